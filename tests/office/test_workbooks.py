"""Annexes and forms as workbooks: valid by the schema, and every row as high as its text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cli.command import NOW, call
from ooxml import faults_of_workbook
from support import agency, indicator, report, target, task, value, write_folder

LANGUAGES = ("vi", "en")
HOSTILE = (
    "=1+1",
    "{{ 7 }}",
    "<w:p/> & ]]>",
    "_x0041_",
    "עברית ab",
    "  a b  ",
    "'a'!A1",
    "http://example.org",
    "m" * 40_000,
    "Ế ọ ữ\nĐ",
)


def annex(view: str, *arguments: str) -> bytes:
    done = call(view, "--as-of", NOW, "--format", "xlsx", "--fail-on", "never", *arguments)
    assert done.code == 0, done.stderr
    return done.stdout


def form(path: Path, *arguments: str) -> bytes:
    done = call("import", "--template", "--period", "2025", "--as-of", NOW, "-o", str(path), *arguments)
    assert done.code == 0, done.stderr
    return path.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["status", "targets", "tasks", "agencies"])
def test_an_annex_is_valid_by_the_schema(view: str, language: str) -> None:
    assert faults_of_workbook(annex(view, "--lang", language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_valid_by_the_schema(language: str, tmp_path: Path) -> None:
    assert faults_of_workbook(form(tmp_path / "f.xlsx", "--lang", language)) == []
    assert faults_of_workbook(form(tmp_path / "g.xlsx", "--lang", language, "--agency", "so-tu-phap")) == []


def test_empty_lists_and_forms_are_valid_too(tmp_path: Path) -> None:
    folder = str(write_folder(tmp_path / "data", indicators=[], tasks=[]))
    assert faults_of_workbook(annex("status", "--data", folder, "--lang", "vi")) == []
    assert faults_of_workbook(form(tmp_path / "f.xlsx", "--data", folder, "--lang", "vi")) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_the_data_makes_a_workbook_invalid(text: str, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "data",
        agencies=[{**agency("home"), "name": text}],
        indicators=[{**indicator(target(at_least=80), name="a", owners=["home"]), "name": text}],
        tasks=[{**task("I.1", due="2025", lead=["home"]), "name": text}],
        values=[value(2022, 40, name="a", published="2023-03-02", source=text)],
        reports=[report("in_progress", published="2026-01-10", evidence=text, cause=text)],
    )
    made = (
        *(annex(view, "--data", str(folder), "--lang", "vi") for view in ("status", "tasks")),
        form(tmp_path / "f.xlsx", "--data", str(folder), "--lang", "vi"),
    )
    for data in made:
        assert faults_of_workbook(data) == []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_the_schema_finds_what_is_out_of_order() -> None:
    data = annex("agencies", "--lang", "vi")
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace(b"<sheetData>", b"<pageMargins/><sheetData>", 1)
            new.writestr(name, text)
    assert faults_of_workbook(found.getvalue()) != []


def test_every_row_of_a_form_is_as_high_as_its_text(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(form(tmp_path / "f.xlsx", "--lang", "vi")))
    assert len(book.worksheets) == 4
    for page in book.worksheets[:3]:
        widths = [page.column_dimensions[get_column_letter(at)].width for at in range(1, page.max_column + 1)]
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            lines = max(len(str(text or "")) / width for text, width in zip(row, widths, strict=True))
            assert (page.row_dimensions[number].height or 0) >= 12 * 1.2 * max(1, int(lines * 0.7))
