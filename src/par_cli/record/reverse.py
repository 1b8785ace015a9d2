"""What a report held before a change that par made: the old content, or what is there now without the new entries.

Where a file is as the write left it, the old content comes back, and its digest is compared.  Where other entries were
written into it since, or edited, the entries of the write alone are taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from par_cli import system
from par_cli.diagnostics import MisuseError
from par_cli.loading.folder import REPORTS
from par_cli.messages import phrase
from par_cli.record import journal
from par_cli.record.change import content_of
from par_cli.record.journal import EntryChange, FileChange, Plain, Write
from par_cli.record.line_changes import Hunk, first_changed, line_by_line, lines_of
from par_cli.record.yaml_edit import opened, remove_entry
from par_cli.source.spans import EntryPath, entry_spans


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
            self.before[file] = self.now[file] = content_of(self.path(file))
        return self.now[file]

    def changed(self) -> dict[str, bytes | None]:
        return {self.path(file): data for file, data in self.now.items() if data != self.before[file]}


# --- the entries of a report

_SUBJECT: Final = ("indicator", "target", "task", "period", "occurrence", "reporter")


class ReportEntries:
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
def report_entries(data: bytes) -> ReportEntries:
    return ReportEntries(data)


def _key(entry: Plain) -> str:
    return json.dumps(entry, sort_keys=True)


def _subject(entry: Plain) -> Plain:
    return [entry.get(key) for key in _SUBJECT] if isinstance(entry, dict) else None


# --- a file without a change

_MOST_ENTRIES: Final = 100
"""The entries of one write that are looked for one by one, where the file has other lines than it left."""


def not_as_written(place: str, write: Write) -> MisuseError:
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
        """Return a file without the change, None where it was new; raise :class:`MisuseError` where that cannot be."""
        change = self.change
        if data is None:
            raise not_as_written(self.path, self.write)
        if journal.digest(data) == change.new:
            return None if change.old is None else self._exact(data)
        if change.old is None and change.sums is not None:
            raise self._changed_at(first_changed(data, change.sums))
        if change.entries is not None:
            return self._without_entries(data, change.entries)
        if change.hunks is not None:
            return self._without_rows(data, change.hunks)
        raise self._too_long()

    def _changed_at(self, line: int) -> MisuseError:
        return not_as_written(f"{self.path}:{line}", self.write)

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
        lines = lines_of(data)
        for hunk in reversed(self.change.hunks):
            count = len(lines_of(hunk.new.encode()))
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
        lines = lines_of(data)
        found = _by_lines(lines, line_by_line(hunks))
        if isinstance(found, Hunk):
            raise self._changed_at(min(found.line, len(lines)))
        return found

    def _without_entries(self, data: bytes, entries: Sequence[EntryChange]) -> bytes:
        for item in entries:
            if len(report_entries(data).places(item)) != 1:
                raise self._not_there(data, item)
        at_once = _by_lines(lines_of(data), line_by_line(self.change.hunks or ()))
        if isinstance(at_once, bytes) and _is_without(data, at_once, entries):
            return at_once
        if len(entries) > _MOST_ENTRIES:
            raise self._too_long()
        for item in reversed(entries):
            ((path, lines),) = report_entries(data).places(item)
            result = self._without_entry(data, item, path, lines)
            if result is None:
                raise self._changed_at(lines[0])
            data = result
        return data

    def _not_there(self, data: bytes, item: EntryChange) -> MisuseError:
        """Return the error for an entry that is another one now, or is gone."""
        lines = report_entries(data).subject_lines(item)
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
        text = lines_of(data)
        for hunk in line_by_line(self.change.hunks or ()):
            new = lines_of(hunk.new.encode())
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
        new = lines_of(hunk.new.encode())
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
    old, new = report_entries(data), ReportEntries(result)
    wanted = old.without(entries)
    if any(not isinstance(new.value.get(name, ()), tuple) for name in wanted):
        return False
    rest = [{key: journal.plain(item) for key, item in it.value.items() if key not in wanted} for it in (old, new)]
    return rest[0] == rest[1] and all(list(new.lists[name]) == found for name, found in wanted.items())
