"""Doubtful targets whose words mean something else here than in daily use, and values that no target asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import LAST_YEAR, SINGULAR, Entries, awaited_until, declared, lag_until
from par_cli.loading.checks.doubtful_targets import InOrder, LikePeriods
from par_cli.messages import Message, phrase
from par_cli.model.dataset import DatedTarget, target_id
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Every, Indicator, Phase, Target
from par_cli.model.operators import CHANGES, COMPARISONS, WITHOUT_NUMBER
from par_cli.model.periods import Period, add_months, span_of, stretch
from par_cli.model.units import counts_whole

_YEAR = STEP_MONTHS["year"]


def reports_are_awaited_long_enough(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A report is awaited at least until the period is over that contains the deadline; a level waits for none."""
    phases, until = entries.forward_phases(), lag_until(entries)
    calendars: dict[tuple[str, int], LikePeriods] = {}
    for indicator, target, origin in entries.targets:
        phase = phases.get(target.phase)
        deadline = None if phase is None else target.deadline(phase.end)
        is_timed = target.decided_by or target.over or target.step or indicator.kind == "level"
        has_number = len(target.operators) == 1 and target.operator not in WITHOUT_NUMBER
        if is_timed or not has_number or phase is None or deadline is None or deadline.year > LAST_YEAR:
            continue
        awaited = awaited_until(indicator, until, deadline)
        least = _months_asked(indicator, phase, target, deadline) if indicator.counted else 1
        if indicator.reported is not None and STEP_MONTHS[RHYTHM[indicator.reported]] < _YEAR:
            continue
        if (indicator.id, least) not in calendars:
            periods = entries.values.periods(indicator.id)
            calendars[indicator.id, least] = LikePeriods(item for item in periods if least <= item.months <= _YEAR)
        around = calendars[indicator.id, least].around(deadline.year)
        before, first = around.last_before(deadline), around.first_containing(deadline)
        if before is None or first is None or first.end <= awaited:
            continue
        message = phrase(
            "the period of {name} that contains the deadline, {deadline}, is {period}: it ends after the last day on "
            "which a report is awaited, {until}",
            name=indicator.id,
            deadline=deadline,
            period=first.text,
            until=awaited,
        )
        hint = phrase(
            "write decided_by: {period} if the one before decides, or decided_by: {next} and due: {deadline}",
            period=before.text,
            next=first.text,
            deadline=deadline,
        )
        yield origin.problem("PAR726", message, hint, "due" if target.due is not None else "phase")


