"""The whole tables: ``par targets`` and ``par tasks``, a line of columns and a line of details for each."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.progress.results import OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render.page import Column, Entry, Named, Page
from par_cli.render.printable import printable
from par_cli.render.table.parts import (
    agencies,
    bands,
    heading,
    marks,
    named,
    overdue_by,
    papers,
    reported,
    sign,
    state,
    top,
)
from par_cli.render.words import (
    DETAIL,
    FLAG,
    OCCURRENCE_STATUS,
    ROUND,
    SCHEDULE,
    SIGN,
    STEPS,
    TARGET_STATUS,
    Language,
    say,
    word,
)

ENDING = ("reason", "document")
"""What is said of something that no longer applies."""


def targets_table(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add every target asked for: what it must be, the newest figure, gap, pace and status; then the rest of it."""
    top(page, found, language, binding=binding)
    page.blank()
    if not found.targets:
        page.line(say("nothing", language))
        return
    target_entries(page, found, found.targets, language)
    page.blank()
    page.line(say("counted", language, number=len(found.targets)))
    marks(page, language)
    if any(item.pace is not None for item in found.targets):
        bands(page, found, language)


def target_entries(page: Page, found: Status, items: Sequence[TargetResult], language: Language) -> None:
    """Add some targets, a line of columns and a line of details for each."""
    columns = [
        Column(heading("id", language)),
        Column(heading("goal", language), keep=5),
        Column(heading("newest", language), keep=3),
        Column(heading("gap", language), "right", keep=2),
        Column(heading("pace", language), "right", keep=1),
        Column(heading("status", language), keep=6),
    ]
    page.entries(columns, [_target(item, found, language) for item in items])


def _target(item: TargetResult, found: Status, language: Language) -> Entry:
    indicator, target = item.entry.indicator, item.entry.target
    short, full = (form.goal(target, indicator, language, short=short) for short in (True, False))
    shown = item.basis or item.current
    details: list[str | Named] = [
        Named(heading("target_name", language), printable(indicator.name.to(language))),
        "" if full == short else full,
        word(DETAIL, "deadline", language).format(day=form.day(item.entry.deadline, language)),
        *_extension(item, language),
        form.stretch(item, language),
    ]
    if shown is not None and shown is item.baseline:
        details.append(word(DETAIL, "only_baseline", language))
    elif item.baseline is not None:
        details.append(word(DETAIL, "baseline", language).format(value=form.dated(item.baseline, item, language)))
    if item.current is not None and item.current is not shown:
        details.append(word(DETAIL, "later", language).format(value=form.dated(item.current, item, language)))
    details.append(Named(heading("lead", language), agencies(found, item.owners, language)))
    if indicator.owners_basis == "field":
        details.append(word(DETAIL, "by_field", language))
    due = [year for year in item.years if year.due_passed]
    if due and target.step is not None:
        steps = word(STEPS, target.step, language)
        met = sum(year.status == "met" for year in due)
        details.append(say("years_met", language, met=met, due=len(due), steps=steps))
    if item.each:
        met = sum(one.status == "met" for one in item.each)
        details.append(say("each_met", language, met=met, total=len(item.each)))
    details += [
        f"{SIGN[part.status]} {part.entry.id}: {word(TARGET_STATUS, part.status, language)}" for part in item.parts
    ]
    if item.part_of is not None:
        details.append(word(DETAIL, "part_of", language).format(id=item.part_of))
    if item.reporters is not None and "partial" in item.flags:
        details.append(reported(found, "reported", item.reporters, language))
    if item.reason is not None and item.reason not in item.flags:
        details.append(form.reason(item, language))
    details += [word(FLAG, flag, language) for flag in item.flags]
    details.append(overdue_by(item.days_overdue, language))
    if item.status == "superseded" and item.outcome is not None:
        details += papers(item.outcome, language, ENDING)
    return Entry(
        sign(item.status),
        [
            item.entry.id,
            short,
            "-" if shown is None else form.dated(shown, item, language),
            form.gap(item, found.dataset, language),
            form.pace(item, language),
            state(TARGET_STATUS, item.status, language),
        ],
        [part for part in details if part],
    )


def _extension(item: TargetResult, language: Language) -> list[str]:
    """Say from which deadline to which one a target was extended, and by which document."""
    if item.extension is None:
        return []
    due, first = (form.day(day, language) for day in (item.entry.deadline, item.entry.first_deadline))
    document = printable(item.extension.document or "")
    return [say("extended", language, due=due, first=first), word(DETAIL, "set_by", language).format(text=document)]


