"""Everything that was reported of indicators, kept by column, because a million values must not be a million objects.

An :class:`Observation` is made of a row only when it is asked for.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, compress, islice
from operator import itemgetter, lt, not_
from typing import Any, Final, TypeVar

from par_cli.model.columns import NUMBERS, Figures, Recurring, runs_of
from par_cli.model.periods import Period
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation
from par_cli.source import TextColumn

T = TypeVar("T")
Span = tuple[date, date]  # the first and the last day of a period, which may be written in several ways

_FIELDS: Final = {"break": "series_break"}  # the columns whose field in the model has another name
_COLUMNS: Final = {field: column for column, field in _FIELDS.items()}

_LOCATION: Final = "location"
"""One more column, with the number of the file of a row and its number in that file, packed into one integer."""


class _Rows:
    """The rows of one indicator in the order in which they come; a column may end before the last row."""

    def __init__(self) -> None:
        self.size = 0
        self.columns: dict[str, array[int]] = {}

    def cells(self, name: str) -> Sequence[int]:
        """Return a column, 0 where it is empty."""
        if name not in self.columns:
            return bytes(self.size)
        _fill(self.columns[name], self.size)
        return self.columns[name]


class Observations(Mapping[str, tuple[Observation, ...]]):
    """What was reported, by the id of the indicator, in order of the end of the period.

    Of two periods that end on the same day the longer comes first; then the whole comes before its reporters, these by
    their ids, and what was published earlier before what was published later. Rows are added first; :meth:`freeze`
    orders them, and everything else works only then.
    """

    def __init__(self) -> None:
        self.size = 0
        self.recurring = {name: Recurring(name) for name in (*OBSERVATION_COLUMNS, "accepted") if name not in NUMBERS}
        self.figures = {name: Figures(name) for name in NUMBERS}
        self.repeated: list[tuple[int, int]] = []
        self._columns: dict[str, Recurring | Figures] = {**self.recurring, **self.figures}
        self._added: dict[int, _Rows] = {}  # by the cell of the indicator, until all are there
        self._cells: dict[str, array[int]] = {"indicator": array("i")}
        self._rows: dict[str, Sequence[int]] = {}
        self._stored: dict[str, range] = {}
        self._filled_of: dict[str, frozenset[str]] = {}  # by indicator, the columns that are not empty
        self._whole: dict[int, Observation] = {}  # by row
        self._reporters: dict[tuple[str, ...], Sequence[int]] = {}
        self._picked: tuple[Sequence[int], Callable[[Sequence[int]], Sequence[int]]] = ((), _picker(()))
        self._ends: list[Span] = []  # by the cell of the period, its last day before its first
        self._unknown: dict[date, tuple[frozenset[int], frozenset[int]]] = {}
        self._is_whole = True

    # --- adding

    def append(self, item: Observation, file: int, number: int) -> None:
        """Add one observation, which is the ``number``-th in a ``file``."""
        cells = {_LOCATION: struct.pack("q", file << 32 | number)}
        for field, value in item.__dict__.items():
            if field != "indicator" and value is not None and value is not False and value != {}:
                column = self._columns[_COLUMNS.get(field, field)]
                cells[column.name] = column.pack([column.cell(value)])
        self._put(self.recurring["indicator"].cell(item.indicator), 1, cells)

    def extend_columns(
        self, names: Sequence[str], columns: Sequence[Sequence[str]], file: int, numbers: Sequence[int]
    ) -> None:
        """Add at least one row of a ``file`` by the CSV texts in its columns; ``numbers`` are those of the rows.

        Raise :class:`pydantic.ValidationError` where a text is not valid in its column, and add nothing.
        """
        count = len(numbers)
        groups, order = self._by_indicator(columns[names.index("indicator")])
        grouped: Callable[[Sequence[Any]], Sequence[Any]] = _picker(range(count) if order is None else order)
        start = file << 32
        if isinstance(numbers, range):
            locations: Sequence[int] = range(start + numbers.start, start + numbers.stop)
        else:
            locations = [start + number for number in numbers]
        cells = {_LOCATION: struct.pack(f"{count}q", *grouped(locations))}
        for name, texts in zip(names, columns, strict=True):
            if name == "indicator":
                continue
            column = self._columns[name]
            found = column.cells_of(texts)
            if found:
                cells[name] = column.pack(grouped(found))
        first = 0
        for indicator, length in groups:
            self._put(indicator, length, cells, first)
            first += length

    def _by_indicator(self, texts: Sequence[str]) -> tuple[list[tuple[int, int]], list[int] | None]:
        """Return the cell and the number of rows of each indicator, and the order that groups the rows by indicator.

        The order is None where the rows are in groups already.
        """
        column = self.recurring["indicator"]
        runs = runs_of(texts.indexes if isinstance(texts, TextColumn) else texts)
        if runs is not None:
            return [(column[texts[run.start]], len(run)) for run in runs], None
        found: dict[int, list[int]] = {}
        for place, cell in enumerate(column.cells_of(texts)):
            if cell in found:
                found[cell].append(place)
            else:
                found[cell] = [place]
        return [(cell, len(rows)) for cell, rows in found.items()], list(chain.from_iterable(found.values()))

    def _put(self, indicator: int, count: int, cells: Mapping[str, bytes], start: int = 0) -> None:
        """Add ``count`` rows of one indicator: the cells of each column that is not empty, from ``start`` on."""
        rows = self._added.setdefault(indicator, _Rows())
        columns = rows.columns
        for name, data in cells.items():
            column = columns.get(name) or array(self._type_code(name))
            piece = data[start * column.itemsize : (start + count) * column.itemsize]
            if piece == bytes(len(piece)):  # as a column of some other indicator
                continue
            columns[name] = column
            if len(column) < rows.size:
                _fill(column, rows.size)
            column.frombytes(piece)
        rows.size += count
        self.size += count

    def freeze(self) -> None:
        """Order all rows, once they are there.

        Afterwards ``repeated`` holds each row that speaks of the same, published on the same day, as an earlier one,
        together with the first such row.
        """
        keys_of = self._sort_keys()
        start = 0
        for indicator, added in self._added.items():
            name, stored = self.distinct("indicator")[indicator], range(start, start + added.size)
            self._rows[name] = self._stored[name] = stored
            self._filled_of[name] = frozenset(added.columns)
            keys = keys_of(added)
            if not all(map(lt, keys, islice(keys, 1, None))):
                order = sorted(range(added.size), key=keys.__getitem__)
                self._rows[name] = array("i", struct.pack(f"{added.size}i", *[start + place for place in order]))
                if len(set(keys)) < len(keys):
                    self.repeated.extend(_repeated(order, keys, start))
            start = stored.stop
        for name in {_LOCATION, *chain.from_iterable(self._filled_of.values())}:
            whole = self._cells[name] = array(self._type_code(name))
            size = 0
            for added in self._added.values():
                if name in added.columns:
                    _fill(whole, size)
                    whole.extend(added.columns.pop(name))  # so that no two copies are in memory for long
                size += added.size
            _fill(whole, size)
        for indicator, added in self._added.items():
            self._cells["indicator"].extend(array("i", [indicator]) * added.size)
        self._added.clear()
        spans = [(date.min, date.min) if period is None else period[1:3] for period in self.distinct("period")]
        self._ends = [(end, begin) for begin, end in spans]

    def _type_code(self, name: str) -> str:
        return "q" if name == _LOCATION else self._columns[name].type_code

    def _sort_keys(self) -> Callable[[_Rows], list[int]]:
        """Return a function that maps the rows of an indicator to integers in the order of the rows."""
        periods = _ranks(self.distinct("period"), lambda period: (period.end, period.start))
        reporters = _ranks(self.distinct("reporter"), str)
        days = _ranks(self.distinct("published"), date.toordinal)
        step, leap = len(days), len(days) * len(reporters)
        periods, reporters = [place * leap for place in periods], [place * step for place in reporters]

        def keys(rows: _Rows) -> list[int]:
            cells = zip(*map(rows.cells, ("period", "reporter", "published")), strict=True)
            return [periods[period] + reporters[reporter] + days[day] for period, reporter, day in cells]

        return keys

    def keeping(self, rows: Mapping[str, Sequence[int]]) -> Observations:
        """Return the same without what is not in some rows, by indicator and in order; both share their columns."""
        found = copy(self)
        found.__dict__.update(_rows=dict(rows), _is_whole=False)
        return found

    # --- asking for rows

    def __getitem__(self, indicator: str) -> tuple[Observation, ...]:
        """Return everything that was reported of an indicator, what is of the whole as :meth:`whole` has it."""
        self.whole(indicator)
        return tuple(map(self.observation, self._rows[indicator]))

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the indicators of which something was reported."""
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, indicator: str) -> Sequence[int]:
        """Return the rows of an indicator, in order."""
        return self._rows.get(indicator, ())

    def stored(self, indicator: str) -> range:
        """Return the rows of an indicator as they are stored: next to each other, in no order."""
        return self._stored.get(indicator, range(0))

    def known(self, indicator: str, as_of: date) -> Sequence[int]:
        """Return the rows of an indicator that were published on a day, and whose period was over, in order."""
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
        """Split ordered rows of one indicator by the first and the last day of their periods."""
        periods, ends = self.cells("period"), self._ends
        start = 0
        while start < len(rows):
            end = ends[periods[rows[start]]]
            stop = bisect(rows, end, start, key=lambda row: ends[periods[row]])
            yield (end[1], end[0]), rows[start:stop]
            start = stop

    def reporters(self, names: tuple[str, ...]) -> Sequence[int]:
        """Return the cells of some reporters, 0 for one that has reported nothing."""
        if names not in self._reporters:
            column = self.recurring["reporter"]
            self._reporters[names] = [column.get(name, 0) for name in names]
        return self._reporters[names]

    def subjects(self) -> Iterator[tuple[str, str, Span]]:
        """Iterate over the rows: the indicator, the reporter ("" for the whole) and the days of which each speaks."""
        names, reporters = self.recurring["indicator"].texts, self.recurring["reporter"].texts
        spans = [(begin, end) for end, begin in self._ends]
        cells = zip(*map(self.cells, ("indicator", "reporter", "period")), strict=True)
        return ((names[name], reporters[reporter], spans[period]) for name, reporter, period in cells)

    def whole(self, indicator: str) -> tuple[Observation, ...]:
        """Return what was reported of an indicator as a whole, by no single reporter; the same objects every time."""
        if all(self.cells_in("reporter", self.stored(indicator))):  # which costs less than to look at them in order
            return ()
        rows = self.rows(indicator)
        own = list(compress(rows, map(not_, self.cells_in("reporter", rows))))
        self._whole.update((row, self.observation(row)) for row in own)
        return tuple(map(self._whole.__getitem__, own))

    def observation(self, row: int) -> Observation:
        if row in self._whole:
            return self._whole[row]
        return _BLANK.model_copy(update={field: read(cells[row]) for field, cells, read in self._filled})

    @cached_property
    def _filled(self) -> Sequence[tuple[str, Sequence[int], Callable[[int], Any]]]:
        """The field of each column that is not empty, its cells, and what reads one."""
        filled = ((name, column) for name, column in self._columns.items() if name in self._cells)
        return [(_FIELDS.get(name, name), self._cells[name], column.value) for name, column in filled]

    def location_of(self, row: int) -> tuple[int, int]:
        """Return the number of the file of a row, and its number in that file."""
        return divmod(self._cells[_LOCATION][row], 1 << 32)

    # --- asking for columns

    def has_column(self, name: str) -> bool:
        """Return whether any row may have something in a column."""
        return name in self._cells

    def filled(self, indicator: str) -> frozenset[str]:
        """Return the columns in which any row of an indicator has something."""
        return self._filled_of.get(indicator, frozenset())

    def have_decimals(self, names: Sequence[str]) -> bool:
        """Return whether any number in some columns was written with decimals."""
        return any(self.figures[name].has_decimals for name in names)

    def cells(self, name: str) -> Sequence[int]:
        """Return a column: a cell for each row, 0 where it is empty."""
        return self._cells[name] if name in self._cells else bytes(self.size)

    def cells_of_all(self, name: str) -> Sequence[int]:
        """Return a column as :meth:`cells` does, without the rows that are left out."""
        if self._is_whole:
            return self.cells(name)
        return [cell for rows in self._rows.values() for cell in self.cells_in(name, rows)]

    def cells_in(self, name: str, rows: Sequence[int]) -> Sequence[int]:
        if name not in self._cells:
            return bytes(len(rows))
        if self._picked[0] is not rows:  # the same rows are asked for column after column, and never change
            self._picked = (rows, _picker(rows))
        return self._picked[1](self._cells[name])

    def digestible_columns(self, indicator: str, rows: Sequence[int]) -> Iterator[tuple[str, bytes]]:
        """Yield each column that is not empty in some rows of an indicator, with its content there for a digest."""
        for name in sorted(self.filled(indicator) & self._columns.keys()):
            if any(cells := self.cells_in(name, rows)):
                yield name, self._columns[name].digestible(cells)

    def distinct(self, name: str) -> Sequence[Any]:
        """Return the distinct values of a recurring column: a cell is the index of its value, 0 that of none."""
        return self.recurring[name].distinct

    def distinct_in(self, name: str, rows: Sequence[int]) -> set[Any]:
        """Return the distinct values of a column in some rows, None for an empty cell."""
        return set(map(self._columns[name].value, set(self.cells_in(name, rows))))

    def total(self, name: str, rows: Sequence[int]) -> Decimal | None:
        """Return the sum of a column of numbers in some rows, or None where one of them is empty."""
        return self.figures[name].total(self.cells_in(name, rows))

    def shared(self, names: Sequence[str], rows: Sequence[int]) -> dict[str, Any]:
        """Return the values of some columns if each column has one value in all rows, else None for each column."""
        found: dict[str, Any] = {}
        for name in names:
            cells = self.cells_in(name, rows)
            if cells[0] != cells[-1] or cells.count(cells[0]) < len(cells):
                return dict.fromkeys(names)
            found[name] = self._columns[name].value(cells[0])
        return found


def _picker(rows: Sequence[int]) -> Callable[[Sequence[T]], Sequence[T]]:
    """Return the fastest function that takes some rows out of a column."""
    if isinstance(rows, range):
        return itemgetter(slice(rows.start, rows.stop))
    if len(rows) > 1:
        return itemgetter(*rows)
    return lambda cells: [cells[row] for row in rows]


def _fill(column: array[int], size: int) -> None:
    """Append empty cells up to a number of rows."""
    column.frombytes(bytes((size - len(column)) * column.itemsize))


def _ranks(values: Sequence[Any], key: Callable[[Any], Any]) -> list[int]:
    """Return the rank of each value by a key; the first entry is not a value and has rank 0."""
    ranks = {item: rank for rank, item in enumerate(sorted({key(value) for value in values[1:]}), start=1)}
    return [0, *(ranks[key(value)] for value in values[1:])]


def _repeated(order: Sequence[int], keys: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    """Yield each row whose key an earlier one has, with the first such; rows are counted from ``start``."""
    first = order[0]
    for place in order[1:]:
        if keys[place] == keys[first]:
            yield start + place, start + first
        else:
            first = place


_BLANK: Final = Observation.model_construct(indicator="", period=Period("", date.min, date.min, 0))
