"""Communes, districts and offices that a text names: what sends figures, or what they are of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from par_cli.loading.vietnamese_spellings import (
    BEFORE_LOWER_UNITS,
    LOWER_UNITS,
    NO_LOWER_UNITS,
    NO_OFFICE_NAMES,
    OF,
    OFFICES,
    PERIOD_WORDS,
    RESULTS_OF,
    UPPER_UNITS,
    WIDER_UNITS,
    any_of,
)
from par_cli.typed import fold

_COMMITTEE: Final = "(?:ubnd|uy ban nhan dan) "
_LOWER_UNIT: Final = re.compile(
    rf"(?:(?:don vi|co quan|noi)(?: bao cao| lap| gui)? ?: ?(?:{_COMMITTEE})?"
    rf"|(?:bao cao|so lieu)(?: so lieu)? cua (?:{_COMMITTEE})?"
    rf"|(?:hdnd (?:va |- ?)?)?{_COMMITTEE}"
    rf"|(?:van )?phong [a-z -]{{1,60}}\b(?<!cac )(?:{_COMMITTEE})?)"
    rf"((?:{any_of(map(fold, LOWER_UNITS))}) (?!cap |thuoc |tren |co |va |dat |hoi\b|hoa\b)[a-z0-9][^,;:|/]*)"
)


_NAME_OF_PLACE: Final = r"(\w[\w'-]*(?:\s+[\w'-]+){0,3}?)"
_UNITS: Final = any_of(LOWER_UNITS)
_PLACE: Final = re.compile(rf"(?:{_UNITS})\s+(\w[\w\s'-]{{0,40}}):?", re.IGNORECASE)
_NO_NAME_AFTER: Final = "".join(f"(?<!{word} )" for word in BEFORE_LOWER_UNITS)
_PLACE_IN_LINE: Final = re.compile(
    rf"(?<!\w){_NO_NAME_AFTER}((?:{_UNITS})\s+{_NAME_OF_PLACE})"
    rf"(?=\s+(?:{any_of(PERIOD_WORDS)}|[0-9])|\s*(?:[,;:()|\u2013-]|$))",
    re.IGNORECASE,
)
_NO_PLACE: Final = re.compile(rf"(?:{any_of(NO_LOWER_UNITS)})\b")


_UPPER_UNIT: Final = re.compile(
    rf"(?:hdnd (?:va |- ?)?)?{_COMMITTEE}"
    r"((?:tinh|thanh pho) (?!giao\b|quy\b|ban\b|phe\b|chi dao\b|ve\b)[a-z]+(?: [a-z]+){0,3})"
)


class AdminUnit(NamedTuple):
    """What a line calls a commune, a district or what they are in, in a line of its own with what is before it."""

    text: str
    folded: str

    @property
    def is_upper_unit(self) -> bool:
        return self.folded.startswith(("tinh ", "thanh pho ", "tp"))


def place_in(line: str) -> AdminUnit | None:
    """Return the place that a line names as a sender, or as what it is about."""
    folded = fold(line)
    match = _LOWER_UNIT.fullmatch(folded) or _UPPER_UNIT.fullmatch(folded)
    if match is not None:
        return AdminUnit(line, match[1].strip())
    match = _PLACE.fullmatch(line)
    if match is not None:
        return AdminUnit(line, folded.strip(": ")) if _is_name(match[1]) else None
    found = (match[1] for match in _PLACE_IN_LINE.finditer(line) if _is_name(match[2]))
    return next((AdminUnit(text, fold(text)) for text in found), None)


def is_issuer(place: AdminUnit, issuers: Sequence[str]) -> bool:
    """Return whether a place is that of those who issued a decision, whose figures are those of the whole."""
    folded = fold(" ".join(issuers))
    return place.folded in folded or (place.is_upper_unit and re.search(r"\b(?:tinh|thanh pho) ", folded) is None)


def _is_name(text: str) -> bool:
    """Return whether what is behind the word for a place is its name."""
    return text[0].isupper() and not _NO_PLACE.match(text.casefold())


_OFFICE: Final = re.compile(
    rf"(?:{any_of(f'{name} of' if name.isascii() else name for name in OFFICES)})"
    rf"\s+(?!(?:{any_of(NO_OFFICE_NAMES)})\b)\w.*",
    re.IGNORECASE | re.DOTALL,
)


def may_be_office(text: str) -> bool:
    """Return whether a text begins like the name of an office, with its letters as they are spelled."""
    return text[:1].isupper() and _OFFICE.fullmatch(unicodedata.normalize("NFC", text)) is not None


_LONGEST_TITLE: Final = 300
_OF_OFFICE: Final = re.compile(
    rf"(?:{any_of(RESULTS_OF)})\b.*\s(?:{any_of(OF)})\s+((?:{any_of(OFFICES)})\s.+)",
    re.IGNORECASE | re.DOTALL,
)
_WIDER: Final = re.compile(rf"(?<!so voi )(?<!trong )(?<!tren )(?<!hang )\b(?:{any_of(map(fold, WIDER_UNITS))})\b")


def office_in(line: str) -> AdminUnit | None:
    """Return the office whose results a line says that it is about."""
    match = _OF_OFFICE.search(unicodedata.normalize("NFC", line[:_LONGEST_TITLE]))
    if match is None:
        return None
    name = re.split(rf"\s+(?:{any_of(PERIOD_WORDS)}|[0-9])", match[1], maxsplit=1, flags=re.IGNORECASE)[0]
    return AdminUnit(name, fold(name)) if _OFFICE.fullmatch(name) else None


def wider_in(line: str, issuers: Sequence[str]) -> AdminUnit | None:
    """Return the country or region that a line names where those who issued a decision are only of a part of it."""
    match = _WIDER.search(fold(line))
    is_part = re.search(rf"\b(?:{any_of(UPPER_UNITS)})\b", fold(" ".join(issuers))) is not None
    return AdminUnit(line, match[0]) if match is not None and is_part else None


def is_admin_unit(text: str) -> bool:
    """Return whether a text is nothing but the name of a place or an office."""
    return is_place(text) or may_be_office(text)


def is_place(text: str) -> bool:
    """Return whether a text is nothing but the name of a place."""
    place, match = place_in(text), _PLACE.fullmatch(text)
    if place is None or place.folded != fold(text):
        return False
    return match is None or all(word[0].isupper() for word in match[1].split())
