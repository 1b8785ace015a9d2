"""The columns of the lists, each declared once: its name for ``--columns``, its heading, what it reads, its room.

``par targets``, ``par tasks`` and ``par agencies`` show those with a width from which on they are shown; the others are
for those who ask for them.  ``--sort`` takes those with an order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Generic, NamedTuple, TypeVar

from par_cli.locales import Locale
from par_cli.progress.results import (
    MOST_PRESSING_FIRST,
    OCCURRENCE_STATUSES,
    Account,
    Status,
    TargetResult,
    TaskResult,
)
from par_cli.render import comparisons, list_cells
from par_cli.render import format as form
from par_cli.render.page import ALWAYS, Column, Part
from par_cli.render.phrases import heading
from par_cli.typed import fold

T = TypeVar("T")

ON_REQUEST: Final = 10**6
"""The width of a column that is shown only where it is asked for."""

NARROW: Final = 4
"""How wide the heading of a column of small numbers is at least, for names to have room next to it."""

WIDE, WIDER, WIDEST, WITH_DETAILS = 100, 120, 160, 220


class CellContext(NamedTuple):
    """What a cell may depend on, next to the result of its row."""

    found: Status
    locale: Locale
    columns: tuple[str, ...] = ()
    """The columns asked for; none for those that the width has room for."""
    by: str = ""
    """What the rows are under."""
    brief: bool = False
    """Whether each row is one line."""

    @property
    def with_heirs(self) -> bool:
        """Whether an agency is named with those that answer for it today: where no column has them."""
        return "agency_today" not in self.columns


class ListColumn(NamedTuple, Generic[T]):
    """A column of a list: ``shape`` is how it is set, ``order`` the key that ``--sort`` sorts by."""

    name: str
    heading: str
    read: Callable[[T, CellContext], Part]
    shape: Column
    order: Callable[[T, CellContext], Any] | None = None

    def column(self, context: CellContext) -> Column:
        """Return it for a page: one that was asked for is always shown."""
        shape = self.shape._replace(heading=heading(self.heading, context.locale))
        return shape._replace(since=0, keep=ALWAYS) if self.name in context.columns else shape


def _shape(
    since: int = 0,
    keep: int = 1,
    *,
    right: bool = False,
    wrap: bool = False,
    least: int = 16,
    spans: bool = False,
    lines: int = 0,
    hang: int = 0,
) -> Column:
    return Column("", "right" if right else "left", wrap, keep, since, least, spans, lines, hang=hang)


def _unknown_last(number: Fraction | None) -> tuple[bool, Fraction]:
    return number is None, Fraction(0) if number is None else number


def _blank(text: str) -> str:
    return "" if text == "-" else text


R = TypeVar("R", TargetResult, TaskResult)


def _overdue(keep: int) -> ListColumn[Any]:
    """Return the column of the days by which a target or task is overdue; the most days come first."""

    def read(item: TargetResult | TaskResult, context: CellContext) -> str:
        return "" if item.days_overdue is None else context.locale.number(item.days_overdue)

    shape = _shape(WIDE, keep, right=True)
    return ListColumn("days_overdue", "overdue_days", read, shape, lambda item, _: -(item.days_overdue or 0))


def _status(most_pressing_first: Sequence[str]) -> ListColumn[Any]:
    return ListColumn(
        "status",
        "status",
        lambda item, context: list_cells.status(item.status, context.locale),
        _shape(keep=ALWAYS),
        lambda item, _: most_pressing_first.index(item.status),
    )


def _details(details: Callable[[R, Locale], Sequence[str]]) -> ListColumn[R]:
    return ListColumn(
        "details",
        "details",
        lambda item, context: "; ".join(details(item, context.locale)),
        _shape(WITH_DETAILS, 0, wrap=True, least=40),
    )


TARGETS: Final[tuple[ListColumn[TargetResult], ...]] = (
    ListColumn(
        "name",
        "target_name",
        lambda item, context: list_cells.target_name(item, context.locale),
        _shape(keep=ALWAYS, wrap=True, spans=True, lines=2),
        lambda item, context: fold(list_cells.target_name(item, context.locale)),
    ),
    ListColumn(
        "current",
        "newest",
        lambda item, context: list_cells.newest(item, context.found, context.locale, brief=context.brief),
        _shape(keep=6, wrap=True, spans=True, least=12),
    ),
    ListColumn(
        "phase",
        "phase",
        lambda item, _: item.entry.phase.id,
        _shape(ON_REQUEST),
        lambda item, context: [*context.found.dataset.phases].index(item.entry.phase.id),
    ),
    ListColumn(
        "goal",
        "goal",
        lambda item, context: list_cells.goal(
            item, context.locale, phase=context.by != "phase" and "phase" not in context.columns
        ),
        _shape(keep=7, wrap=True),
    ),
    ListColumn(
        "gap",
        "gap",
        lambda item, context: _blank(comparisons.gap(item, context.found.dataset, context.locale)),
        _shape(WIDE, 4, right=True),
    ),
    ListColumn(
        "pace",
        "pace",
        lambda item, context: _blank(comparisons.pace(item, context.locale)),
        _shape(WIDE, 4, right=True),
        lambda item, _: _unknown_last(item.pace),
    ),
    _overdue(3),
    _status(MOST_PRESSING_FIRST),
    ListColumn(
        "owners",
        "lead",
        lambda item, context: list_cells.leads(context.found, item.owners, context.locale),
        _shape(WIDER, 2, wrap=True, spans=True, lines=3, least=20),
    ),
    ListColumn("id", "id", lambda item, _: item.entry.id, _shape(WIDEST, 1), lambda item, _: item.entry.id),
    ListColumn(
        "deadline",
        "deadline",
        lambda item, context: context.locale.day(item.entry.deadline),
        _shape(ON_REQUEST),
        lambda item, _: item.entry.deadline,
    ),
    ListColumn("section", "section", lambda item, _: item.section or "", _shape(ON_REQUEST)),
    ListColumn(
        "commitment",
        "commitment",
        lambda item, context: context.locale.label("commitment", item.entry.target.commitment),
        _shape(ON_REQUEST),
    ),
    ListColumn(
        "baseline",
        "baseline",
        lambda item, context: "" if item.baseline is None else form.dated(item.baseline, item, context.locale),
        _shape(ON_REQUEST),
    ),
    ListColumn(
        "last_change",
        "change",
        lambda item, context: _blank(comparisons.change(item, context.found.dataset, context.locale)),
        _shape(ON_REQUEST),
    ),
    ListColumn(
        "share",
        "share",
        lambda item, context: _blank(form.rate(item.share, context.locale)),
        _shape(ON_REQUEST, right=True),
        lambda item, _: _unknown_last(item.share),
    ),
    _details(list_cells.target_details),
)

TASKS: Final[tuple[ListColumn[TaskResult], ...]] = (
    ListColumn(
        "name",
        "task_name",
        lambda item, context: list_cells.task_name(item, context.locale, numbered="id" not in context.columns),
        _shape(keep=ALWAYS, wrap=True, least=24, lines=1),
        lambda item, context: fold(context.locale.text(item.task.name)),
    ),
    ListColumn(
        "id",
        "id",
        lambda item, _: item.task.id,
        _shape(ON_REQUEST),
        lambda _item, _view: 0,  # as in the decision
    ),
    ListColumn(
        "lead",
        "lead",
        lambda item, context: list_cells.leads(context.found, item.leads, context.locale, item.task.taken_over_by),
        _shape(WIDE, 3, wrap=True, lines=3, least=20),
    ),
    ListColumn(
        "due",
        "day",
        lambda item, context: list_cells.due(item, context.found, context.locale),
        _shape(keep=6, wrap=True, least=10),
        lambda item, _: list_cells.due_order(item),
    ),
    ListColumn("done", "done", lambda item, _: list_cells.done_of_due(item), _shape(WIDER, 2, right=True)),
    _overdue(4),
    _status(OCCURRENCE_STATUSES),
    ListColumn(
        "schedule",
        "schedule",
        lambda item, context: context.locale.label("schedule", item.task.schedule_kind),
        _shape(WIDEST, 1),
    ),
    ListColumn("section", "section", lambda item, _: item.task.section, _shape(ON_REQUEST)),
    ListColumn(
        "coordinating",
        "coordinating",
        lambda item, context: list_cells.coordinating(item, context.found, context.locale),
        _shape(WITH_DETAILS, 1, wrap=True),
    ),
    _details(list_cells.task_details),
)


def _number(
    name: str, code: str, read: Callable[[Account], int], since: int = 0, keep: int = 1, *, least: int = 16
) -> ListColumn[Account]:
    shape = _shape(since, keep, right=True, least=least)
    return ListColumn(name, code, lambda item, context: context.locale.number(read(item)), shape)


ACCOUNTS: Final[tuple[ListColumn[Account], ...]] = (
    ListColumn(
        "name",
        "agency",
        lambda item, context: list_cells.account_name(
            item, context.found, context.locale, with_heirs=context.with_heirs
        ),
        _shape(keep=ALWAYS, wrap=True, least=20, lines=2, hang=2),
    ),
    ListColumn(
        "agency_today",
        "answers_today",
        lambda item, context: list_cells.heirs(item, context.found, context.locale),
        _shape(ON_REQUEST, wrap=True),
    ),
    _number("tasks", "count_tasks", lambda item: item.tasks, WIDE, 2),
    _number("due", "count_due", lambda item: item.due.total, keep=6, least=NARROW),
    _number("on_time", "done_on_time", lambda item: item.due.done_on_time, keep=5, least=NARROW),
    _number("late", "done_late", lambda item: item.due.done_late, keep=4, least=NARROW),
    _number("unfinished", "unfinished", lambda item: item.due.unfinished, WIDE, 3),
    _number("unreported", "unreported", lambda item: item.due.unreported, WIDE, 3),
    _number("overdue", "overdue_for", lambda item: item.due.overdue, keep=8, least=NARROW),
    ListColumn(
        "on_time_rate",
        "on_time_rate",
        lambda item, context: form.rate(item.due.on_time_rate, context.locale),
        _shape(keep=5, right=True),
    ),
    _number("targets", "count_targets", lambda item: item.targets.total, WIDE, 2),
    _number("targets_missed", "targets_missed", lambda item: item.targets_missed, WIDER, 1),
    _number("targets_unreported", "targets_unreported", lambda item: item.targets_unreported, keep=7),
    _number("targets_overdue", "targets_overdue", lambda item: item.targets.overdue, ON_REQUEST),
    ListColumn("agency", "id", lambda item, _: item.agency or "", _shape(WIDEST, 1)),
)

OF_VIEW: Final[Mapping[str, Sequence[ListColumn[Any]]]] = {"targets": TARGETS, "tasks": TASKS, "agencies": ACCOUNTS}
"""The columns of each command that lists."""


def names(view: str) -> list[str]:
    """Return what ``--columns`` takes."""
    return [column.name for column in OF_VIEW[view]]


def orders(view: str) -> list[str]:
    """Return what ``--sort`` takes."""
    return [column.name for column in OF_VIEW[view] if column.order is not None]


def ordered(found: Status, name: str, kind: str, locale: Locale) -> Status:
    """Return the targets or tasks of a status in the order of a column; those that are equal keep the decision's."""
    order = next(column.order for column in OF_VIEW[kind] if column.name == name and column.order is not None)
    context = CellContext(found, locale)
    if kind == "targets":
        return found._replace(targets=tuple(sorted(found.targets, key=lambda item: order(item, context))))
    return found._replace(tasks=tuple(sorted(found.tasks, key=lambda item: order(item, context))))
