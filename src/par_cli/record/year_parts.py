"""Periods that name no year, at the head of columns and in titles: quarters, halves, this year and the one before."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from par_cli.messages import Message, phrase
from par_cli.model.periods import Period, Unclear, months_between, stretch
from par_cli.typed import first_months

YearPart = str
"""``Q1`` to ``Q4``, ``H1``, ``H2``, ``01`` to ``12``, :data:`YEAR`, or one of the constants below.

``2M`` to ``11M`` are the first months of a year.
"""

YEAR: Final = "year"
THIS: Final = "this year"
BEFORE: Final = "year before"
WITHIN: Final = "within"
"""In the period of the report; with a number of months behind it where the header says how long that is."""
TO_DATE: Final = "year to date"
SINCE: Final = "since"
"""Accumulated, and not said since when."""
UNTIL: Final = "until "
"""Up to a day, which is behind it."""

LAST_MONTH: Final = timedelta(days=31)
"""A report of a period may be closed so long before its end, as that of a year is on 14/12."""
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_FIRST: Final = r"(?:tu |tinh tu )?dau nam"
_UNTIL: Final = r"(?: (?:den|toi) (?:nay|(?:het |cuoi )?(?:ky|quy|thang)(?: bao cao| nay)?|thoi diem bao cao))?"
_PARTS: Final[Sequence[tuple[str, str]]] = (
    ((rf"(?:luy ke|cong don) {_FIRST}{_UNTIL}|(?:cumulative )?(?:year to date|ytd)"
     r"|cumulative (?:from|since) the (?:start|beginning) of the year"), TO_DATE),
    (rf"luy ke{_UNTIL}|cong don|cumulative", SINCE),
    ((r"(?:6|sau) thang dau nam|nua dau nam|(?:the )?first (?:6|six) months(?: of the year)?"
     r"|(?:the )?first half(?: of the year)?|h1"), "H1"),
    (r"(?:6|sau) thang cuoi nam|nua cuoi nam|(?:the )?(?:last (?:6|six) months|second half)(?: of the year)?|h2", "H2"),
    (r"chin thang(?: dau nam)?|(?:the )?first nine months(?: of the year)?|9m", "9M"),
    (r"(?:6|sau) thang|6 months", "H1"),
    (r"ca nam|(?:the )?(?:full|whole) year", YEAR),
    (r"nam nay|trong nam|(?:this|current) year", THIS),
    (r"nam truoc|(?:previous|last|prior) year", BEFORE),
    (r"trong quy|(?:this|current) quarter", f"{WITHIN} 3"),
    (r"trong thang|(?:this|current) month", f"{WITHIN} 1"),
    (r"trong ky(?: bao cao)?|ky nay|in (?:the )?period|(?:this|current) period", WITHIN),
)  # fmt: skip
_PART: Final = re.compile(
    rf"(?<![\w/.,\-])(?:{'|'.join(f'(?P<w{number}>{pattern})' for number, (pattern, _) in enumerate(_PARTS))}"
    r"|(?:quy|quarter|q) ?(?P<quarter>[1-4]|iv|i{1,3})|(?:thang|month) ?(?P<month>0?[1-9]|1[0-2])"
    r"|(?:(?:the )?first )?(?P<months>[2-57-9]|1[01]) (?:thang(?: dau nam)?|months(?: of the year)?)(?! cuoi\b))"
    r"(?![\w/]|[.,\-][0-9])",
    re.ASCII,
)


DAY: Final = r"(?:ngay )?(\d{1,2})(?:[/.\-]| thang )(\d{1,2})(?:[/.\-]| nam )(\d{4})"
"""A day in a folded text."""
_END: Final = re.compile(
    r"(?:\b(?:tinh|chot|cap nhat) )?\b(?:den|toi|until|as of|as at|up to)(?: het)?(?: thoi diem)? "
    rf"{DAY}(?![\w/])", re.ASCII
)  # fmt: skip


def take_end(folded: str) -> tuple[str, list[YearPart]]:
    """Return a folded text without the day up to which its figures are, and that, with :data:`UNTIL` before it."""
    match = _END.search(folded)
    if match is None:
        return folded, []
    day, month, year = map(int, match.groups())
    try:
        end = date(year, month, day)
    except ValueError:
        return folded, []
    return " ".join(f"{folded[: match.start()]} {folded[match.end() :]}".split()), [f"{UNTIL}{end.isoformat()}"]


def take_parts(folded: str) -> tuple[str, list[YearPart]]:
    """Return a folded text without the parts of a year that it names, and these."""
    found: list[YearPart] = []

    def keep(match: re.Match[str]) -> str:
        if (quarter := match["quarter"]) is not None:
            found.append(f"Q{_ROMAN.get(quarter, quarter)}")
        elif (month := match["month"]) is not None:
            found.append(f"{int(month):02}")
        elif (months := match["months"]) is not None:
            found.append(f"{months}M")
        else:
            found.append(next(part for number, (_, part) in enumerate(_PARTS) if match[f"w{number}"] is not None))
        return " "

    rest = _PART.sub(keep, folded)
    return " ".join(rest.split()), list(dict.fromkeys(found))


def is_of_calendar(part: YearPart) -> bool:
    """Return whether a part has its place in each year, as a quarter has, and a year before another one has not."""
    return part[0] in "QH90123456789"


def of_year(part: YearPart, year: int) -> str:
    """Return the period that a quarter, half, month, some first months or the whole of a year is."""
    if part.endswith("M"):
        return first_months(year, int(part[:-1]))
    return str(year) if part in {YEAR, THIS} else f"{year}-{part}"


_WITH_YEAR: Final = phrase("write the period into it with its year, or give that once, like --period 2025")


def period_of_parts(text: str, parts: Sequence[YearPart], periods: Sequence[Period]) -> str | Unclear:
    """Return the period that the parts of a year in a header are of, by the periods that are named above it."""
    if SINCE in parts:
        message = phrase("“{name}” is accumulated, and it is not said since when", name=text)
        if len(periods) == 1:
            message = phrase(
                "“{name}” may be accumulated from the start of the year ({period}) or from an earlier day",
                name=text,
                period=_to_date(periods[0]),
            )
        return Unclear(message, phrase(
            "name it “{example}” if it is that, or leave it out with {option}",
            example=phrase("Cumulative from the start of the year"), option=f'--ignore "{text}"',
        ))  # fmt: skip
    ends = [part.removeprefix(UNTIL) for part in parts if part.startswith(UNTIL)]
    if ends:
        others = [part for part in parts if not part.startswith(UNTIL)]
        return _period_by_end(text, date.fromisoformat(ends[0]), others, periods)
    if not periods:
        return Unclear(phrase("“{name}” names no year, and no row above the header does", name=text), _WITH_YEAR)
    known = list(dict.fromkeys(reading for period in periods for reading in _readings(parts, period)))
    if len(known) == 1:
        return known[0]
    if not known:
        return Unclear(
            phrase("“{name}” does not go with {period}, which the rows above name", name=text, period=periods[0].text),
            _WITH_YEAR,
        )
    message = phrase("“{name}” may be {one} or {other}", name=text, one=known[0], other=known[1])
    return Unclear(message, _WITH_YEAR)


def _period_by_end(text: str, end: date, parts: Sequence[YearPart], periods: Sequence[Period]) -> str | Unclear:
    """Return the period of a header that names its last day, and perhaps which part of a year it is."""
    found = _up_to(end, periods) if parts in ([], [TO_DATE]) else period_of_parts(text, parts, periods)
    if found is not None:
        return found
    if periods and end < periods[0].end:
        return ends_early(text, end, periods[0], phrase("Period"))
    message = phrase("“{name}” ends on {day}, and is of no period that ends then", name=text, day=end)
    return Unclear(message, _WITH_YEAR)


def ends_early(text: str, end: date, period: Period, column: str | Message) -> Unclear:
    """Return what is wrong with a text that ends before the period of its figures; ``column`` is that of periods."""
    message = phrase(
        "“{text}” ends on {day}, before the period of its figures does, {period}",
        text=text, day=end, period=period.text,
    )  # fmt: skip
    hint = phrase(
        "give the period that they are of once, like --period {example}, or in a column “{name}”",
        example=months_up_to(end).text, name=column,
    )  # fmt: skip
    return Unclear(message, hint)


def months_up_to(end: date) -> Period:
    """Return the months of a year up to that of a day."""
    return stretch(date(end.year, 1, 1), end.month)


def _readings(parts: Sequence[YearPart], period: Period) -> tuple[str, ...]:
    """Return the periods that parts of a year may be where a period is named above them."""
    year = period.start.year
    calendar = [part for part in parts if is_of_calendar(part) or part == YEAR]
    if len(calendar) > 1 or period.end.year != year:
        return ()
    before = BEFORE in parts
    if calendar:
        return (of_year(calendar[0], year - before),)
    part = parts[0]
    if part == TO_DATE:
        return (_to_date(period),)
    if part.startswith(WITHIN):
        months = part.removeprefix(WITHIN).strip()
        return (period.text,) if months in {"", str(period.months)} else ()
    if period.months == 12:  # noqa: PLR2004
        return (str(year - before),)
    of_part = period.text.replace(str(year), str(year - before))
    return (of_part, str(year - before))


def _up_to(end: date, periods: Sequence[Period]) -> str | None:
    """Return the year that ends on a day, else the period named above that does, else the months up to that day."""
    year = stretch(date(end.year, 1, 1), 12)
    if end == year.end:
        return year.text
    if periods:
        ending = [period.text for period in periods if period.start <= end <= period.end <= end + LAST_MONTH]
        return ending[0] if len(periods) == len(ending) == 1 else None
    months = months_up_to(end)
    return months.text if months.end == end else None


def _to_date(period: Period) -> str:
    """Return the period from the start of a year to the end of a part of it."""
    start = date(period.end.year, 1, 1)
    return stretch(start, months_between(start, period.end)).text
