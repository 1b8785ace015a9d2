"""What is said where a name is in the place of an id, and whether successors are there when they are needed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loading.examples import GOOD, folder_with, problems
from par_cli.diagnostics import Diagnostic
from par_cli.loading.folder import Location, examine, read
from par_cli.locales import ENGLISH
from par_cli.typed import closest
from support import Fields, agency, indicator, target, task, value, write_folder

DAY = date(2026, 11, 23)


def _only(folder: Path) -> Diagnostic:
    (found,) = problems(folder)
    return found


def _lead(tmp_path: Path, written: str) -> Diagnostic:
    """Return what is said where a lead agency is written so; the id that is meant is ``home``, its alias SNV."""
    folder = folder_with(tmp_path / "data")
    file = folder / "tasks.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lead: [home]\n", f"lead: [{written}]\n", 1), encoding="utf-8")
    return _only(folder)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Sở Nội vụ", "PAR216"),
        ("SỞ NỘI VỤ", "PAR216"),
        ("so noi vu", "PAR216"),
        ("So_Noi_Vu", "PAR216"),
        ("so-noi-vu", "PAR301"),
        ("noi-vu", "PAR301"),
        ("SNV", "PAR216"),
        ("snv", "PAR301"),
        ("Home", "PAR216"),
        ("HOME ", "PAR216"),
        ("hôme", "PAR216"),
        ("hom", "PAR301"),
        ("Department of Home Affairs", "PAR216"),
        ("Sở Nội vụ tỉnh", "PAR216"),
    ],
)
def test_a_name_alias_or_misspelt_id_is_answered_with_the_id_that_is_meant(
    tmp_path: Path, written: str, code: str
) -> None:
    found = _lead(tmp_path, f'"{written}"')
    assert (found.code, ENGLISH.text(found.hint)) == (code, "did you mean “home”?")


def test_the_hint_works_when_it_is_followed_to_the_letter(tmp_path: Path) -> None:
    assert "“home”" in ENGLISH.text(_lead(tmp_path, "Sở Nội vụ").hint)
    folder = folder_with(tmp_path / "mended")
    assert problems(folder) == ()


def test_a_name_that_is_like_no_other_is_told_what_an_id_is(tmp_path: Path) -> None:
    assert ENGLISH.text(_lead(tmp_path, "Ban Quản lý khu kinh tế").hint).startswith("write lower-case letters a-z")


def test_a_name_that_two_agencies_share_is_no_answer(tmp_path: Path) -> None:
    offices = [
        agency("office-a", short={"vi": "Văn phòng", "en": "Office"}),
        agency("office-b", short={"vi": "Văn phòng", "en": "Office"}),
    ]
    folder = write_folder(tmp_path, agencies=offices, tasks=[task(due=2024, lead=["Văn phòng"])])
    assert ENGLISH.text(_only(folder).hint).startswith("write lower-case letters a-z")


def test_the_agency_is_known_by_its_id_where_its_entry_has_a_fault_of_its_own(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, agencies=[agency("finance", colour="red")], tasks=[task(due=2024, lead=["Finance"])]
    )
    assert {(item.code, ENGLISH.text(item.hint)) for item in problems(folder)} >= {
        ("PAR216", "did you mean “finance”?")
    }


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("place", "did you mean one of these: place/2025, place/2030?"),
        ("staff", "did you mean “staff/2025”?"),
        ("Staff/2025", "did you mean “staff/2025”?"),
    ],
)
def test_an_indicator_alone_is_answered_with_its_targets(tmp_path: Path, given: str, hint: str) -> None:
    folder = folder_with(tmp_path / "data")
    file = folder / "tasks.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("rules/2025", given), encoding="utf-8")
    assert ENGLISH.text(_only(folder).hint) == hint


def test_a_unit_with_a_capital_is_answered_with_the_built_in_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80), unit="Percent")])
    assert [(item.code, ENGLISH.text(item.hint)) for item in problems(folder)] == [
        ("PAR216", "did you mean “percent”?")
    ]


def test_ids_are_answered_in_cells_too(tmp_path: Path) -> None:
    rows = "indicator,period,value,reporter\nShare,2024,50,\nshare,2024,50,Sở home\n"
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80))], files={"a.csv": rows})
    assert [(item.line, ENGLISH.text(item.hint)) for item in problems(folder)] == [
        (2, "did you mean “share”?"),
        (3, "did you mean “home”?"),
    ]


@pytest.mark.parametrize("cell", ["Indicator", " indicator", "ìndicator", "INDICATOR", "indicater"])
def test_a_column_is_found_without_case_spaces_and_diacritics(tmp_path: Path, cell: str) -> None:
    rows = f"{cell},period,value\nshare,2024,50\n"
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80))], files={"a.csv": rows})
    assert "did you mean “indicator”?" in {ENGLISH.text(item.hint) for item in problems(folder)}


def test_closeness_ignores_case_diacritics_and_the_sign_between_words() -> None:
    known = ["dien-tu", "at_least", "so-noi-vu"]
    assert closest("ĐIỆN TỬ", known) == "dien-tu"
    assert closest("Ðiện_tử", known) == "dien-tu"
    assert closest("At-Least", known) == "at_least"
    assert closest("quite different", known) is None
    assert closest("x" * 1_000_000, known) is None


def test_an_agency_and_an_indicator_with_one_id_are_told_with_both_places(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80), name="justice")])
    found = _only(folder)
    assert (found.code, Path(found.file).name) == ("PAR302", "agencies.yaml")
    assert [Path(place.file).name for place in found.related] == ["targets.yaml"]


# --- successors


def _doubts(folder: Path, *codes: str, day: date = DAY) -> list[str]:
    return [
        ENGLISH.text(item.message)
        for item in examine(read(Location(str(folder), embedded=False)), day)
        if item.code in codes
    ]


def _ended(until: str | None, *successors: Fields) -> list[Fields]:
    old = agency("old", until=date(2024, 12, 31), successors=[{"agency": "new", "from": date(2025, 1, 1)}])
    return [old, agency("new", until=None if until is None else date.fromisoformat(until), successors=list(successors))]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, []),
        ("2024-12-31", ["new ended on 2024-12-31, before it took over"]),
        ("2025-01-01", ["new ended on 2025-01-01, and nobody has taken over from it"]),
        ("2026-11-22", ["new ended on 2026-11-22, and nobody has taken over from it"]),
        ("2026-11-23", []),
        ("2027-12-31", []),
    ],
)
def test_a_successor_is_there_when_it_takes_over_and_today(tmp_path: Path, until: str | None, said: list[str]) -> None:
    assert _doubts(write_folder(tmp_path, agencies=_ended(until)), "PAR307") == said


def test_a_successor_that_has_successors_of_its_own_may_have_ended(tmp_path: Path) -> None:
    later = {"agency": "home", "from": date(2026, 1, 1)}
    assert _doubts(write_folder(tmp_path, agencies=_ended("2025-12-31", later)), "PAR307") == []


def test_a_day_that_is_known_by_its_year_only_may_be_the_right_one(tmp_path: Path) -> None:
    old = agency("old", successors=[{"agency": "new", "from": "2025"}])
    new = agency("new", until=date(2025, 6, 30), successors=[{"agency": "home", "from": "2025-07"}])
    assert _doubts(write_folder(tmp_path, agencies=[old, new]), "PAR307") == []


def test_the_small_folder_has_nothing_doubtful() -> None:
    assert examine(read(Location(str(GOOD), embedded=False)), DAY) == ()


def test_reported_values_of_an_unknown_indicator_are_answered_quickly_however_many(tmp_path: Path) -> None:
    values = [value(2024, "5", name=f"unknown-{number}") for number in range(300)]
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80))], values=values)
    found = problems(folder)
    assert len(found) == 300
    assert {ENGLISH.text(item.hint) for item in found} == {"write one of those in targets.yaml: share"}
