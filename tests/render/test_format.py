"""Periods and goals as people read them, in two languages."""

from __future__ import annotations

import pytest

from par_cli.locales import get_locale
from par_cli.model.periods import parse_period
from par_cli.render import comparisons, promises
from par_cli.render import format as form
from par_cli.render.format import overdue_by
from support import Fields, dataset, indicator, one_target, target, value


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2024", "2024", "2024"),
        ("2024-01/2024-12", "2024", "2024"),
        ("2025-04/2026-03", "04/2025-03/2026", "2025-04/2026-03"),
        ("2016/2020", "2016-2020", "2016-2020"),
        ("2016-01/2020-12", "2016-2020", "2016-2020"),
        ("2016-04/2020-03", "04/2016-03/2020", "2016-04/2020-03"),
        ("2024-9M", "9 tháng 2024", "2024-9M"),
        ("2024-04/2024-12", "04/2024-12/2024", "2024-04/2024-12"),
        ("2024-H2", "6 tháng cuối năm 2024", "2024-H2"),
        ("2024-04/2024-09", "04/2024-09/2024", "2024-04/2024-09"),
        ("2024-Q3", "quý 3/2024", "2024-Q3"),
        ("2024-07/2024-09", "quý 3/2024", "2024-Q3"),
        ("2024-02/2024-04", "02/2024-04/2024", "2024-02/2024-04"),
        ("2024-07", "07/2024", "2024-07"),
        ("2024-07-01", "01/07/2024", "2024-07-01"),
    ],
)
def test_a_period_has_the_name_of_the_calendar_or_else_both_of_its_ends(text: str, vi: str, en: str) -> None:
    period = parse_period(text)
    assert (form.period(period, get_locale("vi")), form.period(period, get_locale("en"))) == (vi, en)


POINTS: list[Fields] = [{"id": "points", "name": {"vi": "điểm", "en": "points"}}]


@pytest.mark.parametrize(
    ("unit", "asked", "vi", "en"),
    [
        ("count", {"raise_by": 5, "relative_to": "2021"}, "tăng 5% so với 2021", "raise 5% from 2021"),
        ("percent", {"raise_by": "2.5", "change_in": "unit"}, "tăng 2,5 điểm %", "raise 2.5 pp"),
        ("points", {"raise_by": 5, "change_in": "unit"}, "tăng 5", "raise 5"),
        ("count", {"raise_by": "1/3"}, "tăng 1/3", "raise 1/3"),
        ("count", {"raise_by": [25, 30]}, "tăng 25–30%", "raise 25–30%"),
    ],
)
def test_a_change_is_told_with_what_it_counts_and_what_it_is_measured_from(
    unit: str, asked: Fields, vi: str, en: str
) -> None:
    fields: Fields = {**target(), "relative_to": "year_before", **asked}
    found = dataset(indicators=[indicator(fields, unit=unit)], units=POINTS).targets[0]
    shown = [promises.goal(found.target, found.indicator, get_locale(language)) for language in ("vi", "en")]
    before = ["", ""] if "relative_to" in asked else [" so với cùng kỳ năm trước", " from the year before"]
    assert shown == [vi + before[0], en + before[1]]


@pytest.mark.parametrize(
    ("days", "vi", "en"),
    [
        (None, "", ""),
        (0, "", ""),
        (1, "quá hạn 1 ngày", "1 day overdue"),
        (1424, "quá hạn 1.424 ngày", "1,424 days overdue"),
    ],
)
def test_how_long_something_is_overdue_is_said_in_one_way_and_not_at_all_where_it_is_not(
    days: int | None, vi: str, en: str
) -> None:
    assert (overdue_by(days, get_locale("vi")), overdue_by(days, get_locale("en"))) == (vi, en)


