"""A spreadsheet as programs save it, in any dialect, and the good folder that it is imported into."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from loading.examples import folder_with
from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.locales import ENGLISH
from par_cli.model.reports import Observation
from par_cli.record.grid import StopImportError
from par_cli.record.import_plan import Plan
from par_cli.record.journal import Stamp
from par_cli.record.read_columns import read_columns
from par_cli.record.sheet_columns import ColumnChoices, Sheet
from par_cli.record.sheet_import import Import, ImportOptions
from par_cli.record.spreadsheets import read_grids

STAMP = Stamp("2026-01-20T08:15:00Z", "import")

HEADERS = {
    "indicator": ("indicator", "Chỉ số", "chi so", " CHỈ  SỐ ", "Mã chỉ số"),
    "period": ("period", "Kỳ", "ky bao cao", "KỲ"),
    "value": ("value", "Giá trị", "gia_tri", "KẾT QUẢ"),
    "bound": ("bound", "Giới hạn"),
    "of": ("of", "Trong số", "Trên tổng số", "Tổng số tỉnh, thành"),
    "numerator": ("numerator", "Tử số", "TU SO"),
    "denominator": ("denominator", "Mẫu số"),
    "break": ("break", "Đổi phương pháp"),
    "comparable": ("comparable", "So sánh được"),
    "published": ("published", "Ngày công bố", "ngay cong bo:"),
    "provisional": ("provisional", "Số liệu sơ bộ", "Số liệu tạm tính"),
    "source": ("source", "Nguồn"),
    "url": ("url", "Địa chỉ", "Link"),
    "line": ("line", "Dòng"),
    "note": ("note", "Ghi chú"),
    "note_vi": ("note_vi", "Ghi chú tiếng Việt"),
    "note_en": ("note_en", "Ghi chú tiếng Anh", "Note in English"),
    "reporter": ("reporter", "Đơn vị báo cáo", "Cơ quan báo cáo", "Reporting agency"),
    "change": ("change", "Mức thay đổi"),
    "projection": ("projection", "Dự báo"),
    "recorded": ("recorded", "Ngày ghi nhận", "Date recorded"),
}
"""Some spellings of every header."""


class Dialect(NamedTuple):
    """How a spreadsheet program saves: encoding, separator, line ends, quotes everywhere or where needed."""

    encoding: str = "utf-8-sig"
    separator: str = ";"
    ends: str = "\r\n"
    quoted: bool = False


def saved(rows: Sequence[Sequence[str]], dialect: Dialect = Dialect()) -> bytes:  # noqa: B008 - a frozen value
    """Return a table as a program saves it."""

    def cell(text: str) -> str:
        if dialect.quoted or any(sign in text for sign in (dialect.separator, '"', "\n")):
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = [dialect.separator.join(map(cell, row)) for row in rows]
    return "".join(line + dialect.ends for line in lines).encode(dialect.encoding)


@contextmanager
def good_folder() -> Iterator[Path]:
    """Yield a copy of the good folder, once for each example of a property."""
    with tempfile.TemporaryDirectory() as place:
        yield folder_with(Path(place) / "data")


def imported(
    folder: Path,
    data: bytes,
    *,
    name: str = "sheet.csv",
    always: Mapping[str, str] | None = None,
    revise: bool = False,
    replace: bool = False,
    dry: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Plan:
    """Import a file; raises :class:`InvalidDataError` with all that is wrong in it."""
    path = folder.parent / name
    path.write_bytes(data)
    options = ImportOptions(None, always or {}, revise, replace=replace)
    asked = Import(read_grids([str(path)], (), progress, []), options)
    asked.run(Location(str(folder), embedded=False), STAMP, lambda _: None, dry=dry)
    return asked.plan


def cut(data: bytes) -> tuple[Sheet | None, list[Diagnostic]]:
    """Cut the bytes of a file into cells; give them, and what is wrong."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(data)
        file.flush()
        problems: list[Diagnostic] = []
        sheet = None
        try:
            (grid,) = read_grids([file.name], (), lambda _done, _total: None, [])
            sheet = read_columns(grid, ColumnChoices(), problems)
        except InvalidDataError as error:
            problems += error.diagnostics
        except StopImportError:
            pass
        return sheet, [item._replace(file="") for item in problems]


def refused(folder: Path, data: bytes, *, revise: bool = False, replace: bool = False) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a file; nothing of the folder is changed by it."""
    before = content(folder)
    try:
        imported(folder, data, revise=revise, replace=replace)
    except InvalidDataError as error:
        assert content(folder) == before
        return error.diagnostics
    return ()


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder with their bytes; the lock and the journal are none of them."""
    files = [item for item in folder.rglob("*") if item.is_file() and item.name not in {".par.lock", ".journal.jsonl"}]
    return {item.relative_to(folder).as_posix(): item.read_bytes() for item in files}


def values(folder: Path) -> list[Observation]:
    """Return all values that a folder holds."""
    found = load(Location(str(folder), embedded=False)).dataset
    return [item for items in found.observations.values() for item in items]


def said(problems: Sequence[Diagnostic]) -> list[str]:
    """Return problems as lines, without the folder that they are in."""
    return [f"{item.line}:{item.column} {item.path} {ENGLISH.text(item.message)} [{item.code}]" for item in problems]
