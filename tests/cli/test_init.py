"""`par init`: a folder that is valid as it is, or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest

from cli.command import call, dies_here, killed_at, par
from installed import COMMAND
from loading.examples import shipped
from par_cli import system
from par_cli.diagnostics import NotWrittenError
from par_cli.record import disk
from par_cli.record import new_folder as module
from record.changing import Watched


def _files(folder: Path) -> dict[str, bytes]:
    return {item.relative_to(folder).as_posix(): item.read_bytes() for item in folder.rglob("*") if item.is_file()}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_skeleton_is_valid_as_written_and_every_command_reads_it(tmp_path: Path, lang: str) -> None:
    run = par if lang == "vi" else call
    done = run("init", "new", "--lang", lang, cwd=tmp_path)
    assert (done.code, done.text) == (0, "")
    assert "par status --data new" in done.stderr
    checked = call("validate", "new", "--strict", cwd=tmp_path)
    assert (checked.code, checked.text, checked.stderr) == (0, "", "")
    for command in ("status", "targets", "tasks", "agencies"):
        assert call(command, "--data", "new", cwd=tmp_path).code == 0
    assert {"targets.yaml", "tasks.yaml", "agencies.yaml", "reports/first.yaml"} <= _files(tmp_path / "new").keys()


def test_every_schema_that_a_new_file_names_exists(tmp_path: Path) -> None:
    call("init", "new", cwd=tmp_path)
    call("init", "copy", "--from-embedded", cwd=tmp_path)
    named = 0
    for file in [*tmp_path.rglob("*.yaml")]:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        named += 1
        assert (file.parent / first.partition("$schema=")[2]).is_file(), file
    assert named == 12


def test_the_examples_in_the_skeleton_are_valid_once_they_are_filled_in(tmp_path: Path) -> None:
    call("init", "new", "--lang", "en", cwd=tmp_path)
    for file in (tmp_path / "new").rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        filled: list[str] = []
        for line in lines:
            if line.startswith("#  "):
                filled[-1] = filled[-1].removesuffix(" []")
                filled.append(
                    line.replace("#", " ", 1).replace("{vi: ..., en: ...}", "{vi: a, en: b}").replace("...", "a")
                )
            else:
                filled.append(line)
        file.write_text("\n".join(filled) + "\n", encoding="utf-8")
    checked = call("validate", "new", cwd=tmp_path)
    assert checked.code == 0, checked.stderr + checked.text
    assert call("tasks", "--data", "new", "--format", "json", cwd=tmp_path).json["summary"]["tasks"]["total"] == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--language", "vi"], {"language": "vi"}),
        (["--time-zone", "Africa/Nairobi"], {"time_zone": "Africa/Nairobi", "utc_offset": '"+03:00"'}),
        (["--time-zone", "Asia/Kolkata"], {"utc_offset": '"+05:30"'}),
        (["--from-year", "2024"], {"from": "2024", "to": "2028"}),
        (["--from-year", "2024", "--to-year", "2035"], {"id": '"2035"', "from": "2024", "to": "2035"}),
        (["--to-year", "1999"], {"from": "1999", "to": "1999"}),
    ],
)
@pytest.mark.skipif(not available_timezones(), reason="the machine knows no time zones")
def test_a_new_decision_begins_as_asked(tmp_path: Path, options: list[str], told: dict[str, str]) -> None:
    done = call("init", "new", "--lang", "en", *options, cwd=tmp_path)
    assert done.code == 0, done.stderr
    text = (tmp_path / "new/targets.yaml").read_text(encoding="utf-8")
    for key, value in told.items():
        assert re.search(rf"\b{key}: {re.escape(value)}[,}}\n]", text), text
    assert call("validate", "new", "--strict", cwd=tmp_path).code == 0


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", ":Asia/Tokyo", "UTC"])
@pytest.mark.skipif(not available_timezones(), reason="the machine knows no time zones")
def test_what_is_not_asked_for_is_as_the_machine_has_it(tmp_path: Path, zone: str) -> None:
    for lang in ("en", "vi"):
        assert call("init", lang, "--lang", lang, cwd=tmp_path, TZ=zone).code == 0
        text = (tmp_path / lang / "targets.yaml").read_text(encoding="utf-8")
        assert f"  time_zone: {zone.removeprefix(':')}\n" in text
        assert f"  language: {lang}\n" in text
        first, last = map(int, re.findall(r"from: ([0-9]+), to: ([0-9]+)", text)[0])
        assert last - first == 4
        assert call("validate", lang, "--strict", cwd=tmp_path).code == 0


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc", ""])
def test_a_time_zone_of_the_machine_that_does_not_exist_is_passed_over(tmp_path: Path, zone: str) -> None:
    assert call("init", "new", cwd=tmp_path, TZ=zone).code == 0
    assert call("validate", "new", "--strict", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--time-zone", "Asia/Hanoi"],
        ["--from-year", "2030", "--to-year", "2029"],
        ["--from-year", "2000", "--to-year", "2100"],
        ["--from-year", "999"],
        ["--to-year", "9999"],
        ["--from-embedded", "--from-year", "2024"],
    ],
)
def test_what_no_decision_can_begin_with_is_refused(tmp_path: Path, options: list[str]) -> None:
    done = call("init", "new", *options, cwd=tmp_path)
    assert done.code == 2
    assert options[-2] in done.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("command", ["status", "targets", "tasks", "agencies"])
def test_a_new_folder_says_what_to_write_and_not_that_the_options_leave_nothing(tmp_path: Path, command: str) -> None:
    call("init", "new", cwd=tmp_path)
    where = "task yet: write one in tasks.yaml" if command == "tasks" else "target yet: write one in targets.yaml"
    assert f"No {where}" in call(command, "--data", "new", "--lang", "en", cwd=tmp_path).text
    none = call(command, "--phase", "2025", "--status", "superseded", "--lang", "en").text
    assert "No target or task matches the options." in none or command == "agencies"


def test_the_copy_says_what_the_embedded_data_says(tmp_path: Path) -> None:
    done = call("init", "copy", "--from-embedded", cwd=tmp_path)
    assert done.code == 0
    assert call("validate", "copy", "--strict", cwd=tmp_path).code == 0
    here, there = (
        call("status", "--format", "json", "--as-of", "2026-11-23", *more, cwd=tmp_path).json
        for more in (("--data", "copy"), ())
    )
    assert here["data"].pop("source") == "folder"
    assert there["data"].pop("source") == "embedded"
    assert here == there
    written = _files(tmp_path / "copy")
    for name, data in _files(Path(shipped().folder)).items():
        assert written[name].replace(b"$schema=", b"$schema=../", 1) == data or written[name] == data


def test_an_empty_folder_is_filled_and_any_other_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert call("init", ".", cwd=tmp_path / "empty").code == 0
    before = _files(tmp_path)
    for folder in ("empty", ".", "empty/targets.yaml", "none/new"):
        done = call("init", folder, cwd=tmp_path)
        assert done.code == 4
        assert "nothing was written: " in done.stderr
        assert _files(tmp_path) == before
    assert call("init", "", cwd=tmp_path).code == 2


def test_a_call_that_fails_leaves_no_half_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"reports/a.yaml": b"schema: 1\n", "targets.yaml": b"schema: 1\n"}
    for name in ("mkdir", "open", "write", "fsync"):
        for number in (1, 2):
            calls = iter(range(1, 100))

            def failing(*given: Any, name: str = name, at: int = number, calls: Any = calls, **more: Any) -> Any:  # noqa: ANN401
                if next(calls) == at:
                    raise OSError(errno.ENOSPC, "No space left on device")
                return REAL[name](*given, **more)

            with monkeypatch.context() as patched:
                patched.setattr(os, name, failing)
                with pytest.raises(NotWrittenError, match=r"nothing was written: .*No space left on device"):
                    module.make_folder(str(tmp_path / "new"), files)
            assert list(tmp_path.iterdir()) == []
    module.make_folder(str(tmp_path / "new"), files)
    assert _files(tmp_path / "new") == files


# --- what a killed process has left


INIT = ("init", "new", "--lang", "en")


@pytest.mark.parametrize("number", [1, 4, 8, 16, 27, 38, 55])
def test_after_a_kill_the_next_init_makes_the_folder(tmp_path: Path, number: int) -> None:
    if number == 16:  # one that is really killed
        assert par(*INIT, cwd=tmp_path, env=killed_at(tmp_path, number)).code == 9
    else:
        assert dies_here(number, *INIT, cwd=tmp_path)
    done = call(*INIT, cwd=tmp_path)
    assert done.code == 0, done.stderr
    call("init", "whole", "--lang", "en", cwd=tmp_path)
    assert _files(tmp_path / "new") == _files(tmp_path / "whole")


class _KilledError(BaseException):
    pass


def _dead_after(number: int, *, half: bool) -> Watched:
    """Return the steps of a process that is killed before a step or in the middle of it: none of them is taken then."""

    def act(count: int, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:  # noqa: ANN401
        if count < number:
            return call(*arguments, **more)
        if count == number and half:
            call(*((arguments[0], arguments[1][: len(arguments[1]) // 2]) if name == "write" else arguments), **more)
        raise _KilledError

    return Watched(act)


def test_after_a_kill_at_any_step_the_folder_is_made_or_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"schemas/a.json": b"{}" * 40, "reports/first.yaml": b"schema: 1\n", "targets.yaml": b"schema: 1\n" * 9}
    left = set()
    for number, half in product(range(1, 50), (False, True)):
        folder = tmp_path / f"{number}{half}"
        watched = _dead_after(number, half=half)
        with monkeypatch.context() as patched:
            for room in (disk, module, system):
                patched.setattr(room, "os", watched)
            with contextlib.suppress(_KilledError):
                module.make_folder(str(folder), files)
        found = _files(folder)
        left.add(len(found))
        if found != files:
            module.make_folder(str(folder), files)
        assert _files(folder) == files
        if watched.count < number:
            break
    assert left == {0, 1, 2, 3, 4}
    assert number > 15


def test_what_was_written_into_the_rest_of_a_killed_init_is_never_removed(tmp_path: Path) -> None:
    def lock(folder: Path) -> None:
        held.enter_context(system.lock(str(folder / ".par-init.tmp"), 1))

    def linked(folder: Path) -> None:
        moved = (folder / ".par-init.tmp").rename(tmp_path / "mark")
        (folder / ".par-init.tmp").symlink_to(moved)

    changes: dict[str, Callable[[Path], object]] = {
        "edited": lambda folder: (folder / "schemas/targets.schema.json").write_text("{} mine", encoding="utf-8"),
        "emptied": lambda folder: (folder / "schemas/targets.schema.json").write_text("mine", encoding="utf-8"),
        "another": lambda folder: (folder / "notes.txt").write_text("mine", encoding="utf-8"),
        "below": lambda folder: (folder / "schemas/notes.txt").touch(),
        "folder": lambda folder: (folder / "mine").mkdir(),
        "link": lambda folder: (folder / "reports").symlink_to(tmp_path),
        "no mark": lambda folder: (folder / ".par-init.tmp").unlink(),
        "another mark": lambda folder: (folder / ".par-init.tmp").write_text("[]", encoding="utf-8"),
        "a link as mark": linked,
        "living": lock,
    }
    assert dies_here(21, "init", "killed", cwd=tmp_path)
    for name, change in changes.items():
        folder = shutil.copytree(tmp_path / "killed", tmp_path / name)
        assert (folder / "schemas/targets.schema.json").exists()
        with contextlib.ExitStack() as held:
            change(folder)
            before = sorted(folder.rglob("*")), _files(folder)
            done = call("init", name, cwd=tmp_path)
            assert (done.code, "is not empty" in done.stderr) == (4, True), name
            assert (sorted(folder.rglob("*")), _files(folder)) == before


def test_of_several_at_once_in_one_folder_one_makes_it_and_the_others_say_so(tmp_path: Path) -> None:
    assert call("init", "whole", "--lang", "en", cwd=tmp_path).code == 0
    running = [subprocess.Popen([*COMMAND, *INIT], cwd=tmp_path, stderr=subprocess.PIPE) for _ in range(4)]
    codes = [(process.communicate(), process.returncode)[1] for process in running]
    assert sorted(codes) == [0, 4, 4, 4]
    assert _files(tmp_path / "new") == _files(tmp_path / "whole")


REAL = {name: getattr(os, name) for name in ("mkdir", "open", "write", "fsync")}
