"""``par agencies``: who owes what, a line for each lead agency; of one agency also every occurrence and target."""

from __future__ import annotations

from par_cli.progress.accounts import total
from par_cli.progress.results import Account, OccurrenceResult, Status, TaskResult
from par_cli.render import format as form
from par_cli.render.page import Cell, Column, Entry, Named, Page, Part
from par_cli.render.printable import printable
from par_cli.render.table.lists import target_entries
from par_cli.render.table.parts import (
    agencies,
    answering,
    bands,
    heading,
    in_days,
    marks,
    short,
    sign,
    state,
    title,
    top,
)
from par_cli.render.words import DETAIL, OCCURRENCE_STATUS, SCHEDULE, Language, say, word


def agencies_table(page: Page, found: Status, language: Language, *, binding: bool) -> None:
    """Add what each agency owes and, where one agency was asked for, all that it leads and owns."""
    top(page, found, language, binding=binding)
    if found.account_of is not None:
        name = printable(found.dataset.agencies[found.account_of].name.to(language))
        page.line((say("account_of", language, name=name, id=found.account_of), "bold"))
    page.blank()
    if not found.accounts:
        page.line(say("nothing", language))
        return
    columns = [
        Column(heading("lead_named", language)),
        Column(heading("answers_today", language), keep=0),
        Column(heading("count_tasks", language), "right", keep=2),
        Column(heading("count_due", language), "right", keep=8),
        Column(heading("done_on_time", language), "right", keep=5),
        Column(heading("done_late", language), "right", keep=6),
        Column(heading("unfinished", language), "right", keep=7),
        Column(heading("unreported", language), "right", keep=8),
        Column(heading("count_targets", language), "right", keep=1),
        Column(heading("targets_unreported", language), "right", keep=4),
        Column(heading("on_time_rate", language), "right", keep=3),
    ]
    rows = [_account(item, found, language) for item in found.accounts]
    page.entries(columns, [*rows, _total(total(found.accounts), language)])
    if found.account_of is not None:
        for item in found.accounts:
            _in_full(page, item, found, language)
        if any(target.pace is not None for item in found.accounts for target in item.owns):
            bands(page, found, language)
    marks(page, language)


def _account(item: Account, found: Status, language: Language) -> Entry:
    name = say("no_lead", language) if item.agency is None else short(found.dataset, item.agency, language)
    others = [] if item.agency is None or item.agency_today == (item.agency,) else [item.agency]
    heirs = [answering(found, others, heir, language) for heir in item.agency_today if others]
    details: list[str | Named] = [Named(heading("id", language), item.agency or "")]
    if item.targets_missed:
        details.append(word(DETAIL, "targets_missed", language).format(number=item.targets_missed))
    return Entry(sign(_standing(item)), [name, ", ".join(heirs) or "-", *_figures(item, language)], details)


def _total(item: Account, language: Language) -> Entry:
    """Give the line of totals, which says how it counts what several agencies lead."""
    cells = [(say("all_agencies", language), "bold"), "-", *_figures(item, language)]
    return Entry("=", cells, [Named(heading("id", language), ""), say("each_once", language)])


def _figures(item: Account, language: Language) -> list[Part]:
    due = item.due
    numbers = (
        item.tasks,
        due.total,
        due.done_on_time,
        due.done_late,
        due.unfinished,
        due.unreported,
        item.targets.total,
        item.targets_unreported,
    )
    return [*(form.number(number, language) for number in numbers), form.rate(due.on_time_rate, language)]


def _standing(item: Account) -> str:
    """Give the status whose sign stands for an account: the most pressing thing in it."""
    if item.due.unfinished or item.targets_missed:
        return "unfinished"
    if item.due.overdue or item.targets.overdue:
        return "unreported"
    return "done_on_time" if item.due.total else "open"


def _in_full(page: Page, item: Account, found: Status, language: Language) -> None:
    """Add every occurrence that an agency leads and every target that it owns."""
    page.blank()
    named = () if item.agency is None else (item.agency,)
    page.heading(agencies(found, named, language))
    if item.leads:
        columns = [
            Column(f"  {heading('id', language)}"),
            Column(heading("day", language)),
            Column(heading("overdue_for", language), "right"),
            Column(heading("status", language)),
            Column(heading("task_name", language), wrap=True, keep=1),
        ]
        rows: list[list[Cell]] = []
        said = ""
        for task, part in item.leads:
            name = title(task, part, language)
            rows.append([*_lead(task, part, language), "" if name == said else name])  # a name once, not each year
            said = name
        page.grid(columns, rows)
    if item.owns:
        page.blank()
        target_entries(page, found, item.owns, language)


def _lead(task: TaskResult, item: OccurrenceResult, language: Language) -> list[Cell]:
    due = word(SCHEDULE, task.task.schedule_kind, language) if item.due is None else form.day(item.due, language)
    return [
        [sign(item.status), f" {task.task.id}"],
        due,
        "-" if item.days_overdue is None else in_days(item.days_overdue, language),
        state(OCCURRENCE_STATUS, item.status, language),
    ]
