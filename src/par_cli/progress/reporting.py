"""The reports that are due under a decision: which ones, on which days, and from whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.reporting import DueReport, Duty
from par_cli.progress.agencies import answers


class UpcomingReport(NamedTuple):
    """A report that is due on a day ahead; ``on`` is that day and ``days`` in how many days it is.

    ``internal`` says that it is the day for the reporters, and not that for the one who receives it.
    """

    report: DueReport
    on: date
    days: int
    internal: bool

    @property
    def is_sunday(self) -> bool:
        return self.report.internal_is_sunday if self.internal else self.report.is_sunday


def a_year_after(day: date) -> date:
    """Return a day that a year has passed by, within the calendar: by then what is due next has fallen due.

    The day for reporters comes no longer before the day on which a report is due.
    """
    return date.fromordinal(min(day.toordinal() + 366, date.max.toordinal()))


def reports_due(dataset: Dataset, first: date, last: date) -> tuple[DueReport, ...]:
    """Return the reports under a decision that are due between two days, both included, the earliest first.

    A decision has those whose cut-off lies between its first day and the end of its last phase.
    """
    if dataset.reporting is None:
        return ()
    start, end = _start(dataset), max((phase.end for phase in dataset.phases.values()), default=date.max)
    return tuple(item for item in dataset.reporting.reports_between(first, last) if start <= item.cut_off <= end)


def _start(dataset: Dataset) -> date:
    """Return the first day of a decision: of its adoption where that is known, else of its phases."""
    adopted = dataset.decision.adopted
    known = dataset.decision.date or (None if adopted is None else adopted.by or adopted.after)
    return known or min((phase.start for phase in dataset.phases.values()), default=date.min)


def is_asked(dataset: Dataset, agency: str, report: DueReport) -> bool:
    """Return whether an agency owes a report, by itself or for one that it took over from."""
    reporters = () if dataset.reporting is None else dataset.reporting.reporters
    day = report.internal_due
    named = (*expected(dataset, report), *unnamed_expected(dataset, report))
    return agency in named or answers(dataset.agencies, agency, reporters, day)


def expected(dataset: Dataset, report: DueReport) -> Sequence[str]:
    """Return who owes a report on the day on which reporters do: groups are their members, where these are named."""
    reporters = () if dataset.reporting is None else dataset.reporting.reporters
    return dataset.agencies.members(reporters, report.internal_due)


def unnamed_expected(dataset: Dataset, report: DueReport) -> Mapping[str, int]:
    """Return how many more owe a report on that day whom nobody has named, by group (``size``)."""
    reporters = () if dataset.reporting is None else dataset.reporting.reporters
    return dataset.agencies.unnamed(reporters, report.internal_due)


def has_unnamed_reporters(dataset: Dataset, report: DueReport) -> bool:
    """Return whether more agencies owe a report than are named, so that any agency may be one of them."""
    names = expected(dataset, report)
    return bool(unnamed_expected(dataset, report)) or any(dataset.agencies[name].is_uncounted for name in names)


def upcoming_reports(
    dataset: Dataset, as_of: date, last: date, agency: str | None = None
) -> tuple[UpcomingReport, ...]:
    """Return the days up to ``last`` on which a report is due, the nearest first; of an agency those that it owes.

    An agency that owes none may be one of those whom nobody has named, and so gets the reports that they owe. One that
    has a day of its own for reporters comes on both.
    """
    found: list[UpcomingReport] = []
    due: Sequence[DueReport] = reports_due(dataset, as_of, a_year_after(last))
    if agency is not None:
        due = [report for report in due if is_asked(dataset, agency, report)] or [
            report for report in due if has_unnamed_reporters(dataset, report)
        ]
    for report in due:
        if report.internal_due != report.due:
            found.append(UpcomingReport(report, report.internal_due, 0, internal=True))
        found.append(UpcomingReport(report, report.due, 0, internal=False))
    ahead = [item._replace(days=(item.on - as_of).days) for item in found if as_of <= item.on <= last]
    return tuple(sorted(ahead, key=lambda item: (item.on, item.report.key, not item.internal)))


def next_reports(dataset: Dataset, as_of: date, agency: str | None = None) -> tuple[UpcomingReport, ...]:
    """Return the days of the report that is due next within a year; of an agency of the one that it owes next."""
    ahead = upcoming_reports(dataset, as_of, a_year_after(as_of), agency)
    return tuple(item for item in ahead if item.report.key == ahead[0].report.key)


def duties(
    dataset: Dataset,
    as_of: date,
    *,
    agency: str | None = None,
    tasks: Collection[str] = (),
    targets: Collection[str] = (),
) -> tuple[Duty, ...]:
    """Return what an agency has to do or answers for, and what is about any of some tasks or targets."""
    return tuple(
        duty
        for duty in dataset.duties
        if (agency is not None and answers(dataset.agencies, agency, duty.who, as_of))
        or not set(duty.tasks).isdisjoint(tasks)
        or not set(duty.targets).isdisjoint(targets)
    )
