"""Doubtful values among those of an indicator: each may be right, but does not go on from those before it.

All are looked at by column and only about, so that a million values cost little; an entry is made only of what is in
doubt.  A note at a value, or a break, says why it is so.  Ranks go up and down, and have rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import HUNDRED, Entries, declared
from par_cli.loading.checks.value_series import (
    ALL_THE_SAME,
    RowSeries,
    ValueRow,
    falling,
    grouped,
    keys_of,
    levels_of,
    limits_of_a_jump,
    suspicious,
    within_limits,
)
from par_cli.messages import Count, Message, phrase
from par_cli.model.reports import Observation
from par_cli.model.units import counts_whole, limits

_HUNDREDFOLD: Final = 50.0, 200.0
_FRACTIONS: Final = 1.0  # the greatest percentage that may be a fraction
_NO_FRACTION: Final = 2.0  # what is above it was written as a percentage
_NEAR: Final = 5  # a fraction is one that is within this factor of the other percentages once it is written as one
_FALL: Final = 0.9  # what is not counted may fall to this part of the value before without a doubt
_MANY: Final = 100  # fewer whole things may be as many year after year


def values_go_on_from_those_before(entries: Entries, _: date) -> Iterator[Diagnostic]:
    units, observations = declared(entries), entries.values.observations
    for indicator, _origin in entries.indicators:
        if indicator.unit is None or indicator.unit == "rank":
            continue
        rows = observations.rows(indicator.id)
        levels = levels_of(observations, indicator, rows)
        known = list(filter(None, levels))
        low, high = limits(indicator, units)
        if known and ((low is not None and min(known) < low) or (high is not None and max(known) > high)):
            levels = within_limits(low, high, levels)
            known = list(filter(None, levels))
        if not known or (len(known) == 1 and 0 not in levels):
            continue
        is_whole = counts_whole(indicator.unit, units)
        step, least = limits_of_a_jump(indicator, is_whole=is_whole)
        for values in suspicious(observations, indicator, rows, levels, known):
            series = RowSeries(indicator, is_whole, step, least, values)
            yield from _jumps(entries, series)
            yield from _falls(entries, series)
            yield from _repeats(entries, series)
        if indicator.accumulates and indicator.unit != "percent" and min(known) >= 0:
            keys = keys_of(observations, rows, lambda period: period.start)
            for values in grouped(observations, rows, levels, keys, falling(keys, levels)):
                yield from _sums_fall(entries, values)


def values_are_plausible(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Each value lies within the limits that its indicator names."""
    observations = entries.values.observations
    for indicator, _origin in entries.indicators:
        plausible = indicator.plausible
        if plausible is None or (plausible.low is None and plausible.high is None):
            continue
        low, high = plausible.low, plausible.high
        if low is not None and high is not None and low > high:
            continue  # it is refused
        rows = observations.rows(indicator.id)
        for row, level in zip(rows, levels_of(observations, indicator, rows), strict=True):
            if level is None or not ((low is not None and level < low) or (high is not None and level > high)):
                continue
            value, origin = entries.values.entry(row)
            if value.remark:
                continue
            message = phrase("{number} is above {high}, the most that is plausible", number=_number(value), high=high)
            if low is not None and level < low:
                message = phrase("{number} is below {low}, the least that is plausible", number=_number(value), low=low)
            hint = phrase("correct it, or add a note that says why, or correct plausible: at the indicator")
            yield origin.problem("PAR632", message, hint, _key(value))


def _jumps(entries: Entries, series: RowSeries) -> Iterator[Diagnostic]:
    """Yield a doubt for each value that is many times the one before, or a small part of it."""
    if series.indicator.below_0:
        return
    leading = _leading_fractions(entries, series)
    for value in leading:
        yield _fraction(entries, value, series.values[len(leading)])
    before, *others = series.values[len(leading) :]
    last_right: ValueRow | None = None  # the one before a value in doubt
    for now in others:
        if _is_fraction(entries, series, now, before):
            yield _fraction(entries, now, before)
            continue
        doubtful = series.leaps(before, now) and not _is_explained(entries, now)
        if doubtful and (last_right is None or series.far(last_right.level, now.level)):
            yield _jump(entries, series, before, now)
            last_right = before
        else:
            last_right = None
        before = now


def _leading_fractions(entries: Entries, series: RowSeries) -> Sequence[ValueRow]:
    """Return the first values that are fractions next to the first percentage, if they are."""
    for place, value in enumerate(series.values):
        if value.level > _FRACTIONS:
            found = series.values[:place]
            return found if all(_is_fraction(entries, series, item, value) for item in found) else ()
    return ()


def _is_fraction(entries: Entries, series: RowSeries, value: ValueRow, other: ValueRow) -> bool:
    """Return whether a percentage is likelier a fraction, which is near another value once it is written as one."""
    if series.indicator.unit != "percent" or not 0 < value.level <= _FRACTIONS or other.level <= _NO_FRACTION:
        return False
    near = other.level / _NEAR <= HUNDRED * value.level <= other.level * _NEAR
    return near and not _is_of_counts(entries, value) and not _is_explained(entries, value)


