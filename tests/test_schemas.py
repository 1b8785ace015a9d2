"""The JSON Schemas: valid themselves, as wide as the documents and no wider, and printed by ``par schema``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest
from hypothesis import given

from cli.command import NOW, call, documents
from par_cli.locales import get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.progress.status import Filters, status
from par_cli.render.data_schemas import DATA_FILES
from par_cli.render.document import View, json_document
from par_cli.render.schemas import SCHEMAS, json_schema
from progress.decisions import DAYS, DECISIONS
from schemas import held, validator
from support import PHASES, Described, agency, dataset, indicator, outcome, report, stand, target, task, value, window

VIEWS: tuple[View, ...] = get_args(View)


# --- the schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_2020_12_that_is_complete_in_itself(name: str) -> None:
    found = json.loads(json_schema(name))
    jsonschema_rs.meta.validate(found)
    assert (found["$schema"], found["$id"]) == ("https://json-schema.org/draft/2020-12/schema", name)
    pointers = set(re.findall(r'"\$ref": "([^"]*)"', json_schema(name).decode()))
    assert pointers == {f"#/$defs/{key}" for key in found["$defs"]}


def _schemas(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for item in node.values():
            yield from _schemas(item)
    elif isinstance(node, list):
        for item in node:
            yield from _schemas(item)


@pytest.mark.parametrize("name", SCHEMAS)
def test_in_a_schema_every_field_is_described_and_required_and_no_other_may_come(name: str) -> None:
    objects = [node for node in _schemas(json.loads(json_schema(name))) if isinstance(node.get("properties"), dict)]
    assert len(objects) >= 5
    for node in objects:
        assert node["required"] == list(node["properties"])
        assert node["additionalProperties"] is False
        assert all(re.fullmatch(r"[A-Z0-9].*\.", field["description"]) for field in node["properties"].values())


# --- the documents


@given(described=DECISIONS, as_of=DAYS)
def test_every_document_of_any_decision_on_any_day_is_as_its_schema_says(described: Described, as_of: date) -> None:
    found = status(dataset(**described), as_of, Filters())
    for view in VIEWS:
        assert held(json_document(found, view))["schema"] == f"par/{view}/1"


@pytest.mark.parametrize("view", VIEWS)
def test_a_document_that_was_narrowed_is_as_its_schema_says(view: View) -> None:
    narrowed = documents(view, "--phase", "2025", "--overdue", "--status", "unreported")
    assert narrowed["filters"]["status"] == ["unreported"]
    assert documents(view, "--agency", "so-noi-vu")["filters"]["agency"] == "so-noi-vu"


WORDS = {"source": "gazette 7", "url": "https://example.org/7", "note": "as heard"}
PUBLISHED = {**WORDS, "published": "2026-02-01"}
PLACE = {"section": "II.1", "line": 7}


@cache
def full(view: View) -> Any:  # noqa: ANN401 - a JSON document
    """Return the document of a decision in which nearly every field has a value somewhere."""
    share = indicator(
        target(between=[80, 85], baseline="2021", source=PLACE, note="so far"),
        target("2030", at_least=90),
        group="main",
        note="counted twice",
        kind="flow",
    )
    yearly = indicator(target("2030", improve="yearly"), name="yearly", owners=["old"])
    posts = indicator(target(reduce_by=5, relative_to="2021"), name="posts", unit="count", better="lower")
    ready = indicator(target(at_least=24, source={"section": "II"}), target("2030", at_least=60), name="ready")
    done = indicator(target(outcome="done"), name="done", unit=None)
    other = {"document": "plan 3", "page": 12, "url": "https://example.org/3"}
    firm = indicator(
        target(at_least=50, stretch={"at_least": 60}, minimum={"at_least": 40}, source=other),
        target("2030", at_least=70, stretch={"between": [80, 90]}, minimum={"between": [50, 60]}),
        name="firm",
    )
    bare = indicator(target(at_least=5, stretch={"at_least": 6}, minimum={"at_least": 4}), name="bare")
    about = indicator(target(at_least=5, about=True, tolerance=1, condition="once funded"), name="about")
    pair = ["home", "justice"]
    summed = indicator(target(at_least=5), name="summed", unit="count", reporters=pair)
    floors = indicator(target(at_least=5, each=True), name="floors", reporters=pair)
    whole = indicator(target(all_of=["bare/2025", "ready/2025"]), name="whole")
    spread = indicator(target(at_least=5, over="phase", by="sum"), name="spread", unit="count", kind="flow")
    gone = indicator(target(outcome="done"), target("2030", outcome="done"), name="gone")
    steps = [
        {"due": "2022-Q4", "measure": {"indicator": "share", "between": [40, 50]}},
        {"due": "2023-Q4", "measure": {"indicator": "done", "at_least": 50}},
        {"due": "2027-Q1"},
    ]
    found = stand(
        "2027-06-01",
        decision={
            **{name: {"vi": name, "en": name} for name in ("issuer", "note")},
            "number": "7",
            "date": "2022-07-01",
        },
        phases=[PHASES[0], {**PHASES[1], "to_assumed": "the decision names no end"}],
        groups=[{"id": "main", "name": "Main"}],
        indicators=[share, yearly, posts, ready, done, firm, bare, about, summed, floors, gone, whole, spread],
        values=[
            value("2021", 40, line=7),
            value("2022", 45),
            value("2023", 50, bound="at_least"),
            value("2025", numerator=62, denominator=100, as_printed=62.5, **PUBLISHED),
            *(value(year, 60 + year - 2025, name="yearly") for year in (2025, 2026)),
            *(value(year, year - 2000, name="ready", provisional=True) for year in range(2021, 2027)),
            value("2021", 100, name="posts"),
            value("2025", 65, name="firm"),
            value("2025", 3, name="summed", reporter="home"),
            value("2025", 7, name="floors", reporter="home"),
            value("2025", change=-7, name="posts", **{"break": True}),
        ],
        outcomes=[
            outcome("done", name="done/2025", on="2025-05-01", evidence="minutes", **PUBLISHED),
            outcome("superseded", name="gone/2025", on="2025-05-01", reason="merged", document="decision 9"),
            outcome("done", name="gone/2030", by="2026-05-01"),
            outcome("extended", name="posts/2025", due="2026-12-31", document="letter 5", published="2025-11-01"),
        ],
        tasks=[
            task("I.1", milestones=steps, source=PLACE, targets=["done/2025"], note="long", coordinating=["health"]),
            {**task("I.2", every="year", lead=["old"]), "name": {"vi": "I.2"}},
            {**task("I.5", due="2029"), "name": {"en": "I.5"}},
            task("I.3", due="2024", condition="once funded"),
            task("I.4", undated="external"),
            task("I.6", due="2025", lead=["pair"]),
            task("I.7", due="2025"),
            task("I.8", due="2025"),
        ],
        reports=[
            report("done", name="I.2", occurrence="2022", on="2023-01-07", evidence="minutes", **PUBLISHED),
            report("done", name="I.2", occurrence="2023", by="2023-12-31"),
            report("not_started", name="I.2", occurrence="2024", cause="none hired", remedy="hire", **PUBLISHED),
            report("extended", name="I.3", due="2025-12-31", document="letter", **PUBLISHED),
            report("done", name="I.6", on="2025-05-01", reporter="home"),
            {
                **report("in_progress", name="I.7", reporter="home", evidence="minutes", **PUBLISHED),
                "seen": True,
            },
            {**report("in_progress", name="I.8", published="2026-01-01"), "seen": True},
            report("superseded", name="I.4", on="2025-05-01", reason="merged", document="decision 9"),
        ],
        agencies=[
            agency("pair", members=["home", "justice"], size=2),
            agency(
                "old",
                short="Old",
                level="province",
                until="2025-02-28",
                successors=[
                    {"agency": "home", "from": "2025-03-01", "scope": "all", **WORDS},
                    {"agency": "digital", "from": 2025, "unverified": True},
                ],
            ),
        ],
    )
    return held(json_document(with_accounts(found, None, "overdue", get_locale("en").text), view))


Place = tuple[str | int, ...]


def _fields(view: View, document: object) -> Iterator[tuple[str, Place, dict[str, Any], object]]:
    """Return every value of a document: the name of its field, its place, its schema and itself."""
    whole: dict[str, Any] = json.loads(json_schema(f"par/{view}/1"))

    def walk(name: str, place: Place, wanted: dict[str, Any], node: Any) -> Iterator[Any]:  # noqa: ANN401
        yield name, place, wanted, node
        if "anyOf" in wanted and node is not None:
            wanted = wanted["anyOf"][0]
        if "$ref" in wanted:
            name = wanted["$ref"].rpartition("/")[2]
            wanted = whole["$defs"][name]
            yield name, place, wanted, node
        if isinstance(node, list):
            for index, item in enumerate(node):
                yield from walk(f"{name}[]", (*place, index), wanted["items"], item)
        elif isinstance(node, dict):
            for key, item in node.items():
                inner = wanted.get("properties", {}).get(key)
                named = f"{name}.*" if inner is None else f"{name}.{key}"
                yield from walk(named, (*place, key), inner or wanted["additionalProperties"], item)

    return walk("", (), whole, document)


def _wanted(view: View) -> set[tuple[str, bool]]:
    """Return every field that a schema knows, with False, and with True where it may be null."""
    whole: dict[str, Any] = json.loads(json_schema(f"par/{view}/1"))

    def walk(name: str, node: dict[str, Any]) -> Iterator[tuple[str, bool]]:
        for key, item in node.get("properties", {}).items():
            kinds = item.get("type", [])
            yield f"{name}.{key}", kinds == "null"
            if "anyOf" in item or "null" in kinds:
                yield f"{name}.{key}", True
            yield from walk(f"{name}.{key}", item)

    return {found for name, node in [("", whole), *whole["$defs"].items()] for found in walk(name, node)}


def test_every_field_is_seen_with_a_value_and_where_it_may_be_null_without_one() -> None:
    wanted, seen = set(), {("observation.reporter", False)}  # values of single reporters decide nothing
    narrow = ("--phase", "2025", "--section", "II.2.1", "--agency", "so-noi-vu")
    bare = held(json_document(stand("2026-12-20", reporting={"windows": [window(due="12-31")]}), "status"))
    for view in VIEWS:
        wanted |= _wanted(view)
        for document in (full(view), documents(view), documents(view, *narrow)):
            seen |= {(name, node is None) for name, _, _, node in _fields(view, document)}
    seen |= {(name, node is None) for name, _, _, node in _fields("status", bare)}
    by_day = documents("targets", "--due-before", "2027-01-01", "--due-within", "60")
    seen |= {(name, node is None) for name, _, _, node in _fields("targets", by_day)}
    of_one = call("agencies", "so-noi-vu", "--as-of", NOW, "--format", "json").json
    seen |= {(name, node is None) for name, _, _, node in _fields("agencies", of_one)}
    known = call("status", "--as-of", NOW, "--known", NOW, "--format", "json").json
    seen |= {(name, node is None) for name, _, _, node in _fields("status", known)}
    assert sorted(wanted - seen) == []


# --- a check that can fail


def _changed(document: Any, place: Place, node: object) -> object:  # noqa: ANN401 - a JSON document
    """Return a document in which something else is at a place, with no entry of a list that is not on the way."""
    if not place:
        return node
    step, rest = place[0], place[1:]
    if isinstance(document, list):
        return [_changed(document[int(step)], rest, node)]
    without_others = {key: [] if isinstance(item, list) else item for key, item in document.items()}
    return {**without_others, step: _changed(document[step], rest, node)}


def _retyped(node: object) -> object:
    """Return a value of a type that is not that of the given one."""
    if isinstance(node, str):
        return 7
    return {"other": 1} if node is None or isinstance(node, list) else "other"


def _as_in_status(view: View) -> set[str]:
    """Return the records that have the same schema in the document of the status, where their faults are tried."""
    found, status_ones = (json.loads(json_schema(f"par/{name}/1"))["$defs"] for name in (view, "status"))
    return set() if view == "status" else {name for name in found if found[name] == status_ones.get(name)}


def _faults(view: View) -> Iterator[tuple[str, object]]:
    """Return every way in which a document can differ from its schema, once for each field, with what was done."""
    document = full(view)
    done: set[str] = set()
    known = _as_in_status(view)
    for name, place, wanted, node in _fields(view, document):
        if (
            name.partition(".")[0] in known
            or (mark := f"{name} {'null' if node is None else 'value'} {sorted(wanted)}") in done
        ):
            continue
        done.add(mark)
        yield f"{name} as it is", _changed(document, place, node)
        yield f"{name} retyped", _changed(document, place, _retyped(node))
        if "properties" in wanted and isinstance(node, dict):
            yield f"{name} with one more", _changed(document, place, {**node, "other": None})
            for key in wanted["properties"]:
                without = {inner: item for inner, item in node.items() if inner != key}
                yield f"{name} without {key}", _changed(document, place, without)
        if isinstance(node, str) and ("enum" in wanted or "const" in wanted):
            yield f"{name} unheard of", _changed(document, place, "other")
        if wanted.get("format") == "date":
            for text in ("31/12/2025", "2025-02-30", "2025-12-31T00:00"):
                yield f"{name} is {text}", _changed(document, place, text)
        if wanted.get("minimum") == 0 and node is not None:
            yield f"{name} below 0", _changed(document, place, -1)


@pytest.mark.parametrize("view", VIEWS)
def test_whatever_is_left_out_added_retyped_or_unheard_of_in_a_document_is_refused(view: View) -> None:
    holds = validator(f"par/{view}/1")
    assert holds.is_valid(full(view))
    faults = dict(_faults(view))
    assert len(faults) > (800 if view == "status" else 20)
    wrong = [what for what, document in faults.items() if holds.is_valid(document) != what.endswith(" as it is")]
    assert wrong == []


def test_a_status_that_par_does_not_know_is_refused_where_the_documents_are_held() -> None:
    shown = json.dumps(full("targets")).replace('"status": "met"', '"status": "nearly_met"').encode()
    with pytest.raises(AssertionError, match="nearly_met"):
        held(shown)


# --- the command


@pytest.mark.parametrize("name", SCHEMAS)
def test_par_schema_prints_a_schema_by_its_name_or_the_middle_of_it(name: str) -> None:
    found = call("schema", name)
    assert (found.code, found.stderr, found.stdout) == (0, "", json_schema(name))
    assert call("schema", name.split("/")[1]) == found


def test_par_schema_lists_the_names_and_needs_no_data(tmp_path: Path) -> None:
    found = call("schema", PAR_DATA=str(tmp_path / "none"))
    assert (found.code, found.stderr) == (0, "")
    assert [line.split("  ")[0].strip() for line in found.text.splitlines()] == [*DATA_FILES, "", *SCHEMAS]


@pytest.mark.parametrize(
    ("given", "meant"), [("statu", "status"), ("par/task/1", "par/tasks/1"), ("par/targets/2", "par/targets/1")]
)
def test_an_unknown_schema_is_misuse_and_the_closest_is_named(given: str, meant: str) -> None:
    found = call("schema", given)
    assert (found.code, found.stdout) == (2, b"")
    assert found.stderr == f"par: NAME: “{given}” is not known; did you mean “{meant}”?\n"


def test_a_schema_is_written_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "status.schema.json"
    assert call("schema", "status", "-o", str(file)) == (0, b"", "")
    assert file.read_bytes() == json_schema("par/status/1")
    assert call("schema", "status", "-o", str(tmp_path / "none" / "x")).code == 4
    assert call("schema", "status", "-o", "").code == 2
