"""What commands do that show one result for people and the same for machines."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from par_cli.cli.option_groups import FlatOptions, ScreenOptions
    from par_cli.locales import Locale
    from par_cli.render.page import Page


def for_people(
    write: Callable[[Page], None],
    form: Literal["table", "md"],
    locale: Locale,
    screen: ScreenOptions | FlatOptions,
) -> bytes:
    """Return a screen as bytes: a table of a width or as wide as what it goes to, or Markdown."""
    if form == "md":
        from par_cli.render.markdown import MarkdownPage

        page = MarkdownPage(locale)
        write(page)
        return page.text().encode()
    from par_cli.cli.output import draw_screen
    from par_cli.render.table import terminal_text

    return draw_screen(partial(terminal_text, write), screen.output, screen.color, os.environ, screen.width)


def show_page(rendered: bytes, form: str, screen: ScreenOptions | FlatOptions) -> None:
    """Write what a command shows; a table for a terminal goes through the pager."""
    from par_cli.cli.output import show

    show(rendered, screen.output, os.environ, paged=form == "table" and not screen.no_pager)
