"""Charts as SVG: what is drawn of a series and its targets, and where its texts lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.locales import get_locale
from par_cli.model.dataset import Dataset
from par_cli.progress.subject import Subject, show
from par_cli.render.chart_data import round_step
from par_cli.render.html.scale import Box, Scale, ticks, widest, year_ends
from par_cli.render.html.single import svg
from par_cli.render.html.svg_chart import HEIGHT, SIZE, WIDTH
from progress.decisions import DAYS, DECISIONS
from render.test_html import CHART
from support import Described, Fields, dataset, day, indicator, rank, target, value

SVG = "{http://www.w3.org/2000/svg}"
NOW = "2025-06-01"


def drawn(data: Dataset, as_of: date, name: str = "share") -> ET.Element:
    shown = show(data, as_of, Subject("indicator", name))
    assert shown.indicator is not None
    return ET.fromstring(svg(shown, shown.indicator, CHART, get_locale("en")))  # noqa: S314 - our own


def chart(described: Fields, *values: Fields, as_of: str = NOW) -> ET.Element:
    return drawn(dataset(indicators=[described], values=values), day(as_of))


def shapes(picture: ET.Element, tag: str, kind: str) -> list[ET.Element]:
    return [item for item in picture.iter(f"{SVG}{tag}") if kind in item.get("class", "").split()]


def texts(picture: ET.Element, kind: str) -> list[str]:
    return [item.text or "" for item in shapes(picture, "text", kind)]


def corners(item: ET.Element) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in item.get("points", "").split())
    return [(float(x), float(y)) for x, y in pairs]


def place(item: ET.Element) -> tuple[float, float]:
    return float(item.get("cx", "0")), float(item.get("cy", "0"))


SHARE = indicator(target(at_least=80, baseline="2021"))
RANK = indicator(target(at_most=10, baseline="2021"), unit="rank", better="lower")


# --- values


def test_a_series_is_a_line_with_a_point_for_each_value_and_the_newest_is_written() -> None:
    picture = chart(SHARE, value("2021", 40), value("2022", 50), value("2023", 45))
    (line,) = shapes(picture, "polyline", "series")
    points = shapes(picture, "circle", "value")
    assert corners(line) == [place(item) for item in points]
    heights = [place(item)[1] for item in points]
    assert heights[0] > heights[2] > heights[1]  # higher on the page is more
    assert texts(picture, "newest") == ["45%"]


def test_the_newest_value_is_written_right_above_its_mark_where_nothing_is_in_the_way() -> None:
    picture = chart(SHARE, value("2022", 40), value("2023", 45))
    (text,) = shapes(picture, "text", "newest")
    x, y = place(shapes(picture, "circle", "value")[-1])
    assert (float(text.get("x", "0")), text.get("text-anchor")) == (x, "middle")
    assert float(text.get("y", "0")) == pytest.approx(y - 9)


def test_a_provisional_value_is_hollow_and_only_that_one() -> None:
    picture = chart(SHARE, value("2021", 40), value("2022", 50, provisional=True))
    assert [("provisional" in item.get("class", "")) for item in shapes(picture, "circle", "value")] == [False, True]


@pytest.mark.parametrize(("bound", "down"), [("more_than", True), ("at_least", True), ("less_than", False)])
def test_a_bound_is_a_triangle_that_points_to_where_a_rank_lies_and_no_line_leads_there(bound: str, down: bool) -> None:
    picture = chart(RANK, rank("2021", 20), rank("2022", 18), rank("2023", 30, bound=bound))
    (triangle,) = shapes(picture, "polygon", "value")
    *base, (_, tip) = corners(triangle)
    assert all((tip > height) == down for _, height in base)
    (line,) = shapes(picture, "polyline", "series")
    assert len(corners(line)) == 2


def test_a_bound_of_a_share_points_up_where_it_is_more() -> None:
    picture = chart(SHARE, value("2021", 40), value("2022", 50, bound="at_least"))
    *base, (_, tip) = corners(shapes(picture, "polygon", "value")[0])
    assert all(tip < height for _, height in base)


def test_the_line_is_cut_at_a_break_and_an_upright_line_says_so() -> None:
    values = [value("2020", 40), value("2021", 42), value("2022", 50) | {"break": True}, value("2023", 52)]
    picture = chart(SHARE, *values)
    assert [len(corners(line)) for line in shapes(picture, "polyline", "series")] == [2, 2]
    (upright,) = shapes(picture, "line", "break")
    across = [place(item)[0] for item in shapes(picture, "circle", "value")]
    assert across[1] < float(upright.get("x1", "0")) < across[2]
    assert not shapes(chart(SHARE, value("2021", 42)), "line", "break")


def test_the_line_is_cut_where_another_number_is_ranked_unless_the_source_compares() -> None:
    years = [rank("2021", 20), rank("2022", 18), rank("2023", 9, of=34)]
    assert [len(corners(line)) for line in shapes(chart(RANK, *years), "polyline", "series")] == [2]
    years[-1] = rank("2023", 9, of=34, comparable=True)
    assert [len(corners(line)) for line in shapes(chart(RANK, *years), "polyline", "series")] == [3]


def test_of_ranks_one_is_on_top() -> None:
    picture = chart(RANK, rank("2021", 20), rank("2022", 2))
    heights = [place(item)[1] for item in shapes(picture, "circle", "value")]
    assert heights[0] > heights[1]
    scale = [item for item in shapes(picture, "text", "tick") if item.get("text-anchor") == "end"]
    assert min(scale, key=lambda item: float(item.get("y", "0"))).text == "1"


def test_what_is_published_later_is_not_drawn() -> None:
    values = value("2021", 40), value("2022", 50, published="2023-03-01")
    assert texts(chart(SHARE, *values, as_of="2023-02-28"), "newest") == ["40%"]
    assert texts(chart(SHARE, *values, as_of="2023-03-01"), "newest") == ["50%"]


# --- targets, path, day


def test_a_target_is_a_dashed_line_from_its_baseline_to_a_diamond_at_its_deadline() -> None:
    picture = chart(SHARE, value("2021", 40), value("2022", 50))
    (line,), (diamond,) = shapes(picture, "line", "aim"), shapes(picture, "polygon", "aim")
    first, _ = (place(item) for item in shapes(picture, "circle", "value"))
    assert float(line.get("x1", "0")) == first[0]
    assert line.get("y1") == line.get("y2")
    middle = sum(x for x, _ in corners(diamond)) / 4
    assert middle == pytest.approx(float(line.get("x2", "0")), abs=0.1)
    assert texts(picture, "target") == ["≥ 80% (2025)"]


def test_a_cut_is_drawn_at_the_number_that_it_comes_to() -> None:
    cut = indicator(target(reduce_by=10, relative_to="2021"), unit="count", better="lower")
    picture = chart(cut, value("2021", 2000), value("2022", 1900))
    assert texts(picture, "target") == ["≤ 1,800 (2025)"]


def test_the_path_leads_through_all_targets() -> None:
    both = indicator(target(at_least=80, baseline="2021"), target("2030", at_least=95))
    (path,) = shapes(chart(both, value("2021", 40), value("2022", 50)), "polyline", "path")
    ends = {corners(item)[0][0] for item in shapes(chart(both, value("2021", 40)), "polygon", "aim")}
    assert len(corners(path)) == 3
    assert len(ends) == 2


def test_the_day_of_the_page_is_a_line_with_its_date() -> None:
    picture = chart(SHARE, value("2021", 40), value("2022", 50))
    assert len(shapes(picture, "line", "day")) == 1
    assert "2025-06-01" in texts(picture, "tick")


def test_a_total_is_drawn_as_it_grows() -> None:
    total = indicator(target(at_least=10, over="2022/2025"), unit="count", kind="flow")
    picture = chart(total, value("2022", 3), value("2023", 4))
    heights = [place(item)[1] for item in shapes(picture, "circle", "value")]
    assert heights[0] > heights[1]
    assert texts(picture, "newest") == ["7"]


# --- scales


@pytest.mark.parametrize(
    ("numbers", "low"),
    [((40, 90), 0), ((61, 90), 60), ((60, 90), 0), ((92, 92), 90), ((100, 100), 90), ((101, 104), 100)],
)
def test_percentages_begin_at_0_unless_all_lie_above_60(numbers: Sequence[int], low: int) -> None:
    assert ticks([Fraction(number) for number in numbers], ranks=False, percent=True)[0] == low


def test_whole_numbers_have_whole_ticks_and_one_number_alone_is_seen_from_0() -> None:
    assert ticks([Fraction(1_500_000)], ranks=False, percent=False)[0] == 0
    for numbers in ((7,), (100, 101), (-3,), (0,)):
        found = ticks([Fraction(number) for number in numbers], ranks=False, percent=False)
        assert all(tick.denominator == 1 for tick in found)
        assert found[0] <= min(numbers) <= max(numbers) <= found[-1]


def test_changes_are_percentages_on_the_scale_and_at_their_target() -> None:
    cut = indicator(target(reduce_by=10, relative_to="2021"), unit="count", better="lower")
    picture = chart(cut, value("2022", change=-4), value("2023", change=-7))
    assert texts(picture, "target") == ["≤ -10% (2025)"]
    assert texts(picture, "newest") == ["-7%"]
    scale = [item.text or "" for item in shapes(picture, "text", "tick") if item.get("text-anchor") == "end"]
    assert all(item.endswith("%") for item in scale)


@given(st.lists(st.fractions(-1000, 10**6), min_size=1), st.booleans(), st.booleans())
def test_ticks_hold_all_numbers_and_are_few_and_even(numbers: list[Fraction], ranks: bool, percent: bool) -> None:
    numbers = [max(abs(number), Fraction(1)) for number in numbers] if ranks else numbers
    found = ticks(numbers, ranks=ranks, percent=percent)
    assert found[0] <= min(numbers) <= max(numbers) <= found[-1]
    assert 2 <= len(found) <= 8
    steps = {after - before for before, after in zip(found[ranks:], found[1 + ranks :], strict=False)}
    assert len(steps) <= 1


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**9))
def test_a_round_step_is_1_2_or_5_times_a_power_of_ten(least: Fraction) -> None:
    step = round_step(least)
    assert least <= step
    while step >= 10:
        step /= 10
    while step < 1:
        step *= 10
    assert step in {1, 2, 5}


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 9))
def test_the_years_below_a_chart_are_within_it_and_few(one: date, other: date, most: int) -> None:
    first, last = sorted((one, other))
    found = year_ends(first, last, most)
    assert all(first <= item <= last and (item.month, item.day) == (12, 31) for item in found)
    assert len(found) <= max(most, 1) + 1


def test_a_scale_without_extent_lies_in_the_middle() -> None:
    assert Scale(Fraction(3), Fraction(3), 0, 10).place(3) == 5


# --- texts


def boxes(picture: ET.Element) -> Iterator[tuple[str, Box]]:
    for item in picture.iter(f"{SVG}text"):
        written, x, y = item.text or "", float(item.get("x", "0")), float(item.get("y", "0"))
        width = widest(written, SIZE)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[item.get("text-anchor", "")]
        yield written, Box(left, y - 11, left + width, y + 4)


@given(DECISIONS, DAYS)
def test_no_text_of_a_chart_of_any_decision_meets_another_or_leaves_it(described: Described, as_of: date) -> None:
    data = dataset(**described)
    for name in data.indicators:
        found = list(boxes(drawn(data, as_of, name)))
        for text, box in found:
            assert box.left >= -1, text
            assert box.right <= WIDTH + 1, text
            assert box.top >= -2, text
            assert box.bottom <= HEIGHT, text
        for (text, box), (other, another) in combinations(found, 2):
            assert not box.meets(another), f"{text} and {other}"


@given(st.tuples(*[st.integers(-9, 9)] * 4), st.tuples(*[st.integers(-9, 9)] * 4))
def test_a_line_crosses_a_box_where_a_point_of_it_lies_inside(
    sides: tuple[int, int, int, int], ends: tuple[int, int, int, int]
) -> None:
    left, right = sorted(sides[:2])
    top, bottom = sorted(sides[2:])
    box = Box(left, top, right, bottom)
    (x, y), (to_x, to_y) = ends[:2], ends[2:]
    inside = [
        at
        for at in range(101)
        if left <= x + Fraction((to_x - x) * at, 100) <= right and top <= y + Fraction((to_y - y) * at, 100) <= bottom
    ]
    if inside:
        assert box.crosses(((x, y), (to_x, to_y)))
