"""`par explain`: what a rule of data files wants, why, and how it looks."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.cli.options import Lang, Output, plain_app
from par_cli.cli.refusals import ended

Code = Annotated[
    str | None,
    typer.Argument(
        metavar="CODE",
        help="The code that a finding ends in, like PAR203. Default: all.",
        autocompletion=completion.rules,
    ),
]
Format = Annotated[
    Literal["text", "md"], typer.Option("--format", help="One page or the list of rules, or all pages as Markdown.")
]


def explain(summary: str) -> typer.Typer:
    """Give the command."""
    app = plain_app()

    @app.command("explain", help=summary)
    def command(code: Code = None, form: Format = "text", lang: Lang = None, output: Output = None) -> None:
        from par_cli.cli import output as out
        from par_cli.cli import question
        from par_cli.cli.language import of_messages
        from par_cli.render.rulebook import listed, page, pages
        from par_cli.rulebook import RULES

        spoken = of_messages(() if lang is None else ("--lang", lang), os.environ)
        with ended(spoken):
            question.path("--output", output)
            rule = question.rule(code, RULES, form)
            every = pages if form == "md" else listed
            text = every(spoken.language) if rule is None else page(RULES[rule], spoken.language)
            out.write(out.encoded(text, to_file=output is not None), output)

    return app
