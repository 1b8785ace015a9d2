"""One example for each branch that otherwise only the properties reach: coverage is measured over examples alone."""

from __future__ import annotations

from fractions import Fraction

from par_cli.locales import ENGLISH
from par_cli.progress.accounts import total, with_accounts
from par_cli.progress.exact import Range
from par_cli.progress.explanation import explain_all
from par_cli.progress.results import OCCURRENCE_STATUSES
from support import Fields, agency, dataset, day, indicator, report, stand, target, task, value


def test_a_range_with_a_lower_end_holds_none_without_one() -> None:
    bounded, endless = Range(Fraction(1), Fraction(5)), Range(None, Fraction(5))
    assert not bounded.contains(endless)
    assert endless.contains(bounded)


def test_a_target_made_of_others_is_explained_by_them_alone() -> None:
    whole = indicator(target(all_of=["a/2025", "b/2025"]), name="whole", unit=None)
    described: list[Fields] = [indicator(target(at_least=80), name="a"), indicator(target(at_least=80), name="b")]
    data = dataset(indicators=[*described, whole])
    found = explain_all(data, data.targets, day("2024-06-01"))
    (explained,) = [item for item in found if item.result.entry.id == "whole/2025"]
    assert explained.deciding_rule == "parts"
    assert explained.result.steps == ()
    assert explained.result.line is None


def test_a_target_for_each_reporter_is_decided_by_each_reporter() -> None:
    data = dataset(indicators=[indicator(target(at_least=80, each=True), reporters=["home", "justice"])])
    (explained,) = explain_all(data, data.targets, day("2024-06-01"))
    assert explained.deciding_rule == "each_reporter"


def test_what_two_agencies_lead_or_own_counts_once_in_the_total() -> None:
    both = ["home", "justice"]
    found = stand(
        "2026-06-01",
        indicators=[indicator(target(at_least=80), owners=both)],
        tasks=[task(due="2022-12-31", lead=both), task("I.2", due="2022-12-31", lead=["health"])],
    )
    accounts = with_accounts(found, None, "overdue", ENGLISH.text).accounts
    assert [item.due.total for item in accounts if item.agency in both] == [1, 1]
    assert (total(accounts).due.total, total(accounts).targets.total) == (2, 1)


def test_occurrences_are_counted_by_status() -> None:
    slow = report("not_started", published="2023-01-05")
    counts = stand("2024-06-01", tasks=[task(due="2022-12-31"), task("I.2", every="year")], reports=[slow])
    by_status = counts.summary.occurrences.by_status
    assert tuple(by_status) == OCCURRENCE_STATUSES
    assert {name: count for name, count in by_status.items() if count} == {"unfinished": 1, "unreported": 2, "open": 7}


def test_who_has_left_the_reporters_before_a_period_ends_says_nothing_of_the_whole() -> None:
    districts: list[Fields] = [
        agency("east", until="2024-06-30"),
        agency("west"),
        agency("districts", members=["east", "west"]),
    ]
    described = indicator(target(at_least=80), reporters=["districts"], unit="count")
    found = stand("2026-06-01", agencies=districts, indicators=[described], values=[value("2024", 90, reporter="east")])
    assert found.targets[0].current is None
