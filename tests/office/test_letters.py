"""The letters and the forms that go with them: what they hold, who gets one, and that all are written or none."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook

from cli.command import NOW, Run, call, killed_at, par
from loading.examples import shipped
from ooxml import faults_of_document, faults_of_workbook
from par_cli.locales import ENGLISH
from par_cli.progress.letters import Letter, letters
from par_cli.render.form_sheets import COLUMNS
from par_cli.render.letter_form import letter_sheets
from read_once import shipped_data
from support import Described, agency, dataset, day, indicator, target, task, value, window, write_folder

LANGUAGES = ("vi", "en")


def remind(folder: Path, *arguments: str, as_of: str = NOW) -> Run:
    return call("remind", "-o", str(folder), "--as-of", as_of, *arguments)


def all_letters(language: str) -> dict[str, bytes]:
    """Write the letters of the shipped decision, and return their files by name."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "new"
        assert remind(folder, "--lang", language).code == 0
        return {file.name: file.read_bytes() for file in folder.iterdir()}


letters_in = cache(all_letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_valid_and_named_by_agency_and_day(language: str) -> None:
    made = letters_in(language)
    agencies = {name.split("-", 2)[2].rsplit(".", 1)[0] for name in made}
    assert len(agencies) == 13
    assert {f"so-noi-vu-{NOW}", f"{NOW}-khong-ghi-co-quan-chu-tri"} <= agencies
    assert set(made) == {name for agency in agencies for name in (f"don-doc-{agency}.docx", f"bieu-mau-{agency}.xlsx")}
    for name, data in made.items():
        assert (faults_of_document if name.endswith(".docx") else faults_of_workbook)(data) == [], name


def test_letters_are_the_same_bytes_twice() -> None:
    assert all_letters("vi") == letters_in("vi")


def test_a_letter_says_what_was_taken_over_and_marks_what_is_not_verified(tmp_path: Path) -> None:
    assert remind(tmp_path / "new", "--format", "md", "--lang", "vi").code == 0
    text = (tmp_path / "new" / f"don-doc-so-khoa-hoc-va-cong-nghe-{NOW}.md").read_text("utf-8")
    assert "của: Sở Thông tin và Truyền thông†, nay thuộc trách nhiệm của Sở Khoa học và Công nghệ." in text
    assert "chậm nhất ngày 20/12/2026 (Chủ nhật)" in text
    assert "| VII.3 |" in text


def test_letters_go_into_a_new_folder_or_nowhere(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine", "utf-8")
    done = remind(tmp_path / "full", "--lang", "en", "--format", "md")
    assert (done.code, "is not empty" in done.stderr) == (4, True)
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["a.txt"]
    assert call("remind", "--as-of", NOW).code == 2
    nothing = remind(tmp_path / "none", "--lang", "en", as_of="2022-11-01")
    assert (nothing.code, nothing.stderr) == (0, "nobody owes anything; no letter was written\n")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("number", [1, 21, 100])
def test_after_a_kill_the_next_run_writes_all_letters(tmp_path: Path, number: int) -> None:
    arguments = ("remind", "-o", "new", "--as-of", NOW, "--lang", "en", "--format", "md")
    assert call(*arguments[:2], "whole", *arguments[3:], cwd=tmp_path).code == 0
    assert par(*arguments, cwd=tmp_path, env=killed_at(tmp_path, number)).code == 9
    whole = {file.name: file.read_bytes() for file in (tmp_path / "whole").iterdir()}
    left = [*(tmp_path / "new").iterdir()] if (tmp_path / "new").exists() else []
    assert all(file.read_bytes() == whole[file.name] for file in left if not file.name.startswith("."))
    assert call(*arguments, cwd=tmp_path).code == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "new").iterdir()} == whole


def test_the_letter_of_the_agency_that_sends_them_goes_to_its_own_units(tmp_path: Path) -> None:
    done = remind(tmp_path / "new", "--format", "md", "--lang", "vi")
    own = (tmp_path / "new" / f"don-doc-so-noi-vu-{NOW}.md").read_text("utf-8")
    other = (tmp_path / "new" / f"don-doc-so-tu-phap-{NOW}.md").read_text("utf-8")
    assert "Kính gửi: Các phòng, đơn vị thuộc Sở Nội vụ" in own
    assert "quý cơ quan" not in own
    assert "Kính gửi: Sở Tư pháp" in other
    assert "Đề nghị quý cơ quan" in other
    assert "so-noi-vu là nơi gửi" in done.stderr


