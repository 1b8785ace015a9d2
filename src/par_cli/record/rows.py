"""The rows of a spreadsheet as rows of a data file: every cell in its one form, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.shared import Entries
from par_cli.messages import Count, Message, phrase
from par_cli.model.periods import FORMS
from par_cli.record import cells
from par_cli.record.columns import BOUND_WORDS, FLAGS, SIGNS, plain, sign_before
from par_cli.record.names import Unclear, agency_names, indicator_names
from par_cli.record.sheet import Row, Sheet, StopImportError
from par_cli.source import MAX_PROBLEMS, too_many
from par_cli.source.text import shown

NUMBERS: Final = ("value", "of", "numerator", "denominator", "change", "line")
_FIGURES: Final = ("value", "numerator", "denominator", "change")
_BEFORE: Final = ("indicator", "period", "reporter")  # what a template has filled in
_NO_FIGURE: Final = frozenset(("published", "source"))  # what may be said once for all rows

Refused = tuple[str, Message, Message]


class Line(NamedTuple):
    """One row that holds a figure: where it comes from, and its cells by column, as a data file has them."""

    row: Row
    cells: Mapping[str, str]


class Rows(NamedTuple):
    """All rows of a sheet that hold a figure, how many hold none, and how what could mean two things was read."""

    lines: tuple[Line, ...]
    passed_over: int
    notes: tuple[Message, ...]


def read_rows(sheet: Sheet, entries: Entries, always: Mapping[str, str], problems: list[Diagnostic]) -> Rows:
    """Give the rows of a sheet; ``always`` stands in their empty cells.  What is wrong is appended to ``problems``."""
    try:
        return _Reading(sheet, entries, problems).rows(always)
    except StopImportError:
        return Rows((), 0, ())


class _Reading:
    def __init__(self, sheet: Sheet, entries: Entries, problems: list[Diagnostic]) -> None:
        self.sheet = sheet
        self.problems = problems
        self.most = len(problems) + MAX_PROBLEMS
        self.percentages = {item.id for item, _ in entries.indicators if item.unit == "percent"}
        indicators, agencies = indicator_names(entries), agency_names(entries)
        self.signs: dict[str, cells.Decimal | None] = {}
        self.settled: dict[str, list[tuple[Row, str, str]]] = {}
        self.known: dict[tuple[str, str], str | Refused] = {}
        self.readers: dict[str, Callable[[str], str | Refused]] = {
            "indicator": lambda text: _named(indicators.meant(text)),
            "reporter": lambda text: _named(agencies.meant(text)),
            "period": _period,
            "published": _day,
            "bound": _bound,
            **dict.fromkeys(("break", "comparable", "provisional"), _flag),
            **dict.fromkeys(("source", "url", "note"), str),
        }

    def rows(self, always: Mapping[str, str]) -> Rows:
        columns = self.sheet.columns
        figures = [columns[name] for name in _FIGURES if name in columns]
        others = [index for name, index in columns.items() if name not in {*_FIGURES, *_BEFORE, *_NO_FIGURE}]
        passed_over = 0
        filled: list[Row] = []
        for row in self.sheet.rows:
            if any(row.cells[index] for index in figures):
                filled.append(row)
            elif any(row.cells[index] for index in others):
                hint = phrase("fill in value, numerator and denominator, or change; or empty the row")
                self.report(row, "value", "PAR602", phrase("the row holds no figure"), hint)
            elif any(row.cells):
                passed_over += 1
        self.signs = {name: self.sign(columns[name], filled) for name in NUMBERS if name in columns}
        lines = [self.line(row, always) for row in filled]
        return Rows(tuple(lines), passed_over, tuple(self.notes()))

    def report(self, row: Row, column: str, code: str, message: Message, hint: Message) -> None:
        problem = self.sheet.problem(row, column, code, message, hint)
        if len(self.problems) == self.most:
            self.problems.append(too_many(problem.file, problem.line, problem.column))
            raise StopImportError
        self.problems.append(problem)

    def sign(self, index: int, rows: Sequence[Row]) -> cells.Decimal | None:
        """Give the decimal sign that a column shows: the one of all its cells that can be read in one way only."""
        found: set[cells.Decimal] = set()
        for text in {row.cells[index] for row in rows}:
            read = cells.numbers(_bare(text)[1])
            if len(read) == 1:
                found.update(read)
        return found.pop() if len(found) == 1 else None

    def line(self, row: Row, always: Mapping[str, str]) -> Line:
        found: dict[str, str] = {}
        for name, index in self.sheet.columns.items():
            text = cells.unescaped(row.cells[index])
            if not text:
                if name in {"indicator", "period"}:
                    message, hint = phrase("the cell “{name}” is empty", name=name), phrase("fill it in")
                    self.report(row, name, "PAR202", message, hint)
                continue
            if name in NUMBERS:
                self.number(row, name, text, found)
                continue
            key = (name, text)
            read = self.known.get(key)
            if read is None:
                read = self.known[key] = self.readers[name](text)
            if isinstance(read, str):
                found[name] = read
            else:
                self.report(row, name, *read)
        self.check_bound(row, found)
        return Line(row, {**always, **found})

    def check_bound(self, row: Row, found: dict[str, str]) -> None:
        """Put the sign before a value in the place of a bound; the percent sign must be one of a percentage."""
        signed = found.pop("sign of value", None)
        if signed is not None and found.setdefault("bound", signed) != signed:
            message = phrase(
                "the sign before the value says {one}, the bound {other}", one=signed, other=found["bound"]
            )
            self.report(row, "bound", "PAR603", message, phrase("keep one of the two"))
        if found.pop("percent", None) and found.get("indicator", "") not in {"", *self.percentages}:
            message = phrase("{name} is no percentage", name=found["indicator"])
            self.report(row, "value", "PAR210", message, phrase("remove the percent sign, or correct the indicator"))

    def number(self, row: Row, name: str, text: str, found: dict[str, str]) -> None:
        sign, digits, percent = _bare(text)
        read = cells.numbers(digits)
        if not read or (sign and name != "value") or (percent and name not in {"value", "change"}):
            message = phrase("“{text}” is not a number", text=shown(text))
            hint = phrase("write digits, with one sign before the decimals, like 48,67 or 48.67")
            self.report(row, name, "PAR210", message, hint)
            return
        if len(set(read.values())) > 1:
            decimal = self.signs[name]
            if decimal is None:
                message = phrase(
                    "“{text}” may be {whole} or {decimal}: its sign parts thousands or decimals",
                    text=shown(text),
                    whole=min(read.values(), key=lambda one: "." in one),
                    decimal=max(read.values(), key=lambda one: "." in one),
                )
                whole = digits.replace(".", "").replace(",", "")
                hint = phrase(
                    "write {whole}, or {longer}, which has only one meaning", whole=whole, longer=f"{digits}0"
                )
                self.report(row, name, "PAR142", message, hint)
                return
            found[name] = read[decimal]
            self.settled.setdefault(name, []).append((row, text, read[decimal]))
        else:
            found[name] = next(iter(read.values()))
        if sign:
            found["sign of value"] = SIGNS[sign]
        if percent and name == "value":
            found["percent"] = "%"

    def notes(self) -> Sequence[Message]:
        """Say how a column was read in which something could mean two things."""
        notes = []
        for name, read in self.settled.items():
            row, text, number = read[0]
            decimal = self.signs[name]
            notes.append(
                phrase(
                    "{column}: “{sign}” is before the decimals, as other cells of the column show; read so: {count}, "
                    "the first “{text}” in row {row} as {number}",
                    column=self.sheet.header[self.sheet.columns[name]],
                    sign=decimal,
                    count=Count(len(read)),
                    text=shown(text),
                    row=row.number,
                    number=number,
                )
            )
        return notes


def _bare(text: str) -> tuple[str, str, bool]:
    """Give the sign of a bound before a number, the number, and whether a percent sign stands behind it."""
    text = cells.unescaped(text)
    sign = sign_before(text)
    digits = text.removeprefix(sign).lstrip()
    return sign, digits.removesuffix("%").rstrip(), digits.endswith("%")


def _named(found: str | Unclear) -> str | Refused:
    return found if isinstance(found, str) else ("PAR301", found.message, found.hint)


def _period(text: str) -> str | Refused:
    found = cells.period(text)
    if found is not None:
        return found
    if both := cells.turned_into_a_date(text):
        month, day = both
        message = phrase("“{text}” may be the month {month} or a day ({day})", text=shown(text), month=month, day=day)
        return "PAR401", message, phrase("a spreadsheet program has made a date of it; format the cell as text")
    hint = phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
    return "PAR401", phrase("“{text}” is not a period", text=shown(text)), hint


def _day(text: str) -> str | Refused:
    try:
        found = cells.day(text)
    except ValueError:
        return "PAR146", phrase("there is no day “{text}”", text=shown(text)), _dates()
    return found or ("PAR212", phrase("“{text}” is not a date", text=shown(text)), _dates())


def _dates() -> Message:
    return phrase("write the day first, like 31/12/2025, or 2025-12-31")


def _bound(text: str) -> str | Refused:
    found = BOUND_WORDS.get(text) or BOUND_WORDS.get(plain(text))
    hint = phrase("write one of: {names}", names="more_than, less_than, at_least, at_most, >, <, >=, <=")
    return found or ("PAR205", phrase("“{text}” is no bound", text=shown(text)), hint)


def _flag(text: str) -> str | Refused:
    hint = phrase("write true or false, or leave the cell empty")
    return FLAGS.get(plain(text)) or ("PAR215", phrase("“{text}” is neither true nor false", text=shown(text)), hint)
