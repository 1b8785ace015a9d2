"""A column of what was reported: a whole number for each row, its cell; 0 is an empty one.

Of values that recur (ids, periods, days, texts) the cell is the place in a list of the different ones; of numbers it
holds the digits and how many of them are decimals.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from par_cli.model.building import field_checker
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.source import MAX_DIGITS, typed_cell

NUMBERS: Final = ("value", "of", "numerator", "denominator", "change", "line", "as_printed")
"""The columns of numbers; all others hold values that recur."""

_INTEGERS: Final = frozenset({"of", "line"})
_FLAGS: Final = frozenset({"break", "comparable", "provisional"})
_TYPED: Final = frozenset({"published", *_FLAGS})
NEEDED: Final = frozenset({"indicator", "period"})
"""The columns that no row may leave empty."""

_MOST_REMEMBERED: Final = 1 << 16  # numbers and their texts; so many need some ten megabytes


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


class _Column(dict[str, int]):
    """A cell for each row, and the cells of texts that were seen.

    ``cells`` may end before the last row: what is missing is empty.
    """

    name: str
    cells: array[int]

    @cached_property
    def _checked(self) -> Callable[[object], Any]:
        return field_checker(Observation, self.name)

    def fill(self, size: int) -> None:
        """Add empty cells up to a row."""
        if missing := size - len(self.cells):
            self.cells.frombytes(bytes(missing * self.cells.itemsize))

    def take(self, texts: Sequence[str]) -> None:
        """Add a cell for each text; raises :class:`pydantic.ValidationError` where one is no value of the column."""
        count = len(texts)
        if texts[0] == texts[-1] and texts.count(texts[0]) == count:  # as the period in a file of one period
            self.cells.extend([self[texts[0]]] * count)
        else:
            self.put(map(self.__getitem__, texts), count)

    def put(self, cells: Iterable[int], count: int) -> None:
        """Add so many cells."""
        self.cells.frombytes(struct.pack(f"{count}{self.cells.typecode}", *cells))


class Recurring(_Column):
    """A column of values that recur: ``distinct`` are the different ones, ``texts`` what CSV has for them."""

    def __init__(self, name: str) -> None:
        """Begin a column without rows."""
        super().__init__({} if name in NEEDED else {"": 0})
        self.name = name
        self.cells = array("i")
        self.distinct: list[Any] = [False if name in _FLAGS else None]
        self.texts = [""]

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


class Figures(_Column):
    """A column of numbers; of their texts only the last ones are remembered, for they may all be different."""

    def __init__(self, name: str) -> None:
        """Begin a column without rows."""
        super().__init__({"": 0})
        self.name = name
        self.cells = array("q")

    def __missing__(self, text: str) -> int:
        """Take a text that was not seen before; raises :class:`pydantic.ValidationError`."""
        if len(text) <= MAX_DIGITS and text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
            cell = int(text) << 5 | 1
        else:
            cell = packed(self._checked(typed_cell(text)))
        if len(self) > _MOST_REMEMBERED:
            self.clear()
            self[""] = 0
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


def _text(value: object) -> str:
    """Give the text that a value has in CSV; what it cannot hold is told apart by its text as well."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, dict):
        return repr(sorted((code, reason.vi, reason.en) for code, reason in value.items()))
    return "true" if value is True else str(value)
