"""Printed numbers and written JSON: never more than the exact number says, and no digit lost."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.locales import Language, get_locale
from par_cli.progress.exact import Range, exactly
from par_cli.render import format as form
from par_cli.render.dumps import dumps
from par_cli.render.numbers import machine
from par_cli.render.printable import log_line, printable

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100_000)


def _read(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


@given(FRACTIONS, st.booleans())
def test_a_printed_number_is_never_beyond_the_exact_one_and_less_than_a_hundredth_away(
    number: Fraction, up: bool
) -> None:
    shown = _read(form.computed(number, get_locale("en"), up=up))
    assert shown >= number if up else shown <= number
    assert abs(shown - number) < Fraction(1, 100)


@given(FRACTIONS, st.booleans())
def test_a_number_for_a_machine_is_cut_at_six_places_and_never_rounded(number: Fraction, up: bool) -> None:
    shown = machine(number, up=up)
    assert shown is not None
    assert Fraction(shown) >= number if up else Fraction(shown) <= number
    assert abs(Fraction(shown) - number) < Fraction(1, 1_000_000)
    exponent = shown.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent >= -6
    assert machine(None, up=up) is None


@given(FRACTIONS, st.decimals(-1000, 1000, places=3), st.booleans(), st.booleans())
def test_a_printed_number_gives_the_same_verdict_as_the_exact_one(
    number: Fraction, threshold: Decimal, is_open: bool, low: bool
) -> None:
    limit = Fraction(threshold)
    goal = Range(limit, None, low_open=is_open) if low else Range(None, limit, high_open=is_open)
    shown = _read(form.computed(number, get_locale("en"), up=not low, goal=goal))
    assert goal.contains(exactly(shown)) == goal.contains(exactly(number))


@pytest.mark.parametrize(
    ("number", "up", "threshold", "shown"),
    [("89.96", False, "90", "89.96"), ("89.996", False, "90", "89.99"), ("10.001", True, "10", "10.01")],
)
def test_a_number_just_short_of_its_target_is_not_printed_as_the_target(
    number: str, up: bool, threshold: str, shown: str
) -> None:
    limit = Fraction(threshold)
    goal = Range(None, limit) if up else Range(limit, None)
    assert form.computed(Fraction(number), get_locale("en"), up=up, goal=goal) == shown


@given(FRACTIONS)
def test_vietnamese_numbers_are_english_ones_with_comma_and_point_exchanged(number: Fraction) -> None:
    english = form.computed(number, get_locale("en"), up=False)
    assert form.computed(number, get_locale("vi"), up=False).translate({44: ".", 46: ","}) == english


@pytest.mark.parametrize(
    ("language", "day", "month", "month_day", "number", "plain"),
    [
        ("vi", "31/12/2025", "12/2025", "20/3", "1.423,670", "1423,670"),
        ("en", "2025-12-31", "2025-12", "03-20", "1,423.670", "1423.670"),
    ],
)
def test_days_and_digits_are_those_of_the_language(
    language: Language, day: str, month: str, month_day: str, number: str, plain: str
) -> None:
    locale = get_locale(language)
    assert (locale.day(date(2025, 12, 31)), locale.month(date(2025, 12, 31))) == (day, month)
    assert locale.month_day("03-20") == month_day
    assert locale.number(Decimal("1423.670")) == number
    assert locale.plain_number(Decimal("1423.670")) == plain
    assert locale.number(1423) == number[:5]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS | st.decimals(allow_nan=False, allow_infinity=False, places=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(DOCUMENTS)
def test_json_read_back_is_what_was_written_digit_for_digit(document: object) -> None:
    found = json.loads(dumps(document), parse_float=Decimal)
    assert found == document


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,20})\.[0-9]{1,20}", fullmatch=True))
def test_a_number_keeps_its_digits_in_json(text: str) -> None:
    assert dumps(Decimal(text)) == f"{text}\n".encode()


@given(TEXTS)
def test_json_never_holds_a_command_of_a_ci_log(text: str) -> None:
    written = dumps({"a": [text, f"##[{text}"], text: f"::{text}"}).decode("utf-8")
    assert "##[" not in written
    assert not any(line.lstrip().startswith("::") for line in written.splitlines())


@pytest.mark.parametrize("value", [float("nan"), 0.1, object(), b"x", {1}])
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dumps(value)


@given(st.text(max_size=60))
def test_printable_text_is_one_line_without_a_character_that_acts(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000 for char in shown)
    assert not set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufeff\u2028\u2029") & set(shown)
    if text.isascii() and text.isprintable():
        assert shown == text


@pytest.mark.parametrize("text", ["\u0631\u0627\u0647\u200c\u0647\u0627", "\u0dc1\u0dca\u200d\u0dbb\u0dd3"])
def test_a_joiner_that_belongs_to_the_spelling_is_printed(text: str) -> None:
    assert printable(text) == text
    assert printable(f"{text}\u200d") == f"{text}\\u200d"


@given(st.text(max_size=60), st.sampled_from(["", " ", "\t", "  "]))
def test_a_line_of_a_log_is_no_command(text: str, space: str) -> None:
    for given_text in (text, f"{space}::{text}", f"{text}##[{text}"):
        shown = log_line(given_text)
        assert not shown.lstrip().startswith("::")
        assert "##[" not in shown
