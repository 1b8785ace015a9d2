"""A sealed folder: what par put into it, by its manifest, and what is in it now.

Nothing here follows what the manifest says to another place: the folder is listed, and the manifest is compared with
what is there.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final, Literal, NamedTuple

from par_cli import system
from par_cli.diagnostics import Diagnostic, InvalidDataError, MisuseError
from par_cli.loading.folder import Location, Reading, check_reading, read
from par_cli.locales import LANGUAGES, Language
from par_cli.messages import phrase
from par_cli.model.dataset import Dataset
from par_cli.source import read_bytes
from par_cli.source.csv_file import MAX_BYTES

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
DATA: Final = "data"
SCHEMA: Final = "par/snapshot/1"

_MAX_MANIFEST: Final = 16 << 20
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)

Fault = Literal["missing", "changed", "added", "unreadable"]


class SealedFile(NamedTuple):
    """A file of a snapshot as the manifest has it; ``command`` is what makes it anew, None where it is data."""

    path: str
    size: int
    sha256: str
    command: str | None


class Manifest(NamedTuple):
    """What the manifest of a snapshot says; ``content`` are its bytes."""

    version: str
    as_of: date
    language: Language
    embedded: bool
    files: tuple[SealedFile, ...]
    content: bytes


class SealedFolder(NamedTuple):
    """A snapshot as it is now: what the manifest says, the files that are there, and what is not as it was.

    ``contents`` are the files that are as they were, by path; ``others`` those next to the data that are not of the
    snapshot, which harm nobody.  ``seal`` is the digest of the list of digests.
    """

    folder: str
    manifest: Manifest
    contents: Mapping[str, bytes]
    faults: Mapping[str, Fault]
    others: tuple[str, ...]
    seal: str

    @property
    def data_is_whole(self) -> bool:
        """Whether every file of the data is as it was, and no other is among them."""
        return not any(path.startswith(f"{DATA}/") for path in self.faults)


def data_files(reading: Reading) -> dict[str, bytes]:
    """Return the files that a data folder was read from, by their paths below it, byte for byte as they are now.

    Raise :class:`MisuseError` for a name that not every system can have.
    """
    above = system.join(reading.location.folder, "")
    problems: list[Diagnostic] = []
    found: dict[str, bytes] = {}
    for file in sorted(item.name for item in reading.files):
        name = file.removeprefix(above)
        if not system.is_portable(name) or system.typed_text(name) != name:
            raise MisuseError(phrase("{file}: not every system can have a file of this name; rename it", file=file))
        found[name] = read_bytes(file, file, MAX_BYTES, problems) or b""
    if problems:
        raise InvalidDataError(tuple(sorted(problems)))
    return found


def dataset_of(files: Mapping[str, bytes], location: Location) -> Dataset:
    """Return what the files of a data folder say, not those on the disk now; it is called ``data``.

    Raise :class:`MisuseError` where other files have come into the folder.
    """
    top = location.folder
    reading = read(location, {system.join(top, name): data for name, data in files.items()})
    if {item.name for item in reading.files} > {system.join(top, name) for name in files}:
        raise MisuseError(phrase("{folder}: files came into it while it was read; try again", folder=top))
    return check_reading(reading).dataset._replace(folder=DATA)


def is_in_snapshot(path: str) -> bool:
    """Return whether a path is below the folder of a snapshot, into which nothing is written."""
    above = os.path.realpath(path)
    while above != (above := os.path.dirname(above)):
        if all(os.path.isfile(system.join(above, name)) for name in (MANIFEST, SUMS)):
            return True
    return False


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the list of digests that ``sha256sum -c`` reads."""
    return _listed_sums({path: sha256(data).hexdigest() for path, data in files.items()})


