"""Formulas: the text that is read and the number that is computed come from one object."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.progress.formula import Formula, Input, Term, computed, greatest, in_brackets, least, symbols

a, b, c = symbols("a b c")
NUMBERS = st.fractions(-9, 9, max_denominator=20)


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> Formula:
    """Draw a formula without a division, which would need a divisor other than 0."""
    if depth == 0:
        return draw(st.sampled_from([a, b, c]))
    left = draw(formulas(depth=depth - 1))
    right: Term = draw(formulas(depth=depth - 1) | st.integers(0, 9))
    how = draw(st.sampled_from(["+", "-", "*", "min", "max", "()", "r+", "r-", "r*"]))
    match how:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "r+":
            return 2 + left
        case "r-":
            return 2 - left
        case "r*":
            return 2 * left
        case "min":
            return least(left, right)
        case "max":
            return greatest(left, right)
        case _:
            return in_brackets(left)


@given(formula=formulas(), numbers=st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_the_text_of_any_formula_has_the_value_of_the_formula(
    formula: Formula, numbers: tuple[Fraction, Fraction, Fraction]
) -> None:
    values = dict(zip("abc", numbers, strict=True))
    assert formula.evaluate(values) == eval(formula.text, {"min": min, "max": max}, values)  # noqa: S307 - our own


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (a + b * c, "a + b * c"),
        ((a + b) * c, "(a + b) * c"),
        (a - (b - c), "a - (b - c)"),
        (a - b - c, "a - b - c"),
        (a / (b / c), "a / (b / c)"),
        (100 * a / b, "100 * a / b"),
        (a * Decimal("365.25") / b, "a * 365.25 / b"),
        (1 - a / 100, "1 - a / 100"),
        ((in_brackets(a - b) + in_brackets(b - c)) / 2, "((a - b) + (b - c)) / 2"),
        (greatest(a - b, 0), "max(a - b, 0)"),
    ],
)
def test_a_formula_has_the_brackets_that_it_needs_and_no_others(formula: Formula, text: str) -> None:
    assert formula.text == text


def test_a_step_evaluates_its_own_formula_exactly() -> None:
    inputs = (Input("a", "value", Fraction(1)), Input("b", "baseline", Fraction(3)))
    step = computed("share", a / b, *inputs, up=False)
    assert (step.formula, step.inputs, step.result, step.why) == ("a / b", inputs, Fraction(1, 3), None)
