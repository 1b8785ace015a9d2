"""`par init`: a new data folder."""

from __future__ import annotations

from typing import Annotated

import typer

from par_cli.cli.options import Lang, message_language
from par_cli.messages import phrase

Folder = Annotated[str, typer.Argument(metavar="DIR", help="It must not exist yet, or be empty.")]
FromEmbedded = Annotated[bool, typer.Option("--from-embedded", help="Copy the data inside par, its reports included.")]


def init(folder: Folder, from_embedded: FromEmbedded = False, lang: Lang = None) -> None:
    from par_cli.cli import resolve
    from par_cli.cli.errors import notify
    from par_cli.record.new_folder import embedded_files, make_folder
    from par_cli.record.skeleton import skeleton
    from par_cli.render.data_schemas import DATA_FILES, data_schema

    spoken = message_language(lang)
    resolve.path("DIR", folder)
    files = embedded_files() if from_embedded else skeleton(spoken)
    schemas = {f"schemas/{name.replace('.yaml', '.schema.json')}": data_schema(name) for name in DATA_FILES}
    make_folder(folder, {**schemas, **files})
    notify(phrase("{folder} is ready; try: par status --data {folder}", folder=folder), spoken)
