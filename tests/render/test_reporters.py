"""What the tables say where several report."""

from __future__ import annotations

from par_cli.locales import get_locale
from par_cli.progress.results import Status
from par_cli.render.document import View
from par_cli.render.table import table
from support import Fields, agency, indicator, report, stand, target, task, value

NAMES = ("home", "justice", "health")
GROUP = agency("offices", members=list(NAMES))


def shown(found: Status, view: View) -> str:
    """Return a table in English without colour, its lines joined."""
    return " ".join(table(found, view, get_locale("en"), 120, color=False, binding=False).split())


def test_a_floor_for_every_one_says_how_many_meet_it_and_how_many_have_reported() -> None:
    described = indicator(target(at_least=85, each=True), reporters=["offices"])
    values = [value(2025, number, reporter=name) for number, name in zip((90, 80), NAMES, strict=False)]
    text = shown(stand("2026-06-01", indicators=[described], values=values, agencies=[GROUP]), "targets")
    assert "each ≥ 85%" in text
    assert "1 of 3 meet it" in text
    assert "2 of 3 reported" in text


def test_a_floor_for_the_rank_of_every_one_is_named_so() -> None:
    described = indicator(target(at_most=10, each=True), unit="rank", better="lower", reporters=["offices"])
    assert "each top 10" in shown(stand("2025-06-01", indicators=[described], agencies=[GROUP]), "targets")


def test_an_incomplete_sum_says_how_many_have_reported_and_for_which_period_and_shows_no_value() -> None:
    described = indicator(target(at_least=85), reporters=["offices"])
    said = value(2025, reporter="home", numerator=9, denominator=10)
    found = stand("2026-06-01", indicators=[described], values=[said], agencies=[GROUP])
    line = "1 of 3 reported (2025), missing Department justice, Department health"
    assert line in shown(found, "targets")
    assert "90" not in shown(found, "targets")


def test_what_some_have_reported_is_not_counted_as_without_any_figure_on_the_first_screen() -> None:
    top = indicator(target(at_least=85), name="top", group="top")
    described = indicator(target(at_least=85), reporters=["offices"])
    said = value(2025, reporter="home", numerator=9, denominator=10)
    groups: list[Fields] = [{"id": "top", "name": "Top", "headline": True}]
    for values, silent in (([said], False), ([], True)):
        found = stand("2026-06-01", indicators=[top, described], values=values, agencies=[GROUP], groups=groups)
        assert ("without any figure" in shown(found, "status")) == silent


def test_the_work_of_a_group_says_how_many_have_done_it_and_in_which_year() -> None:
    said = [report("done", reporter=name, on="2023-12-01", occurrence="2023") for name in NAMES[:2]]
    tasks = [task(every="year", lead=["offices"])]
    text = shown(stand("2024-06-01", tasks=tasks, reports=said, agencies=[GROUP]), "tasks")
    assert "2023: 2 of 3 reported done" in text
    once = [task(due="2023", lead=["offices"])]
    said = [report("done", reporter=name, on="2023-12-01") for name in NAMES[:2]]
    assert " 2 of 3 reported done" in shown(stand("2024-06-01", tasks=once, reports=said, agencies=[GROUP]), "tasks")


def test_the_leads_of_the_first_screen_name_who_answers_for_most_rows_first_and_count_the_others() -> None:
    heirs = [
        {"agency": "digital", "from": "2023-01-01"},
        {"agency": "justice", "from": "2023-01-01", "scope": "security", "unverified": True},
    ]
    part, rest = task("I.1", due="2023", taken_over_by=["justice"]), task("I.2", due="2023")
    both = stand("2024-06-01", tasks=[part, rest], agencies=[agency("home", successors=heirs)])
    assert "Department home (today: Department digital and 1 other) 2" in shown(both, "status")
    one = stand("2024-06-01", tasks=[part], agencies=[agency("home", successors=heirs)])
    assert "Department home (today: Department justice†) 1" in shown(one, "status")
