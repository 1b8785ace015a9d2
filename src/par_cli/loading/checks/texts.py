"""Texts that people read: in both languages, in Vietnamese letters, not garbled by a wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.entries import REFERENCES, Origin, Path
from par_cli.messages import Message, phrase
from par_cli.model.reports import NOTES
from par_cli.source import Table
from par_cli.typed import clip

_LANGUAGES: Final = ("vi", "en")
_MISSING: Final = {"vi": phrase("the text is missing in Vietnamese"), "en": phrase("the text is missing in English")}

_IDS: Final = frozenset({*REFERENCES, "id", "phase", "section", "occurrence", "period", "key"})
"""Keys whose texts are not for people; other rules report what is wrong with an id."""

_TEXTS_OF_VALUES: Final = ("source", "url", *NOTES)

_DOTS: Final = ("...", "\u2026")
_ASCII: Final = bytes(range(128))
_SUSPECTS: Final = (
    rb"\xc2[\xa1-\xbf]|\xc3[\x84-\x87\x8b\x8e-\x91\x96-\x98\x9b\x9c\x9e\x9f\xa4-\xa7\xab\xae-\xb1\xb6-\xb8\xbb\xbc\xbe\xbf]"
    rb"|\xc6[\x89\x92]|\xc9\x96|\xe2\x82\xac"
)
"""UTF-8 of a sign of Windows-1252 that no Vietnamese word has, or of a letter that looks like the d with a stroke.

Every garbled text holds one.
"""


def texts_are_in_both_languages(entries: Entries, _: date) -> Iterator[Diagnostic]:
    for document in entries.files:
        for path, text in _walk(document.value):
            if not isinstance(text, dict):
                continue
            missing = [language for language in _LANGUAGES if text.get(language) is None]
            if len(missing) == 1 and text.keys() <= set(_LANGUAGES):
                hint = phrase(
                    "add {language}: ... next to it, or write one plain text for both languages", language=missing[0]
                )
                yield Origin(document, ()).problem("PAR920", _MISSING[missing[0]], hint, *path)


def notes_of_rows_are_in_both_languages(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """What a CSV file gives in one language only is for both, or it is missing in the other one."""
    for values in entries.values.kinds:
        if not any(map(values.observations.has_column, NOTES[1:])):
            continue
        for value, origin in values.where(NOTES, lambda note, vi, en: not note and (vi is None) != (en is None)):
            if isinstance(origin.document, Table):
                missing = "en" if value.note_en is None else "vi"
                hint = phrase("fill in {column}, or write the text in the column note", column=f"note_{missing}")
                given = "note_vi" if missing == "en" else "note_en"
                yield origin.problem("PAR920", _MISSING[missing], hint, given)


def _walk(value: object) -> Iterator[tuple[Path, object]]:
    """Yield every value inside one, in order; a generator inside a generator would pass each on level by level."""
    ahead: list[tuple[Path, object]] = [((), value)]
    while ahead:
        path, item = ahead.pop()
        yield path, item
        if isinstance(item, dict):
            ahead += [((*path, key), inner) for key, inner in reversed(item.items())]
        elif isinstance(item, tuple):
            ahead += [((*path, index), item[index]) for index in reversed(range(len(item)))]


def texts_are_written_out(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """No text is three dots, the sign of what is still to be written."""
    for document in entries.files:
        if any(dots in document.text for dots in _DOTS):
            for path, text in _texts(document.value):
                if text.strip() in _DOTS:
                    message = phrase("there are three dots in place of a text")
                    hint = phrase("write the text, or leave the key out")
                    yield Origin(document, ()).problem("PAR912", message, hint, *path)


def letters_are_vietnamese(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """No text is garbled by an old font or a wrong encoding, and no letter only looks like the right one."""
    for origin, path, text in _suspects(entries):
        beginning = text[:_LOOKED_AT]
        problem = _garbled(beginning) or _lookalike(beginning)
        if problem is not None:
            yield origin.problem(*problem, *path)


def _suspects(entries: Entries) -> Iterator[tuple[Origin, Path, str]]:
    """Yield each text that holds a suspect sign; most files hold none, and are looked at as a whole."""
    for document in entries.files:
        if _suspect(document.text) or "\\" in document.text:
            yield from ((Origin(document, ()), path, text) for path, text in _texts(document.value) if _suspect(text))
    for values, name in product(entries.values.kinds, _TEXTS_OF_VALUES):
        for value, origin in values.where((name,), lambda text: text is not None and _suspect(text)):
            if isinstance(origin.document, Table):
                yield origin, (name,), getattr(value, name)


def _suspect(text: str) -> bool:
    return not text.isascii() and re.search(_SUSPECTS, text.encode().translate(None, _ASCII)) is not None


def _texts(value: object) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a file with their paths, without the ids, alone or in lists."""
    for path, text in _walk(value):
        if isinstance(text, str):
            key = path[-1] if isinstance(path[-1], str) else path[-2]
            if key not in _IDS:
                yield path, text


