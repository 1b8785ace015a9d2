"""A form to fill in with a spreadsheet program: its sheets and columns, and a sheet as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, get_args

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.decision import STEP_MONTHS
from par_cli.model.periods import Period, add_months, stretch
from par_cli.render.csv_document import cell
from par_cli.render.form_rows import FormRow, FormRows, typed
from par_cli.render.printable import without_commands

SheetName = Literal["figures", "tasks", "outcomes"]
SHEETS: Final[tuple[SheetName, ...]] = get_args(SheetName)

COLUMNS: Final[Mapping[SheetName, tuple[str, ...]]] = {
    "figures": (
        *("indicator", "name", "definition", "unit", "last", "last_period", "reporter", "reporter_name", "sender"),
        *("period", "goal", "due", "value", "of", "numerator", "denominator", "published", "source", "note"),
    ),
    "tasks": (
        *("task", "occurrence", "task_name", "reporter", "reporter_name", "sender", "due"),
        *("state", "day", "document", "cause", "remedy", "published"),
    ),
    "outcomes": ("target", "target_name", "sender", "due", "state", "day", "document", "cause", "published"),
}
"""The columns sheet by sheet, with what must be reached and by when next to what is to be filled in."""

OPEN_COLUMNS: Final[Mapping[SheetName, frozenset[str]]] = {
    "figures": frozenset({"period", "value", "of", "numerator", "denominator", "published", "source", "note"}),
    "tasks": frozenset({"state", "day", "document", "cause", "remedy", "published"}),
    "outcomes": frozenset({"state", "day", "document", "cause", "published"}),
}
"""The columns to be filled in; all others are known, and so is the period, which may be corrected."""

STATES: Final[Mapping[SheetName, tuple[str, ...]]] = {
    "figures": (),
    "tasks": ("done", "in_progress", "not_started", "seen", "extended", "superseded"),
    "outcomes": ("done", "in_progress", "not_done", "extended", "superseded", "condition_met"),
}
"""The states that a cell of the column of states may have."""


class FormSheet(NamedTuple):
    """One sheet of a form: its headings and rows, the columns to fill in, and the words to choose from in one of them.

    ``choice`` is the column of the words in ``words``: the states of what is reported, or periods.
    """

    name: SheetName
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    open: frozenset[int]
    choice: int
    words: tuple[str, ...]


def form_sheet(
    dataset: Dataset, name: SheetName, period: Period, as_of: date, agency: str | None, locale: Locale
) -> FormSheet:
    """Return one sheet of the form for a period; ``agency`` leaves what it reports, leads, owns or answers for."""
    form_rows = FormRows(dataset, period, as_of, agency, locale)
    rows = {"figures": form_rows.figures, "tasks": form_rows.tasks, "outcomes": form_rows.outcomes}[name]()
    return sheet_of(name, rows, _periods(period, locale), locale)


def sheet_of(name: SheetName, rows: Iterable[FormRow], periods: Sequence[str], locale: Locale) -> FormSheet:
    """Return one sheet of a form with these rows; figures offer these periods to choose from."""
    columns = COLUMNS[name]
    return FormSheet(
        name,
        locale.label("form_sheet", name),
        tuple(locale.label("template", column) for column in columns),
        tuple(tuple(row.get(column) or "" for column in columns) for row in rows),
        frozenset(place for place, column in enumerate(columns) if column in OPEN_COLUMNS[name]),
        columns.index("state" if STATES[name] else "period"),
        tuple(locale.label("state", state) for state in STATES[name]) or tuple(periods),
    )


def _periods(period: Period, locale: Locale) -> tuple[str, ...]:
    """Return the periods that a form offers: its own, the halves, quarters and months of it, and the one before."""
    inner = [
        stretch(add_months(period.start, first), months)
        for months in sorted({*STEP_MONTHS.values()}, reverse=True)
        if months < period.months
        for first in range(0, period.months - months + 1, months)
    ]
    before = stretch(add_months(period.start, -period.months), period.months) if 0 < period.months <= _YEAR else None
    return tuple(typed(item, locale) for item in (period, *inner, before) if item is not None)


_YEAR: Final = 12


def template(
    dataset: Dataset, name: SheetName, period: Period, as_of: date, agency: str | None, locale: Locale
) -> bytes:
    """Return a sheet as the CSV that a spreadsheet opens by itself, with semicolons where decimals have a comma."""
    return sheet_csv(form_sheet(dataset, name, period, as_of, agency, locale), locale)


def sheet_csv(sheet: FormSheet, locale: Locale) -> bytes:
    """Return a sheet as CSV, as :func:`template` does."""
    excel = locale.label("form", "decimal") == ","
    separator = locale.label("form", "cells")
    lines = [sheet.headings, *([cell(text or None, excel=excel) for text in row] for row in sheet.rows)]
    return without_commands("".join(f"{separator.join(line)}\n" for line in lines)).encode("utf-8-sig")
