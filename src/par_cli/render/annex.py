"""CSV for people: the columns of an annex in one language, names next to ids and words next to codes (docs/csv.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.progress.exact import PERCENT, cut
from par_cli.progress.reported import Report, Value
from par_cli.progress.results import Account, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render.csv_document import csv_lines
from par_cli.render.document import View
from par_cli.render.table.phrases import short, title_of


class _Head(NamedTuple):
    """The heading of a column, and whether it holds the codes of the next one."""

    code: str
    is_code: bool = False

    def text(self, locale: Locale) -> str:
        found = locale.label("annex", self.code)
        return locale.label("annex", "code", heading=found) if self.is_code else found


_COLUMNS: Final = {
    "targets": (
        *(_Head("id"), _Head("target"), _Head("phase"), _Head("goal"), _Head("deadline"), _Head("baseline")),
        *(_Head("newest"), _Head("gap"), _Head("gap_period"), _Head("pace")),
        *(_Head("status", is_code=True), _Head("status"), _Head("overdue_days")),
        *(_Head("lead", is_code=True), _Head("lead")),
    ),
    "tasks": (
        *(_Head("id"), _Head("task"), _Head("lead", is_code=True), _Head("lead")),
        *(_Head("coordinating", is_code=True), _Head("coordinating"), _Head("occurrence"), _Head("due")),
        *(_Head("done_on"), _Head("evidence"), _Head("overdue_days"), _Head("late_days")),
        *(_Head("status", is_code=True), _Head("status"), _Head("note")),
    ),
    "agencies": (
        *(_Head("id"), _Head("lead_named"), _Head("answers_today", is_code=True), _Head("answers_today")),
        *(_Head("tasks"), _Head("due_count"), _Head("on_time"), _Head("late"), _Head("unfinished")),
        *(_Head("unreported"), _Head("targets"), _Head("targets_missed"), _Head("targets_unreported")),
        _Head("on_time_rate"),
    ),
    "values": (
        *(_Head("id"), _Head("indicator"), _Head("period"), _Head("value"), _Head("unit"), _Head("shown")),
        *(_Head("numerator"), _Head("denominator"), _Head("reporter", is_code=True), _Head("reporter")),
        *(_Head("published"), _Head("source"), _Head("url"), _Head("note"), _Head("place")),
    ),
    "reports": (
        *(_Head("id"), _Head("reported_on"), _Head("occurrence"), _Head("state", is_code=True), _Head("state")),
        *(_Head("day"), _Head("reporter", is_code=True), _Head("reporter"), _Head("published"), _Head("document")),
        *(_Head("evidence"), _Head("cause"), _Head("remedy"), _Head("source"), _Head("note"), _Head("place")),
    ),
}
"""The columns of each annex, in their order."""


def annex(found: Status, view: View, locale: Locale, *, excel: bool) -> bytes:
    """Return the annex of a list as CSV."""
    rows: Iterable[Sequence[object]]
    match view:
        case "targets":
            rows = (_target(item, found.dataset, locale) for item in found.targets)
        case "tasks":
            rows = (_occurrence(item, one, found.dataset, locale) for item in found.tasks for one in item.occurrences)
        case _:
            rows = (_account(item, found.dataset, locale) for item in found.accounts)
    return b"".join(annex_lines(view, rows, locale, excel=excel))


def annex_lines(name: str, rows: Iterable[Sequence[object]], locale: Locale, *, excel: bool) -> Iterator[bytes]:
    """Yield the lines of an annex."""
    return csv_lines([head.text(locale) for head in _COLUMNS[name]], rows, excel=excel)


def _names(dataset: Dataset, names: Sequence[str], locale: Locale) -> tuple[list[str], list[str]]:
    """Return the ids of agencies and their names."""
    return list(names), [short(dataset, name, locale) for name in names]


def _target(item: TargetResult, dataset: Dataset, locale: Locale) -> list[object]:
    entry = item.entry
    return [
        entry.id,
        locale.text(entry.indicator.name),
        entry.phase.id if entry.phase.name is None else locale.text(entry.phase.name),
        form.goal(entry.target, entry.indicator, locale),
        entry.deadline,
        None if item.baseline is None else form.dated(item.baseline, item, locale),
        None if item.current is None else form.dated(item.current, item, locale),
        None if item.gap is None else form.gap(item, dataset, locale),
        None if item.gap is None or item.basis is None else form.period(item.basis.period, locale),
        None if item.pace is None else cut(item.pace, form.PLACES, up=False),
        item.status,
        locale.label("target_status", item.status),
        item.days_overdue,
        *_names(dataset, item.owners, locale),
    ]


def _occurrence(item: TaskResult, one: OccurrenceResult, dataset: Dataset, locale: Locale) -> list[object]:
    report = one.report
    milestone = one.slot.milestone
    name = item.task.name if milestone is None or milestone.name is None else milestone.name
    return [
        item.task.id,
        locale.text(name),
        *_names(dataset, one.slot.lead, locale),
        *_names(dataset, item.task.coordinating, locale),
        one.slot.key,
        one.due,
        locale.label("show", "by", day=locale.day(one.done_on)) if one.done_by_bound and one.done_on else one.done_on,
        report and report.evidence,
        one.days_overdue,
        one.days_late,
        one.status,
        locale.label("occurrence_status", one.status),
        item.task.note and locale.text(item.task.note),
    ]


def _account(item: Account, dataset: Dataset, locale: Locale) -> list[object]:
    rate = item.due.on_time_rate
    return [
        item.agency,
        locale.label("text", "no_lead") if item.agency is None else locale.text(dataset.agencies[item.agency].name),
        *_names(dataset, item.agency_today, locale),
        item.tasks,
        item.due.total,
        item.due.done_on_time,
        item.due.done_late,
        item.due.unfinished,
        item.due.unreported,
        item.targets.total,
        item.targets_missed,
        item.targets_unreported,
        None if rate is None else cut(rate * PERCENT, form.PLACES, up=False),
    ]


def _unit(value: Value, dataset: Dataset, locale: Locale) -> str | None:
    unit = value.indicator.unit
    if unit is None:
        return None
    declared = dataset.units.get(unit)
    return locale.label("template_unit", unit) if declared is None else locale.text(declared.short or declared.name)


def value_row(value: Value, dataset: Dataset, locale: Locale) -> list[object]:
    """Return a value as a row of its annex: the number by itself, and as it is read, with bound and rank."""
    from par_cli.render.numbers import observed_value

    item = value.item
    return [
        value.indicator.id,
        locale.text(value.indicator.name),
        item.period.text,
        observed_value(item, value.side),
        _unit(value, dataset, locale),
        form.observed(item, value.indicator, locale, up=value.side < 0),
        item.numerator,
        item.denominator,
        item.reporter,
        None if item.reporter is None else short(dataset, item.reporter, locale),
        item.published,
        item.source,
        item.url,
        item.note,
        value.place,
    ]


def _day(report: Report, locale: Locale) -> date | str | None:
    """Return the day that a report names: one by which it was done, or a new due date, is said to be so."""
    for name, code in (("on", ""), ("by", "by"), ("due", "new_due")):
        day: date | None = getattr(report.item, name, None)
        if day is not None:
            return locale.label("show", code, day=locale.day(day)) if code else day
    return None


def report_row(report: Report, dataset: Dataset, locale: Locale) -> list[object]:
    """Return a report as a row of its annex."""
    item = report.item

    def read(name: str) -> str | date | Decimal | None:
        found: str | date | Decimal | None = getattr(item, name, None)
        return found

    state, reporter = read("state"), read("reporter")
    seen = "seen" if getattr(item, "seen", False) else state
    return [
        report.id,
        title_of(dataset, report.id, locale),
        read("occurrence"),
        seen,
        read("value") if seen is None else locale.label("state", str(seen)),
        _day(report, locale),
        reporter,
        None if reporter is None else short(dataset, str(reporter), locale),
        *map(read, ("published", "document", "evidence", "cause", "remedy", "source", "note")),
        report.place,
    ]


ENTRY_ROWS: Final[Mapping[str, Callable[[Any, Dataset, Locale], Sequence[object]]]] = {
    "values": value_row,
    "reports": report_row,
}
"""What returns an entry of a flat list as a row of its annex."""