def open_sealed(folder: str) -> SealedFolder:
    """Return a snapshot as it is now.

    Raise :class:`MisuseError` where it is not a snapshot, :class:`InvalidDataError` where its manifest cannot be read.
    """
    path = system.join(folder, MANIFEST)
    if not os.path.lexists(path):
        raise MisuseError(phrase("{folder} is not a snapshot: it has no {file}", folder=folder, file=MANIFEST))
    problems: list[Diagnostic] = []
    raw = read_bytes(path, path, _MAX_MANIFEST, problems)
    if raw is None:
        raise InvalidDataError(tuple(problems))
    manifest = _parsed(raw)
    if manifest is None:
        message = phrase("{file}: this is not the manifest of a snapshot, or it was changed", file=path)
        raise InvalidDataError((), message)
    contents, faults = _compared(folder, manifest.files)
    listed = read_bytes(system.join(folder, SUMS), SUMS, _MAX_MANIFEST, [])
    whole = {item.path: item.sha256 for item in manifest.files} | {MANIFEST: sha256(raw).hexdigest()}
    if listed != _listed_sums(whole):
        faults[SUMS] = "missing" if listed is None else "changed"
    others = [path for path, fault in faults.items() if fault == "added" and not path.startswith(f"{DATA}/")]
    for name in others:
        del faults[name]
    seal = sha256(listed or b"").hexdigest()
    return SealedFolder(folder, manifest, contents, dict(sorted(faults.items())), tuple(sorted(others)), seal)


def _listed_sums(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def _compared(folder: str, files: Sequence[SealedFile]) -> tuple[dict[str, bytes], dict[str, Fault]]:
    """Return the files that are as they were, and what is wrong with each other one."""
    there = _listed(folder)
    contents: dict[str, bytes] = {}
    faults: dict[str, Fault] = dict.fromkeys(there, "added")
    for name in (MANIFEST, SUMS):
        faults.pop(name, None)
    for item in files:
        if item.path not in there:
            faults[item.path] = "missing"
            continue
        data = read_bytes(system.join(folder, item.path), item.path, max(item.size, 1), [])
        if data is None:
            size = os.lstat(system.join(folder, item.path)).st_size
            faults[item.path] = "changed" if size > item.size else "unreadable"
        elif len(data) != item.size or sha256(data).hexdigest() != item.sha256:
            faults[item.path] = "changed"
        else:
            contents[item.path] = data
            del faults[item.path]
    return contents, faults


def _listed(folder: str) -> set[str]:
    """Return the paths of all that is in a folder and is not itself a folder."""
    found: set[str] = set()
    for above, folders, names in os.walk(folder):
        inside = system.relative(above, folder) or ""
        prefix = "" if inside == os.curdir else f"{inside}/"
        links = [name for name in folders if os.path.islink(os.path.join(above, name))]
        found.update(f"{prefix}{name}" for name in (*names, *links))
    return found


def _parsed(raw: bytes) -> Manifest | None:
    """Return what a manifest says; None where it does not say it as par writes it."""
    try:
        found = json.loads(raw)
        if found["schema"] != SCHEMA:
            return None
        files = tuple(map(_file, _list(found["files"])))
        version, language, as_of = map(_text, (found["version"], found["language"], found["as_of"]))
        spoken = next(name for name in LANGUAGES if name == language)
        day = date.fromisoformat(as_of)
        if day.isoformat() != as_of or len({item.path for item in files}) < len(files):
            return None
        return Manifest(version, day, spoken, found["data"]["source"] == "embedded", files, raw)
    except (KeyError, RecursionError, StopIteration, TypeError, ValueError):
        return None


def _file(given: Any) -> SealedFile:  # noqa: ANN401 - anything may be in JSON
    path, digest, size = _text(given["path"]), _text(given["sha256"]), given["bytes"]
    command = given["command"]
    if path in {MANIFEST, SUMS} or not system.is_portable(path) or not _DIGEST.fullmatch(digest):
        raise ValueError(path)
    if type(size) is not int or not 0 <= size <= MAX_BYTES or (command is None) != path.startswith(f"{DATA}/"):
        raise ValueError(path)
    return SealedFile(path, size, digest, None if command is None else _text(command))


def _list(given: Any) -> Iterable[Any]:  # noqa: ANN401
    if not isinstance(given, list):
        raise TypeError(given)
    return given


def _text(given: Any) -> str:  # noqa: ANN401
    if not isinstance(given, str):
        raise TypeError(given)
    return given
