"""`par explain`: what a rule of data files wants, why, and how it looks."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from par_cli.cli import completion
from par_cli.cli.options import Lang, Output, message_language

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


def explain(code: Code = None, form: Format = "text", lang: Lang = None, output: Output = None) -> None:
    from par_cli.cli import output as out
    from par_cli.cli import resolve
    from par_cli.render.rulebook import listed, page, pages
    from par_cli.rulebook import RULES

    spoken = message_language(lang)
    resolve.path("--output", output)
    rule = resolve.rule(code, RULES, form)
    every = pages if form == "md" else listed
    text = every(spoken) if rule is None else page(RULES[rule], spoken)
    out.write(out.encode(text, to_file=output is not None), output)
