"""How high a row of a workbook is: programs that do not compute it print lines over each other."""

import re
from collections.abc import Sequence
from typing import Final

_HIGHEST: Final = 409.0
"""Points that a row may have."""

_LINE_HEIGHT: Final = 1.32  # of a size
_SPARE: Final = 1.06  # letters are wider on a screen than in print
_DIGIT: Final = 0.5  # of a size, as wide as a digit is
_PIECE: Final = re.compile(r"[^\s-]+-?|-|\s+")
_NARROW, _WIDE = frozenset("iIjlt.,:;'()[]|/ -f"), frozenset("mwMW%@—…")


def row_height(texts: Sequence[str], widths: Sequence[float], size: int, *, bold: bool = False) -> float:
    """Return how high a row is, in points, so that no line of it is cut."""
    lines = max((_lines_of(text, width, bold=bold) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(round(lines * size * _LINE_HEIGHT + 3, 2), _HIGHEST)


def _lines_of(text: str, width: float, *, bold: bool) -> int:
    """Return on how many lines a text is, broken between words and where a word is too long for the column."""
    lines, left = 1, width
    for word in _PIECE.findall(text):
        wide = _width_of(word) * (_SPARE + 0.06 * bold)
        if word.isspace() or wide <= left:
            left -= wide
        elif wide <= width:
            lines, left = lines + 1, width - wide
        else:
            more = -(-wide // width)
            lines, left = lines + int(more) + (left < width), width - wide % width
    return lines


def _width_of(text: str) -> float:
    """Return about how wide a text is in a font with serifs, in digits."""
    return sum(
        (0.3 if letter in _NARROW else 0.85 if letter in _WIDE else 0.68 if letter.isupper() else 0.47) / _DIGIT
        if letter.isalpha() or letter in _NARROW or letter in _WIDE
        else 1.0
        for letter in text
    )
