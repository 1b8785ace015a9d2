"""The days ahead on which something falls due: tasks, targets, and reports (docs/calendar.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision
from par_cli.model.fields import Localized
from par_cli.model.reports import MOVES, Outcome, TaskReport, Withdrawn
from par_cli.model.schedule import covered
from par_cli.progress.agencies import today
from par_cli.progress.register import all_came_in
from par_cli.progress.reporting import UpcomingReport, upcoming_reports
from par_cli.progress.results import DONE_STATUSES, OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.progress.status import Filters, status

Kind = Literal["task", "target", "report"]
KINDS: tuple[Kind, ...] = get_args(Kind)
State = Literal["open", "done", "ended"]
STATES: tuple[State, ...] = get_args(State)

_ENDED = frozenset({"superseded"})
_DONE = frozenset({"met", *DONE_STATUSES})


class Event(NamedTuple):
    """One thing that falls due on a day.

    ``key`` tells the occurrences of one thing apart. ``first_day`` is the day that the decision sets, where it sets
    one. ``uid`` stays the same when the day is another one, and ``sequence`` is how often it was moved or ended, or
    that was taken back.
    """

    uid: str
    kind: Kind
    id: str
    key: str
    day: date
    days: int
    first_day: date
    name: Localized
    state: State
    sequence: int
    lead: tuple[str, ...]
    lead_today: tuple[str, ...]
    report: UpcomingReport | None = None


class Calendar(NamedTuple):
    """What falls due from a day on until another one, the nearest first; of an agency what it has to do."""

    dataset: Dataset
    as_of: date
    until: date
    agency: str | None
    events: tuple[Event, ...]


def calendar(
    dataset: Dataset, as_of: date, until: date, agency: str | None = None, withdrawn: Sequence[Withdrawn] = ()
) -> Calendar:
    """Return what falls due between two days, both included, as it is known on the first of them.

    ``withdrawn`` are extensions and endings that are no longer in the data.
    """
    found = status(dataset, as_of, Filters(agency=agency))
    events = [
        *_tasks(found, until, withdrawn),
        *_targets(found, until, withdrawn),
        *_reports(dataset, as_of, upcoming_reports(dataset, as_of, until, agency), agency),
    ]
    return Calendar(dataset, as_of, until, agency, tuple(sorted(events, key=_order)))


def _order(event: Event) -> tuple[date, int]:
    return event.day, -KINDS.index(event.kind)


def uid(decision: Decision, kind: Kind, name: str, key: str) -> str:
    """Return what names an event for ever: a digest of the decision, of what is due and of the occurrence.

    The decision is known by its id, else by its title.
    """
    by = decision.id or f"{decision.title.vi}\n{decision.title.en}"
    content = f"{by}\x1f{kind}\x1f{name}\x1f{key}"  # a sign that no text of data files holds
    return f"{hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]}@par"


_DIGITS = 40  # more than enough that no two are alike


def _tasks(found: Status, until: date, withdrawn: Sequence[Withdrawn]) -> Iterator[Event]:
    for item in found.tasks:
        for one in item.occurrences:
            if one.due is not None and found.as_of <= one.due <= until:
                yield _occurrence(found, item, one, one.due, withdrawn)


def _occurrence(
    found: Status, item: TaskResult, one: OccurrenceResult, due: date, withdrawn: Sequence[Withdrawn]
) -> Event:
    task, dataset, key = item.task, found.dataset, one.slot.key
    milestone = one.slot.milestone
    keys = [other.slot.key for other in item.occurrences]
    reports = (
        report
        for report in dataset.task_reports.get(task.id, ())
        if key in covered(keys, report.occurrence) or (report.occurrence is None and report.state == "superseded")
    )
    steps_withdrawn = (
        withdrawal.steps
        for withdrawal in withdrawn
        if withdrawal.subject == task.id
        and (withdrawal.occurrence is None or key in covered(keys, withdrawal.occurrence))
    )
    return Event(
        uid=uid(dataset.decision, "task", task.id, key),
        kind="task",
        id=task.id,
        key=key,
        day=due,
        days=(due - found.as_of).days,
        first_day=one.first_due or due,
        name=task.name if milestone is None or milestone.name is None else milestone.name,
        state=_state(one.status),
        sequence=_moves(reports, found.as_of) + sum(steps_withdrawn),
        lead=one.slot.lead,
        lead_today=today(dataset.agencies, one.slot.lead, found.as_of, task.taken_over_by),
    )


def _state(code: str) -> State:
    return "ended" if code in _ENDED else "done" if code in _DONE else "open"


def _moves(reports: Iterable[TaskReport | Outcome], as_of: date) -> int:
    """Return how often something was extended or ended by a day."""
    return sum(item.state in MOVES and item.known_from <= as_of for item in reports)


def _targets(found: Status, until: date, withdrawn: Sequence[Withdrawn]) -> Iterator[Event]:
    due = [
        (day, key, code, item)
        for item in found.targets
        for day, key, code in _days_of(item)
        if found.as_of <= day <= until
    ]
    wholes = {(day, item.entry.id) for day, _, _, item in due}
    for day, key, code, item in due:
        if (day, item.part_of) in wholes:
            continue  # a component is due with the whole, unless it has a day of its own
        name, dataset, every = item.entry.id, found.dataset, {*_with_parts(item)}
        yield Event(
            uid=uid(dataset.decision, "target", name, key),
            kind="target",
            id=name,
            key=key,
            day=day,
            days=(day - found.as_of).days,
            first_day=day if key else item.entry.first_deadline,
            name=item.entry.indicator.name,
            state=_state(code),
            sequence=sum(_moves(dataset.outcomes.get(one, ()), found.as_of) for one in every)
            + sum(withdrawal.steps for withdrawal in withdrawn if withdrawal.subject in every),
            lead=item.owners,
            lead_today=item.owners_today,
        )


def _days_of(item: TargetResult) -> Iterator[tuple[date, str, str]]:
    """Yield each day on which a target is judged, which step that is, and how it is judged by now."""
    if item.status == "not_applicable" or item.entry.target.progress is not None:
        return  # a trend does not fall due
    if not item.years:
        yield item.entry.deadline, "", item.status
    for year in item.years:
        yield year.period.end, year.period.text, item.status if item.status in _ENDED else year.status


def _with_parts(item: TargetResult) -> Iterator[str]:
    yield item.entry.id
    for part in item.parts:
        yield from _with_parts(part)


def _reports(dataset: Dataset, as_of: date, found: Iterable[UpcomingReport], agency: str | None) -> Iterator[Event]:
    """Yield the days of reports; on the one for the reporters it is done once all of them have sent theirs."""
    reporters = () if dataset.reporting is None else dataset.reporting.reporters
    for item in found:
        is_for_reporters = item.internal or item.report.internal_due == item.report.due
        is_done = is_for_reporters and all_came_in(dataset, item.report, as_of, agency)
        key = "internal" if item.internal else ""
        lead = reporters if item.internal else ()
        yield Event(
            uid=uid(dataset.decision, "report", item.report.key, key),
            kind="report",
            id=item.report.key,
            key=key,
            day=item.on,
            days=item.days,
            first_day=item.on,
            name=item.report.window.name,
            state="done" if is_done else "open",
            sequence=0,
            lead=lead,
            lead_today=dataset.agencies.members(lead, item.report.internal_due),
            report=item,
        )
