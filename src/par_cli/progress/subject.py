"""One target, task, agency, document or other subject in full: everything that ``par show`` says, from one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple, TypeVar, assert_never, get_args

from par_cli.model.agencies import Agency
from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import Indicator
from par_cli.model.documents import Heading, LegalDocument
from par_cli.model.reporting import Duty
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.progress.agencies import answers, today
from par_cli.progress.documents import DocumentResult, is_in, named_in
from par_cli.progress.documents import results as documented
from par_cli.progress.explanation import Explanation, explain_all
from par_cli.progress.measures import MeasureResult, concerns, serving
from par_cli.progress.measures import results as measures_of
from par_cli.progress.members import Known, known_of
from par_cli.progress.reporting import UpcomingReport, duties, has_unnamed_reporters, next_reports
from par_cli.progress.results import TaskResult
from par_cli.progress.series import Series, in_order
from par_cli.progress.status import Judgeable
from par_cli.progress.target_on_day import TargetOnDay
from par_cli.progress.tasks import assess_tasks, led_by

R = TypeVar("R", Outcome, TaskReport)
SubjectKind = Literal["target", "indicator", "task", "agency", "document", "heading", "measure", "duty"]
SUBJECT_KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)


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

    ``observations`` are all values known, revised ones included, in order of period and publication; ``held`` are
    those of them that hold, ``sums`` those that are the sum of what single reporters reported.  ``projections`` are
    what somebody expects, which is no value.  ``targets`` are those
    that the subject has, serves or owns; ``tasks`` the task itself, those that serve the targets, or those that the
    agency leads.  ``outcomes`` and ``reports`` are those on them.  ``coordinated`` are the ids of tasks that an
    agency helps with, ``answers_for`` those of agencies whose work it does today.

    ``measures`` are the measure itself, those under a heading, those that serve the subject, that an agency leads or
    helps with, or that cite a document; ``documents`` those that the subject and the reports on it name. ``duties`` are
    what an agency has to do, or what is about these tasks and targets, or the duty itself; ``due_reports`` the report
    that is due next.
    ``owes_report`` says that the agency is known to owe it.
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
    document: DocumentResult | None
    heading: Heading | None
    measures: tuple[MeasureResult, ...]
    documents: tuple[DocumentResult, ...]
    duties: tuple[Duty, ...]
    due_reports: tuple[UpcomingReport, ...]
    owes_report: bool

    @property
    def judgeable(self) -> Judgeable:
        """What the exit code is about: the subject, without the tasks or targets that only serve it or are served.

        A target asked for by its id counts by itself, also where it is part of another.
        """
        own = self.subject.kind in {"target", "indicator", "agency"}
        targets = tuple(item.result for item in self.targets) if own else ()
        if self.subject.kind == "target":
            targets = tuple(item._replace(part_of=None) for item in targets)
        tasks = self.tasks if self.subject.kind in {"task", "agency"} else ()
        return Judgeable(targets, tasks)


def show(dataset: Dataset, as_of: date, subject: Subject) -> Shown:
    """Return a subject in full on a day; its id is known to exist."""
    every = documented(dataset, as_of)
    cited = every[subject.id] if subject.kind == "document" else None
    measures = tuple(measures_of(dataset, as_of))
    if subject.kind in {"document", "heading", "measure"}:
        citing = None if cited is None else set(cited.measures)
        measures = tuple(item for item in measures if _is_of(item, subject, citing))
    duty = _duty(dataset, subject.id) if subject.kind == "duty" else None
    entries = _targets(dataset, as_of, subject, measures, cited, duty)
    ids = {entry.id for entry in entries}
    indicator = dataset.indicators.get(subject.id) if subject.kind == "indicator" else None
    if subject.kind == "target":
        indicator = entries[0].indicator
    reported = () if indicator is None else dataset.observations.get(indicator.id, ())
    known = tuple(item for item in reported if item.known_from <= as_of)
    held = Known() if indicator is None else known_of(dataset, indicator, as_of)
    explained = explain_all(dataset, entries, as_of)
    tasks = _tasks(dataset, as_of, subject, ids, measures, cited, duty)
    outcomes = _known(as_of, [item for entry in entries for item in dataset.outcomes.get(entry.id, ())])
    reports = _known(as_of, dataset.task_reports.get(subject.id, ())) if subject.kind == "task" else ()
    agency = dataset.agencies[subject.id] if subject.kind == "agency" else None
    owed = None if agency is None else agency.id
    due = next_reports(dataset, as_of, owed)
    every_due = () if due else next_reports(dataset, as_of)  # an agency may be one of a group that nobody has named
    about = ({item.task.id for item in tasks}, set(ids))
    if subject.kind == "document":  # the work that it asks for is that of the measures
        about[0].update(name for item in measures for name in item.measure.tasks)
        about[1].update(name for item in measures for name in item.measure.targets)
    if duty is not None:
        measures = tuple(serving(measures, set(duty.tasks), set(duty.targets)))
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
        outcomes=outcomes,
        tasks=tasks,
        reports=reports,
        agency=agency,
        coordinated=tuple(task.id for task in dataset.tasks if subject.id in task.coordinating),
        answers_for=tuple(
            name
            for name in dataset.agencies
            if name != subject.id and subject.id in today(dataset.agencies, (name,), as_of)
        ),
        document=cited,
        heading=dataset.headings.get(subject.id) if subject.kind == "heading" else None,
        measures=_measures(dataset, as_of, subject, measures, ids),
        documents=tuple(every[name] for name in _documents(dataset, subject, entries, measures, (*outcomes, *reports))),
        duties=_duties(dataset, as_of, duty, owed, about),
        due_reports=due or tuple(item for item in every_due if has_unnamed_reporters(dataset, item.report)),
        owes_report=agency is not None and bool(due),
    )


def _duty(dataset: Dataset, name: str) -> Duty:
    return next(item for item in dataset.duties if item.id == name)


def _duties(
    dataset: Dataset, as_of: date, duty: Duty | None, agency: str | None, about: tuple[set[str], set[str]]
) -> tuple[Duty, ...]:
    """Return the duty itself, those of an agency, or those that are about some tasks and targets."""
    if duty is not None:
        return (duty,)
    if agency is not None:
        return duties(dataset, as_of, agency=agency)
    return duties(dataset, as_of, tasks=about[0], targets=about[1])


def _is_of(item: MeasureResult, subject: Subject, citing: set[str] | None) -> bool:
    """Return whether a measure is the subject, is under that heading, or is one of those that cite a document."""
    if citing is not None:
        return item.measure.id in citing
    return is_in(item.measure.id, subject.id)


def _measures(
    dataset: Dataset, as_of: date, subject: Subject, found: Sequence[MeasureResult], targets: set[str]
) -> tuple[MeasureResult, ...]:
    if subject.kind == "agency":
        return tuple(item for item in found if concerns(dataset, item, subject.id, as_of))
    if subject.kind == "task":
        return tuple(serving(found, {subject.id}, set()))
    if subject.kind in {"target", "indicator"}:
        return tuple(serving(found, set(), targets))
    return tuple(found)


def _documents(
    dataset: Dataset,
    subject: Subject,
    entries: Sequence[DatedTarget],
    measures: Sequence[MeasureResult],
    reports: Iterable[Outcome | TaskReport],
) -> list[str]:
    """Return the documents that a subject and the reports on it name, that a heading lists or an agency has issued."""
    named: list[Iterable[str]] = []
    match subject.kind:
        case "document":
            document = dataset.documents[subject.id]
            named = [document.documents, [document.replaced_by] if document.replaced_by else ()]
        case "heading" | "measure":
            named = [[item.id for item in dataset.documents.values() if _is_listed(item, subject.id)]]
            named += [item.measure.documents for item in measures]
        case "task":
            named = [task.documents for task in dataset.tasks if task.id == subject.id]
        case "target" | "indicator":
            named = [entry.target.documents for entry in entries]
        case "duty":
            named = []
        case "agency":
            named = [[item.id for item in dataset.documents.values() if item.issuer == subject.id]]
        case _:
            assert_never(subject.kind)
    if subject.kind in {"task", "target", "indicator"}:
        thresholds = [item for entry in entries for item in dataset.thresholds.get(entry.id, ())]
        named += [named_in(item) for item in (*reports, *(thresholds if subject.kind != "task" else ()))]
    return [name for name in dict.fromkeys(chain(*named)) if name in dataset.documents]


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


def _is_listed(document: LegalDocument, heading: str) -> bool:
    return document.source is not None and is_in(document.source.section, heading)


def _targets(
    dataset: Dataset,
    as_of: date,
    subject: Subject,
    measures: Sequence[MeasureResult],
    cited: DocumentResult | None,
    duty: Duty | None,
) -> list[DatedTarget]:
    """Return the targets of a subject: itself, an indicator's, those it serves, is about, cites or answers for."""
    if duty is not None:
        return [entry for entry in dataset.targets if entry.id in duty.targets]
    if cited is not None:
        citing = set(cited.targets)
        return [entry for entry in dataset.targets if entry.id in citing]
    if subject.kind in {"heading", "measure"}:
        served = {name for item in measures for name in item.measure.targets}
        return [entry for entry in dataset.targets if entry.id in served]
    if subject.kind == "target":
        return [entry for entry in dataset.targets if entry.id == subject.id]
    if subject.kind == "indicator":
        return [entry for entry in dataset.targets if entry.indicator.id == subject.id]
    if subject.kind == "task":
        of_task = next(task.targets for task in dataset.tasks if task.id == subject.id)
        return [entry for entry in dataset.targets if entry.id in of_task]
    return [entry for entry in dataset.targets if answers(dataset.agencies, subject.id, entry.owners, as_of)]


def _tasks(
    dataset: Dataset,
    as_of: date,
    subject: Subject,
    targets: set[str],
    measures: Sequence[MeasureResult],
    cited: DocumentResult | None,
    duty: Duty | None,
) -> tuple[TaskResult, ...]:
    """Return the task itself, those that serve the targets or measures, or what an agency leads and answers for."""
    found = assess_tasks(dataset, as_of)
    if duty is not None:
        return tuple(item for item in found if item.task.id in duty.tasks)
    if cited is not None:
        citing = set(cited.tasks)
        return tuple(item for item in found if item.task.id in citing)
    if subject.kind in {"heading", "measure"}:
        if any(item.measure.all_tasks for item in measures):
            return tuple(found)
        named = {name for item in measures for name in item.measure.tasks}
        return tuple(item for item in found if item.task.id in named)
    if subject.kind == "agency":
        return led_by(dataset, found, subject.id, as_of)
    if subject.kind == "task":
        return tuple(item for item in found if item.task.id == subject.id)
    return tuple(item for item in found if not targets.isdisjoint(item.task.targets))
