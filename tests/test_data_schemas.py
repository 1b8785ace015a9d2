"""The JSON Schemas of the data files: what a schema can say it says, and it refuses nothing that the reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Unpack

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bounds import bounded
from cases import for_each
from cli.command import call
from editor import faults, faults_of_folder, schema_of, seen
from loading.examples import BAD, GOOD, changed_files, problems
from par_cli.loading.field_docs import field_docs
from par_cli.locales import ENGLISH
from par_cli.model.fields import Record
from par_cli.model.periods import NoPeriodError, parse_period
from par_cli.render.data_rules import LIMITS
from par_cli.render.data_rules import RULES as BETWEEN_KEYS
from par_cli.render.data_schemas import DATA_FILES, data_schema
from par_cli.rules import FOLDER_FILES, folder_file, read_rule, rule_codes
from progress.decisions import DECISIONS
from renewed import check_written
from rules.test_examples import folder_with
from support import Described, Fields, indicator, outcome, report, target, task, value, write_folder

ROOT = Path(__file__).parent.parent
FOLDERS = (GOOD, ROOT / "data", *sorted(item.parent for item in ROOT.glob("examples/*/targets.yaml")))
WRITTEN = {name: ROOT / "schemas" / f"{Path(name).stem}.schema.json" for name in DATA_FILES}

WHOLLY = {
    "PAR201", "PAR202", "PAR203", "PAR204", "PAR205", "PAR206", "PAR210", "PAR211", "PAR212", "PAR213", "PAR214",
    "PAR215", "PAR216", "PAR217", "PAR218", "PAR220", "PAR305", "PAR402", "PAR403", "PAR405", "PAR409", "PAR506",
    "PAR507", "PAR601", "PAR602", "PAR603", "PAR604", "PAR610", "PAR611", "PAR612", "PAR628", "PAR637", "PAR701",
    "PAR703", "PAR705", "PAR706", "PAR707", "PAR708", "PAR711", "PAR714", "PAR717", "PAR725", "PAR729", "PAR801",
    "PAR802", "PAR804", "PAR852",
}  # fmt: skip
"""The codes that a schema says in full: everything in a YAML file that breaks one of them is refused."""

PARTLY = {
    "par302-built-in-unit",
    "par401-financial-year",
    "par401-no-period",
    "par401-null-for-a-baseline",
    "par401-span-for-a-document",
    "par401-two-years-with-slash",
    "par415-assumed-without-an-end",
    "par503-cut-above-100",
    "par503-cut-below-nothing",
    "par503-stretch-of-more-than-all",
    "par710-each-from-a-baseline",
    "par710-each-of-a-cut",
    "par715-by-without-over",
    "par715-late-anyway",
    "par715-over-a-baseline-and-a-sum-of-percentages",
    "par715-over-of-a-level",
    "par718-count-of-all",
    "par718-count-of-one",
    "par851-reporters-owe-it-afterwards",
}
"""Bad examples of other codes that a schema refuses too: it knows some cases of them."""


# --- the schemas


def _schemas(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for item in node.values():
            yield from _schemas(item)
    elif isinstance(node, list):
        for item in node:
            yield from _schemas(item)


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_schema_is_one_of_2020_12_that_is_complete_in_itself(name: str) -> None:
    found = json.loads(data_schema(name))
    jsonschema_rs.meta.validate(found)
    assert (found["$schema"], found["$id"]) == ("https://json-schema.org/draft/2020-12/schema", f"par/{name}/1")
    pointers = set(re.findall(r'"\$ref": "([^"]*)"', data_schema(name).decode()))
    assert pointers == {f"#/$defs/{key}" for key in found["$defs"]}


@pytest.mark.parametrize("name", DATA_FILES)
def test_in_a_schema_every_object_has_a_title_every_key_a_meaning_and_no_other_key_may_come(name: str) -> None:
    objects = [node for node in _schemas(json.loads(data_schema(name))) if node.get("additionalProperties") is False]
    assert len(objects) >= 3
    for node in objects:
        assert all(re.fullmatch(r"[A-Za-z].*\.", field["description"]) for field in node["properties"].values())
    titled = [node for node in _schemas(json.loads(data_schema(name))) if "title" in node and "description" in node]
    assert len(titled) == len(objects)
    assert all(isinstance(node["title"], str) for node in titled)


def _records(model: type[Record] = Record) -> set[type[Record]]:
    inner = (item for item in model.__subclasses__() if item.__module__.startswith("par_cli."))
    return {model}.union(*map(_records, inner))


def test_every_model_has_a_title_and_every_key_a_meaning_and_limits_are_of_keys_that_exist() -> None:
    for model in _records() - {Record}:
        keys = {field.alias or name for name, field in model.model_fields.items()}
        assert "title" in model.model_config, model
        assert model.__doc__ is not None
        assert field_docs(model).keys() == model.model_fields.keys(), model
        assert LIMITS.get(model, {}).keys() <= keys, model


@pytest.mark.parametrize("name", DATA_FILES)
def test_the_schemas_in_the_repository_are_those_that_par_schema_prints(name: str) -> None:
    found = call("schema", name)
    assert (found.code, found.stderr, found.stdout) == (0, "", data_schema(name))
    check_written(WRITTEN[name], found.text)
    assert sorted((ROOT / "schemas").iterdir()) == sorted(WRITTEN.values())


@pytest.mark.parametrize(
    "file",
    [file for folder in FOLDERS[1:] for file in sorted(folder.rglob("*.yaml"))],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_a_data_file_names_its_schema_in_its_first_line(file: Path) -> None:
    first, *rest = file.read_text(encoding="utf-8").splitlines()
    named = first.removeprefix("# yaml-language-server: $schema=")
    folder = next(item for item in FOLDERS if file.is_relative_to(item))
    assert (file.parent / named).resolve() == WRITTEN[schema_of(file.relative_to(folder).as_posix())]
    assert next(line for line in rest if not line.startswith("#")) == "schema: 1"


# --- what is right


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_good_folder_is_as_its_schemas_say(folder: Path) -> None:
    assert faults_of_folder(folder) == []


def test_the_right_examples_of_the_rules_are_as_the_schemas_say(tmp_path: Path) -> None:
    found = {code: faults_of_folder(folder_with(read_rule(code).right, tmp_path / code)) for code in rule_codes()}
    assert {code: wrong for code, wrong in found.items() if wrong} == {}


def test_the_folder_of_the_rules_is_as_its_schemas_say() -> None:
    assert [fault for name in FOLDER_FILES for fault in faults(schema_of(name), seen(folder_file(name)))] == []


@given(described=DECISIONS)
def test_any_decision_that_is_valid_is_as_the_schemas_say(described: Described) -> None:
    with TemporaryDirectory() as place:
        assert faults_of_folder(write_folder(Path(place), **described)) == []


UNQUOTED = """\
schema: 1
indicators:
  - {id: 2025, name: 3.5, group: 7, unit: 1, better: none, kind: edition, note: 2025-01-01, targets: [
      {phase: 2025, id: 1, equals: 5, baseline: 2021, source: {section: 2.1, page: 7}},
      {phase: 2030, between: [-1, 2.5], decided_by: 2030-12-31, at_least: null}]}
