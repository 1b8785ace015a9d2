"""Every exit code of the command line, with what is said and what is not."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from typing import NoReturn, get_args

import pytest

from cli.command import AT_FIRST, HERE, NOW, UTF8, call, embedded, par, shell
from installed import COMMAND, MACHINE, needs_posix, needs_shell
from loading.examples import GOOD
from par_cli import system
from par_cli.cli.commands import COMMANDS
from par_cli.progress.status import FAIL_ON, fails
from par_cli.render.formats import Format
from support import Described, figure, indicator, outcome, report, stand, target, task, value, write_folder

VIEWS = ("status", "targets", "tasks", "agencies")
IN_A_PROCESS = ("status", "table")
"""The view and the format for which a process is started: all of them go through one function."""

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", [form for form in get_args(Format) if form != "xlsx"])
@pytest.mark.parametrize(("day", "code"), [(AT_FIRST, 0), (NOW, 1)])
def test_done_is_0_with_nothing_overdue_and_1_with_something_and_says_nothing_else(
    view: str, form: str, day: str, code: int
) -> None:
    found = embedded(view, "--lang", "en", "--format", form, as_of=day)
    assert (found.code, found.stderr) == (code, "")
    assert found.stdout.endswith(b"\n")
    if (view, form) == IN_A_PROCESS:
        assert par(view, "--as-of", day, "--lang", "en", "--format", form) == found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "No such command 'nothing'"),
        (["--nothing"], "No such option: --nothing"),
        (["status", "--nothing"], "No such option: --nothing"),
        (["status", "more"], "unexpected extra argument"),
        (["status", "--as-of"], "requires an argument"),
        (["status", "--as-of", "tomorrow"], "“tomorrow” is not a day; write it like 2025-12-31 or 31/12/2025"),
        (["status", "--as-of", ""], "“” is not a day"),
        (["status", "--as-of", "2025-12-3"], "is not a day"),
        (["status", "--as-of", "2025-12-31 "], "is not a day"),
        (["status", "--as-of", "12/31/2025"], "the day “12/31/2025” does not exist"),
        (["status", "--as-of", "2025-02-29"], "the day “2025-02-29” does not exist"),
        (["status", "--as-of", "٢٠٢٥-01-01"], "is not a day"),
        (["status", "--as-of", "9999-12-31"], "the year 9999 is out of reach; write one from 1000 to 9998"),
        (["status", "--as-of", "0999-12-31"], "the year 999 is out of reach"),
        (["status", "--lang", "xx"], "--lang: “xx” is not known; use one of: vi, en"),
        (["status", "--format", "yaml"], "“yaml” is not known; use one of: "),
        (["status", "--fail-on", "all"], "“all” is not known; use one of: "),
        (["status", "--color", "red"], "“red” is not known; use one of: "),
        (["status", "--data", ""], "--data: the name is empty"),
        (["status", "-o", ""], "--output: the name is empty"),
        (["status", "--phase", "2024"], "--phase: “2024” is not known; did you mean “2025”?"),
        (["status", "--phase", "x"], "use one of: 2025, 2030"),
        (["status", "--section", "IX"], "--section: “IX” is not known"),
        (["status", "--agency", "So Noi Vuu"], "did you mean: so-noi-vu"),
        (["status", "--agency", "zzz"], "par agencies lists them with their ids"),
        (["agencies", "So Noi Vuu"], "AGENCY: “So Noi Vuu” is not an agency; did you mean: so-noi-vu"),
        (["agencies", "--sort", "x"], "“x” is not known; use one of: "),
        (["status", "--excel"], "--excel: only CSV has this form"),
        (["status", "--status", "done"], "--status: “done” is not known"),
        (["targets", "--status", "open"], "--status: “open” is not known"),
        (["tasks", "--status", "missed"], "--status: “missed” is not known"),
        (["tasks", "--status", "unfinishd"], "did you mean “unfinished”?"),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_a_misused_command_is_2_and_says_what_is_wrong_with_nothing_on_stdout(
    arguments: list[str], message: str
) -> None:
    found = call(*arguments)
    assert (found.code, found.stdout) == (2, b"")
    assert message in " ".join(found.stderr.split())
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("arguments", [["nothing"], ["status", "--as-of", "tomorrow"]])
def test_the_installed_command_is_misused_as_the_function_is(arguments: list[str]) -> None:
    found = par(*arguments)
    assert found.code == 2
    assert found == call(*arguments)


def test_a_language_that_does_not_exist_in_the_environment_is_misuse_too() -> None:
    found = call("status", "--as-of", NOW, PAR_LANG="xx")
    assert (found.code, found.stdout) == (2, b"")
    assert "PAR_LANG: “xx” is not a language here; use one of: vi, en" in found.stderr


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", get_args(Format))
def test_invalid_data_is_3_with_the_place_and_nothing_on_stdout(view: str, form: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least="80"), bettre="higher")])
    run = par if (view, form) == IN_A_PROCESS else call
    found = run(view, "--data", str(folder), "--format", form, "--as-of", NOW)
    assert (found.code, found.stdout) == (3, b"")
    place, *_, last = found.stderr.splitlines()
    lines = (folder / "targets.yaml").read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if "bettre" in line)
    assert place.startswith(f"{folder.as_posix()}/targets.yaml:{number}:{lines[number - 1].index('bettre') + 1}: ")
    assert "indicators[0].bettre: the key “bettre” is not known here; did you mean “better”?" in place
    assert last == "par: 1 problem in the data; nothing was computed"


def test_of_many_problems_the_first_50_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, values=[value("2024", "1", name=f"none-{number}") for number in range(70)])
    found = call("status", "--data", str(folder), "--as-of", NOW)
    lines = found.stderr.splitlines()
    assert found.code == 3
    assert len(lines) == 52
    assert lines[-2:] == ["... and 20 more", "par: 70 problems in the data; nothing was computed"]


@pytest.mark.parametrize("name", ["nowhere", "file", "file/below", "empty"])
def test_a_folder_that_holds_no_data_is_3_and_names_the_files_that_are_missing(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    found = call("status", "--data", str(tmp_path / name), "--as-of", NOW)
    assert (found.code, found.stdout) == (3, b"")
    for wanted in ("targets.yaml", "tasks.yaml", "agencies.yaml"):
        assert (
            f"{tmp_path.as_posix()}/{name}/{wanted}: there is no such file; create it, or correct the path"
            in found.stderr
        )


@needs_shell
@needs_full
def test_a_full_disk_is_4_and_says_so() -> None:
    found = shell('"$par" status --as-of "$1" --lang en > /dev/full', NOW)
    assert found.code == 4
    assert found.stderr == (
        "par: the output could not be written: standard output: No space left on device; "
        "check the disk and the permissions\n"
    )


@needs_shell
@needs_full
@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_on_a_full_disk_is_4_too(option: str) -> None:
    found = shell(f'"$par" {option} > /dev/full')
    assert found.code == 4
    assert "No space left on device" in found.stderr


@needs_shell
@pytest.mark.parametrize("command", ["--help", "status", "values --format csv", "explain PAR101"])
def test_whatever_is_to_be_printed_a_closed_output_is_4(command: str) -> None:
    """Help, a page for people, what is written piece by piece, and a page of rules."""
    found = shell(f'"$par" {command} >&-')
    assert (found.code, found.stdout) == (4, b"")
    assert "standard output is closed" in found.stderr


@needs_shell
@pytest.mark.parametrize(
    ("command", "closed"),
    [("--version", "<&- >&-"), ("status --help", ">&- 2>&-"), ("targets", "<&- >&- 2>&-")],
)
def test_whatever_else_is_closed_it_is_4_too(command: str, closed: str) -> None:
    found = shell(f'"$par" {command} {closed}')
    assert (found.code, found.stdout) == (4, b"")
    assert ("standard output is closed" in found.stderr) == ("2>" not in closed)


@needs_shell
def test_with_closed_output_a_file_can_still_be_written(tmp_path: Path) -> None:
    found = shell('"$par" status --as-of "$1" --lang en -o "$2" >&-', NOW, str(tmp_path / "out.txt"))
    assert (found.code, found.stderr) == (1, "")
    assert (tmp_path / "out.txt").read_bytes() == embedded("status", "--lang", "en").stdout


@needs_shell
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('"$par" --nothing 2>&-', 2),
        ('"$par" explain PAR101 >&- 2>&-', 4),
        ('"$par" status --data "$1" --as-of 2026-11-23 2>&-', 1),
        pytest.param('"$par" --nothing 2>/dev/full', 2, marks=needs_full),
        pytest.param('"$par" status --as-of x 2>/dev/full', 2, marks=needs_full),
        pytest.param('"$par" status --data nowhere 2>/dev/full', 3, marks=needs_full),
        pytest.param('"$par" explain PAR101 >&- 2>/dev/full', 4, marks=needs_full),
    ],
)
def test_where_messages_cannot_be_written_the_exit_code_is_the_same_and_stdout_stays_clean(
    script: str, code: int
) -> None:
    found = shell(script, str(GOOD))
    assert (found.code, found.stderr) == (code, "")
    assert bool(found.stdout) == (code == 1)


@needs_shell
@pytest.mark.parametrize("command", ["--help", "--version"])
def test_help_whose_reader_has_gone_away_ends_quietly_with_0(command: str) -> None:
    found = shell(f'{{ "$par" {command}; echo "$?" >&2; }} | true')
    assert found.stderr == "0\n"


@needs_shell
@pytest.mark.parametrize(("view", "form"), [("status", "table"), ("targets", "json")])
def test_a_broken_pipe_ends_quietly_and_the_answer_stays_the_same(view: str, form: str) -> None:
    script = '{ "$par" "$1" --as-of 2026-11-23 --lang en --format "$2"; echo "$?" >&2; } | head -n 1'
    found = shell(script, view, form)
    assert found.stderr == "1\n"
    assert found.stdout.count(b"\n") == 1


def _patched(folder: Path, body: str) -> dict[str, str]:
    """Return an environment in which computing does what ``body`` says, on a small folder."""
    code = f"import par_cli.progress.status as room\n\ndef status(*_):\n    {body}\n\nroom.status = status\n"
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder), "PAR_DATA": str(GOOD)}


def test_a_fault_in_par_itself_is_70_in_one_line(tmp_path: Path) -> None:
    found = par("status", "--as-of", NOW, env=_patched(tmp_path, "raise LookupError('secret detail')"))
    assert (found.code, found.stdout) == (70, b"")
    assert found.stderr == (
        "par: a fault in par itself (LookupError); run it again with PAR_DEBUG=1 and report the trace\n"
    )


def test_with_par_debug_a_fault_shows_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> NoReturn:
        raise LookupError("the detail")

    monkeypatch.setattr("par_cli.progress.status.status", fault)
    found = call("status", "--as-of", NOW, PAR_DEBUG="1")
    assert (found.code, found.stdout) == (70, b"")
    assert "Traceback" in found.stderr
    assert "LookupError: the detail" in found.stderr


@needs_posix("a signal cannot be sent to one process there")
def test_an_interrupt_is_130_without_a_trace(tmp_path: Path) -> None:
    body = "import sys, time; sys.stderr.write('ready'); sys.stderr.flush(); time.sleep(60)"
    environment = {**MACHINE, **UTF8, **_patched(tmp_path, body)}
    with subprocess.Popen(
        [*COMMAND, "status", "--as-of", NOW], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=HERE
    ) as process:
        assert process.stderr is not None
        assert process.stderr.read(5) == b"ready"
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate()
    assert (process.returncode, stdout, stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    "name",
    [
        "gc", "par_cli.cli.main", "typer.core", "par_cli.cli.listing", "pydantic_core", "par_cli.model.fields",
        "par_cli.render.table.screen",
    ],
)  # fmt: skip
def test_an_interrupt_is_130_without_a_trace_whatever_is_being_imported(name: str, tmp_path: Path) -> None:
    """From the first instruction of par on; the package itself is found by the script of the installer."""
    code = (
        "import signal, sys\n\nsys.modules.pop('gc', None)\n\nclass Interrupt:\n"
        "    def find_spec(name, path=None, target=None):\n"
        f"        if name == {name!r}:\n            signal.raise_signal(signal.SIGINT)\n\n"
        "sys.meta_path.insert(0, Interrupt)\n"
    )
    (tmp_path / "sitecustomize.py").write_text(code, encoding="utf-8")
    found = par("status", "--as-of", NOW, env={"PYTHONPATH": str(tmp_path), "PAR_DATA": str(GOOD)})
    assert found == (130, b"", "")


def test_an_interrupt_that_python_wraps_in_an_error_is_130_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11 does, where a class is being made."""

    def interrupted(*_: object) -> NoReturn:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr("par_cli.progress.status.status", interrupted)
    assert call("status", "--as-of", NOW) == (130, b"", "")


