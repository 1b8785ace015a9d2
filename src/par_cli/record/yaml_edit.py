"""Add, change or take out an entry in the text of a YAML report; what else is there stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import phrase
from par_cli.record.change import not_written
from par_cli.source import Document, PlainDate, PlainNumber, parse_yaml, plain_value
from par_cli.source.spans import EntryPath, EntrySpan, KeySpan, entry_spans

Fields = Mapping[str, str | bool | dict[str, str]]
"""An entry: its keys with texts, numbers and days as the reader returns them, true and false, or a text by language."""

Changes = Mapping[str, str | bool | dict[str, str] | None]
"""What becomes of some keys of an entry; None takes one out."""

_MARK: Final = "\ufeff"
_UNQUOTED: Final = re.compile(r"\w(?:[\w ./()%;+-]*[\w.)%])?")  # nothing that means something to YAML
_ESCAPED: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def entry_line(fields: Fields) -> str:
    """Return an entry as one line: ``{indicator: share, period: 2024, value: 48.67}``."""
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in fields.items()) + "}"


def _scalar(value: str | bool | dict[str, str]) -> str:
    if isinstance(value, dict):
        return entry_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, PlainNumber | PlainDate):
        return str(value)
    if _UNQUOTED.fullmatch(value) and type(plain_value(value)) is str:
        return value
    return quoted(value)


def quoted(text: str) -> str:
    """Return a text in quotes, as a key or a value."""
    return f'"{text.translate(_ESCAPED)}"'


def new_file(schema: str | None, name: str, fields: Fields) -> bytes:
    """Return a new report with one entry in the list called ``name``; ``schema`` is the path to its JSON Schema."""
    first = "" if schema is None else f"# yaml-language-server: $schema={schema}\n"
    return f"{first}schema: 1\n\n{name}:\n  - {entry_line(fields)}\n".encode()


def opened(data: bytes, file: str) -> tuple[Document, str, str] | None:
    """Return a report, its byte order mark and the text after it; None where the reader finds something wrong."""
    problems: list[Diagnostic] = []
    document = parse_yaml(data, file, problems)
    if document is None or any(not problem.warning for problem in problems):
        return None
    text = data.decode("utf-8")
    return document, _MARK if text.startswith(_MARK) else "", text.removeprefix(_MARK)


def add_entry(data: bytes, file: str, name: str, fields: Fields) -> bytes:
    """Return a report with an entry added to the list called ``name``, which may be missing.

    The result is read again: where it does not hold the old entries and the new one, the next place is tried.  Raise
    ``NotWrittenError`` where no place is left.
    """
    found = opened(data, file)
    if found is not None:
        document, mark, text = found
        content = _content(document)
        was, one = content.get(name, ()), (dict(fields),)
        for lines in _placed(document, _lines(text), name, entry_line(fields)):
            changed = (mark + "".join(lines)).encode("utf-8")
            if any(_holds(changed, data, file, {**content, name: entries}) for entries in ((*was, *one), (*one, *was))):
                return changed
    why = phrase("{file} has no place for another entry of {list}; name a new file with --file", file=file, list=name)
    raise not_written(why)


def change_entries(data: bytes, file: str, wanted: Mapping[EntryPath, Changes]) -> bytes | None:
    """Return a report in which some keys of some entries have other values; None where the text gives no way to do so.

    A new key takes the place of one that goes, or comes after the last key that says what was reported.
    """
    found = opened(data, file)
    if found is None:
        return None
    document, mark, text = found
    content = _content(document)
    edits: list[_Edit] = []
    for path, span in entry_spans(document.text, wanted).items():
        name, index = path
        edits += _key_edits(text, _Offsets(text), span, wanted[path])
        rest = {key: value for key, value in content[name][index].items() if key not in wanted[path]}
        entry = {**rest, **{key: value for key, value in wanted[path].items() if value is not None}}
        content[name] = (*content[name][:index], entry, *content[name][index + 1 :])
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    changed = (mark + text).encode("utf-8")
    return changed if _holds(changed, data, file, content) else None


def remove_entry(data: bytes, file: str, path: EntryPath) -> bytes | None:
    """Return a report without one of its entries; None where the text gives no way to take out that alone."""
    found = opened(data, file)
    if found is None:
        return None
    document, mark, text = found
    name, index = path
    content = _content(document)
    rest = (*content[name][:index], *content[name][index + 1 :])
    span = entry_spans(document.text, (path,))[path]
    wanted = [{**content, name: rest}, *([] if rest else [{key: item for key, item in content.items() if key != name}])]
    for changed in _without(document, _lines(text), name, span):
        result = (mark + changed).encode("utf-8")
        if any(_holds(result, data, file, value) for value in wanted):
            return result
    return None


def _holds(data: bytes, before: bytes, file: str, wanted: object) -> bool:
    """Return whether a text is read as a value, and with no more warnings than the one before it."""
    problems: list[Diagnostic] = []
    old: list[Diagnostic] = []
    after = parse_yaml(data, file, problems)
    parse_yaml(before, file, old)
    return after is not None and len(problems) <= len(old) and _same(after.value, wanted)


def _content(document: Document) -> dict[str, Any]:
    assert isinstance(document.value, dict)  # noqa: S101 - the reader lets only mappings through
    return dict(document.value)


def _same(one: object, other: object) -> bool:
    """Return whether two values are equal, and of the same types throughout."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other


