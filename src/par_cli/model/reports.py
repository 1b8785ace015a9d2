"""What was reported: observed values, outcomes, thresholds and progress of tasks (``reports/``)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import Field

from par_cli.model.fields import (
    Day,
    Doubtful,
    Flag,
    Identifier,
    Integer,
    Number,
    PeriodField,
    Record,
    Reference,
    TargetId,
    TaskId,
    Text,
)

Bound = Literal["more_than", "less_than", "at_least", "at_most"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)

OBSERVATION_COLUMNS = (
    "indicator",
    "period",
    "value",
    "bound",
    "of",
    "numerator",
    "denominator",
    "break",
    "comparable",
    "published",
    "provisional",
    "source",
    "url",
    "line",
    "note",
    "reporter",
    "change",
)
"""The header of a CSV file of values."""


class Observation(Doubtful):
    """One reported value of one indicator for one period (method, 1).

    ``value`` is in the indicator's unit; ``numerator`` and ``denominator`` beat it; ``change`` is a cut or growth in
    percent against the target's base; ``bound`` makes ``value`` a limit instead of a number.
    """

    indicator: Identifier
    period: PeriodField
    value: Number | None = None
    bound: Bound | None = None
    of: Integer | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    change: Number | None = None
    as_printed: Number | None = None
    reporter: Reference = None
    series_break: Annotated[Flag, Field(alias="break")] = False
    comparable: Flag = False
    published: Day | None = None
    provisional: Flag = False
    source: Text | None = None
    url: Text | None = None
    line: Integer | None = None
    note: Text | None = None

    @property
    def known_from(self) -> date:
        """The day from which it counts: the later of its publication and the end of its period."""
        return self.period.end if self.published is None else max(self.published, self.period.end)

    @property
    def is_empty_population(self) -> bool:
        """Whether it says 0 of 0: there is nothing to measure."""
        return self.numerator == 0 and self.denominator == 0

    @property
    def level(self) -> Fraction | None:
        """The exact value: computed from the counts where they are given; None for a bare change and for 0 of 0."""
        if self.numerator is not None and self.denominator is not None:
            return None if self.denominator == 0 else 100 * Fraction(self.numerator) / Fraction(self.denominator)
        return None if self.value is None else Fraction(self.value)


def _latest(*days: date | None) -> date:
    return max((day for day in days if day is not None), default=date.min)


OutcomeState = Literal["done", "in_progress", "not_done", "extended", "superseded"]
TaskState = Literal["done", "in_progress", "not_started", "extended", "superseded"]


Speaking = Literal["progress", "extended", "superseded"]


def speaks_of(state: OutcomeState | TaskState) -> Speaking:
    """Give what a report is about: how far the work is, a later due date, or the end of what was promised."""
    return state if state in {"extended", "superseded"} else "progress"


class Outcome(Doubtful):
    """What a report says of a target: done, not yet, given more time, or no longer in force.

    ``on`` is the day it was done (or from which the target no longer applies), ``by`` a bound where that day is not
    known; ``due`` is the new deadline of an extension.
    """

    target: TargetId
    state: OutcomeState
    on: Day | None = None
    by: Day | None = None
    due: Day | None = None
    published: Day | None = None
    reason: Text | None = None
    document: Text | None = None
    evidence: Text | None = None
    source: Text | None = None
    url: Text | None = None
    note: Text | None = None

    @property
    def day(self) -> date | None:
        """The day it speaks of, or its bound."""
        return self.on or self.by

    @property
    def known_from(self) -> date:
        """The day from which it counts: the later of its publication and the day that it speaks of.

        An extension speaks of a day ahead and counts from its publication.
        """
        return _latest(self.published, None if self.state == "extended" else self.day)


class Threshold(Doubtful):
    """The figure that another document has set for a target that refers to it (``refers_to``)."""

    target: TargetId
    value: Number
    published: Day
    document: Text
    source: Text | None = None
    url: Text | None = None
    note: Text | None = None

    @property
    def known_from(self) -> date:
        """The day from which it counts."""
        return self.published


class TaskReport(Doubtful):
    """What a report says of a task or of one of its occurrences.

    ``on`` is the day it was done (or from which it no longer applies), ``by`` a bound where the day is not known;
    ``due`` is the new due date of an extension.
    """

    task: TaskId
    occurrence: Text | None = None
    state: TaskState
    on: Day | None = None
    by: Day | None = None
    due: Day | None = None
    reporter: Reference = None
    published: Day | None = None
    reason: Text | None = None
    document: Text | None = None
    evidence: Text | None = None
    cause: Text | None = None
    remedy: Text | None = None
    source: Text | None = None
    url: Text | None = None
    note: Text | None = None

    @property
    def day(self) -> date | None:
        """The day it speaks of, or its bound."""
        return self.on or self.by

    @property
    def known_from(self) -> date:
        """The day from which it counts: the later of its publication and the day that it speaks of.

        An extension speaks of a day ahead and counts from its publication.
        """
        return _latest(self.published, None if self.state == "extended" else self.day)


class ReportsFile(Record):
    """One YAML file below ``reports/``."""

    version: Annotated[Integer, Field(alias="schema")]
    values: tuple[Observation, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    tasks: tuple[TaskReport, ...] = ()


def stated_percentage_agrees(stated: Decimal, exact: Fraction) -> bool:
    """Return whether a percentage is the exact one, rounded half up or cut to the decimals stated."""
    decimals = max(0, -int(stated.as_tuple().exponent))
    return agrees_with_fraction(int(stated.scaleb(decimals)), decimals, exact.numerator, exact.denominator)


def agrees_with_fraction(digits: int, decimals: int, numerator: int, denominator: int) -> bool:
    """Return whether a number (its digits, and how many are decimals) is a fraction, rounded half up or cut."""
    cut, rest = divmod(numerator * 10**decimals, denominator)
    return digits in {cut, cut + (2 * rest >= denominator)}
