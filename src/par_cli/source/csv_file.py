"""CSV to located rows: RFC 4180 and nothing else; other dialects belong to the import of a spreadsheet.

A file is read in pieces of whole lines and never held as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Count, Message, phrase
from par_cli.source import codes as rules
from par_cli.source.files import pieces_of, read_part, within
from par_cli.source.text import (
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
)

MAX_BYTES: Final = 512 << 20
_PIECE: Final = 1 << 16  # some so many bytes, to the end of a line, are cut into cells at once: what fits near memory
_LONGEST_ROW: Final = 1 << 20  # characters; an open quote would take all that follows
_AT_ONCE: Final = 1 << 12  # rows that were cut one by one and are handed over together

# One cell and what ends it.  Quotes stand around the whole cell or nowhere.
_QUOTED: Final = r'"([^"]*+(?:""[^"]*+)*+)"'
_BARE_OR_QUOTED: Final = rf'(?:{_QUOTED}|([^",\n]*+))'
_CELL: Final = rf"{_BARE_OR_QUOTED}(,|\n|\Z)"
_MORE_CELLS: Final = r'(?:(?:"[^"]*+(?:""[^"]*+)*+"|[^",\n]*+),)*+'


class Block(NamedTuple):
    """Some rows of a table, at least one: the lines on which they begin (from 1), and their texts column by column."""

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]

    def row(self, number: int) -> tuple[str, ...]:
        """Give the texts of one row."""
        return tuple([column[number] for column in self.columns])


class _Piece(NamedTuple):
    """Where a piece of a file begins: its first line, its first byte and the number of its bytes."""

    line: int
    start: int
    size: int


class Table:
    """One CSV file: its header, and its rows without the header, each as long as the header.

    The text of a cell is as written, without its quotes and in normal form C.
    """

    def __init__(self, reading: _Reading, header: tuple[str, ...]) -> None:
        """Keep what the header was read from."""
        self.file = reading.name
        self.header = header
        self._reading = reading
        self._seen: tuple[int, str, list[int]] = (0, "", [])  # of the piece that was looked at last

    def blocks(self) -> Iterator[Block]:
        """Read the rows, once.

        What is wrong is appended to the problems that the reading was begun with.  Rows in which something is wrong
        are left out, so that the others can be checked; the file is read no further where rows cannot be told apart.
        """
        return self._reading.blocks(len(self.header))

    def place(self, line: int, column: str) -> Place:
        """Give the place of a cell in the row that begins on a line, or of the row where there is no such column.

        The file is opened again for it: few rows are ever asked about.
        """
        if column not in self.header:
            return Place(line, 1)
        index = self.header.index(column)
        return self._place(line, index, 0) or self._place(line, index, 4 * _LONGEST_ROW) or Place(line, 1)

    def _place(self, line: int, index: int, more: int) -> Place | None:
        """Look for a cell in the piece in which its line begins, and so many bytes more where the row goes on there."""
        text, starts = self._text_with(line, more)
        number = line - self._seen[0]
        return _cell_place(text, starts[number], line, index) if number < len(starts) else None

    def _text_with(self, line: int, more: int) -> tuple[str, list[int]]:
        """Give the piece in which a line begins, and where its lines begin."""
        piece = next(piece for piece in reversed(self._reading.pieces) if piece.line <= line)
        if self._seen[0] != piece.line or more:
            data = self._reading.again(piece, more)
            text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n")
            starts = list(accumulate((len(content) + 1 for content in text.split("\n")[:-1]), initial=0))
            self._seen = (piece.line, text, starts)
        return self._seen[1:]


def _cell_place(text: str, offset: int, line: int, index: int) -> Place | None:
    """Give the place of a cell of the row that begins at an offset, on a line; None where there is no such row now."""
    cell = re.compile(_CELL)
    line_start = offset
    for _ in range(index):
        match = cell.match(text, offset)
        if match is None:
            return None
        if match[1] and "\n" in match[1]:
            line += match[1].count("\n")
            line_start = text.rfind("\n", offset, match.end(1)) + 1
        offset = match.end()
    return Place(line, offset - line_start + 1)


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

    Whatever is wrong is appended to ``problems``; ``None`` means that there is nothing to check: no readable file, no
    text, a conflict of git, no such header.
    """
    return _Reading(path, instead, name, problems).table(columns, required)


def parse_csv(
    data: bytes, name: str, columns: Sequence[str], problems: list[Diagnostic], *, required: Sequence[str] = ()
) -> Table | None:
    """Do what :func:`read_csv` does, with the bytes of a file."""
    return read_csv(name, name, columns, problems, required=required, instead=data)


