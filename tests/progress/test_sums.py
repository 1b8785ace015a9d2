"""Sums over reporters, taken column by column, are those that a look at one observation after another gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.dataset import Dataset
from par_cli.model.decision import Indicator
from par_cli.model.periods import parse_period
from par_cli.model.reports import Observation
from par_cli.progress.members import base_revised, known_of, series_of
from support import INDICATOR, Fields, agency, dataset, day, indicator, target, value

Span = tuple[date, date]
SPANS = ("2024", "2024-Q4", "2024-10/2024-12", "2024-11", "2023", "2023/2024")
BEFORE = SPANS[4:5]
"""Those that end before one reporter is followed by another."""

LISTED = ("home", "justice", "old")
AGENCIES: list[Fields] = [
    agency("offices", members=list(LISTED)),
    agency("old", until="2024-11-15", successors=[{"agency": "health", "from": "2024-11-16"}]),
    agency("short", until="2024-11-20"),
]
UNITS: list[Fields] = [{"id": "points", "name": "points"}, {"id": "posts", "name": "posts", "whole": True}]
KINDS: dict[str, Fields] = {
    "percent": {"unit": "percent", "kind": "flow"},
    "count": {"unit": "count", "kind": "flow"},
    "posts": {"unit": "posts", "kind": "level"},
    "points": {"unit": "points"},
    "rank": {"unit": "rank", "better": "lower"},
}
DAYS = [None, *(date(2024, 12, 20) + timedelta(days=step) for step in (0, 5, 12, 13, 20, 40))]


def decision(kind: str, said: Sequence[Fields], reporters: Sequence[str] = ("offices",)) -> Dataset:
    """Return a decision with one indicator that some report."""
    described = indicator(target(at_least=1) if kind != "rank" else target(at_most=9), reporters=list(reporters))
    return dataset(indicators=[{**described, **KINDS[kind]}], values=said, agencies=AGENCIES, units=UNITS)


def seldom(chance: Random) -> bool:
    """Decide that something is so, one time in twenty."""
    return chance.randrange(20) == 0


def figures(kind: str, chance: Random) -> Fields:
    """Return what one says, in the terms of a unit."""
    if kind == "rank":
        return {"value": chance.randint(1, 9), "of": 63}
    if kind == "points":
        return {"value": chance.choice(["1.5", "-2", "0.25"])}
    if kind == "percent":
        if seldom(chance):
            return {"value": chance.choice(["48.67", "50.0"])}
        below = chance.randint(0, 9)
        return {"numerator": chance.randint(0, below), "denominator": below}
    if seldom(chance):
        return {"change": "-3.5"}
    number = chance.choice([0, 1, chance.randrange(10), chance.randrange(10**12)])
    return {"value": number, "bound": "at_least" if seldom(chance) else None}


@st.composite
def reported(draw: st.DrawFn, kind: str) -> list[Fields]:
    """Return what reporters, and perhaps the whole, have said: nearly all of some periods, and more."""
    chance = draw(st.randoms(use_true_random=True))  # evenly, so that most periods are complete
    spans = chance.sample(SPANS, 3)
    often = [
        (span, name)
        for span in spans
        for name in ("home", "justice", "old" if span in BEFORE and not seldom(chance) else "health")
        if not seldom(chance)
    ]
    anyone = ["home", "justice", "health", "digital", "short", "old", None]
    more = [(chance.choice(SPANS), chance.choice(anyone)) for _ in range(chance.randrange(5))]
    again = chance.sample(often, min(len(often), 3))
    found: dict[object, Fields] = {}
    for span, name in [*often, *again, *more]:
        published = chance.choice(DAYS)
        key = (parse_period(span)[1:3], name, published)
        found[key] = {
            **value(span, reporter=name, published=published),
            **figures(kind, chance),
            "break": seldom(chance),
            "provisional": seldom(chance),
            "source": "Báo cáo 4" if seldom(chance) else "Báo cáo 3",
            "line": None if seldom(chance) else 12,
        }
    return chance.sample(list(found.values()), len(found))


WEIGHTED = ["percent", "count", "posts", "percent", "count", "points", "rank"]
CASES = st.sampled_from(WEIGHTED).flatmap(lambda kind: st.tuples(st.just(kind), reported(kind)))
AS_OF = st.sampled_from(
    list(map(day, ("2024-11-30", "2024-12-31", "2025-01-01", "2025-01-09", "2025-01-29", "2026-01-01")))
)


def last_known(items: Sequence[Observation], as_of: date) -> dict[Span, dict[str | None, Observation]]:
    """Return what holds for each span and reporter: of all that was known the one published last."""
    held: dict[Span, dict[str | None, Observation]] = {}
    for item in sorted(items, key=lambda item: item.published or date.min):
        if item.known_from <= as_of:
            held.setdefault(item.period[1:3], {})[item.reporter] = item
    return held


def added_up(described: Indicator, parts: Sequence[Observation]) -> tuple[Decimal | None, ...] | None:
    """Return value, numerator and denominator of all, or nothing where they do not add up."""
    if all(item.numerator is not None and item.denominator is not None for item in parts):
        numerators = [item.numerator or Decimal(0) for item in parts]
        denominators = [item.denominator or Decimal(0) for item in parts]
        return None, sum(numerators, Decimal(0)), sum(denominators, Decimal(0))
    whole = described.unit in {"count", "posts"}
    if whole and all(item.value is not None and item.bound is None for item in parts):
        return sum([item.value or Decimal(0) for item in parts], Decimal(0)), None, None
    return None


def naive(
    data: Dataset, described: Indicator, as_of: date
) -> tuple[dict[Span, tuple[object, ...]], dict[Span, tuple[object, ...]], set[Span]]:
    """Return the values of the whole, the sums and what is incomplete, by span."""
    wholes: dict[Span, tuple[object, ...]] = {}
    sums: dict[Span, tuple[object, ...]] = {}
    incomplete = set()
    for span, held in last_known(data.observations.get(INDICATOR, ()), as_of).items():
        if None in held:
            wholes[span] = (held[None].value, held[None].numerator, held[None].denominator)
            continue
        listed = data.agencies.members(described.reporters, span[1])
        ceased = set(data.agencies.members(described.reporters, span[0])) - set(listed)
        parts = [held[name] for name in listed if name in held]
        if not parts:
            continue
        total = added_up(described, parts) if len(parts) == len(listed) and not ceased & set(held) else None
        if total is None:
            incomplete.add(span)
            continue
        texts = {(item.source, item.url, item.line) for item in parts}
        days = [item.published for item in parts if item.published is not None]
        sums[span] = (
            *total,
            max(days, default=None),
            any(item.series_break for item in parts),
            any(item.provisional for item in parts),
            *(texts.pop() if len(texts) == 1 else (None, None, None)),
        )
    return wholes, sums, incomplete


def figures_of(item: Observation) -> tuple[object, ...]:
    """Return the figures of an observation."""
    return item.value, item.numerator, item.denominator


@given(case=CASES, as_of=AS_OF)
def test_sums_are_those_of_the_observations_one_by_one(case: tuple[str, list[Fields]], as_of: date) -> None:
    kind, said = case
    data = decision(kind, said)
    described = data.indicators[INDICATOR]
    wholes, sums, incomplete = naive(data, described, as_of)
    known = known_of(data, described, as_of)
    assert {item.period[1:3]: figures_of(item) for item in known.series} == {
        **wholes,
        **{span: found[:3] for span, found in sums.items()},
    }
    assert len(known.series) == len(wholes) + len(sums)
    assert [item.period.end for item in known.series] == sorted(item.period.end for item in known.series)
    found = {
        item.period[1:3]: (
            *figures_of(item),
            item.published,
            item.series_break,
            item.provisional,
            item.source,
            item.url,
            item.line,
        )
        for item in known.sums
    }
    assert found == sums
    for item in known.sums:
        assert {item.reporter, item.note, item.change, item.bound, item.as_printed} == {None}
        assert item.known_from <= as_of
    assert {item.period[1:3] for item in known.incomplete} == incomplete
    assert series_of(data, described, as_of) == known.series


@given(case=CASES, as_of=AS_OF)
def test_what_is_incomplete_names_those_who_have_reported_and_their_last_rows(
    case: tuple[str, list[Fields]], as_of: date
) -> None:
    kind, said = case
    data = decision(kind, said)
    described = data.indicators[INDICATOR]
    held = last_known(data.observations.get(INDICATOR, ()), as_of)
    for item in known_of(data, described, as_of).incomplete:
        span = item.period[1:3]
        listed = data.agencies.members(described.reporters, span[1])
        assert item.listed == listed
        assert item.reporters == tuple(name for name in listed if name in held[span])
        assert item.complete == (len(item.reporters) == len(listed))
        assert [data.observations.observation(row) for row in item.rows] == [
            held[span][name] for name in item.reporters
        ]
        ceased = set(data.agencies.members(described.reporters, span[0])) - set(listed)
        assert item.left_out == bool(ceased & set(held[span]))


@given(case=CASES, as_of=AS_OF)
def test_what_was_published_later_changes_no_sum(case: tuple[str, list[Fields]], as_of: date) -> None:
    kind, said = case
    until = [item for item in said if max(_published(item), parse_period(str(item["period"])).end) <= as_of]
    all_said, then_said = decision(kind, said), decision(kind, until)
    described = all_said.indicators[INDICATOR]
    assert series_of(all_said, described, as_of) == series_of(then_said, described, as_of)


def _published(item: Fields) -> date:
    published = item.get("published")
    return published if isinstance(published, date) else date.min


@given(case=CASES, as_of=AS_OF, span=st.sampled_from(SPANS))
def test_a_base_is_revised_when_its_value_was_another_one_on_some_day_before(
    case: tuple[str, list[Fields]], as_of: date, span: str
) -> None:
    kind, said = case
    data = decision(kind, said)
    described = data.indicators[INDICATOR]
    period = parse_period(span)
    days = sorted({item.known_from for item in data.observations.get(INDICATOR, ()) if item.known_from <= as_of})
    seen = set()
    for known_on in days:
        for item in known_of(data, described, known_on).series:
            if item.period[1:3] == period[1:3]:
                seen.add((item.level, item.bound))
    assert base_revised(data, described, known_of(data, described, as_of), period, as_of) == (len(seen) > 1)


@pytest.mark.parametrize("kind", ["count", "percent"])
def test_a_base_that_is_complete_only_later_is_not_revised_by_that(kind: str) -> None:
    one: Fields = {"value": 5} if kind == "count" else {"numerator": 1, "denominator": 2}
    other: Fields = {"value": 6} if kind == "count" else {"numerator": 2, "denominator": 2}
    said = [
        {**value(2023, reporter=name, published=published), **one}
        for name, published in (("home", "2024-01-05"), ("justice", "2024-02-05"), ("old", "2024-03-05"))
    ]
    again = {**value("2023-01/2023-12", reporter="home", published="2024-04-05"), **other}
    data = decision(kind, [*said, again])
    described = data.indicators[INDICATOR]
    period = parse_period("2023")
    for as_of, revised in (("2024-02-05", False), ("2024-03-05", False), ("2024-04-05", True)):
        held = known_of(data, described, day(as_of))
        assert base_revised(data, described, held, period, day(as_of)) is revised
        assert bool(held.sums) == (as_of >= "2024-03-05")


def test_two_ways_of_writing_one_period_are_one_period_of_a_sum() -> None:
    said = [
        value("2024-Q1", 5, reporter="home"),
        value("2024-01/2024-03", 6, reporter="justice"),
        value("2024-Q1", 7, reporter="old"),
        value("2024-01/2024-03", 8, reporter="home", published="2024-05-01"),
    ]
    data = decision("count", said)
    found = [series_of(data, data.indicators[INDICATOR], day(as_of)) for as_of in ("2024-04-30", "2024-05-01")]
    assert [[item.value for item in series] for series in found] == [[18], [21]]
    whole = value("2024-01/2024-03", 100, published="2024-06-01")
    data = decision("count", [*said, whole])
    (item,) = series_of(data, data.indicators[INDICATOR], day("2024-06-01"))
    assert item.value == 100
