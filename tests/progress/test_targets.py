"""The status of a target and the numbers that go with it (docs/method.md, "Targets" and "Status of a target")."""

from __future__ import annotations

from fractions import Fraction

import pytest

from par_cli.model.operators import OPERATORS
from support import Fields, figure, indicator, one_target, outcome, rank, stand, target, value

OPEN, CLOSED, LATE = "2025-06-30", "2026-01-01", "2026-03-21"


def cut() -> Fields:
    """Return an indicator with a cut of 10% from 2021."""
    return indicator(target(reduce_by=10, relative_to="2021"), better="lower", unit="count")


# --- operators


@pytest.mark.parametrize(
    ("asked", "better", "meeting", "failing"),
    [
        ({"at_least": 80}, "higher", ["80", "80.0001", "100"], ["79.9999"]),
        ({"more_than": 80}, "higher", ["80.0001"], ["80", "80.000"]),
        ({"at_most": 10}, "lower", ["10", "0"], ["10.0001"]),
        ({"less_than": 10}, "lower", ["9.9999"], ["10", "10.0"]),
        ({"equals": 50}, "higher", ["50", "50.000"], ["49.999", "50.001"]),
        ({"between": [40, 60]}, "none", ["40", "60", "50"], ["39.999", "60.001"]),
        ({"between": [40, 60]}, "higher", ["40", "60", "60.001", "100"], ["39.999"]),
        ({"between": [40, 60]}, "lower", ["40", "60", "39.999", "0"], ["60.001"]),
    ],
)
def test_a_number_meets_its_operator_or_misses_it(
    asked: Fields, better: str, meeting: list[str], failing: list[str]
) -> None:
    described = indicator({**target(), **asked}, better=better)
    for text in (*meeting, *failing):
        result = one_target(CLOSED, described, value(2025, text))
        assert result.status == ("met" if text in meeting else "missed")
        assert (result.gap == 0) == (text in meeting or (result.margin == 0))


OPERATOR_CASES: dict[str, tuple[Fields, tuple[Fields, ...], tuple[Fields, ...]]] = {
    "at_least": (indicator(target(at_least=80)), (value(2025, 80),), ()),
    "more_than": (indicator(target(more_than=80)), (value(2025, 81),), ()),
    "at_most": (indicator(target(at_most=10), better="lower", unit="count"), (value(2025, 10),), ()),
    "less_than": (indicator(target(less_than=10), better="lower", unit="count"), (value(2025, 9),), ()),
    "equals": (indicator(target(equals=50)), (value(2025, 50),), ()),
    "between": (indicator(target(between=[40, 60])), (value(2025, 50),), ()),
    "reduce_by": (cut(), (value(2021, 100), value(2025, 90)), ()),
    "raise_by": (indicator(target(raise_by=10, relative_to="2021")), (value(2021, 50), value(2025, 55)), ()),
    "improve": (
        indicator(target("2030", improve="yearly"), better="lower", unit="rank"),
        (rank(2025, 5), rank(2026, 4)),
        (),
    ),
    "outcome": (indicator(target(outcome="done")), (), (outcome("done", on="2025-05-01"),)),
    "refers_to": (
        indicator(target(refers_to={"document": "resolution 5"})),
        (value(2025, numerator=7, denominator=7),),
        (),
    ),
    **{
        operator: (
            indicator(
                {**target(), operator: ["share/one", "share/two"]},
                *({**target(at_least=number), "id": name} for name, number in (("one", 40), ("two", second))),
            ),
            (value(2025, 50),),
            (),
        )
        for operator, second in (("all_of", 50), ("any_of", 60))
    },
}


@pytest.mark.parametrize("operator", [operator for operator in OPERATORS if operator != "progress"])
def test_every_operator_but_that_of_a_trend_can_be_met(operator: str) -> None:
    assert operator in OPERATOR_CASES, "add a target with the operator, and what meets it, to OPERATOR_CASES"
    described, values, outcomes = OPERATOR_CASES[operator]
    result = one_target("2027-01-01", described, *values, outcomes=outcomes)
    assert result.entry.target.operator == operator
    assert result.status == "met"


@pytest.mark.parametrize(
    ("number", "direction", "threshold", "gap", "margin", "share"),
    [
        ("30", 1, 40, 10, -10, Fraction(1, 2)),
        ("70", -1, 60, 10, -10, None),
        ("45", 1, 40, 0, 5, Fraction(5, 4)),
        ("58", 1, 40, 0, 2, Fraction(38, 20)),
    ],
)
def test_a_range_is_approached_from_the_side_on_which_the_value_lies(
    number: str, direction: int, threshold: int, gap: int, margin: int, share: Fraction | None
) -> None:
    described = indicator(target(between=[40, 60], baseline="2021"), better="none")
    result = one_target(OPEN, described, value(2021, 20), value(2024, number))
    assert [result.direction, result.threshold, result.gap, result.margin] == [direction, threshold, gap, margin]
    assert result.share == share


def test_a_range_is_compared_with_its_end_on_the_side_of_the_baseline_else_with_the_nearer_one() -> None:
    described = indicator(target(between=[40, 60], baseline="2021"), better="none")
    down = one_target(OPEN, described, value(2021, 100), value(2024, 42))
    assert [down.direction, down.threshold, down.share] == [-1, 60, Fraction(58, 40)]
    assert down.expected is not None
    assert down.behind == 42 - down.expected < 0
    plain = indicator(target(between=[40, 60]), better="none")
    for number, threshold in ((42, 40), (50, 40), (58, 60)):
        assert one_target(OPEN, plain, value(2024, number)).threshold == threshold


