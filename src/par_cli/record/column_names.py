"""What the columns of a spreadsheet are called; diacritics and case are ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from par_cli.loading.vietnamese_spellings import SPELLINGS, WEIGHTS, WHOLE_UNITS
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.record.admin_units import is_admin_unit
from par_cli.record.remarks import NO_MARKS, Marks, take_marks, take_periods
from par_cli.record.year_parts import BEFORE, SINCE, YearPart, take_end, take_parts
from par_cli.source.text import nfc
from par_cli.typed import fold, two_years

NUMBER: Final = "number"  # the running number of a row
UNIT: Final = "unit"
PLANNED: Final = "planned"
COMPARED: Final = "compared"
OF_UNIT: Final = "of a unit"
HELP: Final = ""
"""Columns that hold no part of an entry; units are checked, planned and compared figures are named, those of single
places and offices refused."""

SENDER: Final = ("don vi gui", "co quan gui", "sender", "sent by")
"""What a column is called that says which agency sends a sheet."""
YEARS: Final = ("nam", "year", "nam bao cao", "nam so lieu", "reporting year")
"""What a column of periods is called that are years, or begin in one."""
RANKS: Final = (
    "xep hang", "thu hang", "hang", "thu bac", "vi tri", "vi thu", "xep thu", "vi tri xep hang", "ket qua xep hang",
    "rank", "ranking",
)  # fmt: skip
"""What a column of ranks is called."""

_MORE: Final[Mapping[str, Sequence[str]]] = {
    "indicator": ("id", "ma chi tieu", "ma chi so", "ma so chi tieu"),
    "period": (*YEARS, "ky danh gia", "thoi diem", "thoi diem so lieu"),
    "value": (
        "ket qua", "thuc hien", "so lieu", "ket qua thuc hien", "ket qua dat duoc", "thuc te", "gia tri thuc hien",
        "gia tri dat duoc", "so thuc hien", "so lieu thuc hien", "dat duoc", "ket qua thuc te", "ket qua dat",
        "ket qua bao cao", "gia tri thuc te", "muc dat duoc", "th", "kq", "kqth", "kq th", "kq thuc hien",
        "kq dat duoc", "kq dat", "ket qua cua tinh", "ket qua toan tinh", "so lieu toan tinh", "actual", "result",
        "results", "actual value", "achieved", "figure", "observed value", "reported value", *RANKS,
    ),
    "reporter": (
        "reporter", "reported by", "dia phuong", "xa", "phuong", "huyen", "xa phuong", "xa, phuong", "ten xa",
        "ten xa phuong", "ten dia phuong", "don vi cap xa", "locality", "commune", "ward", "district",
    ),
    UNIT: ("don vi tinh", "dvt", "d v t", "unit", "unit of measure"),
    NUMBER: ("stt", "tt", "so tt", "so thu tu", "no", "nr", "#", "s t t", "t t"),
    PLANNED: (
        "ke hoach", "muc tieu", "chi tieu giao", "chi tieu duoc giao", "chi tieu ke hoach", "kh", "plan", "planned",
        "target", "targets", "budget", "goal", "gia tri muc tieu", "phan dau", "mt", "can dat", "muc can dat",
        "yeu cau", "giao", "duoc giao", "nghi quyet giao", "nghi quyet",
    ),
    COMPARED: (
        "th kh", "hoan thanh", "chenh lech", "difference", "variance", "tang giam", "tang, giam", "tang (+), giam (-)",
        "thay doi", "danh gia", "xep loai", "dat khong dat", "muc do hoan thanh", "assessment",
        "weight", "weights", "weighting",
    ),
    HELP: (
        "dinh nghia", "gia tri gan nhat", "ky gan nhat", "definition", "last known value", "last known period",
        "co quan chu tri", "don vi chu tri", "chu tri", "co quan phoi hop", "don vi phoi hop", "phoi hop", "thoi han",
        "han", "han hoan thanh", "lead agency", "owner", "deadline", "due", "nam goc", "gia tri nam goc", "baseline",
        "co quan theo doi", "don vi theo doi", "co quan tham muu", "don vi tham muu", "phai dat", "must be",
        *SENDER,
    ),
}  # fmt: skip
"""Further words at the head of a column, folded, by what they mean."""

_UNLESS_BETTER: Final[Sequence[tuple[str, str, str]]] = (
    ("ten chi so", "indicator", HELP),
    ("ten chi tieu", "indicator", HELP),
    ("indicator name", "indicator", HELP),
    ("chi tieu", "indicator", PLANNED),
    ("chi tieu chu yeu", "indicator", HELP),
    ("noi dung chi tieu", "indicator", HELP),
    ("chi so chi tieu", "indicator", HELP),
    ("muc tieu chi tieu", "indicator", HELP),
    ("muc tieu, chi tieu", "indicator", HELP),
    ("chi tieu, nhiem vu", "indicator", HELP),
    ("cac chi tieu", "indicator", HELP),
    ("chi so danh gia", "indicator", HELP),
    ("measure", "indicator", HELP),
    ("name", "indicator", HELP),
    ("ten", "indicator", HELP),
    ("noi dung", "indicator", HELP),
    ("ten don vi bao cao", "reporter", HELP),
    ("reporter name", "reporter", HELP),
)
"""Words that mean a column where no other one is it, the best first, and what they mean next to another."""

_INDICATORS: Final = re.compile(
    r"(?:(?:ten|cac|he thong|danh muc|noi dung|nhom|mot so),? )*(?:chi tieu|chi so)"
    r"(?:,? (?:va )?(?:nhiem vu|noi dung|muc tieu|chi tieu|chi so|chu yeu|cu the|chinh|tong hop|cchc"
    r"|cai cach hanh chinh|danh gia|thong ke|theo doi))*"
    r"|(?:nhiem vu|noi dung|muc tieu),? (?:va )?(?:cac )?(?:chi tieu|chi so)"
)
"""What a column of indicators may be called in more words, folded."""
_PLANNED: Final = (
    r"\b(?:ke hoach|muc tieu|chi tieu (?:duoc )?giao|phan dau|du kien|plan(?:ned)?|targets?|budget(?:ed)?|goal)\b"
)
_COMPARED: Final = (
    r"tang[ ,(+)]*giam\b|(?:% ?|ty le ?)?so (?:voi|kh|ke hoach|ck|cung ky)\b|"
    r"so sanh\b(?! duoc)|(?:(?:ty le|ti le|%|dat) ?)*(?:th|thuc hien) (?:kh|ke hoach)\b"
    r"|(?:%|ty le %?|muc do|phan tram) ?(?:so voi|hoan thanh|dat|thuc hien so|of (?:plan|target)"
    r"|achieved|complete)|hoan thanh ke hoach"
    r"|(?:ty le |muc )?dat (?:% |ty le )?(?:so voi )?(?:kh|ke hoach)\b|toc do (?:tang|giam|phat trien)\b"
    r"|compared (?:with|to)\b|(?:as )?(?:% |share |percent )of (?:the )?(?:plan|target)"
    r"|.*\b(?:cung ky|nam truoc|ky truoc|previous (?:year|period)|last year)\b"
)
_SEVERAL: Final[Mapping[str, tuple[str, str]]] = {"don vi": ("reporter", UNIT)}
_WHOLES: Final = frozenset(
    f"{all_of} {unit}" for unit in WHOLE_UNITS for all_of in ("toan", "ca", "whole", "the whole")
)
_OWN: Final = {spelling: name for name in OBSERVATION_COLUMNS for spelling in (name, *SPELLINGS[name])}
_MEANT: Final = {
    **{spelling: name for name, spellings in _MORE.items() for spelling in spellings},
    **dict.fromkeys(_WHOLES, "value"),
    **_OWN,
}
_MEASURED: Final = frozenset({"value", "numerator", "denominator", "change"})
_SMALL: Final = frozenset(
    {"nam", "year", "in", "of", "th", "den", "het", "cuoi", "for"}
)  # left of a header without its period
_OFFICIAL: Final = re.compile(r"\b(?:chinh thuc|official|final)\b")
"""What a figure is that is not provisional, which needs not be said."""
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


WHOLE: Final = frozenset({"toan bo", "the whole", "whole", *_WHOLES})
"""What is in a column of reporters for a figure of the whole."""


_TOTAL: Final = frozenset({"tong so", "tong", "tong cong", "chung", "total", "all", *WHOLE})
"""What is below the name of a column of figures next to parts of it: it adds nothing."""


class ColumnHeading(NamedTuple):
    """What the header of a column says.

    ``meant`` is the column of data files, one of the constants above, or None for words that mean nothing here;
    ``fallback`` is what it means where another column is that already.  ``periods`` are those that all its figures
    are of, ``parts`` those of a year that it does not name, as in ``Quarter 1``; ``remarks`` are in brackets behind it.
    """

    text: str
    meant: str | None
    others: tuple[str, ...] = ()
    fallback: str | None = None
    rank: int = 0
    periods: tuple[str, ...] = ()
    marks: Marks = NO_MARKS
    remarks: tuple[str, ...] = ()
    parts: tuple[YearPart, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether any word of it is known."""
        return self.meant is not None or bool(self.periods) or bool(self.others)