def tasks_table(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add every task asked for: when it falls due, how late it is, its status; then name, leads and result."""
    top(page, found, language, binding=binding)
    page.blank()
    if not found.tasks:
        page.line(say("nothing", language))
        return
    columns = [
        Column(heading("id", language)),
        Column(heading("due", language), keep=3),
        Column(heading("overdue_days", language), "right", keep=5),
        Column(heading("status", language), keep=6),
    ]
    page.entries(columns, [_task(item, found, language) for item in found.tasks])
    page.blank()
    page.line(say("counted", language, number=len(found.tasks)))
    marks(page, language)


def _task(item: TaskResult, found: Status, language: Language) -> Entry:
    task, dataset = item.task, found.dataset
    details: list[str | Named] = [
        Named(heading("task_name", language), printable(task.name.to(language))),
        Named(heading("lead", language), agencies(found, task.lead, language, task.taken_over_by)),
        *_results(item, found, language),
        "" if task.condition is None else printable(task.condition.to(language)),
    ]
    if task.coordinating:
        details.append(word(DETAIL, "coordinating", language).format(names=named(dataset, task.coordinating, language)))
    return Entry(
        sign(item.status),
        [
            task.id,
            _due(item, language),
            "-" if item.days_overdue is None else form.number(item.days_overdue, language),
            state(OCCURRENCE_STATUS, item.status, language),
        ],
        [part for part in details if part],
    )


def _due(item: TaskResult, language: Language) -> str:
    task = item.task
    if task.undated is not None and item.occurrences[0].due is None:
        return word(SCHEDULE, task.schedule_kind, language)
    if task.every is not None:
        steps = [occurrence.slot.step for occurrence in item.occurrences if occurrence.slot.step is not None]
        code = "yearly_years" if all(step.is_year for step in steps) else "round_steps"
        first, last = (form.period(steps[at], language) for at in (0, -1))
        return say(code, language, round=word(ROUND, task.every, language), first=first, last=last)
    return ", ".join(_due_day(occurrence, language) for occurrence in item.occurrences)


def _due_day(occurrence: OccurrenceResult, language: Language) -> str:
    return "-" if occurrence.due is None else form.day(occurrence.due, language)


def _results(item: TaskResult, shown: Status, language: Language) -> list[str]:
    """Say what was reported: the day a single thing was done, or how many of those due are done; and extensions."""
    found = []
    if item.task.by_plan:
        found.append(word(SCHEDULE, "yearly_plan", language))
    if len(item.occurrences) == 1:
        found.append(_result(item.occurrences[0], language))
    elif item.task.milestones is not None:
        found += [
            " ".join((SIGN[occurrence.status], _due_day(occurrence, language), _status(occurrence.status, language)))
            for occurrence in item.occurrences
        ]
    else:
        due = [occurrence for occurrence in item.occurrences if occurrence.due_passed]
        done = sum(occurrence.status in {"done_on_time", "done_late"} for occurrence in due)
        if due:
            found.append(say("done_of_due", language, done=done, due=len(due)))
    for occurrence in item.occurrences:
        if occurrence.reporters is not None and "partial" in occurrence.flags:
            text = reported(shown, "reported_done", occurrence.reporters, language)
            found.append(text if len(item.occurrences) == 1 else f"{occurrence.slot.key}: {text}")
    found += [
        say("extended", language, due=_due_day(occurrence, language), first=form.day(occurrence.first_due, language))
        for occurrence in item.occurrences
        if occurrence.extension is not None and occurrence.first_due is not None
    ]
    for occurrence in item.occurrences:
        if occurrence.extension is not None and occurrence.extension.document is not None:
            found.append(word(DETAIL, "set_by", language).format(text=printable(occurrence.extension.document)))
    if item.status == "superseded" and item.occurrences[0].report is not None:
        found += papers(item.occurrences[0].report, language, ENDING)
    return found


def _status(status: str, language: Language) -> str:
    return word(OCCURRENCE_STATUS, status, language)


def _result(occurrence: OccurrenceResult, language: Language) -> str:
    if occurrence.done_on is not None:
        code = "done_by" if occurrence.done_by_bound else "done_on"
        return say(code, language, day=form.day(occurrence.done_on, language))
    if occurrence.report is not None and occurrence.report.state in {"in_progress", "not_started"}:
        return say(occurrence.report.state, language)
    return ""
