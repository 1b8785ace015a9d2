"""Results to screens for people, on a terminal's page or as Markdown. The only room that imports rich."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from par_cli.locales import Locale
from par_cli.progress.results import Status
from par_cli.progress.subject import Shown
from par_cli.render.formats import PLAIN, Layout
from par_cli.render.page import Page

if TYPE_CHECKING:
    from par_cli.render.document import View
    from par_cli.render.table.terminal import TerminalPage


def table(
    found: Status,
    view: View,
    locale: Locale,
    width: int | None,
    *,
    color: bool,
    binding: bool,
    layout: Layout = PLAIN,
) -> str:
    """Return the table of a command as text, with terminal colours if asked for.

    ``width`` is in columns; None wraps nothing.
    """
    return terminal_text(
        lambda page: write(page, found, view, locale, binding=binding, layout=layout), width, color=color
    )


def terminal_text(write_on: Callable[[TerminalPage], None], width: int | None, *, color: bool) -> str:
    """Return what is written on a page as text; ``width`` and ``color`` as for :func:`table`."""
    from par_cli.render.table.terminal import TerminalPage

    page = TerminalPage(width, color=color)
    write_on(page)
    return page.text()


def show_table(found: Shown, locale: Locale, width: int | None, *, color: bool, brief: bool = False) -> str:
    """Return the page of ``par show`` as text, or its short one; ``width`` and ``color`` as for :func:`table`."""
    from par_cli.render.table.show import show_page

    return terminal_text(lambda page: show_page(page, found, locale, brief=brief), width, color=color)


def write(page: Page, found: Status, view: View, locale: Locale, *, binding: bool, layout: Layout = PLAIN) -> None:
    """Write the screen of a command on a page, which may be a terminal's or one of Markdown."""
    from par_cli.render.phrases import nothing, top

    top(page, found, locale, binding=binding)
    page.blank()
    match view:
        case "status" if found.targets or found.tasks:
            from par_cli.render.table.screen import status_screen

            status_screen(page, found, locale, layout.repeated)
        case "targets" if found.targets:
            from par_cli.render.table.lists import targets_table

            targets_table(page, found, locale, layout)
        case "tasks" if found.tasks:
            from par_cli.render.table.lists import tasks_table

            tasks_table(page, found, locale, layout)
        case "agencies" if found.accounts:
            from par_cli.render.table.accounts_table import agencies_table

            agencies_table(page, found, locale, layout)
        case _:
            page.line(nothing(found, locale, tasks=view == "tasks"))
