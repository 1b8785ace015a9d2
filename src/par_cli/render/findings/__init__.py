"""What was found in data files, in the formats of `par validate`: the same findings in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from par_cli.diagnostics import Diagnostic

Lines = Callable[[str, set[int]], Mapping[int, str]]
"""Returns some lines of a file by their numbers."""


def severity(item: Diagnostic) -> str:
    return "warning" if item.warning else "error"


def lines_of(items: Iterable[Diagnostic], lines: Lines) -> dict[str, Mapping[int, str]]:
    """Return the lines that findings are about, by file and number; each file is read once."""
    wanted: dict[str, set[int]] = {}
    for item in items:
        wanted.setdefault(item.file, set()).add(item.line)
    return {file: lines(file, numbers) for file, numbers in wanted.items()}
