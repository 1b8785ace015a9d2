"""Sheets of tasks and of targets without a number: what each row reports, as entries of a YAML report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.folder import Reading
from par_cli.messages import Message, phrase
from par_cli.model.schedule import Slot, slots
from par_cli.record import report_edit
from par_cli.record.cells import empty_cell
from par_cli.record.column_names import WHOLE, ColumnHeading
from par_cli.record.day_cells import month_comes_first, read_day_cell, read_period
from par_cli.record.grid import MAX_COLUMNS, Grid
from par_cli.record.header import Header, find_header
from par_cli.record.names import Finder, NameMatch, find_by_map
from par_cli.record.read_columns import is_figures_header
from par_cli.record.reported_states import ReportedStates
from par_cli.record.rows import Settings
from par_cli.record.senders import Senders
from par_cli.record.sheet_columns import ColumnChoices, listed
from par_cli.record.state_columns import SUBJECT, StateColumns, called, column_meant
from par_cli.record.state_words import NAME, SEEN, STATES, SheetKind, heading_meant, state_meant
from par_cli.record.yaml_edit import Fields
from par_cli.source import PlainDate, plain_value
from par_cli.source.text import Fault, shown
from par_cli.typed import fold

_TO_FILL: Final = ("state", "day", "document", "cause", "remedy", "published")
_DATED: Final = frozenset({"done", "extended", "superseded", "condition_met"})
"""The states of which the column of days gives the day."""

STATE_NAMES: Final[Mapping[str, Message]] = {
    **report_edit.STATE_NAMES,
    SEEN: phrase("something done, not known whether finished"),
    "superseded": phrase("superseded"),
}
"""The states in the words of forms."""


class Answers(NamedTuple):
    """How the columns and cells of sheets were said to be read, and what fills empty cells."""

    choices: ColumnChoices
    settings: Settings
    defaults: Mapping[str, str]


class StateSheet(NamedTuple):
    """The entries of a sheet, and the cells of each: its row, and the columns of the sheet by name."""

    grid: Grid
    kind: SheetKind
    header: Header
    columns: Mapping[str, int]
    entries: tuple[Fields, ...]
    rows: tuple[int, ...]
    same: int
    empty: int
    notes: tuple[Message, ...] = ()

    def called(self, name: str) -> str | Message:
        return called(name, self.columns, self.header)

    def place(self, number: int, path: str, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem of an entry at the cell that a key of it comes from."""
        key = path.partition(".")[2]
        name = _COLUMN_OF.get(key, key)
        column = self.columns.get(name, self.columns[SUBJECT[self.kind]])
        return self.grid.problem(self.rows[number], column, code, message, hint)


_COLUMN_OF: Final = {
    "on": "day", "by": "day", "due": "day", "evidence": "document", "reason": "cause", "seen": "state",
}  # fmt: skip


def kind_of(grid: Grid, choices: ColumnChoices = ColumnChoices()) -> tuple[SheetKind, Header] | None:  # noqa: B008 - a frozen value
    """Return what a grid reports, where that is not figures, and its header."""
    cells = dict.fromkeys(cell for row in grid.head for cell in row if cell)
    if not any("state" in {heading_meant(cell), choices.meanings.get(fold(cell))} for cell in cells):
        return None
    for kind, subject in SUBJECT.items():

        def is_header(headings: Sequence[ColumnHeading], subject: str = subject) -> bool:
            meant = [column_meant(item, choices) for item in headings]
            return {subject, "state"} <= set(meant) and (subject == "task" or not is_figures_header(headings))

        found = find_header(grid, is_header, choices.header)
        if found is not None:
            return kind, found
    return None


