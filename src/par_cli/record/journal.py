"""What was written and when: a line for each write, by which it can be taken back, and for each snapshot of the data.

The line is on the disk before the data is: a line whose write did not take place is known by its digests, and a data
file never holds what the journal does not tell.  The journal is not data; without it nothing can be taken back, and
everything else works.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final, NamedTuple

from par_cli import system
from par_cli.loading.folder import REPORTS, Reading
from par_cli.record.line_changes import Hunk, Sums, common, hunks_between, sums_of
from par_cli.source import read_end

FILE: Final = ".journal.jsonl"
_MAX_LINE: Final = 16 << 20
_MAX_PARTS: Final = 300_000
"""The lists and mappings of a line; a list of nothing takes far more memory than text."""
_MAX_BYTES: Final = 32 << 20
"""The end of the journal that is looked at."""
_MAX_DEPTH: Final = 12
LISTS: Final = ("values", "outcomes", "thresholds", "tasks", "receipts")
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", re.ASCII)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SNAPSHOT: Final = "snapshot"
_MAX_SNAPSHOT: Final = 1000  # bytes
_COMMANDS: Final = ("record value", "record task", "record outcome", "record receipt", "record undo", "import")

Plain = Any
"""An entry in the types of JSON; its numbers and days are texts, with the digits of the file."""


class Stamp(NamedTuple):
    """When and by which command something is written; ``at`` is like ``2026-01-20T08:15:00Z``."""

    at: str
    command: str
    reason: str | None = None


class EntryChange(NamedTuple):
    """An entry of a list of a YAML report before and after, None where there was or is none."""

    list: str
    old: Plain
    new: Plain


class FileChange(NamedTuple):
    """One file of a write: its digests before and after, None where there was or is no such file.

    ``hunks`` and ``entries`` are None where they would be too long for a journal.
    """

    file: str  # below reports/
    old: str | None
    new: str | None
    hunks: tuple[Hunk, ...] | None = None
    entries: tuple[EntryChange, ...] | None = None
    rows: int | None = None
    sums: Sums | None = None


class Write(NamedTuple):
    """A line of the journal; ``ref`` is what another line calls it."""

    ref: str
    at: str
    command: str
    changes: tuple[FileChange, ...]
    undoes: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """The day and time for people: ``2026-01-20 08:15:00 UTC``."""
        return self.at.replace("T", " ").replace("Z", " UTC")


class SnapshotLine(NamedTuple):
    """A line of the journal that says that the data was sent: when, as of which day, and the seal of the snapshot."""

    at: str
    as_of: date
    seal: str

    @property
    def line(self) -> bytes:
        found = {"at": self.at, "command": _SNAPSHOT, "as_of": self.as_of.isoformat(), "seal": self.seal}
        return json.dumps(found, separators=(",", ":")).encode() + b"\n"


class RemainingWrite(NamedTuple):
    """What is left of a write in the files: the changes that may still be there; none where it did not take place."""

    write: Write
    changes: tuple[FileChange, ...]


def path_in(folder: str) -> str:
    return system.join(folder, REPORTS, FILE)


def digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


# --- writing


def line_for(
    stamp: Stamp,
    before: Reading,
    after: Reading,
    old: Mapping[str, bytes | None],
    new: Mapping[str, bytes | None],
    undoes: Sequence[str],
) -> bytes:
    """Return the line for a write: the content of its files by their paths, as it was and as it will be."""
    top = system.join(before.location.folder, REPORTS, "")
    lists = [{item.file: item.value for item in reading.entries.files} for reading in (before, after)]
    rows = {file.name: file.entries.get("values") for file in after.files}
    changes = [
        FileChange(
            path.removeprefix(top),
            digest(old[path]),
            digest(data),
            None if undoes else hunks_between(path, old[path], data),
            _entry_changes(*(found.get(path) for found in lists)) if path.endswith(".yaml") else None,
            rows.get(path) if path.endswith(".csv") else None,
            sums_of(data) if data is not None and old[path] is None and path.endswith(".csv") else None,
        )
        for path, data in new.items()
    ]
    line = _encoded(stamp, changes, undoes)
    if len(line) > _MAX_LINE:
        line = _encoded(stamp, [change._replace(hunks=None, entries=None) for change in changes], undoes)
    return line


def _encoded(stamp: Stamp, changes: Sequence[FileChange], undoes: Sequence[str]) -> bytes:
    found: dict[str, Plain] = {"at": stamp.at, "command": stamp.command}
    if stamp.reason is not None:
        found["reason"] = stamp.reason
    if undoes:
        found["undoes"] = list(undoes)
    found["changes"] = [_plain_change(change) for change in changes]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain_change(change: FileChange) -> dict[str, Plain]:
    file = system.typed_text(change.file) or change.file
    found: dict[str, Plain] = {"file": file, "before": change.old, "after": change.new}
    if change.entries is not None:
        found["entries"] = [{"list": item.list, "before": item.old, "after": item.new} for item in change.entries]
    if change.rows is not None:
        found["rows"] = change.rows
    if change.hunks is not None:
        found["lines"] = [{"line": item.line, "before": item.old, "after": item.new} for item in change.hunks]
    if change.sums is not None:
        found["sums"] = {"step": change.sums.step, "of": list(change.sums.sums)}
    return found


def plain(value: object) -> Plain:
    """Return a value of a YAML file in the types of JSON."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def entries_in(value: object, name: str) -> tuple[Plain, ...]:
    """Return the entries of a list of a YAML report."""
    found = value.get(name) if isinstance(value, dict) else None
    return tuple(plain(item) for item in found) if isinstance(found, tuple) else ()


