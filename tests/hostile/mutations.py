"""What a stranger may make of data files: a generator that breaks the real ones in one place, or in every text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from loading.examples import shipped
from par_cli.source import PlainDate, PlainNumber, parse_yaml

ACTING = (
    "::error file=a,line=1::x", "::set-output name=a::b", "##[error]x", "##vso[task.complete]", "=1+1", "+1+1",
    "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.org")', "[red]x[/red]", "[/]",
    "[link=https://example.org]x[/link]", "<script>x</script>", "![x](https://example.org)", "| a | b |", "`x`",
    "**x**", "{x}", "{0}", "%s%n", "$(id)", "`id`", "; rm -rf /", "../../etc/passwd", "a,b;c", "'", '"', "\\", "# x",
    "a\nb", "\n::error::x", "--- x", "<<<<<<< x", "=======", "\u00ad", "\ue000", "\U000e0041", "\ufe0f", "\u3164",
    "\u05d0\u05d1\u05d2 123", "\u0627\u0644\u0639", "漢" * 50, "e\u0301" * 30, "o" + "\u0301" * 30, "😀" * 20,
    "x" * 10_000, "x " * 5_000, "A" * 300 + "-" * 300, "no", "null", "0x1F", "2024-01-01", "48,67",
)  # fmt: skip
"""Texts that the reader takes, and that would act somewhere if they were written out as they are."""

REFUSED_ONES = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://example.org\x07x\x1b]8;;\x07", "\x9b31m", "\x00",
    "\x08\x08", "\r", "\t", "\x7f", "\x85", "\u2028", "\u202ex", "\u2066x", "\u200b", "\u200d", "\ufeff", "\ufffe",
    "\U0001ffff", "o" + "\u0301\u0323" * 40,
)  # fmt: skip
"""Texts that the reader refuses wherever they stand."""

HOSTILE = (*ACTING, *REFUSED_ONES)

TEXTS = {
    "vi", "en", "note", "source", "evidence", "cause", "remedy", "document", "reason", "as_printed", "condition",
    "issuer", "definition", "numerator", "denominator", "exceptions", "short", "title", "name", "scope",
    "aliases", "number",
}  # fmt: skip
"""The keys whose values are texts that people read."""

IN_TABLES = {"source", "note"}
"""The same of the columns of a table."""


class Pairs(list[tuple[str, Any]]):
    """A mapping whose keys may stand twice."""


@cache
def real() -> Mapping[str, bytes]:
    """Return the files of the shipped data, by name."""
    folder = Path(shipped().folder)
    found = [item for item in sorted(folder.rglob("*")) if item.suffix in {".yaml", ".csv"}]
    return {item.relative_to(folder).as_posix(): item.read_bytes() for item in found}


@cache
def tree(name: str) -> Any:  # noqa: ANN401 - what a file holds
    """Return what a YAML file of the shipped data holds, its mappings as :class:`Pairs`."""
    document = parse_yaml(real()[name], name, [])
    assert document is not None
    return _pairs(document.value)


def _pairs(node: Any) -> Any:  # noqa: ANN401
    if isinstance(node, dict):
        return Pairs((key, _pairs(item)) for key, item in node.items())
    return [_pairs(item) for item in node] if isinstance(node, tuple) else node


def written(node: Any) -> str:  # noqa: ANN401
    """Write a tree in brackets and braces, for any texts in it."""
    if isinstance(node, Pairs):
        return "{" + ", ".join(f"{written(str(key))}: {written(item)}" for key, item in node) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(written, node)) + "]"
    if isinstance(node, PlainNumber | PlainDate | _Raw):
        return str(node)
    if isinstance(node, str):
        return '"' + node.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return {None: "null", True: "true", False: "false"}[node]


class _Raw(str):
    """Something that is written without quotes."""

    __slots__ = ()


def _paths(node: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:  # noqa: ANN401
    yield path
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _paths(item[1] if isinstance(node, Pairs) else item, (*path, index))


@cache
def _all_paths(name: str, keys: bool) -> tuple[tuple[int, ...], ...]:
    """Return the paths of all values of a file below the file itself, or only of those that have a key."""
    found = [path for path in _paths(tree(name)) if path]
    return tuple(path for path in found if not keys or isinstance(_at(tree(name), path[:-1]), Pairs))


def _at(node: Any, path: tuple[int, ...]) -> Any:  # noqa: ANN401
    for index in path:
        node = node[index][1] if isinstance(node, Pairs) else node[index]
    return node


def _changed(node: Any, path: tuple[int, ...], change: Callable[[Any], list[Any]]) -> Any:  # noqa: ANN401
    """Return a copy in which the entry at a path (in a mapping: key and value) has others in its place."""
    index, *rest = path
    items = list(node)
    if not rest:
        items[index : index + 1] = change(items[index])
    elif isinstance(node, Pairs):
        key, item = items[index]
        items[index] = (key, _changed(item, tuple(rest), change))
    else:
        items[index] = _changed(items[index], tuple(rest), change)
    return Pairs(items) if isinstance(node, Pairs) else items


OTHERS: tuple[Any, ...] = (
    None, True, False, PlainNumber("0"), PlainNumber("-1"), PlainNumber("1.5"), PlainNumber("999999999999999"),
    PlainNumber("2024"), PlainDate("0001-01-01"), PlainDate("9999-12-31"), "", "x", "2025", "2025-Q3", "2016/2020",
    "1/3", [], [[]], ["x"], [None], [PlainNumber("1"), PlainNumber("2")], Pairs(), Pairs([("x", "y")]),
    Pairs([("vi", "x"), ("en", "y")]), _Raw("~"), _Raw("no"), _Raw("&a x"), _Raw("*a"), _Raw("!!str x"), _Raw("0x1F"),
    _Raw("12:30:00"), _Raw("1e999"), _Raw(".nan"), _Raw("４８"), _Raw("{<<: {a: b}}"), _Raw("[[[[[[[[[[[[[["),
)  # fmt: skip
"""What may stand where something of another kind belongs."""

KEYS = (
    "",
    "x",
    "id",
    "name",
    "value",
    "phase",
    "Id",
    "ｉｄ",
    "at_least",
    "accepted",
    "__class__",
    "model_config",
    "<<",
)


class Mutation(NamedTuple):
    """One file of the real data, changed: its name, its bytes, and what was done."""

    name: str
    data: bytes
    done: str

    def __repr__(self) -> str:
        return f"{self.name}: {self.done}"


@st.composite
def in_bytes(draw: st.DrawFn) -> Mutation:
    """Return a file that was cut, flipped, or whose lines were lost, doubled, exchanged or invaded."""
    name = draw(st.sampled_from(sorted(real())))
    data = real()[name]
    at = draw(st.integers(0, len(data) - 1))
    lines = data.split(b"\n")
    line = draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(("cut", "flip", "lose", "double", "exchange", "invade")))
    if kind == "cut":
        data = data[:at]
    elif kind == "flip":
        data = data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]
    elif kind == "invade":
        data = data[:at] + draw(st.sampled_from(HOSTILE)).encode() + data[at:]
    else:
        if kind == "lose":
            del lines[line]
        elif kind == "double":
            lines.insert(line, lines[line])
        else:
            other = draw(st.integers(0, len(lines) - 1))
            lines[line], lines[other] = lines[other], lines[line]
        data = b"\n".join(lines)
    return Mutation(name, data, kind)


@st.composite
def in_entries(draw: st.DrawFn) -> Mutation:
    """Return a YAML file in which one key or value is of another kind, renamed, doubled, lost, or a hostile text."""
    name = draw(st.sampled_from([name for name in sorted(real()) if name.endswith(".yaml")]))
    kind = draw(st.sampled_from(("retype", "rename", "double", "lose", "text", "text as a key")))
    path = draw(st.sampled_from(_all_paths(name, keys=kind != "lose")))
    new: Any = None
    if kind == "retype":
        new = draw(st.sampled_from(OTHERS))
    elif kind == "rename":
        new = draw(st.sampled_from(KEYS))
    elif kind in {"text", "text as a key"}:
        new = draw(st.sampled_from(HOSTILE))

    def change(entry: Any) -> list[Any]:  # noqa: ANN401
        if kind == "lose":
            return []
        if kind == "double":
            return [entry, entry]
        return [(entry[0], new)] if kind in {"retype", "text"} else [(new, entry[1])]

    return Mutation(name, written(_changed(tree(name), path, change)).encode(), kind)


@st.composite
def in_cells(draw: st.DrawFn) -> Mutation:
    """Return a CSV file in which one cell is another, or in which a column was renamed."""
    name = draw(st.sampled_from([name for name in sorted(real()) if name.endswith(".csv")]))
    rows = list(csv.reader(io.StringIO(real()[name].decode())))
    row = draw(st.integers(0, len(rows) - 1))
    column = draw(st.integers(0, len(rows[0]) - 1))
    new = draw(st.sampled_from([*HOSTILE, "", "0", "-1", "1.5", "true", "null", "2024", "9999-12-31", *KEYS]))
    rows[row][column] = new
    return Mutation(name, _table(rows), "cell")


def _table(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


MUTATIONS = in_bytes() | in_entries() | in_cells()


def with_texts(texts: tuple[str, ...]) -> dict[str, bytes]:
    """Return the real data in which every text that people read is hostile: each the next of these texts in turn."""
    numbers = count()

    def hostile(key: str) -> str:
        number = next(numbers)
        text = texts[number % len(texts)]
        return f"{number} {text}" if key == "aliases" else f"{text} {number}"  # two agencies have no name in common

    def changed(node: Any, key: str, texts: Collection[str]) -> Any:  # noqa: ANN401
        if isinstance(node, Pairs):
            return Pairs((inner, changed(item, inner, texts)) for inner, item in node)
        if isinstance(node, list):
            return [changed(item, key, texts) for item in node]
        return hostile(key) if key in texts and type(node) is str else node

    files: dict[str, bytes] = {}
    for name, data in real().items():
        if name.endswith(".yaml"):
            fields = TEXTS - {"issuer"} if name == "documents.yaml" else TEXTS  # there it is an id
            files[name] = written(changed(tree(name), "", fields)).encode()
        else:
            header, *rows = csv.reader(io.StringIO(data.decode()))
            texted = [
                [hostile(key) if cell and key in IN_TABLES else cell for key, cell in zip(header, row, strict=True)]
                for row in rows
            ]
            files[name] = _table([header, *texted])
    return files
