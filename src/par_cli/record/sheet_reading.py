"""What is found out about a sheet of figures while its rows are read, and what is reported of its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Count, Message, phrase
from par_cli.model.reports import NOTES
from par_cli.record import cells, number_cells
from par_cli.record.grid import report
from par_cli.record.known_indicators import KnownIndicator
from par_cli.record.rows import PassedRow, Settings
from par_cli.record.sheet_columns import FIGURES, Sheet
from par_cli.source import TextColumn
from par_cli.source.text import Fault

FLAG_COLUMNS: Final = ("break", "comparable", "provisional", "projection")
_NOT_FIGURES: Final = ("published", "recorded", "source", "url", *NOTES, "line", *FLAG_COLUMNS)

_REMARKS: Final[Mapping[str, Message]] = {
    "mark": phrase("the sign before the decimals is the one that other cells of the column show"),
    "fits": phrase("read as the only number that fits the indicator"),
    "rhythm": phrase("read as the only period that fits how the indicator is reported"),
    "year above": phrase("of the year that is named above or given with --period"),
    "fraction": phrase("fractions of 1, read as percentages"),
    "percent format": phrase("cells with the percent format"),
    "provisional": phrase("marked as provisional"),
    "no unit": phrase("far from what is known, and nothing says whether it is a percentage or a count"),
}
"""What is remarked of cells that could have been read otherwise."""


class SheetReading:
    """One reading of a sheet: its columns as its cells show them, its wrong rows, and the notes to print.

    Rows count from the one below the header, columns from 0.
    """

    def __init__(
        self, sheet: Sheet, indicators: Mapping[str, KnownIndicator], settings: Settings, problems: list[Diagnostic]
    ) -> None:
        self.sheet = sheet
        self.indicators = indicators
        self.settings = settings
        self.problems = problems
        self.columns = dict(sheet.columns)
        self.unit = sheet.unit
        """The column of units."""
        self.wrong: set[int] = set(sheet.body.wrong)
        """The rows whose figures cannot be read, which is reported."""
        self.passed: list[PassedRow] = []
        self.notes: list[Message] = []
        self.doubts: list[Diagnostic] = []
        """What may be read wrongly, to be warned of."""
        self._readable = {sheet.columns[name] for name in _NOT_FIGURES if name in sheet.columns}
        """The columns in which a fault leaves the figure readable, so that the rest of its row is checked as well."""
        self._unusable: set[tuple[int, int]] = set()
        """The cells that cannot be taken, which is reported, by row and column."""
        self._remarks: Counter[tuple[str, int]] = Counter()
        self._first: dict[tuple[str, int], tuple[int, str, str]] = {}

    @property
    def figure_places(self) -> list[int]:
        """The columns that may hold figures."""
        columns = (self.columns[name] for name in FIGURES if name in self.columns)
        return [*(item.place for item in self.sheet.values), *columns]

    def column(self, name: str) -> TextColumn:
        """Return all cells of a column, empty ones where the sheet has no such column."""
        index = self.columns.get(name)
        return TextColumn.repeating("", self.sheet.size) if index is None else self.sheet.cells[index]

    def cell_name(self, row: int, index: int) -> str:
        return self.sheet.grid.cell_name(self.sheet.header.below + row, index)

    def report(self, row: int, index: int, refused: Fault) -> None:
        if index not in self._readable:
            self.wrong.add(row)
        if (row, index) in self._unusable:  # which says why already
            return
        report(self.problems, self.sheet.problem(row, index, *refused))

    def report_unusable(self, row: int, index: int, message: Message, hint: Message) -> None:
        """Report a cell that cannot be taken, and nothing else of it from then on."""
        self.report(row, index, Fault("PAR210", message, hint))
        self._unusable.add((row, index))

    def report_header(self, index: int, message: Message, hint: Message) -> None:
        self.sheet.report_header(self.problems, index, message, hint)

    def doubt(self, problem: Diagnostic) -> None:
        self.doubts.append(problem._replace(warning=True))

    def remark(self, kind: str, row: int, index: int, text: str, meaning: str) -> None:
        """Keep that a cell could have been read otherwise."""
        self._remarks[kind, index] += 1
        self._first.setdefault((kind, index), (row, text, meaning))

    def note_remarks(self) -> None:
        """Note how cells were read that could have been read otherwise, with the first one of each column."""
        used = self.sheet.period or self.sheet.dated or any(kind == "year above" for kind, _ in self._remarks)
        if self.sheet.above[1] == "--period" and not used:
            self.notes.append(phrase("{option} is not used: each figure has its period", option="--period"))
        for (kind, index), count in self._remarks.items():
            row, text, meaning = self._first[kind, index]
            note = phrase(
                "{column}: {kind}: {count}, the first “{text}” in {cell} as {number}",
                column=self.sheet.header.headings[index].text,
                kind=_REMARKS[kind],
                count=Count(count),
                text=cells.in_words(text),
                cell=self.cell_name(row, index),
                number=number_cells.as_number(meaning),
            )
            self.notes.append(note)


def cells_at(column: TextColumn, places: Sequence[int]) -> TextColumn:
    """Return the cells of some rows; all of them where the rows are a range, and so none is left out."""
    return column if isinstance(places, range) else column.at(places)
