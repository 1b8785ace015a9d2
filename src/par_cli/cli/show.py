"""``par show``: one target, indicator, task or agency in full."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.cli.options import AsOf, Binding, Color, Data, FailOn, Lang, Output, plain_app
from par_cli.cli.refusals import ended
from par_cli.diagnostics import ExitCode

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A target, indicator or task by its id; an agency by any name.",
        autocompletion=completion.ids,
    ),
]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="The form of the output.")]


def show(summary: str) -> typer.Typer:
    """Give the command."""
    app = plain_app()

    @app.command("show", help=summary)
    def command(
        name: Id,
        data: Data = None,
        as_of: AsOf = None,
        form: Format = "table",
        lang: Lang = None,
        binding: Binding = False,
        fail_on: FailOn = "overdue",
        output: Output = None,
        color: Color = "auto",
    ) -> None:
        from par_cli.cli import output as out
        from par_cli.cli import question
        from par_cli.cli.language import of_messages
        from par_cli.progress.show import show as shown
        from par_cli.progress.status import fails

        spoken = of_messages(() if lang is None else ("--lang", lang), os.environ)
        with ended(spoken):
            question.path("--output", output)
            dataset, day = question.opened(data, as_of, os.environ, spoken)
            found = shown(dataset, day, question.subject(dataset, name))
            if form == "json":
                from par_cli.render.show_document import json_show

                rendered = json_show(found)
            else:
                from par_cli.render.table import show_table

                drawn = partial(show_table, found, question.language(lang, os.environ, dataset.decision))
                rendered = out.screen(drawn, output, color, os.environ)
            out.write(rendered, output)
        late = fails(found.judgeable, fail_on, binding=binding)
        raise typer.Exit(ExitCode.OVERDUE if late else ExitCode.OK)

    return app
