"""A spreadsheet as a report of its own next to the others: all of its rows or none."""

from __future__ import annotations

import contextlib
import os
import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, count
from typing import Final, Literal, NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Origin, row_alone
from par_cli.loading.folder import Location, Reading, doubts
from par_cli.loading.value_columns import ReportedValues
from par_cli.messages import Count, Message, phrase
from par_cli.model.observations import Span
from par_cli.model.periods import parse_period
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation, stated_percentage_agrees
from par_cli.record.change import Changed, WouldBreakError, change
from par_cli.record.column_names import SIGNS
from par_cli.record.corrections import FIGURE, correct, row_changes
from par_cli.record.journal import Stamp
from par_cli.record.report import is_of_another_sender, same_figure
from par_cli.record.rows import Rows, read_rows
from par_cli.record.sheet import NOTHING_IMPORTED, Sheet, StopImportError, report
from par_cli.typed import fold

_QUOTED: Final = re.compile(r'[",\n]')
_TEXTS: Final = ("source", "url", "note")  # the only columns that may hold commas, quotes and line ends
_TWICE: Final = "PAR609"
_FIELDS: Final = {"break": "series_break"}  # the columns that the model calls otherwise


class ImportOptions(NamedTuple):
    """``name`` is that of the report to write (None: one like the sheet's); ``defaults`` fill empty cells.

    ``revise`` allows figures that contradict those that are there, ``replace`` puts those right where they are.
    """

    name: str | None
    defaults: Mapping[str, str]
    revise: bool
    replace: bool = False


class Difference(NamedTuple):
    """A row with another figure than the one reported before."""

    row: int
    what: str
    before: str
    now: str


Subject = tuple[str, str, str, str]
"""What no two rows have in common: indicator, period, reporter and day of publication."""


def subject_of(item: Observation) -> Subject:
    published = "" if item.published is None else item.published.isoformat()
    return item.indicator, item.period.text, item.reporter or "", published


class Plan(NamedTuple):
    """What an import changes: the file to write, None where there is nothing to change, and the rows that it will hold.

    ``same`` is how many others are there already, ``revised`` are those that follow another figure, and ``corrected``
    those that are put right in other files.
    """

    rows: Rows
    file: str | None
    same: int
    revised: tuple[Difference, ...]
    corrected: tuple[Difference, ...] = ()

    @property
    def new(self) -> int:
        """How many values were not reported before."""
        return len(self.rows.places) - len(self.revised)

    def known_from(self) -> Mapping[date, int]:
        """Return from which day on how many of the rows count."""
        found: Counter[date] = Counter()
        columns = map(self.rows.column, ("period", "published", "projection"))
        for (period, published, projection), number in Counter(zip(*columns, strict=True)).items():
            days = [date.fromisoformat(published)] if published else []
            if projection != "true" or not days:
                days.append(parse_period(period).end)
            found[max(days)] += number
        return found

    def places_of(self, wanted: Iterable[Observation]) -> Mapping[Subject, int]:
        """Return the places in the sheet of the rows that hold some observations."""
        subjects = set(map(subject_of, wanted))
        periods = {period for _, period, _, _ in subjects}
        of_period = [row for row, period in enumerate(self.rows.column("period")) if period in periods]
        columns = [self.rows.column(name) for name in ("indicator", "period", "reporter", "published")]
        rows = ((row, (columns[0][row], columns[1][row], columns[2][row], columns[3][row])) for row in of_period)
        return {subject: self.rows.places[row] for row, subject in rows if subject in subjects}


