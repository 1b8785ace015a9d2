"""Files to bytes: opened without following links, regular files only, never more than a limit."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator
from typing import Final

from par_cli import system
from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase, reason
from par_cli.source import codes

_ENDINGS: Final = (".yaml", ".csv")
_SPREADSHEETS: Final = (".xlsx", ".xls", ".ods")
_MISNAMED: Final = {".yml": ".yaml", ".yaml": ".yaml", ".csv": ".csv"}  # in lower case
_CHUNK: Final = 1 << 20
_LONGEST_LINE: Final = 4 << 20  # bytes


class _RefusedError(Exception):
    """A file cannot be read, for the reason that the problem states."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem)
        self.problem = problem


def read_bytes(path: str, name: str, limit: int, problems: list[Diagnostic]) -> bytes | None:
    """Return the bytes of a regular file, read once, or None after reporting a problem.

    ``name`` is what messages call the file; ``limit`` is the maximum number of bytes. Links, folders, pipes, sockets
    and devices are refused without being read.
    """
    try:
        return b"".join(_chunks(path, name, limit))
    except _RefusedError as refused:
        problems.append(refused.problem)
        return None


def pieces_of(path: str, name: str, limit: int, size: int, problems: list[Diagnostic]) -> Iterator[bytes]:
    """Yield the bytes of a regular file in pieces of whole lines of about ``size`` bytes each; it is read once.

    A problem with the file, as in :func:`read_bytes`, or an endless line is reported and ends the iteration.
    """
    rest = b""
    try:
        for chunk in _chunks(path, name, limit, size):
            end = chunk.rfind(b"\n") + 1
            if end:
                yield rest + chunk[:end]
                rest = b""
            rest += chunk[end:]
            if len(rest) > _LONGEST_LINE:
                message = phrase("a line is longer than {size}", size=_size(_LONGEST_LINE))
                problems.append(_problem(name, codes.TOO_LARGE, message, phrase("begin a new line for each row")))
                return
        if rest:
            yield rest
    except _RefusedError as refused:
        problems.append(refused.problem)


