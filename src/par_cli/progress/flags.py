"""The flags of a target, in addition to its status (method, 7)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from par_cli.model.decision import RHYTHM, STEP_MONTHS, Rhythm
from par_cli.model.operators import OPERATORS
from par_cli.model.periods import add_months
from par_cli.model.reports import Observation
from par_cli.progress.candidates import collected_so_far, compares, newest_candidates
from par_cli.progress.exact import PERCENT, exactly
from par_cli.progress.goals import beyond, tolerated
from par_cli.progress.levels import Levels
from par_cli.progress.members import Collected, base_revised
from par_cli.progress.results import FLAGS, Flag
from par_cli.progress.series import breaks_between, joined, like_before, place_of, population_changed
from par_cli.progress.target_on_day import Judged, TargetOnDay, base_period
from par_cli.progress.totals import ONE_DAY

STALE_AFTER = 2  # reporting periods


def flags_of(
    target: TargetOnDay, judged: Judged, basis: Observation | None, value: Fraction | None
) -> tuple[Flag, ...]:
    """Return the flags of a target in their order; ``basis`` is the observation that its numbers come from."""
    found: set[Flag] = set(judged.flags)
    if value is not None and value == _limit_to_exceed(target, basis):
        found.add("must_exceed")
    if basis is not None:
        found |= _flags_of_basis(target, judged, basis, value)
    waiting = waited_for(target, judged)
    if waiting is not None and not waiting.complete:
        found.add("partial")
    base = base_period(target.definition, basis)
    if base is not None and base_revised(target.dataset, target.indicator, target.known, base, target.as_of):
        found.add("base_revised")
    if _is_stale(target, judged):
        found.add("stale")
    return tuple(flag for flag in FLAGS if flag in found)


def _flags_of_basis(target: TargetOnDay, judged: Judged, basis: Observation, value: Fraction | None) -> set[Flag]:
    """Return the flags that come from the observation of the numbers, and from what was observed before it."""
    found: set[Flag] = set()
    if _outdone(target, basis, value):
        found.add("above_range" if target.indicator.better == "higher" else "below_range")
    if basis.provisional:
        found.add("provisional")
    if basis.bound is not None:
        found.add("bounded")
    if target.total is not None:
        return found | {"series_break"} if basis.series_break else found
    if judged.status == "met" and _worsening(target, basis):
        found.add("worsening")
    fails = target.goal is not None and compares(target, basis) and target.meets(basis) is False
    if fails and _met_before(target, basis):
        found.add("lost")
    return found | _break_flags(target, basis)


def _is_stale(target: TargetOnDay, judged: Judged) -> bool:
    """Return whether the newest value is old by the rhythm of the indicator, and has not decided for good."""
    newest, rhythm = target.newest, target.indicator.reported
    if newest is None or rhythm is None:
        return False
    decided = target.passed and judged.status in {"met", "missed"} and newest is judged.deciding
    return not decided and fresh_until(newest.period.end, rhythm) < target.as_of


def fresh_until(end: date, reported: Rhythm) -> date:
    """Return the last day on which a value for a period that ends on a day is not stale."""
    return add_months(end, STALE_AFTER * STEP_MONTHS[RHYTHM[reported]])


def waited_for(target: TargetOnDay, judged: Judged) -> Collected | None:
    """Return what single reporters have reported, where it comes after the value that decides."""
    waiting, deciding = collected_so_far(target), judged.deciding
    if waiting is None or deciding is None or place_of(waiting.period) > place_of(deciding.period):
        return waiting
    return None


def trend_disagrees(target: TargetOnDay, pace: Fraction | None, projected_meets: bool | None) -> bool:
    """Return whether pace and the recent trend say different things of the deadline (method, 6)."""
    if pace is None or projected_meets is None:
        return False
    return projected_meets != (pace >= Fraction(target.dataset.decision.pace_bands.on_track))


def _limit_to_exceed(target: TargetOnDay, basis: Observation | None) -> Fraction | None:
    """Return the number that must be exceeded, if any; with a tolerance it is enough to be equal."""
    definition = target.definition
    if definition.improve is True:
        return target.base_level(basis) if not target.by_change else Fraction(0)
    strict = OPERATORS[definition.operator].strict and definition.tolerance is None
    return Fraction(definition.numbers[0]) if strict else None


def _outdone(target: TargetOnDay, basis: Observation, value: Fraction | None) -> bool:
    """Return whether a value is better than the range that the target asks for."""
    base, bare = target.base_level(basis), target.bare_change(basis)
    if bare is not None:
        base, value = PERCENT, bare
    elif target.by_change and value is not None:
        base, value = PERCENT, PERCENT + value
    best = beyond(target.definition, target.indicator, base)
    return value is not None and best is not None and best.contains(exactly(value))


def _break_flags(target: TargetOnDay, basis: Observation) -> set[Flag]:
    """Return what keeps a value from being joined to the baseline, or else to the value before it."""
    before = target.baseline or target.series.last_before(basis.period.end)
    found: set[Flag] = set()
    if before is not None and before.period.end < basis.period.end:
        if population_changed(before, basis):
            found.add("population_changed")
        if breaks_between(target.series, before.period.end, basis.period.end):
            found.add("series_break")
    return found


def _met_before(target: TargetOnDay, basis: Observation) -> bool:
    """Return whether the baseline or a value after it met the target before."""
    baseline = target.baseline
    began = baseline is not None and baseline.period.end < basis.period.end and compares(target, baseline)
    if baseline is not None and began and target.meets(baseline):
        return True
    return _met_since_start(target, basis.period.end)


def _met_since_start(target: TargetOnDay, before: date) -> bool:
    """Return whether a value of a period that ends after the baseline and before a day met the target."""
    definition, series, siblings = target.definition, target.series, target.siblings
    plain = definition.relative_to is None and definition.refers_to is None and not target.by_change
    if not plain or target.indicator.counted or target.goal is None:
        earlier = newest_candidates(target, before - ONE_DAY)
        return any(target.meets(item) for item in earlier if compares(target, item))
    if siblings.levels is None:
        siblings.levels = Levels(series, target.indicator, target.dataset.units)
    return siblings.levels.any_met(tolerated(definition, target.goal), target.start, before)


def _worsening(target: TargetOnDay, basis: Observation) -> bool:
    """Return whether the last change before a value goes the wrong way."""
    before = like_before(target.series, basis, from_start=target.indicator.accumulates)
    if before is None or not joined(target.series, before, basis):
        return False
    old, new = target.seen(before), target.seen(basis)
    if old is None or new is None or old.number is None or new.number is None:
        return False
    better = target.indicator.better
    return new.number < old.number if better == "higher" else better == "lower" and new.number > old.number
