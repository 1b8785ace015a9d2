"""What reports may say without a warning, and where the warning begins: each boundary from both sides."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loading.examples import DAY
from par_cli.loading.folder import Location, examine
from par_cli.loading.folder import read as read_folder
from progress.decisions import decisions
from support import (
    Described,
    Fields,
    agency,
    figure,
    indicator,
    outcome,
    rank,
    report,
    target,
    task,
    value,
    write_folder,
)

TODAY = DAY.isoformat()
TOMORROW = (DAY + timedelta(days=1)).isoformat()
RANKED = indicator(unit="rank", better="lower")
TASK = task(due="2023-Q4")
RULES = indicator(target(outcome="done"), unit=None, better="none", kind="level")


def found(on: date = DAY, **described: Unpack[Described]) -> list[str]:
    """Return the codes of all that is found in a folder, in order of place."""
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), **described)
        return [problem.code for problem in examine(read_folder(Location(folder, embedded=False)), on)]


def sourced(period: object, number: object = None, **more: object) -> Fields:
    """Return a value that has a source."""
    return {**value(period, number, source="report 1"), **more}


def placed(period: object, number: object, of: int, **more: object) -> Fields:
    """Return a rank that has a source."""
    return {**rank(period, number, of, source="report 1"), **more}


def done(**more: object) -> Fields:
    """Return a report that a task was done on a day, with its evidence."""
    said: Fields = {"on": "2023-12-01", "published": "2023-12-05", "evidence": "decision 2"}
    return {**report("done"), **said, **more}


# --- values


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({"published": "2024-12-30"}, ["PAR620"]),
        ({"published": "2024-12-31"}, []),
        ({"published": "2024-12-30", "provisional": True}, []),
        ({"published": "2024-12-30", "note": "announced ahead"}, []),
        ({"published": "2024-12-30", "bound": "at_least"}, ["PAR620"]),
        ({}, []),
    ],
)
def test_a_value_may_be_published_on_the_last_day_of_its_period_but_not_before(more: Fields, codes: list[str]) -> None:
    assert found(indicators=[indicator()], values=[sourced(2024, 40, **more)]) == codes


def test_a_value_without_a_day_of_publication_is_of_a_period_that_is_over() -> None:
    assert found(indicators=[indicator()], values=[sourced(TODAY, 40)]) == []
    assert found(indicators=[indicator()], values=[sourced(TOMORROW, 40)]) == ["PAR620"]


def test_a_level_of_a_single_day_may_be_published_on_that_day() -> None:
    level = indicator(kind="level", reported="yearly")
    assert found(indicators=[level], values=[sourced("2025-07-01", 4, published="2025-07-01")]) == []
    assert found(indicators=[level], values=[sourced("2025-07-01", 4, published="2025-06-30")]) == ["PAR620"]


def test_what_is_published_on_the_day_of_the_check_does_not_lie_ahead() -> None:
    refers = indicator(target(refers_to={"document": "resolution"}))
    for published, codes in ((TODAY, []), (TOMORROW, ["PAR621"])):
        assert found(indicators=[indicator()], values=[sourced(2024, 40, published=published)]) == codes
        assert found(indicators=[refers], thresholds=[figure(40, published)]) == codes
        assert found(indicators=[RULES], outcomes=[outcome("in_progress", published=published)]) == codes
        assert found(tasks=[TASK], reports=[report("in_progress", published=published)]) == codes


def test_what_is_done_does_not_lie_ahead_and_what_ends_may() -> None:
    assert found(tasks=[TASK], reports=[done(on=TODAY, published=None)]) == []
    assert found(tasks=[TASK], reports=[done(on=TOMORROW, published=None)]) == ["PAR621"]
    assert found(tasks=[TASK], reports=[done(on=None, by=TOMORROW)]) == ["PAR621"]
    ended = report("superseded", on=TOMORROW, published=TODAY, reason="merged", document="law 9")
    assert found(tasks=[TASK], reports=[ended]) == []
    longer = report("extended", due="2030-06-30", published=TODAY, document="letter")
    assert found(tasks=[TASK], reports=[longer]) == []


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({}, ["PAR622"]),
        ({"note": "after the mergers"}, []),
        ({"comparable": True}, []),
        ({"break": True}, []),
        ({"provisional": True}, ["PAR622"]),
    ],
)
def test_another_number_ranked_needs_a_word(more: Fields, codes: list[str]) -> None:
    assert found(indicators=[RANKED], values=[placed(2024, 7, 34, **more), placed(2023, 12, 63)]) == codes


def test_a_population_is_compared_with_the_value_that_holds_for_the_period_before() -> None:
    first = placed(2022, 12, 60, published="2023-04-01")
    corrected = placed(2022, 12, 63, published="2023-05-01")
    later = placed(2023, 10, 63, published="2024-04-01")
    assert found(indicators=[RANKED], values=[later, corrected, first]) == []
    assert found(indicators=[RANKED], values=[later, first]) == ["PAR622"]


def test_populations_of_two_reporters_are_two() -> None:
    both = [placed(2023, 3, 10, reporter="home"), placed(2024, 7, 40, reporter="justice")]
    assert found(indicators=[RANKED], values=both) == []


@pytest.mark.parametrize(
    ("kind", "before", "after", "codes"),
    [
        ("level", 100, 110, []),
        ("level", 100, 111, ["PAR622"]),
        ("level", 100, 90, []),
        ("level", 100, 89, ["PAR622"]),
        ("level", 0, 0, []),
        ("flow", 100, 200, []),
        ("edition", 100, 200, []),
    ],
)
def test_what_a_stock_is_a_share_of_may_change_by_a_tenth(kind: str, before: int, after: int, codes: list[str]) -> None:
    values = [sourced(2023, numerator=0, denominator=before), sourced(2024, numerator=0, denominator=after)]
    assert found(indicators=[indicator(kind=kind)], values=values) == codes


@pytest.mark.parametrize(
    ("rhythm", "period", "fits"),
    [
        ("yearly", "2024", True),
        ("yearly", "2016/2020", True),
        ("yearly", "2024-09/2025-08", True),
        ("yearly", "2024-H1", False),
        ("yearly", "2024-9M", False),
        ("yearly", "2024-01/2025-06", False),
        ("yearly", "2024-12-31", False),
        ("half_yearly", "2024-H2", True),
        ("half_yearly", "2024", True),
        ("half_yearly", "2024-9M", False),
        ("half_yearly", "2024-Q1", False),
        ("half_yearly", "2024-04/2024-09", False),
        ("quarterly", "2024-Q2", True),
        ("quarterly", "2024-H1", True),
        ("quarterly", "2024-9M", True),
        ("quarterly", "2024", True),
        ("quarterly", "2024-05", False),
        ("quarterly", "2024-02/2024-04", False),
        ("quarterly", "2024-04/2025-03", True),
        ("monthly", "2024-05", True),
        ("monthly", "2024-9M", True),
        ("monthly", "2024-05-31", False),
        (None, "2024-05-31", True),
    ],
)
def test_a_period_is_made_of_whole_steps_of_the_rhythm(rhythm: str | None, period: str, fits: bool) -> None:
    for kind in ("edition", "flow"):
        described = indicator(kind=kind, reported=rhythm)
        assert found(indicators=[described], values=[sourced(period, 40)]) == ([] if fits else ["PAR623"])
        assert found(indicators=[described], values=[sourced(period, 40, note="a part")]) == []
    assert found(indicators=[indicator(kind="level", reported=rhythm)], values=[sourced(period, 40)]) == []


@pytest.mark.parametrize(
    ("rhythm", "period", "fits"),
    [
        ("yearly", "2024-Q1", True),
        ("yearly", "2024-9M", True),
        ("yearly", "2024-Q2", False),
        ("half_yearly", "2024-9M", True),
        ("quarterly", "2024-01/2024-05", False),
        ("monthly", "2024-01/2024-05", True),
    ],
)
def test_what_accumulates_is_told_by_quarters_from_the_first_day_of_a_year(
    rhythm: str,
    period: str,
    fits: bool,
) -> None:
    described = indicator(kind="flow", reported=rhythm, accumulates=True)
    assert found(indicators=[described], values=[sourced(period, 40)]) == ([] if fits else ["PAR623"])


def test_steps_may_begin_with_a_financial_year() -> None:
    phases: list[Fields] = [{"id": "2025", "from": "2024-02", "to": "2026-01"}]
    quarterly = indicator(reported="quarterly")
    for period in ("2024-02/2024-04", "2024-Q1"):
        assert found(indicators=[quarterly], phases=phases, values=[sourced(period, 40)]) == []
    assert found(indicators=[quarterly], phases=phases, values=[sourced("2024-03/2024-05", 40)]) == ["PAR623"]


@pytest.mark.parametrize("more", [{"source": "report"}, {"url": "https://example.org"}, {"line": 123}])
def test_a_source_is_a_document_an_address_or_a_line(more: Fields) -> None:
    assert found(indicators=[indicator()], values=[{**value(2024, 40), **more}]) == []
    assert found(indicators=[indicator()], values=[value(2024, 40, note="from memory")]) == ["PAR624"]


def test_two_values_of_a_period_of_which_one_has_no_day_are_a_doubt_where_they_differ() -> None:
    dated = sourced(2024, 40, published="2025-02-01")
    for other, codes in (
        (sourced(2024, 41), ["PAR625"]),
        (sourced(2024, 40), []),
        (sourced(2024, 41, note="the plan's own figure"), []),
        (sourced(2024, 41, published="2025-01-01"), []),
        (sourced(2024, 41, reporter="home"), []),
        (sourced("2024-H1", 41), []),
    ):
        assert found(indicators=[indicator()], values=[other, dated]) == codes
        assert found(indicators=[indicator()], values=[dated, other]) == codes


def test_a_rival_without_a_day_is_one_doubt_however_many_days_the_others_have() -> None:
    dated = [sourced(2024, 40, published=f"2025-0{month}-01") for month in (2, 3, 4)]
    assert found(indicators=[indicator()], values=[*dated, sourced(2024, 41)]) == ["PAR625"]


@pytest.mark.parametrize(
    ("reporter", "period", "listed"),
    [
        (None, "2024", True),
        ("justice", "2024", True),
        ("old", "2024", True),
        ("new", "2024", False),
        ("old", "2025", True),
        ("new", "2025", True),
        ("old", "2026-Q1", False),
        ("new", "2026-Q1", True),
        ("offices", "2024", False),
        ("health", "2024", False),
    ],
)
def test_a_reporter_is_one_of_the_list_its_groups_and_who_took_over(
    reporter: str | None,
    period: str,
    listed: bool,
) -> None:
    agencies = [
        agency("offices", members=["justice", "old"]),
        agency("old", until="2025-06-30", successors=[{"agency": "new", "from": "2025-07-01"}]),
        agency("new"),
    ]
    values = [sourced(period, 40, reporter=reporter)]
    codes = found(indicators=[indicator(reporters=["home", "offices"])], agencies=agencies, values=values)
    assert codes == ([] if listed else ["PAR626"])
    assert found(indicators=[indicator()], agencies=agencies, values=values) == []


def test_an_unknown_member_of_the_list_is_the_only_problem() -> None:
    agencies = [agency("offices", members=["nobody"])]
    values = [sourced(2024, 40, reporter="home")]
    assert found(indicators=[indicator(reporters=["offices"])], agencies=agencies, values=values) == ["PAR301"]


# --- what was done


def test_what_is_done_may_be_published_on_the_same_day() -> None:
    assert found(tasks=[TASK], reports=[done(on="2023-12-05")]) == []
    assert found(tasks=[TASK], reports=[done(on="2023-12-06")]) == ["PAR627"]
    assert found(tasks=[TASK], reports=[done(on="2023-12-06", published=None)]) == []
    assert found(tasks=[TASK], reports=[done(on=None, by="2023-12-31")]) == []
    ended = report("superseded", on="2024-01-01", published="2023-12-20", reason="merged", document="law 9")
    assert found(tasks=[TASK], reports=[ended]) == []


@pytest.mark.parametrize(
    ("decision", "begins"),
    [
        ({"date": "2023-01-10"}, "2023-01-10"),
        ({"adopted": {"after": "2023-01-05", "by": "2023-02-01"}}, "2023-01-05"),
        ({"date": "2023-01-10", "adopted": {"after": "2023-01-05"}}, "2023-01-10"),
    ],
)
def test_what_is_done_on_the_day_of_the_decision_is_not_done_before_it(decision: Fields, begins: str) -> None:
    before = (date.fromisoformat(begins) - timedelta(days=1)).isoformat()
    for key in ("on", "by"):
        for day, codes in ((begins, []), (before, ["PAR810"])):
            said = done(**{"on": None, key: day})
            assert found(decision=decision, tasks=[TASK], reports=[said]) == codes
            made = outcome("done", evidence="decision 2", published="2024-01-05", **{key: day})
            assert found(decision=decision, indicators=[RULES], outcomes=[made]) == codes


def test_where_the_day_of_the_decision_is_not_known_nothing_is_done_before_it() -> None:
    assert found(tasks=[TASK], reports=[done(on="1999-01-01")]) == []
    assert found(decision={"adopted": {"by": "2023-02-01"}}, tasks=[TASK], reports=[done(on="1999-01-01")]) == []


def test_only_what_is_done_needs_evidence() -> None:
    assert found(tasks=[TASK], reports=[done(evidence=None, source="report 1")]) == ["PAR812"]
    assert found(tasks=[TASK], reports=[report("in_progress", published="2023-12-05")]) == []
    made = outcome("done", on="2024-01-05", url="https://example.org")
    assert found(indicators=[RULES], outcomes=[made]) == ["PAR812"]


# --- extensions of tasks


def extended(due: str, published: str = "2023-11-01", **more: object) -> Fields:
    return {**report("extended", due=due, published=published, document="letter"), **more}


def test_an_extension_of_a_task_gives_more_time_than_the_decision_not_than_the_one_before() -> None:
    assert found(tasks=[TASK], reports=[extended("2024-01-01")]) == []
    assert found(tasks=[TASK], reports=[extended("2023-12-31")]) == ["PAR617"]
    longer = [extended("2024-12-31"), extended("2025-06-30", "2024-11-01")]
    assert found(tasks=[TASK], reports=longer) == []
    shortened = [extended("2024-12-31"), extended("2024-06-30", "2024-03-01")]
    assert found(tasks=[TASK], reports=shortened) == []


def test_an_extension_of_several_occurrences_is_after_the_last_of_them() -> None:
    yearly = task(every="year")
    assert found(tasks=[yearly], reports=[extended("2024-03-31", occurrence="2022/2023")]) == []
    assert found(tasks=[yearly], reports=[extended("2023-03-31", occurrence="2022/2023")]) == ["PAR617"]


def test_work_without_a_due_date_may_be_given_one() -> None:
    assert found(tasks=[task(undated="external")], reports=[extended("2024-03-31")]) == []


# --- properties


@given(decisions(), st.integers(0, 2000))
def test_a_later_day_finds_nothing_new_and_other_rules_do_not_ask_for_the_day(described: Described, wait: int) -> None:
    clock = {"PAR620", "PAR621"}
    ended = {"PAR722", "PAR723", "PAR726"}  # are asked for once a period has ended
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), **described)
        reading = read_folder(Location(folder, embedded=False))
    first = examine(reading, date(2024, 6, 30))
    later = examine(reading, date(2024, 6, 30) + timedelta(days=wait))
    places = {(item.code, item.line, item.column) for item in first}
    assert {(item.code, item.line, item.column) for item in later if item.code not in ended} <= places
    assert [item for item in first if item.code not in clock | ended] == [
        item for item in later if item.code not in clock | ended
    ]


@given(decisions(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_reported_changes_no_doubt(described: Described, chance: Random) -> None:
    shuffled = described.copy()
    shuffled["values"] = chance.sample(described.get("values", ()), len(described.get("values", ())))
    shuffled["outcomes"] = chance.sample(described.get("outcomes", ()), len(described.get("outcomes", ())))
    shuffled["reports"] = chance.sample(described.get("reports", ()), len(described.get("reports", ())))
    assert sorted(found(**shuffled)) == sorted(found(**described))
