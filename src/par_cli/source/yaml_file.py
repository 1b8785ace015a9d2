"""YAML to located values: the parser's events, walked within limits.

Values are built here and nowhere else: nothing in a file can name a type, repeat a part or merge one.  The walk stops
at the first broken limit while it reads, because parsing a hostile file to its end is what makes it dangerous.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Count, Message, phrase
from par_cli.source import codes
from par_cli.source.events import events
from par_cli.source.files import read_bytes, within
from par_cli.source.syntax import explain
from par_cli.source.text import (
    MAX_PROBLEMS,
    BadCharacter,
    Place,
    bad_characters,
    character,
    conflicts,
    decode,
    forbidden_character,
    is_nfc,
    nfc,
    path_text,
    shown,
    too_many,
)
from par_cli.source.values import LONGEST_WORD, REFUSED, PlainNumber, Refusal, plain_value

MAX_BYTES: Final = 8 << 20
MAX_DEPTH: Final = 12
MAX_NODES: Final = 100_000
_BLOCK_STYLES: Final = frozenset("|>")
_HIDDEN: Final = "\ufffd"  # what stands for a refused character while the rest is read
_SHORT: Final = 40  # longer than any number


class Document:
    """One YAML file: its values, and where each of them stands.

    ``value`` is a mapping of text to values.  A value is a ``dict``, a ``tuple``, text, a
    :class:`~par_cli.source.PlainNumber`, a :class:`~par_cli.source.PlainDate`, ``True``, ``False``, ``None``, or
    :data:`~par_cli.source.REFUSED` where it was refused and reported.  Text is in normal form C.  ``text`` is the whole
    file, to look for a sign in all of it at once.
    """

    __slots__ = ("_spot", "file", "text", "value")

    def __init__(self, file: str, text: str, value: dict[str, object], spot: Any) -> None:  # noqa: ANN401 - see _Walk
        """Keep what was read; ``spot`` is the tree of marks that the walk built beside the values."""
        self.file = file
        self.text = text
        self.value: object = value
        self._spot = spot

    def place(self, path: Sequence[str | int]) -> Place:
        """Give the place of the value at a path, or of the deepest part of the path that exists."""
        return self._find(path)[1]

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Give the place of the key at the end of a path, or of the deepest part of the path that exists.

        A list item has no key; its own place is given.
        """
        return self._find(path)[0]

    def _find(self, path: Sequence[str | int]) -> tuple[Place, Place]:
        mark, inside = self._spot
        key_mark = mark
        for step in path:
            if isinstance(inside, dict) and step in inside:
                key_mark, spot = inside[step]
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                key_mark = spot = inside[step]
            else:
                break
            mark, inside = spot if isinstance(spot, tuple) else (spot, None)
            if isinstance(key_mark, tuple):
                key_mark = key_mark[0]
        return Place(key_mark.line + 1, key_mark.column + 1), Place(mark.line + 1, mark.column + 1)


def read_yaml(path: str, name: str, problems: list[Diagnostic], instead: bytes | None = None) -> Document | None:
    """Read a YAML file of at most 8 MB, or the bytes given ``instead``; ``name`` is what messages call it.

    Whatever is wrong is appended to ``problems``.  Where only single values are refused, the document is given with
    ``REFUSED`` in their places, so that the rest can be checked; ``None`` means that there is nothing to check: no
    readable file, no text, a conflict of git, no YAML, no mapping, or a broken limit.
    """
    if instead is None:
        data = read_bytes(path, name, MAX_BYTES, problems)
    else:
        data = within(instead, name, MAX_BYTES, problems)
    return None if data is None else parse_yaml(data, name, problems)


def parse_yaml(data: bytes, name: str, problems: list[Diagnostic]) -> Document | None:
    """Do what :func:`read_yaml` does, with the bytes of a file."""
    text = decode(data, name, problems)
    if text is None:
        return None
    if found := conflicts(text, name):
        problems.extend(found)
        return None
    return _Walk(text, name, problems).document()


def _at(mark: Any) -> Place:  # noqa: ANN401 - a mark of either parser
    return Place(mark.line + 1, mark.column + 1)


class _StopReadingError(Exception):
    """A limit is broken and reported, or the rest of the file has lost its structure."""


