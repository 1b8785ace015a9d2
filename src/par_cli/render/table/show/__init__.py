"""``par show``: one target, task, agency, document or other subject in full; every number can be followed by hand."""

from __future__ import annotations

from typing import assert_never

from par_cli.locales import Locale
from par_cli.progress.subject import Shown
from par_cli.render.phrases import marks
from par_cli.render.table.show.brief import (
    BriefAgency,
    BriefDocument,
    BriefDuty,
    BriefFigures,
    BriefMeasure,
    BriefTask,
)
from par_cli.render.table.show.documents import DocumentPage, DutyPage, MeasurePage
from par_cli.render.table.show.figures import FiguresPage
from par_cli.render.table.show.work import AgencyPage, TaskPage
from par_cli.render.table.terminal import TerminalPage


def show_page(page: TerminalPage, found: Shown, locale: Locale, *, brief: bool = False) -> None:
    """Write the whole page, or that of fifteen lines."""
    match found.subject.kind:
        case "target" | "indicator":
            (BriefFigures if brief else FiguresPage)(page, found, locale).write()
        case "task":
            (BriefTask if brief else TaskPage)(page, found, locale).write()
        case "agency":
            (BriefAgency if brief else AgencyPage)(page, found, locale).write()
        case "document":
            (BriefDocument if brief else DocumentPage)(page, found, locale).write()
        case "heading" | "measure":
            (BriefMeasure if brief else MeasurePage)(page, found, locale).write()
        case "duty":
            (BriefDuty if brief else DutyPage)(page, found, locale).write()
        case _:
            assert_never(found.subject.kind)
    marks(page, locale)
