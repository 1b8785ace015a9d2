"""What was known of an indicator on a day (method, 1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from par_cli.model.periods import Period, year_before
from par_cli.model.reports import Observation


def known(observations: Sequence[Observation], as_of: date) -> tuple[Observation, ...]:
    """Return the observation that holds for each period of the whole, in order of the end of the period.

    Of two for one period the later published holds.  Values of single reporters decide nothing here.
    """
    held: dict[Period, Observation] = {}
    for observation in observations:  # in order of publication for each period
        if observation.reporter is None and observation.known_from <= as_of:
            held[observation.period._replace(text="")] = observation
    return in_order(held.values())


def in_order(series: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(series, key=lambda item: place_of(item.period)))


def place_of(period: Period) -> tuple[date, int]:
    """Return the place of a period among others: by its end, of two that end together the longer last."""
    return period.end, -period.start.toordinal()


def revised(observations: Sequence[Observation], period: Period, as_of: date) -> bool:
    """Return whether the value of a period became another one by a later publication."""
    levels = [
        (item.level, item.bound)
        for item in observations
        if item.reporter is None and item.period[1:3] == period[1:3] and item.known_from <= as_of
    ]
    return len(set(levels)) > 1


def find(series: Sequence[Observation], period: Period | None) -> Observation | None:
    """Return the observation of exactly that period."""
    if period is None:
        return None
    return next((item for item in series if item.period[1:3] == period[1:3]), None)


def population_changed(before: Observation, after: Observation) -> bool:
    """Whether two ranks rank different numbers of units, and the later one does not say that it is comparable."""
    return before.of != after.of and not after.comparable


def breaks_between(series: Sequence[Observation], before: date, after: date) -> bool:
    """Return whether the method changed in a period that ends after one day and not after another."""
    return any(item.series_break and before < item.period.end <= after for item in series)


def like_before(series: Sequence[Observation], item: Observation, *, from_start: bool) -> Observation | None:
    """Return the value of the like period one year before a value, else of the last like period before (method, 5).

    ``from_start``: values accumulate in the year, so that only periods that begin in one month are alike.
    """
    before = find(series, year_before(item.period))
    if before is not None:
        return before
    for other in reversed(series):
        alike = other.period.is_like(item.period)
        if alike and from_start and item.period.months:
            alike = other.period.start.month == item.period.start.month
        if alike and other.period.end < item.period.end:
            return other
    return None


def joined(series: Sequence[Observation], before: Observation, after: Observation) -> bool:
    """Return whether a slope may be drawn from one observation to another."""
    return not population_changed(before, after) and not breaks_between(series, before.period.end, after.period.end)