def normal_form(text: str) -> str:
    """Return a form in which two spellings of one header or word are equal."""
    return " ".join(re.sub(r"[_\-.:*/]", " ", fold(re.sub(r"\([^()]*\)\s*$", "", text))).split())


@cache
def heading(text: str) -> ColumnHeading:
    """Return what a header says."""
    written = re.sub(r"^([12][0-9]{3})\.0$", r"\1", " ".join(text.split()))  # a year that a program took for a number
    base = re.sub(r"\b[\u01afU]\.?TH\b", "uoc TH", _BRACKETS.sub(" ", written), flags=re.IGNORECASE)
    whole = normal_form(base)
    found = ColumnHeading(written, None, remarks=tuple(filter(None, map(str.strip, _BRACKETS.findall(written)))))
    if (nfc(base) or base).casefold().strip(" .:*") in WEIGHTS:
        return found._replace(meant=COMPARED)
    if whole in _SEVERAL:
        return found._replace(others=_SEVERAL[whole])
    for rank, (spelling, meant, fallback) in enumerate(_UNLESS_BETTER, start=1):
        if whole == spelling:
            return found._replace(meant=meant, fallback=fallback, rank=rank)
    if whole in _MEANT:
        found = _ranked(found, whole)
        return _with_remarks(found._replace(meant=_MEANT[whole], marks=Marks(signs=take_marks(fold(base))[1].signs)))
    if _INDICATORS.fullmatch(whole):
        return found._replace(meant="indicator", fallback=HELP, rank=len(_UNLESS_BETTER) + 1)
    if re.match(_COMPARED, whole) or _is_ratio_of_years(whole):
        return found._replace(meant=COMPARED, parts=(BEFORE,) if _is_year_before(whole) else ())
    if re.search(_PLANNED, whole):
        return found._replace(meant=PLANNED)
    if two_years(base.strip()):
        return found._replace(meant="value", periods=(base.strip(),))
    rest, marks = take_marks(_OFFICIAL.sub(" ", fold(base)).strip())
    rest, ends = take_end(rest)
    rest, periods = take_periods(rest)
    rest, parts = take_parts(rest)
    parts += ends
    words = [word for word in normal_form(rest).split() if not (periods or parts) or word not in _SMALL]
    measured = _MEANT.get(" ".join(words)) if words else ("value" if periods or parts else None)
    if measured in {PLANNED, COMPARED}:
        return found._replace(meant=measured)
    if measured not in _MEASURED:
        named = _with_unit(found)
        return named._replace(meant=OF_UNIT) if named.meant is None and is_admin_unit(base.strip()) else named
    found = _ranked(found, " ".join(words))
    return _with_remarks(found._replace(meant=measured, periods=tuple(periods), marks=marks, parts=tuple(parts)))


