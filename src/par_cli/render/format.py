"""Numbers, dates, periods and goals as people read them, in two languages (method, 11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import BUILT_IN_UNITS, Indicator, Target
from par_cli.model.operators import OPERATORS, Operator
from par_cli.model.periods import Period, typed_period
from par_cli.model.reports import Observation
from par_cli.model.schedule import Slot
from par_cli.model.tasks import Measure
from par_cli.progress.exact import MACHINE_PLACES, PERCENT, Range, cut, exactly, is_terminating, verdict
from par_cli.progress.exact import observed as possible_values
from par_cli.progress.results import Comparative, Reason, TargetResult
from par_cli.render.numbers import goal_range, side
from par_cli.render.printable import printable

PLACES = 2  # decimal places of a computed number in a table
PROVISIONAL = "*"  # behind a figure that is not final
_MOST_PLACES = 12
_NINE_MONTHS, _HALF, _QUARTER = 9, 6, 3
_DECEMBER = 12


def deadline(value: date, locale: Locale) -> str:
    """Return a deadline: the year where it is the last day of one, else the day."""
    return str(value.year) if (value.month, value.day) == (12, 31) else locale.day(value)


def by_deadline(entry: DatedTarget, locale: Locale) -> str:
    """Return the deadline of a target, and why it is assumed where nobody has set it."""
    text = locale.label("detail", "deadline", day=locale.day(entry.deadline))
    if entry.deadline_assumed is None:
        return text
    assumed = locale.label("detail", "deadline_assumed", text=printable(locale.text(entry.deadline_assumed)))
    return f"{text} ({assumed})"


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
        while places < _MOST_PLACES and goal.contains(exactly(Fraction(cut(value, places, up=up)))) != met:
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


def measure(wanted: Measure, indicator: Indicator, locale: Locale) -> str:
    """Return what a milestone asks of an indicator: ≥ 50%."""
    value, upper = (
        "" if end is None else with_unit(locale.number(end), indicator) for end in (wanted.value, wanted.upper)
    )
    return _goal(wanted.operator, locale, value=value, upper=upper)


def _goal(operator: Operator, locale: Locale, *, short: bool = False, **values: object) -> str:
    """Return what an operator asks for: its sign and the number, or in words."""
    if sign := OPERATORS[operator].sign:
        return f"{sign} {values['value']}"
    section = "short_goal" if short and operator in locale.labels["short_goal"] else "goal"
    return locale.label(section, operator, **values)


def goal(target: Target, indicator: Indicator, locale: Locale, *, short: bool = False) -> str:
    """Return what a target asks for: top 10, ≥ 80%, cut 5% from 2021; in short without what it is measured against."""
    value = "" if target.value is None else locale.number(target.value)
    if indicator.unit == "rank" and target.at_most is not None:
        text = locale.label("goal", "top", value=about(value, target, locale))
        return locale.label("text", "each", goal=text) if target.each else text
    if target.changes:
        value = _change(target, indicator, locale)
    elif indicator.unit == "percent":
        value = f"{value}%"
    upper = "" if target.upper is None else locale.number(target.upper)
    text = _goal_of(
        target,
        locale,
        short=short,
        value=value if target.between is not None else about(value, target, locale),
        upper=f"{upper}%" if upper and indicator.unit == "percent" else upper,
        relative_to=_base(target, locale),
        document="" if target.refers_to is None else printable(locale.text(target.refers_to.document)),
        parts=len(target.parts),
        needed=target.parts_needed,
    )
    if target.over is not None:
        span = "" if target.over == "phase" else f" {period(target.over, locale)}"
        kind = target.by or ("mean" if indicator.unit == "percent" else "sum")
        text = locale.label("text", f"over_{kind}", goal=text, span=span)
    if target.between is not None:
        text = about(text, target, locale)
    return locale.label("text", "each", goal=text) if target.each else text


def _goal_of(target: Target, locale: Locale, *, short: bool, **values: object) -> str:
    """Return what a target asks for in words; some uses of an operator have words of their own."""
    code = None
    if target.changes == (Fraction(0),):
        code = "no_worse"
    elif target.improve is True:
        code = "better_than"
    elif target.count is not None:
        code = "some_of"
    if code is None:
        return _goal(target.operator, locale, short=short, **values)
    return locale.label("short_goal" if short else "goal", code, **values)


def about(text: str, target: Target, locale: Locale) -> str:
    """Return a number that the decision calls about, with how far off a value may be: about 20 (± 1)."""
    if target.tolerance is None:
        return text
    return locale.label("goal", "about", value=text, tolerance=locale.number(target.tolerance))


def _change(target: Target, indicator: Indicator, locale: Locale) -> str:
    """Return how much is to change: 5%, 25% to 30%, 1/3, or 5 pp in the indicator's own unit."""
    given = getattr(target, target.operator)
    if isinstance(given, Fraction):
        return str(given)
    ends = [locale.number(end) for end in (given if isinstance(given, tuple) else (given,))]
    text = ends[0] if len(ends) == 1 else locale.label("goal", "between", value=ends[0], upper=ends[1])
    if target.change_in != "unit":
        return f"{text}%"
    unit = locale.label("unit", indicator.unit) if indicator.unit in BUILT_IN_UNITS else ""
    return f"{text} {unit}".strip()


