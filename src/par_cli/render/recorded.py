"""What an entry does, in the words of the tables: what it says, and what changes where decisions are judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation, Outcome, TaskReport
from par_cli.progress.results import OccurrenceResult, Status, TargetResult, TaskResult
from par_cli.render import format as form
from par_cli.render.words import OCCURRENCE_STATUS, SIGN, TARGET_STATUS, Language, say, word

Entry = Observation | Outcome | TaskReport
Judge = Callable[[Dataset, date], Status]


def told(judge: Judge, before: Dataset, after: Dataset, entry: Entry, today: date, language: Language) -> str:
    """Give the lines that say what an entry does: on a day, or on the later one from which it counts."""
    day = max(today, entry.known_from)
    old, new = judge(before, day), judge(after, day)
    lines = [_said(entry, after, language)]
    if day > today:
        lines.append(say("told_from", language, day=form.day(day, language)))
    targets = {item.entry.id: item for item in old.targets}
    for item in new.targets:
        was = targets[item.entry.id]
        if _is_about(entry, item) or item.status != was.status:
            lines.append(
                say(
                    "told_target",
                    language,
                    id=item.entry.id,
                    goal=form.goal(item.entry.target, item.entry.indicator, language),
                    now=_standing(item, after, language),
                    was=_standing(was, before, language),
                )
            )
    for was_task, task in zip(old.tasks, new.tasks, strict=True):
        lines += _occurrences(was_task, task, language)
    return "".join(f"{line}\n" for line in lines)


def _said(entry: Entry, dataset: Dataset, language: Language) -> str:
    """Give what an entry says."""
    if isinstance(entry, Observation):
        indicator = dataset.indicators[entry.indicator]
        value = form.observed(entry, indicator, language, up=indicator.better == "lower")
        return f"{entry.indicator} {form.period(entry.period, language)}: {value}"
    if isinstance(entry, Outcome):
        return f"{entry.target}: {say(f'told_{entry.state}', language)}"
    return f"{entry.task}: {say(f'told_{entry.state}', language)}"


def _is_about(entry: Entry, item: TargetResult) -> bool:
    if isinstance(entry, Observation):
        return entry.indicator == item.entry.indicator.id
    return isinstance(entry, Outcome) and entry.target == item.entry.id


def _standing(item: TargetResult, dataset: Dataset, language: Language) -> str:
    """Give the newest value, how it compares with the target, and the status."""
    shown = item.basis or item.current
    status = word(TARGET_STATUS, item.status, language)
    against = form.against(item, dataset, language)
    parts = [
        "" if shown is None else form.dated(shown, item, language),
        "" if against in {"-", status} else against,
        f"{SIGN[item.status]} {status}",
    ]
    return ", ".join(part for part in parts if part)


def _occurrences(old: TaskResult, new: TaskResult, language: Language) -> list[str]:
    pairs = zip(old.occurrences, new.occurrences, strict=True)
    return [
        say(
            "told_task",
            language,
            id=new.task.id,
            key=now.slot.key,
            now=_state(now, language),
            was=_state(was, language),
        )
        for was, now in pairs
        if (was.report, was.extension, was.status) != (now.report, now.extension, now.status)
    ]


def _state(item: OccurrenceResult, language: Language) -> str:
    status = f"{SIGN[item.status]} {word(OCCURRENCE_STATUS, item.status, language)}"
    return status if item.due is None else say("told_due", language, status=status, day=form.day(item.due, language))
