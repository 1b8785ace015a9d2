"""What a command writes to standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from par_cli.locales import Locale
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Choice, Diagnostic, ParError

SHOWN_PROBLEMS = 50
_SHOWN_CHOICES = 20


def report_error(error: ParError, locale: Locale) -> int:
    """Write what ends a command to standard error; return the exit code."""
    from par_cli.render.printable import log_line

    lines = _lines(error.diagnostics, locale)
    if len(error.diagnostics) > SHOWN_PROBLEMS:
        lines.append(locale.text(phrase("... and {number} more", number=len(error.diagnostics) - SHOWN_PROBLEMS)))
    say([*lines, f"par: {log_line(locale.text(_in_words_of_help(error.message)))}", *_choices(error.choices, locale)])
    return error.exit_code


def _choices(choices: Sequence[Choice], locale: Locale) -> list[str]:
    """Return a line for each id that can be typed, with the name of what has it."""
    from par_cli.render.printable import log_line

    width = max((len(name) for name, _ in choices[:_SHOWN_CHOICES]), default=0)
    lines = [log_line(f"  {name:{width}}  {locale.text(title)}") for name, title in choices[:_SHOWN_CHOICES]]
    if len(choices) > _SHOWN_CHOICES:
        lines.append(f"  {locale.text(phrase('... and {number} more', number=len(choices) - _SHOWN_CHOICES))}")
    return lines


def _in_words_of_help(message: Message) -> Message:
    """Return a message that calls an argument as help does, which is in its language."""
    named = {
        key: Message(text, {})
        for key in ("option", "other", "needed")
        if isinstance(text := message.arguments.get(key), str) and text.isupper() and not text.startswith("-")
    }
    return Message(message.template, {**message.arguments, **named}) if named else message


def warn(warnings: Sequence[Diagnostic], locale: Locale) -> None:
    """Write to standard error what is doubtful in data that is used all the same."""
    if warnings:
        say(_lines(warnings, locale))


def _lines(problems: Sequence[Diagnostic], locale: Locale) -> list[str]:
    from par_cli.render.printable import log_line

    return [log_line(item.to(locale)) for item in problems[:SHOWN_PROBLEMS]]


def notify(message: Message, locale: Locale) -> None:
    """Write one line to standard error: what a command has done."""
    from par_cli.render.printable import log_line

    say([log_line(locale.text(message))])


def say(lines: Sequence[str]) -> None:
    """Write lines to standard error; they are dropped where it is closed or full: nobody would see them."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace").decode(encoding)
    with contextlib.suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
