"""Windows of reports: the days of each report, in leap years, over the turn of a year and on Sundays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.reporting import ReportingFile, Window
from support import day, window

YEARS = st.integers(min_value=1900, max_value=2200)
DAYS_OF_YEAR = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda found: found.strftime("%m-%d"))


def made(name: str = "half-year", **more: object) -> Window:
    return Window.checked(window(name, **more))


def over(first: str, last: str, due: str) -> Window:
    return made(covers={"from": first, "to": last}, due=due)


YEARLY = made("yearly", period="year", covers={"from": "12-15", "to": "12-14"}, due="12-20")


@pytest.mark.parametrize(
    ("found", "year", "key", "start", "cut_off", "due"),
    [
        (made(), 2026, "2026-H1", "2025-12-15", "2026-06-14", "2026-06-20"),
        (YEARLY, 2026, "2026", "2025-12-15", "2026-12-14", "2026-12-20"),
        (over("06-15", "09-14", "09-20"), 2026, "2026-H1", "2026-06-15", "2026-09-14", "2026-09-20"),
        (over("01-01", "12-31", "03-20"), 2025, "2025-H1", "2025-01-01", "2025-12-31", "2026-03-20"),
        (over("01-01", "02-29", "02-29"), 2025, "2025-H1", "2025-01-01", "2025-02-28", "2025-02-28"),
        (over("02-29", "02-29", "03-01"), 2024, "2024-H1", "2024-02-29", "2024-02-29", "2024-03-01"),
    ],
)
def test_a_report_has_the_days_of_its_window(
    found: Window, year: int, key: str, start: str, cut_off: str, due: str
) -> None:
    report = found.report(year)
    assert (report.key, report.start, report.cut_off, report.due) == (key, day(start), day(cut_off), day(due))
    assert report.internal_due == report.due


@given(first=DAYS_OF_YEAR, last=DAYS_OF_YEAR, due=DAYS_OF_YEAR, year=YEARS)
def test_a_report_covers_at_most_a_year_and_is_due_within_one_after(first: str, last: str, due: str, year: int) -> None:
    report = over(first, last, due).report(year)
    assert report.cut_off.year == year
    assert timedelta(0) <= report.cut_off - report.start <= timedelta(366)
    assert timedelta(0) <= report.due - report.cut_off <= timedelta(366)


@given(year=YEARS)
def test_a_sunday_is_said_and_no_day_is_moved(year: int) -> None:
    report = YEARLY.report(year, 3)
    assert (report.due, report.internal_due) == (date(year, 12, 20), date(year, 12, 17))
    assert report.is_sunday == (report.due.isoweekday() == 7)
    assert report.internal_is_sunday == (report.internal_due.isoweekday() == 7)


@given(year=YEARS)
def test_a_report_is_found_by_its_name_and_on_its_due_day(year: int) -> None:
    whole = ReportingFile.checked({"schema": _plain("1"), "windows": (window(), window("yearly", period="year"))})
    for report in (item.report(year) for item in whole.windows):
        assert whole.report(report.key) == report
        assert report in whole.reports_between(report.due, report.due)
        assert report not in whole.reports_between(report.due + timedelta(1), report.due + timedelta(300))


@pytest.mark.parametrize("name", ["2026-Q1", "2026-01", "26-H1", "", "0001", "9999-H1", "2026-H1-H1", "x"])
def test_what_no_window_has_is_no_report(name: str) -> None:
    whole = ReportingFile.checked({"schema": _plain("1"), "windows": (window(), window("yearly", period="year"))})
    assert whole.report(name) is None


def _plain(text: str) -> object:
    from par_cli.source import PlainNumber

    return PlainNumber(text)


def test_reports_come_in_the_order_of_their_days() -> None:
    yearly = window("yearly", period="year", covers={"from": "12-15", "to": "12-14"}, due="12-20")
    whole = ReportingFile.checked({"schema": _plain("1"), "windows": (yearly, window())})
    found = whole.reports_between(date(2025, 6, 20), date(2026, 12, 19))
    assert [item.key for item in found] == ["2025-H1", "2025", "2026-H1"]
    assert whole.reports_between(date.min, date(3, 1, 1))[0].due.year == 2
