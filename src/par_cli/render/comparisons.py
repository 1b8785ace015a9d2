"""How a value compares with a target and with the value before, in words: gap, change, trend, pace and reasons."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.decision import BUILT_IN_UNITS, Indicator, Target
from par_cli.progress.exact import cut, verdict
from par_cli.progress.exact import observed as possible_values
from par_cli.progress.results import Comparative, Reason, TargetResult
from par_cli.render.format import MOST_PLACES, PLACES, computed, period, places_of
from par_cli.render.numbers import goal_range
from par_cli.render.printable import printable
from par_cli.render.promises import base_of, goal


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
    number, before, now = result.last_change, result.last_change_from, result.shown_value
    if number is None or before is None or now is None or not has_change(result):
        return "-"
    size = abs(number)
    if size:
        places = places_of(result, before, now)
        while places < MOST_PLACES and not cut(size, places, up=False):
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
    goal_text, met = goal(target, indicator, locale), result.status == "met"
    if target.progress is not None:
        return locale.label("target_status", result.status)
    if result.basis is None or (result.margin is None and "bounded" not in result.flags):
        return "-"
    if result.margin is None:
        inside = _bound_is_inside(result, dataset) if rank else None
        code = "outside" if inside is False else "inside" if met else "rank_inside"
        return "-" if inside is None else locale.label("text", code, goal=goal_text)
    if "must_exceed" in result.flags:
        return locale.label("text", "must_exceed")
    if result.gap and not (target.about and met):
        return _missing(result, dataset, locale)
    codes = ("inside", "rank_inside") if rank else ("meets", "value_meets")
    text = locale.label("text", codes[0] if met else codes[1], goal=goal_text)
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
    item, target_range = result.basis, goal_range(result)
    if item is None or item.level is None or target_range is None:
        return None
    return verdict(target_range, possible_values(item, item.level, result.entry.indicator, dataset.units))


def trend(result: TargetResult, locale: Locale) -> str:
    """Return what the recent trend says of the deadline, where it differs from the pace; else nothing."""
    if "trend_disagrees" not in result.flags:
        return ""
    return locale.label("text", "trend_meets" if result.projected_meets else "trend_misses")


def pace(result: TargetResult, locale: Locale) -> str:
    """Return the pace at two places, cut downward; a dash where it is not computed."""
    return "-" if result.pace is None else locale.number(cut(result.pace, PLACES, up=False))


def reason(code: Reason | None, target: Target, locale: Locale) -> str:
    """Return a reason in words, naming the value that is missing; empty without a reason."""
    if code is None:
        return ""
    relative_to = base_of(target, locale)
    step = "" if target.step is None else locale.label("step", target.step)
    return locale.label("reason", code, relative_to=relative_to, step=step)
