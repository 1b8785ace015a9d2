"""What differs between systems: how files are opened, locked and replaced, what names they may have, and streams.

Only this module asks which system it runs on; everything else calls what is here.
"""

import contextlib
import errno
import os
import posixpath
import re
import stat
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple, TextIO

WINDOWS: Final = sys.platform == "win32"


def _flags(*names: str) -> int:
    """Return flags of ``os.open`` by name, without those that this system does not have."""
    found = 0
    for name in names:
        found |= getattr(os, name, 0)
    return found


# Always binary: in text mode Windows ends a file at the byte 0x1A, and writes CRLF.
_ALWAYS: Final = ("O_BINARY", "O_NOINHERIT", "O_CLOEXEC")
# A link may point anywhere, a pipe would wait for its writer, and a terminal must not become ours.
READ: Final = os.O_RDONLY | _flags("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", *_ALWAYS)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flags("O_NOFOLLOW", *_ALWAYS)
_LOCK: Final = os.O_CREAT | _flags("O_NOFOLLOW", "O_NONBLOCK", *_ALWAYS)
_FOLDER: Final = os.O_RDONLY | _flags("O_DIRECTORY", "O_CLOEXEC")

_BY_DESCRIPTOR: Final = os.open in os.supports_dir_fd
FOLLOWS_LINKS: Final = not hasattr(os, "O_NOFOLLOW")
"""Whether opening a file follows links, so that they have to be looked for before."""

RENAMES_OPEN: Final = not WINDOWS
"""Whether a file can get another name while it is open."""

_PAUSE: Final = 0.02  # seconds
_BUSY_SECONDS: Final = 2  # a virus scanner or an index holds a new file for less
_BUSY: Final = frozenset({5, 32, 33})  # what Windows says where a file is held: denied, shared, locked


@contextlib.contextmanager
def closing(descriptor: int) -> Iterator[int]:
    try:
        yield descriptor
    finally:
        os.close(descriptor)


# --- a lock


def _try_lock(descriptor: int) -> None:
    """Take the lock of an open file; raise :class:`BlockingIOError` where another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(errno.EAGAIN, "locked") from error
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold(descriptor: int) -> bool:
    """Take the lock of an open file for as long as it is open; return whether the file system knows locks.

    Raise :class:`BlockingIOError` where another process has it.
    """
    try:
        _try_lock(descriptor)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True


@contextlib.contextmanager
def lock(path: str, seconds: float) -> Iterator[None]:
    """Hold the lock of a file, which is made where there is none.

    Raise :class:`BlockingIOError` where another process holds it for longer than some seconds.
    """
    try:
        opened = os.open(path, os.O_RDWR | _LOCK, 0o666)
    except PermissionError:  # owned by another user: most file systems lock what can only be read, too
        opened = os.open(path, os.O_RDONLY | _LOCK, 0o666)
    with closing(opened) as descriptor:
        end = time.monotonic() + seconds
        while True:
            try:
                _try_lock(descriptor)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)
        yield


# --- folders and files in them


class Folder(NamedTuple):
    """An open folder: by its descriptor, so that no link can take its place, or by its path where there are none."""

    path: str
    descriptor: int | None

    def name(self, name: str) -> str:
        """Return what a file in the folder is called in a call with ``dir_fd=folder.descriptor``."""
        return os.path.join(self.path, name) if self.descriptor is None else name

    def confirm(self) -> None:
        """Make sure that the disk has the names in the folder, where the system can be asked for that."""
        if self.descriptor is not None:
            os.fsync(self.descriptor)


@contextlib.contextmanager
def opened_folder(path: str, *, follow: bool = False) -> Iterator[Folder]:
    """Open a folder, one that is a link only with ``follow``."""
    if not _BY_DESCRIPTOR:
        if (os.path.islink(path) and not follow) or not os.path.isdir(path):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
        yield Folder(path, None)
        return
    with closing(os.open(path, _FOLDER | (0 if follow else _flags("O_NOFOLLOW")))) as descriptor:
        yield Folder(path, descriptor)


def open_new(path: str, folder: Folder | None = None) -> int:
    """Open a file that does not exist for writing; return its descriptor."""
    if folder is None:
        return os.open(path, _NEW, 0o666)
    return os.open(folder.name(path), _NEW, 0o666, dir_fd=folder.descriptor)


def open_to_append(path: str) -> int:
    """Open a file, which is made where there is none, for reading and for writing at its end; return its descriptor."""
    if FOLLOWS_LINKS and os.path.islink(path):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return os.open(path, os.O_RDWR | os.O_APPEND | _LOCK, 0o666)


def remove(name: str, folder: Folder | None = None) -> None:
    if folder is None:
        os.unlink(name)
    else:
        os.unlink(folder.name(name), dir_fd=folder.descriptor)


def remove_unheld(path: str) -> None:
    """Remove a file whose lock no living process has; leave every other one, and what is not a file.

    Windows removes no file that a process has open.
    """
    with contextlib.suppress(OSError):
        if WINDOWS:
            os.unlink(path)
            return
        with closing(os.open(path, READ)) as descriptor:
            if stat.S_ISREG(os.fstat(descriptor).st_mode) and hold(descriptor):
                os.unlink(path)


def set_mode(descriptor: int, like: str) -> None:
    """Set the mode of a file to that of another one, where that exists and the system has modes."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(FileNotFoundError):
            os.fchmod(descriptor, os.lstat(like).st_mode & 0o777)


