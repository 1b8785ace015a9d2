"""What a decision promises: its phases, indicators and targets (``targets.yaml``)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field

from par_cli.locales import Language
from par_cli.messages import phrase
from par_cli.model.fields import (
    AcceptsWarnings,
    BaseReference,
    Change,
    DataFile,
    Day,
    DayOfYear,
    DocumentIds,
    Flag,
    Identifier,
    Integer,
    LastYearOrMonth,
    Localized,
    Number,
    PeriodReference,
    PhaseId,
    Record,
    Reference,
    SectionReference,
    SpanReference,
    TargetId,
    TargetName,
    Text,
    Unique,
    YearOrMonth,
    optional,
    reject,
)
from par_cli.model.operators import Better, Comparison
from par_cli.model.periods import Period, months_between

Kind = Literal["edition", "level", "flow"]
Rhythm = Literal["yearly", "half_yearly", "quarterly", "monthly"]
Every = Literal["year", "half", "quarter", "month"]
STEP_MONTHS: dict[Every, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""The length of a step of a recurring target or task."""
RHYTHM: dict[Rhythm, Every] = {"yearly": "year", "half_yearly": "half", "quarterly": "quarter", "monthly": "month"}
"""The step of each rhythm in which an indicator is reported."""
Commitment = Literal["firm", "striving"]
OwnersBasis = Literal["text", "field"]
LastDay = TypeVar("LastDay", bound=date | None)

LONGEST_LAG_MONTHS = 120  # no publication is waited for longer after its period

BUILT_IN_UNITS = ("percent", "rank", "count")
"""Units that need no declaration: the reader knows their bounds (0-100, whole and within ``of``, whole)."""


class Source(Record, title="A source"):
    """Where something is written: in the text of the decision, or in another document."""

    section: SectionReference = optional("The section of the decision, like II.2.1.")
    line: Integer | None = optional("The line of the decision's text where it begins.")
    document: Text | None = optional("Another document than the decision: its id, or a text.")
    page: Text | None = optional("The page there.")
    url: Text | None = optional("The address of the document.")

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401 - anything that the reader returns
        if isinstance(given, dict) and not {"section", "document", "url"} & given.keys():
            hint = phrase("add section: II.2, or document: ..., or url: ...")
            reject("PAR220", phrase("the source does not say where"), hint)
        return given


class Adopted(Record, title="Days of adoption"):
    """The days between which a decision was adopted."""

    after: Day | None = optional("The last day on which it was not yet.")
    by: Day | None = optional("The first day on which it was.")


class PaceBands(Record, title="Bands of pace"):
    """Pace is the part of the way that is done, over the part of the time that has passed (method, 6)."""

    on_track: Number = Field(default=Decimal("0.95"), description="The pace from which a target is on track.")
    at_risk: Number = Field(default=Decimal("0.60"), description="The pace from which it is at risk.")


class Decision(AcceptsWarnings, title="The decision"):
    """The decision itself, and how its days and its pace are counted.

    An indicator without a lag of its own is awaited until the first ``publication_lag_until`` after the deadline.
    """

    id: Reference = optional("An id that stays, from which calendars know its dates again when the title changes.")
    title: Localized = Field(description="Its title.")
    issuer: Localized | None = optional("Who adopted it.")
    number: Text | None = optional("Its number.")
    date: Day | None = optional("The day of its adoption.")
    adopted: Adopted | None = optional("The days between which it was adopted, if the day is not printed.")
    note: Localized | None = optional("A remark on it.")
    language: Language = Field(description="The language of tables, unless another is asked for.")
    time_zone: Text = Field(description="Where its days begin, like Asia/Ho_Chi_Minh.")
    utc_offset: Text = Field(description='The same as an offset, like "+07:00", where a machine knows no time zones.')
    publication_lag_until: DayOfYear | None = optional(
        "Figures are awaited until the first such day (MM-DD) after a deadline."
    )
    publication_lag_source: Localized | None = optional("Where that wait is known from.")
    pace_bands: Annotated[
        PaceBands,
        Field(default_factory=lambda: PaceBands.checked({}), description="The paces that divide the statuses."),
    ]


