"""What the worst files that anybody could think of cost: two commands on each, their time and memory.

Run it by hand: ``python benchmarks/hostile.py [WORD]`` (only the cases whose name holds the word).  It prints a table
and exits 1 where a case takes more than two seconds of computing or 300 MB, or ends with an exit code that is not of
the table; the time that was waited for it says how busy the machine was.
docs/reliability.md has the figures.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from measuring import PAR, Cost, cost

DATA = Path(__file__).parent.parent / "data"
MOST_SECONDS = 2.0
MOST_MEGABYTES = 300
CODES = {0, 1, 2, 3, 4}
PLACES = ("targets.yaml", "reports/worst.yaml")
FULL = 8 << 20  # the most that a YAML file may have
DECISION = ("--as-of", "2026-11-23", "--data", ".")
COMMANDS = (("status", "--format", "json"), ("validate", "--strict"))
HEADER = (
    "indicator,period,value,bound,of,numerator,denominator,break,comparable,published,provisional,source,url,line,note"
    "\n"
)


def filled(piece: str, size: int = FULL, start: str = "", end: str = "") -> Callable[[], bytes]:
    """Return a piece over and over, up to a size in bytes."""

    def made() -> bytes:
        left = size - len(start.encode()) - len(end.encode())
        return (start + piece * (left // len(piece.encode())) + end).encode()

    return made


def numbered(piece: str, count: int, start: str, end: str = "") -> Callable[[], bytes]:
    """Return a piece so many times, with a number in each and the one after it."""

    def made() -> bytes:
        return (start + "".join(piece.format(n=n, after=n + 1) for n in range(count)) + end).encode()

    return made


def _laughs() -> bytes:
    lines = ["a: &a [" + ", ".join(["lol"] * 9) + "]"]
    for before, one in pairwise("abcdefghijklmnopqrstuvwxyz"):
        lines.append(f"{one}: &{one} [" + ", ".join([f"*{before}"] * 9) + "]")
    return "\n".join(lines).encode()


def _keys(number: int, value: str = "1") -> bytes:
    return "".join(f"key-{index}: {value}\n" for index in range(number)).encode()


def _deep() -> bytes:
    return "".join(" " * depth + f"a{depth}:\n" for depth in range(3000)).encode()


def _noise(seed: int, signs: str, start: str = "") -> Callable[[], bytes]:
    def made() -> bytes:
        return (start + "".join(random.Random(seed).choices(signs, k=1 << 20))).encode()  # noqa: S311 - only noise

    return made


def _bytes(seed: int, start: str = "") -> Callable[[], bytes]:
    return lambda: start.encode() + random.Random(seed).randbytes(FULL - len(start))  # noqa: S311 - only noise


def _values(line: Callable[[int], str], number: int, start: str = "schema: 1\nvalues:\n") -> Callable[[], bytes]:
    def made() -> bytes:
        return (start + "".join(line(index) for index in range(number))).encode()

    return made


_VALUES = "schema: 1\nvalues:\n"
_HEAD = '  - {indicator: sipas-rank, period: 2020, value: 1, of: 63, note: "'

YAML: dict[str, Callable[[], bytes]] = {
    "60 faults behind 500,000 soft hyphens": numbered(
        "{{indicator: nothing, period: 2024, value: yes}}, ",
        60,
        f'{_VALUES[:-1]} [{{note: "{chr(0xAD) * 500_000}"}}, ',
        "]",
    ),
    "7 MB of an old font": filled("S\u00eb N\u00e9i v\u00f4 ", 7_000_000, _VALUES + _HEAD, '"}'),
    "7 MB of letters that look alike": filled("\u00d0\u1ea1i h\u1ecdc ", 7_000_000, _VALUES + _HEAD, '"}'),
    "7 MB opened in the wrong encoding": filled("S\u00e1\u00bb\u0178 ", 7_000_000, _VALUES + _HEAD, '"}'),
    "400 KB of [": filled("[", 400_000),
    "400 KB of {": filled("{", 400_000),
    "8 MB of [": filled("["),
    "8 MB of - ": filled("- "),
    "8 MB of ? ": filled("? "),
    "8 MB of [{": filled("[{", start="a: "),
    "12 levels, over and over": filled("- " + "[" * 9 + "]" * 9 + "\n", start="a:\n"),
    "3,000 keys, each inside the last": _deep,
    "billion laughs": _laughs,
    "8 MB of anchors": filled("- &a x\n", start="a:\n"),
    "8 MB of aliases": filled("- *a\n", start="a: &a x\nb:\n"),
    "8 MB of merge keys": filled("- {<<: *a}\n", start="a: &a {b: c}\nb:\n"),
    "8 MB of tags": filled("- !!str x\n", start="a:\n"),
    "8 MB of long tags": filled("- !" + "x" * 900 + " y\n", start="a:\n"),
    "100,000 directives": lambda: b"%TAG !a! b\n" * 100_000 + b"---\na: 1\n",
    "100,000 directives at the end": lambda: b"a: 1\n...\n" + b"%TAG !a! b\n" * 100_000,
    "100,000 documents": lambda: b"---\na: 1\n" * 100_000,
    "8 MB in one line": filled("x"),
    "8 MB in one line of words": filled("word ", start="a: "),
    "8 MB in one quoted text": filled("x", start="a: '", end="'\n"),
    "8 MB in one quoted text over many lines": filled("x\n  ", start='a: "', end='"\n'),
    "8 MB in one block": filled("  x\n", start="a: |\n"),
    "8 MB in one folded block": filled("  x\n\n", start="a: >\n"),
    "8 MB in one quote that stays open": filled("x\n", start="a: '"),
    "8 MB of escapes": filled("\\u0041", start='a: "', end='"\n'),
    "8 MB of double quotes": filled('"" ', start="a: "),
    "8 MB of spaces": filled(" "),
    "8 MB of spaces before a value": filled(" ", start="a:", end="x\n"),
    "8 MB of line ends": filled("\n"),
    "8 MB of carriage returns": filled("\r"),
    "8 MB of tabs": filled("\t"),
    "8 MB of comments": filled("# x\n"),
    "8 MB of comments without a space": filled("#x #y\n"),
    "8 MB of text cut by comments": filled("- x #y\n", start="a:\n"),
    "8 MB of zero bytes": filled("\0"),
    "8 MB of combining marks": filled("\u0301\u0323", start="a: o"),
    "8 MB of letters with 30 marks": filled("o" + "\u0301\u0323" * 15 + " ", start="a: "),
    "8 MB of decomposed letters": filled("e\u0302\u0301", start="a: "),
    "8 MB of invisible characters": filled("\u200b \u200d"),
    "8 MB of bidirectional marks in a comment": filled("\u202ex", start="# "),
    "8 MB of no-break spaces": filled("\u00a0"),
    "8 MB of emoji": filled("\U0001f600", start="a: "),
    "8 MB of bytes that are no UTF-8": lambda: b"a: 1\n" * (FULL // 5 - 10) + b"\xff",
    "8 MB of random bytes": _bytes(1),
    "1 MB of random signs of YAML": _noise(2, "ab:-[]{}#&*!|>'\"%@` \n,?0"),
    "1 MB of random structure": _noise(3, "[]{},: a\n"),
    "100,000 keys": lambda: _keys(100_000),
    "49,000 keys": lambda: _keys(49_000),
    "8 MB of one key": filled("a: 1\n"),
    "8 MB of long keys": lambda: "".join(f"{'k' * 1000}{index}: 1\n" for index in range(8000)).encode(),
    "99,000 wrong values": _values(lambda _: "  - no\n", 99_000),
    "99,000 decimal commas": _values(lambda _: "  - 48,67\n", 99_000),
    "99,000 missing values": _values(lambda _: "  -\n", 99_000),
    "commas between braces": _values(lambda index: f"{index},5, ", 40_000, "a: {"),
    "7,000 entries with unknown keys": _values(
        lambda index: f"  - {{a{index}: 1, b: 2, indicator: x{index}}}\n", 7_000
    ),
    "12,000 entries without a reference": _values(
        lambda index: f"  - {{indicator: sipas-ran{index}, period: 2024, value: 1}}\n", 12_000
    ),
    "12,000 entries that contradict each other": _values(
        lambda index: f"  - {{indicator: sipas-rank, period: 2024, value: {index + 1}, of: 63000}}\n", 12_000
    ),
    "numbers of a million digits": filled("9", 1_000_000, start="a: "),
    "a time of a million parts": filled("1:", 1_000_000, start="a: ", end="x\n"),
    "1,000,000 conflicts": filled("<<<<<<< x\n"),
    "one conflict of 8 MB": filled("=======\n", start="<<<<<<< x\n"),
    "a tree of long texts": _values(lambda index: f"  - {{note: '{'đ' * 3000}{index}'}}\n", 1_200),
}
CSV: dict[str, Callable[[], bytes]] = {
    "8 MB of commas": filled(","),
    "8 MB of commas in a row": filled(",", start=HEADER),
    "8 MB of quotes": filled('"', start=HEADER),
    "8 MB of empty quoted cells": filled('"",', start=HEADER),
    "8 MB in a quote that stays open": filled("x,\n", start=HEADER + '"'),
    "8 MB of commas and a quote": filled(",", start=HEADER, end='"'),
    "8 MB of commas and quotes": filled(',,,"",', start=HEADER),
    "8 MB of quotes inside cells": filled('x"y,', start=HEADER),
    "8 MB of line ends in a table": filled("\n", start=HEADER),
    "8 MB of short rows": filled("a\n", start=HEADER),
    "8 MB of rows of empty cells": filled("," * 14 + "\n", start=HEADER),
    "8 MB of rows without a reference": filled("nothing,2024,1" + "," * 12 + "\n", start=HEADER),
    "8 MB of rows that say the same": filled("sipas-rank,2024,1,,63,,,,,2025-04-06,,x,,,\n", start=HEADER),
    "8 MB of rows with wrong numbers": filled('sipas-rank,2024,"48,67"' + "," * 12 + "\n", start=HEADER),
    "8 MB of long periods": filled("sipas-rank," + "2" * 500 + ",1" + "," * 12 + "\n", start=HEADER),
    "8 MB of marks in cells": filled("o" + "\u0301" * 31 + "," * 14 + "\n", start=HEADER),
    "8 MB of control characters in cells": filled("a\x07b" + "," * 14 + "\n", start=HEADER),
    "8 MB of random bytes in a table": _bytes(4, HEADER),
    "1 MB of random cells": _noise(5, 'a1,"\n', HEADER),
    "a header of 8 MB": filled("x,"),
    "8 MB of conflicts in a table": filled(">>>>>>> x\n", start=HEADER),
}

AGENCIES: dict[str, Callable[[], bytes]] = {
    "90,000 members": numbered("a-{n}, ", 90_000, "schema: 1\nagencies:\n  - {id: a, name: A, members: [", "]}\n"),
    "12,000 groups in one another": numbered(
        "  - {{id: c-{n}, name: C{n}, members: [c-{after}]}}\n", 12_000, "schema: 1\nagencies:\n"
    ),
}
TASKS: dict[str, Callable[[], bytes]] = {
    "2,000 tasks each month of a century": numbered(
        "  - {{id: I.{n}, name: n, lead: [so-noi-vu], every: month, years: 2001/2100}}\n", 2_000, "schema: 1\ntasks:\n"
    ),
    "19,000 milestones": numbered(
        "      - {{due: 2025-Q4, key: k{n}}}\n",
        19_000,
        "schema: 1\ntasks:\n  - id: I.1\n    name: n\n    lead: [so-noi-vu]\n    milestones:\n",
    ),
}


def cases() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Yield each case: its name, the file that it takes the place of, and what makes its bytes."""
    for name, made in YAML.items():
        for place in PLACES:
            yield name, place, made
    for place, files in (("reports/worst.csv", CSV), ("agencies.yaml", AGENCIES), ("tasks.yaml", TASKS)):
        for name, made in files.items():
            yield name, place, made


