"""The tasks of the first screen: those past due, who leads them, and what falls due next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from par_cli.model.decision import Every
from par_cli.model.periods import Period
from par_cli.progress.agencies import today
from par_cli.progress.results import (
    OccurrenceResult,
    Status,
    TaskResult,
    Upcoming,
)
from par_cli.progress.status import HORIZON
from par_cli.render import format as form
from par_cli.render.page import Cell, Column, Item, Page
from par_cli.render.table.parts import answering, heading, in_days, short, sign, title
from par_cli.render.words import ROUND, STEP, STEPS, Language, say, word

DETAILED = 4  # overdue occurrences shown with name and lead before the list goes on with ids alone
LEADS = 6  # agencies named in the line of leads
FEW = 4  # things named instead of counted


def late_tasks(page: Page, found: Status, language: Language) -> None:
    """Add the occurrences past due, the longest first, those of tasks that come round together, and who leads them."""
    late = [(task, occurrence) for task in found.tasks for occurrence in task.occurrences if occurrence.overdue]
    if not late:
        return
    page.blank()
    page.heading(say("tasks_heading", language))
    dated = [pair for pair in late if pair[0].task.every is None]
    dated.sort(key=lambda pair: (-(pair[1].days_overdue or 0), pair[1].status))
    detailed = _detailed(dated)
    width = max((len(form.number(pair[1].days_overdue or 0, language)) for pair in dated), default=0)
    _details(page, found, dated[:detailed], language, width)
    items: list[Item] = []
    for (days, status), group in groupby(dated[detailed:], key=lambda pair: (pair[1].days_overdue, pair[1].status)):
        ids = "  ".join(task.task.id for task, _ in group)
        items.append(Item(sign(status), in_days(days or 0, language, width), ids))
    items += _rounds(late, language, width)
    page.items((heading("overdue_for", language), heading("tasks_late", language)), items)
    _leads(page, found, late, language)


def _detailed(dated: Sequence[tuple[TaskResult, OccurrenceResult]]) -> int:
    """Give how many are shown in detail: whole days of overdue as far as they go together."""
    count = 0
    for _, group in groupby(dated, key=lambda pair: pair[1].days_overdue):
        size = len(list(group))
        if count + size > DETAILED:
            break
        count += size
    return count or min(len(dated), DETAILED)


def _details(
    page: Page,
    found: Status,
    pairs: Sequence[tuple[TaskResult, OccurrenceResult]],
    language: Language,
    width: int,
) -> None:
    rows: list[list[Cell]] = [
        [
            [sign(occurrence.status), f" {in_days(occurrence.days_overdue or 0, language, width)}"],
            task.task.id,
            title(task, occurrence, language),
            _lead(found, occurrence, language),
        ]
        for task, occurrence in pairs
    ]
    columns = [
        Column(heading("overdue_for", language)),
        Column(heading("id", language)),
        Column(heading("task_name", language), wrap=True),
        Column(heading("lead", language), keep=1),
    ]
    if rows:
        page.grid(columns, rows, heading=False)


def _lead(found: Status, occurrence: OccurrenceResult, language: Language) -> str:
    names = occurrence.slot.lead
    if not names:
        return say("no_lead", language)
    first = short(found.dataset, names[0], language)
    return first if len(names) == 1 else f"{first} +{len(names) - 1}"


def _rounds(late: Sequence[tuple[TaskResult, OccurrenceResult]], language: Language, width: int) -> list[Item]:
    """Put the tasks that come round together: those with the same years unreported, or unfinished, are one line."""
    lacking_of: dict[tuple[str, Every, str], list[Period]] = {}
    for task, occurrence in late:
        if task.task.every is not None and occurrence.slot.step is not None:
            key = (task.task.id, task.task.every, occurrence.status)
            lacking_of.setdefault(key, []).append(occurrence.slot.step)
    groups: dict[tuple[Every, str, tuple[Period, ...]], list[str]] = {}
    for (name, every, state), steps in lacking_of.items():
        groups.setdefault((every, state, tuple(steps)), []).append(name)
    items = []
    for (every, state, lacking), names in groups.items():
        years = _steps(every, lacking, language)
        if len(names) <= FEW:
            text = say(f"yearly_few_{state}", language, ids="  ".join(names), years=years)
        else:
            text = say(
                f"yearly_line_{state}",
                language,
                tasks=len(names),
                years=years,
                occurrences=len(names) * len(lacking),
            )
        items.append(Item(sign(state), word(ROUND, every, language).ljust(width + 5), text))
    return items


def _steps(every: Every, steps: Sequence[Period], language: Language) -> str:
    """Give years, halves, quarters or months: in a row by their number and both ends, else one by one."""
    names = [form.period(step, language) for step in steps]
    if len(names) == 1:
        return say("year", language, step=word(STEP, every, language), first=names[0])
    if all(before.precedes(after) for before, after in pairwise(steps)):
        code = "years" if all(step.is_year for step in steps) else "steps"
        numbered = word(STEPS, every, language)
        return say(code, language, number=len(names), steps=numbered, first=names[0], last=names[-1])
    return ", ".join(names)


def _leads(page: Page, found: Status, late: Sequence[tuple[TaskResult, OccurrenceResult]], language: Language) -> None:
    counted = Counter(name for _, occurrence in late for name in occurrence.slot.lead)
    ordered = sorted(counted.items(), key=lambda pair: -pair[1])
    agencies = found.dataset.agencies
    parts = []
    for name, count in ordered[:LEADS]:
        text = short(found.dataset, name, language)
        taken = {task.task.taken_over_by for task, occurrence in late if name in occurrence.slot.lead}
        heirs: dict[str, tuple[str, ...]] = {}
        for row in sorted(taken):  # the rows without a taker of their own first
            for heir in today(agencies, [name], found.as_of, row):
                heirs.setdefault(heir, row)
        heirs.pop(name, None)
        if heirs:
            heir, row = next(iter(heirs.items()))
            more = f" +{len(heirs) - 1}" if len(heirs) > 1 else ""
            text = say("today", language, name=text, today=answering(found, [name], heir, language, row) + more)
        parts.append(f"{text} {count}")
    if len(ordered) > LEADS:
        parts.append(say("more_leads", language, number=len(ordered) - LEADS))
    if parts:
        page.line("  ", say("by_lead", language, leads=" · ".join(parts)), hang=2)


def due_soon(page: Page, found: Status, language: Language) -> None:
    """Add what falls due within the horizon, day by day."""
    if not found.upcoming:
        return
    page.blank()
    last = form.day(found.as_of + HORIZON, language)
    page.heading(say("due_heading", language, days=HORIZON.days, day=last))
    items = []
    for item in found.upcoming:
        when = say("today_due", language)
        if item.days:
            when = say("in_days", language, days=in_days(item.days, language))
        items.append(Item("·", f"{form.day(item.day, language)}  {when}", "; ".join(_due(item, language))))
    page.items((heading("day", language), heading("falls_due", language)), items)


def _due(item: Upcoming, language: Language) -> list[str]:
    parts: list[str] = []
    once = [task for task in item.tasks if task.task.every is None]
    if once:
        parts.append(_named_or_counted([task.task.id for task in once], "due_tasks", "due_task_count", language))
    rounds = Counter(task.task.every for task in item.tasks if task.task.every is not None)
    for every, number in rounds.items():
        parts.append(say("due_yearly", language, number=number, round=word(ROUND, every, language)))
    others = [target for target in item.targets if not target.years]
    if others:
        parts.append(_named_or_counted([target.entry.id for target in others], "due_target", "due_targets", language))
    judged = Counter(target.entry.target.step for target in item.targets if target.years)
    for step, number in judged.items():
        if step is not None:
            parts.append(say("due_years", language, number=number, step=word(STEP, step, language)))
    return parts


def _named_or_counted(ids: Sequence[str], named: str, counted: str, language: Language) -> str:
    """Give a few things by their ids, many as a number."""
    if len(ids) <= FEW:
        return say(named, language, ids=", ".join(ids))
    return say(counted, language, number=len(ids))
