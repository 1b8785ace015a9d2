"""Every page of the rulebook: its examples break and keep the rule, and no rule is without a page."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

import par_cli
from par_cli.diagnostics import Diagnostic
from par_cli.loading import examine, read
from par_cli.loading.folder import Location
from par_cli.rulebook import FOLDER, RULES, Example, Rule

SOURCES = Path(par_cli.__file__).parent
CODE = re.compile(r"\bPAR[1-9][0-9]{2}\b")
DAY = date(2026, 11, 23)
BESIDE = {"PAR115": {"PAR164"}}
"""What cannot but stand beside a rule: a thousand other problems end the reading."""
PART = re.compile(r"^(?=[a-z])", re.MULTILINE)


def changed(original: str, text: str) -> str:
    """Give a file in which each top-level part of a text takes the place of the same part."""
    parts = {part.partition(":")[0]: part for part in PART.split(original)}
    parts |= {part.partition(":")[0]: part for part in PART.split(text)}
    return "".join(parts.values())


def folder_with(example: Example, folder: Path) -> Path:
    """Write the small folder with the change that an example makes."""
    folder.mkdir()
    for name, content in FOLDER.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "reports").mkdir()
    if not example.file:
        subprocess.run(["/bin/sh", "-ec", example.text], cwd=folder, check=True)
    else:
        text = changed(FOLDER[example.file], example.text) if example.file in FOLDER else example.text
        (folder / example.file).parent.mkdir(parents=True, exist_ok=True)
        (folder / example.file).write_bytes(text.encode())
    return folder


def found(folder: Path) -> tuple[Diagnostic, ...]:
    return examine(read(Location(str(folder), embedded=False)), DAY)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_bad_example_breaks_its_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    if rule.code == "PAR104" and os.geteuid() == 0:
        pytest.skip("root may read everything")
    problems = found(folder_with(rule.bad, tmp_path / "data"))
    codes = {(item.code, item.warning) for item in problems if item.code not in BESIDE.get(rule.code, ())}
    assert codes == {(rule.code, rule.severity == "warning")}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_good_example_breaks_no_rule(rule: Rule, tmp_path: Path) -> None:
    assert found(folder_with(rule.good, tmp_path / "data")) == ()


def test_every_code_in_the_source_has_a_page_and_every_page_a_code_in_the_source() -> None:
    rooms = ("source", "model", "loading")
    raised = {
        code
        for room in rooms
        for file in (SOURCES / room).rglob("*.py")
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    assert raised == set(RULES)
    assert list(RULES) == sorted(RULES)
