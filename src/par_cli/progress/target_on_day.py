"""One target on one day: what it asks for, what was observed, and the way to it (method, 1 to 3 and 6)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Literal, NamedTuple

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import STEP_MONTHS, Decision, Indicator, Target
from par_cli.model.periods import Period, add_months, next_month_day, year_before
from par_cli.model.reports import Observation, Outcome, speaks_of
from par_cli.progress.exact import PERCENT, Line, Range, exactly, observed, verdict
from par_cli.progress.goals import LEVEL_FROM_CHANGE, Way, aim, goal, of_changes, tolerated
from par_cli.progress.levels import Levels
from par_cli.progress.members import Collected, Known
from par_cli.progress.results import Each, Flag, Reason, TargetStatus, Year
from par_cli.progress.series import Series, breaks_between, find, population_changed
from par_cli.progress.totals import total_of

NotJoined = Literal[
    "against_year_before", "no_baseline", "population_changed", "series_break", "part_of_year", "only_span_decides"
]
"""Why no slope is drawn from the baseline to a value."""

Unknown = Literal["base_unknown", "base_below_zero", "figure_unknown"]
"""Which number is missing that the threshold is computed from."""

OVERDUE_STATUSES: frozenset[TargetStatus] = frozenset({"missed", "unreported"})


class LatestReports(NamedTuple):
    progress: Outcome | None = None
    superseded: Outcome | None = None
    extended: Outcome | None = None
    condition_met: Outcome | None = None


def latest_reports(reports: Sequence[Outcome], as_of: date) -> LatestReports:
    """Return the last report of each kind that was known on a day."""
    found = LatestReports()
    for report in sorted(reports, key=lambda item: item.known_from):
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
    return not entry.indicator.counted or _are_enough(entry.months_asked, period.months)


def _are_enough(months_asked: int, months: int) -> bool:
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
    """One target on one day: everything that the rules look at, computed once."""

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
        self.decided = decided
        self.definition: Target = entry.target
        self.indicator: Indicator = entry.indicator
        self.known = known
        self.series = known.series
        reports = latest_reports(dataset.outcomes.get(entry.id, ()), as_of)
        self.report, self.superseded, self.extension = reports.progress, reports.superseded, reports.extended
        self.condition_open = self.definition.condition is not None and reports.condition_met is None
        self.by_change = only_changes(self.definition, self.series)
        self.passed = as_of > entry.deadline
        self.awaited_until = self.awaited_after(last_day_that_decides(entry))
        self.goal = goal_on_day(dataset, entry, self.series, as_of)
        self.total = None if self.definition.over is None else total_of(entry, self.series)
        self.baseline, self.baseline_of = self._baseline()
        start = self.definition.baseline or self.definition.base
        if start is None and self.baseline is not None:
            start = self.baseline.period
        self.start = None if start is None else start.end
        self.newest = next((item for item in reversed(self.series) if self._after_start(item.period)), None)
        if self.total is not None:
            self.newest = self.total.item
        self.waiting = self._waiting()

    # --- what the target asks for

    def awaited_after(self, day: date) -> date:
        return awaited_after(self.dataset.decision, self.indicator, day)

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

    # --- what was observed

    def _baseline(self) -> tuple[Observation | None, str | None]:
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
        place = bisect_left(self.decided, last_day, key=lambda item: item.entry.deadline) - 1
        while place >= 0:
            other, deciding, other_before = self.decided[place]
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

    def _after_start(self, period: Period) -> bool:
        return self.start is None or period.end > self.start

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

    def met_between(self, day: date | None, last: date) -> bool:
        """Return whether a value of a period that ends after one day and before another met the target."""
        definition = self.definition
        plain = definition.relative_to is None and definition.refers_to is None and self.total is None
        if not plain or self.by_change or self.indicator.counted or self.goal is None:
            items = self.series[0 if day is None else self.series.place_after(day) :]
            earlier = (item for item in items if item.period.end < last and self.compares(item))
            return any(self.meets(item) for item in earlier if self.may_decide(item.period))
        if self.siblings.levels is None:
            self.siblings.levels = Levels(self.series, self.indicator, self.dataset.units)
        return self.siblings.levels.any_met(tolerated(definition, self.goal), day, last)

    def bare_change(self, item: Observation) -> Fraction | None:
        """Return a reported change on a base of 100, where it decides by itself because its base is not known."""
        if item.level is not None or item.change is None or self.by_change or self.base_level(item) is not None:
            return None
        in_percent = self.definition.relative_to is not None and self.definition.change_in != "unit"
        return PERCENT + Fraction(item.change) if in_percent else None

    def may_decide(self, period: Period) -> bool:
        """Return whether a value for a period counts against the target.

        One after the baseline; one that compares with the base of a change; where values accumulate, one from the start
        of a year of the phase, or the period that is named; of something counted none for longer than a target about
        less than a year.
        """
        if self.total is not None:
            return period.start >= self.total.span.start
        start = period.start
        from_start = not self.indicator.accumulates or (start.month, start.day) == (self.entry.phase.first_month, 1)
        named = self.definition.decided_by is not None and self.fits(period)
        if not (from_start or named) or not self._after_start(period) or self._is_too_long(period):
            return False
        return self._compares_with_base(period)

    def _is_too_long(self, period: Period) -> bool:
        """Return whether something counted is asked for less than a year, and the period is longer than that."""
        if not self.indicator.counted or self.definition.step is not None:
            return False
        return self.entry.months_asked < min(period.months, STEP_MONTHS["year"])

    def _compares_with_base(self, period: Period) -> bool:
        """Return whether a period compares with the base of the change.

        A span decides against any base. A shorter period does not compare with a span, nor, for something counted, with
        a base of another length; but where values accumulate, part of the year that is asked for may settle it.
        """
        base = self.definition.base
        if base is None or period.is_span:
            return True
        if base.is_span or not self.indicator.counted:
            return not base.is_span
        part = self.indicator.accumulates and self.definition.every in {None, "year"}
        return period.months == base.months or (part and period.months < base.months == self.entry.months_asked)

    def compares(self, item: Observation) -> bool:
        """Return whether an observation is for as long as the target is about."""
        if self.total is not None:
            return self.total.complete
        return long_enough(self.entry, item.period)

    def may_compare(self) -> bool:
        """Return whether some value may be for as long as the target is about, or settle it, as far as lengths tell."""
        if self.total is not None or self.indicator.accumulates or not self.indicator.counted:
            return True
        months_asked = self.entry.months_asked
        return any(_are_enough(months_asked, months) for months in self.series.lengths)

    def is_part_of_year_asked(self, item: Observation) -> bool:
        """Return whether a value is for a part of the year that the target is about, from its first day on."""
        named = self.definition.decided_by
        starts = item.period.start == self.entry.year_start and self.indicator.accumulates
        if not starts or self.compares(item) or self.only_span_decides(item):
            return False
        return item.period.end <= (self.entry.deadline if named is None else named.end)

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

    def candidates(self) -> list[Observation]:
        return list(self.newest_candidates())[::-1]

    def newest_candidates(self, until: date | None = None) -> Iterator[Observation]:
        """Yield the values that may decide, the newest first, of periods that end until a day."""
        last = len(self.series) if until is None else self.series.place_after(until)
        first = 0 if self.start is None else self.series.place_after(self.start)
        places = range(last - 1, first - 1, -1)
        return (item for item in map(self.series.__getitem__, places) if self.may_decide(item.period))

    def fitting(self) -> list[Observation]:
        """Return the values that may decide and are for the period that does once the deadline has passed."""
        decided_by = self.definition.decided_by
        if decided_by is None:
            found = self.series.containing(self.entry.deadline)
        else:
            found = self.series.by_span.get(decided_by[1:3], ())
        return [item for item in found if self.may_decide(item.period)]

    def _waiting(self) -> Collected | None:
        """Return what single reporters have reported for the period that would decide once all of them have."""
        found = [item for item in self.known.incomplete if self.may_decide(item.period)]
        if self.definition.step is not None or self.total is not None:
            found = [item for item in found if item.period.end <= self.entry.deadline]
        elif self.passed:
            found = [item for item in found if self.fits(item.period)]
        return found[-1] if found else None

    def fits(self, period: Period) -> bool:
        """Return whether a value for a period decides once the deadline has passed."""
        decided_by = self.definition.decided_by
        return period.contains(self.entry.deadline) if decided_by is None else period[1:3] == decided_by[1:3]

    def missing(self, item: Observation | None = None) -> Unknown | None:
        """Return which number is missing to compare an observation (or any) with the target, if one is."""
        if self.definition.relative_to is not None and self.goal_for(item) is None:
            if self.base_level(item) is not None:
                return "base_below_zero"
            return "base_unknown" if item is not None or self.definition.base is not None else None
        if self.goal is None and self.definition.refers_to is not None and self.newest is not None:
            return "figure_unknown"
        return None

    # --- the way from the baseline

    def held(self) -> bool:
        """Return whether the baseline meets the target already, so that it is one to hold."""
        if self.baseline is None or self.goal is None or not self.compares(self.baseline):
            return False
        return self.meets(self.baseline) is True

    def only_span_decides(self, item: Observation) -> bool:
        """Return whether a mean over more than a year decides, of which an observation is but a part."""
        if self.total is not None:
            return self.total.mean and not self.total.complete
        named = self.definition.decided_by
        return named is not None and named.is_span and item.period.months != named.months

    def not_joined(self, item: Observation) -> NotJoined | None:
        """Return why no slope is drawn from the baseline to a value; None where one is."""
        baseline = self.baseline
        if self.only_span_decides(item):
            return "only_span_decides"
        if self.total is not None:
            return None
        if baseline is None or baseline.bound is not None or self.level(baseline) is None:
            return "against_year_before" if self.definition.relative_to == "year_before" else "no_baseline"
        if population_changed(baseline, item):
            return "population_changed"
        if breaks_between(self.series, baseline.period.end, item.period.end):
            return "series_break"
        if not self.indicator.counted:
            return None
        begun, seen = (min(one.period.months, STEP_MONTHS["year"]) for one in (baseline, item))
        return "part_of_year" if begun != seen or not self.compares(item) else None

    def way(self, item: Observation, value: Fraction | None) -> Way | None:
        """Return the way from the baseline through a value to the target, where one can be drawn."""
        begun = self._beginning()
        if begun is None or self.not_joined(item) is not None:
            return None
        baseline, base, goal_here = begun
        number = base if value is None else value
        line = self.line(number)
        direction, threshold = aim(goal_here, number, base)
        return None if line is None else Way(direction, threshold, base, baseline.period, number, item.period.end, line)

    def line(self, value: Fraction | None = None) -> Line | None:
        """Return the straight lines from the baseline through the targets that a value has before it (method, 6)."""
        begun = self._beginning()
        if begun is None:
            return None
        baseline, base, goal_here = begun
        direction, threshold = aim(goal_here, base if value is None else value, base)
        if direction * (threshold - base) < 0:
            return None
        start = (baseline.period.end, base)
        if self.total is not None:
            return Line(start, (self.entry.deadline,), lambda _: threshold)
        deadlines = self.siblings.deadlines or (self.entry.deadline,)
        return Line(start, deadlines, partial(self._corner, base, direction, threshold))

    def _beginning(self) -> tuple[Observation, Fraction, Range] | None:
        """Return the baseline, its number and the goal, where there is a way to go from one to the other."""
        baseline, wanted = self.baseline, self.goal
        base = None if baseline is None or baseline.bound is not None else self.level(baseline)
        if baseline is None or base is None or wanted is None or self.held():
            return None
        return baseline, base, wanted

    def _corner(self, base: Fraction, direction: int, threshold: Fraction, deadline: date) -> Fraction | None:
        """Return the number on the path on the deadline of a target; None where the baseline meets that one."""
        if deadline == self.entry.deadline:
            return threshold
        at_base = exactly(base)
        for other, other_goal in self.siblings.by_deadline[deadline]:
            if other.target.each or other.target.over or other_goal is None or not self._same_scale(other.target):
                continue
            if tolerated(other.target, other_goal).contains(at_base):
                continue
            other_direction, other_threshold = aim(other_goal, base, base)
            if other_direction == direction:
                return other_threshold
        return None

    def _same_scale(self, other: Target) -> bool:
        """Return whether the number of another target lies on the same way: levels, or changes from one base."""
        if not self.by_change:
            return not only_changes(other, self.series)
        return only_changes(other, self.series) and other.base == self.definition.base


class Judged(NamedTuple):
    status: TargetStatus
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    deciding: Observation | None = None
    years: tuple[Year, ...] = ()
    due: date | None = None  # the end of the wait that the days overdue count from, where it is not the target's own
    each: tuple[Each, ...] = ()
