"""The recent trend of an indicator, and the status of a target that asks for one (method, 4 and 6)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from par_cli.model.reports import Observation
from par_cli.progress.results import Reason, TargetStatus
from par_cli.progress.series import breaks_between, joined, like_before, population_changed
from par_cli.progress.target_on_day import Judged, TargetOnDay

FEWEST_CHANGES, MOST_CHANGES = 3, 5  # method, 6


def yearly_values(target: TargetOnDay, newest: Observation) -> list[tuple[Observation, Fraction]]:
    """Return the consecutive yearly values up to a newest one, the oldest first, each with its level."""
    found: list[tuple[Observation, Fraction]] = []
    for item in reversed(_years(target, newest)):
        after = found[-1][0] if found else None
        consecutive = after is None or (item.period.precedes(after.period) and joined(target.series, item, after))
        level = target.level(item) if item.bound is None else None
        if level is None or not consecutive or len(found) > MOST_CHANGES:
            break
        found.append((item, level))
    return found[::-1]


def _years(target: TargetOnDay, newest: Observation) -> Sequence[Observation]:
    """Return the values of years like the newest one, that one the last; none where it is of no year."""
    return target.series.like_until(newest.period) if newest.period.is_yearly else ()


def newest_year(target: TargetOnDay) -> Observation | None:
    """Return the last yearly value up to the deadline: what a target that asks for a trend is judged by."""
    return target.series.years.last_until(target.entry.deadline)


def judge_trend(target: TargetOnDay) -> Judged:
    """Judge a target that asks for a direction and no number, by the last change and the mean of the recent ones."""
    newest = newest_year(target)
    if newest is None:
        return Judged(*_no_consecutive_years(target)) if target.series else Judged("no_data", "no_report")
    levels = [level for _, level in yearly_values(target, newest)]
    better = -1 if target.indicator.better == "lower" else 1
    changes = [better * (after - before) for before, after in pairwise(levels)]
    later = target.series.last_start > target.entry.deadline
    if not changes:
        return _without_a_change(target, newest)
    last, mean = changes[-1], sum(changes) / len(changes)
    both = (last,) if len(changes) < FEWEST_CHANGES else (last, mean)
    status: TargetStatus = "flat"
    if all(change > 0 for change in both):
        status = "improving"
    elif all(change < 0 for change in both):
        status = "worsening"
    return Judged(status, flags=("later_value",) if later else (), deciding=newest)


def _no_consecutive_years(target: TargetOnDay, newest: Observation | None = None) -> tuple[TargetStatus, Reason]:
    """Return status and reason without two consecutive years: a change since an earlier period is not rated."""
    item = newest or target.series[-1]
    before = like_before(target.series, item, from_start=target.indicator.accumulates)
    return "no_data" if before is None else "unrated", "no_yearly_change"


def _without_a_change(target: TargetOnDay, newest: Observation) -> Judged:
    """Return why no change leads to the newest year: there is no year before it, or none that compares with it."""
    before = next((item for item in _years(target, newest) if item.period.precedes(newest.period)), None)
    if before is None:
        return Judged(*_no_consecutive_years(target, newest), deciding=newest)
    reason: Reason = "no_yearly_change"
    if newest.bound is not None or before.bound is not None:
        reason = "bound_undecided"
    elif population_changed(before, newest):
        reason = "population_changed"
    elif breaks_between(target.series, before.period.end, newest.period.end):
        reason = "series_break"
    return Judged("unrated", reason, deciding=newest)
