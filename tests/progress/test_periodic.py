"""The periodic report and the letters: what they take from the status of the same day."""

from __future__ import annotations

from par_cli.locales import ENGLISH
from par_cli.model.dataset import Dataset
from par_cli.model.reporting import Letterhead
from par_cli.progress.letters import Letter, TakenOver, letters
from par_cli.progress.periodic import PeriodicReport, periodic_report
from par_cli.progress.status import Filters, status
from support import Fields, agency, dataset, day, indicator, report, target, task, value, window

GROUPS: list[Fields] = [{"id": "services", "name": {"vi": "Dịch vụ", "en": "Services"}}]
HEIRS = [{"agency": "science", "from": "2023-01-01", "unverified": True}]
AGENCIES = [agency("science"), agency("home"), agency("digital", successors=HEIRS), agency("other")]


def made(**more: object) -> Dataset:
    described: dict[str, object] = {
        "groups": GROUPS,
        "reporting": {"windows": [window()], "internal_due": 4},
        "agencies": AGENCIES,
        "indicators": [
            indicator(target(at_least=80, baseline=2021), name="a", group="services", owners=["digital"]),
            indicator(target(at_least=80), name="b", owners=["home"]),
        ],
        "tasks": [
            task("I.1", every="year", lead=["digital", "home"]),
            task("I.2", due="2026-06-20", lead=["home"]),
            task("I.3", undated="continuous", lead=[]),
        ],
        "values": [
            value(2021, 60, name="a", published="2022-03-01"),
            value(2022, 70, name="a", published="2023-03-01"),
            value(2022, 40, name="b", published="2023-03-02"),
        ],
        "reports": [
            report("in_progress", name="I.1", occurrence="2023", published="2024-01-10", cause="staff", remedy="more"),
            report("in_progress", name="I.1", occurrence="2024", published="2025-01-10"),
        ],
        **more,
    }
    return dataset(**described)  # type: ignore[arg-type]


def periodic(data: Dataset, as_of: str = "2026-06-01") -> PeriodicReport:
    reporting = data.reporting
    assert reporting is not None
    due = reporting.report("2026-H1")
    assert due is not None
    return periodic_report(data, day(as_of), due, None, ENGLISH.text)


def test_a_report_is_the_status_of_its_day_under_the_fields_of_the_data() -> None:
    data = made()
    found = periodic(data)
    whole = status(data, day("2026-06-01"), Filters())
    assert found.found.summary == whole.summary
    assert [item.entry.id for item in found.found.targets] == [item.entry.id for item in whole.targets]
    fields = {item.heading and item.heading.key: item for item in found.fields}
    assert {key: item.counts.total for key, item in fields.items()} == {"services": 1, None: 1}
    assert [item.entry.id for item in fields["services"].with_status("unreported")] == ["a/2025"]
    assert (found.dataset, found.as_of) == (data, day("2026-06-01"))


def test_a_report_names_the_causes_and_remedies_that_were_reported_and_every_figure_once() -> None:
    found = periodic(made())
    told = [(item.task.task.id, item.occurrence.slot.key, item.cause, item.remedy) for item in found.shortcomings]
    assert told == [("I.1", "2023", "staff", "more")]
    figures = [(item.target.entry.id, item.observation.period.text) for item in found.figures]
    assert figures == [("a/2025", "2021"), ("a/2025", "2022"), ("b/2025", "2022")]


def test_a_decision_without_targets_has_a_report_without_fields() -> None:
    assert periodic(made(indicators=[], values=[])).fields == ()


def by_agency(data: Dataset, as_of: str) -> dict[str | None, Letter]:
    return {item.agency: item for item in letters(data, day(as_of), None, ENGLISH.text)}


def test_each_agency_that_answers_on_the_day_is_written_to_about_what_it_owes() -> None:
    found = by_agency(made(), "2026-06-01")
    assert list(found) == ["home", "science"]
    late = [(item.task.task.id, item.occurrence.slot.key) for item in found["home"].overdue]
    assert late == [("I.1", year) for year in ("2022", "2023", "2024", "2025")]
    assert [item.task.task.id for item in found["home"].soon] == ["I.2"]
    assert [item.entry.id for item in found["science"].targets] == ["a/2025"]
    assert [(item.agency, item.unverified) for item in found["science"].taken_over] == [("digital", True)]
    assert found["home"].taken_over == ()


def test_a_letter_names_the_targets_of_the_agency_that_fall_due_within_thirty_days() -> None:
    soon = {name: item.targets_soon for name, item in by_agency(made(reports=[]), "2025-12-05").items()}
    due = {name: [(item.target.entry.id, item.day.isoformat()) for item in found] for name, found in soon.items()}
    assert due == {"home": [("b/2025", "2025-12-31")], "science": [("a/2025", "2025-12-31")]}
    assert all(not item.targets_soon for item in by_agency(made(), "2025-11-30").values())
    assert by_agency(made(), "2025-12-05")["science"].taken_over == (TakenOver("digital", unverified=True),)


def test_a_letter_asks_for_an_answer_with_the_report_whose_reporters_have_time_left() -> None:
    answers = {
        as_of: item.answer and item.answer.internal_due.isoformat()
        for as_of in ("2026-06-16", "2026-06-17")
        for item in letters(made(), day(as_of), None, ENGLISH.text)
    }
    assert answers == {"2026-06-16": "2026-06-16", "2026-06-17": None}
    none = letters(made(reporting={}), day("2026-06-16"), None, ENGLISH.text)
    assert {item.answer for item in none} == {None}


def test_who_owes_nothing_is_not_written_to() -> None:
    assert by_agency(made(indicators=[], values=[]), "2022-02-01") == {}


def test_a_letter_says_that_it_goes_to_the_agency_that_sends_it() -> None:
    for sender, own in (("home", ["home"]), ("digital", ["science"]), ("other", [])):
        found = letters(made(), day("2026-06-01"), Letterhead(id="own", agency=sender), ENGLISH.text)
        assert [item.agency for item in found if item.to_itself] == own
    assert not any(item.to_itself for item in letters(made(), day("2026-06-01"), None, ENGLISH.text))


def test_what_names_nobody_is_the_last_letter_and_goes_to_those_there_are_who_help() -> None:
    help_today = [
        agency("home"),
        agency("digital", until="2024-12-31", successors=[{"agency": "science", "from": "2025-01-01", "source": "x"}]),
        agency("science"),
        agency("gone", until="2025-06-30"),
    ]
    nobody = made(
        agencies=help_today,
        indicators=[
            indicator(target(at_least=80), name="a", owners=None),
            indicator(target("2030", at_least=80), name="b", owners=None),
        ],
        tasks=[
            task("I.1", every="year", lead=[], coordinating=["digital", "gone"]),
            task("I.2", due="2026-06-20", lead=[], coordinating=["science"]),
            task("I.3", due="2030-06-20", lead=[], coordinating=["home"]),
            task("I.4", due="2025-06-20", lead=["home"]),
        ],
        values=[],
        reports=[],
    )
    first, last = letters(nobody, day("2026-06-01"), None, ENGLISH.text)
    assert (first.agency, first.helping) == ("home", ())
    assert (last.agency, last.helping, last.to_itself) == (None, ("science",), False)
    assert [item.task.task.id for item in last.overdue] == ["I.1"] * 4
    assert [item.task.task.id for item in last.soon] == ["I.2"]
    assert [item.entry.id for item in last.targets] == ["a/2025"]
    assert last.taken_over == ()
