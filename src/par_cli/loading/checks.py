"""What must hold between the entries of all files, as plain functions that each give problems.

Only rules that computing needs; every rule has a stable code.  A rule sees the entries that are valid by
themselves, and the ids of all, so that one fault does not raise a second one elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal, NamedTuple, TypeVar

from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Origin, closest
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agency
from par_cli.model.decision import (
    BUILT_IN_UNITS,
    COMPOSITE,
    FITTING,
    STEP_MONTHS,
    Decision,
    Every,
    Group,
    Indicator,
    Operator,
    Phase,
    Target,
    TargetsFile,
    Unit,
)
from par_cli.model.periods import Period
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
_LAST_YEAR = 9988  # leaves room for the longest wait after a deadline
_LONGEST_LAG = 120  # months
_MOST_YEARS = 100  # of one phase or task: each year is an occurrence of every yearly task
_YEAR = STEP_MONTHS["year"]


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


What = Literal["agency", "group", "indicator", "phase", "section", "target", "task", "unit"]
_KINDS: Mapping[What, Message] = {
    "agency": phrase("agency"),
    "group": phrase("group"),
    "indicator": phrase("indicator"),
    "phase": phrase("phase"),
    "section": phrase("section"),
    "target": phrase("target"),
    "task": phrase("task"),
    "unit": phrase("unit"),
}
"""What an id can name, in words."""


def _unknown(
    origin: Origin, what: What, name: str, known: Collection[str] | None, *inner: str | int
) -> Iterator[Diagnostic]:
    if known is not None and name not in known:
        if what == "task":  # a task of another section is another task, however alike the numbers look
            section = name.rpartition(".")[0].casefold()
            known = {item for item in known if item.rpartition(".")[0].casefold() == section}
            close = next((item for item in known if item.casefold() == name.casefold()), None)
        else:
            close = closest(name, sorted(known))
        if close:
            hint = phrase("did you mean “{name}”?", name=close)
        else:
            hint = phrase("add it to the data, or name one of: {names}", names=_some(known))
        message = phrase("there is no {what} “{name}”", what=_KINDS[what], name=path_text((name,)))
        yield origin.problem("PAR301", message, hint, *inner)


def _some(known: Collection[str]) -> str:
    if not known:
        return phrase("none is defined")
    names = sorted(known)
    shown = 6
    first = ", ".join(path_text((name,)) for name in names[:shown])
    return first + (", ..." if len(names) > shown else "")


def ids_unique(entries: Entries) -> Iterator[Diagnostic]:
    """An id names one thing."""
    lists: tuple[tuple[What, Sequence[Entry[Any]]], ...] = (
        ("phase", entries.phases),
        ("group", entries.groups),
        ("unit", entries.units),
        ("indicator", entries.indicators),
        ("section", entries.sections),
        ("task", entries.tasks),
        ("agency", entries.agencies),
    )
    for what, items in lists:
        first: dict[str, Origin] = {}
        for entry in items:
            name = str(getattr(entry.value, "id", ""))
            if name in first:
                line = first[name].place("id").line
                message = phrase(
                    "the {what} “{name}” is already defined on line {line}", what=_KINDS[what], name=name, line=line
                )
                hint = phrase("give it another id, or remove one of the two")
                yield entry.origin.problem("PAR302", message, hint, "id")
            first.setdefault(name, entry.origin)
    for entry in entries.indicators:
        named: dict[str, Target] = {}
        for index, target in enumerate(entry.value.targets):
            other = named.setdefault(target.key, target)
            if other is not target:
                place = "phase" if target.id is None else "id"
                message = phrase("the indicator has two targets called “{name}”", name=target.key)
                if target.id is None and other.id is None:
                    message = phrase("the indicator has two targets in phase {phase}", phase=target.phase)
                hint = phrase("keep one of them, or give each an id of its own, like id: 2025-first")
                yield entry.origin.problem("PAR302", message, hint, "targets", index, place)
    for unit in entries.units:
        if unit.value.id in BUILT_IN_UNITS:
            message = phrase("the unit “{name}” is built in", name=unit.value.id)
            yield unit.origin.problem("PAR302", message, phrase("remove this entry"), "id")


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
                message = phrase("“{name}” already names the agency {other}", name=name, other=other)
                yield entry.origin.problem("PAR303", message, phrase("keep the name at one of the two"), *path)


def decision_settings(entries: Entries) -> Iterator[Diagnostic]:
    """The settings of the decision can be used."""
    for decision, origin in entries.decision:
        if not _UTC_OFFSET.match(decision.utc_offset):
            message = phrase("“{text}” is no offset from UTC", text=decision.utc_offset)
            yield origin.problem("PAR402", message, phrase('write it like "+07:00"'), "utc_offset")
        until = decision.publication_lag_until
        if until is not None and not _is_day_of_the_year(until):
            message = phrase("“{text}” is no day of the year", text=until)
            yield origin.problem("PAR403", message, phrase("write MM-DD, like 03-20"), "publication_lag_until")
        bands = decision.pace_bands
        if not 0 < bands.at_risk < bands.on_track:
            hint = phrase("write 0 < at_risk < on_track")
            yield origin.problem("PAR501", phrase("the bands of pace are out of order"), hint, "pace_bands")


def _is_day_of_the_year(text: str) -> bool:
    try:
        return _MONTH_DAY.match(text) is not None and bool(date.fromisoformat(f"2024-{text}"))
    except ValueError:
        return False


def phases_run_forward(entries: Entries) -> Iterator[Diagnostic]:
    """A phase ends after it begins."""
    for entry in entries.phases:
        if not _runs_forward(entry.value):
            message = phrase("the phase does not run forward through some years")
            hint = phrase(
                "write from and to as years or months, the first one first, and at most {most} years", most=_MOST_YEARS
            )
            yield entry.origin.problem("PAR404", message, hint, "to")


def _runs_forward(phase: Phase) -> bool:
    return phase.end.year <= _LAST_YEAR and 0 < phase.months <= _MOST_YEARS * _YEAR


def _are_steps(period: Period, every: Every) -> bool:
    in_reach = period.end.year <= _LAST_YEAR and 0 < period.months <= _MOST_YEARS * _YEAR
    return in_reach and period.months % STEP_MONTHS[every] == 0


def phases_hold_whole_steps(entries: Entries) -> Iterator[Diagnostic]:
    """What comes round each year, half, quarter or month does so a whole number of times in its phase."""
    phases = {phase.id: phase for phase, _ in entries.phases if _runs_forward(phase)}

    def broken(step: Every, names: Iterable[str]) -> Message | None:
        found = [phases[name] for name in names if name in phases]
        name = next((phase.id for phase in found if phase.months % STEP_MONTHS[step]), None)
        if name is None:
            return None
        return phrase("the phase {name} is not made of whole {steps}", name=name, steps=_PLURAL[step])

    for indicator, origin in entries.indicators:
        for number, target in enumerate(indicator.targets):
            message = None if target.step is None else broken(target.step, [target.phase])
            if message is not None:
                key = "every" if target.every is not None else "improve"
                hint = phrase("name a phase that is, or judge the target by shorter steps, like every: month")
                yield origin.problem("PAR410", message, hint, "targets", number, key)
    for task, origin in entries.tasks:
        message = None if task.every is None or task.years is not None else broken(task.every, phases)
        if message is not None:
            hint = phrase("give the task years of its own, like years: 2022/2026")
            yield origin.problem("PAR410", message, hint, "every")


_SINGULAR: dict[Every, Message] = {
    "year": phrase("year"),
    "half": phrase("half year"),
    "quarter": phrase("quarter"),
    "month": phrase("month"),
}
_PLURAL: dict[Every, Message] = {
    "year": phrase("years"),
    "half": phrase("half years"),
    "quarter": phrase("quarters"),
    "month": phrase("months"),
}


def extensions_give_more_time(entries: Entries) -> Iterator[Diagnostic]:
    """An extension moves the one deadline of a target to a later day that can be waited for."""
    deadlines: dict[str, date | None] = {}
    wholes: set[str] = set()
    phases = {phase.id: phase for phase, _ in entries.phases if _runs_forward(phase)}
    for indicator, _ in entries.indicators:
        for target in indicator.targets:
            phase = phases.get(target.phase)
            own = None if phase is None else phase.end
            name = f"{indicator.id}/{target.key}"
            wholes.update([name] if target.parts else [])
            deadlines[name] = date.max if target.step is not None else own if target.due is None else target.due.end
    for outcome, origin in entries.outcomes:
        deadline = deadlines.get(outcome.target)
        if outcome.state != "extended" or outcome.due is None or deadline is None:
            continue
        if outcome.target in wholes:
            message = phrase("{target} has the latest deadline of its parts", target=outcome.target)
            yield origin.problem("PAR615", message, phrase("extend the parts"), "state")
        elif deadline == date.max:
            message = phrase(
                "{target} is judged step by step, and no single deadline can be moved", target=outcome.target
            )
            yield origin.problem("PAR615", message, phrase("remove the entry"), "state")
        elif outcome.due <= deadline:
            message = phrase("the new deadline is not after the first one, {deadline}", deadline=deadline)
            yield origin.problem("PAR616", message, phrase("write the day that the document gives"), "due")
        elif outcome.due.year > _LAST_YEAR:
            message = phrase("{key} is a year that nobody can wait for", key="due")
            yield origin.problem("PAR406", message, phrase("write the year that is meant"), "due")


def days_in_reach(entries: Entries) -> Iterator[Diagnostic]:
    """No deadline or wait leads beyond the years that a calendar can hold."""
    for indicator, origin in entries.indicators:
        lag = indicator.publication_lag_months
        if lag is not None and not 0 <= lag <= _LONGEST_LAG:
            message = phrase("a lag of {lag} months is no wait for a publication", lag=lag)
            hint = phrase("write how many months, from 0 to {most}", most=_LONGEST_LAG)
            yield origin.problem("PAR405", message, hint, "publication_lag_months")
        for number, target in enumerate(indicator.targets):
            for key in ("due", "decided_by"):
                period = getattr(target, key)
                if period is not None and period.end.year > _LAST_YEAR:
                    message = phrase("{key} is a year that nobody can wait for", key=key)
                    hint = phrase("write the year that is meant")
                    yield origin.problem("PAR406", message, hint, "targets", number, key)


def baselines_come_first(entries: Entries) -> Iterator[Diagnostic]:
    """What a target is measured from lies before its deadline."""
    last_days = {phase.id: phase.end for phase, _ in entries.phases if _runs_forward(phase)}
    for indicator, origin in entries.indicators:
        for number, target in enumerate(indicator.targets):
            deadline = last_days.get(target.phase) if target.due is None else target.due.end
            for key, period in (("baseline", target.baseline), ("relative_to", target.base)):
                if deadline is not None and period is not None and period.end >= deadline:
                    message = phrase("{key} does not end before the deadline, {deadline}", key=key, deadline=deadline)
                    hint = phrase("write the period that the way starts from")
                    yield origin.problem("PAR407", message, hint, "targets", number, key)


def deadlines_lie_in_their_phase(entries: Entries) -> Iterator[Diagnostic]:
    """A deadline of its own lies within the target's phase."""
    phases = {phase.id: phase for phase, _ in entries.phases if _runs_forward(phase)}
    for indicator, origin in entries.indicators:
        for number, target in enumerate(indicator.targets):
            phase = phases.get(target.phase)
            if target.due is None or phase is None:
                continue
            if not phase.contains(target.due.end) and target.due.end.year <= _LAST_YEAR:
                first, last = phase.first.text, phase.last.text
                message = phrase("due lies outside the phase, {first} to {last}", first=first, last=last)
                hint = phrase("correct it, or name the phase that is meant")
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
            for key in sorted(COMPOSITE):
                for index, name in enumerate(getattr(target, key) or ()):
                    yield from _unknown(origin, "target", name, known["targets"], "targets", number, key, index)
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
                message = phrase("the target has no operator")
                if given:
                    message = phrase("the target has more than one operator: {names}", names=", ".join(given))
                yield origin.problem("PAR701", message, phrase("give exactly one, like at_least: 80"), *path)
                continue
            operator = given[0]
            if operator not in FITTING[indicator.better]:
                yield origin.problem("PAR702", *_unfitting(operator, indicator), *path, operator, key=True)
            if operator in _CHANGES and target.relative_to is None:
                message = phrase("{operator} names what it is measured from", operator=operator)
                hint = phrase("add relative_to: 2021, or relative_to: year_before")
                yield origin.problem("PAR703", message, hint, *path)
            for key in ("relative_to", "change_in"):
                if getattr(target, key) is not None and operator not in _CHANGES:
                    message = phrase("{key} belongs to reduce_by and raise_by", key=key)
                    yield origin.problem("PAR703", message, phrase("remove it"), *path, key, key=True)
            if target.relative_to == "year_before" and target.baseline is not None:
                message = phrase("what is measured against the year before has no way from a baseline")
                yield origin.problem("PAR707", message, phrase("remove baseline"), *path, "baseline", key=True)
            numeric = operator not in {"outcome", "refers_to", *COMPOSITE}
            if numeric and indicator.unit is None:
                message = phrase("{operator} needs a unit at its indicator", operator=operator)
                yield origin.problem("PAR704", message, phrase("add unit: percent"), *path)
            if operator in _WITHOUT_NUMBER and target.every is not None:
                message = phrase("every does not go with {operator}", operator=operator)
                hint = phrase("remove it")
                if operator == "improve":
                    hint = phrase("remove it: improve is yearly by itself")
                yield origin.problem("PAR705", message, hint, *path, "every", key=True)
            if target.due is not None and (target.every is not None or operator == "improve"):
                message = phrase(
                    "a target judged {step} by {step} is due at the end of each", step=_SINGULAR[target.step or "year"]
                )
                yield origin.problem("PAR705", message, phrase("remove due"), *path, "due", key=True)
            if target.each:
                yield from _each(indicator, target, origin, path)
            if target.changes:
                yield from _changes(target, operator, origin, path)
            else:
                yield from _target_numbers(whole, indicator, target.between, operator, target.value, origin, path)
            if target.stretch is not None:
                yield from _stretch(whole, indicator, target, origin, (*path, "stretch"))


