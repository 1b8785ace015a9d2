"""What was typed wrongly is put right where it is: no other byte, no day of publication, no other sender's figure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loading.examples import folder_with
from par_cli.diagnostics import MisuseError, NotWrittenError
from par_cli.locales import ENGLISH
from par_cli.record import change as changes
from par_cli.record.report_edit import ListName, correct_report, edit_report, is_of_another_sender
from par_cli.record.yaml_edit import Fields
from par_cli.source import PlainDate, PlainNumber
from record.changing import located
from record.importing import content, good_folder, imported, refused, saved, values
from record.undoing import stamp, undo

YAML, TABLE = "reports/2025.yaml", "reports/ranks.csv"
FIGURE = {"value": PlainNumber("42.5")}
DOSSIERS = {"indicator": "dossiers", "period": PlainNumber("2023")}
PLACE = {"indicator": "place", "period": PlainNumber("2021")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "data")


def corrected(folder: Path, name: ListName, fields: Fields) -> None:
    changes.change(located(folder), lambda reading: correct_report(reading, name, fields), stamp())


def recorded(folder: Path, name: ListName, fields: Fields) -> str:
    """Add an entry; return why it was refused."""
    path = f"{folder.as_posix()}/reports/new.yaml"
    try:
        changes.change(located(folder), lambda reading: edit_report(reading, path, name, fields), stamp())
    except MisuseError as error:
        return ENGLISH.text(error.message)
    return ""


@pytest.mark.parametrize(
    ("fields", "file", "old", "new"),
    [
        ({**DOSSIERS, **FIGURE}, YAML, "value: 41.5,", "value: 42.5,"),
        ({**DOSSIERS, "numerator": PlainNumber("1"), "denominator": PlainNumber("8")}, YAML,
         "value: 41.5,", "numerator: 1, denominator: 8,"),
        ({**DOSSIERS, **FIGURE, "bound": "more_than", "note": "page 3"}, YAML,
         "value: 41.5,", "value: 42.5, bound: more_than, note: page 3,"),
        ({**DOSSIERS, **FIGURE, "published": PlainDate("2024-01-21"), "source": "Report 8"}, YAML,
         "41.5, published: 2024-01-20, source: Report 7", "42.5, published: 2024-01-21, source: Report 8"),
        ({**PLACE, "value": PlainNumber("9")}, TABLE, "2021,8,,63,", "2021,9,,63,"),
        ({**PLACE, "value": PlainNumber("9"), "of": PlainNumber("64"), "note": 'a, "b"'}, TABLE,
         "2021,8,,63,2022-05-25,,", '2021,9,,64,2022-05-25,"a, ""b""",'),
        ({**PLACE, "period": PlainNumber("2023"), "value": PlainNumber("31")}, TABLE,
         "2023,30,more_than,63", "2023,31,,63"),
    ],
)  # fmt: skip
def test_a_figure_is_put_right_and_nothing_else_changes(
    folder: Path, fields: Fields, file: str, old: str, new: str
) -> None:
    before = content(folder)
    corrected(folder, "values", fields)
    assert content(folder) == {**before, file: before[file].decode().replace(old, new).encode()}
    assert content(folder) != before
    after = content(folder)
    corrected(folder, "values", fields)
    assert content(folder) == after  # it is right already
    undo(folder)
    assert content(folder) == before


def test_of_several_figures_the_one_of_the_day_is_put_right(folder: Path) -> None:
    new = {**DOSSIERS, **FIGURE, "published": PlainDate("2024-02-02")}
    changes.change(
        located(folder),
        lambda reading: edit_report(reading, f"{folder.as_posix()}/reports/new.yaml", "values", new, revise=True),
        stamp(),
    )
    again = {**DOSSIERS, "value": PlainNumber("43")}
    with pytest.raises(MisuseError, match=r"more than once: .*2025.yaml:4 \(2024-01-20\), .*new.yaml:4 \(2024-02-02\)"):
        corrected(folder, "values", again)
    with pytest.raises(MisuseError, match="more than once"):
        corrected(folder, "values", {**again, "published": PlainDate("2024-03-03")})
    corrected(folder, "values", {**again, "published": PlainDate("2024-02-02")})
    assert "value: 43, published: 2024-02-02" in (folder / "reports" / "new.yaml").read_text()
    assert "value: 41.5, published: 2024-01-20" in (folder / YAML).read_text()