def _entry_changes(old: object, new: object) -> tuple[EntryChange, ...]:
    """Return which entries differ between two contents of a YAML report."""
    found: list[EntryChange] = []
    for name in LISTS:
        before, after = list(entries_in(old, name)), list(entries_in(new, name))
        start, end = common(before, after)
        before, after = before[start : len(before) - end], after[start : len(after) - end]
        if len(before) == len(after):
            pairs = zip(before, after, strict=True)
            found.extend(EntryChange(name, one, other) for one, other in pairs if one != other)
        else:
            found.extend(EntryChange(name, one, None) for one in before)
            found.extend(EntryChange(name, None, other) for other in after)
    return tuple(found)


# --- reading


def newest_first(folder: str) -> Iterator[Write | None]:
    """Yield the writes in the journal of a data folder, None for a line that is not understood.

    Half a last line is passed over: the data was never written.  Only the end of a long journal is looked at.
    """
    return (_parsed(line) for line in _lines(folder) if _snapshot_in(line) is None)


def with_snapshots(folder: str) -> Iterator[Write | SnapshotLine]:
    """Yield the writes that are understood, and the snapshots that were made in between, the newest first."""
    for line in _lines(folder):
        found = _snapshot_in(line) or _parsed(line)
        if found is not None:
            yield found


def _lines(folder: str) -> Iterator[bytes]:
    data = read_end(path_in(folder), _MAX_BYTES)
    whole = len(data) < _MAX_BYTES
    end = data.rfind(b"\n")
    while end >= 0:
        start = data.rfind(b"\n", 0, end) + 1
        if start == 0 and not whole:
            return
        if end > start:
            yield data[start:end]
        end = start - 1


def _snapshot_in(line: bytes) -> SnapshotLine | None:
    """Return the snapshot that a line tells of; None where it tells of something else."""
    if _SNAPSHOT.encode() not in line or len(line) > _MAX_SNAPSHOT:
        return None
    try:
        found = json.loads(line.decode("utf-8"))
        if found["command"] != _SNAPSHOT:
            return None
        return SnapshotLine(
            _text(found["at"], _TIME), date.fromisoformat(_text(found["as_of"])), _text(found["seal"], _DIGEST)
        )
    except (KeyError, RecursionError, TypeError, ValueError):
        return None