def test_what_names_nobody_goes_to_those_who_help_or_leaves_open_to_whom(tmp_path: Path) -> None:
    done = remind(tmp_path / "new", "--lang", "vi", "--format", "md")
    text = (tmp_path / "new" / f"don-doc-{NOW}-khong-ghi-co-quan-chu-tri.md").read_text("utf-8")
    assert "Kính gửi: Sở Khoa học và Công nghệ; Các cơ quan hành chính nhà nước cấp tỉnh" in text
    assert "| VIII.8 | Thí điểm ISO điện tử: 5 đơn vị thí điểm | 31/12/2025 | 327 |" in text
    assert "thống nhất cơ quan chủ trì" in text
    assert "so-khoa-hoc-va-cong-nghe, cac-co-quan-hanh-chinh-nha-nuoc-cap-tinh\n" in done.stderr
    described: Described = {
        "reporting": {"windows": [window()]},
        "indicators": [indicator(target(at_least=80), owners=None)],
        "tasks": [],
    }
    data = write_folder(tmp_path / "data", **described)
    done = remind(tmp_path / "open", "--data", str(data), "--lang", "en", "--format", "md")
    assert "nobody leads share/2025; the letter about that does not say who it is for\n" in done.stderr
    (letter,) = (tmp_path / "open").glob("*.md")
    assert r"To: \[...\]" in letter.read_text("utf-8")


def test_what_falls_due_soon_has_the_days_that_are_left(tmp_path: Path) -> None:
    assert remind(tmp_path / "new", "--lang", "en", "--format", "md", as_of="2026-12-05").code == 0
    text = (tmp_path / "new" / "don-doc-so-noi-vu-2026-12-05.md").read_text("utf-8")
    soon = text.split("## 2. Tasks due within 30 days (until 2027-01-04)")[1].split("## 3.")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in soon.splitlines() if line.startswith("|")]
    assert rows[0] == ["Id", "Task", "Due", "Left (days)", "Assigned to (in the decision)"]
    assert {(row[2], row[3]) for row in rows[2:]} == {("2026-12-31", "26")}


def test_targets_that_fall_due_soon_have_the_days_that_are_left_and_no_line_in_the_form(tmp_path: Path) -> None:
    assert remind(tmp_path / "new", "--lang", "en", "--format", "md", as_of="2026-12-05").code == 0
    text = (tmp_path / "new" / "don-doc-so-tu-phap-2026-12-05.md").read_text("utf-8")
    soon = text.split("## 3. Targets due within 30 days (until 2027-01-04)")[1]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in soon.splitlines() if line.startswith("|")]
    assert rows[0] == ["Id", "Target", "Deadline", "Left (days)", "Must be"]
    due = [(row[0], *row[2:]) for row in rows[2:]]
    assert due == [
        ("delegated-content/2030", "2026-12-31", "26", "≥ 100%"),
        ("legal-documents-reviewed/2030", "2026-12-31", "26", "≥ 100%"),
    ]
    form = (tmp_path / "new" / "bieu-mau-so-tu-phap-2026-12-05-figures.csv").read_text("utf-8")
    assert "2026-12-31" not in form


def test_an_agency_whose_targets_only_fall_due_soon_has_a_letter_without_a_form(tmp_path: Path) -> None:
    described: Described = {
        "reporting": {"windows": [window()]},
        "indicators": [indicator(target(at_least=80), owners=["justice"])],
        "tasks": [],
    }
    data = write_folder(tmp_path / "data", **described)
    done = remind(tmp_path / "new", "--data", str(data), "--lang", "en", as_of="2025-12-05")
    assert done.code == 0
    assert [item.name for item in (tmp_path / "new").iterdir()] == ["don-doc-justice-2025-12-05.docx"]
    earlier = remind(tmp_path / "none", "--data", str(data), "--lang", "en", as_of="2025-11-30")
    assert earlier.stderr == "nobody owes anything; no letter was written\n"


def test_without_the_library_of_workbooks_no_letter_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = remind(tmp_path / "new", "--lang", "en")
    assert done.code == 2
    assert done.stderr == "par: workbooks are written by openpyxl; install it: pip install 'par-cli[office]'\n"
    assert remind(tmp_path / "md", "--lang", "en", "--format", "md").code == 0
    assert [item.name for item in tmp_path.iterdir()] == ["md"]


# --- the form


def rows_of(letter: Letter) -> dict[str, list[dict[str, str]]]:
    """Return the rows of a form by the names of its columns."""
    return {
        sheet.name: [dict(zip(COLUMNS[sheet.name], row, strict=True)) for row in sheet.rows]
        for sheet in letter_sheets(letter, ENGLISH)
    }


@pytest.mark.parametrize("as_of", [NOW, "2023-02-01", "2024-12-15", "2031-06-30"])
def test_a_form_asks_for_what_its_letter_names_and_for_nothing_else(as_of: str) -> None:
    found = letters(shipped_data(), date.fromisoformat(as_of), None, ENGLISH.text)
    assert found
    for letter in found:
        rows = rows_of(letter)
        tasks = {item.task.task.id for item in (*letter.overdue, *letter.soon)}
        assert {row["task"] for row in rows.get("tasks", ())} == tasks
        owed = [item.entry for item in letter.targets]
        asked = {row["indicator"] for row in rows.get("figures", ())}
        assert asked == {item.indicator.id for item in owed if item.target.outcome is None}
        outcomes = {row["target"] for row in rows.get("outcomes", ())}
        assert outcomes == {item.id for item in owed if item.target.outcome is not None}
        assert {row["sender"] for sheet in rows.values() for row in sheet} <= {letter.agency or ""}


