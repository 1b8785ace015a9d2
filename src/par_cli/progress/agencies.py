"""The agencies that answer today for those that the decision names (method, 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from par_cli.model.agencies import Agency, Successor


def today(
    agencies: Mapping[str, Agency], names: Iterable[str], as_of: date, taken: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the agencies that answer on a day for those named, in order and each once.

    An agency with successors answers itself until one of them that takes over the whole has begun; successors of a
    part (``scope``) are shown with the agency and do not answer for everything it led; those in ``taken`` answer,
    they alone, once they have begun.
    """
    found: dict[str, None] = {}
    for name, heirs in _chain(agencies, names, as_of, taken).items():
        if not heirs:
            found.setdefault(name)
    return tuple(found)


def answers(
    agencies: Mapping[str, Agency], agency: str, names: Collection[str], as_of: date, taken: Collection[str] = ()
) -> bool:
    """Return whether an agency is one of those named, or answers for one of them on a day."""
    return agency in names or agency in today(agencies, names, as_of, taken)


def unverified(
    agencies: Mapping[str, Agency], names: Iterable[str], as_of: date, taken: Collection[str] = ()
) -> frozenset[str]:
    """Return those that answer on a day for the agencies named by general knowledge alone, without a source."""
    chain = _chain(agencies, names, as_of, taken)
    doubtful = [step.agency for heirs in chain.values() for step in heirs if step.unverified]
    return frozenset(today(agencies, doubtful, as_of, taken)) if doubtful else frozenset()


def _chain(
    agencies: Mapping[str, Agency], names: Iterable[str], as_of: date, taken: Collection[str]
) -> dict[str, tuple[Successor, ...]]:
    """Return every agency on the way from those named to those that answer, with what took over from it."""
    seen: dict[str, tuple[Successor, ...]] = {}
    ahead = list(reversed(list(names)))
    while ahead:
        name = ahead.pop()
        if name not in seen:
            begun = [step for step in agencies[name].successors if step.start.end <= as_of]
            parts = [step for step in begun if step.scope is not None and step.agency in taken]
            seen[name] = tuple(parts or (step for step in begun if step.scope is None))
            ahead.extend(step.agency for step in reversed(seen[name]))
    return seen
