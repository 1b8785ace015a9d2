"""The lines of a sheet that are not its rows of figures: titles, its name, headings of groups, notes below."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from par_cli.messages import Message
from par_cli.record import cells
from par_cli.record.grid import report
from par_cli.record.rows import Rows
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.subjects import Subject
from par_cli.source import codes


class TextLine(NamedTuple):
    """A text around figures, where it is, and the numbers of the rows that it is about.

    The row of a title counts from the first one of the sheet, that of another line from the one below the header.
    """

    kind: Literal["title", "sheet", "heading", "note"]
    text: str
    row: int
    column: int
    about: Sequence[int]


def titles(reading: SheetReading, rows: Rows) -> Iterator[TextLine]:
    """Yield the texts above the header."""
    for row in range(reading.sheet.header.row):
        for column, text in enumerate(reading.sheet.grid.head[row]):
            if text:
                yield TextLine("title", cells.read_text(text), row, column, range(len(rows.places)))


def other_lines(reading: SheetReading, rows: Rows) -> Iterator[TextLine]:
    """Yield the name of the sheet, the headings of groups with the rows of each, and the notes below all rows."""
    every = range(len(rows.places))
    if reading.sheet.grid.name:
        yield TextLine("sheet", reading.sheet.grid.name, 0, 0, every)
    headings = [item.row for item in reading.passed if item.kind == "heading"]
    for item in reading.passed:
        if item.kind not in {"heading", "below"}:
            continue
        about = _below_heading(rows.places, item.row, headings) if item.kind == "heading" else every
        for column, texts in enumerate(reading.sheet.cells):
            if texts[item.row]:
                kind: Literal["heading", "note"] = "heading" if item.kind == "heading" else "note"
                yield TextLine(kind, cells.read_text(texts[item.row]), item.row, column, about)


def _below_heading(places: Sequence[int], row: int, headings: Sequence[int]) -> range:
    """Return the numbers of the rows of figures below a heading, up to the first heading behind one of these."""
    first = bisect(places, row)
    if first == len(places):
        return range(first, first)
    after = bisect(headings, places[first])
    return range(first, bisect(places, headings[after]) if after < len(headings) else len(places))


def subjects_of(reading: SheetReading, rows: Rows, line: TextLine) -> Sequence[Subject]:
    """Return the indicators whose figures a line is about."""
    names = rows.column("indicator").at(line.about).texts
    return [reading.subjects[name] for name in names if name in reading.subjects]


def periods_of(rows: Rows, line: TextLine) -> set[str]:
    """Return the periods whose figures a line is about."""
    return set(rows.column("period").at(line.about).texts) - {""}


def cell_of(reading: SheetReading, line: TextLine) -> tuple[int, int]:
    """Return the row and the column of a line in its sheet, the first ones for the name of that."""
    below = 0 if line.kind in {"title", "sheet"} else reading.sheet.header.below
    return line.row + below, line.column


def refuse_line(reading: SheetReading, line: TextLine, message: Message, hint: Message) -> None:
    """Report a line that makes the figures wrong that it is about."""
    code = codes.HEADER if line.kind in {"title", "sheet"} else "PAR210"
    report(reading.problems, reading.sheet.grid.problem(*cell_of(reading, line), code, message, hint))
    reading.sheet.figures_are_wrong = True


def doubt_line(reading: SheetReading, line: TextLine, code: str, message: Message, hint: Message) -> None:
    """Warn of a line that may make other figures of those that it is about."""
    reading.doubt(reading.sheet.grid.problem(*cell_of(reading, line), code, message, hint))
