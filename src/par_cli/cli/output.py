"""Writing bytes out: whole or not at all, and never in silence."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from itertools import count

from par_cli.locales import ENGLISH
from par_cli.messages import Message, phrase, reason

MOST_DIGITS = 5
"""A $COLUMNS of more digits is no width, and is taken as none."""


class OutputError(Exception):
    """The output could not be written; what was there before is unharmed (exit code 4)."""

    def __init__(self, why: Message) -> None:
        """Keep what could not be written, and why."""
        super().__init__(ENGLISH.text(why))
        self.why = why


def not_written(why: Message) -> Message:
    """Give what is said where the output could not be written."""
    return phrase("the output could not be written: {why}; check the disk and the permissions", why=why)


def write(data: bytes, path: str | None) -> None:
    """Write to standard output, or to a file that is replaced as a whole.

    A reader that has gone away ends it quietly; anything else that fails raises :class:`OutputError`.
    """
    if path is None:
        _to_stdout(data)
    else:
        _to_file(data, path)


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError(phrase("standard output is closed"))
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        sys.stdout.close()
    except BrokenPipeError:
        _discard()
    except OSError as error:
        _discard()
        raise OutputError(phrase("standard output: {why}", why=reason(error))) from error


def _discard() -> None:
    """Let what is left in the buffer go nowhere, so that the interpreter's own flush does not fail again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def _to_file(data: bytes, path: str) -> None:
    if path.endswith(os.sep) and not os.path.isdir(path):
        raise OutputError(phrase("{file}: {why}", file=path, why=phrase("a folder was meant, and a file is written")))
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            _to_special(data, path)
        else:
            _replace(data, os.path.realpath(path))
    except OSError as error:
        raise OutputError(phrase("{file}: {why}", file=path, why=reason(error))) from error


def _replace(data: bytes, target: str) -> None:
    """Put a whole new file in the place of the old one, with its mode; whatever fails leaves the old one."""
    mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else None
    temporary, descriptor = _temporary(os.path.dirname(target))
    try:
        with open(descriptor, "wb") as file:
            if mode is not None:
                os.fchmod(descriptor, mode)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _temporary(folder: str) -> tuple[str, int]:
    """Create a file beside the one to be written, under a name that nothing has yet."""
    for number in count(os.getpid()):
        name = os.path.join(folder, f".par-{number}.tmp")
        with contextlib.suppress(FileExistsError):
            return name, os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    raise AssertionError("there is always a next number")  # pragma: no cover


def _to_special(data: bytes, path: str) -> None:
    """Write to what is there and is no file: a device or a pipe (a folder fails with its own message)."""
    with open(path, "wb") as file:
        file.write(data)


def width(environment: Mapping[str, str], *, to_terminal: bool) -> int | None:
    """Give the columns to fill: $COLUMNS, else those of the terminal, else None (nothing is wrapped)."""
    given = environment.get("COLUMNS", "")
    if len(given) <= MOST_DIGITS and given.isascii() and given.isdecimal() and int(given) > 0:
        return int(given)
    if not to_terminal:
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def wants_color(choice: str, environment: Mapping[str, str], *, to_terminal: bool) -> bool:
    """Whether to use colours: as chosen, else on a terminal that has not been asked to go without (NO_COLOR)."""
    if choice != "auto":
        return choice == "always"
    return to_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def screen(drawn: Callable[..., str], path: str | None, color: str, environment: Mapping[str, str]) -> bytes:
    """Give what is drawn for people, as bytes for a file or standard output: as wide as that is, and as coloured.

    ``drawn`` takes a width in columns (None: nothing is wrapped) and ``color``.
    """
    to_terminal = path is None and is_terminal()
    text = drawn(
        width(environment, to_terminal=to_terminal), color=wants_color(color, environment, to_terminal=to_terminal)
    )
    return encoded(text, to_file=path is not None)


def encoded(text: str, *, to_file: bool) -> bytes:
    """Give a table as bytes for standard output; what its encoding cannot show is escaped."""
    encoding = "utf-8" if to_file or sys.stdout is None else (sys.stdout.encoding or "utf-8")
    return text.encode(encoding, "backslashreplace")