def test_a_range_overshot_from_below_is_on_no_path() -> None:
    described = indicator(target(between=[40, 60], baseline="2021"), better="none")
    result = one_target(OPEN, described, value(2021, 20), value(2024, 70))
    assert (result.status, result.reason) == ("unrated", "not_on_path")
    assert result.pace is result.expected is None


def test_a_range_is_approached_from_above_with_a_share_of_the_way_down() -> None:
    described = indicator(target(between=[40, 60], baseline="2021"), better="none")
    result = one_target(OPEN, described, value(2021, 100), value(2024, 70))
    assert (result.status, result.share, result.direction) == ("on_track", Fraction(3, 4), -1)


# --- bands of pace


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("59", "on_track"),
        ("58.5", "on_track"),
        ("58.4999", "at_risk"),
        ("48", "at_risk"),
        ("47.9999", "off_track"),
        ("30", "off_track"),
        ("29.9999", "regressing"),
        ("0", "regressing"),
    ],
)
def test_the_band_changes_exactly_at_95_60_and_0_percent_of_the_path(number: str, status: str) -> None:
    described = indicator(target("2030", at_least=90, baseline="2020"))  # the path is at 60 at the end of 2025
    result = one_target("2026-01-01", described, value(2020, 30), value(2025, number))
    assert result.expected == 60
    assert result.status == status


def test_the_data_can_change_the_bands() -> None:
    described = indicator(target("2030", at_least=90, baseline="2020"))
    values = (value(2020, 30), value(2025, 45))
    bands = {"pace_bands": {"on_track": "0.5", "at_risk": "0.25"}}
    assert one_target(CLOSED, described, *values).status == "off_track"
    assert one_target(CLOSED, described, *values, decision=bands).status == "on_track"


def test_pace_is_measured_at_the_end_of_the_observed_period_and_not_today() -> None:
    described = indicator(target(at_least=80, baseline="2020"))
    early, late = (one_target(as_of, described, value(2020, 20), value(2022, 40)) for as_of in ("2023-01-01", OPEN))
    assert early == late
    assert early.expected == 20 + 60 * Fraction(2, 5)  # the leap year among them is as long as the others


def test_a_bound_within_one_band_has_that_band_and_no_number() -> None:
    described = indicator(target(at_least=80, baseline="2021"), above_100=True)
    result = one_target(OPEN, described, value(2021, 20), value(2024, 20, bound="less_than"))
    assert (result.status, result.pace, result.gap) == ("unrated", None, None)  # exactly 20 would be off track
    lower = one_target(OPEN, described, value(2021, 20), value(2024, 19, bound="at_most"))
    assert (lower.status, lower.pace, lower.gap) == ("regressing", None, None)


def test_a_bound_without_end_away_from_the_target_is_regressing() -> None:
    described = indicator(target(at_most=20, baseline="2021"), better="lower", unit="count")
    result = one_target(OPEN, described, value(2021, 27), value(2024, 30, bound="more_than"))
    assert result.status == "regressing"


def test_a_bound_that_spans_two_bands_is_unrated() -> None:
    described = indicator(target(at_most=20, baseline="2021"), better="lower", unit="rank")
    result = one_target(OPEN, described, rank(2021, 60), rank(2024, 25, bound="more_than"))
    assert (result.status, result.reason) == ("unrated", "bound_undecided")


def test_a_bound_that_may_meet_the_target_is_unrated_while_it_is_open_and_awaited_afterwards() -> None:
    described = indicator(target(at_most=40, baseline="2021"), better="lower", unit="rank")
    values = (rank(2021, 60), rank(2025, 30, bound="more_than"))
    for as_of, status in (("2025-12-31", "unrated"), (CLOSED, "awaiting"), (LATE, "unreported")):
        result = one_target(as_of, described, *values)
        assert (result.status, result.reason) == (status, "bound_undecided")


def test_a_bound_decides_when_every_number_within_it_meets() -> None:
    described = indicator(target(at_least=80))
    assert one_target(CLOSED, described, value(2025, 80, bound="at_least")).status == "met"
    assert one_target(CLOSED, described, value(2025, 80, bound="less_than")).status == "missed"


def test_no_slope_crosses_a_break_and_none_joins_two_populations() -> None:
    described = indicator(target(at_most=10, baseline="2021"), better="lower", unit="rank")
    for change, reason in (({"break": True}, "series_break"), ({"of": 34}, "population_changed")):
        result = one_target(OPEN, described, rank(2021, 30), {**rank(2024, 20), **change})
        assert (result.status, result.reason, result.flags) == ("unrated", reason, (reason,))
        assert result.share is result.pace is None
        assert result.gap == 10
    joined = one_target(OPEN, described, rank(2021, 30, 60), rank(2024, 20, 61, comparable=True))
    assert (joined.status, joined.share, joined.flags) == ("at_risk", Fraction(1, 2), ())


def test_a_value_of_part_of_a_year_is_on_no_path_from_a_whole_year() -> None:
    for kind, accumulates in (("flow", True), ("flow", False), ("level", True)):
        described = indicator(target(at_least=80, baseline="2021"), unit="count", kind=kind, accumulates=accumulates)
        result = one_target(OPEN, described, value(2021, 20), value("2025-Q1", 10))
        assert (result.status, result.reason) == ("unrated", "part_of_year")
    stock = indicator(target(at_least=80, baseline="2021"), unit="count", kind="level")
    assert one_target(OPEN, stock, value(2021, 20), value("2025-Q1", 10)).status == "regressing"
    share = indicator(target(at_least=80, baseline="2021"), kind="flow")
    assert one_target(OPEN, share, value(2021, 20), value("2025-Q1", 10)).status == "regressing"
    spent = indicator(target(at_least=95, baseline="2021"), kind="flow", accumulates=True)
    result = one_target(OPEN, spent, value(2021, 93), value("2022-Q1", 14))
    assert (result.status, result.reason, result.pace) == ("unrated", "part_of_year", None)


