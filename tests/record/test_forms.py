"""The form for a period: a line for each agency that owes it, and what comes back lands where it belongs."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from par_cli.diagnostics import InvalidDataError, MisuseError
from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.locales import LANGUAGES, Language, get_locale
from par_cli.model.dataset import Dataset
from par_cli.model.periods import parse_period
from par_cli.progress.digest import definitions_digest, digest
from par_cli.record import day_cells
from par_cli.record.state_words import STATES, heading_meant, state_meant
from par_cli.render.form_sheets import COLUMNS, OPEN_COLUMNS, SHEETS, SheetName
from par_cli.render.form_sheets import STATES as FORM_STATES
from record.forms import DAY, Row, bring, communes, filled_csv, filled_xlsx, form_csv, form_xlsx
from record.importing import content
from record.libreoffice import SOFFICE, Typed, typed_into
from support import agency, indicator, target, task, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return communes(tmp_path)


def data_of(folder: Path) -> Dataset:
    return load(Location(str(folder), embedded=False)).dataset


def answers(sheet: SheetName, row: Row) -> Row:
    """Return what an official types: a figure, that a task is done or goes on, that an outcome is reached."""
    if sheet == "figures":
        return {"value": "48,67%", "published": "15/1/2026", "source": "Báo cáo 7; trang 2"} if row["reporter"] else {}
    if sheet == "tasks" and row["due"] > "2025-06-30":
        return {"state": "in progress", "cause": "no staff", "remedy": "two posts", "published": "10/01/2026"}
    return {"state": "Done", "day": "20/12/2025", "document": "Decision 5", "published": "10/01/2026"}


def reports(folder: Path) -> dict[str, bytes]:
    """Return the reports in a folder by the end of their names."""
    found = (path for path in (folder / "reports").rglob("*") if path.is_file())
    return {path.suffix: path.read_bytes() for path in found}


# --- what the form asks for


def test_a_form_for_a_group_has_a_line_for_each_member_and_that_of_a_member_only_its_own(folder: Path) -> None:
    group = form_csv(folder, "figures", "communes").decode("utf-8-sig").splitlines()
    assert [line.split(",")[0:1] + line.split(",")[6:9] for line in group[1:]] == [
        ["share", "xa-a", "Department xa-a", "communes"],
        ["share", "xa-b", "Department xa-b", "communes"],
        ["local", "", "the whole", "communes"],
    ]
    own = form_csv(folder, "figures", "xa-a").decode("utf-8-sig").splitlines()
    assert [line.split(",")[6] for line in own[1:]] == ["xa-a"]
    tasks = form_csv(folder, "tasks", "xa-b").decode("utf-8-sig").splitlines()
    assert [(line.split(",")[0], line.split(",")[3]) for line in tasks[1:]] == [("I.1", "xa-b")]


def test_a_member_that_has_reported_is_not_asked_again(folder: Path) -> None:
    bring(folder, {"a.csv": filled_csv(form_csv(folder, "figures", "xa-a"), "figures", answers)})
    left = form_csv(folder, "figures", "communes").decode("utf-8-sig").splitlines()
    assert [line.split(",")[6] for line in left[1:]] == ["xa-b", ""]


def test_every_heading_and_every_state_of_the_form_is_read_in_every_language() -> None:
    kinds: tuple[SheetName, ...] = ("tasks", "outcomes")
    for locale in map(get_locale, LANGUAGES):
        for kind in kinds:
            helping = {"task_name": "name", **dict.fromkeys(("target_name", "due", "reporter_name"), "")}
            for column in COLUMNS[kind]:
                assert heading_meant(locale.label("template", column)) == helping.get(column, column)
            assert kind in STATES
            for state in FORM_STATES[kind]:
                for text in (locale.label("state", state), locale.label("state", state).upper()):
                    assert state_meant(text, "tasks" if kind == "tasks" else "outcomes") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("hoan thanh", "done"),
        ("Hoàn thành quá hạn", "done"),
        ("ĐANG TRIỂN KHAI", "in_progress"),
        ("chưa xong", "in_progress"),
        ("Chưa rõ", "seen"),
        ("not_started", "not_started"),
        ("soon", None),
        ("condition met", None),
    ],
)
def test_states_are_read_with_or_without_diacritics_and_in_any_case(text: str, state: str | None) -> None:
    assert state_meant(text, "tasks") == state


# --- the workbook


def test_the_same_data_day_and_language_give_the_same_bytes_dated_1980(folder: Path) -> None:
    one, other = form_xlsx(folder, "home"), form_xlsx(folder, "home")
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        entries = archive.infolist()
        assert [item.filename for item in entries] == sorted(item.filename for item in entries)
        assert {item.date_time for item in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-02-01" in archive.read("docProps/core.xml")


def test_what_is_known_is_locked_and_what_is_open_is_text(folder: Path) -> None:
    book = load_workbook(io.BytesIO(form_xlsx(folder, "communes")))
    assert [(page.title, page.sheet_state) for page in book.worksheets] == [
        ("Figures", "visible"),
        ("Tasks", "visible"),
        ("Outcomes", "visible"),
        ("par", "hidden"),
    ]
    page = book["Figures"]
    assert page.protection.sheet
    for row in page.iter_rows(min_row=2):
        for place, cell in enumerate(row):
            assert cell.protection.locked == (COLUMNS["figures"][place] not in OPEN_COLUMNS["figures"])
            assert cell.number_format == "@"
            assert cell.data_type in {"s", "n"}
            assert cell.data_type == "s" or cell.value is None
    (choice,) = book["Tasks"].data_validations.dataValidation
    assert choice.formula1 == "par_states_tasks"
    assert {item.value for (item,) in book["par"]["B3:B8"]} == {
        get_locale("en").label("state", state) for state in FORM_STATES["tasks"]
    }


def test_a_sheet_of_figures_is_large_enough_to_read_on_paper(folder: Path) -> None:
    book = load_workbook(io.BytesIO(form_xlsx(folder, "home")))
    for page in book.worksheets[:3]:
        columns = [page.column_dimensions[get_column_letter(place)] for place in range(1, page.max_column + 1)]
        width = sum(column.width for column in columns) * 1.9  # millimetres of a digit
        paper = 297 - 2 * page.page_margins.left * 25.4
        assert 12 * min(1, paper / width) >= 6.5, page.title
        assert page["A1"].font.size == 12


def test_a_name_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    folder = communes(tmp_path)
    agencies = folder / "agencies.yaml"
    text = agencies.read_text(encoding="utf-8")
    agencies.write_text(text.replace("Department xa-a", "=1+1"), encoding="utf-8")
    book = load_workbook(io.BytesIO(form_xlsx(folder, "communes")))
    kinds = {(str(cell.value), cell.data_type) for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert ("=1+1", "s") in kinds
    assert "f" not in {kind for _, kind in kinds}


@pytest.mark.parametrize("who", ["communes", "home", "xa-a"])
def test_a_form_filled_in_as_a_workbook_gives_the_values_of_the_csv(tmp_path: Path, who: str) -> None:
    one, other = communes(tmp_path / "one"), communes(tmp_path / "other")
    sheets: tuple[SheetName, ...] = ("figures", "tasks", "outcomes")
    bring(one, {f"{name}.csv": filled_csv(form_csv(one, name, who), name, answers) for name in sheets})
    bring(other, {"form.xlsx": filled_xlsx(form_xlsx(other, who), answers)})
    first, second = data_of(one), data_of(other)
    assert first.task_reports == second.task_reports
    assert first.outcomes == second.outcomes
    assert dict(first.observations.items()) == dict(second.observations.items())
    assert first.observations or first.task_reports


def test_a_form_offers_periods_and_states_from_named_cells_and_takes_numbers_as_text(folder: Path) -> None:
    data = form_xlsx(folder, "communes")
    book = load_workbook(io.BytesIO(data))
    asked = {page.title: page.data_validations.dataValidation for page in book.worksheets[:3]}
    assert [(item.formula1, str(item.sqref), item.type) for item in asked["Figures"]] == [
        ("par_periods", "J2:J4", "list")
    ]
    assert [item.formula1 for item in asked["Tasks"]] == ["par_states_tasks"]
    hidden = book["par"]
    periods = [cell.value for cell in hidden["A"][2:]]
    assert book.defined_names["par_periods"].attr_text == f"'par'!$A$3:$A${len(periods) + 2}"
    assert periods[:7] == ["2025", "2025-H1", "2025-H2", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    assert [str(periods[7]), periods[-1]] == ["Month 1/2025", "2024"]
    assert all(parse_period(day_cells.read_period(str(text)).text) for text in periods)  # type: ignore[union-attr]
    first = [cell.value for cell in hidden[1]]
    dataset = data_of(folder)
    assert first == ["par/form/1", "2025", "2026-02-01", digest(dataset, DAY), definitions_digest(dataset)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for number in (1, 2, 3):
            assert b'numberStoredAsText="1"' in archive.read(f"xl/worksheets/sheet{number}.xml")


@pytest.mark.parametrize("sheet", ["figures", "tasks", "outcomes"])
def test_what_must_be_reached_and_by_when_is_next_to_the_first_cell_to_fill_in(sheet: SheetName) -> None:
    columns = COLUMNS[sheet]
    first = columns.index("value" if sheet == "figures" else "state")
    assert columns[first - 1] == "due"
    assert sheet != "figures" or columns[first - 2] == "goal"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_form_filled_in_and_saved_by_libreoffice_gives_the_reports_of_the_csv(tmp_path: Path) -> None:
    one, other = communes(tmp_path / "one"), communes(tmp_path / "other")
    for name in SHEETS:
        bring(one, {f"{name}.csv": filled_csv(form_csv(one, name, "communes"), name, answers)})
    data = form_xlsx(other, "communes")
    typed: list[Typed] = []
    for number, (name, page) in enumerate(zip(SHEETS, load_workbook(io.BytesIO(data)).worksheets, strict=False)):
        for row in range(1, page.max_row):
            known = {
                column: str(page.cell(row + 1, place + 1).value or "") for place, column in enumerate(COLUMNS[name])
            }
            typed += [(number, row, COLUMNS[name].index(key), text) for key, text in answers(name, known).items()]
    saved = typed_into(data, typed, tmp_path)
    bring(other, {"form.xlsx": saved})
    first, second = data_of(one), data_of(other)
    assert first.task_reports == second.task_reports
    assert dict(first.observations.items()) == dict(second.observations.items())
    assert first.observations
    page = load_workbook(io.BytesIO(saved)).worksheets[0]
    assert page.protection.sheet
    assert [item.formula1 for item in page.data_validations.dataValidation] == ["par_periods"]


# --- whose figure it is


def test_a_commune_s_figure_counts_for_the_commune(folder: Path) -> None:
    text = b"Indicator,Period,Value,Published,Source\nshare,2025,91.5,2026-01-15,Report 7\n"
    bring(folder, {"x.csv": text}, sender="xa-a")
    (item,) = data_of(folder).observations["share"]
    assert item.reporter == "xa-a"


@pytest.mark.parametrize(
    ("sender", "row", "message", "hint"),
    [
        ("xa-a", "local,2025,91.5,,", "xa-a is not listed as a reporter of local", "reporters: [xa-a, ...]"),
        ("xa-a", "local,2025,91.5,xa-a,", "xa-a is not listed as a reporter of local", "reporters: [xa-a, ...]"),
        ("communes", "share,2025,91.5,,", "communes is a group", "one of: xa-a, xa-b"),
        ("communes", "local,2025,91.5,,", "communes is not listed as a reporter of local", "write “the whole”"),
        (None, "local,2025,91.5,,communes", "communes is not listed as a reporter of local", "write “the whole”"),
        ("xa-a", "place,2025,9/34,,", "xa-a is not listed as a reporter of place", "reporters: [xa-a, ...]"),
    ],
)
def test_a_figure_of_nobody_who_is_listed_is_refused_with_how_reporters_are_declared(
    folder: Path, sender: str | None, row: str, message: str, hint: str
) -> None:
    before = content(folder)
    text = f"Indicator,Period,Value,Reporter,Sender\n{row}\n".encode()
    with pytest.raises(InvalidDataError) as refused:
        bring(folder, {"x.csv": text}, sender=sender)
    (problem,) = refused.value.diagnostics
    english = get_locale("en")
    assert message in english.text(problem.message)
    assert hint in english.text(problem.hint)
    assert content(folder) == before


@pytest.mark.parametrize(
    ("sender", "row", "reporter"),
    [
        ("home", "place,2025,9/34,,", None),
        ("home", "share,2025,91.5,,", None),
        ("communes", "local,2025,91.5,toàn bộ,", None),
        ("communes", "share,2025,91.5,xa-b,", "xa-b"),
        (None, "share,2025,91.5,,xa-b", "xa-b"),
        (None, "local,2025,91.5,,", None),
    ],
)
def test_a_figure_whose_reporter_is_certain_is_taken(
    folder: Path, sender: str | None, row: str, reporter: str | None
) -> None:
    text = f"Indicator,Period,Value,Reporter,Sender\n{row}\n".encode()
    bring(folder, {"x.csv": text}, sender=sender)
    (item,) = data_of(folder).observations[row.partition(",")[0]]
    assert item.reporter == reporter


@pytest.mark.parametrize("header", ["Sender", "Sent by", "Đơn vị gửi", "Cơ quan gửi"])
def test_a_column_that_names_the_sender_is_known_by_each_of_its_names(folder: Path, header: str) -> None:
    bring(folder, {"x.csv": f"Indicator,Period,Value,{header}\nshare,2025,91.5,xa-b\n".encode()})
    (item,) = data_of(folder).observations["share"]
    assert item.reporter == "xa-b"


def test_a_group_of_which_only_the_number_is_known_does_not_report_as_one_agency(tmp_path: Path) -> None:
    described = [indicator(target(at_least=80), reporters=["wards"])]
    folder = write_folder(tmp_path / "data", indicators=described, agencies=[agency("wards", level="group", size=69)])
    with pytest.raises(InvalidDataError) as refused:
        bring(folder, {"x.csv": b"Indicator,Period,Value\nshare,2025,91.5\n"}, sender="wards")
    (problem,) = refused.value.diagnostics
    english = get_locale("en")
    assert english.text(problem.message) == "wards is a group, and the figure names none of those who report share"
    assert "declare the members of wards in agencies.yaml" in english.text(problem.hint)


def test_an_unknown_sender_is_a_misuse(folder: Path) -> None:
    with pytest.raises(MisuseError):
        bring(folder, {"x.csv": b"Indicator,Period,Value\nlocal,2025,91.5\n"}, sender="nobody")


def test_a_task_of_a_group_that_a_member_reports_is_done_by_that_member_alone(folder: Path) -> None:
    bring(folder, {"t.csv": b"Task,State,Day\nI.1,done,2025-12-01\n"}, sender="xa-a")
    (item,) = data_of(folder).task_reports["I.1"]
    assert item.reporter == "xa-a"
    with pytest.raises(InvalidDataError):
        bring(folder, {"t.csv": b"Task,State,Day\nI.1,done,2025-12-02\n"}, sender="communes")
    with pytest.raises(InvalidDataError):
        bring(folder, {"o.csv": b"Target,State,Day\nforms/2025,done,2025-12-02\n"}, sender="xa-a")
    bring(folder, {"o.csv": b"Target,State,Day\nforms/2025,done,2025-12-02\n"}, sender="home")


# --- tasks and outcomes


def test_forty_occurrences_are_closed_by_one_file(folder: Path) -> None:
    def done(sheet: SheetName, row: Row) -> Row:
        return {"state": "Đã xong", "day": row["due"]} if sheet == "tasks" else {}

    plan = bring(folder, {"t.csv": filled_csv(form_csv(folder, "tasks", "home"), "tasks", done)})
    assert [len(sheet.entries) for sheet in plan.states] == [40]
    assert len(data_of(folder).task_reports["I.2"]) == 40
    again = bring(folder, {"t.csv": (folder.parent / "t.csv").read_bytes()})
    assert ([sheet.same for sheet in again.states], again.files) == ([40], [])
    assert form_csv(folder, "tasks", "home").count(b"\n") == 1


def test_reports_are_written_as_par_record_writes_them(folder: Path) -> None:
    text = (
        "Nhiệm vụ;Đầu việc;Trạng thái;Ngày;Văn bản;Nguyên nhân;Giải pháp;Ngày báo cáo;Ghi chú\n"
        "I.2;Quý 1/2024;hoàn thành;31/03/2024;Báo cáo 9;;;02/04/2024;\n"
        "I.2;2024-Q2;chưa rõ;;Tin trên báo;;;;\n"
        "I.2;2024-Q3;gia hạn;31/12/2025;Công văn 5;thiếu người;;;\n"
        "I.2;2024-Q4;dừng áp dụng;01/01/2025;Quyết định 6;luật đã thay;;;\n"
        "I.1;;đang làm;;;thiếu người;thêm hai người;;\n"
    ).encode()
    bring(folder, {"t.csv": text})
    assert (folder / "reports" / "t.yaml").read_text(encoding="utf-8").splitlines()[-6:] == [
        "tasks:",
        "  - {task: I.2, occurrence: 2024-Q1, state: done, on: 2024-03-31, published: 2024-04-02, evidence: Báo cáo 9}",
        (
            "  - {task: I.2, occurrence: 2024-Q2, state: in_progress, seen: true, published: 2026-02-01, "
            "evidence: Tin trên báo}"
        ),
        (
            "  - {task: I.2, occurrence: 2024-Q3, state: extended, due: 2025-12-31, published: 2026-02-01, "
            "document: Công văn 5, cause: thiếu người}"
        ),
        (
            "  - {task: I.2, occurrence: 2024-Q4, state: superseded, on: 2025-01-01, document: Quyết định 6, "
            "reason: luật đã thay}"
        ),
        "  - {task: I.1, state: in_progress, published: 2026-02-01, cause: thiếu người, remedy: thêm hai người}",
    ]


def test_all_that_is_wrong_in_three_kinds_of_sheets_is_told_at_once_with_its_cells(folder: Path) -> None:
    before = content(folder)
    files = {
        "f.csv": b"Indicator,Period,Value\nplace,2025,9/34\nnothing,2025,5\n",
        "t.csv": (
            b"Task,Occurrence,State,Day,Document\nI.1,,done,,\nI.2,2015-Q1,in progress,,\nI.9,,done,2025-01-01,\n"
            b"I.2,2016-Q1,perhaps,,\nI.2,2016-Q2,extended,2017-01-01,\nI.2,2016-Q3,,2016-01-01,\n"
            b"I.2,2016-Q4,in progress,2016-01-01,\nI.2,2017-Q1,done,31/02/2017,\n"
        ),
        "o.csv": b"Target,State,Day\nforms/2025,done,2025-01-01\nlocal/2025,done,2025-01-01\n",
    }
    with pytest.raises(InvalidDataError) as refused:
        bring(folder, files)
    found = {(Path(item.file).name, item.line) for item in refused.value.diagnostics}
    assert found == {("f.csv", 3), *(("t.csv", line) for line in range(2, 10)), ("o.csv", 3)}
    assert content(folder) == before


def test_an_id_that_a_spreadsheet_made_a_number_of_is_refused_by_the_name_beside_it(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "data",
        tasks=[{**task("1.1", due="2024"), "name": "Review"}, {**task("1.10", due="2024"), "name": "Plan"}],
        sections=[{"id": "1", "name": "One"}],
    )
    with pytest.raises(InvalidDataError) as refused:
        bring(folder, {"t.csv": b"Task,Task name,State,Day\n1.1,Plan,done,2024-12-01\n"})
    assert [item.code for item in refused.value.diagnostics] == ["PAR301"]
    bring(folder, {"t.csv": b"Task,Task name,State,Day\n1.10,plan: first step,done,2024-12-01\n"})
    assert list(data_of(folder).task_reports) == ["1.10"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_occurrences_of_months_come_back_as_they_were_meant(tmp_path: Path, language: Language) -> None:
    folder = write_folder(tmp_path / "data", tasks=[task("I.1", every="month", years="2024")])
    text = form_csv(folder, "tasks", language=language).decode("utf-8-sig").replace(";", ",")
    assert ",2024-05," not in text
    header, *rows = text.splitlines()
    state = header.split(",").index(get_locale(language).label("template", "state"))
    filled = [",".join([*row.split(",")[:state], "done", "2024-12-01"]) for row in rows]
    bring(folder, {"t.csv": "\n".join([header, *filled]).encode()})
    assert [item.occurrence for item in data_of(folder).task_reports["I.1"]] == [
        f"2024-{month:02}" for month in range(1, 13)
    ]


def test_figures_and_reports_are_written_together_or_not_at_all(folder: Path) -> None:
    before = content(folder)
    files = {"f.csv": b"Indicator,Period,Value\nplace,2025,9/34\n", "t.csv": b"Task,State,Day\nI.1,done,\n"}
    with pytest.raises(InvalidDataError):
        bring(folder, files)
    assert content(folder) == before
    plan = bring(folder, {**files, "t.csv": b"Task,State,Day\nI.1,done,2025-12-01\n"})
    assert [Path(file).name for file in plan.files] == ["f.csv", "t.yaml"]


def test_a_report_of_the_same_day_that_says_something_else_is_refused_at_its_cell(folder: Path) -> None:
    bring(folder, {"t.csv": b"Task,State,Published\nI.1,in progress,2026-01-10\n"})
    with pytest.raises(InvalidDataError) as refused:
        bring(folder, {"u.csv": b"Task,State,Published\nI.1,not started,2026-01-10\n"})
    (problem,) = refused.value.diagnostics
    assert (problem.code, Path(problem.file).name, problem.line) == ("PAR609", "u.csv", 2)
    said, hint = map(get_locale("en").text, (problem.message, problem.hint))
    assert re.fullmatch("“in progress” is reported in .*t.yaml:4 for the same day, and “not started” here", said)
    assert "par record task --correct" in hint


def test_two_reports_of_one_day_in_a_sheet_name_the_cell_of_the_first(folder: Path) -> None:
    schema = folder / "schemas" / "reports.schema.json"
    schema.parent.mkdir()
    schema.write_text("{}")
    with pytest.raises(InvalidDataError) as refused:
        bring(
            folder, {"t.csv": b"Task,State,Day,Published\nI.1,in progress,,2026-01-10\nI.1,not started,,2026-01-10\n"}
        )
    (problem,) = refused.value.diagnostics
    assert get_locale("en").text(problem.message).endswith("first in A2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_nobody_has_filled_in_changes_nothing(folder: Path, language: Language) -> None:
    before = content(folder)
    plan = bring(folder, {"form.xlsx": form_xlsx(folder, language=language)})
    assert plan.files == []
    assert content(folder) == before
