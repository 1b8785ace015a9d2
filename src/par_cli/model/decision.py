"""What a decision promises: its phases, indicators and targets (``targets.yaml``)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.fields import (
    BaseReference,
    Change,
    Day,
    Doubtful,
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
LastDay = TypeVar("LastDay", bound=date | None)

LONGEST_LAG_MONTHS = 120
"""No publication is waited for longer after its period."""

BUILT_IN_UNITS = ("percent", "rank", "count")
"""Units that need no declaration: the reader knows their bounds (0-100, whole and within ``of``, whole)."""


class Source(Record):
    """The place of something: in the decision's text (section, first line of the passage) or in another document."""

    section: SectionReference = None
    line: Integer | None = None
    document: Text | None = None
    page: Text | None = None
    url: Text | None = None

    @classmethod
    def prepared(cls, given: Any) -> Any:  # noqa: ANN401 - whatever the reader hands over
        """Refuse a source that names no place."""
        if isinstance(given, dict) and not {"section", "document", "url"} & given.keys():
            hint = phrase("add section: II.2, or document: ..., or url: ...")
            reject("PAR220", phrase("the source names no place"), hint)
        return given


class Adopted(Record):
    """The days between which a decision was adopted, where the day itself is not printed."""

    after: Day | None = None
    by: Day | None = None


class PaceBands(Record):
    """From which pace on a target counts as on track and as at risk (method, 6)."""

    on_track: Number = Decimal("0.95")
    at_risk: Number = Decimal("0.60")


class Decision(Doubtful):
    """The decision itself.

    ``publication_lag_until`` (``MM-DD``) is the default lag: an indicator without one of its own is awaited until the
    first such day after the deadline.
    """

    title: Localized
    issuer: Localized | None = None
    number: Text | None = None
    date: Day | None = None
    adopted: Adopted | None = None
    note: Localized | None = None
    language: Language
    time_zone: Text
    utc_offset: Text
    publication_lag_until: Text | None = None
    publication_lag_source: Text | None = None
    pace_bands: Annotated[PaceBands, Field(default_factory=lambda: PaceBands.checked({}))]


class Phase(Doubtful):
    """A stretch of years or months that targets belong to; an orientation phase gives direction and does not bind."""

    id: PhaseId
    name: Localized | None = None
    first: Annotated[YearOrMonth, Field(alias="from")]
    last: Annotated[YearOrMonth, Field(alias="to")]
    orientation: Flag = False

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


class Group(Doubtful):
    """A group of indicators; ``headline`` groups are shown one by one on the first screen."""

    id: Identifier
    name: Localized
    headline: Flag = False


class Unit(Doubtful):
    """What a number counts, where it is none of the built-in units; ``whole`` things have no decimals."""

    id: Identifier
    name: Localized
    short: Localized | None = None
    whole: Flag = False


class OtherDocument(Record):
    """A document that a target refers to instead of giving a number of its own."""

    document: Localized


class Stretch(Comparison):
    """What is striven for beyond a firm target: exactly one operator with a number, at least as hard."""

    reduce_by: Change | None = None
    raise_by: Change | None = None


Parts = Annotated[tuple[TargetId, ...], Unique("PAR305", phrase("the part"))]


class Target(Comparison, Doubtful):
    """The value that an indicator must reach in a phase.

    Exactly one operator is given.  ``id`` tells two targets of one phase apart.  ``baseline`` names the period of the
    observation that the way is measured from, ``relative_to`` the base of ``reduce_by`` and ``raise_by`` (a period, or
    the year before the value that is judged), ``decided_by`` the only period that decides where it is not the one that
    contains the deadline.  A change is counted in percent of its base, or in the indicator's unit (``change_in``).
    ``each`` asks it of every one of the indicator's reporters, not of the whole.  ``all_of`` and ``any_of`` name other
    targets: it is met when all of them are, or one.
    """

    phase: PhaseId
    id: TargetName = None
    reduce_by: Change | None = None
    raise_by: Change | None = None
    improve: Literal["yearly"] | None = None
    outcome: Literal["done"] | None = None
    refers_to: OtherDocument | None = None
    all_of: Parts | None = None
    any_of: Parts | None = None
    relative_to: BaseReference = None
    change_in: Literal["percent", "unit"] | None = None
    baseline: PeriodReference = None
    decided_by: PeriodReference = None
    due: PeriodReference = None
    every: Every | None = None
    each: Flag = False
    stretch: Stretch | None = None
    commitment: Commitment = "firm"
    owners: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the owner"))] | None = None
    source: Source | None = None
    note: Localized | None = None

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


class Indicator(Doubtful):
    """What is measured, and the targets it must reach.

    ``reporters`` are those whose values make up the whole; of a group, those of its members.
    """

    id: Identifier
    name: Localized
    short: Localized | None = None
    group: Reference = None
    unit: Reference = None
    better: Better
    kind: Kind
    reported: Rhythm | None = None
    accumulates: Flag = False
    above_100: Flag = False
    publication_lag_months: Integer | None = None
    publication_lag_source: Text | None = None
    owners: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the owner"))] = ()
    reporters: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the reporter"))] = ()
    owners_basis: Literal["text", "field"] = "text"
    owners_lines: tuple[Integer, ...] = ()
    definition: Localized | None = None
    numerator: Localized | None = None
    denominator: Localized | None = None
    exceptions: Localized | None = None
    note: Localized | None = None
    targets: tuple[Target, ...] = ()


class TargetsFile(Record):
    """``targets.yaml``."""

    version: Annotated[Integer, Field(alias="schema")]
    decision: Decision
    phases: tuple[Phase, ...]
    groups: tuple[Group, ...] = ()
    units: tuple[Unit, ...] = ()
    indicators: tuple[Indicator, ...]
