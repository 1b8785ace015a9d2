"""The pages of a task and of an agency."""

from __future__ import annotations

from collections.abc import Iterator

from par_cli.locales import Locale
from par_cli.progress.results import OccurrenceResult
from par_cli.progress.subject import Shown
from par_cli.render import format as form
from par_cli.render.printable import printable
from par_cli.render.table.phrases import UNVERIFIED, agencies, data_line, papers, reported, short, sign, state
from par_cli.render.table.show.subject_lines import (
    heading,
    list_lines,
    list_targets,
    list_tasks,
    place_in_text,
    report_text,
    task_line,
)
from par_cli.render.table.terminal import TerminalPage


def task_page(page: TerminalPage, found: Shown, locale: Locale) -> None:
    """Add the page of a task: its occurrences, what was reported, and the targets that it serves."""
    item = found.tasks[0]
    task = item.task
    page.line((f"{task.id} · {printable(locale.text(task.name))}", "bold"), hang=2)
    where = place_in_text(task.source, locale)
    leads = agencies(found, task.lead, locale, task.taken_over_by)
    page.line(locale.label("show", "lead", names=leads + (f" ({where})" if where else "")), hang=2)
    if task.coordinating:
        page.line(locale.label("show", "coordinating", names=agencies(found, task.coordinating, locale)), hang=2)
    page.line(data_line(found.dataset, found.as_of, locale), hang=2)
    if task.condition is not None:
        page.line(locale.label("show", "condition", text=printable(locale.text(task.condition))), hang=2)
    page.blank()
    task_line(page, item, locale, indent="", name=False)
    heading(page, "occurrences", locale)
    for occurrence in item.occurrences:
        _occurrence(page, found, occurrence, locale)
    list_lines(page, "reports", [report_text(found, report, locale) for report in found.reports], locale)
    list_targets(page, "serves", found.targets, locale)
    list_lines(page, "notes", [] if task.note is None else [printable(locale.text(task.note))], locale)


def _occurrence(page: TerminalPage, found: Shown, item: OccurrenceResult, locale: Locale) -> None:
    """Add one occurrence: its due date, status, days, lead where it has its own, measure and evidence."""
    slot = item.slot
    status = state("occurrence_status", item.status, locale)
    due = "" if item.due is None else locale.day(item.due)
    key = "" if due or slot.key in {"continuous", "external"} else slot.key
    text = form.joined(*_details(found, item, locale), by="; ")
    when = form.joined(key, due, by="  ") or "-"
    page.line("  ", sign(item.status), f" {when}  ", status, f"  {text}" if text else "", hang=6)


def _details(found: Shown, item: OccurrenceResult, locale: Locale) -> Iterator[str]:
    slot, milestone = item.slot, item.slot.milestone
    if item.days_overdue:
        yield form.overdue_by(item.days_overdue, locale)
    if item.reporters is not None:
        yield reported(found, "reported_done", item.reporters, locale)
    if item.done_on is not None:
        code = "done_by" if item.done_by_bound else "done_on"
        yield locale.label("text", code, day=locale.day(item.done_on))
    if item.days_late:
        yield locale.label("show", "days_late", days=form.in_days(item.days_late, locale))
    if item.first_due is not None and item.first_due != item.due:
        yield locale.label("show", "first_due", day=locale.day(item.first_due))
    if milestone is not None and milestone.name is not None:
        yield printable(locale.text(milestone.name))
    if slot.lead != found.tasks[0].task.lead:
        yield locale.label("show", "lead", names=agencies(found, slot.lead, locale))
    if slot.measure is not None:
        indicator = found.dataset.indicators[slot.measure.indicator]
        yield locale.label("show", "asks", goal=form.measure(slot.measure, indicator, locale), id=indicator.id)
        if item.observation is not None:
            value = form.observed(item.observation, indicator, locale, up=indicator.better == "lower")
            yield locale.label("show", "seen", value=f"{value} ({form.period(item.observation.period, locale)})")
    if slot.orientation:
        yield locale.label("show", "orientation")
    if item.report is not None:
        report = item.report
        if report.state in {"in_progress", "not_started"}:
            yield locale.label("state", report.state)
        yield from papers(report, locale)
    if item.extension is not None:
        yield from papers(item.extension, locale, ["document"])


def agency_page(page: TerminalPage, found: Shown, locale: Locale) -> None:
    """Add the page of an agency: what it leads, owns, coordinates and owes."""
    agency = found.agency
    assert agency is not None  # noqa: S101 - the page is about one
    page.line((f"{agency.id} · {printable(locale.text(agency.name))}", "bold"), hang=2)
    page.line(data_line(found.dataset, found.as_of, locale), hang=2)
    if agency.until is not None:
        page.line(locale.label("show", "until", day=locale.day(agency.until)))
    for step in agency.successors:
        scope = "" if step.scope is None else f" ({printable(locale.text(step.scope))})"
        mark = UNVERIFIED if step.unverified else ""
        source = "" if step.source is None else printable(step.source)
        names = f"{short(found.dataset, step.agency, locale)}{mark}{scope}, {form.period(step.start, locale)}"
        page.line(locale.label("show", "successors", names=form.joined(names, source, by="; ")), hang=2)
    if found.answers_for:
        names = ", ".join(short(found.dataset, name, locale) for name in found.answers_for)
        page.line(locale.label("show", "answers_for", names=names), hang=2)
    late = sum(occurrence.overdue for item in found.tasks for occurrence in item.occurrences)
    owed = sum(item.result.counts and item.result.overdue for item in found.targets)
    page.line((locale.label("show", "owes", targets=owed, occurrences=late), "bold"), hang=2)
    list_tasks(page, "leads", found.tasks, locale)
    list_targets(page, "owns", found.targets, locale)
    if found.coordinated:
        page.blank()
        page.line(locale.label("show", "coordinates", ids="  ".join(found.coordinated)), hang=2)
    list_lines(page, "notes", [] if agency.note is None else [printable(locale.text(agency.note))], locale)
