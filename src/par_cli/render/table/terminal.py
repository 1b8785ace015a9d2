"""A page of lines and grids, made with rich and given as text."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from par_cli.render.page import ALWAYS, WHERE_ROOM, Cell, Column, Entry, Item, Named, Part, plain
from par_cli.render.printable import without_commands

NARROWEST = 20  # below this width nothing is cut
_UNBOUNDED = 400
_GAP = 2
_INDENT = 4
_WRAPPED = 16  # what a column that wraps needs to stay readable


def line_of(parts: Sequence[Part | Text]) -> Text:
    text = Text(overflow="ignore")  # a word is never broken, however narrow the page
    for part in parts:
        if isinstance(part, Text):
            text.append_text(part)
        elif isinstance(part, str):
            text.append(part)
        else:
            text.append(part[0], style=part[1])
    return text


def _text(cell: Cell) -> Text:
    if isinstance(cell, list):
        return line_of(cell)
    return Text(cell) if isinstance(cell, str) else Text(cell[0], style=cell[1])


class TerminalPage:
    """A page of a terminal (:class:`par_cli.render.page.Page`)."""

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

    def title(self, text: str) -> None:
        self.line((text, "bold"))

    def heading(self, text: str, note: str = "") -> None:
        self.line((text, "bold"), note, hang=2)

    def line(self, *parts: Part | Text, hang: int = 0) -> None:
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

    def lines_needed(self, *parts: Part, hang: int = 0) -> int:
        """Return how many lines :meth:`line` would add."""
        trial = TerminalPage(None if self.unbounded else self.width, color=False)
        trial.line(*parts, hang=hang)
        return trial.text().count("\n")

    def whole(self, text: str) -> None:
        """Add one line that is never wrapped: an address is copied as one word."""
        self._console.print(Text(text), soft_wrap=True)

    def blank(self) -> None:
        self._console.print()

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, heading: bool = True) -> None:
        """Add rows under headings; columns that the width has no room for are left out, the least kept first.

        Where even those to be kept have no room, each row becomes a line of its own: no figure is ever cut.
        """
        if not heading:
            columns = [column._replace(heading="") for column in columns]
        widths = [max((cell_len(plain(row[index])) for row in rows), default=0) for index in range(len(columns))]
        needed = [
            max(min(width, _WRAPPED), *map(cell_len, column.heading.split() or [""])) if column.wrap else width
            for column, width in zip(columns, widths, strict=True)
        ]
        every = range(len(columns))
        whole = [column._replace(wrap=False) for column in columns]
        keep = WHERE_ROOM if self._fits(whole, widths, every) else WHERE_ROOM + 1
        chosen = self._fitting(columns, needed, [index for index in every if columns[index].keep >= keep])
        if not self._fits(columns, needed, chosen):
            self._stacked(columns, rows)
            return
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
            table.add_row(*(_text(row[index]) for index in chosen))
        self._console.print(table)

    def _stacked(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        first = columns[0].heading.strip()
        if first:
            self.line((first, "bold"))
        for row in rows:
            rest = [
                f"{column.heading}: {plain(cell)}" if column.heading else plain(cell)
                for column, cell in zip(columns[1:], row[1:], strict=True)
                if column.heading or plain(cell)
            ]
            self.line(_text(row[0]), "  ", "; ".join(rest), hang=_INDENT)

    def entries(self, columns: Sequence[Column], entries: Sequence[Entry]) -> None:
        """Add a list: a line of columns for each entry, and its details below; the first column is never cut.

        A column that the width has no room for is among the details instead.
        """
        widths = [
            max([cell_len(column.heading)] + [cell_len(plain(entry.cells[index])) for entry in entries])
            for index, column in enumerate(columns)
        ]
        widths[0] += _GAP  # the sign
        chosen = self._fitting(columns, widths)
        left_out = [index for index in range(len(columns)) if index not in chosen]
        headings = [
            f"{' ' * _GAP}{column.heading}" if not index else column.heading for index, column in enumerate(columns)
        ]
        self.line(*self._row([(heading, "bold") for heading in headings], columns, chosen, widths))
        for entry in entries:
            first = line_of([entry.sign, " ", entry.cells[0]])
            cells: list[Part | Text] = [first, *entry.cells[1:]]
            self.line(*self._row(cells, columns, chosen, widths))
            moved = [
                f"{columns[index].heading.lower()}: {text}"
                for index in left_out
                if (text := plain(entry.cells[index])) != "-"
            ]
            details = [detail.text if isinstance(detail, Named) else detail for detail in entry.details]
            below = "; ".join(part for part in (*details[:1], *moved, *details[1:]) if part)
            if below:
                self.line(f"{' ' * _INDENT}{below}", hang=_INDENT)

    def items(self, headings: tuple[str, str], items: Sequence[Item]) -> None:  # noqa: ARG002 - the leads say it
        for item in items:
            lead = f" {item.lead}  "
            self.line(item.sign, lead, item.text, hang=cell_len(lead) + 1)

    def next_commands(self, text: str) -> None:
        self.blank()
        self.line(text)

    def _row(
        self,
        cells: Sequence[Part | Text],
        columns: Sequence[Column],
        chosen: Sequence[int],
        widths: Sequence[int],
    ) -> list[Part | Text]:
        row: list[Part | Text] = []
        for index in chosen:
            cell = cells[index]
            space = " " * (widths[index] - (cell.cell_len if isinstance(cell, Text) else cell_len(plain(cell))))
            parts: list[Part | Text] = [space, cell] if columns[index].justify == "right" else [cell, space]
            row += [*parts, " " * _GAP]
        return row

    def _fitting(
        self, columns: Sequence[Column], widths: Sequence[int], among: Sequence[int] | None = None
    ) -> list[int]:
        """Return the columns that the width has room for: those with the lowest ``keep`` go first."""
        chosen = list(range(len(columns)) if among is None else among)
        while not self._fits(columns, widths, chosen):
            least = min(chosen, key=lambda index: columns[index].keep)
            if columns[least].keep >= ALWAYS:
                break
            chosen.remove(least)
        return chosen

    def _fits(self, columns: Sequence[Column], widths: Sequence[int], chosen: Sequence[int]) -> bool:
        needed = [
            widths[index] if columns[index].wrap else max(widths[index], cell_len(columns[index].heading))
            for index in chosen
        ]
        return sum(needed) + _GAP * (len(chosen) - 1) <= self.width

    def text(self) -> str:
        """Return all of it, without spaces at the ends of lines."""
        return without_commands("\n".join(part.rstrip(" ") for part in self._out.getvalue().split("\n")))
