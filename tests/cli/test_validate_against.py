"""`par validate --against`: which statuses a change of the data turns, for people, for a comment and for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.command import NOW, Run, call
from cli.judging import faulty, judged
from installed import needs_posix
from support import TASK, indicator, outcome, report, target, task, value, write_folder, yaml_file


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with a share of 60 percent, one without a figure, an outcome and a task."""
    return write_folder(
        tmp_path / "old",
        indicators=[
            indicator(target(at_least=50)),
            indicator(target(at_least=50), name="other"),
            indicator(target(outcome="done"), name="forms", unit=None),
        ],
        sections=[{"id": "I", "name": "I"}],
        tasks=[task(due="2023")],
        values=[value(2025, "60", published="2026-01-20", source="S")],
    )


@pytest.fixture
def new(old: Path) -> Path:
    """Return the folder after a pull request that corrects the share, and reports all the others."""
    folder = old.parent / "new"
    shutil.copytree(old, folder)
    reported = folder / "reports" / "reported.yaml"
    reported.write_text(reported.read_text(encoding="utf-8").replace("60", "6"), encoding="utf-8")
    more = {
        "values": [value(2025, "55", name="other", published="2026-01-20", source="S")],
        "outcomes": [outcome("superseded", name="forms/2025", on="2025-02-01", reason="merged", document="law 9")],
        "tasks": [report("done", on="2024-02-01", evidence="E")],
    }
    (folder / "reports" / "more.yaml").write_text(yaml_file(more), encoding="utf-8")
    return folder


def test_people_read_which_statuses_differ_and_which_line_did_it(old: Path, new: Path) -> None:
    found = judged("new", "--against", "old", cwd=old.parent)
    assert (found.code, found.stderr) == (0, "")
    assert found.text == (
        f"Compared with old on {NOW}\n"
        "Now met or done:\n"
        "  other/2025 (≥ 50%): 55% (2025), ✓ met; was: ? unreported (by new/reports/more.yaml:3)\n"
        f"  {TASK} 2023: ✓ done late, due 2023-12-31; was: ? unreported, due 2023-12-31 (by new/reports/more.yaml:7)\n"
        "Now missed or unfinished:\n"
        "  share/2025 (≥ 50%): 6% (2025), 44 pp short, ✗ missed; was: 60% (2025), ✓ met"
        " (by new/reports/reported.yaml:3)\n"
        "Other changes:\n"
        "  forms/2025 (done): - superseded; was: ? unreported (by new/reports/more.yaml:5)\n"
    )
    assert new.is_dir()


def test_a_program_reads_the_same(old: Path, new: Path) -> None:
    found = judged(str(new), "--against", str(old), "--format", "json").json["effect"]
    assert found["against"] == old.as_posix()
    assert found["summary"] == {"now_met": 2, "now_missed": 1, "other": 1}
    assert [(item["id"], item["kind"], item["before"], item["after"]) for item in found["targets"]] == [
        ("share/2025", "now_missed", "met", "missed"),
        ("other/2025", "now_met", "unreported", "met"),
        ("forms/2025", "other", "unreported", "superseded"),
    ]
    (occurrence,) = found["occurrences"]
    place = {"file": f"{new.as_posix()}/reports/more.yaml", "line": 7, "column": 5}
    assert occurrence == {
        "task": TASK, "key": "2023", "kind": "now_met", "before": "unreported", "after": "done_late",
        "by": [place], "more": 0,
    }  # fmt: skip


def test_what_is_taken_back_is_named_by_its_place_in_the_older_folder(old: Path, new: Path) -> None:
    found = judged(str(old), "--against", str(new), "--format", "json").json["effect"]
    places = {item["id"]: [place["file"] for place in item["by"]] for item in found["targets"]}
    assert places["other/2025"] == [f"{new.as_posix()}/reports/more.yaml"]
    assert places["share/2025"] == [f"{old.as_posix()}/reports/reported.yaml"]