OPEN_END = date.max
"""The last day of a phase whose end is not set."""


class Phase(AcceptsWarnings, title="A phase"):
    """A stretch of years or months that targets belong to; its last day is their deadline.

    One without ``to`` has no end: each of its targets says by itself when it is judged.
    """

    id: PhaseId = Field(description="Its id, like 2025, by which targets name it.")
    name: Localized | None = optional("Its name.")
    first: Annotated[YearOrMonth, Field(alias="from", description="The year or month in which it begins.")]
    last: Annotated[
        LastYearOrMonth,
        Field(default=None, alias="to", description="The year or month in which it ends; left out where none is set."),
    ]
    to_assumed: Localized | None = optional("Why this end is assumed, where the decision does not set it.")
    orientation: Flag = Field(default=False, description="Whether it gives direction and does not bind.")

    @property
    def start(self) -> date:
        return self.first.start

    @property
    def end(self) -> date:
        """Its last day: the deadline of its targets."""
        return OPEN_END if self.last is None else self.last.end

    @property
    def months(self) -> int:
        """Its length; 0 where it has no end."""
        return 0 if self.last is None else months_between(self.start, self.end)

    @property
    def first_month(self) -> int:
        """The month in which its years begin: its own first one where it has whole years or no end, else January."""
        return self.start.month if self.months % STEP_MONTHS["year"] == 0 else 1

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


class Group(AcceptsWarnings, title="A group"):
    """A group of indicators."""

    id: Identifier = Field(description="Its id, by which other entries name it.")
    name: Localized = Field(description="Its name.")
    headline: Flag = Field(default=False, description="Whether the first screen shows each of its indicators.")


class Unit(AcceptsWarnings, title="A unit"):
    """What a number counts."""

    id: Identifier = Field(description="Its id, by which other entries name it.")
    name: Localized = Field(description="Its name.")
    short: Localized | None = optional("A shorter name for tables.")
    one: Localized | None = optional("Its name after the number 1 in tables, where that is another one: post.")
    whole: Flag = Field(default=False, description="Whether it is only counted whole, like people.")


class Breakdown(AcceptsWarnings, title="A breakdown"):
    """A part of what is counted that is not an agency: women, a sector, a region. Indicators name it as a reporter."""

    id: Identifier = Field(description="Its id, by which indicators and values name it.")
    name: Localized = Field(description="Its name.")
    short: Localized | None = optional("A shorter name for tables.")

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return (*self.name.texts, *(self.short.texts if self.short else ()))


class OtherDocument(Record, title="Another document"):
    """A document that sets the number of a target."""

    document: Localized = Field(description="What it is called.")


class Stretch(Comparison, title="A stretch"):
    """What is striven for beyond a firm target: exactly one operator, at least as hard."""

    reduce_by: Change | None = optional("A cut by this much, as for the target.")
    raise_by: Change | None = optional("A rise by this much, as for the target.")


class Minimum(Comparison, title="A minimum"):
    """What counts as partly met where the target is not: exactly one operator, at most as hard."""

    reduce_by: Change | None = optional("A cut by this much, as for the target.")
    raise_by: Change | None = optional("A rise by this much, as for the target.")


Owners = Annotated[tuple[Identifier, ...], Unique(phrase("the owner"))]
Parts = Annotated[tuple[TargetId, ...], Unique(phrase("the component"))]


