"""Markdown: every figure of the table, in tables that a Markdown reader reads, and no text of the data that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bounds import bounded
from par_cli.locales import Language, get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.progress.results import Status
from par_cli.progress.status import Filters, status
from par_cli.render.document import View
from par_cli.render.markdown import MarkdownPage, escaped, markdown
from par_cli.render.page import Column
from par_cli.render.printable import printable
from par_cli.render.table import table
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from read_once import shipped_data
from support import Described, day, stand

VIEWS: tuple[View, ...] = get_args(View)
LANGUAGES: tuple[Language, ...] = get_args(Language)
READER = MarkdownIt("commonmark").enable("table")
OURS = {"heading", "paragraph", "inline", "table", "thead", "tbody", "tr", "th", "td", "strong", "text"}
"""What a page is made of."""

MEAN = st.text(st.sampled_from("ab1 \\`*_[]()<>|~#$@{}&;:!+-=./\"'wWh\u00e9"), max_size=30)


def complete(found: Status, who: str | None = None) -> Status:
    return with_accounts(found, who, "overdue", get_locale("vi").text)


def shown(found: Status, view: View, language: Language = "vi") -> str:
    return markdown(found, view, get_locale(language), binding=True).decode("utf-8")


def tokens(found: Sequence[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from tokens(token.children or ())


def kinds(text: str) -> set[str]:
    """Return what a Markdown reader finds in a text, apart from the comment that keeps a name from being called."""
    found = [token for token in tokens(READER.parse(text)) if token.content != "<!-- -->"]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in found}


def cells(text: str) -> list[str]:
    """Return the text of every cell as a reader shows it."""
    inside = [token for token in READER.parse(text) if token.type == "inline"]
    return ["".join(part.content for part in token.children or () if part.type == "text") for token in inside]


@given(MEAN)
@bounded(100)
def test_text_of_a_cell_is_shown_as_it_is_and_is_nothing_but_text(text: str) -> None:
    page = MarkdownPage(get_locale("en"))
    page.grid([Column("a"), Column("b")], [[text, "end"]])
    assert kinds(page.text()) <= OURS
    assert cells(page.text()) == ["a", "b", " ".join(text.split()), "end"]


@given(MEAN)
@bounded(100)
def test_a_paragraph_and_a_heading_are_nothing_but_their_text(text: str) -> None:
    page = MarkdownPage(get_locale("en"))
    page.title(f"x{text}")
    page.line(text)
    page.line((f"x{text}", "bold"))
    assert kinds(page.text()) <= OURS
    behind = " ".join(f"x{text}".split())
    alone = " ".join(text.split())
    assert cells(page.text()) == [behind, *([alone] if alone else []), behind]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("http://x.y", "http://"),
        ("www.x.y", "www."),
        ("a@b.c", "a@b"),
        ("@name", "@name"),
        (":smile:", " :s"),
        ("{{ x }}", "{{"),
        ("<script>", "<script"),
        ("a | b", "a | b"),
        ("![x](y)", "!["),
        ("`id`", " `"),
        ("$x$", " $"),
        ("&lt;", "&lt;"),
    ],
)
def test_what_some_readers_act_on_is_not_there(text: str, never: str) -> None:
    assert never not in f" {escaped(text)}"


@given(described=DECISIONS, as_of=DAYS, view=st.sampled_from(VIEWS), language=st.sampled_from(LANGUAGES))
def test_every_row_of_every_table_has_every_column(
    described: Described, as_of: date, view: View, language: Language
) -> None:
    text = shown(complete(standing(described, as_of)), view, language)
    assert kinds(text) <= OURS
    for block in text.split("\n\n"):
        if block.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.strip().splitlines()}) == 1
    assert text.startswith("# ")
    assert text.endswith("\n")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", [None, "so-khoa-hoc-va-cong-nghe"])
def test_no_word_and_no_figure_of_the_table_is_lost(view: View, language: Language, who: str | None) -> None:
    found = complete(status(shipped_data(), day("2026-11-23"), Filters()), who)
    wide = table(found, view, get_locale(language), None, color=False, binding=True)
    said = " ".join(cells(shown(found, view, language)))
    typed = {line for line in wide.splitlines() if re.search(r"(?:^ |:) +par ", line)}  # that is for a terminal
    words = {word.strip(";,:") for line in wide.splitlines() if line not in typed for word in line.split()}
    missing = {word for word in words if word and word.lower() not in said.lower()}
    assert missing == set()


def test_a_decision_without_anything_says_so() -> None:
    for view in VIEWS:
        missing = "task yet: write one in tasks.yaml" if view == "tasks" else "target yet: write one in targets.yaml"
        assert f"No {missing}." in shown(complete(stand("2026-01-01")), view, "en")


@given(MEAN)
def test_text_with_control_characters_stays_one_line(text: str) -> None:
    assert len(escaped(printable(f"{text}\n::x\x1b[31m\u202e")).splitlines()) == 1
