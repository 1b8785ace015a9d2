"""What comes out, and where to: files written whole or not at all, widths, colours, encodings, hostile text."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from cli.command import HERE, NOW, Run, call, documents, embedded, killed_at, par, shell
from cli.terminal import on_terminal
from installed import needs_links, needs_modes, needs_posix, needs_shell
from loading.examples import GOOD
from par_cli import system
from par_cli.cli.output import wants_color
from par_cli.diagnostics import InvalidDataError
from par_cli.locales import Language, get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.progress.results import Status
from par_cli.progress.status import status
from par_cli.render.csv_document import csv_document
from par_cli.render.document import View, json_document
from par_cli.render.formats import FORMATS, IN_WORDS, PLAIN, Format, Layout
from par_cli.render.markdown import markdown
from par_cli.render.printable import log_line
from par_cli.render.table import table
from read_once import EMBEDDED, shipped_data
from schemas import held
from support import (
    EVERYTHING,
    Described,
    Fields,
    agency,
    day,
    figure,
    indicator,
    outcome,
    rank,
    read,
    report,
    target,
    task,
    value,
    write_folder,
)

VIEWS = ("status", "targets", "tasks", "agencies")
SHOWN: tuple[View, ...] = ("status", "targets", "tasks", "agencies")
FORMS = get_args(Format)
TEXTS = tuple(form for form in FORMS if form != "xlsx")
ESCAPE = b"\x1b"


# --- into a file


def _into(
    file: Path | str,
    *arguments: str,
    cwd: Path = HERE,
    env: Mapping[str, str] | None = None,
    run: Callable[..., Run] = call,
) -> Run:
    return run("tasks", "--as-of", NOW, "--lang", "en", *arguments, "-o", str(file), cwd=cwd, env=env)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_gets_the_same_bytes_as_a_pipe_and_the_exit_code_stays(form: str, tmp_path: Path) -> None:
    run = par if form == "table" else call
    found = _into(tmp_path / "out", "--format", form, run=run)
    assert (found.code, found.stdout, found.stderr) == (1, b"", "")
    assert (tmp_path / "out").read_bytes() == embedded("tasks", "--lang", "en", "--format", form).stdout
    assert [item.name for item in tmp_path.iterdir()] == ["out"]


def test_a_file_is_written_below_the_folder_in_which_the_command_runs(tmp_path: Path) -> None:
    assert _into("bảng kê.txt", cwd=tmp_path).code == 1
    assert (tmp_path / "bảng kê.txt").stat().st_size > 1000


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    assert _into(file).code == 1
    assert system.WINDOWS or stat.S_IMODE(file.stat().st_mode) == 0o640  # there are no modes there
    assert file.read_bytes() == embedded("tasks", "--lang", "en").stdout


@needs_shell
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    found = shell('umask 027; "$par" tasks --as-of 2026-11-23 --lang en -o "$1"', str(tmp_path / "out"))
    assert found.code == 1
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


@needs_links
def test_a_link_keeps_pointing_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    file, link = tmp_path / "below" / "file", tmp_path / "link"
    file.write_text("before", encoding="utf-8")
    link.symlink_to(file)
    assert _into(link).code == 1
    assert link.is_symlink()
    assert file.read_bytes() == embedded("tasks", "--lang", "en").stdout
    assert sorted(item.name for item in tmp_path.rglob("*")) == ["below", "file", "link"]


def test_another_file_in_the_folder_is_never_touched(tmp_path: Path) -> None:
    other = tmp_path / "out.1.tmp"
    other.write_text("mine", encoding="utf-8")
    assert _into(tmp_path / "out").code == 1
    assert other.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Is a directory"),
        ("nowhere/out", "No such file or directory"),
        pytest.param("file/out", "Not a directory", marks=needs_posix("Windows says that there is no such file")),
        ("new/", "the name ends like that of a folder"),
        pytest.param("n" * 300, "File name too long", marks=needs_posix("Windows says that there is no such file")),
    ],
)
def test_what_cannot_be_written_is_4_and_leaves_everything_as_it_was(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before", encoding="utf-8")
    found = _into(f"{tmp_path}/{name}", run=par if name == "nowhere/out" else call)
    assert (found.code, found.stdout) == (4, b"")
    assert found.stderr.startswith("par: the output could not be written: ")
    assert why in found.stderr
    assert "check the disk and the permissions" in found.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


@needs_modes
def test_without_permission_it_is_4_and_what_was_there_is_unharmed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "out").write_text("before", encoding="utf-8")
    closed.chmod(0o500)
    found = _into(closed / "out")
    assert found.code == 4
    assert "Permission denied" in found.stderr
    assert (closed / "out").read_text(encoding="utf-8") == "before"


@needs_shell
def test_a_failing_disk_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    """A file that may not grow is like a disk that is full."""
    file = tmp_path / "out"
    file.write_text("before", encoding="utf-8")
    script = 'trap "" XFSZ; ulimit -f 1; "$par" tasks --as-of 2026-11-23 --lang en -o "$1"'
    found = shell(script, str(file), PYTHONDONTWRITEBYTECODE="1")
    assert found.code == 4
    assert "could not be written" in found.stderr
    assert file.read_text(encoding="utf-8") == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["out"]


def test_invalid_data_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("before", encoding="utf-8")
    assert _into(file, "--data", str(tmp_path)).code == 3
    assert file.read_text(encoding="utf-8") == "before"


# --- never onto the data

WRITING = (
    "status", "targets", "tasks --format csv", "agencies", "show share/2025", "validate",
    "import --template --period 2025",
)  # fmt: skip


def _protected(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Return what is refused as ``-o``, with what it would have been in the data; each names it in another way."""
    (folder / ".par.lock").touch()
    named = {
        f"{folder}/targets.yaml": "targets.yaml",
        f"{folder}/reports/../agencies.yaml": "agencies.yaml",
        f"{folder}/reports/reported.yaml": "reports/reported.yaml",
        f"{folder}/reports/sub/other.csv": "reports/sub/other.csv",
        f"{folder}/.par.lock": ".par.lock",
    }
    if system.WINDOWS:  # links need a right of their own there
        return named
    (tmp_path / "linked").symlink_to(folder)
    (tmp_path / "link.csv").symlink_to(folder / "tasks.yaml")
    (tmp_path / "new.csv").symlink_to(folder / "reports/new.csv")
    return {
        **named,
        f"{tmp_path}/linked/tasks.yaml": "tasks.yaml",
        f"{tmp_path}/link.csv": "tasks.yaml",
        f"{tmp_path}/new.csv": "reports/new.csv",
    }


