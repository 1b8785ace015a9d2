"""A decision with as many reported values as are asked for: a province with 250 units that report on 60 indicators.

``python benchmarks/many_values.py COUNT FOLDER`` writes it as a data folder: a CSV file for each quarter in which
something was published, back from the end of 2025.  Some 2 % of the values are missing and some 2 % have been revised
since.  The same count always gives the same bytes, and a smaller one a part of them.
A third argument writes the same values as other programs take them, each by a name of ``FORMS``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from itertools import chain, count, groupby, islice
from pathlib import Path
from random import Random
from typing import NamedTuple, TextIO

UNITS = 250
INDICATORS = 60
LAST = 2025 * 4 + 3
"""The newest quarter, 2025-Q4; quarters are counted from the year 0."""
DAY = "2026-06-30"
"""A day on which all of it is known."""
COLUMNS = ("indicator", "period", "value", "numerator", "denominator", "published", "source", "note", "reporter")
HEADERS = ("Chỉ số", "Kỳ", "Giá trị", "Tử số", "Mẫu số", "Ngày công bố", "Nguồn", "Ghi chú", "Đơn vị báo cáo")


class Value(NamedTuple):
    """A reported value, in the order of ``COLUMNS``; what it does not have is empty."""

    indicator: str
    period: str
    value: str
    numerator: str
    denominator: str
    published: str
    source: str
    note: str
    reporter: str


def _kind(number: int) -> str:
    """Return what an indicator is: ``whole`` (reported for the whole alone), ``count`` or ``share``."""
    return "whole" if number % 12 == 0 else "count" if number % 6 == 3 else "share"


def _name(number: int) -> str:
    return f"{_kind(number)}-{number:02}"


def _period(quarter: int) -> str:
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def _day(quarter: int, day: int) -> str:
    """Return a day of the first month of a quarter."""
    return f"{quarter // 4}-{quarter % 4 * 3 + 1:02}-{day}"


def _figures(number: int, unit: int, quarter: int, chance: Random) -> tuple[str, str, str]:
    """Return value, numerator and denominator of one report; over the years they come nearer to the targets.

    Units are of very different sizes, and no value is far from the one before it.
    """
    level = 0.5 + 0.45 * number / INDICATORS - 0.004 * (LAST - quarter) + chance.uniform(-0.02, 0.02)
    level = min(max(level, 0.2), 0.95)
    match _kind(number):
        case "whole":
            return f"{level * 100:.2f}", "", ""
        case "count":
            return str(round(1000 * (1 - level))), "", ""
        case _:
            denominator = round((50 + unit * 997 % 4951) * chance.uniform(0.8, 1.2))
            return "", str(round(level * denominator)), str(denominator)


def _of_quarter(quarter: int) -> Iterator[Value]:
    """Yield what was reported for a quarter: a revision follows what it revises."""
    chance = Random(quarter)  # noqa: S311 - only figures
    for number in range(INDICATORS):
        whole = _kind(number) == "whole"
        late = not whole and (number + quarter) % 5 == 0  # what is missing is missing together: other sums are complete
        for unit in range(1 if whole else UNITS):
            if late and chance.random() < 0.1:
                continue
            reporter = "" if whole else f"unit-{unit}"
            source = f"Báo cáo {unit + 1}/BC-UBND"
            about = _name(number), _period(quarter)
            yield Value(*about, *_figures(number, unit, quarter, chance), _day(quarter + 1, 15), source, "", reporter)
            if chance.random() < 0.02:
                figures, published = _figures(number, unit, quarter, chance), _day(quarter + 2, 20)
                yield Value(*about, *figures, published, source, "Số liệu hiệu chỉnh", reporter)


def reported(number: int) -> Iterator[Value]:
    """Yield that many values, the newest quarter first."""
    return islice(chain.from_iterable(_of_quarter(LAST - back) for back in count()), number)


# --- as a data folder


def _decision(first: int | None) -> str:
    """Return the indicators, each with a target; their baseline is the first whole quarter, where there is one."""
    lines = [
        "schema: 1",
        "decision:",
        "  title: {vi: Nhiều số liệu, en: Many values}",
        "  language: vi",
        "  time_zone: Asia/Ho_Chi_Minh",
        '  utc_offset: "+07:00"',
        "  publication_lag_until: 03-20",
        "phases:",
        f'  - {{id: "2025", from: {(first or LAST) // 4}, to: 2025}}',
        "indicators:",
    ]
    baseline = "" if first is None else f", baseline: {_period(first)}"
    for number in range(INDICATORS):
        kind = _kind(number)
        lines += [
            f"  - id: {_name(number)}",
            f"    name: {{vi: Chỉ số {number + 1}, en: Indicator {number + 1}}}",
            f"    unit: {'count' if kind == 'count' else 'percent'}",
            f"    better: {'lower' if kind == 'count' else 'higher'}",
            "    kind: edition",
            "    reported: quarterly",
            "    owners: [all-units]",
            *(["    reporters: [all-units]"] if kind != "whole" else []),
            f'    targets: [{{phase: "2025", {"at_most: 70000" if kind == "count" else "at_least: 72.5"}{baseline}}}]',
        ]
    return "\n".join(lines) + "\n"


def _agencies() -> str:
    units = [f"unit-{unit}" for unit in range(UNITS)]
    named = [f"  - {{id: {unit}, name: {{vi: Đơn vị {n}, en: Unit {n}}}}}" for n, unit in enumerate(units, 1)]
    everyone = f"  - {{id: all-units, name: {{vi: Mọi đơn vị, en: All units}}, members: [{', '.join(units)}]}}"
    return "\n".join(["schema: 1", "agencies:", *named, everyone]) + "\n"


def write_folder(number: int, folder: Path) -> None:
    """Write a data folder with that many values."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    quarters: list[str] = []
    for period, values in groupby(reported(number), key=lambda value: value.period):
        quarter = LAST - len(quarters)
        quarters.append(period)
        files: dict[str, list[Value]] = {_period(quarter + 1): [], _period(quarter + 2): []}
        for value in values:
            files[_period(quarter + (2 if value.note else 1))].append(value)
        for name, rows in files.items():
            file = reports / f"{name}.csv"
            new = not file.exists()
            with file.open("a", encoding="utf-8", newline="") as stream:
                table = csv.writer(stream, lineterminator="\n")
                table.writerows([COLUMNS, *rows] if new else rows)
    first = LAST - len(quarters) + 2
    (folder / "targets.yaml").write_text(_decision(first if first < LAST else None), encoding="utf-8")
    (folder / "tasks.yaml").write_text("schema: 1\ntasks: []\n", encoding="utf-8")
    (folder / "agencies.yaml").write_text(_agencies(), encoding="utf-8")


