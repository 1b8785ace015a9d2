"""Workbooks as departments make them go in, or are refused for a reason that a reader of the sheet would accept."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from par_cli.record.sheet_columns import ColumnChoices
from record.sheets import folder_of_sheets, outcome
from record.workbooks import as_bytes, sheet_of, with_parts, workbook

LETTERHEAD: list[list[Any]] = [
    ["UBND TỈNH A", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["Số:      /BC-SNV", None, None, "Tỉnh A, ngày     tháng 01 năm 2026"],
    ["BIỂU TỔNG HỢP KẾT QUẢ NĂM 2025"],
]
FOOTER: list[list[Any]] = [
    [],
    [None, "Ghi chú: số liệu do các đơn vị báo cáo"],
    [None, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
    [None, "(Ký, ghi rõ họ tên)", None, None, "(Ký, đóng dấu)"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_sheets(tmp_path)


def annex() -> Workbook:
    """Return an annex: a letterhead, a merged header of two rows, groups, percent cells, days, a signature."""
    book = workbook(
        (
            "Biểu 1",
            [
                *LETTERHEAD,
                ["TT", "Chỉ tiêu", "ĐVT", "Năm 2025", None, "Ngày công bố", "Ghi chú"],
                [None, None, None, "Kế hoạch", "Thực hiện"],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                ["I. HẠ TẦNG"],
                [1, "Tỷ lệ hộ dùng nước sạch", "%", 0.5, 0.4867, date(2026, 1, 12)],
                [2, "Giếng đang dùng", "giếng", 1500, "05 đơn vị", datetime(2026, 1, 13), "đã rà soát"],  # noqa: DTZ001
                ["II", "TỔ CHỨC"],
                [1, "Cán bộ cấp xã", "người", 2200, 2148, "14/01/2026"],
                [2, "Thứ hạng của tỉnh", None, 10, "chưa công bố"],
                *FOOTER,
            ],
        )
    )
    sheet = sheet_of(book)
    for cells in ("A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6", "G5:G6", "D1:G1", "A4:G4", "A8:G8", "B11:C11"):
        sheet.merge_cells(cells)
    sheet["D9"].number_format = sheet["E9"].number_format = "0.00%"
    return book


def test_an_annex_with_letterhead_merged_header_groups_and_signature_goes_in(folder: Path) -> None:
    found = outcome(folder, as_bytes(annex()))
    assert found.problems == []
    assert found.values == ["staff 2025: 2148", "water 2025: 48.67", "wells 2025: 5"]
    assert "columns passed over, which hold other figures than the reported ones: “Năm 2025 / Kế hoạch”" in found.said
    assert any("cells with the percent format: 1, the first “48.67%” in Biểu 1!E9" in line for line in found.said)
    counted = "rows passed over: 6 (headings of groups 2, notes and signatures below 3, without a figure 1)"
    assert counted in found.said
    text = (folder / "reports" / "book.csv").read_text(encoding="utf-8")
    assert "2026-01-12" in text
    assert "2026-01-13" in text


def test_a_workbook_of_two_sheets_and_a_guide_is_one_report(folder: Path) -> None:
    book = workbook(
        ("Hướng dẫn", [["Cách điền biểu"], ["Mỗi dòng một chỉ tiêu"]]),
        ("Hạ tầng", [["Chỉ tiêu", "Năm", "Kết quả"], ["Giếng đang dùng", 2024, 5]]),
        ("Tổ chức", [["Chỉ tiêu", "Năm", "Kết quả"], ["Cán bộ cấp xã", "2024", "2.148"]]),
        ("par", [["ẩn", 1]]),
    )
    sheet_of(book, "par").sheet_state = "hidden"
    book.create_chartsheet("Biểu đồ")
    found = outcome(folder, as_bytes(book))
    assert found.values == ["staff 2024: 2148", "wells 2024: 5"]
    assert "the sheet “Hướng dẫn” holds only text and is passed over" in found.said
    assert any("the hidden sheet “par” is passed over" in line for line in found.said)
    assert any(line.startswith("Tổ chức: Kết quả: read as the only number that fits") for line in found.said)


def test_a_sheet_of_figures_without_a_header_is_refused_until_the_others_are_named(folder: Path) -> None:
    book = workbook(("A", [["Chỉ tiêu", "Năm", "Kết quả"], ["wells", 2024, 5]]), ("B", [["x", "y"], ["wells", 7]]))
    found = outcome(folder, as_bytes(book))
    assert found.cells == ["B!A1"]
    assert "--sheet names the sheets to be read" in found.hints[0]
    assert outcome(folder, as_bytes(book), sheets=["A"]).values == ["wells 2024: 5"]
    assert outcome(folder, as_bytes(book), sheets=["C"]).problems == [" there is no sheet “C” [PAR106]"]


def test_years_as_columns_of_a_workbook_with_a_formula_name_the_cell_of_it(folder: Path) -> None:
    rows: list[list[Any]] = [
        ["STT", "Chỉ tiêu", "ĐVT", 2022, 2023, 2024],
        ["=ROW()", "Giếng đang dùng", "cái", 4, 5, "=E2+1"],
        ["=ROW()", "Sản lượng cá", "tấn", 2.148, 3, None],
    ]
    found = outcome(folder, as_bytes(workbook(("S", rows))))
    assert found.problems == ["S!F2 the cell is a formula, and its result may be out of date [PAR210]"]
    assert "paste its value" in found.hints[0]
    rows[1][5] = 6
    found = outcome(folder, as_bytes(workbook(("S", rows))))
    assert found.values == ["fish 2022: 2.148", "fish 2023: 3", "wells 2022: 4", "wells 2023: 5", "wells 2024: 6"]


def test_a_hidden_column_and_hidden_rows_are_read_and_said(folder: Path) -> None:
    book = workbook(
        ("S", [["Mã chỉ tiêu", "Chỉ tiêu", "Năm", "Kết quả"], ["wells", "x", 2024, 5], ["fish", "y", 2024, 6]])
    )
    sheet_of(book).column_dimensions["A"].hidden = True
    sheet_of(book).row_dimensions[3].hidden = True
    found = outcome(folder, as_bytes(book))
    assert found.values == ["fish 2024: 6", "wells 2024: 5"]
    assert "hidden columns, which are read as well: A “Mã chỉ tiêu”" in found.said
    assert "hidden rows, which are read as well: 1, the first is 3" in found.said


@pytest.mark.parametrize(
    ("value", "form", "read"),
    [
        (0.30000000000000004, "General", "fish 2024: 0.3"),
        (2.148, "General", "fish 2024: 2.148"),
        (2.148, "#,##0", "fish 2024: 2.148"),
        (1234567, "#,##0", "fish 2024: 1234567"),
        (48.67, '0.00" tấn"', "fish 2024: 48.67"),
        (48.67, '0.00"%"', "water 2024: 48.67"),
        (0.4867, "0%", "water 2024: 48.67"),
        (1, "0%", "water 2024: 100"),
        (0.0076, "0.00%", "water 2024: 0.76"),
        (9, "General", "place 2024: 9 of 34"),
        (0, "0;-0;0", "fish 2024: 0"),
        (0, "0.0;[Red]-0.0", "fish 2024: 0"),
        (0, "General;-General;General", "fish 2024: 0"),
        (12, '[>10]0.0" tấn";0', "fish 2024: 12"),
        (1234, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "fish 2024: 1234"),
        (90, '">"0', "water 2024: more_than 90"),
        (0.9, '"≥ "0.0%', "water 2024: at_least 90"),
        (90, '"Trên "0', "water 2024: more_than 90"),
        (9, '0"/34"', "place 2024: 9 of 34"),
        (90, '0" (ước)"', "water 2024: 90 (provisional)"),
        (90, "0E+00", "water 2024: 90"),
    ],
)
def test_a_number_of_a_workbook_has_one_reading(folder: Path, value: float, form: str, read: str) -> None:
    name = read.split(maxsplit=1)[0]
    book = workbook(
        ("S", [["Chỉ tiêu", "Năm", "Kết quả", "Trong số"], [name, 2024, value, 34 if name == "place" else None]])
    )
    sheet_of(book)["C2"].number_format = form
    found = outcome(folder, as_bytes(book))
    assert found.problems == []
    assert found.values == [read]


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (0.9125, "General", "“0.9125” may be 0.9125% or, as a fraction, 91.25%"),
        (1.2, '0.0" nghìn"', "“1.2 nghìn”: “nghìn” is a scale"),
        (1.2, "#,##0.0 [$₫-42A]", "“₫” is another unit"),
        (True, "General", "the cell is TRUE, a truth value"),
        ("#REF!", "General", "the cell is an error, “#REF!”"),
        (1234567890123456, "0", "the number has more than 15 digits"),
        (1e300, "General", "the number has more than 15 digits"),
        (date(2025, 9, 5), "dd/mm/yyyy", "“2025-09-05” is a day, not a figure"),
        (datetime(2025, 9, 5, 12, 30), "dd/mm/yyyy hh:mm", "the cell is a day with a time"),  # noqa: DTZ001
        (45000.5, "hh:mm", "the cell is a time of day"),
        (0, '0;-0;"chưa có"', "the cell is 0, and its format does not show that"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "the cell is 0, and its format does not show that"),
        (0, "#,###", "the cell is 0, and its format does not show that"),
        (66.5, ";;;", "the cell is 66.5, and its format does not show that"),
        (12, '"$"0.0', "“12 $”: “$” is another unit"),
        (12, "$#,##0", "“12 $”: “$” is another unit"),
        (1200, "#,##0.0,", "the cell is 1200, and its format does not show that"),
        (1200000, '0,,"M"', "the cell is 1200000, and its format does not show that"),
        (66.5, '0.0"‰"', "“66.5 ‰”: “‰” is another unit"),
        (66.5, "0%", "6650% is outside 0 to 100"),
        (90, '"khoảng "0', "“khoảng 90” is only an approximate number"),
        (90, "+0;-0", "“+ 90” may be a figure, or by how much it has changed"),
        (90, '"thứ "0', "“thứ 90” is not a number"),
    ],
)
def test_a_cell_that_is_no_figure_is_refused_by_its_name(folder: Path, value: object, form: str, said: str) -> None:
    book = workbook(("S", [["Chỉ tiêu", "Năm", "Kết quả"], ["water", 2024, value]]))
    sheet_of(book)["C2"].number_format = form
    if isinstance(value, str):
        sheet_of(book)["C2"].data_type = "e"
    found = outcome(folder, as_bytes(book))
    assert found.cells == ["S!C2"]
    assert said in found.problems[0]


def test_what_stands_raised_behind_a_number_is_a_mark_and_no_digit(folder: Path) -> None:
    text = CellRichText("12,3", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    found = outcome(folder, as_bytes(workbook(("S", [["Chỉ tiêu", "Năm", "Kết quả"], ["fish", 2024, text]]))))
    assert found.cells == ["S!C2"]
    assert "“12,3(1)”" in found.problems[0]


def test_merged_figures_are_refused_and_a_merged_period_is_that_of_its_rows(folder: Path) -> None:
    rows: list[list[Any]] = [["Chỉ tiêu", "Năm", "Kết quả"], ["wells", 2024, 5], ["fish", None, 6], ["staff", 2023, 7]]
    book = workbook(("S", rows))
    sheet_of(book).merge_cells("B2:B3")
    assert outcome(folder, as_bytes(book)).values == ["fish 2024: 6", "staff 2023: 7", "wells 2024: 5"]
    sheet_of(book).merge_cells("C2:C3")
    assert outcome(folder, as_bytes(book)).problems == ["S!C2 the cell is merged with others [PAR210]"]


@pytest.mark.parametrize(
    ("form", "period"), [("mmm-yy", "2025-07"), ("mm/yyyy", "2025-07"), ("dd/mm/yyyy", "2025-07-01")]
)
def test_a_day_in_the_column_of_periods_is_what_its_format_shows(folder: Path, form: str, period: str) -> None:
    book = workbook(("S", [["Chỉ tiêu", "Kỳ", "Kết quả"], ["jobs", date(2025, 7, 1), 5]]))
    sheet_of(book)["B2"].number_format = form
    assert outcome(folder, as_bytes(book)).values == [f"jobs {period}: 5"]
    sheet_of(book)["B2"].number_format = "d-mmm"
    assert outcome(folder, as_bytes(book)).problems == [
        "S!B2 the cell shows a day without its year, 2025-07-01 [PAR210]"
    ]


def test_a_day_of_which_only_the_year_is_shown_is_that_year_or_refused(folder: Path) -> None:
    for day, said in ((date(2024, 1, 1), []), (date(2024, 7, 1), ["S!B2 the cell shows only the year of a day"])):
        book = workbook(("S", [["Chỉ tiêu", "Kỳ", "Kết quả"], ["fish", day, 5]]))
        sheet_of(book)["B2"].number_format = "yyyy"
        found = outcome(folder, as_bytes(book))
        assert [item.partition(",")[0] for item in found.problems] == said
        assert found.values == ([] if said else ["fish 2024: 5"])


def test_what_is_crossed_out_is_refused(folder: Path) -> None:
    rows: list[list[Any]] = [
        ["Chỉ tiêu", "Năm", "Kết quả"],
        ["fish", 2024, 5],
        ["wells", 2024, CellRichText("8", struck("5"))],
    ]
    book = workbook(("S", rows))
    sheet_of(book)["C2"].font = Font(strike=True)
    assert outcome(folder, as_bytes(book)).problems == [
        "S!C2 the cell is crossed out [PAR210]", "S!C3 the cell is crossed out [PAR210]"
    ]  # fmt: skip


def struck(text: str) -> TextBlock:
    return TextBlock(InlineFont(strike=True), text)


def test_notes_at_cells_are_not_read_and_that_is_said(folder: Path) -> None:
    book = workbook(("S", [["Chỉ tiêu", "Năm", "Kết quả"], ["fish", 2024, 5]]))
    sheet_of(book)["C2"].comment = Comment("6", "somebody")
    found = outcome(folder, as_bytes(book))
    assert found.values == ["fish 2024: 5"]
    assert any(line.endswith("notes at cells, which are not read: 1, the first at C2") for line in found.said)


def test_days_of_1904_are_the_days_that_are_shown(folder: Path) -> None:
    book = workbook(("S", [["Chỉ tiêu", "Năm", "Kết quả", "Ngày công bố"], ["wells", 2024, 5, date(2025, 3, 1)]]))
    book.epoch = CALENDAR_MAC_1904
    assert outcome(folder, as_bytes(book)).values == ["wells 2024: 5"]
    assert "2025-03-01" in (folder / "reports" / "book.csv").read_text(encoding="utf-8")


def test_the_only_header_of_figures_that_is_a_formula_is_refused(folder: Path) -> None:
    found = outcome(folder, as_bytes(workbook(("S", [["Chỉ tiêu", '="Kết quả "&2025'], ["fish", 5]]))))
    assert found.problems == ["S!B1 the cell is a formula, and its result may be out of date [PAR161]"]


def test_a_header_that_is_a_formula_is_refused(folder: Path) -> None:
    found = outcome(folder, as_bytes(workbook(("S", [["Chỉ tiêu", "Năm", "=A1"], ["wells", 2024, 5]]))))
    assert "S!C1" in found.cells


def test_a_workbook_means_what_the_same_cells_mean_in_a_csv_file(folder: Path, tmp_path: Path) -> None:
    rows = [["Chỉ tiêu", "Năm", "Kết quả", "Ngày công bố"], ["Giếng đang dùng", "2024", "2.148", "31/12/2025"],
            ["Sản lượng cá", "Quý 3/2024", "> 30", "2025-12-31"], ["wells", "2023", "…", ""]]  # fmt: skip
    text = "\n".join(";".join(row) for row in rows)
    other = tmp_path / "other"
    other.mkdir()
    assert outcome(folder, as_bytes(workbook(("S", rows)))).values == outcome(folder_of_sheets(other), text).values


# --- what nobody should send

SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def good() -> bytes:
    return as_bytes(workbook(("S", [["Chỉ tiêu", "Năm", "Kết quả"], ["wells", 2024, 5]])))


def sheet_xml(body: str, before: str = "") -> dict[str, bytes]:
    return {SHEET: f'<?xml version="1.0"?>{before}<worksheet {SPACE}>{body}</worksheet>'.encode()}


HOSTILE: dict[str, tuple[dict[str, bytes], str]] = {
    "unpacked": ({"xl/media/x.bin": b"0" * (65 << 20)}, "the workbook is larger than 64 MB or 500 parts when unpacked"),
    "parts": ({f"x/{number}.xml": b"<a/>" for number in range(501)}, "the workbook is larger than 64 MB or 500 parts"),
    "row": (
        sheet_xml("<sheetData><row>" + "<c/>" * 300_000 + "</row></sheetData>"),
        "sheet1.xml of the workbook is too large",
    ),
    "no rows": (sheet_xml("<x/>" * 300_000 + "<sheetData/>"), "sheet1.xml of the workbook is too large to be read"),
    "cells": (
        sheet_xml("<sheetData>" + ("<row>" + "<c><v>1</v></c>" * 90 + "</row>") * 12_000 + "</sheetData>"),
        "too large",
    ),
    "nested": (sheet_xml("<a>" * 200_000 + "</a>" * 200_000), "sheet1.xml of the workbook is too large to be read"),
    "styles": (
        {"xl/styles.xml": f"<styleSheet {SPACE}>".encode() + b"<xf/>" * 70_000 + b"</styleSheet>"},
        "xl/styles.xml of",
    ),
    "text": (
        {"xl/sharedStrings.xml": f"<sst {SPACE}><si>".encode() + b"<r><t>a</t></r>" * 20_000},
        "sharedStrings.xml of",
    ),
    "corner": (
        sheet_xml('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "the sheet “S” has a cell beyond 100,000 rows or 200 columns: XFD1048576",
    ),
    "entity": (
        sheet_xml("<sheetData/>", '<!DOCTYPE x [<!ENTITY a "b">]>'),
        "a part of the workbook holds entities or comments",
    ),
    "file": (
        {"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>'},
        "holds entities or comments",
    ),
    "utf-16": (
        {SHEET: '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")},
        "a part of the workbook is not UTF-8",
    ),
    "other code": ({SHEET: b'<?xml version="1.0" encoding="cp037"?><a/>'}, "a part of the workbook is not UTF-8"),
    "macros": ({"xl/vbaProject.bin": b"x"}, "this workbook has macros"),
    "xlsb": ({"xl/workbook.bin": b"x"}, "this is a workbook in the form .xlsb"),
    "elsewhere": (
        {
            "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" Target="/xl/charts/x.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/worksheet"/></Relationships>',
            "xl/charts/x.xml": b"<worksheet/>",
        },
        "this is not a whole workbook",
    ),
    "index": (sheet_xml('<sheetData><row><c t="s"><v>99</v></c></row></sheetData>'), "this is not a whole workbook"),
    "style": (sheet_xml('<sheetData><row><c s="999"><v>1</v></c></row></sheetData>'), "this is not a whole workbook"),
    "no xml": (sheet_xml("<sheetData"), "this is not a whole workbook"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_before_it_can_do_harm(folder: Path, name: str) -> None:
    parts, said = HOSTILE[name]
    (problem,) = outcome(folder, with_parts(good(), dict(parts))).problems
    assert said in problem


def test_a_file_that_is_no_workbook_is_told_by_what_it_is(folder: Path) -> None:
    data = good()
    for broken in (data[: len(data) // 2], b"PK\x03\x04" + bytes(range(256)) * 9):
        assert outcome(folder, broken).problems == [" this is not a whole workbook [PAR106]"]
    assert outcome(folder, b"\xd0\xcf\x11\xe0" + b"\0" * 99).problems == [
        " this is a workbook in the old form .xls [PAR106]"
    ]
    encrypted = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    assert outcome(folder, encrypted).problems == [" this workbook is protected by a password [PAR106]"]
    empty = outcome(folder, as_bytes(workbook(("S", []))))
    assert empty.problems == [" no sheet of the workbook holds anything [PAR106]"]


def test_merged_cells_without_end_cost_nothing(folder: Path) -> None:
    merged = "".join(f'<mergeCell ref="B{row}:B100000"/>' for row in range(2, 20_000))
    body = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Chỉ tiêu</t></is></c></row></sheetData>'
    found = outcome(folder, with_parts(good(), dict(sheet_xml(f"{body}<mergeCells>{merged}</mergeCells>"))))
    assert found.cells == ["S!A1"]


def test_a_column_may_be_named_by_a_map(folder: Path) -> None:
    book = workbook(("S", [["x"], ["Biến số", "Năm", "Kết quả", "Mức"], ["wells", 2024, 5, 6]]))
    choices = ColumnChoices(meanings={"bien so": "indicator", "muc": "value"}, header=1)
    assert outcome(folder, as_bytes(book), choices=choices).values == ["wells 2024: 6"]


SAVED = Path(__file__).parent.parent / "data" / "workbooks"


def test_what_libreoffice_has_saved_means_the_same(folder: Path) -> None:
    found = outcome(folder, (SAVED / "annex-saved-by-libreoffice.xlsx").read_bytes())
    assert found.values == ["staff 2025: 2148", "water 2025: 48.67", "wells 2025: 5"]
    assert "rows passed over: 6 (headings of groups 2, notes and signatures below 3, without a figure 1)" in found.said
    found = outcome(folder, (SAVED / "two-sheets-saved-by-libreoffice.xlsx").read_bytes())
    assert found.values == ["jobs 2025-07: 5", "wells 2024: 5"]
    assert "A: hidden columns, which are read as well: C “Kết quả”" in found.said


@pytest.mark.parametrize(
    ("name", "period", "problem"),
    [
        ("Kế hoạch", "2024", "says that the figures below it are not those reported"),
        ("KH 2024", "2024", "says that the figures below it are not those reported"),
        ("Xã Cẩm Bình", "2024", "is above figures that would count for the whole"),
        ("Quý I", "2024", "names another period than its figures have"),
        ("2023", "2024", "names another period than its figures have"),
        ("Quý I", "Quý I/2024", None),
        ("2024", "Quý I/2024", None),
        ("Biểu 1 - Thực hiện", "2024", None),
        ("Sheet1", "2024", None),
    ],
)
def test_the_name_of_a_sheet_is_part_of_what_it_says(folder: Path, name: str, period: str, problem: str | None) -> None:
    found = outcome(folder, as_bytes(workbook((name, [["Chỉ tiêu", "Kỳ", "Giá trị"], ["fish", period, 5]]))))
    if problem is None:
        assert found.problems == []
    else:
        assert found.cells == [f"{name}!A1".split(" ")[0]]
        assert problem in found.problems[0]


def test_a_sheet_that_is_called_by_its_year_is_of_that_year(folder: Path) -> None:
    head = ["Chỉ tiêu", "Kết quả"]
    book = workbook(("2023", [head, ["Fish landed", 4]]), ("Năm 2024", [head, ["Fish landed", 5]]))
    found = outcome(folder, as_bytes(book))
    assert found.values == ["fish 2023: 4", "fish 2024: 5"]
    assert "2023: the period of all figures is 2023, as the name of the sheet says" in found.said
    titled: list[list[Any]] = [["KẾT QUẢ NĂM 2021", ""], head, ["Fish landed", 5]]
    refused = outcome(folder, as_bytes(workbook(("2020", [head, ["Fish landed", 4]]), ("2022", titled))))
    assert len(refused.problems) == 1
    assert "“2022” names another period" in refused.problems[0]
