"""What the tables say of decisions that are unlike the shipped one."""

from __future__ import annotations

import pytest

from par_cli.locales import get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.progress.results import Status
from par_cli.progress.status import Filters, fails, status
from par_cli.render.document import View
from par_cli.render.formats import Layout
from par_cli.render.table import table
from read_once import shipped_data
from support import day, indicator, outcome, report, stand, target, task, value


def shown(found: Status, view: View = "status", width: int | None = 80) -> str:
    """Return a table in English without colour, its lines joined."""
    return " ".join(table(found, view, get_locale("en"), width, color=False, binding=False).split())


NUMBERS = ("tasks", "due", "overdue", "targets", "on_time_rate")


def listed(found: Status, view: View, width: int | None, *columns: str) -> str:
    """Return a list of some columns, as :func:`shown` does."""
    layout = Layout(columns=columns)
    return " ".join(table(found, view, get_locale("en"), width, color=False, binding=False, layout=layout).split())


def test_a_year_that_failed_is_said_even_where_other_years_are_not_reported() -> None:
    yearly = indicator(target(at_least=80, every="year"))
    found = stand("2025-06-01", indicators=[yearly], values=[value("2022", 50)])
    assert found.targets[0].status == "unreported"
    assert "targets missed 1" in shown(found)
    assert fails(found, "missed", binding=False)
    silent = stand("2025-06-01", indicators=[yearly], values=[value("2022", 90)])
    assert "nothing is reported as missed" in shown(silent)
    assert not fails(silent, "missed", binding=False)


def test_a_change_over_several_years_is_brief_among_the_targets_behind() -> None:
    share = indicator(target(at_least=80, baseline="2021"))
    found = stand("2025-06-01", indicators=[share], values=[value("2021", 40), value("2023", 41)])
    assert "▲ 1 pp better (2021)" in shown(found, width=None)


def test_yearly_tasks_tell_the_years_reported_as_unfinished_from_those_without_a_report() -> None:
    said = report("in_progress", occurrence="2022", published="2023-01-05")
    found = shown(stand("2025-06-01", tasks=[task(every="year")], reports=[said]))
    assert "✗ yearly I.1: unfinished in the year 2022" in found
    assert "? yearly I.1: without the 2 years 2023-2024" in found


def test_what_is_late_by_a_bound_alone_is_counted_apart_below_the_table() -> None:
    late = stand("2025-06-01", tasks=[task(due="2025-Q1")], reports=[report("done", by="2025-05-10")])
    assert "so that they may be on time: 1" in shown(late)
    known = stand("2025-06-01", tasks=[task(due="2025-Q1")], reports=[report("done", on="2025-05-10")])
    assert "may be on time" not in shown(known)


def test_the_periods_that_a_sum_lacks_are_named() -> None:
    total = indicator(target(at_least=1000, over="phase"), unit="count", kind="flow")
    found = stand("2025-06-01", indicators=[total], values=[value(2022, 80), value(2024, 90)])
    assert "missing: 2023" in shown(found, "targets")


def test_a_row_shows_the_value_that_decided_with_its_gap_and_the_later_one_next_to_it() -> None:
    described = indicator(target(at_most=10), unit="count", better="lower")
    found = stand("2027-02-01", indicators=[described], values=[value("2025", 15), value("2026", 13)])
    text = shown(found, "targets", 140)
    assert "15 (2025) 2025 ≤ 10 5 " in text
    assert "later 13 (2026)" in shown(found, "targets", 300)


def test_what_ended_is_shown_with_its_reason_and_document() -> None:
    ended = outcome("superseded", on="2024-01-01", reason="merged with another", document="Decision 9")
    found = stand("2025-06-01", indicators=[indicator(target(at_least=80))], outcomes=[ended])
    text = shown(found, "targets")
    assert "reason: merged with another" in text
    assert "document: Decision 9" in text


def test_the_verdict_speaks_only_of_what_was_asked_for() -> None:
    late = stand("2025-06-01", tasks=[task(due="2022-Q4")])
    assert "PAST DUE: 1 of 1 task (1 occurrence)." in shown(late)
    targets = stand("2026-06-01", indicators=[indicator(target(at_least=80))])
    assert "PAST DUE: 1 of 1 target." in shown(targets)


@pytest.mark.parametrize("width", [None, 10, 20, 25, 33, 40, 55, 66, 72, 80, 95, 110, 140, 200])
def test_at_any_width_every_count_and_every_id_is_whole(width: int | None) -> None:
    found = status(shipped_data(), day("2026-11-23"), Filters())
    words = shown(found, width=width).replace(";", " ").replace(",", " ").split()
    for number in ("33", "28", "44", "170", "36", "83", "76"):
        assert number in words
    targets = listed(found, "targets", width, "id", "status").replace(";", " ").split()
    assert [item.entry.id for item in found.targets if item.entry.id not in targets] == []
    tasks = shown(found, "tasks", width).split()
    assert [item.task.id for item in found.tasks if item.task.id not in tasks] == []
    owed = with_accounts(found, None, "overdue", get_locale("en").text)
    words = listed(owed, "agencies", width, "agency", *NUMBERS).replace(";", " ").split()
    assert [item.agency for item in owed.accounts if item.agency is not None and item.agency not in words] == []
    for number in ("33", "87", "83", "44", "61", "9.09%", "4.59%"):
        assert number in words
