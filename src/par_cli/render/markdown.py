"""Results to Markdown that pastes into a report: the screens of the tables, written as Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from par_cli.locales import Locale
from par_cli.progress.results import Status
from par_cli.render.document import View
from par_cli.render.formats import PLAIN, Layout
from par_cli.render.page import BREAK, Cell, Column, Item, Part, RowGroup, one_line, plain
from par_cli.render.printable import without_commands
from par_cli.render.table import write

_MARKS = re.compile(r"[\\`*_\[\]|~#${}]|(?<=[Ww]{3})\.|:(?=[\w/:+\-])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^(?:([-+>=])|(\d+)([.)]))")


def markdown(found: Status, view: View, locale: Locale, *, binding: bool, layout: Layout = PLAIN) -> bytes:
    """Return the Markdown of a command as UTF-8: all that its table says, at no width."""
    page = MarkdownPage(locale)
    write(page, found, view, locale, binding=binding, layout=layout)
    return page.text().encode()


def escaped(text: str) -> str:
    """Return text in which nothing acts as Markdown, HTML or a link, on one line and without spaces at its ends."""
    plain_text = _ENTITY.sub("&amp;", " ".join(text.split())).replace("<", "&lt;")
    return _MARKS.sub(r"\\\g<0>", plain_text).replace("@", "@<!-- -->")  # no escape keeps @name from being called


class MarkdownPage:
    """A page of Markdown (:class:`par_cli.render.page.Page`): paragraphs and tables, an empty line between them."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self._blocks: list[str] = []

    def title(self, text: str) -> None:
        self._blocks.append(f"# {escaped(text)}")

    def heading(self, text: str, note: str = "") -> None:
        self._blocks.append(f"## {escaped(text + note)}")

    def line(self, *parts: Part, hang: int = 0) -> None:  # noqa: ARG002 - a paragraph is not set by columns
        text = escaped(plain(list(parts)))
        if all(isinstance(part, tuple) for part in parts):
            self._blocks.append(f"**{text}**")
        else:
            self._blocks.append(_BLOCK.sub(_broken, text))

    def blank(self) -> None:
        """Add nothing: an empty line separates all blocks."""

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, heading: bool = True) -> None:  # noqa: ARG002 - a table of Markdown always has headings
        cells = [[plain(cell).replace(BREAK, " ") for cell in row] for row in rows]
        self._table([(column.heading, column.justify == "right") for column in columns], cells)

    def listing(self, columns: Sequence[Column], groups: Sequence[RowGroup], *, brief: bool = False) -> Sequence[int]:
        """Add a table below each heading, with every column; the remarks of a row are in its last cell."""
        titles = [(column.heading, column.justify == "right") for column in columns]
        notes = not brief and any(row.note for group in groups for row in group.rows)
        for group in groups:
            if group.heading:
                self.heading(group.heading, group.note)
            rows = [
                [*(one_line(plain(cell)) for cell in row.cells), *([row.note] if notes else [])] for row in group.rows
            ]
            self._table([*titles, *([(self._locale.label("heading", "details"), False)] if notes else [])], rows)
        return range(len(columns))

    def has_room(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, wrapped: bool = False) -> bool:  # noqa: ARG002 - nothing is set by columns
        return True

    def items(self, headings: tuple[str, str], items: Sequence[Item]) -> None:
        rows: list[list[Cell]] = [[[item.sign, " ", item.lead], item.text] for item in items]
        if rows:
            self._table([(heading, False) for heading in headings], rows)

    def commands(self, text: str, commands: Sequence[str]) -> None:
        """Add nothing: nobody types commands into a report."""

    def another(self) -> MarkdownPage:
        return MarkdownPage(self._locale)

    def append(self, other: MarkdownPage) -> None:
        self._blocks += other._blocks

    def exceeds(self, lines: int, *others: MarkdownPage) -> bool:  # noqa: ARG002 - a report is as long as it has to be
        return False

    def _table(self, headings: Sequence[tuple[str, bool]], rows: Sequence[Sequence[Cell]]) -> None:
        lines = [
            _row([escaped(heading) for heading, _ in headings]),
            _row(["---:" if right else "---" for _, right in headings]),
            *(_row([escaped(plain(cell)) for cell in row]) for row in rows),
        ]
        self._blocks.append("\n".join(lines))

    def text(self) -> str:
        return without_commands("\n\n".join(self._blocks)) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _broken(match: re.Match[str]) -> str:
    """Break what would begin a list, a quotation or an underline at the start of a paragraph."""
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
