"""Warnings that the data itself accepts, with the reason beside the entry (``accepted: {PAR811: ...}``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.shared import Entries
from par_cli.loading.entries import Entry, Origin
from par_cli.messages import phrase
from par_cli.model.fields import Doubtful
from par_cli.source import path_text


class _Accepted(NamedTuple):
    """A rule that an entry is excused from, and where the entry stands."""

    code: str
    origin: Origin
    inner: tuple[str | int, ...]

    def covers(self, problem: Diagnostic) -> bool:
        entry = path_text((*self.origin.path, *self.inner))
        inside = problem.path == entry or problem.path.startswith((f"{entry}.", f"{entry}["))
        return inside and problem.code == self.code and problem.file == self.origin.document.file


def not_accepted(entries: Entries, warnings: Collection[Diagnostic]) -> set[Diagnostic]:
    """Give the warnings that no entry accepts, and one for each acceptance of something that was not found."""
    found = set(warnings)
    for accepted in _all(entries):
        covered = {problem for problem in warnings if accepted.covers(problem)}
        found -= covered
        if not covered:
            message = phrase("{code} is accepted here and was not found", code=accepted.code)
            hint = phrase("remove it, or correct the code; errors cannot be accepted")
            place = (*accepted.inner, "accepted", accepted.code)
            found.add(accepted.origin.problem("PAR901", message, hint, *place, key=True, warning=True))
    return found


def _all(entries: Entries) -> Iterator[_Accepted]:
    plain: tuple[Collection[Entry[Any]], ...] = (
        entries.decision,
        entries.phases,
        entries.indicators,
        entries.tasks,
        entries.agencies,
        *entries.reported,
    )
    for kind in plain:
        for value, origin in kind:
            yield from (_Accepted(code, origin, ()) for code in value.accepted)
    for indicator, origin in entries.indicators:
        yield from _inside(indicator.targets, origin, "targets")
    for task, origin in entries.tasks:
        yield from _inside(task.milestones or (), origin, "milestones")
    for agency, origin in entries.agencies:
        yield from _inside(agency.successors, origin, "successors")


def _inside(items: Collection[Doubtful], origin: Origin, key: str) -> Iterator[_Accepted]:
    for number, item in enumerate(items):
        yield from (_Accepted(code, origin, (key, number)) for code in item.accepted)
