"""Spreadsheets as reports of their own next to the others: all of their rows or none."""

from __future__ import annotations

import contextlib
import os
import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, chain, count
from typing import Final, Literal, NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Origin, row_alone
from par_cli.loading.folder import Location, Reading, doubts, errors, read
from par_cli.loading.value_columns import ReportedValues
from par_cli.messages import Count, Message, phrase
from par_cli.model.decision import Decision
from par_cli.model.observations import Span
from par_cli.model.periods import parse_period
from par_cli.model.reports import NOTES, OBSERVATION_COLUMNS, Observation, stated_percentage_agrees
from par_cli.record.change import Changed, WouldBreakError, change
from par_cli.record.column_names import SIGNS
from par_cli.record.corrections import FIGURE, correct, row_changes
from par_cli.record.differences import entries_of
from par_cli.record.grid import Grid, StopImportError, letters, report
from par_cli.record.journal import Stamp
from par_cli.record.report import is_of_another_sender, same_figure
from par_cli.record.rows import PASSED_OVER, Passed, Rows, Settings, read_rows
from par_cli.record.senders import Senders, with_reporters
from par_cli.record.sheet import MAX_ROWS
from par_cli.record.sheet_columns import Choices, Sheet, is_table, listed, read_columns
from par_cli.record.sheet_words import in_words_of
from par_cli.record.state_sheets import StateReport, StateSheet, kind_of, read_states, said_of, told_once
from par_cli.source import codes
from par_cli.typed import clip, fold

NOTHING_IMPORTED: Final = phrase("no row was taken; nothing was written")
_QUOTED: Final = re.compile(r'[",\n]')
_TEXTS: Final = ("source", "url", *NOTES)  # the only columns that may hold commas, quotes and line ends
_RARE: Final = ("projection", "note_vi", "note_en")
_TWICE: Final = "PAR609"
_FIELDS: Final = {"break": "series_break"}  # the columns that the model calls otherwise


class ImportOptions(NamedTuple):
    """``name`` is that of the report to write (None: one like the sheet's); ``defaults`` fill empty cells.

    ``revise`` allows figures that contradict those that are there, ``replace`` puts those right where they are;
    ``choices`` and ``settings`` say how columns and cells are to be read.  ``sender`` is the agency that sends all of
    it; what is said of a task without a day is said ``today``.
    """

    name: str | None
    defaults: Mapping[str, str]
    revise: bool
    choices: Choices = Choices()
    settings: Settings = Settings()
    replace: bool = False
    sender: str | None = None
    today: Callable[[Decision | None], date] = lambda _: date.min


class Difference(NamedTuple):
    """A row with another figure than the one reported before."""

    cell: str
    what: str
    before: str
    now: str


Subject = tuple[str, str, str, str]
"""What no two rows have in common: indicator, period, reporter and day of publication."""


def subject_of(item: Observation) -> Subject:
    published = "" if item.published is None else item.published.isoformat()
    return item.indicator, item.period.text, item.reporter or "", published


class Part(NamedTuple):
    """A report to write, and the figures of the sheets that it will hold."""

    file: str
    rows: tuple[Rows, ...]

    @property
    def columns(self) -> Mapping[str, Sequence[str]]:
        names = dict.fromkeys(name for rows in self.rows for name in rows.columns)
        return {name: [*chain.from_iterable(rows.column(name) for rows in self.rows)] for name in names}


