"""The rows of ``par targets`` and ``par tasks``: what a target asks for, and the details that follow the columns."""

from __future__ import annotations

import pytest

from par_cli.locales import ENGLISH
from par_cli.progress.results import Status
from par_cli.render.document import View
from par_cli.render.table import table
from support import Fields, indicator, outcome, rank, report, stand, target, task, value


def rows(found: Status, view: View) -> str:
    """Return a table in English, without colour and wide enough that no line is broken, its lines joined."""
    return " ".join(table(found, view, ENGLISH, 300, color=False, binding=False).split())


def target_rows(*values: Fields, as_of: str = "2024-06-01", **described: object) -> str:
    """Return the table of one described indicator and its values."""
    asked = described.pop("asked")
    return rows(stand(as_of, indicators=[indicator(asked, **described)], values=values), "targets")  # type: ignore[arg-type]


# --- what a target asks for


@pytest.mark.parametrize(
    ("unit", "asked", "shown"),
    [
        ("rank", {"at_most": 10}, "top 10"),
        ("rank", {"equals": 3}, "= 3"),
        ("rank", {"between": [3, 5]}, "3–5"),
        ("count", {"at_most": 10}, "≤ 10"),
        ("percent", {"at_most": 10}, "≤ 10%"),
        ("percent", {"between": [3, 5]}, "3%–5%"),
        ("count", {"at_least": 1500}, "≥ 1,500"),
    ],
)
def test_only_a_rank_at_most_is_a_top(unit: str, asked: Fields, shown: str) -> None:
    better = "higher" if "at_least" in asked else "lower"
    text = target_rows(asked={**target(), **asked}, unit=unit, better=better)
    assert f" 2025 {shown} " in text
    assert ("top" in text) is shown.startswith("top")


@pytest.mark.parametrize(
    ("unit", "asked", "shown"), [("rank", {"at_most": 10}, "each top 10"), ("percent", {"at_least": 80}, "each ≥ 80%")]
)
def test_a_target_for_each_reporter_says_so(unit: str, asked: Fields, shown: str) -> None:
    fields: Fields = {"asked": {**target(each=True), **asked}, "unit": unit, "reporters": ["home", "justice"]}
    assert f" 2025 {shown} " in target_rows(**fields, better="lower" if unit == "rank" else "higher")  # type: ignore[arg-type]


# --- how the newest value compares (the table of a headline group)


@pytest.mark.parametrize(
    ("asked", "reported", "said"),
    [
        ({"at_most": 10}, rank("2024", 9), "inside"),
        ({"at_most": 10}, rank("2024", 10), "inside"),
        ({"at_most": 10}, rank("2024", 11), "1 place short"),
        ({"at_most": 10}, rank("2024", 12), "2 places short"),
        ({"at_most": 10}, rank("2024", 30, bound="more_than"), "outside"),
    ],
)
def test_a_headline_rank_is_inside_or_some_places_short(asked: Fields, reported: Fields, said: str) -> None:
    described = indicator({**target(), **asked}, unit="rank", better="lower", group="ranks")
    groups: list[Fields] = [{"id": "ranks", "name": {"vi": "Hạng", "en": "Ranks"}, "headline": True}]
    found = stand("2025-06-01", indicators=[described], groups=groups, values=[reported])
    assert f" (2024) {said} " in rows(found, "status")


def test_a_headline_rank_does_not_decide_where_it_is_of_another_year_or_only_a_bound() -> None:
    groups: list[Fields] = [{"id": "ranks", "name": {"vi": "Hạng", "en": "Ranks"}, "headline": True}]

    def shown(reported: Fields, as_of: str, limit: int = 10) -> str:
        described = indicator(target(at_most=limit), unit="rank", better="lower", group="ranks")
        return rows(stand(as_of, indicators=[described], groups=groups, values=[reported]), "status")

    assert " (2024) was inside" in shown(rank("2024", 9), "2026-06-01")
    assert " (2024) outside" in shown(rank("2024", 30, bound="more_than"), "2026-06-01")
    assert " (2024) was inside" in shown(rank("2024", 10, bound="at_most"), "2026-06-01")
    assert " (2024) inside" in shown(rank("2024", 10, bound="at_most"), "2025-06-01")
    assert " (2024) - " in shown(rank("2024", 30, bound="more_than"), "2025-06-01", limit=40) + " "


@pytest.mark.parametrize(
    ("asked", "number", "said"),
    [
        ({"at_least": 80}, 80, "met"),
        ({"at_least": 80}, 79, "1 pp short"),
        ({"more_than": 80}, 80, "equal, must exceed"),
        ({"more_than": 80}, "80.1", "met"),
    ],
)
def test_a_headline_share_is_met_or_short(asked: Fields, number: object, said: str) -> None:
    described = indicator({**target(), **asked}, group="shares")
    groups: list[Fields] = [{"id": "shares", "name": {"vi": "Tỷ lệ", "en": "Shares"}, "headline": True}]
    found = stand("2025-06-01", indicators=[described], groups=groups, values=[value("2024", number)])
    assert f"% (2024) {said} " in rows(found, "status")


# --- the details of a target


def test_a_target_whose_newest_value_is_its_baseline_says_so_and_else_names_the_baseline() -> None:
    asked, first = target(at_least=80, baseline="2021"), value("2021", 60)
    alone = target_rows(first, asked=asked)
    later = target_rows(first, value("2023", 70), asked=asked)
    assert "newest is the baseline" in alone
    assert "baseline 60% (2021)" not in alone
    assert "baseline 60% (2021)" in later
    assert "newest is the baseline" not in later


