"""CSV read in pieces: their size changes nothing, wherever a file is cut."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installed import needs_links, needs_posix
from par_cli.diagnostics import Diagnostic
from par_cli.locales import ENGLISH
from par_cli.source import Place, Table, csv_file, files, read_csv
from par_cli.source.text import bad_characters, is_nfc, is_plain

COLUMNS = ("indicator", "value", "note")
HEADER = "indicator,value,note\n"
SIZES = (1, 2, 3, 7, 16, 61, 300)
ENDS = {"PAR110", "PAR115", "PAR116", "PAR162"}
"""What may end the reading; what is behind it is then found or not, by where the file was cut."""


class Found(NamedTuple):
    """What was read: rows with their lines and the places of their cells, and problems in order."""

    rows: tuple[tuple[int, tuple[str, ...], tuple[Place, ...]], ...] | None
    problems: tuple[Diagnostic, ...]

    def until(self, line: int) -> Found:
        """Return what is before a line."""
        rows = None if self.rows is None else tuple(row for row in self.rows if row[0] < line)
        return Found(rows, tuple(problem for problem in self.problems if problem.line < line))


def everything(table: Table | None, problems: list[Diagnostic]) -> Found:
    """Read a table to its end."""
    if table is None:
        return Found(None, tuple(sorted(problems)))
    rows = [(line, block.row(number)) for block in table.blocks() for number, line in enumerate(block.lines)]
    places = [tuple(table.place(line, column) for column in table.header) for line, _ in rows]
    located = tuple((line, cells, each) for (line, cells), each in zip(rows, places, strict=True))
    return Found(located, tuple(sorted(problems)))


@contextmanager
def pieces_of(size: int) -> Iterator[None]:
    """Read in pieces of a size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "_PIECE", size)
        yield


def as_bytes(data: bytes, size: int) -> Found:
    """Read bytes in pieces of a size."""
    problems: list[Diagnostic] = []
    with pieces_of(size):
        return everything(read_csv("f.csv", "f.csv", COLUMNS, problems, instead=data), problems)


def as_file(data: bytes, size: int) -> Found:
    """Read a file in pieces of a size."""
    problems: list[Diagnostic] = []
    with tempfile.TemporaryDirectory() as folder, pieces_of(size):
        path = Path(folder) / "f.csv"
        path.write_bytes(data)
        return everything(read_csv(str(path), "f.csv", COLUMNS, problems), problems)


RIGHT = (
    "a,1,x\n",
    "b,2,\n",
    "Đề án,48.67,tiếng Việt 😀\n",
    '"a",1,x\n',
    'a,"2","y, z"\n',
    'c,"","say ""no"""\n',
    'd,3,"two\nlines"\n',
    '"x\n\ny",4,"\n"\n',
    'e,"5","' + "long\n" * 9 + '"\n',
    '"""",1,""""""\n',
    'ế,6,"ệ\nx\ny\n"\n',
)
WRONG = (
    "\n",
    "a\n",
    "a,b\n",
    "a,b,c,d\n",
    '"a",b,"c\nd",e,"f\n\n",g\n',
    "a,b\u200b,c\n",
    'a,"b\nc\u200b\n",d\n',
    "\ufeffa,b,c\n",
    "a\tb,c,d\n",
    'a,b"c,d\n',
    "a,b\rc,d\n",
    "a,b,o" + "\u0301\u0323" * 16 + "\n",
    'a,"b\nc",o' + "\u0301\u0323" * 16 + "\n",
)
LAST = (
    'a,"b"c,d\n',
    'a,b,"c\nd\n',
    "<<<<<<< HEAD\n",
)


def in_form(text: str, *, crlf: bool, mark: bool, parted: bool, cut: bool) -> bytes:
    """Return the bytes of a text with line ends, a byte order mark, letters in parts, a line end at its end or not."""
    text = unicodedata.normalize("NFD", text) if parted else text
    text = text.removesuffix("\n") if cut else text
    text = text.replace("\n", "\r\n") if crlf else text
    return (b"\xef\xbb\xbf" if mark else b"") + text.encode()


FORMS = st.fixed_dictionaries(
    {"crlf": st.booleans(), "mark": st.booleans(), "parted": st.booleans(), "cut": st.booleans()}
)


@given(rows=st.lists(st.sampled_from(RIGHT), max_size=12), form=FORMS, size=st.sampled_from(SIZES))
def test_right_rows_are_the_same_in_pieces_of_any_size(rows: list[str], form: dict[str, bool], size: int) -> None:
    data = in_form(HEADER + "".join(rows), **form)
    whole = as_bytes(data, len(data) + 1)
    assert whole.problems == ()
    assert whole.rows is not None
    assert len(whole.rows) == len(rows)
    assert as_bytes(data, size) == whole
    assert as_file(data, size) == whole


