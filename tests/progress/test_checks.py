"""Checks any reader can make (docs/method.md): each row, from the data files to the result."""

from __future__ import annotations

from fractions import Fraction

import pytest

from par_cli.progress.exact import cut
from support import Fields, indicator, one_target, one_task, rank, report, target, task, value


def test_fifty_against_more_than_fifty_is_not_met_with_gap_zero_and_must_exceed() -> None:
    result = one_target("2026-01-01", indicator(target(more_than=50)), value(2025, "50.0"))
    assert (result.status, result.overdue) == ("missed", True)
    assert result.gap == result.margin == 0
    assert "must_exceed" in result.flags


@pytest.mark.parametrize(("place", "status", "gap"), [(10, "met", 0), (11, "missed", 1)])
def test_rank_ten_is_within_the_top_ten_and_eleven_is_not(place: int, status: str, gap: int) -> None:
    described = indicator(target(at_most=10), unit="rank", better="lower")
    result = one_target("2026-01-01", described, rank(2025, place))
    assert result.status == status
    assert result.gap == gap


def test_a_rank_beyond_thirty_against_the_top_twenty_is_not_met_bounded_and_regressing_from_27() -> None:
    described = indicator(target(at_most=20, baseline="2021"), unit="rank", better="lower")
    values = (rank(2021, 27), rank(2024, 30, bound="more_than"))
    result = one_target("2025-06-01", described, *values)
    assert result.status == "regressing"
    assert "bounded" in result.flags
    assert result.deciding is not None
    assert result.deciding.bound == "more_than"
    assert result.gap is result.share is result.pace is result.required is None
    closed = one_target("2026-01-01", described, rank(2021, 27), rank(2025, 30, bound="more_than"))
    assert (closed.status, closed.flags) == ("missed", ("bounded",))


@pytest.mark.parametrize(
    ("posts", "status", "margin"), [(2148, "missed", Fraction(-1, 20)), (2147, "met", Fraction(19, 20))]
)
def test_a_cut_of_five_percent_from_2261_posts_asks_for_at_most_2147_95(
    posts: int, status: str, margin: Fraction
) -> None:
    described = indicator(target(reduce_by=5, relative_to="2021"), unit="count", better="lower", kind="level")
    result = one_target("2026-01-01", described, value(2021, 2261), value(2025, posts))
    assert result.threshold == Fraction("2147.95")
    assert result.status == status
    assert result.margin == margin
    assert result.gap == max(-margin, 0)


def test_rank_7_of_34_after_25_of_63_is_within_the_top_twenty_with_no_slope_and_no_share() -> None:
    described = indicator(target(at_most=20, baseline="2021"), unit="rank", better="lower")
    result = one_target("2026-01-01", described, rank(2021, 25, 63), rank(2025, 7, 34))
    assert (result.status, result.flags) == ("met", ("population_changed",))
    assert result.share is result.pace is result.expected is result.recent is None
    assert result.margin == 13


RANKS = (rank(2021, 8), rank(2022, 28), rank(2023, 18), rank(2024, 15))


def test_ranks_8_28_18_15_against_the_top_ten_are_a_target_to_hold_that_is_lost() -> None:
    described = indicator(target(at_most=10, baseline="2021"), unit="rank", better="lower")
    for as_of in ("2025-04-06", "2025-12-31"):
        result = one_target(as_of, described, *RANKS)
        assert (result.status, result.overdue) == ("regressing", False)
        assert "lost" in result.flags
        assert result.pace is result.share is None
        assert result.expected == 10
        assert result.behind == result.gap == 5
    assert one_target("2026-01-01", described, *RANKS).status != "regressing"


def test_20_to_80_with_47_halfway_is_three_behind_the_path_and_at_risk() -> None:
    described = indicator(target("2030", at_least=80, baseline="2020"))
    result = one_target("2026-01-01", described, value(2020, 20), value(2025, 47))
    assert result.status == "at_risk"
    assert result.share == Fraction(45, 100)
    # 60 of 120 months lie between the end of 2020 and the end of 2025
    assert result.expected == 20 + 60 * Fraction(60, 120) == 50
    assert result.behind == 3
    assert result.pace == Fraction(90, 100)
    assert result.required is not None
    assert str(cut(result.required, 1, up=False)) == "6.6"
    assert result.required == Fraction(33, 5)


def test_30_to_50_and_80_with_39_after_two_years_runs_at_nine_tenths_of_the_path_to_2025() -> None:
    described = indicator(target(more_than=50, baseline="2021"), target("2030", more_than=80, baseline="2021"))
    result = one_target("2024-06-01", described, value(2021, 30), value(2023, 39))
    assert result.status == "at_risk"
    assert result.expected == 30 + 20 * Fraction(24, 48) == 40
    assert result.pace == Fraction(9, 10)


def test_a_cut_of_25_percent_with_10_reported_after_five_of_ten_years_runs_at_eight_tenths() -> None:
    described = indicator(target("2030", reduce_by=25, relative_to="2020"), unit="count", better="lower", kind="level")
    result = one_target("2026-01-01", described, value(2025, change=-10))
    assert [result.status, result.by_change] == ["at_risk", True]
    assert result.share == Fraction(40, 100)
    assert result.expected == Fraction("-12.5")
    assert result.pace == Fraction(80, 100)


@pytest.mark.parametrize(("number", "status", "gap"), [("21", "met", 1), ("21.5", "missed", Fraction("1.5"))])
def test_about_20_or_fewer_is_met_up_to_21_with_its_gap_to_20(number: str, status: str, gap: Fraction) -> None:
    described = indicator(target(at_most=20, about=True, tolerance=1), better="lower")
    result = one_target("2026-01-01", described, value(2025, number))
    assert [result.status, result.gap] == [status, gap]


