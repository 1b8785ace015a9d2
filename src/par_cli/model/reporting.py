"""Who reports to whom and by when, and the letterheads of what goes out (``reporting.yaml``, which may be missing)."""

from datetime import date
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.decision import Source
from par_cli.model.fields import (
    AcceptsWarnings,
    DataFile,
    Day,
    DayOfYear,
    Identifier,
    Integer,
    Localized,
    Record,
    Reference,
    TargetId,
    TaskId,
    Text,
    Unique,
)
from par_cli.model.periods import month_day

PartOfYear = Literal[
    "year", "H1", "H2", "9M", "Q1", "Q2", "Q3", "Q4",
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12",
]  # fmt: skip
"""What a report is named after, next to its year; the two-digit ones are months."""

ReportPart = Literal["overview", "targets", "tasks", "shortcomings", "upcoming", "proposals"]
REPORT_PARTS: tuple[ReportPart, ...] = get_args(ReportPart)
"""The parts of a periodic report, in the order that they have by themselves."""

DutyTime = Literal[
    "continuous",
    "yearly",
    "half_yearly",
    "quarterly",
    "monthly",
    "once",
    "on_request",
    "when_issued",
    "with_the_reviews",
    "as_prescribed",
    "as_assigned",
]
"""How often a duty recurs, where the text says so and sets no date."""

DutyTimes = Annotated[tuple[DutyTime, ...], Unique(phrase("the word"))]

FIRST_REMINDER = 366  # days before a report is due; an earlier one would be about the report before

_SUNDAY = 6


class Covers(Record, title="What a report covers"):
    """The first and the last day that a report covers; the first is of the year before where it comes later."""

    first: Annotated[DayOfYear, Field(alias="from")]
    """Its first day (MM-DD)."""
    last: Annotated[DayOfYear, Field(alias="to")]
    """Its last day (MM-DD): the cut-off."""


class DueReport(NamedTuple):
    """One report of a window: the days that it covers, and those on which it is due.

    ``due`` is the day for the one that it is sent ``to``, ``internal_due`` that for the reporters; a Sunday stays.
    """

    key: str
    window: "Window"
    start: date
    cut_off: date
    due: date
    internal_due: date

    @property
    def is_sunday(self) -> bool:
        return self.due.weekday() == _SUNDAY

    @property
    def internal_is_sunday(self) -> bool:
        return self.internal_due.weekday() == _SUNDAY


class Window(AcceptsWarnings, title="A report that comes round"):
    """A report that is due every year: what it covers, when it is due and to whom.

    A day that a year does not have (02-29) is the last one of its month. No day is moved because of a weekend.
    """

    id: Identifier
    """Its id."""
    period: PartOfYear
    """What it is named after: H1 is the report 2026-H1, year the report 2026."""
    name: Localized
    """Its name."""
    covers: Covers
    """The days that it covers."""
    due: DayOfYear
    """The day on which it is due (MM-DD): the first such day from the cut-off on."""
    to: Localized | None = None
    """Who receives it."""
    ground: Text | None = None
    """The document that asks for it."""
    source: Source | None = None
    """Where the decision asks for it."""
    note: Localized | None = None
    """A remark on it."""

    def report(self, year: int, days_before: int = 0) -> DueReport:
        """Return the report whose cut-off is in a year; reporters owe theirs ``days_before`` days before it is due."""
        cut_off = month_day(year, self.covers.last)
        start = month_day(year, self.covers.first)
        if start > cut_off:
            start = month_day(year - 1, self.covers.first)
        due = month_day(year, self.due)
        if due < cut_off:
            due = month_day(year + 1, self.due)
        key = str(year) if self.period == "year" else f"{year}-{self.period}"
        return DueReport(key, self, start, cut_off, due, date.fromordinal(due.toordinal() - days_before))


class Duty(AcceptsWarnings, title="A duty"):
    """Who has to do what by the decision, where no task and no target says so. It counts nowhere."""

    id: Text
    """Its id."""
    who: Annotated[tuple[Identifier, ...], Unique(phrase("the agency"))]
    """The agencies."""
    what: Localized
    """What they have to do."""
    when: DutyTimes | None = None
    """How often, where the text says so; left out where it does not."""
    to: Localized | None = None
    """Who receives what comes of it."""
    via: Annotated[tuple[Identifier, ...], Unique(phrase("the agency"))] = ()
    """The agencies through which it goes there."""
    tasks: Annotated[tuple[TaskId, ...], Unique(phrase("the task"))] = ()
    """The tasks that it is about."""
    targets: Annotated[tuple[TargetId, ...], Unique(phrase("the target"))] = ()
    """The targets that it is about."""
    source: Source | None = None
    """Where it is set."""
    note: Localized | None = None
    """A remark on it."""


