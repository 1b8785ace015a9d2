"""`par record receipt` and `par reports --due`: what came in is said, written once, and taken back to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import Run, call
from schemas import held
from support import agency, receipt, window, write_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder in which two agencies owe a report of six months; one of them has sent it."""
    return write_folder(
        tmp_path / "data",
        agencies=[agency("office", aliases=["VP"])],
        reporting={"windows": [window()], "since": "2026-01-01", "reporters": ["home", "office"]},
        receipts=[receipt("2026-H1", "2026-06-18")],
    )


def record(data: Path, *arguments: str, lang: str = "en") -> Run:
    return call("record", *arguments, "--data", str(data), "--lang", lang)


def due(data: Path, *arguments: str, lang: str = "en", columns: str = "120") -> Run:
    return call(
        "reports", "--due", "--data", str(data), "--as-of", "2026-06-25", "--lang", lang, *arguments, COLUMNS=columns
    )


def _reports(data: Path) -> dict[str, bytes]:
    files = (item for item in sorted((data / "reports").iterdir()) if item.name != ".journal.jsonl")
    return {item.name: item.read_bytes() for item in files}


def test_a_receipt_is_said_and_written_and_its_undo_leaves_every_byte_as_it_was(data: Path) -> None:
    before = _reports(data)
    given = ("receipt", "2026-H1", "vp", "--received", "22/6/2026", "--number", "12/BC-VP", "--evidence", "Văn thư")
    done = record(data, *given)
    assert done.code == 0
    assert (
        done.text
        == "2026-H1 Department office: late by 2 days, received 2026-06-22, 12/BC-VP; was: missing for 2 days\n"
    )
    assert done.stderr == f"written to {data.as_posix()}/reports/2026-06.yaml\n"
    assert _reports(data) == {
        **before,
        "2026-06.yaml": "schema: 1\n\nreceipts:\n  - {report: 2026-H1, reporter: office, received: 2026-06-22, "
        "number: 12/BC-VP, evidence: Văn thư}\n".encode(),
    }
    again = record(data, *given)
    assert (again.code, again.stderr) == (0, "it is recorded already; nothing was changed\n")
    undone = record(data, "undo")
    assert undone.code == 0
    assert "late by 2 days" in undone.text
    assert _reports(data) == before


def test_a_receipt_goes_into_a_file_that_is_there_and_the_rest_of_it_stays(data: Path) -> None:
    file = data / "reports" / "reported.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    done = record(
        data, "receipt", "2026-H1", "office", "--received", "2026-06-20", "--nothing", "--file", "reported.yaml"
    )
    assert done.code == 0
    after = file.read_text(encoding="utf-8")
    new = "  - {report: 2026-H1, reporter: office, received: 2026-06-20, nothing: true}\n"
    assert new in after
    assert after.replace(new, "") == before


def test_a_receipt_that_was_typed_wrongly_is_put_right_where_it_is_and_its_undo_leaves_every_byte(data: Path) -> None:
    file = data / "reports" / "reported.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    before = file.read_bytes()
    given = ("receipt", "2026-H1", "home", "--received", "2026-06-22", "--number", "7/BC", "--correct")
    assert record(data, *given).stderr == "par: --correct: --reason is needed with it\n"
    done = record(data, *given, "--reason", "another day on the stamp")
    assert done.text == (
        "2026-H1 Department home: late by 2 days, received 2026-06-22, 7/BC; was: on time, received 2026-06-18\n"
    )
    after = file.read_text(encoding="utf-8")
    assert "received: 2026-06-22, number: 7/BC" in after
    assert "2026-06-18" not in after
    assert after.endswith("# a remark\n")
    again = record(data, "receipt", "2026-H1", "home", "--number", "7/BC", "--correct", "--reason", "the same")
    assert (again.code, again.stderr) == (0, "it is recorded already; nothing was changed\n")
    undone = record(data, "undo")
    assert undone.code == 0, undone.stderr
    assert file.read_bytes() == before


