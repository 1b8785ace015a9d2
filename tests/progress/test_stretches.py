"""Years that begin in another month, and the steps of a phase (docs/method.md, 1, 3 and 4)."""

from __future__ import annotations

import pytest

from support import Fields, indicator, one_target, target, value


def financial(year: int) -> str:
    """Give the twelve months from April of a year."""
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
