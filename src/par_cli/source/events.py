"""The events of a YAML text: from libyaml where PyYAML was built with it, else from PyYAML's own parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - a PyYAML without libyaml
    CParser = None  # type: ignore[assignment, misc]


class _PythonParser(Reader, Scanner, Parser):
    """The parser written in Python, which here refuses the same escapes and directives as libyaml."""

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

    def scan_directive_name(self, start_mark: Mark) -> str:
        name: str = super().scan_directive_name(start_mark)  # type: ignore[no-untyped-call]
        if name not in {"YAML", "TAG"}:
            problem = "found unknown directive name"
            raise ScannerError("while scanning a directive", start_mark, problem, self.get_mark())
        return name


def python_events(text: str) -> Callable[[], Any]:
    """Give a function that gives the next event, from the parser written in Python."""
    event: Callable[[], Any] = _PythonParser(text).get_event
    return event


def c_events(text: str) -> Callable[[], Any]:
    """Give a function that gives the next event, from libyaml: some thirty times faster."""
    event: Callable[[], Any] = CParser(text).get_event
    return event


events = python_events if CParser is None else c_events
