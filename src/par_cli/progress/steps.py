"""The numbers of a target, each made once: a step that evaluates its own formula (method, 5 and 6)."""

import operator
from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from par_cli.model.operators import OPERATORS
from par_cli.model.reports import Observation
from par_cli.progress.candidates import compares, may_decide, only_span_decides
from par_cli.progress.exact import PERCENT, Range, a_year, possible, time_between
from par_cli.progress.formula import (
    Formula,
    Input,
    Step,
    Why,
    computed,
    greatest,
    in_brackets,
    least,
    not_computed,
    symbol,
    symbols,
)
from par_cli.progress.goals import BASE, CHANGED, LEVEL_FROM_CHANGE, PACE, SHARE, aim_of, change_formula
from par_cli.progress.series import breaks_between, like_before, population_changed
from par_cli.progress.target_on_day import TargetOnDay
from par_cli.progress.trend import FEWEST_CHANGES, yearly_values
from par_cli.progress.way import Way, held, not_joined, way_through

_n, _m, _v, _a, _T, _U, _e, _r, _k, _l, _h = symbols("n m v a T U e r k l h")


class Compared(NamedTuple):
    """An observation of a target next to what it is compared with.

    ``value`` is None where nothing was observed that may decide, or only a bound; ``goal`` and ``threshold`` are None
    where the number to reach is not known.  ``way`` leads to it from the baseline, where one can be drawn.
    """

    basis: Observation | None
    value: Fraction | None
    goal: Range | None
    direction: int
    threshold: Fraction | None
    way: Way | None


def compare(target: TargetOnDay, basis: Observation | None, *, by_years: bool) -> Compared:
    """Compare an observation with a target; one judged ``by_years`` has no way from a baseline."""
    seen = None if basis is None or not _may_be_compared(target, basis) else target.seen(basis)
    value = None if seen is None else seen.number
    goal = target.goal_for(basis)
    direction, threshold = aim_of(target.indicator, goal, target.baseline_level if value is None else value)
    way = None if basis is None or value is None or by_years else way_through(target, basis, value)
    if way is not None:  # a range is approached from the side of the baseline
        direction, threshold = way.direction, way.threshold
    return Compared(basis, value, goal, direction, threshold, way)


def _may_be_compared(target: TargetOnDay, basis: Observation) -> bool:
    """Return whether a value has a distance from a target: of something counted that does not add up, only a whole."""
    adds_up = target.total is not None or target.indicator.accumulates or target.definition.step is not None
    return may_decide(target, basis.period) and (adds_up or compares(target, basis))


def steps_of(target: TargetOnDay, compared: Compared) -> Iterator[Step]:
    """Yield the steps of a target in the order of their names; what cannot be computed says why."""
    yield from _threshold(target, compared)
    yield from _value(target, compared)
    given = _comparable(target, compared)
    last_change = _last_change(target, None if target.total is not None else compared.basis)
    recent = _recent(target, compared.basis)
    if isinstance(given, _Comparable):
        yield from _distance(given)
        yield from _along_the_way(target, given)
        yield _required(target, given)
        yield last_change
        yield recent
        yield _projected(target, given, recent.result)
    else:
        yield from (not_computed(name, given) for name in ("gap", "margin", "share", "expected", "behind", "pace"))
        ahead: Why = "deadline_passed" if target.passed else given
        yield not_computed("required", ahead)
        yield last_change
        yield recent
        yield not_computed("projected", ahead)


# --- what is put in


class _Comparable(NamedTuple):
    """A value that can be compared with a threshold: both are known."""

    basis: Observation
    value: Fraction
    goal: Range
    lower: bool  # lower is better here
    threshold: Fraction
    way: Way | None

    @property
    def v(self) -> Input:
        return Input("v", "value", self.value, self.basis.period)

    @property
    def T(self) -> Input:  # noqa: N802 - named as in the formulas
        return Input("T", "threshold", self.threshold)


def _comparable(target: TargetOnDay, compared: Compared) -> _Comparable | Why:
    """Return what the steps are made of, or what keeps the value from being compared with the threshold."""
    basis, value, goal, direction, threshold, way = compared
    if basis is None:
        return _nothing_seen(target)
    if value is None:
        if basis.bound is not None:
            return "only_a_bound"
        return "no_number" if _may_be_compared(target, basis) else "value_does_not_decide"
    if goal is None or threshold is None:
        return target.missing(basis) or "no_number"
    return _Comparable(basis, value, goal, direction < 0, threshold, way)


def _nothing_seen(target: TargetOnDay) -> Why:
    return "no_value" if target.series else "nothing_observed"