def _lines(text: str) -> list[str]:
    """Cut a text after each LF only: other line ends do not end a line of YAML here."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _placed(document: Document, lines: list[str], name: str, entry: str) -> Iterator[list[str]]:
    """Yield the lines with the entry in the places where it may be right, the most readable first."""
    root = document.place(())
    content = _content(document)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if name not in content:
        if lines[root.line - 1][root.column - 1] == "{":
            yield _put(lines, root.line, root.column, f"{name}: [{entry}], ")
            return
        indent = " " * (root.column - 1)
        block = [f"{indent}{name}:{end}", f"{indent}  - {entry}{end}"]
        apart = [end] if lines[-1].strip() else []
        yield [*_with_line_end(lines, end), *apart, *block]
        yield [*lines[: root.line - 1], *block, *lines[root.line - 1 :]]
        return
    place = document.place((name,))
    key = document.key_place((name,))
    line = lines[place.line - 1]
    if line[place.column - 1] == "[":
        indent = " " * (key.column - 1)
        if empty := re.match(r"\[ *\]", line[place.column - 1 :]):
            before, after = line[: place.column - 1].rstrip(" "), line[place.column - 1 + empty.end() :]
            yield [
                *lines[: place.line - 1],
                *_with_line_end([before + after], end),
                f"{indent}  - {entry}{end}",
                *lines[place.line :],
            ]
        yield _put(lines, place.line, place.column, entry if not content[name] else f"{entry}, ")
        return
    indent = " " * (place.column - 1)
    below = [document.key_place((other,)).line for other in content]
    limit = min((line for line in below if line > place.line), default=len(lines) + 1) - 1
    item = [f"{indent}- {entry}{end}"]
    last = limit
    while last > place.line and (not lines[last - 1].strip() or lines[last - 1].lstrip(" ").startswith("#")):
        last -= 1
    for at in dict.fromkeys((last, limit)):
        yield [*_with_line_end(lines[:at], end), *item, *lines[at:]]


def _put(lines: list[str], line: int, column: int, inserted: str) -> list[str]:
    changed = lines[line - 1][:column] + inserted + lines[line - 1][column:]
    return [*lines[: line - 1], changed, *lines[line:]]


def _with_line_end(lines: list[str], end: str) -> list[str]:
    """Return lines of which the last one, too, has a line end."""
    return lines if lines[-1].endswith("\n") else [*lines[:-1], lines[-1] + end]


# --- the keys of an entry

_Edit = tuple[int, int, str]
"""Two offsets in a text, and what comes between them instead."""

_FIRST: Final = (
    "indicator", "target", "task", "period", "occurrence", "report", "reporter", "received", "state",
    "value", "bound", "of", "numerator", "denominator", "change",
)  # fmt: skip
"""The keys after which a new one comes: what an entry is about, and what it says of that."""


class _Offsets:
    """The offsets in a text of places that have a line and a column, both from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = list(accumulate(map(len, _lines(text)), initial=0))

    def at(self, spot: tuple[int, int]) -> int:
        return min(self.starts[min(spot[0], len(self.starts) - 1)] + spot[1], len(self.text))

    def line_end(self, spot: tuple[int, int]) -> int:
        """Return the offset of the end of a line, before the signs that end it."""
        end = self.text.find("\n", self.at(spot))
        end = len(self.text) if end < 0 else end
        return end - self.text[:end].endswith("\r")


