"""What the YAML parser complains about, in plain words and with a remedy.

The parser written in C and the one written in Python say the same things in slightly different words; each line of
the table knows both.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from par_cli.messages import Message, phrase
from par_cli.source import codes


class Fault(NamedTuple):
    """A fault of syntax: its code, what is wrong, what to write."""

    code: str
    message: Message
    hint: Message
    at_start: bool = False  # the place to show is where the thing begins (an open quote), not where it is missed


_QUOTES: Final = phrase("put the text in quotes")
_STRUCTURE: Final = Fault(
    codes.SYNTAX,
    phrase("this does not fit what stands above it"),
    phrase("indent it like its neighbours, close every quote and bracket, and write nothing after a closing quote"),
)
_LIST: Final = Fault(
    codes.SYNTAX,
    phrase("the list in brackets is not continued or closed"),
    phrase("write a comma or ]"),
    at_start=True,
)
_MAP: Final = Fault(
    codes.SYNTAX,
    phrase("the mapping in braces is not continued or closed"),
    phrase("write a comma or }"),
    at_start=True,
)
_COLON: Final = Fault(
    codes.SYNTAX,
    phrase("a colon with a space after it cannot stand in a text without quotes"),
    phrase("put the whole text in quotes"),
)
_QUOTED: Final = Fault(
    codes.SYNTAX, phrase("the quote that opens here is not closed"), phrase("close it"), at_start=True
)
_ESCAPE: Final = Fault(
    codes.SYNTAX,
    phrase("the text has a backslash that begins no escape"),
    phrase(r"write \\ for a backslash, or put the text in single quotes"),
    at_start=True,
)
_ANCHOR: Final = Fault(codes.ANCHOR, phrase("anchors (&name) are not used here"), _QUOTES, at_start=True)
_ALIAS: Final = Fault(codes.ALIAS, phrase("aliases (*name) are not used here"), _QUOTES, at_start=True)
_TAG: Final = Fault(
    codes.TAG,
    phrase("tags (!name) are not used here"),
    phrase("remove it; quote a text that begins with !"),
    at_start=True,
)
_DIRECTIVE: Final = Fault(
    codes.DIRECTIVE,
    phrase("a line that begins with % is a directive to the parser"),
    phrase("remove the line"),
    at_start=True,
)
_NO_CHARACTER: Final = Fault(
    codes.SYNTAX,
    phrase("the text holds an escape that stands for no character"),
    phrase("leave the escape out"),
    at_start=True,
)
_BLOCK: Final = Fault(
    codes.SYNTAX,
    phrase("the sign | or > is not followed by a line end"),
    phrase("begin the text on the next line, or put the text in quotes"),
    at_start=True,
)


def _cannot_begin(sign: str) -> Fault:
    return Fault(codes.SYNTAX, phrase("a text cannot begin with “{sign}”", sign=sign), _QUOTES)


_CANNOT_BEGIN: Final = _cannot_begin("?")  # which sign, the place tells

# In the order in which they are tried: what the parser was doing, what it found, what we say.
_FAULTS: Final[tuple[tuple[str, str, Fault], ...]] = (
    ("", "undefined tag handle", _TAG),
    ("scanning a tag", "", _TAG),
    ("parsing a tag", "", _TAG),
    ("scanning an anchor", "", _ANCHOR),
    ("scanning an alias", "", _ALIAS),
    ("directive", "", _DIRECTIVE),
    ("quoted scalar", "end of stream", _QUOTED),
    ("quoted scalar", "document", _QUOTED),
    ("quoted scalar", "invalid Unicode", _NO_CHARACTER),
    ("quoted scalar", "scape", _ESCAPE),
    ("quoted scalar", "hexdecimal", _ESCAPE),
    ("block scalar", "", _BLOCK),
    (
        "",
        "mapping values are not allowed",
        Fault(
            codes.SYNTAX,
            phrase("a key or a colon with a space after it cannot stand here"),
            phrase("put the text in quotes, or correct the indentation"),
        ),
    ),
    (
        "",
        "mapping keys are not allowed",
        Fault(codes.SYNTAX, phrase("the sign ? cannot stand here"), _QUOTES),
    ),
    (
        "",
        "sequence entries are not allowed",
        Fault(
            codes.SYNTAX,
            phrase("a list item (- ) cannot stand here"),
            phrase("put it on a line of its own under its key, or quote it"),
        ),
    ),
    (
        "",
        "could not find expected ':'",
        Fault(
            codes.SYNTAX,
            phrase("this line is neither “key: value” nor part of a text"),
            phrase("write key: value, or quote the whole text"),
            at_start=True,
        ),
    ),
    ("", "cannot start any token", _CANNOT_BEGIN),
    ("block node", "", _CANNOT_BEGIN),
    ("flow sequence", "", _LIST),
    ("flow mapping", "", _MAP),
    (
        "flow node",
        "",
        Fault(codes.SYNTAX, phrase("a value is missing here"), phrase("write the value, or remove the comma")),
    ),
    ("", "found unexpected ':'", Fault(codes.SYNTAX, phrase("a colon cannot stand here"), _QUOTES)),
)


def explain(context: str, problem: str, sign: str = "") -> Fault:
    """Give the plain words for what a parser says it was doing (``context``) and what it found (``problem``).

    ``sign`` is what stands at the place.
    """
    fault = next((fault for doing, found, fault in _FAULTS if doing in context and found in problem), _STRUCTURE)
    if fault is _MAP and sign == ":":
        return _COLON
    return _cannot_begin(sign) if fault is _CANNOT_BEGIN else fault
