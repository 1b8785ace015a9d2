"""The deadline of a target moved by a later document (docs/method.md, 3)."""

from __future__ import annotations

from datetime import date

import pytest

from par_cli.locales import get_locale
from par_cli.render.table import table
from support import Fields, indicator, one_target, outcome, stand, target, value

DESCRIBED = indicator(target(at_least=80, baseline="2021"))


def extended(due: str, published: str, document: str = "letter") -> Fields:
    """Return a report that moves the deadline."""
    return outcome("extended", due=due, published=published, document=document)


def test_an_extension_moves_the_deadline_from_its_publication_on_and_keeps_the_first_one() -> None:
    said = [extended("2026-12-31", "2026-06-01")]
    before, after = (one_target(day, DESCRIBED, outcomes=said) for day in ("2026-05-31", "2026-06-01"))
    assert (before.entry.deadline, before.status, before.extension) == (date(2025, 12, 31), "unreported", None)
    assert (after.entry.deadline, after.entry.first_deadline) == (date(2026, 12, 31), date(2025, 12, 31))
    assert (after.status, after.overdue) == ("no_data", False)
    assert after.extension is not None


def test_the_last_extension_known_holds() -> None:
    said = [extended("2027-12-31", "2026-06-01"), extended("2026-12-31", "2026-08-01")]
    deadlines = [one_target(day, DESCRIBED, outcomes=said).entry.deadline.year for day in ("2026-07-01", "2026-09-01")]
    assert deadlines == [2027, 2026]


@pytest.mark.parametrize(("period", "status"), [("2025", "unreported"), ("2026", "met")])
def test_after_an_extension_the_value_for_the_new_deadline_decides(period: str, status: str) -> None:
    said = [extended("2026-12-31", "2025-11-01")]
    assert one_target("2027-06-01", DESCRIBED, value(period, 80), outcomes=said).status == status


def test_the_path_runs_to_the_new_deadline() -> None:
    said = [extended("2029-12-31", "2022-01-01")]
    values = [value("2021", 0), value("2025", 40)]
    found = one_target("2026-01-01", DESCRIBED, *values, outcomes=said)
    assert found.expected == 40
    assert found.status == "on_track"


def test_an_outcome_done_by_the_new_deadline_is_met_and_an_extension_is_no_report_of_progress() -> None:
    described = indicator(target(outcome="done"), unit=None)
    said = [extended("2026-12-31", "2025-11-01")]
    assert one_target("2025-12-01", described, outcomes=said).reason == "no_report"
    done = outcome("done", on="2026-05-01", published="2026-05-02")
    assert one_target("2026-06-01", described, outcomes=[*said, done]).status == "met"
    assert one_target("2026-06-01", described, outcomes=[done]).status == "missed"


def test_the_list_of_targets_shows_both_deadlines_and_the_document() -> None:
    said = [extended("2026-12-31", "2025-11-01", document="Decision 7")]
    found = stand("2026-01-01", indicators=[DESCRIBED], outcomes=said)
    shown = table(found, "targets", get_locale("en"), None, color=False, binding=False)
    assert "by 2026-12-31" in shown
    assert "extended to 2026-12-31 from 2025-12-31" in shown
    assert "set by: Decision 7" in shown
    assert [item.day for item in found.upcoming] == []
    assert [item.day for item in stand("2026-11-01", indicators=[DESCRIBED], outcomes=said).upcoming] == [
        date(2026, 12, 31)
    ]
