"""JSON as bytes, with the digits that the data holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

_INDENT = "  "


def dumps(document: object) -> bytes:
    """Give a document as UTF-8 JSON, two spaces deep, with a line feed at its end.

    Takes mappings with text keys, lists and tuples, text, numbers (``int`` and ``Decimal``, never ``float``), dates
    (written as ISO days), booleans and None; raises :class:`TypeError` for anything else.
    """
    parts: list[str] = []
    _write(document, "\n", parts)
    parts.append("\n")
    text = "".join(parts).replace("##[", "#\\u0023[")  # a CI log reads ##[ as a command
    return text.encode("utf-8", "backslashreplace")  # the name of a file may hold bytes that are no text


def _write(value: object, line: str, parts: list[str]) -> None:
    if isinstance(value, str):
        parts.append(encode_basestring(value))
    elif value is None:
        parts.append("null")
    elif isinstance(value, bool):
        parts.append("true" if value else "false")
    elif isinstance(value, int):
        parts.append(str(int(value)))
    elif isinstance(value, Decimal):
        parts.append(f"{value:f}")
    elif isinstance(value, date):
        parts.append(f'"{value.isoformat()}"')
    elif isinstance(value, dict):
        _write_mapping(value, line, parts)
    elif isinstance(value, (list, tuple)):
        _write_list(value, line, parts)
    else:
        raise TypeError(f"{type(value).__name__} has no form in JSON")


def _write_mapping(value: dict[str, object], line: str, parts: list[str]) -> None:
    if not value:
        parts.append("{}")
        return
    inner = line + _INDENT
    mark = "{"
    for key, item in value.items():
        parts.append(f"{mark}{inner}{encode_basestring(key)}: ")
        _write(item, inner, parts)
        mark = ","
    parts.append(line + "}")


def _write_list(value: list[object] | tuple[object, ...], line: str, parts: list[str]) -> None:
    if not value:
        parts.append("[]")
        return
    inner = line + _INDENT
    mark = "["
    for item in value:
        parts.append(mark + inner)
        _write(item, inner, parts)
        mark = ","
    parts.append(line + "]")
