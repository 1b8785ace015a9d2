"""Which folder holds the data, and reading all of it in one call."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading.checks import CHECKS, Check, Doubt, Entries
from par_cli.loading.checks.names import who_is_meant
from par_cli.loading.entries import Entry, Misnamed, Path, read_entries
from par_cli.loading.values import Values
from par_cli.messages import Count, phrase
from par_cli.model.agencies import Agencies, AgenciesFile, Agency
from par_cli.model.dataset import Dataset, DatedTarget, target_id
from par_cli.model.decision import Decision, Group, Indicator, Phase, Target, TargetsFile, Unit
from par_cli.model.fields import Record
from par_cli.model.reports import (
    OBSERVATION_COLUMNS,
    Observation,
    Outcome,
    ReportsFile,
    TaskReport,
    Threshold,
)
from par_cli.model.tasks import Section, Task, TasksFile
from par_cli.source import (
    MAX_PROBLEMS,
    Document,
    list_reports,
    path_text,
    read_csv,
    read_yaml,
    too_many,
    warn_of_strays,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound=Record)


class _File(NamedTuple):
    name: str
    model: type[Record]
    parts: Mapping[str, type[Record]]


_FILES = (
    _File(
        "targets.yaml",
        TargetsFile,
        {"decision": Decision, "phases": Phase, "groups": Group, "units": Unit, "indicators": Indicator},
    ),
    _File("tasks.yaml", TasksFile, {"sections": Section, "tasks": Task}),
    _File("agencies.yaml", AgenciesFile, {"agencies": Agency}),
)
DECISION_FILES = tuple(file.name for file in _FILES)
"""The files that must exist: the decision itself."""

REPORTS = "reports"
"""The folder that holds everything else."""

_REPORT_LISTS: dict[str, type[Record]] = {
    "values": Observation,
    "outcomes": Outcome,
    "thresholds": Threshold,
    "tasks": TaskReport,
}


_MOST_PASSED_OVER = 10 * MAX_PROBLEMS
"""So many problems of files that have a thousand already end the search for more."""


class Location(NamedTuple):
    """A data folder; ``embedded`` when it is the one inside the package."""

    folder: str
    embedded: bool


def locate(given: str | None, environment: Mapping[str, str]) -> Location:
    """Give the data folder: the one given, else $PAR_DATA, else ./data with a targets.yaml, else the embedded one."""
    if given:
        return Location(given, embedded=False)
    if named := environment.get("PAR_DATA"):
        return Location(named, embedded=False)
    if os.path.lexists(os.path.join("data", "targets.yaml")):
        return Location("data", embedded=False)
    return embedded()


def embedded() -> Location:
    """Give the data inside the package."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data")
    if not os.path.isdir(inside):
        inside = os.path.join(os.path.dirname(os.path.dirname(package)), "data")  # an editable install
    return Location(inside, embedded=True)


class Loaded(NamedTuple):
    """A whole dataset, with the warnings that leave it usable."""

    dataset: Dataset
    warnings: tuple[Diagnostic, ...]


class FileRead(NamedTuple):
    """A file that could be read, and how many entries of each kind it holds that are right by themselves."""

    name: str
    entries: Mapping[str, int]


class Reading(NamedTuple):
    """What the files of a data folder hold: the entries that are right by themselves, and the problems of the rest."""

    location: Location
    entries: Entries
    problems: tuple[Diagnostic, ...]
    files: tuple[FileRead, ...]

    @property
    def decision(self) -> Decision | None:
        """The decision, where it is right by itself."""
        return next((entry.value for entry in self.entries.decision), None)


def load(location: Location) -> Loaded:
    """Read and check all files of a data folder.

    Raises :class:`InvalidDataError` with every problem of every file, sorted by place.  Of what is doubtful it gives
    what reading finds; :func:`examine` looks for the rest.
    """
    reading = read(location)
    faults = errors(reading)
    if faults:
        raise InvalidDataError(faults)
    warnings = set(reading.problems)
    if warnings:
        from par_cli.loading.accepted import not_accepted

        warnings = not_accepted(reading.entries, warnings, whole=False)
    return Loaded(dataset(reading), tuple(sorted(warnings)))


def errors(reading: Reading) -> tuple[Diagnostic, ...]:
    """Give everything for which data cannot be used, sorted by place; it does not depend on the day."""
    found = {problem for problem in reading.problems if not problem.warning}
    for check in CHECKS:
        found.update(_broken(check, reading.entries))
    return tuple(sorted(found))