def test_210_and_190_of_1000_over_five_years_are_a_sum_of_400_that_is_on_track() -> None:
    described = indicator(target(at_least=1000, over="2021/2025"), unit="count", kind="flow")
    result = one_target("2023-06-01", described, value(2021, 210), value(2022, 190))
    assert [result.status, result.flags] == ["on_track", ("partial",)]
    assert result.expected == 1000 * Fraction(24, 60) == 400
    assert [result.pace, result.gap, result.required] == [1, 600, 200]


def test_at_least_200_is_settled_by_210_in_nine_months_and_at_most_200_lost() -> None:
    of: Fields = {"unit": "count", "kind": "flow", "accumulates": True}
    more = {**indicator(target(at_least=200)), **of}
    fewer = {**indicator(target(at_most=200), better="lower"), **of}
    for as_of in ("2025-10-15", "2026-01-01"):
        assert one_target(as_of, more, value("2025-9M", 210)).status == "met"
    early = one_target("2025-10-15", fewer, value("2025-9M", 210))
    assert (early.status, early.reason) == ("off_track", "already_exceeded")
    assert one_target("2026-01-01", fewer, value("2025-9M", 210)).status == "missed"


def test_6_in_2023_does_not_excuse_3_in_2021_unless_the_decision_lets_it_count() -> None:
    for late_counts, overdue in ((None, True), (True, False)):
        asked = {} if late_counts is None else {"late_counts": late_counts}
        described = indicator(target("2021", at_least=5, **asked), kind="edition")
        phase = {"id": "2021", "from": 2021, "to": 2021}
        result = one_target("2024-06-01", described, value(2021, 3), value(2023, 6), name="share/2021", phases=[phase])
        assert [result.status, result.overdue, "met_late" in result.flags] == ["missed", overdue, not overdue]
        assert "later_value" in result.flags


def test_12_13_15_and_14_are_flat_and_16_after_them_is_improving() -> None:
    described = indicator(target(progress="trend"))
    values = [value(year, number) for year, number in ((2021, 12), (2022, 13), (2023, 15), (2024, 14))]
    flat = one_target("2025-06-01", described, *values)
    assert [flat.status, flat.last_change, flat.recent] == ["flat", -1, Fraction(2, 3)]
    better = one_target("2026-01-01", described, *values, value(2025, 16))
    assert [better.status, better.last_change, better.recent] == ["improving", 2, 1]


def test_rank_18_after_28_is_a_change_of_minus_10_for_the_better() -> None:
    described = indicator(target(at_most=10), unit="rank", better="lower")
    result = one_target("2024-06-01", described, rank(2022, 28), rank(2023, 18))
    assert [result.last_change, result.last_change_is] == [-10, "better"]


def test_only_the_baseline_is_no_data_and_never_nought_percent() -> None:
    described = indicator(target(at_least=80, baseline="2021"))
    result = one_target("2025-06-01", described, value(2021, 20))
    assert (result.status, result.reason) == ("no_data", "only_baseline")
    assert result.current is result.baseline
    assert result.basis is result.deciding is None
    assert result.share is result.pace is result.gap is result.margin is result.required is None


def test_a_baseline_beyond_the_first_milestone_holds_it_and_runs_straight_to_the_second() -> None:
    described = indicator(target(more_than=90, baseline="2021"), target("2030", more_than=95, baseline="2021"))
    values = (value(2021, 91), value(2023, "91.5"))
    held = one_target("2024-06-01", described, *values)
    assert (held.status, held.flags) == ("met", ("so_far",))
    assert held.share is held.pace is None
    ahead = one_target("2024-06-01", described, *values, name="share/2030")
    assert ahead.status == "off_track"
    assert ahead.expected == 91 + 4 * Fraction(24, 108)
    assert str(cut(ahead.expected, 2, up=False)) == "91.88"
    assert ahead.pace is not None
    assert str(cut(ahead.pace, 2, up=False)) == "0.56"


def test_an_index_target_without_its_edition_is_unreported_with_the_newest_rank_next_to_it() -> None:
    described = indicator(target(at_most=10, baseline="2021"), unit="rank", better="lower", publication_lag_months=6)
    result = one_target("2026-11-23", described, *RANKS)
    assert (result.status, result.overdue, result.deciding) == ("unreported", True, None)
    assert result.awaited_until.isoformat() == "2026-06-30"
    assert result.days_overdue == 146
    assert result.current is not None
    assert f"{result.current.value}/{result.current.of} ({result.current.period.text})" == "15/63 (2024)"
    assert result.gap == 5


@pytest.mark.parametrize("as_of", ["2025-06-30", "2025-12-31", "2026-01-01", "2026-11-23"])
def test_13_of_13_hospitals_in_june_meet_the_target_before_and_after_the_deadline(as_of: str) -> None:
    described = indicator(target(at_least=100), kind="level")
    result = one_target(as_of, described, value("2025-06", numerator=13, denominator=13))
    assert result.status == "met"
    assert ("so_far" in result.flags) == (as_of <= "2025-12-31")
    assert result.deciding is not None
    assert result.deciding.period.text == "2025-06"


@pytest.mark.parametrize(
    ("on", "status", "days"), [("2022-12-31", "done_on_time", None), ("2023-01-01", "done_late", 1)]
)
def test_a_task_due_in_the_fourth_quarter_of_2022_is_on_time_on_its_last_day(
    on: str, status: str, days: int | None
) -> None:
    result = one_task("2023-06-01", task(due="2022-Q4"), report("done", on=on, published="2023-02-01"))
    assert result.status == status
    assert result.occurrences[0].days_late == days
    assert not result.overdue
