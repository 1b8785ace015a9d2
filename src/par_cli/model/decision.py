"""What a decision promises: its phases, indicators and targets (``targets.yaml``)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.fields import (
    AcceptsWarnings,
    BaseReference,
    Change,
    Day,
    Flag,
    Identifier,
    Integer,
    Language,
    Localized,
    Number,
    PeriodReference,
    PhaseId,
    Record,
    Reference,
    SectionReference,
    TargetId,
    TargetName,
    Text,
    Unique,
    YearOrMonth,
    reject,
)
from par_cli.model.operators import Better, Comparison
from par_cli.model.periods import Period, months_between

Kind = Literal["edition", "level", "flow"]
Rhythm = Literal["yearly", "half_yearly", "quarterly", "monthly"]
Every = Literal["year", "half", "quarter", "month"]
STEP_MONTHS: dict[Every, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""How long a step is of a target or task that comes round (``every``)."""
RHYTHM: dict[Rhythm, Every] = {"yearly": "year", "half_yearly": "half", "quarterly": "quarter", "monthly": "month"}
"""The step of each rhythm in which an indicator is reported."""
Commitment = Literal["firm", "striving"]
OwnersBasis = Literal["text", "field"]
LastDay = TypeVar("LastDay", bound=date | None)

LONGEST_LAG_MONTHS = 120
"""No publication is waited for longer after its period."""

BUILT_IN_UNITS = ("percent", "rank", "count")
"""Units that need no declaration: the reader knows their bounds (0-100, whole and within ``of``, whole)."""


class Source(Record, title="A source"):
    """Where something stands: in the text of the decision, or in another document."""

    section: SectionReference = Field(default=None, description="The section of the decision, like II.2.1.")
    line: Integer | None = Field(
        default=None, description="The line of the decision's text at which the passage begins."
    )
    document: Text | None = Field(default=None, description="Another document than the decision.")
    page: Text | None = Field(default=None, description="The page there.")
    url: Text | None = Field(default=None, description="The address of the document.")

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401 - anything that the reader returns
        """Refuse a source that names no place."""
        if isinstance(given, dict) and not {"section", "document", "url"} & given.keys():
            hint = phrase("add section: II.2, or document: ..., or url: ...")
            reject("PAR220", phrase("the source does not say where"), hint)
        return given


class Adopted(Record, title="Days of adoption"):
    """The days between which a decision was adopted."""

    after: Day | None = Field(default=None, description="The last day on which it was not yet.")
    by: Day | None = Field(default=None, description="The first day on which it was.")


class PaceBands(Record, title="Bands of pace"):
    """Pace is the part of the way that is done, over the part of the time that has passed.

    The bands are those of the method, 6.
    """

    on_track: Number = Field(default=Decimal("0.95"), description="The pace from which a target is on track.")
    at_risk: Number = Field(default=Decimal("0.60"), description="The pace from which it is at risk.")


class Decision(AcceptsWarnings, title="The decision"):
    """The decision itself, and how its days and its pace are counted.

    An indicator without a lag of its own is awaited until the first ``publication_lag_until`` after the deadline.
    """

    title: Localized = Field(description="Its title.")
    issuer: Localized | None = Field(default=None, description="Who adopted it.")
    number: Text | None = Field(default=None, description="Its number.")
    date: Day | None = Field(default=None, description="The day of its adoption.")
    adopted: Adopted | None = Field(
        default=None, description="The days between which it was adopted, where the day itself is not printed."
    )
    note: Localized | None = Field(default=None, description="A remark on it.")
    language: Language = Field(description="The language of tables where nothing else says which.")
    time_zone: Text = Field(description="Where its days begin, like Asia/Ho_Chi_Minh.")
    utc_offset: Text = Field(description='The same as an offset, like "+07:00", where a machine knows no time zones.')
    publication_lag_until: Text | None = Field(
        default=None, description="The default wait for figures: the first such day (MM-DD) after a deadline."
    )
    publication_lag_source: Text | None = Field(default=None, description="Where that wait is known from.")
    pace_bands: Annotated[
        PaceBands,
        Field(
            default_factory=lambda: PaceBands.checked({}),
            description="From which pace on a target is on track, and at risk.",
        ),
    ]


