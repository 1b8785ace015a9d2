"""What the YAML parser complains about, in plain words and with a remedy.

The parser written in C and the one written in Python say the same things in slightly different words; each line of
the table knows both.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from par_cli.messages import Message, phrase
from par_cli.source import codes


class Fault(NamedTuple):
    """A fault of syntax: what is wrong, what to write, and its code."""

    message: Message
    hint: Message
    code: str = codes.SYNTAX
    at_start: bool = False  # the place to show is where the thing begins (an open quote), not where it is missed


_QUOTE_IT: Final = phrase("put the text in quotes")
_STRUCTURE: Final = Fault(
    phrase("this does not fit what is above it"),
    phrase("indent it like its neighbours, close every quote and bracket, and write nothing after a closing quote"),
)
_LIST: Final = Fault(
    phrase("the list in brackets is not continued or closed"), phrase("write a comma or ]"), at_start=True
)
_MAP: Final = Fault(
    phrase("the mapping in braces is not continued or closed"), phrase("write a comma or }"), at_start=True
)
_COLON: Final = Fault(
    phrase("a colon with a space after it is not allowed in a text without quotes"),
    phrase("put the whole text in quotes"),
)
_OPEN_QUOTE: Final = Fault(phrase("the quote that opens here is not closed"), phrase("close it"), at_start=True)
_ESCAPE: Final = Fault(
    phrase("the text has a backslash that does not begin an escape"),
    phrase(r"write \\ for a backslash, or put the text in single quotes"),
    at_start=True,
)
_ANCHOR: Final = Fault(phrase("anchors (&name) are not used here"), _QUOTE_IT, codes.ANCHOR, at_start=True)
_ALIAS: Final = Fault(phrase("aliases (*name) are not used here"), _QUOTE_IT, codes.ALIAS, at_start=True)
_TAG: Final = Fault(
    phrase("tags (!name) are not used here"),
    phrase("remove it; quote a text that begins with !"),
    codes.TAG,
    at_start=True,
)
_DIRECTIVE: Final = Fault(
    phrase("a line that begins with % is a directive to the parser"),
    phrase("remove the line"),
    codes.DIRECTIVE,
    at_start=True,
)
_NO_CHARACTER: Final = Fault(
    phrase("the text contains an escape that means no character"), phrase("leave the escape out"), at_start=True
)
_BLOCK: Final = Fault(
    phrase("the sign | or > is not followed by a line end"),
    phrase("begin the text on the next line, or put the text in quotes"),
    at_start=True,
)
_KEY_OR_COLON: Final = Fault(
    phrase("a key, or a colon with a space after it, is not allowed here"),
    phrase("put the text in quotes, or correct the indentation"),
)
_QUESTION_MARK: Final = Fault(phrase("the sign ? is not allowed here"), _QUOTE_IT)
_LIST_ITEM: Final = Fault(
    phrase("a list item (- ) is not allowed here"),
    phrase("put it on a line of its own under its key, or quote it"),
)
_NO_COLON: Final = Fault(
    phrase("this line is neither “key: value” nor part of a text"),
    phrase("write key: value, or quote the whole text"),
    at_start=True,
)
_NO_VALUE: Final = Fault(phrase("a value is missing here"), phrase("write the value, or remove the comma"))
_COLON_HERE: Final = Fault(phrase("a colon is not allowed here"), _QUOTE_IT)


def _cannot_begin(sign: str) -> Fault:
    return Fault(phrase("a text cannot begin with “{sign}”", sign=sign), _QUOTE_IT)


_CANNOT_BEGIN: Final = _cannot_begin("?")  # the place tells which sign

# In the order in which they are tried: what the parser was doing, what it found, what is reported.
_FAULTS: Final[tuple[tuple[str, str, Fault], ...]] = (
    ("", "undefined tag handle", _TAG),
    ("scanning a tag", "", _TAG),
    ("parsing a tag", "", _TAG),
    ("scanning an anchor", "", _ANCHOR),
    ("scanning an alias", "", _ALIAS),
    ("directive", "", _DIRECTIVE),
    ("quoted scalar", "end of stream", _OPEN_QUOTE),
    ("quoted scalar", "document", _OPEN_QUOTE),
    ("quoted scalar", "invalid Unicode", _NO_CHARACTER),
    ("quoted scalar", "scape", _ESCAPE),
    ("quoted scalar", "hexdecimal", _ESCAPE),
    ("block scalar", "", _BLOCK),
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


def explain(context: str, problem: str, sign: str = "") -> Fault:
    """Return the fault for what a parser was doing (``context``), what it found (``problem``) and the sign there."""
    fault = next((fault for doing, found, fault in _FAULTS if doing in context and found in problem), _STRUCTURE)
    if fault is _MAP and sign == ":":
        return _COLON
    return _cannot_begin(sign) if fault is _CANNOT_BEGIN else fault
