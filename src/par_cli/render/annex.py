"""The annexes: columns in one language, names next to ids and words next to codes, as CSV (docs/csv.md).

:mod:`par_cli.render.annex_workbook` writes the same columns and cells as a workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.periods import Period
from par_cli.model.reports import NAMING_DOCUMENTS
from par_cli.progress.agencies import today
from par_cli.progress.documents import party
from par_cli.progress.exact import PERCENT, cut
from par_cli.progress.reported import Report, Value
from par_cli.progress.results import Account, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import comparisons, list_cells, promises
from par_cli.render import format as form
from par_cli.render.csv_document import csv_lines
from par_cli.render.document import View
from par_cli.render.numbers import observed_value
from par_cli.render.phrases import answering, cited_name, occurrence_title, short, title_of

if TYPE_CHECKING:
    from par_cli.progress.documents import DocumentResult
    from par_cli.progress.measures import MeasureResult


class Head(NamedTuple):
    """The heading of a column, and whether it holds the codes of the next one."""

    code: str
    is_code: bool = False

    def text(self, locale: Locale) -> str:
        found = locale.label("annex", self.code)
        return locale.label("annex", "code", heading=found) if self.is_code else found


COLUMNS: Final = {
    "targets": (
        *(Head("id"), Head("target"), Head("phase"), Head("goal"), Head("deadline"), Head("baseline")),
        *(Head("newest"), Head("gap"), Head("gap_period"), Head("pace")),
        *(Head("status", is_code=True), Head("status"), Head("overdue_days")),
        *(Head("owner", is_code=True), Head("owner"), Head("answers_today")),
    ),
    "tasks": (
        *(Head("id"), Head("task"), Head("lead", is_code=True), Head("lead")),
        *(Head("answers_today"), Head("coordinating", is_code=True), Head("coordinating")),
        *(Head("occurrence"), Head("due")),
        *(Head("done_on"), Head("result"), Head("overdue_days"), Head("late_days")),
        *(Head("status", is_code=True), Head("status"), Head("note")),
    ),
    "agencies": (
        *(Head("id"), Head("lead_named"), Head("answers_today", is_code=True), Head("answers_today")),
        *(Head("tasks"), Head("due_count"), Head("on_time"), Head("late"), Head("unfinished")),
        *(Head("unreported"), Head("targets"), Head("targets_missed"), Head("targets_unreported")),
        Head("on_time_rate"),
    ),
    "values": (
        *(Head("id"), Head("indicator"), Head("period"), Head("value"), Head("unit"), Head("shown")),
        *(Head("numerator"), Head("denominator"), Head("reporter", is_code=True), Head("reporter")),
        *(Head("published"), Head("source"), Head("url"), Head("note"), Head("place")),
    ),
    "reports": (
        *(Head("id"), Head("reported_on"), Head("occurrence"), Head("state", is_code=True), Head("state")),
        *(Head("day"), Head("reporter", is_code=True), Head("reporter"), Head("published"), Head("document")),
        *(Head("evidence"), Head("cause"), Head("remedy"), Head("source"), Head("note"), Head("place")),
    ),
    "documents": (
        *(Head("id"), Head("document_kind"), Head("number"), Head("date"), Head("issuer"), Head("document_subject")),
        *(Head("section"), Head("line"), Head("lines"), Head("replaced_by"), Head("tasks_citing")),
        *(Head("targets_citing"), Head("measures_citing"), Head("reports_citing"), Head("note")),
    ),
    "measures": (
        *(Head("id"), Head("measure"), Head("heading"), Head("field"), Head("lead", is_code=True), Head("lead")),
        *(Head("others"), Head("serves_tasks"), Head("serves_targets"), Head("documents"), Head("line"), Head("note")),
    ),
}
"""The columns of each annex, in their order."""


def annex(found: Status, view: View, locale: Locale, *, excel: bool) -> bytes:
    """Return the annex of a list as CSV."""
    rows: Iterable[Sequence[object]]
    match view:
        case "targets":
            rows = (target_row(item, found, locale) for item in found.targets)
        case "tasks":
            rows = (occurrence_row(item, one, found, locale) for item in found.tasks for one in item.occurrences)
        case _:
            rows = (account_row(item, found, locale) for item in found.accounts)
    return b"".join(annex_lines(view, rows, locale, excel=excel))


def annex_lines(name: str, rows: Iterable[Sequence[object]], locale: Locale, *, excel: bool) -> Iterator[bytes]:
    return csv_lines([head.text(locale) for head in COLUMNS[name]], rows, excel=excel)


def _names(dataset: Dataset, names: Sequence[str], locale: Locale) -> tuple[list[str], list[str]]:
    """Return the ids of agencies and their names."""
    return list(names), [short(dataset, name, locale) for name in names]


def _today(found: Status, names: Sequence[str], locale: Locale, taken_over_by: Sequence[str] = ()) -> list[str]:
    """Return the names of those that answer today for some agencies, marked where that is only general knowledge."""
    heirs = today(found.dataset.agencies, names, found.as_of, taken_over_by)
    return [answering(found, names, heir, locale, taken_over_by) for heir in heirs]


def target_row(item: TargetResult, found: Status, locale: Locale) -> list[object]:
    entry, dataset = item.entry, found.dataset
    return [
        entry.id,
        locale.text(entry.indicator.name),
        entry.phase.id if entry.phase.name is None else locale.text(entry.phase.name),
        promises.goal(entry.target, entry.indicator, locale),
        entry.deadline,
        None if item.baseline is None else form.dated(item.baseline, item, locale),
        None if item.current is None else form.dated(item.current, item, locale),
        None if item.gap is None else comparisons.gap(item, dataset, locale),
        None if item.gap is None or item.basis is None else form.period(item.basis.period, locale),
        None if item.pace is None else cut(item.pace, form.PLACES, up=False),
        item.status,
        locale.label("target_status", item.status),
        item.days_overdue,
        *_names(dataset, item.owners, locale),
        _today(found, item.owners, locale),
    ]


def occurrence_row(item: TaskResult, one: OccurrenceResult, found: Status, locale: Locale) -> list[object]:
    report, dataset = one.report, found.dataset
    undated = None if one.due else locale.labels["schedule"].get(one.slot.key)
    return [
        item.task.id,
        occurrence_title(item.task, one.slot, locale),
        *_names(dataset, one.slot.lead, locale),
        _today(found, one.slot.lead, locale, item.task.taken_over_by),
        *_names(dataset, item.task.coordinating, locale),
        None if undated else one.slot.key,
        one.due or undated,
        locale.label("show", "by", day=locale.day(one.done_on)) if one.done_by_bound and one.done_on else one.done_on,
        report and report.evidence and cited_name(dataset, report.evidence, locale),
        one.days_overdue,
        one.days_late,
        one.status,
        locale.label("occurrence_status", one.status),
        item.task.note and locale.text(item.task.note),
    ]


def account_row(item: Account, found: Status, locale: Locale) -> list[object]:
    rate = item.due.on_time_rate
    named = found.dataset.agencies
    return [
        item.agency,
        locale.label("text", "no_lead") if item.agency is None else locale.text(named[item.agency].name),
        list(item.agency_today),
        list_cells.answering_today(item, found, locale),
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
        item.remark and locale.text(item.remark),
        value.place,
    ]


def _day(report: Report, locale: Locale) -> date | str | None:
    """Return the day that a report names: one by which it was done, or a new due date, is marked as such."""
    for name, code in (("on", ""), ("by", "by"), ("due", "new_due")):
        day: date | None = getattr(report.item, name, None)
        if day is not None:
            return locale.label("show", code, day=locale.day(day)) if code else day
    return None


def report_row(report: Report, dataset: Dataset, locale: Locale) -> list[object]:
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
        read("published"),
        *(None if text is None else cited_name(dataset, str(text), locale) for text in map(read, NAMING_DOCUMENTS)),
        *map(read, ("cause", "remedy", "source")),
        item.note and locale.text(item.note),
        report.place,
    ]


def _issued(period: Period | None, locale: Locale) -> date | str | None:
    """Return the date of a document: the day, in words where only the month or year is known."""
    if period is None:
        return None
    return period.start if period.months == 0 else form.period(period, locale)


def document_row(item: DocumentResult, _: Dataset, locale: Locale) -> list[object]:
    document, source = item.document, item.document.source
    return [
        document.id,
        item.kind and locale.text(item.kind),
        document.number,
        _issued(document.date, locale),
        item.issuer and locale.text(item.issuer),
        locale.text(document.subject),
        source and source.section,
        source and source.line,
        list(document.lines),
        document.replaced_by,
        *map(list, (item.tasks, item.targets, item.measures)),
        list(dict.fromkeys(report.id for report in item.reports)),
        document.note and locale.text(document.note),
    ]


def measure_row(item: MeasureResult, dataset: Dataset, locale: Locale) -> list[object]:
    measure = item.measure
    return [
        measure.id,
        locale.text(measure.name),
        locale.text(item.headings[0].name) if item.headings else None,
        item.field,
        *_names(dataset, measure.lead, locale),
        [locale.text(party(dataset, name).name) for name in measure.others],
        [locale.label("text", "all_tasks")] if measure.all_tasks else list(measure.tasks),
        *map(list, (measure.targets, measure.documents)),
        measure.source and measure.source.line,
        measure.note and locale.text(measure.note),
    ]


ENTRY_ROWS: Final[Mapping[str, Callable[[Any, Dataset, Locale], Sequence[object]]]] = {
    "values": value_row,
    "reports": report_row,
    "documents": document_row,
    "measures": measure_row,
}
"""What returns an entry of a flat list as a row of its annex."""
