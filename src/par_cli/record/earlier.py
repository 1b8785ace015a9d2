"""What the reports held on an earlier day, by the journal: without what was written since, with what was taken back.

What says itself on which day it was recorded is as it says: a sheet may hold what was kept elsewhere before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from par_cli import system
from par_cli.diagnostics import MisuseError
from par_cli.loading import load
from par_cli.loading.folder import Loaded, Location
from par_cli.messages import Message, phrase
from par_cli.model.dataset import Dataset
from par_cli.model.observations import Observations
from par_cli.model.reports import OBSERVATION_COLUMNS, Outcome, Receipt, TaskReport, Threshold
from par_cli.record import journal
from par_cli.record.journal import FileChange, Write
from par_cli.record.line_changes import lines_of
from par_cli.record.reverse import Files, Reverse
from par_cli.source import read_csv
from par_cli.source.csv_file import quoted_cell

Report = TypeVar("Report", Outcome, Threshold, TaskReport, Receipt)


def load_recorded_by(location: Location, day: date, *, with_documents: bool = True) -> tuple[Loaded, Sequence[Message]]:
    """Return the data as it had been recorded by the end of a day, and notes on what is not known of that day.

    What had been recorded is told by the journal and by what entries say themselves.  ``with_documents`` and what
    is raised are as in :func:`par_cli.loading.load`.
    """
    decision = load(location, with_documents=False).dataset.decision

    def day_of(moment: str) -> date:
        here, _ = system.in_zone(datetime.fromisoformat(moment), decision.time_zone, decision.utc_offset)
        return here.date()

    writes = [write for write in journal.newest_first(location.folder) if write is not None]
    earlier = _EarlierReports(location.folder, day, [write for write in writes if day_of(write.at) > day], writes)
    loaded = load(location, earlier.files(), with_documents=with_documents)
    return loaded._replace(dataset=recorded_by(loaded.dataset, day)), earlier.notes


class _EarlierReports:
    """What the reports held at the end of a day.

    What was written later is taken out, and a corrected entry is again what it was.  Where that cannot be done, as
    where the entry was edited by hand since, it stays, and a note says so.
    """

    def __init__(self, folder: str, day: date, later: Sequence[Write], writes: Sequence[Write]) -> None:
        self.notes: list[Message] = []
        self._files = Files(folder)
        self._day = day
        self._later = later
        self._by_ref = {write.ref: write for write in writes}
        self._taken_back: set[tuple[str, str]] = set()  # since that day too, so that nothing of it is left
        self._refs = {write.ref for write in later}

    def files(self) -> Mapping[str, bytes | None]:
        """Return the reports that were others, by path, None for those that were not there."""
        for write in self._later:  # the newest first
            for change in write.changes:
                if (write.ref, change.file) not in self._taken_back:
                    self._go_back(write, change)
        return self._files.changed()

    def _go_back(self, write: Write, change: FileChange) -> None:
        data = self._files.content(change.file)
        path = self._files.path(change.file)
        if journal.digest(data) == change.old != change.new:
            return  # it was announced, and never written
        if write.undoes:
            self._files.now[change.file] = self._with_what_was_taken_back(write, change.file, data)
            return
        try:
            before = Reverse(write, change, path).of(data)
            if data is not None and before is None and path.endswith(".csv"):
                before = _recorded_elsewhere(data, self._day)
            self._files.now[change.file] = before
        except MisuseError:
            self.notes.append(
                phrase(
                    "{file}: what was written at {at} cannot be told from later changes; it is shown as if it had been "
                    "there",
                    file=path,
                    at=write.when,
                )
            )

    def _with_what_was_taken_back(self, write: Write, file: str, data: bytes | None) -> bytes | None:
        """Return a file with what an undo took out of it, where that had been written by the day asked about."""
        for ref in reversed(write.undoes):  # the oldest first
            if ref in self._refs:
                self._taken_back.add((ref, file))
                continue
            undone = self._by_ref.get(ref)
            change = None if undone is None else next((item for item in undone.changes if item.file == file), None)
            again = None if change is None else _written_again(change, data)
            if again is None:
                path = self._files.path(file)
                self.notes.append(
                    phrase(
                        "{file}: what was taken back at {at} is no longer in the journal; it is left out",
                        file=path,
                        at=write.when,
                    )
                )
            else:
                data = again
        return data


def _recorded_elsewhere(data: bytes, day: date) -> bytes | None:
    """Return the rows of a table that say that they had been recorded by a day; None where no row does."""
    table = read_csv("", "", OBSERVATION_COLUMNS, [], instead=data)
    if table is None or "recorded" not in table.header:
        return None
    at = table.header.index("recorded")
    rows = (row for block in table.blocks() for row in zip(*block.columns, strict=True))
    kept = [",".join(map(quoted_cell, row)) for row in rows if row[at] and row[at] <= day.isoformat()]
    return "\n".join((",".join(table.header), *kept, "")).encode() if kept else None


def _written_again(change: FileChange, data: bytes | None) -> bytes | None:
    """Return a file after a change to its old content; None where it holds something else, or that is not known."""
    if change.hunks is None or journal.digest(data) != change.old:
        return None
    lines = lines_of(data or b"")
    for hunk in change.hunks:
        count = len(lines_of(hunk.old.encode()))
        lines[hunk.line - 1 : hunk.line - 1 + count] = lines_of(hunk.new.encode())
    result = "".join(lines).encode()
    return result if journal.digest(result) == change.new else None


# --- entries that say themselves when they were recorded


def recorded_by(dataset: Dataset, day: date) -> Dataset:
    """Return a dataset as it was known on a day; what does not say when it was recorded is in it."""
    return dataset._replace(
        observations=_values(dataset.observations, day),
        projections=_values(dataset.projections, day),
        outcomes=_reports(dataset.outcomes, day),
        thresholds=_reports(dataset.thresholds, day),
        task_reports=_reports(dataset.task_reports, day),
        receipts=_recorded(dataset.receipts, day),
        known=day,
    )


def _values(observations: Observations, day: date) -> Observations:
    later = {cell for cell, given in enumerate(observations.distinct("recorded")) if given and given > day}
    if not later:
        return observations
    found = {}
    for name in observations:
        rows = observations.rows(name)
        cells = zip(rows, observations.cells_in("recorded", rows), strict=True)
        kept = [row for row, cell in cells if cell not in later]
        if kept:
            found[name] = kept
    return observations.keeping(found)


def _reports(reports: Mapping[str, tuple[Report, ...]], day: date) -> dict[str, tuple[Report, ...]]:
    kept = {name: _recorded(items, day) for name, items in reports.items()}
    return {name: items for name, items in kept.items() if items}


def _recorded(items: tuple[Report, ...], day: date) -> tuple[Report, ...]:
    return tuple(item for item in items if item.recorded is None or item.recorded <= day)
