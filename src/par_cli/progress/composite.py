"""A target that other targets make up: its status from theirs (method, 4)."""

from __future__ import annotations

from datetime import date

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.progress.agencies import today
from par_cli.progress.results import Composite, Flag, Reason, TargetResult, TargetStatus
from par_cli.progress.target_on_day import LatestReports

_LEFT_OUT: tuple[TargetStatus, ...] = ("not_applicable", "superseded")  # they hold only where there is nothing else
ALL_ORDER: tuple[TargetStatus, ...] = (
    "missed",
    "unreported",
    "awaiting",
    "regressing",
    "worsening",
    "off_track",
    "flat",
    "at_risk",
    "no_data",
    "unrated",
    "improving",
    "on_track",
    "met",
    *_LEFT_OUT,
)
ANY_ORDER: tuple[TargetStatus, ...] = (
    "met",
    "on_track",
    "improving",
    "at_risk",
    "flat",
    "off_track",
    "worsening",
    "regressing",
    "unrated",
    "no_data",
    "awaiting",
    "unreported",
    "missed",
    *_LEFT_OUT,
)
"""The whole has the first status that a part has: the worst one where all are asked for, the best where one is.

Where ``count`` asks for k of them, it has the k-th best.
"""


def composite_result(
    dataset: Dataset, entry: DatedTarget, parts: tuple[TargetResult, ...], reports: LatestReports, as_of: date
) -> TargetResult:
    """Return the result of a target from those of its parts, and from the reports that say that it applies or not.

    It is overdue where a part that keeps it from being met is, for as long as the part that is so the longest.
    """
    every = entry.target.all_of is not None
    superseded, reason = reports.superseded, _open_condition(entry, reports)
    status = _status(entry, [part.status for part in parts])
    if superseded is not None or reason is not None:
        status = "not_applicable" if superseded is None else "superseded"
    given = [part for part in parts if part.status == status]
    is_over = superseded is not None or reason is not None
    late = [part for part in (parts if every else given) if part.overdue and not is_over]
    days = [part.days_overdue for part in late if part.days_overdue is not None]
    return TargetResult(
        entry=entry,
        status=status,
        overdue=bool(late),
        days_overdue=max(days, default=None),
        flags=_flags(status, given, needed=entry.target.parts_needed, every=every, overdue=bool(late)),
        direction=-1 if entry.indicator.better == "lower" else 1,
        awaited_until=min((part.awaited_until for part in late), default=max(part.awaited_until for part in parts)),
        outcome=superseded,
        owners=entry.owners,
        owners_today=today(dataset.agencies, entry.owners, as_of),
        detail=Composite(parts),
        reason=None if superseded is not None else reason,
    )


def _status(entry: DatedTarget, statuses: list[TargetStatus]) -> TargetStatus:
    """Return the worst status where all are asked for, else the k-th best, or the last of those there are."""
    if entry.target.all_of is not None:
        return min(statuses, key=ALL_ORDER.index)
    ordered = sorted(statuses, key=ANY_ORDER.index)
    counted = [status for status in ordered if status not in _LEFT_OUT] or ordered
    return counted[min(entry.target.parts_needed, len(counted)) - 1]


def _open_condition(entry: DatedTarget, reports: LatestReports) -> Reason | None:
    return "condition_open" if entry.target.condition is not None and reports.condition_met is None else None


def _flags(
    status: TargetStatus, given: list[TargetResult], *, needed: int, every: bool, overdue: bool
) -> tuple[Flag, ...]:
    """Return ``so_far`` where it is met before its deadline, ``met_late`` where what was missed has been met since."""
    if status == "met":
        settled = sum("so_far" not in part.flags for part in given)
        return ("so_far",) if settled < (len(given) if every else min(needed, len(given))) else ()
    return ("met_late",) if status == "missed" and not overdue else ()
