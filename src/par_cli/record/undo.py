"""Take back what was written and nobody has changed since; the data is then as it was, to the byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from par_cli.diagnostics import MisuseError
from par_cli.loading.entries import Entry
from par_cli.loading.folder import REPORTS, Reading
from par_cli.messages import Count, Message, phrase
from par_cli.record import journal
from par_cli.record.journal import FileChange, RemainingWrite, Write
from par_cli.record.line_changes import lines_of
from par_cli.record.reverse import Files, Reverse, not_as_written, report_entries
from par_cli.record.sent import DatedEntry, dated_entry, refuse_sent


class ReportLine(NamedTuple):
    """A line of a report, by its path below reports/."""

    file: str
    line: int


class UndoRequest(NamedTuple):
    """What is to be taken back: the last writes, or the one that wrote a line."""

    last: int = 1
    place: ReportLine | None = None


class Undo:
    """One undo: an edit of a data folder, and what it will have taken back."""

    def __init__(self, wanted: UndoRequest) -> None:
        self.wanted = wanted
        self.chosen: list[RemainingWrite] = []
        self.refs: list[str] = []
        """What the line of the undo calls the writes, once they are known."""
        self.summary: list[Message] = []
        """A line for each write, the last one first."""
        self.notes: list[Message] = []

    def edit(self, reading: Reading) -> Mapping[str, bytes | None]:
        """Return the files as they are without the writes; raise :class:`MisuseError` where they have been changed."""
        files = Files(reading.location.folder)
        writes = journal.remaining_writes(self._understood(reading.location.folder), files.content)
        place = self.wanted.place
        self.chosen = _at_place(writes, place, files) if place else self._last(writes)
        self.refs.extend(item.write.ref for item in self.chosen)
        for item in self.chosen:
            places: list[str] = []
            for change in item.changes:
                path, data = files.path(change.file), files.content(change.file)
                refuse_sent(
                    files.folder, _written(reading, path, change, files.before[change.file]), option="par record undo"
                )
                line = _place_of(change, data)
                places.append(path if line is None else f"{path}:{line}")
                result = Reverse(item.write, change, path).of(data)
                if result is not None and journal.digest(result) != change.old and _is_bare(result):
                    result = None if self._was_made(files.folder, change.file) else result
                files.now[change.file] = result
            self.summary.append(
                phrase(
                    "takes back par {command} of {at}: {places}",
                    command=item.write.command,
                    at=item.write.when,
                    places=", ".join(places),
                )
            )
        return files.changed()

    @staticmethod
    def _was_made(folder: str, file: str) -> bool:
        """Return whether par made a file, which then goes with the last entry that it wrote into it."""
        changes = (change for write in journal.newest_first(folder) if write is not None for change in write.changes)
        return any(change.file == file and change.old is None for change in changes)

    def _understood(self, folder: str) -> Iterator[Write]:
        """Yield the writes of the journal; count the lines that are not understood, as far as they are looked at."""
        others = 0
        for write in journal.newest_first(folder):
            if write is not None:
                yield write
                continue
            others += 1
            if others == 1:
                self.notes.append(
                    phrase("{file}: lines that par has not written are skipped", file=journal.path_in(folder))
                )

    def _last(self, writes: Iterator[RemainingWrite]) -> list[RemainingWrite]:
        found: list[RemainingWrite] = []
        for item in writes:
            if item.changes:
                found.append(item)
            else:
                note = phrase("what was to be written at {at} is not in the data; it is skipped", at=item.write.when)
                self.notes.append(note)
            if len(found) == self.wanted.last:
                return found
        if not found:
            raise MisuseError(
                phrase(
                    "there is nothing to take back: the journal in {folder}/ has no write that is still in the data",
                    folder=REPORTS,
                )
            )
        number = len(found)
        count = phrase("1 write") if number == 1 else phrase("{count} writes", count=Count(number))
        raise MisuseError(phrase("only {count} can be taken back; write --last {number}", count=count, number=number))


def _written(reading: Reading, path: str, change: FileChange, data: bytes | None) -> Iterator[DatedEntry]:
    """Yield the figures and the reports of tasks and targets in a file that a change wrote.

    ``data`` is what the file holds on the disk, from which it was read.
    """
    if data is None:
        return
    is_table = path.endswith(".csv")
    written = {text for hunk in change.hunks or () for text in lines_of(hunk.new.encode())}
    paths = {place for item in change.entries or () for place, _ in report_entries(data).places(item)}
    lines = lines_of(data) if is_table else []
    for kind in reading.entries.values.kinds:
        for row in range(len(kind)):
            origin = kind.origin(row)
            if origin.document.file != path:
                continue
            if (change.old is None or lines[origin.line - 1] in written) if is_table else origin.path in paths:
                yield dated_entry(origin, kind.entry(row).value)
    reports: list[Entry[Any]] = [*reading.entries.outcomes, *reading.entries.task_reports]
    for entry in reports:
        if entry.origin.document.file == path and entry.origin.path in paths:
            yield dated_entry(entry.origin, entry.value)


# --- which write wrote a line


def _at_place(writes: Iterator[RemainingWrite], place: ReportLine, files: Files) -> list[RemainingWrite]:
    """Return the newest write that wrote a line as it is now."""
    data = files.content(place.file)
    if data is None:
        raise MisuseError(phrase("there is no file {file}", file=files.path(place.file)))
    written: Write | None = None
    where = f"{files.path(place.file)}:{place.line}"
    for item in writes:
        for change in item.changes:
            if change.file != place.file:
                continue
            if _wrote(change, data, place.line):
                return [item]
            subjects = (report_entries(data).subject_lines(entry) for entry in change.entries or ())
            if written is None and any(place.line in lines for lines in subjects):
                written = item.write
    if written is not None:
        raise not_as_written(where, written)
    raise MisuseError(
        phrase("par has not written {place}, or the journal no longer has it; change it in an editor", place=where)
    )


def _wrote(change: FileChange, data: bytes, line: int) -> bool:
    if change.old is None and change.sums is not None:
        return line <= len(lines_of(data))
    if change.entries:
        return any(line in lines for item in change.entries for _, lines in report_entries(data).places(item))
    text = "".join(lines_of(data)[line - 1 : line])
    return text != "" and any(text in lines_of(hunk.new.encode()) for hunk in change.hunks or ())


def _place_of(change: FileChange, data: bytes | None) -> int | None:
    """Return the line of what a change wrote, where that is one entry or one row."""
    if data is None:
        return None
    if change.entries is not None and len(change.entries) == 1:
        return next((lines[0] for _, lines in report_entries(data).places(change.entries[0])), None)
    if change.file.endswith(".csv") and change.hunks is not None and len(change.hunks) == 1:
        lines, new = lines_of(data), change.hunks[0].new
        return lines.index(new) + 1 if new in lines else None
    return None


def _is_bare(data: bytes) -> bool:
    """Return whether a report is one that par made, without an entry."""
    lines = [line for line in lines_of(data) if not line.startswith("# yaml-language-server:")]
    empty = {f"{name}: []\n" for name in journal.LISTS}
    return lines[:2] == ["schema: 1\n", "\n"] and len(lines) == 3 and lines[2] in empty  # noqa: PLR2004
