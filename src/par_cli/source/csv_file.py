"""CSV to located rows: RFC 4180 and nothing else; other dialects belong to the import of a spreadsheet.

A file is read in pieces of whole lines and never held as a whole.
"""

import re
from array import array
from bisect import bisect
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple, Self

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Count, Message, phrase
from par_cli.source import codes
from par_cli.source.csv_rows import Cutter, closed_quote, lines_of
from par_cli.source.files import pieces_of, read_part, within
from par_cli.source.text import (
    TOO_MANY_MARKS,
    Place,
    ProblemLog,
    StopReadingError,
    bad_characters,
    conflicts,
    decode,
    is_nfc,
    is_plain,
    nfc,
    shown,
    unread,
)
from par_cli.source.text_columns import TextColumn, picked
from par_cli.typed import closest

MAX_BYTES: Final = 512 << 20
_PIECE: Final = 1 << 16  # bytes that are read at once, and then to the end of a line
_LONGEST_ROW: Final = 1 << 20  # characters; an open quote would take all that follows
_MOST_AFTER: Final = 4 * _LONGEST_ROW  # bytes
_MOST_SEEN: Final = 160  # pieces that are kept once they were looked at again: some ten megabytes
NEEDS_QUOTES: Final = re.compile(r'[",\r\n]')
"""What a cell may hold only in quotes."""
_AT_ONCE: Final = 1 << 12  # rows that are joined together, or were cut one by one and are handed over together