class Phase(AcceptsWarnings, title="A phase"):
    """A stretch of years or months that targets belong to; its last day is their deadline."""

    id: PhaseId = Field(description="Its id, like 2025, by which targets name it.")
    name: Localized | None = Field(default=None, description="Its name.")
    first: Annotated[YearOrMonth, Field(alias="from", description="The year or month in which it begins.")]
    last: Annotated[YearOrMonth, Field(alias="to", description="The year or month in which it ends.")]
    orientation: Flag = Field(default=False, description="Whether it gives direction and does not bind.")

    @property
    def start(self) -> date:
        """Its first day."""
        return self.first.start

    @property
    def end(self) -> date:
        """Its last day: the deadline of its targets."""
        return self.last.end

    @property
    def months(self) -> int:
        """How many months it has."""
        return months_between(self.start, self.end)

    @property
    def first_month(self) -> int:
        """The month in which its years begin: its own first one where it has whole years, else January."""
        return self.start.month if self.months % STEP_MONTHS["year"] == 0 else 1

    def contains(self, day: date) -> bool:
        """Whether a day lies within it, both ends included."""
        return self.start <= day <= self.end


class Group(AcceptsWarnings, title="A group"):
    """A group of indicators."""

    id: Identifier = Field(description="Its id, by which other entries name it.")
    name: Localized = Field(description="Its name.")
    headline: Flag = Field(
        default=False, description="Whether its indicators are shown one by one on the first screen."
    )


class Unit(AcceptsWarnings, title="A unit"):
    """What a number counts."""

    id: Identifier = Field(description="Its id, by which other entries name it.")
    name: Localized = Field(description="Its name.")
    short: Localized | None = Field(default=None, description="A shorter name for tables.")
    whole: Flag = Field(default=False, description="Whether there are only whole ones, as of people.")


class OtherDocument(Record, title="Another document"):
    """A document that sets the number of a target."""

    document: Localized = Field(description="What it is called.")


class Stretch(Comparison, title="A stretch"):
    """What is striven for beyond a firm target: exactly one operator, at least as hard."""

    reduce_by: Change | None = Field(default=None, description="A cut by so much, as at the target.")
    raise_by: Change | None = Field(default=None, description="A rise by so much, as at the target.")


Parts = Annotated[tuple[TargetId, ...], Unique("PAR305", phrase("the component"))]


