"""Files on the disk: new files that are complete before they take the place of old ones."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

from par_cli import system
from par_cli.system import Folder


def write_new(path: str, data: bytes, *, like: str | None = None, folder: Folder | None = None) -> None:
    """Write a file that does not exist to the disk; where that fails, none is left.

    It has the mode of the file ``like`` where that exists; ``folder`` is the one that the path is relative to.
    """
    opened = system.open_new(path, folder)
    try:
        with system.closing(opened) as descriptor:
            fill(descriptor, data, like)
    except BaseException:
        with contextlib.suppress(OSError):
            system.remove(path, folder)
        raise


def fill(descriptor: int, data: bytes, like: str | None = None) -> None:
    """Write the whole content of a new file to the disk."""
    if like is not None:
        system.set_mode(descriptor, like)
    _write_out(descriptor, data)


def _write_out(descriptor: int, data: bytes) -> None:
    """Write all of some bytes, and make sure that the disk has them."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


_TEMPORARY: Final = re.compile(r"\.par-[0-9]+\.tmp")


def is_temporary(name: str) -> bool:
    """Return whether a file's name is one that :func:`replace` gives to a file that is not complete."""
    return _TEMPORARY.fullmatch(name) is not None


def replace(path: str, data: bytes) -> None:
    """Put a new file in the place of an old one, with its mode; a failure leaves the old one.

    What processes that were killed have left of such files in the folder is removed.
    """
    folder = os.path.dirname(path)
    _remove_left(folder)
    for number in count(os.getpid()):  # until a name is free
        temporary = os.path.join(folder, f".par-{number}.tmp")
        try:
            opened = system.open_new(temporary)
        except FileExistsError:
            continue
        if _replace_through(opened, temporary, path, data):
            return


def _replace_through(opened: int, temporary: str, path: str, data: bytes) -> bool:
    """Fill a new file and put it in the place of an old one.

    Return False where another process took it for one that was left: before it was locked, or on Windows after it was
    closed.
    """
    try:
        with system.closing(opened) as descriptor:
            system.hold(descriptor)
            fill(descriptor, data, path)
            if system.RENAMES_OPEN:
                system.replace(temporary, path)
        if not system.RENAMES_OPEN:
            system.replace(temporary, path)
    except (BlockingIOError, FileNotFoundError):
        return False
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return True


def _remove_left(folder: str) -> None:
    """Remove the temporary files of processes that no longer live: those hold a lock."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder or os.curdir):
            if is_temporary(name):
                system.remove_unheld(os.path.join(folder, name))


class StagedFile(NamedTuple):
    """A complete new file in the folder in which it is to take its place."""

    path: str
    temporary: str
    folder: Folder

    def take_place(self) -> None:
        system.replace(self.temporary, os.path.basename(self.path), self.folder)

    def confirm(self) -> None:
        """Make sure that the disk has the new name, too."""
        self.folder.confirm()


@contextlib.contextmanager
def staged(path: str, data: bytes, temporary: str) -> Iterator[StagedFile]:
    """Write a file next to the one that it will replace; remove it where it has not taken its place."""
    parent = os.path.dirname(path)
    if not os.path.lexists(parent):
        os.mkdir(parent)
        with system.opened_folder(os.path.dirname(parent) or ".", follow=True) as above:
            above.confirm()
    with system.opened_folder(parent) as folder:
        with contextlib.suppress(FileNotFoundError):  # a killed process may have left one
            system.remove(temporary, folder)
        write_new(temporary, data, like=path, folder=folder)
        try:
            yield StagedFile(path, temporary, folder)
        finally:
            with contextlib.suppress(OSError):
                system.remove(temporary, folder)


def append(path: str, line: bytes) -> int:
    """Add a line to the end of a file, which is made where there is none; where that fails, nothing is added.

    Where the last line has no end, since its writer was killed, the new one begins on a line of its own.  Return the
    size of the file before.
    """
    is_new = not os.path.lexists(path)
    try:
        opened = system.open_to_append(path)
    except PermissionError:  # owned by another user: the right to change the folder is enough, as for data files
        with open(os.open(path, system.READ), "rb") as old:
            data = old.read()
        replace(path, data + _on_its_own(line, data[-1:]))
        return len(data)
    with system.closing(opened) as descriptor:
        size = os.lseek(descriptor, 0, os.SEEK_END)
        os.lseek(descriptor, max(0, size - 1), os.SEEK_SET)
        try:
            _write_out(descriptor, _on_its_own(line, os.read(descriptor, 1)))
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    if is_new:
        with system.opened_folder(os.path.dirname(path)) as folder:
            folder.confirm()
    return size


def shorten(path: str, size: int) -> None:
    """Take what was appended to a file out again, where that can be done."""
    with contextlib.suppress(OSError), system.closing(system.open_to_append(path)) as descriptor:
        os.ftruncate(descriptor, size)


def _on_its_own(line: bytes, last: bytes) -> bytes:
    """Return a line to write after the last byte of a file."""
    return line if last in {b"", b"\n"} else b"\n" + line


def remove(path: str) -> None:
    """Remove a file; :func:`confirm_removal` makes sure of it."""
    with system.opened_folder(os.path.dirname(path)) as folder:
        system.remove(os.path.basename(path), folder)


def confirm_removal(path: str, top: str) -> None:
    """Make sure that the disk no longer has a file, nor its folder where that is left empty and is not ``top``."""
    parent = os.path.dirname(path)
    with system.opened_folder(parent) as folder:
        folder.confirm()
    if parent != top:
        with contextlib.suppress(OSError):  # something else is in it
            os.rmdir(parent)
            with system.opened_folder(os.path.dirname(parent)) as above:
                above.confirm()
