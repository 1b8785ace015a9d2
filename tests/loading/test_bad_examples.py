"""Every rule of loading, broken once: the place, the code and the words of what is said."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import par_cli
from cases import for_each
from loading.examples import (
    ALL_BAD,
    BAD,
    EXPECTED,
    GOOD,
    WARNINGS,
    changed_files,
    findings,
    folder_with,
    has_commands,
    line,
    loaded,
    needs_another_user,
    problems,
    warns,
)
from par_cli.diagnostics import Diagnostic
from par_cli.loading.entries import _plain_words
from par_cli.locales import ENGLISH
from par_cli.model.agencies import AgenciesFile
from par_cli.model.decision import TargetsFile
from par_cli.model.fields import Record
from par_cli.model.reports import ReportsFile
from par_cli.model.tasks import TasksFile
from renewed import check_written
from support import Fields, indicator, target, task, value, write_folder

SOURCES = Path(par_cli.__file__).parent
CODE = re.compile(r"PAR[1-9][0-9]{2}")
OF_WHOLE_FILES = {"PAR101", "PAR102", "PAR103", "PAR104", "PAR105", "PAR106", "PAR107"}
PYTHON = re.compile(
    r"pydantic|NoneType|Decimal|PlainNumber|PlainDate|REFUSED|Traceback|<class|object at 0x|Input should|"
    r"\b(str|dict|tuple|bool|int|float|validator|ValidationError|KeyError|ValueError|model_type)\b|_type\b|https?://"
)


def _name(example: Path) -> str:
    return example.name


# Root may read every file, so the examples of unreadable ones are only examples for other users.
@for_each([item for item in BAD if not needs_another_user(item)], name=_name, chunks=4)
def test_a_bad_example_gives_exactly_its_problems_with_place_and_remedy_in_plain_words(example: Path) -> None:
    with TemporaryDirectory() as place:
        folder = folder_with(Path(place) / "data", example)
        problems_found = findings(folder, example)
        found = [line(problem, folder) for problem in problems_found]
        for problem in problems_found:
            _check_problem(problem, folder, example)
        if warns(example):
            assert problems(folder) == (), "errors alone keep data from being used"
    check_written(example / EXPECTED, "".join(f"{item}\n" for item in found))
    assert any(f" {example.name[:6].upper()} " in item for item in found)


def _check_problem(problem: Diagnostic, folder: Path, example: Path) -> None:
    name = Path(problem.file).relative_to(folder).as_posix()
    assert problem.hint
    said = f"{ENGLISH.text(problem.message)} {ENGLISH.text(problem.hint)}"
    assert not PYTHON.search(said), said
    assert str(problem).isprintable()
    assert str(problem).startswith(f"{problem.place}: ")
    assert problem.warning == (problem.code in WARNINGS)
    if not has_commands(example):
        assert name in changed_files(example), "what was not changed is not to blame"
    if problem.line:
        lines = (folder / name).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    else:
        assert problem.code in OF_WHOLE_FILES


def test_every_code_of_reading_of_loading_and_of_the_fields_has_a_bad_example() -> None:
    rooms = [file for room in ("source", "loading", "model") for file in (SOURCES / room).rglob("*.py")]
    written = {code for file in rooms for code in CODE.findall(file.read_text(encoding="utf-8"))}
    shown = {code for example in ALL_BAD for code in CODE.findall((example / EXPECTED).read_text(encoding="utf-8"))}
    assert len(written) > 90
    assert written - shown == set()


FAULTS_OF_SCHEMAS: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"extra_forbidden", "missing"},
    "model-field": set(),
    "default": set(),
    "nullable": set(),
    "tagged-union": set(),
    "dict": {"dict_type"},
    "tuple": {"tuple_type", "too_short", "too_long"},
    "literal": {"literal_error"},
    "function-plain": {"par"},
    "function-before": {"par"},
    "function-after": {"par"},
    "no-info": set(),
    "definitions": set(),
    "definition-ref": set(),
}
"""The kinds of schema that the models are made of, and the faults that each can find in what the reader hands over."""


def _kinds(node: object) -> set[str]:
    """Return the kinds of schema in a schema of pydantic's core."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ()
    own = {node["type"]} if isinstance(node, dict) and isinstance(node.get("type"), str) else set()
    return own.union(*map(_kinds, inner))


