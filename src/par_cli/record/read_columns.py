"""Which column of a sheet of figures is which, by its header; what is wrong with that is reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.record import number_cells
from par_cli.record.column_names import (
    COMPARED,
    HELP,
    NUMBER,
    OF_UNIT,
    PLANNED,
    UNIT,
    ColumnHeading,
    has_lost_letters,
    heading,
    normal_form,
)
from par_cli.record.csv_grid import SAVE_AS, CsvGrid
from par_cli.record.grid import MAX_COLUMNS, Grid, StopImportError, report
from par_cli.record.header import Header, find_header, most_known_row, periods_above, periods_by_end_above, unit_above
from par_cli.record.remarks import take_periods
from par_cli.record.sheet_columns import COLUMN_WORDS, FIGURES, ColumnChoices, Sheet, listed, with_header
from par_cli.record.value_columns import ValueColumns
from par_cli.record.year_parts import BEFORE, THIS, WITHIN
from par_cli.source import codes
from par_cli.source.text import shown
from par_cli.typed import fold

_MOST_NAMED: Final = 6
_PARTS_OF_YEAR: Final = frozenset({"quy", "thang", "quarter", "month"})
"""Headers of a column next to one of years: a figure of a part must not become that of the year."""


def is_figures_header(headings: Sequence[ColumnHeading]) -> bool:
    """Return whether headings name an indicator and a value or a period."""
    meant = {item.meant for item in headings}
    dated = any(item.periods for item in headings)
    return "indicator" in meant and (dated or not meant.isdisjoint({*FIGURES, "period", OF_UNIT}))


def is_table(grid: Grid, choices: ColumnChoices) -> bool:
    """Return whether a row of a grid names the columns of figures."""
    return _header(grid, choices) is not None


def _header(grid: Grid, choices: ColumnChoices) -> Header | None:
    def is_header(headings: Sequence[ColumnHeading]) -> bool:
        return is_figures_header([_chosen(item, choices) for item in headings])

    return find_header(grid, is_header, choices.header)


def read_columns(grid: Grid, choices: ColumnChoices, problems: list[Diagnostic]) -> Sheet:
    """Return the sheet that a grid is; what is wrong with its header is appended to the problems.

    Raise :class:`StopImportError` where no row can be read.
    """
    header = _header(grid, choices)
    if header is None:
        _report_no_header(grid, choices, problems)
        raise StopImportError
    if len(header.headings) > MAX_COLUMNS:
        _report_width(grid, header.row, problems)
        raise StopImportError
    sheet = Sheet(grid, header, grid.body(header.below, len(header.headings), problems))
    _ColumnSorter(sheet, choices, problems).sort()
    return sheet


def _chosen(item: ColumnHeading, choices: ColumnChoices) -> ColumnHeading:
    """Return a heading as it was said to be meant."""
    meaning = choices.meaning(item)
    if meaning is None:
        return item
    return item._replace(meant=meaning, others=(), fallback=None, rank=0)


def _of_this_year(item: ColumnHeading) -> ColumnHeading:
    """Return a heading that, next to the year before, names the figures of the period reported, and not its name."""
    part = {"nam bao cao": THIS, "ky bao cao": WITHIN}.get(normal_form(item.text))
    return item if part is None or item.meant != "period" else item._replace(meant="value", parts=(part,))


def _report_width(grid: Grid, row: int, problems: list[Diagnostic]) -> None:
    message = phrase("the header has more than {most} columns", most=MAX_COLUMNS)
    report(problems, grid.problem(row, 0, codes.HEADER, message, phrase("remove the others")))


def _report_no_header(grid: Grid, choices: ColumnChoices, problems: list[Diagnostic]) -> None:
    if isinstance(grid, CsvGrid):
        grid.report_wrong_head(problems)
        if problems:
            return
    row = most_known_row(grid) if choices.header is None else choices.header
    cells = grid.head[row] if row < len(grid.head) else ()
    if len(cells) > MAX_COLUMNS:
        _report_width(grid, row, problems)
        return
    unusable = [item for item in grid.unusable() if item[0] == row]
    for _, column, found in unusable:
        report(problems, grid.problem(row, column, codes.HEADER, found.message, found.hint))
    if unusable:
        return
    lost = next((index for index, cell in enumerate(cells) if has_lost_letters(cell)), None)
    if lost is not None:
        message = phrase("the column “{name}” is not known here", name=shown(cells[lost]))
        hint = phrase("letters were lost when the file was saved: {save}", save=SAVE_AS)
        report(problems, grid.problem(row, lost, codes.HEADER, message, hint))
        return
    message = phrase("no row names the columns: one for the indicators, and one for their values or periods")
    hint = name_columns()
    headings = [heading(cell) for cell in cells]
    others = [item for item in headings if item.meant is None and item.text and not item.others]
    if others and any(item.meant == "indicator" for item in headings):
        message, hint = _none_of_figures(others)
    if grid.name:
        hint = phrase("{hint}; --sheet names the sheets to be read", hint=hint)
    report(problems, grid.problem(row, 0, codes.HEADER, message, hint))


def _none_of_figures(others: Sequence[ColumnHeading]) -> tuple[Message, Message]:
    """Return that no column is known as that of the figures, of those whose names mean nothing, and what helps."""
    message = phrase(
        "none of these columns is known as that of the figures: {names}",
        names=listed([phrase("“{name}”", name=shown(item.text)) for item in others[:_MOST_NAMED]]),
    )
    hint = phrase(
        "name it like “{name}”, or say which one it is with {option}",
        name=phrase("Result"), option=with_header("--value", others[-1].text),
    )  # fmt: skip
    if len(others) > 1:
        ignored = " ".join(with_header("--ignore", item.text) for item in others[:-1][:_MOST_NAMED])
        hint = phrase(
            "{hint}, and leave out the others with {option}; figures of single units are written one below the other, "
            "with the unit in a column “{reporter}”",
            hint=hint, option=ignored, reporter=COLUMN_WORDS["reporter"],
        )  # fmt: skip
    return message, hint


def name_columns() -> Message:
    return phrase(
        "name them like {indicator}, {period}, {value}, {published}, {source}; par import --template writes a file "
        "that has them",
        indicator=COLUMN_WORDS["indicator"],
        period=COLUMN_WORDS["period"],
        value=COLUMN_WORDS["value"],
        published=COLUMN_WORDS["published"],
        source=COLUMN_WORDS["source"],
    )


def _periods_above(sheet: Sheet, choices: ColumnChoices) -> tuple[Sequence[str], str | Message]:
    """Return the periods that the rows above the header name, and the cell of the first; or the one that was given.

    Where they name none, the name of the sheet may be one and nothing else.
    """
    if choices.period is not None:
        return [choices.period], "--period"
    above = periods_above(sheet.grid, sheet.header)
    rest, named = take_periods(fold(sheet.grid.name))
    if not above and len(named) == 1 and not rest:
        return named, phrase("the name of the sheet")
    above = above or periods_by_end_above(sheet.grid, sheet.header)
    cell = sheet.grid.cell_name(above[0].row, above[0].column) if above else ""
    return list(dict.fromkeys(item.period for item in above)), cell


class _ColumnSorter:
    """Finds the meaning of each column of a sheet."""

    def __init__(self, sheet: Sheet, choices: ColumnChoices, problems: list[Diagnostic]) -> None:
        self.sheet = sheet
        sheet.above = _periods_above(sheet, choices)
        self.choices = choices
        self.problems = problems
        self.headings = [_chosen(item, choices) for item in sheet.header.headings]
        self.headings = [self._planned_if_figures(index, item) for index, item in enumerate(self.headings)]
        if any(BEFORE in item.parts for item in self.headings):
            self.headings = [_of_this_year(item) for item in self.headings]
        self.unknown: list[tuple[int, ColumnHeading]] = []
        """The columns whose names mean nothing here."""

    def _planned_if_figures(self, index: int, item: ColumnHeading) -> ColumnHeading:
        """Return a heading that may be of indicators or of plans as that of plans, where its cells are figures."""
        if (item.meant, item.fallback) != ("indicator", PLANNED):
            return item
        texts = {text for text in self.sheet.cells[index] if text}
        others = any(other.meant == "indicator" and other is not item for other in self.headings)
        if others and texts and all(map(number_cells.take_apart, texts)):
            return item._replace(meant=PLANNED, fallback=None, rank=0)
        return item

    def _report(self, column: int, message: Message, hint: Message) -> None:
        report(self.problems, self.sheet.at_header(column, message, hint))

    def sort(self) -> None:
        self._report_faulty_cells()
        best = {
            name: min(item.rank for item in self.headings if item.meant == name)
            for name in {item.meant for item in self.headings if item.meant in OBSERVATION_COLUMNS}
        }
        self._report_units()
        of_years = any(THIS in item.parts and item.meant == "value" for item in self.headings)
        values: list[tuple[int, ColumnHeading]] = []
        for index, item in enumerate(self.headings):
            meant = item.meant
            if item.text and self.choices.meaning(item) == HELP:
                self.sheet.left_out.append(item)
            if item.rank and meant is not None and item.rank > best[meant]:
                if meant == "indicator" and item.fallback == HELP and self.sheet.names is None:
                    self.sheet.names = index
                meant = item.fallback
            if meant == "value" or (meant == COMPARED and of_years and item.parts == (BEFORE,)):
                values.append((index, item))
            elif meant in OBSERVATION_COLUMNS:
                self._take(index, meant)
            elif meant in {PLANNED, COMPARED}:
                self.sheet.passed_over.append(item)
            elif meant == NUMBER:
                self.sheet.numbers.add(index)
            elif meant == UNIT:
                self.sheet.unit = index if self.sheet.unit is None else self.sheet.unit
            elif item.others:
                self.sheet.unclear.append((index, item.others))
            elif meant is None and (item.text or self.sheet.cells[index].holds_something):
                self.unknown += [(index, item)] if item.text else []
        ValueColumns(self.sheet, self.headings, self.choices, self.problems).take(values)
        self._find_period()
        self.sheet.unit_above = unit_above(self.sheet.grid, self.sheet.header)

    def _report_faulty_cells(self) -> None:
        """Report the cells of the header that cannot be taken, like formulas."""
        header = self.sheet.header
        for row, column, found in self.sheet.grid.unusable():
            if header.row <= row < header.below:
                problem = self.sheet.grid.problem(row, column, codes.HEADER, found.message, found.hint)
                report(self.problems, problem)

    def _report_units(self) -> None:
        """Report the columns of single places or offices, whose figures would be those of the whole."""
        found = [(index, item) for index, item in enumerate(self.headings) if item.meant == OF_UNIT]
        if not found:
            return
        names = [phrase("“{name}”", name=shown(item.text)) for _, item in found[:_MOST_NAMED]]
        message = phrase("each of these columns is of one unit: {names}", names=listed(names))
        hint = phrase(
            "write each of their figures into a row of its own, with the unit in a column “{reporter}”, or leave the "
            "columns out with {option}",
            reporter=COLUMN_WORDS["reporter"],
            option=" ".join(with_header("--ignore", item.text) for _, item in found[:_MOST_NAMED]),
        )
        self.sheet.report_header(self.problems, found[0][0], message, hint)

    def _take(self, index: int, name: str) -> None:
        if name in self.sheet.columns:
            first, second = (self.headings[place].text for place in (self.sheet.columns[name], index))
            message = phrase("the columns “{first}” and “{second}” mean the same", first=first, second=second)
            if normal_form(first) == normal_form(second):
                message = phrase("the column “{name}” appears twice", name=shown(second))
            hint = phrase("keep one of the two, or leave one out with {option}", option=with_header("--ignore", second))
            if name == "period":
                hint = _in_one_column()
            self._report(index, message, hint)
            return
        self.sheet.columns[name] = index

    def _report_unknown(self, index: int, item: ColumnHeading) -> None:
        message = phrase("the column “{name}” is not known here", name=shown(item.text))
        hint = phrase(
            "name it like one of these: {names}; or leave it out with {option}",
            names=_called("value", "period", "published", "source", "note"),
            option=with_header("--ignore", item.text),
        )
        if has_lost_letters(item.text):
            hint = phrase("letters were lost when the file was saved: {save}", save=SAVE_AS)
        if normal_form(item.text) in _PARTS_OF_YEAR:
            hint = _in_one_column()
        self._report(index, message, hint)

    def _find_period(self) -> None:
        """Find the period of figures whose columns name none in the rows above the header."""
        sheet = self.sheet
        missing = [] if "indicator" in sheet.columns else ["indicator"]
        if not sheet.values and not {"numerator", "denominator", "change"} & sheet.columns.keys():
            missing.append("value")
        dated = any(item.period for item in sheet.values)
        if "period" not in sheet.columns and not dated and not sheet.figures_are_wrong:
            periods, cell = sheet.above
            if len(periods) == 1:
                sheet.period = (periods[0], cell)
            elif periods:
                self._report_periods_above(periods)
            else:
                missing.append("period")
        self._report_others(missing)

    def _report_periods_above(self, periods: Sequence[str]) -> None:
        message = phrase("no column has the period, and the rows above name several: {names}", names=", ".join(periods))
        hint = phrase(
            "add the column “{name}”, or give the period of all figures with --period", name=COLUMN_WORDS["period"]
        )
        self.sheet.report_header(self.problems, 0, message, hint)

    def _report_others(self, missing: list[str]) -> None:
        """Report the unknown columns, one of which may be that of the figures, and those that are missing."""
        sheet = self.sheet
        of_figures = self.unknown if "value" in missing else []
        if of_figures and not any(has_lost_letters(item.text) for _, item in of_figures):
            index, _ = of_figures[0]
            self._report(index, *_none_of_figures([item for _, item in of_figures]))
            missing.remove("value")
        else:
            for index, item in self.unknown:
                self._report_unknown(index, item)
        if sheet.figures_are_wrong and not sheet.values:
            missing = [name for name in missing if name != "value"]  # the columns that may be it are reported
        if missing:
            self._report_missing(missing)
        if of_figures:
            raise StopImportError

    def _report_missing(self, names: Sequence[str]) -> None:
        if len(names) == 1:
            message = phrase("a needed column is missing: {names}", names=_called(*names))
        else:
            message = phrase("needed columns are missing: {names}", names=_called(*names))
        hint = name_columns()
        if "period" in names:
            hint = phrase("{hint}; the period of all figures may be given with --period", hint=hint)
        if "value" in names:
            hint = phrase("{hint}; --value names the column of the figures", hint=hint)
        report(self.problems, self.sheet.at_header(0, message, hint))
        raise StopImportError


def _in_one_column() -> Message:
    return phrase(
        "write the year and the part of it into one column, “{name}”, like {example}",
        name=COLUMN_WORDS["period"], example="2025-Q3",
    )  # fmt: skip


def _called(*names: str) -> Message | str:
    return listed([phrase("“{name}”", name=COLUMN_WORDS[name]) for name in names])
