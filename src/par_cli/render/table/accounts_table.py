"""``par agencies``: who owes what, a line for each lead agency; of one agency also every occurrence and target."""

from __future__ import annotations

from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.progress.accounts import total
from par_cli.progress.results import Account, OccurrenceResult, Status, TaskResult
from par_cli.render import format as form
from par_cli.render import list_cells
from par_cli.render.formats import Layout
from par_cli.render.page import SIGNS_AND_STYLES, Cell, Column, Page, Part, Row, RowGroup, plain
from par_cli.render.phrases import heading, marks, occurrence_title, sign, status_word
from par_cli.render.table.list_columns import ACCOUNTS, ON_REQUEST, CellContext, ListColumn
from par_cli.render.table.lists import target_entries

ON_TIME = ("on_time", "late", "on_time_rate")
"""The columns that say nothing where only what is overdue is counted."""


def agencies_table(page: Page, found: Status, locale: Locale, layout: Layout) -> None:
    """Add what each agency owes and, where one agency was asked for, all that it leads and owns."""
    context = CellContext(found, locale, layout.columns)
    chosen = [column for name in layout.columns for column in ACCOUNTS if column.name == name] or [
        column
        for column in ACCOUNTS
        if column.shape.since < ON_REQUEST and not (column.name in ON_TIME and ("overdue", "true") in found.filters)
    ]
    rows = [_row(item, chosen, context) for item in (*found.accounts, total(found.accounts))]
    last = zip(chosen, rows[-1].cells, strict=True)
    rows[-1] = Row([_total(column, cell, locale) for column, cell in last])
    page.listing([column.column(context) for column in chosen], [RowGroup("", "", rows)], brief=layout.brief)
    by = "accounts_today" if found.by_today else "accounts_named"
    page.line(form.joined(locale.label("text", by), locale.label("text", "each_once")), hang=2)
    if found.account_of is not None:
        days = [_in_full(page, item, found, locale) for item in found.accounts]
        if any(days):
            page.blank()
            page.line(locale.label("text", "overdue_since"), hang=2)
    marks(page, locale)


def _row(item: Account, chosen: Sequence[ListColumn[Account]], context: CellContext) -> Row:
    return Row([_signed(column, item, context) for column in chosen])


def _signed(column: ListColumn[Account], item: Account, context: CellContext) -> Part:
    """Return a cell, the name with the sign of the most pressing thing in the account."""
    cell = column.read(item, context)
    if column.name != "name":
        return cell
    mark, style = SIGNS_AND_STYLES[_standing(item)]
    return f"{mark} {plain(cell)}", style


def _total(column: ListColumn[Account], cell: Part, locale: Locale) -> Part:
    return (f"= {locale.label('text', 'all_agencies')}", "bold") if column.name == "name" else cell


def _standing(item: Account) -> str:
    """Return the status whose sign an account gets: that of the most pressing thing in it."""
    if item.due.unfinished or item.targets_missed:
        return "unfinished"
    if item.due.overdue or item.targets.overdue:
        return "unreported"
    return "done_on_time" if item.due.total else "open"


def _in_full(page: Page, item: Account, found: Status, locale: Locale) -> bool:
    """Add all that an agency leads and all targets that it owns; return whether days overdue of these are shown."""
    page.blank()
    page.heading(list_cells.account_name(item, found, locale, with_heirs=True))
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
            name = occurrence_title(task.task, occurrence.slot, locale)
            rows.append([*_lead(task, occurrence, locale), "" if name == previous else name])  # once, not each year
            previous = name
        page.grid(columns, rows)
    if not item.owns:
        return False
    page.blank()
    return target_entries(page, found, item.owns, locale)


def _lead(task: TaskResult, item: OccurrenceResult, locale: Locale) -> list[Cell]:
    due = locale.label("schedule", task.task.schedule_kind) if item.due is None else locale.day(item.due)
    return [
        [sign(item.status), f" {task.task.id}"],
        due,
        "-" if item.days_overdue is None else form.in_days(item.days_overdue, locale),
        (status_word(item.status, locale), SIGNS_AND_STYLES[item.status][1]),
    ]
