"""`par record`: one entry more in the reports, said before it is written, and never against what is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import UTF8, Run, call, shell
from installed import COMMAND, MACHINE, needs_shell
from support import TASK, indicator, read, target, task, value, write_folder

TESTS = Path(__file__).parent.parent
SHARE = ("record", "value", "share", "2024")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with a share that must exceed 50 percent, a cut of 5 percent, a rank, tasks and an outcome."""
    return write_folder(
        tmp_path / "data",
        indicators=[
            indicator(target(more_than=50)),
            indicator(
                target(reduce_by=5, relative_to=2021),
                name="posts",
                unit="count",
                better="lower",
                kind="level",
                reporters=None,
            ),
            indicator(target(at_most=10), name="place", unit="rank", better="lower"),
            indicator(target(outcome="done"), name="forms", unit=None),
        ],
        sections=[{"id": "I", "name": "I"}],
        tasks=[task(due="2023"), task("I.2", every="year")],
        agencies=[{"id": "office", "name": {"vi": "Văn phòng", "en": "Office"}, "aliases": ["VP"]}],
        values=[value(2023, "40", published="2024-01-10"), value(2021, "1000", name="posts")],
    )


def record(data: Path, *arguments: str, lang: str = "en") -> Run:
    """Run ``par record`` on a folder."""
    return call("record", *arguments, "--data", str(data), "--lang", lang)


def _reports(data: Path) -> dict[str, bytes]:
    files = (item for item in sorted((data / "reports").iterdir()) if item.name != ".journal.jsonl")
    return {item.name: item.read_bytes() for item in files}


def _last(data: Path, name: str) -> str:
    return (data / "reports" / name).read_text(encoding="utf-8").splitlines()[-1]


def test_the_effect_of_an_entry_is_printed_before_it_is_written(data: Path) -> None:
    before = _reports(data)
    done = record(data, "value", "share", "2025", "48.67", "--published", "2026-01-20", "--source", "Báo cáo 12")
    assert done.code == 0
    assert done.text == (
        "share 2025: 48.67%\n"
        "Now missed or unfinished:\n"
        "  share/2025 (> 50%): 48.67% (2025), 1.33 pp short, ✗ missed; was: 40% (2023), 10 pp short, ? unreported\n"
    )
    assert done.stderr == f"written to {data.as_posix()}/reports/2026-01.yaml\n"
    assert _reports(data) == {
        **before,
        "2026-01.yaml": b"schema: 1\n\nvalues:\n  - {indicator: share, period: 2025, value: 48.67, "
        b"published: 2026-01-20, source: B\xc3\xa1o c\xc3\xa1o 12}\n",
    }  # fmt: skip
    assert str(read(data).observations["share"][-1].value) == "48.67"


def test_a_projection_is_called_one_and_changes_no_target(data: Path) -> None:
    done = record(data, "value", "share", "2025", "60", "--projection", "--published", "2024-05-01")
    first, heading, *targets = done.text.splitlines()
    assert (done.code, first) == (0, "share 2025: 60% (a projection)")
    assert (heading, len(targets)) == ("Status as before:", 1)
    for line in targets:
        now, was = line.partition(": ")[2].split("; was: ")
        assert now == was


def test_the_same_record_twice_changes_nothing_and_says_so(data: Path) -> None:
    given = (*SHARE[1:], "45", "--published", "2025-01-20", "--source", "S")
    assert record(data, *given).code == 0
    before = _reports(data)
    again = record(data, *given)
    assert (again.code, again.text) == (0, "")
    assert again.stderr == "it is recorded already; nothing was changed\n"
    other = record(data, "value", "Indicator share", "2024", "45,0", "--published", "20/1/2025", "--source", "S")
    assert other.stderr == again.stderr
    assert _reports(data) == before


def test_a_dry_run_says_the_same_and_writes_nothing(data: Path) -> None:
    before = sorted(data.rglob("*")), _reports(data)
    given = (*SHARE[1:], "45", "--published", "2025-01-20", "--source", "S")
    dry = record(data, *given, "--dry-run")
    assert (sorted(data.rglob("*")), _reports(data)) == before
    assert dry.stderr == f"nothing was written (--dry-run); it would be in {data.as_posix()}/reports/2025-01.yaml\n"
    assert dry.text == record(data, *given).text


