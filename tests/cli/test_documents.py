"""``par documents``, ``par measures``, and ``par show`` of what they list."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from cli.command import NOW, call
from read_once import shipped_data
from support import document, indicator, measure, target, task, write_folder

BROKEN = "schema: 1\ndocuments: [{id: 5"


def folder(path: Path) -> Path:
    return write_folder(
        path,
        indicators=[indicator(target(at_least=80))],
        tasks=[task("III.3", due="2024", documents=["plan-1"])],
        documents={"documents": [document("plan-1", number="1/KH", date="2021-05-01")]},
        measures={
            "headings": [{"id": "P2.III.3", "name": "Services"}],
            "measures": [measure("P2.III.3.1", lead=["home"], tasks=["III.3"]), measure("P2.III.3.2")],
        },
    )


def test_only_the_commands_that_show_or_check_them_read_them(tmp_path: Path) -> None:
    data = str(folder(tmp_path / "data"))
    for name in ("documents.yaml", "measures.yaml"):
        (tmp_path / "data" / name).write_text(BROKEN, encoding="utf-8")
    for name in ("status", "targets", "tasks", "agencies", "values", "calendar"):
        found = call(name, "--data", data, "--as-of", NOW)
        assert (found.code in {0, 1}, found.stderr) == (True, ""), name
    for command in (["validate"], ["show", "III.3"], ["find", "plan"], ["reports"], ["documents"], ["measures"]):
        found = call(*command, "--data", data)
        assert found.code == 3, command
        assert "documents.yaml" in found.text + found.stderr


def test_a_decision_without_them_says_so_and_lists_nothing(tmp_path: Path) -> None:
    data = str(write_folder(tmp_path / "data", tasks=[task(due="2024")]))
    for command, file in (("documents", "documents.yaml"), ("measures", "measures.yaml")):
        for language in ("vi", "en"):
            found = call(command, "--data", data, "--as-of", NOW, "--lang", language)
            assert (found.code, found.stderr) == (0, "")
            assert file in found.text
        assert call(command, "--data", data, "--as-of", NOW, "--format", "json").json[command] == []
    shown = call("show", "I.1", "--data", data, "--as-of", NOW, "--lang", "en")
    assert "MEASURES" not in shown.text
    assert "DOCUMENTS" not in shown.text


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("III.3", "task", "III.3"),
        ("P2.III.3", "heading", "P2.III.3"),
        ("III.3.1", "measure", "P2.III.3.1"),
        ("p2.iii.3.2", "measure", "P2.III.3.2"),
        ("plan-1", "document", "plan-1"),
        ("1/KH", "document", "plan-1"),
        ("share", "indicator", "share"),
        ("Services", "heading", "P2.III.3"),
    ],
)
def test_what_is_typed_means_a_task_before_a_measure(typed: str, kind: str, name: str, tmp_path: Path) -> None:
    data = str(folder(tmp_path / "data"))
    found = call("show", typed, "--data", data, "--as-of", NOW, "--format", "json").json
    assert (found["kind"], found["id"]) == (kind, name)


def test_words_that_mean_an_indicator_still_do() -> None:
    for words in ("PAPI", "PCI", "thanh toán", "ISO 18091"):
        found = call("show", words, "--as-of", NOW, "--format", "json")
        if found.code != 2:
            assert found.json["kind"] in {"indicator", "target", "task", "agency"}, words


def _subjects() -> list[str]:
    data = shipped_data()
    duties = [item.id for item in data.duties[::10]]
    return [*list(data.documents)[::20], *list(data.headings)[::4], *list(data.measures)[::11], *duties]


def test_a_duty_is_shown_by_its_id_and_by_its_words_and_is_found() -> None:
    found = call("show", "D2-3", "--as-of", NOW, "--lang", "en")
    assert found.text.startswith("D2-3 · Results, with the yearly reform report\nDuty of: All departments")
    assert "How often: each year, on request" in found.text
    assert "Goes to the Provincial People's Committee; through Home Affairs" in found.text
    assert call("show", "ket qua cung bao cao cai cach", "--as-of", NOW, "--lang", "en").stdout == found.stdout
    nobody = call("show", "D3-1", "--as-of", NOW, "--lang", "vi")
    assert "Trách nhiệm của: văn bản không ghi" in nobody.text
    hits = call("find", "tập huấn", "--as-of", NOW, "--lang", "vi").text
    assert "Trách nhiệm được giao (1)\n  2-5  Lớp bồi dưỡng, tập huấn nghiệp vụ CCHC" in hits
    shown = call("show", "2-5", "--as-of", NOW, "--format", "json").json
    assert (shown["kind"], shown["id"]) == ("duty", "2-5")
    assert [item["id"] for item in shown["duties"]] == ["2-5"]
    assert [item["id"] for item in shown["tasks"]] == ["I.6"]


def test_every_page_can_be_shown_in_both_languages_at_any_width() -> None:
    for name, language in product(_subjects(), ("vi", "en")):
        width = "40" if language == "vi" else "80"
        found = call("show", name, "--as-of", NOW, "--lang", language, COLUMNS=width)
        assert (found.code, found.stderr) == (0, ""), name
        assert found.text.startswith(f"{name} ·")
        widest = max(map(len, found.text.splitlines()))
        longest = max(map(len, found.text.split()))
        assert widest <= max(int(width), longest + 6), name


def test_a_brief_page_has_fifteen_lines_at_most() -> None:
    for name in _subjects():
        found = call("show", name, "--as-of", NOW, "--lang", "en", "--brief", COLUMNS="80")
        assert (found.code, found.stderr) == (0, "")
        assert len(found.text.splitlines()) <= 15, name


@pytest.mark.parametrize(
    "command",
    [
        ["show", "I.3"],
        ["reports", "I.3"],
        ["reports", "I.3", "--format", "csv", "--labels"],
        ["tasks", "I.3", "--format", "csv", "--labels"],
        ["report", "2025", "--format", "md"],
    ],
)
def test_a_report_names_its_document_as_people_do(command: list[str]) -> None:
    found = call(*command, "--as-of", NOW, "--lang", "en").text
    assert "decision 1606/QĐ-UBND of 2025-06-27" in " ".join(found.split())
    assert "1606-qd-ubnd;" not in found


def test_the_page_of_a_document_begins_with_its_kind_in_either_language() -> None:
    for language, name in (("vi", "Nghị quyết 05-NQ/TU:"), ("en", "Resolution 05-NQ/TU:")):
        found = call("show", "05-nq-tu", "--as-of", NOW, "--lang", language, COLUMNS="100")
        assert found.text.startswith(f"05-nq-tu · {name}")


def test_a_wide_list_of_documents_is_no_longer_than_a_narrow_one() -> None:
    for language in ("vi", "en"):
        narrow, wide = (
            call("documents", "--lang", language, "--as-of", NOW, "--width", width).text for width in ("80", "140")
        )
        assert len(wide.splitlines()) <= len(narrow.splitlines()), language


def test_the_page_of_a_document_has_no_chart() -> None:
    found = call("show", "12-nq-tu", "--format", "svg")
    assert found.code == 2
    assert "has no chart" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["documents"], 121),
        (["documents", "--kind", "Luật"], 4),
        (["documents", "--kind", "law"], 4),
        (["documents", "--section", "PL01"], 15),
        (["documents", "--section", "PL02.II", "--kind", "chi-thi"], 2),
        (["documents", "--issuer", "Sở Nội vụ"], 2),
        (["documents", "mot", "cua", "--kind", "ke-hoach"], 1),
        (["measures"], 68),
        (["measures", "--section", "VIII"], 2),
        (["measures", "--section", "III.1.8"], 7),
        (["measures", "--agency", "so-khoa-hoc-va-cong-nghe"], 5),
        (["measures", "--unmeasured"], 32),
    ],
)
def test_a_list_is_narrowed(arguments: list[str], count: int) -> None:
    document = call(*arguments, "--as-of", NOW, "--format", "json").json
    assert len(document[arguments[0]]) == count
    if arguments[0] == "measures":
        assert document["unmeasured"] == sum(not item["measured"] for item in document["measures"])


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["documents", "--kind", "nghi-dinhh"], "nghi-dinh"),
        (["documents", "--issuer", "chinh-phuu"], "chinh-phu"),
        (["documents", "--section", "PL03"], "PL02"),
        (["documents", "zzz"], "zzz"),
        (["measures", "--agency", "so-noi-vuu"], "so-noi-vu"),
        (["measures", "--section", "P2.III.9"], "P2.III"),
    ],
)
def test_a_slip_on_the_command_line_is_misuse_with_what_is_meant(arguments: list[str], hint: str) -> None:
    found = call(*arguments, "--as-of", NOW)
    assert (found.code, found.stdout) == (2, b"")
    assert hint in found.stderr


def test_an_id_of_a_document_that_is_not_there_is_refused_where_a_report_is_recorded(tmp_path: Path) -> None:
    data = str(folder(tmp_path / "data"))
    options = ("--done", "2024-03-01", "--published", "2024-03-02", "--data", data)
    wrong = call("record", "task", "III.3", "--evidence", "plan-2", *options)
    assert wrong.code == 3
    assert "PAR301" in wrong.stderr
    right = call("record", "task", "III.3", "--evidence", "plan-1", *options)
    assert right.code == 0
    page = call("show", "plan-1", "--data", data, "--as-of", NOW, "--lang", "en").text
    assert "REPORTS THAT CITE IT" in page


def test_text_from_the_data_does_nothing_on_a_page(tmp_path: Path) -> None:
    hostile = "\\e[31m[bold]=1+1</script>"
    data = write_folder(
        tmp_path / "data",
        documents={"documents": [document("paper-1", number=hostile, note=hostile)]},
        measures={"measures": [measure(note=hostile)]},
    )
    for command in (["documents"], ["measures"], ["show", "paper-1"], ["show", "A.1.1"]):
        for form in (["--format", "json"], []):
            found = call(*command, "--data", str(data), "--as-of", NOW, *form)
            assert found.code == 0
            assert "\x1b[31m" not in found.text
