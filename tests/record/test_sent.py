"""A figure that was sent in a snapshot is revised, not put right in silence; a report is followed by a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import call
from support import indicator, target, task, value, write_folder

SENT = "this figure was sent in a snapshot as of 2026-11-23, so --correct does not change it"
REPORT = SENT.replace("figure", "report")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    values = [value("2024", 40, indicator="share", published="2025-02-01")]
    rows = "indicator,period,value,published\nshare,2023,35,2024-02-01\nshare,2022,30,2023-02-01\n"
    return write_folder(
        tmp_path / "data",
        indicators=[indicator(target(at_least=50), id="share")],
        values=values,
        files={"old.csv": rows},
    )


def _par(data: Path, *arguments: str) -> tuple[int, str]:
    done = call(*arguments, "--data", str(data), "--lang", "en", cwd=data.parent)
    return done.code, done.stderr


def _record(data: Path, period: str, figure: str, *more: str) -> tuple[int, str]:
    return _par(data, "record", "value", "share", period, figure, *more)


def _correct(data: Path, period: str, figure: str, *more: str) -> tuple[int, str]:
    return _record(data, period, figure, "--correct", "--reason", "misread", *more)


def _send(data: Path, name: str = "sent", day: str = "2026-11-23") -> None:
    assert _par(data, "snapshot", name, "--as-of", day)[0] == 0


@pytest.mark.parametrize("period", ["2024", "2023"])
def test_what_was_sent_is_not_put_right_and_may_be_revised(data: Path, period: str) -> None:
    _send(data)
    before = {file: file.read_bytes() for file in data.rglob("*.*") if not file.name.startswith(".")}
    code, said = _correct(data, period, "41")
    assert (code, SENT in said) == (2, True)
    assert "with --revise and --published" in said
    assert {file: file.read_bytes() for file in before} == before
    assert _record(data, period, "41", "--revise", "--published", "2026-11-24")[0] == 0


@pytest.mark.parametrize("period", ["2024", "2023"])
def test_what_was_not_sent_is_put_right_as_before(data: Path, period: str) -> None:
    assert _correct(data, period, "41")[0] == 0
    _send(data, day="2023-12-31")  # before either was published
    assert _correct(data, period, "42")[0] == 0
    _send(data, "again")
    assert _correct(data, period, "43")[0] == 2


def test_what_was_recorded_after_the_snapshot_is_put_right_again_and_again(data: Path) -> None:
    _send(data)
    assert _record(data, "2025", "45", "--published", "2026-02-01")[0] == 0
    assert _correct(data, "2025", "46")[0] == 0
    assert _correct(data, "2025", "47")[0] == 0
    assert _record(data, "2025", "48", "--published", "2025-02-02", "--file", "reported.yaml", "--revise")[0] == 0
    assert _correct(data, "2025", "49", "--published", "2025-02-02")[0] == 0
    _send(data, "again")
    assert _correct(data, "2025", "50", "--published", "2026-02-01")[0] == 2


def test_a_row_of_a_table_that_was_imported_since_is_put_right(data: Path) -> None:
    _send(data)
    sheet = data.parent / "new.csv"
    sheet.write_text("indicator,period,value,published\nshare,2021,20,2022-02-01\n", encoding="utf-8")
    assert _par(data, "import", "new.csv")[0] == 0
    assert _correct(data, "2021", "21")[0] == 0
    assert _correct(data, "2021", "22")[0] == 0


def test_a_sheet_replaces_nothing_that_was_sent(data: Path) -> None:
    sheet = data.parent / "right.csv"
    sheet.write_text("indicator,period,value\nshare,2022,31\nshare,2023,36\n", encoding="utf-8")
    _send(data)
    code, said = _par(data, "import", "right.csv", "--replace")
    assert (code, "so --replace does not change it" in said) == (2, True)


@pytest.mark.parametrize("imported", [False, True])
def test_what_was_sent_is_not_taken_back(data: Path, imported: bool) -> None:
    if imported:
        sheet = "indicator,period,value,published\nshare,2021,20,2027-02-01\nshare,2020,20,2022-02-01\n"
        (data.parent / "new.csv").write_text(sheet, encoding="utf-8")
        assert _par(data, "import", "new.csv")[0] == 0
    else:
        assert _record(data, "2025", "45", "--published", "2026-02-01")[0] == 0
    _send(data)
    assert _record(data, "2025", "46", "--published", "2026-12-01", *(() if imported else ("--revise",)))[0] == 0
    assert _par(data, "record", "undo")[0] == 0  # that one was not in it
    before = {file: file.read_bytes() for file in data.rglob("*.*") if not file.name.startswith(".")}
    for more in ((), ("--dry-run",), ("--last", "1")):
        code, said = _par(data, "record", "undo", *more)
        assert (code, "so par record undo does not change it" in said) == (2, True), said
    assert {file: file.read_bytes() for file in before} == before


def test_a_snapshot_is_no_write_that_an_undo_would_meet(data: Path) -> None:
    assert _record(data, "2025", "45", "--published", "2026-12-01")[0] == 0
    _send(data)
    code, said = _par(data, "record", "undo")
    assert code == 0
    assert "skipped" not in said


def test_without_the_journal_nothing_is_known_to_have_been_sent(data: Path) -> None:
    _send(data)
    (data / "reports" / ".journal.jsonl").unlink()
    assert _correct(data, "2024", "41")[0] == 0


@pytest.mark.parametrize(
    "line",
    [
        b'{"command":"snapshot"}',
        b'{"at":"2026-01-01T00:00:00Z","command":"snapshot","as_of":"tomorrow","seal":"' + b"0" * 64 + b'"}',
        b'{"at":"2026-01-01T00:00:00Z","command":"snapshot","as_of":["snapshot"],"seal":""}',
        b"snapshot",
        b'["snapshot"]',
        b'"snapshot"' + b" " * 5000,
    ],
)
def test_a_line_of_somebody_else_is_no_snapshot(data: Path, line: bytes) -> None:
    (data / "reports" / ".journal.jsonl").write_bytes(line + b"\n")
    assert _correct(data, "2024", "41")[0] == 0


def test_where_the_journal_cannot_be_written_the_data_is_sealed_and_that_is_said(data: Path) -> None:
    (data / "reports" / ".journal.jsonl").mkdir()
    code, said = _par(data, "snapshot", "sent", "--as-of", "2026-11-23")
    assert code == 0
    assert "cannot be written, so par will not know that these figures were sent" in said
    assert "sent is sealed" in said


def test_the_data_of_a_snapshot_is_never_written_into(data: Path) -> None:
    _send(data)
    sealed = data.parent / "sent"
    before = {file: file.read_bytes() for file in sealed.rglob("*") if file.is_file()}
    code, said = _record(sealed / "data", "2025", "45", "--published", "2026-02-01")
    assert (code, "belongs to a snapshot, which is never written into" in said) == (4, True)
    assert {file: file.read_bytes() for file in sealed.rglob("*") if file.is_file()} == before


def test_a_snapshot_of_a_snapshot_is_another_folder_outside_it(data: Path) -> None:
    _send(data)
    sealed = data.parent / "sent"
    before = {file: file.read_bytes() for file in sealed.rglob("*") if file.is_file()}
    for inside in ("sent/again", "sent/data/again", "sent/data/reports"):
        code, _ = _par(sealed / "data", "snapshot", str(data.parent / inside), "--as-of", "2026-11-23")
        assert code == 2
    _send(sealed / "data", str(data.parent / "again"))
    assert {file: file.read_bytes() for file in sealed.rglob("*") if file.is_file()} == before
    assert (data.parent / "again" / "SHA256SUMS").read_bytes() == (sealed / "SHA256SUMS").read_bytes()


@pytest.fixture
def promises(tmp_path: Path) -> Path:
    return write_folder(
        tmp_path / "data",
        indicators=[indicator(target(outcome="done"), id="schools", unit=None, better="none")],
        tasks=[task("I.1", due="2025-12-31")],
    )


def _state(data: Path, kind: str, *more: str) -> tuple[int, str]:
    name = {"task": "I.1", "outcome": "schools/2025"}[kind]
    return _par(data, "record", kind, name, *more)


@pytest.mark.parametrize("kind", ["task", "outcome"])
def test_a_report_that_was_sent_is_followed_by_a_new_one_and_not_put_right(promises: Path, kind: str) -> None:
    assert _state(promises, kind, "--in-progress", "--published", "2026-02-01")[0] == 0
    assert _state(promises, kind, "--done", "2026-02-01", "--evidence", "BC 1", "--correct")[0] == 0
    _send(promises)
    before = {file: file.read_bytes() for file in promises.rglob("*.*") if not file.name.startswith(".")}
    code, said = _state(promises, kind, "--in-progress", "--published", "2026-02-01", "--correct")
    assert (code, REPORT in said) == (2, True), said
    for more in ((), ("--last", "2")):
        code, said = _par(promises, "record", "undo", *more)
        assert (code, "so par record undo does not change it" in said) == (2, True), said
    assert {file: file.read_bytes() for file in before} == before
    assert _state(promises, kind, "--in-progress", "--published", "2026-11-24")[0] == 0
    assert _par(promises, "record", "undo")[0] == 0


@pytest.mark.parametrize("kind", ["task", "outcome"])
def test_a_report_that_was_not_sent_is_put_right_and_taken_back(promises: Path, kind: str) -> None:
    assert _state(promises, kind, "--in-progress", "--published", "2026-12-01")[0] == 0  # known after the day
    _send(promises)
    assert _state(promises, kind, "--done", "2026-02-01", "--evidence", "BC 1", "--correct")[0] == 0
    assert _par(promises, "record", "undo")[0] == 0
    assert _par(promises, "record", "undo")[0] == 0
