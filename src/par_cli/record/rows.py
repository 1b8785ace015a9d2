"""The rows of a sheet of figures as rows of a data file, read column by column."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import compress
from typing import Final, NamedTuple, cast

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.messages import Count, Message, phrase
from par_cli.model.reports import NOTES
from par_cli.record import cells
from par_cli.record.cells import Figure, Habits, Refused
from par_cli.record.column_names import SIGNS, WHOLE
from par_cli.record.grid import NUMBER, WRONG, report
from par_cli.record.header import lower_unit_above
from par_cli.record.names import Called, Finder, finders
from par_cli.record.remarks import take_marks
from par_cli.record.sheet_columns import COLUMN_WORDS, FIGURES, FigureColumn, Sheet
from par_cli.record.subjects import Subject, subjects
from par_cli.source import MAX_PROBLEMS, codes
from par_cli.source.text import shown
from par_cli.typed import DECIMAL_MARKS, DecimalMark, clip, fold, two_years

_FLAGS: Final = ("break", "comparable", "provisional", "projection")
_NOT_FIGURES: Final = ("published", "source", "url", *NOTES, "line", *_FLAGS)
_BESIDE: Final = ("bound", "of", "numerator", "denominator")
"""What a cell of values may say in addition to the value."""

_SAID: Final[Mapping[str, Message]] = {
    "mark": phrase("the sign before the decimals is the one that other cells of the column show"),
    "fits": phrase("read as the only number that fits the indicator"),
    "rhythm": phrase("read as the only period that fits how the indicator is reported"),
    "fraction": phrase("fractions of 1, read as percentages"),
    "percent format": phrase("cells with the percent format"),
    "provisional": phrase("marked as provisional"),
}
"""What is said of cells that could have been read otherwise."""

Kind = str
PASSED_OVER: Final[Mapping[Kind, Message]] = {
    "blank": phrase("blank"),
    "number": phrase("only a number"),
    "heading": phrase("headings of groups"),
    "below": phrase("notes and signatures below"),
    "empty": phrase("without a figure"),
}
"""The kinds of rows that are passed over, in the words of the summary."""


class Factor(NamedTuple):
    """A number by which the figures under a unit are multiplied, and why that is so."""

    number: Decimal
    reason: str


class Settings(NamedTuple):
    """How cells are read where they do not say it themselves.

    ``names`` are ids by the folded texts that mean them, ``factors`` those of folded units.
    """

    fractions: bool = False
    month_first: bool = False
    no_figure: frozenset[str] = frozenset()
    names: Mapping[str, str] = {}
    factors: Mapping[str, Factor] = {}


class Passed(NamedTuple):
    """A row that was passed over: its kind, its place in the sheet, and what it says."""

    kind: Kind
    row: int
    text: str


class Rows(NamedTuple):
    """The figures of a sheet: the cells of data files by column, and where each is in the sheet.

    ``places`` are the rows of the sheet, ``indexes`` the columns of their values where there are several.
    """

    sheet: Sheet
    places: Sequence[int]
    indexes: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    passed: tuple[Passed, ...]
    notes: tuple[Message, ...]

    def column(self, name: str) -> Sequence[str]:
        return self.columns.get(name) or [""] * len(self.places)

    def cells(self, row: int) -> dict[str, str]:
        """Return the cells of one row that hold something, by column."""
        return {name: column[row] for name, column in self.columns.items() if column[row]}

    def only(self, kept: Sequence[int]) -> Rows:
        if len(kept) == len(self.places):
            return self
        columns = {name: [column[row] for row in kept] for name, column in self.columns.items()}
        indexes = [self.indexes[row] for row in kept] if self.indexes else self.indexes
        return self._replace(places=[self.places[row] for row in kept], indexes=indexes, columns=columns)

    def index_of(self, row: int, column: str) -> int:
        """Return the place of the column that a cell of a row comes from."""
        if self.indexes and column not in self.sheet.columns:
            return self.indexes[row]
        return self.sheet.index_of(column)

    def cell_name(self, row: int, column: str) -> str:
        return self.sheet.grid.cell_name(self.sheet.header.below + self.places[row], self.index_of(row, column))

    def problem(self, row: int, column: str, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at the cell that a column of a row comes from."""
        return self.sheet.problem(self.places[row], self.index_of(row, column), code, message, hint)


def read_rows(
    sheet: Sheet, entries: Entries, settings: Settings, defaults: Mapping[str, str], problems: list[Diagnostic]
) -> Rows:
    """Return the right rows of a sheet; ``defaults`` fill their empty cells.  What is wrong goes into ``problems``.

    Raise :class:`~par_cli.record.grid.StopImportError` where there are too many problems.
    """
    return _Reading(sheet, entries, settings, problems).rows(defaults)


