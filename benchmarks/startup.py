"""What a command costs on the real decision, and on the figures of 63 provinces, as ratios within one run.

Run by hand: ``python benchmarks/startup.py [RUNS]``.  Every command is measured in turn, round after round, so that
the machine's other work falls on all of them; the figure is the median of the CPU time (user and system) of
RUNS processes (15 unless told).  Gates: docs/performance.md.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measuring import PAR, cost

EMPTY_COMMAND = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def nothing() -> None: ...
@app.command()
def other() -> None: ...
def main() -> None: app()
"""
DAY = "2026-11-23"
PROVINCES = str(Path(__file__).parent.parent / "examples" / "papi-provinces")
"""About 7,000 figures of many reporters."""
NEW = "new"
"""A folder as `par init` makes it: what a command costs on it depends on no data."""


class Case(NamedTuple):
    """A command, the one that it is compared with, and how many times the cost of that one it may have."""

    name: str
    command: Sequence[str]
    against: str
    gate: float | None


def cases(folder: str) -> list[Case]:
    """Return what is measured; ``folder`` holds the empty command as a module."""
    empty = f"import sys; sys.path.insert(0, {folder!r}); sys.argv = ['empty', 'nothing']; import empty; empty.main()"
    return [
        Case("python -c pass", [sys.executable, "-c", "pass"], "python -c pass", None),
        Case("an empty Typer command", [sys.executable, "-c", empty], "python -c pass", None),
        Case("par --version", [PAR, "--version"], "python -c pass", 7.5),
        Case("par --help", [PAR, "--help"], "python -c pass", 7.5),
        Case(
            "par status --format json",
            [PAR, "status", "--as-of", DAY, "--format", "json"],
            "an empty Typer command",
            1.5,
        ),
        Case(
            "par status --format json, a new folder",
            [PAR, "status", "--data", NEW, "--as-of", DAY, "--format", "json"],
            "an empty Typer command",
            1.25,
        ),
        Case(
            "par diff --format json, ten weeks",
            [PAR, "diff", "2026-09-14", DAY, "--format", "json"],
            "par status --format json",
            1.6,
        ),
        Case(
            "par diff --format json, two years",
            [PAR, "diff", "2024-11-23", DAY, "--format", "json"],
            "par status --format json",
            1.6,
        ),
        Case("par validate", [PAR, "validate", "--as-of", DAY, "--strict"], "an empty Typer command", 1.5),
        Case("par status", [PAR, "status", "--as-of", DAY, "--lang", "vi"], "an empty Typer command", 1.8),
        Case("par page", [PAR, "page", "--as-of", DAY, "--lang", "vi"], "par status --format json", 1.6),
        Case(
            "par status --format json, 63 provinces",
            [PAR, "status", "--data", PROVINCES, "--as-of", DAY, "--format", "json"],
            "par status --format json",
            None,
        ),
        Case(
            "par show, one dimension of 63 provinces",
            [PAR, "show", "transparency", "--data", PROVINCES, "--as-of", DAY, "--lang", "en"],
            "par status --format json",
            None,
        ),
        Case("par targets", [PAR, "targets", "--as-of", DAY, "--lang", "vi"], "an empty Typer command", None),
        Case("par tasks", [PAR, "tasks", "--as-of", DAY, "--lang", "vi"], "an empty Typer command", None),
    ]


def main() -> int:
    """Measure, print a Markdown table, and exit 1 where a gate is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "empty.py"), "w", encoding="utf-8") as file:
            file.write(EMPTY_COMMAND)
        subprocess.run([PAR, "init", NEW, "--time-zone", "Asia/Ho_Chi_Minh"], cwd=folder, check=True)
        measured = cases(folder)
        times: dict[str, list[float]] = {case.name: [] for case in measured}
        for turn in range(runs + 1):
            for case in measured:
                seconds = cost(case.command, folder).seconds
                if turn:  # the first round fills the caches
                    times[case.name].append(seconds)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"Python {sys.version.split()[0]}, {runs} runs, medians of CPU time\n")
    print("| command | x `python -c pass` | x an empty Typer command | gate |")
    print("|---|---|---|---|")
    missed = 0
    for case in measured:
        ratio = medians[case.name] / medians[case.against]
        missed += case.gate is not None and ratio > case.gate
        gate = "-" if case.gate is None else f"{case.gate} x {case.against}"
        passes, empties = (medians[case.name] / medians[name] for name in ("python -c pass", "an empty Typer command"))
        print(f"| {case.name} | {passes:.1f} | {empties:.2f} | {gate} |")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
