"""Numbers, days and periods as people type them: one meaning, both meanings, or none; never a guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from par_cli.model.periods import parse_period, stretch, typed_period
from par_cli.record import cells, day_cells, number_cells
from par_cli.source.text import Fault
from par_cli.typed import read_day, read_number, two_years

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=None, allow_nan=False).map(
    lambda number: round(number, 6).normalize()
)


def grouped(digits: str, sign: str) -> str:
    """Part the thousands of whole digits."""
    return sign.join(
        reversed([digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]),
    )


@given(NUMBERS, st.sampled_from([",", "."]), st.sampled_from(["", " ", "\u00a0", "\u202f", "other"]))
@example(Decimal("-0.5"), ",", "other")
@example(Decimal(1234567), ",", "other")
def test_a_number_is_read_as_it_was_meant_with_the_sign_of_its_decimals(number: Decimal, sign: str, parts: str) -> None:
    text = f"{number:f}"
    whole, _, decimals = text.lstrip("-").partition(".")
    between = ("." if sign == "," else ",") if parts == "other" else parts
    typed = ("-" if text.startswith("-") else "") + grouped(whole, between) + (sign + decimals if decimals else "")
    found = read_number(typed, spaces=True)
    assert Decimal(found[sign]) == number  # type: ignore[index]
    if len(set(found.values())) > 1:
        assert len(typed.lstrip("-").replace(",", ".").split(".")[-1]) == 3


@given(st.text(max_size=50))
def test_no_text_is_a_fault_and_whatever_is_a_number_has_only_its_digits(text: str) -> None:
    for number in read_number(text, spaces=True).values():
        written, read = ("".join(filter(str.isdigit, each)).lstrip("0") for each in (text, number))
        assert written == read
        assert Decimal(number).is_finite()
    found = typed_period(text)
    assert found is None or parse_period(found.text) == found
    day_cells.made_a_date(text)
    cells.unescaped(text)


@pytest.mark.parametrize(
    ("text", "comma", "dot"),
    [
        ("48,67", "48.67", None),
        ("48.67", None, "48.67"),
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("1.234.567", "1234567", None),
        ("1,234,567", None, "1234567"),
        ("1.234,5", "1234.5", None),
        ("1 234,5", "1234.5", None),
        ("1 234.5", None, "1234.5"),
        ("0,123", "0.123", None),
        ("12345,678", "12345.678", None),
        ("\u22125", "-5", "-5"),
        ("+5", "5", "5"),
        ("0", "0", "0"),
        ("007,50", "7.50", None),
    ],
)
def test_a_number_under_each_sign(text: str, comma: str | None, dot: str | None) -> None:
    found = read_number(text, spaces=True)
    assert (found.get(","), found.get(".")) == (comma, dot)


@pytest.mark.parametrize(
    "text", ["", "-", "1,23,456", "1.2.3", "5 000 0", "1e5", "４８", ",5", "5,", "1 2", "n/a", "(5)"]
)
def test_what_is_no_number_under_either_sign(text: str) -> None:
    assert read_number(text, spaces=True) == {}


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_with_the_day_first_or_the_year_first(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year:04}",
        f"{day.day:02}/{day.month:02}/{day.year:04} 00:00",
        f"{day.year:04}/{day.month:02}/{day.day:02}",
        f"ngày {day.day:02} tháng {day.month:02} năm {day.year:04}",
        f"{day.day} tháng {day.month}, {day.year:04}",
    ):
        assert read_day(text, loose=True) == day


@pytest.mark.parametrize("text", ["31/02/2025", "12/31/2025", "2025-02-30", "2025/02/30", "31 tháng 2 năm 2025"])
def test_a_day_that_does_not_exist_is_told_from_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        read_day(text, loose=True)
    assert typed_period(text) is None


@pytest.mark.parametrize("text", ["", "1/2/25", "hôm qua", "2025", "12.3-2025", "2025/02-03", "tháng 2 năm 2025"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text, loose=True) is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2025", "2025"),
        ("năm 2025", "2025"),
        ("Cả năm 2025", "2025"),
        ("Quý 3/2025", "2025-Q3"),
        ("QUÝ III/2025", "2025-Q3"),
        ("quy iv nam 2025", "2025-Q4"),
        ("Q3/2025", "2025-Q3"),
        ("q3 2025", "2025-Q3"),
        ("2025 Q3", "2025-Q3"),
        ("6 tháng 2025", "2025-H1"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("Nửa đầu năm 2025", "2025-H1"),
        ("9 tháng đầu năm 2025", "2025-9M"),
        ("9 tháng 2025", "2025-9M"),
        ("07/2025", "2025-07"),
        ("7/2025", "2025-07"),
        ("Tháng 7/2025", "2025-07"),
        ("tháng 7 năm 2025", "2025-07"),
        ("Month 7/2025", "2025-07"),
        ("01/07/2025", "2025-07-01"),
        ("2016/2020", "2016/2020"),
        ("Giai đoạn 2016-2020", "2016/2020"),
        ("2025-04/2026-03", "2025-04/2026-03"),
        ("H2/2025", "2025-H2"),
        ("T7/2025", "2025-07"),
        ("6T/2025", "2025-H1"),
        ("9T2025", "2025-9M"),
        ("2025-H2", "2025-H2"),
        ("first six months of 2025", "2025-H1"),
    ],
)
def test_a_period_as_people_type_it(typed: str, stored: str) -> None:
    assert _period(typed) == stored


def _period(text: str) -> str:
    found = day_cells.read_period(text)
    assert not isinstance(found, Fault)
    return found.text


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9990, 1, 1)), st.sampled_from([1, 3, 6, 12, 5, 14]))
def test_a_period_as_data_files_have_it_stays_as_it_is(day: date, months: int) -> None:
    text = stretch(day.replace(day=1), min(months, 12)).text
    if two_years(text) is None:  # as 2010-11 is: the next test
        assert _period(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "25", "3 tháng 2025", "nửa năm 2025", "2016-2020", "Q5/2025", "13/2025", "tháng 2025", "2025-13", "x" * 99],
)
def test_what_is_no_period_or_might_be_two(text: str) -> None:
    assert typed_period(text) is None


@pytest.mark.parametrize(
    ("text", "both"),
    [("Jul-25", ("07/2025", "25/07")), ("Thg7-25", ("07/2025", "25/07")), ("2025", None), ("Foo-25", None)],
)
def test_a_date_that_a_spreadsheet_program_has_made_has_two_readings(text: str, both: tuple[str, str] | None) -> None:
    assert day_cells.made_a_date(text) == both


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1+1", "=1+1"), ("' @x", " @x"), ("'quoted'", "'quoted'"), ("-5", "-5"), ("", "")]
)
def test_the_apostrophe_before_what_would_be_computed_is_taken_off_again(cell: str, text: str) -> None:
    assert cells.unescaped(cell) == text


@given(st.text("0123456789.,- ", max_size=12))
@example("1234,567")
@example("0.123")
@example("-1.234")
def test_numbers_that_are_read_many_at_once_are_read_as_each_alone(text: str) -> None:
    alone = read_number(text, spaces=True)
    for number in number_cells.simple_numbers([text]).values():
        assert set(alone.values()) == {number}
        assert (len(alone) == 1) == (not text.isdecimal() and not text[1:].isdecimal())
    for number in (*number_cells.plain_numbers([text]).values(), *number_cells.plain_counts([text]).values()):
        assert set(alone.values()) == {number}