def _stretch(
    whole: Collection[str], indicator: Indicator, firm: Target, origin: Origin, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    """What is striven for is at least as hard as what is asked for, and comparable with it."""
    given = () if firm.stretch is None else firm.stretch.operators
    fitting = _stretch_operators(indicator, firm.operator)
    if not fitting:
        message = phrase("a stretch does not go with {operator}", operator=firm.operator)
        hint = phrase("remove it, or give it a target of its own")
        yield origin.problem("PAR708", message, hint, *path, key=True)
    elif len(given) != 1:
        message = phrase("the stretch has not exactly one operator")
        yield origin.problem("PAR701", message, phrase("give one, like at_least: 90"), *path)
    elif given[0] not in fitting:
        message = phrase("{operator} does not fit as a stretch of {firm}", operator=given[0], firm=firm.operator)
        hint = phrase("write one of: {names}", names=", ".join(sorted(fitting)))
        yield origin.problem("PAR702", message, hint, *path, given[0], key=True)
    else:
        stretched = firm.stretched
        assert stretched is not None  # noqa: S101 - for the type checker: there is a stretch
        operator = stretched.operator
        if stretched.changes:
            yield from _changes(stretched, operator, origin, path)
        else:
            yield from _target_numbers(whole, indicator, stretched.between, operator, stretched.value, origin, path)
        limits = zip(_limits(firm, indicator), _limits(stretched, indicator), strict=True)
        if any(asked is not None and (striven is None or striven < asked) for asked, striven in limits):
            message = phrase("the stretch is easier to reach than the target")
            hint = phrase("write a number beyond that of the target")
            yield origin.problem("PAR709", message, hint, *path, operator)


def _stretch_operators(indicator: Indicator, firm: Operator) -> frozenset[Operator]:
    """Give the operators with which a stretch can be compared with the firm one: changes only with their like."""
    if firm in _CHANGES:
        return frozenset({firm})
    if firm in _WITHOUT_NUMBER:
        return frozenset()
    return FITTING[indicator.better] - {*_WITHOUT_NUMBER, *_CHANGES}


def _limits(target: Target, indicator: Indicator) -> tuple[tuple[Fraction, bool] | None, tuple[Fraction, bool] | None]:
    """Give what a value must reach from below and from above, each so that the larger one is the harder.

    A limit that must be passed is harder than one that need only be reached.
    """
    if target.changes:
        return (target.changes[0], False), None
    value, upper = Fraction(target.value or 0), Fraction(target.upper or 0)
    passed = target.operator in {"more_than", "less_than"}
    match target.operator:
        case "at_least" | "more_than":
            return (value, passed), None
        case "at_most" | "less_than":
            return None, (-value, passed)
        case "between":
            floor = None if indicator.better == "lower" else (value, False)
            return floor, None if indicator.better == "higher" else (-upper, False)
        case _:  # equals
            return (value, False), (-value, False)


_CHANGES: tuple[Operator, ...] = ("reduce_by", "raise_by")
_WITHOUT_NUMBER: frozenset[Operator] = COMPOSITE | {"improve", "outcome", "refers_to"}


def _changes(target: Target, operator: str, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    """What a change asks for is a change, and one that can be had."""
    given = getattr(target, operator)
    if isinstance(given, Fraction) and target.change_in == "unit":
        message = phrase(
            "{part} is a part of the base, and change_in: unit counts in the unit of the indicator", part=given
        )
        yield origin.problem("PAR706", message, phrase("write a number, or remove change_in"), *path, operator)
    if list(target.changes) != sorted(target.changes):
        hint = phrase("write the smaller number first")
        yield origin.problem("PAR502", phrase("the range does not run upward"), hint, *path, operator)
    if operator == "reduce_by" and target.change_in != "unit":
        if not all(0 < change <= _HUNDRED for change in target.changes):
            message = phrase("the cut is not between 0 and 100 percent")
            yield origin.problem("PAR503", message, phrase("write it like 5"), *path, operator)
    elif not all(change > 0 for change in target.changes):
        yield origin.problem("PAR503", phrase("the change is not above 0"), phrase("write it like 5"), *path, operator)


def _unfitting(operator: str, indicator: Indicator) -> tuple[Message, Message]:
    """Give what is said of an operator that does not fit the direction of its indicator."""
    message = phrase(
        "{operator} does not fit an indicator with better: {better}", operator=operator, better=indicator.better
    )
    return message, phrase("write one of: {names}", names=", ".join(sorted(FITTING[indicator.better])))


def _each(indicator: Indicator, target: Target, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    """Check a floor for every single reporter: there are some, and each is judged by one number at one deadline."""
    if not indicator.reporters:
        message = phrase("each asks every reporter, and the indicator lists none")
        hint = phrase("add reporters: to the indicator, with the agencies that report it")
        yield origin.problem("PAR710", message, hint, *path, "each")
    beside = (key for key in ("every", "baseline", "stretch") if getattr(target, key) is not None)
    others = (target.operator, *beside)
    for other in others:
        if other not in MEASURE_OPERATORS:
            message = phrase("each does not go with {other}", other=other)
            hint = phrase("remove one of the two; each goes with {names}", names=", ".join(MEASURE_OPERATORS))
            yield origin.problem("PAR710", message, hint, *path, other, key=True)


def parts_make_a_whole(entries: Entries) -> Iterator[Diagnostic]:
    """What makes up a target are other targets, at least two, each judged by itself and a part of one whole alone."""
    found = [
        (indicator, number, target, origin)
        for indicator, origin in entries.indicators
        for number, target in enumerate(indicator.targets)
        if len(target.operators) == 1 and target.operator in COMPOSITE
    ]
    wholes = {f"{indicator.id}/{target.key}" for indicator, _, target, _ in found}
    taken: dict[str, str] = {}
    for indicator, number, target, origin in found:
        name, path = f"{indicator.id}/{target.key}", ("targets", number, target.operator)
        if len(target.parts) < _FEWEST_PARTS:
            message = phrase("{operator} names at least two targets", operator=target.operator)
            yield origin.problem("PAR711", message, phrase("name the others too, or the number itself"), *path)
        for index, part in enumerate(target.parts):
            other = taken.setdefault(part, name)
            if part == name:
                message = phrase("{name} is no part of itself", name=name)
                yield origin.problem("PAR712", message, phrase("remove it"), *path, index)
            elif part in wholes:
                message = phrase("{name} is made up of targets itself", name=part)
                yield origin.problem("PAR712", message, phrase("name the targets that make it up"), *path, index)
            elif other != name:
                message = phrase("{part} is a part of {other} already", part=part, other=other)
                yield origin.problem("PAR713", message, phrase("keep it in one of the two"), *path, index)
        for key in ("baseline", "decided_by", "due"):
            if getattr(target, key) is not None:
                message = phrase("{key} does not go with {operator}", key=key, operator=target.operator)
                hint = phrase("remove it, or write it at the parts")
                yield origin.problem("PAR714", message, hint, "targets", number, key, key=True)


_FEWEST_PARTS = 2


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
        hint = phrase("write the smaller number first")
        yield origin.problem("PAR502", phrase("the range does not run upward"), hint, *path, operator)
    numbers = between if between is not None else (() if value is None else (value,))
    for number in numbers:
        yield from _in_bounds(whole, indicator, number, origin, *path, operator)


def _in_bounds(
    whole: Collection[str], indicator: Indicator, number: Decimal, origin: Origin, *inner: str | int
) -> Iterator[Diagnostic]:
    if indicator.unit == "percent" and not (number >= 0 and (number <= _HUNDRED or indicator.above_100)):
        hint = phrase("write a number from 0 to 100, or give the indicator above_100: true")
        yield origin.problem("PAR504", phrase("{number}% is outside 0 to 100", number=number), hint, *inner)
    if indicator.unit in whole and (not _is_count(number) or (indicator.unit == "rank" and number < 1)):
        lowest = 1 if indicator.unit == "rank" else 0
        if number < lowest:
            message = phrase("{number} is below {lowest}", number=number, lowest=lowest)
        else:
            message = phrase(
                "{number} has a decimal point, and whole things are counted from {lowest}",
                number=number,
                lowest=lowest,
            )
        hint = phrase("write a whole number from {lowest} up, without a dot between thousands", lowest=lowest)
        yield origin.problem("PAR505", message, hint, *inner)


def _whole_units(entries: Entries) -> frozenset[str]:
    """Give the units that count whole things."""
    return frozenset({"rank", "count", *(unit.id for unit, _ in entries.units if unit.whole)})


def schedules_fit(entries: Entries) -> Iterator[Diagnostic]:
    """A task says when in exactly one way; its milestones are in order, and each measures with one operator."""
    for entry in entries.tasks:
        task, origin = entry
        given = task.schedules
        if len(given) != 1:
            message = phrase("the task does not say when it falls due")
            if given:
                message = phrase("the task says twice when: {names}", names=", ".join(given))
            yield origin.problem("PAR801", message, phrase("give exactly one of due, every, milestones, undated"))
        if task.years is not None and task.every is None:
            message = phrase("{key} belongs to a task that comes round", key="years")
            yield origin.problem("PAR802", message, phrase("remove it"), "years", key=True)
        if task.by_plan and task.every != "year":
            message = phrase("{key} belongs to a yearly task", key="by_plan")
            yield origin.problem("PAR802", message, phrase("remove it"), "by_plan", key=True)
        if task.years is not None and task.every is not None and not _are_steps(task.years, task.every):
            message = phrase(
                "years are no whole {steps}, or more than {most} years", steps=_PLURAL[task.every], most=_MOST_YEARS
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
        keys = [step.key or step.due.text for step in steps]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                message = phrase("two milestones are called “{name}”", name=key)
                yield origin.problem("PAR806", message, phrase("give each a key of its own"), "milestones", index)
        for index, step in enumerate(steps):
            if step.measure is not None:
                yield from _measure(entries, step.measure, origin, ("milestones", index, "measure"))


def _measure(entries: Entries, measure: Measure, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    if len(measure.operators) != 1:
        message = phrase("the measure has not exactly one operator")
        yield origin.problem("PAR701", message, phrase("give one, like at_least: 50"), *path)
        return
    indicator = entries.indicator(measure.indicator)
    if indicator is None:
        return
    if measure.operator not in FITTING[indicator.better]:
        yield origin.problem("PAR702", *_unfitting(measure.operator, indicator), *path, measure.operator, key=True)
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
                message = phrase("the {key} of {name} lead back to it", key=key, name=entry.value.id)
                yield entry.origin.problem(code, message, phrase("remove the {step} that leads back", step=step), key)
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
                message = phrase("{name} has taken over no part of an agency that leads the task", name=name)
                hint = phrase("name it among the successors of the lead agency, with a scope")
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
        message = phrase("there is a {key} and no {missing}", key=key, missing=missing)
        yield origin.problem("PAR601", message, phrase("add the {missing}", missing=missing), key)
    if observation.value is None and observation.change is None and not all(counts):
        hint = phrase("write value, or numerator and denominator, or change")
        yield origin.problem("PAR602", phrase("the entry holds no value"), hint)
    if observation.bound is not None and (
        all(counts) or (observation.value is None and observation.change is not None)
    ):
        message = phrase("a bound needs the value that it bounds")
        yield origin.problem("PAR603", message, phrase("write value: 30 beside it"), "bound")
    if observation.as_printed is not None and not (all(counts) and observation.note):
        message = phrase("as_printed is for a source whose own figures disagree")
        hint = phrase("write numerator, denominator and a note beside it")
        yield origin.problem("PAR604", message, hint, "as_printed")
    if observation.as_printed is not None and observation.value is not None:
        message = phrase("value and as_printed stand side by side")
        yield origin.problem("PAR604", message, phrase("remove value"), "value")
    if observation.change is not None and observation.change < -_HUNDRED:
        message = phrase("nothing can fall by more than 100%")
        yield origin.problem("PAR506", message, phrase("write the change in percent"), "change")
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None or denominator is None:
        return
    wrong = next((key for key in ("numerator", "denominator") if not _is_count(getattr(observation, key))), None)
    if wrong is not None:
        message = phrase("{number} is no count", number=getattr(observation, wrong))
        hint = phrase("write a whole number from {lowest} up, without a dot between thousands", lowest=0)
        yield origin.problem("PAR507", message, hint, wrong)
    elif denominator == 0 and numerator > 0:
        message = phrase("{numerator} of 0 is impossible", numerator=numerator)
        yield origin.problem("PAR508", message, phrase("write the denominator, or numerator: 0"), "denominator")
    elif observation.value is not None and observation.bound is None:
        level = observation.level
        if level is None:
            yield origin.problem("PAR509", phrase("0 of 0 has no percentage"), phrase("remove value"), "value")
        elif not stated_percentage_agrees(observation.value, level):
            exact = Decimal(level.numerator) / Decimal(level.denominator)
            message = phrase(
                "{stated} is stated, but {numerator} of {denominator} is {exact}",
                stated=observation.value,
                numerator=numerator,
                denominator=denominator,
                exact=f"{exact:.4f}",
            )
            hint = phrase("correct one of the figures, or move the stated one to as_printed with a note")
            yield origin.problem("PAR509", message, hint, "value")


def _is_count(number: Decimal) -> bool:
    return number >= 0 and number == number.to_integral_value() and number.as_tuple().exponent == 0


def _fits_indicator(
    whole: Collection[str], observation: Observation, indicator: Indicator, origin: Origin
) -> Iterator[Diagnostic]:
    if observation.numerator is not None and indicator.unit not in {"percent", None}:
        message = phrase(
            "numerator and denominator make a percentage, and {name} counts {unit}",
            name=indicator.id,
            unit=indicator.unit,
        )
        yield origin.problem("PAR605", message, phrase("write value"), "numerator")
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is not None and denominator is not None and 0 < denominator < numerator and not indicator.above_100:
        message = phrase("{numerator} of {denominator} is more than 100%", numerator=numerator, denominator=denominator)
        hint = phrase("correct the counts, or give the indicator above_100: true")
        yield origin.problem("PAR510", message, hint, "numerator")
    if indicator.unit == "rank":
        yield from _rank(observation, origin)
    elif observation.of is not None:
        yield origin.problem("PAR606", phrase("of belongs to a rank"), phrase("remove it"), "of")
    if observation.value is not None:
        yield from _in_bounds(whole, indicator, observation.value, origin, "value")


def _rank(observation: Observation, origin: Origin) -> Iterator[Diagnostic]:
    if observation.of is None:
        message = phrase("a rank means nothing without the number ranked")
        yield origin.problem("PAR608", message, phrase("add of: and how many were ranked that time"), "value")
    elif observation.of < 1:
        message = phrase("{number} is no number ranked", number=observation.of)
        yield origin.problem("PAR511", message, phrase("write how many were ranked"), "of")
    elif observation.value is not None and observation.value > observation.of:
        message = phrase("rank {rank} is beyond the {number} ranked", rank=observation.value, number=observation.of)
        yield origin.problem("PAR511", message, phrase("correct the rank or of"), "value")


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
        key: object = (outcome.value.target, _kind(outcome.value.state), outcome.value.published)
        yield from _second(first, key, outcome.origin, outcome.value.target, "target")
    for threshold in entries.thresholds:
        key = ("threshold", threshold.value.target, threshold.value.published)
        yield from _second(first, key, threshold.origin, threshold.value.target, "target")
    keys = _occurrence_keys(entries)
    for report in entries.task_reports:
        item = report.value
        what = _kind(item.state)
        spoken_of = covered(keys.get(item.task, ()), item.occurrence) or (item.occurrence,)
        found = [
            problem
            for occurrence in spoken_of
            for problem in _second(
                first, (item.task, occurrence, item.reporter, what, item.published), report.origin, item.task, "task"
            )
        ]
        yield from found[:1]


def _kind(state: str) -> str:
    return state if state in {"extended", "superseded"} else "progress"


def _second(first: dict[K, Origin], key: K, origin: Origin, what: str, inner: str) -> Iterator[Diagnostic]:
    if key in first:
        other = first[key]
        place = f"{other.document.file}:{other.place(inner).line}"
        message = phrase(
            "{what} is reported twice with the same day of publication (first at {place})", what=what, place=place
        )
        hint = phrase("keep one of them, or give the later one its own published day")
        yield origin.problem("PAR609", message, hint, inner)
    first.setdefault(key, origin)


def reports_complete(entries: Entries) -> Iterator[Diagnostic]:
    """A report says what its state needs, of something that can be in that state."""
    both: list[Entry[Outcome] | Entry[TaskReport]] = [*entries.outcomes, *entries.task_reports]
    for entry in both:
        report = entry.value
        for key, wanted in _NEEDED[report.state]:
            if all(getattr(report, name) is None for name in key.split("|")):
                message = phrase("{state} needs {wanted}", state=report.state, wanted=wanted)
                hint = phrase("add {key}: ...", key=key.split("|")[0])
                yield entry.origin.problem("PAR610", message, hint, "state")
        if report.on is not None and report.by is not None:
            message = phrase("on is the day itself and by a bound for an unknown one")
            yield entry.origin.problem("PAR611", message, phrase("keep one of them"), "by", key=True)
        if report.due is not None and report.state != "extended":
            hint = phrase("write state: extended")
            yield entry.origin.problem("PAR612", phrase("due is for an extension"), hint, "due", key=True)
    targets = {f"{item.value.id}/{target.key}": target for item in entries.indicators for target in item.value.targets}
    for outcome in entries.outcomes:
        target = targets.get(outcome.value.target)
        by_report = target is None or target.outcome is not None or target.refers_to is not None
        if _kind(outcome.value.state) == "progress" and not by_report:
            message = phrase("{target} is judged by a number", target=outcome.value.target)
            hint = phrase("report the number under values")
            if target is not None and target.parts:
                message = phrase("{target} is judged by its parts", target=outcome.value.target)
                hint = phrase("report on the parts")
            yield outcome.origin.problem("PAR614", message, hint, "state")
    for threshold in entries.thresholds:
        target = targets.get(threshold.value.target)
        if target is not None and target.refers_to is None:
            message = phrase("{target} has a number of its own", target=threshold.value.target)
            yield threshold.origin.problem("PAR613", message, phrase("name a target with refers_to"), "target")
    yield from _occurrences_exist(entries)


_DAY_SAID = ("published", phrase("the day on which this was said"))
_NEEDED: dict[str, tuple[tuple[str, Message], ...]] = {
    "done": (("on|by", phrase("the day on which it was done (on), or a bound for it (by)")),),
    "in_progress": (_DAY_SAID,),
    "not_done": (_DAY_SAID,),
    "not_started": (_DAY_SAID,),
    "extended": (
        ("due", phrase("the new due date")),
        ("document", phrase("the document that extends it")),
        _DAY_SAID,
    ),
    "superseded": (
        ("on", phrase("the day from which it no longer applies")),
        ("reason", phrase("a reason")),
        ("document", phrase("the document that says so")),
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
        and (task.every is None or (all_phases if task.years is None else _are_steps(task.years, task.every)))
    }
    return {name: found for name, found in keys.items() if found and len(set(found)) == len(found)}


def _occurrences_exist(entries: Entries) -> Iterator[Diagnostic]:
    keys = _occurrence_keys(entries)
    for report in entries.task_reports:
        item = report.value
        known = keys.get(item.task)
        if known is None or covered(known, item.occurrence) or (item.occurrence is None and item.state == "superseded"):
            continue
        hint = phrase("write occurrence: and one of {names}", names=_some(known))
        if item.occurrence is None:
            message = phrase("{task} has {number} occurrences", task=item.task, number=len(known))
            yield report.origin.problem("PAR807", message, hint, "task")
        else:
            message = phrase("{task} has no occurrence “{name}”", task=item.task, name=item.occurrence)
            yield report.origin.problem("PAR807", message, hint, "occurrence")


CHECKS: tuple[Check, ...] = (
    ids_unique,
    names_unambiguous,
    decision_settings,
    phases_run_forward,
    phases_hold_whole_steps,
    extensions_give_more_time,
    days_in_reach,
    baselines_come_first,
    deadlines_lie_in_their_phase,
    references_exist,
    operators_fit,
    parts_make_a_whole,
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
