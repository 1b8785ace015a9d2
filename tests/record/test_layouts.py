"""Layouts of the tables that departments send, each read into the figures that it holds or refused by its cell.

Every case is a few lines; nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from par_cli.diagnostics import InvalidDataError
from par_cli.loading.folder import Location
from par_cli.locales import get_locale
from par_cli.record.sheet_columns import ColumnChoices
from par_cli.record.sheet_import import Import, ImportOptions
from par_cli.record.spreadsheets import read_grids
from record.importing import STAMP
from record.sheets import folder_of_sheets

SHOWN = ("value", "bound", "numerator", "denominator", "of", "provisional")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_sheets(tmp_path_factory.mktemp("sheets"))


def read(folder: Path, data: str | bytes) -> list[str]:
    """Return the figures of a file, its doubts and what is refused, in lines; write nothing.

    A figure is a line like ``wells 2025: 5``, a doubt begins with ``?``, and what is refused with ``X``.
    """
    file = folder.parent / ("sheet.csv" if isinstance(data, str) else "book.xlsx")
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    english = get_locale("en")
    options = ImportOptions(None, {"source": "Yearbook"}, revise=False, choices=ColumnChoices())
    try:
        task = Import(read_grids([str(file)], (), lambda _done, _total: None, []), options)
        task.run(Location(str(folder), embedded=False), STAMP, lambda _: None, dry=True)
    except InvalidDataError as error:
        return [f"X {item.path} {english.text(item.message)}" for item in error.diagnostics]
    found = []
    for rows in task.plan.sheets:
        for number in range(len(rows.places)):
            cells = rows.cells(number)
            figure = " ".join(cells[name] for name in SHOWN if name in cells)
            found.append(f"{cells['indicator']} {cells['period']}: {figure}")
    return found + [f"? {item.path} {english.text(item.message)}" for rows in task.plan.sheets for item in rows.doubts]


def hold(folder: Path, *cases: tuple[str | bytes, Sequence[str]]) -> None:
    """Assert what is read of some tables: the beginnings of all that :func:`read` returns."""
    failed = []
    for table, wanted in cases:
        found = read(folder, table)
        if len(found) != len(wanted) or not all(map(str.startswith, found, wanted)):
            failed.append(f"{table!r}\n  wanted {wanted}\n  found {found}")
    assert not failed, "\n".join(failed)


def test_figures_below_the_name_of_a_level_are_those_of_that_level(place: Path) -> None:
    table = "KẾT QUẢ NĂM 2025;;\nTT;Chỉ tiêu;Kết quả\nI;{};\n1;{};70\n"
    names = ("Xã", "Các xã, phường", "Huyện", "Phường/Xã", "UBND cấp xã", "Communes", "Wards and communes")
    hold(
        place,
        *((table.format(name, "Fish landed"), [f"X B3 “{name}” is above figures"]) for name in names),
        (table.format("Tỉnh", "Fish landed"), ["fish 2025: 70"]),
        (table.format("Xã", "Cán bộ cấp xã"), ["staff 2025: 70"]),
        (table.format("Sở, ngành", "Fish landed"), ["fish 2025: 70", "? B3 “Sở, ngành” is above figures"]),
    )


def test_a_header_that_names_a_day_or_the_end_of_a_year_is_of_the_period_that_ends_then(place: Path) -> None:
    table = "Chỉ tiêu;{}\nFish landed;5\n"
    of_2025 = (
        "Kết quả đến 31/12/2025", "Thực hiện tính đến ngày 31 tháng 12 năm 2025", "Số liệu chính thức năm 2025",
        "Kết quả năm 2025 (chính thức)", "Kết quả (tính đến 31/12/2025)", "Kết quả đến hết năm 2025", "Cuối năm 2025",
        "KQ thực hiện 2025", "Kết quả năm 2025 (đến 30/11/2025)", "Official results for 2025",
    )  # fmt: skip
    year, half = "KẾT QUẢ NĂM 2025;\n", "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025;\n"
    hold(
        place,
        *((table.format(header), ["fish 2025: 5"]) for header in of_2025),
        (table.format("Kết quả đến 30/6/2025"), ["fish 2025-H1: 5"]),
        (table.format("Lũy kế từ đầu năm đến 30/9/2025"), ["fish 2025-9M: 5"]),
        (table.format("Ước thực hiện đến 31/12/2025"), ["fish 2025: 5 true"]),
        (table.format("Lũy kế đến 31/12/2025"), ["X B1 “Lũy kế đến 31/12/2025” is accumulated"]),
        (table.format("Đến 31/12/2025"), ["X B1 “Đến 31/12/2025” may be what is to be reached by then"]),
        (table.format("Kết quả đến 15/12/2025"), ["X B1 “Kết quả đến 15/12/2025” ends on 2025-12-15, and is of no"]),
        (table.format("Kết quả năm 2025 (đến 30/6/2025)"), ["X B1 “Kết quả năm 2025 (đến 30/6/2025)” ends on"]),
        (year + table.format("Kết quả đến 15/12/2025"), ["fish 2025: 5"]),
        (year + table.format("Kết quả đến 30/6/2025"), ["X B2 “Kết quả đến 30/6/2025” ends on 2025-06-30, before"]),
        (half + table.format("Kết quả (đến 15/6/2025)"), ["fish 2025-H1: 5"]),
        (half + table.format("Kết quả đến 31/12/2024"), ["fish 2024: 5"]),
        ("Tính đến ngày 31/12/2025;\n" + table.format("Kết quả"), ["fish 2025: 5"]),
        ("Chỉ tiêu;Kết quả đến 31/12/2023;Kết quả đến 31/12/2024\nFish landed;4;5\n", ["fish 2023: 4", "fish 2024: 5"]),
        ("Chỉ tiêu;Năm;Kết quả đến 31/12/2025\nFish landed;2025;5\n", ["fish 2025: 5"]),
        ("Chỉ tiêu;Năm;Kết quả đến 31/12/2025\nFish landed;2024;5\n", ["X C1 “Kết quả đến 31/12/2025” names another"]),
        ("Chỉ tiêu;Năm;Kết quả đến 30/6/2025\nFish landed;2025;5\n", ["X C1 “Kết quả đến 30/6/2025” ends on"]),
        ("Chỉ tiêu;Năm;Vị trí\nRank of the province;2025;9/34\n", ["place 2025: 9 34"]),
    )


def test_columns_of_single_units_are_refused_once_with_what_to_do(place: Path) -> None:
    title = "KẾT QUẢ NĂM 2025;;\n"
    hold(
        place,
        (
            f"{title}Chỉ tiêu;Xã An Bình;Xã Kỳ Anh\nFish landed;5;6\n",
            ["X B2 each of these columns is of one unit"],
        ),
        (f"{title}Chỉ tiêu;Kết quả;\n;Xã An Bình;Xã Kỳ Anh\nFish landed;5;6\n", ["X B3 each of these columns is"]),
        (
            f"{title}Chỉ tiêu;Toàn tỉnh;P. Sen\nFish landed;5;6\n",
            ["X C2 each of these columns is of one unit"],
        ),
        (f"{title}Chỉ tiêu;Sở Y tế;Sở Nội vụ\nFish landed;5;6\n", ["X B2 each of these columns is of one unit: “Sở"]),
        (f"{title}Chỉ tiêu;An Bình;Kỳ Anh\nFish landed;5;6\n", ["X A2 none of these columns is known as that of the"]),
    )


def test_a_name_with_a_later_year_is_in_doubt_unless_results_are_spoken_of(place: Path) -> None:
    table = "Chỉ tiêu;{}\nSafe water đến năm 2030;85%\n"
    hold(
        place,
        (table.format("Năm 2025"), ["water 2025: 85", "? A2 “Safe water đến năm 2030” names 2030, and its figure is"]),
        (table.format("Kết quả năm 2025"), ["water 2025: 85"]),
        (f"KẾT QUẢ NĂM 2025;\n{table.format('Giá trị')}", ["water 2025: 85"]),
        ("Chỉ tiêu;Năm 2025\nSafe water đến năm 2020;85%\n", ["X A2 “Safe water đến năm 2020” names đến năm 2020"]),
    )


def test_a_column_of_figures_that_is_divided_into_unknown_ones_is_refused_once(place: Path) -> None:
    hold(
        place,
        (
            "KẾT QUẢ NĂM 2025;;;\nTT;Chỉ tiêu;Kết quả;\n;;Số lượng;Tỷ lệ (%)\n1;Safe water;80;85\n",
            ["X C3 none of these columns is known as that of the figures: “Kết quả / Số lượng”, “Kết quả / Tỷ lệ (%)”"],
        ),
    )


def test_figures_that_may_be_another_thing_than_they_look_like_are_refused(place: Path) -> None:
    table = "Chỉ tiêu;Năm;Kết quả\n{}\n"
    hold(
        place,
        (table.format("Safe water;2025;70/80"), ["X C2 “70/80” may be 70 of 80, or 70% where 80% is the target"]),
        (table.format("Safe water;2025;70/90"), ["water 2025: 70 90"]),
        (table.format("Fish landed;2025;5\nTổng cộng;2025;5"), ["X A3 there is no indicator “Tổng cộng”"]),
    )


def test_a_title_or_heading_about_others_is_in_doubt(place: Path) -> None:
    table = "{}\nTT;Chỉ tiêu;Kết quả\n{};;\n1;Safe water;85%\n"
    read = "water 2025: 85"
    hold(
        place,
        *(
            (table.format(title, "I"), [read, f"? A1 “{title}” may be about others"])
            for title in (
                "KẾT QUẢ CCHC CẢ NƯỚC NĂM 2025",
                "KẾT QUẢ CCHC VÙNG BẮC TRUNG BỘ NĂM 2025",
                "KẾT QUẢ CCHC CỦA SỞ NỘI VỤ NĂM 2025",
            )
        ),
        (table.format("KẾT QUẢ XẾP HẠNG CẢ NƯỚC NĂM 2025", "I"), [read]),
        (table.format("SỞ NỘI VỤ - KẾT QUẢ CCHC NĂM 2025", "I"), [read]),
        (table.format("KẾT QUẢ NĂM 2025", "I;Doanh nghiệp"), [read, "? B3 “Doanh nghiệp” is above figures"]),
        (table.format("KẾT QUẢ NĂM 2025", "I;Cả nước"), ["X B3 “Cả nước” is above figures"]),
        (table.format("KẾT QUẢ NĂM 2025", "I;Số lượng hồ sơ"), [read]),
    )


def test_a_rank_may_have_words_around_it_and_what_must_be_reached_is_a_plan(place: Path) -> None:
    ranks = ("Hạng 9/34", "thứ 9/34", "Xếp thứ 9/34", "9/34 tỉnh, thành phố", "9 trên 34", "hạng thứ 9 trên tổng số 34")
    table = "Chỉ tiêu;{};Kết quả năm 2025\n{}\n"
    hold(
        place,
        *((table.format("ĐVT", f"Rank of the province;;{rank}"), ["place 2025: 9 34"]) for rank in ranks),
        (table.format("ĐVT", "Rank of the province;;88,9% (thứ 9/34)"), ["X C2 “88,9% (thứ 9/34)”"]),
        *((table.format(plan, "Safe water;90;85%"), ["water 2025: 85"]) for plan in ("MT đến 2025", "Cần đạt", "Giao")),
    )


def test_a_column_of_indicators_may_be_called_in_more_words(place: Path) -> None:
    header = "STT;{};ĐVT;Mục tiêu đến năm 2025;Kết quả thực hiện đến 31/12/2025;Cơ quan theo dõi\n"
    table = f"{header}1;Fish landed;tấn;9;5;Sở A\n"
    names = (
        "Tên chỉ tiêu, nhiệm vụ", "Nội dung chỉ tiêu CCHC", "Chỉ tiêu/nhiệm vụ", "Các chỉ tiêu chủ yếu",
        "Mục tiêu, chỉ tiêu", "Danh mục chỉ tiêu", "Chỉ tiêu cụ thể", "Chỉ số theo dõi, đánh giá",
    )  # fmt: skip
    hold(place, *((table.format(name), ["fish 2025: 5"]) for name in names))
    hold(place, ("Chỉ tiêu;Thời điểm;Kết quả\nWells in use;31/12/2025;5\n", ["wells 2025-12-31: 5"]))


def test_the_figures_of_the_year_before_are_there_already_whatever_source_is_given_for_all(place: Path) -> None:
    table = "Chỉ tiêu;{}TH 2021;TH 2022;% achieved\nSafe water;{}63,5;70;90\n"
    assert read(place, table.format("", "")) == ["water 2021: 63.5", "water 2022: 70"]
    (problem,) = read(place, table.format("Nguồn;", "Báo cáo 5;"))
    assert problem.startswith("X C2 water 2021 is already reported as 63.5")


def test_a_cell_next_to_a_figure_that_makes_another_of_it_is_seen(place: Path) -> None:
    table = "Chỉ tiêu;{};Kết quả năm 2025\nSafe water;{};85%\n"
    read = "water 2025: 85"
    hold(
        place,
        *((table.format("Nội dung", cell), ["X C2 “"]) for cell in ("KH", "Kế hoạch", "Kế hoạch giao", "Cùng kỳ")),
        (table.format("Nội dung", "Thực hiện"), [read]),
        (table.format("Ghi chú", "Xã Kỳ Anh"), [read, "? B2 “Xã Kỳ Anh” may say that figures are only of a part"]),
        (table.format("Ghi chú", "Xã Kỳ Anh báo cáo chậm"), [read]),
    )
