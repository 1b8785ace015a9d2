"""Workbooks as departments make them, and as nobody should: built cell by cell, and broken part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

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
