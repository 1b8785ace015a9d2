"""What is around the words and figures of a sheet: periods in a running text, marks of provisional figures."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from par_cli.record.year_parts import YearPart, take_parts
from par_cli.typed import fold, read_period

SINCE_WORDS: Final = (
    r"(?:(?:ke |tinh )?(?<!\bdau )(?<!\bvat )(?<!\bthong )(?<!\bthu )(?<!\bdien )(?<!\btrat )\btu|since|from)"
)
"""What is before the first of several years, folded; words such as electronic and investment have the same letters."""
_DATES: Final = re.compile(
    r"\bngay[ 0-9.\u2026]{1,9}(?:thang[ 0-9.\u2026]{1,9}(?:nam[ 0-9.\u2026]{1,9})?)?"  # some are left to be filled in
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}"
    r"|[0-9]+/(?:[0-9]{4}/)?[a-z]\S*"  # the number of a document
    r"|\b(?:(?:tuan|dot|ky|hoc ky|lan|vu|week|round) (?:so |thu )?(?:[0-9]{1,2}|i{1,3}|iv)|quy (?:mot|hai|ba|bon|tu)"
    r"|giua (?:ky|nam)|mid-?year(?: report)?|half-?year(?:ly)?(?: report)?|(?:jan|febr)uary|march|april|may|june|july"
    r"|august|(?:sept|nov|dec)ember|october),?(?: nam| of)? [12][0-9]{3}"  # a part of a year that is not read
    r"|[12][0-9]{3} (?:mid-?year|half-?year|year[ -]to[ -]date)\b"
    rf"|(?:\b{SINCE_WORDS}(?: het| cuoi)?(?: nam| year)? )?[12][0-9]{{3}} (?:den|toi|to|until|through)"
    r"(?: het| cuoi)?(?: nam| year)? (?:[12][0-9]{3}|nay)\b"
    rf"|\b{SINCE_WORDS}(?: het| cuoi)?(?: nam| year)? [12][0-9]{{3}}\b"
    r"|\b(?:den|toi|until|by|to)(?: nam| year| het nam| cuoi nam)? [12][0-9]{3}\b"
    r"|(?:\bgiai doan )?[12][0-9]{3} ?[\-\u2013/] ?[12][0-9]{3}"
)
_SOME_YEAR: Final = "[12][0-9]{3}"
_MENTIONED: Final = re.compile(
    rf"(?<![\w/.,\-])(?:(?:[2-9]|1[0-2]|sau|chin) thang(?: dau| cuoi)?(?: nam)?[ /]{_SOME_YEAR}"
    rf"|nua (?:dau|cuoi)(?: nam)? {_SOME_YEAR}"
    rf"|(?:quy|quarter|q) ?(?:[1-4]|iv|i{{1,3}})(?:[/\- ]| nam | of ){_SOME_YEAR}"
    rf"|t ?(?:0?[1-9]|1[0-2])[/.]{_SOME_YEAR}|[69] ?t[/.]?{_SOME_YEAR}"
    rf"|(?:thang|month) [0-9]{{1,2}}(?:/| nam ){_SOME_YEAR}"
    rf"|(?:first |last )?(?:[2-9]|1[0-2]|three|six|nine) months of {_SOME_YEAR}"
    rf"|(?:first|second|last) half of {_SOME_YEAR}|first quarter of {_SOME_YEAR}"
    rf"|{_SOME_YEAR}[ \-]?[qhs][1-4]|h[12][/ ]{_SOME_YEAR}|(?:ca )?nam {_SOME_YEAR}|year {_SOME_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])/{_SOME_YEAR}|{_SOME_YEAR})(?![\w/]|[.,\-][0-9])",
    re.ASCII,
)
"""A period in a running text, folded."""


def take_periods(folded: str) -> tuple[str, list[str]]:
    """Return a folded text without the periods that it mentions, and these; they are not days or spans of years."""
    found: list[str] = []

    def keep(match: re.Match[str]) -> str:
        text = match[0].replace("sau thang", "6 thang").replace("chin thang", "9 thang")
        period = text if text.isdigit() else read_period(text)
        if period is None:
            return match[0]
        found.append(period)
        return " "

    rest = _MENTIONED.sub(keep, folded)
    return " ".join(rest.split()), list(dict.fromkeys(found))


def in_title(text: str) -> tuple[list[str], list[YearPart]]:
    """Return the periods that a title is about, and those without a year; days and numbers of documents are not."""
    rest, found = take_periods(_DATES.sub(" ; ", fold(text)))
    return found, take_parts(rest)[1]


def without_periods(folded: str) -> str:
    """Return a folded text without the days, documents and periods that it mentions."""
    return take_parts(take_periods(_DATES.sub(" ", folded))[0])[0]


# --- units behind a name


_BETWEEN: Final = re.compile(r"\s*[,:;]\s*|\s+[-\u2013]\s+|\s+(?:in|t\w+nh (?:b\w+ng|theo))\s+", re.IGNORECASE)
"""What is between a name and its unit: ``Fish landed, tonnes``."""


def pieces_behind(text: str) -> tuple[str, ...]:
    """Return the pieces of a text behind its first one, each of which may be a unit."""
    return tuple(filter(None, map(str.strip, _BETWEEN.split(text)[1:])))


def take_unit(text: str) -> tuple[str, str]:
    """Return a text without its last piece or what is in brackets behind it, and that; the text itself without one."""
    if match := re.fullmatch(r"(.+)[(\[]([^()\[\]]+)[)\]]", text.strip()):
        return match[1].strip(), match[2].strip()
    matches = list(_BETWEEN.finditer(text))
    if not matches:
        return text, ""
    return text[: matches[-1].start()].strip(), text[matches[-1].end() :].strip()


# --- marks next to a figure


class Marks(NamedTuple):
    """The marks of a figure: words and letters that call it provisional, and signs of a footnote."""

    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def joined(self, other: Marks) -> Marks:
        return Marks((*self.words, *other.words), (*self.signs, *other.signs))


NO_MARKS: Final = Marks()
_PROVISIONAL: Final = (
    r"uoc tinh|uoc dat|uoc|so lieu so bo|so bo|tam tinh|so lieu tam tinh|provisional|prov|preliminary|prelim|prel"
    r"|estimated|estimate|est|so lieu uoc(?: tinh)?|so uoc(?: tinh)?"
)
_MARK_BEFORE: Final = re.compile(rf"[(\[]?({_PROVISIONAL})\.?[)\]]?:?(?![a-z])")
_MARK_BEHIND: Final = re.compile(rf" ?[(\[] ?({_PROVISIONAL}|p|e) ?\.?[)\]]$| ({_PROVISIONAL})\.?$|(?<=[0-9%]) ?(p|e)$")
_SIGN_BEHIND: Final = re.compile(r" ?[(\[]?([*\u2020\u2021]+|[\u00b9\u00b2\u00b3])[)\]]?$")


def take_marks(folded: str) -> tuple[str, Marks]:
    """Return a folded text without the marks of provisional figures and footnotes around it, and these."""
    words: list[str] = []
    signs: list[str] = []
    if match := _MARK_BEFORE.match(folded):
        words.append(match[1])
        folded = folded[match.end() :].lstrip()
    while match := _MARK_BEHIND.search(folded) or _SIGN_BEHIND.search(folded):
        found = [text for text in match.groups() if text]
        (signs if match.re is _SIGN_BEHIND else words).extend(found)
        folded = folded[: match.start()].rstrip()
    return folded, Marks(tuple(words), tuple(signs))
