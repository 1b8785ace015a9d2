"""What is wrong with a figure, said in the words of the sheet that it comes from instead of those of data files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.record.sheet_columns import Sheet

_Called = Callable[[str], str | Message]
_Words = Callable[[_Called, Mapping[str, object]], Message]


def in_words_of(sheet: Sheet, problem: Diagnostic) -> tuple[Message, Message]:
    """Return the message and the hint of a problem of a data file in the words of a sheet."""
    return with_column_names(sheet.header_of, problem.message), with_column_names(sheet.header_of, problem.hint)


def with_column_names(called: _Called, message: Message) -> Message:
    """Return a message that names the columns as they are called."""
    words = _WORDS.get(message.template)
    if words is not None:
        return words(called, message.arguments)
    keys = {key: called(text) for key, text in message.arguments.items() if key in _KEYS and text in _COLUMNS}
    return Message(message.template, {**message.arguments, **keys}) if keys else message


_KEYS: Final = ("key", "missing", "name")
_COLUMNS: Final = frozenset(OBSERVATION_COLUMNS)
_INTO_VALUE: Final[_Words] = lambda called, _: phrase("write the figure into “{value}”", value=called("value"))  # noqa: E731
_SAY_WHY: Final[_Words] = lambda called, _: phrase("correct it, or say why in “{note}”", note=called("note"))  # noqa: E731
_WORDS: Final[Mapping[str, _Words]] = {
    **dict.fromkeys(
        (
            "correct it, or add a note that says why, or correct plausible: at the indicator",
            "correct it, or add a note that says why, or write plausible: and a greater step at the indicator",
            "correct it if the decimal sign is missing, or add a note that says why it is so",
            "correct it, or add a note that says why it has fallen",
            "correct one of the two, or add a note that says why they overlap",
            "check whether it was copied from the year before, or add a note that says why it is the same",
        ),
        _SAY_WHY,
    ),
    "leave it out if nothing is reported yet, or add a note that says why it is 0": lambda called, _: phrase(
        "empty “{value}” if nothing is reported yet, or say in “{note}” why it is 0",
        value=called("value"),
        note=called("note"),
    ),
    "write {reading} if that was meant, or add a note that says why it is so": lambda called, given: phrase(
        "write {reading} if that was meant, or say in “{note}” why it is so",
        reading=given["reading"],
        note=called("note"),
    ),
    "write a financial or school year by its months, like {months}, or add a note that says why": (
        lambda called, given: phrase(
            "write a financial or school year by its months, like {months}, or say why in “{note}”",
            months=given["months"],
            note=called("note"),
        )
    ),
    "write a financial or school year by its months, like {months}; write {whole} if two years are meant, or add a "
    "note that says so": lambda called, given: phrase(
        "write a financial or school year by its months, like {months}; write {whole} if two years are meant, or say "
        "so in “{note}”",
        months=given["months"],
        whole=given["whole"],
        note=called("note"),
    ),
    "write the total of the year so far, or correct the period, or add a note that says why": (
        lambda called, _: phrase("correct the period, or say why in “{note}”", note=called("note"))
    ),
    "add reporter: and that unit, or a note that says that the figure is of the whole": lambda called, _: phrase(
        "write that unit into “{reporter}”, or say in “{note}” that the figure is of the whole",
        reporter=called("reporter"),
        note=called("note"),
    ),
    "correct it, or add {key}: true to the indicator": lambda *_: phrase(
        "correct it; only where the indicator is declared can more be allowed"
    ),
    "there is a {key} and no {missing}": lambda called, given: phrase(
        "“{key}” is filled in, and “{missing}” is not",
        key=called(str(given["key"])),
        missing=called(str(given["missing"])),
    ),
    "add the {missing}": lambda called, given: phrase("fill in “{name}”", name=called(str(given["missing"]))),
    "write value, or numerator and denominator, or change": _INTO_VALUE,
    "write value: 30 next to it": _INTO_VALUE,
    "remove it, or write value: 30 in place of numerator and denominator": _INTO_VALUE,
    "write value in place of numerator and denominator": _INTO_VALUE,
    "write the denominator, or numerator: 0": lambda called, _: phrase(
        "correct “{denominator}” or “{numerator}”", denominator=called("denominator"), numerator=called("numerator")
    ),
    "remove value": lambda called, _: phrase("empty “{name}”", name=called("value")),
    "correct one of the figures, or move the stated one to as_printed with a note": lambda *_: phrase(
        "correct one of the figures"
    ),
    "numerator and denominator make a percentage, and {name} counts {unit}": lambda called, given: phrase(
        "“{numerator}” and “{denominator}” make a percentage, and {name} counts {unit}",
        numerator=called("numerator"),
        denominator=called("denominator"),
        name=given["name"],
        unit=given["unit"],
    ),
    "of belongs to a rank": lambda called, _: phrase("“{of}” belongs to a rank", of=called("of")),
    "add of: and how many were ranked that time": lambda called, _: phrase(
        "write into “{of}” how many were ranked, or write the rank as 9/34", of=called("of")
    ),
    "correct the rank or of": lambda called, _: phrase("correct the rank or “{of}”", of=called("of")),
    "add published: and the day of the document that expects it": lambda called, _: phrase(
        "write into “{published}” the day of the document that expects it", published=called("published")
    ),
    "correct the day or the period, or write provisional: true for an estimate, or a note that says why": (
        lambda called, _: phrase(
            "correct the day or the period, or write true into “{provisional}” for an estimate, or say why in “{note}”",
            provisional=called("provisional"),
            note=called("note"),
        )
    ),
    "correct it, or add a note that says what has changed": lambda called, _: phrase(
        "correct it, or say in “{note}” what has changed", note=called("note")
    ),
    "correct the period, or remove reported: from the indicator, or add a note here that says why": (
        lambda called, _: phrase("correct the period, or say why in “{note}”", note=called("note"))
    ),
    "correct the period, or write reported: {rhythm} at the indicator, or add a note here that says why": (
        lambda called, _: phrase("correct the period, or say why in “{note}”", note=called("note"))
    ),
    "add source: and the document that prints it, or url:, or line: of the decision": lambda called, _: phrase(
        "write into “{source}” the document that prints it, or give it once with --source", source=called("source")
    ),
    "add published: and its day, or remove it, or add a note that says why it is kept": lambda called, _: phrase(
        "fill in “{published}”, or say in “{note}” why it is kept", published=called("published"), note=called("note")
    ),
}
"""What to say instead of messages and hints that name keys of data files, by their templates."""
