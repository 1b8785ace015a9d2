"""`par diff`: days and folders, what people read of it, its exit codes, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cases import for_each
from cli.command import HERE, Run, call
from support import TASK, agency, indicator, outcome, rank, report, target, task, value, write_folder

FIRST, LAST = "2025-06-01", "2026-06-01"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder of which much changes within a year."""
    ranked = indicator(
        target(at_most=10, baseline="2021"),
        name="place", unit="rank", better="lower", owners=["old"], short={"vi": "Hạng", "en": "PLACE"},
    )  # fmt: skip
    return write_folder(
        tmp_path / "data",
        indicators=[
            indicator(target(at_least=50), target("2030", at_least=80)),
            ranked,
            indicator({**target(), "outcome": "done"}, name="law", unit=None),
        ],
        agencies=[agency("old", successors=[{"agency": "new", "from": "2025-07-01"}]), agency("new")],
        sections=[{"id": "I", "name": "I"}],
        tasks=[task(due="2025"), task("I.2", every="year", years="2024/2025"), task("I.3", due="2025-Q3")],
        values=[
            rank(2021, 8, name="place"),
            rank(2023, 20, name="place"),
            value(2024, "45", published="2025-08-01", source="Sở Y <b>"),
            value(2024, "46.5", published="2025-09-01", source="Sở Y"),
            value(2025, "54", published="2026-02-01", source="Sở Y"),
        ],
        outcomes=[
            outcome("extended", name="law/2025", due="2026-12-31", document="Quyết định 9", published="2025-10-01")
        ],
        reports=[
            report("done", on="2025-11-20", published="2025-12-05", evidence="Tờ trình 4"),
            report("in_progress", name="I.3", published="2025-08-08", reporter="home"),
        ],
    )  # fmt: skip


def words(found: Run) -> str:
    """Return what is printed as one line, however wide it is."""
    return " ".join(found.text.split())


def test_what_changed_between_two_days_is_said_in_words_that_can_be_quoted(data: Path) -> None:
    found = call("diff", FIRST, LAST, "--data", str(data), "--lang", "en", COLUMNS="100")
    assert (found.code, found.stderr) == (0, "")
    head, _, rest = found.text.partition("\n\n")
    assert " ".join(head.split()) == f"The scheme From 2025-06-01 to 2026-06-01 · data: {data.as_posix()}"
    assert (
        rest
        == """\
Targets: 1 worse, 1 better; occurrences of tasks: 2 worse, 1 better; figures: 2 new, 1 revised or
  corrected

WORSE (3)
  Id          Before      After       Since
? place/2025  regressing  unreported  2026-03-21
    PLACE: top 10; 2026-01-01 regressing → awaiting: the deadline passed; 2026-03-21 awaiting →
    unreported: the wait for a report ended
? I.2 2025    open        unreported  2026-01-01
    Task I.2, due 2025-12-31; 2026-01-01: its year, half, quarter or month fell due
✗ I.3         open        unfinished  2025-10-01
    Task I.3, due 2025-09-30; 2025-10-01: the deadline passed

BETTER (2)
  Id          Before   After         Since
✓ share/2025  no data  met           2026-02-01
    Indicator share: ≥ 50%; 2025-08-01 no data → unrated: new figure 2024: 45% [Sở Y <b>];
    2026-01-01 unrated → awaiting: the deadline passed; 2026-02-01 awaiting → met: new figure 2025:
    54% [Sở Y]
✓ I.1         open     done on time  2025-12-05
    Task I.1, due 2025-12-31; 2025-12-05: reported: done (2025-11-20) [Tờ trình 4]

OTHER CHANGES (2)
  Id          Before   After    Since
· share/2030  no data  unrated  2025-08-01
    Indicator share: ≥ 80%; 2025-08-01: new figure 2024: 45% [Sở Y <b>]
· law/2025    no data  no data  2025-10-01
    Indicator law: done; due 2025-12-31 → 2026-12-31; 2025-10-01: by a report: extended (2026-12-31)
    [Quyết định 9]

NEW AND REVISED FIGURES (3)
  Indicator        Figure       Before  Known from  Source
  Indicator share  2024: 45%    -       2025-08-01  Sở Y <b>
  Indicator share  2024: 46.5%  45%     2025-09-01  Sở Y
  Indicator share  2025: 54%    -       2026-02-01  Sở Y

WHO ANSWERS NOW
  Department old → Department new (targets: 1, occurrences: 0)
"""
    )


