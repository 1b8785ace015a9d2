"""Doubtful targets: those that no reported period can decide, and those that most likely mean something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import LAST_YEAR, Entries, declared
from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Indicator, Target, Unit
from par_cli.model.operators import WITHOUT_NUMBER, Comparison
from par_cli.model.periods import Period, add_months, stretch
from par_cli.model.units import limits

_YEAR = STEP_MONTHS["year"]


def deadlines_lie_in_a_period(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Of what is observed at a certain time of the year, some period contains the deadline of a target."""
    last_days = entries.last_days()
    reported: dict[str, set[Period]] = {}
    for indicator, target, origin in entries.targets():
        deadline = target.deadline(last_days.get(target.phase))
        if deadline is None or deadline.year > LAST_YEAR or not _waits_for_its_deadline(indicator, target):
            continue
        if indicator.id not in reported:
            observations = entries.values.observations
            reported[indicator.id] = observations.distinct_in("period", observations.stored(indicator.id))
        nearest = _nearest(reported[indicator.id], indicator, deadline)
        start = target.baseline or target.base
        if nearest is None or (start is not None and nearest.end <= start.end):
            continue
        message = phrase(
            "no value of {name} is for a period that contains the deadline, {deadline}; the nearest is {period}",
            name=indicator.id,
            deadline=deadline,
            period=nearest.text,
        )
        hint = phrase(
            "add decided_by: {period}, so that it decides, and due: {deadline} where that stays the deadline",
            period=nearest.text,
            deadline=deadline,
        )
        yield origin.problem("PAR726", message, hint, "due" if target.due is not None else "phase")


def _waits_for_its_deadline(indicator: Indicator, target: Target) -> bool:
    """Return whether a value for a period that contains the deadline is needed, and may be for part of a year."""
    decided = bool(target.decided_by or target.step or target.over)
    numeric = len(target.operators) == 1 and (target.operator not in WITHOUT_NUMBER or target.refers_to is not None)
    return numeric and not (decided or indicator.counted or indicator.kind == "level")


def _nearest(reported: Collection[Period], indicator: Indicator, deadline: date) -> Period | None:
    """Return the last period like those reported that ends before a deadline, where none like them contains it.

    Periods of a year or more follow one another, and so do shorter ones in a rhythm of less than a year.
    """
    rhythm = None if indicator.reported is None else STEP_MONTHS[RHYTHM[indicator.reported]]
    if rhythm is not None and rhythm < _YEAR:
        return None
    kinds = {(period.start.month, period.start.day, period.months): period for period in reported}
    like = [found for period in kinds.values() for found in _around(period, deadline)]
    in_order = sorted(like, key=lambda period: period.end)
    if any(period.contains(deadline) for period in like) or any(one.precedes(two) for one, two in pairwise(in_order)):
        return None
    return next((period for period in reversed(in_order) if period.end < deadline), None)


def _around(period: Period, deadline: date) -> Iterator[Period]:
    """Yield the like periods of the year of a deadline, the one before and the one after; a longer one as it is."""
    if period.months > _YEAR:
        yield period._replace(start=date.min, end=date.max)
        return
    for year in (-1, 0, 1):
        start = add_months(period.start, _YEAR * (deadline.year + year - period.start.year))
        yield stretch(start, period.months) if period.months else Period(start.isoformat(), start, start, 0)


def equals_is_meant(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Where more or less is better, nothing better than the number fails a target."""
    units = declared(entries)
    indicators = {indicator.id: indicator for indicator, _ in entries.indicators}
    asked: list[tuple[Indicator, Comparison, Origin]] = [*entries.targets()]
    for task, origin in entries.tasks:
        for number, step in enumerate(task.milestones or ()):
            if step.measure is not None and step.measure.indicator in indicators:
                place = origin.inside("milestones", number, "measure")
                asked.append((indicators[step.measure.indicator], step.measure, place))
    for indicator, comparison, origin in asked:
        wanted = comparison.equals
        if wanted is None or indicator.better == "none" or wanted == _best(indicator, units):
            continue
        instead = "at_least" if indicator.better == "higher" else "at_most"
        message = phrase(
            "equals: {number} is not met by a better value, and the indicator is better: {better}",
            number=wanted,
            better=indicator.better,
        )
        hint = phrase(
            "write {instead}: {number}, or why exactly that is asked: accepted: {{PAR727: ...}}",
            instead=instead,
            number=wanted,
        )
        yield origin.problem("PAR727", message, hint, "equals", key=True)


def _best(indicator: Indicator, units: Mapping[str, Unit]) -> int | None:
    """Return the best possible number, which nothing can surpass."""
    lowest, highest = limits(indicator, units)
    return highest if indicator.better == "higher" else lowest
