"""Years that begin in another month, and the steps of a phase (docs/method.md, 1, 3 and 4)."""

from __future__ import annotations

from datetime import date

import pytest

from par_cli.progress.results import TargetResult
from par_cli.progress.status import Filters
from support import Fields, indicator, one_target, stand, target, task, value


def financial(year: int) -> str:
    """Return the twelve months from April of a year."""
    return f"{year}-04/{year + 1}-03"


# --- years that are no calendar years


@pytest.mark.parametrize("among", [(), (2021, 2022, 2023, 2024)])
def test_recent_compares_financial_years_with_each_other_and_with_no_calendar_year(among: tuple[int, ...]) -> None:
    described = indicator(target("2030", at_least=80))
    years = [value(financial(year), number) for year, number in ((2021, 10), (2022, 14), (2023, 20), (2024, 40))]
    others = [value(year, 1) for year in among]
    assert one_target("2025-06-01", described, *years, *others).recent == 10


def test_recent_stops_where_the_next_financial_year_does_not_begin_the_day_after() -> None:
    described = indicator(target("2030", at_least=80))
    years = [value(financial(year), 10) for year in (2020, 2022, 2023, 2024)]
    assert one_target("2025-06-01", described, *years).recent is None
    mixed = [value(year, 10) for year in (2021, 2022, 2023)]
    assert one_target("2025-06-01", described, *mixed, value(financial(2024), 10)).recent is None


def test_a_calendar_year_between_two_financial_ones_does_not_make_a_value_worsening() -> None:
    described = indicator(target("2030", at_least=10))
    years = [value(financial(2023), 20), value(2024, 90), value(financial(2024), 30)]
    assert "worsening" not in one_target("2025-06-01", described, *years).flags
    years[0] = value(financial(2023), 40)
    assert "worsening" in one_target("2025-06-01", described, *years).flags


@pytest.mark.parametrize("first", ["2024-04/2025-03", "2023-02/2024-01"])
def test_of_two_years_that_contain_the_deadline_the_one_that_ends_first_decides(first: str) -> None:
    described: Fields = indicator(target("2025", at_least=80, due=first[-7:]))
    whole = first[-7:-3]
    found = one_target("2027-01-01", described, value(whole, 10), value(first, 90))
    assert found.status == "met"
    assert found.deciding is not None
    assert found.deciding.period.text == first


# --- phases that are no calendar years

NHS: list[Fields] = [
    {"id": "2025", "from": "2025-04", "to": "2026-03"},
    {"id": "2030", "from": "2026-04", "to": "2029-03", "orientation": True},
]


def steps(result: TargetResult) -> list[tuple[str, int, str]]:
    """Return the text, year and status of each step of a target."""
    return [(item.period.text, item.year, item.status) for item in result.years]


def test_the_deadline_of_a_phase_of_months_is_the_last_day_of_its_last_month() -> None:
    described = indicator(target(at_least=80))
    on_day, after = (one_target(as_of, described, phases=NHS) for as_of in ("2026-03-31", "2026-04-01"))
    assert on_day.entry.deadline == date(2026, 3, 31)
    assert (on_day.status, after.status) == ("no_data", "awaiting")
    found = one_target("2026-06-01", described, value(financial(2025), 80), phases=NHS)
    assert found.status == "met"


def test_a_yearly_target_has_the_twelve_months_of_its_phase_keyed_by_both_ends() -> None:
    described = indicator(target("2030", at_least=80, every="year"))
    values = [value(financial(2026), 80), value("2027", 10), value(financial(2027), 70)]
    found = one_target("2028-06-01", described, *values, phases=NHS)
    assert steps(found) == [
        ("2026-04/2027-03", 2027, "met"),
        ("2027-04/2028-03", 2028, "missed"),
        ("2028-04/2029-03", 2029, "no_data"),
    ]
    assert [item.awaited_until for item in found.years[:2]] == [date(2028, 3, 20), date(2029, 3, 20)]


def test_better_each_year_compares_a_financial_year_with_the_one_before() -> None:
    described = indicator(target("2025", improve="yearly"))
    values = [value(financial(2024), 50), value("2024", 99), value(financial(2025), 60)]
    assert steps(one_target("2026-06-01", described, *values, phases=NHS)) == [("2025-04/2026-03", 2026, "met")]
    assert one_target("2026-06-01", described, *values[1:], phases=NHS).reason == "previous_year_unknown"


