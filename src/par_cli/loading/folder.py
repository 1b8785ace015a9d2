"""Which folder holds the data, and reading all of it in one call."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading.checks import CHECKS, Entries
from par_cli.loading.checks.common import targets_of
from par_cli.loading.checks.unknown_names import who_is_meant
from par_cli.loading.entries import Entry, Misnamed, Origin, Path, entry_models, read_entries
from par_cli.loading.value_columns import ReportedValues
from par_cli.messages import Count, phrase
from par_cli.model.agencies import Agencies, AgenciesFile, Agency
from par_cli.model.dataset import Dataset, DatedTarget, target_id
from par_cli.model.decision import Decision, TargetsFile
from par_cli.model.fields import Record
from par_cli.model.reports import OBSERVATION_COLUMNS, Outcome, Receipt, ReportsFile, TaskReport, Threshold
from par_cli.model.tasks import TasksFile
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

if TYPE_CHECKING:
    from par_cli.model.reporting import ReportingFile

T = TypeVar("T", Outcome, Threshold, TaskReport)


_FILES: Mapping[str, type[Record]] = {
    "targets.yaml": TargetsFile,
    "tasks.yaml": TasksFile,
    "agencies.yaml": AgenciesFile,
}
_LISTS = [name for model in _FILES.values() for name in entry_models(model)]

DECISION_FILES = tuple(_FILES)  # the files that must exist: the decision itself

REPORTING = "reporting.yaml"  # who reports when, which a decision may lack

DOCUMENTS, MEASURES = "documents.yaml", "measures.yaml"  # what the decision rests on and sets out to do; may lack too
_OF_TEXT = ("documents", "kinds", "bodies", "headings", "measures")  # the lists of these two

OPTIONAL_FILES = (REPORTING, DOCUMENTS, MEASURES)

OWN_FILES = (*DECISION_FILES, *OPTIONAL_FILES)  # all that are read but reports and members of groups

REPORTS = "reports"  # the folder that holds everything else

_MAX_SKIPPED = 10 * MAX_PROBLEMS
"""The limit of problems in files that have a thousand already, after which a rule looks no further."""


class Location(NamedTuple):
    """A data folder; ``embedded`` if it is the one inside the package."""

    folder: str
    embedded: bool


def locate(given: str | None, environment: Mapping[str, str]) -> Location:
    """Return the data folder: the one given, else $PAR_DATA, else ./data with a targets.yaml, else the embedded one."""
    named = given or environment.get("PAR_DATA")
    if not named and os.path.lexists(system.join("data", "targets.yaml")):
        named = "data"
    return Location(system.plain_path(named), embedded=False) if named else embedded()


def embedded() -> Location:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = system.join(system.plain_path(package), "data")
    if not os.path.isdir(inside):
        inside = system.join(os.path.dirname(os.path.dirname(package)), "data")  # an editable install
    return Location(inside, embedded=True)


class Loaded(NamedTuple):
    """A whole dataset, with the warnings that leave it usable."""

    dataset: Dataset
    warnings: tuple[Diagnostic, ...]


class FileRead(NamedTuple):
    """A file that could be read, and how many entries of each kind it holds that are right by themselves."""

    name: str
    entries: Mapping[str, int]


class YamlFile(NamedTuple):
    """What one reading of a YAML file has found: the entries that are right by themselves, and what is wrong.

    ``whole`` is the file as a whole, where all of it is right.
    """

    document: Document | None
    whole: Record | None
    entries: Mapping[str, list[Entry[Any]]]
    problems: Sequence[Diagnostic]
    misnamed: Sequence[Misnamed]


class Reading(NamedTuple):
    """What the files of a data folder hold: the entries that are right by themselves, and the problems of the rest."""

    location: Location
    entries: Entries
    problems: tuple[Diagnostic, ...]
    files: tuple[FileRead, ...]
    yaml_files: Mapping[str, YamlFile]

    @property
    def decision(self) -> Decision | None:
        return next((entry.value for entry in self.entries.decision), None)


def load(
    location: Location, replaced: Mapping[str, bytes | None] = MappingProxyType({}), *, with_documents: bool = True
) -> Loaded:
    """Read and check all files of a data folder, ``replaced`` and ``with_documents`` as in :func:`read`.

    Raise :class:`InvalidDataError` with every problem of every file, sorted by place. The warnings are only those found
    while reading; :func:`examine` looks for the others.
    """
    return check_reading(read(location, replaced, with_documents=with_documents))


def check_reading(reading: Reading) -> Loaded:
    """Return the dataset of what was read; raise as :func:`load`."""
    if faults := errors(reading):
        raise InvalidDataError(faults)
    warnings = set(reading.problems)
    if warnings:
        from par_cli.loading.accepted import not_accepted

        warnings = not_accepted(reading.entries, warnings, all_checked=False)
    return Loaded(dataset(reading), tuple(sorted(warnings)))


def errors(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return every problem for which data cannot be used, sorted by place; it does not depend on the day."""
    found = {problem for problem in reading.problems if not problem.warning}
    for check in CHECKS:
        found.update(_capped(check(reading.entries)))
    return tuple(sorted(found))


