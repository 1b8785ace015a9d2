"""What people add to names, units and figures: abbreviations, documents, ids, shares next to counts, ranges."""

from __future__ import annotations

from pathlib import Path

import pytest

from record.importing import saved
from record.sheets import outcome
from support import indicator, target, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def named(name: str, vi: str, en: str, **more: object) -> dict[str, object]:
        return {**indicator(target(at_least=80), name=name, **more), "name": {"vi": vi, "en": en}}

    return write_folder(
        tmp_path / "data",
        decision={"issuer": {"vi": "UBND tỉnh Bình Minh", "en": "Bình Minh province"}},
        units=[
            {"id": "units", "name": {"vi": "đơn vị hành chính", "en": "administrative units"}, "whole": True},
            {"id": "firms", "name": {"vi": "doanh nghiệp", "en": "enterprises"}, "whole": True},
            {"id": "billion-dong", "name": {"vi": "tỷ đồng", "en": "billion đồng"}},
        ],
        indicators=[
            named("insured", "Người dân có thẻ bảo hiểm y tế", "People with health insurance"),
            named("online", "Hồ sơ được tiếp nhận trực tuyến", "Dossiers taken in online"),
            named("science", "Đề tài khoa học được ứng dụng", "Studies in use"),
            named("attracted", "Nhân lực thu hút theo Nghị định 140/2017/NĐ-CP", "People attracted", unit="firms"),
            named("communes", "Số xã đạt chuẩn nông thôn mới", "New rural communes", unit="units", kind="level"),
            named("firms", "Doanh nghiệp thành lập mới", "New firms", unit="firms", kind="flow"),
            named("revenue", "Thu ngân sách nhà nước", "Budget revenue", unit="billion-dong", kind="flow"),
        ],
    )


def read(folder: Path, name: str, figure: str = "90", unit: str = "") -> list[str]:
    """Return the values, the codes of doubts, and the beginnings of problems of one row."""
    rows = (("Chỉ tiêu", "ĐVT", "Kết quả 2025"), (name, unit, figure))
    found = outcome(folder, {"sheet.csv": saved(rows)})
    return [*found.values, *(item[-8:] for item in found.doubts), *found.problems, *found.hints]


@pytest.mark.parametrize(
    "name",
    [
        "Người dân có thẻ bảo hiểm y tế (BHYT)",
        "Tỷ lệ người dân có thẻ bảo hiểm y tế (BHYT)",
        "Người dân có thẻ bảo hiểm y tế - BHYT",
        "Người dân có thẻ bảo hiểm y tế [BHYT]",
        "1. Người dân có thẻ bảo hiểm y tế (insured)",
        "[insured] Thẻ BHYT",
    ],
)
def test_an_abbreviation_of_its_own_words_or_its_id_is_a_part_of_a_name(folder: Path, name: str) -> None:
    assert read(folder, name) == ["insured 2025: 90"]


@pytest.mark.parametrize(
    "name",
    [
        "Người dân có thẻ bảo hiểm y tế (DTTS)",
        "Người dân có thẻ bảo hiểm y tế (bhyt)",
        "Đề tài khoa học được ứng dụng (KH)",  # planned, as likely as science
        "Người dân có thẻ bảo hiểm y tế (dòng 463)",
        "Người dân có thẻ bảo hiểm y tế (1)",
    ],
)
def test_other_brackets_behind_a_name_are_refused(folder: Path, name: str) -> None:
    (message, hint) = read(folder, name)
    assert "or only a part of it" in message
    assert "write the id" in hint


@pytest.mark.parametrize(
    "document",
    [
        "theo Nghị định số 75/2023/NĐ-CP",
        "(Thông tư 03/2023/TT-BYT)",
        "(72-QĐ/TW)",
        "theo QĐ 546/QĐ-TTg ngày 29/4/2022 của Thủ tướng Chính phủ",
        "theo Nghị quyết 68/NQ-CP của Chính phủ",
    ],
)
def test_a_document_behind_a_name_is_warned_of(folder: Path, document: str) -> None:
    assert read(folder, f"Người dân có thẻ bảo hiểm y tế {document}") == ["insured 2025: 90", "[PAR641]"]


def test_a_document_that_a_name_has_is_a_part_of_it_and_another_one_makes_another_name(folder: Path) -> None:
    assert read(folder, "Nhân lực thu hút theo Nghị định 140/2017/NĐ-CP") == ["attracted 2025: 90"]
    assert "there is no indicator" in read(folder, "Nhân lực thu hút theo Nghị định 179/2024/NĐ-CP")[0]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Người dân có thẻ BHYT", "insured"),
        ("Thu NSNN", "revenue"),
        ("DN thành lập mới", "firms"),
        ("Người có thẻ bảo hiểm", "insured"),
        ("Thu ngân sách", "revenue"),
    ],
)
def test_an_abbreviation_or_a_part_of_the_words_in_place_of_all_is_asked_about(
    folder: Path, name: str, meant: str
) -> None:
    assert read(folder, name)[-1] == f"did you mean “{meant}”?"


def test_words_of_a_name_that_make_another_phrase_are_other_words(folder: Path) -> None:
    assert read(folder, "Tỷ lệ hồ sơ được tiếp nhận trực tuyến") == ["online 2025: 90"]
    (message, _) = read(folder, "Hồ sơ được tiếp nhận trực tiếp và trực tuyến")
    assert "or only a part of it" in message


