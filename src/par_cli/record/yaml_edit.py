"""Add an entry to the text of a YAML report; what was there stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from par_cli.diagnostics import Diagnostic
from par_cli.messages import phrase
from par_cli.record.change import not_written
from par_cli.source import Document, PlainDate, PlainNumber, parse_yaml, plain_value

Fields = Mapping[str, str | bool]
"""An entry: its keys with texts, numbers and days as the reader returns them, or true and false."""

_MARK: Final = "\ufeff"
_UNQUOTED: Final = re.compile(r"\w(?:[\w ./()%;+-]*[\w.)%])?")  # nothing that means something to YAML
_ESCAPED: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def entry_line(fields: Fields) -> str:
    """Return an entry as one line: ``{indicator: share, period: 2024, value: 48.67}``."""
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in fields.items()) + "}"


def _scalar(value: str | bool) -> str:
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


def add_entry(data: bytes, file: str, name: str, fields: Fields) -> bytes:
    """Return a report with an entry added to the list called ``name``, which may be missing.

    The result is read again: where it does not hold the old entries and the new one, the next place is tried.  Raise
    ``NotWrittenError`` where no place is left.
    """
    problems: list[Diagnostic] = []
    document = parse_yaml(data, file, problems)
    if document is not None and not any(not problem.warning for problem in problems):
        text = data.decode("utf-8")
        mark = _MARK if text.startswith(_MARK) else ""
        for lines in _placed(document, _lines(text.removeprefix(mark)), name, entry_line(fields)):
            changed = (mark + "".join(lines)).encode("utf-8")
            if _adds(changed, document, name, fields, len(problems)):
                return changed
    why = phrase("{file} has no place for another entry of {list}; name a new file with --file", file=file, list=name)
    raise not_written(why)


def _adds(data: bytes, before: Document, name: str, fields: Fields, warnings: int) -> bool:
    """Return whether a text holds what it held before, with an entry added at one end of a list."""
    problems: list[Diagnostic] = []
    after = parse_yaml(data, before.file, problems)
    if after is None or len(problems) != warnings:
        return False
    old, new = _whole(before), _whole(after)
    was, entries = old.pop(name, ()), new.pop(name, ())
    one = (dict(fields),)
    return _same(old, new) and (_same(entries, (*was, *one)) or _same(entries, (*one, *was)))


def _whole(document: Document) -> dict[str, Any]:
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
    whole = _whole(document)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if name not in whole:
        if lines[root.line - 1][root.column - 1] == "{":
            yield _put(lines, root.line, root.column, f"{name}: [{entry}], ")
            return
        indent = " " * (root.column - 1)
        block = [f"{indent}{name}:{end}", f"{indent}  - {entry}{end}"]
        apart = [end] if lines[-1].strip() else []
        yield [*_ended(lines, end), *apart, *block]
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
                *_ended([before + after], end),
                f"{indent}  - {entry}{end}",
                *lines[place.line :],
            ]
        yield _put(lines, place.line, place.column, entry if not whole[name] else f"{entry}, ")
        return
    indent = " " * (place.column - 1)
    below = [document.key_place((other,)).line for other in whole]
    limit = min((line for line in below if line > place.line), default=len(lines) + 1) - 1
    item = [f"{indent}- {entry}{end}"]
    last = limit
    while last > place.line and (not lines[last - 1].strip() or lines[last - 1].lstrip(" ").startswith("#")):
        last -= 1
    for at in dict.fromkeys((last, limit)):
        yield [*_ended(lines[:at], end), *item, *lines[at:]]


def _put(lines: list[str], line: int, column: int, inserted: str) -> list[str]:
    changed = lines[line - 1][:column] + inserted + lines[line - 1][column:]
    return [*lines[: line - 1], changed, *lines[line:]]


def _ended(lines: list[str], end: str) -> list[str]:
    """Return lines of which the last one, too, has a line end."""
    return lines if lines[-1].endswith("\n") else [*lines[:-1], lines[-1] + end]
