"""The change since the period before: of which value, from which one, and when there is none (method, 5 and 11)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from par_cli.locales import get_locale
from par_cli.progress.results import Status, TargetResult
from par_cli.progress.series import population_changed
from par_cli.render import comparisons
from par_cli.render.output_fields.targets import TARGET
from par_cli.render.table import table
from progress.decisions import DAYS, DECISIONS
from progress.test_explain import one, steps
from progress.test_promises import standing
from support import Described, Fields, indicator, one_target, rank, stand, target, value

NOW = "2025-06-01"
SHARE = indicator(target(at_least=80))
POVERTY = indicator(target(at_most=3), better="lower")
RANK = indicator(target(at_most=10), unit="rank", better="lower")
POSTS = indicator(target(at_most=10), unit="count", better="lower", kind="level")


def of(described: Fields, *values: Fields, as_of: str = NOW) -> TargetResult:
    return one_target(as_of, described, *values)


def told(item: TargetResult) -> tuple[object, ...]:
    """Return the change, the period that it is counted from, and whether it is for the better."""
    before = item.last_change_from
    return item.last_change, None if before is None else before.period.text, item.last_change_is


def broken(period: str, number: object) -> Fields:
    return {**value(period, number), "break": True}


def test_the_value_shown_is_the_one_that_the_numbers_are_of_else_the_newest() -> None:
    for values, period in (((), None), ((2021,), "2021"), ((2021, 2024), "2024"), ((2021, 2025, 2026), "2025")):
        found = of(SHARE, *(value(year, 50) for year in values), as_of="2027-06-01")
        assert (found.shown_value and found.shown_value.period.text) == period


@given(described=DECISIONS, as_of=DAYS)
def test_a_change_is_the_value_shown_minus_a_like_one_before_it_of_one_population(
    described: Described, as_of: date
) -> None:
    for item in standing(described, as_of).targets:
        before, now = item.last_change_from, item.shown_value
        assert (item.last_change is None) == (before is None)
        if before is None or now is None or item.last_change is None:
            continue
        assert before.period.end < now.period.end
        assert before.period.is_like(now.period)
        assert before.bound is None
        assert now.bound is None
        assert not population_changed(before, now)
        if before.level is not None and now.level is not None:
            assert item.last_change == now.level - before.level


@pytest.mark.parametrize(
    ("described", "values", "change"),
    [
        (SHARE, [value(2023, "61.5"), value(2024, "63.21")], (Fraction("1.71"), "2023", "better")),
        (POVERTY, [value(2023, 5), value(2024, "4.2")], (Fraction("-0.8"), "2023", "better")),
        (RANK, [rank(2023, 35), rank(2024, 15)], (-20, "2023", "better")),
        (RANK, [rank(2023, 15), rank(2024, 35)], (20, "2023", "worse")),
        (RANK, [rank(2023, 15), rank(2024, 15)], (0, "2023", "same")),
        (SHARE, [value(2021, 50), value(2024, 60)], (10, "2021", "better")),
        (SHARE, [value("2024-Q1", 50), value("2024-Q4", 70), value("2025-Q1", 60)], (10, "2024-Q1", "better")),
        (SHARE, [value("2024-Q3", 50), value("2025-Q1", 60)], (10, "2024-Q3", "better")),
        (SHARE, [value(2023, 50), value("2024-Q4", 55), value(2024, 60)], (10, "2023", "better")),
        (indicator(target(equals=5), better="none"), [value(2023, 3), value(2024, 4)], (1, "2023", None)),
    ],
)  # fmt: skip
def test_the_change_is_since_the_year_before_else_since_the_last_like_period(
    described: Fields, values: list[Fields], change: object
) -> None:
    assert told(of(described, *values)) == change


def test_what_accumulates_is_compared_with_the_same_part_of_an_earlier_year() -> None:
    spent = indicator(target(at_least=90), kind="flow", accumulates=True)
    parts = [value("2023-H1", 40), value("2024-Q1", 10), value("2024-Q4", 30)]
    assert told(of(spent, *parts, value("2025-Q1", 14))) == (4, "2024-Q1", "better")
    assert told(of(spent, parts[2], value("2025-Q1", 14)))[0] is None


@pytest.mark.parametrize(
    ("described", "values", "why"),
    [
        (SHARE, [], "nothing_observed"),
        (SHARE, [value(2024, 60)], "nothing_before"),
        (SHARE, [value("2024-Q3", 50), value(2024, 60)], "nothing_before"),
        (SHARE, [value(2023, 50), broken("2024", 60)], "series_break"),
        (SHARE, [value(2021, 50), broken("2022-Q4", 55), value(2024, 60)], "series_break"),
        (RANK, [rank(2023, 15), rank(2024, 9, 34)], "population_changed"),
        (RANK, [rank(2023, 15), rank(2024, 30, bound="more_than")], "only_a_bound"),
        (RANK, [rank(2023, 30, bound="more_than"), rank(2024, 15)], "only_a_bound"),
        (SHARE, [value(2023, 50), value(2024, None, numerator=0, denominator=0)], "no_number"),
    ],
)
def test_a_change_that_cannot_be_told_says_why(described: Fields, values: list[Fields], why: str) -> None:
    found = one(NOW, described, *values)
    assert (steps(found)["last_change"].why, told(found.result)) == (why, (None, None, None))


def test_ranks_that_the_later_one_calls_comparable_have_a_change() -> None:
    assert told(of(RANK, rank(2023, 15), rank(2024, 9, 34, comparable=True))) == (-6, "2023", "better")


def test_the_change_is_of_the_value_that_decides_and_of_the_baseline_where_nothing_else_is_known() -> None:
    later = of(SHARE, value(2024, 70), value(2025, 79), value(2026, 60), as_of="2027-06-01")
    assert told(later) == (9, "2024", "better")
    begun = indicator(target(at_least=80, baseline="2021"))
    assert told(of(begun, value(2020, 20), value(2021, 26))) == (6, "2020", "better")


def test_a_target_of_each_reporter_or_of_other_targets_has_none() -> None:
    each = indicator(target(at_least=50, each=True), reporters=["home", "justice"])
    said = [value(year, 40 + year % 10, reporter=name) for year in (2023, 2024) for name in ("home", "justice")]
    assert told(of(each, *said)) == (None, None, None)
    whole = indicator(target(all_of=["a/2025", "b/2025"]), name="whole", unit=None)
    shares = [indicator(target(at_least=80), name=name) for name in ("a", "b")]
    values = [value(year, year % 100, name=name) for name in ("a", "b") for year in (2023, 2024)]
    found = stand(NOW, indicators=[*shares, whole], values=values).targets
    assert [item.last_change for item in found] == [1, 1, None]


# --- in words


def words(described: Fields, *values: Fields, language: str = "en") -> str:
    found = stand(NOW, indicators=[described], values=values)
    return comparisons.change(found.targets[0], found.dataset, get_locale(language))  # type: ignore[arg-type]


GINI = indicator(target(at_most="0.350"), unit="ratio", better="lower")
RATIO: list[Fields] = [{"id": "ratio", "name": {"vi": "hệ số", "en": "Gini points"}}]


@pytest.mark.parametrize(
    ("described", "values", "english", "vietnamese"),
    [
        (SHARE, [value(2023, "61.5"), value(2024, "63.21")], "▲ 1.71 points better", "▲ tốt lên 1,71 điểm %"),
        (SHARE, [value(2023, 61), value(2024, 60)], "▼ 1 point worse", "▼ kém đi 1 điểm %"),
        (POVERTY, [value(2023, "21.5"), value(2024, "22.2")], "▼ 0.7 points worse", "▼ kém đi 0,7 điểm %"),
        (RANK, [rank(2023, 35), rank(2024, 15)], "▲ 20 places better", "▲ tốt lên 20 bậc"),
        (RANK, [rank(2023, 15), rank(2024, 16)], "▼ 1 place worse", "▼ kém đi 1 bậc"),
        (RANK, [rank(2023, 15), rank(2024, 15)], "unchanged", "không đổi"),
        (RANK, [rank(2021, 35), rank(2024, 15)], "▲ 20 places better since 2021", "▲ tốt lên 20 bậc so với 2021"),
        (POSTS, [value(2023, 1500), value(2024, 300)], "▲ 1,200 better", "▲ tốt lên 1.200"),
        (SHARE, [value("2024-Q3", 50), value("2024-Q4", 60)], "▲ 10 points better", "▲ tốt lên 10 điểm %"),
        (SHARE, [value("2023-H1", 50), value("2024-H1", 60)], "▲ 10 points better since 2023-H1",
         "▲ tốt lên 10 điểm % so với 6 tháng đầu năm 2023"),
        (SHARE, [value(2024, 60)], "-", "-"),
    ],
)  # fmt: skip
def test_a_change_is_said_with_a_sign_and_a_word_that_say_whether_it_is_for_the_better(
    described: Fields, values: list[Fields], english: str, vietnamese: str
) -> None:
    assert (words(described, *values), words(described, *values, language="vi")) == (english, vietnamese)


def counted(year: int, numerator: int, denominator: int) -> Fields:
    return value(year, None, numerator=numerator, denominator=denominator)


def test_a_computed_change_is_cut_downward_for_the_better_and_upward_for_the_worse_and_never_to_nothing() -> None:
    third, two_thirds = (1, 3), (2, 3)
    assert words(SHARE, counted(2023, *third), counted(2024, *two_thirds)) == "▲ 33.33 points better"
    assert words(SHARE, counted(2023, *two_thirds), counted(2024, *third)) == "▼ 33.34 points worse"
    assert words(SHARE, counted(2023, 100_000, 300_000), counted(2024, 100_001, 300_000)) == "▲ 0.0003 points better"


def test_a_change_between_changes_in_percent_is_in_points_whatever_the_unit() -> None:
    cut = indicator(target(reduce_by=50, relative_to="2021"), unit="count", kind="flow", better="lower")
    changes = [value(2023, None, change="30.9"), value(2024, None, change=26)]
    assert words(cut, *changes) == "▲ 4.9 points better"
    assert words(cut, *changes, language="vi") == "▲ tốt lên 4,9 điểm %"


def test_a_change_keeps_the_places_of_what_was_reported() -> None:
    found = stand(NOW, indicators=[GINI], units=RATIO, values=[value(2023, "0.361"), value(2024, "0.357")])
    assert comparisons.change(found.targets[0], found.dataset, get_locale("en")) == "▲ 0.004 Gini points better"
    assert comparisons.gap(found.targets[0], found.dataset, get_locale("en")) == "0.007 Gini points"


def test_json_has_the_change_signed_its_period_and_whether_it_is_for_the_better() -> None:
    fields = TARGET.value(of(RANK, rank(2023, 35), rank(2024, 15)))
    names = ("last_change", "last_change_from", "last_change_is")
    assert [fields[name] for name in names] == [-20, "2023", "better"]
    assert [TARGET.value(of(RANK))[name] for name in names] == [None, None, None]


# --- on the screens


def screen(found: Status, view: str, width: int) -> str:
    return table(found, view, get_locale("en"), width, color=False, binding=False)  # type: ignore[arg-type]


HEADLINE: list[Fields] = [{"id": "ranks", "name": {"vi": "Hạng", "en": "Ranks"}, "headline": True}]


def headline(*values: Fields, unit: str = "rank") -> Status:
    described = indicator(target(at_most=10), unit=unit, better="lower", group="ranks", short={"vi": "X", "en": "X"})
    return stand(NOW, indicators=[described], groups=HEADLINE, values=values)


def test_the_first_screen_has_the_change_or_the_edition_before_at_every_width() -> None:
    found = headline(rank(2023, 35), rank(2024, 15))
    pages = {width: screen(found, "status", width) for width in range(60, 141)}
    assert all(("▲ 20 places" in " ".join(page.split())) or ("35/63 (2023)" in page) for page in pages.values())
    assert all("▲ 20 places better  5 places short" in page for width, page in pages.items() if width >= 80)
    assert all(("▲ 20 places" in page) and ("35/63 (2023)" in page) for width, page in pages.items() if width >= 90)
    assert all("5 places short" in page for width, page in pages.items() if width >= 64)


@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_list_has_the_change_next_to_the_figure_or_below_it_and_says_what_the_sign_means(width: int) -> None:
    text = screen(headline(rank(2023, 35), rank(2024, 15)), "targets", width)
    lines = text.splitlines()
    figure, change = (next(line.index(word) for line in lines if word in line) for word in ("15/63", "▲ 20"))
    assert change in {figure, figure + len("15/63 (2024) ")}
    assert "▲ 20 places better" in text
    assert "▲ better, ▼ worse than the period before" in text


def test_a_list_names_an_earlier_period_that_is_not_the_one_before_without_the_unit() -> None:
    assert "▲ 20 better (2021)" in screen(headline(rank(2021, 35), rank(2024, 15)), "targets", 80)
    worse = headline(rank(2021, 15), rank(2024, 35))
    assert "▼ 20 worse (2021)" in screen(worse, "targets", 80)
    neither = indicator(target(between=[40, 60]), better="none")
    found = stand(NOW, indicators=[neither], values=[value(2021, 45), value(2024, 50)])
    assert "up 5 pp since 2021" in screen(found, "targets", 80)


def test_nothing_is_added_where_no_change_is_known() -> None:
    found = headline(rank(2024, 15))
    for view in ("status", "targets"):
        assert "▲" not in screen(found, view, 140)


def test_what_is_missed_and_what_is_behind_has_its_change_on_the_first_screen() -> None:
    missed = stand("2027-01-01", indicators=[SHARE], values=[value(2024, 60), value(2025, 65)])
    assert "65% (2025)       ▲ 5 points better  15 pp" in screen(missed, "status", 100)
