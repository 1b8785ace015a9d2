"""Lines and notes around figures: none makes another figure of one that is read without a word of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from record.sheets import folder_of_sheets, outcome
from record.workbooks import as_bytes, workbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_sheets(tmp_path)


FIGURE = "Giếng đang dùng;5"


@pytest.mark.parametrize(
    ("title", "header", "place"),
    [
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025", "Thực hiện 2025", "A1"),
        ("KẾT QUẢ QUÝ I NĂM 2025", "Năm 2025", "A1"),
        ("KẾT QUẢ 9 THÁNG NĂM 2025", "Kết quả 2025", "A1"),
        ("KẾT QUẢ 11 THÁNG NĂM 2025", "Kết quả 2025", "A1"),
        ("RESULTS OF THE FIRST HALF OF 2025", "2025", "A1"),
    ],
)
def test_a_title_of_a_part_of_the_year_above_figures_of_the_year_is_refused(
    folder: Path, title: str, header: str, place: str
) -> None:
    found = outcome(folder, f"{title};\nChỉ tiêu;{header}\n{FIGURE}\n")
    assert [item.split(" ")[0] for item in found.problems] == [place]
    assert "before the period of its figures does, 2025" in found.problems[0]
    assert header in found.hints[0]


@pytest.mark.parametrize(
    ("title", "header", "values"),
    [
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025", "6 tháng 2025", ["wells 2025-H1: 5"]),
        ("KẾT QUẢ 9 THÁNG NĂM 2025", "Ước TH 2025", ["wells 2025: 5 (provisional)"]),
        ("KẾT QUẢ 9 THÁNG NĂM 2025", "Cả năm", ["wells 2025: 5"]),
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025", "Năm 2024", ["wells 2024: 5"]),
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025 VÀ CẢ NĂM 2025", "Năm 2025", ["wells 2025: 5"]),
    ],
)
def test_a_column_that_says_that_it_is_of_another_period_than_the_title_is_read(
    folder: Path, title: str, header: str, values: list[str]
) -> None:
    found = outcome(folder, f"{title};\nChỉ tiêu;{header}\n{FIGURE}\n")
    assert (found.problems, found.values) == ([], values)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("KẾT QUẢ 11 THÁNG NĂM 2025", "2025-01/2025-11"),
        ("KẾT QUẢ 3 THÁNG ĐẦU NĂM 2025", "2025-Q1"),
        ("KẾT QUẢ 10 THÁNG\nNĂM 2025", None),
        ("KẾT QUẢ 12 THÁNG NĂM 2025", "2025"),
        ("KẾT QUẢ 3 THÁNG CUỐI NĂM 2025", None),
        ("KẾT QUẢ TUẦN 32 NĂM 2025", None),
        ("KẾT QUẢ QUÝ BỐN NĂM 2025", None),
        ("ĐÁNH GIÁ GIỮA KỲ NĂM 2025", None),
        ("RESULTS AS OF JUNE 2025", None),
        ("MID-YEAR REPORT 2025", None),
        ("2025 YEAR TO DATE", None),
        ("RESULTS OF THE FIRST HALF OF 2025", "2025-H1"),
        ("RESULTS OF THE FIRST NINE MONTHS OF 2025", "2025-9M"),
    ],
)
def test_the_first_months_that_a_title_names_are_the_period(folder: Path, title: str, period: str | None) -> None:
    found = outcome(folder, f"{title}\nChỉ tiêu;Kết quả\n{FIGURE}\n")
    assert found.values == ([] if period is None else [f"wells {period}: 5"])
    assert bool(found.problems) == (period is None)


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("số liệu 9 tháng", "PAR401"),
        ("Số liệu quý I", "PAR401"),
        ("Số liệu đến 30/9/2025", "PAR401"),
        ("Số liệu năm 2024", "PAR401"),
        ("Lũy kế từ năm 2021", "PAR401"),
        ("Kế hoạch giao", "PAR210"),
        ("Đơn vị: nghìn", "PAR210"),
        ("ĐVT: tấn", "PAR210"),
    ],
)
def test_a_note_that_says_nothing_but_that_its_figure_is_another_is_refused(folder: Path, note: str, code: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả;Ghi chú\nGiếng đang dùng;2025;5;{note}\n")
    assert len(found.problems) == 1
    assert found.problems[0].endswith(f"[{code}]")


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("Lũy kế từ đầu nhiệm kỳ đến nay theo báo cáo của Sở Tài chính", "PAR642"),
        ("Đây là số lũy kế của cả giai đoạn, chưa trừ các giếng đã lấp", "PAR642"),
        ("Tính đến 30/6/2025 các xã đã báo cáo đủ, cuối năm chưa rà soát lại", "PAR642"),
        ("Chưa bao gồm các xã miền núi", "PAR643"),
        ("Không tính giếng của hộ gia đình", "PAR643"),
        ("Excluding private wells", "PAR643"),
    ],
)
def test_a_running_note_that_may_make_another_figure_of_one_is_warned_of_in_a_cell_and_below_the_figures(
    folder: Path, note: str, code: str
) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả;Ghi chú\nGiếng đang dùng;2025;5;{note}\n")
    assert found.problems == []
    assert [item.split(" ")[0] + item[-8:] for item in found.doubts] == [f"D2[{code}]"]
    if not note.startswith("Tính đến"):  # which is refused where it is about all figures
        below = outcome(folder, f"Chỉ tiêu;Năm;Kết quả;\nGiếng đang dùng;2024;5;\nGhi chú: {note};;;\n")
        assert below.problems == []
        assert [item.split(" ")[0] + item[-8:] for item in below.doubts] == [f"A3[{code}]"]


@pytest.mark.parametrize(
    "note",
    [
        "Theo Báo cáo số 12/BC-SNV ngày 05/01/2026",
        "Số liệu đến 31/12/2025",
        "Số liệu quý IV",
        "Không tính được tỷ lệ",
        "Đã rà soát",
        "Tăng 2 giếng so với năm 2024",
        "Lượt giếng được tính theo tháng",
    ],
)
def test_other_notes_are_kept_without_a_word(folder: Path, note: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả;Ghi chú\nGiếng đang dùng;2025;5;{note}\n")
    assert (found.problems, found.doubts, found.values) == ([], [], ["wells 2025: 5"])


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("KẾT QUẢ CCHC NĂM 2025 CỦA XÃ SUỐI TRONG", "XÃ SUỐI TRONG"),
        ("KẾT QUẢ CCHC XÃ SUỐI TRONG NĂM 2025", "XÃ SUỐI TRONG"),
        ("Tình hình trên địa bàn huyện Suối Trong năm 2025", "huyện Suối Trong"),
        ("ĐẢNG ỦY XÃ SUỐI TRONG", "XÃ SUỐI TRONG"),
        ("BIỂU SỐ LIỆU (PHƯỜNG BẮC SƠN)", "PHƯỜNG BẮC SƠN"),
    ],
)
def test_a_title_that_names_a_commune_is_refused(folder: Path, line: str, named: str) -> None:
    found = outcome(folder, f"{line};;\nChỉ tiêu;Năm;Kết quả\nGiếng đang dùng;2025;5\n")
    assert found.problems == [f"A1 “{named}” sends these figures, and they would count for the whole [PAR161]"]
    below = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{line};;\nGiếng đang dùng;2025;5\n")
    assert below.cells == ["A2"]


@pytest.mark.parametrize(
    "line",
    [
        "KẾT QUẢ XÂY DỰNG XÃ NÔNG THÔN MỚI NĂM 2025",
        "KẾT QUẢ TẠI CÁC XÃ MIỀN NÚI NĂM 2025",
        "CÁN BỘ CẤP XÃ NĂM 2025",
        "KINH TẾ - XÃ HỘI NĂM 2025",
        "SỐ XÃ ĐẠT CHUẨN NĂM 2025",
        "HỢP TÁC XÃ NÔNG NGHIỆP NĂM 2025",
        "UBND TỈNH BÌNH MINH",
        "UBND TỈNH",
        "Số liệu của xã, phường năm 2025",
        "Đơn vị hành chính cấp huyện, xã sau sắp xếp",
    ],
)
def test_a_title_about_communes_or_of_the_whole_names_none(folder: Path, line: str) -> None:
    found = outcome(folder, f"{line};;\nChỉ tiêu;Năm;Kết quả\nGiếng đang dùng;2025;5\n")
    assert (found.problems, found.doubts) == ([], [])


def test_the_letterhead_of_another_province_is_warned_of(folder: Path) -> None:
    found = outcome(folder, "UBND TỈNH BẮC SƠN;;\nChỉ tiêu;Năm;Kết quả\nGiếng đang dùng;2025;5\n")
    assert found.values == ["wells 2025: 5"]
    assert [item[:2] + item[-8:] for item in found.doubts] == ["A1[PAR643]"]


def test_the_signature_of_a_commune_is_that_of_a_sender(folder: Path) -> None:
    sheet = "Chỉ tiêu;Năm;Kết quả\nGiếng đang dùng;2025;5\n;;TM. UBND XÃ SUỐI TRONG\n;;CHỦ TỊCH\n"
    assert outcome(folder, sheet).cells == ["C3"]
    assert outcome(folder, sheet.replace("XÃ SUỐI TRONG", "TỈNH BÌNH MINH")).problems == []


@pytest.mark.parametrize(
    "line",
    [
        "Nữ",
        "I. Khu vực nông thôn",
        "Thành thị:",
        "MIỀN NÚI",
        "Cấp xã",
        "Khối giáo dục",
        "Rural areas",
        "Chỉ tiêu kế hoạch giao",
        "6 tháng đầu năm 2024",
        "Thành phố Suối Trong",
        "TP. Suối Trong",
    ],
)
def test_a_heading_of_a_part_or_of_plans_above_figures_is_refused(folder: Path, line: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{line};;\nGiếng đang dùng;2025;5\n")
    assert (found.cells, found.values) == (["A2"], [])


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("Bệnh viện đa khoa tỉnh", True),
        ("Khu vực tư nhân", True),
        ("HẠ TẦNG", False),
        ("BỘ MÁY HÀNH CHÍNH", False),
        ("Phòng chống thiên tai", False),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", False),
        ("KINH TẾ - XÃ HỘI", False),
    ],
)
def test_a_heading_that_may_be_that_of_a_part_is_warned_of(folder: Path, line: str, *, warned: bool) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{line};;\nGiếng đang dùng;2025;5\n")
    assert found.problems == []
    assert [item[:2] + item[-8:] for item in found.doubts] == ["A2[PAR643]"] * warned


def test_a_heading_that_the_indicators_below_it_are_called_by_is_none_of_a_part(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;Năm;Kết quả\nCẤP XÃ;;\nCán bộ cấp xã;2025;2000\n")
    assert (found.problems, found.doubts, found.values) == ([], [], ["staff 2025: 2000"])


@pytest.mark.parametrize("name", ["Mục tiêu", "KH2025", "Kế hoạch 2025", "Chỉ tiêu giao"])
def test_a_sheet_of_plans_is_refused_by_its_name(folder: Path, name: str) -> None:
    rows = (("Chỉ tiêu", "Năm", "Giá trị"), ("Giếng đang dùng", 2025, 5))
    assert outcome(folder, as_bytes(workbook((name, rows)))).cells == [f"{name}!A1".split(" ")[0]]


@pytest.mark.parametrize("name", ["2024", "Năm 2024"])
def test_the_only_sheet_of_a_workbook_gives_the_period_by_its_name_as_one_of_several_does(
    folder: Path, name: str
) -> None:
    rows = (("Chỉ tiêu", "Giá trị"), ("Giếng đang dùng", 5))
    assert outcome(folder, as_bytes(workbook((name, rows)))).values == ["wells 2024: 5"]
    titled = (("KẾT QUẢ NĂM 2025",), *rows)
    assert outcome(folder, as_bytes(workbook((name, titled)))).cells[0].endswith("!A1") or " " in name
