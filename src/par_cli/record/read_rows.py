"""The figures of a sheet, read column by column: a cell that equals another one of its column is read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.messages import phrase
from par_cli.model.periods import parse_period
from par_cli.model.reports import NOTES
from par_cli.record import cells
from par_cli.record.cells import is_running_number
from par_cli.record.column_names import heading
from par_cli.record.grid import report
from par_cli.record.known_indicators import known_indicators
from par_cli.record.letterhead import check_letterhead
from par_cli.record.lines_around import check_lines
from par_cli.record.name_remarks import check_years, judge_names
from par_cli.record.names import NameMatch
from par_cli.record.plain_columns import read_days, read_numbers, read_words
from par_cli.record.row_names import RowNames, ids_of
from par_cli.record.row_units import Units
from par_cli.record.row_values import with_values
from par_cli.record.rows import Rows, Settings
from par_cli.record.rows_with_figures import rows_with_figures, spread_merged
from par_cli.record.sheet_columns import Sheet, with_header
from par_cli.record.sheet_reading import FLAG_COLUMNS, SheetReading, cells_at
from par_cli.source import MAX_PROBLEMS, TextColumn, codes
from par_cli.source.text import Fault, shown


def read_rows(
    sheet: Sheet, entries: Entries, settings: Settings, defaults: Mapping[str, str], problems: list[Diagnostic]
) -> Rows:
    """Return the right rows of a sheet; ``defaults`` fill their empty cells.  What is wrong goes into ``problems``.

    Raise :class:`~par_cli.record.grid.StopImportError` where there are too many problems.
    """
    reading = SheetReading(sheet, known_indicators(entries), settings, problems)
    names, units = RowNames(reading, entries), Units(reading)
    names.decide_unclear()
    spread_merged(reading)
    known = names.indicators()
    places, marks = rows_with_figures(reading, known)
    places = _above_next_header(reading, known, places)
    known, estimated = judge_names(reading, known)
    given = {name: cells_at(sheet.cells[index], places) for name, index in reading.columns.items()}
    ids = ids_of(reading, given["indicator"], known, places)
    names.check_names_next_to_ids(ids, places)
    columns = {"indicator": ids, **_other_columns(reading, names, given, places)}
    if estimated:
        flags = list(columns.get("provisional", [""] * len(places)))
        for row in given["indicator"].where(estimated.__contains__):
            flags[row] = "true"
        columns["provisional"] = TextColumn.of(flags)
    units.check(ids, places)
    rows = with_values(reading, units, columns, places)
    check_years(reading, rows)
    _check_changes(reading, rows)
    rows = check_lines(reading, names, rows)
    rows = rows._replace(columns=_with_defaults(rows, defaults))
    check_letterhead(reading, rows, entries)
    if reading.wrong:
        rows = rows.only([row for row, place in enumerate(rows.places) if place not in reading.wrong])
    if marks:
        words = ", ".join(f"“{cells.in_words(text)}”" for text in sorted(marks))
        reading.notes.append(phrase("read as no figure: {marks}", marks=words))
    reading.note_remarks()
    return rows._replace(passed=tuple(reading.passed), notes=tuple(reading.notes), doubts=tuple(reading.doubts))


def _above_next_header(
    reading: SheetReading, known: Mapping[str, NameMatch | Fault], places: Sequence[int]
) -> Sequence[int]:
    """Return the rows of a table; report a row that names the columns again, as of another table below it."""
    refused = (text for text, found in known.items() if isinstance(found, Fault))
    headers = {text for text in islice(refused, MAX_PROBLEMS) if heading(cells.read_text(text)).meant == "indicator"}
    if not headers:
        return places
    index = reading.columns["indicator"]
    named = reading.column("indicator").where(headers.__contains__)
    row = next((row for row in named if _names_columns(reading, row)), None)
    if row is None:  # the names of groups of indicators
        return places
    message = phrase("the columns are named again in this row")
    hint = phrase("remove the row where the table goes on; put another table into a sheet of its own")
    reading.report(row, index, Fault(codes.HEADER, message, hint))
    return [place for place in places if place < row]


_LEAST_NAMES: Final = 2  # of columns in a header
_YEAR: Final = 4  # digits


def _names_columns(reading: SheetReading, row: int) -> bool:
    """Return whether several cells of a row are what columns are called."""
    texts = {cells.read_text(column[row]) for column in reading.sheet.cells if column[row]}
    return (
        sum(heading(text).says_something for text in texts if not is_running_number(text) or len(text) == _YEAR)
        >= _LEAST_NAMES
    )


def _check_changes(reading: SheetReading, rows: Rows) -> None:
    """Report a column of changes that has cells next to figures: which of the two is reported is not to be guessed."""
    if "change" not in rows.columns:
        return
    pairs = zip(rows.column("change"), rows.column("value"), strict=True)
    if not any(change and value for change, value in pairs):
        return
    index = reading.columns["change"]
    name = reading.sheet.header.headings[index].text
    message = phrase("“{name}” is the change from a base in percent, where no figure is reported", name=shown(name))
    reading.report_header(index, message, phrase("leave it out with {option}", option=with_header("--ignore", name)))


def _other_columns(
    reading: SheetReading, names: RowNames, given: Mapping[str, TextColumn], places: Sequence[int]
) -> Mapping[str, TextColumn]:
    """Return what the cells of some rows mean in the columns other than indicators, periods and values."""
    columns: dict[str, TextColumn] = {}
    if "reporter" in given:
        columns["reporter"] = read_words(reading, "reporter", given["reporter"], places, names.reporter)
    for name in ("source", "url", *NOTES):
        if name in given:
            columns[name] = given[name].translated({text: cells.read_text(text) for text in given[name].texts})
    for name in FLAG_COLUMNS:
        if name in given:
            columns[name] = read_words(reading, name, given[name], places, cells.read_flag)
    if "bound" in given:
        columns["bound"] = read_words(reading, "bound", given["bound"], places, cells.read_bound)
    for name in ("published", "recorded"):
        if name in given:
            columns[name] = read_days(reading, name, given[name], places)
    for name in ("of", "numerator", "denominator", "change", "line"):
        if name in given:
            columns[name] = read_numbers(reading, name, given[name], places)
    return columns


def _with_defaults(rows: Rows, defaults: Mapping[str, str]) -> Mapping[str, TextColumn]:
    given = ((rows.column(name), name, text) for name, text in defaults.items())
    filled = {name: column.translated({cell: cell or text for cell in column.texts}) for column, name, text in given}
    return {**rows.columns, **filled}


def refuse_ahead(rows: Rows, today: date, problems: list[Diagnostic]) -> None:
    """Report the figures of periods that have not begun: those are plans, unless they are called projections."""
    ahead = {text for text in rows.column("period").texts if text and parse_period(text).start > today}
    if not ahead:
        return
    columns = rows.column("period"), rows.column("projection")
    first: set[tuple[str, int]] = set()
    for number, (period, projection) in enumerate(zip(*columns, strict=True)):
        if period not in ahead or projection == "true":
            continue
        index = rows.index_of(number, "value")
        if (period, index) in first:
            continue
        first.add((period, index))
        message = phrase("{period} has not begun, so that this is a plan and not a figure", period=period)
        hint = phrase("remove it; leave a column of plans out with {option}", option="--ignore")
        report(problems, rows.sheet.problem(rows.places[number], index, "PAR210", message, hint))
    rows.sheet.figures_are_wrong = rows.sheet.figures_are_wrong or bool(first)
