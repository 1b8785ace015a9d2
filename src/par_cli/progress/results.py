"""The frozen results of the progress room: all that rendering reads.

Numbers are exact fractions in the indicator's own unit (percentages: percentage points); shares, paces and rates are
fractions of one.  Statuses, flags and reasons are codes, the same in every language.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, assert_never, get_args

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.periods import Period
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.model.schedule import Slot
from par_cli.model.tasks import Task
from par_cli.progress.exact import Line
from par_cli.progress.formula import Step

if TYPE_CHECKING:
    from par_cli.progress.reporting import UpcomingReport

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
    "improving",
    "flat",
    "worsening",
    "unrated",
]
TARGET_STATUSES: tuple[TargetStatus, ...] = get_args(TargetStatus)
OVERDUE_STATUSES: frozenset[TargetStatus] = frozenset({"missed", "unreported"})

MOST_PRESSING_FIRST: tuple[TargetStatus, ...] = (
    "missed",
    "unreported",
    "regressing",
    "worsening",
    "off_track",
    "at_risk",
    "awaiting",
    "no_data",
    "unrated",
    "flat",
    "on_track",
    "improving",
    "met",
    "not_applicable",
    "superseded",
)
"""The statuses of targets in the order in which people are shown them."""

OccurrenceStatus = Literal["unfinished", "unreported", "open", "done_late", "done_on_time", "undated", "superseded"]
OCCURRENCE_STATUSES: tuple[OccurrenceStatus, ...] = get_args(OccurrenceStatus)
"""In the order in which they press: a task has the status of its first (method, 8)."""
DONE_STATUSES: frozenset[OccurrenceStatus] = frozenset({"done_on_time", "done_late"})

TARGETS_APART: tuple[TargetStatus, ...] = ("met", "missed", "unreported")
TASKS_APART: tuple[OccurrenceStatus, ...] = ("done_on_time", "done_late", "unfinished", "unreported")
"""The statuses that have a column of their own in tables of counts; ``Tally.other`` are all others."""

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
    "partly_met",
    "trend_disagrees",
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
    "no_yearly_change",
    "no_baseline",
    "against_year_before",
    "base_below_zero",
    "series_break",
    "population_changed",
    "bound_undecided",
    "only_span_decides",
    "other_period_decides",
    "part_of_year",
    "already_exceeded",
    "periods_missing",
    "not_on_path",
    "reported_in_progress",
    "reported_not_done",
    "previous_year_unknown",
    "years_open",
    "condition_open",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


Comparative = Literal["better", "worse", "same"]
COMPARATIVES: tuple[Comparative, ...] = get_args(Comparative)
"""How a value compares with the one before."""


class Reporters(NamedTuple):
    """How many of those listed have reported (for a task: have reported it done), for which period, and who has not."""

    done: int
    total: int
    period: Period | None
    missing: tuple[str, ...]


class Each(NamedTuple):
    """The state of one reporter where every one must meet a target; ``observation`` is the one that decides."""

    reporter: str
    status: TargetStatus
    observation: Observation | None
    flags: tuple[Flag, ...]


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


class Measured(NamedTuple):
    """A target with one number, compared with one value at one deadline.

    ``steps`` are its numbers as they are computed, and why others are not; ``line`` is the path from the baseline.
    """

    steps: tuple[Step, ...]
    line: Line | None
    projected_meets: bool | None


class Reported(NamedTuple):
    """A target without a number: a report says whether it is done."""


class Stepwise(NamedTuple):
    """A target judged year by year, or by half, quarter or month; empty where a report ended it as a whole."""

    years: tuple[Year, ...]


class EachReporter(NamedTuple):
    """A target that every reporter must meet by itself."""

    each: tuple[Each, ...]


class Composite(NamedTuple):
    """A target that others make up, with their results."""

    parts: tuple["TargetResult", ...]


Detail = Measured | Reported | Stepwise | EachReporter | Composite


class TargetResult(NamedTuple):
    """The state of one target on a day (method, 2 to 6), with what only its kind of target has in ``detail``.

    ``current`` is the newest observation known, the baseline included.  ``basis`` is the one that the numbers are
    computed from: the deciding one, else the newest after the baseline.  ``baseline_of`` is the id of the earlier
    target whose deciding value serves as baseline.  ``awaited_until`` is the deadline with the publication lag.
    ``stretch_met`` is what the deciding observation says of the number striven for, None where it says nothing;
    ``minimum_met`` the same of the easier one.  ``by_change`` says that changes from the base are all that is known:
    the numbers are then those of the change, in percentage points.
    ``missing_periods`` are those without a value that a sum or a mean needs: before the last value, and after the
    deadline all of them.
    ``outcome`` is the last report on it, ``extension`` the one that moved the deadline.  ``reporters`` counts those of
    the value that decides, or that is waited for.  ``part_of`` is the id of the target that it is a part of.
    The numbers at the end are what the steps came to, each None where it is not computed; ``last_change`` is that of
    ``basis``, else of ``current``, since ``last_change_from``.
    """

    entry: DatedTarget
    status: TargetStatus
    overdue: bool
    days_overdue: int | None
    flags: tuple[Flag, ...]
    direction: int
    awaited_until: date
    outcome: Outcome | None
    owners: tuple[str, ...]
    owners_today: tuple[str, ...]
    detail: Detail
    reason: Reason | None = None
    baseline: Observation | None = None
    baseline_of: str | None = None
    current: Observation | None = None
    deciding: Observation | None = None
    basis: Observation | None = None
    stretch_met: bool | None = None
    minimum_met: bool | None = None
    by_change: bool = False
    reporters: Reporters | None = None
    missing_periods: tuple[Period, ...] = ()
    extension: Outcome | None = None
    part_of: str | None = None
    threshold: Fraction | None = None
    gap: Fraction | None = None
    margin: Fraction | None = None
    share: Fraction | None = None
    expected: Fraction | None = None
    behind: Fraction | None = None
    pace: Fraction | None = None
    required: Fraction | None = None
    last_change: Fraction | None = None
    last_change_from: Observation | None = None
    recent: Fraction | None = None
    projected: Fraction | None = None

    @property
    def years(self) -> tuple[Year, ...]:
        return self.detail.years if isinstance(self.detail, Stepwise) else ()

    @property
    def each(self) -> tuple[Each, ...]:
        return self.detail.each if isinstance(self.detail, EachReporter) else ()

    @property
    def parts(self) -> tuple["TargetResult", ...]:
        return self.detail.parts if isinstance(self.detail, Composite) else ()

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.detail.steps if isinstance(self.detail, Measured) else ()

    @property
    def line(self) -> Line | None:
        return self.detail.line if isinstance(self.detail, Measured) else None

    @property
    def projected_meets(self) -> bool | None:
        return self.detail.projected_meets if isinstance(self.detail, Measured) else None

    @property
    def shown_value(self) -> Observation | None:
        """The observation that outputs show: the one that the numbers are of, else the newest."""
        return self.basis or self.current

    @property
    def other_period_shown(self) -> bool:
        """Whether its value is of another period than the named one that decides, and only shows how far the way is."""
        named = self.entry.target.decided_by
        if named is None or self.deciding is None or self.status in {"met", "missed"}:
            return False
        return self.reason != "already_exceeded" and self.deciding.period[1:3] != named[1:3]

    @property
    def last_change_is(self) -> Comparative | None:
        """Whether the last change is for the better; None where it is not known, or neither direction is better."""
        if not self.last_change:
            return None if self.last_change is None else "same"
        better = self.entry.indicator.better
        if better == "none":
            return None
        return "better" if (self.last_change > 0) == (better == "higher") else "worse"

    @property
    def section(self) -> str | None:
        source = self.entry.target.source
        return None if source is None else source.section

    @property
    def group(self) -> str | None:
        return self.entry.indicator.group

    @property
    def counts(self) -> bool:
        """Whether it is counted and judged as a commitment: a component counts only with its composite (method, 10)."""
        return self.part_of is None

    @property
    def failed(self) -> bool:
        """Whether it is known to have failed: itself, or a year or part of it where another one is not reported."""
        if self.status == "missed":
            return True
        match self.detail:
            case Stepwise(years):
                return any(year.due_passed and year.status == "missed" for year in years)
            case Composite(parts):
                return self.entry.target.all_of is not None and any(part.failed for part in parts)
            case Measured() | Reported() | EachReporter():
                return False
            case _:
                assert_never(self.detail)

    @property
    def orientation(self) -> bool:
        return self.entry.phase.orientation


class OccurrenceResult(NamedTuple):
    """The state of one occurrence of a task on a day; ``due`` is the extended date where there is an extension.

    ``reporters`` counts those who have reported it done where a lead is a group that lists its members; ``waiting`` are
    those who have to report it done and have not.  ``seen`` is the last report that something was done, where none
    says how far the work is.
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
    waiting: tuple[str, ...]
    seen: TaskReport | None
    flags: tuple[Flag, ...]