class Letterhead(AcceptsWarnings, title="A letterhead"):
    """What is above and below a report or a letter of one issuer; what is left out stays open there.

    A text is printed as it is, or in the language of the document where it is given in both.
    """

    id: Identifier
    """Its id."""
    agency: Reference = None
    """The agency that issues it, where agencies.yaml has it."""
    parent: Localized | None = None
    """The agency above the issuer, as it is printed."""
    issuer: Localized | None = None
    """The issuer, as it is printed."""
    symbol: Text | None = None
    """What follows the number, like BC-UBND."""
    place: Localized | None = None
    """The place before the date."""
    authority: Localized | None = None
    """For whom it is signed, like TM. ... or KT. ..."""
    office: Localized | None = None
    """The office of the person who signs."""
    addressees: tuple[Localized, ...] = ()
    """To whom it goes, one after the other."""
    recipients: tuple[Localized, ...] = ()
    """The lines of its list of recipients."""


class State(Record, title="What every document begins with"):
    """The name of the state and its motto, as they are printed at the top of official documents."""

    name: Localized
    """The name of the state, as it is printed."""
    motto: Localized | None = None
    """Its motto."""


class ReportForm(Record, title="The periodic report"):
    """The words of the periodic report that an office writes itself; what is left out has those of par.

    In the subject and in the closing sentence ``{decision}`` is the title of the decision and ``{period}`` the period.
    """

    subject: Localized | None = None
    """What the report is about, below its heading."""
    outline: Annotated[tuple[ReportPart, ...], Unique(phrase("the part"))] = ()
    """Its parts in their order; one that is left out is not in the report."""
    titles: dict[ReportPart, Localized] = Field(default_factory=dict)
    """Titles of parts, without their numbers, in place of those of par."""
    closing: Localized | None = None
    """The sentence that ends it."""


class ReportingFile(DataFile, title="reporting.yaml"):
    """Which reports are due and when, who owes one, and the letterheads of what is sent."""

    windows: tuple[Window, ...] = ()
    """The reports that come round every year."""
    since: Day | None = None
    """Reports due before this day are not asked about; left out: since the decision."""
    internal_due: Integer | None = None
    """How many days before a report is due the reporters owe theirs; left out: on the same day."""
    reporters: Annotated[tuple[Identifier, ...], Unique(phrase("the reporter"))] = ()
    """The agencies that owe each report; a group is its members."""
    reminders: Annotated[tuple[Integer, ...], Unique(phrase("the reminder"))] = ()
    """How many days before a report is due its reporters are reminded, the first one first."""
    state: State | None = None
    """The name and motto at the top of reports and letters; left out: none."""
    report_form: ReportForm | None = None
    """The words of the periodic report; left out: those of par."""
    letterheads: tuple[Letterhead, ...] = ()
    """The letterheads of reports and letters."""
    duties: tuple[Duty, ...] = ()
    """What agencies have to do without a date."""

    def reports_between(self, first: date, last: date) -> tuple[DueReport, ...]:
        """Return the reports that are due between two days, both included, the earliest first."""
        before = self.internal_due or 0
        found = (
            window.report(year, before)
            for window in self.windows
            for year in range(max(first.year - 1, date.min.year + 1), last.year + 1)
        )
        return tuple(sorted((item for item in found if first <= item.due <= last), key=report_order))

    def report(self, key: str) -> DueReport | None:
        """Return the report of a name, like 2026-H1; None where no window has it."""
        year, _, part = key.partition("-")
        if not (year.isascii() and year.isdecimal() and len(year) == len("2026")):
            return None
        before = self.internal_due or 0
        named = (window for window in self.windows if window.period == (part or "year"))
        return next((window.report(int(year), before) for window in named if 1 < int(year) < date.max.year), None)


def report_order(item: DueReport) -> tuple[date, str]:
    return item.due, item.key
