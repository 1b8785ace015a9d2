"""A page of lines and grids, made with rich and given as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text

from par_cli.render.page import ALWAYS, BREAK, KEPT, Cell, Column, Item, Part, RowGroup, one_line, plain
from par_cli.render.printable import without_commands
from par_cli.render.table.layout import (
    GAP,
    INDENT,
    NoRoomError,
    SetColumn,
    blocks,
    choose,
    grid_widths,
    headings,
    lines_of,
    padded,
    widest_line,
    wrapped,
)

NARROWEST = 20  # below this width nothing is cut
_UNBOUNDED = 400
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


def _natural(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return how wide the widest line of each column is."""
    return [max((widest_line(row[index]) for row in rows), default=0) for index in range(len(columns))]


def _needed(columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
    """Return how narrow each column of a grid may become."""
    return [
        max(min(width, _WRAPPED), *map(cell_len, column.heading.split() or [""])) if column.wrap else width
        for column, width in zip(columns, widths, strict=True)
    ]


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
        self._color = color
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
        widths = _natural(columns, rows)
        needed = _needed(columns, widths)
        chosen = self._fitting(columns, needed)
        if not self._fits(columns, needed, chosen):
            self._stacked(columns, rows)
            return
        shown = [columns[index] for index in chosen]
        set_to = grid_widths(shown, [widths[index] for index in chosen], self.width)
        if heading:
            for line in headings([SetColumn(*each) for each in zip(chosen, shown, set_to, strict=True)], 0):
                self._whole_line(line)
        rights = [column.justify == "right" for column in shown]
        for row in rows:
            cells = [
                self._cell_lines(row[index], wide, columns[index].hang)
                for index, wide in zip(chosen, set_to, strict=True)
            ]
            for lines in zip_longest(*cells, fillvalue=""):
                self._whole_line(padded(zip(lines, set_to, rights, strict=True)))

    def has_room(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, wrapped: bool = False) -> bool:
        widths, every = _natural(columns, rows), range(len(columns))
        if wrapped:
            return self._fits(columns, _needed(columns, widths), every)
        return self._fits([column._replace(wrap=False) for column in columns], widths, every)

    def _cell_lines(self, cell: Cell, width: int, hang: int) -> list[Cell]:
        """Return the lines of a cell; only one of several styles that is too long is left to rich, which takes long."""
        if BREAK not in plain(cell) and cell_len(plain(cell)) <= width:
            return [cell]
        if isinstance(cell, list):
            texts = list(line_of(cell).wrap(self._console, width, overflow="fold"))
            if hang and len(texts) > 1:
                rest = Text(" ").join(texts[1:]).wrap(self._console, max(width - hang, 1), overflow="fold")
                texts[1:] = [Text(" " * hang) + text for text in rest]
            return [[(piece.text, str(piece.style or "")) for piece in text.render(self._console)] for text in texts]
        body = plain(cell).lstrip(" ")
        first, *others = (KEPT * (len(plain(cell)) - len(body)) + body).split(BREAK)
        lines = [line for part in (first, *others) for line in wrapped(part, width)]
        return [line if isinstance(cell, str) else (line, cell[1]) for line in lines]

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

    def listing(self, columns: Sequence[Column], groups: Sequence[RowGroup], *, brief: bool = False) -> Sequence[int]:
        """Add a list: rows under headings, of as many columns as the width has room for.

        Where not even those to be kept have room, each row becomes a line of its own: no id and no figure is ever cut.
        """
        rows = [row for group in groups for row in group.rows]
        indent = INDENT if any(group.heading for group in groups) else 0
        try:
            chosen = choose(columns, rows, self.width - indent, self.width)
        except NoRoomError:
            return self._listed_in_lines(columns, groups)
        for line in headings(chosen, indent):
            self._whole_line(line)
        for group in groups:
            if group.heading:
                self.heading(group.heading, group.note)
            for block in blocks(group, brief=brief):
                for line in lines_of(block, chosen, indent, brief=brief):
                    self._whole_line(line)
                if block[-1].note and not brief:
                    self.line(f"{' ' * _INDENT}{block[-1].note}", hang=_INDENT)
        return [each.at for each in chosen]

    def _whole_line(self, parts: Iterable[Part]) -> None:
        """Add one line that is never wrapped, without rich: a list may have a million."""
        self._out.write("".join(map(self._styled, parts)) + "\n")

    def _styled(self, part: Part) -> str:
        if isinstance(part, str):
            return part
        text, style = part
        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD) if self._color else text

    def _listed_in_lines(self, columns: Sequence[Column], groups: Sequence[RowGroup]) -> Sequence[int]:
        shown = [at for at, column in enumerate(columns) if not column.since]
        for group in groups:
            if group.heading:
                self.heading(group.heading, group.note)
            for row in group.rows:
                texts = [one_line(plain(cell)) for cell in row.cells]
                rest = [f"{columns[at].heading.lower()}: {texts[at]}" for at in shown[1:] if texts[at]]
                self.line("; ".join(filter(None, [texts[shown[0]], *rest, row.note])), hang=_INDENT)
        return shown

    def items(self, headings: tuple[str, str], items: Sequence[Item]) -> None:  # noqa: ARG002 - the leads say it
        for item in items:
            lead = f" {item.lead}  "
            self.line(item.sign, lead, item.text, hang=cell_len(lead) + 1)

    def commands(self, text: str, commands: Sequence[str]) -> None:
        lead = f"{text} "
        if cell_len(lead) + max(map(cell_len, commands)) > self.width:
            self.line(text)
            lead = "  "
        for first, command in zip_longest([lead], commands, fillvalue=" " * cell_len(lead)):
            self.whole(f"{first}{command}")

    def another(self) -> TerminalPage:
        return TerminalPage(self.width, color=self._color)

    def append(self, other: TerminalPage) -> None:
        self._out.write(other.text())

    def exceeds(self, lines: int, *others: TerminalPage) -> bool:
        return sum(page.text().count("\n") for page in (self, *others)) > lines

    def _fitting(self, columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
        """Return the columns that are never left out, and those of the others that there is room for, by ``keep``."""
        chosen = [at for at, column in enumerate(columns) if column.keep >= ALWAYS]
        others = [at for at in range(len(columns)) if at not in chosen]
        for at in sorted(others, key=lambda at: -columns[at].keep):
            longer = sorted([*chosen, at])
            chosen = longer if self._fits(columns, widths, longer) else chosen
        return chosen

    def _fits(self, columns: Sequence[Column], widths: Sequence[int], chosen: Sequence[int]) -> bool:
        needed = [
            widths[index] if columns[index].wrap else max(widths[index], cell_len(columns[index].heading))
            for index in chosen
        ]
        return sum(needed) + GAP * (len(chosen) - 1) <= self.width

    def text(self) -> str:
        """Return all of it, without spaces at the ends of lines."""
        return without_commands("\n".join(part.rstrip(" ") for part in self._out.getvalue().split("\n")))