def test_an_id_next_to_the_name_of_another_indicator_is_not_taken_without_a_word(folder: Path) -> None:
    assert "firms is next to the name of insured" in read(folder, "Người dân có thẻ bảo hiểm y tế (firms)")[0]
    head = ("Mã chỉ số", "Tên chỉ số", "Kết quả 2025")
    exact = outcome(folder, {"a.csv": saved((head, ("firms", "Thu ngân sách nhà nước", "90")))})
    assert exact.cells == ["A2"]
    loose = outcome(folder, {"b.csv": saved((head, ("firms", "Tổng thu ngân sách nhà nước", "90")))})
    assert loose.values == ["firms 2025: 90"]
    assert [item[-8:] for item in loose.doubts] == ["[PAR641]"]


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("Số xã đạt chuẩn nông thôn mới", "xã", "communes 2025: 90"),
        ("Số xã đạt chuẩn nông thôn mới", "ĐVHC", "communes 2025: 90"),
        ("Doanh nghiệp thành lập mới", "DN", "firms 2025: 90"),
        ("Thu ngân sách nhà nước", "tỷ đ", "revenue 2025: 90"),
        ("Thu ngân sách nhà nước", "Tỷ VNĐ", "revenue 2025: 90"),
        ("Thu ngân sách nhà nước", "tỷ", "revenue 2025: 90"),
    ],
)
def test_a_unit_is_also_known_by_its_abbreviation_and_by_what_the_name_counts(
    folder: Path, name: str, unit: str, value: str
) -> None:
    assert read(folder, name, unit=unit) == [value]


@pytest.mark.parametrize(
    ("name", "unit", "is_scale"),
    [
        ("Thu ngân sách nhà nước", "Trđ", True),
        ("Thu ngân sách nhà nước", "tr.đồng", True),
        ("Thu ngân sách nhà nước", "nghìn đồng", True),
        ("Số xã đạt chuẩn nông thôn mới", "huyện", False),
        ("Số xã đạt chuẩn nông thôn mới", "người", False),
        ("Doanh nghiệp thành lập mới", "dn", False),
    ],
)
def test_another_unit_or_scale_is_refused(folder: Path, name: str, unit: str, *, is_scale: bool) -> None:
    assert ("is a scale" in read(folder, name, unit=unit)[0]) == is_scale
    assert f"“{unit}” is " in read(folder, name, unit=unit)[0]


@pytest.mark.parametrize("figure", ["45/50 (90%)", "45/50 (đạt 90,0%)", "90% (45/50)", "45/50"])
def test_counts_with_their_share_are_the_counts(folder: Path, figure: str) -> None:
    assert read(folder, "insured", figure) == ["insured 2025: 45/50"]


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ("45/50 (91%)", "the counts make another percentage"),
        ("66,6% (2/3)", "the counts make another percentage"),
        ("≈ 91%", "is only an approximate number"),
        ("khoảng 91", "is only an approximate number"),
        ("nearly 91", "is only an approximate number"),
        ("90-95%", "is a range of numbers"),
        ("từ 90 đến 95", "is a range of numbers"),
        ("#REF!", "the cell is an error"),
        ("#DIV/0!", "the cell is an error"),
    ],
)
def test_what_is_no_figure_is_refused_for_what_it_is(folder: Path, figure: str, why: str) -> None:
    assert why in read(folder, "insured", figure)[0]


def test_the_column_of_the_whole_is_taken_next_to_those_of_places(folder: Path) -> None:
    sheet = "Chỉ tiêu;Toàn tỉnh;Suối Trong\nfirms;90;20\n"
    found = outcome(folder, f"KẾT QUẢ NĂM 2025;;\n{sheet}")
    assert found.problems == ["C2 the column “Suối Trong” is not known here [PAR161]"]


def test_a_column_compared_with_the_year_before_is_none_of_figures(folder: Path) -> None:
    sheet = "KẾT QUẢ NĂM 2025;;;\nChỉ tiêu;Năm trước;Năm nay;% so với năm trước\nfirms;90;99;110\n"
    assert outcome(folder, sheet).values == ["firms 2024: 90", "firms 2025: 99"]
    assert outcome(folder, "Chỉ tiêu;KH 2023;TH 2023;% so KH\nfirms;80;88;110\n").values == ["firms 2023: 88"]


def test_a_column_that_may_be_of_indicators_is_that_of_plans_where_it_holds_figures(folder: Path) -> None:
    sheet = "NĂM 2025;;\nNội dung;Chỉ tiêu;Kết quả\nDoanh nghiệp thành lập mới;90;99\n"
    found = outcome(folder, sheet)
    assert found.values == ["firms 2025: 99"]
    assert "columns passed over, which hold other figures than the reported ones: “Chỉ tiêu”" in found.said


@pytest.mark.parametrize("header", ["Năm;Quý", "Year;Quarter", "Năm;Tháng", "Năm;Kỳ"])
def test_a_part_of_a_year_in_a_column_of_its_own_is_not_proposed_to_be_left_out(folder: Path, header: str) -> None:
    found = outcome(folder, f"Chỉ tiêu;{header};Kết quả\nfirms;2025;3;99\n")
    assert found.values == []
    assert "like 2025-Q3" in found.hints[0]
    assert "--ignore" not in found.hints[0]
