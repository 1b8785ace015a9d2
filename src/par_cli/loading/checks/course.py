"""The course over the years: what comes later asks for no less, and what a way is measured from is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries, awaited_until, lag_until
from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.dataset import target_id
from par_cli.model.decision import STEP_MONTHS, Indicator, Target
from par_cli.model.observations import Observations
from par_cli.model.operators import COMPARISONS, FITTING, Comparison, Operator
from par_cli.model.periods import Period, add_months, stretch
from par_cli.model.reports import Observation

_Number = Decimal | Fraction


class _Requirement(NamedTuple):
    """What is asked for by a day: ``kind`` is equal where two can be compared, and the larger number is the harder."""

    kind: tuple[object, ...]
    number: _Number
    deadline: date
    name: str
    origin: Origin
    operator: Operator


def later_targets_ask_no_less(entries: Entries, _: date) -> Iterator[Diagnostic]:
    last_days = entries.last_days()
    for indicator, origin in entries.indicators:
        for requirement, before in _easier(_requirements(indicator, origin, last_days)):
            message = phrase("the target is easier to reach than {other}, which is due before it", other=before.name)
            hint = phrase("correct the number, or write why it is so: accepted: {PAR720: ...}")
            related = (before.origin.related(before.operator),)
            yield requirement.origin.problem("PAR720", message, hint, requirement.operator, related=related)


def later_milestones_ask_no_less(entries: Entries, _: date) -> Iterator[Diagnostic]:
    indicators = {indicator.id: indicator for indicator, _ in entries.indicators}
    for task, origin in entries.tasks:
        found = []
        for number, step in enumerate(task.milestones or ()):
            measure = step.measure
            indicator = None if measure is None else indicators.get(measure.indicator)
            if measure is None or indicator is None or len(measure.operators) != 1:
                continue
            harder = _harder(measure, indicator)
            if harder is not None:
                kind = (indicator.id, _time_of_year(indicator, step.due.end))
                name, place = step.key or step.due.text, origin.inside("milestones", number, "measure")
                found.append(_Requirement(kind, harder, step.due.end, name, place, measure.operator))
        for requirement, before in _easier(found):
            message = phrase("the milestone asks for less than {other}, which is due before it", other=before.name)
            hint = phrase("correct the number, or write why it is so: accepted: {PAR721: ...}")
            related = (before.origin.related(before.operator),)
            yield requirement.origin.problem("PAR721", message, hint, requirement.operator, related=related)


def _easier(requirements: Iterable[_Requirement]) -> Iterator[tuple[_Requirement, _Requirement]]:
    """Yield each target that is easier than the last one of its kind with an earlier deadline, and that one."""
    last: dict[tuple[object, ...], _Requirement] = {}
    in_order = sorted(requirements, key=lambda item: item.deadline)
    for _, group in groupby(in_order, key=lambda item: item.deadline):
        same_day = list(group)
        for item in same_day:
            before = last.get(item.kind)
            if before is not None and item.number < before.number:
                yield item, before
        last.update({item.kind: item for item in same_day})


def _requirements(indicator: Indicator, origin: Origin, last_days: dict[str, date]) -> Iterator[_Requirement]:
    for number, target in enumerate(indicator.targets):
        deadline, operators = target.deadline(last_days.get(target.phase)), target.operators
        if deadline is None or len(operators) != 1 or target.over is not None:  # a total grows with its span
            continue
        # What is striven for is compared with its like, and so is what is asked of each reporter or in each year.
        kind: tuple[object, ...] = (target.commitment, target.each, target.every, _time_of_year(indicator, deadline))
        harder: _Number | None
        if target.base is not None and target.changes:
            kind = (*kind, operators[0], target.base[1:3], target.change_in == "unit")
            harder = target.changes[0]
        else:
            harder = _harder(target, indicator)
        if harder is not None:
            name, place = target_id(indicator.id, target.key), origin.inside("targets", number)
            yield _Requirement(kind, harder, deadline, name, place, operators[0])


def _harder(comparison: Comparison, indicator: Indicator) -> _Number | None:
    """Return the number asked for, in the direction of an indicator, so that the larger one is the harder."""
    fits = comparison.operator in COMPARISONS and comparison.operator in FITTING[indicator.better]
    if not fits or indicator.better == "none":
        return None
    return comparison.numbers[0] if indicator.better == "higher" else -comparison.numbers[-1]


def _time_of_year(indicator: Indicator, deadline: date) -> tuple[int, int] | None:
    """Return the day of the year where numbers grow with the part of the year that they count."""
    return (deadline.month, deadline.day) if indicator.counted else None


def totals_are_told_from_years(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """What is counted year by year in a longer phase says whether its number is for all of it or for its last year.

    A change is measured from a period of its own length, and a share says nothing about a total.
    """
    phases = entries.forward_phases()
    for indicator, target, origin in entries.targets:
        phase, operators = phases.get(target.phase), target.operators
        if phase is None or phase.months <= STEP_MONTHS["year"] or len(operators) != 1:
            continue
        is_timed = target.over or target.step or target.decided_by or target.due
        if indicator.counted and indicator.unit != "percent" and operators[0] in COMPARISONS and not is_timed:
            message = phrase(
                "it is not clear whether the number is for all of the phase {phase} or for a year", phase=phase.id
            )
            last_year = stretch(add_months(phase.end + timedelta(days=1), -STEP_MONTHS["year"]), STEP_MONTHS["year"])
            hint = phrase(
                "write over: phase for the total, every: year for each year, or decided_by: {year} for the last one",
                year=last_year.text,
            )
            yield origin.problem("PAR724", message, hint, operators[0])


def beginnings_are_known(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """There is a value of the period that a change or a way is measured from, once it should be published."""
    named = [
        (indicator, target, origin)
        for indicator, target, origin in entries.targets
        if target.baseline is not None or target.base is not None
    ]
    if not named or not entries.reports_are_whole:
        return
    reported = _Reported(entries.values.observations)
    until = lag_until(entries)
    for indicator, target, origin in named:
        base, baseline = target.base, target.baseline
        if (
            base is not None
            and awaited_until(indicator, until, base.end) < day
            and not reported.can_compare(indicator, base, target)
        ):
            message = phrase("no value of {name} is reported for {period}", name=indicator.id, period=base.text)
            hint = phrase("report it, correct relative_to, or write why there is none: accepted: {PAR722: ...}")
            yield origin.problem("PAR722", message, hint, "relative_to")
            if baseline is not None and baseline[1:3] == base[1:3]:
                continue
        if (
            baseline is not None
            and awaited_until(indicator, until, baseline.end) < day
            and not reported.anything(indicator, baseline)
        ):
            message = phrase("no value of {name} is reported for {period}", name=indicator.id, period=baseline.text)
            hint = phrase("report it, or correct or remove baseline")
            yield origin.problem("PAR723", message, hint, "baseline")


class _Reported:
    """For which periods there are values: of the whole, or of reporters that may make it up."""

    def __init__(self, observations: Observations) -> None:
        self._observations = observations
        self._known: dict[str, Mapping[tuple[date, date], Sequence[int]]] = {}

    def _rows(self, indicator: Indicator) -> Mapping[tuple[date, date], Sequence[int]]:
        """Return the rows of the values of an indicator by the days that they are for."""
        if indicator.id not in self._known:
            found = self._observations
            rows: dict[tuple[date, date], Sequence[int]] = dict(found.by_span(found.rows(indicator.id)))
            if not indicator.reporters:
                reporters = found.cells("reporter")
                whole = ((span, [row for row in those if not reporters[row]]) for span, those in rows.items())
                rows = {span: those for span, those in whole if those}
            self._known[indicator.id] = rows
        return self._known[indicator.id]

    def anything(self, indicator: Indicator, period: Period) -> bool:
        return period[1:3] in self._rows(indicator)

    def can_compare(self, indicator: Indicator, base: Period, target: Target) -> bool:
        """Return whether a number is reported for the base of a change, or later on the change itself, in percent."""
        found = self._observations
        at_base = self._rows(indicator).get(base[1:3], ())
        if any(_is_number(found.observation(row)) for row in at_base):
            return True
        if target.change_in == "unit" or not found.has_column("change"):
            return False
        changes = found.cells("change")
        after = (rows for (_, end), rows in self._rows(indicator).items() if end > base.end)
        later = (row for rows in after for row in rows if changes[row])
        return any(not _is_number(found.observation(row)) for row in later)


def _is_number(item: Observation) -> bool:
    counts = item.denominator is not None and item.denominator != 0
    return item.bound is None and (item.value is not None or counts)
