"""YAML to located values: what is read, where it is, and what is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from random import Random
from typing import Any, NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yaml import MarkedYAMLError, YAMLError

from cases import for_each
from par_cli.diagnostics import Diagnostic
from par_cli.locales import ENGLISH
from par_cli.source import REFUSED, Document, Place, PlainDate, PlainNumber, parse_yaml, path_text, yaml_file
from par_cli.source.events import c_events, events, python_events

PARSERS = [python_events] if events is python_events else [c_events, python_events]


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test run with each of the two parsers."""
    monkeypatch.setattr(yaml_file, "events", request.param)


def each_parser() -> Iterator[None]:
    """Do the same for the body of a loop."""
    for chosen in PARSERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_file, "events", chosen)
            yield


def read(source: str | bytes) -> tuple[Document | None, list[Diagnostic]]:
    """Return what a source reads as, and the problems in the order of their places."""
    problems: list[Diagnostic] = []
    data = source.encode() if isinstance(source, str) else source
    document = parse_yaml(data, "f.yaml", problems)
    return document, sorted(problems)


def value(source: str | bytes) -> object:
    """Return the value of a source without a fault."""
    document, problems = read(source)
    assert problems == []
    assert document is not None
    return document.value


def paths(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Return the path of every value of a document."""
    yield path
    if isinstance(node, dict):
        for key, inside in node.items():
            yield from paths(inside, (*path, key))
    elif isinstance(node, tuple):
        for index, inside in enumerate(node):
            yield from paths(inside, (*path, index))


def everything(document: Document | None) -> object:
    """Return all that can be asked of a document, types included."""
    if document is None:
        return None
    places = [(path, document.place(path), document.key_place(path)) for path in paths(document.value)]
    return repr(document.value), document.file, places


GOOD = """\
--- # the decision
schema: 1
decision: {title: {vi: "Đề án 😀", en: 'It''s a plan'}, number: null, date: 2022-04-27}
on: 2025-11-20
yes: no more
2025: text
list:
- a
-   - b
    - [c, "d", -5.25]
empty: []
none: {}
block: |
  one
   two
folded: >-
  one
  two

  three
long: a plain
  text
flag: true
quoted: "48.67"
url: https://example.org/a?b=c#d
"""


@pytest.mark.usefixtures("parser")
def test_a_document_is_mappings_tuples_and_scalars() -> None:
    assert value(GOOD) == {
        "schema": "1",
        "decision": {"title": {"vi": "Đề án 😀", "en": "It's a plan"}, "number": None, "date": "2022-04-27"},
        "on": "2025-11-20",
        "yes": "no more",
        "2025": "text",
        "list": ("a", ("b", ("c", "d", "-5.25"))),
        "empty": (),
        "none": {},
        "block": "one\n two\n",
        "folded": "one two\nthree",
        "long": "a plain text",
        "flag": True,
        "quoted": "48.67",
        "url": "https://example.org/a?b=c#d",
    }


@pytest.mark.usefixtures("parser")
def test_only_unquoted_values_are_numbers_and_days() -> None:
    read_value: Any = value("{a: 1, b: \"1\", c: 2025-01-01, d: '2025-01-01', 1: x, true: x, null: z, 2025-01-01: w}")
    assert [type(read_value[key]) for key in "abcd"] == [PlainNumber, str, PlainDate, str]
    assert [(type(key), key) for key in read_value][4:] == [
        (str, "1"),
        (str, "true"),
        (str, "null"),
        (str, "2025-01-01"),
    ]


@pytest.mark.usefixtures("parser")
def test_every_place_is_line_and_column_in_characters() -> None:
    document, _ = read(GOOD)
    assert document is not None
    assert document.place(()) == Place(2, 1)
    assert document.key_place(()) == Place(2, 1)
    assert document.place(("schema",)) == Place(2, 9)
    assert document.key_place(("schema",)) == Place(2, 1)
    assert document.place(("decision",)) == Place(3, 11)
    assert document.place(("decision", "title", "vi")) == Place(3, 24)
    assert document.key_place(("decision", "title", "en")) == Place(3, 35)  # one emoji is one column
    assert document.place(("list",)) == Place(8, 1)
    assert document.place(("list", 0)) == Place(8, 3)
    assert document.key_place(("list", 0)) == Place(8, 3)
    assert document.place(("list", 1)) == Place(9, 5)
    assert document.key_place(("list", 1)) == Place(9, 5)
    assert document.place(("list", 1, 1, 2)) == Place(10, 16)
    assert document.place(("block",)) == Place(13, 8)


@pytest.mark.usefixtures("parser")
def test_a_path_that_does_not_exist_has_the_place_of_the_deepest_part_that_does() -> None:
    document, _ = read("a:\n  - b: 1\n    c: 2\n")
    assert document is not None
    assert document.place(("x",)) == document.place(()) == Place(1, 1)
    assert document.place(("a", 0, "x")) == document.place(("a", 0)) == Place(2, 5)
    assert document.place(("a", 7, "x")) == document.place(("a",)) == Place(2, 3)
    assert document.place(("a", -1)) == Place(2, 3)
    assert document.place(("a", "b")) == Place(2, 3)
    assert document.place(("a", 0, "c", "d", 3)) == Place(3, 8)
    assert document.key_place(("a", 0, "c", "d")) == Place(3, 5)
    assert document.key_place(("a", "b")) == Place(1, 1)
    assert document.place((0,)) == Place(1, 1)


def test_a_path_is_written_as_people_write_it() -> None:
    assert path_text(("indicators", 3, "targets", 0, "at_most")) == "indicators[3].targets[0].at_most"
    assert path_text(()) == ""
    assert path_text(("a\u202eb\n", "x" * 50)) == "aU+202EbU+000A." + "x" * 37 + "..."


# Each: the source, then line, column, code, path, a part of the message and a part of the hint of each problem.
Problem = tuple[int, int, str, str, str, str]
BAD: list[tuple[str | bytes, list[Problem]]] = [
    # structure
    ("a: &x 1\n", [(1, 4, "PAR123", "a", "anchors (&x)", "remove it")]),
    ("a: &x [1]\n", [(1, 4, "PAR123", "a", "anchors (&x)", "remove it")]),
    ("&x a: 1\n", [(1, 1, "PAR123", "", "anchors (&x)", "remove it")]),
    ("a: &x\n  b: *x\n", [(1, 4, "PAR123", "a", "anchors", ""), (2, 6, "PAR124", "a.b", "aliases (*x)", "write")]),
    ("*x : 1\n", [(1, 1, "PAR124", "", "aliases (*x)", "quote a text that begins with *")]),
    ("a: & x\n", [(1, 4, "PAR123", "", "anchors", "quote")]),
    ("a: *\n", [(1, 4, "PAR124", "", "aliases", "quote")]),
    ("a: !!str 1\n", [(1, 4, "PAR125", "a", "tags", "remove it")]),
    ("a: ! 1\n", [(1, 4, "PAR125", "a", "tags", "remove it")]),
    ("a: !!python/object:os.system [x]\n", [(1, 4, "PAR125", "a", "tags", "remove it")]),
    ("a: !e!x 1\n", [(1, 4, "PAR125", "", "tags", "remove it")]),
    ("!!map\na: 1\n", [(1, 1, "PAR125", "", "tags", "remove it")]),
    ("a: {<<: {b: 1}}\n", [(1, 5, "PAR126", "a", "merge keys", "write the keys out")]),
    ("%YAML 1.1\n---\na: 1\n", [(1, 1, "PAR127", "", "a line that begins with %", "remove the line")]),
    ("# c\n\n%TAG ! x\n%FOO\n---\na: 1\n", [(3, 1, "PAR127", "", "%", ""), (4, 1, "PAR127", "", "%", "")]),
    ("a: 1\n%b: 2\n", [(2, 1, "PAR127", "", "a line that begins with %", "remove the line")]),
    ("a: 1\n---\nb: 1\n", [(2, 1, "PAR128", "", "a second document", "keep one")]),
    ("a: 1\n...\n# c\n b: 1\n", [(4, 2, "PAR128", "", "a second document", "keep one")]),
    ("a: 1\n...\n%TAG ! x\n", [(3, 1, "PAR127", "", "%", "remove")]),
    ("a: 1\n%FOO b\n", [(2, 1, "PAR127", "", "a line that begins with %", "remove the line")]),
    ("a: 1\n%TAG ! x\n", [(2, 1, "PAR127", "", "a line that begins with %", "remove the line")]),
    ("a: 1\n...\n\tb\n", [(3, 1, "PAR113", "", "a tab is used as indentation", "spaces")]),
    (" %TAG ! x\n", [(1, 2, "PAR120", "", "cannot begin with “%”", "quotes")]),
    ("# c\n %a: 1\n", [(2, 2, "PAR120", "", "cannot begin with “%”", "quotes")]),
    ("a: '\n%b'\nc: no\n", [(3, 4, "PAR141", "c", "“no”", "quote")]),
    ("{a: 1}\n\tb\n", [(2, 1, "PAR113", "", "a tab is used as indentation", "spaces")]),
    ("a: [b:]\n", [(1, 6, "PAR120", "", "a colon is not allowed here", "quotes")]),
    ("{a: 1} b\n", [(1, 8, "PAR120", "", "there is more after the end", "remove it")]),
    ("? [a, {b: c}]\n: 1\nd: 2\n", [(1, 3, "PAR129", "", "a list or mapping cannot be a key", "quote")]),
    ("?\n: 1\n", [(1, 2, "PAR129", "", "the key before the colon is missing", "write key: value")]),
    ("{: 1}\n", [(1, 2, "PAR120", "", "missing", "write")]),
    # quotes that are closed by the next quote further down
    ('a: "b\nc: 1\nd: "e"\n', [(1, 4, "PAR120", "", "ends in line 3, and more text follows", 'write \\" for')]),
    ("a: 'b\nc: 1\nd: 'e'\n", [(1, 4, "PAR120", "", "ends in line 3, and more text follows", "double every '")]),
    ('a: "b\nc: ""\nd: 1\n', [(1, 4, "PAR120", "", "ends in line 2, and more text follows", "close it where")]),
    ('a:\n  - {b: "c, d: 1}\n  - {b: "e", d: 2}\n', [(2, 9, "PAR120", "", "ends in line 3", "close it where")]),
    ('a: 1\nb:\n\n- "c\n\n\n- "d"\n', [(4, 3, "PAR120", "", "ends in line 7", "close it where")]),
    ('a: "b\n  c"\n  d: 1\n', [(3, 3, "PAR120", "", "does not fit", "indent")]),
    ('a: "b" c\n', [(1, 8, "PAR120", "", "this does not fit", "write nothing after a closing quote")]),
    # a colon without a space
    ("a: 1\nid:x\nb: 2\n", [(2, 1, "PAR120", "", "no space after the colon", "write id: x")]),
    ("id:x\nb: 2\n", [(1, 1, "PAR120", "", "no space after the colon", "write id: x")]),
    ("a:\n  - id:x y\n    b: 2\n", [(2, 5, "PAR120", "", "no space after the colon", "write id: x y")]),
    ("a:\n  b:x\n  c:y\n  d: 2\n", [(2, 3, "PAR120", "", "no space after the colon", "write b: x")]),
    ('a: 1\nb:"x"\n', [(2, 1, "PAR120", "", "no space after the colon", 'write b: "x"')]),
    ("a:1\n", [(1, 1, "PAR122", "", "no space after the colon", "write a: 1")]),
    ("a:[1]\n", [(1, 1, "PAR122", "", "no space after the colon", "write a: [1]")]),
    ("http://x\n", [(1, 1, "PAR122", "", "as a whole must be a mapping", "lines")]),
    ("a: b\n  c:d\n  and e: 1\n", [(3, 8, "PAR120", "", "a colon with a space after it", "indentation")]),
    (": 1\n", [(1, 1, "PAR120", "", "does not fit", "indent")]),
    ("a: 1\nb:\n  a: 1\n  a: 2\n", [(4, 3, "PAR130", "b.a", "the key “a” appears twice, first in line 3", "keep one")]),
    ("ế: 1\n'e\u0302\u0301': 2\n", [(2, 1, "PAR130", "ế", "appears twice, first in line 1", "keep one")]),
    ('a: 1\n"\\x61": 2\n', [(2, 1, "PAR130", "a", "appears twice", "keep one")]),
    ("a: " + "{b: " * 12 + "}" * 12 + "\n", [(1, 48, "PAR131", "", "deeper than 12", "fewer levels")]),
    ("", [(1, 1, "PAR121", "", "the file is empty", "key: []")]),
    ("# only a comment", [(1, 1, "PAR121", "", "the file is empty", "key: []")]),
    ("---\n", [(2, 1, "PAR121", "", "the file is empty", "key: []")]),
    ("- a\n- b\n", [(1, 1, "PAR122", "", "must be a mapping", "key: value")]),
    ("just a text\n", [(1, 1, "PAR122", "", "must be a mapping", "key: value")]),
    ("null\n", [(1, 1, "PAR122", "", "must be a mapping", "key: value")]),
    ('""\n', [(1, 1, "PAR122", "", "must be a mapping", "key: value")]),
    # values
    ("a:\nb: [~]\n", [(1, 3, "PAR140", "a", "there is no value", "null"), (2, 5, "PAR140", "b[0]", "“~”", "null")]),
    ("a:\n  - x\n  -\n", [(3, 4, "PAR140", "a[1]", "there is no value", "null")]),
    ("{a}\n", [(1, 3, "PAR140", "a", "there is no value", "null")]),
    ("a: {b: {c: [1, 48,67]}, on: on}\n", [(1, 29, "PAR141", "a.on", "“on”", "quote it")]),
    # characters
    ("a: x\u202ey\n", [(1, 5, "PAR112", "a", "U+202E RIGHT-TO-LEFT OVERRIDE", "remove it")]),
    ("a: 'x\x1b[31m'\n", [(1, 6, "PAR112", "a", "U+001B ESCAPE", "remove it")]),
    ("a: [b, {c: x\u200by}]\n", [(1, 13, "PAR112", "a[1].c", "U+200B ZERO WIDTH SPACE", "remove it")]),
    ("a: 1\n# c\u2066\u2066 d\u2067\n", [(2, 4, "PAR112", "", "U+2066", ""), (2, 8, "PAR112", "", "U+2067", "")]),
    ("\ufeff\ufeffa: 1\n", [(1, 1, "PAR112", "", "U+FEFF", "very first character")]),
    ("a\x7f: 1\n", [(1, 2, "PAR112", "", "U+007F DELETE", "remove")]),
    ("a: x\x85y\n", [(1, 5, "PAR112", "a", "U+0085 NEXT LINE", "remove")]),
    ("a: x\u2028y\n", [(1, 5, "PAR112", "a", "U+2028 LINE SEPARATOR", "remove")]),
    ("a: x\ufffey\n", [(1, 5, "PAR112", "a", "U+FFFE NONCHARACTER", "remove")]),
    ("a: x\U0001ffffy\n", [(1, 5, "PAR112", "a", "U+1FFFF NONCHARACTER", "remove")]),
    ("a: |\n  x\n  y\u200dz\n", [(3, 4, "PAR112", "a", "U+200D ZERO WIDTH JOINER", "remove")]),
    ("a: \u200c\u0631\u0627\n", [(1, 4, "PAR112", "a", "U+200C ZERO WIDTH NON-JOINER", "remove")]),
    ("a: \u0631\u0627\u200d\n", [(1, 6, "PAR112", "a", "U+200D", "remove")]),
    ("a: \u0631\u200c\u200c\u0627\n", [(1, 5, "PAR112", "a", "U+200C", "remove")]),
    ("a: \u0631\u200c \u0627\n", [(1, 5, "PAR112", "a", "U+200C", "remove")]),
    ("a: \u0665\u200c\u0665\n", [(1, 5, "PAR112", "a", "U+200C", "remove")]),
    ("a: \u0631\u200b\u0627\n", [(1, 5, "PAR112", "a", "U+200B", "remove")]),
    ('a: "\u0631\u0627\\u200d"\n', [(1, 4, "PAR112", "a", "escaped character U+200D", "leave the escape out")]),
    ("a: \U0001f600\u061c\n", [(1, 5, "PAR112", "a", "U+061C", "remove")]),
    ("a: x\ty\n", [(1, 5, "PAR112", "a", "a tab", "write spaces")]),
    ("a:\t1\n", [(1, 3, "PAR112", "", "a tab", "write spaces")]),
    ("a: 1 \t\n\t\n", [(1, 6, "PAR112", "", "a tab", ""), (2, 1, "PAR112", "", "a tab", "")]),
    ("a: 1\n# \t\n", [(2, 3, "PAR112", "", "a tab", "write spaces")]),
    ('a: "\\e[31m"\n', [(1, 4, "PAR112", "a", "escaped character U+001B ESCAPE", "leave the escape out")]),
    ('a: "x\\u202Ey"\n', [(1, 4, "PAR112", "a", "escaped character U+202E", "leave the escape out")]),
    ('a: "\\t"\n', [(1, 4, "PAR112", "a", "escaped character U+0009 TAB", "leave the escape out")]),
    ('a: "\\0"\n', [(1, 4, "PAR112", "a", "escaped character U+0000 NULL", "leave the escape out")]),
    ('a: "\\N\\r"\n', [(1, 4, "PAR112", "a", "escaped character U+0085", "leave the escape out")]),
    ('"\\x07": 1\n', [(1, 1, "PAR112", "", "escaped character U+0007 CONTROL CHARACTER", "leave the escape out")]),
    ('a: "\\uD800"\n', [(1, 4, "PAR120", "", "means no character", "leave the escape out")]),
    ('a: "\\U00110000"\n', [(1, 4, "PAR120", "", "means no character", "leave the escape out")]),
    ("a: " + "o" + "\u0301\u0323" * 16 + "\n", [(1, 4, "PAR114", "a", "combining marks", "remove them")]),
    ('a: "' + "\\u0301\\u0323" * 16 + '"\n', [(1, 4, "PAR114", "a", "combining marks", "remove them")]),
    # indentation
    ("a:\n\tb: 1\n", [(2, 1, "PAR113", "", "a tab is used as indentation", "indent with spaces")]),
    ("a:\n  \tb: 1\n", [(2, 3, "PAR113", "", "a tab is used as indentation", "indent with spaces")]),
    ("a:\n  -\tb: 1\n", [(2, 4, "PAR113", "", "a tab is used as indentation", "indent with spaces")]),
    ("a:\n\u00a0\u00a0b: 1\n", [(2, 1, "PAR113", "", "U+00A0 NO-BREAK SPACE is used as indentation", "spaces")]),
    ("a:\n - \u202fb\n", [(2, 4, "PAR113", "", "U+202F NARROW NO-BREAK SPACE", "spaces")]),
    ("a:\n\u3000b: 1\n", [(2, 1, "PAR113", "", "U+3000 IDEOGRAPHIC SPACE", "spaces")]),
    ("a: 1\n\u00a0# c\n", [(2, 1, "PAR113", "", "U+00A0", "spaces")]),
    # bytes
    (b"a: 1\nb: \xff\n", [(2, 4, "PAR110", "", "the byte 0xff", "save the file as UTF-8")]),
    ("a: Đ\nb: Đ".encode() + b"\xe1\xbb\n", [(2, 5, "PAR110", "", "not UTF-8", "save the file as UTF-8")]),
    (b"a: \xed\xa0\x80\n", [(1, 4, "PAR110", "", "not UTF-8", "save")]),
    (b"a: \xc0\xaf\n", [(1, 4, "PAR110", "", "not UTF-8", "save")]),
    ("a: 1\n".encode("utf-16"), [(1, 1, "PAR110", "", "UTF-16", "save the file as UTF-8")]),
    ("a: 1\n".encode("utf-16-be"), [(1, 1, "PAR110", "", "UTF-16", "save the file as UTF-8")]),
    ("a: 1\n".encode("utf-32"), [(1, 1, "PAR110", "", "UTF-32", "save the file as UTF-8")]),
    (b"a: 1\nb: x\0y\n", [(2, 5, "PAR110", "", "a zero byte", "save the file as UTF-8")]),
    (b"a: 1\rb: 2\r", [(1, 5, "PAR111", "a", "a bare", "LF or CRLF"), (1, 10, "PAR111", "", "a bare", "")]),
    (b"a: 1\r\nb: 2\r\r\n", [(2, 5, "PAR111", "b", "a bare carriage return", "LF or CRLF")]),
    # syntax
    ("a: b: c\n", [(1, 5, "PAR120", "", "a key, or a colon with a space after it,", "quotes")]),
    ("a: 1\n  b: 2\n", [(2, 4, "PAR120", "", "a key, or a colon with a space after it,", "indentation")]),
    ("a: 1\nb\nc: 2\n", [(2, 1, "PAR120", "", "neither “key: value” nor part of a text", "write key: value")]),
    ("a: 1\nb\n", [(2, 1, "PAR120", "", "neither “key: value” nor part of a text", "write key: value")]),
    ("a: @b\n", [(1, 4, "PAR120", "", "cannot begin with “@”", "quotes")]),
    ("a: `b`\n", [(1, 4, "PAR120", "", "cannot begin with “`”", "quotes")]),
    ("a: %b\n", [(1, 4, "PAR120", "", "cannot begin with “%”", "quotes")]),
    ("a: ,b\n", [(1, 4, "PAR120", "", "cannot begin with “,”", "quotes")]),
    ("a: 'b\nc: 1\n", [(1, 4, "PAR120", "", "the quote that opens here is not closed", "close it")]),
    ('a: "b\n---\n', [(1, 4, "PAR120", "", "the quote that opens here is not closed", "close it")]),
    ("a: 'b' c\n", [(1, 8, "PAR120", "", "does not fit", "after a closing quote")]),
    ("a: [b, c\nd: 1\n", [(1, 4, "PAR120", "", "the list in brackets", "write a comma or ]")]),
    ("a: {b: c\nd: 1\n", [(1, 4, "PAR120", "", "the mapping in braces", "write a comma or }")]),
    ("a: [b, , c]\n", [(1, 8, "PAR120", "", "a value is missing", "remove the comma")]),
    ('a: "\\d"\n', [(1, 4, "PAR120", "", "a backslash that does not begin an escape", "single quotes")]),
    ('a: "\\x4"\n', [(1, 4, "PAR120", "", "a backslash that does not begin an escape", "single quotes")]),
    ("a: |x\n", [(1, 4, "PAR120", "", "the sign | or >", "next line")]),
    ("a: >#x\n", [(1, 4, "PAR120", "", "the sign | or >", "next line")]),
    ("a: - b\n", [(1, 4, "PAR120", "", "a list item (- ) is not allowed here", "line of its own")]),
    ("a: ? b\n", [(1, 4, "PAR120", "", "the sign ? is not allowed here", "quotes")]),
    ("a:\n  - b\n c: 1\n", [(3, 2, "PAR120", "", "does not fit", "indent")]),
]  # fmt: skip


@for_each(BAD, name=lambda case: repr(case[0])[:40])
def test_each_fault_is_reported_at_its_place_with_what_to_write(case: tuple[str | bytes, list[Problem]]) -> None:
    for _ in each_parser():
        _check_fault(*case)


def _check_fault(source: str | bytes, expected: list[Problem]) -> None:
    document, problems = read(source)
    found = [(p.line, p.column, p.code, p.path) for p in problems]
    assert found == [problem[:4] for problem in expected], problems
    for problem, (*_, message, hint) in zip(problems, expected, strict=True):
        assert message in ENGLISH.text(problem.message)
        assert hint in ENGLISH.text(problem.hint)
        assert problem.file == "f.yaml"
        assert not problem.warning
        assert str(problem).isprintable()
    fatal = {"PAR110", "PAR111", "PAR113", "PAR120", "PAR121", "PAR122", "PAR131"}
    if not fatal.isdisjoint(problem.code for problem in problems):
        assert document is None


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("source", ["\ta: 1\n", "a: &x 1\n", "a: *x\n", "a: !t b\n", "? {a: b}\n: c\n", "a: \x1b\n"])
def test_messages_hold_no_name_of_a_program(source: str) -> None:
    problems = read(source)[1]
    assert problems
    for problem in problems:
        for word in ("yaml", "python", "token", "scalar", "None", "Error", "flow", "node"):
            assert word not in f"{ENGLISH.text(problem.message)} {ENGLISH.text(problem.hint)}"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("source", "column", "comment"),
    [
        ("a: TTg #5\n", 8, "#5"),
        ("a: TTg   #5 and more\n", 10, "#5 and more"),
        ("a: 5 #percent\n", 6, "#percent"),
        ("a: [x, Đ #Đ\n  ]\n", 10, "#Đ"),
        ("a: \U0001f600 #1\n", 6, "#1"),
        ("a: x\n  y #1\n", 5, "#1"),
    ],
)
def test_a_text_cut_short_by_a_comment_is_a_warning(source: str, column: int, comment: str) -> None:
    document, (problem,) = read(source)
    assert document is not None
    assert problem.warning
    assert (problem.code, problem.column) == ("PAR133", column)
    assert f"“{comment}”" in ENGLISH.text(problem.message)
    assert "in quotes" in ENGLISH.text(problem.hint)


@pytest.mark.parametrize(
    "text",
    [
        "\u0631\u0627\u0647\u200c\u0647\u0627",  # Persian
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf",  # Sinhala
        "\u0915\u094d\u200d\u0937",  # Devanagari
    ],
)
def test_a_joiner_between_letters_that_need_it_belongs_to_the_text(text: str) -> None:
    for source in (f"a: {text}\n", f'a: "{text}"\n', f"a: x\n# {text}\n"):
        document, problems = read(source)
        assert not problems
        assert document is not None
        assert "#" in source or document.value == {"a": text}


@pytest.mark.parametrize(
    "source", ["a: 1 # 5\n", "a: 'x' #5\n", "a: x#5\n", "a: |\n  x #5\n", "#5\na: x\n #5\n", "a: x #-\n"]
)
def test_other_comments_are_no_warning(source: str) -> None:
    assert read(source)[1] == []


@pytest.mark.usefixtures("parser")
def test_faults_of_values_leave_the_rest_to_be_checked() -> None:
    document, problems = read('a: [1, yes, 2]\nb: &x c\nd: e\nd: f\n<<: {g: ~}\nh: "\\e"\ni: x\u200by\nj: k\n')
    assert [problem.code for problem in problems] == [
        "PAR141", "PAR123", "PAR130", "PAR126", "PAR140", "PAR112", "PAR112",
    ]  # fmt: skip
    assert document is not None
    assert document.value == {"a": ("1", REFUSED, "2"), "b": REFUSED, "d": "e", "h": REFUSED, "i": REFUSED, "j": "k"}
    assert repr(REFUSED) == "REFUSED"


REST = "; the rest of the file was not looked at"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("last", ["b: [1\n", "b: 'x\n", "c\n", "b: {x: 1} y\n", "b: *x\n", "b: -: 1: 2\n", "\tb: 1\n"])
@pytest.mark.parametrize("first", ["", "a: 1e5\n", "a: 010\nc: 0x1F\n"])
def test_after_a_fault_of_syntax_one_line_says_that_the_rest_was_not_looked_at(first: str, last: str) -> None:
    _, problems = read(first + last + "d: 010\n")
    said = [REST in ENGLISH.text(problem.hint) for problem in problems]
    if "*" in last:  # a fault of a value: the rest was looked at
        assert not any(said)
    else:
        assert said == [False] * (len(problems) - 1) + [True]


@pytest.mark.usefixtures("parser")
def test_faults_before_a_fault_of_syntax_are_kept() -> None:
    document, problems = read("a: yes\na: 1\nb:\n  - @\nc: no\n")
    assert document is None
    assert [problem.code for problem in problems] == ["PAR141", "PAR130", "PAR120"]
    document, problems = read("a: yes\nb:\n\tc: no\nd: \u200b\n")
    assert document is None
    assert [problem.code for problem in problems] == ["PAR141", "PAR113", "PAR112"]


FAULTS = [
    "a: yes\n", "a: 48,67\n", "a: 2025-02-30\n", "a: &x 1\n", "a: *x\n", "a: !t 1\n", "a: {b: 1, b: 2}\n", "a: ~\n",
    "a: \u202e\n", "a: 'x\x07'\n", "# \u200b\n", 'a: "\\e"\n', "a: {<<: 1}\n", "? [a]\n: 1\n", "a: x\ty\n",
    "a: x #1\n",
]  # fmt: skip


@for_each(list(product(FAULTS, FAULTS)), name=repr)
def test_two_independent_faults_give_the_union_of_their_messages(pair: tuple[str, str]) -> None:
    first, second = (fault.replace("\n", "\n  ").rstrip(" ") for fault in pair)
    one, two = f"p:\n  {first}  z: 1\n", f"q:\n  {second}  z: 1\n"
    for _ in each_parser():
        separate = read(one)[1] + read("#\n" * one.count("\n") + two)[1]
        assert read(one + two)[1] == sorted(separate)


# Limits


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "source",
    [
        "[" * 200_000,
        "a: " + "[" * 200_000,
        "a: " + "{b: " * 60_000,
        "a: " + "[{" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " + "[\n" * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(500)),
        "".join(" " * depth + "-\n" for depth in range(500)),
        "? " + "[" * 100_000,
        "{" * 100_000,
    ],
    ids=lambda source: source[:12],
)
def test_deep_nesting_ends_the_reading_at_depth_thirteen(source: str) -> None:
    document, problems = read(source)
    assert document is None
    assert problems[-1].code in {"PAR131", "PAR120", "PAR129"}  # a parser that looks ahead may see a fault first
    assert len(problems) <= 20


@pytest.mark.usefixtures("parser")
def test_twelve_levels_are_read() -> None:
    source = "a: " + "[" * 11 + "]" * 11 + "\n"
    assert read(source)[1] == []
    deeper = "a: " + "[" * 12 + "]" * 12 + "\n"
    document, (problem,) = read(deeper)
    assert document is None
    assert (problem.code, problem.line, problem.column) == ("PAR131", 1, 15)
    keys = "? " + "[" * 12 + "]" * 12 + "\n: 1\n"
    assert [problem.code for problem in read(keys)[1]] == ["PAR129", "PAR131"]


@pytest.mark.parametrize("filler", ["x", "[]", "{b: c, d: e}"])
def test_more_than_a_hundred_thousand_nodes_end_the_reading(filler: str) -> None:
    document, problems = read("a:\n" + f"- {filler}\n" * 120_000)
    assert document is None
    last = problems[-1]
    assert last.code == "PAR132"
    assert "more than 100,000" in ENGLISH.text(last.message)
    assert last.line <= 100_001


def test_a_hundred_thousand_nodes_are_read() -> None:
    document, problems = read("a:\n" + "- x\n" * (100_000 - 3))  # the mapping, the key, the list
    assert problems == []
    assert document is not None
    document, problems = read("a:\n" + "- x\n" * (100_000 - 2))
    assert document is None
    assert [(problem.code, problem.line) for problem in problems] == [("PAR132", 99_999)]


def test_nodes_inside_a_refused_key_count_too() -> None:
    _, problems = read("? [" + "x, " * 120_000 + "]\n: 1\n")
    assert [problem.code for problem in problems][-1] == "PAR132"


@pytest.mark.parametrize(
    "source",
    [
        "%TAG !a! b\n" * 2000 + "---\na: 1\n",
        "a: \u200b \u200b \u200b\n" * 1000,
        "\tx\n" * 2000,
        "a:\n" + "- no\n" * 2000,
        "a:\n" + "- *x\n" * 2000,
        "a: 1\n" * 2000,
        "a: {" + "1,5, " * 2000,
    ],
)
def test_a_thousand_problems_end_the_reading(source: str) -> None:
    document, problems = read(source)
    assert document is None
    assert len(problems) == 1001
    assert "more than 1,000 problems" in ENGLISH.text(problems[-1].message)


@pytest.mark.parametrize(
    "source",
    [
        "a: 1\n" + "%TAG !a! b\n" * 20_000,
        "a: 1\n...\n" + "%TAG !a! b\n" * 20_000,
        "a: o" + "\u0301\u0323" * 500_000 + "\n",
        "a: " + " " * 1_000_000 + "#x\n",
        "a: 1" + " #x" * 300_000 + "\n",
        "a: " + "9" * 1_000_000 + "\n",
        "a: " + "1:" * 500_000 + "x\n",
        "a: " + "\t" * 1_000_000 + "\n",
        "a: '" + "\u3000" * 300_000 + "'\n",
        "\n" * 1_000_000,
    ],
    ids=lambda source: repr(source[:12]),
)
def test_long_runs_of_anything_are_read_in_one_go(source: str) -> None:
    problems = read(source)[1]
    assert len(problems) <= 2


# The two parsers


def both(source: str | bytes) -> list[tuple[object, list[Diagnostic]]]:
    """Return all that each parser makes of a source."""
    answers: list[tuple[object, list[Diagnostic]]] = []
    for _ in each_parser():
        document, problems = read(source)
        answers.append((everything(document), problems))
    return answers


@for_each([GOOD, *[source for source, _ in BAD], *FAULTS], name=lambda source: repr(source)[:40])
def test_how_the_library_was_built_changes_nothing(source: str | bytes) -> None:
    answers = both(source)
    assert answers == answers[:1] * len(PARSERS)


PARTS = [
    "a", "b: ", "\nc: ", "\nd:\n  ", "\n- ", "\n  - ", '"', "'", "[", "]", "{", "}", ", ", ": ", " #", " #x", "|\n ",
    "&a ", "*a", "<<: ", "? ", "\n---\n", "\t", " ", "\\n", "\\e", "yes", "~", "1", "2025-01-01", "Đ", "\u0301",
    "\U0001f600", "\u00a0", "\u200b", "\r\n", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_how_the_library_was_built_changes_nothing_in_made_up_sources(parts: list[str]) -> None:
    answers = both("k: v\nm: " + "".join(parts))
    documents = [document for document, _ in answers]
    if None in documents:
        assert documents == [None] * len(PARSERS)  # which of two faults ends the reading may differ
    elif any(problem.code == "PAR140" for _, problems in answers for problem in problems):
        codes = [[problem[3:5] for problem in problems] for _, problems in answers]  # where nothing is may differ
        assert codes == codes[:1] * len(PARSERS)
    else:
        assert answers == answers[:1] * len(PARSERS)


def test_a_question_mark_may_be_in_an_address_inside_brackets() -> None:
    for _ in each_parser():
        assert value("a: [{url: https://a.b/c?d=1&e=2#f, g: 1}, h?]\n") == {
            "a": ({"url": "https://a.b/c?d=1&e=2#f", "g": "1"}, "h?")
        }


# Properties


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@example(b"\xef\xbb\xbf")
@example(b"a: !%FF%FE x")
@example(b"!<%C3> a: b")
@example(b"\\")
def test_any_bytes_give_a_document_or_problems(data: bytes) -> None:
    for _ in each_parser():
        document, problems = read(data)
        assert document is not None or problems
        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
            assert problem.hint
            assert str(problem).isprintable()


@given(st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@` \n,?0\\~=<\t\r\u00a0\u200b\u0301Đ"), max_size=60))
@example("{0 #0")
@example("a: #5")
def test_any_likely_text_gives_a_document_or_problems(text: str) -> None:
    for _ in each_parser():
        document, problems = read(text)
        assert document is not None or problems


_SAFE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp", "Co")), max_size=20
).filter(lambda text: all(not unicodedata.combining(char) for char in text))
_NUMBERS = st.integers(-(10**14), 10**14).map(str).map(PlainNumber)
_DAYS = st.dates().map(str).map(PlainDate)
_SCALARS = _SAFE | _NUMBERS | _DAYS | st.booleans() | st.none()
_TREES = st.dictionaries(
    _SAFE,
    st.recursive(
        _SCALARS,
        lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(_SAFE, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
).filter(lambda tree: depth(tree) <= 12)


def depth(tree: object) -> int:
    """Return how deep a tree is nested."""
    if isinstance(tree, dict):
        return 1 + max(map(depth, tree.values()), default=0)
    return 1 + max(map(depth, tree), default=0) if isinstance(tree, tuple) else 0


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def single(text: str) -> str:
    """Return a text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def scalar(tree: object, quote: Callable[[str], str]) -> str:
    """Return a scalar as YAML."""
    if isinstance(tree, PlainNumber | PlainDate):
        return str(tree)
    if isinstance(tree, str):
        return quote(tree)
    return {None: "null", True: "true", False: "false"}[tree]  # type: ignore[index]


def flow(tree: object, quote: Callable[[str], str] = quoted) -> str:
    """Return a tree in brackets and braces."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{quote(key)}: {flow(inner, quote)}" for key, inner in tree.items()) + "}"
    if isinstance(tree, tuple):
        return "[" + ", ".join(flow(inner, quote) for inner in tree) + "]"
    return scalar(tree, quote)


def block(tree: object, indent: str = "", comment: str = "") -> str:
    """Return a tree line by line, with comments."""
    lines = []
    if isinstance(tree, dict):
        items = [(f"{quoted(key)}:", inner) for key, inner in tree.items()]
    else:
        assert isinstance(tree, tuple)
        items = [("-", inner) for inner in tree]
    for head, inner in items:
        if isinstance(inner, dict | tuple) and inner:
            lines.append(f"{indent}{head}{comment}\n{block(inner, indent + '  ', comment)}")
        else:
            lines.append(f"{indent}{head} {flow(inner)}{comment}\n")
    return "".join(lines)


def normal(tree: object) -> object:
    """Return a tree with its text in normal form C."""
    if isinstance(tree, dict):
        return {unicodedata.normalize("NFC", key): normal(inner) for key, inner in tree.items()}
    if isinstance(tree, tuple):
        return tuple(map(normal, tree))
    return unicodedata.normalize("NFC", tree) if type(tree) is str else tree


def same(one: object, other: object) -> bool:
    """Return whether two trees are equal in values and types."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def distinct(tree: object) -> bool:
    """Return whether the keys of a tree differ in normal form C."""
    if isinstance(tree, dict):
        keys = {unicodedata.normalize("NFC", key) for key in tree}
        return len(keys) == len(tree) and all(map(distinct, tree.values()))
    return all(map(distinct, tree)) if isinstance(tree, tuple) else True


@given(_TREES.filter(distinct))
def test_what_is_written_reads_back(tree: dict[str, object]) -> None:
    for source in (flow(tree), flow(tree, single), block(tree)):
        document, problems = read(source + "\n")
        assert problems == []
        assert document is not None
        assert same(document.value, normal(tree))


@given(_TREES.filter(distinct), st.randoms(use_true_random=False))
def test_comments_line_ends_byte_order_mark_quotes_normal_form_and_key_order_change_nothing(
    tree: dict[str, object], random: Random
) -> None:
    keys = list(tree)
    random.shuffle(keys)
    plain = block(tree)
    variants: Sequence[bytes] = (
        plain.replace("\n", "\r\n").encode(),
        plain.encode("utf-8-sig"),
        plain.removesuffix("\n").encode(),
        ("# c\n---\n" + block(tree, comment=" # Đ, c") + "...\n# c\n").encode(),
        flow(tree, single).encode(),
        unicodedata.normalize("NFD", plain).encode(),
        block({key: tree[key] for key in keys}).encode(),
    )
    for variant in variants:
        assert same(value(variant), normal(tree))


def test_a_missing_last_line_end_changes_nothing() -> None:
    for source in ("a: |\n  b\n", "a: >\n  b\n", "a: |+\n  b\n", "a: b\n", "a: 'b'\n", "- a\n", "a:\n", "a: [\n"):
        (document, problems), (other, others) = read(source), read(source.removesuffix("\n"))
        assert (everything(document), problems) == (everything(other), others)


def test_decomposed_text_has_columns_as_written() -> None:
    document, problems = read("{e\u0302\u0301: e\u0302, b: yes}\n")
    assert document is not None
    assert document.value == {"ế": "ê", "b": REFUSED}
    assert document.key_place(("ế",)) == Place(1, 2)
    assert document.place(("ế",)) == Place(1, 7)
    assert problems[0].column == 14


def test_a_long_run_of_letters_is_no_run_of_marks() -> None:
    assert value("a: " + "漢" * 40 + "e\u0302" * 40 + "\n") == {"a": "漢" * 40 + "ê" * 40}
    assert value("a: o" + "\u0323" * 15 + "\u0301\u0323" * 7 + "\n") == {
        "a": unicodedata.normalize("NFC", "o" + "\u0323" * 15 + "\u0301\u0323" * 7)
    }


def test_text_may_hold_ordinary_signs_of_every_script() -> None:
    text = "10\u00a0000 ₫, “Hà Tĩnh” – 😀 \ufffd 漢字 ﷼ \U00020000 \u00ad"
    assert value(f"a: '{text}'\n") == {"a": unicodedata.normalize("NFC", text)}
    assert value(f"a: x {text} # {text}\n") == {"a": f"x {text}"}
    assert value('a: "\\u00e9\\_\\n\\U0001F600"\n') == {"a": "é\u00a0\n😀"}
    assert value("a: |\n  x\n\n  y\n") == {"a": "x\n\ny\n"}


def test_a_fault_that_no_parser_foresees_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (ValueError, RecursionError, YAMLError, MarkedYAMLError):

        def failing(_: str, error: type[Exception] = error) -> Callable[[], NoReturn]:
            def fail() -> NoReturn:
                raise error

            return fail

        monkeypatch.setattr(yaml_file, "events", failing)
        document, (problem,) = read("a: 1\n")
        assert document is None
        assert (problem.line, problem.column, problem.code) == (1, 1, "PAR120")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("source", "column", "instead"),
    [
        ("a: {value: 88,5, of: 2}\n", 12, "write 88.5"),
        ("a: {value: 88,5,}\n", 12, "write 88.5"),
        ("a: {b: 1, value: -88,05}\n", 18, "write -88.05"),
        ("a: {value: 1,234}\n", 12, "write 1234 or 1.234"),
        ("a: {value: 1,234,567, of: 2}\n", 12, "write 1234567"),
    ],
)
def test_a_number_that_commas_part_inside_braces_is_named_once_as_a_whole(
    source: str, column: int, instead: str
) -> None:
    document, (problem,) = read(source)
    assert document is not None
    assert (problem.line, problem.column, problem.code, problem.path) == (1, column, "PAR142", "a.value")
    assert instead in ENGLISH.text(problem.hint)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("source", ["a: {value: 88, 5}\n", "a: {value: 88,5,7}\n", "a: {2025,5}\n", "a: {x: z,5}\n"])
