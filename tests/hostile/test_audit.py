"""No command reaches the network, starts a program, evaluates data or writes a file: seen by the interpreter itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import call
from hostile.audited import acts
from installed import MACHINE
from loading.examples import BAD, folder_with
from par_cli.render.snapshot import COMMANDS

PROGRAM = Path(__file__).parent / "audited.py"
CANARY = "canary5280"
BROKEN = ("par125-python-object", "par301-no-such-lead")


def audited(what: str) -> subprocess.CompletedProcess[str]:
    """Run the program that watches every command; no compiled modules are kept."""
    environment = {**MACHINE, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, PROGRAM, what, CANARY], capture_output=True, text=True, check=False, env=environment
    )


def _with_canary(folder: Path) -> Path:
    """Put the canary into every text of a folder, as a text and as what Python would run."""
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("name: Dossiers handled online", f"name: \"__import__('os').system('{CANARY}')\"")
    file.write_text(text.replace("name: Services", f"name: '{CANARY}'"), encoding="utf-8")
    file = folder / "tasks.yaml"
    text = file.read_text(encoding="utf-8").replace("name: Write the rules", f"name: 'f\"{{{CANARY}}}\"'")
    file.write_text(text, encoding="utf-8")
    assert all(CANARY in (folder / name).read_text(encoding="utf-8") for name in ("targets.yaml", "tasks.yaml"))
    return folder


def test_no_command_does_anything_but_read_and_answer(tmp_path: Path) -> None:
    folder = _with_canary(folder_with(tmp_path / "data"))
    before = {item: (item.read_bytes(), item.stat().st_mtime_ns) for item in folder.rglob("*.*")}
    done = audited(str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit codes [0, 1, 2, 3]" in done.stdout
    assert {item: (item.read_bytes(), item.stat().st_mtime_ns) for item in folder.rglob("*.*")} == before


def test_neither_does_one_on_the_data_of_par_which_has_reports_and_letterheads() -> None:
    done = audited(str(PROGRAM.parent.parent.parent / "data"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit codes [0, 1, 2]" in done.stdout


@pytest.mark.parametrize("name", BROKEN)
def test_neither_does_one_that_refuses_the_data(name: str, tmp_path: Path) -> None:
    example = next(item for item in BAD if item.name.startswith(name))
    done = audited(str(_with_canary(folder_with(tmp_path / "data", example))))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit codes [0, 2, 3]" in done.stdout


def test_commands_that_write_touch_only_what_is_named_in_the_threat_model(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    (tmp_path / "figures.csv").write_text("indicator,period,value\ndossiers,2019,5\n", encoding="utf-8")
    value = ("record", "value", "dossiers", "2018", "5", "--published", "2020-01-20", "--data", str(folder))
    journal = "data/reports/.journal.jsonl"
    figures = ("import", "figures.csv", "--published", "2020-01-21", "--data", str(folder))
    cases = {
        value: {"data/.par.lock", journal, "data/reports/2020-01.yaml"},
        figures: {journal, "data/reports/figures.csv"},
        ("record", "undo", "--data", str(folder)): {journal, "data/reports/figures.csv"},
        ("init", "new"): {
            "new/schemas/agencies.schema.json", "new/schemas/reports.schema.json", "new/schemas/targets.schema.json",
            "new/schemas/reporting.schema.json", "new/schemas/documents.schema.json", "new/reporting.yaml",
            "new/schemas/measures.schema.json",
            "new/schemas/tasks.schema.json", "new/agencies.yaml", "new/reports/first.yaml", "new/targets.yaml",
            "new/tasks.yaml",
        },
        ("snapshot", "sent", "--data", str(folder)): {
            journal, "sent/manifest.json", "sent/SHA256SUMS", *(f"sent/{name}" for name in COMMANDS),
            *(f"sent/data/{name}" for name in ("targets.yaml", "tasks.yaml", "agencies.yaml")),
            *(f"sent/data/reports/{name}" for name in ("2020-01.yaml", "2025.yaml", "ranks.csv")),
        },
        ("snapshot", "sent", "--check"): set(),
        ("status", "--data", str(folder), "-o", "out.txt"): {"out.txt"},
    }  # fmt: skip
    for arguments, written in cases.items():
        before = _state(tmp_path)
        done = call(*arguments, cwd=tmp_path)
        assert done.code in {0, 1}, done.stderr
        after = _state(tmp_path)
        assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == written


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (item for item in folder.rglob("*") if item.is_file())
    return {item.relative_to(folder).as_posix(): (item.read_bytes(), item.stat().st_ino) for item in files}


def test_the_hook_notices_each_thing_that_is_forbidden() -> None:
    done = audited("prove")
    assert done.stdout.splitlines() == [f"{name} noticed" for name in acts(CANARY)], done.stderr
