"""What the progress room gives: frozen results that rendering reads and nothing else.

Numbers are exact fractions in the indicator's own unit (percentages: percentage points); shares, paces and rates are
fractions of one.  Statuses, flags and reasons are codes, the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.periods import Period
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.model.schedule import Slot
from par_cli.model.tasks import Task
from par_cli.progress.exact import Line

TargetStatus = Literal[
    "superseded",
    "not_applicable",
    "met",
    "missed",
    "awaiting",
    "unreported",
    "no_data",
    "on_track",
    "at_risk",
    "off_track",
    "regressing",
    "unrated",
]
TARGET_STATUSES: tuple[TargetStatus, ...] = get_args(TargetStatus)

OccurrenceStatus = Literal["unfinished", "unreported", "open", "done_late", "done_on_time", "undated", "superseded"]
OCCURRENCE_STATUSES: tuple[OccurrenceStatus, ...] = get_args(OccurrenceStatus)
"""In the order in which they press: a task has the status of its first (method, 8)."""

Flag = Literal[
    "so_far",
    "must_exceed",
    "above_range",
    "below_range",
    "worsening",
    "lost",
    "met_late",
    "later_value",
    "base_revised",
    "provisional",
    "population_changed",
    "series_break",
    "bounded",
    "partial",
    "stale",
]
FLAGS: tuple[Flag, ...] = get_args(Flag)

Reason = Literal[
    "no_report",
    "reporters_missing",
    "not_additive",
    "not_every_one",
    "only_baseline",
    "base_unknown",
    "figure_unknown",
    "no_year_due",
    "no_baseline",
    "against_year_before",
    "base_below_zero",
    "series_break",
    "population_changed",
    "bound_undecided",
    "only_span_decides",
    "part_of_year",
    "not_on_path",
    "reported_in_progress",
    "previous_year_unknown",
    "years_open",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class Reporters(NamedTuple):
    """How many of those listed have reported (for a task: have reported it done), of which period, and who has not."""

    done: int
    total: int
    period: Period | None
    missing: tuple[str, ...]


class Each(NamedTuple):
    """How one reporter stands of a target that every one must meet; ``observation`` is the one that decides."""

    reporter: str
    status: TargetStatus
    observation: Observation | None


class Way(NamedTuple):
    """The way from a baseline to a target, and where it stands: all that a computation of pace puts in.

    ``direction`` is +1 where higher is better, -1 where lower is.  ``value`` was observed at the end of a period,
    ``at``; ``line`` is the path through the baseline and the targets of the indicator.
    """

    direction: int
    threshold: Fraction
    base: Fraction
    start: date
    value: Fraction
    at: date
    line: Line


class Year(NamedTuple):
    """One step of a target that is judged year by year (or by half, quarter, month): due on its last day.

    ``year`` is the calendar year in which it ends.
    """

    year: int
    period: Period
    status: TargetStatus
    reason: Reason | None
    observation: Observation | None
    due_passed: bool
    awaited_until: date


class TargetResult(NamedTuple):
    """How one target stands on a day (method, 2 and "Status of a target").

    ``current`` is the newest observation known, the baseline included.  ``basis`` is the one that the numbers are
    computed from: the deciding one, else the newest after the baseline.  ``way`` holds
    the inputs of share, path and pace where they are computed.  ``baseline_of`` is the id of the earlier target whose
    deciding value serves as baseline.  ``awaited_until`` is the deadline with the publication lag.  ``stretch_met`` is
    what the deciding observation says of the number striven for, None where it says nothing.  ``extension`` is the
    report that moved the deadline.  ``reporters`` counts those of the value that decides, or that is waited for;
    ``each`` are the reporters of a target that every one must meet.  ``parts`` are the results of the targets that make
    it up, ``part_of`` is the id of the target that it is a part of.
    """

    entry: DatedTarget
    status: TargetStatus
    overdue: bool
    days_overdue: int | None
    flags: tuple[Flag, ...]
    reason: Reason | None
    threshold: Fraction | None
    direction: int
    awaited_until: date
    baseline: Observation | None
    baseline_of: str | None
    current: Observation | None
    deciding: Observation | None
    basis: Observation | None
    outcome: Outcome | None
    gap: Fraction | None
    margin: Fraction | None
    share: Fraction | None
    expected: Fraction | None
    behind: Fraction | None
    pace: Fraction | None
    required: Fraction | None
    recent: Fraction | None
    projected: Fraction | None
    projected_meets: bool | None
    way: Way | None
    years: tuple[Year, ...]
    reporters: Reporters | None
    each: tuple[Each, ...]
    owners: tuple[str, ...]
    owners_today: tuple[str, ...]
    stretch_met: bool | None
    extension: Outcome | None
    parts: tuple[TargetResult, ...] = ()
    part_of: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is counted and judged as a commitment: a part is so with its whole alone (method, 10)."""
        return self.part_of is None

    @property
    def failed(self) -> bool:
        """Whether it is known to have failed: itself, or a year or part of it where another one is not reported."""
        needed = self.parts if self.entry.target.all_of is not None else ()
        return (
            self.status == "missed"
            or any(year.due_passed and year.status == "missed" for year in self.years)
            or any(part.failed for part in needed)
        )

    @property
    def orientation(self) -> bool:
        """Whether its phase gives direction and does not bind."""
        return self.entry.phase.orientation


