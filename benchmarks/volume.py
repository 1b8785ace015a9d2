"""What many values cost, as ratios to an empty interpreter within one run, compared with other programs.

Run by hand: ``python benchmarks/volume.py [RUNS [MOST]]`` (15 runs of what is done often, and up to 1,000,000 values,
unless told).  Every command is measured in turn, round after round; the figures are medians of the CPU time (user and
system), and the memory at most.  Other programs are measured where PATH has them.  Gates: docs/performance.md.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import many_values
import peers
from measuring import PAR, Cost, cost

SIZES = (1_000, 10_000, 100_000, 1_000_000)
IMPORTED = 100_000
FEW = 3
"""How often the largest folder and other programs are run at the most."""
MOST_SECONDS = 120
"""After so much computing another program is not waited for."""
EMPTY = "python -c pass"
KNOWN = ("--as-of", many_values.DAY)
READING = {
    "par status --format json": (PAR, "status", "--data", "many", *KNOWN, "--format", "json", "--fail-on", "never"),
    "par validate": (PAR, "validate", "--data", "many", *KNOWN, "--strict"),
}
LISTING = {
    f"par values --format {form}": (PAR, "values", "--data", "many", *KNOWN, "--format", form)
    for form in ("csv", "json")
}
LISTED = 100_000
IMPORT = (PAR, "import", "spreadsheet.csv", "--data", "fresh", *KNOWN)


class Gate(NamedTuple):
    """How many times the cost of an empty interpreter a command may have, and how many MiB."""

    ratio: float
    megabytes: float


GATES = {
    **dict.fromkeys([(name, 100_000) for name in READING], Gate(48, 100)),
    **dict.fromkeys([(name, 1_000_000) for name in READING], Gate(280, 200)),
    **dict.fromkeys([(name, LISTED) for name in LISTING], Gate(260, 100)),
    ("par import", IMPORTED): Gate(75, float("inf")),
}


class Case(NamedTuple):
    """A command on a number of values, and what is found out about it."""

    name: str
    size: int
    command: Sequence[str]
    folder: Path
    costs: list[Cost]
    runs: int
    most_seconds: int | None = None


def _write(size: int, folder: Path, *form: str) -> None:
    """Write values in a process of its own: what it holds is not to count as anybody else's."""
    subprocess.run([sys.executable, many_values.__file__, str(size), str(folder), *form], check=True)


def _prepare(size: int, place: Path, others: Sequence[peers.Peer]) -> None:
    """Write all files with that many values: the data folder, one without reports, and those of other programs."""
    _write(size, place / "many")
    shutil.copytree(place / "many", place / "empty", ignore=shutil.ignore_patterns("*.csv"))
    forms = {peer.form for peer in others if peer.form}
    for form in sorted(forms | {"spreadsheet.csv"} if size == IMPORTED else forms):
        _write(size, place, form)
    listing = (PAR, "targets", "--data", "empty", *KNOWN, "--fail-on", "never", "--format", "csv", "-o", "targets.csv")
    subprocess.run(listing, cwd=place, check=True)
    (place / "query.sql").write_text(peers.query(), encoding="utf-8")


def _cases(folder: Path, runs: int, most: int) -> list[Case]:
    """Return what is measured, all files written."""
    few = min(runs, FEW)
    found = [Case(EMPTY, 0, (sys.executable, "-c", "pass"), folder, [], runs)]
    for size in (size for size in SIZES if size <= most):
        place = folder / str(size)
        place.mkdir()
        others = [peer for peer in peers.installed() if size <= peer.most]
        _prepare(size, place, others)
        often = few if size == SIZES[-1] else runs
        found += [Case(name, size, command, place, [], often) for name, command in READING.items()]
        if size <= LISTED:
            found += [Case(name, size, command, place, [], few) for name, command in LISTING.items()]
        if size == IMPORTED:
            found.append(Case("par import", size, IMPORT, place, [], runs))
        found += [Case(peer.name, size, peer.command, place, [], few, MOST_SECONDS) for peer in others]
    return found


def _measure(case: Case) -> None:
    """Run a command once; an import into a folder without reports."""
    if case.command == IMPORT:
        shutil.rmtree(case.folder / "fresh", ignore_errors=True)
        shutil.copytree(case.folder / "empty", case.folder / "fresh")
    case.costs.append(cost(case.command, case.folder, case.most_seconds))


def _is_due(case: Case, turn: int, runs: int) -> bool:
    """Whether a command is run in a round: one that runs a few times in some, one that has failed in no more."""
    failed = bool(case.costs) and case.costs[-1].code != 0
    return turn % (runs // case.runs) == 0 and len(case.costs) < case.runs and not failed


def _cell(case: Case, empty: float) -> tuple[str, bool]:
    """Return the figures of a case as the table has them, and whether a gate is missed."""
    gate = GATES.get((case.name, case.size))
    last = case.costs[-1]
    if last.code:
        over = last.code < 0 and case.most_seconds is not None and last.seconds >= case.most_seconds - 1
        return f"over {MOST_SECONDS} s" if over else f"exit code {last.code}", case.most_seconds is None
    ratio = statistics.median(run.seconds for run in case.costs) / empty
    megabytes = max(run.megabytes for run in case.costs)
    missed = gate is not None and (ratio > gate.ratio or megabytes > gate.megabytes)
    return f"{ratio:.1f} ({megabytes:.0f}){' **missed**' if missed else ''}", missed


def _gates(name: str) -> str:
    """Return the gates of a command in words."""
    found = [(size, gate) for (command, size), gate in GATES.items() if command == name]
    memory = {size: f" ({gate.megabytes:.0f})" if gate.megabytes < float("inf") else "" for size, gate in found}
    return ", ".join(f"{size:,}: {gate.ratio:.0f}{memory[size]}" for size, gate in found) or "-"


def main() -> int:
    """Measure, print a Markdown table, and exit 1 where a gate is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    most = int(sys.argv[2]) if len(sys.argv) > 2 else SIZES[-1]
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(Path(folder), runs, most)
        for turn in range(runs):
            for case in cases:
                if _is_due(case, turn, runs):
                    _measure(case)
    empty = statistics.median(run.seconds for run in cases[0].costs)
    cells = {(case.name, case.size): _cell(case, empty) for case in cases}
    few = f"{min(runs, FEW)} with {SIZES[-1]:,} values and of other programs"
    print(f"Python {sys.version.split()[0]}, medians of {runs} runs, of {few}:")
    print(f"CPU time as a multiple of `{EMPTY}`, in brackets MiB at the most\n")
    sizes = [size for size in SIZES if size <= most]
    print(f"| values | {' | '.join(f'{size:,}' for size in sizes)} | gates |\n|---|{'---|' * len(sizes)}---|")
    for name in dict.fromkeys((*READING, "par import", *(case.name for case in cases[1:]))):
        row = [cells.get((name, size), ("-", False))[0] for size in sizes]
        print(f"| {name} | {' | '.join(row)} | {_gates(name)} |")
    print(f"\n`{EMPTY}`: {cells[EMPTY, 0][0]}")
    return int(any(missed for _, missed in cells.values()))


if __name__ == "__main__":
    sys.exit(main())
