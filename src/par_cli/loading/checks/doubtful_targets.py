"""Doubtful targets: those that no reported period can decide, and those that most likely mean something else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate, islice, pairwise

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import LAST_YEAR, SINGULAR, Entries, declared
from par_cli.loading.entries import Origin
from par_cli.messages import Message, phrase
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Indicator, Phase, Target, Unit
from par_cli.model.operators import WITHOUT_NUMBER, Comparison
from par_cli.model.periods import Period, add_months, ends_month, stretch
from par_cli.model.units import limits

_YEAR = STEP_MONTHS["year"]


def deadlines_lie_in_a_period(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Of what is observed at a certain time of the year, some period contains the deadline of a target."""
    last_days = entries.last_days()
    calendars: dict[str, LikePeriods] = {}
    for indicator, target, origin in entries.targets:
        deadline = target.deadline(last_days.get(target.phase))
        if deadline is None or deadline.year > LAST_YEAR or not _waits_for_its_deadline(indicator, target):
            continue
        if indicator.id not in calendars:
            calendars[indicator.id] = LikePeriods(entries.values.periods(indicator.id))
        nearest = _nearest(calendars[indicator.id], indicator, deadline)
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


def periods_are_as_long_as_targets(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """Of what is counted, some value is for as long as a target is about, and for a year that its phase has."""
    phases = entries.forward_phases()
    extremes: dict[str, tuple[Period, date]] = {}
    for indicator, target, origin in entries.targets:
        phase = phases.get(target.phase)
        counted = indicator.counted and not indicator.accumulates
        if phase is None or target.decided_by or target.over or len(target.operators) != 1 or indicator.kind == "level":
            continue
        periods = entries.values.periods(indicator.id)
        if target.step is not None:
            if not _may_still_decide(periods, indicator, target, phase, day):
                key = "every" if target.every else "improve"
                yield origin.problem("PAR726", *_no_step(periods, indicator, target, phase), key)
        elif counted and periods and target.operator not in WITHOUT_NUMBER:
            deadline = target.deadline(phase.end)
            if deadline >= day or deadline.year == date.min.year:
                continue
            months = min(phase.months or _YEAR, _YEAR)
            if target.due is not None and 0 < target.due.months < months:
                months = target.due.months
            if indicator.id not in extremes:
                extremes[indicator.id] = _extremes(periods)
            longest, last_end = extremes[indicator.id]
            if last_end <= deadline and longest.months < months:
                problem = _too_short(longest, indicator, phase, _span_to(deadline, months), months)
                yield origin.problem("PAR726", *problem, target.operator)


def _no_step(
    periods: Collection[Period], indicator: Indicator, target: Target, phase: Phase
) -> tuple[Message, Message]:
    assert target.step is not None  # noqa: S101 - for the type checker: only of those that have steps
    newest = max(periods, key=lambda period: (period.end, period.months))
    message = phrase(
        "no value of {name} is for a {step} of the phase {phase}, or ends with one; the newest is {period}",
        name=indicator.id,
        step=SINGULAR[target.step],
        phase=phase.id,
        period=newest.text,
    )
    return message, _how_it_decides(newest, indicator, target, phase)


def _too_short(longest: Period, indicator: Indicator, phase: Phase, span: str, months: int) -> tuple[Message, Message]:
    message = phrase("no value of {name} is for as long as the target is about: {span}", name=indicator.id, span=span)
    if 2 * longest.months > months and phase.contains(longest.end):
        return message, phrase("report one, or write decided_by: {period}", period=longest.text)
    return message, phrase("report one, or write over: {span}, without due, to add up what is reported", span=span)


def _extremes(periods: Collection[Period]) -> tuple[Period, date]:
    """Return the longest of some periods, of several the one that ends last, and the last day of them all."""
    longest = max(periods, key=lambda period: (period.months, period.end))
    return longest, max(period.end for period in periods)


def _may_still_decide(
    periods: Collection[Period], indicator: Indicator, target: Target, phase: Phase, day: date
) -> bool:
    """Return whether a period like those reported decides a step, or may come in a rhythm of less than a step."""
    assert target.step is not None  # noqa: S101 - for the type checker: only of those that have steps
    months = STEP_MONTHS[target.step]
    first_end = add_months(phase.start, months)
    if not periods or indicator.accumulates or day <= first_end:
        return True
    rhythm = None if indicator.reported is None else STEP_MONTHS[RHYTHM[indicator.reported]]
    in_order = sorted(periods, key=lambda period: period.end)
    follow = any(one.precedes(two) and two.months < months for one, two in pairwise(in_order))
    added_up = indicator.counted and target.improve is None
    if not added_up and (follow or (rhythm is not None and rhythm < months)):
        return True

    def decides(period: Period) -> bool:
        whole = target.improve is not None or indicator.counted
        fits = period.months == months if whole else period.months <= months
        return fits and ends_month(period.end) and (period.end.month + 1 - phase.first_month) % months == 0

    return any(map(decides, periods))


def _how_it_decides(period: Period, indicator: Indicator, target: Target, phase: Phase) -> Message:
    assert target.step is not None  # noqa: S101 - for the type checker: only of those that have steps
    months = STEP_MONTHS[target.step]
    shorter = period.months < months and (indicator.counted or target.improve is not None)
    if shorter and indicator.kind == "flow" and target.improve is None and not target.changes:
        first = stretch(phase.start, months).text
        return phrase(
            "report one for each {step}, or write a target for each in place of every, the first with over: {first}",
            step=SINGULAR[target.step],
            first=first,
        )
    if shorter or period.months > months:
        return phrase(
            "report one for each {step}, or judge it without every and improve, with decided_by",
            step=SINGULAR[target.step],
        )
    first = phase.start.replace(month=period.end.month % _YEAR + 1, day=1).isoformat()[: len("2024-07")]
    return phrase(
        "write from and to of the phase as months, so that a {step} ends with {period}, like from: {first}",
        step=SINGULAR[target.step],
        period=period.text,
        first=first,
    )


def _span_to(deadline: date, months: int) -> str:
    """Return the text of the period of some months that ends with the month of a day."""
    first = add_months(deadline.replace(day=1), 1 - months)
    if months == _YEAR and first.month == 1:
        return f"{deadline.year:04}"
    return "/".join(day.isoformat()[: len("2024-07")] for day in (first, deadline))


def _waits_for_its_deadline(indicator: Indicator, target: Target) -> bool:
    """Return whether a value for a period that contains the deadline is needed, and may be for part of a year."""
    decided = bool(target.decided_by or target.step or target.over)
    numeric = len(target.operators) == 1 and (target.operator not in WITHOUT_NUMBER or target.refers_to is not None)
    return numeric and not (decided or indicator.counted or indicator.kind == "level")


def _nearest(like: LikePeriods, indicator: Indicator, deadline: date) -> Period | None:
    """Return the last period like those reported that ends before a deadline, where none like them contains it.

    Periods of a year or more follow one another, and so do shorter ones in a rhythm of less than a year.
    """
    rhythm = None if indicator.reported is None else STEP_MONTHS[RHYTHM[indicator.reported]]
    if like.longer_than_a_year or (rhythm is not None and rhythm < _YEAR):
        return None
    around = like.around(deadline.year)
    return None if around.follow or around.first_containing(deadline) is not None else around.last_before(deadline)


class LikePeriods:
    """Periods like some of at most a year, around a deadline: thousands of targets may ask the same indicator."""

    def __init__(self, reported: Iterable[Period]) -> None:
        """Take one period of each kind: those that begin on one day of the year and are equally long."""
        kinds = {(period.start.month, period.start.day, period.months): period for period in reported}
        self.longer_than_a_year = any(period.months > _YEAR for period in kinds.values())
        self._kinds = [period for period in kinds.values() if period.months <= _YEAR]
        self._years: dict[int, InOrder] = {}

    def around(self, year: int) -> InOrder:
        """Return those of a year, the one before and the one after."""
        if year not in self._years:
            self._years[year] = InOrder(moved(period, year + by) for period in self._kinds for by in (-1, 0, 1))
        return self._years[year]


class InOrder:
    """Periods in order of their ends."""

    def __init__(self, periods: Iterable[Period]) -> None:
        self._periods = sorted(periods, key=lambda period: (period.end, period.months))
        self._ends = [period.end for period in self._periods]
        self._earliest_from = list(accumulate((period.start for period in reversed(self._periods)), min))[::-1]
        self.follow = any(one.precedes(two) for one, two in pairwise(self._periods))

    def last_before(self, day: date) -> Period | None:
        """Return the last period that ends before a day."""
        place = bisect_left(self._ends, day)
        return self._periods[place - 1] if place else None

    def first_containing(self, day: date) -> Period | None:
        """Return the first period to end of those that contain a day."""
        place = bisect_left(self._ends, day)
        if place == len(self._ends) or self._earliest_from[place] > day:
            return None
        return next(period for period in islice(self._periods, place, None) if period.start <= day)


def moved(period: Period, year: int) -> Period:
    """Return the like period that begins in a year."""
    start = add_months(period.start, _YEAR * (year - period.start.year))
    return stretch(start, period.months) if period.months else Period(start.isoformat(), start, start, 0)


def equals_is_meant(entries: Entries, _: date) -> Iterator[Diagnostic]:
    """Where more or less is better, nothing better than the number fails a target."""
    units = declared(entries)
    indicators = {indicator.id: indicator for indicator, _ in entries.indicators}
    comparisons: list[tuple[Indicator, Comparison, Origin]] = [*entries.targets]
    for task, origin in entries.tasks:
        for number, step in enumerate(task.milestones or ()):
            if step.measure is not None and step.measure.indicator in indicators:
                place = origin.inside("milestones", number, "measure")
                comparisons.append((indicators[step.measure.indicator], step.measure, place))
    for indicator, comparison, origin in comparisons:
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
