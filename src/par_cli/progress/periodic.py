"""The periodic report on a decision, and what each agency is written to about: parts of the status of one day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.model.reporting import DueReport, Letterhead
from par_cli.model.reports import Observation
from par_cli.progress.accounts import with_accounts
from par_cli.progress.grouping import GroupHeading, group_targets
from par_cli.progress.results import OccurrenceResult, Status, Tally, TargetResult, TaskResult
from par_cli.progress.status import Filters, status
from par_cli.progress.summary import count_targets


class FieldOfWork(NamedTuple):
    """The targets under one heading of the data, counted as in the summary: a part of another target is not."""

    heading: GroupHeading | None
    targets: Sequence[TargetResult]
    counts: Tally

    def with_status(self, code: str) -> tuple[TargetResult, ...]:
        return tuple(item for item in self.targets if item.counts and item.status == code)


class Shortcoming(NamedTuple):
    """An occurrence of a task, of whose lateness a report gives the cause or the remedy."""

    task: TaskResult
    occurrence: OccurrenceResult
    cause: str | None
    remedy: str | None


class ReportFigure(NamedTuple):
    """A figure of a report: a value, and the first target that is compared with it."""

    target: TargetResult
    observation: Observation


class PeriodicReport(NamedTuple):
    """What a report on a period says: the state of everything on a day, under the headings of a report.

    ``period`` is the report that is due, ``found`` the status that ``par status`` shows of the same day.
    """

    period: DueReport
    letterhead: Letterhead | None
    found: Status
    fields: tuple[FieldOfWork, ...]
    shortcomings: tuple[Shortcoming, ...]
    figures: tuple[ReportFigure, ...]

    @property
    def dataset(self) -> Dataset:
        return self.found.dataset

    @property
    def as_of(self) -> date:
        return self.found.as_of


def periodic_report(
    dataset: Dataset,
    as_of: date,
    period: DueReport,
    letterhead: Letterhead | None,
    text: Callable[[Localized], str],
) -> PeriodicReport:
    """Return the report on a period as of a day; ``text`` orders the names of agencies whose numbers are equal."""
    found = with_accounts(status(dataset, as_of, Filters()), None, "overdue", text)
    groups = group_targets(found, "group") if found.targets else {}
    return PeriodicReport(
        period,
        letterhead,
        found,
        tuple(FieldOfWork(heading, items, _counts(heading, items, found)) for heading, items in groups.items()),
        tuple(_shortcomings(found)),
        _figures(found),
    )


def _counts(heading: GroupHeading | None, targets: Sequence[TargetResult], found: Status) -> Tally:
    """Return the counts of the summary for a heading; without one, of which it has none, those of the targets."""
    known = None if heading is None or heading.key is None else found.summary.targets_by_group.get(heading.key)
    return known or count_targets([item for item in targets if item.counts])


def _shortcomings(found: Status) -> list[Shortcoming]:
    return [
        Shortcoming(task, item, item.report.cause, item.report.remedy)
        for task in found.tasks
        for item in task.occurrences
        if item.report is not None and (item.report.cause or item.report.remedy)
    ]


def _figures(found: Status) -> tuple[ReportFigure, ...]:
    """Return every value that a row of targets shows, each once."""
    seen: dict[tuple[object, ...], ReportFigure] = {}
    for item in found.targets:
        for value in (item.baseline, item.basis, item.current):
            if value is not None:
                key = (item.entry.indicator.id, value.period, value.reporter, value.published, value.line)
                seen.setdefault(key, ReportFigure(item, value))
    return tuple(seen.values())
