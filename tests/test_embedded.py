"""The shipped decision: what it holds, line by line, and its state on two days."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loading.examples import shipped
from par_cli.locales import get_locale
from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized, Record
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES, Status
from par_cli.progress.status import Filters, fails, status
from par_cli.render.document import json_document
from par_cli.render.table import table
from read_once import shipped_data
from schemas import held

NOW = date(2026, 11, 23)
AT_FIRST = date(2022, 11, 1)
INDICES = ("par-index-rank", "sipas-rank", "papi-rank", "pci-rank", "dti-rank")


@cache
def decision() -> Dataset:
    """Return the embedded data."""
    return shipped_data()


@cache
def standing(day: date, filters: Filters | None = None) -> Status:
    """Return its state on a day."""
    return status(decision(), day, filters or Filters())


def as_json(day: date) -> Any:  # noqa: ANN401 - a JSON document
    """Return the JSON document of a day."""
    return held(json_document(standing(day), "status"))


# --- what the decision holds


def test_there_are_33_targets_to_2025_and_28_to_2030() -> None:
    assert Counter(entry.phase.id for entry in decision().targets) == {"2025": 33, "2030": 28}


def test_the_operators_of_each_phase_are_those_counted_in_the_text() -> None:
    assert Counter((entry.phase.id, entry.target.operator) for entry in decision().targets) == {
        ("2025", "at_least"): 17,
        ("2025", "more_than"): 2,
        ("2025", "at_most"): 5,
        ("2025", "between"): 1,
        ("2025", "reduce_by"): 3,
        ("2025", "outcome"): 4,
        ("2025", "refers_to"): 1,
        ("2030", "at_least"): 11,
        ("2030", "more_than"): 5,
        ("2030", "improve"): 5,
        ("2030", "reduce_by"): 2,
        ("2030", "outcome"): 3,
        ("2030", "refers_to"): 2,
    }


def test_each_line_of_the_text_states_as_many_targets_as_the_data_has() -> None:
    lines = Counter(entry.target.source.line for entry in decision().targets if entry.target.source is not None)
    single = (457, 459, 465, 467, 469, 473, 475, 477, 479, 488, 489, 491, 494, 496, 498)
    double = (451, 453, 455, 461, 463, 471, 486, 487, 490, 492, 493)
    assert lines == {**dict.fromkeys(single, 1), **dict.fromkeys(double, 2), 449: 3, 481: 9, 485: 5, 500: 7}


def test_commitments_and_yearly_targets_are_those_of_the_text() -> None:
    targets = decision().targets
    assert Counter(entry.target.commitment for entry in targets) == {"firm": 40, "striving": 21}
    yearly = {entry.id for entry in targets if entry.target.every is not None or entry.target.improve is not None}
    assert yearly == {"delegated-content/2030", "legal-documents-reviewed/2030", *(f"{name}/2030" for name in INDICES)}
    strict = Counter(entry.target.value for entry in targets if entry.target.operator == "more_than")
    assert sum(strict.values()) == 7


def test_there_are_44_tasks_in_8_sections() -> None:
    assert Counter(task.section for task in decision().tasks) == {
        "I": 6,
        "II": 1,
        "III": 5,
        "IV": 4,
        "V": 4,
        "VI": 3,
        "VII": 13,
        "VIII": 8,
    }
    assert [task.id for task in decision().tasks if task.section == "VIII"] == [f"VIII.{n}" for n in range(1, 9)]


def test_tasks_fall_due_in_the_ways_counted_in_the_matrix() -> None:
    assert Counter(task.schedule_kind for task in decision().tasks) == {
        "once": 13,
        "yearly": 15,
        "yearly_plan": 1,
        "period": 2,
        "milestones": 6,
        "continuous": 1,
        "external": 6,
    }
    once = [task.due for task in decision().tasks if task.schedule_kind == "once"]
    assert Counter(due.months for due in once if due is not None) == {3: 12, 12: 1}
    steps = {task.id: len(task.milestones) for task in decision().tasks if task.milestones is not None}
    assert steps == {"VIII.1": 2, "VIII.2": 1, "VIII.3": 1, "VIII.5": 2, "VIII.7": 1, "VIII.8": 1}
    no_number = [
        (task.id, step.due.text) for task in decision().tasks for step in task.milestones or () if step.measure is None
    ]
    assert [name for name, _ in no_number if name == "VIII.5"] == ["VIII.5"]


def test_yearly_tasks_run_to_2030_and_one_names_its_own_years() -> None:
    years = {
        item.task.id: (item.occurrences[0].slot.key, item.occurrences[-1].slot.key, len(item.occurrences))
        for item in standing(NOW).tasks
        if item.task.every is not None
    }
    assert years.pop("IV.4") == ("2022", "2026", 5)
    assert set(years.values()) == {("2022", "2030", 9)}
    assert len(years) == 15


@pytest.mark.parametrize(
    ("phase", "section", "first", "last"), [("2025", "II.2.1", 445, 481), ("2030", "II.2.2", 483, 500)]
)
def test_each_target_is_in_its_part_of_the_text(phase: str, section: str, first: int, last: int) -> None:
    for entry in decision().targets:
        if entry.phase.id == phase:
            source = entry.target.source
            assert source is not None, entry.id
            assert source.section == section, entry.id
            assert source.line is not None, entry.id
            assert first <= source.line <= last, entry.id


def test_each_task_is_in_the_matrix_in_its_own_section_and_in_order() -> None:
    sections = {name: section.source for name, section in decision().sections.items()}
    lines = []
    for task in decision().tasks:
        assert task.source is not None, task.id
        assert task.source.section == f"PL04.{task.section}", task.id
        start = sections[task.section]
        assert start is not None
        assert start.line is not None
        assert task.source.line is not None, task.id
        assert start.line < task.source.line, task.id
        lines.append(task.source.line)
    assert lines == sorted(set(lines))
    assert 973 <= lines[0] <= lines[-1] <= 1053


def test_each_baseline_of_the_decision_is_in_its_first_part_or_in_annex_03() -> None:
    from_the_text = [item for items in decision().observations.values() for item in items if item.line is not None]
    assert len(from_the_text) == 47 + 4 + len(CONTEXT.splitlines())
    for item in from_the_text:
        assert item.line is not None
        assert 103 <= item.line <= 417 or 911 <= item.line <= 971, item
        assert item.period.end <= date(2021, 12, 31), item
        assert item.published is None, item


def test_every_figure_published_later_has_its_source_address_and_day() -> None:
    published = [item for items in decision().observations.values() for item in items if item.line is None]
    assert len(published) == 25
    for item in published:
        assert item.source, item
        assert item.url is not None, item
        assert item.url.startswith("https://"), item
        assert item.published is not None, item
        assert item.published < NOW, item


def _localized(value: object, path: str = "") -> Iterator[tuple[str, Localized]]:
    if isinstance(value, Localized):
        yield path, value
    elif isinstance(value, Record):
        for name, inner in value.__dict__.items():
            yield from _localized(inner, f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _localized(inner, f"{path}[{index}]")


def test_every_name_note_and_definition_is_in_both_languages() -> None:
    dataset = decision()
    whole: list[tuple[str, Record]] = [("decision", dataset.decision)]
    for items in (
        dataset.phases,
        dataset.groups,
        dataset.units,
        dataset.indicators,
        dataset.sections,
        dataset.agencies,
    ):
        whole += [(name, item) for name, item in items.items()]
    whole += [(task.id, task) for task in dataset.tasks]
    texts = [found for name, item in whole for found in _localized(item, name)]
    assert len(texts) > 300
    assert [path for path, text in texts if not text.vi or not text.en] == []


def test_whoever_leads_coordinates_or_owns_has_a_short_name() -> None:
    dataset = decision()
    named = {name for entry in dataset.targets for name in entry.owners}
    named |= {name for task in dataset.tasks for name in (*task.lead, *task.coordinating)}
    assert [name for name in sorted(named) if dataset.agencies[name].short is None] == []
    assert [entry.id for entry in dataset.targets if not entry.owners] == []
    assert [task.id for task in dataset.tasks if not task.lead] == ["VIII.8"]


def test_the_tasks_whose_row_plainly_delivers_targets_name_them() -> None:
    serving = {task.id for task in decision().tasks if task.targets}
    served = {name for task in decision().tasks for name in task.targets}
    assert (len(serving), len(served)) == (15, 26)


FIGURES = """\
par-index-rank 2016 17/63 -
par-index-rank 2017 17/63 -
par-index-rank 2018 13/63 -
par-index-rank 2019 12/63 -
par-index-rank 2020 16/63 -
par-index-rank 2021 8/63 -
par-index-rank 2021 8/63 2022-05-25
par-index-rank 2022 28/63 2024-04-17
par-index-rank 2023 18/63 2024-04-17
par-index-rank 2024 15/63 2025-04-06
sipas-rank 2018 4/63 -
sipas-rank 2019 24/63 -
sipas-rank 2020 11/63 -
sipas-rank 2021 5/63 -
sipas-rank 2021 5/63 2022-05-25
sipas-rank 2022 7/63 2024-04-17 break
sipas-rank 2023 4/63 2024-04-17
sipas-rank 2024 16/63 2025-04-06
papi-rank 2016 2/63 -
papi-rank 2017 12/63 -
papi-rank 2018 7/63 -
papi-rank 2019 16/63 -
papi-rank 2020 5/63 -
papi-rank 2021 7/60 - comparable
papi-rank 2022 8/61 2023-04-12 comparable
papi-rank 2023 7/61 2024-04-02 comparable provisional
papi-rank 2024 6/61 2025-04-15 comparable provisional
pci-rank 2016 39/63 -
pci-rank 2017 33/63 -
pci-rank 2018 23/63 -
pci-rank 2019 27/63 -
pci-rank 2020 21/63 -
pci-rank 2021 27/63 -
pci-rank 2021 27/63 2022-04-27
pci-rank 2022 18/63 2023-04-11
pci-rank 2023 more_than 30/63 2024-05-11
dti-rank 2021 59/63 2023-12-31 provisional
dti-rank 2022 37/63 2023-07-12
dti-rank 2023 25/63 2025-07-16 provisional
dti-rank 2024 7/34 2025-10-21
online-services-partial-count 2021 289 -
online-services-partial-used 2021 50 -
online-dossier-share-partial 2021 48.67=1597:3281 -
online-services-full-count 2021 830 -
online-services-full-used 2021 176 -
online-dossier-share 2021 26.78=14862:55489 -
civil-servant-posts 2015 2518 -
civil-servant-posts 2021 2261 -
public-employee-posts 2015 29728 -
public-employee-posts 2021 26530 -
public-employee-posts 2026-01-05 25251 2026-01-06 break
district-units 2021 13 -
commune-units 2019 262 -
commune-units 2021 216 -
commune-cadres 2021 2239 -
commune-civil-servants 2021 1993 -
commune-part-time-staff 2021 1722 -
village-part-time-staff 2021 5303 -
iso-agencies 2015 70 -
iso-agencies 2021 300 -
iso-communes 2015 19 -
iso-communes 2020 201 -
iso-hospitals 2020 85 -
iso-hospitals-count 2015 0 -
iso-hospitals-count 2020 11 -
iso-schools-count 2015 0 -
iso-schools-count 2020 5 -
iso-provincial-service-units-count 2015 0 -
iso-provincial-service-units-count 2020 38 -
iso-district-service-units-count 2020 1 -
resolution-05-targets-met 2025-07 24:26 2025-07-31
district-units 2025-01-01 12 2025-05-02
commune-units 2025-01-01 209 2025-05-02
district-units 2025-07-01 0 2025-06-30
commune-units 2025-07-01 69 2025-06-30
iso-18091-districts 2025-07-01 0:0 2025-06-30
"""
"""Every figure of the indicators with targets and of those next to them: period, value, day of publication, marks."""

CONTEXT = """\
115 guiding-documents 2016-01/2021-12 less_than 300
121 reform-inspections 2016-01/2021-12 more_than 340
121 reform-inspected-agencies 2016-01/2021-12 295
123 sipas-score 2017 84.68
141 legal-documents-issued 2016-01/2021-12 321
143 legal-documents-self-checked 2016-01/2020-12 321
143 legal-documents-self-checked-faults 2016-01/2020-12 19
143 legal-documents-reviewed-count 2016-01/2020-12 3171
143 legal-documents-handled 2016-01/2020-12 100=254:254
151 procedures-simplified 2016-01/2021-12 191
307 procedures-with-workflow 2021 more_than 1700
307 procedure-workflows-digitised 2021 100
395 business-registration-days 2021 2
395 business-registration-on-time 2016-01/2021-12 100
395 business-registration-early 2016-01/2021-12 more_than 90
171 departments 2021 22
171 department-organisations 2021 137
173 service-units 2021 786
177 deputies-departments 2021 54
177 deputies-divisions 2021 170
177 deputies-units-province 2021 21
177 deputies-units-departments 2021 164
181 villages 2021 1965
193 job-positions-departments 2021 100=22:22
193 job-positions-units-province 2021 100=10:10
221 civil-servants-recruited 2020-01/2021-12 141
207 civil-servants-recruited-by-examination 2016 38
207 recruited-without-examination 2017-01/2021-12 220
221 civil-servants-attracted 2020-01/2021-12 21
207 public-employees-recruited 2017-01/2021-12 4499
207 commune-civil-servants-recruited 2017-01/2021-12 341
211 civil-servants-principal-specialist 2019 125
211 civil-servants-principal-specialist 2020 70
211 public-employees-principal-specialist 2019 12
211 civil-servants-specialist 2020 30
201 service-units-self-financing 2021 38
201 service-units-partly-self-financing 2021 41
249 supervised-enterprises 2021 10
255 autonomy-agencies 2021 100=276:276
261 autonomy-service-units 2021 100=813:813
279 commune-staff-with-computer 2021 95
279 provincial-agencies-with-server 2021 100
279 network-coverage 2021 100
281 digital-signature-use 2021 100
281 commune-electronic-exchange 2021 95
303 agencies-with-portal 2021 100
305 iso-communes-share 2015 9
305 iso-communes-share 2020 93
397 investment-projects 2021 1449
397 investment-capital 2021 445376
397 projects-attracted 2011-01/2015-12 360
397 projects-attracted 2016-01/2021-12 495
397 projects-attracted-capital 2011-01/2015-12 34684.8
397 projects-attracted-capital 2016-01/2021-12 51338.7
417 new-firms 2011-01/2015-12 3182
417 new-firms 2016-01/2021-12 6077
417 firms-registered 2021 9447
417 firms-charter-capital 2021 217230
405 domestic-revenue 2016-01/2021-12 33363
937 budget-revenue 2016 7562
937 budget-revenue 2020 12917
921 new-rural-communes 2021 171
921 new-rural-communes-share 2021 94
919 ocop-products 2020 159
925 urbanisation 2004 less_than 13
925 urbanisation 2021 29.8
925 urban-clean-water 2021 82.8
949 upper-secondary-graduation 2021 more_than 97
953 stations-with-doctor 2021 90
953 communes-health-standard 2021 100
953 hospital-beds 2021 30
953 doctors 2021 11
953 health-insurance 2021 91
953 stunting 2021 14
957 poverty 2021 less_than 3
"""
"""Every other figure of Part one and annex 03: line, indicator, period, value."""


def _figure(row: dict[str, str]) -> str:
    counts = f"{row['numerator']}:{row['denominator']}" if row["numerator"] else ""
    value = "=".join(part for part in (row["value"], counts) if part)
    value = f"{value}/{row['of']}" if row["of"] else value
    marks = [mark for mark in ("break", "comparable", "provisional") if row[mark]]
    return " ".join(
        part for part in (row["indicator"], row["period"], row["bound"], value, row["published"] or "-", *marks) if part
    )


def _rows(*names: str) -> list[dict[str, str]]:
    """Return the rows of some of the shipped CSV files."""
    rows: list[dict[str, str]] = []
    for name in names:
        with (Path(shipped().folder) / "reports" / name).open(encoding="utf-8", newline="") as opened:
            rows += csv.DictReader(opened)
    return rows


def test_every_published_figure_is_the_one_that_was_checked_against_its_source() -> None:
    rows = _rows("baseline-2015-2021.csv", "published-2022-2026.csv")
    assert sorted(map(_figure, rows)) == sorted(FIGURES.splitlines())


def test_every_figure_of_the_state_before_is_the_one_that_is_on_its_line() -> None:
    rows = _rows("figures-2004-2021.csv")
    assert [f"{row['line']} {_figure({**row, 'published': ' '}).strip()}" for row in rows] == CONTEXT.splitlines()
    assert {row["source"] for row in rows if int(row["line"]) < 911} == {"Đề án, Phần thứ nhất"}
    assert {row["source"] for row in rows if int(row["line"]) > 911} == {"Đề án, Phụ lục 03"}


def test_nothing_else_is_reported_than_those_figures_and_what_was_found_of_tasks() -> None:
    dataset = decision()
    figures = len(FIGURES.splitlines()) + len(CONTEXT.splitlines())
    assert sum(len(items) for items in dataset.observations.values()) == figures
    assert not dataset.outcomes
    assert not dataset.thresholds
    reports = {
        name: [(report.occurrence, "seen" if report.seen else report.state) for report in items]
        for name, items in dataset.task_reports.items()
    }
    assert reports == {
        "I.1": [("2022-Q4", "done"), ("2022-Q4", "done")],
        "I.2": [("2022", "seen"), ("2024", "done")],
        "I.3": [("2022", "seen"), ("2025", "done")],
        "I.5": [("2024", "seen")],
        "III.2": [(None, "in_progress")],
        "III.5": [(None, "in_progress")],
        "IV.1": [(None, "seen")],
        "V.3": [("2022", "seen")],
        "VII.6": [(None, "seen")],
        "VII.10": [("2023", "seen")],
        "VII.11": [("2025", "done")],
    }


# --- what agencies have to do without a date


def test_there_are_42_duties_in_the_places_of_the_text() -> None:
    reporting = decision().reporting
    assert reporting is not None
    places = Counter(duty.source.section for duty in reporting.duties if duty.source is not None)
    once = {"P2.III.4": 1, **{f"P3.{number}": 1 for number in (4, 8, 12, 13, 14, 15)}}
    twice = {"D3": 2, **{f"P3.{number}": 2 for number in (3, 6, 9, 10, 11, 16)}}
    assert places == {**once, **twice, "D2": 3, "P3.5": 3, "P3.7": 3, "P3.1": 6, "P3.2": 6}
    lines = [duty.source.line or 0 for duty in reporting.duties if duty.source is not None]
    assert lines == sorted(lines)
    assert (lines[0], lines[-1], lines.count(715)) == (31, 807, 2)


def test_the_reports_that_the_text_asks_for_without_a_date_come_as_often_as_it_says() -> None:
    reporting = decision().reporting
    assert reporting is not None
    duties = {duty.id: duty for duty in reporting.duties}
    often = {name: duty.when for name, duty in duties.items() if duty.when and "on_request" in duty.when}
    every = ("quarterly", "half_yearly", "yearly", "on_request")
    assert often == {"D2-3": ("yearly", "on_request"), "1-3": every, "2-3": every}
    assert [name for name, duty in duties.items() if duty.via] == ["D2-3", "1-2", "1-3"]
    assert {duty.via for duty in duties.values() if duty.via} == {("so-noi-vu",)}


def test_the_duties_to_lead_a_field_name_tasks_that_their_agency_leads() -> None:
    reporting = decision().reporting
    assert reporting is not None
    leads = {task.id: {*task.lead} for task in decision().tasks}
    for duty in reporting.duties:
        if duty.id in {"5-2", "6-1", "7-1"}:
            led = {name for name, agencies in leads.items() if agencies & {*duty.who}}
            assert {*duty.tasks} == led, duty.id


# --- its state


def test_at_the_end_of_2026_the_totals_are_61_targets_44_tasks_170_occurrences() -> None:
    summary = standing(NOW).summary
    assert (summary.targets.total, summary.tasks.total, summary.occurrences.total) == (61, 44, 170)
    assert (summary.occurrences.dated, summary.occurrences.undated, summary.occurrences.superseded) == (163, 7, 0)
    assert (summary.occurrences.done_on_time, summary.occurrences.open, summary.occurrences.overdue) == (4, 76, 83)
    assert (summary.targets.overdue, summary.targets.overdue_unreported, summary.tasks.overdue) == (33, 33, 36)
    assert fails(standing(NOW), "overdue", binding=False)


@pytest.mark.parametrize(
    ("name", "value", "of", "bound"),
    [
        ("par-index-rank", 15, 63, None),
        ("sipas-rank", 16, 63, None),
        ("papi-rank", 6, 61, None),
        ("pci-rank", 30, 63, "more_than"),
        ("dti-rank", 7, 34, None),
    ],
)
def test_each_index_target_of_2025_is_unreported_next_to_its_newest_edition(
    name: str, value: int, of: int, bound: str | None
) -> None:
    found = next(item for item in standing(NOW).targets if item.entry.id == f"{name}/2025")
    assert (found.status, found.overdue, found.deciding) == ("unreported", True, None)
    assert found.current is not None
    assert (found.current.value, found.current.of, found.current.bound) == (Decimal(value), of, bound)


def test_approving_the_scheme_was_done_on_time_by_the_decision_itself() -> None:
    task = next(item for item in standing(NOW).tasks if item.task.id == "I.1")
    assert task.status == "done_on_time"
    only = task.occurrences[0]
    assert (only.done_on, only.done_by_bound) == (date(2022, 12, 4), False)
    before = next(item for item in standing(date(2025, 6, 26)).tasks if item.task.id == "I.1").occurrences[0]
    assert (before.status, before.done_on, before.done_by_bound) == ("done_on_time", date(2022, 12, 31), True)


def test_the_number_and_the_day_of_the_decision_are_those_that_a_later_one_cites() -> None:
    found = decision().decision
    assert (found.number, found.date) == ("2454/QĐ-UBND", date(2022, 12, 4))
    assert found.note is not None
    assert "1606/QĐ-UBND" in str(found.note.vi)


@pytest.mark.parametrize("day", [AT_FIRST, NOW, date(2031, 12, 31), date(2099, 1, 1)], ids=str)
def test_the_seven_tasks_without_a_date_are_never_overdue(day: date) -> None:
    undated = {item.task.id: item.overdue for item in standing(day).tasks if item.status == "undated"}
    assert undated == dict.fromkeys(("III.1", "III.2", "III.3", "III.4", "III.5", "IV.1", "VII.13"), False)


def test_the_leads_with_the_most_overdue_occurrences_are_those_counted_by_hand() -> None:
    counted = {name: tally.overdue for name, tally in standing(NOW).summary.occurrences_by_agency.items()}
    assert counted["so-noi-vu"] == 30
    assert counted["uy-ban-nhan-dan-cap-huyen"] == 18
    assert counted["cac-so-ban-nganh-cap-tinh"] == 14
    assert counted["so-tai-chinh"] == 9
    assert counted["so-thong-tin-va-truyen-thong"] == 8
    assert counted["so-khoa-hoc-va-cong-nghe"] == 8
    assert sorted(counted.values(), reverse=True)[6] < 8


def test_a_report_that_only_saw_something_closes_nothing() -> None:
    seen = {"I.2": "2022", "I.3": "2022", "I.5": "2024", "V.3": "2022", "VII.6": "2025-Q4", "VII.10": "2023"}
    tasks = {item.task.id: item for item in standing(NOW).tasks}
    for name, key in seen.items():
        found = next(item for item in tasks[name].occurrences if item.slot.key == key)
        assert (found.status, found.seen is not None) == ("unreported", True), name


def test_who_answers_today_for_the_departments_that_were_merged() -> None:
    dti = next(item for item in standing(NOW).targets if item.entry.id == "dti-rank/2025")
    assert (dti.owners, dti.owners_today) == (("so-thong-tin-va-truyen-thong",), ("so-khoa-hoc-va-cong-nghe",))
    before = next(item for item in standing(date(2025, 2, 28)).targets if item.entry.id == "dti-rank/2025")
    assert before.owners_today == ("so-thong-tin-va-truyen-thong",)


def test_the_district_pilots_have_nobody_left_to_measure() -> None:
    found = {item.entry.id for item in standing(NOW).targets if item.status == "not_applicable"}
    assert found == {"iso-18091-districts/2030"}


def test_when_the_decision_was_new_nothing_was_overdue() -> None:
    found = standing(AT_FIRST)
    assert (found.summary.targets.overdue, found.summary.occurrences.overdue) == (0, 0)
    assert not fails(found, "overdue", binding=False)
    assert not fails(found, "at-risk", binding=False)


def _published(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, item in node.items():
            if key == "published" and item is not None:
                yield str(item)
            yield from _published(item)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from _published(item)


def test_when_the_decision_was_new_nothing_published_later_is_visible() -> None:
    assert found_days(AT_FIRST) <= {"2022-05-25", "2022-04-27", "2022-05-27", "2022-08-31"}
    assert standing(AT_FIRST).newest == date(2022, 5, 25)
    assert max(found_days(NOW)) == "2026-03-10"


def found_days(day: date) -> set[str]:
    """Return every day of publication that the JSON document of a day shows."""
    return set(_published(as_json(day)))


def test_a_figure_appears_on_the_day_of_its_publication_and_not_before() -> None:
    def newest(day: date) -> Decimal | None:
        found = next(item for item in standing(day).targets if item.entry.id == "par-index-rank/2025")
        return None if found.current is None else found.current.value

    assert newest(date(2025, 4, 5)) == 18
    assert newest(date(2025, 4, 6)) == 15


# --- the counts, in every format

DAYS = (AT_FIRST, date(2023, 1, 1), date(2026, 3, 21), NOW, date(2031, 6, 30))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_in_json_the_counts_of_each_status_sum_to_the_total_everywhere(day: date) -> None:
    summary = as_json(day)["summary"]
    tallies = [summary["targets"], summary["tasks"]]
    for part, keys in (
        ("targets", ("by_phase", "by_section", "by_group", "by_agency")),
        ("tasks", ("by_section", "by_agency")),
    ):
        tallies += [tally for key in keys for tally in summary[part][key].values()]
    assert len(tallies) > 20
    for tally in tallies:
        assert sum(tally["by_status"].values()) == tally["total"]
        assert tally["overdue_unreported"] <= tally["overdue"] <= tally["total"]
    for tally in (summary["occurrences"], *summary["occurrences"]["by_agency"].values()):
        buckets = [tally[name] for name in ("done_on_time", "done_late", "open", "overdue")]
        assert sum(buckets) == tally["dated"]
        assert tally["dated"] + tally["undated"] + tally["superseded"] == tally["total"]
    assert set(summary["targets"]["by_status"]) == set(TARGET_STATUSES)
    assert set(summary["tasks"]["by_status"]) == set(OCCURRENCE_STATUSES)
    for part in ("by_phase", "by_section", "by_group"):
        assert sum(tally["total"] for tally in summary["targets"][part].values()) == 61
    assert sum(tally["total"] for tally in summary["tasks"]["by_section"].values()) == 44


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_in_json_the_summary_counts_the_lists_next_to_it(day: date) -> None:
    found = as_json(day)
    for part in ("targets", "tasks"):
        counted = Counter(item["status"] for item in found[part])
        assert {name: count for name, count in found["summary"][part]["by_status"].items() if count} == counted
        assert sum(item["overdue"] for item in found[part]) == found["summary"][part]["overdue"]
        assert len({item["id"] for item in found[part]}) == len(found[part])
    occurrences = [item for task in found["tasks"] for item in task["occurrences"]]
    assert sum(item["overdue"] for item in occurrences) == found["summary"]["occurrences"]["overdue"]
    assert len(occurrences) == 170


def _numbers(text: str, heading: str) -> list[int]:
    line = next(line for line in text.splitlines() if line.strip().startswith(heading))
    words = line.strip().removeprefix(heading).split()
    return [int(word) for word in words if word.isdecimal()]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_in_the_table_each_row_of_counts_sums_to_its_total(day: date) -> None:
    text = table(standing(day), "status", get_locale("en"), None, color=False, binding=False)
    for heading, total in (("to 2025", 33), ("to 2030", 28), ("tasks", 44), ("occurrences", 170)):
        first, *rest = _numbers(text, heading)
        assert (heading, first) == (heading, total)
        assert (heading, sum(rest)) == (heading, total)


def test_the_two_tasks_on_network_security_are_answered_by_the_successor_of_that_part_and_only_they() -> None:
    asked = Filters(agency="cong-an-tinh")
    led = ["III.2"]  # which it leads by the decision itself
    assert [item.task.id for item in standing(NOW, asked).tasks] == [*led, "VII.11", "VII.13"]
    assert all(item.lead_today == ("cong-an-tinh",) for item in standing(NOW, asked).tasks[1:])
    assert [item.task.id for item in standing(date(2025, 2, 28), asked).tasks] == led
