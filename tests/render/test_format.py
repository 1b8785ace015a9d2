"""Periods and goals as people read them, in two languages."""

from __future__ import annotations

import pytest

from par_cli.locales import get_locale
from par_cli.model.periods import parse_period
from par_cli.render import format as form
from par_cli.render.format import overdue_by
from support import Fields, dataset, indicator, target


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
        ("2024-H2", "6 tháng 2/2024", "2024-H2"),
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
    shown = [form.goal(found.target, found.indicator, get_locale(language)) for language in ("vi", "en")]
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
