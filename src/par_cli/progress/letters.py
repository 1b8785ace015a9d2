"""What each agency that answers on a day is written to about: what it owes, and what it took over from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.model.reporting import DueReport, Letterhead
from par_cli.progress.accounts import with_accounts
from par_cli.progress.agencies import answers, today, unverified
from par_cli.progress.reporting import a_year_after, reports_due
from par_cli.progress.results import Account, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.progress.status import Filters, status

SOON: Final = timedelta(days=30)
"""How far ahead a letter looks."""


class OwedTask(NamedTuple):
    """An occurrence of a task that is overdue or falls due soon.

    ``named`` are those that the decision names to lead it, or to help with it where it names nobody to lead.
    """

    task: TaskResult
    occurrence: OccurrenceResult
    named: tuple[str, ...]


class DueTarget(NamedTuple):
    """A target on which a figure falls due soon, on ``day``."""

    target: TargetResult
    day: date


class TakenOver(NamedTuple):
    """An agency for which another one answers; ``unverified`` says that this is only general knowledge."""

    agency: str
    unverified: bool


class Letter(NamedTuple):
    """What one agency owes, or what is owed and names nobody, where ``agency`` is None.

    ``helping`` are those that answer today for the agencies named to help with the latter.  ``answer`` is the report
    that is due next, with which it answers; None where no report is due within a year.  ``found`` is the status that
    ``par status`` shows of the same day.  ``to_itself`` says that the agency is the one whose letterhead it has.
    ``targets`` are those past their deadline that nobody has reported on.
    """

    agency: str | None
    helping: tuple[str, ...]
    to_itself: bool
    found: Status
    letterhead: Letterhead | None
    answer: DueReport | None
    overdue: tuple[OwedTask, ...]
    soon: tuple[OwedTask, ...]
    targets: tuple[TargetResult, ...]
    targets_soon: tuple[DueTarget, ...]
    taken_over: tuple[TakenOver, ...]


def letters(
    dataset: Dataset, as_of: date, letterhead: Letterhead | None, text: Callable[[Localized], str]
) -> tuple[Letter, ...]:
    """Return a letter for each agency that answers on a day and owes something, ordered by their names.

    The last one is about what is owed and names nobody, where there is anything.
    """
    found = with_accounts(status(dataset, as_of, Filters()), None, "name", text, by_today=True)
    answer = next(
        (item for item in reports_due(dataset, as_of, a_year_after(as_of)) if item.internal_due >= as_of), None
    )
    accounts = sorted(found.accounts, key=lambda account: account.agency is None)
    made = (_letter(account, found, letterhead, answer) for account in accounts)
    return tuple(item for item in made if item.overdue or item.soon or item.targets or item.targets_soon)


def _letter(account: Account, found: Status, letterhead: Letterhead | None, answer: DueReport | None) -> Letter:
    agency, agencies = account.agency, found.dataset.agencies
    tasks = [OwedTask(task, item, item.slot.lead or task.task.coordinating) for task, item in account.leads]
    overdue = tuple(item for item in tasks if item.occurrence.overdue)
    soon = tuple(item for item in tasks if _is_soon(item.occurrence, found.as_of))
    targets = tuple(item for item in account.owns if item.counts and item.overdue and not item.failed)
    targets_soon = tuple(_due_soon(account, found))
    sender = None if letterhead is None else letterhead.agency
    return Letter(
        agency,
        () if agency is not None else tuple(_helping((*overdue, *soon), found)),
        agency is not None and sender is not None and answers(agencies, agency, (sender,), found.as_of),
        found,
        letterhead,
        answer,
        overdue,
        soon,
        targets,
        targets_soon,
        ()
        if agency is None
        else tuple(_taken_over(agency, found, tasks, (*targets, *(item.target for item in targets_soon)))),
    )


def _due_soon(account: Account, found: Status) -> Iterator[DueTarget]:
    """Yield the targets of an account that fall due within the days of a letter, as ``par status`` has them."""
    own = {item.entry.id: item for item in account.owns}
    for ahead in found.upcoming:
        if ahead.day <= found.as_of + SOON:
            for target in ahead.targets:
                if target.entry.id in own:
                    yield DueTarget(target, ahead.day)


def _helping(tasks: Iterable[OwedTask], found: Status) -> Iterator[str]:
    """Yield those there are on the day that answer for the agencies named to help with some tasks, each once."""
    agencies = found.dataset.agencies
    named = dict.fromkeys(name for item in tasks for name in item.named)
    yield from (name for name in today(agencies, named, found.as_of) if agencies[name].is_there(found.as_of))


def _is_soon(item: OccurrenceResult, as_of: date) -> bool:
    return item.status == "open" and item.due is not None and as_of <= item.due <= as_of + SOON


def _taken_over(
    agency: str, found: Status, tasks: Iterable[OwedTask], targets: Iterable[TargetResult]
) -> list[TakenOver]:
    """Return the agencies for which one answers in what it owes, each once, in the order of the decision."""
    agencies = found.dataset.agencies
    rows = [(name, item.task.task.taken_over_by) for item in tasks for name in item.named]
    rows += [(name, ()) for item in targets for name in item.owners]
    marks: dict[str, bool] = {}
    for name, taken_over_by in rows:
        if name != agency and agency in today(agencies, [name], found.as_of, taken_over_by):
            doubtful = agency in unverified(agencies, [name], found.as_of, taken_over_by)
            marks[name] = marks.get(name, False) or doubtful
    return [TakenOver(name, mark) for name, mark in marks.items()]
