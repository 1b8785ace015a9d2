"""Every cause that a change can have, by one example each: the clock, a report, or another state of the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Unpack

import pytest

from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation
from par_cli.progress.causes import CAUSE_CODES, CLOCK_CODES, FACT_CODES, FOLDER_CODES
from par_cli.progress.differences import (
    Difference,
    Differences,
    OccurrenceDifference,
    differences,
    direction_of,
    kind_of,
)
from par_cli.progress.results_on_day import Point
from par_cli.progress.status import Filters, newest_published
from par_cli.record.earlier import recorded_by
from support import (
    PHASES,
    Described,
    Fields,
    agency,
    dataset,
    figure,
    indicator,
    outcome,
    rank,
    report,
    target,
    task,
    value,
)

SHARE = indicator(target(at_least=50))
YEARLY = indicator(target(at_least=50, every="year"))
REPORTED = indicator({**target(), "outcome": "done"})
EARLY, LATE = "2025-06-01", "2026-06-01"


def days(
    first: str,
    last: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    **described: Unpack[Described],
) -> Differences:
    """Return what differs between two days of a decision."""
    data = dataset(**described)
    return differences(Point(data, date.fromisoformat(first)), Point(data, date.fromisoformat(last)), filters)


def folders(old: Described, new: Described, first: str = LATE, last: str | None = None) -> Differences:
    """Return what differs between two states of data, on one day or up to a later one."""
    start = date.fromisoformat(first)
    end = start if last is None else date.fromisoformat(last)
    return differences(Point(dataset(**old), start), Point(dataset(**new), end))


def told(found: Differences) -> list[tuple[str, str, list[str]]]:
    """Return each step of all that differs: the day, what it is of, and the codes of its causes."""
    every: tuple[Difference, ...] = (*found.targets, *found.occurrences)
    steps = [
        (step.on.isoformat(), f"{item.id} {item.key}" if isinstance(item, OccurrenceDifference) else item.id, step)
        for item in every
        for step in item.steps
    ]
    return [(day, name, [cause.code for cause in step.causes]) for day, name, step in steps]


def described(
    *,
    indicators: Sequence[Fields] = (SHARE,),
    values: Sequence[Fields] = (),
    tasks: Sequence[Fields] = (),
    reports: Sequence[Fields] = (),
    outcomes: Sequence[Fields] = (),
    agencies: Sequence[Fields] = (),
    phases: Sequence[Fields] = PHASES,
    decision: dict[str, object] | None = None,
    thresholds: Sequence[Fields] = (),
) -> Described:
    return {
        "indicators": indicators, "values": values, "tasks": tasks, "reports": reports, "outcomes": outcomes,
        "agencies": agencies, "phases": phases, "decision": decision or {}, "thresholds": thresholds,
    }  # fmt: skip


# --- the clock


def test_a_deadline_and_the_wait_for_a_report_pass_on_the_day_after_their_last() -> None:
    assert told(days(EARLY, LATE, indicators=[SHARE])) == [
        ("2026-01-01", "share/2025", ["deadline_passed"]),
        ("2026-03-21", "share/2025", ["lag_passed"]),
    ]


def test_the_years_of_a_target_fall_due_one_by_one() -> None:
    found = days("2024-06-01", "2025-06-01", indicators=[YEARLY])
    assert told(found) == [
        ("2025-01-01", "share/2025", ["step_due"]),
        ("2025-03-21", "share/2025", ["lag_passed"]),
    ]


def test_the_step_of_a_phase_without_an_end_moves_with_the_year() -> None:
    open_ended: list[Fields] = [{"id": "2025", "from": 2022}]
    trend = indicator(target(progress="trend"))
    found = days("2024-06-01", "2025-01-02", indicators=[trend], phases=open_ended)
    assert told(found) == [("2025-01-01", "share/2025", ["step_due"])]
    yearly = days("2024-06-01", "2025-01-02", indicators=[YEARLY], phases=open_ended)
    assert told(yearly) == [("2025-01-01", "share/2025", ["step_due"])]


def test_what_must_be_held_is_so_until_its_phase_ends() -> None:
    held = indicator(target(at_least=50, due="2024", hold=True))
    found = days("2025-06-01", "2026-01-02", indicators=[held], values=[value(2024, 60)])
    assert told(found) == [("2026-01-01", "share/2025", ["period_ended"])]


def test_a_value_published_before_its_period_is_over_counts_from_its_end_and_is_named() -> None:
    found = days("2025-12-01", "2025-12-31", indicators=[SHARE], values=[value(2025, 60, published="2025-12-15")])
    assert told(found) == [("2025-12-31", "share/2025", ["period_ended"])]
    (cause,) = found.targets[0].steps[0].causes
    assert cause.fact is not None
    assert [item.change for item in found.values] == ["new"]


def test_a_value_grows_old() -> None:
    found = days(
        "2025-12-01", "2026-01-01",
        indicators=[indicator(target("2030", at_least=50), reported="yearly")], values=[value(2023, 10)],
    )  # fmt: skip
    assert told(found) == [("2026-01-01", "share/2030", ["gone_stale"])]


def test_another_agency_answers_from_a_day_on_and_nothing_else_is_told_of_that_day() -> None:
    heirs = [agency("old", successors=[{"agency": "new", "from": "2025-07-01"}]), agency("new")]
    owned = indicator(target(at_least=50), owners=["old"])
    work = [task(due="2023", lead=["old"]), task("I.2", due="2026", lead=["home"])]
    found = days("2025-06-01", "2025-08-01", indicators=[owned], agencies=heirs, tasks=work)
    assert told(found) == [
        ("2025-07-01", "share/2025", ["agency_changed"]),
        ("2025-07-01", "I.1 2023", ["agency_changed"]),
    ]
    by_heir = days(
        "2025-06-01", "2025-08-01", Filters(agency="new"), indicators=[owned], agencies=heirs, tasks=work
    )  # fmt: skip
    assert told(by_heir) == told(found)
    assert not days("2025-06-01", "2025-08-01", Filters(agency="justice"), indicators=[owned], agencies=heirs).any


def test_a_group_without_a_due_day_has_other_members_from_a_day_on() -> None:
    group = [
        agency("a"), agency("b", **{"from": "2025-03-01"}), agency("c", until="2025-04-30"),
        agency("all", members=["a", "b", "c"]),
    ]  # fmt: skip
    work = [task(undated="continuous", lead=["all"])]
    done = [report("done", on="2025-01-05", published="2025-01-05", reporter="a")]
    found = days("2025-02-01", "2025-06-01", tasks=work, agencies=group, reports=done, indicators=[])
    assert told(found) == [
        ("2025-03-01", "I.1 continuous", ["agency_changed"]),
        ("2025-05-01", "I.1 continuous", ["agency_changed"]),
    ]


def test_a_due_day_passes_of_a_task_and_of_each_year_of_one_that_comes_round() -> None:
    work = [task(due="2025"), task("I.2", every="year", years="2024/2025")]
    found = days("2025-06-01", "2026-02-01", tasks=work, indicators=[])
    assert told(found) == [
        ("2026-01-01", "I.1 2025", ["deadline_passed"]),
        ("2026-01-01", "I.2 2025", ["step_due"]),
    ]
    assert {direction_of(item) for item in found.occurrences} == {"worse"}


def test_a_component_takes_the_whole_along_and_a_sibling_its_neighbour() -> None:
    parts = indicator(target(at_least=50), name="part")
    whole = indicator(target(all_of=["part/2025", "share/2025"]), name="whole", unit=None)
    found = days("2025-12-01", "2026-01-01", indicators=[SHARE, parts, whole])
    assert [codes for _, _, codes in told(found)] == [["deadline_passed"]] * 3
    milestones = indicator(target(at_least=20), target("2030", at_least=80))
    begun = days(
        "2025-12-31", "2026-01-01", indicators=[milestones],
        values=[value("2025", 30), value("2025-12-31", 30, published="2025-12-31")],
    )  # fmt: skip
    assert ("2026-01-01", "share/2025", ["deadline_passed"]) in told(begun)


# --- facts


def test_a_new_value_and_one_that_revises_it_are_told_apart_from_the_clock_of_the_same_day() -> None:
    values = [value(2025, 40, published="2026-01-01"), value(2025, 60, published="2026-02-01")]
    found = days(EARLY, LATE, indicators=[SHARE], values=values)
    assert told(found) == [
        ("2026-01-01", "share/2025", ["deadline_passed", "value_new"]),
        ("2026-02-01", "share/2025", ["value_revised"]),
    ]
    assert [(item.change, item.on.isoformat()) for item in found.values] == [
        ("new", "2026-01-01"),
        ("revised", "2026-02-01"),
    ]
    assert found.values[1].before == found.values[0].after


def test_what_does_not_matter_on_a_day_is_not_told() -> None:
    values = [value(2019, 40, published="2026-01-01"), value(2023, 9), value(2024, 10)]
    found = days("2025-12-01", "2026-01-02", indicators=[SHARE], values=values)
    assert told(found) == [("2026-01-01", "share/2025", ["deadline_passed"])]


def test_the_base_of_a_change_and_the_figure_of_a_document_are_facts_of_their_own() -> None:
    cut = indicator(target(reduce_by=10, relative_to="2021"), unit="count", better="lower", kind="level")
    found = days(
        "2024-01-01", "2024-06-01", indicators=[cut],
        values=[value(2021, 100, published="2024-02-01"), value(2023, 95, published="2024-01-01")],
    )  # fmt: skip
    assert told(found) == [("2024-02-01", "share/2025", ["base_changed"])]
    referring = indicator(target(refers_to={"document": "resolution"}))
    set_later = days(
        "2024-01-01", "2024-06-01", indicators=[referring], values=[value(2023, 40)],
        thresholds=[figure(60, "2024-03-01")],
    )  # fmt: skip
    assert told(set_later) == [("2024-03-01", "share/2025", ["figure_set"])]


def test_the_last_reporter_completes_a_sum() -> None:
    posts = indicator(target(at_least=30), unit="count", reporters=["home", "justice"])
    values = [
        value(2024, 10, reporter="home", published="2025-01-10"),
        value(2024, 30, reporter="justice", published="2025-02-10"),
        value(2024, 31, reporter="justice", published="2025-03-10"),
    ]
    found = days("2025-01-01", "2025-06-01", indicators=[posts], values=values)
    assert told(found) == [
        ("2025-01-10", "share/2025", ["value_new"]),
        ("2025-02-10", "share/2025", ["reporters_complete"]),
        ("2025-03-10", "share/2025", ["value_revised"]),
    ]


def test_of_many_entries_of_a_day_the_first_are_named_and_the_others_counted() -> None:
    names = [f"unit-{number}" for number in range(5)]
    floor = indicator(target(at_least=30, each=True), reporters=names)
    values = [value(2024, 20, reporter=name, published="2025-01-10") for name in names]
    found = days(
        "2025-01-01", "2025-02-01", indicators=[floor], agencies=[agency(name) for name in names], values=values
    )  # fmt: skip
    (step,) = found.targets[0].steps
    assert ([cause.code for cause in step.causes], step.more) == (["reporters_complete"] * 3, 2)


def test_an_outcome_an_extension_and_an_end_are_told_by_what_they_say() -> None:
    said = [
        outcome("in_progress", published="2025-02-01"),
        outcome("extended", due="2026-06-30", document="letter", published="2025-03-01"),
        outcome("superseded", on="2025-04-01", reason="merged", document="decision 9"),
    ]
    found = days("2025-01-01", "2025-06-01", indicators=[REPORTED], outcomes=said)
    assert told(found) == [
        ("2025-02-01", "share/2025", ["outcome_reported"]),
        ("2025-03-01", "share/2025", ["extended"]),
        ("2025-04-01", "share/2025", ["superseded"]),
    ]
    assert direction_of(found.targets[0]) == "neither"


def test_the_extension_of_one_target_moves_the_way_of_another() -> None:
    both = indicator(target(at_least=50, baseline="2021"), target("2030", at_least=80, baseline="2021"))
    said = [outcome("extended", due="2027-12-31", document="letter", published="2025-03-01")]
    values = [value(2021, 20), value(2024, 30)]
    found = days("2025-02-01", "2025-04-01", indicators=[both], outcomes=said, values=values)
    assert told(found) == [
        ("2025-03-01", "share/2025", ["extended"]),
        ("2025-03-01", "share/2030", ["extended"]),
    ]


def test_reports_on_tasks_are_told_by_what_they_say_and_a_measure_by_its_value() -> None:
    measured = {"due": "2025-Q2", "measure": {"indicator": "share", "at_least": 50}}
    work = [task(due="2025"), task("I.2", due="2025"), task("I.3", milestones=[measured]), task("I.4", due="2025")]
    said = [
        report("done", on="2025-02-01", published="2025-02-10", evidence="E"),
        report("extended", name="I.2", due="2026-06-30", document="letter", published="2025-03-01"),
        report("superseded", name="I.4", on="2025-04-01", reason="merged", document="decision 9"),
    ]
    found = days(
        "2025-01-15", "2025-06-01", indicators=[SHARE], tasks=work, reports=said,
        values=[value(2024, 60, published="2025-05-01")],
    )  # fmt: skip
    assert told(found) == [
        ("2025-05-01", "share/2025", ["value_new"]),
        ("2025-02-10", "I.1 2025", ["task_reported"]),
        ("2025-03-01", "I.2 2025", ["extended"]),
        ("2025-05-01", "I.3 2025-Q2", ["value_new"]),
        ("2025-04-01", "I.4 2025", ["superseded"]),
    ]
    assert [direction_of(item) for item in found.occurrences] == ["better", "neither", "better", "neither"]


# --- better and worse


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        (45, 10, "worse"), (10, 45, "better"), (45, 47, "neither"), (45, 60, "better"), (60, 45, "worse"),
        (30, 15, "worse"), (15, 30, "better"),
    ],
)  # fmt: skip
def test_lower_among_the_bands_is_worse_and_the_reverse_better(before: int, after: int, direction: str) -> None:
    banded = indicator(target(at_least=50, baseline="2021"))
    values = [value(2021, 20), value(2023, before), value(2024, after, published="2025-02-01")]
    found = days("2025-01-01", "2025-03-01", indicators=[banded], values=values)
    assert [direction_of(item) for item in found.targets] == [direction]


def test_met_is_better_than_nothing_known_and_regressing_worse() -> None:
    ranked = indicator(target(at_most=10, baseline="2021"), unit="rank", better="lower")
    for place, direction in ((5, "better"), (30, "worse"), (15, "worse")):
        values = [rank(2021, 8), rank(2024, place, published="2025-02-01")]
        found = days("2025-01-01", "2025-03-01", indicators=[ranked], values=values)
        assert [direction_of(item) for item in found.targets] == [direction]
    nothing = days("2025-01-01", "2025-03-01", indicators=[SHARE], values=[value(2024, 9, published="2025-02-01")])
    assert [direction_of(item) for item in nothing.targets] == ["neither"]


# --- two states of data


def test_values_that_were_corrected_withdrawn_or_added() -> None:
    old = described(values=[value(2023, 10), value(2024, 20), value(2025, 60)])
    new = described(values=[value(2023, 10), value(2025, "6.0"), value("2025-Q1", 5)])
    found = folders(old, new)
    assert told(found) == [(LATE, "share/2025", ["value_corrected"])]
    assert sorted(item.change for item in found.values) == ["corrected", "new", "withdrawn"]
    back = folders(described(values=[value(2025, 60)]), described())
    assert told(back) == [(LATE, "share/2025", ["value_withdrawn"])]
    there = folders(described(), described(values=[value(2025, 60)]))
    assert told(there) == [(LATE, "share/2025", ["value_new"])]
    revised = described(values=[value(2025, 60), value(2025, 40, published="2026-05-01")])
    assert told(folders(described(values=[value(2025, 60)]), revised)) == [(LATE, "share/2025", ["value_revised"])]
    assert [item.change for item in folders(described(values=[value(2025, 60)]), revised).values] == ["revised"]


def test_a_value_that_holds_again_is_told_by_the_one_that_was_withdrawn() -> None:
    first, second = value(2025, 60, published="2026-01-10"), value(2025, 40, published="2026-02-10")
    found = folders(described(values=[first, second]), described(values=[first]))
    assert told(found) == [(LATE, "share/2025", ["value_withdrawn"])]
    (cause,) = found.targets[0].steps[0].causes
    assert isinstance(cause.fact, Observation)
    assert cause.fact.value == 40


def test_values_of_reporters_matter_to_a_floor_whose_statuses_stay() -> None:
    floor = indicator(target(at_least=30, each=True), reporters=["home", "justice"])
    old = described(indicators=[floor], values=[value(2025, 20, reporter="home")])
    new = described(indicators=[floor], values=[value(2025, 21, reporter="home")])
    assert told(folders(old, new)) == [(LATE, "share/2025", ["value_corrected"])]
    gone = described(indicators=[floor])
    assert told(folders(old, gone)) == [(LATE, "share/2025", ["value_withdrawn"])]


def test_reports_that_were_corrected_withdrawn_or_added() -> None:
    work = [task(due="2023")]
    done = report("done", on="2023-05-01", published="2023-06-01", evidence="E")
    later = {**done, "on": "2023-05-09"}
    was = described(indicators=[], tasks=work, reports=[done])
    assert told(folders(was, described(indicators=[], tasks=work, reports=[later]))) == [
        (LATE, "I.1 2023", ["report_corrected"])
    ]
    assert told(folders(was, described(indicators=[], tasks=work))) == [(LATE, "I.1 2023", ["report_withdrawn"])]
    assert told(folders(described(indicators=[], tasks=work), was)) == [(LATE, "I.1 2023", ["task_reported"])]
    said = described(indicators=[REPORTED], outcomes=[outcome("in_progress", published="2025-02-01")])
    noted = described(
        indicators=[REPORTED], outcomes=[outcome("in_progress", published="2025-02-01", note="a word")]
    )  # fmt: skip
    assert told(folders(said, noted)) == [(LATE, "share/2025", ["report_corrected"])]
    referring = indicator(target(refers_to={"document": "resolution"}))
    lower, higher = (
        described(indicators=[referring], values=[value(2025, 40)], thresholds=[figure(number, "2024-03-01")])
        for number in (30, 60)
    )
    assert told(folders(lower, higher)) == [(LATE, "share/2025", ["report_corrected"])]


def test_definitions_that_are_others_are_told_and_not_the_entries() -> None:
    values = [value(2025, 60)]
    was = described(values=values)
    harder = described(indicators=[indicator(target(at_least=70))], values=values)
    assert told(folders(was, harder)) == [(LATE, "share/2025", ["target_changed"])]
    renamed = described(indicators=[{**SHARE, "publication_lag_months": 3}], values=values)
    assert told(folders(was, renamed)) == [(LATE, "share/2025", ["indicator_changed"])]
    both = described(indicators=[indicator(target(at_least=70))], values=[value(2025, 80)])
    assert told(folders(was, both)) == [(LATE, "share/2025", ["target_changed", "value_corrected"])]
    waiting = described(decision={"publication_lag_until": "06-20"})
    assert told(folders(described(), waiting)) == [(LATE, "share/2025", ["settings_changed"])]


def test_a_neighbour_that_is_another_one_moves_the_way() -> None:
    both = indicator(target(at_least=50, baseline="2021"), target("2030", at_least=80, baseline="2021"))
    alone = indicator(target("2030", at_least=80, baseline="2021"))
    values = [value(2021, 20), value(2024, 30)]
    found = folders(described(indicators=[alone], values=values), described(indicators=[both], values=values), EARLY)
    assert told(found) == [
        (EARLY, "share/2025", ["target_added"]),
        (EARLY, "share/2030", ["target_added"]),
    ]
    assert [kind_of(item) for item in found.targets] == ["added", "changed"]
    back = folders(described(indicators=[both], values=values), described(indicators=[alone], values=values), EARLY)
    assert [(kind_of(item), direction_of(item)) for item in back.targets] == [
        ("changed", "neither"), ("removed", "neither"),
    ]  # fmt: skip


def test_an_extension_that_only_the_newer_data_has_moves_the_way_of_a_neighbour() -> None:
    both = indicator(target(at_least=50, baseline="2021"), target("2030", at_least=80, baseline="2021"))
    values = [value(2021, 20), value(2024, 30)]
    said = [outcome("extended", due="2027-12-31", document="letter", published="2025-03-01")]
    old = described(indicators=[both], values=values)
    found = folders(old, described(indicators=[both], values=values, outcomes=said), EARLY)
    assert told(found) == [
        (EARLY, "share/2025", ["extended"]),
        (EARLY, "share/2030", ["extended"]),
    ]


def test_tasks_that_were_added_removed_or_changed() -> None:
    was = described(indicators=[], tasks=[task(due="2023"), task("I.2", due="2023")])
    now = described(indicators=[], tasks=[task(due="2023", coordinating=["health"]), task("I.3", due="2023")])
    assert told(folders(was, now)) == [
        (LATE, "I.1 2023", ["task_changed"]),
        (LATE, "I.3 2023", ["task_added"]),
        (LATE, "I.2 2023", ["task_removed"]),
    ]
    years = described(indicators=[], tasks=[task(every="year")])
    longer = described(
        indicators=[], tasks=[task(every="year")],
        phases=[{"id": "2025", "from": 2022, "to": 2026}, {"id": "2030", "from": 2027, "to": 2030}],
    )  # fmt: skip
    assert {codes[0] for _, _, codes in told(folders(years, longer))} == {"settings_changed"}
    shorter = described(indicators=[], tasks=[task(every="year")], phases=[{"id": "2025", "from": 2022, "to": 2025}])
    assert told(folders(shorter, described(indicators=[], tasks=[task(every="year")])))[0] == (
        LATE, "I.1 2026", ["settings_changed"],
    )  # fmt: skip


def test_a_measure_of_a_task_rests_on_a_value_that_is_another_one() -> None:
    measured = {"due": "2025-Q2", "measure": {"indicator": "share", "at_least": 50}}
    work = [task(milestones=[measured])]
    old, new = (described(tasks=work, values=[value(2024, number)]) for number in (40, 60))
    assert [codes for _, name, codes in told(folders(old, new)) if name.startswith("I.1")] == [["value_corrected"]]


def test_the_newer_data_is_replayed_from_the_day_of_the_comparison_on() -> None:
    old = described(values=[value(2021, 10)])
    new = described(values=[value(2021, 20), value(2025, 60, published="2026-02-01")])
    found = folders(old, new, EARLY, LATE)
    assert told(found) == [
        (EARLY, "share/2025", ["value_corrected"]),
        ("2026-01-01", "share/2025", ["deadline_passed"]),
        ("2026-02-01", "share/2025", ["value_new"]),
    ]
    assert [item.change for item in found.values] == ["corrected", "new"]


def test_filters_ask_for_a_part_and_an_older_decision_may_lack_its_phase() -> None:
    both = indicator(target(at_least=50), target("2030", at_least=80))
    work = [task(due="2025")]
    values = [value(2024, 10, published="2026-01-05")]
    found = days(
        EARLY, LATE, Filters(phase="2025"), indicators=[both, indicator(name="other")], values=values, tasks=work
    )
    assert {name for _, name, _ in told(found)} == {"share/2025", "I.1 2025"}
    assert len(found.values) == 1
    assert found.filters == (("phase", "2025"),)
    only = described(indicators=[SHARE], tasks=work, phases=PHASES[:1])
    more = described(indicators=[both], tasks=work)
    older, newer = (Point(dataset(**item), date.fromisoformat(LATE)) for item in (only, more))
    assert {item.id for item in differences(older, newer, Filters(phase="2030")).targets} == {"share/2030"}


def test_every_code_is_one_of_the_clock_of_facts_or_of_two_folders() -> None:
    assert (*CLOCK_CODES, *FACT_CODES, *FOLDER_CODES) == CAUSE_CODES
    assert len(set(CAUSE_CODES)) == len(CAUSE_CODES) == 27


# --- what had been recorded by a day


def test_what_says_that_it_was_recorded_later_is_left_out() -> None:
    late = {"recorded": "2026-12-05"}
    data: Dataset = dataset(
        indicators=[SHARE, indicator(target(at_least=1), name="other")],
        values=[
            value(2024, 10, published="2025-01-20"),
            value(2025, 60, published="2026-01-20", **late),
            value(2025, 1, name="other", published="2026-01-20", **late),
        ],
        tasks=[task(due="2023")],
        reports=[report("done", on="2023-05-01", published="2023-06-01", evidence="E", **late)],
    )
    day = date(2026, 12, 4)
    found = recorded_by(data, day)
    assert found.known == day
    assert found.task_reports == {}
    assert len(recorded_by(data, date(2026, 12, 5)).task_reports) == 1
    assert [len(found.observations.rows(name)) for name in ("share", "other")] == [1, 0]
    assert newest_published(found, date(2026, 12, 31)) == date(2025, 1, 20)
    assert newest_published(data, date(2026, 12, 31)) == date(2026, 1, 20)
    assert recorded_by(data, date(2026, 12, 5)).observations is data.observations
