"""How `par record` adds an entry to the reports, and what it says of it before it is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from par_cli import system
from par_cli.cli.options import WriteOptions, message_language
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic
    from par_cli.loading.folder import Reading
    from par_cli.model.dataset import Dataset
    from par_cli.model.fields import Record
    from par_cli.record.change import Changed
    from par_cli.record.report import ListName
    from par_cli.record.yaml_edit import Fields


def record_entry(
    options: WriteOptions, name: ListName, fields_of: Callable[[Dataset, date], Fields], *, revise: bool = False
) -> None:
    """Add an entry to a list of the reports, and say what it changes before it is written.

    ``fields_of`` returns the entry, from the data and today.
    """
    from par_cli.cli import resolve
    from par_cli.cli.errors import notify
    from par_cli.loading import dataset, locate
    from par_cli.loading.folder import REPORTS
    from par_cli.record.change import change
    from par_cli.record.report import edit_report

    location = locate(resolve.path("--data", options.data), os.environ)
    file = resolve.report_name(options.file)
    entry: dict[str, str | bool] = {}

    def edit(reading: Reading) -> Mapping[str, bytes]:
        today = resolve.today(reading.decision)
        entry.update(fields_of(dataset(reading), today))
        month = str(entry.get("published", today.isoformat()))[:7]
        reports = system.join(location.folder, REPORTS)
        path = system.join(reports, system.as_listed(reports, file or f"{month}.yaml"))
        return edit_report(reading, path, name, entry, revise=revise)

    def tell(changed: Changed) -> None:
        if changed.files:
            _tell(changed, name, entry, options)

    changed = change(location, edit, tell, dry=options.dry_run)
    result = phrase("it is recorded already; nothing was changed")
    if changed.files:
        result = describe_write(", ".join(changed.files), dry=options.dry_run)
    notify(result, message_language(options.lang))


def describe_write(file: str, *, dry: bool) -> Message:
    if dry:
        return phrase("nothing was written (--dry-run); it would be in {file}", file=file)
    return phrase("written to {file}", file=file)


def _tell(changed: Changed, name: ListName, fields: Fields, options: WriteOptions) -> None:
    """Write what an entry changes, then to standard error what is doubtful about it."""
    from par_cli.cli import resolve
    from par_cli.cli.effect import print_effect
    from par_cli.cli.errors import warn
    from par_cli.record.report import parse_entry

    decision = changed.after.decision
    assert decision is not None  # noqa: S101 - the data is valid
    today = resolve.today(decision)
    entry = parse_entry(name, fields)
    assert entry is not None  # noqa: S101 - the data with it is valid
    print_effect(changed, today, resolve.language(options.lang, os.environ, decision), entries=[entry])
    warn(_new_warnings(changed, entry, today), message_language(options.lang))


def _new_warnings(changed: Changed, entry: Record, today: date) -> list[Diagnostic]:
    """Return the warnings about a new entry, and those about others that did not exist without it."""
    from par_cli.loading import examine
    from par_cli.record.report import same_subject
    from par_cli.source import path_text

    origin = next(item.origin for item in same_subject(changed.after.entries, entry) if item.value == entry)
    place = path_text(origin.path)
    old = {(item.code, item.message) for item in examine(changed.before, today)}
    return [
        item
        for item in examine(changed.after, today)
        if (item.file in changed.files and item.path.partition(".")[0] == place) or (item.code, item.message) not in old
    ]
