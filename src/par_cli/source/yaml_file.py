"""YAML to located values: the parser's events, walked within limits.

Values are built here and nowhere else: nothing in a file can name a type, repeat a part or merge one.  The walk stops
at the first broken limit while it reads, because parsing a hostile file to its end is what makes it dangerous.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NoReturn, TypeAlias

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
from par_cli.source.document import Document, Mark, Spot, place_at
from par_cli.source.events import events
from par_cli.source.files import read_bytes, within
from par_cli.source.plain_values import LONGEST_WORD, REFUSED, PlainNumber, plain_value
from par_cli.source.text import (
    MAX_PROBLEMS,
    TOO_MANY_MARKS,
    BadCharacter,
    Fault,
    Place,
    ProblemLog,
    StopReadingError,
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
    unread,
)

MAX_BYTES: Final = 8 << 20
MAX_DEPTH: Final = 12
MAX_NODES: Final = 100_000

_Event: TypeAlias = Any  # an event of either parser; neither has types

_NODES: Final = frozenset({ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent})
_QUOTES: Final = frozenset("'\"")
_BLOCK_STYLES: Final = frozenset("|>")
_HIDDEN: Final = "\ufffd"  # takes the place of a refused character while the rest is read
_SHORT: Final = 40  # longer than any number


TAG: Final = Fault(
    codes.TAG, phrase("tags (!name) are not used here"), phrase("remove it; quote a text that begins with !")
)
DIRECTIVE: Final = Fault(
    codes.DIRECTIVE, phrase("a line that begins with % is a directive to the parser"), phrase("remove the line")
)
BLOCK: Final = Fault(
    codes.SYNTAX,
    phrase("the sign | or > is not followed by a line end"),
    phrase("begin the text on the next line, or put the text in quotes"),
)


def read_yaml(path: str, name: str, problems: list[Diagnostic], instead: bytes | None = None) -> Document | None:
    """Read a YAML file of at most 8 MB, or the bytes given ``instead``; ``name`` is what messages call it.

    Append everything that is wrong to ``problems``. Where only single values are refused, return the document with
    ``REFUSED`` in their places, so that the rest can be checked. Return None if there is nothing to check: no readable
    file, no text, a conflict of git, no YAML, no mapping, or a broken limit.
    """
    if instead is None:
        data = read_bytes(path, name, MAX_BYTES, problems)
    else:
        data = within(instead, name, MAX_BYTES, problems)
    return None if data is None else parse_yaml(data, name, problems)


def parse_yaml(data: bytes, name: str, problems: list[Diagnostic]) -> Document | None:
    """Do the same as :func:`read_yaml` with the bytes of a file."""
    text = decode(data, name, problems)
    if text is None:
        return None
    if found := conflicts(text, name):
        problems.extend(found)
        return None
    return _Walk(text, name, problems).document()


def _before_content(text: str, start: int) -> int:
    """Return the offset of the first sign after blank lines and comments; the text ends in a line end."""
    while (sign := text[start : start + 1]) and sign in " \n#":
        start = text.index("\n", start) if sign == "#" else start + 1
    return start


class _Walk:
    """One walk over the events of one text.

    For every container of values it builds a container of marks: a ``dict`` of key to (mark of the key, spot), or a
    ``list`` of spots.
    """

    def __init__(self, text: str, name: str, problems: list[Diagnostic]) -> None:
        self.text = text if text.endswith("\n") else text + "\n"  # a missing last line end changes nothing
        self.name = name
        self.problems = problems
        self.log = ProblemLog(name, problems)
        self.stack: list[Any] = []  # what is open around the container that is being filled
        self.bad: list[BadCharacter] = []
        self.bad_offsets: list[int] = []
        self.bad_paths: dict[int, str] = {}
        self.cut = len(self.text) + 1  # from here on the indentation means nothing
        self.comments = False  # somewhere " #" is followed at once by a letter or digit
        self.normal = True
        self.escapes = False
        self.split_at = -1  # where the last number begins that commas have split
        self.careful = False  # some scalar needs more than the fast way
        self.whole = True  # nothing kept the rest of the file from being looked at

    def document(self) -> Document | None:
        before = len(self.problems)
        try:
            self._look_at_text()
            next_event = events(self.text)
            if self.bad:
                next_event = self._until_cut(next_event)
            read = self._read(next_event)
        except StopReadingError:
            read = None
            self.whole = False
        finally:
            self._report_bad_characters()
        if not self.whole and len(self.problems) > before:
            self._say_how_far(before)
        return None if read is None else Document(self.name, self.text, *read)

    def _look_at_text(self) -> None:
        """Find in the text as a whole what events do not tell, so that most scalars need not be looked at."""
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
        """Replace each by a harmless sign, so that the parser does not stop at what is reported anyway."""
        self.bad_offsets = [bad.offset for bad in self.bad]
        if len(self.bad) > MAX_PROBLEMS:
            raise StopReadingError
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
        lines = self.text.split("\n")
        for index, line in enumerate(lines):
            if line.startswith("%"):
                self.log.add(Place(index + 1, 1), *DIRECTIVE)
                lines[index] = f"#{line[1:]}"  # a comment in its place
            elif line.lstrip(" ") and not line.lstrip(" ").startswith("#"):
                break
        self.text = "\n".join(lines)

    def _until_cut(self, next_event: Callable[[], _Event]) -> Callable[[], _Event]:
        def guarded() -> _Event:
            event = next_event()
            if event.start_mark.index >= self.cut:
                raise StopReadingError
            return event

        return guarded

    def _read(self, next_event: Callable[[], _Event]) -> tuple[dict[str, object], object] | None:
        mark: Mark = None
        try:
            mark = next_event().start_mark
            event = next_event()  # the start of a document, or the end of the file
            mark = event.start_mark
            if type(event) is StreamEndEvent:
                self._report_empty(Place(1, 1))
                return None
            value, spot, event = self._walk(next_event)
        except MarkedYAMLError as error:
            self.whole = False
            self._report_fault(error)
            return None
        except (YAMLError, ValueError, RecursionError):  # what the parser does not foresee
            self.whole = False
            at = place_at(mark) if mark else Place(1, 1)
            message = phrase("the file cannot be read as YAML from here on")
            hint = phrase("write “key: value” lines, and put unusual text in quotes")
            self.log.add(at, codes.SYNTAX, message, hint)
            return None
        if not self._ends(event):
            self.whole = False
            return None
        if type(value) is dict:
            return value, spot
        mark = spot[0] if isinstance(spot, tuple) else spot
        if value is None:
            self._report_empty(place_at(mark))
        else:
            from par_cli.source.syntax import without_space

            corrected = without_space(value) if isinstance(value, str) else None
            message = phrase("the file as a whole must be a mapping")
            corrected = corrected or (message, phrase("write “key: value” lines"))
            self.log.add(place_at(mark), codes.NOT_A_MAPPING, *corrected)
        return None

    def _walk(self, next_event: Callable[[], _Event]) -> tuple[object, Spot, _Event]:  # noqa: PLR0915 - see below
        """Return the value of the document, its spot, and the event that ends it.

        One flat loop, because a file is thousands of events: the container that is being filled is in local names,
        those around it are on a stack. What is not an ordinary node is left to the methods below.
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
            if kind in _NODES:
                nodes += 1
                if nodes > MAX_NODES:
                    self._stop_at_nodes(spot)
            if kind is ScalarEvent:
                value = event.value
                plain = event.anchor is None and event.tag is None
                if mapping and key is None:
                    if careful or not plain or not value or value == "<<":
                        key, keep = self._key(event)
                    else:
                        key = value
                    if key in values:
                        keep = keep and self._twice(event, key, spots)
                    key_mark = spot
                    continue
                # Text in quotes is what it is, and so is a long word without quotes: most values are one of these.
                simple = event.style in _QUOTES or (len(value) > LONGEST_WORD and value[0].isalpha())
                if careful or not plain or not simple or event.style in _BLOCK_STYLES:
                    value = self._scalar(event, key if mapping else len(values), values)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= MAX_DEPTH:
                    self._stop_at_depth(spot)
                if mapping and key is None:
                    nodes = self._complex_key(event, next_event, nodes)
                    key, keep, key_mark = "?", False, spot
                    continue
                if event.anchor is not None or event.tag is not None:
                    self._refuse_decoration(event, key if mapping else len(values))
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
                value = self._alias(event, key if mapping else len(values))
                if mapping and key is None:
                    key, keep, key_mark = "*", False, spot
                    continue
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

    # --- what is not an ordinary node; ``step`` is its key or index in the container being filled, None for a key

    def _key(self, event: _Event) -> tuple[str, bool]:
        """Return the text of a key, and whether it can be kept."""
        plain = not event.style
        if plain and event.value == "<<":
            message = phrase("merge keys (<<) are not used here")
            self._refuse(event.start_mark, codes.MERGE_KEY, message, phrase("write the keys out"))
            return "<<", False
        if not self._refuse_decoration(event, None) and plain and not event.value:
            message = phrase("the key before the colon is missing")
            self._refuse(event.start_mark, codes.KEY, message, phrase("write key: value"))
            return "", False
        text = self._text(event, None)
        if text is REFUSED and self.bad:  # the key that is meant is likely the one without them
            text = event.value.replace(_HIDDEN, "")
        return ("?", False) if text is REFUSED else (text, True)

    def _twice(self, event: _Event, key: str, spots: dict[str, Any]) -> bool:
        """Refuse a key that is there already; return that it cannot be kept."""
        first = spots[key][0].line + 1
        message = phrase("the key “{key}” appears twice, first in line {line}", key=shown(key), line=first)
        self._refuse(event.start_mark, codes.DUPLICATE_KEY, message, phrase("keep one of the two"), key)
        return False

    def _complex_key(self, event: _Event, next_event: Callable[[], _Event], nodes: int) -> int:
        """Refuse a list or mapping as a key, read past it, and return the number of nodes by then."""
        message = phrase("a list or mapping cannot be a key")
        hint = phrase("write a text before the colon; quote what begins with [ or {")
        self._refuse(event.start_mark, codes.KEY, message, hint)
        depth = 1
        while depth:
            event = next_event()
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
                continue
            nodes += 1
            depth += kind is MappingStartEvent or kind is SequenceStartEvent
            if nodes > MAX_NODES:
                self._stop_at_nodes(event.start_mark)
            if len(self.stack) + depth > MAX_DEPTH:
                self._stop_at_depth(event.start_mark)
        return nodes

    def _refuse_decoration(self, event: _Event, step: str | int | None) -> bool:
        """Refuse an anchor and a tag; return whether there was one."""
        if event.anchor is not None:
            message = phrase("anchors (&{name}) are not used here", name=shown(event.anchor))
            hint = phrase("remove it; quote a text that begins with &")
            self._refuse(event.start_mark, codes.ANCHOR, message, hint, step)
        if event.tag is not None:
            self._refuse(event.start_mark, *TAG, step)
        return event.anchor is not None or event.tag is not None

    def _alias(self, event: _Event, step: str | int | None) -> object:
        message = phrase("aliases (*{name}) are not used here", name=shown(event.anchor))
        hint = phrase("write the value out; quote a text that begins with *")
        return self._refuse(event.start_mark, codes.ALIAS, message, hint, step)

    def _scalar(self, event: _Event, step: str | int | None, siblings: dict[str, object]) -> object:
        """Return the value of a scalar that may be more than its text; ``siblings`` are those read before it."""
        if self._refuse_decoration(event, step):
            return REFUSED
        if event.style in _BLOCK_STYLES:
            self._check_block(event)
        text = self._text(event, step) if self.careful else event.value
        if event.style or text is REFUSED or (len(event.value) > LONGEST_WORD and event.value[0].isalpha()):
            return text
        return self._plain(text, event, step, siblings)

    def _check_block(self, event: _Event) -> None:
        """Refuse a block scalar with text right after its sign, which only libyaml takes for a comment."""
        start = event.start_mark.index
        if self.text[start + 1 : start + 4].lstrip("+-0123456789").startswith("#"):
            self.log.add(place_at(event.start_mark), *BLOCK)
            raise StopReadingError

    def _text(self, event: _Event, step: str | int | None) -> Any:  # noqa: ANN401
        """Return the text of a scalar in normal form C, or ``REFUSED``; warn of a comment that cuts it short."""
        mark, end = event.start_mark, event.end_mark
        text: str = event.value
        if self.bad and self._holds_bad(mark.index, end.index, step):
            return REFUSED
        if self.comments and not event.style:
            self._warn_of_comment(end, step)
        escaped = event.style == '"' and self.escapes and self.text.find("\\", mark.index, end.index) >= 0
        if escaped and (found := forbidden_character(text)):
            name = character(found)
            message = phrase(
                "the text contains the escaped character {character}, which is not allowed in text", character=name
            )
            return self._refuse(mark, codes.CHARACTER, message, phrase("leave the escape out"), step)
        if self.normal and not escaped:
            return text
        normal = nfc(text)
        if normal is None:
            return self._refuse(mark, *TOO_MANY_MARKS, step)
        return normal

    def _warn_of_comment(self, end: Mark, step: str | int | None) -> None:
        """Warn where a text ends at a comment whose sign has no space after it: perhaps it was meant as text."""
        sign = end.index
        while self.text.startswith(" ", sign):
            sign += 1
        if sign > end.index and self.text.startswith("#", sign) and self.text[sign + 1].isalnum():
            comment = shown(self.text[sign : sign + 99].partition("\n")[0])
            message = phrase("the text ends before “{comment}”: from # on it is a comment", comment=comment)
            hint = phrase("put the text in quotes; or write a space after # where a comment is meant")
            at = Place(end.line + 1, end.column + sign - end.index + 1)
            self.log.add(at, codes.COMMENT, message, hint, self._path(step), warning=True)

    def _holds_bad(self, start: int, end: int, step: str | int | None) -> bool:
        """Return whether a refused character is between two offsets, and note the path for its report."""
        from bisect import bisect_left

        inside = self.bad_offsets[bisect_left(self.bad_offsets, start) : bisect_left(self.bad_offsets, end)]
        for offset in inside:
            self.bad_paths[offset] = self._path(step)
        return bool(inside)

    def _plain(self, text: str, event: _Event, step: str | int | None, siblings: dict[str, object]) -> object:
        if not self.stack:  # the file as a whole: not a mapping, whichever scalar it is
            return text or None
        value = plain_value(text)
        if type(value) is not Fault:
            return value
        mark = event.start_mark
        message, hint = value.message, value.hint
        if not text and isinstance(step, str) and step.isdecimal():  # {value: 88,5}: the comma has split a number
            if self._is_split_number(mark, siblings):
                return REFUSED
            message = phrase("there is a comma before “{digits}”", digits=step)
            hint = phrase("if it is a decimal comma, write a point: .{digits}", digits=step)
        elif not text and isinstance(step, str):
            from par_cli.source.syntax import bare_word

            message, hint = bare_word(self.text, step, mark) or (message, hint)
        return self._refuse(mark, value.code, message, hint, step)

    def _is_split_number(self, mark: Mark, siblings: dict[str, object]) -> bool:
        """Return whether a number ends at a mark that commas split between braces; report it once, as a whole."""
        before = re.search(r"[-+]?[0-9]+(?:,[0-9]+)+\Z", self.text[max(0, mark.index - _SHORT) : mark.index])
        if before is None:
            return False
        start = mark.index - len(before[0])
        if start == self.split_at:
            return True
        key = next(reversed(siblings), "")
        after = re.match(r"(?:,[0-9]+(?=[,}\s]))*", self.text[mark.index : mark.index + _SHORT])
        value = plain_value(before[0] + (after[0] if after else ""))
        if type(value) is not Fault or type(siblings.get(key)) is not PlainNumber:
            return False
        self.split_at = start
        at = Place(mark.line + 1, mark.column - len(before[0]) + 1)
        self.log.add(at, *value, self._path(key))
        return True

    def _ends(self, event: _Event) -> bool:
        """Look at what follows the document; return whether the document can be used.

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
            self.log.add(at, *DIRECTIVE)
            return False
        if event.explicit or self.text.startswith(("---", "..."), offset):
            message = phrase("a second document begins here")
            self.log.add(at, codes.SECOND_DOCUMENT, message, phrase("keep one document in each file"))
            return True
        message = phrase("there is more after the end of the outermost bracket")
        self.log.add(at, codes.SYNTAX, message, phrase("remove it, or move it inside"))
        return False

    # --- reports

    def _path(self, step: str | int | None) -> str:
        """Return the path of a step in the container that is being filled."""
        frames = self.stack[1:]  # the first is the document itself
        steps = [frame[3] if frame[2] else len(frame[0]) for frame in frames]
        return path_text([item for item in (*steps, step) if item is not None]) if self.stack else ""

    def _refuse(self, mark: Mark, code: str, message: Message, hint: Message, step: str | int | None = None) -> object:
        self.log.add(place_at(mark), code, message, hint, self._path(step))
        return REFUSED

    def _report_bad_characters(self) -> None:
        for bad in self.bad[:MAX_PROBLEMS]:
            where = self.bad_paths.get(bad.offset, "")
            self.problems.append(Diagnostic(self.name, bad.line, bad.column, bad.code, where, bad.message, bad.hint))
        if len(self.bad) > MAX_PROBLEMS:
            last = self.bad[MAX_PROBLEMS]
            self.problems.append(too_many(self.name, last.line, last.column))

    def _say_how_far(self, before: int) -> None:
        """Add to the last problem in the file that what follows it was not looked at."""
        index = max(range(before, len(self.problems)), key=lambda index: self.problems[index][1:3])
        last = self.problems[index]
        if last.code != codes.TOO_MANY_PROBLEMS:  # which says so itself
            self.problems[index] = last._replace(hint=unread(last.hint))

    def _report_empty(self, at: Place) -> None:
        hint = phrase("write “key: value” lines; a list without entries is “key: []”")
        self.log.add(at, codes.EMPTY, phrase("the file is empty"), hint)

    def _report_fault(self, error: MarkedYAMLError) -> None:
        from par_cli.source.syntax import COLON_OR_KEY, explain, quote_before, spaceless

        found = error.problem_mark or error.context_mark
        if found and "nesting depth" in (error.problem or ""):  # libyaml looks ahead, and has a limit of its own
            self._stop_at_depth(found)
        sign = "" if found is None else shown(self.text[found.index : found.index + 1])
        if sign == ":" and found is not None and error.context_mark and error.context_mark.line != found.line:
            sign = ""  # what is open began further up: it is the bracket that is missed
        fault, at_start = explain(error.context or "", error.problem or "", sign)
        mark = error.context_mark if at_start and error.context_mark else found
        if found is None or mark is None:  # no parser does this
            self.log.add(Place(1, 1), *fault)
        elif found.index < self.cut and not any(bad.line in {found.line + 1, mark.line + 1} for bad in self.bad):
            # Else a character that is reported anyway is the likely cause.
            no_space = spaceless(self.text, mark) if fault in COLON_OR_KEY else None
            cause = quote_before(self.text, found) or (at_start and quote_before(self.text, mark)) or no_space
            self.log.add(*(cause or (place_at(mark), *fault)))

    def _stop_at_nodes(self, mark: Mark) -> NoReturn:
        message = phrase("the file has more than {most} keys and values", most=Count(MAX_NODES))
        self.log.add(place_at(mark), codes.TOO_MANY_NODES, message, phrase("split it into several files"))
        raise StopReadingError

    def _stop_at_depth(self, mark: Mark) -> NoReturn:
        message = phrase("lists and mappings are nested deeper than {most}", most=MAX_DEPTH)
        self.log.add(place_at(mark), codes.TOO_DEEP, message, phrase("use fewer levels"))
        raise StopReadingError
