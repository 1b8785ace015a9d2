"""The tasks of the first screen: those past due, who leads them, and what falls due next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from par_cli.locales import Locale
from par_cli.model.decision import Every
from par_cli.model.periods import Period
from par_cli.progress.agencies import answering_in
from par_cli.progress.results import OccurrenceResult, Status, TaskResult, Upcoming
from par_cli.progress.status import HORIZON
from par_cli.render import format as form
from par_cli.render.page import BREAK, Cell, Column, Item, Page, Screen
from par_cli.render.phrases import (
    and_others,
    answering,
    heading,
    indicator_label,
    occurrence_title,
    report_due,
    rounds,
    short,
    sign,
)

DETAILED = 4  # overdue occurrences shown with name and lead before the list goes on with only ids
LEADS = 6  # agencies named in the line of leads, as far as they have room
LEAD_LINES = 2  # how much room that is
FEW = 4  # things named instead of counted
NAMED = 40  # things named of those that fall due on a day

Late = tuple[TaskResult, OccurrenceResult]
"""An occurrence past due, with its task."""


def late_tasks(page: Page, found: Status, locale: Locale) -> None:
    """Add the occurrences past due, the longest first, those of tasks that recur together, and who leads them."""
    late = [(task, occurrence) for task in found.tasks for occurrence in task.occurrences if occurrence.overdue]
    if not late:
        return
    page.blank()
    page.heading(locale.label("text", "tasks_heading"))
    dated = [pair for pair in late if pair[0].task.every is None]
    dated.sort(key=lambda pair: (-(pair[1].days_overdue or 0), pair[1].status))
    detailed = _detailed(dated)
    width = max((len(locale.number(pair[1].days_overdue or 0)) for pair in dated), default=0)
    _details(page, found, dated[:detailed], locale, width)
    items: list[Item] = []
    for (days, status), group in groupby(dated[detailed:], key=lambda pair: (pair[1].days_overdue, pair[1].status)):
        ids = "  ".join(task.task.id for task, _ in group)
        items.append(Item(sign(status), form.in_days(days or 0, locale, width), ids))
    items += _rounds(late, locale, width)
    page.items((heading("overdue_for", locale), heading("tasks_late", locale)), items)
    _leads(page, found, late, locale)


def _detailed(dated: Sequence[Late]) -> int:
    """Return how many are shown in detail: whole days of overdue as far as they go together."""
    count = 0
    for _, group in groupby(dated, key=lambda pair: pair[1].days_overdue):
        size = len(list(group))
        if count + size > DETAILED:
            break
        count += size
    return count or min(len(dated), DETAILED)


def _details(page: Page, found: Status, pairs: Sequence[Late], locale: Locale, width: int) -> None:
    rows: list[list[Cell]] = [
        [
            [sign(occurrence.status), f" {form.in_days(occurrence.days_overdue or 0, locale, width)}"],
            task.task.id,
            occurrence_title(task.task, occurrence.slot, locale),
            _lead(found, occurrence, locale),
        ]
        for task, occurrence in pairs
    ]
    columns = [
        Column(heading("overdue_for", locale)),
        Column(heading("id", locale)),
        Column(heading("task_name", locale), wrap=True),
        Column(heading("lead", locale), keep=1),
    ]
    if rows:
        page.grid(columns, rows, heading=False)


def _lead(found: Status, occurrence: OccurrenceResult, locale: Locale) -> str:
    names = occurrence.slot.lead
    if not names:
        return locale.label("text", "no_lead")
    others = and_others("", len(names) - 1, locale).strip()
    return BREAK.join(filter(None, (short(found.dataset, names[0], locale), others)))


def _rounds(late: Sequence[Late], locale: Locale, width: int) -> list[Item]:
    """Return the lines of recurring tasks: those with the same years and status together, of many one for all years."""
    lacking_of: dict[tuple[Every, str], dict[str, list[Period]]] = {}
    for task, occurrence in late:
        if occurrence.slot.every is not None and occurrence.slot.step is not None:
            of_task = lacking_of.setdefault((occurrence.slot.every, occurrence.status), {})
            of_task.setdefault(task.task.id, []).append(occurrence.slot.step)
    return [
        Item(sign(state), locale.label("round", every).ljust(width + 5), text)
        for (every, state), of_task in lacking_of.items()
        for text in _round(every, state, of_task, locale)
    ]


def _round(every: Every, state: str, of_task: Mapping[str, Sequence[Period]], locale: Locale) -> list[str]:
    """Return the lines of the tasks that recur equally often, with what each of them lacks."""
    if len(of_task) > FEW:
        years = _some_steps(every, [*of_task.values()], locale)
        occurrences = sum(map(len, of_task.values()))
        return [locale.label("text", f"yearly_line_{state}", tasks=len(of_task), years=years, occurrences=occurrences)]
    groups: dict[tuple[Period, ...], list[str]] = {}
    for name, steps in of_task.items():
        groups.setdefault(tuple(steps), []).append(name)
    return [
        locale.label("text", f"yearly_few_{state}", ids="  ".join(names), years=_steps(every, steps, locale))
        for steps, names in groups.items()
    ]


def _some_steps(every: Every, lacking: Sequence[Sequence[Period]], locale: Locale) -> str:
    """Return what many tasks lack: the same years, else the fewest and most of all from the first to the last."""
    if all(steps == lacking[0] for steps in lacking):
        return _steps(every, lacking[0], locale)
    numbers = sorted({len(steps) for steps in lacking})
    each = sorted((step for steps in lacking for step in steps), key=lambda step: step.start)
    return locale.label(
        "text",
        "some_steps",
        number="-".join(map(str, dict.fromkeys((numbers[0], numbers[-1])))),
        steps=locale.label("steps", every),
        first=form.period(each[0], locale),
        last=form.period(each[-1], locale),
    )


def _steps(every: Every, steps: Sequence[Period], locale: Locale) -> str:
    """Return years, halves, quarters or months: in a row by their number and both ends, else one by one."""
    names = [form.period(step, locale) for step in steps]
    if len(names) == 1:
        return locale.label("one_step", every, first=names[0])
    if all(before.precedes(after) for before, after in pairwise(steps)):
        code = "years" if all(step.is_year for step in steps) else "steps"
        numbered = locale.label("steps", every)
        return locale.label("text", code, number=len(names), steps=numbered, first=names[0], last=names[-1])
    return ", ".join(names)


def _leads(page: Page, found: Status, late: Sequence[Late], locale: Locale) -> None:
    counted = Counter(name for _, occurrence in late for name in occurrence.slot.lead)
    ordered = sorted(counted.items(), key=lambda pair: -pair[1])
    if not ordered:
        return
    named = _leads_counted(found, late, ordered[:LEADS], locale)
    for number in range(len(named), 0, -1):
        more = [locale.label("text", "more_leads", number=len(ordered) - number)] if len(ordered) > number else []
        line = page.another()
        line.line("  ", locale.label("text", "by_lead", leads=" · ".join([*named[:number], *more])), hang=2)
        if number == 1 or not line.exceeds(LEAD_LINES):
            page.append(line)
            return


def _leads_counted(
    found: Status, late: Sequence[Late], counted: Sequence[tuple[str, int]], locale: Locale
) -> list[str]:
    """Return agencies with those that answer for them today, and how many occurrences past due each leads."""
    agencies_owing = []
    for name, count in counted:
        text = short(found.dataset, name, locale)
        rows = (task.task.taken_over_by for task, occurrence in late if name in occurrence.slot.lead)
        heirs = answering_in(found.dataset.agencies, name, found.as_of, rows)
        heirs.pop(name, None)
        if heirs:
            heir, row = next(iter(heirs.items()))
            answers = and_others(answering(found, [name], heir, locale, row), len(heirs) - 1, locale)
            text = locale.label("text", "today", name=text, today=answers)
        agencies_owing.append(f"{text} {count}")
    return agencies_owing


def due_soon(page: Screen, found: Status, locale: Locale) -> None:
    if not found.upcoming and not found.upcoming_reports:
        return
    page.blank()
    last = locale.day(found.as_of + HORIZON)
    page.heading(locale.label("text", "due_heading", days=HORIZON.days, day=last))
    lines = [(item.day, item.days, "; ".join(due_in_words(item, locale))) for item in found.upcoming]
    lines += [(item.on, item.days, report_due(item, locale)) for item in found.upcoming_reports]
    items = []
    for day, days, text in sorted(lines, key=lambda line: line[0]):
        when = locale.label("text", "today_due")
        if days:
            when = locale.label("text", "in_days", days=form.in_days(days, locale))
        items.append(Item("·", f"{locale.day(day)}  {when}", text))
    page.items((heading("day", locale), heading("falls_due", locale)), items)


def due_in_words(item: Upcoming, locale: Locale) -> list[str]:
    """Return what falls due on a day: tasks, targets and years of targets, each counted and named."""
    pieces: list[str] = []
    once = [task.task.id for task in item.tasks if task.task.every is None]
    if once:
        pieces.append(_counted("due_task", len(once), once, locale))
    recurring: dict[tuple[Every, ...], list[str]] = {}
    for task in item.tasks:
        if task.task.rhythms:
            recurring.setdefault(tuple(task.task.rhythms), []).append(task.task.id)
    for rhythms, ids in recurring.items():
        pieces.append(_counted("due_yearly", len(ids), ids, locale, round=rounds(rhythms, locale)))
    others = [indicator_label(target.entry.indicator, locale) for target in item.targets if not target.years]
    if others:
        pieces.append(_counted("due_target", len(others), others, locale))
    judged: dict[Every, list[str]] = {}
    for target in item.targets:
        if target.years and target.entry.target.step is not None:
            judged.setdefault(target.entry.target.step, []).append(indicator_label(target.entry.indicator, locale))
    for step, names in judged.items():
        pieces.append(_counted("due_year", len(names), names, locale, step=locale.label("step", step)))
    return pieces


def _counted(code: str, number: int, names: Sequence[str], locale: Locale, **values: object) -> str:
    """Return how many things there are, and their names; of very many the first ones."""
    text = locale.label("text", code if number == 1 else f"{code}s", number=number, **values)
    more = [locale.label("text", "and_more", number=number - NAMED)] if number > NAMED else []
    return f"{text}: {', '.join([*names[:NAMED], *more])}"
