"""The members of a group in a CSV file next to ``agencies.yaml``, one in each row."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import ValidationError

from par_cli import system
from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import Entry, Misnamed, Origin, report_row
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agency
from par_cli.source import read_csv, typed_cell

COLUMNS: Final = ("id", "name", "short", "aliases", "from", "until")
_DAYS: Final = frozenset({"from", "until"})
_BETWEEN: Final = ";"  # between aliases


class Members:
    """The members that the groups of a data folder take from files, and the names of these files."""

    def __init__(self, folder: str, replaced: Mapping[str, bytes | None]) -> None:
        self.folder = folder
        self.replaced = replaced
        self.files: dict[str, int] = {}
        """How many members each file holds that could be read."""
        self.names: set[str] = set()
        """The names of the files as groups give them."""
        self.are_whole = True

    def added(
        self, entries: Sequence[Entry[Agency]], problems: list[Diagnostic], misnamed: list[Misnamed]
    ) -> list[Entry[Agency]]:
        """Return the agencies with those of the files, each after its group; groups name those as their members."""
        found: list[Entry[Agency]] = []
        for agency, origin in entries:
            if agency.members_file is None:
                found.append(Entry(agency, origin))
                continue
            members = self._members(agency, origin, problems, misnamed)
            if members is not None:
                names = tuple(dict.fromkeys(member.id for member, _ in members))
                agency = agency.model_copy(update={"members": names, "members_file": None})  # noqa: PLW2901
            found += [Entry(agency, origin), *(members or ())]
        return found

    def _members(
        self, group: Agency, origin: Origin, problems: list[Diagnostic], misnamed: list[Misnamed]
    ) -> list[Entry[Agency]] | None:
        name = group.members_file or ""
        self.names.add(name)
        path = system.join(self.folder, name)
        fault = self._fault(group, name, path)
        if fault is not None:
            self.are_whole = False
            problems.append(origin.problem("PAR311", *fault, "members_file", key=bool(group.members)))
            return None
        before = len(problems)
        table = read_csv(path, path, COLUMNS, problems, required=("id", "name"), instead=self.replaced.get(path))
        if table is None:
            self.are_whole = False
            return None
        found: list[Entry[Agency]] = []
        for block in table.blocks():
            for number, line in enumerate(block.lines):
                cells = dict(zip(table.header, block.row(number), strict=True))
                row = Origin(table, (), line)
                try:
                    found.append(Entry(Agency.checked(_raw(cells)), row))
                except ValidationError as error:
                    report_row(error, row, _raw(cells), Agency, problems, misnamed)
        self.are_whole = self.are_whole and len(problems) == before
        self.files[path] = len(found)
        if not found and len(problems) == before:
            message = phrase("{file} holds no member", file=name)
            hint = phrase("write a row for each member")
            problems.append(origin.problem("PAR311", message, hint, "members_file"))
            self.are_whole = False
            return None
        return found

    def _fault(self, group: Agency, name: str, path: str) -> tuple[Message, Message] | None:
        """Return why a file cannot have the members of a group, and what to do; None where it may."""
        if "/" in name or "\\" in name or not name.endswith(".csv") or name.startswith("."):
            message = phrase("“{name}” is not the name of a CSV file next to agencies.yaml", name=name)
            return message, phrase("write only the name, like members_file: communes.csv")
        if group.members:
            message = phrase("the group has members and a members_file")
            return message, phrase("keep one of them: the file may name members of any kind")
        if self.replaced.get(path) is None and not os.path.lexists(path):
            message = phrase("there is no file “{name}” next to agencies.yaml", name=name)
            return message, phrase("create it, or correct the name")
        return None


def _raw(cells: Mapping[str, str]) -> dict[str, object]:
    """Return the meaning of the cells of a row; an empty one is a key left out."""
    found: dict[str, object] = {
        name: typed_cell(text) if name in _DAYS else text for name, text in cells.items() if text
    }
    if "aliases" in found:
        found["aliases"] = tuple(text for part in cells["aliases"].split(_BETWEEN) if (text := part.strip()))
    return found
