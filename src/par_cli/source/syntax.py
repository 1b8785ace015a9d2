"""What the YAML parser complains about, in plain words and with a remedy, and what the text around it may mean.

Only a file with a fault loads this module.  The parser written in C and the one written in Python say the same things
in slightly different words; each line of the tables knows both.
"""

from __future__ import annotations

import contextlib
import re
from typing import Any, Final

from yaml.error import YAMLError
from yaml.events import ScalarEvent, StreamEndEvent

from par_cli.messages import Message, phrase
from par_cli.source import codes
from par_cli.source.document import Mark, place_at
from par_cli.source.events import events
from par_cli.source.text import Fault, Place, shown
from par_cli.source.yaml_file import BLOCK, DIRECTIVE, TAG


def _syntax(message: Message, hint: Message) -> Fault:
    return Fault(codes.SYNTAX, message, hint)


_QUOTE_IT: Final = phrase("put the text in quotes")
_STRUCTURE: Final = _syntax(
    phrase("this does not fit what is above it"),
    phrase("indent it like its neighbours, close every quote and bracket, and write nothing after a closing quote"),
)
_LIST: Final = _syntax(phrase("the list in brackets is not continued or closed"), phrase("write a comma or ]"))
_MAP: Final = _syntax(phrase("the mapping in braces is not continued or closed"), phrase("write a comma or }"))
_COLON: Final = _syntax(
    phrase("a colon with a space after it is not allowed in a text without quotes"),
    phrase("put the whole text in quotes"),
)
_OPEN_QUOTE: Final = _syntax(phrase("the quote that opens here is not closed"), phrase("close it"))
_ESCAPE: Final = _syntax(
    phrase("the text has a backslash that does not begin an escape"),
    phrase(r"write \\ for a backslash, or put the text in single quotes"),
)
_ANCHOR: Final = Fault(codes.ANCHOR, phrase("anchors (&name) are not used here"), _QUOTE_IT)
_ALIAS: Final = Fault(codes.ALIAS, phrase("aliases (*name) are not used here"), _QUOTE_IT)
_NO_CHARACTER: Final = _syntax(
    phrase("the text contains an escape that means no character"), phrase("leave the escape out")
)
_KEY_OR_COLON: Final = _syntax(
    phrase("a key, or a colon with a space after it, is not allowed here"),
    phrase("put the text in quotes, or correct the indentation"),
)
_QUESTION_MARK: Final = _syntax(phrase("the sign ? is not allowed here"), _QUOTE_IT)
_LIST_ITEM: Final = _syntax(
    phrase("a list item (- ) is not allowed here"), phrase("put it on a line of its own under its key, or quote it")
)
_NO_COLON: Final = _syntax(
    phrase("this line is neither “key: value” nor part of a text"), phrase("write key: value, or quote the whole text")
)
_NO_VALUE: Final = _syntax(phrase("a value is missing here"), phrase("write the value, or remove the comma"))
_COLON_HERE: Final = _syntax(phrase("a colon is not allowed here"), _QUOTE_IT)


def _cannot_begin(sign: str) -> Fault:
    return _syntax(phrase("a text cannot begin with “{sign}”", sign=sign), _QUOTE_IT)


_CANNOT_BEGIN: Final = _cannot_begin("?")  # the place tells which sign

# In the order in which they are tried: what the parser was doing, what it found, what is reported.
_FAULTS: Final[tuple[tuple[str, str, Fault], ...]] = (
    ("", "undefined tag handle", TAG),
    ("scanning a tag", "", TAG),
    ("parsing a tag", "", TAG),
    ("scanning an anchor", "", _ANCHOR),
    ("scanning an alias", "", _ALIAS),
    ("directive", "", DIRECTIVE),
    ("quoted scalar", "end of stream", _OPEN_QUOTE),
    ("quoted scalar", "document", _OPEN_QUOTE),
    ("quoted scalar", "invalid Unicode", _NO_CHARACTER),
    ("quoted scalar", "scape", _ESCAPE),
    ("quoted scalar", "hexdecimal", _ESCAPE),
    ("block scalar", "", BLOCK),
    ("", "mapping values are not allowed", _KEY_OR_COLON),
    ("", "mapping keys are not allowed", _QUESTION_MARK),
    ("", "sequence entries are not allowed", _LIST_ITEM),
    ("", "could not find expected ':'", _NO_COLON),
    ("", "cannot start any token", _CANNOT_BEGIN),
    ("block node", "", _CANNOT_BEGIN),
    ("flow sequence", "", _LIST),
    ("flow mapping", "", _MAP),
    ("flow node", "", _NO_VALUE),
    ("", "found unexpected ':'", _COLON_HERE),
)
# Faults that are shown where the thing that is missed or refused is; all others where it begins, like an open quote.
_WHERE_FOUND: Final = (_STRUCTURE, _KEY_OR_COLON, _QUESTION_MARK, _LIST_ITEM, _CANNOT_BEGIN, _NO_VALUE, _COLON_HERE)


