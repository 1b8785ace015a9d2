"""The Python interface: load a decision, compute its state on a day, hand the results to a notebook.

Everything here is exported by ``par_cli`` itself::

    import par_cli as par

    data = par.load("data")
    state = par.status(data, as_of="2026-11-23")
    state.targets["sipas-rank/2025"].gap
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading import embedded, examine, read
from par_cli.loading import load as load_folder
from par_cli.loading.folder import Location
from par_cli.locales import ENGLISH, get_locale
from par_cli.progress import results
from par_cli.progress.results import Account, Summary, TargetResult, TaskResult
from par_cli.progress.status import Filters
from par_cli.progress.status import status as compute_status

if TYPE_CHECKING:
    from par_cli.messages import Message
    from par_cli.model.dataset import Dataset
    from par_cli.progress.differences import (
        Differences,
        OccurrenceDifference,
        TargetDifference,
        ValueDifference,
    )
    from par_cli.render.document import View

__all__ = [
    "Changes",
    "Data",
    "Error",
    "Finding",
    "Results",
    "Status",
    "diff",
    "find",
    "load",
    "status",
    "validate",
    "values",
]

Result = TypeVar("Result")
_SHOWN = 10  # findings in the text of an error; its ``findings`` are all of them


@dataclass(frozen=True, slots=True)
class Data:
    """A whole, valid decision with everything reported on it.

    ``dataset`` holds its parts by id: ``decision``, ``phases``, ``indicators``, ``targets``, ``tasks``, ``agencies``,
    ``observations``, ``documents``, ``measures``.
    ``warnings`` are what reading found doubtful; :func:`validate` looks for more.
    """

    dataset: Dataset
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An error or a warning at one place of a data file.

    ``line`` and ``column`` count from 1; both are 0 where it is about the file as a whole. ``path`` is the place in the
    data, empty outside an entry; ``hint`` says what to write instead. ``par explain CODE`` prints the rule; a remark on
    the journal (``load`` with ``known``) has no code.
    """

    file: str
    line: int
    column: int
    code: str
    path: str
    message: str
    hint: str
    warning: bool
    text: str

    def __str__(self) -> str:
        """Return it as one line: place, message, hint and code."""
        return self.text