def _write(file: Path, made: Callable[[], bytes]) -> None:
    """Write the bytes of a case in a process of its own: what this one holds would count as its children's."""
    child = os.fork()
    if not child:
        file.write_bytes(made())
        os._exit(0)
    os.waitpid(child, 0)


def main() -> int:
    """Print the table; give 1 where a limit is passed."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    found: list[tuple[str, str, str, Cost]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        for name, file, made in cases():
            if word not in name:
                continue
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(DATA, folder)
            _write(folder / file, made)
            found += [(name, file, command[0], cost((PAR, *command, *DECISION), folder)) for command in COMMANDS]
    print("| input | as | par | exit | seconds | waited | MB |\n|---|---|---|---|---|---|---|")
    failed = False
    for name, file, command, run in sorted(found, key=lambda item: -item[3].seconds):
        over = run.code not in CODES or run.seconds > MOST_SECONDS or run.megabytes > MOST_MEGABYTES
        failed = failed or over
        sign = " **over**" if over else ""
        figures = f"{run.seconds:.2f}{sign} | {run.waited:.2f} | {run.megabytes:.0f}"
        print(f"| {name} | {file} | {command} | {run.code} | {figures} |")
    slowest, largest = (max((getattr(run[3], what) for run in found), default=0) for what in ("seconds", "megabytes"))
    print(f"\n{len(found)} runs: at most {slowest:.2f} s and {largest:.0f} MB")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
