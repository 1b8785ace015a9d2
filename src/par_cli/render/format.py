"""Numbers, dates, periods and goals as people read them, in two languages (method, 11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Indicator, Target
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.exact import Range, cut, exactly, is_terminating
from par_cli.progress.results import TargetResult
from par_cli.render.numbers import goal_range, side
from par_cli.render.printable import printable
from par_cli.render.words import BOUND, GOAL, REASON, SHORT_GOAL, UNIT, Language, say, word

PLACES = 2  # decimal places of a computed number in a table
_MOST_PLACES = 12
_NINE_MONTHS, _HALF, _QUARTER, _MONTH = 9, 6, 3, 1


def day(value: date, language: Language) -> str:
    """Give a day: 31/12/2025 or 2025-12-31."""
    return value.strftime("%d/%m/%Y") if language == "vi" else value.isoformat()


def deadline(value: date, language: Language) -> str:
    """Give a deadline: the year where it is the last day of one, else the day."""
    return str(value.year) if (value.month, value.day) == (12, 31) else day(value, language)


def period(value: Period, language: Language) -> str:
    """Give a period: quý 3/2025, 07/2025 or 2025-Q3, 2025-07."""
    year = value.start.year
    if value.is_span:
        return value.text.replace("/", "-")
    if value.is_year:
        return str(year)
    if value.months == _NINE_MONTHS:
        return say("nine_months", language, year=year)
    if value.months == _HALF:
        return say("half", language, year=year, half=(value.start.month - 1) // _HALF + 1)
    if value.months == _QUARTER:
        return say("quarter", language, year=year, quarter=(value.start.month - 1) // _QUARTER + 1)
    if value.months == _MONTH:
        return value.start.strftime("%m/%Y") if language == "vi" else value.text
    return day(value.start, language)


def number(value: Decimal | int, language: Language) -> str:
    """Give a number with its own digits: 1.423 or 48,67 in Vietnamese, 1,423 or 48.67 in English."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.translate({44: ".", 46: ","}) if language == "vi" else text


def computed(value: Fraction, language: Language, *, up: bool, goal: Range | None = None) -> str:
    """Give a computed number, cut at two places toward “not met”.

    With a goal it gets as many more digits as it needs not to hide the verdict.
    """
    places = (
        0
        if is_terminating(value, 0)
        else next((count for count in range(1, PLACES + 1) if is_terminating(value, count)), PLACES)
    )
    if goal is not None:
        met = goal.contains(exactly(value))
        while places < _MOST_PLACES and goal.contains(exactly(Fraction(cut(value, places, up=up)))) != met:
            places += 1
    return number(cut(value, places, up=up), language)


def with_unit(text: str, indicator: Indicator) -> str:
    """Put the sign of the unit behind a number where it has one."""
    return f"{text}%" if indicator.unit == "percent" else text


def observation(item: Observation, result: TargetResult, language: Language) -> str:
    """Give an observed value: 15/63, beyond 30/63, 48.67%, or -5.03% for a reported cut.

    Counts are shown as they are, 24/26, where the target asks for all of another document's, and where they are 0/0.
    """
    indicator = result.entry.indicator
    counted = item.numerator is not None and item.denominator is not None
    if item.is_empty_population or (counted and result.entry.target.refers_to is not None):
        return f"{number(item.numerator or 0, language)}/{number(item.denominator or 0, language)}"
    if item.value is not None:
        text = with_unit(number(item.value, language), indicator)
    elif item.level is not None:
        text = computed(item.level, language, up=side(item, result) < 0, goal=goal_range(result))
        text = with_unit(text, indicator)
    else:
        return "" if item.change is None else f"{number(item.change, language)}%"
    if item.of is not None:
        text = f"{text}/{number(item.of, language)}"
    if item.bound is not None:
        beyond = item.of is not None and item.bound == "more_than"
        text = word(BOUND, "beyond" if beyond else item.bound, language).format(value=text)
    return f"{text}*" if item.provisional else text


def dated(item: Observation, result: TargetResult, language: Language) -> str:
    """Give an observed value with its period: 15/63 (2024)."""
    return f"{observation(item, result, language)} ({period(item.period, language)})"


def goal(target: Target, indicator: Indicator, language: Language, *, short: bool = False) -> str:
    """Give what a target asks for: top 10, ≥ 80%, cut 5% from 2021; in short without what it is measured against."""
    value = "" if target.value is None else number(target.value, language)
    if indicator.unit == "rank" and target.at_most is not None:
        text = word(GOAL, "top", language).format(value=value)
        return say("each", language, goal=text) if target.each else text
    if indicator.unit == "percent" or target.reduce_by is not None:
        value = f"{value}%"
    upper = "" if target.upper is None else number(target.upper, language)
    words = SHORT_GOAL if short and target.operator in SHORT_GOAL else GOAL
    text = word(words, target.operator, language).format(
        value=value,
        upper=f"{upper}%" if upper and indicator.unit == "percent" else upper,
        relative_to="" if target.relative_to is None else period(target.relative_to, language),
        document="" if target.refers_to is None else printable(target.refers_to.document.to(language)),
    )
    return say("each", language, goal=text) if target.each else text


def unit(indicator: Indicator, dataset: Dataset, language: Language) -> str:
    """Give the word for the unit of a difference: points of percent, places, posts."""
    if indicator.unit is None:
        return ""
    if indicator.unit in UNIT:
        return word(UNIT, indicator.unit, language)
    declared = dataset.units[indicator.unit]
    return printable((declared.short or declared.name).to(language))


def gap(result: TargetResult, dataset: Dataset, language: Language) -> str:
    """Give what is missing to the target in its own unit; a dash where it is not known."""
    if result.gap is None:
        return "-"
    text = computed(result.gap, language, up=True)
    indicator = result.entry.indicator
    one = indicator.unit == "rank" and result.gap == 1
    word_for_unit = word(UNIT, "one_rank", language) if one else unit(indicator, dataset, language)
    return f"{text} {word_for_unit}".strip()


def pace(result: TargetResult, language: Language) -> str:
    """Give the pace at two places, cut downward; a dash where it is not computed."""
    return "-" if result.pace is None else number(cut(result.pace, PLACES, up=False), language)


def reason(result: TargetResult, language: Language) -> str:
    """Give the reason in words, naming the value that is missing."""
    if result.reason is None:
        return ""
    target = result.entry.target
    relative_to = "" if target.relative_to is None else period(target.relative_to, language)
    return word(REASON, result.reason, language).format(relative_to=relative_to)