phases: [{id: 2025, from: 2022-04, to: 2025}, {id: 2030, name: null, from: 2026, to: 2030}]
groups: [{id: 7, name: 7}]
units: [{id: 1, name: {vi: 1, en: null}}]
decision: {title: 7, number: 7, date: 2022-01-10, language: en, time_zone: UTC, utc_offset: "+00:00", adopted: {}}
"""


def test_numbers_and_days_without_quotes_are_taken_where_the_reader_takes_them(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tasks=[task("1.2", due="2023")])
    (folder / "targets.yaml").write_text(UNQUOTED, encoding="utf-8")
    assert problems(folder) == ()
    assert faults_of_folder(folder) == []


@given(st.from_regex(r"(19|20)[0-9]{2}([-/](Q|H|9M)?[0-9]{0,4}([-/][0-9]{2,4}(-[0-9]{2})?)?)?", fullmatch=True))
@bounded(150)
def test_a_period_is_one_to_the_schema_where_it_is_one_to_the_reader(text: str) -> None:
    entry = {"schema": 1, "values": [{"indicator": "x", "period": text, "value": 1}]}
    refused = faults("reports.yaml", entry) != []
    try:
        parse_period(text)
    except NoPeriodError as error:
        unsaid = "does not end after it begins" in ENGLISH.text(error.message) or text.endswith("-02-29")
    else:
        unsaid = True
    assert refused != unsaid


# --- what is wrong


def _refused(example: Path) -> bool:
    try:
        return any(
            faults(schema_of(name), seen((example / name).read_text(encoding="utf-8")))
            for name in changed_files(example)
            if name.endswith(".yaml")
        )
    except yaml.YAMLError:
        return True


def _code(example: Path) -> str:
    return example.name[:6].upper()


SHAPED = [
    item
    for item in BAD
    if _code(item) >= "PAR2" and {name.rpartition(".")[2] for name in changed_files(item)} == {"yaml"}
]
"""Those whose fault can be only in a YAML file."""


@for_each(SHAPED, name=lambda path: path.name, chunks=2)
def test_a_bad_example_is_refused_by_a_schema_where_one_can_say_its_rule(example: Path) -> None:
    assert _refused(example) == (_code(example) in WHOLLY or example.name in PARTLY)


def test_every_rule_that_a_schema_says_has_a_bad_example() -> None:
    said = {code for rules in BETWEEN_KEYS.values() for code, _ in rules}
    assert said <= WHOLLY | {_code(item) for item in SHAPED if item.name in PARTLY}
    assert {_code(item) for item in SHAPED} >= WHOLLY
    assert {item.name for item in SHAPED} >= PARTLY


def test_the_wrong_examples_of_those_rules_are_refused(tmp_path: Path) -> None:
    codes = WHOLLY & set(rule_codes())
    assert [code for code in codes if not faults_of_folder(folder_with(read_rule(code).wrong, tmp_path / code))] == []


def _entry(keys: dict[str, list[object]]) -> st.SearchStrategy[Fields]:
    """Return entries in which each key is left out, null, or one of a few values."""
    return st.fixed_dictionaries({}, optional={key: st.sampled_from(found) for key, found in keys.items()})


DAYS: list[object] = ["2023-01-05"]
TEXTS: list[object] = ["some text"]
REPORTED = dict.fromkeys(("on", "by", "due", "published"), DAYS) | dict.fromkeys(("reason", "document"), TEXTS)
OBSERVED: dict[str, list[object]] = {
    "value": [40, 50],
    "numerator": [2, 2.5, -2],
    "denominator": [4, 5],
    "change": [-5, -101],
    "bound": ["at_least"],
    "as_printed": [40],
    "projection": [True, False],
    "published": ["2025-01-10"],
    "note": TEXTS,
}
ASKED: dict[str, list[object]] = {
    "at_least": [50],
    "between": [[50, 60]],
    "raise_by": [5, 0, "1/3", "0/3", [5, 6]],
    "reduce_by": [5, 101],
    "improve": ["yearly", True],
    "outcome": ["done"],
    "all_of": [[], ["a/2025"], ["a/2025", "b/2025"]],
    "relative_to": ["2020", "year_before"],
    "change_in": ["unit", "percent"],
    "baseline": ["2021"],
    "decided_by": ["2025"],
    "due": ["2024"],
    "every": ["year"],
    "each": [True, False],
    "stretch": [{"at_least": 70}, {"at_least": 70, "equals": 80}, {}, {"raise_by": "1/2"}, {"reduce_by": 102}],
    "minimum": [{"at_least": 40}, {}, {"raise_by": 0}],
    "about": [True, False],
    "tolerance": [2, 0],
    "count": [1, 2],
    "hold": [True],
    "condition": TEXTS,
}
SCHEDULED: dict[str, list[object]] = {
    "due": ["2023"],
    "every": ["year", "quarter"],
    "years": ["2023"],
    "by_plan": [True, False],
    "undated": ["external"],
    "milestones": [
        [],
        [{"due": "2024"}],
        [{"due": "2024", "measure": {"indicator": "share"}}],
        [{"due": "2024", "measure": {"indicator": "share", "at_least": 5, "equals": 7}}],
    ],
}


def _agree(**described: Unpack[Described]) -> None:
    """Hold that the schemas refuse what breaks a rule that they say, and nothing in which the reader finds no fault."""
    with TemporaryDirectory() as place:
        folder = write_folder(Path(place), **described)
        found = {problem.code for problem in problems(folder)}
        marked = faults_of_folder(folder)
    if found & (WHOLLY - {"PAR305"}):
        assert marked, found
    if marked:
        assert found, marked


@given(asked=_entry(ASKED))
@bounded(100)
def test_a_target_is_wrong_to_the_schema_where_it_is_wrong_to_the_reader(asked: Fields) -> None:
    parts = [indicator(target(at_least=5), name=name) for name in ("a", "b")]
    _agree(indicators=[indicator({**target(), **asked}, reporters=["home", "justice"]), *parts])


@given(scheduled=_entry(SCHEDULED))
@bounded(80)
def test_a_task_is_wrong_to_the_schema_where_it_is_wrong_to_the_reader(scheduled: Fields) -> None:
    _agree(indicators=[indicator(target(at_least=5))], tasks=[{**task(), **scheduled}])


@given(observed=_entry(OBSERVED))
@bounded(80)
def test_a_value_is_wrong_to_the_schema_where_it_is_wrong_to_the_reader(observed: Fields) -> None:
    _agree(indicators=[indicator(target(at_least=5))], values=[{**value("2022"), **observed}])


@given(
    said=_entry(REPORTED),
    state=st.sampled_from(
        ["done", "in_progress", "not_started", "not_done", "extended", "superseded", "condition_met"]
    ),
)
@bounded(80)
def test_a_report_is_wrong_to_the_schema_where_it_is_wrong_to_the_reader(said: Fields, state: str) -> None:
    done, due = [indicator(target(outcome="done"))], [task(due="2022")]
    _agree(indicators=done, tasks=due, outcomes=[{**outcome(state), **said}])
    _agree(indicators=done, tasks=due, reports=[{**report(state), **said}])
