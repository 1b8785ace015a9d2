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

    section: SectionReference = None
    """The section of the decision, like II.2.1."""
    line: Integer | None = None
    """The line of the decision's text where it begins."""
    document: Text | None = None
    """Another document than the decision: its id, or a text."""
    page: Text | None = None
    """The page there."""
    url: Text | None = None
    """The address of the document."""

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401 - anything that the reader returns
        if isinstance(given, dict) and not {"section", "document", "url"} & given.keys():
            hint = phrase("add section: II.2, or document: ..., or url: ...")
            reject("PAR220", phrase("the source does not say where"), hint)
        return given


class Adopted(Record, title="Days of adoption"):
    """The days between which a decision was adopted."""

    after: Day | None = None
    """The last day on which it was not yet."""
    by: Day | None = None
    """The first day on which it was."""


class PaceBands(Record, title="Bands of pace"):
    """Pace is the part of the way that is done, over the part of the time that has passed (method, 6)."""

    on_track: Number = Decimal("0.95")
    """The pace from which a target is on track."""
    at_risk: Number = Decimal("0.60")
    """The pace from which it is at risk."""


class Decision(AcceptsWarnings, title="The decision"):
    """The decision itself, and how its days and its pace are counted.

    An indicator without a lag of its own is awaited until the first ``publication_lag_until`` after the deadline.
    """

    id: Reference = None
    """An id that stays, from which calendars know its dates again when the title changes."""
    title: Localized
    """Its title."""
    issuer: Localized | None = None
    """Who adopted it."""
    number: Text | None = None
    """Its number."""
    date: Day | None = None
    """The day of its adoption."""
    adopted: Adopted | None = None
    """The days between which it was adopted, if the day is not printed."""
    note: Localized | None = None
    """A remark on it."""
    language: Language
    """The language of tables, unless another is asked for."""
    time_zone: Text
    """Where its days begin, like Asia/Ho_Chi_Minh."""
    utc_offset: Text
    """The same as an offset, like "+07:00", where a machine knows no time zones."""
    publication_lag_until: DayOfYear | None = None
    """Figures are awaited until the first such day (MM-DD) after a deadline."""
    publication_lag_source: Localized | None = None
    """Where that wait is known from."""
    pace_bands: Annotated[PaceBands, Field(default_factory=lambda: PaceBands.checked({}))]
    """The paces that divide the statuses."""


OPEN_END = date.max
"""The last day of a phase whose end is not set."""


class Phase(AcceptsWarnings, title="A phase"):
    """A stretch of years or months that targets belong to; its last day is their deadline.

    One without ``to`` has no end: each of its targets says by itself when it is judged.
    """

    id: PhaseId
    """Its id, like 2025, by which targets name it."""
    name: Localized | None = None
    """Its name."""
    first: Annotated[YearOrMonth, Field(alias="from")]
    """The year or month in which it begins."""
    last: Annotated[LastYearOrMonth, Field(default=None, alias="to")]
    """The year or month in which it ends; left out where none is set."""
    to_assumed: Localized | None = None
    """Why this end is assumed, where the decision does not set it."""
    orientation: Flag = False
    """Whether it gives direction and does not bind."""

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
        return self.first.start <= day <= self.end


class Group(AcceptsWarnings, title="A group"):
    """A group of indicators."""

    id: Identifier
    """Its id, by which other entries name it."""
    name: Localized
    """Its name."""
    headline: Flag = False
    """Whether the first screen shows each of its indicators."""


class Unit(AcceptsWarnings, title="A unit"):
    """What a number counts."""

    id: Identifier
    """Its id, by which other entries name it."""
    name: Localized
    """Its name."""
    short: Localized | None = None
    """A shorter name for tables."""
    one: Localized | None = None
    """Its name after the number 1 in tables, where that is another one: post."""
    whole: Flag = False
    """Whether it is only counted whole, like people."""