def replace(source: str, target: str, folder: Folder | None = None) -> None:
    """Put a file in the place of another one.

    Where Windows says that a program holds it, try again for two seconds, then raise the :class:`PermissionError`.
    """
    where = None if folder is None else folder.descriptor
    if folder is not None:
        source, target = folder.name(source), folder.name(target)
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            os.replace(source, target, src_dir_fd=where, dst_dir_fd=where)
        except OSError as error:
            if not is_held(error) or time.monotonic() >= end:
                raise
        else:
            return
        time.sleep(_PAUSE)


def is_held(error: OSError) -> bool:
    """Return whether another program holds the file, or it is read-only: Windows says no more than that."""
    return getattr(error, "winerror", None) in _BUSY


# --- paths

_PORTS: Final = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul", *_PORTS})
_NOT_IN_NAMES: Final = frozenset('<>:"|?*\\')


join = posixpath.join
"""Put a path together with ``/``."""


def plain_path(path: str) -> str:
    """Return a path with ``/`` between its parts, which every system takes."""
    return path.replace("\\", "/") if WINDOWS else path


def drive(path: str) -> str:
    """Return the drive (``C:``) or the share (``//server/share``) that a path begins with; nothing but on Windows."""
    return plain_path(os.path.splitdrive(path)[0])


def normal(path: str) -> str:
    """Return a path without ``.`` and ``..`` where they can go."""
    return plain_path(os.path.normpath(path))


def relative(path: str, folder: str) -> str | None:
    """Return a path from a folder on; None where it is on another drive."""
    try:
        return plain_path(os.path.relpath(path, folder))
    except ValueError:
        return None


def is_same(path: str, other: str) -> bool:
    """Return whether two paths lead to one file or folder, links not followed."""
    try:
        return os.path.samestat(os.lstat(path), os.lstat(other))
    except (OSError, ValueError):
        return False


def inside(path: str, folder: str) -> str | None:
    """Return the path from a folder to a file in it; None where it is elsewhere.

    Either may be typed in another letter case or be named through a link.
    """
    found = relative(path, folder)
    if found is not None and found.split("/")[0] != os.pardir:
        return found
    above, names = os.path.realpath(os.path.dirname(path)), [os.path.basename(path)]
    there = os.path.realpath(folder)
    if is_same(path, there):
        return os.curdir
    while not is_same(above, there):
        above, name = os.path.split(above)
        if not name:
            return None
        names.insert(0, name)
    return normal(join(*names))


