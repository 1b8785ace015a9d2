"""One entry more, less or changed in a report: what else was there stays to the byte, and is read as before."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import Diagnostic, NotWrittenError
from par_cli.record.csv_edit import change_rows
from par_cli.record.yaml_edit import (
    Changes,
    Fields,
    add_entry,
    change_entries,
    entry_line,
    new_file,
    remove_entry,
)
from par_cli.source import Document, PlainDate, PlainNumber, forbidden_character, nfc, parse_yaml
from par_cli.source.csv_file import quoted_cell

ENTRY: Fields = {"indicator": "share", "period": PlainNumber("2024"), "value": PlainNumber("48.67")}
LINE = "{indicator: share, period: 2024, value: 48.67}"


def _read(data: bytes) -> Document:
    problems: list[Diagnostic] = []
    document = parse_yaml(data, "f", problems)
    assert document is not None
    assert problems == []
    return document


def _added(text: str) -> str:
    return add_entry(text.encode(), "f", "values", ENTRY).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("schema: 1\nvalues:\n  - {a: 1}\n", f"schema: 1\nvalues:\n  - {{a: 1}}\n  - {LINE}\n"),
        ("schema: 1\nvalues:\n- {a: 1}\n", f"schema: 1\nvalues:\n- {{a: 1}}\n- {LINE}\n"),
        ("schema: 1\nvalues:\n    -   a: 1\n        b: 2\n",
         f"schema: 1\nvalues:\n    -   a: 1\n        b: 2\n    - {LINE}\n"),
        ("schema: 1\nvalues:\n  - {a: 1}", f"schema: 1\nvalues:\n  - {{a: 1}}\n  - {LINE}\n"),
        ("schema: 1\r\nvalues:\r\n  - {a: 1}", f"schema: 1\r\nvalues:\r\n  - {{a: 1}}\r\n  - {LINE}\r\n"),
        ("schema: 1\r\nvalues: []\r\n", f"schema: 1\r\nvalues:\r\n  - {LINE}\r\n"),
        ("\ufeffschema: 1\nvalues: []", f"\ufeffschema: 1\nvalues:\n  - {LINE}\n"),
        ("\ufeffvalues: [{a: 1}]\nschema: 1", f"\ufeffvalues: [{LINE}, {{a: 1}}]\nschema: 1"),
        ("schema: 1\nvalues: [ ]  # none yet\ntasks: []\n", f"schema: 1\nvalues:  # none yet\n  - {LINE}\ntasks: []\n"),
        ("values: [  # none yet\n]\nschema: 1\n", f"values: [{LINE}  # none yet\n]\nschema: 1\n"),
        ("schema: 1\n", f"schema: 1\n\nvalues:\n  - {LINE}\n"),
        ("schema: 1", f"schema: 1\n\nvalues:\n  - {LINE}\n"),
        ("schema: 1\n\n", f"schema: 1\n\nvalues:\n  - {LINE}\n"),
        ("  schema: 1\n", f"  schema: 1\n\n  values:\n    - {LINE}\n"),
        ("---\nschema: 1\n...\n", f"---\nvalues:\n  - {LINE}\nschema: 1\n...\n"),
        ("{schema: 1}\n", f"{{values: [{LINE}], schema: 1}}\n"),
        ("{schema: 1, values: []}\n", f"{{schema: 1, values: [{LINE}]}}\n"),
        (
            "schema: 1\nvalues:\n  - {a: 1}  # one\n\n  # the end of values\n\n# tasks\ntasks: []\n",
            f"schema: 1\nvalues:\n  - {{a: 1}}  # one\n  - {LINE}\n\n  # the end of values\n\n# tasks\ntasks: []\n",
        ),
        (
            "schema: 1\nvalues:\n  - note: |\n      one\n      # two\n\ntasks: []\n",
            f"schema: 1\nvalues:\n  - note: |\n      one\n      # two\n\n  - {LINE}\ntasks: []\n",
        ),
        (
            'values:\n  - note: "one\n      # two\n      three"\n# end\nschema: 1\n',
            f'values:\n  - note: "one\n      # two\n      three"\n  - {LINE}\n# end\nschema: 1\n',
        ),
        (
            "schema: 1\ntasks: [{x: 1}]\nvalues:\n  - {a: 1}\noutcomes:\n  - {b: 1}\n",
            f"schema: 1\ntasks: [{{x: 1}}]\nvalues:\n  - {{a: 1}}\n  - {LINE}\noutcomes:\n  - {{b: 1}}\n",
        ),
    ],
)  # fmt: skip
def test_an_entry_is_added_and_the_rest_stays(before: str, after: str) -> None:
    assert _added(before) == after
    twice = _added(after)
    assert _read(twice.encode()).value != _read(after.encode()).value


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TEXTS = st.one_of(
    WORDS,
    st.lists(st.sampled_from([*"\n: #-?,[]{}&*!|>'\"%@`\\~=0.1aế+_", "null", "true", "no ", "1e5", "31/12"])).map(
        "".join
    ),
)  # fmt: skip


def _allowed(text: str) -> bool:
    return not forbidden_character(text) and nfc(text) == text


@given(text=TEXTS.filter(_allowed))
def test_any_text_that_the_reader_allows_is_read_back_as_it_was_recorded(text: str) -> None:
    fields: Fields = {**ENTRY, "note": text, "provisional": True, "published": PlainDate("2025-12-31")}
    assert "\n" not in entry_line(fields)
    data = new_file("../schemas/reports.schema.json", "values", fields)
    again = add_entry(data, "f", "values", {**fields, "source": text})
    value = _read(again).value
    assert value == {"schema": "1", "values": (fields, {**fields, "source": text})}
    assert isinstance(value, dict)
    assert type(value["values"][0]["note"]) is str


FILLERS = st.sampled_from(["", "\n", "# comment\n", "  # indented: [comment]\n", "\n\n# a - b\n"])
LISTS = st.sampled_from(
    ["", "values: []\n", "values: [{a: 1}, {b: ']'}]\n", "values:\n  - {a: 1}\n",
     "values:\n- a: |\n    x\n    # y\n\n- b: 1\n",
     "values:\n  - a: >-\n     x\n\n     y\n", "values: [\n  {a: 1},  # ]\n]\n"]
)  # fmt: skip
OTHERS = st.sampled_from(["", "outcomes: []\n", "tasks:\n  - {x: 1}\n", "tasks:\n- note: |+\n    z\n\n"])


@given(
    parts=st.tuples(FILLERS, LISTS, FILLERS, OTHERS, FILLERS),
    schema_first=st.booleans(),
    windows=st.booleans(),
    mark=st.booleans(),
    cut=st.booleans(),
)
def test_what_was_there_stays_to_the_byte_whatever_the_file_looks_like(
    parts: tuple[str, ...], schema_first: bool, windows: bool, mark: bool, cut: bool
) -> None:
    text = "".join(["schema: 1\n", *parts] if schema_first else [*parts, "schema: 1\n"])
    text = text.removesuffix("\n") if cut else text
    text = text.replace("\n", "\r\n") if windows else text
    before = (("\ufeff" if mark else "") + text).encode()
    after = add_entry(before, "f", "values", ENTRY)
    kept = before.replace(b"values: []", b"values:")
    start = len(os.path.commonprefix([kept, after]))  # noqa: RUF071 - bytes, not paths
    end = len(os.path.commonprefix([kept[::-1], after[::-1]]))  # noqa: RUF071
    assert start + end >= len(kept)  # what is new is in one place
    assert LINE.encode() in after[min(start, len(kept) - end) :]
    assert after.count(b"\r\n") == (after.count(b"\n") if windows else 0)


@pytest.mark.parametrize("data", [b"schema: 1\nvalues: {}\n", b"schema: [\n", b"\xff", b"- a\n"])
def test_a_file_without_a_place_for_the_entry_is_named(data: bytes) -> None:
    with pytest.raises(NotWrittenError, match="nothing was written: f has no place for "):
        add_entry(data, "f", "values", ENTRY)


# --- in the place of another one

NEW_VALUE: Changes = {"value": PlainNumber("45.5")}
COUNTS: Changes = {"value": None, "numerator": PlainNumber("1"), "denominator": PlainNumber("3")}


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("{indicator: a, value: 4}", NEW_VALUE, "{indicator: a, value: 45.5}"),
        ("{ indicator: a , value: '4' , note: 'x' }", NEW_VALUE, "{ indicator: a , value: 45.5 , note: 'x' }"),
        ("{indicator: a, value: 4, note: x}", COUNTS, "{indicator: a, numerator: 1, denominator: 3, note: x}"),
        ("{value: 4, indicator: a}", COUNTS, "{numerator: 1, denominator: 3, indicator: a}"),
        ("{value: 4, indicator: a}", {"value": None}, "{indicator: a}"),
        ("{indicator: a, period: 2024, note: x}", COUNTS,
         "{indicator: a, period: 2024, numerator: 1, denominator: 3, note: x}"),
        ("{indicator: a, numerator: 1, denominator: 3, note: x}",
         {**NEW_VALUE, "numerator": None, "denominator": None}, "{indicator: a, value: 45.5, note: x}"),
        ("{indicator: a, value: 4}", {"value": PlainNumber("4"), "note": "a: b"},
         '{indicator: a, value: 4, note: "a: b"}'),
        ("indicator: a\n    value: 4  # page 3\n    note: x", NEW_VALUE,
         "indicator: a\n    value: 45.5  # page 3\n    note: x"),
        ("indicator: a\n    value: 4  # page 3\n    note: x", COUNTS,
         "indicator: a\n    numerator: 1  # page 3\n    denominator: 3\n    note: x"),
        ("indicator: a\n    numerator: 1  # page 3\n    denominator: 3  # page 4\n    note: x",
         {**NEW_VALUE, "numerator": None, "denominator": None},
         "indicator: a\n    value: 45.5  # page 3\n    # page 4\n    note: x"),
        ("indicator: a\n    note: |\n      long\n      text\n    value: 4", {"note": "short", **NEW_VALUE},
         "indicator: a\n    note: short\n    value: 45.5"),
        ("indicator: a\n    value: 4", {"value": None}, "indicator: a"),
        ("indicator: a\n    accepted: {PAR609: why}\n    value: 4", NEW_VALUE,
         "indicator: a\n    accepted: {PAR609: why}\n    value: 45.5"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_entry_is_changed_and_the_rest_stays(
    before: str, changes: Changes, after: str, windows: bool, mark: str
) -> None:
    def whole(entry: str) -> bytes:
        text = (
            f"{mark}schema: 1\nvalues:\n  - {{indicator: z}}  # first\n  - {entry}\n\n  - {{indicator: b}}\ntasks: []\n"
        )
        return (text.replace("\n", "\r\n") if windows else text).encode()

    assert change_entries(whole(before), "f", {("values", 1): changes}) == whole(after)
    last = whole(before).replace(b"tasks: []", b"").rstrip()
    assert change_entries(last, "f", {("values", 1): changes}) == whole(after).replace(b"tasks: []", b"").rstrip()


def test_several_entries_are_changed_at_once_and_none_where_one_cannot_be() -> None:
    data = b"schema: 1\nvalues: [{indicator: a, value: 4}, {indicator: b, value: 5}]\n"
    changed = change_entries(data, "f", {("values", 0): NEW_VALUE, ("values", 1): COUNTS})
    assert changed == (
        b"schema: 1\nvalues: [{indicator: a, value: 45.5}, {indicator: b, numerator: 1, denominator: 3}]\n"
    )
    assert change_entries(b"values: [", "f", {("values", 0): NEW_VALUE}) is None
    assert change_entries(b"values:\n  - {indicator: a, value: }\n", "f", {("values", 0): NEW_VALUE}) is None


@given(
    parts=st.tuples(FILLERS, LISTS, FILLERS, OTHERS, FILLERS),
    windows=st.booleans(),
    mark=st.booleans(),
    cut=st.booleans(),
)
def test_an_entry_that_is_added_and_taken_out_leaves_the_entries_that_were_there(
    parts: tuple[str, ...], windows: bool, mark: bool, cut: bool
) -> None:
    text = "".join(["schema: 1\n", *parts])
    text = text.removesuffix("\n") if cut else text
    before = (("\ufeff" if mark else "") + (text.replace("\n", "\r\n") if windows else text)).encode()
    after = add_entry(before, "f", "values", ENTRY)
    entries = _read(after).value["values"]  # type: ignore[index]
    at = entries.index(dict(ENTRY))
    left = remove_entry(after, "f", ("values", at))
    assert left is not None
    was, now = _read(before).value, _read(left).value
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert {"values": (), **now} == {"values": (), **was}
    for index in range(len(entries)):
        less = remove_entry(after, "f", ("values", index))
        assert less is None or _read(less).value["values"] == (*entries[:index], *entries[index + 1 :])  # type: ignore[index]


CELLS = st.text(st.sampled_from('ab,"\n é'), max_size=8)


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS, st.booleans()), min_size=1, max_size=5),
    st.integers(0, 4),
    CELLS.filter(lambda cell: "\n" not in cell),
    st.booleans(),
    st.booleans(),
)
def test_a_cell_of_a_table_is_changed_and_the_rest_stays(
    rows: list[tuple[str, str, str, bool]], index: int, cell: str, windows: bool, cut: bool
) -> None:
    index %= len(rows)

    def written(text: str, needless: bool) -> str:
        return '"' + text.replace('"', '""') + '"' if needless else quoted_cell(text)

    def whole(changed: str | None) -> bytes:
        lines = ["\ufeffa,b,c"]
        for number, (one, two, three, needless) in enumerate(rows):
            new = number == index and changed is not None and changed != two
            middle = quoted_cell(changed or "") if new else written(two, needless)
            lines.append(f"{written(one, needless)},{middle},{quoted_cell(three)}")
        text = "\n".join(lines) + "\n" * (not cut)
        return (text.replace("\n", "\r\n") if windows else text).encode()

    line = 2 + sum(1 + "".join(row[:3]).count("\n") for row in rows[:index])
    assert change_rows(whole(None), {line: {"b": cell}}) == whole(cell)


def test_a_row_or_column_that_is_not_there_is_not_changed() -> None:
    data = b"a,b\n1,2\n"
    assert change_rows(data, {2: {"c": "x"}}) is None
    assert change_rows(data, {3: {"a": "x"}}) is None
    assert change_rows(data, {99: {"a": "x"}}) is None
    assert change_rows(b'a,b\n1,"2\n', {2: {"a": "x"}}) is None
