"""What is wrong or doubtful in a data folder, so far as it was asked for: what every format of `par validate` shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic
from par_cli.loading.folder import OWN_FILES, FileRead, Location, Reading, examine
from par_cli.model.decision import Decision


class Scope(NamedTuple):
    """Which findings are asked for.

    ``files`` are the names of files and folders as problems give them, None for the whole data folder.  ``select`` and
    ``ignore`` are the beginnings of codes; without ``select`` every rule counts.
    """

    files: tuple[str, ...] | None = None
    select: tuple[str, ...] = ("",)
    ignore: tuple[str, ...] = ()

    def counts(self, problem: Diagnostic) -> bool:
        return problem.code.startswith(self.select) and not problem.code.startswith(self.ignore)


class Findings(NamedTuple):
    """Everything found, sorted by place: the same in every format.

    ``files`` are all that could be read, ``judged`` the names of those among them that were asked about.
    ``elsewhere`` are those of files that nobody asked about, ``deselected`` those of rules that were not asked for.
    ``usable`` says whether the folder as a whole has no error, in rules and files that were not asked for either.
    """

    location: Location
    day: date
    decision: Decision | None
    files: tuple[FileRead, ...]
    judged: tuple[str, ...]
    items: tuple[Diagnostic, ...]
    elsewhere: int
    deselected: int
    usable: bool

    @property
    def errors(self) -> int:
        return sum(not item.warning for item in self.items)

    @property
    def warnings(self) -> int:
        return sum(item.warning for item in self.items)


def findings(reading: Reading, day: date, scope: Scope) -> Findings:
    everything = examine(reading, day)
    wanted = [item for item in everything if scope.counts(item)]
    decision = [system.join(reading.location.folder, name) for name in OWN_FILES]
    files = scope.files
    if files is not None and any(covers(files, name) for name in decision):
        files = None  # a change of the decision may break any report
    shown = wanted if files is None else _concerning(wanted, files, decision)
    names = (item.name for item in reading.files)
    return Findings(
        location=reading.location,
        day=day,
        decision=reading.decision,
        files=reading.files,
        judged=tuple(name for name in names if files is None or covers(files, name)),
        items=tuple(shown),
        elsewhere=len(wanted) - len(shown),
        deselected=len(everything) - len(wanted),
        usable=all(item.warning for item in everything),
    )


def covers(files: Sequence[str], name: str) -> bool:
    """Return whether a file is one of some files, or lies in one of some folders."""
    return any(name == file or name.startswith(f"{file}/") for file in files)


def _concerning(items: Sequence[Diagnostic], files: Sequence[str], decision: Sequence[str]) -> list[Diagnostic]:
    """Return the findings that concern some files: those in them, about them, and in the files that judge them.

    A report may break what the decision says of it (a baseline that is no longer reported), and cannot be judged by a
    decision that is broken.
    """
    return [
        item
        for item in items
        if covers(files, item.file) or any(covers(files, place.file) for place in item.related) or item.file in decision
    ]