def test_a_target_at_its_baseline_that_must_be_exceeded_is_on_no_path_and_below_it_is_regressing() -> None:
    described = indicator(target(more_than=50, baseline="2021"))
    result = one_target(OPEN, described, value(2021, 50), value(2024, 50))
    assert (result.status, result.reason) == ("unrated", "not_on_path")
    assert [result.share, result.pace, result.behind] == [None, None, 0]
    worse = one_target(OPEN, described, value(2021, 50), value(2024, 49))
    assert [worse.status, worse.reason, worse.pace, worse.behind] == ["regressing", None, None, 1]


@pytest.mark.parametrize("baseline", [None, "2020"])
def test_without_a_baseline_there_are_gap_margin_and_required_only(baseline: str | None) -> None:
    described = indicator(target(at_least=80, baseline=baseline))
    result = one_target(OPEN, described, value(2024, 47))
    assert (result.status, result.reason) == ("unrated", "no_baseline")
    assert [result.gap, result.margin] == [33, -33]
    assert result.required == 33
    assert result.line is None
    assert result.share is result.expected is result.behind is result.pace is None


@pytest.mark.parametrize(
    "base", [value(2021, 30, bound="at_most"), value(2021, numerator=0, denominator=0), value(2021, change=-3)]
)
def test_a_baseline_that_is_no_number_carries_no_path(base: Fields) -> None:
    result = one_target(OPEN, indicator(target(at_least=80, baseline="2021")), base, value(2024, 47))
    assert (result.status, result.reason, result.share) == ("unrated", "no_baseline", None)


def test_no_rate_is_required_once_the_target_is_met_or_its_deadline_has_passed_or_its_year_is_observed() -> None:
    described = indicator(target(at_least=80))
    assert one_target(OPEN, described, value(2024, 47)).required is not None
    assert one_target(OPEN, described, value(2024, 80)).required is None
    assert one_target("2025-12-31", described, value(2025, 47)).required is None
    assert one_target(CLOSED, described, value(2024, 47)).required is None


# --- the path


def test_the_path_leads_through_the_milestones_that_the_baseline_does_not_meet() -> None:
    phases: list[Fields] = [
        {"id": "a", "from": 2021, "to": 2021},
        {"id": "b", "from": 2022, "to": 2022},
        {"id": "c", "from": 2023, "to": 2023},
        {"id": "d", "from": 2024, "to": 2028},
    ]
    described = indicator(
        target("d", at_least=90, baseline="2020"),
        target("a", at_least=15, baseline="2020"),
        target("c", at_least=50, baseline="2020"),
        target("b", at_least=40, baseline="2020"),
    )
    values = (value(2020, 20), value(2023, 45))
    result = one_target("2024-06-01", described, *values, phases=phases, name="share/d")
    assert result.line is not None
    assert [(day.year, int(number)) for day, number in result.line.points] == [
        (2020, 20),
        (2022, 40),
        (2023, 50),
        (2028, 90),
    ]
    assert result.expected == 50
    assert result.share == Fraction(25, 70)


def test_the_path_is_flat_after_the_last_target() -> None:
    described = indicator(target(at_least=80, baseline="2020"))
    result = one_target("2027-01-01", described, value(2020, 20), value(2026, 60))
    assert [result.expected, result.behind] == [80, 20]


def test_other_indicators_targets_without_a_number_and_those_of_the_other_side_are_no_milestones() -> None:
    phases: list[Fields] = [{"id": str(year), "from": year, "to": year} for year in (2020, 2021, 2022, 2023, 2025)]
    described = indicator(
        target("2025", between=[40, 60], baseline="2020"),
        target("2020", between=[30, 35]),
        target("2021", between=[5, 10]),
        target("2022", refers_to={"document": "resolution"}),
        target("2023", outcome="done"),
        better="none",
    )
    other = indicator(target("2023", at_least=90), name="other")
    values = (value(2020, 20), value(2024, 30))
    found = stand(OPEN, indicators=[described, other], values=values, phases=phases)
    assert found.targets[0].line is not None
    assert [day.year for day, _ in found.targets[0].line.points] == [2020, 2025]
    thresholds = [figure(30, "2023-01-01", name="share/2022")]
    again = stand(OPEN, indicators=[described, other], values=values, phases=phases, thresholds=thresholds)
    assert again.targets[0].line is not None
    assert [day.year for day, _ in again.targets[0].line.points] == [2020, 2022, 2025]


# --- targets to hold


def test_a_baseline_that_meets_makes_a_target_to_hold_with_the_threshold_expected() -> None:
    described = indicator(target(at_least=80, baseline="2021"))
    held = one_target(OPEN, described, value(2021, 85), value(2024, 82))
    assert [held.status, held.expected, held.behind] == ["met", 80, -2]
    assert set(held.flags) == {"so_far", "worsening"}
    lost = one_target(OPEN, described, value(2021, 85), value(2024, 79))
    assert [lost.status, lost.expected, lost.behind, lost.flags] == ["regressing", 80, 1, ("lost",)]
    for result in (held, lost):
        assert result.line is None
        assert result.share is result.pace is None


def test_a_target_to_hold_with_no_value_since_is_no_data() -> None:
    result = one_target(OPEN, indicator(target(at_least=80, baseline="2021")), value(2021, 85))
    assert (result.status, result.expected) == ("no_data", None)


