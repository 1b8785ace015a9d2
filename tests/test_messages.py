"""Every message in two languages: nothing raised without its Vietnamese words, and nothing lost in them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import par_cli
from loading.examples import BAD, folder_with, problems
from par_cli.catalogue import VIETNAMESE
from par_cli.cli.typer_words import HELP, SENTENCES
from par_cli.messages import Count, Message, phrase, reason

PACKAGE = Path(par_cli.__file__).parent
IN_HELP = {"help", "epilog", "metavar"}
KEPT = re.compile(
    r"\$?[A-Z]{2,}_[A-Z]+|(?<!\w)--?[a-z]+(?:-[a-z]+)*|\b[a-z]+_[a-z0-9_]+|\b[a-z]+/[a-z.]+|[0-9]+(?:[-.:/][0-9]+)*"
)
"""What is typed as it stands, and figures: variables, options, keys, paths, numbers, days."""


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield module.relative_to(PACKAGE).as_posix(), node


def _raised() -> dict[str, set[str]]:
    """Give every template that the source makes a message of, with the names of its parts."""
    found: dict[str, set[str]] = {}
    for module, call in _calls():
        if isinstance(call.func, ast.Name) and call.func.id == "phrase":
            (template,) = call.args
            assert isinstance(template, ast.Constant), f"{module}:{call.lineno}: the template is written out"
            assert isinstance(template.value, str)
            found[template.value] = {str(keyword.arg) for keyword in call.keywords}
    return found


def _in_help() -> set[str]:
    return {
        keyword.value.value
        for module, call in _calls()
        if module.startswith("cli/")
        for keyword in call.keywords
        if keyword.arg in IN_HELP and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)
    }


def _parts(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


RAISED = _raised()
WITH_PARTS = {template for template, parts in RAISED.items() if parts} | {item for item in SENTENCES if "{" in item}


def test_the_catalogue_has_every_message_and_every_text_of_help_and_no_other() -> None:
    wanted = {*RAISED, *_in_help(), *HELP, *SENTENCES}
    assert len(wanted) > 300
    assert sorted(wanted - set(VIETNAMESE)) == []
    assert sorted(set(VIETNAMESE) - wanted) == []


@pytest.mark.parametrize("template", sorted(RAISED))
def test_a_message_is_raised_with_the_parts_that_its_template_names(template: str) -> None:
    if RAISED[template]:
        assert _parts(template) == RAISED[template]


@pytest.mark.parametrize("template", sorted(WITH_PARTS))
def test_no_vietnamese_message_loses_a_part(template: str) -> None:
    assert _parts(VIETNAMESE[template]) == _parts(template)


@pytest.mark.parametrize("template", sorted(VIETNAMESE))
def test_no_vietnamese_message_loses_a_figure_or_what_is_to_be_typed(template: str) -> None:
    assert set(KEPT.findall(template)) <= set(KEPT.findall(VIETNAMESE[template]))
    assert VIETNAMESE[template].strip()


@pytest.mark.parametrize("template", sorted(VIETNAMESE))
def test_a_vietnamese_message_ends_as_the_english_one_does(template: str) -> None:
    """Spaces and full stops belong to what is put around a message."""
    said = VIETNAMESE[template]
    assert said[len(said.rstrip()) :] == template[len(template.rstrip()) :]
    assert said.strip().endswith(".") == template.strip().endswith(".")


@pytest.mark.parametrize("example", BAD, ids=lambda path: path.name)
def test_every_problem_is_said_in_vietnamese_at_the_same_place_with_the_same_names_and_figures(
    example: Path, tmp_path: Path
) -> None:
    for problem in problems(folder_with(tmp_path / "data", example)):
        english, vietnamese = str(problem), problem.to("vi")
        place = f"{problem.place}: "
        assert vietnamese.startswith(place)
        assert english != vietnamese
        for part in (*problem.message.parts.values(), *problem.hint.parts.values()):
            said = part.to("vi") if isinstance(part, Message) else str(part)
            assert (f"{part:,}".replace(",", ".") if isinstance(part, Count) else said) in vietnamese
        assert problem.path in vietnamese


@given(st.text(), st.text())
def test_whatever_stands_in_the_data_is_harmless_in_a_message(name: str, what: str) -> None:
    message = phrase("there is no {what} “{name}”", what=what, name=name)
    assert str(message) == f"there is no {what} “{name}”"
    assert message.to("en") == str(message)
    assert message.to("vi") == f"không có {what} “{name}”"


@given(st.text(), st.text())
def test_messages_compare_and_sort_as_their_english_words(one: str, other: str) -> None:
    first, second = (phrase("name it {name}", name=name) for name in (one, other))
    assert (first == second) == (one == other)
    assert (first < second) == (one < other)
    assert len({first, second}) == len({one, other})


def test_a_message_inside_a_message_is_translated_with_it() -> None:
    message = phrase("{value} is not a number", value=phrase("a list"))
    assert (str(message), message.to("vi")) == ("a list is not a number", "danh sách không phải là số")


def test_a_template_without_parts_is_taken_as_it_stands() -> None:
    message = phrase("write a comma or }")
    assert (str(message), message.to("vi")) == ("write a comma or }", "hãy ghi dấu phẩy hoặc }")


def test_thousands_are_parted_as_the_language_does_and_years_are_not() -> None:
    counted = phrase("the file has more than {most} keys and values", most=Count(100_000))
    assert "100,000" in counted
    assert "100.000" in counted.to("vi")
    year = phrase(
        "--as-of: the year {year} is out of reach; write one from {first} to {last}", year=9999, first=1, last=2
    )
    assert "9999" in year
    assert "9999" in year.to("vi")


def test_what_the_system_says_is_translated_where_it_is_known_and_else_kept() -> None:
    assert reason(FileNotFoundError(2, "whatever")).to("vi") == "không có tệp hoặc thư mục này"
    assert reason(OSError(9999, "odd {trouble}")).to("vi") == "odd {trouble}"
    assert reason(OSError("no number")).to("vi") == "no number"
