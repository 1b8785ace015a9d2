"""Add an entry to the reports of a folder, or correct one: once, and never in silence against another figure."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from par_cli import system
from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.loading.checks import Entries
from par_cli.loading.checks.reports import occurrence_keys
from par_cli.loading.entries import Entry, read_entries
from par_cli.loading.folder import Reading
from par_cli.messages import Message, phrase
from par_cli.model.fields import Record
from par_cli.model.periods import parse_period
from par_cli.model.reports import Observation, Outcome, Receipt, ReportsFile, TaskReport, speaks_of
from par_cli.model.schedule import covered
from par_cli.record.change import not_written
from par_cli.record.corrections import FIGURE, correct, figure_changes, receipt_changes, state_changes
from par_cli.record.sent import dated_entry, refuse_sent
from par_cli.record.yaml_edit import Fields, add_entry, new_file
from par_cli.source import MAX_BYTES, parse_yaml, read_bytes
from par_cli.typed import fold

ListName = Literal["values", "outcomes", "tasks", "receipts"]
MODELS: Mapping[str, type[Record]] = {
    "values": Observation,
    "outcomes": Outcome,
    "tasks": TaskReport,
    "receipts": Receipt,
}
"""The lists that entries are added to, and what an entry of each is."""

_SCHEMA = system.join("schemas", "reports.schema.json")


def edit_report(
    reading: Reading, path: str, name: ListName, fields: Fields, *, revise: bool = False
) -> Mapping[str, bytes]:
    """Return the report at a path with an entry added to a list, or nothing where the entry is recorded already.

    Raise :class:`MisuseError` where another figure is there that is not to be revised, where there is nothing to
    revise, and where something else was reported of the same on the same day.
    """
    entry = parse_entry(name, fields)
    if entry is not None and any(entry == other.value for other in same_subject(reading.entries, entry)):
        return {}
    if isinstance(entry, Observation):
        _check_revision(reading, entry, revise=revise)
    elif isinstance(entry, Receipt):
        _check_receipt(reading.entries, entry)
    elif entry is not None:
        _check_day(reading.entries, entry)
    if not os.path.lexists(path):
        return {path: new_file(schema_path(reading.location.folder, path), name, fields)}
    problems: list[Diagnostic] = []
    data = read_bytes(path, path, MAX_BYTES, problems)
    if data is None:
        raise not_written(problems[0].message)
    return {path: add_entry(data, path, name, fields)}


def parse_entry(name: ListName, fields: Fields) -> Observation | Outcome | TaskReport | Receipt | None:
    """Return an entry as the reader of data files reads it; None where it is not right by itself."""
    document = parse_yaml(new_file(None, name, fields), "", [])
    assert document is not None  # noqa: S101 - the texts were checked
    found = read_entries(document, ReportsFile, MODELS, [], [])[1][name]
    return next((item.value for item in found), None)


def same_figure(one: Observation, other: Observation) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in FIGURE)


def same_subject(entries: Entries, entry: Record) -> Iterable[Entry[Any]]:
    """Return the entries that may equal one: values of the same indicator, reporter and period, or its whole list."""
    if isinstance(entry, Observation):
        values = entries.values.projections if entry.projection else entries.values
        return values.about(entry.indicator, entry.reporter, entry.period)
    if isinstance(entry, Receipt):
        return entries.receipts
    return entries.outcomes if isinstance(entry, Outcome) else entries.task_reports


def _check_receipt(entries: Entries, new: Receipt) -> None:
    """Refuse a second receipt of one report from one reporter on one day: most likely one of the two is mistyped."""
    for other, origin in entries.receipts:
        if (other.report.text, other.reporter, other.received) == (new.report.text, new.reporter, new.received):
            raise MisuseError(
                phrase(
                    "{report} from {reporter} is received on that day already, in {place}; if that one was typed "
                    "wrongly, add --correct and --reason",
                    report=new.report.text,
                    reporter=new.reporter,
                    place=origin.file_line(),
                )
            )


def _check_revision(reading: Reading, new: Observation, *, revise: bool) -> None:
    others = [entry for entry in same_subject(reading.entries, new) if not same_figure(entry.value, new)]
    what = f"{new.indicator} {new.period.text}"
    if revise and not others:
        raise MisuseError(phrase("{what} has no other figure that could be revised; leave --revise out", what=what))
    if not others:
        return
    place = others[-1].origin.file_line()
    if not revise:
        if is_of_another_sender(others[-1].value.source, new.source):
            raise MisuseError(_another_senders_figure(what, place, others[-1].value.source))
        raise MisuseError(
            phrase(
                "{what} has another figure in {place}; if that one was typed wrongly, add --correct and --reason; if a "
                "new one was published, add --revise and --published with its day: the old one stays in history",
                what=what,
                place=place,
            )
        )
    if new.published is None or any(new.published == entry.value.published for entry in others):
        raise MisuseError(
            phrase(
                "{what} is revised from the day on which the new figure is published; give that day with --published, "
                "other than that of the figure in {place}",
                what=what,
                place=place,
            )
        )


def is_of_another_sender(one: str | None, other: str | None) -> bool:
    """Return whether two sources differ in more than numbers and days, so that one sender need not be behind both."""
    senders = [re.sub(r"[\W\d_]+", " ", fold(source or "")).strip() for source in (one, other)]
    return all(senders) and senders[0] != senders[1]


def _another_senders_figure(what: str, place: str, source: str | None) -> Message:
    return phrase(
        "{what}: another reporter's figure is in {place}, from “{source}”; name whose figure this one is with "
        "--reporter; if both are of one reporter, this is a revision: see par record value --help",
        what=what,
        place=place,
        source=source,
    )


STATE_NAMES: Final[Mapping[str, Message]] = {
    "done": phrase("done"),
    "in_progress": phrase("in progress"),
    "not_started": phrase("not started"),
    "not_done": phrase("not done"),
    "extended": phrase("extended"),
    "superseded": phrase("no longer applies"),
    "condition_met": phrase("condition met"),
}


def _check_day(entries: Entries, new: Outcome | TaskReport) -> None:
    """Refuse a second report of one thing on one day, of which it could not be said which holds."""
    for other in _same_kind(entries, new):
        if other.value.published != new.published and other.value.known_from != new.known_from:
            continue
        raise MisuseError(
            phrase(
                "{what}: “{old}” is reported in {place} for the same day, and “{new}” here; if the report there is "
                "wrong, add --correct, and this one is put in its place",
                what=new.target if isinstance(new, Outcome) else new.task,
                old=STATE_NAMES[other.value.state],
                place=other.origin.file_line(),
                new=STATE_NAMES[new.state],
            )
        )


def _same_kind(entries: Entries, new: Outcome | TaskReport) -> list[Entry[Any]]:
    """Return what was reported of the same target, or of the same occurrence of a task by the same reporter.

    An extension, an end and how far the work is are different kinds of reports.
    """
    if isinstance(new, Outcome):
        same = (item for item in entries.outcomes if item.value.target == new.target)
        return [item for item in same if speaks_of(item.value.state) == speaks_of(new.state)]
    keys = occurrence_keys(entries).get(new.task, ())

    def meant(report: TaskReport) -> set[str | None]:
        return {*covered(keys, report.occurrence)} or {report.occurrence}

    return [
        item
        for item in entries.task_reports
        if (item.value.task, item.value.reporter) == (new.task, new.reporter)
        and speaks_of(item.value.state) == speaks_of(new.state)
        and meant(item.value) & meant(new)
    ]


# --- corrections

_UNFINISHED_STATES: Final = frozenset({"in_progress", "not_done", "not_started", "extended"})
"""The states that were said on a day, which is that of their publication."""


def correct_report(reading: Reading, name: ListName, fields: Fields) -> Mapping[str, bytes]:
    """Return the report in which an entry that was typed wrongly is put right, or nothing where it is right.

    What is given takes the place of what is there: the figure or the state as a whole, other keys one by one.  The day
    of publication, or that on which a report was received, stays unless another one is given.

    Raise :class:`MisuseError` where it is not clear which is meant.
    """
    named = ("report", "reporter") if name == "receipts" else ("indicator", "period", "target", "task", "occurrence")
    what = " ".join(str(fields[key]) for key in named if key in fields)
    found = _to_correct(reading.entries, name, fields)
    day_of = "received" if name == "receipts" else "published"
    given = fields.get(day_of)
    chosen = [item for item in found if given is not None and str(getattr(item.value, day_of)) == given]
    if not chosen and len(found) == 1:
        chosen = found
    if not found:
        raise MisuseError(phrase("{what}: nothing is reported that could be corrected; leave --correct out", what=what))
    if len(chosen) != 1:
        places = ", ".join(f"{item.origin.file_line()} ({getattr(item.value, day_of) or '-'})" for item in found)
        raise MisuseError(
            phrase(
                "{what} was received more than once: {places}; name the one to correct with --received, its day, or "
                "take one back with par record undo FILE:LINE",
                what=what,
                places=places,
            )
            if name == "receipts"
            else phrase(
                "{what} is reported more than once: {places}; name the one to correct with --published, the day of its "
                "publication",
                what=what,
                places=places,
            )
        )
    (entry,) = chosen
    if name == "receipts":
        return correct([(entry.origin, receipt_changes(fields))])
    refuse_sent(reading.location.folder, [dated_entry(entry.origin, entry.value)], option="--correct")
    changes = figure_changes(fields) if name == "values" else state_changes(fields, entry.value)
    if given is None and entry.value.published is None and fields.get("state") in _UNFINISHED_STATES:
        raise MisuseError(phrase("{option}: {wanted} is needed with it", option="--correct", wanted="--published"))
    return correct([(entry.origin, changes)])


def _to_correct(entries: Entries, name: ListName, fields: Fields) -> list[Entry[Any]]:
    if name == "values":
        values = entries.values.projections if fields.get("projection") else entries.values
        reporter = fields.get("reporter")
        period = parse_period(str(fields["period"]))
        return list(values.about(str(fields["indicator"]), str(reporter) if reporter else None, period))
    if name == "receipts":
        subject = (fields["report"], fields["reporter"])
        return [item for item in entries.receipts if (item.value.report.text, item.value.reporter) == subject]
    entry = parse_entry(name, fields)
    return _same_kind(entries, entry) if isinstance(entry, Outcome | TaskReport) else []


def schema_path(folder: str, path: str) -> str | None:
    """Return the path from a report to its JSON Schema, where that is in the data folder or next to it."""
    for place in (folder, system.join(folder, os.pardir)):
        if os.path.isfile(system.join(place, _SCHEMA)):
            return system.relative(system.join(place, _SCHEMA), os.path.dirname(path))
    return None
