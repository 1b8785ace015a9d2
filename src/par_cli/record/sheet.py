"""A CSV file as spreadsheet programs save it, in any of their encodings, separators and line ends."""

from __future__ import annotations

import contextlib
import re
from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple, NoReturn

from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.messages import Count, Message, phrase
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.record.column_names import columns_meant, has_lost_letters
from par_cli.source import MAX_PROBLEMS, Place, codes, read_bytes, too_many
from par_cli.source.csv_rows import Cutter, Record
from par_cli.source.text import bad_characters, conflicts, decode, is_plain, nfc, shown

MAX_BYTES: Final = 512 << 20
MAX_ROWS: Final = 1_048_576
"""No spreadsheet program holds more rows."""

MAX_COLUMNS: Final = 200
_SEPARATORS: Final = (",", ";", "\t")
_NEEDED: Final = ("indicator", "period")
_LETTERS: Final = 26
NOTHING_IMPORTED: Final = phrase("no row of the file was taken; nothing was written")
SAVE_AS: Final = phrase("in the spreadsheet program choose “Save as”, then “CSV UTF-8”")


class StopImportError(Exception):
    """Nothing more can be said of the file; what is wrong is reported."""


def report(problems: list[Diagnostic], problem: Diagnostic) -> None:
    """Append a problem; at the limit, append that there are more and raise :class:`StopImportError`."""
    if len(problems) == MAX_PROBLEMS:
        problems.append(too_many(problem.file, problem.line, problem.column))
        raise StopImportError
    problems.append(problem)


class Row(NamedTuple):
    """The place of a row: its number in the spreadsheet (from 1), its line, and its offset in the text."""

    number: int
    line: int
    start: int