class Breakdown(AcceptsWarnings, title="A breakdown"):
    """A part of what is counted that is not an agency: women, a sector, a region. Indicators name it as a reporter."""

    id: Identifier
    """Its id, by which indicators and values name it."""
    name: Localized
    """Its name."""
    short: Localized | None = None
    """A shorter name for tables."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return (*self.name.texts, *(self.short.texts if self.short else ()))


class OtherDocument(Record, title="Another document"):
    """A document that sets the number of a target."""

    document: Localized
    """What it is called."""


class Stretch(Comparison, title="A stretch"):
    """What is striven for beyond a firm target: exactly one operator, at least as hard."""

    reduce_by: Change | None = None
    """A cut by this much, as for the target."""
    raise_by: Change | None = None
    """A rise by this much, as for the target."""


class Minimum(Comparison, title="A minimum"):
    """What counts as partly met where the target is not: exactly one operator, at most as hard."""

    reduce_by: Change | None = None
    """A cut by this much, as for the target."""
    raise_by: Change | None = None
    """A rise by this much, as for the target."""


Owners = Annotated[tuple[Identifier, ...], Unique(phrase("the owner"))]
Parts = Annotated[tuple[TargetId, ...], Unique(phrase("the component"))]


class Target(Comparison, AcceptsWarnings, title="A target"):
    """What an indicator must reach in a phase, with exactly one operator.

    Without ``decided_by`` and ``over`` the period that contains the deadline decides. ``relative_to`` is the base of
    ``reduce_by``, ``raise_by`` and ``improve: true``: a period, or the year before the value that is judged.
    """

    phase: PhaseId
    """The phase that it belongs to."""
    id: TargetName = None
    """An id to distinguish it from others of its indicator and phase."""
    reduce_by: Change | None = None
    """A cut in what relative_to names: by 5 percent, 1/3, or from 25 to 30 percent."""
    raise_by: Change | None = None
    """A rise in what relative_to names: by 5 percent, 1/3, or from 25 to 30 percent."""
    improve: Literal["yearly", True] | None = None
    """yearly: better every year than the year before; true: better than what relative_to names, by any amount."""
    progress: Literal["trend"] | None = None
    """A direction without a number: the recent trend is for the better."""
    outcome: Literal["done"] | None = None
    """Something is done, which no number says."""
    refers_to: OtherDocument | None = None
    """Another document sets the number."""
    all_of: Parts | None = None
    """All of these targets are met."""
    any_of: Parts | None = None
    """One of these targets is met, or as many as count says."""
    count: Integer | None = None
    """How many of any_of must be met, if more than one."""
    relative_to: BaseReference = None
    """What a change is measured from: a period, or the year before."""
    about: Flag = False
    """Whether the decision says “about”; tolerance says how far off."""
    tolerance: Number | None = None
    """How far a value may fall short of the number, in the indicator's unit."""
    change_in: Literal["percent", "unit"] | None = None
    """Whether a change is in percent or in the indicator's unit."""
    baseline: PeriodReference = None
    """The period of the value from which progress is measured."""
    decided_by: PeriodReference = None
    """The only period whose value decides; its end is the deadline."""
    due: PeriodReference = None
    """The deadline, if not the end of the phase or of the period that decides."""
    over: SpanReference = None
    """A span, or phase: it asks for the sum or the mean of a flow over all of it."""
    by: Literal["sum", "mean"] | None = None
    """Which of the two: a sum, but of percentages a mean."""
    late_counts: Flag = False
    """Whether a value for a later period makes it met late, and no longer overdue."""
    every: Every | None = None
    """It is judged anew in each year, half, quarter or month."""
    each: Flag = False
    """It is asked of each reporter of the indicator."""
    stretch: Stretch | None = None
    """What is striven for beyond it."""
    minimum: Minimum | None = None
    """An easier number: where it is reached and the target is not, it is partly met."""
    hold: Flag = False
    """Reached by its deadline, it must be held until the end of the phase."""
    condition: Localized | None = None
    """It applies once a report says that this condition is met."""
    commitment: Commitment = "firm"
    """Whether it is promised, or only striven for."""
    owners: Owners | None = None
    """The agencies that answer for it, if not those of the indicator."""
    documents: DocumentIds = ()
    """The documents of documents.yaml that it names."""
    source: Source | None = None
    """Where it is set."""
    note: Localized | None = None
    """A remark on it."""

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

    low: Number | None = None
    """The least value that is plausible."""
    high: Number | None = None
    """The greatest value that is plausible."""
    step: Number | None = None
    """The factor between two values in a row from which on the second is doubtful; 10 where nothing is said."""


