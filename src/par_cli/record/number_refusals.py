"""Why the figure in a cell is not taken, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from par_cli.messages import Message, phrase
from par_cli.record.cells import OTHER_FORMAT, WRITE_FIGURE, in_words
from par_cli.record.grid import NUMBER
from par_cli.record.known_indicators import KnownIndicator
from par_cli.source import too_many_digits
from par_cli.source.text import Fault, shown
from par_cli.typed import DecimalMark, fold

if TYPE_CHECKING:
    from par_cli.record.number_cells import Habits

_ERROR: Final = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_ABOUT: Final = re.compile(
    r"(?:[\u2248~]|\+/-|\u00b1|(?:khoang|gan|xap xi|about|around|approx(?:\.|imately)?|nearly|almost)\b)"
)
_RANGE: Final = re.compile(
    r"(?:tu |from |between )?[0-9][0-9.,]* ?%? ?(?:-|\u2013|\u2014|den|to|and) ?[0-9][0-9.,]* ?%?", re.ASCII
)


def is_range(text: str) -> bool:
    return _RANGE.fullmatch(fold(text)) is not None


def not_a_number(text: str) -> Fault:
    """Refuse a cell without a number that can be read, and say why where that is known."""
    typed, text = text.startswith(NUMBER), text.removeprefix(NUMBER)
    fault = too_many_digits(text.replace(",", "."))
    if fault is not None:
        return Fault(*fault)
    if _ERROR.fullmatch(text):
        message = phrase("the cell is an error, “{text}”", text=in_words(text))
        return Fault("PAR210", message, WRITE_FIGURE)
    if is_range(text) or _ABOUT.match(fold(text)):
        message = phrase("“{text}” is only an approximate number", text=in_words(text))
        if is_range(text):
            message = phrase("“{text}” is a range of numbers", text=in_words(text))
        hint = phrase("write the figure that was reported, or a bound like > 90, or leave the cell empty")
        return Fault("PAR210", message, hint)
    message = phrase("“{text}” is not a number", text=in_words(text))
    if typed:
        hint = OTHER_FORMAT
    elif re.search("[0-9]", text):
        hint = phrase(
            "write digits, with one sign before the decimals, like 48,67 or 48.67; leave the cell empty where there is "
            "no figure"
        )
    else:
        hint = WRITE_FIGURE
    return Fault("PAR210", message, hint)


def two_readings(text: str, digits: str, readings: Mapping[DecimalMark, str]) -> Fault:
    whole, decimal = sorted(readings.values(), key=lambda reading: "." in reading)
    message = phrase(
        "“{text}” may be {whole} or {decimal}: its sign separates thousands or decimals",
        text=in_words(text),
        whole=Decimal(whole),
        decimal=Decimal(decimal),
    )
    plain_digits = digits.replace(".", "").replace(",", "")
    hint = phrase("write {whole}, or {longer}, which has only one meaning", whole=plain_digits, longer=f"{digits}0")
    return Fault("PAR142", message, hint)


def footnote(text: str, sign: str, habits: Habits) -> Fault:
    """Refuse a cell with the sign of a footnote, which may say anything."""
    message = phrase("“{text}” has a mark, “{sign}”, that may mean different things", text=shown(text), sign=sign)
    hint = phrase(
        "remove the mark, and put what it says into “{note}”; if the figure is provisional, write true into “{flag}”",
        note=habits.note, flag=habits.flag,
    )  # fmt: skip
    return Fault("PAR210", message, hint)


def wrong_unit(text: str, unit: str, indicator: KnownIndicator) -> Fault | None:
    """Return why a unit behind a number is not that of its indicator; None where it is."""
    fit = indicator.unit_fit(unit)
    if fit in {"own", "provisional"}:
        return None
    message, hint = unit_problem(unit, fit, indicator, mapped=False)
    return Fault("PAR210", phrase("“{text}”: {why}", text=in_words(text), why=message), hint)


def unit_problem(unit: str, fit: str, indicator: KnownIndicator, *, mapped: bool = True) -> tuple[Message, Message]:
    """Return why a unit or remark does not fit an indicator, and what to do; ``mapped`` where a map can help."""
    name, own = indicator.id, indicator.unit_name
    hint = phrase("write the figures of {name} in its own unit, {unit}", name=name, unit=own)
    if fit == "scale":
        message = phrase("“{unit}” is a scale, and {name} is counted in {own}", unit=shown(unit), name=name, own=own)
        return message, phrase(
            "{hint}, or give the factor of this unit in a map, with --map", hint=hint
        ) if mapped else hint
    if fit in {"planned", "kind"}:
        message = phrase("“{unit}” says that it is another kind of figure than the one reported", unit=shown(unit))
        return message, phrase("put the reported figures of {name} there, and remove the remark", name=name)
    message = phrase(
        "“{unit}” is another unit than that of {name}, {own}, or only a part of it",
        unit=shown(unit), name=name, own=own,
    )  # fmt: skip
    return message, phrase("{hint}; remove the remark where it changes nothing", hint=hint)