class Sheet:
    """One file: its columns, and the cells below the header, column by column.

    All columns are equally long; cells have no spaces around them.
    """

    def __init__(self, file: str, text: str, cutter: Cutter, header: Sequence[str], first: Row) -> None:
        self.file = file
        self.cutter = cutter
        self.header = tuple(header)
        self.columns: dict[str, int] = {}
        """The places of the columns of data files."""
        self.cells: list[list[str]] = [[] for _ in header]
        self.lines = array("L")
        """The line on which each row begins."""
        self.first = first
        self._text = text

    def row(self, index: int) -> Row:
        """Return the place of a row by its index in the columns (from 0)."""
        line = self.lines[index]
        return Row(self.number(index), line, self._starts[line - 1])

    def number(self, index: int) -> int:
        """Return the number of a row in the spreadsheet by its index in the columns (from 0)."""
        return self.first.number + 1 + index

    def problem(self, index: int, column: str, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at a cell, named like ``C5``; at the row where the sheet has no such column."""
        return self.problem_at(self.row(index), self.columns.get(column), code, message, hint)

    def problem_at(self, row: Row, index: int | None, code: str, message: Message, hint: Message) -> Diagnostic:
        place = self.cutter.place(self._text, row.start, row.line, index or 0)
        line, column = place or Place(row.line, 1)
        name = f"{_letters(index or 0)}{row.number}"
        return Diagnostic(self.file, line, column, code, name, message, hint)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset of each line in the text."""
        return [0, *(match.end() for match in re.finditer("\n", self._text))]


def _letters(index: int) -> str:
    """Return the letters by which spreadsheets name a column."""
    before, last = divmod(index, _LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def read_sheet(path: str, progress: Callable[[int, int], None]) -> Sheet:
    """Read a file of at most 512 MB that a spreadsheet program has saved.

    Call ``progress`` with how much of how much is done.  Raise :class:`InvalidDataError` for a file that is not right.
    """
    problems: list[Diagnostic] = []
    data = read_bytes(path, path, MAX_BYTES, problems)
    if data is not None:
        with contextlib.suppress(StopImportError):
            return _Cutting(path, problems).sheet(data, progress)
    raise InvalidDataError(tuple(sorted(problems)), NOTHING_IMPORTED)


class _Block(NamedTuple):
    """Some rows, or their columns where all are as long as the header; the lines of each row; the offset after them."""

    rows: Sequence[list[str]]
    columns: Sequence[Sequence[str]]
    lengths: list[int]
    end: int


class _Cutting:
    def __init__(self, name: str, problems: list[Diagnostic]) -> None:
        self.name = name
        self.problems = problems

    def report(self, problem: Diagnostic) -> None:
        report(self.problems, problem)

    def refuse(self, line: int, code: str, message: Message, hint: Message) -> NoReturn:
        """Report what is wrong with the file as a whole, at its first line or at none (0), and stop."""
        self.report(Diagnostic(self.name, line, line, code, "", message, hint))
        raise StopImportError

    def stop_if_wrong(self) -> None:
        if self.problems:
            raise StopImportError

    def read_text(self, data: bytes) -> None:
        """Read a file in UTF-8, or in UTF-16 with its mark, into a text with LF as line ends and in normal form C."""
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            self.refuse(0, codes.ENDING, phrase("this is a spreadsheet, not a CSV file"), SAVE_AS)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\0\0"):
            try:
                data = data.decode("utf-16").encode()
            except UnicodeDecodeError:
                self.refuse(1, codes.NOT_UTF8, phrase("the file is not UTF-16, as its first bytes say"), SAVE_AS)
        data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        found: list[Diagnostic] = []
        text = decode(data, self.name, found)
        self.problems.extend(item._replace(hint=SAVE_AS) for item in found)
        if text is None:
            raise StopImportError
        plain = is_plain(data.replace(b"\t", b""))  # no character has to be looked at, tabs aside
        normal = text if plain else nfc(text)
        if normal is None:
            message = phrase("more than 30 combining marks follow one another")
            self.refuse(1, codes.COMBINING, message, phrase("remove them"))
        self.problems.extend(conflicts(normal, self.name))
        self.stop_if_wrong()
        self.text = normal if normal.endswith("\n") else f"{normal}\n"
        for bad in () if plain else bad_characters(self.text.replace("\t", " "), indented=False):
            self.report(Diagnostic(self.name, bad.line, bad.column, bad.code, "", bad.message, bad.hint))
        self.stop_if_wrong()

    def sheet(self, data: bytes, progress: Callable[[int, int], None]) -> Sheet:
        self.read_text(data)
        start = line = 0
        separators: Sequence[str] = _SEPARATORS
        if said := re.match(r"sep=([,;\t])\n", self.text):  # which a spreadsheet program reads, and does not show
            start, line = said.end(), 1
            separators = (said[1],)
        blank = re.compile(r"[ ,;\t]*+(?:\n|\Z)")
        number = 0
        while start < len(self.text) and (match := blank.match(self.text, start)):
            start, line, number = match.end(), line + 1, number + 1
            if number > MAX_ROWS:
                break
        if start >= len(self.text):
            self.refuse(1, codes.NO_HEADER, phrase("the file is empty"), _first_row())
        sheet = self.header(start, line, number, separators)
        self.rows(sheet, *self.below, progress)
        self.stop_if_wrong()
        return sheet

    def header(self, start: int, line: int, number: int, separators: Sequence[str]) -> Sheet:
        """Return the sheet that the first row describes, cut at the sign that makes most columns known."""
        first = self.text.index("\n", start)
        row = Row(number + 1, line + 1, start)
        cut: list[tuple[int, int, Cutter, Record]] = []
        for separator in separators:
            cutter = Cutter(separator, spaces=True)
            record = cutter.record(self.text, start, MAX_COLUMNS + 1)
            cells = record.cells if record.wrong is None else []
            known = sum(bool(columns_meant(cell)) for cell in cells)
            cut.append((known, self.text.count(separator, start, first), cutter, record))
        *_, cutter, record = max(cut, key=itemgetter(0, 1))
        if record.wrong is not None:
            self.wrong_quote(Sheet(self.name, self.text, cutter, (), row), row, record.width, record.wrong)
            raise StopImportError
        cells, end = [*record.cells, record.rest], record.end
        self.below = (end, row.line + self.text.count("\n", start, end))
        cells = [cell.strip() for cell in cells]
        while cells and not cells[-1]:
            del cells[-1]
        sheet = Sheet(self.name, self.text, cutter, cells, row)
        if len(cells) > MAX_COLUMNS:
            message = phrase("the header has more than {most} columns", most=MAX_COLUMNS)
            self.report(sheet.problem_at(row, None, codes.HEADER, message, phrase("remove the others")))
            raise StopImportError
        for index, cell in enumerate(cells):
            self.column(sheet, row, index, cell)
        self.stop_if_wrong()
        missing = [name for name in _NEEDED if name not in sheet.columns]
        if missing:
            names = ", ".join(f"“{name}”" for name in missing)
            message = phrase("needed columns are missing: {names}", names=names)
            if len(missing) == 1:
                message = phrase("a needed column is missing: {names}", names=names)
            self.report(sheet.problem_at(row, None, codes.HEADER, message, _first_row()))
        self.stop_if_wrong()
        return sheet

    def column(self, sheet: Sheet, row: Row, index: int, cell: str) -> None:
        found = columns_meant(cell)
        if len(found) > 1:
            message = phrase(
                "the column “{name}” may be {one} or {other}", name=shown(cell), one=found[0], other=found[1]
            )
            hint = phrase("name it “{name}”, or remove it", name=found[0])
        elif not found and cell:
            message = phrase("there is no column “{name}”", name=shown(cell))
            hint = _first_row()
            if has_lost_letters(cell):
                hint = phrase("letters were lost when the file was saved: {save}", save=SAVE_AS)
        elif found and found[0] in sheet.columns:
            message, hint = phrase("the column “{name}” appears twice", name=found[0]), phrase("keep one of the two")
        else:
            if found and found[0]:
                sheet.columns[found[0]] = index
            return
        self.report(sheet.problem_at(row, index, codes.HEADER, message, hint))

    def rows(self, sheet: Sheet, start: int, line: int, progress: Callable[[int, int], None]) -> None:
        size = len(self.text)
        while start < size:
            done = len(sheet.lines)
            left = MAX_ROWS - sheet.first.number - done
            if left <= 0:
                message = phrase("the file has more than {most} rows", most=Count(MAX_ROWS))
                hint = phrase("split it into several files")
                self.report(Diagnostic(self.name, line, 1, codes.TOO_LARGE, "", message, hint))
                return
            rows, columns, lengths, end = self.block(sheet, Row(sheet.number(done), line, start))
            *lines, line = accumulate(lengths[:left], initial=line)
            sheet.lines.extend(lines)
            for index, row in enumerate(rows[:left], start=done):
                self.fit(sheet, index, row)
            if rows:
                columns = list(zip(*rows[:left], strict=True))
            elif len(lengths) > left:
                columns = [cells[:left] for cells in columns]
            for column, cells in zip(sheet.cells, columns, strict=True):
                same: dict[str, str] = {}
                column.extend(map(same.setdefault, cells, cells))  # equal cells take the memory of one
                if list(same) != list(map(str.strip, same)):
                    column[done:] = map(str.strip, cells)
            if len(lengths) <= left:
                start = end
            progress(start, size)

    def block(self, sheet: Sheet, row: Row) -> _Block:
        """Cut the rows of a block, at least one."""
        width, cutter = len(sheet.header), sheet.cutter
        end = cutter.bare_end(self.text, row.start, short=True)
        if end > row.start:
            lines = self.text[row.start : end]
            columns = cutter.columns(lines, width)
            if columns is not None:
                return _Block([], columns, [1] * len(columns[0]), end)
            rows = [line.split(cutter.separator) for line in lines.removesuffix("\n").split("\n")]
            return _Block(rows, [], [1] * len(rows), end)
        rows, lengths, end = cutter.rows(self.text, row.start)
        if rows:
            return _Block(rows, [], lengths, end)
        record = cutter.record(self.text, row.start, width)
        if record.wrong is not None:
            self.wrong_quote(sheet, row, record.width, record.wrong)
        cells = [*record.cells, record.rest] if record.wrong is None else []
        return _Block([cells], [], [self.text.count("\n", row.start, record.end)], record.end)

    def fit(self, sheet: Sheet, index: int, cells: list[str]) -> None:
        """Make a row as long as the header; report what is right of it."""
        width = len(sheet.header)
        if len(cells) == width:
            return
        if any(cell.strip() for cell in cells[width:]):
            message = phrase("the row continues to the right of the last column")
            hint = phrase(
                "remove what is there, or give it a header; put a cell that contains {sign} in quotes",
                sign=sheet.cutter.separator,
            )
            self.report(sheet.problem_at(sheet.row(index), width, codes.ROW_LENGTH, message, hint))
        cells[width:] = [""] * (width - len(cells))

    def wrong_quote(self, sheet: Sheet, row: Row, index: int, offset: int) -> None:
        """Report a quote that makes a cell unreadable; stop where it leaves the end of the row open."""
        is_quoted = self.text[offset : offset + 99].lstrip(" ").startswith('"')
        message = phrase("there is a quote inside a cell that is not in quotes")
        if is_quoted:
            message = phrase("the closing quote is not at the end of the cell")
        hint = phrase('put the whole cell in quotes, and double the quotes in it: "a ""word"" in quotes"')
        self.report(sheet.problem_at(row, index, codes.QUOTES, message, hint))
        if is_quoted:
            raise StopImportError


def _first_row() -> Message:
    return phrase(
        "the first row names the columns: {names}; par import --template writes a file that has them",
        names=", ".join(OBSERVATION_COLUMNS),
    )
