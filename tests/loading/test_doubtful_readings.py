"""Targets that are read otherwise than most people mean them, and values that none asks for: both sides of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loading.examples import DAY
from par_cli.loading.folder import Location, examine
from par_cli.loading.folder import read as read_folder
from par_cli.locales import ENGLISH
from support import Fields, agency, indicator, rank, report, stand, target, task, value, write_folder

SECTIONS: list[Fields] = [{"id": "I", "name": {"vi": "Một", "en": "One"}}]


def found(code: str, on: date = DAY, **described: Any) -> list[str]:  # noqa: ANN401 - as write_folder
    """Return what to write, for each finding of one rule in a folder."""
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), sections=SECTIONS, **described)
        problems = examine(read_folder(Location(folder, embedded=False)), on)
    return [ENGLISH.text(item.hint) for item in problems if item.code == code]


# --- the period that contains the deadline ends after the wait


def school_years(asked: Fields, **more: Any) -> list[str]:  # noqa: ANN401 - keys of an indicator
    values = [value("2022-09/2023-08", 60), value("2023-09/2024-08", 70)]
    return found("PAR726", indicators=[indicator(asked, **more)], values=values)


def test_a_school_year_that_ends_after_the_wait_is_told_both_ways_out_and_each_of_them_helps() -> None:
    (text,) = school_years(target(at_least=80))
    first, second = {"decided_by": "2024-09/2025-08"}, {"decided_by": "2025-09/2026-08", "due": "2025-12-31"}
    assert f"decided_by: {first['decided_by']}" in text
    assert f"decided_by: {second['decided_by']} and due: {second['due']}" in text
    for said, status in (({}, "unreported"), (first, "awaiting"), (second, "awaiting")):
        asked = target(at_least=80, **said)
        assert bool(school_years(asked)) == (not said)
        day = "2026-03-21" if said is not first else "2025-12-01"
        values = [value("2023-09/2024-08", 70)]
        assert stand(day, indicators=[indicator(asked)], values=values).targets[0].status == status


def test_who_waits_long_enough_or_waits_for_nothing_is_not_doubtful() -> None:
    assert school_years(target(at_least=80), kind="level") == []
    assert school_years(target(at_least=80), publication_lag_months=8) == []
    assert len(school_years(target(at_least=80), publication_lag_months=7)) == 1
    assert school_years(target(at_least=80, every="year"), publication_lag_months=0, reported="quarterly") == []
    assert school_years(target(at_least=80), reported="quarterly") == []
    assert school_years(target(at_least=80, due="2025-08")) == []
    assert school_years(target(outcome="done"), better="none") == []
    assert len(school_years(target(at_least=80), kind="flow", unit="count")) == 1
    assert len(school_years(target(at_least=80, due="2025-09"))) == 1


# --- the base is for another time than the target


@pytest.mark.parametrize(
    ("asked", "more", "meant"),
    [
        ({"relative_to": "2021", "due": "2025-Q3"}, {}, "2021-Q3"),
        ({"relative_to": "2021", "due": "2025-Q3"}, {"accumulates": True}, "2021-9M"),
        ({"relative_to": "2021-Q4"}, {}, "2021"),
        ({"relative_to": "2021-Q4"}, {"accumulates": True}, "2021"),
        ({"relative_to": "2021", "every": "quarter"}, {}, "year_before"),
        ({"relative_to": "2021"}, {}, None),
        ({"relative_to": "2016/2020", "decided_by": "2021/2025"}, {}, None),
        ({"relative_to": "2021-Q3", "due": "2025-Q3"}, {}, None),
        ({"relative_to": "2021", "every": "year"}, {}, None),
        ({"relative_to": "2021", "every": "quarter"}, {"accumulates": True}, None),
        ({"relative_to": "2021", "due": "2025-Q3"}, {"kind": "level"}, None),
        ({"relative_to": "year_before", "due": "2025-Q3"}, {}, None),
    ],
)
def test_a_counted_base_is_for_as_long_as_the_target(asked: Fields, more: Fields, meant: str | None) -> None:
    counted: Fields = {"unit": "count", "kind": "flow", "better": "lower", **more}
    described = {**indicator({**target(reduce_by=5), **asked}), **counted}
    values = [value(str(asked["relative_to"]), 100)] if asked["relative_to"] != "year_before" else []
    texts = [text for text in found("PAR726", indicators=[described], values=values) if "relative_to" in text]
    assert [bool(meant and meant in text) for text in texts] == ([True] if meant else [])


# --- the last month of a year


def rates(*periods: str, asked: Fields | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - keys of an indicator
    described = indicator(asked or target(at_least=92), **{"kind": "flow", **more})
    return found("PAR730", indicators=[described], values=[value(period, 90) for period in periods])


@given(st.sampled_from([("2024-11", "2024-12"), ("2024-Q4",), ("2024-H2",)]))
def test_a_rate_of_months_does_not_decide_a_year_unless_the_target_says_so(periods: tuple[str, ...]) -> None:
    (text,) = rates(*periods)
    assert "over: 2025 " in text
    assert f"decided_by: {periods[-1].replace('2024', '2025')} " in text
    for said in ({"over": "2025"}, {"decided_by": periods[-1].replace("2024", "2025")}, {"due": "2024-Q4"}):
        assert rates(*periods, asked=target(at_least=92, **said)) == []
    assert "over" not in rates(*periods, asked=target(raise_by="1/3", relative_to="2021"))[0]
    for said in ({"baseline": "2021"}, {"due": "2024"}):
        (hint,) = rates(*periods, asked=target(at_least=92, **said))
        assert "over" not in hint
    assert "every: " in rates(*periods, asked=target(at_least=92, every="year"))[0]
    assert rates(*periods, "2023") == []
    for more in ({"kind": "edition"}, {"accumulates": True}, {"unit": "count"}):
        assert rates(*periods, **more) == []


def test_a_year_that_may_still_come_and_a_phase_of_months_are_not_doubtful() -> None:
    assert rates("2024-01", "2024-02") == []
    assert rates() == []
    assert rates("2024-12", asked=target(at_least=92, every="quarter")) == []
    assert rates("2024-12", asked=target(progress="trend")) == []
    assert rates("2024-12", reporters=["home", "justice"], asked=target(at_least=92, each=True)) == []
    phases: list[Fields] = [{"id": "2025", "from": "2025-07", "to": "2025-12"}]
    described = indicator(target(at_least=92), kind="flow")
    assert found("PAR730", indicators=[described], phases=phases, values=[value("2025-12", 90)]) == []
    endless: list[Fields] = [{"id": "2025", "from": 2022}]
    described = indicator(target(at_least=92, every="year"), kind="flow")
    assert len(found("PAR730", indicators=[described], phases=endless, values=[value("2025-12", 90)])) == 1


def test_the_mean_of_the_year_that_is_advised_is_taken_of_its_months() -> None:
    described = indicator(target(at_least=92, over="2025"), kind="flow")
    values = [value(f"2025-{month:02}", 93 if month == 12 else 91) for month in range(1, 13)]
    assert stand("2026-01-01", indicators=[described], values=values).targets[0].status == "missed"


# --- whose values they are


@pytest.mark.parametrize(
    ("asked", "reporters", "values", "hint"),
    [
        (target(at_least=80, each=True), True, [value(2024, 90)], "give each value its reporter"),
        (target(at_least=80, each=True), True, [value(2024, 90, reporter="home")], None),
        (target(at_least=80, each=True), True, [value(2024, 90), value(2024, 90, reporter="home")], None),
        (target(at_least=80), False, [value(2024, 90, reporter="home")], "add reporters: to the indicator"),
        (target(at_least=80), False, [value(2024, 90), value(2024, 90, reporter="home")], None),
        (target(at_least=80), True, [value(2024, 90, reporter="home")], "report numerator and denominator"),
        (target(at_least=80), True, [value(2024, numerator=9, denominator=10, reporter="home")], None),
        (target(at_least=80), True, [], None),
        (target(progress="trend"), False, [value(2024, 90, reporter="home")], None),
    ],
)
def test_values_are_of_those_that_the_targets_ask(
    asked: Fields, reporters: bool, values: list[Fields], hint: str | None
) -> None:
    described = indicator(asked, reporters=["home", "justice"] if reporters else None)
    texts = found("PAR731", indicators=[described], values=values)
    assert [text.startswith(str(hint)) for text in texts] == ([True] if hint else [])


def test_counts_of_reporters_add_up_and_their_ranks_do_not() -> None:
    counted = indicator(target(at_least=80), unit="count", kind="flow", reporters=["home", "justice"])
    assert found("PAR731", indicators=[counted], values=[value(2024, 90, reporter="home")]) == []
    ranked = indicator(target(at_most=80), unit="rank", better="lower", reporters=["home", "justice"])
    assert len(found("PAR731", indicators=[ranked], values=[rank(2024, 9, reporter="home")])) == 1


# --- words with two meanings


def test_a_rank_is_better_where_it_is_smaller() -> None:
    assert "at_most: 10" in found("PAR732", indicators=[indicator(target(at_least=10), unit="rank")])[0]
    assert found("PAR732", indicators=[indicator(target(at_most=10), unit="rank", better="lower")]) == []
    assert found("PAR732", indicators=[indicator(target(at_least=10), unit="count")]) == []


@pytest.mark.parametrize(
    ("asked", "unit", "doubtful"),
    [
        ({"reduce_by": 5}, "percent", True),
        ({"reduce_by": [0, 5]}, "percent", True),
        ({"reduce_by": 5, "change_in": "unit"}, "percent", False),
        ({"reduce_by": 5, "change_in": "percent"}, "percent", False),
        ({"reduce_by": 0}, "percent", False),
        ({"reduce_by": "1/2"}, "percent", False),
        ({"reduce_by": 5}, "count", False),
        ({"improve": True}, "percent", False),
    ],
)
def test_a_change_of_a_percentage_says_in_what_it_is(asked: Fields, unit: str, doubtful: bool) -> None:
    described = indicator({**target(relative_to="2021"), **asked}, better="lower", unit=unit, kind="level")
    assert bool(found("PAR733", indicators=[described])) == doubtful


@pytest.mark.parametrize(
    ("asked", "more", "doubtful"),
    [
        ({"at_least": 25, "every": "quarter"}, {"accumulates": True}, True),
        ({"at_least": 25, "every": "year"}, {"accumulates": True}, False),
        ({"at_least": 25}, {"accumulates": True}, False),
        ({"at_least": 25, "every": "quarter"}, {}, False),
        ({"raise_by": 5, "relative_to": "year_before", "every": "quarter"}, {"accumulates": True}, False),
    ],
)
def test_what_accumulates_is_not_judged_each_quarter(asked: Fields, more: Fields, doubtful: bool) -> None:
    described = {**indicator({**target(), **asked}), "unit": "count", "kind": "flow", **more}
    assert bool(found("PAR734", indicators=[described])) == doubtful


@pytest.mark.parametrize(
    ("number", "values", "doubtful"),
    [
        ("0.8", [75, 60], True),
        (1, [75], True),
        ("0.8", [75, 2], False),
        ("0.8", ["0.7"], False),
        ("0.8", [9], False),
        ("0.8", [], False),
        (80, [900], False),
        (0, [75], False),
    ],
)
def test_a_target_below_one_percent_next_to_tens_of_percent_is_most_likely_a_fraction(
    number: object, values: list[object], doubtful: bool
) -> None:
    known = [value(2020 + at, one) for at, one in enumerate(values)]
    texts = found("PAR735", indicators=[indicator(target(at_least=number), above_100=True)], values=known)
    assert bool(texts) == doubtful
    assert all("write 80 if 80% is meant" in text or "write 100 if" in text for text in texts)


@pytest.mark.parametrize(
    ("asked", "periods", "doubtful"),
    [
        ({}, ("2024", "2025"), "decided_by: 2021/2025"),
        ({"every": "year"}, ("2024",), "relative_to: and a single year"),
        ({}, ("2021/2025",), None),
        ({"decided_by": "2021/2025"}, ("2024",), None),
    ],
)
def test_against_the_mean_of_a_span_a_span_is_named(
    asked: Fields, periods: tuple[str, ...], doubtful: str | None
) -> None:
    described = indicator({**target(reduce_by="1/3", relative_to="2016/2020"), **asked}, better="lower", kind="level")
    values = [value(period, 60) for period in ("2016/2020", *periods)]
    texts = found("PAR726", indicators=[described], values=values)
    assert [bool(doubtful) and str(doubtful) in text for text in texts] == ([True] if doubtful else [])


# --- groups, and who speaks for a task

COMMUNES: Fields = {"id": "communes", "name": {"vi": "Các xã", "en": "The communes"}, "level": "group"}


@pytest.mark.parametrize(
    "described",
    [
        {"tasks": [task(due="2025-Q1", lead=["communes"])]},
        {"tasks": [task(milestones=[{"due": "2025-Q1", "lead": ["home", "communes"]}])]},
        {"indicators": [indicator(target(at_least=80, each=True), reporters=["communes"])]},
        {"indicators": [indicator(target(at_least=80), reporters=["home", "communes"])]},
        {"agencies": [agency("all", members=["home", "communes"])]},
    ],
)
def test_what_is_called_a_group_counts_as_so_many_or_is_refused(described: dict[str, Any]) -> None:
    others = described.get("agencies", [])
    for more, refused in (({}, 1), ({"size": 69}, 0), ({"members": ["justice"]}, 0), ({"level": "commune"}, 0)):
        texts = found("PAR308", **{**described, "agencies": [*others, {**COMMUNES, **more}]})
        assert len([text for text in texts if "write its members" in text]) == refused


def test_a_group_that_only_helps_or_owns_need_not_say_how_many_it_is() -> None:
    tasks = [task(due="2025-Q1", coordinating=["communes"])]
    described = indicator(target(at_least=80), owners=["communes"])
    assert found("PAR308", tasks=tasks, indicators=[described], agencies=[COMMUNES]) == []


@pytest.mark.parametrize(
    ("reporter", "doubtful"),
    [
        ("home", False),
        ("health", False),
        ("heir", False),
        ("justice", True),
        (None, False),
    ],
)
def test_a_task_is_reported_done_by_those_who_lead_it(reporter: str | None, doubtful: bool) -> None:
    agencies = [
        agency("group", members=["health", "old", "home"]),
        agency("old", until="2024-12-31", successors=[{"agency": "heir", "from": "2025-01-01"}]),
        agency("heir"),
    ]
    said = report("done", on="2025-01-10", published="2025-01-11", evidence="x", reporter=reporter)
    tasks = [task(due="2025-Q1", lead=["group"])]
    assert bool(found("PAR813", tasks=tasks, agencies=agencies, reports=[said])) == doubtful
    ongoing = report("in_progress", published="2025-01-11", reporter=reporter)
    assert found("PAR813", tasks=tasks, agencies=agencies, reports=[ongoing]) == []
    assert found("PAR813", tasks=[task(due="2025-Q1", lead=[])], agencies=agencies, reports=[said]) == []


# --- remedies that work


def test_a_rhythm_is_advised_where_periods_follow_one_another_and_none_for_a_survey() -> None:
    described = indicator(target(at_least=80), reported="yearly")
    (survey,) = found("PAR623", indicators=[described], values=[value("2024-03", 60)])
    assert "remove reported" in survey
    texts = found("PAR623", indicators=[described], values=[value("2024-03", 60), value("2024-04", 60)])
    assert ["reported: monthly" in text for text in texts] == [True, True]


def test_months_of_something_counted_make_up_the_years_that_are_asked_for_by_over() -> None:
    asked, flow = target(at_least=1200, every="year"), {"unit": "count", "kind": "flow"}
    months = [value(f"2022-{month:02}", 120) for month in range(1, 13)]
    (text,) = found("PAR726", indicators=[{**indicator(asked), **flow}], values=months)
    assert "the first with over: 2022" in text
    year = {**indicator(target(at_least=1200, over="2022")), **flow}
    assert found("PAR726", indicators=[year], values=months) == []
    assert stand("2023-01-01", indicators=[year], values=months).targets[0].status == "met"


@pytest.mark.parametrize(("number", "digits"), [("ten", True), ("mười", True), ("top 10", False), ("10th", False)])
def test_a_number_in_words_is_to_be_written_in_digits(number: str, digits: bool) -> None:
    (text,) = found("PAR210", indicators=[indicator(target(at_least=number))])
    assert ("in digits" in text) == digits
