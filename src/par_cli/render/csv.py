"""Results to CSV: the lists of the JSON documents as tables, for spreadsheets and scripts (docs/csv.md).

The columns are the names of JSON, dotted, in one fixed order that depends neither on the data nor on the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES, OccurrenceTally, Status, Tally
from par_cli.render.document import (
    Json,
    View,
    account_fields,
    occurrence_tally_fields,
    tally_fields,
    target_fields,
    task_fields,
)
from par_cli.render.printable import printable, without_commands

_BOTH = ("vi", "en")


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _below(name: str, parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{name}.{part}" for part in parts)


_OBSERVATION = _names(
    "period value of numerator denominator change bound reporter published source url line provisional break"
    " comparable as_printed note"
)

_OUTCOME = _names("state on by due published reason document evidence source url note")
_SOURCE = _names("section line document page url")

TARGET_COLUMNS: tuple[str, ...] = (
    "id",
    "indicator",
    *_below("name", _BOTH),
    *_names("group phase deadline first_deadline every operator value upper unit better kind relative_to change_in"),
    *_below("stretch", ("operator", "value", "upper", "met")),
    *_names("threshold commitment"),
    *_names("owners owners_basis owners_today status overdue days_overdue awaited_until flags reason"),
    *_below("note", _BOTH),
    *_below("indicator_note", _BOTH),
    *_below("baseline", _OBSERVATION),
    "baseline_of",
    *_below("current", _OBSERVATION),
    *_below("deciding", _OBSERVATION),
    *_below("outcome", _OUTCOME),
    *_below("extension", _OUTCOME),
    *_names("gap margin share expected behind pace required recent projected projected_meets"),
    *_below("years", ("year", "period", "status", "reason", "value")),
    *_below("reporters", ("done", "total", "missing", "period")),
    *_below("each", ("reporter", "status", "value")),
    *_names("parts part_of"),
    *_below("source", _SOURCE),
)

OCCURRENCE_COLUMNS: tuple[str, ...] = (
    *_names("key due first_due lead orientation status overdue days_overdue state done_on done_by flags"),
    *_below("reporters", ("done", "total", "missing")),
    *_names("days_late published evidence cause remedy reason document source url note"),
    *_below("observation", _OBSERVATION),
    *_below("measure", ("indicator", "operator", "value", "upper", "unit")),
)

TASK_COLUMNS: tuple[str, ...] = (
    "id",
    "section",
    *_below("name", _BOTH),
    *_names("lead lead_today taken_over_by coordinating schedule.kind"),
    *_below("schedule.condition", _BOTH),
    *_names("status overdue days_overdue"),
    *_below("note", _BOTH),
    "targets",
    *_below("source", _SOURCE),
    *_below("occurrences", OCCURRENCE_COLUMNS),
)
"""A row for each occurrence: the columns of its task, then its own."""

ACCOUNT_COLUMNS: tuple[str, ...] = (
    "agency",
    *_below("name", _BOTH),
    *_names("agency_today tasks occurrences due on_time late unfinished unreported overdue on_time_rate"),
    *_names("targets targets_missed targets_unreported targets_overdue"),
)
"""The counts of an account; what they count are the rows of ``par tasks`` and ``par targets``."""

STATUSES: tuple[str, ...] = tuple(dict.fromkeys((*TARGET_STATUSES, *OCCURRENCE_STATUSES)))

COUNT_COLUMNS: tuple[str, ...] = (
    *_names("of by key total overdue overdue_unreported"),
    *_below("by_status", STATUSES),
    *_names("dated due on_time_rate done_rate"),
)
"""The counts of the first screen: what is counted (``of``), for which (``by``, ``key``), and how many."""

COLUMNS: dict[View, tuple[str, ...]] = {
    "status": COUNT_COLUMNS,
    "targets": TARGET_COLUMNS,
    "tasks": TASK_COLUMNS,
    "agencies": ACCOUNT_COLUMNS,
}

_BETWEEN = "; "  # between the entries of a list
_COMPUTED = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')


def csv_document(found: Status, view: View, *, excel: bool) -> bytes:
    """Give the CSV of a command as UTF-8, with a header and lines that end in a line feed.

    ``excel`` is the form that a spreadsheet opens by itself where decimals have a comma: a byte order mark, semicolons
    between cells, and decimal commas.
    """
    columns = COLUMNS[view]
    between = ";" if excel else ","
    paths = [name.split(".") for name in columns]
    rows = (between.join(cell(_at(row, path), excel=excel) for path in paths) for row in _rows(found, view))
    lines = [between.join(columns), *rows]
    text = without_commands("".join(f"{line}\n" for line in lines))
    return text.encode("utf-8-sig" if excel else "utf-8")


def _rows(found: Status, view: View) -> Iterator[Json]:
    match view:
        case "status":
            yield from _counts(found)
        case "targets":
            yield from map(target_fields, found.targets)
        case "tasks":
            for item in found.tasks:
                task = task_fields(item, found.dataset)
                occurrences = task["occurrences"]
                assert isinstance(occurrences, list)  # noqa: S101 - for the type checker
                for occurrence in occurrences:
                    yield {**task, "occurrences": occurrence}
        case "agencies":
            for account in found.accounts:
                yield account_fields(account, found.dataset)


def _at(value: object, path: Sequence[str]) -> object:
    """Give what stands at a dotted name; of a list of mappings, the list of what stands there in each."""
    if isinstance(value, list):
        return [_at(item, path) for item in value] if path else value
    if not path or value is None:
        return value
    assert isinstance(value, Mapping)  # noqa: S101 - for the type checker: names lead to mappings
    return _at(value.get(path[0]), path[1:])


def cell(value: object, *, excel: bool) -> str:
    """Give a cell: numbers as numbers, text so that no spreadsheet computes it."""
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return _plain(value, excel=excel)
    text = (
        _BETWEEN.join("null" if item is None else _plain(item, excel=excel) for item in value)
        if isinstance(value, list)
        else _plain(value, excel=excel)
    )
    text = printable(text)
    if _COMPUTED.match(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _plain(value: object, *, excel: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",") if excel else f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _counts(found: Status) -> Iterator[Json]:
    summary = found.summary
    yield _tally("targets", "all", None, summary.targets)
    for by, tallies in (
        ("phase", summary.targets_by_phase),
        ("section", summary.targets_by_section),
        ("agency", summary.targets_by_agency),
    ):
        yield from (_tally("targets", by, key, tally) for key, tally in tallies.items())
    yield _tally("tasks", "all", None, summary.tasks)
    for by, tallies in (("section", summary.tasks_by_section), ("agency", summary.tasks_by_agency)):
        yield from (_tally("tasks", by, key, tally) for key, tally in tallies.items())
    yield _occurrences("all", None, summary.occurrences)
    for key, counted in sorted(summary.occurrences_by_agency.items()):
        yield _occurrences("agency", key, counted)


def _tally(of: str, by: str, key: str | None, tally: Tally) -> Json:
    return {"of": of, "by": by, "key": key, **tally_fields(tally)}


def _occurrences(by: str, key: str | None, tally: OccurrenceTally) -> Json:
    return {
        "of": "occurrences",
        "by": by,
        "key": key,
        **occurrence_tally_fields(tally),
        "by_status": tally.by_status,
    }