def _before_content(text: str, start: int) -> int:
    """Give the offset of the first sign after blank lines and comments; the text ends in a line end."""
    while (sign := text[start : start + 1]) and sign in " \n#":
        start = text.index("\n", start) if sign == "#" else start + 1
    return start


class _Walk:
    """One walk over the events of one text.

    Beside every container of values a container of marks is built: ``dict`` of key to (mark of the key, spot), or
    ``list`` of spots.  A spot is the mark of a scalar, or a tuple of the mark of a container and its container of
    marks.
    """

    def __init__(self, text: str, name: str, problems: list[Diagnostic]) -> None:
        self.text = text if text.endswith("\n") else text + "\n"  # a missing last line end changes nothing
        self.name = name
        self.problems = problems
        self.stack: list[Any] = []  # what is open around the container that is being filled
        self.bad: list[BadCharacter] = []
        self.bad_offsets: list[int] = []
        self.bad_paths: dict[int, str] = {}
        self.cut = len(self.text) + 1  # from here on the indentation says nothing
        self.comments = False  # somewhere " #" is followed at once by a letter or digit
        self.normal = True
        self.escapes = False
        self.reported = 0
        self.parted = -1  # where the last number begins that commas part
        self.careful = False  # some scalar needs more than the fast way

    def document(self) -> Document | None:
        try:
            self._look_at_text()
            next_event = events(self.text)
            if self.bad:
                next_event = self._until_cut(next_event)
            read = self._read(next_event)
        except _StopReadingError:
            read = None
        finally:
            self._report_bad_characters()
        return None if read is None else Document(self.name, self.text, *read)

    def _look_at_text(self) -> None:
        """Find in the text as a whole what no event tells, so that most scalars need no look of their own."""
        text = self.text
        self.bad = bad_characters(text)
        if self.bad:
            self._hide_bad_characters()
            text = self.text
        if text.startswith("%") or "\n%" in text:
            self._look_at_directives()
            text = self.text
        sign = text.find(" #")
        while sign >= 0 and not text[sign + 2].isalnum():
            sign = text.find(" #", sign + 2)
        self.comments = sign >= 0
        self.normal = is_nfc(text)
        self.escapes = "\\" in text
        self.careful = bool(self.bad or self.comments or self.escapes or not self.normal)

    def _hide_bad_characters(self) -> None:
        """Put a harmless sign in the place of each, so that the parser does not trip over what is reported anyway."""
        self.bad_offsets = [bad.offset for bad in self.bad]
        if len(self.bad) > MAX_PROBLEMS:
            raise _StopReadingError
        self.cut = next((b.offset for b in self.bad if b.code in {codes.INDENTATION, codes.LINE_END}), self.cut)
        signs = {ord(bad.character): _HIDDEN for bad in self.bad if forbidden_character(bad.character)}
        signs[ord("\t")] = " "
        text = self.text.translate(signs)
        if text[self.cut : self.cut + 1].isspace():  # bad indentation: what follows stays below what is above
            word = text[self.cut :].lstrip()
            text = text[: self.cut] + " " * (len(text) - self.cut - len(word)) + word
        self.text = text

    def _look_at_directives(self) -> None:
        """Refuse directives before the parser sees them: it compares each with all before it."""
        fault = explain("directive", "")
        start = line = 0
        found: list[int] = []
        while self.text.startswith("\n%", (start := _before_content(self.text, start)) - 1) or (
            start == 0 and self.text.startswith("%")
        ):
            line += self.text.count("\n", found[-1], start) if found else self.text.count("\n", 0, start) + 1
            self._report(Place(line, 1), fault.code, fault.message, fault.hint)
            found.append(start)
            start = self.text.index("\n", start)
        parts = [self.text[a + 1 : b] for a, b in zip([-1, *found], [*found, len(self.text)], strict=True)]
        self.text = "#".join(parts)  # a comment in its place

    def _until_cut(self, next_event: Callable[[], Any]) -> Callable[[], Any]:
        def guarded() -> Any:  # noqa: ANN401 - the events of a library without types
            event = next_event()
            if event.start_mark.index >= self.cut:
                raise _StopReadingError
            return event

        return guarded

    def _read(self, next_event: Callable[[], Any]) -> tuple[dict[str, object], object] | None:
        mark: Any = None
        try:
            mark = next_event().start_mark
            event = next_event()  # the start of a document, or the end of the file
            mark = event.start_mark
            if type(event) is StreamEndEvent:
                self._report_empty(Place(1, 1))
                return None
            value, spot, event = self._walk(next_event)
        except MarkedYAMLError as error:
            self._report_fault(error)
            return None
        except (YAMLError, ValueError, RecursionError):  # what the parser does not foresee
            at = _at(mark) if mark else Place(1, 1)
            message = phrase("the file cannot be read as YAML from here on")
            hint = phrase("write “key: value” lines, and put unusual text in quotes")
            self._report(at, codes.SYNTAX, message, hint)
            return None
        if not self._ends(event):
            return None
        if type(value) is dict:
            return value, spot
        mark = spot[0] if isinstance(spot, tuple) else spot
        if value is None:
            self._report_empty(_at(mark))
        else:
            message = phrase("the file as a whole must be a mapping")
            self._report(_at(mark), codes.NOT_A_MAPPING, message, phrase("write “key: value” lines"))
        return None

    def _walk(self, next_event: Callable[[], Any]) -> tuple[object, Any, Any]:  # noqa: PLR0915 - see below
        """Give the value of the document, its spot, and the event that ends it.

        One flat loop, because a file is thousands of events: the container that is being filled is kept in local
        names, those around it on a stack.
        """
        stack = self.stack
        careful = self.careful
        nodes = 0
        root: list[Any] = []
        root_spots: list[Any] = []
        values: Any = root
        spots: Any = root_spots
        mapping = False  # what is being filled: a mapping, or a list
        key: str | None = None  # the key that waits for its value
        key_mark: Any = None
        keep = True  # False: the key was refused, its value is read and dropped
        value: Any
        spot: Any
        while True:
            event = next_event()
            kind = type(event)
            spot = event.start_mark
            if kind is ScalarEvent:
                nodes += 1
                if nodes > MAX_NODES:
                    self._stop_at_nodes(spot)
                value = event.value
                if mapping and key is None:
                    if careful or event.anchor is not None or event.tag is not None or not value or value == "<<":
                        key, keep = self._key(event)
                    else:
                        key = value
                    if key in values:
                        keep = keep and self._twice(event, key, spots)
                    key_mark = spot
                    continue
                if event.anchor is not None or event.tag is not None:
                    value = self._decorated(event, key if mapping else len(values))
                elif event.style in _BLOCK_STYLES:
                    value = self._block(event, key if mapping else len(values))
                else:
                    if careful:
                        value = self._text(event, key if mapping else len(values))
                    if (
                        not event.style
                        and not (len(event.value) > LONGEST_WORD and event.value[0].isalpha())
                        and value is not REFUSED
                    ):
                        value = self._plain(value, event, key if mapping else len(values), values)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if nodes > MAX_NODES:
                    self._stop_at_nodes(spot)
                if len(stack) >= MAX_DEPTH:
                    self._stop_at_depth(spot)
                step = key if mapping else len(values)
                if mapping and key is None:
                    nodes = self._complex_key(event, next_event, nodes)
                    key, keep, key_mark = "?", False, spot
                    continue
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event, step)
                stack.append((values, spots, mapping, key, key_mark, keep, spot))
                mapping = kind is MappingStartEvent
                key = None
                keep = True
                values, spots = ({}, {}) if mapping else ([], [])
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = values if mapping else tuple(values)
                inside = spots
                values, spots, mapping, key, key_mark, keep, spot = stack.pop()
                spot = (spot, inside)
            elif kind is AliasEvent:
                nodes += 1
                if nodes > MAX_NODES:
                    self._stop_at_nodes(spot)
                if mapping and key is None:
                    self._alias(event, None)
                    key, keep, key_mark = "*", False, spot
                    continue
                value = self._alias(event, key if mapping else len(values))
            else:  # the end of the document
                return root[0], root_spots[0], event
            if not mapping:
                values.append(value)
                spots.append(spot)
                continue
            if keep:
                values[key] = value
                spots[key] = (key_mark, spot)
            key = None
            keep = True

    # What the walk asks for when a node is not an ordinary one

    def _key(self, event: Any) -> tuple[str, bool]:  # noqa: ANN401
        """Give the text of a key, and whether it can be kept."""
        mark = event.start_mark
        at = _at(mark)
        plain = not event.style
        if plain and event.value == "<<":
            message = phrase("merge keys (<<) are not used here")
            self._report(at, codes.MERGE_KEY, message, phrase("write the keys out"), ())
            return "<<", False
        if event.anchor is not None or event.tag is not None:
            self._decorated(event, None)
        elif plain and not event.value:
            self._report(at, codes.KEY, phrase("the key before the colon is missing"), phrase("write key: value"), ())
            return "", False
        text = self._text(event, None)
        if text is REFUSED and self.bad:  # the key that is meant is likely the one without them
            text = event.value.replace(_HIDDEN, "")
        return ("?", False) if text is REFUSED else (text, True)

    def _twice(self, event: Any, key: str, spots: Any) -> bool:  # noqa: ANN401
        first = spots[key][0].line + 1
        mark = event.start_mark
        message = phrase("the key “{key}” stands twice, first in line {line}", key=shown(key), line=first)
        self._report(_at(mark), codes.DUPLICATE_KEY, message, phrase("keep one of the two"), (key,))
        return False

    def _complex_key(self, event: Any, next_event: Callable[[], Any], nodes: int) -> int:  # noqa: ANN401
        """Refuse a list or mapping as a key, read past it, and give the number of nodes by then."""
        mark = event.start_mark
        message = phrase("a list or mapping cannot be a key")
        hint = phrase("write a text before the colon; quote what begins with [ or {")
        self._report(_at(mark), codes.KEY, message, hint, ())
        depth = 1
        while depth:
            event = next_event()
            kind = type(event)
            nodes += 1
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                nodes -= 1
                depth -= 1
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
            if nodes > MAX_NODES:
                self._stop_at_nodes(event.start_mark)
            if len(self.stack) + depth > MAX_DEPTH:
                self._stop_at_depth(event.start_mark)
        return nodes

    def _decorated(self, event: Any, step: str | int | None) -> object:  # noqa: ANN401
        """Refuse an anchor or a tag."""
        mark = event.start_mark
        at = _at(mark)
        path = () if step is None else (step,)
        if event.anchor is not None:
            message = phrase("anchors (&{name}) are not used here", name=shown(event.anchor))
            hint = phrase("remove it; quote a text that begins with &")
            self._report(at, codes.ANCHOR, message, hint, path)
        if event.tag is not None:
            hint = phrase("remove it; quote a text that begins with !")
            self._report(at, codes.TAG, phrase("tags (!name) are not used here"), hint, path)
        return REFUSED

    def _alias(self, event: Any, step: str | int | None) -> object:  # noqa: ANN401
        mark = event.start_mark
        message = phrase("aliases (*{name}) are not used here", name=shown(event.anchor))
        hint = phrase("write the value out; quote a text that begins with *")
        path = () if step is None else (step,)
        self._report(_at(mark), codes.ALIAS, message, hint, path)
        return REFUSED

    def _text(self, event: Any, step: str | int | None) -> Any:  # noqa: ANN401
        """Give the text of a scalar in normal form C, or ``REFUSED``; warn of a comment that cuts it short."""
        mark, end = event.start_mark, event.end_mark
        path = () if step is None else (step,)
        text: str = event.value
        if self.bad and self._holds_bad(mark.index, end.index, path):
            return REFUSED
        if self.comments and not event.style:
            self._warn_of_comment(end, path)
        escaped = event.style == '"' and self.escapes and self.text.find("\\", mark.index, end.index) >= 0
        if escaped and (found := forbidden_character(text)):
            name = character(found)
            message = phrase(
                "the text holds the escaped character {character}, which must not stand in text", character=name
            )
            self._report(_at(mark), codes.CHARACTER, message, phrase("leave the escape out"), path)
            return REFUSED
        if self.normal and not escaped:
            return text
        normal = nfc(text)
        if normal is None:
            message = phrase("more than 30 combining marks follow one another")
            self._report(_at(mark), codes.COMBINING, message, phrase("remove them"), path)
            return REFUSED
        return normal

    def _warn_of_comment(self, end: Any, path: tuple[str | int, ...]) -> None:  # noqa: ANN401
        """Warn where a text ends at a comment whose sign has no space behind it: perhaps it was meant as text."""
        sign = end.index
        while self.text.startswith(" ", sign):
            sign += 1
        if sign > end.index and self.text.startswith("#", sign) and self.text[sign + 1].isalnum():
            comment = shown(self.text[sign : sign + 99].partition("\n")[0])
            message = phrase("the text ends before “{comment}”: from # on it is a comment", comment=comment)
            hint = phrase("put the text in quotes; or write a space after # where a comment is meant")
            at = Place(end.line + 1, end.column + sign - end.index + 1)
            self._report(at, codes.COMMENT, message, hint, path, warning=True)

    def _block(self, event: Any, step: str | int | None) -> object:  # noqa: ANN401
        """Give the text of a block scalar; libyaml alone takes what follows its sign at once for a comment."""
        mark = event.start_mark
        header = self.text[mark.index + 1 : mark.index + 4].lstrip("+-0123456789")
        if header.startswith("#"):
            fault = explain("block scalar", "")
            self._report(_at(mark), fault.code, fault.message, fault.hint)
            raise _StopReadingError
        return self._text(event, step) if self.careful else event.value

    def _holds_bad(self, start: int, end: int, path: tuple[str | int, ...]) -> bool:
        """Tell whether a refused character stands between two offsets, and note the path for its report."""
        from bisect import bisect_left

        inside = self.bad_offsets[bisect_left(self.bad_offsets, start) : bisect_left(self.bad_offsets, end)]
        for offset in inside:
            self.bad_paths[offset] = self._path(path)
        return bool(inside)

    def _plain(self, text: str, event: Any, step: str | int | None, beside: Any) -> object:  # noqa: ANN401
        """Give what an unquoted scalar means; ``beside`` is what is read of its container."""
        if not self.stack:  # the file as a whole: no mapping, whatever it is
            return text or None
        value = plain_value(text)
        if type(value) is not Refusal:
            return value
        mark = event.start_mark
        path = () if step is None else (step,)
        message, hint = value.message, value.hint
        if not text and isinstance(step, str) and step.isdecimal():  # {value: 88,5}: the comma has parted a number
            if self._parted(mark, beside):
                return REFUSED
            message = phrase("there is a comma before “{digits}”", digits=step)
            hint = phrase("if it is a decimal comma, write a point: .{digits}", digits=step)
        elif not text and isinstance(step, str):
            message, hint = self._bare_word(step, mark, message, hint)
        self._report(_at(mark), value.code, message, hint, path)
        return REFUSED

    def _bare_word(self, key: str, mark: Any, message: Message, hint: Message) -> tuple[Message, Message]:  # noqa: ANN401
        """Give what is said of a key between braces that has no colon: a text that a comma has parted, or no space."""
        before = self.text[max(0, mark.index - _SHORT) : mark.index]
        name, colon, rest = key.partition(":")
        if not before.rstrip().endswith(key) or self.text[mark.index : mark.index + 1] not in {",", "}"}:
            return message, hint
        if not colon and not before.rstrip().removesuffix(key).rstrip().endswith(","):
            return message, hint
        if colon and rest:
            message = phrase("there is no space after the colon")
            return message, phrase("write {what}", what=f"{shown(name)}: {shown(rest)}")
        message = phrase("“{text}” stands alone: a comma parts what is not in quotes", text=shown(key))
        return message, phrase("put the whole text in quotes, with what stands before the comma")

    def _parted(self, mark: Any, beside: dict[str, object]) -> bool:  # noqa: ANN401
        """Tell whether what ends at a mark is a number that commas part between braces; report it once, as a whole."""
        before = re.search(r"[-+]?[0-9]+(?:,[0-9]+)+\Z", self.text[max(0, mark.index - _SHORT) : mark.index])
        if before is None:
            return False
        start = mark.index - len(before[0])
        if start == self.parted:
            return True
        key = next(reversed(beside), "")
        after = re.match(r"(?:,[0-9]+(?=[,}\s]))*", self.text[mark.index : mark.index + _SHORT])
        value = plain_value(before[0] + (after[0] if after else ""))
        if type(value) is not Refusal or type(beside.get(key)) is not PlainNumber:
            return False
        self.parted = start
        at = Place(mark.line + 1, mark.column - len(before[0]) + 1)
        self._report(at, value.code, value.message, value.hint, (key,))
        return True

    def _ends(self, event: Any) -> bool:  # noqa: ANN401
        """Look at what follows the document; tell whether the document stands.

        The parser is not asked: at this point it would read any number of directives before it answered.
        """
        offset = _before_content(self.text, event.end_mark.index)
        if offset == len(self.text):
            return True
        start = self.text.rfind("\n", 0, offset) + 1
        at = Place(self.text.count("\n", 0, start) + 1, offset - start + 1)
        if offset >= self.cut:
            return False
        if self.text[offset] == "%" and at.column == 1:
            fault = explain("directive", "")
            self._report(at, fault.code, fault.message, fault.hint)
            return False
        if event.explicit or self.text.startswith(("---", "..."), offset):
            message = phrase("a second document begins here")
            self._report(at, codes.SECOND_DOCUMENT, message, phrase("keep one document in each file"))
            return True
        message = phrase("there is more after the end of the outermost bracket")
        self._report(at, codes.SYNTAX, message, phrase("remove it, or move it inside"))
        return False

    # Reports

    def _path(self, path: Sequence[str | int | None]) -> str:
        if not self.stack:
            return ""
        frames = self.stack[1:]  # the first is the document itself
        steps = [frame[3] if frame[2] else len(frame[0]) for frame in frames]
        return path_text([step for step in (*steps, *path) if step is not None])

    def _report(
        self,
        at: Place,
        code: str,
        message: Message,
        hint: Message,
        path: Sequence[str | int | None] | None = None,
        *,
        warning: bool = False,
    ) -> None:
        """Append a problem, or stop after a thousand; ``path`` is its place below the container being filled."""
        if self.reported == MAX_PROBLEMS:
            self.problems.append(too_many(self.name, *at))
            raise _StopReadingError
        self.reported += 1
        where = "" if path is None else self._path(path)
        self.problems.append(Diagnostic(self.name, *at, code, where, message, hint, warning))

    def _report_bad_characters(self) -> None:
        for bad in self.bad[:MAX_PROBLEMS]:
            where = self.bad_paths.get(bad.offset, "")
            self.problems.append(Diagnostic(self.name, bad.line, bad.column, bad.code, where, bad.message, bad.hint))
        if len(self.bad) > MAX_PROBLEMS:
            last = self.bad[MAX_PROBLEMS]
            self.problems.append(too_many(self.name, last.line, last.column))

    def _report_empty(self, at: Place) -> None:
        hint = phrase("write “key: value” lines; a list without entries is “key: []”")
        self._report(at, codes.EMPTY, phrase("the file is empty"), hint)

    def _report_fault(self, error: MarkedYAMLError) -> None:
        found = error.problem_mark or error.context_mark
        if found and "nesting depth" in (error.problem or ""):  # libyaml looks ahead, and has a limit of its own
            self._stop_at_depth(found)
        sign = "" if found is None else shown(self.text[found.index : found.index + 1])
        if sign == ":" and found is not None and error.context_mark and error.context_mark.line != found.line:
            sign = ""  # what is open began further up: it is the bracket that is missed
        fault = explain(error.context or "", error.problem or "", sign)
        mark = error.context_mark if fault.at_start and error.context_mark else found
        if found is None or mark is None:  # no parser does this
            self._report(Place(1, 1), fault.code, fault.message, fault.hint)
        elif found.index < self.cut and not any(bad.line in {found.line + 1, mark.line + 1} for bad in self.bad):
            # Else a character that is reported anyway is the likely cause.
            self._report(_at(mark), fault.code, fault.message, fault.hint)

    def _stop_at_nodes(self, mark: Any) -> NoReturn:  # noqa: ANN401
        message = phrase("the file has more than {most} keys and values", most=Count(MAX_NODES))
        self._report(_at(mark), codes.TOO_MANY_NODES, message, phrase("split it into several files"))
        raise _StopReadingError

    def _stop_at_depth(self, mark: Any) -> NoReturn:  # noqa: ANN401
        message = phrase("lists and mappings are nested deeper than {most}", most=MAX_DEPTH)
        self._report(_at(mark), codes.TOO_DEEP, message, phrase("write it flatter"))
        raise _StopReadingError
