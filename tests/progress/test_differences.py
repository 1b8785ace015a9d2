"""What differs between two days or two states of data: the steps lead from one to the other, each with its causes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.dataset import Dataset
from par_cli.progress.causes import CLOCK_CODES
from par_cli.progress.differences import Difference, Differences, differences, status_of
from par_cli.progress.replay import DayStep
from par_cli.progress.results_on_day import Point, results_on_day, state_of
from par_cli.progress.status import status
from par_cli.render.document import document
from progress.decisions import DAYS, DECISIONS, known_from
from progress.test_effect import entries_of, without
from support import EVERYTHING, Described, dataset

ONE_DAY = timedelta(days=1)
Name = tuple[str, ...]


def steps_of(found: Differences) -> dict[Name, tuple[DayStep, ...]]:
    """Return the steps of each target, and of each occurrence."""
    targets: dict[Name, tuple[DayStep, ...]] = {(item.id,): item.steps for item in found.targets}
    return {**targets, **{(item.id, item.key): item.steps for item in found.occurrences}}


def states(data: Dataset, day: date) -> dict[Name, tuple[object, ...]]:
    found = results_on_day(Point(data, day), EVERYTHING)
    targets: dict[Name, tuple[object, ...]] = {(name,): state_of(item) for name, item in found.targets.items()}
    return {**targets, **{key: state_of(item) for key, item in found.occurrences.items()}}


def between(data: Dataset, first: date, last: date) -> Differences:
    return differences(Point(data, first), Point(data, last))


# --- two days


@given(described=DECISIONS, first=DAYS, length=st.integers(1, 40))
def test_each_step_is_on_the_one_day_on_which_something_is_another_than_the_day_before(
    described: Described, first: date, length: int
) -> None:
    data = dataset(**described)
    days = [first + timedelta(days=count) for count in range(length + 1)]
    by_day = [states(data, day) for day in days]
    expected: dict[Name, list[date]] = {}
    for day, before, after in zip(days[1:], by_day, by_day[1:], strict=False):
        for name in after:
            if before[name] != after[name]:
                expected.setdefault(name, []).append(day)
    found = steps_of(between(data, first, days[-1]))
    assert {name: [step.on for step in steps] for name, steps in found.items()} == expected


@given(described=DECISIONS, days=st.tuples(DAYS, DAYS, DAYS))
def test_the_steps_lead_from_before_to_after_and_those_of_two_stretches_are_those_of_the_whole(
    described: Described, days: tuple[date, date, date]
) -> None:
    first, middle, last = sorted(days)
    data = dataset(**described)
    whole, begun, ended = between(data, first, last), between(data, first, middle), between(data, middle, last)
    joined = steps_of(begun)
    for name, steps in steps_of(ended).items():
        joined[name] = (*joined.get(name, ()), *steps)
    assert steps_of(whole) == joined
    assert whole.values == (*begun.values, *ended.values)
    both: tuple[Difference, ...] = (*whole.targets, *whole.occurrences)
    for item in both:
        chain = [status_of(item.before), *(step.after for step in item.steps)]
        assert chain == [*(step.before for step in item.steps), status_of(item.after)]
        assert [step.on for step in item.steps] == sorted({step.on for step in item.steps})
    then, now = states(data, first), states(data, last)
    assert {name for name in now if then[name] != now[name]} <= joined.keys()


@given(described=DECISIONS, days=st.tuples(DAYS, DAYS))
def test_the_clock_is_never_told_as_a_report_nor_a_report_as_the_clock(
    described: Described, days: tuple[date, date]
) -> None:
    first, last = sorted(days)
    data = dataset(**described)
    facts = entries_of(data)
    days_told = days_of_entries(described)

    @cache
    def around(day: date) -> tuple[dict[Name, tuple[object, ...]], ...]:
        """Return the states on the day before, on the day, and on the day without what is told on it."""
        dropped = {place for place, told in enumerate(days_told) if told == day}
        silent = dataset(**without(described, dropped))
        return states(data, day - ONE_DAY), states(data, day), states(silent, day)

    for name, steps in steps_of(between(data, first, last)).items():
        for step in steps:
            assert step.causes
            told = [cause.fact for cause in step.causes if cause.fact is not None]
            assert all(fact.known_from == step.on for fact in told)
            assert all(fact in facts for fact in told)
            assert all(cause.fact is not None or cause.code in CLOCK_CODES for cause in step.causes)
            eve, today, without_today = (found[name] for found in around(step.on))
            assert bool(told) == (without_today != today)
            assert any(cause.fact is None for cause in step.causes) == (without_today != eve)


def days_of_entries(described: Described) -> list[date]:
    """Return the days from which the entries count, in the order in which they are described."""
    lists = (described["values"], described["outcomes"], described["thresholds"], described["reports"])
    return [known_from(entry) for entries in lists for entry in entries]


@given(described=DECISIONS, day=DAYS)
def test_nothing_differs_from_itself(described: Described, day: date) -> None:
    data = dataset(**described)
    assert not between(data, day, day).any
    found = differences(Point(data, day), Point(dataset(**described), day))
    assert not found.any


def plain(data: Dataset, day: date) -> dict[str, Any]:
    return document(status(data, day, EVERYTHING), "status")


def shown(found: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of an entry without its day counts."""
    return {key: item for key, item in found.items() if key != "days_overdue"}