@pytest.mark.parametrize(
    ("better", "asked", "vi", "en"),
    [
        ("higher", {"at_least": 20, "about": True, "tolerance": 1}, "≥ khoảng 20% (± 1)", "≥ about 20% (± 1)"),
        ("none", {"equals": 20, "about": True, "tolerance": "0.5"}, "= khoảng 20% (± 0,5)", "= about 20% (± 0.5)"),
        ("none", {"between": [20, 30], "about": True, "tolerance": 1}, "khoảng 20%–30% (± 1)", "about 20%–30% (± 1)"),
        ("lower", {"reduce_by": 0, "relative_to": "2021"}, "không kém hơn 2021", "no worse than 2021"),
        (
            "higher",
            {"raise_by": 0, "relative_to": "year_before"},
            "không kém hơn cùng kỳ năm trước",
            "no worse than the year before",
        ),
        ("lower", {"improve": True, "relative_to": "2021"}, "tốt hơn 2021", "better than 2021"),
    ],
)
def test_what_a_decision_says_in_words_is_told_in_words(better: str, asked: Fields, vi: str, en: str) -> None:
    found = dataset(indicators=[indicator({**target(), **asked}, better=better)]).targets[0]
    assert [promises.goal(found.target, found.indicator, get_locale(language)) for language in ("vi", "en")] == [vi, en]


def test_a_reported_growth_has_its_sign_as_a_cut_has() -> None:
    described = indicator(target(reduce_by=25, relative_to="2021"), better="lower")
    for change, shown in ((7, "+7%"), ("-5.03", "-5.03%"), (0, "0%")):
        found = one_target("2025-06-01", described, value(2024, change=change))
        assert found.current is not None
        assert form.observation(found.current, found, get_locale("en")) == shown
        assert comparisons.gap(found, dataset(indicators=[described]), get_locale("en")).endswith(" pp")


def test_reported_changes_differ_by_points_and_not_by_the_unit_of_the_indicator() -> None:
    described = indicator(target(reduce_by=25, relative_to="2020"), better="lower", unit="count")
    values = [value(2023, change=-12), value(2024, change=7)]
    found = one_target("2025-06-01", described, *values)
    assert comparisons.change(found, dataset(indicators=[described]), get_locale("en")) == "▼ 19 points worse"


def test_about_a_number_that_is_near_enough_is_not_called_short_of_it() -> None:
    described = indicator(target(at_least=20, about=True, tolerance=1))
    near, far = (one_target("2026-01-01", described, value(2025, number)) for number in ("19.5", 18))
    data = dataset(indicators=[described])
    assert [comparisons.against(item, data, get_locale("en")) for item in (near, far)] == ["met", "2 pp short"]


POSTS: list[Fields] = [
    {
        "id": "posts",
        "name": {"vi": "biên chế", "en": "posts"},
        "one": {"vi": "biên chế", "en": "post"},
        "whole": True,
    },
    {"id": "tonnes", "name": {"vi": "tấn", "en": "tonnes"}},
]


@pytest.mark.parametrize(
    ("unit", "number", "gap", "against"),
    [
        ("posts", 2148, "1 post", "1 post too many (at most 2,147)"),
        ("posts", 2150, "3 posts", "3 posts too many (at most 2,147)"),
        ("tonnes", 2148, "0.05 tonnes", "0.05 tonnes short"),
        ("count", 2148, "1", "1 too many (at most 2,147)"),
    ],
)
def test_no_fraction_of_a_thing_that_is_counted_whole_is_missing(
    unit: str, number: object, gap: str, against: str
) -> None:
    described = indicator(target(reduce_by=5, relative_to="2021"), unit=unit, better="lower")
    found = one_target("2025-06-01", described, value(2021, 2261), value(2024, number), units=POSTS)
    data = dataset(indicators=[described], units=POSTS)
    assert comparisons.gap(found, data, get_locale("en")) == gap
    assert comparisons.against(found, data, get_locale("en")) == against


def test_a_whole_number_that_would_do_is_named_on_the_side_of_the_target() -> None:
    described = indicator(target(raise_by=5, relative_to="2021"), unit="count")
    found = one_target("2025-06-01", described, value(2021, 2261), value(2024, 2374))
    assert comparisons.against(found, dataset(indicators=[described]), get_locale("en")) == "1 too few (at least 2,375)"
    assert comparisons.against(found, dataset(indicators=[described]), get_locale("vi")) == "thiếu 1 (ít nhất 2.375)"
