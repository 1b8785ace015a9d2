"""Documents with what cites them, and measures with what they serve."""

from __future__ import annotations

from itertools import chain
from typing import Unpack

import pytest

from par_cli.model.dataset import Dataset
from par_cli.progress import documents, measures
from par_cli.progress.digest import digest
from par_cli.progress.documents import DocumentFilter, is_in
from par_cli.progress.measures import MeasureFilter
from par_cli.progress.search import search
from par_cli.progress.subject import Subject, show
from read_once import shipped_data
from support import (
    Described,
    Fields,
    agency,
    dataset,
    day,
    document,
    figure,
    indicator,
    measure,
    outcome,
    report,
    target,
    task,
    window,
)

DAY = day("2025-06-30")

DOCUMENTS: Fields = {
    "kinds": [{"id": "decree", "name": {"vi": "Nghị định", "en": "decree"}}],
    "bodies": [{"id": "government", "name": {"vi": "Chính phủ", "en": "Government"}}],
    "headings": [{"id": "L1", "name": "Laws"}, {"id": "L1.A", "name": "Of the state"}],
    "documents": [
        document("decree-5", kind="decree", number="5/NĐ", date="2020-05-01", issuer="government"),
        document("plan-1", number="1/KH", date="2021", issuer="home", documents=["decree-5"], replaced_by="plan-2"),
        document("plan-2", source={"section": "L1.A.3", "line": "12"}),
        document("paper-1"),
    ],
}
MEASURES: Fields = {
    "headings": [
        {"id": "A.1", "name": "First", "field": "I"},
        {"id": "A.1.a", "name": "Part", "field": "II"},
        {"id": "A.1.b", "name": "Another part"},
        {"id": "A.2", "name": "Second"},
    ],
    "measures": [
        measure("A.1.a.1", lead=["digital"], others=["government"], tasks=["I.1"], documents=["plan-1"]),
        measure("A.1.b.1", lead=["justice"], targets=["share/2025"]),
        measure("A.2.1", others=["health"]),
        measure("A.2.2", all_tasks=True),
    ],
}
DESCRIBED: Described = {
    "sections": [{"id": "I", "name": "One"}, {"id": "II", "name": "Two"}],
    "indicators": [
        indicator(target(at_least=80, documents=["decree-5"])),
        indicator(target(outcome="done"), target("2030", refers_to={"document": "Plan"}), name="rules"),
    ],
    "tasks": [task(due="2024", documents=["plan-2"]), task("II.1", due="2024", source={"document": "decree-5"})],
    "agencies": [
        agency("digital", until="2025-02-28", successors=[{"agency": "science", "from": "2025-03-01"}]),
        agency("science"),
    ],
    "reports": [report("done", on="2024-03-01", published="2024-03-05", evidence="paper-1")],
    "outcomes": [
        outcome("superseded", name="rules/2025", on="2024-01-01", published="2024-01-05", reason="r", document="plan-1")
    ],
    "thresholds": [{**figure(5, "2025-12-01", name="rules/2030"), "document": "paper-1"}],
    "documents": DOCUMENTS,
    "measures": MEASURES,
    "reporting": {
        "windows": [window()],
        "reporters": ["justice"],
        "duties": [
            {"id": "1", "who": ["digital"], "what": "Run it", "when": ["yearly"], "tasks": ["I.1"]},
            {"id": "2", "who": ["justice"], "what": "Watch it"},
        ],
    },
}


def made() -> Dataset:
    return dataset(**DESCRIBED)


def test_a_document_has_everything_that_cites_it_on_the_day() -> None:
    found = documents.results(made(), DAY)
    assert found["decree-5"].targets == ("share/2025",)
    assert found["decree-5"].tasks == ("II.1",)
    assert found["decree-5"].documents == ("plan-1",)
    assert found["plan-1"].measures == ("A.1.a.1",)
    assert [(item.kind, item.id) for item in found["plan-1"].reports] == [("outcome", "rules/2025")]
    assert found["plan-2"].tasks == ("I.1",)
    assert found["plan-2"].replaces == ("plan-1",)
    assert [heading.id for heading in found["plan-2"].headings] == ["L1.A", "L1"]
    assert [(item.kind, item.id) for item in found["paper-1"].reports] == [("task", "I.1")]
    later = documents.results(made(), day("2025-12-01"))["paper-1"]
    assert [(item.kind, item.id) for item in later.reports] == [("task", "I.1"), ("threshold", "rules/2030")]
    assert not documents.results(made(), day("2024-03-04"))["paper-1"].is_cited