class Target(Comparison, AcceptsWarnings, title="A target"):
    """What an indicator must reach in a phase, with exactly one operator.

    Without ``decided_by`` the period that contains the deadline decides. ``relative_to`` is the base of ``reduce_by``
    and ``raise_by``: a period, or the year before the value that is judged.
    """

    phase: PhaseId = Field(description="The phase that it belongs to.")
    id: TargetName = Field(
        default=None, description="What tells it from the other targets of the indicator in that phase."
    )
    reduce_by: Change | None = Field(
        default=None,
        description="A cut by so much of what relative_to names: 5 percent, 1/3, or from 25 to 30 percent.",
    )
    raise_by: Change | None = Field(
        default=None,
        description="A rise by so much of what relative_to names: 5 percent, 1/3, or from 25 to 30 percent.",
    )
    improve: Literal["yearly"] | None = Field(default=None, description="Better every year than the year before.")
    outcome: Literal["done"] | None = Field(default=None, description="Something is done, which no number says.")
    refers_to: OtherDocument | None = Field(default=None, description="Another document sets the number.")
    all_of: Parts | None = Field(default=None, description="All of these targets are met.")
    any_of: Parts | None = Field(default=None, description="One of these targets is met.")
    relative_to: BaseReference = Field(
        default=None, description="What a change is measured from: a period, or the year before."
    )
    change_in: Literal["percent", "unit"] | None = Field(
        default=None, description="Whether a change is counted in percent of that, or in the unit of the indicator."
    )
    baseline: PeriodReference = Field(
        default=None, description="The period of the value that the way is measured from."
    )
    decided_by: PeriodReference = Field(default=None, description="The only period whose value decides.")
    due: PeriodReference = Field(default=None, description="The deadline, where it is not the end of the phase.")
    every: Every | None = Field(default=None, description="It is judged anew in each year, half, quarter or month.")
    each: Flag = Field(default=False, description="It is asked of every single reporter of the indicator.")
    stretch: Stretch | None = Field(default=None, description="What is striven for beyond it.")
    commitment: Commitment = Field(default="firm", description="Whether it is promised, or striven for.")
    owners: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the owner"))] | None = Field(
        default=None, description="The agencies that answer for it, where they are not those of the indicator."
    )
    source: Source | None = Field(default=None, description="Where it stands.")
    note: Localized | None = Field(default=None, description="A remark on it.")

    @property
    def key(self) -> str:
        """What tells it from the other targets of its indicator: its id, else its phase."""
        return self.id or self.phase

    def deadline(self, phase_end: LastDay) -> date | LastDay:
        """Return the last day for it: its own, else that of its phase, known or not."""
        return phase_end if self.due is None else self.due.end

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the targets that make it up; empty for one that is judged by itself."""
        return self.all_of or self.any_of or ()

    @property
    def step(self) -> Every | None:
        """How long each of the steps is that it is judged by, if it is: ``improve`` goes by years."""
        return "year" if self.improve is not None else self.every

    @property
    def changes(self) -> tuple[Fraction, ...]:
        """The change that ``reduce_by`` or ``raise_by`` asks for, of a range both ends; empty for all others.

        In percent of the base, or in the indicator's unit, as ``change_in`` says.
        """
        given = self.raise_by if self.reduce_by is None else self.reduce_by
        if given is None:
            return ()
        if isinstance(given, Fraction):
            return (100 * given,)
        return tuple(Fraction(number) for number in (given if isinstance(given, tuple) else (given,)))

    @property
    def stretched(self) -> Self | None:
        """The same target with the number that is striven for in the place of the firm one."""
        if self.stretch is None:
            return None
        operator = self.stretch.operators[0]
        changed = {"stretch": None, self.operator: None, operator: getattr(self.stretch, operator)}
        return self.model_copy(update=changed)

    @property
    def base(self) -> Period | None:
        """The period that a change is measured from, where it is one and the same for every value."""
        return self.relative_to if isinstance(self.relative_to, Period) else None


class Indicator(AcceptsWarnings, title="An indicator"):
    """What is measured, and the targets that it must reach."""

    id: Identifier = Field(description="Its id, by which other entries name it.")
    name: Localized = Field(description="Its name.")
    short: Localized | None = Field(default=None, description="A shorter name for tables.")
    group: Reference = Field(default=None, description="The group that it belongs to.")
    unit: Reference = Field(
        default=None, description="What its number counts: percent, rank, count, or a unit declared above."
    )
    better: Better = Field(description="Which way is the better one.")
    kind: Kind = Field(
        description="edition: for its period only (an index, a rate); level: a stock that stays until something else "
        "is reported; flow: counted within a period."
    )
    reported: Rhythm | None = Field(default=None, description="The rhythm in which it is reported.")
    accumulates: Flag = Field(
        default=False, description="Whether values add up within the year, so that 9M includes Q3."
    )
    above_100: Flag = Field(default=False, description="Whether a percentage may exceed 100.")
    publication_lag_months: Integer | None = Field(
        default=None, description="How many months after a period its value is published."
    )
    publication_lag_source: Text | None = Field(default=None, description="Where that is known from.")
    owners: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the owner"))] = Field(
        default=(), description="The agencies that answer for it."
    )
    reporters: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the reporter"))] = Field(
        default=(), description="The agencies whose values make up the whole; a group stands for its members."
    )
    owners_basis: OwnersBasis = Field(
        default="text", description="text: the decision names the owners; field: it names none, and the field decides."
    )
    owners_lines: tuple[Integer, ...] = Field(default=(), description="The lines of the decision that name them.")
    definition: Localized | None = Field(default=None, description="What the decision says it is.")
    numerator: Localized | None = Field(default=None, description="What stands above the line of its percentage.")
    denominator: Localized | None = Field(default=None, description="What stands below the line of its percentage.")
    exceptions: Localized | None = Field(default=None, description="What the decision leaves out of it.")
    note: Localized | None = Field(default=None, description="A remark on it.")
    targets: tuple[Target, ...] = Field(default=(), description="What it must reach, and when.")

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called apart from its id."""
        return (*self.name.texts, *(self.short.texts if self.short else ()))


class TargetsFile(Record, title="targets.yaml"):
    """A decision, and its indicators with their targets."""

    version: Annotated[Integer, Field(alias="schema", description="The version of the form of the data files.")]
    decision: Decision = Field(description="The decision itself.")
    phases: tuple[Phase, ...] = Field(description="The stretches of years or months that targets belong to.")
    groups: tuple[Group, ...] = Field(default=(), description="The groups of indicators.")
    units: tuple[Unit, ...] = Field(
        default=(), description="What numbers count, beside the units that need no entry: percent, rank, count."
    )
    indicators: tuple[Indicator, ...] = Field(description="What is measured, each with the targets that it must reach.")
