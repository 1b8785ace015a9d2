"""Everything that was reported of indicators, kept by column: a million values are no million objects.

An :class:`Observation` is made of a row when somebody asks for it.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from operator import itemgetter, lt
from typing import Any, Final, TypeVar

from par_cli.model.columns import NEEDED, NUMBERS, Figures, Recurring, runs_of
from par_cli.model.periods import Period
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation

T = TypeVar("T")
Span = tuple[date, date]
"""The first and the last day of a period, which may be written in several ways."""

_FIELDS: Final = {"break": "series_break"}
"""The columns that the model calls otherwise."""

_PLACE: Final = "place"
"""One more column says where a row stands: the number of its file and its own number in there, as one number."""


class _Shelf:
    """The rows of one indicator as they come, by column; a column may end before the last row."""

    def __init__(self) -> None:
        self.size = 0
        self.columns: dict[str, array[int]] = {}

    def cells(self, name: str) -> Sequence[int]:
        """Give a column, 0 where it is empty."""
        if name not in self.columns:
            return bytes(self.size)
        _fill(self.columns[name], self.size)
        return self.columns[name]

    def taken(self, name: str, like: array[int]) -> array[int]:
        """Give a column away, as one that is like another."""
        column = self.columns.pop(name, array(like.typecode))
        _fill(column, self.size)
        return column


class Observations(Mapping[str, tuple[Observation, ...]]):
    """What was reported, by the id of the indicator: all of it, in order of the end of the period.

    Of two periods that end together the longer comes first; then the whole comes before its reporters, those by their
    ids, and what was published before what was published later.  Rows are added first and arranged then.
    """

    def __init__(self) -> None:
        """Begin without rows."""
        self.size = 0
        self.recurring = {name: Recurring(name) for name in (*OBSERVATION_COLUMNS, "accepted") if name not in NUMBERS}
        self.figures = {name: Figures(name) for name in NUMBERS}
        self.repeated: list[tuple[int, int]] = []
        self._columns: dict[str, Recurring | Figures] = {**self.recurring, **self.figures}
        self._shelves: dict[int, _Shelf] = {}
        self._cells: dict[str, array[int]] = {"indicator": array("i")}
        self._rows: dict[str, Sequence[int]] = {}
        self._stored: dict[str, range] = {}
        self._made: dict[int, Observation] = {}  # by row
        self._given: dict[int, Observation] = {}  # rows of YAML files as they were read, by their place
        self._reporters: dict[tuple[str, ...], Sequence[int]] = {}
        self._picked: tuple[Sequence[int], Callable[[Sequence[int]], Sequence[int]]] = ((), picker(()))
        self._ends: list[Span] = []  # by the cell of the period, its last day before its first
        self._unknown: dict[date, tuple[frozenset[int], frozenset[int]]] = {}

    # --- adding

    def add(self, item: Observation, file: int, number: int) -> None:
        """Add a row that was read as a whole, and where it stands."""
        place = file << 32 | number
        self._given[place] = item
        cells = {_PLACE: struct.pack("q", place)}
        for field, value in item.__dict__.items():
            if value is not None and value is not False and value != {}:
                if field == "indicator":
                    continue
                column = self._columns["break" if field == "series_break" else field]
                cells[column.name] = column.of_cells([column.cell(value)])
        self._put(self.recurring["indicator"].cell(item.indicator), 1, cells)

    def take(self, names: Sequence[str], columns: Sequence[Sequence[str]], file: int, numbers: Sequence[int]) -> None:
        """Add rows by the texts in their columns, as CSV has them, and where they stand; there is at least one.

        Raises :class:`pydantic.ValidationError` where a text is no value of its column, and adds nothing.
        """
        count = len(numbers)
        groups, places = self._by_indicator(columns[names.index("indicator")])
        together: Callable[[Sequence[Any]], Sequence[Any]] = picker(range(count) if places is None else places)
        start = file << 32
        if isinstance(numbers, range):
            stands: Sequence[int] = range(start + numbers.start, start + numbers.stop)
        else:
            stands = [start + number for number in numbers]
        cells = {_PLACE: struct.pack(f"{count}q", *together(stands))}
        for name, texts in zip(names, columns, strict=True):
            if name == "indicator":
                continue
            if name in NEEDED or texts[0] != "" or texts.count("") < count:
                cells[name] = self._columns[name].of_texts(together(texts))
        first = 0
        for indicator, length in groups:
            self._put(indicator, length, cells, first)
            first += length

    def _by_indicator(self, texts: Sequence[str]) -> tuple[list[tuple[int, int]], list[int] | None]:
        """Give the cell of each indicator with the number of its rows, and the rows put together by indicator.

        None instead of these where they stand together already.
        """
        column = self.recurring["indicator"]
        runs = runs_of(texts)
        if runs is not None:
            return [(column[texts[run.start]], len(run)) for run in runs], None
        found: dict[int, list[int]] = {}
        for place, cell in enumerate(map(column.__getitem__, texts)):
            if cell in found:
                found[cell].append(place)
            else:
                found[cell] = [place]
        return [(cell, len(rows)) for cell, rows in found.items()], list(chain.from_iterable(found.values()))

    def _put(self, indicator: int, count: int, cells: Mapping[str, bytes], start: int = 0) -> None:
        """Add so many rows of one indicator by their cells, from one on."""
        if indicator not in self._shelves:
            self._shelves[indicator] = _Shelf()
        shelf = self._shelves[indicator]
        columns = shelf.columns
        for name, data in cells.items():
            column = columns.get(name)
            if column is None:
                column = columns[name] = self._column(name)
            if len(column) < shelf.size:
                _fill(column, shelf.size)
            first = start * column.itemsize
            column.frombytes(data[first : first + count * column.itemsize])
        shelf.size += count
        self.size += count

    def arrange(self) -> None:
        """Put all rows in order, once they are there.

        ``repeated`` are those that speak of the same as an earlier one, of the same day, each with the first such.
        """
        keys_of = self._keys()
        start = 0
        for indicator, shelf in self._shelves.items():
            name, stored = self.distinct("indicator")[indicator], range(start, start + shelf.size)
            self._rows[name] = self._stored[name] = stored
            keys = keys_of(shelf)
            if not all(map(lt, keys, islice(keys, 1, None))):
                order = sorted(range(shelf.size), key=keys.__getitem__)
                self._rows[name] = array("i", map(start.__add__, order))
                if len(set(keys)) < len(keys):
                    self.repeated.extend(_repeated(order, keys, start))
            start = stored.stop
        for name in {name for shelf in self._shelves.values() for name in shelf.columns}:
            whole = self._cells[name] = self._column(name)
            for shelf in self._shelves.values():
                whole.extend(shelf.taken(name, whole))
        for indicator, shelf in self._shelves.items():
            self._cells["indicator"].extend(array("i", [indicator]) * shelf.size)
        self._shelves.clear()
        spans = [(date.min, date.min) if period is None else period[1:3] for period in self.distinct("period")]
        self._ends = [(end, begin) for begin, end in spans]

    def _column(self, name: str) -> array[int]:
        """Give a column without rows."""
        return array("i" if name in self.recurring else "q")

    def _keys(self) -> Callable[[_Shelf], list[int]]:
        """Give what gives a number for each row by which the rows of an indicator are put in order."""
        periods = _ranks(self.distinct("period"), lambda period: (period.end, period.start))
        reporters = _ranks(self.distinct("reporter"), str)
        days = _ranks(self.distinct("published"), date.toordinal)
        step, leap = len(days), len(days) * len(reporters)
        periods, reporters = [place * leap for place in periods], [place * step for place in reporters]

        def keys(shelf: _Shelf) -> list[int]:
            cells = zip(*map(shelf.cells, ("period", "reporter", "published")), strict=True)
            return [periods[period] + reporters[reporter] + days[day] for period, reporter, day in cells]

        return keys

    # --- asking for rows

    def __getitem__(self, indicator: str) -> tuple[Observation, ...]:
        """Give everything that was reported of an indicator, what is of the whole as :meth:`whole` gives it."""
        self.whole(indicator)
        return tuple(map(self.observation, self._rows[indicator]))

    def __iter__(self) -> Iterator[str]:
        """Give the ids of the indicators of which something was reported."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Give the number of these indicators."""
        return len(self._rows)

    def rows(self, indicator: str) -> Sequence[int]:
        """Give the rows of an indicator, in order."""
        return self._rows.get(indicator, ())

    def stored(self, indicator: str) -> range:
        """Give the rows of an indicator as they are kept, one beside the other."""
        return self._stored.get(indicator, range(0))

    def known(self, indicator: str, as_of: date) -> Sequence[int]:
        """Give the rows of an indicator that were known on a day, in order: published, and of a period that is over."""
        if as_of not in self._unknown:
            self._unknown[as_of] = (
                frozenset(cell for cell, (end, _) in enumerate(self._ends) if end > as_of),
                frozenset(cell for cell, day in enumerate(self.distinct("published")) if day and day > as_of),
            )
        ahead, unpublished = self._unknown[as_of]
        rows = self.rows(indicator)
        if ahead:
            rows = [row for row, cell in zip(rows, self.cells_in("period", rows), strict=True) if cell not in ahead]
        if unpublished:
            days = self.cells_in("published", rows)
            rows = [row for row, cell in zip(rows, days, strict=True) if cell not in unpublished]
        return rows

    def by_span(self, rows: Sequence[int]) -> Iterator[tuple[Span, Sequence[int]]]:
        """Part rows of one indicator, which are in order, by the first and the last day of their periods."""
        periods, ends = self.cells("period"), self._ends
        start = 0
        while start < len(rows):
            end = ends[periods[rows[start]]]
            stop = bisect(rows, end, start, key=lambda row: ends[periods[row]])
            yield (end[1], end[0]), rows[start:stop]
            start = stop

    def reporters(self, names: tuple[str, ...]) -> Sequence[int]:
        """Give the cells of some reporters, 0 for one that has reported nothing."""
        if names not in self._reporters:
            column = self.recurring["reporter"]
            self._reporters[names] = [column.get(name, 0) for name in names]
        return self._reporters[names]

    def subjects(self) -> Iterator[tuple[str, str, Span]]:
        """Give for each row its indicator, its reporter ("" for the whole), and the days of which it speaks."""
        names, reporters = self.recurring["indicator"].texts, self.recurring["reporter"].texts
        spans = [(begin, end) for end, begin in self._ends]
        cells = zip(*map(self.cells, ("indicator", "reporter", "period")), strict=True)
        return ((names[name], reporters[reporter], spans[period]) for name, reporter, period in cells)

    def whole(self, indicator: str) -> tuple[Observation, ...]:
        """Give what was reported of an indicator as a whole, by no single reporter; the same objects every time."""
        rows = self.rows(indicator)
        reporters = self.cells_in("reporter", rows)
        own = [row for row, reporter in zip(rows, reporters, strict=True) if not reporter] if 0 in reporters else []
        self._made.update((row, self.observation(row)) for row in own)
        return tuple(map(self._made.__getitem__, own))

    def observation(self, row: int) -> Observation:
        """Give a row."""
        made = self._made.get(row) or self._given.get(self._cells[_PLACE][row])
        if made is not None:
            return made
        filled = ((name, column) for name, column in self._columns.items() if name in self._cells)
        found = {_FIELDS.get(name, name): column.value(self._cells[name][row]) for name, column in filled}
        return _BLANK.model_copy(update=found)

    def stands(self, row: int) -> tuple[int, int]:
        """Give where a row stands: the number of its file, and its own number in there."""
        return divmod(self._cells[_PLACE][row], 1 << 32)

    # --- asking for columns

    def cells(self, name: str) -> Sequence[int]:
        """Give a column: a cell for each row, 0 where it is empty."""
        return self._cells[name] if name in self._cells else bytes(self.size)

    def columns(self, rows: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
        """Give what some rows of one indicator hold in each other column that is not empty there, by its name."""
        for name in sorted(self._cells.keys() & self._columns.keys() - {"indicator"}):
            if any(cells := self.cells_in(name, rows)):
                yield name, cells

    def cells_in(self, name: str, rows: Sequence[int]) -> Sequence[int]:
        """Give the cells of a column in some rows."""
        if name not in self._cells:
            return bytes(len(rows))
        if self._picked[0] is not rows:  # which are asked for column after column, and never change
            self._picked = (rows, picker(rows))
        return self._picked[1](self._cells[name])

    def holds(self, name: str) -> bool:
        """Whether some row may have something in a column."""
        return name in self._cells

    def distinct(self, name: str) -> Sequence[Any]:
        """Give the values that recur in a column: a cell is the place of its value, 0 that of none."""
        return self.recurring[name].distinct

    def total(self, name: str, rows: Sequence[int]) -> Decimal | None:
        """Give the sum of a column of numbers in some rows; None where one of them is empty."""
        return self.figures[name].total(self.cells_in(name, rows))

    def among(self, name: str, rows: Sequence[int]) -> set[Any]:
        """Give the values that a column has in some rows, None for nothing."""
        return set(map(self._columns[name].value, set(self.cells_in(name, rows))))

    def shared(self, names: Sequence[str], rows: Sequence[int]) -> dict[str, Any]:
        """Give the values of some columns where they are the same in all rows; else nothing of any of them."""
        found: dict[str, Any] = {}
        for name in names:
            cells = self.cells_in(name, rows)
            if cells[0] != cells[-1] or cells.count(cells[0]) < len(cells):
                return dict.fromkeys(names)
            found[name] = self._columns[name].value(cells[0])
        return found


def picker(rows: Sequence[int]) -> Callable[[Sequence[T]], Sequence[T]]:
    """Give what picks some rows out of a column: the fastest way there is."""
    if isinstance(rows, range):
        return itemgetter(slice(rows.start, rows.stop))
    if len(rows) > 1:
        return itemgetter(*rows)
    return lambda cells: [cells[row] for row in rows]


def _fill(column: array[int], size: int) -> None:
    """Give a column empty cells up to a row."""
    column.frombytes(bytes((size - len(column)) * column.itemsize))


def _ranks(values: Sequence[Any], key: Callable[[Any], Any]) -> list[int]:
    """Give the place of each value among all, that of nothing, the first, before the others."""
    places = {item: place for place, item in enumerate(sorted({key(value) for value in values[1:]}), start=1)}
    return [0, *(places[key(value)] for value in values[1:])]


def _repeated(order: Sequence[int], keys: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    """Give each row in an order, counted from a start, that has the key of an earlier one, with the first such."""
    first = order[0]
    for place in order[1:]:
        if keys[place] == keys[first]:
            yield start + place, start + first
        else:
            first = place


_BLANK: Final = Observation.model_construct(indicator="", period=Period("", date.min, date.min, 0))