def _key_edits(text: str, offsets: _Offsets, span: EntrySpan, changes: Changes) -> Iterator[_Edit]:
    there = {key.name: key for key in span.keys}
    is_flow = text[offsets.at(span.start)] == "{"
    removed = [there[name] for name, value in changes.items() if value is None and name in there]
    new = [f"{name}: {_scalar(value)}" for name, value in changes.items() if value is not None and name not in there]
    for name, value in changes.items():
        if value is not None and name in there:
            key = there[name]
            start, end = offsets.at(key.start), offsets.at(key.end)
            yield start, end, _scalar(value) + _line_end(text[start:end])
    for key, line in zip(removed, new, strict=False):
        yield offsets.at(key.key), offsets.at(key.end), line
    if more := new[len(removed) :]:
        first = [there[name] for name in _FIRST if name in there]
        last = removed[-1] if removed else max(first, key=lambda item: item.key)
        if is_flow:
            yield offsets.at(last.end), offsets.at(last.end), "".join(f", {line}" for line in more)
        else:
            end = offsets.line_end(last.end)
            ends = "\r\n" if "\r\n" in text else "\n"
            yield end, end, "".join(f"{ends}{' ' * last.key[1]}{line}" for line in more)
    for key in removed[len(new) :]:
        yield _without_key(text, offsets, span, key, is_flow=is_flow)


def _line_end(text: str) -> str:
    """Return the line end that belongs to a value of several lines."""
    return "\r\n" if text.endswith("\r\n") else "\n" * text.endswith("\n")


def _without_key(text: str, offsets: _Offsets, span: EntrySpan, key: KeySpan, *, is_flow: bool) -> _Edit:
    """Return the edit that takes out a key; a comment after its value stays."""
    index = span.keys.index(key)
    start, end = offsets.at(key.key), offsets.at(key.end)
    if is_flow:
        return (offsets.at(span.keys[index - 1].end), end, "") if index else (start, offsets.at(span.keys[1].key), "")
    rest = text[end : offsets.line_end(key.end)]
    if index == 0 or rest.strip():
        return start, end + len(rest) - len(rest.lstrip(" ")), ""
    first = offsets.starts[key.key[0]]
    return first, offsets.starts[min(key.end[0] + 1, len(offsets.starts) - 1)], ""


def _without(document: Document, lines: list[str], name: str, span: EntrySpan) -> Iterator[str]:
    """Yield the text without an entry in the ways that may be right, the most readable first."""
    first, last = span.start[0], span.end[0] - (span.end[1] == 0)
    key = document.key_place((name,)).line - 1
    rest = [*lines[:first], *lines[last + 1 :]]
    yield "".join(rest)
    line = lines[key].rstrip()
    if line.endswith(":"):  # the list has no other entry
        yield "".join([*rest[:key], line + " []" + lines[key][len(line) :], *rest[key + 1 :]])
    text = "".join(lines)
    offsets = _Offsets(text)
    start, end = offsets.at(span.start), offsets.at(span.end)
    after = re.match(r"\s*,\s*", text[end:])
    yield text[:start] + text[end + (0 if after is None else after.end()) :]
    before = re.search(r"\s*,\s*\Z", text[:start])
    yield text[: start if before is None else before.start()] + text[end:]
