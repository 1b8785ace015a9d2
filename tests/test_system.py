"""What differs between systems: names that every one takes, files that are held, streams."""

from __future__ import annotations

import errno
import io
import locale
import ntpath
import os
import posixpath
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import for_each
from cli.command import call
from installed import needs_posix
from par_cli import system
from par_cli.cli import resolve
from par_cli.cli.language import of_environment
from par_cli.cli.paths import resolve_paths
from par_cli.diagnostics import Diagnostic, MisuseError
from par_cli.locales import ENGLISH
from par_cli.render.findings import sarif
from par_cli.source import parse_yaml, read_bytes, warn_of_strays
from support import write_folder

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


def test_a_report_may_be_named_with_the_separator_of_windows_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "WINDOWS", True)
    assert resolve.report_name(r"q4\2025.yaml") == "q4/2025.yaml"
    with pytest.raises(MisuseError):
        resolve.report_name(r"q\..\..\x.yaml")


def test_a_file_has_one_name_however_its_letters_are_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems for which letter case, or the code points of a letter, make no difference."""
    (tmp_path / "q4").mkdir()
    (tmp_path / "q4" / "B\u00e1o.yaml").write_bytes(b"")
    for typed in ("q4/B\u00e1o.yaml", "Q4/b\u00e1o.YAML", "q4/Ba\u0301o.yaml"):
        with monkeypatch.context() as patched:
            patched.setattr(os.path, "lexists", lambda _: True)
            assert system.as_listed(str(tmp_path), typed) == "q4/B\u00e1o.yaml"
    for typed in (".", "none.yaml", "none/none.yaml", "q4/none.yaml", "q4/B\u00e1o.yaml/x", "a\0b"):
        assert system.as_listed(str(tmp_path), typed) == typed


def test_a_record_goes_to_the_file_that_is_there_in_another_letter_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("init", "data", "--from-embedded", cwd=tmp_path).code == 0
    report = tmp_path / "data" / "reports" / "Q4.yaml"
    report.write_bytes(b"schema: 1\n")
    real = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: real(str(path).replace("q4.yaml", "Q4.yaml")))
    told = call(
        "record", "task", "I.4", "--done", "2026-01-01", "--published", "2026-01-01", "--evidence", "x",
        "--file", "q4.yaml", "--dry-run", "--data", "data", cwd=tmp_path,
    )  # fmt: skip
    assert told.stderr.endswith("it would be in data/reports/Q4.yaml\n")


def _same_in_any_case(path: str, other: str) -> bool:
    return path.casefold() == other.casefold()


def test_a_name_in_capitals_that_this_system_reads_is_doubted_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Targets.yaml", "tasks.yaml"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "REPORTS").mkdir()
    for same, said in ((False, "this is not read"), (True, "other systems do not read this")):
        monkeypatch.setattr(system, "is_same", lambda *_, same=same: same)
        problems: list[Diagnostic] = []
        warn_of_strays(str(tmp_path), ("targets.yaml", "tasks.yaml"), "reports", problems)
        assert [(Path(item.file).name, item.code, item.warning) for item in problems] == [
            ("REPORTS", "PAR107", True),
            ("Targets.yaml", "PAR107", True),
        ]
        assert {ENGLISH.text(item.message) for item in problems} == {f"{said}: its name must be in lower case"}


def test_a_file_is_inside_a_folder_that_is_typed_in_another_letter_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    (folder / "reports").mkdir(parents=True)
    assert system.inside(str(folder / "reports" / "x.yaml"), str(folder)) == "reports/x.yaml"
    if not (tmp_path / "DATA").exists():
        assert system.inside(str(tmp_path / "DATA" / "reports" / "x.yaml"), str(folder)) is None
    assert system.inside(str(tmp_path / "data-2" / "x.yaml"), str(folder)) is None
    monkeypatch.setattr(system, "is_same", _same_in_any_case)
    assert system.inside(str(tmp_path / "DATA" / "reports" / "x.yaml"), str(folder)) == "reports/x.yaml"
    assert system.inside(str(tmp_path / "DATA"), str(folder)) == "."
    assert system.inside(str(tmp_path / "other" / "x.yaml"), str(folder)) is None


def test_where_letter_case_makes_no_difference_a_file_has_one_name_in_every_command(tmp_path: Path) -> None:
    assert call("init", "data", "--from-embedded", cwd=tmp_path).code == 0
    if not (tmp_path / "DATA").exists():
        pytest.skip("letter case makes a difference on this file system")
    data = tmp_path / "data"
    for old, new in (("targets.yaml", "Targets.yaml"), ("reports", "REPORTS")):
        (data / old).rename(tmp_path / "moved")
        (tmp_path / "moved").rename(data / new)
    report = next((data / "reports").glob("*.yaml"))
    report.rename(data / "reports" / "Q4.yaml")
    doubted = {"data/Targets.yaml", "data/REPORTS"}
    for arguments in (["DATA"], ["data"]):
        done = call("validate", *arguments, "--format", "json", "--as-of", "2026-11-23", cwd=tmp_path)
        assert done.code == 0
        assert {f"data/{item['file'].partition('/')[2]}" for item in done.json["findings"]} == doubted
    for typed in ("data/TARGETS.yaml", r"DATA\targets.yaml", "data/Reports/q4.YAML", r"data\REPORTS\Q4.yaml"):
        done = call("validate", typed, "--as-of", "2026-11-23", "--verbose", cwd=tmp_path)
        assert done.code == 0, done.stderr
    recorded = call(
        "record", "task", "I.4", "--done", "2026-01-01", "--published", "2026-01-01", "--evidence", "x",
        "--file", "q4.yaml", cwd=tmp_path,
    )  # fmt: skip
    assert recorded.stderr.endswith("written to data/reports/Q4.yaml\n")
    assert {item.name for item in data.iterdir()} >= {"Targets.yaml", "REPORTS"}


@for_each(
    [
        (posixpath, "my/targets.yaml", "my/targets.yaml"),
        (posixpath, "./my data/a.yaml", "my%20data/a.yaml"),
        (posixpath, "/my data/a.yaml", "file:///my%20data/a.yaml"),
        (posixpath, "C:/my data/a.yaml", "C%3A/my%20data/a.yaml"),
        (posixpath, "./C:/a.yaml", "C%3A/a.yaml"),
        (ntpath, "my/targets.yaml", "my/targets.yaml"),
        (ntpath, "C:/my data/a.yaml", "file:///C:/my%20data/a.yaml"),
        (ntpath, "//server/my share/a.yaml", "file://server/my%20share/a.yaml"),
    ]
)
def test_an_address_of_a_file_follows_what_the_system_calls_a_drive(case: tuple[ModuleType, str, str]) -> None:
    paths, file, address = case
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os.path, "splitdrive", paths.splitdrive)
        assert sarif._uri(file, system.drive) == address  # noqa: SLF001


def test_a_file_that_cannot_be_opened_may_be_open_elsewhere_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setattr(os, "open", denied)
    problems: list[Diagnostic] = []
    assert read_bytes(str(tmp_path / "x.yaml"), "x.yaml", 10, problems) is None
    assert [ENGLISH.text(problem.message) for problem in problems] == [
        "another program has it open, or there is no permission to read it"
    ]
    assert read_bytes(str(tmp_path), "x.yaml", 10, problems) is None
    assert ENGLISH.text(problems[-1].message) == "this is a folder, not a file"


def test_a_new_folder_may_be_typed_with_a_slash_at_its_end(tmp_path: Path) -> None:
    done = call("init", "mine/", cwd=tmp_path)
    assert (done.code, (tmp_path / "mine" / "targets.yaml").is_file()) == (0, True)
    assert "mine is ready; try: par status --data mine\n" in done.stderr


def test_a_search_upward_ends_at_the_root_of_a_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MisuseError, match="no folder above"):
        resolve_paths([str(tmp_path / "x.yaml")], None, {})


def _held(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let a file be held, as Windows says it, for some attempts; return the attempts."""
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


