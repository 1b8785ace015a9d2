"""Making text from data harmless to print: nothing in it acts on a terminal or in a CI log."""

from __future__ import annotations

import re

from par_cli.typed import joins_letters

HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_COMMAND = re.compile(r"^((?:\s|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)  # colours may come before it


def printable(text: str) -> str:
    """Return the text with control, bidirectional and invisible characters shown escaped, on one line."""
    if text.isprintable() and text.isascii():
        return text
    return HARMFUL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    """Return the number of a character, or a joiner itself where it belongs to the spelling."""
    return match[0] if joins_letters(match.string, match.start()) else f"\\u{ord(match[0]):04x}"


def without_commands(text: str) -> str:
    """Break what a CI system would read as a command: ``::`` at the start of a line, ``##[`` anywhere."""
    if "::" not in text and "##[" not in text:  # nearly always, and a list of values has a million lines
        return text
    return _COMMAND.sub(r"\1: ", text).replace("##[", "## [")


def log_line(text: str) -> str:
    """Return a message as one harmless line of a log."""
    return without_commands(printable(text))
