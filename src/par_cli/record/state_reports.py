"""The YAML reports that sheets of tasks and outcomes become, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Count, Message, phrase
from par_cli.record.state_columns import SUBJECT
from par_cli.record.state_sheets import StateSheet
from par_cli.record.state_words import STATES, SheetKind
from par_cli.record.yaml_edit import Fields, entry_line


def told_once(sheets: Sequence[StateSheet]) -> tuple[StateSheet, ...]:
    """Return the sheets without reports that an earlier row makes already, as two owners of a target do."""
    seen: set[tuple[SheetKind, str]] = set()
    found = []
    for sheet in sheets:
        lines = [(sheet.kind, entry_line(fields)) for fields in sheet.entries]
        kept = []
        for number, line in enumerate(lines):
            if line not in seen:
                kept.append(number)
            seen.add(line)
        entries = tuple(sheet.entries[number] for number in kept)
        rows = tuple(sheet.rows[number] for number in kept)
        found.append(sheet._replace(entries=entries, rows=rows, same=sheet.same + len(lines) - len(kept)))
    return tuple(found)


@dataclass(frozen=True)
class StateReport:
    """A YAML report to write with the path of its JSON Schema, and the sheets that its entries come from."""

    file: str
    schema: str | None
    sheets: tuple[StateSheet, ...]

    def entries(self, kind: SheetKind) -> Iterator[tuple[StateSheet, int, Fields]]:
        for sheet in self.sheets:
            if sheet.kind == kind:
                for number, fields in enumerate(sheet.entries):
                    yield sheet, number, fields

    @cached_property
    def content(self) -> bytes:
        """The report: an entry a line, as ``par record`` writes them."""
        lines = [] if self.schema is None else [f"# yaml-language-server: $schema={self.schema}"]
        lines.append("schema: 1")
        for kind in STATES:
            found = [f"  - {entry_line(fields)}" for *_, fields in self.entries(kind)]
            lines += ["", f"{kind}:", *found] if found else []
        return "".join(f"{line}\n" for line in lines).encode()

    def cell(self, line: int) -> str:
        """Return the cell of the row whose entry is on a line."""
        above = self.content.decode().split("\n")[: line - 1]
        kind: SheetKind = "outcomes" if "outcomes:" in above else "tasks"
        sheet, number, _ = [*self.entries(kind)][line - 2 - above.index(f"{kind}:")]
        return sheet.grid.in_file(sheet.grid.cell_name(sheet.rows[number], sheet.columns[SUBJECT[kind]]))

    def entry(self, path: str) -> tuple[StateSheet, int, Fields] | None:
        """Return the entry that a path is in, with its sheet and its place there."""
        match = _ENTRY.match(path)
        if match is None:
            return None
        kind: SheetKind = "tasks" if match[1] == "tasks" else "outcomes"
        return [*self.entries(kind)][int(match[2])]

    def placed(self, problem: Diagnostic) -> Diagnostic:
        """Move a problem of the report to the cell that it comes from."""
        entry = self.entry(problem.path)
        if entry is None:
            return problem
        sheet, number, _ = entry
        hint = _in_words_of(sheet, problem.hint)
        found = sheet.place(number, problem.path, problem.code, problem.message, hint)
        return found._replace(warning=problem.warning, related=problem.related)


def _in_words_of(sheet: StateSheet, hint: Message) -> Message:
    """Return a hint in the words of a sheet where it names keys of data files."""
    if hint.template == "write occurrence: and one of {names}":
        return phrase(
            "write into “{column}” one of {names}", column=sheet.called("occurrence"), names=hint.arguments["names"]
        )
    if hint.template == "add evidence: and the document, the minutes or the page that shows it":
        return phrase(
            "write into “{column}” the document, the minutes or the page that shows it", column=sheet.called("document")
        )
    return hint


_ENTRY: Final = re.compile(r"(tasks|outcomes)\[([0-9]+)\]")


def summary_of_states(sheets: Sequence[StateSheet]) -> Iterator[Message]:
    """Yield what is said of sheets of tasks and outcomes, in lines to print before the report is written."""
    yield from dict.fromkeys(note for sheet in sheets for note in sheet.notes)
    for kind, words in _KINDS.items():
        found = [sheet for sheet in sheets if sheet.kind == kind and (sheet.entries or sheet.same or sheet.empty)]
        if found:
            new, same, empty = (
                Count(sum(numbers))
                for numbers in (
                    (len(sheet.entries) for sheet in found),
                    (sheet.same for sheet in found),
                    (sheet.empty for sheet in found),
                )
            )
            yield phrase(
                "{kind}: new reports: {new}; there already: {same}; rows without a report: {empty}",
                kind=words, new=new, same=same, empty=empty,
            )  # fmt: skip


_KINDS: Final[Mapping[SheetKind, Message]] = {"tasks": phrase("tasks"), "outcomes": phrase("outcomes")}