@given(described=DECISIONS, days=st.tuples(DAYS, DAYS))
def test_what_json_shows_otherwise_has_a_step_and_day_counts_are_no_change(
    described: Described, days: tuple[date, date]
) -> None:
    first, last = sorted(days)
    data = dataset(**described)
    found = steps_of(between(data, first, last))
    before, after = (plain(data, day) for day in (first, last))
    for old, new in zip(before["targets"], after["targets"], strict=True):
        if shown(old) != shown(new):
            assert (new["id"],) in found
    for old, new in zip(before["tasks"], after["tasks"], strict=True):
        for then, now in zip(old["occurrences"], new["occurrences"], strict=True):
            if shown(then) != shown(now):
                assert (new["id"], now["key"]) in found


# --- two states of data


@given(described=DECISIONS, days=st.tuples(DAYS, DAYS), dropped=st.sets(st.integers(0, 40), min_size=1, max_size=12))
def test_entries_that_come_or_go_lead_from_one_state_of_the_data_to_the_other(
    described: Described, days: tuple[date, date], dropped: set[int]
) -> None:
    first, last = sorted(days)
    fewer, more = dataset(**without(described, dropped)), dataset(**described)
    for old, new in ((fewer, more), (more, fewer)):
        found = differences(Point(old, first), Point(new, last))
        begun = {name: steps[0] for name, steps in steps_of(found).items()}
        then, jumped = states(old, first), states(new, first)
        assert {name for name, step in begun.items() if step.on == first} == {
            name for name in jumped if then[name] != jumped[name]
        }
        there, here = entries_of(old), entries_of(new)
        for step in (step for step in begun.values() if step.on == first):
            assert step.causes
            for cause in step.causes:
                assert cause.fact is not None
                assert (cause.fact in there) != (cause.fact in here)
                assert cause.code.endswith("_withdrawn") == (cause.fact in there)
        replayed = steps_of(between(new, first, last))
        for name, steps in replayed.items():
            assert steps_of(found)[name][-len(steps) :] == steps


@given(one=DECISIONS, other=DECISIONS, day=DAYS)
def test_any_two_decisions_can_be_compared_and_every_difference_has_a_cause(
    one: Described, other: Described, day: date
) -> None:
    found = differences(Point(dataset(**one), day), Point(dataset(**other), day))
    assert all(step.causes for steps in steps_of(found).values() for step in steps)
    then, now = states(dataset(**one), day), states(dataset(**other), day)
    names = {name for name in {*then, *now} if then.get(name) != now.get(name)}
    assert names <= steps_of(found).keys()
