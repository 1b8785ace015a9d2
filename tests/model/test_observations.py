"""Observations in columns are the same as a list of objects, put in order and looked through one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from par_cli.model.observations import Observations
from par_cli.model.reports import OBSERVATION_COLUMNS, Observation
from par_cli.source import typed_cell

SPANS = ("2024", "2025", "2025-Q1", "2025-01/2025-03", "2025-03", "2025-12", "2025-12-31", "2024/2025", "2025-H2")
DAYS = ("", "2025-04-06", "2025-12-31", "2026-01-05")
TYPED = {
    "value", "of", "numerator", "denominator", "change", "line", "published", "break", "comparable", "provisional",
    "projection", "recorded",
}  # fmt: skip

CELLS: dict[str, st.SearchStrategy[str]] = {
    "indicator": st.sampled_from(("share", "rank", "posts")),
    "period": st.sampled_from(SPANS),
    "value": st.sampled_from(("", "", "5", "48.67", "48.670", "-3", "0", "0.00")),
    "bound": st.sampled_from(("", "", "at_least")),
    "of": st.sampled_from(("", "63")),
    "numerator": st.sampled_from(("", "7")),
    "denominator": st.sampled_from(("", "0", "9.5")),
    "break": st.sampled_from(("", "true", "false")),
    "comparable": st.sampled_from(("", "false")),
    "published": st.sampled_from(DAYS),
    "provisional": st.sampled_from(("", "true")),
    "source": st.sampled_from(("", "Báo cáo 3", "true", "2025")),
    "url": st.just(""),
    "line": st.sampled_from(("", "12")),
    "note": st.sampled_from(("", "as said", " as said")),
    "note_vi": st.sampled_from(("", "theo văn bản")),
    "note_en": st.sampled_from(("", "as said")),
    "reporter": st.sampled_from(("", "", "home", "justice")),
    "change": st.sampled_from(("", "-5.03")),
    "projection": st.sampled_from(("", "false")),
    "recorded": st.sampled_from(DAYS),
}
Row = dict[str, str]
ROWS = st.lists(st.fixed_dictionaries(CELLS), max_size=14)
FEW = st.lists(
    st.fixed_dictionaries(
        {**{name: st.just("") for name in OBSERVATION_COLUMNS}, **{k: CELLS[k] for k in ("indicator", "reporter")}}
        | {"period": st.sampled_from(SPANS[:4]), "published": st.sampled_from(DAYS[:2]), "value": CELLS["value"]}
    ),
    max_size=14,
)


def made(row: Row) -> Observation:
    """Return the object of a row."""
    return Observation.checked(
        {name: typed_cell(cell) if name in TYPED else cell for name, cell in row.items() if cell}
    )


class Naive(NamedTuple):
    """A row as an object, with its place in the order in which it was added."""

    item: Observation
    number: int

    @property
    def key(self) -> tuple[date, date, str, date]:
        """Return what rows of an indicator are put in order by."""
        item = self.item
        return (item.period.end, item.period.start, item.reporter or "", item.published or date.min)


def naive(rows: Sequence[Row]) -> dict[str, list[Naive]]:
    """Return the objects of rows by indicator, in order."""
    found: dict[str, list[Naive]] = {}
    for number, row in enumerate(rows):
        found.setdefault(row["indicator"], []).append(Naive(made(row), number))
    return {name: sorted(items, key=lambda item: item.key) for name, items in found.items()}


def taken(rows: Sequence[Row], ends: Sequence[int] = ()) -> Observations:
    """Take rows as CSV, in blocks that end at some of them; a row's number is its place."""
    observations = Observations()
    cuts = sorted({0, len(rows), *(end % (len(rows) + 1) for end in ends)})
    for start, stop in pairwise(cuts):
        block = rows[start:stop]
        texts = [[row[name] for row in block] for name in OBSERVATION_COLUMNS]
        observations.extend_columns(OBSERVATION_COLUMNS, texts, 3, range(start, stop))
    observations.freeze()
    return observations


