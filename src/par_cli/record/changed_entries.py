"""Which entries a change takes away and brings, found in the contents of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple, Self

from par_cli.loading.entries import Entry, read_entries
from par_cli.loading.value_columns import ReportedValues
from par_cli.model.reports import OBSERVATION_COLUMNS, ReportsFile
from par_cli.record.change import DataChange
from par_cli.record.line_changes import lines_of
from par_cli.record.report_edit import MODELS
from par_cli.source import parse_yaml, read_csv

_MOST: Final = 10
"""The entries that are returned; of a table of many rows nobody wants to see them all."""


class FirstEntries(NamedTuple):
    """The first of some entries, and from which days on how many of them count."""

    first: tuple[Entry[Any], ...] = ()
    known_from: Mapping[date, int] = {}

    @classmethod
    def of(cls, entries: Sequence[Entry[Any]]) -> Self:
        return cls(tuple(entries[:_MOST]), Counter(entry.value.known_from for entry in entries))

    def and_(self, other: FirstEntries) -> FirstEntries:
        known_from = Counter(self.known_from) + Counter(other.known_from)
        return FirstEntries((*self.first, *other.first)[:_MOST], known_from)


class ChangedEntries(NamedTuple):
    """The entries that are there only before a change, and those that are there only after it."""

    old: FirstEntries
    new: FirstEntries


def entries_changed(changed: DataChange) -> ChangedEntries:
    old, new = FirstEntries(), FirstEntries()
    for path, data in changed.files.items():
        before = changed.old[path]
        of_file = _in_table if path.endswith(".csv") else _in_report
        old, new = old.and_(of_file(path, before, data)), new.and_(of_file(path, data, before))
    return ChangedEntries(old, new)


def _in_report(path: str, data: bytes | None, other: bytes | None) -> FirstEntries:
    """Return the entries of a YAML report that another content of it does not have."""
    there = Counter(repr(entry.value) for entry in entries_of(path, other))
    found: list[Entry[Any]] = []
    for entry in entries_of(path, data):
        if there[repr(entry.value)]:
            there[repr(entry.value)] -= 1
        else:
            found.append(entry)
    return FirstEntries.of(found)


def entries_of(path: str, data: bytes | None) -> Iterator[Entry[Any]]:
    """Yield the entries of a YAML report, of no content none."""
    document = None if data is None else parse_yaml(data, path, [])
    if document is not None:
        for entries in read_entries(document, ReportsFile, MODELS, [], [])[1].values():
            yield from entries


def _in_table(path: str, data: bytes | None, other: bytes | None) -> FirstEntries:
    """Return the rows of a table that are not on the same lines of another content of it."""
    if data is None:
        return FirstEntries()
    table = read_csv(path, path, OBSERVATION_COLUMNS, [], instead=data)
    values = ReportedValues()
    if table is not None:
        values.add_table(table, [], [])
    values.freeze()
    is_changed = _changed_lines(data, other)
    found = sorted(
        (line, number, row)
        for number, kind in enumerate(values.kinds)
        for row in range(len(kind))
        if is_changed(line := kind.origin(row).line)
    )
    return FirstEntries.of([values.kinds[number].entry(row) for _, number, row in found])


def _changed_lines(data: bytes, other: bytes | None) -> Callable[[int], bool]:
    if other is None:
        return lambda _: True
    lines: Sequence[str] = lines_of(data)
    others = lines_of(other)
    if len(lines) != len(others):
        return lambda line: "".join(lines[line - 1 : line]) not in others
    return lambda line: lines[line - 1] != others[line - 1]
