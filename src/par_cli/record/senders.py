"""Whose figure a row is: that of the reporter that it names, else that of the agency that sends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.loading.checks.common import Entries
from par_cli.messages import Count, Message, phrase
from par_cli.model.agencies import Agencies, Agency
from par_cli.model.decision import Indicator
from par_cli.model.periods import parse_period
from par_cli.record.cells import read_text
from par_cli.record.column_names import SENDER, WHOLE, normal_form
from par_cli.record.grid import report
from par_cli.record.names import AGENCY, Finder, NameMatch, first_ids
from par_cli.record.rows import Rows
from par_cli.source import TextColumn
from par_cli.source.text import Fault
from par_cli.typed import fold

_NOT_LISTED: Final = "PAR626"


class Senders:
    """The agencies that sent the rows of a sheet: that of the command line, else those of a column of the sheet."""

    def __init__(self, entries: Entries, given: str | None) -> None:
        self.reporters = entries.reporters()
        self.agencies: Agencies = Agencies((item.id, item) for item, _ in entries.agencies)
        self.indicators = {item.id: item for item, _ in entries.indicators}
        self.given = None if given is None else self._known(given)

    @cached_property
    def finder(self) -> Finder:
        return Finder(AGENCY, {name: item.names for name, item in self.agencies.items()}, loosely=False)

    def _known(self, given: str) -> str:
        found = self.finder.find(given)
        if isinstance(found, Fault):
            unknown = phrase(
                "{option}: “{name}” is not an agency; {hint}", option="--agency", name=given, hint=found.hint
            )
            raise MisuseError(unknown)
        return found.id

    def of(self, text: str) -> str | Fault | None:
        """Return the agency that a cell names; the given one where it is empty."""
        if not text:
            return self.given
        found = self.finder.find(read_text(text))
        return found.id if isinstance(found, NameMatch) else found

    def speaks_for_whole(self, sender: str, owners: Sequence[str], day: date) -> bool:
        """Return whether an agency answers for something as a whole; of a group only its members report."""
        return not self.agencies[sender].is_several and sender in self.agencies.with_heirs(owners, day)


class _RowReporter(NamedTuple):
    """The reporter of a row, ``""`` for the whole, and whether it is that of its sender."""

    reporter: str
    is_sender: bool


def with_reporters(rows: Rows, senders: Senders, problems: list[Diagnostic]) -> Rows:
    """Return the rows whose reporter is certain; those of another agency than the whole that name none are its own.

    A figure of an agency that is not listed as a reporter of the indicator is reported.
    """
    headings = rows.sheet.header.headings
    column = next((index for index, item in enumerate(headings) if normal_form(item.text) in SENDER), None)
    if column is None and senders.given is None:
        return rows
    named = rows.sheet.columns.get("reporter")
    reporters = list(rows.column("reporter"))
    cells = rows.sheet.cells
    judged: dict[tuple[str, ...], _RowReporter | Fault] = {}
    kept: list[int] = []
    own = 0
    for row, place in enumerate(rows.places):
        sender = "" if column is None else cells[column][place]
        of_whole = named is not None and fold(read_text(cells[named][place])) in WHOLE
        key = (sender, rows.column("indicator")[row], rows.column("period")[row], reporters[row], "whole" * of_whole)
        if key not in judged:
            judged[key] = _judge(senders, *key)
        found = judged[key]
        if isinstance(found, Fault):
            at = named if named is not None else rows.sheet.index_of("indicator")
            report(problems, rows.sheet.problem(place, at, *found))
            continue
        own += found.is_sender
        reporters[row] = found.reporter
        kept.append(row)
    notes = rows.notes
    if own:
        notes = (*notes, phrase("figures of the agency that sends them: {count}", count=Count(own)))
    columns = {**rows.columns, "reporter": TextColumn.of(reporters)} if any(reporters) else rows.columns
    return rows._replace(columns=columns, notes=notes).only(kept)


def _judge(senders: Senders, cell: str, name: str, period: str, reporter: str, whole: str) -> _RowReporter | Fault:
    sender = senders.of(cell)
    if isinstance(sender, Fault):
        return sender
    if sender is None or whole:
        return _RowReporter(reporter, is_sender=False)
    indicator = senders.indicators[name]
    day = parse_period(period).end
    listed = senders.reporters.members(indicator.reporters, day)
    is_whole = senders.speaks_for_whole(sender, indicator.all_owners, day)
    if reporter:
        if is_whole or reporter in listed or reporter in indicator.reporters:
            return _RowReporter(reporter, is_sender=False)
        return _not_listed(indicator, senders.reporters[reporter], listed)
    if sender in listed:
        return _RowReporter(sender, is_sender=True)
    if is_whole:
        return _RowReporter("", is_sender=False)
    return _not_listed(indicator, senders.agencies[sender], listed)


def _not_listed(indicator: Indicator, agency: Agency, listed: Sequence[str]) -> Fault:
    if agency.is_several and (listed or agency.id in indicator.reporters):
        message: Message = phrase(
            "{agency} is a group, and the figure names none of those who report {name}",
            agency=agency.id,
            name=indicator.id,
        )
        hint = phrase("write whose figure it is, one of: {names}", names=first_ids(listed))
        if not listed:
            hint = phrase(
                "write whose figure it is, and declare the members of {agency} in agencies.yaml, with members: or "
                "members_file:; if the figure is that of the whole, write “{whole}” into the column of reporters",
                agency=agency.id, whole=phrase("the whole"),
            )  # fmt: skip
        return Fault(_NOT_LISTED, message, hint)
    message = phrase("{agency} is not listed as a reporter of {name}", agency=agency.id, name=indicator.id)
    hint = phrase(
        "add it to reporters: of {name} in targets.yaml, like reporters: [{agency}, ...]; if the figure is that of the "
        "whole, write “{whole}” into the column of reporters",
        name=indicator.id, agency=agency.id, whole=phrase("the whole"),
    )  # fmt: skip
    return Fault(_NOT_LISTED, message, hint)