def test_a_correction_names_one_receipt(data: Path) -> None:
    reason = ("--correct", "--reason", "the number was missing")
    none = record(data, "receipt", "2026-H1", "office", "--number", "9", *reason)
    assert (none.code, none.stderr) == (
        2,
        "par: 2026-H1 office: nothing is reported that could be corrected; leave --correct out\n",
    )
    record(data, "receipt", "2026-H1", "home", "--received", "2026-06-25")
    two = record(data, "receipt", "2026-H1", "home", "--number", "9", *reason)
    assert two.code == 2
    assert "2026-H1 home was received more than once: " in two.stderr
    assert "(2026-06-18)" in two.stderr
    assert "(2026-06-25)" in two.stderr
    assert record(data, "receipt", "2026-H1", "home", "--received", "2026-06-25", "--number", "9", *reason).code == 0
    (line,) = [item for item in json.loads(due(data, "--format", "json").stdout)["register"] if item["receipts"]]
    assert (line["received"], line["number"], line["receipts"]) == ("2026-06-18", None, 2)


def test_a_dry_run_writes_nothing(data: Path) -> None:
    before = _reports(data)
    done = record(data, "receipt", "2026-H1", "office", "--received", "2026-06-20", "--dry-run")
    assert (done.code, _reports(data)) == (0, before)
    assert "on time, received 2026-06-20" in done.text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-Q1", "home"), "REPORT: “2026-Q1” is not a report that is due; write one of 2026-H1"),
        (("June", "home"), "REPORT: “June” is not a period"),
        (("2026-H1", "nobody"), "AGENCY: “nobody” is not an agency"),
        (("2026-H1", "home", "--received", "2026-06-18", "--number", "9"), "received on that day already"),
        (("2026-H1", "home", "--received", "31/6/2026"), "--received: the day “31/6/2026” does not exist"),
    ],
)
def test_what_cannot_be_a_receipt_is_refused_and_nothing_is_written(
    data: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = _reports(data)
    done = record(data, "receipt", *arguments)
    assert (done.code, done.text) == (2, "")
    assert said in done.stderr
    assert _reports(data) == before


def test_without_the_file_no_report_is_due_and_both_commands_say_so(tmp_path: Path) -> None:
    bare = write_folder(tmp_path / "bare")
    done = record(bare, "receipt", "2026-H1", "home")
    assert (done.code, done.stderr) == (
        2,
        "par: no report is due: no reporting.yaml says which, and when\n",
    )
    assert "no reporting.yaml" in due(bare).text
    assert "reporting.yaml" in due(bare, lang="vi").text
    document = held(due(bare, "--format", "json").stdout)
    assert (document["kept"], document["register"], document["summary"]["reporting_rate"]) == (False, [], None)


def test_every_form_of_the_register_has_the_same_lines(data: Path) -> None:
    document = held(due(data, "--format", "json").stdout)
    assert document["schema"] == "par/register/1"
    assert [(line["reporter"], line["standing"]) for line in document["register"]] == [
        ("home", "on_time"),
        ("office", "missing"),
    ]
    lines = [json.loads(line) for line in due(data, "--format", "jsonl").stdout.splitlines()]
    assert [{**line, "entry": None} for line in lines] == [{"entry": None, **line} for line in document["register"]]
    header, *rows = due(data, "--format", "csv").text.splitlines()
    assert header.split(",") == list(document["register"][0])
    assert [row.split(",")[1:3] for row in rows] == [["home", "on_time"], ["office", "missing"]]
    for form in ("table", "md"):
        assert "missing for 5 days" in due(data, "--format", form).text
        assert "chưa có, quá hạn 5 ngày" in due(data, "--format", form, lang="vi").text
    only = json.loads(due(data, "--format", "json", "--agency", "VP").stdout)
    assert ([line["reporter"] for line in only["register"]], only["agency"]) == (["office"], "office")


@pytest.mark.parametrize("other", [("I.1",), ("--places",), ("--format", "json", "--fields", "reporter")])
def test_what_belongs_to_the_list_of_reports_does_not_go_with_the_register(data: Path, other: tuple[str, ...]) -> None:
    done = due(data, *other)
    assert (done.code, done.text) == (2, "")
    assert "does not go with --due" in done.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_on_a_screen_of_80_columns_the_register_has_both_rates(data: Path, lang: str) -> None:
    row = next(line for line in due(data, columns="80", lang=lang).text.splitlines() if line.startswith("2026-H1"))
    assert row.split()[1:] == ["2", "1", "1", "0", "1", "0", "50%", "50%"]
