"""What par wrote can be taken back to the byte, also where it is interrupted, and nothing else is touched."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli import system
from par_cli.diagnostics import NotWrittenError
from par_cli.loading import load
from par_cli.locales import ENGLISH
from par_cli.record.yaml_edit import Fields
from par_cli.source import PlainDate
from record.changing import OLD, REPORT, Watched, change, dies_at, folder, in_a_process, located, puts, watch
from record.undoing import (
    ACTS,
    TABLE,
    add,
    copied,
    correct,
    fields,
    journal,
    put,
    refusal,
    reports,
    take_back_if_written,
    undo,
)

TESTS = Path(__file__).parent.parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return folder(tmp_path / "data")


# --- what is noted


def test_every_write_leaves_a_line_with_its_time_command_file_entry_and_digests(data: Path) -> None:
    from hashlib import sha256

    before = (data / REPORT).read_bytes()
    add(data, fields("2024", "45", note="Nguồn"))
    after = (data / REPORT).read_bytes()
    (line,) = journal(data).read_bytes().splitlines()
    (change,) = json.loads(line)["changes"]
    assert (json.loads(line)["at"], json.loads(line)["command"]) == ("2026-01-20T08:15:00Z", "record value")
    assert change["file"] == "2025-12.yaml"
    assert (change["before"], change["after"]) == (sha256(before).hexdigest(), sha256(after).hexdigest())
    entry = {"indicator": "share", "period": "2024", "value": "45", "published": "2025-01-20", "note": "Nguồn"}
    assert change["entries"] == [{"list": "values", "before": None, "after": entry}]
    assert "Nguồn".encode() in line
    put(data, {"a.csv": TABLE})
    undo(data)
    lines = [json.loads(item) for item in journal(data).read_bytes().splitlines()]
    assert [item["command"] for item in lines] == ["record value", "import", "record undo"]
    assert lines[1]["changes"][0]["rows"] == 2
    assert "undoes" in lines[2]


def test_the_old_figure_of_a_correction_is_in_the_journal_and_its_day_stays(data: Path) -> None:
    add(data, fields("2024", "54", "2025-01-20", source="S"))
    correct(data, {**fields("2024", "45"), "published": PlainDate("2025-01-20")})
    assert (data / REPORT).read_bytes().splitlines()[-1] == (
        b"  - {indicator: share, period: 2024, value: 45, published: 2025-01-20, source: S}"
    )
    line = json.loads(journal(data).read_bytes().splitlines()[-1])
    (entry,) = line["changes"][0]["entries"]
    assert (entry["before"]["value"], entry["after"]["value"]) == ("54", "45")


def test_nothing_is_noted_where_nothing_is_written(data: Path) -> None:
    add(data, fields("2024", "45"))
    before = journal(data).read_bytes()
    add(data, fields("2024", "45"))
    undo(data, dry=True)
    assert journal(data).read_bytes() == before


def test_the_journal_is_no_data_and_can_be_deleted(data: Path) -> None:
    add(data, fields("2024", "45"))
    found = load(located(data))
    assert found.warnings == ()
    journal(data).unlink()
    assert load(located(data)).dataset.observations == found.dataset.observations
    assert "there is nothing to take back" in refusal(data)
    add(data, fields("2022", "39"))
    undo(data)


# --- to the byte

FILES = st.sampled_from([None, "2025-12.yaml", "other.yaml", "new/one.yaml"])
ENTRIES = st.builds(
    lambda year, number, file: (fields(str(year), f"{number}", f"{year + 1}-02-03"), file or "2025-12.yaml"),
    st.integers(2005, 2022),
    st.integers(0, 99),
    FILES,
)


@given(
    st.lists(ENTRIES, min_size=1, max_size=6, unique_by=lambda item: str(item[0]["period"])),
    st.sampled_from(["", "\n# the end\n", "\noutcomes: []\n", "\n\n"]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_taken_back_one_after_the_other_writes_leave_what_each_of_them_found(
    entries: list[tuple[Fields, str]], rest: str, windows: bool, random: Random
) -> None:
    with tempfile.TemporaryDirectory() as place:
        data = folder(Path(place) / "data")
        text = OLD.decode() + rest
        (data / REPORT).write_bytes((text.replace("\n", "\r\n") if windows else text).encode())
        before = reports(data)
        states: list[dict[str, bytes]] = []
        for number, (entry, file) in enumerate(entries):
            states.append(reports(data))
            add(data, entry, file, number)
            if random.random() < 0.4:
                states.append(reports(data))
                correct(data, {**entry, "value": fields("2000", "41.5")["value"]}, number)
        count = len(states)
        while states:
            if random.random() < 0.3 and len(states) > 1:
                undo(data, last=2)
                states.pop()
            else:
                undo(data)
            assert reports(data) == states.pop()
        assert reports(data) == before
        assert "there is nothing to take back" in refusal(data)
        assert len(journal(data).read_bytes().splitlines()) > count


@given(
    st.lists(ENTRIES, min_size=2, max_size=5, unique_by=lambda item: str(item[0]["period"])),
    st.randoms(use_true_random=False),
)
def test_taken_back_in_any_order_each_by_its_line_they_leave_the_folder_as_it_was(
    entries: list[tuple[Fields, str]], random: Random
) -> None:
    with tempfile.TemporaryDirectory() as place:
        data = folder(Path(place) / "data")
        before = reports(data)
        for number, (entry, file) in enumerate(entries):
            add(data, entry, file, number)
        random.shuffle(entries)
        for entry, file in entries:
            lines = (data / "reports" / file).read_text(encoding="utf-8").splitlines()
            (at,) = [at for at, line in enumerate(lines, 1) if f"period: {entry['period']}," in line]
            undo(data, place=(file, at))
            years = {str(item.period.text) for item in load(located(data)).dataset.observations["share"]}
            assert str(entry["period"]) not in years
        assert reports(data) == before


def test_a_second_undo_takes_back_the_write_before_it_and_an_undo_itself_is_never_taken_back(data: Path) -> None:
    start = reports(data)
    add(data, fields("2024", "45"), at=1)
    one = reports(data)
    add(data, fields("2022", "39"), at=2)
    undo(data)
    assert reports(data) == one
    undo(data)
    assert reports(data) == start
    add(data, fields("2024", "45"), at=3)
    assert reports(data) == one
    undo(data)
    assert reports(data) == start
    assert "there is nothing to take back" in refusal(data)


def test_the_same_write_twice_in_a_second_can_be_taken_back_twice(data: Path) -> None:
    start = reports(data)
    for _ in range(2):
        add(data, fields("2024", "45"))
        undo(data)
        assert reports(data) == start
    assert "there is nothing to take back" in refusal(data)


def test_several_files_of_one_write_are_taken_back_together_with_the_folder_that_was_made(data: Path) -> None:
    before = reports(data)
    put(data, {"new/a.csv": TABLE, "b.csv": TABLE.replace(b"2021", b"2019").replace(b"2022", b"2020")})
    undo(data)
    assert reports(data) == before
    (data / "reports" / "new").mkdir()
    (data / "reports" / "new" / "notes.txt").write_bytes(b"mine")
    before = reports(data)
    add(data, fields("2024", "45"), "new/a.yaml")
    undo(data)
    assert reports(data) == before


def test_more_writes_than_there_are_are_refused_with_their_number(data: Path) -> None:
    add(data, fields("2024", "45"))
    assert "only 1 write can be taken back; write --last 1" in refusal(data, last=2)
    add(data, fields("2022", "45"))
    assert "only 2 writes can be taken back; write --last 2" in refusal(data, last=3)
    undo(data, last=2)


def test_a_write_that_fails_leaves_no_line(data: Path) -> None:
    add(data, fields("2024", "45"))
    before = journal(data).read_bytes()

    def save(_: object) -> None:
        (data / REPORT).write_bytes((data / REPORT).read_bytes() + b"# by hand\n")

    with pytest.raises(NotWrittenError, match="was changed by another program meanwhile"):
        change(located(data), puts(data), save)
    assert journal(data).read_bytes() == before
    undo(data)
    assert (data / REPORT).read_bytes() == OLD + b"# by hand\n"


# --- what somebody has changed since


def test_other_entries_may_change_and_the_comments_of_others_stay(data: Path) -> None:
    add(data, fields("2024", "45"))
    text = (data / REPORT).read_text()
    edited = "# checked\n" + text.replace("value: 40", "value: 40.5") + "# the end\n"
    (data / REPORT).write_text(edited)
    undo(data)
    expected = edited.replace("  - {indicator: share, period: 2024, value: 45, published: 2025-01-20}\n", "")
    assert (data / REPORT).read_text() == expected


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("value: 45,", "value: 46,"), "2025-12.yaml:4 is no longer as par wrote it at 2026-01-20 08:15:00 UTC"),
        (("2025-01-20}", "2025-01-20}  # checked"), "2025-12.yaml:4 is no longer as par wrote it"),
        (("  - {indicator: share, period: 2024, value: 45, published: 2025-01-20}\n", "# gone\n"),
         "share 2024, which par wrote at 2026-01-20 08:15:00 UTC, is no longer in"),
        (("{indicator: share, period: 2024,", "{indicator: share, period: 2022,"), "share 2024, which par wrote at"),
        (("{indicator: share, period: 2024, value: 45, published: 2025-01-20}",
          "period: 2024\n    indicator: share\n    value: 45\n    published: 2025-01-20"), ":4 is no longer as par"),
    ],
)  # fmt: skip
def test_an_entry_that_somebody_has_changed_is_left_alone_and_named(
    data: Path, change: tuple[str, str], said: str
) -> None:
    add(data, fields("2024", "45"))
    text = (data / REPORT).read_text()
    assert change[0] in text
    (data / REPORT).write_text(text.replace(*change))
    assert said in refusal(data)
    assert "nothing was taken back" in refusal(data)


def test_a_corrected_entry_goes_back_to_what_it_was_though_other_lines_have_moved(data: Path) -> None:
    (data / REPORT).write_bytes(
        b"schema: 1\nvalues:\n  - indicator: share\n    period: 2023\n    value: 40  # page 3\n"
        b"  - indicator: share\n    period: 2022\n    value: 41\n"
    )
    before = (data / REPORT).read_bytes()
    correct(data, {key: item for key, item in fields("2023", "41").items() if key != "published"})
    assert b"value: 41  # page 3\n" in (data / REPORT).read_bytes()
    moved = (data / REPORT).read_bytes().replace(b"schema: 1\n", b"schema: 1\n\n# moved\n")
    (data / REPORT).write_bytes(moved)
    undo(data)
    assert (data / REPORT).read_bytes() == before.replace(b"schema: 1\n", b"schema: 1\n\n# moved\n")


def test_an_imported_table_that_was_edited_stays_and_its_first_changed_line_is_named(data: Path) -> None:
    put(data, {"a.csv": TABLE})
    edited = TABLE.replace(b"39", b"39.5")
    (data / "reports" / "a.csv").write_bytes(edited)
    assert "reports/a.csv:3 is no longer as par wrote it" in refusal(data)
    assert "reports/a.csv:3 is no longer as par wrote it" in refusal(data, place=("a.csv", 2))
    (data / "reports" / "a.csv").write_bytes(TABLE)
    undo(data, place=("a.csv", 2))
    assert not (data / "reports" / "a.csv").exists()


def test_of_a_long_table_that_was_edited_the_lines_are_named_nearly(data: Path) -> None:
    rows = [f"share,{1700 + number // 12}-{number % 12 + 1:02},40,\n" for number in range(2500)]
    put(data, {"a.csv": f"indicator,period,value,note\n{''.join(rows)}".encode()})
    rows[2000] = rows[2000].replace("40", "41")
    (data / "reports" / "a.csv").write_bytes(f"indicator,period,value,note\n{''.join(rows)}".encode())
    found = re.search(r"a\.csv:([0-9]+) is no longer", refusal(data))
    assert found is not None
    assert 2002 - 3 <= int(found[1]) <= 2002


def test_a_row_that_was_corrected_goes_back_though_other_rows_have_changed(data: Path) -> None:
    put(data, {"a.csv": TABLE})
    correct(data, {**fields("2022", "44"), "published": PlainDate("2023-01-10")})
    assert (data / "reports" / "a.csv").read_bytes() == TABLE.replace(b"39", b"44")
    edited = TABLE.replace(b"39", b"44").replace(b"share,2021", b"share,2020,30,,\nshare,2021").replace(b"one", b"1")
    (data / "reports" / "a.csv").write_bytes(edited)
    undo(data)
    assert (data / "reports" / "a.csv").read_bytes() == edited.replace(b"44", b"39")
    (data / "reports" / "a.csv").write_bytes(TABLE)
    correct(data, {**fields("2022", "44"), "published": PlainDate("2023-01-10")}, at=1)
    (data / "reports" / "a.csv").write_bytes(TABLE.replace(b"39", b"45"))
    assert "a.csv:3 is no longer as par wrote it" in refusal(data)


def test_a_file_that_is_gone_is_named(data: Path) -> None:
    add(data, fields("2024", "45"), "new.yaml")
    (data / "reports" / "new.yaml").unlink()
    assert "there is nothing to take back" in refusal(data)  # as if it had not been written
    add(data, fields("2024", "45"))
    (data / REPORT).unlink()
    assert "2025-12.yaml is no longer as par wrote it" in refusal(data)


def test_what_was_put_back_by_hand_is_passed_over_and_that_is_said(data: Path) -> None:
    add(data, fields("2022", "39"), "other.yaml")
    before = (data / REPORT).read_bytes()
    add(data, fields("2024", "45"), at=7)
    (data / REPORT).write_bytes(before)
    asked = undo(data)
    assert [ENGLISH.text(note) for note in asked.notes] == [
        "what was to be written at 2026-01-20 08:15:07 UTC is not in the data; it is skipped"
    ]
    assert not (data / "reports" / "other.yaml").exists()


# --- by line


def test_a_line_that_par_has_not_written_is_not_taken_back(data: Path) -> None:
    add(data, fields("2024", "45"))
    for line, said in ((3, "par has not written"), (1, "par has not written"), (99, "par has not written")):
        assert said in refusal(data, place=("2025-12.yaml", line))
    assert "there is no file" in refusal(data, place=("none.yaml", 3))
    assert "there is no file" in refusal(data, place=("../../none.yaml", 3))
    (data / REPORT).write_text((data / REPORT).read_text().replace("value: 45", "value: 46"))
    assert "2025-12.yaml:4 is no longer as par wrote it" in refusal(data, place=("2025-12.yaml", 4))


def test_of_two_writes_to_one_line_the_newest_is_taken_back(data: Path) -> None:
    start = reports(data)
    add(data, fields("2024", "45"))
    one = reports(data)
    correct(data, fields("2024", "46"))
    add(data, fields("2022", "39"), "other.yaml")
    undo(data, place=("2025-12.yaml", 4))
    assert {**reports(data), "other.yaml": b""} == {**one, "other.yaml": b""}
    undo(data, place=("2025-12.yaml", 4))
    undo(data)
    assert reports(data) == start


# --- a journal that is not as par left it

HOSTILE = [
    b"",
    b"\n\n",
    b"{",
    b"null\n",
    b"[]\n",
    b"{}\n",
    b"\xff\xfe\n",
    b'{"at":1,"command":"import","changes":[]}\n',
    b'{"at":"2026-01-20T08:15:00Z","command":"import","changes":[]}\n',
    b'{"at":"2026-01-20T08:15:00Z","command":"rm","changes":[{"file":"2025-12.yaml","before":null,"after":null}]}\n',
    b"[" * 100_000 + b"\n",
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"\n",
    b"1" * 10_000 + b"\n",
    b"\x00" * 100 + b"\n",
    b'"\\ud800"\n',
    b"x" * (17 << 20) + b"\n",
    b"[" + b"[]," * 400_000 + b"[]]\n",
]


@pytest.mark.parametrize("junk", HOSTILE, ids=lambda junk: repr(junk[:20]))
def test_a_journal_with_anything_in_it_breaks_nothing(data: Path, junk: bytes) -> None:
    journal(data).write_bytes(junk)
    assert "there is nothing to take back" in refusal(data)
    before = reports(data)
    add(data, fields("2024", "45"))
    with journal(data).open("ab") as file:
        file.write(junk)
    undo(data)
    assert reports(data) == before


CHANGE: Mapping[str, Any] = {
    "file": "2025-12.yaml",
    "before": None,
    "after": "0" * 64,
    "entries": [{"list": "values", "before": None, "after": {"indicator": "share", "period": "2023", "value": "40"}}],
    "lines": [{"line": 1, "before": "", "after": "x"}],
    "sums": {"step": 1, "of": [1]},
}


def _line(**changed: object) -> bytes:
    found = {"at": "2026-01-20T08:15:00Z", "command": "import", "changes": [{**CHANGE, **changed}]}
    return json.dumps(found).encode() + b"\n"


@pytest.mark.parametrize(
    "changed",
    [
        {"file": "../targets.yaml"}, {"file": "/etc/passwd"}, {"file": ".journal.jsonl"}, {"file": "a/../../x.yaml"},
        {"file": "a/.x.yaml"}, {"file": "con.yaml"}, {"file": "x.txt"}, {"file": ""}, {"file": None}, {"file": 1},
        {"after": 1}, {"after": "x"}, {"before": [], "after": "0" * 64}, {"lines": 1}, {"lines": [1]},
        {"lines": [{"line": 0, "before": "", "after": ""}]}, {"lines": [{"line": True, "before": "", "after": ""}]},
        {"lines": [{"line": 1, "before": None, "after": ""}]}, {"entries": {}}, {"entries": [{}]},
        {"entries": [{"list": "x", "before": None, "after": None}]},
        {"entries": [{"list": "values", "before": 1, "after": None}]},
        {"entries": [{"list": "values", "before": None, "after": json.loads('{"a":' * 50 + "1" + "}" * 50)}]},
        {"sums": 1}, {"sums": {"step": 0, "of": []}}, {"sums": {"step": 1, "of": [-1]}}, {"rows": -1},
    ],
    ids=str,
)  # fmt: skip
def test_a_line_of_another_form_is_passed_over_and_that_is_said(data: Path, changed: Mapping[str, object]) -> None:
    before = reports(data)
    add(data, fields("2024", "45"))
    with journal(data).open("ab") as file:
        file.write(_line(**changed))
    asked = undo(data)
    assert "lines that par has not written are skipped" in ENGLISH.text(asked.notes[0])
    assert reports(data) == before


@pytest.mark.parametrize(
    "changed",
    [
        {}, {"before": "1" * 64}, {"sums": None}, {"sums": None, "entries": None},
        {"sums": {"step": 10**30, "of": [0]}},
        {"sums": None, "entries": None, "lines": None}, {"file": "none.yaml", "before": "1" * 64},
        {"sums": None, "entries": [{"list": "values", "before": None, "after": None}]},
        {"sums": None, "entries": None, "lines": [{"line": 10**30, "before": "x", "after": "y"}]},
        {"sums": None, "entries": None, "lines": [{"line": 1, "before": "x", "after": ""}]},
        {"sums": None, "entries": [{"list": "values", "before": {"a": "\u202e"}, "after": {"indicator": "share"}}]},
    ],
    ids=str,
)  # fmt: skip
def test_a_line_that_does_not_fit_the_files_takes_nothing_back(data: Path, changed: Mapping[str, object]) -> None:
    journal(data).write_bytes(_line(**changed))
    assert refusal(data)
    assert refusal(data, place=("2025-12.yaml", 3))


def test_a_damaged_note_of_a_file_as_it_is_takes_nothing_back(data: Path) -> None:
    add(data, fields("2024", "45"))
    line = journal(data).read_bytes()
    journal(data).write_bytes(line.replace(b'"lines":[{"line":4,"before":""', b'"lines":[{"line":4,"before":"# x\\n"'))
    assert "is damaged; take it back with git" in refusal(data)
    journal(data).write_bytes(line.replace(b'"line":4', b'"line":400000000000000000000000'))
    assert "is damaged; take it back with git" in refusal(data)


def test_what_is_too_long_for_the_journal_is_written_all_the_same_and_said_when_it_is_to_be_taken_back(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from par_cli.record import journal as module

    add(data, fields("2024", "45"))
    monkeypatch.setattr(module, "_MAX_LINE", 600)
    put(data, {"2025-12.yaml": OLD + "".join(f"# {number}\n" for number in range(99)).encode()})
    assert "is too much for the journal; take it back with git" in refusal(data)
    put(data, {"a.csv": TABLE})
    undo(data)


@pytest.mark.skipif(system.WINDOWS, reason="links need a right of their own there")
def test_a_link_pipe_or_folder_in_the_place_of_the_journal_is_named_and_nothing_is_written(
    data: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    makers: list[Callable[[Path], object]] = [
        lambda path: path.symlink_to(precious),
        lambda path: path.mkdir(),
        os.mkfifo,
    ]
    for make in makers:
        make(journal(data))
        before = (data / REPORT).read_bytes()
        with pytest.raises(NotWrittenError, match=r"nothing was written: .*\.journal\.jsonl: "):
            add(data, fields("2024", "45"))
        assert "there is nothing to take back" in refusal(data)
        assert (data / REPORT).read_bytes() == before
        journal(data).rmdir() if journal(data).is_dir() else journal(data).unlink()
    assert precious.read_bytes() == b"precious"


def test_a_journal_that_belongs_to_another_user_gets_its_line(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: str) -> int:
        raise PermissionError(13, "Permission denied")

    before = reports(data)
    add(data, fields("2024", "45"))
    with monkeypatch.context() as patched:
        patched.setattr(system, "open_to_append", denied)
        add(data, fields("2022", "39"), at=1)
    assert len(journal(data).read_bytes().splitlines()) == 2
    undo(data, last=2)
    assert reports(data) == before


# --- what may happen on the way


@pytest.mark.parametrize("act", ["correct", "two"])
def test_after_a_kill_at_any_step_of_a_write_an_undo_takes_back_what_was_written_and_nothing_else(
    tmp_path: Path, act: str
) -> None:
    start = folder(tmp_path / "start")
    done = copied(start, tmp_path / "done")
    ACTS[act](done)
    seen = set()
    for path in _killed(tmp_path, start, act):
        found = reports(path)
        content = {name: data for name, data in found.items() if name.endswith((".yaml", ".csv"))}
        assert content.items() <= {**reports(start), **reports(done)}.items() or act == "correct"
        load(located(path))
        seen.add(take_back_if_written(path))
        assert _data(path) == _data(start)
        assert "there is nothing to take back" in refusal(path)
        ACTS[act](path)
        assert _data(path) == _data(done)
        undo(path)
        assert _data(path) == _data(start)
    assert seen == {True, False}


@pytest.mark.parametrize("act", ["correct", "two"])
def test_after_a_kill_at_any_step_of_an_undo_another_one_brings_it_to_its_end(tmp_path: Path, act: str) -> None:
    start = folder(tmp_path / "start")
    done = copied(start, tmp_path / "done")
    ACTS[act](done)
    seen = set()
    for path in _killed(tmp_path, done, "undo"):
        load(located(path))
        seen.add(take_back_if_written(path))
        assert _data(path) == _data(start)
        assert "there is nothing to take back" in refusal(path)
        ACTS[act](path)
        undo(path)
        assert _data(path) == _data(start)
    assert seen == {True, False}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
def test_a_call_that_fails_in_an_undo_says_what_is_on_the_disk_and_another_one_brings_it_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    start = folder(tmp_path / "start")
    done = copied(start, tmp_path / "done")
    ACTS["two"](done)
    refused = 0
    for number in range(1, 99):
        path = copied(done, tmp_path / f"{number}")
        watched = Watched(_failing(number, code))
        with monkeypatch.context() as patched:
            watch(patched, watched)
            said = _refusal(path)
        left = _data(path)
        if watched.count < number:
            assert (said, left) == ("", _data(start))
            break
        refused += bool(said)
        if "nothing was written" in said:
            assert left == _data(done)
        elif "only " in said:
            assert len(left) == 2
            assert f"only {path.as_posix()}/reports/new/a.csv was written" in said
        else:
            assert left == _data(start)
        take_back_if_written(path)
        assert _data(path) == _data(start)
    assert refused > 5


def _failing(number: int, code: int) -> Callable[..., Any]:
    def act(count: int, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:  # noqa: ANN401
        if count != number:
            return call(*arguments, **more)
        if name == "write":
            call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        raise OSError(code, os.strerror(code))

    return act


def _refusal(path: Path) -> str:
    try:
        undo(path)
    except NotWrittenError as error:
        return ENGLISH.text(error.message)
    return ""


def _data(path: Path) -> dict[str, bytes]:
    """Return the files that are data: an empty folder and a temporary file mean nothing."""
    return {name: data for name, data in reports(path).items() if name.endswith((".yaml", ".csv"))}


def _killed(tmp_path: Path, start: Path, act: str) -> Iterator[Path]:
    """Yield the folders that an act leaves that is killed at each of its steps."""
    number = 0
    while True:
        number += 1
        for after in (False, True):
            path = copied(start, tmp_path / f"{act}-{number}-{after}")
            if not _is_killed(path, act, number, after=after):
                assert number > 8
                return
            yield path


def _is_killed(path: Path, act: str, number: int, *, after: bool) -> bool:
    if not in_a_process(number):
        return dies_at(number, lambda: ACTS[act](path), after=after)
    code = (
        f"import sys; sys.path.insert(0, {str(TESTS)!r})\n"
        "from pathlib import Path\nfrom record.undoing import killed_at\n"
        f"killed_at(Path({str(path)!r}), {act!r}, {number}, after={after})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode in {0, 9}, done.stderr
    return done.returncode == 9
