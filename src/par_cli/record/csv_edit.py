"""Change cells in the text of a table; what else is there stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from par_cli.source.csv_file import quoted_cell

_CELL: Final = re.compile(r'("[^"]*+(?:""[^"]*+)*+"|[^",\r\n]*+)(,|\r?\n|\r?\Z)')


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def change_rows(data: bytes, wanted: Mapping[int, Mapping[str, str]]) -> bytes | None:
    """Return a table in which some cells of the rows that begin on some lines (from 1) are other texts.

    Return None where it has no such row, or none of its columns is a wanted one.
    """
    text = data.decode("utf-8")
    header = [_unquoted(cell) for cell, _, _ in _cells(text, len("\ufeff") if text.startswith("\ufeff") else 0)]
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    edits: list[tuple[int, int, str]] = []
    for line, changes in wanted.items():
        row = _cells(text, starts[line - 1]) if line < len(starts) else []
        if len(row) != len(header) or not changes.keys() <= set(header):
            return None
        for name, cell in changes.items():
            old, start, end = row[header.index(name)]
            if cell != _unquoted(old):
                edits.append((start, end, quoted_cell(cell)))
    pieces: list[str] = []
    at = 0
    for start, end, instead in sorted(edits):
        pieces += [text[at:start], instead]
        at = end
    return "".join([*pieces, text[at:]]).encode("utf-8")


def _cells(text: str, start: int) -> list[tuple[str, int, int]]:
    """Return the cells of the row that begins at an offset, as they are written, with their offsets."""
    cells: list[tuple[str, int, int]] = []
    ending = ","
    while ending == ",":
        match = _CELL.match(text, start)
        if match is None:
            return []
        cells.append((match[1], match.start(1), match.end(1)))
        ending, start = match[2], match.end()
    return cells