def test_a_file_that_a_program_has_open_is_replaced_or_left_as_it_is(tmp_path: Path) -> None:
    """Windows does not let go of it; the others put the new file in its place."""
    out = tmp_path / "out.csv"
    out.write_bytes(b"before")
    arguments = ("targets", "--as-of", "2026-11-23", "--fail-on", "never", "--lang", "en", "--format", "csv")
    with out.open("rb"):
        done = call(*arguments, "-o", str(out))
    if system.WINDOWS:
        assert (done.code, out.read_bytes()) == (4, b"before")
        assert "another program has it open, or it is read-only" in done.stderr
        done = call(*arguments, "-o", str(out))
    assert (done.code, done.stderr) == (0, "")
    assert out.read_bytes() == call(*arguments).stdout
    assert list(tmp_path.iterdir()) == [out]


def test_a_reader_that_is_gone_is_told_from_a_disk_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    invalid = OSError(errno.EINVAL, "Invalid argument")  # what Windows says then
    for windows in (False, True):
        monkeypatch.setattr(system, "WINDOWS", windows)
        assert system.reader_is_gone(BrokenPipeError(errno.EPIPE, "Broken pipe"))
        assert system.reader_is_gone(invalid) == windows
        assert not system.reader_is_gone(OSError(errno.ENOSPC, "No space left on device"))


