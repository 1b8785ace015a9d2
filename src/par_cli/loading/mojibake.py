"""Vietnamese text that another encoding has garbled: TCVN3 (ABC) and VNI fonts, and UTF-8 read as Windows-1252.

What these leave behind is made of Latin-1 letters, as are French, German or Icelandic.  So a text counts as one of an
old font only where its words become Vietnamese syllables once they are read as they were meant, and are none before.

Syllables are spelt in ASCII here: ``A Z E O P U D`` are a-breve, a-, e- and o-circumflex, o- and u-horn and d-stroke,
and the tone follows its vowel as a digit (1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

Font = Literal["TCVN3", "VNI"]

_FEWEST_WORDS: Final = 2  # a single word may be a name in another language
_ASCII: Final = 0x80

# --- what a Vietnamese syllable is

_RHYMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay Ac Am An Ang Ap At Zc Zm Zn Zng Zp Zt Zu Zy "
    "e ec em en eng eo ep et E Ech Em En Enh Ep Et Eu i ia ich im in inh ip it iu iEc iEm iEn iEng iEp iEt iEu "
    "o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oAc oAm oAn oAng oAt oe oen oeo oet "
    "ooc oong O Oc Oi Om On Ong Op Ot P Pi Pm Pn Pp Pt u ua uc ui um un ung up ut uZn uZng uZt uZy uE uEch uEnh "
    "uOc uOi uOm uOn uOng uOt uP uy uya uych uyn uynh uyt uyu uyEn uyEt "
    "U Ua Uc Ui Um Un Ung Ut Uu UPc UPi UPm UPn UPng UPp UPt UPu y yEm yEn yEng yEt yEu"
).replace(" ", "|")
_BEFORE_ALL: Final = "(?:ch|kh|nh|ph|th|tr|[bdDhlmnprstvx]|(?:c|g|ng)(?![eEiy])|(?:k|gh|ngh)(?=[eEiy]))?"
_SYLLABLE: Final = (
    rf"(?:{_BEFORE_ALL}(?:{_RHYMES})|(?:gi|qu)(?:{_RHYMES})"
    r"|gi(?:n|m|ch|Em|En|Eng|Ep|Et)?|qui(?:ch|nh|t)?)\Z"
)
_STOPPED: Final = r"(?:p|t|c|ch)\Z"
_STOPPED_TONES: Final = ({"2"}, {"5"})


def _is_syllable(spelt: str) -> bool:
    tones = set(re.findall(r"[1-5]", spelt))
    letters = re.sub(r"[1-5]", "", spelt)
    if len(spelt) - len(letters) > 1 or not re.match(_SYLLABLE, letters):
        return False
    return tones in _STOPPED_TONES or not re.search(_STOPPED, letters)


# --- how it is written today, and in the old fonts

_TONES: Final = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_SHAPES: Final = {"a\u0306": "A", "a\u0302": "Z", "e\u0302": "E", "o\u0302": "O", "o\u031b": "P", "u\u031b": "U"}


def _spelled(word: str) -> str | None:
    """Spell a word as it is; None where a letter is not Vietnamese, or a capital is inside."""
    if not (word[1:].islower() or word.isupper() or word.islower()):
        return None
    spelt = ""
    for char in word.lower():
        apart = unicodedata.normalize("NFD", "D" if char == "\u0111" else char)
        base, marks = apart[0], apart[1:]
        tone = "".join(_TONES[mark] for mark in marks if mark in _TONES)
        shape = "".join(mark for mark in marks if mark not in _TONES)
        letter = _SHAPES.get(base + shape) if shape else base
        if letter is None or not letter.isascii() or not letter.isalpha():
            return None
        spelt += letter + tone
    return spelt


# Each letter without a tone and with the five tones in their order; a zero byte where ASCII has it.
_TCVN3_ROWS: Final = {
    "a": b"\0\xb5\xb8\xb6\xb7\xb9",
    "A": b"\xa8\xbb\xbe\xbc\xbd\xc6",
    "Z": b"\xa9\xc7\xca\xc8\xc9\xcb",
    "e": b"\0\xcc\xd0\xce\xcf\xd1",
    "E": b"\xaa\xd2\xd5\xd3\xd4\xd6",
    "i": b"\0\xd7\xdd\xd8\xdc\xde",
    "o": b"\0\xdf\xe3\xe1\xe2\xe4",
    "O": b"\xab\xe5\xe8\xe6\xe7\xe9",
    "P": b"\xac\xea\xed\xeb\xec\xee",
    "u": b"\0\xef\xf3\xf1\xf2\xf4",
    "U": b"\xad\xf5\xf8\xf6\xf7\xf9",
    "y": b"\0\xfa\xfd\xfb\xfc\xfe",
}
_TCVN3: Final = {
    **{code: letter + str(tone or "") for letter, row in _TCVN3_ROWS.items() for tone, code in enumerate(row) if code},
    **dict(zip(b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xae", "AZEOPUDD", strict=True)),
}


def _tcvn3(data: bytes) -> str | None:
    """Spell a word of the TCVN3 font; None where a byte means nothing there."""
    letters = [chr(code) if code < _ASCII else _TCVN3.get(code) for code in data.lower()]
    return None if None in letters else "".join(letter for letter in letters if letter)


_VNI_TONES: Final = dict(zip(b"\xf9\xf8\xfb\xf5\xef", "21345", strict=True))
_VNI_CIRCUMFLEX: Final = dict(zip(b"\xe2\xe1\xe0\xe5\xe3\xe4", ("", "2", "1", "3", "4", "5"), strict=True))
_VNI_BREVE: Final = dict(zip(b"\xea\xe9\xe8\xfa\xfc\xeb", ("", "2", "1", "3", "4", "5"), strict=True))
_VNI_LETTERS: Final = dict(
    zip(b"\xed\xec\xe6\xf3\xf2\xee\xf1\xf4\xf6", ("i2", "i1", "i3", "i4", "i5", "y5", "D", "P", "U"), strict=True)
)


def _vni(data: bytes) -> str | None:
    """Spell a word of a VNI font, in which a sign behind a vowel changes it; None where it means nothing there."""
    spelt = ""
    for code in data:
        last = spelt[-1:]
        if code < _ASCII:
            spelt += chr(code)
        elif code in _VNI_TONES and last and last in "aeouyPU":
            spelt += _VNI_TONES[code]
        elif code in _VNI_CIRCUMFLEX and last and last in "aeo":
            spelt = spelt[:-1] + {"a": "Z", "e": "E", "o": "O"}[last] + _VNI_CIRCUMFLEX[code]
        elif code in _VNI_BREVE and last == "a":
            spelt = spelt[:-1] + "A" + _VNI_BREVE[code]
        elif code in _VNI_LETTERS:
            spelt += _VNI_LETTERS[code]
        else:
            return None
    return spelt


def old_font(text: str) -> Font | None:
    """Return the old font in which a text makes sense that makes none as it is."""
    words = [
        word
        for word in re.split(r"[\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e\u2013\u2014\u2018-\u201e\u2026]+", text)
        if not word.isascii()
    ]
    try:
        raw = [(word, word.encode("latin-1"), word.lower().encode("latin-1")) for word in words]
    except UnicodeEncodeError:  # a letter that neither font can leave behind
        return None
    strange = [re.search("[A-Za-z]", word) is not None and not _is_syllable(_spelled(word) or "?") for word in words]
    if sum(strange) < _FEWEST_WORDS:
        return None
    signs = {char for word, odd in zip(words, strange, strict=True) if odd for char in word if not char.isascii()}
    if len(signs) < _FEWEST_WORDS:
        return None
    readings: dict[Font, list[str | None]] = {
        "TCVN3": [_tcvn3(as_it_is) for _, as_it_is, _ in raw],
        "VNI": [_vni(small) for _, _, small in raw],
    }
    return next((font for font, spelt in readings.items() if all(_is_syllable(item or "?") for item in spelt)), None)


# --- UTF-8 read as Windows-1252

# What the bytes 80 to BF look like; of these, what may follow a capital letter or a closing quote in a proper text.
_LATER: Final = (
    r"\u00a0-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    r"\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_NATURAL: Final = (
    r"\u00a0\u00a7\u00a9\u00aa\u00ab\u00ae\u00b0\u00b2\u00b3\u00b7\u00b9\u00ba\u00bb\u201a\u201e\u2026\u2020\u2021\u2030"
    r"\u2039\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2122\u203a"
)
_ODD: Final = rf"(?![{_NATURAL}])[{_LATER}]"
_CERTAIN: Final = (
    rf"\u00e1[\u00ba\u00bb]{_ODD}|\u00c3{_ODD}|\u00c4(?:\u2018(?=\w)|\u0192)|\u00c6[\u00a1\u00af\u00b0]|\u00e2\u20ac"
)
_LIKELY: Final = rf"(?<=[a-z])\u00c3[{_LATER}]|\u00c3[{_LATER}](?=[a-z])|\u00e1[\u00ba\u00bb][{_LATER}]|\u00c4\u2018"


def is_misread(text: str) -> bool:
    """Return whether a text is UTF-8 that was read as Windows-1252."""
    if re.search(_CERTAIN, text):
        return True
    return re.search(_LIKELY, text) is not None and _once(text) is not None


def as_meant(text: str) -> str | None:
    """Return what a misread text was, where all of it can be restored."""
    found = _once(text)
    while found is not None and is_misread(found):
        found = _once(found)
    return found


def _once(text: str) -> str | None:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