def _ranked(found: ColumnHeading, words: str) -> ColumnHeading:
    """Return a heading that calls its figures ranks with that as a remark, which fits no other figures."""
    if words not in RANKS:
        return found
    place = fold(found.text).find(words)
    return found._replace(remarks=(*found.remarks, found.text[place : place + len(words)] if place >= 0 else words))


def _is_ratio_of_years(whole: str) -> bool:
    """Return whether a header names a year and an earlier one: ``2025/2024 (%)``."""
    match = re.fullmatch(r"(?:nam |u?th )?([12][0-9]{3}) (?:nam |th )?([12][0-9]{3})", whole)
    return match is not None and match[1] > match[2]


def _is_year_before(whole: str) -> bool:
    """Return whether a header says nothing but that its figures are those of the year before."""
    rest, parts = take_parts(whole)
    return parts == [BEFORE] and (rest in {"", "cung ky"} or _MEANT.get(rest) == "value")


_UNIT_BEHIND: Final = re.compile(r"(.+?)(?:\s*[,:;]\s*|\s+[-\u2013]\s+|\s+(?:in|t\w+nh b\w+ng)\s+)(.+)", re.IGNORECASE)


def _with_unit(found: ColumnHeading) -> ColumnHeading:
    """Return a heading with a unit behind it that is in no brackets: ``Value, thousand tonnes``."""
    match = _UNIT_BEHIND.fullmatch(_BRACKETS.sub(" ", found.text).strip())
    before = None if match is None else heading(match[1])
    if match is None or before is None or before.meant not in _MEASURED:
        return found
    return _with_remarks(before._replace(text=found.text, remarks=(*found.remarks, match[2])))


