"""The calendar: what falls due ahead, once each, known again by its uid however often its day is moved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.progress.calendar import Event, calendar, uid
from support import (
    Described,
    agency,
    dataset,
    day,
    indicator,
    outcome,
    receipt,
    report,
    stand,
    target,
    task,
    value,
    window,
)

PAIR = target("2030", all_of=["a/2030", "e/2030"])
WHOLE: Described = {
    "agencies": [agency("home", successors=[{"agency": "digital", "from": "2026-03-01"}])],
    "indicators": [
        indicator(target("2030", at_least=80), name="a"),
        indicator(target("2030", at_least=90, every="year"), name="b", owners=["justice"]),
        indicator(target("2030", progress="trend"), name="c"),
        indicator(target("2030", at_least=5, condition="the law"), name="d"),
        indicator(
            target("2030", all_of=["a/2030", "e/2030"]), target("2030", id="own", at_least=1, due=2027), name="f"
        ),
        indicator(target("2030", at_least=80), name="e"),
    ],
    "tasks": [
        task("I.1", due="2026-Q2"),
        task("I.2", every="year", years="2026/2028", lead=["justice"]),
        task("I.3", undated="continuous"),
        task("I.4", milestones=[{"due": "2026-Q3", "name": "First step"}, {"due": "2027-Q1"}]),
    ],
    "reporting": {"windows": [window()], "internal_due": 3, "reporters": ["justice", "health"]},
}


def events(as_of: str, until: str, agency: str | None = None, **more: object) -> list[Event]:
    described: dict[str, object] = {**WHOLE, **more}
    return list(calendar(dataset(**described), day(as_of), day(until), agency).events)  # type: ignore[arg-type]


def brief(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(event.day.isoformat(), event.id, event.key) for event in found]


def test_everything_that_falls_due_comes_once_the_nearest_first() -> None:
    assert brief(events("2026-04-01", "2027-12-31")) == [
        ("2026-06-17", "2026-H1", "internal"),
        ("2026-06-20", "2026-H1", ""),
        ("2026-06-30", "I.1", "2026-Q2"),
        ("2026-09-30", "I.4", "2026-Q3"),
        ("2026-12-31", "b/2030", "2026"),
        ("2026-12-31", "I.2", "2026"),
        ("2027-03-31", "I.4", "2027-Q1"),
        ("2027-06-17", "2027-H1", "internal"),
        ("2027-06-20", "2027-H1", ""),
        ("2027-12-31", "b/2030", "2027"),
        ("2027-12-31", "f/own", ""),
        ("2027-12-31", "I.2", "2027"),
    ]


def test_a_composite_comes_without_its_components_of_the_same_day() -> None:
    found = [event.id for event in events("2030-12-31", "2030-12-31")]
    assert found == ["b/2030", "f/2030"]


def test_an_event_names_who_leads_and_who_answers_today_and_its_step() -> None:
    found = {(event.id, event.key): event for event in events("2026-04-01", "2027-12-31")}
    assert (found["I.1", "2026-Q2"].lead, found["I.1", "2026-Q2"].lead_today) == (("home",), ("digital",))
    assert found["I.4", "2026-Q3"].name.en == "First step"
    assert found["I.4", "2027-Q1"].name.en == "Task I.4"
    internal, due = found["2026-H1", "internal"], found["2026-H1", ""]
    assert (internal.lead, internal.lead_today, due.lead) == (("justice", "health"), ("justice", "health"), ())
    assert (internal.days, due.first_day) == (77, day("2026-06-20"))


def test_a_report_is_done_on_the_day_for_its_reporters_once_all_have_sent_theirs() -> None:
    def states(as_of: str, agency: str | None = None, **more: object) -> list[str]:
        sent = [receipt("2026-H1", "2026-06-10", name="justice"), receipt("2026-H1", "2026-06-12", name="health")]
        found = events(as_of, "2026-06-30", agency, receipts=sent, **more)
        return [event.state for event in found if event.kind == "report"]

    assert states("2026-06-11") == ["open", "open"]
    assert states("2026-06-11", "justice") == ["done", "open"]
    assert states("2026-06-12") == ["done", "open"]
    one_day = {"windows": [window()], "reporters": ["justice", "health"]}
    assert states("2026-06-11", reporting=one_day) == ["open"]
    assert states("2026-06-12", reporting=one_day) == ["done"]


def test_an_agency_has_what_it_leads_owns_and_owes() -> None:
    assert brief(events("2026-04-01", "2026-12-31", "justice")) == [
        ("2026-06-17", "2026-H1", "internal"),
        ("2026-06-20", "2026-H1", ""),
        ("2026-12-31", "b/2030", "2026"),
        ("2026-12-31", "I.2", "2026"),
    ]
    assert [event.id for event in events("2026-04-01", "2026-12-31", "digital")] == ["I.1", "I.4"]


EXTENDED = [
    report("extended", name="I.1", due="2026-09-30", document="d", published="2026-04-02"),
    report("extended", name="I.1", due="2026-11-30", document="d", published="2026-05-02"),
]


def test_an_extension_moves_it_and_leaves_its_uid() -> None:
    first = next(item for item in events("2026-04-01", "2026-12-31") if item.id == "I.1")
    for as_of, due, sequence in (("2026-04-10", "2026-09-30", 1), ("2026-06-01", "2026-11-30", 2)):
        (found,) = [item for item in events(as_of, "2026-12-31", reports=EXTENDED) if item.id == "I.1"]
        assert (found.uid, found.day, found.sequence) == (first.uid, day(due), sequence)
        assert found.first_day == first.day
    assert first.sequence == 0


def test_a_target_is_moved_as_a_task_is_and_a_whole_by_its_components() -> None:
    moved = [
        outcome("extended", name="a/2030", due="2031-06-30", document="d", published="2026-04-02"),
        outcome("extended", name="a/2030", due="2031-09-30", document="d", published="2026-05-02"),
    ]
    before = {item.id: item for item in events("2026-04-01", "2031-12-31")}
    after = {item.id: item for item in events("2026-06-01", "2031-12-31", outcomes=moved)}
    assert (after["f/2030"].day, after["f/2030"].sequence) == (day("2031-09-30"), 2)
    assert after["f/2030"].uid == before["f/2030"].uid
    assert after["f/2030"].first_day == before["f/2030"].day


@pytest.mark.parametrize(
    ("said", "state", "sequence"),
    [
        (report("done", name="I.1", on="2026-04-03"), "done", 0),
        (report("superseded", name="I.1", on="2026-04-03", reason="r", document="d"), "ended", 1),
        (report("in_progress", name="I.1", published="2026-04-03"), "open", 0),
    ],
)
def test_what_is_done_or_ended_stays_in_it_and_says_so(said: dict[str, object], state: str, sequence: int) -> None:
    (found,) = [item for item in events("2026-04-05", "2026-12-31", reports=[said]) if item.id == "I.1"]
    assert (found.state, found.sequence) == (state, sequence)


def test_targets_that_are_met_or_ended_say_so() -> None:
    met = events("2030-12-31", "2030-12-31", values=[value(2030, 99, name="b", published="2030-12-31")])
    assert {item.id: item.state for item in met}["b/2030"] == "done"
    ended = outcome("superseded", name="b/2030", on="2026-04-03", reason="r", document="d")
    found = [item for item in events("2026-05-01", "2030-12-31", outcomes=[ended]) if item.id == "b/2030"]
    assert {(item.state, item.sequence) for item in found} == {("ended", 1)}


def test_the_report_that_ends_a_task_as_a_whole_ends_each_occurrence() -> None:
    ended = report("superseded", name="I.2", on="2026-04-03", reason="r", document="d")
    found = [item for item in events("2026-05-01", "2028-12-31", reports=[ended]) if item.id == "I.2"]
    assert [(item.state, item.sequence) for item in found] == [("ended", 1)] * 3


def test_a_uid_is_of_the_decision_by_its_id_and_else_by_its_title() -> None:
    named, renamed = (
        dataset(decision={"id": "reform", "title": {"vi": title, "en": title}}).decision for title in ("A", "B")
    )
    bare, other = (dataset(decision={"title": {"vi": title, "en": title}}).decision for title in ("A", "B"))
    assert uid(named, "task", "I.1", "2026") == uid(renamed, "task", "I.1", "2026")
    assert uid(bare, "task", "I.1", "2026") != uid(other, "task", "I.1", "2026")
    assert len({uid(named, *rest) for rest in (("task", "a", ""), ("target", "a", ""), ("task", "a", "b"))}) == 3


@given(st.dates(date(2021, 1, 1), date(2031, 12, 31)), st.integers(0, 900))
def test_no_uid_comes_twice_and_every_day_lies_in_the_stretch(as_of: date, ahead: int) -> None:
    until = date.fromordinal(as_of.toordinal() + ahead)
    found = calendar(DATA, as_of, until).events
    assert len({item.uid for item in found}) == len(found)
    assert all(as_of <= item.day <= until and item.days == (item.day - as_of).days for item in found)


DATA = dataset(**WHOLE)


def test_what_status_says_is_due_soon_is_in_the_calendar() -> None:
    found = stand("2026-11-01", **WHOLE)
    soon = {(up.day, item.task.id) for up in found.upcoming for item in up.tasks}
    soon |= {(up.day, item.entry.id) for up in found.upcoming for item in up.targets}
    assert soon
    assert soon == {(item.day, item.id) for item in calendar(DATA, day("2026-11-01"), day("2027-01-30")).events}
