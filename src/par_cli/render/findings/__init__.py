"""What was found in data files, in the formats of `par validate`: the same findings in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from par_cli.diagnostics import Diagnostic, Related

if TYPE_CHECKING:
    from par_cli.progress.changes import Effect
    from par_cli.progress.facts import Fact

Lines = Callable[[str, set[int]], Mapping[int, str]]
"""Returns some lines of a file by their numbers."""


class FolderComparison(NamedTuple):
    """The statuses that differ from those of an older ``folder``.

    There is no effect where the folder ``at_fault`` has errors.  ``place_of`` returns where an entry is.
    """

    folder: str
    at_fault: str | None
    effect: Effect | None
    place_of: Callable[[Fact], Related | None]


def severity(item: Diagnostic) -> str:
    return "warning" if item.warning else "error"


def lines_of(items: Iterable[Diagnostic], lines: Lines) -> dict[str, Mapping[int, str]]:
    """Return the lines that findings are about, by file and number; each file is read once."""
    numbers_of: dict[str, set[int]] = {}
    for item in items:
        numbers_of.setdefault(item.file, set()).add(item.line)
    return {file: lines(file, numbers) for file, numbers in numbers_of.items()}
