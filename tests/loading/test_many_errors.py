"""Files with more errors than anybody reads: the first are reported, however long the rest would take."""

from __future__ import annotations

from pathlib import Path

import pytest

from par_cli.diagnostics import Diagnostic
from par_cli.loading import entries
from par_cli.loading.folder import Location, errors, read

WRONG = """schema: 7.5
kinds: 1
indicators:
  - {}
  - {id: a, name: A, better: up, kind: level, targets: [{}, {phase: p, at_leest: 5}]}
  - null
  - {id: B, name: A, better: lower, kind: level, targets: []}
  - {}
phases: no list
groups: [{id: g, name: {vi: g, en: 5, fr: g}}, {}]
decision: {title: T}
"""


def found(folder: Path) -> tuple[Diagnostic, ...]:
    return errors(read(Location(str(folder), embedded=False)))


def write(folder: Path, targets: str) -> Path:
    for name, text in (
        ("targets", targets),
        ("tasks", "schema: 1\nsections: []\ntasks: []\n"),
        ("agencies", "schema: 1\nagencies: []\n"),
    ):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_errors_found_in_parts_are_those_found_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, WRONG)
    at_once = found(folder)
    assert len(at_once) > 15
    monkeypatch.setattr(entries, "_MOST_AT_ONCE", 0)
    for part in (1, 2, 3, 1000):
        monkeypatch.setattr(entries, "_PART", part)
        assert found(folder) == at_once


def test_of_very_many_errors_the_details_of_few_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0
    errors_of = entries._errors  # noqa: SLF001 - what is counted

    def counting(*given: object) -> object:
        nonlocal made
        some = errors_of(*given)  # type: ignore[arg-type]
        made += len(some)
        return some

    monkeypatch.setattr(entries, "_errors", counting)
    text = WRONG.partition("indicators:")[0] + "decision: {title: T}\nindicators:\n" + "  - {}\n" * 9000
    told = found(write(tmp_path, text.replace("7.5", "1")))
    assert 1000 <= len(told) <= 1010
    assert 1000 < made < 20_000
