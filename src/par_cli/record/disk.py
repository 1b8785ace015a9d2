"""Files on the disk: a lock that one process holds, and new files that are complete before they take their place.

What systems do in their own ways is in this module alone: locks, modes, links that are not followed, and folders by
descriptor, so that a link that takes the place of one meanwhile is not followed either.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_LOCK: Final = os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_PAUSE: Final = 0.02


@contextlib.contextmanager
def _closing(descriptor: int) -> Iterator[int]:
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def lock(path: str, seconds: float) -> Iterator[None]:
    """Hold the lock of a file, which is made where there is none.

    Raise :class:`BlockingIOError` where another process holds it for longer than some seconds.
    """
    try:
        opened = os.open(path, os.O_RDWR | _LOCK, 0o666)
    except PermissionError:  # of somebody else: most file systems lock what can only be read, too
        opened = os.open(path, os.O_RDONLY | _LOCK, 0o666)
    with _closing(opened) as descriptor:
        end = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)
        yield


def write_new(path: str, data: bytes, *, like: str | None = None, folder: int | None = None) -> None:
    """Write a file that does not exist to the disk; where that fails, none is left.

    It has the mode of the file ``like`` where that exists; ``folder`` is the descriptor that the path is relative to.
    """
    opened = os.open(path, _NEW, 0o666, dir_fd=folder)
    try:
        with _closing(opened) as descriptor:
            if like is not None:
                with contextlib.suppress(FileNotFoundError):
                    os.fchmod(descriptor, os.lstat(like).st_mode & 0o777)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path, dir_fd=folder)
        raise


def replace(path: str, data: bytes) -> None:
    """Put a new file in the place of an old one, with its mode; a failure leaves the old one."""
    for number in count(os.getpid()):  # until a name is free
        temporary = os.path.join(os.path.dirname(path), f".par-{number}.tmp")
        with contextlib.suppress(FileExistsError):
            write_new(temporary, data, like=path)
            break
    try:
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


class Staged(NamedTuple):
    """A complete new file in the folder (a descriptor) in which it is to take its place."""

    path: str
    temporary: str
    folder: int

    def take_place(self) -> None:
        name = os.path.basename(self.path)
        os.replace(self.temporary, name, src_dir_fd=self.folder, dst_dir_fd=self.folder)

    def confirm(self) -> None:
        """Make sure that the disk has the new name, too."""
        os.fsync(self.folder)


@contextlib.contextmanager
def staged(path: str, data: bytes, temporary: str) -> Iterator[Staged]:
    """Write a file next to the one that it will replace; remove it where it has not taken its place."""
    parent = os.path.dirname(path)
    if not os.path.lexists(parent):
        os.mkdir(parent)
        with _closing(os.open(os.path.dirname(parent) or ".", _FOLDER)) as above:
            os.fsync(above)
    with _closing(os.open(parent, _FOLDER | os.O_NOFOLLOW)) as folder:
        with contextlib.suppress(FileNotFoundError):  # a killed process may have left one
            os.unlink(temporary, dir_fd=folder)
        write_new(temporary, data, like=path, folder=folder)
        try:
            yield Staged(path, temporary, folder)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(temporary, dir_fd=folder)
