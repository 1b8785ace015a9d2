"""``par targets`` and ``par tasks``: rows under the headings of the data, as many columns as there is room for.

The way is: the results of a status, the groups of :mod:`par_cli.progress.grouping`, the columns that
:mod:`par_cli.render.table.list_columns` declares, and the page, which knows its width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, get_args

from par_cli.locales import Locale
from par_cli.progress.grouping import GroupHeading, group_targets, group_tasks
from par_cli.progress.option_values import TargetsBy, TasksBy
from par_cli.progress.results import Status, TargetResult, TaskResult
from par_cli.render import comparisons, list_cells
from par_cli.render import format as form
from par_cli.render.formats import Layout
from par_cli.render.headings import Groups, headed, heading_text
from par_cli.render.page import ALWAYS, Page, Part, Row, RowGroup, plain
from par_cli.render.phrases import bands, marks
from par_cli.render.table.list_columns import ON_REQUEST, TARGETS, TASKS, CellContext, ListColumn

T = TypeVar("T", TargetResult, TaskResult)

CONSTANT = ("owners", "lead")
"""The columns whose text is moved to the heading where all rows below it have the same."""


def targets_table(page: Page, found: Status, locale: Locale, layout: Layout) -> None:
    """Add every target asked for under its heading: what it must be, the newest figure and the status, and the rest."""
    by = _by(layout, get_args(TargetsBy))
    groups: Groups[TargetResult] = headed({None: found.targets} if by is None else group_targets(found, by))
    context = CellContext(found, locale, layout.columns, brief=layout.brief)
    shown = _write(page, groups, TARGETS, context, layout, list_cells.target_notes)
    more = "name,id" if "gap" in shown else "name,id,gap"
    signs, others = _change_signs(found.targets, shown, locale), _others("id", more, shown, layout, locale)
    page.line(form.joined(_counted(found.targets, groups, locale), others, signs), hang=2)
    _explain_targets(page, found, found.targets, shown, locale)
    marks(page, locale)


def target_entries(page: Page, found: Status, items: Sequence[TargetResult], locale: Locale) -> bool:
    """Add some targets without headings, and what their columns mean; return whether days overdue are among these."""
    context = CellContext(found, locale)
    shown = _write(page, {None: list(items)}, TARGETS, context, Layout(), list_cells.target_notes)
    if signs := _change_signs(items, shown, locale):
        page.line(signs)
    _explain_targets(page, found, items, shown - {"days_overdue"}, locale)
    return "days_overdue" in shown and any(item.days_overdue for item in items)


def tasks_table(page: Page, found: Status, locale: Locale, layout: Layout) -> None:
    """Add every task asked for under its heading: when it falls due, its status, who leads it, how late it is."""
    by = _by(layout, get_args(TasksBy))
    groups: Groups[TaskResult] = headed({None: found.tasks} if by is None else group_tasks(found, by))
    shown = _write(page, groups, TASKS, CellContext(found, locale, layout.columns), layout, list_cells.task_notes)
    page.line(
        form.joined(_counted(found.tasks, groups, locale), _others("lead", "name,lead,due", shown, layout, locale)),
        hang=2,
    )
    if seen := [item.task.id for item in found.tasks if list_cells.seen_note(item, locale)]:
        page.line(locale.label("text", "seen_tasks", ids=", ".join(seen)), hang=2)
    marks(page, locale)


def _by(layout: Layout, kinds: Sequence[Any]) -> Any:  # noqa: ANN401 - the kinds of one of two lists
    return kinds[0] if layout.by is None else layout.by or None


def _write(
    page: Page,
    groups: Groups[T],
    columns: Sequence[ListColumn[T]],
    context: CellContext,
    layout: Layout,
    notes: Callable[[T, Status, Locale], list[str]],
) -> set[str]:
    """Write rows under their headings; return the names of the columns that the page shows."""
    chosen = [column for name in layout.columns for column in columns if column.name == name] or [
        column for column in columns if column.shape.since < ON_REQUEST
    ]
    by = next((heading.by for heading in groups if heading is not None), "")
    context = context._replace(by=by)
    table = {
        heading: [[column.read(item, context) for column in chosen] for item in items]
        for heading, items in groups.items()
    }
    if not layout.columns:
        chosen, table = _without_empty(chosen, table, by)
    groups_of_rows = []
    for heading, items in groups.items():
        title = heading_text(heading, context.found, context.locale)
        note = "" if layout.columns or heading is None else _constant(chosen, table[heading], title)
        rows = [
            Row(row, _short(item, chosen[0], context.locale), "; ".join(notes(item, context.found, context.locale)))
            for row, item in zip(table[heading], items, strict=True)
        ]
        groups_of_rows.append(RowGroup(title, note, rows))
    shown = page.listing([column.column(context) for column in chosen], groups_of_rows, brief=layout.brief)
    return {chosen[at].name for at in shown}


def _without_empty(
    chosen: list[ListColumn[T]], table: dict[GroupHeading | None, list[list[Part]]], by: str
) -> tuple[list[ListColumn[T]], dict[GroupHeading | None, list[list[Part]]]]:
    """Return columns and rows without the columns that are empty, and the one that the headings are of."""
    empty = {
        at
        for at, column in enumerate(chosen)
        if column.name == by
        or (column.shape.keep < ALWAYS and not any(plain(row[at]) for rows in table.values() for row in rows))
    }
    kept = {
        heading: [[cell for at, cell in enumerate(row) if at not in empty] for row in rows]
        for heading, rows in table.items()
    }
    return [column for at, column in enumerate(chosen) if at not in empty], kept


def _constant(chosen: Sequence[ListColumn[Any]], rows: list[list[Part]], title: str) -> str:
    """Move what all rows of a group say in some columns out of them; return it for the heading, unless this says it."""
    found: list[str] = []
    for at, column in enumerate(chosen):
        texts = {plain(row[at]) for row in rows}
        if column.name in CONSTANT and len(rows) > 1 and len(texts) == 1 and texts != {""}:
            found += texts - {title}
            for row in rows:
                row[at] = ""
    return "".join(f" · {text}" for text in found)


def _short(item: TargetResult | TaskResult, first: ListColumn[Any], locale: Locale) -> str:
    return list_cells.short_name(item, locale) if isinstance(item, TargetResult) and first.name == "name" else ""


def _counted(items: Sequence[T], groups: Groups[T], locale: Locale) -> str:
    text = locale.label("text", "counted", number=len(items))
    more = sum(map(len, groups.values())) > len(items)
    return f"{text}; {locale.label('text', 'under_each')}" if more else text


def _others(column: str, names: str, shown: set[str], layout: Layout, locale: Locale) -> str:
    """Return how to ask for a column that the page has no room for: the ids of targets, who leads tasks."""
    return "" if layout.columns or column in shown else locale.label("text", "other_columns", names=names)


def _change_signs(items: Iterable[TargetResult], shown: set[str], locale: Locale) -> str:
    """Return what the signs of changes mean, where one is shown."""
    changes = any(item.last_change_is for item in items if comparisons.has_change(item))
    signs = shown & {"current", "last_change"} and changes
    return locale.label("text", "change_signs") if signs else ""


def _explain_targets(page: Page, found: Status, items: Iterable[TargetResult], shown: set[str], locale: Locale) -> None:
    """Add from when days are counted, and the bands of the pace."""
    items = list(items)
    if "days_overdue" in shown and any(item.days_overdue for item in items):
        page.line(locale.label("text", "overdue_since"), hang=2)
    if any(item.pace is not None for item in items):
        bands(page, found, locale)