class TaskResult(NamedTuple):
    """The state of a task on a day: its own status is that of its most pressing occurrence."""

    task: Task
    status: OccurrenceStatus
    overdue: bool
    days_overdue: int | None
    occurrences: tuple[OccurrenceResult, ...]
    lead_today: tuple[str, ...]

    @property
    def failed(self) -> bool:
        return self.status == "unfinished"

    @property
    def leads(self) -> tuple[str, ...]:
        of_milestones = (name for occurrence in self.occurrences for name in occurrence.slot.lead)
        return tuple(dict.fromkeys((*self.task.lead, *of_milestones)))

    @property
    def due_count(self) -> int:
        """How many occurrences have a due day that has passed."""
        return sum(item.due_passed for item in self.occurrences)

    @property
    def done_count(self) -> int:
        """How many of these are done, on time or late."""
        return sum(item.due_passed and item.status in DONE_STATUSES for item in self.occurrences)


class Tally(NamedTuple):
    """Statuses counted: the numbers of ``by_status`` sum to the total.

    ``other`` are those with a status that is not apart in tables of counts.
    """

    total: int
    overdue: int
    overdue_unreported: int
    other: int
    by_status: Mapping[str, int]


class OccurrenceTally(NamedTuple):
    """Occurrences in the four buckets of official accounts, with the undated and superseded ones apart.

    ``done_on_time + done_late + open + overdue = dated``; ``unreported`` is part of ``overdue``.  Rates are over
    ``due``, the occurrences whose due date has passed, and None while there is none.
    """

    total: int
    done_on_time: int
    done_late: int
    open: int
    unfinished: int
    unreported: int
    undated: int
    superseded: int
    due: int
    on_time_rate: Fraction | None
    done_rate: Fraction | None

    @property
    def overdue(self) -> int:
        return self.unfinished + self.unreported

    @property
    def dated(self) -> int:
        return self.done_on_time + self.done_late + self.open + self.overdue

    @property
    def by_status(self) -> Mapping[OccurrenceStatus, int]:
        return {status: getattr(self, status) for status in OCCURRENCE_STATUSES}


