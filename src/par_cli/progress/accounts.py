"""What each agency owes: the work that it leads and the targets that it owns, as the decision names it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from par_cli.model.fields import Localized
from par_cli.progress.agencies import answering_in, answers, today
from par_cli.progress.option_values import Sort
from par_cli.progress.results import Account, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.progress.summary import count_occurrences, count_targets, grouped, summarise
from par_cli.progress.tasks import led_by
from par_cli.typed import fold

Lead = tuple[TaskResult, OccurrenceResult]


def with_accounts(
    found: Status, agency: str | None, sort: Sort, text: Callable[[Localized], str], *, by_today: bool = False
) -> Status:
    """Add an account for every agency that the decision names for a target or task in the status (method, 9 and 10).

    With ``by_today`` for every agency that answers for one on the day, instead.

    ``agency`` narrows it to what that agency is named for or answers for today.  Where ``sort`` leaves two equal, their
    names as ``text`` returns them decide.
    """
    if agency is not None:
        targets = tuple(
            one for one in found.targets if answers(found.dataset.agencies, agency, one.owners, found.as_of)
        )
        tasks = led_by(found.dataset, found.tasks, agency, found.as_of)
        found = found._replace(targets=targets, tasks=tasks, summary=summarise(targets, tasks), upcoming=())
    accounts = _accounts(found, by_today=by_today)
    accounts = [item for item in accounts if agency is None or _concerns(found, item, agency)]
    return found._replace(accounts=_ordered(found, accounts, sort, text), account_of=agency, by_today=by_today)


def total(accounts: Sequence[Account]) -> Account:
    """Return one account of everything in several; what two agencies lead or own counts once."""
    leads = {(task.task.id, item.slot.key): (task, item) for account in accounts for task, item in account.leads}
    owns = {item.entry.id: item for account in accounts for item in account.owns}
    return _account(None, (), list(leads.values()), list(owns.values()))


def _concerns(found: Status, account: Account, agency: str) -> bool:
    """Return whether an account is that of an agency, or of one for which it answers in some of what it holds."""
    agencies = found.dataset.agencies
    named = () if account.agency is None else (account.agency,)
    taken_over = [(), *(task.task.taken_over_by for task, _ in account.leads)]
    return any(answers(agencies, agency, named, found.as_of, part) for part in taken_over)


def _accounts(found: Status, *, by_today: bool) -> list[Account]:
    """Return an account for each agency that the decision names, or for each that answers on the day."""

    def those(names: Sequence[str], taken_over_by: Sequence[str] = ()) -> Sequence[str | None]:
        return (today(found.dataset.agencies, names, found.as_of, taken_over_by) if by_today else names) or (None,)

    occurrences = ((task, item) for task in found.tasks for item in task.occurrences)
    leads = grouped(
        (name, lead) for lead in occurrences for name in those(lead[1].slot.lead, lead[0].task.taken_over_by)
    )
    owns = grouped((name, target) for target in found.targets for name in those(target.owners))
    found_of = {name: (leads.get(name, ()), owns.get(name, ())) for name in (*leads, *owns)}
    return [_account(name, _answering(found, name, *both, by_today=by_today), *both) for name, both in found_of.items()]


def _answering(
    found: Status, name: str | None, leads: Sequence[Lead], owns: Sequence[TargetResult], *, by_today: bool
) -> tuple[str, ...]:
    """Return those that answer today for an agency in what it leads and owns: a row may be taken over by others."""
    if name is None or by_today:
        return () if name is None else (name,)
    rows = [*([()] if owns else []), *(task.task.taken_over_by for task, _ in leads)]
    return tuple(answering_in(found.dataset.agencies, name, found.as_of, rows))


def _account(
    name: str | None, answering: tuple[str, ...], leads: Sequence[Lead], owns: Sequence[TargetResult]
) -> Account:
    due = count_occurrences([item for _, item in leads if item.due_passed])
    targets = count_targets([item for item in owns if item.counts])
    return Account(name, answering, tuple(leads), tuple(owns), due, targets)


NUMBERS: dict[Sort, Callable[[Account], tuple[int, ...]]] = {
    "overdue": lambda item: (item.due.overdue + item.targets.overdue, item.due.overdue),
    "tasks": lambda item: (item.tasks,),
    "due": lambda item: (item.due.total,),
    "on-time": lambda item: (item.due.done_on_time,),
    "late": lambda item: (item.due.done_late,),
    "unfinished": lambda item: (item.due.unfinished,),
    "unreported": lambda item: (item.due.unreported,),
    "targets": lambda item: (item.targets.total,),
    "targets-unreported": lambda item: (item.targets_unreported,),
}
"""What can be sorted by with the largest first; the rate is sorted with the lowest first, names by the alphabet."""


def _ordered(
    found: Status, accounts: Sequence[Account], sort: Sort, text: Callable[[Localized], str]
) -> tuple[Account, ...]:
    def key(item: Account) -> tuple[tuple[int, ...], Fraction, bool, str, str]:
        name = "" if item.agency is None else fold(text(found.dataset.agencies[item.agency].name))
        numbers = tuple(-number for number in NUMBERS[sort](item)) if sort in NUMBERS else ()
        rate = item.due.on_time_rate if sort == "rate" else Fraction(0)
        last = Fraction(2)  # above every rate
        return numbers, last if rate is None else rate, item.agency is None, name, item.agency or ""

    return tuple(sorted(accounts, key=key))
