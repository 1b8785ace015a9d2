"""The numbers that meet a target, and the formulas of the way to it: arithmetic without observations (method, 2, 6)."""

from fractions import Fraction
from typing import Literal

from par_cli.model.decision import Indicator, Target
from par_cli.model.operators import OPERATORS
from par_cli.progress.exact import PERCENT, Range, interval
from par_cli.progress.formula import Formula, Input, symbols, values_of


def goal(target: Target, indicator: Indicator, base: Fraction | None, figure: Fraction | None) -> Range | None:
    """Return the values that meet a target; ``base`` is that of a change, ``figure`` that of another document.

    None where the target has no number, or where the number is not known yet. A ``tolerance`` is left out of it: gap
    and path are measured to the number that the decision prints.
    """
    if target.refers_to is not None:
        if figure is None:
            return None
        return Range(None, figure) if indicator.better == "lower" else Range(figure, None)
    if target.changes:
        if base is None or (base < 0 and target.change_in != "unit"):
            return None
        return _changed(target, base, target.changes[0])
    if target.improve is True and base is not None:
        lower = indicator.better == "lower"
        return Range(None, base, high_open=True) if lower else Range(base, None, low_open=True)
    return None if target.value is None else interval(target, indicator)


def tolerated(target: Target, wanted: Range) -> Range:
    """Return the values that meet a goal with its tolerance, if any: each limit is moved to the easier side by it."""
    if target.tolerance is None:
        return wanted
    by = Fraction(target.tolerance)
    low, high = wanted.low, wanted.high
    return wanted._replace(low=None if low is None else low - by, high=None if high is None else high + by)


def of_changes(wanted: Range) -> Range:
    """Return a goal on a base of 100 as one of the change itself, in percentage points: 75 or less is -25 or less."""
    low, high = wanted.low, wanted.high
    return wanted._replace(low=None if low is None else low - PERCENT, high=None if high is None else high - PERCENT)


def beyond(target: Target, indicator: Indicator, base: Fraction | None) -> Range | None:
    """Return the values beyond a range, on its better side; None where none is asked for, or its base is not known."""
    if target.between is not None and indicator.better != "none":
        low, high = (Fraction(number) for number in target.between)
        higher = indicator.better == "higher"
        by = Fraction(target.tolerance or 0)
        return Range(high + by, None, low_open=True) if higher else Range(None, low - by, high_open=True)
    if base is None or len(target.changes) == 1 or not target.changes:
        return None
    return _changed(target, base, target.changes[1], exceeding=True)


_B, _p, _n, _m, _c, _v, _b, _T, _e = symbols("B p n m c v b T e")

CHANGED = {  # by the side of the operator: what is cut, and what is raised
    -1: {"cut": _B * (1 - _p / 100), "part": _B * (1 - _n / _m), "step": _B - _p},
    +1: {"cut": _B * (1 + _p / 100), "part": _B * (1 + _n / _m), "step": _B + _p},
}
"""What a change asks for: in percent, as a part, and in the indicator's unit."""

BASE = _B
LEVEL_FROM_CHANGE = _B * (1 + _c / 100)
SHARE = (_v - _b) / (_T - _b)
PACE = (_v - _b) / (_e - _b)


def change_formula(target: Target, amount: Fraction) -> tuple[Formula, tuple[Input, ...]]:
    """Return the formula of what a change asks for, over its base B, with the inputs other than the base.

    ``amount`` is one of the target's changes; a part, 1/3, is kept as the decision words it.
    """
    formulas = CHANGED[OPERATORS[target.operator].side]
    given = getattr(target, target.operator)
    if isinstance(given, Fraction):
        numerator, denominator = Fraction(given.numerator), Fraction(given.denominator)
        return formulas["part"], (Input("n", "numerator", numerator), Input("m", "denominator", denominator))
    kind: Literal["step", "cut"] = "step" if target.change_in == "unit" else "cut"
    return formulas[kind], (Input("p", kind, amount),)


def _changed(target: Target, base: Fraction, amount: Fraction, *, exceeding: bool = False) -> Range:
    """Return the values that have changed from a base by an amount or more; ``exceeding``: by more."""
    formula, inputs = change_formula(target, amount)
    limit = formula.evaluate({**values_of(inputs), "B": base})
    if OPERATORS[target.operator].side < 0:
        return Range(None, limit, high_open=exceeding)
    return Range(limit, None, low_open=exceeding)


def aim(target: Range, value: Fraction, base: Fraction) -> tuple[int, Fraction]:
    """Return the direction (+1 up, -1 down) and the end of the goal that a value has to reach or has reached.

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


def aim_of(indicator: Indicator, target: Range | None, value: Fraction | None) -> tuple[int, Fraction | None]:
    """Return the direction and the end of the goal, also where the value or the goal is not known."""
    if target is None:
        return -1 if indicator.better == "lower" else 1, None
    if value is not None:
        return aim(target, value, value)
    return (-1, target.high) if target.low is None else (1, target.low)
