"""What was reported: observed values, outcomes, thresholds and progress of tasks (``reports/``)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.fields import (
    AcceptsWarnings,
    DataFile,
    Day,
    Flag,
    Identifier,
    Integer,
    Localized,
    Note,
    Number,
    PeriodField,
    Reference,
    TargetId,
    TaskId,
    Text,
    reject,
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
    "note_vi",
    "note_en",
    "reporter",
    "change",
    "projection",
    "recorded",
)
"""The columns of a CSV file of values."""


NOTES = ("note", "note_vi", "note_en")
"""The columns of a remark: one in any language, and one for each language."""


class Observation(AcceptsWarnings, title="A value"):
    """One reported value of one indicator for one period.

    The counts beat ``value`` where both are given (method, 1).
    """

    indicator: Identifier
    """The indicator."""
    period: PeriodField
    """Its period, like 2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07 or 2024-07-01."""
    value: Number | None = None
    """The number, in the unit of the indicator; with a bound, its limit."""
    bound: Bound | None = None
    """The exact number is not known, only that it is more or less than value."""
    of: Integer | None = None
    """How many were ranked."""
    numerator: Number | None = None
    """The first count of a percentage, which is divided."""
    denominator: Number | None = None
    """The second count of a percentage, by which it is divided."""
    change: Number | None = None
    """A cut or growth in percent from the base of a target."""
    as_printed: Number | None = None
    """The percentage that the source prints, if it disagrees with its own counts."""
    reporter: Reference = None
    """The agency or breakdown that it is about, if not the whole."""
    series_break: Annotated[Flag, Field(alias="break")] = False
    """Whether the method changed with it, so that earlier values do not compare."""
    comparable: Flag = False
    """Whether a rank among another number still compares."""
    published: Day | None = None
    """The day of publication: it counts from then on."""
    provisional: Flag = False
    """Whether it may still be revised."""
    projection: Flag = False
    """Whether somebody expects it, and nobody has observed it."""
    source: Text | None = None
    """Who published it, and where."""
    url: Text | None = None
    """The address of the source."""
    line: Integer | None = None
    """The line of the decision that states it."""
    note: Note | None = None
    """A remark on it, shown in every language that has no note of its own."""
    note_vi: Text | None = None
    """The remark in Vietnamese."""
    note_en: Text | None = None
    """The remark in English."""
    recorded: Day | None = None
    """The day on which it was recorded, also elsewhere and before the journal: --known counts it from then on."""

    @classmethod
    def before_validation(cls, given: Any) -> Any:  # noqa: ANN401 - anything that the reader returns
        """Split a note in two languages into one for each, as in a CSV file; refuse a language that is given twice."""
        note = given.get("note") if isinstance(given, dict) else None
        if not isinstance(note, dict) or not note or not all(map(_is_language_of_note, note.items())):
            return given
        named = {f"note_{language}": text for language, text in note.items() if text is not None}
        if named.keys() & given.keys():
            hint = phrase("write note: {vi: ..., en: ...}, and leave note_vi and note_en out")
            reject("PAR513", phrase("the note is given twice in one language"), hint)
        return {**{key: value for key, value in given.items() if key != "note"}, **named}

    @property
    def remark(self) -> Localized | None:
        """The note, in each language that it is given in."""
        vi, en = self.note_vi or self.note, self.note_en or self.note
        return Localized.model_construct(vi=vi, en=en) if vi or en else None

    @property
    def known_from(self) -> date:
        if self.published is None:
            return self.period.end
        return self.published if self.projection else max(self.published, self.period.end)

    @property
    def is_empty_population(self) -> bool:
        """Whether it says 0 of 0: there is nothing to measure."""
        return self.numerator == 0 and self.denominator == 0

    @property
    def level(self) -> Fraction | None:
        """The exact value, computed from the counts if there are any; None for a bare change and for 0 of 0."""
        if self.numerator is not None and self.denominator is not None:
            part, parts = self.numerator.as_integer_ratio()
            whole, wholes = self.denominator.as_integer_ratio()
            return Fraction(100 * part * wholes, parts * whole) if whole else None
        return None if self.value is None else Fraction(self.value)


def _is_language_of_note(item: tuple[object, object]) -> bool:
    language, text = item
    return language in {"vi", "en"} and (text is None or isinstance(text, str))


NAMING_DOCUMENTS = ("document", "evidence")
"""The keys of a report whose text may be the id of a document."""

OutcomeState = Literal["done", "in_progress", "not_done", "extended", "superseded", "condition_met"]
TaskState = Literal["done", "in_progress", "not_started", "extended", "superseded"]
MOVES: Final = frozenset({"extended", "superseded"})
"""The states of a report after which something is due on another day, or no longer."""


class Withdrawn(NamedTuple):
    """A report that extended or ended something, and was taken back or put right since.

    ``steps`` is by how much it raises the sequence number of its event in calendars: by two where the report, which
    raised it by one, counts no longer.
    """

    subject: str
    occurrence: str | None
    steps: int


Speaking = Literal["progress", "extended", "superseded", "condition_met"]


def speaks_of(state: OutcomeState | TaskState) -> Speaking:
    """Return what a report is about: how far the work is, a later due date, an end, or that a condition is met."""
    return state if state in {"extended", "superseded", "condition_met"} else "progress"


class ReportOnPromise(AcceptsWarnings, title="A report"):
    """What outcomes of targets and reports on tasks have in common."""

    state: OutcomeState | TaskState
    """Its state."""
    on: Day | None = None
    """The day it was done, no longer applies from, or its condition was met."""
    by: Day | None = None
    """A day by which it was done, if the day itself is not known."""
    due: Day | None = None
    """The new date of an extension."""
    published: Day | None = None
    """The day of publication: it counts from then on."""
    reason: Text | None = None
    """Why it no longer applies."""
    document: Text | None = None
    """The document that extends or ends it: its id, or a text."""
    evidence: Text | None = None
    """What shows that it was done: the id of a document, or a text."""
    source: Text | None = None
    """Who published it, and where."""
    url: Text | None = None
    """The address of the source."""
    note: Localized | None = None
    """A remark on it."""
    recorded: Day | None = None
    """The day on which it was recorded, also elsewhere and before the journal: --known counts it from then on."""

    @property
    def day(self) -> date | None:
        """The day it was done or ended, or its bound."""
        return self.on or self.by

    @property
    def known_from(self) -> date:
        """The day from which it counts: the later of its publication and its own day.

        The day of an extension is still ahead, so that one counts from its publication.
        """
        day = None if self.state == "extended" else self.day
        return max(self.published or date.min, day or date.min)


class Outcome(ReportOnPromise, title="An outcome"):
    """What became of a target."""

    target: TargetId
    """The target."""
    state: OutcomeState
    """Its state. The first three are for targets without a number."""


class Threshold(AcceptsWarnings, title="A figure of another document"):
    """The figure that a document has set for a target that refers to it."""

    target: TargetId
    """The target."""
    value: Number
    """The figure, in the unit of the indicator."""
    published: Day
    """The day of publication: it counts from then on."""
    document: Text
    """The document: its id, or a text."""
    source: Text | None = None
    """Who published it, and where."""
    url: Text | None = None
    """The address of the source."""
    note: Localized | None = None
    """A remark on it."""
    recorded: Day | None = None
    """The day on which it was recorded, also elsewhere and before the journal: --known counts it from then on."""

    @property
    def known_from(self) -> date:
        return self.published


class TaskReport(ReportOnPromise, title="A report on a task"):
    """The state of a task, or of one of its occurrences."""

    task: TaskId
    """The task."""
    occurrence: Text | None = None
    """Which occurrence: its year, half, quarter, month, due date or key. Not needed if there is only one."""
    state: TaskState
    """Its state."""
    reporter: Reference = None
    """The agency that it is about, if not all of them."""
    seen: Flag = False
    """With in_progress: something was done, and whether it is finished is not known. Decides nothing."""
    cause: Text | None = None
    """Why it is late."""
    remedy: Text | None = None
    """What is done about it."""


class Receipt(AcceptsWarnings, title="A receipt"):
    """That a report came in from a reporter, with figures or with nothing to report: figures are values."""

    report: PeriodField
    """The report, by the name that its window gives it: 2026-H1, or 2026."""
    reporter: Identifier
    """The agency that it came from; a group speaks for its members."""
    received: Day
    """The day on which it came."""
    number: Text | None = None
    """The number of the document."""
    nothing: Flag = False
    """Whether it says that there is nothing to report."""
    evidence: Text | None = None
    """Where the document is kept."""
    url: Text | None = None
    """The address of the document."""
    note: Text | None = None
    """A remark on it."""
    recorded: Day | None = None
    """The day on which it was recorded, also elsewhere and before the journal: --known counts it from then on."""

    @property
    def known_from(self) -> date:
        return self.received


class ReportsFile(DataFile, title="reports/*.yaml"):
    """What was reported."""

    values: tuple[Observation, ...] = ()
    """Values of indicators."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of targets."""
    thresholds: tuple[Threshold, ...] = ()
    """Figures that other documents set for targets."""
    tasks: tuple[TaskReport, ...] = ()
    """Progress of tasks."""
    receipts: tuple[Receipt, ...] = ()
    """Reports that came in, of those in reporting.yaml."""


def stated_percentage_agrees(stated: Decimal, exact: Fraction) -> bool:
    """Return whether a percentage is the exact one, rounded half up or cut to the decimals stated."""
    decimals = max(0, -int(stated.as_tuple().exponent))
    return agrees_with_fraction(int(stated.scaleb(decimals)), decimals, exact.numerator, exact.denominator)


def agrees_with_fraction(digits: int, decimals: int, numerator: int, denominator: int) -> bool:
    """Return whether a number (its digits, and how many are decimals) is a fraction, rounded half up or cut."""
    cut, rest = divmod(numerator * 10**decimals, denominator)
    return digits in {cut, cut + (2 * rest >= denominator)}
