"""For whom reports on a task speak, where several must report it done: leads, and the members of groups (method, 8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from par_cli.model.agencies import Agencies
from par_cli.model.reports import TaskReport
from par_cli.progress.agencies import today

ANYONE: Mapping[str, tuple[str, ...]] = {"": ("",)}
"""Who must report where no lead is named: any report speaks for the whole."""


def required(agencies: Agencies, leads: Sequence[str], day: date) -> Mapping[str, tuple[str, ...]]:
    """Return for each lead those who must report: the members of a group on a day, else the lead itself.

    A group with members that are not named is one of them, in the place of those.
    """
    if not leads:
        return ANYONE

    def of_group(lead: str) -> tuple[str, ...]:
        return (*agencies.members((lead,), day), *agencies.unnamed((lead,), day))

    return {lead: (of_group(lead) if agencies[lead].is_group else ()) or (lead,) for lead in leads}


class Speakers:
    """Those for whom a report on an occurrence speaks, by its reporter.

    A report without a reporter speaks for all, and a lead for its members. An agency that alone answers for another one
    on the day of the report speaks for that one too.
    """

    def __init__(
        self, agencies: Agencies, wanted: Mapping[str, tuple[str, ...]], taken_over_by: Collection[str]
    ) -> None:
        self._agencies = agencies
        self._wanted = wanted
        self._taken_over_by = taken_over_by
        self.everyone = tuple(dict.fromkeys(name for names in wanted.values() for name in names))
        self._by_reporter: dict[int, Mapping[str, Collection[str]]] = {}

    def spoken_for(self, report: TaskReport) -> Collection[str]:
        """Return the ids of the agencies for whom a report speaks."""
        if report.reporter is None or self._wanted is ANYONE:
            return self.everyone
        stage = self._agencies.stage(report.known_from)
        if stage not in self._by_reporter:
            self._by_reporter[stage] = self._on(report.known_from)
        return self._by_reporter[stage].get(report.reporter, ())

    def first(self, reports: Iterable[TaskReport]) -> dict[str, TaskReport]:
        """Return the first of the reports that speaks for each one; the others of a reporter speak for the same."""
        found: dict[str, TaskReport] = {}
        found_keys: set[tuple[str | None, int]] = set()
        for report in reports:
            key = (report.reporter, self._agencies.stage(report.known_from))
            if key not in found_keys:
                found_keys.add(key)
                for name in self.spoken_for(report):
                    found.setdefault(name, report)
        return found

    def _on(self, day: date) -> Mapping[str, Collection[str]]:
        """Return for each agency those for whom it speaks on a day."""
        found: dict[str, dict[str, None]] = {}
        for name, those in (*self._wanted.items(), *((name, (name,)) for name in self.everyone)):
            answering = today(self._agencies, (name,), day, self._taken_over_by)
            for reporter in {name, *(answering if len(answering) == 1 else ())}:
                found.setdefault(reporter, {}).update(dict.fromkeys(those))
        return found
