"""The levels of an indicator in order of period, and which of them is the first to meet a number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import accumulate

from par_cli.model.reports import Observation
from par_cli.progress.exact import Edge, Range, verdict


class Levels:
    """Values in order of the end of their period, each with the numbers that it leaves possible.

    Many milestones may ask the same series, so that what is asked from one side only is looked up and not searched.
    """

    def __init__(self, known: Iterable[tuple[Observation, Range]]) -> None:
        found = list(known)
        self._items = [item for item, _ in found]
        self._seen = [seen for _, seen in found]

    def first_met(self, wanted: Range) -> Observation | None:
        """Return the first value that meets what is asked for."""
        if wanted.high is None:
            at = bisect_left(self._highest, wanted.start)
        elif wanted.low is None:
            at = bisect_left(self._lowest, True, key=lambda end: end <= wanted.end)  # noqa: FBT003 - what is found
        else:
            at = next((at for at, seen in enumerate(self._seen) if verdict(wanted, seen)), len(self._seen))
        return self._items[at] if at < len(self._items) else None

    def falls_short(self, wanted: Range, since: date) -> bool:
        """Return whether a value of a period that ends on a day or later does not meet what is asked for."""
        first = bisect_left(self._items, since, key=lambda item: item.period.end)
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
