"""Rules on reported values: each is a number, and one that its indicator can have."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import HUNDRED, Entries, declared, in_bounds, is_count
from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.columns import are_counts, is_between, is_percentage_of, is_whole, rows_without_counts
from par_cli.model.decision import Indicator, Unit
from par_cli.model.observations import Observations
from par_cli.model.reports import NOTES, Observation, stated_percentage_agrees
from par_cli.model.units import counts_whole, limits

_COUNTS = ("numerator", "denominator")
_OTHERS = ("value", "of", "bound", "change", "as_printed")


def values_make_sense(entries: Entries) -> Iterator[Diagnostic]:
    """A reported value is one number (or bound, counts, change) that its indicator can have."""
    units = declared(entries)
    indicators = {entry.value.id: entry.value for entry in entries.indicators}
    for values in entries.values.kinds:
        for name in values.observations:
            indicator = indicators.get(name)
            for row in _unusual_rows(values.observations, name, indicator, units):
                observation, origin = values.entry(row)
                yield from _one_value(observation, origin)
                yield from _counts_agree(observation, origin)
                if indicator is not None:
                    yield from _fits_indicator(units, observation, indicator, origin)


def notes_are_given_once(entries: Entries) -> Iterator[Diagnostic]:
    """A note for every language, next to one for each of them, would be shown in none."""
    for values in entries.values.kinds:
        if all(map(values.observations.has_column, NOTES)):
            for _value, origin in values.where(NOTES, lambda *notes: None not in notes):
                hint = phrase("remove note, or one of note_vi and note_en")
                yield origin.problem("PAR513", phrase("the note is given twice in one language"), hint, "note")


def projections_are_dated(entries: Entries) -> Iterator[Diagnostic]:
    """A projection says when it was published: it is known from that day on, and its period may lie ahead."""
    projections = entries.values.projections
    for _, origin in projections.where(("published",), lambda day: day is None):
        message = phrase("the projection does not say when it was published")
        hint = phrase("add published: and the day of the document that expects it")
        yield origin.problem("PAR628", message, hint, "projection")


# Making an observation of every row, only to find nothing wrong with it, would take longer than everything else. So
# the rules below look only at rows that are not of a plain kind, which a glance at the cells shows to be right. To call
# too few rows plain costs time and nothing else; a test compares the problems with those of all rows.


def _unusual_rows(
    observations: Observations, name: str, indicator: Indicator | None, units: Mapping[str, Unit]
) -> Sequence[int]:
    rows = observations.stored(name)
    allowed = _ANYTHING if indicator is None else _Allowed.of(indicator, units)
    filled = observations.filled(name) & {*_COUNTS, *_OTHERS}
    if allowed.counts and filled == {*_COUNTS}:  # most of what is added up
        parts, wholes = (observations.cells_in(column, rows) for column in _COUNTS)
        return rows_without_counts(rows, parts, wholes, decimals=observations.have_decimals(_COUNTS))
    if filled == {"value"}:
        values = observations.cells_in("value", rows)
        wrong = {value for value in set(values) if not allowed.is_number(value)}
        return [row for row, value in zip(rows, values, strict=True) if value in wrong] if wrong else ()
    columns = {column: observations.cells_in(column, rows) for column in (*_COUNTS, *_OTHERS)}
    return [row for row, *cells in zip(rows, *columns.values(), strict=True) if not allowed.is_plain(*cells)]


class _Allowed(NamedTuple):
    """What the numbers of an indicator may be."""

    counts: bool  # a percentage may be reported as two counts
    rank: bool
    whole: bool
    lowest: int | None
    highest: int | None

    @classmethod
    def of(cls, indicator: Indicator, units: Mapping[str, Unit]) -> Self:
        counts, rank = indicator.unit in {"percent", None}, indicator.unit == "rank"
        return cls(counts, rank, counts_whole(indicator.unit, units), *limits(indicator, units))

    def is_plain(
        self,
        numerator: int,
        denominator: int,
        value: int,
        of: int,
        bound: int,
        change: int,
        printed: int,
    ) -> bool:
        """Return whether cells hold nothing but an allowed number, or two counts and perhaps their percentage."""
        if change or printed:
            return False
        if not numerator and not denominator:
            return self.is_number(value, of)
        if of or bound or not self.counts or not are_counts(numerator, denominator):
            return False
        return not value or (self.is_number(value, of) and is_percentage_of(value, numerator, denominator))

    def is_number(self, value: int, of: int = 0) -> bool:
        """Return whether a cell holds an allowed number; ``of`` is the cell of how many were ranked."""
        if not value or (self.whole and not is_whole(value)) or not is_between(value, self.lowest, self.highest):
            return False
        return value <= of if self.rank else not of  # both are whole, so that their cells compare


_ANYTHING = _Allowed(counts=True, rank=False, whole=False, lowest=None, highest=None)
"""For an indicator that is not known, which is reported anyway."""


# --- the rules


def _one_value(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    """Check that an entry says one number, and what goes with that."""
    counts = (observation.numerator is not None, observation.denominator is not None)
    if counts[0] != counts[1]:
        key, missing = _COUNTS if counts[0] else reversed(_COUNTS)
        message = phrase("there is a {key} and no {missing}", key=key, missing=missing)
        yield origin.problem("PAR601", message, phrase("add the {missing}", missing=missing), key)
    elif observation.value is None and observation.change is None and not all(counts):
        hint = phrase("write value, or numerator and denominator, or change")
        yield origin.problem("PAR602", phrase("the entry holds no value"), hint)
    if observation.bound is not None and (
        all(counts) or (observation.value is None and observation.change is not None)
    ):
        hint = phrase("write value: 30 next to it")
        if all(counts):
            hint = phrase("remove it, or write value: 30 in place of numerator and denominator")
        yield origin.problem("PAR603", phrase("a bound needs the value that it bounds"), hint, "bound")
    if observation.as_printed is not None and not (all(counts) and observation.remark):
        message = phrase("as_printed is for a source whose own figures disagree")
        hint = phrase("write numerator, denominator and a note next to it")
        yield origin.problem("PAR604", message, hint, "as_printed")
    if observation.as_printed is not None and observation.value is not None:
        yield origin.problem(
            "PAR604", phrase("the entry has both value and as_printed"), phrase("remove value"), "value"
        )
    if observation.change is not None and observation.change < -HUNDRED:
        hint = phrase("write the change in percent")
        yield origin.problem("PAR506", phrase("a fall of more than 100% is not possible"), hint, "change")


def _counts_agree(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    """Check that numerator and denominator are counts, and that a value next to them is their percentage."""
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None or denominator is None:
        return
    wrong = next((key for key in _COUNTS if not is_count(getattr(observation, key))), None)
    if wrong is not None:
        message = phrase("{number} is not a count", number=getattr(observation, wrong))
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
                exact=round(exact, 4),
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
        hint = phrase("write value in place of numerator and denominator")
        yield origin.problem("PAR605", message, hint, "numerator")
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
        message = phrase("{number} cannot be the number ranked", number=observation.of)
        yield origin.problem("PAR511", message, phrase("write how many were ranked"), "of")
    elif observation.value is not None and observation.value > observation.of:
        message = phrase(
            "rank {rank} is greater than the number ranked, {number}", rank=observation.value, number=observation.of
        )
        yield origin.problem("PAR511", message, phrase("correct the rank or of"), "value")
