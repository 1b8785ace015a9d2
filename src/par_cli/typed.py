"""What people type, read in one place: names, numbers, days, periods; and a text clipped for a message.

Nothing is guessed: a number with two readings returns both, and a text without a meaning returns none.  The rooms that
read data files are stricter than this: there a day is ``2025-12-31`` and a number has a decimal point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import filterfalse
from typing import Final, Generic, Literal, TypeVar

T = TypeVar("T")

# --- texts

_LINE: Final = 40


def clip(text: str, most: int = _LINE) -> str:
    """Return a text that fits into a message: at most ``most`` characters, the last three of them dots."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


_JOINER_SCRIPTS: Final = "[\u0600-\u077f\u0870-\u0dff]"  # Arabic and Syriac, Devanagari to Sinhala


def joins_letters(text: str, offset: int) -> bool:
    """Return whether the character at an offset is a joiner that belongs to the spelling.

    U+200C and U+200D do so between two letters of an Arabic or Indic script, with their marks.
    """
    if text[offset] not in "\u200c\u200d" or not 0 < offset < len(text) - 1:
        return False
    sides = (text[offset - 1], text[offset + 1])
    return all(re.match(_JOINER_SCRIPTS, char) and unicodedata.category(char)[0] in "LM" for char in sides)


# --- names


def fold(text: str) -> str:
    """Return a form in which two spellings of one name are equal: no diacritics, no case, single spaces."""
    if not text.isascii():
        straight = text.replace("đ", "d").replace("Đ", "D").replace("Ð", "D").replace("ð", "d")
        # Sorting the marks of one letter costs the square of their number: those that are typed as such go first.
        text = _without_marks(unicodedata.normalize("NFD", _without_marks(straight)))
    return " ".join(text.casefold().split())


def _without_marks(text: str) -> str:
    return "".join(filterfalse(unicodedata.combining, text))


def fold_id(name: str) -> str:
    """Return a form in which a name and the id made of it are equal: folded, with words joined by hyphens."""
    return fold(name.replace("_", " ").replace("-", " ")).replace(" ", "-")


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return re.findall(r"\w+", fold(text))


def in_a_row(text: str) -> str:
    """Return the folded words of a text with one space between them."""
    return " ".join(words_of(text))


def has_phrase(text: str, phrase: str) -> bool:
    """Return whether all words of a phrase are in a text, one after the other."""
    return f" {in_a_row(phrase)} " in f" {in_a_row(text)} "


