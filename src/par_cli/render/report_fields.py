"""The names that a Word template of the report may use, with their texts (docs/report.md lists them)."""

from __future__ import annotations

from collections.abc import Mapping

from par_cli.locales import Locale
from par_cli.render.bold_text import MOTTO_LINES, balanced, line_below, width_of
from par_cli.render.letterforms import Letterforms, recipient_lines
from par_cli.render.printable import printable
from par_cli.render.report_text import ReportBlock, ReportText

Fields = Mapping[str, object]


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


def _block(block: ReportBlock) -> Fields:
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
