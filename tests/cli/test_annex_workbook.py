"""The annexes as workbooks: what the annexes as CSV say, typed, ready to print, and inert."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli.command import NOW, call, documents, embedded, par
from cli.terminal import on_terminal
from cli.test_output import HOSTILE, _write
from installed import needs_posix
from par_cli.locales import LANGUAGES, get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.progress.exact import cut
from par_cli.render.annex import COLUMNS
from par_cli.render.annex_workbook import _cut, annex_workbook
from par_cli.render.document import View, document
from par_cli.render.format import PLACES
from par_cli.render.formats import Layout
from par_cli.render.printable import printable
from par_cli.render.row_height import row_height
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from record.libreoffice import SOFFICE
from support import Described, indicator, target, value, write_folder

VIEWS: tuple[View, ...] = ("targets", "tasks", "agencies")


class Found(NamedTuple):
    """A sheet as a reader sees it: above the header, the header, rows, and the headings of groups."""

    page: Worksheet
    above: list[str]
    header: int
    heads: list[str]
    rows: list[tuple[Any, ...]]
    groups: list[str]


@lru_cache(maxsize=16)
def _sheets(data: bytes) -> list[Found]:
    """Return what is in a workbook; the same one is read by several tests."""
    book = load_workbook(io.BytesIO(data), rich_text=False)
    return [_found(page) for page in book.worksheets]


def _found(page: Worksheet) -> Found:
    header = int(str(page.auto_filter.ref).split(":")[0].removeprefix("A"))
    cells = [tuple(cell.value for cell in row) for row in page.iter_rows()]
    rows = [row for row in cells[header:] if any(value is not None for value in row)]
    groups = [row[0] for row in rows if all(value is None for value in row[1:])]
    return Found(
        page,
        [str(row[0]) for row in cells[: header - 1] if row[0] is not None],
        header,
        [str(value) for value in cells[header - 1]],
        [row for row in rows if any(value is not None for value in row[1:])],
        [str(title) for title in groups],
    )


def _as_csv(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"{Decimal(repr(value)).normalize():f}" if isinstance(value, int | float) else str(value)


def _plain(text: str) -> str:
    """Return a cell of CSV as a text: without what keeps a spreadsheet from computing it, and zeros at the end."""
    text = text.removeprefix("'")
    return f"{Decimal(text).normalize():f}" if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text


def _csv(view: str, *arguments: str) -> list[list[str]]:
    text = call(view, "--as-of", NOW, "--format", "csv", "--labels", *arguments).text
    return [[_plain(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


# --- the same as the annex


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_cell_is_that_of_the_annex_as_csv(view: str, language: str) -> None:
    (found,) = _sheets(embedded(view, "--format", "xlsx", "--lang", language).stdout)
    heads, *rows = _csv(view, "--lang", language)
    assert found.heads == heads
    assert sorted([_as_csv(value) for value in row] for row in found.rows) == sorted(rows)
    assert len(rows) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_status_has_a_sheet_for_each_list_and_the_others_have_theirs(language: str) -> None:
    whole = _sheets(embedded("status", "--format", "xlsx", "--lang", language).stdout)
    single = [_sheets(embedded(view, "--format", "xlsx", "--lang", language).stdout)[0] for view in VIEWS]
    assert [found.page.title for found in whole] == [found.page.title for found in single]
    assert [found[1:] for found in whole] == [found[1:] for found in single]


def test_rows_are_under_the_headings_of_the_table_in_bold() -> None:
    table = call("targets", "--as-of", NOW, "--lang", "vi", "--format", "md").text
    headings = [line.removeprefix("## ").partition(" · ")[0] for line in table.splitlines() if line.startswith("## ")]
    (found,) = _sheets(embedded("targets", "--format", "xlsx", "--lang", "vi").stdout)
    assert found.groups == headings
    assert all(
        cell.font.b for (cell, *_) in found.page.iter_rows(min_row=found.header + 1) if cell.value in found.groups
    )


def test_a_list_that_is_sorted_has_no_headings_and_that_order() -> None:
    (found,) = _sheets(embedded("targets", "--format", "xlsx", "--lang", "vi", "--sort", "id").stdout)
    assert found.groups == []
    assert [row[0] for row in found.rows] == [row[0] for row in _csv("targets", "--sort", "id")[1:]]


def test_title_day_and_filters_are_above() -> None:
    (found,) = _sheets(
        embedded("tasks", "--format", "xlsx", "--lang", "vi", "--section", "III", "--agency", "so-y-te").stdout
    )
    assert found.above[0] == documents("tasks")["decision"]["title"]["vi"]
    assert found.above[1:] == ["Phụ lục: Nhiệm vụ. Tính đến 23/11/2026", "Chỉ gồm: mục III · cơ quan Sở Y tế"]


def test_where_nothing_is_asked_for_the_sheet_says_so() -> None:
    (found,) = _sheets(
        call("tasks", "--as-of", NOW, "--format", "xlsx", "--lang", "en", "--status", "done-late").stdout
    )
    assert (found.rows, len(found.groups)) == ([], 1)


# --- typed, and a page


def _kinds(page: Worksheet) -> Iterator[tuple[str, object]]:
    for row in page.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell.data_type, cell.value


def test_numbers_and_days_are_typed_and_ranks_and_bounds_are_text() -> None:
    (targets,) = _sheets(embedded("targets", "--format", "xlsx", "--lang", "vi").stdout)
    row = dict(zip(targets.heads, next(row for row in targets.rows if row[0] == "pci-rank/2025"), strict=True))
    assert row["Hạn"] == datetime(2025, 12, 31)  # noqa: DTZ001
    assert row["Mới nhất (kỳ)"] == "ngoài 30/63 (2023)"
    assert row["Quá hạn (ngày)"] == 146
    formats = {
        cell.number_format for line in targets.page.iter_rows() for cell in line if isinstance(cell.value, datetime)
    }
    assert formats == {r"dd\/mm\/yyyy"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_sheet_prints_across_one_page_wide_with_its_header_on_each_page(view: str) -> None:
    (found,) = _sheets(embedded(view, "--format", "xlsx", "--lang", "vi").stdout)
    page = found.page
    assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
    assert page.sheet_properties.pageSetUpPr is not None
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == f"${found.header}:${found.header}"
    assert page.freeze_panes == f"C{found.header + 1}"
    assert str(page.auto_filter.ref).endswith(str(page.max_row))
    assert page.oddHeader is not None
    assert page.oddHeader.center is not None
    assert page.oddHeader.center.text == "&P/&N"
    assert {cell.font.name for row in page.iter_rows() for cell in row} == {"Times New Roman"}
    assert {cell.font.sz for row in page.iter_rows(min_row=found.header) for cell in row} == {12}


@pytest.mark.parametrize("view", VIEWS)
def test_columns_of_codes_are_there_and_hidden(view: Any) -> None:  # noqa: ANN401
    (found,) = _sheets(embedded(view, "--format", "xlsx", "--lang", "vi").stdout)
    hidden = {name for name, column in found.page.column_dimensions.items() if column.hidden}
    letters = "ABCDEFGHIJKLMNOP"
    codes = {letter for letter, head in zip(letters, COLUMNS[view], strict=False) if head.is_code}
    assert hidden == codes | ({"A"} if view == "agencies" else set())


def _fills(data: bytes) -> dict[object, object]:
    (found,) = _sheets(data)
    at = found.heads.index("Trạng thái")
    return {row[at].value: row[at].fill.fgColor.rgb for row in found.page.iter_rows(min_row=found.header + 1)}


def test_a_status_has_a_pale_fill_and_stays_a_word(tmp_path: Path) -> None:
    fills = _fills(embedded("tasks", "--format", "xlsx", "--lang", "vi").stdout)
    assert (fills["chưa báo cáo"], fills["trong hạn"]) == ("FFFFF2CC", "00000000")
    bounds = {"met": 50, "missed": 90}
    indicators = [indicator(target(at_least=least), id=name) for name, least in bounds.items()]
    values = [value("2025", 60, indicator=name, published="2026-01-02") for name in bounds]
    folder = write_folder(tmp_path, indicators=indicators, values=values)
    arguments = ("--data", str(folder), "--as-of", NOW, "--lang", "vi", "--format", "xlsx")
    assert _fills(call("targets", *arguments).stdout) == {"đạt": "FFE2EFDA", "không đạt": "FFFCE4D6"}


def test_every_row_is_as_high_as_its_text() -> None:
    for found in _sheets(embedded("status", "--format", "xlsx", "--lang", "vi").stdout):
        for number, row in enumerate(found.page.iter_rows(min_row=1), start=1):
            if any(cell.value is not None for cell in row):
                assert (found.page.row_dimensions[number].height or 0) >= 12 * 1.2


@pytest.mark.parametrize("text", ["một hai ba bốn năm", "online-dossier-share-all/2030", "m" * 50, "", " ", "a" * 5000])
def test_more_text_and_narrower_columns_never_make_a_row_lower(text: str) -> None:
    heights = [row_height([text * times], [width], 12) for times, width in ((1, 40), (1, 20), (2, 20), (2, 8))]
    assert heights == sorted(heights)
    assert heights[0] >= 12 * 1.2
    assert heights[-1] <= 409


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_pages_of_a4_across(tmp_path: Path) -> None:
    assert SOFFICE is not None
    (tmp_path / "annex.xlsx").write_bytes(embedded("status", "--format", "xlsx", "--lang", "vi").stdout)
    run = [SOFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*run, "annex.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 (\d+)[\d.]* (\d+)", (tmp_path / "annex.pdf").read_bytes())
    assert set(boxes) == {(b"841", b"595")}
    assert 10 <= len(boxes) <= 20  # one page wide: else there would be twice as many


# --- what holds for any decision


def _numbers(node: object) -> Iterator[Fraction]:
    if isinstance(node, dict):
        for item in node.values():
            yield from _numbers(item)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from _numbers(item)
    elif isinstance(node, int | Decimal) and not isinstance(node, bool):
        yield Fraction(node)


@given(described=DECISIONS, as_of=DAYS)
def test_every_number_of_a_workbook_is_in_the_json_of_the_day(described: Described, as_of: date) -> None:
    locale = get_locale("vi")
    found = with_accounts(standing(described, as_of), None, "overdue", locale.text)
    sheets = _sheets(annex_workbook(found, VIEWS, locale, Layout()))
    for view, sheet in zip(VIEWS, sheets, strict=True):
        exact = set(_numbers(document(found, view)))
        known = {*exact, *(Fraction(cut(number, PLACES, up=False)) for number in exact)}
        known |= {Fraction(cut(number * 100, PLACES, up=False)) for number in exact}
        for row in sheet.rows:
            for number in row:
                if isinstance(number, int | float):
                    assert Fraction(repr(number)) in known


@pytest.mark.parametrize("text", [*HOSTILE, "http://x.example/", "mailto:a@b", "=1+1", "_x0041_"])
def test_text_from_data_is_text_and_nothing_else(text: str, tmp_path: Path) -> None:
    folder = _write(tmp_path, text)
    data = call("status", "--data", str(folder), "--as-of", NOW, "--lang", "en", "--format", "xlsx").stdout
    sheets = _sheets(data)
    for found in sheets:
        assert {kind for kind, _ in _kinds(found.page)} <= {"s", "n", "d"}
        assert not found.page._hyperlinks  # type: ignore[attr-defined]  # noqa: SLF001
    shown = {str(value) for found in sheets for _, value in _kinds(found.page)}
    wanted = " ".join(printable(text).split())
    assert any(wanted[:1000] in " ".join(value.split()) for value in shown)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name in parts if "rels" in name and b'TargetMode="External"' in parts[name]]
    assert not [name for name in parts if b"<f>" in parts[name]]


def test_a_text_is_no_longer_than_a_cell_may_be() -> None:
    assert _cut("x" * 32_767) == "x" * 32_767
    assert _cut("x" * 40_000) == "x" * 32_766 + "…"
    assert len(_cut("\u202e" * 32_767)) == 32_767


def test_a_day_that_no_spreadsheet_knows_is_a_text(tmp_path: Path) -> None:
    phases = [{"id": "2025", "from": 1885, "to": 1888}]
    folder = write_folder(tmp_path, phases=phases, indicators=[indicator(target(at_least=50))])
    data = call("targets", "--data", str(folder), "--as-of", NOW, "--lang", "en", "--format", "xlsx").stdout
    (found,) = _sheets(data)
    assert found.rows[0][found.heads.index("Deadline")] == "1888-12-31"


# --- the same bytes, and where they go


def test_another_zone_clock_and_folder_change_no_byte(tmp_path: Path) -> None:
    source = tmp_path / "a"
    write_folder(source, indicators=[indicator(target(at_least=50))])
    shutil.copytree(source, tmp_path / "b")
    arguments = ("status", "--as-of", NOW, "--lang", "vi", "--format", "xlsx", "--data")
    first = call(*arguments, "a", "-o", "one.xlsx", cwd=tmp_path)
    elsewhere = {"TZ": "Pacific/Auckland", "LANG": "C", "COLUMNS": "40"}
    second = par(*arguments, str(tmp_path / "b"), "-o", "two.xlsx", cwd=tmp_path, env=elsewhere)
    assert first == second
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_day_of_the_workbook_is_the_day_asked_for() -> None:
    data = embedded("targets", "--format", "xlsx").stdout
    made = load_workbook(io.BytesIO(data)).properties
    assert (made.created, made.modified) == (datetime(2026, 11, 23), datetime(2026, 11, 23))  # noqa: DTZ001
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@needs_posix("a terminal is made with pty")
def test_a_workbook_goes_to_no_terminal() -> None:
    _, shown = on_terminal("status", "--as-of", NOW, "--lang", "en", "--format", "xlsx")
    assert "this is not text, and a terminal cannot show it" in shown
    assert "PK" not in shown


def test_without_the_library_the_command_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = call("targets", "--as-of", NOW, "--format", "xlsx", "--lang", "en")
    assert (done.code, done.stdout) == (2, b"")
    assert done.stderr == "par: workbooks are written by XlsxWriter; install it: pip install 'par-cli[office]'\n"


@pytest.mark.parametrize(
    "option", [["--excel"], ["--labels"], ["--fields", "id"], ["--width", "80"], ["--by", "phase"]]
)
def test_options_of_other_formats_are_refused(option: Sequence[str]) -> None:
    done = call("targets", "--as-of", NOW, "--format", "xlsx", *option)
    assert (done.code, done.stdout) == (2, b"")
    assert option[0] in done.stderr


def test_who_answers_by_general_knowledge_alone_is_marked_and_the_mark_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    call("agencies", "--format", "xlsx", "-o", str(path), "--as-of", NOW, "--lang", "vi")
    (sheet,) = load_workbook(path).worksheets
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "Sở KH&CN†; Công an tỉnh†" in texts
    assert any(text.startswith("†") for text in texts)
    labels = call("agencies", "--format", "csv", "--labels", "--as-of", NOW, "--lang", "vi").text
    assert "Sở KH&CN†; Công an tỉnh†" in labels
    before = tmp_path / "b.xlsx"
    call("agencies", "--format", "xlsx", "-o", str(before), "--as-of", "2023-01-01", "--lang", "vi")
    (sheet,) = load_workbook(before).worksheets
    assert not any("†" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_mark_of_a_provisional_figure_is_explained_where_it_is_shown(tmp_path: Path) -> None:
    def above(*, provisional: bool) -> list[str]:
        data = write_folder(
            tmp_path / str(provisional),
            indicators=[indicator(target(at_least=80))],
            values=[value(2024, 70, provisional=provisional)],
        )
        done = call("targets", "--data", str(data), "--as-of", NOW, "--lang", "vi", "--format", "xlsx")
        return _sheets(done.stdout)[0].above

    assert "* số liệu sơ bộ" in above(provisional=True)
    assert not any(text.startswith("*") for text in above(provisional=False))


def test_from_when_a_target_is_overdue_is_said_next_to_its_deadline() -> None:
    arguments = ("targets", "--lang", "en", "--format", "xlsx", "--as-of")
    assert any(text.startswith("Days overdue count from") for text in _sheets(call(*arguments, NOW).stdout)[0].above)
    assert not any("overdue" in text for text in _sheets(call(*arguments, "2023-01-01").stdout)[0].above)


def test_a_row_names_who_answers_today_and_marks_what_is_only_general_knowledge() -> None:
    for view, head in (("targets", "Chủ trì"), ("tasks", "Cơ quan chủ trì")):
        heads, *rows = _csv(view, "--lang", "vi")
        today = {row[heads.index("Nay là")] for row in rows if row[heads.index(head)] == "Sở TT&TT"}
        assert "Sở KH&CN†" in {name for cell in today for name in cell.split("; ")}
        (found,) = _sheets(embedded(view, "--format", "xlsx", "--lang", "vi").stdout)
        assert found.above[-1].startswith("†")
