"""The measures of a decision: what it sets out to do, by heading (``measures.yaml``, which may be missing)."""

from typing import Annotated

from par_cli.messages import phrase
from par_cli.model.decision import Source
from par_cli.model.documents import Body, Heading
from par_cli.model.fields import (
    AcceptsWarnings,
    DataFile,
    DocumentIds,
    Flag,
    Identifier,
    Localized,
    TargetId,
    TaskId,
    Unique,
)


class PolicyMeasure(AcceptsWarnings, title="A measure"):
    """What is to be done under a heading. It has no status of its own: the tasks and targets that it serves have."""

    id: TaskId
    """The number of its heading and one of its own, like III.1.2.4."""
    name: Localized
    """What is to be done, in a few words."""
    lead: Annotated[tuple[Identifier, ...], Unique(phrase("the lead agency"))] = ()
    """The agencies that lead it."""
    others: Annotated[tuple[Identifier, ...], Unique(phrase("the agency"))] = ()
    """Those that help with it: agencies, or bodies that are not agencies."""
    tasks: Annotated[tuple[TaskId, ...], Unique(phrase("the task"))] = ()
    """The tasks that carry it out."""
    all_tasks: Flag = False
    """Whether every task carries it out."""
    targets: Annotated[tuple[TargetId, ...], Unique(phrase("the target"))] = ()
    """The targets that it serves."""
    documents: DocumentIds = ()
    """The documents that it names."""
    source: Source | None = None
    """Where it is."""
    note: Localized | None = None
    """A remark on it."""

    @property
    def heading(self) -> str:
        """The heading that it is under: the id up to its last dot."""
        return self.id.rpartition(".")[0]

    @property
    def is_measured(self) -> bool:
        """Whether a task or a target says how far it has come."""
        return self.all_tasks or bool(self.tasks) or bool(self.targets)


class MeasuresFile(DataFile, title="measures.yaml"):
    """The measures of the decision, under its headings."""

    bodies: tuple[Body, ...] = ()
    """Who helps with them, where that is not an agency."""
    headings: tuple[Heading, ...] = ()
    """The headings of the text."""
    measures: tuple[PolicyMeasure, ...]
    """The measures."""
