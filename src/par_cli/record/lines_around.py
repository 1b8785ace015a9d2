"""What the lines above, between and below the figures of a sheet say of them: plans, units, estimates, whose they are.

These lines are passed over as titles, headings of groups and notes; none of them may make another figure of the one
that is read.  What they say of years is in :mod:`par_cli.record.line_years`, of whom in
:mod:`par_cli.record.sheet_parts`, and the notes of single figures are in :mod:`par_cli.record.row_notes`.
"""

from __future__ import annotations

import re
from typing import Final

from par_cli.messages import phrase
from par_cli.model.periods import Period, parse_period
from par_cli.record import number_refusals
from par_cli.record.column_names import ColumnHeading, heading
from par_cli.record.header import unit_in
from par_cli.record.line_years import (
    RESULTS,
    check_end,
    check_ends_of_columns,
    check_part_of_year,
    check_planned_years,
    check_several_years,
)
from par_cli.record.remarks import take_marks
from par_cli.record.row_names import RowNames
from par_cli.record.row_notes import NOT_REPORTED, check_kinds, check_notes, check_places
from par_cli.record.rows import Rows
from par_cli.record.sheet_lines import TextLine, cell_of, other_lines, periods_of, refuse_line, subjects_of, titles
from par_cli.record.sheet_parts import check_part
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.year_parts import DAY, UNTIL, is_of_calendar, of_year
from par_cli.source import TextColumn
from par_cli.source.text import shown
from par_cli.typed import fold, without_number

_NO_PLANS: Final = r"(?<!\bso )(?<!\bphong )(?<!\bban )(?<!\bbo )(?<!\bvu )(?<!\btheo )"
_PLANS: Final = re.compile(
    rf"{_NO_PLANS}\bke hoach\b(?! so\b)(?!,? (?:va |- )?(?:dau tu|tai chinh|tong hop))"
    r"|\b(?:du kien|du toan|du bao|phan dau|giao chi tieu|chi tieu (?:duoc )?giao|planned|plan|budget|forecast)\b"
    r"|\bmuc tieu(?! quoc gia)\b|\bdang ky (?:cac )?(?:chi tieu|muc tieu)\b|\btargets? (?:for|of|in) "
    r"|\bkh ?[12][0-9]{3}"
)
_ESTIMATES: Final = re.compile(
    r"\b(?:uoc (?:tinh|thuc hien|dat)|(?:so lieu|so) uoc|so bo|tam tinh|provisional|preliminary|estimate[sd]?)\b"
)
_NOTE: Final = re.compile(r"(?:ghi chu|luu y|chu thich|notes?) ?[:.\-] ?")
_SIGN_BEFORE: Final = re.compile(r"\(?[*\u2020\u2021\u00b9\u00b2\u00b3]")
"""What explains the sign of a footnote, which is read where that is."""
_BY_YEAR: Final = re.compile(
    rf"(?:tinh )?(?:den|toi|by|until)(?: het| cuoi)?(?: nam| the end of)? (?:[12][0-9]{{3}}|{DAY})", re.ASCII
)
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_YEAR: Final = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


def check_lines(reading: SheetReading, names: RowNames, rows: Rows) -> Rows:
    """Report what makes other figures of those of a sheet; return the rows, estimates marked as provisional."""
    if reading.sheet.grid.form is not None or not rows.places:
        return rows
    above = list(titles(reading, rows))
    others = list(other_lines(reading, rows))
    _check_planned(reading, [*above, *(line for line in others if line.kind == "sheet" and not _is_not_reported(line))])
    estimated = set(range(len(rows.places))) if _is_estimated_above(reading, above) else set()
    estimated |= check_notes(reading, rows)
    check_places(reading, rows, names.names_part)
    check_kinds(reading, rows)
    for line in above:
        check_planned_years(reading, rows, line)
        check_end(reading, rows, line)
        if unit_in(line.text) is None:
            check_several_years(reading, rows, line)
    check_ends_of_columns(reading, rows)
    check_part_of_year(reading, _marked(rows, estimated))
    for line in others:
        if not _check_unit(reading, rows, line):
            check_several_years(reading, rows, line)
        check_end(reading, rows, line)
        if line.kind == "note":
            check_part(reading, names, rows, line)
        else:
            _check_heading(reading, names, rows, line)
        if _is_estimated(reading, line):
            estimated.update(line.about)
    return _marked(rows, estimated)


def _marked(rows: Rows, estimated: set[int]) -> Rows:
    """Return rows of which some are marked as provisional."""
    if not estimated:
        return rows
    flags = ["true" if row in estimated else flag for row, flag in enumerate(rows.column("provisional"))]
    return rows._replace(columns={**rows.columns, "provisional": TextColumn.of(flags)})


def _check_unit(reading: SheetReading, rows: Rows, line: TextLine) -> bool:
    """Report a line that says that the figures are counted in another unit than their indicators, and return that."""
    unit = unit_in(line.text)
    remarks = [unit.text] if unit is not None else [] if line.kind == "note" else _BRACKETS.findall(line.text)
    if not remarks:
        return False
    for subject in subjects_of(reading, rows, line):
        for remark in remarks:
            fit = subject.misfit(remark)
            if fit is None and unit is not None and not unit.may_be_office and subject.unit_fit(remark) == "other":
                fit = "other"
            if fit is not None:
                refuse_line(reading, line, *number_refusals.unit_problem(remark, fit, subject, mapped=False))
                return True
    return False


