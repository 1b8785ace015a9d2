"""Yearly targets: every year of the phase is a small target (docs/method.md, "Yearly targets")."""

from __future__ import annotations

import pytest

from par_cli.progress.results import TargetResult
from support import Fields, indicator, one_target, outcome, rank, target, value

BETTER: Fields = indicator(target("2030", improve="yearly"), better="lower", unit="rank")
HIGHER: Fields = indicator(target("2030", improve="yearly"))
EVERY: Fields = indicator(target(at_least=80, every="year"))


def year(result: TargetResult, number: int) -> tuple[str, str | None]:
    """Return status and reason of one year."""
    found = next(item for item in result.years if item.year == number)
    return found.status, found.reason


# --- better than the year before


@pytest.mark.parametrize(
    ("described", "before", "after", "status", "reason"),
    [
        (BETTER, rank(2025, 5), rank(2026, 4), "met", None),
        (BETTER, rank(2025, 5), rank(2026, 5), "missed", None),
        (BETTER, rank(2025, 5), rank(2026, 6), "missed", None),
        (BETTER, rank(2025, 1), rank(2026, 1), "met", None),
        (BETTER, rank(2025, 1), rank(2026, 2), "missed", None),
        (BETTER, rank(2025, 3, bound="at_most"), rank(2026, 1), "met", None),
        (BETTER, rank(2025, 3, bound="at_most"), rank(2026, 2), "unrated", "bound_undecided"),
        (BETTER, rank(2025, 5, 63), rank(2026, 4, 34), "unrated", "population_changed"),
        (BETTER, rank(2025, 5, 63), rank(2026, 4, 34, comparable=True), "met", None),
        (BETTER, rank(2025, 5), {**rank(2026, 4), "break": True}, "unrated", "series_break"),
        (BETTER, {**rank(2025, 5), "break": True}, rank(2026, 4), "met", None),
        (BETTER, rank(2025, 30, bound="more_than"), rank(2026, 30), "met", None),
        (BETTER, rank(2025, 30, bound="more_than"), rank(2026, 31), "unrated", "bound_undecided"),
        (BETTER, rank(2025, 30), rank(2026, 30, bound="more_than"), "missed", None),
        (BETTER, rank(2025, 30), rank(2026, 29, bound="at_most"), "met", None),
        (BETTER, rank(2025, 31), rank(2026, 30, bound="more_than"), "missed", None),
        (BETTER, rank(2025, 40), rank(2026, 30, bound="more_than"), "unrated", "bound_undecided"),
        (HIGHER, value(2025, 50), value(2026, "50.01"), "met", None),
        (HIGHER, value(2025, 50), value(2026, "50.00"), "missed", None),
        (HIGHER, value(2025, 100), value(2026, 100), "met", None),
        (HIGHER, value(2025, 100), value(2026, 99), "missed", None),
        (HIGHER, value(2025, 99, bound="at_least"), value(2026, 100), "met", None),
        (HIGHER, value(2025, 50, bound="less_than"), value(2026, 50), "met", None),
        (HIGHER, value(2025, 50, bound="at_most"), value(2026, 50), "unrated", "bound_undecided"),
        (HIGHER, value(2025, 50), value(2026, 50, bound="more_than"), "met", None),
        (HIGHER, value(2025, 50), value(2026, 50, bound="at_most"), "missed", None),
        (HIGHER, value(2025, change=3), value(2026, 50), "unrated", "previous_year_unknown"),
        (HIGHER, value("2025-Q4", 40), value(2026, 50), "unrated", "previous_year_unknown"),
        (HIGHER, value(2025, 50), value(2026, numerator=0, denominator=0), "not_applicable", None),
        (HIGHER, value(2025, numerator=0, denominator=0), value(2026, 50), "unrated", "previous_year_unknown"),
    ],
)
def test_a_year_is_met_when_it_is_better_than_the_one_before_or_equal_at_the_best_possible_value(
    described: Fields, before: Fields, after: Fields, status: str, reason: str | None
) -> None:
    result = one_target("2027-01-01", described, before, after)
    assert year(result, 2026) == (status, reason)
    assert (result.status, result.reason) == (status, reason)
    assert result.overdue == (status == "missed")


@pytest.mark.parametrize(
    ("better", "before", "after", "status"),
    [
        ("higher", value(2025, 5, bound="at_least"), value(2026, 9), "unrated"),
        ("higher", value(2025, 5, bound="at_least"), value(2026, 5), "missed"),
        ("higher", value(2025, 5, bound="at_most"), value(2026, 6), "met"),
        ("lower", value(2025, 5, bound="at_most"), value(2026, 4), "unrated"),
        ("lower", value(2025, 5, bound="at_most"), value(2026, 5), "missed"),
        ("lower", value(2025, 5, bound="at_least"), value(2026, 4), "met"),
    ],
)
def test_without_a_best_possible_value_a_bound_decides_only_on_its_own_side(
    better: str, before: Fields, after: Fields, status: str
) -> None:
    units: list[Fields] = [{"id": "points", "name": {"vi": "điểm", "en": "points"}}]
    described = indicator(target("2030", improve="yearly"), better=better, unit="points")
    assert one_target("2027-01-01", described, before, after, units=units).status == status


def test_a_break_within_the_year_leaves_it_unrated() -> None:
    broken: Fields = {**rank("2026-Q2", 4), "break": True}
    result = one_target("2027-01-01", BETTER, rank(2025, 5), broken, rank(2026, 4))
    assert year(result, 2026) == ("unrated", "series_break")


