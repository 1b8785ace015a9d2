"""Which observations may decide a target (method, 3)."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from par_cli.model.decision import STEP_MONTHS
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.members import Collected
from par_cli.progress.target_on_day import TargetOnDay, are_enough, long_enough


def may_decide(target: TargetOnDay, period: Period) -> bool:
    """Return whether a value for a period counts against the target.

    One after the baseline; one that compares with the base of a change; where values accumulate, one from the start
    of a year of the phase, or the period that is named; of something counted none for longer than a target about
    less than a year.
    """
    if target.total is not None:
        return period.start >= target.total.span.start
    start = period.start
    from_start = not target.indicator.accumulates or (start.month, start.day) == (target.entry.phase.first_month, 1)
    named = target.definition.decided_by is not None and fits(target, period)
    if not (from_start or named) or not target.is_after_start(period) or _is_too_long(target, period):
        return False
    return _compares_with_base(target, period)


def _is_too_long(target: TargetOnDay, period: Period) -> bool:
    """Return whether something counted is asked for less than a year, and the period is longer than that."""
    if not target.indicator.counted or target.definition.step is not None:
        return False
    return target.entry.months_asked < min(period.months, STEP_MONTHS["year"])


def _compares_with_base(target: TargetOnDay, period: Period) -> bool:
    """Return whether a period compares with the base of the change.

    A span decides against any base. A shorter period does not compare with a span, nor, for something counted, with
    a base of another length; but where values accumulate, part of the year that is asked for may settle it.
    """
    base = target.definition.base
    if base is None or period.is_span:
        return True
    if base.is_span or not target.indicator.counted:
        return not base.is_span
    part = target.indicator.accumulates and target.definition.every in {None, "year"}
    return period.months == base.months or (part and period.months < base.months == target.entry.months_asked)


def compares(target: TargetOnDay, item: Observation) -> bool:
    """Return whether an observation is for as long as the target is about."""
    if target.total is not None:
        return target.total.complete
    return long_enough(target.entry, item.period)


def fits(target: TargetOnDay, period: Period) -> bool:
    """Return whether a value for a period decides once the deadline has passed."""
    decided_by = target.definition.decided_by
    return period.contains(target.entry.deadline) if decided_by is None else period[1:3] == decided_by[1:3]


def only_span_decides(target: TargetOnDay, item: Observation) -> bool:
    """Return whether a mean over more than a year decides, of which an observation is but a part."""
    if target.total is not None:
        return target.total.mean and not target.total.complete
    named = target.definition.decided_by
    return named is not None and named.is_span and item.period.months != named.months


def is_part_of_year_asked(target: TargetOnDay, item: Observation) -> bool:
    """Return whether a value is for a part of the year that the target is about, from its first day on."""
    named = target.definition.decided_by
    starts = item.period.start == target.entry.year_start and target.indicator.accumulates
    if not starts or compares(target, item) or only_span_decides(target, item):
        return False
    return item.period.end <= (target.entry.deadline if named is None else named.end)


# --- the values of a series


def candidates(target: TargetOnDay) -> list[Observation]:
    return list(newest_candidates(target))[::-1]


def newest_candidates(target: TargetOnDay, until: date | None = None) -> Iterator[Observation]:
    """Yield the values that may decide, the newest first, of periods that end until a day."""
    series, start = target.series, target.start
    last = len(series) if until is None else series.place_after(until)
    first = 0 if start is None else series.place_after(start)
    places = range(last - 1, first - 1, -1)
    return (item for item in map(series.__getitem__, places) if may_decide(target, item.period))


def newest_that_may_decide(target: TargetOnDay) -> Observation | None:
    """Return the newest value that compares with the target, or has settled it; else the newest, if there is any."""
    found = newest_candidates(target) if _may_compare(target) else ()
    decide = last_of(item for item in found if compares(target, item) or target.settled(item) is not None)
    return last_of(newest_candidates(target)) if decide is None else decide


def _may_compare(target: TargetOnDay) -> bool:
    """Return whether some value may be for as long as the target is about, or settle it, as far as lengths tell."""
    if target.indicator.accumulates or not target.indicator.counted:
        return True
    months_asked = target.entry.months_asked
    return any(are_enough(months_asked, months) for months in target.series.lengths)


def last_of(newest_first: Iterable[Observation]) -> Observation | None:
    """Return the value whose period ends last; of those that end together a year, so that no average hides it."""
    _, newest = next(groupby(newest_first, key=lambda item: item.period.end), (None, ()))
    return min(reversed(list(newest)), key=lambda item: _place(item.period), default=None)


def fitting(target: TargetOnDay) -> list[Observation]:
    """Return the values that may decide and are for the period that does once the deadline has passed, in turn."""
    decided_by = target.definition.decided_by
    if decided_by is None:
        found = target.series.containing(target.entry.deadline)
    else:
        found = target.series.by_span.get(decided_by[1:3], ())
    return sorted((item for item in found if may_decide(target, item.period)), key=lambda item: _place(item.period))


def _place(period: Period) -> tuple[int, int]:
    """Return the place of a period among those that contain a deadline (method, 3).

    A year comes first, then the longest of those shorter than a year, then spans, the shortest first.  Of two that are
    equally long the one that ends first comes first, as they are in order.
    """
    if period.is_yearly:
        return 0, 0
    return (2, period.months) if period.is_span else (1, -period.months)


def parts_of_year(target: TargetOnDay) -> Iterator[Observation]:
    """Yield the values for a part of the year that the target is about, the newest first."""
    if not target.indicator.accumulates:
        return
    named, year_start = target.definition.decided_by, target.entry.year_start
    for item in newest_candidates(target, target.entry.deadline if named is None else named.end):
        if item.period.end < year_start:
            return
        if is_part_of_year_asked(target, item):
            yield item


def later_values(target: TargetOnDay) -> Iterator[Observation]:
    """Yield the values for periods that begin after the deadline, without the one that decides."""
    series, deadline = target.series, target.entry.deadline
    named = target.definition.decided_by is not None
    places = range(series.place_after(deadline), len(series)) if series.last_start > deadline else ()
    later = (item for item in map(series.__getitem__, places) if item.period.start > deadline)
    return (item for item in later if not (named and fits(target, item.period)))


def collected_so_far(target: TargetOnDay) -> Collected | None:
    """Return what single reporters have reported for the period that would decide once all of them have."""
    found = (item for item in reversed(target.known.incomplete) if may_decide(target, item.period))
    if target.definition.step is not None or target.total is not None:
        found = (item for item in found if item.period.end <= target.entry.deadline)
    elif target.passed:
        found = (item for item in found if fits(target, item.period))
    return next(found, None)
