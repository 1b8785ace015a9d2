"""What the decision says of a target, in words: its goal, its deadline and its further terms."""

from __future__ import annotations

from fractions import Fraction

from par_cli.locales import Locale
from par_cli.model.dataset import DatedTarget
from par_cli.model.decision import BUILT_IN_UNITS, Indicator, Target
from par_cli.model.operators import OPERATORS, Operator
from par_cli.model.tasks import Measure
from par_cli.progress.results import TargetResult
from par_cli.render.format import period, with_unit
from par_cli.render.printable import printable


def by_deadline(entry: DatedTarget, locale: Locale) -> str:
    """Return the deadline of a target, and why it is assumed where nobody has set it."""
    text = locale.label("detail", "deadline", day=locale.day(entry.deadline))
    if entry.deadline_assumed is None:
        return text
    assumed = locale.label("detail", "deadline_assumed", text=printable(locale.text(entry.deadline_assumed)))
    return f"{text} ({assumed})"


def measure(measure: Measure, indicator: Indicator, locale: Locale) -> str:
    """Return what a milestone asks of an indicator: ≥ 50%."""
    ends = (measure.value, measure.upper)
    value, upper = ("" if end is None else with_unit(locale.number(end), indicator) for end in ends)
    return _goal(measure.operator, locale, value=value, upper=upper)


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
        relative_to=base_of(target, locale),
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
    size = getattr(target, target.operator)
    if isinstance(size, Fraction):
        return str(size)
    ends = [locale.number(end) for end in (size if isinstance(size, tuple) else (size,))]
    text = ends[0] if len(ends) == 1 else locale.label("goal", "between", value=ends[0], upper=ends[1])
    if target.change_in != "unit":
        return f"{text}%"
    unit = locale.label("unit", indicator.unit) if indicator.unit in BUILT_IN_UNITS else ""
    return f"{text} {unit}".strip()


def base_of(target: Target, locale: Locale) -> str:
    """Return what a change is measured from: a period, or the year before."""
    if target.relative_to == "year_before":
        return locale.label("text", "year_before")
    return "" if target.base is None else period(target.base, locale)


def stretch(result: TargetResult, locale: Locale) -> str:
    """Return the stretch of a target, and whether it is reached; empty without a stretch."""
    return _next_to("stretch", result.entry.target.stretched, result.stretch_met, result, locale)


def minimum(result: TargetResult, locale: Locale) -> str:
    """Return the minimum of a target, and whether it is reached; empty without a minimum."""
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
