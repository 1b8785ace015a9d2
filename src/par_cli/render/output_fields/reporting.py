"""The fields of a report that is due."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from par_cli.render.output_fields.kinds import Field, ObjectOf, fields_of
from par_cli.render.output_fields.records import WORDS
from par_cli.render.output_fields.scalars import COUNT, DAY, TEXT, YES

if TYPE_CHECKING:
    from par_cli.model.reporting import DueReport
    from par_cli.progress.reporting import UpcomingReport

DUE_REPORT: ObjectOf[DueReport] = ObjectOf(
    "due_report",
    Field("report", TEXT, "The report, like 2026-H1, or 2026 for that of a year.", "key"),
    Field("window", TEXT, "The id of its window in reporting.yaml.", "window.id"),
    Field("name", WORDS, "Its name.", "window.name"),
    Field("start", DAY, "The first day that it covers."),
    Field("cut_off", DAY, "The last day that it covers."),
    Field("due", DAY, "The day on which it is due; a Sunday is not moved."),
    Field("sunday", YES, "Whether that day is a Sunday.", "is_sunday"),
    Field("internal_due", DAY, "The day on which the reporters owe theirs."),
    Field("to", WORDS.or_null, "Who receives it.", "window.to"),
    Field("ground", TEXT.or_null, "The document that asks for it.", "window.ground"),
)

UPCOMING_REPORT: ObjectOf[UpcomingReport] = ObjectOf(
    "upcoming_report",
    Field("day", DAY, "The day.", "on"),
    Field("days", COUNT, "In how many days that is."),
    Field("internal", YES, "Whether that is the day for the reporters, and not the one on which it is due."),
    *fields_of(attrgetter("report"), DUE_REPORT.fields),
)