def marked_words(text: str) -> list[str]:
    """Return the words of a text with their diacritics, case aside."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def as_written(text: str, folded: str) -> str:
    """Return the first words of a text that are ``folded`` so, with their diacritics; ``folded`` without any."""
    written, words = marked_words(text), words_of(folded)
    plain = [fold(word) for word in written]
    for start in range(len(plain) - len(words) + 1):
        if plain[start : start + len(words)] == words:
            return " ".join(written[start : start + len(words)])
    return folded


_NUMBERED: Final = r"(?:[0-9]+(?:\.[0-9]+)*[.)]?|[ivx]+[.)]|[a-z][.)]|[-+*\u2022])\s+"
_BEFORE: Final = (
    r"(?:(?:chi so|chi tieu|ty le|ti le|xep hang|thu hang|so luong|muc do|index|rank|indicator|percentage|share|rate"
    r"|the)(?: of)? |%\s*)+"
)
"""Words before a name that are not part of it."""


def without_number(text: str) -> str:
    """Return a text without the number of its row before it: ``1. ``, ``II. ``, ``a) ``, ``- ``."""
    match = re.match(_NUMBERED, text, re.IGNORECASE)
    return text[match.end() :] if match else text


def bare(text: str) -> str:
    """Return a folded name without a number or a word for its kind before it."""
    return without_kind(without_number(fold(text)))


def without_kind(folded: str) -> str:
    """Return a folded name without a word for its kind before it; a number before it is a part of it."""
    match = re.match(_BEFORE, folded)
    return folded[match.end() :] if match and folded[match.end() :] else folded


_BEGINNING: Final = 4  # letters, from which on the beginning of a word is enough of it


def holds_words(words: Iterable[str], those: Collection[str], *, beginnings: bool = False) -> bool:
    """Return whether all of some words are among others, in any order.

    With ``beginnings`` the first letters of a word are enough: four of them, since most words of Vietnamese are short.
    """
    return all(
        word in those or (beginnings and len(word) >= _BEGINNING and any(other.startswith(word) for other in those))
        for word in words
    )


_SHORT_WORD: Final = 3
_SLIP: Final = 0.75
"""How alike two longer words are of which one is the other with a slip in it."""


def is_slip(one: str, other: str) -> bool:
    """Return whether one of two words is the other with a slip in it: they are long, alike, and no numbers."""
    if min(len(one), len(other)) <= _SHORT_WORD or one.isdigit() or other.isdigit():
        return False
    from difflib import SequenceMatcher  # for names that are not known

    return SequenceMatcher(None, one, other).ratio() >= _SLIP


_LONGEST_NAME: Final = 99  # comparing costs the square of the length
_MOST_EFFORT: Final = 10_000_000  # signs compared: half a second, and more questions than a person reads
_PAIR, _SIGN, _RATIO = 30, 3, 300  # the cost of a pair of names, of each sign of one, and of looking for shared blocks


_MOST_WORDS: Final = 30
_FITTING: Final = 0.75  # the share of the words typed that fit what may be meant
_NEARLY: Final = 0.8  # how alike a text and such a name are as a whole
_LIKE: Final = 0.65  # how alike an id and such a one are


class Effort:
    """What may still be spent on looking for names like others, by one search or several."""

    def __init__(self, most: int = _MOST_EFFORT) -> None:
        self._left = most

    def spend(self, signs: int) -> bool:
        """Count some compared signs; return whether that many were left."""
        self._left -= signs
        return self._left >= 0

    @property
    def is_spent(self) -> bool:
        """Whether a search was given up."""
        return self._left < 0


def _close(form: str, forms: Iterable[str], most: int, cutoff: float, effort: Effort) -> list[str]:
    """Return the likest forms, as :func:`difflib.get_close_matches` does; none once the effort is spent."""
    from difflib import SequenceMatcher  # few commands need it

    if not effort.spend(0):
        return []
    form = form[:_LONGEST_NAME]
    places: dict[str, int] = {}
    for place, sign in enumerate(form):
        places[sign] = places.get(sign, 0) | 1 << place
    matcher = SequenceMatcher(None, "", form)
    found: list[tuple[float, str]] = []
    for other in forms:
        both = len(form) + len(other)
        matcher.set_seq1(other)
        if not effort.spend(_PAIR + _SIGN * len(other)):
            return []
        if matcher.real_quick_ratio() < cutoff or 2 * _in_order(places, len(form), other) < cutoff * both:
            continue
        if not effort.spend(_RATIO + len(form) * len(other)):
            return []
        ratio = matcher.ratio()
        if ratio >= cutoff:
            found.append((ratio, other))
    return [other for _, other in sorted(found, reverse=True)[:most]]


def _in_order(places: Mapping[str, int], length: int, other: str) -> int:
    """Return how many signs two texts share in one order at the most: no blocks that they share are longer together.

    ``places`` has the places of each sign of the first text as bits. A bit of ``row`` is 0 where one more is shared.
    """
    row = whole = (1 << length) - 1
    for sign in other:
        here = row & places.get(sign, 0)
        row = (row + here | row - here) & whole
    return length - row.bit_count()


def closest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the known word that an unknown one most likely means, if any is close."""
    return names_of_words(known).closest(word, cutoff=cutoff)


