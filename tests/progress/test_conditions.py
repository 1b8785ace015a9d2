"""Targets that apply once their condition is met (docs/method.md, 3)."""

from __future__ import annotations

import pytest

from support import Fields, indicator, one_target, outcome, stand, target, value

MET = outcome("condition_met", on="2024-05-01")
CLOSED = "2026-06-01"
LAW = "The law is passed"


@pytest.mark.parametrize(
    "asked",
    [{"at_least": 80}, {"outcome": "done"}, {"improve": "yearly"}, {"at_least": 80, "every": "year"}],
)
def test_before_its_condition_is_met_it_does_not_apply_and_afterwards_it_is_judged_as_any_other(asked: Fields) -> None:
    described = indicator({**target(), "condition": LAW, **asked})
    before = one_target(CLOSED, described, value(2025, 10))
    assert (before.status, before.reason, before.overdue) == ("not_applicable", "condition_open", False)
    after = one_target(CLOSED, described, value(2025, 10), outcomes=[MET])
    plain = one_target(CLOSED, indicator({**target(), **asked}), value(2025, 10))
    assert after._replace(entry=plain.entry, outcome=plain.outcome) == plain


@pytest.mark.parametrize(
    ("as_of", "published", "status"),
    [
        ("2024-04-30", None, "not_applicable"),
        ("2024-05-01", None, "no_data"),
        ("2024-06-30", "2024-07-01", "not_applicable"),
    ],
)
def test_it_applies_from_the_day_on_which_that_is_known(as_of: str, published: str | None, status: str) -> None:
    described = indicator(target(at_least=80, condition=LAW))
    assert (
        one_target(as_of, described, outcomes=[{**MET, **({"published": published} if published else {})}]).status
        == status
    )


def test_while_its_condition_is_open_no_path_leads_through_it_and_a_whole_leaves_it_out() -> None:
    through = target(at_least=80, id="first", due="2024", condition=LAW, baseline="2021")
    last = target(at_least=90, baseline="2021")
    values = [value(2021, 10), value(2023, 50)]
    open_still = one_target("2024-06-01", indicator(through, last), *values, name="share/2025")
    alone = one_target("2024-06-01", indicator(last), *values)
    assert open_still.expected == alone.expected
    met = outcome("condition_met", name="share/first", on="2024-01-01")
    assert (
        one_target("2024-06-01", indicator(through, last), *values, name="share/2025", outcomes=[met]).expected
        != alone.expected
    )
    whole = indicator(target(all_of=["share/first", "share/2025"]), name="whole", better="none", unit=None)
    found = stand(CLOSED, indicators=[indicator(through, last), whole], values=[value(2025, 95)]).targets
    assert [item.status for item in found] == ["not_applicable", "met", "met"]


def test_a_whole_with_a_condition_does_not_apply_either() -> None:
    parts = indicator(target(at_least=80, id="a"), target(at_least=90, id="b"))
    whole = indicator(target(all_of=["share/a", "share/b"], condition=LAW), name="whole", better="none", unit=None)
    found = stand(CLOSED, indicators=[parts, whole], values=[value(2025, 10)]).targets[2]
    assert (found.status, found.reason, found.overdue) == ("not_applicable", "condition_open", False)
    met = outcome("condition_met", name="whole/2025", on="2024-01-01")
    again = stand(CLOSED, indicators=[parts, whole], values=[value(2025, 10)], outcomes=[met]).targets[2]
    assert (again.status, again.overdue) == ("missed", True)
