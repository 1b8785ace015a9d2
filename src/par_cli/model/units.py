"""What a unit allows: whether it counts whole things, and between which numbers."""

from __future__ import annotations

from collections.abc import Mapping

from par_cli.model.decision import Indicator, Unit


def counts_whole(name: str | None, units: Mapping[str, Unit]) -> bool:
    """Return whether a unit counts whole things: ranks, counts, and the declared units that say so."""
    return name in {"rank", "count"} or (name is not None and name in units and units[name].whole)


def limits(indicator: Indicator, units: Mapping[str, Unit]) -> tuple[int | None, int | None]:
    """Return the least and the greatest number in the unit of an indicator; None means no limit.

    The last rank depends on the observation: it is the number of those ranked.
    """
    if indicator.unit == "percent":
        return None if indicator.below_0 else 0, None if indicator.above_100 else 100
    if indicator.unit == "rank":
        return 1, None
    return (0 if counts_whole(indicator.unit, units) else None), None
