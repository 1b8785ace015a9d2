"""Exact numbers: ranges of values, goals, straight lines, and cutting digits without overstating.

No binary floating point anywhere (docs/method.md).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, Self

from par_cli.model.decision import Indicator, Unit
from par_cli.model.operators import OPERATORS, Comparison
from par_cli.model.periods import ends_month
from par_cli.model.reports import Observation
from par_cli.model.units import counts_whole, limits
from par_cli.progress.formula import Formula, Input, symbols, values_of

PERCENT = Fraction(100)
MACHINE_PLACES = 6  # method, 11


Edge = tuple[int, Fraction, int]
"""Where a range starts or ends, in order on the line: no end at all lies beyond every number, an open end within."""


class Range(NamedTuple):
    """All numbers from ``low`` to ``high``; None is without end.  An open end is not itself within the range."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, other: Self) -> bool:
        """Return whether every number of the other range lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def misses(self, other: Self) -> bool:
        """Return whether no number of the other range lies in this one."""
        return self.end < other.start or other.end < self.start

    @property
    def start(self) -> Edge:
        return (-1, Fraction(0), 0) if self.low is None else (0, self.low, int(self.low_open))

    @property
    def end(self) -> Edge:
        return (1, Fraction(0), 0) if self.high is None else (0, self.high, -int(self.high_open))

    @property
    def number(self) -> Fraction | None:
        """The one number that it holds, if it holds exactly one."""
        return self.low if self.low is not None and self.low == self.high else None


def exactly(number: Fraction) -> Range:
    return Range(number, number)


def possible(indicator: Indicator, units: Mapping[str, Unit], of: int | None) -> Range:
    """Return every value that the indicator's unit allows: of ranks up to ``of``, the number ranked."""
    low, high = limits(indicator, units)
    last = high if of is None else of
    return Range(None if low is None else Fraction(low), None if last is None else Fraction(last))


def observed(observation: Observation, level: Fraction, indicator: Indicator, units: Mapping[str, Unit]) -> Range:
    """Return the numbers that an observation leaves possible: one, or all within its bound."""
    if observation.bound is None:
        return exactly(level)
    allowed = possible(indicator, units, observation.of)
    bound = OPERATORS[observation.bound]
    exclusive = bound.strict and not counts_whole(indicator.unit, units)
    if bound.strict and not exclusive:
        level += bound.side  # of whole things more than 30 is 31 or more
    if bound.side > 0:
        return allowed._replace(low=level, low_open=exclusive)
    return allowed._replace(high=level, high_open=exclusive)


def interval(comparison: Comparison, indicator: Indicator) -> Range:
    """Return the values that meet a number that a decision prints (method, 2)."""
    low, high = (None if end is None else Fraction(end) for end in comparison.limits(indicator.better))
    strict = OPERATORS[comparison.operator].strict
    return Range(low, high, low_open=strict and low is not None, high_open=strict and high is not None)


def verdict(goal: Range, seen: Range) -> bool | None:
    """Return whether every number seen lies in the goal or none does; None where it depends on which it is."""
    if goal.contains(seen):
        return True
    return False if goal.misses(seen) else None


_y, _z, _k, _K = symbols("y z k K")
ON_PATH = _y + (_z - _y) * _k / _K
"""Where a straight path is, k of K months (or days) after a point with the value y, on the way to one with z."""

MONTHS_A_YEAR, DAYS_A_YEAR = 12, Decimal("365.25")  # method, 6


def time_between(symbol: str, start: date, end: date, *others: date, whole: bool = False) -> Input:
    """Return the time from one day to another: in months where these days and others all end a month, else in days.

    ``whole`` is for the time of all of a stretch, of which others are a part.
    """
    if all(ends_month(day) for day in (start, end, *others)):
        months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
        return Input(symbol, "months_in_all" if whole else "months", Fraction(months), start=start, end=end)
    days = Fraction((end - start).days)
    return Input(symbol, "days_in_all" if whole else "days", days, start=start, end=end)


def a_year(time: Input) -> int | Decimal:
    """Return how many of its months or days make up a year."""
    return MONTHS_A_YEAR if time.kind == "months" else DAYS_A_YEAR


class Line:
    """Straight lines through dated points, in order; flat after the last one.

    Points after the first may lie on each of some ``days``, where ``number`` is not None.  They are asked for one by
    one: between two points lies all that is computed, and an indicator may have thousands of targets.
    """

    def __init__(
        self, first: tuple[date, Fraction], days: Sequence[date], number: Callable[[date], Fraction | None]
    ) -> None:
        self._first = first
        self._days = days
        self._number = number

    @cached_property
    def points(self) -> tuple[tuple[date, Fraction], ...]:
        return tuple(self.in_turn())

    def in_turn(self) -> Iterator[tuple[date, Fraction]]:
        """Yield the points, each computed when it is asked for."""
        yield self._first
        yield from self._among(range(bisect_right(self._days, self._first[0]), len(self._days)))

    @property
    def end(self) -> date:
        """The day of the last point."""
        begin = bisect_right(self._days, self._first[0])
        return next(self._among(reversed(range(begin, len(self._days)))), self._first)[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and self.points == other.points

    def __hash__(self) -> int:
        return hash(self.points)

    def _among(self, places: Iterable[int]) -> Iterator[tuple[date, Fraction]]:
        days = (self._days[place] for place in places)
        return ((day, number) for day in days if (number := self._number(day)) is not None)

    def formula_at(self, day: date) -> tuple[Formula, tuple[Input, ...]]:
        """Return the formula of the value on a day that is not before the first point, and its inputs."""
        begin = bisect_right(self._days, self._first[0])
        place = max(bisect_left(self._days, day), begin)
        start, before = next(self._among(reversed(range(begin, place))), self._first)
        following = next(self._among(range(place, len(self._days))), None)
        if following is None:
            return _z, (Input("z", "milestone", before, end=start),)
        end, after = following
        return ON_PATH, (
            Input("y", "before", before, end=start),
            Input("z", "milestone", after, end=end),
            time_between("k", start, day, end),
            time_between("K", start, end, day, whole=True),
        )

    def at(self, day: date) -> Fraction:
        """Return the value on a day that is not before the first point."""
        formula, inputs = self.formula_at(day)
        return formula.evaluate(values_of(inputs))


def cut(number: Fraction, places: int, *, up: bool) -> Decimal:
    """Return a number with its digits cut after ``places`` decimals, down or up, never rounded to the nearest."""
    scaled = number.numerator * 10**places
    units = -(-scaled // number.denominator) if up else scaled // number.denominator
    return Decimal(units).scaleb(-places)


def is_terminating(number: Fraction, places: int) -> bool:
    """Return whether that many decimals hold the number exactly."""
    return (number * Fraction(10**places)).denominator == 1
