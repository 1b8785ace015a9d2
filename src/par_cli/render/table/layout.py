"""How a list is set on a page of some width: which columns it has room for, and the lines of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from par_cli.render.page import ALWAYS, BREAK, KEPT, Cell, Column, Part, Row, RowGroup, plain

GAP = 2
INDENT = 2
HEADING = 8
"""How wide a column of numbers is at least for its heading, where that is as long."""

ROOMY = 100
"""The width of a page from which on names are written out on two lines."""

LITTLE = 8
WIDEST_LINE = 22
"""Up to which width a line of a cell of two lines is not broken."""

WIDEST_NAME = 64
"""How wide a column that wraps becomes at most."""

ELLIPSIS = "…"

_SPACES = re.compile(f"[ {BREAK}]")
_SPACED = str.maketrans({KEPT: " ", BREAK: " "})

StyledLine = list[Part]


class NoRoomError(Exception):
    """The page is too narrow for columns."""


class SetColumn(NamedTuple):
    """A column that is shown: where it is in the rows, and how wide it is set."""

    at: int
    column: Column
    width: int


def choose(columns: Sequence[Column], rows: Sequence[Row], width: int, page: int) -> list[SetColumn]:
    """Return the columns that a width has room for, those kept longest first; raise NoRoomError for too few.

    ``page`` is the width of the whole page, which a column may ask for.
    """
    natural, least = [], []
    for at, column in enumerate(columns):
        heading = max(map(cell_len, column.heading.split()), default=0)
        if column.justify == "right":
            heading = max(heading, min(cell_len(column.heading), HEADING, column.least))
        longest = max((cell_len(plain(row.cells[at])) for row in rows), default=0)
        pieces = (piece for row in rows for piece in _pieces(plain(row.cells[at])))
        narrow = min(longest, max(column.least, *map(cell_len, pieces), 0))
        natural.append(max(longest, cell_len(column.heading) if column.wrap else heading))
        least.append(max(narrow if column.wrap else longest, heading))
    chosen = [at for at, column in enumerate(columns) if column.since <= page]
    while sum(least[at] for at in chosen) + GAP * (len(chosen) - 1) > width:
        first_to_go = min(chosen, key=lambda at: columns[at].keep)
        if columns[first_to_go].keep >= ALWAYS:
            raise NoRoomError
        chosen.remove(first_to_go)
    left = width - sum(least[at] for at in chosen) - GAP * (len(chosen) - 1)
    widths = dict(zip(chosen, (least[at] for at in chosen), strict=True))
    lacking = {at: natural[at] - least[at] for at in chosen if columns[at].wrap}
    # First to columns that need little for all of their text to be on one line.
    for at in sorted(lacking, key=lambda at: (lacking[at] > LITTLE, -columns[at].keep)):
        more = min(left, lacking[at], max(WIDEST_NAME - least[at], 0))
        widths[at] += more
        left -= more
    roomy = page >= ROOMY
    return [SetColumn(at, _roomy(columns[at]) if roomy else columns[at], widths[at]) for at in chosen]


def _pieces(text: str) -> Iterator[str]:
    """Yield what is not broken: each of two lines that a cell may have, words that are kept on one."""
    lines = text.split(BREAK)
    if len(lines) > 1:
        yield from (line for line in lines if cell_len(line) <= WIDEST_LINE)
    yield from (piece for piece in _SPACES.split(text) if KEPT in piece)


def _roomy(column: Column) -> Column:
    """Return a column for a wide page, on which it need not be brief."""
    return column._replace(lines=max(column.lines, 2) if column.lines else 0, shortens=False)


def headings(chosen: Sequence[SetColumn], indent: int) -> Iterator[StyledLine]:
    """Yield the lines of the headings, the last ones at the bottom."""
    cells = [wrapped(each.column.heading, each.width) for each in chosen]
    height = max(map(len, cells), default=0)
    cells = [[""] * (height - len(lines)) + lines for lines in cells]
    for lines in zip(*cells, strict=True):
        yield [
            " " * indent,
            *padded(
                ((text, "bold"), each.width, each.column.justify == "right")
                for text, each in zip(lines, chosen, strict=True)
            ),
        ]


def blocks(group: RowGroup, *, brief: bool) -> Iterator[list[Row]]:
    """Yield the rows that share the text of their first column, up to one that has a remark."""
    block: list[Row] = []
    for row in group.rows:
        if block and (brief or block[-1].note or plain(block[-1].cells[0]) != plain(row.cells[0])):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def lines_of(block: Sequence[Row], chosen: Sequence[SetColumn], indent: int, *, brief: bool) -> Iterator[StyledLine]:
    """Yield the lines of rows that share a name, which flows down next to them, and into empty cells behind it."""
    heights = [1] * len(block)
    runs = [_set(run, block, heights, brief=brief) for run in _runs(block, chosen, brief=brief)]
    starts = [sum(heights[:number]) for number in range(len(block))]
    placed: dict[tuple[int, int], tuple[str, int]] = {}
    for run in runs:
        for offset, text in enumerate(run.lines):
            placed[starts[run.rows.start] + offset, run.each.at] = (text, run.width)
    for number, row in enumerate(block):
        for line in range(starts[number], starts[number] + heights[number]):
            yield [" " * indent, *padded(_cells(row, line, placed, chosen))]


def _cells(
    row: Row, line: int, placed: Mapping[tuple[int, int], tuple[str, int]], chosen: Sequence[SetColumn]
) -> Iterator[tuple[Part, int, bool]]:
    """Yield the cells of a line, each with its width, without those that the text before them covers."""
    covered = 0
    for each in chosen:
        if covered:
            covered -= min(covered, each.width + GAP)
            continue
        text, width = placed.get((line, each.at), ("", each.width))
        covered = width - each.width
        cell = row.cells[each.at]
        yield (text, cell[1]) if isinstance(cell, tuple) else text, width, each.column.justify == "right"


class _Run(NamedTuple):
    """A text in a column, next to some rows of a block, and its lines once it is set."""

    rows: range
    each: SetColumn
    width: int
    lines: list[str] = []  # noqa: RUF012 - never changed


def _runs(block: Sequence[Row], chosen: Sequence[SetColumn], *, brief: bool) -> Iterator[_Run]:
    """Yield each text of each column with its rows, and how wide it may be."""
    for place, each in enumerate(chosen):
        for rows in _spans(block, each, brief=brief):
            yield _Run(rows, each, _room(block[rows.start : rows.stop], each, chosen[place + 1 :]))


def _spans(block: Sequence[Row], each: SetColumn, *, brief: bool) -> Iterator[range]:
    """Yield the rows next to which each text of a column is written once."""
    if brief or not each.column.spans:
        yield from (range(at, at + 1) for at in range(len(block)))
        return
    first = 0
    for _, same in groupby(block, key=lambda row: plain(row.cells[each.at])):
        last = first + len(list(same))
        yield range(first, last)
        first = last


def _room(rows: Sequence[Row], each: SetColumn, behind: Sequence[SetColumn]) -> int:
    """Return how wide a text may be: it flows into the cells behind it that are empty in all of its rows."""
    width = each.width
    if each.column.wrap and each.column.justify == "left":
        empty = takewhile(lambda other: not any(plain(row.cells[other.at]) for row in rows), behind)
        width += sum(GAP + other.width for other in empty)
    return width


def _set(run: _Run, block: Sequence[Row], heights: list[int], *, brief: bool) -> _Run:
    """Return a run with its lines; its rows get more of them where they need them, and are allowed to."""
    row = block[run.rows.start]
    text, room = plain(row.cells[run.each.at]), sum(heights[number] for number in run.rows)
    if brief and cell_len(text) > run.width:
        text = text.partition(BREAK)[0]
    if not run.each.column.wrap:
        return run._replace(lines=[text.translate(_SPACED)])
    column = run.each.column
    lines = wrapped(text, run.width, column.hang)
    allowed = room if brief else max(room, column.lines) if column.lines else len(lines)
    if run.each.at == 0 and row.short and len(lines) > (room if column.shortens else allowed):
        shorter = wrapped(row.short, run.width)
        lines = shorter if len(shorter) <= room else lines
    heights[run.rows.stop - 1] += max(min(len(lines), allowed) - room, 0)
    return run._replace(lines=lines if len(lines) <= allowed else cut_to(lines, allowed, run.width))


def wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    """Return the lines of a text, broken between words, and within one only where it is too long by itself.

    All but the first are indented by ``hang``.
    """
    if cell_len(text) <= width:
        return [text.translate(_SPACED)]
    lines = [line for part in text.split(BREAK) for line in _lines(part, width)]
    if not hang or len(lines) == 1:
        return lines
    rest = text[len(lines[0]) :].lstrip()
    return [lines[0], *(" " * hang + line for line in wrapped(rest, max(width - hang, 1)))]


def _lines(text: str, width: int) -> list[str]:
    lines = [""]
    for piece in text.split(" "):
        words = [piece] if cell_len(piece) <= width else piece.split(KEPT)
        for word in words:
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if cell_len(longer) <= width:
                lines[-1] = longer
                continue
            lines += chop_cells(word, max(width, 1)) if cell_len(word) > width else [word]
    found = [line.replace(KEPT, " ") for line in lines]
    return found[1:] if len(found) > 1 and not found[0] else found


def cut_to(lines: Sequence[str], number: int, width: int) -> list[str]:
    """Return the first lines of a text that goes on, the last of them with an ellipsis."""
    *others, last = lines[:number]
    words = last.split(" ")
    while len(words) > 1 and cell_len(" ".join(words)) + 1 > width:
        words.pop()
    text = " ".join(words).rstrip(",;:(")
    if cell_len(text) + 1 > width:
        text = chop_cells(text, max(width - 1, 1))[0]
    return [*others, text + ELLIPSIS]


def widest_line(cell: Cell) -> int:
    """Return how wide the widest line of a cell of a grid is."""
    text = plain(cell)
    return max(map(cell_len, text.split(BREAK))) if BREAK in text else cell_len(text)


def grid_widths(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Return how wide each column of a grid is set: as its text is; of those that wrap the widest give way first."""
    widths = [max(number, cell_len(column.heading)) for column, number in zip(columns, natural, strict=True)]
    wrapping = [at for at, column in enumerate(columns) if column.wrap]
    while wrapping and (excess := sum(widths) + GAP * (len(widths) - 1) - width) > 0:
        first, *others = sorted(wrapping, key=lambda at: -widths[at])
        next_widest = widths[others[0]] if others else 1
        if widths[first] <= 1:
            break
        widths[first] -= min(excess, max(widths[first] - next_widest, 1))
    return widths


def padded(cells: Iterable[tuple[Cell, int, bool]]) -> Iterator[Part]:
    """Yield the cells of a line, each filled up to its width, and the gaps between them."""
    for number, (cell, width, right) in enumerate(cells):
        if number:
            yield " " * GAP
        space = " " * max(width - cell_len(plain(cell)), 0)
        parts = cell if isinstance(cell, list) else [cell]
        yield from (space, *parts) if right else (*parts, space)
