"""The state of a decision on a day: everything that ``par status`` shows, from one call."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.progress.agencies import answers
from par_cli.progress.option_values import FailOn
from par_cli.progress.results import Status, TargetResult, TargetStatus, TaskResult, Upcoming
from par_cli.progress.summary import summarise
from par_cli.progress.targets import assess_targets
from par_cli.progress.tasks import assess_tasks, led_by, narrowed

if TYPE_CHECKING:
    from par_cli.progress.reporting import UpcomingReport

HORIZON = timedelta(days=90)
"""How far ahead ``upcoming`` looks."""


class Filters(NamedTuple):
    """What narrows a status; None and empty ask for all.

    ``agency`` is an agency id: it matches the agency that the decision names and the one that answers today.
    ``due_before`` keeps what falls due earlier than a day, ``due_within`` what does so from the day asked about on, up
    to that many days later.  ``ids`` are those of targets, of indicators for all of their targets, and of tasks.
    """

    phase: str | None = None
    section: str | None = None
    agency: str | None = None
    statuses: tuple[str, ...] = ()
    overdue: bool = False
    due_before: date | None = None
    due_within: int | None = None
    ids: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """The filters that narrow, by name, with what was asked for."""
        named = (("phase", self.phase), ("section", self.section), ("agency", self.agency))
        found = [(name, value) for name, value in named if value is not None]
        found += [("status", value) for value in self.statuses]
        found += [("ids", value) for value in self.ids]
        found += [("overdue", "true")] if self.overdue else []
        found += [] if self.due_before is None else [("due_before", self.due_before.isoformat())]
        return (*found, *(() if self.due_within is None else [("due_within", str(self.due_within))]))

    @property
    def by_day(self) -> bool:
        """Whether it asks for a day on which something falls due."""
        return self.due_before is not None or self.due_within is not None

    def wants_day(self, day: date | None, as_of: date) -> bool:
        """Return whether a day on which something falls due is asked for; what has none is not."""
        if day is None:
            return not self.by_day
        before = self.due_before is None or day < self.due_before
        return before and (self.due_within is None or 0 <= (day - as_of).days <= self.due_within)


def status(dataset: Dataset, as_of: date, filters: Filters) -> Status:
    """Return the state of all targets and tasks that the filters keep, with counts and what falls due next."""
    targets = tuple(item for item in assess_targets(dataset, as_of) if wants_target(dataset, filters, item, as_of))
    tasks = wanted_tasks(dataset, filters, assess_tasks(dataset, as_of), as_of)
    return Status(
        dataset=dataset,
        as_of=as_of,
        targets=targets,
        tasks=tasks,
        summary=summarise(targets, tasks),
        upcoming=_upcoming(targets, tasks, as_of),
        newest=newest_published(dataset, as_of),
        filters=filters.given,
        upcoming_reports=_upcoming_reports(dataset, as_of, filters),
    )


def wants_target(dataset: Dataset, filters: Filters, item: TargetResult, as_of: date) -> bool:
    """Return whether the filters keep a target on a day."""
    return (
        filters.phase in {None, item.entry.phase.id}
        and (not filters.ids or not {item.entry.id, item.entry.indicator.id}.isdisjoint(filters.ids))
        and _wants(filters, item, item.section)
        and any(filters.wants_day(day, as_of) for day in days_of(item))
        and (filters.agency is None or answers(dataset.agencies, filters.agency, item.owners, as_of))
    )


def wanted_tasks(
    dataset: Dataset, filters: Filters, found: tuple[TaskResult, ...], as_of: date
) -> tuple[TaskResult, ...]:
    """Return the tasks that the filters keep on a day, each with those of its occurrences."""
    if filters.phase is not None:
        phase = dataset.phases[filters.phase]
        # Those first due within the phase, and those without a date, which run through all.
        found = narrowed(found, lambda _, one: one.first_due is None or phase.contains(one.first_due))
    if filters.ids:
        found = tuple(item for item in found if item.task.id in filters.ids)
    if filters.agency is not None:
        found = led_by(dataset, found, filters.agency, as_of)
    if filters.by_day:
        found = narrowed(found, lambda _, one: filters.wants_day(one.due, as_of))
    found = tuple(item for item in found if _wants(filters, item, item.task.section))
    return narrowed(found, lambda _, one: one.overdue) if filters.overdue else found


def days_of(item: TargetResult) -> list[date]:
    """Return the days on which a target falls due: the last of each year where it is judged year by year."""
    return [year.period.end for year in item.years] or [item.entry.deadline]


def _wants(filters: Filters, item: TargetResult | TaskResult, section: str | None) -> bool:
    return (
        filters.section in {None, section}
        and (not filters.statuses or item.status in filters.statuses)
        and (not filters.overdue or item.overdue)
    )


def newest_published(dataset: Dataset, as_of: date) -> date | None:
    """Return the latest day of publication among the values known on a day."""
    found = dataset.observations
    cells, ends = found.cells_of_all("published"), found.distinct("period")
    periods = found.cells_of_all("period")
    days: dict[date, int] = {day: cell for cell, day in enumerate(found.distinct("published")) if day and day <= as_of}

    def is_known(day: date) -> bool:
        pairs = zip(periods, cells, strict=True)
        return days[day] in cells and any(cell == days[day] and ends[at].end <= as_of for at, cell in pairs)

    return next(filter(is_known, sorted(days, reverse=True)), None)


def _upcoming(targets: Sequence[TargetResult], tasks: Sequence[TaskResult], as_of: date) -> tuple[Upcoming, ...]:
    """Return the days within the horizon on which something open falls due, the nearest first."""
    ahead = as_of + HORIZON
    due_tasks = {
        (occurrence.due, item.task.id): item
        for item in tasks
        for occurrence in item.occurrences
        if occurrence.due is not None and as_of <= occurrence.due <= ahead and occurrence.status == "open"
    }
    all_targets = {
        (day, item.entry.id): item
        for item in targets
        for day in days_of(item)
        if as_of <= day <= ahead and item.status not in {"superseded", "not_applicable"}
        if item.entry.target.progress is None  # a trend does not fall due
    }
    due_targets = [
        (day, item)
        for (day, _), item in all_targets.items()
        if item.part_of is None or (day, item.part_of) not in all_targets  # a part is due by itself on its own day
    ]
    return tuple(
        Upcoming(
            day,
            (day - as_of).days,
            tuple(item for (when, _), item in due_tasks.items() if when == day),
            tuple(item for when, item in due_targets if when == day),
        )
        for day in sorted({day for day, _ in (*due_tasks, *due_targets)})
    )


def _upcoming_reports(dataset: Dataset, as_of: date, filters: Filters) -> "tuple[UpcomingReport, ...]":
    """Return the reports due within the horizon; a report is of no phase, section and status, only of its reporters."""
    others = filters._replace(agency=None)
    if dataset.reporting is None or others.given:
        return ()
    from par_cli.progress.reporting import upcoming_reports  # which a decision without reports does not need

    return upcoming_reports(dataset, as_of, as_of + HORIZON, filters.agency)


BEHIND: Final[tuple[TargetStatus, ...]] = ("regressing", "worsening", "off_track", "at_risk")
"""The statuses of targets that are behind with their deadline ahead, the worst first."""

FAIL_ON: dict[FailOn, Callable[[TargetResult | TaskResult], bool]] = {
    "overdue": lambda item: item.overdue,
    "missed": lambda item: item.overdue and item.failed,
    "at-risk": lambda item: item.overdue or item.status in BEHIND,
    "never": lambda _: False,
}
"""What makes a command exit 1: what is overdue, only what is known to have failed, also what is behind, nothing."""


class Judgeable(NamedTuple):
    """The targets and tasks that an exit code is about."""

    targets: tuple[TargetResult, ...]
    tasks: tuple[TaskResult, ...]


def judgeable(found: Status, view: str) -> Judgeable:
    """Return what a command judges: ``targets`` and ``tasks`` one list, the others both."""
    targets = found.targets if view != "tasks" else ()
    tasks = found.tasks if view != "targets" else ()
    return Judgeable(targets, tasks)


def fails(found: Status | Judgeable, fail_on: FailOn, *, binding: bool) -> bool:
    """Return whether anything asked for counts for the exit code; ``binding`` leaves the orientation phases out."""
    counts = FAIL_ON[fail_on]
    targets = [item for item in found.targets if item.counts and not (binding and item.orientation)]
    tasks = narrowed(found.tasks, lambda _, one: not (binding and one.slot.orientation))
    return any(map(counts, targets)) or any(map(counts, tasks))
