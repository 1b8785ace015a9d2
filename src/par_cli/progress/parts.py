"""A decision cut into the parts that change by themselves, and the days on which something can happen in each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import OPEN_END, STEP_MONTHS, Indicator
from par_cli.model.periods import stretches
from par_cli.model.reports import Outcome, TaskReport, Threshold
from par_cli.model.schedule import slots
from par_cli.model.tasks import Task
from par_cli.progress.agencies import today
from par_cli.progress.facts import Fact
from par_cli.progress.flags import fresh_until
from par_cli.progress.target_on_day import awaited_after
from par_cli.progress.totals import ONE_DAY

Report = TypeVar("Report", bound=Outcome | Threshold | TaskReport)


class Part(NamedTuple):
    """Some targets with all that decides them, or one task: a dataset that holds nothing else that changes.

    The targets are those of one indicator, or of all those that composite targets join.
    """

    dataset: Dataset
    indicators: tuple[str, ...]
    task: Task | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.dataset.targets) if self.task is None else ()


def parts_of(dataset: Dataset, targets: Collection[str], tasks: Collection[str]) -> Iterator[Part]:
    """Yield the parts that some targets and tasks belong to, in the order of the data."""
    for names, entries in _joined(dataset).values():
        if any(entry.id in targets for entry in entries):
            yield Part(_narrowed(dataset, names)._replace(targets=tuple(entries)), tuple(names))
    for task in dataset.tasks:
        if task.id in tasks:
            measures = (step.measure for step in task.milestones or ())
            indicators = tuple(dict.fromkeys(measure.indicator for measure in measures if measure is not None))
            yield Part(_narrowed(dataset, indicators)._replace(tasks=(task,)), indicators, task)


def _narrowed(dataset: Dataset, names: Iterable[str]) -> Dataset:
    """Return a dataset with what was observed of some indicators."""
    kept = dataset.observations.keeping({name: dataset.observations.rows(name) for name in names})
    return dataset._replace(observations=kept, targets=(), tasks=())


def _joined(dataset: Dataset) -> Mapping[str, tuple[dict[str, None], list[DatedTarget]]]:
    """Return the indicators that change together, by the first of them, with their targets."""
    indicator_of = {entry.id: entry.indicator.id for entry in dataset.targets}
    first = {name: name for name in dataset.indicators}

    def find(name: str) -> str:
        while first[name] != name:
            name = first[name]
        return name

    for entry in dataset.targets:
        for part in entry.target.parts:
            first[find(indicator_of[part])] = find(entry.indicator.id)
    found: dict[str, tuple[dict[str, None], list[DatedTarget]]] = {}
    for entry in dataset.targets:
        names, entries = found.setdefault(find(entry.indicator.id), ({}, []))
        names[entry.indicator.id] = None
        entries.append(entry)
    return found


# --- the facts of a day


def known_rows(dataset: Dataset, name: str) -> Iterator[tuple[int, date]]:
    """Yield the rows of an indicator, each with the day from which its value counts."""
    observations = dataset.observations
    rows = observations.rows(name)
    periods, days = observations.distinct("period"), observations.distinct("published")
    cells = (observations.cells_in(column, rows) for column in ("period", "published"))
    for row, period, day in zip(rows, *cells, strict=True):
        end = periods[period].end
        yield row, end if not day or days[day] < end else days[day]


def until(part: Part, day: date) -> Part:
    """Return a part without what becomes known on a day or later."""
    dataset = part.dataset
    rows = {name: [row for row, known in known_rows(dataset, name) if known < day] for name in part.indicators}
    return part._replace(
        dataset=dataset._replace(
            observations=dataset.observations.keeping(rows),
            outcomes=_before(dataset.outcomes, part.names, day),
            thresholds=_before(dataset.thresholds, part.names, day),
            task_reports=_before(dataset.task_reports, () if part.task is None else (part.task.id,), day),
        )
    )


def _before(
    reports: Mapping[str, tuple[Report, ...]], names: Iterable[str], day: date
) -> dict[str, tuple[Report, ...]]:
    return {name: tuple(item for item in reports.get(name, ()) if item.known_from < day) for name in names}


def _reports(part: Part) -> Iterator[Outcome | Threshold | TaskReport]:
    for name in part.names:
        yield from part.dataset.outcomes.get(name, ())
        yield from part.dataset.thresholds.get(name, ())
    if part.task is not None:
        yield from part.dataset.task_reports.get(part.task.id, ())


def days_with_facts(part: Part) -> set[date]:
    """Return the days on which something becomes known."""
    days = {known for name in part.indicators for _, known in known_rows(part.dataset, name)}
    return days | {item.known_from for item in _reports(part)}


def facts_of_day(part: Part, day: date) -> Iterator[Fact]:
    """Yield what becomes known on a day."""
    yield from (item for item in _reports(part) if item.known_from == day)
    for name in part.indicators:
        rows = (row for row, known in known_rows(part.dataset, name) if known == day)
        yield from map(part.dataset.observations.observation, rows)


# --- the days on which something can happen


def days_of_the_clock(part: Part, first: date, last: date) -> set[date]:
    """Return the days after one and up to another on which a part can change although nothing becomes known."""
    ends = _after(_ends_of_task(part, part.task) if part.task else _ends_of_targets(part, last))
    return {day for days in (ends, _agency_days(part, first, last)) for day in days if first < day <= last}


def _after(days: Iterable[date]) -> Iterator[date]:
    return (day + ONE_DAY for day in days if day != OPEN_END)


def _ends_of_targets(part: Part, last: date) -> Iterator[date]:
    """Yield the last days before targets can change by themselves: deadlines, waits, steps, and values grown old."""
    dataset = part.dataset
    for entry in dataset.targets:
        due = [report.due for report in dataset.outcomes.get(entry.id, ()) if report.due is not None]
        named = [] if entry.target.decided_by is None else [entry.target.decided_by.end]
        for day in (entry.deadline, *due, *named, *_step_ends(entry, last)):
            yield day
            if day != OPEN_END:
                yield awaited_after(dataset.decision, entry.indicator, day)
        yield entry.phase.end
    for name in part.indicators:
        yield from _stale_days(dataset, dataset.indicators[name])


def _step_ends(entry: DatedTarget, last: date) -> Iterator[date]:
    """Yield the ends of the years, halves, quarters or months of a target that recurs, or has no end."""
    step = entry.target.step
    if step is None and entry.deadline != OPEN_END:
        return
    end = last if entry.phase.end == OPEN_END else entry.phase.end
    for period in stretches(entry.phase.start, end, STEP_MONTHS[step or "year"]):
        yield period.end


def _stale_days(dataset: Dataset, indicator: Indicator) -> Iterator[date]:
    if indicator.reported is not None:
        observations = dataset.observations
        periods = observations.distinct("period")
        for cell in set(observations.cells_in("period", observations.rows(indicator.id))):
            yield fresh_until(periods[cell].end, indicator.reported)


def _ends_of_task(part: Part, task: Task) -> Iterator[date]:
    for slot in slots(task, tuple(part.dataset.phases.values())):
        if slot.due is not None:
            yield slot.due
    for report in part.dataset.task_reports.get(task.id, ()):
        if report.due is not None:
            yield report.due


def _agency_days(part: Part, first: date, last: date) -> Iterator[date]:
    """Yield the days from which others answer, or from which a group that has no due day has other members."""
    agencies, task = part.dataset.agencies, part.task
    beginnings = [day for day in agencies.beginnings if first < day <= last]
    named: set[tuple[tuple[str, ...], tuple[str, ...]]] = {(entry.owners, ()) for entry in part.dataset.targets}
    groups: Sequence[tuple[str, ...]] = ()
    if task is not None:
        expected = slots(task, tuple(part.dataset.phases.values()))
        named |= {(lead, task.taken_over_by) for lead in (task.lead, *(slot.lead for slot in expected))}
        groups = [slot.lead for slot in expected if slot.due is None and any(agencies[at].is_group for at in slot.lead)]
    for day in beginnings:
        eve = day - ONE_DAY
        if any(
            today(agencies, names, day, taken_over_by) != today(agencies, names, eve, taken_over_by)
            for names, taken_over_by in named
        ):
            yield day
    if groups:
        yield from beginnings
        for agency in agencies.values():
            if agency.start is not None:
                yield agency.start
            if agency.until is not None:
                yield agency.until + ONE_DAY