@given(rows=st.lists(st.sampled_from(RIGHT + WRONG), max_size=12), form=FORMS, size=st.sampled_from(SIZES))
def test_wrong_rows_and_what_is_said_of_them_are_the_same_in_pieces_of_any_size(
    rows: list[str], form: dict[str, bool], size: int
) -> None:
    data = in_form(HEADER + "".join(rows), **form)
    whole = as_bytes(data, len(data) + 1)
    assert as_bytes(data, size) == whole
    assert as_file(data, size) == whole


@given(
    rows=st.lists(st.sampled_from(RIGHT + WRONG), max_size=6),
    last=st.sampled_from(LAST),
    after=st.lists(st.sampled_from(RIGHT + WRONG), max_size=3),
    size=st.sampled_from(SIZES),
)
def test_what_is_before_the_end_of_the_reading_is_the_same_in_pieces_of_any_size(
    rows: list[str], last: str, after: list[str], size: int
) -> None:
    data = (HEADER + "".join(rows) + last + "".join(after)).encode()
    line = (HEADER + "".join(rows)).count("\n") + 1
    whole = as_bytes(data, len(data) + 1)
    assert any(problem.code in ENDS for problem in whole.problems)
    for found in (as_bytes(data, size), as_file(data, size)):
        assert any(problem.code in ENDS for problem in found.problems)
        if found.rows is not None and whole.rows is not None:
            assert found.until(line) == whole.until(line)


@given(data=st.binary(max_size=60) | st.text(st.sampled_from('ab,"\n\r\u200b\u0301é'), max_size=60).map(str.encode))
def test_any_bytes_have_the_same_rows_in_pieces_of_any_size_or_an_end_of_the_reading(data: bytes) -> None:
    source = HEADER.encode() + data
    whole = as_bytes(source, len(source) + 1)
    for size in (1, 2, 5):
        for found in (as_bytes(source, size), as_file(source, size)):
            assert found == whole or any(problem.code in ENDS for problem in found.problems)


@pytest.mark.parametrize("size", [25, 40, 61])
@pytest.mark.parametrize("row", WRONG, ids=repr)
def test_a_wrong_row_far_behind_the_header_is_left_out_in_pieces_of_any_size(row: str, size: int) -> None:
    data = (HEADER + 'a,"1",x\n' * 20 + row + 'a,"1",x\n' * 20).encode()
    whole = as_bytes(data, len(data) + 1)
    assert whole.rows is not None
    assert (len(whole.rows), len(whole.problems)) == (40, 1)
    assert as_bytes(data, size) == as_file(data, size) == whole


def test_a_row_may_go_on_over_many_pieces() -> None:
    text = "one\n\n" * 400 + 'the ""last""'
    data = (HEADER + f'a,1,x\n"b",2,"{text}"\n"c\n",3,\n').encode()
    for size in SIZES:
        found = as_file(data, size)
        assert found.problems == ()
        assert found.rows == (
            (2, ("a", "1", "x"), (Place(2, 1), Place(2, 3), Place(2, 5))),
            (3, ("b", "2", text.replace('""', '"')), (Place(3, 1), Place(3, 5), Place(3, 7))),
            (804, ("c\n", "3", ""), (Place(804, 1), Place(805, 3), Place(805, 5))),
        )


def test_marks_at_the_beginning_of_a_line_are_put_in_order_wherever_the_file_is_cut() -> None:
    data = (HEADER + 'a,1,"x\n\u0323\u0302e"\nb,2,e\u0302\u0323\nc,3,"e\n\u0302\u0323"\n').encode()
    for size in SIZES:
        found = as_file(data, size)
        assert found.rows is not None
        assert [cells[2] for _, cells, _ in found.rows] == ["x\n\u0323\u0302e", "\u1ec7", "e\n\u0323\u0302"]


# --- limits


@pytest.mark.parametrize("read", [as_bytes, as_file])
@pytest.mark.parametrize("size", [1, 10])
def test_a_row_with_an_open_quote_is_read_up_to_a_limit(
    monkeypatch: pytest.MonkeyPatch,
    read: Callable[[bytes, int], Found],
    size: int,
) -> None:
    monkeypatch.setattr(csv_file, "_LONGEST_ROW", 50)
    long = 'b,1,"' + "x\n" * 60
    found = read((HEADER + "a,1,\n" + long + '"\nc,1,\n').encode(), size)
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.code) == (3, 1, "PAR162")
    assert ENGLISH.text(problem.message) == "the row has more than 50 characters"
    assert ENGLISH.text(problem.hint) == "close the quote that is open in it, or shorten its texts"
    assert found.rows == ((2, ("a", "1", ""), (Place(2, 1), Place(2, 3), Place(2, 5))),)


