"""Tasks and their occurrences (docs/method.md, "Tasks")."""

from __future__ import annotations

import pytest

from par_cli.model.tasks import SCHEDULE_KINDS
from par_cli.progress.results import OCCURRENCE_STATUSES, OccurrenceResult, TaskResult
from support import INDICATOR, Fields, agency, day, indicator, one_task, report, stand, task, value

YEARLY: Fields = task(every="year", years="2022/2025")
ONCE: Fields = task(due="2023")


def statuses(result: TaskResult) -> dict[str, str]:
    """Return the status of each occurrence by its key."""
    return {item.slot.key: item.status for item in result.occurrences}


def done(year: int, **more: object) -> Fields:
    """Return the report that a year's occurrence was done on 20 December."""
    return {**report("done", occurrence=str(year), on=f"{year}-12-20"), **more}


def only(result: TaskResult) -> OccurrenceResult:
    """Return the one occurrence of a task."""
    (found,) = result.occurrences
    return found


def test_of_the_occurrences_that_are_due_those_that_are_done_are_counted() -> None:
    result = one_task("2025-06-01", YEARLY, done(2022), done(2025, on="2025-03-01", published="2025-03-05"))
    assert (result.due_count, result.done_count) == (3, 1)


# --- the day


@pytest.mark.parametrize(
    ("as_of", "status", "days"),
    [("2023-12-31", "open", None), ("2024-01-01", "unreported", 1), ("2024-02-01", "unreported", 32)],
)
def test_the_due_day_itself_is_never_overdue_and_the_next_day_is_one_day_overdue(
    as_of: str, status: str, days: int | None
) -> None:
    result = one_task(as_of, ONCE)
    assert (result.status, result.days_overdue, result.overdue) == (status, days, days is not None)
    assert only(result).due_passed == (as_of > "2023-12-31")


@pytest.mark.parametrize(
    ("on", "status", "late"),
    [("2022-01-01", "done_on_time", None), ("2023-12-31", "done_on_time", None), ("2024-01-10", "done_late", 10)],
)
def test_done_by_the_due_day_is_on_time_and_afterwards_late_by_so_many_days(
    on: str, status: str, late: int | None
) -> None:
    found = only(one_task("2025-01-01", ONCE, report("done", on=on)))
    assert (found.status, found.days_late, found.done_on, found.overdue) == (status, late, day(on), False)
    assert not found.done_by_bound


def test_a_day_that_is_not_known_may_be_a_bound() -> None:
    found = only(one_task("2025-01-01", ONCE, report("done", by="2023-12-31")))
    assert (found.status, found.done_on, found.done_by_bound) == ("done_on_time", day("2023-12-31"), True)


@pytest.mark.parametrize(
    ("as_of", "status"), [("2024-01-14", "unreported"), ("2024-01-15", "done_on_time"), ("2023-12-31", "open")]
)
def test_a_report_counts_from_its_publication(as_of: str, status: str) -> None:
    assert one_task(as_of, ONCE, report("done", on="2023-12-20", published="2024-01-15")).status == status


def test_what_is_said_to_be_done_on_a_day_ahead_is_not_done_before_it() -> None:
    said = report("done", on="2023-06-30", published="2023-01-01")
    assert one_task("2023-06-29", ONCE, said).status == "open"
    assert one_task("2023-06-30", ONCE, said).status == "done_on_time"


# --- what was said last


@pytest.mark.parametrize("state", ["in_progress", "not_started"])
def test_what_is_not_finished_is_open_until_its_due_date_and_unfinished_afterwards(state: str) -> None:
    said = report(state, published="2023-06-01", cause="no money")
    before, after = (only(one_task(as_of, ONCE, said)) for as_of in ("2023-12-31", "2024-01-01"))
    assert (before.status, after.status, after.overdue) == ("open", "unfinished", True)
    for found in (before, after):
        assert found.report is not None
        assert found.report.state == state


