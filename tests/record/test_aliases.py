"""What reports call an indicator other than by its names."""

from __future__ import annotations

from pathlib import Path

from record.test_layouts import hold
from support import indicator, target, write_folder


def test_an_alias_is_read_as_a_whole_with_what_adds_nothing_to_a_name(tmp_path: Path) -> None:
    aliases = ["Chỉ số CCHC", "Chỉ số cải cách hành chính"]
    described = [
        {**indicator(target(at_most=10), name="par", unit="rank", better="lower"), "aliases": aliases},
        {**indicator(target(at_least=80), name="score"), "name": "Điểm SIPAS (hài lòng)", "aliases": ["Điểm SIPAS"]},
    ]
    folder = write_folder(tmp_path / "data", indicators=described)
    table, rank, ask = "Chỉ tiêu;Năm;Kết quả\n{};2025;{}\n", "9/34", "X A2 there is no indicator “"
    hold(
        folder,
        *(
            (table.format(name, rank), ["par 2025: 9 34"])
            for name in (
                "Chỉ số CCHC", "1. CHỈ SỐ CCHC", "Xếp hạng chỉ số CCHC", "Vị trí xếp hạng Chỉ số cải cách hành chính",
                "Chỉ số CCHC của tỉnh", "Kết quả Chỉ số CCHC năm 2025", "chi so cai cach hanh chinh",
            )
        ),
        (table.format("Điểm SIPAS", "84,5%"), ["score 2025: 84.5"]),
        (table.format("Cải cách hành chính", rank), [ask]),
        (table.format("Kế hoạch cải cách hành chính", rank), [ask]),
        (table.format("Chỉ số CCHC cấp huyện", rank), [ask]),
        (table.format("Chỉ số CCHC của Sở Nội vụ", rank), [ask]),
        (table.format("Xếp hạng Điểm SIPAS", "84,5%"), ["X A2 “Xếp hạng Điểm SIPAS” is another kind of figure"]),
    )  # fmt: skip
