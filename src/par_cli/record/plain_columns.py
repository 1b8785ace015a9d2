"""The columns of a sheet whose cells mean the same for every indicator: words, days, and numbers of no unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from par_cli.record import cells, day_cells, number_cells
from par_cli.record.grid import NUMBER
from par_cli.record.number_cells import Habits
from par_cli.record.sheet_reading import SheetReading
from par_cli.source import TextColumn
from par_cli.source.text import Fault
from par_cli.typed import DECIMAL_MARKS, DecimalMark


def read_words(
    reading: SheetReading,
    name: str,
    column: TextColumn,
    places: Sequence[int],
    read: Callable[[str], str | Fault],
) -> TextColumn:
    """Return what the cells of a column are in a data file; report those that have no meaning."""
    found = {text: read(cells.unescaped(text)) if text else "" for text in column.texts}
    return _meanings(reading, name, column, places, found)


def read_days(reading: SheetReading, name: str, column: TextColumn, places: Sequence[int]) -> TextColumn:
    mixed = day_cells.month_comes_first(text.removeprefix(NUMBER) for text in column.texts)

    def read(text: str) -> str | Fault:
        return day_cells.read_day_cell(text, month_first=reading.settings.month_first, mixed=mixed)

    return read_words(reading, name, column, places, read)


def read_numbers(reading: SheetReading, name: str, column: TextColumn, places: Sequence[int]) -> TextColumn:
    plain = {"": "", **number_cells.plain_counts(column.texts)}
    if plain.keys() >= set(column.texts):
        return column.translated(plain)
    habits = habits_of(reading, column.texts)
    found = {text: number_cells.read_plain_number(name, text, habits) if text else "" for text in column.texts}
    marks = {text: "" for text in found if text and cells.is_no_figure(text, reading.settings.no_figure)}
    return _meanings(reading, name, column, places, {**found, **marks})


def _meanings(
    reading: SheetReading,
    name: str,
    column: TextColumn,
    places: Sequence[int],
    meanings: Mapping[str, str | Fault],
) -> TextColumn:
    """Return the meaning of each cell; report the cells without one, and leave them empty."""
    refused = {text: meaning for text, meaning in meanings.items() if isinstance(meaning, Fault)}
    for row in column.where(refused.__contains__):
        reading.report(places[row], reading.columns[name], refused[column[row]])
    return column.translated({text: "" if isinstance(found, Fault) else found for text, found in meanings.items()})


def habits_of(reading: SheetReading, texts: Sequence[str]) -> Habits:
    """Return how the numbers of a column are written, as those of its distinct texts that have one reading show."""
    different = [text for text in texts if not text.startswith(NUMBER)]
    simple = number_cells.simple_numbers(different)
    marks: set[DecimalMark] = {mark for mark in DECIMAL_MARKS if any(mark in text for text in simple)}
    for text in different:
        if text not in simple and (cell := number_cells.take_apart(text)) is not None and not cell.other:
            readings = cell.readings
            if len(readings) == 1:
                marks.update(readings)
    return Habits(
        marks.pop() if len(marks) == 1 else None,
        points=reading.sheet.grid.separator == ",",
        fractions=reading.settings.fractions,
        note=reading.sheet.header_of("note"),
        flag=reading.sheet.header_of("provisional"),
    )
