"""The chart of ``par show``: every value can be seen, on a row of its own where the height allows, and on its axis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from par_cli.render.text_chart import BREAK, MOST_ROWS, PATH, Chart, ChartPoint, Goal, Legend, chart_lines

WORDS = Legend(of="of", mark="mark", path="path", series_break="break", newest=lambda number: f"newest {number}")
GOAL_WORD = "goal"

# each value is of another year or month
LEVELS = st.lists(st.integers(1, 63), min_size=2, max_size=25)


def yearly(levels: Sequence[int], first: int = 1990) -> list[ChartPoint]:
    return [
        ChartPoint(date(first + index, 12, 31), Fraction(level), str(level), str(first + index), "")
        for index, level in enumerate(levels)
    ]


def monthly(levels: Sequence[int]) -> list[ChartPoint]:
    days = [date(2020 + index // 12, index % 12 + 1, 28) for index in range(len(levels))]
    return [
        ChartPoint(day, Fraction(level), str(level), f"{day.month:02}/{day.year}", "")
        for day, level in zip(days, levels, strict=True)
    ]


def chart(points: Sequence[ChartPoint], goals: Sequence[int] = (), *, best_on_top: bool = False) -> Chart:
    deadline = max(point.day for point in points)
    asked = [Goal(deadline, Fraction(number), GOAL_WORD) for number in goals]
    return Chart(points, asked, None, (), best_on_top, WORDS)


def lines(shown: Chart, width: int = 80, height: int | None = None) -> list[str]:
    return chart_lines(shown, width, str, height)


def rows(found: Sequence[str]) -> list[str]:
    """Return what is between the scale and the labels of targets, from the top."""
    inner = (re.fullmatch(r"[ 0-9/]*[┤┼│](.*)", line) for line in found)
    return [match[1].removesuffix(GOAL_WORD) for match in inner if match]


def values_in(row: str) -> list[str]:
    """Return the numbers and the marks of a row."""
    return re.findall(r"[0-9]+|o", row)


# --- the values


@given(LEVELS, st.lists(st.integers(1, 63), max_size=2), st.booleans(), st.integers(60, 140), st.booleans())
def test_every_value_has_a_cell_of_its_own(
    levels: list[int], goals: list[int], best_on_top: bool, width: int, by_month: bool
) -> None:
    points = monthly(levels) if by_month else yearly(levels)
    found = lines(chart(points, goals, best_on_top=best_on_top), width)
    seen = [value for row in rows(found) for value in values_in(row)]
    assert len(seen) == len(levels)
    assert set(seen) - {"o"} <= set(map(str, levels))


@given(LEVELS, st.lists(st.integers(1, 63), max_size=2), st.integers(40, 140))
def test_no_line_is_wider_than_the_width(levels: list[int], goals: list[int], width: int) -> None:
    assert all(len(line) <= width for line in lines(chart(yearly(levels), goals), width))


@given(st.integers(1, 40), st.lists(st.integers(0, MOST_ROWS - 2), min_size=2, max_size=12), st.booleans())
def test_different_values_are_on_different_rows_where_the_height_allows(
    lowest: int, above: list[int], best_on_top: bool
) -> None:
    levels = [lowest + number for number in above]
    shown = rows(lines(chart(yearly(levels), best_on_top=best_on_top), 100))
    on_rows = [{value for value in values_in(row) if value != "o"} for row in shown]
    assert all(len(values) <= 1 for values in on_rows)
    assert set().union(*on_rows) == set(map(str, levels))


def test_11_and_16_share_no_row_with_15() -> None:
    points = yearly([4, 24, 11, 5, 7, 4, 16], 2018)
    shown = [values_in(row) for row in rows(lines(chart(points, [10], best_on_top=True)))]
    assert [values for values in shown if values] == [["4", "4"], ["5"], ["7"], ["11"], ["16"], ["24"]]


@given(LEVELS, st.booleans())
def test_a_better_value_is_never_below_a_worse_one(levels: list[int], best_on_top: bool) -> None:
    shown = rows(lines(chart(yearly(levels), best_on_top=best_on_top), 140))
    numbers = [[int(value) for value in values_in(row) if value != "o"] for row in shown]
    filled = [row for row in numbers if row]
    for upper, lower in pairwise(filled):
        assert (max(upper) <= min(lower)) if best_on_top else (min(upper) >= max(lower))


@given(LEVELS, st.integers(1, 63), st.booleans())
def test_a_value_is_on_its_side_of_the_target(levels: list[int], goal: int, best_on_top: bool) -> None:
    found = lines(chart(yearly(levels), [goal], best_on_top=best_on_top), 140)
    shown = [line for line in found if re.match(r"[ 0-9/]*[┤┼│]", line)]
    middle = next(index for index, line in enumerate(shown) if line.endswith(GOAL_WORD))
    for index, row in enumerate(rows(found)):
        for value in values_in(row):
            if value != "o":
                below = (index > middle) - (index < middle)
                assert below == ((int(value) > goal) - (int(value) < goal)) * (1 if best_on_top else -1)


def test_of_more_values_than_columns_the_newest_are_shown_and_counted() -> None:
    found = lines(chart(monthly([number % 7 for number in range(240)])), 80)
    seen = [value for row in rows(found) for value in values_in(row)]
    (said,) = re.findall(r"newest ([0-9]+)", "\n".join(found))
    assert len(seen) == int(said) < 240


def test_the_numbers_of_the_highest_and_the_lowest_value_are_written_before_others() -> None:
    levels = [121, 6, 54, 130, 153, 104, 54, 129, 20, 173, 28, 85, 117, 87, 71, 42, 37, 116, 187, 195, 118, 189, 1]
    seen = [value for row in rows(lines(chart(yearly(levels)), 60)) for value in values_in(row)]
    assert {"195", "1"} <= set(seen)


# --- the height


@given(LEVELS, st.lists(st.integers(1, 63), max_size=2), st.integers(1, 20))
def test_a_chart_is_never_higher_than_it_may_be_and_is_left_out_before_it_hides_a_difference(
    levels: list[int], goals: list[int], height: int
) -> None:
    found = lines(chart(yearly(levels), goals), 140, height)
    assert len(found) <= height
    for row in rows(found):
        assert len({value for value in values_in(row) if value != "o"}) <= 1


# --- the axis


@pytest.mark.parametrize(("number", "labels"), [(4, 4), (15, 8), (40, 7)])
def test_years_below_the_axis_are_whole_apart_and_regular(number: int, labels: int) -> None:
    axis = next(line for line in lines(chart(yearly([level % 9 for level in range(number)]))) if "└" in line)
    years = list(map(int, re.findall(r"[0-9]+", axis)))
    assert len(years) >= labels
    assert len({after - before for before, after in pairwise(years)}) == 1
    assert all(1990 <= year < 1990 + number for year in years)


@given(st.integers(2, 12))
def test_the_newest_of_the_periods_of_one_year_is_always_named(number: int) -> None:
    points = monthly(list(range(number)))
    assume(points[-1].day.year == points[0].day.year)
    axis = next(line for line in lines(chart(points), 60) if "└" in line)
    assert points[-1].when in axis


# --- the legend


def test_what_a_mark_means_is_said_where_the_chart_has_it() -> None:
    plain = chart(yearly([1, 5, 9]))
    assert not any(word in "\n".join(lines(plain)) for word in ("mark", "path", "break"))
    broken = plain._replace(breaks=[date(1991, 12, 31)])
    assert f"{BREAK} break" in lines(broken)[-1]
    crowded = chart(monthly([5] * 36))
    assert "o mark" in lines(crowded, 60)[-1]
    assert PATH not in "".join(lines(crowded))