def bases_are_as_long_as_targets(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Of what is counted, the base of a change is for as long as the target is about: else no value compares."""
    phases = entries.forward_phases()
    spans: dict[str, InOrder] = {}
    for indicator, target, origin in entries.targets:
        base, phase = target.base, phases.get(target.phase)
        if base is None or phase is None or len(target.operators) != 1:
            continue
        deadline = target.deadline(phase.end)
        if base.is_span:
            if indicator.id not in spans:
                spans[indicator.id] = InOrder(item for item in entries.values.periods(indicator.id) if item.is_span)
            if target.decided_by is None and spans[indicator.id].first_containing(deadline) is None:
                yield origin.problem("PAR726", *_only_a_span(target, base, deadline), "relative_to")
            continue
        if not indicator.counted or (target.step is not None and indicator.accumulates):
            continue
        asked = _months_asked(indicator, phase, target, deadline)
        if base.months == asked or deadline.year > LAST_YEAR:
            continue
        message = phrase(
            "the base {period} is for {months} months and the target for {asked}, so that no value compares with both",
            period=base.text,
            months=base.months,
            asked=asked,
        )
        hint = phrase("judge it without every, or write relative_to: year_before")
        if target.step is None:
            start = add_months(deadline.replace(day=1), 1 - asked)
            meant = stretch(start.replace(year=base.start.year), asked)
            hint = phrase("write relative_to: {period}, and report its value", period=meant.text)
        yield origin.problem("PAR726", message, hint, "relative_to")


def _only_a_span(target: Target, base: Period, deadline: date) -> tuple[Message, Message]:
    message = phrase(
        "against the base {period}, the mean of a span, only a span decides, and none is named", period=base.text
    )
    if target.step is not None or deadline.year > LAST_YEAR:
        return message, phrase("write relative_to: and a single year")
    meant = span_of(add_months(deadline.replace(day=1), 1 - base.months), deadline)
    return message, phrase("write decided_by: {period}, or relative_to: and a single year", period=meant.text)


def _months_asked(indicator: Indicator, phase: Phase, target: Target, deadline: date) -> int:
    if target.step is not None:
        return STEP_MONTHS[target.step]
    name = target_id(indicator.id, target.key)
    return DatedTarget(name, indicator, phase, target, deadline, deadline).months_asked


def months_decide_no_year(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A rate that is counted within a period is reported for as long as its target is about: else the last decides."""
    phases = entries.forward_phases()
    longest: dict[str, Mapping[int, int]] = {}
    for indicator, target, origin in entries.targets:
        phase = phases.get(target.phase)
        if indicator.kind != "flow" or indicator.unit != "percent" or indicator.accumulates or phase is None:
            continue
        if len(target.operators) != 1 or target.operator not in {*COMPARISONS, *CHANGES}:
            continue
        yearly = target.step in {None, "year"} and (phase.last is None or phase.months >= _YEAR)
        due_in_year = target.due is not None and target.due.months < _YEAR
        if not yearly or due_in_year or target.decided_by or target.over or target.each:
            continue
        deadline = target.deadline(phase.end)
        if indicator.id not in longest:
            longest[indicator.id] = _longest_by_last_month(entries.values.periods(indicator.id))
        months = longest[indicator.id]
        if deadline.month not in months or max(months.values()) >= _YEAR:  # the year may still come
            continue
        if deadline.year <= LAST_YEAR or target.step is not None:
            yield origin.problem(
                "PAR730", *_last_decides(indicator, target, deadline, months[deadline.month]), target.operator
            )


def _longest_by_last_month(periods: Iterable[Period]) -> Mapping[int, int]:
    """Return the months of the longest period that ends in each month of the year."""
    found: dict[int, int] = {}
    for item in periods:
        if item.months:
            found[item.end.month] = max(item.months, found.get(item.end.month, 0))
    return found


def _last_decides(indicator: Indicator, target: Target, deadline: date, months: int) -> tuple[Message, Message]:
    steps: dict[int, Every] = {length: step for step, length in STEP_MONTHS.items()}
    step = steps.get(months, "month")
    message = phrase(
        "{name} is reported for less than a year, so that only the last {step} decides what is asked of a year",
        name=indicator.id,
        step=SINGULAR[step],
    )
    if target.step is not None:
        return message, phrase("report each year too, or write every: {step}", step=step)
    last = stretch(add_months(deadline.replace(day=1), 1 - months), months).text
    # The key over goes with none of these.
    if target.operator in CHANGES or target.baseline is not None or target.due is not None:
        return message, phrase("report the year too, or write decided_by: {last} if that one is meant", last=last)
    year = stretch(add_months(deadline.replace(day=1), 1 - _YEAR), _YEAR).text
    return message, phrase(
        "write over: {year} for the mean of the year, or decided_by: {last} if that one is meant", year=year, last=last
    )


def values_are_of_those_asked(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """What is reported is of the whole, or of each reporter, as the targets of its indicator ask."""
    observations, units = entries.values.observations, declared(entries)
    for indicator, origin in entries.indicators:
        single = [target for target in indicator.targets if len(target.operators) == 1]
        with_number = [target for target in single if target.operator in {*COMPARISONS, *CHANGES}]
        rows = observations.stored(indicator.id)
        if not with_number or not rows:
            continue
        reporters = observations.cells_in("reporter", rows)
        problem: tuple[Message, Message] | None = None
        if all(target.each for target in with_number) and not any(reporters):
            message = phrase(
                "{name} is asked of each reporter, and all of its values are of the whole", name=indicator.id
            )
            hint = phrase("give each value its reporter, or remove each where the whole is meant")
            problem = message, hint
        elif all(reporters) and not all(target.each for target in with_number):
            counted = any(observations.cells_in("denominator", rows))
            adds_up = indicator.unit != "rank" and counts_whole(indicator.unit, units)
            if not indicator.reporters:
                message = phrase("all values of {name} are of single reporters, and it lists none", name=indicator.id)
                hint = phrase("add reporters: to the indicator, or report the whole without a reporter")
                problem = message, hint
            elif not counted and not adds_up:
                message = phrase("all values of {name} are of single reporters, and do not add up", name=indicator.id)
                hint = phrase("report numerator and denominator, or the whole without a reporter, or write each: true")
                problem = message, hint
        if problem is not None:
            yield origin.problem("PAR731", *problem, "id")


def small_ranks_are_better(entries: Entries, _: date) -> Iterator[Diagnostic]:
    for indicator, origin in entries.indicators:
        if indicator.unit == "rank" and indicator.better == "higher":
            message = phrase("the unit is a rank, and better: higher makes 10 better than 1")
            hint = phrase("write better: lower and at_most: 10 for the first ten, or why not: accepted: {PAR732: ...}")
            yield origin.problem("PAR732", message, hint, "better")


def percent_and_points_are_told_apart(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A change of a percentage says whether it is in percent of the base or in percentage points."""
    for indicator, target, origin in entries.targets:
        if indicator.unit != "percent" or target.change_in is not None or len(target.operators) != 1:
            continue
        operator = target.operator
        if operator in CHANGES and any(target.changes) and not isinstance(getattr(target, operator), Fraction):
            message = phrase(
                "it is not clear whether the change of a percentage is in percent of the base or in points"
            )
            hint = phrase("add change_in: unit for percentage points, or change_in: percent")
            yield origin.problem("PAR733", message, hint, operator)


def steps_do_not_add_up(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Where values accumulate, a quarter is judged by what the year has come to, not by what the quarter added."""
    for indicator, target, origin in entries.targets:
        shorter = target.every is not None and STEP_MONTHS[target.every] < _YEAR
        if indicator.accumulates and shorter and len(target.operators) == 1 and target.operator in COMPARISONS:
            message = phrase(
                "the values accumulate, so that each {step} is judged by the total of the year to its end",
                step=SINGULAR[target.every or "month"],
            )
            hint = phrase(
                "write every: year, or remove accumulates and report each {step} by itself, or write why it is meant: "
                "accepted: {{PAR734: ...}}",
                step=SINGULAR[target.every or "month"],
            )
            yield origin.problem("PAR734", message, hint, "every")


_TENFOLD = 10


def percentages_are_not_fractions(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """A share of 0.8 is written 80: next to values of tens of percent a number below 1 was most likely a fraction."""
    observations = entries.values.observations
    for indicator, target, origin in entries.targets:
        if indicator.unit != "percent" or len(target.operators) != 1 or target.operator not in COMPARISONS:
            continue
        number = max(target.numbers)
        if not 0 < number <= 1:
            continue
        values = observations.distinct_in("value", observations.stored(indicator.id)) - {None}
        if values and min(values) > _TENFOLD * number and max(values) > _TENFOLD:
            message = phrase(
                "the target asks for {number}%, and all values are more than ten times that", number=number
            )
            hint = phrase(
                "write {percent} if {percent}% is meant, or write why it is right: accepted: {{PAR735: ...}}",
                percent=(100 * number).normalize() + 0,
            )
            yield origin.problem("PAR735", message, hint, target.operator)
