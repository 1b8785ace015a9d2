"""When a task falls due: one occurrence for every date that the matrix asks for."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from par_cli.model.decision import STEP_MONTHS, Every, Phase
from par_cli.model.periods import Period, next_month_day, parse_period, stretches
from par_cli.model.tasks import Measure, Milestone, Task


class Slot(NamedTuple):
    """One occurrence as the decision asks for it, before anything is reported.

    ``due`` is None where no date is set.  ``orientation`` marks a due date that lies in an orientation phase and in
    no binding one.  ``step`` is the year, half, quarter or month of a recurring task, ``every`` which of them it is.
    """

    key: str
    due: date | None
    lead: tuple[str, ...]
    orientation: bool
    measure: Measure | None
    milestone: Milestone | None
    step: Period | None = None
    every: Every | None = None


def slots(task: Task, phases: Sequence[Phase]) -> tuple[Slot, ...]:
    """Return the occurrences of a task in order of due date.

    A recurring one has one for each step of its own years, else of the phases.
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
    steps = ((step, every) for every in task.rhythms for step in _steps(every, task.years, phases))
    found = [
        Slot(step.text, _due(task, step), task.lead, _is_orientation(step.end, phases), None, None, step, every)
        for step, every in steps
    ]
    return tuple(sorted(found, key=lambda item: item.due or date.max))


def _due(task: Task, step: Period) -> date:
    """Return the day on which the task is due for a step: its last one, unless the task says otherwise."""
    if task.on is not None:
        return next_month_day(step.start - timedelta(days=1), *map(int, task.on.split("-")))
    return step.end + timedelta(days=task.after_days or 0)


def _steps(every: Every, years: Period | None, phases: Sequence[Phase]) -> tuple[Period, ...]:
    if years is None:
        ends = [(phase.start, phase.end) for phase in phases if phase.last is not None]
    else:
        ends = [(years.start, years.end)]
    found = {step for start, end in ends for step in stretches(start, end, STEP_MONTHS[every])}
    return tuple(sorted(found, key=lambda step: (step.end, step.start)))


def _is_orientation(day: date, phases: Sequence[Phase]) -> bool:
    """Return whether an orientation phase contains a day, and no binding one does."""
    around = [phase.orientation for phase in phases if phase.contains(day)]
    return bool(around) and all(around)


def covered(keys: Collection[str], occurrence: str | None) -> tuple[str, ...]:
    """Return the keys that a report is about: the one it names, all within a period, or the only one there is.

    All within a period are meant where those of each length make it up: the quarters, and the halves.
    """
    if occurrence is None:
        return tuple(keys) if len(keys) == 1 else ()
    if occurrence in keys:
        return (occurrence,)
    whole = _period(occurrence)
    if whole is None:
        return ()
    periods = ((key, _period(key)) for key in keys)
    parts = [
        (key, part) for key, part in periods if part is not None and whole.start <= part.start and part.end <= whole.end
    ]
    lengths = {part.months for _, part in parts}
    complete = all(_make_up([part for _, part in parts if part.months == length], whole) for length in lengths)
    return tuple(key for key, _ in parts) if complete else ()


def _make_up(parts: Sequence[Period], whole: Period) -> bool:
    """Return whether periods follow one another from the first to the last day of another one."""
    ends = parts[0].start == whole.start and parts[-1].end == whole.end
    return ends and all(before.precedes(after) for before, after in pairwise(parts))


@cache  # the keys of a task are asked for each report on it
def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except ValueError:
        return None
