"""The fields of counts, and of what one agency owes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from par_cli.model.agencies import Agency
from par_cli.progress.results import (
    OCCURRENCE_STATUSES,
    TARGET_STATUSES,
    Account,
    OccurrenceResult,
    OccurrenceTally,
    Tally,
    TargetResult,
    TaskResult,
)
from par_cli.render.output_fields.kinds import Field, ListOf, Record, fields_of
from par_cli.render.output_fields.records import WORDS
from par_cli.render.output_fields.scalars import COUNT, CUT_DOWN, DAY, IDS, TEXT, YES, one_of


def _number_with(status: str) -> Field[Tally]:
    return Field(status, COUNT, f"How many are {status}.", lambda tally: tally.by_status[status])


def _tally(name: str, statuses: Sequence[str]) -> Record[Tally]:
    return Record[Tally](
        name,
        Field("total", COUNT, "How many there are."),
        Field("overdue", COUNT, "How many of them are overdue."),
        Field("overdue_unreported", COUNT, "How many of the overdue are so for lack of a report."),
        Field(
            "by_status",
            Record("", *map(_number_with, statuses)),
            "How many have each status; they sum to the total.",
            lambda tally: tally,
        ),
    )


TARGET_COUNTS = _tally("target_counts", TARGET_STATUSES)
TASK_COUNTS = _tally("task_counts", OCCURRENCE_STATUSES)

OCCURRENCE_COUNTS = Record[OccurrenceTally](
    "occurrence_counts",
    Field("total", COUNT, "How many there are."),
    Field("dated", COUNT, "Those with a due date that are not superseded: done on time, done late, open and overdue."),
    Field("done_on_time", COUNT, "Done on the due day or before."),
    Field("done_late", COUNT, "Done after the due day."),
    Field("open", COUNT, "Not done, and the due day has not passed."),
    Field("overdue", COUNT, "Not done, and the due day has passed."),
    Field(
        "overdue_unreported",
        COUNT,
        "The part of the overdue that nobody has reported on.",
        lambda tally: tally.unreported,
    ),
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


LED = Record[Led](
    "led",
    Field("task", TEXT, "The id of the task.", lambda led: led.task.task.id),
    Field("key", TEXT, "Which occurrence of it.", lambda led: led.occurrence.slot.key),
    Field(
        "due", DAY.or_null, "The last day on which it is on time, after an extension.", lambda led: led.occurrence.due
    ),
    Field("status", one_of(OCCURRENCE_STATUSES), "The status.", lambda led: led.occurrence.status),
    Field(
        "overdue",
        YES,
        "Whether its due day has passed and it is not known to be done.",
        lambda led: led.occurrence.overdue,
    ),
    Field(
        "days_overdue", COUNT.or_null, "For how many days it has been overdue.", lambda led: led.occurrence.days_overdue
    ),
)

OWNED = Record[TargetResult](
    "owned",
    Field("target", TEXT, "The id of the target.", lambda t: t.entry.id),
    Field("deadline", DAY, "The last day on which it has to be met.", lambda t: t.entry.deadline),
    Field("status", one_of(TARGET_STATUSES), "The status."),
    Field("overdue", YES, "Whether it is past its deadline and not known to be met."),
    Field("days_overdue", COUNT.or_null, "For how many days it has been overdue."),
    Field("part_of", TEXT.or_null, "The id of the target that it is a part of: no count has it."),
)

_OWED: tuple[Field[Account], ...] = (
    Field("agency_today", IDS, "The agencies that answer for it on the day."),
    Field("tasks", COUNT, "How many tasks it leads, or a milestone of them."),
    Field("occurrences", COUNT, "How many occurrences it leads.", lambda item: len(item.leads)),
    Field(
        "due",
        COUNT,
        "Those whose due day has passed: on time, late, unfinished and unreported.",
        lambda item: item.due.total,
    ),
    Field("on_time", COUNT, "Of those due: done on the due day or before.", lambda item: item.due.done_on_time),
    Field("late", COUNT, "Of those due: done after the due day.", lambda item: item.due.done_late),
    Field("unfinished", COUNT, "Of those due: reported as not done.", lambda item: item.due.unfinished),
    Field("unreported", COUNT, "Of those due: nobody has reported on them.", lambda item: item.due.unreported),
    Field("overdue", COUNT, "Unfinished and unreported.", lambda item: item.due.overdue),
    Field(
        "on_time_rate",
        CUT_DOWN.or_null,
        "Done on time over due, as a fraction of one; null while none is due.",
        lambda item: item.due.on_time_rate,
    ),
    Field("targets", COUNT, "How many targets it owns.", lambda item: item.targets.total),
    Field("targets_missed", COUNT, "Those overdue and known to have failed."),
    Field("targets_unreported", COUNT, "Those overdue for lack of a report alone."),
    Field("targets_overdue", COUNT, "Missed and unreported.", lambda item: item.targets.overdue),
    Field("leads", ListOf(LED), "The occurrences that it leads.", lambda item: [Led(*pair) for pair in item.leads]),
    Field("owns", ListOf(OWNED), "The targets that it owns."),
)

ACCOUNT = Record[AccountOf](
    "account",
    Field(
        "agency",
        TEXT.or_null,
        "The id of the agency as the decision names it; null for what names nobody.",
        lambda a: a.item.agency,
    ),
    Field("name", WORDS.or_null, "Its name.", lambda a: a.agency and a.agency.name),
    *fields_of(lambda a: a.item, _OWED),
)
