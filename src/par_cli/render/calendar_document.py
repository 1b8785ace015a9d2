"""The calendar as JSON and CSV."""

from __future__ import annotations

from typing import Final, Literal

from par_cli.progress.calendar import Calendar
from par_cli.render.csv_document import csv_table
from par_cli.render.document import agencies_field, head
from par_cli.render.dumps import dumps
from par_cli.render.output_fields.calendar import EVENT
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf
from par_cli.render.output_fields.scalars import DAY, TEXT


def _agencies(found: Calendar) -> set[str]:
    return {name for event in found.events for name in (*event.lead, *event.lead_today)}


CALENDAR: Final = ObjectOf[Calendar](
    "",
    *head("par/calendar/1"),
    Field("until", DAY, "The last day that it looks ahead to."),
    Field("agency", TEXT.or_null, "The agency that was asked for; null for all."),
    Field("events", ListOf(EVENT), "What falls due, the nearest first."),
    agencies_field(_agencies),
)


def calendar_document(found: Calendar, form: Literal["json", "csv"]) -> bytes:
    return dumps(CALENDAR.value(found)) if form == "json" else csv_table(EVENT, found.events, excel=False)
