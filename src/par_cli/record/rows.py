"""The rows of a spreadsheet as rows of a data file: every cell in its one form, or what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.shared import Entries
from par_cli.messages import Count, Message, phrase
from par_cli.model.columns import NUMBERS
from par_cli.model.periods import FORMS
from par_cli.record import cells
from par_cli.record.columns import BOUND_WORDS, FLAGS, SIGNS, plain, sign_before
from par_cli.record.names import Unclear, agency_names, indicator_names
from par_cli.record.sheet import Sheet, StopImportError
from par_cli.source import MAX_PROBLEMS, too_many
from par_cli.source.text import shown

_FIGURES: Final = ("value", "numerator", "denominator", "change")
_BEFORE: Final = ("indicator", "period", "reporter")  # what a template has filled in
_NO_FIGURE: Final = frozenset(("published", "source"))  # what may be said once for all rows


class Refused(NamedTuple):
    """What is wrong with a cell: code, message and hint."""

    code: str
    message: Message
    hint: Message


class Signed(NamedTuple):
    """A value with the sign of a bound before it, or a percent sign behind."""

    number: str
    bound: str
    percent: bool


class Rows(NamedTuple):
    """The rows of a sheet that hold a figure, how many hold none, and how what could mean two things was read.

    ``places`` are those of the rows in the columns of the sheet; ``columns`` hold their cells as a data file has them.
    """

    places: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    passed_over: int
    notes: tuple[Message, ...]

    def column(self, name: str) -> Sequence[str]:
        """Give the cells of a column, empty ones where there is no such column."""
        return self.columns.get(name) or [""] * len(self.places)

    def cells(self, row: int) -> dict[str, str]:
        """Give the cells of one row that hold something, by column."""
        return {name: column[row] for name, column in self.columns.items() if column[row]}

    def only(self, kept: Sequence[int]) -> Rows:
        """Give some of the rows."""
        if len(kept) == len(self.places):
            return self
        columns = {name: [column[row] for row in kept] for name, column in self.columns.items()}
        return self._replace(places=[self.places[row] for row in kept], columns=columns)


def read_rows(sheet: Sheet, entries: Entries, always: Mapping[str, str], problems: list[Diagnostic]) -> Rows:
    """Give the rows of a sheet; ``always`` stands in their empty cells.  What is wrong is appended to ``problems``."""
    try:
        return _Reading(sheet, entries, problems).rows(always)
    except StopImportError:
        return Rows((), {}, 0, ())


class _Reading:
    """One reading of a sheet, column by column; a cell that is like another one is not read again."""

    def __init__(self, sheet: Sheet, entries: Entries, problems: list[Diagnostic]) -> None:
        self.sheet = sheet
        self.problems = problems
        self.most = len(problems) + MAX_PROBLEMS
        self.percentages = {item.id for item, _ in entries.indicators if item.unit == "percent"}
        indicators, agencies = indicator_names(entries), agency_names(entries)
        self.readers: dict[str, Callable[[str], str | Refused]] = {
            "indicator": lambda text: _named(indicators.meant(text)),
            "reporter": lambda text: _named(agencies.meant(text)),
            "period": _period,
            "published": _day,
            "bound": _bound,
            **dict.fromkeys(("break", "comparable", "provisional"), _flag),
            **dict.fromkeys(("source", "url", "note"), str),
        }
        self.places: Sequence[int] = ()
        self.strange: dict[str, dict[str, Refused | Signed]] = {}
        """The cells that say more than what stands in a data file, or nothing that can stand there, by column."""
        self.notes: list[tuple[int, Message]] = []

    def rows(self, always: Mapping[str, str]) -> Rows:
        given = {name: self.sheet.cells[index] for name, index in self.sheet.columns.items()}
        figures = [given[name] for name in _FIGURES if name in given]
        filled = list(map(any, zip(*figures, strict=True))) or [False] * len(self.sheet.lines)
        self.places = range(len(filled))
        passed_over = 0
        if not all(filled):
            passed_over = self.without_figure(place for place in self.places if not filled[place])
            self.places = list(compress(self.places, filled))
            given = {name: list(compress(column, filled)) for name, column in given.items()}
        columns = {name: self.column(name, column) for name, column in given.items()}
        self.check(given, columns)
        for name, text in always.items():
            columns[name] = [cell or text for cell in columns.get(name) or [""] * len(self.places)]
        notes = [note for _, note in sorted(self.notes, key=itemgetter(0))]
        return Rows(self.places, columns, passed_over, tuple(notes))

    def without_figure(self, places: Iterable[int]) -> int:
        """Report the rows without a figure where one is missing; give how many others are not blank."""
        columns = self.sheet.columns
        beside = [
            self.sheet.cells[index] for name, index in columns.items() if name not in _BEFORE and name not in _NO_FIGURE
        ]
        passed_over = 0
        for place in places:
            if any(column[place] for column in beside):
                hint = phrase("fill in value, numerator and denominator, or change; or empty the row")
                self.report(place, "value", Refused("PAR602", phrase("the row holds no figure"), hint))
            elif any(column[place] for column in self.sheet.cells):
                passed_over += 1
        return passed_over

    def report(self, place: int, column: str, refused: Refused) -> None:
        problem = self.sheet.problem(place, column, *refused)
        if len(self.problems) == self.most:
            self.problems.append(too_many(problem.file, problem.line, problem.column))
            raise StopImportError
        self.problems.append(problem)

    def column(self, name: str, column: Sequence[str]) -> list[str]:
        """Give a column as a data file has it."""
        simple = cells.column_of_numbers(column) if name in NUMBERS else None
        if simple is not None:
            return simple
        known = self.numbers(name, column) if name in NUMBERS else self.words(name, column)
        return list(map(known.__getitem__, column))

    def kept(self, name: str, text: str, cell: str | Refused | Signed) -> str:
        """Give what stands in a data file for a cell; what is more than that is kept for the rows that it stands in."""
        if isinstance(cell, str):
            return cell
        self.strange.setdefault(name, {})[text] = cell
        return cell.number if isinstance(cell, Signed) else ""

    def words(self, name: str, column: Iterable[str]) -> Mapping[str, str]:
        """Give what each different cell of a column says in a data file."""
        read = self.readers[name]
        found: dict[str, str] = {}
        for text in dict.fromkeys(column):
            if len(self.strange.get(name, ())) > MAX_PROBLEMS:
                return defaultdict(str, found)  # nobody will be told of the others
            if text:
                found[text] = self.kept(name, text, read(cells.unescaped(text)))
            elif name in {"indicator", "period"}:
                message, hint = phrase("the cell “{name}” is empty", name=name), phrase("fill it in")
                found[text] = self.kept(name, text, Refused("PAR202", message, hint))
            else:
                found[text] = text
        return found

    def numbers(self, name: str, column: Sequence[str]) -> Mapping[str, str]:
        """Give the number that each different cell of a column is.

        Which sign is before the decimals is shown by the cells that can be read in one way only, if they agree.
        """
        different = dict.fromkeys(column)
        found = {"": "", **cells.simple_numbers(different)}
        unclear = cells.unclear_numbers(different)
        others = {text: _number_in(text) for text in different.keys() - found.keys() - set(unclear)}
        simple = "".join(found)
        signs: set[cells.Decimal] = {sign for sign in cells.DECIMALS if sign in simple}
        signs.update(sign for number in others.values() if len(number.read) == 1 for sign in number.read)
        decimal = signs.pop() if len(signs) == 1 else None
        settled: set[str] = set()
        if decimal is None:
            others.update((text, _number_in(text)) for text in unclear)
        else:
            found.update(cells.settled_numbers(unclear, decimal))
            settled.update(unclear)
        for text, number in others.items():
            found[text] = self.kept(name, text, _judged(name, number, decimal))
            if number.is_unclear and found[text]:
                settled.add(text)
        if settled:
            rows = [row for row, text in enumerate(column) if text in settled]
            first = column[rows[0]]
            note = phrase(
                "{column}: “{sign}” is before the decimals, as other cells of the column show; read so: {count}, "
                "the first “{text}” in row {row} as {number}",
                column=self.sheet.header[self.sheet.columns[name]],
                sign=decimal,
                count=Count(len(rows)),
                text=shown(cells.unescaped(first)),
                row=self.sheet.number(self.places[rows[0]]),
                number=found[first],
            )
            self.notes.append((rows[0], note))
        return found

    def check(self, given: Mapping[str, Sequence[str]], columns: dict[str, list[str]]) -> None:
        """Report row by row what was refused; put the sign before a value in the place of a bound."""
        if not self.strange:
            return
        bounds = columns.setdefault("bound", [""] * len(self.places))
        for row, texts in enumerate(zip(*(given[name] for name in self.strange), strict=True)):
            found = {name: self.strange[name].get(text) for name, text in zip(self.strange, texts, strict=True)}
            for name, cell in found.items():
                if isinstance(cell, Refused):
                    self.report(self.places[row], name, cell)
            value = found.get("value")
            if not isinstance(value, Signed):
                continue
            bounds[row] = bounds[row] or value.bound
            if value.bound not in {"", bounds[row]}:
                message = phrase(
                    "the sign before the value says {one}, the bound {other}", one=value.bound, other=bounds[row]
                )
                self.report(self.places[row], "bound", Refused("PAR603", message, phrase("keep one of the two")))
            indicator = columns["indicator"][row]
            if value.percent and indicator and indicator not in self.percentages:
                message = phrase("{name} is no percentage", name=indicator)
                hint = phrase("remove the percent sign, or correct the indicator")
                self.report(self.places[row], "value", Refused("PAR210", message, hint))


class _Number(NamedTuple):
    """A cell of a column of numbers: the signs around its digits, and what they are with each decimal sign."""

    text: str
    sign: str
    digits: str
    percent: bool
    read: Mapping[cells.Decimal, str]

    @property
    def is_unclear(self) -> bool:
        return len(set(self.read.values())) > 1


def _number_in(cell: str) -> _Number:
    text = cells.unescaped(cell)
    sign = sign_before(text)
    digits = text.removeprefix(sign).lstrip()
    percent = digits.endswith("%")
    digits = digits.removesuffix("%").rstrip()
    return _Number(text, sign, digits, percent, cells.numbers(digits))


def _judged(name: str, number: _Number, decimal: cells.Decimal | None) -> str | Refused | Signed:
    """Give the number that a cell is in a column that shows a decimal sign, or shows none."""
    text, sign, digits, percent, read = number
    if not read or (sign and name != "value") or (percent and name not in {"value", "change"}):
        message = phrase("“{text}” is not a number", text=shown(text))
        return Refused(
            "PAR210", message, phrase("write digits, with one sign before the decimals, like 48,67 or 48.67")
        )
    if not number.is_unclear:
        plainly = next(iter(read.values()))
    elif decimal is not None:
        plainly = read[decimal]
    else:
        message = phrase(
            "“{text}” may be {whole} or {decimal}: its sign parts thousands or decimals",
            text=shown(text),
            whole=min(read.values(), key=lambda one: "." in one),
            decimal=max(read.values(), key=lambda one: "." in one),
        )
        whole = digits.replace(".", "").replace(",", "")
        hint = phrase("write {whole}, or {longer}, which has only one meaning", whole=whole, longer=f"{digits}0")
        return Refused("PAR142", message, hint)
    if name == "value" and (sign or percent):
        return Signed(plainly, SIGNS[sign] if sign else "", percent)
    return plainly


def _named(found: str | Unclear) -> str | Refused:
    return found if isinstance(found, str) else Refused("PAR301", found.message, found.hint)


def _period(text: str) -> str | Refused:
    found = cells.period(text)
    if found is not None:
        return found
    if both := cells.turned_into_a_date(text):
        month, day = both
        message = phrase("“{text}” may be the month {month} or a day ({day})", text=shown(text), month=month, day=day)
        hint = phrase("a spreadsheet program has made a date of it; format the cell as text")
        return Refused("PAR401", message, hint)
    hint = phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
    return Refused("PAR401", phrase("“{text}” is not a period", text=shown(text)), hint)


def _day(text: str) -> str | Refused:
    try:
        found = cells.day(text)
    except ValueError:
        return Refused("PAR146", phrase("there is no day “{text}”", text=shown(text)), _dates())
    return found or Refused("PAR212", phrase("“{text}” is not a date", text=shown(text)), _dates())


def _dates() -> Message:
    return phrase("write the day first, like 31/12/2025, or 2025-12-31")


def _bound(text: str) -> str | Refused:
    found = BOUND_WORDS.get(text) or BOUND_WORDS.get(plain(text))
    hint = phrase("write one of: {names}", names="more_than, less_than, at_least, at_most, >, <, >=, <=")
    return found or Refused("PAR205", phrase("“{text}” is no bound", text=shown(text)), hint)


def _flag(text: str) -> str | Refused:
    hint = phrase("write true or false, or leave the cell empty")
    return FLAGS.get(plain(text)) or Refused(
        "PAR215", phrase("“{text}” is neither true nor false", text=shown(text)), hint
    )
