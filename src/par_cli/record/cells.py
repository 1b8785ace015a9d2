"""What people type into a cell, in the one form that data files have: numbers, days and periods.

Nothing is guessed: what can mean two things gives both, what means nothing gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from par_cli.model.periods import parse_period, typed_period
from par_cli.model.text import folded

Decimal = Literal[",", "."]
"""The sign before the decimals; the other one may part thousands."""

DECIMALS: Final[Sequence[Decimal]] = (",", ".")
_SPACE: Final = "[ \u00a0\u2009\u202f]"


def _form(decimal: str, parts: str) -> re.Pattern[str]:
    whole = rf"[1-9][0-9]{{0,2}}(?:(?:\{parts}[0-9]{{3}})+|(?:{_SPACE}[0-9]{{3}})+)|0|[1-9][0-9]*"
    return re.compile(rf"(?:{whole})(?:\{decimal}[0-9]+)?", re.ASCII)


_NUMBERS: Final[Mapping[tuple[Decimal, Decimal], re.Pattern[str]]] = {
    (",", "."): _form(",", "."),
    (".", ","): _form(".", ","),
}
"""The forms of a number by the sign before its decimals and the one that may part its thousands."""
_MINUS: Final = ("-", "\u2212")
_ESCAPED: Final = re.compile(r"'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_LONGEST: Final = 40  # no number, day or period is longer
# A number that has one reading: what stands behind its sign is no group of thousands.
_SIMPLE: Final = r"-?(?:(?:0|[1-9][0-9]{3,16})(?:[.,][0-9]{1,20})?|[1-9][0-9]{0,2}(?:[.,](?:[0-9]{4,20}|[0-9]{1,2}))?)"
_UNCLEAR: Final = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_ONE_SIMPLE: Final = re.compile(_SIMPLE, re.ASCII)
_ALL_SIMPLE: Final = re.compile(rf"(?:(?:{_SIMPLE})?+\n)*+", re.ASCII)


def unescaped(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from computing a text."""
    return text[1:] if text.startswith("'") and _ESCAPED.match(text) else text


def simple_numbers(texts: Iterable[str]) -> dict[str, str]:
    """Give those texts that are digits with at most one sign, in one reading, each with its number."""
    return {text: text.replace(",", ".") for text in filter(_ONE_SIMPLE.fullmatch, texts)}


def unclear_numbers(texts: Iterable[str]) -> list[str]:
    """Give those texts that are digits with one sign before the last three, which may part thousands or decimals."""
    return list(filter(_UNCLEAR.fullmatch, texts))


def settled_numbers(unclear: Iterable[str], decimal: Decimal) -> dict[str, str]:
    """Give each of them with the number that it is where a sign is known to be before the decimals."""
    parts = next(sign for sign in DECIMALS if sign != decimal)
    return {text: text.replace(parts, "").replace(decimal, ".") for text in unclear}


def column_of_numbers(texts: Sequence[str]) -> list[str] | None:
    """Give the numbers of a column in which all texts are such numbers, or empty, at once; else None."""
    lines = "\n".join([*texts, ""])
    if lines.count("\n") > len(texts) or not _ALL_SIMPLE.fullmatch(lines):
        return None
    return lines.replace(",", ".").split("\n")[:-1]


def numbers(text: str) -> Mapping[Decimal, str]:
    """Give the number that a text is with each decimal sign under which it is one."""
    if len(text) > _LONGEST:
        return {}
    sign = "-" if text.startswith(_MINUS) else ""
    digits = text[1:].lstrip() if sign or text.startswith("+") else text
    close = "".join(digits.split())
    return {
        decimal: sign + close.replace(parts, "").replace(decimal, ".")
        for (decimal, parts), form in _NUMBERS.items()
        if form.fullmatch(digits)
    }


_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: 00:00(?::00)?)?", re.ASCII)


def day(text: str) -> str | None:
    """Give the day that ``31/12/2025`` (the day first) or ``2025-12-31`` names, as ``2025-12-31``.

    Raises :class:`ValueError` where it has no such day.
    """
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    if match := _DAY_FIRST.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    return None


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TURNED: Final = re.compile(rf"(?:({'|'.join(_MONTHS)})|thg ?(0?[1-9]|1[0-2]))[\- ]([0-9]{{2}})", re.ASCII)


def period(text: str) -> str | None:
    """Give the form that data files have of a period as people type it (``Q3/2025``, ``07/2025``, in words too).

    ``07/2025`` is a month and ``01/07/2025`` a day, the day first.
    """
    if len(text) > _LONGEST:
        return None
    try:
        return parse_period(day(text) or typed_period(text) or text).text
    except ValueError:  # NoPeriodError is one
        return None


def turned_into_a_date(text: str) -> tuple[str, str] | None:
    """Give the month and the day that ``Jul-25`` may be, which a spreadsheet program makes of 07/2025 or 25/7."""
    match = _TURNED.fullmatch(folded(text))
    if match is None:
        return None
    month = _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])
    return f"{month:02}/20{match[3]}", f"{match[3]}/{month:02}"
