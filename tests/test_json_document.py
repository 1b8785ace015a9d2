"""docs/json.md names every field of the JSON documents, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from par_cli import loading
from par_cli.loading.findings import Scope, findings
from par_cli.loading.folder import Location
from par_cli.locales import get_locale
from par_cli.model.tasks import SCHEDULE_KINDS
from par_cli.progress.explain import DECIDING_RULES, MEANINGS, STEP_NAMES, WHYS
from par_cli.progress.owed import with_accounts
from par_cli.progress.results import FLAGS, OCCURRENCE_STATUSES, REASONS, TARGET_STATUSES
from par_cli.progress.show import Subject, SubjectKind, show
from par_cli.progress.status import Filters, status
from par_cli.render.document import View, document
from par_cli.render.findings.document import json_findings
from par_cli.render.show_document import show_document
from support import day, indicator, outcome, read, report, target, task, value, write_folder

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_0-9]+)`", TEXT))
KEYED = {"by_phase", "by_section", "by_agency", "by_status", "by_rule", "agencies", "entries"}
"""Objects whose keys come from the data."""

SUBJECTS: tuple[tuple[SubjectKind, str], ...] = (
    ("target", "share/2025"),
    ("indicator", "done"),
    ("task", "I.2"),
    ("agency", "old"),
)


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
    described = indicator(
        target(at_least=80, baseline="2021"), target("2030", at_least=90, stretch={"at_least": 95}), source=None
    )
    yearly = indicator(target("2030", improve="yearly"), name="yearly")
    done = indicator(target(outcome="done"), name="done", unit=None)
    summed = indicator(target(at_least=5), name="summed", unit="count", reporters=["home", "justice"])
    floors = indicator(target(at_least=5, each=True), name="floors", reporters=["home", "justice"])
    whole = indicator(target(any_of=["summed/2025", "floors/2025"]), name="whole")
    steps = [{"due": "2022-Q4", "measure": {"indicator": "share", "at_least": 50}}, {"due": "2025-Q4"}]
    write_folder(
        folder,
        indicators=[described, yearly, summed, floors, done, whole],
        values=[value("2021", 40), value("2024", 60), value("2025", 3, name="summed", reporter="home")],
        outcomes=[
            outcome("in_progress", name="done/2025", published="2024-01-01"),
            outcome("extended", name="share/2025", published="2024-01-01", due="2026-06-30", document="letter"),
        ],
        tasks=[
            task("I.1", milestones=steps, source={"section": "I", "line": 3}),
            task("I.2", every="year", lead=["old"]),
        ],
        reports=[report("done", name="I.2", occurrence="2023", on="2023-12-01")],
        agencies=[{"id": "old", "name": "Old", "successors": [{"agency": "home", "from": 2024}]}],
    )
    found = with_accounts(status(read(folder), day("2026-12-01"), Filters()), None, "overdue", get_locale("vi").text)
    views: tuple[View, ...] = get_args(View)
    shown = [show(found.dataset, found.as_of, Subject(kind, name)) for kind, name in SUBJECTS]
    documents = [*(document(found, view) for view in views), *(show_document(item) for item in shown)]
    judged = findings(loading.read(Location(str(folder), embedded=False)), day("2026-12-01"), Scope())
    assert judged.items
    documents.append(json.loads(json_findings(judged, None)))
    return set().union(*(keys(item) for item in documents))


def test_every_field_stands_in_the_document(tmp_path: Path) -> None:
    assert sorted(fields(tmp_path) - NAMED - {"vi", "en"}) == []


@pytest.mark.parametrize(
    "codes",
    [
        TARGET_STATUSES,
        OCCURRENCE_STATUSES,
        FLAGS,
        REASONS,
        SCHEDULE_KINDS,
        STEP_NAMES,
        WHYS,
        MEANINGS,
        DECIDING_RULES,
        get_args(SubjectKind),
    ],
    ids=lambda codes: str(codes[0]),
)
def test_every_code_stands_in_the_document(codes: tuple[str, ...]) -> None:
    assert [code for code in codes if code not in NAMED] == []


def test_the_document_names_nothing_that_is_not_there(tmp_path: Path) -> None:
    codes: set[str] = {*TARGET_STATUSES, *OCCURRENCE_STATUSES, *FLAGS, *REASONS, *SCHEDULE_KINDS}
    codes |= {*STEP_NAMES, *WHYS, *MEANINGS, *DECIDING_RULES, *get_args(SubjectKind)}
    words = {
        "null",
        *("percent", "unit", "reduce_by", "raise_by", "year_before"),
        "half",
        "quarter",
        "month",
        "folder",
        "embedded",
        "error",
        "warning",
        "higher",
        "lower",
        "none",
        "edition",
        "level",
        "flow",
        "min",
        "max",
    }
    assert sorted(NAMED - fields(tmp_path) - codes - words) == []
