"""`par calendar`: due dates and report dates ahead, for people, programs and calendars."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from par_cli.cli.option_groups import ScreenOptions
from par_cli.cli.options import Agency, AsOf, Data, Known, Lang, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import phrase

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.calendar import Calendar

Format = Annotated[
    Literal["table", "json", "csv", "md", "ics"],
    typer.Option("--format", help="The form of the output; ics is the one of calendar programs."),
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="The last day to look ahead to. Default: a year ahead.")
]
_MONTHS = 12


def calendar(
    data: Data = None,
    as_of: AsOf = None,
    known: Known = None,
    until: Until = None,
    form: Format = "table",
    lang: Lang = None,
    agency: Agency = None,
    *,
    screen: ScreenOptions,
) -> ExitCode:
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.output import for_people, show_page
    from par_cli.model.periods import add_months
    from par_cli.progress.calendar import calendar as compute
    from par_cli.record.withdrawn import withdrawn

    option_checks.output(screen.output, data, os.environ)
    option_checks.width(screen.width, form)
    last = None if until is None else opening.parse_day(until, "--until")
    dataset, day = opening.open_data(data, as_of, os.environ, message_language(lang), known)
    if last is not None and last < day:
        raise MisuseError(phrase("--until: {last} is before {day}, the day to begin with", last=last, day=day))
    withdrawals = () if dataset.folder is None else tuple(withdrawn(dataset.folder))
    found = compute(dataset, day, last or add_months(day, _MONTHS), resolve.agency(dataset, agency), withdrawals)
    if form == "json" or form == "csv":  # noqa: PLR1714 - mypy narrows the word only so
        from par_cli.render.calendar_document import calendar_document

        rendered = calendar_document(found, form)
    else:
        locale = resolve.language(lang, os.environ, dataset.decision)
        if form == "ics":
            rendered = _file(found, locale)
        else:
            from par_cli.render.table.calendar import calendar_page

            rendered = for_people(partial(calendar_page, found=found, locale=locale), form, locale, screen)
    show_page(rendered, form, screen)
    return ExitCode.OK


def _file(found: Calendar, locale: Locale) -> bytes:
    try:
        from par_cli.render.calendar_file import calendar_file
    except ImportError as error:
        from par_cli.cli.option_checks import not_installed

        raise not_installed(phrase("calendar files"), "icalendar") from error
    return calendar_file(found, locale)
