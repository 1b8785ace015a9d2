"""Numbers and days as people write them, in Vietnamese or English, to the one form that data files hold."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from par_cli.locales import ENGLISH
from par_cli.messages import Message, phrase
from par_cli.model.periods import typed_day
from par_cli.record.columns import SIGNS, sign_before
from par_cli.source import MAX_DIGITS, PlainDate, PlainNumber

_SIGNS: Final = str.maketrans("\u2212\u2013", "--")  # as copied from a document
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*", re.ASCII)
_PLAIN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_BOTH: Final = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:\.[0-9]{3})+,[0-9]+)", re.ASCII)


class UnreadableError(ValueError):
    """A text is no number or day, or may be read in two ways; the message says which."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        super().__init__(ENGLISH.text(message))
        self.message = message


class Figure(NamedTuple):
    """A reported figure: a number, a limit of it, or the counts that it is computed from."""

    value: PlainNumber | None = None
    bound: str | None = None
    numerator: PlainNumber | None = None
    denominator: PlainNumber | None = None


def number(text: str) -> PlainNumber:
    """Give the number that ``48,67``, ``48.67``, ``1.234,5`` or ``1.234.567`` means, with its digits.

    Raises :class:`UnreadableError`; for ``1.234`` and ``1,234`` with both readings.
    """
    given = text.strip().translate(_SIGNS)
    sign = "-" if given.startswith("-") else ""
    digits = given.removeprefix("-")
    thousands = _THOUSANDS.fullmatch(digits)
    if thousands:
        whole = sign + re.sub("[.,]", "", digits)
        if digits.count(thousands[1]) == 1:
            decimal = sign + digits.replace(",", ".")
            raise UnreadableError(
                phrase(
                    "“{text}” can be read in two ways; write {whole} if thousands are parted, {decimal} if it has "
                    "decimals",
                    text=text,
                    whole=whole,
                    decimal=f"{decimal}0",
                )
            )
        return _few(text, whole)
    if _BOTH.fullmatch(digits):
        decimal_sign = digits[max(digits.rfind("."), digits.rfind(","))]
        parting = "," if decimal_sign == "." else "."
        return _few(text, sign + digits.replace(parting, "").replace(",", "."))
    if _PLAIN.fullmatch(digits):
        whole, _, decimals = digits.replace(",", ".").partition(".")
        return _few(text, sign + (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else ""))
    raise UnreadableError(phrase("“{text}” is not a number; write it like 48.67 or 48,67", text=text))


def _few(text: str, plain: str) -> PlainNumber:
    if len(plain.lstrip("-").replace(".", "")) > MAX_DIGITS:
        raise UnreadableError(phrase("“{text}” has more than {most} digits", text=text, most=MAX_DIGITS))
    return PlainNumber(plain)


def figure(text: str) -> Figure:
    """Give what ``48,67``, ``14862/55489`` (counts) or ``>30`` (also ``<``, ``>=``, ``<=``) means.

    Raises :class:`UnreadableError`.
    """
    given = text.strip()
    numerator, slash, denominator = given.partition("/")
    if slash:
        return Figure(numerator=number(numerator), denominator=number(denominator))
    sign = sign_before(given)
    return Figure(number(given.removeprefix(sign)), SIGNS.get(sign))


def day(text: str) -> PlainDate:
    """Give the day that ``2025-12-31`` or ``31/12/2025`` names.

    Raises :class:`UnreadableError`.
    """
    try:
        found = typed_day(text.strip())
    except ValueError:
        raise UnreadableError(phrase("there is no day “{text}”", text=text)) from None
    if found is not None:
        return PlainDate(found.isoformat())
    raise UnreadableError(phrase("“{text}” is not a day; write it like 2025-12-31 or 31/12/2025", text=text))