def _capped(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what a rule finds, at most a thousand problems in one file: with more, it is the wrong file.

    Those of other files are still found, as long as not too many are skipped.
    """
    counts: Counter[str] = Counter()
    skipped = 0
    for problem in problems:
        counts[problem.file] += 1
        if counts[problem.file] <= MAX_PROBLEMS:
            yield problem
            continue
        if counts[problem.file] == MAX_PROBLEMS + 1:
            most = Count(MAX_PROBLEMS)
            message = phrase("{code} is found more than {most} times in the file", code=problem.code, most=most)
            end = too_many(problem.file, problem.line, problem.column)
            yield end._replace(message=message)
        skipped += 1
        if skipped > _MAX_SKIPPED:
            return


def examine(reading: Reading, day: date) -> tuple[Diagnostic, ...]:
    """Return all errors and all warnings, sorted by place; ``day`` is the one after which nothing can be known yet.

    Warnings that an entry accepts are left out.
    """
    faults = errors(reading)
    return tuple(sorted({*faults, *doubts(reading, day, all_checked=not faults)}))


def doubts(reading: Reading, day: date, *, all_checked: bool = True) -> tuple[Diagnostic, ...]:
    """Return all warnings that no entry accepts; rules are not ``all_checked`` where the data has errors."""
    from par_cli.loading.accepted import not_accepted
    from par_cli.loading.checks.doubts import DOUBTS

    found = {problem for problem in reading.problems if problem.warning}
    for doubt in DOUBTS:
        found.update(problem._replace(warning=True) for problem in _capped(doubt(reading.entries, day)))
    return tuple(sorted(not_accepted(reading.entries, found, all_checked=all_checked)))


def read(
    location: Location,
    replaced: Mapping[str, bytes | None] = MappingProxyType({}),
    known: Mapping[str, YamlFile] = MappingProxyType({}),
    *,
    with_documents: bool = True,
) -> Reading:
    """Read all files of a data folder; nothing is raised, for any content.

    Without ``with_documents`` documents and measures are left out, from which no number is computed: a reference to
    one is then taken to be right.

    The files named in ``replaced`` are taken to hold those bytes, whether they exist or not, and reports with None not
    to exist; the names are those that problems have.  Of the others those that are ``known`` are not read again.
    """
    reader = _Reader(location.folder, replaced, known)
    reader.read_decision()
    reader.read_reporting()
    if with_documents:
        reader.read_documents_and_measures()
    reader.read_reports()
    entries = reader.entries()
    reader.problems.extend(who_is_meant(reader.misnamed, entries))
    return Reading(location, entries, tuple(reader.problems), tuple(reader.files), reader.yaml_files)


class _Reader:
    """One reading of a data folder: what has been found in its files so far."""

    def __init__(self, folder: str, replaced: Mapping[str, bytes | None], known_files: Mapping[str, YamlFile]) -> None:
        self.folder = folder
        self.reports_folder = system.join(folder, REPORTS)
        self.replaced = replaced
        self.known_files = known_files
        self.yaml_files: dict[str, YamlFile] = {}
        self.problems: list[Diagnostic] = []
        self.misnamed: list[Misnamed] = []
        self.documents: list[Document] = []
        self.files: list[FileRead] = []
        self.lists: dict[str, list[Entry[Any]]] = defaultdict(list)  # of the decision
        self.reported: dict[str, list[Entry[Any]]] = defaultdict(list)
        self.known: dict[str, set[str] | None] = dict.fromkeys((*_LISTS, "targets", *_OF_TEXT))
        self.values = ReportedValues()
        self.member_files: set[str] = set()
        self.members_are_whole = True
        self.reporting: Entry[ReportingFile] | None = None
        self.has_reporting = False

    def read_decision(self) -> None:
        for file, model in _FILES.items():
            document, found = self._read_yaml(system.join(self.folder, file), model)
            if document is None:
                continue
            if model is AgenciesFile and any(agency.members_file for agency, _ in found["agencies"]):
                found["agencies"] = self._with_members(found["agencies"])
            self.lists.update(found)
            refused = {problem.path for problem in self.problems if problem.file == document.file}
            self.known.update({name: _ids(document, name, model, refused) for name in found})
            if self.member_files:
                ids = self.known["agencies"] if self.members_are_whole else None
                self.known["agencies"] = None if ids is None else ids | {item.id for item, _ in self.lists["agencies"]}
            if model is TargetsFile:
                self.known["targets"] = _target_ids(document, refused)

    def read_reporting(self) -> None:
        """Read who reports when, where the folder says so; only such folders need the models of that."""
        path = system.join(self.folder, REPORTING)
        if not self._is_there(path):
            return
        from par_cli.model.reporting import ReportingFile

        document, found = self._read_yaml(path, ReportingFile)
        self.has_reporting = True
        if document is None:
            return
        self.lists.update(found)
        whole = self.yaml_files[path].whole
        faulty = any(problem.file == document.file and not problem.warning for problem in self.problems)
        if isinstance(whole, ReportingFile) and not faulty:
            self.reporting = Entry(whole, Origin(document, ()))

    def read_documents_and_measures(self) -> None:
        """Read what the decision rests on and sets out to do, where the folder has that; else there is none."""
        self.known.update({name: set() for name in _OF_TEXT})
        for file in (DOCUMENTS, MEASURES):
            path = system.join(self.folder, file)
            if not self._is_there(path):
                continue
            model = _model_of(file)
            document, found = self._read_yaml(path, model)
            refused = {problem.path for problem in self.problems if problem.file == path}
            for name in entry_models(model):
                known = self.known[name]
                ids = None if document is None else _ids(document, name, model, refused)
                self.known[name] = None if known is None or ids is None else known | ids
                self.lists[name].extend(found.get(name, ()))

    def _is_there(self, path: str) -> bool:
        if path in self.replaced:
            return self.replaced[path] is not None
        return os.path.lexists(path)

    def _with_members(self, agencies: list[Entry[Agency]]) -> list[Entry[Agency]]:
        """Return the agencies with the members of groups that are in files of their own."""
        from par_cli.loading.members_files import Members  # which few folders have

        members = Members(self.folder, self.replaced)
        found = members.added(agencies, self.problems, self.misnamed)
        self.member_files, self.members_are_whole = members.names, members.are_whole
        self.files.extend(FileRead(path, {"agencies": count}) for path, count in members.files.items())
        return found

    def read_reports(self) -> None:
        warn_of_strays(self.folder, (*OWN_FILES, *self.member_files), REPORTS, self.problems)
        for path in self._report_paths():
            if path.endswith(".csv"):
                self._read_table(path)
                continue
            document, found = self._read_yaml(path, ReportsFile)
            if document is None:
                continue
            self.values.add_document(document, found.pop("values"))
            for name, entries in found.items():
                self.reported[name].extend(entries)
        self.values.freeze()

    def _report_paths(self) -> list[str]:
        """Return the report files in the folder, and those that are only in ``replaced``."""
        base = self.reports_folder
        names = list_reports(base, self.problems) if os.path.lexists(base) else ()
        inside = system.join(base, "")
        new = (path for path in self.replaced if path.startswith(inside))
        paths = {*(system.join(base, name) for name in names), *new}
        return sorted(path for path in paths if self.replaced.get(path, b"") is not None)

    def _read_table(self, path: str) -> None:
        instead, required = self.replaced.get(path), ("indicator", "period")
        table = read_csv(path, path, OBSERVATION_COLUMNS, self.problems, required=required, instead=instead)
        if table is not None:
            count = self.values.add_table(table, self.problems, self.misnamed)
            self.files.append(FileRead(path, {"values": count} if count else {}))

    def _read_yaml(self, path: str, model: type[Record]) -> tuple[Document | None, dict[str, list[Entry[Any]]]]:
        known = None if path in self.replaced else self.known_files.get(path)
        file = self.yaml_files[path] = known or _yaml_file(path, model, self.replaced.get(path))
        self.problems.extend(file.problems)
        self.misnamed.extend(file.misnamed)
        if file.document is not None:
            self.documents.append(file.document)
            counts = {name: len(entries) for name, entries in file.entries.items() if entries}
            self.files.append(FileRead(path, counts))
        return file.document, dict(file.entries)

    def entries(self) -> Entries:
        reported, base = self.reported, self.reports_folder
        return Entries(
            **{name: self.lists[name] for name in _LISTS},
            values=self.values,
            outcomes=reported["outcomes"],
            thresholds=reported["thresholds"],
            task_reports=reported["tasks"],
            receipts=reported["receipts"],
            windows=self.lists["windows"],
            duties=self.lists["duties"],
            letterheads=self.lists["letterheads"],
            **{name: self.lists[name] for name in _OF_TEXT},
            reporting=self.reporting,
            has_reporting=self.has_reporting,
            targets=tuple(targets_of(self.lists["indicators"])),
            known=self.known,
            files=tuple(self.documents),
            reports_are_whole=not any(item.file.startswith(base) and not item.warning for item in self.problems),
        )


def _yaml_file(path: str, model: type[Record], instead: bytes | None) -> YamlFile:
    problems: list[Diagnostic] = []
    misnamed: list[Misnamed] = []
    document = read_yaml(path, path, problems, instead)
    if document is None:
        return YamlFile(document, None, {}, problems, misnamed)
    whole, entries = read_entries(document, model, entry_models(model), problems, misnamed)
    return YamlFile(document, whole, entries, problems, misnamed)


def _model_of(file: str) -> type[Record]:
    """Return the model of documents or measures, which only folders with such a file load."""
    if file == DOCUMENTS:
        from par_cli.model.documents import DocumentsFile

        return DocumentsFile
    from par_cli.model.measures import MeasuresFile

    return MeasuresFile


def _raw_list(document: Document, name: str) -> Sequence[object] | None:
    """Return a list as it is in the file, empty where it is left out; None where there is something else."""
    given = _mapping(document.value).get(name, ())
    return given if isinstance(given, tuple) else None


def _ids(document: Document, name: str, model: type[Record], refused: Collection[str]) -> set[str] | None:
    """Return the ids of a list as they are in the file, of faulty entries too, so that a fault is reported once.

    Return None where they are not known: the list is missing or not a list, or an id is missing or refused.
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
    if not isinstance(name, str) or (refused and path_text((*path, key)) in refused):
        return None
    return str(name)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def dataset(reading: Reading) -> Dataset:
    """Return the whole decision with all reports on it; the reading must be without errors."""
    location, entries = reading.location, reading.entries
    phases = {phase.id: phase for phase, _ in entries.phases}
    dated = []
    for indicator, target, _ in entries.targets:
        phase = phases[target.phase]
        deadline = target.deadline(phase.end)
        dated.append(DatedTarget(target_id(indicator.id, target.key), indicator, phase, target, deadline, deadline))
    by_id = {entry.id: entry for entry in dated}
    targets = tuple(entry.with_parts(by_id) for entry in dated)
    return Dataset(
        decision=entries.decision[0].value,
        phases=phases,
        groups={group.id: group for group, _ in entries.groups},
        units={unit.id: unit for unit, _ in entries.units},
        indicators={indicator.id: indicator for indicator, _ in entries.indicators},
        targets=targets,
        sections={section.id: section for section, _ in entries.sections},
        tasks=tuple(task for task, _ in entries.tasks),
        breakdowns={breakdown.id: breakdown for breakdown, _ in entries.breakdowns},
        agencies=Agencies((agency.id, agency) for agency, _ in entries.agencies),
        reporters=entries.reporters(),
        observations=entries.values.observations,
        projections=entries.values.projections.observations,
        outcomes=_by(entries.outcomes, lambda item: item.target),
        thresholds=_by(entries.thresholds, lambda item: item.target),
        task_reports=_by(entries.task_reports, lambda item: item.task),
        folder=None if location.embedded else location.folder,
        reporting=None if entries.reporting is None else entries.reporting.value,
        receipts=tuple(sorted((receipt for receipt, _ in entries.receipts), key=_receipt_order)),
        documents={document.id: document for document, _ in entries.documents},
        kinds={kind.id: kind for kind, _ in entries.kinds},
        bodies={body.id: body for body, _ in entries.bodies},
        headings={heading.id: heading for heading, _ in entries.headings},
        measures={measure.id: measure for measure, _ in entries.measures},
    )


def _by(entries: Iterable[Entry[T]], name: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    """Group reports by what they are about, in an order that does not depend on the files."""
    grouped: dict[str, list[T]] = defaultdict(list)
    for report, _ in entries:
        grouped[name(report)].append(report)
    return {key: tuple(sorted(items, key=_report_order)) for key, items in grouped.items()}


def _receipt_order(item: Receipt) -> tuple[date, str, str]:
    return (item.received, item.reporter, str(item))


def _report_order(item: Outcome | Threshold | TaskReport) -> tuple[date, str, str]:
    occurrence = (item.occurrence or "") if isinstance(item, TaskReport) else ""
    return (item.published or date.min, occurrence, str(item))
