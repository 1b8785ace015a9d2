"""The annexes of the periodic report in words: every target, task and agency, and the source of each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from par_cli.locales import Locale
from par_cli.progress.grouping import group_targets, group_tasks
from par_cli.progress.periodic import PeriodicReport, ReportFigure
from par_cli.progress.results import Account, Status, TargetResult, TaskResult
from par_cli.render import comparisons, list_cells, promises
from par_cli.render import format as form
from par_cli.render.headings import heading_text
from par_cli.render.letterforms import PLACEHOLDER, formal_day, provisional_note, report_label, unverified_note
from par_cli.render.page import one_line
from par_cli.render.phrases import UNVERIFIED, agencies, cited_name
from par_cli.render.printable import printable

NO_FIGURE: Final = "…"
NOT_APPLICABLE: Final = "x"


ROMAN: Final = tuple(normalize("NFKC", chr(0x2160 + at)) for at in range(12))
"""I, II, III and so on: Unicode has each number up to twelve as a character, made up of these letters."""


class AnnexGroup(NamedTuple):
    """Rows of an annex under a heading, which is empty where the data has none; a row has a text for each column."""

    heading: str
    rows: tuple[Mapping[str, str], ...]


class Annex(NamedTuple):
    """An annex: ``headings`` are those of its columns, by the names that its rows have."""

    key: str
    number: str
    label: str
    title: str
    attached: str
    headings: Mapping[str, str]
    groups: tuple[AnnexGroup, ...]
    note: str


_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "targets": ("id", "target", "goal", "deadline", "baseline", "newest", "gap", "pace", "status", "lead"),
    "tasks": ("id", "task", "lead", "coordinating", "due", "evidence", "overdue_days", "status"),
    "agencies": (
        *("lead_named", "answers_today", "tasks", "due_count", "on_time", "late", "unfinished", "unreported"),
        *("targets_unreported", "on_time_rate"),
    ),
    "figures": ("target", "period", "value", "published", "source"),
}
"""The columns of each annex; their headings are those of the annexes in CSV and in workbooks."""

_HEADINGS: Final[Mapping[tuple[str, str], str]] = {("targets", "lead"): "owner", ("tasks", "evidence"): "result"}
"""The headings that are not called as their column is."""


def annexes(report: PeriodicReport, locale: Locale) -> tuple[Annex, ...]:
    found, letterhead = report.found, report.letterhead
    symbol = PLACEHOLDER if letterhead is None or letterhead.symbol is None else printable(letterhead.symbol)
    by_field = group_targets(found, "group") if found.targets else {}
    by_section = group_tasks(found, "section") if found.tasks else {}
    groups: Mapping[str, tuple[AnnexGroup, ...]] = {
        "targets": tuple(
            AnnexGroup(heading_text(heading, found, locale), tuple(_target_row(item, found, locale) for item in items))
            for heading, items in by_field.items()
        ),
        "tasks": tuple(
            AnnexGroup(heading_text(heading, found, locale), tuple(_task_row(item, found, locale) for item in items))
            for heading, items in by_section.items()
        ),
        "agencies": (AnnexGroup("", tuple(_account_row(item, found, locale) for item in found.accounts)),),
        "figures": (AnnexGroup("", tuple(_figure_row(item, locale) for item in report.figures)),),
    }
    return tuple(
        Annex(
            key,
            ROMAN[at],
            report_label(locale, "annex", number=ROMAN[at]),
            report_label(locale, f"annex_{key}").upper(),
            report_label(locale, "attached", symbol=symbol, day=formal_day(report.as_of, locale)),
            {name: locale.label("annex", _HEADINGS.get((key, name), name)) for name in names},
            groups[key],
            _note(groups[key], locale),
        )
        for at, (key, names) in enumerate(_COLUMNS.items())
    )


_FIGURES: Final = ("baseline", "newest", "value")
"""The columns that hold figures: in others an asterisk is one of the data's own."""


def _note(groups: Sequence[AnnexGroup], locale: Locale) -> str:
    """Return what the marks in an annex mean."""
    rows = [row for group in groups for row in group.rows]
    provisional = any(form.PROVISIONAL in row.get(name, "") for row in rows for name in _FIGURES)
    unverified = any(UNVERIFIED in cell for row in rows for cell in row.values())
    notes = [provisional_note(locale)] * provisional + [unverified_note(locale)] * unverified
    return "; ".join(notes)


def _target_row(item: TargetResult, found: Status, locale: Locale) -> dict[str, str]:
    none = NOT_APPLICABLE if item.status == "not_applicable" else NO_FIGURE
    value = item.shown_value
    gap, pace = comparisons.gap(item, found.dataset, locale), comparisons.pace(item, locale)
    return {
        "id": item.entry.id,
        "target": list_cells.target_name(item, locale),
        "goal": promises.goal(item.entry.target, item.entry.indicator, locale, short=True),
        "deadline": locale.day(item.entry.deadline),
        "baseline": none if item.baseline is None else form.dated(item.baseline, item, locale),
        "newest": none if value is None else form.dated(value, item, locale),
        "gap": none if item.gap is None else gap,
        "pace": none if item.pace is None else pace,
        "status": capital(locale.label("target_status", item.status)),
        "lead": one_line(agencies(found, item.owners, locale)),
    }


def _task_row(item: TaskResult, found: Status, locale: Locale) -> dict[str, str]:
    evidence = [one.report.evidence for one in item.occurrences if one.report is not None and one.report.evidence]
    done = list_cells.done_of_due(item)
    text = "; ".join(dict.fromkeys(printable(cited_name(found.dataset, one, locale)) for one in evidence))
    return {
        "id": item.task.id,
        "task": list_cells.task_name(item, locale, numbered=False),
        "lead": one_line(agencies(found, item.leads, locale, item.task.taken_over_by)),
        "coordinating": one_line(list_cells.coordinating(item, found, locale)),
        "due": one_line(list_cells.due(item, found, locale)) or locale.label("schedule", item.task.schedule_kind),
        "evidence": text or (report_label(locale, "done_of_due", done=done) if done else NO_FIGURE),
        "overdue_days": "" if item.days_overdue is None else locale.number(item.days_overdue),
        "status": capital(locale.label("occurrence_status", item.status)),
    }


def _account_row(item: Account, found: Status, locale: Locale) -> dict[str, str]:
    numbers = {
        "tasks": item.tasks,
        "due_count": item.due.total,
        "on_time": item.due.done_on_time,
        "late": item.due.done_late,
        "unfinished": item.due.unfinished,
        "unreported": item.due.unreported,
        "targets_unreported": item.targets_unreported,
    }
    rate = item.due.on_time_rate
    return {
        "lead_named": capital(list_cells.account_name(item, found, locale, with_heirs=False)),
        "answers_today": list_cells.heirs(item, found, locale),
        **{name: locale.number(number) for name, number in numbers.items()},
        "on_time_rate": NO_FIGURE if rate is None else form.rate(rate, locale).removesuffix("%"),
    }


def _figure_row(item: ReportFigure, locale: Locale) -> dict[str, str]:
    value = item.observation
    where = [printable(value.source)] if value.source else []
    if value.line is not None:
        where.append(report_label(locale, "line", line=value.line))
    where += [printable(value.url)] if value.url else []
    return {
        "target": printable(locale.text(item.target.entry.indicator.name)),
        "period": form.period(value.period, locale),
        "value": form.observation(value, item.target, locale),
        "published": NO_FIGURE if value.published is None else locale.day(value.published),
        "source": "; ".join(where) or NO_FIGURE,
    }


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