def _base(target: Target, locale: Locale) -> str:
    """Return what a change is measured from: a period, or the year before."""
    if target.relative_to == "year_before":
        return locale.label("text", "year_before")
    return "" if target.base is None else period(target.base, locale)


def stretch(result: TargetResult, locale: Locale) -> str:
    """Return the stretch of a target, and whether it is reached; nothing where there is no stretch."""
    return _next_to("stretch", result.entry.target.stretched, result.stretch_met, result, locale)


def minimum(result: TargetResult, locale: Locale) -> str:
    """Return the minimum of a target, and whether it is reached; nothing where there is none."""
    return _next_to("minimum", result.entry.target.eased, result.minimum_met, result, locale)


def _next_to(code: str, target: Target | None, met: bool | None, result: TargetResult, locale: Locale) -> str:
    if target is None:
        return ""
    code = code if met is None else f"{code}_met" if met else f"{code}_not_met"
    return locale.label("detail", code, goal=goal(target, result.entry.indicator, locale, short=True))


def terms(target: Target, locale: Locale) -> tuple[str, ...]:
    """Return the other terms of a target: that it is to be held, and on which condition it applies."""
    held = locale.label("detail", "hold") if target.hold else ""
    if target.condition is None:
        return held, ""
    return held, locale.label("show", "condition", text=printable(locale.text(target.condition)))


def due(result: TargetResult, locale: Locale) -> str:
    """Return the deadline of a target, or by which steps it is judged."""
    target = result.entry.target
    if result.years and target.step is not None:
        return locale.label("show", "each_step", step=locale.label("step", target.step))
    return by_deadline(result.entry, locale)


def promise(result: TargetResult, locale: Locale) -> tuple[str, ...]:
    """Return what the decision says of a target: its goal and deadline, how firmly, and on which further terms."""
    target, indicator = result.entry.target, result.entry.indicator
    return (
        goal(target, indicator, locale),
        due(result, locale),
        locale.label("commitment", target.commitment),
        stretch(result, locale),
        minimum(result, locale),
        *terms(target, locale),
    )


def difference(
    text: str, number: Fraction, indicator: Indicator, dataset: Dataset, locale: Locale, *, by_change: bool = False
) -> str:
    """Return a difference with the word for its unit: 5 pp, 1 place, 2 places, 1423 posts, 1 post; of changes in pp."""
    if by_change:
        return f"{text} {locale.label('unit', 'percent')}"
    if indicator.unit is None:
        return text
    if indicator.unit in BUILT_IN_UNITS:
        one = indicator.unit == "rank" and abs(number) == 1
        unit = locale.label("unit", "one_rank" if one else indicator.unit)
    else:
        declared = dataset.units[indicator.unit]
        single = declared.one if text == "1" else None
        unit = printable(locale.text(single or declared.short or declared.name))
    return f"{text} {unit}".strip()


def is_counted_whole(result: TargetResult, dataset: Dataset) -> bool:
    """Return whether the things in a gap are counted whole, like posts, in the unit and in the value compared."""
    indicator, value = result.entry.indicator, result.basis
    unit = dataset.units.get(indicator.unit or "")
    whole = indicator.unit in {"rank", "count"} or (unit is not None and unit.whole)
    return whole and not result.by_change and value is not None and value.level is not None and value.level % 1 == 0


def gap(result: TargetResult, dataset: Dataset, locale: Locale) -> str:
    """Return what is missing to the target in its own unit; a dash where it is not known.

    Of things that are counted whole no fraction is missing: 0.05 posts too many is 1 post too many.
    """
    if result.gap is None:
        return "-"
    if is_counted_whole(result, dataset):
        missing = Fraction(ceil(result.gap))
        return difference(locale.number(int(missing)), missing, result.entry.indicator, dataset, locale)
    text = computed(result.gap, locale, up=True, places=places_of(result, result.basis))
    return difference(text, result.gap, result.entry.indicator, dataset, locale, by_change=result.by_change)


def has_change(result: TargetResult) -> bool:
    """Return whether a change is shown next to the value: not to a sum or a mean, which follow no like period."""
    return result.last_change is not None and result.entry.target.over is None


