"""What the pages of ``par show`` have in common: headings, rows of tasks and targets, reports."""

from __future__ import annotations

from datetime import date

from par_cli.model.decision import Source
from par_cli.model.reports import Outcome, TaskReport
from par_cli.progress.results import TargetResult, TaskResult
from par_cli.progress.show import Shown
from par_cli.render import format as form
from par_cli.render.page import Part
from par_cli.render.printable import printable
from par_cli.render.table.page import TablePage
from par_cli.render.table.parts import overdue_by, papers, short, sign, state
from par_cli.render.words import (
    DETAIL,
    OCCURRENCE_STATUS,
    SHOW,
    STATE,
    TARGET_STATUS,
    Language,
    Words,
    word,
)


def heading(page: TablePage, code: str, language: Language, **parts: object) -> None:
    """Add the heading of a part."""
    page.blank()
    page.heading(word(SHOW, code, language).format(**parts))


def said(code: str, language: Language, **parts: object) -> str:
    """Return a sentence of ``SHOW`` with its arguments put in."""
    return word(SHOW, code, language).format(**parts)


def by_deadline(day: date, language: Language) -> str:
    """Return a deadline in words."""
    return word(DETAIL, "deadline", language).format(day=form.day(day, language))


def section(source: Source | None, language: Language) -> str:
    """Return the place of something: section and line of the decision, or another document with page and address."""
    if source is None:
        return ""
    if source.section is None:
        section = ""
    elif source.line is None:
        section = said("section", language, section=source.section)
    else:
        section = said("section_line", language, section=source.section, line=source.line)
    page = "" if source.page is None else said("page", language, page=printable(source.page))
    document, url = ("" if text is None else printable(text) for text in (source.document, source.url))
    return joined(document, section, page, url, by=", ")


def joined(*parts: str, by: str = " · ") -> str:
    """Join what is not empty."""
    return by.join(part for part in parts if part)


def standing(words: Words, item: TargetResult | TaskResult, language: Language) -> tuple[Part, str]:
    """Return the status in capitals with its colour, and after it for how long it is overdue."""
    text, style = state(words, item.status, language)
    late = overdue_by(item.days_overdue, language)
    return (text.upper(), style), f" {late}" if late else ""


def task_line(page: TablePage, item: TaskResult, language: Language, *, indent: str = "  ", name: bool = True) -> None:
    """Add one line for a task: its status, and for how long it is overdue."""
    status, late = standing(OCCURRENCE_STATUS, item, language)
    text = f" {item.task.id}" + (f"  {printable(item.task.name.to(language))}" if name else "")
    page.line(indent, sign(item.status), text, ": ", status, late, hang=len(indent) + 2)


def target_line(page: TablePage, item: TargetResult, language: Language) -> None:
    """Add one line for a target: what it asks for, its status, and for how long it is overdue."""
    status, late = standing(TARGET_STATUS, item, language)
    asked = form.goal(item.entry.target, item.entry.indicator, language)
    name = printable(item.entry.indicator.name.to(language))
    part = "" if item.part_of is None else f" ({word(DETAIL, 'part_of', language).format(id=item.part_of)})"
    page.line("  ", sign(item.status), f" {item.entry.id}  {name}, {asked}{part}: ", status, late, hang=4)


def report_text(found: Shown, item: Outcome | TaskReport, language: Language) -> str:
    """Return one report: when it was published, what it says of which occurrence, by whom, with its papers."""
    published = said("not_dated", language) if item.published is None else form.day(item.published, language)
    parts = [word(STATE, item.state, language)]
    if isinstance(item, TaskReport):
        if item.occurrence is not None:
            parts.insert(0, printable(item.occurrence))
        if item.due is not None:
            parts.append(said("new_due", language, day=form.day(item.due, language)))
        if item.reporter is not None:
            parts.append(said("said_by", language, name=short(found.dataset, item.reporter, language)))
    for code in ("on", "by"):
        day = getattr(item, code)
        if day is not None:
            parts.append(said(code, language, day=form.day(day, language)))
    parts += papers(item, language)
    parts += [printable(text) for text in (item.source, item.url, item.note) if text is not None]
    return f"{published}  {'; '.join(parts)}"
