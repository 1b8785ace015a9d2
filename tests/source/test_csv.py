"""CSV to located rows: RFC 4180 with exactly the known header."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import Diagnostic
from par_cli.locales import ENGLISH
from par_cli.source import JoinedColumns, Place, Table, csv_file, read_csv

COLUMNS = ("indicator", "period", "value", "note")


class Row(NamedTuple):
    """A row of a table: the line on which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]


class Found:
    """A table and all of its rows."""

    def __init__(self, table: Table) -> None:
        """Read the rows."""
        self.file, self.header = table.file, table.header
        self.rows = tuple(
            Row(line, cells)
            for block in table.blocks()
            for line, cells in zip(block.lines, zip(*block.columns, strict=True), strict=True)
        )
        self._table = table

    def place(self, row: Row, column: str) -> Place:
        """Return the place of a cell."""
        return self._table.place(row.line, column)


def read(
    source: str | bytes, columns: tuple[str, ...] = COLUMNS, required: tuple[str, ...] = ("indicator",)
) -> tuple[Found | None, list[Diagnostic]]:
    """Return what a source reads as, and the problems in the order of their places."""
    problems: list[Diagnostic] = []
    data = source.encode() if isinstance(source, str) else source
    table = read_csv("f.csv", "f.csv", columns, problems, required=required, instead=data)
    found = None if table is None else Found(table)
    return found, sorted(problems)


def good(source: str | bytes, columns: tuple[str, ...] = COLUMNS) -> Found:
    """Return the table of a source without a fault."""
    table, problems = read(source, columns, ())
    assert problems == []
    assert table is not None
    return table


HEADER = "indicator,period,value,note\n"


def test_a_table_is_a_header_and_rows_with_their_lines() -> None:
    table = good(HEADER + 'a,2024,48.67,\nb,2025,,"x, ""y""\nz"\nc,,,"",\n'.replace('"",\n', '""\n'))
    assert table.file == "f.csv"
    assert table.header == COLUMNS
    assert table.rows == (
        Row(2, ("a", "2024", "48.67", "")),
        Row(3, ("b", "2025", "", 'x, "y"\nz')),
        Row(5, ("c", "", "", "")),
    )


def test_every_cell_has_its_place() -> None:
    table = good(HEADER + 'a,Đề 😀,3,x\n"a","b\nc",d,"e"\ne\u0302,e\u0302,x,y\n')
    first, second, third = table.rows
    assert [table.place(first, column) for column in COLUMNS] == [Place(2, 1), Place(2, 3), Place(2, 8), Place(2, 10)]
    assert [table.place(second, column) for column in COLUMNS] == [Place(3, 1), Place(3, 5), Place(4, 4), Place(4, 6)]
    assert third.cells == ("ê", "ê", "x", "y")
    assert [table.place(third, column) for column in COLUMNS] == [Place(5, 1), Place(5, 4), Place(5, 7), Place(5, 9)]
    assert table.place(first, "unknown") == Place(2, 1)


def test_optional_columns_may_be_missing() -> None:
    table = good("indicator,value\na,1\n")
    assert table.header == ("indicator", "value")
    assert table.rows == (Row(2, ("a", "1")),)
    assert table.place(table.rows[0], "value") == Place(2, 3)
    assert table.place(table.rows[0], "note") == Place(2, 1)


@pytest.mark.parametrize("source", [HEADER, HEADER.strip(), "indicator\n", '"indicator","note"\n'])
def test_a_header_alone_is_a_table_without_rows(source: str) -> None:
    assert good(source).rows == ()


def test_line_ends_byte_order_mark_quotes_and_normal_form_change_nothing() -> None:
    source = HEADER + "ế,2024,48.67,x y\nb,,,\n"
    rows = good(source).rows
    for variant in (
        source.replace("\n", "\r\n").encode(),
        source.encode("utf-8-sig"),
        source.removesuffix("\n").encode(),
        unicodedata.normalize("NFD", source).encode(),
        source.replace("48.67", '"48.67"').replace("x y", '"x y"').encode(),
        source.replace("indicator", '"indicator"').encode(),
    ):
        assert good(variant).rows == rows


