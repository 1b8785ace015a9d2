"""How each number of a target was computed: formulas, what was put into them, and why a thing is not computed.

Nothing is computed a second time here: the results are those of :mod:`par_cli.progress.targets`, and a test evaluates
every formula over its inputs and finds the same fraction (method, 5 and 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.periods import Period
from par_cli.progress.exact import Line, possible
from par_cli.progress.judging import judge_in_order
from par_cli.progress.results import Reason, TargetResult
from par_cli.progress.target_on_day import TargetOnDay
from par_cli.progress.targets import assess_targets, entries_on, trend_of

StepName = Literal[
    "threshold",
    "value",
    "gap",
    "margin",
    "share",
    "expected",
    "behind",
    "pace",
    "required",
    "recent",
    "projected",
]
STEP_NAMES: tuple[StepName, ...] = get_args(StepName)
"""In the order in which they are worked out."""

Why = Literal[
    "no_number",
    "nothing_observed",
    "no_value",
    "only_a_bound",
    "value_does_not_decide",
    "baseline_meets",
    "nothing_expected_yet",
    "deadline_passed",
    "already_met",
    "no_time_left",
    "threshold_moves",
    "no_direction",
    "newest_is_no_year",
    "too_few_changes",
    "no_trend",
    "base_unknown",
    "figure_unknown",
    "no_baseline",
    "against_year_before",
    "base_below_zero",
    "series_break",
    "population_changed",
    "part_of_year",
    "not_on_path",
]
WHYS: tuple[Why, ...] = get_args(Why)
"""Why a number is not computed."""

Meaning = Literal[
    "numerator",
    "denominator",
    "value",
    "change",
    "base",
    "cut",
    "step",
    "threshold",
    "upper",
    "baseline",
    "milestone",
    "before",
    "days",
    "days_in_all",
    "expected",
    "recent",
    "lowest",
    "highest",
]
MEANINGS: tuple[Meaning, ...] = get_args(Meaning)
"""What a number put into a formula is."""

DecidingRule = Literal[
    "newest",
    "contains_deadline",
    "named_period",
    "level_before_deadline",
    "report",
    "step_by_step",
    "each_reporter",
    "parts",
]
DECIDING_RULES: tuple[DecidingRule, ...] = get_args(DecidingRule)
"""Which observation may decide (method, 4)."""


class Input(NamedTuple):
    """A number put into a formula: its symbol, what it is, and where it comes from.

    ``period`` is that of an observation; ``start`` and ``end`` are the days between which days are counted.
    """

    symbol: str
    meaning: Meaning
    value: Fraction
    period: Period | None = None
    start: date | None = None
    end: date | None = None


class Step(NamedTuple):
    """One number: its formula over the symbols of its inputs, and the result; or why there is none.

    Formulas use ``+ - * / ( )``, ``min`` and ``max``.  ``up`` is the way in which digits of the result are cut, so that
    it never says more than is true.  Where the result is None for want of changes, the inputs are those there are.
    """

    name: StepName
    formula: str | None
    inputs: tuple[Input, ...]
    result: Fraction | None
    why: Why | None
    up: bool


class Wait(NamedTuple):
    """Until when a report is awaited: the day it runs from, with the indicator's lag in months or a day of the year."""

    start: date
    months: int | None
    month_day: str | None
    until: date
    source: str | None


class Explanation(NamedTuple):
    """How one target came to its status: which observation decides and by which rule, the wait, every step."""

    result: TargetResult
    deciding_rule: DecidingRule
    wait: Wait
    steps: tuple[Step, ...]
    line: Line | None


def explain_all(dataset: Dataset, wanted: Sequence[DatedTarget], as_of: date) -> tuple[Explanation, ...]:
    """Give the computation of some targets on a day, in their order."""
    entries = entries_on(dataset, as_of)
    results = {item.entry.id: item for item in assess_targets(dataset, as_of)}
    judged = judge_in_order(dataset, entries.values(), as_of)
    return tuple(
        _whole(results[entry.id]) if entry.target.parts else _single(judged[entry.id][0], results[entry.id])
        for entry in wanted
    )


def _single(target: TargetOnDay, result: TargetResult) -> Explanation:
    way = target.line() if result.way is None else result.way.line
    return Explanation(
        result=result,
        deciding_rule=_deciding_rule(target, result),
        wait=_wait(target, result),
        steps=tuple(_steps(target, result)),
        line=None if result.years or target.definition.each else way,
    )


