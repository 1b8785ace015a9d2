"""Every status, flag and reason, each by a case that gives it, on the day and in the place that the method says."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from par_cli.progress.results import (
    FLAGS,
    OCCURRENCE_STATUSES,
    REASONS,
    TARGET_STATUSES,
    Flag,
    OccurrenceStatus,
    Reason,
    TargetResult,
    TargetStatus,
)
from support import Fields, figure, indicator, one_target, one_task, outcome, rank, report, target, task, value

OPEN, CLOSED, LATE = "2025-06-30", "2026-01-01", "2026-03-21"


class Case(NamedTuple):
    """One target with what was reported, on a day."""

    as_of: str
    described: Fields
    values: tuple[Fields, ...] = ()
    outcomes: tuple[Fields, ...] = ()
    thresholds: tuple[Fields, ...] = ()
    units: tuple[Fields, ...] = ()

    def result(self) -> TargetResult:
        """Return the state of the target."""
        said = {"outcomes": self.outcomes, "thresholds": self.thresholds, "units": self.units}
        return one_target(self.as_of, self.described, *self.values, **said)  # type: ignore[arg-type]


HALF = indicator(target(at_least=80, baseline="2021"))
BASE = value(2021, 20)
RANKED = indicator(target(at_most=10, baseline="2021"), better="lower", unit="rank")
ENDED = outcome("superseded", on="2025-01-01", reason="merged", document="decision 9")
CUT = indicator(target(reduce_by=10, relative_to="2021"), better="lower", unit="count", reported="yearly")
TREND = indicator(target(progress="trend"))
SPENT = indicator(target(at_most=200), better="lower", unit="count", kind="flow", accumulates=True)
TOTAL = indicator(target(at_least=1000, over="phase"), unit="count", kind="flow")
SHARED = indicator(target(at_least=80), reporters=["home", "justice"])

STATUSES: dict[TargetStatus, Case] = {
    "superseded": Case(OPEN, HALF, (BASE, value(2024, 30)), (ENDED,)),
    "not_applicable": Case(OPEN, HALF, (value(2024, numerator=0, denominator=0),)),
    "met": Case(CLOSED, HALF, (value(2025, 80),)),
    "missed": Case(CLOSED, HALF, (value(2025, 79),)),
    "awaiting": Case(CLOSED, HALF),
    "unreported": Case(LATE, HALF),
    "no_data": Case(OPEN, HALF, (BASE,)),
    "on_track": Case(OPEN, HALF, (BASE, value(2024, 70))),
    "at_risk": Case(OPEN, HALF, (BASE, value(2024, 50))),
    "off_track": Case(OPEN, HALF, (BASE, value(2024, 30))),
    "regressing": Case(OPEN, HALF, (BASE, value(2024, 19))),
    "improving": Case(OPEN, TREND, (value(2023, 50), value(2024, 51))),
    "flat": Case(OPEN, TREND, (value(2023, 50), value(2024, 50))),
    "worsening": Case(OPEN, TREND, (value(2023, 50), value(2024, 49))),
    "unrated": Case(OPEN, HALF, (value(2024, 50),)),
}

FLAGGED: dict[Flag, Case] = {
    "so_far": Case(OPEN, HALF, (value(2024, 80),)),
    "must_exceed": Case(OPEN, indicator(target(more_than=80)), (value(2024, 80),)),
    "above_range": Case(OPEN, indicator(target(between=[40, 60])), (value(2024, 61),)),
    "below_range": Case(OPEN, indicator(target(between=[40, 60]), better="lower"), (value(2024, 39),)),
    "worsening": Case(OPEN, HALF, (value(2023, 90), value(2024, 85))),
    "lost": Case(OPEN, HALF, (value(2021, 85), value(2024, 75))),
    "met_late": Case("2027-01-01", {**HALF, "kind": "level"}, (value(2025, 70), value(2026, 80))),
    "later_value": Case("2027-01-01", HALF, (value(2026, 70),)),
    "base_revised": Case(OPEN, CUT, (value(2021, 100), value(2021, 120, published="2023-01-01"), value(2024, 110))),
    "provisional": Case(OPEN, HALF, (value(2024, 80, provisional=True),)),
    "population_changed": Case(OPEN, RANKED, (rank(2021, 20, 63), rank(2024, 7, 34))),
    "series_break": Case(OPEN, RANKED, (rank(2021, 20), {**rank(2024, 7), "break": True})),
    "bounded": Case(OPEN, RANKED, (rank(2021, 20), rank(2024, 30, bound="more_than"))),
    "partial": Case(OPEN, SHARED, (value(2024, 80, reporter="home"),)),
    "stale": Case(OPEN, CUT, (value(2021, 100), value(2022, 80))),
    "partly_met": Case(OPEN, indicator(target(at_least=80, minimum={"at_least": 60})), (value(2024, 70),)),
    "trend_disagrees": Case(OPEN, HALF, (BASE, value(2022, 30), value(2023, 45), value(2024, 63))),
}

REASONED: dict[Reason, Case] = {
    "no_report": Case(OPEN, HALF),
    "reporters_missing": Case(OPEN, SHARED, (value(2024, 80, reporter="home"),)),
    "not_additive": Case(OPEN, SHARED, tuple(value(2024, 80, reporter=name) for name in ("home", "justice"))),
    "not_every_one": Case(
        OPEN,
        indicator(target(at_least=80, each=True), reporters=["home", "justice"]),
        (value(2024, 90, reporter="home"), value(2024, 70, reporter="justice")),
    ),
    "only_baseline": Case(OPEN, HALF, (BASE,)),
    "base_unknown": Case(OPEN, CUT, (value(2024, 80),)),
    "base_below_zero": Case(
        OPEN,
        indicator(target(reduce_by=5, relative_to="2021"), better="lower", unit="points"),
        (value(2021, -5), value(2024, -6)),
        units=({"id": "points", "name": "points"},),
    ),
    "against_year_before": Case(
        OPEN,
        indicator(target(raise_by=5, relative_to="year_before"), unit="count"),
        (value(2023, 50), value(2024, 51)),
    ),
    "figure_unknown": Case(OPEN, indicator(target(refers_to={"document": "resolution"})), (value(2024, 80),)),
    "no_yearly_change": Case(OPEN, TREND, (value(2024, 50),)),
    "no_year_due": Case(OPEN, indicator(target("2030", improve="yearly")), (value(2024, 80),)),
    "no_baseline": Case(OPEN, HALF, (value(2024, 50),)),
    "series_break": Case(OPEN, RANKED, (rank(2021, 30), {**rank(2024, 20), "break": True})),
    "population_changed": Case(OPEN, RANKED, (rank(2021, 30), rank(2024, 20, 34))),
    "bound_undecided": Case(OPEN, RANKED, (rank(2021, 30), rank(2024, 20, bound="at_most"))),
    "only_span_decides": Case(
        OPEN,
        indicator(target(reduce_by=10, relative_to="2016/2020"), better="lower", unit="count"),
        (value("2016/2020", 100), value(2024, 50)),
    ),
    "part_of_year": Case(
        OPEN,
        indicator(target(at_least=80, baseline="2021"), unit="count", kind="flow", accumulates=True),
        (value(2021, 20), value("2024-9M", 30)),
    ),
    "other_period_decides": Case(OPEN, indicator(target(at_least=80, decided_by="2025")), (value(2024, 90),)),
    "already_exceeded": Case(OPEN, SPENT, (value("2025-01/2025-05", 210),)),
    "periods_missing": Case(CLOSED, TOTAL, (value(2022, 100), value(2023, 100))),
    "not_on_path": Case(OPEN, indicator(target(more_than=50, baseline="2021")), (value(2021, 50), value(2024, 50))),
    "reported_not_done": Case(
        OPEN, indicator(target(outcome="done")), (), (outcome("not_done", published="2025-01-01"),)
    ),
    "reported_in_progress": Case(
        OPEN, indicator(target(outcome="done")), (), (outcome("in_progress", published="2025-01-01"),)
    ),
    "condition_open": Case(OPEN, indicator(target(at_least=80, condition="The law is passed"))),
    "previous_year_unknown": Case("2027-01-01", indicator(target("2030", improve="yearly")), (value(2026, 50),)),
}


def test_every_status_flag_and_reason_has_a_case() -> None:
    assert set(STATUSES) == set(TARGET_STATUSES)
    assert set(FLAGGED) == set(FLAGS)
    assert set(REASONED) | {"years_open"} == set(REASONS)


@pytest.mark.parametrize("status", TARGET_STATUSES)
def test_a_target_has_the_status_that_the_method_gives(status: TargetStatus) -> None:
    result = STATUSES[status].result()
    assert result.status == status
    assert result.overdue == (status in {"missed", "unreported"})
    assert (result.days_overdue is None) == (not result.overdue)


@pytest.mark.parametrize("flag", FLAGS)
def test_a_target_has_the_flag_that_the_method_gives_and_none_next_to_it_without_cause(flag: Flag) -> None:
    also_true: dict[Flag, set[Flag]] = {
        "met_late": {"later_value"},
        "above_range": {"so_far"},
        "below_range": {"so_far"},
        "worsening": {"so_far"},
        "provisional": {"so_far"},
        "population_changed": {"so_far"},
        "series_break": {"so_far"},
        "stale": {"so_far"},
    }
    assert set(FLAGGED[flag].result().flags) == {flag} | also_true.get(flag, set())


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason != "years_open"])
def test_a_status_says_why_with_a_code(reason: Reason) -> None:
    result = REASONED[reason].result()
    assert result.reason == reason
    known: dict[Reason, set[TargetStatus]] = {
        "other_period_decides": {"on_track"},
        "already_exceeded": {"off_track"},
        "periods_missing": {"awaiting"},
        "condition_open": {"not_applicable"},
    }
    assert result.status in known.get(reason, {"no_data", "unrated"})


def test_a_year_that_falls_short_before_its_end_says_that_its_years_are_open() -> None:
    described = indicator(target("2030", improve="yearly"))
    result = one_target("2026-12-31", described, value(2025, 50), value(2026, 50))
    assert result.years[0].reason == "years_open"


@pytest.mark.parametrize("case", [*STATUSES.values(), *FLAGGED.values(), *REASONED.values()])
def test_flags_are_in_one_fixed_order_and_each_once(case: Case) -> None:
    flags = case.result().flags
    assert list(flags) == [flag for flag in FLAGS if flag in flags]


def test_a_status_without_a_flag_has_none() -> None:
    plain: tuple[TargetStatus, ...] = ("met", "missed", "on_track", "at_risk", "off_track", "regressing", "unrated")
    for status in plain:
        assert STATUSES[status].result().flags == ()


# --- the edges of single flags


@pytest.mark.parametrize(
    ("as_of", "rhythm", "period", "stale"),
    [
        ("2024-12-31", "yearly", "2022", False),
        ("2025-01-01", "yearly", "2022", True),
        ("2023-12-31", "half_yearly", "2022-H2", False),
        ("2024-01-01", "half_yearly", "2022-H2", True),
        ("2023-06-30", "quarterly", "2022-Q4", False),
        ("2023-07-01", "quarterly", "2022-Q4", True),
        ("2023-02-28", "monthly", "2022-12", False),
        ("2023-03-01", "monthly", "2022-12", True),
        ("2025-12-31", None, "2022", False),
    ],
)
def test_a_value_is_stale_on_the_day_after_two_reporting_periods(
    as_of: str, rhythm: str | None, period: str, stale: bool
) -> None:
    result = one_target(as_of, indicator(target(at_least=80), reported=rhythm), value(period, 50))
    assert ("stale" in result.flags) == stale


@pytest.mark.parametrize(("number", "status"), [(85, "met"), (50, "missed")])
def test_a_value_that_decided_a_target_never_gets_stale(number: int, status: str) -> None:
    described = indicator(target(at_least=80), reported="yearly")
    result = one_target("2035-01-01", described, value("2025", number))
    assert (result.status, "stale" in result.flags) == (status, False)
    earlier = one_target("2035-01-01", described, value("2024", number))
    assert (earlier.status, "stale" in earlier.flags) == ("unreported", True)


def test_only_a_missing_value_is_not_stale() -> None:
    assert one_target(OPEN, indicator(target(at_least=80), reported="monthly")).flags == ()


@pytest.mark.parametrize(
    ("described", "values"),
    [
        (HALF, (value(2023, 85), value(2024, 85))),
        (HALF, (value(2023, 85), value(2024, 86))),
        (HALF, (value("2023-Q4", 90), value(2024, 85))),
        (HALF, (value(2023, 90), {**value(2024, 85), "break": True})),
        (HALF, (value(2023, 90, bound="at_least"), value(2024, 85))),
        (HALF, (value(2023, change=3), value(2024, 85))),
        (indicator(target(between=[40, 60]), better="none"), (value(2023, 55), value(2024, 45))),
        (RANKED, (rank(2023, 7), rank(2024, 6))),
        (RANKED, (rank(2023, 2, 34), rank(2024, 6, 63))),
    ],
)
def test_a_met_target_is_not_worsening_without_a_change_for_the_worse_that_can_be_told(
    described: Fields, values: tuple[Fields, ...]
) -> None:
    result = one_target(OPEN, described, *values)
    assert result.status == "met"
    assert "worsening" not in result.flags


def test_worsening_is_of_what_is_met_and_looks_past_periods_of_another_length() -> None:
    assert "worsening" not in one_target(OPEN, HALF, value(2023, 70), value(2024, 60)).flags
    values = (value(2023, 90), value("2024-Q3", 80), value(2024, 85))
    assert "worsening" in one_target(OPEN, HALF, *values).flags
    assert "worsening" in one_target(OPEN, RANKED, rank(2023, 5), rank(2024, 6)).flags


def test_a_value_before_the_baseline_that_met_does_not_make_a_target_lost() -> None:
    assert "lost" not in one_target(OPEN, HALF, value(2020, 85), BASE, value(2024, 75)).flags
    assert "lost" in one_target(OPEN, HALF, BASE, value(2022, 85), value(2024, 75)).flags


def test_exactly_the_number_must_be_undercut_as_well_as_exceeded() -> None:
    described = indicator(target(less_than=10), better="lower")
    result = one_target(CLOSED, described, value(2025, "10.0"))
    assert (result.status, result.flags) == ("missed", ("must_exceed",))
    assert result.gap == 0
    assert one_target(CLOSED, described, value(2025, "10.1")).flags == ()
    assert one_target(CLOSED, indicator(target(at_most=10), better="lower"), value(2025, 10)).flags == ()


# --- occurrences

OCCURRENCES: dict[OccurrenceStatus, tuple[str, Fields, tuple[Fields, ...]]] = {
    "unfinished": (CLOSED, task(due="2025-Q4"), (report("in_progress", published="2025-06-01"),)),
    "unreported": (CLOSED, task(due="2025-Q4"), ()),
    "open": ("2025-12-31", task(due="2025-Q4"), ()),
    "done_late": (LATE, task(due="2025-Q4"), (report("done", on="2026-01-01"),)),
    "done_on_time": (CLOSED, task(due="2025-Q4"), (report("done", on="2025-12-31"),)),
    "undated": (LATE, task(undated="continuous"), ()),
    "superseded": (
        LATE,
        task(due="2025-Q4"),
        (report("superseded", on="2025-07-01", reason="merged", document="decision 9"),),
    ),
}


def test_every_status_of_an_occurrence_has_a_case() -> None:
    assert set(OCCURRENCES) == set(OCCURRENCE_STATUSES)


@pytest.mark.parametrize("status", OCCURRENCE_STATUSES)
def test_an_occurrence_has_the_status_that_the_method_gives(status: OccurrenceStatus) -> None:
    as_of, described, reports = OCCURRENCES[status]
    result = one_task(as_of, described, *reports)
    assert [result.status] == [item.status for item in result.occurrences] == [status]
    assert result.overdue == (status in {"unfinished", "unreported"})


def test_the_figure_of_another_document_is_a_case_of_its_own() -> None:
    described = indicator(target(refers_to={"document": "resolution"}))
    case = Case(CLOSED, described, (value(2025, 80),), (), (figure(80, "2025-01-01"),))
    assert case.result().status == "met"
