"""`par schema`: the JSON Schemas of the JSON documents."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.options import Output, plain_app
from par_cli.cli.refusals import ended


def schema(summary: str) -> typer.Typer:
    """Give the command."""
    app = plain_app()

    @app.command("schema", help=summary)
    def command(
        name: Annotated[
            str | None,
            typer.Argument(
                metavar="NAME",
                help="Which one: status, or par/status/1. Default: list them.",
                autocompletion=completion.schemas,
            ),
        ] = None,
        output: Output = None,
    ) -> None:
        from par_cli.cli import output as out
        from par_cli.cli import question
        from par_cli.cli.language import of_messages
        from par_cli.render.schemas import SCHEMAS, json_schema, names

        with ended(of_messages((), os.environ)):
            question.path("--output", output)
            wanted = question.schema(name, SCHEMAS)
            out.write(names().encode() if wanted is None else json_schema(wanted), output)

    return app
