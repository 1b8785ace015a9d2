"""The whole tables: ``par targets`` and ``par tasks``."""

from __future__ import annotations

from rich.text import Text

from par_cli.progress.results import OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render.printable import printable
from par_cli.render.table.page import STYLES, Column, Page, line_of
from par_cli.render.table.parts import named, sign, top
from par_cli.render.words import (
    FLAG,
    HEADING,
    OCCURRENCE_STATUS,
    SCHEDULE,
    SIGN,
    TARGET_STATUS,
    Language,
    say,
    word,
)


def _two(first: str, second: str) -> Text:
    return Text(f"{first}\n{second}" if second else first)


def _headings(first: str, second: str, language: Language) -> str:
    return f"{word(HEADING, first, language)}\n{word(HEADING, second, language)}"


def targets_table(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add every target asked for, two lines each: id and name, goal and deadline, newest and baseline, and so on."""
    top(page, found, language, binding=binding)
    page.blank()
    if not found.targets:
        page.line(say("nothing", language))
        return
    columns = [
        Column("  " + _headings("id", "target", language).replace("\n", "\n  "), wrap=True),
        Column(_headings("goal", "deadline", language), wrap=True, keep=5),
        Column(_headings("newest", "baseline", language), wrap=True, keep=6),
        Column(_headings("gap", "pace", language), "right", keep=3),
        Column(_headings("status", "owner", language), wrap=True),
    ]
    page.grid(columns, [_target(item, found, language) for item in found.targets])
    page.blank()
    page.line(say("counted", language, number=len(found.targets)))
    if any(item.pace is not None for item in found.targets):
        bands = found.dataset.decision.pace_bands
        on_track, at_risk = (form.number(band, language) for band in (bands.on_track, bands.at_risk))
        page.line(say("bands", language, on_track=on_track, at_risk=at_risk))


def _target(item: TargetResult, found: Status, language: Language) -> list[Text]:
    indicator, dataset = item.entry.indicator, found.dataset
    name = Text()
    name.append_text(line_of([sign(item.status), f" {item.entry.id}\n  "]))
    name.append(printable(indicator.name.to(language)))
    newest = "-" if item.current is None else form.dated(item.current, item, language)
    baseline = "" if item.baseline is None else form.dated(item.baseline, item, language)
    status = Text(word(TARGET_STATUS, item.status, language), style=STYLES.get(item.status, ""))
    details = [word(FLAG, flag, language) for flag in item.flags]
    if item.reason is not None and item.reason not in item.flags:
        details.insert(0, form.reason(item, language))
    due = [year for year in item.years if year.due_passed]
    if due:
        met = sum(year.status == "met" for year in due)
        details.insert(0, say("years_met", language, met=met, due=len(due)))
    if details:
        status.append(f" ({', '.join(details)})", style="")
    status.append("\n" + named(dataset, item.owners, item.owners_today, language), style="")
    return [
        name,
        _two(form.goal(item.entry.target, indicator, language), form.day(item.entry.deadline, language)),
        _two(newest, baseline),
        _two(form.gap(item, dataset, language), form.pace(item, language)),
        status,
    ]


def tasks_table(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add every task asked for: id, name and leads, when it falls due, what was reported, how late it is."""
    top(page, found, language, binding=binding)
    page.blank()
    if not found.tasks:
        page.line(say("nothing", language))
        return
    columns = [
        Column("  " + word(HEADING, "id", language)),
        Column(_headings("task", "lead", language), wrap=True),
        Column(word(HEADING, "coordinating", language), wrap=True, keep=1),
        Column(word(HEADING, "due", language), wrap=True),
        Column(word(HEADING, "overdue_days", language).replace(" ", "\n"), "right", keep=7),
        Column(_headings("status", "result", language), wrap=True),
    ]
    page.grid(columns, [_task(item, found, language) for item in found.tasks])
    page.blank()
    page.line(say("counted", language, number=len(found.tasks)))


def _task(item: TaskResult, found: Status, language: Language) -> list[Text]:
    task, dataset = item.task, found.dataset
    status = Text(word(OCCURRENCE_STATUS, item.status, language), style=STYLES.get(item.status, ""))
    result = _result(item, language)
    if result:
        status.append(f"\n{result}", style="")
    coordinating = ", ".join(named(dataset, [name], (), language) for name in task.coordinating)
    leads = named(dataset, task.lead, item.lead_today, language)
    return [
        line_of([sign(item.status), f" {task.id}"]),
        _two(printable(task.name.to(language)), leads),
        Text(coordinating),
        Text(_due(item, language)),
        Text("" if item.days_overdue is None else form.number(item.days_overdue, language)),
        status,
    ]


def _due(item: TaskResult, language: Language) -> str:
    task = item.task
    if task.undated is not None:
        condition = "" if task.condition is None else f": {printable(task.condition.to(language))}"
        return word(SCHEDULE, task.schedule_kind, language) + condition
    if task.every is not None:
        years = [occurrence.slot.key for occurrence in item.occurrences]
        text = say("yearly_years", language, first=years[0], last=years[-1])
        return text if not task.by_plan else f"{text}, {word(SCHEDULE, 'yearly_plan', language)}"
    days = [_due_day(occurrence, language) for occurrence in item.occurrences]
    return "\n".join(days)


def _due_day(occurrence: OccurrenceResult, language: Language) -> str:
    due = "" if occurrence.due is None else form.day(occurrence.due, language)
    if occurrence.extension is None or occurrence.first_due is None:
        return due
    return say("extended", language, due=due, first=form.day(occurrence.first_due, language))


def _result(item: TaskResult, language: Language) -> str:
    """Say what was reported: the day a single thing was done, or how many of those due are done."""
    if len(item.occurrences) == 1:
        only = item.occurrences[0]
        if only.done_on is not None:
            code = "done_by" if only.done_by_bound else "done_on"
            return say(code, language, day=form.day(only.done_on, language))
        if only.report is not None and only.report.state in {"in_progress", "not_started"}:
            return say(only.report.state, language)
        return ""
    due = [occurrence for occurrence in item.occurrences if occurrence.due_passed]
    done = sum(occurrence.status in {"done_on_time", "done_late"} for occurrence in due)
    if item.task.milestones is not None:
        return " ".join(f"{SIGN[occurrence.status]} {occurrence.slot.key}" for occurrence in item.occurrences)
    return say("done_of_due", language, done=done, due=len(due)) if due else ""
