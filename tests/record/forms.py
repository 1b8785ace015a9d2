"""Forms for the tests: made for a small decision, filled in as a spreadsheet program does, and imported."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.locales import Language, get_locale
from par_cli.model.periods import parse_period
from par_cli.progress.digest import definitions_digest, digest
from par_cli.record.import_plan import Plan
from par_cli.record.sheet_import import Import, ImportOptions
from par_cli.record.spreadsheets import read_grids
from par_cli.render.form_sheets import COLUMNS, SHEETS, SheetName, form_sheet, template
from par_cli.render.form_workbook import MadeFrom, workbook
from record.importing import STAMP
from support import agency, indicator, target, task, write_folder

DAY = date(2026, 2, 1)
Row = Mapping[str, str]
Fill = Callable[[SheetName, Row], Row]
"""What is written into a row, by the names of columns."""


def communes(place: Path) -> Path:
    """Return a folder with a share that two communes report, one that nobody is listed for, tasks and an outcome."""
    return write_folder(
        place / "data",
        indicators=[
            indicator(target(at_least=80, each=True), reporters=["communes"], owners=["home"]),
            indicator(target(at_least=80), name="local", owners=["communes"]),
            indicator(target(at_most=10), name="place", unit="rank", better="lower", owners=["home"]),
            indicator(target(outcome="done"), name="forms", unit=None, owners=["home"]),
        ],
        agencies=[
            agency("home"),
            agency("xa-a"),
            agency("xa-b"),
            agency("communes", members=["xa-a", "xa-b"]),
        ],
        tasks=[
            task("I.1", lead=["communes"], due="2025"),
            task("I.2", lead=["home"], every="quarter", years="2016/2025"),
        ],
    )


def form_csv(folder: Path, sheet: SheetName, who: str | None = None, language: Language = "en") -> bytes:
    dataset = load(Location(str(folder), embedded=False)).dataset
    return template(dataset, sheet, parse_period("2025"), DAY, who, get_locale(language))


def form_xlsx(folder: Path, who: str | None = None, language: Language = "en") -> bytes:
    dataset = load(Location(str(folder), embedded=False)).dataset
    locale = get_locale(language)
    sheets = [form_sheet(dataset, name, parse_period("2025"), DAY, who, locale) for name in SHEETS]
    made_from = MadeFrom("2025", DAY, digest(dataset, DAY), definitions_digest(dataset))
    return workbook(sheets, made_from, "Plan")


def filled_csv(data: bytes, sheet: SheetName, fill: Fill) -> bytes:
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), ""))
    found = io.StringIO()
    writer = csv.writer(found, lineterminator="\r\n")
    writer.writerow(header)
    for cells in rows:
        known = dict(zip(COLUMNS[sheet], cells, strict=True))
        writer.writerow({**known, **fill(sheet, known)}.values())
    return found.getvalue().encode("utf-8-sig")


def filled_xlsx(data: bytes, fill: Fill) -> bytes:
    book = load_workbook(io.BytesIO(data))
    for sheet, page in zip(SHEETS, book.worksheets, strict=False):
        for row in range(2, page.max_row + 1):
            cells = {name: page.cell(row, place) for place, name in enumerate(COLUMNS[sheet], start=1)}
            for name, text in fill(sheet, {name: str(cell.value or "") for name, cell in cells.items()}).items():
                cells[name].value = text
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bring(folder: Path, files: Mapping[str, bytes], *, sender: str | None = None, dry: bool = False) -> Plan:
    """Import some files in one run; raises :class:`InvalidDataError` with all that is wrong in them."""
    paths = []
    for name, data in files.items():
        path = folder.parent / name
        path.write_bytes(data)
        paths.append(str(path))
    options = ImportOptions(None, {}, revise=False, sender=sender, today=lambda _: DAY)
    asked = Import(read_grids(paths, (), lambda _done, _total: None, []), options)
    asked.run(Location(str(folder), embedded=False), STAMP, lambda _: None, dry=dry)
    return asked.plan
