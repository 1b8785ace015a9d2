"""Results to tables for people. The only room that imports rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from par_cli.progress.results import Status
from par_cli.progress.show import Shown
from par_cli.render.table.lists import targets_table, tasks_table
from par_cli.render.table.page import Page
from par_cli.render.table.screen import status_screen
from par_cli.render.table.show import show_page
from par_cli.render.words import Language

if TYPE_CHECKING:
    from par_cli.render.document import View


def table(found: Status, view: View, language: Language, width: int | None, *, color: bool, binding: bool) -> str:
    """Give the table of a command as text, with terminal colours if asked for.

    ``width`` is in columns; None wraps nothing.
    """
    page = Page(width, color=color)
    if view == "status":
        status_screen(page, found, language, binding=binding)
    elif view == "targets":
        targets_table(page, found, language, binding=binding)
    else:
        tasks_table(page, found, language, binding=binding)
    return page.text()


def show_table(found: Shown, language: Language, width: int | None, *, color: bool) -> str:
    """Give the page of ``par show`` as text; ``width`` and ``color`` as for :func:`table`."""
    page = Page(width, color=color)
    show_page(page, found, language)
    return page.text()