def _broken(rule: Check, entries: Entries) -> Iterator[Diagnostic]:
    """Give what a rule finds, up to a thousand problems in one file: then the file is the wrong one, or its maker.

    Those of other files are still given, so long as not too many are passed over.
    """
    counts: Counter[str] = Counter()
    passed_over = 0
    for problem in rule(entries):
        counts[problem.file] += 1
        if counts[problem.file] <= MAX_PROBLEMS:
            yield problem
            continue
        if counts[problem.file] == MAX_PROBLEMS + 1:
            most = Count(MAX_PROBLEMS)
            message = phrase("{code} is found more than {most} times in the file", code=problem.code, most=most)
            end = too_many(problem.file, problem.line, problem.column)
            yield end._replace(message=message, warning=problem.warning)
        passed_over += 1
        if passed_over > _MOST_PASSED_OVER:
            return


def examine(reading: Reading, day: date) -> tuple[Diagnostic, ...]:
    """Give all errors and all warnings, sorted by place; ``day`` is the one after which nothing can be known yet.

    Warnings that an entry accepts are left out.
    """
    faults = errors(reading)
    return tuple(sorted({*faults, *doubts(reading, day, whole=not faults)}))


def doubts(reading: Reading, day: date, *, whole: bool = True) -> tuple[Diagnostic, ...]:
    """Give all warnings that no entry accepts; data with errors is not ``whole``."""
    from par_cli.loading.accepted import not_accepted
    from par_cli.loading.checks.doubts import DOUBTS

    found = {problem for problem in reading.problems if problem.warning}
    for doubt in DOUBTS:
        found.update(_broken(partial(_on, doubt, day), reading.entries))
    return tuple(sorted(not_accepted(reading.entries, found, whole=whole)))


def _on(doubt: Doubt, day: date, entries: Entries) -> Iterable[Diagnostic]:
    return doubt(entries, day)


def read(location: Location, replaced: Mapping[str, bytes] = MappingProxyType({})) -> Reading:
    """Read all files of a data folder; nothing is raised, whatever they hold.

    The files that ``replaced`` names, as problems name them, are taken to hold those bytes, whether they exist or not.
    """
    folder = location.folder
    problems: list[Diagnostic] = []
    misnamed: list[Misnamed] = []
    documents: list[Document] = []
    files: list[FileRead] = []
    lists: dict[str, list[Entry[Any]]] = {}
    known: dict[str, set[str] | None] = {}
    for file in _FILES:
        path = os.path.join(folder, file.name)
        document = read_yaml(path, path, problems, replaced.get(path))
        if document is None:
            lists.update({name: [] for name in file.parts})
            known.update(dict.fromkeys((*file.parts, *(("targets",) if file.model is TargetsFile else ()))))
            continue
        documents.append(document)
        found = read_entries(document, file.model, file.parts, problems, misnamed)
        lists[file.name] = found.pop("")
        lists.update(found)
        files.append(_counted(document.file, {key: len(entries) for key, entries in found.items()}))
        refused = {problem.path for problem in problems if problem.file == document.file}
        known.update({name: _ids(document, name, file.model, refused) for name in file.parts})
        if file.model is TargetsFile:
            known["targets"] = _target_ids(document, refused)
    reports: dict[str, list[Entry[Any]]] = {name: [] for name in _REPORT_LISTS}
    values = Values()
    warn_of_strays(folder, DECISION_FILES, REPORTS, problems)
    base = os.path.join(folder, REPORTS)
    for path in _reports(base, replaced, problems):
        instead = replaced.get(path)
        if path.endswith(".csv"):
            required = ("indicator", "period")
            table = read_csv(path, path, OBSERVATION_COLUMNS, problems, required=required, instead=instead)
            if table is not None:
                files.append(_counted(path, {"values": values.add_table(table, problems, misnamed)}))
            continue
        document = read_yaml(path, path, problems, instead)
        if document is None:
            continue
        documents.append(document)
        found = read_entries(document, ReportsFile, _REPORT_LISTS, problems, misnamed)
        del found[""]
        files.append(_counted(path, {key: len(entries) for key, entries in found.items()}))
        values.add_document(document, found.pop("values"))
        for key, entries_found in found.items():
            reports[key].extend(entries_found)
    values.freeze()
    entries = Entries(
        whole=lists.get("targets.yaml", []),
        decision=lists["decision"],
        phases=lists["phases"],
        groups=lists["groups"],
        units=lists["units"],
        indicators=lists["indicators"],
        sections=lists["sections"],
        tasks=lists["tasks"],
        agencies=lists["agencies"],
        values=values,
        outcomes=reports["outcomes"],
        thresholds=reports["thresholds"],
        task_reports=reports["tasks"],
        known=known,
        documents=tuple(documents),
        reports_are_whole=not any(problem.file.startswith(base) and not problem.warning for problem in problems),
    )
    problems.extend(who_is_meant(misnamed, entries))
    return Reading(location, entries, tuple(problems), tuple(files))


