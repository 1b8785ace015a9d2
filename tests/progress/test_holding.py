"""Reached by a deadline and then held to the end of the phase (docs/method.md, 3)."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from par_cli.progress.results import TargetResult
from support import Fields, indicator, one_target, target, value

PHASES: list[Fields] = [{"id": "2030", "from": 2022, "to": 2030}]
HELD = indicator(target("2030", at_least=50, due="2024", hold=True))
PLAIN = indicator(target("2030", at_least=50, due="2024"))


def on(as_of: str, described: Fields, **years: int) -> TargetResult:
    values = [value(name.removeprefix("y"), number) for name, number in years.items()]
    return one_target(as_of, described, *values, phases=PHASES)


def test_the_first_later_value_that_does_not_meet_it_loses_it() -> None:
    found = on("2028-06-01", HELD, y2024=55, y2025=52, y2026=49, y2027=60)
    assert (found.status, found.flags) == ("missed", ("lost",))
    assert found.deciding is not None
    assert found.deciding.period.text == "2026"
    assert found.overdue
    assert found.awaited_until == date(2027, 3, 20)
    assert on("2028-06-01", PLAIN, y2024=55, y2025=52, y2026=49, y2027=60).status == "met"


def test_it_is_met_so_far_until_the_phase_is_over() -> None:
    assert on("2026-06-01", HELD, y2024=55, y2025=52).flags == ("so_far",)
    after = on("2031-06-01", HELD, y2024=55, y2030=50)
    assert (after.status, after.flags) == ("met", ())
    beyond = on("2032-06-01", HELD, y2024=55, y2030=50, y2031=10)
    assert (beyond.status, beyond.flags) == ("met", ("later_value",))


def test_a_value_of_another_kind_of_period_loses_nothing() -> None:
    values = [value(2024, 55), value("2025-Q1", 10)]
    assert one_target("2026-06-01", HELD, *values, phases=PHASES).status == "met"


def test_what_is_not_reached_by_the_deadline_is_missed_as_any_other() -> None:
    kept, plain = (on("2026-06-01", described, y2024=45, y2025=52) for described in (HELD, PLAIN))
    assert (kept.status, kept.flags, kept.overdue) == (plain.status, plain.flags, plain.overdue)


@given(st.lists(st.integers(40, 60), min_size=1, max_size=6))
def test_it_is_met_exactly_where_every_year_from_the_deadline_on_meets_it(numbers: list[int]) -> None:
    years = {f"y{2024 + index}": number for index, number in enumerate(numbers)}
    found = on("2031-06-01", HELD, **years)
    assert found.status == ("met" if all(number >= 50 for number in numbers) else "missed")