def test_the_report_that_was_last_known_holds_whether_or_not_it_has_a_day_of_publication() -> None:
    finished = report("done", on="2023-12-20")
    before, after = (report("in_progress", published=day) for day in ("2023-06-01", "2024-02-01"))
    assert one_task("2024-01-01", ONCE, before, finished).status == "done_on_time"
    assert one_task("2024-02-01", ONCE, after, finished).status == "unfinished"


def test_a_task_without_a_due_date_stays_undated_and_keeps_the_day_on_which_it_was_done() -> None:
    for kind in ("continuous", "external"):
        found = only(one_task("2030-01-01", task(undated=kind), report("done", on="2024-05-05")))
        assert (found.status, found.done_on, found.due, found.overdue) == ("undated", day("2024-05-05"), None, False)
        assert not found.due_passed


# --- one report, many occurrences


def test_one_report_closes_every_year_of_its_span_and_each_says_which() -> None:
    said = report("done", occurrence="2022/2025", on="2025-12-20", document="plan 7")
    result = one_task("2026-06-01", YEARLY, said)
    assert statuses(result) == {"2022": "done_late", "2023": "done_late", "2024": "done_late", "2025": "done_on_time"}
    assert {item.report.document for item in result.occurrences if item.report is not None} == {"plan 7"}
    assert [item.days_late for item in result.occurrences] == [1085, 720, 354, None]


def test_a_report_on_one_year_leaves_the_others() -> None:
    result = one_task("2024-06-01", YEARLY, done(2023))
    assert statuses(result) == {"2022": "unreported", "2023": "done_on_time", "2024": "open", "2025": "open"}


def test_a_later_report_on_one_year_revises_that_of_the_span() -> None:
    said = report("in_progress", occurrence="2022/2025", published="2023-01-10")
    result = one_task("2024-06-01", YEARLY, said, done(2023, published="2024-01-10"))
    assert statuses(result) == {"2022": "unfinished", "2023": "done_on_time", "2024": "open", "2025": "open"}


@pytest.mark.parametrize("most", OCCURRENCE_STATUSES)
def test_a_task_has_the_status_of_its_most_pressing_occurrence(most: str) -> None:
    if most == "undated":
        assert one_task("2025-01-01", task(undated="external")).status == most
        return
    ended = {"reason": "merged", "document": "decision 9"}
    ways: dict[str, Fields] = {
        "unfinished": report("in_progress", occurrence="2022", published="2022-06-01"),
        "unreported": report("in_progress", occurrence="2025", published="2022-06-01"),
        "done_late": report("done", occurrence="2024", on="2025-01-05"),
        "done_on_time": report("done", occurrence="2025", on="2025-01-05"),
        "superseded": report("superseded", occurrence="2023", on="2023-01-01", **ended),
    }
    pressing = OCCURRENCE_STATUSES[OCCURRENCE_STATUSES.index(most) :]
    years = {"unfinished": 2022, "unreported": 2021, "done_late": 2024, "done_on_time": 2025, "superseded": 2023}
    dates = {"open": "2030", **{status: str(year) for status, year in years.items()}}
    steps = sorted(dates[status] for status in pressing if status in dates)
    result = one_task(
        "2026-01-01",
        task(milestones=[{"due": step} for step in steps]),
        *(way for status, way in ways.items() if status in pressing and way["occurrence"] in steps),
    )
    assert result.status == most


def test_days_overdue_are_those_of_the_oldest_occurrence_that_is_overdue() -> None:
    result = one_task("2024-01-02", YEARLY)
    assert [item.days_overdue for item in result.occurrences] == [367, 2, None, None]
    assert result.days_overdue == 367
    assert one_task("2024-01-02", YEARLY, done(2022)).days_overdue == 2
    assert one_task("2024-01-02", YEARLY, done(2022), done(2023)).days_overdue is None


# --- extensions and supersession


def extended(due: str, published: str) -> Fields:
    """Return an extension to a new due date."""
    return report("extended", due=due, published=published, document="letter 3")


