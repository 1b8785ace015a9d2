"""What holds for every byte that a command prints, for any decision."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from par_cli.render.document import json_document
from par_cli.render.table import table
from progress.decisions import DAYS, DECISIONS, known_from
from progress.test_promises import kept, standing
from schemas import hold
from support import Described


@given(described=DECISIONS, as_of=DAYS)
@settings(max_examples=25)
def test_what_was_published_later_changes_no_byte_of_any_output(described: Described, as_of: date) -> None:
    everything = standing(described, as_of)
    known = standing(kept(described, lambda entry: known_from(entry) <= as_of), as_of)
    for view in ("status", "targets", "tasks"):
        shown = json_document(everything, view)
        hold(shown)
        assert shown == json_document(known, view)
        assert table(everything, view, "en", 80, color=False, binding=False) == table(
            known, view, "en", 80, color=False, binding=False
        )
