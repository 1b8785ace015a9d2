"""`par init`: a folder that is valid as it stands, or nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cli.command import call, par
from loading.examples import shipped
from par_cli.diagnostics import NotWrittenError
from par_cli.record import new_folder as module


def _files(folder: Path) -> dict[str, bytes]:
    return {item.relative_to(folder).as_posix(): item.read_bytes() for item in folder.rglob("*") if item.is_file()}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_skeleton_is_valid_as_written_and_every_command_reads_it(tmp_path: Path, lang: str) -> None:
    done = par("init", "new", "--lang", lang, cwd=tmp_path)
    assert (done.code, done.text) == (0, "")
    assert "par status --data new" in done.stderr
    checked = par("validate", "new", "--strict", cwd=tmp_path)
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
    assert named == 8


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


REAL = {name: getattr(os, name) for name in ("mkdir", "open", "write", "fsync")}
