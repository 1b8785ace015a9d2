"""The figures in the cells of a spreadsheet in the form of data files, or why they have none.

Nothing is guessed: a number that can mean two is settled by the other cells of its column or by what its indicator can
be, or refused with both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from par_cli.loading.vietnamese_spellings import RANKED_UNITS, any_of
from par_cli.messages import Message, phrase
from par_cli.record.bounds import bound_around
from par_cli.record.cells import MADE_A_DATE, in_words, unescaped
from par_cli.record.grid import NUMBER
from par_cli.record.known_indicators import BILLION, KnownIndicator
from par_cli.record.number_refusals import footnote, is_range, not_a_number, two_readings, wrong_unit
from par_cli.record.remarks import NO_MARKS, Marks, take_marks
from par_cli.source.text import Fault
from par_cli.typed import DecimalMark, fold, read_day, read_number

# Most cells are digits with at most one sign.  These patterns read them many at once; read_number() reads the others.
_LONGEST_NUMBER: Final = 60
_SIMPLE: Final = r"-?(?:(?:0|[1-9][0-9]{3,16})(?:[.,][0-9]{1,20})?|[1-9][0-9]{0,2}(?:[.,](?:[0-9]{4,20}|[0-9]{1,2}))?)"
_ONE_SIMPLE: Final = re.compile(_SIMPLE, re.ASCII)


def simple_numbers(texts: Iterable[str]) -> dict[str, str]:
    """Return those texts that are digits with at most one sign and have one reading, each with its number."""
    return {text: text.replace(",", ".") for text in filter(_ONE_SIMPLE.fullmatch, texts)}


_ZEROS: Final = re.compile(r"(-?[0-9]+)\.0+", re.ASCII)
_NEEDS_A_LOOK: Final = re.compile(r"0\..*|1(?:\.0*)?|.*\.0+", re.ASCII)


def plain_numbers(texts: Iterable[str]) -> dict[str, str]:
    """Return the numbers of those texts that are simple, for any unit.

    A fraction of 1 may be a percentage, and zeros behind a whole number may be meant as none.
    """
    simple = simple_numbers(texts)
    return {text: number for text, number in simple.items() if not _NEEDS_A_LOOK.fullmatch(number)}


def plain_counts(texts: Iterable[str]) -> dict[str, str]:
    """Return the numbers of those texts that are simple, and have no zeros behind them that may be meant as none."""
    simple = simple_numbers(texts)
    return {text: number for text, number in simple.items() if number[-1] != "0" or "." not in number}


class Habits(NamedTuple):
    """How the numbers of a column are written.

    ``mark`` is the sign before decimals that its cells show.  ``points`` says that the file has commas between its
    cells, so that hardly anybody has written a point between thousands.  ``fractions`` says that percentages are
    fractions of 1.  ``provisional`` are the signs that the sheet explains as such.
    """

    mark: DecimalMark | None = None
    points: bool = False
    fractions: bool = False
    provisional: frozenset[str] = frozenset()
    note: str | Message = ""
    flag: str | Message = ""


Settled = Literal["", "mark", "fits", "fraction", "percent format"]
"""By what the reading of a cell was settled that could have been read otherwise."""


class Figure(NamedTuple):
    """What a cell says: the cells of a data file, what is remarkable about them, and which reading was settled on."""

    value: str = ""
    bound: str = ""
    of: str = ""
    numerator: str = ""
    denominator: str = ""
    marks: Marks = NO_MARKS
    settled: Settled = ""


_SHAPE: Final = re.compile(
    r"(?P<number>[+\-\u2212\u2013]? ?[0-9](?:[0-9.,]|[ \u00a0\u2009\u202f](?=[0-9]))*)"
    r"(?: ?/ ?(?P<other>[0-9](?:[0-9.,]|[ \u00a0\u2009\u202f](?=[0-9]))*))?(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)


_GROUPED: Final = re.compile(
    r"[+\-\u2212\u2013]? ?(?:[0-9][0-9.,]*|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?)", re.ASCII
)
"""A number whose spaces separate thousands; others separate two numbers, or a number from its footnote."""
_REACHED: Final = re.compile(r"\w+ (?=[0-9>\u2265])")


class FigureCell(NamedTuple):
    """A cell of figures that is more than simple digits, taken apart."""

    text: str
    number: str
    other: str
    bound: str
    percent: bool
    unit: str
    marks: Marks
    typed: bool
    """Whether it is a number in a workbook."""

    @property
    def readings(self) -> Mapping[DecimalMark, str]:
        return readings_of(self.number, typed=self.typed)


def readings_of(number: str, *, typed: bool = False) -> Mapping[DecimalMark, str]:
    if len(number) > _LONGEST_NUMBER:
        return {}
    if typed:
        return {".": number}
    return read_number(number, spaces=True)


def take_apart(text: str) -> FigureCell | None:
    """Return a cell of figures in its pieces; None where no number is in it."""
    typed = text.startswith(NUMBER)
    plain = unescaped(text).removeprefix(NUMBER)
    if len(plain) > _LONGEST_NUMBER * 2:
        return None
    reached = _REACHED.match(plain)
    is_reached = reached is not None and fold(reached[0]).strip() == "dat"
    bare, bound = bound_around(plain[reached.end() :] if reached is not None and is_reached else plain)
    match = _SHAPE.fullmatch(bare)
    marks = NO_MARKS
    if match is None or match["rest"].strip() not in {"", "%"}:
        folded, marks = take_marks(fold(bare))
        if marks != NO_MARKS:
            bare, again = bound_around(folded)
            bound = bound or again
            match = _SHAPE.fullmatch(bare)
    if match is None or not all(map(_GROUPED.fullmatch, filter(None, match.group("number", "other")))):
        return None
    rest = match["rest"].strip()
    percent = rest.startswith("%")
    unit = rest.removeprefix("%").strip()
    return FigureCell(
        plain, match["number"].replace(" ", ""), match["other"] or "", bound or "", percent, unit, marks, typed
    )


def names_its_unit(text: str) -> bool:
    """Return whether a cell of figures says what its number counts: ``80%``, ``1480 tonnes``, ``9/34``."""
    cell = take_apart(text)
    return cell is not None and bool(cell.percent or cell.unit or cell.other)


def number_meant(cell: FigureCell, habits: Habits, indicator: KnownIndicator | None) -> tuple[str, Settled] | Fault:
    """Return the number of a cell, and how it was settled where it has two readings."""
    readings = cell.readings
    different = set(readings.values())
    if not different:
        return not_a_number(cell.text)
    if len(different) == 1:
        return next(iter(different)), ""
    fitting = {mark: number for mark, number in readings.items() if indicator is None or indicator.fits(number)}
    if habits.mark is not None and (habits.mark in fitting or not fitting):
        return readings[habits.mark], "mark"
    if habits.mark is None and len(fitting) == 1 and indicator is not None:
        ((mark, number),) = fitting.items()
        if not (habits.points and mark == ","):
            return number, "fits"
    return two_readings(cell.text, cell.number, readings)


def is_day(text: str) -> bool:
    """Return whether a cell is written as a day, be there one or not."""
    try:
        return read_day(text, loose=True) is not None
    except ValueError:
        return True


_COUNTS: Final = r"[0-9][0-9.]* ?/ ?[0-9][0-9.]*"
_SHARE: Final = r"[0-9]{1,3}(?:[.,][0-9]{1,4})?"
_COUNTS_AND_SHARE: Final = re.compile(
    rf"({_COUNTS}) ?[(\[] ?(?:dat )?({_SHARE}) ?% ?[)\]]|({_SHARE}) ?% ?[(\[] ?({_COUNTS}) ?[)\]]", re.ASCII
)


def _counts_with_share(text: str) -> str | Fault | None:
    """Return the counts of a cell that has their percentage next to them, ``45/50 (90%)``, where the two agree."""
    match = _COUNTS_AND_SHARE.fullmatch(fold(text))
    if match is None:
        return None
    counts, share = match[1] or match[4], Decimal((match[2] or match[3]).replace(",", "."))
    part, of = (whole_number(number.strip()) for number in counts.split("/"))
    if part is None or of is None or of == "0":
        return None
    places = -int(share.as_tuple().exponent)
    if abs(Fraction(100 * int(part), int(of)) - Fraction(share)) * 2 * 10**places > 1:
        message = phrase("“{text}”: the counts make another percentage than the one next to them", text=in_words(text))
        return Fault("PAR510", message, phrase("keep one of the two"))
    return counts


_RANK_IN_WORDS: Final = re.compile(
    r"(?:(?:xep|dung) ?)?(?:(?:hang|thu|vi thu|vi tri|thu hang|xep hang|ranked|rank)(?: thu)? ?)?(?P<rank>[0-9]+)"
    r"(?:(?: ?/ ?| tren(?: tong so)? | (?:out )?of )(?P<of>[0-9]+)"
    rf"(?: (?:{any_of(RANKED_UNITS)})\b[a-z,/ ]*)?)?",
    re.ASCII,
)


def _rank_in_words(text: str) -> str | None:
    """Return a rank that has words around its numbers as ``9/34``: ``Rank 9 of 34 provinces``."""
    match = _RANK_IN_WORDS.fullmatch(fold(text))
    if match is None or text.startswith(NUMBER) or not re.search("[^0-9/ ]", text):
        return None
    return match["rank"] if match["of"] is None else f"{match['rank']}/{match['of']}"


def _without_words(text: str, indicator: KnownIndicator | None) -> str | Fault | None:
    """Return the rank or the two counts of a cell that says more, as ``9/34``; None where it says no more."""
    if indicator is not None and indicator.is_percentage:
        return _counts_with_share(text)
    return _rank_in_words(text) if indicator is not None and indicator.is_rank else None


def read_figure(text: str, habits: Habits, indicator: KnownIndicator | None) -> Figure | Fault:
    """Return what a cell of figures says of an indicator."""
    numbers = _without_words(text, indicator)
    if isinstance(numbers, Fault):
        return numbers
    cell = take_apart(numbers or text)
    if cell is None:
        return not_a_number(text)
    if is_day(text):
        return Fault("PAR210", phrase("“{text}” is a day, not a figure", text=in_words(text)), MADE_A_DATE)
    if cell.number.startswith("+"):
        message = phrase("“{text}” may be a figure, or by how much it has changed", text=in_words(text))
        return Fault("PAR210", message, phrase("write the figure without the sign"))
    if unexplained := [sign for sign in cell.marks.signs if sign not in habits.provisional]:
        return footnote(cell.text, unexplained[0], habits)
    if cell.unit and is_range(cell.text):
        return not_a_number(cell.text)
    if cell.unit:
        if indicator is None:
            return Figure(marks=cell.marks)
        refused = wrong_unit(cell.text, cell.unit, indicator)
        if refused is not None:
            return footnote(cell.text, cell.unit, habits) if _LETTER.fullmatch(cell.unit) else refused
    if cell.other:
        return _two_numbers(cell, indicator)
    found = number_meant(cell, habits, indicator)
    if isinstance(found, Fault):
        return found
    number, settled = found
    return _checked(cell, number, settled, habits, indicator)


_LETTER: Final = re.compile(r"[(\[]?[a-zA-Z0-9][)\]]?", re.ASCII)


def _checked(
    cell: FigureCell, number: str, settled: Settled, habits: Habits, indicator: KnownIndicator | None
) -> Figure | Fault:
    """Return a figure whose number is known, where its indicator can have it as it is written."""
    figure = Figure(number, cell.bound, marks=cell.marks, settled=settled)
    if indicator is None:
        return figure
    if cell.percent and not indicator.is_percentage:
        message = phrase("{name} is not a percentage", name=indicator.id)
        return Fault("PAR210", message, phrase("remove the percent sign, or correct the indicator"))
    if indicator.is_in_billions and abs(Decimal(number)) >= BILLION:
        message = phrase("“{text}” would be a billion times a billion: {name} is counted in {unit}",
                         text=in_words(cell.text), name=indicator.id, unit=indicator.unit_name)  # fmt: skip
        return Fault("PAR210", message, phrase("write the figures of {name} in its own unit, {unit}", name=indicator.id,
                                                 unit=indicator.unit_name))  # fmt: skip
    if indicator.whole and (match := _ZEROS.fullmatch(number)):
        return figure._replace(value=match[1])
    if cell.percent or not indicator.is_percentage:
        return figure._replace(settled="percent format" if cell.typed and cell.percent else figure.settled)
    if habits.fractions:
        return _hundredfold(cell, number, figure)
    if indicator.is_likelier_a_fraction(number):
        return fraction_or_percent(cell.text, number, indicator)
    return figure


def _hundredfold(cell: FigureCell, number: str, figure: Figure) -> Figure | Fault:
    """Return the percentage that a fraction of 1 is."""
    if not 0 <= Decimal(number) <= 1:
        message = phrase("“{text}” is not a fraction of 1, as --fractions says", text=in_words(cell.text))
        return Fault("PAR210", message, phrase("write a percent sign behind it, or import without --fractions"))
    return figure._replace(value=moved(number, 2), settled="fraction")


def as_number(text: str) -> Decimal | str:
    """Return the number that a text is, which a message writes as its language does; any other text as it is."""
    return Decimal(text) if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text, re.ASCII) else text


def moved(number: str, places: int) -> str:
    """Return a number in digits with its decimal point moved to the right."""
    whole, _, decimals = number.partition(".")
    decimals = decimals.ljust(places, "0")
    digits = f"{whole.lstrip('-')}{decimals[:places]}".lstrip("0") or "0"
    rest = decimals[places:]
    return ("-" if number.startswith("-") else "") + digits + (f".{rest}" if rest else "")


def without_zeros(number: str) -> str:
    """Return digits without the zeros behind their decimals."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def fraction_or_percent(text: str, number: str, indicator: KnownIndicator) -> Fault:
    """Refuse a percentage whose hundredfold is likelier, with both readings."""
    message = phrase(
        "“{text}” may be {number}% or, as a fraction, {hundred}%: {usual}% is what to compare it with",
        text=in_words(text), number=Decimal(number), hundred=Decimal(moved(number, 2)), usual=indicator.usual_number,
    )  # fmt: skip
    hint = phrase(
        "write {number}% with the sign if that is meant, or {hundred}; or say with --fractions that the column holds "
        "fractions",
        number=Decimal(number), hundred=Decimal(moved(number, 2)),
    )  # fmt: skip
    return Fault("PAR210", message, hint)


