"""The calendar for people: a line for each thing that falls due, the nearest first."""

from __future__ import annotations

from par_cli.locales import Locale
from par_cli.progress.calendar import Calendar, Event, State
from par_cli.render.page import Column, Entry, Named, Page
from par_cli.render.printable import printable
from par_cli.render.table.phrases import agencies, data_line, heading, marks, report_due

_SIGNS: dict[State, tuple[str, str]] = {"open": ("·", ""), "done": ("✓", "green"), "ended": ("-", "")}


def calendar_page(page: Page, found: Calendar, locale: Locale) -> None:
    page.title(printable(locale.text(found.dataset.decision.title)))
    page.line(data_line(found.dataset, found.as_of, locale))
    if found.agency is not None:
        name = printable(locale.text(found.dataset.agencies[found.agency].name))
        page.line((locale.label("register", "only", name=name), "bold"))
    page.blank()
    page.heading(locale.label("calendar", "heading", day=locale.day(found.until)))
    if not found.events:
        page.line(locale.label("calendar", "nothing"))
    else:
        columns = [
            Column(heading("register_due", locale)),
            Column(heading("in_days", locale), "right", keep=2),
            Column(heading("id", locale)),
            Column(heading("lead", locale), keep=3),
        ]
        page.entries(columns, [_entry(event, found, locale) for event in found.events])
        page.blank()
        page.line(locale.label("text", "counted", number=len(found.events)))
        marks(page, locale)
    if found.dataset.reporting is None:
        page.line(locale.label("calendar", "no_reports"))


def _entry(event: Event, found: Calendar, locale: Locale) -> Entry:
    lead = agencies(found, event.lead, locale) if event.lead else "-"
    details: list[str | Named] = [Named(heading("falls_due", locale), _name(event, locale))]
    if remark := _remark(event, locale):
        details.append(remark)
    return Entry(_SIGNS[event.state], [locale.day(event.day), locale.number(event.days), event.id, lead], details)


def _name(event: Event, locale: Locale) -> str:
    if event.report is not None:
        return report_due(event.report, locale)
    return printable(locale.text(event.name))


def _remark(event: Event, locale: Locale) -> str:
    if event.state == "ended":
        return locale.label("calendar", "ended")
    if event.first_day != event.day:
        return locale.label("calendar", "extended", day=locale.day(event.first_day))
    return ""
