"""Every message in every language: nothing raised without its translation, and nothing lost in one."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import par_cli
from loading.examples import BAD, folder_with, problems
from par_cli.cli.commands import COMMANDS
from par_cli.locales import ENGLISH, LANGUAGES, Locale, get_locale
from par_cli.messages import Count, Message, phrase, reason

PACKAGE = Path(par_cli.__file__).parent
IN_HELP = {"help", "epilog", "metavar"}
HELP = (
    "Usage: ",
    "Arguments",
    "Options",
    "Commands",
    "OPTIONS",
    "COMMAND",
    "ARGS",
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
    "[default: {default}]",
    "[required]",
)
"""What Typer itself writes in help, in addition to the texts of the commands."""
KEPT = re.compile(
    r"\$?[A-Z]{2,}_[A-Z]+|(?<!\w)--?[a-z]+(?:-[a-z]+)*|\b[a-z]+_[a-z0-9_]+|\b[a-z]+/[a-z.]+|[0-9]+(?:[-.:/][0-9]+)*"
)
"""What is typed as it is, and figures: variables, options, keys, paths, numbers, days."""

VIETNAMESE = get_locale("vi")
TRANSLATIONS = [locale for locale in map(get_locale, LANGUAGES) if locale is not ENGLISH]


@cache
def _calls() -> tuple[tuple[str, ast.Call], ...]:
    return tuple(
        (module.relative_to(PACKAGE).as_posix(), node)
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )


@cache
def _raised() -> dict[str, set[str]]:
    """Return every template that the source makes a message of, with the names of its arguments."""
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


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_each_language_has_a_catalogue_and_there_are_no_others() -> None:
    assert {path.stem for path in (PACKAGE / "locales").glob("*.json")} == set(LANGUAGES)
    assert len(TRANSLATIONS) == len(LANGUAGES) - 1
    assert ENGLISH.messages == {}


@pytest.mark.parametrize("locale", TRANSLATIONS, ids=lambda locale: locale.language)
def test_a_catalogue_has_every_message_and_every_text_of_help_and_no_other(locale: Locale) -> None:
    wanted = {*_raised(), *_in_help(), *(command.help for command in COMMANDS.values()), *HELP}
    assert len(wanted) > 300
    assert sorted(wanted - set(locale.messages)) == []
    assert sorted(set(locale.messages) - wanted) == []


def test_a_message_is_raised_with_the_arguments_that_its_template_names() -> None:
    assert [item for item, names in _raised().items() if names and _fields(item) != names] == []


@pytest.mark.parametrize("locale", TRANSLATIONS, ids=lambda locale: locale.language)
def test_no_translation_loses_an_argument_a_figure_or_what_is_to_be_typed(locale: Locale) -> None:
    with_arguments = {template for template, names in _raised().items() if names}
    for template, text in locale.messages.items():
        assert text.strip(), template
        assert set(KEPT.findall(template)) <= set(KEPT.findall(text)), template
        if template in with_arguments:
            assert _fields(text) == _fields(template), template


@pytest.mark.parametrize("locale", TRANSLATIONS, ids=lambda locale: locale.language)
def test_a_translation_ends_as_the_english_template_does(locale: Locale) -> None:
    """Spaces and full stops belong to what is put around a message."""
    for template, text in locale.messages.items():
        assert text[len(text.rstrip()) :] == template[len(template.rstrip()) :], template
        assert text.strip().endswith(".") == template.strip().endswith("."), template


@pytest.mark.parametrize("locale", TRANSLATIONS, ids=lambda locale: locale.language)
def test_every_problem_is_translated_with_the_same_place_names_and_figures(locale: Locale, tmp_path: Path) -> None:
    assert len(BAD) > 100
    for example in BAD:
        for problem in problems(folder_with(tmp_path / example.name, example)):
            text = problem.to(locale)
            assert text.startswith(f"{problem.place}: ")
            assert text != str(problem)
            assert problem.path in text
            for value in (*problem.message.arguments.values(), *problem.hint.arguments.values()):
                assert locale.text(phrase("{value}", value=value)) in text


def test_a_message_is_not_a_text_by_itself() -> None:
    message: Any = phrase("agency")
    uses: tuple[Callable[[], str], ...] = (
        lambda: str(message),
        lambda: f"the {message}",
        lambda: "the " + message,
        lambda: "the {}".format(message),  # noqa: UP032 - every way of formatting
    )
    for use in uses:
        with pytest.raises(TypeError):
            use()
    assert "agency" in repr(message)


@given(st.text(), st.text())
def test_anything_in_the_data_is_harmless_in_a_message(name: str, what: str) -> None:
    message = phrase("there is no {what} “{name}”", what=what, name=name)
    assert ENGLISH.text(message) == f"there is no {what} “{name}”"
    assert VIETNAMESE.text(message) == f"không có {what} “{name}”"


@given(st.text(), st.text())
def test_messages_with_the_same_template_and_arguments_are_the_same(one: str, other: str) -> None:
    first, second = (phrase("name it {name}", name=name) for name in (one, other))
    assert (first == second) == (one == other)
    assert len({first, second}) == len({one, other})
    assert first != phrase("name it {name} now", name=one)


def test_a_message_inside_a_message_is_translated_with_it() -> None:
    message = phrase("{value} is not a number", value=phrase("a list"))
    assert ENGLISH.text(message) == "a list is not a number"
    assert VIETNAMESE.text(message) == "danh sách không phải là số"


def test_a_template_without_arguments_is_taken_as_it_is() -> None:
    message = phrase("write a comma or }")
    assert ENGLISH.text(message) == "write a comma or }"
    assert VIETNAMESE.text(message) == "hãy ghi dấu phẩy hoặc }"


def test_a_message_without_a_translation_stays_in_english() -> None:
    assert VIETNAMESE.text(Message("{count} of these are new", {"count": Count(1000)})) == "1.000 of these are new"


def test_a_number_has_the_decimal_sign_of_the_language_and_a_quoted_one_stays_as_it_was_typed() -> None:
    doubt = phrase("“{text}” may be {number}", text="1.50", number=Decimal("1.50"))
    assert ENGLISH.text(doubt) == "“1.50” may be 1.50"
    assert VIETNAMESE.text(doubt) == "“1.50” may be 1,50"


def test_thousands_are_separated_as_the_language_does_and_years_are_not() -> None:
    counted = phrase("the file has more than {most} keys and values", most=Count(100_000))
    assert "100,000" in ENGLISH.text(counted)
    assert "100.000" in VIETNAMESE.text(counted)
    year = phrase(
        "{option}: the year {year} is out of reach; write one from {first} to {last}",
        option="--as-of",
        year=9999,
        first=1,
        last=2,
    )
    assert "9999" in ENGLISH.text(year)
    assert "9999" in VIETNAMESE.text(year)


def test_what_the_system_says_is_translated_where_it_is_known_and_else_kept() -> None:
    assert VIETNAMESE.text(reason(FileNotFoundError(2, "anything"))) == "không có tệp hoặc thư mục này"
    assert VIETNAMESE.text(reason(OSError(9999, "odd {trouble}"))) == "odd {trouble}"
    assert VIETNAMESE.text(reason(OSError("no number"))) == "no number"


@pytest.mark.parametrize("locale", TRANSLATIONS, ids=lambda locale: str(locale.language))
def test_no_translation_calls_an_argument_by_its_english_name(locale: Locale) -> None:
    argument = r"[A-Z]{2,}(?::[A-Z]{2,})?"
    translated = {name for name, text in locale.messages.items() if re.fullmatch(argument, name) and text != name}
    assert "FILE" in translated
    for text in locale.messages.values():
        assert not translated.intersection(re.findall(rf"(?<![\w$]){argument}(?!\w)", text)), text
