"""Workbooks (.xlsx) as grids: checked before the library sees them, and read cell by cell with what each cell is.

The library is openpyxl with defusedxml, of the extra ``office``; of what reads, only the number formats import it as
well.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.messages import Count, Message, phrase
from par_cli.record.cells import WRITE_FIGURE
from par_cli.record.grid import (
    HEAD,
    MAX_COLUMNS,
    NUMBER,
    WRONG,
    CellFault,
    Form,
    Grid,
    StopImportError,
    TableBody,
    letters,
)
from par_cli.record.number_formats import Format, day_text, format_code, number_text
from par_cli.record.workbook_archive import SHEETS, TEXTS, WorkbookFile, checked_archive
from par_cli.source import TextColumn, codes
from par_cli.source.text import forbidden_character, nfc, shown

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_ROWS: Final = 100_000
_FORM_SHEET: Final = "par"
_FORM: Final = "par/form/1"
_COMMENTS: Final = re.compile(r"xl/comments(?:[0-9]*|/comment[0-9]+)\.xml")
_COMMENTED: Final = re.compile(rb"<(?:\w+:)?comment\s[^>]*\bref=\"([A-Z]{1,3}[0-9]{1,7})\"")


def read_workbook(
    file: str,
    data: bytes,
    sheets: Sequence[str],
    problems: list[Diagnostic],
    notes: list[Message],
    *,
    is_of_several_files: bool,
) -> Sequence[Grid]:
    """Return the sheets of a workbook that are named, else all that can be seen and hold something.

    Raise :class:`MisuseError` where the library is not installed, and :class:`StopImportError` after reporting what is
    wrong with the file.
    """
    book_file = WorkbookFile(file, problems)
    archive = checked_archive(data, book_file)
    try:
        import defusedxml.ElementTree  # noqa: F401 - openpyxl reads with it where it is there
        import openpyxl
    except ImportError as error:
        command = "pip install 'par-cli[office]'"
        raise MisuseError(phrase("workbooks are read by openpyxl; install it: {command}", command=command)) from error
    if not openpyxl.DEFUSEDXML:
        raise MisuseError(phrase("OPENPYXL_DEFUSEDXML forbids to read workbooks safely; unset it"))
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that are not kept, and nothing is kept
        try:
            return _Reader(archive, book_file, notes, is_of_several_files=is_of_several_files).grids(sheets)
        except StopImportError:
            raise
        except Exception as error:
            # The library raises anything at all where a part is not as it should be.
            raise book_file.stop(phrase("this is not a whole workbook")) from error


class WorkbookGrid(Grid):
    """One sheet of a workbook."""

    def __init__(self, file: str, name: str, *, is_of_several_files: bool) -> None:
        super().__init__(file, name, is_of_several_files=is_of_several_files)
        self.rows: list[list[str]] = []
        self._reasons: list[CellFault] = []
        self._texts: dict[str, str] = {}
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}

    @property
    def head(self) -> Sequence[Sequence[str]]:  # type: ignore[override]
        """The first rows, until :data:`HEAD` of them hold something."""
        filled = 0
        for number, row in enumerate(self.rows):
            filled += bool(row)
            if filled == HEAD:
                return self.rows[: number + 1]
        return self.rows

    @property
    def holds_numbers(self) -> bool:
        return any(text.startswith((NUMBER, WRONG)) for row in self.rows for text in row)

    def text_of(self, found: str | CellFault) -> str:
        """Return the text of a cell; equal ones take the memory of one."""
        if isinstance(found, CellFault):
            if found not in self._reasons and len(self._reasons) > _MOST_REASONS:
                found = _UNKNOWN
            if found not in self._reasons:
                self._reasons.append(found)
            found = f"{WRONG}{self._reasons.index(found)}"
        return self._texts.setdefault(found, found)

    def unusable(self) -> Iterator[tuple[int, int, CellFault]]:
        for number, row in enumerate(self.rows):
            for column, text in enumerate(row):
                if text.startswith(WRONG):
                    yield number, column, self._reasons[int(text.removeprefix(WRONG))]

    def body(self, start: int, width: int, problems: list[Diagnostic]) -> TableBody:  # noqa: ARG002 - all is read already
        body = TableBody(width)
        body.size = len(self.rows) - start
        below = self.rows[start:]
        for index, row in enumerate(below):
            beyond = next((column for column in range(width, len(row)) if row[column]), None)
            if beyond is not None:
                body.beyond[index] = beyond
        body.cells = [
            TextColumn.of(row[column] if column < len(row) else "" for row in below) for column in range(width)
        ]
        return body

    def problem(self, row: int, column: int, code: str, message: Message, hint: Message) -> Diagnostic:
        return Diagnostic(self.file, 0, 0, code, self.cell_name(row, column), message, hint)


def _parts_needed(archive: zipfile.ZipFile) -> Workbook:
    """Return a workbook without what figures do not need: charts, names, properties, other workbooks."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(ExcelReader):
        def read_chartsheet(self, sheet: object, rel: object) -> None:
            pass

    reader = Reader(archive.fp, read_only=True, keep_links=False, rich_text=True)  # type: ignore[arg-type]
    reader.read_manifest()
    strings = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    reader.read_workbook()
    targets = [rel.target for _, rel in reader.parser.find_sheets() if "chartsheet" not in rel.Type]
    if (strings is not None and strings.PartName.lower() != f"/{TEXTS}") or not all(
        target.lower().startswith(SHEETS) for target in targets
    ):
        raise ValueError  # a part in a place where it was not checked
    reader.read_strings()
    apply_stylesheet(reader.archive, reader.wb)
    reader.read_worksheets()
    return reader.wb


