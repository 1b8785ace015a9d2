"""JSON Lines: every entry of the document on a line of its own, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given

from par_cli.locales import ENGLISH
from par_cli.progress.accounts import with_accounts
from par_cli.progress.results import Status
from par_cli.render.document import View, document, json_document
from par_cli.render.json_lines import json_lines
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from support import Described, indicator, stand, target

LISTS: dict[View, dict[str, str]] = {
    "status": {"target": "targets", "task": "tasks"},
    "targets": {"target": "targets"},
    "tasks": {"task": "tasks"},
    "agencies": {"account": "accounts"},
}
"""The entries of each view, and the lists of its document that have them."""


def lines(found: Status, view: View) -> list[dict[str, Any]]:
    written = json_lines(found, view).decode()
    assert written.endswith("\n") or not written
    return [json.loads(line) for line in written.split("\n")[:-1]]


@given(described=DECISIONS, as_of=DAYS)
def test_the_lines_are_the_entries_of_the_document_in_their_order(described: Described, as_of: date) -> None:
    found = with_accounts(standing(described, as_of), None, "overdue", ENGLISH.text)
    for view, lists in LISTS.items():
        whole = json.loads(json_document(found, view))
        expected = [{"entry": entry, **item} for entry, name in lists.items() for item in whole[name]]
        assert lines(found, view) == expected


def test_every_list_of_a_document_has_its_lines() -> None:
    for view, lists in LISTS.items():
        entries = {"targets", "tasks", "accounts"} & set(document(stand("2024-06-01"), view))
        assert entries == set(lists.values())


def test_spaces_within_a_text_are_kept() -> None:
    described = {**indicator(target(at_least=80)), "name": {"vi": "a   b", "en": "c { d"}}
    (line,) = lines(stand("2024-06-01", indicators=[described]), "targets")
    assert line["name"] == {"vi": "a   b", "en": "c { d"}
