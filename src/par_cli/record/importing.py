"""A spreadsheet as a report of its own beside the others: all of its rows or none."""

from __future__ import annotations

import os
import re
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, row_alone
from par_cli.loading.folder import Location, Reading, examine
from par_cli.messages import Count, Message, phrase
from par_cli.model.periods import parse_period
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation, stated_percentage_agrees
from par_cli.model.text import folded
from par_cli.record.change import Changed, WouldBreakError, change, preview
from par_cli.record.columns import SIGNS
from par_cli.record.rows import Line, Rows, read_rows
from par_cli.record.sheet import Sheet
from par_cli.source import MAX_PROBLEMS, too_many

_FIGURES: Final = ("value", "numerator", "denominator", "change", "bound", "of")
_QUOTED: Final = re.compile(r'[",\n]')
_TWICE: Final = "PAR609"
_FIELDS: Final = {"break": "series_break"}  # the columns that the model calls otherwise


class Wanted(NamedTuple):
    """What was asked for.

    ``name`` is that of the report to write (None: one like the sheet's); ``always`` stands in empty cells; ``revise``
    allows figures that contradict those that are there.
    """

    name: str | None
    always: Mapping[str, str]
    revise: bool


class Difference(NamedTuple):
    """A row whose figure is another one than was reported before."""

    row: int
    what: str
    before: str
    now: str


class Plan(NamedTuple):
    """What an import changes: the file to write, None where there is nothing to change.

    ``lines`` are the rows that it will hold, ``same`` is how many are there already, ``revised`` are those that follow
    another figure.
    """

    rows: Rows
    file: str | None
    lines: tuple[Line, ...]
    same: int
    revised: tuple[Difference, ...]

    @property
    def new(self) -> int:
        """How many values were not reported before."""
        return len(self.lines) - len(self.revised)


class Import:
    """One import: an edit of a data folder, and what it will have changed."""

    def __init__(self, sheet: Sheet, wanted: Wanted) -> None:
        """Keep what is imported."""
        self.sheet = sheet
        self.wanted = wanted
        self.plan = Plan(Rows((), 0, ()), None, (), 0, ())
        self._ends: list[int] = []

    def run(self, location: Location, tell: Callable[[Changed], None], *, dry: bool) -> Changed:
        """Write the report, or with ``dry`` only find out what would be written; ``tell`` is called before.

        Raises what :func:`change` raises, with places in the sheet.
        """
        try:
            if dry:
                changed = preview(location, self.edit)
                tell(changed)
                return changed
            return change(location, self.edit, tell)
        except WouldBreakError as error:
            raise WouldBreakError(tuple(sorted(map(self.placed, error.diagnostics)))) from error

    def edit(self, reading: Reading) -> Mapping[str, bytes]:
        """Give the report, or nothing where all of it is there already."""
        problems: list[Diagnostic] = []
        rows = read_rows(self.sheet, reading.entries, self.wanted.always, problems)
        if problems:
            raise WouldBreakError(tuple(sorted(problems)))
        lines, same, revised = self._compared(rows.lines, reading.entries.values, problems)
        if problems:
            raise WouldBreakError(tuple(sorted(problems)))
        file = _free(reading, self.wanted.name or name_for(self.sheet.file)) if lines else None
        self.plan = Plan(rows, file, tuple(lines), same, tuple(revised))
        lengths = (1 + sum(text.count("\n") for text in line.cells.values()) for line in lines)
        self._ends = list(accumulate(lengths, initial=1))[1:]  # of each row, its last line in the report
        return {} if file is None else {file: written([line.cells for line in lines])}

    def _compared(
        self, lines: Sequence[Line], reported: Iterable[Entry[Observation]], problems: list[Diagnostic]
    ) -> tuple[list[Line], int, list[Difference]]:
        """Tell apart what is new, what is there already, and what is another figure than the one there."""
        there: dict[Key, list[Entry[Observation]]] = {}
        for entry in reported:
            item = entry.value
            there.setdefault((item.indicator, item.reporter, item.period.start, item.period.end), []).append(entry)
        first: dict[tuple[Key, str | None], Line] = {}
        ends: dict[str, tuple[date, date]] = {}
        kept: list[Line] = []
        revised: list[Difference] = []
        same = 0
        for line in lines:
            if len(problems) > MAX_PROBLEMS:
                break
            cells = line.cells
            text = cells["period"]
            if text not in ends:
                ends[text] = parse_period(text)[1:3]
            key = (cells["indicator"], cells.get("reporter"), *ends[text])
            twin = first.setdefault((key, cells.get("published")), line)
            if twin is not line:
                message = phrase(
                    "{what} stands twice in the file, first in row {row}", what=_what(line), row=twin.row.number
                )
                hint = phrase("keep one of them, or give the later one its own published day")
                self._report(problems, self.sheet.problem(line.row, "period", _TWICE, message, hint))
                continue
            found = self._judged(line, there[key], problems) if key in there else line
            if found is None:
                same += 1
            elif isinstance(found, Difference):
                revised.append(found)
                kept.append(line)
            else:
                kept.append(line)
        return kept, same, revised

    def _report(self, problems: list[Diagnostic], problem: Diagnostic) -> None:
        full = len(problems) == MAX_PROBLEMS
        problems.append(too_many(problem.file, problem.line, problem.column) if full else problem)

    def _judged(
        self, line: Line, there: Sequence[Entry[Observation]], problems: list[Diagnostic]
    ) -> Line | Difference | None:
        """Give what a row is beside what was reported of the same period: new, another figure, or nothing new."""
        item = row_alone(line.cells, Observation)
        if item is None:  # the report as a whole is checked as well, and says why
            return line
        if any(_repeats(line, item, entry.value) for entry in there):
            return None
        twin = next((entry for entry in there if entry.value.published == item.published), None)
        last = twin or max(there, key=lambda entry: entry.value.published or date.min)
        agrees = _agree(item, last.value)
        difference = Difference(line.row.number, _what(line), _figure(last.value), _figure(item))
        later = item.published is not None and (last.value.published is None or item.published > last.value.published)
        if agrees and twin is None and item.published is not None:
            return line
        if not agrees and later and self.wanted.revise:
            return difference
        place = f"{last.origin.document.file}:{last.origin.place('period').line}"
        if agrees:
            message = phrase(
                "{what} is reported already as {old} ({place}), and not all cells beside it are the same",
                what=difference.what, old=difference.before, place=place,
            )  # fmt: skip
            hint = phrase("correct the entry there, or give this one the later day on which it was published")
        else:
            message = phrase(
                "{what} is {new} here, and reported already as {old} ({place})",
                what=difference.what, new=difference.now, old=difference.before, place=place,
            )  # fmt: skip
            if later:
                hint = phrase("if the new figure replaces it, import with --revise; the old one is kept as history")
            else:
                hint = phrase(
                    "if the new figure replaces it, give the later day on which it was published, and --revise"
                )
        column = "value" if "value" in line.cells else "numerator" if "numerator" in line.cells else "change"
        self._report(problems, self.sheet.problem(line.row, column, _TWICE, message, hint))
        return line

    def placed(self, problem: Diagnostic) -> Diagnostic:
        """Give a problem of the report to be written at the place in the sheet that it comes from."""
        if problem.file != self.plan.file:
            return problem
        line = self.plan.lines[bisect(self._ends, problem.line - 1)]
        found = self.sheet.problem(
            line.row, problem.path, problem.code, problem.message, problem.hint, warning=problem.warning
        )
        return found._replace(related=problem.related)

    def doubts(self, changed: Changed, day: date) -> tuple[Diagnostic, ...]:
        """Give what is doubtful in the rows that were imported."""
        found = [item for item in examine(changed.after, day) if item.file == self.plan.file]
        return tuple(sorted(map(self.placed, found)))


