"""When a task falls due: every kind of schedule, and which occurrences a report speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.operators import COMPARISONS, OPERATORS, Operator
from par_cli.model.schedule import Slot, covered, slots
from par_cli.model.tasks import SCHEDULE_KINDS, ScheduleKind
from support import INDICATOR, Fields, dataset, day, indicator, target, task

KINDS: dict[ScheduleKind, tuple[Fields, list[tuple[str, str | None]]]] = {
    "once": ({"due": "2022-Q4"}, [("2022-Q4", "2022-12-31")]),
    "period": ({"due": "2022/2025"}, [("2022/2025", "2025-12-31")]),
    "yearly": ({"every": "year"}, [(str(year), f"{year}-12-31") for year in range(2022, 2031)]),
    "yearly_plan": (
        {"every": "year", "by_plan": True, "years": "2022/2026"},
        [(str(year), f"{year}-12-31") for year in range(2022, 2027)],
    ),
    "half_yearly": (
        {"every": "half", "years": "2022-04/2023-03"},
        [("2022-04/2022-09", "2022-09-30"), ("2022-10/2023-03", "2023-03-31")],
    ),
    "quarterly": (
        {"every": "quarter", "years": 2022},
        [("2022-Q1", "2022-03-31"), ("2022-Q2", "2022-06-30"), ("2022-Q3", "2022-09-30"), ("2022-Q4", "2022-12-31")],
    ),
    "monthly": (
        {"every": "month", "years": "2024-Q1"},
        [(f"2024-0{n}", f"2024-0{n}-{d}") for n, d in enumerate((31, 29, 31), 1)],
    ),
    "several": (
        {"every": ["half", "year"], "years": 2022},
        [("2022-H1", "2022-06-30"), ("2022-H2", "2022-12-31"), ("2022", "2022-12-31")],
    ),
    "milestones": (
        {"milestones": [{"due": "2023", "key": "first"}, {"due": "2025-Q2"}]},
        [("first", "2023-12-31"), ("2025-Q2", "2025-06-30")],
    ),
    "continuous": ({"undated": "continuous"}, [("continuous", None)]),
    "external": ({"undated": "external"}, [("external", None)]),
}


def due_dates(what: Fields) -> tuple[str, list[Slot]]:
    """Return the kind of schedule of a task, and its occurrences."""
    found = dataset(tasks=[{**task(), **what}])
    return found.tasks[0].schedule_kind, list(slots(found.tasks[0], tuple(found.phases.values())))


def test_a_yearly_task_can_be_due_on_a_day_of_each_year() -> None:
    _, found = due_dates({"every": "year", "on": "11-30", "years": "2022/2023"})
    assert [(slot.key, str(slot.due)) for slot in found] == [("2022", "2022-11-30"), ("2023", "2023-11-30")]
    _, found = due_dates({"every": "year", "on": "02-29", "years": "2022-04/2024-03"})
    assert [str(slot.due) for slot in found] == ["2023-02-28", "2024-02-29"]


@given(st.sampled_from(["year", "half", "quarter", "month"]), st.integers(1, 366))
def test_a_report_can_be_due_some_days_after_each_period(every: str, days: int) -> None:
    _, plain = due_dates({"every": every, "years": "2022/2023"})
    _, later = due_dates({"every": every, "after_days": days, "years": "2022/2023"})
    assert [slot.key for slot in later] == [slot.key for slot in plain]
    both = [(old.due, new.due) for old, new in zip(plain, later, strict=True)]
    assert all(old and new and (new - old).days == days for old, new in both)


def test_a_report_on_a_year_closes_its_quarters_and_halves_where_no_occurrence_has_its_name() -> None:
    _, found = due_dates({"every": ["quarter", "half"], "years": 2022})
    keys = [slot.key for slot in found]
    assert sorted(covered(keys, "2022")) == sorted(keys)
    assert covered(keys, "2022-H1") == ("2022-H1",)


def test_every_kind_of_schedule_has_a_case() -> None:
    assert set(KINDS) == set(SCHEDULE_KINDS)


@pytest.mark.parametrize("kind", SCHEDULE_KINDS)
def test_a_schedule_gives_one_occurrence_for_each_date(kind: ScheduleKind) -> None:
    given, expected = KINDS[kind]
    found_kind, found = due_dates(given)
    assert found_kind == kind
    assert [(slot.key, slot.due) for slot in found] == [
        (key, None if due is None else day(due)) for key, due in expected
    ]


def test_a_yearly_task_has_the_years_of_all_phases_each_once() -> None:
    phases: list[Fields] = [
        {"id": "a", "from": 2022, "to": 2024},
        {"id": "b", "from": 2024, "to": 2026},
        {"id": "c", "from": 2030, "to": 2030},
    ]
    found = dataset(tasks=[task(every="year")], phases=phases)
    keys = [slot.key for slot in slots(found.tasks[0], tuple(found.phases.values()))]
    assert keys == ["2022", "2023", "2024", "2025", "2026", "2030"]


def test_a_task_that_comes_round_has_the_steps_of_phases_that_begin_in_any_month() -> None:
    phases: list[Fields] = [
        {"id": "a", "from": "2025-04", "to": "2026-03"},
        {"id": "b", "from": "2026-04", "to": "2028-03"},
    ]

    def keys(every: str) -> list[str]:
        found = dataset(tasks=[task(every=every)], phases=phases)
        return [slot.key for slot in slots(found.tasks[0], tuple(found.phases.values()))]

    assert keys("year") == ["2025-04/2026-03", "2026-04/2027-03", "2027-04/2028-03"]
    assert keys("half")[:2] == ["2025-04/2025-09", "2025-10/2026-03"]
    assert keys("quarter")[:5] == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]
    assert (keys("month")[0], keys("month")[-1], len(keys("month"))) == ("2025-04", "2028-03", 36)


def test_a_due_date_is_orientation_from_the_first_day_of_an_orientation_phase_to_its_last() -> None:
    phases: list[Fields] = [{"id": "a", "from": "2025-04", "to": "2026-03", "orientation": True}]
    steps = [{"due": day} for day in ("2025-03-31", "2025-04-01", "2026-03-31", "2026-04-01")]
    found = dataset(tasks=[task(milestones=steps)], phases=phases)
    expected = [False, True, True, False]
    assert [slot.orientation for slot in slots(found.tasks[0], tuple(found.phases.values()))] == expected


def test_a_due_date_in_a_binding_phase_is_no_orientation_where_an_orientation_phase_contains_it_too() -> None:
    phases: list[Fields] = [
        {"id": "a", "from": 2022, "to": 2025},
        {"id": "b", "from": 2024, "to": 2030, "orientation": True},
    ]
    steps = [{"due": day} for day in ("2023-06-30", "2025-12-31", "2026-01-01")]
    found = dataset(tasks=[task(milestones=steps)], phases=phases)
    assert [slot.orientation for slot in slots(found.tasks[0], tuple(found.phases.values()))] == [False, False, True]


def test_one_year_of_its_own_is_one_occurrence() -> None:
    assert [slot.key for slot in due_dates({"every": "year", "years": 2024})[1]] == ["2024"]


def test_occurrences_after_the_binding_phase_are_orientation() -> None:
    assert [slot.key for slot in due_dates({"every": "year"})[1] if slot.orientation] == [
        "2026",
        "2027",
        "2028",
        "2029",
        "2030",
    ]
    assert not due_dates({"undated": "continuous"})[1][0].orientation


def test_a_milestone_has_its_own_lead_and_measure_or_those_of_the_task() -> None:
    measure = {"indicator": INDICATOR, "at_least": 50}
    steps = [{"due": 2023, "lead": ["health"], "measure": measure}, {"due": 2024}]
    found = dataset(tasks=[task(milestones=steps)], indicators=[indicator(target(at_least=80))])
    first, second = slots(found.tasks[0], tuple(found.phases.values()))
    assert (first.lead, second.lead) == (("health",), ("home",))
    assert first.measure is not None
    assert first.measure.indicator == INDICATOR
    assert second.measure is None


@pytest.mark.parametrize("operator", COMPARISONS)
def test_a_measure_knows_its_operator_its_number_and_its_upper_end(operator: Operator) -> None:
    row = OPERATORS[operator]
    number: object = [40, 60] if row.takes == "range" else 40
    step = {"due": 2023, "measure": {"indicator": INDICATOR, operator: number}}
    found = dataset(tasks=[task(milestones=[step])], indicators=[indicator(better=row.fits[0])])
    milestones = found.tasks[0].milestones
    assert milestones is not None
    measure = milestones[0].measure
    assert measure is not None
    assert measure.operator == operator
    assert measure.value == 40
    assert measure.upper == (60 if row.takes == "range" else None)


YEARS = tuple(str(year) for year in range(2022, 2031))


@pytest.mark.parametrize(
    ("keys", "occurrence", "expected"),
    [
        (("2022-Q4",), None, ("2022-Q4",)),
        (YEARS, None, ()),
        (YEARS, "2024", ("2024",)),
        (YEARS, "2022/2025", ("2022", "2023", "2024", "2025")),
        (YEARS, "2020/2023", ()),
        (YEARS, "2029/2031", ()),
        (YEARS, "2024-Q1", ()),
        (YEARS, "sometime", ()),
        (("2022/2025",), "2022/2025", ("2022/2025",)),
        (("first", "second"), "second", ("second",)),
        (("first", "second"), "2024", ()),
        (("2025-Q1", "2025-Q2", "2025-Q3"), "2025-H1", ("2025-Q1", "2025-Q2")),
        (("2025-Q1", "2025-Q2", "2025-Q3"), "2025-H2", ()),
        (("2025-Q1", "2025-Q3"), "2025-9M", ()),
        (("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"), "2025-04/2026-03", ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")),
        (("2025-04/2026-03", "2026-04/2027-03"), "2025-04/2027-03", ("2025-04/2026-03", "2026-04/2027-03")),
        (("2025-04/2026-03", "2026-04/2027-03"), "2026", ()),
    ],
)
def test_a_report_speaks_of_what_it_names_of_all_that_make_up_a_period_or_of_the_only_one(
    keys: tuple[str, ...], occurrence: str | None, expected: tuple[str, ...]
) -> None:
    assert covered(keys, occurrence) == expected


@pytest.mark.parametrize(("name", "section"), [("I.1", "I"), ("VIII.5", "VIII"), ("A.2.3", "A.2")])
def test_the_section_of_a_task_is_its_id_up_to_the_last_dot(name: str, section: str) -> None:
    assert dataset(tasks=[task(name, due=2024)]).tasks[0].section == section
