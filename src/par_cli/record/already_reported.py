"""The rows of sheets next to what is reported already: new, there already, another figure, or put right."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final, Literal, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Origin, checked_entry
from par_cli.loading.value_columns import ReportedValues
from par_cli.messages import Message, phrase
from par_cli.model.observations import Span
from par_cli.model.periods import parse_period
from par_cli.model.reports import Observation, stated_percentage_agrees
from par_cli.record.bounds import SIGNS
from par_cli.record.corrections import FIGURE
from par_cli.record.grid import report
from par_cli.record.report_edit import is_of_another_sender, same_figure
from par_cli.record.rows import Rows
from par_cli.source import joined_columns

TWICE: Final = "PAR609"
_FIELDS: Final = {"break": "series_break"}  # the columns that the model calls otherwise


class Difference(NamedTuple):
    """A row with another figure than the one reported before."""

    cell: str
    what: str
    before: Message
    now: Message


ValueKey = tuple[str, str, str, str]
"""What no two rows have in common: indicator, period, reporter and day of publication."""


def value_key(item: Observation) -> ValueKey:
    published = "" if item.published is None else item.published.isoformat()
    return item.indicator, item.period.text, item.reporter or "", published


class Correction(NamedTuple):
    """A row that puts a figure right where it is, its cells, and what was reported there."""

    difference: Difference
    cells: Mapping[str, str]
    old: Observation


class ComparedRows(NamedTuple):
    """The rows to write, how many are there already, which follow another figure, and which put one right."""

    kept: Sequence[Rows] = ()
    same: int = 0
    revised: tuple[Difference, ...] = ()
    corrections: Mapping[Origin, Correction] = {}


def compare(
    sheets: Sequence[Rows], values: ReportedValues, problems: list[Diagnostic], *, revise: bool, replace: bool
) -> ComparedRows:
    """Compare the rows of sheets with one another and with the values that are there.

    ``revise`` allows figures that contradict those, ``replace`` puts those right where they are.  Append to the
    problems the rows that are refused; raise :class:`~par_cli.record.grid.StopImportError` where there are too many.
    """
    return _Comparer(problems, revise=revise, replace=replace).compare(sheets, values)


class _Comparer:
    """One comparison, and the figures that it puts right."""

    def __init__(self, problems: list[Diagnostic], *, revise: bool, replace: bool) -> None:
        self._problems = problems
        self._revise = revise
        self._replace = replace
        self._corrections: dict[Origin, Correction] = {}

    def compare(self, sheets: Sequence[Rows], values: ReportedValues) -> ComparedRows:
        if not any(map(len, values.kinds)) and _are_different(sheets):
            return ComparedRows(sheets)  # all of it is new
        keys = [_keys(rows) for rows in sheets]
        published = [rows.column("published") for rows in sheets]
        there = reported(values, set(chain.from_iterable(zip(*columns, strict=True) for columns in keys)))
        if not there and _are_different(sheets):
            return ComparedRows(sheets)
        first: dict[tuple[str, str, Span, str, str], tuple[Rows, int]] = {}
        result: list[Rows] = []
        revised: list[Difference] = []
        same = 0
        for rows, columns, days in zip(sheets, keys, published, strict=True):
            kept: list[int] = []
            for row, (key, day) in enumerate(zip(zip(*columns, strict=True), days, strict=True)):
                other, twin = first.setdefault((*key, day), (rows, row))
                if other is not rows or twin != row:
                    if _says_the_same(rows, row, other, twin):
                        same += 1
                    else:
                        self._report_twice(rows, row, other, twin)
                    continue
                found = self._judge(rows, row, there[key]) if key in there else "new"
                same += found == "same"
                if found == "new" or isinstance(found, Difference):
                    kept.append(row)
                if isinstance(found, Difference):
                    revised.append(found)
            result.append(rows.only(kept))
        return ComparedRows(result, same, tuple(revised), self._corrections)

    def _report_twice(self, rows: Rows, row: int, other: Rows, twin: int) -> None:
        what, place = _what(rows.cells(row)), other.cell_name(twin, "value")
        if other.sheet.grid.file != rows.sheet.grid.file:
            place = other.sheet.grid.in_file(place)
        message = phrase("{what} appears twice, first in {place}", what=what, place=place)
        hint = phrase(
            "keep one of them, or give the later one another day in “{published}”",
            published=rows.sheet.header_of("published"),
        )
        report(self._problems, rows.problem(row, "value" if rows.indexes else "period", TWICE, message, hint))

    def _judge(
        self, rows: Rows, row: int, there: FiguresOfKey
    ) -> Literal["new", "same", "refused", "corrected"] | Difference:
        """Compare a row with what was reported of the same period: new, nothing new, or another figure.

        One that puts a figure right where it is belongs to no new report.
        """
        cells = rows.cells(row)
        item = checked_entry(cells, Observation)
        # One without a figure is wrong as well; the checks of the whole report say why.
        if item is None or (item.value is None and item.change is None and None in {item.numerator, item.denominator}):
            return "new"
        of_day = there.by_day.get(item.published, ())
        own = cells if "source" in rows.sheet.columns else {**cells, "source": ""}  # given once for all of them
        if any(_repeats(own, item, entry.value) for entry in (of_day if "published" in cells else there)):
            return "same"
        twin = next(iter(of_day), None)
        last = twin or there.newest
        agrees = _agree(item, last.value)
        column = next(name for name in ("value", "numerator", "change") if name in {**cells, "change": ""})
        place = rows.sheet.grid.in_file(rows.cell_name(row, column))
        difference = Difference(place, _what(cells), _figure(last.value), _figure(item))
        later = item.published is not None and (last.value.published is None or item.published > last.value.published)
        if agrees and twin is None and item.published is not None:
            return "new"
        if not agrees and later and self._revise:
            return difference
        other_day = twin is None and item.published is not None
        why = self._objection(difference, item, last, agrees=agrees, later=later, other_day=other_day)
        if why is not None:
            report(self._problems, rows.problem(row, column, TWICE, *why))
            return "refused"
        self._corrections[last.origin] = Correction(difference, cells, last.value)
        return "corrected"

    def _objection(
        self,
        new: Difference,
        item: Observation,
        last: Entry[Observation],
        *,
        agrees: bool,
        later: bool,
        other_day: bool,
    ) -> tuple[Message, Message] | None:
        """Return what is wrong with a row that is not new; None where it puts right what was reported."""
        place, published = last.origin.file_line("period"), last.value.published
        if not agrees and is_of_another_sender(last.value.source, item.source):
            return _objection_to_sender(new, place, last.value.source, replace=self._replace)
        if not self._replace:
            return _objection_to_figure(new, place, agrees=agrees, later=later)
        if other_day and published is not None:
            return _objection_to_day(new, place, published)
        if last.origin in self._corrections:
            return _objection_to_twin(new, self._corrections[last.origin].difference.cell)
        return None


def _keys(rows: Rows) -> tuple[Sequence[str], Sequence[str], Sequence[Span], Sequence[str]]:
    """Return what the figures of some rows are about, column by column."""
    spans = rows.column("period").each(lambda text: parse_period(text)[1:3])
    expected = rows.column("projection").each(lambda text: "true" if text == "true" else "")
    return rows.column("indicator"), rows.column("reporter"), spans, expected


def _are_different(sheets: Sequence[Rows]) -> bool:
    """Return whether no two rows are of one key and day.

    Where any row is a projection, return False, which is right and only slower.
    """
    if any(rows.column("projection").holds_something for rows in sheets):
        return False
    names = ("indicator", "reporter", "published", "period")
    *others, periods = [joined_columns([rows.column(name) for rows in sheets]) for name in names]
    first: dict[Span, int] = {}
    spans = periods.each(lambda text: first.setdefault(parse_period(text)[1:3], len(first)))
    found = set(zip(*(column.indexes for column in others), spans, strict=True))
    return len(found) == len(spans)


Key = tuple[str, str, Span, str]
"""An indicator, who reports it ("" where nobody is named), for which days, and "true" for a projection."""


class FiguresOfKey(list[Entry[Observation]]):
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


def reported(values: ReportedValues, wanted: Collection[Key]) -> Mapping[Key, FiguresOfKey]:
    found: dict[Key, FiguresOfKey] = {}
    for kind, projection in zip(values.kinds, ("", "true"), strict=True):
        for row, subject in enumerate(kind.observations.subjects()):
            key = (*subject, projection)
            if key in wanted:
                found.setdefault(key, FiguresOfKey()).append(kind.entry(row))
    return found


def _objection_to_figure(new: Difference, place: str, *, agrees: bool, later: bool) -> tuple[Message, Message]:
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
    message = phrase("{what} is corrected twice, first in {place}", what=new.what, place=place)
    return message, phrase("keep one of them")


def _what(cells: Mapping[str, str]) -> str:
    return " ".join(cells[name] for name in ("indicator", "period", "reporter") if name in cells)


def _figure(item: Observation) -> Message:
    """Return a figure as it was reported."""
    if item.numerator is not None and item.denominator is not None:
        return phrase("{value}/{of}", value=item.numerator, of=item.denominator)
    if item.value is None:
        return phrase("{sign}{value}%", sign="+" if (item.change or 0) >= 0 else "", value=item.change)
    sign = next((sign for sign, bound in SIGNS.items() if bound == item.bound), "")
    if item.of is not None:
        return phrase("{sign}{value}/{of}", sign=sign, value=item.value, of=item.of)
    return phrase("{sign}{value}", sign=sign, value=item.value)


def _repeats(cells: Mapping[str, str], item: Observation, other: Observation) -> bool:
    """Return whether a row says nothing that an entry does not say."""
    named = {_FIELDS.get(name, name) for name, text in cells.items() if text} - {
        "indicator",
        "period",
        "reporter",
        *FIGURE,
    }
    if any(getattr(item, name) != getattr(other, name) for name in named):
        return False
    return same_figure(item, other) or (item.numerator is None and _agree(item, other))


def _says_the_same(rows: Rows, row: int, other: Rows, twin: int) -> bool:
    """Return whether a row of another file says what one before it says: forms of agencies may share a figure."""
    if rows.sheet.grid.file == other.sheet.grid.file:
        return False  # within one file it is a slip
    cells, before = rows.cells(row), other.cells(twin)
    item, first = checked_entry(cells, Observation), checked_entry(before, Observation)
    return item is not None and first is not None and _repeats(cells, item, first)


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
