"""A new data folder: all of its files, or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping

from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError, NotWrittenError
from par_cli.loading.folder import DECISION_FILES, embedded
from par_cli.messages import phrase
from par_cli.record.change import failed_at, not_written
from par_cli.record.disk import replace
from par_cli.source import MAX_BYTES, list_reports, read_bytes


def embedded_files() -> dict[str, bytes]:
    """Return the files of the data inside the package by their paths in the folder.

    Their first lines name the schemas inside the folder; in the package these are next to it.
    """
    folder = embedded().folder
    problems: list[Diagnostic] = []
    names = [*(f"reports/{name}" for name in list_reports(system.join(folder, "reports"), problems))]
    names += reversed(DECISION_FILES)  # last the one that makes it a data folder
    files = {name: read_bytes(system.join(folder, name), name, MAX_BYTES, problems) for name in names}
    if problems:
        raise InvalidDataError(tuple(sorted(problems)))
    return {name: (data or b"").replace(b"$schema=../", b"$schema=", 1) for name, data in files.items()}


def make_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files below a folder that does not exist or is empty; where one cannot be written, none is left.

    They are written in order, each whole, so that what makes it a data folder may come last and is never half of it.
    Raise :class:`NotWrittenError`.
    """
    try:
        with contextlib.ExitStack() as undo:
            if not os.path.isdir(folder):
                os.mkdir(folder)
                undo.callback(os.rmdir, folder)
            elif os.listdir(folder):
                why = phrase("nothing was written: {folder} is not empty; name a new folder", folder=folder)
                raise NotWrittenError(why)
            for name, data in files.items():
                path = system.join(folder, name)
                parent = os.path.dirname(path)
                if not os.path.isdir(parent):
                    os.mkdir(parent)
                    undo.callback(os.rmdir, parent)
                replace(path, data)
                undo.callback(os.unlink, path)
            undo.pop_all()
    except OSError as error:
        raise not_written(failed_at(folder, error)) from error
