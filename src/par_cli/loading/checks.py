"""What must hold between the entries of all files, as plain functions that each give problems.

Only rules that computing needs; every rule has a stable code.  A rule sees the entries that are valid by
themselves, and the ids of all, so that one fault does not raise a second one elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Origin, closest
from par_cli.model.agencies import Agency
from par_cli.model.decision import (
    BUILT_IN_UNITS,
    FITTING,
    Decision,
    Group,
    Indicator,
    Phase,
    Target,
    TargetsFile,
    Unit,
)
from par_cli.model.periods import Period, year_period
from par_cli.model.reports import (
    Observation,
    Outcome,
    TaskReport,
    Threshold,
    stated_percentage_agrees,
)
from par_cli.model.schedule import covered, slots
from par_cli.model.tasks import MEASURE_OPERATORS, Measure, Section, Task
from par_cli.model.text import folded
from par_cli.source import path_text

_HUNDRED = 100
K = TypeVar("K")
_UTC_OFFSET = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]\Z", re.ASCII)
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1000, 9988  # four digits, and room for the longest wait after a deadline
_LONGEST_LAG = 120  # months
_MOST_YEARS = 100  # of one phase or task: each year is an occurrence of every yearly task


Known = Mapping[str, set[str] | None]


class Entries(NamedTuple):
    """The valid entries of all files, each with its origin.

    ``known`` holds the ids of each list, valid or not, so that one fault raises no second one elsewhere; None where
    the file could not be read and any id may be meant.
    """

    whole: list[Entry[TargetsFile]]
    decision: list[Entry[Decision]]
    phases: list[Entry[Phase]]
    groups: list[Entry[Group]]
    units: list[Entry[Unit]]
    indicators: list[Entry[Indicator]]
    sections: list[Entry[Section]]
    tasks: list[Entry[Task]]
    agencies: list[Entry[Agency]]
    values: list[Entry[Observation]]
    outcomes: list[Entry[Outcome]]
    thresholds: list[Entry[Threshold]]
    task_reports: list[Entry[TaskReport]]
    known: Known

    @property
    def reported(self) -> tuple[Sequence[Entry[Any]], ...]:
        """Everything that reports hold, kind by kind."""
        return (self.values, self.outcomes, self.thresholds, self.task_reports)

    def indicator(self, name: str) -> Indicator | None:
        """Give the valid indicator of an id."""
        return next((entry.value for entry in self.indicators if entry.value.id == name), None)


Check = Callable[[Entries], Iterable[Diagnostic]]


def _unknown(
    origin: Origin, what: str, name: str, known: Collection[str] | None, *inner: str | int
) -> Iterator[Diagnostic]:
    if known is not None and name not in known:
        if what == "task":  # a task of another section is another task, however alike the numbers look
            section = name.rpartition(".")[0].casefold()
            known = {item for item in known if item.rpartition(".")[0].casefold() == section}
            close = next((item for item in known if item.casefold() == name.casefold()), None)
        else:
            close = closest(name, sorted(known))
        hint = f"did you mean “{close}”?" if close else f"add it to the data, or name one of: {_some(known)}"
        yield origin.problem("PAR301", f"there is no {what} “{path_text((name,))}”", hint, *inner)


def _some(known: Collection[str]) -> str:
    names = sorted(known)
    shown = 6
    first = ", ".join(path_text((name,)) for name in names[:shown])
    return first + (", ..." if len(names) > shown else "") if names else "none is defined"


def ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    """An id names one thing."""
    for what, items in (
        ("phase", entries.phases),
        ("group", entries.groups),
        ("unit", entries.units),
        ("indicator", entries.indicators),
        ("section", entries.sections),
        ("task", entries.tasks),
        ("agency", entries.agencies),
    ):
        first: dict[str, Origin] = {}
        for entry in items:
            name = str(getattr(entry.value, "id", ""))
            if name in first:
                line = first[name].place("id").line
                message = f"the {what} “{name}” is already defined on line {line}"
                yield entry.origin.problem("PAR302", message, "give it another id, or remove one of the two", "id")
            first.setdefault(name, entry.origin)
    for entry in entries.indicators:
        phases = [target.phase for target in entry.value.targets]
        for index, phase in enumerate(phases):
            if phase in phases[:index]:
                message = f"the indicator has two targets in phase {phase}"
                yield entry.origin.problem("PAR302", message, "keep one of them", "targets", index, "phase")
    for unit in entries.units:
        if unit.value.id in BUILT_IN_UNITS:
            message = f"the unit “{unit.value.id}” is built in"
            yield unit.origin.problem("PAR302", message, "remove this entry", "id")


def names_unambiguous(entries: Entries) -> Iterator[Diagnostic]:
    """A name or alias finds one agency."""
    owner: dict[str, str] = {}
    for entry in entries.agencies:
        agency = entry.value
        named = [(agency.name.vi, ("name", "vi")), (agency.name.en, ("name", "en"))]
        paths: list[tuple[str | None, tuple[str | int, ...]]] = [
            *named,
            *((alias, ("aliases", index)) for index, alias in enumerate(agency.aliases)),
        ]
        for name, path in paths:
            if name is None:
                continue
            other = owner.setdefault(folded(name), agency.id)
            if other != agency.id:
                message = f"“{name}” already names the agency {other}"
                yield entry.origin.problem("PAR303", message, "keep the name at one of the two", *path)


def decision_settings(entries: Entries) -> Iterator[Diagnostic]:
    """The settings of the decision can be used."""
    for decision, origin in entries.decision:
        if not _UTC_OFFSET.match(decision.utc_offset):
            hint = 'write it like "+07:00"'
            yield origin.problem("PAR402", f"“{decision.utc_offset}” is no offset from UTC", hint, "utc_offset")
        until = decision.publication_lag_until
        if until is not None and not _is_day_of_the_year(until):
            hint = "write MM-DD, like 03-20"
            yield origin.problem("PAR403", f"“{until}” is no day of the year", hint, "publication_lag_until")
        bands = decision.pace_bands
        if not 0 < bands.at_risk < bands.on_track:
            hint = "write 0 < at_risk < on_track"
            yield origin.problem("PAR501", "the bands of pace are out of order", hint, "pace_bands")


def _is_day_of_the_year(text: str) -> bool:
    try:
        return _MONTH_DAY.match(text) is not None and bool(date.fromisoformat(f"2024-{text}"))
    except ValueError:
        return False


def phases_run_forward(entries: Entries) -> Iterator[Diagnostic]:
    """A phase ends after it begins."""
    for entry in entries.phases:
        if not _runs_forward(entry.value):
            hint = f"write from and to as years, the first one first, and at most {_MOST_YEARS} of them"
            yield entry.origin.problem("PAR404", "the phase does not run forward through some years", hint, "to")


def _runs_forward(phase: Phase) -> bool:
    return _FIRST_YEAR <= phase.first <= phase.last <= min(_LAST_YEAR, phase.first + _MOST_YEARS - 1)


def _are_years(period: Period) -> bool:
    return (period.is_span or period.is_year) and period.end.year - period.start.year < _MOST_YEARS


def days_in_reach(entries: Entries) -> Iterator[Diagnostic]:
    """No deadline or wait leads beyond the years that a calendar can hold."""
    for indicator, origin in entries.indicators:
        lag = indicator.publication_lag_months
        if lag is not None and not 0 <= lag <= _LONGEST_LAG:
            message = f"a lag of {lag} months is no wait for a publication"
            hint = f"write how many months, from 0 to {_LONGEST_LAG}"
            yield origin.problem("PAR405", message, hint, "publication_lag_months")
        for number, target in enumerate(indicator.targets):
            for key in ("due", "decided_by"):
                period = getattr(target, key)
                if period is not None and period.end.year > _LAST_YEAR:
                    message = f"{key} is a year that nobody can wait for"
                    yield origin.problem("PAR406", message, "write the year that is meant", "targets", number, key)


def baselines_come_first(entries: Entries) -> Iterator[Diagnostic]:
    """What a target is measured from lies before its deadline."""
    last_days = {phase.id: year_period(phase.last).end for phase, _ in entries.phases if _runs_forward(phase)}
    for indicator, origin in entries.indicators:
        for number, target in enumerate(indicator.targets):
            deadline = last_days.get(target.phase) if target.due is None else target.due.end
            for key in ("baseline", "relative_to"):
                period = getattr(target, key)
                if deadline is not None and period is not None and period.end >= deadline:
                    message = f"{key} does not end before the deadline, {deadline.isoformat()}"
                    yield origin.problem(
                        "PAR407", message, "write the period that the way starts from", "targets", number, key
                    )


def deadlines_lie_in_their_phase(entries: Entries) -> Iterator[Diagnostic]:
    """A deadline of its own lies within the years of the target's phase."""
    years = {phase.id: (phase.first, phase.last) for phase, _ in entries.phases if _runs_forward(phase)}
    for indicator, origin in entries.indicators:
        for number, target in enumerate(indicator.targets):
            first, last = years.get(target.phase, (None, None))
            if target.due is None or first is None or last is None:
                continue
            if not first <= target.due.end.year <= last and target.due.end.year <= _LAST_YEAR:
                message = f"due lies outside the phase, {first} to {last}"
                hint = "correct it, or name the phase that is meant"
                yield origin.problem("PAR408", message, hint, "targets", number, "due")


