"""How each target stands on a day (method, 2 to 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import STEP_MONTHS, Every, Indicator, PaceBands, Rhythm, Target
from par_cli.model.periods import Period, add_months, next_month_day, stretches, year_before
from par_cli.model.reports import Observation, Outcome
from par_cli.progress.agencies import today
from par_cli.progress.exact import (
    PERCENT,
    Line,
    Range,
    exactly,
    mean,
    observed,
    possible,
    verdict,
    years_between,
)
from par_cli.progress.goals import (
    aim,
    best_possible,
    beyond,
    direction_of,
    goal,
    margin_of,
    pace_of,
    share_of,
    threshold_of,
)
from par_cli.progress.members import (
    Reported,
    alone,
    base_revised,
    flags_together,
    incomplete,
    members,
    series_of,
    together,
)
from par_cli.progress.parts import whole
from par_cli.progress.results import (
    FLAGS,
    Each,
    Flag,
    Reason,
    Reporters,
    TargetResult,
    TargetStatus,
    Way,
    Year,
)
from par_cli.progress.series import breaks_between, find, joined, place_of, population_changed

OVERDUE_STATUSES: frozenset[TargetStatus] = frozenset({"missed", "unreported"})
YEARLY_ORDER: tuple[TargetStatus, ...] = ("unreported", "missed", "awaiting", "unrated", "met", "not_applicable")
RHYTHM_MONTHS: dict[Rhythm, int] = {"yearly": 12, "half_yearly": 6, "quarterly": 3, "monthly": 1}
FEWEST_CHANGES, MOST_CHANGES = 3, 5  # method, 6
STALE_AFTER = 2  # reporting periods


def assess_targets(dataset: Dataset, as_of: date) -> tuple[TargetResult, ...]:
    """Give the result of every target, in the order of the data."""
    entries = entries_on(dataset, as_of)
    siblings = siblings_of(entries.values())
    single = {
        name: Case(dataset, entry, as_of, siblings).result()
        for name, entry in entries.items()
        if not entry.target.parts
    }

    def put_together(entry: DatedTarget) -> TargetResult:
        parts = tuple(single[name] for name in entry.target.parts)
        return whole(dataset, entry, parts, _said(dataset.outcomes.get(entry.id, ()), as_of).ended, as_of)

    return tuple(single.get(name) or put_together(entry) for name, entry in entries.items())


def entries_on(dataset: Dataset, as_of: date) -> dict[str, DatedTarget]:
    """Give every target by its id, with the deadline that holds on a day."""
    entries = {entry.id: extended(dataset, entry, as_of) for entry in dataset.targets}
    return {name: entry.with_parts(entries) for name, entry in entries.items()}


def extended(dataset: Dataset, entry: DatedTarget, as_of: date) -> DatedTarget:
    """Give a target with the deadline that holds on a day."""
    extension = _said(dataset.outcomes.get(entry.id, ()), as_of).extension
    return entry if extension is None or extension.due is None else entry._replace(deadline=extension.due)


class Siblings(NamedTuple):
    """The targets of each indicator, and what has been found to decide them: each is judged once.

    ``wholes`` has the id of the target that a target is a part of.
    """

    targets: dict[str, list[DatedTarget]]
    deciding: dict[str, Observation | None]
    wholes: dict[str, str]


def siblings_of(entries: Iterable[DatedTarget]) -> Siblings:
    """Put the targets of each indicator together; one that others make up is no step on the way to any."""
    found = Siblings({}, {}, {})
    for entry in entries:
        if entry.target.parts:
            found.wholes.update(dict.fromkeys(entry.target.parts, entry.id))
        else:
            found.targets.setdefault(entry.indicator.id, []).append(entry)
    return found


class _Judged(NamedTuple):
    """A status with what led to it."""

    status: TargetStatus
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    deciding: Observation | None = None
    years: tuple[Year, ...] = ()
    due: date | None = None  # the end of the wait that the days overdue count from, where it is not the target's own
    each: tuple[Each, ...] = ()


class Case:
    """One target on one day: everything that the rules look at, worked out once."""

    def __init__(self, dataset: Dataset, entry: DatedTarget, as_of: date, siblings: Siblings) -> None:
        """Take a target among its siblings, and the day."""
        self.dataset = dataset
        self.siblings = siblings
        self.entry = entry
        self.as_of = as_of
        self.target: Target = entry.target
        self.indicator: Indicator = entry.indicator
        self.bands: PaceBands = dataset.decision.pace_bands
        self.all = dataset.observations.get(self.indicator.id, ())
        self.series = () if self.target.each else series_of(dataset, self.indicator, as_of)
        self.report, self.superseded, self.extension = _said(dataset.outcomes.get(entry.id, ()), as_of)
        self.passed = as_of > entry.deadline
        self.awaited_until = self._awaited_until(self.last_day_that_decides())
        self.goal = self._goal(entry)
        self.baseline, self.baseline_of = self._baseline()
        self.start = self._start()
        self.newest = next((item for item in reversed(self.series) if self._after_start(item)), None)
        self.waiting = self._waiting()

    # --- what the target asks for

    def last_day_that_decides(self) -> date:
        """Give the deadline, or the end of the later period that decides."""
        decided_by = self.target.decided_by
        return self.entry.deadline if decided_by is None else max(self.entry.deadline, decided_by.end)

    def _awaited_until(self, day: date) -> date:
        """Give the last day on which a missing report is still awaited (method, 4)."""
        if self.indicator.publication_lag_months is not None:
            return add_months(day, self.indicator.publication_lag_months)
        until = self.dataset.decision.publication_lag_until
        return day if until is None else next_month_day(day, int(until[:2]), int(until[3:]))

    def _goal(self, entry: DatedTarget) -> Range | None:
        """Give the values that meet a target; None where there is no number, or it is not known yet."""
        figures = [item for item in self.dataset.thresholds.get(entry.id, ()) if item.known_from <= self.as_of]
        figure = Fraction(figures[-1].value) if figures else None
        return goal(entry.target, entry.indicator, self._base_level(entry.target), figure)

    def goal_for(self, item: Observation | None) -> Range | None:
        """Give the values that meet the target in the period of an observation: against the year before they move."""
        if item is None or self.target.relative_to != "year_before":
            return self.goal
        return goal(self.target, self.indicator, self._base_level(self.target, item), None)

    def _base_level(self, target: Target, item: Observation | None = None) -> Fraction | None:
        base = self.base(target, item)
        return None if base is None else base.level

    def base(self, target: Target, item: Observation | None = None) -> Observation | None:
        """Give the observation that a change is measured from; None while it is unknown or only a bound."""
        found = find(self.series, self._base_period(target, item))
        return None if found is None or found.bound is not None else found

    @staticmethod
    def _base_period(target: Target, item: Observation | None) -> Period | None:
        """Give the period that a change is measured from; of the year before only with the value that is judged."""
        if target.relative_to == "year_before" and item is not None:
            return year_before(item.period)
        return target.base

    # --- what was observed

    def _baseline(self) -> tuple[Observation | None, str | None]:
        """Give the observation that the way is measured from, and the earlier target that it decided, if any."""
        named = self.target.baseline or self.target.base
        if named is not None:
            return find(self.series, named), None
        if self.target.relative_to is not None:
            return None, None  # a base that moves with the value is no beginning of a way
        earlier = [
            other
            for other in self.siblings.targets[self.indicator.id]
            if other.deadline < min(self.entry.deadline, self.as_of)
        ]
        for other in sorted(earlier, key=lambda item: item.deadline, reverse=True):
            if other.target.operator in {"improve", "outcome"} or other.target.every is not None:
                continue
            deciding = self._deciding_of(other)
            if deciding is not None and any(item.period.end > deciding.period.end for item in self.series):
                return deciding, other.id
        return None, None

    def _deciding_of(self, other: DatedTarget) -> Observation | None:
        found = self.siblings.deciding
        if other.id not in found:
            found[other.id] = Case(self.dataset, other, self.as_of, self.siblings).judge().deciding
        return found[other.id]

    def _start(self) -> date | None:
        if self.baseline is not None:
            return self.baseline.period.end
        named = self.target.baseline or self.target.base
        return None if named is None else named.end

    def _after_start(self, item: Observation) -> bool:
        return self.start is None or item.period.end > self.start

    def level(self, item: Observation) -> Fraction | None:
        """Give the exact level of an observation, from its change against the base where it has only that."""
        if item.level is not None or item.change is None:
            return item.level
        base = self._base_level(self.target, item)
        return None if base is None else base * (1 + Fraction(item.change) / PERCENT)

    def seen(self, item: Observation) -> Range | None:
        """Give the numbers that an observation leaves possible."""
        level = self.level(item)
        return None if level is None else observed(item, level, self.indicator)

    def meets(self, item: Observation) -> bool | None:
        """Whether an observation meets the target; None where it does not decide."""
        target = self.target
        if item.is_empty_population:
            return None
        if target.refers_to is not None and self.goal is None:
            return None if item.numerator is None else item.numerator == item.denominator
        bare = self._bare_change(item)
        if bare is not None:
            wanted = goal(target, self.indicator, PERCENT, None)
            return wanted is not None and wanted.contains(exactly(bare))
        seen, wanted = self.seen(item), self.goal_for(item)
        return None if seen is None or wanted is None else verdict(wanted, seen)

    def _bare_change(self, item: Observation) -> Fraction | None:
        """Give a reported change on a base of 100, where it decides by itself: it needs no base to be known."""
        if item.level is not None or item.change is None or not self.target.changes or self.target.change_in == "unit":
            return None
        return PERCENT + Fraction(item.change)

    def may_decide(self, item: Observation) -> bool:
        """Whether a value counts against the target.

        One after the baseline; one that compares with the base of a change; where values accumulate, one from the start
        of a year of the phase.
        """
        start = item.period.start
        whole = not self.indicator.accumulates or (start.month, start.day) == (self.entry.phase.first_month, 1)
        return whole and self._after_start(item) and self._compares_with_base(item.period)

    def _compares_with_base(self, period: Period) -> bool:
        """Whether the base of the change is a span as well; or, of a flow that is no percentage, is as long."""
        base = self.target.base
        if base is None or period.is_span:
            return True
        counted = self.indicator.kind == "flow" and self.indicator.unit != "percent"
        return not base.is_span and (not counted or period.months == base.months)

    def _candidates(self) -> list[Observation]:
        """Give what may decide, in order of the end of its period."""
        return [item for item in self.series if self.may_decide(item)]

    def _waiting(self) -> Reported | None:
        """Give what single reporters have said of the period that would decide if all of them made up the whole."""
        found = () if self.target.each else incomplete(self.dataset, self.indicator, self.as_of, self.series)
        found = tuple(item for item in found if self.may_decide(item.parts[0]))
        if self.target.step is not None:
            found = tuple(item for item in found if item.period.end <= self.entry.deadline)
        elif self.passed:
            found = tuple(item for item in found if self._fits(item.period))
        return found[-1] if found else None

    def _fits(self, period: Period) -> bool:
        """Whether a value for a period decides once the deadline has passed."""
        decided_by = self.target.decided_by
        return period.contains(self.entry.deadline) if decided_by is None else period[1:3] == decided_by[1:3]

    # --- the status

    def judge(self) -> _Judged:
        """Give the status by the first rule that applies (method, 4)."""
        if self.superseded is not None:
            return _Judged("superseded")
        if self.target.step is not None:
            return self._yearly(self.target.step)
        if self.target.each:
            return self._each()
        if self.report is not None and self.report.state == "done":
            return self._done(self.report)
        if self.target.outcome is not None or (self.report is not None and not self._candidates()):
            return self._not_done()
        return self._after_deadline() if self.passed else self._before_deadline()

    def _done(self, report: Outcome) -> _Judged:
        day = report.day
        if day is not None and day > self.entry.deadline:
            open_whether: tuple[Flag, ...] = () if report.on is not None else ("bounded",)
            return _Judged("missed", flags=("met_late", *open_whether))
        return _Judged("met", flags=() if self.passed else ("so_far",))

    def _not_done(self) -> _Judged:
        report = self.report
        if not self.passed:
            return _Judged("no_data", "no_report") if report is None else _Judged("unrated", "reported_in_progress")
        if report is not None and report.published is not None and report.published > self.entry.deadline:
            return _Judged("missed", "reported_in_progress")
        return self._nothing_decides()

    def _nothing_decides(self, reason: Reason | None = None) -> _Judged:
        status: TargetStatus = "awaiting" if self.as_of <= self.awaited_until else "unreported"
        return _Judged(status, reason or self.missing() or self._incomplete())

    def missing(self, item: Observation | None = None) -> Reason | None:
        """Name the value without which an observation (else any) cannot be compared, if one is missing."""
        if self.target.changes and self.goal_for(item) is None:
            return "base_unknown" if item is not None or self.target.base is not None else None
        if self.goal is None and self.target.refers_to is not None and self.newest is not None:
            return "figure_unknown"
        return None

    def _incomplete(self) -> Reason | None:
        """Say why the values of single reporters make no value of the whole, where there are some."""
        if self.waiting is None:
            return None
        return "reporters_missing" if len(self.waiting.parts) < self.waiting.listed else "not_additive"

    def _before_deadline(self) -> _Judged:
        deciding = next(iter(reversed(self._candidates())), None)
        if deciding is None:
            if self.newest is not None and self.goal is not None:
                base = self.target.base
                return _Judged("unrated", "only_span_decides" if base is not None and base.is_span else "part_of_year")
            nothing: Reason = "only_baseline" if self.series else "no_report"
            return _Judged("no_data", self.missing() or self._incomplete() or nothing)
        if deciding.is_empty_population:
            return _Judged("not_applicable", deciding=deciding)
        met = self.meets(deciding)
        if met:
            return _Judged("met", flags=("so_far",), deciding=deciding)
        if met is None and self.goal_for(deciding) is None:
            return _Judged("no_data", self.missing(deciding), deciding=deciding)
        return self._band(deciding)

    def _after_deadline(self) -> _Judged:
        later: tuple[Flag, ...] = ()
        later_values = [item for item in self.series if item.period.start > self.entry.deadline]
        if self.target.decided_by is not None:
            later_values = [item for item in later_values if item.period[1:3] != self.target.decided_by[1:3]]
        if later_values:
            later = ("later_value",)
        undecided: Reason | None = None
        for item in self._fitting():
            if item.is_empty_population:
                return _Judged("not_applicable", flags=later, deciding=item)
            met = self.meets(item)
            if met:
                return _Judged("met", flags=later, deciding=item)
            if met is False:
                met_late = any(self.may_decide(other) and self.meets(other) for other in later_values)
                late: tuple[Flag, ...] = ("met_late",) if met_late else ()
                return _Judged("missed", flags=(*late, *later), deciding=item)
            undecided = "bound_undecided" if item.bound is not None else undecided or self.missing(item)
        if self.indicator.kind == "level":
            before = [item for item in self._candidates() if item.period.end <= self.entry.deadline]
            if before and before[-1].is_empty_population:
                return _Judged("not_applicable", flags=later, deciding=before[-1])
            if before and self.meets(before[-1]):
                return _Judged("met", flags=later, deciding=before[-1])
        nothing = self._nothing_decides(undecided)
        return nothing._replace(flags=later)

    def _fitting(self) -> list[Observation]:
        """Give the observations whose period contains the deadline, the longest first."""
        fitting = [item for item in self._candidates() if self._fits(item.period)]
        return sorted(
            fitting, key=lambda item: item.period.months, reverse=True
        )  # of two years the one that ends first

    # --- the way from the baseline

    def _band(self, item: Observation) -> _Judged:
        """Give the band of pace of a value that does not meet an open target (or that may, within its bound)."""
        if self.meets(item) is None:
            return _Judged("unrated", "base_unknown" if item.bound is None else "bound_undecided", deciding=item)
        if self.baseline is None:
            return _Judged("unrated", "no_baseline", deciding=item)
        if self.held():
            return _Judged("regressing", flags=("lost",), deciding=item)
        problem = self.not_joined(item)
        if problem is not None:
            return _Judged("unrated", problem, deciding=item)
        if self.goal is None:
            return _Judged("unrated", self.missing(), deciding=item)
        seen = self.seen(item)
        statuses = set() if seen is None else {self._banded(end, item) for end in (seen.low, seen.high)}
        if len(statuses) == 1 and (status := statuses.pop()) is not None:
            return _Judged(status, deciding=item)
        return _Judged("unrated", "not_on_path" if item.bound is None else "bound_undecided", deciding=item)

    def held(self) -> bool:
        """Whether the baseline meets the target already, so that it is one to hold."""
        return self.baseline is not None and self.goal is not None and self.meets(self.baseline) is True

    def not_joined(self, item: Observation) -> Reason | None:
        """Say why no slope may be drawn from the baseline to a value, if none may."""
        baseline = self.baseline
        if baseline is None or baseline.bound is not None or self.level(baseline) is None:
            return "no_baseline"
        if population_changed(baseline, item):
            return "population_changed"
        if breaks_between(self.series, baseline.period.end, item.period.end):
            return "series_break"
        if (
            (self.indicator.accumulates or self.indicator.kind == "flow")
            and self.indicator.unit != "percent"  # a share of part of the year compares with one of all of it
            and baseline.period.months != item.period.months
        ):
            return "part_of_year"
        return None

    def _banded(self, value: Fraction | None, item: Observation) -> TargetStatus | None:
        """Give the band for one end of what was seen; None is without end, away from the goal."""
        way = self.way(item, value)
        if way is None:
            return None
        pace = pace_of(way)
        if value is None:
            return "regressing"
        if pace is None:
            return None
        if pace < 0:
            return "regressing"
        if pace >= Fraction(self.bands.on_track):
            return "on_track"
        return "at_risk" if pace >= Fraction(self.bands.at_risk) else "off_track"

    def way(self, item: Observation, value: Fraction | None) -> Way | None:
        """Give the way from the baseline through a value to the target, where one can be drawn."""
        baseline = self.baseline
        base = None if baseline is None else self.level(baseline)
        if baseline is None or base is None or self.goal is None or self.held() or self.not_joined(item) is not None:
            return None
        number = base if value is None else value
        line = self.line(number)
        if line is None:
            return None
        direction, threshold = aim(self.goal, number, base)
        return Way(direction, threshold, base, baseline.period.end, number, item.period.end, line)

    def line(self, value: Fraction | None = None) -> Line | None:
        """Give the straight lines from the baseline through the targets that a value has before it (method, 6)."""
        baseline = self.baseline
        base = None if baseline is None or baseline.bound is not None else self.level(baseline)
        if baseline is None or base is None or self.goal is None or self.held():
            return None
        direction, threshold = aim(self.goal, base if value is None else value, base)
        if direction * (threshold - base) < 0:
            return None
        return Line(((baseline.period.end, base), *self._milestones(base, baseline.period.end, direction, threshold)))

    def _milestones(
        self, base: Fraction, start: date, direction: int, threshold: Fraction
    ) -> tuple[tuple[date, Fraction], ...]:
        """Give the targets of the indicator in order of deadline, leaving out those that the baseline meets."""
        points = {self.entry.deadline: threshold}
        for other in self.siblings.targets[self.indicator.id]:
            if other.id == self.entry.id or other.deadline <= start or other.target.each:
                continue
            other_goal = self._goal(other)
            if other_goal is None or other_goal.contains(exactly(base)):
                continue
            other_direction, other_threshold = aim(other_goal, base, base)
            if other_direction == direction:
                points.setdefault(other.deadline, other_threshold)
        return tuple(sorted(points.items()))

    # --- yearly targets

    def _yearly(self, every: Every) -> _Judged:
        """Judge each year of the phase, or each half, quarter or month (method, 4)."""
        phase = self.entry.phase
        years = tuple(self._year(period) for period in stretches(phase.start, phase.end, STEP_MONTHS[every]))
        due = [year for year in years if year.due_passed]
        if not due:
            return _Judged("no_data", "no_year_due", years=years)
        status = next(status for status in YEARLY_ORDER if any(year.status == status for year in due))
        late = [year.awaited_until for year in due if year.status in OVERDUE_STATUSES]
        newest = [year.observation for year in due if year.observation is not None]
        deciding = newest[-1] if newest else None
        reason = next(year.reason for year in due if year.status == status)
        flags: tuple[Flag, ...] = ("so_far",) if status == "met" and not self.passed else ()
        return _Judged(status, reason, flags, deciding, years, min(late, default=None))

    def _year(self, period: Period) -> Year:
        passed = self.as_of > period.end
        awaited_until = self._awaited_until(period.end)
        item = find(self.series, period) if self.target.improve is not None else self._of_year(period, passed)

        def judged(status: TargetStatus, reason: Reason | None = None) -> Year:
            return Year(period.end.year, period, status, reason, item, passed, awaited_until)

        if item is None:
            if not passed:
                return judged("no_data", "no_year_due")
            return judged("awaiting" if self.as_of <= awaited_until else "unreported")
        if item.is_empty_population:
            return judged("not_applicable")
        met, reason = (self.meets(item), None) if self.target.improve is None else self._improved(item)
        if met is None:
            return judged("unrated", reason or self.missing(item) or "bound_undecided")
        if met:
            return judged("met")
        return judged("missed") if passed else judged("unrated", "years_open")

    def _of_year(self, period: Period, passed: bool) -> Observation | None:
        """Give the observation that decides a year, half, quarter or month.

        It is the longest whose period ends with it, and is no longer than it (a level, and what accumulates: than a
        year); of a step that has passed also a level that meets, and was the last one before; of one that has not,
        the newest in it.
        """
        runs_on = self.indicator.kind == "level" or self.indicator.accumulates
        longest = STEP_MONTHS["year"] if runs_on else period.months
        before = [
            item for item in self._candidates() if item.period.end <= period.end and item.period.months <= longest
        ]
        newest = before[-1] if before else None
        if newest is None or newest.period.end == period.end:
            return newest
        if passed:
            return newest if self.indicator.kind == "level" and self.meets(newest) else None
        since = newest.period.end if self.indicator.accumulates else newest.period.start
        return newest if since >= period.start else None

    def _improved(self, item: Observation) -> tuple[bool | None, Reason | None]:
        """Say whether a year is better than the one before, or equal at the best possible value."""
        before = find(self.series, year_before(item.period))
        if before is None:
            return None, "previous_year_unknown"
        if population_changed(before, item):
            return None, "population_changed"
        if breaks_between(self.series, before.period.end, item.period.end):
            return None, "series_break"
        old, new = self.seen(before), self.seen(item)
        if old is None or new is None:
            return None, "previous_year_unknown"
        if self.indicator.better == "higher":
            better = Range(old.high, None, low_open=not old.high_open) if old.high is not None else None
            worse = Range(None, old.low) if old.low is not None else None
        else:
            better = Range(None, old.low, high_open=not old.low_open) if old.low is not None else None
            worse = Range(old.high, None) if old.high is not None else None
        best = best_possible(self.indicator, item)
        if new.number is not None and new.number == best:
            return True, None  # better than what came before, or equal at the best possible value
        if better is not None and better.contains(new):
            return True, None
        if worse is not None and worse.contains(new):
            return False, None
        return None, "bound_undecided"

    # --- every reporter

    def _each(self) -> _Judged:
        """Judge every reporter as if it were the whole (method, 4)."""
        found: list[Each] = []
        flagged: list[tuple[TargetStatus, tuple[Flag, ...]]] = []
        for name, dataset, entry in alone(self.dataset, self.entry):
            judged = Case(dataset, entry, self.as_of, Siblings({self.indicator.id: [entry]}, {}, {})).judge()
            found.append(Each(name, judged.status, judged.deciding))
            flagged.append((judged.status, judged.flags))
        if not found:
            return self._nothing_decides() if self.passed else _Judged("no_data", "no_report")
        status, reason = together(found)
        return _Judged(status, reason, tuple(flags_together(found, flagged)), each=tuple(found))

    def _reporters(self, judged: _Judged, basis: Observation | None) -> Reporters | None:
        """Count the reporters of the value that is waited for, else of the sum that the numbers are computed from."""
        if not self.indicator.reporters:
            return None
        if self.target.each:
            return Reporters(sum(item.observation is not None for item in judged.each), len(judged.each), None)
        waiting = self._waited_for(judged)
        if waiting is not None:
            return Reporters(len(waiting.parts), waiting.listed, waiting.period)
        day = self.entry.deadline if basis is None else basis.period.end
        listed = len(members(self.dataset.agencies, self.indicator.reporters, day))
        if basis is None:
            return Reporters(0, listed, None)
        is_sum = all(item is not basis for item in self.all)
        return Reporters(listed, listed, basis.period) if is_sum else None

    def _waited_for(self, judged: _Judged) -> Reported | None:
        """Give what single reporters have said where it comes after the value that decides."""
        waiting, deciding = self.waiting, judged.deciding
        if waiting is None or deciding is None or place_of(waiting.period) > place_of(deciding.period):
            return waiting
        return None

    # --- the result

    def result(self) -> TargetResult:
        """Put the status and the numbers together."""
        judged = self.judge()
        entry = self.entry
        basis = judged.deciding or self.newest
        yearly = self.target.improve is not None
        seen = None if basis is None or yearly or not self.may_decide(basis) else self.seen(basis)
        value = None if seen is None else seen.number
        wanted = self.goal_for(basis)
        direction = direction_of(self.indicator, wanted, value)
        threshold = None if wanted is None or yearly else threshold_of(wanted, value, direction)
        margin = None if value is None or wanted is None else margin_of(wanted, value)
        way = None if basis is None or value is None or judged.years else self.way(basis, value)
        if way is not None:  # a range is approached from the side of the baseline
            direction, threshold = way.direction, way.threshold
        gap = None if margin is None else max(-margin, Fraction(0))
        held = self.held() and not judged.years
        expected = way.line.at(way.at) if way is not None else (threshold if held and value is not None else None)
        behind = None if expected is None or value is None else direction * (expected - value)
        recent = self.recent()
        projected = None if judged.years else self._projected(recent, value, basis)
        overdue = judged.status in OVERDUE_STATUSES and "met_late" not in judged.flags
        since = judged.due or self.awaited_until
        agencies = self.dataset.agencies
        return TargetResult(
            entry=entry,
            status=judged.status,
            overdue=overdue,
            days_overdue=max((self.as_of - since).days, 0) if overdue else None,
            flags=self._flags(judged, basis, value),
            reason=judged.reason,
            threshold=threshold,
            direction=direction,
            awaited_until=since,
            baseline=self.baseline,
            baseline_of=self.baseline_of,
            current=self.series[-1] if self.series else None,
            deciding=judged.deciding,
            basis=basis,
            outcome=self.superseded or self.report,
            gap=gap,
            margin=margin,
            share=None if way is None else share_of(way),
            expected=expected,
            behind=behind,
            pace=None if way is None else pace_of(way),
            required=None if judged.years else self._required(value, basis, direction, threshold),
            recent=recent,
            projected=projected,
            projected_meets=None if projected is None or self.goal is None else verdict(self.goal, exactly(projected)),
            way=way,
            years=judged.years,
            reporters=self._reporters(judged, basis),
            each=judged.each,
            owners=entry.owners,
            owners_today=today(agencies, entry.owners, self.as_of),
            stretch_met=self._stretch_met(judged.deciding),
            extension=self.extension,
            part_of=self.siblings.wholes.get(entry.id),
        )

    def _stretch_met(self, deciding: Observation | None) -> bool | None:
        """Say whether the observation that decides the target meets also what is striven for."""
        stretched = self.target.stretched
        if stretched is None or deciding is None:
            return None
        return Case(self.dataset, self.entry._replace(target=stretched), self.as_of, self.siblings).meets(deciding)

    def _required(
        self,
        value: Fraction | None,
        basis: Observation | None,
        direction: int,
        threshold: Fraction | None,
    ) -> Fraction | None:
        if value is None or basis is None or threshold is None or self.goal is None or self.passed:
            return None  # where the goal moves with the value, the one at the deadline is not known
        if basis.period.end >= self.entry.deadline or self.meets(basis):
            return None
        return direction * (threshold - value) / years_between(basis.period.end, self.entry.deadline)

    def recent(self) -> Fraction | None:
        """Give the mean of the last yearly changes toward the target (method, 6)."""
        numbers = [level for _, level in self.trend()]
        changes = [self._sign() * (new - old) for old, new in pairwise(numbers)]
        return mean(changes) if len(changes) >= FEWEST_CHANGES else None

    def trend(self) -> list[tuple[Observation, Fraction]]:
        """Give the consecutive yearly values that ``recent`` looks at, oldest first, each with its level."""
        if self.indicator.better == "none" or not self.series or self.newest is None:
            return []
        newest = self.newest.period
        yearly = [item for item in self.series if item.period.is_yearly and item.period.is_like(newest)]
        if not yearly or yearly[-1] is not self.newest:
            return []
        chain = [yearly[-1]]
        for before, after in reversed(list(pairwise(yearly))):
            consecutive = before.period.precedes(after.period)
            if not consecutive or not joined(self.series, before, after) or len(chain) > MOST_CHANGES:
                break
            chain.append(before)
        found: list[tuple[Observation, Fraction]] = []
        for item in chain:
            level = self.level(item) if item.bound is None else None
            if level is None:
                break
            found.append((item, level))
        return found[::-1]

    def _projected(self, recent: Fraction | None, value: Fraction | None, basis: Observation | None) -> Fraction | None:
        if recent is None or value is None or basis is None or self.goal is None or self.passed:
            return None
        ahead = value + self._sign() * recent * years_between(basis.period.end, self.entry.deadline)
        allowed = possible(self.indicator, basis.of)
        low = ahead if allowed.low is None else max(ahead, allowed.low)
        return low if allowed.high is None else min(low, allowed.high)

    def _flags(self, judged: _Judged, basis: Observation | None, value: Fraction | None) -> tuple[Flag, ...]:
        found: set[Flag] = set(judged.flags)
        target = self.target
        if value is not None and (target.more_than is not None or target.less_than is not None):
            limit = target.more_than if target.more_than is not None else target.less_than
            if limit is not None and value == Fraction(limit):
                found.add("must_exceed")
        if basis is not None and self._outdone(basis, value):
            found.add("above_range" if self.indicator.better == "higher" else "below_range")
        if judged.status == "met" and basis is not None and self._worsening(basis):
            found.add("worsening")
        if basis is not None:
            if basis.provisional:
                found.add("provisional")
            if basis.bound is not None:
                found.add("bounded")
            if self.goal is not None and self.meets(basis) is False and self._met_before(basis):
                found.add("lost")
            found |= self._break_flags(basis)
        waiting = self._waited_for(judged)
        if waiting is not None and len(waiting.parts) < waiting.listed:
            found.add("partial")
        base = self._base_period(target, basis)
        if base is not None and base_revised(self.dataset, self.indicator, base, self.as_of):
            found.add("base_revised")
        if self.newest is not None and self.indicator.reported is not None:
            months = STALE_AFTER * RHYTHM_MONTHS[self.indicator.reported]
            if add_months(self.newest.period.end, months) < self.as_of:
                found.add("stale")
        return tuple(flag for flag in FLAGS if flag in found)

    def _outdone(self, basis: Observation, value: Fraction | None) -> bool:
        """Whether a value is better than the range that the target asks for."""
        bare = self._bare_change(basis)
        if bare is not None:
            best, value = beyond(self.target, self.indicator, PERCENT), bare
        else:
            best = beyond(self.target, self.indicator, self._base_level(self.target, basis))
        return value is not None and best is not None and best.contains(exactly(value))

    def _break_flags(self, basis: Observation) -> set[Flag]:
        """Say what stands between the baseline (else the value before) and a value."""
        before = self.baseline or next(
            (item for item in reversed(self.series) if item.period.end < basis.period.end), None
        )
        found: set[Flag] = set()
        if before is not None and before.period.end < basis.period.end:
            if population_changed(before, basis):
                found.add("population_changed")
            if breaks_between(self.series, before.period.end, basis.period.end):
                found.add("series_break")
        return found

    def _met_before(self, basis: Observation) -> bool:
        """Whether the baseline or a value after it met the target before."""
        earlier = [item for item in self.series if item.period.end < basis.period.end]
        return any(self.meets(item) for item in earlier if item is self.baseline or self.may_decide(item))

    def _worsening(self, basis: Observation) -> bool:
        """Whether the last change before a value goes the wrong way."""
        before = next(
            (
                item
                for item in reversed(self.series)
                if item.period.end < basis.period.end and item.period.is_like(basis.period)
            ),
            None,
        )
        if before is None or not joined(self.series, before, basis):
            return False
        old, new = self.seen(before), self.seen(basis)
        if old is None or new is None or old.number is None or new.number is None:
            return False
        return self._sign() * (new.number - old.number) < 0

    def _sign(self) -> int:
        """Give +1 where higher is better, -1 where lower is, 0 where neither."""
        return {"higher": 1, "lower": -1, "none": 0}[self.indicator.better]


class _Said(NamedTuple):
    """What was reported of a target without a number: the last of each kind, if any."""

    progress: Outcome | None = None
    ended: Outcome | None = None
    extension: Outcome | None = None


def _said(reports: Sequence[Outcome], as_of: date) -> _Said:
    """Give the last progress report, ending and extension of a target that were known on a day."""
    found = _Said()
    for report in sorted(reports, key=lambda item: item.known_from):
        if report.known_from > as_of:
            break
        kind = {"superseded": "ended", "extended": "extension"}.get(report.state, "progress")
        found = found._replace(**{kind: report})
    return found