class Plan(NamedTuple):
    """What an import changes: the reports to write, and what is said of the sheets.

    ``same`` is how many other figures are there already, ``revised`` are those that follow another figure, and
    ``corrected`` those that are put right in other files.  ``guides`` are the sheets without figures; ``states`` are
    those of tasks and outcomes, which have reports of their own.
    """

    parts: tuple[Part, ...]
    sheets: tuple[Rows, ...]
    same: int
    revised: tuple[Difference, ...]
    guides: tuple[str, ...] = ()
    corrected: tuple[Difference, ...] = ()
    states: tuple[StateSheet, ...] = ()
    state_reports: tuple[StateReport, ...] = ()

    @property
    def new(self) -> int:
        """How many values were not reported before."""
        return sum(len(rows.places) for part in self.parts for rows in part.rows) - len(self.revised)

    @property
    def files(self) -> list[str]:
        return [*(part.file for part in self.parts), *(item.file for item in self.state_reports)]

    @property
    def _rows(self) -> Iterator[Rows]:
        for part in self.parts:
            yield from part.rows

    def known_from(self) -> Mapping[date, int]:
        """Return from which day on how many of the figures and reports count."""
        found: Counter[date] = Counter()
        for rows in self._rows:
            columns = map(rows.column, ("period", "published", "projection"))
            for (period, published, projection), number in Counter(zip(*columns, strict=True)).items():
                days = [date.fromisoformat(published)] if published else []
                if projection != "true" or not days:
                    days.append(parse_period(period).end)
                found[max(days)] += number
        for item in self.state_reports:
            found.update(entry.value.known_from for entry in entries_of(item.file, item.content("")))
        return found

    def places_of(self, wanted: Iterable[Observation]) -> Mapping[Subject, tuple[Rows, int]]:
        """Return the rows that hold some observations."""
        subjects = set(map(subject_of, wanted))
        periods = {period for _, period, _, _ in subjects}
        found: dict[Subject, tuple[Rows, int]] = {}
        for rows in self._rows:
            names, days, reporters, published = map(rows.column, ("indicator", "period", "reporter", "published"))
            for row in (row for row, period in enumerate(days) if period in periods):
                subject = (names[row], days[row], reporters[row], published[row])
                if subject in subjects:
                    found[subject] = (rows, row)
        return found


