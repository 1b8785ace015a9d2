"""Who leads, coordinates, owns and reports, and who answers for them today (``agencies.yaml``)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.fields import (
    Day,
    Doubtful,
    Flag,
    Identifier,
    Integer,
    Localized,
    PeriodField,
    Record,
    Text,
    Unique,
)


class Successor(Doubtful):
    """An agency that took over, from a day on; ``scope`` names the part where it is not the whole.

    ``start`` less exact than a day counts from its last day.  What is only general knowledge is ``unverified``.
    """

    agency: Identifier
    start: Annotated[PeriodField, Field(alias="from")]
    scope: Localized | None = None
    source: Text | None = None
    url: Text | None = None
    unverified: Flag = False
    note: Localized | None = None


class Agency(Doubtful):
    """An agency by its official name, with the other names that texts use; ``until`` is its last day.

    A group lists its ``members``, which may be groups themselves.
    """

    id: Identifier
    name: Localized
    short: Localized | None = None
    aliases: Annotated[tuple[Text, ...], Unique("PAR305", phrase("the alias"))] = ()
    level: Text | None = None
    until: Day | None = None
    members: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the member"))] = ()
    successors: tuple[Successor, ...] = ()
    note: Localized | None = None


class AgenciesFile(Record):
    """``agencies.yaml``."""

    version: Annotated[Integer, Field(alias="schema")]
    agencies: tuple[Agency, ...]


class Agencies(dict[str, Agency]):
    """Agencies by id."""

    def members(self, names: Iterable[str], day: date) -> tuple[str, ...]:
        """Give who reports on a day for those named, in order and each once (method, 10).

        A group is its members, and who has ceased is whoever took over the whole of it; one that has ceased without a
        successor reports no longer.  Raises :class:`KeyError` where one is not there.
        """
        key = (tuple(names), day)
        if key not in self._members:
            self._members[key] = tuple(self._members_of(key[0], day))
        return self._members[key]

    @cached_property
    def _members(self) -> dict[tuple[tuple[str, ...], date], tuple[str, ...]]:
        return {}

    def _members_of(self, names: Sequence[str], day: date) -> Iterator[str]:
        seen: set[str] = set()
        ahead = list(reversed(names))
        while ahead:
            name = ahead.pop()
            if name in seen:
                continue
            seen.add(name)
            agency = self[name]
            heirs = [step.agency for step in agency.successors if step.scope is None and step.start.end <= day]
            if heirs or agency.members:
                ahead.extend(reversed(heirs or agency.members))
            elif agency.until is None or day <= agency.until:
                yield name