def test_years_ahead_are_open_and_a_year_that_falls_short_before_its_end_is_not_missed_yet() -> None:
    result = one_target("2026-12-31", BETTER, rank(2025, 5), rank(2026, 6))
    assert (result.status, result.reason) == ("no_data", "no_year_due")
    assert year(result, 2026) == ("unrated", "years_open")
    assert year(result, 2027) == ("no_data", "no_year_due")
    early = one_target("2026-12-31", BETTER, rank(2025, 5), rank(2026, 4))
    assert year(early, 2026) == ("met", None)
    assert early.status == "no_data"


# --- the whole and its years


def test_a_yearly_target_has_the_years_of_its_phase() -> None:
    result = one_target("2028-06-01", BETTER)
    assert [item.year for item in result.years] == [2026, 2027, 2028, 2029, 2030]
    assert [item.due_passed for item in result.years] == [True, True, False, False, False]


MET, MISSED, UNRATED = value(2022, 80), value(2023, 70), value(2023, 80, bound="at_most")
EMPTY = value(2022, numerator=0, denominator=0)


@pytest.mark.parametrize(
    ("as_of", "values", "status"),
    [
        ("2022-12-31", [MET], "no_data"),
        ("2023-01-01", [MET], "met"),
        ("2023-01-01", [EMPTY], "not_applicable"),
        ("2024-01-01", [EMPTY, value(2023, 90)], "met"),
        ("2024-01-01", [MET, UNRATED], "unrated"),
        ("2024-01-01", [MET], "awaiting"),
        ("2025-01-01", [MET, UNRATED], "awaiting"),
        ("2024-01-01", [MET, MISSED], "missed"),
        ("2025-01-01", [MET, MISSED], "missed"),
        ("2025-03-20", [MET, MISSED], "missed"),
        ("2025-03-21", [MET, MISSED], "unreported"),
        ("2024-03-21", [MET], "unreported"),
    ],
)
def test_the_whole_takes_the_most_pressing_status_of_the_years_already_due(
    as_of: str, values: list[Fields], status: str
) -> None:
    result = one_target(as_of, EVERY, *values)
    assert result.status == status
    assert result.overdue == (status in {"missed", "unreported"})
    assert ("so_far" in result.flags) == (status == "met")


def test_all_years_met_is_met_and_no_longer_so_far_after_the_last() -> None:
    values = [value(year, 80) for year in range(2022, 2026)]
    assert one_target("2026-01-01", EVERY, *values).flags == ()


def test_days_overdue_count_from_the_wait_of_the_oldest_year_that_is_overdue() -> None:
    result = one_target("2025-03-21", EVERY, value(2022, 80))
    assert [item.status for item in result.years] == ["met", "unreported", "unreported", "no_data"]
    assert result.days_overdue == 366  # from 2024-03-21, the day after the wait for 2023


def test_the_numbers_of_a_yearly_target_are_those_of_the_newest_year_due_and_draw_no_path() -> None:
    described = indicator(target(at_least=80, every="year", baseline="2021"))
    values = [value(2021, 20), value(2022, 30), value(2023, 70)]
    result = one_target("2024-02-01", described, *values)
    assert result.deciding is not None
    assert [result.deciding.period.text, result.gap] == ["2023", 10]
    assert result.line is None
    assert result.share is result.pace is result.expected is result.required is result.projected is None


def test_the_longest_period_that_ends_with_the_year_decides_it() -> None:
    values = [value("2022-Q4", 10), value("2022-H2", 20), value(2022, 90), value("2022/2025", 10)]
    assert year(one_target("2023-01-01", EVERY, *values), 2022) == ("met", None)
    assert year(one_target("2023-01-01", EVERY, *values[:2]), 2022) == ("missed", None)


def test_a_part_of_the_year_shows_it_while_it_runs_and_decides_nothing_afterwards() -> None:
    values = [value("2022-Q3", 90)]
    assert year(one_target("2022-12-01", EVERY, *values), 2022) == ("met", None)
    assert year(one_target("2023-01-01", EVERY, *values), 2022) == ("awaiting", None)
    assert year(one_target("2022-12-01", EVERY, value("2022-Q3", 70)), 2022) == ("unrated", "years_open")
    assert year(one_target("2022-12-01", EVERY, value(2021, 90)), 2022) == ("no_data", "no_year_due")


def test_a_level_that_met_last_before_the_end_of_a_year_decides_it_until_something_else_is_reported() -> None:
    level = indicator(target(at_least=80, every="year"), kind="level")
    result = one_target("2025-02-01", level, value("2022-Q3", 90), value("2024-Q1", 70))
    assert [item.status for item in result.years] == ["met", "met", "awaiting", "no_data"]
    flow = indicator(target(at_least=80, every="year"), kind="flow")
    assert one_target("2023-06-01", flow, value("2022-Q3", 90)).status == "unreported"


def test_a_yearly_cut_without_its_base_names_what_is_missing() -> None:
    described = indicator(
        target(reduce_by=10, relative_to="2021", every="year"), better="lower", unit="count", kind="level"
    )
    result = one_target("2023-01-01", described, value(2022, 95))
    assert (result.status, result.reason) == ("unrated", "base_unknown")


def test_a_superseded_yearly_target_has_no_years() -> None:
    ended = outcome("superseded", on="2023-01-01", reason="merged", document="decision 9")
    result = one_target("2024-01-01", EVERY, value(2022, 10), outcomes=[ended])
    assert (result.status, result.years) == ("superseded", ())
