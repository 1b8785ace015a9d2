"""Targets and tasks under the headings of the data: groups, sections, phases, agencies, statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar, assert_never

from par_cli.progress.agencies import today
from par_cli.progress.results import MOST_PRESSING_FIRST, OCCURRENCE_STATUSES, Status, TargetResult, TaskResult

if TYPE_CHECKING:
    from par_cli.progress.option_values import TargetsBy, TasksBy

T = TypeVar("T", TargetResult, TaskResult)


class GroupHeading(NamedTuple):
    """What rows are gathered under: its kind, and the id of the one; None for those that have none."""

    by: TargetsBy
    key: str | None


def group_targets(found: Status, by: TargetsBy) -> dict[GroupHeading | None, Sequence[TargetResult]]:
    """Return the targets under their headings; one with several owners is under each of them."""
    agencies = found.dataset.agencies

    def keys(item: TargetResult) -> Iterable[str | None]:
        match by:
            case "group":
                return (item.entry.indicator.group,)
            case "section":
                return (item.section,)
            case "phase":
                return (item.entry.phase.id,)
            case "status":
                return (item.status,)
            case "agency":
                return item.owners
            case "agency-today":
                return today(agencies, item.owners, found.as_of)
            case _:
                assert_never(by)

    orders: dict[TargetsBy, Iterable[str]] = {
        "group": found.dataset.groups,
        "section": found.dataset.section_ids,
        "phase": found.dataset.phases,
        "status": MOST_PRESSING_FIRST,
        "agency": agencies,
        "agency-today": agencies,
    }
    return _grouped(by, found.targets, keys, orders[by])


def group_tasks(found: Status, by: TasksBy) -> dict[GroupHeading | None, Sequence[TaskResult]]:
    """Return the tasks under their headings; one with several leads is under each of them."""
    agencies = found.dataset.agencies

    def keys(item: TaskResult) -> Iterable[str | None]:
        match by:
            case "section":
                return (item.task.section,)
            case "status":
                return (item.status,)
            case "agency":
                return item.leads
            case "agency-today":
                return today(agencies, item.leads, found.as_of, item.task.taken_over_by)
            case _:
                assert_never(by)

    orders: dict[TasksBy, Iterable[str]] = {
        "section": found.dataset.section_ids,
        "status": OCCURRENCE_STATUSES,
        "agency": agencies,
        "agency-today": agencies,
    }
    return _grouped(by, found.tasks, keys, orders[by])


def _grouped(
    by: TargetsBy, items: Sequence[T], keys: Callable[[T], Iterable[str | None]], order: Iterable[str]
) -> dict[GroupHeading | None, Sequence[T]]:
    """Return items under their headings in an order, those that have none last; each group keeps the order given."""
    found: dict[str | None, list[T]] = {}
    for item in items:
        for key in tuple(keys(item)) or (None,):
            found.setdefault(key, []).append(item)
    return {GroupHeading(by, key): found[key] for key in (*order, None) if key in found}
