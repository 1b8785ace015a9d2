"""`par diff`: what changed between two days, or between two data folders, and why."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from par_cli.cli.option_groups import ScreenOptions
from par_cli.cli.options import Agency, Data, Known, Lang, Phase, Section, message_language
from par_cli.diagnostics import ExitCode, MisuseError
from par_cli.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from par_cli.loading.folder import Location
    from par_cli.locales import Locale
    from par_cli.progress.differences import Differences
    from par_cli.progress.results_on_day import Point

From = Annotated[
    str, typer.Argument(metavar="FROM", help="A day, like 2026-09-14 or 14/09/2026, or an older data folder.")
]
To = Annotated[
    str | None,
    typer.Argument(metavar="TO", help="A later day or a newer data folder. Default: today, or the data of --data."),
]
Day = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day that TO is seen on where it is not a day itself. Default: today."),
]
Form = Literal["table", "json", "md"]
Format = Annotated[Form, typer.Option("--format", help="The form of the output: for people, programs, reports.")]
ExitOn = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything differs.")]

MOST_YEARS = 100
"""Each of their days may have to be gone through."""


def diff(
    start: From,
    end: To = None,
    data: Data = None,
    as_of: Day = None,
    known: Known = None,
    form: Format = "table",
    lang: Lang = None,
    phase: Phase = None,
    section: Section = None,
    agency: Agency = None,
    exit_code: ExitOn = False,
    *,
    screen: ScreenOptions,
) -> ExitCode:
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.output import show_page, spare
    from par_cli.progress.differences import differences
    from par_cli.progress.status import Filters

    option_checks.output(screen.output, data, os.environ)
    option_checks.width(screen.width, form)
    first, last = _side("FROM", start), _Side() if end is None else _side("TO", end)
    for folder in (first.folder, last.folder):
        if screen.output is not None and folder is not None:
            spare(folder, screen.output)
    if last.day is not None and as_of is not None:
        raise MisuseError(phrase("--as-of: TO is a day already; leave one of the two out"))
    day = None if as_of is None else opening.parse_day(as_of)
    recorded = None if known is None else opening.parse_day(known, "--known")
    before, after = _points(first, last, data, day, os.environ, message_language(lang), recorded)
    if before.as_of > after.as_of:
        raise MisuseError(
            phrase("FROM: {first} is after {last}; name the earlier day first", first=before.as_of, last=after.as_of)
        )
    if after.as_of.year - before.as_of.year > MOST_YEARS:
        raise MisuseError(
            phrase(
                "FROM: more than {years} years lie between {first} and {last}; name days that are closer together",
                years=MOST_YEARS,
                first=before.as_of,
                last=after.as_of,
            )
        )
    dataset = after.dataset
    filters = Filters(
        resolve.known("--phase", phase, dataset.phases),
        resolve.known("--section", section, dataset.section_ids),
        resolve.agency(dataset, agency),
    )
    found = differences(before, after, filters)
    locale = resolve.language(lang, os.environ, dataset.decision)
    rendered = _render(found, form, locale, screen)
    show_page(rendered, form, screen)
    return ExitCode.OVERDUE if exit_code and found.any else ExitCode.OK


class _Side(NamedTuple):
    """What is compared: a day, a data folder, or neither where it is left out."""

    day: date | None = None
    folder: Location | None = None


def _side(name: str, text: str) -> _Side:
    from par_cli import system
    from par_cli.cli import opening
    from par_cli.loading.folder import Location

    found = opening.day_or_none(name, text)
    if found is not None:
        return _Side(day=found)
    if not text.strip() or not os.path.isdir(text):
        raise MisuseError(
            phrase(
                "{option}: “{text}” is neither a day nor a folder; write a day like 2026-09-14, or the path of a data "
                "folder",
                option=name,
                text=text,
            )
        )
    return _Side(folder=Location(system.plain_path(text), embedded=False))


def _points(
    first: _Side,
    last: _Side,
    data: str | None,
    day: date | None,
    environment: Mapping[str, str],
    spoken: Locale,
    known: date | None,
) -> tuple[Point, Point]:
    """Return both sides as data on a day; a folder is seen on the day of the other side, TO else on ``day`` or today.

    Data that both sides are of is read once.
    """
    from par_cli.cli import opening, option_checks
    from par_cli.loading import locate
    from par_cli.progress.results_on_day import Point

    given = locate(option_checks.path("--data", data), environment)
    newer = opening.load_data(last.folder or given, known, spoken)
    older = newer
    if (first.folder or given) != (last.folder or given):
        older = opening.load_data(first.folder or given, known, spoken)
    end = last.day or day or opening.today(newer.decision, spoken)
    return Point(older, first.day or end), Point(newer, end)


def _render(found: Differences, form: Form, locale: Locale, screen: ScreenOptions) -> bytes:
    if form == "json":
        from par_cli.render.diff_document import json_differences

        return json_differences(found)
    from par_cli.cli.output import for_people
    from par_cli.render.table.diff_page import changes_page

    return for_people(partial(changes_page, found=found, locale=locale), form, locale, screen)
