"""Who owes what: accounts of agencies, what they sum to, and their order (docs/method.md, 9 and 10)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.locales import get_locale
from par_cli.progress.accounts import total, with_accounts
from par_cli.progress.agencies import today
from par_cli.progress.option_values import Sort
from par_cli.progress.results import OCCURRENCE_STATUSES, Account, Status
from par_cli.progress.status import fails
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from support import AGENCIES, Described, agency, indicator, report, stand, target, task, value


def accounts(found: Status, who: str | None = None, sort: Sort = "overdue") -> tuple[Account, ...]:
    return with_accounts(found, who, sort, get_locale("en").text).accounts


@given(described=DECISIONS, as_of=DAYS)
def test_what_is_due_is_done_on_time_or_late_or_unfinished_or_unreported(described: Described, as_of: date) -> None:
    found = standing(described, as_of)
    rows = accounts(found)
    for item in (*rows, total(rows)):
        due = item.due
        assert due.total == due.done_on_time + due.done_late + due.unfinished + due.unreported
        assert due.on_time_rate == (Fraction(due.done_on_time, due.total) if due.total else None)
        assert item.targets.total == sum(one.counts for one in item.owns)
        assert item.targets.overdue == item.targets_missed + item.targets_unreported


@given(described=DECISIONS, as_of=DAYS)
def test_the_counts_of_occurrences_by_status_are_those_of_the_occurrences(described: Described, as_of: date) -> None:
    found = standing(described, as_of)
    counted = Counter(item.status for task in found.tasks for item in task.occurrences)
    assert found.summary.occurrences.by_status == {name: counted[name] for name in OCCURRENCE_STATUSES}


@given(described=DECISIONS, as_of=DAYS)
def test_the_total_counts_everything_once_and_each_agency_counts_what_it_is_named_for(
    described: Described, as_of: date
) -> None:
    found = standing(described, as_of)
    rows = accounts(found)
    whole = total(rows)
    summary = found.summary
    assert (whole.tasks, whole.targets) == (summary.tasks.total, summary.targets)
    assert (whole.due.total, whole.due.overdue) == (summary.occurrences.due, summary.occurrences.overdue)
    assert whole.due.on_time_rate == summary.occurrences.on_time_rate
    for item in rows:
        if item.agency is not None:
            led = summary.occurrences_by_agency.get(item.agency)
            assert len(item.leads) == (0 if led is None else led.total)
            assert item.due.overdue == (0 if led is None else led.overdue)
            owned = summary.targets_by_agency.get(item.agency)
            assert item.targets.overdue == (0 if owned is None else owned.overdue)
            assert item.agency_today == today(found.dataset.agencies, [item.agency], as_of)


@given(described=DECISIONS, as_of=DAYS, sort=st.sampled_from(get_args(Sort)))
def test_every_order_holds_the_same_accounts_and_does_not_depend_on_the_order_of_the_data(
    described: Described, as_of: date, sort: Sort
) -> None:
    found = standing(described, as_of)
    rows = accounts(found, sort=sort)
    assert {item.agency for item in rows} == {item.agency for item in accounts(found)}
    assert len({item.agency for item in rows}) == len(rows)
    turned = found._replace(targets=found.targets[::-1], tasks=found.tasks[::-1])
    assert [item.agency for item in accounts(turned, sort=sort)] == [item.agency for item in rows]


@given(described=DECISIONS, as_of=DAYS, who=st.sampled_from(AGENCIES))
def test_one_agency_is_asked_for_what_it_is_named_for_and_what_it_answers_for_and_nothing_else(
    described: Described, as_of: date, who: str
) -> None:
    found = standing(described, as_of)
    narrowed = with_accounts(found, who, "overdue", get_locale("en").text)
    assert narrowed.account_of == who
    assert all(who == item.agency or who in item.agency_today for item in narrowed.accounts)
    wanted = [item for item in accounts(found) if who == item.agency or who in item.agency_today]
    assert [(item.agency, len(item.leads), item.due, item.targets) for item in narrowed.accounts] == [
        (item.agency, len(item.leads), item.due, item.targets) for item in wanted
    ]
    whole = total(narrowed.accounts)
    assert fails(narrowed, "overdue", binding=False) == bool(whole.due.overdue or whole.targets.overdue)


TASKS = [
    task("I.1", due="2022", lead=["home"]),
    task("I.2", due="2022", lead=["home", "health"]),
    task("I.3", due="2022", lead=["justice"]),
    task("I.4", due="2022", lead=["justice"]),
    task("I.5", due="2022", lead=[]),
    task("I.6", due="2030", lead=["digital"]),
]
REPORTS = [
    report("done", name="I.1", on="2022-05-01"),
    report("done", name="I.3", on="2023-05-01"),
    report("in_progress", name="I.4", published="2023-05-01"),
]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("overdue", ["health", "home", "justice", None, "digital"]),
        ("name", ["digital", "health", "home", "justice", None]),
        ("tasks", ["home", "justice", "digital", "health", None]),
        ("due", ["home", "justice", "health", None, "digital"]),
        ("on-time", ["home", "digital", "health", "justice", None]),
        ("late", ["justice", "digital", "health", "home", None]),
        ("unfinished", ["justice", "digital", "health", "home", None]),
        ("unreported", ["health", "home", None, "digital", "justice"]),
        ("targets", ["digital", "health", "home", "justice", None]),
        ("targets-unreported", ["health", "digital", "home", "justice", None]),
        ("rate", ["health", "justice", None, "home", "digital"]),
    ],
)
def test_the_most_come_first_the_lowest_rate_first_and_equals_by_name_with_nobody_at_the_end(
    sort: Sort, order: list[str | None]
) -> None:
    owned = [
        indicator(target(at_least=80), name="one", owners=["health"]),
        indicator(target("2030", at_least=80), name="two", owners=["digital"]),
    ]
    found = stand("2026-11-23", tasks=TASKS, reports=REPORTS, indicators=owned)
    assert [item.agency for item in accounts(found, sort=sort)] == order


def test_what_names_no_lead_has_an_account_of_its_own_for_which_nobody_answers() -> None:
    (found,) = accounts(stand("2026-11-23", tasks=[task("I.5", due="2022", lead=[])]))
    assert (found.agency, found.agency_today, found.due.unreported) == (None, (), 1)


def test_an_occurrence_done_early_is_not_yet_due_and_counts_in_no_rate() -> None:
    said = report("done", occurrence="2026", on="2026-01-05")
    (found,) = accounts(stand("2026-11-23", tasks=[task(every="year")], reports=[said]))
    assert (found.due.total, found.due.done_on_time, found.due.on_time_rate) == (4, 0, Fraction(0))


def test_an_agency_without_anything_due_has_no_rate() -> None:
    (found,) = accounts(stand("2022-11-23", tasks=[task(due="2024")]))
    assert found.due.on_time_rate is None


def test_a_milestone_is_owed_by_its_own_lead_alone() -> None:
    steps = [{"due": "2022", "lead": ["health"]}, {"due": "2023"}]
    found = stand("2026-11-23", tasks=[task(milestones=steps)])
    narrowed = with_accounts(found, "health", "overdue", get_locale("en").text)
    assert [item.slot.key for part in narrowed.tasks for item in part.occurrences] == ["2022"]
    assert [(item.agency, item.tasks, len(item.leads)) for item in narrowed.accounts] == [("health", 1, 1)]


def test_a_heir_is_asked_for_what_the_agency_before_it_was_named_for_in_a_row_of_that_name() -> None:
    old = agency("old", successors=[{"agency": "home", "from": "2025-03-01"}])
    tasks = [task("I.1", due="2022", lead=["old"]), task("I.2", due="2022", lead=["home"])]
    found = stand("2026-11-23", tasks=tasks, agencies=[old])
    assert [(item.agency, item.agency_today) for item in accounts(found, "home")] == [
        ("home", ("home",)),
        ("old", ("home",)),
    ]
    assert [item.agency for item in accounts(found, "old")] == ["old"]
    before = stand("2025-02-28", tasks=tasks, agencies=[old])
    assert [item.agency for item in accounts(before, "home")] == ["home"]


def test_a_target_with_a_year_that_failed_is_missed_even_where_another_year_is_unreported() -> None:
    yearly = indicator(target(at_least=80, every="year"))
    (found,) = accounts(stand("2025-06-01", indicators=[yearly], values=[value("2022", 50)]))
    assert (found.targets_missed, found.targets_unreported, found.targets.overdue) == (1, 0, 1)


def test_a_row_taken_over_with_a_part_is_owed_by_who_took_it_over_and_by_no_other_heir() -> None:
    steps = [
        {"agency": "health", "from": "2024-03-01"},
        {"agency": "digital", "from": "2024-03-01", "scope": "networks"},
    ]
    found = stand(
        "2026-06-01",
        tasks=[task("I.1", due="2023", lead=["old"], taken_over_by=["digital"]), task("I.2", due="2023", lead=["old"])],
        agencies=[agency("old", successors=steps)],
    )
    owed = {
        name: with_accounts(found, name, "overdue", get_locale("en").text).accounts for name in ("health", "digital")
    }
    assert {name: [(item.agency, item.due.overdue) for item in rows] for name, rows in owed.items()} == {
        "health": [("old", 1)],
        "digital": [("old", 1)],
    }


# --- those that answer today

PARTS = [
    {"agency": "science", "from": "2023-01-01"},
    {"agency": "police", "from": "2023-01-01", "scope": "security", "unverified": True},
]


def taken_over() -> Status:
    """Return a status in which one row of an agency that is no more was taken over by another one than the rest."""
    return stand(
        "2026-06-01",
        agencies=[agency("digital", successors=PARTS), agency("science"), agency("police"), agency("home")],
        indicators=[indicator(target(at_least=80), owners=["digital"])],
        tasks=[
            task("I.1", due="2024", lead=["digital"], taken_over_by=["police"]),
            task("I.2", due="2024", lead=["digital", "home"]),
            task("I.3", due="2024", lead=[]),
        ],
    )


def test_an_account_names_those_that_answer_for_its_rows_and_of_one_agency_only_what_it_took_over() -> None:
    found = taken_over()
    answering = {item.agency: item.agency_today for item in accounts(found)}
    assert answering == {"digital": ("science", "police"), "home": ("home",), None: ()}
    (police,) = accounts(found, "police")
    assert (police.agency, police.agency_today, police.due.total) == ("digital", ("police",), 1)
    (science,) = accounts(found, "science")
    assert (science.agency_today, science.due.total, science.targets.total) == (("science",), 1, 1)


def test_by_today_each_agency_that_answers_has_what_it_answers_for_and_the_total_is_the_same() -> None:
    found = taken_over()
    today_rows = with_accounts(found, None, "overdue", get_locale("en").text, by_today=True)
    counted = {item.agency: (item.due.total, item.targets.total) for item in today_rows.accounts}
    assert counted == {"science": (1, 1), "police": (1, 0), "home": (1, 0), None: (1, 0)}
    assert today_rows.by_today
    assert total(today_rows.accounts).due == total(accounts(found)).due
    of_one = with_accounts(found, "police", "overdue", get_locale("en").text, by_today=True)
    assert [(item.agency, item.due.total) for item in of_one.accounts] == [("police", 1)]


def test_the_default_order_adds_overdue_targets_to_overdue_occurrences() -> None:
    indicators = [indicator(target(at_least=80), name=name, owners=["justice"]) for name in "abc"]
    tasks = [task(f"I.{number}", due="2024", lead=["home"]) for number in (1, 2)]
    found = stand("2026-06-01", indicators=indicators, tasks=tasks)
    assert [item.agency for item in accounts(found)] == ["justice", "home"]
