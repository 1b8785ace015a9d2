"""What comes round each half year, quarter or month is never called a year."""

from __future__ import annotations

from datetime import date

import pytest

from par_cli.locales import get_locale
from par_cli.progress.status import Filters
from par_cli.render.table import table
from support import Described, Fields, indicator, report, stand, target, task, value

PHASES: list[Fields] = [{"id": "2025", "from": "2025-04", "to": "2026-03"}]
STEPS = {
    "half": ("half-yearly", "half years 2025-04/2025-09 to 2025-10/2026-03"),
    "quarter": ("quarterly", "quarters 2025-Q2 to 2026-Q1"),
    "month": ("monthly", "months 2025-04 to 2026-03"),
}


def described(every: str, tasks: int) -> Described:
    """Return a decision with one target and some tasks that come round."""
    return {
        "phases": PHASES,
        "indicators": [indicator(target(at_least=80, every=every))],
        "tasks": [task(f"I.{number}", every=every) for number in range(tasks)],
    }


@pytest.mark.parametrize("every", STEPS)
@pytest.mark.parametrize("tasks", [1, 5])
def test_the_first_screen_names_steps_by_their_length(every: str, tasks: int) -> None:
    kind, steps = STEPS[every]
    late = table(
        stand("2027-01-01", **described(every, tasks)), "status", get_locale("en"), None, color=False, binding=False
    )
    ahead = table(
        stand("2026-03-01", **described(every, tasks)), "status", get_locale("en"), None, color=False, binding=False
    )
    assert steps in late
    ids = ", ".join(f"I.{number}" for number in range(tasks))
    assert f"{tasks} {kind} task{'s' if tasks > 1 else ''}: {ids}; 1 target judged" in ahead
    assert "year" not in (late + ahead).replace("half-yearly", "").replace("half year", "")


@pytest.mark.parametrize("every", STEPS)
def test_the_lists_name_steps_by_their_length(every: str) -> None:
    kind, steps = STEPS[every]
    found = stand("2025-12-01", **described(every, 1))
    shown = table(found, "tasks", get_locale("en"), None, color=False, binding=False)
    assert f" {kind} " in shown
    some = stand("2025-12-01", filters=Filters(due_before=date(2026, 3, 1)), **described("month", 1))
    text = table(some, "tasks", get_locale("en"), None, color=False, binding=False)
    assert "monthly 2025-04 to 2026-02" in text
    targets = table(found, "targets", get_locale("en"), None, color=False, binding=False)
    assert f" {steps.partition('s ')[0]}s met" in targets


def test_steps_that_are_no_row_are_named_one_by_one() -> None:
    given = described("quarter", 1)
    given["reports"] = [report("done", name="I.0", occurrence="2025-Q3", on="2025-09-01")]
    shown = table(stand("2026-01-01", **given), "status", get_locale("vi"), None, color=False, binding=False)
    assert "hằng quý" in shown
    assert "thiếu quý 2/2025, quý 4/2025" in shown


def test_financial_years_are_named_by_both_ends() -> None:
    given = described("year", 1)
    shown = table(stand("2026-12-01", **given), "status", get_locale("vi"), None, color=False, binding=False)
    assert "năm 04/2025-03/2026" in shown
    given["values"] = [value("2025-04/2026-03", 80)]
    found = stand("2026-05-01", **given)
    assert "80% (2025-04/2026-03)" in table(found, "targets", get_locale("en"), None, color=False, binding=False)


def test_what_is_not_due_yet_is_counted_by_the_length_of_its_step() -> None:
    given = described("quarter", 0)
    given["indicators"] = [
        indicator(target(at_least=80, every=every), name=name)
        for name, every in (("a", "quarter"), ("b", "month"), ("c", "month"))
    ]
    shown = table(stand("2025-04-10", **given), "status", get_locale("en"), None, color=False, binding=False)
    assert "3 no data (1: no quarter due yet) (2: no month due yet)" in shown
