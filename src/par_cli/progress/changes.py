"""What differs between two states of a decision: the statuses that are not the same, and the facts that did it.

The two states are of other data, of another day, or of both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple, TypeVar

from par_cli.model.dataset import Dataset
from par_cli.model.observations import Span
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.model.schedule import covered
from par_cli.progress.results import OccurrenceResult, OccurrenceStatus, Status, TargetResult, TargetStatus, TaskResult
from par_cli.progress.status import Filters, status

Fact = Observation | Outcome | Threshold | TaskReport
"""One entry of the reports."""

Kind = Literal["now_met", "now_missed", "other"]
KINDS: tuple[Kind, ...] = ("now_met", "now_missed", "other")

_MET: Collection[str | None] = {"met", "done_on_time", "done_late"}
_MISSED: Collection[str | None] = {"missed", "unfinished"}

Report = TypeVar("Report", bound=Outcome | Threshold | TaskReport)


class TargetChange(NamedTuple):
    """A target with another status, None where the target is not there.

    ``facts`` are the entries that did it, so far as it can be known: those that are new, corrected or taken back and
    that the status rests on.
    """

    id: str
    before: TargetResult | None
    after: TargetResult | None
    facts: tuple[Fact, ...] = ()

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
    facts: tuple[Fact, ...] = ()

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
    differing = _Differing(before, after)
    targets = ({item.entry.id: item for item in found.targets} for found in (before, after))
    tasks = ({item.task.id: item for item in found.tasks} for found in (before, after))
    return (
        *(
            TargetChange(name, old, new, differing.behind_target(old, new))
            for name, old, new in _paired(*targets)
            if old is None or new is None or old.status != new.status
        ),
        *chain.from_iterable(_occurrences(name, old, new, differing) for name, old, new in _paired(*tasks)),
    )


Item = TypeVar("Item")


def _paired(before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterator[tuple[str, Item | None, Item | None]]:
    for name in (*after, *(name for name in before if name not in after)):
        yield name, before.get(name), after.get(name)


def _occurrences(
    name: str, before: TaskResult | None, after: TaskResult | None, differing: _Differing
) -> Iterator[OccurrenceChange]:
    found = ({item.slot.key: item for item in (() if task is None else task.occurrences)} for task in (before, after))
    old_ones, new_ones = found
    for key, old, new in _paired(old_ones, new_ones):
        if old is None or new is None or old.status != new.status:
            yield OccurrenceChange(name, key, old, new, differing.behind_occurrence(name, tuple(new_ones), old, new))


class _Differing:
    """The entries that only one of two states knows, or knows otherwise: in the later one, else in the earlier."""

    def __init__(self, before: Status, after: Status) -> None:
        self._before = before
        self._after = after

    # --- the facts behind a status

    def behind_target(self, before: TargetResult | None, after: TargetResult | None) -> tuple[Fact, ...]:
        if before is None or after is None:
            return ()
        name, old, new = after.entry.id, self._before.dataset, self._after.dataset
        said: list[Fact] = [
            *self._reports(name, old.outcomes, new.outcomes),
            *self._reports(name, old.thresholds, new.thresholds),
        ]
        if after.parts:
            return _each_once([*said, *self._behind_parts(before, after)])
        return (*said, *self._values_behind(before, after, others=not said))

    def _behind_parts(self, before: TargetResult, after: TargetResult) -> Iterator[Fact]:
        old = {part.entry.id: part for part in before.parts}
        for part in after.parts:
            was = old.get(part.entry.id)
            if was is not None and was.status != part.status:
                yield from self.behind_target(was, part)

    def behind_occurrence(
        self, name: str, keys: Collection[str], before: OccurrenceResult | None, after: OccurrenceResult | None
    ) -> tuple[Fact, ...]:
        if before is None or after is None:
            return ()
        key = after.slot.key
        reports = self._reports(name, self._before.dataset.task_reports, self._after.dataset.task_reports)
        said = [item for item in reports if item.occurrence is None or key in covered(tuple(keys), item.occurrence)]
        holding = [item for item in said if item in (after.report, after.extension)]
        values = () if after.slot.measure is None else self._of_milestone(after.slot.measure.indicator, before, after)
        return (*(holding or said), *values)

    def _of_milestone(
        self, indicator: str, before: OccurrenceResult, after: OccurrenceResult
    ) -> tuple[Observation, ...]:
        meeting = [item.period[1:3] for item in (after.observation, before.observation) if item is not None]
        return self._values(indicator, meeting) or self._values(indicator)

    def _values_behind(self, before: TargetResult, after: TargetResult, *, others: bool) -> tuple[Observation, ...]:
        """Return the values that a status rests on; with ``others`` any of the indicator where none of these differ."""
        indicator = after.entry.indicator.id
        if after.each or before.each:
            was = {item.reporter: item.status for item in before.each}
            now = {item.reporter: item.status for item in after.each}
            changed = {name for name in {*was, *now} if was.get(name) != now.get(name)}
            return tuple(item for item in self._values(indicator) if item.reporter in changed)
        if after.years or before.years:
            steps = {year.period[1:3]: year.status for year in before.years}
            changed_steps = [year for year in after.years if year.status != steps.get(year.period[1:3])]
            deciding = [year.observation for year in changed_steps]
        else:
            deciding = [after.deciding, before.deciding]
        found = self._values(indicator, [item.period[1:3] for item in deciding if item is not None])
        if found or not others:
            return tuple(item for item in found if item in deciding) or found
        base = after.entry.target.base
        resting = [after.basis, after.baseline, after.last_change_from, before.basis, before.baseline]
        spans = [item.period[1:3] for item in resting if item is not None]
        return self._values(indicator, spans if base is None else [*spans, base[1:3]]) or self._values(indicator)

    # --- what differs

    def _values(self, indicator: str, spans: Collection[Span] | None = None) -> tuple[Observation, ...]:
        """Return the values of an indicator that differ, for some spans of days or for all."""
        old, new = _known(self._before, indicator, spans), _known(self._after, indicator, spans)
        changed = [item for key, item in new.items() if old.get(key) != item]
        return (*changed, *(item for key, item in old.items() if key not in new))

    def _reports(
        self, name: str, before: Mapping[str, tuple[Report, ...]], after: Mapping[str, tuple[Report, ...]]
    ) -> list[Report]:
        """Return the reports on a target or task that differ."""
        then = _by_then(before.get(name, ()), self._before.as_of)
        now = _by_then(after.get(name, ()), self._after.as_of)
        return [*(item for item in now if item not in then), *(item for item in then if item not in now)]


def _by_then(reports: Iterable[Report], day: date) -> list[Report]:
    return [item for item in reports if item.known_from <= day]


def _known(
    found: Status, indicator: str, spans: Collection[Span] | None
) -> dict[tuple[Span, str | None, date | None], Observation]:
    """Return what is known of an indicator, by what no two entries have in common."""
    observations = found.dataset.observations
    rows = observations.by_span(observations.known(indicator, found.as_of))
    wanted = (row for span, of_span in rows if spans is None or span in spans for row in of_span)
    items = map(observations.observation, wanted)
    return {(item.period[1:3], item.reporter, item.published): item for item in items}


def _each_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for fact in facts:
        if fact not in found:
            found.append(fact)
    return tuple(found)
