"""How each task and each of its occurrences stands on a day (method, "Tasks")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Phase
from par_cli.model.reports import Observation, TaskReport
from par_cli.model.schedule import Slot, covered, slots
from par_cli.model.tasks import Measure, Task
from par_cli.progress.agencies import today
from par_cli.progress.exact import interval, observed, verdict
from par_cli.progress.results import OCCURRENCE_STATUSES, OccurrenceResult, OccurrenceStatus, TaskResult
from par_cli.progress.series import known

OVERDUE_STATUSES: frozenset[OccurrenceStatus] = frozenset({"unfinished", "unreported"})


def assess_tasks(dataset: Dataset, as_of: date) -> tuple[TaskResult, ...]:
    """Give the result of every task, in the order of the data."""
    phases = tuple(dataset.phases.values())
    return tuple(_assess(dataset, task, phases, as_of) for task in dataset.tasks)


def _assess(dataset: Dataset, task: Task, phases: Sequence[Phase], as_of: date) -> TaskResult:
    expected = slots(task, phases)
    keys = [slot.key for slot in expected]
    spoken: dict[str, list[TaskReport]] = {key: [] for key in keys}
    for report in dataset.task_reports.get(task.id, ()):  # in order of publication
        if _known_from(report) > as_of:
            continue
        whole_task = report.occurrence is None and report.state == "superseded"
        for key in keys if whole_task else covered(keys, report.occurrence):
            spoken[key].append(report)
    occurrences = tuple(_occurrence(dataset, slot, spoken[slot.key], as_of) for slot in expected)
    return task_result(dataset, task, occurrences, as_of)


def task_result(dataset: Dataset, task: Task, occurrences: tuple[OccurrenceResult, ...], as_of: date) -> TaskResult:
    """Give the result of a task from those of its occurrences: the most pressing one stands for it."""
    status = min((item.status for item in occurrences), key=OCCURRENCE_STATUSES.index)
    late = [item.days_overdue for item in occurrences if item.days_overdue is not None]
    return TaskResult(
        task=task,
        status=status,
        overdue=bool(late),
        days_overdue=max(late) if late else None,
        occurrences=occurrences,
        lead_today=today(dataset.agencies, task.lead, as_of),
    )


def _known_from(report: TaskReport) -> date:
    """Give the day from which a report counts: the later of its publication and the day that it speaks of.

    An extension speaks of a day ahead and counts from its publication.
    """
    day = None if report.state == "extended" else report.day
    days = [item for item in (report.published, day) if item is not None]
    return max(days, default=date.min)


def _occurrence(dataset: Dataset, slot: Slot, reports: Sequence[TaskReport], as_of: date) -> OccurrenceResult:
    extension = _last(reports, "extended")
    due = slot.due if extension is None else extension.due
    ended = _last(reports, "superseded")
    progress = next((item for item in reversed(reports) if item.state not in {"extended", "superseded"}), None)
    done_on = progress.day if progress is not None and progress.state == "done" else None
    observation = None
    if done_on is None and slot.measure is not None:
        observation = _first_that_meets(dataset, slot.measure, as_of)
        done_on = None if observation is None else observation.period.end
    status = _status(due, done_on, ended, progress, as_of)
    late = done_on is not None and due is not None and done_on > due
    overdue = status in OVERDUE_STATUSES
    return OccurrenceResult(
        slot=slot,
        due=due,
        first_due=slot.due,
        status=status,
        overdue=overdue,
        days_overdue=(as_of - due).days if overdue and due is not None else None,
        days_late=(done_on - due).days if late and done_on is not None and due is not None else None,
        due_passed=due is not None and as_of > due and ended is None,
        done_on=done_on,
        done_by_bound=progress is not None and progress.state == "done" and progress.on is None,
        report=ended or progress,
        extension=extension,
        observation=observation,
    )


def _last(reports: Sequence[TaskReport], state: str) -> TaskReport | None:
    return next((item for item in reversed(reports) if item.state == state), None)


def _status(
    due: date | None, done_on: date | None, ended: TaskReport | None, progress: TaskReport | None, as_of: date
) -> OccurrenceStatus:
    if ended is not None:
        return "superseded"
    if due is None:
        return "undated"
    if done_on is not None:
        return "done_on_time" if done_on <= due else "done_late"
    if as_of <= due:
        return "open"
    return "unreported" if progress is None else "unfinished"


def _first_that_meets(dataset: Dataset, measure: Measure, as_of: date) -> Observation | None:
    """Give the first known period whose value meets what a milestone asks for."""
    indicator = dataset.indicators[measure.indicator]
    wanted = interval(measure.operator, measure.value, measure.upper, indicator)
    for item in known(dataset.observations.get(indicator.id, ()), as_of):
        if item.level is not None and verdict(wanted, observed(item, item.level, indicator)):
            return item
    return None