class Import:
    """One import: an edit of a data folder, and what it will have changed."""

    def __init__(self, sheet: Sheet, options: ImportOptions) -> None:
        self.sheet = sheet
        self.options = options
        self.plan = Plan(Rows((), {}, 0, ()), None, 0, ())
        self._corrections: dict[Origin, tuple[Difference, Mapping[str, str]]] = {}

    def run(self, location: Location, stamp: Stamp, tell: Callable[[Changed], None], *, dry: bool) -> Changed:
        """Write the report, or with ``dry`` only find out what would be written; ``tell`` is called before.

        Raises what :func:`change` raises, with places in the sheet.
        """
        try:
            return change(location, self.edit, stamp, tell, dry=dry)
        except WouldBreakError as error:
            raise WouldBreakError(tuple(sorted(map(self.placed, error.diagnostics))), NOTHING_IMPORTED) from error

    def edit(self, reading: Reading) -> Mapping[str, bytes]:
        """Return the report by its path, with those that are put right; nothing where all of it is there already."""
        problems: list[Diagnostic] = []
        self._corrections.clear()
        rows = read_rows(self.sheet, reading.entries, self.options.defaults, problems)
        kept: Sequence[int] = ()
        same, revised = 0, list[Difference]()
        if not problems:
            with contextlib.suppress(StopImportError):
                kept, same, revised = self._compared(rows, reading.entries.values, problems)
        if problems:
            raise WouldBreakError(tuple(sorted(problems)))
        file = _free(reading, self.options.name or name_for(self.sheet.file)) if kept else None
        corrected = tuple(difference for difference, _ in self._corrections.values())
        self.plan = Plan(rows.only(kept), file, same, tuple(revised), corrected)
        changes = [(origin, row_changes(cells)) for origin, (_, cells) in self._corrections.items()]
        return {**correct(changes), **({} if file is None else {file: as_csv(self.plan.rows.columns)})}

    def _compared(
        self, rows: Rows, values: ReportedValues, problems: list[Diagnostic]
    ) -> tuple[Sequence[int], int, list[Difference]]:
        """Return the rows to write, how many are there already, and which differ from a figure that is there."""
        days = {text: parse_period(text)[1:3] for text in set(rows.column("period"))}
        spans = [days[text] for text in rows.column("period")]
        expected = ["true" if text == "true" else "" for text in rows.column("projection")]
        keys = (rows.column("indicator"), rows.column("reporter"), spans, expected)
        there = reported(values, set(zip(*keys, strict=True))) if any(map(len, values.kinds)) else {}
        if not there and len(set(zip(*keys, rows.column("published"), strict=True))) == len(spans):
            return range(len(spans)), 0, []  # all of it is new
        first: dict[tuple[str, str, Span, str, str], int] = {}
        twins = map(first.setdefault, zip(*keys, rows.column("published"), strict=True), count())
        kept: list[int] = []
        revised: list[Difference] = []
        same = 0
        for row, (twin, key) in enumerate(zip(twins, zip(*keys, strict=True), strict=True)):
            if twin != row:
                what, number = _what(rows.cells(row)), self.sheet.number(rows.places[twin])
                message = phrase("{what} appears twice in the file, first in row {row}", what=what, row=number)
                hint = phrase("keep one of them, or give the later one its own published day")
                problem = self.sheet.problem(rows.places[row], "period", _TWICE, message, hint)
                report(problems, problem)
                continue
            found = self._judged(rows.places[row], rows.cells(row), there[key], problems) if key in there else "new"
            if found == "corrected":
                continue
            if found is None:
                same += 1
                continue
            kept.append(row)
            if isinstance(found, Difference):
                revised.append(found)
        return kept, same, revised

    def _judged(
        self, place: int, cells: Mapping[str, str], there: There, problems: list[Diagnostic]
    ) -> Literal["new", "corrected"] | Difference | None:
        """Compare a row with what was reported of the same period: new, another figure, or None for nothing new.

        One that puts a figure right where it is belongs to no new report.
        """
        item = row_alone(cells, Observation)
        # One without a figure is wrong as well; the checks of the whole report say why.
        if item is None or (item.value is None and item.change is None and None in {item.numerator, item.denominator}):
            return "new"
        of_day = there.by_day.get(item.published, ())
        if any(_repeats(cells, item, entry.value) for entry in (of_day if "published" in cells else there)):
            return None
        twin = next(iter(of_day), None)
        last = twin or there.newest
        agrees = _agree(item, last.value)
        difference = Difference(self.sheet.number(place), _what(cells), _figure(last.value), _figure(item))
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
            why = _objection_to_twin(difference, self._corrections[last.origin][0].row)
        else:
            self._corrections[last.origin] = difference, cells
            return "corrected"
        column = next(name for name in ("value", "numerator", "change") if name in {**cells, "change": ""})
        report(problems, self.sheet.problem(place, column, _TWICE, *why))
        return "new"

    def placed(self, problem: Diagnostic) -> Diagnostic:
        """Move a problem of the report to be written to the place in the sheet that it comes from."""
        if problem.file != self.plan.file:
            return problem
        place = self.plan.rows.places[bisect(self._ends, problem.line - 1)]
        found = self.sheet.problem(place, problem.path, problem.code, problem.message, problem.hint)
        return found._replace(warning=problem.warning, related=problem.related)

    @cached_property
    def _ends(self) -> Sequence[int]:
        """The last line of each row in the report."""
        texts = zip(*map(self.plan.rows.column, _TEXTS), strict=True)
        return list(accumulate((1 + "".join(row).count("\n") for row in texts), initial=1))[1:]

    def doubts(self, changed: Changed, day: date) -> tuple[Diagnostic, ...]:
        found = doubts(changed.after, day)
        own = [self.placed(item) for item in found if item.file == self.plan.file]
        if self.plan.corrected:
            old = {(item.file, item.code, item.message) for item in doubts(changed.before, day)}
            others = (item for item in found if item.file != self.plan.file)
            own += [item for item in others if (item.file, item.code, item.message) not in old]
        return tuple(sorted(own))


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


