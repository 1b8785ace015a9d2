"""Cases that few decisions have, one example of each (docs/method.md, 2 to 4)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from par_cli.progress.digest import digest
from par_cli.progress.subject import Subject, show
from support import Fields, agency, dataset, indicator, one_target, target, value

TOTAL = indicator(target(at_least=1000, over="2022/2025"), unit="count", kind="flow")


def rule(as_of: str, described: Fields, *said: Fields) -> str:
    """Return by which rule the first target is decided, as ``par show`` says it."""
    outcomes = [item for item in said if "target" in item]
    found = dataset(indicators=[described], values=[item for item in said if "target" not in item], outcomes=outcomes)
    return show(found, date.fromisoformat(as_of), Subject("target", found.targets[0].id)).targets[0].deciding_rule


def test_a_part_as_a_change_is_in_the_digest() -> None:
    one, other = (
        digest(dataset(indicators=[indicator(target(reduce_by=part, relative_to=2020), better="lower")]), date.max)
        for part in ("1/3", "1/4")
    )
    assert one != other


def test_an_open_condition_is_the_rule_that_is_shown() -> None:
    assert rule("2025-06-01", indicator(target(at_least=80, condition="funds come")), value(2024, 90)) == "condition"


def test_what_is_lost_after_it_was_reached_is_shown_as_held() -> None:
    described = indicator(target(at_least=80, due=2023, hold=True))
    assert rule("2026-06-01", described, value(2023, 85), value(2024, 70)) == "held"


def test_a_sum_has_the_break_of_a_value_in_it() -> None:
    found = one_target("2025-06-01", TOTAL, value(2022, 100), {**value(2023, 100), "break": True})
    assert "series_break" in found.flags
    assert one_target("2025-06-01", TOTAL, value(2022, 100)).gap == 900


def test_the_named_period_decides_while_its_deadline_is_ahead() -> None:
    described = indicator(target(at_least=80, decided_by=2023, due=2025))
    found = one_target("2024-06-01", described, value(2023, 85), value("2024-Q1", 70))
    assert (found.status, found.flags[:1]) == ("met", ("so_far",))


def test_nothing_of_nothing_in_another_period_leaves_the_named_one_open() -> None:
    described = indicator(target(at_least=80, decided_by=2025))
    found = one_target("2024-06-01", described, value(2023, numerator=0, denominator=0))
    assert (found.status, found.reason) == ("unrated", "other_period_decides")


def test_members_that_nobody_names_are_asked_too() -> None:
    described = indicator(target(at_least=80, each=True), reporters=["communes"])
    found = one_target("2026-06-01", described, agencies=[agency("communes", size=69)])
    assert (found.status, found.overdue) == ("unreported", True)


def test_one_of_69_that_nobody_names_is_not_the_whole_for_each_nor_for_a_sum() -> None:
    members = [agency("first"), agency("communes", size=69, members=["first"])]
    for described, figure in (
        (indicator(target(at_least=80, each=True), reporters=["communes"]), 90),
        (indicator(target(at_least=80), unit="count", kind="flow", reporters=["communes"]), 500),
    ):
        found = one_target("2026-06-01", described, value(2025, figure, reporter="first"), agencies=members)
        assert found.status == "unreported"
        assert found.reporters is not None
        assert (found.reporters.done, found.reporters.total) == (1, 69)


def test_better_than_the_base_is_told_by_changes_alone() -> None:
    described = indicator(target(improve=True, relative_to=2020), better="lower")
    found = one_target("2026-06-01", described, value(2025, change=-3))
    assert found.status == "met"
    assert found.threshold == Fraction(0)