@pytest.mark.parametrize("command", WRITING)
def test_no_file_of_the_data_is_overwritten_and_the_one_that_would_be_is_named(command: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    folder = write_folder(
        tmp_path / "data",
        indicators=[indicator(target(at_least=50))],
        values=[value(2024, 45)],
        files={"sub/more.yaml": {"values": []}},
    )
    before = {item: item.read_bytes() for item in folder.rglob("*") if item.is_file()}
    for path, name in _protected(folder, tmp_path).items():
        found = call(*command.split(), "--data", str(folder), "-o", path)
        assert (found.code, found.stdout) == (2, b""), (path, found)
        assert f"/{name}" in found.stderr
        assert ("overwrite" in found.stderr) == (folder / name).exists()
    assert {
        item: item.read_bytes() for item in folder.rglob("*") if item.is_file() and item.suffix != ".lock"
    } == before
    for free in (tmp_path / "out", folder / "out.txt", tmp_path / "other/targets.yaml"):
        assert call(*command.split(), "--data", str(folder), "-o", str(free)).code in {0, 1}, free
        assert free.is_file()


def test_the_data_that_a_command_finds_by_itself_is_spared_too(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", indicators=[indicator(target(at_least=50))])
    (tmp_path / "elsewhere").mkdir()
    before = (folder / "targets.yaml").read_bytes()
    for command in (
        "status",
        "validate",
        "validate data",
        "validate data/tasks.yaml",
        "explain",
        "schema",
        "schema targets",
    ):
        for where, path in ((tmp_path, "data/targets.yaml"), (tmp_path / "elsewhere", "../data/targets.yaml")):
            environment = {} if where == tmp_path else {"PAR_DATA": str(folder)}
            words = [word.replace("data", f"{folder}") for word in command.split()]
            found = call(*words, "-o", path, cwd=where, env=environment)
            assert (found.code, found.stdout) == (2, b""), command
    assert (folder / "targets.yaml").read_bytes() == before


@pytest.mark.parametrize("kept", [False, True])
def test_what_a_killed_process_left_is_removed_and_what_a_living_one_writes_is_not(tmp_path: Path, kept: bool) -> None:
    left = tmp_path / ".par-4711.tmp"
    left.write_bytes(b"half of it")
    others = {"par-1.tmp", ".par-1.tmp.txt", ".par-x.tmp", ".par-.tmp", "out"}
    for name in others:
        (tmp_path / name).touch()
    (tmp_path / ".par-1.tmp").mkdir()
    others.add(".par-1.tmp")
    if not system.WINDOWS:  # links need a right of their own there
        (tmp_path / ".par-2.tmp").symlink_to(tmp_path / "out")
        others.add(".par-2.tmp")
    with contextlib.ExitStack() as held:
        if kept:
            held.enter_context(system.lock(str(left), 1))
        assert _into(tmp_path / "out").code == 1
        assert left.exists() == kept
    remaining = {item.name for item in tmp_path.iterdir()} - {left.name}
    assert remaining == others
    assert (tmp_path / "out").read_bytes() == embedded("tasks", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("number", "stands"), [(6, "before"), pytest.param(10, "after", marks=needs_posix("a file has fewer steps there"))]
)
def test_a_process_that_is_killed_leaves_the_old_file_or_the_new_one_and_the_next_run_removes_the_rest(
    number: int, stands: str, tmp_path: Path
) -> None:
    """In the middle of its write, and once it has put the file in place; of every step see ``test_writers.py``."""
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "out"
    file.write_bytes(b"before")
    new = embedded("tasks", "--lang", "en").stdout
    assert _into(file, env=killed_at(tmp_path, number), run=par).code == 9
    assert file.read_bytes() == (b"before" if stands == "before" else new)
    assert _into(file).code == 1
    assert file.read_bytes() == new
    assert [item.name for item in folder.iterdir()] == ["out"]


@needs_posix("devices have other names there")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    found = _into("/dev/full")
    assert found.code == 4
    assert "No space left on device" in found.stderr
    assert Path("/dev/full").is_char_device()
    assert _into("/dev/null").code == 1
    assert Path("/dev/null").is_char_device()


@needs_posix("devices have other names there")
@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout here")
def test_standard_output_can_be_named_as_a_file() -> None:
    found = _into("/dev/stdout", run=par)
    assert found == embedded("tasks", "--lang", "en")


# --- widths


@cache
def _standing() -> Status:
    return with_accounts(status(shipped_data(), day(NOW), EVERYTHING), None, "overdue", get_locale("vi").text)


def _table(view: View, language: Language, width: int, layout: Layout = PLAIN) -> str:
    return table(_standing(), view, get_locale(language), width, color=False, binding=False, layout=layout)


@pytest.mark.parametrize(("view", "width"), [("status", "20"), ("targets", "80"), ("status", "9999")])
def test_without_a_terminal_columns_says_how_wide_a_table_is(view: View, width: str) -> None:
    run = par if view == "targets" else call
    found = run(view, "--as-of", NOW, "--lang", "en", COLUMNS=width)
    assert (found.code, found.stderr) == (1, "")
    layout = Layout(repeated=f" --as-of {NOW} --lang en")
    assert found.text == _table(view, "en", int(width), layout)


@pytest.mark.parametrize("view", SHOWN)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_a_table_fits_the_width_apart_from_an_id_that_is_longer(view: View, language: Language, width: int) -> None:
    too_long = [line for line in _table(view, language, width).splitlines() if cell_len(line) > width]
    assert [line for line in too_long if len(line.split()) > 1] == []


@pytest.mark.parametrize("view", SHOWN)
@pytest.mark.parametrize("width", [20, 21, 40, 80])
def test_no_id_is_lost_at_any_width(view: View, width: int) -> None:
    """An id may go on in the next line of its cell, and is whole once the lines are put together."""
    run = re.sub(r"\s", "", _table(view, "en", width))
    if view == "tasks":
        for name in (item["id"] for item in documents("tasks")["tasks"]):
            assert name in run, name
    assert "2026-11-23" in run


@pytest.mark.parametrize(
    "columns", ["10", "19", "garbage", "-5", "0", "80.0", "٨٠", "9" * 5000], ids=lambda item: item[:9]
)
def test_below_20_columns_and_without_a_number_a_table_is_80_columns_wide(columns: str) -> None:
    view = "tasks"
    assert call(view, "--as-of", NOW, "--lang", "en", COLUMNS=columns) == embedded(view, "--lang", "en")


@pytest.mark.parametrize("view", SHOWN)
def test_no_line_ends_in_a_space(view: View) -> None:
    for width in (80, 140):
        assert [line for line in _table(view, "vi", width).splitlines() if line != line.rstrip()] == []


# --- colours


@pytest.mark.parametrize("view", VIEWS)
def test_a_pipe_gets_no_colour_unless_it_is_asked_for(view: str) -> None:
    assert ESCAPE not in embedded(view, "--lang", "en").stdout
    assert ESCAPE in embedded(view, "--lang", "en", "--color", "always").stdout


@pytest.mark.parametrize("view", VIEWS)
def test_without_its_colours_a_table_is_the_same_table(view: str) -> None:
    colored = embedded(view, "--lang", "en", "--color", "always").text
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == embedded(view, "--lang", "en", "--color", "never").text


TERMINAL = ("status", "--as-of", NOW, "--lang", "en", "--no-pager")


@needs_posix("a terminal is made with pty")
def test_on_a_terminal_there_is_colour_and_the_terminals_width() -> None:
    """An empty $NO_COLOR asks for nothing."""
    code, shown = on_terminal(*TERMINAL, env={"TERM": "xterm-256color", "NO_COLOR": ""})
    assert code == 1
    assert "\x1b" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == embedded("status", "--lang", "en").text


@needs_posix("a terminal is made with pty")
def test_a_terminal_that_asks_for_no_colour_gets_none() -> None:
    _, shown = on_terminal(*TERMINAL, env={"NO_COLOR": "1"})
    assert shown == embedded("status", "--lang", "en").text


@pytest.mark.parametrize(
    ("choice", "environment", "colored"),
    [
        ("auto", {}, True),
        ("auto", {"TERM": "xterm"}, True),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"NO_COLOR": "1", "TERM": "xterm"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("never", {"TERM": "xterm"}, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_a_terminal_has_colour_as_chosen_else_unless_it_asks_for_none(
    choice: str, environment: Mapping[str, str], colored: bool
) -> None:
    assert wants_color(choice, environment, to_terminal=True) == colored
    assert wants_color(choice, environment, to_terminal=False) == (choice == "always")


@needs_posix("a terminal is made with pty")
def test_other_forms_and_files_have_no_colour_on_a_terminal_either(tmp_path: Path) -> None:
    for form in FORMATS.keys() - {"xlsx"}:
        assert ESCAPE not in embedded("status", "--format", form, "--color", "always").stdout
    _, shown = on_terminal(*TERMINAL, "--format", "md", "--color", "always")
    assert shown == embedded("status", "--lang", "en", "--format", "md").text
    on_terminal(*TERMINAL, "-o", str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes() == embedded("status", "--lang", "en").stdout


# --- encodings

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    ("view", "environment"),
    [
        ("status", {"PYTHONIOENCODING": "ascii"}),
        pytest.param("targets", ASCII, marks=needs_posix("no variable there sets the locale")),
    ],
    ids=["io", "locale"],
)
def test_ascii_output_escapes_what_it_cannot_show(view: str, environment: dict[str, str]) -> None:
    found = par(view, "--as-of", NOW, "--lang", "vi", env=environment)
    assert (found.code, found.stderr) == (1, "")
    assert found.stdout.isascii()
    assert b"H\\xe0 T\\u0129nh" in found.stdout
    assert found.stdout.decode("unicode_escape") == embedded(view, "--lang", "vi").text


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16", "latin-1:strict"])
def test_any_encoding_is_written_without_a_fault(encoding: str) -> None:
    found = par("status", "--data", str(GOOD), "--as-of", NOW, "--lang", "vi", PYTHONIOENCODING=encoding)
    assert (found.code, found.stderr) == (1, "")


@pytest.mark.parametrize("form", ["json", "md"])
def test_every_format_but_the_table_is_utf_8_in_any_locale(form: str) -> None:
    found = par("agencies", "--as-of", NOW, "--lang", "vi", "--format", form, env=ASCII)
    assert found == embedded("agencies", "--lang", "vi", "--format", form)
    assert "Sở Nội vụ" in found.text


@needs_posix("no variable there sets the locale")
def test_messages_are_written_in_ascii_too() -> None:
    found = par("status", "--as-of", "hôm nay", env=ASCII)
    assert found.code == 2
    assert found.stderr.isascii()
    assert "is not a day; write it like 2025-12-31 or 31/12/2025" in found.stderr


def test_what_is_typed_in_a_locale_of_ascii_is_the_text_that_was_meant(tmp_path: Path) -> None:
    found = par("agencies", "--as-of", NOW, "--agency", "Sở Nội vụ", "--format", "json", env=ASCII)
    assert found == embedded("agencies", "--agency", "so-noi-vu", "--format", "json")
    folder = write_folder(tmp_path / "dữ liệu", indicators=[indicator(target(at_least=50))])
    source = ("--source", "Báo cáo số 5", "--published", "2026-01-02", "--file", "báo.yaml")
    done = par("record", "value", "share", "2025", "48", "--data", str(folder), *source, env=ASCII)
    assert done.code == 0, done.stderr
    assert "Báo cáo số 5" in (folder / "reports/báo.yaml").read_text(encoding="utf-8")
    assert "báo.yaml" in (folder / "reports/.journal.jsonl").read_text(encoding="utf-8")
    assert par("record", "undo", "--data", str(folder), env=ASCII).code == 0
    assert not (folder / "reports/báo.yaml").exists()


@needs_posix("arguments are text there")
def test_bytes_that_are_no_text_in_an_argument_are_shown_escaped(tmp_path: Path) -> None:
    name = os.fsdecode(b"f\xff\x1b[31m")
    found = call("status", "--as-of", NOW, "--data", str(tmp_path / name))
    assert found.code == 2
    assert "/f\\udcff\\u001b[31m”" in found.stderr


# --- the same bytes for machines


IN_A_PROCESS = ("status", "json")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", sorted({*FORMATS} - IN_WORDS))
def test_machine_output_does_not_depend_on_zone_locale_width_or_folder(view: str, form: str, tmp_path: Path) -> None:
    plain = embedded(view, "--format", form)
    run = par if (view, form) == IN_A_PROCESS else call  # a zone and a hash seed are those of a process
    changed = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "vi_VN.UTF-8",
        "COLUMNS": "20",
        "PAR_LANG": "en",
        "PYTHONHASHSEED": "7",
    }
    assert run(view, "--as-of", NOW, "--format", form, "--color", "always", cwd=tmp_path, env=changed) == plain
    other = {"TZ": "America/Anchorage", "LC_ALL": "C", "HOME": "/nowhere", "FORCE_COLOR": "1", "PYTHONHASHSEED": "1"}
    assert run(view, "--as-of", NOW, "--format", form, cwd=Path("/"), env=other) == plain


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_table_does_not_depend_on_zone_or_folder(form: str, tmp_path: Path) -> None:
    changed = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "HOME": "/nowhere", "PYTHONHASHSEED": "3"}
    run = par if form == "table" else call  # a zone and a hash seed are those of a process
    found = run("status", "--as-of", NOW, "--lang", "en", "--format", form, cwd=tmp_path, env=changed)
    assert found == embedded("status", "--lang", "en", "--format", form)


def test_the_same_data_in_a_folder_gives_the_same_document_but_for_its_source() -> None:
    found = call("status", "--as-of", NOW, "--format", "json", "--data", EMBEDDED.folder).json
    assert found.pop("data") | {"source": "embedded"} == embedded("status", "--format", "json").json["data"]
    assert found == {key: item for key, item in embedded("status", "--format", "json").json.items() if key != "data"}


# --- hostile text

HOSTILE = (
    "::error file=x::pwned",
    "##[error]pwned",
    "[red]x[/red] [link=http://x]y[/link] [/] [bold",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "<script>alert(1)</script>",
    "&lt; ${HOME} `id` $(id) %s {0} {x}",
    "w" * 300,
    "漢字" * 60,
    "é" + "\u0301" * 12,
    "a\n::error::b",
    "end\n\n##[group]",
    ":smile: ![x](y) | a | b |",
    "\\u001b[31m",
)
"""Texts that a reader lets through, and that some terminal, spreadsheet, browser or CI log would act on."""


def _hostile(text: str) -> Described:
    both = {"vi": text, "en": text}
    named: Fields = {"name": both, "short": both, "note": both}
    source: Fields = {"source": text, "url": text, "note": text}
    said: Fields = {"reason": text, "document": text, "evidence": text, **source}
    steps = [{"due": "2024", "key": text, "name": both}, {"due": "2027", "name": both}]
    return {
        "decision": {"title": both, "issuer": both, "number": text, "note": both},
        "indicators": [
            {**indicator(target(at_least="80", note=both), target("2030", at_least="90")), **named},
            {**indicator(target(at_most="10"), name="rank", unit="rank", better="lower"), **named},
            {**indicator(target(outcome="done"), name="made", unit=None), **named},
            {**indicator(target(refers_to={"document": both}), name="other"), **named},
            {**indicator(target("2030", at_least="5", baseline="2021"), name="odd", unit="odd-unit"), **named},
        ],
        "units": [{"id": "odd-unit", "name": both, "short": both}],
        "values": [
            {**value("2025", "70"), **source},
            {**rank("2021", "5", name="rank"), **source},
            {**rank("2025", "30", name="rank", bound="more_than"), **source},
            {**value("2021", "2", name="odd"), **source},
            {**value("2025", "3", name="odd"), **source},
        ],
        "outcomes": [{**outcome("superseded", name="made/2025", on="2024-01-01"), **said}],
        "thresholds": [{**figure("70", "2025-01-01", name="other/2025"), "document": text, "source": text}],
        "tasks": [
            {**task("I.1", due="2024", note=both), "name": both},
            {**task("I.2", undated="external", condition=both), "name": both},
            {**task("I.3", milestones=steps), "name": both},
            {**task("I.4", due="2023"), "name": both},
        ],
        "reports": [
            {**report("in_progress", name="I.1", published="2025-02-01", cause=text, remedy=text), **said},
            {**report("extended", name="I.4", due="2024-12-31", published="2023-02-01"), **said},
        ],
        "agencies": [{**agency("home", aliases=[text], level=text), **named}],
    }


def _write(folder: Path, text: str) -> Path:
    return write_folder(folder, **_hostile(text))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for item in node.values():
            yield from _texts(item)
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:24]))
def test_text_from_data_acts_nowhere_and_json_gives_it_back_whole(text: str, tmp_path: Path) -> None:
    standing = status(read(_write(tmp_path, text)), day(NOW), EVERYTHING)
    found = with_accounts(standing, "home", "overdue", get_locale("vi").text)
    for view in SHOWN:
        shown = json_document(found, view)
        _harmless(shown.decode("utf-8"))
        assert text in set(_texts(held(shown)))
        for excel in (False, True):
            _uncomputed(csv_document(found, view, excel=excel).decode("utf-8-sig"), ";" if excel else ",")
        _inert(markdown(found, view, get_locale("vi"), binding=True).decode("utf-8"))
        for width in (20, 80):
            _harmless(table(found, view, get_locale("en"), width, color=False, binding=False))
        colored = table(found, view, get_locale("vi"), 80, color=True, binding=False)
        _harmless(re.sub(r"(?<!\n)\x1b\[[0-9;]*m", "", colored[1:]).replace("\x1b", ""))