def test_a_comment_has_the_findings_and_the_changes(old: Path, new: Path) -> None:
    (new / "reports" / "doubt.yaml").write_text(
        yaml_file({"values": [value(2024, "50", published="2025-01-20")]}), encoding="utf-8"
    )
    text = judged("new", "--against", "old", "--format", "md", "--strict", cwd=old.parent).text
    assert text.startswith("## 0 errors and 1 warning in 1 file")
    assert "| new/reports/doubt.yaml\\:3\\:5 | values\\[0\\]: the value has no source | " in text
    assert f"\n## Compared with old on {NOW}\n\n**Now met or done: 2**\n\n| Target, occurrence | Now | " in text
    assert "\n| other/2025 (≥ 50%) | 55% (2025), ✓ met | ? unreported | new/reports/more.yaml\\:3 |\n" in text
    cut = judged("new", "--against", "old", "--format", "md", "--max-findings", "1", cwd=old.parent).text
    assert "| other/2025 " in cut
    assert f"| {TASK} 2023 " not in cut
    assert "\\... and 1 more\n" in cut or "\n... and 1 more\n" in cut


def test_the_comment_of_a_clean_change_says_that_nothing_was_found(old: Path) -> None:
    text = judged(str(old), "--against", str(old), "--format", "md").text
    assert text.startswith("## no errors and no warnings\n")
    assert text.endswith("\n\nNo status changes\n")
    assert judged(str(old), "--format", "md").text == "## no errors and no warnings\n"


def test_vietnamese_is_spoken_where_it_is_asked_for(old: Path, new: Path) -> None:
    text = call("validate", str(new), "--against", str(old), "--as-of", NOW, "--lang", "vi").text
    assert "Nay đạt hoặc đã hoàn thành:\n" in text
    assert "trước đó: ? chưa báo cáo" in text


def test_the_exit_code_is_that_of_the_findings(old: Path, new: Path, tmp_path: Path) -> None:
    assert judged(str(new), "--against", str(old), "--strict").code == 0
    broken = faulty(tmp_path / "broken")
    found = judged(str(broken), "--against", str(old))
    assert found.code == 3
    said = f"Compared with {old.as_posix()} on {NOW}: not known, because {broken.as_posix()} has errors"
    assert found.text.endswith(f"\n\n{said}\n")
    assert judged(str(broken), "--against", str(old), "--format", "json").json["effect"] is None


def test_an_older_folder_with_errors_is_no_fault_of_the_new_one(old: Path, tmp_path: Path) -> None:
    broken = faulty(tmp_path / "broken")
    name = broken.as_posix()
    said = f"Compared with {name} on {NOW}: not known, because {name} has errors\n"
    assert judged(str(old), "--against", str(broken)) == Run(0, said.encode(), "")
    assert judged(str(old), "--against", str(broken), "--format", "json").json["effect"] is None
    assert "not known, because" in judged(str(old), "--against", str(broken), "--format", "md").text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--against", "nothing"], "--against: there is no folder “nothing”"),
        (["--against", ""], "--against: the name is empty"),
        (["--against", "old", "--format", "github"], "--against: only --format text, md and json show what changes"),
    ],
)
def test_a_comparison_that_cannot_be_shown_is_misuse(old: Path, arguments: list[str], said: str) -> None:
    found = judged("old", *arguments, cwd=old.parent)
    assert (found.code, found.stdout) == (2, b"")
    assert said in found.stderr


@needs_posix("no name there has < and >")
def test_names_of_files_do_nothing_in_a_comment(old: Path) -> None:
    strange = old.parent / "<b>@team"
    shutil.copytree(old, strange)
    text = judged(str(old), "--against", str(strange), "--format", "md").text
    assert "<b>" not in text
    assert "@<!-- -->team" in text
    assert json.loads(judged(str(old), "--against", str(strange), "--format", "json").stdout)["effect"]["targets"] == []
