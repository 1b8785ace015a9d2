"""The calendar for people: a line for each thing that falls due, the nearest first."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from par_cli.locales import Locale
from par_cli.progress.calendar import Calendar, Event, State
from par_cli.render import format as form
from par_cli.render.page import Column, Page, Row, RowGroup
from par_cli.render.phrases import agencies, heading, list_top, marks, only_agency, report_due
from par_cli.render.printable import printable

_SIGNS: dict[State, str] = {"open": "·", "done": "✓", "ended": "-"}


def calendar_page(page: Page, found: Calendar, locale: Locale) -> None:
    list_top(page, found, locale, only_agency(found.dataset, found.agency, locale))
    page.heading(locale.label("calendar", "heading", day=locale.day(found.until)))
    if not found.events:
        page.line(locale.label("calendar", "nothing"))
    else:
        columns = [
            Column(heading("falls_due", locale), wrap=True),
            Column(heading("id", locale)),
            Column(heading("lead", locale), wrap=True, keep=3),
        ]
        groups = [
            RowGroup(
                locale.day(day), f" · {_when(day, found, locale)}", [_row(event, found, locale) for event in events]
            )
            for day, events in groupby(found.events, key=lambda event: event.day)
        ]
        page.listing(columns, groups)
        page.blank()
        page.line(locale.label("text", "counted", number=len(found.events)))
        marks(page, locale)
    if found.dataset.reporting is None:
        page.line(locale.label("calendar", "no_reports"))


def _when(day: date, found: Calendar, locale: Locale) -> str:
    """Return in how many days a day is."""
    days = (day - found.as_of).days
    if not days:
        return locale.label("text", "today_due")
    return locale.label("text", "in_days", days=form.in_days(days, locale))


def _row(event: Event, found: Calendar, locale: Locale) -> Row:
    lead = agencies(found, event.lead, locale) if event.lead else "-"
    return Row([f"{_SIGNS[event.state]} {_name(event, locale)}", event.id, lead], note=_remark(event, locale))


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
