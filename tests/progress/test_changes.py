"""Changes against a base: in percent or in the own unit, from a period or the year before (docs/method.md, 2)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import Fields, indicator, one_target, target, value

POINTS: list[Fields] = [{"id": "points", "name": {"vi": "điểm", "en": "points"}}]
CLOSED = "2026-01-01"


def changing(operator: str, asked: object, *, relative_to: str = "2021", **more: object) -> Fields:
    """Return an indicator in points with one relative target."""
    better = "higher" if operator == "raise_by" else "lower"
    asking: Fields = {**target(), "relative_to": relative_to, operator: asked, **more}
    described = {key: item for key, item in asking.items() if item is not None}
    return indicator(described, better=better, unit="points", kind="level")


@pytest.mark.parametrize(
    ("operator", "asked", "change_in", "threshold"),
    [
        ("reduce_by", 5, None, Fraction("2147.95")),
        ("raise_by", 5, None, Fraction("2374.05")),
        ("raise_by", 150, "percent", Fraction("5652.5")),
        ("reduce_by", 5, "unit", Fraction(2256)),
        ("raise_by", "0.5", "unit", Fraction("2261.5")),
        ("reduce_by", "1/3", None, Fraction(4522, 3)),
        ("raise_by", "4/3", None, Fraction(15827, 3)),
        ("reduce_by", [25, 30], None, Fraction("1695.75")),
        ("raise_by", [25, 30], "unit", Fraction(2286)),
    ],
)
def test_the_threshold_of_a_change_is_exact(
    operator: str, asked: object, change_in: str | None, threshold: Fraction
) -> None:
    found = one_target(
        CLOSED, changing(operator, asked, change_in=change_in), value(2021, 2261), value(2025, 2261), units=POINTS
    )
    assert found.threshold == threshold
    assert found.status == "missed"
    assert found.gap == abs(threshold - 2261)


@given(
    operator=st.sampled_from(["reduce_by", "raise_by"]),
    base=st.integers(-400, 400),
    amount=st.integers(1, 99),
    unit=st.booleans(),
    before=st.booleans(),
)
def test_exactly_the_change_asked_for_meets_it_and_a_hair_less_does_not(
    operator: str, base: int, amount: int, unit: bool, before: bool
) -> None:
    base = base if unit else abs(base)  # a percentage of less than nothing is no change
    step = Fraction(amount) if unit else Fraction(base * amount, 100)
    sign = 1 if operator == "raise_by" else -1
    exact = base + sign * step
    described = changing(
        operator,
        amount,
        relative_to="year_before" if before else "2021",
        change_in="unit" if unit else None,
        decided_by="2025",
    )
    first = value(2024 if before else 2021, base)
    for short, status in ((Fraction(0), "met"), (Fraction(1, 100), "missed")):
        number = f"{float(exact - sign * short):.2f}"
        found = one_target(CLOSED, described, first, value(2025, number), units=POINTS)
        assert (found.status, found.margin) == (status, -short)


@given(asked=st.integers(1, 99), base=st.integers(-99, 99), now=st.integers(-99, 99), more=st.integers(-50, 50))
def test_a_change_in_the_own_unit_is_the_same_in_the_mirror_and_wherever_nought_lies(
    asked: int, base: int, now: int, more: int
) -> None:
    up = changing("raise_by", asked, change_in="unit")
    down = changing("reduce_by", asked, change_in="unit")
    straight = one_target("2025-06-01", up, value(2021, base), value(2024, now), units=POINTS)
    mirrored = one_target("2025-06-01", down, value(2021, -base), value(2024, -now), units=POINTS)
    moved = one_target("2025-06-01", up, value(2021, base + more), value(2024, now + more), units=POINTS)
    for other in (mirrored, moved):
        for name in ("status", "overdue", "days_overdue", "flags", "margin", "share", "pace"):
            assert getattr(straight, name) == getattr(other, name)


@given(asked=st.integers(1, 99), base=st.integers(1, 99), now=st.integers(0, 99), zeros=st.integers(0, 4))
def test_the_unit_of_the_values_does_not_matter_to_a_change_in_percent(
    asked: int, base: int, now: int, zeros: int
) -> None:
    for operator in ("reduce_by", "raise_by"):
        small, large = (
            one_target(
                "2025-06-01", changing(operator, asked), value(2021, base * by), value(2024, now * by), units=POINTS
            )
            for by in (1, 10**zeros)
        )
        assert (small.status, small.share, small.pace) == (large.status, large.share, large.pace)


# --- a range


@pytest.mark.parametrize(
    ("operator", "number", "status", "flag"),
    [
        ("reduce_by", 76, "missed", None),
        ("reduce_by", 75, "met", None),
        ("reduce_by", 70, "met", None),
        ("reduce_by", 69, "met", "below_range"),
        ("raise_by", 124, "missed", None),
        ("raise_by", 125, "met", None),
        ("raise_by", 130, "met", None),
        ("raise_by", 131, "met", "above_range"),
    ],
)
@pytest.mark.parametrize("bare", [False, True])
def test_a_range_is_met_from_its_smaller_change_on_and_flagged_beyond_the_larger(
    operator: str, number: int, status: str, flag: str | None, bare: bool
) -> None:
    described = changing(operator, [25, 30])
    values = [value(2025, change=number - 100)] if bare else [value(2021, 100), value(2025, number)]
    found = one_target(CLOSED, described, *values, units=POINTS)
    assert found.status == status
    assert found.flags == (() if flag is None else (flag,))


# --- the year before


def test_the_year_before_is_that_of_the_value_that_decides() -> None:
    described = changing("raise_by", 5, relative_to="year_before", change_in="unit", every="quarter")
    phases: list[Fields] = [{"id": "2025", "from": "2025-04", "to": "2026-03"}]
    values = [value("2024-Q2", 50), value("2025-Q2", 55), value("2024-Q3", 60), value("2025-Q3", 64), value(2024, 1)]
    found = one_target("2025-12-01", described, *values, phases=phases, units=POINTS)
    assert [item.status for item in found.years] == ["met", "missed", "no_data", "no_data"]
    assert [found.threshold, found.gap] == [65, 1]


def test_without_the_year_before_its_value_is_what_is_missing() -> None:
    described = changing("raise_by", 5, relative_to="year_before")
    for as_of, status in (("2025-06-01", "no_data"), (CLOSED, "awaiting"), ("2026-04-01", "unreported")):
        period = "2024" if status == "no_data" else "2025"
        found = one_target(as_of, described, value(period, 50), value("2023-Q4", 40), units=POINTS)
        assert (found.status, found.reason) == (status, "base_unknown")
    assert one_target("2025-06-01", described, units=POINTS).reason == "no_report"
    yearly = changing("raise_by", 5, relative_to="year_before", every="year")
    found = one_target("2023-02-01", yearly, value(2022, 50), units=POINTS)
    assert (found.status, found.reason) == ("unrated", "base_unknown")


def test_a_goal_that_moves_with_the_value_has_a_distance_and_no_path() -> None:
    described = changing("raise_by", 10, relative_to="year_before")
    values = [value(year, number) for year, number in ((2021, 40), (2022, 42), (2023, 50), (2024, 52))]
    found = one_target("2025-06-01", described, *values, units=POINTS)
    assert (found.status, found.reason) == ("unrated", "against_year_before")
    assert [found.threshold, found.gap] == [55, 3]
    assert found.share is found.pace is found.required is found.projected is None
    assert found.baseline is None
    assert found.recent == 4


def test_a_revised_value_of_the_year_before_is_flagged() -> None:
    described = changing("raise_by", 10, relative_to="year_before")
    values = [value(2024, 50), value(2024, 40, published="2025-11-01"), value(2025, 45)]
    found = one_target(CLOSED, described, *values, units=POINTS)
    assert (found.status, found.flags) == ("met", ("base_revised",))


def test_a_reported_change_decides_by_itself_and_gives_the_level_where_the_base_is_known() -> None:
    described = changing("raise_by", 10, relative_to="year_before")
    alone = one_target(CLOSED, described, value(2025, change=10), units=POINTS)
    assert (alone.status, alone.margin) == ("met", None)
    known = one_target(CLOSED, described, value(2024, 50), value(2025, change=8), units=POINTS)
    assert known.status == "missed"
    assert known.margin == -1
    unit = changing("raise_by", 10, change_in="unit")
    assert one_target(CLOSED, unit, value(2025, change=10), units=POINTS).status == "awaiting"
    assert one_target(CLOSED, unit, value(2021, 100), value(2025, change=10), units=POINTS).status == "met"


def test_a_part_is_printed_in_percent_cut_at_six_decimals() -> None:
    for written, shown in (("1/3", "33.333333"), ("2/3", "66.666666"), ("1/4", "25"), ("7/7", "100")):
        found = one_target("2022-01-01", changing("reduce_by", written), units=POINTS).entry.target
        assert format(found.value or 0, "f") == shown
        assert found.upper is None
    ranged = one_target("2022-01-01", changing("reduce_by", [25, 30]), units=POINTS).entry.target
    assert [ranged.value, ranged.upper] == [25, 30]


@pytest.mark.parametrize("accumulates", [False, True])
def test_part_of_a_year_does_not_meet_a_cut_of_what_was_counted_in_a_whole_year(accumulates: bool) -> None:
    cut = indicator(
        target(reduce_by=50, relative_to="2021"), unit="count", better="lower", kind="flow", accumulates=accumulates
    )
    known = (value(2021, 3000), value("2024-01", 300))
    open_still = one_target("2024-06-01", cut, *known)
    assert (open_still.status, open_still.reason) == ("unrated", "part_of_year")
    missed = one_target("2026-06-01", cut, *known, value(2025, 2900), value("2026-01", 200))
    assert (missed.status, missed.flags) == ("missed", ("later_value",))
    share = indicator(target(reduce_by=50, relative_to="2021"), better="lower", kind="flow", accumulates=accumulates)
    found = one_target("2024-06-01", share, value(2021, 60), value("2024-01", 20))
    assert (found.status, found.reason) == (("unrated", "part_of_year") if accumulates else ("met", None))


@pytest.mark.parametrize("operator", ["reduce_by", "raise_by"])
def test_a_percentage_of_a_base_below_zero_is_no_change(operator: str) -> None:
    found = one_target(CLOSED, changing(operator, 20), value(2021, -10), value(2025, -11), units=POINTS)
    assert (found.status, found.reason) == ("awaiting", "base_below_zero")
    assert found.threshold is None
    in_unit = one_target(
        CLOSED, changing("raise_by", 2, change_in="unit"), value(2021, -10), value(2025, -8), units=POINTS
    )
    assert in_unit.status == "met"
    assert in_unit.threshold == -8


def test_a_reported_change_decides_by_itself_only_where_its_base_is_unknown() -> None:
    described = changing("reduce_by", 5)
    alone = one_target(CLOSED, described, value(2025, change=-6), units=POINTS)
    assert [alone.status, alone.by_change, alone.margin] == ["met", True, 1]
    based = one_target(CLOSED, described, value(2021, 200), value(2025, change=-6), units=POINTS)
    assert based.status == "met"
    assert based.margin == 2


def test_the_day_a_year_before_the_last_of_february_is_a_day_of_that_name() -> None:
    described = changing("raise_by", 10, relative_to="year_before", decided_by="2025-02-28")
    values = [value("2024-02-28", 100), value("2024-02-29", 50), value("2025-02-28", 60)]
    assert one_target(CLOSED, described, *values, units=POINTS).status == "missed"


# --- no worse than the base, and better by any amount


@pytest.mark.parametrize(
    ("operator", "asked", "better", "worse", "equal"),
    [
        ("reduce_by", 0, 9, 11, "met"),
        ("raise_by", 0, 11, 9, "met"),
        ("improve", True, 11, 9, "missed"),
    ],
)
@pytest.mark.parametrize("unit", [None, "unit"])
def test_a_change_of_0_asks_for_no_worse_and_improve_for_better_by_any_amount(
    operator: str, asked: object, better: int, worse: int, equal: str, unit: str | None
) -> None:
    described = changing(operator, asked, change_in=None if operator == "improve" else unit)
    if operator == "improve":
        described["better"] = "higher"
    for number, status in ((better, "met"), (worse, "missed"), (10, equal)):
        found = one_target(CLOSED, described, value(2021, 10), value(2025, number), units=POINTS)
        assert [found.status, found.threshold] == [status, 10]
    even = one_target(CLOSED, described, value(2021, 10), value(2025, 10), units=POINTS)
    assert even.flags == (("must_exceed",) if equal == "missed" else ())
    revised = one_target(
        CLOSED, described, value(2021, 10), value(2021, 20, published="2025-06-01"), value(2025, 15), units=POINTS
    )
    assert "base_revised" in revised.flags


@given(base=st.integers(-50, 50), now=st.integers(-50, 50), better=st.sampled_from(["higher", "lower"]))
def test_better_than_the_base_is_no_worse_and_not_equal(base: int, now: int, better: str) -> None:
    asking = target(improve=True, relative_to="2021")
    strict = indicator(asking, better=better, unit="points", kind="level")
    found = one_target(CLOSED, strict, value(2021, base), value(2025, now), units=POINTS)
    operator = "raise_by" if better == "higher" else "reduce_by"
    kept = one_target(
        CLOSED, changing(operator, 0, change_in="unit"), value(2021, base), value(2025, now), units=POINTS
    )
    assert (found.status == "met") == (kept.status == "met" and base != now)
    assert found.gap == kept.gap


def test_better_than_the_year_before_may_come_round_each_quarter() -> None:
    described = indicator(target(improve=True, relative_to="year_before", every="quarter"), better="lower")
    values = [value("2021-Q1", 10), value("2022-Q1", 9), value("2021-Q2", 10), value("2022-Q2", 10)]
    found = one_target("2022-12-01", described, *values)
    assert [item.status for item in found.years[:3]] == ["met", "missed", "awaiting"]


def test_what_must_get_no_worse_is_a_target_to_hold() -> None:
    described = changing("reduce_by", 0)
    worse = one_target("2025-06-01", described, value(2021, 10), value(2024, 11), units=POINTS)
    assert (worse.status, worse.flags, worse.pace) == ("regressing", ("lost",), None)
    assert one_target("2025-06-01", described, value(2021, 10), value(2024, 10), units=POINTS).status == "met"


# --- only changes are published


def test_changes_without_a_level_are_the_series_themselves() -> None:
    described = changing("reduce_by", 25, relative_to="2019")
    values = [value(year, change=change) for year, change in ((2020, -4), (2021, -6), (2022, -7), (2023, -9))]
    found = one_target("2024-06-01", described, *values, units=POINTS)
    assert found.by_change
    assert [found.threshold, found.gap, found.margin] == [-25, 16, -16]
    assert found.share == Fraction(9, 25)
    assert (found.expected, found.status) == (found.line.at(date(2023, 12, 31)) if found.line else None, "off_track")
    assert found.recent == Fraction(5, 3)
    assert found.baseline is not None
    assert [found.baseline.period.text, found.baseline.change, found.baseline.value] == ["2019", 0, None]


@given(asked=st.integers(1, 99), change=st.integers(-99, 150), base=st.integers(1, 400))
def test_changes_alone_and_the_levels_that_they_make_agree_on_status_share_and_pace(
    asked: int, change: int, base: int
) -> None:
    for operator in ("reduce_by", "raise_by"):
        described = changing(operator, asked)
        for as_of, year in (("2025-06-01", 2024), (CLOSED, 2025)):
            alone = one_target(as_of, described, value(year, change=change), units=POINTS)
            based = one_target(as_of, described, value(2021, base), value(year, change=change), units=POINTS)
            assert (alone.by_change, based.by_change) == (True, False)
            for name in ("status", "reason", "flags", "share", "pace"):
                assert getattr(alone, name) == getattr(based, name)
            assert alone.gap is not None
            assert based.gap == alone.gap * base / 100


def test_one_level_among_the_changes_and_they_are_no_series() -> None:
    described = changing("reduce_by", 25, relative_to="2019")
    found = one_target("2024-06-01", described, value(2022, 80), value(2023, change=-9), units=POINTS)
    assert (found.by_change, found.gap, found.status) == (False, None, "unrated")


def test_a_milestone_of_the_same_base_lies_on_the_path_of_changes_and_a_level_does_not() -> None:
    last = target(reduce_by=40, relative_to="2019")
    first = target(id="first", due="2023", reduce_by=10, relative_to="2019")
    level = target(id="level", due="2023", at_most=1)
    values = [value(2022, change=-8)]
    of = {"better": "lower", "unit": "points", "kind": "level"}
    plain = one_target("2023-06-01", indicator(last, **of), *values, units=POINTS)
    through = one_target("2023-06-01", indicator(last, first, **of), *values, units=POINTS)
    next_to_it = one_target("2023-06-01", indicator(last, level, **of), *values, units=POINTS)
    assert next_to_it.expected == plain.expected != through.expected
