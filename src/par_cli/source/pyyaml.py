"""What is used of PyYAML, which is imported without compiling the patterns of the reader that it has in Python.

They are compiled when first used: here nothing uses them, and they would be a thirtieth of the cost of a command.
"""

from __future__ import annotations

import re
from typing import Any


class _Later:
    """A pattern that is compiled when something is asked of it."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - what re.compile is given
        self._given = given

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        return getattr(_compile(*self._given), name)


_compile = re.compile
re.compile = _Later  # type: ignore[assignment]
try:
    from yaml.error import Mark, MarkedYAMLError, YAMLError
    from yaml.events import (
        AliasEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner, ScannerError
    from yaml.tokens import ScalarToken

    try:
        from yaml._yaml import CParser
    except ImportError:  # pragma: no cover - a PyYAML without libyaml
        CParser = None  # type: ignore[assignment, misc]
finally:
    re.compile = _compile

__all__ = [
    "AliasEvent",
    "CParser",
    "MappingEndEvent",
    "MappingStartEvent",
    "Mark",
    "MarkedYAMLError",
    "Parser",
    "Reader",
    "ScalarEvent",
    "ScalarToken",
    "Scanner",
    "ScannerError",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
]
