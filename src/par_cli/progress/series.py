"""What was known of an indicator on a day (method, 1)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, islice, takewhile

from par_cli.model.periods import Period, year_before
from par_cli.model.reports import Observation


class Series(tuple[Observation, ...]):  # noqa: SLOT001 - it keeps what was looked up
    """Observations in order of the end of their period, looked up without going through all of them.

    Many targets, or the steps of one, ask the same series.
    """

    @cached_property
    def by_span(self) -> Mapping[tuple[date, date], Sequence[Observation]]:
        """Return those for the same days, in order."""
        found: dict[tuple[date, date], list[Observation]] = defaultdict(list)
        for item in self:
            found[item.period[1:3]].append(item)
        return dict(found)

    @cached_property
    def breaks(self) -> Sequence[date]:
        """Return the ends of the periods in which the method changed."""
        return [item.period.end for item in self if item.series_break]

    @cached_property
    def below_zero(self) -> bool:
        return any(item.level is not None and item.level < 0 for item in self)

    @cached_property
    def has_only_changes(self) -> bool:
        """Return whether there are values, and each is known only as a change."""
        known = [item for item in self if not item.is_empty_population]
        return bool(known) and all(item.level is None and item.change is not None for item in known)

    @cached_property
    def lengths(self) -> frozenset[int]:
        """Return for how many months there are values."""
        return frozenset(item.period.months for item in self)

    @cached_property
    def last_start(self) -> date:
        return max((item.period.start for item in self), default=date.min)

    def begins_between(self, day: date, last: date) -> bool:
        """Return whether a period that ends after a day begins by another one."""
        return self._earliest_from[self.place_after(day)] <= last

    def place_after(self, day: date) -> int:
        """Return the place of the first period that ends after a day."""
        return bisect_right(self, day, key=lambda item: item.period.end)

    def last_before(self, day: date) -> Observation | None:
        """Return the last observation for a period that ends before a day."""
        place = bisect_left(self, day, key=lambda item: item.period.end)
        return self[place - 1] if place else None

    def last_until(self, day: date) -> Observation | None:
        """Return the last observation for a period that ends by a day."""
        place = self.place_after(day)
        return self[place - 1] if place else None

    @cached_property
    def _earliest_from(self) -> Sequence[date]:
        starts = (item.period.start for item in reversed(self))
        return list(accumulate(starts, min, initial=date.max))[::-1]

    @cached_property
    def _by_kind(self) -> Mapping[tuple[int, int], Sequence[Observation]]:
        """Return those of each length, by the month in which they begin, and those of all months (0)."""
        found: dict[tuple[int, int], list[Observation]] = defaultdict(list)
        for item in self:
            for month in (0, item.period.start.month):
                found[item.period.months, month].append(item)
        return dict(found)

    @cached_property
    def years(self) -> Series:
        """Return those for twelve months, begun in any of them."""
        return Series(item for item in self if item.period.is_yearly)

    def like_until(self, period: Period) -> Sequence[Observation]:
        """Return those for as long as a period, begun in the same month, up to its end."""
        like = self._by_kind.get((period.months, period.start.month), ())
        return like[: bisect_right(like, period.end, key=lambda item: item.period.end)]

    def containing(self, day: date) -> Sequence[Observation]:
        """Return those whose period contains a day, in order: of each length they follow one another."""
        found: list[Observation] = []
        for (_, month), like in self._by_kind.items():
            if month == 0:
                since = bisect_left(like, day, key=lambda item: item.period.end)
                found += takewhile(lambda item: item.period.start <= day, islice(like, since, None))
        return sorted(found, key=lambda item: place_of(item.period))

    def last_like(self, period: Period, *, from_start: bool) -> Observation | None:
        """Return the last observation for a period of the same kind that ends before one."""
        same_month = period.is_yearly or (from_start and period.months > 0)
        like = self._by_kind.get((period.months, period.start.month if same_month else 0), ())
        place = bisect_left(like, period.end, key=lambda item: item.period.end)
        return like[place - 1] if place else None


def known(observations: Sequence[Observation], as_of: date) -> Series:
    """Return the observation that holds for each period of the whole, in order of the end of the period.

    Of two for one period the later published holds.  Values of single reporters decide nothing here.
    """
    held: dict[Period, Observation] = {}
    for observation in observations:  # in order of publication for each period
        if observation.reporter is None and observation.known_from <= as_of:
            held[observation.period._replace(text="")] = observation
    return in_order(held.values())


def in_order(series: Iterable[Observation]) -> Series:
    return Series(sorted(series, key=lambda item: place_of(item.period)))


def place_of(period: Period) -> tuple[date, int]:
    """Return the place of a period among others: by its end, of two that end together the longer last."""
    return period.end, -period.start.toordinal()


def revised(observations: Series, period: Period, as_of: date) -> bool:
    """Return whether the value of a period became another one by a later publication."""
    levels = [
        (item.level, item.bound)
        for item in observations.by_span.get(period[1:3], ())
        if item.reporter is None and item.known_from <= as_of
    ]
    return len(set(levels)) > 1


def find(series: Series, period: Period | None) -> Observation | None:
    """Return the observation of exactly that period."""
    return None if period is None else next(iter(series.by_span.get(period[1:3], ())), None)


def population_changed(before: Observation, after: Observation) -> bool:
    """Return whether two ranks are among different numbers, and the later one does not say that it is comparable."""
    return before.of != after.of and not after.comparable


def breaks_between(series: Series, before: date, after: date) -> bool:
    """Return whether the method changed in a period that ends after one day and not after another."""
    return bisect_right(series.breaks, before) < bisect_right(series.breaks, after)


def like_before(series: Series, item: Observation, *, from_start: bool) -> Observation | None:
    """Return the value of the like period one year before a value, else of the last like period before (method, 5).

    ``from_start``: values accumulate in the year, so that only periods that begin in one month are alike.
    """
    before = find(series, year_before(item.period))
    return series.last_like(item.period, from_start=from_start) if before is None else before


def joined(series: Series, before: Observation, after: Observation) -> bool:
    """Return whether a slope may be drawn from one observation to another."""
    return not population_changed(before, after) and not breaks_between(series, before.period.end, after.period.end)
