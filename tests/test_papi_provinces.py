"""The example with many reporters, ``examples/papi-provinces``: read whole, equal to its source, ranked as it says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from cli.command import call
from loading.examples import loaded
from par_cli.loading.folder import Loaded
from par_cli.locales import Language
from par_cli.model.reports import Observation
from par_cli.progress.members import known_of
from par_cli.progress.subject import Subject, show
from par_cli.progress.targets import assess_targets

FOLDER = Path(__file__).parent.parent / "examples" / "papi-provinces"
NOW = date(2026, 6, 15)
YEARS = range(2011, 2025)
DIMENSIONS = (
    "participation",
    "transparency",
    "accountability",
    "corruption-control",
    "procedures",
    "service-delivery",
    "environment",
    "e-governance",
)
RANKED = {2014: 61, 2018: 61, 2021: 60, 2022: 61, 2023: 61, 2024: 61}
"""How many provinces have all scores of a year, where it is not all 63."""


@cache
def example() -> Loaded:
    return loaded(FOLDER)


@cache
def values(indicator: str, year: int) -> dict[str | None, Observation]:
    """Return what each province reports for a year."""
    items = example().dataset.observations[indicator]
    return {item.reporter: item for item in items if item.period.text == str(year)}


def test_it_is_read_without_a_warning_and_says_whose_the_data_is() -> None:
    assert example().warnings == ()
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "hnks-gh/ml-mcdm" in readme
    assert "Copyright (c) 2026 Son Hoang" in readme
    sources = {item.source for items in example().dataset.observations.values() for item in items}
    assert sources == {f"hnks-gh/ml-mcdm: data/csv/{year}.csv" for year in YEARS}


def test_63_provinces_report_six_dimensions_to_2017_and_eight_from_2018() -> None:
    provinces = example().dataset.agencies.members(("provinces",), NOW)
    assert len(provinces) == 63
    for year in YEARS:
        found = [name for name in DIMENSIONS if values(name, year)]
        assert found == list(DIMENSIONS[: 6 if year < 2018 else 8])
        for name in found:
            assert {*values(name, year)} <= {*provinces}
            assert all(1 <= (item.value or 0) <= 10 for item in values(name, year).values()), (name, year)


@pytest.mark.parametrize(
    ("province", "year", "dimension", "parts"),
    [
        ("hanoi", 2011, "participation", "1.26411 1.914581 1.714875 0.8689144"),
        ("cao-bang", 2011, "service-delivery", "1.866179 1.557192 1.197825 1.634879"),
        ("ha-giang", 2023, "e-governance", "0.684331 1.888335705 0.49364686"),
        ("hanoi", 2023, "procedures", "2.41573596 2.34975791 2.395615101"),
    ],
)
def test_a_dimension_is_the_sum_of_its_parts_in_the_source(
    province: str, year: int, dimension: str, parts: str
) -> None:
    assert values(dimension, year)[province].value == sum(map(Decimal, parts.split()))


@pytest.mark.parametrize("year", YEARS)
def test_a_rank_is_the_place_of_a_province_by_the_sum_of_its_scores(year: int) -> None:
    dimensions = [name for name in DIMENSIONS if values(name, year)]
    complete = set.intersection(*({*values(name, year)} for name in dimensions))
    totals = {name: sum((values(code, year)[name].value or Decimal(0)) for code in dimensions) for name in complete}
    order = sorted(totals, key=lambda name: -totals[name])
    found = values("rank", year)
    assert [found[name].value for name in order] == list(range(1, len(order) + 1))
    assert len(order) == RANKED.get(year, 63)
    assert {item.of for item in found.values()} == {len(order)}
    mine = values("ha-tinh-rank", year)[None]
    assert [mine.value, mine.of] == [order.index("ha-tinh") + 1, len(order)]


def test_the_ranks_of_one_province_are_those_that_were_published() -> None:
    published = {2016: 2, 2017: 12, 2018: 7, 2019: 16, 2020: 5, 2021: 7, 2022: 8}
    assert {year: values("ha-tinh-rank", year)[None].value for year in published} == published


def test_scores_and_ranks_of_provinces_are_never_added_up() -> None:
    dataset = example().dataset
    for name in (*DIMENSIONS, "rank"):
        found = known_of(dataset, dataset.indicators[name], NOW)
        assert (len(found.series), len(found.sums)) == (0, 0)
        counted = Counter((len(item.reporters), item.total) for item in found.incomplete)
        assert sum(counted.values()) == (14 if name in {*DIMENSIONS[:6], "rank"} else 7)
        assert {total for _, total in counted} == {63}


def test_the_only_promises_are_those_of_one_province_and_have_their_source() -> None:
    results = {item.entry.id: item for item in assess_targets(example().dataset, NOW)}
    assert {name: item.status for name, item in results.items()} == {
        "ha-tinh-rank/2025": "awaiting",
        "ha-tinh-rank/2030": "no_data",
    }
    for item in results.values():
        source = item.entry.target.source
        assert source is not None
        assert "2454/QĐ-UBND" in (source.document or "")
    current = results["ha-tinh-rank/2025"].current
    assert current is not None
    assert [current.value, current.of, current.provisional] == [6, 61, True]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("subject", ["ha-tinh-rank/2025", "rank", "e-governance", "provinces", "ha-tinh"])
def test_every_kind_of_thing_in_it_is_shown(subject: str, language: Language) -> None:
    arguments = ("show", subject, "--data", str(FOLDER), "--as-of", NOW.isoformat(), "--lang", language)
    for form in ("table", "json"):
        run = call(*arguments, "--format", form)
        assert (run.code, run.stderr) == (0, "")
        assert run.stdout


def test_the_page_of_a_reporter_says_how_many_values_it_has_reported_by_a_day() -> None:
    dataset = example().dataset
    reported = show(dataset, NOW, Subject("agency", "ha-tinh")).values_reported
    assert reported == {
        name: len([item for item in dataset.observations[name] if item.reporter == "ha-tinh"]) for name in reported
    }
    assert reported.keys() == {*DIMENSIONS, "rank"}
    assert reported["participation"] == len(YEARS)
    assert show(dataset, date(2020, 1, 1), Subject("agency", "ha-tinh")).values_reported["participation"] == 9
    assert show(dataset, NOW, Subject("agency", "provinces")).values_reported == {}
    page = call("show", "ha-tinh", "--data", str(FOLDER), "--as-of", NOW.isoformat(), "--lang", "en").text
    assert f"Values reported: {sum(reported.values())}, of indicators: 9 (par values --agency ha-tinh)" in page