def _parsed(line: bytes) -> Write | None:
    if len(line) > _MAX_LINE or line.count(b"[") + line.count(b"{") > _MAX_PARTS:
        return None
    try:
        found = json.loads(line.decode("utf-8"))
        json.dumps(found, ensure_ascii=False).encode("utf-8")  # no halves of characters
        changes = tuple(map(_parsed_change, _each(found["changes"])))
        undoes = tuple(_text(item) for item in _each(found.get("undoes", [])))
        at, command = _text(found["at"], _TIME), _text(found["command"])
        if command not in _COMMANDS or not changes:
            return None
        return Write(sha256(line).hexdigest()[:16], at, command, changes, undoes)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None


def _parsed_change(given: Plain) -> FileChange:
    file = _text(given["file"])
    hidden = any(part.startswith(".") for part in file.split("/"))
    if hidden or not file.endswith((".yaml", ".csv")) or not system.is_portable(file):
        raise ValueError(file)
    sums = given.get("sums")
    old, new = (None if given[key] is None else _text(given[key], _DIGEST) for key in ("before", "after"))
    return FileChange(
        system.name_on_disk(file),
        old,
        new,
        _optional(
            given.get("lines"), lambda item: Hunk(_number(item["line"]), _text(item["before"]), _text(item["after"]))
        ),
        _optional(given.get("entries"), _parsed_entry),
        None if given.get("rows") is None else _number(given["rows"]),
        None if sums is None else Sums(_number(sums["step"]), tuple(_number(item, 0) for item in _each(sums["of"]))),
    )


def _parsed_entry(given: Plain) -> EntryChange:
    name = _text(given["list"])
    old, new = given["before"], given["after"]
    if name not in LISTS or not all(item is None or isinstance(item, dict) for item in (old, new)):
        raise ValueError(name)
    _check_depth((old, new), _MAX_DEPTH)
    return EntryChange(name, old, new)


def _check_depth(given: Plain, most: int) -> None:
    if most < 0:
        raise ValueError(given)
    if isinstance(given, dict | list | tuple):
        for item in given.values() if isinstance(given, dict) else given:
            _check_depth(item, most - 1)


def _optional(given: Plain, parse: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - of any of the parts above
    return None if given is None else tuple(map(parse, _each(given)))


def _each(given: Plain) -> list[Plain]:
    if not isinstance(given, list):
        raise TypeError(given)
    return given


def _text(given: Plain, form: re.Pattern[str] | None = None) -> str:
    if not isinstance(given, str) or (form is not None and not form.fullmatch(given)):
        raise TypeError(given)
    return given


def _number(given: Plain, least: int = 1) -> int:
    if type(given) is not int or given < least:
        raise TypeError(given)
    return given


def remaining_writes(writes: Iterator[Write], contents: Callable[[str], bytes | None]) -> Iterator[RemainingWrite]:
    """Yield what is left of each write, the newest first; ``contents`` returns what a file below reports/ holds.

    From the newest write on, the digests tell what each file held before it.  A change after which a file was as it is
    known to have been took place, and one before which it was so did not.  Where a file was edited by hand since,
    neither is known, and the change is taken to have been made.
    """
    known: dict[str, str | None] = {}
    undone: set[tuple[str, str]] = set()
    for write in writes:
        left: list[FileChange] = []
        taken_back = False
        for change in write.changes:
            if change.file not in known:
                known[change.file] = digest(contents(change.file))
            if known[change.file] == change.new:
                known[change.file] = change.old
            elif known[change.file] == change.old:
                taken_back = taken_back or (write.ref, change.file) in undone
                continue
            undone.update((ref, change.file) for ref in write.undoes)
            if (write.ref, change.file) in undone:
                taken_back = True
            else:
                left.append(change)
        if not write.undoes and (left or not taken_back):
            yield RemainingWrite(write, tuple(left))
