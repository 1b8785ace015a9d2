"""`par validate` as a CI job and an official meet it: what it prints, in which form, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema_rs import Draft202012Validator

from cli.command import NOW, Run, call, par
from cli.judging import faulty, judged
from installed import needs_links, needs_posix
from loading.examples import DATA
from schemas import faults_by, validator_of
from support import indicator, target, task, value, write_folder

FORMS = ("text", "concise", "md", "json", "github", "gitlab", "junit", "sarif")
LINE = re.compile(r"(.+?\.(?:yaml|csv|yml))(?::(\d+):(\d+))?: (.*) \[(PAR\d{3})\]")
ROW = re.compile(r"\| (.+?\.(?:yaml|csv|yml))(?::(\d+):(\d+))? \| .* \| (PAR\d{3}) \((error|warning)\) \|")
ANNOTATION = re.compile(r"::(error|warning) file=([^,]*)(?:,line=(\d+),col=(\d+))?,title=(PAR\d{3})::(.*)")

Found = tuple[str, str, int, int, bool]
"""A finding: rule, file, line, column (both 0 for a whole file), whether it is a warning."""


def read(form: str, output: bytes) -> list[Found]:
    """Read the findings back from any format."""
    text = output.decode()
    if form == "json":
        return [
            (item["rule"], item["file"], item["line"] or 0, item["column"] or 0, item["severity"] == "warning")
            for item in json.loads(text)["findings"]
        ]
    if form == "sarif":
        found = []
        for item in json.loads(text)["runs"][0]["results"]:
            place = item["locations"][0]["physicalLocation"]
            region = place.get("region", {"startLine": 0, "startColumn": 0})
            file = unquote(place["artifactLocation"]["uri"]).removeprefix("file://")
            found.append((item["ruleId"], file, region["startLine"], region["startColumn"], item["level"] == "warning"))
        return found
    if form == "gitlab":  # it has no columns, and shows what a whole file lacks at its first line
        return [
            (
                item["check_name"],
                item["location"]["path"],
                item["location"]["lines"]["begin"],
                0,
                item["severity"] == "minor",
            )
            for item in json.loads(text)
        ]
    if form == "md":
        rows = [match for line in text.splitlines() if (match := ROW.fullmatch(line.replace("\\", "")))]
        return [(row[4], row[1], int(row[2] or 0), int(row[3] or 0), row[5] == "warning") for row in rows]
    if form == "junit":
        text = "".join(ET.fromstring(text).itertext())  # noqa: S314 - written by par itself
    if form == "github":
        matches = [ANNOTATION.fullmatch(line) for line in text.splitlines()]
        assert all(matches)
        return [
            (match[5], unquote(match[2]), int(match[3] or 0), int(match[4] or 0), match[1] == "warning")
            for match in matches
            if match
        ]
    lines = [match for line in text.splitlines() if (match := LINE.fullmatch(line))]
    return [(match[5], match[1], int(match[2] or 0), int(match[3] or 0), "warning: " in match[4]) for match in lines]


# --- well and not well


def test_the_installed_command_ends_with_0_2_or_3_and_says_what_the_function_says(tmp_path: Path) -> None:
    folder = str(faulty(tmp_path / "data"))
    for arguments, code in (((), 0), ((folder,), 3), (("--max-findings", "0"), 2)):
        found = par("validate", "--as-of", NOW, "--lang", "en", *arguments)
        assert found.code == code
        assert found == judged(*arguments)


@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_where_all_is_well_nothing_is_printed(form: str) -> None:
    assert judged("--strict", "--format", form) == Run(0, b"", "")


@pytest.mark.parametrize("form", ["json", "gitlab", "junit", "sarif"])
def test_where_all_is_well_a_document_says_that_nothing_was_found(form: str) -> None:
    found = judged("--strict", "--format", form)
    assert (found.code, found.stderr) == (0, "")
    assert read(form, found.stdout) == []


def test_verbose_says_on_standard_error_what_was_read() -> None:
    found = judged("-v")
    assert (found.code, found.stdout) == (0, b"")
    lines = found.stderr.splitlines()
    assert len(lines) == 11
    assert all(re.fullmatch(r"read .+\.(yaml|csv): [a-z]+ \d+(, [a-z]+ \d+)*", line) for line in lines[:-1])
    assert lines[-1] == f"judged on {NOW}: 0 errors, 0 warnings"


def test_a_warning_fails_only_where_it_was_asked_to(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tasks=[task(due="2023-Q4", lead=[])])
    plain, strict = judged(str(folder), "--select", "PAR811"), judged(str(folder), "--select", "PAR811", "--strict")
    assert (plain.code, strict.code) == (0, 3)
    assert plain.stdout == strict.stdout
    assert "1 warning" in plain.text


def test_an_error_fails_and_the_data_cannot_be_used(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    assert judged(str(folder)).code == 3
    document = judged(str(folder), "--format", "json").json
    assert document["summary"]["usable"] is False
    assert document["data"]["sha256"] is None
    assert call("status", "--data", str(folder)).code == 3


def test_the_digest_is_that_of_every_other_command() -> None:
    documents = [call(name, "--as-of", NOW, "--format", "json").json for name in ("validate", "status")]
    assert documents[0]["data"]["sha256"] == documents[1]["data"]["sha256"]
    assert documents[0]["decision"] == documents[1]["decision"]


# --- the formats


@needs_links
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_format_has_the_same_findings_in_the_same_order(language: str, tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    found = {form: read(form, judged(str(folder), "--strict", "--format", form).stdout) for form in FORMS}
    assert {"PAR102", "PAR301", "PAR504", "PAR609", "PAR811"} <= {item[0] for item in found["json"]}
    with_less = [(rule, file, line or 1, 0, warns) for rule, file, line, _, warns in found["json"]]
    assert found.pop("gitlab") == with_less
    assert all(items == found["json"] for items in found.values())
    assert [item[1:4] for item in found["json"]] == sorted(item[1:4] for item in found["json"])
    translated = call("validate", str(folder), "--as-of", NOW, "--format", "sarif", "--lang", language).stdout
    assert read("sarif", translated) == found["json"]


@cache
def _sarif() -> Draft202012Validator:
    return validator_of((DATA / "schemas" / "sarif-2.1.0.json").read_bytes())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sarif_is_as_its_schema_says(language: str, tmp_path: Path) -> None:
    for folder in (faulty(tmp_path / "data"), write_folder(tmp_path / "good")):
        found = call("validate", str(folder), "--format", "sarif", "--lang", language)
        assert faults_by(_sarif(), found.json) == []
    run = judged(str(tmp_path / "data"), "--format", "sarif").json["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert all(rules[item["ruleIndex"]] == item["ruleId"] for item in run["results"])
    assert any("relatedLocations" in item for item in run["results"])


def test_an_annotation_can_be_read_in_the_log_as_well(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    lines = judged(str(folder), "--format", "github").text.splitlines()
    said = judged(str(folder), "--format", "concise").text.splitlines()
    assert [ANNOTATION.fullmatch(line)[6].replace("%25", "%") for line in lines] == said  # type: ignore[index]


def test_an_annotation_names_its_file_from_the_folder_of_the_job(tmp_path: Path) -> None:
    faulty(tmp_path / "my data, new")
    found = judged("./my data, new", "--format", "github", cwd=tmp_path).text.splitlines()
    assert re.match(r"::(error|warning) file=my data%2C new/", found[0])
    document = judged("./my data, new", "--format", "sarif", cwd=tmp_path).json
    uri = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("my%20data%2C%20new/")


def test_the_caret_is_below_the_error(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, files={"x.yaml": ""})
    report = folder / "reports" / "x.yaml"
    long = "a" * 200
    report.write_text(
        "schema: 1\nvalues:\n"
        "  - {indicator: share, period: 2024, value: 48,67}\n"
        "  - {note: Sở 世界, indicator: share, period: 2024, value: 1e5}\n"
        f"  - {{note: {long}, indicator: share, value: 010, period: 2024, source: {long}}}\n",
        encoding="utf-8",
    )
    lines = judged(str(folder), "--select", "PAR142").text.splitlines()
    shown = [(lines[index - 1], line) for index, line in enumerate(lines) if line.endswith("| ^") or " ^" in line]
    assert len(shown) == 3
    assert shown[0][0][shown[0][1].index("^") :].startswith("48,67")
    wide = 2  # two characters above take two columns each
    assert shown[1][0][shown[1][1].index("^") - wide :].startswith("1e5")
    assert shown[2][0][shown[2][1].index("^") :].startswith("010")
    assert all(len(line) < 110 for pair in shown for line in pair)


@pytest.mark.parametrize(("most", "shown"), [((), 50), (("--max-findings", "7"), 7), (("--max-findings", "999"), 60)])
def test_the_text_shows_the_first_and_counts_the_rest(most: tuple[str, ...], shown: int, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tasks=[task(name=f"I.{n}", due="2023", lead=["nobody"]) for n in range(60)])
    found = judged(str(folder), "--select", "PAR301", *most)
    assert found.code == 3
    assert len(read("text", found.stdout)) == shown
    assert ("... and " in found.text) == (shown < 60)
    assert f"... and {60 - shown} more" in found.text or shown == 60
    assert "60 errors and 0 warnings in 1 file" in found.text
    assert len(read("concise", judged(str(folder), "--select", "PAR301", "--format", "concise").stdout)) == 60


def test_an_output_file_is_written_also_where_there_is_nothing_to_say(tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert judged("-o", str(file)) == Run(0, b"", "")
    assert file.read_bytes() == b""


HOSTILE = "\\e[31m::error::x ##[command] \\u202e [red]a[/red] %0A =1+1"


@pytest.mark.parametrize("form", FORMS)
def test_text_of_a_file_acts_in_no_format(form: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, files={"x.yaml": ""})
    (folder / "reports" / "x.yaml").write_text(
        f'schema: 1\nvalues:\n  - {{indicator: "{HOSTILE}", period: 2024, value: 5}}\n'
        '  - {indicator: "::error::y", period: 2024, value: 5}\n'
        "##[group]: 1\n\x1b[2J\n",
        encoding="utf-8",
    )
    found = judged(str(folder), "--format", form)
    assert found.code == 3
    assert "\x1b" not in found.text
    assert "\u202e" not in found.text
    assert "##[" not in found.text
    if form in {"text", "concise"}:
        assert not any(line.lstrip().startswith("::") for line in found.text.splitlines())
    if form == "github":
        assert all(ANNOTATION.fullmatch(line) for line in found.text.splitlines())


# --- which files, which rules


def test_of_a_report_only_what_concerns_it_is_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    everything = read("concise", judged(str(folder), "--format", "concise").stdout)
    report = (folder / "reports" / "b.yaml").as_posix()
    found = judged(report, "--format", "concise")
    shown = read("concise", found.stdout)
    decision = {(folder / name).as_posix() for name in ("targets.yaml", "tasks.yaml", "agencies.yaml")}
    assert shown == [item for item in everything if item[1] == report or item[1] in decision]
    assert {"PAR609", "PAR301"} <= {item[0] for item in shown}
    assert read("concise", judged(report, "--all", "--format", "concise").stdout) == everything
    hidden = len(everything) - len(shown)
    assert judged(report, "--format", "json").json["summary"]["elsewhere"] == hidden > 1
    assert judged(report).stderr == f"{hidden} findings in other files are not shown; --all shows them\n"


def test_a_finding_concerns_every_file_that_it_speaks_of(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    found = read("concise", judged(str(folder / "reports" / "a.yaml"), "--format", "concise").stdout)
    assert ("PAR609", (folder / "reports" / "b.yaml").as_posix()) in {item[:2] for item in found}


def test_faults_of_other_reports_do_not_fail_a_report_that_is_right(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        indicators=[indicator(target(at_least="80"))],
        files={
            "a.yaml": {"values": [value(2024, "50", source="S", published="2025-01-20")]},
            "b.yaml": {"values": [value(2023, "101")]},
        },
    )
    found = judged(str(folder / "reports" / "a.yaml"))
    assert (found.code, found.stdout) == (0, b"")
    assert "--all shows" in found.stderr
    assert judged(str(folder / "reports")).code == 3
    assert judged(str(folder / "reports" / "a.yaml"), str(folder / "reports" / "b.yaml")).code == 3


@pytest.mark.parametrize("name", ["targets.yaml", "tasks.yaml", "agencies.yaml"])
def test_a_change_of_the_decision_is_judged_with_all_that_it_may_break(name: str, tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    assert judged(str(folder / name)).stdout == judged(str(folder)).stdout


def test_the_folder_of_a_file_is_the_nearest_one_above_it_that_holds_a_decision(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "one" / "data")
    (folder / "reports" / "north").mkdir()
    shutil.move(folder / "reports" / "b.yaml", folder / "reports" / "north" / "b.yaml")
    alone = judged("reports/north/b.yaml", "--data", ".", "--format", "json", cwd=folder).json["findings"]
    assert {"PAR301", "PAR504", "PAR609"} & {item["rule"] for item in alone} == {"PAR301", "PAR609"}
    for cwd, path in (
        (tmp_path, "one/data/reports/north/b.yaml"),
        (tmp_path, "./one/../one/data/reports/north"),
        (folder / "reports" / "north", "b.yaml"),
        (folder / "reports", "north/b.yaml"),
        (folder / "reports", "../reports/north/b.yaml"),
        (folder / "reports" / "north", "."),
    ):
        found = judged(path, "--format", "json", cwd=cwd).json["findings"]
        assert [(item["rule"], item["path"]) for item in found] == [(item["rule"], item["path"]) for item in alone]


def test_a_decision_among_the_reports_is_not_a_decision(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", files={"x.yaml": {"values": []}})
    inside = write_folder(folder / "reports" / "aa", files={"y.yaml": {"values": []}})
    for path in (inside, inside / "targets.yaml", inside / "reports" / "y.yaml"):
        found = judged(str(path), "--strict", "--format", "json")
        assert {item["file"] for item in found.json["findings"]} <= {item.as_posix() for item in inside.glob("*.yaml")}
        assert found.code == (0 if path.name == "y.yaml" else 3)
    assert call("status", "--data", str(folder)).code == 3


def test_what_a_report_takes_away_from_the_decision_is_shown_with_the_report(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        indicators=[indicator(target(at_least="80", baseline="2021"))],
        files={"x.yaml": {"values": [value(2021, "50", source="S", published="2022-02-01")]}},
    )
    report = folder / "reports" / "x.yaml"
    assert judged(str(report), "--strict") == Run(0, b"", "")
    report.write_text("schema: 1\nvalues: []\n", encoding="utf-8")
    found = judged(str(report), "--strict", "--format", "json")
    assert (found.code, [item["rule"] for item in found.json["findings"]]) == (3, ["PAR723"])


@needs_links
def test_a_data_folder_reached_through_a_link_is_the_same_folder(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    (tmp_path / "link").symlink_to(tmp_path)
    found = judged(str(tmp_path / "link" / "data" / "reports" / "b.yaml"), "--data", str(folder), "--format", "concise")
    assert found.stdout == judged(str(folder / "reports" / "b.yaml"), "--format", "concise").stdout


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    found = judged(str(folder / "reports" / "x.yaml"))
    assert found.code == 3
    assert read("text", found.stdout) == [("PAR101", (folder / "reports" / "x.yaml").as_posix(), 0, 0, False)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["README.md"], "README.md is not a data file; data files are targets.yaml, tasks.yaml, agencies.yaml"),
        (["reports/notes.txt"], "reports/notes.txt is not a data file"),
        (
            ["../elsewhere.yaml"],
            "no folder above ../elsewhere.yaml holds a targets.yaml; name the",
        ),
        (["../elsewhere.yaml", "--data", "."], "../elsewhere.yaml is not in ."),
        (["reports/empty"], "reports/empty is not a data file"),
        (["targets.yaml", "--data", "other"], "targets.yaml is not in other"),
        (["--select", "PAR9999"], "--select: no rule begins with “PAR9999”; par explain lists the rules"),
        (["--select", "PAR811,"], "--select: no rule begins with “”"),
        (["--ignore", "E501"], "--ignore: no rule begins with “E501”"),
        (["--max-findings", "3", "--format", "json"], "--max-findings: only the forms text and md are cut short"),
        (["--max-findings", "0"], "--max-findings: write a number from 1 up"),
        (["--as-of", "yesterday"], "--as-of"),
        (["--data", ""], "--data: the name is empty"),
        ([".", ""], "PATHS: the name is empty"),
    ],
)
def test_misuse_is_not_reported_as_bad_data(arguments: list[str], said: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    (folder / "README.md").touch()
    (folder / "reports" / "empty").mkdir(parents=True)
    (folder / "reports" / "notes.txt").touch()
    found = judged(*arguments, cwd=folder)
    assert (found.code, found.stdout) == (2, b"")
    assert found.stderr.startswith("par: ")
    assert said in found.stderr


@needs_links
@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        ([], {"PAR102", "PAR301", "PAR504", "PAR609", "PAR811"}),
        (["--select", "PAR3"], {"PAR301"}),
        (["--select", "par301,PAR5"], {"PAR301", "PAR504"}),
        (["--select", "PAR301", "--select", "PAR504"], {"PAR301", "PAR504"}),
        (["--ignore", "PAR"], set()),
        (["--select", "PAR3,PAR5", "--ignore", "PAR301"], {"PAR504"}),
    ],
)
def test_rules_are_chosen_by_code_or_beginning(arguments: list[str], rules: set[str], tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    found = judged(str(folder), "--format", "json", *arguments)
    assert {item[0] for item in read("json", found.stdout)} & {
        "PAR102", "PAR301", "PAR504", "PAR609", "PAR811"
    } == rules  # fmt: skip
    assert found.code == (3 if rules else 0)
    assert bool(arguments) == ("not asked for" in found.stderr)


def test_no_error_depends_on_the_day(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    for day in ("1990-01-01", "2022-01-01", "2400-01-01"):
        found = call("validate", str(folder), "--as-of", day, "--format", "json").json
        errors = [item["rule"] for item in found["findings"] if item["severity"] == "error"]
        known = judged(str(folder), "--format", "json").json
        assert errors == [item["rule"] for item in known["findings"] if item["severity"] == "error"]


def test_data_without_a_readable_decision_is_judged_too(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, decision={"time_zone": "Nowhere/City", "utc_offset": "+7"})
    assert {item["rule"] for item in call("validate", str(folder), "--format", "json").json["findings"]} >= {"PAR402"}
    (folder / "targets.yaml").write_text("a: [\n", encoding="utf-8")
    found = call("validate", str(folder), "--format", "json")
    assert found.code == 3
    assert found.json["decision"] is None


# --- what is accepted


def test_an_accepted_warning_is_not_given_and_one_accepted_for_nothing_is(tmp_path: Path) -> None:
    def codes(**more: Any) -> set[str]:  # noqa: ANN401 - the fields of a task
        folder = write_folder(tmp_path / str(len(list(tmp_path.iterdir()))), tasks=[task(due="2023-Q4", **more)])
        return {item[0] for item in read("json", judged(str(folder), "--format", "json").stdout)}

    assert codes(lead=[]) == {"PAR811"}
    assert codes(lead=[], accepted={"PAR811": "blank in the text"}) == set()
    assert codes(lead=["home"], accepted={"PAR811": "blank in the text"}) == {"PAR901"}
    assert codes(lead=["nobody"], accepted={"PAR301": "no error can be accepted"}) == {"PAR301"}
    assert codes(lead=[], accepted={"PAR811": {"en": "one language"}}) == {"PAR920"}
    reasons = {"PAR811": {"en": "blank"}, "PAR920": {"en": "for both"}}
    assert codes(lead=[], accepted=reasons) == {"PAR901", "PAR920"}


# --- pages


def test_explain_lists_every_rule_and_shows_one(tmp_path: Path) -> None:
    listed = call("explain", "--lang", "en").text.splitlines()
    codes = [line.split()[0] for line in listed]
    assert codes == sorted(codes)
    assert "PAR811" in codes
    page = call("explain", "par811", "--lang", "en")
    assert (page.code, page.stderr) == (0, "")
    assert page.text.startswith("PAR811 (warning): A task has an agency that leads it")
    assert "Wrong (tasks.yaml):" in page.text
    assert "Right (tasks.yaml):" in page.text
    assert call("explain", "PAR811", "--lang", "vi").text.startswith("PAR811 (cảnh báo): ")
    file = tmp_path / "page"
    assert call("explain", "PAR811", "--lang", "en", "-o", str(file)).code == 0
    assert file.read_bytes() == page.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["PAR999"], "CODE: “PAR999” is not known; "), (["PAR811", "--format", "md"], "--format md: all pages are one")],
)
def test_explain_says_what_it_does_not_know(arguments: list[str], said: str) -> None:
    found = call("explain", *arguments, "--lang", "en")
    assert (found.code, found.stdout) == (2, b"")
    assert said in found.stderr


@needs_posix("names of files are made of UTF-16 there")
def test_a_file_name_that_is_not_utf_8_is_shown_in_every_format(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "data")
    with open(os.fsencode(folder / "reports") + b"/bad\xffname.yaml", "wb") as file:
        file.write(b"a: [")
    for form in FORMS:
        found = judged(str(folder), "--format", form)
        assert found.code == 3
        assert "name.yaml" in found.text
    assert "bad\udcffname.yaml" in {
        Path(item["file"]).name for item in judged(str(folder), "--format", "json").json["findings"]
    }
