"""Later targets and milestones ask for no less, and what a way is measured from is known: what is said, what not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from par_cli.diagnostics import Diagnostic
from par_cli.loading.folder import Location, examine, read
from par_cli.locales import ENGLISH
from support import Fields, indicator, target, task, value, write_folder

DAY = date(2026, 11, 23)


def _doubts(folder: Path, code: str, day: date = DAY) -> list[Diagnostic]:
    return [item for item in examine(read(Location(str(folder), embedded=False)), day) if item.code == code]


def _easier(tmp_path: Path, first: Fields, second: Fields, **more: object) -> list[str]:
    folder = write_folder(
        tmp_path, indicators=[{**indicator(target("2025", **first), target("2030", **second)), **more}]
    )
    return [item.path.rpartition("targets")[2] for item in _doubts(folder, "PAR720")]


LOWER = {"better": "lower", "kind": "level", "unit": "count"}


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        ({"at_least": 80}, {"at_least": 79}, {}),
        ({"more_than": 80}, {"at_least": 79}, {}),
        ({"at_least": 80}, {"between": [70, 90]}, {}),
        ({"equals": 80}, {"at_least": 70}, {}),
        ({"at_most": 10}, {"at_most": 11}, LOWER),
        ({"at_most": 10}, {"between": [1, 12]}, LOWER),
        ({"reduce_by": 5, "relative_to": "2021"}, {"reduce_by": [4, 9], "relative_to": "2021"}, LOWER),
        ({"at_least": 80, "every": "year"}, {"at_least": 70, "every": "year"}, {}),
        ({"at_least": 100}, {"at_least": 90}, {"kind": "flow", "unit": "count"}),
    ],
)
def test_a_later_target_that_is_easier_is_doubtful(tmp_path: Path, first: Fields, second: Fields, more: Fields) -> None:
    assert len(_easier(tmp_path, first, second, **more)) == 1
    # ... and not the other way round
    assert _easier(tmp_path / "back", second, first, **more) == []


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        ({"at_least": 80}, {"at_least": 80}, {}),
        ({"more_than": 80}, {"at_least": 80}, {}),
        ({"at_least": 80}, {"improve": "yearly"}, {}),
        ({"at_least": 80}, {"raise_by": 5, "relative_to": "2021"}, {}),
        ({"between": [10, 90]}, {"between": [20, 80]}, {"better": "none"}),
        ({"equals": 80}, {"equals": 70}, {"better": "none"}),
        ({"reduce_by": 5, "relative_to": "2021"}, {"reduce_by": 3, "relative_to": "2025"}, LOWER),
        ({"reduce_by": 5, "relative_to": "2021"}, {"reduce_by": 3, "relative_to": "2021", "change_in": "unit"}, LOWER),
        ({"reduce_by": 5, "relative_to": "year_before"}, {"reduce_by": 3, "relative_to": "year_before"}, LOWER),
        ({"at_least": 80, "commitment": "striving"}, {"at_least": 70}, {}),
        ({"at_least": 80, "every": "year"}, {"at_least": 70}, {}),
        ({"at_least": 80}, {"at_least": 70, "each": True}, {"reporters": ["home", "justice"]}),
        ({"at_least": 100}, {"at_least": 60, "due": "2030-H1"}, {"kind": "flow", "unit": "count"}),
        ({"at_least": 100}, {"at_least": 60, "due": "2030-H1"}, {"accumulates": True}),
    ],
)
def test_targets_that_cannot_be_compared_or_ask_for_as_much_are_not(
    tmp_path: Path, first: Fields, second: Fields, more: Fields
) -> None:
    assert _easier(tmp_path, first, second, **more) == []


def test_milestones_of_one_phase_are_compared_by_their_deadlines_whatever_their_order(tmp_path: Path) -> None:
    targets = [
        target(id="last", at_least=60),
        target(id="second", due="2024", at_least=80),
        target(id="first", due="2023", at_least=50),
    ]
    (found,) = _doubts(write_folder(tmp_path, indicators=[indicator(*targets)]), "PAR720")
    assert found.path == "indicators[0].targets[0].at_least"
    assert "share/second" in ENGLISH.text(found.message)
    assert [place.line for place in found.related] == [found.line]


def test_a_target_with_a_fault_of_its_own_is_compared_with_nothing(tmp_path: Path) -> None:
    assert _easier(tmp_path, {"at_least": 80}, {"at_most": 10}) == []


# --- milestones


def _milestones(tmp_path: Path, *measures: Fields) -> list[str]:
    steps = [
        {"due": f"{2023 + number}-Q4", "measure": {"indicator": "share", **measure}}
        for number, measure in enumerate(measures)
    ]
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=99))], tasks=[task(milestones=steps)])
    return [item.path for item in _doubts(folder, "PAR721")]


def test_a_milestone_that_asks_for_less_than_the_one_before_is_doubtful(tmp_path: Path) -> None:
    assert _milestones(tmp_path, {"at_least": 50}, {"more_than": 40}, {"at_least": 45}) == [
        "tasks[0].milestones[1].measure.more_than"
    ]


def test_milestones_that_ask_for_as_much_or_more_are_not(tmp_path: Path) -> None:
    assert _milestones(tmp_path, {"at_least": 50}, {"at_least": 50}, {"more_than": 50}) == []


def test_milestones_of_two_indicators_are_not_compared(tmp_path: Path) -> None:
    steps = [
        {"due": "2023", "measure": {"indicator": "share", "at_least": 50}},
        {"due": "2024", "measure": {"indicator": "other", "at_least": 10}},
    ]
    indicators = [indicator(target(at_least=99)), indicator(target(at_least=99), name="other")]
    folder = write_folder(tmp_path, indicators=indicators, tasks=[task(milestones=steps)])
    assert _doubts(folder, "PAR721") == []


# --- where the way begins


CUT = target(reduce_by=5, relative_to="2021")


@pytest.mark.parametrize(
    ("values", "warned"),
    [
        ([], True),
        ([value(2021, 90)], False),
        ([value(2020, 90)], True),
        ([value("2021-H2", 90)], True),
        ([value("2021-01/2021-12", 90)], False),
        ([value(2021, numerator=9, denominator=10)], False),
        ([value(2021, 90, bound="more_than")], True),
        ([value(2021, 90, reporter="home")], True),
        ([value(2024, change=-4)], False),
        ([value(2021, change=-4)], True),
        ([value(2021, 90, name="other")], True),
    ],
)
def test_the_base_of_a_change_has_a_number_that_progress_can_use(
    tmp_path: Path, values: list[Fields], warned: bool
) -> None:
    indicators = [indicator(CUT, better="lower"), indicator(target(at_least=80), name="other")]
    assert bool(_doubts(write_folder(tmp_path, indicators=indicators, values=values), "PAR722")) is warned


def test_a_change_in_percent_is_no_help_where_units_are_counted(tmp_path: Path) -> None:
    described = indicator(target(reduce_by=5, relative_to="2021", change_in="unit"), better="lower")
    folder = write_folder(tmp_path, indicators=[described], values=[value(2024, change=-4)])
    assert len(_doubts(folder, "PAR722")) == 1


def test_a_base_made_up_by_reporters_or_not_yet_over_is_awaited(tmp_path: Path) -> None:
    listed = indicator(CUT, better="lower", reporters=["home", "justice"])
    folder = write_folder(tmp_path, indicators=[listed], values=[value(2021, 90, reporter="home")])
    assert _doubts(folder, "PAR722") == []
    empty = write_folder(tmp_path / "empty", indicators=[indicator(CUT, better="lower")])
    assert _doubts(empty, "PAR722", date(2022, 3, 20)) == []
    assert len(_doubts(empty, "PAR722", date(2022, 3, 21))) == 1


def test_the_year_before_is_asked_for_no_value(tmp_path: Path) -> None:
    described = indicator(target(reduce_by=5, relative_to="year_before"), better="lower")
    assert _doubts(write_folder(tmp_path, indicators=[described]), "PAR722") == []


@pytest.mark.parametrize(
    ("values", "warned"),
    [
        ([], True),
        ([value(2021, 30)], False),
        ([value(2021, 30, bound="more_than")], False),
        ([value(2022, 30)], True),
        ([value(2021, 30, reporter="home")], True),
    ],
)
def test_the_baseline_has_a_value(tmp_path: Path, values: list[Fields], warned: bool) -> None:
    described = indicator(target(at_least=80, baseline="2021"))
    assert bool(_doubts(write_folder(tmp_path, indicators=[described], values=values), "PAR723")) is warned


def test_one_missing_value_is_told_once(tmp_path: Path) -> None:
    described = indicator(target(reduce_by=5, relative_to="2021", baseline="2021"), better="lower")
    folder = write_folder(tmp_path, indicators=[described])
    assert len(_doubts(folder, "PAR722")) == 1
    assert _doubts(folder, "PAR723") == []


# --- the total of a phase, or a year


@pytest.mark.parametrize(
    ("asked", "more", "warned"),
    [
        ({}, {}, True),
        ({}, {"reported": "monthly"}, True),
        ({"over": "phase"}, {}, False),
        ({"every": "year"}, {}, False),
        ({"decided_by": "2025"}, {}, False),
        ({"due": "2025"}, {}, False),
        ({}, {"accumulates": True}, True),
        ({"decided_by": "2025"}, {"accumulates": True}, False),
        ({}, {"accumulates": True, "unit": "percent"}, False),
        ({}, {"kind": "edition"}, False),
        ({}, {"unit": "percent"}, False),
    ],
)
def test_what_is_counted_over_years_says_whether_it_is_the_total(
    tmp_path: Path, asked: Fields, more: Fields, warned: bool
) -> None:
    described = {**indicator({**target(at_least=10), **asked}), "unit": "count", "kind": "flow", **more}
    assert bool(_doubts(write_folder(tmp_path, indicators=[described]), "PAR724")) is warned


def test_a_phase_of_one_year_has_no_other_total_and_a_change_is_from_a_year(tmp_path: Path) -> None:
    year: Fields = {"id": "2025", "from": 2025, "to": 2025}
    flow: Fields = {"unit": "count", "kind": "flow"}
    one_year = write_folder(tmp_path / "a", phases=[year], indicators=[{**indicator(target(at_least=10)), **flow}])
    change = target(raise_by=10, relative_to="2021")
    changed = write_folder(tmp_path / "b", indicators=[{**indicator(change), **flow}])
    assert not _doubts(one_year, "PAR724")
    assert not _doubts(changed, "PAR724")


def test_a_later_year_need_not_ask_for_as_much_as_a_total(tmp_path: Path) -> None:
    targets = target(at_least=1000, over="phase"), target("2030", at_least=300, decided_by="2030")
    folder = write_folder(tmp_path, indicators=[{**indicator(*targets), "unit": "count", "kind": "flow"}])
    assert not _doubts(folder, "PAR720")
