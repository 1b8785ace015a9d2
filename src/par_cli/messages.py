"""What is said to people: in English where it is raised, with the parts from which another language is made.

A template is one whole sentence or half of one; whatever comes from data, from the command line or from the system is
a part, never a piece of the template, so that braces in it are harmless.  ``catalogue.py`` has the Vietnamese template
of each and is loaded only when Vietnamese is asked for.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Literal, Self

Language = Literal["vi", "en"]


class Count(int):
    """A number of things, whose thousands each language parts in its own way; years and lines are plain numbers."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        """Give the English form, ``100,000``."""
        return super().__format__(form or ",")


class Message(str):
    """A text for people: its English words, with the template and the parts that it is made of.

    It compares, sorts and prints as its English words.  Without parts the template is taken as it stands.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, object]

    def __new__(cls, template: str, parts: Mapping[str, object]) -> Self:
        """Put the parts into the template."""
        message = super().__new__(cls, template.format_map(parts) if parts else template)
        message.template = template
        message.parts = parts
        return message

    def to(self, language: Language) -> str:
        """Give the text in a language; in English where the catalogue does not have it."""
        if language == "en":
            return str(self)
        template = translated(self.template)
        if not self.parts:
            return template
        return template.format_map({name: _vietnamese(part) for name, part in self.parts.items()})


def phrase(template: str, /, **parts: object) -> Message:
    """Give a message; a part may be a message itself, and is then translated with the whole."""
    return Message(template, parts)


class MessageError(Exception):
    """An error that says in a message for people what is wrong."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def translated(text: str) -> str:
    """Give the Vietnamese template of an English one, or the English one where there is none."""
    from par_cli.catalogue import VIETNAMESE

    return VIETNAMESE.get(text, text)


def _vietnamese(part: object) -> object:
    if isinstance(part, Message):
        return part.to("vi")
    return f"{part:,}".replace(",", ".") if isinstance(part, Count) else part


_REASONS = {
    errno.EACCES: phrase("Permission denied"),
    errno.EBADF: phrase("Bad file descriptor"),
    errno.EDQUOT: phrase("Disk quota exceeded"),
    errno.EFBIG: phrase("File too large"),
    errno.EIO: phrase("Input/output error"),
    errno.EISDIR: phrase("Is a directory"),
    errno.ENAMETOOLONG: phrase("File name too long"),
    errno.ENOENT: phrase("No such file or directory"),
    errno.ENOSPC: phrase("No space left on device"),
    errno.ENOTDIR: phrase("Not a directory"),
    errno.EPERM: phrase("Operation not permitted"),
    errno.EROFS: phrase("Read-only file system"),
}


def reason(error: OSError) -> Message:
    """Give why the system, or whoever raised the error, could not do something."""
    if isinstance(error.strerror, Message):
        return error.strerror
    return _REASONS.get(error.errno or 0) or Message(error.strerror or str(error), {})
