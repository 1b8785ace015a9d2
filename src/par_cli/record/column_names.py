"""What the columns of a spreadsheet are called, and the words in them; diacritics and case are ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from par_cli.loading.vietnamese_spellings import SPELLINGS
from par_cli.model.reports import BOUNDS, OBSERVATION_COLUMNS, Bound
from par_cli.typed import fold

_HELP: Final = (
    "ten chi so", "ten don vi bao cao", "dinh nghia", "don vi tinh", "gia tri gan nhat", "ky gan nhat",
    "indicator name", "reporter name", "definition", "unit", "last known value", "last known period",
)  # fmt: skip
_SEVERAL: Final[Mapping[str, tuple[str, str]]] = {"don vi": ("reporter", "unit")}

_MEANT: Final = {spelling: name for name in OBSERVATION_COLUMNS for spelling in (name, *SPELLINGS[name])}


def normal_form(text: str) -> str:
    """Return a form in which two spellings of one header or word are equal."""
    return " ".join(re.sub(r"[_\-.:*/]", " ", fold(re.sub(r"\([^()]*\)\s*$", "", text))).split())


def columns_meant(header: str) -> tuple[str, ...]:
    """Return the column that a header means, "" for one that only helps people; several or none where it is unclear."""
    name = normal_form(header)
    if name in _HELP:
        return ("",)
    return (_MEANT[name],) if name in _MEANT else _SEVERAL.get(name, ())


def has_lost_letters(header: str) -> bool:
    """Return whether question marks have replaced letters of a header when it was saved."""
    pattern = re.escape(normal_form(header)).replace(r"\?", ".")
    return "?" in header and any(re.fullmatch(pattern, name) for name in _MEANT)


FLAGS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("true", "co", "dung", "yes", "x", "1"), "true"),
    **dict.fromkeys(("false", "khong", "sai", "no", "0"), "false"),
}
"""What people write for yes and no."""

SIGNS: Final[Mapping[str, Bound]] = {
    ">": "more_than",
    "<": "less_than",
    ">=": "at_least",
    "≥": "at_least",
    "<=": "at_most",
    "≤": "at_most",
}
"""The signs before a value that is a bound."""

_LONGEST_FIRST: Final = tuple(sorted(SIGNS, key=len, reverse=True))


def sign_before(text: str) -> str:
    return next((sign for sign in _LONGEST_FIRST if text.startswith(sign)), "")


BOUND_WORDS: Final[Mapping[str, Bound]] = {
    **SIGNS,
    **{normal_form(name): name for name in BOUNDS},
    "tren": "more_than",
    "hon": "more_than",
    "duoi": "less_than",
    "it nhat": "at_least",
    "toi thieu": "at_least",
    "nhieu nhat": "at_most",
    "toi da": "at_most",
    "khong qua": "at_most",
}
"""The words for a bound in a column of its own."""