class _Reading:
    """One reading of a sheet; a cell that equals another one of its column is not read again."""

    def __init__(self, sheet: Sheet, entries: Entries, settings: Settings, problems: list[Diagnostic]) -> None:
        self.sheet = sheet
        self.settings = settings
        self.problems = problems
        self.subjects = subjects(entries)
        self.whole = fold(" ".join(text for item, _ in entries.decision for text in (item.issuer or item.title).texts))
        """What the one is called whose figures are those of the whole."""
        self.agencies = {item.id: fold(" ".join(item.names)) for item, _ in entries.agencies}
        self.indicators, self.reporters = finders(
            [(item.id, item.names) for item, _ in entries.indicators],
            [(name, item.names) for name, item in entries.reporters().items()],
        )
        self.columns = dict(sheet.columns)
        self.unit = sheet.unit
        self.wrong: set[int] = set(sheet.body.wrong)
        """The rows whose figures cannot be read, which is reported."""
        self.beside = {sheet.columns[name] for name in _NOT_FIGURES if name in sheet.columns}
        """The columns in which a fault leaves the figure readable, so that the rest of its row is checked as well."""
        self.unusable: set[tuple[int, int]] = set()
        """The cells that cannot be taken, which is reported, by the row below the header."""
        self.column_factors: dict[int, Factor] = {}
        self.row_factors: dict[int, Factor] = {}
        self.passed: list[Passed] = []
        self.notes: list[Message] = []
        self.marks: dict[str, None] = {}
        """The marks that were read as no figure."""
        self.unknown = 0
        """How many names are not known; nobody is told of more than a thousand."""
        self.loose: dict[str, str] = {}
        self.remarks: Counter[tuple[str, int]] = Counter()
        self.first: dict[tuple[str, int], tuple[int, str, str]] = {}

    def report(self, row: int, index: int, refused: Refused) -> None:
        if index not in self.beside:
            self.wrong.add(row)
        if (row, index) in self.unusable:  # which says why already
            return
        report(self.problems, self.sheet.problem(row, index, *refused))

    # --- cells that are not what they show

    def used(self) -> set[int]:
        """Return the columns that a row of figures takes something from."""
        found = {*self.columns.values(), *(item.place for item in self.sheet.values)}
        return found if self.unit is None else {*found, self.unit}

    def report_unusable(self, filled: Sequence[bool]) -> None:
        """Report the cells of rows with figures that cannot be taken, and leave them empty."""
        below, used = self.sheet.header.below, self.used()
        for row, column, found in self.sheet.grid.unusable():
            place = row - below
            if place < 0 or column >= len(self.sheet.cells):
                continue
            self.sheet.cells[column][place] = ""
            if column in used and filled[place]:
                self.report(place, column, Refused("PAR210", *found))
                self.unusable.add((place, column))

    def spread_merged(self) -> None:
        """Give each row that a merged cell covers its text; report merged figures, which belong to no one row."""
        below, sheet = self.sheet.header.below, self.sheet
        figures = self.figures_at
        left_to_fill = sheet.size * len(sheet.cells)  # merged cells that overlap are none
        for (top, left), (bottom, right) in sheet.grid.merged.items():
            row, last = top - below, min(bottom - below, sheet.size - 1)
            if row < 0 or left >= len(sheet.cells) or not sheet.cells[left][row]:
                continue
            text = sheet.cells[left][row]
            if left in figures and (last > row or right > left):
                hint = phrase("divide the merged cell, and write each figure into its own")
                self.report(row, left, Refused("PAR210", phrase("the cell is merged with others"), hint))
            elif left == right and left in self.columns.values():
                left_to_fill -= last - row
                for place in range(row + 1, last + 1) if left_to_fill >= 0 else ():
                    sheet.cells[left][place] = text

    def cells_of(self, name: str) -> Sequence[str]:
        index = self.columns.get(name)
        return [""] * self.sheet.size if index is None else self.sheet.cells[index]

    # --- the way of all rows

    def rows(self, defaults: Mapping[str, str]) -> Rows:
        sheet = self.sheet
        self.decide_unclear()
        self.spread_merged()
        names = self.distinct("indicator", self.indicator)
        figures = [sheet.cells[item.place] for item in sheet.values]
        figures += [sheet.cells[self.columns[name]] for name in FIGURES if name in self.columns]
        marked = self.without_marks(figures)
        filled = list(map(any, zip(*marked, strict=True))) if marked else [False] * sheet.size
        self.pass_over(filled, names)
        self.report_unusable(filled)
        places: Sequence[int] = range(sheet.size)
        if not all(filled):
            places = list(compress(places, filled))
        self.check_beyond(filled)
        given = {name: self.only(sheet.cells[index], places) for name, index in self.columns.items()}
        found = self.names(given["indicator"], names, places)
        columns: dict[str, Sequence[str]] = {"indicator": found}
        if "reporter" in given:
            columns["reporter"] = self.read("reporter", given["reporter"], places, self.reporter)
        for name in ("source", "url", *NOTES):
            if name in given:
                texts = {text: cells.read_text(text) for text in set(given[name])}
                columns[name] = list(map(texts.__getitem__, given[name]))
        for name in _FLAGS:
            if name in given:
                columns[name] = self.read(name, given[name], places, cells.read_flag)
        if "bound" in given:
            columns["bound"] = self.read("bound", given["bound"], places, cells.read_bound)
        if "published" in given:
            columns["published"] = self.days(given["published"], places)
        for name in ("of", "numerator", "denominator", "change", "line"):
            if name in given:
                columns[name] = self.plain_numbers(name, given[name], places)
        self.check_units(found, places)
        rows = self.with_values(columns, given, places)
        columns = dict(rows.columns)
        for name, text in defaults.items():
            columns[name] = [cell or text for cell in columns.get(name) or [""] * len(rows.places)]
        rows = rows._replace(columns=columns)
        self.check_sender(rows)
        if self.wrong:
            rows = rows.only([row for row, place in enumerate(rows.places) if place not in self.wrong])
        self.note_remarks()
        return rows._replace(passed=tuple(self.passed), notes=tuple(self.notes))

    @staticmethod
    def only(column: Sequence[str], places: Sequence[int]) -> Sequence[str]:
        return column if isinstance(places, range) else [column[place] for place in places]

    # --- names

    def distinct(self, name: str, read: Callable[[str], Called | Refused]) -> Mapping[str, Called | Refused]:
        return {text: read(text) for text in dict.fromkeys(self.cells_of(name)) if text}

    def indicator(self, text: str) -> Called | Refused:
        return self.called(text, self.indicators)

    def called(self, text: str, finder: Finder) -> Called | Refused:
        said = self.settings.names.get(fold(cells.read_text(text)))
        if said is None:
            found = finder.find(cells.read_text(text), suggest=self.unknown < MAX_PROBLEMS)
            self.unknown += isinstance(found, Refused)
            return found
        found = finder.find(said)
        if isinstance(found, Called):
            note = phrase(
                "“{text}” is read as {name}, as the map says", text=clip(cells.read_text(text)), name=found.id
            )
            self.notes.append(note)
        return found

    def reporter(self, text: str) -> str | Refused:
        if fold(cells.read_text(text)) in WHOLE:
            return ""
        found = self.called(text, self.reporters)
        return found.id if isinstance(found, Called) else found

    def names(
        self, column: Sequence[str], known: Mapping[str, Called | Refused], places: Sequence[int]
    ) -> Sequence[str]:
        """Return the ids of the indicators; report the names that mean none."""
        ids = {text: found.id if isinstance(found, Called) else "" for text, found in known.items()}
        index = self.columns["indicator"]
        if "" in ids.values() or "" in column:
            for place, text in zip(places, column, strict=True):
                found = known.get(text)
                if not text:
                    self.report(place, index, self.empty("indicator"))
                elif isinstance(found, Refused):
                    self.report(place, index, found)
        for place, text in zip(places, column, strict=True) if any(map(_is_loose, known.values())) else ():
            found = known.get(text)
            if isinstance(found, Called) and found.loosely and text not in self.loose:
                self.loose[text] = found.id
                self.notes.append(
                    phrase(
                        "{cell}: “{text}” is read as {name}",
                        cell=self.sheet.grid.cell_name(self.sheet.header.below + place, index),
                        text=clip(text),
                        name=found.id,
                    )
                )
        ids[""] = ""
        return list(map(ids.__getitem__, column))

    def empty(self, name: str) -> Refused:
        message = phrase("the cell “{name}” is empty", name=self.sheet.header_of(name))
        return Refused("PAR202", message, phrase("fill it in"))

    def decide_unclear(self) -> None:
        """Decide by its cells whether a column names agencies or units."""
        for index, others in self.sheet.unclear:
            texts = [text for text in dict.fromkeys(self.sheet.cells[index]) if text]
            agencies = [text for text in texts if self.reporters.exactly(cells.read_text(text))]
            known = [item for item in self.subjects.values() if item.indicator.unit is not None]
            units = [text for text in texts if any(item.unit(text).fit != "other" for item in known)]
            if not texts:
                continue
            if len(agencies) == len(texts) and not units and "reporter" not in self.columns:
                self.columns["reporter"] = index
            elif not agencies and units and self.unit is None:
                self.unit = index
            else:
                name = self.sheet.header.headings[index].text
                one, other = (COLUMN_WORDS[word] for word in others)
                message = phrase("the column “{name}” may be {one} or {other}", name=shown(name), one=one, other=other)
                report(self.problems, self.sheet.at_header(index, message, phrase(
                    "name it “{name}”, or remove it", name=one)))  # fmt: skip

    # --- rows without a figure

    def without_marks(self, figures: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """Return columns of figures in which the marks for "no figure" are empty."""
        found: list[Sequence[str]] = []
        for column in figures:
            words = [text for text in set(column) if text and not text[0].isdigit()]
            marks = {text for text in words if cells.is_no_figure(text, self.settings.no_figure)}
            if marks:
                self.marks.update(dict.fromkeys(marks))
                column = ["" if text in marks else text for text in column]  # noqa: PLW2901 - the same column
            found.append(column)
        return found

    def pass_over(self, filled: list[bool], names: Mapping[str, Called | Refused]) -> None:
        """Sort the rows without a figure by their kinds; take out what is below the last figure as well."""
        sheet = self.sheet
        last = self.last_row(filled, names)
        for row in range(last + 1, sheet.size):
            filled[row] = False
        if all(filled):
            return
        columns = [*sheet.cells]
        for row, has_figure in enumerate(filled):
            if has_figure or row in sheet.body.wrong:
                continue
            texts = [(index, column[row]) for index, column in enumerate(columns) if column[row]]
            kind = self.kind(row, texts, names, last)
            if kind == "blank" and row > last:
                continue
            self.passed.append(Passed(kind, row, " | ".join(cells.in_words(text) for _, text in texts)))
            if kind == "empty" and "bound" in self.columns and sheet.cells[self.columns["bound"]][row]:
                hint = phrase("fill in “{value}”, or empty the row", value=sheet.header_of("value"))
                self.report(row, sheet.index_of("value"), Refused("PAR602", phrase("the row holds no figure"), hint))

    def kind(
        self, row: int, texts: Sequence[tuple[int, str]], names: Mapping[str, Called | Refused], last: int
    ) -> Kind:
        if not texts and row not in self.sheet.body.beyond:
            return "blank"
        if texts and all(index in self.sheet.numbers and cells.is_running_number(text) for index, text in texts):
            return "number"
        name = self.cells_of("indicator")[row]
        if isinstance(names.get(name), Called) or any(index in self.figure_columns for index, _ in texts):
            return "empty" if row <= last else "below" if not isinstance(names.get(name), Called) else "empty"
        return "below" if row > last else "heading"

    @property
    def figure_columns(self) -> set[int]:
        found = {item.place for item in self.sheet.values}
        return found | {self.columns[name] for name in (*FIGURES, "period") if name in self.columns}

    def last_row(self, filled: Sequence[bool], names: Mapping[str, Called | Refused]) -> int:
        """Return the last row that may hold a figure; what is below are notes and signatures."""
        indicator, period = self.cells_of("indicator"), self.cells_of("period")
        for row in range(self.sheet.size - 1, -1, -1):
            if isinstance(names.get(indicator[row]), Called):
                return row
            if not filled[row]:
                continue
            texts = [self.sheet.cells[index][row] for index in self.figures_at]
            if any(text.startswith(WRONG) or cells.taken_apart(text) for text in texts):
                return row
            if period[row] and not isinstance(cells.read_period(period[row]), Refused):
                return row
        return -1

    @property
    def figures_at(self) -> list[int]:
        return [*(item.place for item in self.sheet.values),
                *(self.columns[name] for name in FIGURES if name in self.columns)]  # fmt: skip

    def check_beyond(self, filled: Sequence[bool]) -> None:
        """Report what is right of the last column in a row with a figure."""
        for row, index in self.sheet.body.beyond.items():
            if filled[row]:
                message = phrase("the row continues to the right of the last column")
                hint = phrase("remove what is there, or give it a header")
                if self.sheet.grid.separator:
                    hint = phrase(
                        "remove what is there, or give it a header; put a cell that contains {sign} in quotes",
                        sign=self.sheet.grid.separator,
                    )
                self.report(row, index, Refused(codes.ROW_LENGTH, message, hint))

    # --- words, days, plain numbers

    def read(
        self, name: str, column: Sequence[str], places: Sequence[int], read: Callable[[str], str | Refused]
    ) -> list[str]:
        """Return what the cells of a column are in a data file; report those that have no meaning."""
        index = self.columns[name]
        found = {text: read(cells.unescaped(text)) if text else "" for text in dict.fromkeys(column)}
        return self.told(column, found, places, index)

    def told(
        self, column: Sequence[str], found: Mapping[str, str | Refused], places: Sequence[int], index: int
    ) -> list[str]:
        refused = {text for text, cell in found.items() if isinstance(cell, Refused)}
        if not refused:
            return list(map(found.__getitem__, column))  # type: ignore[arg-type]
        result = []
        for place, text in zip(places, column, strict=True):
            cell = found[text]
            if isinstance(cell, Refused):
                self.report(place, index, cell)
                cell = ""
            result.append(cell)
        return result

    def days(self, column: Sequence[str], places: Sequence[int]) -> list[str]:
        mixed = cells.month_comes_first(text.removeprefix(NUMBER) for text in dict.fromkeys(column))

        def read(text: str) -> str | Refused:
            return cells.read_day_cell(text, month_first=self.settings.month_first, mixed=mixed)

        return self.read("published", column, places, read)

    def plain_numbers(self, name: str, column: Sequence[str], places: Sequence[int]) -> list[str]:
        plain = {"": "", **cells.plain_counts(set(column))}
        simple = list(map(plain.get, column))
        if None not in simple:
            return cast("list[str]", simple)
        habits = self.habits(column)
        found = {text: cells.read_plain_number(name, text, habits) if text else "" for text in dict.fromkeys(column)}
        marks = {text: "" for text in found if text and cells.is_no_figure(text, self.settings.no_figure)}
        return self.told(column, {**found, **marks}, places, self.columns[name])

    def habits(self, column: Sequence[str]) -> Habits:
        """Return how the numbers of a column are written, as those of its cells that have one reading show."""
        different = [text for text in dict.fromkeys(column) if not text.startswith(NUMBER)]
        simple = cells.simple_numbers(different)
        marks: set[DecimalMark] = {mark for mark in DECIMAL_MARKS if any(mark in text for text in simple)}
        for text in different:
            if text not in simple and (odd := cells.taken_apart(text)) is not None and not odd.other:
                readings = odd.readings
                if len(readings) == 1:
                    marks.update(readings)
        return Habits(
            marks.pop() if len(marks) == 1 else None,
            points=self.sheet.grid.separator == ",",
            fractions=self.settings.fractions,
            note=self.sheet.header_of("note"),
            flag=self.sheet.header_of("provisional"),
        )

    def owners(self, name: str) -> str:
        """Return the folded names of those who own an indicator, and so report the whole of it."""
        subject = self.subjects.get(name)
        return "" if subject is None else " ".join(self.agencies.get(owner, "") for owner in subject.indicator.owners)

    def check_sender(self, rows: Rows) -> None:
        """Report a letterhead of a part of the whole above figures that would count for the whole."""
        sender = lower_unit_above(self.sheet.grid, self.sheet.header)
        if sender is None or sender.folded in self.whole:
            return
        reporters = [self.cells_of("reporter")[place] for place in rows.places]
        notes = map(any, zip(*map(rows.column, NOTES), strict=True))
        said = zip(rows.column("indicator"), reporters, notes, strict=True)
        if all(reporter or note or sender.folded in self.owners(name) for name, reporter, note in said):
            return
        message = phrase("“{text}” sends these figures, and they would count for the whole", text=shown(sender.text))
        hint = phrase(
            "name the agency of each figure in a column “{reporter}”; if they are of the whole, remove the line, or "
            "say so in “{note}”",
            reporter=self.sheet.header_of("reporter"),
            note=self.sheet.header_of("note"),
        )
        place = (sender.row, sender.column)
        report(self.problems, self.sheet.grid.problem(*place, codes.HEADER, message, hint))

    # --- units

    def check_units(self, found: Sequence[str], places: Sequence[int]) -> None:
        """Report a unit or remark that does not fit an indicator: at the header where it is there, else at its cell."""
        used = [self.subjects[name] for name in dict.fromkeys(found) if name in self.subjects]
        for item in self.sheet.values:
            for remark in item.remarks:
                if not self.multiply(item.place, remark):
                    self.remark_at_header(item.place, remark, used)
        for name in ("numerator", "denominator", "change"):
            if name in self.columns:
                self.scale_at_header(self.columns[name], used)
        above = self.sheet.unit_above
        if above is not None and not sum(self.multiply(item.place, above.text) for item in self.sheet.values):
            self.unit_above(used)
        if self.unit is None:
            return
        column = self.sheet.cells[self.unit]
        judged: dict[tuple[str, str], Refused | None] = {}
        for place, name in zip(places, found, strict=True):
            text = column[place]
            subject = self.subjects.get(name)
            if not text or subject is None or cells.is_no_figure(text):
                continue
            if fold(text) in self.settings.factors:
                self.row_factors[place] = self.settings.factors[fold(text)]
                self.note_factor(text)
                continue
            if (text, name) not in judged:
                reading = subject.unit(cells.read_text(text))
                judged[text, name] = None
                if reading.fit not in {"own", "provisional"}:
                    message, hint = cells.unit_problem(cells.read_text(text), reading.fit, subject)
                    judged[text, name] = Refused("PAR210", message, hint)
            refused = judged[text, name]
            if refused is not None:
                self.report(place, self.unit, refused)

    def multiply(self, index: int, remark: str) -> bool:
        """Return whether a map says by what the figures under a remark are multiplied."""
        factor = self.settings.factors.get(fold(remark))
        if factor is not None:
            self.column_factors[index] = factor
            self.note_factor(remark)
        return factor is not None

    def note_factor(self, remark: str) -> None:
        factor = self.settings.factors[fold(remark)]
        note = phrase(
            "“{unit}”: the figures are multiplied by {factor}, as the map says: {reason}",
            unit=shown(remark),
            factor=f"{factor.number:f}",
            reason=factor.reason,
        )
        if note not in self.notes:
            self.notes.append(note)

    def multiplied(self, part: Rows, item: FigureColumn, texts: Sequence[str], values: list[str]) -> list[str]:
        """Return values in the units of their indicators, where a map says how they are counted in the sheet.

        A cell that names its own unit is counted in that, as is one whose row does.
        """
        of_column = self.column_factors.get(item.place)
        if of_column is None and not self.row_factors:
            return values
        units = [""] * self.sheet.size if self.unit is None else self.sheet.cells[self.unit]
        found = [self.row_factors.get(place, None if units[place] else of_column) for place in part.places]
        found = [
            None if not value or factor is None or cells.names_its_unit(text) else factor
            for factor, value, text in zip(found, values, texts, strict=True)
        ]
        self.report_mixed(part, item, found)
        result = []
        for value, factor in zip(values, found, strict=True):
            product = "" if factor is None else f"{Decimal(value) * factor.number:f}"
            result.append(cells.without_zeros(product) or value)
        return result

    def report_mixed(self, part: Rows, item: FigureColumn, factors: Sequence[Factor | None]) -> None:
        """Report percentages and ranks below a factor that is said of a whole column, and holds for other things."""
        rows = [
            (place, subject)
            for place, name, factor in zip(part.places, part.column("indicator"), factors, strict=True)
            if factor is not None and (subject := self.subjects.get(name)) is not None
        ]
        odd = [(place, subject) for place, subject in rows if subject.is_percentage or subject.is_rank]
        if len(odd) == len(rows):
            return
        odd = [(place, subject) for place, subject in odd if place not in self.row_factors]
        if not odd:
            return
        remarks = [*item.remarks, *([self.sheet.unit_above.text] if self.sheet.unit_above else [])]
        said = next(text for text in remarks if fold(text) in self.settings.factors)
        for place, subject in odd:
            message, _ = cells.unit_problem(said, "other", subject)
            hint = phrase("write the rank with how many were ranked, as 9/34")
            if subject.is_percentage:
                hint = phrase("write a percent sign behind the figure of {name}", name=subject.id)
            self.report(place, item.place, Refused("PAR210", message, hint))

    def remark_at_header(self, index: int, remark: str, used: Sequence[Subject]) -> None:
        for subject in used:
            reading = subject.unit(remark)
            if reading.fit not in {"own", "provisional"}:
                message, hint = cells.unit_problem(remark, reading.fit, subject)
                report(self.problems, self.sheet.at_header(index, message, hint))
                self.sheet.figures_are_wrong = True
                return

    def scale_at_header(self, index: int, used: Sequence[Subject]) -> None:
        for remark in self.sheet.header.headings[index].remarks:
            subject = next((item for item in used if item.unit(remark).fit == "scale"), None)
            if subject is not None:
                message, hint = cells.unit_problem(remark, "scale", subject)
                report(self.problems, self.sheet.at_header(index, message, hint))
                self.sheet.figures_are_wrong = True

    def unit_above(self, used: Sequence[Subject]) -> None:
        above = self.sheet.unit_above
        if above is None:
            return
        for subject in used:
            fit = subject.unit(above.text).fit
            if fit == "own" or (above.likely and fit == "other"):
                continue
            message, hint = cells.unit_problem(above.text, fit, subject)
            report(self.problems, self.sheet.grid.problem(above.row, above.column, codes.HEADER, message, hint))
            self.sheet.figures_are_wrong = True
            return

    # --- values and periods

    def with_values(
        self, columns: Mapping[str, Sequence[str]], given: Mapping[str, Sequence[str]], places: Sequence[int]
    ) -> Rows:
        """Return the rows with their values and periods: one of each, or one for each column that has a period."""
        sheet = self.sheet
        parts: list[Rows] = []
        items: list[FigureColumn | None] = [*sheet.values]
        for item in items or [None]:
            part = Rows(sheet, places, (), dict(columns), (), ())
            texts = None if item is None else self.only(sheet.cells[item.place], places)
            if item is not None and texts is not None and (len(sheet.values) > 1 or item.period is not None):
                marks = {text for text in set(texts) if cells.is_no_figure(text, self.settings.no_figure)}
                kept = [row for row, text in enumerate(texts) if text and text not in marks]
                part = part.only(kept)
                texts = [texts[row] for row in kept]
                part = part._replace(indexes=array("H", [item.place]) * len(kept))
            parts.append(self.one_value(part, item, texts, given))
        if len(parts) == 1:
            return parts[0]
        order = sorted(
            (place, index, number, row)
            for number, part in enumerate(parts)
            for row, (place, index) in enumerate(zip(part.places, part.indexes, strict=True))
        )
        names = dict.fromkeys(name for part in parts for name in part.columns)
        return Rows(
            sheet,
            [place for place, *_ in order],
            [index for _, index, *_ in order],
            {name: [parts[number].column(name)[row] for *_, number, row in order] for name in names},
            (),
            (),
        )

    def one_value(
        self, part: Rows, item: FigureColumn | None, texts: Sequence[str] | None, given: Mapping[str, Sequence[str]]
    ) -> Rows:
        columns = dict(part.columns)
        flagged = [""] * len(part.places) if "provisional" not in columns else list(columns["provisional"])
        part = part._replace(columns=columns)
        self.set_periods(part, item, given, columns, flagged)
        if item is not None and texts is not None:
            self.set_values(part, item, texts, columns, flagged)
        if any(flagged):
            columns["provisional"] = flagged
        return part

    def set_periods(
        self,
        part: Rows,
        item: FigureColumn | None,
        given: Mapping[str, Sequence[str]],
        columns: dict[str, Sequence[str]],
        flagged: list[str],
    ) -> None:
        """Read the periods of some rows: of their cells, of the header of their values, or of the title."""
        if item is not None and item.period is not None:
            columns["period"] = self.period_of_all(part, item.period, item.place)
        elif "period" in given:
            texts = given["period"] if len(given["period"]) == len(part.places) else [
                self.sheet.cells[self.columns["period"]][place] for place in part.places
            ]  # fmt: skip
            columns["period"] = self.periods(part, texts, columns["indicator"], flagged)
        elif self.sheet.period is not None:
            period, cell = self.sheet.period
            columns["period"] = [period] * len(part.places)
            self.notes.append(phrase("the period of all figures is {period}, as {cell} says", period=period, cell=cell))
        if item is not None and item.marks.words:
            flagged[:] = ["true"] * len(flagged)
            name = self.sheet.header.headings[item.place].text
            self.notes.append(phrase("“{name}”: all figures of the column are provisional", name=shown(name)))

    def period_of_all(self, part: Rows, text: str, index: int) -> Sequence[str]:
        found = cells.read_period(text)
        if isinstance(found, Refused):
            report(self.problems, self.sheet.at_header(index, found.message, found.hint))
            self.sheet.figures_are_wrong = True
            return [""] * len(part.places)
        return [found.text] * len(part.places)

    def periods(self, part: Rows, texts: Sequence[str], indicators: Sequence[str], flagged: list[str]) -> Sequence[str]:
        index = self.columns["period"]
        mixed = cells.month_comes_first(text.removeprefix(NUMBER) for text in dict.fromkeys(texts))
        plain: dict[str, str | None] = {}
        for text in dict.fromkeys(texts):
            found = cells.plain_period(text) if text and mixed is None and not self.settings.month_first else None
            plain[text] = found
        if None not in plain.values():
            return [plain[text] or "" for text in texts]
        judged: dict[tuple[str, str], tuple[str | Refused, tuple[str, ...]]] = {}
        result = []
        for row, (text, name) in enumerate(zip(texts, indicators, strict=True)):
            found = plain[text]
            if found is None:
                if (text, name) not in judged:
                    judged[text, name] = self.period(text, self.subjects.get(name), mixed)
                read, words = judged[text, name]
                if isinstance(read, Refused):
                    self.report(part.places[row], index, read)
                    read = ""
                if read and two_years(cells.read_text(text)):
                    self.said("rhythm", part.places[row], index, text, read)
                if words:
                    flagged[row] = "true"
                    self.said("provisional", part.places[row], index, text, read)
                found = read
            result.append(found)
        return result

    def period(self, text: str, subject: Subject | None, mixed: str | None) -> tuple[str | Refused, tuple[str, ...]]:
        """Return a period and the words beside it that call its figure provisional."""
        if not text:
            return self.empty("period"), ()
        plain = cells.read_text(text)
        if cells.is_day_with_year_last(plain):
            return cells.read_day_cell(plain, month_first=self.settings.month_first, mixed=mixed), ()
        rest, marks = take_marks(fold(plain))
        if marks.signs:
            return cells.footnote(plain, marks.signs[0], self.habits(())), ()
        found = cells.read_period(rest if marks.words else plain, subject)
        return (found if isinstance(found, Refused) else found.text), marks.words

    def set_values(
        self,
        part: Rows,
        item: FigureColumn,
        texts: Sequence[str],
        columns: dict[str, Sequence[str]],
        flagged: list[str],
    ) -> None:
        """Read the values of some rows: many at once where a cell is nothing but its number, the others one by one."""
        different = set(texts)
        plain = {} if self.settings.fractions else cells.plain_numbers(different)
        plain[""] = ""
        values = list(map(plain.get, texts))
        if None in values:
            self.look_at(part, item, texts, values, flagged, columns)
        columns["value"] = self.multiplied(part, item, texts, cast("list[str]", values))

    def look_at(
        self,
        part: Rows,
        item: FigureColumn,
        texts: Sequence[str],
        values: list[str | None],
        flagged: list[str],
        columns: dict[str, Sequence[str]],
    ) -> None:
        """Read the values that are not read yet, each for its indicator."""
        habits = self.habits(texts)._replace(provisional=self.explained(texts))
        others = {name: list(part.column(name)) for name in _BESIDE}
        names = columns["indicator"]
        judged: dict[tuple[str, str], Figure | Refused] = {}
        for row in [row for row, value in enumerate(values) if value is None]:
            text, name = texts[row], names[row]
            found = judged.get((text, name))
            if found is None:
                empty = cells.is_no_figure(text, self.settings.no_figure)
                found = Figure() if empty else cells.read_figure(text, habits, self.subjects.get(name))
                judged[text, name] = found
            place = part.places[row]
            if isinstance(found, Refused):
                self.report(place, item.place, found)
                values[row] = ""
                continue
            values[row] = found.value
            self.fill(place, item.place, row, found, others)
            if found.said:
                self.said(found.said, place, item.place, text, found.value)
            if found.marks.words or found.marks.signs:
                flagged[row] = "true"
                self.said("provisional", place, item.place, text, found.value)
        columns.update({name: column for name, column in others.items() if any(column)})

    def fill(self, place: int, index: int, row: int, figure: Figure, others: Mapping[str, list[str]]) -> None:
        """Put what a cell says beside its value into the columns of that; report where another cell says otherwise."""
        for name, column in others.items():
            text = getattr(figure, name)
            if not text:
                continue
            if column[row] not in {"", text}:
                code = "PAR603" if name == "bound" else "PAR511"
                message = phrase(
                    "the value says {one}, and “{name}” says {other}",
                    one=_SIGN_OF.get(text, text),
 other=_SIGN_OF.get(column[row], column[row]), name=self.sheet.header_of(name),
                )  # fmt: skip
                self.report(place, self.columns.get(name, index), Refused(code, message, phrase("keep one of the two")))
            column[row] = text

    def explained(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the signs behind figures that a note of the sheet calls provisional."""
        signs = {sign for text in dict.fromkeys(texts) for sign in take_marks(fold(text))[1].signs}
        return frozenset(sign for sign in signs if any(_explains(text, sign) for text in self.remarks_of_sheet()))

    def remarks_of_sheet(self) -> Iterator[str]:
        """Yield the folded texts of the sheet outside its figures."""
        for item in self.passed:
            yield from map(fold, item.text.split(" | "))
        for row in range(self.sheet.header.row):
            yield from map(fold, self.sheet.grid.head[row])

    # --- what is said

    def said(self, kind: str, place: int, index: int, text: str, number: str) -> None:
        self.remarks[kind, index] += 1
        self.first.setdefault((kind, index), (place, text, number))

    def note_remarks(self) -> None:
        """Note how cells were read that could have been read otherwise, with the first one of each column."""
        if self.marks:
            marks = ", ".join(f"“{cells.in_words(text)}”" for text in sorted(self.marks))
            self.notes.append(phrase("read as no figure: {marks}", marks=marks))
        for (kind, index), count in self.remarks.items():
            place, text, number = self.first[kind, index]
            note = phrase(
                "{column}: {kind}: {count}, the first “{text}” in {cell} as {number}",
                column=self.sheet.header.headings[index].text,
                kind=_SAID[kind],
                count=Count(count),
                text=cells.in_words(text),
                cell=self.sheet.grid.cell_name(self.sheet.header.below + place, index),
                number=number,
            )
            self.notes.append(note)


_SIGN_OF: Final[Mapping[str, str]] = {bound: sign for sign, bound in SIGNS.items()}
"""The sign of each bound."""


def _is_loose(found: Called | Refused) -> bool:
    return isinstance(found, Called) and found.loosely


def _explains(text: str, sign: str) -> bool:
    """Return whether a folded text says that a sign marks provisional figures: ``* Provisional``."""
    before, found, after = text.partition(sign)
    return bool(found) and not before.strip("( ") and take_marks(after.strip(") :=-"))[1].words != ()