def references_exist(entries: Entries) -> Iterator[Diagnostic]:
    """Whatever an entry names exists."""
    known = entries.known
    units = None if known["units"] is None else known["units"] | set(BUILT_IN_UNITS)
    for item in entries.indicators:
        indicator, origin = item
        if indicator.group is not None:
            yield from _unknown(origin, "group", indicator.group, known["groups"], "group")
        if indicator.unit is not None:
            yield from _unknown(origin, "unit", indicator.unit, units, "unit")
        for key in ("owners", "reporters"):
            for index, name in enumerate(getattr(indicator, key)):
                yield from _unknown(origin, "agency", name, known["agencies"], key, index)
        for number, target in enumerate(indicator.targets):
            yield from _unknown(origin, "phase", target.phase, known["phases"], "targets", number, "phase")
            for index, name in enumerate(target.owners or ()):
                yield from _unknown(origin, "agency", name, known["agencies"], "targets", number, "owners", index)
    for task in entries.tasks:
        yield from _task_references(task, known)
    for agency in entries.agencies:
        for index, name in enumerate(agency.value.members):
            yield from _unknown(agency.origin, "agency", name, known["agencies"], "members", index)
        for index, successor in enumerate(agency.value.successors):
            yield from _unknown(
                agency.origin, "agency", successor.agency, known["agencies"], "successors", index, "agency"
            )
    for value in entries.values:
        yield from _unknown(value.origin, "indicator", value.value.indicator, known["indicators"], "indicator")
        if value.value.reporter is not None:
            yield from _unknown(value.origin, "agency", value.value.reporter, known["agencies"], "reporter")
    for outcome in entries.outcomes:
        yield from _unknown(outcome.origin, "target", outcome.value.target, known["targets"], "target")
    for threshold in entries.thresholds:
        yield from _unknown(threshold.origin, "target", threshold.value.target, known["targets"], "target")
    for report in entries.task_reports:
        yield from _unknown(report.origin, "task", report.value.task, known["tasks"], "task")
        if report.value.reporter is not None:
            yield from _unknown(report.origin, "agency", report.value.reporter, known["agencies"], "reporter")


