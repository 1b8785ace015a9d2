"""Words that make a figure that of several years: a span of them, a sum since some day, an average of years."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from par_cli.record.remarks import SINCE_WORDS
from par_cli.typed import fold

_YEAR: Final = "[12][0-9]{3}"
_SUM: Final = (
    r"(?:luy ke|cong don)(?! (?:(?:tinh )?(?:tu )?dau|ca) nam)|tich luy"
    r"|cumulative(?:ly)?(?! (?:year to date|(?:from|since) the (?:start|beginning) of the year))"
    r"|accumulated|running total"
)
_MEAN: Final = "binh quan|trung binh|average|mean"
_YEARS: Final = (
    rf"{SINCE_WORDS}(?: het| cuoi)?(?: nam| year)? {_YEAR}|(?:ke|tinh) tu(?! dau nam)"
    rf"|(?:tu )?(?:dau |ca |toan )?nhiem ky|(?:den|toi) nay|since|(?<!year )to date"
    rf"|so far|(?<!thang )[0-9]{{1,2}} nam(?! {_YEAR})"
    r"|(?:[0-9]{1,2}|two|three|four|five|six|ten|multi|several|all)[ \-]years?|(?:cac|nhieu) nam"
    r"|giai doan"
)
_SPAN: Final = rf"{_YEAR}(?: ?[\-\u2013/] ?| (?:den|toi|to|until|through) )(?:het |cuoi )?(?:nam )?{_YEAR}"
_WORDS: Final = re.compile(rf"(?<![\w/.,\-])(?:(?P<sum>{_SUM})|(?P<mean>{_MEAN})|{_YEARS})(?![\w/])")
_SPANS: Final = re.compile(rf"(?<![\w/.,\-]){_SPAN}(?![\w/])")
_UNTIL: Final = re.compile(rf"(?<!\w)(?:den|toi|until|to)(?: het| cuoi)?(?: nam| the end of| end)? ({_YEAR})(?![\w/])")
_PROGRAMME: Final = re.compile(
    r"\b(?:de an|chuong trinh|ke hoach|nghi quyet|chien luoc|du an|quyet dinh|scheme|plan|programme|program|strategy)\b"
)
"""What is named by the years that it is for."""
_YEARS_IN_WORDS: Final = re.compile(
    rf"(?<!\w)(?:{_SUM}|{_MEAN}|{_SPAN}|{_YEARS}|ghi chu|luu y|notes?|bao cao|tong hop|so lieu|so|gia tri|ket qua"
    r"|figures?|data|results?|values?|la|are|is|tinh|duoc tinh|cua|of|trong|in|the|nam|tu|den|het|over"
    r"|for|[0-9]+)(?!\w)"
)
"""The words of a text that says nothing but that a figure is of several years."""


class Span(NamedTuple):
    """Two years that a text names as the first and the last, and how it names them."""

    text: str
    first: int
    last: int


def spans(text: str) -> list[Span]:
    """Return the spans of years that a text names."""
    found = (match[0] for match in _SPANS.finditer(fold(text)))
    return [Span(span, int(span[:4]), int(span[-4:])) for span in found]


def years_until(text: str) -> list[Span]:
    """Return the years up to which a text says that something is, where it does not say since when."""
    found = _UNTIL.finditer(_SPANS.sub(" ", fold(text)))
    return [Span(match[0], int(match[1]), int(match[1])) for match in found]


def several_years(text: str) -> list[str]:
    """Return the words of a text, folded, for which a figure may be of several years; spans are not among them."""
    return [match[0] for match in _WORDS.finditer(fold(text))]


def is_of_several(text: str) -> bool:
    """Return whether a line says that the figures next to it are sums or averages of several years."""
    found = list(_WORDS.finditer(fold(text)))
    if any(match["sum"] for match in found):
        return True
    return any(match["mean"] for match in found) and (len(found) > 1 or bool(spans(text)) or says_only_that(text))


def says_only_that(text: str) -> bool:
    """Return whether a note says nothing but that a figure is of several years."""
    return bool(several_years(text) or spans(text)) and not re.search(r"\w", _YEARS_IN_WORDS.sub(" ", fold(text)))


def is_of_years(text: str) -> bool:
    """Return whether a line is about several years, other than by the name of what is planned for them."""
    folded = fold(text)
    named = any(not match["mean"] for match in _WORDS.finditer(folded))
    return (named or bool(spans(text))) and _PROGRAMME.search(folded) is None
