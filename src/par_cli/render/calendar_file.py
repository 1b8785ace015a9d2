"""The calendar as a file for calendar programs (RFC 5545), written by icalendar.

Days are events, since some programs refuse tasks. Nobody is invited: there is no organizer and no attendee.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import icalendar

from par_cli.locales import Locale
from par_cli.progress.calendar import Calendar, Event
from par_cli.render.phrases import named, report_due
from par_cli.render.printable import log_line

_REMINDERS = (7, 1)
"""How many days before programs remind, of a report where the data does not say it."""

_HOUR = timedelta(hours=9)
"""When they remind on such a day."""

_PRODUCT = "-//par//par calendar//EN"


def calendar_file(found: Calendar, locale: Locale) -> bytes:
    """Return the calendar as bytes, which depend on nothing but the data, the day and the language."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar["X-WR-CALNAME"] = icalendar.vText(_text(locale.text(found.dataset.decision.title)))
    for event in found.events:
        calendar.add_component(_event(event, found, locale))
    return bytes(calendar.to_ical())


def _event(event: Event, found: Calendar, locale: Locale) -> icalendar.Event:
    title = _title(event, locale)
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", datetime(found.as_of.year, found.as_of.month, found.as_of.day, tzinfo=UTC))
    component.add("dtstart", event.day)
    component.add("dtend", event.day + timedelta(days=1))
    component.add("summary", f"✓ {title}" if event.state == "done" else title)
    component.add("description", "\n".join(_lines(event, found, locale)))
    component.add("transp", "TRANSPARENT")
    if event.state == "ended":
        component.add("status", "CANCELLED")
    if event.state == "open":
        for days in _reminders(event, found):
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", title)
            alarm.add("trigger", _HOUR - timedelta(days=days))
            component.add_component(alarm)
    return component


def _reminders(event: Event, found: Calendar) -> Sequence[int]:
    reporting = found.dataset.reporting
    own = reporting.reminders if reporting is not None and event.report is not None else ()
    return own or _REMINDERS


def _text(text: str) -> str:
    """Return a text on one line in which no sign acts."""
    return " ".join(log_line(text).split())


def _title(event: Event, locale: Locale) -> str:
    """Return what falls due: a report with its cut-off, else the id and the name."""
    if event.report is not None:
        return _text(report_due(event.report, locale))
    return _text(f"{event.id} {locale.text(event.name)}")


def _lines(event: Event, found: Calendar, locale: Locale) -> list[str]:
    """Return what else is known of an event, a line for each."""
    dataset = found.dataset
    what = locale.label("calendar", event.kind, id=event.id)
    if event.key and event.report is None:
        what = locale.label("calendar", "occurrence", text=what, key=event.key)
    lines = [what]
    if event.lead:
        lines.append(locale.label("calendar", "lead", names=named(dataset, event.lead, locale)))
    if event.lead_today != event.lead and event.lead_today:
        lines.append(locale.label("calendar", "today", names=named(dataset, event.lead_today, locale)))
    if event.first_day != event.day:
        lines.append(locale.label("calendar", "extended", day=locale.day(event.first_day)))
    if event.state == "ended":
        lines.append(locale.label("calendar", "ended"))
    if event.report is not None and event.report.report.window.ground:
        lines.append(locale.label("calendar", "ground", text=event.report.report.window.ground))
    lines.append(locale.label("calendar", "as_of", day=locale.day(found.as_of)))
    return [_text(line) for line in lines]
