"""Sheets as people send them: what their heads, rows and cells mean, and what is refused with all of its readings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.loading.checks import doubtful_series
from par_cli.locales import get_locale
from par_cli.messages import Message
from par_cli.record.rows import Factor, Settings
from par_cli.record.sheet_columns import ColumnChoices
from par_cli.record.sheet_words import with_column_names
from record.sheets import folder_of_sheets, outcome


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_sheets(tmp_path)


# --- heads


LETTERHEAD = (
    "UBND TỈNH A;;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ;;;Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/BC-SNV;;;Tỉnh A, ngày 05 tháng 01 năm 2026\n\n"
)


def test_the_header_is_found_below_a_letterhead_and_the_year_in_the_title_is_used_and_said(folder: Path) -> None:
    found = outcome(
        folder,
        f"{LETTERHEAD}KẾT QUẢ THỰC HIỆN NĂM 2025;;;\n\nTT;Chỉ tiêu;ĐVT;Kết quả\n(1);(2);(3);(4)\n"
        "I;HẠ TẦNG;;\n1;Giếng đang dùng;giếng;1480\n;;;\n2;Cán bộ cấp xã;người;2148\n3;;;\n;;;\n;Ghi chú: số ước;;\n"
        ";NGƯỜI LẬP;;GIÁM ĐỐC\n",
    )
    assert found.problems == []
    assert found.values == ["staff 2025: 2148 (provisional)", "wells 2025: 1480 (provisional)"]
    assert "the period of all figures is 2025, as A5 says" in found.said
    counted = "rows passed over: 5 (blank 1, only a number 1, headings of groups 1, notes and signatures below 2)"
    assert counted in found.said
    assert "passed over, headings of groups: row 9: I | HẠ TẦNG" in found.said


def test_a_title_that_names_two_periods_settles_nothing(folder: Path) -> None:
    found = outcome(folder, "SO SÁNH NĂM 2024 VÀ NĂM 2025;\nChỉ tiêu;Kết quả\nGiếng đang dùng;5\n")
    assert found.problems == ["A2 no column has the period, and the rows above name several: 2024, 2025 [PAR161]"]


def test_a_period_in_a_column_beats_one_in_the_title(folder: Path) -> None:
    found = outcome(folder, "BÁO CÁO NĂM 2025;;\nChỉ tiêu;Năm;Kết quả\nGiếng đang dùng;2024;5\n")
    assert found.values == ["wells 2024: 5"]
    assert not any("the period of all figures" in line for line in found.said)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (
            "STT;Chỉ tiêu;ĐVT;Năm;Kết quả;Ngày công bố;Nguồn;Ghi chú",
            "1;Giếng đang dùng;;2024;1480;12/02/2025;Niên giám;",
        ),
        ("No.;Indicator;Unit;Year;Actual;Published;Source", "1;Wells in use;;2024;1480;2025-02-12;Yearbook"),
        ("TT;TÊN CHỈ TIÊU;Đơn vị tính;Kỳ;THỰC HIỆN", "1;gieng dang dung;;2024;1480"),
        ("#;Measure;Period;Result", "1;Wells in use;2024;1480"),
        ("TT;Mục tiêu, chỉ tiêu;Năm;Mục tiêu;Kết quả", "1;Wells in use;2024;1500;1480"),
        ("so tt;ten chi so;ky bao cao;so lieu", "1;Chỉ số giếng đang dùng;2024;1480"),
        ("Mã chỉ tiêu;Tên chỉ tiêu;Chỉ tiêu;Năm;Kết quả", "wells;Giếng;2000;2024;1480"),
    ],
)
def test_the_words_at_the_head_of_such_tables_are_known(folder: Path, header: str, cells: str) -> None:
    assert outcome(folder, f"{header}\n{cells}\n").values == ["wells 2024: 1480"]


@pytest.mark.parametrize(
    "plan",
    [
        "Kế hoạch",
        "Mục tiêu",
        "Chỉ tiêu giao",
        "Plan",
        "Target",
        "Budget",
        "KH",
        "Mục tiêu 2024",
        "KH năm 2024",
        "Planned value",
    ],
)
def test_what_is_planned_is_never_taken_for_the_figure_and_is_named(folder: Path, plan: str) -> None:
    for columns in (f"{plan};Thực hiện", f"% so với kế hoạch;{plan};Thực hiện"):
        cells = ";".join("7" for _ in columns.split(";")[:-1])
        place = folder.parent / str(len(columns))
        place.mkdir()
        found = outcome(folder_of_sheets(place), f"Chỉ tiêu;Năm;{columns}\nGiếng đang dùng;2024;{cells};1480\n")
        assert found.values == ["wells 2024: 1480"]
        assert any(f"“{plan}”" in line and "passed over" in line for line in found.said)
    found = outcome(folder, f"Chỉ tiêu;Năm;{plan}\nGiếng đang dùng;2024;7\n")
    assert found.problems == ["A1 a needed column is missing: “Value” [PAR161]"]


def test_two_columns_that_could_be_the_figure_are_refused_with_both_names_and_one_can_be_said(folder: Path) -> None:
    text = "Chỉ tiêu;Năm;Kết quả;Số liệu\nGiếng đang dùng;2024;5;6\n"
    found = outcome(folder, text)
    assert found.problems == ["D1 the columns “Kết quả” and “Số liệu” could both hold the figures [PAR161]"]
    assert found.hints == ['say which one with --value "Kết quả"']
    assert outcome(folder, text, choices=ColumnChoices({"so lieu": "value"})).values == ["wells 2024: 6"]


def test_a_column_that_is_not_known_is_refused_once_and_can_be_left_out(folder: Path) -> None:
    text = "Chỉ tiêu;Năm;Kết quả;Mức nước\nGiếng đang dùng;2024;5;6\nGiếng đang dùng;2023;x;6\n"
    found = outcome(folder, text)
    assert found.problems == ["D1 the column “Mức nước” is not known here [PAR161]", "C3 “x” is not a number [PAR210]"]
    assert '--ignore "Mức nước"' in found.hints[0]
    left = outcome(folder, text.replace("x", "7"), choices=ColumnChoices({"muc nuoc": ""}))
    assert left.values == ["wells 2023: 7", "wells 2024: 5"]


@pytest.mark.parametrize(
    ("remark", "name", "refused"),
    [
        ("tấn", "Fish landed", None),
        ("tonnes", "Fish landed", None),
        ("nghìn tấn", "Fish landed", "“nghìn tấn” is a scale, and fish is counted in tonnes"),
        ("thousand tonnes", "Fish landed", "“thousand tonnes” is a scale, and fish is counted in tonnes"),
        ("triệu", "Fish landed", "“triệu” is a scale, and fish is counted in tonnes"),
        ("'000", "Fish landed", "“'000” is a scale, and fish is counted in tonnes"),
        ("kg", "Fish landed", "“kg” is another unit than that of fish, tonnes, or only a part of it"),
        ("%", "Safe water", None),
        ("%", "Fish landed", "“%” is another unit than that of fish, tonnes, or only a part of it"),
        ("north quay only", "Fish landed", "“north quay only” is another unit than that of fish, tonnes, or only a"),
        ("nữ", "Commune staff", "“nữ” is another unit than that of staff, people, or only a part of it"),
        ("kế hoạch", "Fish landed", "“kế hoạch” says that it is another kind of figure than the one reported"),
        ("lũy kế", "Fish landed", "“lũy kế” says that it is another kind of figure than the one reported"),
        ("đơn vị", "Wells in use", None),
        ("thứ hạng", "Rank of the province", None),
    ],
)
def test_what_stands_in_brackets_in_a_unit_column_or_above_is_part_of_what_is_said(
    folder: Path, remark: str, name: str, refused: str | None
) -> None:
    cell = "9/34" if "Rank" in name else "66"
    texts = {
        "B1": f"Chỉ tiêu;Giá trị, {remark};Năm\n{name};{cell};2024\n",
        "C1": f"Chỉ tiêu;Năm;Giá trị ({remark})\n{name};2024;{cell}\n",
        "C2": f"Chỉ tiêu;Năm;ĐVT;Giá trị\n{name};2024;{remark};{cell}\n",
        "A1": f"ĐVT: {remark};;\nChỉ tiêu;Năm;Giá trị\n{name};2024;{cell}\n",
    }
    if remark in {"kế hoạch", "lũy kế"}:
        del texts["B1"]  # which is a column of plans, or one that asks since when
    for cell_name, text in texts.items():
        found = outcome(folder, text)
        if refused is None:
            assert found.problems == []
            (folder / "reports" / "sheet.csv").unlink()
        else:
            assert found.cells == [cell_name]
            assert refused in found.problems[0]
            assert found.values == []


@pytest.mark.parametrize(
    ("above", "refused"),
    [
        ("Đơn vị: Văn phòng UBND tỉnh", False),
        ("ĐƠN VỊ: NGÂN HÀNG NHÀ NƯỚC", False),
        ("Đơn vị: Trạm Y tế", False),
        ("Don vi: Van phong", False),
        ("Đơn vị: vạn văn bản", True),
        ("Đơn vị: ngàn tấn", True),
        ("Đơn vị: nghìn tấn", True),
        ("(nghìn tấn)", True),
        ("(in thousand tonnes)", True),
        ("All figures in thousands of tonnes", True),
        ("Số liệu tính bằng nghìn tấn", True),
        ("Thousand tonnes", True),
        ("(in tonnes)", False),
        ("(Kèm theo Kế hoạch số 12/KH-UBND)", False),
        ("Triệu Phong", False),
        ("(Trạm Y tế)", False),
    ],
)
def test_an_office_above_the_figures_whose_name_begins_like_a_scale_is_none(
    folder: Path, above: str, refused: bool
) -> None:
    found = outcome(folder, f"{above};;\nChỉ tiêu;Năm;Giá trị\nfish;2024;66\n")
    assert found.cells == (["A1"] if refused else [])


FACTOR = Settings(factors={"nghin tan": Factor(Decimal(1000), "as they told us")})


@pytest.mark.parametrize(
    ("cell", "unit", "values"),
    [
        ("66%", "", ["water 2024: 66"]),
        ("66", "%", ["water 2024: 66"]),
        ("66", "", []),
    ],
)
def test_a_factor_said_of_a_column_is_not_that_of_a_row_or_cell_with_its_own_unit(
    folder: Path, cell: str, unit: str, values: list[str]
) -> None:
    rows = f"Chỉ tiêu;Năm;ĐVT;Giá trị\nfish;2024;;1,2\nwater;2024;{unit};{cell}\n"
    found = outcome(folder, f"ĐVT: nghìn tấn;;;\n{rows}", settings=FACTOR)
    assert found.values == (["fish 2024: 1200", *values] if values else [])
    if not values:
        assert found.cells == ["D4"]
        assert "“nghìn tấn” is another unit than that of water, percent" in found.problems[0]
        assert found.hints == ["write a percent sign behind the figure of water"]


def test_a_cell_with_its_own_unit_or_a_rank_of_how_many_is_not_multiplied(folder: Path) -> None:
    rows = "Chỉ tiêu;Năm;Giá trị\nfish;2024;1480 tấn\nplace;2024;9/34\nfish;2025;1,5\n"
    found = outcome(folder, f"ĐVT: nghìn tấn;;\n{rows}", settings=FACTOR)
    assert found.values == ["fish 2024: 1480", "fish 2025: 1500", "place 2024: 9 of 34"]
    refused = outcome(folder, "ĐVT: nghìn tấn;;\nChỉ tiêu;Năm;Giá trị\nfish;2026;1,5\nplace;2026;9\n", settings=FACTOR)
    assert "write the rank with how many were ranked, as 9/34" in refused.hints


@pytest.mark.parametrize(
    "above",
    [
        "UBND XÃ THẠCH A",
        "XÃ THẠCH A",
        "Phường A",
        "UBND xa Thach A",
        "Ủy ban nhân dân phường A",
        "Đơn vị báo cáo: xã Thạch A",
        "BÁO CÁO CỦA XÃ THẠCH A",
        "HĐND VÀ UBND HUYỆN A",
        "PHÒNG NỘI VỤ HUYỆN A",
        "PHÒNG LAO ĐỘNG VÀ XÃ HỘI QUẬN 3",
    ],
)
def test_a_letterhead_of_a_part_of_the_whole_asks_whose_the_figures_are(folder: Path, above: str) -> None:
    rows = "Chỉ tiêu;Năm;Giá trị;Ghi chú\nwater;2024;66;{note}\n"
    found = outcome(folder, f"{above};;;\n{rows.format(note='')}")
    assert found.cells == ["A1"]
    assert f"“{above}” sends these figures, and they would count for the whole" in found.problems[0]
    assert found.values == []
    assert outcome(folder, f"{above};;;\n{rows.format(note='of the province')}").values == ["water 2024: 66"]


def test_a_letterhead_of_a_part_in_two_lines_asks_whose_the_figures_are(folder: Path) -> None:
    table = "ỦY BAN NHÂN DÂN;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;\nXÃ THẠCH A;;\n\nChỉ tiêu;Năm;Giá trị\nwater;2024;66\n"
    assert outcome(folder, table).cells == ["A2"]


def test_a_map_is_offered_only_where_it_gives_factors(folder: Path) -> None:
    head = "Chỉ tiêu;Năm;ĐVT;Giá trị\n"
    own = "write the figures of fish in its own unit, tonnes"
    assert outcome(folder, f"{head}fish;2024;;1,2 nghìn tấn\n").hints == [own]
    for text in (f"{head}fish;2024;nghìn tấn;1,2\n", "Chỉ tiêu;Năm;Giá trị (nghìn tấn)\nfish;2024;1,2\n"):
        assert outcome(folder, text).hints == [f"{own}, or give the factor of this unit in a map, with --map"]
        assert outcome(folder, text, settings=FACTOR).values == ["fish 2024: 1200"]
        (folder / "reports" / "sheet.csv").unlink()


@pytest.mark.parametrize("header", ["Địa phương", "Xã", "Xã/phường", "Commune"])
def test_a_column_of_the_parts_of_the_whole_is_that_of_the_reporters(folder: Path, header: str) -> None:
    """Passing over it would make the figure of each the one of the whole."""
    found = outcome(folder, f"Chỉ tiêu;Năm;{header};Giá trị\nwater;2024;Thạch A;66\n")
    assert found.cells == ["C2"]
    assert found.problems == ["C2 there is no agency “Thạch A” [PAR301]"]
    assert "declare a new one in agencies.yaml" in found.hints[0]


@pytest.mark.parametrize(
    "above",
    [
        "UBND TỈNH A",
        "UBND cấp xã",
        "UBND xã, phường",
        "Xã hội hóa",
        "XÃ HỘI",
        "Xã, phường, thị trấn",
        "SỞ NỘI VỤ",
        "PHÒNG VĂN HÓA XÃ HỘI",
        "BÁO CÁO CỦA CÁC XÃ",
        "VĂN PHÒNG UBND TỈNH",
        "Số liệu của xã, phường",
    ],
)
def test_what_is_no_letterhead_of_a_part_asks_nothing(folder: Path, above: str) -> None:
    found = outcome(folder, f'"{above}";;\nChỉ tiêu;Năm;Giá trị\nwater;2024;66\n')
    assert found.values == ["water 2024: 66"]


def test_a_remark_that_calls_all_figures_provisional_is_read_and_said(folder: Path) -> None:
    for header in ("Giá trị (ước)", "Ước thực hiện", "Kết quả (sơ bộ)"):
        found = outcome(folder, f"Chỉ tiêu;Năm;{header}\nWells in use;2024;5\n")
        assert found.values == ["wells 2024: 5 (provisional)"]
        assert any("all figures of the column are provisional" in line for line in found.said)
        (folder / "reports" / "sheet.csv").unlink()


def test_a_unit_and_an_estimate_in_one_remark_are_both_read(folder: Path) -> None:
    for remark in ("tấn, sơ bộ", "ước", "p", "tonnes, e"):
        found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả ({remark})\nFish landed;2024;5\n")
        assert found.values == ["fish 2024: 5 (provisional)"]
        (folder / "reports" / "sheet.csv").unlink()
    (problem,) = outcome(folder, "Chỉ tiêu;Năm;Kết quả (nghìn tấn, ước)\nFish landed;2024;5\n").problems
    assert "“nghìn tấn” is a scale" in problem


def test_years_as_columns_are_read_and_an_empty_cell_is_no_figure(folder: Path) -> None:
    found = outcome(
        folder,
        "Indicator;Unit;2021;Năm 2022;Sơ bộ 2023;Thực hiện 2024\nSafe water;%;;66,5;68;\nWells in use;;4;4;3;-\n",
    )
    assert found.values == [
        "water 2022: 66.5", "water 2023: 68 (provisional)", "wells 2021: 4", "wells 2022: 4",
        "wells 2023: 3 (provisional)",
    ]  # fmt: skip
    assert "each column is a period: 2021, 2022, 2023, 2024" in found.said
    wrong = outcome(folder, "Indicator;2017;2018\nWells in use;5;x\nWells in use;6;y\n")
    assert wrong.cells == ["C2", "C3"]


def test_years_as_columns_beside_a_column_of_values_are_refused_once(folder: Path) -> None:
    found = outcome(folder, "Indicator;2021;2022;2023;Value\nWells in use;1;2;3;4\n")
    assert found.cells == ["E1"]
    assert "a column of values, “Value”, in addition to columns for periods, “2021” and so on" in found.problems[0]


def test_a_header_of_two_rows_is_read_as_one(folder: Path) -> None:
    found = outcome(
        folder,
        "TT;Chỉ tiêu;ĐVT;Năm 2023;;Năm 2024;;Ghi chú\n;;;Kế hoạch;Thực hiện;Kế hoạch;Thực hiện;\n"
        "A;B;C;1;2;3;4;5\n1;Wells in use;;9;1;9;2;\n",
    )
    assert found.values == ["wells 2023: 1", "wells 2024: 2"]
    assert any("“Năm 2023 / Kế hoạch”, “Năm 2024 / Kế hoạch”" in line for line in found.said)


_HEADERS: Sequence[tuple[str, str, Sequence[str]]] = (
    ("TT;Chỉ tiêu;ĐVT;Kết quả;Ghi chú\n;;;Năm 2024;", "9;", ("2024: 9",)),
    ("TT;Chỉ tiêu;ĐVT;Kết quả;;;\n;;;Năm 2023;;Năm 2024;\n;;;KH;TH;KH;TH", "8;9;8;7", ("2023: 9", "2024: 7")),
    ("TT;Chỉ tiêu;ĐVT;Thực hiện năm 2024;;\n;;;KH;TH;Tỷ lệ TH/KH", "8;9;112", ("2024: 9",)),
    ("TT;Chỉ tiêu;Đơn vị;Kế hoạch;Thực hiện\n;;tính;năm 2024;năm 2024", "8;9", ("2024: 9",)),
    ("Số;Tên;Đơn vị;Thực hiện\nTT;chỉ tiêu;tính;2024", "9", ("2024: 9",)),
    ("TT;Chỉ tiêu;ĐVT;Thực hiện 2024;\n;;;Tổng số;Kế hoạch giao", "9;8", ("2024: 9",)),
    ("TT;Chỉ tiêu;ĐVT;Thực hiện 2024", "9", ("2024: 9",)),
)


@pytest.mark.parametrize(("header", "cells", "values"), _HEADERS)
def test_a_header_of_several_rows_that_are_not_merged_is_read(
    folder: Path, header: str, cells: str, values: Sequence[str]
) -> None:
    found = outcome(folder, f"{header}\n1;Sản lượng cá;tấn;{cells}\n")
    assert found.values == [f"fish {text}" for text in values], found.problems


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Năm 2023;;;", "“Năm 2023” names another period"),
        (";;Nhóm A;", None),
        (";;;", None),
        ("I;;;", None),
        (";Nhóm A;;", None),
    ],
)
def test_a_row_right_below_the_header_is_no_part_of_it_unless_it_divides_figures(
    folder: Path, row: str, problem: str | None
) -> None:
    table = f"BÁO CÁO NĂM 2024;;;\nTT;Chỉ tiêu;ĐVT;Kết quả\n{row}\n1;Fish landed;tấn;5\n"
    found = outcome(folder, table)
    assert found.values == ([] if problem else ["fish 2024: 5"])
    assert all(problem in item for item in found.problems) if problem else found.problems == []


def test_parts_next_to_the_whole_in_a_second_row_of_the_header_are_refused_by_name(folder: Path) -> None:
    table = "TT;Chỉ tiêu;ĐVT;Thực hiện 2024;;\n;;;Tổng số;Nữ;Nông thôn\n1;Sản lượng cá;tấn;9;4;5\n"
    found = outcome(folder, table)
    assert found.problems == [
        "E2 the column “Thực hiện 2024 / Nữ” is not known here [PAR161]",
        "F2 the column “Thực hiện 2024 / Nông thôn” is not known here [PAR161]",
    ]
    left_out = ColumnChoices({"thuc hien 2024 / nu": "", "thuc hien 2024 / nong thon": ""})
    assert outcome(folder, table, choices=left_out).values == ["fish 2024: 9"]


def test_columns_none_of_which_may_be_the_figure_are_one_problem(folder: Path) -> None:
    found = outcome(folder, "TT;Chỉ tiêu;Năm;Thực hiện\n;;;Nữ\n1;Sản lượng cá;2024;4\n")
    assert found.problems == ["D2 none of these columns is known as that of the figures: “Thực hiện / Nữ” [PAR161]"]
    assert "--value" in found.hints[0]


@pytest.mark.parametrize("header", ["Xếp hạng", "Hạng", "Rank", "Thứ hạng"])
def test_a_column_of_ranks_holds_no_other_figures(folder: Path, header: str) -> None:
    head = f"Chỉ tiêu;Năm;{header}\n"
    assert outcome(folder, f"{head}Thứ hạng của tỉnh;2024;12/34\n").values == ["place 2024: 12 of 34"]
    found = outcome(folder, f"{head}Tỷ lệ hộ dùng nước sạch;2024;12\n")
    assert found.problems == [
        f"C1 “{header}” is another unit than that of water, percent, or only a part of it [PAR161]"
    ]


@pytest.mark.parametrize(
    ("head", "row", "doubtful"),
    [
        ("Kết quả", "Hộ dùng nước sạch;2022;9", True),
        ("Kết quả", "water;2022;9", True),
        ("Kết quả", "Pupils who finish;2021-09/2022-08;9", True),
        ("Kết quả", "water;2022;9%", False),
        ("Kết quả (%)", "water;2022;9", False),
        ("Kết quả;ĐVT", "water;2022;9;%", False),
        ("Kết quả", "Tỷ lệ hộ dùng nước sạch;2022;9", False),
        ("Kết quả", "water;2022;9,5", False),
        ("Kết quả", "water;2022;62", False),
        ("Kết quả", "Fish landed;2022;9", False),
    ],
)
def test_a_whole_number_that_nothing_calls_a_percentage_is_in_doubt_where_it_is_far_from_what_is_known(
    folder: Path, head: str, row: str, doubtful: bool
) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;{head}\n{row}\n")
    assert len(found.values) == 1
    assert any("nothing says whether it is a percentage or a count" in line for line in found.said) == doubtful


def test_a_unit_is_known_with_a_word_for_its_number_and_another_may_be_said_to_be_the_same(folder: Path) -> None:
    head = "Chỉ tiêu;Năm;ĐVT;Kết quả\nCán bộ cấp xã;2024;"
    for unit in ("người", "số người", "Tổng số người", "people", "number of people"):
        assert outcome(folder, f"{head}{unit};5\n").problems == []
    found = outcome(folder, f"{head}biên chế;5\n")
    assert found.problems == ["C2 “biên chế” is another unit than that of staff, people, or only a part of it [PAR210]"]
    assert "--map: 1 for another word for the same" in found.hints[0]
    same = Settings(factors={"bien che": Factor(Decimal(1), "posts are people here")})
    assert outcome(folder, f"{head}biên chế;5\n", settings=same).problems == []


@pytest.mark.parametrize("header", ["Trọng số", "TRỌNG SỐ (%)", "Tro\u0323ng s\u00f4\u0301", "Weight"])
def test_a_column_of_weights_is_not_how_many_were_ranked(folder: Path, header: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả;{header}\nThứ hạng của tỉnh;2024;9;15\nWells in use;2024;1480;5\n")
    assert found.problems == ["C2 a rank means nothing without the number ranked [PAR608]"]
    found = outcome(folder, f"Chỉ tiêu;Năm;{header};Kết quả\nThứ hạng của tỉnh;2024;15;9/34\n")
    assert found.values == ["place 2024: 9 of 34"]
    assert any("passed over" in line for line in found.said)


def test_periods_above_a_header_are_those_of_the_columns_below_them(folder: Path) -> None:
    found = outcome(
        folder, "BÁO CÁO;;;;;;\n;;Năm 2023;;Năm 2024;;\nTT;Chỉ tiêu;KH;TH;KH;TH;Ghi chú\n1;Wells in use;9;1;9;2;x\n"
    )
    assert found.values == ["wells 2023: 1", "wells 2024: 2"]


# --- rows


def test_all_that_is_wrong_in_all_rows_is_told_in_one_run_in_the_words_of_the_sheet(folder: Path) -> None:
    found = outcome(
        folder,
        "Chỉ tiêu;Năm;Kết quả;Trong số;Ngày công bố\nSafe water;2023;x;;\nSafe water;2024;999;;\nnobody;2024;5;;\n"
        "Rank of the province;2024;9;;\nWells in use;2024;1480,5;;31/02/2025\nSafe water;2021;64;;\n"
        "Wells in use;soon;1;;\nWells in use;2023;5;;;x\nSafe water;2019;998;;soon\n",
    )
    assert found.problems == [
        "C2 “x” is not a number [PAR210]",
        "C3 999% is outside 0 to 100 [PAR504]",
        "A4 there is no indicator “nobody” [PAR301]",
        "C5 a rank means nothing without the number ranked [PAR608]",
        "C6 1480.5 has a decimal point, and whole things are counted from 0 [PAR505]",
        "E6 the day “31/02/2025” does not exist [PAR146]",
        f"C7 water 2021 is 64 here, and already reported as 63.5 ({folder}/reports/reported.yaml:4) [PAR609]",
        "B8 “soon” is not a period [PAR401]",
        "F9 the row continues to the right of the last column [PAR163]",
        "C10 998% is outside 0 to 100 [PAR504]",
        "E10 “soon” is not a date [PAR212]",
    ]
    text = " ".join((*found.hints, *found.vietnamese))
    assert "write into “Trong số” how many were ranked" in text
    for key in ("of:", "value:", "published:", "as_printed", "above_100"):
        assert key not in text


def test_an_indicator_is_known_by_the_words_of_its_name_and_what_names_a_part_of_it_is_not(folder: Path) -> None:
    head = "Chỉ tiêu;Năm;Kết quả\n"
    found = outcome(
        folder, f"{head}2. Tỷ lệ hộ dùng nước sạch trên địa bàn tỉnh;2024;70\nXếp hạng của tỉnh;2024;9/34\n"
    )
    assert found.values == ["place 2024: 9 of 34", "water 2024: 70"]
    assert "A2: “2. Tỷ lệ hộ dùng nước sạch trên địa b...” is read as water" in found.said
    for part in (
        "Tỷ lệ hộ dùng nước sạch khu vực nông thôn",
        "Tỷ lệ hộ không dùng nước sạch",
        "Nữ cán bộ cấp xã",
        "Tổng số cán bộ cấp xã và giáo viên",
        "Cán bộ cấp xã, giáo viên",
        "Cán bộ cấp xã có mặt",
        "Cán bộ cấp xã được giao",
        "Tỷ lệ hộ dùng nước sạch năm trước",
        "Tỷ lệ hộ dùng nước sạch trung bình cả nước",
        "Tỷ lệ hộ đăng ký dùng nước sạch",
        "Tỷ lệ hộ dùng nước sạch quá hạn",
        "Safe water, national average",
        "Tỷ lệ hộ dùng nước sạch quý III",
        "Tỷ lệ hộ dùng nước sạch 6 tháng",
        "Tỷ lệ hộ dùng nước sạch lần 2",
        "Tỷ lệ hộ dùng nước sạch của doanh nghiệp",
        "Tỷ lệ hộ dùng nước sạch của các hộ có vốn vay",
        "Tỷ lệ hộ dùng nước sạch (cấp tỉnh)",
        "Tỷ lệ hộ dùng nước sạch (Kỳ Anh)",
        "Tỷ lệ hộ dùng nước sạch tại Kỳ Anh",
        "Cán bộ cấp xã Sở Nội vụ",
        "CÁN BỘ CẤP XÃ SỞ NỘI VỤ",
        "Safe water in harbours",
    ):
        refused = outcome(folder, f"{head}{part};2025;70\n")
        assert refused.cells == ["A2"]
        assert "or only a part of it" in refused.problems[0]


def test_a_short_name_in_the_name_of_another_thing_is_not_that_one(folder: Path) -> None:
    """The words of a short name stand in the name of another thing, whose own words are more of them."""
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Giếng đang dùng", "Nước sạch"), encoding="utf-8")
    head = "Chỉ tiêu;Năm;Kết quả\n"
    found = outcome(folder, f"{head}Tỷ lệ hộ có nước sạch;2024;70\n")
    assert found.values == []
    assert found.problems == ["A2 “Tỷ lệ hộ có nước sạch” may be any of these: wells, water [PAR301]"]
    assert outcome(folder, f"{head}Nước sạch toàn tỉnh;2024;70\n").values == ["wells 2024: 70"]


def test_the_word_for_the_kind_of_a_figure_is_no_word_of_another_name(folder: Path) -> None:
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8").replace("Giếng đang dùng", "PAR INDEX")
    file.write_text(text.replace("Cán bộ cấp xã", "Chi cục thuộc sở"), encoding="utf-8")
    found = outcome(folder, "Chỉ tiêu;Năm;Kết quả\nChỉ số PAR INDEX trong năm;2024;7\n")
    assert found.values == ["wells 2024: 7"]


def test_words_with_other_diacritics_are_other_words(folder: Path) -> None:
    file = folder / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Giếng đang dùng", "Số xã hóa"), encoding="utf-8")
    head = "Chỉ tiêu;Năm;Kết quả\n"
    for name in ("Tổng số xã hóa", "Tổng số xã hoá", "TONG SO XA HOA"):
        assert outcome(folder, f"{head}{name};2024;7\n").problems == []
    for name in ("Sổ sách xã hóa", "So sánh xã hóa", "Hồ sơ xã hóa"):
        assert outcome(folder, f"{head}{name};2024;8\n").cells == ["A2"]


def test_a_number_before_the_name_of_an_indicator_is_a_part_of_it(folder: Path) -> None:
    file = folder / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Giếng đang dùng", "18091 cấp huyện"), encoding="utf-8")
    head = "Chỉ tiêu;Năm;Kết quả\n"
    for name in ("18091 cấp huyện", "1. 18091 cấp huyện"):
        assert outcome(folder, f"{head}{name};2024;7\n").problems == []
    for name in ("Cấp huyện", "Hài lòng cấp huyện", "2. Cấp huyện"):
        assert outcome(folder, f"{head}{name};2024;8\n").cells == ["A2"]


def test_a_name_without_what_stands_behind_it_in_brackets_is_suggested(folder: Path) -> None:
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Giếng đang dùng", "Giếng đang dùng (mức độ 4)"), encoding="utf-8")
    assert outcome(folder, "Chỉ tiêu;Năm;Kết quả\nGiếng đang dùng;2024;7\n").hints == ["did you mean “wells”?"]


def test_a_suggestion_is_given_for_a_slip_and_never_names_another_thing(folder: Path) -> None:
    head = "Chỉ tiêu;Năm;Kết quả\n"
    assert outcome(folder, f"{head}Sản luợng cá;2025;70\n").values == ["fish 2025: 70"]
    assert outcome(folder, f"{head}Sản lươngg cá;2025;70\n").hints == ["did you mean “fish”?"]
    (hint,) = outcome(folder, f"{head}Sản lượng tôm;2025;70\n").hints
    assert "did you mean" not in hint


def test_a_slip_in_the_word_for_the_kind_of_a_thing_is_no_part_of_its_name(folder: Path) -> None:
    file = folder / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Giếng đang dùng", "Giếng"), encoding="utf-8")
    head = "Chỉ tiêu;Năm;Kết quả\n"
    assert outcome(folder, f"{head}Số lượng giếng;2025;70\n").values == ["wells 2025: 70"]
    for slip in ("Xếp hạn Giếng", "Số lượn giếng"):
        assert outcome(folder, f"{head}{slip};2025;70\n").hints == ["did you mean “wells”?"]
    assert "did you mean" not in outcome(folder, f"{head}Nắp đậy giếng;2025;70\n").hints[0]


# --- cells


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("wells", "05", "5"),
        ("staff", "2148 người", "2148"),
        ("wells", "05 đơn vị", "5"),
        ("wells", "1480.0", "1480"),
        ("wells", "1480,00", "1480"),
        ("water", "48,67%", "48.67"),
        ("water", "66.5 %", "66.5"),
        ("water", "≥ 91%", "at_least 91"),
        ("water", "trên 91%", "more_than 91"),
        ("water", "từ 91% trở lên", "at_least 91"),
        ("place", "Ngoài 30/63", "more_than 30 of 63"),
        ("fish", "> 30", "more_than 30"),
        ("wells", "2.148", "2148"),
        ("staff", "2 148", "2148"),
        ("water", "2.148", "2.148"),
        ("place", "9/34", "9 of 34"),
        ("water", "389.120/412.356", "389120/412356"),
        ("water", "0,76%", "0.76"),
        ("fish", "12,3 (p)", "12.3 (provisional)"),
        ("fish", "12,3 tấn (ước)", "12.3 (provisional)"),
        ("fish", "ước 12,3", "12.3 (provisional)"),
        ("fish", "12.3 e", "12.3 (provisional)"),
        ("fish", "1 423,5", "1423.5"),
        ("water", "Đạt 71,25%", "71.25"),
        ("water", "không dưới 91%", "at_least 91"),
    ],
)
def test_a_cell_means_what_it_says(folder: Path, name: str, cell: str, value: str) -> None:
    assert outcome(folder, f"Chỉ số;Kỳ;Giá trị\n{name};2024;{cell}\n").values == [f"{name} 2024: {value}"]


@pytest.mark.parametrize(
    ("name", "cell", "said", "hint"),
    [
        ("fish", "2.148", "“2.148” may be 2148 or 2.148", "write 2148, or 2.1480"),
        ("fish", "12,3*", "has a mark, “*”, that may mean different things", "write true into “Provisional”"),
        ("fish", "12,3 (1)", "has a mark, “(1)”, that may mean different things", "remove the mark"),
        ("fish", "12,3 r", "has a mark, “r”, that may mean different things", "remove the mark"),
        ("fish", "1,2 nghìn tấn", "“nghìn tấn” is a scale", "own unit, tonnes"),
        ("staff", "5 xe", "“xe” is another unit than that of staff", "own unit, people"),
        ("wells", "5%", "wells is not a percentage", "remove the percent sign"),
        ("fish", "5/7", "“5/7” is two numbers", "write one number"),
        ("fish", "5/7/2025", "“5/7/2025” is a day, not a figure", "format the cell as text"),
        ("water", "0,9125", "may be 0.9125% or, as a fraction, 91.25%", "--fractions"),
        ("water", "1", "may be 1% or, as a fraction, 100%", "--fractions"),
        ("fish", "khoảng 5", "is only an approximate number", "leave the cell empty"),
        ("fish", "không", "is not a number", "leave the cell empty where there is none"),
        ("wells", "70 1)", "is not a number", "leave the cell empty where there is no figure"),
        ("wells", "12 5", "is not a number", "leave the cell empty where there is no figure"),
        ("fish", "1 423 5", "is not a number", "leave the cell empty where there is no figure"),
        ("fish", "#REF!", "the cell is an error", "leave the cell empty where there is none"),
    ],
)
def test_a_cell_that_may_mean_two_things_is_refused_with_what_to_write(
    folder: Path, name: str, cell: str, said: str, hint: str
) -> None:
    found = outcome(folder, f"Chỉ số;Kỳ;Giá trị\n{name};2024;{cell}\n")
    assert found.cells == ["C2"]
    assert said in found.problems[0]
    assert hint in found.hints[0]
    assert found.values == []


@pytest.mark.parametrize(
    "mark",
    [
        "-",
        "–",
        "..",
        "…",
        "N/A",
        "n.a.",
        ":",
        "#N/A",
        "chưa công bố",
        "chưa triển khai",
        "không có số liệu",
        "chưa có",
        "(chưa có)",
    ],
)
def test_a_mark_for_no_figure_is_passed_over_and_named_and_never_nought(folder: Path, mark: str) -> None:
    found = outcome(folder, f"Chỉ số;Kỳ;Giá trị;Ghi chú\nwells;2024;{mark};sẽ gửi sau\nwells;2023;5;\n")
    assert found.values == ["wells 2023: 5"]
    assert f"read as no figure: “{mark}”" in found.said
    assert "rows passed over: 1 (without a figure 1)" in found.said


def test_a_star_that_the_sheet_explains_is_read(folder: Path) -> None:
    found = outcome(folder, "Chỉ số;Kỳ;Giá trị\nfish;2024;12,3*\n;;\n(*) Số liệu sơ bộ;;\n")
    assert found.values == ["fish 2024: 12.3 (provisional)"]


@pytest.mark.parametrize("note", ["* Số liệu ước thực hiện", "* Số ước", "(*): Ước thực hiện"])
def test_a_star_explained_as_an_estimate_is_read(folder: Path, note: str) -> None:
    found = outcome(folder, f"Chỉ số;Kỳ;Giá trị\nfish;2024;12,3*\n;;\n{note};;\n")
    assert found.values == ["fish 2024: 12.3 (provisional)"]


def test_fractions_are_taken_where_they_are_said_to_be_some(folder: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị\nwater;2023;0,665\nwater;2024;1\nwells;2024;1\nwater;2022;62%\n"
    found = outcome(folder, text, settings=Settings(fractions=True))
    assert found.values == ["water 2022: 62", "water 2023: 66.5", "water 2024: 100", "wells 2024: 1"]
    assert any("fractions of 1, read as percentages: 2" in line for line in found.said)
    wrong = outcome(folder, "Chỉ số;Kỳ;Giá trị\nwater;2025;66,5\n", settings=Settings(fractions=True))
    assert wrong.cells == ["C2"]


@given(st.decimals("0.001", "0.999", places=3))
def test_a_fraction_moved_by_two_places_is_its_percentage(number: object) -> None:
    from decimal import Decimal

    from par_cli.record.number_cells import moved

    assert Decimal(moved(str(number), 2)) == Decimal(str(number)) * 100
    assert Decimal(moved(f"-{number}", 2)) == Decimal(str(number)) * -100


def test_an_indicator_that_has_always_been_below_1_may_stay_there(folder: Path) -> None:
    report = folder / "reports" / "low.yaml"
    report.write_text(
        "schema: 1\nvalues:\n  - {indicator: water, period: 2022, value: 0.4, published: 2023-02-01}\n",
        encoding="utf-8",
    )
    assert outcome(folder, "Chỉ số;Kỳ;Giá trị\nwater;2023;0,5\n").values == ["water 2023: 0.5"]


def test_days_are_read_where_they_have_one_reading(folder: Path) -> None:
    head = "Chỉ số;Kỳ;Giá trị;Ngày công bố\n"
    for day in ("31.12.2025", "31-12-2025", "31/12/2025", "2025-12-31", "2025-12-31 00:00:00"):
        found = outcome(folder, f"{head}wells;2024;5;{day}\n")
        assert found.problems == []
        (folder / "reports" / "sheet.csv").unlink()
    (problem,) = outcome(folder, f"{head}wells;2024;5;15/01/26\n").problems
    assert problem == "D2 the year of “15/01/26” has two digits [PAR212]"


def test_a_column_with_a_month_that_comes_first_is_refused_until_its_order_is_said(folder: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị;Ngày công bố\nwells;2022;5;01/02/2025\nwells;2023;5;01/15/2026\nwells;2024;5;31/12/2025"
    found = outcome(folder, text)
    assert found.problems == [
        (
            "D2 “01/02/2025” may be 2025-02-01 or 2025-01-02: in “01/15/2026”, in the same column, the month comes "
            "first [PAR212]"
        ),
        "D3 the month comes first in “01/15/2026” [PAR146]",
    ]
    assert all("--dates month-first" in hint for hint in found.hints)
    first = outcome(folder, text.replace("31/12/2025", "12/31/2025"), settings=Settings(month_first=True))
    assert len(first.values) == 3
    assert outcome(folder, text, settings=Settings(month_first=True)).cells == ["D4"]


@pytest.mark.parametrize(
    ("name", "cell", "period"),
    [
        ("jobs", "2010-11", "2010-11"),
        ("jobs", "201011", "2010-11"),
        ("fish", "202410", "2024-10"),
        ("fish", "2024S2", "2024-H2"),
        ("fish", "2021/2024", "2021/2024"),
        ("fish", "2024M10", "2024-10"),
        ("fish", "Sơ bộ 2023", "2023"),
        ("fish", "2023 (ước)", "2023"),
    ],
)
def test_a_period_is_read_where_it_has_one_reading(folder: Path, name: str, cell: str, period: str) -> None:
    done = outcome(folder, f"Chỉ số;Kỳ;Giá trị\n{name};{cell};12\n")
    (found,) = done.values
    said = any("read as the only period that fits how the indicator is reported: 1" in line for line in done.said)
    assert said == (cell in {"2010-11", "201011"})
    assert found.startswith(f"{name} {period}: 12")
    assert ("provisional" in found) == (cell in {"Sơ bộ 2023", "2023 (ước)"})


@pytest.mark.parametrize(
    ("name", "cell", "readings"),
    [
        ("school", "2024/2025", ["2024-09/2025-08", "2024-01/2025-12"]),
        ("fish", "2024-25", ["2024-04/2025-03", "2024-01/2025-12"]),
        ("fish", "FY 2024/25", ["2024-04/2025-03", "2024-01/2025-12"]),
        ("fish", "năm học 2024-2025", ["2024-04/2025-03"]),
        ("fish", "2010-11", ["11/2010", "2010-04/2011-03", "2010-01/2011-12"]),
        ("fish", "202425", ["2024-04/2025-03", "2024-01/2025-12"]),
    ],
)
def test_two_years_in_a_row_are_refused_with_all_readings(
    folder: Path, name: str, cell: str, readings: list[str]
) -> None:
    found = outcome(folder, f"Chỉ số;Kỳ;Giá trị\n{name};{cell};12\n")
    assert found.cells == ["B2"]
    assert all(reading in found.hints[0] for reading in readings)
    for reading in readings:
        assert outcome(folder, f"Chỉ số;Kỳ;Giá trị\n{name};{reading};12\n").problems == []
        (folder / "reports" / "sheet.csv").unlink()


def test_a_point_between_thousands_is_not_expected_where_commas_separate_the_cells(folder: Path) -> None:
    text = "indicator,period,value,numerator,denominator\n"
    assert outcome(folder, f"{text}wells,2023,1.480,,\n").cells == ["C2"]
    found = outcome(folder, f"{text}wells,2023,1480.0,,\nwater,2024,,1377.0,1512.0\n")
    assert found.values == ["water 2024: 1377/1512", "wells 2023: 1480"]
    assert outcome(folder, f"{text}wells,2024,1480.5,,\n").problems == [
        "C2 1480.5 has a decimal point, and whole things are counted from 0 [PAR505]"
    ]


# --- several files


def test_several_files_are_one_import_all_or_none(folder: Path) -> None:
    files = {"a.csv": b"indicator,period,value\nwells,2023,5\n", "b.csv": b"indicator;period;value\nwells;2024;x\n"}
    found = outcome(folder, files)
    assert (found.values, found.cells) == ([], ["C2"])
    files["b.csv"] = b"indicator;period;value\nwells;2024;6\nwells;2023;7\n"
    found = outcome(folder, files)
    assert "wells 2023 appears twice, first in " in found.problems[0]
    files["b.csv"] = b"indicator;period;value\nwells;2024;6\n"
    found = outcome(folder, files)
    assert found.values == ["wells 2023: 5", "wells 2024: 6"]
    assert found.said[-1] == "new: 2; there already: 0; other figures than before: 0"
    assert (folder / "reports" / "a.csv").exists()
    assert (folder / "reports" / "b.csv").exists()


def test_what_two_files_say_alike_is_taken_once(folder: Path) -> None:
    head, row = "indicator,period,value,published,source\n", "wells,2023,5,2024-02-01,Report 7\n"
    for other in (row.replace("5", "6"), row.replace("7", "8")):
        found = outcome(folder, {"a.csv": f"{head}{row}".encode(), "b.csv": f"{head}{other}".encode()})
        assert "wells 2023 appears twice, first in " in found.problems[0]
    assert "appears twice" in outcome(folder, f"{head}{row}{row}").problems[0]
    found = outcome(folder, {"a.csv": f"{head}{row}".encode(), "b.csv": f"{head}{row}".encode()})
    assert found.values == ["wells 2023: 5"]
    assert found.said[-1] == "new: 1; there already: 1; other figures than before: 0"


def test_no_hint_of_a_doubt_names_a_key_of_data_files() -> None:
    """The hints that ask for a note are said in the words of the sheet."""
    folder = Path(doubtful_series.__file__).parent
    hints = {
        text
        for file in folder.glob("doubtful_*.py")
        for text in re.findall(r'phrase\(\s*"([^"]*a note (?:here )?that [^"]*)"', file.read_text(encoding="utf-8"))
    }
    assert len(hints) > 8
    for hint in sorted(hints):
        arguments = {name: name for name in re.findall(r"{(\w+)}", hint)}
        said = get_locale("en").text(with_column_names(lambda name: f"<{name}>", Message(hint, arguments)))
        assert "<note>" in said, hint
        assert "note that" not in said


# --- columns that name a part of a year


@pytest.mark.parametrize(
    ("above", "header", "values"),
    [
        ("BÁO CÁO NĂM 2025", "Quý I;Quý II", ["2025-Q1: 1", "2025-Q2: 2"]),
        ("BÁO CÁO NĂM 2025", "Kết quả quý III;Ước cả năm", ["2025-Q3: 1", "2025: 2 (provisional)"]),
        ("BÁO CÁO NĂM 2025", "6 tháng đầu năm;9 tháng", ["2025-9M: 2", "2025-H1: 1"]),
        ("BÁO CÁO NĂM 2025", "6 tháng cuối năm;Cả năm", ["2025-H2: 1", "2025: 2"]),
        ("BÁO CÁO NĂM 2025", "Năm trước;Năm nay", ["2024: 1", "2025: 2"]),
        ("BÁO CÁO QUÝ III NĂM 2025", "Trong kỳ;Lũy kế từ đầu năm", ["2025-9M: 2", "2025-Q3: 1"]),
        ("BÁO CÁO THÁNG 11/2025", "Trong tháng;Lũy kế từ đầu năm đến nay", ["2025-01/2025-11: 2", "2025-11: 1"]),
        ("BÁO CÁO 6 THÁNG ĐẦU NĂM;;\n(năm 2025)", "Tháng 1;Tháng 6", ["2025-01: 1", "2025-06: 2"]),
        ("Report on 2025", "Q1;Full year", ["2025-Q1: 1", "2025: 2"]),
    ],
)
def test_a_header_without_a_year_is_of_the_year_in_the_title_which_is_said(
    folder: Path, above: str, header: str, values: list[str]
) -> None:
    found = outcome(folder, f"{above};;\nChỉ tiêu;{header}\nGiếng đang dùng;1;2\n")
    assert found.problems == []
    assert found.values == [f"wells {line}" for line in values]
    assert any("by the year that A" in line for line in found.said)


@pytest.mark.parametrize(
    ("above", "header", "why"),
    [
        ("BÁO CÁO", "Quý I;Quý II", "B2 “Quý I” names no year, and no row above the header does"),
        ("SO SÁNH 2024 VÀ 2025", "Quý I;Quý II", "B2 “Quý I” may be 2024-Q1 or 2025-Q1"),
        ("BÁO CÁO 6 THÁNG ĐẦU NĂM 2025", "Năm trước;Năm nay", "B2 “Năm trước” may be 2024-H1 or 2024"),
        ("BÁO CÁO QUÝ III VÀ 9 THÁNG ĐẦU NĂM 2025", "Trong kỳ;Cả năm", "B2 “Trong kỳ” may be 2025-9M or 2025-Q3"),
        (
            "BÁO CÁO QUÝ III NĂM 2025",
            "Trong kỳ;Lũy kế",
            "C2 “Lũy kế” may be accumulated from the start of the year (2025-9M) or from an earlier day",
        ),
        ("BÁO CÁO QUÝ III NĂM 2025", "Trong tháng;Quý I", "B2 “Trong tháng” does not go with 2025-Q3, which the rows"),
        ("BÁO CÁO", "Quý I;Lũy kế", "C2 “Lũy kế” is accumulated, and it is not said since when"),
    ],
)
def test_a_header_that_may_be_of_two_periods_is_refused_with_both(
    folder: Path, above: str, header: str, why: str
) -> None:
    found = outcome(folder, f"{above};;\nChỉ tiêu;{header}\nGiếng đang dùng;1;2\n")
    assert any(item.startswith(why) for item in found.problems)
    assert all("--" in hint for hint in found.hints)
    assert found.values == []


def test_the_year_of_quarters_may_be_given_and_that_of_a_group_is_above_them(folder: Path) -> None:
    given = outcome(folder, "Chỉ tiêu;Quý I;Quý II\nGiếng đang dùng;1;2\n", choices=ColumnChoices(period="2024"))
    assert given.values == ["wells 2024-Q1: 1", "wells 2024-Q2: 2"]
    assert "“Quý I” is read as 2024-Q1, by the year that --period names" in given.said
    group = outcome(folder, "TT;Chỉ tiêu;Năm 2023;;Năm 2022\n;;Quý I;Quý II;Cả năm\n1;Cán bộ cấp xã;1;2;3\n")
    assert group.values == ["staff 2022: 3", "staff 2023-Q1: 1", "staff 2023-Q2: 2"]


def test_an_accumulated_figure_is_taken_where_it_is_said_to_be_meant(folder: Path) -> None:
    text = "BÁO CÁO 9 THÁNG NĂM 2025;;\nChỉ tiêu;Trong kỳ;Lũy kế\nGiếng đang dùng;1;2\n"
    assert outcome(folder, text, choices=ColumnChoices({"luy ke": "value"})).values == ["wells 2025-9M: 2"]


def test_last_year_next_to_the_figures_of_a_report_is_only_a_comparison(folder: Path) -> None:
    found = outcome(folder, "BÁO CÁO NĂM 2025;;\nChỉ tiêu;Năm trước;Thực hiện\nGiếng đang dùng;1;2\n")
    assert found.values == ["wells 2025: 2"]
    assert any("“Năm trước”" in line for line in found.said)


def test_the_year_reported_next_to_the_year_before_is_a_column_of_figures(folder: Path) -> None:
    found = outcome(folder, "BÁO CÁO NĂM 2025;;\nChỉ tiêu;Năm trước;Năm báo cáo\nGiếng đang dùng;1;2\n")
    assert found.values == ["wells 2024: 1", "wells 2025: 2"]
    found = outcome(folder, "BÁO CÁO QUÝ III/2025;;\nChỉ tiêu;Cùng kỳ năm trước;Kỳ báo cáo\nFish landed;1;2\n")
    assert found.values == ["fish 2025-Q3: 2"]


@pytest.mark.parametrize("header", ["2025/2024 (%)", "Đạt % KH", "Tốc độ tăng (%)", "Tỷ lệ đạt so với KH"])
def test_what_compares_figures_is_passed_over_and_named(folder: Path, header: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm 2024;Năm 2025;{header}\nFish landed;5;6;120\n")
    assert found.values == ["fish 2024: 5", "fish 2025: 6"]
    assert any(f"“{header}”" in line for line in found.said)


@pytest.mark.parametrize("cell", ["01/01/2025", "2025-01-01", "ngày 31 tháng 12 năm 2025"])
def test_a_day_in_a_column_of_years_is_refused(folder: Path, cell: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\nwater;{cell};70\n")
    assert found.cells == ["B2"]
    assert "is a day, and “Năm” is a column of years" in found.problems[0]
    assert len(outcome(folder, f"Chỉ tiêu;Kỳ;Kết quả\nwells;{cell};70\n").values) == 1


def test_a_title_right_above_the_header_is_no_group_of_columns(folder: Path) -> None:
    found = outcome(folder, "KẾT QUẢ NĂM 2025;;;\nChỉ tiêu;Năm;Kế hoạch;TH/KH\nGiếng đang dùng;2024;1;2\n")
    assert found.problems == ["A2 a needed column is missing: “Value” [PAR161]"]
    found = outcome(folder, "KẾT QUẢ NĂM 2025;;;\nChỉ tiêu;Năm;Thực hiện;Tỷ lệ TH/KH (%)\nGiếng đang dùng;2024;1;2\n")
    assert found.values == ["wells 2024: 1"]
    assert any("other figures than the reported ones: “Tỷ lệ TH/KH (%)”" in line for line in found.said)


QUARTERS = "Chỉ tiêu;Kỳ;Thực hiện\nFish landed;Quý I;1\nFish landed;6 tháng đầu năm;3\nFish landed;Cả năm (ước);7\n"


def test_a_quarter_in_the_column_of_periods_is_of_the_year_that_is_named_above_or_given(folder: Path) -> None:
    found = outcome(folder, f"BÁO CÁO NĂM 2024\n{QUARTERS}")
    assert found.values == ["fish 2024-H1: 3", "fish 2024-Q1: 1", "fish 2024: 7 (provisional)"]
    assert any("of the year that is named above" in line and "“Quý I” in B3 as 2024-Q1" in line for line in found.said)
    given = outcome(folder, QUARTERS, choices=ColumnChoices(period="2025"))
    assert given.values == ["fish 2025-H1: 3", "fish 2025-Q1: 1", "fish 2025: 7 (provisional)"]


@pytest.mark.parametrize(
    ("above", "cell", "problem"),
    [
        ("", "Quý I", "B2 “Quý I” names no year, and no row above the header does [PAR401]"),
        ("NĂM 2024 VÀ NĂM 2025\n", "Quý I", "B3 “Quý I” may be 2024-Q1 or 2025-Q1 [PAR401]"),
        ("NĂM 2024\n", "Lũy kế", "B3 “Lũy kế” may be accumulated from the start of the year (2024) or from an"),
    ],
)
def test_a_quarter_of_no_certain_year_is_refused_at_its_cell(folder: Path, above: str, cell: str, problem: str) -> None:
    found = outcome(folder, f"{above}Chỉ tiêu;Kỳ;Thực hiện\nFish landed;{cell};1\n")
    assert [item[: len(problem)] for item in found.problems] == [problem]


def test_a_period_that_was_given_and_is_not_used_is_said(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;Kỳ;Thực hiện\nFish landed;2024;1\n", choices=ColumnChoices(period="2025"))
    assert found.values == ["fish 2024: 1"]
    assert "--period is not used: each figure has its period" in found.said


def test_the_columns_that_were_said_to_be_left_out_are_named(folder: Path) -> None:
    table = "Chỉ tiêu;Năm;Thực hiện;Mực nước\nFish landed;2024;1;7\n"
    found = outcome(folder, table, choices=ColumnChoices({"muc nuoc": ""}))
    assert "columns left out, as --ignore or a map says: “Mực nước”" in found.said


# --- what is around figures, and next to their names


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Fish landed (nghìn tấn)", "“nghìn tấn” is a scale, and fish is counted in tonnes"),
        ("Fish landed - triệu tấn", "“triệu tấn” is a scale"),
        ("Fish landed - north quay", "may be fish, or only a part of it"),
        ("North quay: fish landed", "may be fish, or only a part of it"),
        ("Reduction of fish landed", "may be fish, or only a part of it"),
        ("Fish landed, thousand tonnes", "“thousand tonnes” is a scale"),
        ("Fish landed in thousand tonnes", "“thousand tonnes” is a scale"),
        ("Sản lượng cá: nghìn tấn", "“nghìn tấn” is a scale"),
        ("Sản lượng cá tính bằng nghìn tấn", "“nghìn tấn” is a scale"),
        ("Sản lượng cá nghìn tấn", "“nghìn tấn” is a scale"),
        ("Sản lượng cá, người", "“người” is another unit than that of fish"),
        ("Cán bộ cấp xã, %", "“%” is another unit than that of staff"),
        ("Sản lượng cá, lũy kế", "“lũy kế” says that it is another kind of figure"),
        ("Sản lượng cá, kg", "may be fish, or only a part of it"),
        ("Hộ dùng nước sạch (hộ)", "may be water, or only a part of it"),
        ("Hộ dùng nước sạch, hộ", "may be water, or only a part of it"),
        ("Giá trị sản lượng cá", "may be fish, or only a part of it"),
        ("Fish landed (%)", "“%” is another unit than that of fish"),
        ("Fish landed*", "has a mark, “*”, that may mean different things"),
        ("Fish landed (kế hoạch)", "“kế hoạch” says that it is another kind of figure"),
        ("Số hộ dùng nước sạch", "is another kind of figure than water, which is counted in percent"),
        ("1. Số lượng hộ dùng nước sạch", "is another kind of figure than water"),
        ("Tỷ lệ giếng đang dùng", "is another kind of figure than wells"),
        ("Xếp hạng sản lượng cá", "is another kind of figure than fish"),
        ("Sản lượng cá năm 2023", "names 2023, and its figure is of 2024"),
    ],
)
def test_a_name_that_says_more_than_its_indicator_is_refused(folder: Path, name: str, problem: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Thực hiện\n{name};2024;5\n")
    assert found.cells == ["A2"]
    assert problem in found.problems[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Fish landed (tấn)", "fish 2024: 5"),
        ("Fish landed (ước)", "fish 2024: 5 (provisional)"),
        ("Fish landed, tonnes", "fish 2024: 5"),
        ("Safe water (per cent)", "water 2024: 5"),
        ("Indicator 3: Fish landed", "fish 2024: 5"),
        ("Chỉ tiêu II: Sản lượng cá", "fish 2024: 5"),
        ("Fish landed (tonne)", "fish 2024: 5"),
        ("Fish landed in tonnes", "fish 2024: 5"),
        ("Sản lượng cá: tấn", "fish 2024: 5"),
        ("Sản lượng cá tính bằng tấn", "fish 2024: 5"),
        ("Sản lượng cá, ước", "fish 2024: 5 (provisional)"),
        ("Tỷ lệ hộ dùng nước sạch, %", "water 2024: 5"),
        ("Cán bộ cấp xã, người", "staff 2024: 5"),
        ("Sản lượng cá đến năm 2030", "fish 2024: 5"),  # the year of the target, and not of the figure
        ("Sản lượng cá năm 2024", "fish 2024: 5"),
        ("Tỷ lệ hộ dùng nước sạch (%)", "water 2024: 5"),
        ("% hộ dùng nước sạch", "water 2024: 5"),
        ("Số giếng đang dùng", "wells 2024: 5"),
        ("Tổng số cán bộ cấp xã (người)", "staff 2024: 5"),
    ],
)
def test_what_is_next_to_a_name_and_fits_it_is_read(folder: Path, name: str, value: str) -> None:
    assert outcome(folder, f"Chỉ tiêu;Năm;Thực hiện\n{name};2024;5\n").values == [value]


@pytest.mark.parametrize(
    ("name", "year", "problem"),
    [
        ("Fish landed 2021-2025", "2024", "names 2021-2025, and its figure is of 2024"),
        ("Sản lượng cá năm học 2023-2024", "2024", "names 2023-2024, and its figure is of 2024"),
        ("Sản lượng cá giai đoạn 2021-2025", "2024", "has “giai đoạn”, so its figure may be of several years"),
        ("Sản lượng cá từ năm 2021 đến nay", "2021", "has “từ năm 2021”, so its figure"),
        ("Sản lượng cá đến nay", "2024", "has “đến nay”, so its figure"),
        ("Sản lượng cá lũy kế đến năm 2024", "2024", "has “lũy kế”, so its figure"),
        ("Sản lượng cá 5 năm", "2024", "has “5 năm”, so its figure"),
        ("Sản lượng cá cả nhiệm kỳ", "2024", "has “cả nhiệm kỳ”, so its figure"),
        ("Fish landed, average of five years", "2024", "or only a part of it"),
        ("Fish landed so far", "2024", "has “so far”, so its figure"),
        ("Fish landed since 2020", "2020", "has “since 2020”, so its figure"),
        ("Fish landed year to date", "2024", "or only a part of it"),
        ("Sản lượng cá đến hết năm 2024", "2024", "names đến hết năm 2024, and its figure is of 2024"),
        ("Tỷ lệ hộ dùng nước sạch đến năm 2023", "2024", "names đến năm 2023, and its figure is of 2024"),
    ],
)
def test_a_name_of_several_years_is_not_that_of_one(folder: Path, name: str, year: str, problem: str) -> None:
    """The sum or average of several years would go in as the figure of one of them."""
    found = outcome(folder, f'Chỉ tiêu;Năm;Thực hiện\n"{name}";{year};5\n')
    assert found.cells == ["A2"]
    assert problem in found.problems[0]


@pytest.mark.parametrize(
    ("name", "period", "value"),
    [
        ("Tỷ lệ hộ dùng nước sạch đến hết năm 2024", "2024", "water 2024: 5"),
        ("Tỷ lệ hộ dùng nước sạch hằng năm", "2024", "water 2024: 5"),
        ("Tỷ lệ học sinh tốt nghiệp năm học 2023-2024", "2023-09/2024-08", "school 2023-09/2024-08: 5"),
        ("Ước sản lượng cá cả năm", "2024", "fish 2024: 5 (provisional)"),
        ("Fish landed in 2024 (actual result)", "2024", ""),
    ],
)
def test_a_name_with_the_years_of_its_figure_is_read(folder: Path, name: str, period: str, value: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Kỳ;Thực hiện\n{name};{period};5\n")
    assert found.values == ([value] if value else [])


def test_an_indicator_that_is_itself_a_sum_of_years_may_be_called_so(folder: Path) -> None:
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8").replace("Sản lượng cá", "Sản lượng cá, lũy kế từ năm 2021")
    file.write_text(text, encoding="utf-8")
    name = "Tổng sản lượng cá, lũy kế từ năm 2021"
    assert outcome(folder, f'Chỉ tiêu;Năm;Thực hiện\n"{name}";2024;5\n').values == ["fish 2024: 5"]


@pytest.mark.parametrize(
    "line",
    [
        "SỐ LIỆU LŨY KẾ ĐẾN NĂM 2024", "(Lũy kế từ năm 2021 đến 2024)", "Bình quân giai đoạn 2021-2024",
        "Trung bình 5 năm", "Cumulative since 2020", "Average 2021-2024",
    ],
)  # fmt: skip
def test_a_line_that_makes_sums_or_averages_of_years_is_refused(folder: Path, line: str) -> None:
    table = "Chỉ tiêu;Năm;Kết quả\nFish landed;2024;5\n"
    years = "Chỉ tiêu;2023;2024\nFish landed;4;5\n"
    group = f"Chỉ tiêu;Năm;Kết quả\n{line};;\nFish landed;2024;5\n"
    note = f"Chỉ tiêu;Năm;Kết quả;Ghi chú\nFish landed;2024;5;{line.strip('()')}\n"
    for sheet, cell in (
        (f"{line}\n{table}", "A1"), (f"{line}\n{years}", "A1"), (group, "A2"), (f"{table}{line}\n", "A3"), (note, "C2"),
    ):  # fmt: skip
        found = outcome(folder, sheet)
        assert found.values == []
        assert cell in found.cells


@pytest.mark.parametrize(
    "line", ["(Từ năm 2021 đến năm 2024)", "Số liệu từ năm 2021 đến nay", "Results since 2021", "2021 to 2024"]
)
def test_years_since_one_are_not_taken_for_that_one(folder: Path, line: str) -> None:
    found = outcome(folder, f"{line}\nChỉ tiêu;Kết quả\nFish landed;5\n")
    assert found.problems == ["A2 a needed column is missing: “Period” [PAR161]"]


def test_investment_and_circulars_have_the_letters_of_since_and_are_not_it(folder: Path) -> None:
    for line in ("KẾT QUẢ THU HÚT ĐẦU TƯ NĂM 2024", "Theo Thông tư, năm 2024"):
        assert outcome(folder, f"{line}\nChỉ tiêu;Kết quả\nFish landed;5\n").problems == []


@pytest.mark.parametrize(
    ("line", "cells", "warned"),
    [
        ("KẾT QUẢ GIAI ĐOẠN 2021-2025", "2024;5", True),
        ("KẾT QUẢ 5 NĂM 2020-2024", "2024;5", True),
        ("KẾT QUẢ THỰC HIỆN ĐỀ ÁN GIAI ĐOẠN 2021-2025", "2024;5", False),  # the years of what is planned
        ("KẾT QUẢ GIAI ĐOẠN 2021-2025", "2024;5\nFish landed;2023;4", False),
        ("KẾT QUẢ NĂM 2024", "2024;5", False),
        ("SỞ Y TẾ TRUNG BÌNH", "2024;5", False),
        ("LŨY KẾ TỪ ĐẦU NĂM 2024", "2024;5", False),
    ],
)
def test_a_title_of_several_years_above_figures_of_one_is_in_doubt(
    folder: Path, line: str, cells: str, warned: bool
) -> None:
    found = outcome(folder, f"{line}\nChỉ tiêu;Năm;Kết quả\nFish landed;{cells}\n")
    assert found.problems == []
    assert [item.startswith("A1 ") and item.endswith("[PAR642]") for item in found.doubts] == [True] * warned


@pytest.mark.parametrize(
    "more",
    [
        "tư thục", "phát sinh mới", "ngân sách trung ương", "quyết toán", "lần đầu", "nam", "3 sao", "loại II",
        "Kỳ Anh", "TP Kỳ Anh", "Việt Nam", "FDI",
    ],
)  # fmt: skip
def test_a_part_a_place_or_a_number_behind_a_name_is_refused(folder: Path, more: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\nTỷ lệ hộ dùng nước sạch {more};2024;5\n")
    assert found.cells == ["A2"]
    assert "or only a part of it" in found.problems[0]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Tỷ lệ hộ dùng nước sạch kỷ lục", "kỷ lục"),
        ("Phi chính thức sản lượng cá", "phi chính thức"),
        ("Fish landed ungutted", "ungutted"),
        ("Sản lượng cá theo chuẩn Châu Âu", "chuẩn châu âu"),
    ],
)
def test_other_words_next_to_a_name_are_in_doubt_with_their_cell(folder: Path, name: str, more: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{name};2024;5\n{name};2023;4\n")
    assert found.problems == []
    (doubt,) = found.doubts
    assert doubt.startswith("A2 ")
    assert f"whose name has no “{more}”" in doubt


@pytest.mark.parametrize(
    "name",
    [
        "Tổng sản lượng cá toàn tỉnh",
        "1. Kết quả sản lượng cá",
        "Chỉ tiêu 3. Sản lượng cá năm 2024 (tấn)",
        "SẢN LƯỢNG CÁ",
    ],
)
def test_words_that_add_nothing_to_a_name_are_in_no_doubt(folder: Path, name: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{name};2024;5\n")
    assert found.values == ["fish 2024: 5"]
    assert found.doubts == []


def test_a_period_that_a_header_and_a_column_say_alike_is_read(folder: Path) -> None:
    head = "Chỉ tiêu;Năm;Thực hiện 2024\n"
    assert outcome(folder, f"{head}Fish landed;2024;5\n").values == ["fish 2024: 5"]
    found = outcome(folder, f"{head}Fish landed;2024;5\nSafe water;2023;70\n")
    assert found.problems == ["C1 the period is in the header “Thực hiện 2024” and in the column “Năm” [PAR161]"]


def test_the_whole_may_be_named_next_to_an_indicator(folder: Path) -> None:
    name = "Tỷ lệ hộ dùng nước sạch tại Bình Minh (toàn tỉnh)"
    assert outcome(folder, f"Chỉ tiêu;Năm;Kết quả\n{name};2024;70\n").values == ["water 2024: 70"]


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (
            "Số liệu tính đến 14/6/2024\nChỉ tiêu;Năm;Giá trị\nFish landed;2024;5\n",
            "A1 “Số liệu tính đến 14/6/2024” ends",
        ),
        ("KẾT QUẢ NĂM 2024\n(Từ 01/01/2024 đến 30/6/2024)\nChỉ tiêu;Giá trị\nFish landed;5\n", "A2 “(Từ 01/01/2024"),
        (
            "Chỉ tiêu;Năm;Giá trị\nFish landed;2024;5\nSố liệu đến hết quý III/2024\n",
            "A3 “Số liệu đến hết quý III/2024”",
        ),
    ],
)
def test_a_line_that_ends_the_figures_long_before_their_period_is_refused(
    folder: Path, table: str, problem: str
) -> None:
    found = outcome(folder, table)
    assert len(found.problems) == 1
    assert found.problems[0].startswith(problem)
    closed = table.replace("14/6/2024", "14/12/2024").replace("30/6/2024", "14/12/2024").replace("quý III", "quý IV")
    assert outcome(folder, closed).values == ["fish 2024: 5"]


@pytest.mark.parametrize(
    "header", ["Tăng/giảm", "Thay đổi", "Tăng, giảm so với năm 2023 (+/-)", "Đánh giá", "Xếp loại"]
)
def test_what_is_said_of_a_figure_next_to_it_is_passed_over_and_named(folder: Path, header: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Giá trị;{header}\nFish landed;2024;5;-6\n")
    assert found.values == ["fish 2024: 5"]
    assert any(header in line for line in found.said)


def test_a_change_next_to_a_figure_is_refused(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;Năm;Giá trị;Mức thay đổi\nFish landed;2024;5;-6\n")
    assert found.cells == ["D1"]
    assert outcome(folder, "Chỉ tiêu;Năm;Giá trị;Mức thay đổi\nFish landed;2024;5;\n").values == ["fish 2024: 5"]


def test_a_column_of_one_figure_next_to_those_of_several_periods_is_refused(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;2023;2024;Giới hạn\nFish landed;4;5;>\n")
    assert found.problems == ["D1 “Giới hạn” does not say to which of the periods it belongs [PAR161]"]


def test_a_second_header_below_is_one_problem(folder: Path) -> None:
    table = "Chỉ tiêu;Năm;Giá trị\nFish landed;2024;5\n;;\nBIỂU 2;;\nTT;Chỉ tiêu;Giá trị\n1;Fish landed;6\n"
    same = "Chỉ tiêu;2024\nFish landed;5\nChỉ tiêu;2023\nFish landed;6\nAnything;7\n"
    assert outcome(folder, same).problems == ["A3 the columns are named again in this row [PAR161]"]
    assert outcome(folder, table).values == []


@pytest.mark.parametrize("name", ["Chỉ số", "Các chỉ tiêu"])
def test_a_group_that_is_called_like_a_column_is_a_heading(folder: Path, name: str) -> None:
    table = f"TT;Nội dung;Năm;Giá trị\nI;{name};;\n1;Fish landed;2024;5\n"
    assert outcome(folder, table).values == ["fish 2024: 5"]


@pytest.mark.parametrize("name", ["Thứ hạng của tỉnh", "Safe water"])
def test_a_month_and_its_year_is_no_rank_and_no_share(folder: Path, name: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;Năm;Giá trị\n{name};2024;5/2025\n")
    assert found.problems == ["C2 “5/2025” may be 5 of 2025, or a month [PAR210]"]


def test_a_note_that_is_another_period_is_refused(folder: Path) -> None:
    header = "Chỉ tiêu;Năm;Giá trị;Ghi chú\n"
    assert outcome(folder, f"{header}Fish landed;2024;5;số liệu năm 2023\n").cells == ["C2"]
    for year, note in ((2022, "số liệu năm 2022"), (2023, "số liệu tháng 12/2023"), (2024, "tăng so với năm 2023")):
        found = outcome(folder, f"{header}Fish landed;{year};5;{note}\n")
        assert found.values == [f"fish {year}: 5"]


def test_a_figure_of_two_counts_is_named_by_the_cell_of_the_first(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;Năm;Tử số;Mẫu số\nSafe water;2024;5;4\n")
    assert found.cells == ["C2"]


def test_columns_none_of_which_is_known_as_the_figures_are_named(folder: Path) -> None:
    found = outcome(folder, "TT;Chỉ tiêu;Tình trạng tháng chín\n1;Fish landed;5\n")
    assert found.problems == [
        "A1 none of these columns is known as that of the figures: “Tình trạng tháng chín” [PAR161]"
    ]


def test_columns_of_years_that_may_be_those_of_targets_are_refused(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;Đến 2024;Đến 2025\nFish landed;5;6\n")
    assert found.problems == ["B1 “Đến 2024” may be what is to be reached by then, or what was reached [PAR161]"]
    done = outcome(folder, "Kết quả\nChỉ tiêu;Đến 2024;Đến 2025\nFish landed;5;6\n")
    assert done.values == ["fish 2024: 5", "fish 2025: 6"]


ONE_ROW = "Chỉ tiêu;Năm;Giá trị\n"


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (f"{ONE_ROW}A. Thủy sản (nghìn tấn);;\nFish landed;2024;5\n", "A2 “nghìn tấn” is a scale"),
        (f"{ONE_ROW}Fish landed;2024;5\n(ĐVT: nghìn tấn);;\nFish landed;2023;4\n", "A3 “nghìn tấn” is a scale"),
        (f"{ONE_ROW}Fish landed;2024;5\nĐơn vị tính: nghìn tấn;;\n", "A3 “nghìn tấn” is a scale"),
        (f"{ONE_ROW}I. Kế hoạch;;\nFish landed;2024;5\n", "A2 “I. Kế hoạch” says that the figures below it are not"),
        (f"{ONE_ROW}I. Cùng kỳ năm 2023;;\nFish landed;2024;5\n", "A2 “I. Cùng kỳ năm 2023” says"),
        (f"{ONE_ROW}Năm 2023;;\nFish landed;2024;5\n", "A2 “Năm 2023” names another period"),
        (f"{ONE_ROW}Quý I;;\nFish landed;2024;5\n", "A2 “Quý I” names another period"),
        (f"{ONE_ROW}Xã Cẩm Bình;;\nFish landed;2024;5\n", "A2 “Xã Cẩm Bình” is above figures that would count"),
        (f"KẾ HOẠCH NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n", "A1 “KẾ HOẠCH NĂM 2024” says that the figures are"),
        (f"ĐĂNG KÝ CHỈ TIÊU NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n", "A1 “ĐĂNG KÝ CHỈ TIÊU NĂM 2024” says"),
        (f"CÁC MỤC TIÊU NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n", "A1 “CÁC MỤC TIÊU NĂM 2024” says"),
        (f"KẾT QUẢ 2024 VÀ KẾ HOẠCH 2025\n{ONE_ROW}Fish landed;2025;5\n", "A1 “KẾT QUẢ 2024 VÀ KẾ HOẠCH 2025” may say"),
        (
            "Results of 2024, plan for 2025\nChỉ tiêu;2024;2025\nFish landed;4;5\n",
            "A1 “Results of 2024, plan for 2025” may say that the figures of 2025 are planned",
        ),
        (f"BIỂU GIAO CHỈ TIÊU NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n", "A1 “BIỂU GIAO CHỈ TIÊU NĂM 2024” says"),
        (f"{ONE_ROW}Fish landed;2024;5\nGhi chú: số liệu tháng 12 là ước tính;;\n", "A3 “Ghi chú: số liệu tháng 12"),
    ],
)
def test_a_line_around_figures_that_makes_others_of_them_is_refused(folder: Path, table: str, problem: str) -> None:
    found = outcome(folder, table)
    assert len(found.problems) == 1
    assert found.problems[0].startswith(problem)


@pytest.mark.parametrize(
    "table",
    [
        f"SỞ KẾ HOẠCH VÀ ĐẦU TƯ\n{ONE_ROW}Fish landed;2024;5\n",
        f"KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n",
        f"Kèm theo Kế hoạch số 12/KH-UBND\n{ONE_ROW}Fish landed;2024;5\n",
        "KẾ HOẠCH NĂM 2024\nChỉ tiêu;Năm;Thực hiện\nFish landed;2024;5\n",
        f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ, KẾ HOẠCH NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n",
        f"KẾT QUẢ NĂM 2024 VÀ KẾ HOẠCH NĂM 2025\n{ONE_ROW}Fish landed;2024;5\n",
        f"{ONE_ROW}I. MỤC TIÊU VỀ THỦY SẢN (Sở NN&MT);;\nFish landed;2024;5\n",
        f"{ONE_ROW}II. XÃ HỘI;;\nFish landed;2024;5\n",
        f"{ONE_ROW}Xã hội;;\nFish landed;2024;5\n",
        f"{ONE_ROW}Kết quả năm 2024;;\nFish landed;2024;5\n",
        f"{ONE_ROW}Fish landed;2024;5\nGhi chú: xã Cẩm Bình gửi muộn;;\n",
    ],
)
def test_a_line_around_figures_that_changes_nothing_is_passed_over(folder: Path, table: str) -> None:
    assert outcome(folder, table).values == ["fish 2024: 5"]


@pytest.mark.parametrize(
    "table",
    [
        f"ƯỚC THỰC HIỆN NĂM 2024\n{ONE_ROW}Fish landed;2024;5\n",
        f"{ONE_ROW}Số liệu ước tính;;\nFish landed;2024;5\n",
        f"{ONE_ROW}Fish landed;2024;5\nGhi chú: Số liệu sơ bộ.;;\n",
        "Chỉ tiêu;Năm;Giá trị*\nFish landed;2024;5\n* Số liệu ước tính;;\n",
    ],
)
def test_a_line_that_calls_all_figures_estimates_is_read_and_said(folder: Path, table: str) -> None:
    found = outcome(folder, table)
    assert found.values == ["fish 2024: 5 (provisional)"]
    assert any("provisional" in line for line in found.said)


@pytest.mark.parametrize("header", ["Giá trị*", "2024*", "2024 (*)"])
def test_a_star_at_a_header_that_nothing_explains_is_refused(folder: Path, header: str) -> None:
    year = "" if "2024" in header else "2024;"
    found = outcome(folder, f"Chỉ tiêu;{'Năm;' if year else ''}{header}\nFish landed;{year}5\n")
    assert ["has a mark, “*”, that may mean different things" in item for item in found.problems] == [True]


def test_a_plus_before_a_figure_may_be_a_change(folder: Path) -> None:
    found = outcome(folder, "Chỉ tiêu;Năm;Thực hiện\nFish landed;2024;+5\n")
    assert found.problems == ["C2 “+5” may be a figure, or by how much it has changed [PAR210]"]


def test_an_id_next_to_the_name_of_another_indicator_is_refused(folder: Path) -> None:
    header = "Mã chỉ tiêu;Tên chỉ tiêu;Năm;Thực hiện\n"
    found = outcome(folder, f"{header}fish;Safe water;2024;5\nwells;Giếng đang dùng;2024;5\n")
    assert found.problems == ["A2 fish is next to the name of water [PAR301]"]
    assert outcome(folder, f"{header}fish;Fish landed (all ports);2024;5\n").values == ["fish 2024: 5"]


def test_a_note_that_only_says_estimate_or_plan_is_read(folder: Path) -> None:
    header = "Chỉ tiêu;Năm;Thực hiện;Ghi chú\n"
    found = outcome(folder, f"{header}Fish landed;2024;5;Ước tính\nFish landed;2023;4;ước của chi cục, đã rà\n")
    assert found.values == ["fish 2023: 4", "fish 2024: 5 (provisional)"]
    assert outcome(folder, f"{header}Fish landed;2022;5;Kế hoạch\n").cells == ["C2"]
