"""What had been recorded by a day: the data without what says that it was written into it later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from par_cli.model.dataset import Dataset
from par_cli.model.observations import Observations
from par_cli.model.reports import Outcome, Receipt, TaskReport, Threshold

Report = TypeVar("Report", Outcome, Threshold, TaskReport, Receipt)


def recorded_by(dataset: Dataset, day: date) -> Dataset:
    """Return a dataset as it was known on a day; what does not say when it was recorded is in it."""
    return dataset._replace(
        observations=_values(dataset.observations, day),
        projections=_values(dataset.projections, day),
        outcomes=_reports(dataset.outcomes, day),
        thresholds=_reports(dataset.thresholds, day),
        task_reports=_reports(dataset.task_reports, day),
        receipts=_recorded(dataset.receipts, day),
        known=day,
    )


def _values(observations: Observations, day: date) -> Observations:
    later = {cell for cell, given in enumerate(observations.distinct("recorded")) if given and given > day}
    if not later:
        return observations
    found = {}
    for name in observations:
        rows = observations.rows(name)
        cells = zip(rows, observations.cells_in("recorded", rows), strict=True)
        kept = [row for row, cell in cells if cell not in later]
        if kept:
            found[name] = kept
    return observations.keeping(found)


def _reports(reports: Mapping[str, tuple[Report, ...]], day: date) -> dict[str, tuple[Report, ...]]:
    kept = {name: _recorded(items, day) for name, items in reports.items()}
    return {name: items for name, items in kept.items() if items}


def _recorded(items: tuple[Report, ...], day: date) -> tuple[Report, ...]:
    return tuple(item for item in items if item.recorded is None or item.recorded <= day)