class Import:
    """One import: an edit of a data folder, and what it will have changed."""

    def __init__(self, grids: Sequence[Grid], options: ImportOptions) -> None:
        self.grids = grids
        self.options = options
        self.guides: Sequence[Grid] = ()
        """The sheets that hold nothing but text."""
        self.plan = Plan((), (), 0, ())
        self._corrections: dict[Origin, tuple[Difference, Mapping[str, str]]] = {}

    def run(self, location: Location, stamp: Stamp, tell: Callable[[Changed], None], *, dry: bool) -> Changed:
        """Write the reports, or with ``dry`` only find out what would be written; ``tell`` is called before.

        Raises what :func:`change` raises, with places in the sheets.
        """
        try:
            return change(location, self.edit, stamp, tell, dry=dry)
        except WouldBreakError as error:
            raise WouldBreakError(self._sorted(map(self.placed, error.diagnostics)), NOTHING_IMPORTED) from error

    def edit(self, reading: Reading) -> Mapping[str, bytes]:
        """Return the reports by their paths, with those put right; nothing where all of it is there already."""
        self._corrections.clear()
        problems: list[Diagnostic] = []
        senders = Senders(reading.entries, self.options.sender)
        sheets = [rows for grid in self._tables() if (rows := self._read(grid, reading, senders, problems)) is not None]
        found: list[Diagnostic] = []
        kept: Sequence[Rows] = ()
        same, revised = 0, list[Difference]()
        with contextlib.suppress(StopImportError):
            kept, same, revised = self._compared(sheets, reading.entries.values, found)
        problems += found
        parts = tuple(self._parts(reading, kept))
        states = self._read_states(reading, senders, problems)
        state_reports = tuple(self._state_reports(reading, states))
        guides = tuple(grid.name for grid in self.guides)
        corrected = tuple(difference for difference, _ in self._corrections.values())
        self.plan = Plan(parts, tuple(sheets), same, tuple(revised), guides, corrected, states, state_reports)
        files = {part.file: as_csv(part.columns) for part in parts}
        files.update({item.file: item.content(reading.location.folder) for item in state_reports})
        if problems:
            # What is wrong in the other rows is found only by reading them with all the other files.
            after = errors(read(reading.location, files)) if files else ()
            problems += [self.placed(item) for item in after if item.file in files]
            raise WouldBreakError(self._sorted(problems))
        changes = [(origin, row_changes(cells)) for origin, (_, cells) in self._corrections.items()]
        return {**correct(changes), **files}

    def _tables(self) -> Sequence[Grid]:
        """Return the grids without sheets of mere text, such as a guide, beside those that hold figures."""
        grids = [grid for grid in self.grids if grid not in self.state_grids]
        found = [grid for grid in grids if grid.holds_numbers or is_table(grid, self.options.choices)]
        self.guides = [grid for grid in grids if grid not in found] if found or self.state_grids else []
        return found if found or self.state_grids else grids

    @cached_property
    def state_grids(self) -> Sequence[Grid]:
        """The tables of tasks and of targets without a number."""
        return [grid for grid in self.grids if kind_of(grid) is not None]

    def _read_states(self, reading: Reading, senders: Senders, problems: list[Diagnostic]) -> tuple[StateSheet, ...]:
        """Return what the tables of tasks and outcomes report."""
        sheets = []
        today = self.options.today(reading.decision)
        for grid in self.state_grids:
            found: list[Diagnostic] = []
            with contextlib.suppress(StopImportError):
                options = self.options
                sheets.append(read_states(grid, reading, senders, options.choices, options.defaults, today, found))
            problems += found
        return told_once(sheets)

    def _state_reports(self, reading: Reading, states: Sequence[StateSheet]) -> Iterator[StateReport]:
        """Yield the reports of tasks and outcomes to write: one for each file, or one for all where it is named."""
        found = [sheet for sheet in states if sheet.entries]
        taken: set[str] = set()
        for file in dict.fromkeys(None if self.options.name else sheet.grid.file for sheet in found):
            name = self.options.name or name_for(file or "")
            path = _free(reading, f"{name.removesuffix('.csv')}.yaml", taken)
            taken.add(path)
            yield StateReport(path, tuple(sheet for sheet in found if file in {None, sheet.grid.file}))

    def _read(self, grid: Grid, reading: Reading, senders: Senders, problems: list[Diagnostic]) -> Rows | None:
        """Return the right rows of a grid; None where none can be told from another."""
        found: list[Diagnostic] = []
        rows = None
        try:
            sheet = read_columns(grid, self.options.choices, found)
            rows = read_rows(sheet, reading.entries, self.options.settings, self.options.defaults, found)
            rows = rows.only(()) if sheet.figures_are_wrong else with_reporters(rows, senders, found)
        except StopImportError:
            rows = None
        problems += found
        return rows

    def _compared(
        self, sheets: Sequence[Rows], values: ReportedValues, problems: list[Diagnostic]
    ) -> tuple[Sequence[Rows], int, list[Difference]]:
        """Return the rows to write, how many are there already, and which differ from a figure that is there."""
        keys = [_keys(rows) for rows in sheets]
        published = [rows.column("published") for rows in sheets]
        size = sum(len(rows.places) for rows in sheets)
        there: Mapping[Key, There] = {}
        if any(map(len, values.kinds)):
            there = reported(values, set(chain.from_iterable(zip(*columns, strict=True) for columns in keys)))
        dated = (zip(*columns, days, strict=True) for columns, days in zip(keys, published, strict=True))
        if not there and len(set(chain.from_iterable(dated))) == size:
            return sheets, 0, []  # all of it is new
        first: dict[tuple[str, str, Span, str, str], tuple[Rows, int]] = {}
        result: list[Rows] = []
        revised: list[Difference] = []
        same = 0
        for rows, columns, days in zip(sheets, keys, published, strict=True):
            kept: list[int] = []
            for row, (key, day) in enumerate(zip(zip(*columns, strict=True), days, strict=True)):
                other, twin = first.setdefault((*key, day), (rows, row))
                if other is not rows or twin != row:
                    self._report_twice(rows, row, other, twin, problems)
                    continue
                found = self._judged(rows, row, there[key], problems) if key in there else "new"
                same += found == "same"
                if found == "new" or isinstance(found, Difference):
                    kept.append(row)
                if isinstance(found, Difference):
                    revised.append(found)
            result.append(rows.only(kept))
        return result, same, revised

    def _report_twice(self, rows: Rows, row: int, other: Rows, twin: int, problems: list[Diagnostic]) -> None:
        what, place = _what(rows.cells(row)), other.cell_name(twin, "value")
        if other.sheet.grid.file != rows.sheet.grid.file:
            place = f"{other.sheet.grid.file}: {place}"
        message = phrase("{what} appears twice, first in {place}", what=what, place=place)
        hint = phrase(
            "keep one of them, or give the later one another day in “{published}”",
            published=rows.sheet.header_of("published"),
        )
        report(problems, rows.problem(row, "value" if rows.indexes else "period", _TWICE, message, hint))

    def _judged(
        self, rows: Rows, row: int, there: There, problems: list[Diagnostic]
    ) -> Literal["new", "same", "refused", "corrected"] | Difference:
        """Compare a row with what was reported of the same period: new, nothing new, or another figure.

        One that puts a figure right where it is belongs to no new report.
        """
        cells = rows.cells(row)
        item = row_alone(cells, Observation)
        # One without a figure is wrong as well; the checks of the whole report say why.
        if item is None or (item.value is None and item.change is None and None in {item.numerator, item.denominator}):
            return "new"
        of_day = there.by_day.get(item.published, ())
        if any(_repeats(cells, item, entry.value) for entry in (of_day if "published" in cells else there)):
            return "same"
        twin = next(iter(of_day), None)
        last = twin or there.newest
        agrees = _agree(item, last.value)
        column = next(name for name in ("value", "numerator", "change") if name in {**cells, "change": ""})
        place = rows.cell_name(row, column)
        difference = Difference(place, _what(cells), _figure(last.value), _figure(item))
        later = item.published is not None and (last.value.published is None or item.published > last.value.published)
        if agrees and twin is None and item.published is not None:
            return "new"
        if not agrees and later and self.options.revise:
            return difference
        origin = f"{last.origin.document.file}:{last.origin.place('period').line}"
        if not agrees and is_of_another_sender(last.value.source, item.source):
            why = _objection_to_sender(difference, origin, last.value.source, replace=self.options.replace)
        elif not self.options.replace:
            why = _objection(difference, origin, agrees=agrees, later=later)
        elif twin is None and item.published is not None and last.value.published is not None:
            why = _objection_to_day(difference, origin, last.value.published)
        elif last.origin in self._corrections:
            why = _objection_to_twin(difference, self._corrections[last.origin][0].cell)
        else:
            self._corrections[last.origin] = difference, cells
            return "corrected"
        report(problems, rows.problem(row, column, _TWICE, *why))
        return "refused"

    def _parts(self, reading: Reading, kept: Sequence[Rows]) -> Iterator[Part]:
        """Yield the reports to write: one for each file, or one for all where it is named."""
        files = dict.fromkeys(rows.sheet.grid.file for rows in kept if rows.places)
        taken: set[str] = set()
        if self.options.name is not None and files:
            yield Part(_free(reading, self.options.name, taken), tuple(rows for rows in kept if rows.places))
            return
        for file in files:
            path = _free(reading, name_for(file), taken)
            taken.add(path)
            yield Part(path, tuple(rows for rows in kept if rows.places and rows.sheet.grid.file == file))

    def placed(self, problem: Diagnostic) -> Diagnostic:
        """Move a problem of a report to be written to the place in the sheet that it comes from, in its words."""
        states = next((item for item in self.plan.state_reports if item.file == problem.file), None)
        if states is not None:
            return self._first_in_sheet(states.placed(problem))
        part = next((part for part in self.plan.parts if part.file == problem.file), None)
        if part is None:
            return problem
        number = bisect(_ends(part), problem.line - 1)
        for rows in part.rows:
            if number < len(rows.places):
                message, hint = in_words_of(rows.sheet, problem)
                found = rows.problem(number, problem.path, problem.code, message, hint)
                return found._replace(warning=problem.warning, related=problem.related)
            number -= len(rows.places)
        return problem

    def _first_in_sheet(self, problem: Diagnostic) -> Diagnostic:
        """Name the first of two reports of one day by its cell, where it stands in a report to be written."""
        for first in problem.related:
            report = next((item for item in self.plan.state_reports if item.file == first.file), None)
            if report is not None and problem.code == _TWICE:
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

    def doubts(self, changed: Changed, day: date) -> tuple[Diagnostic, ...]:
        found = doubts(changed.after, day)
        own = [self.placed(item) for item in found if item.file in self.plan.files]
        if self.plan.corrected:
            old = {(item.file, item.code, item.message) for item in doubts(changed.before, day)}
            others = (item for item in found if item.file not in self.plan.files)
            own += [item for item in others if (item.file, item.code, item.message) not in old]
        return self._sorted(own)


