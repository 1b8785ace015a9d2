"""The settings of the decision, its phases, and the days in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import LAST_YEAR, MOST_YEARS, PLURAL, Entries, runs_forward
from par_cli.messages import Message, phrase
from par_cli.model.decision import LONGEST_LAG_MONTHS, STEP_MONTHS, Every
from par_cli.model.periods import Period
from par_cli.typed import closest

_UTC_OFFSET = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]\Z", re.ASCII)
_LIKE = 0.85  # a wrong zone is worse than none


def decision_settings(entries: Entries) -> Iterator[Diagnostic]:
    for decision, origin in entries.decision:
        if not _UTC_OFFSET.match(decision.utc_offset):
            message = phrase("“{text}” is not an offset from UTC", text=decision.utc_offset)
            yield origin.problem("PAR402", message, phrase('write it like "+07:00"'), "utc_offset")
        bands = decision.pace_bands
        if not 0 < bands.at_risk < bands.on_track:
            hint = phrase("write 0 < at_risk < on_track")
            yield origin.problem("PAR501", phrase("the pace bands are not in order"), hint, "pace_bands")


def plausible_values_are_in_order(entries: Entries) -> Iterator[Diagnostic]:
    for indicator, origin in entries.indicators:
        plausible = indicator.plausible
        if plausible is None:
            continue
        low, high, step = plausible.low, plausible.high, plausible.step
        if low is not None and high is not None and low > high:
            message = phrase("low, {low}, is greater than high, {high}", low=low, high=high)
            yield origin.problem("PAR512", message, phrase("write the lower number as low"), "plausible", "high")
        if step is not None and step <= 1:
            message = phrase("{step} is not a factor by which a value grows", step=step)
            yield origin.problem("PAR512", message, phrase("write a number above 1, like 10"), "plausible", "step")


def time_zone_exists(entries: Entries, day: date) -> Iterator[Diagnostic]:
    """The time zone is one of those that exist, where the machine knows any, and has the offset that is given.

    Which zones there are depends on the machine, so that data is not refused for it.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    for decision, origin in entries.decision:
        try:
            zone = ZoneInfo(decision.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            known = available_timezones()
            if known:
                message = phrase("there is no time zone “{name}”", name=decision.time_zone)
                yield origin.problem("PAR411", message, _zone_meant(decision.time_zone, known), "time_zone")
            continue
        days = (datetime(day.year, month, 1, 12) for month in range(1, 13))  # noqa: DTZ001 - the zone's own time
        offsets = sorted({_offset(zone.utcoffset(noon)) for noon in days})
        if _UTC_OFFSET.match(decision.utc_offset) and decision.utc_offset not in offsets:
            message = phrase(
                "the offset of {zone} is not {given} in {year}",
                zone=decision.time_zone,
                given=decision.utc_offset,
                year=day.year,
            )
            hint = phrase("write one of: {names}; or correct time_zone", names=", ".join(f'"{one}"' for one in offsets))
            yield origin.problem("PAR412", message, hint, "utc_offset")


def _zone_meant(name: str, known: Iterable[str]) -> Message:
    close = closest(name, known, cutoff=_LIKE)
    if close is not None:
        return phrase("did you mean “{name}”?", name=close)
    return phrase("write its name in the tz database, like Africa/Nairobi: most are a continent and its largest city")


def _offset(ahead: timedelta | None) -> str:
    minutes = int((ahead or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def phases_run_forward(entries: Entries) -> Iterator[Diagnostic]:
    for entry in entries.phases:
        if not runs_forward(entry.value):
            message = phrase("the phase does not end after it begins")
            hint = phrase(
                "write from and to as years or months, the first one first, and at most {most} years", most=MOST_YEARS
            )
            yield entry.origin.problem("PAR404", message, hint, "to")


def phases_hold_whole_steps(entries: Entries) -> Iterator[Diagnostic]:
    """What recurs each year, half, quarter or month does so a whole number of times in its phase."""
    phases = entries.forward_phases()

    def broken(step: Every, names: Iterable[str]) -> Message | None:
        found = [phases[name] for name in names if name in phases]
        name = next((phase.id for phase in found if phase.months % STEP_MONTHS[step]), None)
        if name is None:
            return None
        return phrase("the phase {name} is not made of whole {steps}", name=name, steps=PLURAL[step])

    for _, target, origin in entries.targets:
        message = None if target.step is None else broken(target.step, [target.phase])
        if message is not None:
            key = "every" if target.every is not None else "improve"
            hint = phrase("name a phase that is, or judge the target by shorter steps, like every: month")
            yield origin.problem("PAR410", message, hint, key)
    for task, origin in entries.tasks:
        given = () if task.years is not None else task.rhythms
        message = next((found for step in given if (found := broken(step, phases)) is not None), None)
        if message is not None:
            hint = phrase("give the task years of its own, like years: 2022/2026")
            yield origin.problem("PAR410", message, hint, "every")


def phases_without_end(entries: Entries) -> Iterator[Diagnostic]:
    """In a phase without an end each target says when it is judged, and each task in which years it recurs."""
    endless = {phase.id for phase, _ in entries.phases if phase.last is None}
    if not endless:
        return
    for _, target, origin in entries.targets:
        span = None if target.over == "phase" else target.over
        says_when = target.step or target.due or target.decided_by or span or target.parts or target.progress
        if target.phase in endless and not says_when:
            message = phrase("the phase {name} has no end, and the target no deadline", name=target.phase)
            hint = phrase("add due: 2030, or every: year, or give the phase an end with to")
            yield origin.problem("PAR415", message, hint)
    for task, origin in entries.tasks:
        if task.every is not None and task.years is None:
            message = phrase("the phase {name} has no end, so that the task recurs for ever", name=min(endless))
            hint = phrase("give the task years of its own, like years: 2022/2026")
            yield origin.problem("PAR415", message, hint, "every")
    for phase, origin in entries.phases:
        if phase.last is None and phase.to_assumed is not None:
            message = phrase("the phase has no end that could be assumed")
            hint = phrase("add to: and the year that is assumed, or remove to_assumed")
            yield origin.problem("PAR415", message, hint, "to_assumed", key=True)


def days_in_reach(entries: Entries) -> Iterator[Diagnostic]:
    """No deadline or wait leads beyond the years that a calendar can hold."""
    for indicator, origin in entries.indicators:
        lag = indicator.publication_lag_months
        if lag is not None and not 0 <= lag <= LONGEST_LAG_MONTHS:
            message = phrase("a publication lag of {lag} months is not possible", lag=lag)
            hint = phrase("write how many months, from 0 to {most}", most=LONGEST_LAG_MONTHS)
            yield origin.problem("PAR405", message, hint, "publication_lag_months")
    for _, target, origin in entries.targets:
        for key, period in (("due", target.due), ("decided_by", target.decided_by)):
            if period is not None and period.end.year > LAST_YEAR:
                message = phrase("{key} is not a plausible year", key=key)
                yield origin.problem("PAR406", message, phrase("write the year that is meant"), key)


def baselines_come_first(entries: Entries) -> Iterator[Diagnostic]:
    last_days = entries.last_days()
    for _, target, origin in entries.targets:
        deadline = target.deadline(last_days.get(target.phase))
        for key, period in (("baseline", target.baseline), ("relative_to", target.base)):
            if deadline is not None and period is not None and period.end >= deadline:
                message = phrase("{key} does not end before the deadline, {deadline}", key=key, deadline=deadline)
                yield origin.problem("PAR407", message, phrase("write the period of the starting point"), key)


def deadlines_lie_in_their_phase(entries: Entries) -> Iterator[Diagnostic]:
    phases = entries.forward_phases()
    for _, target, origin in entries.targets:
        phase = phases.get(target.phase)
        if phase is None or target.step is not None:
            continue
        first, last = phase.first.text, "..." if phase.last is None else phase.last.text
        due, named, over = target.due, target.decided_by, target.over
        if due is not None and not phase.contains(due.end) and due.end.year <= LAST_YEAR:
            message = phrase("due lies outside the phase, {first} to {last}", first=first, last=last)
            yield origin.problem("PAR408", message, phrase("correct it, or name the phase that is meant"), "due")
        if due is None and named is not None and not phase.contains(named.end) and named.end.year <= LAST_YEAR:
            message = phrase("decided_by ends outside the phase, {first} to {last}", first=first, last=last)
            hint = phrase("add due: and the deadline, or correct it: without due its end is the deadline")
            yield origin.problem("PAR408", message, hint, "decided_by")
        if isinstance(over, Period) and (over.months == 0 or not phase.contains(over.end)):
            message = phrase("over does not end in the phase, {first} to {last}", first=first, last=last)
            hint = phrase("write a span that ends in it, or over: phase; the deadline is its last day")
            yield origin.problem("PAR716", message, hint, "over")
