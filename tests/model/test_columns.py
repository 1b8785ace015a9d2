"""What is in columns is what was put there: numbers with their digits, values that recur, empty cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from par_cli.model import columns
from par_cli.model.columns import (
    Figures,
    Recurring,
    approximate_percentages,
    are_counts,
    is_between,
    is_percentage_of,
    is_whole,
    packed,
    rows_without_counts,
    runs_of,
    unpacked,
)
from par_cli.model.reports import stated_percentage_agrees
from par_cli.source import MAX_DIGITS

NUMBERS = st.builds(
    lambda sign, digits, places: Decimal((sign if digits else 0, tuple(map(int, str(digits))), -places)),
    st.integers(0, 1),
    st.integers(0, 10**MAX_DIGITS - 1) | st.integers(0, 99),
    st.integers(0, MAX_DIGITS),
)


@given(NUMBERS)
def test_a_packed_number_is_never_empty_and_comes_back_with_its_digits(number: Decimal) -> None:
    cell = packed(number)
    assert cell != 0
    assert -(1 << 63) <= cell < 1 << 63
    assert unpacked(cell).as_tuple() == number.as_tuple()


@pytest.mark.parametrize(
    "text", ["0", "0.00", "-1", "-0.001", "999999999999999", "-99999999999999.9", "0.123456789012345"]
)
def test_the_ends_of_what_a_number_may_be_come_back(text: str) -> None:
    assert str(unpacked(packed(Decimal(text)))) == text


@given(NUMBERS, NUMBERS)
def test_of_two_numbers_with_as_many_decimals_the_larger_has_the_larger_cell(first: Decimal, second: Decimal) -> None:
    second = second.scaleb(first.as_tuple().exponent - second.as_tuple().exponent)  # type: ignore[operator]
    assert (packed(first) < packed(second)) == (first < second)


def text_of(number: Decimal) -> str:
    """Return a number as CSV has it."""
    return format(number, "f")


@given(st.lists(NUMBERS, max_size=20) | st.lists(st.integers(-9, 10**12).map(Decimal), max_size=20), st.booleans())
def test_the_total_of_numbers_is_their_sum_with_its_decimals(numbers: list[Decimal], gap: bool) -> None:
    figures = Figures("value")
    cells = [figures[text_of(number)] for number in numbers]
    total = figures.total(cells)
    assert total == sum(numbers, Decimal(0))
    assert total is not None
    assert total.as_tuple() == sum(numbers, Decimal(0)).as_tuple()
    if gap:
        assert figures.total([*cells, 0]) is None


@given(st.lists(NUMBERS, min_size=1, max_size=30), st.integers(0, 4), st.integers(1, 3))
def test_numbers_are_right_however_few_are_remembered(numbers: list[Decimal], most: int, times: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_MAX_REMEMBERED", most)
        figures = Figures("value")
        texts = [text_of(number) for number in numbers] * times
        cells = [figures[text] for text in [*texts, ""]]
        assert cells.pop() == 0
        assert [figures.value(cell) for cell in cells] == numbers * times
        assert list(map(str, map(figures.value, cells))) == list(map(str, numbers)) * times
        assert len(figures) <= most + 2


def test_whole_numbers_stay_whole() -> None:
    figures = Figures("line")
    value = figures.value(figures["12"])
    assert (value, type(value)) == (12, int)
    with pytest.raises(ValidationError):
        figures["12.0"]


@pytest.mark.parametrize(
    "text", ["x", "1,5", "01", "1e5", "4_8", "４８", "²", "1234567890123456", "+1", " 1", ".5", "1.", "true"]
)
def test_what_is_no_number_is_refused_as_often_as_it_is_asked_for(text: str) -> None:
    figures = Figures("value")
    for _ in "ab":
        with pytest.raises(ValidationError):
            figures[text]
    assert text not in figures


def test_a_text_and_its_value_have_one_cell() -> None:
    for name, text in (("period", "2025-Q1"), ("published", "2025-04-06"), ("provisional", "true"), ("note", "true")):
        column = Recurring(name)
        cell = column[text]
        assert cell != 0
        assert column.cell(column.value(cell)) == cell
        assert len(column.distinct) == len(column.texts) == 2


def test_an_empty_cell_and_false_are_nothing() -> None:
    column = Recurring("break")
    assert (column["false"], column[""], column.value(0)) == (0, 0, False)
    assert Recurring("note").value(0) is None
    for name in ("indicator", "period"):
        with pytest.raises(ValidationError):
            Recurring(name)[""]


def naive_runs(items: Sequence[object]) -> list[range]:
    """Return the places of equal items that follow one another."""
    starts = [place for place in range(len(items)) if place == 0 or items[place] != items[place - 1]]
    return [range(start, stop) for start, stop in zip(starts, [*starts[1:], len(items)], strict=True)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 30)), min_size=1, max_size=12))
def test_runs_are_all_or_nothing(parts: list[tuple[str, int]]) -> None:
    items = [letter for letter, times in parts for _ in range(times)]
    assert runs_of(items) in (None, naive_runs(items))


def test_long_runs_are_seen() -> None:
    items = "a" * 20 + "b" * 20
    assert runs_of(items) == [range(20), range(20, 40)]
    assert runs_of("ab" * 20) is None


COUNTS = st.just(0) | st.integers(-3, 9).map(packed)  # of which some are empty


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=6))
def test_where_nothing_has_decimals_the_same_is_found_in_a_faster_way(cells: list[tuple[int, int]]) -> None:
    parts, wholes = zip(*cells, strict=True)
    rows = range(len(cells))
    fast, slow = (rows_without_counts(rows, parts, wholes, decimals=decimals) for decimals in (False, True))
    assert fast == slow == [row for row in rows if not are_counts(*cells[row])]
    quick, careful = (approximate_percentages(parts, wholes, decimals=decimals) for decimals in (False, True))
    assert quick == careful


def test_a_column_knows_whether_any_of_its_numbers_has_decimals() -> None:
    column = Figures("value")
    column.cells_of(["12", ""])
    assert not column.has_decimals
    column.cells_of(["12", "0.5"])
    assert column.has_decimals


@given(NUMBERS, st.none() | st.integers(-9, 9), st.none() | st.integers(-9, 9))
def test_a_cell_is_asked_as_its_number_is(number: Decimal, lowest: int | None, highest: int | None) -> None:
    cell = packed(number)
    assert is_whole(cell) == (number.as_tuple().exponent == 0)
    expected = (lowest is None or lowest <= number) and (highest is None or number <= highest)
    assert is_between(cell, lowest, highest) == expected


@given(st.integers(-2, 30), st.integers(-2, 30), NUMBERS | st.decimals(0, 100, places=1))
def test_cells_of_counts_and_their_percentage_are_asked_as_the_numbers_are(
    part: int, whole: int, stated: Decimal
) -> None:
    cells = packed(part), packed(whole)
    assert are_counts(*cells) == (0 <= part <= whole)
    assert not are_counts(0, cells[1])
    assert not are_counts(packed(Decimal("0.5")), cells[1])
    if are_counts(*cells):
        agrees = whole > 0 and stated_percentage_agrees(stated, Fraction(100 * part, whole))
        assert is_percentage_of(packed(stated), *cells) == agrees
