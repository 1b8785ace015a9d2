"""`par schema`: the JSON Schemas of the data files and of the JSON documents."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from par_cli.cli import completion
from par_cli.cli.options import Output

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="Which one: targets.yaml, or status for par/status/1. Default: list them.",
        autocompletion=completion.schemas,
    ),
]


def schema(name: Name = None, output: Output = None) -> None:
    from par_cli.cli import option_checks, resolve
    from par_cli.cli.output import write
    from par_cli.render import data_schemas, schemas

    option_checks.output(output, None, os.environ)
    found = resolve.schema(name, (*data_schemas.DATA_FILES, *schemas.SCHEMAS))
    if found is None:
        write(f"{data_schemas.names()}\n{schemas.names()}".encode(), output)
    elif found in data_schemas.DATA_FILES:
        write(data_schemas.data_schema(found), output)
    else:
        write(schemas.json_schema(found), output)
