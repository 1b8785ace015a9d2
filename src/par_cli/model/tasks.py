"""The work that agencies must finish by a date (``tasks.yaml``)."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from par_cli.messages import phrase
from par_cli.model.decision import Every, Source
from par_cli.model.fields import (
    AcceptsWarnings,
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


class Section(AcceptsWarnings, title="A section"):
    """A section of the task matrix."""

    id: SectionId = Field(description="Its id, with which those of its tasks begin.")
    name: Localized = Field(description="Its name.")
    source: Source | None = Field(default=None, description="Where it stands.")


class Measure(Comparison, title="A measure"):
    """The number that a milestone asks for, with exactly one operator."""

    indicator: Identifier = Field(description="The indicator whose value it is.")


class Milestone(AcceptsWarnings, title="A milestone"):
    """One dated step of a task."""

    due: PeriodField = Field(description="When it is due: the last day of this period.")
    key: Text | None = Field(default=None, description="What tells it from another step that is due then.")
    name: Localized | None = Field(default=None, description="What is done by then.")
    lead: Leads | None = Field(
        default=None, description="The agencies that lead this step, where they are not those of the task."
    )
    measure: Measure | None = Field(default=None, description="The number that it asks for.")


class Task(AcceptsWarnings, title="A task"):
    """What must be done. Exactly one of due, every, milestones and undated says when.

    A task that comes round without ``years`` of its own does so in those of all phases.
    """

    id: TaskId = Field(description="Its section and number, like II.3.")
    name: Localized = Field(description="Its name.")
    lead: Leads = Field(description="The agencies that lead it.")
    taken_over_by: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the agency"))] = Field(
        default=(), description="Those successors of a part of a lead agency to whose part the task belongs."
    )
    coordinating: Annotated[tuple[Identifier, ...], Unique("PAR305", phrase("the coordinating agency"))] = Field(
        default=(), description="The agencies that help with it."
    )
    due: PeriodReference = Field(default=None, description="When it is due: the last day of this period.")
    every: Every | None = Field(default=None, description="It comes round in each year, half, quarter or month.")
    years: PeriodReference = Field(
        default=None, description="The years in which it comes round, where they are not those of the phases."
    )
    by_plan: Flag = Field(default=False, description="Whether each year's plan sets the date.")
    undated: Literal["continuous", "external"] | None = Field(
        default=None, description="No date is set: work that goes on, or that hangs on others."
    )
    milestones: tuple[Milestone, ...] | None = Field(
        default=None, description="The steps of it, each with its own date, in order."
    )
    condition: Localized | None = Field(default=None, description="What must have happened before.")
    targets: Annotated[tuple[TargetId, ...], Unique("PAR305", phrase("the target"))] = Field(
        default=(), description="The targets that it serves."
    )
    source: Source | None = Field(default=None, description="Where it stands.")
    note: Localized | None = Field(default=None, description="A remark on it.")

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


class TasksFile(Record, title="tasks.yaml"):
    """The task matrix of a decision."""

    version: Annotated[Integer, Field(alias="schema", description="The version of the form of the data files.")]
    sections: tuple[Section, ...] = Field(default=(), description="The sections of the matrix.")
    tasks: tuple[Task, ...] = Field(description="What must be done, when and by whom.")