def _whole(result: TargetResult) -> Explanation:
    """Say of a target that others make up only that they do: what is computed is theirs."""
    wait = Wait(start=result.entry.deadline, months=None, month_day=None, until=result.awaited_until, source=None)
    return Explanation(result, "parts", wait, steps=(), line=None)


def _deciding_rule(target: TargetOnDay, result: TargetResult) -> DecidingRule:
    asked = target.definition
    if asked.improve is not None or asked.every is not None:
        return "step_by_step"
    if asked.each:
        return "each_reporter"
    if asked.outcome is not None or (result.outcome is not None and result.deciding is None):
        return "report"
    if not target.passed:
        return "newest"
    if asked.decided_by is not None:
        return "named_period"
    deciding = result.deciding
    before = deciding is not None and not deciding.period.contains(target.entry.deadline)
    return "level_before_deadline" if before else "contains_deadline"


def _wait(target: TargetOnDay, result: TargetResult) -> Wait:
    months = target.indicator.publication_lag_months
    decision = target.dataset.decision
    return Wait(
        start=target.last_day_that_decides(),
        months=months,
        month_day=decision.publication_lag_until if months is None else None,
        until=result.awaited_until,
        source=decision.publication_lag_source if months is None else target.indicator.publication_lag_source,
    )


class _Numbers(NamedTuple):
    """What the steps of one target are made of."""

    target: TargetOnDay
    result: TargetResult
    value: Fraction | None
    lower: bool  # lower is better here

    def step(self, name: StepName, formula: str, *inputs: Input, result: Fraction | None, up: bool) -> Step:
        return Step(name, formula, inputs, result, None, up)

    def none(self, name: StepName, why: Why, *inputs: Input) -> Step:
        return Step(name, None, inputs, None, why, up=False)

    @property
    def observed(self) -> Input:
        """The value as an input; asked for only where there is one."""
        basis, value = self.result.basis, self.value
        assert basis is not None  # noqa: S101 - a value was observed
        assert value is not None  # noqa: S101
        return Input("v", "value", value, basis.period)

    @property
    def baseline(self) -> Input:
        """The baseline as an input; asked for only where a way was drawn."""
        baseline, way = self.result.baseline, self.result.way
        assert baseline is not None  # noqa: S101 - a way begins at it
        assert way is not None  # noqa: S101
        return Input("b", "baseline", way.base, baseline.period)

    @property
    def threshold(self) -> Input:
        """The threshold as an input; asked for only where it is known."""
        threshold = self.result.threshold
        assert threshold is not None  # noqa: S101
        return Input("T", "threshold", threshold)

    def missing(self) -> Why | None:
        """Say what keeps a value from being compared with the threshold, if anything does."""
        result, basis = self.result, self.result.basis
        if basis is None:
            return self.silent()
        if self.value is None:
            if basis.bound is not None:
                return "only_a_bound"
            return "value_does_not_decide" if not self.target.may_decide(basis.period) else "no_number"
        return self.unknown() if result.threshold is None else None

    def silent(self) -> Why:
        """Say what is missing where nothing was observed after the baseline, or nothing at all."""
        return "no_value" if self.target.series else "nothing_observed"

    def unknown(self) -> Why:
        """Say why there is no threshold."""
        found = self.target.missing(self.result.basis)
        return found if found in {"base_unknown", "base_below_zero", "figure_unknown"} else "no_number"

    def no_way(self) -> Why:
        """Say why no way from the baseline can be drawn, where a value and a threshold are known."""
        basis = self.result.basis
        if self.target.baseline is None:
            return self.target.no_start()  # type: ignore[return-value]
        if self.target.held():
            return "baseline_meets"
        problem: Reason | None = None if basis is None else self.target.not_joined(basis)
        return "not_on_path" if problem is None else problem  # type: ignore[return-value]


def _steps(target: TargetOnDay, result: TargetResult) -> Iterator[Step]:
    """Give the steps of a target with one number; one judged step by step, by each reporter or by a report has none."""
    asked = target.definition
    if asked.outcome is not None or asked.improve is not None or asked.each or result.years:
        return
    basis = result.basis
    seen = None if basis is None or not target.may_decide(basis.period) else target.seen(basis)
    numbers = _Numbers(target, result, None if seen is None else seen.number, result.direction < 0)
    yield from _threshold(numbers)
    yield from _value(numbers)
    why = numbers.missing()
    if why is not None:
        yield from (numbers.none(name, why) for name in ("gap", "margin", "share", "expected", "behind", "pace"))
    else:
        yield from _distance(numbers)
        yield from _way(numbers)
    yield _required(numbers, why)
    yield _recent(numbers)
    yield _projected(numbers, why)


