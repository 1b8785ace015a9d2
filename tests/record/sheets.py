"""A small decision whose figures departments send in sheets of all kinds, and what an import makes of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from par_cli.diagnostics import InvalidDataError
from par_cli.loading.folder import Location
from par_cli.locales import get_locale
from par_cli.messages import Message
from par_cli.record.import_plan import Plan
from par_cli.record.import_summary import passed_rows, summary
from par_cli.record.rows import Settings
from par_cli.record.sheet_columns import ColumnChoices
from par_cli.record.sheet_import import Import, ImportOptions
from par_cli.record.spreadsheets import read_grids
from record.importing import STAMP
from support import dataset_of, indicator, rank, target, value, write_folder


def folder_of_sheets(place: Path) -> Path:
    """Write a folder with a percentage, a count, a rank, a unit of its own, a year from April on, and months."""
    return write_folder(
        place / "data",
        decision={"issuer": {"vi": "UBND tỉnh Bình Minh", "en": "Bình Minh province"}},
        units=[
            {"id": "tonnes", "name": {"vi": "tấn", "en": "tonnes"}},
            {"id": "people", "name": {"vi": "người", "en": "people"}, "whole": True},
        ],
        indicators=[
            _named("water", "Tỷ lệ hộ dùng nước sạch", "Safe water"),
            _named("wells", "Giếng đang dùng", "Wells in use", unit="count", kind="level", reported="yearly"),
            _named("place", "Thứ hạng của tỉnh", "Rank of the province", unit="rank", better="lower"),
            _named("fish", "Sản lượng cá", "Fish landed", unit="tonnes", kind="flow"),
            _named("staff", "Cán bộ cấp xã", "Commune staff", unit="people", kind="level"),
            _named("jobs", "Việc làm mới", "New jobs", unit="people", kind="flow", reported="monthly"),
            _named("school", "Học sinh tốt nghiệp", "Pupils who finish", unit="percent", kind="flow"),
        ],
        values=[
            value(2020, "60", name="water", published="2021-02-01"),
            value(2021, "63.5", name="water", published="2022-02-01"),
            rank(2021, 12, name="place", published="2022-02-01"),
            value("2020-09/2021-08", "70", name="school", published="2021-12-01"),
        ],
    )


def _named(name: str, vi: str, en: str, **more: object) -> dict[str, object]:
    goal = target(at_most=10) if more.get("better") == "lower" else target(at_least=80)
    return {**indicator(goal, name=name, **more), "name": {"vi": vi, "en": en}}


class Outcome:
    """What an import has made of some files: its values, what it said, and what it refused."""

    def __init__(self, folder: Path, files: Mapping[str, bytes], options: ImportOptions, sheets: Sequence[str]) -> None:
        paths = []
        for name, data in files.items():
            (folder.parent / name).write_bytes(data)
            paths.append(str(folder.parent / name))
        self.plan: Plan | None = None
        self.problems: list[str] = []
        self.hints: list[str] = []
        self.vietnamese: list[str] = []
        notes: list[Message] = []
        before = _values(folder)
        try:
            task = Import(read_grids(paths, sheets, lambda _done, _total: None, notes), options)
            task.run(Location(str(folder), embedded=False), STAMP, lambda _: None, dry=False)
            self.plan = task.plan
        except InvalidDataError as error:
            english, vietnamese = get_locale("en"), get_locale("vi")
            for item in error.diagnostics:
                self.problems.append(f"{item.path} {english.text(item.message)} [{item.code}]")
                self.hints.append(english.text(item.hint))
                self.vietnamese.append(item.explanation(vietnamese))
        self.values = [item for item in _values(folder) if item not in before]
        found = () if self.plan is None else (item for rows in self.plan.sheets for item in rows.doubts)
        self.doubts = [f"{item.path} {get_locale('en').text(item.message)} [{item.code}]" for item in found]
        told = [*notes, *(() if self.plan is None else (*summary(self.plan), *passed_rows(self.plan)))]
        self.said = [get_locale("en").text(line) for line in told]

    @property
    def cells(self) -> list[str]:
        """The cells that were refused."""
        return [item.split(" ")[0] for item in self.problems]


def _values(folder: Path) -> tuple[str, ...]:
    files = (item for item in sorted(folder.rglob("*")) if item.suffix in {".yaml", ".csv"})
    return _values_of(tuple((item.relative_to(folder).as_posix(), item.read_bytes()) for item in files))


@lru_cache(maxsize=64)
def _values_of(files: tuple[tuple[str, bytes], ...]) -> tuple[str, ...]:
    """Return the values that some files hold, which are mostly those of the test before."""
    found = dataset_of(dict(files)).observations
    lines = []
    for items in found.values():
        for item in items:
            figure = f"{item.numerator}/{item.denominator}" if item.numerator is not None else f"{item.value}"
            figure += f" of {item.of}" if item.of is not None else ""
            bound = f"{item.bound} " if item.bound else ""
            mark = " (provisional)" if item.provisional else ""
            lines.append(f"{item.indicator} {item.period.text}: {bound}{figure}{mark}")
    return tuple(sorted(lines))


def outcome(
    folder: Path,
    data: str | bytes | Mapping[str, bytes],
    *,
    sheets: Sequence[str] = (),
    choices: ColumnChoices = ColumnChoices(),  # noqa: B008 - a frozen value
    settings: Settings = Settings(),  # noqa: B008
) -> Outcome:
    """Import a CSV text, a workbook, or several files by their names."""
    if isinstance(data, str):
        files: Mapping[str, bytes] = {"sheet.csv": data.encode()}
    elif isinstance(data, bytes):
        files = {"book.xlsx": data}
    else:
        files = data
    given = {"source": "Yearbook"}
    return Outcome(folder, files, ImportOptions(None, given, False, choices, settings), sheets)