# --- the steps


def _threshold(target: TargetOnDay, compared: Compared) -> Iterator[Step]:
    """Yield a threshold that the decision does not print itself: that of a change."""
    definition = target.definition
    if definition.relative_to is None:
        return
    if target.by_change:
        yield _threshold_of_changes(target)
        return
    base = target.base(compared.basis)
    if base is None or base.level is None or compared.goal is None:
        yield not_computed("threshold", target.missing(compared.basis) or "no_number")
        return
    formula, inputs = change_formula(definition, definition.changes[0]) if definition.changes else (BASE, ())
    raised = compared.direction > 0
    yield computed("threshold", formula, Input("B", "base", base.level, base.period), *inputs, up=raised)


def _threshold_of_changes(target: TargetOnDay) -> Step:
    """Compute the change asked for with its sign, on a base of 0."""
    definition = target.definition
    inputs = [Input("B", "base", Fraction(0), definition.base)]
    formula = BASE
    if definition.changes:
        formula = CHANGED[OPERATORS[definition.operator].side]["step"]
        inputs.append(Input("p", "cut", definition.changes[0]))
    return computed("threshold", formula, *inputs, up=target.indicator.better != "lower")


def _value(target: TargetOnDay, compared: Compared) -> Iterator[Step]:
    """Yield a value that was reported as counts, or as a change against the base."""
    item, lower = compared.basis, compared.direction < 0
    if item is None or compared.value is None:
        return
    if target.total is not None:
        if target.total.formula is not None:
            yield computed("value", target.total.formula, *target.total.inputs, up=lower)
        return
    base = target.base(item)
    if item.numerator is not None and item.denominator is not None:
        counts = (
            Input("n", "numerator", Fraction(item.numerator), item.period),
            Input("m", "denominator", Fraction(item.denominator), item.period),
        )
        yield computed("value", 100 * _n / _m, *counts, up=lower)
    elif item.level is None and item.change is not None and base is not None and base.level is not None:
        change = Input("c", "change", Fraction(item.change), item.period)
        yield computed("value", LEVEL_FROM_CHANGE, Input("B", "base", base.level, base.period), change, up=lower)


def _distance(given: _Comparable) -> Iterator[Step]:
    """Yield gap and margin from the ends of the goal."""
    low, high = given.goal.low, given.goal.high
    inputs = [given.v]
    margins: list[tuple[Formula, Formula]] = []  # the larger and the smaller number where the goal is reached
    if low is not None:
        inputs.append(Input("T", "threshold", low))
        margins.append((_v, _T))
    if high is not None:
        inputs.append(Input("T", "threshold", high) if low is None else Input("U", "upper", high))
        margins.append((_T if low is None else _U, _v))
    within = [larger - smaller for larger, smaller in margins]
    yield computed("gap", greatest(*(smaller - larger for larger, smaller in margins), 0), *inputs, up=True)
    yield computed("margin", within[0] if len(within) == 1 else least(*within), *inputs, up=False)


def _along_the_way(target: TargetOnDay, given: _Comparable) -> Iterator[Step]:
    way = given.way
    if way is None:
        yield from _without_a_way(target, given)
        return
    baseline, expected = Input("b", "baseline", way.base, way.start), Input("e", "expected", way.expected)
    if way.has_length:
        yield computed("share", SHARE, given.v, baseline, given.T, up=False)
    else:
        yield not_computed("share", "not_on_path")
    formula, inputs = way.line.formula_at(way.at)
    yield computed("expected", formula, *inputs, up=given.lower)
    yield _behind(given, way.expected)
    if way.expects_progress:
        yield computed("pace", PACE, given.v, baseline, expected, up=False)
    else:
        yield not_computed("pace", "nothing_expected_yet")


def _without_a_way(target: TargetOnDay, given: _Comparable) -> Iterator[Step]:
    if held(target):  # what is expected of a target that the baseline meets is its threshold
        yield not_computed("share", "baseline_meets")
        yield computed("expected", _T, given.T, up=given.lower)
        yield _behind(given, given.threshold)
        yield not_computed("pace", "baseline_meets")
    else:
        why = not_joined(target, given.basis) or "not_on_path"
        yield from (not_computed(name, why) for name in ("share", "expected", "behind", "pace"))


def _behind(given: _Comparable, expected: Fraction) -> Step:
    formula = _v - _e if given.lower else _e - _v
    return computed("behind", formula, given.v, Input("e", "expected", expected), up=True)


