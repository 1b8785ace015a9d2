"""From numbers and days to places on a chart: ends of the scale, even ticks, and how wide a text is at most."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Self

from par_cli.render.chart_data import round_step

HIGH_PERCENT = 60  # above which the scale of percentages need not begin at 0
MOST_TICKS = 6
_LEAST_PERCENT = 10  # percentage points that a scale has at least: less would show noise as a slope


class Scale(NamedTuple):
    """A straight scale from ``low`` to ``high``, drawn from ``start`` to ``end``."""

    low: Fraction
    high: Fraction
    start: float
    end: float

    def place(self, number: Fraction | int) -> float:
        """Return where a number lies."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + float((number - self.low) / (self.high - self.low)) * (self.end - self.start)


def ticks(numbers: Sequence[Fraction], *, ranks: bool, percent: bool) -> list[Fraction]:
    """Return the even ticks of a scale that holds some numbers, in rising order; its ends are the first and the last.

    Ranks begin at 1.  Percentages begin at 0 unless all lie above 60, other numbers unless they vary little.
    """
    low, high = _ends(min(numbers), max(numbers), ranks=ranks, percent=percent)
    step = round_step((high - low) / (MOST_TICKS - 1))
    if all(number.denominator == 1 for number in numbers):
        step = max(step, Fraction(1))
    first, last = low // step, -((-high) // step)
    found = [step * number for number in range(int(first), int(last) + 1)]
    if ranks:
        found[0] = Fraction(1)
        if len(found) > 1 and found[1] == 1:
            del found[0]
    return found


def _ends(low: Fraction, high: Fraction, *, ranks: bool, percent: bool) -> tuple[Fraction, Fraction]:
    """Return the ends of a scale that holds all numbers between two."""
    if ranks:
        return Fraction(1), max(high, Fraction(2))
    if percent and low > HIGH_PERCENT:
        start = low - low % _LEAST_PERCENT
        if high - start < _LEAST_PERCENT:
            end = start + _LEAST_PERCENT
            return (Fraction(90), Fraction(100)) if high <= 100 < end else (start, end)  # noqa: PLR2004 - all of it
        return low, high
    if low >= 0 and (percent or low == high or low * 100 <= high * HIGH_PERCENT):
        return Fraction(0), high or Fraction(1)
    return low, (high if high > low else max(low + 1, Fraction(0)))


def year_ends(first: date, last: date, most: int) -> list[date]:
    """Return the last days of years between two days, every one or every second, fifth, ... so that they are few."""
    years = range(first.year, last.year + 1)
    step = 1
    while len(years) / step > max(most, 1):
        step = int(round_step(Fraction(step + 1)))
    return [day for year in years if year % step == 0 and first <= (day := date(year, 12, 31)) <= last]


_NARROW, _WIDE, _WIDEST = frozenset(" .,:;'()/|-il!"), frozenset("mwMW%@—"), frozenset("≤≥<>=±≈+\u2013")


def widest(text: str, size: float) -> float:
    """Return the width of a text in the widest of the usual fonts without serifs: no renderer draws it wider."""
    return sum(_width(char) for char in text) * size


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.42
    if char in _WIDE:
        return 1.0
    if char in _WIDEST:
        return 0.86
    return 0.8 if char.isupper() else 0.66


Place = tuple[float, float]
Segment = tuple[Place, Place]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Self) -> bool:
        """Return whether two rectangles have a point in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_within(self, other: Self) -> bool:
        """Return whether it lies in another one."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def crosses(self, line: Segment) -> bool:
        """Return whether a straight line passes through it (Liang and Barsky)."""
        (x, y), (right, bottom) = line
        begin, end = 0.0, 1.0
        for change, room in (
            (x - right, x - self.left),
            (right - x, self.right - x),
            (y - bottom, y - self.top),
            (bottom - y, self.bottom - y),
        ):
            if change == 0:
                if room < 0:
                    return False
            elif change < 0:
                begin = max(begin, room / change)
            else:
                end = min(end, room / change)
        return begin <= end


def free(box: Box, others: Iterable[Box]) -> bool:
    """Return whether a rectangle meets none of some others."""
    return not any(box.meets(other) for other in others)
