"""The rows of targets, tasks and agencies under their headings, with what the filters of the page look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from par_cli.locales import Locale
from par_cli.progress.accounts import total
from par_cli.progress.grouping import group_targets, group_tasks
from par_cli.progress.results import Account, Status, TargetResult, TaskResult
from par_cli.render import comparisons, list_cells, promises
from par_cli.render import format as form
from par_cli.render.headings import Groups, headed, heading_text
from par_cli.render.html.html_page import TableGroup, table
from par_cli.render.html.markup import Markup, escaped, joined, tag
from par_cli.render.page import SIGNS_AND_STYLES, one_line
from par_cli.render.phrases import agencies, heading

T = TypeVar("T", TargetResult, TaskResult)


def badge(section: str, status: str, locale: Locale) -> Markup:
    """Return a status: its sign, its word and its colour."""
    sign, style = SIGNS_AND_STYLES[status]
    classes = f"status {style}".strip()
    return tag("span", tag("span", sign, aria_hidden="true"), " ", locale.label(section, status), class_=classes)


def small(parts: Iterable[str], by: str = " · ") -> Markup | None:
    """Return remarks below a text; nothing where there are none."""
    text = by.join(item for item in parts if item)
    return tag("small", text) if text else None


def filtered(kind: str, statuses: Iterable[str], phases: Iterable[str], owners: Iterable[str]) -> dict[str, str]:
    """Return the attributes of a row by which the filters find it."""
    return {
        "data_kind": kind,
        "data_status": " ".join(dict.fromkeys(statuses)),
        "data_phase": " ".join(dict.fromkeys(phases)),
        "data_owner": " ".join(dict.fromkeys(owners)),
    }


def _groups(
    found: Status,
    groups: Groups[T],
    row: Callable[[T], tuple[list[Markup], dict[str, str]]],
    locale: Locale,
) -> list[TableGroup]:
    """Return rows under the headings of the data, without one where nothing has a heading."""
    return [
        TableGroup(heading_text(item, found, locale), [row(one) for one in items])
        for item, items in headed(groups).items()
    ]


# --- targets


def target_table(found: Status, locale: Locale) -> Markup:
    """Return all targets asked for: what each must be, the newest value, gap, pace and status."""
    paces = any(item.pace is not None for item in found.targets)
    columns = [
        (locale.label("page", "target"), False),
        (heading("goal", locale), False),
        (heading("newest", locale), False),
        (heading("gap", locale), True),
        *([(heading("pace", locale), True)] if paces else []),
        (heading("status", locale), False),
        (locale.label("page", "owner"), False),
    ]

    def row(item: TargetResult) -> tuple[list[Markup], dict[str, str]]:
        owners = (*item.owners, *item.owners_today)
        attributes = filtered("target", [item.status], [item.entry.phase.id], owners)
        return _target(item, found, locale, paces=paces), attributes

    groups = _groups(found, group_targets(found, "group"), row, locale)
    return table(columns, groups, locale.label("page", "targets"))


def _target(item: TargetResult, found: Status, locale: Locale, *, paces: bool) -> list[Markup]:
    entry = item.entry
    value = item.shown_value
    name = tag("a", list_cells.target_name(item, locale), href=f"#indicator-{entry.indicator.id}")
    change = comparisons.change(item, found.dataset, locale)
    figure = "-" if value is None else form.dated(value, item, locale)
    goal = promises.goal(entry.target, entry.indicator, locale)
    deadline, late = promises.by_deadline(entry, locale), form.overdue_by(item.days_overdue, locale)
    remarks = [locale.label("commitment", entry.target.commitment)]
    remarks += [*list_cells.target_notes(item, found, locale), *list_cells.target_details(item, locale)]
    return [
        joined(
            [name, tag("code", entry.id), small(text for text in remarks if text not in {goal, deadline, late})], " "
        ),
        joined([escaped(goal), small([deadline])], " "),
        joined([escaped(figure), small([change] if change != "-" else [])], " "),
        escaped(comparisons.gap(item, found.dataset, locale)),
        *([escaped(comparisons.pace(item, locale))] if paces else []),
        joined([badge("target_status", item.status, locale), small([late])], " "),
        escaped(agencies(found, item.owners, locale)),
    ]


# --- tasks


def task_table(found: Status, locale: Locale) -> Markup:
    """Return all tasks asked for: when each falls due, what was reported, its status and who leads it."""
    columns = [
        (heading("task_name", locale), False),
        (heading("due", locale), False),
        (heading("overdue_days", locale), True),
        (heading("status", locale), False),
        (heading("lead", locale), False),
    ]

    def row(item: TaskResult) -> tuple[list[Markup], dict[str, str]]:
        attributes = filtered("task", [item.status], phases_of(item, found), (*item.leads, *item.lead_today))
        return _task(item, found, locale), attributes

    groups = _groups(found, group_tasks(found, "section"), row, locale)
    return table(columns, groups, locale.label("page", "tasks"))


def phases_of(item: TaskResult, found: Status) -> list[str]:
    """Return the phases that a task belongs to: those in which it is first due; all, where it has no date."""
    days = [one.first_due for one in item.occurrences]
    return [
        phase.id for phase in found.dataset.phases.values() if any(day is None or phase.contains(day) for day in days)
    ]


def _task(item: TaskResult, found: Status, locale: Locale) -> list[Markup]:
    task = item.task
    notes = [*list_cells.task_notes(item, found, locale), list_cells.seen_note(item, locale)]
    remarks = [*filter(None, notes), *list_cells.task_details(item, locale)]
    if task.coordinating:
        remarks.append(locale.label("detail", "coordinating", names=list_cells.coordinating(item, found, locale)))
    due = one_line(list_cells.due(item, found, locale))
    if not due and task.undated is not None:
        due = locale.label("schedule", task.schedule_kind)
    return [
        joined(
            [tag("code", task.id), escaped(list_cells.task_name(item, locale, numbered=False)), small(remarks)], " "
        ),
        escaped(due or "-"),
        escaped("-" if item.days_overdue is None else locale.number(item.days_overdue)),
        badge("occurrence_status", item.status, locale),
        escaped(agencies(found, item.leads, locale, task.taken_over_by)),
    ]


# --- agencies


def agency_table(found: Status, locale: Locale) -> Markup:
    """Return what each agency owes, as the decision names it, with those that answer for it today."""
    columns = [
        (heading("lead_named", locale), False),
        (heading("answers_today", locale), False),
        *((heading(code, locale), True) for code, _ in _COUNTED),
        (heading("on_time_rate", locale), True),
    ]
    rows = [
        (
            [
                escaped(list_cells.account_name(item, found, locale, with_heirs=False)),
                escaped(list_cells.heirs(item, found, locale) or "-"),
                *_figures(item, locale),
            ],
            filtered("agency", (), (), (*filter(None, [item.agency]), *item.agency_today)),
        )
        for item in found.accounts
    ]
    name = escaped(locale.label("text", "all_agencies"))
    rows.append(([name, escaped("-"), *_figures(total(found.accounts), locale)], {}))
    return table(columns, [TableGroup("", rows)], locale.label("page", "agencies"))


_COUNTED: Sequence[tuple[str, Callable[[Account], int]]] = (
    ("count_tasks", lambda item: item.tasks),
    ("count_due", lambda item: item.due.total),
    ("done_on_time", lambda item: item.due.done_on_time),
    ("done_late", lambda item: item.due.done_late),
    ("unfinished", lambda item: item.due.unfinished),
    ("unreported", lambda item: item.due.unreported),
    ("count_targets", lambda item: item.targets.total),
    ("targets_unreported", lambda item: item.targets_unreported),
)
"""The numbers of an account: the heading of each, and what is counted."""


def _figures(item: Account, locale: Locale) -> list[Markup]:
    numbers = [locale.number(read(item)) for _, read in _COUNTED]
    return [escaped(text) for text in (*numbers, form.rate(item.due.on_time_rate, locale))]
