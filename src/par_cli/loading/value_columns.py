"""The reported values of all files, kept by column, and the place of each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from pydantic import ValidationError

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Misnamed, Origin, check_row
from par_cli.model.observations import Observations
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.source import MAX_PROBLEMS, Block, Document, Table, too_many, typed_cell

_PROJECTION: Final = "projection"


class StoredValues:
    """Values that are right by themselves; an entry is made only when it is asked for.

    A rule that looks at all of them asks for those ``where`` something may be wrong, or looks at the columns.
    """

    def __init__(self, files: list[Document | Table]) -> None:
        self.observations = Observations()
        self._files = files

    def __len__(self) -> int:
        return self.observations.size

    def entry(self, row: int) -> Entry[Observation]:
        return Entry(self.observations.observation(row), self.origin(row))

    def about(self, indicator: str, reporter: str | None, period: Period) -> Iterator[Entry[Observation]]:
        """Iterate over what was reported of an indicator by a reporter for the days of a period."""
        wanted = (indicator, reporter or "", period[1:3])
        return (self.entry(row) for row, subject in enumerate(self.observations.subjects()) if subject == wanted)

    def origin(self, row: int) -> Origin:
        file, number = self.observations.location_of(row)
        document = self._files[file]
        return Origin(document, (), number) if isinstance(document, Table) else Origin(document, ("values", number))

    def where(self, names: Sequence[str], test: Callable[..., bool]) -> Iterator[Entry[Observation]]:
        """Return the entries whose values in some columns pass a test."""
        return map(self.entry, self.rows_where(names, test))

    def where_of_indicators(self, name: str, test: Callable[[str, Any], bool]) -> Iterator[Entry[Observation]]:
        """Yield the entries whose indicator and value in a column pass a test together."""
        values = self.observations.distinct(name)
        for indicator in self.observations:
            rows = self.observations.stored(indicator)
            cells = self.observations.cells_in(name, rows)
            passing = {cell for cell in set(cells) if test(indicator, values[cell])}
            if passing:
                yield from (self.entry(row) for row, cell in zip(rows, cells, strict=True) if cell in passing)

    def rows_where(self, names: Sequence[str], test: Callable[..., bool]) -> Iterator[int]:
        """Yield the rows of these entries; values that recur together are tested once."""
        columns = [self.observations.cells(name) for name in names]
        values: list[Sequence[Any]] = [self.observations.distinct(name) for name in names]
        if len(names) == 1:
            passing = {cell for cell, value in enumerate(values[0]) if test(value)}
            if 0 in passing and all(columns[0]):  # no cell is empty
                passing.remove(0)
            if passing:
                yield from (row for row, cell in enumerate(columns[0]) if cell in passing)
            return
        found = {
            cells
            for cells in set(zip(*columns, strict=True))
            if test(*(known[cell] for known, cell in zip(values, cells, strict=True)))
        }
        if found:
            yield from (row for row, cells in enumerate(zip(*columns, strict=True)) if cells in found)


class ReportedValues(StoredValues):
    """All values of all files; projections are kept apart from what was observed, so that no series has them."""

    def __init__(self) -> None:
        super().__init__([])
        self.projections = StoredValues(self._files)
        self._periods: dict[str, frozenset[Period]] = {}

    def periods(self, indicator: str) -> frozenset[Period]:
        """Return the periods that anything is reported for of an indicator, once all is read."""
        if indicator not in self._periods:
            found = self.observations.distinct_in("period", self.observations.stored(indicator))
            self._periods[indicator] = frozenset(found)
        return self._periods[indicator]

    @property
    def kinds(self) -> tuple[StoredValues, StoredValues]:
        """What was observed, and the projections, for a rule that holds for both."""
        return self, self.projections

    def add_document(self, document: Document, entries: Sequence[Entry[Observation]]) -> None:
        self._files.append(document)
        for entry in entries:
            values = self.projections if entry.value.projection else self
            values.observations.append(entry.value, len(self._files) - 1, int(entry.origin.path[-1]))

    def add_table(self, table: Table, problems: list[Diagnostic], misnamed: list[Misnamed]) -> int:
        """Add the right rows of a CSV file, up to a thousand problems; return the number of rows that were added.

        Append faults to ``problems``, those that need a look at the other files to ``misnamed``.
        """
        before = self._count()
        most = len(problems) + len(misnamed) + MAX_PROBLEMS
        file = len(self._files)
        self._files.append(table)

        def add(observations: Observations, block: Block) -> bool:
            try:
                observations.extend_columns(table.header, block.columns, file, block.lines)
            except ValidationError:
                return False
            return True

        for whole in table.blocks():
            kinds = [*self._apart(table, whole)]
            if len(kinds) == 1 and add(*kinds[0]):
                continue
            for block in whole.pieces():
                for observations, rows in self._apart(table, block):
                    if not add(observations, rows):
                        right = _right_rows(table, rows, problems, misnamed, most)
                        if right.lines:
                            add(observations, right)
                if len(problems) + len(misnamed) >= most:
                    problems.append(too_many(table.file, block.lines[-1] + 1, 1))
                    return self._count() - before
        return self._count() - before

    def _count(self) -> int:
        return sum(values.observations.size for values in self.kinds)

    def _apart(self, table: Table, block: Block) -> Iterator[tuple[Observations, Block]]:
        """Yield the rows of a block that were observed, and those that are projections, where there are any."""
        marks = block.columns[table.header.index(_PROJECTION)] if _PROJECTION in table.header else ()
        marked = {text for text in set(marks) if text and typed_cell(text) is True}
        if not marked:
            yield self.observations, block
            return
        for observations, expected in ((self.observations, False), (self.projections.observations, True)):
            places = [place for place, text in enumerate(marks) if (text in marked) == expected]
            if places:
                yield observations, _rows_of(block, places)

    def freeze(self) -> None:
        """Order all values after the last one is read."""
        for values in self.kinds:
            values.observations.freeze()


def _rows_of(block: Block, places: Sequence[int]) -> Block:
    lines = [block.lines[place] for place in places]
    return Block(lines, [[column[place] for place in places] for column in block.columns])


def _right_rows(table: Table, block: Block, problems: list[Diagnostic], misnamed: list[Misnamed], most: int) -> Block:
    """Return the rows of a block that are right by themselves, after reporting the others."""
    right: list[int] = []
    for place, line in enumerate(block.lines):
        if len(problems) + len(misnamed) >= most:
            break
        cells = {name: column[place] for name, column in zip(table.header, block.columns, strict=True)}
        if check_row(cells, Origin(table, (), line), problems, misnamed):
            right.append(place)
    return _rows_of(block, right)
