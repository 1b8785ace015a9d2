"""Targets and tasks under the headings of the data, and the filters by the day on which something falls due."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from par_cli.progress.grouping import group_targets, group_tasks
from par_cli.progress.option_values import TargetsBy, TasksBy
from par_cli.progress.results import MOST_PRESSING_FIRST, TARGET_STATUSES, Status
from par_cli.progress.status import Filters
from support import Fields, agency, indicator, stand, target, task, value

GROUPS: list[Fields] = [
    {"id": "first", "name": {"vi": "Một", "en": "First"}},
    {"id": "second", "name": {"vi": "Hai", "en": "Second"}},
]
HEIRS = [{"agency": "science", "from": "2023-01-01"}]


def decision(filters: Filters = Filters()) -> Status:  # noqa: B008 - all of it
    return stand(
        "2025-06-01",
        filters=filters,
        groups=GROUPS,
        agencies=[agency("science"), agency("home"), agency("digital", successors=HEIRS)],
        indicators=[
            indicator(target(at_least=80), target("2030", at_least=90), name="a", group="second", owners=["digital"]),
            indicator(target(at_least=80), name="b", group="first", owners=["home", "digital"]),
            indicator(target(at_least=80, source={"section": "II.2"}), name="c", owners=["home"]),
        ],
        tasks=[
            task("II.1", due="2024", lead=["digital", "home"]),
            task("I.1", every="year", lead=["home"]),
            task("I.2", undated="continuous", lead=[]),
        ],
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("group", {"first": ["b/2025"], "second": ["a/2025", "a/2030"], None: ["c/2025"]}),
        ("section", {"II.2": ["c/2025"], None: ["a/2025", "a/2030", "b/2025"]}),
        ("phase", {"2025": ["a/2025", "b/2025", "c/2025"], "2030": ["a/2030"]}),
        ("status", {"no_data": ["a/2025", "a/2030", "b/2025", "c/2025"]}),
        ("agency", {"home": ["b/2025", "c/2025"], "digital": ["a/2025", "a/2030", "b/2025"]}),
        ("agency-today", {"science": ["a/2025", "a/2030", "b/2025"], "home": ["b/2025", "c/2025"]}),
    ],
)
def test_targets_are_under_each_heading_that_they_have_in_the_order_of_the_data(
    by: TargetsBy, expected: dict[str | None, list[str]]
) -> None:
    found = group_targets(decision(), by)
    names = {key.key: [item.entry.id for item in items] for key, items in found.items() if key is not None}
    assert list(names.items()) == list(expected.items())


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("section", {"II": ["II.1"], "I": ["I.1", "I.2"]}),
        ("status", {"unreported": ["II.1", "I.1"], "undated": ["I.2"]}),
        ("agency", {"home": ["II.1", "I.1"], "digital": ["II.1"], None: ["I.2"]}),
        ("agency-today", {"science": ["II.1"], "home": ["II.1", "I.1"], None: ["I.2"]}),
    ],
)
def test_tasks_are_under_each_heading_that_they_have(by: TasksBy, expected: dict[str | None, list[str]]) -> None:
    found = group_tasks(decision(), by)
    names = {key.key: [item.task.id for item in items] for key, items in found.items() if key is not None}
    assert list(names.items()) == list(expected.items())


def test_every_way_to_group_keeps_every_row() -> None:
    found = decision()
    for by in get_args(TargetsBy):
        rows = {item.entry.id for items in group_targets(found, by).values() for item in items}
        assert rows == {item.entry.id for item in found.targets}
    for kind in get_args(TasksBy):
        assert {item.task.id for items in group_tasks(found, kind).values() for item in items} == {"II.1", "I.1", "I.2"}


# --- the day on which something falls due


def due(**asked: object) -> tuple[list[str], dict[str, list[str]]]:
    """Return the targets and the occurrences of tasks that are left."""
    found = decision(Filters(**asked))  # type: ignore[arg-type]
    occurrences = {item.task.id: [one.slot.key for one in item.occurrences] for item in found.tasks}
    return [item.entry.id for item in found.targets], occurrences


def test_due_before_keeps_what_falls_due_earlier_and_leaves_out_the_day_itself_and_what_has_none() -> None:
    assert due(due_before=date(2024, 12, 31)) == ([], {"I.1": ["2022", "2023"]})
    targets, tasks = due(due_before=date(2025, 1, 1))
    assert (targets, tasks) == ([], {"II.1": ["2024-12-31"], "I.1": ["2022", "2023", "2024"]}) or tasks["I.1"][
        -1
    ] == "2024"
    assert due(due_before=date(2026, 1, 1))[0] == ["a/2025", "b/2025", "c/2025"]


def test_due_within_counts_from_the_day_asked_about_to_its_last_day() -> None:
    assert due(due_within=212) == ([], {})
    assert due(due_within=213) == (["a/2025", "b/2025", "c/2025"], {"I.1": ["2025"]})


def test_both_filters_are_recorded_as_others_are() -> None:
    given = Filters(due_before=date(2025, 1, 1), due_within=30).given
    assert given == (("due_before", "2025-01-01"), ("due_within", "30"))
    assert decision().filters == ()


def test_a_target_judged_year_by_year_falls_due_in_each_of_them() -> None:
    yearly = indicator(target(at_least=80, every="year"))
    for filters, kept in ((Filters(due_before=date(2023, 1, 1)), 1), (Filters(due_before=date(2022, 12, 31)), 0)):
        assert len(stand("2025-06-01", filters=filters, indicators=[yearly]).targets) == kept


def test_overdue_leaves_out_the_occurrences_that_are_not() -> None:
    found = decision(Filters(overdue=True))
    assert all(one.overdue for item in found.tasks for one in item.occurrences)
    assert [item.task.id for item in found.tasks] == ["II.1", "I.1"]
    assert found.summary.occurrences.total == found.summary.occurrences.overdue == 4


def test_what_presses_most_comes_first_and_what_is_done_last() -> None:
    assert sorted(MOST_PRESSING_FIRST) == sorted(TARGET_STATUSES)
    assert MOST_PRESSING_FIRST[:2] == ("missed", "unreported")
    assert MOST_PRESSING_FIRST[-3:] == ("met", "not_applicable", "superseded")
    described = [indicator(target(at_least=80), name=name) for name in ("met", "missed", "silent")]
    values = [value(2025, 90, name="met"), value(2025, 70, name="missed")]
    found = stand("2026-06-01", indicators=described, values=values)
    headings = [heading.key for heading in group_targets(found, "status") if heading is not None]
    assert headings == ["missed", "unreported", "met"]