def _threshold(numbers: _Numbers) -> Iterator[Step]:
    """Work out a threshold that the decision does not print itself."""
    target, asked, basis = numbers.target, numbers.target.definition, numbers.result.basis
    if not asked.changes:
        return
    base = target.base(asked, basis)
    level = None if base is None else base.level
    goal = target.goal_for(basis)
    if base is None or level is None or goal is None:
        yield numbers.none("threshold", numbers.unknown())
        return
    sign = "-" if asked.reduce_by is not None else "+"
    given = asked.raise_by if asked.reduce_by is None else asked.reduce_by
    changes: tuple[Input, ...] = (Input("p", "cut", asked.changes[0]),)
    formula = f"B * (1 {sign} p / 100)"
    if isinstance(given, Fraction):
        numerator, denominator = Fraction(given.numerator), Fraction(given.denominator)
        changes = (Input("n", "numerator", numerator), Input("m", "denominator", denominator))
        formula = f"B * (1 {sign} n / m)"
    elif asked.change_in == "unit":
        changes = (Input("p", "step", asked.changes[0]),)
        formula = f"B {sign} p"
    threshold = goal.high if asked.reduce_by is not None else goal.low
    inputs = (Input("B", "base", level, base.period), *changes)
    yield numbers.step("threshold", formula, *inputs, result=threshold, up=asked.reduce_by is None)


def _value(numbers: _Numbers) -> Iterator[Step]:
    """Work out a value that was reported as counts, or as a change against the base."""
    item, value = numbers.result.basis, numbers.value
    if item is None or value is None:
        return
    if item.numerator is not None and item.denominator is not None:
        counts = (
            Input("n", "numerator", Fraction(item.numerator), item.period),
            Input("m", "denominator", Fraction(item.denominator), item.period),
        )
        yield numbers.step("value", "100 * n / m", *counts, result=value, up=numbers.lower)
    elif item.level is None and item.change is not None:
        base = numbers.target.base(numbers.target.definition, item)
        assert base is not None  # noqa: S101 - a change without a base gives no value
        assert base.level is not None  # noqa: S101
        inputs = (
            Input("B", "base", base.level, base.period),
            Input("c", "change", Fraction(item.change), item.period),
        )
        yield numbers.step("value", "B * (1 + c / 100)", *inputs, result=value, up=numbers.lower)


def _distance(numbers: _Numbers) -> Iterator[Step]:
    """Work out gap and margin."""
    goal, result = numbers.target.goal_for(numbers.result.basis), numbers.result
    assert goal is not None  # noqa: S101 - the threshold is known
    inputs = [numbers.observed]
    ends = []
    short = []
    if goal.low is not None:
        inputs.append(Input("T", "threshold", goal.low))
        ends.append("v - T")
        short.append("T - v")
    if goal.high is not None:
        upper = goal.low is not None
        symbol = "U" if upper else "T"
        inputs.append(Input(symbol, "upper" if upper else "threshold", goal.high))
        ends.append(f"{symbol} - v")
        short.append(f"v - {symbol}")
    margin = ends[0] if len(ends) == 1 else f"min({', '.join(ends)})"
    yield numbers.step("gap", f"max({', '.join((*short, '0'))})", *inputs, result=result.gap, up=True)
    yield numbers.step("margin", margin, *inputs, result=result.margin, up=False)


def _way(numbers: _Numbers) -> Iterator[Step]:
    """Work out share, expected, behind and pace."""
    result, way = numbers.result, numbers.result.way
    if way is None:
        why = numbers.no_way()
        yield numbers.none("share", why)
        if why == "baseline_meets":
            yield numbers.step("expected", "T", numbers.threshold, result=result.expected, up=numbers.lower)
            yield _behind(numbers)
        else:
            yield numbers.none("expected", why)
            yield numbers.none("behind", why)
        yield numbers.none("pace", why)
        return
    value, base = numbers.observed, numbers.baseline
    if result.share is None:
        yield numbers.none("share", "not_on_path")
    else:
        formula = "(v - b) / (T - b)"
        yield numbers.step("share", formula, value, base, numbers.threshold, result=result.share, up=False)
    yield _expected(numbers)
    yield _behind(numbers)
    if result.pace is None or result.expected is None:
        yield numbers.none("pace", "nothing_expected_yet")
    else:
        expected = Input("e", "expected", result.expected)
        yield numbers.step("pace", "(v - b) / (e - b)", value, base, expected, result=result.pace, up=False)


