"""The unit that sends a sheet of figures, where a line above the header names it."""

from __future__ import annotations

from par_cli.loading.checks.common import Entries
from par_cli.messages import phrase
from par_cli.model.reports import NOTES
from par_cli.record.admin_units import AdminUnit, is_issuer, office_in, place_in, wider_in
from par_cli.record.rows import Rows
from par_cli.record.sheet_lines import doubt_line, refuse_line, titles
from par_cli.record.sheet_parts import DOUBTFUL_PART, of_another, sends
from par_cli.record.sheet_reading import SheetReading
from par_cli.typed import fold


def check_letterhead(reading: SheetReading, rows: Rows, entries: Entries) -> None:
    """Report a letterhead or title of a part of the whole above figures that would count for the whole.

    Warn of that of another region, whose figures may be there to compare with.
    """
    issuers = [text for item, _ in entries.decision for text in (item.issuer or item.title).texts]
    for line in titles(reading, rows):
        sender = place_in(line.text)
        if sender is None or is_issuer(sender, issuers):
            about = office_in(line.text) or wider_in(line.text, issuers)
            if about is not None and _count_for_whole(reading, rows, entries, about):
                doubt_line(reading, line, DOUBTFUL_PART, *of_another(line.text))
        elif _count_for_whole(reading, rows, entries, sender):
            hint = phrase(
                "name the agency of each figure in a column “{reporter}”; if they are of the whole, remove the line, "
                "or say so in “{note}”",
                reporter=reading.sheet.header_of("reporter"),
                note=reading.sheet.header_of("note"),
            )
            if not sender.is_upper_unit:
                refuse_line(reading, line, sends(sender.text), hint)
                return
            doubt_line(reading, line, DOUBTFUL_PART, sends(sender.text), hint)


def _count_for_whole(reading: SheetReading, rows: Rows, entries: Entries, sender: AdminUnit) -> bool:
    """Return whether figures name no other reporter, are not said to be of the whole, and are not the sender's own."""
    owners = {item.id: item.owners for item, _ in entries.indicators}
    agencies = {item.id: fold(" ".join(item.names)) for item, _ in entries.agencies}
    reporters = [reading.column("reporter")[place] for place in rows.places]
    notes = map(any, zip(*map(rows.column, NOTES), strict=True))
    for name, reporter, note in zip(rows.column("indicator"), reporters, notes, strict=True):
        owned = " ".join(agencies.get(owner, "") for owner in owners.get(name, ()))
        if not (reporter or note or sender.folded in owned):
            return True
    return False