def test_the_same_in_vietnamese_and_as_markdown(data: Path) -> None:
    text = words(call("diff", "1/6/2025", "1/6/2026", "--data", str(data), "--lang", "vi"))
    assert "Từ 01/06/2025 đến 01/06/2026" in text
    assert "21/03/2026 chờ công bố → chưa báo cáo: đã hết thời gian chờ báo cáo" in text
    assert "hạn 31/12/2025 → 31/12/2026; 01/10/2025: theo báo cáo: được gia hạn (31/12/2026) [Quyết định 9]" in text
    page = call("diff", FIRST, LAST, "--data", str(data), "--lang", "en", "--format", "md").text
    assert page.startswith("# The scheme\n\nFrom 2025-06-01 to 2026-06-01 ")
    assert "## WORSE (3)\n\n| Id | Before | After | Since | Details |\n" in page
    assert "| Indicator share | 2024: 46.5% | 45% | 2025-09-01 | Sở Y |" in page
    assert "&lt;b>" in page
    assert "<b>" not in page


def test_it_fits_80_columns_and_a_file_and_colours_change_no_word(data: Path, tmp_path: Path) -> None:
    arguments = ("diff", FIRST, LAST, "--data", str(data), "--lang", "en")
    narrow = call(*arguments, COLUMNS="80").text
    assert max(map(len, narrow.splitlines()[3:])) <= 80
    assert "regressing → awaiting" in " ".join(narrow.split())
    assert call(*arguments, "--output", str(tmp_path / "f.txt")).code == 0
    assert (tmp_path / "f.txt").read_text(encoding="utf-8") == call(*arguments).text
    assert "\x1b[" in call(*arguments, "--color", "always").text


def test_json_has_each_step_with_its_facts_in_full(data: Path) -> None:
    found = call("diff", FIRST, LAST, "--data", str(data), "--format", "json").json
    assert (found["from"]["as_of"], found["to"]["as_of"]) == (FIRST, LAST)
    assert found["from"]["data"]["sha256"] != found["to"]["data"]["sha256"]
    assert found["summary"]["targets"] == {
        "changed": 4, "better": 1, "worse": 1, "added": 0, "removed": 0,
        "moves": [
            {"from": "no_data", "to": "met", "count": 1}, {"from": "no_data", "to": "unrated", "count": 1},
            {"from": "regressing", "to": "unreported", "count": 1},
        ],
    }  # fmt: skip
    assert found["summary"]["values"] == {"new": 2, "revised": 1, "corrected": 0, "withdrawn": 0}
    share = found["targets"][0]
    assert (share["id"], share["change"], share["direction"]) == ("share/2025", "changed", "better")
    assert (share["before"]["status"], share["after"]["status"]) == ("no_data", "met")
    assert "status" in share["fields"]
    assert "days_overdue" not in share["fields"]
    last = share["steps"][-1]
    assert (last["on"], last["from"], last["to"], last["more"]) == ("2026-02-01", "awaiting", "met", 0)
    (cause,) = last["causes"]
    assert (cause["code"], cause["fact"]["kind"], cause["fact"]["value"]["value"]) == ("value_new", "value", 54)
    facts = [
        cause["fact"]
        for item in (*found["targets"], *found["occurrences"])
        for step in item["steps"]
        for cause in step["causes"]
        if cause["fact"] is not None
    ]
    assert {fact["kind"] for fact in facts} == {"value", "outcome", "task_report"}
    assert all(fact[fact["kind"]] is not None for fact in facts)
    assert {"old", "new", "home"} <= found["agencies"].keys()
    done = next(item for item in found["occurrences"] if item["task"] == TASK)
    assert (done["key"], done["after"]["done_on"], done["after"]["lead_today"]) == ("2025", "2025-11-20", ["home"])


