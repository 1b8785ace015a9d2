"""The days between two others, gone through one by one: what changed on each of them, and why.

A part of the decision is judged anew on each day on which something can happen in it, and compared with the day before.
Without the facts of that day it is judged once more: what is so without them was done by the clock.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from par_cli.model.schedule import slots
from par_cli.progress.causes import Cause, FactContext, clock_causes_of_occurrence, clock_causes_of_target, fact_causes
from par_cli.progress.facts import MOST_FACTS, DifferingFacts, Fact, FactsBehind
from par_cli.progress.parts import Part, days_of_the_clock, days_with_facts, facts_of_day, until
from par_cli.progress.results import OccurrenceStatus, TargetResult, TargetStatus
from par_cli.progress.results_on_day import Key, OccurrenceOnDay, Point, occurrences_on_day, state_of
from par_cli.progress.targets import assess_targets
from par_cli.progress.tasks import assess_tasks
from par_cli.progress.totals import ONE_DAY

Item = TypeVar("Item", TargetResult, OccurrenceOnDay)


class DayStep(NamedTuple):
    """A change on one day, from a status (None: not there) to another or the same one; ``more`` facts did it too."""

    on: date
    before: TargetStatus | OccurrenceStatus | None
    after: TargetStatus | OccurrenceStatus | None
    causes: tuple[Cause, ...]
    more: int = 0


class DaySteps(NamedTuple):
    """The steps of each target and of each occurrence, in order of their days."""

    targets: dict[str, list[DayStep]]
    occurrences: dict[Key, list[DayStep]]


def replay(part: Part, first: date, last: date, steps: DaySteps) -> None:
    """Add the steps of a part of the decision after one day and up to another."""
    task = part.task
    if task is None:
        _TargetReplay(part).run(first, last, lambda name, step: steps.targets.setdefault(name, []).append(step))
    else:
        _OccurrenceReplay(part).run(
            first, last, lambda key, step: steps.occurrences.setdefault((task.id, key), []).append(step)
        )


def first_facts(facts: Iterable[Fact]) -> FactsBehind:
    every = list(facts)
    return FactsBehind(tuple(every[:MOST_FACTS]), max(len(every) - MOST_FACTS, 0))


class _Replay(ABC, Generic[Item]):
    """A part of the decision, judged on each day on which something can happen in it."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def run(self, first: date, last: date, note: Callable[[str, DayStep], None]) -> None:
        """Note each step after one day and up to another, by the name of what it is of."""
        of_clock = days_of_the_clock(self.part, first, last)
        with_facts = {day for day in days_with_facts(self.part) if first < day <= last}
        if not of_clock and not with_facts:
            return
        before = self.judge(self.part, first)
        for day in sorted(of_clock | with_facts):
            after = self.judge(self.part, day)
            changed = [name for name in after if state_of(before[name]) != state_of(after[name])]
            clock = after if day not in with_facts else before
            if changed and day in of_clock and day in with_facts:
                clock = self.judge(until(self.part, day), day)
            for name in changed:
                note(name, self._step(day, before[name], clock[name], after[name]))
            before = after

    def _step(self, day: date, before: Item, clock: Item, after: Item) -> DayStep:
        """Return the step to a day; ``clock`` is what it would be without the facts of that day."""
        causes: list[Cause] = []
        behind = FactsBehind()
        if state_of(before) != state_of(clock):
            causes += self.clock_causes(before, clock, day)
        if state_of(clock) != state_of(after):
            eve = Point(self.part.dataset, day - ONE_DAY)
            behind = self.facts_behind(DifferingFacts(eve, Point(self.part.dataset, day)), before, after)
            if not behind.facts:
                behind = first_facts(facts_of_day(self.part, day))
            causes += fact_causes(behind.facts, self.context(before, after))
        return DayStep(day, before.status, after.status, tuple(causes), behind.more)

    @abstractmethod
    def judge(self, part: Part, day: date) -> dict[str, Item]:
        """Return the results of a part on a day, by name."""

    @abstractmethod
    def clock_causes(self, before: Item, after: Item, day: date) -> list[Cause]:
        """Return why a result is another one where no fact did it."""

    @abstractmethod
    def facts_behind(self, differing: DifferingFacts, before: Item, after: Item) -> FactsBehind:
        """Return the facts that a result is another one by, so far as it rests on them itself."""

    @abstractmethod
    def context(self, before: Item, after: Item) -> FactContext:
        """Return what tells the causes that facts are."""


class _TargetReplay(_Replay[TargetResult]):
    def judge(self, part: Part, day: date) -> dict[str, TargetResult]:
        return {item.entry.id: item for item in assess_targets(part.dataset, day)}

    def clock_causes(self, before: TargetResult, after: TargetResult, day: date) -> list[Cause]:
        return clock_causes_of_target(before, after, day)

    def facts_behind(self, differing: DifferingFacts, before: TargetResult, after: TargetResult) -> FactsBehind:
        return differing.behind_target(before, after)

    def context(self, before: TargetResult, after: TargetResult) -> FactContext:
        return FactContext(self.part.dataset, before, after)


class _OccurrenceReplay(_Replay[OccurrenceOnDay]):
    def judge(self, part: Part, day: date) -> dict[str, OccurrenceOnDay]:
        found = occurrences_on_day(part.dataset, assess_tasks(part.dataset, day), day)
        return {key: item for (_, key), item in found.items()}

    def clock_causes(self, before: OccurrenceOnDay, after: OccurrenceOnDay, day: date) -> list[Cause]:
        return clock_causes_of_occurrence(before.item, day, same_lead=before.lead_today == after.lead_today)

    def facts_behind(self, differing: DifferingFacts, before: OccurrenceOnDay, after: OccurrenceOnDay) -> FactsBehind:
        return differing.behind_occurrence(after.task.id, self._keys, before.item, after.item)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        dataset = self.part.dataset
        return tuple(slot.key for task in dataset.tasks for slot in slots(task, tuple(dataset.phases.values())))

    def context(self, before: OccurrenceOnDay, after: OccurrenceOnDay) -> FactContext:  # noqa: ARG002 - an occurrence has no base and no sum
        return FactContext(self.part.dataset)
