"""What a decision promises: its phases, indicators and targets (``targets.yaml``)."""

from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field

from par_cli.model.fields import (
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
    SectionId,
    Text,
    unique,
)

Better = Literal["higher", "lower", "none"]
Kind = Literal["edition", "level", "flow"]
Rhythm = Literal["yearly", "half_yearly", "quarterly", "monthly"]
Commitment = Literal["firm", "striving"]
Operator = Literal[
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "equals",
    "between",
    "reduce_by",
    "improve",
    "outcome",
    "refers_to",
]
OPERATORS: tuple[Operator, ...] = get_args(Operator)

FITTING: dict[Better, frozenset[Operator]] = {
    "higher": frozenset({"at_least", "more_than", "equals", "between", "improve", "refers_to", "outcome"}),
    "lower": frozenset({"at_most", "less_than", "equals", "between", "reduce_by", "improve", "refers_to", "outcome"}),
    "none": frozenset({"equals", "between", "refers_to", "outcome"}),
}
"""Which operators fit an indicator's direction (method, 2)."""

BUILT_IN_UNITS = ("percent", "rank", "count")
"""Units that need no declaration: the reader knows their bounds (0-100, whole and within ``of``, whole)."""


class Source(Record):
    """Where in the decision's text something stands: section, and the first line of the passage."""

    section: SectionId
    line: Integer | None = None


class Adopted(Record):
    """The days between which a decision was adopted, where the day itself is not printed."""

    after: Day | None = None
    by: Day | None = None


class PaceBands(Record):
    """From which pace on a target counts as on track and as at risk (method, 6)."""

    on_track: Number = Decimal("0.95")
    at_risk: Number = Decimal("0.60")


class Decision(Record):
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
    pace_bands: Annotated[PaceBands, Field(default_factory=PaceBands)]


class Phase(Record):
    """A stretch of years that targets belong to; an orientation phase gives direction and does not bind."""

    id: PhaseId
    name: Localized | None = None
    first: Annotated[Integer, Field(alias="from")]
    last: Annotated[Integer, Field(alias="to")]
    orientation: Flag = False


class Group(Record):
    """A group of indicators; ``headline`` groups are shown one by one on the first screen."""

    id: Identifier
    name: Localized
    headline: Flag = False


class Unit(Record):
    """What a number counts, where it is none of the built-in units; ``whole`` things have no decimals."""

    id: Identifier
    name: Localized
    short: Localized | None = None
    whole: Flag = False


class OtherDocument(Record):
    """A document that a target refers to instead of giving a number of its own."""

    document: Localized


class Target(Record):
    """The value that an indicator must reach in a phase.

    Exactly one operator is given.  ``baseline`` names the period of the observation that the way is measured from,
    ``relative_to`` the base of a relative cut, ``decided_by`` the only period that decides where it is not the one
    that contains the deadline.  ``each`` asks it of every one of the indicator's reporters, not of the whole.
    """

    phase: PhaseId
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    equals: Number | None = None
    between: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] | None = None
    reduce_by: Number | None = None
    improve: Literal["yearly"] | None = None
    outcome: Literal["done"] | None = None
    refers_to: OtherDocument | None = None
    relative_to: PeriodReference = None
    baseline: PeriodReference = None
    decided_by: PeriodReference = None
    due: PeriodReference = None
    every: Literal["year"] | None = None
    each: Flag = False
    commitment: Commitment = "firm"
    owners: Annotated[tuple[Identifier, ...], unique("PAR305", "the owner")] | None = None
    source: Source | None = None
    note: Localized | None = None

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The operators given: exactly one in valid data."""
        return tuple(name for name in OPERATORS if getattr(self, name) is not None)

    @property
    def operator(self) -> Operator:
        """The operator of a valid target."""
        return self.operators[0]

    @property
    def value(self) -> Decimal | None:
        """The number that the decision prints: p for ``reduce_by``, the lower end for ``between``."""
        given = getattr(self, self.operator)
        if isinstance(given, tuple):
            return given[0] if isinstance(given[0], Decimal) else None
        return given if isinstance(given, Decimal) else None

    @property
    def upper(self) -> Decimal | None:
        """The upper end of ``between``."""
        return self.between[1] if self.between else None


class Indicator(Record):
    """What is measured, and the targets it must reach.

    ``reporters`` are those whose values make up the whole; a group stands for its members.
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
    owners: Annotated[tuple[Identifier, ...], unique("PAR305", "the owner")] = ()
    reporters: Annotated[tuple[Identifier, ...], unique("PAR305", "the reporter")] = ()
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
