"""The fields of the calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from par_cli.progress.calendar import KINDS, STATES
from par_cli.render.output_fields.kinds import Field, ObjectOf
from par_cli.render.output_fields.records import WORDS
from par_cli.render.output_fields.scalars import COUNT, DAY, IDS, TEXT, YES, one_of

if TYPE_CHECKING:
    from par_cli.model.fields import Localized
    from par_cli.progress.calendar import Event


def _is_sunday(event: Event) -> bool:
    return event.day.isoweekday() == _SUNDAY


_SUNDAY = 7


def _cut_off(event: Event) -> date | None:
    return None if event.report is None else event.report.report.cut_off


def _to(event: Event) -> Localized | None:
    return None if event.report is None else event.report.report.window.to


EVENT: ObjectOf[Event] = ObjectOf(
    "event",
    Field("day", DAY, "The day on which it falls due."),
    Field("days", COUNT, "In how many days that is."),
    Field("kind", one_of(KINDS), "What falls due: an occurrence of a task, a target, or a report."),
    Field("id", TEXT, "The id of the task or target, or the name of the report, like 2026-H1."),
    Field("key", TEXT, "Which occurrence or step; of a report internal, where it is the day for the reporters."),
    Field("name", WORDS, "Its name."),
    Field("state", one_of(STATES), "Whether it is open, done already, or has ended."),
    Field("first_day", DAY, "The day that was set first; another one where it was extended."),
    Field(
        "sequence",
        COUNT,
        "How often it was extended or ended by the day of the document, or that was put right or taken back.",
    ),
    Field("sunday", YES, "Whether it falls due on a Sunday.", _is_sunday),
    Field("cut_off", DAY.or_null, "Of a report the last day that it covers.", _cut_off),
    Field("to", WORDS.or_null, "Of a report who receives it.", _to),
    Field("lead", IDS, "The agencies that lead or own it, or owe the report."),
    Field("lead_today", IDS, "The agencies that answer for it on the day of the document."),
    Field("uid", TEXT, "What names it in a calendar; it stays when the day is another one."),
)
