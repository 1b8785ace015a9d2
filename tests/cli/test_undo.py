"""A wrong figure, a wrong state and a wrong file come out again, and what that changes is shown before."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.command import Run, call
from installed import COMMAND
from support import TASK, indicator, target, task, value, write_folder

FIGURE = ("value", "share", "2025", "54", "--published", "2026-01-20", "--source", "S")
SHEET = "Chỉ số;Kỳ;Giá trị;Ngày công bố;Nguồn\nshare;2025;54;20/01/2026;S\nshare;2024;45;20/01/2025;S\n"


Changes = Callable[[], list[str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with a share that must exceed 50 percent and a task."""
    return write_folder(
        tmp_path / "data",
        indicators=[indicator(target(more_than=50))],
        sections=[{"id": "I", "name": "I"}],
        tasks=[task(due="2023")],
        values=[value(2023, "40", published="2024-01-10", source="S")],
    )


@pytest.fixture
def changed(data: Path) -> Changes:
    """Return a function that tells which data files are not as they were, as ``git status`` does."""
    ours = {".par.lock", ".journal.jsonl"}

    def content() -> dict[str, bytes]:
        files = (item for item in data.rglob("*") if item.is_file() and item.name not in ours)
        return {item.relative_to(data).as_posix(): item.read_bytes() for item in files}

    before = content()

    def found() -> list[str]:
        now = content()
        return [
            f"{'M' if name in before and name in now else 'A' if name in now else 'D'} {name}"
            for name in sorted({*before, *now})
            if before.get(name) != now.get(name)
        ]

    return found


def record(data: Path, *arguments: str, lang: str = "en") -> Run:
    return call("record", *arguments, "--data", str(data), "--lang", lang)


def undone(data: Path, *arguments: str, lang: str = "en") -> Run:
    return record(data, "undo", *arguments, lang=lang)


def test_a_wrong_figure_is_taken_back_and_the_effect_is_shown_before(data: Path, changed: Changes) -> None:
    assert record(data, *FIGURE).code == 0
    assert changed() == ["A reports/2026-01.yaml"]
    dry = undone(data, "--dry-run")
    assert dry.code == 0
    first, *rest = dry.text.splitlines()
    assert first.startswith("takes back par record value of 20")
    assert first.endswith(f" UTC: {data.as_posix()}/reports/2026-01.yaml:4")
    assert rest == [
        "share 2025: 54%",
        "Other changes:",
        "  share/2025 (> 50%): 40% (2023), 10 pp short, ? unreported; was: 54% (2025), ✓ met",
    ]
    assert dry.stderr == f"nothing was written (--dry-run); {data.as_posix()}/reports/2026-01.yaml would be removed\n"
    assert changed() == ["A reports/2026-01.yaml"]
    done = undone(data)
    assert done.text == dry.text
    assert done.stderr == f"removed {data.as_posix()}/reports/2026-01.yaml\n"
    assert changed() == []


def test_a_wrong_state_is_taken_back(data: Path, changed: Changes) -> None:
    record(data, "task", TASK, "--done", "2023-12-20", "--evidence", "E", "--file", "reported.yaml")
    assert changed() == ["M reports/reported.yaml"]
    done = undone(data)
    assert done.text.splitlines()[1:] == [
        f"{TASK}: done",
        "Other changes:",
        f"  {TASK} 2023: ? unreported, due 2023-12-31; was: ✓ done on time, due 2023-12-31",
    ]
    assert done.stderr == f"written to {data.as_posix()}/reports/reported.yaml\n"
    assert changed() == []


