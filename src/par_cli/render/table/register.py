"""The register of reports for people: each report with its counts and rates, then who has not sent it."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.progress.register import Counts, Register, RegisterLine, ReportCounts, Standing
from par_cli.render import format as form
from par_cli.render.page import Cell, Column, Page
from par_cli.render.phrases import heading, list_top, marked_sunday, only_agency, short
from par_cli.render.printable import printable
from par_cli.render.receipts import paper, standing

_SIGNS: dict[Standing, tuple[str, str]] = {
    "on_time": ("✓", "green"),
    "late": ("✓", "yellow"),
    "missing": ("?", "yellow"),
    "open": ("·", ""),
}
_NUMBERS = ("expected", "received", "on_time", "late", "missing", "open")


def register_page(page: Page, found: Register, locale: Locale) -> None:
    list_top(page, found, locale, only_agency(found.dataset, found.agency, locale))
    if not found.is_kept:
        page.line(locale.label("register", "not_kept"))
        return
    since = "" if found.since is None else locale.label("register", "since", day=locale.day(found.since))
    if not found.lines:
        page.line(locale.label("register", "nothing"), " " if since else "", since)
        return
    page.heading(locale.label("register", "reports"))
    page.grid(_count_columns(locale), [*(_report(item, locale) for item in found.reports), *_total(found, locale)])
    page.line("  ", locale.label("register", "rates"), hang=2)
    if found.summary.at_least:
        page.line("  ", locale.label("register", "at_least"), hang=2)
    if since:
        page.line("  ", since, hang=2)
    for item in found.reports:
        page.blank()
        lines = [line for line in found.lines if line.report.key == item.report.key]
        name = printable(locale.text(item.report.window.name))
        page.heading(locale.label("register", "one", name=name, key=item.report.key, days=_days(item, locale)))
        page.grid(_line_columns(locale), [_line(line, found, locale) for line in lines])


def _days(item: ReportCounts, locale: Locale) -> str:
    """Return the cut-off of a report, the day for reporters where it has one, and the day on which it is due."""
    report = item.report
    days = [locale.label("register", "cut_off", day=locale.day(report.cut_off))]
    if report.internal_due != report.due:
        day = marked_sunday(locale.day(report.internal_due), locale, is_sunday=report.internal_is_sunday)
        days.append(locale.label("register", "internal", day=day))
    day = marked_sunday(locale.day(report.due), locale, is_sunday=report.is_sunday)
    days.append(locale.label("register", "due", day=day))
    return ", ".join(days)


def _count_columns(locale: Locale) -> list[Column]:
    return [
        Column(heading("report", locale)),
        Column(heading("register_due", locale), keep=3),
        *(Column(heading(f"register_{name}", locale), "right", keep=5) for name in _NUMBERS),
        Column(heading("reporting_rate", locale), "right", keep=4, wrap=True),
        Column(heading("on_time_rate", locale), "right", keep=4, wrap=True),
    ]


def _report(item: ReportCounts, locale: Locale) -> list[Cell]:
    return [item.report.key, locale.day(item.report.internal_due), *_numbers(item.counts, locale)]


def _total(found: Register, locale: Locale) -> list[list[Cell]]:
    if len(found.reports) == 1:
        return []
    return [[locale.label("register", "all"), "", *_numbers(found.summary, locale)]]


def _numbers(counts: Counts, locale: Locale) -> Sequence[Cell]:
    numbers = (_number(name, counts, locale) for name in _NUMBERS)
    rates = (counts.reporting_rate, counts.on_time_rate)
    return [*numbers, *(form.rate(rate, locale) for rate in rates)]


def _number(name: str, counts: Counts, locale: Locale) -> str:
    text = locale.number(getattr(counts, name))
    return f"≥ {text}" if name in counts.at_least else text


def _line_columns(locale: Locale) -> list[Column]:
    return [
        Column(heading("reporter", locale), wrap=True),
        Column(heading("register_state", locale)),
        Column(heading("received_on", locale), keep=6),
        Column(heading("number", locale), wrap=True, keep=2),
    ]


def _line(line: RegisterLine, found: Register, locale: Locale) -> list[Cell]:
    sign, style = _SIGNS[line.standing]
    word = standing(line, locale)
    receipt = line.receipt
    name = short(found.dataset, line.reporter, locale)
    if line.stands_for > 1:
        name = locale.label("register", "unnamed", name=name, count=locale.number(line.stands_for))
    elif not line.units_known:
        name = locale.label("register", "uncounted", name=name)
    return [
        [(f"{sign} ", style), name],
        (word, style),
        "-" if receipt is None else locale.day(receipt.received),
        ("" if receipt is None else paper(receipt, locale)) or "-",
    ]