def _keys(rows: Rows) -> tuple[Sequence[str], Sequence[str], Sequence[Span], Sequence[str]]:
    """Return what the figures of some rows are about, column by column."""
    days = {text: parse_period(text)[1:3] for text in set(rows.column("period"))}
    spans = [days[text] for text in rows.column("period")]
    expected = ["true" if text == "true" else "" for text in rows.column("projection")]
    return rows.column("indicator"), rows.column("reporter"), spans, expected


def _ends(part: Part) -> Sequence[int]:
    """Return the last line of each row in a report."""
    columns = part.columns
    empty = [""] * sum(len(rows.places) for rows in part.rows)
    texts = zip(*(columns.get(name, empty) for name in _TEXTS), strict=True)
    return list(accumulate((1 + "".join(row).count("\n") for row in texts), initial=1))[1:]


Key = tuple[str, str, Span, str]
"""An indicator, who reports it ("" where nobody is named), for which days, and "true" for a projection."""


class There(list[Entry[Observation]]):
    """What was reported of one key, looked up by the day of its publication."""

    @cached_property
    def by_day(self) -> Mapping[date | None, Sequence[Entry[Observation]]]:
        found: dict[date | None, list[Entry[Observation]]] = {}
        for entry in self:
            found.setdefault(entry.value.published, []).append(entry)
        return found

    @cached_property
    def newest(self) -> Entry[Observation]:
        return max(self, key=lambda entry: entry.value.published or date.min)


