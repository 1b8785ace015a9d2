"""Reported values of all files, kept by column, and where each of them stands."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Misnamed, Origin, check_row
from par_cli.model.observations import Observations
from par_cli.model.reports import Observation
from par_cli.source import MAX_PROBLEMS, Block, Document, Table, too_many


class Values(Collection[Entry[Observation]]):
    """Every value that is right by itself; an entry is made when somebody asks for it.

    A rule that looks at all of them asks for those ``where`` something may be wrong, or looks at the columns.
    """

    def __init__(self) -> None:
        """Begin without values."""
        self.observations = Observations()
        self._starts: list[int] = []
        self._parts: list[tuple[Document | Table, Sequence[int]]] = []
        self._order: Sequence[int] = ()

    # --- filling it

    def add_document(self, document: Document, entries: Sequence[Entry[Observation]]) -> None:
        """Add the values of a YAML file."""
        if entries:
            self._begin(document, [int(entry.origin.path[-1]) for entry in entries])
        for entry in entries:
            self.observations.add(entry.value)

    def add_table(self, table: Table, problems: list[Diagnostic], misnamed: list[Misnamed]) -> int:
        """Add the rows of a CSV file, up to a thousand problems; give their number.

        Faults are appended to ``problems``, those that need a look at the other files to ``misnamed``.
        """
        before = self.observations.size
        most = len(problems) + len(misnamed) + MAX_PROBLEMS
        for block in table.blocks():
            right = block
            try:
                self.observations.take(table.header, block.columns)
            except ValidationError:
                right = self._right_rows(table, block, problems, misnamed, most)
                if right.lines:
                    self.observations.take(table.header, right.columns)
            if right.lines:
                self._begin(table, right.lines, self.observations.size - len(right.lines))
            if len(problems) + len(misnamed) > most:
                break
        return self.observations.size - before

    @staticmethod
    def _right_rows(
        table: Table, block: Block, problems: list[Diagnostic], misnamed: list[Misnamed], most: int
    ) -> Block:
        """Give the rows of a block that are right by themselves, after reporting the others."""
        right: list[int] = []
        for number, line in enumerate(block.lines):
            if len(problems) + len(misnamed) >= most:
                problems.append(too_many(table.file, line, 1))
                break
            cells = dict(zip(table.header, block.row(number), strict=True))
            if check_row(cells, Origin(table, (), line), Observation, problems, misnamed):
                right.append(number)
        return Block(
            [block.lines[number] for number in right],
            [[column[number] for number in right] for column in block.columns],
        )

    def _begin(self, document: Document | Table, numbers: Sequence[int], start: int | None = None) -> None:
        self._starts.append(self.observations.size if start is None else start)
        self._parts.append((document, numbers))

    def arrange(self) -> None:
        """Put them in order, once all are there."""
        self._order = self.observations.arrange()

    def without(self, file: str) -> Values:
        """Give them without those of a file; the same where it holds none."""
        ends = [*self._starts[1:], len(self._order)]
        parts = zip(self._starts, ends, self._parts, strict=True)
        gone = [range(start, end) for start, end, (document, _) in parts if document.file == file]
        if not gone:
            return self
        dropped = bytearray(len(self._order))
        for places in gone:
            dropped[places.start : places.stop] = b"\x01" * len(places)
        rows = [row for row, place in enumerate(self._order) if not dropped[place]]
        kept = Values()
        kept._starts, kept._parts = self._starts, self._parts
        kept._order = [self._order[row] for row in rows]
        kept.observations = self.observations.only(rows)
        return kept

    # --- asking

    def __len__(self) -> int:
        """Give how many there are."""
        return self.observations.size

    def __iter__(self) -> Iterator[Entry[Observation]]:
        """Give all of them: some microseconds each."""
        return map(self.entry, range(len(self)))

    def __contains__(self, item: object) -> bool:
        """Whether an entry is one of them."""
        return any(item == entry for entry in self)

    def entry(self, row: int) -> Entry[Observation]:
        """Give one of them."""
        return Entry(self.observations.observation(row), self.origin(row))

    def origin(self, row: int) -> Origin:
        """Give where one of them stands."""
        place = self._order[row]
        part = bisect(self._starts, place) - 1
        document, numbers = self._parts[part]
        number = numbers[place - self._starts[part]]
        if isinstance(document, Table):
            return Origin(document, (), number)
        return Origin(document, ("values", number))

    def where(self, names: Sequence[str], test: Callable[..., bool]) -> Iterator[int]:
        """Give the rows whose values in some columns pass a test; what recurs together is tested once."""
        columns = [self.observations.cells(name) for name in names]
        values: list[Sequence[Any]] = [self.observations.distinct(name) for name in names]
        if len(names) == 1:
            passing = {cell for cell, value in enumerate(values[0]) if test(value)}
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