def test_a_target_met_once_and_failed_at_the_end_is_missed_and_lost() -> None:
    result = one_target(CLOSED, indicator(target(at_least=80)), value(2023, 85), value(2025, 79))
    assert (result.status, result.flags) == ("missed", ("lost",))


# --- the earlier milestone as baseline


def test_the_deciding_value_of_the_milestone_before_serves_as_baseline_where_none_is_named() -> None:
    described = indicator(target(at_least=50), target("2030", at_least=90))
    values = (value(2025, 40), value(2026, 45))
    result = one_target("2027-01-01", described, *values, name="share/2030")
    assert result.baseline_of == "share/2025"
    assert result.baseline is not None
    assert result.baseline.period.text == "2025"
    assert result.share == Fraction(5, 50)
    assert result.status == "off_track"


def test_a_milestone_that_is_undecided_or_still_ahead_lends_no_baseline() -> None:
    described = indicator(target(at_least=50), target("2030", at_least=90))
    undecided = one_target("2027-01-01", described, value(2024, 40), value(2026, 45), name="share/2030")
    assert (undecided.baseline, undecided.baseline_of, undecided.reason) == (None, None, "no_baseline")
    open_still = one_target("2025-12-31", described, value(2024, 40), value(2025, 45), name="share/2030")
    assert open_still.baseline is None


def test_an_open_milestone_lends_no_baseline_even_where_something_later_is_shown() -> None:
    described = indicator(
        target(reduce_by=10, relative_to="2016/2020"), target("2030", at_most=50), better="lower", unit="count"
    )
    values = (value("2016/2020", 100), value("2021/2022", 95), value(2023, 80))
    for as_of in ("2025-12-31", "2026-01-01"):
        result = one_target(as_of, described, *values, name="share/2030")
        assert (result.baseline, result.reason) == (None, "no_baseline")


def test_the_milestone_value_itself_is_not_measured_from_itself() -> None:
    described = indicator(target(at_least=50), target("2030", at_least=90))
    result = one_target("2027-01-01", described, value(2025, 40), name="share/2030")
    assert (result.status, result.reason, result.baseline) == ("unrated", "no_baseline", None)
    assert result.gap == 50


def test_yearly_targets_and_outcomes_lend_no_baseline() -> None:
    for earlier in (target(at_least=50, every="year"), target(outcome="done")):
        described = indicator(earlier, target("2030", at_least=90))
        result = one_target("2027-01-01", described, value(2025, 40), value(2026, 45), name="share/2030")
        assert result.baseline is None


def test_of_two_decided_milestones_the_later_one_lends_its_value() -> None:
    phases: list[Fields] = [{"id": str(year), "from": year, "to": year} for year in (2023, 2025, 2030)]
    described = indicator(*(target(str(year), at_least=90) for year in (2025, 2023, 2030)))
    values = (value(2023, 30), value(2025, 40), value(2026, 45))
    result = one_target("2027-01-01", described, *values, phases=phases, name="share/2030")
    assert result.baseline_of == "share/2025"


# --- the deciding observation


def test_until_the_deadline_the_period_that_ends_last_decides_and_of_equal_ends_the_longer() -> None:
    described = indicator(target(at_least=80))
    values = (value(2025, 90), value("2025-Q4", 70), value("2025-H2", 75), value(2024, 60))
    result = one_target("2025-12-31", described, *values)
    assert (result.status, result.deciding) == ("met", result.current)
    assert result.deciding is not None
    assert result.deciding.period.text == "2025"
    shorter = one_target("2025-12-31", described, *values[1:])
    assert shorter.deciding is not None
    assert shorter.deciding.period.text == "2025-H2"


@pytest.mark.parametrize(
    ("periods", "deciding"),
    [
        (["2024/2026", "2025"], "2025"),
        (["2025-04/2026-03", "2025"], "2025"),
        (["2024/2026", "2025-12"], "2025-12"),
        (["2021/2025", "2024/2026"], "2024/2026"),
        (["2025", "2025-Q4", "2025-12-31"], "2025"),
        (["2025-12", "2025-Q3"], "2025-12"),
    ],
)
def test_after_the_deadline_a_year_that_contains_it_decides_then_shorter_periods_then_spans(
    periods: list[str], deciding: str
) -> None:
    values = [value(period, 90 if period == deciding else 10) for period in periods]
    result = one_target("2027-06-01", indicator(target(at_least=80)), *values)
    assert result.deciding is not None
    assert (result.status, result.deciding.period.text) == ("met", deciding)
    assert result.flags == ()


def test_an_earlier_edition_decides_nothing_however_good_it_was() -> None:
    for kind in ("edition", "flow"):
        result = one_target(LATE, indicator(target(at_least=80), kind=kind), value(2024, 100), value("2025-Q3", 100))
        assert (result.status, result.deciding) == ("unreported", None)


def test_a_level_that_met_last_before_the_deadline_decides_and_one_that_did_not_leaves_it_unreported() -> None:
    described = indicator(target(at_least=80), kind="level")
    assert one_target(LATE, described, value(2023, 10), value("2025-Q3", 80)).status == "met"
    assert one_target(LATE, described, value(2023, 90), value("2025-Q3", 79)).status == "unreported"
    assert one_target(LATE, described, value("2025-Q3", 90), value(2025, 79)).status == "missed"
    assert one_target(LATE, described).status == "unreported"


