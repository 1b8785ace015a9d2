"""Elements of HTML and SVG as text, in which no text from data acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from par_cli.render.printable import printable

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Markup(str):
    """Text that is markup already; all other text is escaped where it is put into an element."""

    __slots__ = ()


NOTHING: Final = Markup()
Child = str | None
"""Text, markup, or nothing."""


def escaped(text: str) -> Markup:
    """Return a text as it is shown: markup as it is, any other text with nothing in it that acts."""
    return text if isinstance(text, Markup) else Markup(printable(text).translate(_ENTITIES))


def joined(parts: Iterable[Child], by: str = "") -> Markup:
    """Return several texts or pieces of markup as one."""
    return Markup(by.join(escaped(part) for part in parts if part))


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """Return an element with a start and an end tag.

    Attributes are named as in Python: ``class_`` is class, ``data_status`` is data-status; True writes the name
    alone, None and False leave the attribute out.
    """
    return Markup(f"<{name}{_attributes(attributes)}>{joined(children)}</{name}>")


def void(name: str, /, **attributes: str | bool | None) -> Markup:
    """Return an element of HTML without content and end tag."""
    return Markup(f"<{name}{_attributes(attributes)}>")


def shape(name: str, /, **attributes: str | bool | None) -> Markup:
    """Return an element of SVG without content."""
    return Markup(f"<{name}{_attributes(attributes)}/>")


def _attributes(attributes: dict[str, str | bool | None]) -> str:
    found = ""
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = name.rstrip("_").replace("_", "-")
        found += f" {attribute}" if value is True else f' {attribute}="{escaped(value)}"'
    return found
