"""Groups and their members, sums over reporters, floors for every one, and tasks of a group (docs/method.md)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.agencies import Agencies
from par_cli.model.periods import Period
from par_cli.progress.members import series_of
from par_cli.progress.results import OccurrenceResult, Reporters, TargetResult
from support import (
    AGENCIES,
    INDICATOR,
    Fields,
    agency,
    dataset,
    day,
    indicator,
    one_target,
    one_task,
    outcome,
    report,
    target,
    task,
    value,
)

OFFICES = ("home", "justice", "health")
GROUP = agency("offices", members=list(OFFICES))
SHARED = indicator(target(at_least=80), reporters=["offices"], kind="flow")
CLOSED = "2026-01-01"


def counted(given: Reporters | None) -> tuple[int, int, Period | None] | None:
    """Return how many have reported, of how many, and of which period; those missing sum to the rest."""
    if given is None:
        return None
    assert given.done + len(given.missing) == given.total
    return given.done, given.total, given.period


def counts(period: object, reporter: str, numerator: int, denominator: int, **more: object) -> Fields:
    """Return the counts of one reporter."""
    return {**value(period, reporter=reporter, numerator=numerator, denominator=denominator), **more}


def shared(as_of: str, *values: Fields, described: Fields = SHARED) -> TargetResult:
    """Return the state of a target whose indicator is reported by the three offices."""
    return one_target(as_of, described, *values, agencies=[GROUP])


ALL = (counts(2025, "home", 8, 10), counts(2025, "justice", 0, 0), counts(2025, "health", 17, 20))


# --- members


@pytest.mark.parametrize(
    ("name", "as_of", "expected"),
    [
        ("all", "2024-12-31", ("home", "justice", "health", "digital")),
        ("all", "2025-03-01", ("home", "justice", "digital")),
        ("home", "2024-12-31", ("home",)),
        ("old", "2024-12-31", ("old", "north")),
        ("old", "2025-07-01", ("east", "west", "north")),
        ("ended", "2024-06-30", ("ends",)),
        ("ended", "2024-07-01", ()),
    ],
)
def test_a_group_is_its_members_on_a_day_and_those_who_took_over_from_them(
    name: str, as_of: str, expected: tuple[str, ...]
) -> None:
    found = dataset(
        agencies=[
            agency("health", successors=[{"agency": "justice", "from": "2025-03-01"}]),
            agency("inner", members=["health", "digital", "home"]),
            agency("all", members=["home", "justice", "inner"]),
            agency("new", members=["east", "west"]),
            agency("south", successors=[{"agency": "new", "from": "2025-07-01"}]),
            agency("old", members=["old-town", "north"]),
            {**agency("old-town", successors=[{"agency": "new", "from": "2025-07-01"}]), "id": "old-town"},
            *(agency(part) for part in ("east", "west", "north")),
            agency("ends", until="2024-06-30"),
            agency("ended", members=["ends"]),
        ]
    ).agencies
    named = tuple("old-town" if item == "old" else item for item in expected)
    assert Agencies(found).members([name], day(as_of)) == named


# --- sums


def test_the_counts_of_all_reporters_add_up_and_decide_like_a_value_of_the_whole() -> None:
    result = shared(CLOSED, *ALL)
    assert (result.status, result.flags) == ("met", ())
    assert result.deciding is not None
    assert result.deciding.level == Fraction(2500, 30)
    assert result.deciding.reporter is None
    assert result.gap == 0
    assert counted(result.reporters) == (3, 3, result.deciding.period)


def test_before_all_have_reported_there_is_no_value_and_the_target_is_partial() -> None:
    for as_of, status in (("2025-12-31", "no_data"), (CLOSED, "awaiting"), ("2026-03-21", "unreported")):
        result = shared(as_of, *ALL[:2])
        assert (result.status, result.flags, result.reason) == (status, ("partial",), "reporters_missing")
        assert result.current is result.deciding is None
        assert result.gap is None
        assert result.reporters is not None
        assert result.reporters[:2] == (2, 3)
    silent = shared(CLOSED)
    assert (silent.flags, counted(silent.reporters)) == ((), (0, 3, None))


def test_a_value_of_the_whole_wins_over_the_sum_and_over_an_incomplete_one() -> None:
    for parts in (ALL, ALL[:2]):
        result = shared(CLOSED, *parts, value(2025, 70))
        assert (result.status, result.flags, result.reporters) == ("missed", (), None)
    later = shared(CLOSED, *ALL, value(2025, 70, published="2026-02-01"))
    assert later.status == "met"


def test_a_sum_is_known_when_the_last_of_its_parts_is_and_a_revision_of_one_part_moves_it() -> None:
    said = (
        counts(2025, "home", 8, 10, published="2026-01-05"),
        counts(2025, "justice", 8, 10, published="2026-02-05"),
        counts(2025, "health", 7, 10),
        counts(2025, "home", 9, 10, published="2026-02-20"),
    )
    assert [shared(as_of, *said).status for as_of in ("2026-02-04", "2026-02-05", "2026-02-20")] == [
        "awaiting",
        "missed",
        "met",
    ]
    deciding = shared("2026-02-20", *said).deciding
    assert deciding is not None
    assert (deciding.published, deciding.known_from) == (day("2026-02-20"), day("2026-02-20"))


@pytest.mark.parametrize(
    ("unit", "parts", "total"),
    [
        ("count", [value(2025, 4), value(2025, 5), value(2025, 6)], 15),
        ("posts", [value(2025, 4), value(2025, 5), value(2025, 6)], 15),
        ("points", [value(2025, 4), value(2025, 5), value(2025, 6)], None),
        ("percent", [value(2025, 40), value(2025, 50), value(2025, 60)], None),
        ("percent", [value(2025, 40), *(value(2025, numerator=1, denominator=2) for _ in "ab")], None),
        ("rank", [value(2025, number, of=63) for number in (4, 5, 6)], None),
        ("count", [value(2025, 4), value(2025, 5, bound="at_least"), value(2025, 6)], None),
        ("count", [value(2025, 4), value(2025, 5), value(2025, change=3)], None),
    ],
)
def test_counts_and_whole_things_add_up_and_ranks_bare_percentages_bounds_and_changes_never_do(
    unit: str, parts: list[Fields], total: int | None
) -> None:
    described = indicator(target(equals=15), unit=unit, better="none", reporters=["offices"])
    said = [{**part, "reporter": name} for part, name in zip(parts, OFFICES, strict=True)]
    units: list[Fields] = [
        {"id": "posts", "name": "posts", "whole": True},
        {"id": "points", "name": "points"},
    ]
    result = one_target(CLOSED, described, *said, agencies=[GROUP], units=units)
    assert result.status == ("awaiting" if total is None else "met")
    assert result.reason == ("not_additive" if total is None else None)
    assert "partial" not in result.flags
    assert result.reporters is not None
    assert result.reporters[:2] == (3, 3)


def test_without_a_list_of_reporters_nobody_knows_who_is_missing_and_nothing_is_added_up() -> None:
    result = one_target(CLOSED, indicator(target(at_least=80)), *ALL)
    assert (result.status, result.reporters, result.flags) == ("awaiting", None, ())


def test_what_holds_of_one_part_holds_of_the_sum() -> None:
    first, second, third = ALL
    marked = {**counts(2025, "justice", 1, 1, provisional=True, source="Report 3"), "break": True}
    deciding = shared(CLOSED, {**first, "source": "Report 3"}, marked, {**third, "source": "Report 3"}).deciding
    assert deciding is not None
    assert (deciding.provisional, deciding.series_break, deciding.source) == (True, True, "Report 3")
    other = shared(CLOSED, {**first, "source": "Report 4"}, second, third).deciding
    assert other is not None
    assert (other.provisional, other.series_break, other.source) == (False, False, None)


def test_the_reporters_of_a_period_are_those_of_its_last_day() -> None:
    heir = agency("health", until="2025-02-28", successors=[{"agency": "justice", "from": "2025-03-01"}])
    said = (counts(2025, "home", 8, 10), counts(2025, "justice", 9, 10), counts(2024, "home", 8, 10))
    result = one_target(CLOSED, SHARED, *said, agencies=[GROUP, heir])
    assert result.reporters is not None
    assert (result.status, result.reporters[:2]) == ("met", (2, 2))
    before = one_target("2025-06-01", SHARED, *said, agencies=[GROUP, heir])
    assert before.reporters is not None
    assert (before.status, before.reporters[:2]) == ("no_data", (1, 3))


def test_an_incomplete_newer_period_is_counted_next_to_the_value_that_decides_and_an_older_one_is_not() -> None:
    described = indicator(target(at_least=80), reporters=["offices"], kind="level")
    newer = shared("2025-12-31", value(2024, 90), counts("2025-H1", "home", 1, 2), described=described)
    assert (newer.status, newer.flags) == ("met", ("so_far", "partial"))
    assert newer.reporters is not None
    assert newer.reporters.period is not None
    assert newer.reporters.period.text == "2025-H1"
    older = shared("2025-12-31", value(2024, 90), counts("2024-H1", "home", 1, 2), described=described)
    assert (older.status, older.flags, older.reporters) == ("met", ("so_far",), None)
    closed = shared("2027-01-01", value(2025, 90), counts("2026", "home", 1, 2), described=described)
    assert (closed.flags, closed.reporters) == ((), None)


def test_years_are_added_up_one_by_one_and_an_incomplete_year_is_unreported() -> None:
    described = indicator(target(at_least=50, every="year"), reporters=["offices"])
    said = [counts(2022, name, 1, 2) for name in OFFICES] + [counts(2023, "home", 1, 2), counts(2026, "home", 1, 2)]
    result = shared("2024-06-01", *said, described=described)
    assert [year.status for year in result.years] == ["met", "unreported", "no_data", "no_data"]
    assert (result.status, result.flags) == ("unreported", ("partial",))
    assert shared("2027-01-01", *said, described=described).reporters is not None


def test_the_base_of_a_cut_may_be_a_sum_and_is_revised_by_one_of_its_parts() -> None:
    described = indicator(
        target(reduce_by=10, relative_to="2021"), unit="count", better="lower", kind="level", reporters=["offices"]
    )
    base = [value(2021, 100, reporter=name, published="2022-01-05") for name in OFFICES]
    again = value(2021, 110, reporter="home", published="2024-01-05")
    first = shared("2023-12-31", *base, again, described=described)
    assert (first.threshold, first.flags) == (Fraction(270), ())
    second = shared("2024-01-05", *base, again, described=described)
    assert (second.threshold, second.flags) == (Fraction(279), ("base_revised",))
    same = value(2021, 300, published="2024-01-05")
    assert shared("2025-01-01", *base, same, described=described).flags == ()


def test_a_milestone_is_met_by_the_sum_of_all() -> None:
    asked = task(milestones=[{"due": "2025", "measure": {"indicator": INDICATOR, "at_least": 80}}])
    for parts, status in ((ALL, "done_on_time"), (ALL[:2], "unreported")):
        found = one_task(CLOSED, asked, indicators=[SHARED], values=parts, agencies=[GROUP])
        assert found.status == status


@st.composite
def parts(draw: st.DrawFn) -> list[Fields]:
    """Return counts of some reporters for two years, each perhaps published several times."""
    found = {}
    for _ in range(draw(st.integers(0, 12))):
        below = draw(st.integers(0, 9))
        year, name = draw(st.sampled_from([2023, 2024])), draw(st.sampled_from([*AGENCIES, None]))
        said = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 8)))
        item = value(
            year, reporter=name, numerator=draw(st.integers(0, below)), denominator=below, published=said.isoformat()
        )
        found[year, name, said] = item
    return list(found.values())


@given(said=parts(), as_of=st.dates(date(2023, 12, 30), date(2025, 1, 2)))
def test_a_sum_is_the_last_known_counts_of_every_listed_reporter_or_nothing(said: list[Fields], as_of: date) -> None:
    data = dataset(indicators=[SHARED], values=said, agencies=[GROUP])
    found = {item.period.text: item for item in series_of(data, data.indicators[INDICATOR], as_of)}
    for year in ("2023", "2024"):
        held: dict[object, Fields] = {}
        for item in sorted(said, key=lambda entry: str(entry["published"])):
            known = max(str(item["published"]), f"{year}-12-31")
            if item["period"] == year and known <= as_of.isoformat():
                held[item.get("reporter")] = item
        whole = held.get(None)
        listed = [held[name] for name in OFFICES if name in held]
        if whole is None and len(listed) < len(OFFICES):
            assert year not in found
            continue
        expected = [whole] if whole is not None else listed
        for key in ("numerator", "denominator"):
            assert getattr(found[year], key) == sum(int(str(item[key])) for item in expected)
        assert found[year].known_from <= as_of
        assert found[year].published == max(date.fromisoformat(str(item["published"])) for item in expected)


# --- every one

EACH = indicator(target(at_least=80, each=True), reporters=["offices"], kind="level", name=INDICATOR)


def every(as_of: str, *numbers: object, described: Fields = EACH, period: object = 2025) -> TargetResult:
    """Return the state of a floor for each of the three offices; None is one that has not reported."""
    said = [
        value(period, number, reporter=name) if not isinstance(number, dict) else {**number, "reporter": name}
        for number, name in zip(numbers, OFFICES, strict=False)
        if number is not None
    ]
    return shared(as_of, *said, described=described)


@pytest.mark.parametrize(
    ("as_of", "numbers", "status", "reason", "flags"),
    [
        (CLOSED, (80, 90, 100), "met", None, ()),
        (CLOSED, (80, 79, 100), "missed", None, ()),
        (CLOSED, (80, 79, None), "missed", None, ("partial",)),
        (CLOSED, (80, None, 100), "awaiting", "reporters_missing", ("partial",)),
        ("2026-03-21", (80, None, 100), "unreported", "reporters_missing", ("partial",)),
        ("2026-03-21", (None, None, None), "unreported", "no_report", ()),
        (CLOSED, (value(2025, numerator=0, denominator=0), 90, 100), "met", None, ()),
        (CLOSED, (value(2025, 90, provisional=True), 90, 100), "met", None, ("provisional",)),
        (CLOSED, (value(2025, 90, bound="more_than"), 90, 100), "met", None, ("bounded",)),
    ],
)
def test_after_the_deadline_every_one_must_meet_it_and_one_that_fails_outweighs_one_that_is_silent(
    as_of: str, numbers: tuple[object, ...], status: str, reason: str | None, flags: tuple[str, ...]
) -> None:
    result = every(as_of, *numbers)
    assert (result.status, result.reason, result.flags) == (status, reason, flags)
    assert [item.reporter for item in result.each] == list(OFFICES)
    assert result.gap is result.pace is None
    assert result.current is None


@pytest.mark.parametrize(
    ("numbers", "status", "reason", "flags"),
    [
        ((80, 90, 100), "met", None, ("so_far",)),
        ((80, 79, 100), "unrated", "not_every_one", ()),
        ((80, 79, None), "unrated", "not_every_one", ("partial",)),
        ((80, 90, None), "no_data", "reporters_missing", ("partial",)),
        ((None, None, None), "no_data", "no_report", ()),
    ],
)
def test_before_the_deadline_it_is_open_until_every_one_meets_it(
    numbers: tuple[object, ...], status: str, reason: str | None, flags: tuple[str, ...]
) -> None:
    result = every("2025-12-31", *numbers, period=2024)
    assert (result.status, result.reason, result.flags) == (status, reason, flags)
    assert not result.overdue


def test_each_reporter_has_a_status_and_the_value_that_decides_it() -> None:
    result = every(CLOSED, 80, 79, None)
    assert [(item.status, item.observation and item.observation.value) for item in result.each] == [
        ("met", 80),
        ("missed", 79),
        ("awaiting", None),
    ]
    assert counted(result.reporters) == (2, 3, None)


def test_nothing_of_nothing_everywhere_is_not_applicable() -> None:
    none = value(2025, numerator=0, denominator=0)
    assert every(CLOSED, none, none, none).status == "not_applicable"


def test_it_is_met_late_only_when_every_one_that_failed_meets_it_later() -> None:
    failed = [value(2025, 70, reporter=name) for name in ("home", "justice")] + [value(2025, 90, reporter="health")]
    later = [value(2026, 85, reporter=name) for name in ("home", "justice")]
    both = shared("2027-01-01", *failed, *later, described=EACH)
    assert (both.status, both.flags, both.overdue) == ("missed", ("met_late", "later_value"), False)
    one = shared("2027-01-01", *failed, later[0], described=EACH)
    assert (one.status, one.flags, one.overdue) == ("missed", ("later_value",), True)
    silent = shared("2027-01-01", *failed[:2], *later, described=EACH)
    assert (silent.status, silent.overdue) == ("missed", True)


def test_the_value_of_the_whole_and_that_of_a_stranger_say_nothing_of_every_one() -> None:
    result = shared(CLOSED, value(2025, 99), value(2025, 99, reporter="digital"), described=EACH)
    assert result.status == "awaiting"
    assert {item.status for item in result.each} == {"awaiting"}


def test_where_nobody_is_left_to_report_nothing_is_met() -> None:
    ended = [agency(name, until="2024-01-01") for name in OFFICES]
    for as_of, status in (("2025-12-31", "no_data"), (CLOSED, "awaiting"), ("2026-03-21", "unreported")):
        result = one_target(as_of, EACH, agencies=[GROUP, *ended])
        assert (result.status, result.each) == (status, ())


def test_a_floor_for_every_one_is_no_milestone_and_no_baseline_of_the_whole() -> None:
    described = indicator(
        target(at_least=80, each=True), target("2030", at_least=90, baseline="2021"), reporters=["offices"]
    )
    plain = indicator(target("2030", at_least=90, baseline="2021"), reporters=["offices"])
    said = (value(2021, 10), value(2024, 40))
    first, second = (
        one_target("2025-06-01", item, *said, name="share/2030", agencies=[GROUP]) for item in (described, plain)
    )
    assert first.pace == second.pace is not None


# --- tasks of a group

GROUPED: Fields = task(due="2025", lead=["offices"])


def work(as_of: str, *said: Fields, described: Fields = GROUPED, agencies: tuple[Fields, ...] = ()) -> OccurrenceResult:
    """Return the state of a task of the three offices."""
    (found,) = one_task(as_of, described, *said, agencies=[GROUP, *agencies]).occurrences
    return found


def finished(name: str | None, on: str = "2025-11-01", **more: object) -> Fields:
    """Return the report that one has done it."""
    return {**report("done", reporter=name, on=on), **more}


def test_the_work_of_a_group_is_done_when_every_member_has_done_it_on_the_last_of_their_days() -> None:
    found = work("2026-06-01", finished("home"), finished("justice", "2026-01-10"), finished("health"))
    assert (found.status, found.done_on, found.days_late) == ("done_late", day("2026-01-10"), 10)
    assert (counted(found.reporters), found.flags) == ((3, 3, None), ())


def test_before_that_it_is_open_and_past_its_due_date_unfinished_and_says_how_many_have_done_it() -> None:
    said = (finished("home"), finished("justice"), report("in_progress", reporter="health", published="2025-10-01"))
    before, after = work("2025-12-31", *said), work(CLOSED, *said)
    assert (before.status, after.status, after.overdue) == ("open", "unfinished", True)
    for found in (before, after):
        assert (counted(found.reporters), found.flags, found.done_on) == ((2, 3, None), ("partial",), None)


def test_one_of_69_of_whom_only_the_number_is_known_does_not_finish_the_work_of_all() -> None:
    known: Fields = agency("communes", size=69, members=["home"])
    lead: Fields = task(due="2025", lead=["communes"])
    found = work(CLOSED, finished("home"), described=lead, agencies=(known,))
    assert found.reporters is not None
    assert (found.status, found.overdue, found.reporters.done, found.reporters.total) == ("unfinished", True, 1, 69)
    assert work(CLOSED, described=lead, agencies=(known,)).status == "unreported"


def test_of_which_nobody_has_spoken_it_is_unreported_with_none_of_all() -> None:
    found = work(CLOSED)
    assert (found.status, counted(found.reporters), found.flags) == ("unreported", (0, 3, None), ())


def test_a_report_without_a_reporter_and_one_of_the_group_speak_for_all_until_one_says_something_else() -> None:
    for name in (None, "offices"):
        found = work(CLOSED, finished(name))
        assert (found.status, counted(found.reporters)) == ("done_on_time", (3, 3, None))
        again = work(CLOSED, finished(name), report("in_progress", reporter="home", published="2025-12-01"))
        assert (again.status, counted(again.reporters)) == ("unfinished", (2, 3, None))
    begun = report("in_progress", published="2025-06-01")
    all_done = work(CLOSED, begun, *(finished(name) for name in OFFICES))
    assert all_done.status == "done_on_time"


def test_a_stranger_to_the_group_says_only_that_work_goes_on() -> None:
    found = work(CLOSED, finished("digital"))
    assert (found.status, counted(found.reporters), found.flags) == ("unfinished", (0, 3, None), ())


def test_a_group_next_to_an_agency_waits_for_both() -> None:
    both = task(due="2025", lead=["offices", "digital"])
    found = work(CLOSED, *(finished(name) for name in OFFICES), described=both)
    assert (found.status, counted(found.reporters)) == ("unfinished", (3, 4, None))
    found = work(CLOSED, finished("offices"), finished("digital"), described=both)
    assert (found.status, counted(found.reporters)) == ("done_on_time", (4, 4, None))


def test_who_took_over_from_a_member_reports_for_it_from_its_day_on_and_for_itself() -> None:
    heir = agency("health", successors=[{"agency": "justice", "from": "2026-02-01"}])
    early = work("2026-06-01", finished("home"), finished("justice", "2026-01-10"), agencies=(heir,))
    assert counted(early.reporters) == (2, 3, None)
    late = work("2026-06-01", finished("home"), finished("justice", "2026-02-10"), agencies=(heir,))
    assert (late.status, counted(late.reporters)) == ("done_late", (3, 3, None))


def test_a_group_of_which_nobody_is_left_speaks_for_itself() -> None:
    ended = tuple(agency(name, until="2024-01-01") for name in OFFICES)
    assert work(CLOSED, finished("offices"), agencies=ended).status == "done_on_time"
    assert counted(work(CLOSED, agencies=ended).reporters) == (0, 1, None)


def test_a_milestone_may_name_a_group_of_its_own() -> None:
    described = task(milestones=[{"due": "2024"}, {"due": "2025", "lead": ["offices"]}])
    said = (finished("home", occurrence="2024"), finished("home", occurrence="2025"))
    first, second = one_task(CLOSED, described, *said, agencies=[GROUP]).occurrences
    assert (first.status, first.reporters) == ("done_late", None)
    assert (second.status, counted(second.reporters)) == ("unfinished", (1, 3, None))


# --- rows of a part


def test_a_row_of_a_part_is_answered_by_the_successor_of_that_part_on_the_ground_of_its_entry() -> None:
    heirs = [
        {"agency": "digital", "from": "2025-03-01", "source": "decision 9"},
        {"agency": "justice", "from": "2025-03-01", "scope": "security", "unverified": True},
    ]
    agencies = [agency("home", successors=heirs)]
    for taken, as_of, expected in (
        ([], "2025-03-01", ("digital",)),
        (["justice"], "2025-03-01", ("justice",)),
        (["justice"], "2025-02-28", ("home",)),
    ):
        described = task(due="2025", taken_over_by=taken)
        assert one_task(as_of, described, agencies=agencies).lead_today == expected
    said = report("done", reporter="justice", on="2025-11-01")
    done = one_task(CLOSED, task(due="2025", taken_over_by=["justice"]), said, agencies=agencies)
    assert done.status == "done_on_time"
    assert one_task(CLOSED, task(due="2025"), said, agencies=agencies).status == "unfinished"


# --- bounds on days


@pytest.mark.parametrize(
    ("by", "status", "flags"),
    [("2025-12-31", "done_on_time", ()), ("2026-01-01", "done_late", ("bounded",))],
)
def test_a_bound_after_the_due_date_leaves_open_whether_it_was_in_time_and_says_so(
    by: str, status: str, flags: tuple[str, ...]
) -> None:
    (found,) = one_task("2026-06-01", task(due="2025"), report("done", by=by)).occurrences
    assert (found.status, found.flags, found.days_late) == (status, flags, None)


def test_of_several_days_the_last_one_decides_whether_only_a_bound_is_known() -> None:
    joint = task(due="2025", lead=["home", "justice"])
    for bound, flags in (("2026-02-01", ("bounded",)), ("2026-01-05", ())):
        said = (report("done", reporter="home", on="2026-01-10"), report("done", reporter="justice", by=bound))
        (found,) = one_task("2026-06-01", joint, *said).occurrences
        assert found.flags == flags
        assert found.done_by_bound == bool(flags)
        assert found.days_late == (None if flags else 10)


@pytest.mark.parametrize(
    ("day_of", "flags"), [({"on": "2026-01-05"}, ("met_late",)), ({"by": "2026-01-05"}, ("met_late", "bounded"))]
)
def test_an_outcome_of_which_only_a_late_bound_is_known_is_no_more_than_met_late(
    day_of: Fields, flags: tuple[str, ...]
) -> None:
    described = indicator(target(outcome="done"), unit=None)
    result = one_target("2026-06-01", described, outcomes=[{**outcome("done"), **day_of}])
    assert (result.status, result.flags, result.overdue) == ("missed", flags, False)


def test_what_one_that_ceased_within_the_period_reported_is_never_left_out_of_a_sum_in_silence() -> None:
    merged = agency("old", until="2025-02-28", successors=[{"agency": "health", "from": "2025-03-01"}])
    described = indicator(target(at_least=30), unit="count", reporters=["home", "old"])
    said = [value(2025, 10, reporter=name) for name in ("home", "health", "old")]
    found = one_target("2026-06-01", described, *said, agencies=[merged])
    assert (found.status, found.reason, found.deciding) == ("unreported", "not_additive", None)
    without = one_target("2026-06-01", described, *said[:2], agencies=[merged])
    assert without.status == "missed"