def _expected(numbers: _Numbers) -> Step:
    """Find the stretch of the path that the value's day lies on."""
    way = numbers.result.way
    assert way is not None  # noqa: S101 - asked for only where there is one
    for (start, low), (end, high) in pairwise(way.line.points):
        if way.at <= end:
            inputs = (
                Input("y", "before", low, end=start),
                Input("z", "milestone", high, end=end),
                Input("k", "days", Fraction((way.at - start).days), start=start, end=way.at),
                Input("K", "days_in_all", Fraction((end - start).days), start=start, end=end),
            )
            formula = "y + (z - y) * k / K"
            return numbers.step("expected", formula, *inputs, result=numbers.result.expected, up=numbers.lower)
    last_day, last = way.line.points[-1]
    milestone = Input("z", "milestone", last, end=last_day)
    return numbers.step("expected", "z", milestone, result=numbers.result.expected, up=numbers.lower)


def _behind(numbers: _Numbers) -> Step:
    expected = numbers.result.expected
    assert expected is not None  # noqa: S101 - asked for only where it is known
    formula = "v - e" if numbers.lower else "e - v"
    inputs = (numbers.observed, Input("e", "expected", expected))
    return numbers.step("behind", formula, *inputs, result=numbers.result.behind, up=True)


def _required(numbers: _Numbers, why: Why | None) -> Step:
    result, target = numbers.result, numbers.target
    if target.passed:
        return numbers.none("required", "deadline_passed")
    if why is not None:
        return numbers.none("required", why)
    if result.required is None or result.basis is None:
        if target.goal is None:
            return numbers.none("required", "threshold_moves")
        met = result.basis is not None and target.meets(result.basis) is True
        return numbers.none("required", "already_met" if met else "no_time_left")
    end, deadline = result.basis.period.end, target.entry.deadline
    days = Input("k", "days", Fraction((deadline - end).days), start=end, end=deadline)
    formula = f"({'v - T' if numbers.lower else 'T - v'}) * 365.25 / k"
    return numbers.step("required", formula, numbers.observed, numbers.threshold, days, result=result.required, up=True)


def _recent(numbers: _Numbers) -> Step:
    target, result = numbers.target, numbers.result
    if target.indicator.better == "none":
        return numbers.none("recent", "no_direction")
    if target.newest is None:
        return numbers.none("recent", numbers.silent())
    trend = trend_of(target)
    inputs = tuple(Input(f"v{number}", "value", level, item.period) for number, (item, level) in enumerate(trend))
    if result.recent is None:
        if not trend:
            return numbers.none("recent", "newest_is_no_year")
        return numbers.none("recent", "too_few_changes", *inputs)
    down = target.indicator.better == "lower"
    pairs = [(after, before) if not down else (before, after) for before, after in pairwise(inputs)]
    changes = " + ".join(f"({plus.symbol} - {minus.symbol})" for plus, minus in pairs)
    return numbers.step("recent", f"({changes}) / {len(pairs)}", *inputs, result=result.recent, up=False)


def _projected(numbers: _Numbers, why: Why | None) -> Step:
    target, result = numbers.target, numbers.result
    if target.passed:
        return numbers.none("projected", "deadline_passed")
    if why is not None:
        return numbers.none("projected", why)
    if target.goal is None:
        return numbers.none("projected", "threshold_moves")
    if result.projected is None or result.recent is None or result.basis is None:
        return numbers.none("projected", "no_trend")
    end, deadline = result.basis.period.end, target.entry.deadline
    inputs = [
        numbers.observed,
        Input("r", "recent", result.recent),
        Input("k", "days", Fraction((deadline - end).days), start=end, end=deadline),
    ]
    down = target.indicator.better == "lower"
    formula = f"v {'-' if down else '+'} r * k / 365.25"
    allowed = possible(target.indicator, target.dataset.units, result.basis.of)
    if allowed.low is not None:
        formula = f"max({formula}, l)"
        inputs.append(Input("l", "lowest", allowed.low))
    if allowed.high is not None:
        formula = f"min({formula}, h)"
        inputs.append(Input("h", "highest", allowed.high))
    return numbers.step("projected", formula, *inputs, result=result.projected, up=down)
