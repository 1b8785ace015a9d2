"""What a command says on standard error, and the exit code that goes with it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

import typer

from par_cli.diagnostics import ExitCode, InvalidDataError
from par_cli.locales import Locale
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic

SHOWN_PROBLEMS = 50


@contextlib.contextmanager
def ended(locale: Locale) -> Iterator[None]:
    """Turn what a command was refused for into its message and exit code."""
    from par_cli.cli.output import OutputError, not_written
    from par_cli.cli.question import MisuseError

    try:
        yield
    except MisuseError as error:
        end(ExitCode.USAGE, error.message, locale)
    except InvalidDataError as error:
        _invalid(error.diagnostics, locale)
    except OutputError as error:
        end(ExitCode.OUTPUT, not_written(error.why), locale)


def end(code: ExitCode, message: Message, locale: Locale) -> NoReturn:
    """End the command with a message."""
    from par_cli.render.printable import log_line

    say([f"par: {log_line(locale.text(message))}"])
    raise typer.Exit(code)


def _invalid(diagnostics: Sequence[Diagnostic], locale: Locale) -> NoReturn:
    if len(diagnostics) == 1:
        message = phrase("1 problem in the data; nothing was computed")
    else:
        message = phrase("{number} problems in the data; nothing was computed", number=len(diagnostics))
    refuse(diagnostics, message, locale)


def refuse(diagnostics: Sequence[Diagnostic], message: Message, locale: Locale) -> NoReturn:
    """End the command with what is wrong in data, and a message that sums it up."""
    from par_cli.render.printable import log_line

    lines = [log_line(item.to(locale)) for item in diagnostics[:SHOWN_PROBLEMS]]
    if len(diagnostics) > SHOWN_PROBLEMS:
        lines.append(locale.text(phrase("... and {number} more", number=len(diagnostics) - SHOWN_PROBLEMS)))
    lines.append(f"par: {locale.text(message)}")
    say(lines)
    raise typer.Exit(ExitCode.DATA)


def warn(warnings: Sequence[Diagnostic], locale: Locale) -> None:
    """Say what is doubtful in data that is used all the same."""
    if warnings:
        from par_cli.render.printable import log_line

        say([log_line(item.to(locale)) for item in warnings[:SHOWN_PROBLEMS]])


def say(lines: Sequence[str]) -> None:
    """Write messages to standard error; where it is closed or full there is nobody to tell."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace").decode(encoding)
    with contextlib.suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
