"""`par explain`: what a rule of data files wants, why, and how it looks."""

from __future__ import annotations

import os
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
    from par_cli.cli import option_checks, resolve
    from par_cli.cli import output as out
    from par_cli.render.rule_pages import page, pages, rule_list
    from par_cli.rules import read_rule, rule_codes

    spoken = message_language(lang)
    option_checks.output(output, None, os.environ)
    found = resolve.rule(code, rule_codes(), form)
    if found is not None:
        text = page(read_rule(found), spoken)
    else:
        of_all = pages if form == "md" else rule_list
        text = of_all([read_rule(each) for each in rule_codes()], spoken)
    out.write(out.encode(text, to_file=output is not None), output)