@pytest.mark.parametrize("text", HOSTILE[:2], ids=lambda text: repr(text[:24]))
def test_text_from_data_acts_in_no_command(text: str, tmp_path: Path) -> None:
    folder = str(_write(tmp_path, text))
    for view in VIEWS:
        for form in TEXTS:
            found = call(view, "--data", folder, "--as-of", NOW, "--lang", "en", "--format", form, COLUMNS="80")
            assert (found.code, found.stderr) == (1, "")
            _harmless(found.text)


def _uncomputed(text: str, separator: str) -> None:
    """Assert that no cell of a CSV table is text that a spreadsheet computes, whichever separator it expects."""
    _harmless(text)
    for expected in {separator, ";", ","}:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=expected):
            for cell in row:
                assert not cell.lstrip().startswith(("=", "+", "@")), cell
                assert not cell.startswith("-") or re.fullmatch(r"-[0-9.,]+", cell), cell


def _inert(text: str) -> None:
    """Assert that a page of Markdown holds headings, paragraphs, tables and text, and nothing else."""
    _harmless(text)
    ours = {"heading", "paragraph", "inline", "table", "thead", "tbody", "tr", "th", "td", "strong", "text"}
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for part in (token, *(token.children or ())):
            kind = part.type.removesuffix("_open").removesuffix("_close")
            assert kind in ours or part.content == "<!-- -->", part