class Error(Exception):
    """What was asked for cannot be done; ``findings`` say why where it is the data that is wrong."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__("\n".join((message, *map(str, findings[:_SHOWN]))))
        self.findings = findings


class Results(Mapping[str, Result], Generic[Result]):
    """Results by id, in the order of the data."""

    def __init__(self, by_id: Mapping[str, Result], found: results.Status, view: View) -> None:
        self._by_id = by_id
        self._found = found
        self._view: View = view

    def __getitem__(self, name: str) -> Result:
        return self._by_id[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._view}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON document of ``par targets``, ``par tasks`` or ``par agencies`` (docs/json.md).

        Days are :class:`datetime.date` and numbers :class:`int` or :class:`decimal.Decimal`.
        """
        from par_cli.render.document import document

        return document(self._found, self._view)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one flat mapping a row, by the column names of CSV (docs/csv.md): ``pandas.DataFrame`` takes them."""
        from par_cli.render.csv_document import COLUMNS, rows

        return [dict(zip(COLUMNS[self._view], row, strict=True)) for row in rows(self._found, self._view)]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a decision on a day.

    ``targets`` and ``tasks`` are by id; ``agencies`` holds what each lead agency owes, by its id as the decision names
    it (an empty id: what names no agency). Numbers of targets are exact fractions in the indicator's own unit
    (docs/method.md), None where they are not computed. ``summary`` has the counts.
    """

    as_of: date
    targets: Results[TargetResult]
    tasks: Results[TaskResult]
    agencies: Results[Account]
    summary: Summary

    def to_dict(self) -> dict[str, Any]:
        """Return the document ``par/status/1`` (docs/json.md), with dates and exact numbers as Python has them."""
        from par_cli.render.document import document

        return document(self.targets._found, "status")  # noqa: SLF001 - of the same module


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two days, or two states of data.

    ``targets`` and ``occurrences`` have ``before``, ``after`` and ``steps``, each with its day and its ``causes``;
    ``values`` are the figures that became known or are others. All of it is true where anything differs.
    """

    targets: tuple[TargetDifference, ...]
    occurrences: tuple[OccurrenceDifference, ...]
    values: tuple[ValueDifference, ...]
    _found: Differences

    def __bool__(self) -> bool:
        return self._found.any

    def to_dict(self) -> dict[str, Any]:
        """Return the document ``par/diff/1`` (docs/json.md), with dates and exact numbers as Python has them."""
        from par_cli.render.diff_document import differences_document

        return differences_document(self._found)


def load(folder: str | os.PathLike[str] | None = None, *, known: date | str | None = None) -> Data:
    """Read and check a data folder; without one, the decision inside the package.

    With ``known``, a day or its ISO text, the data is what had been recorded by the end of that day; where the journal
    does not tell that, a finding without a code says so. Raises :class:`Error`, whose ``findings`` are everything that
    is wrong, each with its place and remedy.
    """
    from par_cli.record.earlier import load_recorded_by

    location, notes = _location(folder), list[Finding]()
    try:
        if known is None:
            loaded = load_folder(location)
        else:
            loaded, unknown = load_recorded_by(location, _day(known))
            notes.extend(_note(location, item) for item in unknown)
    except InvalidDataError as error:
        raise Error(ENGLISH.text(error.message), _findings(error.diagnostics)) from None
    return Data(loaded.dataset, (*notes, *_findings(loaded.warnings)))


def validate(folder: str | os.PathLike[str] | None = None, *, as_of: date | str) -> tuple[Finding, ...]:
    """Return the errors and warnings of a data folder, sorted by place, as ``par validate`` prints them."""
    return _findings(examine(read(_location(folder)), _day(as_of)))


def status(
    data: Data,
    *,
    as_of: date | str,
    phase: str | None = None,
    section: str | None = None,
    agency: str | None = None,
    statuses: tuple[str, ...] = (),
    overdue: bool = False,
) -> Status:
    """Compute the state of a decision on a day, for all of it or what the other arguments narrow it to.

    ``as_of`` is a day or its ISO text: only what was known then counts. It has no default, so that a notebook gives
    the same numbers tomorrow. ``phase``, ``section`` and ``agency`` are ids. Raises :class:`Error` for an id that
    the data does not have, and :class:`ValueError` for a text that is not a day.
    """
    from par_cli.progress.accounts import with_accounts

    dataset = data.dataset
    filters_to_check: list[tuple[str, str | None, Collection[str]]] = [
        ("phase", phase, dataset.phases),
        ("section", section, dataset.section_ids),
        ("agency", agency, dataset.agencies),
        *(("status", name, results.TARGET_STATUSES + results.OCCURRENCE_STATUSES) for name in statuses),
    ]
    for what, name, known in filters_to_check:
        if name is not None and name not in known:
            raise Error(f"there is no {what} “{name}”")
    filters = Filters(phase, section, agency, statuses, overdue)
    found = with_accounts(
        compute_status(dataset, _day(as_of), filters), None, "overdue", get_locale(dataset.decision.language).text
    )
    return Status(
        found.as_of,
        Results({item.entry.id: item for item in found.targets}, found, "targets"),
        Results({item.task.id: item for item in found.tasks}, found, "tasks"),
        Results({item.agency or "": item for item in found.accounts}, found, "agencies"),
        found.summary,
    )


def diff(data: Data, *, since: date | str, as_of: date | str, older: Data | None = None) -> Changes:
    """Return what changed between two days, each change with its day and causes, as ``par diff`` does.

    With ``older`` data, that is compared with ``data`` on the first day, which may be the same as the last one. Raises
    :class:`ValueError` where the first day is after the last one, and for a text that is not a day.
    """
    from par_cli.progress.differences import differences
    from par_cli.progress.results_on_day import Point

    first, last = _day(since), _day(as_of)
    if first > last:
        raise ValueError(f"{first} is after {last}")
    before = data if older is None else older
    found = differences(Point(before.dataset, first), Point(data.dataset, last))
    return Changes(found.targets, found.occurrences, found.values, found)


def find(data: Data, words: str, *, as_of: date | str) -> list[dict[str, Any]]:
    """Return what has all of some words in one of its texts, as ``par find`` does."""
    from par_cli.progress.search import search
    from par_cli.render.output_fields.flat import HIT

    return [HIT.value(hit) for hit in search(data.dataset, _day(as_of), words).hits]


def values(data: Data, *, as_of: date | str, indicators: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield every value known on a day as a flat mapping, by the names of ``par values``.

    They are those of all indicators, unless some are named.  Days are :class:`datetime.date` and numbers :class:`int`
    or :class:`decimal.Decimal`.  Raises :class:`Error` for an id that the data does not have.
    """
    from par_cli.progress.reported import ReportFilter, Values
    from par_cli.render.output_fields.flat import VALUE

    ids = tuple(indicators)
    for name in ids:
        if name not in data.dataset.indicators:
            raise Error(f"there is no indicator “{name}”")
    return map(VALUE.value, Values(data.dataset, _day(as_of), ReportFilter(ids=ids)).values())


def _location(folder: str | os.PathLike[str] | None) -> Location:
    return embedded() if folder is None else Location(system.plain_path(os.fspath(folder)), embedded=False)


def _day(given: date | str) -> date:
    return date.fromisoformat(given) if isinstance(given, str) else given


def _note(location: Location, message: Message) -> Finding:
    """Return what is not known of what was recorded by a day."""
    from par_cli.record.journal import path_in

    text = ENGLISH.text(message)
    return Finding(path_in(location.folder), 0, 0, "", "", text, "", warning=True, text=text)


def _findings(diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            file=item.file,
            line=item.line,
            column=item.column,
            code=item.code,
            path=item.path,
            message=ENGLISH.text(item.message),
            hint=ENGLISH.text(item.hint),
            warning=item.warning,
            text=item.to(ENGLISH),
        )
        for item in diagnostics
    )
