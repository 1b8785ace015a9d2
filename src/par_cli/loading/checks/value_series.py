"""The values of an indicator in order, by column and only about, and those among them that may be in doubt."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from par_cli.loading.checks.common import keys_with_jumps
from par_cli.model.columns import approximate_levels, approximate_percentages
from par_cli.model.decision import Indicator
from par_cli.model.observations import Observations
from par_cli.model.periods import Period

_STEP: Final = Decimal(10)  # where `plausible` names no factor
_LEAST_PERCENTAGE: Final = 10.0  # what stays below it may grow many times over
_LEAST_COUNT: Final = 50.0  # likewise
ALL_THE_SAME: Final = 3  # years


class ValueRow(NamedTuple):
    """A value that holds: its row, its period and about which number it is."""

    row: int
    period: Period
    level: float


class RowSeries(NamedTuple):
    """The values of one indicator by one reporter, in periods that compare, in order.

    Two numbers are far from each other from the factor ``step`` on, where the greater one is ``least`` or more.
    """

    indicator: Indicator
    is_whole: bool
    step: Decimal
    least: float
    values: Sequence[ValueRow]

    def far(self, one: float, other: float) -> bool:
        low, high = sorted((one, other))
        return 0 < low <= high / float(self.step) and high >= self.least

    def leaps(self, before: ValueRow, now: ValueRow) -> bool:
        """Return whether a value is far from the one before, or has become 0 where more is better.

        A 0 is often a figure that was not there yet.
        """
        if now.level == 0:
            return self.indicator.better == "higher" and before.level > 0 and before.level >= self.least
        return self.far(before.level, now.level)


def levels_of(observations: Observations, indicator: Indicator, rows: Sequence[int]) -> list[float | None]:
    """Return about which number each row says, the percentage of counts before the value; None also for a bound."""
    wholes = observations.cells_in("denominator", rows) if indicator.unit == "percent" else b""
    decimals = observations.have_decimals(("numerator", "denominator"))
    if wholes and all(wholes):
        levels = approximate_percentages(observations.cells_in("numerator", rows), wholes, decimals=decimals)
    else:
        levels = approximate_levels(observations.cells_in("value", rows))
        if any(wholes):
            shares = approximate_percentages(observations.cells_in("numerator", rows), wholes, decimals=decimals)
            levels = [share if whole else level for level, share, whole in zip(levels, shares, wholes, strict=True)]
    if "bound" in observations.filled(indicator.id):
        bounds = observations.cells_in("bound", rows)
        levels = [None if bound else level for level, bound in zip(levels, bounds, strict=True)]
    return levels


def within_limits(low: int | None, high: int | None, levels: list[float | None]) -> list[float | None]:
    """Return levels without those that their unit does not allow: what is refused is not in doubt as well."""
    least, most = -math.inf if low is None else low, math.inf if high is None else high
    return [level if level is not None and least <= level <= most else None for level in levels]


def keys_of(observations: Observations, rows: Sequence[int], like: Callable[[Period], object]) -> list[int]:
    """Return a number for each row, the same for those of one reporter and of periods that are alike."""
    periods: Sequence[Period | None] = observations.distinct("period")
    kinds: dict[object, int] = {}
    numbers = [0 if period is None else kinds.setdefault(like(period), len(kinds)) for period in periods]
    cells, reporters = observations.cells_in("period", rows), observations.cells_in("reporter", rows)
    leap = len(kinds)
    return [reporter * leap + numbers[cell] for reporter, cell in zip(reporters, cells, strict=True)]


def suspicious(
    observations: Observations,
    indicator: Indicator,
    rows: Sequence[int],
    levels: Sequence[float | None],
    known: Sequence[float],
) -> list[list[ValueRow]]:
    """Return the values among which there may be any doubt, those that compare together: mostly there are none.

    ``known`` are the levels that are neither 0 nor empty.
    """
    step = float(min(_step(indicator), _STEP))
    may_jump = max(known) >= step * min(known)
    may_vanish = indicator.better == "higher" and len(known) < len(levels) and 0 in levels
    may_fall = indicator.kind == "level" and indicator.better == "higher"
    periods: Sequence[Period | None] = observations.distinct("period")
    yearly = {cell for cell, period in enumerate(periods) if period is not None and period.is_yearly}
    may_repeat = False
    if indicator.kind != "level" and len(yearly) >= ALL_THE_SAME:
        may_repeat = not yearly.isdisjoint(observations.cells_in("period", rows))
    if not (may_jump or may_vanish or may_fall or may_repeat):
        return []
    keys = keys_of(observations, rows, _like(indicator))
    wanted = keys_with_jumps(keys, levels, step) if may_jump else set()
    if may_vanish:
        wanted |= {key for key, level in zip(keys, levels, strict=True) if level == 0}
    if may_fall:
        wanted |= falling(keys, levels)
    if may_repeat:
        cells = observations.cells_in("period", rows)
        first: dict[int, float | None] = {}
        years = [(key, level) for key, level, cell in zip(keys, levels, cells, strict=True) if cell in yearly]
        changing = {key for key, level in years if first.setdefault(key, level) != level}
        wanted |= first.keys() - changing
    return grouped(observations, rows, levels, keys, wanted)


def falling(keys: Sequence[int], levels: Sequence[float | None]) -> set[int]:
    """Return the keys of which any number is less than the one before."""
    last: dict[int, float] = {}
    found: set[int] = set()
    for key, level in zip(keys, levels, strict=True):
        if level is not None:
            if level < last.get(key, level):
                found.add(key)
            last[key] = level
    return found


def grouped(
    observations: Observations,
    rows: Sequence[int],
    levels: Sequence[float | None],
    keys: Sequence[int],
    wanted: Collection[int],
) -> list[list[ValueRow]]:
    """Return the values that hold, by some of the keys of their rows."""
    if not wanted:
        return []
    periods = observations.distinct("period")
    found: dict[int, list[ValueRow]] = {}
    for row, level, cell, key in zip(rows, levels, observations.cells_in("period", rows), keys, strict=True):
        if key not in wanted or level is None:
            continue
        period, values = periods[cell], found.setdefault(key, [])
        if values and values[-1].period[1:3] == period[1:3]:  # the one that was published later holds
            values.pop()
        values.append(ValueRow(row, period, level))
    return [values for values in found.values() if len(values) > 1]


def _like(indicator: Indicator) -> Callable[[Period], object]:
    """Return a function by which periods are told apart whose values do not compare: for what grows with time."""
    if not indicator.counted:
        return lambda _: None
    return lambda period: (period.months, indicator.accumulates and period.start.month)


def _step(indicator: Indicator) -> Decimal:
    """Return the factor from which on a change is a jump; one that is refused does not count."""
    given = None if indicator.plausible is None else indicator.plausible.step
    return _STEP if given is None or given <= 1 else given


def limits_of_a_jump(indicator: Indicator, *, is_whole: bool) -> tuple[Decimal, float]:
    """Return from which factor on a change is a jump, and how great the greater of the two numbers must be for it."""
    step = _step(indicator)
    if indicator.plausible is not None and indicator.plausible.step is not None:
        return step, 0
    return step, _LEAST_PERCENTAGE if indicator.unit == "percent" else _LEAST_COUNT if is_whole else 0
