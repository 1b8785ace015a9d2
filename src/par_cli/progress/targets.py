"""How each target stands on a day (method, 2 to 6)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.reports import Observation
from par_cli.progress.agencies import today
from par_cli.progress.composite import composite_result
from par_cli.progress.exact import exactly, mean, possible, verdict, years_between
from par_cli.progress.flags import flags_of, waited_for
from par_cli.progress.goals import direction_of, margin_of, pace_of, share_of, threshold_of
from par_cli.progress.judging import judge_in_order
from par_cli.progress.results import Reporters, TargetResult
from par_cli.progress.series import joined
from par_cli.progress.target_on_day import OVERDUE_STATUSES, Judged, TargetOnDay, latest_reports

FEWEST_CHANGES, MOST_CHANGES = 3, 5  # method, 6


def assess_targets(dataset: Dataset, as_of: date) -> tuple[TargetResult, ...]:
    """Give the result of every target, in the order of the data."""
    entries = entries_on(dataset, as_of)
    judged = judge_in_order(dataset, entries.values(), as_of)
    part_of = {part: entry.id for entry in entries.values() for part in entry.target.parts}
    found = {name: result_of(*judged[name], part_of.get(name)) for name in entries if name in judged}
    for name, entry in entries.items():
        if entry.target.parts:
            parts = tuple(found[part] for part in entry.target.parts)
            ended = latest_reports(dataset.outcomes.get(name, ()), as_of).superseded
            found[name] = composite_result(dataset, entry, parts, ended, as_of)
    return tuple(found[name] for name in entries)


def entries_on(dataset: Dataset, as_of: date) -> dict[str, DatedTarget]:
    """Give every target by its id, with the deadline that holds on a day."""
    entries = {entry.id: extended(dataset, entry, as_of) for entry in dataset.targets}
    return {name: entry.with_parts(entries) for name, entry in entries.items()}


def extended(dataset: Dataset, entry: DatedTarget, as_of: date) -> DatedTarget:
    """Give a target with the deadline that holds on a day."""
    extension = latest_reports(dataset.outcomes.get(entry.id, ()), as_of).extended
    if extension is None or extension.due is None:
        return entry
    target, decided_by = entry.target, entry.target.decided_by
    if decided_by is not None and decided_by.end < extension.due:  # what was named for the first deadline
        target = target.model_copy(update={"decided_by": None})
    return entry._replace(target=target, deadline=extension.due)


# --- the result


def result_of(target: TargetOnDay, judged: Judged, part_of: str | None) -> TargetResult:
    """Put the status and the numbers together; ``part_of`` is the id of the target that it is a part of."""
    entry = target.entry
    basis = judged.deciding or target.newest
    yearly = target.definition.improve is not None
    seen = None if basis is None or yearly or not target.may_decide(basis.period) else target.seen(basis)
    value = None if seen is None else seen.number
    wanted = target.goal_for(basis)
    direction = direction_of(target.indicator, wanted, value)
    threshold = None if wanted is None or yearly else threshold_of(wanted, value, direction)
    margin = None if value is None or wanted is None else margin_of(wanted, value)
    way = None if basis is None or value is None or judged.years else target.way(basis, value)
    if way is not None:  # a range is approached from the side of the baseline
        direction, threshold = way.direction, way.threshold
    gap = None if margin is None else max(-margin, Fraction(0))
    held = target.held() and not judged.years
    expected = way.line.at(way.at) if way is not None else (threshold if held and value is not None else None)
    behind = None if expected is None or value is None else direction * (expected - value)
    recent = recent_of(target)
    projected = None if judged.years else _projected(target, recent, value, basis)
    overdue = judged.status in OVERDUE_STATUSES and "met_late" not in judged.flags
    since = judged.due or target.awaited_until
    agencies = target.dataset.agencies
    return TargetResult(
        entry=entry,
        status=judged.status,
        overdue=overdue,
        days_overdue=max((target.as_of - since).days, 0) if overdue else None,
        flags=flags_of(target, judged, basis, value),
        reason=judged.reason,
        threshold=threshold,
        direction=direction,
        awaited_until=since,
        baseline=target.baseline,
        baseline_of=target.baseline_of,
        current=target.series[-1] if target.series else None,
        deciding=judged.deciding,
        basis=basis,
        outcome=target.superseded or target.report,
        gap=gap,
        margin=margin,
        share=None if way is None else share_of(way),
        expected=expected,
        behind=behind,
        pace=None if way is None else pace_of(way),
        required=None if judged.years else _required(target, value, basis, direction, threshold),
        recent=recent,
        projected=projected,
        projected_meets=None if projected is None or target.goal is None else verdict(target.goal, exactly(projected)),
        way=way,
        years=judged.years,
        reporters=_reporters(target, judged, basis),
        each=judged.each,
        owners=entry.owners,
        owners_today=today(agencies, entry.owners, target.as_of),
        stretch_met=_stretch_met(target, judged.deciding),
        extension=target.extension,
        part_of=part_of,
    )


def _reporters(target: TargetOnDay, judged: Judged, basis: Observation | None) -> Reporters | None:
    """Count the reporters of the value that is waited for, else of the sum that the numbers are computed from."""
    if not target.indicator.reporters:
        return None
    if target.definition.each:
        silent = tuple(item.reporter for item in judged.each if item.observation is None)
        return Reporters(len(judged.each) - len(silent), len(judged.each), None, silent)
    waiting = waited_for(target, judged)
    if waiting is not None:
        missing = tuple(name for name in waiting.listed if name not in waiting.reporters)
        return Reporters(len(waiting.reporters), len(waiting.listed), waiting.period, missing)
    day = target.entry.deadline if basis is None else basis.period.end
    listed = target.dataset.agencies.members(target.indicator.reporters, day)
    if basis is None:
        return Reporters(0, len(listed), None, listed)
    is_sum = any(item is basis for item in target.known.sums)
    return Reporters(len(listed), len(listed), basis.period, ()) if is_sum else None


def _stretch_met(target: TargetOnDay, deciding: Observation | None) -> bool | None:
    """Say whether the observation that decides the target meets also what is striven for."""
    stretched = target.definition.stretched
    if stretched is None or deciding is None:
        return None
    return target.asking(stretched).meets(deciding)


# --- the numbers


def _required(
    target: TargetOnDay,
    value: Fraction | None,
    basis: Observation | None,
    direction: int,
    threshold: Fraction | None,
) -> Fraction | None:
    if value is None or basis is None or threshold is None or target.goal is None or target.passed:
        return None  # where the goal moves with the value, the one at the deadline is not known
    if basis.period.end >= target.entry.deadline or target.meets(basis):
        return None
    return direction * (threshold - value) / years_between(basis.period.end, target.entry.deadline)


def recent_of(target: TargetOnDay) -> Fraction | None:
    """Give the mean of the last yearly changes toward the target (method, 6)."""
    numbers = [level for _, level in trend_of(target)]
    changes = [target.sign() * (new - old) for old, new in pairwise(numbers)]
    return mean(changes) if len(changes) >= FEWEST_CHANGES else None


def trend_of(target: TargetOnDay) -> list[tuple[Observation, Fraction]]:
    """Give the consecutive yearly values that ``recent`` looks at, oldest first, each with its level."""
    if target.indicator.better == "none" or not target.series or target.newest is None:
        return []
    newest = target.newest.period
    yearly = [item for item in target.series if item.period.is_yearly and item.period.is_like(newest)]
    if not yearly or yearly[-1] is not target.newest:
        return []
    chain = [yearly[-1]]
    for before, after in reversed(list(pairwise(yearly))):
        consecutive = before.period.precedes(after.period)
        if not consecutive or not joined(target.series, before, after) or len(chain) > MOST_CHANGES:
            break
        chain.append(before)
    found: list[tuple[Observation, Fraction]] = []
    for item in chain:
        level = target.level(item) if item.bound is None else None
        if level is None:
            break
        found.append((item, level))
    return found[::-1]


def _projected(
    target: TargetOnDay, recent: Fraction | None, value: Fraction | None, basis: Observation | None
) -> Fraction | None:
    if recent is None or value is None or basis is None or target.goal is None or target.passed:
        return None
    ahead = value + target.sign() * recent * years_between(basis.period.end, target.entry.deadline)
    allowed = possible(target.indicator, target.dataset.units, basis.of)
    low = ahead if allowed.low is None else max(ahead, allowed.low)
    return low if allowed.high is None else min(low, allowed.high)
