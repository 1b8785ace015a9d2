"""Columns of texts that recur: what is done to a text is done once, however many rows have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from operator import itemgetter
from typing import Any, Final, TypeVar, overload

T = TypeVar("T")

_FEW: Final = 2  # fewer places give no tuple


@overload
def picked(items: Sequence[T], places: Sequence[int]) -> Sequence[T]: ...
@overload
def picked(items: Mapping[str, T], places: Sequence[str]) -> Sequence[T]: ...
def picked(items: Any, places: Sequence[Any]) -> Sequence[Any]:
    """Return the items at some places of a list, or those of some keys, in the fastest way."""
    if len(places) < _FEW:
        return [items[place] for place in places]
    found: Sequence[Any] = itemgetter(*places)(items)
    return found


class TextColumn(Sequence[str]):
    """A column: its distinct ``texts``, in the order in which they first appear, and for each row which of them it is.

    It never changes.
    """

    def __init__(self, texts: Sequence[str], indexes: Sequence[int]) -> None:
        self.texts = texts
        self.indexes = indexes

    @classmethod
    def of(cls, column: Iterable[str]) -> TextColumn:
        return column if isinstance(column, TextColumn) else joined_columns((list(column),))

    @classmethod
    def repeating(cls, text: str, size: int) -> TextColumn:
        return cls([text] if size else [], [0] * size)

    def __len__(self) -> int:
        return len(self.indexes)

    def __iter__(self) -> Iterator[str]:
        return map(self.texts.__getitem__, self.indexes)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> TextColumn: ...
    def __getitem__(self, place: int | slice) -> str | TextColumn:
        if isinstance(place, slice):
            return self.at(range(len(self))[place])
        return self.texts[self.indexes[place]]

    def __contains__(self, text: object) -> bool:
        return text in self.texts

    @property
    def holds_something(self) -> bool:
        """Whether any cell is not empty."""
        return any(self.texts)

    def at(self, rows: Sequence[int]) -> TextColumn:
        """Return the cells of some rows."""
        indexes = picked(self.indexes, rows)
        used = {index: place for place, index in enumerate(dict.fromkeys(indexes))}
        return TextColumn([self.texts[index] for index in used], [used[index] for index in indexes])

    def each(self, found: Callable[[str], T]) -> Sequence[T]:
        """Return what a function finds for each row; it is called once for each distinct text."""
        each = list(map(found, self.texts))
        return each * len(self) if len(each) == 1 else picked(each, self.indexes)

    def where(self, test: Callable[[str], object]) -> Iterator[int]:
        """Yield the rows whose texts pass a test, which is done once for each distinct text."""
        passing = list(map(test, self.texts))
        return compress(count(), picked(passing, self.indexes)) if any(passing) else iter(())

    def changed(self, cells: Mapping[int, str]) -> TextColumn:
        """Return the column with other texts in some rows; what they held stays among the ``texts``."""
        if not cells:
            return self
        known = {text: index for index, text in enumerate(self.texts)}
        indexes = list(self.indexes)
        for row, text in cells.items():
            indexes[row] = known.setdefault(text, len(known))
        return TextColumn(list(known), indexes)

    def translated(self, meanings: Mapping[str, str]) -> TextColumn:
        """Return the meaning of each cell; the column itself where each text means what is written in it."""
        found = [meanings[text] for text in self.texts]
        if found == list(self.texts):
            return self
        distinct = list(dict.fromkeys(found))
        if len(distinct) == len(found):
            return TextColumn(found, self.indexes)
        indexes = {text: index for index, text in enumerate(distinct)}
        return TextColumn(distinct, self.each(lambda text: indexes[meanings[text]]))


def joined_columns(columns: Sequence[Sequence[str]]) -> TextColumn:
    """Return columns below one another as one."""
    if len(columns) == 1 and isinstance(columns[0], TextColumn):
        return columns[0]
    found = GrowingColumn()
    for column in columns:
        found.extend(column)
    return found.whole()


class GrowingColumn:
    """A column to which rows are added."""

    def __init__(self) -> None:
        self._known: defaultdict[str, int] = defaultdict(count().__next__)  # in the order of their numbers
        self._indexes: list[int] = []

    def extend(self, column: Sequence[str]) -> None:
        if isinstance(column, TextColumn):
            self._indexes.extend(column.each(self._known.__getitem__))
        elif column and column[0] == column[-1] and column.count(column[0]) == len(column):  # as the source of many
            self._indexes.extend([self._known[column[0]]] * len(column))
        else:
            self._indexes.extend(picked(self._known, column))

    def whole(self) -> TextColumn:
        return TextColumn(list(self._known), self._indexes)
