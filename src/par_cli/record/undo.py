"""Take back what was written and nobody has changed since; the data is then as it was, to the byte.

Where a file is as the write left it, the old content comes back, and its digest is compared.  Where other entries were
written into it since, or edited, the entries of the write alone are taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.loading.entries import Entry
from par_cli.loading.folder import REPORTS, Reading
from par_cli.messages import Count, Message, phrase
from par_cli.record import journal
from par_cli.record.change import not_written
from par_cli.record.journal import EntryChange, FileChange, Hunk, Plain, RemainingWrite, Write
from par_cli.record.sent import DatedEntry, dated_entry, refuse_sent
from par_cli.record.yaml_edit import opened, remove_entry
from par_cli.source import codes, read_bytes
from par_cli.source.csv_file import MAX_BYTES
from par_cli.source.spans import EntryPath, entry_spans


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
        raise MisuseError(
            phrase(
                "only {count} can be taken back; write --last {number}", count=_writes(len(found)), number=len(found)
            )
        )


def _written(reading: Reading, path: str, change: FileChange, data: bytes | None) -> Iterator[DatedEntry]:
    """Yield the figures and the reports of tasks and targets in a file that a change wrote.

    ``data`` is what the file holds on the disk, from which it was read.
    """
    if data is None:
        return
    is_table = path.endswith(".csv")
    written = {text for hunk in change.hunks or () for text in journal.lines_of(hunk.new.encode())}
    paths = {place for item in change.entries or () for place, _ in _report(data).places(item)}
    lines = journal.lines_of(data) if is_table else []
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


def _writes(number: int) -> Message:
    return phrase("1 write") if number == 1 else phrase("{count} writes", count=Count(number))


class Files:
    """The reports that an undo looks at: what they hold on the disk, and after what is taken back already."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.before: dict[str, bytes | None] = {}
        self.now: dict[str, bytes | None] = {}

    def path(self, file: str) -> str:
        return system.join(self.folder, REPORTS, file)

    def content(self, file: str) -> bytes | None:
        """Return what a file holds, None where it is not there."""
        if file not in self.before:
            problems: list[Diagnostic] = []
            data = read_bytes(self.path(file), self.path(file), MAX_BYTES, problems)
            if data is None and problems[0].code != codes.MISSING:
                raise not_written(phrase("{file}: {why}", file=self.path(file), why=problems[0].message))
            self.before[file] = self.now[file] = data
        return self.now[file]

    def changed(self) -> dict[str, bytes | None]:
        return {self.path(file): data for file, data in self.now.items() if data != self.before[file]}


_MOST_ENTRIES: Final = 100
"""The entries of one write that are looked for one by one, where the file has other lines than it left."""


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
            if written is None and _wrote_subject(change, data, place.line):
                written = item.write
    if written is not None:
        raise _changed(where, written)
    raise MisuseError(
        phrase("par has not written {place}, or the journal no longer has it; change it in an editor", place=where)
    )


def _wrote(change: FileChange, data: bytes, line: int) -> bool:
    if change.old is None and change.sums is not None:
        return line <= len(journal.lines_of(data))
    if change.entries:
        return any(line in lines for item in change.entries for _, lines in _report(data).places(item))
    text = "".join(journal.lines_of(data)[line - 1 : line])
    return text != "" and any(text in journal.lines_of(hunk.new.encode()) for hunk in change.hunks or ())


def _wrote_subject(change: FileChange, data: bytes, line: int) -> bool:
    return any(line in _report(data).subject_lines(item) for item in change.entries or ())


_SUBJECT: Final = ("indicator", "target", "task", "period", "occurrence", "reporter")


