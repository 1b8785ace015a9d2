"""“About”: a tolerance moves every limit to the easier side (docs/method.md, 2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import Fields, indicator, one_target, target, value

CLOSED = "2026-01-01"
OPEN = "2025-06-30"


def about(tolerance: object, *, better: str = "higher", **asked: object) -> Fields:
    """Return an indicator in points with one target that the decision calls about."""
    return indicator({**target(), "about": True, "tolerance": tolerance, "baseline": "2021", **asked}, better=better)


@pytest.mark.parametrize(
    ("better", "asked", "lowest", "highest"),
    [
        ("higher", {"at_least": 20}, "19", None),
        ("lower", {"at_most": 20}, None, "21"),
        ("none", {"equals": 20}, "19", "21"),
        ("none", {"between": [20, 30]}, "19", "31"),
        ("higher", {"between": [20, 30]}, "19", None),
    ],
)
def test_about_a_number_is_met_up_to_the_tolerance_and_no_further(
    better: str, asked: Fields, lowest: str | None, highest: str | None
) -> None:
    for end, step in ((lowest, -1), (highest, +1)):
        if end is not None:
            beyond = f"{int(end) - 1}.99" if step < 0 else f"{end}.01"
            near = one_target(CLOSED, about(1, better=better, **asked), value(2025, end))
            far = one_target(CLOSED, about(1, better=better, **asked), value(2025, beyond))
            assert (near.status, far.status) == ("met", "missed")


def test_gap_and_path_are_measured_to_the_number_that_is_printed() -> None:
    found = one_target(CLOSED, about(2, at_least=50), value(2021, 10), value(2025, 49))
    assert found.status == "met"
    assert [found.gap, found.margin, found.threshold] == [1, -1, 50]
    ahead = one_target(OPEN, about(2, at_least=50), value(2021, 10), value(2024, 40))
    exact = one_target(OPEN, indicator(target(at_least=50, baseline="2021")), value(2021, 10), value(2024, 40))
    assert (ahead.expected, ahead.pace, ahead.required) == (exact.expected, exact.pace, exact.required)


def test_the_strict_number_itself_is_near_enough_and_a_range_is_exceeded_beyond_its_tolerance() -> None:
    strict = one_target(CLOSED, about(1, more_than=20), value(2025, 20))
    assert (strict.status, strict.flags) == ("met", ())
    edge = one_target(CLOSED, about(1, more_than=20), value(2025, 19))
    assert (edge.status, edge.flags) == ("missed", ())
    inside, beyond = (one_target(CLOSED, about(1, between=[20, 30]), value(2025, number)) for number in (31, "31.5"))
    assert (inside.flags, beyond.flags) == ((), ("above_range",))


def test_the_baseline_that_is_near_enough_makes_it_a_target_to_hold() -> None:
    found = one_target(OPEN, about(1, at_least=20), value(2021, "19.5"), value(2024, 18))
    assert (found.status, found.flags, found.share) == ("regressing", ("lost",), None)


@given(st.integers(0, 60), st.integers(1, 9), st.integers(0, 70))
def test_a_larger_tolerance_never_makes_it_harder(asked: int, tolerance: int, number: int) -> None:
    narrow, wide = (
        one_target(CLOSED, about(size, at_least=asked), value(2025, number)) for size in (tolerance, tolerance + 1)
    )
    assert (narrow.status, wide.status) != ("met", "missed")
    assert narrow.gap == wide.gap
