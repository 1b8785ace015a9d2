"""Periods: what a reported value stands for, and when a thing falls due.

``2024``, ``2024-Q3``, ``2024-H1``, ``2024-9M``, ``2024-07``, ``2024-07-01`` and a span of years ``2016/2020``
(method, 1).  A period ends on its last day, and that day is on time.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from par_cli.messages import Message, phrase

_QUARTER_MONTHS = 3
_HALF_MONTHS = 6
_NINE_MONTHS = 9
_YEAR_MONTHS = 12
_DECEMBER = 12

_YEARS = re.compile(r"([1-9][0-9]{3})(?:/([1-9][0-9]{3}))?\Z", re.ASCII)
_WITHIN_YEAR = re.compile(r"([1-9][0-9]{3})-(?:Q([1-4])|H([12])|(9M)|([0-9]{2})(?:-([0-9]{2}))?)\Z", re.ASCII)

FORMS = phrase("2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-07-01 or 2016/2020")
"""The forms a period can take, as error messages list them."""


class NoPeriodError(ValueError):
    """A text names no period; the message says why."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        super().__init__(message)
        self.message = message


class Period(NamedTuple):
    """A stretch of whole days.

    ``months`` is the length in months (0 for a single day), so that two periods are of one kind exactly when
    their ``months`` are equal.  ``text`` is the form written in the data.
    """

    text: str
    start: date
    end: date
    months: int

    @property
    def is_span(self) -> bool:
        """Whether this is a span of years (``2016/2020``), whose value is the yearly average."""
        return self.months > _YEAR_MONTHS

    @property
    def is_year(self) -> bool:
        """Whether this is one calendar year."""
        return self.months == _YEAR_MONTHS

    def contains(self, day: date) -> bool:
        """Whether the day lies within the period, both ends included."""
        return self.start <= day <= self.end


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(text: str, year: int, first: int, count: int) -> Period:
    return Period(text, date(year, first, 1), _month_end(year, first + count - 1), count)


def parse_period(text: str) -> Period:
    """Give the period that a text names.

    Raises :class:`NoPeriodError` when the text names none.
    """
    if match := _YEARS.match(text):
        first = int(match[1])
        last = int(match[2] or match[1])
        if match[2] and last <= first:
            raise NoPeriodError(phrase("the span {text} does not run forward", text=text))
        return Period(text, date(first, 1, 1), date(last, _DECEMBER, 31), (last - first + 1) * _YEAR_MONTHS)
    match = _WITHIN_YEAR.match(text)
    if match is None:
        raise NoPeriodError(phrase("“{text}” is not a period", text=text))
    year = int(match[1])
    if match[2]:
        return _months(text, year, (int(match[2]) - 1) * _QUARTER_MONTHS + 1, _QUARTER_MONTHS)
    if match[3]:
        return _months(text, year, (int(match[3]) - 1) * _HALF_MONTHS + 1, _HALF_MONTHS)
    if match[4]:
        return _months(text, year, 1, _NINE_MONTHS)
    month = int(match[5])
    if not 1 <= month <= _YEAR_MONTHS:
        raise NoPeriodError(phrase("“{text}” has no such month", text=text))
    if match[6] is None:
        return _months(text, year, month, 1)
    try:
        day = date(year, month, int(match[6]))
    except ValueError:
        raise NoPeriodError(phrase("“{text}” has no such day", text=text)) from None
    return Period(text, day, day, 0)


def year_period(year: int) -> Period:
    """Give the calendar year as a period."""
    return _months(str(year), year, 1, _YEAR_MONTHS)


def add_months(day: date, months: int) -> date:
    """Give the day so many months later; the last day of a month stays the last day of a month."""
    index = day.year * _YEAR_MONTHS + day.month - 1 + months
    year, month = divmod(index, _YEAR_MONTHS)
    last = _month_end(year, month + 1)
    if day == _month_end(day.year, day.month):
        return last
    return date(year, month + 1, min(day.day, last.day))


def next_month_day(after: date, month: int, day: int) -> date:
    """Give the first such calendar day that comes after a day (29 February falls back to the 28th)."""
    this_year, next_year = (
        min(date(year, month, 1) + timedelta(days=day - 1), _month_end(year, month))
        for year in (after.year, after.year + 1)
    )
    return this_year if this_year > after else next_year
