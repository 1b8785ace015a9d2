"""One entry more in a report: what was there stays to the byte, and what is read back is what was recorded."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import Diagnostic, NotWrittenError
from par_cli.record.yaml_edit import Fields, add_entry, entry_line, new_file
from par_cli.source import Document, PlainDate, PlainNumber, forbidden_character, nfc, parse_yaml

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
    assert start + end >= len(kept)  # what is new stands in one place
    assert LINE.encode() in after[min(start, len(kept) - end) :]
    assert after.count(b"\r\n") == (after.count(b"\n") if windows else 0)


@pytest.mark.parametrize("data", [b"schema: 1\nvalues: {}\n", b"schema: [\n", b"\xff", b"- a\n"])
def test_a_file_without_a_place_for_the_entry_is_named(data: bytes) -> None:
    with pytest.raises(NotWrittenError, match="nothing was written: f has no place for "):
        add_entry(data, "f", "values", ENTRY)