def test_an_extension_moves_the_due_date_from_its_publication_and_the_first_one_stays_visible() -> None:
    said = (extended("2024-06-30", "2024-02-01"), extended("2024-09-30", "2024-06-15"))
    found = {as_of: only(one_task(as_of, ONCE, *said)) for as_of in ("2024-01-31", "2024-02-01", "2024-10-01")}
    assert [item.status for item in found.values()] == ["unreported", "open", "unreported"]
    assert [item.due for item in found.values()] == [day("2023-12-31"), day("2024-06-30"), day("2024-09-30")]
    assert {item.first_due for item in found.values()} == {day("2023-12-31")}
    assert found["2024-10-01"].days_overdue == 1
    assert found["2024-10-01"].extension is not None
    assert found["2024-10-01"].extension.document == "letter 3"


def test_lateness_counts_from_the_extended_due_date() -> None:
    said = (extended("2024-06-30", "2023-12-01"), report("done", on="2024-06-30"))
    assert only(one_task("2025-01-01", ONCE, *said)).status == "done_on_time"
    assert one_task("2024-02-01", ONCE, extended("2024-06-30", "2023-12-01")).status == "open"


def test_an_extension_dates_a_task_that_had_no_date() -> None:
    found = only(one_task("2025-01-01", task(undated="external"), extended("2024-06-30", "2024-01-01")))
    assert (found.status, found.due, found.first_due) == ("unreported", day("2024-06-30"), None)


def ended(on: str, **more: object) -> Fields:
    """Return the fact that something no longer applies."""
    return {**report("superseded", on=on, reason="merged", document="decision 9"), **more}


def test_an_occurrence_is_superseded_from_its_day_on_with_reason_and_document() -> None:
    said = ended("2024-07-01", occurrence="2024")
    assert statuses(one_task("2024-06-30", YEARLY, said))["2024"] == "open"
    result = one_task("2025-06-01", YEARLY, said)
    assert statuses(result) == {
        "2022": "unreported",
        "2023": "unreported",
        "2024": "superseded",
        "2025": "open",
    }
    found = result.occurrences[2]
    assert not found.due_passed
    assert found.report is not None
    assert (found.report.reason, found.report.document) == ("merged", "decision 9")


def test_a_whole_task_is_superseded_and_what_was_done_before_stays_done() -> None:
    said = (done(2022), report("done", occurrence="2023", on="2024-02-01"), ended("2024-07-01"))
    result = one_task("2026-06-01", YEARLY, *said)
    assert statuses(result) == {
        "2022": "done_on_time",
        "2023": "done_late",
        "2024": "superseded",
        "2025": "superseded",
    }
    assert not result.overdue
    assert [item.due_passed for item in result.occurrences] == [True, True, False, False]
    assert one_task("2026-06-01", YEARLY, ended("2024-07-01")).status == "superseded"
    assert one_task("2026-06-01", task(undated="continuous"), ended("2024-07-01")).status == "superseded"


def test_what_is_reported_done_only_after_it_ceased_to_apply_is_superseded() -> None:
    said = (report("done", on="2024-02-01"), ended("2024-02-01"))
    assert one_task("2025-01-01", ONCE, *said).status == "superseded"


# --- who reports

JOINT: Fields = task(due="2023", lead=["home", "justice"])


def test_the_report_of_the_lead_is_a_report_for_the_whole() -> None:
    assert one_task("2024-06-01", ONCE, report("done", on="2023-12-20", reporter="home")).status == "done_on_time"
    nobody = task(due="2023", lead=[])
    assert one_task("2024-06-01", nobody, report("done", on="2023-12-20", reporter="home")).status == "done_on_time"


def test_the_report_of_the_agency_that_answers_today_is_that_of_the_lead() -> None:
    agencies = [agency("home", successors=[{"agency": "digital", "from": "2023-07-01"}])]
    said = report("done", on="2023-12-20", reporter="digital")
    assert one_task("2024-06-01", ONCE, said, agencies=agencies).status == "done_on_time"
    result = one_task("2024-06-01", JOINT, said, agencies=agencies)
    assert (result.status, result.lead_today) == ("unfinished", ("digital", "justice"))


