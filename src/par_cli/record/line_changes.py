"""Which lines of a file were changed: the hunks that the journal keeps, and sums over the lines of a long table."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby, islice
from typing import Final, NamedTuple

_MAX_SUMS: Final = 1000


class Hunk(NamedTuple):
    """Whole lines in the place of others: the number of the first one in the new file, the old text and the new."""

    line: int
    old: str
    new: str


class Sums(NamedTuple):
    """Sums over each ``step`` lines of a new table, by which the first one that was changed is found."""

    step: int
    sums: tuple[int, ...]


def common(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many items two lists have in common at their beginning, and then at their end."""
    most = min(len(old), len(new))
    start = next((index for index in range(most) if old[index] != new[index]), most)
    most -= start
    end = next((index for index in range(most) if old[-1 - index] != new[-1 - index]), most)
    return start, end


def lines_of(data: bytes) -> list[str]:
    """Cut a file after each LF."""
    lines = data.decode("utf-8").split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]


def hunks_between(path: str, old: bytes | None, new: bytes | None) -> tuple[Hunk, ...] | None:
    """Return which lines differ; of a table that is new or goes away none, since it holds nothing else."""
    if new is None or (old is None and path.endswith(".csv")):
        return None
    before, after = lines_of(old or b""), lines_of(new)
    start, end = common(before, after)
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    if len(before) != len(after):
        return (Hunk(start + 1, "".join(before), "".join(after)),)
    differs = [one != other for one, other in zip(before, after, strict=True)]
    found: list[Hunk] = []
    at = 0
    for is_changed, run in groupby(differs):
        end = at + len(list(run))
        if is_changed:
            found.append(Hunk(start + at + 1, "".join(before[at:end]), "".join(after[at:end])))
        at = end
    return tuple(found)


def line_by_line(hunks: Iterable[Hunk]) -> Iterator[Hunk]:
    """Yield a hunk for each line where as many lines are in the place of others."""
    for hunk in hunks:
        old, new = (lines_of(text.encode()) for text in (hunk.old, hunk.new))
        if len(old) != len(new):
            yield hunk
        else:
            yield from (Hunk(hunk.line + at, *pair) for at, pair in enumerate(zip(old, new, strict=True)))


def sums_of(data: bytes) -> Sums:
    step = -(-(data.count(b"\n") + 1) // _MAX_SUMS)
    return Sums(step, _sums_over(data, step))


def _sums_over(data: bytes, step: int) -> tuple[int, ...]:
    """Return a sum over each ``step`` lines of a file, without the end of the last of them."""
    lines, at_once = BytesIO(data), min(step, len(data))  # a journal may say any number
    pieces = iter(lambda: b"".join(islice(lines, at_once)), b"")
    return tuple(zlib.crc32(piece.removesuffix(b"\n")) for piece in pieces)


def first_changed(data: bytes, sums: Sums) -> int:
    """Return the first line, or of a long table the beginning of the first lines, that is not as it was written."""
    start, _ = common(_sums_over(data, sums.step), sums.sums)
    return min(start * sums.step + 1, data.count(b"\n") + 1)
