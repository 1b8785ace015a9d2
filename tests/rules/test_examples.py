"""Every rule: its examples break and keep it, and no code is without a rule."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import par_cli
from cli.command import call
from installed import IS_ROOT
from par_cli import system
from par_cli.loading import examine, read
from par_cli.loading.folder import Location
from par_cli.render.findings import severity
from par_cli.rules import FOLDER_FILES, SHEET, Example, folder_file, read_rule, rule_codes

SOURCES = Path(par_cli.__file__).parent
CODE = re.compile(r"\bPAR[1-9][0-9]{2}\b")
DAY = date(2026, 11, 23)
ALSO_BROKEN = {"PAR115": {"PAR164"}, "PAR165": {"PAR301"}}
"""Rules that an example cannot but break too: a thousand other problems, and names that nothing has."""
RULES = [read_rule(code) for code in rule_codes()]


def folder_with(example: Example, folder: Path) -> Path:
    """Write the small folder with the change that an example makes."""
    (folder / "reports").mkdir(parents=True)
    for name in FOLDER_FILES:
        (folder / name).write_text(folder_file(name), encoding="utf-8")
    if example.file == SHEET:
        (folder.parent / f"{folder.name}.csv").write_bytes(example.content.encode())
    elif example.file:
        (folder / example.file).write_bytes(example.content.encode())
    else:
        subprocess.run(["/bin/sh", "-ec", example.content], cwd=folder, check=True)
    return folder


def _needs_a_shell(example: Example) -> bool:
    """Return whether an example cannot be made here: Windows has neither the shell nor links, pipes and modes."""
    return system.WINDOWS and not example.file


def problems(example: Example, folder: Path) -> set[tuple[str, str]]:
    """Return the code of each problem that an example has, and its severity."""
    folder_with(example, folder)
    if example.file == SHEET:
        sheet = str(folder.parent / f"{folder.name}.csv")
        found = call("import", sheet, "--data", str(folder), "--dry-run", "--as-of", DAY.isoformat(), "--lang", "en")
        lines = re.findall(r"(?m)^(.*) \[(PAR[1-9][0-9]{2})\]$", found.stderr)
        return {(code, "warning" if " warning: " in line else "error") for line, code in lines}
    return {(one.code, severity(one)) for one in examine(read(Location(str(folder), embedded=False)), DAY)}


def test_every_wrong_example_breaks_its_rule_and_no_other(tmp_path: Path) -> None:
    unexpected = {}
    for item in RULES:
        if (item.code == "PAR104" and IS_ROOT) or _needs_a_shell(item.wrong):  # root may read everything
            continue
        found = problems(item.wrong, tmp_path / item.code)
        codes = {one for one in found if one[0] not in ALSO_BROKEN.get(item.code, ())}
        if codes != {(item.code, item.severity)}:
            unexpected[item.code] = f"is to raise this {item.severity} and no other problem; raises {sorted(found)}"
    assert unexpected == {}


def test_no_right_example_breaks_a_rule(tmp_path: Path) -> None:
    found = {item.code: problems(item.right, tmp_path / item.code) for item in RULES if not _needs_a_shell(item.right)}
    assert {code: problem for code, problem in found.items() if problem} == {}


def test_an_example_says_which_lines_of_the_folder_it_replaces() -> None:
    """Lines that occur twice would leave open which ones are meant."""
    for item in RULES:
        if item.wrong.file in FOLDER_FILES:
            before = folder_file(item.wrong.file).splitlines()
            for example in (item.wrong, item.right):
                after = example.content.splitlines()
                assert before[: example.start] == after[: example.start], item.code
            replaced = before[item.wrong.start : len(before) - len(item.wrong.content.splitlines()) + item.wrong.end]
            places = range(len(before) - len(replaced) + 1)
            same = [start for start in places if before[start : start + len(replaced)] == replaced]
            assert not replaced or same == [item.wrong.start], item.code


def test_every_code_in_the_source_has_a_rule_and_every_rule_a_code_in_the_source() -> None:
    rooms = ("source", "model", "loading", "record")
    raised = {
        code
        for room in rooms
        for file in (SOURCES / room).rglob("*.py")
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    assert raised == set(rule_codes())
    assert list(rule_codes()) == sorted(rule_codes())
