"""Targets judged step by step: each year, half, quarter or month of a phase (method, 4)."""

from __future__ import annotations

from par_cli.model.decision import STEP_MONTHS, Every
from par_cli.model.periods import Period, stretches, year_before
from par_cli.model.reports import Observation
from par_cli.progress.exact import Range
from par_cli.progress.goals import best_possible
from par_cli.progress.results import Flag, Reason, TargetStatus, Year
from par_cli.progress.series import breaks_between, find, population_changed
from par_cli.progress.target_on_day import OVERDUE_STATUSES, Judged, TargetOnDay

YEARLY_ORDER: tuple[TargetStatus, ...] = ("unreported", "missed", "awaiting", "unrated", "met", "not_applicable")


def judge_steps(target: TargetOnDay, every: Every) -> Judged:
    """Judge each year of the phase, or each half, quarter or month (method, 4)."""
    phase = target.entry.phase
    years = tuple(_year(target, period) for period in stretches(phase.start, phase.end, STEP_MONTHS[every]))
    due = [year for year in years if year.due_passed]
    if not due:
        return Judged("no_data", "no_year_due", years=years)
    status = next(status for status in YEARLY_ORDER if any(year.status == status for year in due))
    late = [year.awaited_until for year in due if year.status in OVERDUE_STATUSES]
    found = [year.observation for year in due if year.status == status and year.observation is not None]
    deciding = found[-1] if found else None
    reason = next(year.reason for year in due if year.status == status)
    flags: tuple[Flag, ...] = ("so_far",) if status == "met" and not target.passed else ()
    return Judged(status, reason, flags, deciding, years, min(late, default=None))


def _year(target: TargetOnDay, period: Period) -> Year:
    passed = target.as_of > period.end
    awaited_until = target.awaited_after(period.end)
    item = find(target.series, period) if target.definition.improve is not None else _of_year(target, period, passed)

    def judged(status: TargetStatus, reason: Reason | None = None) -> Year:
        return Year(period.end.year, period, status, reason, item, passed, awaited_until)

    if item is None:
        if not passed:
            return judged("no_data", "no_year_due")
        return judged("awaiting" if target.as_of <= awaited_until else "unreported")
    if item.is_empty_population:
        return judged("not_applicable")
    met, reason = (target.meets(item), None) if target.definition.improve is None else _improved(target, item)
    if met is None:
        return judged("unrated", reason or target.missing(item) or "bound_undecided")
    if met:
        return judged("met")
    return judged("missed") if passed else judged("unrated", "years_open")


def _of_year(target: TargetOnDay, period: Period, passed: bool) -> Observation | None:
    """Return the observation that decides a year, half, quarter or month.

    It is the longest whose period ends with it, and is no longer than it (a level, and what accumulates: than a
    year); of a step that has passed also a level that meets, and was the last one before; of one that has not,
    the newest in it.
    """
    runs_on = target.indicator.kind == "level" or target.indicator.accumulates
    longest = STEP_MONTHS["year"] if runs_on else period.months
    before = [item for item in target.candidates() if item.period.end <= period.end and item.period.months <= longest]
    newest = before[-1] if before else None
    if newest is None or newest.period.end == period.end:
        return newest
    if passed:
        return newest if target.indicator.kind == "level" and target.meets(newest) else None
    since = newest.period.end if target.indicator.accumulates else newest.period.start
    return newest if since >= period.start else None


def _improved(target: TargetOnDay, item: Observation) -> tuple[bool | None, Reason | None]:
    """Return whether a year is better than the one before, or equal at the best possible value, and why it is open."""
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
    if target.indicator.better == "higher":
        better = Range(old.high, None, low_open=not old.high_open) if old.high is not None else None
        worse = Range(None, old.low) if old.low is not None else None
    else:
        better = Range(None, old.low, high_open=not old.low_open) if old.low is not None else None
        worse = Range(old.high, None) if old.high is not None else None
    best = best_possible(target.indicator, target.dataset.units, item)
    if new.number is not None and new.number == best:
        return True, None  # better than what came before, or equal at the best possible value
    if better is not None and better.contains(new):
        return True, None
    if worse is not None and worse.contains(new):
        return False, None
    return None, "bound_undecided"
