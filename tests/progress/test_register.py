"""The register of reports: on time, late, missing and not due yet, for each reporter, on every day."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.dataset import Dataset
from par_cli.progress.register import STANDINGS, Counts, register
from support import agency, dataset, day, receipt, window

REPORTING: dict[str, object] = {
    "windows": [window()],
    "since": "2026-01-01",
    "internal_due": 4,
    "reporters": ["all", "health"],
}
AGENCIES = [
    agency("home", until="2026-06-15", successors=[{"agency": "digital", "from": "2026-06-16"}]),
    agency("all", members=["home", "justice"]),
]
RECEIPTS = [
    receipt("2026-H1", "2026-06-16", name="justice", number="12/BC", evidence="văn thư"),
    receipt("2026-H1", "2026-06-19", name="health", nothing=True),
    receipt("2026-H1", "2026-06-25", name="health"),
]


def made(**more: object) -> Dataset:
    described: dict[str, object] = {"agencies": AGENCIES, "reporting": REPORTING, "receipts": RECEIPTS, **more}
    return dataset(**described)  # type: ignore[arg-type]


def standings(data: Dataset, as_of: str) -> dict[str, tuple[str, int | None]]:
    return {line.reporter: (line.standing, line.days) for line in register(data, day(as_of)).lines}


def test_each_reporter_is_open_then_on_time_late_or_missing() -> None:
    data = made()
    assert standings(data, "2026-03-21") == {}  # not within the 90 days ahead
    assert standings(data, "2026-06-14") == dict.fromkeys(("digital", "justice", "health"), ("open", None))
    assert standings(data, "2026-06-16") == {
        "digital": ("open", None),
        "justice": ("on_time", None),
        "health": ("open", None),
    }
    assert standings(data, "2026-06-30") == {
        "digital": ("missing", 14),
        "justice": ("on_time", None),
        "health": ("late", 3),
    }


def test_the_first_receipt_counts_and_the_others_are_counted() -> None:
    lines = {line.reporter: line for line in register(made(), day("2026-06-30")).lines}
    first = lines["health"].receipt
    assert first is not None
    assert (first.nothing, first.received, lines["health"].receipts) == (True, day("2026-06-19"), 2)
    assert [name for name, line in lines.items() if line.says_nothing] == ["health"]


def test_a_group_speaks_for_its_members_and_one_that_ceased_for_those_that_took_over() -> None:
    of_group = made(receipts=[receipt("2026-H1", "2026-06-16", name="all")])
    assert standings(of_group, "2026-06-30") == {
        "digital": ("on_time", None),
        "justice": ("on_time", None),
        "health": ("missing", 14),
    }
    of_old = made(receipts=[receipt("2026-H1", "2026-06-15", name="home")])
    assert standings(of_old, "2026-06-30")["digital"] == ("on_time", None)


def test_a_group_whose_size_is_known_counts_as_that_many_and_a_receipt_of_it_is_of_those_not_named() -> None:
    agencies = [agency("wards", size=69, members=["home", "justice"])]
    reporting = {**REPORTING, "reporters": ["wards", "health"]}
    none = register(made(agencies=agencies, reporting=reporting, receipts=[]), day("2026-06-30"))
    assert none.summary == Counts(expected=70, received=0, on_time=0, late=0, missing=70, open=0, past_due=70)
    assert [(line.reporter, line.stands_for) for line in none.lines] == [
        ("home", 1),
        ("justice", 1),
        ("health", 1),
        ("wards", 67),
    ]
    sent = [receipt("2026-H1", "2026-06-16", name="wards")]
    found = register(made(agencies=agencies, reporting=reporting, receipts=sent), day("2026-06-30"))
    assert (found.summary.on_time, found.summary.missing) == (69, 1)
    assert register(made(agencies=agencies, reporting=reporting), day("2026-06-30"), "wards").summary.expected == 69


def test_several_agencies_whose_number_nobody_knows_count_as_at_least_one_and_have_no_rates() -> None:
    reporting = {**REPORTING, "reporters": ["wards", "concerned", "health"]}
    agencies = [agency("wards", several=True), agency("concerned", level="group")]
    found = register(made(agencies=agencies, reporting=reporting), day("2026-06-30"))
    assert [(line.reporter, line.stands_for, line.units_known) for line in found.lines] == [
        ("wards", 1, False),
        ("concerned", 1, False),
        ("health", 1, True),
    ]
    counts = found.summary
    assert counts.at_least == ("expected", "missing", "past_due")
    assert (counts.expected, counts.received, counts.late, counts.missing, counts.past_due) == (3, 1, 1, 2, 3)
    assert (counts.reporting_rate, counts.on_time_rate) == (None, None)
    sent = [receipt("2026-H1", "2026-06-16", name="wards"), receipt("2026-H1", "2026-06-16", name="concerned")]
    of_groups = register(made(agencies=agencies, reporting=reporting, receipts=sent), day("2026-06-30")).summary
    assert of_groups.at_least == ("expected", "received", "on_time", "past_due")
    sized = [agency("wards", several=True, size=69), agency("concerned", several=True, members=["home", "justice"])]
    known = register(made(agencies=sized, reporting=reporting), day("2026-06-30")).summary
    assert (known.expected, known.at_least) == (72, ())
    assert known.reporting_rate is not None


def test_the_register_of_an_agency_has_what_it_owes_alone() -> None:
    found = register(made(), day("2026-06-30"), "justice")
    assert [line.reporter for line in found.lines] == ["justice"]
    assert (found.agency, found.summary.expected) == ("justice", 1)
    assert [line.reporter for line in register(made(), day("2026-06-30"), "all").lines] == ["digital", "justice"]
    assert [line.reporter for line in register(made(), day("2026-06-30"), "home").lines] == ["digital"]
    assert register(made(), day("2026-06-30"), "digital").summary.missing == 1


def test_rates_are_over_what_was_due() -> None:
    found = register(made(), day("2026-06-30"))
    counts = found.summary
    assert counts == Counts(expected=3, received=2, on_time=1, late=1, missing=1, open=0, past_due=3)
    assert (counts.reporting_rate, counts.on_time_rate) == (Fraction(2, 3), Fraction(1, 3))
    early = register(made(), day("2026-06-16")).summary
    assert (early.received, early.reporting_rate, early.on_time_rate) == (1, None, None)


def test_without_windows_reporters_or_the_file_nothing_is_due() -> None:
    for reporting in ({"reporters": ["home"]}, {"windows": [window()]}):
        found = register(dataset(reporting=reporting), day("2026-06-30"))
        assert (found.is_kept, found.lines, found.reports) == (False, (), ())
    assert not register(dataset(), day("2026-06-30")).is_kept
    assert made().reporting is not None
    assert register(made(), day("2026-06-30")).since == day("2026-01-01")


def test_reports_due_before_it_is_kept_are_not_asked_about() -> None:
    since_ever = made(reporting={**REPORTING, "since": None})
    keys = [item.report.key for item in register(since_ever, day("2026-06-30")).reports]
    assert keys == ["2022-H1", "2023-H1", "2024-H1", "2025-H1", "2026-H1"]


@given(offsets=st.lists(st.integers(-5, 20), max_size=4), ahead=st.integers(-3, 30))
def test_every_line_counts_once_and_no_count_depends_on_what_came_later(offsets: list[int], ahead: int) -> None:
    due = day("2026-06-16")
    as_of = due + timedelta(ahead)
    days = sorted({due + timedelta(offset) for offset in offsets})
    receipts = [receipt("2026-H1", item.isoformat(), name="health") for item in days]
    found = register(made(receipts=receipts), as_of)
    for counts in (found.summary, *(item.counts for item in found.reports)):
        assert counts.expected == sum(getattr(counts, name) for name in STANDINGS) == len(found.lines)
        assert counts.received == counts.on_time + counts.late
    known = [item for item in receipts if day(str(item["received"])) <= as_of]
    assert register(made(receipts=known), as_of).lines == found.lines
