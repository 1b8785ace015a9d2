"""CSV cut into rows and cells, for data files and for what spreadsheet programs save.

A quote is around a whole cell or nowhere, and is doubled inside one (RFC 4180); line ends are LF.  Rows are cut many at
once where nothing can be wrong with them, and cell by cell elsewhere, so that a fault has its place.
"""

import re
from functools import cached_property
from typing import Final, NamedTuple

from par_cli.source.text import Place

_QUOTED: Final = r'"([^"]*+(?:""[^"]*+)*+)"'
_AT_ONCE: Final = 1 << 16
"""The characters that are cut at once: few enough for the caches, and for the longest cell of :mod:`csv`."""
_SHORT: Final = 1 << 10  # a shorter stretch without a quote is read with the rows around it


class CutRow(NamedTuple):
    """A row that was cut cell by cell."""

    cells: list[str]
    rest: str  # the first text that is not blank right of the cells that were kept
    width: int  # how many cells the row has; where a quote is wrong, how many are left of it
    end: int  # the offset after the row, or after the line on which a quote is wrong
    wrong: int | None  # the offset of the cell whose quotes are wrong


class Cutter:
    """Cuts text at one separator; ``spaces`` may be around quotes, as some programs write them."""

    def __init__(self, separator: str, *, spaces: bool = False) -> None:
        self.separator = separator
        around = "[ ]*" if spaces else ""
        self._cell = re.compile(rf'(?:{around}{_QUOTED}{around}|([^"{separator}\n]*+))({separator}|\n|\Z)')

    @cached_property
    def _rows(self) -> re.Pattern[str]:
        cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|[^"{self.separator}\n]*+)'
        return re.compile(rf"(?:(?:{cell}{self.separator})*+{cell}\n)*+")

    def bare_end(self, text: str, start: int, *, short: bool) -> int:
        """Return the offset after the whole lines without a quote from an offset on; that offset where there are none.

        Where :meth:`rows` takes them as well (``short``), a few of them before a quote do not count.
        """
        limit = start + _AT_ONCE
        quote = text.find('"', start, limit)
        if quote < 0 and limit >= len(text):
            return len(text)
        end = text.rfind("\n", start, limit if quote < 0 else quote) + 1
        return start if quote >= 0 and short and end - start < _SHORT else end or start

    def columns(self, lines: str, width: int) -> list[list[str]] | None:
        """Cut whole lines without quotes into columns; None where a line has another number of cells."""
        count = lines_of(lines, 0, len(lines))
        # Every line ends in a cell of its own, so that one of another length puts the others out of step.
        ends = f"{self.separator}\n{self.separator}"
        cells = lines.removesuffix("\n").replace("\n", ends).split(self.separator)
        cells.append("\n")
        if len(cells) != count * (width + 1) or cells[width :: width + 1].count("\n") != count:
            return None
        return [cells[index :: width + 1] for index in range(width)]

    def rows(self, text: str, start: int) -> tuple[list[list[str]], list[int], int]:
        """Cut the whole rows from an offset on, as far as quotes are right and without spaces around them.

        They end before many lines without a quote, which :meth:`columns` cuts faster.  Returns the rows, the number of
        lines of each, and the offset after them; a blank line is a row without cells.
        """
        limit = start + _AT_ONCE
        end = start
        while (quote := text.find('"', end, min(limit, end + _SHORT))) >= 0:
            end = text.find("\n", quote, limit) + 1 or limit
        match = self._rows.match(text, start, end)
        if match is None or not match[0]:
            return [], [], start
        import csv  # small files are cut cell by cell
        from io import StringIO

        rows = list(csv.reader(StringIO(match[0]), delimiter=self.separator, strict=True))
        return rows, [1 + "".join(row).count("\n") for row in rows], match.end()

    def record(self, text: str, start: int, most: int) -> CutRow:
        """Cut one row cell by cell, and keep at most ``most`` of its cells."""
        cells: list[str] = []
        rest, width, offset = "", 0, start
        ending = self.separator
        while ending == self.separator:
            match = self._cell.match(text, offset)
            if match is None:
                return CutRow(cells, rest, width, text.find("\n", offset) + 1 or len(text), offset)
            quoted, bare, ending = match.groups()
            cell = bare if quoted is None else quoted.replace('""', '"')
            width += 1
            if width <= most:
                cells.append(cell)
            else:
                rest = rest or cell.strip()
            offset = match.end()
        return CutRow(cells, rest, width, offset, None)

    def place(self, text: str, start: int, line: int, index: int) -> Place | None:
        """Return the place of a cell, or the end of its row where that is shorter; None where it cannot be cut.

        The row begins at an offset, on a line.
        """
        offset = line_start = start
        for _ in range(index):
            match = self._cell.match(text, offset)
            if match is None:
                return None
            if match[3] != self.separator:
                break
            if match[1] and "\n" in match[1]:
                line += match[1].count("\n")
                line_start = text.rfind("\n", offset, match.end(1)) + 1
            offset = match.end()
        return Place(line, offset - line_start + 1)


def closed_quote(text: str, offset: int) -> str | None:
    """Return the quoted text that begins at an offset, with its quotes; None where it has no end."""
    match = re.compile(_QUOTED).match(text, offset)
    return match[0] if match else None


def lines_of(text: str, start: int, end: int) -> int:
    """Return how many lines a row takes that is between two offsets."""
    return text.count("\n", start, end) + (text[end - 1] != "\n")
