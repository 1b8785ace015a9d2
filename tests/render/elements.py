"""A page of HTML as a tree, as a browser would read it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

VOID = {"meta", "input"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = ET.Element("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of {tag} appears twice"
        item = ET.SubElement(self.open[-1], tag, {name: "" if value is None else value for name, value in attrs})
        if tag not in VOID:
            self.open.append(item)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ET.SubElement(self.open[-1], tag, {name: "" if value is None else value for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"{tag} is closed where another element is open"

    def handle_data(self, data: str) -> None:
        here = self.open[-1]
        if len(here):
            here[-1].tail = (here[-1].tail or "") + data
        else:
            here.text = (here.text or "") + data


def tree(page: bytes) -> ET.Element:
    """Return the html element of a page whose elements are all closed."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    assert reader.open == [reader.root]
    (html,) = reader.root
    return html


def text(item: ET.Element) -> str:
    """Return all text in an element, with single spaces."""
    return " ".join(" ".join(item.itertext()).split())


def found(item: ET.Element, **attributes: str) -> Iterator[ET.Element]:
    """Yield the elements with some attributes, named as in Python: ``class_`` holds the word."""
    for one in item.iter():
        wanted = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
        if all(value in one.get(name, "").split() for name, value in wanted):
            yield one


def by_id(item: ET.Element, name: str) -> ET.Element:
    (one,) = (one for one in item.iter() if one.get("id") == name)
    return one
