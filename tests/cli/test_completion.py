"""What the shell completes, asked as bash, zsh and fish ask it: by variables of the environment."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
import typer

from cli.command import HERE, Run, call, par, shell
from installed import needs_shell
from par_cli.cli import completion
from par_cli.cli.commands import load_command
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES
from par_cli.render.data_schemas import DATA_FILES
from par_cli.render.formats import Format
from par_cli.render.schemas import SCHEMAS
from support import agency, indicator, target, task, write_folder

VIEWS = ("status", "targets", "tasks")
ANSWERS = {"bash": "", "zsh": "_files", "fish": ""}
"""What each shell is told where there is nothing to complete; zsh then offers files by itself."""


def answer(words: str, name: str = "bash", cwd: Path = HERE, run: Callable[..., Run] = par, **environment: str) -> Run:
    """Return what ``par`` answers a shell that completes the last word of a command line."""
    bash = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    others = {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    given = bash if name == "bash" else others
    return run(cwd=cwd, env={**given, **environment}, _PAR_COMPLETE=f"complete_{name}")


def completed(words: str, cwd: Path = HERE, **environment: str) -> list[str]:
    """Return the completions of the last word of a command line."""
    found = answer(words, cwd=cwd, run=call, **environment)
    assert (found.code, found.stderr) == (0, "")
    return found.text.split()


def small(folder: Path, name: str = "V") -> Path:
    """Write a decision with a section and an agency of a name of its own."""
    described = indicator(target(at_least=80, source={"section": f"{name}.1"}))
    return write_folder(
        folder,
        indicators=[described],
        tasks=[task(f"{name}.7", due="2025")],
        agencies=[agency(f"agency-{name.lower()}", short="A & $(B) `C`")],
    )


def test_commands_options_and_the_words_of_an_option_are_completed() -> None:
    assert completed("par t") == ["targets", "tasks"]
    assert completed("par tasks --se") == ["--section"]
    assert completed("par tasks --format ") == [*get_args(Format)]
    assert completed("par schema ") == [*DATA_FILES, *(name.split("/")[1] for name in SCHEMAS)]


def test_ids_come_from_the_data_that_the_command_would_read(tmp_path: Path) -> None:
    for name in ("given", "named", "here/data"):
        small(tmp_path / name, name[0].upper())
    here, home, named = tmp_path / "here", str(tmp_path), str(tmp_path / "named")
    assert completed(f"par tasks --data {tmp_path.as_posix()}/given --section ", cwd=here, PAR_DATA=named) == [
        "G",
        "G.1",
    ]
    assert completed("par tasks --data ~/given --section ", cwd=here, HOME=home, USERPROFILE=home) == ["G", "G.1"]
    assert completed("par tasks --section ", cwd=here, PAR_DATA=named) == ["N", "N.1"]
    assert completed("par tasks --section ", cwd=here) == ["H", "H.1"]
    assert "VIII" in completed("par tasks --section ", cwd=tmp_path)


def test_everything_that_can_be_shown_is_completed(tmp_path: Path) -> None:
    assert completed("par show sipas") == ["sipas-rank/2025", "sipas-rank/2030", "sipas-rank", "sipas-score"]
    assert completed(f"par show --data {small(tmp_path).as_posix()} V") == ["V.7"]


@pytest.mark.parametrize("view", VIEWS)
def test_phases_sections_and_agencies_are_completed_in_every_table(view: str) -> None:
    assert completed(f"par {view} --phase ") == ["2025", "2030"]
    assert completed(f"par {view} --phase=20") == ["2025", "2030"]
    assert completed(f"par {view} --section VII") == ["VII", "VIII"]
    assert completed(f"par {view} --overdue --agency so-no") == ["so-noi-vu", "so-nong-nghiep-va-moi-truong"]


def test_statuses_are_those_of_the_rows_of_the_command() -> None:
    assert completed("par targets --status ") == list(TARGET_STATUSES)
    assert completed("par tasks --status ") == list(OCCURRENCE_STATUSES)
    assert set(completed("par status --status ")) == {*TARGET_STATUSES, *OCCURRENCE_STATUSES}


@pytest.mark.parametrize("option", ["--phase", "--section", "--agency"])
def test_what_is_completed_is_taken_by_the_command(option: str, tmp_path: Path) -> None:
    folder = str(small(tmp_path))
    found = completed(f"par status {option} ", PAR_DATA=folder)
    assert len(found) > 1
    for name in found:
        assert call("status", option, name, "--fail-on", "never", PAR_DATA=folder).code == 0


def test_the_argument_of_one_thing_is_completed_with_targets_indicators_tasks_and_agencies(tmp_path: Path) -> None:
    context = typer.Context(load_command("status"))
    context.params["data"] = str(small(tmp_path))
    found = completion.ids(context)
    assert found[:4] == ["share/2025", "share", "V.7", "home"]
    assert found[-1] == "agency-v"
    context.params["data"] = None
    assert all(re.fullmatch(r"[A-Za-z0-9./-]+", name) for name in completion.ids(context))
    context.params["data"] = str(tmp_path / "none")
    assert completion.ids(context) == []


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("option", ["--phase", "--section", "--agency"])
def test_data_that_cannot_be_used_completes_nothing_and_says_nothing(option: str, name: str, tmp_path: Path) -> None:
    small(tmp_path / "data")
    (tmp_path / "data" / "tasks.yaml").write_text("tasks: [\n", encoding="utf-8")
    for folder in ("--data none ", "--data '' ", ""):
        run = par if (option, folder) == ("--phase", "") else call  # a process for each shell is enough
        found = answer(f"par tasks {folder}{option} ", name, cwd=tmp_path, run=run)
        assert (found.code, found.stderr, found.text.strip()) == (0, "", ANSWERS[name])


@pytest.mark.parametrize(("name", "expected"), [("zsh", """_arguments '*: :(("V"\n"V.1"))'"""), ("fish", "V\nV.1")])
def test_zsh_and_fish_are_answered_in_their_own_form(name: str, expected: str, tmp_path: Path) -> None:
    found = answer("par tasks --section ", name, run=call, PAR_DATA=str(small(tmp_path)))
    assert (found.code, found.stderr, found.text) == (0, "", f"{expected}\n")


@needs_shell
def test_in_bash_the_script_that_par_shows_completes_the_line(tmp_path: Path) -> None:
    script = """
        eval "$("$par" --show-completion)"
        complete -p par
        COMP_WORDS=(par tasks --section "") COMP_CWORD=3
        _par_completion "$par"
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    found = shell('bash -c "$1"; exit $?', script, PAR_DATA=str(small(tmp_path)))
    assert (found.code, found.stderr) == (0, "")
    assert found.text.splitlines() == ["complete -o default -F _par_completion par", "V", "V.1"]


@needs_shell
def test_completion_is_installed_where_bash_looks_for_it(tmp_path: Path) -> None:
    found = shell('bash -c "$1"; exit $?', '"$par" --install-completion; exit $?', HOME=str(tmp_path))
    assert (found.code, found.stderr) == (0, "")
    assert "_par_completion" in (tmp_path / ".bash_completions" / "par.sh").read_text(encoding="utf-8")
    assert "par.sh" in (tmp_path / ".bashrc").read_text(encoding="utf-8")


def test_columns_are_completed_one_after_the_other_and_orders_are_those_that_there_are() -> None:
    assert completed("par targets --columns st") == ["status"]
    assert completed("par tasks --columns id,st") == ["id,status"]
    assert "agency_today" in completed("par agencies --columns ")
    assert completed("par targets --sort da") == ["days_overdue"]
    assert completed("par tasks --by ag") == ["agency", "agency-today"]
