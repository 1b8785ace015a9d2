"""What differs between systems: names that every one takes, files that are held, streams."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import for_each
from cli.command import call
from par_cli import system
from par_cli.cli.paths import resolve_paths
from par_cli.diagnostics import MisuseError

NAMES = st.text("abz019-_", min_size=1, max_size=8).map(lambda text: f"x{text}")
RESERVED = ("con", "prn", "aux", "nul", "com1", "lpt9")


@given(st.lists(NAMES, min_size=1, max_size=4).map("/".join))
def test_a_path_of_plain_names_is_a_name_on_every_system(name: str) -> None:
    assert system.is_portable(f"{name}.yaml")


@for_each(
    [
        "",
        "/2025.yaml",
        "2025//x.yaml",
        "../2025.yaml",
        "q/../../x.yaml",
        r"q\..\..\x.yaml",
        "./2025.yaml",
        "Z:/x/y.yaml",
        "a:b.yaml",
        "a?.yaml",
        "a|b.yaml",
        'a"b.yaml',
        "a\tb.yaml",
        "a./x.yaml",
        "a /x.yaml",
        *(f"{name}.yaml" for name in RESERVED),
        *(f"{name.upper()}/x.yaml" for name in RESERVED),
        "nul .yaml",
    ],
    name=repr,
)
def test_a_name_that_some_system_refuses_or_reads_otherwise_is_not_portable(name: str) -> None:
    assert not system.is_portable(name)


@pytest.mark.parametrize("name", ["q/../../x.yaml", r"q\..\..\x.yaml", "a:b.yaml", "nul.yaml"])
def test_a_report_has_a_name_that_every_system_takes(name: str, tmp_path: Path) -> None:
    assert call("init", "data", cwd=tmp_path).code == 0
    done = call("record", "task", "I.1", "--done", "2025-01-01", "--file", name, "--data", "data", cwd=tmp_path)
    assert done.code == 2
    assert "is not the name of a YAML file below reports/" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]


def test_a_new_folder_may_be_typed_with_a_slash_at_its_end(tmp_path: Path) -> None:
    done = call("init", "mine/", cwd=tmp_path)
    assert (done.code, (tmp_path / "mine" / "targets.yaml").is_file()) == (0, True)
    assert "mine is ready; try: par status --data mine\n" in done.stderr


def test_a_search_upward_ends_at_the_root_of_a_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MisuseError, match="no folder above"):
        resolve_paths([str(tmp_path / "x.yaml")], None, {})


def _held(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let a file be held, as Windows says it, for so many attempts; return the attempts."""
    attempts: list[int] = []
    replace = os.replace

    def denied(source: str, target: str, **more: Any) -> None:  # noqa: ANN401 - the signature of os.replace
        attempts.append(1)
        if len(attempts) <= times:
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        replace(source, target, **more)

    monkeypatch.setattr(os, "replace", denied)
    monkeypatch.setattr(system, "_PAUSE", 0)
    return attempts


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    attempts = _held(monkeypatch, 3)
    system.replace(str(tmp_path / "new"), str(tmp_path / "old"))
    assert (len(attempts), (tmp_path / "old").read_bytes()) == (4, b"new")


def test_a_file_that_stays_held_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    monkeypatch.setattr(system, "_BUSY_SECONDS", 0)
    _held(monkeypatch, 99)
    with pytest.raises(PermissionError) as caught:
        system.replace(str(tmp_path / "new"), str(tmp_path / "old"))
    assert system.is_held(caught.value)
    assert (tmp_path / "old").read_bytes() == b"old"


def test_a_stream_that_is_no_console_is_utf_8_on_windows_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "WINDOWS", True)
    for environment, encoding in (({}, "utf-8"), ({"PYTHONIOENCODING": "cp1258"}, "cp1258")):
        out = io.TextIOWrapper(io.BytesIO(), encoding="cp1258", newline="\r\n")
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", None)
        system.prepare_streams(environment)
        assert out.encoding == encoding
