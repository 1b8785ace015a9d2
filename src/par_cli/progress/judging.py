"""The status of a target by the first rule that applies (method, 4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.reports import Observation, Outcome
from par_cli.progress.candidates import (
    candidates,
    collected_so_far,
    compares,
    fitting,
    last_of,
    later_values,
    may_decide,
    newest_candidates,
    newest_that_may_decide,
    only_span_decides,
    parts_of_year,
)
from par_cli.progress.exact import Range
from par_cli.progress.members import Known, each_reporter, flags_of_each, known_of, worst_status
from par_cli.progress.recurring import judge_steps
from par_cli.progress.results import Each, Flag, Reason, TargetStatus
from par_cli.progress.summary import grouped
from par_cli.progress.target_on_day import Decided, Judged, Siblings, TargetOnDay, goal_on_day, latest_reports
from par_cli.progress.totals import Total
from par_cli.progress.trend import judge_trend
from par_cli.progress.way import held, not_joined, way_through


def judge_in_order(
    dataset: Dataset, entries: Iterable[DatedTarget], as_of: date
) -> dict[str, tuple[TargetOnDay, Judged]]:
    """Judge targets, those of each indicator in order of deadline: a later one may begin where an earlier one ended.

    A target that others make up is not judged here, and is not a step on the way to any.
    """
    by_indicator = grouped((entry.indicator.id, entry) for entry in entries if not entry.target.parts)
    found: dict[str, tuple[TargetOnDay, Judged]] = {}
    for siblings in by_indicator.values():
        # A target that asks each reporter looks at nothing that is known of the whole.
        asks_whole = not all(entry.target.each for entry in siblings)
        known = known_of(dataset, siblings[0].indicator, as_of) if asks_whole else Known()
        goals = Siblings((entry, _goal_on(dataset, entry, known, as_of)) for entry in siblings)
        decided: list[Decided] = []
        for entry in sorted(siblings, key=lambda item: item.deadline):
            known_here = Known() if entry.target.each else known
            target = TargetOnDay(dataset, entry, as_of, known_here, goals, decided)
            judged = judge(target)
            _note_decided(decided, entry, judged.deciding)
            found[entry.id] = target, judged
    return found


def _note_decided(decided: list[Decided], entry: DatedTarget, deciding: Observation | None) -> None:
    """Append a target whose value may be the beginning of a later one (method, 6)."""
    if deciding is None or entry.target.step is not None or entry.target.operator in {"outcome", "progress"}:
        return
    last = len(decided) - 1
    same = bool(decided) and decided[last].deciding is deciding
    decided.append(Decided(entry, deciding, decided[last].other_before if same else last))


def _goal_on(dataset: Dataset, entry: DatedTarget, known: Known, as_of: date) -> Range | None:
    """Return the values that meet a target; None also while its condition is open, so that no path leads to it."""
    if entry.target.condition is not None and latest_reports(dataset, entry.id, as_of).condition_met is None:
        return None
    return goal_on_day(dataset, entry, known.series, as_of)


def judge(target: TargetOnDay) -> Judged:
    if target.superseded is not None:
        return Judged("superseded")
    if target.condition_open:
        return Judged("not_applicable", "condition_open")
    if target.definition.progress is not None:
        return judge_trend(target)
    if target.definition.step is not None:
        return judge_steps(target, target.definition.step)
    if target.definition.each:
        return _each(target)
    if target.total is not None:
        return _over(target, target.total)
    if target.report is not None and target.report.state == "done":
        return _done(target, target.report)
    if target.definition.outcome is not None or (
        target.report is not None and next(newest_candidates(target), None) is None
    ):
        return _not_done(target)
    if not target.passed:
        return _before_deadline(target)
    judged = _after_deadline(target)
    return _held_to_the_end(target, judged) if target.definition.hold else judged


def _done(target: TargetOnDay, report: Outcome) -> Judged:
    if report.day is None or report.day <= target.entry.deadline:
        return _met(target)
    return Judged("missed", flags=("met_late", "bounded") if report.on is None else ("met_late",))


def _met(target: TargetOnDay, deciding: Observation | None = None) -> Judged:
    return Judged("met", flags=() if target.passed else ("so_far",), deciding=deciding)


def _not_done(target: TargetOnDay) -> Judged:
    report = target.report
    if not target.passed:
        return Judged("no_data", "no_report") if report is None else Judged("unrated", _reported(report))
    if report is not None and report.published is not None and report.published > target.entry.deadline:
        return Judged("missed", _reported(report))
    return _nothing_decides(target)


def _reported(report: Outcome) -> Reason:
    return "reported_not_done" if report.state == "not_done" else "reported_in_progress"


def _nothing_decides(target: TargetOnDay, reason: Reason | None = None) -> Judged:
    status: TargetStatus = "awaiting" if target.as_of <= target.awaited_until else "unreported"
    return Judged(status, reason or target.missing() or _incomplete(target))


def _incomplete(target: TargetOnDay) -> Reason | None:
    """Return why the values of single reporters make no value of the whole, where there are some."""
    waiting = collected_so_far(target)
    if waiting is None:
        return None
    return "not_additive" if waiting.complete else "reporters_missing"


def _before_deadline(target: TargetOnDay) -> Judged:
    newest = newest_that_may_decide(target)
    if newest is None:
        if target.newest is not None and target.goal is not None:
            return Judged("unrated", _no_candidate(target))
        nothing: Reason = "only_baseline" if target.series else "no_report"
        return Judged("no_data", target.missing() or _incomplete(target) or nothing)
    if target.definition.decided_by is not None:
        named = next(iter(fitting(target)), None)
        if named is None:
            return _settled_early(target) or _on_the_way(target, newest)
        return _by_newest(target, named)
    return _by_newest(target, newest)


def _no_candidate(target: TargetOnDay) -> Reason:
    """Return why no value that is known may decide."""
    base = target.definition.base
    return "only_span_decides" if base is not None and base.is_span else "part_of_year"


def _by_newest(target: TargetOnDay, item: Observation) -> Judged:
    """Judge a target with its deadline ahead by the value that counts now."""
    if not compares(target, item) and target.goal_for(item) is not None:
        return _part_of_year(target, item)
    if item.is_empty_population:
        return Judged("not_applicable", deciding=item)
    met = target.meets(item)
    if met:
        return _met(target, item)
    if met is None and target.goal_for(item) is None:
        return Judged("no_data", target.missing(item), deciding=item)
    return _band(target, item)


def _part_of_year(target: TargetOnDay, item: Observation) -> Judged:
    """Judge a target by a value for part of a year, which decides only what no later one can undo."""
    settled = target.settled(item)
    return Judged("unrated", "part_of_year") if settled is None else _as_settled(target, item, reached=settled)


def _settled_early(target: TargetOnDay) -> Judged | None:
    """Judge by the last value for a part of the year asked that has settled it, where there is one."""
    for item in parts_of_year(target):
        settled = target.settled(item)
        if settled is not None:
            return _as_settled(target, item, reached=settled)
    return None


def _as_settled(target: TargetOnDay, item: Observation, *, reached: bool) -> Judged:
    """Judge by a value that no later one can undo: the number is reached, or exceeded where it must not be."""
    if reached:
        return _met(target, item)
    return Judged("missed" if target.passed else "off_track", "already_exceeded", deciding=item)


def _on_the_way(target: TargetOnDay, item: Observation) -> Judged:
    """Judge a target by the newest value, never as met, while the only period that decides is not known (method, 3)."""
    if only_span_decides(target, item) and target.goal_for(item) is not None:
        return Judged("unrated", "only_span_decides")
    if item.is_empty_population:
        return Judged("unrated", "other_period_decides")
    judged = _by_newest(target, item)
    if judged.status != "met":
        return judged
    return judged._replace(status="on_track", reason="other_period_decides", flags=())


def _after_deadline(target: TargetOnDay) -> Judged:
    later: tuple[Flag, ...] = ("later_value",) if next(later_values(target), None) is not None else ()
    undecided: Reason | None = None
    for item in fitting(target):
        if not compares(target, item):
            undecided = undecided or "part_of_year"
            continue
        if item.is_empty_population:
            return Judged("not_applicable", flags=later, deciding=item)
        met = target.meets(item)
        if met:
            return Judged("met", flags=later, deciding=item)
        if met is False:
            return Judged("missed", flags=(*_late(target), *later), deciding=item)
        undecided = "bound_undecided" if item.bound is not None else undecided or target.missing(item)
    return _before_it(target, undecided)._replace(flags=later)


def _late(target: TargetOnDay) -> tuple[Flag, ...]:
    """Return whether a later value makes up for one that failed: for a level, or where the decision lets it count."""
    if target.indicator.kind != "level" and not target.definition.late_counts:
        return ()
    comparable = (item for item in later_values(target) if may_decide(target, item.period) and compares(target, item))
    return ("met_late",) if any(target.meets(item) for item in comparable) else ()


def _before_it(target: TargetOnDay, undecided: Reason | None) -> Judged:
    """Judge by a value from before the deadline: of a level the last one, or part of a year that has settled it."""
    deadline = target.entry.deadline
    of_level = target.indicator.kind == "level" and target.definition.decided_by is None
    last = last_of(newest_candidates(target, deadline)) if of_level else None
    if last is not None and compares(target, last) and target.meets(last):
        return Judged("met", deciding=last)
    settled = _settled_early(target)
    if settled is not None:
        return settled
    part = next(parts_of_year(target), None)
    return _nothing_decides(target, undecided or (None if part is None else "part_of_year"))


# --- a sum or a mean over a span


def _over(target: TargetOnDay, total: Total) -> Judged:
    """Judge a target by what the values of its span come to so far (method, 3)."""
    item = total.item
    if item is None:
        begun = any(total.span.start <= one.period.start <= total.span.end for one in target.series)
        gap: Reason | None = "periods_missing" if begun else None  # its first period, without which there is no sum
        nothing: Reason = gap or ("only_baseline" if target.series else "no_report")
        return _nothing_decides(target, gap) if target.passed else Judged("no_data", _incomplete(target) or nothing)
    if total.complete:
        if target.meets(item):
            return _met(target, item)
        return Judged("missed", deciding=item) if target.passed else _band(target, item)
    judged = _over_so_far(target, total, item)
    return judged._replace(flags=(*judged.flags, "partial"))


def _over_so_far(target: TargetOnDay, total: Total, item: Observation) -> Judged:
    """Judge a target by the sum or the mean of a part of its span."""
    settled = target.settled(item)
    if settled is not None:
        return _as_settled(target, item, reached=settled)
    if target.passed:
        return _nothing_decides(target, "periods_missing")
    if total.mean:
        return Judged("unrated", "only_span_decides")
    # What is still to come may turn it; next to a gap the sum is older than what is known.
    if total.gaps or target.meets(item) or target.exceeds(item):
        return Judged("unrated", "periods_missing")
    return _band(target, item)


def _held_to_the_end(target: TargetOnDay, judged: Judged) -> Judged:
    """Judge what was reached by the deadline on: it is lost with the first later value that does not meet it."""
    reached, phase_end = judged.deciding, target.entry.phase.end
    if judged.status != "met" or reached is None:
        return judged
    flags = {*judged.flags} - {"later_value"}
    if any(item.period.start > phase_end for item in target.series):
        flags.add("later_value")
    start = max(reached.period.end, target.entry.deadline)
    for item in candidates(target):
        later = start < item.period.end <= phase_end and item.period.is_like(reached.period)
        if later and target.meets(item) is False:
            due = target.awaited_after(item.period.end)
            return Judged("missed", flags=(*flags, "lost"), deciding=item, due=due)
    if target.as_of <= phase_end:
        flags.add("so_far")
    return judged._replace(flags=tuple(flags))


# --- the band of pace


def _band(target: TargetOnDay, item: Observation) -> Judged:
    """Return the band of pace of a value that does not meet an open target (or that may, within its bound)."""
    if target.meets(item) is None:
        return Judged("unrated", "base_unknown" if item.bound is None else "bound_undecided", deciding=item)
    if held(target):
        return Judged("regressing", flags=("lost",), deciding=item)
    problem = not_joined(target, item)
    if problem is not None:
        return Judged("unrated", problem, deciding=item)
    if target.goal is None:
        return Judged("unrated", target.missing(), deciding=item)
    seen = target.seen(item)
    statuses = set() if seen is None else {_banded(target, end, item) for end in (seen.low, seen.high)}
    if len(statuses) == 1 and (status := statuses.pop()) is not None:
        return Judged(status, deciding=item)
    return Judged("unrated", "not_on_path" if item.bound is None else "bound_undecided", deciding=item)


def _banded(target: TargetOnDay, value: Fraction | None, item: Observation) -> TargetStatus | None:
    """Return the band for one end of what was seen; None is without end, away from the goal."""
    way = way_through(target, item, value)
    if way is None:
        return None
    if value is None:
        return "regressing"
    pace, bands = way.pace, target.dataset.decision.pace_bands
    if pace is None:
        at_limit = way.threshold == way.base  # exactly there, where it must be exceeded
        return "regressing" if at_limit and way.direction * (value - way.base) < 0 else None
    if pace < 0:
        return "regressing"
    if pace >= Fraction(bands.on_track):
        return "on_track"
    return "at_risk" if pace >= Fraction(bands.at_risk) else "off_track"


# --- every reporter


def _each(target: TargetOnDay) -> Judged:
    """Judge every reporter as if it were the whole (method, 4)."""
    found: list[Each] = []
    for name, entry, known in each_reporter(target.dataset, target.entry, target.as_of):
        judged = judge(TargetOnDay(target.dataset, entry, target.as_of, known))
        found.append(Each(name, judged.status, judged.deciding, judged.flags))
    if not found:
        return _nothing_decides(target) if target.passed else Judged("no_data", "no_report")
    status, reason = worst_status(found)
    named = tuple(item for item in found if item.reporter)
    return Judged(status, reason, tuple(flags_of_each(found)), each=named)
