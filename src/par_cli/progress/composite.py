"""A target that other targets make up: its status from theirs (method, 4)."""

from __future__ import annotations

from datetime import date

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.reports import Outcome
from par_cli.progress.agencies import today
from par_cli.progress.results import Composite, Flag, TargetResult, TargetStatus

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
"""The whole has the first status that a part has: the worst one where all are asked for, the best where one is."""


def composite_result(
    dataset: Dataset, entry: DatedTarget, parts: tuple[TargetResult, ...], superseded: Outcome | None, as_of: date
) -> TargetResult:
    """Return the result of a target from those of its parts, and from the report that superseded it, if any.

    It is overdue where a part that keeps it from being met is, for as long as the part that is so the longest.
    """
    every = entry.target.all_of is not None
    first = min((part.status for part in parts), key=(ALL_ORDER if every else ANY_ORDER).index)
    status: TargetStatus = first if superseded is None else "superseded"
    given = [part for part in parts if part.status == status]
    late = [part for part in (parts if every else given) if part.overdue and superseded is None]
    days = [part.days_overdue for part in late if part.days_overdue is not None]
    return TargetResult(
        entry=entry,
        status=status,
        overdue=bool(late),
        days_overdue=max(days, default=None),
        flags=_flags(status, given, every=every, overdue=bool(late)),
        direction=-1 if entry.indicator.better == "lower" else 1,
        awaited_until=min((part.awaited_until for part in late), default=max(part.awaited_until for part in parts)),
        outcome=superseded,
        owners=entry.owners,
        owners_today=today(dataset.agencies, entry.owners, as_of),
        detail=Composite(parts),
    )


def _flags(status: TargetStatus, given: list[TargetResult], *, every: bool, overdue: bool) -> tuple[Flag, ...]:
    """Return ``so_far`` where it is met before its deadline, ``met_late`` where what was missed has been met since."""
    if status == "met":
        open_parts = ["so_far" in part.flags for part in given]
        return ("so_far",) if (any if every else all)(open_parts) else ()
    return ("met_late",) if status == "missed" and not overdue else ()
