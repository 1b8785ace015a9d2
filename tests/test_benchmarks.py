"""The folders that the benchmarks measure, and the query that counts as `par` does; nothing is timed."""

from __future__ import annotations

import csv
import importlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import call
from par_cli.loading.folder import Location, errors, read

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
growth = importlib.import_module("growth_folders")
DAY = "2026-06-30"
NOTE = 7
"""The column that says that a value revises another."""


def write(number: int, folder: Path, *form: str) -> None:
    """Write a number of values as a data folder, or as one file in a folder that is there."""
    program = ROOT / "benchmarks" / "many_values.py"
    subprocess.run([sys.executable, program, str(number), folder, *form], check=True)


def run(*arguments: str | Path) -> str:
    """Return what a command prints on the day on which all of it is known."""
    done = call(*map(str, arguments), "--as-of", DAY)
    assert done.code == 0, done.text + done.stderr
    return done.text


def counts(folder: Path) -> dict[str, int]:
    """Return how many targets have which status, without those that none has."""
    document = json.loads(run("status", "--data", folder, "--format", "json", "--fail-on", "never"))
    found: dict[str, int] = document["summary"]["targets"]["by_status"]
    return {status: number for status, number in found.items() if number}


def rows(folder: Path) -> list[tuple[str, ...]]:
    """Return all reported values of a folder."""
    files = [file.read_text(encoding="utf-8").splitlines() for file in sorted(folder.glob("reports/*.csv"))]
    return [tuple(row) for lines in files for row in csv.reader(lines[1:])]


def without_reports(folder: Path, copy: Path) -> Path:
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.csv"))
    return copy


@pytest.mark.parametrize("number", [1, 1_000, 15_000])
def test_a_decision_of_so_many_values_has_them_and_no_fault_or_doubt(number: int, tmp_path: Path) -> None:
    write(number, tmp_path / "many")
    assert len(rows(tmp_path / "many")) == number
    assert run("validate", "--data", tmp_path / "many", "--strict") == ""


def test_the_same_number_of_values_gives_the_same_bytes_and_a_smaller_one_a_part_of_the_values(tmp_path: Path) -> None:
    for name, number in (("one", 15_000), ("other", 15_000), ("smaller", 1_000)):
        write(number, tmp_path / name)
    one, other = (
        {file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.*")} for name in ("one", "other")
    )
    assert one == other
    assert set(rows(tmp_path / "smaller")) < set(rows(tmp_path / "one"))


def test_some_values_are_revised_and_some_missing_and_targets_are_met_missed_and_unreported(tmp_path: Path) -> None:
    write(30_000, tmp_path / "many")
    values = rows(tmp_path / "many")
    assert 0.01 < sum(bool(value[NOTE]) for value in values) / len(values) < 0.03
    first = [value for value in values if value[1] == "2025-Q4" and not value[NOTE]]
    assert 0.95 < len(first) / (55 * 250 + 5) < 0.99
    assert counts(tmp_path / "many").keys() == {"met", "missed", "unreported"}


@pytest.mark.parametrize("form", ["spreadsheet.csv", "values.csv", "values.yaml"])
def test_each_form_that_par_takes_gives_the_same_status(form: str, tmp_path: Path) -> None:
    write(2_000, tmp_path / "many")
    other = without_reports(tmp_path / "many", tmp_path / "other")
    if form == "spreadsheet.csv":
        write(2_000, tmp_path, form)
        run("import", tmp_path / form, "--data", other)
    else:
        write(2_000, other / "reports", form)
    assert counts(other) == counts(tmp_path / "many")


def test_the_query_for_more_than_a_million_values_counts_as_par_does(tmp_path: Path) -> None:
    """SQLite is used in place of DuckDB and Spark: what it does not have is given to it."""
    many = tmp_path / "many"
    write(15_000, many)
    plain = without_reports(many, tmp_path / "plain")
    listed = list(csv.DictReader(run("targets", "--data", plain, "--format", "csv", "--fail-on", "never").splitlines()))
    base = sqlite3.connect(":memory:")
    base.create_function("year", 1, lambda day: int(day[:4]))
    base.create_function("quarter", 1, lambda day: (int(day[5:7]) + 2) // 3)
    base.create_function("concat", -1, lambda *parts: "".join(map(str, parts)))
    base.create_function("concat_ws", -1, lambda mark, *parts: mark.join(part for part in parts if part is not None))
    base.execute("""CREATE TABLE reported (indicator, period, value NUMERIC, numerator NUMERIC, denominator NUMERIC,
        published, source, note, reporter)""")
    values = [[cell or None for cell in row] for row in rows(many)]
    base.executemany("INSERT INTO reported VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    base.execute("CREATE TABLE targets (id, indicator, deadline, operator, wanted NUMERIC, reporters INTEGER)")
    cells = ("id", "indicator", "deadline", "operator", "value", "reporters.total")
    targets = [[row[cell] or None for cell in cells] for row in listed]
    base.executemany("INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?)", targets)
    (query,) = re.findall(
        r"```sql\n(WITH .*?)```", (ROOT / "docs" / "performance.md").read_text(encoding="utf-8"), re.DOTALL
    )
    by_status, numbers = (base.execute(part) for part in query.strip().removesuffix(";").split(";"))
    assert dict(by_status) == counts(many)
    assert list(numbers) == [(15_000, sum(bool(value[NOTE]) for value in values))]
    base.close()


@pytest.mark.parametrize("name", sorted(growth.DIMENSIONS))
def test_each_thing_that_may_grow_is_what_it_is_said_to_be(name: str, tmp_path: Path) -> None:
    dimension = growth.DIMENSIONS[name]
    for file, pieces in dimension.made(1000 if dimension.most > 1_000_000 else 12).items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("".join(pieces), encoding="utf-8")
    found = errors(read(Location(str(tmp_path), embedded=False)))
    assert bool(found) is dimension.refused


def test_what_may_grow_is_more_than_a_few_things() -> None:
    assert len(growth.DIMENSIONS) > 100
