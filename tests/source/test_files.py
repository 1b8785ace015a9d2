"""Files to bytes: regular files only, of a size, without following links."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from installed import needs_links, needs_modes, needs_pipes, needs_posix
from par_cli import system
from par_cli.diagnostics import Diagnostic
from par_cli.locales import ENGLISH
from par_cli.source import PlainNumber, list_reports, read_bytes, read_csv, read_lines, read_yaml


def problem_of(path: str | Path, limit: int = 1000) -> Diagnostic:
    """Return the one problem that reading a path gives."""
    problems: list[Diagnostic] = []
    assert read_bytes(str(path), "shown", limit, problems) is None
    (problem,) = problems
    assert (problem.file, problem.line, problem.column, problem.path) == ("shown", 0, 0, "")
    assert problem.hint
    assert not problem.warning
    return problem


def test_a_regular_file_gives_its_bytes(tmp_path: Path) -> None:
    problems: list[Diagnostic] = []
    for content in (b"", b"\0\xff", b"x" * 1000):
        (tmp_path / "f").write_bytes(content)
        assert read_bytes(str(tmp_path / "f"), "f", 1000, problems) == content
    assert problems == []


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "none", tmp_path / "file" / "none", ""):
        problem = problem_of(path)
        assert problem.code == "PAR101"
        assert "no such file" in ENGLISH.text(problem.message)
    assert problem_of(f"{tmp_path}/a\0b").code == "PAR101"
    assert problem_of(f"{tmp_path}/\ud800").code == "PAR101"


@needs_links
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"secret")
    for target in ("target", "none", ".", "/dev/null", "loop"):
        link = tmp_path / "loop"
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        problem = problem_of(link)
        assert problem.code == "PAR102"
        assert "link" in ENGLISH.text(problem.message)


@needs_links
def test_a_link_is_not_followed_where_the_system_has_no_flag_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "target").write_bytes(b"secret")
    (tmp_path / "link").symlink_to("target")
    monkeypatch.setattr(system, "READ", os.O_RDONLY)
    monkeypatch.setattr(system, "FOLLOWS_LINKS", True)
    assert problem_of(tmp_path / "link").code == "PAR102"
    assert read_bytes(str(tmp_path / "target"), "f", 10, []) == b"secret"


@needs_links
def test_a_loop_of_links_above_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    problem = problem_of(tmp_path / "loop" / "f.yaml")
    assert problem.code == "PAR102"
    assert "go in circles" in ENGLISH.text(problem.message)


@needs_links
def test_a_linked_folder_above_a_file_is_fine(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "f").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    assert read_bytes(str(tmp_path / "link" / "f"), "f", 10, []) == b"x"


@needs_pipes
def test_what_is_no_regular_file_is_refused_without_waiting_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        for path, what in (
            (tmp_path, "a folder"),
            (tmp_path / "pipe", "a pipe"),
            ("socket", "a socket"),
            ("/dev/null", "a device"),
            ("/dev/zero", "a device"),
        ):
            problem = problem_of(path)
            assert problem.code == "PAR103"
            assert ENGLISH.text(problem.message) == f"this is {what}, not a file"


@needs_modes
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    (tmp_path / "f").chmod(0)
    assert problem_of(tmp_path / "f").code == "PAR104"
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "f").write_bytes(b"x")
    (tmp_path / "folder").chmod(0)
    try:
        assert problem_of(tmp_path / "folder" / "f").code == "PAR104"
        problems: list[Diagnostic] = []
        assert list_reports(str(tmp_path), problems) == []
        assert [problem.code for problem in problems] == ["PAR104"]
    finally:
        (tmp_path / "folder").chmod(0o700)


@needs_posix("open descriptors are not listed there")
@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error"), OSError()]
)
@pytest.mark.parametrize("call", ["open", "read", "fstat"])
def test_a_failing_call_is_reported_and_nothing_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, call: str
) -> None:
    (tmp_path / "f").write_bytes(b"x")
    before = len(os.listdir("/dev/fd"))

    def failing(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        problem = problem_of(tmp_path / "f")
    assert problem.code == "PAR104"
    assert "Errno" not in ENGLISH.text(problem.message)
    assert len(os.listdir("/dev/fd")) == before


@needs_posix("a file with a hole takes the room of a whole one there")
def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "f").open("wb") as file:
        file.truncate(1 << 40)  # sparse: it takes no room
    monkeypatch.setattr(os, "read", None)
    problem = problem_of(tmp_path / "f", 8 << 20)
    assert problem.code == "PAR105"
    assert ENGLISH.text(problem.message) == "the file is larger than 8 MB"
    assert ENGLISH.text(problem.hint) == "split it into several files"


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 11)
    assert ENGLISH.text(problem_of(tmp_path / "f", 10).message) == "the file is larger than 10 bytes"
    assert read_bytes(str(tmp_path / "f"), "f", 11, []) == b"x" * 11


def test_a_file_that_grows_while_it_is_read_ends_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"x")
    asked = []

    def endless(_: int, size: int) -> bytes:
        asked.append(size)
        return b"x" * min(size, 3)

    monkeypatch.setattr(os, "read", endless)
    assert problem_of(tmp_path / "f", 10).code == "PAR105"
    assert asked == [11, 8, 5, 2]


def test_a_file_is_read_in_as_many_pieces_as_the_system_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"abcdef")
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 2)))
    assert read_bytes(str(tmp_path / "f"), "f", 10, []) == b"abcdef"


def test_yaml_and_csv_files_are_read_by_path(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("a: 1\nb: no\n")
    (tmp_path / "f.csv").write_text("a,b\n1\n2,3\n")
    problems: list[Diagnostic] = []
    document = read_yaml(str(tmp_path / "f.yaml"), "the decision", problems)
    assert document is not None
    assert document.file == "the decision"
    assert isinstance(document.value, dict)
    assert type(document.value["a"]) is PlainNumber
    table = read_csv(str(tmp_path / "f.csv"), "a report", ("a", "b"), problems, required=("a",))
    assert table is not None
    assert table.file == "a report"
    assert [block.columns for block in table.blocks()] == [[("2",), ("3",)]]
    assert [(problem.file, problem.line) for problem in problems] == [("the decision", 2), ("a report", 2)]
    assert read_yaml(str(tmp_path / "none"), "none", problems) is None
    assert read_csv(str(tmp_path / "none"), "none", ("a",), problems) is None
    assert [problem.code for problem in problems[2:]] == ["PAR101", "PAR101"]


@needs_posix("a file with a hole takes the room of a whole one there")
def test_a_yaml_file_has_at_most_eight_megabytes_and_a_csv_file_half_a_gigabyte(tmp_path: Path) -> None:
    for name, size in (("f.yaml", 8 << 20), ("f.csv", 512 << 20)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size + 1)
    problems: list[Diagnostic] = []
    assert read_yaml(str(tmp_path / "f.yaml"), "f.yaml", problems) is None
    assert read_csv(str(tmp_path / "f.csv"), "f.csv", ("a",), problems) is None
    assert [ENGLISH.text(problem.message) for problem in problems] == [
        "the file is larger than 8 MB",
        "the file is larger than 512 MB",
    ]


# Folders


def test_reports_are_listed_at_any_depth_and_sorted(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.csv", "2025/z.yaml", "2025/a.csv", "2025/q4/x.yaml", "sub.yaml/y.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    for name in (".hidden.yaml", ".git/x.yaml", "2025/.x.csv", "README.md", "x.yaml~", "x.yaml.tmp", "yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    problems: list[Diagnostic] = []
    expected = ["2025/a.csv", "2025/q4/x.yaml", "2025/z.yaml", "a.csv", "b.yaml", "sub.yaml/y.csv"]
    assert list_reports(str(tmp_path), problems) == expected
    assert list_reports(f"{tmp_path}/", problems) == expected
    assert problems == []


@pytest.mark.parametrize(
    ("name", "right"),
    [("q4.yml", "q4.yaml"), ("q4.YAML", "q4.yaml"), ("2025/q4.CSV", "q4.csv"), ("a.b.Yml", "a.b.yaml")],
)
def test_a_report_that_would_be_passed_over_for_its_ending_is_reported(tmp_path: Path, name: str, right: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("")
    problems: list[Diagnostic] = []
    assert list_reports(str(tmp_path), problems) == []
    (problem,) = problems
    assert (problem.file, problem.code, ENGLISH.text(problem.hint)) == (
        f"{tmp_path}/{name}",
        "PAR106",
        f"name it {right}",
    )


@pytest.mark.parametrize(
    ("name", "hint"), [("bc 2025.XLSX", "save it as CSV"), ("a.ods", "save it as CSV"), ("~$a.csv", "close it")]
)
def test_what_a_spreadsheet_program_leaves_among_the_reports_is_reported(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).write_text("")
    problems: list[Diagnostic] = []
    assert list_reports(str(tmp_path), problems) == []
    (problem,) = problems
    assert (problem.file, problem.code) == (f"{tmp_path}/{name}", "PAR106")
    assert hint in ENGLISH.text(problem.hint)


def test_a_folder_that_does_not_exist_holds_no_reports(tmp_path: Path) -> None:
    problems: list[Diagnostic] = []
    assert list_reports(str(tmp_path / "none"), problems) == []
    assert problems == []


@needs_links
@needs_pipes
def test_links_pipes_and_linked_folders_are_reported_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("")
    (tmp_path / "link.yaml").symlink_to("real/a.yaml")
    (tmp_path / "broken.csv").symlink_to("none")
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "real" / "up").symlink_to("..")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "other").symlink_to("real/a.yaml")  # neither a report by its name nor a folder
    os.mkfifo(tmp_path / "real" / "pipe.csv")
    os.mkfifo(tmp_path / "pipe")
    problems: list[Diagnostic] = []
    assert list_reports(str(tmp_path), problems) == ["real/a.yaml"]
    assert sorted((problem.file, problem.code) for problem in problems) == [
        (f"{tmp_path}/broken.csv", "PAR102"),
        (f"{tmp_path}/folder", "PAR102"),
        (f"{tmp_path}/link.yaml", "PAR102"),
        (f"{tmp_path}/real/pipe.csv", "PAR103"),
        (f"{tmp_path}/real/up", "PAR102"),
    ]
    assert all(problem.hint for problem in problems)


@needs_links
def test_a_folder_of_reports_must_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path)
    for name, code in (("file", "PAR103"), ("link", "PAR102"), ("a\0b", "PAR104")):
        problems: list[Diagnostic] = []
        assert list_reports(f"{tmp_path}/{name}", problems) == []
        assert [problem.code for problem in problems] == [code]


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", failing)
    problems: list[Diagnostic] = []
    assert list_reports(str(tmp_path), problems) == []
    assert [(problem.file, problem.code) for problem in problems] == [(str(tmp_path), "PAR104")]


@needs_links
def test_an_entry_that_cannot_be_looked_at_is_reported_and_the_others_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("")
    (tmp_path / "link").symlink_to("a.yaml")

    def failing(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os.path, "isdir", failing)
    problems: list[Diagnostic] = []
    assert list_reports(str(tmp_path), problems) == ["a.yaml"]
    assert [(problem.file, problem.code) for problem in problems] == [(f"{tmp_path}/link", "PAR104")]


# --- lines to show next to what is said of them


def _lines(path: Path, content: bytes, *wanted: int) -> dict[int, str]:
    path.write_bytes(content)
    return read_lines(str(path), set(wanted))


def test_lines_are_given_by_their_numbers_without_their_ends(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfone\r\ntwo\n\nb\xff4\nlast"
    found = _lines(tmp_path / "file", content, 1, 2, 3, 4, 5, 6)
    assert found == {1: "one", 2: "two", 3: "", 4: "b\ufffd4", 5: "last", 6: ""}
    assert _lines(tmp_path / "file", content, 2) == {2: "two"}
    assert _lines(tmp_path / "file", content) == {}


def test_a_line_longer_than_a_megabyte_is_passed_over_and_those_below_keep_their_numbers(tmp_path: Path) -> None:
    long = b"x" * ((1 << 20) + 5)
    assert _lines(tmp_path / "file", b"a\n" + long + b"\nb\n" + long, 1, 2, 3, 4) == {1: "a", 3: "b"}


@needs_links
@needs_pipes
def test_of_what_is_no_file_no_line_is_given(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(__file__)
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "link", tmp_path / "pipe", tmp_path / "missing", "/dev/zero", "a\0b"):
        assert read_lines(str(path), {1}) == {}