def test_a_filled_form_is_taken_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(str(shipped().folder), tmp_path / "data")
    agencies = ("so-noi-vu", "so-khoa-hoc-va-cong-nghe", "uy-ban-nhan-dan-cap-xa")
    names = [*(f"{name}-{NOW}" for name in agencies), f"{NOW}-khong-ghi-co-quan-chu-tri"]
    files = [tmp_path / f"bieu-mau-{name}.xlsx" for name in names]
    for file in files:
        book = load_workbook(io.BytesIO(letters_in("vi")[file.name]))
        for page in book.worksheets[:-1]:
            columns = {str(cell.value): at for at, cell in enumerate(page[1], start=1)}
            for number in range(2, page.max_row + 1):
                filled = {"Trạng thái": "đang làm"}
                if "Giá trị" in columns:
                    rank = page.cell(number, columns["Đơn vị tính"]).value == "thứ hạng"
                    filled = {"Giá trị": "5", "Nguồn": "Báo cáo", "Ngày công bố": "15/02/2026"}
                    filled |= {"Trong số": "63"} if rank else {}
                for name, text in filled.items():
                    page.cell(number, columns[name]).value = text
        book.save(file)
    for file in files:
        given = ("--data", str(tmp_path / "data"), "--as-of", NOW, "--dry-run", "--lang", "en")
        done = call("import", str(file), *given)
        assert done.code == 0, done.stderr
        assert "rows without a report: 0" in done.text


def owing(**more: object) -> dict[str | None, Letter]:
    described: dict[str, object] = {"reporting": {"windows": [window()]}, "tasks": [], **more}
    found = letters(dataset(**described), day("2026-06-01"), None, ENGLISH.text)  # type: ignore[arg-type]
    return {item.agency: item for item in found}


def test_a_form_asks_for_the_period_that_decides_and_for_each_who_has_not_reported() -> None:
    members = [agency("xa-a"), agency("xa-b"), agency("communes", members=["xa-a", "xa-b"])]
    found = owing(
        agencies=[agency("home"), *members],
        indicators=[
            indicator(target(at_least=80, each=True), name="each", reporters=["communes"]),
            indicator(target(at_least=80, decided_by="2024-Q4"), name="quarter"),
            indicator(target(at_least=80, every="year"), name="yearly"),
        ],
        values=[value(2025, 90, name="each", reporter="xa-a", published="2026-01-10"),
                value(2022, 90, name="yearly", published="2023-01-10")],
    )  # fmt: skip
    rows = rows_of(found["home"])["figures"]
    asked = [(row["indicator"], row["period"], row["reporter"]) for row in rows]
    yearly = [("yearly", year, "") for year in ("2023", "2024", "2025")]
    assert asked == [("each", "2025", "xa-b"), ("quarter", "2024-Q4", ""), *yearly]


def test_of_several_leads_a_form_has_those_for_whom_the_agency_answers() -> None:
    heirs = [{"agency": "science", "from": "2023-01-01", "unverified": True}]
    found = owing(
        agencies=[agency("science"), agency("home"), agency("digital", successors=heirs)],
        indicators=[],
        tasks=[task("I.1", due="2025", lead=["digital", "home"]), task("I.2", due="2026-06-20", lead=["digital"])],
    )
    asked = {name: [(row["task"], row["reporter"]) for row in rows_of(item)["tasks"]] for name, item in found.items()}
    assert asked == {"home": [("I.1", "home")], "science": [("I.1", "digital"), ("I.2", "")]}


def test_next_to_markdown_the_form_is_csv_that_the_letter_names(tmp_path: Path) -> None:
    assert remind(tmp_path / "new", "--format", "md", "--lang", "vi").code == 0
    for letter in (tmp_path / "new").glob("*.md"):
        named = re.findall(r"bieu-mau-[\w-]+\.csv", letter.read_text("utf-8"))
        about = letter.stem.removeprefix("don-doc-")
        assert sorted(named) == sorted(file.name for file in (tmp_path / "new").glob(f"bieu-mau-{about}-*.csv"))
        for name in named:
            rows = csv.reader(io.StringIO((tmp_path / "new" / name).read_text("utf-8-sig")), delimiter=";")
            assert len({len(row) for row in rows}) == 1


def test_a_letter_with_targets_says_from_when_they_are_overdue(tmp_path: Path) -> None:
    assert remind(tmp_path / "new", "--format", "md", "--lang", "en").code == 0
    texts = [letter.read_text("utf-8") for letter in (tmp_path / "new").glob("*.md")]
    with_targets = ["Targets past their deadline" in text for text in texts]
    assert {*with_targets} == {True, False}
    assert ["Days overdue count from the day by which a target" in text for text in texts] == with_targets