# --- as others take them


def _spreadsheet(number: int, stream: TextIO) -> None:
    """Write what Excel saves in Vietnamese."""
    stream.write("\ufeff")
    table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    table.writerow(HEADERS)
    for value in reported(number):
        year, quarter = value.period.split("-Q")
        table.writerow(
            value._replace(
                period=f"Quý {quarter}/{year}",
                value=value.value.replace(".", ","),
                published="/".join(reversed(value.published.split("-"))),
                reporter=value.reporter and f"Đơn vị {int(value.reporter.removeprefix('unit-')) + 1}",
            )
        )


def _table(number: int, stream: TextIO) -> None:
    """Write one table as `par` takes it."""
    csv.writer(stream, lineterminator="\n").writerows(chain([COLUMNS], reported(number)))


def _entries(number: int) -> Iterator[dict[str, str | float]]:
    """Yield the values as entries of a document: numbers as such, and only what is there."""
    for value in reported(number):
        given = {key: cell for key, cell in value._asdict().items() if cell}
        yield {key: float(cell) if key in COLUMNS[2:5] else cell for key, cell in given.items()}


def _yaml(number: int, stream: TextIO) -> None:
    """Write a file of reports."""
    stream.write("---\nschema: 1\nvalues:\n")
    for entry in _entries(number):
        cells = (f"{key}: {cell:.15g}" if isinstance(cell, float) else f"{key}: {cell}" for key, cell in entry.items())
        stream.write(f"  - {{{', '.join(cells)}}}\n")


def _json(number: int, stream: TextIO) -> None:
    """Write a file of reports as JSON."""
    rows = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in _entries(number))
    stream.write(f'{{"schema": 1, "values": [\n{rows}\n]}}\n')


def _amount(value: Value) -> str:
    return value.numerator or value.value


def _beancount(number: int, stream: TextIO) -> None:
    """Write a ledger: for each value a transaction from its indicator to its reporter."""
    stream.write('option "operating_currency" "VND"\n')
    accounts = [f"Assets:Unit-{unit}" for unit in ("all", *range(UNITS))]
    accounts += [f"Income:{_name(indicator).title()}" for indicator in range(INDICATORS)]
    stream.writelines(f"1900-01-01 open {account} VND\n" for account in accounts)
    for value in reported(number):
        to, back = f"Assets:{(value.reporter or 'unit-all').capitalize()}", f"Income:{value.indicator.title()}"
        stream.write(f'{value.published} * "{value.source}"\n  {to}  {_amount(value)} VND\n  {back}\n')


def _journal(number: int, stream: TextIO) -> None:
    """Write the same ledger for hledger."""
    for value in reported(number):
        to, back = f"assets:{value.reporter or 'unit-all'}", f"income:{value.indicator}"
        stream.write(f"{value.published} * {value.source}\n    {to}  {_amount(value)} VND\n    {back}\n\n")


def _pending(number: int, stream: TextIO) -> None:
    """Write a list of tasks: for each value one to report it."""
    stream.writelines(
        f'[description:"{value.indicator} {value.period}" due:"1767200400" entry:"1735664400" '
        f'project:"{value.reporter or "unit-all"}" status:"pending" uuid:"{index:08x}-0000-4000-8000-{0:012}"]\n'
        for index, value in enumerate(reported(number))
    )


FORMS: dict[str, Callable[[int, TextIO], None]] = {
    "spreadsheet.csv": _spreadsheet,
    "values.csv": _table,
    "values.yaml": _yaml,
    "values.json": _json,
    "values.beancount": _beancount,
    "values.journal": _journal,
    "pending.data": _pending,
}
"""The files of other programs, each with what writes that many values into it."""


def main() -> None:
    """Write a data folder, or one file of that name in it."""
    number, folder, *form = sys.argv[1:]
    if not form:
        write_folder(int(number), Path(folder))
        return
    with (Path(folder) / form[0]).open("w", encoding="utf-8", newline="") as stream:
        FORMS[form[0]](int(number), stream)


if __name__ == "__main__":
    main()