def reported(values: ReportedValues, wanted: Collection[Key]) -> Mapping[Key, There]:
    found: dict[Key, There] = {}
    for kind, projection in zip(values.kinds, ("", "true"), strict=True):
        for row, subject in enumerate(kind.observations.subjects()):
            key = (*subject, projection)
            if key in wanted:
                found.setdefault(key, There()).append(kind.entry(row))
    return found


def _objection(new: Difference, place: str, *, agrees: bool, later: bool) -> tuple[Message, Message]:
    """Return message and hint for a row that repeats a figure with other details, or contradicts one."""
    if agrees:
        message = phrase(
            "{what} is already reported as {old} ({place}), and some of its other cells differ",
            what=new.what, old=new.before, place=place,
        )  # fmt: skip
        return message, phrase("correct the entry there, or give this one the later day on which it was published")
    message = phrase(
        "{what} is {new} here, and already reported as {old} ({place})",
        what=new.what, new=new.now, old=new.before, place=place,
    )  # fmt: skip
    if later:
        return message, phrase(
            "if the new figure replaces it, import with --revise; the old one is kept as history; if the old one was "
            "typed wrongly, with --replace"
        )
    return message, phrase(
        "if the new figure replaces it, give the later day on which it was published, and --revise; if the old one was "
        "typed wrongly, import with --replace"
    )


