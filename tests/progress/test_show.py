"""What a subject of ``par show`` holds, as known on a day."""

from __future__ import annotations

from par_cli.progress.status import fails
from par_cli.progress.subject import Shown, Subject, SubjectKind, show
from support import Described, dataset, day, indicator, outcome, report, target, task, value

WHOLE: Described = {
    "indicators": [
        indicator(target(at_least=80), target("2030", at_least=90), owners=["old"]),
        indicator(target(outcome="done"), name="other", unit=None, owners=["justice"]),
    ],
    "values": [
        value("2023", 40, published="2024-01-10"),
        value("2023", 45, published="2024-05-10"),
        value("2023", 50, reporter="health", published="2024-02-01"),
        value("2025", 60, published="2026-02-01"),
    ],
    "outcomes": [outcome("in_progress", name="other/2025", published="2024-01-01")],
    "tasks": [
        task("I.1", due="2023", lead=["old"], targets=["share/2025"]),
        task("I.2", due="2030", lead=["justice"], coordinating=["health"]),
    ],
    "reports": [
        report("in_progress", name="I.1", published="2023-06-01"),
        report("done", name="I.1", on="2025-06-01"),
    ],
    "agencies": [
        {"id": "old", "name": "Old", "successors": [{"agency": "health", "from": "2024-03-01"}]},
    ],
}


def shown(kind: SubjectKind, name: str, as_of: str = "2025-01-01") -> Shown:
    """Show a subject of the decision."""
    return show(dataset(**WHOLE), day(as_of), Subject(kind, name))


def targets(found: Shown) -> list[str]:
    """Return the ids of its targets."""
    return [item.result.entry.id for item in found.targets]


def tasks(found: Shown) -> list[str]:
    """Return the ids of its tasks."""
    return [item.task.id for item in found.tasks]


def test_an_indicator_has_its_targets_its_values_and_the_tasks_that_serve_them() -> None:
    found = shown("indicator", "share")
    assert found.indicator is not None
    assert (targets(found), tasks(found)) == (["share/2025", "share/2030"], ["I.1"])
    assert [item.value for item in found.observations] == [40, 45, 50]
    assert [item.value for item in found.held] == [45]
    assert (len(found.judgeable.targets), len(found.judgeable.tasks)) == (2, 0)


def test_a_target_has_itself_alone() -> None:
    found = shown("target", "share/2030")
    assert (targets(found), tasks(found)) == (["share/2030"], [])
    assert found.indicator is not None


def test_what_was_said_of_a_target_is_kept_as_known_on_the_day() -> None:
    assert [item.state for item in shown("indicator", "other").outcomes] == ["in_progress"]
    assert shown("indicator", "other", "2023-01-01").outcomes == ()


def test_a_task_has_its_reports_and_the_targets_that_it_serves() -> None:
    found = shown("task", "I.1")
    assert (targets(found), tasks(found)) == (["share/2025"], ["I.1"])
    assert [item.state for item in found.reports] == ["in_progress"]
    assert [item.state for item in shown("task", "I.1", "2025-07-01").reports] == ["in_progress", "done"]
    assert (found.indicator, found.observations) == (None, ())
    assert (len(found.judgeable.targets), len(found.judgeable.tasks)) == (0, 1)


def test_an_agency_has_what_it_leads_and_owns_itself_or_for_those_that_it_replaced() -> None:
    heir = shown("agency", "health")
    assert (targets(heir), tasks(heir)) == (["share/2025", "share/2030"], ["I.1"])
    assert (heir.coordinated, heir.answers_for) == (("I.2",), ("old",))
    assert heir.agency is not None
    before = shown("agency", "health", "2024-02-01")
    assert (targets(before), tasks(before), before.answers_for) == ([], [], ())
    named = shown("agency", "old")
    assert (targets(named), tasks(named)) == (["share/2025", "share/2030"], ["I.1"])
    assert (len(named.judgeable.targets), len(named.judgeable.tasks)) == (2, 1)


def test_a_row_that_a_successor_took_over_with_a_part_is_its_own_and_not_the_heirs_of_the_whole() -> None:
    steps = [
        {"agency": "health", "from": "2024-03-01"},
        {"agency": "digital", "from": "2024-03-01", "scope": "networks"},
    ]
    data = dataset(
        tasks=[task("I.1", due="2023", lead=["old"], taken_over_by=["digital"]), task("I.2", due="2023", lead=["old"])],
        agencies=[{"id": "old", "name": "Old", "successors": steps}],
    )
    found = {
        name: tasks(show(data, day("2025-01-01"), Subject("agency", name))) for name in ("health", "digital", "old")
    }
    assert found == {"health": ["I.2"], "digital": ["I.1"], "old": ["I.1", "I.2"]}


def test_a_part_asked_for_by_its_id_counts_by_itself() -> None:
    whole = indicator(target(all_of=["share/2025", "other/2025"]), name="whole", unit=None)
    parts = [indicator(target(at_least=80), name=name) for name in ("share", "other")]
    data = dataset(indicators=[whole, *parts], values=[value("2025", 50), value("2025", 90, name="other")])
    found = [show(data, day("2026-06-01"), Subject("target", name)).judgeable for name in ("share/2025", "other/2025")]
    assert [fails(asked, "overdue", binding=False) for asked in found] == [True, False]
