"""The form as a workbook (.xlsx): what is known locked, what is to be filled in open, states and periods by choice.

Cells to fill in have the format of text, so that what is typed stays as it is typed; that a number is kept as text is
no mistake there, and spreadsheet programs are told so.
"""

import io
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from par_cli.render.archive import edited, packed
from par_cli.render.form_sheets import COLUMNS, FormSheet
from par_cli.render.printable import printable
from par_cli.render.row_height import row_height

HIDDEN: Final = "par"
"""The sheet that says what the workbook is, and holds the words to choose from; the import does not read it."""

FORM: Final = "par/form/1"

_WIDTHS: Final = {
    "name": 34,
    "task_name": 42,
    "target_name": 42,
    "definition": 26,
    "unit": 10,
    "last": 11,
    "last_period": 11,
    "reporter_name": 18,
    "goal": 14,
    "indicator": 18,
    "target": 26,
    "task": 9,
    "occurrence": 10,
    "reporter": 16,
    "period": 11,
    "of": 9,
    "numerator": 11,
    "denominator": 11,
    "document": 24,
    "cause": 24,
}
_WIDTH: Final = 14
_EMPTY: Final = 8  # of a column that is known, and that no row needs
_BUTTON: Final = 2.5  # of a column: what the filter takes in a heading
_KNOWN, _OPEN, _HEAD = "FFE7E6E6", "FFFFF8DC", "FFBFBFBF"
_FONT: Final = "Times New Roman"
_SIZE: Final = 12
_MARGIN: Final = 0.4  # inches: a sheet of figures is wide


class MadeFrom(NamedTuple):
    """What a form was made from: its period, its day, and the digests of the data and of what it asks for."""

    period: str
    day: date
    data: str
    definitions: str


def workbook(sheets: Sequence[FormSheet], made_from: MadeFrom, title: str) -> bytes:
    """Return a form as a workbook: the same data, period, day and language give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _add_sheet(book, sheet)
    _add_hidden(book, sheets, made_from)
    day = made_from.day
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the library takes none with a zone
    book.properties.creator = "par"
    book.properties.title = printable(title)
    book.properties.created = book.properties.modified = created
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    changed = {f"xl/worksheets/sheet{number}.xml": _numbers_as_text for number in range(1, len(sheets) + 1)}
    return packed(data, {"docProps/core.xml": _properties(book, created), **edited(data, changed)})


def _numbers_as_text(sheet: bytes) -> bytes:
    """Return a sheet that says of its cells that numbers kept as text are meant so, which the library cannot write."""
    columns = b"A1:XFD1048576"
    return sheet.replace(
        b"</worksheet>",
        b'<ignoredErrors><ignoredError sqref="' + columns + b'" numberStoredAsText="1"/></ignoredErrors></worksheet>',
    )


def _properties(book: Any, created: datetime) -> bytes:  # noqa: ANN401 - the library has types of its own only in part
    """Return the properties of a workbook, which the library dates with the clock."""
    from openpyxl.xml.functions import tostring

    book.properties.modified = created
    return bytes(tostring(book.properties.to_tree()))


def _styles(page: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the style of each kind of cell, as a cell keeps it: to set each part of it for every cell is slow."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    line = Side(style="thin", color="FFA6A6A6")
    look = {"border": Border(left=line, right=line, top=line, bottom=line), "number_format": "@"}
    kinds = {
        "head": {"font": Font(name=_FONT, size=_SIZE, bold=True), "fill": PatternFill("solid", _HEAD),
                 "protection": Protection(locked=True), "alignment": Alignment(wrap_text=True, vertical="center")},
        "known": {"font": Font(name=_FONT, size=_SIZE), "fill": PatternFill("solid", _KNOWN),
                  "protection": Protection(locked=True), "alignment": Alignment(wrap_text=True, vertical="top")},
        "open": {"font": Font(name=_FONT, size=_SIZE), "fill": PatternFill("solid", _OPEN),
                 "protection": Protection(locked=False), "alignment": Alignment(wrap_text=True, vertical="top")},
    }  # fmt: skip

    styles = {}
    for kind, own in kinds.items():
        first = page.cell(1, 1)
        for name, value in {**look, **own}.items():
            setattr(first, name, value)
        styles[kind] = copy(first._style)  # noqa: SLF001 - the library has no other way
    return styles


def _add_sheet(book: Any, sheet: FormSheet) -> None:  # noqa: ANN401
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(printable(sheet.title))
    styles = _styles(page)

    def put(row: int, column: int, text: str, kind: str) -> None:
        cell = page.cell(row, column)
        if text:
            cell.value = printable(text).strip()  # the schema has no way to keep spaces there
            cell.data_type = "s"  # never a formula
        cell._style = copy(styles[kind])  # noqa: SLF001

    columns = COLUMNS[sheet.name]
    needed = [bool(place in sheet.open or any(row[place] for row in sheet.rows)) for place in range(len(columns))]
    widths = [_WIDTHS.get(name, _WIDTH) if used else _EMPTY for name, used in zip(columns, needed, strict=True)]
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    for place, text in enumerate(sheet.headings, start=1):
        put(1, place, text, "head")
    page.row_dimensions[1].height = row_height(sheet.headings, [width - _BUTTON for width in widths], _SIZE, bold=True)
    for row, cells in enumerate(sheet.rows, start=2):
        for place, text in enumerate(cells, start=1):
            put(row, place, text, "open" if place - 1 in sheet.open else "known")
        page.row_dimensions[row].height = row_height(cells, widths, _SIZE)
    last = len(sheet.rows) + 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    _set_up(page)
    if sheet.rows:
        from openpyxl.worksheet.datavalidation import DataValidation

        choice = DataValidation(type="list", formula1=_range(sheet), allow_blank=True)
        choice.showErrorMessage = False  # other words are read as well
        letter = get_column_letter(sheet.choice + 1)
        choice.add(f"{letter}2:{letter}{last}")
        page.add_data_validation(choice)


def _set_up(page: Any) -> None:  # noqa: ANN401
    """Lock what is known, and set how the sheet is shown and printed."""
    page.freeze_panes = page.cell(2, 3)
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.autoFilter = page.protection.sort = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.page_margins.left = page.page_margins.right = _MARGIN
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.oddHeader.center.text = "&P/&N"


def _range(sheet: FormSheet) -> str:
    """Return the name of the cells with the words to choose from."""
    return "par_periods" if sheet.name == "figures" else f"par_states_{sheet.name}"


def _add_hidden(book: Any, sheets: Sequence[FormSheet], made_from: MadeFrom) -> None:  # noqa: ANN401
    from openpyxl.workbook.defined_name import DefinedName

    page = book.create_sheet(HIDDEN)
    page.sheet_state = "hidden"
    page.append([FORM, made_from.period, made_from.day.isoformat(), made_from.data, made_from.definitions])
    for column, sheet in enumerate(sheets, start=1):
        for row, word in enumerate(sheet.words, start=3):
            page.cell(row, column, word).data_type = "s"
        letter = page.cell(3, column).column_letter
        place = f"'{HIDDEN}'!${letter}$3:${letter}${len(sheet.words) + 2}"
        book.defined_names[_range(sheet)] = DefinedName(_range(sheet), attr_text=place)
