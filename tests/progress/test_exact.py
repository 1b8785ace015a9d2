"""Exact numbers: ranges, verdicts, straight lines and cutting digits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from par_cli.model.decision import Indicator
from par_cli.model.operators import Comparison
from par_cli.model.reports import BOUNDS, Bound, Observation
from par_cli.progress.exact import (
    Line,
    Range,
    cut,
    exactly,
    interval,
    is_terminating,
    observed,
    possible,
    verdict,
)
from support import INDICATOR, Fields, dataset, indicator, value

GRID = [Fraction(step, 3) for step in range(-4, 38)]
"""Fine enough for ranges whose ends are whole numbers: between two of them lie two numbers of the grid."""


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Return a range with whole ends that holds at least one number."""
    low = draw(st.none() | st.integers(0, 10))
    if draw(st.booleans()) and low is not None:
        return exactly(Fraction(low))
    high = draw(st.none() | st.integers(0 if low is None else low + 1, 11))
    lowest, highest = (None if end is None else Fraction(end) for end in (low, high))
    return Range(lowest, highest, low_open=draw(st.booleans()), high_open=draw(st.booleans()))


RANGES = ranges()
GAPS = st.lists(st.integers(1, 2000), max_size=4)
FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def holds(outer: Range, number: Fraction) -> bool:
    """Whether a number lies within a range, by the definition."""
    above = outer.low is None or number > outer.low or (number == outer.low and not outer.low_open)
    below = outer.high is None or number < outer.high or (number == outer.high and not outer.high_open)
    return above and below


def members(outer: Range) -> set[Fraction]:
    """Return the numbers of a range on the grid; the grid runs beyond every end."""
    return {number for number in GRID if holds(outer, number)}


@given(outer=RANGES, inner=RANGES)
def test_a_range_contains_and_misses_another_as_its_numbers_do(outer: Range, inner: Range) -> None:
    assert outer.contains(inner) == (members(inner) <= members(outer))
    assert outer.misses(inner) == (not members(inner) & members(outer))


@given(goal=RANGES, seen=RANGES)
def test_a_verdict_is_given_exactly_where_every_possible_number_agrees(goal: Range, seen: Range) -> None:
    answers = {number in members(goal) for number in members(seen)}
    assert verdict(goal, seen) == (answers.pop() if len(answers) == 1 else None)


@given(outer=RANGES)
def test_a_range_is_a_number_only_when_it_holds_one(outer: Range) -> None:
    assert outer.number == (outer.low if len(members(outer)) == 1 else None)


def read(unit: str | None, better: str = "higher", **more: object) -> Indicator:
    """Return an indicator of a unit."""
    units = {"unit": unit, **more}
    return dataset(indicators=[{**indicator(better=better), **units}]).indicators[INDICATOR]


RANK, COUNT, PERCENT = read("rank", "lower"), read("count"), read("percent")
NAME: Fields = {"vi": "đơn vị", "en": "unit"}
UNITS = dataset(units=[{"id": "posts", "name": NAME, "whole": True}, {"id": "km", "name": NAME}]).units
POSTS, KM = (COUNT.model_copy(update={"unit": name}) for name in UNITS)


@given(
    number=st.integers(1, 12),
    bound=st.none() | st.sampled_from(BOUNDS),
    operator=st.sampled_from(["at_least", "more_than", "at_most", "less_than", "equals"]),
    wanted=st.integers(0, 13),
)
def test_a_rank_or_its_bound_decides_exactly_when_every_whole_rank_within_it_agrees(
    number: int, bound: Bound | None, operator: str, wanted: int
) -> None:
    of = 12
    ranks = {
        None: [number],
        "more_than": range(number + 1, of + 1),
        "at_least": range(number, of + 1),
        "less_than": range(1, number),
        "at_most": range(1, number + 1),
    }[bound]
    compare: dict[str, Callable[[int], bool]] = {
        "at_least": lambda item: item >= wanted,
        "more_than": lambda item: item > wanted,
        "at_most": lambda item: item <= wanted,
        "less_than": lambda item: item < wanted,
        "equals": lambda item: item == wanted,
    }
    assume(list(ranks))  # no rank is better than the first, or beyond the last
    answers = {compare[operator](item) for item in ranks}
    item = Observation.model_construct(period=None, value=Decimal(number), bound=bound, of=of)
    goal = interval(Comparison.model_construct(None, **{operator: Decimal(wanted)}), RANK)
    found = verdict(goal, observed(item, Fraction(number), RANK, UNITS))
    assert found in (None, *answers)
    assert found is None or answers == {found}
    if operator != "equals":  # whole numbers between the ends are not looked at one by one
        assert found == (answers.pop() if len(answers) == 1 else None)


