"""Which reports of tasks and targets are in the data already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from par_cli.loading.checks.common import Entries
from par_cli.model.reports import Outcome, TaskReport
from par_cli.record.report_edit import parse_entry
from par_cli.record.state_words import SheetKind
from par_cli.record.yaml_edit import Fields


class ReportedStates:
    """What is reported already of tasks, or of targets without a number."""

    def __init__(self, kind: SheetKind, entries: Entries) -> None:
        self._kind = kind
        self._entries = entries

    def has(self, fields: Fields, *, own_day: bool) -> bool:
        """Return whether a report says the same; one without a day of its own may have been made on another day."""
        entry = parse_entry(self._kind, fields)
        if not isinstance(entry, TaskReport | Outcome):
            return False
        for other in self._there.get(_about(entry), ()):
            if own_day or entry.published is None:
                if other == entry:
                    return True
            elif other == entry.model_copy(update={"published": other.published}):
                return True
        return False

    @cached_property
    def _there(self) -> Mapping[tuple[object, ...], Sequence[TaskReport | Outcome]]:
        """What is reported already, by what it is about."""
        found: dict[tuple[object, ...], list[TaskReport | Outcome]] = {}
        for item, _ in self._entries.task_reports if self._kind == "tasks" else self._entries.outcomes:
            found.setdefault(_about(item), []).append(item)
        return found


def _about(item: TaskReport | Outcome) -> tuple[object, ...]:
    if isinstance(item, Outcome):
        return (item.target, item.state)
    return (item.task, item.occurrence, item.reporter, item.state)