def _objection_to_sender(new: Difference, place: str, source: str | None, *, replace: bool) -> tuple[Message, Message]:
    message = phrase(
        "{what} is {new} here, and another reporter's figure is there: {old} ({place}, from “{source}”)",
        what=new.what, new=new.now, old=new.before, place=place, source=source,
    )  # fmt: skip
    if replace:
        return message, phrase(
            "name whose figure this one is in the column of reporters; if both are of one reporter, leave the source "
            "out"
        )
    return message, phrase(
        "name whose figure this one is in the column of reporters; if both are of one reporter, this is a revision: "
        "see par import --help"
    )


def _objection_to_day(new: Difference, place: str, published: date) -> tuple[Message, Message]:
    message = phrase(
        "{what} is {new} here, and already reported as {old} ({place}), published on {published}",
        what=new.what, new=new.now, old=new.before, place=place, published=published,
    )  # fmt: skip
    return message, phrase(
        "if that figure was typed wrongly, leave the day of publication out, since it stays; if this one was published "
        "later, import with --revise instead of --replace"
    )


def _objection_to_twin(new: Difference, place: str) -> tuple[Message, Message]:
    message = phrase("{what} is put right twice, first in {place}", what=new.what, place=place)
    return message, phrase("keep one of them")


def _what(cells: Mapping[str, str]) -> str:
    return " ".join(cells[name] for name in ("indicator", "period", "reporter") if name in cells)


def _figure(item: Observation) -> str:
    """Return a figure as it was reported, in the signs of data files."""
    if item.numerator is not None and item.denominator is not None:
        return f"{item.numerator}/{item.denominator}"
    if item.value is None:
        return f"{item.change:+}%"
    sign = next((sign for sign, bound in SIGNS.items() if bound == item.bound), "")
    return f"{sign}{item.value}" + (f"/{item.of}" if item.of is not None else "")


def _repeats(cells: Mapping[str, str], item: Observation, other: Observation) -> bool:
    """Return whether a row says nothing that an entry does not say."""
    named = {_FIELDS.get(name, name) for name in cells} - {"indicator", "period", "reporter", *FIGURE}
    if any(getattr(item, name) != getattr(other, name) for name in named):
        return False
    return same_figure(item, other) or (item.numerator is None and _agree(item, other))


def _agree(item: Observation, other: Observation) -> bool:
    """Return whether two entries report one figure: the same, or counts and the percentage that they make."""
    if same_figure(item, other):
        return True
    if (item.bound, item.of) != (other.bound, other.of) or item.level is None or other.level is None:
        return False
    if item.level == other.level:
        return True
    for stated, counted in ((item, other), (other, item)):
        if stated.numerator is None and counted.numerator is not None and stated.value is not None:
            return counted.level is not None and stated_percentage_agrees(stated.value, counted.level)
    return False


def name_for(path: str) -> str:
    """Return the name of the report that a file becomes: its own, in plain letters."""
    stem = os.path.splitext(os.path.basename(path))[0]
    plain = re.sub(r"[^a-z0-9._-]+", "-", fold(stem)).strip("-._")
    return f"{plain or 'import'}.csv"


def _free(reading: Reading, name: str, taken: Collection[str]) -> str:
    """Return the path of a report that is not there yet: the name, with a number after it where that is taken."""
    stem, end = os.path.splitext(system.join(reading.location.folder, "reports", name))
    paths = (f"{stem}-{number}{end}" if number > 1 else f"{stem}{end}" for number in count(1))
    return next(path for path in paths if path not in taken and not os.path.lexists(path))


def as_csv(columns: Mapping[str, Sequence[str]]) -> bytes:
    """Return columns as a data file has them: the whole header, commas, UTF-8, line feeds.

    The columns of projections and of notes in one language, which are rare, are there where one is.
    """
    empty = [""] * max(map(len, columns.values()), default=0)
    cells = {name: columns.get(name, empty) for name in OBSERVATION_COLUMNS}
    for name in _RARE:
        if not any(cells[name]):
            del cells[name]
    for name in cells.keys() & set(_TEXTS):
        quoted = {text: '"' + text.replace('"', '""') + '"' for text in filter(_QUOTED.search, set(cells[name]))}
        cells[name] = [quoted.get(text, text) for text in cells[name]]
    lines = [",".join(cells), *map(",".join, zip(*cells.values(), strict=True)), ""]
    return "\n".join(lines).encode()


