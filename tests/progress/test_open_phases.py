"""A phase for which nobody has set an end, and an end that somebody assumed (docs/method.md, 4)."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from support import indicator, one_target, target, value

OPEN = ({"id": "on", "from": 2022},)
ASSUMED = ({"id": "on", "from": 2022, "to": 2030, "to_assumed": "the law names no year"},)


def yearly(as_of: str) -> tuple[str, list[str], date]:
    found = one_target(
        as_of,
        indicator(target("on", at_least=80, every="year"), kind="flow"),
        value(2022, 85),
        value(2023, 70),
        phases=OPEN,
    )
    return found.status, [year.status for year in found.years], found.entry.deadline


def test_a_target_of_each_year_without_end_is_judged_up_to_the_year_of_the_day() -> None:
    assert yearly("2022-07-01") == ("no_data", ["no_data"], date(2022, 12, 31))
    assert yearly("2023-01-15") == ("met", ["met", "no_data"], date(2023, 12, 31))
    assert yearly("2024-06-01")[1] == ["met", "missed", "no_data"]


def test_before_an_open_phase_begins_its_first_year_is_ahead() -> None:
    assert yearly("2020-05-05") == ("no_data", ["no_data"], date(2022, 12, 31))


@given(st.dates(date(2022, 1, 1), date(2026, 12, 31)))
def test_a_year_of_an_open_phase_is_judged_as_in_one_with_an_end(day: date) -> None:
    phases = ({"id": "on", "from": 2022, "to": 2026},)
    one = indicator(target("on", at_least=80, every="year"), kind="flow")
    figures = [value(2022, 85), value(2023, 70)]
    ended, endless = (one_target(str(day), one, *figures, phases=each) for each in (phases, OPEN))
    assert endless.years == ended.years[: len(endless.years)]
    assert all(not year.due_passed for year in ended.years[len(endless.years) :])
    assert endless.status == ended.status


def test_a_target_with_a_deadline_of_its_own_keeps_it_in_a_phase_without_end() -> None:
    found = one_target("2026-06-01", indicator(target("on", at_least=80, due=2024)), value(2024, 70), phases=OPEN)
    assert (found.status, found.entry.deadline) == ("missed", date(2024, 12, 31))
    assert found.entry.deadline_assumed is None


def test_an_end_that_is_assumed_says_why_where_it_is_the_deadline() -> None:
    found = one_target("2026-06-01", indicator(target("on", at_least=80)), phases=ASSUMED)
    assert found.entry.deadline_assumed is not None
    assert found.entry.deadline_assumed.to("en") == "the law names no year"
    own = one_target("2026-06-01", indicator(target("on", at_least=80, due=2024)), phases=ASSUMED)
    assert own.entry.deadline_assumed is None


def test_a_direction_without_a_number_needs_no_deadline() -> None:
    values = [value(year, number) for year, number in ((2021, 40), (2022, 42), (2023, 45), (2024, 46))]
    found = one_target("2025-06-01", indicator(target("on", progress="trend")), *values, phases=OPEN)
    assert (found.status, found.overdue, found.entry.deadline) == ("improving", False, date(2025, 12, 31))