def added(rows: Sequence[Row]) -> Observations:
    """Add rows as YAML."""
    observations = Observations()
    for number, row in enumerate(rows):
        observations.append(made(row), 3, number)
    observations.freeze()
    return observations


def mixed(rows: Sequence[Row]) -> Observations:
    """Add every other row as YAML and take the others as CSV, one by one."""
    observations = Observations()
    for number, row in enumerate(rows):
        if number % 2:
            observations.append(made(row), 3, number)
        else:
            observations.extend_columns(OBSERVATION_COLUMNS, [[row[name]] for name in OBSERVATION_COLUMNS], 3, [number])
    observations.freeze()
    return observations


WAYS: tuple[Callable[[Sequence[Row]], Observations], ...] = (taken, added, mixed)


def fields(item: Observation) -> dict[str, object]:
    """Return all that an observation says, with the digits and types of its numbers."""
    return {name: (type(value), str(value)) for name, value in item.__dict__.items()}


@given(ROWS | FEW, st.lists(st.integers(0, 20), max_size=4))
def test_rows_added_in_any_blocks_are_the_objects_in_order(rows: list[Row], ends: list[int]) -> None:
    expected = naive(rows)
    for observations in (taken(rows, ends), *(way(rows) for way in WAYS)):
        assert observations.size == len(rows)
        assert len(observations) == len(expected)
        assert set(observations) == set(expected)
        for name, items in expected.items():
            assert observations[name] == tuple(item.item for item in items)
            assert list(map(fields, observations[name])) == [fields(item.item) for item in items]
            numbers = [observations.location_of(row) for row in observations.rows(name)]
            assert numbers == [(3, item.number) for item in items]
            assert sorted(observations.rows(name)) == list(observations.stored(name))
            columns = [observations.location_of(row)[1] for row in observations.stored(name)]
            assert columns == sorted(columns)