def test_what_cites_a_document_is_what_names_it_in_the_decision_that_comes_with_par() -> None:
    data = shipped_data()
    found = documents.results(data, day("2026-11-23"))
    named = {(task.id, name) for task in data.tasks for name in task.documents}
    named |= {(entry.id, name) for entry in data.targets for name in entry.target.documents}
    named |= {(item.id, name) for item in data.measures.values() for name in item.documents}
    named |= {(item.id, name) for item in data.documents.values() for name in item.documents}
    citing = {
        (name, item.document.id)
        for item in found.values()
        for name in chain(item.tasks, item.targets, item.measures, item.documents)
    }
    assert named == citing
    assert len(named) > 60


def test_the_decision_that_comes_with_par_has_its_documents_and_measures_each_at_its_line() -> None:
    data = shipped_data()
    rows = [item.source.line for item in data.documents.values() if item.source is not None]
    assert (len(rows), len(set(rows)), min(rows), max(rows)) == (72, 72, 819, 909)  # type: ignore[type-var]
    assert sum(item.source is None and bool(item.lines) for item in data.documents.values()) == 47
    places = [item.source.line for item in data.measures.values() if item.source is not None]
    assert (len(places), places) == (68, sorted(set(places)))  # type: ignore[type-var]
    assert all(item.heading in data.headings for item in data.measures.values())
    assert not {*data.headings, *data.measures} & {task.id for task in data.tasks}
    leads = {name for item in data.measures.values() for name in item.lead}
    assert leads <= data.agencies.keys()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (DocumentFilter(), ["decree-5", "plan-1", "plan-2", "paper-1"]),
        (DocumentFilter(kind="decree"), ["decree-5"]),
        (DocumentFilter(issuer="home"), ["plan-1"]),
        (DocumentFilter(section="L1"), ["plan-2"]),
        (DocumentFilter(section="L"), []),
        (DocumentFilter(cited=True), ["decree-5", "plan-1", "plan-2", "paper-1"]),
        (DocumentFilter(words="chinh phu"), ["decree-5"]),
        (DocumentFilter(words="nghị"), ["decree-5"]),
        (DocumentFilter(words="1/KH"), ["plan-1"]),
        (DocumentFilter(words="nothing"), []),
    ],
)
def test_documents_are_narrowed_by_what_was_asked_for(asked: DocumentFilter, names: list[str]) -> None:
    assert [item.document.id for item in documents.documents(made(), DAY, asked).documents] == names


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (MeasureFilter(), ["A.1.a.1", "A.1.b.1", "A.2.1", "A.2.2"]),
        (MeasureFilter(section="A.1"), ["A.1.a.1", "A.1.b.1"]),
        (MeasureFilter(section="A.1.a"), ["A.1.a.1"]),
        (MeasureFilter(section="II"), ["A.1.a.1"]),  # a section of the tasks
        (MeasureFilter(section="I"), ["A.1.b.1"]),  # as the heading above
        (MeasureFilter(agency="digital"), ["A.1.a.1"]),
        (MeasureFilter(agency="science"), ["A.1.a.1"]),  # answers today
        (MeasureFilter(agency="health"), ["A.2.1"]),  # helps
        (MeasureFilter(unmeasured=True), ["A.2.1"]),
        (MeasureFilter(words="another part"), ["A.1.b.1"]),
        (MeasureFilter(section="A.1", agency="justice"), ["A.1.b.1"]),
    ],
)
def test_measures_are_narrowed_by_what_was_asked_for(asked: MeasureFilter, names: list[str]) -> None:
    assert [item.measure.id for item in measures.measures(made(), DAY, asked).measures] == names


def test_a_measure_serves_its_tasks_or_all_of_them() -> None:
    found = {item.measure.id: item for item in measures.results(made(), DAY)}
    assert found["A.2.2"].measure.is_measured
    assert [item.task.id for item in show(made(), DAY, Subject("measure", "A.2.2")).tasks] == ["I.1", "II.1"]
    assert found["A.1.a.1"].lead_today == ("science",)
    assert measures.measures(made(), DAY, MeasureFilter()).unmeasured == 1


def test_a_page_of_any_of_them_names_the_others() -> None:
    """Which document is this, who must do it, what does it serve, who reports on it and when."""
    data = made()

    def on(kind: str, name: str) -> dict[str, list[str]]:
        found = show(data, DAY, Subject(kind, name))  # type: ignore[arg-type]
        return {
            "documents": [item.document.id for item in found.documents],
            "measures": [item.measure.id for item in found.measures],
            "tasks": [item.task.id for item in found.tasks],
            "targets": [item.result.entry.id for item in found.targets],
            "duties": [item.id for item in found.duties],
        }

    assert on("document", "plan-1") == {
        "documents": ["decree-5", "plan-2"],
        "measures": ["A.1.a.1"],
        "tasks": [],
        "targets": [],
        "duties": ["1"],
    }
    assert on("measure", "A.1.a.1") == {
        "documents": ["plan-1"],
        "measures": ["A.1.a.1"],
        "tasks": ["I.1"],
        "targets": [],
        "duties": ["1"],
    }
    assert on("heading", "A.1")["measures"] == ["A.1.a.1", "A.1.b.1"]
    assert on("heading", "A.1")["targets"] == ["share/2025"]
    assert on("heading", "L1")["documents"] == ["plan-2"]
    assert on("task", "I.1") == {
        "documents": ["plan-2", "paper-1"],
        "measures": ["A.1.a.1", "A.2.2"],
        "tasks": ["I.1"],
        "targets": [],
        "duties": ["1"],
    }
    assert on("target", "share/2025")["measures"] == ["A.1.b.1"]
    assert on("target", "share/2025")["documents"] == ["decree-5"]
    assert on("target", "rules/2025")["documents"] == ["plan-1"]
    assert on("agency", "science")["measures"] == ["A.1.a.1"]
    assert on("agency", "science")["duties"] == ["1"]
    assert on("agency", "home")["documents"] == ["plan-1"]


