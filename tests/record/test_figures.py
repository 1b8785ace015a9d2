"""Numbers and days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.locales import ENGLISH
from par_cli.record.figures import Figure, UnreadableError, day, figure, number
from par_cli.source import PlainDate, PlainNumber


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("48,67", "48.67"), ("48.67", "48.67"), ("-5,03", "-5.03"), ("\u22125.03", "-5.03"), ("2024", "2024"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
        ("0,123", "0.123"), ("0.123", "0.123"), ("1234,567", "1234.567"), ("48,6700", "48.6700"), ("007", "7"),
        ("0", "0"),        ("1.2340", "1.2340"), (" 5 ", "5"),
    ],
)  # fmt: skip
def test_vietnamese_and_english_digits_give_one_form(text: str, meant: str) -> None:
    assert number(text) == meant
    assert type(number(text)) is PlainNumber


@pytest.mark.parametrize(("text", "whole", "decimal"), [("1.234", "1234", "1.2340"), ("-1,234", "-1234", "-1.2340")])
def test_what_can_be_read_in_two_ways_is_refused_with_both_and_each_can_be_typed(
    text: str, whole: str, decimal: str
) -> None:
    with pytest.raises(UnreadableError, match="two ways") as refused:
        number(text)
    assert f"write {whole} if thousands" in ENGLISH.text(refused.value.message)
    assert f"{decimal} if it has decimals" in ENGLISH.text(refused.value.message)
    assert (number(whole), number(decimal)) == (whole, decimal)


@pytest.mark.parametrize(
    "text", ["", "-", "1e5", "1 234", "1.2.3", "1,2,3", "12.34,5", "--5", "5%", "٤٨", "1." + "0" * 15]
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(UnreadableError):
        number(text)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_of_either_language_is_read_as_it_is(value: object) -> None:
    english = f"{value:,.2f}"
    vietnamese = english.translate(str.maketrans(".,", ",."))
    assert number(english) == number(vietnamese) == f"{value:.2f}"


def test_counts_and_bounds_are_figures() -> None:
    assert figure("14862/55489") == Figure(numerator=PlainNumber("14862"), denominator=PlainNumber("55489"))
    wanted = {">": "more_than", "<": "less_than", ">=": "at_least", "<=": "at_most", "≥": "at_least", "≤": "at_most"}
    for sign, bound in wanted.items():
        assert figure(f"{sign}30") == figure(f"{sign} 30") == Figure(PlainNumber("30"), bound)
    assert figure("48,67") == Figure(PlainNumber("48.67"))
    for text in (">", "1/", "/2", "1/2/3", "=5"):
        with pytest.raises(UnreadableError):
            figure(text)


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_day_of_either_language_is_read_as_it_is(value: date) -> None:
    for text in (
        f"{value:%Y-%m-%d}".zfill(10),
        f"{value.day}/{value.month}/{value.year}",
        f"{value:%d/%m/}{value.year}",
    ):
        assert day(text) == value.isoformat()
        assert type(day(text)) is PlainDate
    for text in ("30/2/2025", "2025-02-30", "12/31/2025", "2025", "31.12.2025", ""):
        with pytest.raises(UnreadableError):
            day(text)
