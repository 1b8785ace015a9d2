"""Where in the files of a data folder an entry of the reports is."""

from __future__ import annotations

from par_cli.diagnostics import Related
from par_cli.loading.checks.common import Entries
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold


def place_of(entries: Entries, item: Observation | Outcome | Threshold | TaskReport) -> Related | None:
    """Return the place of an entry, None where it is not one of these files."""
    if isinstance(item, Observation):
        return _place_of_value(entries, item)
    return next((origin.related() for value, origin in entries.reports() if value is item), None)


def _place_of_value(entries: Entries, item: Observation) -> Related | None:
    values = entries.values.projections if item.projection else entries.values
    observations = values.observations
    for span, rows in observations.by_span(observations.rows(item.indicator)):
        if span == item.period[1:3]:
            return next((values.origin(row).related() for row in rows if observations.observation(row) == item), None)
    return None
