"""Digits that never say more than the exact number (method, 11)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from par_cli.model.reports import Observation
from par_cli.progress.exact import MACHINE_PLACES, cut


def machine(number: Fraction | None, *, up: bool) -> Decimal | None:
    """Give a computed number for a machine: cut at six places, without zeros at its end."""
    if number is None:
        return None
    found = cut(number, MACHINE_PLACES, up=up).normalize()
    return found or Decimal(0)


def observed_value(item: Observation, direction: int) -> Decimal | None:
    """Give the number of an observation: the digits of the data, else the percentage of its counts.

    A computed percentage is cut toward “not met”: down where higher is better (``direction`` +1), up where lower is.
    """
    if item.value is not None:
        return item.value
    return machine(item.level, up=direction < 0)