class _Reader:
    """Reads the sheets of a workbook."""

    def __init__(
        self, archive: zipfile.ZipFile, book_file: WorkbookFile, notes: list[Message], *, is_of_several_files: bool
    ) -> None:
        self.file = book_file.file
        self.is_of_several_files = is_of_several_files
        self.archive = archive
        self.book_file = book_file
        self.notes = notes
        self._styles: dict[int, _Style] = {}

    def grids(self, wanted: Sequence[str]) -> Sequence[Grid]:
        book = _parts_needed(self.archive)
        names = [sheet.title for sheet in book.worksheets]
        for name in wanted:
            if name not in names:
                message = phrase("there is no sheet “{name}”", name=shown(name))
                hint = phrase("the sheets are: {names}", names=", ".join(names))
                raise self.book_file.stop(message, hint)
        found: list[Grid] = []
        form = self._form(book)
        for sheet in book.worksheets:
            if wanted and sheet.title not in wanted:
                continue
            if not wanted and sheet.sheet_state != "visible":
                if form is not None and sheet.title == _FORM_SHEET:
                    continue
                self.notes.append(
                    phrase("{file}: the hidden sheet “{name}” is passed over", file=self.file, name=sheet.title)
                )
                continue
            grid = self._grid(book, sheet)
            if any(grid.rows):
                grid.form = form
                found.append(grid)
        self._note_comments()
        if not found:
            raise self.book_file.stop(phrase("no sheet of the workbook holds anything"), phrase("fill it in"))
        return found

    def _note_comments(self) -> None:
        """Note that there are notes at cells, which may say anything and are not read."""
        parts = (self.archive.read(name) for name in self.archive.namelist() if _COMMENTS.fullmatch(name))
        found = [place.decode() for part in parts for place in _COMMENTED.findall(part)]
        if found:
            self.notes.append(
                phrase(
                    "{file}: notes at cells, which are not read: {count}, the first at {cell}",
                    file=self.file, count=Count(len(found)), cell=found[0],
                )
            )  # fmt: skip

    def _form(self, book: Workbook) -> Form | None:
        """Return what a form of par says of itself in its hidden sheet; None for any other workbook."""
        sheet = next((item for item in book.worksheets if item.title == _FORM_SHEET), None)
        if sheet is None or sheet.sheet_state == "visible":
            return None
        first = [*(self._grid(book, sheet).rows or [[]])[0], "", "", "", "", ""]
        return Form(first[2], first[4]) if first[0] == _FORM else None

    def _grid(self, book: Workbook, sheet: Any) -> WorkbookGrid:  # noqa: ANN401 - a type of the library without a name
        from openpyxl.utils.cell import range_boundaries
        from openpyxl.worksheet._reader import WorkSheetParser

        grid = WorkbookGrid(self.file, sheet.title, is_of_several_files=self.is_of_several_files)
        with sheet._get_source() as source:  # noqa: SLF001 - what the library reads rows from itself
            parser = WorkSheetParser(
                source,
                sheet._shared_strings,  # noqa: SLF001
                data_only=False,
                epoch=book.epoch,
                date_formats=set(),
                timedelta_formats=set(),
                rich_text=True,
            )
            for number, cells in parser.parse():
                self._row(grid, number - 1, cells, book)
        for ranges in () if parser.merged_cells is None else parser.merged_cells.mergeCell:
            left, top, right, bottom = range_boundaries(ranges.ref)
            if left and top and right and bottom:  # none of whole rows or columns
                grid.merged[top - 1, left - 1] = (bottom - 1, right - 1)
        grid.hidden = frozenset(_hidden_columns(parser.column_dimensions))
        grid.hidden_rows = frozenset(
            int(row) - 1 for row, attributes in parser.row_dimensions.items() if attributes.get("hidden") in _TRUE
        )
        return grid

    def _row(self, grid: WorkbookGrid, row: int, cells: Sequence[Mapping[str, Any]], book: Workbook) -> None:
        filled = [cell for cell in cells if cell["value"] is not None and cell["value"] != ""]
        if not filled:
            return
        last = max(cell["column"] for cell in filled)
        if row >= MAX_ROWS or last > MAX_COLUMNS:
            message = phrase(
                "the sheet “{name}” has a cell beyond {rows} rows or {columns} columns: {cell}",
                name=grid.name, rows=Count(MAX_ROWS), columns=MAX_COLUMNS, cell=f"{letters(last - 1)}{row + 1}",
            )  # fmt: skip
            raise self.book_file.stop(message, phrase("remove what is there, or split the sheet"), codes.TOO_LARGE)
        while len(grid.rows) <= row:
            grid.rows.append([])
        texts = [""] * last
        for cell in filled:
            column = cell["column"] - 1
            texts[column] = grid.text_of(self._text(cell, book))
        grid.rows[row] = texts

    def _text(self, cell: Mapping[str, Any], book: Workbook) -> str | CellFault:
        """Return the text of a cell, or why it cannot be taken."""
        value, kind, style = cell["value"], cell["data_type"], self._style(int(cell["style_id"]), book)
        if style.is_struck:
            return _STRUCK
        if kind == "f":
            return CellFault(phrase("the cell is a formula, and its result may be out of date"), _PASTE)
        if kind == "e":
            return CellFault(phrase("the cell is an error, “{text}”", text=str(value)), WRITE_FIGURE)
        if isinstance(value, bool):
            return CellFault(phrase("the cell is {text}, a truth value", text=str(value).upper()), WRITE_FIGURE)
        if isinstance(value, int | float | Decimal):
            return number_text(value, style.form, book.epoch)
        if isinstance(value, datetime | date | time | timedelta):
            return day_text(value)
        return _plain(value)

    def _style(self, number: int, book: Workbook) -> _Style:
        found = self._styles.get(number)
        if found is None:
            style = book._cell_styles[number]  # type: ignore[attr-defined]  # noqa: SLF001
            font = book._fonts[style.fontId]  # type: ignore[attr-defined]  # noqa: SLF001
            form = Format.of(format_code(style.numFmtId, book))
            found = self._styles[number] = _Style(form, bool(font.strike))
        return found