class Block(NamedTuple):
    """Some rows of a table, at least one: the lines on which they begin (from 1), and their texts column by column."""

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]

    def row(self, number: int) -> tuple[str, ...]:
        return tuple([column[number] for column in self.columns])

    def pieces(self) -> "Iterator[Block]":
        """Yield the same rows, some thousand at once."""
        for start in range(0, len(self.lines), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            yield Block(self.lines[rows], [column[rows] for column in self.columns])


class JoinedColumns(bytes):
    """A CSV file as `par` writes it, with the columns that it was joined from, so that they are not cut out again.

    No cell holds a comma, a quote or a line end, nor a character that has to be looked at (:func:`is_plain`).
    """

    columns: Sequence[TextColumn]

    @classmethod
    def of(cls, header: Sequence[str], columns: Sequence[TextColumn]) -> Self:
        found = cls(joined(header, columns))
        found.columns = columns
        return found


def joined(header: Sequence[str], columns: Sequence[TextColumn]) -> bytes:
    """Return columns of cells, in quotes where they need them, as a CSV file."""
    found: list[tuple[list[bytes], Sequence[int]]] = []
    after = "\n"  # what follows a cell, with the cells of columns that are the same in every row
    for place, column in reversed([*enumerate(columns)]):
        if place and len(column.texts) == 1:
            after = f",{quoted_cell(column.texts[0])}{after}"
        else:
            found.append(([f"{quoted_cell(text)}{after}".encode() for text in column.texts], column.indexes))
            after = ","
    found.reverse()
    pieces = [f"{','.join(header)}\n".encode()]
    for start in range(0, len(columns[0]), _AT_ONCE):  # many cells at once need much memory
        stop = min(start + _AT_ONCE, len(columns[0]))
        cells = [b""] * len(found) * (stop - start)
        for place, (texts, indexes) in enumerate(found):
            cells[place :: len(found)] = picked(texts, indexes[start:stop])
        pieces.append(b"".join(cells))
    return b"".join(pieces)


def quoted_cell(text: str) -> str:
    """Return a cell as a table has it: in quotes where it needs them."""
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text


class _Piece(NamedTuple):
    """Where a piece of a file begins: its first line, its first byte and the number of its bytes."""

    line: int
    start: int
    size: int


class _Seen(NamedTuple):
    """A piece that was looked at again: its first line, its text and where its lines begin."""

    line: int
    text: str
    starts: "array[int]"


class Table:
    """One CSV file: its header, and its rows without the header, each as long as the header.

    The text of a cell is as written, without its quotes and in normal form C.
    """

    def __init__(self, reading: "_Reading", header: tuple[str, ...]) -> None:
        self.file = reading.name
        self.header = header
        self._reading = reading
        self._seen: dict[tuple[int, int], _Seen] = {}

    def blocks(self) -> Iterator[Block]:
        """Read the rows, once.

        What is wrong is appended to the problems that the reading was begun with.  Rows in which something is wrong
        are left out, so that the others can be checked; the file is read no further where rows cannot be told apart.
        """
        return self._reading.blocks(len(self.header))

    def place(self, line: int, column: str) -> Place:
        """Return the place of a cell in the row that begins on a line, or of the row for a column that the file lacks.

        The file is opened again for it: few rows are ever asked about.
        """
        if column not in self.header:
            return Place(line, 1)
        index = self.header.index(column)
        found: Place | None = None
        more = 0  # bytes after the piece where the line begins, if the row goes on there
        while more <= _MOST_AFTER:
            seen = self._seen_at(line, more)
            number = line - seen.line
            if number < len(seen.starts):
                cutter, start = self._reading.cutter, seen.starts[number]
                found = cutter.place(seen.text, start, line, index)
                # A piece ends with a line; what is read after it may end anywhere.
                if found is not None and (not more or cutter.record(seen.text, start, 0).end < len(seen.text)):
                    return found
            more = 4 * more or _PIECE
        return found or Place(line, 1)

    def _seen_at(self, line: int, more: int) -> _Seen:
        """Return the piece in which a line begins; rows that contradict one another lie in few pieces or in all."""
        pieces = self._reading.pieces
        piece = pieces[bisect(pieces, line, key=lambda item: item.line) - 1]
        key = (piece.line, more)
        if key not in self._seen:
            if len(self._seen) == _MOST_SEEN:
                del self._seen[next(iter(self._seen))]
            data = self._reading.again(piece, more)
            text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n")
            lengths = (len(content) + 1 for content in text.split("\n")[:-1])
            self._seen[key] = _Seen(piece.line, text, array("i", accumulate(lengths, initial=0)))
        return self._seen[key]


def read_csv(
    path: str,
    name: str,
    columns: Sequence[str],
    problems: list[Diagnostic],
    *,
    required: Sequence[str] = (),
    instead: bytes | None = None,
) -> Table | None:
    """Begin to read a CSV file of at most 512 MB, or the bytes given ``instead``; ``name`` is what messages call it.

    The header is made of ``columns``, in any order; those that are not ``required`` may be missing.

    What is wrong is appended to ``problems``; ``None`` means that there is nothing to check: no readable file, no
    text, a conflict of git, no such header.
    """
    return _Reading(path, instead, name, problems).table(columns, required)


class _Row(NamedTuple):
    """A row that was cut cell by cell."""

    line: int
    lines: int  # that it takes
    width: int  # how many cells it has
    cells: tuple[str, ...] | None  # one more than the header at most; None where one is wrong, and reported
    place: Callable[[int], Place]  # of each cell


class _Reading:
    """One reading of one file: the piece that is read at present, and where in it the next row begins."""

    def __init__(self, path: str, instead: bytes | None, name: str, problems: list[Diagnostic]) -> None:
        self.path = path
        self.instead = instead
        self.name = name
        self.problems = problems
        self.log = ProblemLog(name, problems)
        self.cutter = Cutter(",")
        self.pieces: list[_Piece] = []
        self._ahead = self._pieces()
        self.ended = False
        self.text = ""
        self.start = 0
        self.line = 1  # that begins at the start
        self.normal = self.plain = True
        self.bad_lines: set[int] = set()

    # --- pieces

    def _pieces(self) -> Generator[bytes, None, None]:
        if self.instead is None:
            yield from pieces_of(self.path, self.name, MAX_BYTES, _PIECE, self.problems)
        elif (data := within(self.instead, self.name, MAX_BYTES, self.problems)) is not None:
            start = 0
            while start < len(data):
                end = data.find(b"\n", start + _PIECE - 1) + 1 or len(data)
                yield data[start:end]
                start = end

    def again(self, piece: _Piece, more: int) -> bytes:
        """Return the bytes of a piece and some ``more``; nothing where they cannot be read again."""
        size = piece.size + more
        if self.instead is None:
            return read_part(self.path, piece.start, size)
        return self.instead[piece.start : piece.start + size]

    def more(self) -> bool:
        """Read on: put the next piece behind what is left of the one before; return whether there was one."""
        before = len(self.problems)
        data = next(self._ahead, None)
        if data is None:
            self.ended = True
            if len(self.problems) > before:
                raise StopReadingError
            return False
        first = self.line + self.text.count("\n", self.start)
        start = self.pieces[-1].start + self.pieces[-1].size if self.pieces else 0
        self.pieces.append(_Piece(first, start, len(data)))
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n")
        self.plain = is_plain(data)
        text = decode(data, self.name, self.problems, first, plain=self.plain)
        if text is not None:
            self.problems.extend(conflicts(text, self.name, first))
        if text is None or len(self.problems) > before:
            raise StopReadingError
        if first > 1 and not self.plain:  # faults of the header are reported first
            self._check_characters(text, first)
        rest = self.text[self.start :]
        self.normal = (self.plain or is_nfc(text)) and (self.normal or not rest)
        self.text = rest + text
        self.start = 0
        return True

    # --- the header

    def table(self, columns: Sequence[str], required: Sequence[str]) -> Table | None:
        try:
            self.more()
            self._check_text(columns)
            self._check_dialect(columns)
            if not self.plain:
                self._check_characters(self.text, 1)
            return Table(self, self._header(columns, required))
        except StopReadingError:
            self._ahead.close()
            return None

    def _check_text(self, columns: Sequence[str]) -> None:
        if self.text.startswith("\n") and not self.text.strip("\n"):
            self.text = ""
        if not self.text:
            hint = phrase("begin it with the header {header}", header=",".join(columns))
            self.log.add(Place(1, 1), codes.NO_HEADER, phrase("the file is empty"), hint)
            raise StopReadingError

    def _check_characters(self, text: str, first: int) -> None:
        for bad in bad_characters(text, indented=False, first=first):
            self.log.add(Place(bad.line, bad.column), bad.code, bad.message, bad.hint)
            self.bad_lines.add(bad.line)

    def _check_dialect(self, columns: Sequence[str]) -> None:
        first = self.text.partition("\n")[0]
        if "," not in first and len(columns) > 1 and (";" in first or "\t" in first):
            hint = phrase("save it with commas between the cells")
            self.log.add(Place(1, 1), codes.HEADER, phrase("the cells are not separated by commas"), hint)
            raise StopReadingError

    def _header(self, columns: Sequence[str], required: Sequence[str]) -> tuple[str, ...]:
        """Return the columns of the file, and go on after its header."""
        row = self._next_row(len(columns))
        before = len(self.problems)
        if row.cells is None or 1 in self.bad_lines:
            raise StopReadingError
        self._check_header(row, row.cells, columns, required)
        if len(self.problems) > before:
            raise StopReadingError
        return row.cells

    def _check_header(self, row: _Row, cells: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> None:
        seen: list[str] = []
        for index, cell in enumerate(cells):
            if cell not in columns:
                self.log.add(row.place(index), codes.HEADER, *_unknown(cell, columns))
                continue
            if cell in seen:
                message = phrase("the column “{name}” appears twice", name=cell)
                self.log.add(row.place(index), codes.HEADER, message, phrase("keep one of the two"))
            seen.append(cell)
        if row.width > len(columns):
            message = phrase("the header has more than {most} columns", most=len(columns))
            self.log.add(Place(1, 1), codes.HEADER, message, phrase("remove the others"))
        spelt = {cell.strip().lower() for cell in cells}
        missing = [column for column in required if column not in seen and column not in spelt]
        if missing:
            names = ", ".join(f"“{column}”" for column in missing)
            if len(missing) == 1:
                message = phrase("a needed column is missing: {names}", names=names)
            else:
                message = phrase("needed columns are missing: {names}", names=names)
            self.log.add(Place(1, 1), codes.HEADER, message, phrase("add them, each with its cell in every row"))

    # --- rows

    def blocks(self, width: int) -> Iterator[Block]:
        try:
            if isinstance(self.instead, JoinedColumns):
                self.pieces = [_Piece(1, 0, len(self.instead))]
                columns = self.instead.columns
                yield Block(range(2, 2 + len(columns[0])), columns)  # each row in one line, below that of the header
                return
            while self.start < len(self.text) or self.more():
                yield from self._blocks(width)
        except StopReadingError:
            return
        finally:
            self._ahead.close()  # the file: where a reading ends early, nothing else closes it

    def _blocks(self, width: int) -> Iterator[Block]:
        """Return the good rows of the piece that was read, and of the next where a row goes on there."""
        while self.start < len(self.text):
            end = self._bare_end()
            if end > self.start:
                lines = self.text[self.start : end]
                self.start = end
                yield from self._bare_rows(lines, width)
                continue
            kept: list[tuple[int, tuple[str, ...]]] = []
            try:
                while self._bare_end() == self.start < len(self.text) and len(kept) < _AT_ONCE:
                    self._quoted_rows(width, kept)
            finally:
                yield from _block_of(kept)

    @property
    def _in_order(self) -> bool:
        """Whether rows can be cut many at once: no character of them has to be looked at."""
        return self.normal and not self.bad_lines

    def _bare_end(self) -> int:
        """Return the offset after the whole lines without a quote from the start on that are to be cut at once."""
        return self.cutter.bare_end(self.text, self.start, short=self._in_order)

    def _bare_rows(self, text: str, width: int) -> Iterator[Block]:
        """Return the good rows of some whole lines without a quote."""
        columns = self.cutter.columns(text, width) if self.normal else None
        count = lines_of(text, 0, len(text)) if columns is None else len(columns[0])
        lines = range(self.line, self.line + count)
        self.line += count
        if columns is not None and self.bad_lines.isdisjoint(lines) and (width > 1 or "" not in columns[0]):
            yield Block(lines, columns)
            return
        contents = text.removesuffix("\n").split("\n")
        # One cell more than the width is enough to see that a line is too long.
        rows = (
            (line, self._careful_row(line, content, tuple(content.split(",", width)), width))
            for line, content in zip(lines, contents, strict=True)
        )
        yield from _block_of([(line, row) for line, row in rows if row is not None])

    def _quoted_rows(self, width: int, kept: list[tuple[int, tuple[str, ...]]]) -> None:
        """Append the good rows from the start on: as many as can be cut at once, or a single one."""
        rows: list[list[str]] = []
        if self._in_order:
            rows, lengths, self.start = self.cutter.rows(self.text, self.start)
            for cells, length in zip(rows, lengths, strict=True):
                line = self.line
                self.line += length
                if len(cells) == width:
                    kept.append((line, tuple(cells)))
                else:
                    self._report_length(line, len(cells), width)
        if not rows:
            row = self._next_row(width)
            if row.cells is None:
                return
            if row.width != width:
                self._report_length(row.line, row.width, width)
            elif self.bad_lines.isdisjoint(range(row.line, row.line + row.lines)):
                kept.append((row.line, row.cells))

    def _next_row(self, width: int) -> _Row:
        """Cut the row at the start cell by cell and go on after it, reading more where a quote is open."""
        record = self.cutter.record(self.text, self.start, width + 1)
        while self._is_open(record.wrong) and not self.ended:
            if len(self.text) - self.start > _LONGEST_ROW:
                message = phrase("the row has more than {most} characters", most=Count(_LONGEST_ROW))
                hint = phrase("close the quote that is open in it, or shorten its texts")
                self.log.add(Place(self.line, 1), codes.QUOTES, message, hint)
                raise StopReadingError
            self.more()
            record = self.cutter.record(self.text, self.start, width + 1)
        text, start, line = self.text, self.start, self.line

        def place(index: int) -> Place:
            return self.cutter.place(text, start, line, index) or Place(line, 1)

        self.start = record.end
        lines = lines_of(text, start, record.end)
        self.line += lines
        if record.wrong is not None:
            self._report_quote(record.wrong, *place(record.width))
        cells = None if record.wrong is not None else self._normal(tuple(record.cells), place)
        return _Row(line, lines, record.width, cells, place)

    def _is_open(self, offset: int | None) -> bool:
        """Return whether a cell that cannot be cut begins with a quote that has no end."""
        return offset is not None and self.text[offset] == '"' and closed_quote(self.text, offset) is None

    def _careful_row(self, line: int, content: str, cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
        """Return a row without quotes in which something may be wrong, or None after reporting it."""
        if not content or len(cells) != width:
            self._report_length(line, content.count(",") + 1 if content else 0, width)
        elif line not in self.bad_lines:
            return self._normal(cells, lambda index: self.cutter.place(content, 0, line, index) or Place(line, 1))
        return None

    def _report_length(self, line: int, count: int, width: int) -> None:
        if not count:
            self.log.add(Place(line, 1), codes.BLANK_LINE, phrase("the line is empty"), phrase("remove it"))
            return
        if count == 1:
            message = phrase("the row has 1 cell, the header has {width}", width=width)
        else:
            message = phrase("the row has {count} cells, the header has {width}", count=count, width=width)
        hint = phrase("write one cell for each column, and put a cell that holds a comma in quotes")
        self.log.add(Place(line, 1), codes.ROW_LENGTH, message, hint)

    def _normal(self, cells: tuple[str, ...], place: Callable[[int], Place]) -> tuple[str, ...] | None:
        """Return cells in normal form C, or None after reporting why that cannot be."""
        if self.normal:
            return cells
        normal: list[str] = []
        for index, cell in enumerate(cells):
            text = nfc(cell)
            if text is None:
                self.log.add(place(index), *TOO_MANY_MARKS)
                return None
            normal.append(text)
        return tuple(normal)

    def _report_quote(self, offset: int, line: int, column: int) -> None:
        """Report the quote that makes a cell unreadable; stop where it leaves the end of the row open."""
        text = self.text
        if text[offset] != '"':
            column += text.index('"', offset) - offset
            message = phrase("there is a quote inside a cell that is not in quotes")
            hint = phrase('put the whole cell in quotes, and double the quotes in it: "a ""word"" in quotes"')
            self.log.add(Place(line, column), codes.QUOTES, message, hint)
            return
        closed = closed_quote(text, offset)
        if closed is None:
            message = phrase("the quote that opens here is not closed")
            self.log.add(Place(line, column), codes.QUOTES, message, unread(phrase("close it")))
        else:
            more = closed.count("\n")
            message = phrase("text follows the closing quote of a cell")
            if more:  # its own end is missing: what was found is the quote of a later cell
                message = phrase(
                    "the quote that opens here ends in line {line}, and more text follows it there", line=line + more
                )
            hint = phrase(
                'write a comma after the closing quote, and double the quotes inside a cell: "a ""word"" in quotes"'
            )
            self.log.add(Place(line, column if more else column + len(closed)), codes.QUOTES, message, unread(hint))
        raise StopReadingError


def _block_of(rows: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Block]:
    if rows:
        yield Block([line for line, _ in rows], list(zip(*(cells for _, cells in rows), strict=True)))


def _unknown(cell: str, columns: Sequence[str]) -> tuple[Message, Message]:
    close = closest(cell, columns)
    if close:
        hint = phrase("did you mean “{name}”?", name=close)
    else:
        hint = phrase("the columns are {names}", names=",".join(columns))
    return phrase("the column “{name}” is not known here", name=shown(cell)), hint
