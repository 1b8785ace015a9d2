"""What a screen is written on: lines, grids and lists, the same on a terminal's page and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, Self

Part = str | tuple[str, str]
"""A piece of a line: text, or text with a style."""

Cell = Part | list[Part]
"""A cell of a grid: one part, or several in a row."""

ALWAYS = 9
"""A column that is never left out."""

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
    """A column of a grid or a list: its heading, how it is set, and whether its text may wrap.

    ``keep`` is how long a column is kept where the width does not do: those with the lowest number go first.  A list
    also knows from which width of the page on (``since``) a column is shown, how narrow one that wraps may become, or
    the heading of one of numbers (``least``), whether a text that several rows have (``spans``) is written once and
    flows down next to them, how many ``lines`` a row may have for it (0 for any number), whether the first column takes
    the shorter text of a row (``shortens``) before it takes more lines, and how far its further lines are indented
    (``hang``).
    """

    heading: str
    justify: Literal["left", "right"] = "left"
    wrap: bool = False
    keep: int = ALWAYS
    since: int = 0
    least: int = 16
    spans: bool = False
    lines: int = 0
    shortens: bool = True
    hang: int = 0


class Row(NamedTuple):
    """A row of a list: a cell for each column, a shorter text for the first one, and a remark that follows below."""

    cells: Sequence[Part]
    short: str = ""
    note: str = ""


class RowGroup(NamedTuple):
    """Rows under a heading, with a remark behind it that holds for all of them; without one where it is empty."""

    heading: str
    note: str
    rows: Sequence[Row]


class Item(NamedTuple):
    """A line of a short list: its sign, what leads it, and its text."""

    sign: Part
    lead: str
    text: str


class Screen(Protocol):
    """Collects lines and grids, and returns them as text."""

    def title(self, text: str) -> None: ...

    def heading(self, text: str, note: str = "") -> None:
        """Add a heading, with a note behind it."""

    def line(self, *parts: Part, hang: int = 0) -> None:
        """Add one line; where it is too long it goes on below, indented by ``hang``."""

    def blank(self) -> None: ...

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, heading: bool = True) -> None:
        """Add rows under headings, which a page of narrow columns leaves out where ``heading`` is False."""

    def has_room(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, wrapped: bool = False) -> bool:
        """Return whether the page is wide enough for all columns of a grid, those ``wrapped`` that may be."""

    def items(self, headings: tuple[str, str], items: Sequence[Item]) -> None:
        """Add a short list of two columns, headed where the page can."""

    def text(self) -> str: ...


class Page(Screen, Protocol):
    """A screen that also has long lists, what can be typed next, and passages that are set where they have room."""

    def listing(self, columns: Sequence[Column], groups: Sequence[RowGroup], *, brief: bool = False) -> Sequence[int]:
        """Add a list: rows under headings; with ``brief`` each is one line.  Return which columns it shows."""

    def commands(self, text: str, commands: Sequence[str]) -> None:
        """Add what can be typed next, each command on a line from which it can be copied, on a page in a terminal."""

    def another(self) -> Self:
        """Return an empty page of the same kind."""

    def append(self, other: Self) -> None:
        """Add all that is on another page."""

    def exceeds(self, lines: int, *others: Self) -> bool:
        """Return whether this page and others take more than that many lines; one that is not of lines never does."""


KEPT = "\u00a0"
"""A space at which a line of a list is not broken."""


BREAK = "\n"
"""Where a cell of a list goes on in a second line if it does not fit in one."""


def kept(text: str) -> str:
    """Return a text that a list keeps on one line."""
    return text.replace(" ", KEPT)


def one_line(text: str) -> str:
    """Return the text of a cell of a list as one line that may be broken anywhere."""
    return text.replace(KEPT, " ").replace(BREAK, ", ")


def plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return cell[0] if isinstance(cell, tuple) else "".join(plain(part) for part in cell)
