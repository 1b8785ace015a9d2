"""What the rules between entries have in common: the entries themselves, and what several rules ask of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from heapq import nsmallest
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Origin
from par_cli.loading.value_columns import ReportedValues
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agencies, Agency
from par_cli.model.decision import (
    LONGEST_LAG_MONTHS,
    STEP_MONTHS,
    Breakdown,
    Decision,
    Every,
    Group,
    Indicator,
    Phase,
    Target,
    Unit,
)
from par_cli.model.periods import Period, add_months, next_month_day
from par_cli.model.reports import Outcome, Receipt, TaskReport, Threshold
from par_cli.model.tasks import Section, Task
from par_cli.model.units import counts_whole, limits
from par_cli.source import Document, path_text

if TYPE_CHECKING:
    from par_cli.model.documents import Body, DocumentKind, Heading, LegalDocument
    from par_cli.model.measures import PolicyMeasure
    from par_cli.model.reporting import Duty, Letterhead, ReportingFile, Window


class Entries(NamedTuple):
    """The valid entries of all files, each with its origin.

    ``known`` holds the ids of each list, valid or not, so that one fault raises no second one elsewhere; None where
    the file could not be read and any id may be meant.  ``targets`` are those of all indicators, which most rules
    look at.  ``reporting`` is the whole of ``reporting.yaml`` where it is right by itself, ``has_reporting`` whether
    there is such a file.  ``files`` are those that could be read;
    ``reports_are_whole`` tells whether all that was reported is here, none of it refused.
    """

    decision: list[Entry[Decision]]
    phases: list[Entry[Phase]]
    groups: list[Entry[Group]]
    units: list[Entry[Unit]]
    breakdowns: list[Entry[Breakdown]]
    indicators: list[Entry[Indicator]]
    sections: list[Entry[Section]]
    tasks: list[Entry[Task]]
    agencies: list[Entry[Agency]]
    values: ReportedValues
    outcomes: list[Entry[Outcome]]
    thresholds: list[Entry[Threshold]]
    task_reports: list[Entry[TaskReport]]
    receipts: list[Entry[Receipt]]
    windows: "list[Entry[Window]]"
    duties: "list[Entry[Duty]]"
    letterheads: "list[Entry[Letterhead]]"
    documents: "list[Entry[LegalDocument]]"
    kinds: "list[Entry[DocumentKind]]"
    bodies: "list[Entry[Body]]"
    headings: "list[Entry[Heading]]"
    measures: "list[Entry[PolicyMeasure]]"
    reporting: "Entry[ReportingFile] | None"
    has_reporting: bool
    targets: tuple[tuple[Indicator, Target, Origin], ...]
    known: Mapping[str, set[str] | None]
    reports_are_whole: bool
    files: tuple[Document, ...]

    def apart_from_values(self) -> Iterator[Entry[Any]]:
        """Iterate over all entries that are not kept by column."""
        return chain.from_iterable(item for item in self if isinstance(item, list))

    def reports(self) -> Iterator[Entry[Any]]:
        """Iterate over what was reported of targets and tasks: outcomes, thresholds and states of tasks."""
        return chain(self.outcomes, self.thresholds, self.task_reports)

    def reporters(self) -> Agencies:
        """Return who may report: agencies, and breakdowns as agencies that have neither members nor successors."""
        found = Agencies((agency.id, agency) for agency, _ in self.agencies)
        for breakdown, _ in self.breakdowns:
            found[breakdown.id] = Agency.model_construct(id=breakdown.id, name=breakdown.name, short=breakdown.short)
        return found

    def forward_phases(self) -> dict[str, Phase]:
        return {phase.id: phase for phase, _ in self.phases if runs_forward(phase)}

    def last_days(self) -> dict[str, date]:
        """Return the last day of each phase that has one."""
        return {name: phase.end for name, phase in self.forward_phases().items() if phase.last is not None}


def targets_of(indicators: Iterable[Entry[Indicator]]) -> Iterator[tuple[Indicator, Target, Origin]]:
    """Yield every target, with its indicator and its place."""
    for indicator, origin in indicators:
        for number, target in enumerate(indicator.targets):
            yield indicator, target, origin.inside("targets", number)


Check = Callable[[Entries], Iterable[Diagnostic]]
"""A rule without which nothing can be computed."""

Doubt = Callable[[Entries, date], Iterable[Diagnostic]]
"""A rule whose findings are warnings; it takes the day on which the data is judged, after which nothing is known."""

HUNDRED = 100
LAST_YEAR = 9988  # leaves room for the longest wait after a deadline
MOST_YEARS = 100  # of one phase or task: each year is an occurrence of every yearly task
_YEAR = STEP_MONTHS["year"]

SINGULAR: dict[Every, Message] = {
    "year": phrase("year"),
    "half": phrase("half year"),
    "quarter": phrase("quarter"),
    "month": phrase("month"),
}
PLURAL: dict[Every, Message] = {
    "year": phrase("years"),
    "half": phrase("half years"),
    "quarter": phrase("quarters"),
    "month": phrase("months"),
}


SHOWN = 6
"""How many names a hint lists."""


def keys_with_jumps(keys: Iterable[int], numbers: Iterable[float | None], factor: float) -> set[int]:
    """Return the keys of which two numbers in a row differ by a factor or more; what is 0 or None is passed over."""
    by_key: dict[int, list[float | None]] = defaultdict(list)
    for key, number in zip(keys, numbers, strict=True):
        by_key[key].append(number)
    found: set[int] = set()
    for key, series in by_key.items():
        known = list(filter(None, series))
        if not known or max(known) < factor * min(known):  # no two of them differ so much
            continue
        if any(one >= factor * other or other >= factor * one for one, other in pairwise(known)):
            found.add(key)
    return found


def some(known: Collection[str]) -> str | Message:
    """Return the first few of some names, in order."""
    if not known:
        return phrase("none is defined")
    first = ", ".join(path_text((name,)) for name in nsmallest(SHOWN, known))
    return first + (", ..." if len(known) > SHOWN else "")


def runs_forward(phase: Phase) -> bool:
    """Return whether a phase ends after it begins, if it does, within the years that can be waited for."""
    if phase.last is None:
        return phase.start.year <= LAST_YEAR
    return phase.end.year <= LAST_YEAR and 0 < phase.months <= MOST_YEARS * _YEAR


def lag_until(entries: Entries) -> str | None:
    """Return the day of the year (MM-DD) until which the decision awaits figures, if it names one."""
    return next((decision.publication_lag_until for decision, _ in entries.decision), None)


def awaited_until(indicator: Indicator, until: str | None, day: date) -> date:
    """Return the last day on which a value is awaited after a deadline or the end of a period (method, 4)."""
    lag = indicator.publication_lag_months
    if day.year > LAST_YEAR or (lag is not None and not 0 <= lag <= LONGEST_LAG_MONTHS):
        return date.max
    if lag is not None:
        return add_months(day, lag)
    return day if until is None else next_month_day(day, int(until[:2]), int(until[3:]))


def are_steps(period: Period, *rhythms: Every) -> bool:
    """Return whether a period is made of whole years, halves, quarters or months, within those years."""
    in_reach = period.end.year <= LAST_YEAR and 0 < period.months <= MOST_YEARS * _YEAR
    return in_reach and all(period.months % STEP_MONTHS[every] == 0 for every in rhythms)


def declared(entries: Entries) -> Mapping[str, Unit]:
    return {unit.id: unit for unit, _ in entries.units}


def is_count(number: Decimal) -> bool:
    """Return whether a number is a whole one from 0 up, written without decimals."""
    return number >= 0 and number == number.to_integral_value() and number.as_tuple().exponent == 0


def in_bounds(
    units: Mapping[str, Unit], indicator: Indicator, number: Decimal, origin: Origin, *inner: str | int
) -> Iterator[Diagnostic]:
    lowest, highest = limits(indicator, units)
    too_low, too_high = lowest is not None and number < lowest, highest is not None and number > highest
    if indicator.unit == "percent" and (too_low or too_high):
        key, bound = ("below_0", 0) if too_low else ("above_100", 100)
        message = phrase("{number}% is outside 0 to 100", number=number)
        if indicator.above_100 or indicator.below_0:
            message = phrase("{number}% is beyond {bound}%", number=number, bound=bound)
        hint = phrase("correct it, or add {key}: true to the indicator", key=key)
        yield origin.problem("PAR504", message, hint, *inner)
    if counts_whole(indicator.unit, units) and (too_low or too_high or not is_count(number)):
        if too_low:
            message = phrase("{number} is below {lowest}", number=number, lowest=lowest)
        else:
            message = phrase(
                "{number} has a decimal point, and whole things are counted from {lowest}",
                number=number,
                lowest=lowest,
            )
        hint = phrase("write a whole number from {lowest} up, without a dot between thousands", lowest=lowest)
        yield origin.problem("PAR505", message, hint, *inner)
