"""Numbers, dates, periods and observations as people read them, in two languages (method, 11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from par_cli.locales import Locale
from par_cli.model.decision import Indicator
from par_cli.model.periods import Period, typed_period
from par_cli.model.reports import Observation
from par_cli.model.schedule import Slot
from par_cli.progress.exact import MACHINE_PLACES, PERCENT, Range, cut, exactly, is_terminating
from par_cli.progress.results import TargetResult
from par_cli.render.numbers import goal_range, side
from par_cli.render.printable import printable

PLACES = 2  # decimal places of a computed number in a table
PROVISIONAL = "*"  # behind a figure that is not final
MOST_PLACES = 12  # where a verdict needs more than two
_NINE_MONTHS, _HALF, _QUARTER = 9, 6, 3
_DECEMBER = 12


def deadline(value: date, locale: Locale) -> str:
    """Return a deadline: the year where it is the last day of one, else the day."""
    return str(value.year) if (value.month, value.day) == (12, 31) else locale.day(value)


def period(value: Period, locale: Locale) -> str:
    """Return a period as the language has it (07/2025 or 2025-07); other spans of months by both ends."""
    year, first = value.start.year, value.start.month
    if value.is_day:
        return locale.day(value.start)
    if value.is_year:
        return str(year)
    if value.is_span and first == 1 and value.end.month == _DECEMBER:
        return f"{year}-{value.end.year}"
    if value.months == _NINE_MONTHS and first == 1:
        return locale.label("text", "nine_months", year=year)
    if value.months == _HALF and first % _HALF == 1:
        return locale.label("text", f"half_{first // _HALF + 1}", year=year)
    if value.months == _QUARTER and first % _QUARTER == 1:
        return locale.label("text", "quarter", year=year, quarter=first // _QUARTER + 1)
    if value.months == 1:
        return locale.month(value.start)
    return locale.label("form", "months", first=locale.month(value.start), last=locale.month(value.end))


def occurrence(slot: Slot, locale: Locale) -> str:
    """Return which occurrence of a task it is: the period that its key is, in words, else the key."""
    known = slot.step or typed_period(slot.key)
    return printable(slot.key) if known is None else period(known, locale)


def computed(value: Fraction, locale: Locale, *, up: bool, goal: Range | None = None, places: int = PLACES) -> str:
    """Return a computed number, cut at two ``places`` or more toward “not met”.

    With a goal it gets as many more digits as it needs not to hide the verdict.
    """
    places = next((count for count in range(places) if is_terminating(value, count)), places)
    if goal is not None:
        met = goal.contains(exactly(value))
        while places < MOST_PLACES and goal.contains(exactly(Fraction(cut(value, places, up=up)))) != met:
            places += 1
    return locale.number(cut(value, places, up=up))


def _places(*numbers: Decimal | None) -> int:
    """Return the most decimal places that any of some numbers is written with."""
    exponents = (number.as_tuple().exponent for number in numbers if number is not None)
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def places_of(result: TargetResult, *items: Observation | None) -> int:
    """Return how many places a number next to a target keeps: two, or as many as the target is written with.

    A difference from the values of ``items`` keeps theirs too, up to those of JSON.
    """
    values = _places(*(item.value for item in items if item is not None))
    return max(PLACES, _places(*result.entry.target.numbers), min(values, MACHINE_PLACES))


def with_unit(text: str, indicator: Indicator) -> str:
    return f"{text}%" if indicator.unit == "percent" else text


def signed(text: str, number: Decimal | Fraction) -> str:
    """Return a change with its sign, also where it is a growth: +7."""
    return f"+{text}" if number > 0 else text


def observation(item: Observation, result: TargetResult, locale: Locale) -> str:
    """Return an observed value as compared with a target: 15/63, beyond 30/63, 48.67%, or -5.03% for a reported cut.

    Counts are shown as they are, 24/26, where the target asks for all of another document's.
    """
    entry = result.entry
    if entry.target.refers_to is not None and (counts := _counts(item, locale)):
        return counts
    up, places = side(item, result) < 0, places_of(result)
    return observed(item, entry.indicator, locale, up=up, goal=goal_range(result), places=places)


def observed(
    item: Observation,
    indicator: Indicator,
    locale: Locale,
    *,
    up: bool,
    goal: Range | None = None,
    places: int = PLACES,
) -> str:
    """Return an observed value by itself; a percentage of counts is cut upward or downward, 0 of 0 stays as it is."""
    if item.is_empty_population:
        return "0/0"
    if item.value is not None:
        text = with_unit(locale.number(item.value), indicator)
    elif item.level is not None:
        text = with_unit(computed(item.level, locale, up=up, goal=goal, places=places), indicator)
    else:
        return "" if item.change is None else f"{signed(locale.number(item.change), item.change)}%"
    if item.of is not None:
        text = f"{text}/{locale.number(item.of)}"
    if item.bound is not None:
        beyond = item.of is not None and item.bound == "more_than"
        text = locale.label("bound", "beyond" if beyond else item.bound, value=text)
    return f"{text}{PROVISIONAL}" if item.provisional else text


def with_counts(text: str, item: Observation, locale: Locale) -> str:
    """Return the text of a value followed by its counts: 92.31% (24/26); by itself where it is not computed of them."""
    counts = _counts(item, locale)
    return f"{text} ({counts})" if counts and item.level is not None else text


def _counts(item: Observation, locale: Locale) -> str:
    if item.numerator is None or item.denominator is None:
        return ""
    return f"{locale.number(item.numerator)}/{locale.number(item.denominator)}"


def dated(item: Observation, result: TargetResult, locale: Locale) -> str:
    """Return an observed value with its period: 15/63 (2024)."""
    return f"{observation(item, result, locale)} ({period(item.period, locale)})"


def rate(value: Fraction | None, locale: Locale) -> str:
    """Return a rate in percent, cut downward at two places; a dash where there is none."""
    return "-" if value is None else f"{computed(value * PERCENT, locale, up=False)}%"


def missing_periods(result: TargetResult, locale: Locale) -> str:
    """Return the periods without a value that a sum or a mean needs; nothing where there are none."""
    if not result.missing_periods:
        return ""
    periods = ", ".join(period(item, locale) for item in result.missing_periods)
    return locale.label("detail", "missing_periods", periods=periods)


def in_days(days: int, locale: Locale, width: int = 0) -> str:
    """Return a number of days with its word, the number set to a width."""
    return locale.label("text", "day" if days == 1 else "days", days=locale.number(days).rjust(width))


def overdue_by(days: int | None, locale: Locale) -> str:
    """Return for how many days something is overdue; nothing where it is not."""
    return locale.label("detail", "days_overdue", days=in_days(days, locale)) if days else ""


def source(item: Observation, locale: Locale) -> str:
    """Return where a value is printed: its source, or the decision, with the line of it; "" where nothing is named."""
    if item.source is None:
        return "" if item.line is None else locale.label("show", "decision_line", line=item.line)
    text = printable(item.source)
    return text if item.line is None else locale.label("show", "source_line", source=text, line=item.line)


def joined(*parts: str, by: str = " · ") -> str:
    """Join what is not empty."""
    return by.join(part for part in parts if part)
