"""What the installed command says in Vietnamese: of bad data, misuse, output that cannot be written, and in help."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from cli.command import NOW, Run, call, par, shell
from cli.test_exit_codes import needs_full
from installed import needs_posix, needs_shell
from par_cli.cli.commands import COMMANDS
from par_cli.cli.main import app
from par_cli.cli.typer_classes import UsageError
from par_cli.cli.typer_words import misuse
from par_cli.locales import get_locale
from support import indicator, target, task, value, write_folder

ROOT = Path(__file__).parent.parent.parent
PROSE = re.compile(r"[^\W_]{2,} [^\W_]{2,}")


def _vi(*arguments: str, run: Callable[..., Run] = call, **environment: str) -> Run:
    return run(*arguments, env={"PAR_LANG": "vi", **environment})


# --- which language


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--lang", "vi"], {"PAR_LANG": "en"}),
        (["--lang=vi"], {"LANG": "en_US.UTF-8"}),
        (["--lang", "en", "--lang", "vi"], {}),
        ([], {"PAR_LANG": "vi", "LC_ALL": "en_GB.UTF-8"}),
        ([], {"LC_ALL": "vi_VN.UTF-8", "LANG": "en_GB.UTF-8"}),
        ([], {"LC_MESSAGES": "vi_VN.UTF-8", "LANG": "en_GB.UTF-8"}),
        ([], {"LANG": "vi_VN.UTF-8"}),
    ],
    ids=str,
)
def test_messages_and_help_are_in_the_language_of_the_option_else_the_environment_else_the_locale(
    arguments: list[str], environment: dict[str, str]
) -> None:
    assert "Cách dùng: par status" in call("status", *arguments, "--help", env=environment).text
    assert "không có tùy chọn --nothing" in call("status", *arguments, "--nothing", env=environment).stderr
    assert "không phải là ngày" in call("status", *arguments, "--as-of", "x", env=environment).stderr
    assert "không có tệp này" in call("status", *arguments, "--data", "nowhere", env=environment).stderr


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--lang", "en"], {"PAR_LANG": "vi"}),
        ([], {"PAR_LANG": "en", "LANG": "vi_VN.UTF-8"}),
        ([], {"LANG": "xx_XX"}),
        ([], {}),
    ],
    ids=str,
)
def test_where_nothing_says_vietnamese_messages_and_help_are_in_english(
    arguments: list[str], environment: dict[str, str]
) -> None:
    assert "Usage: par status" in call("status", *arguments, "--help", env=environment).text
    assert "No such option: --nothing" in call("status", *arguments, "--nothing", env=environment).stderr
    assert "there is no such file" in call("status", *arguments, "--data", "nowhere", env=environment).stderr


def test_words_behind_two_hyphens_are_not_options() -> None:
    assert "No such option: --lang" in call("--", "--lang", "vi").stderr


def test_an_unknown_language_is_reported_in_that_of_the_locale() -> None:
    found = call("status", "--as-of", NOW, PAR_LANG="xx", LANG="vi_VN.UTF-8")
    assert (found.code, found.stdout) == (2, b"")
    assert found.stderr == "par: PAR_LANG: không có ngôn ngữ “xx”; hãy dùng một trong các giá trị: vi, en\n"


# --- misuse


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "Lỗi: không có lệnh 'nothing'."),
        (["statsu"], "Lỗi: không có lệnh 'statsu'; có phải 'status', 'targets'?"),
        (["--nothing"], "Lỗi: không có tùy chọn --nothing"),
        (["status", "--phas", "2025"], "Lỗi: không có tùy chọn --phas (có thể là: --as-of, --phase)"),
        (["status", "--zz", "2025"], "Lỗi: không có tùy chọn --zz\n"),
        (["--version=1"], "Lỗi: tùy chọn '--version' không kèm giá trị."),
        (["record"], "Lỗi: thiếu tên lệnh."),
        (["record", "valeu"], "Lỗi: không có lệnh 'valeu'; có phải 'value'?"),
        (["record", "undo", "a:1", "b", "c"], "Lỗi: thừa tham số (b c)"),
        (["status", "more"], "Lỗi: thừa tham số (more)"),
        (["show"], "Lỗi: thiếu tham số 'MÃ'.\n"),
        (["record", "value", "share"], "Lỗi: thiếu tham số 'KỲ'.\n"),
        (["import"], "par: thiếu TỆP; xem par import --help\n"),
        (["status", "--as-of"], "Lỗi: sau tùy chọn '--as-of' phải có giá trị."),
        (["status", "--overdue=1"], "Lỗi: tùy chọn '--overdue' không kèm giá trị."),
        (
            ["status", "--lang", "xx"],
            "par: --lang: không có “xx”; hãy dùng một trong các giá trị: vi, en\n",
        ),
        (
            ["status", "--as-of", "mai"],
            "par: --as-of: “mai” không phải là ngày; hãy ghi như 2025-12-31 hoặc 31/12/2025",
        ),
        (
            ["status", "--as-of", "31/2/2025"],
            "par: --as-of: không có ngày “31/2/2025”; hãy ghi một ngày như 2025",
        ),
        (["status", "--as-of", "9999-12-31"], "par: --as-of: năm 9999 nằm ngoài phạm vi; hãy ghi năm từ 1000 đến 9998"),
        (["status", "-o", ""], "par: --output: tên để trống; hãy ghi tên, hoặc bỏ tùy chọn này"),
        (["status", "--phase", "2024"], "par: --phase: không có “2024”; có phải “2025”?"),
        (["status", "--phase", "x"], "par: --phase: không có “x”; hãy dùng một trong các giá trị: 2025, 2030"),
        (
            ["status", "--agency", "Sở Nội vu x"],
            "par: --agency: không có cơ quan “Sở Nội vu x”; có phải ý bạn là:\n  so-noi-vu  ",
        ),
        (["status", "--agency", "zzz"], "“zzz”; lệnh par agencies liệt kê các cơ quan kèm mã"),
        (
            ["tasks", "--by", "x"],
            "có “x”; hãy dùng một trong các giá trị: section, agency, agency-today, status\n",
        ),
        (["tasks", "--by", "sektion"], "par: --by: không có “sektion”; có phải “section”?\n"),
        (["tasks", "--width", "rộng"], "par: --width: “rộng” không phải là số nguyên; hãy ghi bằng chữ số, như 80\n"),
        (["tasks", "--status", "unfinishd"], "par: --status: không có “unfinishd”; có phải “unfinished”?"),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_misuse_is_2_and_reported_in_vietnamese(arguments: list[str], message: str) -> None:
    found = _vi(*arguments)
    assert (found.code, found.stdout) == (2, b"")
    assert message in found.stderr
    assert not re.search(r"Error|Usage|Try|No such|there is", found.stderr)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["statsu"], "không có lệnh 'statsu'; có phải 'status', 'targets'?"),
        (["status", "--phas", "2025"], "không có tùy chọn --phas (có thể là: --as-of, --phase)"),
        (["status", "--zz", "2025"], "không có tùy chọn --zz"),
        (["status", "more"], "thừa tham số (more)"),
        (["show"], "thiếu tham số 'MÃ'."),
        (["record"], "thiếu tên lệnh."),
        (["status", "--as-of"], "sau tùy chọn '--as-of' phải có giá trị."),
        (["status", "--overdue=1"], "tùy chọn '--overdue' không kèm giá trị."),
    ],
)
def test_misuse_is_known_by_its_class_and_not_by_the_english_words_of_typer(arguments: list[str], message: str) -> None:
    locale = get_locale("vi")
    with pytest.raises(UsageError) as raised:
        app(arguments, prog_name="par", standalone_mode=False, obj=locale)
    raised.value.message = "worded in another way"
    text = misuse(raised.value, locale)
    assert text is not None
    assert text.splitlines()[0].startswith("Cách dùng: par ")
    assert text.splitlines()[-1] == f"Lỗi: {message}"


def test_misuse_that_par_does_not_know_is_left_to_typer() -> None:
    assert misuse(UsageError("something new"), get_locale("vi")) is None


def test_misuse_shows_how_the_command_is_called_and_where_help_is() -> None:
    assert _vi("status", "--zzz", run=par).stderr == (
        "Cách dùng: par status [TÙY_CHỌN]\nXem hướng dẫn bằng lệnh 'par status -h'.\n\nLỗi: không có tùy chọn --zzz\n"
    )


def test_a_misspelt_command_gets_a_suggestion_in_english_too() -> None:
    assert "No such command 'taks'. Did you mean 'tasks'" in call("taks").stderr


@pytest.mark.parametrize("text", ["::error::x", "##[error]x", "\x1b[31mred", "a\nb", "{0} {x}"])
def test_what_was_typed_acts_nowhere_in_a_message(text: str) -> None:
    for arguments in ((text,), ("status", text), ("status", "--agency", text), ("status", f"--{text}")):
        found = _vi(*arguments)
        assert found.code == 2
        assert "\x1b" not in found.stderr
        assert "##[" not in found.stderr
        assert not any(line.startswith("::") for line in found.stderr.splitlines())


# --- bad data


def test_the_error_shown_in_the_readme_is_reported_in_vietnamese_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "my-data")
    file = tmp_path / "my-data" / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("at_most: 10,", "at_most: 10%,", 1), encoding="utf-8")
    found = call("status", "--data", "my-data", "--lang", "vi", cwd=tmp_path)
    assert (found.code, found.stdout) == (3, b"")
    first, last = found.stderr.splitlines()
    assert re.fullmatch(
        r"my-data/targets\.yaml:\d+:\d+: indicators\[0\]\.targets\[0\]\.at_most: “10%” là chữ, không phải số; "
        r"hãy ghi 10 \[PAR210\]",
        first,
    )
    assert last == "par: dữ liệu có 1 lỗi; chưa tính toán gì"


def test_of_many_problems_the_first_50_are_shown_and_the_rest_counted_in_vietnamese(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, values=[value("2024", "1", name=f"none-{number}") for number in range(70)])
    lines = _vi("status", "--data", str(folder), "--as-of", NOW).stderr.splitlines()
    assert len(lines) == 52
    assert all("không có chỉ số theo dõi “none-" in line for line in lines[:50])
    assert lines[-2:] == ["... và 20 mục nữa", "par: dữ liệu có 70 lỗi; chưa tính toán gì"]


def test_a_problem_has_the_same_place_in_both_languages(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least="80"), bettre="higher")])
    places = [
        [line.split(" ")[0] for line in call("status", "--data", str(folder), "--lang", name).stderr.splitlines()[:-1]]
        for name in ("vi", "en")
    ]
    assert places[0] == places[1] != []


def test_a_warning_is_shown_in_vietnamese_and_the_table_is_still_printed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tasks=[task(due="2030")])
    file = folder / "tasks.yaml"
    content = file.read_text(encoding="utf-8").replace("sections: []", "sections:\n  - id: I\n    name: QĐ #7")
    file.write_text(content, encoding="utf-8")
    found = _vi("tasks", "--data", str(folder), "--as-of", NOW)
    assert found.stdout
    assert "cảnh báo: " in found.stderr
    assert "phần chữ kết thúc trước “#7”: từ dấu # trở đi là chú thích" in found.stderr


# --- output and faults


@needs_shell
@needs_full
def test_a_full_disk_is_reported_in_vietnamese() -> None:
    found = shell('"$par" status --as-of 2026-11-23 > /dev/full', PAR_LANG="vi")
    assert found.code == 4
    assert found.stderr.startswith("par: không ghi được kết quả: ")
    assert found.stderr.endswith("đĩa đã đầy; hãy kiểm tra đĩa và quyền ghi\n")


@needs_shell
def test_a_closed_output_is_reported_in_vietnamese() -> None:
    found = shell('"$par" --version >&-', PAR_LANG="vi")
    assert (found.code, found.stderr) == (
        4,
        "par: không ghi được kết quả: đầu ra chuẩn đã đóng; hãy kiểm tra đĩa và quyền ghi\n",
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "đây là thư mục"),
        ("nowhere/out", "không có tệp hoặc thư mục này"),
        ("new/", "tên này chỉ một thư mục, trong khi kết quả là một tệp"),
        pytest.param("n" * 300, "tên tệp quá dài", marks=needs_posix("Windows says that there is no such file")),
    ],
)
def test_a_file_that_cannot_be_written_is_reported_in_vietnamese(name: str, why: str, tmp_path: Path) -> None:
    found = _vi("tasks", "--as-of", NOW, "-o", f"{tmp_path}/{name}")
    assert (found.code, found.stdout) == (4, b"")
    assert found.stderr == f"par: không ghi được kết quả: {tmp_path}/{name}: {why}; hãy kiểm tra đĩa và quyền ghi\n"


def test_a_fault_in_par_itself_is_reported_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> NoReturn:
        raise LookupError

    monkeypatch.setattr("par_cli.progress.status.status", fault)
    found = _vi("status", "--as-of", NOW)
    assert (found.code, found.stdout) == (70, b"")
    assert found.stderr == (
        "par: lỗi của chính par (LookupError); hãy chạy lại với PAR_DEBUG=1 và báo lại toàn bộ nội dung hiện ra\n"
    )


@needs_shell
def test_help_whose_reader_has_gone_away_ends_quietly_in_vietnamese_too() -> None:
    found = shell('{ "$par" --help; echo "$?" >&2; } | true', PAR_LANG="vi")
    assert found.stderr == "0\n"


# --- help


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda item: " ".join(item) or "par")
def test_all_of_help_is_in_vietnamese_and_nothing_of_the_english_help_is_left(command: list[str]) -> None:
    english, vietnamese = call(*command, "--help", COLUMNS="200"), _vi(*command, "--help", COLUMNS="200")
    assert (vietnamese.code, vietnamese.stderr) == (0, "")
    assert vietnamese == _vi(*command, "-h", COLUMNS="200")
    lines = [line for line in vietnamese.text.splitlines() if PROSE.search(line)]
    assert len(lines) >= 6
    assert [line for line in lines if line.isascii()] == []
    assert set(lines).isdisjoint(english.text.splitlines())
    typed = re.compile(r"(?<!\S)--?[a-z][a-z-]*|<[a-z|-]+>|\$[A-Z_]+")
    assert set(typed.findall(vietnamese.text)) == set(typed.findall(english.text))


def test_without_a_command_help_is_shown_in_vietnamese_and_the_exit_code_is_2() -> None:
    found = _vi()
    assert (found.code, found.stdout) == (2, b"")
    assert found.stderr == _vi("--help").text


def test_help_that_an_encoding_cannot_show_is_escaped() -> None:
    found = _vi("--help", PYTHONIOENCODING="ascii", run=par)
    assert (found.code, found.stderr) == (0, "")
    assert b"C\\xe1ch d\\xf9ng: par" in found.stdout
    assert _vi("--nothing", PYTHONIOENCODING="ascii", run=par).code == 2


def test_a_message_calls_an_argument_as_help_does() -> None:
    assert "CƠ_QUAN: " in _vi("agencies", "nobody").stderr
    assert "AGENCY: " in call("agencies", "nobody").stderr


def test_what_is_wrong_with_a_typed_value_is_said_in_the_words_of_the_options(tmp_path: Path) -> None:
    folder = str(tmp_path / "data")
    assert call("init", folder, "--from-embedded").code == 0
    found = call("record", "value", "sipas-rank", "2025", "5", "--data", folder)
    assert found.code == 3
    assert "add --of and how many were ranked" in found.stderr
    found = _vi("record", "value", "online-dossier-share", "2025", "5/0", "--data", folder)
    assert "hãy sửa GIÁ_TRỊ" in found.stderr
