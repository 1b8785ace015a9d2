"""Numbers, dates, periods and goals as people read them, in two languages (method, 11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Indicator, Target
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.model.tasks import Measure
from par_cli.progress.exact import PERCENT, Range, cut, exactly, is_terminating
from par_cli.progress.results import Reason, TargetResult
from par_cli.render.numbers import goal_range, side
from par_cli.render.printable import printable
from par_cli.render.words import BOUND, DETAIL, GOAL, REASON, SHORT_GOAL, STEP, UNIT, Language, say, word

PLACES = 2  # decimal places of a computed number in a table
_MOST_PLACES = 12
_NINE_MONTHS, _HALF, _QUARTER = 9, 6, 3
_DECEMBER = 12


def day(value: date, language: Language) -> str:
    """Give a day: 31/12/2025 or 2025-12-31."""
    return value.strftime("%d/%m/%Y") if language == "vi" else value.isoformat()


def deadline(value: date, language: Language) -> str:
    """Give a deadline: the year where it is the last day of one, else the day."""
    return str(value.year) if (value.month, value.day) == (12, 31) else day(value, language)


def period(value: Period, language: Language) -> str:
    """Give a period as the language has it (07/2025 or 2025-07); months without a name of the calendar by both ends."""
    year, first = value.start.year, value.start.month
    if value.months == 0:
        return day(value.start, language)
    if value.is_year:
        return str(year)
    if value.is_span and first == 1 and value.end.month == _DECEMBER:
        return f"{year}-{value.end.year}"
    if value.months == _NINE_MONTHS and first == 1:
        return say("nine_months", language, year=year)
    if value.months == _HALF and first % _HALF == 1:
        return say("half", language, year=year, half=first // _HALF + 1)
    if value.months == _QUARTER and first % _QUARTER == 1:
        return say("quarter", language, year=year, quarter=first // _QUARTER + 1)
    months = [_month(value.start, language)] + ([] if value.months == 1 else [_month(value.end, language)])
    return ("-" if language == "vi" else "/").join(months)


def _month(value: date, language: Language) -> str:
    return value.strftime("%m/%Y") if language == "vi" else value.strftime("%Y-%m")


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
    """Give an observed value beside a target: 15/63, beyond 30/63, 48.67%, or -5.03% for a reported cut.

    Counts are shown as they are, 24/26, where the target asks for all of another document's.
    """
    entry = result.entry
    if entry.target.refers_to is not None and item.numerator is not None and item.denominator is not None:
        return f"{number(item.numerator, language)}/{number(item.denominator, language)}"
    return observed(item, entry.indicator, language, up=side(item, result) < 0, goal=goal_range(result))


def observed(
    item: Observation, indicator: Indicator, language: Language, *, up: bool, goal: Range | None = None
) -> str:
    """Give an observed value by itself; a percentage of counts is cut upward or downward, 0 of 0 stays as it is."""
    if item.is_empty_population:
        return f"{number(item.numerator or 0, language)}/{number(item.denominator or 0, language)}"
    if item.value is not None:
        text = with_unit(number(item.value, language), indicator)
    elif item.level is not None:
        text = with_unit(computed(item.level, language, up=up, goal=goal), indicator)
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


def measure(asked: Measure, indicator: Indicator, language: Language) -> str:
    """Give what a milestone asks of an indicator: ≥ 50%."""
    value, upper = (
        "" if end is None else with_unit(number(end, language), indicator) for end in (asked.value, asked.upper)
    )
    return word(GOAL, asked.operator, language).format(value=value, upper=upper)


def month_day(value: str, language: Language) -> str:
    """Give a day of the year, MM-DD: 20/3 or 03-20."""
    return f"{int(value[3:])}/{int(value[:2])}" if language == "vi" else value


def goal(target: Target, indicator: Indicator, language: Language, *, short: bool = False) -> str:
    """Give what a target asks for: top 10, ≥ 80%, cut 5% from 2021; in short without what it is measured against."""
    value = "" if target.value is None else number(target.value, language)
    if indicator.unit == "rank" and target.at_most is not None:
        text = word(GOAL, "top", language).format(value=value)
        return say("each", language, goal=text) if target.each else text
    if target.changes:
        value = _change(target, indicator, language)
    elif indicator.unit == "percent":
        value = f"{value}%"
    upper = "" if target.upper is None else number(target.upper, language)
    words = SHORT_GOAL if short and target.operator in SHORT_GOAL else GOAL
    text = word(words, target.operator, language).format(
        value=value,
        upper=f"{upper}%" if upper and indicator.unit == "percent" else upper,
        relative_to=_base(target, language),
        document="" if target.refers_to is None else printable(target.refers_to.document.to(language)),
        parts=len(target.parts),
    )
    return say("each", language, goal=text) if target.each else text


def _change(target: Target, indicator: Indicator, language: Language) -> str:
    """Give how much is to change: 5%, 25% to 30%, 1/3, or 5 pp in the indicator's own unit."""
    given = getattr(target, target.operator)
    if isinstance(given, Fraction):
        return str(given)
    ends = [number(end, language) for end in (given if isinstance(given, tuple) else (given,))]
    text = ends[0] if len(ends) == 1 else word(GOAL, "between", language).format(value=ends[0], upper=ends[1])
    if target.change_in != "unit":
        return f"{text}%"
    return f"{text} {UNIT.get(indicator.unit or '', {}).get(language, '')}".strip()


