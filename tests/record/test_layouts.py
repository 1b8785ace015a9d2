"""Layouts of the tables that departments send, each read into the figures that it holds or refused by its cell.

Every case is a few lines; nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from par_cli.diagnostics import InvalidDataError
from par_cli.loading.folder import Location
from par_cli.locales import get_locale
from par_cli.record.sheet_columns import Choices
from par_cli.record.sheet_import import Import, ImportOptions
from par_cli.record.spreadsheets import read_grids
from record.importing import STAMP
from record.sheets import folder_of_sheets

SHOWN = ("value", "bound", "numerator", "denominator", "of", "provisional")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_sheets(tmp_path_factory.mktemp("sheets"))


def read(folder: Path, data: str | bytes) -> list[str]:
    """Return the figures of a file, its doubts and what is refused, in lines; write nothing.

    A figure is a line like ``wells 2025: 5``, a doubt begins with ``?``, and what is refused with ``X``.
    """
    file = folder.parent / ("sheet.csv" if isinstance(data, str) else "book.xlsx")
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    english = get_locale("en")
    options = ImportOptions(None, {"source": "Yearbook"}, revise=False, choices=Choices())
    try:
        task = Import(read_grids([str(file)], (), lambda _done, _total: None, []), options)
        task.run(Location(str(folder), embedded=False), STAMP, lambda _: None, dry=True)
    except InvalidDataError as error:
        return [f"X {item.path} {english.text(item.message)}" for item in error.diagnostics]
    found = []
    for rows in task.plan.sheets:
        for number in range(len(rows.places)):
            cells = rows.cells(number)
            figure = " ".join(cells[name] for name in SHOWN if name in cells)
            found.append(f"{cells['indicator']} {cells['period']}: {figure}")
    return found + [f"? {item.path} {english.text(item.message)}" for rows in task.plan.sheets for item in rows.doubts]


def hold(folder: Path, *cases: tuple[str | bytes, Sequence[str]]) -> None:
    """Assert what is read of some tables: the beginnings of all that :func:`read` returns."""
    failed = []
    for table, wanted in cases:
        found = read(folder, table)
        if len(found) != len(wanted) or not all(map(str.startswith, found, wanted)):
            failed.append(f"{table!r}\n  wanted {wanted}\n  found {found}")
    assert not failed, "\n".join(failed)


def test_figures_below_the_name_of_a_level_are_those_of_that_level(place: Path) -> None:
    table = "KẾT QUẢ NĂM 2025;;\nTT;Chỉ tiêu;Kết quả\nI;{};\n1;{};70\n"
    names = ("Xã", "Các xã, phường", "Huyện", "Phường/Xã", "UBND cấp xã", "Communes", "Wards and communes")
    hold(
        place,
        *((table.format(name, "Fish landed"), [f"X B3 “{name}” is above figures"]) for name in names),
        (table.format("Tỉnh", "Fish landed"), ["fish 2025: 70"]),
        (table.format("Xã", "Cán bộ cấp xã"), ["staff 2025: 70"]),
        (table.format("Sở, ngành", "Fish landed"), ["fish 2025: 70", "? B3 “Sở, ngành” is above figures"]),
    )
