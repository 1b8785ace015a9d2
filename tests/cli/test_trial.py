"""Six agencies send their files and a commune fills in its form: an analyst's work on the decision in the package.

Each file takes at most two commands, the form one.  Every figure lands or is named with its cell, and what the import
says that it changes is what `par status` then shows.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cli.command import NOW, Run, call
from loading.examples import shipped
from record.importing import content
from record.workbooks import Cell, as_bytes, sheet_of, workbook

LETTERHEAD: list[list[Cell]] = [
    ["UBND TỈNH", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["CƠ QUAN BÁO CÁO", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 12/BC-CQ", None, None, None, "ngày 05 tháng 02 năm 2026"],
    [],
]
SIGNATURE: list[list[Cell]] = [[], [None, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"], [None, "(Ký, ghi rõ họ tên)"]]
SOURCE = ("--source", "Báo cáo 12/BC", "--published", "2026-02-05")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the decision with a commune staff that is reported by 69 communes, in a file of their own."""
    folder = tmp_path_factory.mktemp("made") / "data"
    shutil.copytree(shipped().folder, folder)
    rows = [f"xa-{number:02},UBND xã Mẫu {number:02},Xã Mẫu {number:02},,," for number in range(1, 70)]
    (folder / "communes.csv").write_text("\n".join(["id,name,short,aliases,from,until", *rows, ""]), "utf-8")
    agencies, targets = folder / "agencies.yaml", folder / "targets.yaml"
    group = (
        "  - id: cac-xa\n    name: {vi: Các xã, en: All communes}\n    level: group\n    members_file: communes.csv\n"
    )
    agencies.write_text(f"{agencies.read_text('utf-8').rstrip()}\n\n{group}", "utf-8")
    text = targets.read_text("utf-8")
    start = text.index("- id: commune-staff-degree")
    place = text.index("    owners:", start)
    targets.write_text(f"{text[:place]}    reporters: [cac-xa]\n{text[place:]}", "utf-8")
    assert call("validate", "--data", str(folder), "--as-of", NOW).code == 0
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that decision, into which files are brought."""
    return shutil.copytree(made, tmp_path / "data")


def bring(data: Path, name: str, book: Workbook | bytes, *answers: str) -> Run:
    path = data.parent / name
    path.write_bytes(book if isinstance(book, bytes) else as_bytes(book))
    given = () if isinstance(book, bytes) else SOURCE
    return call("import", str(path), *given, *answers, "--data", str(data), "--as-of", NOW, "--lang", "en")


def statuses(data: Path) -> Mapping[str, str]:
    """Return the status of each target and occurrence, as `par status` has it."""
    document = call("status", "--format", "json", "--data", str(data), "--as-of", NOW, "--fail-on", "never").json
    found = {item["id"]: item["status"] for item in document["targets"]}
    for item in document["tasks"]:
        found.update({f"{item['id']} {part['key']}": part["status"] for part in item["occurrences"]})
    return found


def values(data: Path) -> Mapping[str, list[str]]:
    """Return the figures of each indicator that were reported on the day of the letter."""
    found: dict[str, list[str]] = {}
    for item in call("values", "--format", "json", "--data", str(data), "--as-of", NOW).json["values"]:
        if item["published"] == "2026-02-05":
            found.setdefault(item["indicator"], []).append(f"{item['period']}: {item['value']}")
    return found


def changed_by(run: Run) -> set[str]:
    """Return the targets and occurrences of which an import says that it changes their status."""
    return {match[1] for match in re.finditer(r"^  (\S+?(?: \S+?)?)(?: \(|: )", run.text, re.MULTILINE)}


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {name for name in after if before[name] != after[name]}


# --- the files


def home_affairs() -> Workbook:
    """Percent formats, ranks of how many, a unit behind a number, no figure yet, Roman groups, a signature."""
    book = workbook(("Biểu 1", [
        *LETTERHEAD,
        ["KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2025"],
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", "CHỈ SỐ XẾP HẠNG"],
        [1, "Chỉ số PAR INDEX", "thứ hạng", 10, "9/34"],
        [2, "Chỉ số SIPAS", "thứ hạng", 10, "chưa công bố"],
        ["II", "BIÊN CHẾ, CÔNG VỤ"],
        [1, "Biên chế công chức", "biên chế", None, "2.148 biên chế"],
        [2, "Cấp xã chuẩn hóa", "%", 1, 0.985],
        *SIGNATURE,
    ]))  # fmt: skip
    sheet_of(book)["E13"].number_format = "0.0%"
    return book


def justice() -> Workbook:
    """Quarters as columns below a year, and shares of counts."""
    return workbook(("Sheet1", [
        ["SỞ TƯ PHÁP"],
        ["BÁO CÁO NĂM 2025"],
        ["STT", "Tên chỉ tiêu", "Quý III", "Quý IV", "So với cùng kỳ (%)"],
        [1, "Rà soát văn bản", "389/412", "412/412", 105],
    ]))  # fmt: skip


def finance() -> Workbook:
    """A merged header of two rows with plans and results of two years, and a note below."""
    book = workbook(("Biểu 2", [
        ["SỞ TÀI CHÍNH"],
        ["TT", "Chỉ tiêu", "Năm 2024", None, "Năm 2025", None],
        [None, None, "KH", "TH", "KH", "TH"],
        [1, "Đơn vị sự nghiệp kinh tế, sự nghiệp khác hoàn thành chuyển đổi", "80%", "75%", "100%", "100%"],
        [],
        [None, "Ghi chú: theo báo cáo của các đơn vị"],
    ]))  # fmt: skip
    sheet = sheet_of(book)
    for cells in ("A2:A3", "B2:B3", "C2:D2", "E2:F2"):
        sheet.merge_cells(cells)
    return book


def science() -> Workbook:
    """Two sheets and a guide, years as columns, a real day."""
    return workbook(
        ("Hướng dẫn", [["Điền số liệu vào các biểu"]]),
        ("Chuyển đổi số", [
            ["Chỉ số", "ĐVT", 2024, 2025],
            ["Xếp hạng DTI", "hạng", None, "12/34"],
            ["Hồ sơ trực tuyến", "%", 62.5, 71.25],
        ]),
        ("ISO", [
            ["Chỉ tiêu", "Kỳ", "Kết quả", "Ngày công bố"],
            ["Duy trì ISO 9001", "Năm 2025", "100%", date(2026, 2, 5)],
            ["ISO bệnh viện", "Năm 2025", "≥ 90%", date(2026, 2, 5)],
        ]),
    )  # fmt: skip


def office(rate: object) -> Workbook:
    """Fractions of a program that lost the percent format; the analyst answers once."""
    return workbook(("Sheet1", [
        ["VĂN PHÒNG UBND TỈNH"],
        ["Chỉ tiêu", "Năm", "Số liệu"],
        ["Hài lòng TTHC", 2025, rate],
        ["Không nộp lại giấy tờ", 2025, 0.8],
    ]))  # fmt: skip


def health(share: object) -> Workbook:
    """A formula, which has to be made a value before the second command."""
    return workbook(("Số liệu", [["Chỉ tiêu", "Năm", "Thực hiện (%)"], ["ISO bệnh viện", 2024, share]]))


def progress_of_tasks() -> Workbook:
    """What was done of the tasks of a year, in the words of an office."""
    return workbook(("Nhiệm vụ", [
        ["SỞ NỘI VỤ"],
        ["TT", "Nhiệm vụ", "Kỳ", "Tình trạng", "Ngày", "Văn bản"],
        [1, "I.2", "2022", "hoàn thành", "15/12/2022", "QĐ 3126"],
        [2, "I.3", "2022", "đang thực hiện", None, None],
    ]))  # fmt: skip


File = tuple[str, Workbook, Sequence[str]]
"""A name, a workbook, and what the analyst answers on the command line."""


def landed(data: Path, before: Mapping[str, str], *files: File) -> Mapping[str, str]:
    """Bring files of an agency: all but the last are refused, and the last one changes what it says it does.

    ``before`` is the status of all there is; return what it is then.
    """
    was = content(data)
    for number, (name, book, answers) in enumerate(files, start=1):
        run = bring(data, name, book, *answers)
        if number < len(files):
            assert run.code == 3
            assert content(data) == was
        else:
            assert run.code == 0, run.stderr
    after = statuses(data)
    assert changed_by(run) == differing(before, after)
    again = bring(data, name, book, *answers)
    assert "nothing was changed" in again.stderr
    return after


# --- the trial


def test_six_agencies_take_at_most_two_commands_a_file_and_every_figure_lands(data: Path) -> None:
    now = landed(data, statuses(data), ("noi-vu.xlsx", home_affairs(), ()))
    now = landed(data, now, ("tu-phap.xlsx", justice(), ()))
    now = landed(data, now, ("tai-chinh.xlsx", finance(), ()))
    now = landed(data, now, ("khcn.xlsx", science(), ()))
    now = landed(data, now, ("vp.xlsx", office(0.9125), ()), ("vp.xlsx", office(0.9125), ["--fractions"]))
    assert values(data)["iso-hospitals"] == ["2025: 90"]
    landed(data, now, ("y-te.xlsx", health("=1-0.12"), ()), ("y-te.xlsx", health(88), ()))
    assert values(data) == {
        "par-index-rank": ["2025: 9"],
        "civil-servant-posts": ["2025: 2148"],
        "commune-staff-training": ["2025: 98.5"],
        "legal-documents-reviewed": ["2025-Q3: 94.417475", "2025-Q4: 100"],
        "service-units-converted": ["2024: 75", "2025: 100"],
        "dti-rank": ["2025: 12"],
        "online-dossier-share": ["2024: 62.5", "2025: 71.25"],
        "iso-maintained": ["2025: 100"],
        "iso-hospitals": ["2024: 88", "2025: 90"],
        "tthc-satisfaction": ["2025: 91.25"],
        "no-resubmission": ["2025: 80"],
    }


def test_a_file_of_tasks_changes_what_it_says_it_does(data: Path) -> None:
    now = landed(data, statuses(data), ("viec.xlsx", progress_of_tasks(), ()))
    assert now["I.2 2022"] == "done_on_time"


def test_a_commune_fills_in_its_form_and_its_figure_is_its_own(data: Path) -> None:
    form = data.parent / "form.xlsx"
    made = call("import", "--template", "--period", "2025", "--agency", "Xã Mẫu 07", "-o", str(form), "--data",
                str(data), "--as-of", NOW, "--lang", "vi")  # fmt: skip
    assert made.code == 0
    book = load_workbook(form)
    sheet = sheet_of(book)
    headings = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "commune-staff-degree")
    row[headings.index("Giá trị")].value = "97,5%"
    row[headings.index("Ngày công bố")].value = "05/02/2026"
    row[headings.index("Nguồn")].value = "Báo cáo 3/BC-UBND"
    stream = io.BytesIO()
    book.save(stream)
    run = bring(data, "xa-mau-07.xlsx", stream.getvalue())
    assert run.code == 0
    assert run.stderr.splitlines() == [f"written to {data}/reports/xa-mau-07.csv"]
    shown = call("show", "commune-staff-degree", "--format", "json", "--data", str(data), "--as-of", NOW).json
    figures = [(item["reporter"], item["value"]) for item in shown["observations"] if item["reporter"]]
    assert figures == [("xa-07", 97.5)]
    assert statuses(data)["commune-staff-degree/2025"] == "unreported"  # 68 others have not reported


def test_a_form_that_was_made_for_other_data_says_so(data: Path) -> None:
    form = data.parent / "form.xlsx"
    call("import", "--template", "--period", "2025", "-o", str(form), "--data", str(data), "--as-of", NOW)
    unchanged = bring(data, "form.xlsx", form.read_bytes())
    assert "for other data" not in unchanged.stderr
    targets = data / "targets.yaml"
    targets.write_text(targets.read_text("utf-8").replace("at_most: 10", "at_most: 11", 1), "utf-8")
    asked = bring(data, "form.xlsx", form.read_bytes())
    assert "the form was made on 2026-11-23 for other data" in asked.stderr


def test_a_wrong_figure_a_wrong_state_and_a_wrong_file_come_out_again(data: Path) -> None:
    before = content(data)
    given = ("--data", str(data), "--lang", "en")
    undo = ("record", "undo", *given)

    wrong_figure = ("record", "value", "tthc-satisfaction", "2025", "19,25", *SOURCE, *given)
    assert call(*wrong_figure).code == 0
    assert call(*undo).code == 0
    assert content(data) == before

    wrong_state = ("record", "task", "I.3", "--occurrence", "2022", "--done", "2022-12-01", *SOURCE, *given)
    assert call(*wrong_state).code == 0
    assert call(*undo).code == 0
    assert content(data) == before

    assert bring(data, "noi-vu.xlsx", home_affairs()).code == 0
    assert content(data) != before
    was = statuses(data)
    assert call(*undo).code == 0
    assert content(data) == before
    assert statuses(data) != was


def test_what_is_wrong_in_a_file_of_tasks_is_said_in_the_words_of_the_file(data: Path) -> None:
    rows: list[list[Cell]] = [["Nhiệm vụ", "Tình trạng", "Ngày hoàn thành"], ["I.2", "hoàn thành", "01/12/2022"],
                              ["1.2", "hoàn thành", "01/12/2022"]]  # fmt: skip
    run = bring(data, "viec.xlsx", workbook(("Sheet1", rows)))
    assert run.code == 3
    first, second, _ = run.stderr.splitlines()
    assert "A2: I.2 has 9 occurrences; write into “Occurrence” one of 2022, 2023" in first
    assert "A3: there is no task “1.2”; write one that is known: I.1, I.2" in second
    assert "agencies.yaml" not in second


def test_the_name_of_a_member_above_its_figures_asks_for_the_reporter(data: Path) -> None:
    rows: list[list[Cell]] = [["Chỉ tiêu", "Năm", "Kết quả"], ["UBND xã Mẫu 07"], ["Cấp xã có ĐH", 2025, "97,5%"]]
    run = bring(data, "xa.xlsx", workbook(("Sheet1", rows)))
    assert run.code == 3
    assert "A2: “UBND xã Mẫu 07” is above figures that would count for the whole" in run.stderr
    whose: list[list[Cell]] = [["Chỉ tiêu", "Năm", "Kết quả", "Đơn vị báo cáo"],
                               ["Cấp xã có ĐH", 2025, "97,5%", "Xã Mẫu 07"]]  # fmt: skip
    assert bring(data, "xa.xlsx", workbook(("Sheet1", whose))).code == 0