def explain(context: str, problem: str, sign: str) -> tuple[Fault, bool]:
    """Return the fault for what a parser was doing (``context``), what it found (``problem``) and the sign there.

    The second result is whether its place is where the thing begins that the parser was reading.
    """
    fault = next((fault for doing, found, fault in _FAULTS if doing in context and found in problem), _STRUCTURE)
    if fault is _MAP and sign == ":":
        return _COLON, False
    at_start = fault not in _WHERE_FOUND
    return _cannot_begin(sign) if fault is _CANNOT_BEGIN else fault, at_start


def open_quote(line: int, style: str) -> Fault:
    """Return the fault of a quote that ends on a later line, in front of more text: its own end is missing."""
    message = phrase("the quote that opens here ends in line {line}, and more text follows it there", line=line)
    if style == "'":
        return _syntax(message, phrase("close it where its text ends, and double every ' inside: 'it''s'"))
    return _syntax(message, phrase(r"close it where its text ends, and write \" for a quote inside"))


_QUOTES: Final = frozenset("'\"")
_KEY: Final = r"[A-Za-z_][A-Za-z0-9_]*:"
_NEAR: Final = 40  # signs or lines
_SPACELESS: Final = r"([A-Za-z_][A-Za-z0-9_]*):(?!//)([^\s:].*)"
_SHOWN: Final = 99
_NEXT_KEY: Final = r"\s+(?=[A-Za-z_][A-Za-z0-9_]*:)"


def without_space(text: str) -> tuple[Message, Message] | None:
    """Return message and hint for a text that was meant as ``key: value``; None for any other, like an address."""
    match = re.fullmatch(_SPACELESS, text.strip(), re.DOTALL)
    if match is None:
        return None
    value = re.split(_NEXT_KEY, match[2][:_SHOWN], maxsplit=1)[0]
    return NO_SPACE, phrase("write {what}", what=f"{shown(match[1])}: {shown(value)}")


NO_SPACE: Final = phrase("there is no space after the colon")
COLON_OR_KEY: Final = (_KEY_OR_COLON, _NO_COLON)
"""What the parser may find where a space after a colon is missing."""


# --- the text around a fault


def bare_word(text: str, key: str, mark: Mark) -> tuple[Message, Message] | None:
    """Return message and hint for a key without a colon between braces: a comma split a text, or a space is missing."""
    before = text[max(0, mark.index - _NEAR) : mark.index].rstrip()
    name, colon, rest = key.partition(":")
    if not before.endswith(key) or text[mark.index : mark.index + 1] not in {",", "}"}:
        return None
    if not colon and not before.removesuffix(key).rstrip().endswith(","):
        return None
    if colon and rest:
        return NO_SPACE, phrase("write {what}", what=f"{shown(name)}: {shown(rest)}")
    message = phrase("“{text}” is an entry of its own: a comma separates text that is not in quotes", text=shown(key))
    return message, phrase("put the whole text in quotes, with what is before the comma")


def quote_before(text: str, mark: Mark) -> tuple[Place, str, Message, Message] | None:
    """Return the place and the fault of a quoted text of several lines that ends right before a mark."""
    end = len(text[: mark.index].rstrip(" "))
    if not end or text[end - 1] not in _QUOTES:
        return None
    last: Any = None
    next_event = events(text[:end])
    with contextlib.suppress(YAMLError, ValueError):
        while type(event := next_event()) is not StreamEndEvent:
            if type(event) is ScalarEvent:
                last = event
    if last is None or last.end_mark.index != end or last.start_mark.line == last.end_mark.line:
        return None
    return place_at(last.start_mark), *open_quote(mark.line + 1, last.style)


def spaceless(text: str, mark: Mark) -> tuple[Place, str, Message, Message] | None:
    """Return the place and the fault of the key without a space after its colon that keeps a line from being read.

    That is the line itself, or those above it that begin in the same column.
    """
    lines = text.split("\n")
    found = None
    column = -1
    for number in range(mark.line, max(-1, mark.line - _NEAR), -1):
        content = lines[number].lstrip(" -")
        place = Place(number + 1, len(lines[number]) - len(content) + 1)
        column = place.column if column < 0 else column
        corrected = without_space(content)
        if place.column != column or (corrected is None and not (number == mark.line and re.match(_KEY, content))):
            break
        found = (place, codes.SYNTAX, *corrected) if corrected is not None else found
    return found
