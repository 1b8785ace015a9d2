"""The levels of an indicator in order of period, and which of them is the first to meet a number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from par_cli.model.decision import Indicator, Unit
from par_cli.model.reports import Observation
from par_cli.progress.exact import Edge, Range, observed, verdict

_BLOCK = 64  # values that are passed over at once


class Levels:
    """Values in order of the end of their period, each with the numbers that it leaves possible.

    Many milestones may ask the same series, so that what is asked from one side only is looked up and not searched.
    """

    def __init__(self, series: Iterable[Observation], indicator: Indicator, units: Mapping[str, Unit]) -> None:
        """Take the values that have a level by themselves."""
        self._items = [item for item in series if item.level is not None]
        self._seen = [observed(item, item.level or Fraction(0), indicator, units) for item in self._items]

    def first_met(self, wanted: Range) -> Observation | None:
        """Return the first value that meets what is asked for."""
        if wanted.high is None:
            at = bisect_left(self._highest, wanted.start)
        elif wanted.low is None:
            at = bisect_left(self._lowest, True, key=lambda end: end <= wanted.end)
        else:
            at = next((at for at, seen in enumerate(self._seen) if verdict(wanted, seen)), len(self._seen))
        return self._items[at] if at < len(self._items) else None

    def any_met(self, wanted: Range, after: date | None, before: date) -> bool:
        """Return whether a value of a period that ends after one day and before another meets what is asked for."""
        ends = self._ends
        first, last = 0 if after is None else bisect_right(ends, after), bisect_left(ends, before)
        while first < last:
            if first % _BLOCK == 0 and first + _BLOCK <= last and not self._may_meet(wanted, first):
                first += _BLOCK
                continue
            if verdict(wanted, self._seen[first]):
                return True
            first += 1
        return False

    def _may_meet(self, wanted: Range, first: int) -> bool:
        """Return whether a value of a block may meet what is asked for: its highest and its lowest might."""
        highest, lowest = self._blocks[first // _BLOCK]
        return highest >= wanted.start and lowest <= wanted.end

    @cached_property
    def _blocks(self) -> list[tuple[Edge, Edge]]:
        blocks = (self._seen[start : start + _BLOCK] for start in range(0, len(self._seen), _BLOCK))
        return [(max(seen.start for seen in block), min(seen.end for seen in block)) for block in blocks]

    @cached_property
    def _ends(self) -> list[date]:
        return [item.period.end for item in self._items]

    def falls_short(self, wanted: Range, since: date) -> bool:
        """Return whether a value of a period that ends on a day or later does not meet what is asked for."""
        first = bisect_left(self._ends, since)
        if first == len(self._items):
            return False
        if wanted.high is None:
            return self._lowest_from[first] < wanted.start
        if wanted.low is None:
            return self._highest_from[first] > wanted.end
        return any(wanted.misses(seen) for seen in self._seen[first:])

    @cached_property
    def _highest(self) -> list[Edge]:
        return list(accumulate((seen.start for seen in self._seen), max))

    @cached_property
    def _lowest(self) -> list[Edge]:
        return list(accumulate((seen.end for seen in self._seen), min))

    @cached_property
    def _lowest_from(self) -> list[Edge]:
        return list(accumulate((seen.end for seen in reversed(self._seen)), min))[::-1]

    @cached_property
    def _highest_from(self) -> list[Edge]:
        return list(accumulate((seen.start for seen in reversed(self._seen)), max))[::-1]
