"""What is wrong with a figure, said in the words of the sheet that it comes from instead of those of data files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.record.sheet_columns import Sheet

_Called = Callable[[str], str | Message]


def in_words_of(sheet: Sheet, problem: Diagnostic) -> tuple[Message, Message]:
    """Return the message and the hint of a problem of a data file in the words of a sheet."""
    return with_column_names(sheet.header_of, problem.message), with_column_names(sheet.header_of, problem.hint)


def with_column_names(called: _Called, message: Message) -> Message:
    """Return a message that names the columns as they are called."""
    given = message.arguments
    instead = _INSTEAD.get(message.template)
    if instead is not None:
        names = {key: str(name) for key, name in instead.arguments.items()}
        return Message(instead.template, {key: _named(called, name, given) for key, name in names.items()})
    columns = {key: called(text) for key, text in given.items() if key in _KEYS and text in _COLUMNS}
    return Message(message.template, {**given, **columns}) if columns else message


def _named(called: _Called, name: str, given: Mapping[str, object]) -> object:
    """Return what a column is called, or an argument of the message, which may be a column."""
    if name in _COLUMNS:
        return called(name)
    return called(str(given[name])) if name in _ARE_COLUMNS else given[name]


_KEYS: Final = ("key", "missing", "name")
_ARE_COLUMNS: Final = ("key", "missing")
_COLUMNS: Final = frozenset(OBSERVATION_COLUMNS)
_SAY_WHY: Final = phrase("correct it, or say why in “{note}”", note="note")
_PERIOD_OR_WHY: Final = phrase("correct the period, or say why in “{note}”", note="note")
_INTO_VALUE: Final = phrase("write the figure into “{value}”", value="value")
_INSTEAD: Final[Mapping[str, Message]] = {
    "correct it, or add a note that says why, or correct plausible: at the indicator": _SAY_WHY,
    "correct it, or add a note that says why, or write plausible: and a greater step at the indicator": _SAY_WHY,
    "correct it if the decimal sign is missing, or add a note that says why it is so": _SAY_WHY,
    "correct it, or add a note that says why it has fallen": _SAY_WHY,
    "correct one of the two, or add a note that says why they overlap": _SAY_WHY,
    "check whether it was copied from the year before, or add a note that says why it is the same": _SAY_WHY,
    "leave it out if nothing is reported yet, or add a note that says why it is 0": phrase(
        "empty “{value}” if nothing is reported yet, or say in “{note}” why it is 0", value="value", note="note"
    ),
    "write {reading} if that was meant, or add a note that says why it is so": phrase(
        "write {reading} if that was meant, or say in “{note}” why it is so", reading="reading", note="note"
    ),
    "write a financial or school year by its months, like {months}, or add a note that says why": phrase(
        "write a financial or school year by its months, like {months}, or say why in “{note}”",
        months="months",
        note="note",
    ),
    "write a financial or school year by its months, like {months}; write {whole} if two years are meant, or add a "
    "note that says so": phrase(
        "write a financial or school year by its months, like {months}; write {whole} if two years are meant, or say "
        "so in “{note}”",
        months="months",
        whole="whole",
        note="note",
    ),
    "write the total of the year so far, or correct the period, or add a note that says why": _PERIOD_OR_WHY,
    "correct the period, or remove reported: from the indicator, or add a note here that says why": _PERIOD_OR_WHY,
    "correct the period, or write reported: {rhythm} at the indicator, or add a note here that says why": (
        _PERIOD_OR_WHY
    ),
    "add reporter: and that unit, or a note that says that the figure is of the whole": phrase(
        "write that unit into “{reporter}”, or say in “{note}” that the figure is of the whole",
        reporter="reporter",
        note="note",
    ),
    "correct it, or add {key}: true to the indicator": phrase(
        "correct it; only where the indicator is declared can more be allowed"
    ),
    "there is a {key} and no {missing}": phrase(
        "“{key}” is filled in, and “{missing}” is not", key="key", missing="missing"
    ),
    "add the {missing}": phrase("fill in “{name}”", name="missing"),
    "write value, or numerator and denominator, or change": _INTO_VALUE,
    "write value: 30 next to it": _INTO_VALUE,
    "remove it, or write value: 30 in place of numerator and denominator": _INTO_VALUE,
    "write value in place of numerator and denominator": _INTO_VALUE,
    "write the denominator, or numerator: 0": phrase(
        "correct “{denominator}” or “{numerator}”", denominator="denominator", numerator="numerator"
    ),
    "remove value": phrase("empty “{name}”", name="value"),
    "correct one of the figures, or move the stated one to as_printed with a note": phrase(
        "correct one of the figures"
    ),
    "numerator and denominator make a percentage, and {name} counts {unit}": phrase(
        "“{numerator}” and “{denominator}” make a percentage, and {name} counts {unit}",
        numerator="numerator",
        denominator="denominator",
        name="name",
        unit="unit",
    ),
    "of belongs to a rank": phrase("“{of}” belongs to a rank", of="of"),
    "add of: and how many were ranked that time": phrase(
        "write into “{of}” how many were ranked, or write the rank as 9/34", of="of"
    ),
    "correct the rank or of": phrase("correct the rank or “{of}”", of="of"),
    "add published: and the day of the document that expects it": phrase(
        "write into “{published}” the day of the document that expects it", published="published"
    ),
    "correct the day or the period, or write provisional: true for an estimate, or a note that says why": phrase(
        "correct the day or the period, or write true into “{provisional}” for an estimate, or say why in “{note}”",
        provisional="provisional",
        note="note",
    ),
    "correct it, or add a note that says what has changed": phrase(
        "correct it, or say in “{note}” what has changed", note="note"
    ),
    "add source: and the document that prints it, or url:, or line: of the decision": phrase(
        "write into “{source}” the document that prints it, or give it once with --source", source="source"
    ),
    "add published: and its day, or remove it, or add a note that says why it is kept": phrase(
        "fill in “{published}”, or say in “{note}” why it is kept", published="published", note="note"
    ),
}
"""What to say instead of messages and hints that name keys of data files, by their templates.

An argument is named after the column that it is called by, or after the argument of the message that it takes over.
"""
