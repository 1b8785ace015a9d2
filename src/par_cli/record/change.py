"""Change a data folder: one process at a time, from valid data to valid data, each file whole or not at all."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.diagnostics import InvalidDataError, NotWrittenError
from par_cli.loading.folder import DECISION_FILES, Location, Reading, errors, read
from par_cli.messages import Message, phrase, reason

LOCK_FILE: Final = ".par.lock"
"""Next to the data; the process that writes holds it.  It is never read as data and never removed."""

LOCK_SECONDS: Final = 10
_PAUSE: Final = 0.02

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_LOCK: Final = os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

Edit = Callable[[Reading], Mapping[str, bytes]]
"""Returns the new content of files by their paths (as problems name them), nothing where nothing is to change.

It reads itself what it edits, so that it replaces what it has seen.
"""


class WouldBreakError(InvalidDataError):
    """What was to be written would break the data; nothing was (exit code 3)."""


class Changed(NamedTuple):
    """What a folder held, what it holds with the new content, and that content by the paths of the files."""

    before: Reading
    after: Reading
    files: Mapping[str, bytes]


def preview(location: Location, edit: Edit) -> Changed:
    """Return what :func:`change` would do, and write nothing.

    Raise :class:`InvalidDataError` where the data is not valid, :class:`WouldBreakError` where the result is not.
    """
    return _edited(_read_valid(location), edit)


def change(location: Location, edit: Edit, tell: Callable[[Changed], None] | None = None) -> Changed:
    """Edit the files of a data folder; the result is on the disk, and no other par writes meanwhile.

    ``tell`` is called when the change is known to be right, before anything is written.  Raise what :func:`preview`
    raises, and :class:`NotWrittenError`.
    """
    folder = location.folder
    if location.embedded:
        raise NotWrittenError(
            phrase("the data inside par is read-only; copy it with: par init DIR --from-embedded, then name --data DIR")
        )
    if not os.path.lexists(os.path.join(folder, DECISION_FILES[0])):  # no data folder: no lock is left in it
        _read_valid(location)
    with _locked(folder):
        before = _read_valid(location)
        seen = {document.file: _signature(document.file) for document in before.entries.documents}
        changed = _edited(before, edit)
        if tell is not None:
            tell(changed)
        _write(changed.files, seen)
    return changed


def _read_valid(location: Location) -> Reading:
    reading = read(location)
    if found := errors(reading):
        raise InvalidDataError(found)
    return reading


def _edited(before: Reading, edit: Edit) -> Changed:
    files = edit(before)
    after = read(before.location, files) if files else before
    if found := errors(after):
        raise WouldBreakError(found, phrase("this would make the data invalid; nothing was written"))
    return Changed(before, after, files)


@contextlib.contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Hold the lock of a data folder; give up after ten seconds."""
    path = os.path.join(folder, LOCK_FILE)
    try:
        descriptor = _opened(path)
    except OSError as error:
        raise not_written(failed_at(path, error)) from error
    try:
        end = time.monotonic() + LOCK_SECONDS
        while not _taken(descriptor, path):
            if time.monotonic() >= end:
                waiting = phrase("another par has been writing there for {most} seconds; try again", most=LOCK_SECONDS)
                raise not_written(waiting)
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _opened(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | _LOCK, 0o666)
    except PermissionError:  # of somebody else: most file systems lock what can only be read, too
        return os.open(path, os.O_RDONLY | _LOCK, 0o666)


def _taken(descriptor: int, path: str) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise not_written(failed_at(path, error)) from error
    return True


def _signature(path: str) -> tuple[int, int, int] | None:
    """Return what differs between a file and a later one in its place; None where there is no file."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def not_written(why: Message, written: Sequence[str] = ()) -> NotWrittenError:
    """Return the error to raise; ``written`` are the files that have their new content already."""
    if written:
        return NotWrittenError(phrase("only {files} was written: {why}", files=", ".join(written), why=why))
    return NotWrittenError(phrase("nothing was written: {why}", why=why))


def failed_at(path: str, error: OSError) -> Message:
    return phrase("{file}: {why}", file=path, why=reason(error))


def _write(files: Mapping[str, bytes], seen: Mapping[str, tuple[int, int, int] | None]) -> None:
    """Replace files: first all new ones are complete next to the old ones, then each takes its place."""
    with contextlib.ExitStack() as opened:
        staged: list[_Staged] = []
        for number, (path, data) in enumerate(files.items()):
            try:
                staged.append(opened.enter_context(_staged(path, data, number)))
            except OSError as error:
                raise not_written(failed_at(path, error)) from error
        written: list[str] = []
        for item in staged:
            if _signature(item.path) != seen.get(item.path):
                message = phrase("{file} was changed by another program meanwhile; try again", file=item.path)
                raise not_written(message, written)
            try:
                os.replace(item.temporary, item.name, src_dir_fd=item.folder, dst_dir_fd=item.folder)
            except OSError as error:
                raise not_written(failed_at(item.path, error), written) from error
            written.append(item.path)
        for item in staged:
            try:
                os.fsync(item.folder)
            except OSError as error:
                message = phrase(
                    "{files} has the new content, but the disk does not confirm that it is safely stored: {why}; "
                    "check the disk, then check the file",
                    files=", ".join(written),
                    why=reason(error),
                )
                raise NotWrittenError(message) from error


class _Staged(NamedTuple):
    """A complete new file that waits for its place: the folder (a descriptor), its name there, the one it will have."""

    path: str
    folder: int
    temporary: str
    name: str


@contextlib.contextmanager
def _staged(path: str, data: bytes, number: int) -> Iterator[_Staged]:
    """Write a file next to the one that it will replace; remove it where it has not taken its place."""
    parent, name = os.path.split(path)
    if not os.path.lexists(parent):
        os.mkdir(parent)
        _sync(os.path.dirname(parent) or ".")
    folder = os.open(parent, _FOLDER)
    try:
        temporary = f".par-new-{number}.tmp"  # a killed process may have left one
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=folder)
        try:
            _fill(os.open(temporary, _NEW, 0o666, dir_fd=folder), path, data)
            yield _Staged(path, folder, temporary, name)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(temporary, dir_fd=folder)
    finally:
        os.close(folder)


def _fill(descriptor: int, path: str, data: bytes) -> None:
    """Write a new file to the disk, with the mode of the one that it will replace."""
    try:
        with contextlib.suppress(FileNotFoundError):
            os.fchmod(descriptor, stat.S_IMODE(os.lstat(path).st_mode))
        write_whole(descriptor, data)
    finally:
        os.close(descriptor)


def write_whole(descriptor: int, data: bytes) -> None:
    """Write all of some bytes to the disk; raise :class:`OSError` where they are not there."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


def _sync(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
