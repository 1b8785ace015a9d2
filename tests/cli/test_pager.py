"""The pager: what is longer than the screen is read in another program, and nothing else is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cli.command import NOW, call
from cli.terminal import on_terminal
from par_cli.cli.pager import command

pytest.importorskip("pty", reason="a terminal is made by the system")


def pager(folder: Path, body: str) -> str:
    """Write a program that pages, and return what ``$PAGER`` is to be."""
    file = folder / "pager.py"
    file.write_text(f"import os, sys\n{body}\n", encoding="utf-8")
    return f"'{sys.executable}' '{file}' option"


SHOW = (
    "text = sys.stdin.buffer.read().decode('utf-8')\n"
    "print('<', len(text.splitlines()) > 24, sys.argv[1:], os.environ.get('LESS'), '>', text)"
)


def test_a_page_longer_than_the_screen_goes_through_the_pager_with_its_colours(tmp_path: Path) -> None:
    found = on_terminal("targets", "--as-of", NOW, "--lang", "en", env={"PAGER": pager(tmp_path, SHOW)})
    code, text = found
    assert code == 1
    assert text.startswith("< True ['option'] FRX >")
    assert "\x1b[" in text
    assert "61 shown" in text


@pytest.mark.parametrize(
    "words",
    [
        ["show", "sipas-rank"],
        ["values"],
        ["find", "dịch vụ"],
        ["reports", "--due"],
        ["calendar"],
        ["diff", "2022-01-01"],
    ],
    ids=lambda words: words[0],
)
def test_every_table_goes_through_the_pager_unless_it_is_told_not_to(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, in place of a terminal: what standard output says it is, and that every page is longer."""
    paged: list[bytes] = []

    def page(data: bytes, _: object) -> bool:
        paged.append(data)
        return True

    monkeypatch.setattr("in_process.KeptBytes.isatty", lambda _: True)
    monkeypatch.setattr("par_cli.cli.output._is_longer_than_the_screen", lambda _: True)
    monkeypatch.setattr("par_cli.cli.pager.page", page)
    asked = (*words, "--as-of", NOW, "--lang", "en")
    assert call(*asked).stdout == b""
    assert len(paged) == 1
    assert call(*asked, "--no-pager").stdout == paged[0]
    assert len(paged) == 1


def test_the_page_of_a_subject_goes_through_the_pager_too(tmp_path: Path) -> None:
    _, text = on_terminal("show", "sipas-rank", "--as-of", NOW, lines=4, env={"PAGER": pager(tmp_path, SHOW)})
    assert "['option']" in text


def test_json_goes_through_no_pager(tmp_path: Path) -> None:
    environment = {"PAGER": pager(tmp_path, SHOW)}
    _, text = on_terminal("values", "--as-of", NOW, "--format", "json", lines=4, env=environment)
    assert text.startswith("{")


def test_what_fits_on_the_screen_is_not_paged(tmp_path: Path) -> None:
    code, text = on_terminal("targets", "--as-of", NOW, lines=200, env={"PAGER": pager(tmp_path, SHOW)})
    assert (code, "option" in text) == (1, False)


@pytest.mark.parametrize(
    "environment",
    [
        {"PAGER": ""},
        {"PAGER": "cat"},
        {"TERM": "dumb"},
        {"PAGER": "a-program-that-is-not-there"},
        {"PAGER": "'a quote left open"},
        {"PATH": ""},
    ],
    ids=str,
)
def test_a_pager_is_none_where_the_environment_wants_none_or_there_is_none(environment: dict[str, str]) -> None:
    usual = {"PATH": str(Path(sys.executable).parent), "TERM": "xterm", "PAGER": f"{Path(sys.executable).name} x"}
    assert command(usual) == (sys.executable, "x")
    assert command({**usual, **environment}) == ()


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["--no-pager"], {}), ([], {"PAGER": "a-program-that-is-not-there"})],
    ids=str,
)
def test_there_is_no_pager_where_none_is_wanted_or_there_is_none(
    tmp_path: Path, arguments: list[str], environment: dict[str, str]
) -> None:
    given = {"PAGER": pager(tmp_path, SHOW), **environment}
    code, text = on_terminal("targets", "--as-of", NOW, "--lang", "en", *arguments, env=given)
    assert (code, "option" in text) == (1, False)
    assert "par-index-rank" in text or "61 shown" in text


def test_quitting_the_pager_is_no_error(tmp_path: Path) -> None:
    quits = pager(tmp_path, "print(sys.stdin.buffer.read(10).decode())")
    code, text = on_terminal("targets", "--as-of", NOW, env={"PAGER": quits})
    assert code == 1
    assert "Traceback" not in text
    assert len(text.splitlines()) < 5


def test_an_interrupt_is_for_the_pager(tmp_path: Path) -> None:
    body = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # otherwise it inherits what par has set
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"  # kept until it is waited for
        "print('started', flush=True)\nsys.stdin.buffer.read()\nsignal.sigwait({signal.SIGINT})\nprint('interrupted')"
    )
    code, text = on_terminal("targets", "--as-of", NOW, env={"PAGER": pager(tmp_path, body)}, interrupt=True)
    assert code == 1
    assert "interrupted" in text


def test_without_a_choice_less_is_the_pager_with_the_options_of_git(tmp_path: Path) -> None:
    less = tmp_path / "less"
    less.write_text(f"#!{sys.executable}\nimport os, sys\n{SHOW}\n", encoding="utf-8")
    less.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    code, text = on_terminal("targets", "--as-of", NOW, "--lang", "en", env={"PATH": path})
    assert code == 1
    assert text.startswith("< True [] FRX >")
    _, text = on_terminal("targets", "--as-of", NOW, "--lang", "en", env={"PATH": path, "LESS": "S"})
    assert text.startswith("< True [] S >")


def test_without_colours_the_pager_gets_none(tmp_path: Path) -> None:
    environment = {"PAGER": pager(tmp_path, SHOW), "NO_COLOR": "1"}
    code, text = on_terminal("targets", "--as-of", NOW, "--lang", "en", env=environment)
    assert (code, "\x1b" in text, "61 shown" in text) == (1, False, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--data", "no-folder"], 3), (["--columns", "x"], 2)],
    ids=["broken data", "misuse that is longer than the screen"],
)
def test_what_is_wrong_is_never_in_the_pager(tmp_path: Path, arguments: list[str], code: int) -> None:
    environment = {"PAGER": pager(tmp_path, SHOW)}
    found, text = on_terminal("targets", *arguments, "--as-of", NOW, "--lang", "en", lines=2, env=environment)
    assert (found, "option" in text) == (code, False)
    assert "par: " in text