# Each: the source, then line, column, code, a part of the message and a part of the hint of each problem, and the
# lines of the rows that are left.
Problem = tuple[int, int, str, str, str]
BAD: list[tuple[str | bytes, list[Problem], list[int] | None]] = [
    ("", [(1, 1, "PAR160", "the file is empty", "begin it with the header indicator,period,value,note")], None),
    ("\n\n", [(1, 1, "PAR160", "the file is empty", "header")], None),
    # the header
    ("indicator,perod\n", [(1, 11, "PAR161", "the column “perod” is not known here", "did you mean “period”?")], None),
    (
        "indicator,zzz\n",
        [(1, 11, "PAR161", "the column “zzz” is not known here", "the columns are indicator")],
        None,
    ),
    ("indicator,,value\n", [(1, 11, "PAR161", "the column “” is not known here", "the columns are")], None),
    ("indicator,value,value\n", [(1, 17, "PAR161", "the column “value” appears twice", "keep one")], None),
    ("period,value\n", [(1, 1, "PAR161", "a needed column is missing: “indicator”", "add them")], None),
    (HEADER.strip() + ",x\n", [(1, 1, "PAR161", "more than 4 columns", "remove"), (1, 29, "PAR161", "“x”", "")], None),
    (" indicator,period\n", [(1, 1, "PAR161", "“ indicator”", "did you mean")], None),
    ("Indicator\n", [(1, 1, "PAR161", "“Indicator”", "did you mean “indicator”")], None),
    ("indicator;period\na;b\n", [(1, 1, "PAR161", "not separated by commas", "save it with commas")], None),
    ("indicator\tperiod\na\tb\n", [(1, 1, "PAR161", "not separated by commas", "save it with commas")], None),
    ('indicator,"period\n', [(1, 11, "PAR162", "the quote that opens here is not closed", "close it")], None),
    ('indicator,per"iod\n', [(1, 14, "PAR162", "there is a quote inside a cell", "whole cell in quotes")], None),
    ("indicator,per\x07iod\n", [(1, 14, "PAR112", "U+0007", "remove it")], None),
    # rows
    (HEADER + "a,b\nc,d,e,f\n", [(2, 1, "PAR163", "the row has 2 cells, the header has 4", "one cell for each")], [3]),
    (HEADER + "a\n", [(2, 1, "PAR163", "the row has 1 cell, the header has 4", "one cell for each")], []),
    (HEADER + "a,b,c,d,e,f\n", [(2, 1, "PAR163", "the row has 6 cells", "a cell that holds a comma in quotes")], []),
    (HEADER + '"a",b,c,d,e,"f"\n', [(2, 1, "PAR163", "the row has 6 cells", "one cell for each")], []),
    (HEADER + "a,b,c,d\n\ne,f,g,h\n", [(3, 1, "PAR164", "the line is empty", "remove it")], [2, 4]),
    (HEADER + "a,b,c,d\n\n", [(3, 1, "PAR164", "the line is empty", "remove it")], [2]),
    ("indicator\n\na\n", [(2, 1, "PAR164", "the line is empty", "remove it")], [3]),
    # quotes
    (HEADER + 'a,b,c,"d\ne\n', [(2, 7, "PAR162", "the quote that opens here is not closed", "close it")], []),
    (
        HEADER + 'a,b"c,d,e\nf,g,h,i\n',
        [(2, 4, "PAR162", "there is a quote inside a cell", "whole cell in quotes")],
        [3],
    ),
    (HEADER + 'a,"b"c,d,e\n', [(2, 6, "PAR162", "text follows the closing quote", "double the quotes")], []),
    (HEADER + 'a,"b\n"" c"d,d,e\n', [(2, 3, "PAR162", "ends in line 3, and more text", "double the quotes")], []),
    (HEADER + 'a,"b,c,d\n\ne,f,"g",h\n', [(2, 3, "PAR162", "ends in line 4, and more", "was not looked at")], []),
    (HEADER + 'a, "b",c,d\n', [(2, 4, "PAR162", "there is a quote inside a cell", "whole cell in quotes")], []),
    # characters
    (HEADER + "a,b,c\td,e\nf,g,h,i\n", [(2, 6, "PAR112", "a tab", "write spaces")], [3]),
    (HEADER + "a,b,c,x\u202ey\n", [(2, 8, "PAR112", "U+202E RIGHT-TO-LEFT OVERRIDE", "remove it")], []),
    (HEADER + 'a,b,c,"x\ny\u200b"\nd,e,f,g\n', [(3, 2, "PAR112", "U+200B", "remove it")], [4]),
    (HEADER + "a,b,c,x\ufeff\n", [(2, 8, "PAR112", "U+FEFF", "byte order mark")], []),
    (HEADER + "a,b,c,\x1b[31m\n", [(2, 7, "PAR112", "U+001B ESCAPE", "remove it")], []),
    (HEADER + "a,b,c,d\rx\n", [(2, 8, "PAR111", "a bare carriage return", "LF or CRLF")], []),
    (HEADER + "a,b,c,o" + "\u0301\u0323" * 16 + "\n", [(2, 7, "PAR114", "combining marks", "remove them")], []),
    (HEADER + 'a,b,"c","o' + "\u0301\u0323" * 16 + '"\n', [(2, 9, "PAR114", "combining marks", "remove them")], []),
    # conflicts
    (HEADER + "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n\n", [(2, 1, "PAR116", "git has left", "keep one")], None),
    (HEADER + ">>>>>>> x\n", [(2, 1, "PAR116", "git has left a conflict here", "delete the other")], None),
    # bytes
    (HEADER.encode() + b"a,b\xff,c,d\n", [(2, 4, "PAR110", "the byte 0xff", "save the file as UTF-8")], None),
    (HEADER.encode("utf-16"), [(1, 1, "PAR110", "UTF-16", "save the file as UTF-8")], None),
    (HEADER.encode() + b"a,b\0,c,d\n", [(2, 4, "PAR110", "a zero byte", "save the file as UTF-8")], None),
]


