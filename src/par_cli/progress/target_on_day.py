"""One target on one day: what was observed for it, what it asks for, and whether a value meets that (method, 1, 2)."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import STEP_MONTHS, Decision, Indicator, Target
from par_cli.model.periods import Period, add_months, next_month_day, year_before
from par_cli.model.reports import Observation, Outcome, speaks_of
from par_cli.progress.exact import PERCENT, Range, exactly, observed, verdict
from par_cli.progress.goals import LEVEL_FROM_CHANGE, goal, of_changes, tolerated
from par_cli.progress.levels import Levels
from par_cli.progress.members import Known
from par_cli.progress.results import Each, Flag, Reason, TargetStatus, Year
from par_cli.progress.series import Series, find
from par_cli.progress.totals import total_of

Unknown = Literal["base_unknown", "base_below_zero", "figure_unknown"]
"""Which number is missing that the threshold is computed from."""


class LatestReports(NamedTuple):
    progress: Outcome | None = None
    superseded: Outcome | None = None
    extended: Outcome | None = None
    condition_met: Outcome | None = None


def latest_reports(dataset: Dataset, name: str, as_of: date) -> LatestReports:
    """Return the last report of each kind on a target that was known on a day."""
    found = LatestReports()
    for report in sorted(dataset.outcomes.get(name, ()), key=lambda item: item.known_from):
        if report.known_from > as_of:
            break
        found = found._replace(**{speaks_of(report.state): report})
    return found


def last_day_that_decides(entry: DatedTarget) -> date:
    """Return the deadline, or the end of the later period that decides."""
    decided_by = None if entry.target.step else entry.target.decided_by
    return entry.deadline if decided_by is None else max(entry.deadline, decided_by.end)


def awaited_after(decision: Decision, indicator: Indicator, day: date) -> date:
    """Return the last day on which a report that is missing on a day is still awaited (method, 4)."""
    if indicator.publication_lag_months is not None:
        return add_months(day, indicator.publication_lag_months)
    until = decision.publication_lag_until
    return day if until is None else next_month_day(day, int(until[:2]), int(until[3:]))


def long_enough(entry: DatedTarget, period: Period) -> bool:
    """Return whether a value for a period compares with the target: of something counted, only one for as long."""
    return not entry.indicator.counted or are_enough(entry.months_asked, period.months)


def are_enough(months_asked: int, months: int) -> bool:
    return months >= months_asked if months_asked == STEP_MONTHS["year"] else months == months_asked


def base_period(definition: Target, item: Observation | None) -> Period | None:
    """Return the period that a change is measured from; the year before depends on the value that is judged."""
    if definition.relative_to == "year_before" and item is not None:
        return year_before(item.period)
    return definition.base


def base_of(definition: Target, series: Series, item: Observation | None = None) -> Observation | None:
    """Return the observation that a change is measured from; None while it is unknown or only a bound."""
    found = find(series, base_period(definition, item))
    return None if found is None or found.bound is not None else found


def only_changes(target: Target, series: Series) -> bool:
    """Return whether all that is known are changes against a fixed base: they are then the series (method, 1)."""
    if target.base is None or target.change_in == "unit":
        return False
    return series.has_only_changes


def goal_on_day(dataset: Dataset, entry: DatedTarget, series: Series, as_of: date) -> Range | None:
    """Return the values that meet a target; None where there is no number, or it is not known yet."""
    figures = [item for item in dataset.thresholds.get(entry.id, ()) if item.known_from <= as_of]
    figure = Fraction(figures[-1].value) if figures else None
    if only_changes(entry.target, series):
        wanted = goal(entry.target, entry.indicator, PERCENT, None)
        return wanted and of_changes(wanted)
    base = base_of(entry.target, series)
    return goal(entry.target, entry.indicator, None if base is None else base.level, figure)


class Siblings:
    """The targets of one indicator with their goals, by deadline."""

    def __init__(self, entries: Iterable[tuple[DatedTarget, Range | None]] = ()) -> None:
        self.by_deadline: dict[date, list[tuple[DatedTarget, Range | None]]] = {}
        for entry, wanted in entries:
            self.by_deadline.setdefault(entry.deadline, []).append((entry, wanted))
        self.deadlines = sorted(self.by_deadline)
        self.levels: Levels | None = None  # of the indicator, once a target has asked for them


class Decided(NamedTuple):
    """A target that was judged, what decided it, and the place of the last one before that another value decided."""

    entry: DatedTarget
    deciding: Observation
    other_before: int


class TargetOnDay:
    """One target on one day: everything that the rules look at, computed once.

    ``goal`` are the values that meet it; ``total`` is the sum or the mean that it asks for, if any.  ``baseline`` is
    what the way is measured from, and ``baseline_of`` the earlier target that it decided; only what ends after
    ``start`` counts, and ``newest`` is the last that does.  With ``by_change`` all numbers are those of changes.
    """

    def __init__(
        self,
        dataset: Dataset,
        entry: DatedTarget,
        as_of: date,
        known: Known,
        siblings: Siblings = Siblings(),  # noqa: B008 - without any
        decided: Sequence[Decided] = (),
    ) -> None:
        """Take the targets of the same indicator with their goals, and those judged before with what decided them.

        ``siblings`` hold the target itself; ``decided`` is in order of deadline.
        """
        self.dataset = dataset
        self.entry = entry
        self.as_of = as_of
        self.siblings = siblings
        self.definition: Target = entry.target
        self.indicator: Indicator = entry.indicator
        self.known = known
        self.series = known.series
        reports = latest_reports(dataset, entry.id, as_of)
        self.report, self.superseded, self.extension = reports.progress, reports.superseded, reports.extended
        self.condition_open = self.definition.condition is not None and reports.condition_met is None
        self.by_change = only_changes(self.definition, self.series)
        self.passed = as_of > entry.deadline
        self.awaited_until = self.awaited_after(last_day_that_decides(entry))
        self.goal = goal_on_day(dataset, entry, self.series, as_of)
        self.total = None if self.definition.over is None else total_of(entry, self.series)
        self.baseline, self.baseline_of = self._baseline(decided)
        self.baseline_level = None if self.baseline is None or self.baseline.bound else self.level(self.baseline)
        start = self.definition.baseline or self.definition.base
        if start is None and self.baseline is not None:
            start = self.baseline.period
        self.start = None if start is None else start.end
        self.newest = self._newest()

    def _baseline(self, decided: Sequence[Decided]) -> tuple[Observation | None, str | None]:
        """Return the observation that the way is measured from, and the earlier target that it decided, if any."""
        named = self.definition.baseline or self.definition.base
        if named is not None:
            found = find(self.series, named)
            if found is None and self.by_change and named == self.definition.base:
                found = Observation.model_construct(indicator=self.indicator.id, period=named, change=Decimal(0))
            return found, None
        if self.total is not None:
            return None if self.total.mean else self.total.beginning(), None
        definition = self.definition
        if definition.relative_to is not None or definition.progress is not None or definition.step is not None:
            return None, None  # a base that moves with the value is no beginning; a trend and steps have no way
        last_day = min(self.entry.deadline, self.as_of)
        place = bisect_left(decided, last_day, key=lambda item: item.entry.deadline) - 1
        while place >= 0:
            other, deciding, other_before = decided[place]
            begins = self._may_begin_with(deciding)
            if begins and other.target.over is None and long_enough(other, deciding.period):
                return deciding, other.id
            place = place - 1 if begins else other_before
        return None, None

    def _may_begin_with(self, deciding: Observation) -> bool:
        """Return whether the value that decided another target serves as baseline (method, 6).

        The deadline lies after its period, and something was observed since that may count here: so what has decided
        a target never becomes its own beginning.
        """
        end, deadline = deciding.period.end, self.entry.deadline
        return end < deadline and not deciding.is_empty_population and self.series.begins_between(end, deadline)

    def _newest(self) -> Observation | None:
        """Return the newest value after the baseline, or the sum or the mean of all of them."""
        if self.total is not None:
            return self.total.item
        last = next(reversed(self.series), None)
        return last if last is not None and self.is_after_start(last.period) else None

    def is_after_start(self, period: Period) -> bool:
        return self.start is None or period.end > self.start

    def awaited_after(self, day: date) -> date:
        return awaited_after(self.dataset.decision, self.indicator, day)

    # --- what the target asks for

    def goal_for(self, item: Observation | None) -> Range | None:
        """Return the values that meet the target in the period of an observation: with the year before, they move."""
        if item is None or self.definition.relative_to != "year_before":
            return self.goal
        return goal(self.definition, self.indicator, self.base_level(item), None)

    def base(self, item: Observation | None = None) -> Observation | None:
        return base_of(self.definition, self.series, item)

    def base_level(self, item: Observation | None = None) -> Fraction | None:
        base = self.base(item)
        return None if base is None else base.level

    def missing(self, item: Observation | None = None) -> Unknown | None:
        """Return which number is missing to compare an observation (or any) with the target, if one is."""
        if self.definition.relative_to is not None and self.goal_for(item) is None:
            if self.base_level(item) is not None:
                return "base_below_zero"
            return "base_unknown" if item is not None or self.definition.base is not None else None
        if self.goal is None and self.definition.refers_to is not None and self.newest is not None:
            return "figure_unknown"
        return None

    # --- what an observation says of it

    def level(self, item: Observation) -> Fraction | None:
        """Return the exact level of an observation, from its change against the base where it has only that.

        Where changes are all that is known, it is the change itself, in percentage points.
        """
        if self.total is not None and self.total.item is item:
            return self.total.exact
        if item.level is not None or item.change is None:
            return item.level
        if self.by_change:
            return Fraction(item.change)
        base = self.base_level(item)
        return None if base is None else LEVEL_FROM_CHANGE.evaluate({"B": base, "c": Fraction(item.change)})

    def seen(self, item: Observation) -> Range | None:
        level = self.level(item)
        return None if level is None else observed(item, level, self.indicator, self.dataset.units)

    def bare_change(self, item: Observation) -> Fraction | None:
        """Return a reported change on a base of 100, where it decides by itself because its base is not known."""
        if item.level is not None or item.change is None or self.by_change or self.base_level(item) is not None:
            return None
        in_percent = self.definition.relative_to is not None and self.definition.change_in != "unit"
        return PERCENT + Fraction(item.change) if in_percent else None

    def meets(self, item: Observation) -> bool | None:
        """Return whether an observation meets the target; None where it does not decide."""
        if item.is_empty_population:
            return None
        if self.definition.refers_to is not None and self.goal is None:
            return None if item.numerator is None else item.numerator == item.denominator
        bare = self.bare_change(item)
        if bare is not None:
            wanted = goal(self.definition, self.indicator, PERCENT, None)
            return wanted is not None and wanted.contains(exactly(bare))
        seen, wanted = self.seen(item), self.goal_for(item)
        return None if seen is None or wanted is None else verdict(tolerated(self.definition, wanted), seen)

    def settled(self, item: Observation, since: date | None = None) -> bool | None:
        """Return what a value for a part of the time has settled, which no later one can undo (method, 3).

        True where it has reached what it must reach, False where it is beyond what it must not exceed: in the year that
        begins ``since``, without which it is that of the deadline.  None also where a value of the indicator is below
        0, so that a later one may undo it.
        """
        wanted, seen = self.goal_for(item), self.seen(item)
        adds_up = self.indicator.accumulates if self.total is None else not self.total.mean
        if not adds_up or wanted is None or seen is None or self.definition.relative_to == "year_before":
            return None  # against the same part of the year before nothing is settled of the whole year
        if self.series.below_zero:
            return None
        if wanted.high is None:
            return True if wanted.contains(seen) else None
        of_time_asked = self.total is not None or item.period.start == (since or self.entry.year_start)
        return False if of_time_asked and self.exceeds(item) else None

    def exceeds(self, item: Observation) -> bool:
        """Return whether an observation is certainly beyond what must not be exceeded, also where it is a bound."""
        wanted, seen = self.goal_for(item), self.seen(item)
        return wanted is not None and seen is not None and seen.start > wanted.end


class Judged(NamedTuple):
    """The status of a target, what decided it, and what else the rules have found on the way."""

    status: TargetStatus
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    deciding: Observation | None = None
    years: tuple[Year, ...] = ()
    due: date | None = None  # the end of the wait that the days overdue count from, where it is not the target's own
    each: tuple[Each, ...] = ()
