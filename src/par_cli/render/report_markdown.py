"""The periodic report as Markdown, which pastes into a text program."""

from __future__ import annotations

from par_cli.locales import Locale
from par_cli.render.letterforms import recipients_in_line, report_label
from par_cli.render.markdown import MarkdownPage
from par_cli.render.page import Cell, Column
from par_cli.render.report_text import Block, ReportText


def report_markdown(text: ReportText, locale: Locale) -> bytes:
    page = MarkdownPage(locale)
    head = text.letterforms
    for line in (head.state, head.motto, head.parent, head.issuer, head.number, head.place_and_date):
        if line:
            page.line(line)
    page.title(f"{text.title}: {text.subject}")
    page.line(report_label(locale, "to", addressees="; ".join(head.addressees)))
    for part in text.parts:
        page.heading(f"{part.number}. {part.title}")
        for block in part.blocks:
            _add(page, block)
    page.line(text.closing)
    for line in (head.authority, head.office, head.name):
        page.line((line, "bold"))
    page.line(report_label(locale, "recipients"), " ", recipients_in_line(head.recipients))
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


def _add(page: MarkdownPage, block: Block) -> None:
    if block.kind == "table":
        columns = [Column(title, "right" if at else "left") for at, title in enumerate(block.headings)]
        page.grid(columns, [[row.name, *row.numbers] for row in block.rows])
    elif block.kind == "heading":
        page.line((block.text, "bold"))
    else:
        page.line(block.text)
