"""The numbers that meet a target, and the distance to them: arithmetic without observations or days.

Method, 2, 5 and 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from par_cli.model.decision import Indicator, Target, Unit
from par_cli.model.operators import OPERATORS
from par_cli.model.reports import Observation
from par_cli.progress.exact import PERCENT, Range, interval, possible
from par_cli.progress.results import Way


def goal(target: Target, indicator: Indicator, base: Fraction | None, figure: Fraction | None) -> Range | None:
    """Give the values that meet a target; ``base`` is that of a change, ``figure`` that of another document.

    None where the target has no number, or where the number is not known yet.
    """
    if target.refers_to is not None:
        if figure is None:
            return None
        return Range(None, figure) if indicator.better == "lower" else Range(figure, None)
    if target.changes:
        known = base is not None and (base >= 0 or target.change_in == "unit")
        return _changed(target, base, target.changes[0]) if known and base is not None else None
    return None if target.value is None else interval(target, indicator)


def beyond(target: Target, indicator: Indicator, base: Fraction | None) -> Range | None:
    """Give the values beyond a range, on its better side; None where none is asked for, or its base is not known."""
    if target.between is not None and indicator.better != "none":
        low, high = (Fraction(number) for number in target.between)
        higher = indicator.better == "higher"
        return Range(high, None, low_open=True) if higher else Range(None, low, high_open=True)
    if base is None or len(target.changes) == 1 or not target.changes:
        return None
    return _changed(target, base, target.changes[1], exceeding=True)


def _changed(target: Target, base: Fraction, amount: Fraction, *, exceeding: bool = False) -> Range:
    """Give the values that have changed from a base by an amount or more; ``exceeding``: by more."""
    step = amount if target.change_in == "unit" else base * amount / PERCENT
    if OPERATORS[target.operator].side < 0:
        return Range(None, base - step, high_open=exceeding)
    return Range(base + step, None, low_open=exceeding)


def aim(target: Range, value: Fraction, base: Fraction) -> tuple[int, Fraction]:
    """Give the direction (+1 up, -1 down) and the end of the goal that a value has to reach or has reached.

    Where value and base both lie within a range, that is the end nearer to the value.
    """
    for number in (value, base):
        if target.low is not None and number <= target.low and (number < target.low or target.low_open):
            return 1, target.low
        if target.high is not None and number >= target.high and (number > target.high or target.high_open):
            return -1, target.high
    if target.low is None:
        return -1, target.high or Fraction(0)
    if target.high is not None and target.high - value < value - target.low:
        return -1, target.high
    return 1, target.low


def direction_of(indicator: Indicator, target: Range | None, value: Fraction | None) -> int:
    """Give the direction of a target: as seen from a value, else from the goal, else from the indicator."""
    if target is not None and value is not None:
        return aim(target, value, value)[0]
    if target is not None:
        return 1 if target.low is not None else -1
    return -1 if indicator.better == "lower" else 1


def threshold_of(target: Range, value: Fraction | None, direction: int) -> Fraction | None:
    """Give the end of the goal that is compared with: the one that a value aims at, else the one in a direction."""
    if value is not None:
        return aim(target, value, value)[1]
    return target.low if direction > 0 else target.high


def margin_of(target: Range, value: Fraction) -> Fraction:
    """Give the signed distance to the nearest end of the goal; below 0 is short of it."""
    distances = []
    if target.low is not None:
        distances.append(value - target.low)
    if target.high is not None:
        distances.append(target.high - value)
    return min(distances)


def share_of(way: Way) -> Fraction | None:
    """Give the part of the way done, not clamped; None where baseline and target coincide."""
    whole = way.threshold - way.base
    return (way.value - way.base) / whole if way.direction * whole > 0 else None


def pace_of(way: Way) -> Fraction | None:
    """Give the way done over the way that should be done by then; None where nothing should be done yet."""
    expected = way.line.at(way.at) - way.base
    return (way.value - way.base) / expected if way.direction * expected > 0 else None


def best_possible(indicator: Indicator, units: Mapping[str, Unit], item: Observation) -> Fraction | None:
    """Give the best value there can be: rank 1, none of what is counted, 0% or 100%; None where there is no end."""
    allowed = possible(indicator, units, item.of)
    return allowed.high if indicator.better == "higher" else allowed.low