_MONTH: Final = re.compile(r"(?:[1-9]|1[0-2])/(?:19|20)[0-9]{2}")


def _two_numbers(cell: FigureCell, indicator: KnownIndicator | None) -> Figure | Fault:
    """Return the rank and how many were ranked, or the two counts, that ``9/34`` is."""
    both = (whole_number(cell.number), whole_number(cell.other))
    if indicator is None:
        return Figure(value="0")
    if None in both or cell.percent or (cell.bound and not indicator.is_rank):
        return not_a_number(cell.text)
    first, second = (str(number) for number in both)
    if _MONTH.fullmatch(f"{first}/{second}") and (indicator.is_rank or indicator.is_percentage):
        message = phrase(
            "“{text}” may be {first} of {second}, or a month", text=in_words(cell.text), first=int(first), second=second
        )
        return Fault("PAR210", message, phrase("write the two numbers into columns of their own"))
    if indicator.is_rank:
        return Figure(first, cell.bound, second, marks=cell.marks)
    if indicator.is_percentage and Decimal(second) in indicator.target_numbers:
        message = phrase(
            "“{text}” may be {first} of {second}, or {first}% where {second}% is the target",
            text=in_words(cell.text), first=int(first), second=int(second),
        )  # fmt: skip
        return Fault("PAR210", message, phrase("write the percentage with its sign, or the counts into two columns"))
    if indicator.is_percentage:
        return Figure(numerator=first, denominator=second, marks=cell.marks)
    message = phrase("“{text}” is two numbers, and {name} is counted in {unit}", text=in_words(cell.text),
                     name=indicator.id, unit=indicator.unit_name)  # fmt: skip
    return Fault("PAR210", message, phrase("write one number"))


def whole_number(text: str) -> str | None:
    """Return the one whole number that digits can be; None where there is none."""
    readings = set(readings_of(text).values())
    whole = {match[1] if (match := _ZEROS.fullmatch(number)) else number for number in readings}
    found = [number for number in whole if number.isdecimal()]
    return found[0] if len(found) == 1 else None


def read_plain_number(name: str, text: str, habits: Habits) -> str | Fault:
    """Return the number of a cell in a column that is not one of values."""
    cell = take_apart(text)
    simple = cell is not None and not (cell.bound or cell.other or cell.unit or cell.marks != NO_MARKS)
    if cell is None or not simple or (cell.percent and name != "change"):
        return not_a_number(text)
    if name != "change" and not habits.points and (whole := whole_number(cell.number)) is not None:
        return whole
    found = number_meant(cell, habits, None)
    if isinstance(found, Fault):
        return found
    match = _ZEROS.fullmatch(found[0])
    return match[1] if match and name != "change" else found[0]
