"""A problem as a value, the exit codes of every command, and the errors that end one.

Every stage that reads data appends :class:`Diagnostic` values and goes on; nothing is printed here.  The
loading room turns them into one sorted list, the command line into exit code 3.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar, NamedTuple

from par_cli.messages import Language, Message, MessageError, phrase


class ExitCode(IntEnum):
    """What the exit status of every command means."""

    OK = 0
    OVERDUE = 1
    USAGE = 2
    DATA = 3
    OUTPUT = 4
    FAULT = 70
    INTERRUPTED = 130


class Related(NamedTuple):
    """Another place that a problem speaks of: of two entries that contradict one another, the one that came first."""

    file: str
    line: int
    column: int


class Diagnostic(NamedTuple):
    """One problem at one place of one file.

    ``line`` and ``column`` count from 1; both are 0 where the problem is the file as a whole (missing, a link, too
    large).  ``path`` is the place in the data (``indicators[3].targets[0].at_most``), empty outside a document.
    ``message`` says what is wrong, ``hint`` what to write instead.  A warning leaves the data usable.  ``code`` is the
    rule that is broken; `rules/` has a page on each.
    """

    file: str
    line: int
    column: int
    code: str
    path: str
    message: Message
    hint: Message
    warning: bool = False
    related: tuple[Related, ...] = ()

    def __str__(self) -> str:
        """Give what :meth:`to` gives, in English."""
        return self.to("en")

    def to(self, language: Language) -> str:
        """Give ``file:line:column: path: message; hint [code]`` in a language, leaving out what is empty."""
        what = f"{self.path}: {self.said(language)}" if self.path else self.said(language)
        if self.warning:
            what = phrase("warning: {problem}", problem=what).to(language)
        return f"{self.place}: {what} [{self.code}]"

    @property
    def place(self) -> str:
        """Where it is: ``file:line:column``, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def said(self, language: Language) -> str:
        """Give ``message; hint`` in a language."""
        message, hint = self.message.to(language), self.hint.to(language)
        return f"{message}; {hint}" if hint else message


class ParError(MessageError):
    """What ends a command: a message, the exit code, and the problems where it is the data that is wrong."""

    exit_code: ClassVar[ExitCode]
    diagnostics: tuple[Diagnostic, ...] = ()


class MisuseError(ParError):
    """What was asked for cannot be done; the message says why, and what can."""

    exit_code = ExitCode.USAGE


class NotWrittenError(ParError):
    """Data or output could not be written; the message says what is on the disk now."""

    exit_code = ExitCode.OUTPUT


class InvalidDataError(ParError):
    """The data cannot be used; ``diagnostics`` are all problems, sorted by place, and the message sums them up."""

    exit_code = ExitCode.DATA

    def __init__(self, diagnostics: tuple[Diagnostic, ...], message: Message | None = None) -> None:
        if message is None and len(diagnostics) == 1:
            message = phrase("1 problem in the data; nothing was computed")
        elif message is None:
            message = phrase("{number} problems in the data; nothing was computed", number=len(diagnostics))
        super().__init__(message)
        self.diagnostics = diagnostics
