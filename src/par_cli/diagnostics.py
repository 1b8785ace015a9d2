"""A problem as a value, the exit codes of every command, and the errors that end one.

Every stage that reads data appends :class:`Diagnostic` values and continues; nothing is printed here.  The loading
room sorts them into one list, and the command line turns them into exit code 3.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar, NamedTuple

from par_cli.locales import ENGLISH, Locale, Translated
from par_cli.messages import Message, phrase

Choice = tuple[str, Message | Translated]
"""An id that can be typed, and the name of what has it."""


class ExitCode(IntEnum):
    """The exit status of every command."""

    OK = 0
    OVERDUE = 1
    USAGE = 2
    DATA = 3
    OUTPUT = 4
    FAULT = 70
    INTERRUPTED = 130


class Related(NamedTuple):
    """Another place that a problem involves: the earlier one of two entries that contradict each other."""

    file: str
    line: int
    column: int


class Diagnostic(NamedTuple):
    """One problem at one place of one file.

    ``line`` and ``column`` count from 1; both are 0 where the problem is the file as a whole (missing, a link, too
    large).  ``path`` is the place in the data (``indicators[3].targets[0].at_most``), empty outside a document.
    ``message`` says what is wrong, ``hint`` what to write instead; the hint may be the empty message.  A warning leaves
    the data usable.  ``code`` is the rule that is broken; ``rules/`` has a page on each.
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
        return self.to(ENGLISH)

    def __lt__(self, other: tuple[object, ...]) -> bool:
        """Sort by place and code, then by the English text, so that the order is the same in every language."""
        if not isinstance(other, Diagnostic):
            return NotImplemented
        here, there = self[:5], other[:5]
        if here != there:
            return here < there
        ours, theirs = ((ENGLISH.text(item.message), ENGLISH.text(item.hint), *item[7:]) for item in (self, other))
        return ours < theirs

    def to(self, locale: Locale) -> str:
        """Return ``file:line:column: path: message; hint [code]`` in a language, leaving out what is empty."""
        text = self.problem(locale)
        if self.warning:
            text = locale.text(phrase("warning: {problem}", problem=text))
        return f"{self.place}: {text} [{self.code}]"

    @property
    def place(self) -> str:
        """The place as ``file:line:column``, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def problem(self, locale: Locale) -> str:
        """Return ``path: message; hint`` in a language, leaving out what is empty."""
        text = self.explanation(locale)
        return f"{self.path}: {text}" if self.path else text

    def explanation(self, locale: Locale) -> str:
        """Return ``message; hint`` in a language."""
        message = locale.text(self.message)
        return f"{message}; {locale.text(self.hint)}" if self.hint else message


class MessageError(Exception):
    """An error with a message for people."""

    def __init__(self, message: Message) -> None:
        super().__init__(ENGLISH.text(message))
        self.message = message


class ParError(MessageError):
    """What ends a command: a message, the exit code, and the problems where it is the data that is wrong."""

    exit_code: ClassVar[ExitCode]
    diagnostics: tuple[Diagnostic, ...] = ()
    choices: Sequence[Choice] = ()


class MisuseError(ParError):
    """What was asked for cannot be done; the message says why, and what can.

    ``choices`` are ids that can be typed instead, each with the name of what has it.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: Message, choices: Sequence[Choice] = ()) -> None:
        super().__init__(message)
        self.choices = choices


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