class _Report:
    """The entries of a YAML report, and the lines on which each of them is."""

    def __init__(self, data: bytes) -> None:
        found = opened(data, "")
        document = None if found is None else found[0]
        self.value: Mapping[str, object] = {}
        if document is not None and isinstance(document.value, dict):
            self.value = document.value
        self.lists = {name: journal.entries_in(self.value, name) for name in journal.LISTS}
        paths = [(name, at) for name, entries in self.lists.items() for at in range(len(entries))]
        self.spans = {} if document is None else entry_spans(document.text, paths)
        self.by_entry: dict[tuple[str, str], list[int]] = {}
        self.by_subject: dict[tuple[str, str], list[int]] = {}
        for name, at in paths:
            entry = self.lists[name][at]
            self.by_entry.setdefault((name, _key(entry)), []).append(at)
            self.by_subject.setdefault((name, _key(_subject(entry))), []).append(self.spans[name, at].start[0] + 1)

    def places(self, item: EntryChange) -> list[tuple[EntryPath, range]]:
        """Return where an entry is exactly as it was written, and on which lines."""
        paths = [(item.list, at) for at in self.by_entry.get((item.list, _key(item.new)), ())]
        found = ((path, self.spans[path]) for path in paths)
        return [(path, range(span.start[0] + 1, span.end[0] + (span.end[1] > 0) + 1)) for path, span in found]

    def subject_lines(self, item: EntryChange) -> list[int]:
        """Return the lines on which something is said about what an entry is about."""
        return self.by_subject.get((item.list, _key(_subject(item.new))), [])

    def without(self, entries: Sequence[EntryChange]) -> dict[str, list[Plain]]:
        """Return the lists with some entries, each of which is there once, as they were before."""
        lists = {item.list: list(self.lists[item.list]) for item in entries}
        for item in entries:
            lists[item.list][self.places(item)[0][0][1]] = item.old
        return {name: [entry for entry in found if entry is not None] for name, found in lists.items()}


@lru_cache(maxsize=4)
def _report(data: bytes) -> _Report:
    return _Report(data)


def _key(entry: Plain) -> str:
    return json.dumps(entry, sort_keys=True)


def _subject(entry: Plain) -> Plain:
    return [entry.get(key) for key in _SUBJECT] if isinstance(entry, dict) else None


def _place_of(change: FileChange, data: bytes | None) -> int | None:
    """Return the line of what a change wrote, where that is one entry or one row."""
    if data is None:
        return None
    if change.entries is not None and len(change.entries) == 1:
        return next((lines[0] for _, lines in _report(data).places(change.entries[0])), None)
    if change.file.endswith(".csv") and change.hunks is not None and len(change.hunks) == 1:
        lines, new = journal.lines_of(data), change.hunks[0].new
        return lines.index(new) + 1 if new in lines else None
    return None


# --- the file without a write


def _changed(place: str, write: Write) -> MisuseError:
    return MisuseError(
        phrase(
            "{place} is no longer as par wrote it at {at}; nothing was taken back: correct it there in an editor, or "
            "remove it",
            place=place,
            at=write.when,
        )
    )