def test_several_leads_have_done_it_when_each_has_on_the_last_of_their_days() -> None:
    first = report("done", on="2023-11-01", reporter="home")
    second = report("done", on="2024-01-10", reporter="justice")
    assert one_task("2023-12-31", JOINT, first).status == "open"
    assert one_task("2024-01-01", JOINT, first).status == "unfinished"
    found = only(one_task("2024-06-01", JOINT, first, second))
    assert (found.status, found.done_on, found.days_late) == ("done_late", day("2024-01-10"), 10)
    other = report("in_progress", published="2024-02-01", reporter="home")
    assert one_task("2024-06-01", JOINT, first, second, other).status == "unfinished"


def test_a_report_for_the_whole_wins_over_those_of_its_leads() -> None:
    first = report("done", on="2023-11-01", reporter="home")
    whole = report("done", on="2023-12-20")
    assert one_task("2024-06-01", JOINT, first, whole).status == "done_on_time"


def test_one_of_a_group_does_not_finish_the_work_of_all() -> None:
    found = only(one_task("2024-06-01", ONCE, report("done", on="2023-12-20", reporter="health")))
    assert (found.status, found.done_on) == ("unfinished", None)
    assert found.report is not None
    assert found.report.reporter == "health"


# --- milestones measured by an indicator

MEASURED: Fields = task(milestones=[{"due": "2023", "measure": {"indicator": INDICATOR, "at_least": 100}}])
SHARE: list[Fields] = [indicator(kind="level")]


@pytest.mark.parametrize(
    ("values", "status", "done_on"),
    [
        ([value(2022, 90), value("2023-Q3", 100)], "done_on_time", "2023-09-30"),
        ([value(2023, 100), value(2024, 90)], "done_on_time", "2023-12-31"),
        ([value(2023, 99), value("2024-H1", 100), value(2024, 100)], "done_late", "2024-06-30"),
        ([value(2022, 90)], "unreported", None),
        ([value(2023, 99)], "unfinished", None),
        ([value(2024, 99)], "unfinished", None),
        ([value(2023, 90, bound="more_than")], "unreported", None),
        ([value(2023, change=3)], "unreported", None),
        ([value(2023, numerator=13, denominator=13)], "done_on_time", "2023-12-31"),
        ([value(2023, 100, reporter="health")], "unreported", None),
        ([value(2023, 100, published="2025-06-02")], "unreported", None),
    ],
)
def test_a_measured_milestone_is_done_at_the_end_of_the_first_period_that_meets_it(
    values: list[Fields], status: str, done_on: str | None
) -> None:
    found = only(one_task("2025-06-01", MEASURED, indicators=SHARE, values=values))
    assert (found.status, found.done_on) == (status, None if done_on is None else day(done_on))
    assert (found.observation is None) == (done_on is None)
    assert not found.done_by_bound


def test_a_measured_milestone_that_is_reported_done_needs_no_number() -> None:
    said = report("done", on="2023-05-05")
    found = only(one_task("2025-06-01", MEASURED, said, indicators=SHARE, values=[value(2022, 100)]))
    assert (found.done_on, found.observation) == (day("2023-05-05"), None)
    spoken = report("in_progress", published="2023-05-05")
    assert (
        one_task("2025-06-01", MEASURED, spoken, indicators=SHARE, values=[value(2023, 100)]).status == "done_on_time"
    )


def test_a_range_may_be_asked_for_and_is_judged_by_its_ends() -> None:
    asked = task(milestones=[{"due": "2023", "measure": {"indicator": INDICATOR, "between": [1, 2]}}])
    count = [indicator(unit="count", better="none")]
    for number, status in ((1, "done_on_time"), (2, "done_on_time"), (3, "unfinished"), (0, "unfinished")):
        assert one_task("2024-06-01", asked, indicators=count, values=[value(2023, number)]).status == status


def test_milestones_that_ask_the_same_indicator_are_each_judged_by_their_own_number() -> None:
    steps = [
        {"due": due, "measure": {"indicator": INDICATOR, "at_least": least}} for due, least in ((2022, 50), (2023, 100))
    ]
    found = one_task("2025-06-01", task(milestones=steps), indicators=SHARE, values=[value(2022, 50), value(2023, 99)])
    assert [item.status for item in found.occurrences] == ["done_on_time", "unfinished"]


