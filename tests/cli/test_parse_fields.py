"""Numbers and days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.cli.parse_fields import Field, day, figure, number
from par_cli.diagnostics import MisuseError
from par_cli.locales import ENGLISH
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
    assert number("--of", text) == meant
    assert type(number("--of", text)) is PlainNumber


@pytest.mark.parametrize(("text", "whole", "decimal"), [("1.234", "1234", "1.2340"), ("-1,234", "-1234", "-1.2340")])
def test_what_can_be_read_in_two_ways_is_refused_with_both_and_each_can_be_typed(
    text: str, whole: str, decimal: str
) -> None:
    with pytest.raises(MisuseError, match="two ways") as refused:
        number("--of", text)
    assert f"write {whole} if the sign separates thousands" in ENGLISH.text(refused.value.message)
    assert f"{decimal} if it separates decimals" in ENGLISH.text(refused.value.message)
    assert (number("--of", whole), number("--of", decimal)) == (whole, decimal)


@pytest.mark.parametrize(
    "text", ["", "-", "1e5", "1 234", "1.2.3", "1,2,3", "12.34,5", "--5", "5%", "٤٨", "1." + "0" * 15]
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(MisuseError):
        number("--of", text)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_of_either_language_is_read_as_it_is(value: object) -> None:
    english = f"{value:,.2f}"
    vietnamese = english.translate(str.maketrans(".,", ",."))
    assert number("--of", english) == number("--of", vietnamese) == f"{value:.2f}"


def fields(text: str) -> dict[str, Field]:
    return figure("VALUE", text, change=False)


def test_counts_and_bounds_are_figures() -> None:
    assert fields("14862/55489") == {"numerator": "14862", "denominator": "55489"}
    wanted = {">": "more_than", "<": "less_than", ">=": "at_least", "<=": "at_most", "≥": "at_least", "≤": "at_most"}
    for sign, bound in wanted.items():
        assert fields(f"{sign}30") == fields(f"{sign} 30") == {"value": "30", "bound": bound}
    assert fields("48,67") == {"value": "48.67", "bound": None}
    for text in (">", "1/", "/2", "1/2/3", "=5"):
        with pytest.raises(MisuseError):
            fields(text)


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_day_of_either_language_is_read_as_it_is(value: date) -> None:
    for text in (
        f"{value:%Y-%m-%d}".zfill(10),
        f"{value.day}/{value.month}/{value.year}",
        f"{value:%d/%m/}{value.year}",
    ):
        assert day("--published", text) == value.isoformat()
        assert type(day("--published", text)) is PlainDate
    for text in ("30/2/2025", "2025-02-30", "12/31/2025", "2025", "31.12.2025", ""):
        with pytest.raises(MisuseError):
            day("--published", text)
