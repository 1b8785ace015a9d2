"""The whole tables: ``par targets`` and ``par tasks``, a line of columns and a line of details for each."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.model.tasks import Task
from par_cli.progress.results import OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render.page import SIGN, WHERE_ROOM, Column, Entry, Named, Page
from par_cli.render.printable import printable
from par_cli.render.table.phrases import agencies, bands, heading, marks, named, papers, reported, rounds, sign, state

ENDING = ("reason", "document")
"""What is said of something that no longer applies."""


def targets_table(page: Page, found: Status, locale: Locale) -> None:
    """Add every target asked for: what it must be, the newest figure, gap, pace and status; then the rest of it."""
    target_entries(page, found, found.targets, locale)
    page.blank()
    page.line(locale.label("text", "counted", number=len(found.targets)))
    marks(page, locale)
    if any(item.pace is not None for item in found.targets):
        bands(page, found, locale)


def target_entries(page: Page, found: Status, items: Sequence[TargetResult], locale: Locale) -> None:
    changes = any(form.has_change(item) for item in items)
    columns = [
        Column(heading("id", locale)),
        Column(heading("goal", locale), keep=5),
        Column(heading("newest", locale), keep=3),
        *([Column(heading("change", locale), keep=WHERE_ROOM)] if changes else []),
        Column(heading("gap", locale), "right", keep=2),
        Column(heading("pace", locale), "right", keep=1),
        Column(heading("status", locale), keep=6),
    ]
    page.entries(columns, [_target(item, found, locale, changes=changes) for item in items])


def _target(item: TargetResult, found: Status, locale: Locale, *, changes: bool) -> Entry:
    indicator, target = item.entry.indicator, item.entry.target
    short, full = (form.goal(target, indicator, locale, short=short) for short in (True, False))
    shown = item.basis or item.current
    details: list[str | Named] = [
        Named(heading("target_name", locale), printable(locale.text(indicator.name))),
        form.trend(item, locale),
        "" if full == short else full,
        form.by_deadline(item.entry, locale),
        *_extension(item, locale),
        form.stretch(item, locale),
        form.minimum(item, locale),
        *form.terms(target, locale),
    ]
    if shown is not None and shown is item.baseline:
        details.append(locale.label("detail", "only_baseline"))
    elif item.baseline is not None:
        details.append(locale.label("detail", "baseline", value=form.dated(item.baseline, item, locale)))
    if item.current is not None and item.current is not shown:
        details.append(locale.label("detail", "later", value=form.dated(item.current, item, locale)))
    details.append(Named(heading("lead", locale), agencies(found, item.owners, locale)))
    if indicator.owners_basis == "field":
        details.append(locale.label("detail", "by_field"))
    due = [year for year in item.years if year.due_passed]
    if due and target.step is not None:
        steps = locale.label("steps", target.step)
        met = sum(year.status == "met" for year in due)
        details.append(locale.label("text", "years_met", met=met, due=len(due), steps=steps))
    if target.each and item.reporters is not None and item.reporters.total:
        met = sum(one.status == "met" for one in item.each)
        details.append(locale.label("text", "each_met", met=met, total=item.reporters.total))
    details += [
        f"{SIGN[part.status]} {part.entry.id}: {locale.label('target_status', part.status)}" for part in item.parts
    ]
    if item.part_of is not None:
        details.append(locale.label("detail", "part_of", id=item.part_of))
    if item.reporters is not None and "partial" in item.flags:
        details.append(reported(found, "reported", item.reporters, locale))
    if item.reason not in item.flags:
        details.append(form.reason(item.reason, target, locale))
    details.append(form.missing_periods(item, locale))
    details += [locale.label("flag", flag) for flag in item.flags if flag != "trend_disagrees"]
    details.append(form.overdue_by(item.days_overdue, locale))
    if item.status == "superseded" and item.outcome is not None:
        details += papers(item.outcome, locale, ENDING)
    return Entry(
        sign(item.status),
        [
            item.entry.id,
            short,
            "-" if shown is None else form.dated(shown, item, locale),
            *([form.change(item, found.dataset, locale)] if changes else []),
            form.gap(item, found.dataset, locale),
            form.pace(item, locale),
            state("target_status", item.status, locale),
        ],
        [part for part in details if part],
    )


def _extension(item: TargetResult, locale: Locale) -> list[str]:
    if item.extension is None:
        return []
    due, first = (locale.day(day) for day in (item.entry.deadline, item.entry.first_deadline))
    document = printable(item.extension.document or "")
    return [locale.label("text", "extended", due=due, first=first), locale.label("detail", "set_by", text=document)]


def tasks_table(page: Page, found: Status, locale: Locale) -> None:
    """Add every task asked for: when it falls due, how late it is, its status; then name, leads and result."""
    columns = [
        Column(heading("id", locale)),
        Column(heading("due", locale), keep=3),
        Column(heading("overdue_days", locale), "right", keep=5),
        Column(heading("status", locale), keep=6),
    ]
    page.entries(columns, [_task(item, found, locale) for item in found.tasks])
    page.blank()
    page.line(locale.label("text", "counted", number=len(found.tasks)))
    marks(page, locale)


def _task(item: TaskResult, found: Status, locale: Locale) -> Entry:
    task, dataset = item.task, found.dataset
    details: list[str | Named] = [
        Named(heading("task_name", locale), printable(locale.text(task.name))),
        Named(heading("lead", locale), agencies(found, task.lead, locale, task.taken_over_by)),
        *_results(item, found, locale),
        "" if task.condition is None else printable(locale.text(task.condition)),
    ]
    if task.coordinating:
        details.append(locale.label("detail", "coordinating", names=named(dataset, task.coordinating, locale)))
    return Entry(
        sign(item.status),
        [
            task.id,
            _due(item, locale),
            "-" if item.days_overdue is None else locale.number(item.days_overdue),
            state("occurrence_status", item.status, locale),
        ],
        [part for part in details if part],
    )


def _due(item: TaskResult, locale: Locale) -> str:
    task = item.task
    if task.undated is not None and item.occurrences[0].due is None:
        return locale.label("schedule", task.schedule_kind)
    if task.rhythms:
        steps = [occurrence.slot.step for occurrence in item.occurrences if occurrence.slot.step is not None]
        code = "yearly_years" if all(step.is_year for step in steps) else "round_steps"
        first, last = (form.period(steps[at], locale) for at in (0, -1))
        text = locale.label("text", code, round=rounds(task.rhythms, locale), first=first, last=last)
        return ", ".join(filter(None, (text, _day_within(task, locale))))
    return ", ".join(_due_day(occurrence, locale) for occurrence in item.occurrences)


def _day_within(task: Task, locale: Locale) -> str:
    """Return the day of the year, or the days after a period, on which a recurring task is due."""
    if task.on is not None:
        month, day = task.on.split("-")
        return locale.label("text", "due_on_day", month=month, day=day)
    return "" if task.after_days is None else locale.label("text", "due_after_days", days=task.after_days)


def _due_day(occurrence: OccurrenceResult, locale: Locale) -> str:
    return "-" if occurrence.due is None else locale.day(occurrence.due)


def _results(item: TaskResult, shown: Status, locale: Locale) -> list[str]:
    """Return what was reported: the day a single thing was done, or how many of those due are done; and extensions."""
    found = [locale.label("schedule", "yearly_plan")] if item.task.by_plan else []
    if len(item.occurrences) == 1:
        found.append(_result(item.occurrences[0], locale))
    elif item.task.milestones is not None:
        for occurrence in item.occurrences:
            status = locale.label("occurrence_status", occurrence.status)
            late = f", {locale.label('text', 'late_or_not')}" if "bounded" in occurrence.flags else ""
            found.append(f"{SIGN[occurrence.status]} {_due_day(occurrence, locale)} {status}{late}")
    else:
        due = [occurrence for occurrence in item.occurrences if occurrence.due_passed]
        done = sum(occurrence.status in {"done_on_time", "done_late"} for occurrence in due)
        if due:
            found.append(locale.label("text", "done_of_due", done=done, due=len(due)))
    if len(item.occurrences) > 1:
        seen = [occurrence.slot.key for occurrence in item.occurrences if occurrence.seen is not None]
        found += [f"{', '.join(seen)}: {locale.label('state', 'seen')}"] if seen else []
    for occurrence in item.occurrences:
        if occurrence.reporters is not None and "partial" in occurrence.flags:
            text = reported(shown, "reported_done", occurrence.reporters, locale)
            found.append(text if len(item.occurrences) == 1 else f"{occurrence.slot.key}: {text}")
    found += [
        locale.label("text", "extended", due=_due_day(occurrence, locale), first=locale.day(occurrence.first_due))
        for occurrence in item.occurrences
        if occurrence.extension is not None and occurrence.first_due is not None
    ]
    for occurrence in item.occurrences:
        if occurrence.extension is not None and occurrence.extension.document is not None:
            found.append(locale.label("detail", "set_by", text=printable(occurrence.extension.document)))
    if item.status == "superseded" and item.occurrences[0].report is not None:
        found += papers(item.occurrences[0].report, locale, ENDING)
    return found


def _result(occurrence: OccurrenceResult, locale: Locale) -> str:
    if occurrence.done_on is not None:
        code = "done_by" if occurrence.done_by_bound else "done_on"
        text = locale.label("text", code, day=locale.day(occurrence.done_on))
        return f"{text}, {locale.label('text', 'late_or_not')}" if "bounded" in occurrence.flags else text
    if occurrence.report is not None and occurrence.report.state in {"in_progress", "not_started"}:
        return locale.label("text", occurrence.report.state)
    return "" if occurrence.seen is None else locale.label("state", "seen")