def read_states(
    grid: Grid, reading: Reading, senders: Senders, options: Answers, today: date, problems: list[Diagnostic]
) -> StateSheet:  # fmt: skip
    """Return what the rows of a grid report; what is wrong goes into ``problems``.

    Raise :class:`~par_cli.record.grid.StopImportError` where there are too many problems.
    """
    choices, _, defaults = options
    found = kind_of(grid, choices)
    assert found is not None  # noqa: S101 - the caller has asked
    kind, header = found
    body = grid.body(header.below, min(len(header.headings), MAX_COLUMNS), problems)
    columns = StateColumns(grid, kind, header, body, choices, problems)
    return _StateReader(columns, reading, senders, options.settings).sheet(defaults, today)


class _StateReader:
    """Reads the rows of one sheet."""

    def __init__(self, columns: StateColumns, reading: Reading, senders: Senders, settings: Settings) -> None:
        self.columns = columns
        self.kind = columns.kind
        self.entries = reading.entries
        self.senders = senders
        self.settings = settings
        self.notes: list[Message] = []
        self.problems = columns.problems
        self.reported = ReportedStates(self.kind, self.entries)
        self.finder = _subject_finder(self.kind, self.entries)
        self.reporters = senders.finder

    # --- the sheet

    def sheet(self, defaults: Mapping[str, str], today: date) -> StateSheet:
        columns = self.columns
        found: list[Fields] = []
        rows: list[int] = []
        same = empty = 0
        if {SUBJECT[self.kind], "state"} <= columns.places.keys():
            first = {name: month_comes_first(columns.column(name)) for name in ("day", "published")}
            for row in range(columns.body.size):
                entry = self.row(row, first, defaults, today)
                if entry is None:
                    empty += bool(columns.text("task", row) or columns.text("target", row))
                elif entry and self.reported.has(
                    entry, own_day=bool(columns.text("published", row) or defaults.get("published"))
                ):
                    same += 1
                elif entry:
                    found.append(entry)
                    rows.append(columns.header.below + row)
        return StateSheet(
            columns.grid,
            self.kind,
            columns.header,
            columns.places,
            tuple(found),
            tuple(rows),
            same,
            empty,
            tuple(self.notes),
        )

    # --- a row

    def row(self, row: int, first: Mapping[str, str | None], defaults: Mapping[str, str], today: date) -> Fields | None:
        """Return the entry that a row makes: None where it reports nothing, an empty one where it is wrong."""
        subject = SUBJECT[self.kind]
        if not any(self.columns.text(name, row) for name in _TO_FILL):
            return None
        before = len(self.problems)
        self.columns.report_unusable(row)
        if len(self.problems) > before:
            return {}
        if not self.columns.text(subject, row):
            self.columns.refuse(row, subject, empty_cell(self.columns.called(subject)))
            return {}
        found = self.find(self.finder, self.columns.text(subject, row))
        if isinstance(found, NameMatch) and self.kind == "tasks":
            found = self.with_its_name(row, found)
        if isinstance(found, Fault):
            self.columns.refuse(row, subject, found)
        state = self.state(row)
        days = {name: self.day(row, name, first[name]) for name in first}
        reporter = self.reporter(row, found.id if isinstance(found, NameMatch) else None)
        if state is None or isinstance(found, Fault) or len(self.problems) > before:
            return {}
        fields: dict[str, str | bool] = {subject: found.id}
        occurrence = self.occurrence(row, found.id)
        if occurrence:
            value = plain_value(occurrence)
            fields["occurrence"] = value if isinstance(value, str) else occurrence
        fields["state"] = "in_progress" if state == SEEN else state
        self.add_days(row, fields, state, days, defaults, today)
        self.add_texts(row, fields, state, defaults)
        if reporter:
            fields["reporter"] = reporter
        return fields if len(self.problems) == before else {}

    def find(self, finder: Finder, text: str) -> NameMatch | Fault:
        return find_by_map(finder, text, self.settings, self.notes) or finder.find(text)

    def with_its_name(self, row: int, found: NameMatch) -> NameMatch | Fault:
        """Return the task of a row unless the name next to its id is that of another one.

        A spreadsheet program makes the number 1.1 of the task 1.10.
        """
        name = fold(self.columns.text(NAME, row))
        meant = [task for text, task in self._tasks_by_name if name == text or name.startswith(f"{text}:")]
        if not meant or found.id in meant:
            return found
        message = phrase("{task} is next to the name of {other}", task=found.id, other=meant[0])
        return Fault(
            "PAR301", message, phrase("correct the id; a spreadsheet program may have turned it into a number")
        )

    @cached_property
    def _tasks_by_name(self) -> Sequence[tuple[str, str]]:
        return [(fold(text), task.id) for task, _ in self.entries.tasks for text in dict.fromkeys(task.name.texts)]

    def state(self, row: int) -> str | None:
        text = self.columns.text("state", row)
        if not text:
            self.columns.refuse(row, "state", empty_cell(self.columns.called("state")))
            return None
        found = state_meant(text, self.kind)
        if found is None:
            message = phrase("“{text}” is not a state", text=shown(text))
            words = listed([phrase("“{name}”", name=STATE_NAMES[name]) for name in STATES[self.kind]])
            self.columns.refuse(row, "state", Fault("PAR213", message, phrase("write one of: {names}", names=words)))
        return found

    def day(self, row: int, name: str, mixed: str | None) -> str:
        text = self.columns.text(name, row)
        if not text:
            return ""
        found = read_day_cell(text, month_first=self.settings.month_first, mixed=mixed)
        if isinstance(found, Fault):
            self.columns.refuse(row, name, found)
            return ""
        return found

    def occurrence(self, row: int, task: str) -> str:
        """Return the key of an occurrence: as it is, or as the period or day that people write."""
        text = self.columns.text("occurrence", row)
        if not text or any(slot.key == text for slot in self.slots_of(task)):
            return text
        day = read_day_cell(text)
        if not isinstance(day, Fault):
            return day
        period = read_period(text)
        return text if isinstance(period, Fault) else period.text

    def slots_of(self, task: str) -> Sequence[Slot]:
        return self._slots.get(task, ())

    @cached_property
    def _slots(self) -> Mapping[str, Sequence[Slot]]:
        phases = [phase for phase, _ in self.entries.phases]
        return {task.id: slots(task, phases) for task, _ in self.entries.tasks}

    def add_days(
        self, row: int, fields: dict[str, str | bool], state: str, days: Mapping[str, str],
        defaults: Mapping[str, str], today: date,
    ) -> None:  # fmt: skip
        if state in _DATED and not days["day"]:
            message = phrase("{state} needs a day", state=STATE_NAMES[state])
            wanted = _WANTED_DAY[state]
            hint = phrase("write {wanted} into “{name}”", wanted=wanted, name=self.columns.called("day"))
            self.columns.refuse(row, "day", Fault("PAR610", message, hint))
        if state not in _DATED and days["day"]:
            message = phrase("{state} has no day of its own", state=STATE_NAMES[state])
            hint = phrase(
                "write the day of the report into “{name}”, or the state that the day belongs to",
                name=self.columns.called("published"),
            )
            self.columns.refuse(row, "day", Fault("PAR610", message, hint))
        if state == SEEN:
            fields["seen"] = True
        if state in _DATED:
            fields["due" if state == "extended" else "on"] = PlainDate(days["day"])
        published = days["published"] or defaults.get("published") or ""
        if not published and (state not in _DATED or state == "extended"):
            published = today.isoformat()
        if published:
            fields["published"] = PlainDate(published)

    def add_texts(self, row: int, fields: dict[str, str | bool], state: str, defaults: Mapping[str, str]) -> None:
        document, cause = self.columns.text("document", row), self.columns.text("cause", row)
        ends = state in {"extended", "superseded"}
        if ends and not document:
            message = phrase("{state} needs a document", state=STATE_NAMES[state])
            hint = phrase("write it into “{name}”", name=self.columns.called("document"))
            self.columns.refuse(row, "document", Fault("PAR610", message, hint))
        if state == "superseded" and not cause:
            message = phrase("{state} needs a reason", state=STATE_NAMES[state])
            hint = phrase("write it into “{name}”", name=self.columns.called("cause"))
            self.columns.refuse(row, "cause", Fault("PAR610", message, hint))
        of_cause = "reason" if state == "superseded" else "cause" if self.kind == "tasks" else "note"
        note = self.columns.text("note", row)
        texts = {"document" if ends else "evidence": document, of_cause: cause}
        if self.kind == "tasks":
            texts["remedy"] = self.columns.text("remedy", row)
        texts["source"] = self.columns.text("source", row) or defaults.get("source", "")
        texts["note"] = ". ".join(filter(None, (texts.get("note", ""), note)))
        fields.update({name: text for name, text in texts.items() if text})

    # --- whose report it is

    def reporter(self, row: int, name: str | None) -> str:
        """Return the agency that a report is about; of another one than the whole that names none it is its own."""
        text, whole = self.columns.text("reporter", row), False
        if fold(text) in WHOLE:
            text, whole = "", True
        if text:
            found = self.find(self.reporters, text)
            if isinstance(found, NameMatch):
                return found.id
            self.columns.refuse(row, "reporter", found)
            return ""
        sender = self.senders.of(self.columns.text("sender", row))
        if isinstance(sender, Fault):
            self.columns.refuse(row, "sender", sender)
            return ""
        if sender is None or name is None or whole:
            return ""
        if self.kind == "outcomes":
            self.check_owner(row, sender, name)
            return ""
        return self.own(row, sender, name)

    def own(self, row: int, sender: str, task: str) -> str:
        """Return the sender as the one that a report is about, where others lead the task as well."""
        found = self.occurrence(row, task)
        slot = next((slot for slot in self.slots_of(task) if not found or slot.key == found), None)
        lead = () if slot is None else slot.lead
        if self.senders.agencies[sender].is_several:
            message = phrase("{agency} is a group, and the row names none of its members", agency=sender)
            hint = phrase(
                "write whose report it is into “{name}”; “{whole}” if all of them have done it",
                name=self.columns.called("reporter"), whole=phrase("the whole"),
            )  # fmt: skip
            self.columns.refuse(row, "reporter", Fault("PAR626", message, hint))
            return ""
        return "" if len(lead) == 1 and sender in lead else sender

    def check_owner(self, row: int, sender: str, target: str) -> None:
        """Report the outcome of a target that an agency sends which does not answer for the target."""
        entry = next(item for item in self.entries.targets if f"{item[0].id}/{item[1].key}" == target)
        owners = entry[0].owners if entry[1].owners is None else entry[1].owners
        if not self.senders.speaks_for_whole(sender, owners, date.max):
            message = phrase("{agency} does not answer for {name}, and an outcome is that of the whole", agency=sender,
                             name=target)  # fmt: skip
            hint = phrase("let one of its owners report it, or import the file without --agency")
            self.columns.refuse(row, "target", Fault("PAR626", message, hint))


_WANTED_DAY: Final[Mapping[str, Message]] = {
    "done": phrase("the day on which it was done"),
    "extended": phrase("the new due date"),
    "superseded": phrase("the day from which it no longer applies"),
    "condition_met": phrase("the day on which the condition was met"),
}


def _subject_finder(kind: SheetKind, entries: Entries) -> Finder:
    """Return what finds the tasks by their names, or the targets by their ids."""
    if kind == "tasks":
        return Finder(phrase("task"), {task.id: task.name.texts for task, _ in entries.tasks}, loosely=False)
    targets = {f"{indicator.id}/{target.key}": () for indicator, target, _ in entries.targets}
    return Finder(phrase("target"), targets, loosely=False)
