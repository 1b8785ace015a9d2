"""Spreadsheets as reports of their own next to the others: all of their rows or none."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import count
from typing import NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic, Related
from par_cli.loading.checks.common import Entries
from par_cli.loading.folder import Location, Reading, doubts, errors, read
from par_cli.messages import phrase
from par_cli.model.decision import Decision
from par_cli.record.already_reported import TWICE, ComparedRows, compare, value_key
from par_cli.record.change import DataChange, WouldBreakError, change
from par_cli.record.corrections import correct, row_changes
from par_cli.record.csv_grid import MAX_ROWS
from par_cli.record.grid import NOTHING_IMPORTED, Grid, StopImportError
from par_cli.record.import_plan import Plan, PlannedReport, as_csv
from par_cli.record.journal import Stamp
from par_cli.record.read_columns import is_table, read_columns
from par_cli.record.read_rows import read_rows, refuse_ahead
from par_cli.record.report_edit import schema_path
from par_cli.record.rows import Rows, Settings
from par_cli.record.senders import Senders, with_reporters
from par_cli.record.sent import dated_entry, refuse_sent
from par_cli.record.sheet_columns import ColumnChoices
from par_cli.record.sheet_words import in_words_of
from par_cli.record.state_reports import StateReport, told_once
from par_cli.record.state_sheets import STATE_NAMES, Answers, StateSheet, kind_of, read_states
from par_cli.record.yaml_edit import Fields
from par_cli.source import codes
from par_cli.typed import fold


class ImportOptions(NamedTuple):
    """``name`` is that of the report to write (None: one like the sheet's); ``defaults`` fill empty cells.

    ``revise`` allows figures that contradict those that are there, ``replace`` puts those right where they are;
    ``choices`` and ``settings`` say how columns and cells are to be read.  ``sender`` is the agency that sends all of
    it; what is said of a task without a day is said ``today``, and no figure is of a period that begins later.
    """

    name: str | None
    defaults: Mapping[str, str]
    revise: bool
    choices: ColumnChoices = ColumnChoices()
    settings: Settings = Settings()
    replace: bool = False
    sender: str | None = None
    today: Callable[[Decision | None], date] = lambda _: date.max


class Import:
    """One import: an edit of a data folder, and what it will have changed."""

    def __init__(self, grids: Sequence[Grid], options: ImportOptions) -> None:
        self.grids = grids
        self.options = options
        self.guides: Sequence[Grid] = ()
        """The sheets that hold nothing but text."""
        self.plan = Plan((), (), 0, ())
        self.reading: Reading | None = None
        """The data that it changes, once that is read."""

    def run(self, location: Location, stamp: Stamp, tell: Callable[[DataChange], None], *, dry: bool) -> DataChange:
        """Write the reports, or with ``dry`` only find out what would be written; ``tell`` is called before.

        Raises what :func:`change` raises, with places in the sheets.
        """
        try:
            return change(location, self.edit, stamp, tell, dry=dry)
        except WouldBreakError as error:
            raise WouldBreakError(self._sorted(map(self.placed, error.diagnostics)), NOTHING_IMPORTED) from error

    def edit(self, reading: Reading) -> Mapping[str, bytes]:
        """Return the reports by their paths, with those put right; nothing where all of it is there already."""
        problems: list[Diagnostic] = []
        self.reading = reading
        senders = Senders(reading.entries, self.options.sender)
        sheets = [rows for grid in self._tables() if (rows := self._read(grid, reading, senders, problems)) is not None]
        found: list[Diagnostic] = []
        compared = ComparedRows()
        with contextlib.suppress(StopImportError):
            values, options = reading.entries.values, self.options
            compared = compare(sheets, values, found, revise=options.revise, replace=options.replace)
        problems += found
        reports = tuple(self._reports(reading, compared.kept))
        states = self._read_states(reading, senders, problems)
        state_reports = tuple(self._state_reports(reading, states))
        guides = tuple(grid.title for grid in self.guides)
        corrected = {value_key(item.old): item.difference for item in compared.corrections.values()}
        self.plan = Plan(
            reports, tuple(sheets), compared.same, compared.revised, guides, corrected, states, state_reports
        )
        files = {report.file: as_csv(report.columns) for report in reports}
        files.update({item.file: item.content for item in state_reports})
        if problems:
            # What is wrong in the other rows is found only by reading them with all the other files.
            after = errors(read(reading.location, files, reading.yaml_files)) if files else ()
            problems += [self.placed(item) for item in after if item.file in files]
            raise WouldBreakError(self._sorted(problems))
        sent = [dated_entry(origin, item.old) for origin, item in compared.corrections.items()]
        refuse_sent(reading.location.folder, sent, option="--replace")
        changes = [(origin, row_changes(item.cells)) for origin, item in compared.corrections.items()]
        return {**correct(changes), **files}

    def _tables(self) -> Sequence[Grid]:
        """Return the grids without sheets of mere text, such as a guide, next to those that hold figures."""
        grids = [grid for grid in self.grids if grid not in self.state_grids]
        found = [grid for grid in grids if grid.holds_numbers or is_table(grid, self.options.choices)]
        self.guides = [grid for grid in grids if grid not in found] if found or self.state_grids else []
        return found if found or self.state_grids else grids

    @cached_property
    def state_grids(self) -> Sequence[Grid]:
        """The tables of tasks and of targets without a number."""
        return [grid for grid in self.grids if kind_of(grid, self.options.choices) is not None]

    def _read_states(self, reading: Reading, senders: Senders, problems: list[Diagnostic]) -> tuple[StateSheet, ...]:
        """Return what the tables of tasks and outcomes report."""
        sheets = []
        today = self.options.today(reading.decision)
        for grid in self.state_grids:
            found: list[Diagnostic] = []
            with contextlib.suppress(StopImportError):
                answers = Answers(self.options.choices, self.options.settings, self.options.defaults)
                sheets.append(read_states(grid, reading, senders, answers, today, found))
            problems += found
        return told_once(sheets)

    def _state_reports(self, reading: Reading, states: Sequence[StateSheet]) -> Iterator[StateReport]:
        """Yield the reports of tasks and outcomes to write."""
        found = [sheet for sheet in states if sheet.entries]
        for file, path in self._paths(reading, (sheet.grid.file for sheet in found), ".yaml"):
            schema = schema_path(reading.location.folder, path)
            yield StateReport(path, schema, tuple(sheet for sheet in found if file in {None, sheet.grid.file}))

    def _read(self, grid: Grid, reading: Reading, senders: Senders, problems: list[Diagnostic]) -> Rows | None:
        """Return the right rows of a grid; None where none can be told from another."""
        found: list[Diagnostic] = []
        rows = None
        try:
            sheet = read_columns(grid, self.options.choices, found)
            rows = read_rows(sheet, reading.entries, self.options.settings, self.options.defaults, found)
            refuse_ahead(rows, self.options.today(reading.decision), found)
            rows = rows.only(()) if sheet.figures_are_wrong else with_reporters(rows, senders, found)
        except StopImportError:
            rows = None
        problems += found
        return rows

    def _reports(self, reading: Reading, kept: Sequence[Rows]) -> Iterator[PlannedReport]:
        """Yield the reports of figures to write."""
        found = [rows for rows in kept if rows.places]
        for file, path in self._paths(reading, (rows.sheet.grid.file for rows in found), ".csv"):
            yield PlannedReport(path, tuple(rows for rows in found if file in {None, rows.sheet.grid.file}))

    def _paths(self, reading: Reading, files: Iterable[str], end: str) -> Iterator[tuple[str | None, str]]:
        """Yield the files that become a report each, with its path; None for all of them where the report is named."""
        used: set[str] = set()
        for file in dict.fromkeys(None if self.options.name else file for file in files):
            name = self.options.name or name_for(file or "")
            path = _free(reading, f"{name.removesuffix('.csv')}{end}", used)
            used.add(path)
            yield file, path

    def placed(self, problem: Diagnostic) -> Diagnostic:
        """Move a problem of a report to be written to the place in the sheet that it comes from, in its words."""
        states = next((item for item in self.plan.state_reports if item.file == problem.file), None)
        if states is not None:
            return self._with_first(states.placed(problem), states.entry(problem.path))
        report = next((report for report in self.plan.reports if report.file == problem.file), None)
        if report is None:
            return problem
        place = report.row_at(problem.line)
        if place is None:
            return problem
        rows, row = place
        message, hint = in_words_of(rows.sheet, problem)
        found = rows.problem(row, problem.path, problem.code, message, hint)
        return found._replace(warning=problem.warning, related=problem.related)

    def _with_first(self, problem: Diagnostic, entry: tuple[StateSheet, int, Fields] | None) -> Diagnostic:
        """Name the first of two reports of one day by its cell; where it is in the data, say what each of them says."""
        for first in problem.related if problem.code == TWICE else ():
            report = next((item for item in self.plan.state_reports if item.file == first.file), None)
            there = None if report is not None or self.reading is None else _state_at(self.reading.entries, first)
            if there is not None and entry is not None:
                sheet, _, fields = entry
                message = phrase(
                    "“{old}” is reported in {place} for the same day, and “{new}” here",
                    old=STATE_NAMES[there], place=f"{first.file}:{first.line}", new=STATE_NAMES[str(fields["state"])],
                )  # fmt: skip
                hint = phrase(
                    "empty the row, or give it its own day in “{published}”; if the report there is wrong, put it "
                    "right with {command}, or take it back with {undo}",
                    published=sheet.called("published"),
                    command=f"par record {'task' if sheet.kind == 'tasks' else 'outcome'} --correct",
                    undo=f"par record undo {first.file}:{first.line}",
                )
                return problem._replace(message=message, hint=hint, related=())
            if report is not None:
                message = phrase(
                    "this is reported twice with the same day of publication, first in {place}",
                    place=report.cell(first.line),
                )
                return problem._replace(message=message, related=())
        return problem

    def _sorted(self, problems: Iterator[Diagnostic] | Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return problems in the order of files, sheets and cells, each once."""
        order = {(grid.file, grid.name): place for place, grid in enumerate(self.grids)}

        def key(item: Diagnostic) -> tuple[int, int, int, Diagnostic]:
            sheet, _, cell = item.path.rpartition("!")
            letters = cell.rstrip("0123456789")
            row = int(cell[len(letters) :] or (MAX_ROWS + 1 if item.code == codes.TOO_MANY_PROBLEMS else 0))
            column = sum(26**power * (ord(char) - 64) for power, char in enumerate(reversed(letters)))
            return (order.get((item.file, sheet), len(order)), row, column, item)

        return tuple(sorted(dict.fromkeys(problems), key=key))

    def doubts(self, changed: DataChange, day: date) -> tuple[Diagnostic, ...]:
        found = doubts(changed.after, day)
        own = [doubt for rows in self.plan.sheets for doubt in rows.doubts]
        own += [self.placed(item) for item in found if item.file in self.plan.files]
        if self.plan.corrected:
            old = {(item.file, item.code, item.message) for item in doubts(changed.before, day)}
            others = (item for item in found if item.file not in self.plan.files)
            own += [item for item in others if (item.file, item.code, item.message) not in old]
        return self._sorted(own)


def _state_at(entries: Entries, place: Related) -> str | None:
    """Return the state that is reported at a place."""
    for inner, reports in (("task", entries.task_reports), ("target", entries.outcomes)):
        for report, origin in reports:
            if origin.document.file == place.file and origin.place(inner).line == place.line:
                return report.state
    return None


def name_for(path: str) -> str:
    """Return the name of the report that a file becomes: its own, in plain letters."""
    stem = os.path.splitext(os.path.basename(path))[0]
    plain = re.sub(r"[^a-z0-9._-]+", "-", fold(stem)).strip("-._")
    return f"{plain or 'import'}.csv"


def _free(reading: Reading, name: str, used: Collection[str]) -> str:
    """Return the path of a report that is not there yet: the name, with a number after it where that is taken."""
    stem, end = os.path.splitext(system.join(reading.location.folder, "reports", name))
    paths = (f"{stem}-{number}{end}" if number > 1 else f"{stem}{end}" for number in count(1))
    return next(path for path in paths if path not in used and not os.path.lexists(path))
