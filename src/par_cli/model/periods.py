"""Periods: the time of a reported value, and when a thing falls due.

``2024``, ``2024-Q3``, ``2024-H1``, ``2024-9M``, ``2024-07``, ``2024-07-01``, a span of years ``2016/2020`` and a span
of months ``2025-04/2026-03`` (method, 1).  A period ends on its last day, and that day is on time.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from par_cli.diagnostics import MessageError
from par_cli.messages import Message, phrase
from par_cli.typed import read_period, two_years

_QUARTER_MONTHS, _HALF_MONTHS, _NINE_MONTHS, _YEAR_MONTHS = 3, 6, 9, 12

_YEARS = re.compile(r"([1-9][0-9]{3})(?:/([1-9][0-9]{3}))?\Z", re.ASCII)
_WITHIN_YEAR = re.compile(r"([1-9][0-9]{3})-(?:Q([1-4])|H([12])|(9M)|([0-9]{2})(?:-([0-9]{2}))?)\Z", re.ASCII)
# Compiled when first needed, since little data has one.
_SPAN_OF_MONTHS = r"([1-9][0-9]{3})-([0-9]{2})/([1-9][0-9]{3})-([0-9]{2})"
_CALENDAR = {
    **{(1, month): "{start:%Y-%m}" for month in range(1, _YEAR_MONTHS + 1)},
    **{(_QUARTER_MONTHS, first): f"{{start:%Y}}-Q{number}" for number, first in enumerate((1, 4, 7, 10), start=1)},
    **{(_HALF_MONTHS, first): f"{{start:%Y}}-H{number}" for number, first in enumerate((1, 7), start=1)},
    (_NINE_MONTHS, 1): "{start:%Y}-9M",
    (_YEAR_MONTHS, 1): "{start:%Y}",
}
"""The names of stretches by their months and the month in which they begin."""

YEAR = r"[1-9][0-9]{3}"
MONTH = r"(?:0[1-9]|1[0-2])"
DAY = r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9])|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31)"
"""A month and a day in it."""
PERIOD = rf"{YEAR}(?:/{YEAR})?|{YEAR}-(?:Q[1-4]|H[12]|9M|{MONTH})|{YEAR}-{MONTH}/{YEAR}-{MONTH}|{YEAR}-{DAY}"
"""What :func:`parse_period` takes, and little else: the pattern knows no leap years and no order of two ends."""

FORMS = phrase("2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-07-01, 2016/2020 or 2025-04/2026-03")
"""The forms a period can take, as error messages list them."""


class NoPeriodError(MessageError, ValueError):
    """A text that is not a period; the message says why."""


class Period(NamedTuple):
    """Some whole days: ``months`` is their length, 0 for a single day; ``text`` is the form written in the data."""

    text: str
    start: date
    end: date
    months: int

    @property
    def is_day(self) -> bool:
        return self.months == 0

    @property
    def is_span(self) -> bool:
        """Whether this is longer than a year (``2016/2020``), so that its value is the yearly average."""
        return self.months > _YEAR_MONTHS

    @property
    def is_year(self) -> bool:
        """Whether this is one calendar year."""
        return self.is_yearly and self.start.month == 1

    @property
    def is_yearly(self) -> bool:
        """Whether this is twelve months, beginning in any of them."""
        return self.months == _YEAR_MONTHS

    def is_like(self, other: Period) -> bool:
        """Return whether both are of one kind: equally long, and years of one calendar (begun in the same month)."""
        return self.months == other.months and (not self.is_yearly or self.start.month == other.start.month)

    def precedes(self, other: Period) -> bool:
        """Return whether the other one begins on the day after this one ends."""
        return self.end + timedelta(days=1) == other.start

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


@cache
def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(text: str, year: int, first: int, count: int) -> Period:
    return Period(text, date(year, first, 1), _month_end(year, first + count - 1), count)


def parse_period(text: str) -> Period:
    """Parse a period in the form of data files; raise :class:`NoPeriodError` for any other text."""
    if match := _YEARS.match(text):
        first = int(match[1])
        last = int(match[2] or match[1])
        if match[2] and last <= first:
            raise NoPeriodError(phrase("the span {text} does not end after it begins", text=text))
        return Period(text, date(first, 1, 1), date(last, 12, 31), (last - first + 1) * _YEAR_MONTHS)
    match = _WITHIN_YEAR.match(text)
    if match is None:
        return _span_of_months(text)
    year = int(match[1])
    if match[2]:
        return _months(text, year, (int(match[2]) - 1) * _QUARTER_MONTHS + 1, _QUARTER_MONTHS)
    if match[3]:
        return _months(text, year, (int(match[3]) - 1) * _HALF_MONTHS + 1, _HALF_MONTHS)
    if match[4]:
        return _months(text, year, 1, _NINE_MONTHS)
    month = _month(text, year, int(match[5]))
    if match[6] is None:
        return month
    try:
        day = date(year, month.start.month, int(match[6]))
    except ValueError:
        raise NoPeriodError(phrase("“{text}” has a day that does not exist", text=text)) from None
    return Period(text, day, day, 0)


def _span_of_months(text: str) -> Period:
    match = re.fullmatch(_SPAN_OF_MONTHS, text, re.ASCII)
    if match is None:
        raise NoPeriodError(phrase("“{text}” is not a period", text=text))
    start, end = (_month(text, int(match[at]), int(match[at + 1])) for at in (1, 3))
    if end.end <= start.end:
        raise NoPeriodError(phrase("the span {text} does not end after it begins", text=text))
    return Period(text, start.start, end.end, months_between(start.start, end.end))


def _month(text: str, year: int, month: int) -> Period:
    if not 1 <= month <= _YEAR_MONTHS:
        raise NoPeriodError(phrase("“{text}” has a month that does not exist", text=text))
    return _months(text, year, month, 1)


def months_between(start: date, end: date) -> int:
    """Return the number of months from the first day of one to the last day of another."""
    return (end.year - start.year) * _YEAR_MONTHS + end.month - start.month + 1


@cache
def stretch(start: date, months: int) -> Period:
    """Return a period of at most a year, named as in the calendar, like ``2025-Q2``, or else ``2025-04/2026-03``."""
    end = add_months(start, months) - timedelta(days=1)
    text = _CALENDAR.get((months, start.month), "{start:%Y-%m}/{end:%Y-%m}").format(start=start, end=end)
    return Period(text, start, end, months)


def span_of(start: date, end: date) -> Period:
    """Return the period between two days, the first one of a month and the last one of a month."""
    months = months_between(start, end)
    if months <= _YEAR_MONTHS:
        return stretch(start, months)
    whole_years = months % _YEAR_MONTHS == 0 and start.month == 1
    return Period(f"{start:%Y}/{end:%Y}" if whole_years else f"{start:%Y-%m}/{end:%Y-%m}", start, end, months)


@cache
def stretches(start: date, end: date, months: int) -> tuple[Period, ...]:
    """Return the consecutive periods of a number of months, from a first day of a month on, that end by a day."""
    count = months_between(start, end) // months
    return tuple(stretch(add_months(start, step * months), months) for step in range(count))


def stretch_on(start: date, day: date, months: int) -> Period:
    """Return that of consecutive periods, from the first day of a month on, that contains a day; else the first."""
    elapsed = max(months_between(start, day) - 1, 0) // months
    return stretch(add_months(start, elapsed * months), months)


def year_before(period: Period) -> Period:
    """Return the same period one year before."""
    if period.months == 0:  # a single day: 28 February is not the end of a month here
        year, month = period.start.year - 1, period.start.month
        start = end = date(year, month, min(period.start.day, _month_end(year, month).day))
    else:
        start, end = (add_months(day, -_YEAR_MONTHS) for day in (period.start, period.end))
    return Period(f"{start.isoformat()}/{end.isoformat()}", start, end, period.months)


def add_months(day: date, months: int) -> date:
    """Return the day some months later; the last day of a month stays the last day of a month."""
    index = day.year * _YEAR_MONTHS + day.month - 1 + months
    year, month = divmod(index, _YEAR_MONTHS)
    last = _month_end(year, month + 1)
    return last if day == _month_end(day.year, day.month) else last.replace(day=min(day.day, last.day))


def ends_month(day: date) -> bool:
    return day == _month_end(day.year, day.month)


def month_day(year: int, text: str) -> date:
    """Return a day of a year, given as MM-DD; 29 February is the last of the month in a year without one."""
    month, day = map(int, text.split("-"))
    return min(date(year, month, 1) + timedelta(days=day - 1), _month_end(year, month))


def next_month_day(after: date, month: int, day: int) -> date:
    """Return the next such calendar day after a day (29 February falls back to the 28th)."""
    years = (after.year, after.year + 1)
    days = (min(date(year, month, 1) + timedelta(days=day - 1), _month_end(year, month)) for year in years)
    return next(found for found in days if found > after)


def typed_period(text: str) -> Period | None:
    """Return the period that people type as in data, as a day, with a slash or in words; None for other text."""
    try:
        return parse_period(read_period(text, loose=True) or text)
    except NoPeriodError:
        return None


class Unclear(NamedTuple):
    """Why a text is not one period, and what to write instead."""

    message: Message
    hint: Message


def meant_period(text: str, *, monthly: bool = False, first_month: int | None = None) -> Period | Unclear:
    """Return the one period that people mean by a text, or why there is not one.

    Two years in a row may be one financial or school year: ``first_month`` is that in which the years of the indicator
    are known to begin.  ``monthly`` says that it is reported by months.
    """
    years = two_years(text)
    found = typed_period(text)
    if years is None:
        if found is not None:
            return found
        hint = period_hint(text) or phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
        return Unclear(phrase("“{text}” is not a period", text=text), hint)
    month = f"{found.start.month}/{found.start.year}" if found is not None and found.months == 1 else None
    if month is not None and monthly and found is not None:
        return found
    first, last = years
    start = date(first, first_month or _QUARTER_MONTHS + 1, 1)
    one = f"{start:%Y-%m}/{add_months(start, _YEAR_MONTHS - 1):%Y-%m}"
    two = f"{first}-01/{last}-12"
    if month is None:
        message = phrase("“{text}” may be one financial or school year, or two whole years", text=text)
        hint = phrase(
            "write its first and last month, like {months}, for one year, or {years} for two", months=one, years=two
        )
        return Unclear(message, hint)
    message = phrase(
        "“{text}” may be the month {month}, one financial or school year, or two whole years", text=text, month=month
    )
    hint = phrase(
        "write {month} for the month, its first and last month, like {months}, for one year, or {years} for two",
        month=month,
        months=one,
        years=two,
    )
    return Unclear(message, hint)


_CENTURY = 100


def period_hint(text: str) -> Message | None:
    """Return what to write for a text that is not a period but most likely means one; None if that is a guess."""
    if match := re.fullmatch(
        rf"(?:FY ?)?({YEAR})\s*[-/\u2013]\s*({YEAR}|[0-9]{{2}})", text.strip(), re.ASCII | re.IGNORECASE
    ):
        first, last = int(match[1]), int(match[2])
        if (last - first) % (_CENTURY if last < _CENTURY else _CENTURY**2) == 1:
            return phrase(
                "write the first and the last month of a financial or school year, like {months}, or {years} for the "
                "mean of two years",
                months=f"{first}-07/{first + 1}-06",
                years=f"{first}/{first + 1}",
            )
    if match := re.fullmatch(rf"({YEAR})\s*-\s*({YEAR})", text, re.ASCII):
        return phrase("write {what}", what=f"{match[1]}/{match[2]}")
    if re.fullmatch(rf"FY ?(?:{YEAR}|[0-9]{{2}})", text.strip(), re.ASCII | re.IGNORECASE):
        example = "2024-04/2025-03"
        return phrase("write the first and the last month of the financial year, like {months}", months=example)
    meant = read_period(text)
    return None if meant is None else phrase("write {what}", what=meant)
