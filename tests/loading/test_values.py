"""Reported values: the same as CSV and as YAML, in any order and files; every rule looks at all of them."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading.checks.common import Entries, declared
from par_cli.loading.checks.doubtful_values import _fits
from par_cli.loading.checks.reported_values import _counts_agree, _fits_indicator, _one_value, values_make_sense
from par_cli.loading.entries import Entry
from par_cli.loading.folder import Location, Reading, errors, examine, load
from par_cli.loading.folder import read as read_folder
from par_cli.locales import ENGLISH
from par_cli.model.agencies import Agencies
from par_cli.model.dataset import Dataset
from par_cli.model.decision import RHYTHM, Indicator
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation
from par_cli.progress.digest import digest
from par_cli.source import csv_file
from support import Described, Fields, agency, indicator, target, write_folder

DAY = date(2026, 1, 10)
Row = dict[str, str]

DECISION: Described = {
    "indicators": [
        indicator(target(at_least=80), name="share", reporters=["offices"], kind="flow", reported="yearly"),
        indicator(name="above", above_100=True, kind="flow", reported="quarterly"),
        indicator(name="stock", kind="level", reported="monthly"),
        indicator(name="place", unit="rank", better="lower", reporters=["home", "ended"]),
        indicator(
            target(at_least=8, decided_by="2025"),
            name="posts",
            unit="count",
            kind="flow",
            accumulates=True,
            reported="half_yearly",
        ),
        indicator(name="points", unit="points"),
        indicator(name="days", unit="days"),
        indicator(target(outcome="done"), name="done", unit=None),
    ],
    "units": [{"id": "points", "name": "points"}, {"id": "days", "name": "days", "whole": True}],
    "agencies": [
        agency("offices", members=["home", "justice", "ended"]),
        agency("ended", until="2025-02-28", successors=[{"agency": "health", "from": "2025-03-01"}]),
    ],
}
NAMES = [str(item["id"]) for item in DECISION["indicators"]]
SPANS = (
    "2023",
    "2024",
    "2025",
    "2025-Q1",
    "2025-01/2025-03",
    "2025-03",
    "2025-H1",
    "2024/2025",
    "2025-01-15",
    "2024-07",
)


def mostly(*cells: str) -> st.SearchStrategy[str]:
    """Return an empty cell most of the time, else one of some."""
    return st.sampled_from(("",) * (2 + len(cells)) + cells)


CELLS: dict[str, st.SearchStrategy[str]] = {
    "indicator": st.sampled_from([*NAMES, *NAMES, "other"]),
    "period": st.sampled_from(SPANS),
    "value": st.sampled_from(("", "", "5", "5", "5.0", "48.67", "0", "-1", "-0.5", "100", "100.1", "101", "70")),
    "bound": mostly("at_least"),
    "of": st.sampled_from(("", "", "63", "64", "1", "0", "-3")),
    "numerator": st.sampled_from(("", "", "", "0", "7", "10", "-1", "1.5", "200")),
    "denominator": st.sampled_from(("", "", "", "0", "10", "11", "12", "-1", "100")),
    "break": mostly("true", "false"),
    "comparable": mostly("true"),
    "published": st.sampled_from(("", "2024-12-31", "2025-04-06", "2026-01-05")),
    "provisional": mostly("true", "false"),
    "source": st.sampled_from(("", "Báo cáo 3", "Báo cáo 3", "2025")),
    "url": mostly("https://example.org"),
    "line": mostly("12"),
    "note": mostly("as said"),
    "reporter": st.sampled_from(("", "", "home", "justice", "health", "digital", "ended", "nobody")),
    "change": mostly("-5.03", "3", "-100", "-101"),
    "projection": mostly("false"),
}
ROW = st.fixed_dictionaries(CELLS)
BROKEN = st.sampled_from(
    [
        {"value": "x"},
        {"value": "48,67"},
        {"period": "2025-Q9"},
        {"published": "6/4/2025"},
        {"reporter": "Sở home"},
        {"indicator": "The share"},
        {"of": "6.5"},
        {"bound": "above"},
        {"break": "maybe"},
        {"value": "true", "of": "x", "line": "1.0"},
    ]
)
ANY_ROW = st.builds(lambda row, broken: {**row, **broken}, ROW, st.just({}) | BROKEN)

PLAIN = ("value", "numerator", "denominator")
RIGHT_FIGURES = {
    "share": ({"numerator": "7", "denominator": "10"}, {"numerator": "0", "denominator": "0"}, {"value": "48.670"}),
    "above": ({"value": "100.1"}, {"numerator": "12", "denominator": "10"}, {"change": "-5.03"}),
    "stock": ({"value": "0.00"}, {"value": "30", "bound": "at_least"}),
    "place": ({"value": "5", "of": "63"}, {"value": "1", "of": "1", "comparable": "true"}),
    "posts": ({"value": "5"}, {"value": "0"}, {"value": "123456789012345"}),
    "points": ({"value": "-0.5"}, {"value": "5.0", "note": " as said "}),
    "days": ({"value": "70"},),
    "done": ({"numerator": "1", "denominator": "2"}, {"value": "3"}),
}
RIGHT_ROW = st.builds(
    lambda row, name, number: {
        **row,
        **dict.fromkeys(("value", "of", "numerator", "denominator", "bound", "change"), ""),
        "indicator": name,
        **RIGHT_FIGURES[name][number % len(RIGHT_FIGURES[name])],
        "reporter": "" if row["reporter"] == "nobody" else row["reporter"],
    },
    ROW,
    st.sampled_from(NAMES),
    st.integers(0, 5),
)


def table(rows: Sequence[Row], names: Sequence[str] = OBSERVATION_COLUMNS) -> str:
    """Return rows as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return stream.getvalue()