def _task_references(entry: Entry[Task], known: Known) -> Iterator[Diagnostic]:
    task, origin = entry
    if known["sections"] and task.section not in known["sections"]:
        yield from _unknown(origin, "section", task.section, known["sections"], "id")
    for key in ("lead", "taken_over_by", "coordinating"):
        for index, name in enumerate(getattr(task, key)):
            yield from _unknown(origin, "agency", name, known["agencies"], key, index)
    for index, name in enumerate(task.targets):
        yield from _unknown(origin, "target", name, known["targets"], "targets", index)
    for number, step in enumerate(task.milestones or ()):
        path = ("milestones", number)
        for index, name in enumerate(step.lead or ()):
            yield from _unknown(origin, "agency", name, known["agencies"], *path, "lead", index)
        if step.measure is not None:
            yield from _unknown(
                origin, "indicator", step.measure.indicator, known["indicators"], *path, "measure", "indicator"
            )


def operators_fit(entries: Entries) -> Iterator[Diagnostic]:
    """A target has exactly one operator, one that fits its indicator, with what that operator needs."""
    whole = _whole_units(entries)
    for entry in entries.indicators:
        indicator, origin = entry
        for number, target in enumerate(indicator.targets):
            path = ("targets", number)
            given = target.operators
            if len(given) != 1:
                what = "no operator" if not given else f"more than one operator: {', '.join(given)}"
                hint = "give exactly one, like at_least: 80"
                yield origin.problem("PAR701", f"the target has {what}", hint, *path)
                continue
            operator = given[0]
            if operator not in FITTING[indicator.better]:
                fitting = ", ".join(sorted(FITTING[indicator.better]))
                message = f"{operator} does not fit an indicator with better: {indicator.better}"
                yield origin.problem("PAR702", message, f"write one of: {fitting}", *path, operator, key=True)
            if (target.relative_to is not None) != (operator == "reduce_by"):
                missing = operator == "reduce_by"
                message = "a cut names its base period" if missing else "relative_to belongs to reduce_by"
                hint = "add relative_to: 2021" if missing else "remove it"
                inner = (*path,) if missing else (*path, "relative_to")
                yield origin.problem("PAR703", message, hint, *inner, key=not missing)
            numeric = operator not in {"outcome", "refers_to"}
            if numeric and indicator.unit is None:
                yield origin.problem("PAR704", f"{operator} needs a unit at its indicator", "add unit: percent", *path)
            if operator in {"improve", "outcome", "refers_to"} and target.every is not None:
                hint = "remove it" if operator != "improve" else "remove it: improve is yearly by itself"
                yield origin.problem("PAR705", f"every does not go with {operator}", hint, *path, "every", key=True)
            if target.due is not None and (target.every is not None or operator == "improve"):
                message = "a target judged year by year is due at the end of each year"
                yield origin.problem("PAR705", message, "remove due", *path, "due", key=True)
            if target.each:
                yield from _each(indicator, target, origin, path)
            yield from _target_numbers(whole, indicator, target.between, operator, target.value, origin, path)