def _reports(base: str, replaced: Mapping[str, bytes], problems: list[Diagnostic]) -> list[str]:
    """Give the report files in a folder, with those that are only to come."""
    names = list_reports(base, problems) if os.path.lexists(base) else ()
    inside = os.path.join(base, "")
    return sorted({*(os.path.join(base, name) for name in names), *(p for p in replaced if p.startswith(inside))})


def _counted(name: str, found: Mapping[str, int]) -> FileRead:
    return FileRead(name, {key: count for key, count in found.items() if count})


def _raw_list(document: Document, name: str) -> Sequence[object] | None:
    """Give a list as it stands in the file, empty where it is left out; None where something else stands there."""
    raw = document.value
    given = raw.get(name, ()) if isinstance(raw, dict) else None
    return given if isinstance(given, tuple) else None


def _ids(document: Document, name: str, model: type[Record], refused: Collection[str]) -> set[str] | None:
    """Give the ids of a list as they stand in the file, of faulty entries too, so that a fault is reported once.

    None where they are not known: the list is no list or missing, or the id of an entry is missing or refused.
    """
    given = _raw_list(document, name)
    if given is None or (name not in _mapping(document.value) and model.model_fields[name].is_required()):
        return None
    found = [_id_at(item, "id", (name, index), refused) for index, item in enumerate(given)]
    return None if None in found else {str(item) for item in found}


def _target_ids(document: Document, refused: Collection[str]) -> set[str] | None:
    given = _raw_list(document, "indicators")
    if given is None or "indicators" not in _mapping(document.value):
        return None
    found: set[str] = set()
    for index, item in enumerate(given):
        name = _id_at(item, "id", ("indicators", index), refused)
        targets = _mapping(item).get("targets", ())
        for number, target in enumerate(targets if isinstance(targets, tuple) else (None,)):
            named = "id" if "id" in _mapping(target) else "phase"
            key = _id_at(target, named, ("indicators", index, "targets", number), refused)
            if name is None or key is None:
                return None
            found.add(target_id(name, key))
    return found


def _id_at(item: object, key: str, path: Path, refused: Collection[str]) -> str | None:
    name = _mapping(item).get(key)
    return str(name) if isinstance(name, str) and path_text((*path, key)) not in refused else None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def dataset(reading: Reading) -> Dataset:
    """Give the whole decision with all reports on it; of a reading without errors alone."""
    location, entries = reading.location, reading.entries
    whole = entries.whole[0].value
    phases = {phase.id: phase for phase in whole.phases}
    dated = [
        _dated(indicator, target, phases[target.phase])
        for indicator in whole.indicators
        for target in indicator.targets
    ]
    by_id = {entry.id: entry for entry in dated}
    targets = tuple(entry.with_parts(by_id) for entry in dated)
    return Dataset(
        decision=whole.decision,
        phases=phases,
        groups={group.id: group for group in whole.groups},
        units={unit.id: unit for unit in whole.units},
        indicators={indicator.id: indicator for indicator in whole.indicators},
        targets=targets,
        sections={entry.value.id: entry.value for entry in entries.sections},
        tasks=tuple(entry.value for entry in entries.tasks),
        agencies=Agencies((entry.value.id, entry.value) for entry in entries.agencies),
        observations=entries.values.observations,
        outcomes=_by(entries.outcomes, lambda item: item.target, _report_order),
        thresholds=_by(entries.thresholds, lambda item: item.target, _report_order),
        task_reports=_by(entries.task_reports, lambda item: item.task, _report_order),
        folder=None if location.embedded else location.folder,
    )


def _dated(indicator: Indicator, target: Target, phase: Phase) -> DatedTarget:
    deadline = target.deadline(phase.end)
    return DatedTarget(target_id(indicator.id, target.key), indicator, phase, target, deadline, deadline)


def _by(
    entries: Iterable[Entry[T]], name: Callable[[T], str], order: Callable[[T], object]
) -> dict[str, tuple[T, ...]]:
    """Group records by what they speak of, in an order that does not depend on the files."""
    grouped: dict[str, list[T]] = {}
    for entry in entries:
        grouped.setdefault(name(entry.value), []).append(entry.value)
    return {key: tuple(sorted(items, key=order)) for key, items in grouped.items()}  # type: ignore[arg-type]


def _report_order(item: Outcome | Threshold | TaskReport) -> tuple[date, str, str]:
    occurrence = (item.occurrence or "") if isinstance(item, TaskReport) else ""
    return (item.published or date.min, occurrence, str(item))
