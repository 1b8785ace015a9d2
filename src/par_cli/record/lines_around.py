"""What the lines above, between and below the figures of a sheet say of them: plans, units, estimates, whose they are.

These lines are passed over as titles, headings of groups and notes; none of them may make another figure of the one
that is read.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from par_cli.messages import Message, phrase
from par_cli.model.periods import Period, parse_period
from par_cli.model.reports import NOTES
from par_cli.record import cells
from par_cli.record.cells import Refused
from par_cli.record.column_names import Heading, heading
from par_cli.record.grid import report
from par_cli.record.header import is_place, lower_unit_in, unit_in
from par_cli.record.remarks import in_title, take_marks, take_periods
from par_cli.record.row_names import RowNames
from par_cli.record.rows import Rows
from par_cli.record.several_years import is_of_several, is_of_years, says_only_that, several_years, spans
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.subjects import Subject
from par_cli.record.year_parts import is_of_calendar, of_year
from par_cli.source import TextColumn
from par_cli.source.text import shown
from par_cli.typed import fold, without_number

_NO_PLANS: Final = r"(?<!\bso )(?<!\bphong )(?<!\bban )(?<!\bbo )(?<!\bvu )(?<!\btheo )"
_PLANS: Final = re.compile(
    rf"{_NO_PLANS}\bke hoach\b(?! so\b)(?!,? (?:va |- )?(?:dau tu|tai chinh|tong hop))"
    r"|\b(?:du kien|du toan|du bao|phan dau|giao chi tieu|chi tieu (?:duoc )?giao|planned|plan|budget|forecast)\b"
    r"|\bmuc tieu(?! quoc gia)\b|\bdang ky (?:cac )?(?:chi tieu|muc tieu)\b|\btargets? (?:for|of|in) "
)
_PLANNED_YEAR: Final = re.compile(
    r"(?:,|;|-|\u2013|\bva|\band)[ ,]*(?:(?:xay dung|de xuat|de ra|the|cac) )*"
    r"(?:ke hoach|muc tieu|chi tieu|du kien|phuong huong|nhiem vu|plan|targets?|forecast)\b[^;]{0,60}?\b([12][0-9]{3})"
)
"""A plan next to results in one title: ``Results of 2024 and plan for 2025``."""
_RESULTS: Final = re.compile(
    r"\b(?:ket qua|thuc hien|tinh hinh|bao cao|danh gia|dat duoc|thuc te|th|actual|achieved|results?|reported|observed"
    r"|progress|report)\b"
)
_PLANNED_GROUP: Final = re.compile(
    r"(?:so lieu |so |chi tieu )?(?:ke hoach|kh|du kien|du toan|du bao|phan dau|giao|cung ky(?: nam truoc)?|nam truoc)"
    r"(?: nam)?|planned|plan|budget|forecast|last year|previous year"
)
_ESTIMATES: Final = re.compile(
    r"\b(?:uoc (?:tinh|thuc hien|dat)|(?:so lieu|so) uoc|so bo|tam tinh|provisional|preliminary|estimate[sd]?)\b"
)
_NOTE: Final = re.compile(r"(?:ghi chu|luu y|chu thich|notes?) ?[:.\-] ?")
_SIGN_BEFORE: Final = re.compile(r"\(?[*\u2020\u2021\u00b9\u00b2\u00b3]")
"""What explains the sign of a footnote, which is read where that is."""
_BY_YEAR: Final = re.compile(r"(?:den|toi|by|until)(?: nam| the end of)? [12][0-9]{3}")
_LONGEST_NOTE: Final = 40  # that says nothing but a word
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


_DAY: Final = r"(?:ngay )?(\d{1,2})(?:[/.\-]| thang )(\d{1,2})(?:[/.\-]| nam )(\d{4})"
_UNTIL: Final = re.compile(
    r"\b(?:den|toi|thoi diem(?: (?:bao cao|thong ke|chot so lieu))?|as of|until|up to|to)(?: het| cuoi)?[ :]*"
    rf"(?:{_DAY}|(?P<period>.{{4,30}}))", re.ASCII
)  # fmt: skip
"""Up to when figures are, in a folded line."""
_LAST_MONTH: Final = timedelta(days=31)
"""A report of a period may be closed so long before its end, as that of a year is on 14/12."""


DOUBTFUL_YEARS: Final = "PAR642"


class _Line(NamedTuple):
    """A text around figures: its row and column below the header, and the numbers of the rows that it is about."""

    text: str
    row: int
    column: int
    about: Sequence[int]
    is_heading: bool


def check_lines(reading: SheetReading, names: RowNames, rows: Rows) -> Rows:
    """Report what makes other figures of those of a sheet; return the rows, estimates marked as provisional."""
    if reading.sheet.grid.form is not None or not rows.places:
        return rows
    _check_titles(reading)
    _check_planned_years(reading, rows)
    estimated = set(range(len(rows.places))) if _is_estimated_above(reading) else set()
    estimated.update(_estimated_by_notes(reading, rows))
    _check_ends_above(reading, rows)
    _check_several_above(reading, rows)
    for line in _lines(reading, rows):
        if not _check_unit(reading, line, rows) and line.row >= 0 and _is_of_several(reading, line, rows):
            reading.report_line(line.row, line.column, *_of_several(line.text))
        if (found := _other_end(reading, line.text, rows, line.about)) is not None:
            reading.report_line(line.row, line.column, *found)
        if line.is_heading:
            _check_heading(reading, names, line, rows)
        if _is_estimated(reading, line):
            estimated.update(line.about)
    if not estimated:
        return rows
    flags = ["true" if row in estimated else flag for row, flag in enumerate(rows.column("provisional"))]
    return rows._replace(columns={**rows.columns, "provisional": TextColumn.of(flags)})


def _lines(reading: SheetReading, rows: Rows) -> Iterator[_Line]:
    """Yield the name of the sheet, the headings of groups with the rows of each, and the notes below all rows."""
    if reading.sheet.grid.name:
        yield _Line(reading.sheet.grid.name, -1, 0, range(len(rows.places)), is_heading=True)
    headings = [item.row for item in reading.passed if item.kind == "heading"]
    places, size = rows.places, len(rows.places)
    for item in reading.passed:
        if item.kind not in {"heading", "below"}:
            continue
        about = range(size)
        if item.kind == "heading":
            first = bisect(places, item.row)  # in the rows of figures
            after = bisect(headings, places[first]) if first < size else len(headings)
            about = range(first, bisect(places, headings[after]) if after < len(headings) else size)
        for column, texts in enumerate(reading.sheet.cells):
            if texts[item.row]:
                text = cells.read_text(texts[item.row])
                yield _Line(text, item.row, column, about, item.kind == "heading")


def _subjects(reading: SheetReading, line: _Line, rows: Rows) -> Sequence[Subject]:
    names = dict.fromkeys(rows.column("indicator")[number] for number in line.about)
    return [reading.subjects[name] for name in names if name in reading.subjects]


def _check_unit(reading: SheetReading, line: _Line, rows: Rows) -> bool:
    """Report a line that says that the figures are counted in another unit than their indicators, and return that."""
    unit = unit_in(line.text)
    remarks = [unit.text] if unit is not None else _BRACKETS.findall(line.text) if line.is_heading else []
    if not remarks:
        return False
    for subject in _subjects(reading, line, rows):
        for remark in remarks:
            fit = subject.misfit(remark)
            if fit is None and unit is not None and not unit.likely and subject.unit(remark).fit == "other":
                fit = "other"
            if fit is not None:
                reading.report_line(line.row, line.column, *cells.unit_problem(remark, fit, subject, mapped=False))
                return True
    return False


def _check_heading(reading: SheetReading, names: RowNames, line: _Line, rows: Rows) -> None:
    """Report a heading of a group that says of whom, of when or of what kind its figures are, where they do not."""
    text = without_number(line.text)
    found = heading(text)
    rest = fold(_BRACKETS.sub("", " ".join(_without_years(text).split()))).strip(" :.-")
    if _PLANNED_GROUP.fullmatch(rest):
        message = phrase("“{text}” says that the figures below it are not those reported", text=shown(line.text))
        reading.report_line(line.row, line.column, message, phrase("remove these rows, or correct the line"))
    elif found.meant == "value" and (found.periods or found.parts):
        _check_period(reading, line, rows, found)
    else:
        _check_sender(reading, names, line, rows)


def _without_years(text: str) -> str:
    return re.sub(r"\b[12][0-9]{3}\b", "", text)


def _check_period(reading: SheetReading, line: _Line, rows: Rows, found: Heading) -> None:
    """Report a heading that names another period than any of its figures, the name of a sheet than all of them."""
    periods = {parse_period(text) for text in (rows.column("period")[number] for number in line.about) if text}
    fitting = [period for period in periods if _is_within(period, found)]
    if fitting if line.row < 0 else len(fitting) == len(periods):
        return
    message = phrase("“{text}” names another period than its figures have", text=shown(line.text))
    hint = phrase("write the period of each figure into a column “{name}”", name=reading.sheet.header_of("period"))
    reading.report_line(line.row, line.column, message, hint)


def _check_ends_above(reading: SheetReading, rows: Rows) -> None:
    """Report a line above the header that says that the figures end before their period does."""
    for row, column, text in _titles(reading):
        found = _other_end(reading, text, rows, range(len(rows.places)))
        if found is not None:
            reading.report_above(row, column, *found)
            reading.sheet.figures_are_wrong = True


def _check_several_above(reading: SheetReading, rows: Rows) -> None:
    """Report a title or the name of a sheet that makes its figures sums or averages of years.

    Warn where it only names several years, and all figures are of one of these.
    """
    above = [*_titles(reading), *((-1, 0, name) for name in (reading.sheet.grid.name,) if name)]
    periods = {text for text in rows.column("period").texts if text}
    for row, column, text in above:
        line = _Line(text, row, column, range(len(rows.places)), is_heading=True)
        if unit_in(text) is None and is_of_several(text) and _is_of_several(reading, line, rows):
            if row >= 0:
                reading.report_above(row, column, *_of_several(text))
            else:
                report(reading.problems, reading.sheet.at_header(0, *_of_several(text)))
            reading.sheet.figures_are_wrong = True
        elif len(periods) == 1 and is_of_years(text):
            (period,) = periods
            if not _names_years_of(period, text):
                message = phrase(
                    "“{text}” names several years, and all figures are taken as those of {period}",
                    text=shown(text), period=period,
                )  # fmt: skip
                hint = phrase("look whether they are of that period alone")
                reading.doubt(reading.sheet.grid.problem(max(row, 0), column, DOUBTFUL_YEARS, message, hint))


def _is_of_several(reading: SheetReading, line: _Line, rows: Rows) -> bool:
    """Return whether a line makes sums or averages of years of figures whose indicators are none.

    A heading may also only name the years, where its figures are all of one other period.
    """
    text = without_number(line.text)
    if not (is_of_several(text) if line.is_heading else says_only_that(text)):
        periods = {rows.column("period")[number] for number in line.about} - {""}
        if not line.is_heading or len(periods) != 1 or not is_of_years(text):
            return False
        (period,) = periods
        return not _names_years_of(period, text)
    return any(not _says_itself(subject, text) for subject in _subjects(reading, line, rows))


def _says_itself(subject: Subject, text: str) -> bool:
    """Return whether an indicator is called a sum or an average of years, as a text says that its figure is."""
    own = " ".join(map(fold, subject.indicator.names))
    words = several_years(text)
    return bool(words) and all(word in own for word in words)


def _names_years_of(period: str, text: str) -> bool:
    """Return whether a text names just the years of a period as a span."""
    meant = parse_period(period)
    return any((one.first, one.last) == (meant.start.year, meant.end.year) for one in spans(text))


def _of_several(text: str) -> tuple[Message, Message]:
    message = phrase("“{text}” may make sums or averages of several years of the figures", text=shown(text))
    return message, phrase("remove the line if each figure is of its period alone, or leave these figures out")


def _other_end(reading: SheetReading, text: str, rows: Rows, about: Sequence[int]) -> tuple[Message, Message] | None:
    """Return what is wrong with a line that says up to which day its figures are, and what helps.

    A period that was given on the command line is the answer to that.
    """
    end = None if reading.sheet.above[1] == "--period" else _end_in(fold(text))
    if end is None:
        return None
    column = rows.column("period")
    for name in dict.fromkeys(column[number] for number in about if column[number]):
        period = parse_period(name)
        if period.start <= end and end + _LAST_MONTH < period.end:
            message = phrase(
                "“{text}” ends on {day}, long before the period of its figures does, {period}",
                text=shown(text), day=end, period=name,
            )  # fmt: skip
            hint = phrase(
                "give the period that they are of once, like --period {example}, or in a column “{name}”",
                example=f"{period.start.year}-H1", name=reading.sheet.header_of("period"),
            )  # fmt: skip
            return message, hint
    return None


def _end_in(folded: str) -> date | None:
    """Return the last day that a line says its figures are up to."""
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


def _is_within(period: Period, found: Heading) -> bool:
    """Return whether a period is within one that a heading names, a quarter without its year being of any year."""
    of_year_of_period = [of_year(part, period.start.year) for part in found.parts if is_of_calendar(part)]
    named = map(parse_period, found.periods or of_year_of_period)
    return any(other.start <= period.start and period.end <= other.end for other in named)


def _check_sender(reading: SheetReading, names: RowNames, line: _Line, rows: Rows) -> None:
    """Report the name of a part of the whole above figures that would count for the whole."""
    text = without_number(line.text)
    reporters = names.reporters_called(text)
    names_place = lower_unit_in(text) is not None or is_place(text)
    if not (reporters or names_place):
        return
    whose, notes = rows.column("reporter"), [rows.column(name) for name in NOTES]
    for number in line.about:
        if whose[number] or any(column[number] for column in notes):
            continue
        subject = reading.subjects.get(rows.column("indicator")[number])
        if names_place or (subject is not None and not reporters.isdisjoint(subject.indicator.reporters)):
            message = phrase("“{text}” is above figures that would count for the whole", text=shown(line.text))
            hint = phrase(
                "name the agency of each figure in a column “{reporter}”; if they are of the whole, say so in “{note}”",
                reporter=reading.sheet.header_of("reporter"), note=reading.sheet.header_of("note"),
            )  # fmt: skip
            reading.report_line(line.row, line.column, message, hint)
            return


# --- estimates and plans


def _is_estimated(reading: SheetReading, line: _Line) -> bool:
    """Return whether a line calls its figures estimates; report one that calls only some of them so."""
    folded = _NOTE.sub("", fold(without_number(line.text)), count=1)
    if not line.about or not _ESTIMATES.search(folded) or _SIGN_BEFORE.match(line.text):
        return False
    rest, marks = take_marks(folded.strip(" .()"))
    rest = re.sub(r"^(?:cac |la |deu la |are |figures? |so lieu )+|(?: figures?| so lieu)+$", "", rest).strip()
    if marks.words and not rest:
        _note_estimates(reading, line.text, reading.cell_name(line.row, line.column))
        return True
    if "provisional" not in reading.columns:
        message = phrase("“{text}” calls figures provisional, and may not mean all of them", text=shown(line.text))
        hint = phrase(
            "write true into “{flag}” of those that are, or remove the line",
            flag=reading.sheet.header_of("provisional"),
        )
        reading.report_line(line.row, line.column, message, hint)
    return False


def _estimated_by_notes(reading: SheetReading, rows: Rows) -> Iterator[int]:
    """Yield the rows whose notes only say that they are estimates.

    Report those whose notes only say that they are plans, or of another period.
    """
    for name in NOTES:
        column = rows.column(name) if name in reading.columns else TextColumn.repeating("", 0)
        short = {text: fold(text).strip(" .") for text in column.texts if text and len(text) <= _LONGEST_NOTE}
        estimates = {text for text, folded in short.items() if _is_mark(folded)}
        plans = {text for text, folded in short.items() if _PLANNED_GROUP.fullmatch(folded)}
        others = {text: periods for text, folded in short.items() if (periods := _only_periods(folded))}
        several = {text for text in short if says_only_that(text)}
        for number, text in enumerate(column) if estimates or plans or others or several else ():
            period = rows.column("period")[number]
            if text in others and period and not any(_overlap(parse_period(period), one) for one in others[text]):
                message = phrase(
                    "“{text}” is another period than that of the figure, {period}", text=shown(text), period=period
                )
                refused = Refused("PAR401", message, phrase("correct the period, or the note"))
                reading.report(rows.places[number], rows.index_of(number, "value"), refused)
            if text in estimates:
                reading.remark("provisional", rows.places[number], reading.columns[name], text, text)
                yield number
            elif text in several and period:
                subject = reading.subjects.get(rows.column("indicator")[number])
                own_span = _names_years_of(period, text)
                if subject is not None and not own_span and not _says_itself(subject, text):
                    refused = Refused("PAR401", *_of_several(text))
                    reading.report(rows.places[number], rows.index_of(number, "value"), refused)
            elif text in plans:
                message = phrase("“{text}” says that the figure is not one that is reported", text=shown(text))
                refused = Refused("PAR210", message, phrase("remove the row, or correct the note"))
                reading.report(rows.places[number], rows.index_of(number, "value"), refused)


def _only_periods(folded: str) -> Sequence[Period]:
    """Return the periods of a note that says nothing else: ``figure of 2024``."""
    rest, periods = take_periods(folded)
    only = re.fullmatch(r"(?:(?:la |day la )?(?:so lieu|so|ket qua|figures?|result|data))?(?: cua| of)?[ :]*", rest)
    return [parse_period(text) for text in periods] if only else ()


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end


def _is_mark(folded: str) -> bool:
    rest, marks = take_marks(folded)
    return bool(marks.words) and not rest


def _note_estimates(reading: SheetReading, text: str, cell: str) -> None:
    reading.notes.append(phrase("{cell}: “{text}”: its figures are provisional", cell=cell, text=shown(text)))


def _titles(reading: SheetReading) -> Iterator[tuple[int, int, str]]:
    for row in range(reading.sheet.header.row):
        for column, text in enumerate(reading.sheet.grid.head[row]):
            if text:
                yield row, column, cells.read_text(text)


def _is_estimated_above(reading: SheetReading) -> bool:
    """Return whether a title calls all figures estimates, as no column says itself."""
    if any(item.marks.words for item in reading.sheet.values) or "provisional" in reading.columns:
        return False
    for row, column, text in _titles(reading):
        if _ESTIMATES.search(fold(text)):
            _note_estimates(reading, text, reading.sheet.grid.cell_name(row, column))
            return True
    return False


def _check_planned_years(reading: SheetReading, rows: Rows) -> None:
    """Report the figures of a year of which a title names the plan, next to the results of another year."""
    for row, column, text in _titles(reading):
        planned = {match[1] for match in _PLANNED_YEAR.finditer(fold(text))}
        if not planned or planned.issuperset(period[:4] for period in in_title(text)[0]):
            continue
        for number, period in enumerate(rows.column("period")):
            name = reading.sheet.header.headings[rows.index_of(number, "value")].text
            if period[:4] not in planned or _RESULTS.search(fold(name)):
                continue
            message = phrase(
                "“{text}” may say that the figures of {period} are planned", text=shown(text), period=period
            )
            hint = phrase(
                "leave them out, or name their column “{name}” if they are what was reached", name=phrase("Result")
            )
            reading.report_above(row, column, message, hint)
            reading.sheet.figures_are_wrong = True
            break


def _check_titles(reading: SheetReading) -> None:
    """Report a title that is about plans, where neither it nor a header says that the figures are results."""
    headers = [reading.sheet.header.headings[item.place].text for item in reading.sheet.values]
    titles = list(_titles(reading))
    if any(_RESULTS.search(fold(text)) for text in (*headers, *(text for *_, text in titles))):
        return
    for item in reading.sheet.values:
        name = reading.sheet.header.headings[item.place].text
        if _BY_YEAR.fullmatch(fold(name)):
            message = phrase("“{name}” may be what is to be reached by then, or what was reached", name=shown(name))
            hint = phrase("if it was reached, name the column “{name} {year}”", name=phrase("Result"), year=name[-4:])
            reading.report_header(item.place, message, hint)
            return
    for row, column, text in titles:
        if _PLANS.search(fold(text)) and unit_in(text) is None:
            message = phrase("“{text}” says that the figures are planned, not reported", text=shown(text))
            hint = phrase(
                "if they are what was reached, name their column “{name}”, or remove the line",
                name=phrase("Result"),
            )
            reading.report_above(row, column, message, hint)
            reading.sheet.figures_are_wrong = True
            return