def test_what_is_not_there_or_has_no_place_is_not_put_right(folder: Path) -> None:
    others: list[Fields] = [{**DOSSIERS, **FIGURE, "reporter": "home"}, {**DOSSIERS, **FIGURE, "projection": True}]
    for fields in others:
        with pytest.raises(MisuseError, match="nothing is reported that could be corrected"):
            corrected(folder, "values", fields)
    before = content(folder)
    with pytest.raises(NotWrittenError, match=r"it cannot be written into .*ranks\.csv:2"):
        corrected(folder, "values", {**PLACE, "change": PlainNumber("-5")})
    assert content(folder) == before


# --- tasks and outcomes

DONE = {"task": "I.1", "state": "done", "on": PlainDate("2022-12-21"), "evidence": "Decision 4"}
SAID = {"task": "I.1", "state": "in_progress", "published": PlainDate("2023-01-05")}


def test_a_second_report_of_one_day_is_refused_with_both_and_holds_as_a_correction(folder: Path) -> None:
    said = recorded(folder, "tasks", SAID)
    assert "I.1: “done” is reported in" in said
    assert "2025.yaml:12 for the same day, and “in progress” here" in said
    assert "add --correct" in said
    before = content(folder)
    corrected(folder, "tasks", SAID)
    assert "{task: I.1, state: in_progress, published: 2023-01-05}" in (folder / YAML).read_text()
    corrected(folder, "tasks", DONE)
    text = (folder / YAML).read_text()
    assert "{task: I.1, state: done, on: 2022-12-21, evidence: Decision 4, published: 2023-01-05}" in text
    undo(folder, last=2)
    assert content(folder) == before


def test_of_the_same_state_the_evidence_stays_and_of_another_one_it_goes(folder: Path) -> None:
    corrected(folder, "tasks", {"task": "I.1", "state": "done", "on": PlainDate("2022-12-21")})
    text = (folder / YAML).read_text()
    assert "{task: I.1, state: done, on: 2022-12-21, published: 2023-01-05, evidence: Decision 2}" in text
    corrected(folder, "tasks", {**SAID, "cause": "too few people"})
    text = (folder / YAML).read_text()
    assert "{task: I.1, state: in_progress, cause: too few people, published: 2023-01-05}" in text
    corrected(folder, "tasks", DONE)
    assert "cause" not in (folder / YAML).read_text()


def test_reports_of_one_day_are_known_by_the_day_from_which_they_count(folder: Path) -> None:
    day = PlainDate("2023-02-03")
    assert recorded(folder, "tasks", {**SAID, "task": "I.2", "occurrence": "2025", "published": day}) == ""
    done: Fields = {"task": "I.2", "occurrence": "2025", "state": "done", "on": day}
    assert "“in progress” is reported in" in recorded(folder, "tasks", done)
    assert recorded(folder, "tasks", {**done, "on": PlainDate("2023-02-04")}) == ""
    assert recorded(folder, "tasks", {**done, "occurrence": "2026"}) == ""
    later: Fields = {
        "task": "I.2", "occurrence": "2025", "state": "extended", "due": PlainDate("2026-05-06"), "document": "D",
        "published": day,
    }  # fmt: skip
    assert recorded(folder, "tasks", later) == ""


def test_an_outcome_is_put_right_where_it_is(folder: Path) -> None:
    assert "rules/2025: “in progress” is reported in" in recorded(
        folder, "outcomes", {"target": "rules/2025", "state": "not_done", "published": PlainDate("2024-05-01")}
    )
    corrected(folder, "outcomes", {"target": "rules/2025", "state": "done", "on": PlainDate("2024-04-30")})
    text = (folder / YAML).read_text()
    assert "{target: rules/2025, state: done, on: 2024-04-30, published: 2024-05-01}" in text


def test_a_state_that_was_said_on_a_day_needs_that_day(folder: Path) -> None:
    assert recorded(folder, "tasks", {**DONE, "task": "I.2", "occurrence": "2025"}) == ""
    said = {"task": "I.2", "occurrence": "2025", "state": "in_progress"}
    with pytest.raises(MisuseError, match="--correct: --published is needed with it"):
        corrected(folder, "tasks", said)
    corrected(folder, "tasks", {**said, "published": PlainDate("2024-01-02")})


# --- a sheet


