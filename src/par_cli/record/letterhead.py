"""The unit that sends a sheet of figures, where a line above the header names it."""

from __future__ import annotations

from par_cli.loading.checks.common import Entries
from par_cli.messages import phrase
from par_cli.model.reports import NOTES
from par_cli.record.header import lower_unit_above
from par_cli.record.rows import Rows
from par_cli.record.sheet_reading import SheetReading
from par_cli.source.text import shown
from par_cli.typed import fold


def check_letterhead(reading: SheetReading, rows: Rows, entries: Entries) -> None:
    """Report a letterhead of a part of the whole above figures that would count for the whole."""
    sheet = reading.sheet
    sender = lower_unit_above(sheet.grid, sheet.header)
    if sender is None:
        return
    issuers = [text for item, _ in entries.decision for text in (item.issuer or item.title).texts]
    if sender.folded in fold(" ".join(issuers)):  # whose figures are those of the whole
        return
    owners = {item.id: item.owners for item, _ in entries.indicators}
    agencies = {item.id: fold(" ".join(item.names)) for item, _ in entries.agencies}
    reporters = [reading.column("reporter")[place] for place in rows.places]
    notes = map(any, zip(*map(rows.column, NOTES), strict=True))
    for name, reporter, note in zip(rows.column("indicator"), reporters, notes, strict=True):
        owned = " ".join(agencies.get(owner, "") for owner in owners.get(name, ()))
        if not (reporter or note or sender.folded in owned):
            break
    else:
        return
    message = phrase("“{text}” sends these figures, and they would count for the whole", text=shown(sender.text))
    hint = phrase(
        "name the agency of each figure in a column “{reporter}”; if they are of the whole, remove the line, or "
        "say so in “{note}”",
        reporter=sheet.header_of("reporter"),
        note=sheet.header_of("note"),
    )
    reading.report_above(sender.row, sender.column, message, hint)
