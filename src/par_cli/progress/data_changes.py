"""What a change of the data itself does on a day: the definitions and the entries that are not the same, by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.observations import Span
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold, speaks_of
from par_cli.progress.causes import Cause, CauseCode, FactContext, components, defined, fact_causes, settings
from par_cli.progress.changes import paired
from par_cli.progress.facts import DifferingFacts, Fact, FactsBehind
from par_cli.progress.parts import known_rows
from par_cli.progress.replay import DayStep, DaySteps, first_facts
from par_cli.progress.results import TargetResult
from par_cli.progress.results_on_day import Key, OccurrenceOnDay, Point, ResultsOnDay, results_on_day, state_of
from par_cli.progress.status import Filters

ValueSubject = tuple[str, Span, str, date | None]
"""What a value is of: the indicator, the days, who reports it ("" for the whole), and its day of publication."""


class _Found(NamedTuple):
    """Why something is another one in the newer data; without causes it is the same."""

    causes: tuple[Cause, ...]
    more: int = 0


def compare(old: Point, new: Point, before: ResultsOnDay, after: ResultsOnDay, steps: DaySteps) -> None:
    """Add a step for each target and occurrence that is another one in the newer data, on the same day."""
    change = _DataChange(old, new)
    for name, was, now in paired(before.targets, after.targets):
        found = change.of_target(name, was, now)
        if found.causes:
            steps.targets.setdefault(name, []).append(_step(new.as_of, was, now, found))
    for key, earlier, later in paired(before.occurrences, after.occurrences):
        found = change.of_occurrence(key, earlier, later)
        if found.causes:
            steps.occurrences.setdefault(key, []).append(_step(new.as_of, earlier, later, found))


def _step(
    day: date, old: TargetResult | OccurrenceOnDay | None, new: TargetResult | OccurrenceOnDay | None, found: _Found
) -> DayStep:
    return DayStep(day, None if old is None else old.status, None if new is None else new.status, *found)


class _DataChange:
    """The older and the newer data on one day, and the newer definitions with what the older data reports."""

    def __init__(self, old: Point, new: Point) -> None:
        self._old, self._new = old, new
        self._differing = DifferingFacts(old, new)
        mixed = new.dataset._replace(
            observations=old.dataset.observations,
            outcomes=old.dataset.outcomes,
            thresholds=old.dataset.thresholds,
            task_reports=old.dataset.task_reports,
        )
        self._mixed = results_on_day(Point(mixed, new.as_of), Filters())
        same = settings(old.dataset) == settings(new.dataset)
        self._settings: tuple[CauseCode, ...] = () if same else ("settings_changed",)
        self._entries = [{entry.id: entry for entry in point.dataset.targets} for point in (old, new)]
        self._tasks = [{task.id: task for task in point.dataset.tasks} for point in (old, new)]

    # --- targets

    def of_target(self, name: str, old: TargetResult | None, new: TargetResult | None) -> _Found:
        codes = self._codes(name)
        if old is None or new is None:
            return _Found(_as_causes(codes))
        mixed = state_of(self._mixed.targets[name])
        if not codes and state_of(old) != mixed:
            codes = (*self._related(name, new), *self._settings)
        if mixed == state_of(new):
            return _Found(_as_causes(codes))
        behind = self._differing.behind_target(old, new)
        if not behind.facts:
            behind = first_facts(self._differing_facts(new))
        return _Found((*_as_causes(codes), *self._causes(behind, old, new)), behind.more)

    def _codes(self, name: str) -> tuple[CauseCode, ...]:
        """Return how the definition of a target, or of its indicator, is another one."""
        old, new = (entries.get(name) for entries in self._entries)
        if old is None or new is None:
            return ("target_added",) if old is None else ("target_removed",)
        found: list[CauseCode] = []
        if defined(old.target) != defined(new.target):
            found.append("target_changed")
        if defined(old.indicator) != defined(new.indicator):
            found.append("indicator_changed")
        return tuple(found)

    def _related(self, name: str, item: TargetResult) -> tuple[CauseCode, ...]:
        """Return what is another one among the targets that matter to a target: of its indicator, and components."""
        indicators = _indicators(item)
        every = (entry for entries in self._entries for entry in entries.values())
        names = dict.fromkeys(entry.id for entry in every if entry.indicator.id in indicators and entry.id != name)
        return tuple(dict.fromkeys(code for other in names for code in self._codes(other)))

    def _differing_facts(self, item: TargetResult) -> Iterator[Fact]:
        """Yield the entries that are not the same among all that matter to a target and are known on the day."""
        for name in _indicators(item):
            for _, old, new in paired_values(self._old, self._new, name):
                changed = new or old
                if changed is not None and old != new:
                    yield changed
            for entry in (entry for entry in self._new.dataset.targets if entry.indicator.id == name):
                yield from self._differing.reports_on_target(entry.id)

    # --- occurrences

    def of_occurrence(self, key: Key, old: OccurrenceOnDay | None, new: OccurrenceOnDay | None) -> _Found:
        name, _ = key
        then, now = (tasks.get(name) for tasks in self._tasks)
        codes: tuple[CauseCode, ...] = ()
        if then is None or now is None:
            codes = ("task_added",) if then is None else ("task_removed",)
        elif defined(then) != defined(now):
            codes = ("task_changed",)
        if old is None or new is None:
            return _Found(_as_causes(codes or self._settings))  # a phase with other years has other steps
        mixed = self._mixed.occurrences[key]
        if not codes and state_of(old) != state_of(mixed):
            codes = self._settings
        if state_of(mixed) == state_of(new):
            return _Found(_as_causes(codes))
        keys = tuple(other for task, other in self._mixed.occurrences if task == name)
        behind = self._differing.behind_occurrence(name, keys, old.item, new.item)
        return _Found((*_as_causes(codes), *self._causes(behind)), behind.more)

    # --- entries

    def _causes(
        self, behind: FactsBehind, before: TargetResult | None = None, after: TargetResult | None = None
    ) -> Iterator[Cause]:
        """Yield a cause for each entry behind a change; of one that was corrected both states may be among them."""
        context = FactContext(self._new.dataset, before, after)
        named: list[Fact] = []
        for fact in behind.facts:
            value = isinstance(fact, Observation)
            then, now = (list(_twins(point.dataset, fact)) for point in (self._old, self._new))
            if not now:
                yield Cause("value_withdrawn" if value else "report_withdrawn", fact)
                continue
            here = fact if fact in now else now[0]
            if here not in named:
                named.append(here)
                if then:
                    yield Cause("value_corrected" if value else "report_corrected", here)
                else:
                    yield from fact_causes((here,), context)


def _as_causes(codes: Iterable[CauseCode]) -> tuple[Cause, ...]:
    return tuple(map(Cause, codes))


def _indicators(item: TargetResult) -> dict[str, None]:
    return dict.fromkeys(part.entry.indicator.id for part in (item, *components(item)))


def _twins(dataset: Dataset, fact: Fact) -> Iterator[Fact]:
    """Yield the entries that say something of the same, with the same day of publication."""
    if isinstance(fact, Observation):
        observations = dataset.observations
        for span, rows in observations.by_span(observations.rows(fact.indicator)):
            if span == fact.period[1:3]:
                found = map(observations.observation, rows)
                yield from (
                    item for item in found if (item.reporter, item.published) == (fact.reporter, fact.published)
                )
        return
    reports: Iterable[Fact]
    if isinstance(fact, TaskReport):
        reports = dataset.task_reports.get(fact.task, ())
    else:
        reports = (dataset.outcomes if isinstance(fact, Outcome) else dataset.thresholds).get(fact.target, ())
    yield from (item for item in reports if _subject_of(item) == _subject_of(fact))


def _subject_of(fact: Fact) -> tuple[object, ...]:
    if isinstance(fact, TaskReport):
        return (fact.occurrence, fact.reporter, speaks_of(fact.state), fact.published)
    if isinstance(fact, Outcome):
        return (speaks_of(fact.state), fact.published)
    return (fact.published,) if isinstance(fact, Threshold) else ()


def paired_values(
    old: Point, new: Point, indicator: str
) -> Iterator[tuple[ValueSubject, Observation | None, Observation | None]]:
    """Yield the values of an indicator that are known on the day of two points, each with that of the same subject."""
    yield from paired(*(_values_on(point, indicator) for point in (old, new)))


def _values_on(point: Point, indicator: str) -> dict[ValueSubject, Observation]:
    observations = point.dataset.observations
    found: dict[ValueSubject, Observation] = {}
    for row, known in known_rows(point.dataset, indicator):
        if known <= point.as_of:
            item = observations.observation(row)
            found[indicator, item.period[1:3], item.reporter or "", item.published] = item
    return found
