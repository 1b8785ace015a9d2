"""A CSV file as spreadsheet programs save it, in any of their encodings, separators and line ends."""

from __future__ import annotations

import re
from array import array
from bisect import bisect
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple, NoReturn

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Count, Message, phrase
from par_cli.record.column_names import heading
from par_cli.record.grid import HEAD, MAX_COLUMNS, Grid, StopImportError, TableBody, report
from par_cli.source import GrowingColumn, Place, codes
from par_cli.source.csv_rows import CutRow, Cutter
from par_cli.source.text import bad_characters, conflicts, decode, is_plain, nfc

MAX_ROWS: Final = 1_048_576
"""No spreadsheet program holds more rows."""

_BLANK: Final = 300  # the number of first rows that may be blank
_SEPARATORS: Final = (",", ";", "\t")
SAVE_AS: Final = phrase("in the spreadsheet program choose “Save as”, then “CSV UTF-8”")
_FILLED: Final = re.compile(r"[^ ,;\t\n]")
_PAGE: Final = re.compile(rb"\s*<(?:!doctype|html|table|\?xml)", re.IGNORECASE)

Progress = Callable[[int, int], None]


def read_text(data: bytes, name: str, problems: list[Diagnostic]) -> str:
    """Return a file in UTF-8, or in UTF-16 with its mark, as a text with LF as line ends and in normal form C.

    Raise :class:`StopImportError` after reporting what is wrong.
    """

    def refuse(line: int, code: str, message: Message, hint: Message) -> NoReturn:
        report(problems, Diagnostic(name, line, line, code, "", message, hint))
        raise StopImportError

    if _PAGE.match(data):
        refuse(0, codes.ENDING, phrase("this is a web page or XML, not a spreadsheet"), SAVE_AS)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\0\0"):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError:
            refuse(1, codes.NOT_UTF8, phrase("the file is not UTF-16, as its first bytes say"), SAVE_AS)
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    found: list[Diagnostic] = []
    text = decode(data, name, found)
    problems.extend(item._replace(hint=SAVE_AS) for item in found)
    if text is None:
        raise StopImportError
    plain = is_plain(data.replace(b"\t", b""))  # no character has to be looked at, tabs aside
    normal = text if plain else nfc(text)
    if normal is None:
        message = phrase("more than 30 combining marks follow one another")
        refuse(1, codes.COMBINING, message, phrase("remove them"))
    problems.extend(conflicts(normal, name))
    if problems:
        raise StopImportError
    normal = normal if normal.endswith("\n") else f"{normal}\n"
    for bad in () if plain else bad_characters(normal.replace("\t", " "), indented=False):
        report(problems, Diagnostic(name, bad.line, bad.column, bad.code, "", bad.message, bad.hint))
    if problems:
        raise StopImportError
    return normal


class _Row(NamedTuple):
    """Where a row begins: its offset in the text, and its line."""

    start: int
    line: int


class _Head(NamedTuple):
    """The first rows, cut at one separator, with the place of each and of the one that follows."""

    cutter: Cutter
    cells: list[list[str]]
    places: list[_Row]


class _Block(NamedTuple):
    """Some rows, or their columns where all are as long as the header; the lines on which they begin.

    ``lines`` has one more, that after them, and ``end`` is the offset there.
    """

    rows: Sequence[list[str]]
    columns: Sequence[Sequence[str]]
    lines: Sequence[int]
    end: int


class _Lines(NamedTuple):
    """The lines on which some rows begin, the number of the first of which is given."""

    first: int
    lines: Sequence[int]


def _likeliest(heads: Sequence[_Head], first: str) -> _Head:
    """Return the head of which a row names most columns, else that with the longest row.

    Last counts which separator is most often in the ``first`` line.
    """

    def width(head: _Head) -> int:
        return max(map(len, head.cells), default=0)

    found: tuple[int, int, int] = (-1, 0, 0)
    likeliest = heads[0]
    for head in sorted(heads, key=width, reverse=True):
        known = (_names(head.cells, found[0]), width(head), first.count(head.cutter.separator))
        if known > found:
            found, likeliest = known, head
    return likeliest


def _names(rows: Sequence[Sequence[str]], least: int) -> int:
    """Return how many cells of the row with most of them say something; rows with too few cells are passed over."""
    most = 0
    for row in rows:
        if len(row) > most and len(row) >= least:
            most = max(most, sum(heading(cell).says_something for cell in row if cell))
    return most