class Names(Generic[T]):
    """Things by everything that they are called: an id, and names in any spelling.

    ``form`` makes two spellings of one name equal; :func:`fold_id` where an id may be written as a name.
    """

    def __init__(
        self,
        called: Iterable[tuple[T, str, Iterable[str]]],
        form: Callable[[str], str] = fold,
        effort: Effort | None = None,
    ) -> None:
        self._form = form
        self._effort = effort or Effort()
        self._ids: dict[str, list[T]] = {}
        self._exact: dict[str, dict[T, None]] = {}
        for thing, name, others in called:
            self._ids.setdefault(name, []).append(thing)
            for text in (name, *others):
                self._exact.setdefault(text, {})[thing] = None

    @cached_property
    def _folded(self) -> Mapping[str, Mapping[T, None]]:
        found: dict[str, dict[T, None]] = {}
        for text, things in self._exact.items():
            found.setdefault(self._form(text), {}).update(things)
        return found

    def find(self, text: str) -> Sequence[T]:
        """Return what a text names: by its id, else as written, else in any spelling; several where it is not clear."""
        return self._ids.get(text) or list(self._exact.get(text) or self._folded.get(self._form(text)) or ())

    def beginning(self, text: str, most: int) -> list[T]:
        """Return what has a name that begins with a text."""
        start = self._form(text)
        return self._of([name for name in self._folded if start and name.startswith(start)][:most])

    def close(self, text: str, most: int = 1, *, cutoff: float = 0.6) -> list[T]:
        """Return what has a name like a text, the likest first; nothing once enough has been compared."""
        return self._of(_close(self._form(text), self._folded, most, cutoff, self._effort))

    def having(self, text: str) -> list[T]:
        """Return what has a name with all words of a text, in any order; else one with words that begin so.

        Where a text has diacritics, names that have the same ones come before those that only have the letters.
        """
        words = set(words_of(text))
        if not words:
            return []
        if not text.isascii():
            marked = set(marked_words(text))
            names = [name for name in self._exact if holds_words(marked, marked_words(name))]
            if names:
                return list(dict.fromkeys(thing for name in names for thing in self._exact[name]))
        for beginnings in (False, True):
            forms = [name for name, own in self._words.items() if holds_words(words, own, beginnings=beginnings)]
            if forms:
                return self._of(forms)
        return []

    def near(self, text: str, most: int) -> list[T]:
        """Return what may be meant by words with slips in them, the likest first; nothing where too few words fit.

        Three in four of the words must be those of a name, begin one of them or be one with a slip in it. Else the
        text as a whole must be nearly a name, or one word look like an id.
        """
        words = list(dict.fromkeys(words_of(text)))[:_MOST_WORDS]
        known = {word for own in self._words.values() for word in own}
        meant = [self._meant(word, known) for word in words]
        found: list[tuple[int, int, int, str]] = []
        for place, (name, own) in enumerate(self._words.items()):
            fitting = sum(not own.isdisjoint(those) for those in meant)
            if fitting and fitting >= _FITTING * len(words):
                found.append((-fitting, len(own), place, name))
        return self._of([item[-1] for item in sorted(found)])[:most] or self.close(
            text, most, cutoff=_NEARLY if " " in text.strip() else _LIKE
        )

    def _meant(self, word: str, known: Collection[str]) -> set[str]:
        """Return the known words that a word may be: itself, else those that it begins, and it with a slip."""
        if word in known:
            return {word}
        begun = {other for other in known if len(word) > 1 and other.startswith(word)}
        if len(word) <= _SHORT_WORD or word.isdigit():
            return begun
        close = _close(word, known, len(known), _SLIP, self._effort)
        return begun | {other for other in close if is_slip(word, other)}

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(words_of(name)) for name in self._folded}

    def closest(self, text: str, *, cutoff: float = 0.6) -> T | None:
        """Return what a text most likely means: what is called so, else what has a name like it, if any has."""
        return next(iter(self.find(text) or self.close(text, cutoff=cutoff)), None)

    def _of(self, forms: Iterable[str]) -> list[T]:
        return list(dict.fromkeys(thing for form in forms for thing in self._folded[form]))


def names_of_words(known: Iterable[str], effort: Effort | None = None) -> Names[str]:
    """Return words that are called by themselves."""
    return Names(((name, name, ()) for name in known), fold_id, effort)


# --- numbers

DecimalMark = Literal[",", "."]  # the sign before the decimals; the other one may separate thousands

DECIMAL_MARKS: Final[Sequence[DecimalMark]] = (",", ".")
_MINUS: Final = ("-", "\u2212", "\u2013")  # the last two as copied from a document
_SPACE: Final = "[ \u00a0\u2009\u202f]"


@cache
def _number_forms(*, spaces: bool) -> Mapping[DecimalMark, re.Pattern[str]]:
    """Return the form of a number by its decimal mark."""
    forms: dict[DecimalMark, re.Pattern[str]] = {}
    for mark, other in zip(DECIMAL_MARKS, reversed(DECIMAL_MARKS), strict=True):
        groups = rf"(?:\{other}[0-9]{{3}})+"
        if spaces:
            groups = rf"(?:{groups}|(?:{_SPACE}[0-9]{{3}})+)"
        forms[mark] = re.compile(rf"(?:[1-9][0-9]{{0,2}}{groups}|[0-9]+)(?:\{mark}[0-9]+)?", re.ASCII)
    return forms


