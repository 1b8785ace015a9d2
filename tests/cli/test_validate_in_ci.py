"""`par validate --format gitlab` and `--format junit`: reports that a CI system reads, compares and shows."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema_rs import Draft202012Validator

from cases import for_each
from cli.command import NOW, Run, call
from cli.judging import faulty, judged
from installed import needs_links, needs_posix
from loading.examples import BAD, DATA, folder_with, has_commands
from par_cli.loading.folder import Location
from read_once import EMBEDDED
from renewed import check_written
from schemas import faults_by, validator_of
from support import indicator, target, task, value, write_folder

GOLDEN = Path(__file__).parent / "golden"
SHA256 = re.compile("[0-9a-f]{64}")


@cache
def _code_quality() -> Draft202012Validator:
    return validator_of((DATA / "schemas" / "gitlab-code-quality.json").read_bytes())


def gitlab(*arguments: str, cwd: Path | None = None, shared: Location = EMBEDDED) -> list[dict[str, Any]]:
    """Return a report of Code Quality that is as its schema says, with fingerprints that are all different."""
    found = judged(*arguments, "--format", "gitlab", cwd=cwd, shared=shared)
    assert not found.stdout.startswith(b"\xef\xbb\xbf")
    report: list[dict[str, Any]] = found.json
    assert faults_by(_code_quality(), report) == []
    assert all(SHA256.fullmatch(item["fingerprint"]) for item in report)
    assert max(Counter(item["fingerprint"] for item in report).values(), default=1) == 1
    return report


def fingerprints(*arguments: str, cwd: Path | None = None) -> list[str]:
    return [item["fingerprint"] for item in gitlab(*arguments, cwd=cwd)]


ATTRIBUTES = {
    "testsuites": {"tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"classname", "name", "file"},
    "failure": {"type", "message"},
    "system-out": set(),
}
"""The elements of a report, each with exactly the attributes that it has.

