"""What an unquoted text means: null, true, false, a number, a day, or text.

What YAML 1.1 or 1.2 would read as something else is refused, so that a file means the same to every reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from par_cli.messages import Message, phrase
from par_cli.source import codes
from par_cli.source.text import Fault, shown
from par_cli.typed import read_number


class PlainNumber(str):
    """An unquoted ASCII decimal number of at most 15 digits: the text as written (``48.67``, ``2024``, ``-5``)."""

    __slots__ = ()


class PlainDate(str):
    """An unquoted ``YYYY-MM-DD`` that is a day of the calendar: the text as written."""

    __slots__ = ()


class _Refused:
    __slots__ = ()

    def __repr__(self) -> str:
        return "REFUSED"


REFUSED: Final = _Refused()
"""Takes the place of a value that was refused and reported, so that nothing more need be reported there."""


MAX_DIGITS: Final = 15  # a binary double keeps this many without loss, and no published figure has more

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Final = {
    "null": "null",
    **dict.fromkeys(("true", "yes", "on", "y"), "true"),
    **dict.fromkeys(("false", "no", "off", "n"), "false"),
}
"""What some programs take a word for, in any case of its letters."""
_MEANT: Final[dict[str, bool | None]] = {"null": None, "true": True, "false": False}
LONGEST_WORD: Final = 5  # an unquoted text that begins with a letter and is longer than false is always text

_SIGNS: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-") | {"\uff0e": ".", "\uff0c": ","}
)
_NO_BREAK: Final = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_NULL: Final = phrase("write null, or leave the key out")


def plain_value(text: str) -> str | bool | Fault | None:
    """Return what an unquoted YAML scalar means, or why it is refused.

    Text is returned as the same object; numbers and days as :class:`PlainNumber` and :class:`PlainDate`.
    """
    if _NUMBER.fullmatch(text):
        return _number(text)
    first = text[:1]
    if first.isalpha():
        return _word(text) if len(text) <= LONGEST_WORD else text
    if _DATE.fullmatch(text):
        return PlainDate(text) if _is_day(text) else _no_such_day(text)
    if not text:
        return Fault(codes.NO_VALUE, phrase("there is no value"), _NULL)
    if first in "0123456789+-." and _LOOKALIKE_SIGNS.issuperset(text):
        for signs, pattern, refuse in _LOOKALIKES:
            if any(sign in text for sign in signs) and (match := re.fullmatch(pattern, text)):
                refusal = refuse(match)
                if refusal is not None:
                    return refusal
    elif text == "~":
        return Fault(codes.NO_VALUE, phrase("“~” is an unusual way to say null"), _NULL)
    elif text in {"=", "<<"}:
        message = phrase("an unquoted {sign} has a special meaning in YAML", sign=text)
        return Fault(codes.SIGN, message, phrase("quote it"))
    return text if text.isascii() else _foreign(text)


def typed_cell(text: str) -> str | bool:
    """Return what a CSV cell means by the rules of unquoted YAML values.

    A cell is a text, a :class:`PlainNumber`, a :class:`PlainDate`, ``True`` or ``False``. What those rules refuse stays
    text, and so does ``null``, for which CSV has the empty cell.
    """
    if len(text) > LONGEST_WORD and text[0].isalpha():
        return text
    value = plain_value(text) if text else text
    return text if value is None or isinstance(value, Fault) else value


def _number(text: str) -> str | Fault:
    if len(text) <= MAX_DIGITS:
        return PlainNumber(text)
    refusal = too_many_digits(text)
    if refusal is None:
        return PlainNumber(text)
    hint = phrase(
        "write the figure as its source prints it, with at most {most} digits, or quote it if it is text",
        most=MAX_DIGITS,
    )
    return refusal._replace(hint=hint)


def too_many_digits(text: str) -> Fault | None:
    """Return why a text is refused where a number is expected: it is one of more than :data:`MAX_DIGITS` digits."""
    if len(text) <= MAX_DIGITS or not _NUMBER.fullmatch(text):
        return None
    whole, _, decimals = text.lstrip("-").partition(".")
    if len((whole + decimals).lstrip("0")) <= MAX_DIGITS and len(decimals) <= MAX_DIGITS:
        return None
    message = phrase("the number “{text}” has more than {most} digits", text=shown(text), most=MAX_DIGITS)
    hint = phrase("write the figure as its source prints it, with at most {most} digits", most=MAX_DIGITS)
    return Fault(codes.DIGITS, message, hint)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _no_such_day(text: str) -> Fault:
    message = phrase("the day “{text}” does not exist", text=shown(text))
    return Fault(codes.NO_SUCH_DAY, message, phrase("write a day that exists, or quote it if it is text"))


def _word(text: str) -> str | bool | Fault | None:
    if text in _MEANT:
        return _MEANT[text]
    instead = _WORDS.get(text.lower())
    if instead is None:
        return text
    if instead == "null":
        message = phrase("some programs read an unquoted “{text}” as null", text=text)
        return Fault(codes.NO_VALUE, message, phrase("quote it, or write null or leave the key out"))
    message = phrase("some programs read an unquoted “{text}” as true or false", text=text)
    return Fault(codes.BOOLEAN, message, phrase("quote it, or write {instead}", instead=instead))


def _loose_date(match: re.Match[str]) -> Fault | None:
    """Refuse a date with a digit too few, or with a time of day after it."""
    if match[4] and not re.fullmatch(_TIME_OF_DAY, match[4]):
        return None
    text = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    if not _is_day(text):
        return _no_such_day(match[0])
    if match[4]:
        message = phrase("“{text}” is a time of day as well as a date", text=shown(match[0]))
        return Fault(codes.DATE, message, phrase("quote it, or write only the day: {day}", day=text))
    return Fault(codes.DATE, phrase("“{text}” is not written as a date", text=match[0]), _write(text))


def _time(match: re.Match[str]) -> Fault | None:
    """Refuse what YAML 1.1 counts in sixties; a ratio like ``1:5000`` is text."""
    for part in match[1].split(":"):
        if not part or len(part) > 2 or int(part) >= 60:  # noqa: PLR2004 - minutes and seconds
            return None
    message = phrase("some programs read an unquoted “{text}” as a number of seconds or minutes", text=shown(match[0]))
    return Fault(codes.TIME, message, phrase("quote it if it is text; a number of hours is like 12.5"))


def _separated(match: re.Match[str]) -> Fault | None:
    """Refuse signs that no program reads: between thousands, or a comma before the decimals."""
    text, commas, dots = match[0], match[0].count(","), match[0].count(".")
    readings = tuple(read_number(text).values())
    if not readings or (not commas and dots == 1):
        return None
    if len(readings) > 1:
        message = phrase("the comma in “{text}” may mean thousands or decimals", text=shown(text))
        decimal, whole = readings
        hint = phrase("write {whole} or {decimal}, or quote it if it is text", whole=whole, decimal=decimal)
        return Fault(codes.NUMBER, message, hint)
    if commas and dots:
        message = phrase("“{text}” has signs between the thousands", text=shown(text))
    elif commas > 1:
        message = phrase("“{text}” has commas between the thousands", text=shown(text))
    elif commas:
        message = phrase("“{text}” has a decimal comma", text=shown(text))
    else:
        message = phrase("“{text}” has dots between the thousands", text=shown(text))
    return _form(message, readings[0])


def _zeros(match: re.Match[str]) -> Fault:
    text = match[0]
    message = phrase("“{text}” begins with a zero, which some programs read as base eight", text=shown(text))
    return _form(message, _with_one_zero(text))


def _bare(match: re.Match[str]) -> Fault:
    """Refuse a plus sign, or a decimal point without a digit on either side."""
    text = match[0]
    if text[0] == "+":
        message = phrase("the number “{text}” has a plus sign", text=shown(text))
    else:
        message = phrase("the number “{text}” has a decimal point without a digit next to it", text=shown(text))
    return _form(message, _with_one_zero(text))


def _with_one_zero(text: str) -> str:
    """Return a number without a plus sign, with a single zero before the point where nothing else is."""
    digits = text.lstrip("+-").lstrip("0").removesuffix(".")
    return f"{'-' if text[0] == '-' else ''}{digits if digits[:1].isdigit() else '0' + digits}"


def _exponent(match: re.Match[str]) -> Fault:
    text = match[0]
    message = phrase("“{text}” is a number with an exponent", text=shown(text))
    if len(text) <= MAX_DIGITS and abs(int(match[1])) <= MAX_DIGITS:
        from decimal import Decimal

        full = plain_value(f"{Decimal(text.replace('_', '')):f}")
        if type(full) is PlainNumber:
            return _form(message, full)
    return Fault(codes.NUMBER, message, phrase("write the number out, or quote it if it is text"))


def _underscores(match: re.Match[str]) -> Fault:
    plain = plain_value(match[0].replace("_", ""))
    message = phrase("“{text}” has underscores between its digits", text=shown(match[0]))
    if type(plain) is PlainNumber:
        return _form(message, plain)
    return Fault(codes.NUMBER, message, phrase("write only the digits, or quote it if it is text"))


def _base(match: re.Match[str]) -> Fault:
    message = phrase("some programs read an unquoted “{text}” as a number in another base", text=shown(match[0]))
    return Fault(codes.NUMBER, message, phrase("write a decimal number, or quote it if it is text"))


def _no_number(match: re.Match[str]) -> Fault:
    return Fault(codes.NUMBER, phrase("“{text}” is not a number that can be used", text=match[0]), _NULL)


def _form(message: Message, instead: str) -> Fault:
    return Fault(codes.NUMBER, message, _write(instead))


def _write(instead: str) -> Message:
    return phrase("write {instead}, or quote it if it is text", instead=shown(instead))


_TIME_OF_DAY: Final = (
    r"(?:[Tt]| +)[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:\.[0-9]*)?)? *(?:[Zz]|[-+][0-9]{1,2}(?::?[0-9]{2})?)?"
)

# Tried in this order on an unquoted text that begins with a digit, a sign or a dot and is neither number nor day: the
# characters of which it must hold one, the pattern that it must fit, what is reported. Together they cover all that
# YAML 1.1 and 1.2 take for a number or a time. Patterns are compiled when first needed: most files need none.
_LOOKALIKES: Final[tuple[tuple[str, str, Callable[[re.Match[str]], Fault | None]], ...]] = (
    ("-", r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([Tt ].*)?", _loose_date),
    (",.", r"[-+]?[0-9]+[,.][0-9,.]*[0-9]", _separated),
    ("0", r"[-+]?0[0-9]+(?:\.[0-9]*)?", _zeros),
    ("+.", r"[-+]?(?:[0-9]+\.?|[0-9]*\.[0-9]+)", _bare),
    ("eE", r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)[eE]([-+]?[0-9]+)", _exponent),
    ("_", r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]*[0-9][0-9_]*)", _underscores),
    ("xXoObB", r"[-+]?0(?:[xX][0-9a-fA-F_]+|[oO][0-7_]+|[bB][01_]+)", _base),
    (":", r"[-+]?[0-9][0-9_]*:([0-9:]+)(?:\.[0-9_]*)?", _time),
    ("nN", r"[-+]?\.(?:[iI][nN][fF]|[nN][aA][nN])", _no_number),
)

_LOOKALIKE_SIGNS: Final = frozenset("0123456789+-.,_: TtZzXxOoIiNnAaBbCcDdEeFf")
"""All that these patterns allow: most texts that begin with a digit have another sign, and need no pattern."""


def _foreign(text: str) -> str | Fault:
    """Refuse what a person reads as a number or a day and a program does not; anything else is text."""
    clean = text.strip(_NO_BREAK)
    plain = "".join([str(int(char)) if char.isdecimal() else char for char in clean.translate(_SIGNS)])
    if plain == text:
        return text
    value = plain_value(plain)
    if type(value) is str:
        return text
    if plain == clean:
        message = phrase("“{text}” has an invisible no-break space at its side", text=shown(text))
    else:
        message = phrase("“{text}” has digits or signs that are not the ASCII ones", text=shown(text))
    return Fault(codes.ALPHABET, message, value.hint if isinstance(value, Fault) else _write(plain))
