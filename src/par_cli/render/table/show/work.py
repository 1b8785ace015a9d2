"""The pages of a task and of an agency."""

from __future__ import annotations

from collections.abc import Iterator

from par_cli.progress.results import OccurrenceResult
from par_cli.progress.show import Shown
from par_cli.render import format as form
from par_cli.render.printable import printable
from par_cli.render.table.page import TablePage
from par_cli.render.table.parts import (
    UNVERIFIED,
    agencies,
    data_line,
    in_days,
    overdue_by,
    papers,
    reported,
    short,
    sign,
    state,
)
from par_cli.render.table.show.shared import (
    heading,
    joined,
    report_text,
    said,
    section,
    target_line,
    task_line,
)
from par_cli.render.words import (
    OCCURRENCE_STATUS,
    STATE,
    Language,
    say,
    word,
)


def task_page(page: TablePage, found: Shown, language: Language) -> None:
    """Add the page of a task: its occurrences, what was reported, and the targets that it serves."""
    item = found.tasks[0]
    task = item.task
    page.line((f"{task.id} · {printable(task.name.to(language))}", "bold"), hang=2)
    where = section(task.source, language)
    leads = agencies(found, task.lead, language, task.taken_over_by)
    page.line(said("lead", language, names=leads + (f" ({where})" if where else "")), hang=2)
    if task.coordinating:
        page.line(said("coordinating", language, names=agencies(found, task.coordinating, language)), hang=2)
    page.line(data_line(found.dataset, found.as_of, language), hang=2)
    if task.condition is not None:
        page.line(said("condition", language, text=printable(task.condition.to(language))), hang=2)
    page.blank()
    task_line(page, item, language, indent="", name=False)
    heading(page, "occurrences", language)
    for occurrence in item.occurrences:
        _occurrence(page, found, occurrence, language)
    if found.reports:
        heading(page, "reports", language)
        for report in found.reports:
            page.line("  ", report_text(found, report, language), hang=4)
    if found.targets:
        heading(page, "serves", language)
        for target in found.targets:
            target_line(page, target.result, language)
    if task.note is not None:
        heading(page, "notes", language)
        page.line("  ", printable(task.note.to(language)), hang=4)


def _occurrence(page: TablePage, found: Shown, item: OccurrenceResult, language: Language) -> None:
    """Add one occurrence: its due date, status, days, lead where it has its own, measure and evidence."""
    slot = item.slot
    status = state(OCCURRENCE_STATUS, item.status, language)
    due = "" if item.due is None else form.day(item.due, language)
    key = "" if due or slot.key in {"continuous", "external"} else slot.key
    text = joined(*_said_of(found, item, language), by="; ")
    when = joined(key, due, by="  ") or "-"
    page.line("  ", sign(item.status), f" {when}  ", status, f"  {text}" if text else "", hang=6)


def _said_of(found: Shown, item: OccurrenceResult, language: Language) -> Iterator[str]:
    slot, milestone = item.slot, item.slot.milestone
    if item.days_overdue:
        yield overdue_by(item.days_overdue, language)
    if item.reporters is not None:
        yield reported(found, "reported_done", item.reporters, language)
    if item.done_on is not None:
        code = "done_by" if item.done_by_bound else "done_on"
        yield say(code, language, day=form.day(item.done_on, language))
    if item.days_late:
        yield said("days_late", language, days=in_days(item.days_late, language))
    if item.first_due is not None and item.first_due != item.due:
        yield said("first_due", language, day=form.day(item.first_due, language))
    if milestone is not None and milestone.name is not None:
        yield printable(milestone.name.to(language))
    if slot.lead != found.tasks[0].task.lead:
        yield said("lead", language, names=agencies(found, slot.lead, language))
    if slot.measure is not None:
        indicator = found.dataset.indicators[slot.measure.indicator]
        yield said("asks", language, goal=form.measure(slot.measure, indicator, language), id=indicator.id)
        if item.observation is not None:
            value = form.observed(item.observation, indicator, language, up=indicator.better == "lower")
            yield said("seen", language, value=f"{value} ({form.period(item.observation.period, language)})")
    if slot.orientation:
        yield said("orientation", language)
    if item.report is not None:
        report = item.report
        if report.state in {"in_progress", "not_started"}:
            yield word(STATE, report.state, language)
        yield from papers(report, language)
    if item.extension is not None:
        yield from papers(item.extension, language, ["document"])


def agency_page(page: TablePage, found: Shown, language: Language) -> None:
    """Add the page of an agency: what it leads, owns, coordinates and owes."""
    agency = found.agency
    assert agency is not None  # noqa: S101 - the page is about one
    page.line((f"{agency.id} · {printable(agency.name.to(language))}", "bold"), hang=2)
    page.line(data_line(found.dataset, found.as_of, language), hang=2)
    if agency.until is not None:
        page.line(said("until", language, day=form.day(agency.until, language)))
    for step in agency.successors:
        scope = "" if step.scope is None else f" ({printable(step.scope.to(language))})"
        mark = UNVERIFIED if step.unverified else ""
        source = "" if step.source is None else printable(step.source)
        names = f"{short(found.dataset, step.agency, language)}{mark}{scope}, {form.period(step.start, language)}"
        page.line(said("successors", language, names=joined(names, source, by="; ")), hang=2)
    if found.answers_for:
        names = ", ".join(short(found.dataset, name, language) for name in found.answers_for)
        page.line(said("answers_for", language, names=names), hang=2)
    late = sum(occurrence.overdue for item in found.tasks for occurrence in item.occurrences)
    owed = sum(item.result.counts and item.result.overdue for item in found.targets)
    page.line((said("owes", language, targets=owed, occurrences=late), "bold"), hang=2)
    if found.tasks:
        heading(page, "leads", language)
        for item in found.tasks:
            task_line(page, item, language)
    if found.targets:
        heading(page, "owns", language)
        for target in found.targets:
            target_line(page, target.result, language)
    if found.coordinated:
        page.blank()
        page.line(said("coordinates", language, ids="  ".join(found.coordinated)), hang=2)
    if agency.note is not None:
        heading(page, "notes", language)
        page.line("  ", printable(agency.note.to(language)), hang=4)
