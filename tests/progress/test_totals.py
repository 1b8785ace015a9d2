"""Targets that ask for the sum or the mean of a flow over a span (docs/method.md, 3)."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from par_cli.progress.explanation import explain_all
from par_cli.progress.formula import values_of
from par_cli.progress.results import TargetResult
from par_cli.progress.totals import mean_so_far
from support import Fields, dataset, day, indicator, one_target, target, value

TOTAL = indicator(target(at_least=1000, over="phase"), unit="count", kind="flow")
CAP = indicator(target(at_most=1000, over="phase"), unit="count", kind="flow", better="lower")
MEAN = indicator(target(at_least=80, over="phase"), kind="flow")


def years(*numbers: object) -> list[Fields]:
    """Return values of 2022 and the years after it."""
    return [value(2022 + at, number) for at, number in enumerate(numbers)]


def state(result: TargetResult) -> tuple[str, str | None, tuple[str, ...]]:
    return result.status, result.reason, result.flags


def test_a_sum_has_a_way_from_0_and_the_gap_of_the_total() -> None:
    result = one_target("2024-06-01", TOTAL, *years(200, 240))
    assert state(result) == ("at_risk", None, ("partial",))
    assert [result.gap, result.expected, result.pace, result.share] == [560, 500, Fraction(22, 25), Fraction(11, 25)]
    assert result.required == 280
    assert result.baseline is None
    assert result.deciding is not None
    assert [result.deciding.period.text, result.deciding.value] == ["2022/2023", 440]
    assert result.projected is None


def test_a_sum_is_met_once_it_has_reached_what_it_must_and_lost_once_beyond_what_it_may() -> None:
    for described, before, after in ((TOTAL, "met", "met"), (CAP, "off_track", "missed")):
        early = one_target("2025-01-15", described, *years(500, 400, 101))
        late = one_target("2026-06-01", described, *years(500, 400, 101))
        assert (early.status, late.status) == (before, after)
        assert "partial" in early.flags
    assert one_target("2026-06-01", CAP, *years(500, 400, 101)).reason == "already_exceeded"


def test_a_sum_settles_nothing_early_where_a_value_is_below_0() -> None:
    net: list[Fields] = [{"id": "net", "name": {"vi": "ròng", "en": "net"}}]
    for described in (TOTAL, CAP):
        of_net = {**described, "unit": "net"}
        for known in (years(-10, 900, 200), [value(2020, -10), *years(500, 400, 101)]):
            early = one_target("2025-06-01", of_net, *known, units=net)
            late = one_target("2026-01-15", of_net, *known, units=net)
            assert state(early) == ("unrated", "periods_missing", ("partial",))
            assert state(late) == ("awaiting", "periods_missing", ("partial",))
        lost = one_target("2026-01-15", of_net, *years(-10, 900, 200, -100), units=net)
        assert lost.status == ("missed" if described is TOTAL else "met")


def test_until_it_is_complete_a_sum_that_falls_short_is_awaited_and_then_unreported() -> None:
    known = years(200, 200, 200)
    assert state(one_target("2026-01-01", TOTAL, *known)) == ("awaiting", "periods_missing", ("partial",))
    assert state(one_target("2026-03-21", TOTAL, *known)) == ("unreported", "periods_missing", ("partial",))
    assert state(one_target("2026-03-21", CAP, *known)) == ("unreported", "periods_missing", ("partial",))
    assert state(one_target("2025-06-01", CAP, *known)) == ("unrated", "periods_missing", ("partial",))
    for last, status in ((399, "missed"), (400, "met")):
        assert state(one_target("2026-01-01", TOTAL, *known, value(2025, last))) == (status, None, ())
    assert state(one_target("2026-01-01", CAP, *known, value(2025, 400))) == ("met", None, ())


def test_the_longest_of_at_most_a_year_is_added_and_a_gap_ends_the_sum() -> None:
    quarters = [value(f"2023-Q{number}", 60) for number in (1, 2, 4)]
    result = one_target("2025-06-01", TOTAL, value(2022, 100), value("2022-H1", 70), *quarters, value(2024, 300))
    assert result.basis is not None
    assert [result.basis.period.text, result.basis.value] == ["2022-01/2023-06", 220]
    whole = one_target("2025-06-01", TOTAL, value(2022, 100), *quarters, value(2023, 250), value(2024, 300))
    assert whole.gap == 350


def test_without_its_first_period_a_sum_says_which_is_missing() -> None:
    for as_of, status in (("2025-06-01", "no_data"), ("2026-01-01", "awaiting"), ("2026-03-21", "unreported")):
        result = one_target(as_of, TOTAL, value(2021, 10), value(2024, 500))
        assert (result.status, result.reason) == (status, "periods_missing")
    assert one_target("2025-06-01", TOTAL, value(2021, 10)).reason == "only_baseline"


def test_the_years_of_a_span_that_decides_have_a_mean_so_far() -> None:
    spans = {"decided_by": "2022/2025"}
    for known, so_far in (
        (years(70, 75, 78), Fraction(223, 3)),
        ([value(2023, 75)], None),
        ([*years(70), value("2022/2025", 80)], None),
        (years(70, 75, 78, 80), Fraction(303, 4)),
    ):
        data = dataset(indicators=[indicator(target(at_least=80, **spans))], values=known)
        total = mean_so_far(data.targets[0], data.observations.whole("share"))
        assert (None if total is None else total.exact) == so_far
    for other in ({}, {"decided_by": "2025"}):
        data = dataset(indicators=[indicator(target(at_least=80, **other))], values=years(70))
        assert mean_so_far(data.targets[0], data.observations.whole("share")) is None


def test_a_sum_names_the_periods_that_are_missing_and_has_no_band_next_to_a_gap() -> None:
    def missing(result: TargetResult) -> list[str]:
        return [period.text for period in result.missing_periods]

    months = [value(f"2022-{month:02}", 60) for month in (1, 2, 3, 5, 6, 8)]
    result = one_target("2023-06-01", TOTAL, *months)
    assert state(result) == ("unrated", "periods_missing", ("partial",))
    assert missing(result) == ["2022-04", "2022-07"]
    assert state(one_target("2023-06-01", TOTAL, *months[:3])) == ("on_track", None, ("partial",))
    assert missing(one_target("2023-06-01", TOTAL, *months[:3])) == []
    whole = value(2022, 900)
    assert missing(one_target("2023-06-01", TOTAL, *months, whole)) == []
    assert state(one_target("2023-06-01", TOTAL, *months, value("2022-04", 1000)))[0] == "met"
    for described in (TOTAL, MEAN):
        assert missing(one_target("2026-01-15", described, *years(60), value(2024, 70))) == ["2023", "2025"]
        assert missing(one_target("2026-01-15", described, value(2024, 70))) == ["2022/2023", "2025"]
        assert missing(one_target("2026-01-15", described, *years(60, 70, 70, 70))) == []
    assert missing(one_target("2026-01-15", indicator(target(at_least=80)), value(2024, 70))) == []


def test_a_sum_may_have_more_values_than_calls_may_be_nested() -> None:
    months = [value(f"{year}-{month:02}", 1) for year in range(1926, 2026) for month in range(1, 13)]
    result = one_target(
        "2026-01-01", indicator(target(at_least=1000, over="1926/2025"), unit="count", kind="flow"), *months
    )
    assert [result.status, result.margin] == ["met", 200]


def test_a_mean_has_no_pace_before_it_is_complete_and_is_weighed_by_months() -> None:
    result = one_target("2024-06-01", MEAN, *years(90, 60))
    assert state(result) == ("unrated", "only_span_decides", ("partial",))
    assert result.deciding is None
    assert [result.gap, result.pace, result.required] == [5, None, None]
    for last, status in ((89, "missed"), (90, "met")):
        assert one_target("2026-01-01", MEAN, *years(90, 60, 80, last)).status == status
    weighed = one_target("2024-06-01", MEAN, value(2022, 90), value("2023-H1", 60))
    assert weighed.gap == 0
    assert one_target("2024-06-01", MEAN, *years(80, 80), value("2024-01", 79)).gap == Fraction(1, 25)


def test_a_mean_without_an_end_of_digits_is_exact_and_a_value_for_the_span_wins() -> None:
    described = indicator(target(more_than=80, over="2023/2025"), kind="flow")
    thirds = [value(2023, 80), value(2024, 80), value(2025, "80.000001")]
    assert one_target("2026-01-01", described, *thirds).status == "met"
    assert one_target("2026-01-01", described, *thirds, value("2023/2025", 79)).status == "missed"


def test_the_sum_is_shown_as_it_is_worked_out() -> None:
    held = dataset(indicators=[TOTAL], values=years(200, 240))
    (found,) = explain_all(held, held.targets, day("2024-06-01"))
    step = next(step for step in found.result.steps if step.name == "value")
    assert [found.deciding_rule, step.formula, step.result] == ["sum_over", "v1 + v2", 440]
    assert sorted(values_of(step.inputs)) == ["v1", "v2"]


def test_a_sum_is_no_milestone_and_no_baseline_of_other_targets() -> None:
    described = indicator(
        target(id="total", at_least=300, over="2022/2023"),
        target(at_least=400, baseline="2021"),
        unit="count",
        kind="flow",
    )
    result = one_target("2025-06-01", described, value(2021, 100), *years(150, 160, 250), name="share/2025")
    assert result.line is not None
    assert len(result.line.points) == 2
    assert result.expected == 325


@given(numbers=st.lists(st.integers(0, 400), max_size=4), asked=st.integers(1, 1500))
def test_a_sum_is_that_of_its_years(numbers: list[int], asked: int) -> None:
    described = indicator(target(at_least=asked, over="phase"), unit="count", kind="flow")
    result = one_target("2026-01-01", described, *years(*numbers))
    if not numbers:
        assert result.status == "awaiting"
        return
    assert result.gap == max(asked - sum(numbers), 0)
    reached, complete = sum(numbers) >= asked, len(numbers) == 4
    assert result.status == ("met" if reached else "missed" if complete else "awaiting")


def test_a_sum_and_a_mean_of_any_number_of_values_are_computed() -> None:
    phases: list[Fields] = [{"id": "2025", "from": 1926, "to": 2025}]
    months = [f"{year}-{month:02}" for year in range(1926, 2026) for month in range(1, 13)]
    for unit, expected in (("count", 3 * len(months)), ("percent", 3)):
        described = indicator(target(at_least=expected, over="phase"), unit=unit, kind="flow")
        result = one_target("2026-06-01", described, *(value(month, 3) for month in months), phases=phases)
        assert [result.status, result.gap] == ["met", 0]
