"""Where the entries of a YAML file and their keys begin and end, to change them in their place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from par_cli.source.events import events

Spot = tuple[int, int]
"""A line and a column, both from 0."""

EntryPath = tuple[str, int]
"""The name of a list at the top of a file, and the number of one of its entries."""

_ENTRY_DEPTH = 2  # an entry is in a list that is in a mapping


class KeySpan(NamedTuple):
    """Where a key begins, and where its value begins and ends."""

    name: str
    key: Spot
    start: Spot
    end: Spot


class EntrySpan(NamedTuple):
    start: Spot
    end: Spot
    keys: tuple[KeySpan, ...]


class _Frame:
    """A mapping or a list that is being read."""

    def __init__(self, start: Spot, *, is_mapping: bool) -> None:
        self.start = start
        self.is_mapping = is_mapping
        self.key: tuple[str, Spot] | None = None
        self.count = 0
        self.keys: list[KeySpan] = []

    def add(self, start: Spot, end: Spot) -> None:
        self.count += 1
        if self.key is not None:
            self.keys.append(KeySpan(*self.key, start, end))
            self.key = None


def entry_spans(text: str, wanted: Collection[EntryPath]) -> dict[EntryPath, EntrySpan]:
    """Return where some entries are in the text of a document that the reader has read without an error."""
    found: dict[EntryPath, EntrySpan] = {}
    stack: list[_Frame] = []
    next_event = events(text)
    while type(event := next_event()) is not StreamEndEvent:
        start, end = _spot(event.start_mark), _spot(event.end_mark)
        if type(event) in {MappingStartEvent, SequenceStartEvent}:
            stack.append(_Frame(start, is_mapping=type(event) is MappingStartEvent))
        elif type(event) in {MappingEndEvent, SequenceEndEvent}:
            frame = stack.pop()
            if len(stack) == _ENTRY_DEPTH and stack[0].key is not None:
                path = (stack[0].key[0], stack[1].count)
                if path in wanted:
                    found[path] = EntrySpan(frame.start, end, tuple(frame.keys))
            if stack:
                stack[-1].add(frame.start, end)
        elif type(event) is ScalarEvent:
            top = stack[-1]
            if top.is_mapping and top.key is None:
                top.key = (event.value, start)
            else:
                top.add(start, end)
    return found


def _spot(mark: Any) -> Spot:  # noqa: ANN401 - neither parser has types
    return mark.line, mark.column
