"""The result of each target on a day: its status, its numbers and what else is known of it (method, 2 to 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import OPEN_END, STEP_MONTHS, Target
from par_cli.model.periods import Period, stretch_on
from par_cli.model.reports import Observation
from par_cli.progress.agencies import today
from par_cli.progress.candidates import compares, fits, is_part_of_year_asked
from par_cli.progress.composite import composite_result
from par_cli.progress.exact import exactly, verdict
from par_cli.progress.flags import flags_of, trend_disagrees, waited_for
from par_cli.progress.formula import STEP_NAMES, Step
from par_cli.progress.goals import tolerated
from par_cli.progress.judging import judge_in_order
from par_cli.progress.results import (
    OVERDUE_STATUSES,
    Detail,
    EachReporter,
    Measured,
    Reported,
    Reporters,
    Stepwise,
    TargetResult,
)
from par_cli.progress.steps import Compared, changed_from, compare, steps_of
from par_cli.progress.target_on_day import Judged, TargetOnDay, latest_reports
from par_cli.progress.way import path


def assess_targets(dataset: Dataset, as_of: date, wanted: Sequence[str] | None = None) -> tuple[TargetResult, ...]:
    """Return the results of all targets in the order of the data, or of those ``wanted`` by id, in that order."""
    entries = entries_on(dataset, as_of)
    names = tuple(entries) if wanted is None else tuple(wanted)
    needed = {*names, *(part for name in names for part in entries[name].target.parts)}
    indicators = {entries[name].indicator.id for name in needed}
    judged = judge_in_order(dataset, (item for item in entries.values() if item.indicator.id in indicators), as_of)
    part_of = {part: entry.id for entry in entries.values() for part in entry.target.parts}
    found = {name: _result(*judged[name], part_of.get(name)) for name in needed if name in judged}
    for name in names:
        entry = entries[name]
        if entry.target.parts:
            parts = tuple(found[part] for part in entry.target.parts)
            found[name] = composite_result(dataset, entry, parts, latest_reports(dataset, name, as_of), as_of)
    return tuple(found[name] for name in names)


def entries_on(dataset: Dataset, as_of: date) -> dict[str, DatedTarget]:
    """Return every target by its id, with the deadline that holds on a day."""
    entries = {entry.id: extended(dataset, _without_end(entry, as_of), as_of) for entry in dataset.targets}
    return {name: entry.with_parts(entries) for name, entry in entries.items()}


def _without_end(entry: DatedTarget, as_of: date) -> DatedTarget:
    """Return a target of a phase without an end, with the end of the step that the day lies in as its deadline."""
    if entry.deadline != OPEN_END:
        return entry
    step = stretch_on(entry.phase.start, as_of, STEP_MONTHS[entry.target.step or "year"])
    return entry._replace(deadline=step.end, first_deadline=step.end)


def extended(dataset: Dataset, entry: DatedTarget, as_of: date) -> DatedTarget:
    """Return a target with the deadline that holds on a day."""
    extension = latest_reports(dataset, entry.id, as_of).extended
    if extension is None or extension.due is None:
        return entry
    target, decided_by = entry.target, entry.target.decided_by
    if decided_by is not None and decided_by.end < extension.due:  # what was named for the first deadline
        target = target.model_copy(update={"decided_by": None})
    return entry._replace(target=target, deadline=extension.due)


# --- the result


def _result(target: TargetOnDay, judged: Judged, part_of: str | None) -> TargetResult:
    """Return the result of a target that is judged by itself; ``part_of`` is the target that it is a part of."""
    entry, basis = target.entry, judged.deciding or target.newest
    current = target.series[-1] if target.series else None
    compared = compare(target, basis, by_years=bool(judged.years))
    steps = tuple(steps_of(target, compared))
    numbers = _numbers(steps, by_years=bool(judged.years))
    changed = current if target.total is not None else basis or current
    shown = None if numbers["last_change"] is None else changed
    minimum_met = _met_instead(target, target.definition.eased, judged.deciding)
    if minimum_met and judged.status not in {"met", "superseded", "not_applicable"}:
        judged = judged._replace(flags=(*judged.flags, "partly_met"))
    detail, flags = _detail(target, judged, compared, steps), flags_of(target, judged, basis, compared.value)
    if isinstance(detail, Measured) and trend_disagrees(target, numbers["pace"], detail.projected_meets):
        flags = (*flags, "trend_disagrees")
    overdue = judged.status in OVERDUE_STATUSES and "met_late" not in judged.flags
    since = judged.due or target.awaited_until
    return TargetResult(
        entry=entry,
        status=judged.status,
        overdue=overdue,
        days_overdue=max((target.as_of - since).days, 0) if overdue else None,
        flags=flags,
        direction=compared.direction,
        awaited_until=since,
        outcome=target.superseded or target.report,
        owners=entry.owners,
        owners_today=today(target.dataset.agencies, entry.owners, target.as_of),
        detail=detail,
        reason=judged.reason,
        baseline=target.baseline if target.total is None else None,  # the 0 at which a sum begins was not observed
        baseline_of=target.baseline_of,
        current=current if target.total is None else basis,
        deciding=judged.deciding,
        basis=basis,
        stretch_met=_met_instead(target, target.definition.stretched, judged.deciding),
        minimum_met=minimum_met,
        by_change=target.by_change,
        reporters=_reporters(target, judged, basis),
        missing_periods=_missing_periods(target),
        extension=target.extension,
        part_of=part_of,
        threshold=compared.threshold,
        last_change_from=None if shown is None else changed_from(target, shown),
        **numbers,
    )


def _detail(target: TargetOnDay, judged: Judged, compared: Compared, steps: tuple[Step, ...]) -> Detail:
    definition = target.definition
    if judged.years or definition.improve == "yearly":
        return Stepwise(judged.years)
    if definition.each:
        return EachReporter(judged.each)
    if definition.outcome is not None:
        return Reported()
    projected = next(step.result for step in steps if step.name == "projected")
    return Measured(
        steps=steps,
        line=path(target) if compared.way is None else compared.way.line,
        projected_meets=None if projected is None else _meets_number(target, projected),
    )


def _numbers(steps: Iterable[Step], *, by_years: bool) -> dict[str, Fraction | None]:
    """Return what the steps came to; of a target judged ``by_years`` only what does not look ahead to one deadline."""
    kept = {"gap", "margin", "last_change", "recent"} if by_years else {*STEP_NAMES} - {"threshold", "value"}
    return {step.name: step.result for step in steps if step.name in kept}


def _reporters(target: TargetOnDay, judged: Judged, basis: Observation | None) -> Reporters | None:
    """Count the reporters of the value that is waited for, else of the sum that the numbers are computed from."""
    if not target.indicator.reporters:
        return None
    if target.definition.each:
        silent = tuple(item.reporter for item in judged.each if item.observation is None)
        unnamed = target.dataset.reporters.unnamed(target.indicator.reporters, target.entry.deadline)
        total = len(judged.each) + sum(unnamed.values())
        return Reporters(len(judged.each) - len(silent), total, None, (*silent, *unnamed))
    waiting = waited_for(target, judged)
    if waiting is not None:
        return Reporters(len(waiting.reporters), waiting.total, waiting.period, waiting.missing)
    day = target.entry.deadline if basis is None else basis.period.end
    listed = target.dataset.reporters.members(target.indicator.reporters, day)
    if basis is None:
        unnamed = target.dataset.reporters.unnamed(target.indicator.reporters, day)
        return Reporters(0, len(listed) + sum(unnamed.values()), None, (*listed, *unnamed))
    is_sum = any(item is basis for item in target.known.sums)
    return Reporters(len(listed), len(listed), basis.period, ()) if is_sum else None


def _missing_periods(target: TargetOnDay) -> tuple[Period, ...]:
    total = target.total
    if total is None:
        return ()
    return (*total.gaps, total.rest) if target.passed and total.rest is not None else total.gaps


def _meets_number(target: TargetOnDay, number: Fraction) -> bool | None:
    """Return whether a number would meet the target; None where what is asked for is not known or moves."""
    return None if target.goal is None else verdict(tolerated(target.definition, target.goal), exactly(number))


def _met_instead(target: TargetOnDay, other: Target | None, deciding: Observation | None) -> bool | None:
    """Return whether the observation that decides the target also meets its stretch or minimum."""
    named = target.definition.decided_by
    if other is None or deciding is None:
        return None
    if named is not None and not fits(target, deciding.period) and not is_part_of_year_asked(target, deciding):
        return None
    entry = target.entry._replace(target=other)
    instead = TargetOnDay(target.dataset, entry, target.as_of, target.known)
    return instead.meets(deciding) if compares(target, deciding) else instead.settled(deciding)
