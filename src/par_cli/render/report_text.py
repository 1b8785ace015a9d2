"""What the periodic report says in words: its letterhead and its parts, for Markdown and for Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from par_cli.locales import Locale
from par_cli.model.periods import typed_period
from par_cli.model.reporting import REPORT_PARTS, ReportForm, ReportPart
from par_cli.progress.grouping import group_tasks
from par_cli.progress.periodic import FieldOfWork, PeriodicReport, Shortcoming
from par_cli.progress.results import TARGETS_APART, TASKS_APART, Tally, TargetResult
from par_cli.progress.status import HORIZON
from par_cli.render import format as form
from par_cli.render import list_cells, promises
from par_cli.render.headings import heading_text
from par_cli.render.letterforms import (
    PLACEHOLDER,
    Letterforms,
    known_note,
    letterforms_of,
    provisional_note,
    report_label,
)
from par_cli.render.phrases import heading, indicator_label, report_due
from par_cli.render.printable import printable
from par_cli.render.report_annexes import ROMAN, Annex, annexes, capital
from par_cli.render.table.late import due_in_words


class CountRow(NamedTuple):
    """A row of counts; the one of the total is bold."""

    name: str
    numbers: tuple[str, ...]
    total: bool


class ReportBlock(NamedTuple):
    """A paragraph, an item of a list, or a table of counts, in which case ``headings`` and ``rows`` are filled in.

    A ``lead`` is a paragraph that opens a list, and stays on the page where that begins.
    """

    kind: Literal["heading", "text", "lead", "item", "table"]
    text: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[CountRow, ...] = ()


class PartText(NamedTuple):
    number: str
    title: str
    blocks: tuple[ReportBlock, ...]


class ReportText(NamedTuple):
    letterforms: Letterforms
    title: str
    subject: str
    parts: tuple[PartText, ...]
    closing: str
    annexes: tuple[Annex, ...]


def report_text(report: PeriodicReport, locale: Locale) -> ReportText:
    reporting, decision = report.dataset.reporting, report.dataset.decision
    values = {
        "decision": printable(locale.text(decision.title)),
        "period": _period(report.period.key, locale),
    }
    own = None if reporting is None else reporting.report_form
    subject = report_label(locale, "subject", **values)
    if own is not None and own.subject is not None:
        subject = _filled(printable(locale.text(own.subject)), values)
    letterforms = letterforms_of(report.letterhead, reporting, report.as_of, locale)
    if not report.letterhead or not report.letterhead.addressees:
        letterforms = _addressed(letterforms, report, locale)
    closing = report_label(locale, "closing", addressees=", ".join(letterforms.addressees))
    if own is not None and own.closing is not None:
        closing = _filled(printable(locale.text(own.closing)), values)
    parts = tuple(
        PartText(ROMAN[at], _title(name, own, locale).upper(), tuple(_PARTS[name](report, locale)))
        for at, name in enumerate((own and own.outline) or REPORT_PARTS)
    )
    return ReportText(letterforms, report_label(locale, "title"), subject, parts, closing, annexes(report, locale))


def _period(key: str, locale: Locale) -> str:
    found = typed_period(key)
    if found is None:
        return key
    year, _, part = key.partition("-")
    if part in _HALVES:
        return report_label(locale, _HALVES[part], year=year)
    if part in _QUARTERS:
        return report_label(locale, "quarter", number=ROMAN[_QUARTERS.index(part)], year=year)
    text = form.period(found, locale)
    return report_label(locale, "whole_year", year=text) if found.is_year else text


_HALVES: Final = {"H1": "first_half", "H2": "second_half"}
_QUARTERS: Final = ("Q1", "Q2", "Q3", "Q4")


def _count(number: int, locale: Locale) -> str:
    """Return a number as prose has it: in Vietnamese with a zero before a single digit."""
    text = locale.number(number)
    return report_label(locale, "digit", number=text) if number < _TWO_DIGITS else text


_TWO_DIGITS: Final = 10


def _title(part: ReportPart, own: ReportForm | None, locale: Locale) -> str:
    if own is not None and part in own.titles:
        return printable(locale.text(own.titles[part]))
    return report_label(locale, f"part_{part}")


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of their names; another brace is a brace."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


# --- what is above and below


def _addressed(found: Letterforms, report: PeriodicReport, locale: Locale) -> Letterforms:
    """Return a letterhead without addressees with the one to whom the report is due."""
    to = report.period.window.to
    if to is None:
        return found
    missing = tuple(name for name in found.missing if name != "addressees")
    return found._replace(addressees=(printable(locale.text(to)),), missing=missing)


# --- the parts


def _overview(report: PeriodicReport, locale: Locale) -> Iterator[ReportBlock]:
    period, found = report.period, report.found
    name = printable(locale.text(period.window.name))
    start, end, as_of = (locale.day(day) for day in (period.start, period.cut_off, report.as_of))
    yield ReportBlock("text", report_label(locale, "overview_period", name=name, start=start, end=end))
    code = "overview_before" if report.as_of < period.cut_off else "overview_after"
    yield ReportBlock("text", report_label(locale, code, as_of=as_of, cut_off=end))
    if found.dataset.known is not None:
        yield ReportBlock("text", known_note(found.dataset.known, locale))
    if found.newest is None:
        yield ReportBlock("text", report_label(locale, "overview_no_figure"))
    else:
        yield ReportBlock("text", report_label(locale, "overview_newest", newest=locale.day(found.newest)))
    if period.window.ground is not None:
        yield ReportBlock("text", report_label(locale, "overview_ground", ground=printable(period.window.ground)))


class _Columns(NamedTuple):
    """The columns of a table of counts: statuses, all others, and statuses that are among these others."""

    section: str
    apart: Sequence[str]
    among_others: Sequence[str] = ()

    def headings(self, locale: Locale) -> Iterator[str]:
        yield heading("total", locale)
        yield from (capital(locale.label(self.section, code)) for code in self.apart)
        yield heading("other", locale)
        for code in self.among_others:
            yield report_label(locale, "of_which", status=locale.label(self.section, code))

    def numbers(self, counts: Tally) -> Iterator[int]:
        yield counts.total
        yield from (counts.by_status[code] for code in self.apart)
        yield counts.other
        yield from (counts.by_status[code] for code in self.among_others)


_TARGET_COLUMNS: Final = _Columns("target_status", TARGETS_APART, ("awaiting",))
_TASK_COLUMNS: Final = _Columns("occurrence_status", TASKS_APART)


def _table(
    columns: _Columns, first: str, rows: Sequence[tuple[str, Tally]], whole: Tally, locale: Locale
) -> ReportBlock:
    def line(name: str, counts: Tally, *, total: bool = False) -> CountRow:
        return CountRow(name, tuple(map(locale.number, columns.numbers(counts))), total)

    lines = [line(name, counts) for name, counts in rows]
    lines.append(line(report_label(locale, "all"), whole, total=True))
    return ReportBlock("table", "", (first, *columns.headings(locale)), tuple(lines))


def _field_name(item: FieldOfWork, report: PeriodicReport, locale: Locale) -> str:
    if item.heading is None:
        return locale.label("text", "no_heading")
    return heading_text(item.heading, report.found, locale)


def _targets(report: PeriodicReport, locale: Locale) -> Iterator[ReportBlock]:
    counts = report.found.summary.targets
    yield ReportBlock("text", report_label(locale, "targets_all", total=_count(counts.total, locale), annex=ROMAN[0])
                + _statuses(counts, locale))  # fmt: skip
    fields = [(_field_name(item, report, locale), item) for item in report.fields]
    yield _table(
        _TARGET_COLUMNS, report_label(locale, "field"), [(name, item.counts) for name, item in fields], counts, locale
    )
    for at, (name, item) in enumerate(fields, 1):
        yield ReportBlock("heading", f"{at}. {name}")
        yield ReportBlock("text", report_label(locale, "field_targets", total=_count(item.counts.total, locale))
                    + _statuses(item.counts, locale))  # fmt: skip
        for code in TARGETS_APART:
            named = item.with_status(code)
            if named:
                listed = "; ".join(_target(target, locale) for target in named)
                status = capital(locale.label("target_status", code))
                yield ReportBlock("item", f"{status} ({_count(len(named), locale)}): {listed}.")
    listed_values = (
        target.shown_value for _, item in fields for code in TARGETS_APART for target in item.with_status(code)
    )
    if any(value is not None and value.provisional for value in listed_values):
        yield ReportBlock("text", f"{provisional_note(locale)}.")


def _statuses(counts: Tally, locale: Locale) -> str:
    """Return how many targets have each status, in the order of the table: those with a column of their own first."""
    codes = dict.fromkeys((*TARGETS_APART, *counts.by_status))
    named = [
        f"{_count(counts.by_status[code], locale)} {locale.label('target_status', code)}"
        for code in codes
        if counts.by_status[code]
    ]
    return f": {', '.join(named)}." if named else "."


def _target(item: TargetResult, locale: Locale) -> str:
    """Return a target with its goal, and the newest figure where there is one."""
    name = indicator_label(item.entry.indicator, locale)
    goal = promises.goal(item.entry.target, item.entry.indicator, locale, short=True)
    phase = item.entry.phase
    when = phase.id if phase.name is None else printable(locale.text(phase.name))
    value = item.shown_value
    if value is None:
        return f"{name} ({goal}, {when})"
    newest = report_label(locale, "newest", value=form.dated(value, item, locale))
    return f"{name} ({goal}, {when}; {newest})"


def _tasks(report: PeriodicReport, locale: Locale) -> Iterator[ReportBlock]:
    summary = report.found.summary
    numbers = {
        "total": summary.tasks.total,
        "occurrences": summary.occurrences.total,
        "overdue": summary.occurrences.overdue,
        "unreported": summary.occurrences.unreported,
    }
    values = {name: _count(number, locale) for name, number in numbers.items()} | {"annex": ROMAN[1]}
    yield ReportBlock("text", report_label(locale, "tasks_all", **values))
    rows = [
        (heading_text(heading, report.found, locale), summary.tasks_by_section[heading.key or ""])
        for heading in (group_tasks(report.found, "section") if report.found.tasks else {})
        if heading is not None
    ]
    yield _table(_TASK_COLUMNS, report_label(locale, "section"), rows, summary.tasks, locale)
    late: dict[int, list[str]] = {}
    for item in report.found.tasks:
        if item.overdue:
            late.setdefault(item.days_overdue or 0, []).append(item.task.id)
    for days, ids in sorted(late.items(), reverse=True):
        yield ReportBlock(
            "item", report_label(locale, "tasks_late", days=form.in_days(days, locale), tasks=", ".join(ids))
        )


def _shortcomings(report: PeriodicReport, locale: Locale) -> Iterator[ReportBlock]:
    for item in report.shortcomings:
        yield ReportBlock("item", _shortcoming(item, locale))
    if not report.shortcomings:
        yield ReportBlock("text", report_label(locale, "no_cause"))
    yield ReportBlock("text", PLACEHOLDER)


def _shortcoming(item: Shortcoming, locale: Locale) -> str:
    name = list_cells.task_name(item.task, locale, numbered=True)
    pieces = [name if len(item.task.occurrences) == 1 else f"{name} ({form.occurrence(item.occurrence.slot, locale)})"]
    pieces += [
        locale.label("paper", code, text=printable(text))
        for code, text in (("cause", item.cause), ("remedy", item.remedy))
        if text
    ]
    return f"{'; '.join(pieces)}."


def _upcoming(report: PeriodicReport, locale: Locale) -> Iterator[ReportBlock]:
    found = report.found
    last = locale.day(found.as_of + HORIZON)
    lines = [(item.day, "; ".join(due_in_words(item, locale))) for item in found.upcoming]
    lines += [(item.on, report_due(item, locale)) for item in found.upcoming_reports]
    yield ReportBlock("lead" if lines else "text", report_label(locale, "due_next", days=HORIZON.days, last=last))
    for day, text in sorted(lines):
        yield ReportBlock("item", f"{locale.day(day)}: {' '.join(text.split())}.")
    if not lines:
        yield ReportBlock("text", report_label(locale, "nothing_due"))


def _proposals(_report: PeriodicReport, _locale: Locale) -> Iterator[ReportBlock]:
    yield ReportBlock("text", PLACEHOLDER)


_PARTS: Final[Mapping[ReportPart, Callable[[PeriodicReport, Locale], Iterator[ReportBlock]]]] = {
    "overview": _overview,
    "targets": _targets,
    "tasks": _tasks,
    "shortcomings": _shortcomings,
    "upcoming": _upcoming,
    "proposals": _proposals,
}
