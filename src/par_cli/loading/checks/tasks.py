"""When a task falls due, and what its milestones measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import MOST_YEARS, PLURAL, Entries, are_steps, declared
from par_cli.loading.checks.targets import numbers_fit, unfitting
from par_cli.loading.entries import Origin
from par_cli.messages import Count, phrase
from par_cli.model.decision import STEP_MONTHS, Indicator, Unit
from par_cli.model.operators import FITTING
from par_cli.model.tasks import Measure, Task


def schedules_fit(entries: Entries) -> Iterator[Diagnostic]:
    """A task says when in exactly one way; its milestones are in order, and each measures with one operator."""
    units = declared(entries)
    indicators = {indicator.id: indicator for indicator, _ in reversed(entries.indicators)}  # of twins the first one
    for task, origin in entries.tasks:
        given = task.schedules
        if len(given) != 1:
            message = phrase("the task does not say when it falls due")
            if given:
                message = phrase("the task has more than one schedule: {names}", names=", ".join(given))
            yield origin.problem("PAR801", message, phrase("give exactly one of due, every, milestones, undated"))
        yield from _days_fit(task, origin)
        if task.years is not None and task.rhythms and not are_steps(task.years, *task.rhythms):
            longest = task.rhythms[-1]
            message = phrase(
                "years are not whole {steps}, or more than {most} years", steps=PLURAL[longest], most=MOST_YEARS
            )
            yield origin.problem("PAR803", message, phrase("write it like 2022/2026"), "years")
        steps = task.milestones or ()
        if task.milestones is not None and not steps:
            hint = phrase("add one, like {due: 2025-Q4}")
            yield origin.problem("PAR804", phrase("there is no milestone in the list"), hint, "milestones")
        for index, (before, after) in enumerate(pairwise(steps)):
            if after.due.end < before.due.end:
                message = phrase("this milestone is due before the one above it")
                hint = phrase("put the milestones in order of their due dates")
                yield origin.problem("PAR805", message, hint, "milestones", index + 1, "due")
        for index, (before, after) in enumerate(pairwise(steps)):
            if before.due.end == after.due.end and before.due.text != after.due.text and not (before.key or after.key):
                message = phrase("two milestones are due on {day}", day=after.due.end)
                yield origin.problem("PAR806", message, phrase("give each a key of its own"), "milestones", index + 1)
        first: dict[str, int] = {}
        for index, key in enumerate(step.key or step.due.text for step in steps):
            if first.setdefault(key, index) != index:
                message = phrase("two milestones are called “{name}”", name=key)
                yield origin.problem("PAR806", message, phrase("give each a key of its own"), "milestones", index)
        for index, step in enumerate(steps):
            if step.measure is not None:
                yield from _measure(indicators, units, step.measure, origin.inside("milestones", index, "measure"))


def _days_fit(task: Task, origin: Origin) -> Iterator[Diagnostic]:
    """What belongs to a task that recurs, or recurs each year, is given for no other one."""
    for key in ("years", "after_days"):
        if getattr(task, key) is not None and not task.rhythms:
            message = phrase("{key} belongs to a task that recurs", key=key)
            yield origin.problem("PAR802", message, phrase("remove it"), key, key=True)
    for key in ("by_plan", "on"):
        if getattr(task, key) and task.every != "year":
            message = phrase("{key} belongs to a yearly task", key=key)
            yield origin.problem("PAR802", message, phrase("remove it"), key, key=True)
    days = [key for key in ("by_plan", "on", "after_days") if getattr(task, key)]
    if len(days) > 1:
        message = phrase("{key} and {other} both say on which day it is due", key=days[0], other=days[1])
        yield origin.problem("PAR802", message, phrase("keep one of them"), days[1], key=True)


def _measure(
    indicators: Mapping[str, Indicator], units: Mapping[str, Unit], measure: Measure, origin: Origin
) -> Iterator[Diagnostic]:
    if len(measure.operators) != 1:
        message = phrase("the measure does not have exactly one operator")
        yield origin.problem("PAR701", message, phrase("give one, like at_least: 50"))
        return
    indicator = indicators.get(measure.indicator)
    if indicator is None:
        return
    if measure.operator not in FITTING[indicator.better]:
        yield origin.problem("PAR702", *unfitting(measure.operator, indicator), measure.operator, key=True)
    yield from numbers_fit(units, indicator, measure, origin)


MOST_OCCURRENCES = 100_000
"""Of all tasks together: more than any matrix has, and few enough to be gone through one by one."""


def occurrences_can_be_counted(entries: Entries) -> Iterator[Diagnostic]:
    """Tasks do not recur more often than anybody could report."""
    months = sum(phase.months for phase in entries.forward_phases().values())
    total = 0
    for task, origin in entries.tasks:
        own = months if task.years is None else task.years.months
        total += sum(own // STEP_MONTHS[every] for every in task.rhythms)
        if task.rhythms and total > MOST_OCCURRENCES:
            message = phrase("the tasks recur more than {most} times in all", most=Count(MOST_OCCURRENCES))
            hint = phrase("correct every or years")
            yield origin.problem("PAR809", message, hint, "every")
            return


def somebody_leads(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A task has an agency that leads it, or each of its milestones has."""
    for task, origin in entries.tasks:
        steps = task.milestones or ()
        if not task.lead and not (steps and all(step.lead for step in steps)):
            message = phrase("no agency leads {task}, so nobody answers for it", task=task.id)
            hint = phrase("name the agency, or write why there is none: accepted: {PAR811: ...}")
            yield origin.problem("PAR811", message, hint, "lead")
