"""`par import`: a spreadsheet into the reports, all of it or nothing, said before it is written."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cli.command import Run, call, par, shell
from loading.examples import folder_with
from par_cli.cli import progress_bar
from record.importing import content

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
    assert done == (0, b"new: 1; there already: 0; other figures than before: 0\n", f"written to {file}\n")
    assert content(data) == {**before, "reports/quy-3.csv": file.read_bytes()}
    assert file.read_text(encoding="utf-8").splitlines()[1] == "dossiers,2025-Q3,48.67,,,,,,,2026-04-03,,Báo cáo 9,,,,,"
    assert par("validate", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en").code == 0


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
    assert done.text == "new: 1; there already: 0; other figures than before: 0\n"
    assert done.stderr == f"nothing was written (--dry-run); it would be in {data}/reports/other.csv\n"
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
    assert done.stderr == (
        f"{data.parent}/quy-3.csv:3:12: C3: “1.234” may be 1234 or 1.234: its sign separates thousands or decimals; "
        "write 1234, or 1.2340, which has only one meaning [PAR142]\n"
        "par: no row was taken; nothing was written\n"
    )
    assert "có thể là 1234 hoặc 1.234" in bring(data, text, lang="vi").stderr
    assert content(data) == before


def test_a_figure_that_contradicts_another_needs_revise(data: Path) -> None:
    text = "Chỉ số;Kỳ;Giá trị;Ngày công bố;Nguồn\ndossiers;2023;42;2025-02-01;x\n"
    done = bring(data, text)
    assert (done.code, done.stdout) == (3, b"")
    assert "dossiers 2023 is 42 here, and already reported as 41.5" in done.stderr
    done = bring(data, text, "--revise")
    assert done.code == 0
    assert done.text.splitlines()[-1] == "the first of these: C2, dossiers 2023: 42 (before: 41.5)"


def test_a_warning_names_the_cell_and_does_not_stop_the_import(data: Path) -> None:
    done = bring(data, "Chỉ số;Kỳ;Giá trị;Ngày công bố\ndossiers;2024;5;1/1/2027\n")
    assert done.code == 0
    assert "quy-3.csv:2:17: warning: D2: published is 2027-01-01, after the day of this check" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "FILE is missing; see par import --help"),
        (["--template"], "--period is missing; see par import --help"),
        (["--template", "--period", "soon"], "--period: “soon” is not a period"),
        (["--template", "--period", "2025", "--revise"], "--revise does not go with --template"),
        (["--template", "--period", "2025", "x.csv"], "FILE does not go with --template"),
        (["--template", "--period", "2025", "--agency", "zzz"], "--agency: there is no agency “zzz”"),
        (["--template", "--period", "2025", "-o", ""], "--output: the name is empty"),
        (["x.csv", "--period", "2025"], "--period does not go with FILE"),
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
        done = par("import", str(path), "--data", str(data), "--lang", "en")
        assert (done.code, said in done.stderr) == (3, True)


def test_the_data_inside_par_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("indicator,period,value\npar-index-rank,2025,5\n", encoding="utf-8")
    done = par("import", "x.csv", "--lang", "en", cwd=tmp_path)
    assert done.code == 4
    assert "par init DIR --from-embedded" in done.stderr


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
    assert par(*asked, "-o", str(file)) == (0, b"", "")
    assert done == (0, file.read_bytes(), "")
    text = done.stdout.decode("utf-8-sig")
    assert text.startswith("Chỉ số;Tên chỉ số;")
    assert text.count("\n") == 4
    again = bring(data, text)
    assert again.code == 0
    assert "rows passed over: 3 (without a figure 3)\n" in again.text
    english = par("import", "--template", "--period", "2025", "--agency", "home", "--data", str(data), "--lang", "en")
    assert [line.split(",")[0] for line in english.stdout.decode("utf-8-sig").splitlines()] == [
        "Indicator",
        "dossiers",
        "staff",
    ]


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
    assert bring(data, sheet).text == "new: 2; there already: 0; other figures than before: 0\n"
    assert bring(data, sheet).text == "new: 0; there already: 2; other figures than before: 0\n"
    shown = call("show", "dossiers", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en").text
    assert "projection" in shown
    assert par("validate", "--data", str(data), "--as-of", "2026-11-23", "--lang", "en").code == 0
