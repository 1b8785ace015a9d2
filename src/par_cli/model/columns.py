"""The columns in which reported values are kept: one integer, a cell, for each row; 0 is an empty cell.

In a column of values that recur (ids, periods, days, texts) the cell is an index into the list of distinct values. In a
column of numbers it holds the number itself, digits and decimals. Only this module knows how: others ask by name.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, reduce
from itertools import compress, islice, pairwise
from operator import eq, le, ne, or_
from typing import Any, Final, Literal

from par_cli.model.building import field_checker
from par_cli.model.periods import Period
from par_cli.model.reports import Observation, agrees_with_fraction
from par_cli.source import MAX_DIGITS, TextColumn, picked, typed_cell

NUMBERS: Final = ("value", "of", "numerator", "denominator", "change", "line", "as_printed")
"""The columns of numbers; all others hold values that recur."""

NEEDED: Final = frozenset({"indicator", "period"})
"""The columns that are filled in every row."""

TypeCode = Literal["i", "q"]
"""The width of a cell, in the notation of the modules array and struct."""

_INTEGERS: Final = frozenset({"of", "line"})
_FLAGS: Final = frozenset({"break", "comparable", "provisional", "projection"})
_DEFAULTS: Final[Mapping[str, object]] = {**dict.fromkeys(_FLAGS, False), "accepted": {}}
"""What an empty cell means where it is not None."""

TYPED: Final = frozenset({"published", "recorded", *_FLAGS, *NUMBERS})
"""The columns whose CSV texts are days, numbers, true or false."""

_SAMPLE: Final = 16  # items
_LONG_RUN: Final = 4  # items, from which on runs are faster than single items
_MAX_REMEMBERED: Final = 1 << 15  # numbers and their texts: some four megabytes


def runs_of(items: Sequence[object]) -> list[range] | None:
    """Return the places of equal items that follow one another, or None where these runs are short.

    Tables are sorted by something, so that the rows of one indicator mostly follow one another.
    """
    if sum(map(eq, islice(items, 1, 1 + _SAMPLE), items)) < min(_SAMPLE, len(items) - 1) - _SAMPLE // _LONG_RUN:
        return None
    changes = list(compress(range(1, len(items)), map(ne, islice(items, 1, None), items)))
    if len(changes) * _LONG_RUN > len(items):
        return None
    return [range(start, stop) for start, stop in pairwise((0, *changes, len(items)))]


# --- the cell of a number
#
# From the highest bit to the lowest: the digits with their sign, four bits for the number of decimals, and a one, so
# that no number has the cell 0. Of two numbers with equally many decimals the larger one has the larger cell.

_DIGITS: Final = 5  # the bits below the digits
_DECIMALS: Final = 0b1111  # once the lowest bit is gone
_FORM: Final = 0b11111
_WHOLE: Final = 1  # the form of a number without decimals
_UNITS: Final = tuple(10.0**-decimals for decimals in range(_DECIMALS + 1))


def packed(number: Decimal | int) -> int:
    """Return the cell of a number of at most 15 digits with at most 15 decimals."""
    sign, digits, exponent = Decimal(number).as_tuple()
    whole = int("".join(map(str, digits)))
    return (-whole if sign else whole) << _DIGITS | -int(exponent) << 1 | 1


def unpacked(cell: int) -> Decimal:
    """Return the number in a cell, with the decimals that were written."""
    number, decimals = Decimal(cell >> _DIGITS), cell >> 1 & _DECIMALS
    return number.scaleb(-decimals) if decimals else number


def is_whole(cell: int) -> bool:
    """Return whether a number was written without decimals."""
    return cell & _FORM == _WHOLE


def is_between(cell: int, lowest: int | None, highest: int | None) -> bool:
    """Return whether a number is between two others; None means that there is no limit."""
    digits, unit = cell >> _DIGITS, 10 ** (cell >> 1 & _DECIMALS)
    return (lowest is None or digits >= lowest * unit) and (highest is None or digits <= highest * unit)


def are_counts(part: int, whole: int) -> bool:
    """Return whether two cells hold numbers without decimals, from 0 up and the first of them at most the second."""
    return 0 < part <= whole and (part | whole) & _FORM == _WHOLE


def rows_without_counts(
    rows: Sequence[int], parts: Sequence[int], wholes: Sequence[int], *, decimals: bool
) -> list[int]:
    """Return the rows whose cells in two columns are not such counts: a call of ``are_counts`` for each is slower.

    Where no cell has ``decimals``, mostly all are counts, which is found out faster still.
    """
    if not decimals and min(parts) > 0 and all(map(le, parts, wholes)):
        return []
    cells = zip(rows, parts, wholes, strict=True)
    return [row for row, part, whole in cells if not 0 < part <= whole or (part | whole) & _FORM != _WHOLE]


def approximate_levels(values: Sequence[int]) -> list[float | None]:
    """Return about which number is in each cell, None where it is empty."""
    if not any(values):
        return [None] * len(values)
    return [
        cell >> _DIGITS
        if cell & _FORM == _WHOLE  # which most numbers are
        else (cell >> _DIGITS) * _UNITS[cell >> 1 & _DECIMALS]
        if cell
        else None
        for cell in values
    ]


def proportional(cells: Sequence[int], *, decimals: bool) -> Sequence[float | None]:
    """Return about the numbers in some cells, or the same multiple of each of them, which costs nothing.

    ``decimals`` says whether any cell may have some.
    """
    return approximate_levels(cells) if decimals else cells


def approximate_percentages(
    numerators: Sequence[int], denominators: Sequence[int], *, decimals: bool
) -> list[float | None]:
    """Return about which percentage each pair of counts is; None for what are not counts, and for a part of nothing.

    ``decimals`` says whether any cell may have some.
    """
    pairs = zip(numerators, denominators, strict=True)
    if not decimals and all(numerators) and min(denominators) > _WHOLE:
        return [100 * (part - _WHOLE) / (whole - _WHOLE) for part, whole in pairs]
    return [
        100 * (part >> _DIGITS) / (whole >> _DIGITS)
        if part and (part | whole) & _FORM == _WHOLE and whole > _WHOLE
        else None
        for part, whole in pairs
    ]


def is_percentage_of(cell: int, part: int, whole: int) -> bool:
    """Return whether a cell holds the percentage of two counts, rounded half up or cut to its decimals."""
    decimals, denominator = cell >> 1 & _DECIMALS, whole >> _DIGITS
    return denominator > 0 and agrees_with_fraction(cell >> _DIGITS, decimals, 100 * (part >> _DIGITS), denominator)


class _Column(dict[str, int]):
    """The cells of the texts seen so far."""

    name: str
    type_code: TypeCode

    @cached_property
    def _validate(self) -> Callable[[object], Any]:
        return field_checker(Observation, self.name)

    def cells_of(self, texts: Sequence[str]) -> Sequence[int]:
        """Return the cells of some texts, none where all are empty.

        Raise :class:`pydantic.ValidationError` where a text is not valid.
        """
        if isinstance(texts, TextColumn):
            return texts.each(self.__getitem__) if any(map(self.__getitem__, texts.texts)) else ()
        if texts[0] == texts[-1] and texts.count(texts[0]) == len(texts):  # as the period in a file of one period
            cell = self[texts[0]]
            return [cell] * len(texts) if cell else ()
        return picked(self, texts)

    def pack(self, cells: Sequence[int]) -> bytes:
        """Return cells as bytes of an array."""
        if cells[0] == cells[-1] and cells.count(cells[0]) == len(cells):
            return struct.pack(self.type_code, cells[0]) * len(cells)
        return struct.pack(f"{len(cells)}{self.type_code}", *cells)


class Recurring(_Column):
    """A column of values that recur: ``distinct`` holds each once, ``texts`` the CSV text of each."""

    type_code = "i"

    def __init__(self, name: str) -> None:
        super().__init__({} if name in NEEDED else {"": 0})
        self.name = name
        self.distinct: list[Any] = [_DEFAULTS.get(name)]
        self.texts = [""]

    def __missing__(self, text: str) -> int:
        return self._add(text, self._validate(typed_cell(text) if self.name in TYPED else text))

    def _add(self, text: str, value: object) -> int:
        if value is False:  # the default of a flag
            self[text] = 0
            return 0
        cell = self[text] = len(self.distinct)
        self.distinct.append(value)
        self.texts.append(text)
        return cell

    def cell(self, value: object) -> int:
        """Return the cell of a valid value."""
        text = _text(value)
        return self[text] if text in self else self._add(text, value)

    def value(self, cell: int) -> Any:  # noqa: ANN401 - the type depends on the column
        """Return the value in a cell."""
        return self.distinct[cell]

    def digestible(self, cells: Sequence[int]) -> bytes:
        """Return the content of some cells for a digest, the same however rows came in."""
        return "\t".join(picked(self.texts, cells)).encode()  # no text holds a tab


class Figures(_Column):
    """A column of numbers. Only the last texts are remembered, because all of them may be different."""

    type_code = "q"

    def __init__(self, name: str) -> None:
        super().__init__({"": 0})
        self.name = name
        self.has_decimals = False
        """Whether any number was written with decimals."""

    def __missing__(self, text: str) -> int:
        if len(text) <= MAX_DIGITS and text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
            cell = int(text) << _DIGITS | _WHOLE  # most numbers are counts: this way is ten times faster
        else:
            cell = self.cell(self._validate(typed_cell(text)))
        if len(self) > _MAX_REMEMBERED:
            self.clear()
            self[""] = 0
        self[text] = cell
        return cell

    def cell(self, value: Decimal | int) -> int:
        """Return the cell of a valid number."""
        cell = packed(value)
        self.has_decimals = self.has_decimals or not is_whole(cell)
        return cell

    def value(self, cell: int) -> Decimal | int | None:
        """Return the number in a cell."""
        if not cell:
            return None
        return cell >> _DIGITS if self.name in _INTEGERS else unpacked(cell)

    def total(self, cells: Sequence[int]) -> Decimal | None:
        """Return the sum of the numbers in some cells, or None where one of them is empty."""
        if not all(cells):
            return None
        if not self.has_decimals or is_whole(reduce(or_, cells, _WHOLE)):  # no cell has a bit set for decimals
            return Decimal((sum(cells) - len(cells) * _WHOLE) >> _DIGITS)
        return sum(map(unpacked, cells), Decimal(0))

    def digestible(self, cells: Sequence[int]) -> bytes:
        """Return the content of some cells for a digest, the same on every machine."""
        return struct.pack(f"<{len(cells)}q", *cells)


def _text(value: object) -> str:
    """Return the CSV text of a value; of what CSV cannot hold, some text that no other value has."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, dict):
        return repr(sorted((code, reason.vi, reason.en) for code, reason in value.items()))
    return "true" if value is True else str(value)