@pytest.mark.parametrize(("source", "expected", "left"), BAD, ids=[repr(source)[:60] for source, *_ in BAD])
def test_each_fault_is_reported_at_its_place_with_what_to_write(
    source: str | bytes, expected: list[Problem], left: list[int] | None
) -> None:
    table, problems = read(source)
    assert [(p.line, p.column, p.code) for p in problems] == [problem[:3] for problem in expected], problems
    for problem, (*_, message, hint) in zip(problems, expected, strict=True):
        assert message in ENGLISH.text(problem.message)
        assert hint in ENGLISH.text(problem.hint)
        assert problem.file == "f.csv"
        assert str(problem).isprintable()
    assert (None if table is None else [row.line for row in table.rows]) == left


def test_all_faults_of_a_file_are_reported() -> None:
    table, problems = read(HEADER + 'a\nb,c,d,e\nf,g\th,i,j\n\n"k",l,m,n\no,p"q,r,s\nt,u,v,w\n')
    assert [(problem.line, problem.code) for problem in problems] == [
        (2, "PAR163"),
        (4, "PAR112"),
        (5, "PAR164"),
        (7, "PAR162"),
    ]
    assert table is not None
    assert [row.line for row in table.rows] == [3, 6, 8]


ROWS = [
    "a\n",
    "\n",
    "a,b,c,\x07\n",
    "a,b,c,d,e\n",
    'a,b"c,d,e\n',
    "a,\u202eb,c,d\n",
    '"a",b\n',
    "a,b,c\td,e\n",
    "a\ra,b,c,d\n",
]


@pytest.mark.parametrize("second", ROWS)
@pytest.mark.parametrize("first", ROWS)
def test_two_independent_faults_give_the_union_of_their_messages(first: str, second: str) -> None:
    fine = "a,b,c,d\n"
    one = read(HEADER + first + fine)[1]
    two = read(HEADER + fine * 2 + second)[1]
    assert read(HEADER + first + fine + second)[1] == one + two


def test_a_thousand_problems_end_the_reading() -> None:
    for source in (HEADER + "a\n" * 3000, HEADER + "\n" * 3000, HEADER + "a,b,c,\x07 \x07\n" * 3000):
        table, problems = read(source)
        assert table is None or table.rows == ()
        assert len(problems) == 1001
        assert "more than 1,000 problems" in ENGLISH.text(problems[-1].message)


@pytest.mark.parametrize(
    "source",
    [
        "," * 1_000_000,
        HEADER + "," * 1_000_000,
        HEADER + '"' + "," * 1_000_000,
        HEADER + '""' * 500_000,
        HEADER + '"",' * 300_000,
        HEADER + "a,b,c," + 'x"' * 500_000,
        HEADER + '"' + "\n" * 1_000_000,
        HEADER + "a,b,c,o" + "\u0301\u0323" * 500_000 + "\n",
    ],
    ids=lambda source: repr(source[-12:]),
)
def test_long_runs_of_anything_are_read_in_one_go(source: str) -> None:
    problems = read(source)[1]
    assert 1 <= len(problems) <= 7


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("," * 5, 6),
        (",,,,,,", 7),
        (',,,,,"",', 7),
        ('"",,,,,"a,b",,"c"', 8),
        (',,,,,,"a\nb",', 8),
        ("x" + ",y" * 9, 10),
    ],
)
def test_of_a_row_that_is_too_long_the_cells_are_counted(row: str, count: int) -> None:
    for end in ("\n", ""):
        _, (problem,) = read(HEADER + '"a",b,c,d\n' + row + end)
        assert ENGLISH.text(problem.message) == f"the row has {count} cells, the header has 4"
    table, _ = read(HEADER + row + "\na,b,c,d\n")
    assert table is not None
    assert [found.cells for found in table.rows] == [("a", "b", "c", "d")]


