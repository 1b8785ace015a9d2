"""Texts for people as values: an English template and the arguments to put into it.

A template is a whole sentence or half of one.  Everything that comes from data, from the command line or from the
system is an argument, never a piece of the template, so that braces in it are harmless.  A locale turns a message into
text.
"""

import errno
from collections.abc import Mapping
from typing import NamedTuple, NoReturn


class Count(int):
    """A number of things, written with the locale's thousands separator; years and line numbers are plain numbers."""

    __slots__ = ()


class Message(NamedTuple):
    """A text that is not in any language yet: its English template and arguments, which may be messages themselves.

    It is not a ``str``, and turning it into one by accident raises: that would leave English words in the middle of a
    sentence of another language.
    """

    template: str
    arguments: Mapping[str, object]

    def __hash__(self) -> int:
        return hash(self.template)

    def __bool__(self) -> bool:
        """Return whether there is anything to say: the empty message is used for "no hint"."""
        return bool(self.template)

    def __str__(self) -> NoReturn:
        raise TypeError(f"{self!r} has no text by itself: use Locale.text()")

    def __format__(self, form: str) -> NoReturn:
        raise TypeError(f"{self!r} has no text by itself: pass it as an argument of another message")


def phrase(template: str, /, **arguments: object) -> Message:
    """Build a message; an argument that is a message is translated with the whole."""
    return Message(template, arguments)


_REASONS = {
    errno.EACCES: phrase("Permission denied"),
    errno.EBADF: phrase("Bad file descriptor"),
    errno.EDQUOT: phrase("Disk quota exceeded"),
    errno.EEXIST: phrase("File exists"),
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
    """Return why the system could not do something."""
    return _REASONS.get(error.errno or 0) or Message(error.strerror or str(error), {})
