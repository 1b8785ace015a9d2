"""A whole, valid decision with everything reported on it: what the progress room computes from."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from par_cli.model.agencies import Agencies
from par_cli.model.decision import STEP_MONTHS, Breakdown, Decision, Group, Indicator, Phase, Target, Unit
from par_cli.model.fields import Localized
from par_cli.model.observations import Observations
from par_cli.model.periods import months_between
from par_cli.model.reports import Outcome, Receipt, TaskReport, Threshold
from par_cli.model.tasks import Section, Task

if TYPE_CHECKING:
    from par_cli.model.documents import Body, DocumentKind, Heading, LegalDocument
    from par_cli.model.measures import PolicyMeasure
    from par_cli.model.reporting import Duty, ReportingFile


def target_id(indicator: str, key: str) -> str:
    return f"{indicator}/{key}"


class DatedTarget(NamedTuple):
    """A target with the indicator and phase that it belongs to; ``id`` is ``indicator/key``.

    ``first_deadline`` is the one that the decision sets; ``deadline`` the one that holds, which an extension moves.
    """

    id: str
    indicator: Indicator
    phase: Phase
    target: Target
    deadline: date
    first_deadline: date

    def with_parts(self, entries: Mapping[str, Self]) -> Self:
        """Return it with the latest deadlines of its components, if it has any."""
        parts = [entries[name] for name in self.target.parts]
        if not parts:
            return self
        deadline, first = max(part.deadline for part in parts), max(part.first_deadline for part in parts)
        return self._replace(deadline=deadline, first_deadline=first)

    @property
    def year_start(self) -> date:
        """The first day of the year asked: of the period that is named, else of January or of the phase's month."""
        if self.target.decided_by is not None:
            return self.target.decided_by.start
        deadline, month = self.deadline, self.phase.first_month
        return date(deadline.year - (deadline.month < month), month, 1)

    @property
    def months_asked(self) -> int:
        """How many months a target of something counted is about (method, 3): a year, unless it names less."""
        target, year = self.target, STEP_MONTHS["year"]
        if target.decided_by is not None:
            return min(target.decided_by.months, year)
        named = (self.phase.months or year) if target.due is None or target.due.months == 0 else target.due.months
        if named < year and self.indicator.accumulates:  # what it has come to by then, from the first day of the year
            return months_between(self.year_start, self.deadline)
        return min(named, year)

    @property
    def deadline_assumed(self) -> Localized | None:
        """Why its deadline is assumed, where it is the end of a phase that the decision does not set."""
        return self.phase.to_assumed if self.deadline == self.phase.end else None

    @property
    def owners(self) -> tuple[str, ...]:
        """Who answers for it: its own owners, else those of the indicator."""
        return self.indicator.owners if self.target.owners is None else self.target.owners


_NONE: Mapping[str, Any] = {}


class Dataset(NamedTuple):
    """A decision and its reports, by id; built only when every file is valid.

    ``folder`` is None for the data inside the package.
    ``reporters`` are the agencies, and the breakdowns as such. ``projections`` are what somebody expects: no series
    has them, and they decide nothing. ``known`` is the day by which all of it had been recorded, where that was asked.
    Without ``reporting`` no report is due. ``documents``, their ``kinds``, ``bodies`` (which are not agencies),
    ``headings`` and ``measures`` are empty where a folder has none, and where only numbers were asked for.
    """

    decision: Decision
    phases: Mapping[str, Phase]
    groups: Mapping[str, Group]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    targets: tuple[DatedTarget, ...]
    sections: Mapping[str, Section]
    tasks: tuple[Task, ...]
    breakdowns: Mapping[str, Breakdown]
    agencies: Agencies
    reporters: Agencies
    observations: Observations
    projections: Observations
    outcomes: Mapping[str, tuple[Outcome, ...]]
    thresholds: Mapping[str, tuple[Threshold, ...]]
    task_reports: Mapping[str, tuple[TaskReport, ...]]
    folder: str | None
    known: date | None = None
    reporting: "ReportingFile | None" = None
    receipts: tuple[Receipt, ...] = ()
    documents: "Mapping[str, LegalDocument]" = _NONE
    kinds: "Mapping[str, DocumentKind]" = _NONE
    bodies: "Mapping[str, Body]" = _NONE
    headings: "Mapping[str, Heading]" = _NONE
    measures: "Mapping[str, PolicyMeasure]" = _NONE

    @property
    def duties(self) -> "tuple[Duty, ...]":
        """What agencies have to do without a date; none without ``reporting``."""
        return () if self.reporting is None else self.reporting.duties

    @property
    def section_ids(self) -> tuple[str, ...]:
        """The sections of the task matrix and of the text that states targets, each once."""
        sources = [item.target.source for item in self.targets if item.target.source is not None]
        of_targets = [source.section for source in sources if source.section is not None]
        return tuple(dict.fromkeys((*(task.section for task in self.tasks), *of_targets)))
