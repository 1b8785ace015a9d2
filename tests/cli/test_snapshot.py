"""`par snapshot`: what was sent is sealed whole, and every later change is seen."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounds import bounded
from cli.command import call, dies_here, killed_at, par
from installed import needs_links
from loading.examples import GOOD
from par_cli.record import sealed
from par_cli.record.new_folder import _files_in_mark, _marked_as_begun, make_folder
from schemas import held

DAY = "2026-11-23"


def _files(folder: Path) -> dict[str, bytes]:
    return {item.relative_to(folder).as_posix(): item.read_bytes() for item in folder.rglob("*") if item.is_file()}


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("once")
    shutil.copytree(GOOD, place / "source")
    done = par("snapshot", "sent", "--data", "source", "--as-of", DAY, "--lang", "vi", cwd=place)
    assert (done.code, done.text) == (0, "")
    return place / "sent"


@pytest.fixture
def sent(sealed_once: Path, tmp_path: Path) -> Path:
    """A snapshot of the good folder, to be changed."""
    shutil.copytree(sealed_once, tmp_path / "sent")
    return tmp_path / "sent"


def _check(folder: Path, *arguments: str) -> tuple[int, str]:
    done = call("snapshot", "--check", folder.name, *arguments, cwd=folder.parent, PAR_LANG="en")
    assert done.stderr == ""
    return done.code, done.text


def _manifest(folder: Path) -> Any:  # noqa: ANN401 - a JSON document
    return json.loads((folder / "manifest.json").read_bytes())


def _seal_anew(folder: Path, change: Callable[[Any], object]) -> None:
    """Change the manifest as a forger does, who knows the list of digests too."""
    document = _manifest(folder)
    change(document)
    raw = json.dumps(document).encode()
    (folder / "manifest.json").write_bytes(raw)
    whole = {item["path"]: item["sha256"] for item in document["files"]} | {"manifest.json": sha256(raw).hexdigest()}
    lines = "".join(f"{whole[name]}  {name}\n" for name in sorted(whole))
    (folder / "SHA256SUMS").write_bytes(lines.encode())


def _rewrite(folder: Path, name: str, data: bytes) -> None:
    """Change a file, its digest in the manifest and the list of digests."""
    (folder / name).write_bytes(data)

    def change(document: Any) -> None:  # noqa: ANN401
        (item,) = (item for item in document["files"] if item["path"] == name)
        item.update(bytes=len(data), sha256=sha256(data).hexdigest())

    _seal_anew(folder, change)


# --- what is sealed


def test_the_manifest_lists_every_file_with_its_size_and_digest_and_the_sums_too(sent: Path) -> None:
    files = _files(sent)
    document = held((sent / "manifest.json").read_bytes())
    assert document["schema"] == "par/snapshot/1"
    assert {"version", "as_of", "language", "data"} <= document.keys()
    listed = {item["path"]: (item["bytes"], item["sha256"]) for item in document["files"]}
    assert listed == {
        name: (len(data), sha256(data).hexdigest())
        for name, data in files.items()
        if name not in {"manifest.json", "SHA256SUMS"}
    }
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {name: sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not there")
def test_sha256sum_reads_the_list_of_digests(sent: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=sent, check=False, capture_output=True).returncode == 0
    (sent / "status.md").write_bytes(b"other")
    assert subprocess.run(command, cwd=sent, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_command_of_the_manifest_prints_its_file_in_the_folder(tmp_path: Path, lang: str) -> None:
    shutil.copytree(GOOD, tmp_path / "source")
    arguments = ("--data", "source", "--as-of", DAY, "--lang", lang)
    assert call("snapshot", "sent", *arguments, cwd=tmp_path).code == 0
    named = [item for item in _manifest(tmp_path / "sent")["files"] if item["command"] is not None]
    assert {item["path"] for item in named} > {"status.json", "status.md", "targets.csv"}
    for item in named:
        program, *words = shlex.split(item["command"])
        assert program == "par"
        assert call(*words, cwd=tmp_path / "sent").stdout == (tmp_path / "sent" / item["path"]).read_bytes()


def test_the_data_is_copied_byte_for_byte(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "source")
    deep = tmp_path / "source" / "reports" / "2024" / "q4"
    deep.mkdir(parents=True)
    (deep / "one.csv").write_bytes(b"\xef\xbb\xbfindicator,period,value\r\n")
    (tmp_path / "source" / "notes.txt").write_bytes(b"not data")
    assert call("snapshot", "sent", "--data", "source", cwd=tmp_path).code == 0
    source = {name: data for name, data in _files(tmp_path / "source").items() if "/." not in f"/{name}"}
    del source["notes.txt"]
    assert _files(tmp_path / "sent" / "data") == source
    assert call("snapshot", "--check", "sent", cwd=tmp_path).code == 0


def test_another_folder_zone_and_locale_change_no_byte(sent: Path, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "elsewhere")
    arguments = ("--data", str(tmp_path / "elsewhere"), "--as-of", "23/11/2026", "--lang", "vi")
    for number, more in enumerate(({"TZ": "Pacific/Auckland"}, {"LANG": "C", "PAR_LANG": "en", "COLUMNS": "40"})):
        assert par("snapshot", f"other-{number}", *arguments, cwd=tmp_path, env=more).code == 0
        assert _files(tmp_path / f"other-{number}") == _files(sent)


def test_the_data_inside_the_package_is_sealed_and_named_so_and_its_seal_is_told_and_told_again(tmp_path: Path) -> None:
    done = call("snapshot", "sent", "--as-of", DAY, cwd=tmp_path)
    assert done.code == 0
    assert _manifest(tmp_path / "sent")["data"]["source"] == "embedded"
    seal = sha256((tmp_path / "sent" / "SHA256SUMS").read_bytes()).hexdigest()
    assert seal in done.stderr
    code, text = _check(tmp_path / "sent")
    assert (code, seal in text) == (0, True)


# --- where nothing may be written


def test_a_snapshot_is_never_written_into_again(sent: Path) -> None:
    before = _files(sent)
    done = call("snapshot", "sent", "--as-of", DAY, cwd=sent.parent)
    assert (done.code, "not empty" in done.stderr) == (4, True)
    assert _files(sent) == before


@pytest.mark.parametrize("name", ["source", "source/reports", "source/reports/sent"])
def test_nothing_is_sealed_where_it_would_become_data(tmp_path: Path, name: str) -> None:
    shutil.copytree(GOOD, tmp_path / "source")
    before = _files(tmp_path / "source")
    assert call("snapshot", name, "--data", "source", cwd=tmp_path).code in {2, 4}
    assert _files(tmp_path / "source") == before


def test_data_with_errors_is_not_sealed(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "source")
    (tmp_path / "source" / "tasks.yaml").write_text("schema: 1\ntaskz: []\n", encoding="utf-8")
    assert call("snapshot", "sent", "--data", "source", cwd=tmp_path).code == 3
    assert not (tmp_path / "sent").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sent", "--check", "--as-of", DAY], "--as-of does not go with --check"),
        (["--check", "nowhere"], "nowhere is not a snapshot"),
        ([""], "the name is empty"),
        (["new", "--as-of", "yesterday"], "is not a day"),
    ],
)
def test_what_cannot_be_meant_is_refused(sent: Path, arguments: list[str], said: str) -> None:
    done = call("snapshot", *arguments, cwd=sent.parent)
    assert (done.code, done.text) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("number", [1, 6, 17, 40, 81])
def test_after_a_kill_nothing_looks_whole_and_the_next_run_makes_it(tmp_path: Path, number: int) -> None:
    shutil.copytree(GOOD, tmp_path / "source")
    arguments = ("snapshot", "sent", "--data", "source", "--as-of", DAY)
    if number == 17:  # one that is really killed
        assert par(*arguments, cwd=tmp_path, env=killed_at(tmp_path, number)).code == 9
    else:
        assert dies_here(number, *arguments, cwd=tmp_path)
    assert not (tmp_path / "sent" / "SHA256SUMS").exists()
    assert call(*arguments, cwd=tmp_path).code == 0
    assert _check(tmp_path / "sent")[0] == 0
    assert not list((tmp_path / "sent").rglob(".*"))


@pytest.mark.parametrize("number", [2, 9, 30])
def test_after_a_kill_the_next_run_makes_all_letters_and_leaves_nothing_else(tmp_path: Path, number: int) -> None:
    arguments = ("remind", "--output", "letters", "--format", "md", "--as-of", DAY)
    assert dies_here(number, *arguments, cwd=tmp_path)
    assert call(*arguments, cwd=tmp_path).code == 0
    whole = call("remind", "--output", "again", "--format", "md", "--as-of", DAY, cwd=tmp_path)
    assert whole.code == 0
    assert _files(tmp_path / "letters") == _files(tmp_path / "again")


@given(files=st.dictionaries(st.text("ab/", min_size=1), st.binary(max_size=40)))
def test_a_folder_that_is_being_filled_knows_its_files_to_the_byte(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder, _marked_as_begun(folder, files):
        assert _files_in_mark((Path(folder) / ".par-init.tmp").read_bytes()) == files


@pytest.mark.parametrize("renames_open", [True, False])
def test_where_a_file_deep_below_cannot_be_written_nothing_is_left(tmp_path: Path, *, renames_open: bool) -> None:
    with (
        patch("par_cli.system.RENAMES_OPEN", renames_open),
        patch("par_cli.record.new_folder.replace", side_effect=OSError(28, os.strerror(28))),
        pytest.raises(Exception, match="nothing was written"),
    ):
        make_folder(str(tmp_path / "new"), {"a/b/c.txt": b""})
    assert list(tmp_path.iterdir()) == []


# --- whether it is still so


def test_a_snapshot_that_nobody_touched_is_as_it_was(sent: Path) -> None:
    code, text = _check(sent)
    assert code == 0
    assert "all 19 files are as they were sealed" in text
    assert "13 files made again from the sealed data are the same" in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("status.md", "status.md: it is not as it was sealed"),
        ("targets.json", "targets.json: it is not as it was sealed"),
        ("data/tasks.yaml", "data/tasks.yaml: it is not as it was sealed"),
        ("manifest.json", "SHA256SUMS: it is not as it was sealed"),
        ("SHA256SUMS", "SHA256SUMS: it is not as it was sealed"),
    ],
)
def test_a_file_with_one_byte_more_is_named(sent: Path, name: str, said: str) -> None:
    (sent / name).write_bytes((sent / name).read_bytes() + b"\n")
    code, text = _check(sent)
    assert code == 1
    assert said in text
    assert "not as it was sealed: 1 of 19 files" in text


def test_a_file_that_has_another_byte_is_named(sent: Path) -> None:
    data = (sent / "status.md").read_bytes()
    (sent / "status.md").write_bytes(data.replace(b"1", b"2", 1))
    assert "status.md: it is not as it was sealed" in _check(sent)[1]


@pytest.mark.parametrize("name", ["status.md", "data/targets.yaml", "SHA256SUMS"])
def test_a_file_that_is_gone_is_named(sent: Path, name: str) -> None:
    (sent / name).unlink()
    code, text = _check(sent)
    assert (code, f"{name}: it is missing" in text) == (1, True)


def test_a_file_more_among_the_data_is_named_and_outputs_are_not_made_again(sent: Path) -> None:
    (sent / "data" / "reports" / "late.csv").write_text("indicator,period,value\n", encoding="utf-8")
    code, text = _check(sent)
    assert code == 1
    assert "data/reports/late.csv: it was not there when the data was sealed" in text
    assert "the outputs were not made again" in text


def test_a_file_more_next_to_the_data_is_named_and_harms_nothing(sent: Path) -> None:
    (sent / "letter.docx").write_bytes(b"PK")
    code, text = _check(sent)
    assert code == 0
    assert "letter.docx: it does not belong to the snapshot" in text


@needs_links
def test_a_link_is_not_taken_for_the_file(sent: Path) -> None:
    shutil.copy(sent / "status.md", sent.parent / "copy.md")
    (sent / "status.md").unlink()
    (sent / "status.md").symlink_to(sent.parent / "copy.md")
    code, text = _check(sent)
    assert code == 1
    assert "status.md: it cannot be read" in text


def test_an_output_that_was_sealed_otherwise_than_the_data_says_is_found(sent: Path) -> None:
    _rewrite(sent, "status.md", b"all is well\n")
    code, text = _check(sent)
    assert code == 1
    assert "status.md: made again from the data, it is not the same" in text


@pytest.mark.parametrize("field", ["as_of", "language"])
def test_a_manifest_that_was_sealed_otherwise_is_found(sent: Path, field: str) -> None:
    _seal_anew(sent, lambda document: document.update({field: {"as_of": "2026-11-22", "language": "en"}[field]}))
    code, text = _check(sent)
    assert code == 1
    assert "made again from the data, it is not the same" in text


def test_what_another_version_writes_otherwise_is_named_and_not_failed(sent: Path) -> None:
    _rewrite(sent, "status.md", b"an older form\n")
    _seal_anew(sent, lambda document: document.update(version="0.0.1"))
    code, text = _check(sent)
    assert code == 0
    assert "status.md: made again by par" in text
    assert "it was sealed by par 0.0.1, and this is par" in text


def test_what_another_version_knew_and_this_one_does_not_is_named(sent: Path) -> None:
    (sent / "annex.odt").write_bytes(b"x")
    added = {"path": "annex.odt", "bytes": 1, "sha256": sha256(b"x").hexdigest(), "command": "par annex"}

    def change(document: Any) -> None:  # noqa: ANN401
        document["version"] = "9.0"
        document["files"].append(added)

    _seal_anew(sent, change)
    code, text = _check(sent)
    assert code == 0
    assert "annex.odt: par" in text
    assert "does not make it" in text


def test_data_that_this_version_no_longer_takes_is_said_to_be_so(sent: Path) -> None:
    _rewrite(sent, "data/tasks.yaml", b"schema: 1\nold_key: []\n")
    code, text = _check(sent)
    assert (code, "does not take the data" in text) == (1, True)
    _seal_anew(sent, lambda document: document.update(version="0.0.1"))
    code, text = _check(sent)
    assert (code, "does not take the data" in text) == (0, True)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_found_is_said_in_the_language_asked_for(sent: Path, lang: str) -> None:
    (sent / "status.md").unlink()
    text = _check(sent, "--lang", lang)[1]
    assert ("tệp không còn" in text, "it is missing" in text) == (lang == "vi", lang == "en")


def test_without_a_language_it_is_that_of_what_was_sealed(sent: Path) -> None:
    for environment, words in (
        ({}, "còn nguyên"),
        ({"LANG": "en_US.UTF-8"}, "as they were"),
        ({"PAR_LANG": "en"}, "as"),
    ):
        done = call("snapshot", "--check", "sent", "--data", "sent/data", cwd=sent.parent, env=environment)
        assert (done.code, words in done.text) == (0, True)


def test_what_was_corrected_since_is_said_as_par_diff_says_it(sent: Path) -> None:
    now = sent.parent / "now"
    shutil.copytree(sent / "data", now)
    alone = _check(sent, "--lang", "en")
    code, text = _check(sent, "--lang", "en", "--data", "now")
    assert (code, text.startswith(alone[1])) == (0, True)
    assert text.removeprefix(alone[1]).rstrip().endswith("Nothing differs")
    _mend(now)
    code, text = _check(sent, "--lang", "en", "--data", "now")
    differing = call("diff", "sent/data", "now", "--as-of", DAY, "--lang", "en", cwd=sent.parent)
    assert code == 0
    assert text == f"{alone[1]}\n{differing.text}"
    assert "Nothing differs" not in text


def _mend(folder: Path) -> None:
    """Change a figure in a report."""
    file = folder / "reports" / "ranks.csv"
    text = file.read_text(encoding="utf-8")
    header, first, rest = text.split("\n", 2)
    at = header.split(",").index("value")
    cells = first.split(",")
    cells[at] = str(int(cells[at]) + 1)
    file.write_text("\n".join([header, ",".join(cells), rest]), encoding="utf-8")


def test_data_that_cannot_be_read_is_said_before_anything_is_compared(sent: Path) -> None:
    done = call("snapshot", "--check", "sent", "--data", "nowhere", cwd=sent.parent)
    assert (done.code, done.text) == (3, "")


def test_sealed_data_that_was_changed_is_compared_with_nothing(sent: Path) -> None:
    _mend(sent / "data")
    code, text = _check(sent, "--lang", "en", "--data", "sent/data")
    assert code == 1
    assert text.splitlines()[-1].startswith("its seal: ")


# --- a manifest of a stranger


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a/../../b", "", ".", "a//b", "con", "manifest.json", "SHA256SUMS", "a\nb"]
)
def test_a_path_out_of_the_folder_is_no_manifest_of_ours(sent: Path, path: str) -> None:
    _seal_anew(sent, lambda document: document["files"][0].update(path=path))
    done = call("snapshot", "--check", "sent", cwd=sent.parent)
    assert (done.code, done.text) == (3, "")
    assert "this is not the manifest of a snapshot" in done.stderr


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"schema": "par/snapshot/1"}'])
def test_what_is_no_manifest_is_said_in_one_line(sent: Path, raw: bytes) -> None:
    (sent / "manifest.json").write_bytes(raw)
    done = call("snapshot", "--check", "sent", cwd=sent.parent)
    assert (done.code, done.text, done.stderr.count("\n")) == (3, "", 1)


_ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5), st.lists)


@given(data=st.data())
@bounded(100)
def test_no_manifest_is_a_fault_in_par(sealed_once: Path, data: st.DataObject) -> None:
    document = _manifest(sealed_once)
    where: Any = document if data.draw(st.booleans()) else data.draw(st.sampled_from(document["files"]))
    where[data.draw(st.sampled_from(sorted(where)))] = data.draw(_ANYTHING)
    found = sealed._parsed(json.dumps(document).encode())  # noqa: SLF001
    assert found is None or len(found.files) == len(document["files"])
