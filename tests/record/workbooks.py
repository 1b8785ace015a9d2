"""Workbooks as departments make them, and as nobody should: built cell by cell, and broken part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from par_cli.diagnostics import InvalidDataError
from par_cli.loading.folder import Location
from par_cli.locales import ENGLISH
from par_cli.record.sheet_columns import Choices
from par_cli.record.sheet_import import Import, ImportOptions, Plan
from par_cli.record.spreadsheets import read_grids

Cell = object


def workbook(*sheets: tuple[str, Iterable[Sequence[Cell]]]) -> Workbook:
    """Return a workbook with the rows of each sheet."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    for number, (name, rows) in enumerate(sheets):
        sheet = first if number == 0 else book.create_sheet()
        sheet.title = name
        for row in rows:
            sheet.append(list(row))
    return book


def sheet_of(book: Workbook, name: str | None = None) -> Worksheet:
    sheet = book.active if name is None else book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def as_bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data: bytes, changed: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """Return a workbook with some of its parts changed or added."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    for name, new in changed.items():
        parts[name] = new if isinstance(new, bytes) else new(parts[name])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def imported(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    sheets: Sequence[str] = (),
    choices: Choices = Choices(),  # noqa: B008 - a frozen value
    notes: list[str] | None = None,
) -> Plan:
    """Import some files at once; raise :class:`InvalidDataError` with all that is wrong in them."""
    paths = []
    for name, data in files.items():
        path = folder.parent / name
        path.write_bytes(data)
        paths.append(str(path))
    found: list = []  # type: ignore[type-arg]
    grids = read_grids(paths, sheets, lambda _done, _total: None, found)
    asked = Import(grids, ImportOptions(None, {"source": "x"}, revise=False, choices=choices))
    asked.run(Location(str(folder), embedded=False), lambda _: None, dry=False)
    if notes is not None:
        notes += [ENGLISH.text(item) for item in found]
    return asked.plan


def refused(folder: Path, data: bytes, **options: object) -> list[str]:
    """Return what is wrong with a workbook, each with its cell."""
    try:
        imported(folder, {"book.xlsx": data}, **options)  # type: ignore[arg-type]
    except InvalidDataError as error:
        return [f"{item.path}: {ENGLISH.text(item.message)} [{item.code}]" for item in error.diagnostics]
    return []
