"""What a change of the data changes: exactly the statuses that differ, each with the entries that did it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import count
from typing import Unpack

from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.dataset import Dataset
from par_cli.model.reports import Observation, Outcome, TaskReport, Threshold
from par_cli.progress.changes import Change, Effect, OccurrenceChange, TargetChange, changes, effect, kind_of
from par_cli.progress.facts import NOTHING, Fact
from par_cli.progress.results import Status
from par_cli.progress.status import status
from progress.decisions import DAYS, DECISIONS
from support import (
    EVERYTHING,
    TASK,
    Described,
    Fields,
    agency,
    dataset,
    day,
    figure,
    indicator,
    outcome,
    report,
    stand,
    target,
    task,
    value,
)


def statuses(found: Status) -> dict[tuple[str, ...], str]:
    """Return the status of each target, and of each occurrence of a task."""
    return {
        **{(item.entry.id,): item.status for item in found.targets},
        **{(item.task.id, one.slot.key): one.status for item in found.tasks for one in item.occurrences},
    }


def name_of(change: Change) -> tuple[str, ...]:
    return (change.id, change.key) if isinstance(change, OccurrenceChange) else (change.id,)


def entries_of(data: Dataset) -> list[Fact]:
    return [
        *(item for items in data.observations.values() for item in items),
        *(item for outcomes in data.outcomes.values() for item in outcomes),
        *(item for thresholds in data.thresholds.values() for item in thresholds),
        *(item for reports in data.task_reports.values() for item in reports),
    ]


def without(described: Described, dropped: Collection[int]) -> Described:
    """Return a decision without some of what was reported on it, by its place among all of it."""
    places = count()

    def kept(entries: Sequence[Fields]) -> list[Fields]:
        return [entry for entry in entries if next(places) not in dropped]

    changed = described.copy()
    changed["values"] = kept(described["values"])
    changed["outcomes"] = kept(described["outcomes"])
    changed["thresholds"] = kept(described["thresholds"])
    changed["reports"] = kept(described["reports"])
    return changed


@given(described=DECISIONS, as_of=DAYS, dropped=st.sets(st.integers(0, 40), min_size=1, max_size=12))
def test_an_effect_is_the_difference_of_the_two_statuses_and_rests_on_entries_that_differ(
    described: Described, as_of: date, dropped: set[int]
) -> None:
    fewer, more = dataset(**without(described, dropped)), dataset(**described)
    for old, new in ((fewer, more), (more, fewer)):
        before, after = status(old, as_of, EVERYTHING), status(new, as_of, EVERYTHING)
        found = {name_of(change): change for change in changes(before, after)}
        then, now = statuses(before), statuses(after)
        assert {name: (item.old_status, item.new_status) for name, item in found.items()} == {
            name: (then[name], now[name]) for name in now if then[name] != now[name]
        }
        there, here = entries_of(old), entries_of(new)
        for change in found.values():
            assert change.behind.facts, name_of(change)
            assert all((fact in there) != (fact in here) for fact in change.behind.facts)
            assert all(fact.known_from <= as_of for fact in change.behind.facts)


@given(described=DECISIONS, as_of=DAYS)
def test_the_same_data_on_the_same_day_has_no_effect(described: Described, as_of: date) -> None:
    same = dataset(**described)
    assert effect(same, dataset(**described), as_of, {}).changes == ()


@given(described=DECISIONS, days=st.tuples(DAYS, DAYS))
def test_two_days_of_the_same_data_differ_by_their_statuses_and_by_what_became_known(
    described: Described, days: tuple[date, date]
) -> None:
    first, last = sorted(days)
    data = dataset(**described)
    before, after = status(data, first, EVERYTHING), status(data, last, EVERYTHING)
    found = changes(before, after)
    then, now = statuses(before), statuses(after)
    assert {name_of(change) for change in found} == {name for name in now if then[name] != now[name]}
    assert all(first < fact.known_from <= last for change in found for fact in change.behind.facts)


# --- what did it

LATER = "2026-06-01"


def between(before: Described, after: Described, as_of: str = LATER) -> tuple[Change, ...]:
    return changes(stand(as_of, **before), stand(as_of, **after))


def only_change(found: tuple[Change, ...]) -> Change:
    (change,) = found
    return change


def described_as(**what: Unpack[Described]) -> Described:
    return what


def said_of(change: Change) -> list[str]:
    """Return what the entries behind a change are, in short."""
    return [_said(fact) for fact in change.behind.facts]


def _said(fact: Fact) -> str:
    if isinstance(fact, Observation):
        return f"{fact.period.text} {fact.value} {fact.reporter or 'whole'}"
    if isinstance(fact, Threshold):
        return f"figure {fact.value}"
    return f"{fact.state}"


SHARE = indicator(target(at_least=50))


def test_a_value_that_decides_is_the_one_that_did_it_also_where_another_one_is_new() -> None:
    before = described_as(indicators=[SHARE], values=[value(2021, 10)])
    after = described_as(indicators=[SHARE], values=[value(2021, 10), value(2024, 20), value(2025, 60)])
    change = only_change(between(before, after))
    assert (change.id, change.old_status, change.new_status) == ("share/2025", "unreported", "met")
    assert kind_of(change) == "now_met"
    assert said_of(change) == ["2025 60 whole"]
    back = only_change(between(after, before))
    assert (back.old_status, back.new_status, kind_of(back), said_of(back)) == (
        "met", "unreported", "other", ["2025 60 whole"],
    )  # fmt: skip


def test_a_corrected_value_is_shown_as_it_is_now() -> None:
    before = described_as(indicators=[SHARE], values=[value(2025, "60")])
    after = described_as(indicators=[SHARE], values=[value(2025, "0.6")])
    change = only_change(between(before, after))
    assert (kind_of(change), said_of(change)) == ("now_missed", ["2025 0.6 whole"])


def test_a_revision_that_is_taken_out_is_what_differs_not_the_value_that_it_leaves() -> None:
    first, revised = value(2025, 60, published="2026-01-10"), value(2025, 40, published="2026-02-10")
    few, all_of_them = (described_as(indicators=[SHARE], values=some) for some in ([first], [first, revised]))
    assert said_of(only_change(between(all_of_them, few))) == ["2025 40 whole"]
    assert said_of(only_change(between(few, all_of_them))) == ["2025 40 whole"]


def test_the_last_reporter_completes_a_sum_and_all_that_are_new_are_named() -> None:
    posts = indicator(target(at_least=30), unit="count", reporters=["home", "justice", "health"])
    one = value(2025, 10, reporter="home")
    others = [value(2025, 11, reporter="justice"), value(2025, 12, reporter="health")]
    before = described_as(indicators=[posts], values=[one])
    after = described_as(indicators=[posts], values=[one, *others])
    change = only_change(between(before, after))
    assert kind_of(change) == "now_met"
    assert sorted(said_of(change)) == ["2025 11 justice", "2025 12 health"]


def test_only_the_first_entries_are_named_and_only_what_holds_for_each_reporter() -> None:
    names = [f"unit-{number}" for number in range(5)]
    posts = indicator(target(at_least=30), unit="count", reporters=names)
    what = described_as(indicators=[posts], agencies=[agency(name) for name in names])
    first = [value(2025, 9, reporter=name, published="2026-01-10") for name in names]
    revised = [value(2025, 10, reporter=name, published="2026-02-10") for name in names]
    after = described_as(indicators=[posts], agencies=what["agencies"], values=[*first, *revised])
    change = only_change(between(what, after))
    assert (said_of(change), change.behind.more) == ([f"2025 10 {name}" for name in names[:3]], 2)


def test_a_value_of_a_single_reporter_did_nothing_where_there_is_one_of_the_whole() -> None:
    before = described_as(indicators=[SHARE], values=[value(2021, 10)])
    values = [value(2021, 10), value(2025, 60), value(2025, 70, reporter="home")]
    assert said_of(only_change(between(before, described_as(indicators=[SHARE], values=values)))) == ["2025 60 whole"]


def test_of_a_floor_for_every_one_only_the_values_of_those_that_changed_are_named() -> None:
    floor = indicator(target(at_least=30, each=True), reporters=["home", "justice"])
    before = described_as(indicators=[floor], values=[value(2025, 40, reporter="home")])
    new = [value(2024, 41, reporter="home"), value(2025, 20, reporter="justice")]
    change = only_change(between(before, described_as(indicators=[floor], values=[*before["values"], *new])))
    assert (kind_of(change), said_of(change)) == ("now_missed", ["2025 20 justice"])


def test_of_a_target_for_every_year_the_values_of_the_years_that_changed_are_named() -> None:
    yearly = indicator(target(at_least=30, every="year"))
    old = [value(2022, 31), value(2024, 31), value(2025, 31)]
    before = described_as(indicators=[yearly], values=old)
    after = described_as(indicators=[yearly], values=[*old, value(2023, 29)])
    change = only_change(between(before, after))
    assert (change.old_status, change.new_status, said_of(change)) == ("unreported", "missed", ["2023 29 whole"])


def test_a_base_that_becomes_known_is_what_did_it() -> None:
    cut = indicator(target(reduce_by=5, relative_to=2021), unit="count", better="lower", kind="level")
    before = described_as(indicators=[cut], values=[value(2025, 90)])
    after = described_as(indicators=[cut], values=[value(2025, 90), value(2021, 100), value(2020, 99)])
    assert said_of(only_change(between(before, after))) == ["2021 100 whole"]


def test_where_no_value_that_the_status_rests_on_differs_those_of_the_indicator_are_named() -> None:
    """A value below 0 takes away that something counted can be decided early."""
    posts: list[Fields] = [{"id": "posts", "name": {"vi": "biên chế", "en": "posts"}}]
    flow = indicator(target(at_least=200), unit="posts", kind="flow", accumulates=True)
    before = described_as(indicators=[flow], units=posts, values=[value("2025-9M", 210)])
    after = described_as(indicators=[flow], units=posts, values=[value(2023, -1), value("2025-9M", 210)])
    change = only_change(between(before, after, "2025-11-01"))
    assert (change.old_status, said_of(change)) == ("met", ["2023 -1 whole"])


def test_what_was_said_of_a_target_is_what_did_it() -> None:
    forms = indicator(target(outcome="done"), unit=None)
    other = indicator(target(refers_to={"document": "resolution"}), name="other")
    before = described_as(indicators=[forms, other], values=[value(2025, 40, name="other")])
    after = described_as(
        indicators=[forms, other],
        values=before["values"],
        outcomes=[outcome("done", on="2025-10-01")],
        thresholds=[figure(50, "2024-01-01", name="other/2025"), figure(60, "2030-01-01", name="other/2025")],
    )
    found = between(before, after)
    assert [(change.id, kind_of(change), said_of(change)) for change in found] == [
        ("share/2025", "now_met", ["done"]),
        ("other/2025", "now_missed", ["figure 50"]),
    ]


def test_a_target_made_of_others_has_the_entries_of_those_that_changed_each_once() -> None:
    parts = indicator(target(id="low", at_least=10), target(id="high", at_least=50), target(id="old", at_least=5))
    whole = indicator(target(all_of=["share/low", "share/high", "share/old"]), name="whole", unit=None)
    before = described_as(indicators=[parts, whole])
    found = between(before, described_as(indicators=[parts, whole], values=[value(2025, 60)]))
    assert [change.id for change in found] == ["share/low", "share/high", "share/old", "whole/2025"]
    assert all(said_of(change) == ["2025 60 whole"] for change in found)
    ended = outcome("superseded", name="whole/2025", on="2024-01-01", reason="merged", document="law 9")
    assert said_of(only_change(between(before, described_as(indicators=[parts, whole], outcomes=[ended])))) == [
        "superseded"
    ]


def test_only_parts_that_are_there_before_and_after_are_compared() -> None:
    parts = indicator(target(id="low", at_least=10), target(id="mid", at_least=20), target(id="high", at_least=50))
    easy = indicator(target(all_of=["share/low", "share/mid"]), name="whole", unit=None)
    hard = indicator(target(all_of=["share/low", "share/high"]), name="whole", unit=None)
    values = [value(2025, 20)]
    found = between(
        described_as(indicators=[parts, easy], values=values), described_as(indicators=[parts, hard], values=values)
    )
    change = only_change(found)
    assert (change.id, change.new_status, change.behind) == ("whole/2025", "missed", NOTHING)


def test_an_occurrence_has_the_reports_on_it_and_not_those_on_another() -> None:
    work = task(every="year")
    done = [report("done", occurrence=year, on=f"{year}-11-01") for year in ("2023", "2024")]
    found = between(described_as(tasks=[work]), described_as(tasks=[work], reports=done))
    assert [(name_of(change), kind_of(change), said_of(change)) for change in found] == [
        ((TASK, "2023"), "now_met", ["done"]),
        ((TASK, "2024"), "now_met", ["done"]),
    ]
    assert [fact.day for change in found for fact in change.behind.facts if isinstance(fact, TaskReport)] == [
        day("2023-11-01"),
        day("2024-11-01"),
    ]


def test_of_several_reports_the_one_that_holds_did_it_and_where_none_is_new_all_that_are() -> None:
    work = task(due="2023")
    ahead = report("in_progress", published="2023-06-01")
    done = report("done", on="2023-11-01", published="2023-12-01")
    change = only_change(between(described_as(tasks=[work]), described_as(tasks=[work], reports=[ahead, done])))
    assert said_of(change) == ["done"]
    leads = task(due="2023", lead=["home", "justice"])
    first = report("done", reporter="home", on="2023-11-01")
    last = report("done", reporter="justice", on="2023-10-01")
    two = described_as(tasks=[leads], reports=[first])
    change = only_change(between(two, described_as(tasks=[leads], reports=[first, last])))
    assert [fact.reporter for fact in change.behind.facts if isinstance(fact, TaskReport)] == ["justice"]
    moved = report("extended", due="2027-01-01", document="letter", published="2023-12-01")
    change = only_change(between(described_as(tasks=[work]), described_as(tasks=[work], reports=[moved])))
    assert (kind_of(change), said_of(change)) == ("other", ["extended"])


def test_a_milestone_with_a_number_is_met_or_missed_by_a_value() -> None:
    asked: Fields = {"due": "2024", "measure": {"indicator": "share", "at_least": 50}}
    work = task(milestones=[asked])
    both = described_as(indicators=[indicator()], tasks=[work])
    met = only_change(between(both, described_as(indicators=[indicator()], tasks=[work], values=[value(2023, 55)])))
    assert (kind_of(met), said_of(met)) == ("now_met", ["2023 55 whole"])
    short = only_change(between(both, described_as(indicators=[indicator()], tasks=[work], values=[value(2024, 45)])))
    assert (kind_of(short), said_of(short)) == ("now_missed", ["2024 45 whole"])


def test_what_is_added_or_gone_is_a_change_without_entries() -> None:
    old = described_as(indicators=[SHARE], tasks=[task(due="2023")], values=[value(2025, 60)])
    new = described_as(
        indicators=[indicator(target("2030", at_least=50))], tasks=[task("I.2", due="2023")], values=[value(2025, 60)]
    )
    found = between(old, new)
    assert [(name_of(change), change.old_status, change.new_status, kind_of(change)) for change in found] == [
        (("share/2030",), None, "met", "now_met"),
        (("share/2025",), "met", None, "other"),
        (("I.2", "2023"), None, "unreported", "other"),
        (("I.1", "2023"), "unreported", None, "other"),
    ]
    assert all(change.behind == NOTHING for change in found)


# --- on which day


def effect_on(as_of: str, known: dict[date, int], *values: Fields) -> Effect:
    before = dataset(indicators=[SHARE])
    return effect(before, dataset(indicators=[SHARE], values=values), day(as_of), known)


def test_an_effect_is_of_the_day_asked_for_or_of_the_first_on_which_any_of_it_counts() -> None:
    asked = value(2025, 60, published="2026-04-15")
    early = value(2024, 20, published="2025-04-15")
    ahead = effect_on("2026-02-01", {day("2026-04-15"): 1}, asked)
    assert (ahead.counts_from, ahead.later, ahead.first_later) == (day("2026-04-15"), 0, None)
    assert [kind_of(change) for change in ahead.changes] == ["now_met"]
    both = effect_on("2026-02-01", {day("2026-04-15"): 1, day("2025-04-15"): 1}, early, asked)
    assert (both.counts_from, both.later, both.first_later) == (None, 1, day("2026-04-15"))
    assert both.changes == ()
    after = effect_on(LATER, {day("2026-04-15"): 1, day("2025-04-15"): 1}, early, asked)
    assert (after.counts_from, after.later, len(after.of("now_met"))) == (None, 0, 1)
    assert after.of("now_missed") == after.of("other") == []
    assert isinstance(after.changes[0], TargetChange)
    assert not isinstance(after.changes[0].behind.facts[0], Outcome)
