"""A table of texts as somebody has filled it in: a CSV file, or one sheet of a workbook.

Rows and columns count from 0.  A cell is its text without spaces around it; what a workbook holds as a number, which
has one reading for any signs in the other cells, begins with :data:`NUMBER`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.source import MAX_PROBLEMS, TextColumn, too_many

HEAD: Final = 60
"""The number of rows, blank ones aside, in which the columns are named."""

MAX_COLUMNS: Final = 200
NUMBER: Final = "\x02"  # which no text of a file may hold
WRONG: Final = "\x03"
"""With it begins the text of a cell that cannot be taken; the grid knows why."""

_LETTERS: Final = 26

NOTHING_IMPORTED: Final = phrase("no row was taken; nothing was written")


class StopImportError(Exception):
    """Nothing more can be said of the file; what is wrong is reported."""


def report(problems: list[Diagnostic], problem: Diagnostic) -> None:
    """Append a problem; at the limit, append that there are more and raise :class:`StopImportError`."""
    if len(problems) == MAX_PROBLEMS:
        problems.append(too_many(problem.file, problem.line, problem.column))
        raise StopImportError
    problems.append(problem)


def letters(index: int) -> str:
    """Return the letters by which spreadsheets name a column."""
    before, last = divmod(index, _LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


class CellFault(NamedTuple):
    """Why a cell cannot be taken as it is, and what to do."""

    message: Message
    hint: Message


class TableBody:
    """The rows below a header: their cells column by column, all columns equally long.

    ``beyond`` has the rows that hold something right of the last column, with the first such column; ``wrong`` those
    that could not be read, which is reported.
    """

    def __init__(self, width: int) -> None:
        self.cells = [TextColumn((), ())] * width
        self.beyond: dict[int, int] = {}
        self.wrong: set[int] = set()
        self.size = 0


class Form(NamedTuple):
    """What a form of par says of itself: the day on which it was made, and the digest of what it asks for."""

    day: str
    definitions: str


class Grid(ABC):
    """The first rows of a table, and the others once it is known which of the first has the header."""

    separator = ""
    """The sign between the cells of a CSV file."""
    head: Sequence[Sequence[str]]
    """The first rows; a row ends with its last cell that holds something."""
    merged: Mapping[tuple[int, int], tuple[int, int]]
    """The last row and column of each merged cell, by its first ones."""
    hidden: frozenset[int] = frozenset()
    """The hidden columns."""
    hidden_rows: frozenset[int] = frozenset()
    form: Form | None = None

    def __init__(self, file: str, name: str = "", *, is_of_several_files: bool = False) -> None:
        """``name`` is that of a sheet, empty where a file has only one.

        With ``is_of_several_files`` the name of the file belongs to that of a place.
        """
        self.file = file
        self.name = name
        self.is_of_several_files = is_of_several_files

    @property
    def title(self) -> str:
        """What tells the table from the others of an import: its sheet, its file where there are several."""
        return ": ".join(filter(None, (self.file if self.is_of_several_files else "", self.name)))

    def in_file(self, place: str) -> str:
        """Return the name of a place with that of the file, where there are several."""
        return f"{self.file}: {place}" if self.is_of_several_files else place

    @property
    def holds_numbers(self) -> bool:
        """Whether it may hold figures; only of the sheet of a workbook it is known that it holds none."""
        return True

    def unusable(self) -> Iterator[tuple[int, int, CellFault]]:
        """Yield the cells that cannot be taken, by row and column; a CSV file has none."""
        return iter(())

    @abstractmethod
    def body(self, start: int, width: int, problems: list[Diagnostic]) -> TableBody:
        """Return the rows from one on, as columns; append to the problems what cannot be read."""

    @abstractmethod
    def problem(self, row: int, column: int, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at a cell, named like ``C5``."""

    def number(self, row: int) -> int:
        """Return the number of a row as the spreadsheet shows it."""
        return row + 1

    def cell_name(self, row: int, column: int) -> str:
        name = f"{letters(column)}{self.number(row)}"
        return f"{self.name}!{name}" if self.name else name
