"""What honest sheets say around their figures and next to their names, none of which is refused or warned of."""

from __future__ import annotations

from pathlib import Path

import pytest

from record.sheets import outcome
from support import indicator, target, value, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def named(name: str, vi: str, **more: object) -> dict[str, object]:
        return {**indicator(target(at_least=80), name=name, **more), "name": {"vi": vi, "en": f"{name.title()} of all"}}

    return write_folder(
        tmp_path / "data",
        decision={"issuer": {"vi": "UBND tỉnh Bình Minh", "en": "Bình Minh province"}},
        units=[
            {"id": "people", "name": {"vi": "người", "en": "people"}, "whole": True},
            {"id": "billion-dong", "name": {"vi": "tỷ đồng", "en": "billion đồng"}},
        ],
        indicators=[
            named("deputies", "Cấp phó các sở, ban, ngành", unit="people", kind="level"),
            named("electronic", "Cơ quan dùng văn bản điện tử"),
            named("iso", "Cơ quan duy trì hệ thống ISO 9001:2015"),
            named("staff", "Số cán bộ xã", unit="people", kind="level"),
            named("communes", "Số xã áp dụng ISO 9001", unit="count", kind="level"),
            named("communes-share", "Tỷ lệ xã áp dụng ISO 9001"),
            named("portals", "Sở, huyện, xã có cổng thông tin"),
            named("hospitals", "Số bệnh viện công lập có ISO", unit="count", kind="level"),
            named("new-rural", "Xã đạt chuẩn nông thôn mới"),
            named("agencies", "Cơ quan hành chính được giao tự chủ"),
            named("documents", "Lượt văn bản được rà soát", unit="count", kind="flow"),
            named("water", "Dân đô thị sử dụng nước sạch"),
            named("capital", "Vốn đăng ký của dự án (tỷ đồng)", unit="billion-dong", kind="flow"),
            named("firms", "Doanh nghiệp đăng ký, lũy kế", unit="count", kind="level"),
        ],
        values=[value(2020, "60", name="water", published="2021-02-01")],
    )


def read(folder: Path, sheet: str) -> list[str]:
    """Return the values of a sheet, the codes of what is doubtful about it, and what is wrong with it."""
    found = outcome(folder, sheet)
    return [*found.values, *(item[-8:] for item in found.doubts), *found.problems]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Cấp phó các sở, ban, ngành;", "deputies"),
        ("Cấp phó các sở, ban, ngành (người)", "deputies"),
        ("Số cán bộ xã:", "staff"),
        ("Tổng số cán bộ xã", "staff"),
        ("Kết quả số cán bộ xã", "staff"),
        ("Chỉ tiêu 4: Số cán bộ xã", "staff"),
        ("Số cán bộ xã trên địa bàn tỉnh Bình Minh năm 2025", "staff"),
        ("Number of staff of all in 2025", "staff"),
        ("Tổng số xã áp dụng ISO 9001", "communes"),
        ("Số xã áp dụng ISO 9001 toàn tỉnh", "communes"),
        ("Tỷ lệ xã áp dụng ISO 9001 trên địa bàn tỉnh", "communes-share"),
        ("3. Cơ quan duy trì hệ thống ISO 9001:2015", "iso"),
        ("Tỷ lệ cơ quan duy trì hệ thống ISO 9001:2015 (%)", "iso"),
        ("Cơ quan dùng văn bản điện tử năm 2025", "electronic"),
        ("Tổng số lượt văn bản được rà soát", "documents"),
        ("Tỷ lệ cơ quan hành chính được giao tự chủ đạt", "agencies"),
        ("Vốn đăng ký của dự án", "capital"),
        ("Vốn đăng ký của dự án của tỉnh", "capital"),
        ("Doanh nghiệp đăng ký, lũy kế (doanh nghiệp)", "firms"),
    ],
)
def test_a_name_with_what_adds_nothing_around_its_words_is_read(folder: Path, name: str, meant: str) -> None:
    assert read(folder, f"Chỉ tiêu|Năm|Kết quả\n{name}|2025|12\n".replace("|", "\t")) == [f"{meant} 2025: 12"]


@pytest.mark.parametrize(
    "name",
    [
        "Số cơ quan hành chính được giao tự chủ",
        "Chỉ tiêu 9: Tổng số cơ quan hành chính được giao tự chủ",
        "Kết quả số cơ quan hành chính được giao tự chủ",
        "Kết quả thực hiện tỷ lệ cán bộ xã",
        "Số cán bộ xã trên địa bàn tỉnh Bắc Sơn",
        "Số cán bộ xã trên địa bàn huyện",
        "Số cán bộ xã (nữ)",
        "Số cán bộ xã năm 2025 so với năm 2024",
        "Số cán bộ xã năm 2024",
        "Cơ quan duy trì hệ thống ISO 9001:2015 năm 2024",
    ],
)
def test_a_name_of_another_kind_or_place_or_year_is_refused(folder: Path, name: str) -> None:
    assert outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{name};2025;12\n").values == []