def test_a_comma_that_parts_no_number_is_named_where_it_stands(source: str) -> None:
    _, problems = read(source)
    assert {problem.code for problem in problems} == {"PAR140"}
    assert "comma before “5”" in " ".join(ENGLISH.text(problem.message) for problem in problems)
    assert "write a point: .5" in " ".join(ENGLISH.text(problem.hint) for problem in problems)


# Conflicts

OURS, BASE, PART, THEIRS = "<<<<<<< HEAD\n", "||||||| parent\n", "=======\n", ">>>>>>> branch\n"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (f"a: 1\n{OURS}b: 1\n{PART}b: 2\n{THEIRS}c: no\n", {2: [4, 6]}),
        (f"{OURS}b: 1\n{BASE}b: 0\n{PART}b: 2\n{THEIRS}", {1: [3, 5, 7]}),
        (f"{OURS}b: 1\n{PART}{THEIRS}a: 1\n{OURS}{PART}{THEIRS}", {1: [3, 4], 6: [7, 8]}),
        (f"{OURS}{OURS}b: 1\n{PART}{THEIRS}", {1: [], 2: [4, 5]}),
        (f"a: 1\n{PART}b: 2\n{THEIRS}", {4: []}),
        (f"{OURS}a: \t1\n", {1: []}),
        ("<<<<<<<\na: 1\n=======\n>>>>>>>", {1: [3, 4]}),
        (f"{OURS}{PART * 100_000}{THEIRS}", {1: [2, 3, 4]}),
    ],
)
def test_a_conflict_of_git_is_one_problem_and_the_only_one(source: str, lines: dict[int, list[int]]) -> None:
    for text in (source, source.replace("\n", "\r\n")):
        document, problems = read(text)
        assert document is None
        assert {problem.line: [other.line for other in problem.related] for problem in problems} == lines
        assert {problem.code for problem in problems} == {"PAR116"}


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  x\n  =======\n",
        "a: |\n  <<<<<<< x\n",
        "a: '\n=======\n||||||| x'\n",
        "# <<<<<<<\na: 1\n",
        "a: '\n<<<<<<<< x'\n",
    ],
)
def test_a_line_that_only_looks_like_a_marker_is_text(text: str) -> None:
    assert read(text)[1] == []


def test_a_thousand_conflicts_end_the_reading() -> None:
    _, problems = read(OURS * 500_000)
    assert len(problems) == 1001
    assert "more than 1,000 problems" in ENGLISH.text(problems[-1].message)