@pytest.mark.parametrize("model", [TargetsFile, TasksFile, AgenciesFile, ReportsFile])
def test_whatever_a_model_can_find_wrong_is_said_in_plain_words(model: type[Record]) -> None:
    model.model_rebuild()
    kinds = _kinds(model.__pydantic_core_schema__)
    assert {"model", "tuple", "function-plain"} <= kinds <= FAULTS_OF_SCHEMAS.keys()
    for fault in set().union(*(FAULTS_OF_SCHEMAS[kind] for kind in kinds)) - {"par"}:
        code, message, hint = _plain_words({"type": fault, "loc": ("id",), "msg": "Input should be", "input": 0}, model)
        assert code.startswith("PAR2")
        assert not PYTHON.search(f"{ENGLISH.text(message)} {ENGLISH.text(hint)}")


def test_the_good_folder_that_the_examples_change_is_valid_and_has_one_of_everything() -> None:
    dataset, warnings = loaded(GOOD)
    assert warnings == ()
    assert {entry.target.operator for entry in dataset.targets} == {
        "more_than", "between", "at_most", "improve", "reduce_by", "outcome", "refers_to"
    }  # fmt: skip
    assert {task.schedule_kind for task in dataset.tasks} == {"once", "yearly", "milestones", "continuous"}
    assert dataset.outcomes
    assert dataset.thresholds
    assert dataset.task_reports


# --- all problems at once


APART = [
    *(("agencies.yaml", name) for name in ("targets.yaml", "tasks.yaml", "reports/2025.yaml", "reports/ranks.csv")),
    ("reports/2025.yaml", "reports/ranks.csv"),
    ("tasks.yaml", "reports/ranks.csv"),
]
"""Files of which neither speaks of what a fault in the other breaks."""


@cache
def errors_of(name: str) -> list[Path]:
    """Return the examples of errors that change one file and speak of nothing that is in another one."""

    def is_alone(example: Path) -> bool:
        said = example.name + (example / EXPECTED).read_text(encoding="utf-8")
        return (name == "agencies.yaml" or "agenc" not in said) and "two-files" not in said

    errors = [item for item in BAD if not warns(item) and not has_commands(item)]
    return [item for item in errors if changed_files(item) == (name,) and is_alone(item)]


@given(st.sampled_from(APART).flatmap(lambda files: st.tuples(*(st.sampled_from(errors_of(name)) for name in files))))
def test_two_independent_faults_give_the_union_of_their_problems(pair: tuple[Path, Path]) -> None:
    with TemporaryDirectory() as place:
        folder = folder_with(Path(place) / "data", *pair)
        found = [line(problem, folder) for problem in problems(folder)]
    expected = [item for example in pair for item in (example / EXPECTED).read_text(encoding="utf-8").splitlines()]
    assert sorted(found) == sorted(expected)


FAULTS: tuple[Fields, ...] = (
    {"better": "up"},
    {"kind": None},
    {"owners": ["nobody"]},
    {"colour": "red"},
    {"unit": "percentage"},
    {"publication_lag_months": "-1"},
    {"targets": [target(at_most="10")]},
    {"targets": [target(at_least="80", equals="80")]},
    {"targets": [target("2024", at_least="80")]},
    {"name": ""},
)


@given(
    st.dictionaries(st.integers(0, 5), st.sampled_from(FAULTS), min_size=2, max_size=4),
    st.sampled_from(["", '"+7"']),
)
def test_faults_in_several_entries_of_one_file_are_all_reported_each_as_if_alone(
    faults: dict[int, Fields], offset: str
) -> None:
    def said(chosen: dict[int, Fields], zone: str) -> set[tuple[str, ...]]:
        entries = [indicator(target(at_least="80"), name=f"name-{number}") for number in range(6)]
        described = [
            {key: item for key, item in {**entry, **chosen.get(number, {})}.items() if item is not None}
            for number, entry in enumerate(entries)
        ]
        with TemporaryDirectory() as place:
            more = {"utc_offset": zone} if zone else {}
            folder = write_folder(Path(place), indicators=described, decision=more)
            return {(item.code, item.path, str(item.line), ENGLISH.text(item.message)) for item in problems(folder)}

    alone = [said({number: fault}, "") for number, fault in faults.items()]
    if offset:
        alone.append(said({}, offset))
    assert all(alone)
    assert said(faults, offset) == set[tuple[str, ...]]().union(*alone)


