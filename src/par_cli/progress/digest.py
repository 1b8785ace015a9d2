"""A digest of what the data says on a day, which does not depend on the form of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

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
        for name, content in observations.digestible_columns(observations.known(indicator, as_of)):
            yield f"\n{indicator}\t{name}\t".encode()
            yield content


def _projections(projections: Observations, as_of: date) -> Iterator[bytes]:
    """Yield the columns of what was expected by a day, of periods that may lie ahead; each says when."""
    published = {cell for cell, day in enumerate(projections.distinct("published")) if day and day <= as_of}
    for indicator in sorted(projections):
        rows = projections.rows(indicator)
        days = projections.cells_in("published", rows)
        rows = [row for row, cell in zip(rows, days, strict=True) if cell in published]
        for name, content in projections.digestible_columns(rows):
            yield f"\n{indicator}\tprojected {name}\t".encode()
            yield content


def _is_given(value: object) -> bool:
    """Return whether a key that is not null has a value: false and an empty list or mapping say the same as null.

    So a new key of the model changes no digest.
    """
    return bool(value) or not (value is False or isinstance(value, (tuple, dict)))


def _canonical(value: object) -> str:
    kind = type(value)
    if kind is str or kind is int or kind is bool:
        return repr(value)
    if kind is Decimal or kind is date:
        return str(value)
    if kind is Period:
        return str(value[0])  # type: ignore[index]
    if kind is tuple:
        parts = [_canonical(item) for item in value]  # type: ignore[attr-defined]
        if parts and parts[0].endswith(")"):  # records have no order
            parts.sort()
        return f"[{','.join(parts)}]"
    if kind is dict:
        entries = sorted(f"{name!r}={_canonical(item)}" for name, item in value.items())  # type: ignore[attr-defined]
        return f"{{{','.join(entries)}}}"
    if isinstance(value, Record):
        keys = value.__dict__.items()
        inner = sorted([f"{name}={_canonical(item)}" for name, item in keys if item is not None and _is_given(item)])
        return f"{kind.__name__}({','.join(inner)})"
    return repr(value)
