"""Files that spreadsheet programs have saved, as grids: all that can be said of them before their columns are known."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Final

from par_cli.diagnostics import Diagnostic, InvalidDataError, MisuseError
from par_cli.messages import Message, phrase
from par_cli.record.csv_grid import CsvGrid, Progress, read_text
from par_cli.record.grid import NOTHING_IMPORTED, Grid, StopImportError, report
from par_cli.source import codes, read_bytes

MAX_BYTES: Final = 512 << 20
_OLD: Final = b"\xd0\xcf\x11\xe0"  # .xls, and what a password protects
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_grids(
    paths: Sequence[str], sheets: Sequence[str], progress: Progress, notes: list[Message]
) -> tuple[Grid, ...]:
    """Return the tables of some files; of workbooks the sheets that are named, else all that can be seen.

    Raise :class:`InvalidDataError` with what is wrong in any of them.  What is left out goes into the notes.
    """
    if sheets and not any(path.lower().endswith(".xlsx") for path in paths):
        raise MisuseError(phrase("--sheet: only a workbook (.xlsx) has sheets; leave the option out"))
    grids: list[Grid] = []
    problems: list[Diagnostic] = []
    files = dict.fromkeys(paths)
    for path in files:
        found: list[Diagnostic] = []
        with contextlib.suppress(StopImportError):
            grids += _grids(path, sheets, progress, found, notes, is_of_several_files=len(files) > 1)
        problems += sorted(found)
    if problems:
        raise InvalidDataError(tuple(problems), NOTHING_IMPORTED)
    return tuple(grids)


def _grids(
    path: str,
    sheets: Sequence[str],
    progress: Progress,
    problems: list[Diagnostic],
    notes: list[Message],
    *,
    is_of_several_files: bool,
) -> Sequence[Grid]:
    data = read_bytes(path, path, MAX_BYTES, problems)
    if data is None:
        return ()
    if data.startswith(b"PK\x03\x04"):
        from par_cli.record.workbook import read_workbook  # which needs a library that few have

        return read_workbook(path, data, sheets, problems, notes, is_of_several_files=is_of_several_files)
    if data.startswith(_OLD):
        message = phrase("this is a workbook in the old form .xls")
        if _ENCRYPTED in data:
            message = phrase("this workbook is protected by a password")
        hint = phrase("open it in the spreadsheet program, and save it as .xlsx without a password")
        report(problems, Diagnostic(path, 0, 0, codes.ENDING, "", message, hint))
        return ()
    text = read_text(data, path, problems)
    return (CsvGrid(path, text, progress, problems, is_of_several_files=is_of_several_files),)