They are those of the schema that Jenkins reads JUnit by (junit-10.xsd of its plugin xunit), and ``file``, which GitLab
reads.
"""
CHILDREN = {
    "testsuites": r"testsuite",
    "testsuite": r"(testcase )*testcase",
    "testcase": r"(failure)? ?(system-out)?",
    "failure": r"",
    "system-out": r"",
}
"""Which elements are in an element, in which order."""


def junit(found: Run) -> dict[str, ET.Element]:
    """Return the tests of a JUnit report by name, after a look at its elements, attributes and counts."""
    root = ET.fromstring(found.stdout)  # noqa: S314 - written by par itself
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        assert re.fullmatch(CHILDREN[element.tag], " ".join(child.tag for child in element))
        assert bool((element.text or "").strip()) == (element.tag in {"failure", "system-out"})
        assert not (element.tail or "").strip()
    tests = list(root.iter("testcase"))
    failing = list(root.iter("failure"))
    for element in (root, root[0]):
        counts = [int(element.attrib.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")]
        assert counts == [len(tests), len(failing), 0, 0]
    assert bool(failing) == (found.code == 3)
    by_name = {test.attrib["name"]: test for test in tests}
    assert len(by_name) == len(tests)
    assert list(by_name) == sorted(by_name)
    assert all(test.attrib["file"] == name for name, test in by_name.items())
    return by_name


def parts(test: ET.Element) -> dict[str, list[str]]:
    """Return which rules are named in each element of a test."""
    return {child.tag: re.findall(r" \[(PAR\d{3})\]$", child.text or "", re.MULTILINE) for child in test}


# --- both


@needs_links
@pytest.mark.parametrize(("form", "end"), [("gitlab", "json"), ("junit", "xml")])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_report_is_the_one_that_was_looked_at(form: str, end: str, language: str, tmp_path: Path) -> None:
    """Read the difference before renewing them: a fingerprint that changes makes every finding new."""
    faulty(tmp_path / "data")
    found = judged("data", "--format", form, "--lang", language, cwd=tmp_path)
    assert (found.code, found.stderr) == (3, "")
    check_written(GOLDEN / f"validate-{form}-{language}.{end}", found.text)


def _name(example: Path) -> str:
    return example.name


FIRST_LINES = ("par110-utf-", "par121-")
"""Examples about the first bytes of a file: it cannot be said in which of its lines something is wrong."""


ONE_OF_EACH = [*{item.name[:6]: item for item in BAD}.values()]
MOVED = [item for item in ONE_OF_EACH if not has_commands(item) and not item.name.startswith(FIRST_LINES)][::2]


@for_each(ONE_OF_EACH, name=_name, chunks=2)
def test_every_rule_that_is_broken_makes_two_reports_and_its_fingerprint_stays_where_all_lines_move(
    example: Path,
) -> None:
    with TemporaryDirectory() as place:
        folder = str(folder_with(Path(place) / "data", example))
        shared = Location(folder, embedded=False)
        report = gitlab(folder, shared=shared)
        warns = any(item["severity"] == "minor" for item in report)
        for strict in ((), ("--strict",)) if warns else ((),):
            tests = junit(judged(folder, "--format", "junit", *strict, shared=shared))
            named = [code for test in tests.values() for codes in parts(test).values() for code in codes]
            assert sorted(named) == sorted(item["check_name"] for item in report)
        if example in MOVED:
            for file in Path(folder).rglob("*.yaml"):
                mark, content = b"\xef\xbb\xbf", file.read_bytes()
                start = mark if content.startswith(mark) else b""
                file.write_bytes(start + b"# one line\n# and another\n" + content.removeprefix(mark))
            assert fingerprints(folder) == [item["fingerprint"] for item in report]


HOSTILE = "</failure>]]> & <a b='c'>\\\" [[ATTACHMENT|/etc/passwd]] \\e[31m \\0 \\uffff \\ud800 ##[error] \\u202e"


@needs_posix("no name there has < and quotes")
@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_text_of_a_file_is_neither_markup_nor_a_command(strict: tuple[str, ...], tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "<&'\"[[data", tasks=[task(due="2023-Q4", lead=[], name="I.<[[x]]&")])
    for name, text in (("x.yaml", HOSTILE), ("y.yaml", HOSTILE.replace("\\", ""))):
        (folder / "reports").mkdir(exist_ok=True)
        entry = f"  - {{indicator: \"{text}\", '{text.replace(chr(39), '')}': 1}}\n"
        (folder / "reports" / name).write_text(f"schema: 1\nvalues:\n{entry}", encoding="utf-8")
    found = judged(str(folder), "--format", "junit", *strict)
    assert found.code == 3
    tests = junit(found)
    assert any("<[ [" not in name and "<&'\"[ [data" in name for name in tests)
    assert b"[[" not in found.stdout
    assert b"##[" not in found.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\uffff]", found.text)
    assert all(item["location"]["path"].startswith(f"{folder.as_posix()}/") for item in gitlab(str(folder)))


ACTING = "a\x1b[31m\x7f\x9b\u061cb\u200b\u200f\u2028\u202e\u2066c\ufeff\U000e0041\U0001d173::error::##[d]\n::error::"
NOT_SHOWN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U0001d173\U000e0041]"
)


@needs_posix("names there are text, without control characters")
@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit", "github", "concise", "text"])
@pytest.mark.parametrize("odd", ["", b"\xff\xc3"])
def test_the_name_of_a_file_acts_in_no_format(form: str, odd: str | bytes, tmp_path: Path) -> None:
    name = ACTING + (odd if isinstance(odd, str) else os.fsdecode(odd))
    folder = write_folder(tmp_path / f"data{ACTING}", files={f"{name}.csv": "x", f"{name}/{name}.yaml": "x: ["})
    found = call("validate", "--data", folder.name, "--format", form, "--lang", "en", cwd=tmp_path)
    assert found.code == 3
    assert not NOT_SHOWN.search(found.text)
    lines = found.text.splitlines()
    assert "##[" not in found.text
    assert form == "github" or not any(line.lstrip().startswith("::") for line in lines)
    assert all(line.startswith("::error file=data") for line in lines if form == "github")
    if form == "json":
        assert {Path(item["file"]).name for item in found.json["findings"]} == {f"{name}.csv", f"{name}.yaml"}


def test_both_name_files_from_the_folder_of_the_job(tmp_path: Path) -> None:
    faulty(tmp_path / "my data")
    for named in ("my data", "./my data"):
        report = gitlab(named, cwd=tmp_path)
        assert all(re.match("my data/[a-z]", item["location"]["path"]) for item in report)
        tests = junit(judged(named, "--format", "junit", cwd=tmp_path))
        assert all(re.match("my data/[a-z]", name) for name in tests)
        assert {item["location"]["path"] for item in report} <= set(tests)
    assert fingerprints("my data", cwd=tmp_path) == fingerprints("./my data", cwd=tmp_path)


# --- Code Quality


def test_an_error_is_major_and_a_warning_minor_strict_or_not(tmp_path: Path) -> None:
    folder = str(faulty(tmp_path / "data"))
    grave = {item["check_name"]: item["severity"] for item in gitlab(folder)}
    assert (grave["PAR301"], grave["PAR811"]) == ("major", "minor")
    assert gitlab(folder, "--strict") == gitlab(folder)


def test_a_fingerprint_is_the_same_in_every_language(tmp_path: Path) -> None:
    folder = str(faulty(tmp_path / "data"))
    said = call("validate", folder, "--as-of", NOW, "--format", "gitlab", "--lang", "vi").json
    assert [item["fingerprint"] for item in said] == fingerprints(folder)
    assert [item["description"] for item in said] != [item["description"] for item in gitlab(folder)]


def test_a_fingerprint_stays_where_entries_are_added_above_and_fields_moved_in(tmp_path: Path) -> None:
    def found(*more: str) -> dict[str, set[str]]:
        folder = tmp_path / "data"
        shutil.rmtree(folder, ignore_errors=True)
        write_folder(
            folder,
            indicators=[indicator(target(at_least="80"), name=name) for name in (*more, "share")],
            tasks=[task(name=name, due="2023-Q4", lead=[]) for name in (*more, "I.1", "I.2")],
            files={"x.yaml": {"values": [*(value(2023, "5", name=name) for name in more), value(2023, "101")]}},
        )
        head = "indicator,period,value\n"
        rows = "".join(f"{name},2022,5\n" for name in more)
        (folder / "reports" / "y.csv").write_text(f"{head}{rows}share,2022,102\nshare,2022,102\n", encoding="utf-8")
        kept: dict[str, set[str]] = {}
        for item in gitlab("data", cwd=tmp_path):
            kept.setdefault(item["check_name"], set()).add(item["fingerprint"])
        return kept

    before, after = found(), found("new-1", "new-2")
    assert {"PAR504", "PAR811"} <= set(before)
    assert all(prints <= after[rule] for rule, prints in before.items())


def test_of_findings_with_the_same_words_the_new_one_is_new(tmp_path: Path) -> None:
    def found(*years: int) -> dict[str, str]:
        folder = write_folder(
            tmp_path / str(len(years)), files={"x.yaml": {"values": [value(year, "5") for year in years]}}
        )
        shutil.copytree(folder, tmp_path / "data", dirs_exist_ok=True)
        lines = (folder / "reports" / "x.yaml").read_text(encoding="utf-8").splitlines()
        report = gitlab("data", "--select", "PAR624", cwd=tmp_path)
        return {lines[item["location"]["lines"]["begin"] - 1]: item["fingerprint"] for item in report}

    before, after = found(2023, 2024), found(2022, 2023, 2024)
    assert len(before) == 2
    assert before.items() < after.items()


def test_two_findings_with_the_same_words_on_the_same_line_differ_in_their_fingerprints(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, files={"x.csv": "indicator,period,value\n" + "nothing,2024,1\n" * 5})
    found = gitlab(str(folder), "--select", "PAR301")
    assert len(found) == 5
    assert len({item["description"] for item in found}) < 5


@needs_links
def test_what_a_whole_file_lacks_is_shown_at_its_first_line(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    (item,) = gitlab(str(folder), "--select", "PAR102")
    assert item["location"] == {"path": f"{folder.as_posix()}/reports/c.yaml", "lines": {"begin": 1}}


# --- JUnit


def test_a_test_is_a_file_and_fails_where_the_file_has_errors(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    tests = junit(judged(str(folder), "--format", "junit"))
    names = ["agencies.yaml", "reports/a.yaml", "reports/b.yaml", "reports/c.yaml", "targets.yaml", "tasks.yaml"]
    assert list(tests) == [f"{folder.as_posix()}/{name}" for name in names]
    failing = [name.removeprefix(f"{folder.as_posix()}/") for name, test in tests.items() if "failure" in parts(test)]
    assert failing == ["reports/a.yaml", "reports/b.yaml", "reports/c.yaml", "targets.yaml"]
    assert "PAR811" in parts(tests[f"{folder.as_posix()}/tasks.yaml"])["system-out"]
    said = judged(str(folder / "reports"), "--format", "concise").text.splitlines()
    lines = [line for test in tests.values() for child in test for line in (child.text or "").splitlines() if line]
    assert set(said) <= set(lines)


def test_a_warning_fails_its_file_where_it_fails_the_command(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tasks=[task(due="2023-Q4", lead=[])])
    select = (str(folder), "--select", "PAR811", "--format", "junit")
    name = f"{folder.as_posix()}/tasks.yaml"
    assert parts(junit(judged(*select))[name]) == {"system-out": ["PAR811"]}
    strict = junit(judged(*select, "--strict"))[name]
    assert parts(strict) == {"failure": ["PAR811"]}
    assert strict[0].attrib["type"] == "warning"


def test_only_files_that_were_asked_about_are_tests_and_those_with_findings(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    of_one = junit(judged(str(folder / "reports" / "b.yaml"), "--format", "junit"))
    assert {Path(name).name for name in of_one} == {"b.yaml", "targets.yaml", "tasks.yaml"}
    everything = junit(judged(str(folder), "--format", "junit"))
    for arguments in ((folder / "tasks.yaml",), (folder / "reports" / "b.yaml", "--all")):
        assert junit(judged(*map(str, arguments), "--format", "junit")).keys() == everything.keys()


def test_a_folder_that_is_right_is_a_report_in_which_every_file_passes() -> None:
    tests = junit(judged("--strict", "--format", "junit"))
    assert len(tests) == 10
    assert not any(len(test) for test in tests.values())
