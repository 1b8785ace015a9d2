"""What was sent: a figure in a snapshot is not put right in silence, it is revised; a report is followed by a new one.

The journal of the data tells of its snapshots.  Without it nothing is known to have been sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.loading.entries import Origin
from par_cli.loading.folder import REPORTS
from par_cli.messages import Message, phrase
from par_cli.model.reports import Observation, ReportOnPromise
from par_cli.record import disk, journal
from par_cli.record.change import locked
from par_cli.record.journal import FileChange, SnapshotLine, Write
from par_cli.record.line_changes import lines_of
from par_cli.source import Table, read_bytes
from par_cli.source.csv_file import MAX_BYTES


def note_snapshot(folder: str, snapshot: SnapshotLine) -> None:
    """Note in the journal of a data folder that it was sent; raise :class:`NotWrittenError` or :class:`OSError`."""
    with locked(folder):
        disk.append(journal.path_in(folder), snapshot.line)


class DatedEntry(NamedTuple):
    """An entry that may have been sent, and the day from which it is known: None where that is not given."""

    origin: Origin
    day: date | None
    is_figure: bool


def dated_entry(origin: Origin, value: Observation | ReportOnPromise) -> DatedEntry:
    """Return a figure with the day of its publication, or a report of a task or target with the day it counts from."""
    if isinstance(value, Observation):
        return DatedEntry(origin, value.published, is_figure=True)
    return DatedEntry(origin, value.known_from, is_figure=False)


def refuse_sent(folder: str, entries: Iterable[DatedEntry], *, option: str) -> None:
    """Raise :class:`MisuseError` where a figure or a report of a task or target was in a snapshot of the data.

    ``option`` is the one with which it is put right.
    """
    snapshots: list[tuple[SnapshotLine, _Since]] = []
    writes: list[Write] = []
    for item in journal.with_snapshots(folder):
        if isinstance(item, Write):
            writes.append(item)
        else:
            snapshots.append((item, _Since(system.join(folder, REPORTS, ""), tuple(writes))))
    if not snapshots:
        return
    for entry in entries:
        for snapshot, since in snapshots:
            if (entry.day is None or entry.day <= snapshot.as_of) and not since.has(entry.origin):
                raise MisuseError(_was_sent(entry, snapshot, option))


def _was_sent(entry: DatedEntry, snapshot: SnapshotLine, option: str) -> Message:
    place = entry.origin.file_line()
    day = snapshot.as_of.isoformat()
    if entry.is_figure:
        return phrase(
            "{place}: this figure was sent in a snapshot as of {day}, so {option} does not change it; "
            "write the right one with --revise and --published, the day on which it is published",
            place=place,
            day=day,
            option=option,
        )
    return phrase(
        "{place}: this report was sent in a snapshot as of {day}, so {option} does not change it; "
        "record the right one as a new report with --published, the day on which it is published",
        place=place,
        day=day,
        option=option,
    )


class _Since:
    """What was written into the reports since a snapshot; ``top`` is the beginning of their paths."""

    def __init__(self, top: str, writes: Sequence[Write]) -> None:
        self._top = top
        self._changes = [change for write in writes for change in write.changes]
        self._rows: dict[str, tuple[Sequence[str], frozenset[str]]] = {}

    def has(self, origin: Origin) -> bool:
        """Return whether an entry, as it is now, was written since."""
        file = origin.document.file.removeprefix(self._top)
        changes = [change for change in self._changes if change.file == file]
        if not changes or any(change.old is None for change in changes):
            return bool(changes)
        if isinstance(origin.document, Table):
            rows, new = self._rows_of(origin.document.file, changes)
            return rows[origin.line - 1] in new
        name, index = origin.entry
        entry = journal.entries_in(origin.document.value, name)[index]
        return any(item.new == entry for change in changes for item in change.entries or ())

    def _rows_of(self, path: str, changes: Sequence[FileChange]) -> tuple[Sequence[str], frozenset[str]]:
        """Return the lines of a table, and those that were written since."""
        if path not in self._rows:
            problems: list[Diagnostic] = []  # none: it was read just before
            rows = lines_of(read_bytes(path, path, MAX_BYTES, problems) or b"")
            hunks = (hunk.new.encode() for change in changes for hunk in change.hunks or ())
            self._rows[path] = rows, frozenset(line for text in hunks for line in lines_of(text))
        return self._rows[path]
