"""Where several report: sums over reporters, and floors for every one of them (method, 10)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from par_cli.model.agencies import Agency, members
from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import Indicator
from par_cli.model.periods import Period
from par_cli.model.reports import Observation, TaskReport
from par_cli.model.units import counts_whole
from par_cli.progress.agencies import today
from par_cli.progress.results import Each, Flag, Reason, TargetStatus
from par_cli.progress.series import find, in_order, known, place_of, revised

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


class Reported(NamedTuple):
    """What the listed reporters have said of one period, each its last value; ``listed`` are all of them.

    ``left_out`` is set where one that ceased within the period has reported too: what it did is in no other's value for
    sure, so that there is no sum.
    """

    period: Period
    parts: tuple[Observation, ...]
    listed: tuple[str, ...]
    left_out: bool


def series_of(dataset: Dataset, indicator: Indicator, as_of: date) -> tuple[Observation, ...]:
    """Give the observation of the whole that holds for each period: as reported, else as the sum of all reporters."""
    whole = known(dataset.observations.get(indicator.id, ()), as_of)
    sums = (_sum(dataset, indicator, found) for found in incomplete(dataset, indicator, as_of, whole))
    return in_order((*whole, *(item for item in sums if item is not None)))


def incomplete(
    dataset: Dataset, indicator: Indicator, as_of: date, series: Sequence[Observation]
) -> tuple[Reported, ...]:
    """Give what single reporters have said of periods for which a series has no value, in order of their ends."""
    if not indicator.reporters:
        return ()
    held: dict[Period, dict[str, Observation]] = {}
    for item in dataset.observations.get(indicator.id, ()):  # of one reporter and period in order of publication
        if item.reporter is not None and item.known_from <= as_of:
            held.setdefault(item.period._replace(text=""), {})[item.reporter] = item
    found = []
    for period, said in held.items():
        listed = members(dataset.agencies, indicator.reporters, period.end)
        parts = tuple(said[name] for name in listed if name in said)
        if parts and find(series, period) is None:
            before = members(dataset.agencies, indicator.reporters, period.start)
            left_out = any(name in said for name in before if name not in listed)
            found.append(Reported(parts[-1].period, parts, listed, left_out))
    return tuple(sorted(found, key=lambda item: place_of(item.period)))


def _sum(dataset: Dataset, indicator: Indicator, found: Reported) -> Observation | None:
    """Give the sum once all have reported; ranks, bare percentages, bounds and changes never add up."""
    if len(found.parts) < len(found.listed) or found.left_out:
        return None
    counted = [(item.numerator, item.denominator) for item in found.parts]
    numbers = [item.value if item.bound is None else None for item in found.parts]
    value = numerator = denominator = None
    if all(above is not None and below is not None for above, below in counted):
        numerator, denominator = (sum((pair[end] or Decimal(0) for pair in counted), Decimal(0)) for end in (0, 1))
    elif _adds_up(dataset, indicator) and None not in numbers:
        value = sum((number or Decimal(0) for number in numbers), Decimal(0))
    else:
        return None
    days = [item.published for item in found.parts if item.published is not None]
    sources = {(item.source, item.url, item.line) for item in found.parts}
    source, url, line = sources.pop() if len(sources) == 1 else (None, None, None)
    return found.parts[-1].model_copy(
        update={
            "value": value,
            "numerator": numerator,
            "denominator": denominator,
            "as_printed": None,
            "change": None,
            "reporter": None,
            "series_break": any(item.series_break for item in found.parts),
            "provisional": any(item.provisional for item in found.parts),
            "published": max(days, default=None),
            "source": source,
            "url": url,
            "line": line,
            "note": None,
        }
    )


def _adds_up(dataset: Dataset, indicator: Indicator) -> bool:
    """Whether the unit counts whole things that are not places in an order."""
    return indicator.unit != "rank" and counts_whole(indicator.unit, dataset.units)


def base_revised(dataset: Dataset, indicator: Indicator, period: Period, as_of: date) -> bool:
    """Whether the value of a period became another one by a later publication, its own or that of a reporter."""
    observations = dataset.observations.get(indicator.id, ())
    if not indicator.reporters:
        return revised(observations, period, as_of)
    days = {item.known_from for item in observations if item.period[1:3] == period[1:3] and item.known_from <= as_of}
    held = [find(series_of(dataset, indicator, day), period) for day in days]
    return len({(item.level, item.bound) for item in held if item is not None}) > 1


# --- floors for every one


def alone(dataset: Dataset, entry: DatedTarget) -> Iterator[tuple[str, Dataset, DatedTarget]]:
    """Give every reporter that a target asks on its deadline, with decision and target as if it were the whole."""
    indicator = entry.indicator.model_copy(update={"reporters": ()})
    target = entry.target.model_copy(update={"each": False})
    own: dict[str, list[Observation]] = {}
    for item in dataset.observations.get(indicator.id, ()):
        if item.reporter is not None:
            own.setdefault(item.reporter, []).append(item.model_copy(update={"reporter": None}))
    for name in members(dataset.agencies, entry.indicator.reporters, entry.deadline):
        observations = {indicator.id: tuple(own.get(name, ()))}
        yield name, dataset._replace(observations=observations), entry._replace(indicator=indicator, target=target)


def together(each: Sequence[Each]) -> tuple[TargetStatus, Reason | None]:
    """Give the status of a target that every reporter must meet, and why it is open."""
    status = next(status for status in EACH_ORDER if any(item.status == status for item in each))
    if status == "unrated":
        return status, "not_every_one"
    if status in {"unreported", "awaiting", "no_data"}:
        return status, "reporters_missing" if any(item.observation for item in each) else "no_report"
    return status, None


def flags_together(each: Sequence[Each], flagged: Collection[tuple[TargetStatus, tuple[Flag, ...]]]) -> set[Flag]:
    """Give the flags of such a target: what is said of one holds for the whole, but that it was met late of all."""
    found: set[Flag] = {flag for _, flags in flagged for flag in flags if flag in {"so_far", "later_value"}}
    if any(status != "met" for status, _ in flagged):
        found.discard("so_far")
    late = all("met_late" in flags or status in {"met", "not_applicable"} for status, flags in flagged)
    if late and any("met_late" in flags for _, flags in flagged):
        found.add("met_late")
    values = [item.observation for item in each if item.observation is not None]
    if 0 < len(values) < len(each):
        found.add("partial")
    if any(item.provisional for item in values):
        found.add("provisional")
    if any(item.bound is not None for item in values):
        found.add("bounded")
    return found


# --- tasks

ANYONE: Mapping[str, tuple[str, ...]] = {"": ("",)}
"""Who must report where no lead is named: whoever does speaks for the whole."""


def required(agencies: Mapping[str, Agency], leads: Sequence[str], day: date) -> Mapping[str, tuple[str, ...]]:
    """Give for each lead those who must report: the members of a group on a day, else the lead itself."""
    if not leads:
        return ANYONE
    return {lead: (members(agencies, (lead,), day) if agencies[lead].members else ()) or (lead,) for lead in leads}


def spoken_for(
    agencies: Mapping[str, Agency], wanted: Mapping[str, tuple[str, ...]], report: TaskReport, taken: Collection[str]
) -> frozenset[str]:
    """Give those for whom a report speaks: all where it names no reporter; a lead speaks for its members.

    Who alone answers for an agency on the day of the report speaks for it.
    """
    everyone = frozenset(name for names in wanted.values() for name in names)
    if report.reporter is None or wanted is ANYONE:
        return everyone

    def speaks(name: str) -> bool:
        return report.reporter == name or today(agencies, (name,), report.known_from, taken) == (report.reporter,)

    leads = (names for lead, names in wanted.items() if speaks(lead))
    return frozenset(name for names in leads for name in names) | {name for name in everyone if speaks(name)}
