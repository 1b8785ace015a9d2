"""One target, task, agency, document or other subject in full: everything that ``par show`` says, from one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple, TypeVar, assert_never

from par_cli.model.agencies import Agencies, Agency
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
from par_cli.progress.reporting import UpcomingReport, duties, is_asked, next_reports
from par_cli.progress.results import TaskResult
from par_cli.progress.series import Series
from par_cli.progress.status import Judgeable
from par_cli.progress.target_on_day import TargetOnDay
from par_cli.progress.tasks import assess_tasks, led_by

R = TypeVar("R", Outcome, TaskReport)
SubjectKind = Literal["target", "indicator", "task", "agency", "document", "heading", "measure", "duty"]


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
    what somebody expects, which is not a value.  ``targets`` are those
    that the subject has, serves or owns; ``tasks`` the task itself, those that serve the targets, or those that the
    agency leads.  ``outcomes`` and ``reports`` are those on them.  ``coordinated`` are the ids of tasks that an
    agency helps with, ``answers_for`` those of agencies whose work it does today, ``values_reported`` how many values
    it has reported of each indicator.

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
    values_reported: dict[str, int]
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
    entries, tasks, measures = work = _work(dataset, as_of, subject, cited)
    indicator = dataset.indicators.get(subject.id) if subject.kind == "indicator" else None
    if subject.kind == "target":
        indicator = entries[0].indicator
    reported = () if indicator is None else dataset.observations.get(indicator.id, ())
    known = tuple(item for item in reported if item.known_from <= as_of)
    held = Known() if indicator is None else known_of(dataset, indicator, as_of)
    explained = explain_all(dataset, entries, as_of)
    outcomes = _known(as_of, [item for entry in entries for item in dataset.outcomes.get(entry.id, ())])
    reports = _known(as_of, dataset.task_reports.get(subject.id, ())) if subject.kind == "task" else ()
    agency = dataset.agencies[subject.id] if subject.kind == "agency" else None
    due = next_reports(dataset, as_of, None if agency is None else agency.id)
    return Shown(
        dataset=dataset,
        as_of=as_of,
        subject=subject,
        indicator=indicator,
        observations=tuple(sorted((*known, *held.sums), key=lambda item: (item.period.end, item.period.start))),
        held=held.series,
        sums=held.sums,
        projections=() if indicator is None else _projections(dataset, indicator, explained, held, as_of),
        targets=explained,
        outcomes=outcomes,
        tasks=tasks,
        reports=reports,
        agency=agency,
        coordinated=tuple(task.id for task in dataset.tasks if subject.id in task.coordinating),
        answers_for=() if agency is None else _answers_for(dataset.agencies, agency.id, as_of),
        values_reported={} if agency is None else _values_reported(dataset, agency.id, as_of),
        document=cited,
        heading=dataset.headings.get(subject.id) if subject.kind == "heading" else None,
        measures=measures,
        documents=tuple(every[name] for name in _documents(dataset, subject, entries, measures, (*outcomes, *reports))),
        duties=_duties(dataset, as_of, subject, work),
        due_reports=due,
        owes_report=agency is not None and any(is_asked(dataset, agency.id, item.report) for item in due),
    )


class _Work(NamedTuple):
    """The targets, tasks and measures that a subject is, has, serves, asks for or answers for."""

    targets: list[DatedTarget]
    tasks: tuple[TaskResult, ...]
    measures: tuple[MeasureResult, ...]


def _work(dataset: Dataset, as_of: date, subject: Subject, cited: DocumentResult | None) -> _Work:
    """Return the work that a subject is about; ``cited`` is the document, with what cites it."""
    targets, tasks = list(dataset.targets), list(dataset.tasks)
    measures = tuple(measures_of(dataset, as_of))
    match subject.kind:
        case "target" | "indicator":
            targets = [entry for entry in targets if subject.id in {entry.id, entry.indicator.id}]
            ids = {entry.id for entry in targets}
            tasks = [task for task in tasks if not ids.isdisjoint(task.targets)]
            measures = tuple(serving(measures, set(), ids))
        case "task":
            tasks = [task for task in tasks if task.id == subject.id]
            targets = [entry for entry in targets if entry.id in tasks[0].targets]
            measures = tuple(serving(measures, {subject.id}, set()))
        case "agency":
            targets = [entry for entry in targets if answers(dataset.agencies, subject.id, entry.owners, as_of)]
            measures = tuple(item for item in measures if concerns(dataset, item, subject.id, as_of))
        case "document":
            assert cited is not None  # noqa: S101 - the caller has found it
            citing = {*cited.targets, *cited.tasks, *cited.measures}
            targets = [entry for entry in targets if entry.id in citing]
            tasks = [task for task in tasks if task.id in citing]
            measures = tuple(item for item in measures if item.measure.id in citing)
        case "heading" | "measure":
            measures = tuple(item for item in measures if is_in(item.measure.id, subject.id))
            of_tasks, of_targets = _served(measures)
            targets = [entry for entry in targets if entry.id in of_targets]
            if not any(item.measure.all_tasks for item in measures):
                tasks = [task for task in tasks if task.id in of_tasks]
        case "duty":
            duty = _duty(dataset, subject.id)
            targets = [entry for entry in targets if entry.id in duty.targets]
            tasks = [task for task in tasks if task.id in duty.tasks]
            measures = tuple(serving(measures, set(duty.tasks), set(duty.targets)))
        case _:
            assert_never(subject.kind)
    results = assess_tasks(dataset, as_of, tasks)
    if subject.kind == "agency":
        results = led_by(dataset, results, subject.id, as_of)
    return _Work(targets, results, measures)


def _served(measures: Iterable[MeasureResult]) -> tuple[set[str], set[str]]:
    """Return the ids of the tasks that carry out measures, and of the targets that these serve."""
    found = list(measures)
    tasks = {name for item in found for name in item.measure.tasks}
    return tasks, {name for item in found for name in item.measure.targets}


def _duty(dataset: Dataset, name: str) -> Duty:
    return next(item for item in dataset.duties if item.id == name)


def _duties(dataset: Dataset, as_of: date, subject: Subject, work: _Work) -> tuple[Duty, ...]:
    """Return the duty itself, those of an agency, or those that are about the tasks and targets of a subject."""
    if subject.kind == "duty":
        return (_duty(dataset, subject.id),)
    if subject.kind == "agency":
        return duties(dataset, as_of, agency=subject.id)
    tasks, targets = {item.task.id for item in work.tasks}, {entry.id for entry in work.targets}
    if subject.kind == "document":  # the work that it asks for is that of the measures
        of_tasks, of_targets = _served(work.measures)
        tasks, targets = tasks | of_tasks, targets | of_targets
    return duties(dataset, as_of, tasks=tasks, targets=targets)


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


def _answers_for(agencies: Agencies, agency: str, as_of: date) -> tuple[str, ...]:
    """Return the agencies whose work another one does on a day."""
    return tuple(name for name in agencies if name != agency and agency in today(agencies, (name,), as_of))


def _values_reported(dataset: Dataset, agency: str, as_of: date) -> dict[str, int]:
    """Return how many values an agency has reported by a day, by indicator."""
    observations = dataset.observations
    (reporter,) = observations.reporters((agency,))
    if not reporter:
        return {}
    found = {
        name: observations.cells_in("reporter", observations.known(name, as_of)).count(reporter)
        for name in observations
    }
    return {name: number for name, number in found.items() if number}


def _projections(
    dataset: Dataset, indicator: Indicator, explained: Sequence[Explanation], held: Known, as_of: date
) -> tuple[Projection, ...]:
    """Return the projections of an indicator that were published by a day, with what each says of its targets."""
    found = [item for item in dataset.projections.get(indicator.id, ()) if item.known_from <= as_of]
    targets = [
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
                for target in targets
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
