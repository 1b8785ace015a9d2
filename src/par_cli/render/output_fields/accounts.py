"""The fields of counts, and of what one agency owes."""

from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from par_cli.model.agencies import Agency
from par_cli.progress.results import (
    OCCURRENCE_STATUSES,
    TARGET_STATUSES,
    TARGETS_APART,
    TASKS_APART,
    Account,
    OccurrenceResult,
    OccurrenceTally,
    Tally,
    TargetResult,
    TaskResult,
)
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf, fields_of
from par_cli.render.output_fields.records import WORDS
from par_cli.render.output_fields.scalars import COUNT, CUT_DOWN, DAY, IDS, TEXT
from par_cli.render.output_fields.targets import TARGET
from par_cli.render.output_fields.tasks import STANDING


def _tally(name: str, statuses: Sequence[str], apart: Sequence[str]) -> ObjectOf[Tally]:
    each = (Field(status, COUNT, f"How many are {status}.", itemgetter(status)) for status in statuses)
    return ObjectOf[Tally](
        name,
        Field("total", COUNT, "How many there are."),
        Field("overdue", COUNT, "How many of them are overdue."),
        Field("overdue_unreported", COUNT, "How many of the overdue are so for lack of a report."),
        Field("other", COUNT, f"How many have another status than {', '.join(apart[:-1])} and {apart[-1]}."),
        Field("by_status", ObjectOf("", *each), "How many have each status; they sum to the total."),
    )


TARGET_COUNTS = _tally("target_counts", TARGET_STATUSES, TARGETS_APART)
TASK_COUNTS = _tally("task_counts", OCCURRENCE_STATUSES, TASKS_APART)

OCCURRENCE_COUNTS = ObjectOf[OccurrenceTally](
    "occurrence_counts",
    Field("total", COUNT, "How many there are."),
    Field("dated", COUNT, "Those with a due date that are not superseded: done on time, done late, open and overdue."),
    Field("done_on_time", COUNT, "Done on the due day or before."),
    Field("done_late", COUNT, "Done after the due day."),
    Field("open", COUNT, "Not done, and the due day has not passed."),
    Field("overdue", COUNT, "Not done, and the due day has passed."),
    Field("overdue_unreported", COUNT, "The part of the overdue that nobody has reported on.", "unreported"),
    Field("undated", COUNT, "Those for which no date is set."),
    Field("superseded", COUNT, "Those that no longer apply."),
    Field("due", COUNT, "Those whose due day has passed: what the rates are over."),
    Field("on_time_rate", CUT_DOWN.or_null, "Done on time over due, as a fraction of one; null while none is due."),
    Field("done_rate", CUT_DOWN.or_null, "Done over due, as a fraction of one; null while none is due."),
)


class Led(NamedTuple):
    """An occurrence that an agency leads, with its task."""

    task: TaskResult
    occurrence: OccurrenceResult


class AccountOf(NamedTuple):
    """An account, with the agency: none in the account of what names nobody."""

    item: Account
    agency: Agency | None


LED = ObjectOf[Led](
    "led",
    Field("task", TEXT, "The id of the task.", "task.task.id"),
    Field("key", TEXT, "Which occurrence of it.", "occurrence.slot.key"),
    *fields_of(lambda led: led.occurrence, STANDING.only("due", "status", "overdue", "days_overdue")),
)

OWNED = ObjectOf[TargetResult](
    "owned",
    Field("target", TEXT, "The id of the target.", "entry.id"),
    Field("deadline", DAY, "The last day on which it has to be met.", of="entry"),
    *TARGET.only("status", "overdue", "days_overdue", "part_of"),
)

_account = partial(Field[AccountOf], of="item")
_due = partial(Field[AccountOf], of="item.due")

ACCOUNT = ObjectOf[AccountOf](
    "account",
    _account("agency", TEXT.or_null, "The id of the agency as the decision names it; null for what names nobody."),
    Field("name", WORDS.or_null, "Its name.", lambda a: a.agency and a.agency.name),
    _account("agency_today", IDS, "The agencies that answer for it on the day."),
    _account("tasks", COUNT, "How many tasks it leads, or a milestone of them."),
    Field("occurrences", COUNT, "How many occurrences it leads.", lambda a: len(a.item.leads)),
    _account("due", COUNT, "Those whose due day has passed: on time, late, unfinished and unreported.", "due.total"),
    _due("on_time", COUNT, "Of those due: done on the due day or before.", "done_on_time"),
    _due("late", COUNT, "Of those due: done after the due day.", "done_late"),
    _due("unfinished", COUNT, "Of those due: reported as not done."),
    _due("unreported", COUNT, "Of those due: nobody has reported on them."),
    _due("overdue", COUNT, "Unfinished and unreported."),
    *fields_of(lambda a: a.item.due, OCCURRENCE_COUNTS.only("on_time_rate")),
    _account("targets", COUNT, "How many targets it owns.", "targets.total"),
    _account("targets_missed", COUNT, "Those overdue and known to have failed."),
    _account("targets_unreported", COUNT, "Those overdue for lack of a report alone."),
    _account("targets_overdue", COUNT, "Missed and unreported.", "targets.overdue"),
    Field("leads", ListOf(LED), "The occurrences that it leads.", lambda a: [Led(*pair) for pair in a.item.leads]),
    _account("owns", ListOf(OWNED), "The targets that it owns."),
)
