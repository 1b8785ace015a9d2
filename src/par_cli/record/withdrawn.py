"""What the journal tells of extensions and endings that were taken back or put right since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from par_cli.model.reports import MOVES, Withdrawn
from par_cli.record import journal
from par_cli.record.journal import Plain

_SUBJECTS: Final[Mapping[str, str]] = {"tasks": "task", "outcomes": "target"}
"""The key that names what a report is about, for each list that may hold such reports."""


def withdrawn(folder: str) -> Iterator[Withdrawn]:
    """Yield each extension or ending that was taken back or corrected, from the journal of a folder.

    What was edited by hand is in no journal.
    """
    for write in journal.newest_first(folder):
        changes = () if write is None else write.changes
        for entry in (entry for change in changes for entry in change.entries or ()):
            old = _moved(entry.list, entry.old)
            if old is not None:
                stays = _moved(entry.list, entry.new) == old
                yield Withdrawn(*old, steps=1 if stays else 2)


def _moved(name: str, entry: Plain) -> tuple[str, str | None] | None:
    """Return what a report extends or ends, and which occurrence of it; None where it does neither."""
    if name not in _SUBJECTS or entry is None or entry.get("state") not in MOVES:
        return None
    subject, occurrence = entry.get(_SUBJECTS[name]), entry.get("occurrence")
    return str(subject), None if occurrence is None else str(occurrence)
