"""What each column of a sheet of figures holds, and what its head says of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.record.column_names import UNIT, ColumnHeading
from par_cli.record.grid import Grid, TableBody, report
from par_cli.record.header import Header, UnitInLine
from par_cli.record.remarks import Marks
from par_cli.source import codes
from par_cli.typed import fold

FIGURES: Final = ("value", "numerator", "denominator", "change")
COLUMN_WORDS: Final[Mapping[str, Message]] = {
    "indicator": phrase("Indicator"),
    "period": phrase("Period"),
    "value": phrase("Value"),
    "bound": phrase("Bound"),
    "of": phrase("Out of"),
    "numerator": phrase("Numerator"),
    "denominator": phrase("Denominator"),
    "break": phrase("Break in series"),
    "comparable": phrase("Comparable"),
    "published": phrase("Published"),
    "provisional": phrase("Provisional"),
    "source": phrase("Source"),
    "url": phrase("Link"),
    "line": phrase("Line"),
    "note": phrase("Note"),
    "note_vi": phrase("Note in Vietnamese"),
    "note_en": phrase("Note in English"),
    "reporter": phrase("Reporting agency"),
    "change": phrase("Change"),
    "projection": phrase("Forecast"),
    "recorded": phrase("Recorded on"),
    UNIT: phrase("Unit"),
}
"""What the columns are called in a sheet that has none of that kind: names that the import reads."""


class ColumnChoices(NamedTuple):
    """What was answered on the command line or by a map about the columns of a sheet.

    ``meanings`` are columns by folded headers, ``""`` for one to pass over.
    """

    meanings: Mapping[str, str] = {}
    header: int | None = None
    period: str | None = None

    def meaning(self, item: ColumnHeading) -> str | None:
        """Return the column that was said to be meant by a header."""
        return self.meanings.get(fold(item.text))


class FigureColumn(NamedTuple):
    """A column of values: its ``place``, the period of all of them where its head names one, and what else it says."""

    place: int
    period: str | None
    marks: Marks
    remarks: tuple[str, ...]


class Sheet:
    """A table of figures: its columns, and what is in them."""

    def __init__(self, grid: Grid, header: Header, body: TableBody) -> None:
        self.grid = grid
        self.header = header
        self.cells = body.cells
        self.body = body
        self.columns: dict[str, int] = {}
        """The places of the columns of data files, apart from the values."""
        self.values: list[FigureColumn] = []
        self.unit: int | None = None
        self.unclear: list[tuple[int, tuple[str, ...]]] = []
        """The columns that may be several, which their cells decide."""
        self.passed_over: list[ColumnHeading] = []
        """The columns of figures that are not the ones reported."""
        self.numbers: set[int] = set()
        self.period: tuple[str, str | Message] | None = None
        """The period of all figures where no column has one, and the cell above the header, or what else, names it."""
        self.names: int | None = None
        """The column of names next to that of ids."""
        self.left_out: list[ColumnHeading] = []
        """The columns that were said to be left out."""
        self.above: tuple[Sequence[str], str | Message] = ((), "")
        """The periods that are named above the header or were given, and where the first of them is."""
        self.unit_above: UnitInLine | None = None
        self.dated: list[tuple[str, str, str | Message]] = []
        """The headers that name a part of a year, with the period that each is and the cell that names the year."""
        self.figures_are_wrong = False
        """Whether a header makes the figures unreadable, which is reported."""

    @property
    def size(self) -> int:
        return self.body.size

    def hidden_columns(self) -> list[int]:
        """Return the hidden columns that figures are taken from."""
        used = {*self.columns.values(), *(item.place for item in self.values)}
        return sorted(used & self.grid.hidden)

    def number(self, row: int) -> int:
        """Return the number of a row in the spreadsheet by its place below the header (from 0)."""
        return self.grid.number(self.header.below + row)

    def header_of(self, name: str) -> str | Message:
        """Return what a column is called in this sheet, or what it would be called."""
        if name == "value" and self.values:
            return self.header.headings[self.values[0].place].text
        index = self.columns.get(name)
        if index is None:
            return COLUMN_WORDS.get(name, name)
        return self.header.headings[index].text

    def index_of(self, name: str) -> int:
        """Return the place of a column; where the sheet has no such column, that of the values, which may say it."""
        counts = (self.columns[column] for column in FIGURES if column in self.columns)
        values = self.values[0].place if self.values else next(counts, 0)
        return values if name == "value" else self.columns.get(name, values)

    def problem(self, row: int, column: int, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at a cell below the header."""
        return self.grid.problem(self.header.below + row, column, code, message, hint)

    def at_header(self, column: int, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at the header of a column: at the lowest of its cells that says something."""
        grid = self.grid
        for row in range(min(self.header.below, len(grid.head)) - 1, self.header.row - 1, -1):
            cells = grid.head[row]
            if column < len(cells) and cells[column] in self.header.headings[column].text and cells[column]:
                return grid.problem(row, column, codes.HEADER, message, hint)
        return grid.problem(self.header.row, column, codes.HEADER, message, hint)

    def report_header(self, problems: list[Diagnostic], column: int, message: Message, hint: Message) -> None:
        """Report a header that makes all figures below it wrong."""
        report(problems, self.at_header(column, message, hint))
        self.figures_are_wrong = True


def with_header(option: str, header: str) -> str:
    """Return an option with the header of a column, as it is typed."""
    return f'{option} "{header}"'


def listed(names: Sequence[str | Message]) -> Message | str:
    """Return some names between commas."""
    first, *rest = names
    return phrase("{first}, {rest}", first=first, rest=listed(rest)) if rest else first
