"""What is wrong with a figure, said in the words of the sheet that it comes from instead of those of data files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.record.sheet_columns import Sheet

Words = Callable[[Sheet, Diagnostic], tuple[Message, Message]]


def in_words_of(sheet: Sheet, problem: Diagnostic) -> tuple[Message, Message]:
    """Return the message and the hint of a problem of a data file in the words of a sheet."""
    words = _WORDS.get(problem.code)
    return (problem.message, problem.hint) if words is None else words(sheet, problem)


_WORDS: Final[Mapping[str, Words]] = {
    "PAR608": lambda sheet, problem: (
        problem.message,
        phrase("write into “{of}” how many were ranked, or write the rank as 9/34", of=sheet.header_of("of")),
    ),
}
