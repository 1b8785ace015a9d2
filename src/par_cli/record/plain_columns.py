"""The columns of a sheet whose cells mean the same for every indicator: words, days, and numbers of no unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import eq, itemgetter
from typing import cast

from par_cli.record import cells, day_cells
from par_cli.record.cells import Habits, Refused
from par_cli.record.grid import NUMBER
from par_cli.record.sheet_reading import SheetReading
from par_cli.typed import DECIMAL_MARKS, DecimalMark


def read_words(
    reading: SheetReading,
    name: str,
    column: Sequence[str],
    places: Sequence[int],
    read: Callable[[str], str | Refused],
) -> Sequence[str]:
    """Return what the cells of a column are in a data file; report those that have no meaning."""
    found = {text: read(cells.unescaped(text)) if text else "" for text in dict.fromkeys(column)}
    return _meanings(reading, name, column, places, found)


def read_days(reading: SheetReading, name: str, column: Sequence[str], places: Sequence[int]) -> Sequence[str]:
    mixed = day_cells.month_comes_first(text.removeprefix(NUMBER) for text in dict.fromkeys(column))

    def read(text: str) -> str | Refused:
        return day_cells.read_day_cell(text, month_first=reading.settings.month_first, mixed=mixed)

    return read_words(reading, name, column, places, read)


def read_numbers(reading: SheetReading, name: str, column: Sequence[str], places: Sequence[int]) -> Sequence[str]:
    different = set(column)
    plain = {"": "", **cells.plain_counts(different)}
    if different <= plain.keys():
        return translated(column, plain)
    habits = habits_of(reading, column)
    found = {text: cells.read_plain_number(name, text, habits) if text else "" for text in dict.fromkeys(column)}
    marks = {text: "" for text in found if text and cells.is_no_figure(text, reading.settings.no_figure)}
    return _meanings(reading, name, column, places, {**found, **marks})


def _meanings(
    reading: SheetReading,
    name: str,
    column: Sequence[str],
    places: Sequence[int],
    meanings: Mapping[str, str | Refused],
) -> Sequence[str]:
    """Return the meaning of each cell; report the cells without one, and leave them empty."""
    if not any(isinstance(meaning, Refused) for meaning in meanings.values()):
        return translated(column, cast("Mapping[str, str]", meanings))
    result = []
    for place, text in zip(places, column, strict=True):
        meaning = meanings[text]
        if isinstance(meaning, Refused):
            reading.report(place, reading.columns[name], meaning)
            meaning = ""
        result.append(meaning)
    return result


def translated(column: Sequence[str], meanings: Mapping[str, str]) -> Sequence[str]:
    """Return the meaning of each cell; the column itself where each distinct one means what is written in it."""
    if not column or all(map(eq, meanings, meanings.values())):
        return column
    if len(column) == 1:  # of which it would return no tuple
        return [meanings[column[0]]]
    found: tuple[str, ...] = itemgetter(*column)(meanings)  # the fastest way to look up many
    return found


def habits_of(reading: SheetReading, column: Sequence[str]) -> Habits:
    """Return how the numbers of a column are written, as those of its cells that have one reading show."""
    different = [text for text in dict.fromkeys(column) if not text.startswith(NUMBER)]
    simple = cells.simple_numbers(different)
    marks: set[DecimalMark] = {mark for mark in DECIMAL_MARKS if any(mark in text for text in simple)}
    for text in different:
        if text not in simple and (odd := cells.taken_apart(text)) is not None and not odd.other:
            readings = odd.readings
            if len(readings) == 1:
                marks.update(readings)
    return Habits(
        marks.pop() if len(marks) == 1 else None,
        points=reading.sheet.grid.separator == ",",
        fractions=reading.settings.fractions,
        note=reading.sheet.header_of("note"),
        flag=reading.sheet.header_of("provisional"),
    )
