"""Bytes to text: UTF-8, line ends, characters that must not be in a data file, and one form for each letter."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic, Related
from par_cli.messages import Count, Message, phrase
from par_cli.source import codes
from par_cli.typed import clip, joins_letters

MAX_PROBLEMS: Final = 1000
"""The number of problems that are reported of one file before reading stops. A person sees the first fifty."""

_FORBIDDEN: Final = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but LF, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u200b-\u200d\u2060\ufeff"  # zero width
    "\u2028\u2029"  # line ends to some programs and none to others
    "\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""A pattern for a character that no text, key or comment may hold."""

_PRINTABLE: Final = bytes(range(32, 127))  # the characters of ASCII that can be printed
_AT_ONCE: Final = 1 << 12  # lines that are compared with one another

_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# What precedes the first word of a line: spaces and "- ".  A tab on an otherwise empty line indents nothing.
_INDENTATION: Final = rf"^(?: |-(?=[ \t{_SPACES}]))*+(?:(\t)(?![ \t]*$)|([{_SPACES}]))[ \t{_SPACES}]*+"
_NAMES: Final = {
    "\0": "NULL",
    "\t": "TAB",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}
_CONFLICT: Final = r"^(?:(<<<<<<<)|(>>>>>>>)|\|\|\|\|\|\|\||=======(?=$))(?= |$)"  # the markers that git writes
_MARKERS: Final = 4  # of one conflict
_MARKS_ON_A_LETTER: Final = 30  # the limit of Unicode's stream-safe text format (UAX 15)
_NON_ASCII_RUN: Final = rf"[^\x00-\x7f]{{{_MARKS_ON_A_LETTER + 1},}}"


class Place(NamedTuple):
    """A place in a file: line and column, both from 1, the column in characters."""

    line: int
    column: int


class Fault(NamedTuple):
    """What is wrong: the code of the rule that is broken, the message, and what to write instead."""

    code: str
    message: Message
    hint: Message


TOO_MANY_MARKS: Final = Fault(
    codes.COMBINING, phrase("more than 30 combining marks follow one another"), phrase("remove them")
)


class BadCharacter(NamedTuple):
    """A character that is refused: its place (offset from 0, line and column from 1) and why."""

    offset: int
    character: str
    line: int
    column: int
    code: str
    message: Message
    hint: Message


class StopReadingError(Exception):
    """Reading stops: a limit is broken and reported, or the rest of the file has lost its structure."""


class ProblemLog:
    """The problems found while one file is read, at most :data:`MAX_PROBLEMS`."""

    def __init__(self, name: str, problems: list[Diagnostic]) -> None:
        """Append to ``problems``; ``name`` is what messages call the file."""
        self.name = name
        self.problems = problems
        self.most = len(problems) + MAX_PROBLEMS

    def add(
        self, at: Place, code: str, message: Message, hint: Message, path: str = "", *, warning: bool = False
    ) -> None:
        """Append a problem; raise :class:`StopReadingError` where there are too many."""
        if len(self.problems) >= self.most:
            self.problems.append(too_many(self.name, *at))
            raise StopReadingError
        self.problems.append(Diagnostic(self.name, *at, code, path, message, hint, warning))


def decode(data: bytes, name: str, problems: list[Diagnostic], first: int = 1, *, plain: bool = False) -> str | None:
    """Return the text of a file without a byte order mark, its line ends as LF, or None after reporting a problem.

    ``data`` may be a piece of the file that begins with the line ``first``; ``plain`` data holds no zero byte. A
    carriage return that is left in the text is not part of CRLF; :func:`bad_characters` reports it.
    """
    if first == 1:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
            problems.append(_not_utf8(name, 1, 1, phrase("the file is not UTF-8 (it looks like UTF-16 or UTF-32)")))
            return None
        data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        offset, byte = error.start, f"{data[error.start]:#04x}"
        message = phrase("the file is not UTF-8: the byte {byte} does not fit here", byte=byte)
    else:
        offset = -1 if plain else data.find(0)
        if offset < 0:
            return text.replace("\r\n", "\n") if "\r" in text else text
        message = phrase("the file is not UTF-8 text: it holds a zero byte")
    start = data.rfind(b"\n", 0, offset) + 1
    line, column = data.count(b"\n", 0, start) + first, len(data[start:offset].decode("utf-8")) + 1
    problems.append(_not_utf8(name, line, column, message))
    return None


