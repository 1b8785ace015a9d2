"""`par init`: a new data folder."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from par_cli.cli.options import Lang, plain_app
from par_cli.cli.refusals import ended, say
from par_cli.messages import phrase


def init(summary: str) -> typer.Typer:
    """Give the command."""
    app = plain_app()

    @app.command("init", help=summary)
    def command(
        folder: Annotated[str, typer.Argument(metavar="DIR", help="It must not exist yet, or be empty.")],
        from_embedded: Annotated[
            bool, typer.Option("--from-embedded", help="Copy the data inside par, its reports included.")
        ] = False,
        lang: Lang = None,
    ) -> None:
        from par_cli.cli import question
        from par_cli.cli.language import of_messages
        from par_cli.cli.writing import written
        from par_cli.record.folder import embedded_files, make_folder
        from par_cli.record.skeleton import skeleton
        from par_cli.render.data_schemas import DATA_FILES, data_schema
        from par_cli.render.printable import log_line

        spoken = of_messages(() if lang is None else ("--lang", lang), os.environ)
        with ended(spoken), written(spoken):
            question.path("DIR", folder)
            files = embedded_files() if from_embedded else skeleton(spoken)
            schemas = {f"schemas/{name.replace('.yaml', '.schema.json')}": data_schema(name) for name in DATA_FILES}
            make_folder(folder, {**schemas, **files})
            said = phrase("{folder} is ready; try: par status --data {folder}", folder=folder)
            say([log_line(spoken.text(said))])

    return app