def _harmless(text: str) -> None:
    assert "\x1b" not in text
    assert "##[" not in text
    for line in text.splitlines():
        assert not line.lstrip().startswith("::"), line


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:24]))
def test_text_from_data_acts_in_no_message_either(text: str, tmp_path: Path) -> None:
    described = indicator(target(at_least=text, phase=text), group=text, better=text, **{json.dumps(text): text})
    bad = task(text, lead=[text], due=text)
    folder = write_folder(tmp_path, indicators=[described], tasks=[bad], values=[value(text, text)])
    with pytest.raises(InvalidDataError) as caught:
        read(folder)
    lines = [log_line(str(problem)) for problem in caught.value.diagnostics]
    assert 4 < len(lines) < 20
    for line in lines:
        _harmless(line)
        assert len(line.splitlines()) == 1
        assert len(line) < 700


NO_NAME = needs_posix("no name there has a colon or a control character")


def test_a_message_with_hostile_text_is_one_line_of_the_command(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least="a\n::error::b"))])
    found = call("status", "--data", str(folder), "--as-of", NOW)
    assert (found.code, found.stdout) == (3, b"")
    _harmless(found.stderr)
    assert len(found.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(name, marks=NO_NAME) for name in ("::error::x", "\x1b[31mred", "a\nb")),
        "##[error]x",
        "[red]x[/red]",
        "\u202eabc",
    ],
)
def test_the_name_of_the_data_folder_acts_nowhere(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    write_folder(folder, tasks=[task(due="2024")])
    found = call("status", "--data", name, "--as-of", NOW, "--lang", "en", cwd=tmp_path)
    assert found.code == 1
    _harmless(found.text)
    assert len(found.text.splitlines()[1].split(" · ")) == 3
    missing = call("status", "--data", f"{name}/none", "--as-of", NOW, cwd=tmp_path)
    assert missing.code == 3
    _harmless(missing.stderr)
    assert len(missing.stderr.splitlines()) == 4