class _Style(NamedTuple):
    """How the cells of a style are shown."""

    form: Format
    is_struck: bool


_TRUE: Final = {"1", "true"}
_PASTE: Final = phrase("copy it, and paste its value in its place")
_MOST_REASONS: Final = 99
_UNKNOWN: Final = CellFault(phrase("the cell is not a plain figure or text"), phrase("type it again"))
_STRUCK: Final = CellFault(phrase("the cell is crossed out"), phrase("empty it, or remove the line through it"))


def _hidden_columns(dimensions: Mapping[str, Mapping[str, str]]) -> Iterator[int]:
    for attributes in dimensions.values():
        if attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            yield from range(first - 1, min(last, MAX_COLUMNS))


def _plain(value: object) -> str | CellFault:
    """Return a text in normal form, without signs that nobody sees."""
    runs: list[object] = [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    if any(getattr(getattr(run, "font", None), "strike", None) for run in runs):
        return _STRUCK
    text = "".join(map(_run, runs))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
    plain = nfc(text)
    if plain is None or forbidden_character(plain):
        return CellFault(phrase("the text holds a character that cannot be seen"), phrase("type it again"))
    return plain


def _run(run: object) -> str:
    """Return a stretch of a text; one that is raised or lowered is a mark, not a digit of a number."""
    font = getattr(run, "font", None)
    text = run if isinstance(run, str) else str(getattr(run, "text", ""))
    return f"({text})" if getattr(font, "vertAlign", None) in {"superscript", "subscript"} else text
