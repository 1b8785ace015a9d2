"""The table of commands, and groups of options in the signature of a command."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Annotated, NamedTuple

import pytest
import typer

from cli.command import call
from par_cli.cli.commands import COMMANDS, load_command, new_app
from par_cli.cli.option_groups import WriteOptions
from par_cli.cli.options import ListOptions, RowOptions, Without, expand_options
from par_cli.cli.record import StateOptions


class Pair(NamedTuple):
    """A group of two options."""

    left: Annotated[str, typer.Option(help="The left one.")] = "a"
    right: Annotated[int, typer.Option(help="The right one.")] = 2


def join(word: str, *, pair: Pair) -> str:
    return f"{word} {pair.left} {pair.right}"


def _options(name: str) -> list[str]:
    return [item.name for item in load_command(name).params]


def test_root_help_lists_the_commands_of_the_table_in_its_order() -> None:
    listed = " ".join(call("--help").text.partition("Commands:\n")[2].split())
    assert listed.startswith(" ".join(f"{name} {command.help}" for name, command in COMMANDS.items()))


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_every_command_has_a_row_in_the_table_of_the_readme(readme: str) -> None:
    text = (Path(__file__).parents[2] / readme).read_text(encoding="utf-8")
    rows = " ".join(re.findall(r"^\| (`par .*?) \| ", text, re.MULTILINE))
    assert {*re.findall("`par ([a-z]+)", rows)} == {*COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_line_of_the_table_names_a_command_that_can_be_loaded_again_and_again(name: str) -> None:
    for _ in range(2):
        command = load_command(name)
        assert (command.name, command.help) == (name, COMMANDS[name].help)
    assert call(name, "--help").code == 0


def test_all_commands_that_list_take_the_same_options_in_the_same_order() -> None:
    shared = list(ListOptions._fields)
    assert _options("status") == shared
    for name in ("targets", "tasks"):
        assert _options(name) == ["words", *shared, *RowOptions._fields, "by"]
    assert _options("agencies") == ["who", "today", "sort", "columns", "brief", *shared]


def test_all_commands_that_record_end_in_the_same_options() -> None:
    for name, command in load_command("record").commands.items():
        ending = [option for option in WriteOptions._fields if (name, option) != ("undo", "file")]
        assert [item.name for item in command.params][-len(ending) :] == ending


def test_a_group_of_options_becomes_options_of_the_command_and_comes_back_whole() -> None:
    expanded = expand_options(join)
    assert list(inspect.signature(expanded).parameters) == ["word", "left", "right"]
    assert expanded(word="x", left="b", right=3) == join("x", pair=Pair("b", 3))
    app = new_app(add_completion=False)
    app.command()(expanded)
    assert app(["w", "--right", "7"], standalone_mode=False) == "w a 7"


def test_an_option_that_a_command_leaves_out_is_none_of_its_options_and_keeps_its_default() -> None:
    def half(word: str, *, pair: Annotated[Pair, Without({"right"})]) -> str:
        return join(word, pair=pair)

    expanded = expand_options(half)
    assert list(inspect.signature(expanded).parameters) == ["word", "left"]
    assert expanded(word="x", left="b") == join("x", pair=Pair("b", 2))


def test_task_and_outcome_take_the_options_of_one_group_in_its_order() -> None:
    commands = load_command("record").commands
    for name, left_out in (
        ("task", {"not_done", "condition_met"}),
        ("outcome", {"occurrence", "not_started", "seen", "reporter", "cause", "remedy"}),
    ):
        wanted = [field for field in StateOptions._fields if field not in left_out]
        assert [item.name for item in commands[name].params] == ["name", *wanted, *WriteOptions._fields]


def test_a_command_without_a_group_keeps_its_parameters() -> None:
    def plain(word: str) -> str:
        return word

    expanded = expand_options(plain)
    assert list(inspect.signature(expanded).parameters) == ["word"]
    assert expanded(word="x") == "x"