@needs_shell
def test_both_languages_store_one_form(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shell(f"cp -r {data} {other}")
    english = record(data, *SHARE[1:], "48.67", "--published", "2025-12-31", "--source", "S")
    vietnamese = record(other, *SHARE[1:], "48,67", "--published", "31/12/2025", "--source", "S", lang="vi")
    assert (english.code, vietnamese.code) == (0, 0)
    assert vietnamese.text.startswith("share 2024: 48,67%\n")
    assert "đã ghi vào" in vietnamese.stderr
    assert _reports(data) == _reports(other)


@pytest.mark.parametrize(
    ("arguments", "stored"),
    [
        (("value", "share", "2024", "14862/55489"), "numerator: 14862, denominator: 55489"),
        (("value", "share", "2024", ">30"), "value: 30, bound: more_than"),
        (("value", "share", "2024", "<= 30"), "value: 30, bound: at_most"),
        (("value", "share", "2024", "30", "--provisional"), "value: 30, provisional: true"),
        (("value", "share", "2030", "30", "--projection", "--published", "2024-05-01"),
         "value: 30, published: 2024-05-01, projection: true"),
        (("value", "share", "2024", "30", "--reporter", "vp"), "value: 30, reporter: office"),
        (("value", "posts", "2024", "--change", "-5.03"), "change: -5.03"),
        (("value", "posts", "2024", "-5,03", "--change"), "change: -5.03"),
        (("value", "place", "2024", "7", "--of", "63"), "value: 7, of: 63"),
        (("value", "share", "31/12/2024", "30"), "period: 2024-12-31, value: 30"),
        (("value", "share", "Quý 3/2024", "48,67%"), "period: 2024-Q3, value: 48.67"),
        (("value", "share", "2024S2", "trên 30%"), "period: 2024-H2, value: 30, bound: more_than"),
        (("value", "share", "2024", "0,45%"), "period: 2024, value: 0.45"),
        (("value", "share", "2024", "1.234"), "value: 1.234"),
        (("value", "posts", "2024", "1.234"), "value: 1234"),
        (("value", "place", "2024", "9/34"), "value: 9, of: 34"),
        (("value", "share", "2024", "30 (p)"), "value: 30, provisional: true"),
        (("value", "share", "2024-Q3", "30"), "period: 2024-Q3, value: 30"),
        (("value", "share", "2024", "30", "--note", 'a: "b" #1'), r'value: 30, note: "a: \"b\" #1"'),
        (("value", "share", "2024", "30", "--note", "e\u0302\u0301"), "value: 30, note: \u1ebf"),
        (("task", TASK, "--done", "31/12/2023"), f"task: {TASK}, state: done, on: 2023-12-31"),
        (("task", "I.2", "--occurrence", "2024", "--in-progress", "--published", "2025-01-02", "--cause", "c",
          "--remedy", "r"),
         "task: I.2, occurrence: 2024, state: in_progress, published: 2025-01-02, cause: c, remedy: r"),
        (("task", TASK, "--not-started", "--published", "2023-05-01"), "state: not_started, published: 2023-05-01"),
        (("task", TASK, "--seen", "--published", "2023-05-01", "--evidence", "E"),
         "state: in_progress, seen: true, published: 2023-05-01, evidence: E"),
        (("task", TASK, "--extend", "2025-06-30", "--document", "D 1", "--published", "2023-05-01"),
         "state: extended, due: 2025-06-30, published: 2023-05-01, document: D 1"),
        (("task", TASK, "--supersede", "2023-06-30", "--reason", "r", "--document", "D 1"),
         "state: superseded, on: 2023-06-30, document: D 1, reason: r"),
        (("outcome", "forms/2025", "--done", "2025-11-20", "--evidence", "E"),
         "target: forms/2025, state: done, on: 2025-11-20, evidence: E"),
        (("outcome", "forms/2025", "--not-done", "--published", "2026-01-05"),
         "state: not_done, published: 2026-01-05"),
        (("outcome", "share/2025", "--extend", "2026-06-30", "--document", "D", "--published", "2025-05-01"),
         "target: share/2025, state: extended, due: 2026-06-30, published: 2025-05-01, document: D"),
    ],
)  # fmt: skip
def test_what_is_typed_is_stored(data: Path, arguments: tuple[str, ...], stored: str) -> None:
    done = record(data, *arguments, "--file", "new.yaml")
    assert done.code == 0, done.stderr
    assert stored in _last(data, "new.yaml")
    assert done.text.count("\n") >= 1
    assert "it is recorded already" in record(data, *arguments, "--file", "new.yaml").stderr


def test_what_a_task_is_now_and_was_is_said(data: Path) -> None:
    done = record(data, "task", TASK, "--done", "2023-12-20", "--evidence", "E")
    assert done.text == (
        f"{TASK}: done\nNow met or done:\n"
        f"  {TASK} 2023: ✓ done on time, due 2023-12-31; was: ? unreported, due 2023-12-31\n"
    )
    assert done.stderr.startswith("written to ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("value", "share", "2024", "0.45"), "VALUE: “0.45” may be 0.45% or, as a fraction, 45%"),
        (("value", "share", "2024", "12,3*"), "VALUE: “12,3*” has a mark, “*”, that may mean different things"),
        (("value", "posts", "2024", "5%"), "VALUE: posts is not a percentage"),
        (("value", "posts", "2024", "5 nghìn"), "VALUE: “5 nghìn”: “nghìn” is a scale"),
        (("value", "share", "2024", "abc"), "VALUE: “abc” is not a number"),
        (("value", "share", "2024/2025", "5"), "write its first and last month, like 2024-04/2025-03, for one year"),
        (("value", "share", "2010-11", "5"), "may be the month 11/2010, one financial or school year, or two whole"),
        (("value", "share", "24", "5"), "PERIOD: “24” is not a period; write 2024,"),
        (("value", "shore", "2024", "5"), "INDICATOR: “shore” is not known; did you mean:\n  share  "),
        (("value", "share", "2024", "5", "--reporter", "nobody"), "--reporter: “nobody” is not an agency"),
        (("value", "share", "2024", "5", "--published", "30/2/2024"), "the day “30/2/2024” does not exist"),
        (("value", "share", "2024", "5", "--note", "a\tb"), "--note: the text holds a tab or an invisible character"),
        (("value", "share", "2024", "5", "--note", " "), "--note: the text is empty"),
        (("value", "share", "2024", "5", "--file", "x.csv"), "--file: “x.csv” is not the name of a YAML file"),
        (("value", "share", "2024", "5", "--file", "../x.yaml"), "is not the name of a YAML file below reports/"),
        (("value", "share", "2024", "5", "--file", "/x.yaml"), "is not the name of a YAML file below reports/"),
        (("value", "share", "2024", "5", "--file", ".x.yaml"), "is not the name of a YAML file below reports/"),
        (("value", "share", "2024", "5", "--file", ""), "--file: the name is empty"),
        (("value", "share", "2024", "5", "--revise"), "share 2024 has no other figure that could be revised"),
        (("task", "I.9", "--done", "2024-01-01"), "TASK: “I.9” is not known; did you mean"),
        (("task", TASK), "give one of: --done, --extend, --supersede, --in-progress, --not-started, --seen"),
        (("task", TASK, "--done", "2024-01-01", "--in-progress"), "give one of: "),
        (("task", TASK, "--extend", "2025-01-01"), "--extend: --document is needed with it"),
        (("task", TASK, "--supersede", "2025-01-01", "--document", "D"), "--supersede: --reason is needed with it"),
        (("task", TASK, "--done", "2025-01-01", "--document", "D"), "--document does not go with --done"),
        (("outcome", "forms/2026", "--done", "2025-01-01"), "TARGET: “forms/2026” is not known; did you mean"),
    ],
)  # fmt: skip
def test_an_entry_that_makes_no_sense_is_misuse_with_a_suggestion(
    data: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = _reports(data)
    done = record(data, *arguments)
    assert (done.code, done.text) == (2, "")
    assert said in done.stderr
    assert _reports(data) == before


def test_an_entry_that_would_break_the_data_is_reported_and_not_written(data: Path) -> None:
    before = _reports(data)
    for arguments in (("value", "share", "2024", "450"), ("task", "I.2", "--done", "2024-01-01")):
        done = record(data, *arguments)
        assert (done.code, done.text) == (3, "")
        assert done.stderr.endswith("par: this would make the data invalid; nothing was written\n")
    assert _reports(data) == before


def test_a_contradiction_needs_to_be_meant_and_the_old_figure_stays_in_history(data: Path) -> None:
    other = ("value", "share", "2023", "41")
    for arguments, said in (
        (
            (),
            f"share 2023 has another figure in {data.as_posix()}/reports/reported.yaml:3; if that one was typed",
        ),
        (("--published", "2024-02-10"), "add --revise and --published"),
        (("--revise",), "give that day with --published, other than that of the figure in"),
        (("--revise", "--published", "2024-01-10"), "give that day with --published, other than that of the figure in"),
    ):
        done = record(data, *other, *arguments)
        assert (done.code, done.text) == (2, "")
        assert said in done.stderr
    done = record(data, *other, "--revise", "--published", "2024-02-10")
    assert done.code == 0
    assert "41% (2023)" in done.text
    assert "was: 40% (2023)" in done.text
    assert [str(item.value) for item in read(data).observations["share"]] == ["40", "41"]
    assert record(data, *other, "--revise", "--published", "2024-02-10").stderr.startswith("it is recorded already")
    by_one = record(data, *other, "--reporter", "home", "--published", "2024-01-10")
    assert by_one.code == 0


def test_a_remark_is_written_in_one_language_or_in_both(data: Path) -> None:
    shown = ("--published", "2026-01-20", "--source", "Báo")
    in_both = record(data, *SHARE[1:], "48", *shown, "--note-vi", "Sơ bộ", "--note-en", "Not final")
    assert in_both.stderr.startswith("written")
    assert _last(data, "2026-01.yaml").endswith("note_vi: Sơ bộ, note_en: Not final}")
    done = ("task", "I.1", "--done", "2023-12-01", "--published", "2026-02-01", "--evidence", "x")
    in_one = record(data, *done, "--note-en", "Late")
    assert "--note: the text is missing in Vietnamese; add --note-vi, or give one text for both" in in_one.stderr
    assert _last(data, "2026-02.yaml").endswith("note: {en: Late}}")
    assert record(data, *done, "--correct", "--note-vi", "Muộn").stderr.startswith("written")
    assert _last(data, "2026-02.yaml").endswith("note: {vi: Muộn, en: Late}}")
    assert record(data, *done, "--correct", "--note", "Cả hai", "--note-en", "Both").stderr.startswith("written")
    assert _last(data, "2026-02.yaml").endswith("note: {vi: Cả hai, en: Both}}")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("value", "place", "2024", "7"), "VALUE: a rank means nothing without the number ranked; add --of and how"),
        (
            ("value", "place", "2024", "7", "--of", "5"),
            "VALUE: rank 7 is greater than the number ranked, 5; correct the rank or “--of”",
        ),
        (("task", "I.1", "--done", "2023-12-01"), "warning: reported done, without evidence; name the document"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_in_words_of_the_help(
    data: Path, given: tuple[str, ...], said: str
) -> None:
    found = record(data, *given, "--published", "2026-01-20").stderr
    assert said in found
    assert "[0]" not in found


def test_only_warnings_about_the_new_entry_are_shown(data: Path) -> None:
    record(data, "value", "share", "2022", "40", "--published", "2023-01-20")
    done = record(data, *SHARE[1:], "45", "--published", "2025-01-20")
    warnings = [line for line in done.stderr.splitlines() if ": warning: " in line]
    assert len(warnings) == 1
    assert "the value has no source" in warnings[0]


def test_an_entry_that_counts_only_later_says_from_when(data: Path) -> None:
    done = record(data, "value", "share", "2025", "60", "--published", "2200-01-20", "--source", "S")
    assert "Counts from 2200-01-20\n" in done.text
    assert "✓ met; was: " in done.text


def test_a_file_in_a_folder_of_its_own_is_made_and_a_longer_way_is_not(data: Path) -> None:
    assert record(data, *SHARE[1:], "45", "--file", "home/2024.yaml").code == 0
    assert (data / "reports" / "home" / "2024.yaml").is_file()
    lost = record(data, "value", "share", "2025", "45", "--file", "a/b/c.yaml")
    assert lost.code == 4
    assert "nothing was written: " in lost.stderr
    assert not (data / "reports" / "a").exists()


def test_a_new_report_names_the_schema_in_the_folder_or_next_to_it(data: Path) -> None:
    for place, way, year in ((data.parent, "../../", "2015"), (data, "../", "2016")):
        (place / "schemas").mkdir()
        (place / "schemas" / "reports.schema.json").write_text("{}")
        record(data, "value", "share", year, "45", "--file", f"{year}.yaml")
        first = (data / "reports" / f"{year}.yaml").read_text().splitlines()[0]
        assert first == f"# yaml-language-server: $schema={way}schemas/reports.schema.json"


def test_the_embedded_data_is_read_only_and_can_be_tried(tmp_path: Path) -> None:
    given = (
        "record",
        "value",
        "par-index-rank",
        "2025",
        "12",
        "--of",
        "34",
        "--published",
        "2026-04-20",
        "--lang",
        "en",
    )
    tried = call(*given, "--dry-run", cwd=tmp_path)
    assert tried.code == 0
    assert tried.text.startswith("par-index-rank 2025: 12/34\n")
    done = call(*given, cwd=tmp_path)
    assert (done.code, done.text) == (4, "")
    assert "par init DIR --from-embedded" in done.stderr


@needs_shell
def test_nothing_is_written_where_the_effect_cannot_be_printed(data: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    before = _reports(data)
    script = f"{COMMAND[0]} record value share 2024 45 --data {data} > /dev/full"
    done = subprocess.run(["/bin/sh", "-c", script], check=False, capture_output=True, env=UTF8, text=True)
    assert done.returncode == 4
    assert "written to" not in done.stderr
    assert _reports(data) == before


WRITER = """
import sys
sys.path.insert(0, {tests!r})
from par_cli.loading.folder import Location
from par_cli.record import change as module
from par_cli.record.journal import Stamp
from par_cli.record.report_edit import edit_report
from par_cli.source import PlainDate, PlainNumber
module.LOCK_SECONDS = 600
path = {data!r} + "/reports/all.yaml"
for number in range(10):
    fields = {{
        "indicator": "share", "period": PlainNumber("2024"), "value": PlainNumber("45"), "reporter": sys.argv[1],
        "published": PlainDate(f"2025-{{number + 1:02}}-01"), "note": f"no. {{number}}",
    }}
    stamp = Stamp("2026-01-20T08:15:00Z", "record value")
    location = Location({data!r}, embedded=False)
    module.change(location, lambda reading: edit_report(reading, path, "values", fields), stamp)
"""


def test_four_processes_of_ten_records_leave_40(data: Path) -> None:
    code = WRITER.format(tests=str(TESTS), data=str(data))
    writers = [
        subprocess.Popen([sys.executable, "-c", code, name], stderr=subprocess.PIPE)
        for name in ("home", "justice", "health", "digital")
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [(b"", 0)] * 4
    lines = (data / "reports" / "all.yaml").read_text().splitlines()
    assert len([line for line in lines if line.startswith("  - {")]) == 40
    assert len(set(lines[3:])) == 40
    assert len(read(data).observations["share"]) == 41


def test_two_commands_at_once_leave_both_entries(data: Path) -> None:
    commands = [
        [*COMMAND, "record", "value", "share", period, "45", "--data", str(data), "--file", "all.yaml"]
        for period in ("2022", "2024")
    ]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**MACHINE, **UTF8})
        for command in commands
    ]
    for item in running:
        item.communicate()
    assert [item.returncode for item in running] == [0, 0]
    assert len(read(data).observations["share"]) == 3


def test_that_the_condition_of_a_target_is_met_is_recorded_with_its_day(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "data",
        indicators=[indicator(target(at_least=50, condition="The law is passed"), target("2030", at_least=60))],
    )
    done = record(folder, "outcome", "share/2025", "--condition-met", "2024-05-01", "--source", "Gazette 9")
    assert (done.code, "condition met" in done.text) == (0, True)
    entry = read(folder).outcomes["share/2025"][0]
    assert (entry.state, str(entry.on), entry.published) == ("condition_met", "2024-05-01", None)
    none = record(folder, "outcome", "share/2030", "--condition-met", "2024-05-01", "--source", "Gazette 9")
    assert none.code != 0
    assert "share/2030 has no condition that could be met" in none.stderr
