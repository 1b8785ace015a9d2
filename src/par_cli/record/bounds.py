"""The signs and words of a bound in a cell: more than, at most and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from par_cli.model.reports import BOUNDS, Bound
from par_cli.record.column_names import normal_form
from par_cli.typed import fold

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
    "ngoai": "more_than",
    "over": "more_than",
    "above": "more_than",
    "duoi": "less_than",
    "chua den": "less_than",
    "under": "less_than",
    "below": "less_than",
    "khong duoi": "at_least",
    "khong it hon": "at_least",
    "it nhat": "at_least",
    "toi thieu": "at_least",
    "tu": "at_least",
    "nhieu nhat": "at_most",
    "toi da": "at_most",
    "khong qua": "at_most",
    "khong vuot qua": "at_most",
    "up to": "at_most",
}
"""The words for a bound in a column of its own, and before a value."""

_WORDS_BEFORE: Final = re.compile(
    rf"({'|'.join(sorted((word for word in BOUND_WORDS if word[0].isalpha()), key=len, reverse=True))})\s+(?=[0-9])"
)
_WORDS_BEHIND: Final[Mapping[str, Bound]] = {"tro len": "at_least", "or more": "at_least", "tro xuong": "at_most",
                                             "or less": "at_most", "or fewer": "at_most"}  # fmt: skip


def bound_around(text: str) -> tuple[str, Bound | None]:
    """Return a text without the sign or words of a bound around its number, and the bound."""
    if sign := sign_before(text):
        return text.removeprefix(sign).lstrip(), SIGNS[sign]
    words = fold(text)
    behind = next((word for word in _WORDS_BEHIND if words.endswith(f" {word}")), None)
    if len(words) != len(text) or not words[:1].isalpha():
        return (text, None) if behind is None else (text[: -len(behind)].rstrip(), _WORDS_BEHIND[behind])
    match = _WORDS_BEFORE.match(words)
    if match is None:
        return text, None
    rest = text[match.end() :]
    if behind is not None and match[1] == "tu":
        return rest[: -len(behind)].rstrip(), _WORDS_BEHIND[behind]
    return (text, None) if match[1] == "tu" else (rest, BOUND_WORDS[match[1]])
