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
    lines = [_said(entry, after, locale)]
    if day > today:
        lines.append(locale.label("text", "told_from", day=locale.day(day)))
    targets = {item.entry.id: item for item in old.targets}
    for item in new.targets:
        was = targets[item.entry.id]
        if _is_about(entry, item) or item.status != was.status:
            lines.append(
                locale.label(
                    "text",
                    "told_target",
                    id=item.entry.id,
                    goal=form.goal(item.entry.target, item.entry.indicator, locale),
                    now=_standing(item, after, locale),
                    was=_standing(was, before, locale),
                )
            )
    for was_task, task in zip(old.tasks, new.tasks, strict=True):
        lines += _occurrences(was_task, task, locale)
    return "".join(f"{line}\n" for line in lines)


def _said(entry: Entry, dataset: Dataset, locale: Locale) -> str:
    if isinstance(entry, Observation):
        indicator = dataset.indicators[entry.indicator]
        value = form.observed(entry, indicator, locale, up=indicator.better == "lower")
        return f"{entry.indicator} {form.period(entry.period, locale)}: {value}"
    if isinstance(entry, Outcome):
        return f"{entry.target}: {locale.label('text', f'told_{entry.state}')}"
    return f"{entry.task}: {locale.label('text', f'told_{entry.state}')}"


def _is_about(entry: Entry, item: TargetResult) -> bool:
    if isinstance(entry, Observation):
        return entry.indicator == item.entry.indicator.id
    return isinstance(entry, Outcome) and entry.target == item.entry.id


def _standing(item: TargetResult, dataset: Dataset, locale: Locale) -> str:
    """Return the newest value, how it compares with the target, and the status."""
    shown = item.basis or item.current
    status = locale.label("target_status", item.status)
    against = form.against(item, dataset, locale)
    parts = [
        "" if shown is None else form.dated(shown, item, locale),
        "" if against in {"-", status} else against,
        f"{SIGN[item.status]} {status}",
    ]
    return ", ".join(part for part in parts if part)


def _occurrences(old: TaskResult, new: TaskResult, locale: Locale) -> list[str]:
    pairs = zip(old.occurrences, new.occurrences, strict=True)
    return [
        locale.label(
            "text", "told_task", id=new.task.id, key=now.slot.key, now=_state(now, locale), was=_state(was, locale)
        )
        for was, now in pairs
        if (was.report, was.extension, was.status) != (now.report, now.extension, now.status)
    ]


def _state(item: OccurrenceResult, locale: Locale) -> str:
    status = f"{SIGN[item.status]} {locale.label('occurrence_status', item.status)}"
    return status if item.due is None else locale.label("text", "told_due", status=status, day=locale.day(item.due))
