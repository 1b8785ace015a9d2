"""The periods of figures: of their cells, of the header of their values, or of the title of the sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from par_cli.messages import phrase
from par_cli.model.periods import Unclear, parse_period
from par_cli.record import cells, day_cells, number_refusals
from par_cli.record.column_names import YEARS, normal_form
from par_cli.record.grid import NUMBER
from par_cli.record.known_indicators import KnownIndicator
from par_cli.record.plain_columns import habits_of
from par_cli.record.remarks import take_marks
from par_cli.record.rows import Rows
from par_cli.record.sheet_columns import FigureColumn
from par_cli.record.sheet_reading import SheetReading, cells_at
from par_cli.record.year_parts import SINCE, period_of_parts, take_parts
from par_cli.source import TextColumn
from par_cli.source.text import Fault
from par_cli.typed import fold, two_years


def read_periods(
    reading: SheetReading, part: Rows, item: FigureColumn | None, flagged: dict[int, str]
) -> TextColumn | None:
    """Return the period of each row of a column of values; None where the sheet names none.

    A row becomes "true" in ``flagged`` where its period is marked as provisional.
    """
    if item is not None and item.period is not None:
        return TextColumn.repeating(_of_header(reading, item.period, item.place), len(part.places))
    if "period" in reading.columns:
        return _of_cells(reading, part, cells_at(reading.column("period"), part.places), flagged)
    if reading.sheet.period is None:
        return None
    period, cell = reading.sheet.period
    reading.notes.append(phrase("the period of all figures is {period}, as {cell} says", period=period, cell=cell))
    return TextColumn.repeating(period, len(part.places))


def _of_header(reading: SheetReading, text: str, index: int) -> str:
    found = day_cells.read_period(text)
    if isinstance(found, Fault):
        reading.report_header(index, found.message, found.hint)
        return ""
    return found.text


def _of_cells(reading: SheetReading, part: Rows, texts: TextColumn, flagged: dict[int, str]) -> TextColumn:
    index = reading.columns["period"]
    mixed = day_cells.month_comes_first(text.removeprefix(NUMBER) for text in texts.texts)
    plain: dict[str, str | None] = {}
    for text in texts.texts:
        found = day_cells.plain_period(text) if text and mixed is None and not reading.settings.month_first else None
        plain[text] = None if found is not None and _is_day_of_years(reading, found) else found
    if None not in plain.values():
        return texts.translated(cast("Mapping[str, str]", plain))
    judged: dict[tuple[str, str], tuple[str | Fault, tuple[str, ...]]] = {}
    result = []
    for row, (text, name) in enumerate(zip(texts, part.column("indicator"), strict=True)):
        found = plain[text]
        if found is None:
            if (text, name) not in judged:
                judged[text, name] = _meant_period(reading, text, reading.indicators.get(name), mixed)
            read, words = judged[text, name]
            if isinstance(read, Fault):
                reading.report(part.places[row], index, read)
                read = ""
            if read and two_years(cells.read_text(text)):
                reading.remark("rhythm", part.places[row], index, text, read)
            elif read and take_parts(fold(text))[1] and day_cells.plain_period(text) is None:
                reading.remark("year above", part.places[row], index, text, read)
            if words:
                flagged[row] = "true"
                reading.remark("provisional", part.places[row], index, text, read)
            found = read
        result.append(found)
    return TextColumn.of(result)


def _meant_period(
    reading: SheetReading, text: str, indicator: KnownIndicator | None, mixed: str | None
) -> tuple[str | Fault, tuple[str, ...]]:
    """Return a period and the words next to it that call its figure provisional."""
    if not text:
        return cells.empty_cell(reading.sheet.header_of("period")), ()
    plain = cells.read_text(text)
    if day_cells.is_day_with_year_last(plain):
        day = day_cells.read_day_cell(plain, month_first=reading.settings.month_first, mixed=mixed)
        return day if isinstance(day, Fault) else _not_a_day(reading, day), ()
    rest, marks = take_marks(fold(plain))
    if marks.signs:
        return number_refusals.footnote(plain, marks.signs[0], habits_of(reading, ())), ()
    named = rest if marks.words else plain
    found = day_cells.read_period(named, indicator)
    if isinstance(found, Fault):
        return _of_year_above(reading, named, found), marks.words
    return _not_a_day(reading, found.text), marks.words


def _is_day_of_years(reading: SheetReading, period: str) -> bool:
    """Return whether a period is a day in a column that is called one of years."""
    header = reading.sheet.header.headings[reading.columns["period"]].text
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", period) is not None and normal_form(header) in YEARS


def _not_a_day(reading: SheetReading, period: str) -> str | Fault:
    """Return a period, or why it cannot be meant: a spreadsheet program makes 2025-01-01 of a year."""
    if not _is_day_of_years(reading, period):
        return period
    message = phrase("{period} is a day, and “{name}” is a column of years", period=period,
                     name=reading.sheet.header_of("period"))  # fmt: skip
    hint = phrase("write the year; a column with the days of figures is called “{name}”", name=phrase("Period"))
    return Fault("PAR401", message, hint)


def _of_year_above(reading: SheetReading, text: str, refused: Fault) -> str | Fault:
    """Return the period that a part of a year is, like a quarter, by the year that is named above or was given."""
    rest, parts = take_parts(fold(text))
    if rest or not parts:
        return refused
    above, _ = reading.sheet.above
    found = period_of_parts(text, parts, [parse_period(period) for period in above])
    if isinstance(found, Unclear):
        hint = phrase("write the period that it is, like 2025-9M") if SINCE in parts else found.hint
        return Fault("PAR401", found.message, hint)
    return found