class Indicator(AcceptsWarnings, title="An indicator"):
    """What is measured, and the targets that it must reach."""

    id: Identifier
    """Its id, by which other entries name it."""
    name: Localized
    """Its name."""
    short: Localized | None = None
    """A shorter name for tables."""
    aliases: Annotated[tuple[Text, ...], Unique(phrase("the alias"))] = ()
    """Other names by which reports call it."""
    group: Reference = None
    """The group that it belongs to."""
    unit: Reference = None
    """What its number counts: percent, rank, count, or a unit declared above."""
    better: Better
    """Which way is the better one."""
    kind: Kind
    """edition: for its period only (an index, a rate); level: a stock that stays until something else is reported;
    flow: counted within a period."""
    reported: Rhythm | None = None
    """The rhythm in which it is reported."""
    accumulates: Flag = False
    """Whether values add up in the year: 9M includes Q3."""
    above_100: Flag = False
    """Whether a percentage may exceed 100."""
    below_0: Flag = False
    """Whether a percentage may be below 0, as growth may."""
    plausible: Plausible | None = None
    """What its values are expected to be; others are doubtful."""
    publication_lag_months: Integer | None = None
    """How many months after a period its value is published."""
    publication_lag_source: Localized | None = None
    """Where that is known from."""
    owners: Owners = ()
    """The agencies that answer for it."""
    reporters: Annotated[tuple[Identifier, ...], Unique(phrase("the reporter"))] = ()
    """The agencies or breakdowns whose values make up the whole; a group is its members."""
    owners_basis: OwnersBasis = "text"
    """text: the decision names the owners; field: it names none, and the field decides."""
    owners_lines: tuple[Integer, ...] = ()
    """The lines of the decision that name them."""
    definition: Localized | None = None
    """What the decision says it is."""
    numerator: Localized | None = None
    """What is counted for the percentage."""
    denominator: Localized | None = None
    """Of how many that is the percentage."""
    exceptions: Localized | None = None
    """What the decision leaves out of it."""
    note: Localized | None = None
    """A remark on it."""
    targets: tuple[Target, ...] = ()
    """What it must reach, and when."""

    @property
    def counted(self) -> bool:
        """Whether a value grows with the time that it is for (method, 3): a share that does not accumulate does not."""
        return self.accumulates or (self.kind == "flow" and self.unit != "percent")

    @property
    def all_owners(self) -> tuple[str, ...]:
        """The agencies that answer for it or for one of its targets."""
        return (*self.owners, *(name for target in self.targets for name in target.owners or ()))

    @property
    def names(self) -> tuple[str, ...]:
        """Its names other than its id."""
        return (*self.name.texts, *(self.short.texts if self.short else ()))


class TargetsFile(DataFile, title="targets.yaml"):
    """A decision, and its indicators with their targets."""

    decision: Decision
    """The decision itself."""
    phases: tuple[Phase, ...]
    """The stretches of years or months that targets belong to."""
    groups: tuple[Group, ...] = ()
    """The groups of indicators."""
    units: tuple[Unit, ...] = ()
    """The units other than percent, rank and count."""
    breakdowns: tuple[Breakdown, ...] = ()
    """The parts of what is counted that are not agencies: women, a sector, a region."""
    indicators: tuple[Indicator, ...]
    """What is measured, each with the targets that it must reach."""