def test_a_stream_that_is_no_console_is_utf_8_on_windows_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "WINDOWS", True)
    for environment, encoding in (({}, "utf-8"), ({"PYTHONIOENCODING": "cp1258"}, "cp1258")):
        out = io.TextIOWrapper(io.BytesIO(), encoding="cp1258", newline="\r\n")
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", None)
        system.prepare_streams(environment)
        assert out.encoding == encoding


def test_what_is_typed_is_stored_as_it_is_and_not_expanded(tmp_path: Path) -> None:
    """Windows leaves it to programs to expand arguments; this one does not."""
    assert call("init", "data", "--from-embedded", cwd=tmp_path).code == 0
    note = r'*.* ~ %PATH% $HOME "x" \\ data/*.yaml'
    done = call(
        "record", "value", "par-index-rank", "2025", "9", "--of", "34", "--published", "2026-04-03", "--source", "*",
        "--note", note, cwd=tmp_path,
    )  # fmt: skip
    assert done.code == 0, done.stderr
    (entry,) = [
        line
        for line in (tmp_path / "data/reports/2026-04.yaml").read_text(encoding="utf-8").splitlines()
        if "9" in line
    ]
    document = parse_yaml(entry.strip().removeprefix("- ").encode(), "entry.yaml", [])
    assert document is not None
    assert isinstance(document.value, dict)
    assert (document.value["note"], document.value["source"]) == (note, "*")


@pytest.mark.parametrize("name", ["x.yaml", "x.csv"])
def test_a_file_does_not_end_at_the_byte_1a(name: str, tmp_path: Path) -> None:
    """Windows ends a file there that is not opened as binary, and the rest would be left out in silence."""
    assert call("init", "data", "--from-embedded", cwd=tmp_path).code == 0
    content = b"indicator,period,value\n" if name == "x.csv" else b"schema: 1\nvalues: []\n"
    (tmp_path / "data" / "reports" / name).write_bytes(content + b"\x1a\nnothing,2024,1\n")
    done = call("validate", "data", "--as-of", "2026-11-23", "--format", "concise", cwd=tmp_path)
    assert done.code == 3
    assert f"data/reports/{name}:{content.count(10) + 1}:1: " in done.text
    assert "[PAR112]" in done.text


@pytest.mark.parametrize(
    ("user", "environment", "language"),
    [
        ("Vietnamese_Vietnam.1258", {}, "vi"),
        ("English_United States.1252", {}, "en"),
        ("Xx_Xx.1252", {}, None),
        ("Vietnamese_Vietnam.1258", {"LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_a_windows_user(
    user: str, environment: dict[str, str], language: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "setlocale", lambda _: user)
    monkeypatch.setattr(system, "WINDOWS", False)
    assert of_environment({}) is None
    monkeypatch.setattr(system, "WINDOWS", True)
    assert of_environment(environment) == language


def test_a_path_on_another_drive_is_not_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    folder = write_folder(tmp_path / "data")
    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert system.relative("D:/x.yaml", str(folder)) is None
    with pytest.raises(MisuseError, match="is not in"):
        resolve_paths([str(tmp_path / "x.yaml")], str(folder), {})


# --- commands of a shell


@needs_posix("words are quoted in another way there")
@pytest.mark.parametrize("text", ["data", "a folder", "it's", "$HOME", "đề án", "a|b", ""])
def test_a_text_is_one_word_for_the_shell(text: str) -> None:
    assert system.split_command(f"par --data {system.quoted(text)}") == ["par", "--data", text]


@needs_posix("words are quoted in another way there")
def test_a_command_with_a_quote_left_open_has_no_words() -> None:
    assert system.split_command("less 'a") == []
    assert system.split_command("") == []
