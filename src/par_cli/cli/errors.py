"""What a command writes to standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from par_cli.messages import Language, Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic, ParError

SHOWN_PROBLEMS = 50


def report_error(error: ParError, language: Language) -> int:
    """Write what ends a command to standard error; return the exit code."""
    from par_cli.render.printable import log_line

    lines = _lines(error.diagnostics, language)
    if len(error.diagnostics) > SHOWN_PROBLEMS:
        lines.append(phrase("... and {number} more", number=len(error.diagnostics) - SHOWN_PROBLEMS).to(language))
    say([*lines, f"par: {log_line(error.message.to(language))}"])
    return error.exit_code


def warn(warnings: Sequence[Diagnostic], language: Language) -> None:
    """Write to standard error what is doubtful in data that is used all the same."""
    if warnings:
        say(_lines(warnings, language))


def _lines(problems: Sequence[Diagnostic], language: Language) -> list[str]:
    if not problems:
        return []
    from par_cli.render.printable import log_line

    return [log_line(item.to(language)) for item in problems[:SHOWN_PROBLEMS]]


def notify(message: Message, language: Language) -> None:
    """Write one line to standard error: what a command has done."""
    from par_cli.render.printable import log_line

    say([log_line(message.to(language))])


def say(lines: Sequence[str]) -> None:
    """Write lines to standard error; they are dropped where it is closed or full, for nobody could be told."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace").decode(encoding)
    with contextlib.suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