def test_the_report_that_is_due_next_is_on_every_page_and_on_that_of_an_agency_only_where_it_owes_it() -> None:
    data = made()

    def due(kind: str, name: str) -> list[str]:
        return [item.report.key for item in show(data, day("2025-05-01"), Subject(kind, name)).due_reports]  # type: ignore[arg-type]

    assert due("document", "paper-1") == due("task", "I.1") == due("agency", "justice") == ["2025-H1"]
    assert due("agency", "health") == []


@pytest.mark.parametrize("group", [{"several": True}, {"size": 5}])
def test_any_agency_may_be_one_of_those_whom_nobody_has_named_and_owe_the_report_that_is_due(group: Fields) -> None:
    described: Described = {**DESCRIBED}
    described["agencies"] = [*DESCRIBED["agencies"], agency("offices", **group)]
    described["reporting"] = {**DESCRIBED["reporting"], "reporters": ["offices"]}
    data = dataset(**described)
    found = show(data, day("2025-05-01"), Subject("agency", "health"))
    assert [item.report.key for item in found.due_reports] == ["2025-H1"]
    assert not found.owes_report
    assert show(data, day("2025-05-01"), Subject("agency", "offices")).owes_report


def test_a_duty_has_the_tasks_that_it_is_about_and_the_measures_that_these_carry_out() -> None:
    found = show(made(), day("2025-05-01"), Subject("duty", "1"))
    assert [item.id for item in found.duties] == ["1"]
    assert [item.task.id for item in found.tasks] == ["I.1"]
    assert {item.measure.id for item in found.measures} == {
        item.measure.id for item in show(made(), day("2025-05-01"), Subject("task", "I.1")).measures
    }
    assert not found.targets
    assert not found.documents
    assert [item.report.key for item in found.due_reports] == ["2025-H1"]
    assert not found.judgeable.tasks


def test_a_document_and_a_measure_are_not_judged() -> None:
    data = made()
    for kind, name in (("document", "decree-5"), ("measure", "A.1.a.1"), ("heading", "A.1")):
        found = show(data, day("2030-01-01"), Subject(kind, name))  # type: ignore[arg-type]
        assert found.tasks or found.targets
        assert found.judgeable == ((), ())


def test_documents_and_measures_change_no_digest() -> None:
    def of(**more: Unpack[Described]) -> str:
        described: Described = {"tasks": [task(due="2024")], "indicators": [indicator(target(at_least=80))], **more}
        return digest(dataset(**described), DAY)

    of_nothing: Fields = {"measures": [measure("L1.A.1", targets=["share/2025"])]}
    other: Fields = {"documents": [document("other")]}
    digests = {of(), of(documents=DOCUMENTS, measures=of_nothing), of(documents=other)}
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("section", "outer", "inside"),
    [("A.1", "A.1", True), ("A.1.a", "A.1", True), ("A.10", "A.1", False), ("A", "A.1", False), (None, "A", False)],
)
def test_a_section_is_within_those_that_it_begins_with(section: str | None, outer: str, *, inside: bool) -> None:
    assert is_in(section, outer) == inside


# --- what was asked for, and what is found by its words


def test_only_what_was_asked_for_is_named() -> None:
    assert DocumentFilter().given == MeasureFilter().given == ()
    asked = DocumentFilter(kind="decree", issuer="home", cited=True, words="plan")
    assert asked.given == (("kind", "decree"), ("issuer", "home"), ("cited", ""), ("words", "plan"))
    wanted = MeasureFilter(section="A.1", unmeasured=True, words="first")
    assert wanted.given == (("section", "A.1"), ("unmeasured", ""), ("words", "first"))


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("5/NĐ", ("document", "decree-5", "number")),
        ("another part", ("heading", "A.1.b", "name")),
        ("measure a.2.1", ("measure", "A.2.1", "name")),
    ],
)
def test_documents_headings_and_measures_are_found_by_their_words(words: str, hit: tuple[str, str, str]) -> None:
    hits = search(made(), DAY, words).hits
    assert hit in [(item.kind, item.id, item.found_in) for item in hits]
