"""Results to JSON Lines: the entries of a list, each a JSON object on a line of its own (docs/json.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from par_cli.progress.results import Status
from par_cli.render.document import View, accounts, tasks
from par_cli.render.dumps import dumps
from par_cli.render.output_fields.accounts import ACCOUNT
from par_cli.render.output_fields.kinds import Json
from par_cli.render.output_fields.targets import TARGET
from par_cli.render.output_fields.tasks import TASK


def json_lines(found: Status, view: View) -> bytes:
    return b"".join(_line(entry) for entry in _entries(found, view))


def _line(entry: Json) -> bytes:
    # no text in JSON has a line feed of its own: what is at the ends of lines is indentation
    return b" ".join(line.strip() for line in dumps(entry).splitlines()) + b"\n"


def _entries(found: Status, view: View) -> Iterator[Json]:
    match view:
        case "status":
            yield from _entries(found, "targets")
            yield from _entries(found, "tasks")
        case "targets":
            yield from ({"entry": "target", **TARGET.value(item)} for item in found.targets)
        case "tasks":
            yield from ({"entry": "task", **TASK.value(item)} for item in tasks(found))
        case "agencies":
            yield from ({"entry": "account", **ACCOUNT.value(item)} for item in accounts(found))
        case _:
            assert_never(view)
