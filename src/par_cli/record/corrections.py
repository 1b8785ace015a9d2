"""Put entries right where they are; every other byte of their files stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.columns import TYPED
from par_cli.model.reports import Outcome, TaskReport
from par_cli.record.change import content_of, not_written
from par_cli.record.csv_edit import change_rows
from par_cli.record.yaml_edit import Changes, Fields, change_entries
from par_cli.source import Table, typed_cell

FIGURE: Final = ("value", "bound", "of", "numerator", "denominator", "change")
"""What says how much was reported."""

_SUBJECT: Final = frozenset({"indicator", "period", "reporter", "projection", "target", "task", "occurrence", "report"})
_STATE: Final = ("state", "on", "by", "due", "document", "reason")
_OF_STATE: Final = ("evidence", "cause", "remedy")


def figure_changes(fields: Fields) -> Changes:
    """Return what becomes of a value: its figure is another one as a whole, other keys change where they are given."""
    figure = {key: fields.get(key) for key in FIGURE}
    if "of" not in fields and "value" in fields:
        del figure["of"]  # how many are ranked stays
    return {**figure, **{key: value for key, value in fields.items() if key not in {*_SUBJECT, *FIGURE}}}


def state_changes(fields: Fields, report: Outcome | TaskReport) -> Changes:
    """Return what becomes of a report of a state: another state as a whole, and other keys where they are given.

    What shows, or explains, one state is not kept for another.  A note in one language leaves that in the other.
    """
    replaced_keys = _STATE if fields["state"] == report.state else (*_STATE, *_OF_STATE)
    note = fields.get("note")
    if isinstance(note, dict) and report.note is not None:
        there = {"vi": report.note.vi, "en": report.note.en, **note}
        fields = {**fields, "note": {language: text for language, text in there.items() if text is not None}}
    changes: dict[str, str | bool | dict[str, str] | None] = {key: fields.get(key) for key in replaced_keys}
    return {**changes, **{key: value for key, value in fields.items() if key not in {*_SUBJECT, *replaced_keys}}}


def receipt_changes(fields: Fields) -> Changes:
    """Return what becomes of a receipt: the keys that are given are others, and the rest of it stays."""
    return {key: value for key, value in fields.items() if key not in _SUBJECT}


def row_changes(cells: Mapping[str, str]) -> Changes:
    """Return what becomes of a value that the cells of a row, by column, put right."""
    return figure_changes({name: typed_cell(cell) if name in TYPED else cell for name, cell in cells.items()})


def correct(wanted: Sequence[tuple[Origin, Changes]]) -> Mapping[str, bytes]:
    """Return the files with some entries put right, by their paths; those that are right already are left out.

    Raise :class:`NotWrittenError` where a file has no place for what is to be written.
    """
    by_file: dict[str, list[tuple[Origin, Changes]]] = {}
    for item in wanted:
        by_file.setdefault(item[0].document.file, []).append(item)
    found: dict[str, bytes] = {}
    for file, items in by_file.items():
        data = content_of(file) or b""
        changed = _corrected(data, file, items)
        if changed is None:
            place = items[0][0].file_line()
            raise not_written(phrase("it cannot be written into {place}; correct it there in an editor", place=place))
        if changed != data:
            found[file] = changed
    return found


def _corrected(data: bytes, file: str, items: Sequence[tuple[Origin, Changes]]) -> bytes | None:
    if isinstance(items[0][0].document, Table):
        return change_rows(data, {origin.line: _cells(origin.document, changes) for origin, changes in items})
    return change_entries(data, file, {origin.entry: changes for origin, changes in items})


def _cells(table: object, changes: Changes) -> Mapping[str, str]:
    """Return the cells of a row; a column that the table does not have is wanted only for what is not empty."""
    assert isinstance(table, Table)  # noqa: S101 - the caller has looked
    cells = {key: "true" if value is True else str(value or "") for key, value in changes.items()}
    return {key: cell for key, cell in cells.items() if cell or key in table.header}