def test_every_number_is_one_of_the_status_of_its_day(data: Path) -> None:
    found = call("diff", FIRST, LAST, "--data", str(data), "--format", "json").json
    for side, day in (("before", FIRST), ("after", LAST)):
        status = call("status", "--as-of", day, "--data", str(data), "--format", "json").json
        targets = {item["id"]: item for item in status["targets"]}
        assert all(item[side] == targets[item["id"]] for item in found["targets"])
        occurrences = {(item["id"], one["key"]): one for item in status["tasks"] for one in item["occurrences"]}
        for item in found["occurrences"]:
            shown = {key: one for key, one in item[side].items() if key != "lead_today"}
            assert shown == occurrences[item["task"], item["key"]]


def test_the_exit_code_says_whether_anything_differs_where_it_is_asked_for(data: Path) -> None:
    assert call("diff", FIRST, LAST, "--data", str(data), "--exit-code").code == 1
    same = call("diff", LAST, LAST, "--data", str(data), "--exit-code", "--lang", "en")
    assert same.code == 0
    assert same.text.endswith("\n\nNothing differs\n")


def test_filters_narrow_and_are_named(data: Path) -> None:
    arguments = ("diff", FIRST, LAST, "--data", str(data), "--lang", "en")
    owned = words(call(*arguments, "--agency", "new"))
    assert "Only: agency Department new" in owned
    assert "place/2025" in owned
    assert "share/2025" not in owned
    assert "figures: 0 new" in owned
    found = call(*arguments, "--phase", "2030", "--format", "json").json
    assert [item["id"] for item in found["targets"]] == ["share/2030"]
    assert found["filters"] == {"phase": "2030", "section": None, "agency": None}
    assert call(*arguments, "--section", "I").text.count("share/2025") == 0


