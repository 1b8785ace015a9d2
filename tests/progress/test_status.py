"""The state of a decision: filters, what falls due next, what counts for the exit code, and all counts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from par_cli.progress.results import Status
from par_cli.progress.status import FAIL_ON, Filters, fails, judgeable
from support import Described, Fields, agency, day, indicator, outcome, report, stand, target, task, value

AS_OF = "2026-04-01"
WHOLE: Described = {
    "agencies": [agency("home", successors=[{"agency": "digital", "from": "2026-01-01"}])],
    "indicators": [
        indicator(target(at_least=80, source={"section": "II.1"}), target("2030", at_least=90), name="a"),
        indicator(
            target(at_least=80, source={"section": "II.2"}, owners=["justice", "health"]),
            target("2030", improve="yearly", source={"section": "II.2"}),
            name="b",
        ),
    ],
    "values": [value(2025, 85, name="a"), value(2025, 70, name="b", published="2026-02-03")],
    "tasks": [
        task("I.1", due="2022-Q4"),
        task("I.2", every="year", lead=["justice", "health"]),
        task("II.1", undated="continuous", lead=["health"]),
        task("II.2", due="2026-Q2", lead=[]),
        task("II.3", milestones=[{"due": "2024", "lead": ["health"]}, {"due": "2026", "lead": ["justice"]}]),
    ],
    "reports": [report("done", on="2022-12-30"), report("done", name="I.2", occurrence="2022/2024", on="2024-06-01")],
}


def narrowed(**filters: object) -> Status:
    """Return the state of the whole, narrowed."""
    return stand(AS_OF, filters=Filters(**filters), **WHOLE)  # type: ignore[arg-type]


def ids(found: Status) -> list[str]:
    """Return the ids of all targets and tasks shown."""
    return [*(item.entry.id for item in found.targets), *(item.task.id for item in found.tasks)]


# --- filters


def test_without_a_filter_everything_is_shown() -> None:
    found = narrowed()
    assert ids(found) == ["a/2025", "a/2030", "b/2025", "b/2030", "I.1", "I.2", "II.1", "II.2", "II.3"]
    assert found.filters == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"phase": "2030"}, ["a/2030", "b/2030", "I.2", "II.1", "II.2", "II.3"]),
        ({"phase": "2025"}, ["a/2025", "b/2025", "I.1", "I.2", "II.1", "II.3"]),
        ({"section": "II.2"}, ["b/2025", "b/2030"]),
        ({"section": "II"}, ["II.1", "II.2", "II.3"]),
        ({"agency": "home"}, ["a/2025", "a/2030", "b/2030", "I.1"]),
        ({"agency": "digital"}, ["a/2025", "a/2030", "b/2030", "I.1"]),
        ({"agency": "health"}, ["b/2025", "I.2", "II.1", "II.3"]),
        ({"statuses": ("met",)}, ["a/2025"]),
        ({"statuses": ("missed", "undated")}, ["b/2025", "II.1"]),
        ({"overdue": True}, ["b/2025", "I.2", "II.3"]),
        ({"overdue": True, "agency": "health", "phase": "2025"}, ["b/2025", "I.2", "II.3"]),
        ({"overdue": True, "phase": "2030"}, []),
    ],
)
def test_a_filter_narrows_what_is_shown_and_counted_and_says_so(filters: Fields, expected: list[str]) -> None:
    found = narrowed(**filters)
    assert ids(found) == expected
    assert found.summary.targets.total == len(found.targets)
    assert found.summary.tasks.total == len(found.tasks)
    named = [(key.replace("statuses", "status"), item) for key, item in filters.items()]
    said: dict[str, set[object]] = {}
    for key, item in found.filters:
        said.setdefault(key, set()).add(item)
    assert set(said) == {key for key, _ in named}


def test_filters_are_said_in_one_order_with_what_was_asked_for() -> None:
    filters = Filters("2025", "II", "home", ("met", "missed"), overdue=True)
    assert filters.given == (
        ("phase", "2025"),
        ("section", "II"),
        ("agency", "home"),
        ("status", "met"),
        ("status", "missed"),
        ("overdue", "true"),
    )


def test_a_phase_keeps_the_occurrences_first_due_in_its_years_and_those_without_a_date() -> None:
    found = {item.task.id: item for item in narrowed(phase="2025").tasks}
    assert [item.slot.key for item in found["I.2"].occurrences] == ["2022", "2023", "2024", "2025"]
    assert [item.slot.key for item in found["II.3"].occurrences] == ["2024"]
    assert found["II.1"].status == "undated"
    later = {item.task.id: item for item in narrowed(phase="2030").tasks}
    assert (later["I.2"].status, later["I.2"].overdue, later["I.2"].days_overdue) == ("open", False, None)


def test_an_extension_leaves_an_occurrence_in_the_phase_in_which_it_was_first_due() -> None:
    said = report("extended", due="2026-06-30", published="2025-12-01", document="letter")
    found = stand("2026-01-01", filters=Filters(phase="2025"), tasks=[task(due="2025")], reports=[said])
    assert [item.status for item in found.tasks] == ["open"]


# --- what falls due next


def test_upcoming_are_the_open_occurrences_and_targets_of_the_next_ninety_days_from_today_on() -> None:
    tasks = [
        task("I.1", due="2026-04-01"),
        task("I.2", due="2026-06-30"),
        task("I.3", due="2026-07-01"),
        task("I.4", due="2026-03-31"),
        task("I.5", due="2026-04-01"),
        task("I.6", due="2026-04-02"),
        task("I.7", undated="continuous"),
    ]
    soon = indicator(target("2030", at_least=80, due="2026-04-01"))
    later = indicator(target("2030", at_least=80, due="2026-07-01"), name="later")
    found = stand(
        AS_OF,
        tasks=tasks,
        indicators=[soon, later],
        reports=[report("done", name="I.6", on="2026-03-01")],
    )
    assert [
        (item.day, item.days, [task.task.id for task in item.tasks], [target.entry.id for target in item.targets])
        for item in found.upcoming
    ] == [(day("2026-04-01"), 0, ["I.1", "I.5"], ["share/2030"]), (day("2026-06-30"), 90, ["I.2"], [])]


def test_upcoming_are_the_years_of_a_yearly_target_and_the_dates_of_each_task_once() -> None:
    steps = [{"due": "2026-Q4", "key": "one"}, {"due": "2026-12-31", "key": "two"}]
    found = stand(
        "2026-11-23", tasks=[task(milestones=steps)], indicators=[indicator(target("2030", improve="yearly"))]
    )
    (ahead,) = found.upcoming
    assert (ahead.day, ahead.days, len(ahead.tasks), len(ahead.targets)) == (day("2026-12-31"), 38, 1, 1)


def test_what_no_longer_applies_does_not_fall_due() -> None:
    ended = outcome("superseded", on="2025-06-01", reason="merged", document="decision 9")
    empty = value("2025-Q3", numerator=0, denominator=0, name="empty")
    indicators = [indicator(target(at_least=80)), indicator(target(at_least=80), name="empty")]
    assert stand("2025-12-01", indicators=indicators, outcomes=[ended], values=[empty]).upcoming == ()
    assert len(stand("2025-12-01", indicators=indicators).upcoming[0].targets) == 2


# --- the newest publication


def test_the_newest_publication_is_the_last_one_known_on_the_day() -> None:
    values = [value(2024, 1), value(2023, 1, published="2024-04-01"), value(2022, 1, published="2025-04-01")]
    described = [indicator(target(at_least=80))]
    newest = [
        stand(as_of, indicators=described, values=values).newest for as_of in ("2024-03-31", "2024-04-01", "2026-01-01")
    ]
    assert newest == [None, day("2024-04-01"), day("2025-04-01")]


# --- the exit code

UNREPORTED: Described = {"tasks": [task(due="2025")]}
UNFINISHED: Described = {**UNREPORTED, "reports": [report("in_progress", published="2025-01-01")]}
NUMBER = indicator(target(at_least=80, baseline="2021"))
MISSED: Described = {"indicators": [NUMBER], "values": [value(2025, 70)]}
MET_LATE: Described = {"indicators": [{**NUMBER, "kind": "level"}], "values": [value(2025, 70), value("2026-01", 80)]}
SILENT: Described = {"indicators": [NUMBER]}


def ahead(number: int) -> Described:
    """Return a target to 2030 from 20 at the end of 2021, with a value at the end of 2025."""
    described = indicator(target("2030", at_least=90, baseline="2021"))
    return {"indicators": [described], "values": [value(2021, 20), value(2025, number)]}


@pytest.mark.parametrize(
    ("what", "failing"),
    [
        (UNREPORTED, {"overdue", "at-risk"}),
        (UNFINISHED, {"overdue", "missed", "at-risk"}),
        (MISSED, {"overdue", "missed", "at-risk"}),
        (MET_LATE, set()),
        (SILENT, {"overdue", "at-risk"}),
        (ahead(80), set()),
        (ahead(45), {"at-risk"}),
        (ahead(30), {"at-risk"}),
        (ahead(10), {"at-risk"}),
        ({"tasks": [task(due="2026-04-01")]}, set()),
        ({"tasks": [task(undated="external")]}, set()),
    ],
)
def test_what_makes_a_command_fail_is_what_was_asked_for(what: Described, failing: set[str]) -> None:
    found = stand(AS_OF, **what)
    assert {name for name in FAIL_ON if fails(found, name, binding=False)} == failing


def test_never_is_never() -> None:
    assert set(FAIL_ON) == {"overdue", "missed", "at-risk", "never"}
    assert not fails(narrowed(), "never", binding=False)


def test_binding_leaves_the_orientation_phases_out_of_the_exit_code_and_in_the_result() -> None:
    after = "2032-01-01"
    for what in ({"tasks": [task(due="2030")]}, {"indicators": [indicator(target("2030", at_least=90))]}):
        found = stand(after, **what)  # type: ignore[arg-type]
        assert fails(found, "overdue", binding=False)
        assert not fails(found, "overdue", binding=True)
        assert (found.summary.tasks.overdue or found.summary.targets.overdue) == 1
    yearly = stand("2026-06-01", tasks=[task(every="year")])
    assert fails(yearly, "overdue", binding=True)
    closed = report("done", occurrence="2022/2025", on="2022-01-01")
    orientation = stand("2032-01-01", tasks=[task(every="year")], reports=[closed])
    assert fails(orientation, "overdue", binding=False)
    assert not fails(orientation, "overdue", binding=True)
    bound = stand("2026-06-01", indicators=[indicator(target(at_least=80))])
    assert fails(bound, "overdue", binding=True)


def test_a_yearly_task_with_silent_and_unfinished_years_has_known_failures() -> None:
    said = report("in_progress", occurrence="2024", published="2024-06-01")
    assert fails(stand(AS_OF, tasks=[task(every="year")], reports=[said]), "missed", binding=False)
    assert not fails(stand(AS_OF, tasks=[task(every="year")]), "missed", binding=False)


# --- counts


def test_a_task_with_two_leads_counts_once_in_totals_and_once_with_each() -> None:
    summary = narrowed().summary
    assert summary.tasks.total == 5
    assert {name: tally.total for name, tally in summary.tasks_by_agency.items()} == {
        "home": 2,
        "justice": 2,
        "health": 3,
    }
    assert {name: tally.total for name, tally in summary.targets_by_agency.items()} == {
        "home": 3,
        "justice": 1,
        "health": 1,
    }
    assert {name: tally.total for name, tally in summary.occurrences_by_agency.items()} == {
        "home": 1,
        "justice": 10,
        "health": 11,
    }


def test_targets_and_tasks_are_counted_per_phase_and_section() -> None:
    summary = narrowed().summary
    assert {name: tally.total for name, tally in summary.targets_by_phase.items()} == {"2025": 2, "2030": 2}
    assert {name: tally.total for name, tally in summary.targets_by_section.items()} == {"II.1": 1, "II.2": 2}
    assert summary.targets_by_group == {}
    assert {name: tally.total for name, tally in summary.tasks_by_section.items()} == {"I": 2, "II": 3}
    assert (summary.targets.overdue, summary.targets.overdue_unreported) == (1, 0)
    assert (summary.tasks.overdue, summary.tasks.overdue_unreported) == (2, 2)


def test_the_four_buckets_sum_to_the_dated_occurrences_and_rates_are_over_those_already_due() -> None:
    said = [
        report("done", occurrence="2022", on="2022-06-01"),
        report("done", occurrence="2023", on="2024-06-01"),
        report("in_progress", occurrence="2024", published="2024-06-01"),
        report("done", occurrence="2027", on="2026-02-01"),
        report("superseded", occurrence="2026", on="2026-01-15", reason="merged", document="decision 9"),
        report("superseded", occurrence="2030", on="2026-01-15", reason="merged", document="decision 9"),
    ]
    tasks = [task(every="year"), task("I.2", undated="external")]
    found = stand(AS_OF, tasks=tasks, reports=said).summary.occurrences
    assert found.total == 10
    assert (found.done_on_time, found.done_late, found.open, found.overdue) == (2, 1, 2, 2)
    assert (found.unreported, found.undated, found.superseded) == (1, 1, 2)
    assert found.dated == 7
    assert found.due == 4
    assert found.on_time_rate == Fraction(1, 4)
    assert found.done_rate == Fraction(2, 4)


def test_there_is_no_rate_before_anything_is_due() -> None:
    found = stand("2022-06-01", tasks=[task(every="year")]).summary.occurrences
    assert (found.due, found.on_time_rate, found.done_rate) == (0, None, None)


def test_a_target_knows_who_answers_for_it_today_and_whether_it_binds() -> None:
    found = narrowed().targets
    assert [item.owners_today for item in found[:3]] == [("digital",), ("digital",), ("justice", "health")]
    assert [item.orientation for item in found[:2]] == [False, True]


def test_a_command_of_one_list_is_asked_about_that_list_alone() -> None:
    found = stand("2026-06-01", indicators=[indicator(target(at_least=80))], tasks=[task(due="2030")])
    failing = [
        view for view in ("status", "targets", "tasks") if fails(judgeable(found, view), "overdue", binding=False)
    ]
    assert failing == ["status", "targets"]


def test_ids_keep_their_targets_those_of_an_indicator_and_their_tasks() -> None:
    found = stand(AS_OF, filters=Filters(ids=("a", "b/2030", "II.1")), **WHOLE)
    assert [item.entry.id for item in found.targets] == ["a/2025", "a/2030", "b/2030"]
    assert [item.task.id for item in found.tasks] == ["II.1"]
