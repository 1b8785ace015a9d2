"""What the tables say of a target that others make up, and of its parts."""

from __future__ import annotations

import pytest

from par_cli.locales import Language, get_locale
from par_cli.progress.accounts import total, with_accounts
from par_cli.progress.results import Status
from par_cli.progress.subject import Subject, show
from par_cli.render.document import View
from par_cli.render.table import show_table, table
from support import day, indicator, stand, target, value

OFFICES = indicator(target(at_least=500), name="offices", unit="count")
SHARE = indicator(target(at_least=40), name="share")
REPORTED = [value(2025, 420, name="offices"), value(2025, 39)]


def of(operator: str) -> Status:
    """Return a status with 500 offices and 40 percent of them, of which all or one are asked for."""
    whole = indicator({**target(), operator: ["offices/2025", "share/2025"]}, name="reach", unit=None)
    return stand("2026-06-01", indicators=[OFFICES, SHARE, whole], values=REPORTED)


def text(view: View, language: Language = "en") -> str:
    return table(of("any_of"), view, get_locale(language), None, color=False, binding=False)


def page(name: str, operator: str = "any_of", language: Language = "en") -> str:
    found = of(operator)
    shown = show(found.dataset, day("2026-06-01"), Subject("target", name))
    return show_table(shown, get_locale(language), None, color=False)


def test_the_first_screen_counts_a_commitment_once_and_lists_the_whole_alone() -> None:
    screen = text("status")
    assert "PAST DUE: 1 of 1 target." in screen
    assert "✗ reach/2025" in screen
    assert "offices/2025" not in screen


def test_the_whole_lists_its_parts_with_their_statuses_and_a_part_names_its_whole() -> None:
    listed = text("targets")
    assert "one of 2 targets" in listed
    assert "✗ offices/2025: missed; ✗ share/2025: missed" in listed
    assert listed.count("component of reach/2025") == 2
    assert "thành phần của reach/2025" in text("targets", "vi")


@pytest.mark.parametrize(
    ("operator", "said", "order"),
    [
        ("all_of", "met when all of its components are", "missed, unreported, awaiting,"),
        ("any_of", "met when one of its components is", "met, on track, improving, at risk,"),
    ],
)
def test_a_page_of_a_whole_has_a_line_for_each_part_and_says_in_which_order_they_decide(
    operator: str, said: str, order: str
) -> None:
    shown = page("reach/2025", operator)
    assert said in shown
    assert f"the first of these that a component has: {order}" in shown
    assert "Component            ✗ offices/2025: missed; Indicator offices ≥ 500; by 2025-12-31; 420 (2025)" in shown
    assert "Component            ✗ share/2025: missed; Indicator share ≥ 40%; by 2025-12-31; 39% (2025)" in shown


def test_a_page_of_a_part_names_its_whole() -> None:
    assert "≥ 500, by 2025-12-31, component of reach/2025" in page("offices/2025")


def test_an_account_lists_parts_and_counts_the_whole() -> None:
    found = with_accounts(of("all_of"), None, "overdue", get_locale("en").text)
    (account,) = found.accounts
    assert [item.entry.id for item in account.owns] == ["offices/2025", "share/2025", "reach/2025"]
    assert (account.targets.total, account.targets_missed, total([account]).targets_missed) == (1, 1, 1)
