"""Write bytes to a file or to standard output: whole or not at all, and never in silence."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal

from par_cli.diagnostics import MisuseError, NotWrittenError
from par_cli.messages import Message, phrase, reason
from par_cli.system import as_listed, is_held, join, plain_path, reader_is_gone, relative

if TYPE_CHECKING:
    from par_cli.cli.option_groups import FlatOptions, ScreenOptions
    from par_cli.cli.options import ListOptions
    from par_cli.loading.folder import Location
    from par_cli.locales import Locale
    from par_cli.render.page import Page

_MOST_DIGITS = 5
"""A $COLUMNS with more digits is ignored."""

_NARROWEST = 20
"""A $COLUMNS below this is ignored."""

_REDIRECTED = 80
"""The columns of a page that goes to a file or another program."""

_OUR_OWN = ".par"
"""The beginning of the names of locks and temporary files in a data folder."""


def output_error(why: Message) -> NotWrittenError:
    return NotWrittenError(
        phrase("the output could not be written: {why}; check the disk and the permissions", why=why)
    )


def write(data: bytes, path: str | None) -> None:
    """Write to standard output, or to a file that is replaced as a whole.

    A reader that has gone away ends it quietly; every other failure raises :class:`NotWrittenError`.  What is not text,
    a workbook or a document, goes to no terminal: raise :class:`MisuseError`.
    """
    if b"\0" in data and _is_terminal(path):
        raise MisuseError(phrase("this is not text, and a terminal cannot show it; name a file with --output"))
    if path is None:
        _to_stdout(data)
    else:
        _to_file(data, path)


def write_pieces(pieces: Iterator[bytes], path: str | None) -> None:
    """Write what is made piece by piece, as :func:`write` does; only a file needs all of it at once."""
    if path is not None:
        _to_file(b"".join(pieces), path)
        return
    for piece in pieces:
        if not _to_stdout(piece, more=True):
            return
    _to_stdout(b"")


def _is_terminal(path: str | None) -> bool:
    """Return whether standard output, or the device that a path names, is a terminal."""
    if path is None:
        return sys.stdout.isatty()
    if not os.path.exists(path) or os.path.isfile(path) or os.path.isdir(path):
        return False
    with contextlib.suppress(OSError), open(path, "wb") as device:
        return device.isatty()
    return False


def spare(location: Location, path: str, option: str = "--output") -> None:
    """Raise :class:`MisuseError` where a path names what is read of a data folder, or would be; links are followed.

    ``option`` is where the path was typed.
    """
    from par_cli.loading.folder import OWN_FILES, REPORTS

    name = None if location.embedded else _name_below(location.folder, os.path.realpath(path))
    if name is None or not (name in {*OWN_FILES, REPORTS} or name.startswith((f"{REPORTS}/", _OUR_OWN))):
        return
    file = join(location.folder, name)
    if os.path.lexists(file):
        message = phrase(
            "{option}: this would overwrite {file}, which belongs to the data; name another one",
            option=option,
            file=file,
        )
    else:
        message = phrase(
            "{option}: {file} would become part of the data; name one outside it", option=option, file=file
        )
    raise MisuseError(message)


def _name_below(folder: str, path: str) -> str | None:
    """Return the path from a folder to what is below it; None for what is elsewhere."""
    above = os.path.dirname(path)
    while True:
        try:
            if os.path.samefile(above, folder):
                return as_listed(above, relative(path, above) or "")
        except (OSError, ValueError):
            pass
        if above == (above := os.path.dirname(above)):
            return None


def show(data: bytes, path: str | None, environment: Mapping[str, str], *, paged: bool) -> None:
    """Write a page for people as :func:`write` does; on a terminal where it is longer than that, by a pager."""
    if path is None and paged and sys.stdout.isatty() and _is_longer_than_the_screen(data):
        from par_cli.cli.pager import page

        if page(data, environment):
            return
    write(data, path)


def _is_longer_than_the_screen(data: bytes) -> bool:
    try:
        lines = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    return data.count(b"\n") >= lines > 0


def write_part(data: bytes) -> None:
    """Write to standard output at once what is not the end of the output."""
    _to_stdout(data, more=True)


def _to_stdout(data: bytes, *, more: bool = False) -> bool:
    """Write to standard output; return whether anybody still reads it."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        if not more:
            sys.stdout.close()
    except OSError as error:
        _discard()
        if reader_is_gone(error):
            return False
        raise output_error(why_not(error)) from error
    return True


