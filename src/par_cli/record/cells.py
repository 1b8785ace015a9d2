"""The cells of a spreadsheet in the form of data files, or why they have none.

Nothing is guessed: a number that can mean two is settled by the other cells of its column, or refused with both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.loading.checks.common import Entries
from par_cli.messages import Message, phrase
from par_cli.model.periods import FORMS, period_hint, typed_period
from par_cli.record.column_names import BOUND_WORDS, FLAGS, SIGNS, normal_form, sign_before
from par_cli.source.text import shown
from par_cli.typed import DECIMAL_MARKS, DecimalMark, Names, clip, fold, fold_id, read_day, read_number


class Refused(NamedTuple):
    code: str
    message: Message
    hint: Message


class Signed(NamedTuple):
    """A value with the sign of a bound before it, or a percent sign after it."""

    number: str
    bound: str
    percent: bool


Reader = Callable[[str], str | Refused]

_ESCAPED: Final = re.compile(r"'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def unescaped(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from computing a text."""
    return text[1:] if text.startswith("'") and _ESCAPED.match(text) else text


# --- numbers

# Most cells are digits with at most one sign.  These patterns read them many at once; read_number() reads the others.
_LONGEST_NUMBER: Final = 40
_SIMPLE: Final = r"-?(?:(?:0|[1-9][0-9]{3,16})(?:[.,][0-9]{1,20})?|[1-9][0-9]{0,2}(?:[.,](?:[0-9]{4,20}|[0-9]{1,2}))?)"
_UNCLEAR: Final = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_ONE_SIMPLE: Final = re.compile(_SIMPLE, re.ASCII)
_ALL_SIMPLE: Final = re.compile(rf"(?:(?:{_SIMPLE})?+\n)*+", re.ASCII)


def simple_numbers(texts: Iterable[str]) -> dict[str, str]:
    """Return those texts that are digits with at most one sign and have one reading, each with its number."""
    return {text: text.replace(",", ".") for text in filter(_ONE_SIMPLE.fullmatch, texts)}


def unclear_numbers(texts: Iterable[str]) -> list[str]:
    """Return those texts that have one sign before their last three digits, of thousands or of decimals."""
    return list(filter(_UNCLEAR.fullmatch, texts))


def settled_numbers(unclear: Iterable[str], mark: DecimalMark) -> dict[str, str]:
    """Return each of them with its number under a decimal mark."""
    other = next(sign for sign in DECIMAL_MARKS if sign != mark)
    return {text: text.replace(other, "").replace(mark, ".") for text in unclear}


def column_of_numbers(texts: Sequence[str]) -> list[str] | None:
    """Return the numbers of a column in which every text is a simple one or empty; None for any other column."""
    lines = "\n".join([*texts, ""])
    if lines.count("\n") > len(texts) or not _ALL_SIMPLE.fullmatch(lines):
        return None
    return lines.replace(",", ".").split("\n")[:-1]


class NumberCell(NamedTuple):
    """A cell of a column of numbers: the signs around its digits, and the number under each decimal mark."""

    text: str
    sign: str
    digits: str
    percent: bool
    readings: Mapping[DecimalMark, str]

    @property
    def is_unclear(self) -> bool:
        return len(set(self.readings.values())) > 1


def number_cell(cell: str) -> NumberCell:
    text = unescaped(cell)
    sign = sign_before(text)
    digits = text.removeprefix(sign).lstrip()
    percent = digits.endswith("%")
    digits = digits.removesuffix("%").rstrip()
    readings = read_number(digits, spaces=True) if len(digits) <= _LONGEST_NUMBER else {}
    return NumberCell(text, sign, digits, percent, readings)


def read_number_cell(name: str, cell: NumberCell, mark: DecimalMark | None) -> str | Refused | Signed:
    """Return the number of a cell in a column that shows a decimal mark, or shows none."""
    readings = cell.readings
    if not readings or (cell.sign and name != "value") or (cell.percent and name not in {"value", "change"}):
        message = phrase("“{text}” is not a number", text=shown(cell.text))
        hint = phrase("write digits, with one sign before the decimals, like 48,67 or 48.67")
        return Refused("PAR210", message, hint)
    if not cell.is_unclear:
        number = next(iter(readings.values()))
    elif mark is not None:
        number = readings[mark]
    else:
        whole, decimal = sorted(readings.values(), key=lambda reading: "." in reading)
        message = phrase(
            "“{text}” may be {whole} or {decimal}: its sign separates thousands or decimals",
            text=shown(cell.text),
            whole=whole,
            decimal=decimal,
        )
        plain_digits = cell.digits.replace(".", "").replace(",", "")
        hint = phrase(
            "write {whole}, or {longer}, which has only one meaning", whole=plain_digits, longer=f"{cell.digits}0"
        )
        return Refused("PAR142", message, hint)
    if name == "value" and (cell.sign or cell.percent):
        return Signed(number, SIGNS[cell.sign] if cell.sign else "", cell.percent)
    return number


