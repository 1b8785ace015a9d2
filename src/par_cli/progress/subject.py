"""One target, indicator, task, agency or duty in full: everything that ``par show`` says, from one call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from par_cli.model.agencies import Agency
from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.progress.agencies import answers, today
from par_cli.progress.explanation import Explanation, explain_all
from par_cli.progress.members import Known, known_of
from par_cli.progress.results import TaskResult
from par_cli.progress.series import Series, in_order
from par_cli.progress.status import Judgeable
from par_cli.progress.target_on_day import TargetOnDay
from par_cli.progress.tasks import assess_tasks, led_by

if TYPE_CHECKING:
    from par_cli.model.reporting import Duty

R = TypeVar("R", Outcome, TaskReport)
SubjectKind = Literal["target", "indicator", "task", "agency", "duty"]


class Subject(NamedTuple):
    kind: SubjectKind
    id: str


class Verdict(NamedTuple):
    """Whether a projection would meet a target whose deadline its period contains; None where it does not say so."""

    target: str
    meets: bool | None


class Projection(NamedTuple):
    """A projection, with what it says of the targets, and whether no later one is for its period and reporter."""

    observation: Observation
    verdicts: tuple[Verdict, ...]
    held: bool


class Shown(NamedTuple):
    """A subject in full, as known on a day.

    ``observations`` are all values known, revised ones included, in order of period and publication; ``held`` are those
    of them that hold, ``sums`` those that are the sum of what single reporters reported.  ``projections`` are what
    somebody expects, which is no value.  ``targets`` are those that the subject has, serves or owns; ``tasks`` the task
    itself, those that serve the targets, or those that the agency leads.  ``duties`` are the duty itself, those about
    the target or task, or those of the agency; the tasks and targets of a duty are those that it names.  ``outcomes``
    and ``reports`` are those on them.  ``coordinated`` are the ids of tasks that an agency helps with, ``answers_for``
    those of agencies whose work it does today.
    """

    dataset: Dataset
    as_of: date
    subject: Subject
    indicator: Indicator | None
    observations: tuple[Observation, ...]
    held: Series
    sums: tuple[Observation, ...]
    projections: tuple[Projection, ...]
    targets: tuple[Explanation, ...]
    outcomes: tuple[Outcome, ...]
    tasks: tuple[TaskResult, ...]
    reports: tuple[TaskReport, ...]
    agency: Agency | None
    coordinated: tuple[str, ...]
    answers_for: tuple[str, ...]
    duties: tuple[Duty, ...]

    @property
    def judgeable(self) -> Judgeable:
        """What the exit code is about: the subject, without the tasks or targets that only serve it or are served.

        A target asked for by its id counts by itself, also where it is part of another.
        """
        targets = () if self.subject.kind in {"task", "duty"} else tuple(item.result for item in self.targets)
        if self.subject.kind == "target":
            targets = tuple(item._replace(part_of=None) for item in targets)
        tasks = self.tasks if self.subject.kind in {"task", "agency"} else ()
        return Judgeable(targets, tasks)


def show(dataset: Dataset, as_of: date, subject: Subject) -> Shown:
    """Return a subject in full on a day; its id is known to exist."""
    entries = _targets(dataset, as_of, subject)
    ids = {entry.id for entry in entries}
    indicator = dataset.indicators.get(subject.id) if subject.kind == "indicator" else None
    if subject.kind == "target":
        indicator = entries[0].indicator
    reported = () if indicator is None else dataset.observations.get(indicator.id, ())
    known = tuple(item for item in reported if item.known_from <= as_of)
    held = Known() if indicator is None else known_of(dataset, indicator, as_of)
    explained = explain_all(dataset, entries, as_of)
    return Shown(
        dataset=dataset,
        as_of=as_of,
        subject=subject,
        indicator=indicator,
        observations=in_order((*known, *held.sums)) if held.sums else known,
        held=held.series,
        sums=held.sums,
        projections=() if indicator is None else _projections(dataset, indicator, explained, held, as_of),
        targets=explained,
        outcomes=_known(as_of, [item for entry in entries for item in dataset.outcomes.get(entry.id, ())]),
        tasks=_tasks(dataset, as_of, subject, ids),
        reports=_known(as_of, dataset.task_reports.get(subject.id, ())) if subject.kind == "task" else (),
        agency=dataset.agencies[subject.id] if subject.kind == "agency" else None,
        coordinated=tuple(task.id for task in dataset.tasks if subject.id in task.coordinating),
        answers_for=tuple(
            name
            for name in dataset.agencies
            if name != subject.id and subject.id in today(dataset.agencies, (name,), as_of)
        ),
        duties=_duties(dataset, as_of, subject, ids),
    )


def _duties(dataset: Dataset, as_of: date, subject: Subject, targets: set[str]) -> tuple[Duty, ...]:
    """Return the duty itself, those of an agency and of those whose work it does today, or those about the rest."""
    listed = () if dataset.reporting is None else dataset.reporting.duties
    if subject.kind == "duty":
        return tuple(item for item in listed if item.id == subject.id)
    if subject.kind == "agency":
        return tuple(item for item in listed if answers(dataset.agencies, subject.id, item.who, as_of))
    names = {subject.id} if subject.kind == "task" else targets
    return tuple(item for item in listed if item.is_about(names))


def _duty(dataset: Dataset, name: str) -> Duty:
    assert dataset.reporting is not None  # noqa: S101 - it has the duty
    return next(item for item in dataset.reporting.duties if item.id == name)


def _projections(
    dataset: Dataset, indicator: Indicator, explained: Sequence[Explanation], held: Known, as_of: date
) -> tuple[Projection, ...]:
    """Return the projections of an indicator that were published by a day, with what each says of its targets."""
    found = [item for item in dataset.projections.get(indicator.id, ()) if item.known_from <= as_of]
    asked = [
        TargetOnDay(dataset, item.result.entry, as_of, held)
        for item in explained
        if found and not item.result.parts and not item.result.entry.target.each
    ]
    latest = {(item.reporter, item.period[1:3]): item for item in found}  # in order of publication for each period
    return tuple(
        Projection(
            item,
            tuple(
                Verdict(target.entry.id, target.meets(item))
                for target in asked
                if item.reporter is None and item.period.contains(target.entry.deadline)
            ),
            held=latest[item.reporter, item.period[1:3]] is item,
        )
        for item in found
    )


def _known(as_of: date, reports: Sequence[R]) -> tuple[R, ...]:
    return tuple(sorted((item for item in reports if item.known_from <= as_of), key=lambda item: item.known_from))


def _targets(dataset: Dataset, as_of: date, subject: Subject) -> list[DatedTarget]:
    """Return the targets of a subject: itself, an indicator's, those of a task or duty, those an agency answers for."""
    if subject.kind == "target":
        return [entry for entry in dataset.targets if entry.id == subject.id]
    if subject.kind == "indicator":
        return [entry for entry in dataset.targets if entry.indicator.id == subject.id]
    if subject.kind == "task":
        served = next(task.targets for task in dataset.tasks if task.id == subject.id)
        return [entry for entry in dataset.targets if entry.id in served]
    if subject.kind == "duty":
        return [entry for entry in dataset.targets if entry.id in _duty(dataset, subject.id).targets]
    return [entry for entry in dataset.targets if answers(dataset.agencies, subject.id, entry.owners, as_of)]


def _tasks(dataset: Dataset, as_of: date, subject: Subject, targets: set[str]) -> tuple[TaskResult, ...]:
    """Return the task itself, those that serve the targets, or what an agency leads of its own and answers for."""
    found = assess_tasks(dataset, as_of)
    if subject.kind == "agency":
        return led_by(dataset, found, subject.id, as_of)
    if subject.kind == "task":
        return tuple(item for item in found if item.task.id == subject.id)
    if subject.kind == "duty":
        return tuple(item for item in found if item.task.id in _duty(dataset, subject.id).tasks)
    return tuple(item for item in found if not targets.isdisjoint(item.task.targets))
