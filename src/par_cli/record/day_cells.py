"""The days and periods in the cells of a spreadsheet in the form of data files, or why they have none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from par_cli.messages import phrase
from par_cli.model.periods import Period, Unclear, meant_period, typed_period
from par_cli.record.cells import MADE_A_DATE
from par_cli.record.grid import NUMBER
from par_cli.record.known_indicators import KnownIndicator
from par_cli.source.text import Fault, shown
from par_cli.typed import fold, has_short_year, numbers_of_day, read_day, two_years

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MADE_A_DATE: Final = re.compile(rf"(?:({'|'.join(_MONTHS)})|thg ?(0?[1-9]|1[0-2]))[\- ]([0-9]{{2}})", re.ASCII)


def made_a_date(text: str) -> tuple[str, str] | None:
    """Return the month and the day that ``Jul-25`` may be, which a spreadsheet program makes of 07/2025 or 25/7."""
    match = _MADE_A_DATE.fullmatch(fold(text))
    if match is None:
        return None
    month = _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])
    return f"{month:02}/20{match[3]}", f"{match[3]}/{month:02}"


def plain_period(text: str) -> str | None:
    """Return the period of a cell that is read alike for every indicator, or None."""
    plain = text.removeprefix(NUMBER)
    found = None if two_years(plain) else typed_period(plain)
    return None if found is None else found.text


def is_day_with_year_last(text: str) -> bool:
    return numbers_of_day(text) is not None or has_short_year(text)


def read_period(text: str, indicator: KnownIndicator | None = None) -> Period | Fault:
    """Return the period that a cell names for an indicator, without a mark for provisional figures."""
    plain = text.removeprefix(NUMBER).removesuffix(".0")
    if both := made_a_date(plain):
        month, day = both
        message = phrase("“{text}” may be the month {month} or a day ({day})", text=shown(plain), month=month, day=day)
        return Fault("PAR401", message, MADE_A_DATE)
    monthly = indicator is not None and indicator.is_monthly
    found = meant_period(
        shown(plain), monthly=monthly, first_month=None if indicator is None else indicator.first_month
    )
    if isinstance(found, Unclear):
        return Fault("PAR401", found.message, found.hint)
    return found


Order = Literal["day first", "month first"]


def month_comes_first(texts: Iterable[str]) -> str | None:
    """Return the first day of a column that can only have its month first; None where there is none."""
    return next((text for text in texts if (found := numbers_of_day(text)) and _is_month_first(found)), None)


def _is_month_first(numbers: tuple[int, int, int]) -> bool:
    return _day(numbers[0], numbers[1], numbers[2]) is None and _day(numbers[1], numbers[0], numbers[2]) is not None


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day_cell(text: str, *, month_first: bool = False, mixed: str | None = None) -> str | Fault:
    """Return a day; ``mixed`` is another cell of the column whose month comes first, so that no order is certain."""
    plain = text.removeprefix(NUMBER)
    hint = phrase("write the day first, like 31/12/2025, or 2025-12-31")
    if has_short_year(plain):
        message = phrase("the year of “{text}” has two digits", text=shown(plain))
        return Fault("PAR212", message, phrase("write it with four digits"))
    numbers = numbers_of_day(plain)
    if numbers is not None and month_first:
        found = _day(numbers[1], numbers[0], numbers[2])
        if found is None:
            message = phrase("“{text}” is not a day if its month comes first", text=shown(plain))
            return Fault("PAR146", message, phrase("write {day}", day="2025-12-31"))
        return found.isoformat()
    if numbers is not None and mixed is not None and numbers[0] <= 12 and numbers[0] != numbers[1]:  # noqa: PLR2004
        return _either_order(plain, numbers, mixed)
    try:
        day = read_day(plain, loose=True)
    except ValueError:
        return Fault("PAR146", phrase("the day “{text}” does not exist", text=shown(plain)), hint)
    if day is None:
        return Fault("PAR212", phrase("“{text}” is not a date", text=shown(plain)), hint)
    return day.isoformat()


def _either_order(text: str, numbers: tuple[int, int, int], mixed: str) -> Fault:
    hint = phrase("import with --dates month-first if the month comes first in the whole column, or write 2025-12-31")
    if _is_month_first(numbers):
        message = phrase("the month comes first in “{text}”", text=shown(text))
        return Fault("PAR146", message, hint)
    first, second, year = numbers
    days = (_day(first, second, year), _day(second, first, year))
    one, other = (day.isoformat() if day else "-" for day in days)
    message = phrase(
        "“{text}” may be {one} or {other}: in “{mixed}”, in the same column, the month comes first",
        text=shown(text), one=one, other=other, mixed=shown(mixed),
    )  # fmt: skip
    return Fault("PAR212", message, hint)
