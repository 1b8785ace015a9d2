"""What the notes of single figures say against them: estimates, plans, other periods and units, a part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

from par_cli.messages import phrase
from par_cli.model.periods import Period, parse_period
from par_cli.model.reports import NOTES
from par_cli.record import number_refusals
from par_cli.record.admin_units import is_place
from par_cli.record.column_names import HELP
from par_cli.record.header import unit_in
from par_cli.record.known_indicators import KnownIndicator
from par_cli.record.line_years import (
    DOUBTFUL_YEARS,
    earlier_end,
    end_in,
    names_years_of,
    of_several,
    says_itself,
)
from par_cli.record.remarks import take_marks, take_periods
from par_cli.record.rows import Rows
from par_cli.record.several_years import is_of_several, says_only_that, several_years
from par_cli.record.sheet_parts import DOUBTFUL_PART, leaves_out, of_a_part
from par_cli.record.sheet_reading import SheetReading
from par_cli.record.year_parts import LAST_MONTH, YEAR, is_of_calendar, of_year, take_parts
from par_cli.source.text import Fault, shown
from par_cli.typed import fold

_LONGEST_NOTE: Final = 40  # that says nothing but a word
NOT_REPORTED: Final = re.compile(
    r"(?:so lieu |so |chi tieu )*(?:ke hoach|kh|du kien|du toan|du bao|phan dau|giao|cung ky(?: nam truoc)?|nam truoc)"
    r"(?: (?:duoc )?giao)?(?: nam)?|planned|plan|budget|forecast|last year|previous year"
)
"""A folded line or note that says nothing but that figures are planned, or those of the year before."""


_TELLING: Final = re.compile(
    r"\b[12][0-9]{3}\b|[(\[]|\b(?:(?:thang|quy|nam|ky|luy|cong don|tich luy|binh quan|trung binh"
    r"|ke|kh|du kien|du toan|du bao|phan dau|giao|den|toi|thoi diem|to|in|don vi|dvt|units?"
    r"|tinh bang|tinh theo|nghin|trieu|thousands?|millions?"
    r"|khong|chua|loai tru|ngoai tru|tru di|chi|not|without|does|only|uoc|so bo|tam tinh)\b"
    r"|month|quarter|year|average|mean|plan|budget|cumul|accumul|running|forecast|last|previous|until|since|exclud|cover"
    r"|includ|prov|prel|est)"
)
"""The words without one of which a folded note says nothing against its figure; most notes have none."""
_TOGETHER: Final = frozenset({"luy ke", "cong don", "tich luy", "cumulative", "accumulated"})
"""Words for a sum that do not say since when."""
_CORRECT: Final = phrase("correct the period, or the note")


class Note(NamedTuple):
    """A note next to the figure of an indicator and a period."""

    text: str
    period: str
    indicator: KnownIndicator | None


def check_notes(reading: SheetReading, rows: Rows) -> set[int]:
    """Report or warn of the notes that speak against their figures; return the rows whose notes call them estimates."""
    estimates: set[int] = set()
    for column in NOTES:
        if column not in reading.columns:
            continue
        texts, periods, names = map(rows.column, (column, "period", "indicator"))
        is_estimate = cache(_is_estimate)
        judged: dict[tuple[str, str, str], tuple[Fault | None, Fault | None]] = {}
        for number in texts.where(lambda text: text and _TELLING.search(fold(text))):
            key = text, period, name = texts[number], periods[number], names[number]
            place = rows.places[number]
            if is_estimate(text):
                reading.remark("provisional", place, reading.columns[column], text, text)
                estimates.add(number)
                continue
            if key not in judged:
                note = Note(text, period, reading.indicators.get(name))
                judged[key] = _refused(reading, note), _doubted(reading, note)
            refused, doubt = judged[key]
            if refused is not None:
                reading.report(place, rows.index_of(number, "value"), refused)
            elif doubt is not None:
                reading.doubt(reading.sheet.problem(place, reading.columns[column], *doubt))
    return estimates


def check_places(reading: SheetReading, rows: Rows, is_part: Callable[[str], bool]) -> None:
    """Warn of a note that is nothing but the name of a part of the whole that figures count for."""

    def names_part(text: str) -> bool:
        return 0 < len(text) <= _LONGEST_NOTE and text[0].isupper() and is_place(text) and is_part(text)

    reporters = rows.column("reporter")
    for column in NOTES:
        if column in reading.columns:
            texts = rows.column(column)
            for number in texts.where(names_part):
                if not reporters[number]:
                    place, index = rows.places[number], reading.columns[column]
                    reading.doubt(reading.sheet.problem(place, index, DOUBTFUL_PART, *of_a_part(texts[number])))


def check_kinds(reading: SheetReading, rows: Rows) -> None:
    """Report the figures next to which a cell says nothing but that they are planned, or those of the year before."""
    sheet = reading.sheet
    used = {*reading.columns.values(), *reading.figure_places, reading.unit}
    for index, item in enumerate(sheet.header.headings):
        if index in used or item.meant not in {HELP, None, "indicator"}:
            continue
        column = sheet.cells[index]
        planned = {text for text in column.texts if _says_planned(text)}
        for number, place in enumerate(rows.places) if planned else ():
            if (text := column[place]) in planned:
                message = phrase("“{text}” says that the figure is not one that is reported", text=shown(text))
                hint = phrase("remove the row, or correct the cell")
                reading.report(place, rows.index_of(number, "value"), Fault("PAR210", message, hint))


def _says_planned(text: str) -> bool:
    return len(text) <= _LONGEST_NOTE and NOT_REPORTED.fullmatch(fold(text).strip(" .:-")) is not None


def _is_estimate(text: str) -> bool:
    """Return whether a note says nothing but that its figure is provisional."""
    if len(text) > _LONGEST_NOTE:
        return False
    rest, marks = take_marks(fold(text).strip(" ."))
    return bool(marks.words) and not rest


def _refused(reading: SheetReading, note: Note) -> Fault | None:
    """Return what is wrong with a figure whose note says nothing but that it is another one."""
    unit = unit_in(note.text)
    if unit is not None and note.indicator is not None:
        fit = note.indicator.unit_fit(unit.text)
        if fit not in {"own", "provisional"} and not (unit.may_be_office and fit == "other"):
            return Fault("PAR210", *number_refusals.unit_problem(unit.text, fit, note.indicator, mapped=False))
    if len(note.text) > _LONGEST_NOTE:
        return None
    if NOT_REPORTED.fullmatch(fold(note.text).strip(" .")):
        message = phrase("“{text}” says that the figure is not one that is reported", text=shown(note.text))
        return Fault("PAR210", message, phrase("remove the row, or correct the note"))
    if not note.period:
        return None
    period = parse_period(note.period)
    others = _only_periods(note.text, period.start.year)
    if others and not any(_holds_for(period, one) for one in others):
        message = phrase(
            "“{text}” is another period than that of the figure, {period}", text=shown(note.text), period=note.period
        )
        return Fault("PAR401", message, _CORRECT)
    if says_only_that(note.text):
        return Fault("PAR401", of_several(note.text)[0], _CORRECT) if _is_other_sum(note) else None
    end = earlier_end(reading, note.text, [note.period])
    return None if end is None else Fault("PAR401", *end)


def _doubted(reading: SheetReading, note: Note) -> Fault | None:
    """Return what a running text may say against the figure that it is a note of."""
    if note.period and is_of_several(note.text) and _is_other_sum(note):
        return Fault(DOUBTFUL_YEARS, of_several(note.text)[0], _CORRECT)
    if note.period and (end := earlier_end(reading, note.text, [note.period])) is not None:
        return Fault(DOUBTFUL_YEARS, *end)
    return Fault(DOUBTFUL_PART, *of_a_part(note.text)) if leaves_out(note.text) else None


def _is_other_sum(note: Note) -> bool:
    """Return whether a figure is not that of the several years, or the sum, that its note names."""
    if note.indicator is None or says_itself(note.indicator, note.text) or names_years_of(note.period, note.text):
        return False
    end = end_in(fold(note.text)) if note.indicator.entry.kind == "level" else None
    # What is there at the end of a period is what has come together until then.
    is_then = end is not None and abs(parse_period(note.period).end - end) <= LAST_MONTH
    return not (is_then and _TOGETHER.issuperset(several_years(note.text)))


def _only_periods(text: str, year: int) -> Sequence[Period]:
    """Return the periods of a note that says nothing else: ``figure of 2024``, ``figure of 9 months`` of its year."""
    rest, periods = take_periods(fold(text).strip(" ."))
    rest, parts = take_parts(rest)
    periods += [of_year(part, year) for part in parts if is_of_calendar(part) or part == YEAR]
    only = re.fullmatch(r"(?:(?:la |day la )?(?:so lieu|so|ket qua|figures?|result|data))?(?: cua| of)?[ :]*", rest)
    return [parse_period(one) for one in periods] if only else ()


def _holds_for(period: Period, other: Period) -> bool:
    """Return whether a figure of one period may be that of another: the other goes on to about its end."""
    return other.start <= period.end <= other.end + LAST_MONTH
