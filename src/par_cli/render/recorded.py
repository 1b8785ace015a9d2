"""What an entry does, in the words of the tables: what it says, and what changes where decisions are judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.progress.results import OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render.page import SIGN

Entry = Observation | Outcome | TaskReport
Judge = Callable[[Dataset, date], Status]


def describe_change(judge: Judge, before: Dataset, after: Dataset, entry: Entry, today: date, locale: Locale) -> str:
    """Return the lines that describe what an entry changes: today, or on the later day from which it counts."""
    day = max(today, entry.known_from)
    old, new = judge(before, day), judge(after, day)
    lines = [_entry_text(entry, after, locale)]
    if day > today:
        lines.append(locale.label("text", "change_from", day=locale.day(day)))
    targets = {item.entry.id: item for item in old.targets}
    for item in new.targets:
        was = targets[item.entry.id]
        if _is_about(entry, item) or item.status != was.status:
            now, then = _target_state(item, after, locale), _target_state(was, before, locale)
            goal = form.goal(item.entry.target, item.entry.indicator, locale)
            lines.append(locale.label("text", "change_target", id=item.entry.id, goal=goal, now=now, was=then))
    for was_task, task in zip(old.tasks, new.tasks, strict=True):
        lines += _occurrences(was_task, task, locale)
    return "".join(f"{line}\n" for line in lines)


def _entry_text(entry: Entry, dataset: Dataset, locale: Locale) -> str:
    if isinstance(entry, Observation):
        indicator = dataset.indicators[entry.indicator]
        value = form.observed(entry, indicator, locale, up=indicator.better == "lower")
        projection = locale.label("text", "projected") if entry.projection else ""
        return f"{entry.indicator} {form.period(entry.period, locale)}: {value}{projection}"
    name = entry.target if isinstance(entry, Outcome) else entry.task
    return f"{name}: {locale.label('text', f'change_{_state(entry)}')}"


def _state(entry: Outcome | TaskReport) -> str:
    return "seen" if isinstance(entry, TaskReport) and entry.seen else entry.state


def _is_about(entry: Entry, item: TargetResult) -> bool:
    if isinstance(entry, Observation):
        return entry.indicator == item.entry.indicator.id
    return isinstance(entry, Outcome) and entry.target == item.entry.id


def _target_state(item: TargetResult, dataset: Dataset, locale: Locale) -> str:
    """Return the newest value, how it compares with the target, and the status."""
    shown = item.basis or item.current
    status = locale.label("target_status", item.status)
    against = form.against(item, dataset, locale)
    parts = [
        "" if shown is None else form.dated(shown, item, locale),
        "" if against in {"-", status} else against,
        f"{SIGN[item.status]} {status}",
    ]
    return form.joined(*parts, by=", ")


def _occurrences(old: TaskResult, new: TaskResult, locale: Locale) -> list[str]:
    lines = []
    for was, now in zip(old.occurrences, new.occurrences, strict=True):
        if (was.report, was.seen, was.extension, was.status) != (now.report, now.seen, now.extension, now.status):
            before, after = _occurrence_state(was, locale), _occurrence_state(now, locale)
            lines.append(locale.label("text", "change_task", id=new.task.id, key=now.slot.key, now=after, was=before))
    return lines


def _occurrence_state(item: OccurrenceResult, locale: Locale) -> str:
    status = f"{SIGN[item.status]} {locale.label('occurrence_status', item.status)}"
    return status if item.due is None else locale.label("text", "change_due", status=status, day=locale.day(item.due))
