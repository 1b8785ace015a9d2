"""What the pages of ``par show`` have in common: headings, rows of tasks and targets, reports."""

from __future__ import annotations

from datetime import date

from par_cli.locales import Locale
from par_cli.model.decision import Source
from par_cli.model.reports import Outcome, TaskReport
from par_cli.progress.results import TargetResult, TaskResult
from par_cli.progress.show import Shown
from par_cli.render import format as form
from par_cli.render.page import Part
from par_cli.render.printable import printable
from par_cli.render.table.phrases import overdue_by, papers, short, sign, state
from par_cli.render.table.terminal import TerminalPage


def heading(page: TerminalPage, code: str, locale: Locale, **parts: object) -> None:
    page.blank()
    page.heading(locale.label("show", code, **parts))


def said(code: str, locale: Locale, **parts: object) -> str:
    """Return a sentence of ``SHOW`` with its arguments put in."""
    return locale.label("show", code, **parts)


def by_deadline(day: date, locale: Locale) -> str:
    return locale.label("detail", "deadline", day=locale.day(day))


def section(source: Source | None, locale: Locale) -> str:
    """Return the place of something: section and line of the decision, or another document with page and address."""
    if source is None:
        return ""
    if source.section is None:
        section = ""
    elif source.line is None:
        section = said("section", locale, section=source.section)
    else:
        section = said("section_line", locale, section=source.section, line=source.line)
    page = "" if source.page is None else said("page", locale, page=printable(source.page))
    document, url = ("" if text is None else printable(text) for text in (source.document, source.url))
    return joined(document, section, page, url, by=", ")


def joined(*parts: str, by: str = " · ") -> str:
    """Join what is not empty."""
    return by.join(part for part in parts if part)


def standing(section: str, item: TargetResult | TaskResult, locale: Locale) -> tuple[Part, str]:
    """Return the status in capitals with its colour, and after it for how long it is overdue."""
    text, style = state(section, item.status, locale)
    late = overdue_by(item.days_overdue, locale)
    return (text.upper(), style), f" {late}" if late else ""


def task_line(page: TerminalPage, item: TaskResult, locale: Locale, *, indent: str = "  ", name: bool = True) -> None:
    """Add one line for a task: its status, and for how long it is overdue."""
    status, late = standing("occurrence_status", item, locale)
    text = f" {item.task.id}" + (f"  {printable(locale.text(item.task.name))}" if name else "")
    page.line(indent, sign(item.status), text, ": ", status, late, hang=len(indent) + 2)


def target_line(page: TerminalPage, item: TargetResult, locale: Locale) -> None:
    """Add one line for a target: what it asks for, its status, and for how long it is overdue."""
    status, late = standing("target_status", item, locale)
    asked = form.goal(item.entry.target, item.entry.indicator, locale)
    name = printable(locale.text(item.entry.indicator.name))
    part = "" if item.part_of is None else f" ({locale.label('detail', 'part_of', id=item.part_of)})"
    page.line("  ", sign(item.status), f" {item.entry.id}  {name}, {asked}{part}: ", status, late, hang=4)


def report_text(found: Shown, item: Outcome | TaskReport, locale: Locale) -> str:
    """Return one report: when it was published, what it says of which occurrence, by whom, with its papers."""
    published = said("not_dated", locale) if item.published is None else locale.day(item.published)
    parts = [locale.label("state", item.state)]
    if isinstance(item, TaskReport):
        if item.occurrence is not None:
            parts.insert(0, printable(item.occurrence))
        if item.due is not None:
            parts.append(said("new_due", locale, day=locale.day(item.due)))
        if item.reporter is not None:
            parts.append(said("said_by", locale, name=short(found.dataset, item.reporter, locale)))
    for code in ("on", "by"):
        day = getattr(item, code)
        if day is not None:
            parts.append(said(code, locale, day=locale.day(day)))
    parts += papers(item, locale)
    parts += [printable(text) for text in (item.source, item.url, item.note) if text is not None]
    return f"{published}  {'; '.join(parts)}"