Key = tuple[str, str | None, date, date]


def _what(line: Line) -> str:
    who = line.cells.get("reporter")
    return f"{line.cells['indicator']} {line.cells['period']}" + (f" {who}" if who else "")


def _figure(item: Observation) -> str:
    """Give a figure as it was reported, in the signs of data files."""
    if item.numerator is not None and item.denominator is not None:
        return f"{item.numerator}/{item.denominator}"
    if item.value is None:
        return f"{item.change:+}%"
    sign = next((sign for sign, bound in SIGNS.items() if bound == item.bound), "")
    return f"{sign}{item.value}" + (f"/{item.of}" if item.of is not None else "")


def _repeats(line: Line, item: Observation, other: Observation) -> bool:
    """Tell whether a row says nothing that an entry does not say."""
    named = {_FIELDS.get(name, name) for name in line.cells} - {"indicator", "period", "reporter", *_FIGURES}
    if any(getattr(item, name) != getattr(other, name) for name in named):
        return False
    return _equal(item, other) or (item.numerator is None and _agree(item, other))


def _equal(item: Observation, other: Observation) -> bool:
    return all(getattr(item, name) == getattr(other, name) for name in _FIGURES)


def _agree(item: Observation, other: Observation) -> bool:
    """Tell whether two entries give one figure: the same, or counts and the percentage that they make."""
    if _equal(item, other):
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
    """Give the name of the report that a file becomes: its own, in plain letters."""
    stem = os.path.splitext(os.path.basename(path))[0]
    plain = re.sub(r"[^a-z0-9._-]+", "-", folded(stem)).strip("-._")
    return f"{plain or 'import'}.csv"


def _free(reading: Reading, name: str) -> str:
    """Give the path of a report that is not there yet: the name, else with a number behind it."""
    folder = os.path.join(reading.location.folder, "reports")
    stem = name.removesuffix(".csv")
    number = 1
    path = os.path.join(folder, name)
    while os.path.lexists(path):
        number += 1
        path = os.path.join(folder, f"{stem}-{number}.csv")
    return path


def written(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Give a report as data files have it: the whole header, commas, UTF-8, line feeds."""
    lines = [",".join(OBSERVATION_COLUMNS)]
    lines += [",".join([_cell(row.get(name, "")) for name in OBSERVATION_COLUMNS]) for row in rows]
    return "".join([f"{line}\n" for line in lines]).encode()


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def summary(plan: Plan) -> list[Message]:
    """Say what an import changes, before it does."""
    said = list(plan.rows.notes)
    if plan.rows.passed_over:
        said.append(phrase("rows without a figure, passed over: {count}", count=Count(plan.rows.passed_over)))
    new, same, revised = (Count(number) for number in (plan.new, plan.same, len(plan.revised)))
    said.append(
        phrase(
            "new: {new}; there already: {same}; other figures than before: {revised}",
            new=new,
            same=same,
            revised=revised,
        )
    )
    if plan.revised:
        first = plan.revised[0]
        said.append(
            phrase(
                "the first of these: row {row}, {what}: {now} (before: {before})",
                row=first.row,
                what=first.what,
                now=first.now,
                before=first.before,
            )
        )
    return said
