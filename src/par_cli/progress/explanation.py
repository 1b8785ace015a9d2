"""How a target came to its status: which observation decides and by which rule, the wait, and its numbers in steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, assert_never, get_args

from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.fields import Localized
from par_cli.progress.results import Composite, EachReporter, Measured, Reported, Stepwise, TargetResult
from par_cli.progress.target_on_day import last_day_that_decides
from par_cli.progress.targets import assess_targets
from par_cli.progress.totals import is_mean

DecidingRule = Literal[
    "newest",
    "contains_deadline",
    "named_period",
    "trend",
    "sum_over",
    "mean_over",
    "level_before_deadline",
    "report",
    "step_by_step",
    "each_reporter",
    "parts",
    "held",
    "condition",
]
DECIDING_RULES: tuple[DecidingRule, ...] = get_args(DecidingRule)
"""Which observation may decide (method, 3)."""


class Wait(NamedTuple):
    """Until when a report is awaited: the day it runs from, with the indicator's lag in months or a day of the year."""

    start: date
    months: int | None
    month_day: str | None
    until: date
    source: Localized | None


class Explanation(NamedTuple):
    """A result with the rule that names the deciding observation, and the wait; the steps are those of the result."""

    result: TargetResult
    deciding_rule: DecidingRule
    wait: Wait


def explain_all(dataset: Dataset, wanted: Sequence[DatedTarget], as_of: date) -> tuple[Explanation, ...]:
    results = assess_targets(dataset, as_of, [entry.id for entry in wanted])
    return tuple(Explanation(item, _deciding_rule(item, as_of), _wait(dataset, item)) for item in results)


def _deciding_rule(result: TargetResult, as_of: date) -> DecidingRule:
    if result.reason == "condition_open":
        return "condition"
    match result.detail:
        case Composite():
            return "parts"
        case Stepwise():
            return "step_by_step"
        case EachReporter():
            return "each_reporter"
        case Reported():
            return "report"
        case Measured():
            return _rule_of_value(result, as_of)
        case _:
            assert_never(result.detail)


def _rule_of_value(result: TargetResult, as_of: date) -> DecidingRule:
    target, deciding, deadline = result.entry.target, result.deciding, result.entry.deadline
    if target.every is not None:  # a report ended it before a year was judged
        return "step_by_step"
    if target.progress is not None:
        return "trend"
    if result.outcome is not None and deciding is None:
        return "report"
    if target.over is not None:
        return "mean_over" if is_mean(result.entry) else "sum_over"
    if target.hold and deciding is not None and "lost" in result.flags and deciding.period.end > deadline < as_of:
        return "held"
    if target.decided_by is not None:
        return "named_period"
    if as_of <= deadline:
        return "newest"
    before = deciding is not None and not deciding.period.contains(deadline)
    return "level_before_deadline" if before else "contains_deadline"


def _wait(dataset: Dataset, result: TargetResult) -> Wait:
    if isinstance(result.detail, Composite):  # each part has a wait of its own
        return Wait(result.entry.deadline, None, None, result.awaited_until, None)
    indicator, decision = result.entry.indicator, dataset.decision
    months = indicator.publication_lag_months
    return Wait(
        start=last_day_that_decides(result.entry),
        months=months,
        month_day=decision.publication_lag_until if months is None else None,
        until=result.awaited_until,
        source=decision.publication_lag_source if months is None else indicator.publication_lag_source,
    )