def entry(row: Row) -> Fields:
    """Return a row as an entry in YAML."""
    return {name: cell == "true" if cell in {"true", "false"} else cell for name, cell in row.items() if cell}


def reading(folder: Path, decision: Described = DECISION, **reports: object) -> Reading:
    """Write a decision with some reports and read all of it."""
    write_folder(folder, **{**decision, **reports})  # type: ignore[arg-type]
    return read_folder(Location(str(folder), embedded=False))


def dataset(folder: Path) -> Dataset:
    """Read a folder that is right."""
    return load(Location(str(folder), embedded=False)).dataset


def said(found: Sequence[Diagnostic]) -> Counter[tuple[str, str, str]]:
    """Return what is said, wherever it is."""
    return Counter(
        (
            item.code,
            re.sub(r"first at [^)]*", "first", item.explanation(ENGLISH)),
            re.sub(r"values\[\d+\]\.?", "", item.path),
        )
        for item in found
    )


@given(st.lists(ANY_ROW, max_size=10))
def test_the_same_is_said_of_values_in_csv_and_in_yaml(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        as_csv = reading(Path(first), files={"values.csv": table(rows)})
        as_yaml = reading(Path(second), values=list(map(entry, rows)))
        assert said(examine(as_csv, DAY)) == said(examine(as_yaml, DAY))
        assert len(as_csv.entries.values) == len(as_yaml.entries.values)


def fields(item: Observation) -> dict[str, object]:
    """Return all that an observation says, with the digits and types of its numbers."""
    return {name: (type(value), str(value)) for name, value in item.__dict__.items()}


def said_once(rows: Sequence[Row]) -> list[Row]:
    """Leave out what speaks of the same as a row before it."""
    spans = {"2025-01/2025-03": "2025-Q1"}
    keys = {
        (row["indicator"], spans.get(row["period"], row["period"]), row["reporter"], row["published"]): row
        for row in rows
    }
    return list(keys.values())


@given(st.lists(RIGHT_ROW, max_size=12), st.randoms(use_true_random=False), st.integers(1, 4))
def test_values_are_the_same_data_in_any_order_files_and_format(rows: list[Row], random: object, parts: int) -> None:
    rows = said_once(rows)
    shuffled: list[Row] = random.sample(rows, len(rows))  # type: ignore[attr-defined]
    names = random.sample(OBSERVATION_COLUMNS, len(OBSERVATION_COLUMNS))  # type: ignore[attr-defined]
    files = {f"{part}.csv": table(shuffled[part::parts], names) for part in range(parts)}
    mixed = {"a.csv": table(shuffled[::2]), "b.yaml": {"values": list(map(entry, shuffled[1::2]))}}
    ways: list[dict[str, object]] = [
        {"files": {"values.csv": table(rows)}},
        {"values": list(map(entry, rows))},
        {"files": files},
        {"files": mixed},
    ]
    found = []
    for way in ways:
        with tempfile.TemporaryDirectory() as folder:
            warnings = said(examine(reading(Path(folder), DECISION, **way), DAY))
            data = dataset(Path(folder))
            held = {name: list(map(fields, data.observations[name])) for name in data.observations}
            digests = [digest(data, day) for day in (DAY, date(2025, 4, 5), date(2025, 4, 6), date(2024, 12, 31))]
            found.append((held, digests, warnings))
    for other in found[1:]:
        assert other[0] == found[0][0]
        assert other[1:] == found[0][1:]


CHANGES: dict[str, str] = {
    "period": "2022",
    "published": "2026-01-06",
    "source": "Báo cáo 4",
    "url": "https://example.com",
    "line": "13",
    "note": "otherwise",
    "reporter": "stranger",
    "value": "5.5",
}


@given(st.lists(RIGHT_ROW, min_size=1, max_size=6), st.sampled_from(sorted(CHANGES)), st.integers(0, 5))
def test_any_other_value_of_a_column_gives_another_digest(rows: list[Row], column: str, place: int) -> None:
    rows = [{**row, "indicator": "points", "value": "5", "of": "", "numerator": "", "denominator": ""} for row in rows]
    rows = said_once(rows)
    row = rows[place % len(rows)]
    digests = set()
    for changed in (row, {**row, column: CHANGES[column]}):
        with tempfile.TemporaryDirectory() as folder:
            others = [changed if other is row else other for other in rows]
            more = [*(DECISION["agencies"]), agency("stranger")]
            reading(Path(folder), {**DECISION, "agencies": more}, files={"values.csv": table(others)})
            digests.add(digest(dataset(Path(folder)), date(2026, 12, 31)))
    assert len(digests) == 2


# --- every rule over values, next to one that looks at every value


def every_value(entries: Entries) -> Iterator[Entry[Observation]]:
    return map(entries.values.entry, range(len(entries.values)))


def indicator_in(entries: Entries, name: str) -> Indicator | None:
    return next((item for item, _ in entries.indicators if item.id == name), None)


def everything(entries: Entries) -> Iterator[Diagnostic]:
    """Ask about the figures of every value."""
    units = declared(entries)
    for item, origin in every_value(entries):
        yield from _one_value(item, origin)
        yield from _counts_agree(item, origin)
        found = indicator_in(entries, item.indicator)
        if found is not None:
            yield from _fits_indicator(units, item, found, origin)


@given(st.lists(ROW, max_size=12))
def test_figures_are_found_wrong_as_when_every_value_is_looked_at(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        entries = reading(Path(folder), files={"values.csv": table(rows)}).entries
        assert len(entries.values) == len(rows)
        assert Counter(values_make_sense(entries)) == Counter(everything(entries))


FIGURES = ("numerator", "denominator", "value", "of", "bound", "change")
ALIKE = st.sampled_from(("numerator denominator", "value", "value of", "value bound", "numerator denominator value"))


@given(st.sampled_from([*NAMES, "other"]), st.lists(ROW, max_size=12), ALIKE)
def test_figures_of_one_kind_are_found_wrong_as_when_every_value_is_looked_at(
    name: str, rows: list[Row], kept: str
) -> None:
    few = [
        {**row, **{column: "" for column in FIGURES if column not in kept.split()}, "indicator": name} for row in rows
    ]
    with tempfile.TemporaryDirectory() as folder:
        entries = reading(Path(folder), files={"values.csv": table(few)}).entries
        assert Counter(values_make_sense(entries)) == Counter(everything(entries))


Item = tuple[Observation, int]


def in_order(items: Sequence[Item]) -> list[Item]:
    """Return values with their lines in order of their periods, reporters and days."""
    return sorted(
        items,
        key=lambda item: (
            item[0].period.end,
            item[0].period.start,
            item[0].reporter or "",
            item[0].published or date.min,
        ),
    )


def doubted(entries: Entries, items: Sequence[Item]) -> set[tuple[str, int]]:
    """Return the codes and lines of what is doubtful or said twice, after a look at every value and every pair."""
    found: set[tuple[str, int]] = set()
    agencies = Agencies((item.value.id, item.value) for item in entries.agencies)
    firsts = {1, *(item.value.first_month for item in entries.phases)}
    groups: dict[object, list[Item]] = {}
    series: dict[object, dict[object, Item]] = {}
    for item, line in in_order(items):
        known = indicator_in(entries, item.indicator)
        span = item.period[1:3]
        groups.setdefault((item.indicator, span, item.reporter), []).append((item, line))
        if known is None:
            found.add(("PAR301", line))
        if item.reporter is not None and item.reporter not in agencies:
            found.add(("PAR301", line))
        if (item.published or DAY) < item.period.end and not item.provisional and not item.note:
            found.add(("PAR620", line))
        if item.source is None and item.url is None and item.line is None:
            found.add(("PAR624", line))
        if known is None:
            continue
        if known.unit is None:
            found.add(("PAR607", line))
        fitting = known.reported is None or known.kind == "level" or item.note is not None
        if not fitting and not _fits(item.period, known, RHYTHM[known.reported], firsts):  # type: ignore[index]
            found.add(("PAR623", line))
        if known.reporters and item.reporter in agencies:
            listed = {name for day in span for name in agencies.members(known.reporters, day)}
            if item.reporter not in listed:
                found.add(("PAR626", line))
        number = item.of if known.unit == "rank" else item.denominator
        if number is not None and (known.unit == "rank" or known.kind == "level"):
            series.setdefault((item.indicator, item.reporter), {})[span] = (item, line)
    for group in groups.values():
        first, line = group[0]
        says = [(item.level, item.bound, item.of, item.change) for item, _ in group if item.published is not None]
        if first.published is None and not first.note:
            own = (first.level, first.bound, first.of, first.change)
            found.update([("PAR625", line)] if any(other != own for other in says) else [])
        days = Counter(item.published for item, _ in group)
        by_line = sorted(group, key=lambda item: item[1])
        for place, (item, number) in enumerate(by_line):
            if days[item.published] > 1 and any(other.published == item.published for other, _ in by_line[:place]):
                found.add(("PAR609", number))
    for spans in series.values():
        held = list(spans.values())
        for (before, _), (after, line) in pairwise(held):
            if after.note or after.comparable or after.series_break:
                continue
            if before.of is not None and after.of is not None and _is_rank(entries, after):
                found.update([("PAR622", line)] if before.of != after.of else [])
            elif before.denominator is not None and after.denominator is not None and not _is_rank(entries, after):
                changed = 10 * abs(after.denominator - before.denominator) > before.denominator
                found.update([("PAR622", line)] if changed else [])
    return found


def _is_rank(entries: Entries, value: Observation) -> bool:
    known = indicator_in(entries, value.indicator)
    return known is not None and known.unit == "rank"


LOOKED_FOR = {"PAR301", "PAR607", "PAR609", "PAR620", "PAR622", "PAR623", "PAR624", "PAR625", "PAR626"}


@given(st.lists(st.one_of(ROW, RIGHT_ROW), max_size=14), st.booleans())
def test_doubts_are_found_as_when_every_value_is_looked_at(rows: list[Row], one: bool) -> None:
    if one:  # so that many are next to one another
        rows = [{**row, "indicator": "place" if number % 2 else "stock"} for number, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder:
        found = reading(Path(folder), files={"values.csv": table(rows)})
        items = [(item, origin.line) for item, origin in every_value(found.entries)]
        assert sorted(line for _, line in items) == list(range(2, len(rows) + 2))
        expected = doubted(found.entries, items)
        problems = [item for item in examine(found, DAY) if item.code in LOOKED_FOR and "reports" in item.file]
        assert {(item.code, item.line) for item in problems} == expected


# --- one row that is broken among many that are right

OFFICES = [f"office-{number:02}" for number in range(30)]
MANY: Described = {
    "indicators": [
        indicator(name="counted", reporters=["all"], kind="flow", reported="quarterly"),
        indicator(name="share", reporters=["all"], kind="flow", reported="quarterly"),
        indicator(name="place", unit="rank", better="lower"),
        indicator(name="posts", unit="count", kind="flow"),
        indicator(target(outcome="done"), name="done", unit=None),
    ],
    "agencies": [*map(agency, OFFICES), agency("all", members=OFFICES), agency("stranger")],
}
QUARTERS = [f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]
KINDS: dict[str, Row] = {
    "counted": {"numerator": "7", "denominator": "10"},
    "share": {"value": "48.67"},
    "place": {"value": "5", "of": "63"},
    "posts": {"value": "5"},
}


def many(name: str) -> list[Row]:
    """Return 240 right values of one indicator."""
    common = {"indicator": name, "published": "2026-01-05", "source": "Báo cáo 3", **KINDS[name]}
    return [{**common, "period": quarter, "reporter": office} for quarter in QUARTERS for office in OFFICES]


def found_in(tmp_path: Path, rows: Sequence[Row]) -> list[tuple[str, int, int]]:
    """Return code, line and column of all that is found in a table."""
    found = examine(reading(tmp_path, MANY, files={"values.csv": table(rows)}), DAY)
    return [(item.code, item.line, item.column) for item in found]


@pytest.mark.parametrize("place", [0, 123, 239])
@pytest.mark.parametrize(
    ("name", "broken", "code", "column"),
    [
        ("counted", {"numerator": "11"}, "PAR510", "numerator"),
        ("counted", {"numerator": "-1"}, "PAR507", "numerator"),
        ("counted", {"numerator": "7.0"}, "PAR507", "numerator"),
        ("counted", {"denominator": "10.0"}, "PAR507", "denominator"),
        ("counted", {"denominator": "0"}, "PAR508", "denominator"),
        ("counted", {"denominator": ""}, "PAR601", "numerator"),
        ("counted", {"numerator": ""}, "PAR601", "denominator"),
        ("counted", {"numerator": "", "denominator": ""}, "PAR602", "indicator"),
        ("counted", {"value": "71"}, "PAR509", "value"),
        ("counted", {"bound": "at_least"}, "PAR603", "bound"),
        ("counted", {"of": "63"}, "PAR606", "of"),
        ("counted", {"change": "-101"}, "PAR506", "change"),
        ("counted", {"value": "x"}, "PAR210", "value"),
        ("counted", {"period": "2025-Q9"}, "PAR401", "period"),
        ("counted", {"published": "6/4/2025"}, "PAR212", "published"),
        ("counted", {"reporter": "Office"}, "PAR216", "reporter"),
        ("counted", {"line": "1.5"}, "PAR211", "line"),
        ("counted", {"bound": "above"}, "PAR205", "bound"),
        ("share", {"value": "100.01"}, "PAR504", "value"),
        ("share", {"value": "-0.01"}, "PAR504", "value"),
        ("share", {"value": ""}, "PAR602", "indicator"),
        ("place", {"of": ""}, "PAR608", "value"),
        ("place", {"value": "64"}, "PAR511", "value"),
        ("place", {"of": "0"}, "PAR511", "of"),
        ("place", {"value": "0"}, "PAR505", "value"),
        ("place", {"value": "5.0"}, "PAR505", "value"),
        ("posts", {"value": "-1"}, "PAR505", "value"),
        ("posts", {"value": "5.5"}, "PAR505", "value"),
        ("posts", {"value": "", "numerator": "1", "denominator": "2"}, "PAR605", "numerator"),
        ("counted", {"indicator": "other"}, "PAR301", "indicator"),
        ("counted", {"reporter": "nobody"}, "PAR301", "reporter"),
        ("counted", {"published": "2023-12-31"}, "PAR620", "published"),
        ("counted", {"period": "2026-Q1", "published": ""}, "PAR620", "period"),
        ("counted", {"published": "2026-01-11"}, "PAR621", "published"),
        ("counted", {"period": "2025-02"}, "PAR623", "period"),
        ("counted", {"source": ""}, "PAR624", "indicator"),
        ("counted", {"reporter": "stranger"}, "PAR626", "reporter"),
        ("posts", {"indicator": "done"}, "PAR607", "indicator"),
        ("counted", {"note": "12/QÐ-UBND"}, "PAR910", "note"),
        ("counted", {"source": "Ủy ban nhân dân".encode().decode("cp1258", "replace")}, "PAR911", "source"),
    ],
)
def test_one_broken_row_among_many_right_ones_is_found_at_its_place(
    tmp_path: Path, place: int, name: str, broken: Row, code: str, column: str
) -> None:
    rows = many(name)
    row = rows[place] = {**rows[place], **broken}
    cells = [row.get(other, "") for other in OBSERVATION_COLUMNS]
    before = cells[: OBSERVATION_COLUMNS.index(column)]
    expected = (code, place + 2, 1 + sum(len(cell) + 1 for cell in before))
    assert [found for found in found_in(tmp_path, rows) if found[0] != "PAR622"] == [expected]


@pytest.mark.parametrize("place", [1, 123, 239])
@pytest.mark.parametrize("name", KINDS)
def test_one_row_among_many_that_is_there_twice_is_found(tmp_path: Path, name: str, place: int) -> None:
    rows = many(name)
    rows.insert(place, rows[0])
    assert [found[:2] for found in found_in(tmp_path, rows)] == [("PAR609", place + 2)]
    rows[place] = {**rows[0], "published": ""}
    assert [found[:2] for found in found_in(tmp_path, rows)] == []
    figure = "value" if "value" in rows[place] else "numerator"
    rows[place] = {**rows[place], figure: "3"}
    assert [found[:2] for found in found_in(tmp_path, rows)] == [("PAR625", place + 2)]


@pytest.mark.parametrize("place", [30, 123, 209])
def test_one_population_among_many_that_is_another_one_is_found(tmp_path: Path, place: int) -> None:
    rows = many("place")
    rows[place] = {**rows[place], "of": "64"}
    assert [found[:2] for found in found_in(tmp_path, rows)] == [("PAR622", place + 2), ("PAR622", place + 32)]


def test_a_population_is_compared_with_the_last_one_that_the_same_reporter_told(tmp_path: Path) -> None:
    rows = many("place")
    rows[60] = {**rows[60], "of": "64"}
    del rows[30]
    assert [found[:2] for found in found_in(tmp_path, rows)] == [("PAR622", 61), ("PAR622", 91)]


@pytest.mark.parametrize(("number", "doubtful"), [("11", False), ("9", False), ("12", True), ("8", True)])
def test_a_population_may_change_by_a_tenth(tmp_path: Path, number: str, doubtful: bool) -> None:
    common = {"indicator": "stock", "numerator": "1", "source": "Báo cáo 3"}
    rows = [
        {**common, "period": "2025-01", "denominator": "10"},
        {**common, "period": "2025-02", "denominator": number},
    ]
    found = examine(reading(tmp_path, files={"values.csv": table(rows)}), DAY)
    populations = [(item.code, item.line) for item in found if item.code == "PAR622"]
    assert populations == ([("PAR622", 3)] if doubtful else [])


def test_a_text_in_another_column_gives_another_digest(tmp_path: Path) -> None:
    digests = set()
    for column in ("note", "source", "url"):
        row = {"indicator": "points", "period": "2024", "value": "1", column: "https://example.org"}
        reading(tmp_path / column, files={"values.csv": table([row])})
        digests.add(digest(dataset(tmp_path / column), DAY))
    assert len(digests) == 3


# --- more problems than anybody reads

TOO_MANY: dict[str, Row] = {
    "PAR624": {"source": ""},
    "PAR301": {"indicator": "other"},
    "PAR510": {"numerator": "11"},
    "PAR609": {"period": "2024-Q1", "reporter": OFFICES[0]},
    "PAR210": {"value": "x"},
    "PAR216": {"reporter": "Office"},
    "PAR626": {"reporter": "stranger"},
}


@pytest.mark.parametrize("code", TOO_MANY)
@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_of_more_than_a_thousand_problems_in_a_table_those_of_other_files_are_still_reported(
    tmp_path: Path, code: str, names: tuple[str, str]
) -> None:
    rows = many("counted")
    full = [{**rows[number % 240], **TOO_MANY[code]} for number in range(1200)]
    days = [f"2025-{number // 28 + 1:02}-{number % 28 + 1:02}" for number in range(300)]
    if code != "PAR609":
        full = [{**row, "published": days[number // 240]} for number, row in enumerate(full)]
    one = [{**rows[0], "published": "2026-01-06"}, {**rows[1], **TOO_MANY[code]}]
    one += [one[-1]] if code == "PAR609" else []
    files = {f"{names[0]}.csv": table(full), f"{names[1]}.csv": table(one)}
    found = examine(reading(tmp_path, MANY, files=files), DAY)
    counts = Counter((item.file.removeprefix(f"{tmp_path}/reports/"), item.code) for item in found)
    assert counts[f"{names[0]}.csv", code] == 1000
    assert counts[f"{names[0]}.csv", "PAR115"] >= 1
    both_repeat = code == "PAR609" and names[0] < names[1]  # what is in the file that is read first
    assert counts[f"{names[1]}.csv", code] == 1 + both_repeat
    assert counts[f"{names[1]}.csv", "PAR115"] == 0


def test_a_table_is_read_up_to_a_thousand_problems_in_however_many_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{**row, "value": "x"} for row in many("share") * 6]
    for size in (500, 1 << 20):
        monkeypatch.setattr(csv_file, "_PIECE", size)
        found = reading(tmp_path, MANY, files={"values.csv": table(rows)}).problems
        assert [item.code for item in found] == ["PAR210"] * 1000 + ["PAR115"]


def test_a_table_that_cannot_be_used_is_refused_as_a_whole(tmp_path: Path) -> None:
    found = reading(tmp_path, files={"values.csv": table([{"indicator": "share", "period": "2025"}])})
    with pytest.raises(InvalidDataError) as caught:
        dataset(tmp_path)
    assert [item.code for item in caught.value.diagnostics] == ["PAR602"]
    assert errors(found) == caught.value.diagnostics