def _each(indicator: Indicator, target: Target, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    """Check a floor for every single reporter: there are some, and each is judged by one number at one deadline."""
    if not indicator.reporters:
        hint = "add reporters: to the indicator, with the agencies that report it"
        yield origin.problem("PAR706", "each asks every reporter, and the indicator lists none", hint, *path, "each")
    others = (target.operator, *(key for key in ("every", "baseline") if getattr(target, key) is not None))
    for other in others:
        if other not in MEASURE_OPERATORS:
            hint = f"remove one of the two; each goes with {', '.join(MEASURE_OPERATORS)}"
            yield origin.problem("PAR706", f"each does not go with {other}", hint, *path, other, key=True)


def _target_numbers(
    whole: Collection[str],
    indicator: Indicator,
    between: tuple[Decimal, ...] | None,
    operator: str,
    value: Decimal | None,
    origin: Origin,
    path: tuple[str | int, ...],
) -> Iterator[Diagnostic]:
    if between is not None and between[0] > between[1]:
        yield origin.problem(
            "PAR502", "the range does not run upward", "write the smaller number first", *path, operator
        )
    if operator == "reduce_by" and value is not None and not 0 < value <= _HUNDRED:
        yield origin.problem("PAR503", "the cut is not between 0 and 100 percent", "write it like 5", *path, operator)
    numbers = between if between is not None else (() if value is None else (value,))
    if operator != "reduce_by":
        for number in numbers:
            yield from _in_bounds(whole, indicator, number, origin, *path, operator)


def _in_bounds(
    whole: Collection[str], indicator: Indicator, number: Decimal, origin: Origin, *inner: str | int
) -> Iterator[Diagnostic]:
    if indicator.unit == "percent" and not (number >= 0 and (number <= _HUNDRED or indicator.above_100)):
        hint = "write a number from 0 to 100, or give the indicator above_100: true"
        yield origin.problem("PAR504", f"{number}% is outside 0 to 100", hint, *inner)
    if indicator.unit in whole and (not _is_count(number) or (indicator.unit == "rank" and number < 1)):
        lowest = 1 if indicator.unit == "rank" else 0
        what = "is below" if number < lowest else "has a decimal point, and whole things are counted from"
        hint = f"write a whole number from {lowest} up, without a dot between thousands"
        yield origin.problem("PAR505", f"{number} {what} {lowest}", hint, *inner)


def _whole_units(entries: Entries) -> frozenset[str]:
    """Give the units that count whole things."""
    return frozenset({"rank", "count", *(unit.id for unit, _ in entries.units if unit.whole)})


def schedules_fit(entries: Entries) -> Iterator[Diagnostic]:
    """A task says when in exactly one way; its milestones are in order, and each measures with one operator."""
    for entry in entries.tasks:
        task, origin = entry
        given = task.schedules
        if len(given) != 1:
            what = "does not say when it falls due" if not given else f"says twice when: {', '.join(given)}"
            hint = "give exactly one of due, every, milestones, undated"
            yield origin.problem("PAR801", f"the task {what}", hint)
        for key in ("years", "by_plan"):
            if getattr(task, key) and task.every is None:
                yield origin.problem("PAR802", f"{key} belongs to a yearly task", "remove it", key, key=True)
        if task.years is not None and task.every is not None and not _are_years(task.years):
            message = f"years are a span of at most {_MOST_YEARS} years"
            yield origin.problem("PAR803", message, "write it like 2022/2026", "years")
        steps = task.milestones or ()
        if task.milestones is not None and not steps:
            yield origin.problem(
                "PAR804", "there is no milestone in the list", "add one, like {due: 2025-Q4}", "milestones"
            )
        for index, (before, after) in enumerate(pairwise(steps)):
            if after.due.end < before.due.end:
                hint = "put the milestones in order of their due dates"
                yield origin.problem(
                    "PAR805", "this milestone is due before the one above it", hint, "milestones", index + 1, "due"
                )
        keys = [step.key or step.due.text for step in steps]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                yield origin.problem(
                    "PAR806", f"two milestones are called “{key}”", "give each a key of its own", "milestones", index
                )
        for index, step in enumerate(steps):
            if step.measure is not None:
                yield from _measure(entries, step.measure, origin, ("milestones", index, "measure"))


def _measure(entries: Entries, measure: Measure, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    if len(measure.operators) != 1:
        yield origin.problem("PAR701", "the measure has not exactly one operator", "give one, like at_least: 50", *path)
        return
    indicator = entries.indicator(measure.indicator)
    if indicator is None:
        return
    if measure.operator not in FITTING[indicator.better]:
        message = f"{measure.operator} does not fit an indicator with better: {indicator.better}"
        hint = f"write one of: {', '.join(sorted(FITTING[indicator.better]))}"
        yield origin.problem("PAR702", message, hint, *path, measure.operator, key=True)
    whole = _whole_units(entries)
    yield from _target_numbers(whole, indicator, measure.between, measure.operator, measure.value, origin, path)


def successors_end(entries: Entries) -> Iterator[Diagnostic]:
    """Following successors comes to an end."""
    after = {entry.value.id: {step.agency for step in entry.value.successors} for entry in entries.agencies}
    yield from _leading_back(entries.agencies, after, "PAR304", "successors", "successor")


def members_end(entries: Entries) -> Iterator[Diagnostic]:
    """No group is a member of itself, directly or through its members."""
    inside = {entry.value.id: set(entry.value.members) for entry in entries.agencies}
    yield from _leading_back(entries.agencies, inside, "PAR306", "members", "member")


def _leading_back(
    agencies: Sequence[Entry[Agency]], ways: Mapping[str, set[str]], code: str, key: str, step: str
) -> Iterator[Diagnostic]:
    for entry in agencies:
        seen: set[str] = set()
        ahead = set(ways[entry.value.id])
        while ahead:
            name = ahead.pop()
            if name == entry.value.id:
                hint = f"remove the {step} that leads back"
                yield entry.origin.problem(code, f"the {key} of {entry.value.id} lead back to it", hint, key)
                break
            if name not in seen:
                seen.add(name)
                ahead |= ways.get(name, set())


def parts_are_taken_over(entries: Entries) -> Iterator[Diagnostic]:
    """Who takes over a single row is a successor of a part of one of its lead agencies."""
    parts = {
        entry.value.id: {step.agency for step in entry.value.successors if step.scope is not None}
        for entry in entries.agencies
    }
    for task, origin in entries.tasks:
        leads = {*task.lead, *(name for step in task.milestones or () for name in step.lead or ())}
        heirs: set[str] = set().union(*(parts.get(name, set()) for name in leads))
        for index, name in enumerate(task.taken_over_by):
            if name in parts and leads <= parts.keys() and name not in heirs:
                message = f"{name} has taken over no part of an agency that leads the task"
                hint = "name it among the successors of the lead agency, with a scope"
                yield origin.problem("PAR808", message, hint, "taken_over_by", index)


def values_make_sense(entries: Entries) -> Iterator[Diagnostic]:
    """A reported value is one number (or bound, counts, change) that its indicator can take."""
    whole = _whole_units(entries)
    indicators = {entry.value.id: entry.value for entry in entries.indicators}
    for entry in entries.values:
        observation, origin = entry
        yield from _one_value(observation, origin)
        indicator = indicators.get(observation.indicator)
        if indicator is not None:
            yield from _fits_indicator(whole, observation, indicator, origin)


def _one_value(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    counts = (observation.numerator is not None, observation.denominator is not None)
    if counts[0] != counts[1]:
        missing = "denominator" if counts[0] else "numerator"
        key = "numerator" if counts[0] else "denominator"
        yield origin.problem("PAR601", f"there is a {key} and no {missing}", f"add the {missing}", key)
    if observation.value is None and observation.change is None and not all(counts):
        hint = "write value, or numerator and denominator, or change"
        yield origin.problem("PAR602", "the entry holds no value", hint)
    if observation.bound is not None and (
        all(counts) or (observation.value is None and observation.change is not None)
    ):
        yield origin.problem("PAR603", "a bound needs the value that it bounds", "write value: 30 beside it", "bound")
    if observation.as_printed is not None and not (all(counts) and observation.note):
        hint = "write numerator, denominator and a note beside it"
        yield origin.problem("PAR604", "as_printed is for a source whose own figures disagree", hint, "as_printed")
    if observation.as_printed is not None and observation.value is not None:
        yield origin.problem("PAR604", "value and as_printed stand side by side", "remove value", "value")
    if observation.change is not None and observation.change < -_HUNDRED:
        yield origin.problem("PAR506", "nothing can fall by more than 100%", "write the change in percent", "change")
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None or denominator is None:
        return
    wrong = next((key for key in ("numerator", "denominator") if not _is_count(getattr(observation, key))), None)
    if wrong is not None:
        hint = "write a whole number from 0 up, without a dot between thousands"
        yield origin.problem("PAR507", f"{getattr(observation, wrong)} is no count", hint, wrong)
    elif denominator == 0 and numerator > 0:
        message = f"{numerator} of 0 is impossible"
        yield origin.problem("PAR508", message, "write the denominator, or numerator: 0", "denominator")
    elif observation.value is not None and observation.bound is None:
        level = observation.level
        if level is None:
            yield origin.problem("PAR509", "0 of 0 has no percentage", "remove value", "value")
        elif not stated_percentage_agrees(observation.value, level):
            exact = Decimal(level.numerator) / Decimal(level.denominator)
            message = f"{observation.value} is stated, but {numerator} of {denominator} is {exact:.4f}"
            hint = "correct one of the figures, or move the stated one to as_printed with a note"
            yield origin.problem("PAR509", message, hint, "value")


def _is_count(number: Decimal) -> bool:
    return number >= 0 and number == number.to_integral_value() and number.as_tuple().exponent == 0


def _fits_indicator(
    whole: Collection[str], observation: Observation, indicator: Indicator, origin: Origin
) -> Iterator[Diagnostic]:
    if observation.numerator is not None and indicator.unit not in {"percent", None}:
        message = f"numerator and denominator make a percentage, and {indicator.id} counts {indicator.unit}"
        yield origin.problem("PAR605", message, "write value", "numerator")
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is not None and denominator is not None and 0 < denominator < numerator and not indicator.above_100:
        hint = "correct the counts, or give the indicator above_100: true"
        yield origin.problem("PAR510", f"{numerator} of {denominator} is more than 100%", hint, "numerator")
    if indicator.unit == "rank":
        yield from _rank(observation, origin)
    elif observation.of is not None:
        yield origin.problem("PAR606", "of belongs to a rank", "remove it", "of")
    if observation.value is not None:
        yield from _in_bounds(whole, indicator, observation.value, origin, "value")


def _rank(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    if observation.of is None:
        message = "a rank means nothing without the number ranked"
        yield origin.problem("PAR608", message, "add of: and how many were ranked that time", "value")
    elif observation.of < 1:
        yield origin.problem("PAR511", f"{observation.of} is no number ranked", "write how many were ranked", "of")
    elif observation.value is not None and observation.value > observation.of:
        message = f"rank {observation.value} is beyond the {observation.of} ranked"
        yield origin.problem("PAR511", message, "correct the rank or of", "value")


def values_do_not_conflict(entries: Entries) -> Iterator[Diagnostic]:
    """One indicator, reporter, period and day of publication has one entry, whether or not two agree."""
    first: dict[tuple[str, str | None, tuple[date, date], date | None], Origin] = {}
    for entry in entries.values:
        item = entry.value
        key = (item.indicator, item.reporter, (item.period.start, item.period.end), item.published)
        yield from _second(first, key, entry.origin, f"{item.indicator} {item.period.text}", "period")


def reports_do_not_conflict(entries: Entries) -> Iterator[Diagnostic]:
    """One target or occurrence has one report of one kind a day."""
    first: dict[object, Origin] = {}
    for outcome in entries.outcomes:
        kind = outcome.value.state == "superseded"
        key: object = (outcome.value.target, kind, outcome.value.published)
        yield from _second(first, key, outcome.origin, outcome.value.target, "target")
    for threshold in entries.thresholds:
        key = ("threshold", threshold.value.target, threshold.value.published)
        yield from _second(first, key, threshold.origin, threshold.value.target, "target")
    keys = _occurrence_keys(entries)
    for report in entries.task_reports:
        item = report.value
        what = item.state if item.state in {"extended", "superseded"} else "progress"
        spoken_of = covered(keys.get(item.task, ()), item.occurrence) or (item.occurrence,)
        found = [
            problem
            for occurrence in spoken_of
            for problem in _second(
                first, (item.task, occurrence, item.reporter, what, item.published), report.origin, item.task, "task"
            )
        ]
        yield from found[:1]


def _second(first: dict[K, Origin], key: K, origin: Origin, what: str, inner: str) -> Iterator[Diagnostic]:
    if key in first:
        other = first[key]
        place = f"{other.document.file}:{other.place(inner).line}"
        message = f"{what} is reported twice with the same day of publication (first at {place})"
        yield origin.problem("PAR609", message, "keep one of them, or give the later one its own published day", inner)
    first.setdefault(key, origin)


def reports_complete(entries: Entries) -> Iterator[Diagnostic]:
    """A report says what its state needs, of something that can be in that state."""
    both: list[Entry[Outcome] | Entry[TaskReport]] = [*entries.outcomes, *entries.task_reports]
    for entry in both:
        report = entry.value
        for key, wanted in _NEEDED[report.state]:
            if all(getattr(report, name) is None for name in key.split("|")):
                message = f"{report.state} needs {wanted}"
                yield entry.origin.problem("PAR610", message, f"add {key.split('|')[0]}: ...", "state")
        if report.on is not None and report.by is not None:
            message = "on is the day itself and by a bound for an unknown one"
            yield entry.origin.problem("PAR611", message, "keep one of them", "by", key=True)
        if isinstance(report, TaskReport) and report.due is not None and report.state != "extended":
            yield entry.origin.problem("PAR612", "due is for an extension", "write state: extended", "due", key=True)
    targets = {
        f"{item.value.id}/{target.phase}": target for item in entries.indicators for target in item.value.targets
    }
    for outcome in entries.outcomes:
        target = targets.get(outcome.value.target)
        if target is not None and outcome.value.state != "superseded" and not (target.outcome or target.refers_to):
            message = f"{outcome.value.target} is judged by a number"
            yield outcome.origin.problem("PAR614", message, "report the number under values", "state")
    for threshold in entries.thresholds:
        target = targets.get(threshold.value.target)
        if target is not None and target.refers_to is None:
            message = f"{threshold.value.target} has a number of its own"
            yield threshold.origin.problem("PAR613", message, "name a target with refers_to", "target")
    yield from _occurrences_exist(entries)


_NEEDED: dict[str, tuple[tuple[str, str], ...]] = {
    "done": (("on|by", "the day on which it was done (on), or a bound for it (by)"),),
    "in_progress": (("published", "the day on which this was said"),),
    "not_done": (("published", "the day on which this was said"),),
    "not_started": (("published", "the day on which this was said"),),
    "extended": (
        ("due", "the new due date"),
        ("document", "the document that extends it"),
        ("published", "the day on which this was said"),
    ),
    "superseded": (
        ("on", "the day from which it no longer applies"),
        ("reason", "a reason"),
        ("document", "the document that says so"),
    ),
}


def _occurrence_keys(entries: Entries) -> dict[str, list[str]]:
    """Give the keys of the occurrences of each task whose schedule is right, so far as its years are known."""
    phases = [entry.value for entry in entries.phases if _runs_forward(entry.value)]
    given = entries.known["phases"]
    all_phases = given is not None and len(phases) == len(given)
    keys = {
        task.id: [slot.key for slot in slots(task, phases)]
        for task, _ in entries.tasks
        if len(task.schedules) == 1
        and (task.every is None or (all_phases if task.years is None else _are_years(task.years)))
    }
    return {name: found for name, found in keys.items() if found and len(set(found)) == len(found)}


def _occurrences_exist(entries: Entries) -> Iterator[Diagnostic]:
    keys = _occurrence_keys(entries)
    for report in entries.task_reports:
        item = report.value
        known = keys.get(item.task)
        if known is None or covered(known, item.occurrence) or (item.occurrence is None and item.state == "superseded"):
            continue
        hint = f"write occurrence: and one of {_some(known)}"
        if item.occurrence is None:
            yield report.origin.problem("PAR807", f"{item.task} has {len(known)} occurrences", hint, "task")
        else:
            message = f"{item.task} has no occurrence “{item.occurrence}”"
            yield report.origin.problem("PAR807", message, hint, "occurrence")


CHECKS: tuple[Check, ...] = (
    ids_unique,
    names_unambiguous,
    decision_settings,
    phases_run_forward,
    days_in_reach,
    baselines_come_first,
    deadlines_lie_in_their_phase,
    references_exist,
    operators_fit,
    schedules_fit,
    successors_end,
    members_end,
    parts_are_taken_over,
    values_make_sense,
    values_do_not_conflict,
    reports_do_not_conflict,
    reports_complete,
)
"""Every rule between entries, in no particular order: the loading room sorts what they give."""