_LOOKED_AT: Final = 4000
"""The length of the beginning that is checked: an old font or a wrong encoding garbles all of a text."""

_SHOWN: Final = 60
_WORDS: Final = 6


def _garbled(text: str) -> tuple[str, Message, Message] | None:
    from par_cli.loading.mojibake import as_meant, is_misread, old_font

    if is_misread(text):
        message = phrase("“{text}” is garbled: UTF-8 was opened as another encoding", text=clip(text, _SHOWN))
        right = as_meant(text)
        if right is None or len(text) > _SHOWN:
            return "PAR911", message, phrase("type it again, and save the file as UTF-8")
        return "PAR911", message, phrase("write “{text}”", text=right)
    font = old_font(text)
    if font is None:
        return None
    message = phrase(
        "“{text}” is typed for the font {font} and cannot be read without it", text=clip(text, _SHOWN), font=font
    )
    hint = phrase("type it again in Unicode, or convert it with UniKey from {font} to Unicode", font=font)
    return "PAR911", message, hint


_RIGHT: Final = {0x00D0: "\u0110", 0x0189: "\u0110", 0x00F0: "\u0111", 0x0256: "\u0111"}
_WORD: Final = r"[^\W\d_]+"
_LOOKALIKE: Final = r"[\u00d0\u0189\u00f0\u0256]"
_AFRICAN: Final = r"[\u0189\u0256]"  # letters of Ewe and Fon
_ONLY_VIETNAMESE: Final = r"[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"


def _lookalike(text: str) -> tuple[str, Message, Message] | None:
    """Find a letter of Icelandic or Ewe used where Vietnamese has its d with a stroke.

    Vietnamese has it before a vowel at the beginning of a word, where Icelandic has none, and in abbreviations, which
    have no vowel.
    """
    african = re.search(_ONLY_VIETNAMESE, text) is None
    wrong = dict.fromkeys(word for word in re.findall(_WORD, text) if _is_mistyped(word, african=african))
    if not wrong:
        return None
    right = re.sub(_WORD, lambda match: match[0].translate(_RIGHT) if match[0] in wrong else match[0], text)
    if len(text) > _SHOWN:
        right = ", ".join([clip(word, _SHOWN) for word in wrong][:_WORDS]).translate(_RIGHT)
    first = next(iter(wrong))
    letter = re.findall(_LOOKALIKE, first)[0]
    message = phrase(
        "in “{word}” the letter {number} only looks like the Vietnamese {letter}",
        word=clip(first, _SHOWN),
        number=f"U+{ord(letter):04X}",
        letter=letter.translate(_RIGHT),
    )
    return "PAR910", message, phrase("write “{text}”", text=right)


def _is_mistyped(word: str, *, african: bool) -> bool:
    match = re.search(_LOOKALIKE, word)
    if match is None or (african and re.search(_AFRICAN, word)):
        return False
    others = re.sub(_LOOKALIKE, "", word)
    abbreviation = others.isascii() and others.isupper() and not any(map(_is_vowel, others))
    return abbreviation or (match.start() == 0 and _is_vowel(word[1:2]))


def _is_vowel(char: str) -> bool:
    import unicodedata

    return unicodedata.normalize("NFD", char)[:1].lower() in {*"aeiouy"}
