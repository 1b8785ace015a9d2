"""The kinds of field that hold a single value, or a list of ids."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from par_cli.render.numbers import machine
from par_cli.render.output_fields.kinds import Kind, ListOf


class Cut(Kind):
    """A computed number, cut at six places: ``up`` where a larger one never overstates."""

    def __init__(self, *, up: bool) -> None:
        super().__init__({"type": "number"})
        self.up = up

    def value(self, number: Fraction) -> object:
        return machine(number, up=self.up)


def one_of(codes: Iterable[str]) -> Kind:
    """Return the kind of a field that holds one of a few codes."""
    return Kind({"enum": list(dict.fromkeys(codes))})


TEXT = Kind({"type": "string"})
NUMBER = Kind({"type": "number"})
CUT_UP = Cut(up=True)
CUT_DOWN = Cut(up=False)
COUNT = Kind({"type": "integer", "minimum": 0})
WHOLE = Kind({"type": "integer"})
YES = Kind({"type": "boolean"})
DAY = Kind({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "day")
IDS = ListOf(TEXT, "ids")
