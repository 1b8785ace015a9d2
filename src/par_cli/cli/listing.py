"""The commands that list: one straight way through, from what was asked to the exit code."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from par_cli.cli.options import Asked, plain_app, with_asked
from par_cli.cli.refusals import ended
from par_cli.diagnostics import ExitCode

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status
    from par_cli.render.document import View


def listing(view: View, summary: str) -> typer.Typer:
    """Give the command of a view: ``status`` shows both lists in short, ``targets`` and ``tasks`` one in full."""
    app = plain_app()

    @app.command(view, help=summary)
    @with_asked
    def command(**given: Any) -> None:  # noqa: ANN401 - the options of Asked
        answer(view, Asked(**given))

    return app


def answer(view: View, asked: Asked, completed: Callable[[Status, Locale], Status] | None = None) -> NoReturn:
    """Load, compute, render and write what was asked, and end with the exit code.

    ``completed`` adds to what was computed, given the locale that names are ordered in.
    """
    from par_cli.cli import output as out
    from par_cli.cli import question
    from par_cli.cli.language import of_messages
    from par_cli.locales import get_locale
    from par_cli.progress.status import Filters, asked_by, fails
    from par_cli.progress.status import status as standing

    spoken = of_messages(() if asked.lang is None else ("--lang", asked.lang), os.environ)
    with ended(spoken):
        wanted = question.statuses(asked.status or (), view)
        question.path("--output", asked.output)
        question.excel(asked.form, asked=asked.excel)
        dataset, day = question.opened(asked.data, asked.as_of, os.environ, spoken)
        filters = Filters(
            question.phase(dataset, asked.phase),
            question.section(dataset, asked.section),
            question.agency(dataset, asked.agency),
            wanted,
            asked.overdue,
        )
        found = standing(dataset, day, filters)
        for_people = asked.form in {"table", "md"}  # the other forms have no language
        language = (
            question.language(asked.lang, os.environ, dataset.decision)
            if for_people
            else get_locale(dataset.decision.language)
        )
        if completed is not None:
            found = completed(found, language)
        if asked.form == "json":
            from par_cli.render.document import json_document

            rendered = json_document(found, view)
        elif asked.form == "csv":
            from par_cli.render.csv import csv_document

            rendered = csv_document(found, view, excel=asked.excel)
        elif asked.form == "md":
            from par_cli.render.markdown import markdown

            rendered = markdown(found, view, language, binding=asked.binding)
        else:
            from par_cli.render.table import table

            drawn = partial(table, found, view, language, binding=asked.binding)
            rendered = out.screen(drawn, asked.output, asked.color, os.environ)
        out.write(rendered, asked.output)
    late = fails(asked_by(found, view), asked.fail_on, binding=asked.binding)
    raise typer.Exit(ExitCode.OVERDUE if late else ExitCode.OK)
