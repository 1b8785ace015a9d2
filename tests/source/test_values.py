"""What an unquoted text means."""

from __future__ import annotations

import re
import string
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cases import for_each
from par_cli.diagnostics import Diagnostic
from par_cli.locales import ENGLISH
from par_cli.source import REFUSED, PlainDate, PlainNumber, parse_yaml, typed_cell


def read(text: str) -> tuple[object, list[Diagnostic]]:
    """Return the value of an unquoted text and the problems that reading it gave."""
    problems: list[Diagnostic] = []
    document = parse_yaml(f"a: {text}\n".encode(), "f.yaml", problems)
    assert document is not None
    assert isinstance(document.value, dict)
    return document.value["a"], problems


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "5",
        "-5",
        "-0",
        "2024",
        "48.67",
        "0.5",
        "-0.05",
        "26.530",
        "100.00",
        "123456789012345",
        "-1234567890.12345",
        "0.00000000000001",
        "0.123456789012345",
        "-123456789012345",
    ],
)
def test_a_decimal_number_of_at_most_fifteen_digits_keeps_its_text(text: str) -> None:
    value, problems = read(text)
    assert type(value) is PlainNumber
    assert value == text
    assert problems == []
    assert type(typed_cell(text)) is PlainNumber


@pytest.mark.parametrize("text", ["2025-07-01", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_of_the_calendar_keeps_its_text(text: str) -> None:
    value, problems = read(text)
    assert type(value) is PlainDate
    assert value == text
    assert problems == []
    assert type(typed_cell(text)) is PlainDate


@pytest.mark.parametrize(("text", "meaning"), [("null", None), ("true", True), ("false", False)])
def test_null_true_and_false_are_written_in_lower_case(text: str, meaning: object) -> None:
    value, problems = read(text)
    assert value is meaning
    assert problems == []


TEXTS = [
    "a",
    "text",
    "Sở Nội vụ",
    "Đ",
    "nowhere",
    "yesterday",
    "one",
    "nan",
    "inf",
    "Infinity",
    "x1",
    "e5",
    "1.2.3",
    "2016/2020",
    "2024-Q3",
    "2024-9M",
    "2024-07",
    "01-20",
    "31/12/2025",
    "48.67%",
    "05-NQ/TU",
    "II.2.1",
    "VIII.5",
    "12 345",
    "1,2,3",
    "-a",
    "--",
    "+",
    "+84 24 3825",
    ".",
    "..",
    "10:75",
    "1:5000",
    "1::2",
    "1:60",
    "1:2:x",
    "1;2",
    "0x",
    "0b2",
    "0o8",
    "1_a",
    "3 người",
    "10 000",
    "2025-07-01 12 hộ",
    "m²",
    "½",
    "–",
    "2016–2020",
    "12.3456.789",
    "1e",
    "e",
    "_1",
    "<",
    "<a",
    "==",
    "a=b",
    "~a",
    "a~",
    "Năm 2025",
    "số 5",
    "12a",
    "1.5.2025",
    "1-2-2025",
    "2025-1-1-1",
    "9:5:5:x",
]


@for_each(TEXTS)
def test_anything_else_is_text(text: str) -> None:
    value, problems = read(text)
    assert type(value) is str
    assert value == text
    assert problems == []
    assert type(typed_cell(text)) is str


REFUSALS = [
    # no value
    ("", "PAR140", "there is no value", "write null, or leave the key out"),
    ("~", "PAR140", "“~”", "write null, or leave the key out"),
    ("Null", "PAR140", "“Null”", "write null"),
    ("NULL", "PAR140", "“NULL”", "write null"),
    # words
    *[
        (word, "PAR141", f"“{word}”", "quote it, or write true")
        for word in ("yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "True", "TRUE", "tRue")
    ],
    *[
        (word, "PAR141", f"“{word}”", "quote it, or write false")
        for word in ("no", "No", "NO", "off", "Off", "OFF", "n", "N", "False", "FALSE")
    ],
    # forms of numbers
    ("+5", "PAR142", "plus sign", "write 5, or quote it"),
    ("+0.5", "PAR142", "plus sign", "write 0.5,"),
    (".5", "PAR142", "decimal point", "write 0.5,"),
    ("-.5", "PAR142", "decimal point", "write -0.5,"),
    ("+.5", "PAR142", "plus sign", "write 0.5,"),
    ("5.", "PAR142", "decimal point", "write 5,"),
    ("-5.", "PAR142", "decimal point", "write -5,"),
    ("1e5", "PAR142", "exponent", "write 100000, or quote it"),
    ("1E5", "PAR142", "exponent", "write 100000,"),
    ("1.5e-3", "PAR142", "exponent", "write 0.0015,"),
    ("-1e+2", "PAR142", "exponent", "write -100,"),
    (".5e1", "PAR142", "exponent", "write 5,"),
    ("5.e1", "PAR142", "exponent", "write 50,"),
    ("100e14", "PAR142", "exponent", "write the number out"),
    ("1e99", "PAR142", "exponent", "write the number out"),
    ("1e999999999999", "PAR142", "exponent", "write the number out"),
    ("1_000", "PAR142", "underscores", "write 1000, or quote it"),
    ("-1_000.5", "PAR142", "underscores", "write -1000.5,"),
    ("1_", "PAR142", "underscores", "write 1,"),
    ("0_10", "PAR142", "underscores", "write only the digits"),
    ("0x1F", "PAR142", "another base", "quote it"),
    ("0XfF", "PAR142", "another base", "quote it"),
    ("-0x1", "PAR142", "another base", "quote it"),
    ("0o17", "PAR142", "another base", "quote it"),
    ("0b101", "PAR142", "another base", "quote it"),
    ("010", "PAR142", "begins with a zero", "write 10, or quote it"),
    ("-010", "PAR142", "begins with a zero", "write -10,"),
    ("+08", "PAR142", "begins with a zero", "write 8,"),
    ("00", "PAR142", "begins with a zero", "write 0,"),
    ("007.50", "PAR142", "begins with a zero", "write 7.50,"),
    ("00.5", "PAR142", "begins with a zero", "write 0.5,"),
    (".nan", "PAR142", "not a number that can be used", "write null"),
    (".NaN", "PAR142", "not a number that can be used", "write null"),
    (".inf", "PAR142", "not a number that can be used", "write null"),
    ("-.INF", "PAR142", "not a number that can be used", "write null"),
    ("+.Inf", "PAR142", "not a number that can be used", "write null"),
    # commas and dots
    ("48,67", "PAR142", "decimal comma", "write 48.67, or quote it"),
    ("-48,6", "PAR142", "decimal comma", "write -48.6,"),
    ("+48,6", "PAR142", "decimal comma", "write 48.6,"),
    ("0,125", "PAR142", "decimal comma", "write 0.125,"),
    ("1234,567", "PAR142", "decimal comma", "write 1234.567,"),
    ("1,234", "PAR142", "may mean thousands or decimals", "write 1234 or 1.234,"),
    ("-1,234", "PAR142", "may mean thousands or decimals", "write -1234 or -1.234,"),
    ("14,862,100", "PAR142", "commas between the thousands", "write 14862100,"),
    ("-14,862,100", "PAR142", "commas between the thousands", "write -14862100,"),
    ("1,234.5", "PAR142", "between the thousands", "write 1234.5,"),
    ("1.234,5", "PAR142", "between the thousands", "write 1234.5,"),
    ("14.862.100,25", "PAR142", "between the thousands", "write 14862100.25,"),
    ("14.862.100", "PAR142", "dots between the thousands", "write 14862100,"),
    # too many digits
    (
        "1234567890123456",
        "PAR143",
        "more than 15 digits",
        "write the figure as its source prints it, with at most 15 digits, or quote it",
    ),
    ("0.1234567890123456", "PAR143", "more than 15 digits", "quote it"),
    ("1000000000000000", "PAR143", "more than 15 digits", "quote it"),
    ("9" * 5000, "PAR143", "“" + "9" * 37 + "...”", "quote it"),
    ("0." + "0" * 5000 + "1", "PAR143", "more than 15 digits", "quote it"),
    # other alphabets
    ("４８", "PAR144", "not the ASCII ones", "write 48, or quote it"),
    ("4８", "PAR144", "not the ASCII ones", "write 48,"),
    ("٤٨", "PAR144", "not the ASCII ones", "write 48,"),
    ("\u22125", "PAR144", "not the ASCII ones", "write -5,"),
    ("\u20135", "PAR144", "not the ASCII ones", "write -5,"),
    ("４８，６７", "PAR144", "not the ASCII ones", "write 48.67,"),
    ("2025\u201307\u201301", "PAR144", "not the ASCII ones", "write 2025-07-01,"),
    ("48.67\u00a0", "PAR144", "no-break space", "write 48.67,"),
    # days
    ("2025-02-30", "PAR146", "the day “2025-02-30” does not exist", "write a day that exists"),
    ("2025-13-01", "PAR146", "does not exist", "write a day that exists"),
    ("0000-01-01", "PAR146", "does not exist", "write a day that exists"),
    ("2025-2-30", "PAR146", "does not exist", "write a day that exists"),
    ("2025-7-1", "PAR145", "“2025-7-1”", "write 2025-07-01, or quote it"),
    ("2025-07-1", "PAR145", "“2025-07-1”", "write 2025-07-01,"),
    ("2025-07-01 12:00", "PAR145", "a time of day", "quote it, or write only the day: 2025-07-01"),
    ("2025-07-01T12:00:00Z", "PAR145", "a time of day", "quote it"),
    ("2025-07-01t12:00:00.5+07:00", "PAR145", "a time of day", "quote it"),
    ("2025-7-1 1:00:00 -7", "PAR145", "a time of day", "quote it"),
    # times
    ("12:30:00", "PAR147", "“12:30:00”", "quote it"),
    ("1:30", "PAR147", "“1:30”", "quote it"),
    ("+07:00", "PAR147", "“+07:00”", "quote it"),
    ("12:30.5", "PAR147", "“12:30.5”", "quote it"),
    # signs
    ("=", "PAR148", "special meaning", "quote it"),
    ("<<", "PAR148", "special meaning", "quote it"),
]


@for_each(REFUSALS, name=lambda refusal: repr(refusal[0])[:40])
def test_what_other_readers_take_for_something_else_is_refused_with_what_to_write(
    refusal: tuple[str, str, str, str],
) -> None:
    text, code, message, hint = refusal
    value, problems = read(text)
    assert value is REFUSED
    (problem,) = problems
    assert problem.code == code
    assert problem.path == "a"
    assert problem.line == 1
    assert problem.column == (4 if text else 3)
    assert message in ENGLISH.text(problem.message)
    assert hint in ENGLISH.text(problem.hint)
    assert not problem.warning


@for_each([text for text, *_ in REFUSALS if text.isascii()], name=lambda text: repr(text)[:40])
def test_in_quotes_every_refused_text_is_text(text: str) -> None:
    for quote in "'\"":
        value, problems = read(f"{quote}{text}{quote}")
        assert type(value) is str
        assert value == text
        assert problems == []


@for_each([*(text for text, *_ in REFUSALS), "null", "", "Null"], name=lambda text: repr(text)[:40])
def test_a_cell_that_yaml_would_refuse_stays_text(text: str) -> None:
    assert type(typed_cell(text)) is str
    assert typed_cell(text) == text


def test_a_cell_may_be_true_or_false() -> None:
    assert typed_cell("true") is True
    assert typed_cell("false") is False


def test_what_a_hint_says_to_write_is_accepted() -> None:
    proposed = []
    for text, *_ in REFUSALS:
        (problem,) = read(text)[1]
        found = re.findall(r"(?:write|or|alone:) ([-0-9.]+)(?=,| or|$)", ENGLISH.text(problem.hint))
        proposed += [(text, instead) for instead in found]
    assert len(proposed) > 20
    assert [pair for pair in proposed if type(read(pair[1])[0]) not in {PlainNumber, PlainDate}] == []


# The resolver of YAML 1.2's core schema, which PyYAML does not have.
_CORE = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_LIKELY = st.text(st.sampled_from("0123456789+-._:,eExobTZ nafiNAFI"), min_size=1, max_size=14).map(str.strip)
_WORDS = st.sampled_from(["yes", "no", "on", "off", "true", "false", "null", "y", "n", "~", ".inf", ".nan", "=", "<<"])
_ANY_CASE = st.builds(
    lambda word, cases: "".join(
        letter.upper() if upper else letter for letter, upper in zip(word, cases, strict=False)
    ),
    _WORDS,
    st.lists(st.booleans(), min_size=5, max_size=5),
)


@given(_LIKELY | _ANY_CASE | st.text(st.sampled_from(string.printable[:95]), min_size=1, max_size=8).map(str.strip))
def test_text_is_text_to_every_yaml_reader(text: str) -> None:
    cell = typed_cell(text)
    problems: list[Diagnostic] = []
    document = parse_yaml(f"a: {text}\n".encode(), "f.yaml", problems)
    if document is None or problems or not isinstance(document.value, dict) or document.value.get("a") != text:
        return
    value = document.value["a"]
    resolved = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if type(value) is str:
        assert resolved == "tag:yaml.org,2002:str"
        assert not _CORE.fullmatch(text)
        assert type(cell) is str
    else:
        assert type(value) in {PlainNumber, PlainDate}
        assert type(cell) is type(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_written_number_reads_back_exactly(number: Decimal) -> None:
    value, problems = read(f"{number:f}")
    assert problems == []
    assert isinstance(value, PlainNumber)
    assert Decimal(value) == number


@given(st.dates())
def test_a_written_day_reads_back(day: object) -> None:
    value, problems = read(str(day))
    assert problems == []
    assert type(value) is PlainDate
    assert value == str(day)
