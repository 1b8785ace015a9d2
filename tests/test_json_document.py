"""docs/json.md names every field of the JSON documents, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from par_cli.model.tasks import SCHEDULE_KINDS
from par_cli.progress.results import FLAGS, OCCURRENCE_STATUSES, REASONS, TARGET_STATUSES
from par_cli.progress.status import Filters, status
from par_cli.render.document import View, document
from support import day, indicator, outcome, read, report, target, task, value, write_folder

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_0-9]+)`", TEXT))
KEYED = {"by_phase", "by_section", "by_agency", "by_status", "agencies"}
"""Objects whose keys come from the data."""


def keys(value_of: object, *, named: bool = True) -> set[str]:
    """Give the names of all fields in a document, apart from those that the data name."""
    if isinstance(value_of, dict):
        own = set(value_of) if named else set()
        return own.union(*(keys(item, named=key not in KEYED) for key, item in value_of.items()))
    if isinstance(value_of, list):
        return set().union(*(keys(item) for item in value_of))
    return set()


def fields(folder: Path) -> set[str]:
    """Give the fields of all documents of a decision in which every kind of thing stands."""
    described = indicator(target(at_least=80, baseline="2021"), target("2030", at_least=90), source=None)
    yearly = indicator(target("2030", improve="yearly"), name="yearly")
    done = indicator(target(outcome="done"), name="done", unit=None)
    every = indicator(target(at_least=80, each=True), name="every", reporters=["home"])
    steps = [{"due": "2022-Q4", "measure": {"indicator": "share", "at_least": 50}}, {"due": "2025-Q4"}]
    write_folder(
        folder,
        indicators=[described, yearly, done, every],
        values=[value("2021", 40), value("2024", 60)],
        outcomes=[outcome("in_progress", name="done/2025", published="2024-01-01")],
        tasks=[
            task("I.1", milestones=steps, source={"section": "I", "line": 3}),
            task("I.2", every="year", lead=["old"]),
        ],
        reports=[report("done", name="I.2", occurrence="2023", on="2023-12-01")],
        agencies=[{"id": "old", "name": "Old", "successors": [{"agency": "home", "from": 2024}]}],
    )
    found = status(read(folder), day("2026-12-01"), Filters())
    views: tuple[View, ...] = get_args(View)
    return set().union(*(keys(document(found, view)) for view in views))


def test_every_field_stands_in_the_document(tmp_path: Path) -> None:
    assert sorted(fields(tmp_path) - NAMED - {"vi", "en"}) == []


@pytest.mark.parametrize(
    "codes", [TARGET_STATUSES, OCCURRENCE_STATUSES, FLAGS, REASONS, SCHEDULE_KINDS], ids=lambda codes: str(codes[0])
)
def test_every_code_stands_in_the_document(codes: tuple[str, ...]) -> None:
    assert [code for code in codes if code not in NAMED] == []


def test_the_document_names_nothing_that_is_not_there(tmp_path: Path) -> None:
    codes = {*TARGET_STATUSES, *OCCURRENCE_STATUSES, *FLAGS, *REASONS, *SCHEDULE_KINDS}
    words = {"null", "folder", "embedded", "higher", "lower", "none", "edition", "level", "flow"}
    assert sorted(NAMED - fields(tmp_path) - codes - words) == []
