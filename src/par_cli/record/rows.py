"""The rows of a spreadsheet as rows of a data file, read column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.messages import Count, Message, phrase
from par_cli.model.columns import NUMBERS
from par_cli.record import cells
from par_cli.record.cells import Refused, Signed
from par_cli.record.sheet import Sheet, StopImportError, report
from par_cli.source import MAX_PROBLEMS
from par_cli.source.text import shown
from par_cli.typed import DECIMAL_MARKS, DecimalMark

_FIGURES: Final = ("value", "numerator", "denominator", "change")
_WITHOUT_FIGURE: Final = frozenset((
    "indicator", "period", "reporter",  # what a template has filled in
    "published", "source",  # what may be given once for all rows
))  # fmt: skip


class Rows(NamedTuple):
    """The rows of a sheet that hold a figure, how many hold none, and how what could mean two things was read.

    ``places`` are those of the rows in the columns of the sheet; ``columns`` hold their cells as a data file has them.
    """

    places: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    passed_over: int
    notes: tuple[Message, ...]

    def column(self, name: str) -> Sequence[str]:
        return self.columns.get(name) or [""] * len(self.places)

    def cells(self, row: int) -> dict[str, str]:
        """Return the cells of one row that hold something, by column."""
        return {name: column[row] for name, column in self.columns.items() if column[row]}

    def only(self, kept: Sequence[int]) -> Rows:
        if len(kept) == len(self.places):
            return self
        columns = {name: [column[row] for row in kept] for name, column in self.columns.items()}
        return self._replace(places=[self.places[row] for row in kept], columns=columns)


def read_rows(sheet: Sheet, entries: Entries, defaults: Mapping[str, str], problems: list[Diagnostic]) -> Rows:
    """Return the rows of a sheet; ``defaults`` fill their empty cells.  What is wrong is appended to ``problems``."""
    try:
        return _Reading(sheet, entries, problems).rows(defaults)
    except StopImportError:
        return Rows((), {}, 0, ())


class _Reading:
    """One reading of a sheet; a cell that equals another one of its column is not read again."""

    def __init__(self, sheet: Sheet, entries: Entries, problems: list[Diagnostic]) -> None:
        self.sheet = sheet
        self.problems = problems
        self.percentages = {item.id for item, _ in entries.indicators if item.unit == "percent"}
        self.readers = cells.cell_readers(entries)
        self.places: Sequence[int] = ()
        self.notable: dict[str, dict[str, Refused | Signed]] = {}
        """The cells whose whole meaning a column of data cannot hold, by column; they are looked at row by row."""
        self.notes: list[tuple[int, Message]] = []

    def rows(self, defaults: Mapping[str, str]) -> Rows:
        given = {name: self.sheet.cells[index] for name, index in self.sheet.columns.items()}
        figures = [given[name] for name in _FIGURES if name in given]
        filled = list(map(any, zip(*figures, strict=True))) or [False] * len(self.sheet.lines)
        self.places = range(len(filled))
        passed_over = 0
        if not all(filled):
            passed_over = self.without_figure(given, (place for place in self.places if not filled[place]))
            self.places = list(compress(self.places, filled))
            given = {name: list(compress(column, filled)) for name, column in given.items()}
        columns = {name: self.column(name, column) for name, column in given.items()}
        self.check(given, columns)
        for name, text in defaults.items():
            columns[name] = [cell or text for cell in columns.get(name) or [""] * len(self.places)]
        notes = [note for _, note in sorted(self.notes, key=itemgetter(0))]
        return Rows(self.places, columns, passed_over, tuple(notes))

    def without_figure(self, given: Mapping[str, Sequence[str]], places: Iterable[int]) -> int:
        """Report the rows in which a figure is missing; return how many other rows without one are not blank."""
        others = [column for name, column in given.items() if name not in _WITHOUT_FIGURE]
        passed_over = 0
        for place in places:
            if any(column[place] for column in others):
                hint = phrase("fill in value, numerator and denominator, or change; or empty the row")
                self.report(place, "value", Refused("PAR602", phrase("the row holds no figure"), hint))
            elif any(column[place] for column in self.sheet.cells):
                passed_over += 1
        return passed_over

    def report(self, place: int, column: str, refused: Refused) -> None:
        report(self.problems, self.sheet.problem(place, column, *refused))

    def column(self, name: str, column: Sequence[str]) -> list[str]:
        simple = cells.column_of_numbers(column) if name in NUMBERS else None
        if simple is not None:
            return simple
        known = self.numbers(name, column) if name in NUMBERS else self.words(name, column)
        return list(map(known.__getitem__, column))

    def kept(self, name: str, text: str, cell: str | Refused | Signed) -> str:
        """Return what a data file holds for a cell; keep what is more than that for its rows."""
        if isinstance(cell, str):
            return cell
        self.notable.setdefault(name, {})[text] = cell
        return cell.number if isinstance(cell, Signed) else ""

    def words(self, name: str, column: Iterable[str]) -> Mapping[str, str]:
        """Return what each different cell of a column is in a data file."""
        read = self.readers[name]
        found: dict[str, str] = {}
        for text in dict.fromkeys(column):
            if len(self.notable.get(name, ())) > MAX_PROBLEMS:
                return defaultdict(str, found)  # nobody will be told of the others
            if text:
                found[text] = self.kept(name, text, read(cells.unescaped(text)))
            elif name in {"indicator", "period"}:
                message, hint = phrase("the cell “{name}” is empty", name=name), phrase("fill it in")
                found[text] = self.kept(name, text, Refused("PAR202", message, hint))
            else:
                found[text] = text
        return found

    def numbers(self, name: str, column: Sequence[str]) -> Mapping[str, str]:
        """Return the number that each different cell of a column is.

        The cells that have one reading show the decimal mark of the column, if they agree.
        """
        different = dict.fromkeys(column)
        found = {"": "", **cells.simple_numbers(different)}
        unclear = cells.unclear_numbers(different)
        others = {text: cells.number_cell(text) for text in different.keys() - found.keys() - set(unclear)}
        simple = "".join(found)
        marks: set[DecimalMark] = {mark for mark in DECIMAL_MARKS if mark in simple}
        marks.update(mark for cell in others.values() if len(cell.readings) == 1 for mark in cell.readings)
        decimal = marks.pop() if len(marks) == 1 else None
        settled: set[str] = set()
        if decimal is None:
            others.update((text, cells.number_cell(text)) for text in unclear)
        else:
            found.update(cells.settled_numbers(unclear, decimal))
            settled.update(unclear)
        for text, cell in others.items():
            found[text] = self.kept(name, text, cells.read_number_cell(name, cell, decimal))
            if cell.is_unclear and found[text]:
                settled.add(text)
        if settled:
            rows = [row for row, text in enumerate(column) if text in settled]
            first = column[rows[0]]
            note = phrase(
                "{column}: “{sign}” is before the decimals, as other cells of the column show; read so: {count}, "
                "the first “{text}” in row {row} as {number}",
                column=self.sheet.header[self.sheet.columns[name]],
                sign=decimal,
                count=Count(len(rows)),
                text=shown(cells.unescaped(first)),
                row=self.sheet.number(self.places[rows[0]]),
                number=found[first],
            )
            self.notes.append((rows[0], note))
        return found

    def check(self, given: Mapping[str, Sequence[str]], columns: dict[str, list[str]]) -> None:
        """Report row by row what was refused; move the sign before a value into the column of bounds."""
        if not self.notable:
            return
        bounds = columns.setdefault("bound", [""] * len(self.places))
        for row, texts in enumerate(zip(*(given[name] for name in self.notable), strict=True)):
            found = {name: self.notable[name].get(text) for name, text in zip(self.notable, texts, strict=True)}
            for name, cell in found.items():
                if isinstance(cell, Refused):
                    self.report(self.places[row], name, cell)
            value = found.get("value")
            if not isinstance(value, Signed):
                continue
            bounds[row] = bounds[row] or value.bound
            if value.bound not in {"", bounds[row]}:
                message = phrase(
                    "the sign before the value says {one}, the bound {other}", one=value.bound, other=bounds[row]
                )
                self.report(self.places[row], "bound", Refused("PAR603", message, phrase("keep one of the two")))
            indicator = columns["indicator"][row]
            if value.percent and indicator and indicator not in self.percentages:
                message = phrase("{name} is not a percentage", name=indicator)
                hint = phrase("remove the percent sign, or correct the indicator")
                self.report(self.places[row], "value", Refused("PAR210", message, hint))
