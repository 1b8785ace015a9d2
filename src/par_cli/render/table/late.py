"""The tasks of the first screen: those past due, who leads them, and what falls due next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from par_cli.progress.agencies import today
from par_cli.progress.results import (
    OccurrenceResult,
    Status,
    TaskResult,
    Upcoming,
)
from par_cli.progress.status import HORIZON
from par_cli.render import format as form
from par_cli.render.printable import printable
from par_cli.render.table.page import Column, Page, line_of
from par_cli.render.table.parts import answering, short, sign
from par_cli.render.words import Language, say

DETAILED = 4  # overdue occurrences shown with name and lead before the list goes on with ids alone
LEADS = 6  # agencies named in the line of leads
FEW = 4  # things named instead of counted
YEARLY = ("yearly", "yearly_plan")


def late_tasks(page: Page, found: Status, language: Language) -> None:
    """Add the occurrences past due, the longest first, those of yearly tasks together, and who leads them."""
    late = [(task, occurrence) for task in found.tasks for occurrence in task.occurrences if occurrence.overdue]
    if not late:
        return
    page.blank()
    page.line((say("tasks_heading", language), "bold"))
    dated = [pair for pair in late if pair[0].task.schedule_kind not in YEARLY]
    dated.sort(key=lambda pair: (-(pair[1].days_overdue or 0), pair[1].status))
    detailed = _detailed(dated)
    width = max((len(form.number(pair[1].days_overdue or 0, language)) for pair in dated), default=0)
    _details(page, found, dated[:detailed], language, width)
    for (days, status), group in groupby(dated[detailed:], key=lambda pair: (pair[1].days_overdue, pair[1].status)):
        ids = "  ".join(task.task.id for task, _ in group)
        lead = f" {_days(days or 0, language, width)}  "
        page.line(sign(status), lead, ids, hang=len(lead) + 1)
    _yearly(page, [pair for pair in late if pair[0].task.schedule_kind in YEARLY], language, width)
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


def _days(days: int, language: Language, width: int) -> str:
    number = form.number(days, language)
    return say("day" if days == 1 else "days", language, days=number.rjust(width))


def _details(
    page: Page,
    found: Status,
    pairs: Sequence[tuple[TaskResult, OccurrenceResult]],
    language: Language,
    width: int,
) -> None:
    rows = [
        [
            line_of([sign(occurrence.status), f" {_days(occurrence.days_overdue or 0, language, width)}"]),
            Text(task.task.id),
            Text(_title(task, occurrence, language)),
            Text(_lead(found, occurrence, language)),
        ]
        for task, occurrence in pairs
    ]
    columns = [Column(""), Column(""), Column("", wrap=True), Column("", keep=1)]
    if rows:
        page.grid(columns, rows, heading=False)


def _title(task: TaskResult, occurrence: OccurrenceResult, language: Language) -> str:
    milestone = occurrence.slot.milestone
    name = task.task.name if milestone is None or milestone.name is None else milestone.name
    return printable(name.to(language))


def _lead(found: Status, occurrence: OccurrenceResult, language: Language) -> str:
    names = occurrence.slot.lead
    if not names:
        return say("no_lead", language)
    first = short(found.dataset, names[0], language)
    return first if len(names) == 1 else f"{first} +{len(names) - 1}"


def _yearly(page: Page, late: Sequence[tuple[TaskResult, OccurrenceResult]], language: Language, width: int) -> None:
    """Put the yearly tasks together: those with the same years unreported, or unfinished, are one line."""
    lacking_of: dict[tuple[str, str], list[int]] = {}
    for task, occurrence in late:
        lacking_of.setdefault((task.task.id, occurrence.status), []).append(int(occurrence.slot.key))
    groups: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for (name, state), years in lacking_of.items():
        groups.setdefault((state, tuple(years)), []).append(name)
    for (state, lacking), names in groups.items():
        lead = f" {say('yearly', language).ljust(width + 5)}  "
        if len(names) <= FEW:
            text = say(f"yearly_few_{state}", language, ids="  ".join(names), years=_years(lacking, language))
        else:
            text = say(
                f"yearly_line_{state}",
                language,
                tasks=len(names),
                years=_years(lacking, language),
                occurrences=len(names) * len(lacking),
            )
        page.line(sign(state), lead, text, hang=len(lead) + 1)


def _years(years: Sequence[int], language: Language) -> str:
    if len(years) == 1:
        return say("year", language, first=years[0])
    if years[-1] - years[0] == len(years) - 1:
        return say("years", language, number=len(years), first=years[0], last=years[-1])
    return ", ".join(str(year) for year in years)


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
    page.line((say("due_heading", language, days=HORIZON.days, day=last), "bold"))
    for item in found.upcoming:
        when = say("today_due", language)
        if item.days:
            days = say("day" if item.days == 1 else "days", language, days=item.days)
            when = say("in_days", language, days=days)
        lead = f"{form.day(item.day, language)}  {when}  "
        page.line("· ", lead, "; ".join(_due(item, language)), hang=len(lead) + 2)


def _due(item: Upcoming, language: Language) -> list[str]:
    parts: list[str] = []
    yearly = [task for task in item.tasks if task.task.schedule_kind in YEARLY]
    once = [task for task in item.tasks if task.task.schedule_kind not in YEARLY]
    if once:
        parts.append(_named_or_counted([task.task.id for task in once], "due_tasks", "due_task_count", language))
    if yearly:
        parts.append(say("due_yearly", language, number=len(yearly)))
    by_year = [target for target in item.targets if target.years]
    others = [target for target in item.targets if not target.years]
    if others:
        parts.append(_named_or_counted([target.entry.id for target in others], "due_target", "due_targets", language))
    if by_year:
        parts.append(say("due_years", language, number=len(by_year)))
    return parts


def _named_or_counted(ids: Sequence[str], named: str, counted: str, language: Language) -> str:
    """Give a few things by their ids, many as a number."""
    if len(ids) <= FEW:
        return say(named, language, ids=", ".join(ids))
    return say(counted, language, number=len(ids))