def _not_utf8(name: str, line: int, column: int, message: Message) -> Diagnostic:
    return Diagnostic(name, line, column, codes.NOT_UTF8, "", message, phrase("save the file as UTF-8"))


def conflicts(text: str, name: str, first: int = 1) -> list[Diagnostic]:
    """Return a problem for each conflict that git has left in a text: at its first marker, related to the others.

    The text begins with the line ``first`` of its file. A line of ``=======`` or ``|||||||`` is a marker only below
    ``<<<<<<<``. Between markers are two versions of one thing, so that nothing more can be said about such a file.
    """
    if ("<" not in text and ">" not in text) or ("<<<<<<<" not in text and ">>>>>>>" not in text):
        return []
    found: list[list[int]] = []
    opened = False
    line = first
    counted = 0
    for match in re.finditer(_CONFLICT, text, re.MULTILINE):
        begins, ends = match[1], match[2]
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if begins or (ends and not opened):
            if len(found) == MAX_PROBLEMS:
                return [*(_conflict(name, *lines) for lines in found), too_many(name, line, 1)]
            found.append([line])
        elif opened and len(found[-1]) < _MARKERS:
            found[-1].append(line)
        opened = not ends and (opened or bool(begins))
    return [_conflict(name, *lines) for lines in found]


def _conflict(name: str, line: int, *others: int) -> Diagnostic:
    message = phrase("git has left a conflict here: two versions of the same lines")
    hint = phrase("keep one of them, and delete the other and the lines <<<<<<<, |||||||, ======= and >>>>>>>")
    related = tuple(Related(name, other, 1) for other in others)
    return Diagnostic(name, line, 1, codes.CONFLICT, "", message, hint, related=related)


def bad_characters(text: str, *, indented: bool = True, first: int = 1) -> list[BadCharacter]:
    """Return each run of one forbidden character in a text, in order, at most one more than :data:`MAX_PROBLEMS`.

    The text begins with the line ``first`` of its file. If it is ``indented``, a tab or no-break space before the first
    word of a line is reported as such.
    """
    # All that is forbidden is unprintable, and so is any space but the ordinary one: this costs next to nothing.
    if text.replace("\n", " ").isprintable():
        return []
    different = "".join(set(text))
    if not re.search(_FORBIDDEN, different) and not (indented and re.search(_INDENTATION, text, re.MULTILINE)):
        return []
    pattern = rf"{_INDENTATION}|({_FORBIDDEN})\3*+" if indented else rf"({_FORBIDDEN})\1*+"
    found: list[BadCharacter] = []
    line, line_start, done = first, 0, 0
    for match in re.finditer(pattern, text, re.MULTILINE):
        offset = match.start(match.lastindex or 0)
        char = text[offset]
        if joins_letters(text, offset):
            continue
        line += text.count("\n", done, offset)
        line_start = text.rfind("\n", done, offset) + 1 or line_start
        done = offset
        why = _refused_indentation(char) if indented and match.lastindex in {1, 2} else _refused_character(char)
        found.append(BadCharacter(offset, char, line, offset - line_start + 1, *why))
        if len(found) > MAX_PROBLEMS:
            break
    return found


def is_plain(data: bytes) -> bool:
    """Return whether UTF-8 holds only allowed characters that are in normal form C next to any other character.

    This is cheap for any text: only its distinct characters beyond ASCII are looked at one by one.  The lines of a
    table have mostly the same ones, so equal ones are decoded once.
    """
    lines = BytesIO(data.translate(None, _PRINTABLE))
    while different := set(islice(lines, _AT_ONCE)):
        characters = set(b"".join(different).decode("utf-8", "replace")) - {"\n"}
        if not all(map(_is_plain, characters)):
            return False
    return True


