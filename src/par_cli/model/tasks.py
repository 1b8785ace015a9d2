"""The work that agencies must finish by a date (``tasks.yaml``)."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.decision import Every, Source
from par_cli.model.fields import (
    Doubtful,
    Flag,
    Identifier,
    Integer,
    Localized,
    PeriodField,
    PeriodReference,
    Record,
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
    "period",
    "milestones",
    "continuous",
    "external",
]
SCHEDULE_KINDS: tuple[ScheduleKind, ...] = get_args(ScheduleKind)

_KINDS: dict[Every, ScheduleKind] = {
    "year": "yearly",
    "half": "half_yearly",
    "quarter": "quarterly",
    "month": "monthly",
}

SCHEDULE_KEYS = ("due", "every", "milestones", "undated")
"""The keys that say when a task falls due."""

Leads = Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the lead agency"))]


class Section(Doubtful):
    """A section of the task matrix."""

    id: SectionId
    name: Localized
    source: Source | None = None


class Measure(Comparison):
    """The number that a milestone asks for: exactly one operator on an indicator."""

    indicator: Identifier


class Milestone(Doubtful):
    """One dated step of a task; ``key`` tells two steps of one due date apart."""

    due: PeriodField
    key: Text | None = None
    name: Localized | None = None
    lead: Leads | None = None
    measure: Measure | None = None


class Task(Doubtful):
    """A task of the matrix.

    Exactly one of ``due``, ``every``, ``milestones`` and ``undated`` says when.  ``years`` are the years of a task that
    comes round, where the row names its own; otherwise those of all phases.  ``by_plan`` marks a yearly task that
    each year's plan dates.  ``taken_over_by`` names those successors of a part (``scope``) of a
    lead agency to whose part the row belongs.
    """

    id: TaskId
    name: Localized
    lead: Leads
    taken_over_by: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the agency"))] = ()
    coordinating: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the coordinating agency"))] = ()
    due: PeriodReference = None
    every: Every | None = None
    years: PeriodReference = None
    by_plan: Flag = False
    undated: Literal["continuous", "external"] | None = None
    milestones: tuple[Milestone, ...] | None = None
    condition: Localized | None = None
    targets: Annotated[tuple[TargetId, ...], Unique("PAR305", phrase("the target"))] = ()
    source: Source | None = None
    note: Localized | None = None

    @property
    def section(self) -> str:
        """The section of the matrix: the id up to its last dot."""
        return self.id.rpartition(".")[0]

    @property
    def schedules(self) -> tuple[str, ...]:
        """The keys given that say when: exactly one in valid data."""
        return tuple(name for name in SCHEDULE_KEYS if getattr(self, name) is not None)

    @property
    def schedule_kind(self) -> ScheduleKind:
        """The kind of schedule of a valid task."""
        if self.undated is not None:
            return self.undated
        if self.milestones is not None:
            return "milestones"
        if self.every is not None:
            return "yearly_plan" if self.by_plan else _KINDS[self.every]
        return "period" if self.due is not None and self.due.is_span else "once"


class TasksFile(Record):
    """``tasks.yaml``."""

    version: Annotated[Integer, Field(alias="schema")]
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...]