def test_a_later_period_never_decides_and_is_shown() -> None:
    described = indicator(target(at_least=80))
    result = one_target("2027-06-01", described, value(2026, 100))
    assert (result.status, result.flags, result.deciding) == ("unreported", ("later_value",), None)
    assert result.current is not None
    missed = one_target("2027-06-01", described, value(2025, 70), value(2026, 75))
    assert (missed.status, missed.flags, missed.overdue) == ("missed", ("later_value",), True)
    met = one_target("2027-06-01", described, value(2025, 80), value(2026, 75))
    assert (met.status, met.flags) == ("met", ("later_value",))


@pytest.mark.parametrize("lets", [{"kind": "level"}, {"kind": "flow", "late_counts": True}, {"late_counts": True}])
def test_a_miss_that_a_later_period_makes_good_is_met_late_and_no_longer_overdue(lets: Fields) -> None:
    described = indicator(target(at_least=80, late_counts=lets.get("late_counts")), kind=lets.get("kind", "edition"))
    values = (value(2025, 70), value(2026, 85))
    before = one_target("2026-12-30", described, *values)
    assert (before.status, before.overdue, before.days_overdue) == ("missed", True, 285)
    result = one_target("2027-01-01", described, *values)
    assert (result.status, result.flags) == ("missed", ("met_late", "later_value"))
    assert (result.overdue, result.days_overdue) == (False, None)


def test_a_survey_that_names_the_period_that_decides_it_waits_for_that_one() -> None:
    described = indicator(target(at_least=80, decided_by="2026", due="2025"))
    early = one_target("2026-06-01", described, value(2025, 70))
    assert (early.status, early.awaited_until.isoformat()) == ("awaiting", "2027-03-20")
    result = one_target("2027-01-01", described, value(2025, 70), value(2026, 85))
    assert (result.status, result.flags) == ("met", ())
    later = one_target("2028-01-01", described, value(2026, 85), value(2027, 85))
    assert later.flags == ("later_value",)


def test_a_due_date_of_its_own_replaces_the_end_of_the_phase() -> None:
    described = indicator(target(at_least=80, due="2023-Q2"))
    assert one_target("2023-06-30", described).status == "no_data"
    assert one_target("2023-07-01", described).status == "awaiting"
    assert one_target("2025-01-01", described).awaited_until.isoformat() == "2024-03-20"


# --- awaiting, unreported, missed: the exact days


@pytest.mark.parametrize(
    ("lag", "as_of", "status", "days"),
    [
        (None, "2025-12-31", "no_data", None),
        (None, "2026-01-01", "awaiting", None),
        (None, "2026-03-20", "awaiting", None),
        (None, "2026-03-21", "unreported", 1),
        (6, "2026-06-30", "awaiting", None),
        (6, "2026-07-01", "unreported", 1),
        (0, "2025-12-31", "no_data", None),
        (0, "2026-01-01", "unreported", 1),
    ],
)
def test_a_report_is_awaited_up_to_the_last_day_of_the_lag_and_overdue_from_the_next(
    lag: int | None, as_of: str, status: str, days: int | None
) -> None:
    result = one_target(as_of, indicator(target(at_least=80), publication_lag_months=lag))
    assert (result.status, result.days_overdue, result.overdue) == (status, days, days is not None)


def test_without_any_lag_a_report_is_overdue_on_the_day_after_the_deadline() -> None:
    whole = {"publication_lag_until": None}
    result = one_target(CLOSED, indicator(target(at_least=80)), decision=whole)
    assert (result.status, result.days_overdue) == ("unreported", 1)


@pytest.mark.parametrize(
    ("as_of", "days"), [("2026-01-01", 0), ("2026-03-20", 0), ("2026-03-21", 1), ("2026-04-01", 12)]
)
def test_days_overdue_count_from_the_day_after_deadline_and_lag(as_of: str, days: int) -> None:
    result = one_target(as_of, indicator(target(at_least=80)), value(2025, 70))
    assert (result.status, result.days_overdue) == ("missed", days)


# --- nothing of nothing


def test_nothing_of_nothing_is_not_applicable_before_and_after_the_deadline() -> None:
    described = indicator(target(at_least=80))
    empty = value(2025, numerator=0, denominator=0)
    for as_of in ("2025-12-31", CLOSED, "2027-01-01"):
        result = one_target(as_of, described, value(2024, 10), empty)
        assert (result.status, result.overdue, result.gap) == ("not_applicable", False, None)


def test_a_level_that_became_nothing_of_nothing_before_its_deadline_is_not_decided_by_that() -> None:
    described = indicator(target(at_least=80), kind="level")
    empty = value("2025-Q2", numerator=0, denominator=0)
    assert one_target(LATE, described, value(2024, 90), empty).status == "unreported"
    assert one_target(LATE, described, value(2024, 10), {**empty, "period": "2025"}).status == "not_applicable"
    edition = indicator(target(at_least=80))
    assert one_target(LATE, edition, value(2024, 10), empty).status == "unreported"


# --- relative cuts


def test_a_cut_without_its_base_is_no_data_and_names_what_is_missing() -> None:
    for values in ((), (value(2024, 95),), (value(2021, 100, bound="at_most"), value(2024, 95))):
        result = one_target(OPEN, cut(), *values)
        assert (result.status, result.reason, result.threshold) == ("no_data", "base_unknown", None)
        assert result.gap is result.share is None
    closed = one_target(LATE, cut(), value(2025, 95))
    assert (closed.status, closed.reason) == ("unreported", "base_unknown")


def test_the_base_of_a_cut_is_its_baseline() -> None:
    result = one_target(OPEN, cut(), value(2021, 200), value(2024, 190))
    assert [result.threshold, result.gap, result.share, result.status] == [180, 10, Fraction(1, 2), "at_risk"]


