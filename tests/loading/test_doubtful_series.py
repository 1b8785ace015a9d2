"""Values that do not go on from those before them: what is in doubt, what is natural, and what a note explains."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.loading.folder import Location, examine, read
from par_cli.locales import ENGLISH
from support import Fields, agency, indicator, target, value, write_folder

DAY = date(2026, 1, 10)
LOOKED_AT = ("PAR414", "PAR512", "PAR622", "PAR63", "PAR640")


def doubts(described: Fields, values: Sequence[Fields], **what: object) -> list[str]:
    """Return the rules that values of one indicator break, with the period of each, in their order."""
    published = [{"published": "2025-12-31", "source": "Report 1", **item} for item in values]
    with tempfile.TemporaryDirectory() as place:
        folder = write_folder(Path(place), indicators=[described], values=published, **what)  # type: ignore[arg-type]
        found = examine(read(Location(str(folder), embedded=False)), DAY)
    numbers = [(item.code, item.path) for item in found if item.code.startswith(LOOKED_AT)]
    periods = [str(item["period"]) for item in values]
    return [f"{code} {periods[int(path[7 : path.index(']')])]}" for code, path in numbers if path.startswith("values[")]


def years(*numbers: object, first: int = 2018, **more: object) -> list[Fields]:
    return [{**value(first + place, number), **more} for place, number in enumerate(numbers)]


SHARE = indicator()
STOCK = indicator(unit="count", kind="level")
DEATHS = indicator(unit="count", kind="flow", better="lower")


# --- a fraction for a percentage

PERCENTAGES = st.lists(st.integers(2000, 6000), min_size=2, max_size=8, unique=True)


@given(numbers=PERCENTAGES, chosen=st.sets(st.integers(0, 7), max_size=3))
def test_each_percentage_that_is_written_as_a_fraction_is_in_doubt_and_no_other(
    numbers: list[int], chosen: set[int]
) -> None:
    fractions = chosen & set(range(len(numbers)))
    if len(fractions) == len(numbers):  # those whose values have always been below 1 are right
        fractions.clear()
    written = [f"{number / (10_000 if place in fractions else 100):.4f}" for place, number in enumerate(numbers)]
    assert doubts(SHARE, years(*written)) == [f"PAR635 {2018 + place}" for place in sorted(fractions)]


@pytest.mark.parametrize(
    "numbers",
    [
        ("0.2", "0.35", "0.9", "0.61"),  # always below 1
        ("0.5", "0.9", "2.9", "8", "12", "30"),  # grows from nearly nothing
        ("1.2", "0.8", "0.4"),
    ],
)
def test_percentages_that_are_low_are_no_fractions(numbers: tuple[str, ...]) -> None:
    assert doubts(SHARE, years(*numbers)) == []


def test_a_percentage_of_counts_is_no_fraction_and_one_that_falls_to_a_hundredth_is_in_doubt() -> None:
    counts = value(2019, numerator=5, denominator=800)
    assert doubts(SHARE, [value(2018, 62), counts]) == ["PAR631 2019"]
    assert doubts(SHARE, [value(2018, "60.5"), value(2019, "0.605", note="as printed")]) == []


def test_growth_may_be_below_one_percent() -> None:
    assert doubts(indicator(below_0=True), years("6.2", "0.4", "5.1", "-2")) == []


def test_what_is_refused_is_not_in_doubt_as_well() -> None:
    assert doubts(SHARE, years(62, 6200, 63)) == []


# --- a hundredth, a hundredfold, a jump


@given(
    numbers=st.lists(st.integers(200, 900), min_size=3, max_size=8),
    place=st.integers(1, 7),
    times=st.sampled_from([10, 12, 100, 1000]),
)
def test_one_value_that_is_many_times_the_others_is_in_doubt_and_not_the_one_after_it(
    numbers: list[int], place: int, times: int
) -> None:
    place = min(place, len(numbers) - 1)
    low, high = min(numbers), max(numbers)
    written = [number * times if at == place else number for at, number in enumerate(numbers)]
    found = doubts(DEATHS, years(*written))
    if low * times >= 10 * high:
        assert [item[-4:] for item in found if item[:6] in {"PAR630", "PAR631"}] == [str(2018 + place)]
    assert len([item for item in found if item[:6] in {"PAR630", "PAR631"}]) <= 1


def test_a_hundredth_is_told_from_another_jump() -> None:
    points = indicator(unit="points", better="none")
    units: list[Fields] = [{"id": "points", "name": "points"}]
    for numbers, codes in {
        ("48.67", "4867", "48.9"): ["PAR630 2019"],
        ("48.67", "0.4867", "0.5"): ["PAR630 2019"],
        ("48.67", "0.1", "48"): ["PAR631 2019"],
        ("48.67", "486.7"): ["PAR631 2019"],
        ("48.67", "480"): [],
        ("48.67", "4.9"): [],
        ("0.02", "0.03"): [],
        ("0", "12", "0"): [],
    }.items():
        assert doubts(points, years(*numbers), units=units) == codes


def test_a_jump_that_stays_is_in_doubt_once() -> None:
    assert doubts(DEATHS, years(150, 160, 1700, 1650, 1720)) == ["PAR631 2020"]


def test_small_numbers_may_grow_many_times_over() -> None:
    assert doubts(DEATHS, years(1, 12, 3, 40)) == []
    assert doubts(SHARE, years("0.3", "5", "9.5")) == []
    assert doubts(DEATHS, years(4, 55)) == ["PAR631 2019"]


def test_the_factor_may_be_given() -> None:
    strict, lax = (indicator(unit="count", kind="flow", plausible={"step": step}) for step in (3, 2000))
    assert doubts(strict, years(4, 12, 30)) == ["PAR631 2019"]
    assert doubts(lax, years(4, 5500)) == []


def test_values_are_compared_with_those_of_the_same_reporter_and_length() -> None:
    by_two = [
        value(year, number, reporter=name) for year in (2020, 2021) for name, number in (("home", 90), ("health", 5000))
    ]
    assert doubts(DEATHS, by_two) == []
    assert doubts(DEATHS, [value("2024-01", 90), value("2024-02", 95), value(2024, 1100), value("2025-01", 93)]) == []
    adding_up = indicator(unit="count", kind="flow", accumulates=True)
    assert doubts(adding_up, [value("2024-Q1", 60), value("2024-9M", 700), value("2025-Q1", 62)]) == []


def test_of_two_that_were_published_of_one_period_the_later_one_is_looked_at() -> None:
    wrong = value(2020, 1520, published="2021-02-01")
    right = value(2020, 152, published="2021-03-01")
    assert doubts(DEATHS, [value(2019, 150), wrong, right, value(2021, 149)]) == []


def test_a_bound_a_break_and_a_note_are_not_in_doubt() -> None:
    for more in ({"bound": "more_than"}, {"break": True}, {"note": "a new method"}):
        assert doubts(DEATHS, [value(2019, 150), value(2020, 1700, **more)]) == []


def test_ranks_go_up_and_down() -> None:
    place = indicator(unit="rank", better="lower")
    assert doubts(place, [value(2019, 1, of=63), value(2020, 60, of=63), value(2021, 2, of=63)]) == []


# --- limits


def test_a_value_outside_what_is_plausible_is_in_doubt() -> None:
    described = indicator(plausible={"low": 20, "high": "80.5"})
    found = doubts(described, [*years(19, 20, "80.5", "80.6"), value(2022, 10, note="a strike")])
    assert found == ["PAR632 2018", "PAR632 2021"]
    assert doubts(described, [value(2020, numerator=9, denominator=10)]) == ["PAR632 2020"]
    assert doubts(described, [value(2020, 90, bound="less_than")]) == []
    assert doubts(indicator(plausible={"high": 50}), years(30, 51)) == ["PAR632 2019"]


@pytest.mark.parametrize("plausible", [{"low": 50, "high": 20}, {"step": 1}, {"step": 0}])
def test_limits_in_no_order_are_refused_and_put_nothing_in_doubt(plausible: Fields) -> None:
    values = years(40, 45)
    with tempfile.TemporaryDirectory() as place:
        folder = write_folder(Path(place), indicators=[indicator(plausible=plausible)], values=values)
        codes = [item.code for item in examine(read(Location(str(folder), embedded=False)), DAY)]
    assert "PAR512" in codes
    assert not any(code.startswith("PAR63") for code in codes)


# --- what falls


def test_a_level_that_is_to_rise_seldom_falls() -> None:
    assert doubts(STOCK, years(62, 64, 63)) == ["PAR633 2020"]
    assert doubts(STOCK, years(62, 64, 64)) == []
    assert doubts(indicator(unit="count", kind="level", better="lower"), years(62, 64, 63)) == []
    assert doubts(indicator(unit="count", kind="edition"), years(62, 64, 63)) == []
    share = indicator(kind="level")
    assert doubts(share, years(62, 60, 55)) == []
    assert doubts(share, years(62, 60, 53)) == ["PAR633 2020"]
    assert doubts(STOCK, [value(2020, 62), value(2021, 60, note="two were merged")]) == []


def test_what_adds_up_within_the_year_does_not_fall() -> None:
    trained = indicator(unit="count", kind="flow", accumulates=True)
    year = [value("2024-Q1", 60), value("2024-H1", 90), value("2024-9M", 70), value(2024, 120), value("2025-Q1", 30)]
    assert doubts(trained, year) == ["PAR633 2024-9M"]
    assert doubts(trained, [value("2024-Q1", 60), value("2024-H1", 50, note="corrected")]) == []
    growing: list[Fields] = [{"id": "net", "name": "net"}]
    net = indicator(unit="net", kind="flow", accumulates=True)
    assert doubts(net, [value("2024-Q1", -6), value("2024-H1", -9)], units=growing) == []
    assert doubts(indicator(kind="flow", accumulates=True), [value("2024-Q1", 60), value("2024-H1", 50)]) == []


# --- the same every year


def test_the_same_value_in_every_year_may_be_copied() -> None:
    assert doubts(SHARE, years("61.5", "61.5", "61.50")) == ["PAR634 2020"]
    assert doubts(SHARE, years("61.5", "61.5")) == []
    assert doubts(SHARE, years("61.5", "61.5", "61.5", "61.6")) == []
    assert doubts(SHARE, years(100, 100, 100)) == doubts(SHARE, years(0, 0, 0)) == []
    assert doubts(DEATHS, years(12, 12, 12)) == []
    assert doubts(DEATHS, years(120, 120, 120)) == ["PAR634 2020"]
    assert doubts(STOCK, years(120, 120, 120)) == []
    months = [value(f"2024-{month:02}", "61.5") for month in range(1, 7)]
    assert doubts(SHARE, months) == []
    assert doubts(SHARE, [*years("61.5", "61.5"), value(2020, "61.5", note="checked")]) == []


# --- spans and populations


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (("2016/2020", "2018/2021"), ["PAR414 2018/2021"]),
        (("2016/2020", "2021/2025"), []),
        (("2011/2020", "2016/2020"), []),  # one within the other
        (("2018/2020", "2019/2021", "2020/2022"), []),  # a moving mean
        (("2022/2023", "2023/2024"), ["PAR414 2023/2024"]),
        (("2022-04/2024-03", "2023-04/2025-03"), ["PAR414 2023-04/2025-03"]),
        (("2016/2018", "2019/2024", "2020/2021", "2021/2022"), ["PAR414 2021/2022"]),
        (("2024-04/2025-03", "2024"), []),  # years of two kinds
    ],
)
def test_spans_that_overlap_in_part_are_in_doubt(periods: tuple[str, ...], found: list[str]) -> None:
    values = [value(period, 40 + place) for place, period in enumerate(periods)]
    assert doubts(SHARE, values) == found


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (("2023", "2024/2025"), ["PAR640 2024/2025"]),
        (("2024-01/2025-12",), []),  # two years, as their months say
        (("2024-09/2025-08",), []),
        (("2021/2024",), []),  # which has only one reading
        (("2022/2023", "2024/2025"), []),  # every two years
    ],
)
def test_two_years_in_a_row_may_be_one_that_ends_in_the_other(periods: tuple[str, ...], found: list[str]) -> None:
    values = [value(period, 40 + place) for place, period in enumerate(periods)]
    assert doubts(SHARE, values) == found
    assert doubts(SHARE, [{**item, "note": "the mean of two years"} for item in values]) == []


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((91, 0), ["PAR631 2021"]),
        ((91, 0, 92), ["PAR631 2021"]),
        ((0, 91), []),  # nothing was there at first
        ((0, 0, 0), []),
        ((4, 0), []),  # what stays below ten per cent may come and go
        ((91, 90), []),
    ],
)
def test_a_nought_after_a_figure_where_more_is_better_is_in_doubt(numbers: tuple[int, ...], found: list[str]) -> None:
    values = [value(2020 + place, number) for place, number in enumerate(numbers)]
    assert doubts(SHARE, values) == found
    assert doubts({**SHARE, "better": "lower"}, values) == []
    assert doubts(SHARE, [{**item, "note": "as printed"} for item in values]) == []


def test_spans_of_two_reporters_may_overlap_and_a_note_explains_one() -> None:
    spans = [value("2016/2020", 40, reporter="home"), value("2018/2021", 41, reporter="health")]
    assert doubts(SHARE, spans) == []
    assert doubts(SHARE, [value("2016/2020", 40), value("2018/2021", 41, note="of two studies")]) == []


def test_a_share_whose_denominator_changes_tenfold_is_in_doubt() -> None:
    def counts(period: object, denominator: int, **more: object) -> Fields:
        return {**value(period, numerator=denominator // 2, denominator=denominator), **more}

    flow = indicator(kind="flow")
    assert doubts(flow, [counts(2020, 410), counts(2021, 4100)]) == ["PAR622 2021"]
    assert doubts(flow, [counts(2020, 410), counts(2021, 4090)]) == []
    assert doubts(flow, [counts("2020-01", 40), counts(2020, 500), counts("2021-01", 45), counts(2021, 510)]) == []
    assert doubts(flow, [counts(2020, 410), counts(2021, 40, note="a sample")]) == []
    assert doubts(indicator(kind="level"), [counts(2020, 410), counts(2021, 460)]) == ["PAR622 2021"]


# --- a part for the whole


@pytest.mark.parametrize(
    ("source", "unit"),
    [
        ("Báo cáo 5 của UBND xã An Bình", "xã An Bình"),
        ("Báo cáo 5 của UBND phường A", "phường A"),
        ("Report of An Binh commune", "Binh commune"),
        ("Báo cáo 7 của Sở justice", "Sở justice"),
        ("Báo cáo 7/BC-JU", "Sở justice"),
        ("Bảo hiểm xã hội tỉnh", None),
        ("Báo cáo về các xã, phường", None),
        ("Every district reported", None),
        ("Báo cáo 7 của Sở home", None),  # who owns the indicator reports the whole
        ("Báo cáo 7 của Sở digital", None),  # who reports no part of it as well
    ],
)
def test_a_source_of_a_part_is_in_doubt_for_a_value_of_the_whole(source: str, unit: str | None) -> None:
    described = indicator(target(at_least=50), reporters=["everyone"])
    everyone = agency("everyone", members=["home", "justice"])
    justice = agency("justice", aliases=["JU"])
    what = {"indicators": [described], "agencies": [everyone, justice]}
    for reporter, doubtful in ((None, unit is not None), ("justice", False)):
        values = [value(2024, 50, source=source, published="2025-02-01", reporter=reporter)]
        with tempfile.TemporaryDirectory() as place:
            folder = write_folder(Path(place), **what, values=values)  # type: ignore[arg-type]
            found = examine(read(Location(str(folder), embedded=False)), DAY)
        said = [ENGLISH.text(item.message) for item in found if item.code == "PAR636"]
        whole = f"the source names {unit}, and the value is reported for the whole"
        assert said == ([whole] if doubtful else [])


def test_the_decision_of_a_commune_has_the_commune_as_the_whole_and_a_note_explains_a_source() -> None:
    named = value(2024, 50, source="Báo cáo 5 của UBND xã An Bình")
    assert doubts(SHARE, [named]) == ["PAR636 2024"]
    assert doubts(SHARE, [named], decision={"issuer": {"vi": "UBND xã An Bình", "en": "An Binh"}}) == []
    assert doubts(SHARE, [{**named, "note": "the province's figure, as printed there"}]) == []
