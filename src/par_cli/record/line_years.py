"""What lines and notes around figures say of their years: sums and averages of several, an earlier end, plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from par_cli.messages import Message, phrase
from par_cli.model.periods import Period, parse_period
from par_cli.record import cells
from par_cli.record.header import periods_above
from par_cli.record.remarks import in_title, take_periods
from par_cli.record.rows import Rows
from par_cli.record.several_years import is_of_several, is_of_years, says_only_that, several_years, spans
from par_cli.record.sheet_columns import FigureColumn
from par_cli.record.sheet_lines import TextLine, doubt_line, periods_of, refuse_line, subjects_of
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.subjects import Subject
from par_cli.record.year_parts import DAY, LAST_MONTH, YEAR, ends_early, months_up_to, take_parts
from par_cli.source.text import shown
from par_cli.typed import fold, without_number

DOUBTFUL_YEARS: Final = "PAR642"

RESULTS: Final = re.compile(
    r"\b(?:ket qua|thuc hien|tinh hinh|bao cao|danh gia|dat duoc|thuc te|th|actual|achieved|results?|reported|observed"
    r"|progress|report)\b"
)
"""Words of a folded text by which figures are what was reached."""
_UNTIL: Final = re.compile(
    r"\b(?:den|toi|thoi diem(?: (?:bao cao|thong ke|chot so lieu))?|as of|until|up to|to)(?: het| cuoi)?[ :]*"
    rf"(?:{DAY}|(?P<period>.{{4,30}}))", re.ASCII
)  # fmt: skip
"""Up to when figures are, in a folded line."""
_PLANNED_YEAR: Final = re.compile(
    r"(?:,|;|-|\u2013|\bva|\band)[ ,]*(?:(?:xay dung|de xuat|de ra|the|cac) )*"
    r"(?:ke hoach|muc tieu|chi tieu|du kien|phuong huong|nhiem vu|plan|targets?|forecast)\b[^;]{0,60}?\b([12][0-9]{3})"
)
"""A plan next to results in one title: ``Results of 2024 and plan for 2025``."""


# --- several years


def check_several_years(reading: SheetReading, rows: Rows, line: TextLine) -> None:
    """Report a line for which figures may be sums or averages of years; warn of one that only may say so."""
    if _sums_years(reading, rows, line):
        refuse_line(reading, line, *of_several(line.text))
    elif line.kind == "note":
        itself = (says_itself(subject, line.text) for subject in subjects_of(reading, rows, line))
        if is_of_several(line.text) and not any(itself):  # in a running text, as no indicator does itself
            doubt_line(reading, line, DOUBTFUL_YEARS, *of_several(line.text))
    elif (period := _one_other_period(rows, line)) is not None:
        if line.kind == "heading":
            refuse_line(reading, line, *of_several(line.text))
        else:
            message = phrase(
                "“{text}” names several years, and all figures are taken as those of {period}",
                text=shown(line.text), period=period,
            )  # fmt: skip
            hint = phrase("check whether they are only of that period")
            doubt_line(reading, line, DOUBTFUL_YEARS, message, hint)


def _sums_years(reading: SheetReading, rows: Rows, line: TextLine) -> bool:
    """Return whether a line makes sums or averages of years of figures whose indicators are not."""
    text = without_number(line.text)
    says_so = says_only_that(text) if line.kind == "note" else is_of_several(text)
    return says_so and any(not says_itself(subject, text) for subject in subjects_of(reading, rows, line))


def _one_other_period(rows: Rows, line: TextLine) -> str | None:
    """Return the one period of all figures of a line that names several years, and not just those of the period."""
    text = without_number(line.text)
    periods = periods_of(rows, line)
    if len(periods) != 1 or is_of_several(text) or not is_of_years(text):
        return None
    (period,) = periods
    return None if names_years_of(period, text) else period


def says_itself(subject: Subject, text: str) -> bool:
    """Return whether an indicator is called a sum or an average of years, as a text says that its figure is."""
    own = " ".join(map(fold, subject.indicator.names))
    words = several_years(text)
    return bool(words) and all(word in own for word in words)


def names_years_of(period: str, text: str) -> bool:
    """Return whether a text names just the years of a period as a span."""
    meant = parse_period(period)
    return any((one.first, one.last) == (meant.start.year, meant.end.year) for one in spans(text))


def of_several(text: str) -> tuple[Message, Message]:
    """Return what is wrong with a line or note of several years, and what helps."""
    message = phrase("“{text}” may make sums or averages of several years of the figures", text=shown(text))
    return message, phrase("remove the line if each figure is only of its period, or leave these figures out")


# --- an earlier end


def check_end(reading: SheetReading, rows: Rows, line: TextLine) -> None:
    """Report a line that says that the figures end before their period does."""
    found = earlier_end(reading, line.text, sorted(periods_of(rows, line)))
    if found is not None:
        refuse_line(reading, line, *found)


def check_ends_of_columns(reading: SheetReading, rows: Rows) -> None:
    """Report a header that says that its figures end before their period does, or with a later year."""
    for item in reading.sheet.values:
        name = _header(reading, item)
        end = end_in(fold(name))
        if end is None:
            continue
        at = [row for row in range(len(rows.places)) if rows.index_of(row, "value") == item.place]
        periods = sorted(set(rows.column("period").at(at).texts) - {""})
        found = earlier_end(reading, name, periods)
        of_before = (text for text in periods if end == date(end.year, 12, 31) > parse_period(text).end)
        if found is None and (period := next(of_before, None)) is not None:
            found = (
                phrase("“{text}” names another period than its figures have", text=shown(name)),
                phrase("correct the period, {period}, or the header", period=period),
            )
        if found is not None:
            reading.report_header(item.place, *found)


def check_part_of_year(reading: SheetReading, rows: Rows) -> None:
    """Report a title that names only a part of the period of figures, where none are of that part and none estimates.

    A column that is only called by its year, below ``Results of the first half of 2025``, may be of either.
    """
    sheet = reading.sheet
    found = periods_above(sheet.grid, sheet.header)
    if not found or given_period(reading):
        return
    flags = rows.column("provisional")
    final = {period for period, flag in zip(rows.column("period"), flags, strict=True) if period and not flag}
    whole = {item.period for item in sheet.values if YEAR in take_parts(fold(_header(reading, item)))[1]}
    for name in sorted(final - whole):
        period = parse_period(name)
        parts = [(title, parse_period(title.period)) for title in found if title.period not in final]
        parts = [(title, part) for title, part in parts if period.start <= part.start and part.end <= period.end]
        if not parts or len(parts) < sum(title.period[:4] == name[:4] for title in found):
            continue
        title, part = max(parts, key=lambda item: item[1].end)
        if part.end < period.end:
            text = cells.read_text(sheet.grid.head[title.row][title.column])
            line = TextLine("title", text, title.row, title.column, ())
            refuse_line(reading, line, *_ends_early(reading, text, part.end, period))
            return


def given_period(reading: SheetReading) -> bool:
    """Return whether the period of all figures was given on the command line, which answers what lines say of it."""
    return reading.sheet.above[1] == "--period" and reading.sheet.period is not None


def earlier_end(reading: SheetReading, text: str, periods: Iterable[str]) -> tuple[Message, Message] | None:
    """Return what is wrong with a text that says up to which day figures of some periods are, and what helps."""
    end = end_in(fold(text))
    if end is None or given_period(reading):
        return None
    longer = (period for period in map(parse_period, periods) if period.start <= end and end + LAST_MONTH < period.end)
    return next((_ends_early(reading, text, end, period) for period in longer), None)


def _ends_early(reading: SheetReading, text: str, end: date, period: Period) -> tuple[Message, Message]:
    message, hint = ends_early(shown(text), end, period, reading.sheet.header_of("period"))
    column = next((item for item in reading.sheet.values if item.period == period.text), None)
    if column is not None:
        hint = phrase(
            "write the period that the figures are of into the header, like {example} in place of “{name}”",
            example=months_up_to(end).text, name=shown(_header(reading, column)),
        )  # fmt: skip
    return message, hint


def _header(reading: SheetReading, column: FigureColumn) -> str:
    return reading.sheet.header.headings[column.place].text


def end_in(folded: str) -> date | None:
    """Return the last day that a folded text says its figures are up to."""
    match = _UNTIL.search(folded)
    if match is None:
        return None
    if match["period"] is not None:
        periods = take_periods(match["period"])[1]
        return parse_period(periods[0]).end if periods else None
    day, month, year = map(int, match.groups()[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- planned years


def check_planned_years(reading: SheetReading, rows: Rows, line: TextLine) -> None:
    """Report the figures of a year of which a title names the plan, next to the results of another year."""
    planned = {match[1] for match in _PLANNED_YEAR.finditer(fold(line.text))}
    if not planned or planned.issuperset(period[:4] for period in in_title(line.text)[0]):
        return
    for number, period in enumerate(rows.column("period")):
        name = reading.sheet.header.headings[rows.index_of(number, "value")].text
        if period[:4] not in planned or RESULTS.search(fold(name)):
            continue
        message = phrase(
            "“{text}” may say that the figures of {period} are planned", text=shown(line.text), period=period
        )
        hint = phrase(
            "leave them out, or name their column “{name}” if they are what was reached", name=phrase("Result")
        )
        refuse_line(reading, line, message, hint)
        return