def _is_plain(char: str) -> bool:
    import unicodedata

    joins = unicodedata.category(char)[0] == "M" or "\u1100" <= char <= "\u11ff"  # marks, parts of Korean syllables
    return char.isprintable() and not joins and unicodedata.is_normalized("NFC", char)


def forbidden_character(text: str) -> str:
    """Return the first character of a text that no text may hold, or an empty string."""
    if text.replace("\n", " ").isprintable():
        return ""
    found = (match for match in re.finditer(_FORBIDDEN, text) if not joins_letters(text, match.start()))
    match = next(found, None)
    return match[0] if match else ""


def _refused_indentation(char: str) -> tuple[str, Message, Message]:
    hint = phrase("indent with spaces")
    if char == "\t":
        return codes.INDENTATION, phrase("a tab is used as indentation"), hint
    message = phrase("the character {character} is used as indentation", character=character(char))
    return codes.INDENTATION, message, hint


def _refused_character(char: str) -> tuple[str, Message, Message]:
    if char == "\r":
        hint = phrase("save the file with LF or CRLF line ends")
        return codes.LINE_END, phrase("a bare carriage return is not a line end"), hint
    if char == "\t":
        return codes.CHARACTER, phrase("a tab is not allowed here"), phrase("write spaces")
    if char == "\ufeff":
        message = phrase("{character} is not allowed inside the file", character=character(char))
        hint = phrase("remove it: a byte order mark may only be the very first character")
        return codes.CHARACTER, message, hint
    message = phrase("the invisible character {character} is not allowed here", character=character(char))
    return codes.CHARACTER, message, phrase("remove it")


def character(char: str) -> str:
    """Return the number and the Unicode name of a character, so that it is not printed itself."""
    number = ord(char)
    name = _NAMES.get(char)
    if name is None:
        if number < 0xA0:  # noqa: PLR2004 - the end of C1
            name = "CONTROL CHARACTER"
        else:
            import unicodedata

            name = unicodedata.name(char, "NONCHARACTER")
    return f"U+{number:04X} {name}"


def is_nfc(text: str) -> bool:
    """Return whether a text is in normal form C as a whole, and so each piece of it."""
    if text.isascii():
        return True
    import unicodedata

    return unicodedata.is_normalized("NFC", text)


def nfc(text: str) -> str | None:
    """Return a text in normal form C, or None where more than 30 combining marks follow one another.

    The limit is Unicode's own (UAX 15, stream-safe text). Without it a small file keeps a computer busy for hours,
    because marks are sorted one by one.
    """
    if is_nfc(text):
        return text
    import unicodedata

    for run in re.finditer(_NON_ASCII_RUN, text):
        marks = 0
        for char in run[0]:
            marks = marks + 1 if unicodedata.combining(char) else 0
            if marks > _MARKS_ON_A_LETTER:
                return None
    return unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    """Return a text for a message: at most 40 characters, each invisible one by its number."""
    text = clip(text)
    return text if text.isprintable() else "".join([c if c.isprintable() else f"U+{ord(c):04X}" for c in text])


def path_text(path: Sequence[str | int]) -> str:
    """Return a path in a document as people write it: ``indicators[3].targets[0].at_most``."""
    pieces: list[str] = []
    for step in path:
        if isinstance(step, int):
            pieces.append(f"[{step}]")
        else:
            pieces.append(f".{shown(step)}" if pieces else shown(step))
    return "".join(pieces)


def unread(hint: Message) -> Message:
    """Return the remedy for what keeps the rest of a file from being looked at, which it says too."""
    return phrase("{hint}; the rest of the file was not looked at", hint=hint)


def too_many(name: str, line: int, column: int) -> Diagnostic:
    """Return the problem that ends the reading of a file after a thousand others."""
    most = Count(MAX_PROBLEMS)
    message = phrase("the file has more than {most} problems; what follows was not read", most=most)
    return Diagnostic(name, line, column, codes.TOO_MANY_PROBLEMS, "", message, phrase("correct these first"))
