"""All targets and occurrences of a decision on a day, and what of them is compared with those of another day."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.tasks import Task
from par_cli.progress.agencies import today
from par_cli.progress.results import OccurrenceResult, OccurrenceStatus, TargetResult, TaskResult
from par_cli.progress.status import Filters, wanted_tasks, wants_target
from par_cli.progress.targets import assess_targets
from par_cli.progress.tasks import assess_tasks

Key = tuple[str, str]
"""A task, and an occurrence of it."""


class Point(NamedTuple):
    """Data as it is known on a day."""

    dataset: Dataset
    as_of: date


class OccurrenceOnDay(NamedTuple):
    """An occurrence of a task on a day, with those who answer for it then."""

    task: Task
    item: OccurrenceResult
    lead_today: tuple[str, ...]

    @property
    def status(self) -> OccurrenceStatus:
        return self.item.status

    @property
    def overdue(self) -> bool:
        return self.item.overdue


class ResultsOnDay(NamedTuple):
    """All targets and occurrences on a day, and those of them that filters keep."""

    targets: dict[str, TargetResult]
    occurrences: dict[Key, OccurrenceOnDay]
    wanted_targets: set[str]
    wanted_occurrences: set[Key]


def results_on_day(point: Point, filters: Filters) -> ResultsOnDay:
    dataset, day = point
    targets, tasks = assess_targets(dataset, day), assess_tasks(dataset, day)
    known_phase = filters.phase is None or filters.phase in dataset.phases  # older data may lack it
    kept = wanted_tasks(dataset, filters, tasks, day) if known_phase else ()
    return ResultsOnDay(
        {item.entry.id: item for item in targets},
        occurrences_on_day(dataset, tasks, day),
        {item.entry.id for item in targets if wants_target(dataset, filters, item, day)},
        {(found.task.id, item.slot.key) for found in kept for item in found.occurrences},
    )


def occurrences_on_day(dataset: Dataset, tasks: Iterable[TaskResult], day: date) -> dict[Key, OccurrenceOnDay]:
    """Return the occurrences of tasks, each with those who answer for it on a day."""
    found: dict[Key, OccurrenceOnDay] = {}
    for result in tasks:
        task = result.task
        for item in result.occurrences:
            lead = today(dataset.agencies, item.slot.lead, day, task.taken_over_by)
            found[task.id, item.slot.key] = OccurrenceOnDay(task, item, lead)
    return found


_TARGET_STATE = attrgetter(
    "status", "overdue", "flags", "entry.deadline", "entry.first_deadline", "awaited_until", "reason", "baseline",
    "baseline_of", "current", "deciding", "outcome", "extension", "owners", "owners_today", "stretch_met",
    "minimum_met", "by_change", "reporters", "missing_periods", "part_of", "threshold", "gap", "margin", "share",
    "expected", "behind", "pace", "required", "last_change", "last_change_from", "recent", "projected",
    "projected_meets", "each",
)  # fmt: skip
_OCCURRENCE_STATE = attrgetter(
    "due", "first_due", "status", "overdue", "days_late", "done_on", "done_by_bound", "report", "extension",
    "observation", "reporters", "seen", "flags", "slot.lead", "slot.orientation",
)  # fmt: skip


def state_of(item: TargetResult | OccurrenceOnDay) -> tuple[object, ...]:
    """Return all of a result that an output shows, but for day counts: these are not a change."""
    if isinstance(item, OccurrenceOnDay):
        return (*_OCCURRENCE_STATE(item.item), item.lead_today)
    years = [(year.period, year.status, year.reason, year.observation) for year in item.years]
    parts = [(part.entry.id, part.status) for part in item.parts]
    return (*_TARGET_STATE(item), years, parts)
