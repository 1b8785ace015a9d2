"""``par show``: one target, indicator, task, agency, document, measure or duty in full."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.cli.option_groups import ScreenOptions
from par_cli.cli.options import AsOf, Binding, Data, FailOn, Known, Lang, message_language
from par_cli.diagnostics import ExitCode

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="A target, indicator, task, agency, document, measure or duty: its id, or words of its name.",
        autocompletion=completion.ids,
    ),
]
Brief = Annotated[bool, typer.Option("--brief", help="The page of a leader: fifteen lines.")]
Format = Annotated[Literal["table", "json", "svg"], typer.Option("--format", help="The form of the output.")]


def show(
    name: Words,
    data: Data = None,
    as_of: AsOf = None,
    known: Known = None,
    form: Format = "table",
    brief: Brief = False,
    lang: Lang = None,
    binding: Binding = False,
    fail_on: FailOn = "overdue",
    *,
    screen: ScreenOptions,
) -> ExitCode:
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.output import draw_screen, show_page
    from par_cli.progress.status import fails
    from par_cli.progress.subject import show as compute

    option_checks.of_table("--brief", form, given=brief)
    option_checks.output(screen.output, data, os.environ)
    option_checks.width(screen.width, form)
    dataset, day = opening.open_data(data, as_of, os.environ, message_language(lang), known, with_documents=True)
    result = compute(dataset, day, resolve.subject(dataset, " ".join(name)))
    if form == "json":
        from par_cli.render.show_document import json_show

        rendered = json_show(result)
    elif form == "svg":
        from par_cli.render.html.single import svg
        from par_cli.source.packaged import read_packaged

        locale = resolve.language(lang, os.environ, dataset.decision)
        rendered = svg(result, resolve.charted(result), read_packaged("render/html/chart.css"), locale)
    else:
        from par_cli.render.table import show_table

        language = resolve.language(lang, os.environ, dataset.decision)
        draw = partial(show_table, result, language, brief=brief)
        rendered = draw_screen(draw, screen.output, screen.color, os.environ, screen.width)
    show_page(rendered, form, screen)
    return ExitCode.OVERDUE if fails(result.judgeable, fail_on, binding=binding) else ExitCode.OK