def read_number(text: str, *, spaces: bool = False) -> Mapping[DecimalMark, str]:
    """Return the number that a text is under each decimal mark with which it is one, in digits with a decimal point.

    ``1.234`` is 1234 under a comma and 1.234 under a point; ``1.234,5`` is a number under a comma only; other text
    is a number under neither.  ``spaces`` may separate thousands, as in a spreadsheet; zeros may come first.
    """
    minus = text.startswith(_MINUS)
    digits = text[1:].lstrip() if minus or text.startswith("+") else text
    return {
        mark: ("-" if minus else "") + _plain_digits(digits, mark)
        for mark, form in _number_forms(spaces=spaces).items()
        if form.fullmatch(digits)
    }


def _plain_digits(digits: str, mark: DecimalMark) -> str:
    other = next(sign for sign in DECIMAL_MARKS if sign != mark)
    whole, _, decimals = "".join(digits.split()).replace(other, "").partition(mark)
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


# --- days

_ISO_DAY: Final = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DAY_FIRST: Final = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
_LOOSE_ISO_DAY: Final = r"([0-9]{4})(?P<sign>[\-/])([0-9]{1,2})(?P=sign)([0-9]{1,2})(?:[ T]00:00(?::00)?)?"
_DAY_IN_WORDS: Final = r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}),?(?: nam)? ([0-9]{4})"
_LOOSE_DAY_FIRST: Final = r"([0-9]{1,2})([/.\-])([0-9]{1,2})\2([0-9]{4})(?: 00:00(?::00)?)?"


def read_day(text: str, *, loose: bool = False) -> date | None:
    """Return the day that ``2025-12-31`` or ``31/12/2025`` names; None for anything else.

    ``loose`` takes ``2025-1-5``, ``2025/1/5``, ``31.12.2025``, ``31-12-2025``, a day with its month in words and a
    midnight after the day, as spreadsheets write them.  Raise :class:`ValueError` for a day that does not exist.
    """
    if match := re.fullmatch(_LOOSE_ISO_DAY if loose else _ISO_DAY, text, re.ASCII):
        year, *_, month, day = map(str, match.groups())
        return date(int(year), int(month), int(day))
    if loose:
        if match := re.fullmatch(_DAY_IN_WORDS, fold(text), re.ASCII):
            return date(int(match[3]), int(match[2]), int(match[1]))
        numbers = numbers_of_day(text)
        return None if numbers is None else date(numbers[2], numbers[1], numbers[0])
    if match := re.fullmatch(_DAY_FIRST, text, re.ASCII):
        return date(int(match[3]), int(match[2]), int(match[1]))
    return None


def numbers_of_day(text: str) -> tuple[int, int, int] | None:
    """Return the three numbers of a day that ends in its year: ``31/12/2025``, ``12-31-2025``; None for other text."""
    match = re.fullmatch(_LOOSE_DAY_FIRST, text, re.ASCII)
    return None if match is None else (int(match[1]), int(match[3]), int(match[4]))


def has_short_year(text: str) -> bool:
    """Return whether a text is a day whose year has two digits: ``15/01/26``."""
    return re.fullmatch(r"[0-9]{1,2}([/.\-])[0-9]{1,2}\1[0-9]{2}", text, re.ASCII) is not None


# --- periods

_YEAR: Final = r"[1-9][0-9]{3}"
_OF_YEAR: Final = rf"(?:[/\- ]| nam | of )({_YEAR})"
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LONGEST_PERIOD: Final = 40
_MONTHS: Final = {"three": 3, "six": 6, "nine": 9}
_NAMED_MONTHS: Final = {3: "-Q1", 6: "-H1", 9: "-9M", 12: ""}


def first_months(year: int | str, months: int) -> str:
    """Return the period that the first months of a year are, two or more of them."""
    return f"{year}{_NAMED_MONTHS[months]}" if months in _NAMED_MONTHS else f"{year}-01/{year}-{months:02}"