def test_figures_of_a_sheet_are_put_right_where_they_are_and_new_ones_are_added(folder: Path) -> None:
    before = content(folder)
    sheet = saved([
        ["indicator", "period", "value", "of", "note"],
        ["dossiers", "2023", "42,5", "", ""], ["place", "2021", "9", "63", "again"], ["dossiers", "2022", "30", "", ""],
        ["staff", "2021", "2261", "", ""],
    ])  # fmt: skip
    assert {item.code for item in refused(folder, sheet)} == {"PAR609"}
    dry = imported(folder, sheet, replace=True, dry=True)
    assert content(folder) == before
    plan = imported(folder, sheet, replace=True)
    assert (plan.corrected, plan.files) == (dry.corrected, dry.files)
    assert (plan.new, plan.same, len(plan.corrected), len(plan.revised)) == (1, 1, 2, 0)
    assert [(item.cell, ENGLISH.text(item.before), ENGLISH.text(item.now)) for item in plan.corrected.values()] == [
        ("C2", "41.5", "42.5"),
        ("C3", "8/63", "9/63"),
    ]
    after = content(folder)
    assert after[YAML] == before[YAML].replace(b"41.5", b"42.5")
    assert after[TABLE] == before[TABLE].replace(b"2021,8,,63,2022-05-25,,", b"2021,9,,63,2022-05-25,again,")
    assert after.keys() - before.keys() == {"reports/sheet.csv"}
    again = imported(folder, sheet, replace=True)
    assert (again.new, again.same, again.corrected) == (0, 4, {})
    assert content(folder) == after
    undo(folder)
    assert content(folder) == before


def test_a_sheet_with_another_day_of_publication_is_not_a_correction(folder: Path) -> None:
    sheet = saved([["indicator", "period", "value", "published"], ["dossiers", "2023", "42,5", "05/05/2024"]])
    (problem,) = refused(folder, sheet, replace=True)
    assert "already reported as 41.5" in ENGLISH.text(problem.message)
    assert "published on 2024-01-20" in ENGLISH.text(problem.message)
    assert "import with --revise instead of --replace" in ENGLISH.text(problem.hint)


def test_one_figure_is_not_put_right_twice(folder: Path) -> None:
    sheet = saved([
        ["indicator", "period", "value", "published"],
        ["dossiers", "2023", "42,5", ""], ["dossiers", "2023", "43,5", "20/01/2024"],
    ])  # fmt: skip
    (problem,) = refused(folder, sheet, replace=True)
    assert "is corrected twice, first in C2" in ENGLISH.text(problem.message)


@given(
    st.lists(st.tuples(st.integers(1950, 2020), st.integers(2, 99), st.integers(2, 99)), min_size=1, max_size=8,
             unique_by=lambda row: row[0]),
)  # fmt: skip
def test_a_sheet_that_replaces_another_leaves_what_the_second_alone_would_have(
    rows: list[tuple[int, int, int]],
) -> None:
    header = ["indicator", "period", "value", "published"]
    wrong = saved([header, *(["dossiers", str(year), str(one), f"{year + 1}-02-03"] for year, one, _ in rows)])
    right = saved([header, *(["dossiers", str(year), str(two), f"{year + 1}-02-03"] for year, _, two in rows)])
    with good_folder() as folder, good_folder() as other:
        imported(folder, wrong)
        before = content(folder)
        imported(folder, right, replace=True)
        imported(other, right)
        assert values(folder) == values(other)
        if content(folder) != before:
            undo(folder)
            assert content(folder) == before
        undo(folder)


# --- another sender


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("Báo cáo 12/BC", "Báo cáo 40/BC", False),
        ("Báo cáo 12/BC", "báo cáo số 40/BC ngày 1/2/2026", True),
        ("Báo cáo 12/BC-SNV", "Báo cáo 40/BC-STC", True),
        ("Report of Home", "Report of Health", True),
        ("Report 7", None, False),
        (None, None, False),
        ("12", "40", False),
    ],
)
def test_senders_are_told_apart_by_the_words_of_the_source(one: str | None, other: str | None, different: bool) -> None:
    assert is_of_another_sender(one, other) is different


def test_a_figure_of_another_sender_is_never_answered_with_revise(folder: Path) -> None:
    new = {**DOSSIERS, **FIGURE, "published": PlainDate("2025-01-01"), "source": "Letter of Health"}
    said = recorded(folder, "values", new)
    assert "another reporter's figure is in" in said
    assert "2025.yaml:4, from “Report 7”; name whose figure this one is with --reporter" in said
    assert "revise" not in said
    assert "--revise" in recorded(folder, "values", {**new, "source": "Report 9"})
    assert recorded(folder, "values", {**new, "reporter": "home"}) == ""
    sheet = saved([["indicator", "period", "value", "source"], ["dossiers", "2023", "43,5", "Letter of Health"]])
    for replace in (False, True):
        (problem,) = refused(folder, sheet, replace=replace)
        assert "another reporter's figure is there: 41.5" in ENGLISH.text(problem.message)
        assert "revise" not in ENGLISH.text(problem.hint)