def _required(target: TargetOnDay, given: _Comparable) -> Step:
    if target.passed:
        return not_computed("required", "deadline_passed")
    if target.goal is None:  # it moves with the value, so that the one at the deadline is not known
        return not_computed("required", "threshold_moves")
    if only_span_decides(target, given.basis):
        return not_computed("required", "only_span_decides")
    if target.total is None and not compares(target, given.basis):
        return not_computed("required", "part_of_year")
    if target.meets(given.basis):
        return not_computed("required", "already_met")
    if given.basis.period.end >= target.entry.deadline:
        return not_computed("required", "no_time_left")
    missing = _v - _T if given.lower else _T - _v
    left = time_between("k", given.basis.period.end, target.entry.deadline)
    return computed("required", missing * a_year(left) / _k, given.v, given.T, left, up=True)


def _last_change(target: TargetOnDay, basis: Observation | None) -> Step:
    """Compute the change since the like period before, of the value that the numbers are of, else of the newest."""
    item = basis or next(reversed(target.series), None)
    if item is None:
        return not_computed("last_change", _nothing_seen(target))
    before = changed_from(target, item)
    if before is None:
        return not_computed("last_change", "nothing_before")
    if item.bound is not None or before.bound is not None:
        return not_computed("last_change", "only_a_bound")
    new, old = target.level(item), target.level(before)
    if new is None or old is None:
        return not_computed("last_change", "no_number")
    if population_changed(before, item):
        return not_computed("last_change", "population_changed")
    if breaks_between(target.series, before.period.end, item.period.end):
        return not_computed("last_change", "series_break")
    name = "v" if target.total is None else "w"  # v is then the sum or the mean
    inputs = (Input(name, "value", new, item.period), Input("a", "value", old, before.period))
    return computed("last_change", symbol(name) - _a, *inputs, up=target.indicator.better == "lower")


def changed_from(target: TargetOnDay, item: Observation) -> Observation | None:
    """Return the observation that the last change up to another one is counted from."""
    return like_before(target.series, item, from_start=target.indicator.accumulates)


def _recent(target: TargetOnDay, basis: Observation | None) -> Step:
    """Compute the mean of the last yearly changes toward the better side: up to the newest, or what a trend is of."""
    if target.indicator.better == "none":
        return not_computed("recent", "no_direction")
    newest = target.newest if target.definition.progress is None else basis
    if target.total is not None:  # a sum is not of one year; the changes are those of the single values
        newest = next(reversed(target.series), None)
    if newest is None:
        return not_computed("recent", _nothing_seen(target))
    trend = enumerate(yearly_values(target, newest))
    inputs = [Input(f"v{number}", "value", level, item.period) for number, (item, level) in trend]
    if not inputs:
        no_level: Why = "no_number" if newest.bound is None else "only_a_bound"
        return not_computed("recent", no_level if newest.period.is_yearly else "newest_is_no_year")
    if len(inputs) <= FEWEST_CHANGES:
        return not_computed("recent", "too_few_changes", *inputs)
    values = [symbol(item.symbol) for item in inputs]
    down = target.indicator.better == "lower"
    changes = [in_brackets(old - new if down else new - old) for old, new in pairwise(values)]
    return computed("recent", reduce(operator.add, changes) / len(changes), *inputs, up=False)


def _projected(target: TargetOnDay, given: _Comparable, recent: Fraction | None) -> Step:
    """Compute where the recent changes lead by the deadline, held within what is possible."""
    if target.passed:
        return not_computed("projected", "deadline_passed")
    if target.goal is None:
        return not_computed("projected", "threshold_moves")
    if only_span_decides(target, given.basis):
        return not_computed("projected", "only_span_decides")
    if target.total is not None:
        return not_computed("projected", "changes_of_single_values")
    if not compares(target, given.basis):
        return not_computed("projected", "part_of_year")
    if recent is None:
        return not_computed("projected", "no_trend")
    down = target.indicator.better == "lower"
    left = time_between("k", given.basis.period.end, target.entry.deadline)
    inputs = [given.v, Input("r", "recent", recent), left]
    change = _r * _k / a_year(left)
    formula = _v - change if down else _v + change
    allowed = possible(target.indicator, target.dataset.units, given.basis.of)
    if target.by_change:  # nothing falls by more than all of it
        allowed = Range(-PERCENT, None)
    if allowed.low is not None:
        formula = greatest(formula, _l)
        inputs.append(Input("l", "lowest", allowed.low))
    if allowed.high is not None:
        formula = least(formula, _h)
        inputs.append(Input("h", "highest", allowed.high))
    return computed("projected", formula, *inputs, up=down)