@given(FEW, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_come_changes_nothing(rows: list[Row], random: Random) -> None:
    once = list({(row["indicator"], naive([row])[row["indicator"]][0].key): row for row in rows}.values())
    shuffled = random.sample(once, len(once))
    for way in WAYS:
        assert dict(way(shuffled)) == dict(taken(once))


@given(FEW, st.lists(st.integers(0, 20), max_size=4))
def test_repeated_are_the_rows_with_an_earlier_one_of_the_same_span_reporter_and_day(
    rows: list[Row], ends: list[int]
) -> None:
    first: dict[object, int] = {}
    expected = set()
    for number, row in enumerate(rows):
        item = made(row)
        key = (item.indicator, item.period[1:3], item.reporter, item.published)
        if key in first:
            expected.add((number, first[key]))
        first.setdefault(key, number)
    for observations in (taken(rows, ends), *(way(rows) for way in WAYS)):
        found = [tuple(observations.location_of(row)[1] for row in pair) for pair in observations.repeated]
        assert set(found) == expected
        assert len(found) == len(expected)


@given(ROWS | FEW, st.dates(date(2024, 12, 1), date(2026, 2, 1)) | st.sampled_from([date(2025, 12, 31)]))
def test_what_was_known_on_a_day_is_what_counts_from_a_day_until_then(rows: list[Row], as_of: date) -> None:
    for way in WAYS:
        observations = way(rows)
        for name, items in naive(rows).items():
            expected = [item.number for item in items if item.item.known_from <= as_of]
            for _ in "ab":
                found = observations.known(name, as_of)
                assert [observations.location_of(row)[1] for row in found] == expected
        assert list(observations.known("other", as_of)) == []


@given(ROWS | FEW)
def test_rows_are_parted_by_their_spans_however_these_are_written(rows: list[Row]) -> None:
    observations = taken(rows)
    for name, items in naive(rows).items():
        expected: dict[object, list[int]] = {}
        for item in items:
            expected.setdefault(item.item.period[1:3], []).append(item.number)
        found = list(observations.by_span(observations.rows(name)))
        assert [span for span, _ in found] == list(expected)
        assert [[observations.location_of(row)[1] for row in part] for _, part in found] == list(expected.values())
    assert list(observations.by_span(())) == []


@given(ROWS | FEW)
def test_the_whole_is_what_no_single_reporter_said_and_the_same_objects_every_time(rows: list[Row]) -> None:
    for way in WAYS:
        observations = way(rows)
        for name, items in naive(rows).items():
            whole = observations.whole(name)
            assert whole == tuple(item.item for item in items if item.item.reporter is None)
            own = [item for item in observations[name] if item.reporter is None]
            assert all(first is second for first, second in zip(whole, observations.whole(name), strict=True))
            assert all(first is second for first, second in zip(whole, own, strict=True))
        assert observations.whole("other") == ()


@given(ROWS, st.lists(st.integers(0, 13)))
def test_columns_are_what_the_objects_hold(rows: list[Row], chosen: list[int]) -> None:
    for way in WAYS:
        observations = way(rows)
        some = [row for row in chosen if row < len(rows)]
        items = [observations.observation(row) for row in some]
        for name in OBSERVATION_COLUMNS:
            field = "series_break" if name == "break" else name
            expected = [getattr(item, field) for item in items]
            assert observations.distinct_in(name, some) == set(expected)
            if any(getattr(observations.observation(row), field) for row in range(len(rows))):
                assert observations.has_column(name)
            if name in observations.figures:
                cells = observations.cells_in(name, some)
                assert list(map(observations.figures[name].value, cells)) == expected
                total = None if None in expected else sum(expected, Decimal(0))
                assert observations.total(name, some) == total
            else:
                assert [observations.distinct(name)[cell] for cell in observations.cells_in(name, some)] == expected
            whole = observations.cells(name)
            assert len(whole) == len(rows)
            assert [whole[row] for row in some] == list(observations.cells_in(name, some))
        for indicator in observations:
            own = [row for row in some if observations.observation(row).indicator == indicator]
            said = [
                name
                for name in sorted({*OBSERVATION_COLUMNS} - {"indicator"})
                if any(not (value is None or value is False) for value in observations.distinct_in(name, own))
            ]
            assert [name for name, _ in observations.digestible_columns(indicator, own)] == said
        if some:
            names = ("source", "url", "line")
            texts = [{getattr(item, name) for item in items} for name in names]
            same = all(len(found) == 1 for found in texts)
            values = {name: found.pop() if same else None for name, found in zip(names, texts, strict=True)}
            assert observations.shared(names, some) == values


def test_what_one_row_accepts_is_said_of_no_other() -> None:
    accepting = Observation.checked({"indicator": "share", "period": "2025", "accepted": {"PAR624": "as said"}})
    observations = Observations()
    observations.append(accepting, 0, 0)
    observations.extend_columns(("indicator", "period"), [["share"], ["2024"]], 1, [2])
    observations.freeze()
    before, after = observations["share"]
    assert after == accepting
    assert before == made({"indicator": "share", "period": "2024"})
    assert before.accepted == {}


@pytest.mark.parametrize(
    ("column", "cell"), [("value", "x"), ("period", "20"), ("published", "1/1/2025"), ("indicator", "")]
)
@pytest.mark.parametrize("place", [0, 1, 4])
def test_of_a_block_with_a_wrong_cell_nothing_is_added(column: str, cell: str, place: int) -> None:
    names = ("indicator", "period", "value", "published")
    rows = [["share", str(2020 + number), "1", ""] for number in range(5)]
    right = [list(column) for column in zip(*rows, strict=True)]
    rows[place][names.index(column)] = cell
    observations = Observations()
    observations.extend_columns(names, right, 0, range(5))
    for _ in "ab":
        with pytest.raises(ValidationError):
            observations.extend_columns(names, [list(texts) for texts in zip(*rows, strict=True)], 1, range(5))
    assert observations.size == 5
    observations.freeze()
    assert [str(item.value) for item in observations["share"]] == ["1"] * 5
    assert observations.repeated == []
