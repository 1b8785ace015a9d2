"""The result of each task and of its occurrences on a day (method, 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from par_cli.model.agencies import Agencies
from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation, TaskReport, speaks_of
from par_cli.model.schedule import Slot, covered, slots
from par_cli.model.tasks import Measure, Task
from par_cli.progress.agencies import answers, today
from par_cli.progress.exact import interval
from par_cli.progress.levels import Levels
from par_cli.progress.members import series_of
from par_cli.progress.results import (
    DONE_STATUSES,
    OCCURRENCE_STATUSES,
    Flag,
    OccurrenceResult,
    OccurrenceStatus,
    Reporters,
    TaskResult,
)
from par_cli.progress.speakers import Speakers, required


def assess_tasks(dataset: Dataset, as_of: date, tasks: Iterable[Task] | None = None) -> tuple[TaskResult, ...]:
    """Return the results of some tasks, or of all."""
    return tuple(map(_TasksOnDay(dataset, as_of).result, dataset.tasks if tasks is None else tasks))


def _task_result(task: Task, occurrences: tuple[OccurrenceResult, ...], lead_today: tuple[str, ...]) -> TaskResult:
    """Return the result of a task from those of its occurrences: it has the status of the most pressing one."""
    status = min((item.status for item in occurrences), key=OCCURRENCE_STATUSES.index)
    late = [item.days_overdue for item in occurrences if item.days_overdue is not None]
    return TaskResult(
        task=task,
        status=status,
        overdue=bool(late),
        days_overdue=max(late, default=None),
        occurrences=occurrences,
        lead_today=lead_today,
    )


def narrowed(items: Iterable[TaskResult], keeps: Callable[[Task, OccurrenceResult], bool]) -> tuple[TaskResult, ...]:
    """Return tasks with those of their occurrences that ``keeps`` holds for, without tasks that have none left."""
    kept = [(item, tuple(one for one in item.occurrences if keeps(item.task, one))) for item in items]
    return tuple(_task_result(item.task, occurrences, item.lead_today) for item, occurrences in kept if occurrences)


def led_by(dataset: Dataset, items: Iterable[TaskResult], agency: str, as_of: date) -> tuple[TaskResult, ...]:
    """Return the tasks that an agency leads or answers for, each with those of its occurrences (method, 9)."""
    agencies = dataset.agencies
    return narrowed(items, lambda task, one: answers(agencies, agency, one.slot.lead, as_of, task.taken_over_by))


class _TasksOnDay:
    """The tasks of a decision on one day, with what was known of the indicators that milestones ask for a number."""

    def __init__(self, dataset: Dataset, as_of: date) -> None:
        self._dataset = dataset
        self._as_of = as_of
        self._phases = tuple(dataset.phases.values())
        self._levels: dict[str, Levels] = {}  # by indicator, once a milestone has asked for it

    def result(self, task: Task) -> TaskResult:
        expected = slots(task, self._phases)
        keys = [slot.key for slot in expected]
        by_key: dict[str, list[TaskReport]] = {key: [] for key in keys}
        reported = self._dataset.task_reports.get(task.id, ())
        reports = [report for report in reported if report.known_from <= self._as_of]
        for report in sorted(reports, key=lambda item: (item.known_from, item.reporter is None)):
            whole_task = report.occurrence is None and report.state == "superseded"
            for key in keys if whole_task else covered(by_key, report.occurrence):
                by_key[key].append(report)
        occurrences = tuple(self._occurrence(task, slot, by_key[slot.key]) for slot in expected)
        lead_today = today(self._dataset.agencies, task.lead, self._as_of, task.taken_over_by)
        return _task_result(task, occurrences, lead_today)

    def _occurrence(self, task: Task, slot: Slot, reports: Sequence[TaskReport]) -> OccurrenceResult:
        extension = _last(reports, "extended")
        due = slot.due if extension is None else extension.due
        reported = _progress(self._dataset.agencies, task, slot, reports, due or self._as_of)
        progress, done_on = reported.report, reported.done_on
        done_by_bound = done_on is not None and progress is not None and progress.on is None
        observation, short = None, False
        if done_on is None and slot.measure is not None:
            observation, short = self._measured(slot.measure, due)
            done_on = None if observation is None else observation.period.end
        superseded = _last(reports, "superseded")
        if superseded and superseded.on and done_on and done_on < superseded.on:
            superseded = None  # what was done before it ceased to apply stays done
        status = _status(due, done_on, superseded, self._as_of, is_reported=progress is not None or short)
        overdue = status in {"unfinished", "unreported"}
        return OccurrenceResult(
            slot=slot,
            due=due,
            first_due=slot.due,
            status=status,
            overdue=overdue,
            days_overdue=(self._as_of - due).days if overdue and due else None,
            days_late=(done_on - due).days if status == "done_late" and done_on and due and not done_by_bound else None,
            due_passed=due is not None and self._as_of > due and superseded is None,
            done_on=done_on,
            done_by_bound=done_by_bound,
            report=superseded or progress,
            extension=extension,
            observation=observation,
            reporters=reported.reporters,
            waiting=reported.waiting,
            seen=reported.seen if progress is None and status not in {"superseded", *DONE_STATUSES} else None,
            flags=_flags(reported, late_by_bound=status == "done_late" and done_by_bound),
        )

    def _measured(self, measure: Measure, due: date | None) -> tuple[Observation | None, bool]:
        """Return the first known period whose value meets what a milestone asks for.

        Where there is none: whether a value for the due date, or for a later one, falls short.
        """
        wanted = interval(measure, self._dataset.indicators[measure.indicator])
        known = self._levels_of(measure.indicator)
        met = known.first_met(wanted)
        return met, met is None and due is not None and known.falls_short(wanted, due)

    def _levels_of(self, name: str) -> Levels:
        if name not in self._levels:
            dataset, indicator = self._dataset, self._dataset.indicators[name]
            self._levels[name] = Levels(series_of(dataset, indicator, self._as_of), indicator, dataset.units)
        return self._levels[name]


def _flags(reported: _Progress, *, late_by_bound: bool) -> tuple[Flag, ...]:
    """Return ``bounded`` where it may have been in time, ``partial`` where only some have reported it done."""
    found: list[Flag] = ["bounded"] if late_by_bound else []
    if reported.reporters is not None and 0 < reported.reporters.done < reported.reporters.total:
        found.append("partial")
    return tuple(found)


def _last(reports: Sequence[TaskReport], state: str) -> TaskReport | None:
    return next((item for item in reversed(reports) if item.state == state), None)


class _Progress(NamedTuple):
    """What reports of progress say together: the one that holds, the day when all was done, and who has done it.

    ``waiting`` are those who have not; ``seen`` is the last report after which nobody knows whether it is finished.
    """

    report: TaskReport | None
    done_on: date | None
    reporters: Reporters | None
    waiting: tuple[str, ...]
    seen: TaskReport | None


def _progress(agencies: Agencies, task: Task, slot: Slot, reports: Sequence[TaskReport], day: date) -> _Progress:
    """Return what the reports of progress say of an occurrence.

    Each lead, and each member of a group on the due day, speaks for itself; a report without a reporter speaks for
    all.  It is done when what holds for each of them says so, on the last of their days.  A reporter that is not one of
    them says only that work goes on.
    """
    wanted = required(agencies, slot.lead, day)
    speakers = Speakers(agencies, wanted, task.taken_over_by)
    names = speakers.everyone
    on_progress = [report for report in reports if speaks_of(report.state) == "progress"]
    progress = [report for report in on_progress if not report.seen]
    noticed = next((report for report in reversed(on_progress) if report.seen), None)
    newest_of = speakers.first(reversed(progress))
    latest = {name: newest_of[name] for name in speakers.first(progress)}
    other = next((report for report in reversed(progress) if not speakers.spoken_for(report)), None)
    done = [report for report in latest.values() if report.state == "done"]
    unnamed = agencies.unnamed(slot.lead, day)
    total = sum(unnamed.get(name, 1) for name in names)
    missing = tuple(name for name in names if name not in latest or latest[name].state != "done")
    reporters = None
    if any(agencies[lead].is_group for lead in slot.lead):
        reporters = Reporters(total - sum(unnamed.get(name, 1) for name in missing), total, None, missing)
    if len(done) == len(names):
        last = max(done, key=lambda item: (item.day or date.min, item.on is None))
        return _Progress(last, last.day, reporters, missing, noticed)
    newest = max(latest.values(), key=lambda item: item.known_from, default=other)
    return _Progress(newest, None, reporters, missing, noticed)


def _status(
    due: date | None, done_on: date | None, superseded: TaskReport | None, as_of: date, *, is_reported: bool
) -> OccurrenceStatus:
    if superseded is not None:
        return "superseded"
    if due is None:
        return "undated"
    if done_on is not None:
        return "done_on_time" if done_on <= due else "done_late"
    if as_of <= due:
        return "open"
    return "unfinished" if is_reported else "unreported"
