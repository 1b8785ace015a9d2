"""Whether a reported value is one, and one that its indicator can take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.shared import HUNDRED, Entries, declared, in_bounds, is_count
from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.decision import Indicator, Unit
from par_cli.model.observations import Observations
from par_cli.model.reports import Observation, stated_percentage_agrees
from par_cli.model.units import counts_whole, limits


def values_make_sense(entries: Entries) -> Iterator[Diagnostic]:
    """A reported value is one number (or bound, counts, change) that its indicator can take."""
    units = declared(entries)
    indicators = {entry.value.id: entry.value for entry in entries.indicators}
    for row in _suspects(entries.values.observations, indicators, units):
        observation, origin = entries.values.entry(row)
        yield from _one_value(observation, origin)
        indicator = indicators.get(observation.indicator)
        if indicator is not None:
            yield from _fits_indicator(units, observation, indicator, origin)


class _Kind(NamedTuple):
    """What the numbers of an indicator may be: of counts, of ranks, between two numbers, whole or not."""

    known: bool = True
    counted: bool = False
    ranked: bool = False
    whole: bool = False
    lowest: int | None = None
    highest: int | None = None

    def takes(self, value: int, of: int) -> bool:
        """Whether a value, and the number ranked, are right by their cells."""
        digits, decimals = value >> 5, 10 ** (value >> 1 & 15)
        if (self.whole and decimals > 1) or (self.lowest is not None and digits < self.lowest * decimals):
            return False
        if self.highest is not None and digits > self.highest * decimals:
            return False
        return value <= of if self.ranked else not of or not self.known


def _suspects(
    observations: Observations, indicators: Mapping[str, Indicator], units: Mapping[str, Unit]
) -> Iterator[int]:
    """Give the rows that may be wrong: all but the plain ones."""
    counts, others = ("numerator", "denominator"), ("value", "of", "bound", "change", "as_printed")
    for name in observations:
        rows = observations.stored(name)
        kind = _kind(indicators.get(name), units)
        filled = any(observations.holds(other) and any(observations.cells_in(other, rows)) for other in others)
        names = (*counts, *others) if filled else counts
        numbers = enumerate(zip(*(observations.cells_in(name, rows) for name in names), strict=True), start=rows.start)
        if not (kind.counted or filled):
            yield from rows
        elif filled:
            yield from (row for row, cells in numbers if not _is_plain(kind, *cells))
        else:  # nothing but counts: most of what is added up
            yield from [row for row, (part, whole) in numbers if not 0 < part <= whole or (part | whole) & 31 != 1]


def _is_plain(
    kind: _Kind, numerator: int, denominator: int, value: int, of: int, bound: int, change: int, printed: int
) -> bool:
    """Whether a row is nothing but two counts, their percentage beside them, or a number that its unit can take."""
    if change or printed:
        return False
    if not numerator and not denominator:
        return value != 0 and kind.takes(value, of)
    counts = 0 < numerator <= denominator and (numerator | denominator) & 31 == 1
    if of or bound or not (counts and kind.counted):
        return False
    return not value or (kind.takes(value, of) and _states(value, numerator >> 5, denominator >> 5))


def _states(value: int, numerator: int, denominator: int) -> bool:
    """Whether a cell has the percentage of two counts, rounded half up or cut to its decimals."""
    decimals = 10 ** (value >> 1 & 15)
    cut, rest = divmod(100 * numerator * decimals, denominator or 1)
    return value >> 5 in {cut, cut + (2 * rest >= denominator)} and denominator > 0


def _kind(indicator: Indicator | None, units: Mapping[str, Unit]) -> _Kind:
    """Give what the numbers of an indicator may be; anything, where it is not known."""
    if indicator is None:
        return _Kind(known=False, counted=True)
    whole = counts_whole(indicator.unit, units)
    lowest, highest = limits(indicator, units)
    counted, ranked = indicator.unit in {"percent", None}, indicator.unit == "rank"
    return _Kind(counted=counted, ranked=ranked, whole=whole, lowest=lowest, highest=highest)


def _one_value(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    counts = (observation.numerator is not None, observation.denominator is not None)
    if counts[0] != counts[1]:
        missing = "denominator" if counts[0] else "numerator"
        key = "numerator" if counts[0] else "denominator"
        message = phrase("there is a {key} and no {missing}", key=key, missing=missing)
        yield origin.problem("PAR601", message, phrase("add the {missing}", missing=missing), key)
    elif observation.value is None and observation.change is None and not all(counts):
        hint = phrase("write value, or numerator and denominator, or change")
        yield origin.problem("PAR602", phrase("the entry holds no value"), hint)
    if observation.bound is not None and (
        all(counts) or (observation.value is None and observation.change is not None)
    ):
        message = phrase("a bound needs the value that it bounds")
        hint = phrase("write value: 30 beside it")
        if all(counts):
            hint = phrase("remove it, or write value: 30 in place of numerator and denominator")
        yield origin.problem("PAR603", message, hint, "bound")
    if observation.as_printed is not None and not (all(counts) and observation.note):
        message = phrase("as_printed is for a source whose own figures disagree")
        hint = phrase("write numerator, denominator and a note beside it")
        yield origin.problem("PAR604", message, hint, "as_printed")
    if observation.as_printed is not None and observation.value is not None:
        message = phrase("value and as_printed stand side by side")
        yield origin.problem("PAR604", message, phrase("remove value"), "value")
    if observation.change is not None and observation.change < -HUNDRED:
        message = phrase("nothing can fall by more than 100%")
        yield origin.problem("PAR506", message, phrase("write the change in percent"), "change")
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None or denominator is None:
        return
    wrong = next((key for key in ("numerator", "denominator") if not is_count(getattr(observation, key))), None)
    if wrong is not None:
        message = phrase("{number} is no count", number=getattr(observation, wrong))
        hint = phrase("write a whole number from {lowest} up, without a dot between thousands", lowest=0)
        yield origin.problem("PAR507", message, hint, wrong)
    elif denominator == 0 and numerator > 0:
        message = phrase("{numerator} of 0 is impossible", numerator=numerator)
        yield origin.problem("PAR508", message, phrase("write the denominator, or numerator: 0"), "denominator")
    elif observation.value is not None and observation.bound is None:
        level = observation.level
        if level is None:
            yield origin.problem("PAR509", phrase("0 of 0 has no percentage"), phrase("remove value"), "value")
        elif not stated_percentage_agrees(observation.value, level):
            exact = Decimal(level.numerator) / Decimal(level.denominator)
            message = phrase(
                "{stated} is stated, but {numerator} of {denominator} is {exact}",
                stated=observation.value,
                numerator=numerator,
                denominator=denominator,
                exact=f"{exact:.4f}",
            )
            hint = phrase("correct one of the figures, or move the stated one to as_printed with a note")
            yield origin.problem("PAR509", message, hint, "value")


def _fits_indicator(
    units: Mapping[str, Unit], observation: Observation, indicator: Indicator, origin: Origin
) -> Iterator[Diagnostic]:
    if observation.numerator is not None and indicator.unit not in {"percent", None}:
        message = phrase(
            "numerator and denominator make a percentage, and {name} counts {unit}",
            name=indicator.id,
            unit=indicator.unit,
        )
        yield origin.problem(
            "PAR605", message, phrase("write value in place of numerator and denominator"), "numerator"
        )
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is not None and denominator is not None and 0 < denominator < numerator and not indicator.above_100:
        message = phrase("{numerator} of {denominator} is more than 100%", numerator=numerator, denominator=denominator)
        hint = phrase("correct the counts; perhaps they have changed places")
        yield origin.problem("PAR510", message, hint, "numerator")
    if indicator.unit == "rank":
        yield from _rank(observation, origin)
    elif observation.of is not None:
        yield origin.problem("PAR606", phrase("of belongs to a rank"), phrase("remove it"), "of")
    if observation.value is not None:
        yield from in_bounds(units, indicator, observation.value, origin, "value")


def _rank(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    if observation.of is None:
        message = phrase("a rank means nothing without the number ranked")
        yield origin.problem("PAR608", message, phrase("add of: and how many were ranked that time"), "value")
    elif observation.of < 1:
        message = phrase("{number} is no number ranked", number=observation.of)
        yield origin.problem("PAR511", message, phrase("write how many were ranked"), "of")
    elif observation.value is not None and observation.value > observation.of:
        message = phrase("rank {rank} is beyond the {number} ranked", rank=observation.value, number=observation.of)
        yield origin.problem("PAR511", message, phrase("correct the rank or of"), "value")