def summary(plan: Plan) -> list[Message]:
    """Return what an import changes, in lines to print before it does."""
    lines = [phrase("the sheet “{name}” holds only text and is passed over", name=name) for name in plan.guides]
    for rows in plan.sheets:
        grid = rows.sheet.grid
        for note in (*_said_of(rows.sheet), *rows.notes):
            name = grid.name or grid.file
            lines.append(phrase("{file}: {note}", file=name, note=note) if len(plan.sheets) > 1 else note)
    passed = Counter(item.kind for rows in plan.sheets for item in rows.passed)
    if passed:
        kinds = [
            phrase("{kind} {count}", kind=words, count=Count(passed[kind]))
            for kind, words in PASSED_OVER.items()
            if kind in passed
        ]
        lines.append(phrase("rows passed over: {count} ({kinds})", count=Count(passed.total()), kinds=listed(kinds)))
    lines += said_of(plan.states)
    if plan.states and not plan.sheets:
        return lines
    new, same, revised = (Count(number) for number in (plan.new, plan.same, len(plan.revised)))
    counts = phrase(
        "new: {new}; there already: {same}; other figures than before: {revised}",
        new=new, same=same, revised=revised,
    )  # fmt: skip
    lines.append(counts)
    if plan.corrected:
        cell, what, before, now = plan.corrected[0]
        corrected = phrase(
            "put right where they are: {count}; the first in {cell}, {what}: {now} (before: {before})",
            count=Count(len(plan.corrected)), cell=cell, what=what, now=now, before=before,
        )  # fmt: skip
        lines.append(corrected)
    if plan.revised:
        cell, what, before, now = plan.revised[0]
        first = phrase(
            "the first of these: {cell}, {what}: {now} (before: {before})",
            cell=cell, what=what, now=now, before=before,
        )  # fmt: skip
        lines.append(first)
    return lines


def _said_of(sheet: Sheet) -> Iterator[Message]:
    """Yield what is said of the header of a sheet: columns that are passed over, hidden ones, periods as columns."""
    names = [phrase("“{name}”", name=item.text) for item in sheet.passed_over]
    if names:
        yield phrase(
            "columns passed over, which hold other figures than the reported ones: {names}", names=listed(names)
        )
    periods = [item.period for item in sheet.values if item.period is not None]
    if len(periods) > 1:
        yield phrase("each column is a period: {names}", names=", ".join(periods))
    hidden = [f"{letters(index)} “{sheet.header.headings[index].text}”" for index in sheet.hidden_columns()]
    if hidden:
        yield phrase("hidden columns, which are read as well: {names}", names=", ".join(hidden))
    rows = [
        row for row in sorted(sheet.grid.hidden_rows) if sheet.header.below <= row < sheet.header.below + sheet.size
    ]
    if rows:
        count = Count(len(rows))
        yield phrase("hidden rows, which are read as well: {count}, the first is {row}", count=count, row=rows[0] + 1)


def passed_rows(plan: Plan) -> Iterator[Message]:
    """Yield a line for each row that was passed over."""
    for rows in plan.sheets:
        for item in rows.passed:
            if item.kind != "blank":
                yield _passed_row(rows, item)


def _passed_row(rows: Rows, item: Passed) -> Message:
    grid = rows.sheet.grid
    place = phrase("row {row}", row=rows.sheet.number(item.row))
    if grid.name:
        place = phrase("{sheet}, row {row}", sheet=grid.name, row=rows.sheet.number(item.row))
    return phrase(
        "passed over, {kind}: {place}: {text}", kind=PASSED_OVER[item.kind], place=place, text=clip(item.text, _LONGEST)
    )


_LONGEST: Final = 80
