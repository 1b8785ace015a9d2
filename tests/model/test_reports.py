"""What one reported value says: its level, its day, and what it calls a percentage."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.reports import Observation, stated_percentage_agrees
from support import INDICATOR, Fields, dataset, day, indicator, value


def observation(**fields: object) -> Observation:
    """Return one observation as the reader gives it."""
    described: Fields = {**value(2024), **fields}
    return dataset(indicators=[indicator()], values=[described]).observations[INDICATOR][0]


@given(numerator=st.integers(0, 10**6), denominator=st.integers(1, 10**6), places=st.integers(0, 4))
def test_a_percentage_agrees_when_it_is_the_exact_one_rounded_or_truncated(
    numerator: int, denominator: int, places: int
) -> None:
    exact = Fraction(100 * numerator, denominator)
    step = Decimal(1).scaleb(-places)
    digits = Decimal(exact.numerator) / Decimal(exact.denominator)
    for rounding in (ROUND_DOWN, ROUND_HALF_UP):
        assert stated_percentage_agrees(digits.quantize(step, rounding), exact)
    assert not stated_percentage_agrees(digits.quantize(step, ROUND_DOWN) - step, exact)
    assert not stated_percentage_agrees(digits.quantize(step, ROUND_DOWN) + 2 * step, exact)


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [("10.2", True), ("10.21", True), ("10.22", False), ("10", True), ("10.39", False), ("11", False)],
)
def test_257_of_2518_is_ten_point_two_one(stated: str, agrees: bool) -> None:
    assert stated_percentage_agrees(Decimal(stated), Fraction(25700, 2518)) is agrees


def test_counts_beat_a_stated_percentage() -> None:
    assert observation(value="33.3", numerator=1, denominator=3).level == Fraction(100, 3)


def test_a_stated_value_keeps_its_digits() -> None:
    found = observation(value="48.670")
    assert str(found.value) == "48.670"
    assert found.level == Fraction(4867, 100)


def test_a_bare_change_and_nothing_of_nothing_have_no_level() -> None:
    assert observation(change="-3.5").level is None
    assert observation(numerator=0, denominator=0).level is None


def test_only_nothing_of_nothing_is_an_empty_population() -> None:
    assert observation(numerator=0, denominator=0).is_empty_population
    assert not observation(numerator=0, denominator=3).is_empty_population
    assert not observation(value=0).is_empty_population


@pytest.mark.parametrize(
    ("published", "known"), [(None, "2024-12-31"), ("2024-06-30", "2024-12-31"), ("2025-04-06", "2025-04-06")]
)
def test_a_value_counts_from_the_later_of_its_publication_and_the_end_of_its_period(
    published: str | None, known: str
) -> None:
    assert observation(value=5, **({} if published is None else {"published": published})).known_from == day(known)


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        ({"note": "as printed"}, "as printed", "as printed"),
        ({"note": {"vi": "như văn bản", "en": "as printed"}}, "như văn bản", "as printed"),
        ({"note_vi": "như văn bản", "note_en": "as printed"}, "như văn bản", "as printed"),
        ({"note": "as printed", "note_vi": "như văn bản"}, "như văn bản", "as printed"),
        ({"note_vi": "như văn bản"}, "như văn bản", "như văn bản"),
    ],
)
def test_a_note_is_read_in_each_language_and_a_plain_one_where_a_language_has_none(
    given: Fields, vi: str, en: str
) -> None:
    found = Observation.checked({"indicator": INDICATOR, "period": "2024", **given}).remark
    assert found is not None
    assert (found.to("vi"), found.to("en")) == (vi, en)


def test_a_value_without_a_note_has_no_remark() -> None:
    assert Observation.checked({"indicator": INDICATOR, "period": "2024"}).remark is None
