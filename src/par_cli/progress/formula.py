"""Formulas that are written as they are evaluated, and the steps of a computation: one formula and its inputs each.

``(v - b) / (T - b)`` is built from symbols with Python's own operators.  The text that a reader sees and the number
that a target gets come from the same object, so the explanation is the computation.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from par_cli.model.periods import Period

_SUM, _PRODUCT, _SINGLE = 1, 2, 3  # how tightly the parts of a formula hold together


class Formula:
    """A formula over symbols: its ``text``, and the function that evaluates it for their values."""

    def __init__(self, text: str, binding: int, evaluate: Callable[[Mapping[str, Fraction]], Fraction]) -> None:
        self.text = text
        self.binding = binding
        self.evaluate = evaluate

    def __add__(self, other: Term) -> Formula:
        return _combine(self, "+", other, _SUM, operator.add)

    def __radd__(self, other: Term) -> Formula:
        return _formula(other) + self

    def __sub__(self, other: Term) -> Formula:
        return _combine(self, "-", other, _SUM, operator.sub)

    def __rsub__(self, other: Term) -> Formula:
        return _formula(other) - self

    def __mul__(self, other: Term) -> Formula:
        return _combine(self, "*", other, _PRODUCT, operator.mul)

    def __rmul__(self, other: Term) -> Formula:
        return _formula(other) * self

    def __truediv__(self, other: Term) -> Formula:
        return _combine(self, "/", other, _PRODUCT, operator.truediv)


Term = Formula | int | Decimal


def symbol(name: str) -> Formula:
    return Formula(name, _SINGLE, lambda values: values[name])


def symbols(names: str) -> tuple[Formula, ...]:
    return tuple(map(symbol, names.split()))


def in_brackets(inner: Formula) -> Formula:
    """Return a formula in brackets, where arithmetic needs none and a reader is glad of them."""
    return Formula(f"({inner.text})", _SINGLE, inner.evaluate)


def added(terms: Sequence[Formula]) -> Formula:
    """Return the sum of any number of terms, however many they are: one formula, not one inside another."""
    if len(terms) == 1:
        return terms[0]
    texts = (term.text if term.binding > _SUM else f"({term.text})" for term in terms)
    return Formula(" + ".join(texts), _SUM, lambda values: sum((term.evaluate(values) for term in terms), Fraction(0)))


def least(*terms: Term) -> Formula:
    return _function("min", min, terms)


def greatest(*terms: Term) -> Formula:
    return _function("max", max, terms)


def _formula(term: Term) -> Formula:
    if isinstance(term, Formula):
        return term
    number = Fraction(term)
    return Formula(str(term), _SINGLE, lambda _: number)


def _combine(
    left: Formula, sign: str, other: Term, binding: int, apply: Callable[[Fraction, Fraction], Fraction]
) -> Formula:
    right = _formula(other)
    before = left.text if left.binding >= binding else f"({left.text})"
    after = right.text if right.binding > binding else f"({right.text})"
    return Formula(
        f"{before} {sign} {after}", binding, lambda values: apply(left.evaluate(values), right.evaluate(values))
    )


def _function(name: str, choose: Callable[[Iterable[Fraction]], Fraction], terms: Iterable[Term]) -> Formula:
    parts = tuple(map(_formula, terms))
    text = ", ".join(part.text for part in parts)
    return Formula(f"{name}({text})", _SINGLE, lambda values: choose(part.evaluate(values) for part in parts))


# --- the steps of a computation

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
    "last_change",
    "recent",
    "projected",
]
STEP_NAMES: tuple[StepName, ...] = get_args(StepName)
"""In the order in which they are computed."""

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
    "nothing_before",
    "no_trend",
    "changes_of_single_values",
    "base_unknown",
    "figure_unknown",
    "no_baseline",
    "against_year_before",
    "base_below_zero",
    "series_break",
    "population_changed",
    "only_span_decides",
    "part_of_year",
    "not_on_path",
]
WHYS: tuple[Why, ...] = get_args(Why)
"""Why a number is not computed."""

InputKind = Literal[
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
    "months",
    "months_in_all",
    "expected",
    "recent",
    "lowest",
    "highest",
]
INPUT_KINDS: tuple[InputKind, ...] = get_args(InputKind)
"""What a number put into a formula is."""


class Input(NamedTuple):
    """A number put into a formula: its symbol, what it is, and where it comes from.

    ``period`` is that of an observation; ``start`` and ``end`` are the days between which time is counted.
    """

    symbol: str
    kind: InputKind
    value: Fraction
    period: Period | None = None
    start: date | None = None
    end: date | None = None


class Step(NamedTuple):
    """One number: the text of its formula, the inputs, and the result; or why there is none.

    ``up`` is the way in which digits of the result are cut, so that it never says more than is true (method, 11).
    Where the result is None for want of changes, the inputs are those there are.
    """

    name: StepName
    formula: str | None
    inputs: tuple[Input, ...]
    result: Fraction | None
    why: Why | None
    up: bool


def values_of(inputs: Iterable[Input]) -> dict[str, Fraction]:
    return {item.symbol: item.value for item in inputs}


def computed(name: StepName, formula: Formula, *inputs: Input, up: bool) -> Step:
    return Step(name, formula.text, inputs, formula.evaluate(values_of(inputs)), None, up)


def not_computed(name: StepName, why: Why, *inputs: Input) -> Step:
    return Step(name, None, inputs, None, why, up=False)
