"""Everything that was reported of indicators, kept by column: a million values are no million objects.

A column has a whole number for each row, its cell; 0 is an empty one.  Of values that recur (ids, periods, days, texts)
the cell is the place in a list of the different ones; of numbers it holds the digits and how many are decimals.  An
:class:`Observation` is made of a row when somebody asks for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, reduce
from itertools import islice
from operator import lt, or_
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from par_cli.model.building import field_checker
from par_cli.model.periods import Period
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation
from par_cli.source import MAX_DIGITS, typed_cell

NUMBERS: Final = ("value", "of", "numerator", "denominator", "change", "line", "as_printed")
"""The columns of numbers; all others hold values that recur."""

_INTEGERS: Final = frozenset({"of", "line"})
_FLAGS: Final = frozenset({"break", "comparable", "provisional"})
_TYPED: Final = frozenset({"published", *_FLAGS})
_NEEDED: Final = frozenset({"indicator", "period"})
_FIELDS: Final = {"break": "series_break"}
"""The columns that the model calls otherwise."""

_MOST_REMEMBERED: Final = 1 << 16  # numbers and their texts; so many need some ten megabytes
_AT_ONCE: Final = 1 << 16  # rows
_TOO_MUCH: Final = 1 << 63  # for a column


# --- cells


def packed(number: Decimal | int) -> int:
    """Give the cell of a number of at most 15 digits with at most 15 decimals; it is never 0."""
    sign, digits, exponent = Decimal(number).as_tuple()
    whole = int("".join(map(str, digits)))
    return (-whole if sign else whole) << 5 | -int(exponent) << 1 | 1


def unpacked(cell: int) -> Decimal:
    """Give the number in a cell, with the decimals that were written."""
    return Decimal(cell >> 5).scaleb(-(cell >> 1 & 15))


def is_whole(cell: int) -> bool:
    """Whether a cell holds a number without decimals."""
    return cell & 31 == 1


class Recurring(dict[str, int]):
    """A column of values that recur, and the cell of each by its text.

    ``cells`` may end before the last row: what is missing is empty.
    """

    def __init__(self, name: str) -> None:
        """Begin a column without rows."""
        super().__init__({} if name in _NEEDED else {"": 0})
        self.name = name
        self.cells = array("i")
        self.distinct: list[Any] = [False if name in _FLAGS else None]
        self.texts = [""]

    @cached_property
    def _checked(self) -> Callable[[object], object]:
        return field_checker(Observation, self.name)

    def __missing__(self, text: str) -> int:
        """Take a text that was not seen before; raises :class:`pydantic.ValidationError`."""
        return self._add(text, self._checked(typed_cell(text) if self.name in _TYPED else text))

    def _add(self, text: str, value: object) -> int:
        if value is False:  # said of what has a flag otherwise
            self[text] = 0
            return 0
        cell = self[text] = len(self.distinct)
        self.distinct.append(value)
        self.texts.append(text)
        return cell

    def cell(self, value: object) -> int:
        """Give the cell for a value that is right."""
        text = _text(value)
        return self[text] if text in self else self._add(text, value)

    def value(self, row: int) -> Any:  # noqa: ANN401 - of whatever type the column is
        """Give the value in a row."""
        return self.distinct[self.cells[row]] if row < len(self.cells) else self.distinct[0]

    def taken(self) -> None:
        """Take note that rows were added; every text that was seen is still needed."""


class Figures(dict[str, int]):
    """A column of numbers, and the cells of those that were read last by their text."""

    def __init__(self, name: str) -> None:
        """Begin a column without rows."""
        super().__init__({"": 0})
        self.name = name
        self.cells = array("q")

    @cached_property
    def _checked(self) -> Callable[[object], Any]:
        return field_checker(Observation, self.name)

    def __missing__(self, text: str) -> int:
        """Take a text that was not seen before; raises :class:`pydantic.ValidationError`."""
        if len(text) <= MAX_DIGITS and text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
            cell = int(text) << 5 | 1
        else:
            cell = packed(self._checked(typed_cell(text)))
        self[text] = cell
        return cell

    def cell(self, value: Decimal | int) -> int:
        """Give the cell for a number that is right."""
        return packed(value)

    def value(self, row: int) -> Decimal | int | None:
        """Give the number in a row."""
        return self.number(self.cells[row] if row < len(self.cells) else 0)

    def number(self, cell: int) -> Decimal | int | None:
        """Give the number in a cell."""
        if not cell:
            return None
        return cell >> 5 if self.name in _INTEGERS else unpacked(cell)

    def taken(self) -> None:
        """Take note that rows were added: numbers that may never come again are not remembered forever."""
        if len(self) > _MOST_REMEMBERED:
            self.clear()
            self[""] = 0


def _text(value: object) -> str:
    """Give the text that a value has in CSV; what it cannot hold is told apart by its text as well."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, dict):
        return repr(sorted((code, reason.vi, reason.en) for code, reason in value.items()))
    return "true" if value is True else str(value)


