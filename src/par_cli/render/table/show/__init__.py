"""``par show``: one target, indicator, task or agency in full, so that a reader can follow every number by hand."""

from __future__ import annotations

from typing import assert_never

from par_cli.locales import Locale
from par_cli.progress.subject import Shown
from par_cli.render.table.phrases import marks
from par_cli.render.table.show.figures import figures_page
from par_cli.render.table.show.work import agency_page, task_page
from par_cli.render.table.terminal import TerminalPage


def show_page(page: TerminalPage, found: Shown, locale: Locale) -> None:
    match found.subject.kind:
        case "target" | "indicator":
            figures_page(page, found, locale)
        case "task":
            task_page(page, found, locale)
        case "agency":
            agency_page(page, found, locale)
        case _:
            assert_never(found.subject.kind)
    marks(page, locale)
