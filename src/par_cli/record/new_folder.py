"""A new folder: all of its files, or none."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterator, Mapping
from typing import Final

from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError, NotWrittenError
from par_cli.loading.folder import DECISION_FILES, OPTIONAL_FILES, embedded
from par_cli.messages import phrase
from par_cli.record.change import failed_at, not_written
from par_cli.record.disk import fill, is_temporary, replace
from par_cli.source import MAX_BYTES, list_reports, read_bytes


def embedded_files() -> dict[str, bytes]:
    """Return the files of the data inside the package by their paths in the folder.

    Their first lines name the schemas inside the folder; in the package these are next to it.
    """
    folder = embedded().folder
    problems: list[Diagnostic] = []
    names = [*(f"reports/{name}" for name in list_reports(system.join(folder, "reports"), problems))]
    names += [name for name in OPTIONAL_FILES if os.path.lexists(system.join(folder, name))]
    names += reversed(DECISION_FILES)  # last the one that makes it a data folder
    files = {name: read_bytes(system.join(folder, name), name, MAX_BYTES, problems) for name in names}
    if problems:
        raise InvalidDataError(tuple(sorted(problems)))
    return {name: (data or b"").replace(b"$schema=../", b"$schema=", 1) for name, data in files.items()}


def make_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files below a folder that does not exist or is empty; where one cannot be written, none is left.

    They are written in order, each whole, so that what makes it a data folder may come last and is never half of it.
    What a process that was killed has left of such a folder is removed before.  Raise :class:`NotWrittenError`.
    """
    try:
        with contextlib.ExitStack() as undo:
            if not os.path.isdir(folder):
                os.mkdir(folder)
                undo.callback(os.rmdir, folder)
            with _marked_as_begun(folder, files):
                _write(folder, files)
            undo.pop_all()
    except OSError as error:
        raise not_written(failed_at(folder, error)) from error


def _write(folder: str, files: Mapping[str, bytes]) -> None:
    with contextlib.ExitStack() as undo:
        for name, data in files.items():
            path = system.join(folder, name)
            parent = os.path.dirname(path)
            if not os.path.isdir(parent):
                _make_parents(parent, undo)
            replace(path, data)
            undo.callback(os.unlink, path)
        undo.pop_all()


def _make_parents(path: str, undo: contextlib.ExitStack) -> None:
    """Make a folder and those above it that are not there."""
    above = os.path.dirname(path)
    if not os.path.isdir(above):
        _make_parents(above, undo)
    os.mkdir(path)
    undo.callback(os.rmdir, path)


_MARK: Final = ".par-init.tmp"
"""In a folder that is not complete: what its files are to hold.  The process that makes it has the lock of it."""


@contextlib.contextmanager
def _marked_as_begun(folder: str, files: Mapping[str, bytes]) -> Iterator[None]:
    """Mark an empty folder as one that is being filled.

    Raise :class:`NotWrittenError` where it is not empty, or another process fills it.
    """
    if os.listdir(folder) and not _remove_leftovers(folder):
        raise NotWrittenError(phrase("nothing was written: {folder} is not empty; name a new folder", folder=folder))
    path = system.join(folder, _MARK)
    opened = system.open_new(path)
    with contextlib.ExitStack() as closed, system.closing(opened) as descriptor:
        system.hold(descriptor)
        if not _is_there(descriptor, path):  # another process took it for one that was left
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if not system.RENAMES_OPEN:
            closed.callback(os.unlink, path)
        try:
            fill(
                descriptor,
                json.dumps({name: data.decode("utf-8", "surrogateescape") for name, data in files.items()}).encode(),
            )
            yield
        finally:
            # The mark goes while it is locked, or else says nothing: nobody must take what is complete for a part.
            if system.RENAMES_OPEN:
                os.unlink(path)
            else:
                os.ftruncate(descriptor, 0)


def _remove_leftovers(folder: str) -> bool:
    """Remove what a killed process has left of a new folder; return whether the folder is empty.

    Where it holds anything else, or a file that was edited since, nothing is removed.
    """
    path = system.join(folder, _MARK)
    try:
        opened = os.open(path, system.READ)
    except OSError:
        return False
    with system.closing(opened) as descriptor:
        try:
            known = system.hold(descriptor) and _is_there(descriptor, path)
        except BlockingIOError:
            return False
        if not known:
            return False
        with open(descriptor, "rb", closefd=False) as mark:
            left = _leftovers(folder, _files_in_mark(mark.read()))
        if left is None:
            return False
        for name in left:
            remove = os.rmdir if name.endswith("/") else os.unlink
            remove(system.join(folder, name))
        if system.RENAMES_OPEN:
            os.unlink(path)
    if not system.RENAMES_OPEN:
        os.unlink(path)
    return True


def _is_there(descriptor: int, path: str) -> bool:
    """Return whether an open file is a regular one and still has its name."""
    found = os.fstat(descriptor)
    with contextlib.suppress(FileNotFoundError):
        return stat.S_ISREG(found.st_mode) and os.path.samestat(found, os.lstat(path))
    return False


def _files_in_mark(mark: bytes) -> Mapping[str, bytes]:
    """Return the files that were to be written; nothing where the process was killed before it had said so."""
    try:
        return {name: text.encode("utf-8", "surrogateescape") for name, text in json.loads(mark).items()}
    except (ValueError, AttributeError):
        return {}


def _leftovers(folder: str, files: Mapping[str, bytes]) -> list[str] | None:
    """Return what a folder holds in addition to the mark, in the order of removal, folders with ``/``.

    None where there is something else in it than the beginnings of these files.
    """
    found: list[str] = []
    for above, folders, names in os.walk(folder, topdown=False):
        inside = system.relative(above, folder) or ""
        prefix = "" if inside == os.curdir else f"{inside}/"
        for name in sorted({*folders, *names}):
            relative = f"{prefix}{name}"
            path = system.join(folder, relative)
            if relative == _MARK:
                continue
            if os.path.isdir(path) and not os.path.islink(path):
                found.append(f"{relative}/")
                known = any(file.startswith(f"{relative}/") for file in files)
            else:
                found.append(relative)
                known = is_temporary(name) or (relative in files and _is_beginning(path, files[relative]))
            if not known:
                return None
    return found


def _is_beginning(path: str, whole: bytes) -> bool:
    problems: list[Diagnostic] = []
    data = read_bytes(path, path, max(1, len(whole)), problems)
    return not problems and whole.startswith(data or b"")