def as_listed(folder: str, name: str) -> str:
    """Return the path from a folder to a file as the folders on the way have it, where it exists.

    Two spellings may name one file: in another letter case, or with other code points for the same letters.
    """
    listed: list[str] = []
    for part in name.split("/"):
        above = join(folder, *listed)
        listed.append(_spelled(above, part))
    return "/".join(listed)


def _spelled(folder: str, name: str) -> str:
    try:
        names = os.listdir(folder)
        if name in names or not os.path.lexists(join(folder, name)):
            return name
        wanted = _folded(name)
        same = (found for found in names if _folded(found) == wanted)
        return next(same, name)
    except (OSError, ValueError):
        return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def is_portable(name: str) -> bool:
    """Return whether a relative path with ``/`` names a file below a folder on every system."""
    steps = name.split("/")
    return all(
        step
        and step not in {os.curdir, os.pardir}
        and step.partition(".")[0].rstrip(" ").lower() not in _RESERVED
        and not step.endswith((".", " "))
        and not _NOT_IN_NAMES.intersection(step)
        and min(step) >= " "
        for step in steps
    )


# --- streams and language


def prepare_streams(environment: Mapping[str, str]) -> None:
    """Write UTF-8 and LF to files and pipes on Windows, whose own code page lacks the letters of most languages."""
    if not WINDOWS or environment.get("PYTHONIOENCODING"):
        return
    streams: tuple[Any, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        if stream is not None and not stream.isatty():
            stream.reconfigure(encoding="utf-8", newline="\n")


def closed_stdout() -> TextIO:
    """Return a standard output to take the place of a closed one: every write to it fails.

    It takes the closed descriptor, so that no data file is opened there.
    """
    descriptor = os.open(os.devnull, READ)
    if descriptor != 1:  # standard input is closed, too
        os.dup2(descriptor, 1)
    return open(1, "w", encoding="utf-8")


def typed_text(argument: str) -> str | None:
    """Return an argument of the command line as text; None for bytes that are not UTF-8.

    In a locale of ASCII Python keeps every other byte as a surrogate, which opens files and cannot be written.
    """
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return os.fsencode(argument).decode("utf-8")
        except UnicodeError:
            return None
    return argument


def name_on_disk(text: str) -> str:
    """Return a file's name as Python opens it, from its text: in a locale of ASCII they differ."""
    return os.fsdecode(text.encode("utf-8"))


def reader_is_gone(error: OSError) -> bool:
    """Return whether a stream could not be written because the program that read it has ended."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


def user_language() -> str:
    """Return the language of the user as Windows knows it, like ``Vietnamese_Vietnam``; nothing on other systems."""
    if not WINDOWS:
        return ""
    import locale

    return locale.setlocale(locale.LC_CTYPE)  # what Python has set from the settings of the user


PAGERS: Final = ("more",) if WINDOWS else ("less", "more")
"""The programs that page, the first that is there."""


def split_command(text: str) -> list[str]:
    """Return the words of a command as the shell of the system cuts them; none where a quote is left open."""
    import shlex

    try:
        words = shlex.split(text, posix=not WINDOWS)
    except ValueError:
        return []
    return [word.strip('"') for word in words] if WINDOWS else words


def quoted(text: str) -> str:
    """Return a text as one word for the shell of the system."""
    if WINDOWS:
        return text if all(letter.isalnum() or letter in "._:/\\~+-" for letter in text) else f'"{text}"'
    import shlex

    return shlex.quote(text)


# --- time zones


def in_zone(moment: datetime, zone: str, utc_offset: str) -> tuple[datetime, str | None]:
    """Return a time in a time zone; where this machine does not know that, by the offset, which is returned too."""
    from zoneinfo import ZoneInfo

    try:
        return moment.astimezone(ZoneInfo(zone)), None
    except (LookupError, ValueError, OSError):
        offset = re.fullmatch(r"([+-])([0-9]{2}):([0-9]{2})", utc_offset, re.ASCII)
        if offset is None:
            return moment, "+00:00"
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return moment + (-ahead if offset[1] == "-" else ahead), offset[0]
