"""What the pages of ``par show`` have in common: headings, rows of tasks and targets, reports."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.model.decision import Source
from par_cli.model.reports import Outcome, TaskReport
from par_cli.progress.explanation import Explanation
from par_cli.progress.results import TargetResult, TaskResult
from par_cli.progress.subject import Shown
from par_cli.render import format as form
from par_cli.render.page import Part
from par_cli.render.printable import printable
from par_cli.render.table.phrases import papers, short, sign, state
from par_cli.render.table.terminal import TerminalPage


def heading(page: TerminalPage, code: str, locale: Locale, **values: object) -> None:
    page.blank()
    page.heading(locale.label("show", code, **values))


def list_tasks(page: TerminalPage, code: str, items: Sequence[TaskResult], locale: Locale) -> None:
    if items:
        heading(page, code, locale)
    for item in items:
        task_line(page, item, locale)


def list_targets(page: TerminalPage, code: str, items: Sequence[Explanation], locale: Locale) -> None:
    """Add a line for each target: what it asks for, its status, and for how long it is overdue."""
    if items:
        heading(page, code, locale)
    for item in items:
        result, indicator = item.result, item.result.entry.indicator
        status, late = status_in_capitals("target_status", result, locale)
        name = f"{printable(locale.text(indicator.name))}, {form.goal(result.entry.target, indicator, locale)}"
        part = "" if result.part_of is None else f" ({locale.label('detail', 'part_of', id=result.part_of)})"
        page.line("  ", sign(result.status), f" {result.entry.id}  {name}{part}: ", status, late, hang=4)


def list_lines(page: TerminalPage, code: str, lines: Sequence[str], locale: Locale) -> None:
    if lines:
        heading(page, code, locale)
    for line in lines:
        page.line("  ", line, hang=4)


def place_in_text(source: Source | None, locale: Locale) -> str:
    """Return the place of something: section and line of the decision, or another document with page and address."""
    if source is None:
        return ""
    code = "section" if source.line is None else "section_line"
    section = "" if source.section is None else locale.label("show", code, section=source.section, line=source.line)
    page = "" if source.page is None else locale.label("show", "page", page=printable(source.page))
    document, url = ("" if text is None else printable(text) for text in (source.document, source.url))
    return form.joined(document, section, page, url, by=", ")


def status_in_capitals(section: str, item: TargetResult | TaskResult, locale: Locale) -> tuple[Part, str]:
    """Return the status in capitals with its colour, and after it for how long it is overdue."""
    text, style = state(section, item.status, locale)
    late = form.overdue_by(item.days_overdue, locale)
    return (text.upper(), style), f" {late}" if late else ""


def task_line(page: TerminalPage, item: TaskResult, locale: Locale, *, indent: str = "  ", name: bool = True) -> None:
    """Add one line for a task: its status, and for how long it is overdue."""
    status, late = status_in_capitals("occurrence_status", item, locale)
    text = f" {item.task.id}" + (f"  {printable(locale.text(item.task.name))}" if name else "")
    page.line(indent, sign(item.status), text, ": ", status, late, hang=len(indent) + 2)


def report_text(found: Shown, item: Outcome | TaskReport, locale: Locale) -> str:
    """Return one report: when it was published, what it says of which occurrence, by whom, with its papers."""
    published = locale.label("show", "not_dated") if item.published is None else locale.day(item.published)
    parts = [locale.label("state", item.state)]
    if isinstance(item, TaskReport):
        if item.occurrence is not None:
            parts.insert(0, printable(item.occurrence))
        if item.due is not None:
            parts.append(locale.label("show", "new_due", day=locale.day(item.due)))
        if item.reporter is not None:
            parts.append(locale.label("show", "said_by", name=short(found.dataset, item.reporter, locale)))
    for code in ("on", "by"):
        day = getattr(item, code)
        if day is not None:
            parts.append(locale.label("show", code, day=locale.day(day)))
    parts += papers(item, locale)
    parts += [printable(text) for text in (item.source, item.url, item.note) if text is not None]
    return f"{published}  {'; '.join(parts)}"
