"""A page of lines and grids, made with rich and given as text."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from par_cli.render.printable import without_commands

Part = str | tuple[str, str]
"""A piece of a line: text, or text with a style."""

NARROWEST = 20  # trust, "Output": below this width nothing is cut
_UNBOUNDED = 400
_GAP = 2

STYLES: dict[str, str] = {
    "met": "green",
    "done_on_time": "green",
    "done_late": "green",
    "missed": "bold red",
    "unfinished": "bold red",
    "unreported": "yellow",
    "awaiting": "cyan",
    "on_track": "green",
    "at_risk": "yellow",
    "off_track": "red",
    "regressing": "red",
}
"""Colours by status; the sign and the word carry the meaning without them."""


class Column(NamedTuple):
    """A column of a grid: its heading, how it is set, and whether its text may wrap.

    ``keep`` is how long a column is kept where the width does not do: those with the lowest number go first.
    """

    heading: str
    justify: Literal["left", "right"] = "left"
    wrap: bool = False
    keep: int = 9


def line_of(parts: Sequence[Part]) -> Text:
    """Give one line of parts; nothing in them is read as markup."""
    text = Text(no_wrap=False, overflow="fold")
    for part in parts:
        if isinstance(part, str):
            text.append(part)
        else:
            text.append(part[0], style=part[1])
    return text


class Page:
    """Collects lines and grids, and gives them as text."""

    def __init__(self, width: int | None, *, color: bool) -> None:
        """Take the width in columns (None, or fewer than 20: nothing is wrapped) and whether to use colours."""
        self.width = _UNBOUNDED if width is None or width < NARROWEST else width
        self.unbounded = self.width == _UNBOUNDED
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self.width,
            height=25,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def line(self, *parts: Part, hang: int = 0) -> None:
        """Add one line; where it is too long it goes on below, indented by ``hang``."""
        text = line_of(parts)
        if self.unbounded or cell_len(text.plain) <= self.width:
            self._console.print(text, soft_wrap=True)
            return
        first, *rest = text.wrap(self._console, self.width)
        self._console.print(first, soft_wrap=True)
        if rest:
            remaining = text[len(first.plain) :]
            remaining = remaining[len(remaining.plain) - len(remaining.plain.lstrip()) :]
            inner = max(self.width - hang, 1)
            for part in remaining.wrap(self._console, inner):
                self._console.print(Text(" " * hang) + part, soft_wrap=True)

    def blank(self) -> None:
        """Add an empty line."""
        self._console.print()

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[Text]], *, heading: bool = True) -> None:
        """Add rows under headings; columns that the width has no room for are left out, the least kept first."""
        chosen = self._fitting(columns, rows)
        table = Table(
            box=None,
            show_header=heading,
            header_style="bold",
            pad_edge=False,
            padding=(0, _GAP, 0, 0),
            collapse_padding=True,
        )
        for index in chosen:
            column = columns[index]
            table.add_column(Text(column.heading), justify=column.justify, no_wrap=not column.wrap, overflow="fold")
        for row in rows:
            table.add_row(*(row[index] for index in chosen))
        self._console.print(table)

    def _fitting(self, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> list[int]:
        chosen = list(range(len(columns)))
        least = 16  # what a column that wraps needs to stay readable

        def needed(index: int) -> int:
            widest = max((cell_len(part) for row in rows for part in row[index].plain.split("\n")), default=0)
            heading = max(cell_len(part) for part in columns[index].heading.split("\n"))
            return max(min(widest, least) if columns[index].wrap else widest, heading)

        widths = {index: needed(index) for index in chosen}
        while len(chosen) > 1 and sum(widths[index] + _GAP for index in chosen) - _GAP > self.width:
            least_kept = min(chosen, key=lambda index: columns[index].keep)
            if columns[least_kept].keep >= Column("").keep:
                break
            chosen.remove(least_kept)
        return chosen

    def text(self) -> str:
        """Give all of it, without spaces at the ends of lines."""
        return without_commands("\n".join(part.rstrip(" ") for part in self._out.getvalue().split("\n")))