# --- days and periods

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MADE_A_DATE: Final = re.compile(rf"(?:({'|'.join(_MONTHS)})|thg ?(0?[1-9]|1[0-2]))[\- ]([0-9]{{2}})", re.ASCII)


def made_a_date(text: str) -> tuple[str, str] | None:
    """Return the month and the day that ``Jul-25`` may be, which a spreadsheet program makes of 07/2025 or 25/7."""
    match = _MADE_A_DATE.fullmatch(fold(text))
    if match is None:
        return None
    month = _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])
    return f"{month:02}/20{match[3]}", f"{match[3]}/{month:02}"


def read_period_cell(text: str) -> str | Refused:
    if found := typed_period(text):
        return found.text
    if both := made_a_date(text):
        month, day = both
        message = phrase("“{text}” may be the month {month} or a day ({day})", text=shown(text), month=month, day=day)
        hint = phrase("a spreadsheet program has made a date of it; format the cell as text")
        return Refused("PAR401", message, hint)
    hint = period_hint(text) or phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
    return Refused("PAR401", phrase("“{text}” is not a period", text=shown(text)), hint)


def read_day_cell(text: str) -> str | Refused:
    hint = phrase("write the day first, like 31/12/2025, or 2025-12-31")
    try:
        found = read_day(text, loose=True)
    except ValueError:
        return Refused("PAR146", phrase("there is no day “{text}”", text=shown(text)), hint)
    if found is None:
        return Refused("PAR212", phrase("“{text}” is not a date", text=shown(text)), hint)
    return found.isoformat()


# --- words and names


def _read_bound(text: str) -> str | Refused:
    found = BOUND_WORDS.get(text) or BOUND_WORDS.get(normal_form(text))
    hint = phrase("write one of: {names}", names="more_than, less_than, at_least, at_most, >, <, >=, <=")
    return found or Refused("PAR205", phrase("“{text}” is not a bound", text=shown(text)), hint)


def _read_flag(text: str) -> str | Refused:
    hint = phrase("write true or false, or leave the cell empty")
    return FLAGS.get(normal_form(text)) or Refused(
        "PAR215", phrase("“{text}” is neither true nor false", text=shown(text)), hint
    )


_LONGEST_NAME: Final = 80
_MOST_IDS: Final = 6


def _name_reader(what: Message, file: str, called: Mapping[str, Iterable[str]]) -> Reader:
    """Return a function that maps what somebody calls a thing to its id."""
    names = Names(((name, name, others) for name, others in called.items()), fold_id)

    def read(text: str) -> str | Refused:
        found = names.find(text)
        if len(found) == 1:
            return found[0]
        name = clip(text, _LONGEST_NAME)
        if found:
            ids = ", ".join(found[:_MOST_IDS])
            message = phrase("“{name}” is the name of several things: {ids}", name=name, ids=ids)
            return Refused("PAR301", message, phrase("write the id of the one that is meant"))
        message = phrase("there is no {what} “{name}”", what=what, name=name)
        if near := names.close(text):
            return Refused("PAR301", message, phrase("did you mean “{name}”?", name=near[0]))
        known = ", ".join(sorted(called)[:_MOST_IDS]) + (", ..." if len(called) > _MOST_IDS else "")
        hint = phrase("write one of those in {file}: {names}", file=file, names=known)
        return Refused("PAR301", message, hint)

    return read


def cell_readers(entries: Entries) -> Mapping[str, Reader]:
    """Return the readers of all columns that hold no numbers."""
    indicators = {item.id: item.names for item, _ in entries.indicators}
    reporters = {name: item.names for name, item in entries.reporters().items()}
    return {
        "indicator": _name_reader(phrase("indicator"), "targets.yaml", indicators),
        "reporter": _name_reader(phrase("agency"), "agencies.yaml", reporters),
        "period": read_period_cell,
        "published": read_day_cell,
        "bound": _read_bound,
        **dict.fromkeys(("break", "comparable", "provisional", "projection"), _read_flag),
        **dict.fromkeys(("source", "url", "note"), str),
    }
