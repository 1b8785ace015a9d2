"""Names as people type them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.text import folded


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("so noi vu", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("  Sở   Nội vụ ", "Sở Nội vụ"),
        ("uy ban dan toc", "Ủy ban Dân tộc"),
        ("dong nai", "Đồng Nai"),
        ("dong nai", "Ðồng Nai"),
        ("dien luc", "điện lực"),
    ],
)
def test_a_name_is_found_without_case_diacritics_or_the_right_spaces(typed: str, name: str) -> None:
    assert folded(typed) == folded(name)


def test_different_names_stay_different() -> None:
    assert folded("Sở Nội vụ") != folded("Sở Nội vụ tỉnh")


@given(text=st.text())
def test_composed_and_decomposed_spellings_are_one_name(text: str) -> None:
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))
    assert folded(folded(text)) == folded(text)
