"""Targets that other targets make up: the status of the whole from those of its parts (method, 4)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.progress.composite import ALL_ORDER, ANY_ORDER, composite_result
from par_cli.progress.explanation import explain_all
from par_cli.progress.results import TARGET_STATUSES, Status, TargetResult, TargetStatus
from par_cli.progress.status import fails, status
from par_cli.progress.target_on_day import LatestReports
from progress.decisions import DAYS, DECISIONS
from support import EVERYTHING, Described, Fields, dataset, day, indicator, outcome, stand, target, value

PROVINCE = indicator(target(at_least=80, baseline="2021", late_counts=True), name="province")
DISTRICT = indicator(target(at_least=85, baseline="2021", late_counts=True), name="district")
COMMUNE = indicator(target("2030", at_least=90, baseline="2021"), name="commune")
LEVELS = ("province/2025", "district/2025", "commune/2030")
LATER = "2026-06-01"


def put_together(operator: str, *parts: str) -> Fields:
    """Return an indicator whose one target is made up of others."""
    return indicator({**target(), operator: list(parts)}, name="whole", unit=None, owners=["justice"])


def levels(operator: str, as_of: str, values: list[Fields], *said: Fields) -> Status:
    """Return the state of a target of three levels on a day."""
    indicators = [PROVINCE, DISTRICT, COMMUNE, put_together(operator, *LEVELS)]
    return stand(as_of, indicators=indicators, values=values, outcomes=said)


def the_whole(found: Status) -> TargetResult:
    """Return the target that others make up."""
    return next(item for item in found.targets if item.parts)


def numbers(*given: int | None, year: int = 2025) -> list[Fields]:
    """Return a value of a year for each level."""
    names = ("province", "district", "commune")
    return [value(year, number, name=name) for name, number in zip(names, given, strict=True) if number is not None]


def superseded(name: str) -> Fields:
    return outcome("superseded", name=name, on="2025-01-01", reason="merged", document="decision 9")


# --- by hand


@pytest.mark.parametrize(
    ("operator", "given_values", "expected"),
    [
        ("all_of", (80, 85, 90), "met"),
        ("all_of", (80, 85, None), "no_data"),
        ("all_of", (80, 84, 90), "missed"),
        ("all_of", (None, 84, 90), "missed"),
        ("all_of", (None, 85, 90), "unreported"),
        ("all_of", (80, 85, 50), "unrated"),
        ("any_of", (79, 84, 90), "met"),
        ("any_of", (79, 84, 50), "unrated"),
        ("any_of", (None, 84, None), "no_data"),
        ("any_of", (80, None, None), "met"),
    ],
)
def test_all_takes_the_worst_status_of_its_parts_and_any_the_best(
    operator: str, given_values: tuple[int | None, ...], expected: str
) -> None:
    assert the_whole(levels(operator, LATER, numbers(*given_values))).status == expected


def test_a_whole_has_the_latest_deadline_of_its_parts_extended_ones_included() -> None:
    moved = outcome("extended", name="commune/2030", due="2032-06-30", document="letter", published="2026-01-05")
    found = levels("all_of", LATER, [], moved)
    entry = the_whole(found).entry
    assert (entry.first_deadline, entry.deadline) == (day("2030-12-31"), day("2032-06-30"))
    assert the_whole(levels("all_of", "2026-01-04", [], moved)).entry.deadline == day("2030-12-31")


def test_a_whole_has_no_number_of_its_own_even_where_its_indicator_has_values() -> None:
    both = indicator(
        target(at_least=80), target("2030", at_least=90), {**target(all_of=["share/2025", "share/2030"]), "id": "both"}
    )
    found = the_whole(stand(LATER, indicators=[both], values=[value(2025, 95)]))
    assert found.status == "met"
    assert (found.gap, found.margin, found.pace, found.current, found.basis, found.line) == (None,) * 6


def test_a_whole_is_no_step_on_the_path_of_its_indicator() -> None:
    plain = [target(at_least=80, baseline="2021"), target("2030", at_least=90, baseline="2021")]
    both = {**target(all_of=["share/2025", "share/2030"]), "id": "both"}
    values = [value(2021, 10), value(2024, 60)]
    without = stand("2025-06-01", indicators=[indicator(*plain)], values=values).targets
    others = stand("2025-06-01", indicators=[indicator(both, *plain)], values=values).targets
    assert [(item.status, item.baseline, item.line) for item in others[1:]] == [
        (item.status, item.baseline, item.line) for item in without
    ]
    assert without[1].line is not None


def test_days_overdue_are_those_of_the_part_that_is_overdue_the_longest() -> None:
    found = levels("all_of", LATER, numbers(79, None, None))
    late = {item.entry.id: item.days_overdue for item in found.targets}
    assert late == {"province/2025": 73, "district/2025": 73, "commune/2030": None, "whole/2025": 73}
    soon = [target(at_least=1, due="2024"), {**target(at_least=1), "id": "end"}]
    two = [indicator(soon[0], soon[1], name="two"), put_together("all_of", "two/2025", "two/end")]
    found = stand(LATER, indicators=two, values=[])
    assert [item.days_overdue for item in found.targets] == [438, 73, 438]
    assert the_whole(found).awaited_until == day("2025-03-20")


def test_what_was_met_late_in_every_missed_part_is_met_late_on_the_whole_unless_another_part_is_overdue() -> None:
    late = [*numbers(79, 84, 90), *numbers(80, 85, None, year=2026)]
    as_of = "2027-01-01"
    for operator in ("all_of", "any_of"):
        found = the_whole(levels(operator, as_of, [item for item in late if item["indicator"] != "commune"]))
        assert found.status == ("missed" if operator == "all_of" else "no_data")
        assert (found.flags, found.overdue) == ((("met_late",) if operator == "all_of" else ()), False)
    half = the_whole(levels("all_of", as_of, [item for item in late if item != value(2026, 85, name="district")]))
    assert (half.status, half.flags, half.overdue) == ("missed", (), True)
    silent = the_whole(levels("all_of", as_of, [item for item in late if item["indicator"] != "district"]))
    assert (silent.status, silent.flags, silent.overdue) == ("missed", (), True)


def test_so_far_is_said_while_a_part_that_is_needed_may_still_be_lost() -> None:
    assert the_whole(levels("all_of", LATER, numbers(80, 85, 90))).flags == ("so_far",)
    assert the_whole(levels("any_of", LATER, numbers(80, 84, 90))).flags == ()
    assert the_whole(levels("any_of", LATER, numbers(79, 84, 90))).flags == ("so_far",)


def test_parts_that_no_longer_apply_are_left_out_and_where_all_are_so_is_the_whole() -> None:
    gone = [superseded(name) for name in LEVELS]
    assert the_whole(levels("all_of", LATER, numbers(79, 85, 90), gone[0])).status == "met"
    assert the_whole(levels("any_of", LATER, numbers(80, 84, None), gone[0], gone[2])).status == "missed"
    assert the_whole(levels("all_of", LATER, numbers(80, 85, 90), *gone)).status == "superseded"


def test_a_report_that_ends_the_whole_ends_it_and_not_its_parts() -> None:
    found = levels("all_of", LATER, numbers(79, 85, 90), superseded("whole/2025"))
    item = the_whole(found)
    assert (item.status, item.overdue, item.days_overdue) == ("superseded", False, None)
    assert item.outcome is not None
    assert [part.status for part in item.parts] == ["missed", "met", "met"]


# --- counting


def test_a_commitment_counts_once_whatever_it_is_made_of() -> None:
    found = levels("any_of", LATER, numbers(79, 85, None))
    assert found.summary.targets.total == 1
    assert found.summary.targets.overdue == 0
    assert list(found.summary.targets_by_agency) == ["justice"]
    assert found.summary.targets_by_phase.keys() == {"2025"}
    assert len(found.targets) == 4
    assert not fails(found, "overdue", binding=False)
    assert fails(levels("all_of", LATER, numbers(79, 85, None)), "missed", binding=False)


def test_a_year_of_a_part_that_failed_has_failed_the_whole_where_all_are_asked_for() -> None:
    yearly = indicator(target(at_least=80, every="year"), name="yearly")
    for operator, failed in (("all_of", True), ("any_of", False)):
        both = [yearly, PROVINCE, put_together(operator, "yearly/2025", "province/2025")]
        found = the_whole(stand(LATER, indicators=both, values=[value(2022, 70, name="yearly")]))
        assert (found.status, found.failed) == ("unreported", failed)


def test_a_part_falls_due_by_itself_only_where_its_whole_does_not_on_that_day() -> None:
    two = indicator(
        target(at_least=80),
        {**target(at_least=70, due="2025-11"), "id": "first"},
        target("2030", at_least=9),
        name="two",
    )
    both = [two, put_together("all_of", "two/2025", "two/first")]
    found = stand("2025-11-15", indicators=both, values=[])
    due = {item.day.isoformat(): [one.entry.id for one in item.targets] for item in found.upcoming}
    assert due == {"2025-11-30": ["two/first"], "2025-12-31": ["whole/2025"]}


# --- for any decision


def made_up(statuses: list[TargetStatus], operator: str) -> TargetStatus:
    """Return the status that parts with given statuses make."""
    data = dataset(indicators=[PROVINCE, DISTRICT, COMMUNE, put_together(operator, *LEVELS)])
    parts = status(data, day(LATER), EVERYTHING).targets[:3]
    changed = tuple(part._replace(status=found) for part, found in zip(parts, statuses, strict=True))
    return composite_result(data, data.targets[3], changed, LatestReports(), day(LATER)).status


STATUSES = st.lists(st.sampled_from(TARGET_STATUSES), min_size=3, max_size=3)
BETTER: tuple[TargetStatus, ...] = (
    "missed",
    "unreported",
    "awaiting",
    "regressing",
    "off_track",
    "at_risk",
    "on_track",
    "met",
)
"""Statuses of which both orders say which is better."""


@given(statuses=STATUSES, worse=st.sampled_from(BETTER), better=st.sampled_from(BETTER))
def test_a_better_part_never_worsens_the_whole(
    statuses: list[TargetStatus], worse: TargetStatus, better: TargetStatus
) -> None:
    worse, better = sorted((worse, better), key=BETTER.index)
    for operator, order in (("all_of", ALL_ORDER[:-2]), ("any_of", ANY_ORDER[-3::-1])):
        low, high = (made_up([one, *statuses[1:]], operator) for one in (worse, better))
        assert order.index(low) <= order.index(high)


@given(described=DECISIONS, as_of=DAYS)
def test_in_any_decision_a_whole_has_a_status_of_its_parts_and_is_explained_by_them(
    described: Described, as_of: date
) -> None:
    data = dataset(**described)
    found = status(data, as_of, EVERYTHING)
    results = {item.entry.id: item for item in found.targets}
    for item in found.targets:
        assert item.parts == tuple(results[name] for name in item.entry.target.parts)
        assert all(part.part_of == item.entry.id for part in item.parts)
        assert item.counts == all(item not in other.parts for other in found.targets)
        if item.parts:
            assert item.status in {"superseded", *(part.status for part in item.parts)}
            shown = explain_all(data, (data.targets[found.targets.index(item)],), as_of)[0]
            assert (shown.result, shown.deciding_rule, shown.result.steps) == (item, "parts", ())
            assert shown.wait.until == item.awaited_until
    assert found.summary.targets.total == sum(item.counts for item in found.targets)


# --- some of several


@given(statuses=st.lists(st.sampled_from(ANY_ORDER), min_size=3, max_size=3), needed=st.integers(2, 3))
def test_some_of_several_have_the_status_of_the_one_that_completes_their_number(
    statuses: list[TargetStatus], needed: int
) -> None:
    found = counted(statuses, needed)
    left = [one for one in statuses if one not in {"superseded", "not_applicable"}] or statuses
    in_order = sorted(left, key=ANY_ORDER.index)
    assert found.status == in_order[min(needed, len(left)) - 1]


def counted(statuses: list[TargetStatus], needed: int) -> TargetResult:
    whole = put_together("any_of", *LEVELS)
    whole["targets"][0]["count"] = needed  # type: ignore[index]
    data = dataset(indicators=[PROVINCE, DISTRICT, COMMUNE, whole])
    parts = status(data, day(LATER), EVERYTHING).targets[:3]
    changed = tuple(
        part._replace(status=one, overdue=one in {"missed", "unreported"}, days_overdue=number)
        for number, (part, one) in enumerate(zip(parts, statuses, strict=True), start=1)
    )
    return composite_result(data, data.targets[3], changed, LatestReports(), day(LATER))


def test_two_of_three_are_overdue_with_the_parts_whose_status_they_have() -> None:
    late = counted(["met", "missed", "missed"], 2)
    assert (late.status, late.overdue, late.days_overdue) == ("missed", True, 3)
    enough = counted(["met", "missed", "met"], 2)
    assert (enough.status, enough.overdue) == ("met", False)


def test_two_of_three_are_met_so_far_until_two_of_them_are_settled() -> None:
    whole = put_together("any_of", *LEVELS)
    whole["targets"][0]["count"] = 2  # type: ignore[index]
    data = dataset(indicators=[PROVINCE, DISTRICT, COMMUNE, whole])
    parts = [part._replace(status="met", flags=()) for part in status(data, day(LATER), EVERYTHING).targets[:3]]
    for open_parts, flags in ((0, ()), (1, ()), (2, ("so_far",)), (3, ("so_far",))):
        some = tuple(
            part._replace(flags=("so_far",)) if number < open_parts else part for number, part in enumerate(parts)
        )
        assert composite_result(data, data.targets[3], some, LatestReports(), day(LATER)).flags == flags
