"""What may stand in a data folder instead of a file: refused by name, without waiting and without following it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hostile.commands import DAY, par
from installed import needs_links, needs_modes, needs_pipes, needs_posix
from loading.examples import folder_with
from par_cli.diagnostics import Diagnostic, ExitCode
from par_cli.loading import examine, read
from par_cli.loading.folder import Location

FILES = ("targets.yaml", "tasks.yaml", "agencies.yaml", "reports/2025.yaml", "reports/ranks.csv")
REPORTS = FILES[3:]


def folder(path: Path, at: Path) -> None:
    at.mkdir()
    (path / "inside.txt").write_text("x", encoding="utf-8")


def pipe(_: Path, at: Path) -> None:
    os.mkfifo(at)


def unix_socket(_: Path, at: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(at.parent)  # the name of a socket must be short
        try:
            server.bind(at.name)
        finally:
            os.chdir(before)


def linked_to(target: str) -> Callable[[Path, Path], None]:
    def link(_: Path, at: Path) -> None:
        at.symlink_to(target)

    link.__name__ = f"link to {target}"
    return link


def loop(path: Path, at: Path) -> None:
    at.symlink_to(path / "other")
    (path / "other").symlink_to(at)


def linked_to_what_it_was(path: Path, at: Path) -> None:
    (path / "elsewhere").write_text("schema: 1\n", encoding="utf-8")
    at.symlink_to(path / "elsewhere")


LINKS = (
    *map(linked_to, ("/dev/null", "/dev/zero", "/dev/stdin", "/etc/passwd", "/proc/self/environ", "nothing", ".")),
    loop,
    linked_to_what_it_was,
)
OBJECTS = [
    (folder, "PAR103"),
    *(pytest.param(kind, "PAR103", marks=needs_pipes) for kind in (pipe, unix_socket)),
    *(pytest.param(kind, "PAR102", marks=needs_links) for kind in LINKS),
]


def findings(place: Path) -> list[tuple[str, str]]:
    """Return the file and code of every error that is found, all of which have a remedy."""
    everything = examine(read(Location(str(place), embedded=False)), date.fromisoformat(DAY))
    found = [item for item in everything if not item.warning]
    assert all(item.hint and (item.line, item.column) == (0, 0) for item in found)
    return [_named(item, place) for item in found]


def _named(item: Diagnostic, place: Path) -> tuple[str, str]:
    return Path(item.file).relative_to(place).as_posix(), item.code


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("kind", "code"), OBJECTS, ids=lambda item: getattr(item, "__name__", ""))
def test_what_is_no_file_is_the_only_problem_and_the_command_says_so(
    kind: Callable[[Path, Path], None], code: str, name: str, tmp_path: Path
) -> None:
    place = folder_with(tmp_path / "data")
    (place / name).unlink()
    kind(tmp_path, place / name)
    if kind is folder and name in REPORTS:  # a folder among the reports is one of reports, under any name
        assert findings(place) == []
        return
    assert findings(place) == [(name, code)]
    answer = par(("status", "--data", "{folder}", "--as-of", DAY), folder=str(place))
    assert (answer.code, answer.stdout) == (ExitCode.DATA, b"")
    assert answer.stderr.startswith(f"{place.as_posix()}/{name}: this is a")
    assert "root:" not in answer.stderr


@pytest.mark.parametrize(("kind", "code"), OBJECTS[1:], ids=lambda item: getattr(item, "__name__", ""))
def test_the_folder_of_reports_is_a_folder(kind: Callable[[Path, Path], None], code: str, tmp_path: Path) -> None:
    place = folder_with(tmp_path / "data")
    (place / "reports").rename(tmp_path / "moved")
    kind(tmp_path, place / "reports")
    assert findings(place) == [("reports", code)]


@needs_modes
@pytest.mark.parametrize("name", [*FILES, "reports"])
def test_what_may_not_be_read_is_the_only_problem(name: str, tmp_path: Path) -> None:
    place = folder_with(tmp_path / "data")
    (place / name).chmod(0)
    try:
        assert findings(place) == [(name, "PAR104")]
    finally:
        (place / name).chmod(0o700)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_vanishes_before_it_is_opened_is_missing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder_with(tmp_path / "data")
    opened = os.open

    def late(path: str, flags: int) -> int:
        if Path(path) == place / name:
            (place / name).unlink()
        return opened(path, flags)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", late)
        assert findings(place) == [(name, "PAR101")]


@needs_links
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_becomes_a_link_before_it_is_opened_is_not_followed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder_with(tmp_path / "data")
    opened = os.open

    def late(path: str, flags: int) -> int:
        if Path(path) == place / name:
            (place / name).unlink()
            (place / name).symlink_to("/etc/passwd")
        return opened(path, flags)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", late)
        assert findings(place) == [(name, "PAR102")]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_a_file_that_grows_without_end_is_too_large(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder_with(tmp_path / "data")
    there = os.stat(place / name).st_ino
    once = os.read

    def endless(descriptor: int, size: int) -> bytes:
        return b"#" * size if os.fstat(descriptor).st_ino == there else once(descriptor, size)

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", endless)
        assert findings(place) == [(name, "PAR105")]


def test_a_folder_of_reports_that_vanishes_while_it_is_listed_holds_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder_with(tmp_path / "data")
    (place / "reports" / "2026").mkdir()
    listed = os.scandir

    def late(path: str) -> object:
        if path.endswith("2026/"):
            (place / "reports" / "2026").rmdir()
        return listed(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", late)
        assert findings(place) == []


@needs_posix("a path has a limit there")
def test_folders_of_reports_may_be_nested_deeper_than_any_path_is_long(tmp_path: Path) -> None:
    place = folder_with(tmp_path / "data")
    before = Path.cwd()
    os.chdir(place / "reports")
    try:
        for _ in range(30):
            os.mkdir("x" * 200)
            os.chdir("x" * 200)
    finally:
        os.chdir(before)
    ((_, code),) = findings(place)
    assert code == "PAR104"