@pytest.mark.parametrize(
    ("change", "status"), [("-10", "met"), ("-10.5", "met"), ("-9.999", "missed"), ("0", "missed"), ("3", "missed")]
)
def test_a_reported_change_decides_a_cut_with_and_without_its_base(change: str, status: str) -> None:
    alone = one_target(CLOSED, cut(), value(2025, change=change))
    assert [alone.status, alone.threshold, alone.margin] == [status, -10, -10 - Fraction(change)]
    based = one_target(CLOSED, cut(), value(2021, 200), value(2025, change=change))
    assert [based.status, based.threshold] == [status, 180]
    assert based.margin == 180 - 2 * (100 + Fraction(change))


def test_a_change_that_falls_short_with_no_base_is_rated_as_a_series_of_its_own() -> None:
    result = one_target(OPEN, cut(), value(2024, change=-5))
    assert (result.status, result.by_change) == ("at_risk", True)
    named = indicator(target(reduce_by=10, relative_to="2020", baseline="2021"), better="lower", unit="count")
    other = one_target(OPEN, named, value(2021, 100), value(2024, change=-5))
    assert (other.status, other.reason) == ("unrated", "base_unknown")


def test_a_bare_change_says_nothing_of_a_target_that_is_no_cut() -> None:
    result = one_target(OPEN, indicator(target(at_least=80, baseline="2021")), value(2021, 20), value(2024, change=5))
    assert (result.status, result.reason, result.gap) == ("unrated", "base_unknown", None)
    assert one_target(LATE, indicator(target(at_least=80)), value(2025, change=5)).status == "unreported"


def test_a_base_that_was_revised_moves_the_threshold_and_says_so() -> None:
    values = (value(2021, 100, published="2022-03-01"), value(2021, 120, published="2024-03-01"), value(2023, 105))
    before = one_target("2024-02-29", cut(), *values)
    assert [before.threshold, before.status, before.flags] == [90, "regressing", ()]
    after = one_target("2024-03-01", cut(), *values)
    assert [after.threshold, after.status, after.flags] == [108, "met", ("so_far", "base_revised")]


SPAN = indicator(
    target(reduce_by=10, relative_to="2016/2020", decided_by="2021/2025"),
    target("2030", reduce_by=10, relative_to="2021/2025", decided_by="2026/2030"),
    better="lower",
    unit="count",
    kind="flow",
)
BASE = value("2016/2020", 100)


def test_a_base_that_is_a_span_is_met_only_by_a_span_and_single_years_are_shown() -> None:
    shown = one_target(OPEN, SPAN, BASE, value(2024, 50))
    assert (shown.status, shown.reason, shown.deciding) == ("unrated", "only_span_decides", None)
    assert shown.current is not None
    assert shown.gap is shown.share is shown.pace is shown.required is None
    assert one_target(LATE, SPAN, BASE, value(2025, 50), value(2026, 50)).status == "unreported"
    for number, status in ((90, "met"), (91, "missed")):
        result = one_target(CLOSED, SPAN, BASE, value(2025, 50), value("2021/2025", number))
        assert [result.status, result.threshold] == [status, 90]
    unknown = one_target(OPEN, SPAN, value(2024, 50))
    assert (unknown.status, unknown.reason) == ("no_data", "base_unknown")


def test_single_years_after_the_deadline_do_not_make_a_missed_span_good() -> None:
    result = one_target("2027-01-01", SPAN, BASE, value("2021/2025", 95), value(2026, 10))
    assert (result.status, result.flags) == ("missed", ("later_value",))


def test_the_span_of_one_phase_is_the_base_of_the_next() -> None:
    values = (BASE, value("2021/2025", 80), value("2026/2030", 72))
    first, second = stand("2031-01-01", indicators=[SPAN], values=values).targets
    assert [first.threshold, second.threshold] == [90, 72]
    assert (first.status, second.status) == ("met", "met")
    assert one_target("2031-01-01", SPAN, *values[:2], name="share/2030").status == "awaiting"


# --- outcomes, references and superseded targets

DONE: Fields = indicator(target(outcome="done"))


@pytest.mark.parametrize(
    ("as_of", "reports", "status", "reason", "flags"),
    [
        (OPEN, [], "no_data", "no_report", ()),
        (OPEN, [outcome("in_progress", published="2025-06-01")], "unrated", "reported_in_progress", ()),
        (OPEN, [outcome("done", on="2025-06-30")], "met", None, ("so_far",)),
        (OPEN, [outcome("done", on="2025-06-30", published="2025-07-01")], "no_data", "no_report", ()),
        (OPEN, [outcome("done", by="2025-06-30")], "met", None, ("so_far",)),
        (CLOSED, [outcome("done", on="2025-06-30")], "met", None, ()),
        (CLOSED, [], "awaiting", None, ()),
        (LATE, [], "unreported", None, ()),
        (LATE, [outcome("not_done", published="2025-06-01")], "unreported", None, ()),
        (CLOSED, [outcome("not_done", published="2026-01-01")], "missed", "reported_not_done", ()),
        (CLOSED, [outcome("in_progress", published="2026-01-01")], "missed", "reported_in_progress", ()),
        (OPEN, [outcome("not_done", published="2025-06-01")], "unrated", "reported_not_done", ()),
        (CLOSED, [outcome("not_done", published="2025-12-31")], "awaiting", None, ()),
        (LATE, [outcome("done", on="2026-01-01")], "missed", None, ("met_late",)),
        (LATE, [outcome("done", on="2025-12-31")], "met", None, ()),
    ],
)
def test_an_outcome_is_what_a_report_says_with_its_day(
    as_of: str, reports: list[Fields], status: str, reason: str | None, flags: tuple[str, ...]
) -> None:
    result = one_target(as_of, DONE, outcomes=reports)
    assert (result.status, result.reason, result.flags) == (status, reason, flags)
    assert result.gap is result.share is result.threshold is None
    assert result.overdue == (status in {"missed", "unreported"} and "met_late" not in flags)