def test_what_accumulates_counts_from_the_month_in_which_the_years_of_the_phase_begin() -> None:
    described = indicator(target(at_least=80), accumulates=True)
    for period, status in (("2025-04/2025-12", "met"), ("2025-Q1", "unrated"), ("2025-01/2025-12", "unrated")):
        found = one_target("2026-02-01", described, value(period, 90), phases=NHS)
        assert (found.status, found.reason) == (status, None if status == "met" else "part_of_year")
    quarter: list[Fields] = [{"id": "2025", "from": "2025-04", "to": "2025-06"}]
    assert one_target("2025-07-01", described, value("2025-H1", 90), phases=quarter).status == "met"


def test_a_phase_narrows_tasks_to_what_is_first_due_within_its_months() -> None:
    described = task(milestones=[{"due": day} for day in ("2025-03-31", "2025-04-01", "2026-03-31", "2026-04-01")])
    found = stand("2025-06-01", filters=Filters(phase="2025"), tasks=[described], phases=NHS)
    assert [item.slot.key for item in found.tasks[0].occurrences] == ["2025-04-01", "2026-03-31"]


# --- quarters, halves and months

YEAR: list[Fields] = [{"id": "2025", "from": "2025", "to": "2025"}]

QUARTERS = indicator(target(at_least=80, every="quarter"), kind="flow")


def test_each_quarter_is_judged_by_itself_and_due_on_its_last_day() -> None:
    values = [value("2025-Q2", 80), value("2025-Q3", 70), value("2025-11", 90)]
    found = one_target("2025-12-31", QUARTERS, *values, phases=NHS)
    assert steps(found) == [
        ("2025-Q2", 2025, "met"),
        ("2025-Q3", 2025, "missed"),
        ("2025-Q4", 2025, "met"),
        ("2026-Q1", 2026, "no_data"),
    ]
    assert (found.status, found.overdue) == ("missed", True)
    assert steps(one_target("2026-01-01", QUARTERS, *values, phases=NHS))[2] == ("2025-Q4", 2025, "awaiting")


@pytest.mark.parametrize(
    ("every", "months", "first"), [("half", 6, "2025-04/2025-09"), ("quarter", 3, "2025-Q2"), ("month", 1, "2025-04")]
)
def test_a_step_is_as_long_as_the_data_says(every: str, months: int, first: str) -> None:
    found = one_target("2025-05-01", indicator(target(at_least=80, every=every)), phases=NHS)
    assert {item.period.months for item in found.years} == {months}
    assert found.years[0].period.text == first
    assert len(found.years) == 12 // months


def test_a_longer_period_that_ends_with_a_quarter_does_not_decide_it_but_a_level_does() -> None:
    values = [value("2025-H1", 90)]
    assert steps(one_target("2025-07-01", QUARTERS, *values, phases=YEAR))[1][2] == "awaiting"
    level = {**QUARTERS, "kind": "level"}
    assert steps(one_target("2025-07-01", level, *values, phases=YEAR))[1][2] == "met"
    span = value("2024-01/2025-06", 90)
    assert steps(one_target("2025-07-01", level, span, phases=YEAR))[1][2] == "met"
    assert steps(one_target("2025-07-01", level, span, value("2025-Q2", 70), phases=YEAR))[1][2] == "missed"
    assert steps(one_target("2025-07-01", QUARTERS, span, phases=YEAR))[1][2] == "awaiting"


def test_what_accumulates_decides_a_quarter_by_the_sum_since_the_year_began() -> None:
    sums = {**QUARTERS, "accumulates": True}
    values = [value("2025-H1", 90), value("2025-Q3", 90), value("2025-01/2025-08", 85)]
    found = steps(one_target("2025-09-01", sums, *values, phases=YEAR))
    assert [status for _, _, status in found] == ["awaiting", "met", "met", "no_data"]
    assert steps(one_target("2025-10-01", sums, *values, phases=YEAR))[2][2] == "met"  # no later value undoes it
    short = [value("2025-H1", 70), value("2025-01/2025-08", 75)]
    assert steps(one_target("2025-09-30", sums, *short, phases=YEAR))[2][2] == "unrated"
    assert steps(one_target("2025-10-01", sums, *short, phases=YEAR))[2][2] == "awaiting"


def test_what_falls_due_next_is_each_quarter_on_its_last_day() -> None:
    found = stand("2025-05-01", indicators=[QUARTERS], tasks=[task(every="quarter")], phases=NHS)
    assert [item.day for item in found.upcoming] == [date(2025, 6, 30)]
    assert [len(item.targets) + len(item.tasks) for item in found.upcoming] == [2]
