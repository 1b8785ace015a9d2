"""The reader, given anything: a document or problems, each with a place and a remedy, and the same ones every time.

A longer run by hand: ``PAR_EXAMPLES=20000 python -m pytest tests/hostile/test_fuzzing.py`` (docs/reliability.md).
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bounds import bounded
from hostile.mutations import HOSTILE, OTHERS, Pairs, written
from loading.examples import folder_with
from par_cli.diagnostics import Diagnostic
from par_cli.loading import examine, read
from par_cli.loading.folder import Location
from par_cli.locales import get_locale
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.source import Block, Document, parse_yaml, read_csv

DAY = date(2026, 11, 23)

SIGNS = (
    "\n", "\n", "\n  ", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", " ", "  ", ": ", ":", ", ", ",", "[", "]", "{", "}",
    "[]", "{}", '"', "'", '""', "''", "\\", '\\"', '"\\u00', "\\x41", "#", " #", " # ", " #5", "&a ", "*a", "!",
    "!!str ", "!<x> ", "? ", "|", "|\n", "|2-\n", ">", ">+\n", "%", "\n%YAML 1.1\n", "\n%TAG ! x\n", "\n---\n",
    "--- ", "\n...\n", "@", "`", "<<: ", "<<", "=", "~", "-", "\t", "\n\t", "\r", "\r\n", "\n<<<<<<< x\n",
    "\n=======\n", "\n>>>>>>> x\n", "\ufeff",
)  # fmt: skip
WORDS = (
    "schema: 1\n", "values:\n", "values: ", "outcomes: ", "indicator", "dossiers", "place", "period", "value",
    "published", "id", "name", "targets", "tasks", "note", "a", "b", "x y", "Đề án", "e\u0302", "no", "null", "true",
    "1", "2024", "48.67", "48,67", "010", "0x1F", "1e5", "12:30:00", ".nan", "2024-01-20", "2024-02-30", "2024-Q3",
    "４８", "1_000",
)  # fmt: skip
YAML = st.lists(st.sampled_from([*SIGNS, *WORDS, *HOSTILE]), max_size=40).map("".join)
CSV = st.lists(
    st.sampled_from(
        [",", ",", ",", "\n", "\n", '"', '""', '"\n"', ";", "\t", "\r\n", *OBSERVATION_COLUMNS, *WORDS, *HOSTILE]
    ),
    max_size=40,
).map("".join)
HEADER = "indicator,period,value,note\n"


def yaml(data: bytes) -> tuple[Document | None, list[Diagnostic]]:
    """Return what bytes read as, and all problems, each of which has a place in them and a remedy."""
    problems: list[Diagnostic] = []
    document = parse_yaml(data, "f.yaml", problems)
    assert document is not None or problems
    _hold(problems, data)
    return document, problems


def table(data: bytes) -> tuple[list[Block] | None, list[Diagnostic]]:
    """Do the same for a table."""
    problems: list[Diagnostic] = []
    begun = read_csv("f.csv", "f.csv", OBSERVATION_COLUMNS, problems, required=("indicator", "period"), instead=data)
    assert begun is not None or problems
    found = None if begun is None else list(begun.blocks())
    _hold(problems, data)
    return found, problems


def _plain(text: str) -> bool:
    """Return whether other line ends and a mark in front leave a text as it is."""
    return "\r" not in text and "\0" not in text and not text.startswith("\ufeff")


def _hold(problems: list[Diagnostic], data: bytes) -> None:
    for problem in problems:
        assert 1 <= problem.line <= data.count(b"\n") + 2
        assert 1 <= problem.column <= len(data) + 2
        assert problem.message
        assert problem.hint
        assert re.fullmatch("PAR1[0-9]{2}", problem.code)
        assert str(problem).isprintable()
        assert problem.to(get_locale("vi")).isprintable()


@bounded(200)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_problems(data: bytes) -> None:
    yaml(data)
    table(data)
    table(HEADER.encode() + data)


@bounded(300)
@given(YAML, st.sampled_from(["", "schema: 1\n", "schema: 1\nvalues:\n  - {", "schema: 1\nvalues: ["]))
def test_any_text_of_signs_is_a_document_or_problems_whatever_its_line_ends(text: str, start: str) -> None:
    data = (start + text).encode()
    document, problems = yaml(data)
    if _plain(start + text):
        for same in (data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data):
            again, others = yaml(same)
            assert problems == others
            assert (document is None) == (again is None)
            if document is not None and again is not None:
                assert repr(document.value) == repr(again.value)


@bounded(200)
@given(CSV, st.sampled_from(["", HEADER]))
def test_any_table_of_cells_is_read_or_has_problems_whatever_its_line_ends(text: str, start: str) -> None:
    data = (start + text).encode()
    found, problems = table(data)
    if _plain(start + text):
        for same in (data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data):
            again, others = table(same)
            assert problems == others
            assert found == again


_KEYS = st.sampled_from(
    [*WORDS, "of", "numerator", "denominator", "change", "state", "on", "by", "task", "target", "due"]
)
_TREES = st.recursive(
    st.sampled_from([*OTHERS, *WORDS, *HOSTILE[:20]]),
    lambda inner: st.lists(inner, max_size=3) | st.lists(st.tuples(_KEYS, inner), max_size=5).map(Pairs),
    max_leaves=12,
)
_YAML_FILES = ("targets.yaml", "tasks.yaml", "agencies.yaml", "reports/2025.yaml")
_FILES = st.sampled_from([*_YAML_FILES, "reports/ranks.csv"])


@bounded(60)
@given(_FILES, YAML | CSV | _TREES.map(lambda tree: "schema: 1\nvalues: " + written(tree)))
def test_any_text_in_any_file_of_a_folder_gives_findings(name: str, text: str) -> None:
    with TemporaryDirectory() as place:
        folder = folder_with(Path(place) / "data")
        (folder / name).write_bytes(text.encode())
        found = examine(read(Location(str(folder), embedded=False)), DAY)
        again = examine(read(Location(str(folder), embedded=False)), DAY)
    assert found == again
    for item in found:
        assert item.line >= 1
        assert item.column >= 1
        assert item.hint
        assert "\n" not in str(item)


_PARTS = (
    "decision",
    "phases",
    "groups",
    "units",
    "indicators",
    "sections",
    "tasks",
    "agencies",
    "values",
    "outcomes",
    "thresholds",
)
_FIELDS = (
    "id", "name", "vi", "en", "targets", "phase", "at_least", "at_most", "between", "equals", "improve", "outcome",
    "refers_to", "reduce_by", "raise_by", "relative_to", "baseline", "better", "kind", "unit", "owners", "lead",
    "due", "every", "milestones", "undated", "measure", "from", "to", "until", "successors", "agency", "indicator",
    "period", "value", "of", "numerator", "denominator", "change", "published", "source", "state", "on", "by", "task",
    "target", "occurrence", "accepted", "stretch", "all_of", "any_of", "each", "reporters", "note", "title",
    "language",
)  # fmt: skip
_ENTRIES = st.recursive(
    st.sampled_from([*OTHERS, "home", "dossiers", "dossiers/2025", "I.1", "percent", "done", "higher", "flow", "year"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(st.tuples(st.sampled_from(_FIELDS), inner), max_size=8).map(Pairs)
    ),
    max_leaves=20,
)


@bounded(50)
@given(st.sampled_from(_YAML_FILES), st.dictionaries(st.sampled_from(_PARTS), _ENTRIES, max_size=4))
def test_any_tree_of_known_keys_gives_findings(name: str, parts: dict[str, object]) -> None:
    with TemporaryDirectory() as place:
        folder = folder_with(Path(place) / "data")
        text = "".join(f"{key}: {written(item)}\n" for key, item in parts.items())
        (folder / name).write_bytes(f"schema: 1\n{text}".encode())
        for item in examine(read(Location(str(folder), embedded=False)), DAY):
            assert item.line >= 1
            assert item.column >= 1
            assert item.hint
            assert "\n" not in str(item)