def test_the_report_that_was_last_known_holds_whether_or_not_it_has_a_day_of_publication() -> None:
    done = outcome("done", on="2025-05-01")
    before, after = (outcome("in_progress", published=day) for day in ("2024-12-01", "2025-06-01"))
    assert one_target(OPEN, DONE, outcomes=[before, done]).status == "met"
    assert one_target(OPEN, DONE, outcomes=[after, done]).status == "unrated"


REFERS = indicator(target(refers_to={"document": "resolution 5"}, baseline="2021"))


@pytest.mark.parametrize(
    ("as_of", "values", "reports", "status", "reason"),
    [
        (OPEN, [], [], "no_data", "no_report"),
        (OPEN, [value(2021, 20)], [], "no_data", "only_baseline"),
        (OPEN, [value(2024, 50)], [], "no_data", "figure_unknown"),
        (OPEN, [value(2024, numerator=5, denominator=5)], [], "met", None),
        (OPEN, [value(2024, numerator=4, denominator=5)], [], "unrated", "no_baseline"),
        (OPEN, [value(2021, 20), value(2024, numerator=4, denominator=5)], [], "unrated", "figure_unknown"),
        (CLOSED, [value(2025, numerator=4, denominator=5)], [], "missed", None),
        (CLOSED, [value(2025, numerator=0, denominator=0)], [], "not_applicable", None),
        (LATE, [value(2025, 50)], [], "unreported", "figure_unknown"),
        (OPEN, [], [outcome("done", on="2025-01-01")], "met", None),
        (OPEN, [], [outcome("in_progress", published="2025-01-01")], "unrated", "reported_in_progress"),
        (CLOSED, [], [outcome("not_done", published="2026-01-01")], "missed", "reported_not_done"),
    ],
)
def test_a_target_of_another_document_is_met_by_all_of_all_or_by_a_report(
    as_of: str, values: list[Fields], reports: list[Fields], status: str, reason: str | None
) -> None:
    result = one_target(as_of, REFERS, *values, outcomes=reports)
    assert (result.status, result.reason) == (status, reason)


def test_nothing_of_nothing_later_does_not_make_a_missed_reference_good() -> None:
    later = value(2026, numerator=0, denominator=0)
    result = one_target("2027-01-01", REFERS, value(2025, numerator=4, denominator=5), later)
    assert (result.status, result.flags) == ("missed", ("later_value",))


def test_the_figure_of_another_document_decides_from_the_day_it_is_known() -> None:
    values = (value(2021, 20), value(2024, 70))
    figures = [figure(60, "2025-03-01"), figure(90, "2025-05-01")]
    known = {
        day: one_target(day, REFERS, *values, thresholds=figures) for day in ("2025-02-28", "2025-03-01", "2025-05-01")
    }
    assert [item.status for item in known.values()] == ["no_data", "met", "on_track"]
    assert [item.threshold for item in known.values()] == [None, 60, 90]
    lower = indicator(target(refers_to={"document": "resolution"}), better="lower")
    assert one_target(CLOSED, lower, value(2025, 61), thresholds=figures[:1]).status == "missed"
    assert one_target(CLOSED, lower, value(2025, 60), thresholds=figures[:1]).status == "met"


def test_a_superseded_target_is_so_from_its_day_and_never_overdue() -> None:
    ended = outcome("superseded", on="2026-02-01", published="2026-03-01", reason="merged", document="decision 9")
    described = indicator(target(at_least=80))
    before = one_target("2026-02-28", described, value(2025, 70), outcomes=[ended])
    assert before.status == "missed"
    after = one_target("2026-03-01", described, value(2025, 70), outcomes=[ended])
    assert (after.status, after.overdue, after.days_overdue) == ("superseded", False, None)
    assert after.outcome is not None
    assert (after.outcome.reason, after.outcome.document) == ("merged", "decision 9")
    assert one_target("2026-06-01", DONE, outcomes=[outcome("done", on="2025-01-01"), ended]).status == "superseded"


# --- trend


def test_recent_is_the_mean_of_the_last_three_to_five_yearly_changes_toward_the_target() -> None:
    described = indicator(target("2030", at_least=90))
    values = [
        value(year, number) for year, number in zip(range(2018, 2026), (0, 50, 10, 12, 16, 17, 25, 30), strict=True)
    ]
    assert one_target(CLOSED, described, *values).recent == Fraction(30 - 10, 5)
    assert one_target(CLOSED, described, *values[-4:]).recent == Fraction(30 - 16, 3)
    assert one_target(CLOSED, described, *values[-3:]).recent is None
    lower = indicator(target("2030", at_most=5), better="lower")
    assert one_target(CLOSED, lower, *values[-4:]).recent == Fraction(16 - 30, 3)
    neither = indicator(target("2030", equals=5), better="none")
    assert one_target(CLOSED, neither, *values[-4:]).recent is None


