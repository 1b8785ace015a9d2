"""``par agencies``: who owes what, a line for each lead agency; of one agency also every occurrence and target."""

from __future__ import annotations

from collections.abc import Callable

from par_cli.locales import Locale
from par_cli.progress.accounts import total
from par_cli.progress.results import Account, OccurrenceResult, Status, TaskResult
from par_cli.render import format as form
from par_cli.render.page import Cell, Column, Entry, Named, Page, Part
from par_cli.render.table.lists import target_entries
from par_cli.render.table.phrases import agencies, answering, bands, heading, marks, short, sign, state, title

_NUMBERS: tuple[tuple[str, int, Callable[[Account], int]], ...] = (
    ("count_tasks", 2, lambda item: item.tasks),
    ("count_due", 8, lambda item: item.due.total),
    ("done_on_time", 5, lambda item: item.due.done_on_time),
    ("done_late", 6, lambda item: item.due.done_late),
    ("unfinished", 7, lambda item: item.due.unfinished),
    ("unreported", 8, lambda item: item.due.unreported),
    ("count_targets", 1, lambda item: item.targets.total),
    ("targets_unreported", 4, lambda item: item.targets_unreported),
)
"""The columns of numbers: heading, how long each is kept where there is little room, and what is counted."""


def agencies_table(page: Page, found: Status, locale: Locale) -> None:
    """Add what each agency owes and, where one agency was asked for, all that it leads and owns."""
    columns = [
        Column(heading("lead_named", locale)),
        Column(heading("answers_today", locale), keep=0),
        *(Column(heading(code, locale), "right", keep=keep) for code, keep, _ in _NUMBERS),
        Column(heading("on_time_rate", locale), "right", keep=3),
    ]
    rows = [_account(item, found, locale) for item in found.accounts]
    page.entries(columns, [*rows, _total(total(found.accounts), locale)])
    if found.account_of is not None:
        for item in found.accounts:
            _in_full(page, item, found, locale)
        if any(target.pace is not None for item in found.accounts for target in item.owns):
            bands(page, found, locale)
    marks(page, locale)


def _account(item: Account, found: Status, locale: Locale) -> Entry:
    name = locale.label("text", "no_lead") if item.agency is None else short(found.dataset, item.agency, locale)
    others = [] if item.agency is None or item.agency_today == (item.agency,) else [item.agency]
    heirs = [answering(found, others, heir, locale) for heir in item.agency_today if others]
    details: list[str | Named] = [Named(heading("id", locale), item.agency or "")]
    if item.targets_missed:
        details.append(locale.label("detail", "targets_missed", number=item.targets_missed))
    return Entry(sign(_standing(item)), [name, ", ".join(heirs) or "-", *_figures(item, locale)], details)


def _total(item: Account, locale: Locale) -> Entry:
    """Return the line of totals, which says how it counts what several agencies lead."""
    cells = [(locale.label("text", "all_agencies"), "bold"), "-", *_figures(item, locale)]
    return Entry("=", cells, [Named(heading("id", locale), ""), locale.label("text", "each_once")])


def _figures(item: Account, locale: Locale) -> list[Part]:
    return [*(locale.number(read(item)) for _, _, read in _NUMBERS), form.rate(item.due.on_time_rate, locale)]


def _standing(item: Account) -> str:
    """Return the status whose sign an account gets: that of the most pressing thing in it."""
    if item.due.unfinished or item.targets_missed:
        return "unfinished"
    if item.due.overdue or item.targets.overdue:
        return "unreported"
    return "done_on_time" if item.due.total else "open"


def _in_full(page: Page, item: Account, found: Status, locale: Locale) -> None:
    """Add every occurrence that an agency leads and every target that it owns."""
    page.blank()
    named = () if item.agency is None else (item.agency,)
    page.heading(agencies(found, named, locale))
    if item.leads:
        columns = [
            Column(f"  {heading('id', locale)}"),
            Column(heading("day", locale)),
            Column(heading("overdue_for", locale), "right"),
            Column(heading("status", locale)),
            Column(heading("task_name", locale), wrap=True, keep=1),
        ]
        rows: list[list[Cell]] = []
        previous = ""
        for task, occurrence in item.leads:
            name = title(task, occurrence, locale)
            rows.append([*_lead(task, occurrence, locale), "" if name == previous else name])  # once, not each year
            previous = name
        page.grid(columns, rows)
    if item.owns:
        page.blank()
        target_entries(page, found, item.owns, locale)


def _lead(task: TaskResult, item: OccurrenceResult, locale: Locale) -> list[Cell]:
    due = locale.label("schedule", task.task.schedule_kind) if item.due is None else locale.day(item.due)
    return [
        [sign(item.status), f" {task.task.id}"],
        due,
        "-" if item.days_overdue is None else form.in_days(item.days_overdue, locale),
        state("occurrence_status", item.status, locale),
    ]