def _check_heading(reading: SheetReading, names: RowNames, rows: Rows, line: TextLine) -> None:
    """Report a heading of a group that says of whom, of when or of what kind its figures are, where they do not."""
    found = heading(line.text)  # with its number, which may be part of a period: 6 months of 2025
    if not (found.periods or found.parts):
        found = heading(without_number(line.text))
    if _is_not_reported(line):
        message = phrase("“{text}” says that the figures below it are not those reported", text=shown(line.text))
        refuse_line(reading, line, message, phrase("remove these rows, or correct the line"))
    elif found.meant == "value" and (found.periods or not all(part.startswith(UNTIL) for part in found.parts)):
        _check_period(reading, rows, line, found)
    else:
        check_part(reading, names, rows, line)


def _is_not_reported(line: TextLine) -> bool:
    """Return whether a line says nothing but that figures are planned, or those of the year before."""
    rest = _YEAR.sub(" ", _BRACKETS.sub("", without_number(line.text)))
    return NOT_REPORTED.fullmatch(fold(rest).strip(" :.-")) is not None


def _check_period(reading: SheetReading, rows: Rows, line: TextLine, found: ColumnHeading) -> None:
    """Report a heading that names another period than any of its figures, the name of a sheet than all of them."""
    periods = set(map(parse_period, periods_of(rows, line)))
    fitting = [period for period in periods if _is_within(period, found)]
    if fitting if line.kind == "sheet" else len(fitting) == len(periods):
        return
    message = phrase("“{text}” names another period than its figures have", text=shown(line.text))
    hint = phrase("write the period of each figure into a column “{name}”", name=reading.sheet.header_of("period"))
    refuse_line(reading, line, message, hint)


def _is_within(period: Period, found: ColumnHeading) -> bool:
    """Return whether a period is within one that a heading names, a quarter without its year being of any year."""
    of_year_of_period = [of_year(part, period.start.year) for part in found.parts if is_of_calendar(part)]
    named = map(parse_period, found.periods or of_year_of_period)
    return any(other.start <= period.start and period.end <= other.end for other in named)


# --- plans


def _check_planned(reading: SheetReading, lines: list[TextLine]) -> None:
    """Report a title or name of a sheet about plans, where neither such a line nor a header speaks of results."""
    headers = [reading.sheet.header.headings[item.place].text for item in reading.sheet.values]
    if any(RESULTS.search(fold(text)) for text in (*headers, *(line.text for line in lines))):
        return
    for item in reading.sheet.values:
        name = reading.sheet.header.headings[item.place].text
        if _BY_YEAR.fullmatch(fold(name)):
            message = phrase("“{name}” may be what is to be reached by then, or what was reached", name=shown(name))
            hint = phrase("if it was reached, name the column “{name} {year}”", name=phrase("Result"), year=name[-4:])
            reading.report_header(item.place, message, hint)
            return
    for line in lines:
        if _PLANS.search(fold(line.text)) and unit_in(line.text) is None:
            message = phrase("“{text}” says that the figures are planned, not reported", text=shown(line.text))
            hint = phrase(
                "if they are what was reached, name their column “{name}”, or remove the line",
                name=phrase("Result"),
            )
            refuse_line(reading, line, message, hint)
            return


# --- estimates


def _is_estimated_above(reading: SheetReading, above: list[TextLine]) -> bool:
    """Return whether a title calls all figures estimates, as no column says itself."""
    if any(item.marks.words for item in reading.sheet.values) or "provisional" in reading.columns:
        return False
    found = next((line for line in above if _ESTIMATES.search(fold(line.text))), None)
    if found is not None:
        _note_estimates(reading, found)
    return found is not None


def _is_estimated(reading: SheetReading, line: TextLine) -> bool:
    """Return whether a line calls its figures estimates; report one that calls only some of them so."""
    folded = _NOTE.sub("", fold(without_number(line.text)), count=1)
    if not line.about or not _ESTIMATES.search(folded) or _SIGN_BEFORE.match(line.text):
        return False
    rest, marks = take_marks(folded.strip(" .()"))
    rest = re.sub(r"^(?:cac |la |deu la |are |figures? |so lieu )+|(?: figures?| so lieu)+$", "", rest).strip()
    if marks.words and not rest:
        _note_estimates(reading, line)
        return True
    if "provisional" not in reading.columns:
        message = phrase("“{text}” calls figures provisional, and may not mean all of them", text=shown(line.text))
        hint = phrase(
            "write true into “{flag}” of those that are, or remove the line",
            flag=reading.sheet.header_of("provisional"),
        )
        refuse_line(reading, line, message, hint)
    return False


def _note_estimates(reading: SheetReading, line: TextLine) -> None:
    cell = reading.sheet.grid.cell_name(*cell_of(reading, line))
    reading.notes.append(phrase("{cell}: “{text}”: its figures are provisional", cell=cell, text=shown(line.text)))
