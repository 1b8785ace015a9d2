"""How wide a bold text is in Times New Roman, for the lines below it and to break it into lines of about one length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_EM: Final = 25.4 / 72  # millimetres of a point
_WIDE, _NARROW, _SPACE = 0.72, 0.46, 0.25  # of an em: capitals, other letters, spaces

LINES: Final = (9, 12, 16, 20, 28, 40, 54)
"""The lengths of lines that a template may draw below a text, in millimetres."""

MOTTO_LINES: Final = (40, 48, 57, 66, 76, 86)
"""The same below a motto, which has one as long as itself."""


def line_below(text: str, size: int, room: int) -> int:
    """Return how long a line below a bold text is, in millimetres: between a third and half of its longest line."""
    best = max(width_of(line, size) for line in balanced(text, size, room)) * 0.42
    return min(LINES, key=lambda length: abs(length - best))


def balanced(text: str, size: int, room: int) -> tuple[str, ...]:
    """Return a bold text in as few lines as fit into a room in millimetres, each about as long as the others."""
    words = text.split()
    fewest = _lines(words, size, room)
    narrower = (_lines(words, size, room * step / _STEPS) for step in range(1, _STEPS))
    return next((lines for lines in narrower if len(lines) == len(fewest)), fewest)


_STEPS: Final = 40


def _lines(words: Sequence[str], size: int, room: float) -> tuple[str, ...]:
    """Return words in lines, each as full as the room lets it be."""
    lines = [""]
    for word in words:
        joined = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and width_of(joined, size) > room:
            lines.append(word)
        else:
            lines[-1] = joined
    return tuple(lines)


def width_of(text: str, size: int) -> float:
    """Return about how wide a bold text in Times New Roman is, in millimetres."""
    letters = sum(_SPACE if letter == " " else _WIDE if letter.isupper() else _NARROW for letter in text)
    return letters * size * _EM