class Summary(NamedTuple):
    """All counts of what is shown; a task with several leads counts once in totals and once with each."""

    targets: Tally
    targets_by_phase: Mapping[str, Tally]
    targets_by_section: Mapping[str, Tally]
    targets_by_group: Mapping[str, Tally]
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
        return sum(item.counts and item.overdue and item.failed for item in self.owns)

    @property
    def targets_unreported(self) -> int:
        return self.targets.overdue - self.targets_missed


class Upcoming(NamedTuple):
    """What falls due on one day ahead: occurrences of tasks, targets, and targets judged for a year."""

    day: date
    days: int
    tasks: tuple[TaskResult, ...]
    targets: tuple[TargetResult, ...]


class DataOnDay(Protocol):
    """Data as it is known on a day, or a result that comes from it."""

    @property
    def dataset(self) -> Dataset: ...
    @property
    def as_of(self) -> date: ...


class Status(NamedTuple):
    """The state of a decision on a day, as far as it was asked for.

    ``newest`` is the latest day of publication among the values known on that day, ``filters`` what narrowed it.
    ``upcoming_reports`` are the reports that are due within the same days as what is ``upcoming``.
    ``accounts`` are filled in for ``par agencies``; ``account_of`` is the agency that it was asked about, and
    ``by_today`` says that they are of the agencies that answer on the day, not of those that the decision names.
    """

    dataset: Dataset
    as_of: date
    targets: tuple[TargetResult, ...]
    tasks: tuple[TaskResult, ...]
    summary: Summary
    upcoming: tuple[Upcoming, ...]
    newest: date | None
    filters: tuple[tuple[str, str], ...]
    upcoming_reports: "tuple[UpcomingReport, ...]" = ()
    accounts: tuple[Account, ...] = ()
    account_of: str | None = None
    by_today: bool = False
