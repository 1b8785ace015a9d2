"""`par import`: a spreadsheet into the reports, all of it or nothing, said before it is written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import Run, call, par, shell
from installed import COMMAND, MACHINE, needs_pipes, needs_shell
from loading.examples import folder_with
from par_cli.cli import progress_bar
from record.importing import content
from record.workbooks import as_bytes, workbook

GOOD = "Chỉ số;Kỳ;Giá trị;Ngày công bố;Nguồn\r\ndossiers;Quý 3/2025;48,67;03/04/2026;Báo cáo 9\r\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "data")


def bring(data: Path, text: str, *arguments: str, lang: str = "en") -> Run:
    """Import a text as a file called quy-3.csv."""
    file = data.parent / "quy-3.csv"
    file.write_text(text, encoding="utf-8-sig", newline="")
    return call("import", str(file), "--data", str(data), "--lang", lang, "--as-of", "2026-11-23", *arguments)


def test_it_says_what_is_new_and_writes_a_report_of_its_own(data: Path) -> None:
    before = content(data)
    done = bring(data, GOOD)
    file = data / "reports" / "quy-3.csv"
    assert done == (
        0,
        b"No status changes\nnew: 1; there already: 0; other figures than before: 0\n",
        f"written to {file.as_posix()}\n",
    )
    assert content(data) == {**before, "reports/quy-3.csv": file.read_bytes()}
    assert file.read_text(encoding="utf-8").splitlines()[1] == "dossiers,2025-Q3,48.67,,,,,,,2026-04-03,,Báo cáo 9,,,,,"
    assert call("validate", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en").code == 0


def test_what_it_turns_is_printed_first_with_the_row_that_does_it_then_doubts_then_counts(data: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị;Ngày công bố\ndossiers;2024;42;10/1/2025\ndossiers;2025;;\ndossiers;2025;51;10/1/2026\n"
    file = data.parent / "quy-3.csv"
    file.write_text(text, encoding="utf-8")
    command = [*COMMAND, "import", str(file), "--data", str(data), "--lang", "en", "--as-of", "2026-11-23"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=MACHINE, check=False)
    lines = done.stdout.decode("utf-8").splitlines()
    (turned,) = (place for place, line in enumerate(lines) if line.startswith("  dossiers/2025 (> 50%): 51% (2025), "))
    assert lines[turned].endswith("? unreported (by row 4)")
    assert "Now met or done:" in lines[:turned]
    doubtful = [place for place, line in enumerate(lines) if line.endswith("[PAR624]")]
    (counted,) = (place for place, line in enumerate(lines) if line.startswith("new: 2; "))
    assert turned < min(doubtful) <= max(doubtful) < counted
    assert lines[-1] == f"written to {data.as_posix()}/reports/quy-3.csv"


def test_the_same_again_changes_nothing_and_says_so(data: Path) -> None:
    bring(data, GOOD)
    before = content(data)
    done = bring(data, GOOD, lang="vi")
    assert done == (
        0,
        "mới: 0; đã có: 1; khác số liệu trước: 0\n".encode(),
        "mọi số liệu đều đã có; không thay đổi gì\n",
    )
    assert content(data) == before


def test_a_dry_run_says_the_same_and_writes_nothing(data: Path) -> None:
    before = content(data)
    done = bring(data, GOOD, "--dry-run", "--file", "other.csv")
    assert done.text == "No status changes\nnew: 1; there already: 0; other figures than before: 0\n"
    assert done.stderr == f"nothing was written (--dry-run); it would be in {data.as_posix()}/reports/other.csv\n"
    assert (done.code, content(data)) == (0, before)


def test_the_day_and_source_of_all_rows_and_the_name_of_the_report_may_be_given(data: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị\ndossiers;2024;5\n"
    done = bring(data, text, "--published", "1/2/2025", "--source", "Báo cáo", "--file", "a/2024.csv")
    assert done.code == 0
    row = (data / "reports" / "a" / "2024.csv").read_text(encoding="utf-8").splitlines()[1]
    assert row == "dossiers,2024,5,,,,,,,2025-02-01,,Báo cáo,,,,,"


def test_a_file_without_figures_is_not_an_error(data: Path) -> None:
    done = bring(data, "Chỉ số;Kỳ;Giá trị\ndossiers;2024;\n")
    assert (done.code, done.stderr) == (0, "no row holds a figure; nothing was changed\n")
    assert "rows passed over: 1 (without a figure 1)\n" in done.text


def test_a_wrong_row_is_reported_in_either_language_and_the_exit_code_is_3(data: Path) -> None:
    before = content(data)
    text = "Chỉ số;Kỳ;Giá trị\ndossiers;2024;5\nstaff;2022;1.234\n"
    done = bring(data, text)
    assert (done.code, done.stdout) == (3, b"")
    file = data.parent / "quy-3.csv"
    assert done.stderr == (
        f"{file}:3:12: C3: “1.234” may be 1234 or 1.234: its sign separates thousands or decimals; "
        "write 1234, or 1.2340, which has only one meaning [PAR142]\n"
        "par: no row was taken; nothing was written\n"
    )
    assert "có thể là 1234 hoặc 1,234" in bring(data, text, lang="vi").stderr
    assert content(data) == before


def test_a_figure_that_contradicts_another_needs_revise(data: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị;Ngày công bố;Nguồn\ndossiers;2023;42;2025-02-01;Report 9\n"
    done = bring(data, text)
    assert (done.code, done.stdout) == (3, b"")
    assert "dossiers 2023 is 42 here, and already reported as 41.5" in done.stderr
    done = bring(data, text, "--revise")
    assert done.code == 0
    assert done.text.splitlines()[-1] == "the first of these: C2, dossiers 2023: 42 (before: 41.5)"


def test_a_warning_names_the_cell_and_does_not_stop_the_import(data: Path) -> None:
    done = bring(data, "Chỉ số;Kỳ;Giá trị;Ngày công bố\ndossiers;2024;5;1/1/2027\n")
    assert done.code == 0
    assert "quy-3.csv:2:17: warning: D2: Ngày công bố is 2027-01-01, after the day of this check" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "FILE is missing; see par import --help"),
        (["--template"], "--period is missing; see par import --help"),
        (["--template", "--period", "soon"], "--period: “soon” is not a period"),
        (["--template", "--period", "2025", "--revise"], "--revise does not go with --template"),
        (["--template", "--period", "2025", "x.csv"], "FILE does not go with --template"),
        (["--template", "--period", "2025", "--agency", "zzz"], "--agency: “zzz” is not an agency"),
        (["--template", "--period", "2025", "-o", ""], "--output: the name is empty"),
        (["x.csv", "-o", "y.csv"], "--output does not go with FILE"),
        (["x.csv", "--sheet", "S"], "--sheet: only a workbook (.xlsx) has sheets"),
        (["x.csv", "--period", "soon"], "--period: “soon” is not a period"),
        (["x.csv", "--file", "../x.csv"], "--file: “../x.csv” is not the name of a CSV file below reports/"),
        (["x.csv", "--file", "x.yaml"], "--file: “x.yaml” is not the name of a CSV file below reports/"),
        (["x.csv", "--published", "soon"], "--published: “soon” is not a day"),
        (["x.csv", "--as-of", "soon"], "--as-of: “soon” is not a day"),
        (["x.csv", "--data", ""], "--data: the name is empty"),
    ],
)
def test_options_that_do_not_fit_together_are_misuse(data: Path, arguments: list[str], said: str) -> None:
    done = call("import", *arguments, *(() if "--data" in arguments else ("--data", str(data))), "--lang", "en")
    assert (done.code, done.stdout) == (2, b"")
    assert said in done.stderr


def test_a_missing_file_and_a_folder_are_reported_as_such(data: Path) -> None:
    for path, said in ((data / "none.csv", "there is no such file"), (data, "this is a folder, not a file")):
        done = call("import", str(path), "--data", str(data), "--lang", "en")
        assert (done.code, said in done.stderr) == (3, True)


def test_the_data_inside_par_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("indicator,period,value\npar-index-rank,2025,5\n", encoding="utf-8")
    done = call("import", "x.csv", "--lang", "en", cwd=tmp_path)
    assert done.code == 4
    assert "par init DIR --from-embedded" in done.stderr


@needs_shell
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_nothing_is_written_where_the_summary_cannot_be_printed(data: Path) -> None:
    (data.parent / "x.csv").write_text(GOOD, encoding="utf-8")
    before = content(data)
    done = shell('"$par" import "$1" --data "$2" --lang en > /dev/full', str(data.parent / "x.csv"), str(data))
    assert done.code == 4
    assert content(data) == before


def test_a_template_goes_to_a_file_or_to_standard_output_and_comes_back(data: Path) -> None:
    file = data.parent / "mau.csv"
    asked = (
        "import",
        "--template",
        "--period",
        "Năm 2025",
        "--data",
        str(data),
        "--as-of",
        "2026-11-23",
        "--lang",
        "vi",
    )
    done = par(*asked)
    assert call(*asked, "-o", str(file)) == (0, b"", "")
    assert done == (0, file.read_bytes(), "")
    text = done.stdout.decode("utf-8-sig")
    assert text.startswith("Chỉ số;Tên chỉ số;")
    assert text.count("\n") == 4
    again = bring(data, text)
    assert again.code == 0
    assert "rows passed over: 3 (without a figure 3)\n" in again.text
    english = call("import", "--template", "--period", "2025", "--agency", "home", "--data", str(data), "--lang", "en")
    assert [line.split(",")[0] for line in english.stdout.decode("utf-8-sig").splitlines()] == [
        "Indicator",
        "dossiers",
        "staff",
    ]


@pytest.mark.parametrize("sheet", ["figures", "tasks", "outcomes"])
def test_each_sheet_of_the_form_is_a_csv_and_all_are_in_a_workbook(data: Path, sheet: str) -> None:
    asked = ("import", "--template", "--period", "2025", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en")
    done = call(*asked, "--sheet", sheet)
    first = {"figures": "Indicator", "tasks": "Task", "outcomes": "Target id"}[sheet]
    assert done.stdout.decode("utf-8-sig").split(",")[0] == first
    book = data.parent / "form.xlsx"
    assert call(*asked, "-o", str(book)) == (0, b"", "")
    back = call("import", str(book), "--data", str(data), "--lang", "en", "--as-of", "2026-11-23")
    assert (back.code, back.stderr) == (0, "no row holds a figure; nothing was changed\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--sheet", "all"], "--sheet: with --template write one of: figures, tasks, outcomes"),
        (["--sheet", "tasks", "--sheet", "figures"], "--sheet: with --template write one of"),
        (["--sheet", "tasks", "-o", "x.xlsx"], "--sheet: a workbook has all of them; leave the option out"),
    ],
)
def test_the_sheets_of_the_form_are_three(data: Path, arguments: list[str], message: str) -> None:
    done = call("import", "--template", "--period", "2025", "--data", str(data), "--lang", "en", *arguments)
    assert done.code == 2
    assert message in done.stderr


def test_who_sends_a_file_may_be_called_by_any_name(data: Path) -> None:
    done = bring(data, "Chỉ số;Kỳ;Giá trị\ndossiers;2024;5\n", "--agency", "so noi vu", "--dry-run")
    assert done.code == 0, done.stderr
    nobody = bring(data, "Chỉ số;Kỳ;Giá trị\ndossiers;2024;5\n", "--agency", "nobody", "--dry-run")
    assert nobody.code == 2
    assert "--agency: “nobody” is not an agency" in nobody.stderr


def test_reports_of_tasks_are_counted_and_written_as_yaml(data: Path) -> None:
    done = bring(data, "Nhiệm vụ;Trạng thái;Ngày\nI.1;đã xong;20/12/2022\n", "--file", "tasks.csv")
    assert done.text == "No status changes\ntasks: new reports: 1; there already: 0; rows without a report: 0\n"
    assert done.stderr.endswith(f"written to {data}/reports/tasks.yaml\n")


@needs_pipes
def test_a_workbook_goes_to_no_terminal(data: Path) -> None:
    import pty

    parent, child = pty.openpty()
    try:
        link = data.parent / "form.xlsx"
        link.symlink_to(os.ttyname(child))
        done = call("import", "--template", "--period", "2025", "--data", str(data), "-o", str(link))
        assert done.code == 2
        assert done.stderr.startswith("par: this is not text, and a terminal cannot show it")
        os.set_blocking(parent, False)
        with pytest.raises(BlockingIOError):
            os.read(parent, 1)
    finally:
        os.close(parent)
        os.close(child)


# --- the bar


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def test_long_work_shows_a_bar_on_a_terminal_and_clears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress_bar.ProgressBar() as bar:
        bar(1, 2)
    assert terminal.getvalue() == f"\r[{'#' * 15}{'.' * 15}]  50%\r\x1b[K"


@pytest.mark.parametrize(("stream", "patience"), [(Terminal(), 1e9), (io.StringIO(), -1.0), (None, -1.0)])
def test_short_work_shows_no_bar_and_a_pipe_never_does(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None, patience: float
) -> None:
    monkeypatch.setattr(progress_bar, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_bar.ProgressBar() as bar:
        bar(1, 2)
    assert stream is None or stream.getvalue() == ""


def test_a_projection_is_no_rival_of_the_figure_of_its_period_and_is_known_again(data: Path) -> None:
    sheet = (
        "Chỉ số;Kỳ;Giá trị;Ngày công bố;Nguồn;Dự báo\r\n"
        "dossiers;2024;44,1;10/01/2025;Báo cáo 9;\r\ndossiers;2024;46;10/01/2025;Báo cáo 9;có\r\n"
    )
    assert bring(data, sheet).text == "No status changes\nnew: 2; there already: 0; other figures than before: 0\n"
    assert bring(data, sheet).text == "new: 0; there already: 2; other figures than before: 0\n"
    shown = call("show", "dossiers", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en").text
    assert "projection" in shown
    assert call("validate", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en").code == 0


# --- several files, workbooks, answers


def test_a_period_that_a_sheet_does_not_name_may_be_given(data: Path) -> None:
    text = "Chỉ số;Giá trị;Nguồn\ndossiers;44;x\n"
    assert bring(data, text).code == 3
    done = bring(data, text, "--period", "Quý 3/2025")
    assert (done.code, "the period of all figures is 2025-Q3, as --period says" in done.text) == (0, True)


def test_several_files_are_told_in_one_summary_and_written_as_reports_of_their_own(data: Path) -> None:
    files = []
    for name, year in (("a.csv", 2022), ("b.csv", 2024)):
        file = data.parent / name
        file.write_text(f"indicator,period,value,source\ndossiers,{year},44,x\n", encoding="utf-8")
        files.append(str(file))
    done = call("import", *files, "--data", str(data), "--lang", "en", "--as-of", "2026-11-23")
    assert done.code == 0
    assert done.text.splitlines()[-1] == "new: 2; there already: 0; other figures than before: 0"
    assert done.stderr.endswith(f"written to {data.as_posix()}/reports/a.csv, {data.as_posix()}/reports/b.csv\n")


def test_of_several_files_each_place_is_named_with_its_own(data: Path) -> None:
    texts = {
        "a": "KẾT QUẢ NĂM 2025;;\nChỉ số;Giá trị;Nguồn\ndossiers;51;x\n",
        "b": "Chỉ số;Kỳ;Giá trị\nplace;2024;x\nI;;\n",
    }
    files = [str(data.parent / name / "so-lieu.csv") for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        Path(file).parent.mkdir()
        Path(file).write_text(text, encoding="utf-8")
    arguments = ("import", *files, files[0], "--data", str(data), "--lang", "en", "--as-of", "2026-11-23", "-v")
    assert f"{files[1]}:2:12: C2: “x” is not a number" in call(*arguments).stderr
    Path(files[1]).write_text(texts["b"].replace("x", "12/34"), encoding="utf-8")
    done = call(*arguments)
    assert f"(by {files[0]}: row 3)" in done.text
    assert f"{files[0]}: the period of all figures is 2025, as A1 says\n" in done.text
    assert f"passed over, notes and signatures below: {files[1]}, row 3: I\n" in done.text
    assert "new: 2; there already: 0" in done.text
    assert done.stderr.endswith(f"{data.as_posix()}/reports/so-lieu.csv, {data.as_posix()}/reports/so-lieu-2.csv\n")


def test_the_effect_of_a_report_of_a_task_and_of_a_correction_names_its_cell(data: Path) -> None:
    bring(data, GOOD.replace("Quý 3/2025", "2025").replace("48,67", "51"))
    put_right = bring(data, "Chỉ số;Kỳ;Giá trị\ndossiers;2025;48\n", "--replace", "--dry-run")
    assert "(by C2)\n" in put_right.text
    task = bring(data, "Nhiệm vụ;Trạng thái;Ngày;Văn bản\nI.1;Hoàn thành;20/12/2025;QĐ 1\n", "--dry-run")
    assert "(by A2)\n" in task.text


def test_the_rows_that_are_passed_over_are_listed_where_that_is_asked_for(data: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị;Nguồn\nDỊCH VỤ CÔNG;;;\ndossiers;2024;44;x\nplace;2024;chưa công bố;\n"
    assert "DỊCH VỤ CÔNG" not in bring(data, text, "--dry-run").text
    done = bring(data, text, "--dry-run", "-v")
    assert "passed over, headings of groups: row 2: DỊCH VỤ CÔNG\n" in done.text
    assert "passed over, without a figure: row 4: place | 2024 | chưa công bố\n" in done.text
    assert "bỏ qua, dòng tiêu đề nhóm: dòng 2: DỊCH VỤ CÔNG\n" in bring(data, text, "--dry-run", "-v", lang="vi").text


def test_answers_are_kept_in_a_map_that_needs_no_others_and_hides_nothing(data: Path) -> None:
    text = "Chỉ số;Kỳ;Kết quả;Số liệu;Mức;Ngày công bố;Nguồn\ndossiers;2024;0,44;7;8;01/15/2025;x\n"
    saved = data.parent / "map.yaml"
    assert bring(data, text).code == 3
    answers = ("--value", "Kết quả", "--ignore", "Mức", "--fractions", "--dates", "month-first")
    done = bring(data, text, *answers, "--save-map", str(saved), "--dry-run")
    assert done.code == 0
    assert saved.read_text(encoding="utf-8").splitlines()[1:] == [
        "columns:", '  "Mức": "ignore"', '  "Kết quả": "value"', "fractions: true", "dates: month-first",
    ]  # fmt: skip
    again = bring(data, text, "--map", str(saved))
    assert (again.code, again.text) == (0, done.text)
    assert "fractions of 1, read as percentages: 1" in again.text
    assert "“Số liệu”" in again.text


def test_a_map_names_rows_names_and_factors_and_each_of_them_is_said(data: Path) -> None:
    saved = data.parent / "map.yaml"
    saved.write_text(
        'header_row: 2\nno_figure: ["chưa giao"]\nnames: {"Hồ sơ số": dossiers}\n'
        'columns: {"Tên": indicator}\nunits: {"nghìn": {factor: 10, reason: "as they told us"}}\n',
        encoding="utf-8",
    )
    text = "x\nTên;Kỳ;Giá trị (nghìn);Nguồn\nHồ sơ số;2024;4,4;x\nHồ sơ số;2022;chưa giao;x\n"
    done = bring(data, text, "--map", str(saved))
    assert done.code == 0, done.stderr
    assert "“Hồ sơ số” is read as dossiers, as the map says\n" in done.text
    assert "“nghìn”: the figures are multiplied by 10, as the map says: as they told us\n" in done.text
    assert "read as no figure: “chưa giao”\n" in done.text
    assert "dossiers,2024,44," in (data / "reports" / "quy-3.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("other: 1\n", "“other” is not right; the keys are: header_row, sheets,"),
        ("header_row: x\n", "“header_row” is not right; write the number of the row, from 1"),
        ("sheets: x\n", "“sheets” is not right; write a list of texts"),
        ("columns: [x]\n", "“columns” is not right; write a line for each text"),
        ("columns: {x: z}\n", "“columns: x” is not right; write one of: indicator, period,"),
        ("names: {x: 1}\n", "“names: x” is not right; write the id of an indicator or agency"),
        ("units: {x: {factor: 10}}\n", "“units: x” is not right; write {factor: 1000, reason: why}"),
        ("units: {x: {factor: 0, reason: z}}\n", "“units: x” is not right"),
        ("fractions: perhaps\n", "“fractions” is not right; write true or false"),
        ("dates: later\n", "“dates” is not right; write one of: day-first, month-first"),
    ],
)
def test_a_map_that_is_none_is_told_by_its_key(data: Path, content: str, said: str) -> None:
    saved = data.parent / "map.yaml"
    saved.write_text(content, encoding="utf-8")
    done = bring(data, GOOD, "--map", str(saved))
    assert done.code == 2
    assert said in done.stderr


def test_a_map_that_cannot_be_read_is_told_as_such(data: Path) -> None:
    done = bring(data, GOOD, "--map", str(data.parent / "none.yaml"))
    assert done.code == 3
    assert "the map cannot be read; nothing was written" in done.stderr


def test_a_workbook_without_the_library_says_what_to_install(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = data.parent / "book.xlsx"
    file.write_bytes(as_bytes(workbook(("S", [["indicator", "period", "value"], ["dossiers", 2024, 44]]))))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = call("import", str(file), "--data", str(data), "--lang", "en")
    assert done.code == 2
    assert "workbooks are read by openpyxl; install it: pip install 'par-cli[office]'" in done.stderr


def test_a_workbook_is_imported_and_a_sheet_of_it_may_be_named(data: Path) -> None:
    file = data.parent / "book.xlsx"
    rows: list[list[object]] = [["indicator", "period", "value", "source"], ["dossiers", 2024, 44, "x"]]
    file.write_bytes(as_bytes(workbook(("S", rows), ("T", [rows[0], ["dossiers", 2022, 43, "x"]]))))
    done = call("import", str(file), "--sheet", "T", "--data", str(data), "--lang", "en", "--as-of", "2026-11-23")
    assert (done.code, done.text.splitlines()[-1]) == (0, "new: 1; there already: 0; other figures than before: 0")
    assert "dossiers,2022,43," in (data / "reports" / "book.csv").read_text(encoding="utf-8")


def test_the_effect_of_a_report_is_that_of_the_day_from_which_it_counts(data: Path) -> None:
    rows = "Nhiệm vụ;Trạng thái;Ngày;Ngày công bố\nI.1;đã xong;20/12/2022;05/01/2040\n"
    done = bring(data, rows, "--file", "tasks.csv", "--as-of", "2030-01-01")
    assert (done.code, done.text.splitlines()[0]) == (0, "Counts from 2040-01-05")


def test_a_map_is_that_of_sheets_of_tasks_as_well_and_is_said(data: Path) -> None:
    answers = data.parent / "sender.yaml"
    answers.write_text(
        'header_row: 2\ncolumns: {"Việc": task, "Mức độ": state, "Lúc": day, "Màu": ignore}\n'
        'names: {"Rà soát": I.1}\ndates: month-first\n',
        encoding="utf-8",
    )
    text = "Việc của năm;;;\nViệc;Mức độ;Lúc;Văn bản;Màu\nRà soát;đã xong;11/20/2023;QĐ 45;đỏ\n"
    bare = bring(data, text, "--dry-run")
    assert bare.code == 3
    done = bring(data, text, "--map", str(answers))
    assert done.code == 0, done.stderr
    assert "“Rà soát” is read as I.1, as the map says" in done.text
    assert "{task: I.1, state: done, on: 2023-11-20" in (data / "reports" / "quy-3.yaml").read_text(encoding="utf-8")
