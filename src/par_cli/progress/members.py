"""What was known of an indicator that several report: sums over them, and targets that each must meet (method, 10)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import Indicator
from par_cli.model.periods import Period
from par_cli.model.reports import NOTES, Observation
from par_cli.model.units import counts_whole
from par_cli.progress.results import Each, Flag, Reason, TargetStatus
from par_cli.progress.series import Series, in_order, known, revised

EACH_ORDER: tuple[TargetStatus, ...] = (
    "missed",
    "unreported",
    "awaiting",
    "unrated",
    "no_data",
    "met",
    "not_applicable",
)
"""A target that every reporter must meet takes the first of these that one of them has."""


# --- sums


class Collected(NamedTuple):
    """The last that each of the listed reporters has reported for one period that has no value yet.

    ``rows`` are those of the data; ``listed`` are all who report and are named, ``unnamed`` counts the others by the
    group that they are members of.  ``left_out`` is set where one that ceased within the
    period has reported too: nobody knows whether its part is in the value of another, so there is no sum.
    """

    period: Period
    reporters: tuple[str, ...]
    rows: Sequence[int]
    listed: tuple[str, ...]
    unnamed: Mapping[str, int]
    left_out: bool

    @property
    def complete(self) -> bool:
        return len(self.reporters) == len(self.listed) and not self.unnamed

    @property
    def total(self) -> int:
        return len(self.listed) + sum(self.unnamed.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """Those who have not reported; a group is named in the place of its members that are not named."""
        reported = set(self.reporters)
        return (*(name for name in self.listed if name not in reported), *self.unnamed)


class Known(NamedTuple):
    """What was known of an indicator on a day: ``series`` has one observation for each period, some of them ``sums``.

    ``whole`` is all that was reported of it as a whole, whenever it was published; ``incomplete`` is what single
    reporters have reported for other periods, in order of their ends.
    """

    whole: Series = Series()
    series: Series = Series()
    sums: tuple[Observation, ...] = ()
    incomplete: tuple[Collected, ...] = ()


def known_of(dataset: Dataset, indicator: Indicator, as_of: date) -> Known:
    """Return the observation of the whole that holds for each period: as reported, else as the sum of all reporters."""
    whole = Series(dataset.observations.whole(indicator.id))
    series = known(whole, as_of)
    if not indicator.reporters:
        return Known(whole, series)
    reported = {item.period[1:3] for item in series}
    sums: list[Observation] = []
    incomplete: list[Collected] = []
    observations = dataset.observations
    for span, rows in observations.by_span(observations.known(indicator.id, as_of)):
        found = None if span in reported else _collect(dataset, indicator, span, rows)
        if found is not None:
            summed = _sum(dataset, indicator, found)
            if summed is None:
                incomplete.append(found)
            else:
                sums.append(summed)
    return Known(whole, in_order((*series, *sums)), tuple(sums), tuple(incomplete))


def series_of(dataset: Dataset, indicator: Indicator, as_of: date) -> Series:
    return known_of(dataset, indicator, as_of).series


def _collect(dataset: Dataset, indicator: Indicator, span: tuple[date, date], rows: Sequence[int]) -> Collected | None:
    """Return what the reporters say in the rows of one span; the rows of each are in order of publication."""
    observations, agencies = dataset.observations, dataset.reporters
    reporters = observations.cells_in("reporter", rows)
    latest = {reporter: row for reporter, row in zip(reporters, rows, strict=True) if reporter}  # without the whole
    listed = agencies.members(indicator.reporters, span[1])
    last = list(map(latest.get, observations.reporters(listed)))
    kept = [row for row in last if row is not None]
    if not kept:
        return None
    before = agencies.members(indicator.reporters, span[0])
    ceased = () if before == listed else tuple(name for name in before if name not in listed)
    left_out = any(cell in latest for cell in observations.reporters(ceased))
    period = observations.distinct("period")[observations.cells("period")[kept[-1]]]
    names = listed
    if len(kept) < len(listed):
        names = tuple(name for name, row in zip(listed, last, strict=True) if row is not None)
    return Collected(period, names, kept, listed, agencies.unnamed(indicator.reporters, span[1]), left_out)


def _sum(dataset: Dataset, indicator: Indicator, found: Collected) -> Observation | None:
    """Return the sum once all have reported; ranks, bare percentages, bounds and changes never add up."""
    if not found.complete or found.left_out:
        return None
    observations, rows = dataset.observations, found.rows
    numerator, denominator = (observations.total(name, rows) for name in ("numerator", "denominator"))
    value = None
    if numerator is None or denominator is None:
        numerator = denominator = None
        adds_up = indicator.unit != "rank" and counts_whole(indicator.unit, dataset.units)
        if adds_up and observations.distinct_in("bound", rows) == {None}:
            value = observations.total("value", rows)
        if value is None:
            return None
    days = observations.distinct_in("published", rows) - {None}
    return observations.observation(rows[-1]).model_copy(
        update={
            "value": value,
            "numerator": numerator,
            "denominator": denominator,
            "as_printed": None,
            "change": None,
            "reporter": None,
            "series_break": True in observations.distinct_in("break", rows),
            "provisional": True in observations.distinct_in("provisional", rows),
            "published": max(days, default=None),
            **observations.shared(("source", "url", "line"), rows),
            **dict.fromkeys(NOTES),
        }
    )


def base_revised(dataset: Dataset, indicator: Indicator, held: Known, period: Period, as_of: date) -> bool:
    """Return whether the value of a period became another one by a later publication, its own or that of a reporter."""
    if not indicator.reporters:
        return revised(held.whole, period, as_of)
    observations = dataset.observations
    parts = observations.by_span(observations.known(indicator.id, as_of))
    rows = next((found for other, found in parts if other == period[1:3]), ())
    items = sorted(((observations.observation(row), row) for row in rows), key=lambda item: item[0].known_from)
    last: dict[str | None, tuple[Observation, int]] = {}  # by reporter
    values = set()
    for _, published in groupby(items, key=lambda item: item[0].known_from):
        last.update((item.reporter, (item, row)) for item, row in published)
        value = last[None][0] if None in last else None
        if value is None:
            found = _collect(dataset, indicator, period[1:3], [row for _, row in last.values()])
            value = None if found is None else _sum(dataset, indicator, found)
        if value is not None:
            values.add((value.level, value.bound))
    return len(values) > 1


# --- floors for every one


def each_reporter(dataset: Dataset, entry: DatedTarget, as_of: date) -> Iterator[tuple[str, DatedTarget, Known]]:
    """Yield every reporter that a target asks on its deadline, with the target and values as if it were the whole.

    The last one has no name and no value where there are members of a group that are not named.
    """
    indicator = entry.indicator.model_copy(update={"reporters": ()})
    target = entry.target.model_copy(update={"each": False})
    own: dict[str, list[Observation]] = {}
    for item in dataset.observations.get(indicator.id, ()):
        if item.reporter is not None:
            own.setdefault(item.reporter, []).append(item.model_copy(update={"reporter": None}))
    for name in dataset.reporters.members(entry.indicator.reporters, entry.deadline):
        whole = Series(own.get(name, ()))
        yield name, entry._replace(indicator=indicator, target=target), Known(whole, known(whole, as_of))
    if dataset.reporters.unnamed(entry.indicator.reporters, entry.deadline):
        yield "", entry._replace(indicator=indicator, target=target), Known()


def worst_status(each: Sequence[Each]) -> tuple[TargetStatus, Reason | None]:
    """Return the status of a target that every reporter must meet, and why it is open."""
    open_still: TargetStatus = "unrated"  # on its way, or lost before the deadline
    found = (item.status if item.status in EACH_ORDER else open_still for item in each)
    status = min(found, key=EACH_ORDER.index)
    if status == "unrated":
        return status, "not_every_one"
    if status in {"unreported", "awaiting", "no_data"}:
        return status, "reporters_missing" if any(item.observation for item in each) else "no_report"
    return status, None


def flags_of_each(each: Sequence[Each]) -> set[Flag]:
    """Return the flags of such a target: one reporter is enough for each of them, but ``met_late`` takes all."""
    found: set[Flag] = {flag for item in each for flag in item.flags if flag in {"so_far", "later_value"}}
    if any(item.status != "met" for item in each):
        found.discard("so_far")
    late = all("met_late" in item.flags or item.status in {"met", "not_applicable"} for item in each)
    if late and any("met_late" in item.flags for item in each):
        found.add("met_late")
    values = [item.observation for item in each if item.observation is not None]
    if 0 < len(values) < len(each):
        found.add("partial")
    if any(item.provisional for item in values):
        found.add("provisional")
    if any(item.bound is not None for item in values):
        found.add("bounded")
    return found