# --- every kind of schedule, as a whole

SCHEDULES: dict[str, Fields] = {
    "once": {"due": "2022-Q4"},
    "yearly": {"every": "year"},
    "yearly_plan": {"every": "year", "by_plan": True, "years": "2022/2026"},
    "half_yearly": {"every": "half", "years": "2022-04/2023-03"},
    "quarterly": {"every": "quarter", "years": "2022/2023"},
    "monthly": {"every": "month", "years": "2022-Q4"},
    "several": {"every": ["quarter", "half", "year"], "years": "2022/2023"},
    "period": {"due": "2022/2025"},
    "milestones": {"milestones": [{"due": "2023"}, {"due": "2025"}]},
    "continuous": {"undated": "continuous"},
    "external": {"undated": "external", "condition": "by the central roadmap"},
}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("once", ["unreported"]),
        ("yearly", ["unreported"] * 2 + ["open"] * 7),
        ("yearly_plan", ["unreported"] * 2 + ["open"] * 3),
        ("half_yearly", ["unreported"] * 2),
        ("quarterly", ["unreported"] * 8),
        ("monthly", ["unreported"] * 3),
        ("several", ["unreported"] * 14),
        ("period", ["open"]),
        ("milestones", ["unreported", "open"]),
        ("continuous", ["undated"]),
        ("external", ["undated"]),
    ],
)
def test_each_kind_of_schedule_has_its_occurrences(kind: str, expected: list[str]) -> None:
    result = one_task("2024-06-01", {**task(), **SCHEDULES[kind]})
    assert result.task.schedule_kind == kind
    assert [item.status for item in result.occurrences] == expected


def test_every_kind_of_schedule_has_an_example() -> None:
    assert set(SCHEDULES) == set(SCHEDULE_KINDS)


def test_tasks_are_in_the_order_of_the_data() -> None:
    names = ["II.1", "I.2", "I.1", "X.9"]
    found = stand("2024-01-01", tasks=[task(name, due="2023") for name in names])
    assert [item.task.id for item in found.tasks] == names


# --- what was seen


def seen(published: str, **more: str) -> Fields:
    """Return a report that something was done, and that nobody knows whether it is finished."""
    return {**report("in_progress", published=published), "seen": True, **more}


@pytest.mark.parametrize(("as_of", "status"), [("2023-12-01", "open"), ("2024-06-01", "unreported")])
def test_that_something_was_seen_decides_nothing_and_is_kept_next_to_the_status(as_of: str, status: str) -> None:
    found = only(one_task(as_of, ONCE, seen("2023-05-01"), seen("2023-11-01", evidence="Quyết định 9")))
    assert (found.status, found.report) == (status, None)
    assert found.seen is not None
    assert (found.seen.published, found.seen.evidence) == (day("2023-11-01"), "Quyết định 9")
    assert found.overdue == (status == "unreported")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (report("in_progress", published="2024-03-01"), "unfinished"),
        (report("done", on="2024-03-01"), "done_late"),
        (report("superseded", on="2024-03-01", reason="ended", document="Decision 3"), "superseded"),
    ],
)
def test_a_report_of_how_far_the_work_is_holds_before_what_was_seen(said: Fields, status: str) -> None:
    found = only(one_task("2024-06-01", ONCE, said, seen("2024-05-01")))
    assert (found.status, found.seen) == (status, None)


def test_those_who_have_not_reported_it_done_are_waited_for() -> None:
    group = [agency("home"), agency("health"), agency("both", members=["home", "health"])]
    found = only(
        one_task(
            "2024-06-01", task(due="2023", lead=["both"]), report("done", on="2023-06-01", reporter="home"),
            agencies=group,
        )
    )  # fmt: skip
    assert found.waiting == ("health",)
    assert only(one_task("2024-06-01", ONCE, report("done", on="2023-06-01"))).waiting == ()
