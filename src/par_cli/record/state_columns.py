"""The columns of a sheet of tasks or of targets without a number: what each one holds, and the texts in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.record.cells import read_text
from par_cli.record.column_names import ColumnHeading
from par_cli.record.grid import CellFault, Grid, TableBody, report
from par_cli.record.header import Header
from par_cli.record.sheet_columns import ColumnChoices, listed, with_header
from par_cli.record.state_words import SheetKind, heading_meant
from par_cli.source import codes
from par_cli.source.text import Fault, shown

SUBJECT: Final[Mapping[SheetKind, str]] = {"tasks": "task", "outcomes": "target"}

_WORDS: Final[Mapping[str, Message]] = {
    "task": phrase("Task"),
    "occurrence": phrase("Occurrence"),
    "target": phrase("Target id"),
    "state": phrase("State"),
    "day": phrase("Day"),
    "document": phrase("Document or evidence"),
    "cause": phrase("Cause or reason"),
    "published": phrase("Published"),
    "reporter": phrase("Reporting agency"),
}
"""What the columns are called in a sheet that has none of that kind."""


def called(name: str, columns: Mapping[str, int], header: Header) -> str | Message:
    """Return what a column is called in a sheet, or what it would be called."""
    index = columns.get(name)
    return _WORDS.get(name, name) if index is None else header.headings[index].text


def column_meant(item: ColumnHeading, choices: ColumnChoices) -> str | None:
    """Return the column that a heading means, or was said to mean."""
    chosen = choices.meaning(item)
    return heading_meant(item.text) if chosen is None else chosen


class StateColumns:
    """The columns of one sheet by what they hold; what is wrong in the sheet goes into ``problems``."""

    def __init__(
        self,
        grid: Grid,
        kind: SheetKind,
        header: Header,
        body: TableBody,
        choices: ColumnChoices,
        problems: list[Diagnostic],
    ) -> None:
        self.grid = grid
        self.kind = kind
        self.header = header
        self.body = body
        self.problems = problems
        self.places: dict[str, int] = {}
        self._sort(choices)

    def _sort(self, choices: ColumnChoices) -> None:
        """Find the meaning of each column; report those without one."""
        for index, item in enumerate(self.header.headings):
            meant = column_meant(item, choices)
            if meant is None and item.text:
                message = phrase("the column “{name}” is not known here", name=shown(item.text))
                names = listed(
                    [phrase("“{name}”", name=_WORDS[name]) for name in ("state", "day", "document", "cause")]
                )
                hint = phrase(
                    "name it like one of these: {names}; or leave it out with {option}",
                    names=names, option=with_header("--ignore", item.text),
                )  # fmt: skip
                self.at(self.header.row, index, Fault(codes.HEADER, message, hint))
            elif meant in self.places:
                message = phrase("the column “{name}” appears twice", name=shown(item.text))
                self.at(self.header.row, index, Fault(codes.HEADER, message, phrase("keep one of them")))
            elif meant:
                self.places[meant] = index

    def at(self, row: int, column: int, refused: Fault) -> None:
        report(self.problems, self.grid.problem(row, column, *refused))

    def refuse(self, row: int, name: str, refused: Fault) -> None:
        """Report what is wrong with a cell of a row, or with the one that names what the row is about."""
        column = self.places.get(name, self.places[SUBJECT[self.kind]])
        self.at(self.header.below + row, column, refused)

    def column(self, name: str) -> Sequence[str]:
        return self.body.cells[self.places[name]] if name in self.places else ()

    def text(self, name: str, row: int) -> str:
        column = self.column(name)
        return read_text(column[row]).strip() if column else ""

    def called(self, name: str) -> str | Message:
        return called(name, self.places, self.header)

    def report_unusable(self, row: int) -> None:
        used = set(self.places.values())
        for column, found in self._unusable.get(self.header.below + row, ()):
            if column in used:
                self.at(self.header.below + row, column, Fault("PAR210", *found))

    @cached_property
    def _unusable(self) -> Mapping[int, Sequence[tuple[int, CellFault]]]:
        """The cells that cannot be taken, by their rows."""
        found: dict[int, list[tuple[int, CellFault]]] = {}
        for row, column, why in self.grid.unusable():
            found.setdefault(row, []).append((column, why))
        return found