def _base(target: Target, language: Language) -> str:
    """Give what a change is measured from: a period, or the year before."""
    if target.relative_to == "year_before":
        return say("year_before", language)
    return "" if target.base is None else period(target.base, language)


def stretch(result: TargetResult, language: Language) -> str:
    """Give what is striven for beyond a target, and whether it is reached; nothing where there is no stretch."""
    stretched = result.entry.target.stretched
    if stretched is None:
        return ""
    code = "stretch" if result.stretch_met is None else "stretch_met" if result.stretch_met else "stretch_not_met"
    return word(DETAIL, code, language).format(goal=goal(stretched, result.entry.indicator, language, short=True))


def difference(text: str, number: Fraction, indicator: Indicator, dataset: Dataset, language: Language) -> str:
    """Put the word for the unit of a difference behind its digits: 5 pp, 1 place, 2 places, 1423 posts."""
    if indicator.unit is None:
        return text
    if indicator.unit in UNIT:
        one = indicator.unit == "rank" and number == 1
        unit = word(UNIT, "one_rank" if one else indicator.unit, language)
    else:
        declared = dataset.units[indicator.unit]
        unit = printable((declared.short or declared.name).to(language))
    return f"{text} {unit}".strip()


def gap(result: TargetResult, dataset: Dataset, language: Language) -> str:
    """Give what is missing to the target in its own unit; a dash where it is not known."""
    if result.gap is None:
        return "-"
    text = computed(result.gap, language, up=True)
    return difference(text, result.gap, result.entry.indicator, dataset, language)


def against(result: TargetResult, dataset: Dataset, language: Language) -> str:
    """Say how the newest value compares with the target, whether or not it decides it."""
    indicator, target = result.entry.indicator, result.entry.target
    rank = indicator.unit == "rank" and target.at_most is not None
    wanted = goal(target, indicator, language)
    if result.basis is None or (result.margin is None and "bounded" not in result.flags):
        return "-"
    if result.margin is None:
        met = result.status == "met"
        return say("inside" if met else "outside", language, goal=wanted) if rank else "-"
    if "must_exceed" in result.flags:
        return say("must_exceed", language)
    if result.gap:
        return say("short_by", language, gap=gap(result, dataset, language))
    text = say("inside", language, goal=wanted) if rank else say("meets", language)
    if "population_changed" in result.flags and result.basis.of is not None:
        text += say("population", language, of=number(result.basis.of, language))
    return text


def pace(result: TargetResult, language: Language) -> str:
    """Give the pace at two places, cut downward; a dash where it is not computed."""
    return "-" if result.pace is None else number(cut(result.pace, PLACES, up=False), language)


def rate(value: Fraction | None, language: Language) -> str:
    """Give a rate in percent, cut downward at two places; a dash where there is none."""
    return "-" if value is None else f"{computed(value * PERCENT, language, up=False)}%"


def reason(result: TargetResult, language: Language) -> str:
    """Give the reason in words, naming the value that is missing."""
    return "" if result.reason is None else reason_word(result.reason, result.entry.target, language)


def reason_word(code: Reason, target: Target, language: Language) -> str:
    """Give a reason in words, naming the value that is missing."""
    relative_to = _base(target, language)
    step = "" if target.step is None else word(STEP, target.step, language)
    return word(REASON, code, language).format(relative_to=relative_to, step=step)
