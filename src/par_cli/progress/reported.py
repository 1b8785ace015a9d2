"""Everything that was reported, as flat lists: the values of indicators, and the reports on tasks and targets."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.progress.agencies import answers
from par_cli.progress.tasks import assess_tasks, led_by

ReportKind = Literal["task", "outcome", "threshold"]
REPORT_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)

Places = Callable[[int], str]
"""Returns where a value is in the data files, by its row."""

PlaceOf = Callable[[Outcome | Threshold | TaskReport], str]
"""Returns where a report is in the data files."""


class ReportFilter(NamedTuple):
    """What a flat list is narrowed to; None and empty ask for all.

    ``ids`` are those of indicators, targets and tasks.  ``agency`` keeps what it has reported, and what was reported of
    the targets and tasks that it answers for.  ``phase`` keeps the values whose period ends in it.
    """

    phase: str | None = None
    agency: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """What narrows, by name, with what was asked for."""
        named = (("phase", self.phase), ("agency", self.agency))
        return (*((name, value) for name, value in named if value is not None), *(("ids", name) for name in self.ids))

    def wants(self, entry: DatedTarget) -> bool:
        return not self.ids or not {entry.id, entry.indicator.id}.isdisjoint(self.ids)


class Value(NamedTuple):
    """One value; ``held`` where no later publication has taken its place, ``place`` where it is if that is asked."""

    indicator: Indicator
    item: Observation
    held: bool
    place: str | None

    @property
    def side(self) -> int:
        """The side on which better lies: a computed percentage is cut away from it."""
        return -1 if self.indicator.better == "lower" else 1


class Values(NamedTuple):
    """The values known on a day that were asked for; each is made when it is read, as there may be a million."""

    dataset: Dataset
    as_of: date
    wanted: ReportFilter = ReportFilter()
    places: Places | None = None

    def by_indicator(self) -> Iterator[tuple[Indicator, Sequence[int]]]:
        """Yield each indicator that has values, in the order of the data, with their rows in order of period."""
        for indicator in self.dataset.indicators.values():
            if self.wanted.ids and indicator.id not in self.wanted.ids:
                continue
            rows = self._in_phase(self.dataset.observations.known(indicator.id, self.as_of))
            if self.wanted.agency is not None and not self._is_answered(indicator):
                rows = self._reported_by(self.wanted.agency, rows)
            if len(rows):
                yield indicator, rows

    def values(self) -> Iterator[Value]:
        """Yield the values in that order."""
        for indicator, rows in self.by_indicator():
            yield from self.of(indicator, rows)

    def of(self, indicator: Indicator, rows: Sequence[int]) -> Iterator[Value]:
        """Yield the values of an indicator in some of its rows."""
        observations, places = self.dataset.observations, self.places
        replaced = self._replaced(indicator)
        for row in rows:
            place = None if places is None else places(row)
            yield Value(indicator, observations.observation(row), row not in replaced, place)

    def _replaced(self, indicator: Indicator) -> frozenset[int]:
        """Return the rows that a later publication for the same days and reporter follows."""
        observations = self.dataset.observations
        rows = observations.known(indicator.id, self.as_of)
        periods = observations.distinct("period")
        spans = [periods[cell][1:3] for cell in observations.cells_in("period", rows)]
        subjects = list(zip(spans, observations.cells_in("reporter", rows), strict=True))
        following = zip(rows, subjects, subjects[1:], strict=False)
        return frozenset(row for row, subject, after in following if subject == after)

    def _in_phase(self, rows: Sequence[int]) -> Sequence[int]:
        if self.wanted.phase is None:
            return rows
        observations, phase = self.dataset.observations, self.dataset.phases[self.wanted.phase]
        inside = {
            cell for cell, item in enumerate(observations.distinct("period")) if item and phase.contains(item.end)
        }
        cells = observations.cells_in("period", rows)
        return [row for row, cell in zip(rows, cells, strict=True) if cell in inside]

    def _is_answered(self, indicator: Indicator) -> bool:
        """Return whether the agency that was asked for answers for an indicator, or for one of its targets."""
        agencies, agency = self.dataset.agencies, self.wanted.agency or ""
        owners = [indicator.owners, *(target.owners or () for target in indicator.targets)]
        return any(answers(agencies, agency, names, self.as_of) for names in owners)

    def _reported_by(self, agency: str, rows: Sequence[int]) -> Sequence[int]:
        observations = self.dataset.observations
        (wanted,) = observations.reporters((agency,))
        cells = observations.cells_in("reporter", rows)
        return [row for row, cell in zip(rows, cells, strict=True) if wanted and cell == wanted]

    def reporters(self) -> set[str]:
        """Return the ids of those who have reported any of the values."""
        observations = self.dataset.observations
        found = (observations.distinct_in("reporter", rows) for _, rows in self.by_indicator())
        return set(chain.from_iterable(found)) - {None}


class Report(NamedTuple):
    """One report on a task or a target, or the figure that a document has set for a target."""

    kind: ReportKind
    id: str
    item: Outcome | Threshold | TaskReport
    place: str | None


class Reports(NamedTuple):
    """The reports known on a day that were asked for."""

    dataset: Dataset
    as_of: date
    wanted: ReportFilter
    reports: tuple[Report, ...]


def reports(dataset: Dataset, as_of: date, wanted: ReportFilter, place_of: PlaceOf | None = None) -> Reports:
    """Return the reports on tasks, then those on targets, then the figures of documents, in the order of the data."""
    tasks = [task.id for task in dataset.tasks if not wanted.ids or task.id in wanted.ids]
    targets = [entry for entry in dataset.targets if wanted.wants(entry)]
    kinds: list[tuple[ReportKind, str, Sequence[Outcome | Threshold | TaskReport]]] = [
        *(("task", name, dataset.task_reports.get(name, ())) for name in tasks),
        *(("outcome", entry.id, dataset.outcomes.get(entry.id, ())) for entry in targets),
        *(("threshold", entry.id, dataset.thresholds.get(entry.id, ())) for entry in targets),
    ]
    own = None if wanted.agency is None else _answered_for(dataset, wanted.agency, as_of)
    found = (
        Report(kind, name, item, None if place_of is None else place_of(item))
        for kind, name, items in kinds
        for item in sorted(items, key=lambda item: item.known_from)
        if item.known_from <= as_of and (own is None or name in own or getattr(item, "reporter", None) == wanted.agency)
    )
    return Reports(dataset, as_of, wanted, tuple(found))


def _answered_for(dataset: Dataset, agency: str, as_of: date) -> set[str]:
    """Return the ids of the tasks that an agency leads and of the targets that it answers for."""
    tasks = {item.task.id for item in led_by(dataset, assess_tasks(dataset, as_of), agency, as_of)}
    return tasks | {entry.id for entry in dataset.targets if answers(dataset.agencies, agency, entry.owners, as_of)}