@needs_posix("open descriptors are not listed there")
@pytest.mark.parametrize("data", ["", "x,y\n", HEADER + "a,1,\n" + 'b,1,"' + "x\n" * 60, HEADER + "a,1,x\n" * 60])
def test_a_file_is_closed_wherever_its_reading_ends(data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that stays open cannot be replaced or removed on Windows, and commands collect no cycles."""
    monkeypatch.setattr(csv_file, "_LONGEST_ROW", 50)
    (tmp_path / "f.csv").write_text(data, encoding="utf-8")
    gc.disable()
    try:
        before = os.listdir("/dev/fd")
        with pieces_of(1):
            table = read_csv(str(tmp_path / "f.csv"), "f.csv", COLUMNS, [])
            for _ in () if table is None else table.blocks():
                pass
        assert os.listdir("/dev/fd") == before
    finally:
        gc.enable()


def test_a_row_within_the_limit_may_take_several_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "_LONGEST_ROW", 50)
    data = (HEADER + 'b,1,"' + "x\n" * 20 + '"\nc,1,\n').encode()
    for size in (1, 2, 3, 10):
        found = as_file(data, size)
        assert found.problems == ()
        assert found.rows is not None
        assert [line for line, *_ in found.rows] == [2, 23]


@pytest.mark.parametrize("line", ["a" * 80, "a,1," + "x" * 80, '"' + "a" * 80, HEADER + "b,1," + "x" * 80])
@pytest.mark.parametrize("end", ["", "\na,1,\n"])
def test_a_line_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch, line: str, end: str) -> None:
    monkeypatch.setattr(files, "_LONGEST_LINE", 64)
    source = line if line.startswith(HEADER) else HEADER + line
    found = as_file((source + end).encode(), 8)
    (problem,) = [problem for problem in found.problems if problem.code == "PAR105"]
    assert ENGLISH.text(problem.message) == "a line is longer than 64 bytes"
    assert ENGLISH.text(problem.hint) == "begin a new line for each row"


def test_a_line_of_the_greatest_length_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LONGEST_LINE", 64)
    found = as_file((HEADER + "a,1," + "x" * 60 + "\n" + "b,1," + "x" * 60).encode(), 8)
    assert found.problems == ()
    assert found.rows is not None
    assert len(found.rows) == 2


# --- places, once the file is another one


@given(
    rows=st.lists(st.sampled_from(RIGHT), min_size=1, max_size=8),
    now=st.none() | st.binary(max_size=60) | st.text(st.sampled_from('a,"\n'), max_size=60).map(str.encode),
    header=st.booleans(),
    size=st.sampled_from(SIZES),
)
def test_a_file_that_was_changed_or_removed_still_has_places(
    rows: list[str], now: bytes | None, header: bool, size: int
) -> None:
    problems: list[Diagnostic] = []
    with tempfile.TemporaryDirectory() as folder, pieces_of(size):
        path = Path(folder) / "f.csv"
        path.write_text(HEADER + "".join(rows), encoding="utf-8", newline="")
        table = read_csv(str(path), "f.csv", COLUMNS, problems)
        assert table is not None
        lines = [line for block in table.blocks() for line in block.lines]
        if now is None:
            path.unlink()
        else:
            path.write_bytes((HEADER.encode() if header else b"") + now)
        for line in lines:
            for column in COLUMNS:
                place = table.place(line, column)
                assert place.line >= line
                assert place.column >= 1
                if now is None:
                    assert place == Place(line, 1)


@pytest.mark.parametrize("name", ["folder", pytest.param("link", marks=needs_links)])
def test_a_folder_or_a_link_in_the_place_of_the_file_has_no_places_of_cells(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(HEADER + "a,1,\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text(HEADER + "aaaa,1,\n", encoding="utf-8")
    problems: list[Diagnostic] = []
    table = read_csv(str(path), "f.csv", COLUMNS, problems)
    assert table is not None
    assert len(list(table.blocks())) == 1
    path.unlink()
    if name == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "other.csv")
    assert table.place(2, "value") == Place(2, 1)


# --- what is plain


@given(
    st.text(max_size=30)
    | st.text(st.sampled_from("aeE\u0301\u0323\u1100\u1161\u11a8가\u09c7\u09be\u200b\u3164é\t"), max_size=9)
)
def test_a_plain_text_holds_nothing_that_is_refused_and_is_in_normal_form(text: str) -> None:
    if is_plain(text.encode("utf-8", "surrogatepass")):
        assert not bad_characters(text, indented=False)
        assert is_nfc(text)


def test_no_plain_character_is_refused_or_joins_another() -> None:
    """All characters of the planes that have some, and a few of what is kept for later."""
    numbers = [*range(0x40000), *range(0xE0000, 0xE1000), *range(0x40000, sys.maxunicode + 1, 0x101)]
    characters = [char for number in numbers if not "\ud800" <= (char := chr(number)) <= "\udfff"]
    plain = {char for char in characters if is_plain(char.encode())}
    assert not bad_characters("".join(plain), indented=False)
    assert all(unicodedata.combining(char) == 0 for char in plain)
    made_of = [unicodedata.normalize("NFD", char) for char in characters if unicodedata.is_normalized("NFC", char)]
    assert plain.isdisjoint("".join(parts[1:] for parts in made_of))
    assert set('abc,"\n 0Đđếạ–“”%€😀') <= plain
