"""Where the columns of a sheet are named: below a letterhead, in one row or in several merged ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.record.cells import is_no_figure
from par_cli.record.column_names import COMPARED, PLANNED, ColumnHeading, heading, joined
from par_cli.record.grid import NUMBER, WRONG, Grid
from par_cli.record.remarks import in_title
from par_cli.record.subjects import is_scale
from par_cli.record.year_parts import YEAR, is_of_calendar, of_year, period_of_parts, take_end
from par_cli.typed import fold

_MOST_ROWS: Final = 4  # of one header
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})\)?(?: ?= ?[0-9()+\-*/x:% ]+)?")
_REMARK: Final = re.compile(r"[(\[].*[)\]]")
_WORDS: Final = re.compile("[a-z]{2}")
_OF_FIGURES: Final = frozenset({"value", PLANNED, COMPARED})

IsHeader = Callable[[Sequence[ColumnHeading]], bool]
"""Whether headings are those of a kind of sheet: it has the columns without which a row says nothing."""


class Header(NamedTuple):
    """The rows that name the columns, from ``row`` to before ``below``, and what each column is called."""

    row: int
    below: int
    headings: tuple[ColumnHeading, ...]


def find_header(grid: Grid, is_header: IsHeader, wanted: int | None = None) -> Header | None:
    """Return the first header of a kind in the head of a grid; ``wanted`` is its row where that is known."""
    for row, cells in enumerate(grid.head):
        if not any(cells) or wanted not in {None, row}:
            continue
        below = row + _height(grid, row)
        if _divides(grid, row) and is_header(_headings(grid, row + 1, row + 2)) and not _is_title(grid, row):
            below = row + 1 + _height(grid, row + 1)
        for last in dict.fromkeys((below, row + 1)):
            headings = _headings(grid, row, last)
            if is_header(headings) or wanted == row or _divides_unknown(grid, row, last, is_header):
                return Header(row, last + _is_numbered(grid, last, headings), headings)
    return None


def _divides_unknown(grid: Grid, row: int, below: int, is_header: IsHeader) -> bool:
    """Return whether the lower rows of a header make unknown columns of that of its figures."""
    if below == row + 1:
        return False
    first, whole = _headings(grid, row, row + 1), _headings(grid, row, below)
    lost = any(item.meant == "value" and other.meant is None for item, other in zip(first, whole, strict=False))
    return lost and is_header(first)


def _text(grid: Grid, row: int, column: int) -> str:
    cells = grid.head[row] if row < len(grid.head) else ()
    text = cells[column].removeprefix(NUMBER) if column < len(cells) else ""
    return "" if text.startswith(WRONG) else text


def _height(grid: Grid, row: int) -> int:
    """Return how many rows a header has that begins in a row."""
    merged = [end[0] for start, end in grid.merged.items() if start[0] == row]
    height = min(max([row, *merged]) - row + 1, _MOST_ROWS)
    while height < _MOST_ROWS and _continues(grid, row, row + height):
        height += 1
    return height


def _continues(grid: Grid, first: int, row: int) -> bool:
    """Return whether a row goes on with the header above it: it divides columns, or names their units."""
    cells = grid.head[row] if row < len(grid.head) else ()
    filled = [column for column, cell in enumerate(cells) if cell]
    above = [column for column, cell in enumerate(grid.head[first]) if cell]
    texts = [_text(grid, row, column) for column in filled]
    if filled and all(_goes_on(_text(grid, first, column), text) for column, text in zip(filled, texts, strict=True)):
        return True
    named = [column for column in above if heading(_text(grid, first, column)).meant == "indicator"]
    if not filled or not named or any(column in filled for column in named):
        return False
    if all(_REMARK.fullmatch(text) and not _COLUMN_NUMBER.fullmatch(fold(text)) for text in texts):
        return True
    return _divides_figures(grid, first, dict(zip(filled, texts, strict=True)))


def _goes_on(above: str, below: str) -> bool:
    """Return whether a cell below a header goes on with its words, or says the same or a period."""
    one, other = heading(above), heading(below)
    if one.meant == "indicator" and other.meant != "indicator":
        return _words_together(above, below) is not None
    if _words_together(above, below) or (one.meant and one.meant == other.meant):
        return True
    return bool(other.periods) and one.meant in _OF_FIGURES


def _words_together(above: str, below: str) -> ColumnHeading | None:
    """Return the heading whose words are in two cells, one below the other: ``Reporting`` and ``year``."""
    if not above or not _WORDS.search(fold(_REMARK.sub("", below))):
        return None
    found = heading(f"{above} {below}")
    return found if found.meant is not None and None in {heading(above).meant, heading(below).meant} else None


def _divides_figures(grid: Grid, first: int, texts: Mapping[int, str]) -> bool:
    """Return whether a row without a name has only words, some of them where figures are: they divide that column."""
    above = [heading(_text(grid, first, column)) for column in texts]
    return all(
        heading(text).says_something
        or _REMARK.fullmatch(text)
        or (_WORDS.search(fold(text)) and not is_no_figure(text))
        for text in texts.values()
    ) and any(item.text and (item.meant is None or item.meant in _OF_FIGURES) for item in above)


def _divides(grid: Grid, row: int) -> bool:
    """Return whether a row holds only the names of groups of columns, as periods above plans and results are."""
    texts = [_text(grid, row, column) for column, cell in enumerate(grid.head[row]) if cell]
    return row + 1 < len(grid.head) and all(heading(text).says_something for text in texts)


def _is_title(grid: Grid, row: int) -> bool:
    """Return whether a row begins at or before the indicators, whose column no group of figures is above."""
    first = next(column for column, cell in enumerate(grid.head[row]) if cell)
    below = _headings(grid, row + 1, row + 2)
    return any(heading(item.text).meant == "indicator" for item in below[first:])


def _headings(grid: Grid, first: int, below: int) -> tuple[ColumnHeading, ...]:
    """Return what each column is called by the rows of a header."""
    width = max(len(grid.head[row]) for row in range(first, min(below, len(grid.head))))
    covered = {
        (row, column): start
        for start, end in grid.merged.items()
        if first <= start[0] < below
        for row in range(start[0], min(end[0] + 1, below))
        for column in range(start[1], min(end[1], width) + 1)
    }
    merged = {start[0] for start, end in grid.merged.items() if end[1] > start[1]}
    found = []
    for column in range(width):
        places = dict.fromkeys(covered.get((row, column), (row, column)) for row in range(first, below))
        texts: list[str] = []
        for row, place in reversed(places):
            text = _text(grid, row, place)
            texts.append(text or (_group(grid, row, place) if any(texts) and row not in merged else ""))
        found.append(_joined([text for text in reversed(texts) if text]))
    return tuple(found)


def _joined(texts: Sequence[str]) -> ColumnHeading:
    """Return what the texts of a header above one another say of their column."""
    parts: list[ColumnHeading] = []
    for text in texts:
        combined = _words_together(parts[-1].text, text) if parts else None
        if combined is None:
            parts.append(heading(text))
        else:
            parts[-1] = combined
    return joined(parts) if len(parts) > 1 else parts[0] if parts else heading("")


def _group(grid: Grid, row: int, column: int) -> str:
    """Return the text of the group that a column belongs to, whose name is in the first of its columns only."""
    left = next((place for place in range(column, -1, -1) if _text(grid, row, place)), None)
    return _text(grid, row, left) if left is not None and _text(grid, row + 1, left) else ""


def _is_numbered(grid: Grid, row: int, headings: Sequence[ColumnHeading]) -> bool:
    """Return whether a row only numbers the columns: (1) (2) (3), A B 1 2, I II III."""
    cells = [_text(grid, row, column) for column in range(len(headings))]
    filled = [fold(cell) for cell in cells if cell]
    named = [index for index, item in enumerate(headings) if item.meant == "indicator"]
    return (
        len(filled) > 1
        and all(_COLUMN_NUMBER.fullmatch(text) for text in filled)
        and len(set(filled)) == len(filled)
        and all(cells[index] for index in named)
    )


def most_known_row(grid: Grid) -> int:
    """Return the row that names most columns, one that names indicators before others, else the first with a text."""
    headings = [[heading(cell) for cell in row if cell] for row in grid.head]
    known = [
        (any(item.meant == "indicator" for item in row), sum(item.says_something for item in row)) for row in headings
    ]
    best = max(known, default=(False, 0))
    filled = next((row for row, cells in enumerate(grid.head) if any(cells)), 0)
    return known.index(best) if best[1] else filled


class PeriodAbove(NamedTuple):
    """A period in the rows above a header, and where it is."""

    period: str
    row: int
    column: int


def periods_above(grid: Grid, header: Header) -> Sequence[PeriodAbove]:
    """Return the periods that the rows above a header name; a quarter without its year is one of the only year."""
    found: list[PeriodAbove] = []
    undated: list[PeriodAbove] = []
    for row in range(header.row):
        for column, cell in enumerate(grid.head[row]):
            periods, parts = in_title(cell)
            found += [PeriodAbove(period, row, column) for period in periods]
            undated += [PeriodAbove(part, row, column) for part in parts if is_of_calendar(part) or part == YEAR]
    years = {title.period[:4] for title in found}
    if len(years) == 1:
        (year,) = years
        found += [title._replace(period=of_year(title.period, int(year))) for title in undated]
    return found


def periods_by_end_above(grid: Grid, header: Header) -> Sequence[PeriodAbove]:
    """Return the periods that end on the days up to which the rows above a header say that figures are."""
    ends = (
        (take_end(fold(cell))[1], row, column)
        for row in range(header.row)
        for column, cell in enumerate(grid.head[row])
    )
    periods = ((period_of_parts("", end, ()), row, column) for end, row, column in ends if end)
    return [PeriodAbove(period, row, column) for period, row, column in periods if isinstance(period, str)]


_UNIT_ABOVE: Final = re.compile(r"(?:.*[;,(] ?)?(?:(?:dvt|don vi tinh|units?)|(don vi)) ?: ?([^;)]+)\)?")


class UnitInLine(NamedTuple):
    """What a line says that all figures are counted in, ``Unit: million``, and its place where it is above a header.

    It ``may_be_office`` where the word before it may as well introduce one: ``Unit: Home Affairs``.
    """

    text: str
    may_be_office: bool
    row: int = 0
    column: int = 0


def unit_above(grid: Grid, header: Header) -> UnitInLine | None:
    for row in range(header.row):
        for column, cell in enumerate(grid.head[row]):
            unit = unit_in(cell)
            if unit is not None:
                return unit._replace(row=row, column=column)
    return None


_SCALE_ALONE: Final = re.compile(
    r"[(\[](?:in )?([^()\[\]]+)[)\]]"
    r"|[(\[]?(?:(?:all |cac )?(?:figures?|values?|amounts?|numbers?|data|so lieu)\b.{0,30}? )?"
    r"(?:in|tinh bang|tinh theo) ([^()\[\]]+)[)\]]?"
)
"""A line that is nothing but a scale in brackets, or says that the figures are in one: ``Figures in thousands``."""


def unit_in(line: str) -> UnitInLine | None:
    match = _UNIT_ABOVE.fullmatch(fold(line))
    if match is None:
        match = _SCALE_ALONE.fullmatch(fold(line))
        scale = (match[1] or match[2]) if match is not None else line if line[1:].islower() else ""
        text = line.strip("()[] ")[-len(scale) :]
        return UnitInLine(text, may_be_office=False) if scale and is_scale(scale, line) else None
    return UnitInLine(line.rpartition(":")[2].strip(" )") if ":" in line else match[2].strip(), match[1] is not None)
