"""A screen of the commands that list, written as HTML (:class:`par_cli.render.page.Screen`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from par_cli.render.html.markup import Markup, escaped, joined, tag
from par_cli.render.page import Cell, Column, Item, Part


class HtmlPage:
    """Collects lines and grids as HTML; headings are of a level."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._blocks: list[Markup] = []
        self._heading = ""

    def title(self, text: str) -> None:
        self._blocks.append(tag("h1", text))

    def heading(self, text: str, note: str = "") -> None:
        self._heading = text
        self._blocks.append(tag(f"h{self._level}", text, tag("small", note) if note else None))

    def line(self, *parts: Part, hang: int = 0) -> None:  # noqa: ARG002 - a paragraph is not set by columns
        self._blocks.append(tag("p", *map(part, parts)))

    def blank(self) -> None:
        """Add nothing: blocks are set apart by the style."""

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, heading: bool = True) -> None:  # noqa: ARG002 - a table always has headings
        titles = [(column.heading.strip(), column.justify == "right") for column in columns]
        lines: list[TableRow] = [([cell(item) for item in row], {}) for row in rows]
        self._blocks.append(table(titles, [TableGroup("", lines)], self._heading or titles[0][0]))

    def has_room(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, wrapped: bool = False) -> bool:  # noqa: ARG002 - a table scrolls
        return True

    def items(self, headings: tuple[str, str], items: Sequence[Item]) -> None:
        rows: list[TableRow] = [
            ([joined([cell(item.sign), escaped(item.lead.strip())], " "), escaped(item.text)], {}) for item in items
        ]
        if rows:
            self._blocks.append(
                table([(heading, False) for heading in headings], [TableGroup("", rows)], self._heading)
            )

    def text(self) -> str:
        return joined(self._blocks, "\n")


def part(item: Part) -> Markup:
    """Return a piece of text, with its style as a class."""
    if isinstance(item, str):
        return escaped(item)
    text, style = item
    return tag("span", text, class_=style or None) if style else escaped(text)


def cell(item: Cell) -> Markup:
    return joined(map(part, item)) if isinstance(item, list) else part(item)


TableRow = tuple[Sequence[Markup], dict[str, str]]
"""A row of a table: its cells, and its attributes."""


class TableGroup(NamedTuple):
    """Rows of a table under a heading (none where it is empty)."""

    heading: str
    rows: Sequence[TableRow]


def table(columns: Sequence[tuple[str, bool]], groups: Sequence[TableGroup], label: str) -> Markup:
    """Return a table that scrolls by itself where it is too wide, also by key; ``label`` says what it is.

    A column is its heading and whether it is set to the right; the first cell of a row is its heading.
    """
    head = [tag("th", text, scope="col", class_=right(at)) if text else tag("td") for text, at in columns]
    return tag(
        "div",
        tag("table", tag("thead", tag("tr", *head)), *(_body(group, [at for _, at in columns]) for group in groups)),
        class_="scroll",
        role="group",
        aria_label=label,
        tabindex="0",
    )


def _body(group: TableGroup, at_right: Sequence[bool]) -> Markup:
    title = None
    if group.heading:
        title = tag("tr", tag("th", group.heading, scope="rowgroup", colspan=str(len(at_right))), class_="group")
    rows = [
        tag(
            "tr",
            tag("th", cells[0], scope="row", class_=right(at_right[0])),
            *(tag("td", text, class_=right(at)) for text, at in zip(cells[1:], at_right[1:], strict=True)),
            **attributes,
        )
        for cells, attributes in group.rows
    ]
    return tag("tbody", joined([title, *rows], "\n"))


def right(number: bool) -> str | None:
    return "number" if number else None