class _Record(NamedTuple):
    """A record that was cut into cells one by one."""

    cells: tuple[str, ...]  # one more than the header at most
    places: tuple[Place, ...]
    width: int  # how many cells it has
    end: int  # the offset behind it
    lines: int  # how many lines it takes
    broken: bool  # a quote is wrong, and reported


class _Reading:
    """One reading of one file: the piece that is read at present, and where in it the next row begins."""

    def __init__(self, path: str, instead: bytes | None, name: str, problems: list[Diagnostic]) -> None:
        self.path = path
        self.instead = instead
        self.name = name
        self.problems = problems
        self.log = ProblemLog(name, problems)
        self.cell = re.compile(_CELL)
        self.pieces: list[_Piece] = []
        self._ahead = self._pieces()
        self.ended = False
        self.text = ""
        self.start = 0
        self.line = 1  # that begins at the start
        self.normal = self.plain = True
        self.bad_lines: set[int] = set()

    # --- pieces

    def _pieces(self) -> Iterator[bytes]:
        if self.instead is None:
            yield from pieces_of(self.path, self.name, MAX_BYTES, _PIECE, self.problems)
        elif (data := within(self.instead, self.name, MAX_BYTES, self.problems)) is not None:
            start = 0
            while start < len(data):
                end = data.find(b"\n", start + _PIECE - 1) + 1 or len(data)
                yield data[start:end]
                start = end

    def again(self, piece: _Piece, more: int) -> bytes:
        """Give the bytes of a piece and so many more; nothing where they cannot be read again."""
        size = piece.size + more
        if self.instead is None:
            return read_part(self.path, piece.start, size)
        return self.instead[piece.start : piece.start + size]

    def more(self) -> bool:
        """Read on: put the next piece behind what is left of the one before; tell whether there was one."""
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
        if first > 1 and not self.plain:  # what a header shows comes first
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
            if self.text.startswith("\n") and not self.text.strip("\n"):
                self.text = ""
            if not self.text:
                message, hint = (
                    phrase("the file is empty"),
                    phrase("begin it with the header {header}", header=",".join(columns)),
                )
                self.problems.append(Diagnostic(self.name, 1, 1, rules.NO_HEADER, "", message, hint))
                return None
            self._check_dialect(columns)
            if not self.plain:
                self._check_characters(self.text, 1)
            return Table(self, self._header(columns, required))
        except StopReadingError:
            return None

    def _report(self, line: int, column: int, code: str, message: Message, hint: Message) -> None:
        self.log.add(Place(line, column), code, message, hint)

    def _check_characters(self, text: str, first: int) -> None:
        for bad in bad_characters(text, indented=False, first=first):
            self._report(bad.line, bad.column, bad.code, bad.message, bad.hint)
            self.bad_lines.add(bad.line)

    def _check_dialect(self, columns: Sequence[str]) -> None:
        end = self.text.find("\n")
        first = self.text if end < 0 else self.text[:end]
        if "," not in first and len(columns) > 1 and (";" in first or "\t" in first):
            hint = phrase("save it with commas between the cells")
            self._report(1, 1, rules.HEADER, phrase("the cells are not separated by commas"), hint)
            raise StopReadingError

    def _header(self, columns: Sequence[str], required: Sequence[str]) -> tuple[str, ...]:
        """Give the columns of the file, and go on behind its header."""
        record = self._next_record(len(columns))
        before = len(self.problems)
        if not record.broken and 1 not in self.bad_lines:
            self._check_header(record, columns, required)
        if record.broken or 1 in self.bad_lines or len(self.problems) > before:
            raise StopReadingError
        return record.cells

    def _check_header(self, record: _Record, columns: Sequence[str], required: Sequence[str]) -> None:
        seen: list[str] = []
        for cell, place in zip(record.cells, record.places, strict=True):
            if cell not in columns:
                self._report(*place, rules.HEADER, *_unknown(cell, columns))
                continue
            if cell in seen:
                message = phrase("the column “{name}” stands twice", name=cell)
                self._report(*place, rules.HEADER, message, phrase("keep one of the two"))
            seen.append(cell)
        if record.width > len(columns):
            message = phrase("the header has more than {most} columns", most=len(columns))
            self._report(1, 1, rules.HEADER, message, phrase("remove the others"))
        spelt = {cell.strip().lower() for cell in record.cells}
        missing = [column for column in required if column not in seen and column not in spelt]
        if missing:
            names = ", ".join(f"“{column}”" for column in missing)
            if len(missing) == 1:
                message = phrase("a needed column is missing: {names}", names=names)
            else:
                message = phrase("needed columns are missing: {names}", names=names)
            self._report(1, 1, rules.HEADER, message, phrase("add them, each with its cell in every row"))

    # --- rows

    def blocks(self, width: int) -> Iterator[Block]:
        """Give the good rows behind the header."""
        try:
            while self.start < len(self.text) or self.more():
                yield from self._blocks(width)
        except StopReadingError:
            return

    def _blocks(self, width: int) -> Iterator[Block]:
        """Give the good rows of the piece that was read, and of the next where a row goes on there."""
        quote = self.text.find('"', self.start)
        whole = None  # a row at once, where there are so many that making the pattern is worth it
        if len(self.pieces) > 1:
            whole = re.compile(",".join([_BARE_OR_QUOTED] * width) + r"(?:\n|\Z)")
        kept: list[tuple[int, tuple[str, ...]]] = []
        while self.start < len(self.text):
            text, start = self.text, self.start
            if 0 <= quote < start:
                quote = text.find('"', start)
            # A block of whole lines without a quote can be cut at its commas.
            end = len(text)
            if quote >= 0:
                end = text.rfind("\n", start, quote) + 1 or start
            if end == start:
                try:
                    row = self._quoted_row(whole, width)
                except StopReadingError:
                    yield from _block_of(kept)
                    raise
                if row is not None:
                    kept.append(row)
                if self.text is not text:  # read on
                    quote = self.text.find('"', self.start)
                if len(kept) < _AT_ONCE:
                    continue
            yield from _block_of(kept)
            kept = []
            if end > start:
                yield from self._bare_rows(text[start:end], width)
                self.start = end
        yield from _block_of(kept)

    def _bare_rows(self, text: str, width: int) -> Iterator[Block]:
        """Give the good rows of some whole lines without a quote."""
        count = text.count("\n") + (not text.endswith("\n"))
        lines = range(self.line, self.line + count)
        self.line += count
        if self.normal and (not self.bad_lines or self.bad_lines.isdisjoint(lines)):
            # Every line ends in a cell of its own, so that one of another length puts the others out of step.
            cells = text.removesuffix("\n").replace("\n", ",\n,").split(",")
            cells.append("\n")
            if len(cells) == count * (width + 1) and cells[width :: width + 1].count("\n") == count:
                columns = [cells[number :: width + 1] for number in range(width)]
                if width > 1 or "" not in columns[0]:
                    yield Block(lines, columns)
                    return
        contents = text.removesuffix("\n").split("\n")
        # One cell more than the width is enough to see that a line is too long.
        rows = (
            (line, self._careful_row(line, content, tuple(content.split(",", width)), width))
            for line, content in zip(lines, contents, strict=True)
        )
        yield from _block_of([(line, row) for line, row in rows if row is not None])

    def _quoted_row(self, whole: re.Pattern[str] | None, width: int) -> tuple[int, tuple[str, ...]] | None:
        """Give the line and the texts of the row at the start, or None after reporting what is wrong with it."""
        line = self.line
        match = whole.match(self.text, self.start) if whole and self.normal and not self.bad_lines else None
        if match is not None:
            self.line += match[0].count("\n")
            self.start = match.end()
            return line, _unquoted(match.groups())
        record = self._next_record(width)
        return (line, record.cells) if self._is_right(record, line, width) else None

    def _next_record(self, width: int) -> _Record:
        """Cut the record at the start into its cells and go on behind it, reading more where a quote is open."""
        while (record := self._record(self.start, self.line, width)) is None:
            if len(self.text) - self.start > _LONGEST_ROW:
                message = phrase("the row has more than {most} characters", most=Count(_LONGEST_ROW))
                hint = phrase("close the quote that is open in it, or shorten its texts")
                self._report(self.line, 1, rules.QUOTES, message, hint)
                raise StopReadingError
            self.more()
        self.start = record.end
        self.line += record.lines
        return record

    def _careful_row(self, line: int, content: str, cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
        """Give a row without quotes in which something may be wrong, or ``None`` after reporting it."""
        if not content:
            self._report(line, 1, rules.BLANK_LINE, phrase("the line is empty"), phrase("remove it"))
        elif len(cells) != width:
            self._report_length(line, content.count(",") + 1, width)
        elif line not in self.bad_lines:
            column = 1
            places = []
            for cell in cells:
                places.append(Place(line, column))
                column += len(cell) + 1
            return self._normal(cells, places)
        return None

    def _is_right(self, record: _Record, line: int, width: int) -> bool:
        """Tell whether a record that was cut cell by cell can be used."""
        if record.broken:
            return False
        if record.width != width:
            self._report_length(line, record.width, width)
            return False
        return self.bad_lines.isdisjoint(range(line, line + record.lines))

    def _report_length(self, line: int, count: int, width: int) -> None:
        if count == 1:
            message = phrase("the row has 1 cell, the header has {width}", width=width)
        else:
            message = phrase("the row has {count} cells, the header has {width}", count=count, width=width)
        hint = phrase("write one cell for each column, and put a cell that holds a comma in quotes")
        self._report(line, 1, rules.ROW_LENGTH, message, hint)

    def _normal(self, cells: tuple[str, ...], places: Sequence[Place]) -> tuple[str, ...] | None:
        """Give cells in normal form C, or ``None`` after reporting why that cannot be."""
        if self.normal:
            return cells
        normal: list[str] = []
        for cell, place in zip(cells, places, strict=True):
            text = nfc(cell)
            if text is None:
                message = phrase("more than 30 combining marks follow one another")
                self._report(*place, rules.COMBINING, message, phrase("remove them"))
                return None
            normal.append(text)
        return tuple(normal)

    def _record(self, start: int, line: int, width: int) -> _Record | None:
        """Cut the record at an offset, which begins a line, into its cells; None where it goes on in the next piece."""
        text = self.text
        cells: list[str] = []
        places: list[Place] = []
        count = lines = 0
        line_start = offset = start
        end = ","
        while end == ",":
            match = self.cell.match(text, offset)
            if match is None:
                if not self.ended and text[offset] == '"' and re.compile(_QUOTED).match(text, offset) is None:
                    return None
                self._report_quote(offset, line + lines, offset - line_start + 1)
                after = text.find("\n", offset) + 1 or len(text)
                return _Record((), (), count, after, lines + 1, broken=True)
            quoted, bare, end = match.groups()
            count += 1
            if count <= width + 1:
                cells.append(bare if quoted is None else quoted.replace('""', '"'))
                places.append(Place(line + lines, offset - line_start + 1))
            if quoted and "\n" in quoted:
                lines += quoted.count("\n")
                line_start = text.rfind("\n", offset, match.end(1)) + 1
            offset = match.end()
            if count > width and end == ",":  # the rest is only counted, up to the last cell
                rest = re.compile(_MORE_CELLS).match(text, offset)
                assert rest is not None  # noqa: S101 - it may be of no cells
                count += re.sub(_QUOTED, "", rest[0]).count(",")
                if "\n" in rest[0]:
                    lines += rest[0].count("\n")
                    line_start = text.rfind("\n", offset, rest.end()) + 1
                offset = rest.end()
        normal = self._normal(tuple(cells), places)
        return _Record(normal or (), tuple(places), count, offset, lines + 1, broken=normal is None)

    def _report_quote(self, offset: int, line: int, column: int) -> None:
        """Report the quote that makes a cell unreadable; stop where it leaves the end of the row open."""
        text = self.text
        if text[offset] != '"':
            column += text.index('"', offset) - offset
            message = phrase("a quote stands inside a cell that has none around it")
            hint = phrase('put the whole cell in quotes, and double the quotes in it: "a ""word"" in quotes"')
            self._report(line, column, rules.QUOTES, message, hint)
            return
        closed = re.compile(_QUOTED).match(text, offset)
        if closed is None:
            message = phrase("the quote that opens here is not closed")
            self._report(line, column, rules.QUOTES, message, phrase("close it"))
        else:
            inner = closed[0]
            last = inner.rfind("\n")
            column = len(inner) - last if last >= 0 else column + len(inner)
            message = phrase("text follows the closing quote of a cell")
            hint = phrase(
                'write a comma after the closing quote, and double the quotes inside a cell: "a ""word"" in quotes"'
            )
            self._report(line + inner.count("\n"), column, rules.QUOTES, message, hint)
        raise StopReadingError


def _block_of(rows: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Block]:
    """Give the block of some rows, if there are any."""
    if rows:
        yield Block([line for line, _ in rows], list(zip(*(texts for _, texts in rows), strict=True)))


def _unquoted(found: Sequence[str | None]) -> tuple[str, ...]:
    """Give cells of which each was found with quotes or without."""
    pairs = zip(found[::2], found[1::2], strict=True)
    return tuple([bare or "" if quoted is None else quoted.replace('""', '"') for quoted, bare in pairs])


def _unknown(cell: str, columns: Sequence[str]) -> tuple[Message, Message]:
    import unicodedata
    from difflib import get_close_matches

    plain = unicodedata.normalize("NFD", cell[:99]).encode("ascii", "ignore").decode()  # the columns are ASCII
    close = get_close_matches(plain.strip().lower().replace(" ", "_"), columns, 1)
    if close:
        hint = phrase("did you mean “{name}”?", name=close[0])
    else:
        hint = phrase("the columns are {names}", names=",".join(columns))
    return phrase("there is no column “{name}”", name=shown(cell)), hint