def test_two_folders_are_compared_on_one_day(data: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(data, old)
    reported = data / "reports" / "reported.yaml"
    reported.write_text(reported.read_text(encoding="utf-8").replace("value: 54,", "value: 45,"), encoding="utf-8")
    found = call("diff", str(old), str(data), "--as-of", LAST, "--lang", "en", "--exit-code")
    assert found.code == 1
    assert f"data: {old.as_posix()} compared with data: {data.as_posix()}, on 2026-06-01" in words(found)
    assert "✗ share/2025  met     missed  2026-06-01\n" in found.text
    assert "corrected figure 2025: 45% [Sở Y]" in found.text
    assert call("diff", str(old), "--data", str(data), "--as-of", LAST, "--lang", "en").text == found.text
    assert call("diff", str(old), LAST, "--data", str(data), "--lang", "en").text == found.text
    mixed = call("diff", FIRST, str(data), "--data", str(old), "--as-of", LAST, "--lang", "en")
    assert f"data: {old.as_posix()} on 2025-06-01 compared with data: {data.as_posix()} on 2026-06-01" in words(mixed)
    assert not call("diff", str(old), str(old), "--as-of", LAST, "--format", "json").json["targets"]


def test_without_a_second_day_it_is_today_or_that_of_as_of(data: Path) -> None:
    found = call("diff", FIRST, "--as-of", LAST, "--data", str(data), "--format", "json")
    assert found.stdout == call("diff", FIRST, LAST, "--data", str(data), "--format", "json").stdout
    assert call("diff", "2021-01-01", "--data", str(data)).code == 0


def test_a_target_and_a_task_that_come_and_go_are_told(data: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(data, old)
    text = (data / "tasks.yaml").read_text(encoding="utf-8")
    (data / "tasks.yaml").write_text(text.replace('"I.2"', '"I.4"'), encoding="utf-8")
    found = call("diff", str(old), str(data), "--as-of", LAST, "--lang", "en")
    assert "OTHER CHANGES (4)" in found.text
    assert "I.4 2024  not there   unreported       2026-06-01" in found.text
    assert "I.2 2024  unreported  no longer there  2026-06-01" in found.text
    document = call("diff", str(old), str(data), "--as-of", LAST, "--format", "json").json
    assert (document["summary"]["occurrences"]["added"], document["summary"]["occurrences"]["removed"]) == (2, 2)
    assert {item["change"] for item in document["occurrences"]} == {"added", "removed"}


@for_each(
    [
        (("soon",), "FROM: “soon” is neither a day nor a folder"),
        (("2026-02-30",), "FROM: the day “2026-02-30” does not exist"),
        (("",), "FROM: “” is neither a day nor a folder"),
        ((FIRST, "later"), "TO: “later” is neither a day nor a folder"),
        ((LAST, FIRST), "FROM: 2026-06-01 is after 2025-06-01; name the earlier day first"),
        ((FIRST, LAST, "--as-of", LAST), "--as-of: TO is a day already"),
        (("1925-01-01", LAST), "FROM: more than 100 years lie between 1925-01-01 and 2026-06-01"),
        ((FIRST, LAST, "--phase", "2026"), "--phase: “2026” is not known"),
        ((FIRST, LAST, "--agency", "nobody"), "--agency: “nobody” is not an agency"),
        ((), "FROM"),
    ],
    name=lambda given: " ".join(given[0]),
)
def test_what_it_cannot_compare_is_refused(given: tuple[tuple[str, ...], str]) -> None:
    arguments, message = given
    found = call("diff", *arguments, "--lang", "en")
    assert (found.code, found.text) == (2, "")
    assert message in found.stderr


def test_two_decisions_that_have_nothing_in_common_can_be_compared(data: Path, tmp_path: Path) -> None:
    other = write_folder(
        tmp_path / "other",
        indicators=[
            indicator(target(at_least=50), name="far", unit="count", owners=["away"], reporters=["away", "home"])
        ],
        agencies=[agency("away")],
        values=[value(2025, 10, name="far", reporter="away")],
    )
    for pair in ((data, other), (other, data)):
        for form in ("table", "md", "json"):
            arguments = ("diff", *map(str, pair), "--as-of", LAST, "--format", form, "--lang", "en")
            found = call(*arguments)
            assert (found.code, found.stderr) == (0, ""), found.stderr


def test_a_folder_with_errors_is_refused_and_none_of_its_files_is_overwritten(data: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert call("diff", str(empty), LAST, "--data", str(data)).code == 3
    refused = call("diff", str(data), LAST, "--data", str(HERE / "nowhere"), "-o", str(data / "targets.yaml"))
    assert (refused.code, "would overwrite" in refused.stderr or "ghi đè" in refused.stderr) == (2, True)


def test_many_figures_are_cut_short_in_a_table(tmp_path: Path) -> None:
    months = [f"{year}-{month:02}" for year in range(2018, 2024) for month in range(1, 13)]
    values = [value(month, 10, published="2025-02-01") for month in months]
    folder = write_folder(tmp_path / "data", indicators=[indicator(target(at_least=50))], values=values)
    found = call("diff", "2025-01-01", "2025-03-01", "--data", str(folder), "--lang", "en").text
    assert "NEW AND REVISED FIGURES (72)" in found
    assert "  and 12 more; --format json has all of them\n" in found


def test_a_goal_that_was_changed_is_named_as_it_was_and_as_it_is(data: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(data, newer)
    file = newer / "targets.yaml"
    assert file.read_text(encoding="utf-8").count("at_least: 80") == 1
    file.write_text(file.read_text(encoding="utf-8").replace("at_least: 80", "at_least: 85"), encoding="utf-8")
    found = words(call("diff", str(data), str(newer), "--as-of", LAST, "--lang", "en"))
    assert "≥ 80% → ≥ 85%; 2026-06-01: the target was changed" in found
