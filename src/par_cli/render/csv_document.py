"""Results to CSV: the lists of the JSON documents as tables, for spreadsheets and scripts (docs/csv.md).

The columns are the names of JSON, dotted, in one fixed order that depends neither on the data nor on the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES, Status, Summary
from par_cli.render.document import COUNTS, View, accounts, tasks
from par_cli.render.output_fields.accounts import ACCOUNT
from par_cli.render.output_fields.kinds import ListOf, ObjectOf
from par_cli.render.output_fields.targets import TARGET
from par_cli.render.output_fields.tasks import OCCURRENCE, TASK
from par_cli.render.printable import printable, without_commands

STATUSES = tuple(dict.fromkeys((*TARGET_STATUSES, *OCCURRENCE_STATUSES)))

_TASK = TASK.without("occurrences")  # a row for each occurrence: the columns of its task, then its own
_ACCOUNT = ACCOUNT.without("leads", "owns")  # the rows of par tasks and par targets


@cache
def columns_of(record: ObjectOf[Any], before: str = "") -> tuple[str, ...]:
    """Return the dotted names of the columns of a record, in their order."""
    found: list[str] = []
    for field in record.listed:
        inner = field.kind.record
        name = f"{before}{field.name}"
        found += [name] if inner is None else columns_of(inner, f"{name}.")
    return tuple(found)


COLUMNS: Final[Mapping[View, tuple[str, ...]]] = {
    "status": (
        *("of", "by", "key", "total", "overdue", "overdue_unreported", "other"),
        *(f"by_status.{status}" for status in STATUSES),
        *("dated", "due", "on_time_rate", "done_rate"),
    ),
    "targets": columns_of(TARGET),
    "tasks": (*columns_of(_TASK), *columns_of(OCCURRENCE, "occurrences.")),
    "agencies": columns_of(_ACCOUNT),
}

_BETWEEN = "; "  # between the entries of a list
_SAFE = frozenset({type(None), bool, int, Decimal, date})  # written without a sign that a spreadsheet computes
_COMPUTED = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')


def csv_document(found: Status, view: View, *, excel: bool, fields: Sequence[str] = ()) -> bytes:
    """Return the CSV of a command as UTF-8, with a header and lines that end in a line feed.

    ``excel`` is the form that a spreadsheet opens by itself where decimals have a comma: a byte order mark, semicolons
    between cells, and decimal commas.  ``fields`` are the columns to write, in their order; all if there are none.
    """
    return b"".join(csv_lines(COLUMNS[view], rows(found, view), excel=excel, fields=fields))


def csv_table(record: ObjectOf[Any], items: Iterable[Any], *, excel: bool) -> bytes:
    """Return entries of one record as CSV, in the form of :func:`csv_document`."""
    return b"".join(csv_lines(columns_of(record), (list(cells_of(record, item)) for item in items), excel=excel))


def csv_lines(
    columns: Sequence[str], found: Iterable[Iterable[object]], *, excel: bool, fields: Sequence[str] = ()
) -> Iterator[bytes]:
    """Yield the header and the lines of a table; ``fields`` as for :func:`csv_document`."""
    between, encoding = (";", "utf-8-sig") if excel else (",", "utf-8")
    places = [columns.index(name) for name in _columns_of_fields(columns, fields)]
    yield f"{between.join(cell(columns[place], excel=excel) for place in places)}\n".encode(encoding)
    for row in found:
        values = map(list(row).__getitem__, places) if fields else row
        line = between.join(["" if value is None else cell(value, excel=excel) for value in values])
        yield without_commands(f"{line}\n").encode()


def _columns_of_fields(columns: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Return the columns that some fields are, each once: the field itself, or each field of the record that it is."""
    if not fields:
        return list(columns)
    found = (name for field in fields for name in columns if name == field or name.startswith(f"{field}."))
    return list(dict.fromkeys(found))


def rows(found: Status, view: View) -> Iterator[Iterable[object]]:
    """Yield the values of each row, in the order of the columns."""
    match view:
        case "status":
            yield from _counts(found.summary)
        case "targets":
            yield from (cells_of(TARGET, item) for item in found.targets)
        case "tasks":
            for task in tasks(found):
                shared = list(cells_of(_TASK, task))
                yield from ([*shared, *cells_of(OCCURRENCE, item)] for item in task.occurrences)
        case "agencies":
            yield from (cells_of(_ACCOUNT, item) for item in accounts(found))


def cells_of(record: ObjectOf[Any], item: object) -> Iterator[object]:
    """Yield what each column of a record holds.

    A record that is missing leaves its columns empty; of a list of records each column holds a list.
    """
    for field in record.listed:
        inner, found = field.kind.record, field.read(item)
        if inner is None:
            yield field.kind.value(found)
        elif isinstance(field.kind, ListOf):
            inner_rows = [list(cells_of(inner, one)) for one in found]
            yield from ([row[index] for row in inner_rows] for index in range(len(columns_of(inner))))
        elif found is None:
            yield from (None for _ in columns_of(inner))
        else:
            yield from cells_of(inner, found)


def cell(value: object, *, excel: bool) -> str:
    """Return a cell: numbers as numbers, text so that no spreadsheet computes it."""
    if type(value) is str:  # most cells are
        return _safe(value)
    if isinstance(value, list):
        return _safe(_BETWEEN.join("null" if item is None else _plain(item, excel=excel) for item in value))
    found = _plain(value, excel=excel)
    return found if type(value) in _SAFE else _safe(found)


@lru_cache(maxsize=1024)  # ids, codes, days and sources recur in a list of many values
def _safe(text: str) -> str:
    """Return a text as a cell: on one line, never computed, and quoted where it must be."""
    text = printable(text)
    if _COMPUTED.match(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _plain(value: object, *, excel: bool) -> str:
    if value is None:
        return ""
    if type(value) is Decimal:
        return f"{value:f}".replace(".", ",") if excel else f"{value:f}"
    if type(value) is bool:
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _counts(summary: Summary) -> Iterator[Iterable[object]]:
    for counts in COUNTS:
        for by in ("all", *counts.by):
            tallies = {None: getattr(summary, counts.name)} if by == "all" else counts.tallies(summary, by)
            for key, tally in tallies.items():
                statuses = {f"by_status.{status}": count for status, count in tally.by_status.items()}
                row = {"of": counts.name, "by": by, "key": key, **counts.record.value(tally), **statuses}
                yield [row.get(name) for name in COLUMNS["status"]]
