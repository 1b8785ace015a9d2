"""A YAML file that was read: its values, and the place of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from par_cli.source.text import Place

Mark: TypeAlias = Any  # where an event of either parser begins or ends; neither has types
Spot: TypeAlias = Any  # the mark of a scalar, or a tuple of the mark of a container and its container of marks


def place_at(mark: Mark) -> Place:
    return Place(mark.line + 1, mark.column + 1)


class Document:
    """One YAML file: its values, and the place of each of them.

    ``value`` is a mapping of text to values. A value is a ``dict``, a ``tuple``, text, a
    :class:`~par_cli.source.PlainNumber`, a :class:`~par_cli.source.PlainDate`, ``True``, ``False``, ``None``, or
    :data:`~par_cli.source.REFUSED` where it was refused and reported. Text is in normal form C. ``text`` is the whole
    file, to look for a sign in all of it at once.
    """

    def __init__(self, file: str, text: str, value: object, spot: Spot) -> None:
        self.file = file
        self.text = text
        self.value = value
        self._spot = spot  # the tree of marks that the walk built along with the values

    def place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the value at a path, or of the deepest part of the path that exists."""
        return self._find(path)[1]

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Return the place of the key at the end of a path, or of the deepest part of the path that exists.

        A list item has no key; its own place is returned.
        """
        return self._find(path)[0]

    def _find(self, path: Sequence[str | int]) -> tuple[Place, Place]:
        mark, inside = self._spot
        key_mark = mark
        for step in path:
            if isinstance(inside, dict) and step in inside:
                key_mark, spot = inside[step]
                mark, inside = spot if isinstance(spot, tuple) else (spot, None)
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                spot = inside[step]
                mark, inside = spot if isinstance(spot, tuple) else (spot, None)
                key_mark = mark
            else:
                break
        return place_at(key_mark), place_at(mark)
