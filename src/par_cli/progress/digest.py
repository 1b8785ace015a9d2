"""A digest of what the data says on a day, which does not depend on the form of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from par_cli.model.dataset import Dataset
from par_cli.model.fields import Record
from par_cli.model.observations import Observations
from par_cli.model.periods import Period


def digest(dataset: Dataset, as_of: date) -> str:
    """Return the SHA-256 of the decision and of what was reported on it by a day, as 64 hexadecimal digits.

    Comments, key order, the order of records, line ends and the split into files do not change it, nor does what was
    published later; any figure, name, date or source does.
    """
    content = "\n".join(sorted(_canonical(record) for record in _records(dataset, as_of)))
    found = hashlib.sha256(content.encode())
    for part in _values(dataset.observations, as_of):
        found.update(part)
    for part in _projections(dataset.projections, as_of):
        found.update(part)
    return found.hexdigest()


def definitions_digest(dataset: Dataset) -> str:
    """Return the SHA-256 of the decision without what was reported: whether a form still asks for what is owed."""
    content = "\n".join(sorted(_canonical(record) for record in _definitions(dataset)))
    return hashlib.sha256(content.encode()).hexdigest()


def _records(dataset: Dataset, as_of: date) -> Iterator[Record]:
    yield from _definitions(dataset)
    if dataset.reporting is not None:
        yield dataset.reporting
    yield from (item for item in dataset.receipts if item.known_from <= as_of)
    for reports in (dataset.outcomes, dataset.thresholds, dataset.task_reports):
        for reported in reports.values():
            yield from (item for item in reported if item.known_from <= as_of)


def _definitions(dataset: Dataset) -> Iterator[Record]:
    yield dataset.decision
    for records in (
        dataset.phases,
        dataset.groups,
        dataset.units,
        dataset.breakdowns,
        dataset.indicators,
        dataset.sections,
        dataset.agencies,
    ):
        yield from records.values()
    yield from dataset.tasks


def _values(observations: Observations, as_of: date) -> Iterator[bytes]:
    """Yield the columns of each indicator that are not empty, rows and columns in a fixed order."""
    for indicator in sorted(observations):
        for name, content in observations.digestible_columns(indicator, observations.known(indicator, as_of)):
            yield f"\n{indicator}\t{name}\t".encode()
            yield content


def _projections(projections: Observations, as_of: date) -> Iterator[bytes]:
    """Yield the columns of what was expected by a day, of periods that may lie ahead; each says when."""
    published = {cell for cell, day in enumerate(projections.distinct("published")) if day and day <= as_of}
    for indicator in sorted(projections):
        rows = projections.rows(indicator)
        days = projections.cells_in("published", rows)
        rows = [row for row, cell in zip(rows, days, strict=True) if cell in published]
        for name, content in projections.digestible_columns(indicator, rows):
            yield f"\n{indicator}\tprojected {name}\t".encode()
            yield content


def _canonical(value: object) -> str:
    return _WRITTEN.get(type(value), _other)(value)


def _other(value: object) -> str:
    if not isinstance(value, Record):
        return repr(value)
    inner = [
        f"{name}={_WRITTEN.get(type(item), _other)(item)}"
        for name, item in value.__dict__.items()
        if item or type(item) not in _LIKE_NULL
    ]
    return f"{type(value).__name__}({','.join(sorted(inner))})"


def _list(value: tuple[object, ...]) -> str:
    parts = [_canonical(item) for item in value]
    if parts and parts[0].endswith(")"):  # records have no order
        parts.sort()
    return f"[{','.join(parts)}]"


def _mapping(value: Mapping[object, object]) -> str:
    return f"{{{','.join(sorted(f'{name!r}={_canonical(item)}' for name, item in value.items()))}}}"


_WRITTEN: Final[Mapping[type, Callable[[Any], str]]] = {
    **dict.fromkeys((str, int, bool), repr),
    **dict.fromkeys((Decimal, date), str),
    Period: lambda period: str(period.text),
    tuple: _list,
    dict: _mapping,
}
"""How a value is written that is not a record, by its type."""

_LIKE_NULL: Final = frozenset((type(None), bool, tuple, dict))
"""The types whose false or empty value says no more than null, so that a new key of the model changes no digest."""
