"""Which rows of a sheet hold figures, and why the others are passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress

from par_cli.messages import phrase
from par_cli.record import cells, day_cells, number_cells
from par_cli.record.grid import WRONG
from par_cli.record.names import NameMatch
from par_cli.record.rows import Kind, PassedRow
from par_cli.record.sheet_reading import SheetReading
from par_cli.source import TextColumn, codes
from par_cli.source.text import Fault

Names = Mapping[str, NameMatch | Fault]
"""What the texts in the column of indicators mean."""


def spread_merged(reading: SheetReading) -> None:
    """Copy the text of a merged cell to each row that it covers; report merged figures, which belong to no one row."""
    sheet = reading.sheet
    below, figures = sheet.header.below, reading.figure_places
    left_to_fill = sheet.size * len(sheet.cells)  # merged cells that overlap are not filled
    spread: dict[int, list[str]] = {}
    for (top, left), (bottom, right) in sheet.grid.merged.items():
        row, last = top - below, min(bottom - below, sheet.size - 1)
        if row < 0 or left >= len(sheet.cells):
            continue
        text = spread.get(left, sheet.cells[left])[row]
        if not text:
            continue
        if left in figures and (last > row or right > left):
            hint = phrase("divide the merged cell, and write each figure into its own")
            reading.report(row, left, Fault("PAR210", phrase("the cell is merged with others"), hint))
        elif left == right and left in reading.columns.values():
            left_to_fill -= last - row
            if left_to_fill >= 0 and last > row:
                if left not in spread:
                    spread[left] = list(sheet.cells[left])
                spread[left][row + 1 : last + 1] = [text] * (last - row)
    for column, texts in spread.items():
        sheet.cells[column] = TextColumn.of(texts)


def rows_with_figures(reading: SheetReading, names: Names) -> tuple[Sequence[int], frozenset[str]]:
    """Return the rows with figures, a range where all have one, and the marks that were read as no figure.

    The other rows are passed over, and what cannot be taken is reported.
    """
    filled, marks = _filled(reading)
    _pass_over(reading, filled, names)
    _report_unusable(reading, filled)
    places: Sequence[int] = range(reading.sheet.size)
    if not all(filled):
        places = list(compress(places, filled))
    _report_beyond(reading, filled)
    return places, marks


def _filled(reading: SheetReading) -> tuple[list[bool], frozenset[str]]:
    """Return which rows hold a figure, and the marks for "no figure", which are not figures."""
    blank: Sequence[int] = range(reading.sheet.size)
    all_marks: set[str] = set()
    for index in reading.figure_places:
        column = reading.sheet.cells[index]
        words = [text for text in column.texts if text and not text[0].isdigit()]
        marks = {text for text in words if cells.is_no_figure(text, reading.settings.no_figure)}
        all_marks |= marks
        indexes, empty = column.indexes, {index for index, text in enumerate(column.texts) if text in {"", *marks}}
        blank = [row for row in blank if indexes[row] in empty] if empty else ()
    filled = [True] * reading.sheet.size
    for row in blank:
        filled[row] = False
    return filled, frozenset(all_marks)


def _pass_over(reading: SheetReading, filled: list[bool], names: Names) -> None:
    """Sort the rows without a figure by their kinds; take out what is below the last figure as well."""
    sheet = reading.sheet
    last = _last_row(reading, filled, names)
    for row in range(last + 1, sheet.size):
        filled[row] = False
    if all(filled):
        return
    for row, has_figure in enumerate(filled):
        if has_figure or row in sheet.body.wrong:
            continue
        texts = {index: column[row] for index, column in enumerate(sheet.cells) if column[row]}
        kind = _kind(reading, row, texts, names, last)
        if kind == "blank" and row > last:
            continue
        reading.passed.append(PassedRow(kind, row, " | ".join(map(cells.in_words, texts.values()))))
        if kind == "empty" and reading.columns.get("bound") in texts:
            hint = phrase("fill in “{value}”, or empty the row", value=sheet.header_of("value"))
            reading.report(row, sheet.index_of("value"), Fault("PAR602", phrase("the row holds no figure"), hint))


def _kind(reading: SheetReading, row: int, texts: Mapping[int, str], names: Names, last: int) -> Kind:
    """Return why a row without a figure, of which the cells that hold something are given, is passed over."""
    if not texts and row not in reading.sheet.body.beyond:
        return "blank"
    if texts and all(index in reading.sheet.numbers and cells.is_running_number(text) for index, text in texts.items()):
        return "number"
    if isinstance(names.get(texts.get(reading.columns["indicator"], "")), NameMatch):
        return "empty"
    if row > last:
        return "below"
    of_figures = {*reading.figure_places, reading.columns.get("period")}
    return "heading" if of_figures.isdisjoint(texts) else "empty"


def _last_row(reading: SheetReading, filled: Sequence[bool], names: Names) -> int:
    """Return the last row that may hold a figure; what is below are notes and signatures."""
    indicator, period = reading.column("indicator"), reading.column("period")
    for row in range(reading.sheet.size - 1, -1, -1):
        if isinstance(names.get(indicator[row]), NameMatch):
            return row
        if not filled[row]:
            continue
        texts = [reading.sheet.cells[index][row] for index in reading.figure_places]
        if any(text.startswith(WRONG) or number_cells.take_apart(text) for text in texts):
            return row
        if period[row] and not isinstance(day_cells.read_period(period[row]), Fault):
            return row
    return -1


def _report_unusable(reading: SheetReading, filled: Sequence[bool]) -> None:
    """Report the cells of rows with figures that cannot be taken, and leave them empty."""
    sheet = reading.sheet
    used = {*reading.columns.values(), *(item.place for item in sheet.values), reading.unit}
    left: dict[int, list[str]] = {}
    for row, column, found in sheet.grid.unusable():
        place = row - sheet.header.below
        if place < 0 or column >= len(sheet.cells):
            continue
        if column not in left:
            left[column] = list(sheet.cells[column])
        left[column][place] = ""
        if column in used and filled[place]:
            reading.report_unusable(place, column, *found)
    for column, texts in left.items():
        sheet.cells[column] = TextColumn.of(texts)


def _report_beyond(reading: SheetReading, filled: Sequence[bool]) -> None:
    """Report what is right of the last column in a row with a figure."""
    for row, index in reading.sheet.body.beyond.items():
        if filled[row]:
            message = phrase("the row continues to the right of the last column")
            hint = phrase("remove what is there, or give it a header")
            if reading.sheet.grid.separator:
                hint = phrase(
                    "remove what is there, or give it a header; put a cell that contains {sign} in quotes",
                    sign=reading.sheet.grid.separator,
                )
            reading.report(row, index, Fault(codes.ROW_LENGTH, message, hint))
