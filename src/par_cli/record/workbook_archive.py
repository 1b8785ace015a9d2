"""The archive that a workbook is, checked before any library reads it: macros, passwords, and what is too large."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.record.grid import StopImportError, report
from par_cli.source import codes

MAX_UNPACKED: Final = 64 << 20
MAX_PARTS: Final = 500
_MAX_CELLS: Final = 4_000_000  # tags in a sheet: four for each cell that holds something
_MAX_ELEMENTS: Final = 60_000  # of a part that is held as a whole: styles, the list of sheets, relations
_MAX_STRETCH: Final = 1 << 20  # bytes of one row, of what is before the first and of what is after the last one
_MAX_TEXT: Final = 1 << 18  # bytes of one text
_MAX_TEXTS: Final = 400_000
SHEETS: Final = "xl/worksheets/"
TEXTS: Final = "xl/sharedstrings.xml"
_NOT_READ: Final = (
    "xl/drawings/",
    "xl/charts/",
    "xl/chartsheets/",
    "xl/media/",
    "xl/theme/",
    "docprops/",
    "customxml/",
)
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_TEXT: Final = re.compile(rb"<(?:\w+:)?si[\s/>]")
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
_CHUNK: Final = 1 << 16
SAVE_AS: Final = phrase("open it in the spreadsheet program, and save it as .xlsx")


class _Part(NamedTuple):
    """A part of a workbook that the library reads: how far apart its elements may be, and how many there may be."""

    apart: re.Pattern[bytes] | None
    stretch: int
    elements: int


def _limits(name: str) -> _Part | None:
    """Return what a part of a workbook may hold; None for one that is not read."""
    lower = name.lower()
    if lower.startswith(SHEETS) and lower.endswith(".xml"):
        return _Part(_ROW, _MAX_STRETCH, _MAX_CELLS)
    if lower == TEXTS:
        return _Part(_TEXT, _MAX_TEXT, 4 * _MAX_TEXTS)
    if lower.endswith((".rels", ".xml")) and not lower.startswith(_NOT_READ):
        return _Part(None, 0, _MAX_ELEMENTS)
    return None


class WorkbookFile:
    """Reports what is wrong with a workbook as a whole, and stops."""

    def __init__(self, file: str, problems: list[Diagnostic]) -> None:
        self.file = file
        self.problems = problems

    def stop(self, message: Message, hint: Message = SAVE_AS, code: str = codes.ENDING) -> StopImportError:
        report(self.problems, Diagnostic(self.file, 0, 0, code, "", message, hint))
        return StopImportError()


def checked_archive(data: bytes, book_file: WorkbookFile) -> zipfile.ZipFile:
    """Return the archive that a workbook is; report what cannot be read safely."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise book_file.stop(phrase("this is not a whole workbook")) from error
    names = {part.filename.lower() for part in parts}
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        message = phrase(
            "the workbook is larger than {most} MB or {parts} parts when unpacked",
            most=MAX_UNPACKED >> 20, parts=MAX_PARTS,
        )  # fmt: skip
        raise book_file.stop(message, phrase("keep only the sheets that are to be imported"), codes.TOO_LARGE)
    if len(names) < len(parts):
        raise book_file.stop(phrase("this is not a whole workbook"))
    if any(part.flag_bits & 1 for part in parts):
        raise book_file.stop(phrase("this workbook is protected by a password"))
    if any(name.endswith("vbaproject.bin") for name in names):
        raise book_file.stop(phrase("this workbook has macros"))
    if "xl/workbook.bin" in names:
        raise book_file.stop(phrase("this is a workbook in the form .xlsb"))
    if "xl/workbook.xml" not in names:
        kind = phrase("this is an archive or a document, not a workbook of the form .xlsx")
        raise book_file.stop(kind)
    for part in parts:
        limits = _limits(part.filename)
        if limits is not None:
            _check_part(archive, part, limits, book_file)
    return archive


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: _Part, book_file: WorkbookFile) -> None:
    """Look at the bytes of a part before it is parsed: what is not plain data, and what would take too much memory."""
    elements = stretch = 0
    before = b""
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                if not before:
                    named = _ENCODING.search(chunk[:200])
                    if b"\0" in chunk or (named is not None and named[1].lower() not in {b"utf-8", b"us-ascii"}):
                        raise book_file.stop(phrase("a part of the workbook is not UTF-8"))
                if b"<!" in before[-1:] + chunk or b"\0" in chunk:
                    raise book_file.stop(phrase("a part of the workbook holds entities or comments"))
                if b"macroEnabled" in chunk and part.filename == "[Content_Types].xml":
                    raise book_file.stop(phrase("this workbook has macros"))
                elements += chunk.count(b"<")
                if limits.apart is not None:
                    around = before[-8:] + chunk
                    last = max((match.end() for match in limits.apart.finditer(around)), default=None)
                    stretch = stretch + len(chunk) if last is None else len(around) - last
                before = chunk
                if elements > limits.elements or stretch > max(limits.stretch, 1) > 1:
                    message = phrase("{part} of the workbook is too large to be read", part=part.filename)
                    raise book_file.stop(message, phrase("copy the rows to be imported into a new workbook"),
                                       codes.TOO_LARGE)  # fmt: skip
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise book_file.stop(phrase("this is not a whole workbook")) from error