def _chunks(path: str, name: str, limit: int, size: int | None = None) -> Iterator[bytes]:
    """Yield the bytes of a regular file, at most ``size`` or all of them at once; raise :class:`_RefusedError`."""
    try:
        if system.FOLLOWS_LINKS and os.path.islink(path):
            raise _RefusedError(_link(name))
        descriptor = os.open(path, system.READ)
    except (OSError, ValueError) as error:
        raise _RefusedError(_cannot_open(path, name, error)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _RefusedError(_not_a_file(name, status.st_mode))
        total = 0
        at_once = max(_CHUNK, status.st_size + 1) if size is None else size
        # The size is only a first look: the file may grow while it is read, so the bytes are counted as well.
        while total <= limit and status.st_size <= limit:
            chunk = os.read(descriptor, min(at_once, limit + 1 - total))
            if not chunk:
                return
            total += len(chunk)
            yield chunk
        raise _RefusedError(_too_large(name, limit))
    except OSError as error:
        raise _RefusedError(_unreadable(name, error)) from error
    finally:
        os.close(descriptor)


def read_part(path: str, start: int, size: int) -> bytes:
    """Return at most ``size`` bytes of a file from an offset on; nothing where it cannot be read now."""
    try:
        with open(os.open(path, system.READ), "rb") as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                file.seek(start)
                return file.read(size)
    except (OSError, ValueError):
        pass
    return b""


def read_end(path: str, most: int) -> bytes:
    """Return the end of a regular file, at most ``most`` bytes; nothing where it cannot be read."""
    try:
        size = os.lstat(path).st_size
    except (OSError, ValueError):
        return b""
    return read_part(path, max(0, size - most), most)


def within(data: bytes, name: str, limit: int, problems: list[Diagnostic]) -> bytes | None:
    """Return bytes that a file may hold, or None after reporting that there are more than its limit."""
    if len(data) <= limit:
        return data
    problems.append(_too_large(name, limit))
    return None


def read_lines(path: str, wanted: Collection[int]) -> dict[int, str]:
    """Return some lines of a file by their numbers (from 1), without their ends, to show next to a problem.

    Bytes that are not UTF-8 are replaced. A file that cannot be read and a line longer than a megabyte are left out.
    """
    found: dict[int, str] = {}
    try:
        with open(os.open(path, system.READ), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return found
            for number in range(1, max(wanted, default=0) + 1):
                line = file.readline(_CHUNK)
                at_line_end = line.endswith(b"\n") or len(line) < _CHUNK
                if number in wanted and at_line_end:
                    found[number] = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace").rstrip("\r\n")
                while not at_line_end:
                    rest = file.readline(_CHUNK)
                    at_line_end = rest.endswith(b"\n") or len(rest) < _CHUNK
    except (OSError, ValueError):
        pass
    return found


def list_reports(folder: str, problems: list[Diagnostic]) -> list[str]:
    """Return the report files in a folder and its subfolders, as sorted paths relative to it, with ``/``.

    Reports are the files whose names end in ``.yaml`` or ``.csv`` and do not begin with a dot; hidden folders are
    skipped. A link, pipe or device with such a name, a linked folder and a folder that cannot be read are reported and
    left out. A folder that does not exist holds no reports.
    """
    if os.path.islink(folder):
        problems.append(_link(folder))
        return []
    found: list[str] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        name = f"{folder}/{inside}".rstrip("/")
        try:
            with os.scandir(os.path.join(folder, inside)) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except FileNotFoundError:  # nothing was reported, or it has just been removed
            continue
        except NotADirectoryError:
            message = phrase("there is a file where the folder of reports should be")
            problems.append(_problem(name, codes.NOT_A_FILE, message, phrase("replace it with a folder")))
            continue
        except (OSError, ValueError) as error:
            problems.append(_unreadable(name, error))
            continue
        for entry in visible:
            relative = inside + entry.name
            try:
                kind = _kind(entry, f"{folder}/{relative}", problems)
            except OSError as error:
                problems.append(_unreadable(f"{folder}/{relative}", error))
                continue
            if kind == "folder":
                waiting.append(f"{relative}/")
            elif kind == "report":
                found.append(relative)
    return sorted(found)


def warn_of_strays(folder: str, known: Collection[str], reports: str, problems: list[Diagnostic]) -> None:
    """Warn of what looks like data in a data folder and is not read, because its name is not ``known``.

    ``reports`` is the folder for everything else.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name not in {*known, reports})
    except (OSError, ValueError):  # reported for each file that must be there
        return
    for name in names:
        lower = name.lower()
        if lower in {*known, reports}:
            message = phrase("this is not read: its name must be in lower case")
            if system.is_same(f"{folder}/{name}", f"{folder}/{lower}"):
                message = phrase("other systems do not read this: its name must be in lower case")
            hint = phrase("name it {name}", name=lower)
        elif lower.endswith((*_MISNAMED, *_SPREADSHEETS)) and not name.startswith((".", "~$")):
            message = phrase("this is not read: reports are below {folder}/", folder=reports)
            hint = phrase("put it there, or take it out of the data folder")
        else:
            continue
        problems.append(_problem(f"{folder}/{name}", codes.STRAY, message, hint)._replace(warning=True))


def _kind(entry: os.DirEntry[str], name: str, problems: list[Diagnostic]) -> str:
    """Return ``folder``, ``report`` or nothing; report what has the name of a report and is not a file."""
    is_report = entry.name.endswith(_ENDINGS)
    if entry.is_symlink():
        if is_report or os.path.isdir(entry.path):
            problems.append(_link(name))
    elif entry.is_dir(follow_symlinks=False):
        return "folder"
    elif is_report and not entry.name.startswith("~$"):
        if entry.is_file(follow_symlinks=False):
            return "report"
        problems.append(_not_a_file(name, entry.stat(follow_symlinks=False).st_mode))
    elif entry.name.startswith("~$"):
        message = phrase("a spreadsheet program has this folder's report open")
        problems.append(_problem(name, codes.ENDING, message, phrase("close it, and remove this file")))
    elif entry.name.lower().endswith(_SPREADSHEETS):
        message = phrase("spreadsheets are not read: this one would be skipped")
        hint = phrase("save it as CSV: UTF-8, with commas between the cells")
        problems.append(_problem(name, codes.ENDING, message, hint))
    elif right := _MISNAMED.get(os.path.splitext(entry.name)[1].lower()):
        message = phrase("reports end in {ending}: this one would be skipped", ending=right)
        hint = phrase("name it {name}", name=f"{os.path.splitext(entry.name)[0]}{right}")
        problems.append(_problem(name, codes.ENDING, message, hint))
    return ""


def _problem(name: str, code: str, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(name, 0, 0, code, "", message, hint)


def _size(limit: int) -> Message:
    return phrase("{number} MB", number=limit >> 20) if limit >= 1 << 20 else phrase("{number} bytes", number=limit)


def _too_large(name: str, limit: int) -> Diagnostic:
    message = phrase("the file is larger than {size}", size=_size(limit))
    return _problem(name, codes.TOO_LARGE, message, phrase("split it into several files"))


def _link(name: str) -> Diagnostic:
    message = phrase("this is a link, and links are not followed")
    return _problem(name, codes.LINK, message, phrase("put what it points to here"))


def _not_a_file(name: str, mode: int) -> Diagnostic:
    kinds = (
        (stat.S_ISDIR, phrase("a folder")),
        (stat.S_ISFIFO, phrase("a pipe")),
        (stat.S_ISSOCK, phrase("a socket")),
        (stat.S_ISLNK, phrase("a link")),
    )
    kind = next((what for test, what in kinds if test(mode)), phrase("a device"))
    message = phrase("this is {kind}, not a file", kind=kind)
    return _problem(name, codes.NOT_A_FILE, message, phrase("put a regular file here"))


def _cannot_open(path: str, name: str, error: OSError | ValueError) -> Diagnostic:
    number = error.errno if isinstance(error, OSError) else errno.ENOENT  # ValueError: no file can have such a name
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return _problem(name, codes.MISSING, phrase("there is no such file"), phrase("create it, or correct the path"))
    if number in {errno.ELOOP, errno.EMLINK}:  # what O_NOFOLLOW answers, Linux and BSD
        if os.path.islink(path):
            return _link(name)
        message = phrase("the folders above it are links that go in circles")
        return _problem(name, codes.LINK, message, phrase("correct the links"))
    if number in {errno.ENXIO, errno.EOPNOTSUPP}:  # what opening a socket answers
        return _not_a_file(name, stat.S_IFSOCK)
    if system.WINDOWS and os.path.isdir(path):  # what it answers there is that permission is denied
        return _not_a_file(name, stat.S_IFDIR)
    return _unreadable(name, error)


def _unreadable(name: str, error: OSError | ValueError) -> Diagnostic:
    if isinstance(error, PermissionError):
        if system.WINDOWS:  # which does not say which of the two it is
            message = phrase("another program has it open, or there is no permission to read it")
            return _problem(
                name, codes.UNREADABLE, message, phrase("close it there, or give yourself permission to read it")
            )
        message = phrase("there is no permission to read it")
        return _problem(name, codes.UNREADABLE, message, phrase("give yourself permission to read it"))
    why = reason(error) if isinstance(error, OSError) else phrase("unknown reason")
    message = phrase("it cannot be read ({why})", why=why)
    return _problem(name, codes.UNREADABLE, message, phrase("correct the path, or read it from another disk"))
