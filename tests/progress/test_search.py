"""Search by words of names, definitions, notes and reports."""

from __future__ import annotations

import pytest

from par_cli.progress.search import HIT_KINDS, SEARCHED, search
from support import Described, agency, dataset, day, figure, indicator, outcome, report, target, task, value

DESCRIBED: Described = {
    "indicators": [
        indicator(
            target(at_least=80, note={"vi": "Phấn đấu vượt", "en": "Beyond"}),
            name="posts",
            definition={"vi": "Biên chế được giao", "en": "Posts that were assigned"},
        ),
        indicator(target(at_least=80), name="share", note={"vi": "Không tính biên chế", "en": "None of them"}),
        indicator(target(refers_to={"document": {"vi": "Kế hoạch", "en": "Plan"}}), name="planned"),
        indicator(target(outcome="done"), name="rules"),
    ],
    "tasks": [
        task(due="2025"),
        {
            **task("II.1", due=None, milestones=[{"due": "2025", "name": {"vi": "Họp", "en": "Meeting"}}]),
            "name": {"vi": "Giao biên chế", "en": "Assign posts"},
        },
    ],
    "agencies": [{"id": "home", "name": {"vi": "Sở Nội vụ", "en": "Home Affairs"}}, agency("justice")],
    "values": [value("2024", 5, name="share", published="2025-02-01", note="counted by hand", source="Gazette")],
    "outcomes": [outcome("done", name="rules/2025", on="2025-01-01", published="2025-02-01", evidence="Decision 12")],
    "thresholds": [figure(5, "2025-02-01", name="planned/2025")],
    "reports": [report("in_progress", published="2025-02-01", cause="Late funds")],
}


def found(words: str, on: str = "2025-06-01") -> list[tuple[str, str, str]]:
    hits = search(dataset(**DESCRIBED), day(on), words).hits
    return [(hit.kind, hit.id, hit.found_in) for hit in hits]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("noi vu", [("agency", "home", "name")]),
        ("AFFAIRS home", [("agency", "home", "name")]),
        ("bien che giao", [("task", "II.1", "name"), ("indicator", "posts", "definition")]),
        ("assigned", [("indicator", "posts", "definition")]),
        ("assig", [("task", "II.1", "name"), ("indicator", "posts", "definition")]),
        ("không biên", [("indicator", "share", "note")]),
        ("vượt", [("target", "posts/2025", "note")]),
        ("nội vụ", [("agency", "home", "name")]),
        ("nối vủ", [("agency", "home", "name")]),  # no text has these diacritics
        ("by hand", [("indicator", "share", "value")]),
        ("gazette", [("indicator", "share", "value")]),
        ("decision 12", [("target", "rules/2025", "report")]),
        ("funds late", [("task", "I.1", "report")]),
        ("meeting", [("task", "II.1", "milestone")]),
        ("assign hand", []),  # of two texts
        ("zzz", []),
        ("?!", []),
    ],
)
def test_a_thing_is_found_by_all_words_of_one_of_its_texts_names_first(
    words: str, hits: list[tuple[str, str, str]]
) -> None:
    assert found(words) == hits


@pytest.mark.parametrize("words", ["by hand", "gazette", "decision 12", "funds"])
def test_what_was_reported_later_is_not_found(words: str) -> None:
    assert found(words, "2025-01-31") == []


def test_every_kind_is_searched() -> None:
    assert tuple(SEARCHED) == HIT_KINDS


def test_words_with_diacritics_find_the_same_words_and_not_others_of_the_same_letters() -> None:
    names = {"home": "Sở Nội vụ", "press": "Nói chuyện vú sữa"}
    whole = dataset(agencies=[{"id": key, "name": {"vi": name, "en": key}} for key, name in names.items()])
    assert [hit.id for hit in search(whole, day("2025-01-01"), "nội vụ").hits] == ["home"]
    assert [hit.id for hit in search(whole, day("2025-01-01"), "noi vu").hits] == ["home", "press"]
