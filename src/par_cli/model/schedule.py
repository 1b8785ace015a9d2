"""When a task falls due: one occurrence for every date that the matrix asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from par_cli.model.decision import Phase
from par_cli.model.periods import Period, parse_period, year_period
from par_cli.model.tasks import Measure, Milestone, Task


class Slot(NamedTuple):
    """One occurrence as the decision asks for it, before anything is reported.

    ``due`` is None where no date is set.  ``orientation`` marks a due date after the binding phases.
    """

    key: str
    due: date | None
    lead: tuple[str, ...]
    orientation: bool
    measure: Measure | None
    milestone: Milestone | None


def slots(task: Task, phases: Sequence[Phase]) -> tuple[Slot, ...]:
    """Give the occurrences of a task in order of due date.

    A yearly task has one for each of its own years, else for each year of the phases.
    """

    def slot(key: str, due: Period | None, milestone: Milestone | None = None) -> Slot:
        day = None if due is None else due.end
        lead = task.lead if milestone is None or milestone.lead is None else milestone.lead
        measure = None if milestone is None else milestone.measure
        return Slot(key, day, lead, day is not None and _is_orientation(day, phases), measure, milestone)

    if task.undated is not None:
        return (slot(task.undated, None),)
    if task.due is not None:
        return (slot(task.due.text, task.due),)
    if task.milestones is not None:
        return tuple(slot(step.key or step.due.text, step.due, step) for step in task.milestones)
    return tuple(slot(str(year), year_period(year)) for year in _years(task, phases))


def _years(task: Task, phases: Sequence[Phase]) -> tuple[int, ...]:
    if task.years is not None:
        return tuple(range(task.years.start.year, task.years.end.year + 1))
    return tuple(sorted({year for phase in phases for year in range(phase.first, phase.last + 1)}))


def _is_orientation(day: date, phases: Sequence[Phase]) -> bool:
    return any(phase.orientation and phase.first <= day.year <= phase.last for phase in phases)


def covered(keys: Sequence[str], occurrence: str | None) -> tuple[str, ...]:
    """Give the keys that a report speaks of: the one it names, every year of a span, or the only one there is."""
    if occurrence is None:
        return tuple(keys) if len(keys) == 1 else ()
    if occurrence in keys:
        return (occurrence,)
    try:
        span = parse_period(occurrence)
    except ValueError:
        return ()
    first, last = str(span.start.year), str(span.end.year)
    if not (span.is_span and first in keys and last in keys):
        return ()
    years = [str(year) for year in range(span.start.year, span.end.year + 1)]
    return tuple(years) if all(year in keys for year in years) else ()
