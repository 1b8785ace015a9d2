"""The way from the baseline of a target to its goal (method, 6)."""

from datetime import date
from fractions import Fraction
from functools import partial
from typing import Literal, NamedTuple

from par_cli.model.decision import STEP_MONTHS, Target
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.candidates import compares, only_span_decides
from par_cli.progress.exact import Line, Range, exactly
from par_cli.progress.goals import PACE, aim, tolerated
from par_cli.progress.series import breaks_between, population_changed
from par_cli.progress.target_on_day import TargetOnDay, only_changes

NotJoined = Literal[
    "against_year_before", "no_baseline", "population_changed", "series_break", "part_of_year", "only_span_decides"
]
"""Why no slope is drawn from the baseline to a value."""


class Way(NamedTuple):
    """The way from a baseline to a target, and how far it has been gone.

    ``direction`` is +1 where higher is better, -1 where lower is.  ``base`` is the value of the baseline, in the period
    ``start``; ``value`` was observed at the end of a period, ``at``; ``line`` is the path through the baseline and the
    targets of the indicator.
    """

    direction: int
    threshold: Fraction
    base: Fraction
    start: Period
    value: Fraction
    at: date
    line: Line

    @property
    def expected(self) -> Fraction:
        return self.line.at(self.at)

    @property
    def has_length(self) -> bool:
        """Whether the threshold is beyond the baseline; otherwise a share is not defined."""
        return self.direction * (self.threshold - self.base) > 0

    @property
    def expects_progress(self) -> bool:
        """Whether the path is beyond the baseline on the day of the value; otherwise a pace is not defined."""
        return self.direction * (self.expected - self.base) > 0

    @property
    def pace(self) -> Fraction | None:
        """The way done over the way that should be done by then; None where nothing should be done yet."""
        if not self.expects_progress:
            return None
        return PACE.evaluate({"v": self.value, "b": self.base, "e": self.expected})


def held(target: TargetOnDay) -> bool:
    """Return whether the baseline meets the target already, so that it is one to hold."""
    if target.baseline is None or target.goal is None or not compares(target, target.baseline):
        return False
    return target.meets(target.baseline) is True


def not_joined(target: TargetOnDay, item: Observation) -> NotJoined | None:
    """Return why no slope is drawn from the baseline to a value; None where one is."""
    baseline = target.baseline
    if only_span_decides(target, item):
        return "only_span_decides"
    if target.total is not None:
        return None
    if baseline is None or target.baseline_level is None:
        return "against_year_before" if target.definition.relative_to == "year_before" else "no_baseline"
    if population_changed(baseline, item):
        return "population_changed"
    if breaks_between(target.series, baseline.period.end, item.period.end):
        return "series_break"
    if not target.indicator.counted:
        return None
    begun, seen = (min(one.period.months, STEP_MONTHS["year"]) for one in (baseline, item))
    return "part_of_year" if begun != seen or not compares(target, item) else None


def way_through(target: TargetOnDay, item: Observation, value: Fraction | None) -> Way | None:
    """Return the way from the baseline through a value to the target, where one can be drawn."""
    begun = _beginning(target)
    if begun is None or not_joined(target, item) is not None:
        return None
    number = begun.base if value is None else value
    direction, threshold = aim(begun.goal, number, begun.base)
    line = _line(target, begun, direction, threshold)
    if line is None:
        return None
    return Way(direction, threshold, begun.base, begun.period, number, item.period.end, line)


def path(target: TargetOnDay) -> Line | None:
    """Return the straight lines from the baseline through the targets that it has before it."""
    begun = _beginning(target)
    return None if begun is None else _line(target, begun, *aim(begun.goal, begun.base, begun.base))


class _Beginning(NamedTuple):
    """The baseline by its period and its number, and the goal that is ahead of it."""

    period: Period
    base: Fraction
    goal: Range


def _beginning(target: TargetOnDay) -> _Beginning | None:
    """Return where the way begins and leads to; None where there is none to go."""
    baseline, base, goal = target.baseline, target.baseline_level, target.goal
    if baseline is None or base is None or goal is None or held(target):
        return None
    return _Beginning(baseline.period, base, goal)


def _line(target: TargetOnDay, begun: _Beginning, direction: int, threshold: Fraction) -> Line | None:
    if direction * (threshold - begun.base) < 0:
        return None
    start = (begun.period.end, begun.base)
    if target.total is not None:
        return Line(start, (target.entry.deadline,), lambda _: threshold)
    deadlines = target.siblings.deadlines or (target.entry.deadline,)
    return Line(start, deadlines, partial(_corner, target, begun.base, direction, threshold))


def _corner(
    target: TargetOnDay, base: Fraction, direction: int, threshold: Fraction, deadline: date
) -> Fraction | None:
    """Return the number on the path on the deadline of a target; None where the baseline meets that one."""
    if deadline == target.entry.deadline:
        return threshold
    at_base = exactly(base)
    for other, other_goal in target.siblings.by_deadline[deadline]:
        if other.target.each or other.target.over or other_goal is None or not _same_scale(target, other.target):
            continue
        if tolerated(other.target, other_goal).contains(at_base):
            continue
        other_direction, other_threshold = aim(other_goal, base, base)
        if other_direction == direction:
            return other_threshold
    return None


def _same_scale(target: TargetOnDay, other: Target) -> bool:
    """Return whether the number of another target lies on the same way: levels, or changes from one base."""
    if not target.by_change:
        return not only_changes(other, target.series)
    return only_changes(other, target.series) and other.base == target.definition.base