class CsvGrid(Grid):
    """The table of a CSV file."""

    def __init__(
        self,
        file: str,
        text: str,
        progress: Progress,
        problems: list[Diagnostic],
        *,
        is_of_several_files: bool = False,
    ) -> None:
        super().__init__(file, is_of_several_files=is_of_several_files)
        self.merged = {}
        self._text = text
        self._progress = progress
        self._lines: list[_Lines] = []
        """The lines of the rows below the header, block by block."""
        start = line = 0
        separators: Sequence[str] = _SEPARATORS
        if separator_line := re.match(r"sep=([,;\t])\n", text):  # which a spreadsheet program reads, and does not show
            start, line, separators = separator_line.end(), 1, (separator_line[1],)
        if not _FILLED.search(text, start):
            message, hint = phrase("the file is empty"), phrase("put the rows into it, below a row of headers")
            report(problems, Diagnostic(file, 1, 1, codes.NO_HEADER, "", message, hint))
            raise StopImportError
        heads = [self._cut(separator, _Row(start, line + 1)) for separator in separators]
        first = text.find("\n", start)
        self._cutter, self.head, self._places = _likeliest(heads, text[start : first + 1])
        self.separator = self._cutter.separator

    def _cut(self, separator: str, row: _Row) -> _Head:
        """Cut the first rows cell by cell, up to one in which a quote is wrong."""
        head = _Head(Cutter(separator, spaces=True), [], [row])
        filled = 0
        while row.start < len(self._text) and filled < HEAD and len(head.cells) < _BLANK + HEAD:
            record = head.cutter.record(self._text, row.start, MAX_COLUMNS + 1)
            if record.wrong is not None:
                break
            cells = [cell.strip() for cell in record.cells]
            while cells and not cells[-1]:
                del cells[-1]
            head.cells.append(cells)
            filled += bool(cells)
            row = _Row(record.end, row.line + self._text.count("\n", row.start, record.end))
            head.places.append(row)
        return head

    def body(self, start: int, width: int, problems: list[Diagnostic]) -> TableBody:
        body = TableBody(width)
        row, size = self._places[start], len(self._text)
        cells_of = [GrowingColumn() for _ in range(width)]
        while row.start < size:
            left = MAX_ROWS - start - body.size
            if left <= 0:
                message = phrase("the file has more than {most} rows", most=Count(MAX_ROWS))
                hint = phrase("split it into several files")
                report(problems, Diagnostic(self.file, row.line, 1, codes.TOO_LARGE, "", message, hint))
                raise StopImportError
            rows, columns, lines, end = self._block(row, start + body.size, width, body, problems)
            count = min(len(lines) - 1, left)
            self._lines.append(_Lines(start + body.size, lines))
            for index, cells in enumerate(rows[:left], start=body.size):
                _fit(body, index, cells, width)
            if rows:
                columns = list(zip(*rows[:left], strict=True))
            elif count == left:
                columns = [cells[:left] for cells in columns]
            for column, texts in zip(cells_of, columns, strict=True):
                column.extend(texts)
            body.size += count
            row = _Row(end if count == len(lines) - 1 else row.start, lines[count])
            self._progress(row.start, size)
        columns_read = [column.whole() for column in cells_of]
        body.cells = [column.translated({text: text.strip() for text in column.texts}) for column in columns_read]
        return body

    def _block(self, row: _Row, number: int, width: int, body: TableBody, problems: list[Diagnostic]) -> _Block:
        """Cut the rows of a block, at least one."""
        end = self._cutter.bare_end(self._text, row.start, short=True)
        if end > row.start:
            lines = self._text[row.start : end]
            columns = self._cutter.columns(lines, width)
            if columns is not None:
                return _Block([], columns, range(row.line, row.line + len(columns[0]) + 1), end)
            rows = [line.split(self.separator) for line in lines.removesuffix("\n").split("\n")]
            return _Block(rows, [], range(row.line, row.line + len(rows) + 1), end)
        rows, lengths, end = self._cutter.rows(self._text, row.start)
        if rows:
            return _Block(rows, [], array("L", accumulate(lengths, initial=row.line)), end)
        record = self._cutter.record(self._text, row.start, max(width, MAX_COLUMNS))
        if record.wrong is not None:
            body.wrong.add(body.size)
            self._report_quote(number, row.line, record, problems)
        cells = [*record.cells, record.rest] if record.wrong is None else []
        after = row.line + self._text.count("\n", row.start, record.end)
        return _Block([cells], [], (row.line, after), record.end)

    def report_wrong_head(self, problems: list[Diagnostic]) -> None:
        """Report the quote that has ended the look at the first rows, if one has."""
        row = self._places[-1]
        if row.start < len(self._text):
            record = self._cutter.record(self._text, row.start, MAX_COLUMNS + 1)
            self._report_quote(len(self._places) - 1, row.line, record, problems)

    def _report_quote(self, row: int, line: int, record: CutRow, problems: list[Diagnostic]) -> None:
        """Report a quote that makes a cell unreadable, if one does; stop where it leaves the end of the row open."""
        if record.wrong is None:
            return
        is_quoted = self._text[record.wrong : record.wrong + 99].lstrip(" ").startswith('"')
        message = phrase("there is a quote inside a cell that is not in quotes")
        if is_quoted:
            message = phrase("the closing quote is not at the end of the cell")
        hint = phrase('put the whole cell in quotes, and double the quotes in it: "a ""word"" in quotes"')
        report(problems, self._problem_on(line, row, record.width, codes.QUOTES, message, hint))
        if is_quoted:
            raise StopImportError

    def problem(self, row: int, column: int, code: str, message: Message, hint: Message) -> Diagnostic:
        block = bisect(self._lines, row, key=lambda block: block.first) - 1
        if block < 0:  # in the head
            line = self._places[row].line
        else:
            first, lines = self._lines[block]
            line = lines[row - first]
        return self._problem_on(line, row, column, code, message, hint)

    def _problem_on(self, line: int, row: int, column: int, code: str, message: Message, hint: Message) -> Diagnostic:
        """Build a problem at a cell of the row that begins on a line."""
        found = self._cutter.place(self._text, self._starts[line - 1], line, column) or Place(line, 1)
        return Diagnostic(self.file, *found, code, self.cell_name(row, column), message, hint)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset of each line in the text."""
        return [0, *(match.end() for match in re.finditer("\n", self._text))]


def _fit(body: TableBody, index: int, cells: list[str], width: int) -> None:
    """Make a row as long as the header; note what is right of it."""
    if len(cells) == width:
        return
    beyond = next((place for place, cell in enumerate(cells[width:], start=width) if cell.strip()), None)
    if beyond is not None:
        body.beyond[index] = beyond
    cells[width:] = [""] * (width - len(cells))