def test_an_interrupt_in_a_callback_is_130_without_a_word(tmp_path: Path) -> None:
    """Python would print that it was ignored, and go on."""
    body = (
        "import os, signal\n    class Seen:\n        def __del__(self):\n            signal.raise_signal(signal.SIGINT)"
    )
    found = par("status", "--as-of", NOW, env=_patched(tmp_path, f"{body}\n    Seen()"))
    assert found == (130, b"", "")


@needs_shell
def test_an_interrupt_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As a shell asks for what it runs behind other commands."""
    body = "import signal\n    signal.raise_signal(signal.SIGINT)\n    raise SystemExit(7)"
    found = shell('trap "" INT; "$par" status --as-of 2026-11-23', env=_patched(tmp_path, body))
    assert (found.code, found.stderr) == (7, "")


NO_TEXT = "\udcff\udcc3"
"""Two bytes that are no text, as Python keeps them."""


@pytest.mark.parametrize(
    "command",
    [
        "$1", "--$1", "status --data $1", "status --agency $1", "show $1", "validate $1", "validate reports/$1.yaml",
        "status --as-of $1", "status --lang $1", "status -o $1", "import $1", "import figures.csv --source $1",
        "init $1", "record value --note $1", "record task --evidence $1", "explain $1", "status --section=a$1b",
    ],
)  # fmt: skip
def test_what_is_not_text_on_the_command_line_is_2_and_says_so(command: str) -> None:
    """Also in the place of a path: what is named so is in the data folder of nobody."""
    found = call(*(word.replace("$1", NO_TEXT) for word in command.split()))
    assert (found.code, found.stdout) == (2, b"")
    assert found.stderr.startswith("par: an argument is not UTF-8 text: “")
    assert "\\udcff\\udcc3" in found.stderr
    assert found.stderr.count("\n") == 1


@needs_shell
def test_bytes_that_are_no_text_come_to_the_installed_command_as_to_the_function() -> None:
    assert shell('"$par" status --data "$(printf "\\377\\303")"') == call("status", "--data", NO_TEXT)


@pytest.mark.skipif(system.WINDOWS, reason="a folder in use cannot be removed there")
def test_in_a_folder_that_was_removed_what_needs_it_is_2_and_says_so(tmp_path: Path) -> None:
    for command, code in (("validate ../x", 2), ("validate", 0), ("init new", 4)):
        found = shell(f'mkdir "$1/gone" && cd "$1/gone" && rmdir "$1/gone" && "$par" {command}', str(tmp_path))
        assert found.code == code, (command, found.stderr)
        assert ("the folder in which par runs was removed" in found.stderr) == (code == 2)


def test_help_is_0_and_the_same_with_both_names() -> None:
    short, long = par("-h"), par("--help")
    assert (short.code, short.stderr) == (0, "")
    assert short == long
    assert "Exit codes: 0 nothing overdue, 1 something overdue" in " ".join(short.text.split())
    for command in COMMANDS:
        assert call(command, "-h") == call(command, "--help") != short


def test_without_a_command_help_is_shown_and_the_exit_code_is_2() -> None:
    assert par().code == 2


# --- what counts

LATE_TARGET = indicator(target(at_least="80"))
LATE = [value("2025", "79"), value("2026-H1", "80")]
CASES: dict[str, tuple[Described, set[str]]] = {
    "met": ({"indicators": [LATE_TARGET], "values": [value("2025", "80")]}, set[str]()),
    "missed": ({"indicators": [LATE_TARGET], "values": [value("2025", "79")]}, {"overdue", "missed", "at-risk"}),
    "met late": (
        {"indicators": [indicator(target(at_least="80"), kind="level")], "values": LATE},
        set[str](),
    ),
    "unreported": ({"indicators": [LATE_TARGET]}, {"overdue", "at-risk"}),
    "regressing": (
        {
            "indicators": [indicator(target("2030", at_least="80", baseline="2021"))],
            "values": [value("2021", "50"), value("2025", "40")],
        },
        {"at-risk"},
    ),
    "off track": (
        {
            "indicators": [indicator(target("2030", at_least="80", baseline="2021"))],
            "values": [value("2021", "50"), value("2025", "51")],
        },
        {"at-risk"},
    ),
    "task unfinished": (
        {"tasks": [task(due="2024")], "reports": [report("in_progress", published="2025-02-01")]},
        {"overdue", "missed", "at-risk"},
    ),
    "task unreported": ({"tasks": [task(due="2024")]}, {"overdue", "at-risk"}),
    "task done late": ({"tasks": [task(due="2024")], "reports": [report("done", on="2025-02-01")]}, set[str]()),
    "task open": ({"tasks": [task(due="2027")]}, set[str]()),
    "outcome not done": (
        {
            "indicators": [indicator(target(outcome="done"), unit=None)],
            "outcomes": [outcome("not_done", published="2026-02-01")],
        },
        {"overdue", "missed", "at-risk"},
    ),
    "figure met": (
        {
            "indicators": [indicator(target(refers_to={"document": "d"}))],
            "thresholds": [figure("70", "2025-01-01")],
            "values": [value("2025", "75")],
        },
        set[str](),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_fail_on_decides_what_makes_a_command_fail(case: str) -> None:
    described, failing = CASES[case]
    found = stand(NOW, **described)
    assert {name for name in FAIL_ON if fails(found, name, binding=False)} == failing


@pytest.mark.parametrize("fail_on", FAIL_ON)
@pytest.mark.parametrize("case", ["missed", "task unreported", "off track"])
def test_fail_on_is_what_the_exit_code_follows(case: str, fail_on: str, tmp_path: Path) -> None:
    described, failing = CASES[case]
    folder = write_folder(tmp_path, **described)
    found = call("status", "--data", str(folder), "--as-of", NOW, "--fail-on", fail_on, "--format", "json")
    assert (found.code, found.stderr) == (int(fail_on in failing), "")


def test_binding_leaves_orientation_out_of_the_exit_code_and_not_out_of_the_table(tmp_path: Path) -> None:
    described = indicator(target("2030", at_least="80", due="2026-06"))
    folder = write_folder(tmp_path, indicators=[described], tasks=[task(every="year", years="2026/2030")])
    options = ("status", "--data", str(folder), "--as-of", "2027-06-01", "--format", "json")
    loose, binding = call(*options), call(*options, "--binding")
    assert (loose.code, binding.code) == (1, 0)
    assert loose.stdout == binding.stdout
    assert loose.json["summary"]["targets"]["overdue"] == loose.json["summary"]["tasks"]["overdue"] == 1


def test_binding_keeps_what_binds(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tasks=[task(every="year", years="2025/2030")])
    assert call("tasks", "--data", str(folder), "--as-of", "2026-06-01", "--binding").code == 1


def test_never_is_0_only_once_the_work_was_done(tmp_path: Path) -> None:
    assert call("status", "--as-of", NOW, "--fail-on", "never").code == 0
    assert call("status", "--data", str(tmp_path), "--fail-on", "never").code == 3
    assert call("status", "--as-of", "x", "--fail-on", "never").code == 2
    assert call("status", "--as-of", NOW, "--fail-on", "never", "-o", str(tmp_path)).code == 4
