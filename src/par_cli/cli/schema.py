"""`par schema`: the JSON Schemas of the data files and of the JSON documents."""

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
                help="Which one: targets.yaml, or status for par/status/1. Default: list them.",
                autocompletion=completion.schemas,
            ),
        ] = None,
        output: Output = None,
    ) -> None:
        from par_cli.cli import output as out
        from par_cli.cli import resolve
        from par_cli.cli.language import of_messages
        from par_cli.render import data_schemas, schemas

        with ended(of_messages((), os.environ)):
            resolve.path("--output", output)
            wanted = resolve.schema(name, (*data_schemas.DATA_FILES, *schemas.SCHEMAS))
            if wanted is None:
                out.write(f"{data_schemas.names()}\n{schemas.names()}".encode(), output)
            elif wanted in data_schemas.DATA_FILES:
                out.write(data_schemas.data_schema(wanted), output)
            else:
                out.write(schemas.json_schema(wanted), output)

    return app
