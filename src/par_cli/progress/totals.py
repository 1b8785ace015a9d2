"""The sum or the mean of a flow over a span: what a target with ``over`` is judged by (method, 3)."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from par_cli.model.dataset import DatedTarget
from par_cli.model.decision import STEP_MONTHS
from par_cli.model.periods import Period, span_of
from par_cli.model.reports import NOTES, Observation
from par_cli.progress.exact import MACHINE_PLACES, cut
from par_cli.progress.formula import Formula, Input, added, in_brackets, symbol, values_of

ONE_DAY = timedelta(days=1)


class Total(NamedTuple):
    """The values of consecutive periods from the first day of a span on, and their sum or ``mean``.

    ``item`` is made up as an observation of all of their time; its ``exact`` value may have no end of digits.
    ``gaps`` are the periods without a value before the last that has one, ``rest`` what comes after that up to the end.
    """

    span: Period
    mean: bool
    item: Observation | None
    formula: Formula | None
    inputs: tuple[Input, ...]
    exact: Fraction | None
    gaps: tuple[Period, ...] = ()
    rest: Period | None = None

    @property
    def complete(self) -> bool:
        return self.item is not None and self.item.period.end == self.span.end

    def beginning(self) -> Observation | None:
        """Return the 0 at which the way of a sum begins, on the day before the span."""
        if self.item is None:
            return None
        day = self.span.start - ONE_DAY
        return self.item.model_copy(update={"period": Period(day.isoformat(), day, day, 0), "value": Decimal(0)})


def is_mean(entry: DatedTarget) -> bool:
    """Return whether a target asks for the mean over its span: of percentages, unless it says otherwise."""
    return (entry.target.by or ("mean" if entry.indicator.unit == "percent" else "sum")) == "mean"


def span_asked(entry: DatedTarget) -> Period:
    """Return the span of a target up to the deadline that holds."""
    over = entry.target.over
    start = entry.phase.start if over == "phase" or over is None else over.start
    return span_of(start, entry.deadline)


def total_of(entry: DatedTarget, series: Sequence[Observation]) -> Total:
    """Return what is known of the sum or the mean that a target asks for."""
    span, mean = span_asked(entry), is_mean(entry)
    whole = next((item for item in series if item.period[1:3] == span[1:3] and item.level is not None), None)
    if mean and whole is not None and whole.bound is None:
        return Total(span, mean, whole, None, (), whole.level)
    usable = _usable(entry, series, span)
    pieces = _pieces(usable, span)
    gaps, rest = _not_covered(usable, span)
    counted = [item for item in pieces if item.level is not None]  # 0 of 0 has no weight in a mean
    if not counted:
        return Total(span, mean, None, None, (), None, gaps, rest)
    formula, inputs = _mean(counted) if mean else _sum(counted)
    exact = formula.evaluate(values_of(inputs))
    return Total(span, mean, _as_one(entry, span, pieces, exact), formula, inputs, exact, gaps, rest)


def mean_so_far(entry: DatedTarget, series: Sequence[Observation]) -> Total | None:
    """Return the mean of what is known of the years that decide, from the first on; None where their own is known."""
    named = entry.target.decided_by
    if named is None or not named.is_span:
        return None
    target = entry.target.model_copy(update={"over": named, "by": "mean"})
    total = total_of(entry._replace(target=target, deadline=named.end), series)
    return None if total.formula is None else total


def _usable(entry: DatedTarget, series: Sequence[Observation], span: Period) -> list[Observation]:
    """Return the values that a sum or a mean can be made of: numbers for whole months of at most a year."""
    return [
        item
        for item in series
        if 0 < item.period.months <= STEP_MONTHS["year"]
        and span.start <= item.period.start
        and item.period.end <= span.end
        and item.bound is None
        and (item.level is not None or item.is_empty_population)
        and (not entry.indicator.accumulates or item.period.start.month == entry.phase.first_month)
    ]


def _pieces(usable: Sequence[Observation], span: Period) -> list[Observation]:
    """Return the values of consecutive periods, each time the longest of at most a year."""
    longest = {item.period.start: item for item in sorted(usable, key=lambda item: item.period.months)}
    found: list[Observation] = []
    day = span.start
    while day in longest:
        found.append(longest[day])
        day = longest[day].period.end + ONE_DAY
    return found


def _not_covered(usable: Sequence[Observation], span: Period) -> tuple[tuple[Period, ...], Period | None]:
    """Return the stretches of a span without a value: those before the last value, and the one after it."""
    gaps: list[Period] = []
    day = span.start
    for period in sorted((item.period for item in usable), key=lambda period: period.start):
        if period.start > day:
            gaps.append(span_of(day, period.start - ONE_DAY))
        day = max(day, period.end + ONE_DAY)
    return tuple(gaps), None if day > span.end else span_of(day, span.end)


def _values(pieces: Sequence[Observation]) -> list[Input]:
    return [Input(f"v{at}", "value", item.level or Fraction(0), item.period) for at, item in enumerate(pieces, start=1)]


def _sum(pieces: Sequence[Observation]) -> tuple[Formula, tuple[Input, ...]]:
    values = _values(pieces)
    return added([symbol(item.symbol) for item in values]), tuple(values)


def _mean(pieces: Sequence[Observation]) -> tuple[Formula, tuple[Input, ...]]:
    """Return the mean, each value weighed by the months that it is for."""
    formula, values = _sum(pieces)
    months = [item.period.months for item in pieces]
    if len(set(months)) == 1:
        return (formula if len(pieces) == 1 else in_brackets(formula) / len(pieces)), values
    weighed = [symbol(item.symbol) * count for item, count in zip(values, months, strict=True)]
    return in_brackets(added(weighed)) / sum(months), values


def _as_one(entry: DatedTarget, span: Period, pieces: Sequence[Observation], exact: Fraction) -> Observation:
    last = pieces[-1]
    value = cut(exact, MACHINE_PLACES, up=entry.indicator.better == "lower")
    days = [item.published for item in pieces if item.published is not None]
    return last.model_copy(
        update={
            "period": span_of(span.start, last.period.end),
            "value": value.to_integral_value() if value == value.to_integral_value() else value.normalize(),
            "numerator": None,
            "denominator": None,
            "as_printed": None,
            "provisional": any(item.provisional for item in pieces),
            "series_break": any(item.series_break for item in pieces[1:]),
            "published": max(days, default=None),
            **dict.fromkeys(NOTES),
        }
    )
