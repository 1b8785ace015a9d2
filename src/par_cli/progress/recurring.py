"""Targets judged step by step: each year, half, quarter or month of a phase (method, 4)."""

from __future__ import annotations

from typing import NamedTuple

from par_cli.model.decision import STEP_MONTHS, Every
from par_cli.model.periods import Period, add_months, stretches, year_before
from par_cli.model.reports import Observation
from par_cli.progress.candidates import candidates
from par_cli.progress.exact import exactly, possible
from par_cli.progress.results import OVERDUE_STATUSES, Flag, Reason, TargetStatus, Year
from par_cli.progress.series import Series, breaks_between, find, population_changed
from par_cli.progress.target_on_day import Judged, TargetOnDay

YEARLY_ORDER: tuple[TargetStatus, ...] = ("unreported", "missed", "awaiting", "unrated", "met", "not_applicable")


def judge_steps(target: TargetOnDay, every: Every) -> Judged:
    phase = target.entry.phase
    end = target.entry.deadline if phase.last is None else phase.end
    deciding_values = _Deciding.of(target, STEP_MONTHS[every])
    years = tuple(_year(target, deciding_values, period) for period in stretches(phase.start, end, STEP_MONTHS[every]))
    due = [year for year in years if year.due_passed]
    if not due:
        return Judged("no_data", "no_year_due", years=years)
    status = min((year.status for year in due), key=YEARLY_ORDER.index)
    late = [year.awaited_until for year in due if year.status in OVERDUE_STATUSES]
    pressing = [year for year in due if year.status == status]
    deciding = next((year.observation for year in reversed(pressing) if year.observation is not None), None)
    flags: tuple[Flag, ...] = ("so_far",) if status == "met" and not target.passed else ()
    return Judged(status, pressing[0].reason, flags, deciding, years, min(late, default=None))


class _Deciding(NamedTuple):
    """The values that may decide a step, by their length: up to that of the step, or of a year, and over more years."""

    usual: Series
    spans: Series

    @classmethod
    def of(cls, target: TargetOnDay, months: int) -> _Deciding:
        indicator = target.indicator
        runs_on = indicator.kind == "level" or indicator.accumulates
        longest = STEP_MONTHS["year"] if runs_on else months
        found = [item for item in candidates(target) if _of_calendar(target, item)]
        spans = (item for item in found if item.period.is_span and indicator.kind == "level")
        return cls(Series(item for item in found if item.period.months <= longest), Series(spans))


def _year(target: TargetOnDay, values: _Deciding, period: Period) -> Year:
    passed = target.as_of > period.end
    awaited_until = target.awaited_after(period.end)
    yearly = target.definition.improve == "yearly"
    item = find(target.series, period) if yearly else _of_year(target, values, period, passed)

    def judged(status: TargetStatus, reason: Reason | None = None) -> Year:
        return Year(period.end.year, period, status, reason, item, passed, awaited_until)

    if item is None:
        if not passed:
            return judged("no_data", "no_year_due")
        return judged("awaiting" if target.as_of <= awaited_until else "unreported")
    if item.is_empty_population:
        return judged("not_applicable")
    if not yearly and _is_part(target, item, period):
        settled = target.settled(item, item.period.start)
        if settled is None:
            return judged("unrated", "part_of_year")
        if settled:
            return judged("met")
        return judged("missed" if passed else "off_track", "already_exceeded")
    met, reason = _improved(target, item) if yearly else (target.meets(item), None)
    if met is None:
        return judged("unrated", reason or target.missing(item) or "bound_undecided")
    if met:
        return judged("met")
    return judged("missed") if passed else judged("unrated", "years_open")


def _of_year(target: TargetOnDay, values: _Deciding, period: Period, passed: bool) -> Observation | None:
    """Return the observation that decides a year, half, quarter or month, or that says how far it is.

    It is the longest whose period ends with it, and is no longer than it (a level, and what accumulates: than a
    year; a level also a span where that is the newest); of a step that has passed also a level that meets, and was the
    last one before, or part of a year that has settled it; of one that has not, the newest in it.
    """
    indicator = target.indicator
    newest, span = (series.last_until(period.end) for series in values)
    if span is not None and (newest is None or span.period.end > newest.period.end):
        newest = span
    if newest is None or (newest.period.end == period.end and not _is_part(target, newest, period)):
        return newest
    if _is_part(target, newest, period):
        of_step = newest.period.start <= period.start if indicator.accumulates else newest.period.start >= period.start
        counts = (
            target.settled(newest, newest.period.start) is not None if passed else newest.period.end >= period.start
        )
        return newest if of_step and counts else None
    if passed:
        return newest if indicator.kind == "level" and target.meets(newest) else None
    since = newest.period.end if indicator.accumulates else newest.period.start
    return newest if since >= period.start else None


def _of_calendar(target: TargetOnDay, item: Observation) -> bool:
    """Return whether a year begins in the first month of the phase, or is not a year."""
    return not item.period.is_yearly or item.period.start.month == target.entry.phase.first_month


def _is_part(target: TargetOnDay, item: Observation, step: Period) -> bool:
    """Return whether a value of something counted is for less time than the step asks for.

    Where values accumulate that is the time from the first day of the year up to the end of the step.
    """
    if not target.indicator.counted:
        return False
    if target.indicator.accumulates:
        return item.period.end < step.end and add_months(item.period.start, STEP_MONTHS["year"]) > step.end
    return item.period.months < step.months


def _improved(target: TargetOnDay, item: Observation) -> tuple[bool | None, Reason | None]:
    """Return whether a year is better than the one before, or at the best possible value, and why it is open."""
    before = find(target.series, year_before(item.period))
    if before is None:
        return None, "previous_year_unknown"
    if population_changed(before, item):
        return None, "population_changed"
    if breaks_between(target.series, before.period.end, item.period.end):
        return None, "series_break"
    old, new = target.seen(before), target.seen(item)
    if old is None or new is None:
        return None, "previous_year_unknown"
    worse, better = (old, new) if target.indicator.better == "higher" else (new, old)
    allowed = possible(target.indicator, target.dataset.units, item.of)
    best = allowed.high if target.indicator.better == "higher" else allowed.low
    if worse.end < better.start or (new.number is not None and new.number == best):
        return True, None
    may_be_best = best is not None and new.contains(exactly(best))
    if better.end <= worse.start and not may_be_best:
        return False, None
    return None, "bound_undecided"