def test_recent_crosses_no_missing_year_no_bound_no_break_and_no_change_of_population() -> None:
    described = indicator(target("2030", at_most=5), better="lower", unit="rank")
    years = range(2019, 2026)
    whole = {year: rank(year, year - 2000) for year in years}
    assert one_target(CLOSED, described, *whole.values()).recent == -1
    broken: list[dict[int, Fields]] = [
        {year: item for year, item in whole.items() if year != 2023},
        {**whole, 2023: rank(2023, 23, bound="at_least")},
        {**whole, 2024: {**rank(2024, 24), "break": True}},
        {**whole, 2024: rank(2024, 24, 34), 2025: rank(2025, 25, 34)},
    ]
    for changed in broken:
        assert one_target(CLOSED, described, *changed.values()).recent is None
    assert one_target("2026-07-01", described, *whole.values(), rank("2026-Q1", 20)).recent is None
    assert one_target(CLOSED, described, rank("2025-Q1", 20)).recent is None


def test_the_projection_runs_on_from_the_value_and_stops_at_the_best_possible_one() -> None:
    described = indicator(target("2030", at_least=91))
    values = [value(year, 50 + 5 * (year - 2022)) for year in range(2022, 2026)]
    result = one_target(CLOSED, described, *values)
    assert result.recent == 5
    assert result.projected == 65 + 5 * 5
    assert result.projected_meets is False
    steep = [value(year, 40 + 15 * (year - 2022)) for year in range(2022, 2026)]
    best = one_target(CLOSED, described, *steep)
    assert [best.projected, best.projected_meets] == [100, True]
    lower = indicator(target("2030", at_most=5), better="lower", unit="rank")
    ranks = [rank(year, 40 - 10 * (year - 2022)) for year in range(2022, 2026)]
    assert one_target(CLOSED, lower, *ranks).projected == 1
    equals = indicator(target("2030", equals=40))
    assert one_target(CLOSED, equals, *values).projected == result.projected
    assert one_target("2031-01-01", described, *values).projected is None


def test_where_values_accumulate_a_quarter_alone_decides_nothing_and_what_runs_from_new_year_does() -> None:
    described = indicator(target(at_least=100), unit="count", kind="flow", accumulates=True)
    quarter = one_target("2026-02-01", described, value("2025-9M", 80), value("2025-Q4", 130))
    assert (quarter.status, quarter.deciding) == ("awaiting", None)
    year = one_target("2026-02-01", described, value("2025-9M", 80), value("2025-Q4", 130), value("2025", 110))
    assert year.status == "met"
    first_half = one_target("2025-08-01", described, value("2025-H1", 100))
    assert (first_half.status, first_half.flags) == ("met", ("so_far",))


def test_an_indicator_with_many_milestones_without_a_baseline_is_judged_once_each() -> None:
    phases: list[Fields] = [{"id": str(year), "from": year, "to": year} for year in range(2000, 2040)]
    described = indicator(*(target(str(year), at_least=80) for year in range(2000, 2040)))
    found = one_target("2041-01-01", described, name="share/2039", phases=phases)
    assert found.status == "unreported"


# --- several targets in one phase


def test_targets_of_one_phase_are_told_apart_by_id_and_each_has_its_own_deadline() -> None:
    described = indicator(target(at_least=40, id="half-way", due="2024-06"), target(at_least=80, baseline="2021"))
    values = [value("2021", 20), value("2024-H1", 50)]
    found = stand("2024-07-01", indicators=[described], values=values).targets
    assert [(item.entry.id, item.entry.deadline.isoformat(), item.status) for item in found] == [
        ("share/half-way", "2024-06-30", "met"),
        ("share/2025", "2025-12-31", "on_track"),
    ]


def test_the_path_runs_through_every_target_of_a_phase() -> None:
    described = indicator(
        target(at_least=40, id="first", due="2023"), target(at_least=80, baseline="2021"), kind="level"
    )
    found = one_target("2024-01-01", described, value("2021", 20), value("2023", 39), name="share/2025")
    assert found.expected == 40


def test_a_report_names_a_target_by_its_id() -> None:
    described = indicator(target(outcome="done", id="law"), target(outcome="done"), unit=None)
    said = outcome("done", name="share/law", on="2024-01-01")
    found = stand("2024-06-01", indicators=[described], outcomes=[said]).targets
    assert [item.status for item in found] == ["met", "no_data"]


@pytest.mark.parametrize("unit", ["count", "posts"])
def test_more_than_30_whole_things_are_at_least_31(unit: str) -> None:
    units: list[Fields] = [{"id": "posts", "name": {"vi": "biên chế", "en": "posts"}, "whole": True}]
    described = indicator(target(at_least=31), unit=unit)
    result = one_target("2026-06-01", described, value(2025, 30, bound="more_than"), units=units)
    assert result.status == "met"


def test_an_extended_deadline_lets_go_of_the_period_that_was_named_for_the_first_one() -> None:
    described = indicator(target(at_least=10, decided_by="2025"))
    moved = outcome("extended", due="2027-12-31", document="letter", published="2025-11-01")
    values = [value(2025, 5), value(2027, 12)]
    assert one_target("2028-05-01", described, *values).status == "missed"
    assert one_target("2028-05-01", described, *values, outcomes=[moved]).status == "met"


def test_hundreds_of_milestones_of_one_indicator_are_judged_in_any_order() -> None:
    years = range(1700, 2020)
    phases = [{"id": "long", "from": 1700 + step * 80, "to": 1779 + step * 80} for step in range(4)]
    phases = [{**phase, "id": f"p{number}"} for number, phase in enumerate(phases)]
    asked = [target(f"p{(year - 1700) // 80}", id=f"y{year}", due=str(year), at_least=10) for year in years]
    for targets in (asked, asked[::-1]):
        found = stand("2024-01-01", indicators=[indicator(*targets)], phases=phases, values=[value(2023, 20)]).targets
        assert {item.status for item in found} == {"unreported"}
