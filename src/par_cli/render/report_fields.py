"""The names that a Word template of the report may use, with their texts (docs/report.md lists them)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from par_cli.locales import Locale
from par_cli.render.letterforms import Letterforms, recipient_lines
from par_cli.render.printable import printable
from par_cli.render.report_text import Block, ReportText

Fields = Mapping[str, object]

_EM: Final = 25.4 / 72  # millimetres of a point
_WIDE, _NARROW, _SPACE = 0.72, 0.46, 0.25  # of an em: capitals, other letters, spaces, in bold Times New Roman


def report_fields(text: ReportText, locale: Locale) -> Fields:
    """Return what a template of the report may use: texts, and lists and mappings of these."""
    return {
        **letter_fields(text.letterforms, locale),
        "title": printable(text.title),
        "subject": printable(text.subject),
        "subject_line": line_below(text.subject, 14, 160),
        "parts": [
            {"number": part.number, "title": printable(part.title), "blocks": [_block(block) for block in part.blocks]}
            for part in text.parts
        ],
        "closing": printable(text.closing),
        "annexes": {
            annex.key: {
                "number": annex.number,
                "label": printable(annex.label),
                "title": printable(annex.title),
                "attached": printable(annex.attached),
                "headings": {name: printable(heading) for name, heading in annex.headings.items()},
                "groups": [
                    {
                        "heading": printable(group.heading),
                        "rows": [{name: printable(cell) for name, cell in row.items()} for row in group.rows],
                    }
                    for group in annex.groups
                ],
                "note": printable(annex.note),
            }
            for annex in text.annexes
        },
    }


def letter_fields(found: Letterforms, locale: Locale) -> dict[str, object]:
    """Return what is above and below the text of a report or a letter."""
    several = len(found.addressees) > 1
    last = len(found.addressees) - 1
    return {
        "state": found.state,
        "motto": found.motto,
        "motto_line": min(MOTTO_LINES, key=lambda length: abs(length - width_of(found.motto, 14))),
        "parent": found.parent,
        "issuer": found.issuer,
        "issuer_lines": list(balanced(found.issuer, 13, 58)),
        "issuer_line": line_below(found.issuer, 13, 58),
        "number": found.number,
        "place_and_date": found.place_and_date,
        "dear": locale.label("report", "dear"),
        "addressee": "" if several else found.addressees[0],
        "addressee_lines": [
            f"- {name}{'.' if at == last else ';'}" for at, name in enumerate(found.addressees) if several
        ],
        "authority": found.authority,
        "office": found.office,
        "name": found.name,
        "copies_to": locale.label("report", "recipients"),
        "recipient_lines": list(recipient_lines(found.recipients)),
    }


def _block(block: Block) -> Fields:
    rows = [
        {"name": printable(row.name), "numbers": [printable(number) for number in row.numbers], "total": row.total}
        for row in block.rows
    ]
    return {
        "kind": block.kind,
        "text": printable(block.text),
        "headings": [printable(heading) for heading in block.headings],
        "rows": rows,
    }


LINES: Final = (9, 12, 16, 20, 28, 40, 54)
"""The lengths of lines that a template may draw below a text, in millimetres."""

MOTTO_LINES: Final = (40, 48, 57, 66, 76, 86)
"""The same below a motto, which has one as long as itself."""


def line_below(text: str, size: int, room: int) -> int:
    """Return how long a line below a bold text is, in millimetres: between a third and half of its longest line."""
    wanted = max(width_of(line, size) for line in balanced(text, size, room)) * 0.42
    return min(LINES, key=lambda length: abs(length - wanted))


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
