"""What differs between two states of a decision: the statuses that are not the same, and the facts that did it.

The two states are of other data, of another day, or of both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple, TypeVar

from par_cli.model.dataset import Dataset
from par_cli.progress.facts import NOTHING, DifferingFacts, FactsBehind
from par_cli.progress.results import (
    DONE_STATUSES,
    OccurrenceResult,
    OccurrenceStatus,
    Status,
    TargetResult,
    TargetStatus,
    TaskResult,
)
from par_cli.progress.status import Filters, status

Kind = Literal["now_met", "now_missed", "other"]
KINDS: tuple[Kind, ...] = ("now_met", "now_missed", "other")

_MET: Collection[str | None] = {"met", *DONE_STATUSES}
_MISSED: Collection[str | None] = {"missed", "unfinished"}


class TargetChange(NamedTuple):
    """A target with another status; a result is None where the target is not there.

    ``behind`` are the entries that did it, so far as it can be known.
    """

    id: str
    before: TargetResult | None
    after: TargetResult | None
    behind: FactsBehind = NOTHING

    @property
    def old_status(self) -> TargetStatus | None:
        return None if self.before is None else self.before.status

    @property
    def new_status(self) -> TargetStatus | None:
        return None if self.after is None else self.after.status


class OccurrenceChange(NamedTuple):
    """An occurrence of a task (``id``) with another status, as in :class:`TargetChange`."""

    id: str
    key: str
    before: OccurrenceResult | None
    after: OccurrenceResult | None
    behind: FactsBehind = NOTHING

    @property
    def old_status(self) -> OccurrenceStatus | None:
        return None if self.before is None else self.before.status

    @property
    def new_status(self) -> OccurrenceStatus | None:
        return None if self.after is None else self.after.status


Change = TargetChange | OccurrenceChange


def kind_of(change: Change) -> Kind:
    """Return whether something is met or done that was not, or missed or unfinished, or neither."""
    if change.new_status in _MET and change.old_status not in _MET:
        return "now_met"
    return "now_missed" if change.new_status in _MISSED and change.old_status not in _MISSED else "other"


class Effect(NamedTuple):
    """What a change of data changes on a day.

    It is the day asked for, or ``counts_from``, the first later one on which any of it counts.  ``later`` is how many
    of the changed entries count only after that day, the first of them from ``first_later`` on.
    """

    before: Status
    after: Status
    changes: tuple[Change, ...]
    counts_from: date | None
    later: int
    first_later: date | None

    def of(self, kind: Kind) -> list[Change]:
        return [change for change in self.changes if kind_of(change) == kind]


def effect(before: Dataset, after: Dataset, as_of: date, known_from: Mapping[date, int]) -> Effect:
    """Return what a change of data changes on a day, or on the first later day on which any of it counts.

    ``known_from`` says from which day on how many of the changed entries count.
    """
    day = max(as_of, min(known_from, default=as_of))
    old, new = (status(dataset, day, Filters()) for dataset in (before, after))
    ahead = [when for when in known_from if when > day]
    later = sum(known_from[when] for when in ahead)
    counts_from = day if day > as_of else None
    return Effect(old, new, changes(old, new), counts_from, later, min(ahead, default=None))


def changes(before: Status, after: Status) -> tuple[Change, ...]:
    """Return the targets and occurrences with another status: in the order of the later state, then what is gone."""
    differing = DifferingFacts(before, after)
    targets = ({item.entry.id: item for item in found.targets} for found in (before, after))
    tasks = ({item.task.id: item for item in found.tasks} for found in (before, after))
    return (
        *(
            TargetChange(name, old, new, differing.behind_target(old, new))
            for name, old, new in paired(*targets)
            if old is None or new is None or old.status != new.status
        ),
        *chain.from_iterable(_occurrences(name, old, new, differing) for name, old, new in paired(*tasks)),
    )


Item = TypeVar("Item")
Name = TypeVar("Name")


def paired(before: Mapping[Name, Item], after: Mapping[Name, Item]) -> Iterator[tuple[Name, Item | None, Item | None]]:
    """Yield what two states have, by name, with None where one lacks it: in the order of the later, then the rest."""
    for name in (*after, *(name for name in before if name not in after)):
        yield name, before.get(name), after.get(name)


def _occurrences(
    name: str, before: TaskResult | None, after: TaskResult | None, differing: DifferingFacts
) -> Iterator[OccurrenceChange]:
    found = ({item.slot.key: item for item in (() if task is None else task.occurrences)} for task in (before, after))
    old_ones, new_ones = found
    for key, old, new in paired(old_ones, new_ones):
        if old is None or new is None or old.status != new.status:
            yield OccurrenceChange(name, key, old, new, differing.behind_occurrence(name, tuple(new_ones), old, new))
