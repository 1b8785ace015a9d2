"""Which observation decides a target (docs/method.md, 3): for its own time, for good, and no other."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounds import bounded
from par_cli.model.periods import add_months, parse_period
from support import Fields, indicator, one_target, rank, stand, target, value

OPEN, CLOSED, LATE = "2025-10-01", "2026-01-01", "2026-03-21"


def counted(*targets: Fields, better: str = "higher", **more: object) -> Fields:
    """Return an indicator of something that is counted."""
    return {**indicator(*targets), "unit": "count", "kind": "flow", "better": better, **more}


# --- part of a year


@pytest.mark.parametrize(("operator", "better"), [("at_most", "lower"), ("at_least", "higher"), ("equals", "none")])
def test_part_of_a_year_decides_no_year(operator: str, better: str) -> None:
    described = counted({**target(), operator: 200}, better=better)
    for number in (70, 200, 300):
        known = value("2025-Q4", number)
        for as_of, status in (("2025-12-31", "unrated"), (CLOSED, "awaiting"), (LATE, "unreported")):
            result = one_target(as_of, described, known)
            assert (result.status, result.reason, result.deciding) == (status, "part_of_year", None)
            assert (result.gap, result.margin, result.flags) == (None, None, ())


def test_a_financial_year_and_a_span_are_long_enough_for_a_year() -> None:
    described = counted(target(at_least=200))
    for period in ("2025", "2025-04/2026-03", "2021/2025"):
        assert one_target("2026-04-01", described, value(period, 210)).status == "met"


def test_what_accumulates_settles_what_no_later_value_can_undo() -> None:
    reached = counted(target(at_least=200), accumulates=True)
    spent = counted(target(at_most=200), better="lower", accumulates=True)
    nine = value("2025-9M", 210)
    for as_of, flags in ((OPEN, ("so_far",)), (CLOSED, ()), (LATE, ())):
        result = one_target(as_of, reached, nine)
        assert (result.status, result.flags, result.reason) == ("met", flags, None)
    for as_of, status in ((OPEN, "off_track"), (CLOSED, "missed"), (LATE, "missed")):
        result = one_target(as_of, spent, nine)
        assert (result.status, result.reason) == (status, "already_exceeded")
    for described in (reached, spent):
        assert one_target(OPEN, described, value("2025-9M", 190)).reason == "part_of_year"
        assert one_target(LATE, described, value("2025-9M", 190)).status == "unreported"


def test_the_year_that_decided_by_names_is_settled_early_too_and_no_other_one_is() -> None:
    late = {"decided_by": "2024", "due": "2025-12-31"}
    for more, year in (({"decided_by": "2025"}, 2025), (late, 2024)):
        reached = counted(target(at_least=200, stretch={"at_least": 205}, **more), accumulates=True)
        spent = counted(target(at_most=200, **more), better="lower", accumulates=True)
        nine, half = value(f"{year}-9M", 210), value("2025-H1", 300)
        for as_of, known in ((f"{year}-10-01", [nine]), (CLOSED, [nine]), ("2025-11-01", [nine, half])):
            result = one_target(as_of, reached, *known)
            assert (result.status, result.stretch_met, result.other_period_shown) == ("met", True, False)
            result = one_target(as_of, spent, *known)
            assert (result.reason, result.other_period_shown) == ("already_exceeded", False)
            assert result.status == ("missed" if as_of == CLOSED else "off_track")
        assert one_target(f"{year}-10-01", spent, value(f"{year}-9M", 190)).reason == "part_of_year"
        assert one_target(CLOSED, reached, value(f"{year}-9M", 190)).reason == "part_of_year"
    shown = one_target(
        "2025-02-01", counted(target(at_least=200, stretch={"at_least": 205}, decided_by="2025")), value(2024, 210)
    )
    assert (shown.status, shown.stretch_met, shown.other_period_shown) == ("on_track", None, True)
    spent = counted(target(at_most=200, **late), better="lower", accumulates=True)
    assert one_target("2025-11-01", spent, value("2025-9M", 210)).reason == "part_of_year"
    mean = counted(target(at_least=200, decided_by="2022/2025"), accumulates=True)
    assert one_target(CLOSED, mean, value("2022-9M", 210)).status == "awaiting"


def test_what_another_year_has_exceeded_settles_nothing_and_the_whole_year_wins() -> None:
    spent = counted(target(at_most=200), better="lower", accumulates=True)
    assert one_target("2024-11-01", spent, value("2024-9M", 210)).reason == "part_of_year"
    corrected = one_target(LATE, spent, value("2025-9M", 210), value(2025, 195))
    assert (corrected.status, corrected.reason) == ("met", None)


def test_what_accumulates_settles_nothing_early_where_a_value_is_below_0() -> None:
    net: list[Fields] = [{"id": "net", "name": {"vi": "ròng", "en": "net"}}]
    for asked in (target(at_least=200), target(at_most=200), target(at_least=200, every="year")):
        better = "lower" if "at_most" in asked else "higher"
        described = {**counted(asked, accumulates=True, better=better), "unit": "net"}
        known = [value("2025-01", -3), value("2025-9M", 210)]
        for as_of in ("2025-11-01", "2026-01-01"):
            found = one_target(as_of, described, *known, units=net)
            statuses = {found.status, *(year.status for year in found.years)}
            assert statuses.isdisjoint({"met", "missed", "off_track"})
            assert found.deciding is None


@pytest.mark.parametrize("accumulates", [True, False])
def test_part_of_a_year_says_no_less_than_the_whole_year_before_it(accumulates: bool) -> None:
    described = counted(target(at_least=200, baseline="2021"), accumulates=accumulates)
    known = (value(2021, 100), value(2023, 130))
    for more in ((), (value("2024-Q1", 20),), (value("2024-H1", 190), value("2024-Q4", 50))):
        result = one_target("2024-12-31", described, *known, *more)
        assert (result.status, result.pace) == ("at_risk", Fraction(3, 5))
    quarter = counted(target(at_least=50, baseline="2021-Q4", due="2025-Q4"))
    result = one_target("2025-02-01", quarter, value("2021-Q4", 10), value("2024-Q4", 40), value(2024, 130))
    assert (result.status, result.pace) == ("on_track", Fraction(1))


def test_nothing_of_nothing_in_part_of_a_year_decides_no_year() -> None:
    described = indicator(target(at_least=80), kind="flow", accumulates=True)
    nothing = value("2025-9M", numerator=0, denominator=0)
    assert one_target(OPEN, described, nothing).reason == "part_of_year"
    assert one_target(LATE, described, nothing).status == "unreported"
    half = indicator(target(at_least=80, due="2025-H1"), kind="flow", accumulates=True)
    assert one_target(LATE, half, value("2025-H1", 20), nothing).status == "missed"


def test_a_target_about_a_month_is_decided_by_that_month_and_not_by_its_year() -> None:
    described = counted(target(at_least=100, due="2025-03"))
    year, month = value(2025, 1200), value("2025-03", 90)
    assert one_target(LATE, described, year, month).status == "missed"
    assert one_target(LATE, described, year).status == "unreported"
    sums = counted(target(at_least=100, due="2025-Q2"), accumulates=True)
    assert one_target(LATE, sums, year, value("2025-H1", 101)).status == "met"
    assert one_target(LATE, sums, year, value("2025-Q1", 101)).status == "met"
    assert one_target(LATE, sums, year, value("2025-Q1", 99)).status == "unreported"


def test_each_year_is_decided_by_a_whole_one() -> None:
    described = counted(target(at_most=200, every="year"), better="lower")
    result = one_target("2025-06-01", described, value("2024-Q4", 70), value("2025-Q1", 70))
    assert [(year.year, year.status, year.reason) for year in result.years[2:]] == [
        (2024, "unreported", None),
        (2025, "unrated", "part_of_year"),
    ]
    spent = counted(target(at_most=200, every="year"), better="lower", accumulates=True)
    result = one_target("2025-06-01", spent, value("2024-9M", 210), value("2025-01/2025-05", 230))
    assert [(year.status, year.reason) for year in result.years[2:]] == [
        ("missed", "already_exceeded"),
        ("off_track", "already_exceeded"),
    ]


def test_part_of_a_year_settles_a_change_against_a_whole_year() -> None:
    grown = counted(target(raise_by=10, relative_to="2021"), accumulates=True)
    cut = counted(target(reduce_by=10, relative_to="2021"), better="lower", accumulates=True)
    for described, status, reason in ((grown, "met", None), (cut, "missed", "already_exceeded")):
        result = one_target(LATE, described, value(2021, 100), value("2025-9M", 111))
        assert (result.status, result.reason) == (status, reason)
        assert one_target(LATE, described, value(2021, 100), value("2025-9M", 89)).status == "unreported"
    once = counted(target(raise_by=10, relative_to="2021"))
    assert one_target(LATE, once, value(2021, 100), value("2025-9M", 111)).status == "unreported"
    quarters = counted(target(reduce_by=10, relative_to="2021", every="quarter"), better="lower", accumulates=True)
    result = one_target(LATE, quarters, value(2021, 100), value("2025-Q1", 30))
    assert result.years[12].status == "unreported"


def test_more_than_in_the_same_part_of_the_year_before_settles_no_year() -> None:
    described = counted(target(improve=True, relative_to="year_before"), accumulates=True)
    known = (value("2024-9M", 50), value(2024, 90), value("2025-9M", 70))
    assert one_target("2025-11-01", described, *known[:1], known[2]).reason == "part_of_year"
    assert one_target(LATE, described, *known).status == "unreported"
    assert one_target(LATE, described, *known, value(2025, 91)).status == "met"


def test_a_value_for_a_year_says_nothing_of_a_target_about_a_quarter() -> None:
    described = counted(target(at_least=80, baseline="2021", due="2025-Q3"))
    known = (value(2021, 10), value(2023, 100))
    for as_of, status in ((OPEN, "awaiting"), ("2025-06-01", "unrated"), (LATE, "unreported")):
        result = one_target(as_of, described, *known)
        assert (result.status, result.gap, result.pace, result.deciding) == (status, None, None, None)
    named = counted(target(at_least=80, decided_by="2025-Q4"))
    assert one_target(OPEN, named, value(2024, 100)).status == "unrated"


def test_the_yearly_average_of_a_span_is_on_a_path_from_a_year() -> None:
    for unit in ("count", "percent"):
        described = counted(target(at_least=80, baseline="2021"), unit=unit)
        result = one_target(OPEN, described, value(2021, 20), value("2023/2024", 56))
        assert (result.status, result.pace) == ("at_risk", Fraction(4, 5))


@pytest.mark.parametrize("kind", ["edition", "flow", "level"])
def test_an_average_that_ends_with_a_year_does_not_hide_it(kind: str) -> None:
    described = indicator(target(at_least=80, baseline="2021"), kind=kind)
    known = (value(2021, 20), value(2024, 65), value("2022/2024", 90))
    result = one_target(OPEN, described, *known)
    assert (result.status, result.pace) == ("on_track", Fraction(1))
    assert one_target(CLOSED, described, *known).status == "awaiting"


# --- decided for good


def test_the_value_that_decided_another_target_in_the_same_period_does_not_become_a_baseline() -> None:
    described = indicator(target(id="school", at_least=50, due="2025-09"), target(id="cy", at_least=60))
    known = (value("2025-04/2026-03", 70), value("2026-04/2027-03", 40))
    for as_of in ("2026-06-01", "2027-06-01", "2031-06-01"):
        result = one_target(as_of, described, *known, name="share/cy")
        assert (result.status, result.baseline) == ("met", None)


def test_a_target_decided_within_the_phase_is_no_beginning_of_the_steps_of_another() -> None:
    described = indicator(target(id="once", at_least=50, due="2024"), target(id="each", at_least=50, every="year"))
    known = [value(year, 60) for year in range(2022, 2026)]
    for as_of in ("2025-01-01", CLOSED, "2028-01-01"):
        result = one_target(as_of, described, *known, name="share/each")
        assert (result.status, result.baseline_of) == ("met", None)


def test_nothing_of_nothing_is_no_baseline_that_was_decided() -> None:
    described = indicator(target(at_least=50), target("2030", at_least=60))
    known = (value(2025, numerator=0, denominator=0), value(2026, 55))
    result = one_target("2027-06-01", described, *known, name="share/2030")
    assert (result.baseline, result.baseline_of) == (None, None)


def test_a_yearly_average_published_later_does_not_overturn_the_year() -> None:
    described = counted(target(at_least=200))
    known = (value(2025, 210), value("2021/2025", 150, published="2027-01-01"))
    assert one_target("2028-01-01", described, *known).status == "met"


PERIODS = ("2024", "2025", "2026", "2024-Q2", "2024-H1", "2024-9M", "2024-12", "2025-Q1", "2025-H1", "2025-06",
           "2024-04/2025-03", "2025-04/2026-03", "2024/2025", "2021/2025", "2025/2026", "2027", "2028-Q1")  # fmt: skip
DUE = ("2024", "2024-Q2", "2024-H1", "2024-06-30", "2025-03", "2025-Q2", "2025", "2025-12-31")


@given(
    dues=st.lists(st.sampled_from(DUE), min_size=2, max_size=3, unique=True),
    asked=st.integers(1, 3),
    periods=st.lists(st.sampled_from(PERIODS), min_size=1, max_size=6, unique=True),
    numbers=st.lists(st.integers(0, 4), min_size=6, max_size=6),
    kind=st.sampled_from(["level", "flow", "edition"]),
    accumulates=st.booleans(),
    then=st.dates(date(2024, 7, 1), date(2027, 1, 1)),
    years=st.integers(1, 4),
)
@bounded(60)
def test_what_decides_a_target_decides_it_for_good_whatever_is_known_of_later_years(
    dues: list[str],
    asked: int,
    periods: list[str],
    numbers: list[int],
    kind: str,
    accumulates: bool,
    then: date,
    years: int,
) -> None:
    """The value 0 is that of 0 of 0; only what is wholly after the deadlines passed is published later."""
    targets = [target(id=f"t{at}", at_least=20 * asked, due=due) for at, due in enumerate(dues)]
    known = [
        value(period, numerator=0, denominator=0) if number == 0 else value(period, 20 * number)
        for period, number in zip(periods, numbers, strict=False)
    ]
    described = {**indicator(*targets), "kind": kind, "accumulates": accumulates}
    before = stand(then.isoformat(), indicators=[described], values=known).targets
    passed = [item for item in before if item.entry.deadline < then]
    last = max((item.entry.deadline for item in passed), default=then)
    kept = [item for item in known if (at := parse_period(str(item["period"]))).end <= then or at.start > last]
    later = stand(add_months(then, 12 * years).isoformat(), indicators=[described], values=kept).targets
    for item, after in zip(before, later, strict=True):
        if item in passed and item.deciding is not None:
            assert (after.status, after.deciding) == (item.status, item.deciding)


# --- the only period that decides


def test_the_period_that_decides_sets_the_deadline_of_a_level_too() -> None:
    school = {"id": "plan", "from": 2025, "to": 2029}
    described = indicator(target("plan", at_least=80, decided_by="2027-09/2028-08"), kind="level")
    early = one_target("2028-01-01", described, value(2026, 90), phases=[school])
    assert (early.entry.deadline.isoformat(), early.status, early.reason) == (
        "2028-08-31",
        "on_track",
        "other_period_decides",
    )
    assert early.flags == ()
    after = one_target("2028-09-01", described, value(2026, 90), value("2027-12", 90), phases=[school])
    assert (after.status, after.deciding) == ("awaiting", None)
    decided = one_target("2028-09-01", described, value("2027-09/2028-08", 79), value(2026, 90), phases=[school])
    assert decided.status == "missed"
    due = indicator(target("plan", at_least=80, decided_by="2027-09/2028-08", due="2029"), kind="level")
    assert one_target("2028-09-01", due, phases=[school]).entry.deadline.isoformat() == "2029-12-31"


def test_other_periods_give_a_pace_while_the_one_that_decides_is_open_but_not_for_a_mean_over_years() -> None:
    described = indicator(target(at_least=80, decided_by="2025", baseline="2021"))
    result = one_target(OPEN, described, value(2021, 20), value(2023, 44))
    assert (result.status, result.pace) == ("at_risk", Fraction(4, 5))
    mean = indicator(target(at_least=80, decided_by="2022/2025", baseline="2021"))
    result = one_target(OPEN, mean, value(2021, 20), value(2024, 90))
    assert (result.status, result.reason, result.pace) == ("unrated", "only_span_decides", None)


def test_a_newer_part_of_a_year_hides_no_pace_where_another_period_decides() -> None:
    described = counted(target(at_least=80, decided_by="2025", baseline="2021"))
    result = one_target(OPEN, described, value(2021, 20), value(2023, 44), value("2025-Q1", 1))
    assert (result.status, result.pace) == ("at_risk", Fraction(4, 5))


def test_a_quarter_that_is_named_decides_also_where_values_accumulate() -> None:
    described = counted(target(at_least=30, decided_by="2025-Q4"), accumulates=True)
    for number, status in ((30, "met"), (29, "missed")):
        assert one_target(LATE, described, value("2025-Q4", number), value(2025, 90)).status == status


def test_a_mean_that_decides_is_no_data_while_the_number_to_reach_is_not_known() -> None:
    described = indicator(target(raise_by=5, relative_to="2021", decided_by="2022/2025"))
    result = one_target(OPEN, described, value(2024, 90))
    assert (result.status, result.reason) == ("no_data", "base_unknown")


# --- a commitment for one period


@pytest.mark.parametrize("kind", ["flow", "edition"])
def test_what_was_missed_in_its_period_stays_so_unless_a_later_one_counts(kind: str) -> None:
    for late_counts, flags in ((None, ("later_value",)), (True, ("met_late", "later_value"))):
        described = indicator(
            target(at_least=5, due="2023", late_counts=late_counts), unit="count", kind=kind, name="share"
        )
        result = one_target(LATE, described, value(2023, 3), value(2025, 6))
        assert (result.status, result.flags, result.overdue) == ("missed", flags, not late_counts)


# --- steps, ranges, bounds


def test_a_bound_that_leaves_the_best_possible_rank_open_is_unrated() -> None:
    described = indicator(target("2025", improve="yearly"), unit="rank", better="lower")
    values = [rank(2024, 1), rank(2025, 3, bound="at_most")]
    result = one_target(CLOSED, described, *values)
    assert (result.years[-1].status, result.years[-1].reason) == ("unrated", "bound_undecided")
    certain = [rank(2024, 2), rank(2025, 2, bound="more_than")]
    assert one_target(CLOSED, described, *certain).years[-1].status == "missed"


def test_a_level_sees_a_newer_span_before_an_older_value() -> None:
    described = indicator(target(at_least=80, every="year"), kind="level")
    older = value("2025-06", 90)
    assert one_target(CLOSED, described, older).years[-1].status == "met"
    assert one_target(CLOSED, described, older, value("2024-01/2025-11", 70)).years[-1].status == "awaiting"


def test_a_range_without_a_value_shows_the_end_on_the_side_of_the_baseline() -> None:
    described = indicator(target(between=[40, 60], baseline="2021"), better="none")
    for begun, threshold, direction in ((90, 60, -1), (20, 40, 1)):
        result = one_target(OPEN, described, value(2021, begun))
        assert [result.threshold, result.direction] == [threshold, direction]


def test_a_third_of_the_time_is_a_third_of_the_way_whatever_leap_years_lie_in_it() -> None:
    described = indicator(target("2030", at_least=80, baseline="2024"))
    for year in range(2025, 2030):
        result = one_target("2030-06-01", described, value(2024, 20), value(year, 20))
        assert result.expected == 20 + 10 * (year - 2024)
        assert result.required == Fraction(60, 2030 - year)
    day = one_target("2030-06-01", described, value(2024, 20), value("2026-03-15", 20))
    assert day.expected == 20 + 60 * Fraction(439, 2191)


def test_the_path_is_counted_in_months_only_where_every_end_of_its_time_ends_a_month() -> None:
    described = indicator(target(at_least=80, baseline="2021", due="2025-06-15"))
    result = one_target("2024-06-01", described, value(2021, 20), value(2022, 40))
    assert result.expected == 20 + 60 * Fraction(365, 1262)


def test_a_screen_of_targets_in_one_phase_is_the_same_in_any_order_of_deadlines() -> None:
    described = indicator(target(id="b", at_least=50, due="2024"), target(id="a", at_least=50, due="2024-06"))
    values = [value(2024, 60), value(2025, 40)]
    found = stand("2026-06-01", indicators=[described], values=values).targets
    assert [item.status for item in found] == ["met", "met"]


def test_what_each_reporter_adds_up_to_is_asked_of_each() -> None:
    described = {
        **counted(target(at_least=100, over="2024/2025", each=True)),
        "reporters": ["home", "justice"],
    }
    known = [
        value(year, number, reporter=name) for year in (2024, 2025) for name, number in (("home", 50), ("justice", 49))
    ]
    result = one_target(CLOSED, described, *known)
    assert [(one.reporter, one.status) for one in result.each] == [("home", "met"), ("justice", "missed")]
    assert result.status == "missed"
