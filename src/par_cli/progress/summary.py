"""Counting: statuses per phase, section, group and agency, and the four buckets of occurrences (method, 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from par_cli.progress.results import (
    OCCURRENCE_STATUSES,
    TARGET_STATUSES,
    TARGETS_APART,
    TASKS_APART,
    OccurrenceResult,
    OccurrenceTally,
    Summary,
    Tally,
    TargetResult,
    TaskResult,
)

K = TypeVar("K")
R = TypeVar("R")
T = TypeVar("T")
Results = Sequence[TargetResult] | Sequence[TaskResult] | Sequence[OccurrenceResult]


def summarise(targets: Sequence[TargetResult], tasks: Sequence[TaskResult]) -> Summary:
    """Count targets, tasks and occurrences: all, and by phase, section, group and agency that the decision names."""
    targets = [item for item in targets if item.counts]
    occurrences = [(name, found) for item in tasks for found in item.occurrences for name in found.slot.lead]
    return Summary(
        targets=count_targets(targets),
        targets_by_phase=_by(count_targets, ((item.entry.phase.id, item) for item in targets)),
        targets_by_section=_by(count_targets, ((item.section, item) for item in targets if item.section is not None)),
        targets_by_group=_by(count_targets, ((item.group, item) for item in targets if item.group is not None)),
        targets_by_agency=_by(count_targets, ((owner, item) for item in targets for owner in item.owners)),
        tasks=_count_tasks(tasks),
        tasks_by_section=_by(_count_tasks, ((item.task.section, item) for item in tasks)),
        tasks_by_agency=_by(_count_tasks, ((name, item) for item in tasks for name in item.leads)),
        occurrences=count_occurrences([found for item in tasks for found in item.occurrences]),
        occurrences_by_agency=_by(count_occurrences, occurrences),
    )


def _by(count: Callable[[Sequence[R]], T], pairs: Iterable[tuple[str, R]]) -> dict[str, T]:
    return {key: count(items) for key, items in grouped(pairs).items()}


def grouped(pairs: Iterable[tuple[K, R]]) -> dict[K, list[R]]:
    found: dict[K, list[R]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found


def count_targets(results: Sequence[TargetResult]) -> Tally:
    return _tally(results, TARGET_STATUSES, TARGETS_APART)


def _count_tasks(results: Sequence[TaskResult]) -> Tally:
    return _tally(results, OCCURRENCE_STATUSES, TASKS_APART)


def _tally(results: Results, statuses: Sequence[str], apart: Sequence[str]) -> Tally:
    late = [item for item in results if item.overdue]
    unreported = sum(item.status == "unreported" for item in late)
    other = sum(item.status not in apart for item in results)
    return Tally(len(results), len(late), unreported, other, _count_by_status(results, statuses))


def _count_by_status(results: Results, statuses: Sequence[str]) -> dict[str, int]:
    """Return how many results have each status, those that none has included."""
    found: list[str] = [item.status for item in results]
    return {status: found.count(status) for status in statuses}


def count_occurrences(occurrences: Sequence[OccurrenceResult]) -> OccurrenceTally:
    """Count occurrences in the four buckets, with the rates over those whose due date has passed."""
    by_status = _count_by_status(occurrences, OCCURRENCE_STATUSES)
    due = [item for item in occurrences if item.due_passed]
    on_time = sum(item.status == "done_on_time" for item in due)
    done = on_time + sum(item.status == "done_late" for item in due)
    return OccurrenceTally(
        total=len(occurrences),
        due=len(due),
        on_time_rate=Fraction(on_time, len(due)) if due else None,
        done_rate=Fraction(done, len(due)) if due else None,
        **by_status,
    )