def _fraction(entries: Entries, doubtful: ValueRow, other: ValueRow) -> Diagnostic:
    value, origin = entries.values.entry(doubtful.row)
    percentage, place = entries.values.entry(other.row)
    reading = _times_hundred(value)
    message = phrase(
        "{number}% is next to {other}% of {period}, and may be a fraction: {reading}%",
        number=value.value,
        other=_number(percentage),
        period=other.period.text,
        reading=Decimal(reading),
    )
    hint = phrase("write {reading} if that was meant, or add a note that says why it is so", reading=reading)
    return origin.problem("PAR635", message, hint, "value", related=(place.related(_key(percentage)),))


def _jump(entries: Entries, series: RowSeries, before: ValueRow, now: ValueRow) -> Diagnostic:
    value, origin = entries.values.entry(now.row)
    earlier, place = entries.values.entry(before.row)
    number, last, period = _number(value), _number(earlier), before.period.text
    related = (place.related(_key(earlier)),)
    if now.level == 0:
        message = phrase("{number} comes after {last} of {period}, and more is better", number=number, last=last,
                         period=period)  # fmt: skip
        hint = phrase("leave it out if nothing is reported yet, or add a note that says why it is 0")
        return origin.problem("PAR631", message, hint, _key(value), related=related)
    least, most = _HUNDREDFOLD
    if not _is_of_counts(entries, now) and least <= now.level / before.level <= most:
        message = phrase(
            "{number} is about a hundred times {last} of {period}", number=number, last=last, period=period
        )
        hint = phrase("correct it if the decimal sign is missing, or add a note that says why it is so")
        return origin.problem("PAR630", message, hint, "value", related=related)
    if not _is_of_counts(entries, now) and least <= before.level / now.level <= most:
        message = phrase("{number} is about a hundredth of {last} of {period}", number=number, last=last, period=period)
        hint = phrase(
            "write {reading} if that was meant, or add a note that says why it is so", reading=_times_hundred(value)
        )
        return origin.problem("PAR630", message, hint, "value", related=related)
    message = phrase(
        "from {last} of {period} to {number} is a change by a factor of {step} or more",
        number=number,
        last=last,
        period=period,
        step=series.step,
    )
    hint = phrase("correct it, or add a note that says why, or write plausible: and a greater step at the indicator")
    return origin.problem("PAR631", message, hint, _key(value), related=related)


def _falls(entries: Entries, series: RowSeries) -> Iterator[Diagnostic]:
    """Yield a doubt for each value of a level that is to rise, and is less than the one before."""
    if series.indicator.kind != "level" or series.indicator.better != "higher":
        return
    kept = 1.0 if series.is_whole else _FALL
    why, hint = phrase("the level should rise"), phrase("correct it, or add a note that says why it has fallen")
    for before, now in pairwise(series.values):
        if now.level < before.level * kept and not series.leaps(before, now):
            yield from _fall(entries, before, now, why, hint)


def _sums_fall(entries: Entries, values: Sequence[ValueRow]) -> Iterator[Diagnostic]:
    """Yield a doubt for each value that is less than what the same year had come to before."""
    why = phrase("values add up within the year")
    hint = phrase("write the total of the year so far, or correct the period, or add a note that says why")
    for before, now in pairwise(values):
        if now.level < before.level:
            yield from _fall(entries, before, now, why, hint)


def _fall(entries: Entries, before: ValueRow, now: ValueRow, why: Message, hint: Message) -> Iterator[Diagnostic]:
    """Yield the doubt about a value that is less than the one before, unless a note explains it."""
    if _is_explained(entries, now):
        return
    (value, origin), (earlier, place) = entries.values.entry(now.row), entries.values.entry(before.row)
    message = phrase(
        "{number} is less than {last} of {period}, and {why}",
        number=_number(value),
        last=_number(earlier),
        period=before.period.text,
        why=why,
    )
    yield origin.problem("PAR633", message, hint, _key(value), related=(place.related(_key(earlier)),))


def _repeats(entries: Entries, series: RowSeries) -> Iterator[Diagnostic]:
    """Yield a doubt where the value of every year is the same."""
    years = [value for value in series.values if value.period.is_yearly]
    if len(years) < ALL_THE_SAME or series.indicator.kind == "level":
        return
    level, last = years[0].level, years[-1]
    natural = series.indicator.unit == "percent" and level in {0, HUNDRED}
    if natural or (series.is_whole and level < _MANY) or any(year.level != level for year in years):
        return
    if _is_explained(entries, last):
        return
    value, origin = entries.values.entry(last.row)
    message = phrase(
        "{number} is the value of all {count} years from {first} on",
        number=_number(value),
        count=Count(len(years)),
        first=years[0].period.text,
    )
    hint = phrase("check whether it was copied from the year before, or add a note that says why it is the same")
    yield origin.problem("PAR634", message, hint, _key(value))


def _is_explained(entries: Entries, value: ValueRow) -> bool:
    entry = entries.values.entry(value.row).value
    return bool(entry.remark) or entry.series_break


def _is_of_counts(entries: Entries, value: ValueRow) -> bool:
    return entries.values.observations.cells("denominator")[value.row] != 0


def _key(value: Observation) -> str:
    return "value" if value.denominator is None else "numerator"


def _number(value: Observation) -> Decimal | str:
    if value.value is None or value.denominator is not None:
        return f"{value.numerator}/{value.denominator}"
    return value.value


def _times_hundred(value: Observation) -> str:
    """Return a hundred times a number, with the digits that it was written with."""
    return f"{(value.value or Decimal(0)).scaleb(2):f}"
