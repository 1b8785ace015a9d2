"""What stands in the columns of what was reported: a whole number for each row, its cell; 0 is an empty one.

Of values that recur (ids, periods, days, texts) the cell is the place in a list of the different ones; of numbers it
holds the digits and how many of them are decimals.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, reduce
from itertools import islice, pairwise
from operator import eq, ne, or_
from typing import Any, Final, Literal

from par_cli.model.building import field_checker
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.source import MAX_DIGITS, typed_cell

NUMBERS: Final = ("value", "of", "numerator", "denominator", "change", "line", "as_printed")
"""The columns of numbers; all others hold values that recur."""

NEEDED: Final = frozenset({"indicator", "period"})
"""The columns that no row leaves empty."""

Kind = Literal["i", "q"]
"""How wide a cell is, in the words of the modules array and struct."""

_INTEGERS: Final = frozenset({"of", "line"})
_FLAGS: Final = frozenset({"break", "comparable", "provisional"})
_NOTHING: Final[Mapping[str, object]] = {**dict.fromkeys(_FLAGS, False), "accepted": {}}
"""What an empty cell means where it is not None."""

TYPED: Final = frozenset({"published", *_FLAGS, *NUMBERS})
"""The columns whose texts are no texts but days, numbers, true or false."""

_SAMPLE: Final = 16  # items
_LONG_ENOUGH: Final = 4  # items that are looked at once instead of one by one
_MOST_REMEMBERED: Final = 1 << 15  # numbers and their texts, which take some four megabytes


def runs_of(items: Sequence[object]) -> list[range] | None:
    """Give the places of equal items that follow one another; None where these runs are short.

    Tables are sorted by something: what is said of one indicator mostly stands together.
    """
    if sum(map(eq, islice(items, 1, 1 + _SAMPLE), items)) < min(_SAMPLE, len(items) - 1) - _SAMPLE // _LONG_ENOUGH:
        return None
    changes = [place for place, other in enumerate(map(ne, islice(items, 1, None), items), start=1) if other]
    if len(changes) * _LONG_ENOUGH > len(items):
        return None
    return [range(start, stop) for start, stop in pairwise((0, *changes, len(items)))]


def packed(number: Decimal | int) -> int:
    """Give the cell of a number of at most 15 digits with at most 15 decimals; it is never 0."""
    sign, digits, exponent = Decimal(number).as_tuple()
    whole = int("".join(map(str, digits)))
    return (-whole if sign else whole) << 5 | -int(exponent) << 1 | 1


def unpacked(cell: int) -> Decimal:
    """Give the number in a cell, with the decimals that were written."""
    return Decimal(cell >> 5).scaleb(-(cell >> 1 & 15))


class _Column(dict[str, int]):
    """The cells of texts that were seen."""

    name: str
    kind: Kind

    @cached_property
    def _checked(self) -> Callable[[object], Any]:
        return field_checker(Observation, self.name)

    def of_texts(self, texts: Sequence[str]) -> bytes:
        """Give the cells of texts; raises :class:`pydantic.ValidationError` where one is no value of the column."""
        if texts[0] == texts[-1] and texts.count(texts[0]) == len(texts):  # as the period in a file of one period
            return self.of_cells([self[texts[0]]]) * len(texts)
        return self.of_cells(map(self.__getitem__, texts), len(texts))

    def of_cells(self, cells: Iterable[int], count: int = 1) -> bytes:
        """Give so many cells as they are kept."""
        return struct.pack(f"{count}{self.kind}", *cells)


class Recurring(_Column):
    """A column of values that recur: ``distinct`` are the different ones, ``texts`` what CSV has for them."""

    kind = "i"

    def __init__(self, name: str) -> None:
        """Begin without values."""
        super().__init__({} if name in NEEDED else {"": 0})
        self.name = name
        self.distinct: list[Any] = [_NOTHING.get(name)]
        self.texts = [""]

    def __missing__(self, text: str) -> int:
        """Take a text that was not seen before; raises :class:`pydantic.ValidationError`."""
        return self._add(text, self._checked(typed_cell(text) if self.name in TYPED else text))

    def _add(self, text: str, value: object) -> int:
        if value is False:  # what is not said otherwise of a flag
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

    def value(self, cell: int) -> Any:  # noqa: ANN401 - of whatever type the column is
        """Give the value in a cell."""
        return self.distinct[cell]


class Figures(_Column):
    """A column of numbers; of their texts only the last ones are remembered, for they may all be different."""

    kind = "q"

    def __init__(self, name: str) -> None:
        """Begin without numbers."""
        super().__init__({"": 0})
        self.name = name

    def __missing__(self, text: str) -> int:
        """Take a text that is not remembered; raises :class:`pydantic.ValidationError`."""
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

    def total(self, cells: Sequence[int]) -> Decimal | None:
        """Give the sum of the numbers in some cells; None where one of them is empty."""
        if 0 in cells:
            return None
        if reduce(or_, cells, 1) & 31 == 1:  # all of them whole
            return Decimal((sum(cells) - len(cells)) >> 5)
        return sum(map(unpacked, cells), Decimal(0))

    def value(self, cell: int) -> Decimal | int | None:
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
