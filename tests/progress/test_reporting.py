"""Reports that are due: those of a decision's own time, of the reporters of the day, on every day of theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from par_cli.progress.reporting import expected, is_asked, reports_due, upcoming_reports
from par_cli.progress.status import HORIZON, Filters
from support import Described, agency, dataset, day, stand, task, window

YEARLY = window("yearly", period="year", covers={"from": "12-15", "to": "12-14"}, due="12-20")
WHOLE: Described = {
    "agencies": [
        agency("home", successors=[{"agency": "digital", "from": "2026-07-01"}], until="2026-06-30"),
        agency("all", members=["home", "justice"]),
    ],
    "tasks": [task(due="2026-Q2")],
    "reporting": {"windows": [window(), YEARLY], "internal_due": 4, "reporters": ["all", "health"]},
}


def due_on(as_of: str, **filters: object) -> list[tuple[str, str, bool]]:
    found = stand(as_of, filters=Filters(**filters), **WHOLE)  # type: ignore[arg-type]
    return [(item.report.key, item.on.isoformat(), item.internal) for item in found.upcoming_reports]


def test_a_report_is_due_first_from_the_reporters_and_then_for_the_one_who_receives_it() -> None:
    assert due_on("2026-05-01") == [("2026-H1", "2026-06-16", True), ("2026-H1", "2026-06-20", False)]
    assert due_on("2026-06-17") == [("2026-H1", "2026-06-20", False)]
    assert due_on("2026-06-20") == [("2026-H1", "2026-06-20", False)]
    assert due_on("2026-06-21") == []
    found = stand("2026-05-01", **WHOLE).upcoming_reports[0]
    assert (found.days, found.is_sunday) == (46, False)
    assert stand("2026-11-23", **WHOLE).upcoming_reports[-1].is_sunday


def test_without_a_day_of_their_own_reporters_owe_it_on_the_day_itself() -> None:
    found = upcoming_reports(dataset(reporting={"windows": [window()]}), day("2026-05-01"), day("2026-07-01"))
    assert [(item.on.isoformat(), item.internal) for item in found] == [("2026-06-20", False)]


def test_a_day_for_reporters_comes_although_the_due_day_lies_behind_the_horizon() -> None:
    as_of = day("2026-06-16") - HORIZON
    assert due_on(as_of.isoformat()) == [("2026-H1", "2026-06-16", True)]
    assert due_on((as_of - timedelta(1)).isoformat()) == []


def test_a_report_is_of_no_phase_section_or_status_and_of_its_reporters_alone() -> None:
    for filters in ({"phase": "2025"}, {"section": "I"}, {"statuses": ("open",)}, {"overdue": True}):
        assert due_on("2026-05-01", **filters) == []
    assert due_on("2026-05-01", agency="justice") == due_on("2026-05-01", agency="all") == due_on("2026-05-01")
    assert due_on("2026-05-01", agency="digital") == []
    assert len(due_on("2026-11-23", agency="digital")) == 2


@pytest.mark.parametrize("group", [agency("all", several=True), agency("all", members=["home"], size=3)])
def test_an_agency_may_be_one_of_those_whom_nobody_has_named(group: dict[str, object]) -> None:
    described: Described = {**WHOLE, "agencies": [agency("home"), agency("treasury"), group]}
    data = dataset(**described)
    whole, home, other = (
        upcoming_reports(data, day("2026-05-01"), day("2026-07-01"), name) for name in (None, "home", "treasury")
    )
    assert len(whole) == 2
    assert home == other == whole
    assert not is_asked(data, "treasury", whole[0].report)


def test_groups_are_their_members_of_the_day_and_those_that_ceased_are_those_that_took_over() -> None:
    data = dataset(**WHOLE)
    half, year = reports_due(data, day("2026-01-01"), day("2026-12-31"))
    assert expected(data, half) == ("home", "justice", "health")
    assert expected(data, year) == ("digital", "justice", "health")
    assert is_asked(data, "all", half)
    assert not is_asked(data, "digital", half)


@pytest.mark.parametrize(
    ("decision", "first"),
    [
        ({}, "2022-H1"),
        ({"date": "2023-06-14"}, "2023-H1"),
        ({"date": "2023-06-15"}, "2023"),
        ({"adopted": {"after": "2022-10-21", "by": "2022-12-31"}}, "2023-H1"),
        ({"adopted": {"after": "2022-10-21"}}, "2022"),
    ],
)
def test_a_decision_has_the_reports_of_its_own_time(decision: dict[str, object], first: str) -> None:
    described: Described = {"decision": decision, "reporting": {"windows": [window(), YEARLY]}}
    found = reports_due(dataset(**described), day("2000-01-01"), day("2050-01-01"))
    assert (found[0].key, found[-1].key) == (first, "2030")


def test_without_reporting_or_without_phases_nothing_is_asked_that_nobody_set() -> None:
    assert reports_due(dataset(), day("2026-01-01"), day("2026-12-31")) == ()
    assert upcoming_reports(dataset(), day("2026-01-01"), day("2026-12-31")) == ()
    bare = dataset(phases=[], reporting={"windows": [window()]})
    assert [item.key for item in reports_due(bare, day("1999-01-01"), day("1999-12-31"))] == ["1999-H1"]
    half = reports_due(bare, day("1999-01-01"), day("1999-12-31"))[0]
    assert (expected(bare, half), is_asked(dataset(), "home", half)) == ((), False)
    assert expected(dataset(), half) == ()
