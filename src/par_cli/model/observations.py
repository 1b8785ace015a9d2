"""Everything that was reported of indicators, kept by column: a million values are no million objects.

An :class:`Observation` is made of a row when somebody asks for it.
"""

from __future__ import annotations

from array import array
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import islice
from operator import itemgetter, lt, or_
from typing import Any, Final

from pydantic import ValidationError

from par_cli.model.columns import NEEDED, NUMBERS, Figures, Recurring, unpacked
from par_cli.model.periods import Period
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation

_FIELDS: Final = {"break": "series_break"}
"""The columns that the model calls otherwise."""

_AT_ONCE: Final = 1 << 16  # rows
_TOO_MUCH: Final = 1 << 63  # for an array

Span = tuple[date, date]
"""The first and the last day of a period: it may be written in several ways."""


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
        self._given: dict[int, Observation] = {}
        self._rows: dict[str, range] = {}
        self._unknown: dict[date, tuple[frozenset[int], frozenset[int]]] = {}

    # --- adding

    def add(self, item: Observation) -> None:
        """Add a row that was read as a whole."""
        self._given[self.size] = item
        for field, value in item.__dict__.items():
            if value is not None and value is not False and value != {}:
                column = self._columns["break" if field == "series_break" else field]
                column.fill(self.size)
                column.cells.append(column.cell(value))
        self.size += 1

    def take(self, names: Sequence[str], columns: Sequence[Sequence[str]]) -> None:
        """Add rows by the texts in their columns, as CSV has them; there is at least one row.

        Raises :class:`pydantic.ValidationError` where a text is no value of its column, and adds nothing.
        """
        count = len(columns[0])
        touched: list[Recurring | Figures] = []
        try:
            for name, texts in zip(names, columns, strict=True):
                if name in NEEDED or texts[0] != "" or texts.count("") < count:
                    column = self._columns[name]
                    column.fill(self.size)
                    touched.append(column)
                    column.take(texts)
        except ValidationError:
            for column in touched:
                del column.cells[self.size :]
            raise
        self.size += count

    def arrange(self) -> Sequence[int]:
        """Put the rows of each indicator together and in order; give for each row which one it was before.

        ``repeated`` are the rows that speak of the same as an earlier one, of the same day, each with the first such.
        """
        names = self.distinct("indicator")
        buckets = [array("i") for _ in names]
        append = [bucket.append for bucket in buckets]
        for row, cell in enumerate(self.cells("indicator")):
            append[cell](row)
        keys = self._keys()
        order = array("i")
        for name, bucket in zip(names, buckets, strict=True):
            found = _picker(bucket)(keys)
            rows: Sequence[int] = bucket
            if not all(map(lt, found, islice(found, 1, None))):
                rows = sorted(bucket, key=keys.__getitem__)
                self.repeated.extend(_repeated(rows, keys, len(order)))
            if rows:
                self._rows[name] = range(len(order), len(order) + len(rows))
                order.extend(rows)
        self._put_in(order)
        return order

    def _keys(self) -> Sequence[int]:
        """Give a number for each row by which the rows of an indicator are put in order."""
        periods = _ranks(self.distinct("period"), lambda period: (period.end, period.start))
        reporters = _ranks(self.distinct("reporter"), str)
        days = _ranks(self.distinct("published"), date.toordinal)
        step, leap = len(days), len(days) * len(reporters)
        periods, reporters = [place * leap for place in periods], [place * step for place in reporters]
        columns = [self.cells(name) for name in ("period", "reporter", "published")]
        keys: array[int] | list[int] = array("q") if len(periods) * leap < _TOO_MUCH else []
        for start in range(0, self.size, _AT_ONCE):
            cells = zip(*(column[start : start + _AT_ONCE] for column in columns), strict=True)
            keys.extend([periods[period] + reporters[reporter] + days[day] for period, reporter, day in cells])
        return keys

    def _put_in(self, order: Sequence[int]) -> None:
        for column in self._columns.values():
            if column.cells:
                column.fill(self.size)
                cells, column.cells = column.cells, array(column.cells.typecode)
                for start in range(0, len(order), _AT_ONCE):
                    rows = order[start : start + _AT_ONCE]
                    column.put(_picker(rows)(cells), len(rows))
        self.size = len(order)
        if self._given:
            self._given = {row: self._given[old] for row, old in enumerate(order) if old in self._given}

    def only(self, rows: Sequence[int]) -> Observations:
        """Give some of the rows, which are in order."""
        kept = Observations()
        for name, column in self._columns.items():
            other = kept._columns[name]
            other.cells = column.cells[:]
            if isinstance(column, Recurring) and isinstance(other, Recurring):
                other.distinct, other.texts = column.distinct, column.texts
        kept.size, kept._given = self.size, self._given
        kept._put_in(rows)
        kept.arrange()
        return kept

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

    def rows(self, indicator: str) -> range:
        """Give the rows of an indicator, in order."""
        return self._rows.get(indicator, range(0))

    def known(self, indicator: str, as_of: date) -> Sequence[int]:
        """Give the rows of an indicator that were known on a day, in order: published, and of a period that is over."""
        if as_of not in self._unknown:
            self._unknown[as_of] = (
                frozenset(cell for cell, period in enumerate(self.distinct("period")) if period and period.end > as_of),
                frozenset(cell for cell, day in enumerate(self.distinct("published")) if day and day > as_of),
            )
        ahead, unpublished = self._unknown[as_of]
        rows: Sequence[int] = self.rows(indicator)
        if ahead:
            rows = [row for row, cell in zip(rows, self.cells_in("period", rows), strict=True) if cell not in ahead]
        if unpublished:
            days = self.cells_in("published", rows)
            rows = [row for row, cell in zip(rows, days, strict=True) if cell not in unpublished]
        return rows

    def by_span(self, rows: Sequence[int]) -> Iterator[tuple[Span, Sequence[int]]]:
        """Part rows of one indicator, which are in order, by the first and the last day of their periods."""
        spans = [None if period is None else period[1:3] for period in self.distinct("period")]
        cells = self.cells("period")
        ends = [(date.min, date.min) if span is None else span[::-1] for span in spans]
        start = 0
        while start < len(rows):
            end = ends[cells[rows[start]]]
            stop = bisect(rows, end, start, key=lambda row: ends[cells[row]])
            yield (end[1], end[0]), rows[start:stop]
            start = stop

    def whole(self, indicator: str) -> tuple[Observation, ...]:
        """Give what was reported of an indicator as a whole, by no single reporter; the same objects every time."""
        rows = self.rows(indicator)
        own = [row for row, reporter in zip(rows, self.cells_in("reporter", rows), strict=True) if not reporter]
        self._given.update((row, self.observation(row)) for row in own)
        return tuple(map(self._given.__getitem__, own))

    def observation(self, row: int) -> Observation:
        """Give a row."""
        if row in self._given:
            return self._given[row]
        found = {_FIELDS.get(name, name): column.value(row) for name, column in self._columns.items() if column.cells}
        return _BLANK.model_copy(update=found)

    # --- asking for columns

    def cells(self, name: str) -> Sequence[int]:
        """Give a column: a cell for each row, 0 where it is empty."""
        column = self._columns[name]
        if not column.cells:
            return bytes(self.size)
        column.fill(self.size)
        return column.cells

    def cells_in(self, name: str, rows: Sequence[int]) -> Sequence[int]:
        """Give the cells of a column in some rows."""
        if not self.holds(name):
            return bytes(len(rows))
        return _picker(rows)(self.cells(name))

    def holds(self, name: str) -> bool:
        """Whether some row may have something in a column."""
        return bool(self._columns[name].cells)

    def distinct(self, name: str) -> Sequence[Any]:
        """Give the values that recur in a column: a cell is the place of its value, 0 that of none."""
        return self.recurring[name].distinct

    def among(self, name: str, rows: Sequence[int]) -> set[Any]:
        """Give the values that a column has in some rows, None for nothing."""
        column = self._columns[name]
        found = set(self.cells_in(name, rows))
        if isinstance(column, Recurring):
            return {column.distinct[cell] for cell in found}
        return {column.number(cell) for cell in found}

    def total(self, name: str, rows: Sequence[int]) -> Decimal | None:
        """Give the sum of a column of numbers in some rows; None where one of them is empty."""
        cells = self.cells_in(name, rows)
        if 0 in cells:
            return None
        if reduce(or_, cells, 1) & 31 == 1:  # all of them whole
            return Decimal(sum(cells) - len(cells) >> 5)
        return sum(map(unpacked, cells), Decimal(0))


def _picker(rows: Sequence[int]) -> Callable[[Sequence[int]], Sequence[int]]:
    """Give what picks the cells of some rows out of a column: the fastest way there is."""
    if isinstance(rows, range):
        return itemgetter(slice(rows.start, rows.stop))
    if len(rows) > 1:
        return itemgetter(*rows)
    return lambda cells: [cells[row] for row in rows]


def _ranks(values: Sequence[Any], key: Callable[[Any], Any]) -> list[int]:
    """Give the place of each value among all, that of nothing, the first, before the others."""
    places = {item: place for place, item in enumerate(sorted({key(value) for value in values[1:]}), start=1)}
    return [0, *(places[key(value)] for value in values[1:])]


def _repeated(rows: Sequence[int], keys: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    """Give each place in a list of rows, counted from a start, whose row has the key of an earlier one, with that."""
    first = 0
    for place in range(1, len(rows)):
        if keys[rows[place]] == keys[rows[first]]:
            yield start + place, start + first
        else:
            first = place


_BLANK: Final = Observation.model_construct(indicator="", period=Period("", date.min, date.min, 0))
