"""The work that agencies must finish by a date (``tasks.yaml``)."""

from typing import Annotated, Literal, get_args

from par_cli.messages import phrase
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Every, Source
from par_cli.model.fields import (
    AcceptsWarnings,
    DataFile,
    DayOfYear,
    DaysAfter,
    DocumentIds,
    Flag,
    Identifier,
    Localized,
    PeriodField,
    PeriodReference,
    SectionId,
    TargetId,
    TaskId,
    Text,
    Unique,
)
from par_cli.model.operators import Comparison

ScheduleKind = Literal[
    "once",
    "yearly",
    "yearly_plan",
    "half_yearly",
    "quarterly",
    "monthly",
    "several",
    "period",
    "milestones",
    "continuous",
    "external",
]
SCHEDULE_KINDS: tuple[ScheduleKind, ...] = get_args(ScheduleKind)

_KINDS: dict[Every, ScheduleKind] = {every: rhythm for rhythm, every in RHYTHM.items()}

SCHEDULE_KEYS = ("due", "every", "milestones", "undated")  # the keys that say when a task falls due

Rhythms = Annotated[tuple[Every, ...], Unique(phrase("the rhythm"))]
Undated = Literal["continuous", "external"]
Leads = Annotated[tuple[Identifier, ...], Unique(phrase("the lead agency"))]


class Section(AcceptsWarnings, title="A section"):
    """A section of the task matrix."""

    id: SectionId
    """Its id, with which those of its tasks begin."""
    name: Localized
    """Its name."""
    source: Source | None = None
    """Where it is set."""


class Measure(Comparison, title="A measure"):
    """The number that a milestone asks for, with exactly one operator."""

    indicator: Identifier
    """The indicator whose value it is."""


class Milestone(AcceptsWarnings, title="A milestone"):
    """One dated step of a task."""

    due: PeriodField
    """When it is due: the last day of this period."""
    key: Text | None = None
    """What tells it from another step that is due then."""
    name: Localized | None = None
    """What is done by then."""
    lead: Leads | None = None
    """The agencies that lead this step, if not those of the task."""
    measure: Measure | None = None
    """The number that it asks for."""


class Task(AcceptsWarnings, title="A task"):
    """What must be done. Exactly one of due, every, milestones and undated says when.

    A task that recurs without ``years`` of its own does so in those of all phases.
    """

    id: TaskId
    """Its section and number, like II.3."""
    name: Localized
    """Its name."""
    lead: Leads
    """The agencies that lead it."""
    taken_over_by: Annotated[tuple[Identifier, ...], Unique(phrase("the agency"))] = ()
    """Successors of a part of a lead agency, where the task belongs to that part."""
    coordinating: Annotated[tuple[Identifier, ...], Unique(phrase("the coordinating agency"))] = ()
    """The agencies that help with it."""
    due: PeriodReference = None
    """When it is due: the last day of this period."""
    every: Every | Rhythms | None = None
    """It recurs in each year, half, quarter or month, or in several of them."""
    on: DayOfYear | None = None
    """The day of the year on which it is due (MM-DD), if not the last one of each year."""
    after_days: DaysAfter | None = None
    """How many days after each year, half, quarter or month it is due."""
    years: PeriodReference = None
    """The years in which it recurs, if not those of the phases."""
    by_plan: Flag = False
    """Whether each year's plan sets the date."""
    undated: Undated | None = None
    """No date is set: the work goes on, or depends on others."""
    milestones: tuple[Milestone, ...] | None = None
    """Its steps, each with its own date, in order."""
    condition: Localized | None = None
    """What must have happened before."""
    targets: Annotated[tuple[TargetId, ...], Unique(phrase("the target"))] = ()
    """The targets that it serves."""
    documents: DocumentIds = ()
    """The documents of documents.yaml that it names."""
    source: Source | None = None
    """Where it is set."""
    note: Localized | None = None
    """A remark on it."""

    @property
    def section(self) -> str:
        """The section of the matrix: the id up to its last dot."""
        return self.id.rpartition(".")[0]

    @property
    def schedules(self) -> tuple[str, ...]:
        """The keys given that say when: exactly one in valid data."""
        given = {"due": self.due, "every": self.rhythms or None, "milestones": self.milestones, "undated": self.undated}
        return tuple(name for name in SCHEDULE_KEYS if given[name] is not None)

    @property
    def rhythms(self) -> tuple[Every, ...]:
        """The steps in which it recurs, the shortest first; empty where it does not."""
        given = (self.every,) if isinstance(self.every, str) else self.every or ()
        return tuple(sorted(given, key=STEP_MONTHS.__getitem__))

    @property
    def schedule_kind(self) -> ScheduleKind:
        if self.undated is not None:
            return self.undated
        if self.milestones is not None:
            return "milestones"
        if self.rhythms:
            first, *others = self.rhythms
            return "several" if others else "yearly_plan" if self.by_plan else _KINDS[first]
        return "period" if self.due is not None and self.due.is_span else "once"


class TasksFile(DataFile, title="tasks.yaml"):
    """The task matrix of a decision."""

    sections: tuple[Section, ...] = ()
    """The sections of the matrix."""
    tasks: tuple[Task, ...]
    """What must be done, when and by whom."""
