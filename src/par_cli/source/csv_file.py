"""CSV to located rows: RFC 4180 and nothing else; other dialects belong to the import of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.messages import Message, phrase
from par_cli.source import rules
from par_cli.source.files import read_bytes, within
from par_cli.source.text import MAX_PROBLEMS, Place, bad_characters, conflicts, decode, is_nfc, nfc, shown, too_many

MAX_BYTES: Final = 512 << 20
_BLOCK: Final = 1 << 20  # so many characters are cut into lines at once

# One cell and what ends it.  Quotes stand around the whole cell or nowhere.
_QUOTED: Final = r'"([^"]*+(?:""[^"]*+)*+)"'
_BARE_OR_QUOTED: Final = rf'(?:{_QUOTED}|([^",\n]*+))'
_CELL: Final = rf"{_BARE_OR_QUOTED}(,|\n|\Z)"
_MORE_CELLS: Final = r'(?:(?:"[^"]*+(?:""[^"]*+)*+"|[^",\n]*+),)*+'


class Row(NamedTuple):
    """One record of a table: the line on which it begins (from 1), and the text of its cells."""

    line: int
    cells: tuple[str, ...]


class Table:
    """One CSV file: its header, its rows without the header, each as long as the header.

    The text of a cell is as written, without its quotes and in normal form C.
    """

    __slots__ = ("_starts", "_text", "file", "header", "rows")

    def __init__(
        self, file: str, header: tuple[str, ...], rows: tuple[Row, ...], text: str, starts: dict[int, int]
    ) -> None:
        """Keep what was read; ``starts`` holds, by line, where in the text those rows begin that differ from it."""
        self.file = file
        self.header = header
        self.rows = rows
        self._text = text
        self._starts = starts

    @property
    def is_ascii(self) -> bool:
        """Whether all of the file is ASCII."""
        return self._text.isascii()

    def place(self, row: Row, column: str) -> Place:
        """Give the place of the cell of a row, or of the row where the table has no such column."""
        if column not in self.header:
            return Place(row.line, 1)
        index = self.header.index(column)
        if row.line in self._starts:
            return _cell_place(self._text, self._starts[row.line], row.line, index)
        return Place(row.line, sum([len(cell) + 1 for cell in row.cells[:index]]) + 1)


def _cell_place(text: str, offset: int, line: int, index: int) -> Place:
    """Give the place of a cell of the row that begins at an offset, on a line."""
    cell = re.compile(_CELL)
    line_start = offset
    for _ in range(index):
        match = cell.match(text, offset)
        assert match is not None  # noqa: S101 - the row was read
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
    """Read a CSV file of at most 512 MB, or the bytes given ``instead``; ``name`` is what messages call it.

    The header is made of ``columns``, in any order; those that are not ``required`` may be missing.

    Whatever is wrong is appended to ``problems``.  Rows in which something is wrong are left out of the table, so that
    the others can be checked; ``None`` means that there is nothing to check: no readable file, no text, a conflict of
    git, no such header, an open quote.
    """
    if instead is None:
        data = read_bytes(path, name, MAX_BYTES, problems)
    else:
        data = within(instead, name, MAX_BYTES, problems)
    return None if data is None else parse_csv(data, name, columns, problems, required=required)


def parse_csv(
    data: bytes, name: str, columns: Sequence[str], problems: list[Diagnostic], *, required: Sequence[str] = ()
) -> Table | None:
    """Do what :func:`read_csv` does, with the bytes of a file."""
    text = decode(data, name, problems)
    if text is None:
        return None
    if found := conflicts(text, name):
        problems.extend(found)
        return None
    return _Reading(text, name, problems).table(columns, required)


class _StopReadingError(Exception):
    """What follows cannot be told apart into rows, or too much is wrong; it is reported."""


class _Record(NamedTuple):
    """A record that was cut into cells one by one."""

    cells: tuple[str, ...]  # one more than the header at most
    places: tuple[Place, ...]
    width: int  # how many cells it has
    end: int  # the offset behind it
    lines: int  # how many lines it takes
    broken: bool  # a quote is wrong, and reported


class _Reading:
    """One reading of one text."""

    def __init__(self, text: str, name: str, problems: list[Diagnostic]) -> None:
        self.text = text
        self.name = name
        self.problems = problems
        self.most = len(problems) + MAX_PROBLEMS
        self.cell = re.compile(_CELL)
        self.normal = is_nfc(text)
        self.starts: dict[int, int] = {}
        self.bad_lines: set[int] = set()

    def table(self, columns: Sequence[str], required: Sequence[str]) -> Table | None:
        if not self.text.strip("\n"):
            hint = phrase("begin it with the header {header}", header=",".join(columns))
            self.problems.append(Diagnostic(self.name, 1, 1, rules.NO_HEADER, "", phrase("the file is empty"), hint))
            return None
        try:
            self._check_dialect(columns)
            for bad in bad_characters(self.text, indented=False):
                self._report(bad.line, bad.column, bad.code, bad.message, bad.hint)
                self.bad_lines.add(bad.line)
            header, start, line = self._header(columns, required)
            rows = tuple(self._rows(start, line, len(header)))
        except _StopReadingError:
            return None
        return Table(self.name, header, rows, self.text, self.starts)

    def _report(self, line: int, column: int, code: str, message: Message, hint: Message) -> None:
        if len(self.problems) == self.most:
            self.problems.append(too_many(self.name, line, column))
            raise _StopReadingError
        self.problems.append(Diagnostic(self.name, line, column, code, "", message, hint))

    def _check_dialect(self, columns: Sequence[str]) -> None:
        end = self.text.find("\n")
        first = self.text if end < 0 else self.text[:end]
        if "," not in first and len(columns) > 1 and (";" in first or "\t" in first):
            hint = phrase("save it with commas between the cells")
            self._report(1, 1, rules.HEADER, phrase("the cells are not separated by commas"), hint)
            raise _StopReadingError

    def _header(self, columns: Sequence[str], required: Sequence[str]) -> tuple[tuple[str, ...], int, int]:
        """Give the columns of the file, and the offset and line behind its header."""
        record = self._record(0, 1, len(columns))
        before = len(self.problems)
        if not record.broken and 1 not in self.bad_lines:
            self._check_header(record, columns, required)
        if record.broken or 1 in self.bad_lines or len(self.problems) > before:
            raise _StopReadingError
        return record.cells, record.end, 1 + record.lines

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

    def _rows(self, start: int, line: int, width: int) -> Iterator[Row]:
        """Give the good rows from an offset on; ``line`` is the number of the line that begins there."""
        text = self.text
        size = len(text)
        quote = text.find('"', start)
        whole = None  # a row at once, where there are so many that making the pattern is worth it
        if size > _BLOCK and self.normal and not self.bad_lines:
            whole = re.compile(",".join([_BARE_OR_QUOTED] * width) + r"(?:\n|\Z)")
        while start < size:
            if quote >= 0 and quote < start:
                quote = text.find('"', start)
            # A block of whole lines without a quote can be cut at its commas.
            end = text.find("\n", start + _BLOCK) + 1 or size
            if 0 <= quote < end:
                end = text.rfind("\n", start, quote) + 1 or start
            if end > start:
                lines = text[start:end].removesuffix("\n").split("\n")
                # One cell more than the width is enough to see that a line is too long.
                rows = [tuple(content.split(",", width)) for content in lines]
                if self.normal and not self.bad_lines and "" not in lines and set(map(len, rows)) == {width}:
                    yield from map(Row, range(line, line + len(rows)), rows)
                else:
                    offset = start
                    for number, content, cells in zip(range(line, line + len(rows)), lines, rows, strict=True):
                        row = self._careful_row(number, content, cells, width, offset)
                        offset += len(content) + 1
                        if row is not None:
                            yield row
                line += len(lines)
                start = end
            else:
                match = whole.match(text, start) if whole else None
                if match is not None:
                    self.starts[line] = start
                    yield Row(line, _unquoted(match.groups()))
                    line += match[0].count("\n")
                    start = match.end()
                    continue
                record = self._record(start, line, width)
                if self._is_right(record, line, width):
                    self.starts[line] = start
                    yield Row(line, record.cells)
                start = record.end
                line += record.lines

    def _careful_row(self, line: int, content: str, cells: tuple[str, ...], width: int, start: int) -> Row | None:
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
            normal = self._normal(cells, places)
            if normal is not None:
                if normal != cells:
                    self.starts[line] = start
                return Row(line, normal)
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

    def _record(self, start: int, line: int, width: int) -> _Record:
        """Cut the record at an offset, which begins a line, into its cells."""
        text = self.text
        cells: list[str] = []
        places: list[Place] = []
        count = lines = 0
        line_start = offset = start
        end = ","
        while end == ",":
            match = self.cell.match(text, offset)
            if match is None:
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
        raise _StopReadingError


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
