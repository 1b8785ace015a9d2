"""The status of a target by the first rule that applies (method, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import Indicator
from par_cli.model.reports import Observation, Outcome
from par_cli.progress.case import Case, Judged, Siblings
from par_cli.progress.goals import pace_of
from par_cli.progress.members import Known, alone, flags_together, known_of, together
from par_cli.progress.results import Each, Flag, Reason, TargetStatus
from par_cli.progress.steps import judge_steps


def siblings_of(
    dataset: Dataset, entries: Iterable[DatedTarget], as_of: date, held: Mapping[str, Known] | None = None
) -> Siblings:
    """Put the targets of each indicator together; one that others make up is no step on the way to any.

    What is known of an indicator is looked up in the dataset where it is not ``held``.
    """
    by_id = dict(held or {})
    targets: dict[str, list[DatedTarget]] = {}
    wholes: dict[str, str] = {}
    single: dict[str, DatedTarget] = {}
    for entry in entries:
        if entry.target.parts:
            wholes.update(dict.fromkeys(entry.target.parts, entry.id))
        else:
            single[entry.id] = entry
            targets.setdefault(entry.indicator.id, []).append(entry)

    @cache
    def deciding(name: str) -> Observation | None:
        return judge(Case(dataset, single[name], as_of, found)).deciding

    def what_is_known(indicator: Indicator) -> Known:
        if indicator.id not in by_id:
            by_id[indicator.id] = known_of(dataset, indicator, as_of)
        return by_id[indicator.id]

    found = Siblings(targets, wholes, what_is_known, deciding)
    return found


def judge(case: Case) -> Judged:
    """Give the status by the first rule that applies (method, 4)."""
    if case.superseded is not None:
        return Judged("superseded")
    if case.target.step is not None:
        return judge_steps(case, case.target.step)
    if case.target.each:
        return _each(case)
    if case.report is not None and case.report.state == "done":
        return _done(case, case.report)
    if case.target.outcome is not None or (case.report is not None and not case.candidates()):
        return _not_done(case)
    return _after_deadline(case) if case.passed else _before_deadline(case)


def _done(case: Case, report: Outcome) -> Judged:
    day = report.day
    if day is not None and day > case.entry.deadline:
        open_whether: tuple[Flag, ...] = () if report.on is not None else ("bounded",)
        return Judged("missed", flags=("met_late", *open_whether))
    return Judged("met", flags=() if case.passed else ("so_far",))


def _not_done(case: Case) -> Judged:
    report = case.report
    if not case.passed:
        return Judged("no_data", "no_report") if report is None else Judged("unrated", "reported_in_progress")
    if report is not None and report.published is not None and report.published > case.entry.deadline:
        return Judged("missed", "reported_in_progress")
    return _nothing_decides(case)


def _nothing_decides(case: Case, reason: Reason | None = None) -> Judged:
    status: TargetStatus = "awaiting" if case.as_of <= case.awaited_until else "unreported"
    return Judged(status, reason or case.missing() or _incomplete(case))


def _incomplete(case: Case) -> Reason | None:
    """Say why the values of single reporters make no value of the whole, where there are some."""
    if case.waiting is None:
        return None
    return "not_additive" if case.waiting.complete else "reporters_missing"


def _before_deadline(case: Case) -> Judged:
    deciding = next(iter(reversed(case.candidates())), None)
    if deciding is None:
        if case.newest is not None and case.goal is not None:
            base = case.target.base
            return Judged("unrated", "only_span_decides" if base is not None and base.is_span else "part_of_year")
        nothing: Reason = "only_baseline" if case.series else "no_report"
        return Judged("no_data", case.missing() or _incomplete(case) or nothing)
    if deciding.is_empty_population:
        return Judged("not_applicable", deciding=deciding)
    met = case.meets(deciding)
    if met:
        return Judged("met", flags=("so_far",), deciding=deciding)
    if met is None and case.goal_for(deciding) is None:
        return Judged("no_data", case.missing(deciding), deciding=deciding)
    return _band(case, deciding)


def _after_deadline(case: Case) -> Judged:
    later: tuple[Flag, ...] = ()
    later_values = [item for item in case.series if item.period.start > case.entry.deadline]
    if case.target.decided_by is not None:
        later_values = [item for item in later_values if item.period[1:3] != case.target.decided_by[1:3]]
    if later_values:
        later = ("later_value",)
    undecided: Reason | None = None
    for item in _fitting(case):
        if item.is_empty_population:
            return Judged("not_applicable", flags=later, deciding=item)
        met = case.meets(item)
        if met:
            return Judged("met", flags=later, deciding=item)
        if met is False:
            met_late = any(case.may_decide(other.period) and case.meets(other) for other in later_values)
            late: tuple[Flag, ...] = ("met_late",) if met_late else ()
            return Judged("missed", flags=(*late, *later), deciding=item)
        undecided = "bound_undecided" if item.bound is not None else undecided or case.missing(item)
    if case.indicator.kind == "level":
        before = [item for item in case.candidates() if item.period.end <= case.entry.deadline]
        if before and before[-1].is_empty_population:
            return Judged("not_applicable", flags=later, deciding=before[-1])
        if before and case.meets(before[-1]):
            return Judged("met", flags=later, deciding=before[-1])
    nothing = _nothing_decides(case, undecided)
    return nothing._replace(flags=later)


def _fitting(case: Case) -> list[Observation]:
    """Give the observations whose period contains the deadline, the longest first."""
    fitting = [item for item in case.candidates() if case.fits(item.period)]
    return sorted(fitting, key=lambda item: item.period.months, reverse=True)  # of two years the one that ends first


# --- the band of pace


def _band(case: Case, item: Observation) -> Judged:
    """Give the band of pace of a value that does not meet an open target (or that may, within its bound)."""
    if case.meets(item) is None:
        return Judged("unrated", "base_unknown" if item.bound is None else "bound_undecided", deciding=item)
    if case.baseline is None:
        return Judged("unrated", case.no_start(), deciding=item)
    if case.held():
        return Judged("regressing", flags=("lost",), deciding=item)
    problem = case.not_joined(item)
    if problem is not None:
        return Judged("unrated", problem, deciding=item)
    if case.goal is None:
        return Judged("unrated", case.missing(), deciding=item)
    seen = case.seen(item)
    statuses = set() if seen is None else {_banded(case, end, item) for end in (seen.low, seen.high)}
    if len(statuses) == 1 and (status := statuses.pop()) is not None:
        return Judged(status, deciding=item)
    return Judged("unrated", "not_on_path" if item.bound is None else "bound_undecided", deciding=item)


def _banded(case: Case, value: Fraction | None, item: Observation) -> TargetStatus | None:
    """Give the band for one end of what was seen; None is without end, away from the goal."""
    way = case.way(item, value)
    if way is None:
        return None
    pace = pace_of(way)
    if value is None:
        return "regressing"
    if pace is None:
        return None
    if pace < 0:
        return "regressing"
    if pace >= Fraction(case.bands.on_track):
        return "on_track"
    return "at_risk" if pace >= Fraction(case.bands.at_risk) else "off_track"


# --- every reporter


def _each(case: Case) -> Judged:
    """Judge every reporter as if it were the whole (method, 4)."""
    found: list[Each] = []
    flagged: list[tuple[TargetStatus, tuple[Flag, ...]]] = []
    for name, entry, held in alone(case.dataset, case.entry, case.as_of):
        siblings = siblings_of(case.dataset, [entry], case.as_of, {entry.indicator.id: held})
        judged = judge(Case(case.dataset, entry, case.as_of, siblings))
        found.append(Each(name, judged.status, judged.deciding))
        flagged.append((judged.status, judged.flags))
    if not found:
        return _nothing_decides(case) if case.passed else Judged("no_data", "no_report")
    status, reason = together(found)
    return Judged(status, reason, tuple(flags_together(found, flagged)), each=tuple(found))
