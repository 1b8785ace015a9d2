"""Add an entry to the reports of a folder: once, and never in silence against another figure."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from par_cli import system
from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.loading.checks import Entries
from par_cli.loading.entries import Entry, read_entries
from par_cli.loading.folder import Reading
from par_cli.messages import phrase
from par_cli.model.fields import Record
from par_cli.model.reports import Observation, Outcome, ReportsFile, TaskReport
from par_cli.record.change import not_written
from par_cli.record.yaml_edit import Fields, add_entry, new_file
from par_cli.source import MAX_BYTES, parse_yaml, read_bytes

ListName = Literal["values", "outcomes", "tasks"]
MODELS: Mapping[str, type[Record]] = {"values": Observation, "outcomes": Outcome, "tasks": TaskReport}
"""The lists that entries are added to, and what an entry of each is."""

_SCHEMA = system.join("schemas", "reports.schema.json")


def edit_report(
    reading: Reading, path: str, name: ListName, fields: Fields, *, revise: bool = False
) -> Mapping[str, bytes]:
    """Return the report at a path with an entry added to a list, or nothing where the entry is recorded already.

    Raise :class:`MisuseError` where another figure is there that is not to be revised, and where there is nothing to
    revise.
    """
    entry = parse_entry(name, fields)
    if entry is not None and any(entry == other.value for other in same_subject(reading.entries, entry)):
        return {}
    if isinstance(entry, Observation):
        _check_revision(reading, entry, revise=revise)
    if not os.path.lexists(path):
        return {path: new_file(schema_path(reading.location.folder, path), name, fields)}
    problems: list[Diagnostic] = []
    data = read_bytes(path, path, MAX_BYTES, problems)
    if data is None:
        raise not_written(problems[0].message)
    return {path: add_entry(data, path, name, fields)}


def parse_entry(name: ListName, fields: Fields) -> Observation | Outcome | TaskReport | None:
    """Return an entry as the reader of data files reads it; None where it is not right by itself."""
    document = parse_yaml(new_file(None, name, fields), "", [])
    assert document is not None  # noqa: S101 - the texts were checked
    found = read_entries(document, ReportsFile, MODELS, [], [])[name]
    return next((item.value for item in found), None)


FIGURE: Final = ("value", "bound", "of", "numerator", "denominator", "change")
"""What says how much was reported."""


def same_figure(one: Observation, other: Observation) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in FIGURE)


def same_subject(entries: Entries, entry: Record) -> Iterable[Entry[Any]]:
    """Return the entries that may equal one: values of the same indicator, reporter and period, or its whole list."""
    if isinstance(entry, Observation):
        values = entries.values.projections if entry.projection else entries.values
        return values.about(entry.indicator, entry.reporter, entry.period)
    return entries.outcomes if isinstance(entry, Outcome) else entries.task_reports


def _check_revision(reading: Reading, new: Observation, *, revise: bool) -> None:
    others = [entry for entry in same_subject(reading.entries, new) if not same_figure(entry.value, new)]
    what = f"{new.indicator} {new.period.text}"
    if revise and not others:
        raise MisuseError(phrase("{what} has no other figure that could be revised; leave --revise out", what=what))
    if not others:
        return
    place = f"{others[-1].origin.document.file}:{others[-1].origin.place().line}"
    if not revise:
        raise MisuseError(
            phrase(
                "{what} has another figure in {place}; correct it there if it was never published, or add --revise "
                "and --published with the day of the new figure: the old one stays in history",
                what=what,
                place=place,
            )
        )
    if new.published is None or any(new.published == entry.value.published for entry in others):
        raise MisuseError(
            phrase(
                "{what} is revised from the day of the new figure on; give it with --published, another one than that "
                "of the figure in {place}",
                what=what,
                place=place,
            )
        )


def schema_path(folder: str, path: str) -> str | None:
    """Return the path from a report to its JSON Schema, where that is in the data folder or next to it."""
    for place in (folder, system.join(folder, os.pardir)):
        if os.path.isfile(system.join(place, _SCHEMA)):
            return system.relative(system.join(place, _SCHEMA), os.path.dirname(path))
    return None
