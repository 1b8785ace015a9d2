"""What people write in Vietnamese, and where YAML cuts what they meant as one text, is answered with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from loading.examples import problems
from par_cli.locales import ENGLISH
from par_cli.model.periods import period_hint
from support import indicator, target, write_folder


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Quý 3/2025", "2025-Q3"), ("quý IV năm 2022", "2022-Q4"), ("Q1/2024", "2024-Q1"), ("2024 Q2", "2024-Q2"),
        ("6 tháng đầu năm 2025", "2025-H1"), ("6 tháng 2025", "2025-H1"), ("6 tháng cuối năm 2025", "2025-H2"),
        ("9 tháng 2025", "2025-9M"), ("07/2025", "2025-07"), ("tháng 7/2025", "2025-07"), ("31/12/2025", "2025-12-31"),
        ("năm 2024", "2024"), ("Năm 2024", "2024"), ("2022-2025", "2022/2025"), ("2022 - 2025", "2022/2025"),
        ("Mar-25", None), ("quý 5/2025", None), ("cuối kỳ", None), ("2025", None),
    ],
)  # fmt: skip
def test_a_period_typed_in_vietnamese_is_answered_with_its_form(typed: str, meant: str | None) -> None:
    hint = period_hint(typed)
    assert (None if hint is None else ENGLISH.text(hint)) == (None if meant is None else f"write {meant}")


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("indicator: share, period: Quý 3/2025, value: 5", "write 2025-Q3"),
        ("indicator: share, ky: 2025, period: 2024, value: 5", "did you mean “period”?"),
        ("indicator: share, period: 2025, giá trị: 5, value: 5", "did you mean “value”?"),
        ("indicator: share, period: 2025, ghi chú: x, value: 5", "did you mean “note”?"),
        ("indicator: share, period: 2025, màu sắc: x, value: 5", "remove it; known here: "),
        ("indicator: share, period: 2025, value:5", "write value: 5"),
        ("indicator: share, period: 2025, value: 5, source: BC 1, ngày 5", "put the whole text in quotes, with what"),
        ("indicator: share, period: 2025, value: 5, source: BC: 1", "put the whole text in quotes"),
        ('indicator: share, period: 2025, value: "5"', "write it without quotes: 5"),
        ('indicator: share, period: 2025, value: 5, published: "2026-01-05"', "write it without quotes: 2026-01-05"),
        ("indicator: share, period: 2025, value: 5, published: 05/01/2026", "write it without quotes: 2026-01-05"),
        ("indicator: null, period: 2025, value: 5", "like online-dossier-share"),
        ("indicator: share, period: 2025, value: 5, reporter: null", "or leave the key out"),
    ],
)
def test_a_common_mistake_is_answered_with_what_to_write(entry: str, hint: str, tmp_path: Path) -> None:
    text = f"schema: 1\nvalues:\n  - {{{entry}}}\n"
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least="80"))], files={"x.yaml": text})
    hints = [ENGLISH.text(item.hint) for item in problems(folder)]
    assert any(hint in item for item in hints)
    if hint.startswith("like"):
        assert not any("leave the key out" in item for item in hints)


@pytest.mark.parametrize(("word", "meant"), [("hoàn thành", "done"), ("xong", "done"), ("đang làm", "in_progress"),
                                             ("chưa thực hiện", "not_started"), ("dừng áp dụng", "superseded"),
                                             ("gia hạn", "extended"), ("dne", "done"), ("tím", None)])  # fmt: skip
def test_a_word_in_vietnamese_is_answered_with_the_one_that_is_known(
    word: str, meant: str | None, tmp_path: Path
) -> None:
    text = f"schema: 1\ntasks:\n  - {{task: I.1, state: {word}}}\n"
    (problem,) = problems(write_folder(tmp_path, files={"x.yaml": text}))
    assert problem.code == "PAR205"
    assert f"“{word}”" in ENGLISH.text(problem.message)
    assert ENGLISH.text(problem.hint).startswith(
        f"did you mean {meant}? The words are: done, " if meant else "write one of: done, "
    )