class Target(Comparison, AcceptsWarnings, title="A target"):
    """What an indicator must reach in a phase, with exactly one operator.

    Without ``decided_by`` and ``over`` the period that contains the deadline decides. ``relative_to`` is the base of
    ``reduce_by``, ``raise_by`` and ``improve: true``: a period, or the year before the value that is judged.
    """

    phase: PhaseId = Field(description="The phase that it belongs to.")
    id: TargetName = optional("An id to distinguish it from others of its indicator and phase.")
    reduce_by: Change | None = optional("A cut in what relative_to names: by 5 percent, 1/3, or from 25 to 30 percent.")
    raise_by: Change | None = optional("A rise in what relative_to names: by 5 percent, 1/3, or from 25 to 30 percent.")
    improve: Literal["yearly", True] | None = optional(
        "yearly: better every year than the year before; true: better than what relative_to names, by any amount."
    )
    progress: Literal["trend"] | None = optional("A direction without a number: the recent trend is for the better.")
    outcome: Literal["done"] | None = optional("Something is done, which no number says.")
    refers_to: OtherDocument | None = optional("Another document sets the number.")
    all_of: Parts | None = optional("All of these targets are met.")
    any_of: Parts | None = optional("One of these targets is met, or as many as count says.")
    count: Integer | None = optional("How many of any_of must be met, if more than one.")
    relative_to: BaseReference = optional("What a change is measured from: a period, or the year before.")
    about: Flag = Field(default=False, description="Whether the decision says “about”; tolerance says how far off.")
    tolerance: Number | None = optional("How far a value may fall short of the number, in the indicator's unit.")
    change_in: Literal["percent", "unit"] | None = optional(
        "Whether a change is in percent or in the indicator's unit."
    )
    baseline: PeriodReference = optional("The period of the value from which progress is measured.")
    decided_by: PeriodReference = optional("The only period whose value decides; its end is the deadline.")
    due: PeriodReference = optional("The deadline, if not the end of the phase or of the period that decides.")
    over: SpanReference = optional("A span, or phase: it asks for the sum or the mean of a flow over all of it.")
    by: Literal["sum", "mean"] | None = optional("Which of the two: a sum, but of percentages a mean.")
    late_counts: Flag = Field(
        default=False, description="Whether a value for a later period makes it met late, and no longer overdue."
    )
    every: Every | None = optional("It is judged anew in each year, half, quarter or month.")
    each: Flag = Field(default=False, description="It is asked of each reporter of the indicator.")
    stretch: Stretch | None = optional("What is striven for beyond it.")
    minimum: Minimum | None = optional("An easier number: where it is reached and the target is not, it is partly met.")
    hold: Flag = Field(
        default=False, description="Reached by its deadline, it must be held until the end of the phase."
    )
    condition: Localized | None = optional("It applies once a report says that this condition is met.")
    commitment: Commitment = Field(default="firm", description="Whether it is promised, or only striven for.")
    owners: Owners | None = optional("The agencies that answer for it, if not those of the indicator.")
    documents: DocumentIds = Field(default=(), description="The documents of documents.yaml that it names.")
    source: Source | None = optional("Where it is set.")
    note: Localized | None = optional("A remark on it.")

    @property
    def key(self) -> str:
        """What distinguishes it from the other targets of its indicator."""
        return self.id or self.phase

    def deadline(self, phase_end: LastDay) -> date | LastDay:
        """Return its own last day, else that of the period that decides, else that of its phase, known or not."""
        named = self.due or (None if self.step else self.decided_by) or (None if self.over == "phase" else self.over)
        return phase_end if named is None else named.end

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the targets that make up a composite one."""
        return self.all_of or self.any_of or ()

    @property
    def step(self) -> Every | None:
        """The length of the steps in which it is judged anew, if any; ``improve: yearly`` goes by years."""
        return "year" if self.improve == "yearly" else self.every

    @property
    def parts_needed(self) -> int:
        """How many of the targets that make up a composite one must be met."""
        if self.all_of is not None:
            return len(self.all_of)
        return 1 if self.count is None else self.count

    @property
    def changes(self) -> tuple[Fraction, ...]:
        """The change that ``reduce_by`` or ``raise_by`` asks for, of a range both ends; empty for all others.

        In percent of the base, or in the indicator's unit, as ``change_in`` says.
        """
        given = self.raise_by if self.reduce_by is None else self.reduce_by
        if isinstance(given, Fraction):
            return (100 * given,)
        if isinstance(given, tuple):
            return tuple(map(Fraction, given))
        return () if given is None else (Fraction(given),)

    @property
    def stretched(self) -> Self | None:
        """The same target with the number that is striven for in the place of the firm one."""
        return self._with(self.stretch)

    @property
    def eased(self) -> Self | None:
        """The same target with its minimum in the place of the firm number."""
        return self._with(self.minimum)

    def _with(self, other: Stretch | Minimum | None) -> Self | None:
        if other is None:
            return None
        operator = other.operators[0]
        changed = {"stretch": None, "minimum": None, self.operator: None, operator: getattr(other, operator)}
        return self.model_copy(update=changed)

    @property
    def base(self) -> Period | None:
        """The period that a change is measured from, where it is one and the same for every value."""
        return self.relative_to if isinstance(self.relative_to, Period) else None


class Plausible(Record, title="What is plausible"):
    """What a value is expected to be; another one is a doubt (PAR630 to PAR632) and counts all the same."""

    low: Number | None = optional("The least value that is plausible.")
    high: Number | None = optional("The greatest value that is plausible.")
    step: Number | None = optional(
        "The factor between two values in a row from which on the second is doubtful; 10 where nothing is said."
    )


class Indicator(AcceptsWarnings, title="An indicator"):
    """What is measured, and the targets that it must reach."""

    id: Identifier = Field(description="Its id, by which other entries name it.")
    name: Localized = Field(description="Its name.")
    short: Localized | None = optional("A shorter name for tables.")
    group: Reference = optional("The group that it belongs to.")
    unit: Reference = optional("What its number counts: percent, rank, count, or a unit declared above.")
    better: Better = Field(description="Which way is the better one.")
    kind: Kind = Field(
        description="edition: for its period only (an index, a rate); level: a stock that stays until something else "
        "is reported; flow: counted within a period."
    )
    reported: Rhythm | None = optional("The rhythm in which it is reported.")
    accumulates: Flag = Field(default=False, description="Whether values add up in the year: 9M includes Q3.")
    above_100: Flag = Field(default=False, description="Whether a percentage may exceed 100.")
    below_0: Flag = Field(default=False, description="Whether a percentage may be below 0, as growth may.")
    plausible: Plausible | None = optional("What its values are expected to be; others are doubtful.")
    publication_lag_months: Integer | None = optional("How many months after a period its value is published.")
    publication_lag_source: Localized | None = optional("Where that is known from.")
    owners: Owners = Field(default=(), description="The agencies that answer for it.")
    reporters: Annotated[tuple[Identifier, ...], Unique(phrase("the reporter"))] = Field(
        default=(), description="The agencies or breakdowns whose values make up the whole; a group is its members."
    )
    owners_basis: OwnersBasis = Field(
        default="text", description="text: the decision names the owners; field: it names none, and the field decides."
    )
    owners_lines: tuple[Integer, ...] = Field(default=(), description="The lines of the decision that name them.")
    definition: Localized | None = optional("What the decision says it is.")
    numerator: Localized | None = optional("What is counted for the percentage.")
    denominator: Localized | None = optional("Of how many that is the percentage.")
    exceptions: Localized | None = optional("What the decision leaves out of it.")
    note: Localized | None = optional("A remark on it.")
    targets: tuple[Target, ...] = Field(default=(), description="What it must reach, and when.")

    @property
    def counted(self) -> bool:
        """Whether a value grows with the time that it is for (method, 3): a share that does not accumulate does not."""
        return self.accumulates or (self.kind == "flow" and self.unit != "percent")

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return (*self.name.texts, *(self.short.texts if self.short else ()))


class TargetsFile(DataFile, title="targets.yaml"):
    """A decision, and its indicators with their targets."""

    decision: Decision = Field(description="The decision itself.")
    phases: tuple[Phase, ...] = Field(description="The stretches of years or months that targets belong to.")
    groups: tuple[Group, ...] = Field(default=(), description="The groups of indicators.")
    units: tuple[Unit, ...] = Field(default=(), description="The units other than percent, rank and count.")
    breakdowns: tuple[Breakdown, ...] = Field(
        default=(), description="The parts of what is counted that are not agencies: women, a sector, a region."
    )
    indicators: tuple[Indicator, ...] = Field(description="What is measured, each with the targets that it must reach.")
