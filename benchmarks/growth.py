"""How the cost of a command grows with each thing that a data folder can hold more of.

Run it by hand: ``python benchmarks/growth.py [WORD] ...`` (only the dimensions whose name holds one of the words; all
of them take some ten minutes on two cores with nothing else to do).  Each dimension is a folder with an eighth, a
quarter, a half and the whole of what fits into it, mostly the 100,000 keys and values of a YAML file or 8 MB of CSV,
and each command that fits is run on all four.  It prints a table and exits 1 where, beyond 0.3 s more than start-up,
the CPU time grows faster than 2.6 times per doubling, where a file that is refused takes more than 2 s (on a slow
machine 13 start-ups) or 300 MB, or where an exit code is not of the table.  docs/performance.md has the figures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from growth_folders import DIMENSIONS, READ, plain
from measuring import PAR, Cost, cost

PARTS = (8, 4, 2, 1)  # x1, x2, x4, x8
FREE_SECONDS = 0.3
MOST_GROWTH = 2.6
MOST_SECONDS = 2.0  # or as many start-ups as that is where one takes 0.15 s, on a slower machine
MOST_START_UPS = 13
MOST_MEGABYTES = 300
GIVEN_UP = 20  # seconds of CPU
MORE_RUNS = 2  # of what is beyond a bound
INVALID = 3
CODES = {0, 1, 2, INVALID, 4}


class Run(NamedTuple):
    """A command on the four folders of a dimension."""

    dimension: str
    command: str
    most: int
    costs: tuple[Cost, ...]

    def beyond(self, start_up: float) -> tuple[float, ...]:
        """Return the seconds on each folder that are more than start-up."""
        return tuple(max(item.seconds - start_up, 0.0) for item in self.costs)

    def least(self, other: Run) -> Run:
        """Return the lesser cost of two runs on each folder that both have reached, else the run that went further."""
        if len(self.costs) != len(other.costs):
            return max(self, other, key=lambda run: len(run.costs))
        pairs = zip(self.costs, other.costs, strict=True)
        return self._replace(costs=tuple(min(pair, key=lambda item: item.seconds) for pair in pairs))

    def cost(self) -> float:
        return self.costs[-1].seconds

    def growth(self, start_up: float) -> float:
        """Return the largest growth per doubling that counts, else 0."""
        pairs = pairwise(self.beyond(start_up))
        return max((after / max(before, 0.01) for before, after in pairs if after > FREE_SECONDS), default=0.0)

    def faults(self, start_up: float) -> list[str]:
        last = self.costs[-1]
        return [
            *(["code"] if any(item.code not in CODES for item in self.costs) else ()),
            *(["growth"] if self.growth(start_up) > MOST_GROWTH else ()),
            *(
                ["seconds"]
                if last.code == INVALID and last.seconds > max(MOST_SECONDS, MOST_START_UPS * start_up)
                else ()
            ),
            *(["memory"] if last.code == INVALID and last.megabytes > MOST_MEGABYTES else ()),
        ]


def write(made: Callable[[], Mapping[str, Iterable[str]]], folder: Path) -> None:
    """Write a folder in a process of its own: what this one holds would count as its children's."""
    child = os.fork()
    if not child:
        for name, pieces in made().items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("w", encoding="utf-8") as opened:
                opened.writelines(pieces)
        os._exit(0)
    os.waitpid(child, 0)


def _sheet(made: Callable[[int], Iterable[str]], count: int) -> Mapping[str, Iterable[str]]:
    return {"sheet.csv": made(count)}


def measured(name: str, command: str, folders: Mapping[int, Path]) -> Run:
    """Run a command on the folders of a dimension, from the smallest on, until one is given up."""
    dimension = DIMENSIONS[name]
    costs: list[Cost] = []
    for count, folder in folders.items():
        typed = dimension.typed or (lambda _: "")
        words = [typed(count) if word == "@" else word for word in dimension.commands[command]]
        costs.append(cost((PAR, *words, "--data", "."), folder, GIVEN_UP))
        if costs[-1].code < 0:
            break
    return Run(name, command, dimension.most, tuple(costs))


def runs(name: str, place: Path) -> Iterator[tuple[str, dict[int, Path]]]:
    """Yield the commands of a dimension, each with its folders by their size."""
    dimension = DIMENSIONS[name]
    folders: dict[int, Path] = {}
    for part in PARTS:
        count = max(dimension.most // part, 1)
        folder = folders[count] = place / name / str(count) / "data"
        write(partial(dimension.made, count), folder)
        if (sheet := dimension.sheet) is not None:
            write(partial(_sheet, sheet, count), folder.parent)
    yield from ((command, folders) for command in dimension.commands)


def main() -> int:
    """Print the table; give 1 where a bound is passed."""
    words = sys.argv[1:] or [""]
    names = [name for name in DIMENSIONS if any(word in name for word in words)]
    with tempfile.TemporaryDirectory() as given, ThreadPoolExecutor(os.cpu_count()) as workers:
        place = Path(given)
        write(lambda: plain(1), place / "start")
        start_up = min(cost((PAR, *READ["status"], "--data", "."), place / "start").seconds for _ in range(5))
        tasks = [
            (name, command, folders, workers.submit(measured, name, command, folders))
            for name in names
            for command, folders in runs(name, place)
        ]
        found = [task.result() for *_, task in tasks]
        for _ in range(MORE_RUNS):  # alone now: what other programs do can only add to the cost
            for number, (name, command, folders, _task) in enumerate(tasks):
                if found[number].faults(start_up):
                    found[number] = found[number].least(measured(name, command, folders))
    for run in found:
        if run.faults(start_up) or words != [""]:
            print(described(run, start_up), file=sys.stderr, flush=True)
    print(f"start-up {start_up:.2f} s; of each dimension the command that costs most\n")
    print("| dimension | par | how many | exit | x1 | x2 | x4 | x8, seconds | growth | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in names:
        print(described(max((run for run in found if run.dimension == name), key=Run.cost), start_up))
    failed = sum(bool(run.faults(start_up)) for run in found)
    print(f"\n{len(names)} dimensions, {len(found)} commands: {failed} beyond the bounds")
    return int(failed > 0)


def described(run: Run, start_up: float) -> str:
    last = run.costs[-1]
    seconds = " | ".join([f"{item.seconds:.2f}" for item in run.costs] + ["-"] * (len(PARTS) - len(run.costs)))
    growth = run.growth(start_up)
    shown = f"{growth:.1f}" if growth else "-"
    faults = "".join(f" **{fault}**" for fault in run.faults(start_up))
    what = f"{run.dimension} | {run.command} | {run.most:,} | {last.code}"
    return f"| {what} | {seconds} | {shown} | {last.megabytes:.0f}{faults} |"


if __name__ == "__main__":
    sys.exit(main())
