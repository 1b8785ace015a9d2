"""Periods: every form, the impossible ones, and counting months and days."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.locales import ENGLISH
from par_cli.model.periods import (
    add_months,
    months_between,
    next_month_day,
    parse_period,
    period_hint,
    stretches,
    year_before,
)

IMPOSSIBLE = """
    24 02024 0999 2024- 2024-Q0 2024-Q5 2024-q1 2024-H0 2024-H3 2024-9m 2024-6M 2024-00 2024-13 2024-1 2024-02-30
    2023-02-29 2024-00-01 2024-13-01 2024-06-00 2024-6-1 2020/2016 2020/2020 2020-2024 2016/20 ２０２４ 2024-Q3-1
    31/12/2024 2025-04/2025-04 2025-04/2025-03 2025-04/2026 2025/2026-03 2025-00/2025-03 2025-04/2025-13 2025-4/2026-3
    2025-Q1/2025-Q2 2025-04-01/2026-03-31
"""
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(day=DAYS)
def test_a_day_is_a_period_that_starts_and_ends_on_it(day: date) -> None:
    period = parse_period(day.isoformat())
    assert period[1:] == (day, day, 0)
    assert period.text == day.isoformat()


@given(day=DAYS)
def test_months_quarters_halves_and_the_year_of_a_day_contain_it(day: date) -> None:
    texts = {
        1: f"{day.year}-{day.month:02}",
        3: f"{day.year}-Q{(day.month - 1) // 3 + 1}",
        6: f"{day.year}-H{(day.month - 1) // 6 + 1}",
        12: str(day.year),
    }
    for months, text in texts.items():
        period = parse_period(text)
        assert period.contains(day)
        assert period.months == months
        assert period.start.day == 1
        assert (period.end + timedelta(days=1)).day == 1
        counted = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        assert counted == months


@given(first=st.integers(1900, 2100), more=st.integers(1, 30))
def test_a_span_runs_from_the_first_day_of_one_year_to_the_last_of_another(first: int, more: int) -> None:
    span = parse_period(f"{first}/{first + more}")
    assert span[1:] == (date(first, 1, 1), date(first + more, 12, 31), 12 * (more + 1))
    assert span.is_span
    assert not span.is_year


@given(day=DAYS, months=st.integers(2, 40))
def test_a_span_of_months_runs_from_the_first_day_of_one_to_the_last_day_of_another(day: date, months: int) -> None:
    start = day.replace(day=1)
    after = add_months(start, months)
    text = f"{start:%Y-%m}/{after - timedelta(days=1):%Y-%m}"
    span = parse_period(text)
    assert span == (text, start, after - timedelta(days=1), months)
    assert months_between(span.start, span.end) == months
    assert span.is_span == (months > 12)
    assert span.is_yearly == (months == 12)
    assert span.is_year == (months == 12 and start.month == 1)
    assert span.precedes(parse_period(f"{after:%Y-%m}"))
    assert not span.precedes(span)


@given(day=DAYS, months=st.sampled_from([1, 3, 6, 12]), count=st.integers(1, 9))
def test_stretches_follow_each_other_and_each_name_reads_as_the_stretch_it_names(
    day: date, months: int, count: int
) -> None:
    start = day.replace(day=1)
    end = add_months(start, months * count) - timedelta(days=1)
    found = stretches(start, end, months)
    assert len(found) == count
    assert (found[0].start, found[-1].end) == (start, end)
    assert all(before.precedes(after) for before, after in pairwise(found))
    assert all(parse_period(part.text) == part for part in found)
    assert not stretches(start, start, 3)


@pytest.mark.parametrize(
    ("first", "months", "texts"),
    [
        ("2025-01", 12, ["2025", "2026"]),
        ("2025-04", 12, ["2025-04/2026-03", "2026-04/2027-03"]),
        ("2025-04", 6, ["2025-04/2025-09", "2025-10/2026-03"]),
        ("2025-07", 6, ["2025-H2", "2026-H1"]),
        ("2025-04", 3, ["2025-Q2", "2025-Q3"]),
        ("2025-02", 3, ["2025-02/2025-04", "2025-05/2025-07"]),
        ("2025-12", 1, ["2025-12", "2026-01"]),
    ],
)
def test_a_stretch_has_the_name_of_the_calendar_where_there_is_one(first: str, months: int, texts: list[str]) -> None:
    start = parse_period(first).start
    end = add_months(start, months * 2) - timedelta(days=1)
    assert [part.text for part in stretches(start, end, months)] == texts


@given(day=DAYS, months=st.integers(1, 40))
def test_the_year_before_is_as_long_and_ends_in_the_same_month(day: date, months: int) -> None:
    start = day.replace(day=1)
    period = parse_period(f"{start:%Y-%m}")._replace(end=add_months(start, months) - timedelta(days=1), months=months)
    before = year_before(period)
    assert before.months == months_between(before.start, before.end) == months
    assert (before.start.year, before.start.month, before.start.day) == (start.year - 1, start.month, 1)
    assert (before.end + timedelta(days=1)).day == 1


def test_years_are_alike_that_begin_in_the_same_month_and_other_periods_that_are_equally_long() -> None:
    year, financial, following = (parse_period(text) for text in ("2025", "2025-04/2026-03", "2026-04/2027-03"))
    assert financial.is_like(following)
    assert not financial.is_like(year)
    assert year.is_like(parse_period("2024-01/2024-12"))
    assert parse_period("2025-Q1").is_like(parse_period("2025-02/2025-04"))
    assert not parse_period("2025-Q1").is_like(parse_period("2025-H1"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-9M", "2024-01-01", "2024-09-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-07-01", "2024-07-01", "2024-07-01"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2025-04/2026-03", "2025-04-01", "2026-03-31"),
        ("2025-11/2026-02", "2025-11-01", "2026-02-28"),
    ],
)
def test_each_form_of_a_period_has_its_first_and_last_day(text: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["", "2024 ", " 2024", "2024\n", *IMPOSSIBLE.split()],
)
def test_what_names_no_period_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|day|after it begins"):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2024/25", "2024-07/2025-06"),
        ("2024-25", "2024-07/2025-06"),
        ("1999/00", "1999-07/2000-06"),
        ("2024-2025", "2024-07/2025-06"),
        ("FY2024/25", "2024-07/2025-06"),
        ("FY2024", "2024-04/2025-03"),
        ("fy24", "2024-04/2025-03"),
        ("2016-2020", "2016/2020"),
        ("Q3/2025", "2025-Q3"),
    ],
)
def test_what_most_likely_means_a_period_is_told_that_form_first(text: str, first: str) -> None:
    hint = period_hint(text)
    assert hint is not None
    assert re.findall(r"[0-9]{4}[-/0-9Q]*", ENGLISH.text(hint))[0] == first


@pytest.mark.parametrize("text", ["soon", "2024/23", "2024-13", "2025/2024", "FY"])
def test_a_text_that_may_mean_anything_has_no_hint_of_its_own(text: str) -> None:
    assert period_hint(text) is None


def test_only_a_year_is_a_year_and_only_more_than_a_year_is_a_span() -> None:
    kinds = {text: parse_period(text) for text in ("2024", "2024-9M", "2024-Q4", "2024-12-31", "2023/2024")}
    assert [text for text, period in kinds.items() if period.is_year] == ["2024"]
    assert [text for text, period in kinds.items() if period.is_span] == ["2023/2024"]


@pytest.mark.parametrize(("day", "within"), [("2024-06-30", False), ("2024-07-01", True), ("2024-09-30", True)])
def test_a_period_contains_its_first_and_its_last_day(day: str, within: bool) -> None:
    assert parse_period("2024-Q3").contains(date.fromisoformat(day)) is within
    assert not parse_period("2024-Q3").contains(date(2024, 10, 1))


@given(day=DAYS, months=st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_one_of_the_right_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(later.year, later.month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    assert later.day == (last if at_end else min(day.day, last))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2025-12-31", 6, "2026-06-30"),
        ("2025-12-31", 10, "2026-10-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-02-28", 12, "2024-02-29"),
        ("2025-01-30", 1, "2025-02-28"),
        ("2025-11-15", 2, "2026-01-15"),
        ("2025-11-15", 1, "2025-12-15"),
    ],
)
def test_the_last_day_of_a_month_stays_the_last_day(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == later


@given(after=DAYS, day=DAYS)
def test_the_next_such_calendar_day_is_the_first_one_ahead(after: date, day: date) -> None:
    found = next_month_day(after, day.month, day.day)
    matching = (
        item
        for item in (after + timedelta(days=step) for step in range(1, 367))
        if (item.month, item.day) == (day.month, min(day.day, calendar.monthrange(item.year, item.month)[1]))
    )
    assert found == next(matching)


@pytest.mark.parametrize(
    ("after", "found"),
    [("2025-12-31", "2026-03-20"), ("2025-03-19", "2025-03-20"), ("2025-03-20", "2026-03-20")],
)
def test_the_next_20_march_is_never_the_day_itself(after: str, found: str) -> None:
    assert next_month_day(date.fromisoformat(after), 3, 20).isoformat() == found