def test_problems_come_in_the_order_of_files_lines_and_columns(tmp_path: Path) -> None:
    chosen = [
        item for item in BAD if item.name in {"par301-no-such-lead", "par501-bands-out-of-order", "par511-rank-beyond"}
    ]
    found = problems(folder_with(tmp_path / "data", *chosen))
    places = [(item.file, item.line, item.column) for item in found]
    assert len(places) == 3
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("x.csv", "nothing,2024,1\n"),
        ("x.csv", "place,2024,x\n"),
        ("x.csv", "place,2024,1\n"),
        ("x.yaml", "  - {a: b}\n"),
    ],
)
def test_a_thousand_problems_of_one_kind_end_the_look_at_a_file(name: str, row: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    head = "indicator,period,value\n" if name.endswith(".csv") else "schema: 1\nvalues:\n"
    (folder / "reports" / name).write_text(head + row * 3000, encoding="utf-8")
    found = [item for item in problems(folder) if item.file.endswith(name)]
    ends = [item for item in found if item.code == "PAR115"]
    assert ends
    assert 1001 <= len(found) <= 3005


# --- one fault raises no second one elsewhere


@pytest.mark.parametrize(
    "change",
    [
        {"better": "up"},
        {"kind": None},
        {"id": "No Id"},
        {"id": None},
        {"id": True},
        {"targets": "none"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_faulty_indicator_is_the_only_problem_however_many_reports_speak_of_it(
    change: Fields, tmp_path: Path
) -> None:
    described = indicator(target(at_least="80"), name="one") | change
    folder = write_folder(
        tmp_path,
        indicators=[{key: item for key, item in described.items() if item is not None}],
        values=[value(year, "50", name="one") for year in (2021, 2022, 2023)],
        tasks=[task(due="2024", targets=["one/2025"])],
    )
    assert len(problems(folder)) == 1


@pytest.mark.parametrize("name", ["targets.yaml", "tasks.yaml", "agencies.yaml"])
def test_a_file_that_is_missing_is_the_only_problem(name: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    (folder / name).unlink()
    assert [(item.file, item.code) for item in problems(folder)] == [(f"{folder}/{name}", "PAR101")]


@pytest.mark.parametrize("name", ["targets.yaml", "tasks.yaml", "agencies.yaml"])
@pytest.mark.parametrize("content", ["", "# nothing\n", "schema: 1\n  x: y\n", "[]\n", "a: [\n", "a: &x 1\nb: *x\n"])
def test_a_file_that_cannot_be_used_blames_no_other_file(name: str, content: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    (folder / name).write_text(content, encoding="utf-8")
    found = problems(folder)
    assert found
    assert {item.file for item in found} == {f"{folder}/{name}"}


@pytest.mark.parametrize("name", ["indicators", "phases", "groups", "units"])
def test_a_list_that_is_none_is_the_only_problem(name: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    file = folder / "targets.yaml"
    head, _, rest = file.read_text(encoding="utf-8").partition(f"{name}:\n")
    after = re.sub(r"\A(?:[ -].*\n)+", "", rest)
    file.write_text(f"{head}{name}: {{}}\n{after}", encoding="utf-8")
    assert [(item.code, item.path) for item in problems(folder)] == [("PAR204", name)]


def test_an_empty_list_of_indicators_is_no_excuse_for_naming_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, values=[value(2024, "5")], tasks=[task(due="2024", targets=["share/2025"])])
    assert [item.code for item in problems(folder)] == ["PAR301", "PAR301"]


# --- more than anybody reads


def test_a_file_full_of_one_mistake_hides_no_mistake_of_another_file(tmp_path: Path) -> None:
    many = [value(2024, "5", name=f"unknown-{number}") for number in range(1500)]
    for name, other in (("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")):
        folder = write_folder(
            tmp_path / name, files={name: {"values": many}, other: {"values": [value(2024, "5", name="nothing")]}}
        )
        found = [(Path(item.file).name, item.code) for item in problems(folder)]
        assert found.count((name, "PAR301")) == 1000
        assert found.count((name, "PAR115")) == 1
        assert found.count((other, "PAR301")) == 1
