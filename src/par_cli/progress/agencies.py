"""Who answers today for an agency that the decision names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from par_cli.model.agencies import Agency, Successor


def today(agencies: Mapping[str, Agency], names: Iterable[str], as_of: date) -> tuple[str, ...]:
    """Give the agencies that answer on a day for those named, in order and each once.

    An agency with successors answers itself until one of them that takes over the whole has begun; successors of a
    part (``scope``) are shown with the agency and do not answer for everything it led.
    """
    found: dict[str, None] = {}
    for name, heirs in _chain(agencies, names, as_of).items():
        if not heirs:
            found.setdefault(name)
    return tuple(found)


def unverified(agencies: Mapping[str, Agency], names: Iterable[str], as_of: date) -> frozenset[str]:
    """Give those that answer on a day for the agencies named by general knowledge alone, without a source."""
    doubtful = [step.agency for heirs in _chain(agencies, names, as_of).values() for step in heirs if step.unverified]
    return frozenset(today(agencies, doubtful, as_of)) if doubtful else frozenset()


def _chain(agencies: Mapping[str, Agency], names: Iterable[str], as_of: date) -> dict[str, tuple[Successor, ...]]:
    """Give every agency on the way from those named to those that answer, with what took over the whole of it."""
    seen: dict[str, tuple[Successor, ...]] = {}
    ahead = list(reversed(list(names)))
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen[name] = tuple(
                step for step in agencies[name].successors if step.scope is None and step.start.end <= as_of
            )
            ahead.extend(step.agency for step in reversed(seen[name]))
    return seen
