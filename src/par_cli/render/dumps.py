"""JSON as bytes, with the digits that the data holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, Final

from par_cli.typed import joins_letters

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


def _quoted(text: str) -> str:
    quoted = encode_basestring(text)
    if quoted.isprintable():
        return quoted
    from par_cli.render.printable import HARMFUL

    return HARMFUL.sub(_escaped, quoted)


def _escaped(match: re.Match[str]) -> str:
    """Return a character that would act where the document is shown, in the escapes of JSON: it is read as itself."""
    char = match[0]
    if char.isprintable() or joins_letters(match.string, match.start()):
        return char
    return json.dumps(char)[1:-1]


class _Keys(dict[str, str]):
    """Keys in quotes: there are few of them, each many times."""

    def __missing__(self, key: str) -> str:
        self[key] = quoted = _quoted(key)
        return quoted


_KEYS: Final = _Keys()


_SCALARS: Final[Mapping[type, Callable[[Any], str]]] = {
    str: _quoted,
    type(None): {None: "null"}.__getitem__,
    bool: {True: "true", False: "false"}.__getitem__,
    int: int.__repr__,  # of a member of an enumeration the number
    Decimal: lambda value: f"{value:f}",
    date: lambda value: f'"{value.isoformat()}"',
}
"""How a single value is written, by its type or the one that its type is derived from."""


def _write(value: object, line: str, written: list[str]) -> None:
    """Append a value piece by piece; ``line`` begins a line that is as deep as the value."""
    scalar = _SCALARS.get(type(value))
    if scalar is not None:
        written.append(scalar(value))
    elif isinstance(value, dict):
        inner = line + _INDENT
        before, between = "{" + inner, "," + inner
        for key, item in value.items():
            scalar = _SCALARS.get(type(item))
            if scalar is not None:  # nearly all, and so not worth a call of this function each
                written.append(f"{before}{_KEYS[key]}: {scalar(item)}")
            else:
                written.append(f"{before}{_KEYS[key]}: ")
                _write(item, inner, written)
            before = between
        written.append(line + "}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        inner = line + _INDENT
        before, between = "[" + inner, "," + inner
        for item in value:
            written.append(before)
            _write(item, inner, written)
            before = between
        written.append(line + "]" if value else "[]")
    else:
        written.append(_derived(value))


def _derived(value: object) -> str:
    for kind, scalar in _SCALARS.items():
        if isinstance(value, kind):
            return scalar(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
