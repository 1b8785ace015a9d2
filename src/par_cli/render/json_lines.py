"""Results to JSON Lines: the entries of a list, each a JSON object on a line of its own (docs/json.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from par_cli.progress.results import Status
from par_cli.render.chosen_fields import chosen, pick
from par_cli.render.document import ENTRIES, View, lists_of
from par_cli.render.dumps import dumps
from par_cli.render.output_fields.kinds import Json


def json_lines(found: Status, view: View, fields: Sequence[str] = ()) -> bytes:
    """Return the entries of a list; ``fields`` are those to write of each, all if there are none."""
    return b"".join(line_of(pick(entry, chosen(fields))) for entry in _entries(found, view))


def line_of(entry: Json) -> bytes:
    # no text in JSON has a line feed of its own: what is at the ends of lines is indentation
    return b" ".join(line.strip() for line in dumps(entry).splitlines()) + b"\n"


def _entries(found: Status, view: View) -> Iterator[Json]:
    for name in lists_of(view):
        entry, record, items = ENTRIES[name]
        yield from ({"entry": entry, **record.value(item)} for item in items(found))
