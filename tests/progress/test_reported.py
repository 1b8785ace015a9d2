"""Flat lists of everything that was reported."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from par_cli.progress.reported import ReportFilter, Values, reports
from par_cli.progress.subject import Subject, show
from par_cli.render.flat_lists import REPORTS, VALUES
from progress.decisions import DAYS, DECISIONS
from schemas import held
from support import Described, agency, dataset, day, indicator, outcome, report, target, task, value

DESCRIBED: Described = {
    "indicators": [
        indicator(target(at_least=80), name="share", owners=["home"], reporters=["justice", "home"]),
        indicator(target(at_least=80, owners=["justice"]), name="other", owners=["home"]),
        indicator(target(outcome="done"), name="rules", owners=["justice"]),
    ],
    "tasks": [task(due="2025"), task("II.1", due="2025", lead=["justice"])],
    "agencies": [agency("home"), agency("justice")],
    "values": [
        value("2024", 5, name="share", published="2025-01-10"),
        value("2024", 6, name="share", published="2025-03-10"),
        value("2024", 7, name="share", published="2025-01-10", reporter="justice"),
        value("2026", 9, name="share", published="2027-01-10"),
        value("2024", 1, name="other"),
    ],
    "outcomes": [outcome("done", name="rules/2025", on="2025-01-01", published="2025-02-01")],
    "reports": [
        report("in_progress", name="II.1", published="2025-03-01", reporter="home"),
        report("in_progress", published="2025-02-01"),
        report("in_progress", name="II.1", published="2025-02-01"),
        report("done", name="II.1", on="2026-01-01", published="2026-02-01"),
    ],
}


def values(on: str = "2025-06-01", **asked: Any) -> list[tuple[str, str, str, bool]]:  # noqa: ANN401 - of each filter its own
    found = Values(dataset(**DESCRIBED), day(on), ReportFilter(**asked))
    return [(i.indicator.id, i.item.period.text, f"{i.item.value}", i.held) for i in found.values()]


ALL = [("share", "2024", "5", False), ("share", "2024", "6", True), ("share", "2024", "7", True)]
OTHER = ("other", "2024", "1", True)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, [*ALL, OTHER]),
        ({"ids": ("other",)}, [OTHER]),
        ({"phase": "2030"}, []),
        ({"phase": "2025"}, [*ALL, OTHER]),
        ({"agency": "home"}, [*ALL, OTHER]),
        ({"agency": "justice"}, [ALL[2], OTHER]),  # what it has reported itself, and a target of its own
    ],
)
def test_values_are_those_known_that_were_asked_for(asked: dict[str, Any], kept: list[object]) -> None:
    assert values(**asked) == kept


def test_a_value_holds_until_another_is_published_for_the_same_days_and_reporter() -> None:
    assert values("2025-02-01")[0] == ("share", "2024", "5", True)


@given(described=DECISIONS, as_of=DAYS)
def test_the_values_of_an_indicator_are_those_that_its_page_shows(described: Described, as_of: date) -> None:
    whole = dataset(**described)
    written = held(b"".join(VALUES.json(Values(whole, as_of), ())))["values"]
    for name in whole.indicators:
        page = show(whole, as_of, Subject("indicator", name))
        sums = set(map(id, page.sums))
        shown = [item for item in page.observations if id(item) not in sums and item.period.end <= as_of]
        mine = [item for item in written if item["indicator"] == name]
        assert [(item["period"], item["reporter"]) for item in mine] == [
            (item.period.text, item.reporter) for item in shown
        ]


def reported(on: str = "2025-06-01", **asked: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - of each filter its own
    found = reports(dataset(**DESCRIBED), day(on), ReportFilter(**asked))
    return [(item.kind, item.id, f"{item.item.published}") for item in found.reports]


TASKS = [("task", "I.1", "2025-02-01"), ("task", "II.1", "2025-02-01"), ("task", "II.1", "2025-03-01")]
RULES = ("outcome", "rules/2025", "2025-02-01")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, [*TASKS, RULES]),
        ({"ids": ("II.1", "rules")}, [*TASKS[1:], RULES]),
        ({"ids": ("rules/2025",)}, [RULES]),
        ({"agency": "justice"}, [*TASKS[1:], RULES]),
        ({"agency": "home"}, [TASKS[0], TASKS[2]]),
    ],
)
def test_reports_are_those_known_that_were_asked_for(asked: dict[str, Any], kept: list[object]) -> None:
    assert reported(**asked) == kept


@given(described=DECISIONS, as_of=DAYS)
def test_the_document_has_every_report_once(described: Described, as_of: date) -> None:
    whole = dataset(**described)
    written = held(b"".join(REPORTS.json(reports(whole, as_of, ReportFilter()), ())))["reports"]
    kinds = (whole.outcomes, whole.thresholds, whole.task_reports)
    of: list[Any] = [item for kind in kinds for items in kind.values() for item in items]
    assert len(written) == sum(item.known_from <= as_of for item in of)


def test_values_say_what_narrowed_them_who_reported_and_on_which_side_better_lies() -> None:
    found = Values(dataset(**DESCRIBED), day("2025-06-01"), ReportFilter(phase="2025", agency="home", ids=("share",)))
    assert found.wanted.given == (("phase", "2025"), ("agency", "home"), ("ids", "share"))
    assert found.reporters() == {"justice"}
    assert {item.side for item in found.values()} == {1}
    lower: Described = {
        "indicators": [indicator(target(at_most=80), name="share", better="lower")],
        "values": [value("2024", 5, name="share")],
    }
    assert [item.side for item in Values(dataset(**lower), day("2025-06-01"), ReportFilter()).values()] == [-1]