def _with_remarks(found: ColumnHeading) -> ColumnHeading:
    """Return a heading whose brackets may name its period or call it provisional: ``Result (estimate 2024)``."""
    if found.meant not in _MEASURED:
        return found
    periods, parts, marks = list(found.periods), list(found.parts), found.marks
    others = []
    for remark in _remarks_and_marks(found.remarks):
        rest, more = take_marks(fold(remark))
        if _is_mark(remark):
            rest, more = "", Marks(words=(fold(remark),))
        rest, ends = take_end(_OFFICIAL.sub(" ", rest))
        rest, named = take_periods(rest)
        rest, of_year = take_parts(rest)
        of_year += ends
        if normal_form(rest) or SINCE in of_year:
            others.append(remark)
        else:
            periods += named
            parts += of_year
            marks = marks.joined(more)
    return found._replace(
        periods=tuple(dict.fromkeys(periods)), parts=tuple(dict.fromkeys(parts)), marks=marks, remarks=tuple(others)
    )


def _is_mark(remark: str) -> bool:
    """Return whether a remark is nothing but a mark of provisional figures, as it is behind a number: ``(p)``."""
    rest, marks = take_marks(f"0 ({fold(remark)})")
    return rest == "0" and not marks.signs


def _remarks_and_marks(remarks: Sequence[str]) -> Iterator[str]:
    """Yield remarks, each mark of provisional figures in one by itself: ``tonnes, provisional``."""
    for remark in remarks:
        pieces = re.split(r"\s*[,;]\s*", remark)
        marks = [piece for piece in pieces if _is_mark(piece)]
        yield from (*marks, ", ".join(piece for piece in pieces if piece not in marks)) if marks else (remark,)


def joined(parts: Sequence[ColumnHeading]) -> ColumnHeading:
    """Return what headers above one another say of one column; an unknown word makes the whole unknown."""
    text = " / ".join(part.text for part in parts)
    named = [part for part in parts if normal_form(_BRACKETS.sub(" ", part.text))] or parts
    if any(part.meant == "value" for part in named):
        named = [part for part in named if part.meant is not None or normal_form(part.text) not in _TOTAL]
    remarks = tuple(dict.fromkeys(remark for part in parts for remark in part.remarks))
    meanings = [part.meant for part in named]
    periods = tuple(dict.fromkeys(period for part in parts for period in part.periods))
    of_year = tuple(dict.fromkeys(name for part in parts for name in part.parts))
    marks = NO_MARKS
    for part in parts:
        marks = marks.joined(part.marks)
    last = named[-1]._replace(text=text, remarks=remarks, periods=periods, marks=marks, parts=of_year)
    for kind in (COMPARED, PLANNED):
        if kind in meanings:
            return last._replace(meant=kind, others=(), fallback=None)
    if None in meanings:
        return last._replace(meant=None)
    specific = [part for part in named if part.meant != "value"] or named
    found = specific[-1]
    return last._replace(meant=found.meant, others=found.others, fallback=found.fallback, rank=found.rank)


def has_lost_letters(header: str) -> bool:
    """Return whether question marks have replaced letters of a header when it was saved."""
    pattern = re.escape(normal_form(header)).replace(r"\?", ".")
    return "?" in header and any(re.fullmatch(pattern, name) for name in _MEANT)