def _fill(column: Recurring | Figures, size: int) -> None:
    """Give a column empty cells up to a row."""
    if missing := size - len(column.cells):
        column.cells.frombytes(bytes(missing * column.cells.itemsize))


# --- rows


class Ordered(NamedTuple):
    """The rows of each indicator in order, and each row that repeats what an earlier one speaks of, with that one."""

    rows: Mapping[str, Sequence[int]]
    repeated: Sequence[tuple[int, int]]


class Observations(Mapping[str, tuple[Observation, ...]]):
    """What was reported, by the id of the indicator: all of it, in order of the end of the period.

    Of two periods that end together the longer comes first; then the whole comes before its reporters, those by their
    ids, and what was published before what was published later.
    """

    def __init__(self) -> None:
        """Begin without rows."""
        self.size = 0
        self.recurring = {name: Recurring(name) for name in (*OBSERVATION_COLUMNS, "accepted") if name not in NUMBERS}
        self.figures = {name: Figures(name) for name in NUMBERS}
        self._columns: dict[str, Recurring | Figures] = {**self.recurring, **self.figures}
        self._given: dict[int, Observation] = {}
        self._unknown: dict[date, tuple[frozenset[int], frozenset[int]]] = {}

    def add(self, item: Observation) -> None:
        """Add a row that was read as a whole."""
        self._given[self.size] = item
        for field, value in item.__dict__.items():
            if value is not None and value is not False and value != {}:
                column = self._columns["break" if field == "series_break" else field]
                _fill(column, self.size)
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
                if name not in _NEEDED and texts[0] == "" and texts.count("") == count:
                    continue
                column = self._columns[name]
                _fill(column, self.size)
                touched.append(column)
                column.cells.extend(map(column.__getitem__, texts))
                column.taken()
        except ValidationError:
            for column in touched:
                del column.cells[self.size :]
            raise
        self.size += count

    def without(self, dropped: Iterable[range]) -> Observations:
        """Give them without some rows, as they are numbered afterwards."""
        gone = {row for rows in dropped for row in rows}
        rows = [row for row in range(self.size) if row not in gone]
        kept = Observations()
        for name, column in self._columns.items():
            cells, other = self.cells(name), kept._columns[name]
            if self.holds(name):
                other.cells.extend(cells[row] for row in rows)
            if isinstance(column, Recurring) and isinstance(other, Recurring):
                other.distinct, other.texts = column.distinct, column.texts
        kept._given = {number: self._given[row] for number, row in enumerate(rows) if row in self._given}
        kept.size = len(rows)
        return kept

    # --- asking

    def __getitem__(self, indicator: str) -> tuple[Observation, ...]:
        """Give everything that was reported of an indicator, what is of the whole as :meth:`whole` gives it."""
        self.whole(indicator)
        return tuple(map(self.observation, self.ordered.rows[indicator]))

    def __iter__(self) -> Iterator[str]:
        """Give the ids of the indicators of which something was reported."""
        return iter(self.ordered.rows)

    def __len__(self) -> int:
        """Give the number of these indicators."""
        return len(self.ordered.rows)

    def rows(self, indicator: str) -> Sequence[int]:
        """Give the rows of an indicator, in order."""
        return self.ordered.rows.get(indicator, ())

    def known(self, indicator: str, as_of: date) -> Sequence[int]:
        """Give the rows of an indicator that were known on a day, in order: published, and of a period that is over."""
        if as_of not in self._unknown:
            self._unknown[as_of] = (
                frozenset(cell for cell, period in enumerate(self.distinct("period")) if period and period.end > as_of),
                frozenset(cell for cell, day in enumerate(self.distinct("published")) if day and day > as_of),
            )
        ahead, unpublished = self._unknown[as_of]
        rows = self.rows(indicator)
        if ahead:
            periods = self.cells("period")
            rows = [row for row in rows if periods[row] not in ahead]
        if unpublished:
            days = self.cells("published")
            rows = [row for row in rows if days[row] not in unpublished]
        return rows

    def whole(self, indicator: str) -> tuple[Observation, ...]:
        """Give what was reported of an indicator as a whole, by no single reporter; the same objects every time."""
        reporters = self.cells("reporter")
        own = [row for row in self.rows(indicator) if not reporters[row]]
        self._given.update((row, self.observation(row)) for row in own)
        return tuple(map(self._given.__getitem__, own))

    def observation(self, row: int) -> Observation:
        """Give a row."""
        if row in self._given:
            return self._given[row]
        found = {_FIELDS.get(name, name): column.value(row) for name, column in self._columns.items() if column.cells}
        return _BLANK.model_copy(update=found)

    def cells(self, name: str) -> Sequence[int]:
        """Give a column: a cell for each row, 0 where it is empty."""
        column = self._columns[name]
        if not column.cells:
            return bytes(self.size)
        _fill(column, self.size)
        return column.cells

    def holds(self, name: str) -> bool:
        """Whether some row may have something in a column."""
        return bool(self._columns[name].cells)

    def distinct(self, name: str) -> Sequence[Any]:
        """Give the values that recur in a column: a cell is the place of its value, 0 that of none."""
        return self.recurring[name].distinct

    def among(self, name: str, rows: Iterable[int]) -> set[Any]:
        """Give the values that a column has in some rows, None for nothing."""
        column = self._columns[name]
        cells = self.cells(name)
        found = {cells[row] for row in rows}
        if isinstance(column, Recurring):
            return {column.distinct[cell] for cell in found}
        return {column.number(cell) for cell in found}

    def total(self, name: str, rows: Iterable[int]) -> Decimal | None:
        """Give the sum of a column of numbers in some rows; None where one of them is empty."""
        column = self.cells(name)
        cells = [column[row] for row in rows]
        if 0 in cells:
            return None
        if reduce(or_, cells, 1) & 31 == 1:  # all of them whole
            return Decimal(sum(cells) - len(cells) >> 5)
        return sum(map(unpacked, cells), Decimal(0))

    @cached_property
    def ordered(self) -> Ordered:
        """The rows of each indicator in order; every row was added before."""
        names = self.distinct("indicator")
        buckets = [array("i") for _ in names]
        append = [bucket.append for bucket in buckets]
        for row, cell in enumerate(self.cells("indicator")):
            append[cell](row)
        keys = self._keys()
        rows: dict[str, Sequence[int]] = {}
        repeated: list[tuple[int, int]] = []
        for name, bucket in zip(names, buckets, strict=True):
            if not bucket:
                continue
            rows[name] = bucket
            found = [keys[row] for row in bucket]
            if not all(map(lt, found, islice(found, 1, None))):
                rows[name] = array("i", sorted(bucket, key=keys.__getitem__))
                repeated.extend(_repeated(rows[name], keys))
        return Ordered(rows, repeated)

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


def _ranks(values: Sequence[Any], key: Callable[[Any], Any]) -> list[int]:
    """Give the place of each value among all, that of nothing, the first, before the others."""
    places = {item: place for place, item in enumerate(sorted({key(value) for value in values[1:]}), start=1)}
    return [0, *(places[key(value)] for value in values[1:])]


def _repeated(rows: Sequence[int], keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give each row in an ordered list that has the key of the row before it, and the first row that has it."""
    first = rows[0]
    for row in rows[1:]:
        if keys[row] == keys[first]:
            yield row, first
        else:
            first = row


_BLANK: Final = Observation.model_construct(indicator="", period=Period("", date.min, date.min, 0))
