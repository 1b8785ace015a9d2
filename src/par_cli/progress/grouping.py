"""Targets and tasks under the headings of the data: groups, sections, phases, agencies, statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from par_cli.progress.agencies import today
from par_cli.progress.results import MOST_PRESSING_FIRST, OCCURRENCE_STATUSES, Status, TargetResult, TaskResult
from par_cli.progress.summary import grouped

if TYPE_CHECKING:
    from par_cli.progress.option_values import TargetsBy, TasksBy

T = TypeVar("T", TargetResult, TaskResult)
Keys = Callable[[T], Iterable[str | None]]
"""Returns the headings that a row is under."""


class GroupHeading(NamedTuple):
    """What rows are gathered under: its kind, and the id of the one; None for those that have none."""

    by: TargetsBy
    key: str | None


def group_targets(found: Status, by: TargetsBy) -> dict[GroupHeading | None, Sequence[TargetResult]]:
    """Return the targets under their headings; one with several owners is under each of them."""
    dataset, agencies = found.dataset, found.dataset.agencies
    headings: dict[TargetsBy, tuple[Iterable[str], Keys[TargetResult]]] = {
        "group": (dataset.groups, lambda item: (item.group,)),
        "section": (dataset.section_ids, lambda item: (item.section,)),
        "phase": (dataset.phases, lambda item: (item.entry.phase.id,)),
        "status": (MOST_PRESSING_FIRST, lambda item: (item.status,)),
        "agency": (agencies, lambda item: item.owners),
        "agency-today": (agencies, lambda item: today(agencies, item.owners, found.as_of)),
    }
    return _grouped(by, found.targets, *headings[by])


def group_tasks(found: Status, by: TasksBy) -> dict[GroupHeading | None, Sequence[TaskResult]]:
    """Return the tasks under their headings; one with several leads is under each of them."""
    agencies = found.dataset.agencies
    headings: dict[TasksBy, tuple[Iterable[str], Keys[TaskResult]]] = {
        "section": (found.dataset.section_ids, lambda item: (item.task.section,)),
        "status": (OCCURRENCE_STATUSES, lambda item: (item.status,)),
        "agency": (agencies, lambda item: item.leads),
        "agency-today": (agencies, lambda item: today(agencies, item.leads, found.as_of, item.task.taken_over_by)),
    }
    return _grouped(by, found.tasks, *headings[by])


def _grouped(
    by: TargetsBy, items: Sequence[T], order: Iterable[str], keys: Keys[T]
) -> dict[GroupHeading | None, Sequence[T]]:
    """Return items under their headings in an order, those that have none last; each group keeps the order given."""
    found = grouped((key, item) for item in items for key in tuple(keys(item)) or (None,))
    return {GroupHeading(by, key): found[key] for key in (*order, None) if key in found}
