"""A group of which only the size is known, or some members: it never counts as one agency (method, 4, 8 and 10)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import InvalidDataError
from support import agency, dataset, day, indicator, one_target, one_task, report, target, task, value

NAMED = ("a", "b", "c")
SIZES = st.integers(1, 69)


def group(size: int | None, *members: str) -> list[dict[str, object]]:
    """Return a group of a size, with those of its members that are named."""
    parts = [agency(name) for name in members]
    return [agency("communes", size=size, members=list(members) or None), *parts]


@given(SIZES, st.integers(0, 3), st.integers(0, 3))
def test_whoever_of_a_group_has_reported_is_counted_of_its_size_and_makes_a_sum_only_where_all_are_named(
    size: int, named: int, reported: int
) -> None:
    members = NAMED[: min(named, size)]
    reported = min(reported, len(members))
    values = [value(2025, 1, reporter=name) for name in members[:reported]]
    described = indicator(target(at_least=1), unit="count", reporters=["communes"])
    found = one_target("2027-01-01", described, *values, agencies=group(size, *members))
    assert found.reporters is not None
    assert (found.reporters.done, found.reporters.total) == (reported, size)
    assert found.status == ("met" if reported == size else "unreported")
    assert ("communes" in found.reporters.missing) == (len(members) < size)


@given(SIZES)
def test_the_value_of_the_whole_decides_for_a_group_without_names(size: int) -> None:
    described = indicator(target(at_least=80), reporters=["communes"])
    assert one_target("2027-01-01", described, value(2025, 85), agencies=group(size)).status == "met"


@given(st.integers(2, 69), st.booleans(), st.booleans())
def test_each_of_a_group_is_met_by_all_or_missed_by_one_and_a_silent_one_leaves_it_unreported(
    size: int, fails: bool, past: bool
) -> None:
    described = indicator(target(at_least=80, each=True), reporters=["communes"], kind="level")
    values = [value(2024, 70 if fails else 90, reporter="a")]
    if fails:
        values.append(value(2025, 70, reporter="a"))
    found = one_target("2027-01-01" if past else "2025-06-01", described, *values, agencies=group(size, "a"))
    assert found.reporters is not None
    assert (found.reporters.done, found.reporters.total) == (1, size)
    assert [one.reporter for one in found.each] == ["a"]
    assert found.status == (("missed" if fails else "unreported") if past else ("unrated" if fails else "no_data"))


@given(SIZES)
def test_each_of_a_group_without_names_is_none_of_its_size(size: int) -> None:
    described = indicator(target(at_least=80, each=True), reporters=["communes"])
    found = one_target("2027-01-01", described, value(2025, 90), agencies=group(size))
    assert found.reporters is not None
    assert (found.status, found.reporters.done, found.reporters.total) == ("unreported", 0, size)


@given(st.integers(2, 69), st.sampled_from([None, "communes", "a"]))
def test_a_task_of_a_group_is_done_by_all_of_its_size(size: int, reporter: str | None) -> None:
    described = task(lead=["communes"], due="2024-Q4")
    said = report("done", on="2024-12-01", reporter=reporter, evidence="minutes")
    (found,) = one_task("2025-06-01", described, said, agencies=group(size, "a")).occurrences
    assert found.reporters is not None
    assert found.reporters.total == size
    whole = reporter != "a"
    assert found.reporters.done == (size if whole else 1)
    assert found.status == ("done_on_time" if whole else "unfinished")
    assert found.reporters.missing == (() if whole else ("communes",))


def test_groups_within_a_group_count_within_its_size_and_a_group_that_ceased_for_nobody() -> None:
    described = [agency("all", members=["north", "south", "a"]), agency("a"), agency("north", size=5)]
    described += [agency("south", size=7, members=["b"], until="2024-12-31"), agency("b")]
    found = dataset(agencies=described).agencies
    assert found.unnamed(["all"], day("2024-06-01")) == {"north": 5, "south": 6}
    assert found.unnamed(["all"], day("2025-06-01")) == {"north": 5}
    assert found.members(["all"], day("2024-06-01")) == ("b", "a")
    outer = dataset(agencies=[agency("all", size=9, members=["north"]), agency("north", size=5)]).agencies
    assert outer.unnamed(["all", "north"], day("2024-06-01")) == {"all": 9, "north": 5}


@pytest.mark.parametrize("each", [True, False])
def test_one_agency_is_no_group(each: bool) -> None:
    described = indicator(target(at_least=80, each=each), reporters=["home"])
    with pytest.raises(InvalidDataError) as refused:
        one_target("2027-01-01", described)
    assert [problem.code for problem in refused.value.diagnostics] == ["PAR308"]
