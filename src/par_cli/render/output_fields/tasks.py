"""The fields of a task and of its occurrences."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, get_args

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Indicator
from par_cli.model.operators import COMPARISONS
from par_cli.model.reports import TaskReport, TaskState
from par_cli.model.tasks import SCHEDULE_KINDS, Measure, Task
from par_cli.progress.results import FLAGS, OCCURRENCE_STATUSES, OccurrenceResult, TaskResult
from par_cli.render.numbers import side_of_measure
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import (
    NOTE,
    OBSERVATION,
    OUTCOME,
    PLACE,
    REPORTERS,
    WORDS,
    Seen,
    in_both,
    seen,
)
from par_cli.render.output_fields.scalars import COUNT, DAY, IDS, NUMBER, TEXT, YES, one_of


class MeasureOf(NamedTuple):
    """What a milestone asks for, and the indicator that it asks it of."""

    measure: Measure
    indicator: Indicator


class OccurrenceOf(NamedTuple):
    """An occurrence, with what its slot asks for where that is a value."""

    item: OccurrenceResult
    measure: MeasureOf | None

    @property
    def observation(self) -> Seen | None:
        item, of_measure = self.item.observation, self.measure
        return seen(item, 1 if of_measure is None else side_of_measure(item, of_measure.measure, of_measure.indicator))


def occurrence_of(item: OccurrenceResult, dataset: Dataset) -> OccurrenceOf:
    measure = item.slot.measure
    return OccurrenceOf(item, None if measure is None else MeasureOf(measure, dataset.indicators[measure.indicator]))


class TaskOf(NamedTuple):
    """A task in its dataset, which has the indicators of its measures."""

    item: TaskResult
    dataset: Dataset

    @property
    def task(self) -> Task:
        return self.item.task

    @property
    def occurrences(self) -> Iterator[OccurrenceOf]:
        return (occurrence_of(item, self.dataset) for item in self.item.occurrences)


def _document(item: OccurrenceResult) -> str | None:
    """Return the document that closed, ended or extended an occurrence."""
    return (item.report and item.report.document) or (item.extension and item.extension.document) or None


_measure = partial(Field[MeasureOf], of="measure")
_task = partial(Field[TaskOf], of="task")
_result = partial(Field[TaskOf], of="item")

MEASURE = ObjectOf[MeasureOf](
    "measure",
    Field("indicator", TEXT, "The id of the indicator that tells.", "indicator.id"),
    _measure("operator", one_of(COMPARISONS), "How the value observed must compare with what is asked for."),
    _measure("value", NUMBER, "The number that the decision prints, the lower end for between."),
    _measure("upper", NUMBER.or_null, "The upper end of between."),
    Field("unit", TEXT.or_null, "What the numbers count.", of="indicator"),
)

REPORT = ObjectOf[TaskReport](
    "report",
    Field("occurrence", TEXT.or_null, "Which occurrence it speaks of; null for the only one, or the whole task."),
    Field("state", one_of(get_args(TaskState)), "What was reported."),
    Field("on", DAY.or_null, "The day it was done, or from which it no longer applies."),
    *OUTCOME.only("by"),
    Field("due", DAY.or_null, "The new due date of an extension."),
    Field("reporter", TEXT.or_null, "The agency that reports; null for the whole."),
    *OUTCOME.only("published", "reason", "document", "evidence"),
    Field("cause", TEXT.or_null, "Why it is late, as reported."),
    Field("remedy", TEXT.or_null, "What is done about that, as reported."),
    Field("seen", YES, "Whether it says only that something was done, and not whether it is finished."),
    *OUTCOME.only("source", "url", *NOTE),
)

STANDING = ObjectOf[OccurrenceResult](
    "",
    Field("key", TEXT, "Which occurrence of the task: a year, the due date of a milestone, or its name.", of="slot"),
    Field("due", DAY.or_null, "The last day on which it is on time, after an extension."),
    Field("first_due", DAY.or_null, "The same before an extension."),
    Field("lead", IDS, "The agencies that lead it, as named.", of="slot"),
    Field(
        "orientation", YES, "Whether it falls due in a phase that gives direction, and in none that binds.", of="slot"
    ),
    Field("status", one_of(OCCURRENCE_STATUSES), "The status."),
    Field("overdue", YES, "Whether its due day has passed and it is not known to be done."),
    Field("days_overdue", COUNT.or_null, "For how many days it has been overdue."),
    Field("flags", ListOf(one_of(FLAGS)), "What else there is to know about it.", after="done_by"),
    Field("state", one_of(get_args(TaskState)).or_null, "What was reported.", lambda o: o.report and o.report.state),
    Field("done_on", DAY.or_null, "The day it was done.", lambda o: None if o.done_by_bound else o.done_on),
    Field(
        "done_by",
        DAY.or_null,
        "A day by which it was done, where the day itself is not known.",
        lambda o: o.done_on if o.done_by_bound else None,
    ),
    Field("reporters", REPORTERS.or_null, "How many members of a leading group have reported it done."),
    Field("days_late", COUNT.or_null, "How many days after its due day it was done."),
)
"""How an occurrence is doing, by itself."""

_REPORTED: tuple[Field[TaskReport], ...] = (
    Field("published", DAY.or_null, "The day on which the report was published."),
    *REPORT.only("evidence", "cause", "remedy", "reason"),
)

_SOURCE: tuple[Field[TaskReport], ...] = (
    Field("source", TEXT.or_null, "Who published the report, and where."),
    *REPORT.only("url"),
    *in_both("note", "A remark on the report.", "note"),
)

SEEN = ObjectOf[TaskReport](
    "seen",
    Field("published", DAY, "The day on which the report was published."),
    *REPORT.only("reporter", "evidence", "source", "url", *NOTE),
)

OCCURRENCE = ObjectOf[OccurrenceOf](
    "occurrence",
    *fields_of(lambda o: o.item, STANDING.fields),
    *fields_of(lambda o: o.item.report, _REPORTED),
    Field("document", TEXT.or_null, "The document that closed, ended or extended it.", lambda o: _document(o.item)),
    *fields_of(lambda o: o.item.report, _SOURCE),
    Field("observation", OBSERVATION.or_null, "The value that met its measure."),
    Field("measure", MEASURE.or_null, "The value of an indicator that says whether it is done."),
    Field(
        "seen",
        SEEN.or_null,
        "The last report that something was done, where nobody knows whether it is finished; it decides nothing.",
        lambda o: o.item.seen,
    ),
)

SCHEDULE = ObjectOf[Task](
    "",
    Field("kind", one_of(SCHEDULE_KINDS), "The kind of schedule.", "schedule_kind"),
    Field("condition", WORDS.or_null, "What it depends on."),
)

TASK = ObjectOf[TaskOf](
    "task",
    _task("id", TEXT, "Section and number: I.4."),
    _task("section", TEXT, "The id of the section of the task matrix."),
    _task("name", WORDS, "What has to be done."),
    _task("lead", IDS, "The agencies that lead it, as named."),
    _result("lead_today", IDS, "The agencies that lead it on the day."),
    _task("taken_over_by", IDS, "Those that took over this row alone, with a part of what a lead did."),
    _task("coordinating", IDS, "The agencies that help, as named."),
    Field("schedule", SCHEDULE, "When it falls due.", "task"),
    _result("status", one_of(OCCURRENCE_STATUSES), "The status of its most pressing occurrence."),
    _result("overdue", YES, "Whether one of its occurrences is overdue."),
    _result("days_overdue", COUNT.or_null, "For how many days the longest of them has been overdue."),
    _result("due_count", COUNT, "How many of its occurrences have a due day that has passed."),
    _result("done_count", COUNT, "How many of these are done, on time or late."),
    _task("note", WORDS.or_null, "A remark on it."),
    Field("occurrences", ListOf(OCCURRENCE), "Each date on which it falls due."),
    _task("targets", IDS, "The targets that it serves."),
    _task("source", PLACE.or_null, "Where the decision states it."),
)
