"""What a screen is written on: lines, grids and lists, the same on a terminal's page and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

Part = str | tuple[str, str]
"""A piece of a line: text, or text with a style."""

Cell = Part | list[Part]
"""A cell of a grid: one part, or several in a row."""

ALWAYS = 9
"""A column that is never left out."""

WHERE_ROOM = 0
"""A column of a grid that is left out before another one has to wrap."""

SIGNS_AND_STYLES: Mapping[str, tuple[str, str]] = {
    "superseded": ("-", ""),
    "not_applicable": ("-", ""),
    "met": ("✓", "green"),
    "missed": ("✗", "bold red"),
    "awaiting": ("~", "cyan"),
    "unreported": ("?", "yellow"),
    "no_data": ("·", ""),
    "on_track": ("+", "green"),
    "at_risk": ("!", "yellow"),
    "off_track": ("!", "red"),
    "regressing": ("↓", "red"),
    "improving": ("↑", "green"),
    "flat": ("→", ""),
    "worsening": ("↓", "red"),
    "unrated": ("·", ""),
    "unfinished": ("✗", "bold red"),
    "open": ("·", ""),
    "done_late": ("✓", "green"),
    "done_on_time": ("✓", "green"),
    "undated": ("·", ""),
}
"""A sign for each status, and its colour; without colours the sign and the word carry the meaning."""

SIGN: Mapping[str, str] = {status: sign for status, (sign, _) in SIGNS_AND_STYLES.items()}


class Column(NamedTuple):
    """A column of a grid: its heading, how it is set, and whether its text may wrap.

    ``keep`` is how long a column is kept where the width does not do: those with the lowest number go first.
    """

    heading: str
    justify: Literal["left", "right"] = "left"
    wrap: bool = False
    keep: int = ALWAYS


class Named(NamedTuple):
    """A detail that every entry of a list has: it gets a column of its own where there is room for any number."""

    heading: str
    text: str


class Entry(NamedTuple):
    """A row of a list: its sign, a cell for each column, and the details below them."""

    sign: Part
    cells: Sequence[Part]
    details: Sequence[str | Named]


class Item(NamedTuple):
    """A line of a short list: its sign, what leads it, and its text."""

    sign: Part
    lead: str
    text: str


class Page(Protocol):
    """Collects a screen, and returns it as text."""

    def title(self, text: str) -> None: ...

    def heading(self, text: str, note: str = "") -> None:
        """Add a heading, with a note behind it."""

    def line(self, *parts: Part, hang: int = 0) -> None:
        """Add one line; where it is too long it goes on below, indented by ``hang``."""

    def blank(self) -> None: ...

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, heading: bool = True) -> None:
        """Add rows under headings, which a page of narrow columns leaves away where ``heading`` is False."""

    def entries(self, columns: Sequence[Column], entries: Sequence[Entry]) -> None:
        """Add a list: a row of columns for each entry, and its details."""

    def items(self, headings: tuple[str, str], items: Sequence[Item]) -> None:
        """Add a short list of two columns, headed where the page can."""

    def next_commands(self, text: str) -> None:
        """Add what can be typed next, on a page in a terminal."""

    def text(self) -> str: ...


def plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return cell[0] if isinstance(cell, tuple) else "".join(plain(part) for part in cell)
