"""The fields of flat lists: what was found by words, every value, every report."""

from datetime import date
from typing import Any, get_args

from par_cli.model.reports import OutcomeState, TaskState
from par_cli.progress.reported import REPORT_KINDS, Report, Value
from par_cli.progress.search import HIT_KINDS, WHERES, Hit
from par_cli.render.output_fields.kinds import Field, Kind, ObjectOf
from par_cli.render.output_fields.records import NOTE, OBSERVATION, WORDS, in_both
from par_cli.render.output_fields.scalars import DAY, NUMBER, TEXT, YES, one_of

HIT = ObjectOf[Hit](
    "hit",
    Field("kind", one_of(HIT_KINDS), "What it is."),
    Field("id", TEXT, "Its id."),
    Field("name", WORDS, "Its name; of a target that of its indicator."),
    Field("found_in", one_of(WHERES), "In which of its texts the words are; value and report are what was reported."),
    Field("text", TEXT, "That text."),
)


_PLACE: Field[Any] = Field(
    "place", TEXT.or_null, "Where it is in the data files, FILE:LINE; null unless it was asked for."
)

VALUE = ObjectOf[Value](
    "value",
    Field("indicator", TEXT, "The id of the indicator.", "indicator.id"),
    *OBSERVATION.only(
        *("period", "value", "bound", "of", "numerator", "denominator", "change", "reporter", "published")
    ),
    Field("known_from", DAY, "The day from which it counts.", "item.known_from"),
    *OBSERVATION.only("provisional"),
    Field("held", YES, "Whether no later publication has taken its place."),
    *OBSERVATION.only("break", "comparable", "as_printed", "source", "url", "line", *NOTE),
    _PLACE,
)


def _known_from(report: Report) -> date | None:
    found = report.item.known_from
    return None if found == date.min else found


def _reported(name: str, kind: Kind, meaning: str) -> Field[Report]:
    """Return a field that is read from the report, null where a report of its kind has none."""
    return Field(name, kind.or_null, meaning, lambda report: getattr(report.item, name, None))


REPORTED = ObjectOf[Report](
    "reported",
    Field("kind", one_of(REPORT_KINDS), "What it is: on a task, on a target (outcome), or the figure of a document."),
    Field("id", TEXT, "The id of the task or target."),
    _reported("occurrence", TEXT, "Which occurrence of the task; null for the only one, or the whole task."),
    _reported("state", one_of((*get_args(TaskState), *get_args(OutcomeState))), "What was reported."),
    _reported("on", DAY, "The day it was done, no longer applies from, or its condition was met."),
    _reported("by", DAY, "A day by which it was, where the day itself is not known."),
    _reported("due", DAY, "The new due date or deadline of an extension."),
    _reported("value", NUMBER, "The figure that a document has set, in the unit of the indicator."),
    _reported("reporter", TEXT, "The agency that reports; null for the whole."),
    _reported("published", DAY, "The day of publication."),
    Field("known_from", DAY.or_null, "The day from which it counts; null for what has always been known.", _known_from),
    _reported("reason", TEXT, "Why it no longer applies."),
    _reported("document", TEXT, "The document that says so."),
    _reported("evidence", TEXT, "What shows that it was done."),
    _reported("cause", TEXT, "Why it is late, as reported."),
    _reported("remedy", TEXT, "What is done about that, as reported."),
    _reported("seen", YES, "Whether a report on a task says only that something was done."),
    _reported("source", TEXT, "Who published it, and where."),
    _reported("url", TEXT, "The address of the source."),
    *in_both("note", "A remark on it.", "item.note"),
    _PLACE,
)
