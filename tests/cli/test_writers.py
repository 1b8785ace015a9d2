"""The four commands that write (record, import, init, -o): a kill at any step, a file that is held, a full disk.

A kill leaves on the disk what is there at that moment, so the folder is looked at before and after each call that may
change it, in one process and on every system.  ``tests/record/test_change.py`` kills real processes.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.command import NOW, Run, call
from par_cli import system
from par_cli.record.change import LOCK_FILE
from support import indicator, target, value, write_folder

State = Mapping[str, bytes]
"""The files below a folder, by their paths; one that is held as a lock counts as empty."""

STEPS = ("open", "mkdir", "write", "fsync", "replace", "rename", "unlink", "remove", "rmdir", "link", "truncate")
FIGURES = "indicator,period,value,published\nshare,2024,45,2025-02-01\n"


class Writer(NamedTuple):
    """A command that writes, the file that it writes, and whether that exists before."""

    arguments: Sequence[str]
    file: str
    existing: bool


RECORD = ("record", "value", "share", "2024", "45", "--published", "2025-02-01", "--data", "data")
LIST = ("targets", "--data", "data", "--as-of", NOW, "--fail-on", "never")
WRITERS = {
    "record into a file": Writer((*RECORD, "--file", "reported.yaml"), "data/reports/reported.yaml", existing=True),
    "record a new file": Writer(RECORD, "data/reports/2025-02.yaml", existing=False),
    "import": Writer(("import", "figures.csv", "--data", "data"), "data/reports/figures.csv", existing=False),
    "-o onto a file": Writer((*LIST, "-o", "old.txt"), "old.txt", existing=True),
    "-o": Writer((*LIST, "-o", "new.txt"), "new.txt", existing=False),
}
INITS = {"init": ("init", "new", "--lang", "en"), "init a copy": ("init", "new", "--from-embedded")}


def begun(path: Path) -> Path:
    """Make a folder with a data folder, figures to import and an old output."""
    write_folder(path / "data", indicators=[indicator(target(at_least=50))], values=[value(2023, 40)])
    (path / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (path / "old.txt").write_bytes(b"old\n")
    return path


def state(path: Path) -> State:
    found = {}
    for file in sorted(path.rglob("*")):
        if file.is_file():
            found[file.relative_to(path).as_posix()] = b"" if file.name == LOCK_FILE else file.read_bytes()
    return found


def seen(files: State) -> State:
    """Return the files that are not hidden: what is data, and what people look for."""
    return {name: content for name, content in files.items() if not name.rpartition("/")[2].startswith(".")}


def untouched(files: State) -> State:
    """Return the files without the lock, and without a journal of nothing."""
    empty = (LOCK_FILE, "/.journal.jsonl")
    return {name: content for name, content in files.items() if content or not name.endswith(empty)}


def made(path: Path, files: State) -> Path:
    """Write the files of a state."""
    path.mkdir()
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


@contextlib.contextmanager
def each_step(act: Callable[[], None]) -> Iterator[None]:
    """Call ``act`` before and after every call that may change a file, and in the middle of each write."""
    real = {name: getattr(os, name) for name in STEPS}
    acting = halved = False

    def look() -> None:
        nonlocal acting
        if not acting:
            acting = True
            try:
                act()
            finally:
                acting = False

    def step(name: str) -> Callable[..., Any]:
        def watched(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - of any function of os
            nonlocal halved
            if name == "write":  # as a system may: not all of it at once
                halved = not halved and len(arguments[1]) > 1
                arguments = (arguments[0], arguments[1][: len(arguments[1]) // 2] if halved else arguments[1])
            look()
            done = real[name](*arguments, **more)
            look()
            return done

        return watched

    with pytest.MonkeyPatch.context() as patched:
        for name in STEPS:
            patched.setattr(os, name, step(name))
        yield


def kills(path: Path, arguments: Sequence[str]) -> tuple[Run, list[State]]:
    """Return what a command did, and every state in which a kill could leave the folder."""
    states: list[State] = []

    def look() -> None:
        if (now := state(path)) not in states:
            states.append(now)

    with each_step(look):
        done = call(*arguments, cwd=path)
    look()
    return done, states


@pytest.mark.parametrize("name", WRITERS)
def test_a_kill_at_any_step_leaves_the_old_files_or_the_new_ones_and_the_same_command_works_again(
    name: str, tmp_path: Path
) -> None:
    writer = WRITERS[name]
    old = state(begun(tmp_path / "begun"))
    done, states = kills(tmp_path / "begun", writer.arguments)
    assert done.code == 0, done.stderr
    new = states[-1]
    assert seen(new).keys() == seen(old).keys() | {writer.file}
    assert new[writer.file] != old.get(writer.file)
    assert len(states) > 4
    assert sum(seen(item) == seen(old) for item in states) > 2
    for number, left in enumerate(states):
        assert seen(left) in (seen(old), seen(new)), (number, left.keys())
        path = made(tmp_path / str(number), left)
        assert call("validate", "data", "--as-of", NOW, cwd=path).code == 0
        again = call(*writer.arguments, cwd=path)
        assert again.code == 0, again.stderr
        assert seen(state(path)) == seen(new)
        assert not [file for file in state(path) if file.endswith(".tmp")]


@pytest.mark.parametrize("name", INITS)
def test_a_kill_at_any_step_of_init_leaves_no_data_folder_or_the_whole_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "begun").mkdir()
    done, states = kills(tmp_path / "begun", INITS[name])
    assert done.code == 0, done.stderr
    whole = states[-1]
    assert not any(file.endswith(".tmp") for file in whole)
    assert len(states) > 2 * len(whole)
    visible = [seen(left) for left in states]
    for number, left in enumerate(states):
        assert ("new/targets.yaml" in left) == (visible[number] == whole), (number, left.keys())
        if visible[number] != whole and visible[number] not in visible[:number]:
            path = made(tmp_path / str(number), left)
            assert call("status", "--data", "new", cwd=path).code == 3
            assert call(*INITS[name], cwd=path).code in {0, 4}
            assert call(*(part.replace("new", "other") for part in INITS[name]), cwd=path).code == 0


@contextlib.contextmanager
def held(file: Path) -> Iterator[None]:
    """Hold a file as another program does on Windows; elsewhere, where that keeps nobody out, as Windows says it."""
    if system.WINDOWS:
        with file.open("rb"):
            yield
        return

    def denied(*_: object, **__: object) -> None:
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", denied)
        yield


@pytest.mark.parametrize("name", [name for name in WRITERS if WRITERS[name].existing])
def test_a_file_that_another_program_holds_is_named_and_left_as_it_was(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_BUSY_SECONDS", 0)
    writer = WRITERS[name]
    old = state(begun(tmp_path))
    with held(tmp_path / writer.file):
        done = call(*writer.arguments, "--lang", "en", cwd=tmp_path)
    assert done.code == 4
    assert f"{writer.file}: another program has it open, or it is read-only" in done.stderr
    assert untouched(state(tmp_path)) == old
    assert call(*writer.arguments, cwd=tmp_path).code == 0
    assert state(tmp_path)[writer.file] != old[writer.file]


@contextlib.contextmanager
def full(number: int) -> Iterator[list[int]]:
    """Let the disk be full at one of the writes, in the middle of it; yield which writes there were."""
    real = os.write
    writes: list[int] = []

    def write(descriptor: int, data: bytes) -> int:
        writes.append(len(data))
        if len(writes) == number:
            real(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "write", write)
        yield writes


@pytest.mark.parametrize("arguments", [*(writer.arguments for writer in WRITERS.values()), *INITS.values()])
def test_a_disk_that_is_full_at_any_write_leaves_what_was_there(arguments: Sequence[str], tmp_path: Path) -> None:
    with full(0) as writes:
        assert call(*arguments, cwd=begun(tmp_path / "0")).code == 0
    assert writes
    for number in range(1, len(writes) + 1):
        path = begun(tmp_path / str(number))
        old = state(path)
        with full(number):
            done = call(*arguments, cwd=path)
        assert done.code == 4, done.stderr
        assert "No space left on device" in done.stderr
        assert untouched(state(path)) == old
        assert not (path / "new").exists()
        assert call(*arguments, cwd=path).code == 0
