"""Who answers today for an agency that the decision names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from par_cli.model.agencies import Agency


def today(agencies: Mapping[str, Agency], names: Iterable[str], as_of: date) -> tuple[str, ...]:
    """Give the agencies that answer on a day for those named, in order and each once.

    An agency with successors answers itself until one of them that takes over the whole has begun; successors of a
    part (``scope``) are shown with the agency and do not answer for everything it led.
    """
    found: dict[str, None] = {}
    for name in names:
        for successor in _answering(agencies, name, as_of):
            found.setdefault(successor)
    return tuple(found)


def _answering(agencies: Mapping[str, Agency], name: str, as_of: date) -> tuple[str, ...]:
    heirs = [step.agency for step in agencies[name].successors if step.scope is None and step.start.end <= as_of]
    return today(agencies, heirs, as_of) if heirs else (name,)


def unverified(agencies: Mapping[str, Agency], names: Iterable[str], as_of: date) -> frozenset[str]:
    """Give those that answer on a day for the agencies named by general knowledge alone, without a source."""
    found: set[str] = set()
    for name in names:
        for step in agencies[name].successors:
            if step.scope is None and step.start.end <= as_of:
                found |= set(today(agencies, [step.agency], as_of)) if step.unverified else set()
                found |= unverified(agencies, [step.agency], as_of)
    return frozenset(found)