def change(result: TargetResult, dataset: Dataset, locale: Locale, *, brief: bool = False) -> str:
    """Return the change since the period before in words; a dash where it is not known.

    The sign says whether it is for the better (▲) or for the worse (▼), however the number went: a rank that falls from
    16 to 4 is better.  Where neither direction is, the words say how the number went.  Where the earlier period is not
    the one right before, it is named; in ``brief`` units other than points are then left out.
    """
    number, before, now = result.last_change, result.last_change_from, result.basis or result.current
    if number is None or before is None or now is None or not has_change(result):
        return "-"
    size = abs(number)
    if size:
        places = places_of(result, before, now)
        while places < _MOST_PLACES and not cut(size, places, up=False):
            places += 1
        text = computed(size, locale, up=result.last_change_is != "better", places=places)
        codes: dict[Comparative | None, str] = {"better": "more_better", "worse": "more_worse"}
        code = codes.get(result.last_change_is, "up" if number > 0 else "down")
        if brief and not before.period.precedes(now.period):
            points = result.entry.indicator.unit == "percent" or result.by_change
            amount = f"{text} {locale.label('unit', 'percent')}" if points else text
            return locale.label("change", f"{code}_since", change=amount, period=period(before.period, locale))
        text = locale.label("change", code, change=_points(text, size, result, dataset, locale))
    else:
        text = locale.label("change", "same")
    if before.period.precedes(now.period):
        return text
    return locale.label("change", "since", change=text, period=period(before.period, locale))


def _points(text: str, number: Fraction, result: TargetResult, dataset: Dataset, locale: Locale) -> str:
    """Return a difference with its unit, that of percentages and of changes in percent as points."""
    if result.entry.indicator.unit != "percent" and not result.by_change:
        return difference(text, number, result.entry.indicator, dataset, locale)
    return f"{text} {locale.label('unit', 'one_point' if number == 1 else 'points')}"


def against(result: TargetResult, dataset: Dataset, locale: Locale) -> str:
    """Return how the newest value compares with the target, whether or not it decides it."""
    indicator, target = result.entry.indicator, result.entry.target
    rank = indicator.unit == "rank" and target.at_most is not None
    wanted, met = goal(target, indicator, locale), result.status == "met"
    if target.progress is not None:
        return locale.label("target_status", result.status)
    if result.basis is None or (result.margin is None and "bounded" not in result.flags):
        return "-"
    if result.margin is None:
        inside = _bound_is_inside(result, dataset) if rank else None
        code = "outside" if inside is False else "inside" if met else "rank_inside"
        return "-" if inside is None else locale.label("text", code, goal=wanted)
    if "must_exceed" in result.flags:
        return locale.label("text", "must_exceed")
    if result.gap and not (target.about and met):
        return _missing(result, dataset, locale)
    codes = ("inside", "rank_inside") if rank else ("meets", "value_meets")
    text = locale.label("text", codes[0] if met else codes[1], goal=wanted)
    if "population_changed" in result.flags and result.basis.of is not None:
        text += locale.label("text", "population", of=locale.number(result.basis.of))
    return text


def _missing(result: TargetResult, dataset: Dataset, locale: Locale) -> str:
    """Return what is missing; of things counted whole also the whole number that is enough if the target is none."""
    text, limit = gap(result, dataset, locale), result.threshold
    if limit is None or limit.denominator == 1 or not is_counted_whole(result, dataset):
        return locale.label("text", "short_by", gap=text)
    code, end = ("too_many", floor(limit)) if result.direction < 0 else ("too_few", ceil(limit))
    return locale.label("text", code, gap=text, limit=locale.number(end))


def _bound_is_inside(result: TargetResult, dataset: Dataset) -> bool | None:
    """Return whether all that a bound leaves possible meets the target; None where that is open."""
    item, wanted = result.basis, goal_range(result)
    if item is None or item.level is None or wanted is None:
        return None
    return verdict(wanted, possible_values(item, item.level, result.entry.indicator, dataset.units))


def trend(result: TargetResult, locale: Locale) -> str:
    """Return what the recent trend says of the deadline, where it differs from the pace; else nothing."""
    if "trend_disagrees" not in result.flags:
        return ""
    return locale.label("text", "trend_meets" if result.projected_meets else "trend_misses")


def pace(result: TargetResult, locale: Locale) -> str:
    """Return the pace at two places, cut downward; a dash where it is not computed."""
    return "-" if result.pace is None else locale.number(cut(result.pace, PLACES, up=False))


def rate(value: Fraction | None, locale: Locale) -> str:
    """Return a rate in percent, cut downward at two places; a dash where there is none."""
    return "-" if value is None else f"{computed(value * PERCENT, locale, up=False)}%"


def reason(code: Reason | None, target: Target, locale: Locale) -> str:
    """Return a reason in words, naming the value that is missing; nothing where there is no reason."""
    if code is None:
        return ""
    relative_to = _base(target, locale)
    step = "" if target.step is None else locale.label("step", target.step)
    return locale.label("reason", code, relative_to=relative_to, step=step)


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
