"""What `par validate --against` compares: the data with what an older folder holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from par_cli import system
from par_cli.cli import option_checks
from par_cli.diagnostics import MisuseError
from par_cli.loading import dataset, read
from par_cli.loading.folder import Location, Reading, errors
from par_cli.loading.origins import place_of
from par_cli.messages import phrase
from par_cli.progress.changes import effect
from par_cli.render.findings import Comparison

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


def compare(older: Location, reading: Reading, day: date, *, usable: bool) -> Comparison:
    """Return which statuses differ from those of an older folder; nothing where one of the two has errors."""
    before = read(older)
    if not usable or errors(before):
        return Comparison(older.folder, reading.location.folder if not usable else older.folder, None, lambda _: None)

    def place(fact: Fact) -> Related | None:
        return place_of(reading.entries, fact) or place_of(before.entries, fact)

    return Comparison(older.folder, None, effect(dataset(before), dataset(reading), day, {}), place)
