"""Digits that never say more than the exact number (method, 11)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation
from par_cli.model.tasks import Measure
from par_cli.progress.exact import MACHINE_PLACES, Range, cut, interval
from par_cli.progress.goals import aim, goal, tolerated
from par_cli.progress.results import TargetResult


def machine(number: Fraction | None, *, up: bool) -> Decimal | None:
    """Return a computed number for a machine: cut at six places, without zeros at its end."""
    if number is None:
        return None
    found = cut(number, MACHINE_PLACES, up=up).normalize()
    return found or Decimal(0)


def goal_range(item: TargetResult) -> Range | None:
    """Return the values that meet a target; None where it has no number, or the number is not known."""
    target = item.entry.target
    if target.relative_to is not None:
        if item.threshold is None:
            return None
        lower, strict = item.entry.indicator.better == "lower", target.improve is not None
        if lower:
            return Range(None, item.threshold, high_open=strict)
        return Range(item.threshold, None, low_open=strict)
    target_range = goal(target, item.entry.indicator, None, None)
    return None if target_range is None else tolerated(target, target_range)


def side(item: Observation | None, result: TargetResult) -> int:
    """Return the side on which a target lies, as seen from an observation: +1 upward, -1 downward."""
    level = None if item is None else item.level
    target_range = None if level is None else goal_range(result)
    return result.direction if level is None or target_range is None else aim(target_range, level, level)[0]


def side_of_measure(item: Observation | None, measure: Measure, indicator: Indicator) -> int:
    """Return the side on which what a milestone asks for lies, as seen from an observation."""
    if item is None or item.level is None:
        return 1
    return aim(interval(measure, indicator), item.level, item.level)[0]


def observed_value(item: Observation, direction: int) -> Decimal | None:
    """Return the number of an observation: the digits of the data, else the percentage of its counts.

    A computed percentage is cut toward “not met”: down where higher is better (``direction`` +1), up where lower is.
    """
    if item.value is not None:
        return item.value
    return machine(item.level, up=direction < 0)
