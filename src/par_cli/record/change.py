"""Change a data folder: one process at a time, from valid data to valid data, each file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError, NotWrittenError
from par_cli.loading.folder import DECISION_FILES, REPORTS, Location, Reading, errors, read
from par_cli.messages import Message, phrase, reason
from par_cli.record import disk, journal
from par_cli.record.journal import Stamp
from par_cli.record.sealed import is_in_snapshot
from par_cli.source import read_bytes
from par_cli.source.csv_file import MAX_BYTES

LOCK_FILE: Final = ".par.lock"
"""Next to the data; the process that writes holds it.  It is never read as data and never removed."""

LOCK_SECONDS: Final = 10

Edit = Callable[[Reading], Mapping[str, bytes | None]]
"""Returns the new content of files by their paths (as problems name them), nothing where nothing is to change.

A report with None is removed, and its folder with it where that is left empty.

It reads itself what it edits, so that it replaces what it has seen.
"""


class WouldBreakError(InvalidDataError):
    """What was to be written would break the data; nothing was (exit code 3)."""


class DataChange(NamedTuple):
    """What a folder held, and what it holds with the new content; the new and the old content by the paths of files."""

    before: Reading
    after: Reading
    files: Mapping[str, bytes | None]
    old: Mapping[str, bytes | None]


def change(
    location: Location,
    edit: Edit,
    stamp: Stamp,
    tell: Callable[[DataChange], None] = lambda _: None,
    *,
    undoes: Sequence[str] = (),
    dry: bool = False,
) -> DataChange:
    """Edit the files of a data folder; the result is on the disk, and no other par writes meanwhile.

    ``tell`` is called when the change is known to be right, before anything is written; with ``dry`` nothing is.  The
    journal gets a line with ``stamp`` and, of an undo, what it takes back, which the edit may have found.  Raise
    :class:`InvalidDataError` where the data is not valid, :class:`WouldBreakError` where the result is not, and
    :class:`NotWrittenError`.
    """
    folder = location.folder
    if location.embedded and not dry:
        raise NotWrittenError(
            phrase("the data inside par is read-only; copy it with: par init DIR --from-embedded, then name --data DIR")
        )
    if not dry and is_in_snapshot(folder):
        raise NotWrittenError(
            phrase(
                "{folder} belongs to a snapshot, which is never written into; copy it and name the copy", folder=folder
            )
        )
    if not os.path.lexists(system.join(folder, DECISION_FILES[0])):  # no data folder: no lock is left in it
        _read_valid(location)
    with contextlib.nullcontext() if dry else locked(folder):
        before = _read_valid(location)
        seen = {file.name: _signature(file.name) for file in before.files}
        files = edit(before)
        old = {path: content_of(path) for path in files}
        after = read(location, files, before.yaml_files) if files else before
        if found := errors(after):
            raise WouldBreakError(found, phrase("this would make the data invalid; nothing was written"))
        changed = DataChange(before, after, files, old)
        tell(changed)
        if files and not dry:
            _write(folder, files, seen, journal.line_for(stamp, before, after, old, files, undoes))
    return changed


def _read_valid(location: Location) -> Reading:
    reading = read(location)
    if found := errors(reading):
        raise InvalidDataError(found)
    return reading


@contextlib.contextmanager
def locked(folder: str) -> Iterator[None]:
    """Hold the lock of a data folder; give up after ten seconds."""
    path = system.join(folder, LOCK_FILE)
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(system.lock(path, LOCK_SECONDS))
        except BlockingIOError as error:
            waiting = phrase("another par has been writing there for {most} seconds; try again", most=LOCK_SECONDS)
            raise not_written(waiting) from error
        except OSError as error:
            raise not_written(failed_at(path, error)) from error
        yield


def content_of(path: str) -> bytes | None:
    """Return what a file holds now, None where there is none."""
    problems: list[Diagnostic] = []
    data = read_bytes(path, path, MAX_BYTES, problems)
    if data is None and os.path.lexists(path):
        raise not_written(phrase("{file}: {why}", file=path, why=problems[0].message))
    return data


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
    if system.is_held(error):
        return phrase("{file}: another program has it open, or it is read-only", file=path)
    return phrase("{file}: {why}", file=path, why=reason(error))


def _write(
    folder: str, files: Mapping[str, bytes | None], seen: Mapping[str, tuple[int, int, int] | None], line: bytes
) -> None:
    """Replace files: first all new ones are complete next to the old ones, then each takes its place.

    In between the journal gets its line, so that no data is written that it does not tell.
    """
    with contextlib.ExitStack() as opened:
        staged: dict[str, disk.StagedFile] = {}
        for number, (path, data) in enumerate(files.items()):
            if data is not None:
                try:
                    staged[path] = opened.enter_context(disk.staged(path, data, f".par-new-{number}.tmp"))
                except OSError as error:
                    raise not_written(failed_at(path, error)) from error
        note = journal.path_in(folder)
        try:
            size = disk.append(note, line)
        except OSError as error:
            raise not_written(failed_at(note, error)) from error
        written: list[str] = []
        try:
            for path in files:
                _put_in_place(path, staged.get(path), seen.get(path), written)
        except NotWrittenError:
            if not written:
                disk.shorten(note, size)
            raise
        try:
            for path in files:
                if path in staged:
                    staged[path].confirm()
                else:
                    disk.confirm_removal(path, system.join(folder, REPORTS))
        except OSError as error:
            message = phrase(
                "{files} has the new content, but the disk does not confirm that it is safely stored: {why}; "
                "check the disk, then check the file",
                files=", ".join(written),
                why=reason(error),
            )
            raise NotWrittenError(message) from error


def _put_in_place(
    path: str, new: disk.StagedFile | None, seen: tuple[int, int, int] | None, written: list[str]
) -> None:
    """Let a new file take the place of an old one, or remove that, and append the path to what is written."""
    if _signature(path) != seen:
        raise not_written(phrase("{file} was changed by another program meanwhile; try again", file=path), written)
    try:
        if new is None:
            disk.remove(path)
        else:
            new.take_place()
    except OSError as error:
        raise not_written(failed_at(path, error), written) from error
    written.append(path)
