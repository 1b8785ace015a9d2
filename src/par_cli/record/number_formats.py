"""What the format of a number or day in a workbook shows of it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from par_cli.messages import phrase
from par_cli.record.cells import MADE_A_DATE, OTHER_FORMAT, WRITE_FIGURE
from par_cli.record.grid import NUMBER, CellFault
from par_cli.record.number_cells import moved, without_zeros

if TYPE_CHECKING:
    from openpyxl import Workbook


def shown_digits(value: float | Decimal) -> str | None:
    """Return the digits of a number as a spreadsheet shows them, 15 at most; None for one that has more."""
    if isinstance(value, int):
        return str(value) if len(str(abs(value))) <= _DIGITS else None
    number = Decimal(f"{value:.{_DIGITS}g}")
    if not number.is_finite() or abs(number) >= Decimal(10) ** _DIGITS:
        return None
    return without_zeros(f"{number:f}")


_DIGITS: Final = 15


_DATES: Final = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_TIMES: Final = frozenset([18, 19, 20, 21, 45, 46, 47])
_MONTHS: Final = frozenset([17])
_NO_YEAR: Final = frozenset([16])
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]\-]*)[^\]]*\]|\[[^\]]*\]|([$\u20ac\u00a3\u00a5\u20ab])')
"""Pieces of a number format that show themselves, or nothing."""
_SHOWN: Final = re.compile(rf"{_QUOTED.pattern}|([0#?@]|General)|(?<!E)([+<>=~])", re.IGNORECASE)
"""The pieces of a format that are seen: the same ones, digits, and signs that need no quotes."""
_CURRENCIES: Final = frozenset("$\u20ac\u00a3\u00a5\u20ab")
_CONDITION: Final = re.compile(r"\[[<>=]")


_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
"""Commas behind the digits, which show a number in thousands or millions."""


class Format(NamedTuple):
    """What a number format says of its cells: percentages, days, months without their day, and words.

    The words are those before the digits and behind them.  ``hides_zero`` says that no digit is shown of a 0, and
    ``hides_others`` that any other number is not shown as it is.
    """

    percent: bool = False
    is_date: bool = False
    has_day: bool = True
    has_year: bool = True
    words: tuple[str, str] = ("", "")
    words_below_0: tuple[str, str] = ("", "")
    hides_zero: bool = False
    hides_others: bool = False
    has_month: bool = True

    @classmethod
    def of(cls, code: str | int) -> Format:
        """Return what the code of a format says, or one of those that each program knows by its number."""
        if isinstance(code, int):
            return cls(is_date=True, has_day=code not in _MONTHS | _TIMES, has_year=code not in _NO_YEAR | _TIMES)
        first, *others = _sections(code)
        signs = _signs(first)
        if re.search(r"[ymdhs]", signs.replace("general", "")):
            return cls(is_date=True, has_day="d" in signs, has_year="y" in signs, has_month="m" in signs)
        of_zero = _signs(others[1]) if len(others) > 1 else signs
        return cls(
            percent="%" in signs,
            words=_words(first),
            words_below_0=_words(others[0] if others else first),
            hides_zero=bool(code) and not _CONDITION.search(code) and not re.search("0|general|@", of_zero),
            hides_others=bool(code) and (not re.search("[0#?@]|general", signs) or bool(_SCALED.search(signs))),
        )


def _sections(code: str) -> list[str]:
    """Return the pieces of a format for numbers above 0, below 0, for 0 and for texts."""
    sections = [""]
    for piece in re.findall(r'"[^"]*"|\\.|.', code, re.DOTALL):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def _words(section: str) -> tuple[str, str]:
    """Return the words that a section shows before its digits and behind them; a currency is a unit behind them."""
    before: list[str] = []
    behind: list[str] = []
    digits = False
    for match in _SHOWN.finditer(section):
        *literals, digit, sign = match.groups()
        digits = digits or digit is not None
        word = (sign or next(filter(None, literals), "")).strip(" -.,:")
        if word.strip("()"):
            (behind if digits or word in _CURRENCIES else before).append(word)
    return " ".join(before), " ".join(behind)


def _signs(section: str) -> str:
    """Return the signs of a section that are replaced by digits, days or the like."""
    return _QUOTED.sub("", section).strip().lower()


def number_text(value: float | Decimal, form: Format, epoch: datetime) -> str | CellFault:
    """Return the text of a number as its format shows it, or why it cannot be taken."""
    digits = shown_digits(value)
    if digits is None:
        return CellFault(phrase("the number has more than 15 digits, which no workbook keeps"), WRITE_FIGURE)
    if form.is_date:
        return _serial_day(value, form, epoch)
    if form.hides_others if value else form.hides_zero:
        message = phrase("the cell is {number}, and its format does not show that", number=digits)
        return CellFault(message, OTHER_FORMAT)
    if form.percent:
        digits = without_zeros(moved(digits, 2))
    words = form.words if value >= 0 else form.words_below_0
    if form.percent or "%" in "".join(words):
        digits += "%"
    before, behind = (text.replace("%", "").strip() for text in words)
    if behind and not behind.startswith("/"):
        behind = f" {behind}"
    return f"{NUMBER}{before} {digits}{behind}" if before else f"{NUMBER}{digits}{behind}"


def format_code(number: int, book: Workbook) -> str | int:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    if number in _DATES:
        return number
    if number in BUILTIN_FORMATS:
        return BUILTIN_FORMATS[number]
    formats: Any = book._number_formats  # type: ignore[attr-defined]  # noqa: SLF001
    place = number - 164
    return str(formats[place]) if 0 <= place < len(formats) else "General"


def _serial_day(value: float | Decimal, form: Format, epoch: datetime) -> str | CellFault:
    from openpyxl.utils.datetime import from_excel

    try:
        moment = from_excel(float(value), epoch)
    except (ValueError, OverflowError):
        return CellFault(phrase("the cell is a day that does not exist"), WRITE_FIGURE)
    if not isinstance(moment, datetime) or not (form.has_year or form.has_day):
        return CellFault(phrase("the cell is a time of day"), WRITE_FIGURE)
    day = moment.date().isoformat()
    if not form.has_year:
        return CellFault(phrase("the cell shows a day without its year, {day}", day=day), MADE_A_DATE)
    if not form.has_month:
        if (moment.month, moment.day) != (1, 1):
            return CellFault(phrase("the cell shows only the year of a day, {day}", day=day), MADE_A_DATE)
        return f"{moment.year:04}"
    if not form.has_day:
        if moment.day != 1:
            return CellFault(phrase("the cell shows only the month of a day, {day}", day=day), MADE_A_DATE)
        return f"{moment.month:02}/{moment.year:04}"
    return day_text(moment)


def day_text(value: datetime | date | time | timedelta) -> str | CellFault:
    if isinstance(value, datetime):
        if value.time() != time():
            return CellFault(phrase("the cell is a day with a time"), phrase("write only the day"))
        value = value.date()
    if not isinstance(value, date):
        return CellFault(phrase("the cell is a time of day"), WRITE_FIGURE)
    return value.isoformat()
