"""Columns of texts say what a list of the same texts says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from par_cli.source import TextColumn, joined_columns

TEXTS = st.lists(st.text("abé ", max_size=2), max_size=12)


def is_sound(column: TextColumn) -> bool:
    """Return whether each text of a column is there once, in the order of the rows."""
    return list(column.texts) == list(dict.fromkeys(column))


@given(TEXTS)
def test_a_column_has_the_texts_of_its_rows(texts: list[str]) -> None:
    column = TextColumn.of(texts)
    assert list(column) == [column[row] for row in range(len(column))] == texts
    assert is_sound(column)
    assert column.holds_something == any(texts)
    assert all(text in column for text in texts)
    assert "c" not in column


@given(TEXTS, st.data())
def test_some_rows_of_a_column_are_a_column(texts: list[str], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.sampled_from(range(len(texts))))) if texts else []
    found = TextColumn.of(texts).at(rows)
    assert list(found) == [texts[row] for row in rows]
    assert list(TextColumn.of(texts)[1:5]) == texts[1:5]
    assert is_sound(found)


@given(TEXTS, st.dictionaries(st.sampled_from("abé "), st.sampled_from("ab")))
def test_each_distinct_text_is_translated_once(texts: list[str], meanings: dict[str, str]) -> None:
    column, asked = TextColumn.of(texts), []

    def meaning(text: str) -> str:
        asked.append(text)
        return meanings.get(text, text)

    assert list(column.each(meaning)) == [meanings.get(text, text) for text in texts]
    assert asked == list(column.texts)
    translated = column.translated({text: meanings.get(text, text) for text in column.texts})
    assert list(translated) == [meanings.get(text, text) for text in texts]
    assert is_sound(translated)
    assert list(column.where(str.strip)) == [row for row, text in enumerate(texts) if text.strip()]


@given(TEXTS, st.dictionaries(st.integers(0, 11), st.sampled_from("ab")))
def test_changed_cells_leave_the_others(texts: list[str], cells: dict[int, str]) -> None:
    cells = {row: text for row, text in cells.items() if row < len(texts)}
    found = TextColumn.of(texts).changed(cells)
    assert list(found) == [cells.get(row, text) for row, text in enumerate(texts)]


@given(st.lists(TEXTS, max_size=4))
def test_columns_below_one_another_are_one(columns: list[list[str]]) -> None:
    found = joined_columns([TextColumn.of(texts) for texts in columns])
    assert list(found) == [text for texts in columns for text in texts]
    assert is_sound(found)