class OccurrenceResult(NamedTuple):
    """How one occurrence of a task stands on a day; ``due`` is the extended date where there is an extension.

    ``reporters`` counts those who have reported it done where a lead is a group that lists its members.
    """

    slot: Slot
    due: date | None
    first_due: date | None
    status: OccurrenceStatus
    overdue: bool
    days_overdue: int | None
    days_late: int | None
    due_passed: bool
    done_on: date | None
    done_by_bound: bool
    report: TaskReport | None
    extension: TaskReport | None
    observation: Observation | None
    reporters: Reporters | None
    flags: tuple[Flag, ...]


class TaskResult(NamedTuple):
    """How a task stands on a day: its own status is that of its most pressing occurrence."""

    task: Task
    status: OccurrenceStatus
    overdue: bool
    days_overdue: int | None
    occurrences: tuple[OccurrenceResult, ...]
    lead_today: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Whether something of it is known to be unfinished past its due date."""
        return self.status == "unfinished"

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads it or one of its milestones, each once."""
        of_milestones = (name for occurrence in self.occurrences for name in occurrence.slot.lead)
        return tuple(dict.fromkeys((*self.task.lead, *of_milestones)))


class Tally(NamedTuple):
    """Statuses counted: the numbers of ``by_status`` sum to the total."""

    total: int
    overdue: int
    overdue_unreported: int
    by_status: Mapping[str, int]


class OccurrenceTally(NamedTuple):
    """Occurrences in the four buckets of official accounts, with the undated and superseded ones apart.

    ``done_on_time + done_late + open + overdue = dated``; ``unreported`` is part of ``overdue``.  Rates are over
    ``due``, the occurrences whose due date has passed, and None while there is none.
    """

    total: int
    dated: int
    done_on_time: int
    done_late: int
    open: int
    overdue: int
    unreported: int
    undated: int
    superseded: int
    due: int
    on_time_rate: Fraction | None
    done_rate: Fraction | None

    @property
    def unfinished(self) -> int:
        """How many are past their due date and reported as not done."""
        return self.overdue - self.unreported

    @property
    def by_status(self) -> Mapping[OccurrenceStatus, int]:
        """The same numbers by status; they sum to the total."""
        return {
            "unfinished": self.unfinished,
            "unreported": self.unreported,
            "open": self.open,
            "done_late": self.done_late,
            "done_on_time": self.done_on_time,
            "undated": self.undated,
            "superseded": self.superseded,
        }


class Summary(NamedTuple):
    """All counts of what is shown; a task with several leads counts once in totals and once with each."""

    targets: Tally
    targets_by_phase: Mapping[str, Tally]
    targets_by_section: Mapping[str, Tally]
    targets_by_agency: Mapping[str, Tally]
    tasks: Tally
    tasks_by_section: Mapping[str, Tally]
    tasks_by_agency: Mapping[str, Tally]
    occurrences: OccurrenceTally
    occurrences_by_agency: Mapping[str, OccurrenceTally]


class Account(NamedTuple):
    """What one agency leads and owns as the decision names it; ``agency`` is None for what names nobody.

    ``owns`` holds parts of other targets too, which no number counts.
    ``agency_today`` are those that answer for it.  ``due`` counts the occurrences whose due date has passed, so that
    done on time, done late, unfinished and unreported sum to its total; its ``on_time_rate`` is None while none is due.
    """

    agency: str | None
    agency_today: tuple[str, ...]
    leads: tuple[tuple[TaskResult, OccurrenceResult], ...]
    owns: tuple[TargetResult, ...]
    due: OccurrenceTally
    targets: Tally

    @property
    def tasks(self) -> int:
        """How many tasks it leads, or a milestone of them."""
        return len({task.task.id for task, _ in self.leads})

    @property
    def targets_missed(self) -> int:
        """How many targets are overdue and known to have failed."""
        return sum(item.counts and item.overdue and item.failed for item in self.owns)

    @property
    def targets_unreported(self) -> int:
        """How many targets are overdue for lack of a report alone."""
        return self.targets.overdue - self.targets_missed


class Upcoming(NamedTuple):
    """What falls due on one day ahead: occurrences of tasks, targets, and targets judged for a year."""

    day: date
    days: int
    tasks: tuple[TaskResult, ...]
    targets: tuple[TargetResult, ...]


class Status(NamedTuple):
    """Where a decision stands on a day, for what was asked for.

    ``newest`` is the latest day of publication among the values known on that day, ``filters`` what narrowed it.
    ``accounts`` are given where who owes what was asked for, ``account_of`` is the agency that it was asked of.
    """

    dataset: Dataset
    as_of: date
    targets: tuple[TargetResult, ...]
    tasks: tuple[TaskResult, ...]
    summary: Summary
    upcoming: tuple[Upcoming, ...]
    newest: date | None
    filters: tuple[tuple[str, str], ...]
    accounts: tuple[Account, ...] = ()
    account_of: str | None = None
