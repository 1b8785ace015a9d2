"""What each agency that answers on a day is written to about: what it owes, and what it took over from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.model.reporting import DueReport, Letterhead
from par_cli.progress.accounts import with_accounts
from par_cli.progress.agencies import answers, today, unverified
from par_cli.progress.reporting import reports_due
from par_cli.progress.results import Account, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.progress.status import Filters, status

SOON: Final = timedelta(days=30)
"""How far ahead a letter looks."""

_YEAR: Final = timedelta(days=366)


class OwedTask(NamedTuple):
    """An occurrence of a task that is overdue or falls due soon; ``named`` are those that the decision names for it."""

    task: TaskResult
    occurrence: OccurrenceResult
    named: tuple[str, ...]


class OwedTarget(NamedTuple):
    """A target past its deadline that nobody has reported on; ``named`` are those that the decision names for it."""

    target: TargetResult
    named: tuple[str, ...]


class TakenOver(NamedTuple):
    """An agency for which another one answers; ``unverified`` says that this is only general knowledge."""

    agency: str
    unverified: bool


class Letter(NamedTuple):
    """What one agency owes.

    ``answer`` is the report that is due next, with which it answers; None where no report is due within a year.
    ``found`` is the status that ``par status`` shows of the same day.  ``to_itself`` says that the agency is the one
    whose letterhead it has.
    """

    agency: str
    to_itself: bool
    found: Status
    letterhead: Letterhead | None
    answer: DueReport | None
    overdue: tuple[OwedTask, ...]
    soon: tuple[OwedTask, ...]
    targets: tuple[OwedTarget, ...]
    taken_over: tuple[TakenOver, ...]


class Letters(NamedTuple):
    """The letters of a day, and the ids of overdue tasks and targets that name nobody, about which there is none."""

    letters: tuple[Letter, ...]
    unaddressed: tuple[str, ...]


def letters(dataset: Dataset, as_of: date, letterhead: Letterhead | None, text: Callable[[Localized], str]) -> Letters:
    """Return a letter for each agency that answers on a day and owes something, ordered by their names."""
    found = with_accounts(status(dataset, as_of, Filters()), None, "name", text, by_today=True)
    answer = next((item for item in reports_due(dataset, as_of, as_of + _YEAR) if item.internal_due >= as_of), None)
    made = (
        _letter(account, account.agency, found, letterhead, answer)
        for account in found.accounts
        if account.agency is not None
    )
    nobody = next((account for account in found.accounts if account.agency is None), None)
    return Letters(
        tuple(item for item in made if item.overdue or item.soon or item.targets),
        () if nobody is None else _overdue_ids(nobody),
    )


def _overdue_ids(account: Account) -> tuple[str, ...]:
    tasks = (task.task.id for task, item in account.leads if item.overdue)
    return tuple(dict.fromkeys((*tasks, *(item.entry.id for item in _without_figure(account)))))


def _without_figure(account: Account) -> list[TargetResult]:
    return [item for item in account.owns if item.counts and item.overdue and not item.failed]


def _letter(
    account: Account, agency: str, found: Status, letterhead: Letterhead | None, answer: DueReport | None
) -> Letter:
    owed = [OwedTask(task, item, item.slot.lead) for task, item in account.leads]
    targets = [OwedTarget(item, item.owners) for item in _without_figure(account)]
    sender = None if letterhead is None else letterhead.agency
    return Letter(
        agency,
        sender is not None and answers(found.dataset.agencies, agency, (sender,), found.as_of),
        found,
        letterhead,
        answer,
        tuple(item for item in owed if item.occurrence.overdue),
        tuple(item for item in owed if _is_soon(item.occurrence, found.as_of)),
        tuple(targets),
        tuple(_taken_over(agency, found, owed, targets)),
    )


def _is_soon(item: OccurrenceResult, as_of: date) -> bool:
    return item.status == "open" and item.due is not None and as_of <= item.due <= as_of + SOON


def _taken_over(
    agency: str, found: Status, tasks: Iterable[OwedTask], targets: Iterable[OwedTarget]
) -> list[TakenOver]:
    """Return the agencies for which one answers in what it owes, each once, in the order of the decision."""
    agencies = found.dataset.agencies
    rows = [(name, item.task.task.taken_over_by) for item in tasks for name in item.named]
    rows += [(name, ()) for item in targets for name in item.named]
    marks: dict[str, bool] = {}
    for name, taken in rows:
        if name != agency and agency in today(agencies, [name], found.as_of, taken):
            doubtful = agency in unverified(agencies, [name], found.as_of, taken)
            marks[name] = marks.get(name, False) or doubtful
    return [TakenOver(name, mark) for name, mark in marks.items()]
