"""The rows of a sheet of figures as rows of a data file, and how their cells are to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.record.sheet_columns import Sheet
from par_cli.source import TextColumn

Kind = str
PASSED_OVER: Final[Mapping[Kind, Message]] = {
    "blank": phrase("blank"),
    "number": phrase("only a number"),
    "heading": phrase("headings of groups"),
    "below": phrase("notes and signatures below"),
    "empty": phrase("without a figure"),
}
"""The kinds of rows that are passed over, in the words of the summary."""


class Factor(NamedTuple):
    """A number by which the figures under a unit are multiplied, and why that is so."""

    number: Decimal
    reason: str


class Settings(NamedTuple):
    """How cells are read where they do not say it themselves.

    ``names`` are ids by the folded texts that mean them, ``factors`` those of folded units.
    """

    fractions: bool = False
    month_first: bool = False
    no_figure: frozenset[str] = frozenset()
    names: Mapping[str, str] = {}
    factors: Mapping[str, Factor] = {}


class PassedRow(NamedTuple):
    """A row that was passed over: its kind, its place in the sheet, and what it says."""

    kind: Kind
    row: int
    text: str


class Rows(NamedTuple):
    """The figures of a sheet: the cells of data files by column, and where each is in the sheet.

    ``places`` are the rows of the sheet, ``indexes`` the columns of their values where there are several; ``doubts``
    are warnings.
    """

    sheet: Sheet
    places: Sequence[int]
    indexes: Sequence[int]
    columns: Mapping[str, TextColumn]
    passed: tuple[PassedRow, ...]
    notes: tuple[Message, ...]
    doubts: tuple[Diagnostic, ...] = ()

    def column(self, name: str) -> TextColumn:
        return self.columns.get(name) or TextColumn.repeating("", len(self.places))

    def cells(self, row: int) -> dict[str, str]:
        """Return the cells of one row that hold something, by column."""
        return {name: column[row] for name, column in self.columns.items() if column[row]}

    def only(self, kept: Sequence[int]) -> Rows:
        if len(kept) == len(self.places):
            return self
        columns = {name: column.at(kept) for name, column in self.columns.items()}
        indexes = [self.indexes[row] for row in kept] if self.indexes else self.indexes
        return self._replace(places=[self.places[row] for row in kept], indexes=indexes, columns=columns)

    def index_of(self, row: int, column: str) -> int:
        """Return the place of the column that a cell of a row comes from."""
        if self.indexes and column not in self.sheet.columns:
            return self.indexes[row]
        return self.sheet.index_of(column)

    def cell_name(self, row: int, column: str) -> str:
        return self.sheet.grid.cell_name(self.sheet.header.below + self.places[row], self.index_of(row, column))

    def problem(self, row: int, column: str, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at the cell that a column of a row comes from."""
        return self.sheet.problem(self.places[row], self.index_of(row, column), code, message, hint)