def _objection_to_twin(new: Difference, row: int) -> tuple[Message, Message]:
    message = phrase("{what} is put right twice in the file, first in row {row}", what=new.what, row=row)
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


def _free(reading: Reading, name: str) -> str:
    """Return the path of a report that is not there yet: the name, with a number after it where that is taken."""
    stem = system.join(reading.location.folder, "reports", name.removesuffix(".csv"))
    paths = (f"{stem}-{number}.csv" if number > 1 else f"{stem}.csv" for number in count(1))
    return next(path for path in paths if not os.path.lexists(path))


def as_csv(columns: Mapping[str, Sequence[str]]) -> bytes:
    """Return columns as a data file has them: the whole header, commas, UTF-8, line feeds.

    The column of projections, which are rare, is there where one is.
    """
    empty = [""] * max(map(len, columns.values()), default=0)
    cells = {name: columns.get(name, empty) for name in OBSERVATION_COLUMNS}
    if not any(cells["projection"]):
        del cells["projection"]
    for name in _TEXTS:
        quoted = {text: '"' + text.replace('"', '""') + '"' for text in filter(_QUOTED.search, set(cells[name]))}
        cells[name] = [quoted.get(text, text) for text in cells[name]]
    lines = [",".join(cells), *map(",".join, zip(*cells.values(), strict=True)), ""]
    return "\n".join(lines).encode()


def summary(plan: Plan) -> list[Message]:
    """Return what an import changes, in lines to print before it does."""
    lines = list(plan.rows.notes)
    if plan.rows.passed_over:
        lines.append(phrase("rows without a figure, skipped: {count}", count=Count(plan.rows.passed_over)))
    new, same, revised = (Count(number) for number in (plan.new, plan.same, len(plan.revised)))
    counts = phrase(
        "new: {new}; there already: {same}; other figures than before: {revised}",
        new=new, same=same, revised=revised,
    )  # fmt: skip
    lines.append(counts)
    if plan.corrected:
        row, what, before, now = plan.corrected[0]
        corrected = phrase(
            "put right where they are: {count}; the first in row {row}, {what}: {now} (before: {before})",
            count=Count(len(plan.corrected)), row=row, what=what, now=now, before=before,
        )  # fmt: skip
        lines.append(corrected)
    if plan.revised:
        row, what, before, now = plan.revised[0]
        first = phrase(
            "the first of these: row {row}, {what}: {now} (before: {before})",
            row=row, what=what, now=now, before=before,
        )  # fmt: skip
        lines.append(first)
    return lines
