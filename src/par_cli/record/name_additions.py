"""What people add to the name of an indicator without changing it: its abbreviation, a document, its id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from par_cli.loading.vietnamese_spellings import DOCUMENTS, any_of
from par_cli.typed import fold, words_of

_ABBREVIATION: Final = re.compile(r"\s*[(\[]([^\W\d_]{2,8})[)\]]|\s+[-\u2013]\s+([^\W\d_]{2,8})$")
_OTHER_MEANINGS: Final = frozenset({"kh", "th", "uth", "ck"})
"""Abbreviations that make other figures of those next to them: planned, reported, estimated, of last year."""


_DOCUMENT: Final = re.compile(
    rf"\s*(?:,\s*)?[(\[]?(?:(?:{any_of(DOCUMENTS['before'])})\s+)?(?:(?:{any_of(DOCUMENTS['kinds'])})\s+)?"
    rf"(?:{any_of(DOCUMENTS['number'])}\s+)?[0-9]+(?:/[0-9]{{4}})?[/-][^\W\d_][\w-]*(?:/[^\W\d_][\w-]*)?"
    rf"(?:\s+(?:{any_of(DOCUMENTS['day'])})\s+[0-9/.-]+)?"
    rf"(?:\s+(?:{any_of(DOCUMENTS['of'])})\s+(?:{any_of(DOCUMENTS['issuers'])}))?\s*[)\]]?",
    re.IGNORECASE,
)
"""The number of a document and what introduces it: ``under Decree 07/2021/ND-CP of the Government``."""
_ID: Final = re.compile(r"[(\[]([a-z0-9]+(?:-[a-z0-9]+)*)[)\]]", re.IGNORECASE)


def without_abbreviations(text: str) -> str:
    """Return a name without the abbreviations of its own words behind these: ``World Bank (WB)``."""

    def keep(match: re.Match[str]) -> str:
        short = match[1] or match[2]
        folded, first_letters = fold(short), "".join(word[0] for word in words_of(text[: match.start()]))
        is_own = short.isupper() and folded not in _OTHER_MEANINGS and folded in first_letters
        return "" if is_own else match[0]

    return _ABBREVIATION.sub(keep, text)


class Reference(NamedTuple):
    """A name without the document that it refers to, and how it does that."""

    name: str
    document: str


def take_document(text: str) -> Reference:
    match = _DOCUMENT.search(text)
    if match is None or match.start() == 0:
        return Reference(text, "")
    return Reference(f"{text[: match.start()]} {text[match.end() :]}".strip(), match[0].strip(" ,()[]"))


def ids_in_brackets(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be an id in brackets next to a name, and the name."""
    for match in _ID.finditer(text):
        yield match[1], f"{text[: match.start()]} {text[match.end() :]}".strip()


def has_id(text: str, name: str) -> bool:
    """Return whether an id is in brackets next to a name."""
    return any(fold(found) == name for found, _ in ids_in_brackets(text))