def test_blocks_of_lines_are_cut_at_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"a{number},{number},x,\n" if number % 7 else f'"a{number}",,"y\n{number}",\n' for number in range(500)]
    whole = good(HEADER + "".join(lines))
    for size in (1, 2, 3, 50, 1000):
        monkeypatch.setattr(csv_file, "_PIECE", size)
        found = good(HEADER + "".join(lines))
        assert found.rows == whole.rows
        for row in whole.rows[:50]:
            assert [found.place(row, column) for column in COLUMNS] == [whole.place(row, column) for column in COLUMNS]


_CELLS = st.text(st.sampled_from("ab\"\n, ;Đ1\u00a0'😀"), max_size=6) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp", "Co")), max_size=6
)


@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS, _CELLS), max_size=6), st.booleans())
def test_what_is_written_reads_back(rows: list[tuple[str, ...]], all_quoted: bool) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    expected = [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in rows]
    for source in (stream.getvalue(), stream.getvalue().removesuffix("\n")):
        table = good(source)
        assert [row.cells for row in table.rows] == expected
        physical = source.split("\n")
        for row in table.rows:
            for column, cell in zip(COLUMNS, row.cells, strict=True):
                line, start = table.place(row, column)
                text = unicodedata.normalize("NFC", physical[line - 1][start - 1 :].removeprefix('"'))
                begin = cell.replace('"', '""').split("\n")[0]
                assert text.startswith(begin) or unicodedata.combining(begin[:1])


@given(st.binary(max_size=100) | st.text(st.sampled_from('ab,"\n\r\t\u200b\u0301'), max_size=60).map(str.encode))
def test_any_bytes_give_a_table_or_problems(data: bytes) -> None:
    for before in (b"", HEADER.encode()):
        table, problems = read(before + data)
        assert table is not None or problems
        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.hint
            assert str(problem).isprintable()


@given(st.text(st.sampled_from('ab,"\n '), max_size=40))
def test_a_table_without_a_fault_is_what_any_strict_reader_reads(text: str) -> None:
    table, problems = read(HEADER + text)
    if problems:
        return
    assert table is not None
    records = list(csv.reader(io.StringIO(HEADER + text, newline=""), strict=True))
    assert [tuple(record) for record in records[1:]] == [row.cells for row in table.rows]


def test_the_columns_of_a_header_may_be_in_any_order() -> None:
    problems: list[Diagnostic] = []
    table = read_csv("f.csv", "f.csv", ("indicator", "period", "value"), problems, instead=b"value,indicator\n1,a\n")
    assert problems == []
    assert table is not None
    assert table.header == ("value", "indicator")
    assert Found(table).rows == (Row(2, ("1", "a")),)


def test_places_in_turn_in_many_pieces_read_each_piece_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "_PIECE", 100)
    table = good(HEADER + "".join(f"a{number},{number},x,\n" for number in range(500)))
    read_again = 0
    again = csv_file._Reading.again  # noqa: SLF001 - what a place costs

    def counting(reading: Any, piece: Any, more: int) -> bytes:  # noqa: ANN401 - as the function that it replaces
        nonlocal read_again
        read_again += 1
        return again(reading, piece, more)

    monkeypatch.setattr(csv_file._Reading, "again", counting)  # noqa: SLF001
    for row in table.rows[1:]:
        assert table.place(table.rows[0], "value") == (2, 6)
        assert table.place(row, "value").line == row.line
    assert read_again < 100


Cells = tuple[str, str, str, str]
PLAIN_CELLS = st.text("abé1.; ", max_size=9)
PLAIN_ROWS = st.lists(st.tuples(st.just("x"), PLAIN_CELLS, PLAIN_CELLS, PLAIN_CELLS), min_size=1, max_size=30)


def joined_rows(rows: list[Cells]) -> JoinedColumns:
    return JoinedColumns.of(HEADER.removesuffix("\n").split(","), list(zip(*rows, strict=True)))


@given(rows=PLAIN_ROWS, size=st.integers(1, 200), at_once=st.integers(1, 9))
def test_columns_that_a_file_was_joined_from_are_read_as_they_would_be_cut(
    rows: list[Cells], size: int, at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "_PIECE", size)
        patch.setattr(csv_file, "_AT_ONCE", at_once)
        data = joined_rows(rows)
        known, cut = good(data), good(bytes(data))
        assert known.rows == cut.rows == tuple(Row(line, row) for line, row in enumerate(rows, start=2))
        assert [known.place(row, "note") for row in known.rows] == [cut.place(row, "note") for row in cut.rows]
