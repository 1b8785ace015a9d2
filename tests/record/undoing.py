"""Changes of a small folder that are taken back, also by a process that is killed on the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from par_cli.diagnostics import MisuseError, ParError
from par_cli.loading.folder import Reading
from par_cli.locales import ENGLISH
from par_cli.record import change as changes
from par_cli.record.change import DataChange
from par_cli.record.journal import FILE, Stamp
from par_cli.record.report_edit import correct_report, edit_report
from par_cli.record.undo import ReportLine, Undo, UndoRequest
from par_cli.record.yaml_edit import Fields
from par_cli.source import PlainDate, PlainNumber
from record.changing import die_at, located

TABLE = b"indicator,period,value,published,note\nshare,2021,38,2022-01-10,one\nshare,2022,39,2023-01-10,two\n"


def fields(period: str, value: str, published: str = "2025-01-20", **more: str) -> Fields:
    """Return a value of the share as the command line makes it."""
    typed = {"period": PlainNumber(period), "value": PlainNumber(value), "published": PlainDate(published)}
    return {"indicator": "share", **typed, **more}


def stamp(at: int = 0, command: str = "record value") -> Stamp:
    return Stamp(f"2026-01-20T08:15:{at:02}Z", command)


def add(path: Path, entry: Fields, file: str = "2025-12.yaml", at: int = 0) -> DataChange:
    """Add a value to a report."""
    report = f"{path.as_posix()}/reports/{file}"
    return changes.change(located(path), lambda reading: edit_report(reading, report, "values", entry), stamp(at))


def correct(path: Path, entry: Fields, at: int = 0) -> DataChange:
    """Put a value right."""
    return changes.change(located(path), lambda reading: correct_report(reading, "values", entry), stamp(at))


def put(path: Path, files: Mapping[str, bytes], command: str = "import") -> DataChange:
    """Write some reports, as an import does."""
    given = {f"{path.as_posix()}/reports/{file}": data for file, data in files.items()}

    def edit(_: Reading) -> Mapping[str, bytes]:
        return given

    return changes.change(located(path), edit, stamp(command=command))


def undo(path: Path, last: int = 1, place: tuple[str, int] | None = None, *, dry: bool = False) -> Undo:
    """Take back the last writes, or the one that wrote a line."""
    asked = Undo(UndoRequest(last, None if place is None else ReportLine(*place)))
    changes.change(located(path), asked.edit, stamp(command="record undo"), undoes=asked.refs, dry=dry)
    return asked


def refusal(path: Path, last: int = 1, place: tuple[str, int] | None = None) -> str:
    """Return why nothing is taken back."""
    before = reports(path)
    try:
        undo(path, last, place)
    except ParError as error:
        assert reports(path) == before
        return ENGLISH.text(error.message)
    return ""


def reports(path: Path) -> dict[str, bytes]:
    """Return what is below reports/, but for the journal; folders end in a slash."""
    top = path / "reports"
    found = {item.relative_to(top).as_posix(): item for item in top.rglob("*") if item.name != FILE}
    return {name + "/" * item.is_dir(): b"" if item.is_dir() else item.read_bytes() for name, item in found.items()}


def journal(path: Path) -> Path:
    return path / "reports" / FILE


def killed_at(path: Path, act: str, number: int, *, after: bool) -> None:
    """Do one of the acts, and die at a step; with code 0 where there are fewer steps."""
    die_at(number, lambda: ACTS[act](path), after=after)
    os._exit(0)


def _record_two(path: Path) -> None:
    put(path, {"new/a.csv": TABLE, "b.csv": TABLE.replace(b"2021", b"2019").replace(b"2022", b"2020")})


ACTS: Mapping[str, Callable[[Path], object]] = {
    "correct": lambda path: correct(path, {**fields("2023", "41"), "published": PlainDate("2024-01-10")}),
    "two": _record_two,
    "undo": undo,
}
"""What is done to a folder: an entry is corrected, two files are made, one in a folder of its own, or the last write is
taken back."""


def copied(path: Path, to: Path) -> Path:
    shutil.copytree(path, to)
    return to


def take_back_if_written(path: Path) -> bool:
    """Take back the last write; return whether there was one."""
    try:
        undo(path)
    except MisuseError:
        return False
    return True
