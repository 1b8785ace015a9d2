"""The Python interface: what docs/python.md shows, and what a notebook relies on."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

import par_cli as par
from cli.command import call, documents
from support import indicator, target, value, write_folder

DOCUMENT = Path(__file__).parent.parent / "docs" / "python.md"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def state() -> par.Status:
    return par.status(par.load(), as_of=DAY)


def test_the_examples_of_the_document_print_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(DOCUMENT), module_relative=False)
    assert found.attempted > 10
    assert found.failed == 0, capsys.readouterr().out


def test_the_example_of_the_package_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctest.testmod(par).failed == 0, capsys.readouterr().out


def test_every_exported_name_is_there_and_no_other_is() -> None:
    assert [name for name in par.__all__ if not hasattr(par, name)] == []
    with pytest.raises(AttributeError, match="no_such_name"):
        par.no_such_name  # noqa: B018


def test_the_package_is_imported_without_the_interface() -> None:
    code = "import sys, par_cli; print('par_cli.api' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False False\n"


def test_the_results_are_those_of_the_command_line(state: par.Status) -> None:
    document = documents("status", as_of=DAY.isoformat())
    assert [item["id"] for item in document["targets"]] == list(state.targets)
    assert [item["id"] for item in document["tasks"]] == list(state.tasks)
    for item in document["targets"]:
        found = state.targets[item["id"]]
        assert (found.status, found.overdue, found.days_overdue) == (
            item["status"],
            item["overdue"],
            item["days_overdue"],
        )
    assert document == json.loads(json.dumps(state.to_dict(), default=_as_json))


def _as_json(given: object) -> object:
    return given.isoformat() if isinstance(given, date) else json.loads(str(given))


def test_records_are_flat_rows_with_the_columns_of_csv(state: par.Status) -> None:
    for results, count in ((state.targets, 61), (state.tasks, 170)):
        rows = results.to_records()
        assert len(rows) == count
        assert len({tuple(row) for row in rows}) == 1
        assert not any(isinstance(cell, dict) for row in rows for cell in row.values())


def test_results_are_read_only(state: par.Status) -> None:
    with pytest.raises(FrozenInstanceError):
        state.as_of = DAY  # type: ignore[misc]
    with pytest.raises(TypeError):
        state.targets["x"] = state.targets["sipas-rank/2025"]  # type: ignore[index]


def test_every_account_counts_what_the_command_line_counts(state: par.Status) -> None:
    assert state.agencies.to_dict()["schema"] == "par/agencies/1"
    assert {row["agency"] or "" for row in state.agencies.to_records()} == set(state.agencies)


def test_a_folder_that_is_wrong_raises_one_error_with_all_findings(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, indicators=[indicator(target(at_least=80), bettre="higher")], values=[value(2024, 130)]
    )
    with pytest.raises(par.Error) as caught:
        par.load(folder)
    (found,) = caught.value.findings
    assert (found.code, found.line, found.message) == ("PAR201", 9, "the key “bettre” is not known here")
    assert str(found) in str(caught.value)
    assert found in par.validate(folder, as_of=DAY)
    assert any(item.warning for item in par.validate(folder, as_of=DAY))


@pytest.mark.parametrize("asked", [{"phase": "2099"}, {"agency": "nobody"}, {"section": "XX"}, {"statuses": ("gone",)}])
def test_a_name_that_the_data_does_not_have_raises(asked: dict[str, str]) -> None:
    with pytest.raises(par.Error):
        par.status(par.load(), as_of=DAY, **asked)  # type: ignore[arg-type]


def test_a_day_may_be_a_date_or_its_text() -> None:
    data = par.load()
    assert par.status(data, as_of=DAY).to_dict() == par.status(data, as_of=DAY.isoformat()).to_dict()
    with pytest.raises(ValueError, match="31/12/2025"):
        par.status(data, as_of="31/12/2025")


def test_values_and_hits_are_those_of_the_commands() -> None:
    data = par.load()
    arguments = ("--as-of", "2026-11-23", "--format", "json")
    written = call("values", *arguments).json
    found = list(par.values(data, as_of=DAY))
    assert [item["source"] for item in found] == [item["source"] for item in written["values"]]
    assert list(found[0]) == list(written["values"][0])
    written = call("find", "sipas", *arguments).json
    assert par.find(data, "SIPAS", as_of=DAY) == written["hits"]
    with pytest.raises(par.Error, match="there is no indicator"):
        par.values(data, as_of=DAY, indicators=["nowhere"])
