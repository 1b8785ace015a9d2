"""The entries of the reports by which two states of a decision differ, and those of them that a status rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from par_cli.model.decision import Indicator
from par_cli.model.observations import Span
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.model.schedule import covered
from par_cli.progress.results import DataOnDay, OccurrenceResult, TargetResult

Fact = Observation | Outcome | Threshold | TaskReport
"""One entry of the reports."""

Report = TypeVar("Report", bound=Outcome | Threshold | TaskReport)

MOST_FACTS = 3
"""How many of the entries behind a status are named; a sum may have thousands."""


class FactsBehind(NamedTuple):
    """The first entries behind a change of a status, and how many more there are."""

    facts: tuple[Fact, ...] = ()
    more: int = 0


NOTHING = FactsBehind()


class _Row(NamedTuple):
    """A value by its row in the later of the two states, or in the earlier one; it is made only where it is named."""

    is_new: bool
    number: int


_Key = tuple[Span, str]
"""What a value is of: the days, and who reports it ("" for the whole)."""


class DifferingFacts:
    """The entries that only one of two states knows, or knows otherwise: in the later one, else in the earlier."""

    def __init__(self, before: DataOnDay, after: DataOnDay) -> None:
        self._before = before
        self._after = after
        self._by_occurrence: dict[str, dict[str, list[TaskReport]]] = {}  # by the task

    def behind_target(self, before: TargetResult | None, after: TargetResult | None) -> FactsBehind:
        """Return the entries by which the status of a target is another one."""
        if before is None or after is None:
            return NOTHING
        return self._named(self._of_target(before, after))

    def behind_occurrence(
        self, task: str, keys: Collection[str], before: OccurrenceResult | None, after: OccurrenceResult | None
    ) -> FactsBehind:
        """Return the entries by which the status of an occurrence of a task is another one; ``keys`` are all of it."""
        if before is None or after is None:
            return NOTHING
        key, measure = after.slot.key, after.slot.measure
        reports = self._reports_on(task, keys).get(key, [])
        holding = [item for item in reports if item in (after.report, after.extension)]
        if measure is None:
            return self._named(holding or reports)
        indicator = self._after.dataset.indicators[measure.indicator]
        meeting = [item.period[1:3] for item in (after.observation, before.observation) if item is not None]
        values = self._deciding(indicator, meeting) or self._deciding(indicator)
        return self._named([*(holding or reports), *values])

    def reports_on_target(self, name: str) -> list[Fact]:
        """Return the outcomes and the figures of a target that differ."""
        old, new = self._before.dataset, self._after.dataset
        return [
            *self._reports(name, old.outcomes, new.outcomes),
            *self._reports(name, old.thresholds, new.thresholds),
        ]

    def _named(self, found: Iterable[Fact | _Row]) -> FactsBehind:
        """Return the first of some entries, each value once."""
        every = list(found)
        rows = dict.fromkeys(item for item in every if isinstance(item, _Row))  # two components may rest on one
        once = [*(item for item in every if not isinstance(item, _Row)), *rows]
        return FactsBehind(tuple(map(self._fact, once[:MOST_FACTS])), max(len(once) - MOST_FACTS, 0))

    def _fact(self, item: Fact | _Row) -> Fact:
        if not isinstance(item, _Row):
            return item
        state = self._after if item.is_new else self._before
        return state.dataset.observations.observation(item.number)

    # --- what a status rests on

    def _of_target(self, before: TargetResult, after: TargetResult) -> Iterator[Fact | _Row]:
        reports = self.reports_on_target(after.entry.id)
        yield from reports
        parts = {part.entry.id: part for part in before.parts}
        for part in after.parts:
            was = parts.get(part.entry.id)
            if was is not None and was.status != part.status:
                yield from self._of_target(was, part)
        if not after.parts:
            yield from self._values_behind(before, after, others=not reports)

    def _values_behind(self, before: TargetResult, after: TargetResult, *, others: bool) -> list[_Row]:
        """Return the values that a status rests on; with ``others`` any of the indicator where none of these differ."""
        indicator = after.entry.indicator
        if after.each or before.each:
            statuses = [{item.reporter: item.status for item in result.each} for result in (before, after)]
            changed = {name for name, _ in statuses[0].items() ^ statuses[1].items()}
            found = self._differing(*(_latest(state, indicator, None) for state in (self._before, self._after)))
            return [row for (_, reporter), row in found.items() if reporter in changed]
        deciding = [after.deciding, before.deciding]
        if after.years or before.years:
            steps = {year.period[1:3]: year.status for year in before.years}
            deciding = [year.observation for year in after.years if year.status != steps.get(year.period[1:3])]
        deciding_values = self._deciding(indicator, _spans(deciding))
        if deciding_values or not others:
            return deciding_values
        base = after.entry.target.base
        resting = [after.basis, after.baseline, after.last_change_from, before.basis, before.baseline]
        spans = [*_spans(resting), *([] if base is None else [base[1:3]])]
        return self._deciding(indicator, spans) or self._deciding(indicator)

    def _deciding(self, indicator: Indicator, spans: Collection[Span] | None = None) -> list[_Row]:
        """Return the values that differ and count: those of single reporters only where they may make a sum."""
        old, new = (_latest(state, indicator, spans) for state in (self._before, self._after))
        whole = {span for span, reporter in (*old, *new) if not reporter}
        found = self._differing(old, new)
        adds_up = bool(indicator.reporters)
        return [row for (span, reporter), row in found.items() if not reporter or (adds_up and span not in whole)]

    # --- what differs

    def _differing(self, old: Mapping[_Key, int], new: Mapping[_Key, int]) -> dict[_Key, _Row]:
        """Return the values that hold in only one of the two states, the one published last where both have one.

        A revision that was taken out leaves one behind that both states know: then it is the revision that differs.
        """
        then, now = self._before.dataset.observations, self._after.dataset.observations
        found: dict[_Key, _Row] = {}
        for key, row in new.items():
            if key not in old:
                found[key] = _Row(is_new=True, number=row)
                continue
            held_before, held_now = then.observation(old[key]), now.observation(row)
            if held_before != held_now:
                is_new = (held_before.published or date.min) <= (held_now.published or date.min)
                found[key] = _Row(is_new, row if is_new else old[key])
        only_old = {key: _Row(is_new=False, number=row) for key, row in old.items() if key not in new}
        return found | only_old

    def _reports_on(self, task: str, keys: Collection[str]) -> Mapping[str, list[TaskReport]]:
        """Return the reports on a task that differ, by the keys of the occurrences that each is about."""
        if task not in self._by_occurrence:
            found = self._by_occurrence[task] = {key: [] for key in keys}
            every = tuple(keys)
            for report in self._reports(task, self._before.dataset.task_reports, self._after.dataset.task_reports):
                for key in every if report.occurrence is None else covered(every, report.occurrence):
                    found[key].append(report)
        return self._by_occurrence[task]

    def _reports(
        self, name: str, before: Mapping[str, tuple[Report, ...]], after: Mapping[str, tuple[Report, ...]]
    ) -> list[Report]:
        """Return the reports on a target or task that differ."""
        then = _by_content(before.get(name, ()), self._before.as_of)
        now = _by_content(after.get(name, ()), self._after.as_of)
        new = [item for content, item in now.items() if content not in then]
        return [*new, *(item for content, item in then.items() if content not in now)]


def _spans(items: Iterable[Observation | None]) -> list[Span]:
    return [item.period[1:3] for item in items if item is not None]


def _by_content(reports: Iterable[Report], day: date) -> dict[tuple[str, ...], Report]:
    """Return the reports known on a day by all that they say."""
    return {tuple(map(str, item.__dict__.values())): item for item in reports if item.known_from <= day}


def _latest(state: DataOnDay, indicator: Indicator, spans: Collection[Span] | None) -> dict[_Key, int]:
    """Return the row of the value that holds for each span of days and reporter, for some spans or for all."""
    observations = state.dataset.observations
    names = observations.recurring["reporter"].texts
    found: dict[_Key, int] = {}
    for span, rows in observations.by_span(observations.known(indicator.id, state.as_of)):
        if spans is None or span in spans:
            reporters = map(names.__getitem__, observations.cells_in("reporter", rows))
            found.update(((span, reporter), row) for reporter, row in zip(reporters, rows, strict=True))
    return found
