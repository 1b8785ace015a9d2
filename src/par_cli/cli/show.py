"""``par show``: one target, indicator, task or agency in full."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.cli.listing import AsOf, Binding, Color, Data, FailOn, Lang, Output, ended, warn
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
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

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
        from par_cli.loading import load, locate
        from par_cli.progress.show import show as shown
        from par_cli.progress.status import fails

        spoken = of_messages(() if lang is None else ("--lang", lang), os.environ)
        with ended(spoken):
            day = None if as_of is None else question.parse_day(as_of)
            question.path("--output", output)
            loaded = load(locate(question.path("--data", data), os.environ))
            warn(loaded.warnings, spoken)
            dataset = loaded.dataset
            found = shown(dataset, day or question.today(dataset.decision), question.subject(dataset, name))
            if form == "json":
                from par_cli.render.show_document import json_show

                rendered = json_show(found)
            else:
                from par_cli.render.table import show_table

                to_terminal = output is None and out.is_terminal()
                text = show_table(
                    found,
                    question.language(lang, os.environ, dataset.decision),
                    out.width(os.environ, to_terminal=to_terminal),
                    color=out.wants_color(color, os.environ, to_terminal=to_terminal),
                )
                rendered = out.encoded(text, to_file=output is not None)
            out.write(rendered, output)
        late = fails(found.asked, fail_on, binding=binding)
        raise typer.Exit(ExitCode.OVERDUE if late else ExitCode.OK)

    return app