@pytest.mark.parametrize(
    ("heading", "row", "meant"),
    [
        ("II. CẤP XÃ", "Số cán bộ xã", "staff"),
        ("CẤP XÃ, PHƯỜNG", "Số xã áp dụng ISO 9001", "communes"),
        ("Khu vực đô thị", "Dân đô thị sử dụng nước sạch", "water"),
        ("Khối cơ quan hành chính", "Cơ quan hành chính được giao tự chủ", "agencies"),
        ("Khối lượng công việc", "Lượt văn bản được rà soát", "documents"),
        ("Bệnh viện công lập", "Số bệnh viện công lập có ISO", "hospitals"),
        ("Sở, ban, ngành", "Cấp phó các sở, ban, ngành", "deputies"),
        ("Bộ chỉ số cải cách hành chính", "Lượt văn bản được rà soát", "documents"),
        ("Hospital care", "Số bệnh viện công lập có ISO", "hospitals"),
    ],
)
def test_a_heading_of_what_the_indicators_below_it_are_about_is_none_of_a_part(
    folder: Path, heading: str, row: str, meant: str
) -> None:
    assert read(folder, f"Chỉ tiêu|Năm|Kết quả\n{heading}||\n{row}|2025|12\n".replace("|", "\t")) == [
        f"{meant} 2025: 12"
    ]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Cấp xã", "Sở, huyện, xã có cổng thông tin"),
        ("Cấp huyện", "Số cán bộ xã"),
        ("Cấp tỉnh", "Lượt văn bản được rà soát"),
        ("Nữ", "Dân đô thị sử dụng nước sạch"),  # whose first letters it has
        ("Khối cơ quan hành chính", "Lượt văn bản được rà soát"),
        ("Khối xã", "Sở, huyện, xã có cổng thông tin"),
        ("Khu vực nông thôn", "Xã đạt chuẩn nông thôn mới"),
    ],
)
def test_a_heading_of_a_part_of_what_an_indicator_is_about_is_refused(folder: Path, heading: str, row: str) -> None:
    found = outcome(folder, f"Chỉ tiêu|Năm|Kết quả\n{heading}||\n{row}|2025|12\n".replace("|", "\t"))
    assert (found.cells, found.values) == (["A2"], [])


@pytest.mark.parametrize(
    "note",
    [
        "Nguồn: Bộ Nội vụ",
        "Đạt kế hoạch",
        "Vượt 2,5%",
        "Kế hoạch: 90%",
        "Tăng 3 bậc so với năm 2024",
        "Số liệu chính thức năm 2025",
        "Chờ Bộ công bố",
        "Chưa đạt",
        "Tính đến hết năm 2025",
        "9 tháng đạt 92%, cả năm đạt 93,5%",
        "Bình quân mỗi năm tăng 1%",
        "Lũy kế cả năm",
        "Lũy kế đến 31/12/2025",  # of what is there at the end of the year
        "Đơn vị: Sở Y tế",
        "Đã bao gồm số liệu cấp xã",
        "Published 15 January 2026",
        "In line with plan",
    ],
)
def test_a_note_that_says_nothing_against_its_figure_is_kept_without_a_word(folder: Path, note: str) -> None:
    sheet = f"Chỉ tiêu|Năm|Kết quả|Ghi chú\nSố cán bộ xã|2025|12|{note}\n".replace("|", "\t")
    assert read(folder, sheet) == ["staff 2025: 12"]


@pytest.mark.parametrize(
    "note", ["Lũy kế đến 31/12/2025", "Lũy kế từ năm 2021 đến 31/12/2025", "Đơn vị: nghìn", "nghìn"]
)
def test_a_note_that_may_make_a_sum_or_a_scale_of_its_figure_is_refused(folder: Path, note: str) -> None:
    sheet = f"Chỉ tiêu;Năm;Kết quả;Ghi chú\nLượt văn bản được rà soát;2025;12;{note}\n"
    assert outcome(folder, sheet).values == []
    level = sheet.replace("Lượt văn bản được rà soát", "Số cán bộ xã")
    assert outcome(folder, level.replace("đến 31/12", "đến 30/6")).values == []


@pytest.mark.parametrize(
    "title",
    [
        "SỞ NỘI VỤ\t\nBình Minh, ngày 5 tháng 2 năm 2026",
        "KẾT QUẢ XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ NĂM 2025",
        "Kèm theo Báo cáo số 12/BC-SNV ngày 05/02/2026 của Sở Nội vụ",
        "Báo cáo 9 tháng và ước cả năm 2025",
        "Kết quả thực hiện năm 2025 so với năm 2024",
        "Báo cáo sơ kết 3 năm thực hiện Đề án",
    ],
)
def test_a_title_that_says_nothing_against_the_figures_is_passed_over(folder: Path, title: str) -> None:
    assert read(folder, f"{title}\t\t\nChỉ tiêu\tNăm\tKết quả\nSố cán bộ xã\t2025\t12\n") == ["staff 2025: 12"]


def test_a_title_about_what_is_electronic_gives_its_year(folder: Path) -> None:
    sheet = "KẾT QUẢ CHÍNH QUYỀN ĐIỆN TỬ NĂM 2025;\nChỉ tiêu;Kết quả\nSố cán bộ xã;12\n"
    assert read(folder, sheet) == ["staff 2025: 12"]


def test_a_column_of_results_compared_with_those_of_the_year_before_is_none_of_figures(folder: Path) -> None:
    sheet = "Chỉ tiêu;TH 2024;TH 2025;TH 2025/TH 2024 (%)\nSố cán bộ xã;12;15;125\n"
    assert read(folder, sheet) == ["staff 2024: 12", "staff 2025: 15"]


def test_where_a_few_names_have_all_words_of_an_unknown_one_these_are_named(folder: Path) -> None:
    (hint,) = outcome(folder, "Chỉ tiêu;Năm;Kết quả\nISO 9001 của xã;2025;12\n").hints
    assert hint == "did you mean one of these: communes, communes-share?"
    (hint,) = outcome(folder, "Chỉ tiêu;Năm;Kết quả\nISO 9001 của phường;2025;12\n").hints
    assert hint.startswith("write one that is known: ")