def test_a_target_judged_by_the_year_counts_the_years_that_are_due() -> None:
    reported = [value("2022", 90), value("2023", 70)]
    assert "1 of 2 years met" in target_rows(*reported, asked=target(at_least=80, every="year"), as_of="2024-06-01")
    assert "years met" not in target_rows(asked=target(at_least=80, every="year"), as_of="2022-06-01")


def test_a_target_for_each_reporter_counts_those_that_meet_it() -> None:
    reported = [value("2025", 90, reporter="home"), value("2025", 70, reporter="justice")]
    text = target_rows(
        *reported, asked=target(at_least=80, each=True), reporters=["home", "justice"], as_of="2026-06-01"
    )
    assert "1 of 2 meet it" in text


def test_a_stretch_says_whether_it_is_reached_once_that_is_known() -> None:
    asked = target(at_least=80, stretch={"at_least": 90})
    assert "stretch ≥ 90%;" in target_rows(asked=asked)
    assert "stretch ≥ 90%: not met" in target_rows(value("2025", 85), asked=asked, as_of="2026-06-01")
    assert "stretch ≥ 90%: met" in target_rows(value("2025", 90), asked=asked, as_of="2026-06-01")


def test_an_extended_target_names_both_deadlines_and_the_document() -> None:
    extended = outcome("extended", due="2026-06-30", published="2025-03-01", document="Decision 9")
    found = stand("2025-06-01", indicators=[indicator(target(at_least=80))], outcomes=[extended])
    assert "extended to 2026-06-30 from 2025-12-31" in rows(found, "targets")
    assert "set by: Decision 9" in rows(found, "targets")


def test_an_overdue_target_says_by_how_many_days_and_another_one_does_not() -> None:
    days = {"2026-03-20": "", "2026-03-21": "1 day overdue", "2026-03-22": "2 days overdue"}
    for as_of, said in days.items():
        text = target_rows(asked=target(at_least=80), as_of=as_of)
        assert said in text
        assert ("days overdue" in text or "1 day overdue" in text) is bool(said)


def test_the_bands_of_pace_are_explained_where_a_pace_is_shown() -> None:
    asked, first = target(at_least=80, baseline="2021"), value("2021", 60)
    assert "0.95" in target_rows(first, value("2023", 70), asked=asked)
    assert "0.95" not in target_rows(first, asked=asked)


# --- the details of a task


def task_rows(*reports: Fields, as_of: str = "2024-06-01", **described: object) -> str:
    """Return the table of one described task and its reports."""
    return rows(stand(as_of, tasks=[task(**described)], reports=reports), "tasks")  # type: ignore[arg-type]


def test_an_extended_task_names_both_days_and_the_document_and_another_one_does_not() -> None:
    extended = report("extended", due="2023-06-30", published="2022-11-01", document="Decision 9")
    text = task_rows(extended, due="2022-12-31")
    assert "extended to 2023-06-30 from 2022-12-31" in text
    assert text.count("set by: Decision 9") == 1
    plain = task_rows(due="2022-12-31")
    assert "extended" not in plain
    assert "set by" not in plain


def test_only_the_extended_year_of_a_yearly_task_is_named_as_extended() -> None:
    extended = report("extended", occurrence="2023", due="2024-03-31", published="2023-11-01", document="Decision 9")
    text = task_rows(extended, every="year")
    assert text.count("extended to ") == 1
    assert "extended to 2024-03-31 from 2023-12-31" in text
    assert text.count("set by: Decision 9") == 1


@pytest.mark.parametrize(
    ("state", "fields", "said"),
    [
        ("done", {"on": "2022-12-01"}, "done 2022-12-01"),
        ("done", {"by": "2022-12-01"}, "done by 2022-12-01"),
        ("in_progress", {}, "in progress"),
        ("not_started", {}, "not started"),
    ],
)
def test_a_task_says_what_was_reported_of_it(state: str, fields: Fields, said: str) -> None:
    text = task_rows({**report(state, published="2022-12-05"), **fields}, due="2022-12-31", as_of="2022-12-10")
    assert f" {said} " in text
    assert f" {said} " not in task_rows(due="2022-12-31", as_of="2022-12-10")


OPEN = "not known whether on time"


def test_a_task_known_to_be_done_by_a_day_after_the_due_one_says_that_lateness_is_open() -> None:
    late, in_time = ({**report("done", published="2023-03-05"), "by": day} for day in ("2023-03-01", "2022-12-01"))
    assert f"done by 2023-03-01, {OPEN}" in " ".join(task_rows(late, due="2022-12-31").split())
    assert OPEN not in task_rows(in_time, due="2022-12-31")
    steps = [{"due": "2022-12-31"}, {"due": "2024-12-31"}]
    of_one = {**late, "occurrence": "2022-12-31"}
    assert f"✓ 2022-12-31 done late, {OPEN}" in " ".join(task_rows(of_one, milestones=steps).split())


def test_a_yearly_task_counts_what_is_done_of_what_is_due() -> None:
    done = report("done", occurrence="2022", on="2022-12-01", published="2023-01-05")
    late = report("done", occurrence="2023", on="2024-02-01", published="2024-02-05")
    assert "1 of 2 due done" in task_rows(done, every="year")
    assert "2 of 2 due done" in task_rows(done, late, every="year")
    assert "due done" not in task_rows(every="year", as_of="2022-06-01")


def test_an_ended_task_gives_the_reason_and_an_unfinished_one_does_not() -> None:
    ended = report("superseded", on="2022-06-01", reason="merged", document="Decision 9")
    text = task_rows(ended, due="2022-12-31")
    assert "reason: merged" in text
    assert "document: Decision 9" in text
    slow = report("in_progress", published="2023-01-05", reason="merged")
    assert "reason: merged" not in task_rows(slow, due="2022-12-31")
