"""What holds for every byte that a command prints, for any decision."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given

from par_cli.locales import get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.render.csv_document import csv_document
from par_cli.render.document import View, json_document
from par_cli.render.markdown import markdown
from par_cli.render.table import table
from progress.decisions import DAYS, DECISIONS, known_from
from progress.test_promises import kept, standing
from schemas import hold
from support import Described


@given(described=DECISIONS, as_of=DAYS)
def test_what_was_published_later_changes_no_byte_of_any_output(described: Described, as_of: date) -> None:
    everything, known = (
        with_accounts(standing(some, as_of), None, "overdue", get_locale("vi").text)
        for some in (described, kept(described, lambda entry: known_from(entry) <= as_of))
    )
    views: tuple[View, ...] = get_args(View)
    for view in views:
        assert csv_document(everything, view, excel=False) == csv_document(known, view, excel=False)
        assert markdown(everything, view, get_locale("vi"), binding=False) == markdown(
            known, view, get_locale("vi"), binding=False
        )
        assert json_document(everything, view) == json_document(known, view)
        hold(json_document(everything, view))
        assert table(everything, view, get_locale("en"), 80, color=False, binding=False) == table(
            known, view, get_locale("en"), 80, color=False, binding=False
        )