def test_a_wrong_file_is_taken_back(data: Path, changed: Changes, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    given = ("--data", str(data), "--lang", "en")
    assert call("import", str(tmp_path / "sheet.csv"), *given).code == 0
    assert changed() == ["A reports/sheet.csv"]
    done = undone(data)
    assert "share/2025 (> 50%): 40% (2023), 10 pp short, ? unreported; was: 54% (2025), ✓ met" in done.text
    assert done.text.splitlines()[0].endswith(f"{data.as_posix()}/reports/sheet.csv")
    assert changed() == []


def test_a_large_file_is_taken_back_with_its_first_rows_and_the_number_of_the_others(
    data: Path, changed: Changes, tmp_path: Path
) -> None:
    rows = "".join(f"share;{year};45;01/02/{year + 1};S\n" for year in range(1950, 1980))
    (tmp_path / "sheet.csv").write_text(SHEET.splitlines()[0] + "\n" + rows, encoding="utf-8")
    call("import", str(tmp_path / "sheet.csv"), "--data", str(data), "--lang", "en")
    done = undone(data)
    assert done.text.count(": 45%\n") == 10
    assert ": 45%\n... and 20 more\n" in done.text
    assert changed() == []


def test_a_sheet_is_put_right_and_that_is_taken_back(data: Path, tmp_path: Path) -> None:
    given = ("--data", str(data), "--lang", "en")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    call("import", str(sheet), *given)
    before = (data / "reports" / "sheet.csv").read_bytes()
    sheet.write_text(SHEET.replace(";54;20/01/2026", ";45,5;"), encoding="utf-8")
    assert "import with --replace" in call("import", str(sheet), *given).stderr
    refused = call("import", str(sheet), "--replace", "--revise", *given)
    assert (refused.code, refused.stderr) == (2, "par: --revise does not go with --replace\n")
    dry = call("import", str(sheet), "--replace", "--dry-run", *given)
    assert "corrected in place: 1; the first in C2, share 2025: 45.5 (before: 54)\n" in dry.text
    assert (data / "reports" / "sheet.csv").read_bytes() == before
    done = call("import", str(sheet), "--replace", *given)
    assert (done.code, done.text) == (0, dry.text)
    assert done.stderr == f"written to {data.as_posix()}/reports/sheet.csv\n"
    assert (data / "reports" / "sheet.csv").read_bytes() == before.replace(b"2025,54,", b"2025,45.5,")
    assert "2026-01-20" in (data / "reports" / "sheet.csv").read_text()
    undone(data)
    assert (data / "reports" / "sheet.csv").read_bytes() == before


def test_a_figure_is_put_right_where_it_is_with_a_reason(data: Path) -> None:
    record(data, *FIGURE)
    for more, said in (
        (("--correct",), "--correct: --reason is needed with it"),
        (("--reason", "r"), "--reason: --correct is needed with it"),
        (("--correct", "--reason", "r", "--revise"), "--revise does not go with --correct"),
        (("--correct", "--reason", "r", "--file", "x.yaml"), "--file does not go with --correct"),
        (("--correct", "--reason", " "), "--reason: the text is empty"),
    ):
        refused = record(data, "value", "share", "2025", "45", *more)
        assert (refused.code, refused.text) == (2, "")
        assert said in refused.stderr
    given = ("value", "share", "2025", "45", "--correct", "--reason", "Hai chữ số đổi chỗ")
    dry = record(data, *given, "--dry-run")
    done = record(data, *given)
    assert (done.code, done.text) == (0, dry.text)
    assert "share/2025 (> 50%): 45% (2025), 5 pp short, ✗ missed; was: 54% (2025), ✓ met" in done.text
    text = (data / "reports" / "2026-01.yaml").read_text(encoding="utf-8")
    assert "{indicator: share, period: 2025, value: 45, published: 2026-01-20, source: S}" in text
    line = json.loads((data / "reports" / ".journal.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (line["command"], line["reason"]) == ("record value", "Hai chữ số đổi chỗ")
    assert record(data, *given).stderr == "it is recorded already; nothing was changed\n"


def test_the_later_of_two_reports_of_a_day_holds_as_a_correction(data: Path) -> None:
    said = ("task", TASK, "--published", "2023-12-22")
    record(data, *said, "--in-progress", "--cause", "c")
    refused = record(data, *said, "--done", "2023-12-20", "--evidence", "E")
    assert (refused.code, refused.text) == (2, "")
    assert (
        f"“in progress” is reported in {data.as_posix()}/reports/2023-12.yaml:4 for the same day, and “done”"
        in refused.stderr
    )
    done = record(data, "task", TASK, "--done", "2023-12-20", "--evidence", "E", "--correct", "--reason", "mistaken")
    assert done.code == 0
    assert "{task: I.1, state: done, published: 2023-12-22, on: 2023-12-20, evidence: E}" in (
        data / "reports" / "2023-12.yaml"
    ).read_text(encoding="utf-8")
    ended = ("task", TASK, "--supersede", "2023-06-30", "--document", "D")
    assert "--reason is needed with it" in record(data, *ended, "--correct").stderr
    assert "nothing is reported that could be corrected" in record(data, *ended, "--reason", "r", "--correct").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--last", "0"), "--last: write a number from 1 up"),
        (("--last", "3"), "only 1 write can be taken back; write --last 1"),
        (("--last", "1", "x.yaml:3"), "--last does not go with FILE:LINE"),
        (("x",), "FILE:LINE: “x” does not name a line; write it like 2026-01.yaml:5"),
        (("x.yaml:0",), "FILE:LINE: “x.yaml:0” does not name a line"),
        (("x.yaml:-1",), "does not name a line"),
        (("x.yaml:٣",), "does not name a line"),
        ((":3",), "does not name a line"),
        (("x.yaml:3",), "there is no file "),
        (("../targets.yaml:3",), "is not a report below "),
        (("/etc/passwd:3",), "is not a report below "),
        (("reported.yaml:3",), "par has not written "),
    ],
)
def test_what_cannot_be_taken_back_is_refused_and_nothing_changes(
    data: Path, changed: Changes, arguments: tuple[str, ...], said: str
) -> None:
    record(data, *FIGURE)
    before = changed()
    done = undone(data, *arguments)
    assert (done.code, done.text) == (2, "")
    assert said in done.stderr
    assert changed() == before


def test_a_line_is_named_as_messages_name_it_or_from_the_reports_on(data: Path, changed: Changes) -> None:
    for name in (f"{data}/reports/2026-01.yaml:4", "2026-01.yaml:4", f"{data}/reports/../reports/2026-01.yaml:4"):
        record(data, *FIGURE)
        assert undone(data, name).code == 0, name
        assert changed() == []
    record(data, *FIGURE)
    assert call("record", "undo", "data/reports/2026-01.yaml:4", cwd=data.parent).code == 0
    assert changed() == []


def test_what_somebody_has_changed_since_is_named_with_its_line(data: Path) -> None:
    record(data, *FIGURE)
    report = data / "reports" / "2026-01.yaml"
    report.write_bytes(report.read_bytes().replace(b"54", b"55"))
    for arguments in ((), ("2026-01.yaml:4",)):
        done = undone(data, *arguments)
        assert (done.code, done.text) == (2, "")
        assert f"{report.as_posix()}:4 is no longer as par wrote it at 20" in done.stderr
        assert "correct it there in an editor, or remove it" in done.stderr


def test_it_is_said_in_vietnamese(data: Path) -> None:
    nothing = undone(data, lang="vi")
    assert nothing.stderr == (
        "par: không có gì để hoàn tác: nhật ký trong reports/ không có lần ghi nào còn trong dữ liệu\n"
    )
    record(data, *FIGURE)
    with (data / "reports" / ".journal.jsonl").open("a") as journal:
        journal.write("<<<<<<< HEAD\n")
    done = undone(data, lang="vi")
    assert done.text.startswith("hoàn tác par record value lúc 20")
    assert done.text.splitlines()[1] == "share 2025: 54%"
    assert f"{data.as_posix()}/reports/.journal.jsonl: bỏ qua những dòng không phải của par\n" in done.stderr
    assert done.stderr.endswith(f"đã xóa {data.as_posix()}/reports/2026-01.yaml\n")


def test_the_argument_has_its_name_in_both_languages() -> None:
    for lang, name in (("en", "[FILE:LINE]"), ("vi", "[TỆP:DÒNG]")):
        assert name in call("record", "undo", "--help", "--lang", lang).text


def test_the_data_inside_par_has_nothing_to_take_back(tmp_path: Path) -> None:
    for arguments in ((), ("--dry-run",)):
        done = call("record", "undo", *arguments, "--lang", "en", cwd=tmp_path)
        assert done.code in {2, 4}
        assert done.text == ""


def test_nothing_is_taken_back_where_the_effect_cannot_be_printed(data: Path, changed: Changes) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    record(data, *FIGURE)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "record", "undo", "--data", str(data)], check=False, stdout=full, stderr=subprocess.DEVNULL
        )
    assert done.returncode == 4
    assert changed() == ["A reports/2026-01.yaml"]


def test_what_is_taken_back_is_said_in_the_language_of_the_data(tmp_path: Path) -> None:
    assert call("init", "data", "--from-embedded", cwd=tmp_path).code == 0
    value = ("par-index-rank", "2025", "9/34", "--published", "2026-04-03", "--source", "S", "--note", "N")
    assert call("record", "value", *value, "--data", "data", cwd=tmp_path).code == 0
    done = call("record", "undo", "--data", "data", cwd=tmp_path)
    assert done.text.splitlines()[2] == "Thay đổi khác:"
    assert done.text.startswith("hoàn tác par record value")
