"""The events of a YAML text: from libyaml where PyYAML was built with it, else from PyYAML's own parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - a PyYAML without libyaml
    CParser = None  # type: ignore[assignment, misc]

_BLANK = "\0 \n"  # no other blank reaches a parser


class _PythonParser(Reader, Scanner, Parser):
    """The parser written in Python, made to accept and refuse the same as libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode("utf-8")  # fails on a surrogate
        except ValueError:  # of chr() as well
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start_mark, problem, self.get_mark()) from None
        return chunks

    def scan_plain(self) -> ScalarToken:
        """Do what the parent does, but allow a question mark inside brackets, where addresses may have one."""
        chunks: list[str] = []
        spaces: list[str] | None = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#":
            length = 0
            while not self._ends_plain(length, start):
                length += 1
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _ends_plain(self, length: int, start: Mark) -> bool:
        sign = self.peek(length)
        if sign == ":":
            after = self.peek(length + 1)
            if self.flow_level and after in ",?[]{}":
                self.forward(length)
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
            return after in _BLANK
        return sign in _BLANK or bool(self.flow_level and sign in ",[]{}")

    def scan_directive_name(self, start_mark: Mark) -> str:
        name: str = super().scan_directive_name(start_mark)  # type: ignore[no-untyped-call]
        if name not in {"YAML", "TAG"}:
            problem = "found unknown directive name"
            raise ScannerError("while scanning a directive", start_mark, problem, self.get_mark())
        return name


def python_events(text: str) -> Callable[[], Any]:
    """Return a function that returns the next event, from the parser written in Python."""
    event: Callable[[], Any] = _PythonParser(text).get_event
    return event


def c_events(text: str) -> Callable[[], Any]:
    """Return a function that returns the next event, from libyaml: some thirty times faster."""
    event: Callable[[], Any] = CParser(text).get_event
    return event


events = python_events if CParser is None else c_events
