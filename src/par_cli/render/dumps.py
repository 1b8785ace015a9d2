"""JSON as bytes, with the digits that the data holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

_INDENT = "  "


def dumps(document: object) -> bytes:
    """Return a document as UTF-8 JSON, indented by two spaces, with a line feed at its end.

    Takes mappings with text keys, lists and tuples, text, numbers (``int`` and ``Decimal``, never ``float``), dates
    (written as ISO days), booleans and None; raises :class:`TypeError` for anything else.
    """
    written: list[str] = []
    _write(document, "\n", written)
    written.append("\n")
    text = "".join(written).replace("##[", "#\\u0023[")  # a CI log reads ##[ as a command
    return text.encode("utf-8", "backslashreplace")  # the name of a file may hold bytes that are not text


def _write(value: object, line: str, written: list[str]) -> None:
    if isinstance(value, str):
        written.append(encode_basestring(value))
    elif value is None:
        written.append("null")
    elif isinstance(value, bool):
        written.append("true" if value else "false")
    elif isinstance(value, int):
        written.append(str(int(value)))
    elif isinstance(value, Decimal):
        written.append(f"{value:f}")
    elif isinstance(value, date):
        written.append(f'"{value.isoformat()}"')
    elif isinstance(value, dict):
        _write_entries("{", "}", ((f"{encode_basestring(key)}: ", item) for key, item in value.items()), line, written)
    elif isinstance(value, (list, tuple)):
        _write_entries("[", "]", (("", item) for item in value), line, written)
    else:
        raise TypeError(f"{type(value).__name__} has no form in JSON")


def _write_entries(start: str, end: str, entries: Iterable[tuple[str, object]], line: str, written: list[str]) -> None:
    inner = line + _INDENT
    before = start
    for key, item in entries:
        written.append(f"{before}{inner}{key}")
        _write(item, inner, written)
        before = ","
    written.append(line + end if before == "," else start + end)
