"""Who leads, coordinates, owns and reports, and who answers for them today (``agencies.yaml``)."""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.fields import (
    AcceptsWarnings,
    DataFile,
    Day,
    Flag,
    Identifier,
    Integer,
    Localized,
    PeriodField,
    Text,
    Unique,
)

GROUP = "group"  # the level of what is several agencies


class Successor(AcceptsWarnings, title="A successor"):
    """An agency that took over, from a day on."""

    agency: Identifier
    """Which one."""
    start: Annotated[PeriodField, Field(alias="from")]
    """Its first day; a longer period counts from its last day."""
    scope: Localized | None = None
    """The part that it took over, if not the whole."""
    source: Text | None = None
    """Who published it, and where."""
    url: Text | None = None
    """The address of the source."""
    unverified: Flag = False
    """Whether this is only general knowledge."""
    note: Localized | None = None
    """A remark on it."""


class Agency(AcceptsWarnings, title="An agency"):
    """An agency by its official name."""

    id: Identifier
    """Its id, by which other entries name it."""
    name: Localized
    """Its official name."""
    short: Localized | None = None
    """A shorter name for tables."""
    aliases: Annotated[tuple[Text, ...], Unique(phrase("the alias"))] = ()
    """Other names by which texts call it."""
    level: Text | None = None
    """The level that it belongs to, like commune; group where it is several agencies."""
    start: Annotated[Day | None, Field(alias="from")] = None
    """Its first day."""
    until: Day | None = None
    """Its last day."""
    members: Annotated[tuple[Identifier, ...], Unique(phrase("the member"))] = ()
    """The agencies that make up a group; groups too."""
    members_file: Text | None = None
    """A CSV file next to agencies.yaml with the members of a group: id, name, short, aliases, from, until."""
    size: Integer | None = None
    """How many make up a group, where not all of them are named."""
    several: Flag = False
    """Whether it is several agencies, of which nobody has said who or how many they are."""
    successors: tuple[Successor, ...] = ()
    """Who took over its work."""
    note: Localized | None = None
    """A remark on it."""

    @property
    def is_group(self) -> bool:
        """Whether it is known who makes it up, or how many do."""
        return bool(self.members) or self.size is not None or self.members_file is not None

    @property
    def is_uncounted(self) -> bool:
        """Whether it is several agencies, and it is not known how many."""
        return (self.several or self.level == GROUP) and not self.is_group

    def is_there(self, day: date) -> bool:
        """Return whether a day lies between its first and its last day."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)

    @property
    def lacks_members(self) -> bool:
        """Whether it is called a group, and neither its members nor their number is known."""
        return self.level == GROUP and not self.is_group

    @property
    def is_several(self) -> bool:
        """Whether it is called a group, even if neither its members nor their number is known."""
        return self.is_group or self.level == GROUP

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return (*self.name.texts, *(self.short.texts if self.short else ()), *self.aliases)


class AgenciesFile(DataFile, title="agencies.yaml"):
    """The agencies that lead, coordinate, own or report, and who answers for them today."""

    agencies: tuple[Agency, ...]
    """Every agency that other files name."""


_MOST_REMEMBERED = 100  # days and parts that are asked about by turns


class Agencies(dict[str, Agency]):
    """Agencies by id."""

    def members(self, names: Iterable[str], day: date) -> tuple[str, ...]:
        """Return who reports on a day for the agencies named, in order and each once (method, 10).

        A group is replaced by those of its members that are named, and an agency that has ceased by the one that took
        over the whole of it; one without a successor reports no longer.  Raise :class:`KeyError` for an unknown agency.
        """
        key = (tuple(names), bisect(self._turns, day.toordinal()))
        if key not in self._members:
            self._members[key] = tuple(self._members_of(key[0], day))
        return self._members[key]

    @cached_property
    def _members(self) -> dict[tuple[tuple[str, ...], int], tuple[str, ...]]:
        return {}

    @cached_property
    def _turns(self) -> list[int]:
        """The days on which some agency begins, has ceased or takes over: between two nobody else reports."""
        begins = {agency.start.toordinal() for agency in self.values() if agency.start is not None}
        ceased = {agency.until.toordinal() + 1 for agency in self.values() if agency.until is not None}
        return sorted({*begins, *ceased, *(day.toordinal() for day in self.beginnings)})

    def _members_of(self, names: Sequence[str], day: date) -> Iterator[str]:
        active = self._active(names, day, lambda agency: bool(agency.members))
        yield from (agency.id for agency in active if agency.size is None)

    def _active(self, names: Sequence[str], day: date, opens: Callable[[Agency], bool]) -> Iterator[Agency]:
        """Yield the agencies there are on a day, each once: heirs in place of those that ceased, members as asked."""
        seen: set[str] = set()
        ahead = list(reversed(names))
        while ahead:
            name = ahead.pop()
            if name in seen:
                continue
            seen.add(name)
            agency = self[name]
            heirs = _heirs(agency, day)
            if heirs or opens(agency):
                ahead.extend(reversed(heirs or agency.members))
            elif agency.is_there(day):
                yield agency

    def with_heirs(self, names: Iterable[str], day: date) -> set[str]:
        """Return agencies and those that have taken over the whole or a part of them by a day, directly or in turn."""
        found: set[str] = set()
        ahead = list(names)
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += [step.agency for step in self[name].successors if step.start.end <= day]
        return found

    def answering(self, day: date, taken_over_by: tuple[str, ...]) -> dict[str, Any]:
        """Return what the progress room has found: who answers for each agency, while no other one takes over."""
        key = (self.stage(day), taken_over_by)
        if key not in self.remembered and len(self.remembered) == _MOST_REMEMBERED:
            self.remembered.clear()
        return self.remembered.setdefault(key, {})

    def parts_taken(self, name: str) -> Mapping[str, Sequence[tuple[int, Successor]]]:
        """Return who took over a part of an agency, with the place of each step in its list."""
        if name not in self._parts_taken:
            found: dict[str, list[tuple[int, Successor]]] = {}
            for place, step in enumerate(self[name].successors):
                if step.scope is not None:
                    found.setdefault(step.agency, []).append((place, step))
            self._parts_taken[name] = found
        return self._parts_taken[name]

    @cached_property
    def _parts_taken(self) -> dict[str, Mapping[str, Sequence[tuple[int, Successor]]]]:
        return {}

    def stage(self, day: date) -> int:
        """Return how many of the days have passed on which some agency takes over: between two nothing changes."""
        return bisect(self.beginnings, day)

    @cached_property
    def remembered(self) -> dict[tuple[int, tuple[str, ...]], dict[str, Any]]:
        return {}

    @cached_property
    def beginnings(self) -> list[date]:
        """The days on which some agency takes over from another."""
        return sorted({step.start.end for agency in self.values() for step in agency.successors})

    def unnamed(self, names: Iterable[str], day: date) -> Mapping[str, int]:
        """Return how many members that are not named report on a day for the agencies named, by group."""
        if not self._any_size:
            return {}
        key = (tuple(names), day)
        if key not in self._unnamed:
            self._unnamed[key] = dict(self._unnamed_of(key[0], day))
        return self._unnamed[key]

    @cached_property
    def _any_size(self) -> bool:
        return any(agency.size is not None for agency in self.values())

    @cached_property
    def _unnamed(self) -> dict[tuple[tuple[str, ...], date], Mapping[str, int]]:
        return {}

    def _unnamed_of(self, names: Sequence[str], day: date) -> Iterator[tuple[str, int]]:
        for agency in self._active(names, day, lambda agency: agency.size is None):
            more = (agency.size or 0) - len(self.members((agency.id,), day))
            if more > 0:
                yield agency.id, more


def _heirs(agency: Agency, day: date) -> Sequence[str]:
    """Return the agencies that have taken over the whole of another by a day."""
    return [step.agency for step in agency.successors if step.scope is None and step.start.end <= day]
