"""What was reported: observed values, outcomes, thresholds and progress of tasks (``reports/``)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import Field

from par_cli.model.fields import (
    AcceptsWarnings,
    Day,
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


class Observation(AcceptsWarnings, title="A value"):
    """One reported value of one indicator for one period.

    The counts beat ``value`` where both are given (method, 1).
    """

    indicator: Identifier = Field(description="The indicator.")
    period: PeriodField = Field(
        description="What it stands for: 2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-07-01 and the like."
    )
    value: Number | None = Field(
        default=None, description="The number, in the unit of the indicator; with a bound, its limit."
    )
    bound: Bound | None = Field(
        default=None, description="The number itself is not known, only that it is more or less than value."
    )
    of: Integer | None = Field(default=None, description="Among how many a rank is.")
    numerator: Number | None = Field(default=None, description="The count above the line of a percentage.")
    denominator: Number | None = Field(default=None, description="The count below the line of a percentage.")
    change: Number | None = Field(default=None, description="A cut or growth in percent against the base of a target.")
    as_printed: Number | None = Field(
        default=None, description="The percentage that the source prints, where it disagrees with its own counts."
    )
    reporter: Reference = Field(default=None, description="The agency that it is about, where it is not the whole.")
    series_break: Annotated[
        Flag,
        Field(alias="break", description="Whether the method changed with it, so that earlier values do not compare."),
    ] = False
    comparable: Flag = Field(
        default=False, description="Whether a rank compares with others although it is among another number."
    )
    published: Day | None = Field(default=None, description="The day of publication: it counts from then on.")
    provisional: Flag = Field(default=False, description="Whether it may still be revised.")
    source: Text | None = Field(default=None, description="Who published it, and where.")
    url: Text | None = Field(default=None, description="The address of the source.")
    line: Integer | None = Field(default=None, description="The line of the decision that states it.")
    note: Text | None = Field(default=None, description="A remark on it.")

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


class Outcome(AcceptsWarnings, title="An outcome"):
    """What became of a target."""

    target: TargetId = Field(description="The target.")
    state: OutcomeState = Field(description="How it stands. The first three are for targets without a number.")
    on: Day | None = Field(default=None, description="The day it was done, or from which it no longer applies.")
    by: Day | None = Field(default=None, description="A day by which it was done, where the day itself is not known.")
    due: Day | None = Field(default=None, description="The new deadline of an extension.")
    published: Day | None = Field(default=None, description="The day of publication: it counts from then on.")
    reason: Text | None = Field(default=None, description="Why it no longer applies.")
    document: Text | None = Field(default=None, description="The document that extends or ends it.")
    evidence: Text | None = Field(default=None, description="What shows that it was done.")
    source: Text | None = Field(default=None, description="Who published it, and where.")
    url: Text | None = Field(default=None, description="The address of the source.")
    note: Text | None = Field(default=None, description="A remark on it.")

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


class Threshold(AcceptsWarnings, title="A figure of another document"):
    """The figure that a document has set for a target that refers to it."""

    target: TargetId = Field(description="The target.")
    value: Number = Field(description="The figure, in the unit of the indicator.")
    published: Day = Field(description="The day of publication: it counts from then on.")
    document: Text = Field(description="The document.")
    source: Text | None = Field(default=None, description="Who published it, and where.")
    url: Text | None = Field(default=None, description="The address of the source.")
    note: Text | None = Field(default=None, description="A remark on it.")

    @property
    def known_from(self) -> date:
        """The day from which it counts."""
        return self.published


class TaskReport(AcceptsWarnings, title="A report on a task"):
    """How a task, or one of its occurrences, stands."""

    task: TaskId = Field(description="The task.")
    occurrence: Text | None = Field(
        default=None,
        description="Which occurrence: its year, half, quarter, month, due date or key. Not needed where there "
        "is only one.",
    )
    state: TaskState = Field(description="How it stands.")
    on: Day | None = Field(default=None, description="The day it was done, or from which it no longer applies.")
    by: Day | None = Field(default=None, description="A day by which it was done, where the day itself is not known.")
    due: Day | None = Field(default=None, description="The new due date of an extension.")
    reporter: Reference = Field(default=None, description="The agency that it is about, where it is not all of them.")
    published: Day | None = Field(default=None, description="The day of publication: it counts from then on.")
    reason: Text | None = Field(default=None, description="Why it no longer applies.")
    document: Text | None = Field(default=None, description="The document that extends or ends it.")
    evidence: Text | None = Field(default=None, description="What shows that it was done.")
    cause: Text | None = Field(default=None, description="Why it is late.")
    remedy: Text | None = Field(default=None, description="What is done about it.")
    source: Text | None = Field(default=None, description="Who published it, and where.")
    url: Text | None = Field(default=None, description="The address of the source.")
    note: Text | None = Field(default=None, description="A remark on it.")

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


class ReportsFile(Record, title="reports/*.yaml"):
    """What was reported."""

    version: Annotated[Integer, Field(alias="schema", description="The version of the form of the data files.")]
    values: tuple[Observation, ...] = Field(default=(), description="Values of indicators.")
    outcomes: tuple[Outcome, ...] = Field(default=(), description="What became of targets.")
    thresholds: tuple[Threshold, ...] = Field(
        default=(), description="Figures that another document has set for targets that refer to one."
    )
    tasks: tuple[TaskReport, ...] = Field(default=(), description="Progress of tasks.")


def stated_percentage_agrees(stated: Decimal, exact: Fraction) -> bool:
    """Return whether a percentage is the exact one, rounded half up or cut to the decimals stated."""
    decimals = max(0, -int(stated.as_tuple().exponent))
    return agrees_with_fraction(int(stated.scaleb(decimals)), decimals, exact.numerator, exact.denominator)


def agrees_with_fraction(digits: int, decimals: int, numerator: int, denominator: int) -> bool:
    """Return whether a number (its digits, and how many are decimals) is a fraction, rounded half up or cut."""
    cut, rest = divmod(numerator * 10**decimals, denominator)
    return digits in {cut, cut + (2 * rest >= denominator)}