def why_not(error: OSError) -> Message:
    """Return why standard output could not be written."""
    if error.errno == errno.EBADF:
        return phrase("standard output is closed")
    return phrase("standard output: {why}", why=reason(error))


def _discard() -> None:
    """Send the rest of the buffer to nowhere, so that the interpreter's own flush does not fail again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def _to_file(data: bytes, path: str) -> None:
    if plain_path(path).endswith("/") and not os.path.isdir(path):
        why = phrase("the name ends like that of a folder, and the output is a file")
        raise output_error(phrase("{file}: {why}", file=path, why=why))
    try:
        if os.path.isdir(path):  # Windows would say that permission is denied
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as special:  # a device or a pipe
                special.write(data)
        else:
            from par_cli.record.disk import replace

            replace(os.path.realpath(path), data)
    except OSError as error:
        if is_held(error):
            held = phrase("{file}: another program has it open, or it is read-only", file=path)
            raise output_error(held) from error
        raise output_error(phrase("{file}: {why}", file=path, why=reason(error))) from error


def _output_width(environment: Mapping[str, str], *, to_terminal: bool) -> int:
    """Return the columns to fill: $COLUMNS, else those of the terminal, else 80."""
    given = environment.get("COLUMNS", "")
    if len(given) <= _MOST_DIGITS and given.isascii() and given.isdecimal() and int(given) >= _NARROWEST:
        return int(given)
    if not to_terminal:
        return _REDIRECTED
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _REDIRECTED
    except (OSError, ValueError):
        return _REDIRECTED


def wants_color(choice: str, environment: Mapping[str, str], *, to_terminal: bool) -> bool:
    """Return whether to use colours: as chosen, else on a terminal unless NO_COLOR or TERM=dumb is set."""
    if choice != "auto":
        return choice == "always"
    return to_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def draw_screen(
    draw: Callable[..., str],
    path: str | None,
    color: str,
    environment: Mapping[str, str],
    width: int | None = None,
) -> bytes:
    """Return a table as bytes for a file or standard output, as wide and as coloured as that is, or of a ``width``.

    ``draw`` takes a width in columns (None: nothing is wrapped) and ``color``.
    """
    to_terminal = path is None and sys.stdout.isatty()
    width = width or _output_width(environment, to_terminal=to_terminal)
    text = draw(width, color=wants_color(color, environment, to_terminal=to_terminal))
    return encode(text, to_file=path is not None)


def for_people(
    write: Callable[[Page], None],
    form: Literal["table", "md"],
    locale: Locale,
    screen: ScreenOptions | FlatOptions,
) -> bytes:
    """Return a page as bytes: a table of a width or as wide as what it goes to, or Markdown."""
    if form == "md":
        from par_cli.render.markdown import MarkdownPage

        page = MarkdownPage(locale)
        write(page)
        return page.text().encode()
    from par_cli.render.table import terminal_text

    return draw_screen(partial(terminal_text, write), screen.output, screen.color, os.environ, screen.width)


def show_page(rendered: bytes, form: str, screen: ScreenOptions | FlatOptions | ListOptions) -> None:
    """Write what a command shows; a table for a terminal goes through the pager."""
    show(rendered, screen.output, os.environ, paged=form == "table" and not screen.no_pager)


def encode(text: str, *, to_file: bool) -> bytes:
    """Return a text as bytes for a file (UTF-8) or standard output, whose encoding may need escapes."""
    encoding = "utf-8" if to_file else (sys.stdout.encoding or "utf-8")
    return text.encode(encoding, "backslashreplace")
