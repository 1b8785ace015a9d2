"""What `par validate --against` compares: the data with what an older folder holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from par_cli import system
from par_cli.cli import option_checks
from par_cli.diagnostics import MisuseError
from par_cli.loading import dataset, read
from par_cli.loading.checks.common import Entries
from par_cli.loading.folder import Location, Reading, errors
from par_cli.messages import phrase
from par_cli.model.reports import Observation
from par_cli.progress.changes import effect
from par_cli.render.findings import FolderComparison

if TYPE_CHECKING:
    from datetime import date

    from par_cli.diagnostics import Related
    from par_cli.progress.facts import Fact


def older_folder(given: str, form: str) -> Location:
    """Return the folder to compare with; raise :class:`MisuseError` where there is none, or it cannot be shown."""
    option_checks.path("--against", given)
    if form not in {"text", "md", "json"}:
        raise MisuseError(phrase("--against: only --format text, md and json show what changes; write one of them"))
    if not os.path.isdir(given):
        raise MisuseError(phrase("--against: there is no folder “{folder}”", folder=given))
    return Location(system.plain_path(given), embedded=False)


def compare(older: Location, reading: Reading, day: date, *, usable: bool) -> FolderComparison:
    """Return which statuses differ from those of an older folder; nothing where one of the two has errors."""
    before = read(older)
    if not usable or errors(before):
        return FolderComparison(
            older.folder, reading.location.folder if not usable else older.folder, None, lambda _: None
        )

    def place(fact: Fact) -> Related | None:
        return _place_of(reading.entries, fact) or _place_of(before.entries, fact)

    return FolderComparison(older.folder, None, effect(dataset(before), dataset(reading), day, {}), place)


def _place_of(entries: Entries, item: Fact) -> Related | None:
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
