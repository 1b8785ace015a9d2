"""The agencies that answer today for those that the decision names (method, 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from par_cli.model.agencies import Agencies, Successor


class Answering(NamedTuple):
    """Those that answer for one agency, in order, and which of them do so only by general knowledge."""

    agencies: tuple[str, ...]
    unverified: frozenset[str]


def today(
    agencies: Agencies, names: Iterable[str], as_of: date, taken_over_by: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the agencies that answer on a day for those named, in order and each once.

    An agency with successors answers itself until one of them that takes over the whole has begun; successors of a
    part (``scope``) are shown with the agency and do not answer for everything it led; only those in ``taken_over_by``
    answer, once they have begun.
    """
    found = [_answering(agencies, name, as_of, taken_over_by).agencies for name in names]
    return found[0] if len(found) == 1 else tuple(dict.fromkeys(end for ends in found for end in ends))


def answering_in(
    agencies: Agencies, name: str, as_of: date, rows: Iterable[tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return those that answer on a day for an agency in some rows, each with the first of these that it answers in.

    A row is who took it over; those without a taker of their own come first.
    """
    found: dict[str, tuple[str, ...]] = {}
    for taken_over_by in sorted({*rows}):
        for heir in today(agencies, [name], as_of, taken_over_by):
            found.setdefault(heir, taken_over_by)
    return found


def answers(
    agencies: Agencies, agency: str, names: Collection[str], as_of: date, taken_over_by: Collection[str] = ()
) -> bool:
    """Return whether an agency is one of those named, or answers for one of them on a day."""
    return agency in names or agency in today(agencies, names, as_of, taken_over_by)


def unverified(
    agencies: Agencies, names: Iterable[str], as_of: date, taken_over_by: Collection[str] = ()
) -> frozenset[str]:
    """Return those that answer on a day for the agencies named only by general knowledge, without a source."""
    return frozenset().union(*(_answering(agencies, name, as_of, taken_over_by).unverified for name in names))


def _answering(agencies: Agencies, name: str, as_of: date, taken_over_by: Collection[str]) -> Answering:
    """Return who answers for one agency; each step of a chain is followed only once."""
    known: dict[str, Answering] = agencies.answering(as_of, tuple(taken_over_by))
    ahead = [name]
    while ahead:
        heirs = () if ahead[-1] in known else heirs_on(agencies, ahead[-1], as_of, taken_over_by)
        unknown = [step.agency for step in heirs if step.agency not in known]
        if unknown:
            ahead.extend(reversed(unknown))
        elif (here := ahead.pop()) not in known:
            known[here] = _joined(here, [(step, known[step.agency]) for step in heirs])
    return known[name]


def heirs_on(agencies: Agencies, name: str, as_of: date, taken_over_by: Collection[str]) -> tuple[Successor, ...]:
    of_parts = agencies.parts_taken(name)
    of_takers = [
        item for heir in dict.fromkeys(taken_over_by) for item in of_parts.get(heir, ()) if item[1].start.end <= as_of
    ]
    if of_takers:
        return tuple(step for _, step in sorted(of_takers, key=itemgetter(0)))
    return tuple(step for step in agencies[name].successors if step.scope is None and step.start.end <= as_of)


def _joined(name: str, heirs: Collection[tuple[Successor, Answering]]) -> Answering:
    if not heirs:
        return Answering((name,), frozenset())
    ends = dict.fromkeys(end for _, after in heirs for end in after.agencies)
    doubtful = (after.agencies if step.unverified else after.unverified for step, after in heirs)
    return Answering(tuple(ends), frozenset(end for group in doubtful for end in group))