class Reverse:
    """What a file holds without one change of a write."""

    def __init__(self, write: Write, change: FileChange, path: str) -> None:
        self.write = write
        self.change = change
        self.path = path

    def of(self, data: bytes | None) -> bytes | None:
        change = self.change
        if data is None:
            raise _changed(self.path, self.write)
        if journal.digest(data) == change.new:
            return None if change.old is None else self._exact(data)
        if change.old is None and change.sums is not None:
            raise self._changed_at(journal.first_changed(data, change.sums))
        if change.entries is not None:
            return self._without_entries(data, change.entries)
        if change.hunks is not None:
            return self._without_rows(data, change.hunks)
        raise self._too_long()

    def _changed_at(self, line: int) -> MisuseError:
        return _changed(f"{self.path}:{line}", self.write)

    def _too_long(self) -> MisuseError:
        return MisuseError(
            phrase(
                "{file}: what was written at {at} is too much for the journal; take it back with git, or in an editor",
                file=self.path,
                at=self.write.when,
            )
        )

    def _exact(self, data: bytes) -> bytes:
        """Return the old content of a file that is as the write left it."""
        if self.change.hunks is None:
            raise self._too_long()
        lines = journal.lines_of(data)
        for hunk in reversed(self.change.hunks):
            count = len(journal.lines_of(hunk.new.encode()))
            lines[hunk.line - 1 : hunk.line - 1 + count] = [hunk.old]
        result = "".join(lines).encode()
        if journal.digest(result) != self.change.old:
            raise MisuseError(
                phrase(
                    "{file}: the line on what was written at {at} is damaged; take it back with git, or in an editor",
                    file=self.path,
                    at=self.write.when,
                )
            )
        return result

    def _without_rows(self, data: bytes, hunks: Sequence[Hunk]) -> bytes:
        lines = journal.lines_of(data)
        found = _by_lines(lines, journal.line_by_line(hunks))
        if isinstance(found, Hunk):
            raise self._changed_at(min(found.line, len(lines)))
        return found

    def _without_entries(self, data: bytes, entries: Sequence[EntryChange]) -> bytes:
        for item in entries:
            if len(_report(data).places(item)) != 1:
                raise self._not_there(data, item)
        at_once = _by_lines(journal.lines_of(data), journal.line_by_line(self.change.hunks or ()))
        if isinstance(at_once, bytes) and _is_without(data, at_once, entries):
            return at_once
        if len(entries) > _MOST_ENTRIES:
            raise self._too_long()
        for item in reversed(entries):
            ((path, lines),) = _report(data).places(item)
            result = self._without_entry(data, item, path, lines)
            if result is None:
                raise self._changed_at(lines[0])
            data = result
        return data

    def _not_there(self, data: bytes, item: EntryChange) -> MisuseError:
        """Return the error for an entry that is another one now, or is gone."""
        lines = _report(data).subject_lines(item)
        return self._changed_at(lines[0]) if lines else self._missing(item)

    def _missing(self, item: EntryChange) -> MisuseError:
        new: dict[str, Plain] = item.new or {}
        what = " ".join(str(new[key]) for key in _SUBJECT if key in new)
        return MisuseError(
            phrase(
                "{what}, which par wrote at {at}, is no longer in {file}; nothing was taken back: name an earlier "
                "write by its FILE:LINE",
                what=what,
                at=self.write.when,
                file=self.path,
            )
        )

    def _without_entry(self, data: bytes, item: EntryChange, path: EntryPath, lines: range) -> bytes | None:
        """Return a report with one entry as it was before, in the text that was there; None where that cannot be."""
        text = journal.lines_of(data)
        for hunk in journal.line_by_line(self.change.hunks or ()):
            new = journal.lines_of(hunk.new.encode())
            for start in range(max(1, lines[0] - len(new) + 1), lines[-1] + 1):
                if new and text[start - 1 : start - 1 + len(new)] == new:
                    result = "".join([*text[: start - 1], hunk.old, *text[start - 1 + len(new) :]]).encode()
                    if _is_without(data, result, (item,)):
                        return result
        if item.old is not None or not self._is_ours("".join(text[lines[0] - 1 : lines[-1]])):
            return None
        return remove_entry(data, self.path, path)

    def _is_ours(self, text: str) -> bool:
        """Return whether lines are as the write left them, without a comment that was added."""
        return any(text.strip() in hunk.new for hunk in self.change.hunks or ())


def _by_lines(lines: Sequence[str], hunks: Iterable[Hunk]) -> bytes | Hunk:
    """Return a file with the old lines in the place of the new ones, or the first hunk whose lines are not there."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines, 1):
        places.setdefault(line, []).append(at)
    found: list[tuple[int, int, str]] = []
    for hunk in hunks:
        new = journal.lines_of(hunk.new.encode())
        if not new:
            return hunk
        starts = [at for at in places.get(new[0], ()) if lines[at - 1 : at - 1 + len(new)] == new]
        if hunk.line not in starts and len(starts) != 1:
            return hunk
        found.append((hunk.line if hunk.line in starts else starts[0], len(new), hunk.old))
    result = list(lines)
    for start, count, old in sorted(found, reverse=True):
        result[start - 1 : start - 1 + count] = [old]
    return "".join(result).encode()


def _is_without(data: bytes, result: bytes, entries: Sequence[EntryChange]) -> bool:
    """Return whether a report holds what another one does, but for some entries as they were before."""
    old, new = _report(data), _Report(result)
    wanted = old.without(entries)
    if any(not isinstance(new.value.get(name, ()), tuple) for name in wanted):
        return False
    rest = [{key: journal.plain(item) for key, item in it.value.items() if key not in wanted} for it in (old, new)]
    return rest[0] == rest[1] and all(list(new.lists[name]) == found for name, found in wanted.items())


def _is_bare(data: bytes) -> bool:
    """Return whether a report is one that par made, without an entry."""
    lines = [line for line in journal.lines_of(data) if not line.startswith("# yaml-language-server:")]
    empty = {f"{name}: []\n" for name in journal.LISTS}
    return lines[:2] == ["schema: 1\n", "\n"] and len(lines) == 3 and lines[2] in empty  # noqa: PLR2004
