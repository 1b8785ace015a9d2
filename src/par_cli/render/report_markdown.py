"""The periodic report as Markdown, which pastes into a text program."""

from __future__ import annotations

from par_cli.locales import Locale
from par_cli.render.letterforms import add_foot, add_head
from par_cli.render.markdown import MarkdownPage
from par_cli.render.page import Cell, Column
from par_cli.render.report_text import ReportBlock, ReportText


def report_markdown(text: ReportText, locale: Locale) -> bytes:
    page = MarkdownPage(locale)
    add_head(page, text.letterforms, f"{text.title}: {text.subject}", locale)
    for part in text.parts:
        page.heading(f"{part.number}. {part.title}")
        for block in part.blocks:
            _add(page, block)
    page.line(text.closing)
    add_foot(page, text.letterforms, locale)
    for annex in text.annexes:
        page.heading(f"{annex.label}. {annex.title}")
        page.line(annex.attached)
        columns = [Column(title) for title in annex.headings.values()]
        rows: list[list[Cell]] = []
        for group in annex.groups:
            rows += [[(group.heading, "bold"), *([""] * (len(columns) - 1))]] if group.heading else []
            rows += [[row[name] for name in annex.headings] for row in group.rows]
        page.grid(columns, rows)
        if annex.note:
            page.line(annex.note)
    return page.text().encode()


def _add(page: MarkdownPage, block: ReportBlock) -> None:
    if block.kind == "table":
        columns = [Column(title, "right" if at else "left") for at, title in enumerate(block.headings)]
        page.grid(columns, [[row.name, *row.numbers] for row in block.rows])
    elif block.kind == "heading":
        page.line((block.text, "bold"))
    else:
        page.line(block.text)