@pytest.mark.parametrize(
    ("unit", "bound", "expected"),
    [
        (PERCENT, "more_than", Range(Fraction(30), Fraction(100), low_open=True)),
        (PERCENT, "at_least", Range(Fraction(30), Fraction(100))),
        (PERCENT, "less_than", Range(Fraction(0), Fraction(30), high_open=True)),
        (PERCENT, "at_most", Range(Fraction(0), Fraction(30))),
        (COUNT, "more_than", Range(Fraction(31), None)),
        (COUNT, "less_than", Range(Fraction(0), Fraction(29))),
        (POSTS, "more_than", Range(Fraction(31), None)),
        (POSTS, "less_than", Range(Fraction(0), Fraction(29))),
        (KM, "more_than", Range(Fraction(30), None, low_open=True)),
        (KM, "less_than", Range(None, Fraction(30), high_open=True)),
        (RANK, "more_than", Range(Fraction(31), Fraction(63))),
        (RANK, "at_most", Range(Fraction(1), Fraction(30))),
        (read("percent", above_100=True), "more_than", Range(Fraction(30), None, low_open=True)),
        (read(None), "less_than", Range(None, Fraction(30), high_open=True)),
    ],
)
def test_a_bound_leaves_what_the_unit_allows(unit: Indicator, bound: Bound, expected: Range) -> None:
    item = Observation.model_construct(value=Decimal(30), bound=bound, of=63 if unit is RANK else None)
    assert observed(item, Fraction(30), unit, UNITS) == expected


def test_a_rank_without_the_number_ranked_has_no_last_place() -> None:
    assert possible(RANK, UNITS, None) == Range(Fraction(1), None)


@pytest.mark.parametrize(("better", "low", "high"), [("higher", 40, None), ("lower", None, 60), ("none", 40, 60)])
def test_beyond_a_range_on_the_better_side_is_met_too(better: str, low: int | None, high: int | None) -> None:
    found = interval(Comparison.model_construct(between=(Decimal(40), Decimal(60))), read("percent", better))
    assert (found.low, found.high) == (low, high)


@given(
    start=st.dates(date(2000, 1, 1), date(2040, 1, 1)), gaps=st.lists(st.integers(1, 2000), max_size=4), data=st.data()
)
def test_a_line_runs_straight_between_its_points_and_flat_after_the_last(
    start: date, gaps: list[int], data: st.DataObject
) -> None:
    days = [start]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    numbers = data.draw(st.lists(FRACTIONS, min_size=len(days), max_size=len(days)))
    line = Line((days[0], numbers[0]), days[1:], dict(zip(days, numbers, strict=True)).get)
    for day, number in line.points:
        assert line.at(day) == number
    assert line.at(days[-1] + timedelta(days=1000)) == numbers[-1]
    for (day, number), (next_day, next_number) in zip(line.points, line.points[1:], strict=False):
        inside = day + timedelta(days=data.draw(st.integers(0, (next_day - day).days)))
        part = Fraction((inside - day).days, (next_day - day).days)
        assert line.at(inside) == number * (1 - part) + next_number * part


@given(number=FRACTIONS, places=st.integers(0, 8))
def test_a_cut_never_passes_the_number_and_stays_within_one_digit_of_it(number: Fraction, places: int) -> None:
    down, up = cut(number, places, up=False), cut(number, places, up=True)
    assert Fraction(down) <= number <= Fraction(up)
    assert number - Fraction(down) < Fraction(1, 10**places)
    assert Fraction(up) - number < Fraction(1, 10**places)
    assert (down == up) == is_terminating(number, places)
    assert down.as_tuple().exponent == up.as_tuple().exponent == -places


def test_a_share_of_the_way_is_never_rounded_up_to_the_target() -> None:
    assert str(cut(Fraction("89.96"), 1, up=False)) == "89.9"
    assert str(cut(Fraction("4.998"), 2, up=False)) == "4.99"
    assert str(cut(Fraction("-0.01"), 1, up=False)) == "-0.1"


@given(number=st.decimals(0, 100, places=3), of=st.integers(1, 1000), part=st.integers(0, 1000))
def test_a_level_is_the_exact_quotient_of_its_counts(number: Decimal, of: int, part: int) -> None:
    part = min(part, of)
    described = value(2024, numerator=part, denominator=of)
    found = dataset(indicators=[indicator()], values=[described, value(2023, number)]).observations[INDICATOR]
    assert [item.level for item in found] == [Fraction(number), Fraction(100 * part, of)]