_PERIODS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (rf"(?:(?:thang|month) )?(0?[1-9]|1[0-2])/({_YEAR})", lambda m: f"{m[2]}-{int(m[1]):02}"),
    (rf"(?:quy|quarter|q) ?([1-4]|i|ii|iii|iv){_OF_YEAR}", lambda m: f"{m[2]}-Q{_ROMAN.get(m[1], m[1])}"),
    (rf"(?:nam|ca nam|year) ({_YEAR})", lambda m: m[1]),
    (rf"({_YEAR})[ \-/]?q([1-4])", lambda m: f"{m[1]}-Q{m[2]}"),
    (rf"h ?([12]){_OF_YEAR}", lambda m: f"{m[2]}-H{m[1]}"),
    (rf"({_YEAR})[ \-/]?h([12])", lambda m: f"{m[1]}-H{m[2]}"),
    (rf"(?:nua dau|first half){_OF_YEAR}", lambda m: f"{m[1]}-H1"),
    (rf"(?:nua cuoi|6 thang cuoi|(?:second|last) half|last (?:6|six) months){_OF_YEAR}", lambda m: f"{m[1]}-H2"),
    (rf"9 ?m{_OF_YEAR}", lambda m: f"{m[1]}-9M"),
    (rf"([69]) thang{_OF_YEAR}", lambda m: first_months(m[2], int(m[1]))),
    (rf"([2-9]|1[0-2]) thang (?:dau nam|dau|nam) ({_YEAR})", lambda m: first_months(m[2], int(m[1]))),
    (
        rf"(?:first )?([2-9]|1[0-2]|three|six|nine) months{_OF_YEAR}",
        lambda m: first_months(m[2], _MONTHS.get(m[1]) or int(m[1])),
    ),
    (rf"first quarter{_OF_YEAR}", lambda m: f"{m[1]}-Q1"),
    (rf"(?:thang|month) (0?[1-9]|1[0-2]){_OF_YEAR}", lambda m: f"{m[2]}-{int(m[1]):02}"),
    (rf"t ?(0?[1-9]|1[0-2])[/.\- ]({_YEAR})", lambda m: f"{m[2]}-{int(m[1]):02}"),
    (rf"6 ?t(?:[/.\- ])?({_YEAR})", lambda m: f"{m[1]}-H1"),
    (rf"9 ?t(?:[/.\- ])?({_YEAR})", lambda m: f"{m[1]}-9M"),
    (rf"giai doan ({_YEAR}) ?[/\-\u2013] ?({_YEAR})", lambda m: f"{m[1]}/{m[2]}"),
    (rf"({_YEAR})[m/]?(0[1-9]|1[0-2])", lambda m: f"{m[1]}-{m[2]}"),
    (rf"(0?[1-9]|1[0-2])[.\-]({_YEAR})", lambda m: f"{m[2]}-{int(m[1]):02}"),
    (rf"({_YEAR})[ \-/]?s([12])", lambda m: f"{m[1]}-H{m[2]}"),  # a semester, as statistical offices write it
    (rf"s([12]){_OF_YEAR}", lambda m: f"{m[2]}-H{m[1]}"),
)
"""How people write periods in Vietnamese and English, folded, and what each is in data."""


def read_period(text: str, *, loose: bool = False) -> str | None:
    """Return the form in data files of a period that is typed as a day, with a slash or in words.

    ``07/2025`` is a month and ``01/07/2025`` a day; ``loose`` as for :func:`read_day`.  None where the text has not
    exactly one meaning, and where it has the form of data files already.
    """
    if len(text) > _LONGEST_PERIOD:
        return None
    try:
        day = read_day(text, loose=loose)
    except ValueError:
        return None
    if day is not None:
        return day.isoformat()
    folded = fold(text)
    matches = ((re.fullmatch(pattern, folded, re.ASCII), form) for pattern, form in _PERIODS)
    return next((form(match) for match, form in matches if match), None)


_LONG_YEAR: Final = r"(?:fy ?|(?:nam hoc|nien do|nien vu|nam tai chinh|(?:school|financial|fiscal|academic) year) )?"
_CENTURY: Final = 100


def two_years(text: str) -> tuple[int, int] | None:
    """Return the years of a text that names two in a row: ``2024/2025``, ``2024-25``, ``202425``, ``FY 2024/25``.

    It may be one financial or school year or two whole ones; ``2010-11`` may be a month as well.
    """
    if len(text) > _LONGEST_PERIOD:
        return None
    match = re.fullmatch(
        rf"{_LONG_YEAR}({_YEAR})(?: ?[/\-\u2013] ?({_YEAR}|[0-9]{{2}})|([0-9]{{2}}))", fold(text), re.ASCII
    )
    if match is None:
        return None
    first, last = int(match[1]), match[2] or match[3]
    after = first + 1
    return (first, after) if int(last) == (after if len(last) > 2 else after % _CENTURY) else None  # noqa: PLR2004
