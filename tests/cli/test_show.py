"""``par show`` as it is called: which id finds what, exit codes, and what no text from data can do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.command import NOW, Run, call
from cli.test_output import HOSTILE, _harmless, _write
from par_cli.cli.resolve import subject
from par_cli.locales import get_locale
from par_cli.progress.subject import show
from par_cli.render.show_document import json_show
from par_cli.render.table import show_table
from support import day, read


def shown(*arguments: str, as_of: str = NOW, run: Callable[..., Run] = call) -> tuple[int, str, str]:
    """Run ``par show`` on the embedded data; return exit code, the first line, and the message."""
    found = run("show", *arguments, "--as-of", as_of, "--lang", "en", COLUMNS="80")
    return found.code, found.text.partition("\n")[0], found.stderr


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("sipas-rank", "sipas-rank · "),
        ("sipas-rank/2030", "sipas-rank/2030 · "),
        ("SIPAS-RANK", "sipas-rank · "),
        ("VIII.1", "VIII.1 · "),
        ("viii.1", "VIII.1 · "),
        ("so-noi-vu", "so-noi-vu · "),
        ("Sở Nội vụ", "so-noi-vu · "),
        ("so noi vu", "so-noi-vu · "),
        ("department of home affairs", "so-noi-vu · "),
        ("affairs HOME", "so-noi-vu · "),
        ("biên chế công chức", "civil-servant-posts · "),
        ("cong chuc BIEN CHE", "civil-servant-posts · "),
        ("civil servant post", "civil-servant-posts · "),
        ("biên chế công chức 2025", "civil-servant-posts/2025 · "),
        ("chỉ tiêu biên chế công chức", "civil-servant-posts · "),
    ],
)
def test_an_id_or_a_name_finds_its_page_case_and_diacritics_aside(given: str, first: str) -> None:
    assert shown(given)[1].startswith(first)


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("sipas-rnk", "sipas-rank"),
        ("sipas-rank/2026", "sipas-rank/2025"),
        ("VIII.11", "VIII.1"),
        ("so noi vụ 1", "so-noi-vu"),
        ("biên chê công chức nx", "civil-servant-posts"),
    ],
)
def test_an_unknown_id_is_misuse_and_names_the_closest_ones(given: str, near: str) -> None:
    code, first, message = shown(given)
    assert (code, first) == (2, "")
    assert f"“{given}” is not a target, indicator, task, agency, document, measure or duty; did you mean:\n" in message
    assert near in [line.split()[0] for line in message.splitlines()[1:]]


@pytest.mark.parametrize("given", ["công chức", "civil servants"])
def test_words_of_several_names_are_misuse_and_each_is_listed_by_the_id_to_type_with_its_name(given: str) -> None:
    found = call("show", given, "--as-of", NOW, "--lang", "vi")
    assert (found.code, found.stdout) == (2, b"")
    heading, *lines = found.stderr.splitlines()
    assert heading == f"par: “{given}” có thể là một trong các mục sau; hãy nhập mã của mục cần dùng:"
    choices = [line.split(maxsplit=1) for line in lines]
    assert ["V.3", "Tuyển dụng công chức (thi tuyển, thu hút theo NĐ 140/2017/NĐ-CP)"] in choices
    assert len(choices) > 2
    for name, _ in choices:
        assert shown(name)[1].startswith(f"{name} · ")


def test_words_may_be_typed_without_quotes() -> None:
    assert call("show", "so", "noi", "vu", "--as-of", NOW) == call("show", "so-noi-vu", "--as-of", NOW)


@pytest.mark.parametrize("given", ["kế hoạch quá xa lạ", "xx yy", "1 2 3"])
def test_words_that_no_name_is_near_get_no_suggestion(given: str) -> None:
    message = shown(given)[2]
    assert message.startswith(f"par: “{given}” is not a target, ")
    assert message.endswith("; par find searches all texts, par targets and par tasks list the ids\n")


def test_an_id_like_nothing_says_where_the_ids_are() -> None:
    assert shown("??")[2] == (
        "par: “??” is not a target, indicator, task, agency, document, measure or duty; "
        "par find searches all texts, par targets and par tasks list the ids\n"
    )


def test_without_an_id_it_is_misuse() -> None:
    assert shown()[0] == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["sipas-rank"], 1),
        (["sipas-rank/2030"], 0),
        (["sipas-rank/2025", "--fail-on", "missed"], 0),
        (["I.1"], 0),
        (["I.4"], 1),
        (["I.4", "--fail-on", "never"], 0),
    ],
)
def test_the_exit_code_says_whether_the_subject_is_overdue(arguments: list[str], code: int) -> None:
    assert shown(*arguments)[0] == code


def test_binding_leaves_the_orientation_phases_out_of_the_exit_code() -> None:
    assert shown("sipas-rank/2030", as_of="2032-01-01")[0] == 1
    assert shown("sipas-rank/2030", "--binding", as_of="2032-01-01")[0] == 0


def test_json_holds_the_page_and_a_file_gets_the_same_bytes(tmp_path: Path) -> None:
    found = call("show", "sipas-rank", "--as-of", NOW, "--format", "json")
    assert found.json["schema"] == "par/show/1"
    assert found.json["kind"] == "indicator"
    written = call("show", "sipas-rank", "--as-of", NOW, "--format", "json", "-o", str(tmp_path / "out"))
    assert (written.code, written.stdout) == (1, b"")
    assert (tmp_path / "out").read_bytes() == found.stdout


def test_invalid_data_is_3_and_prints_nothing(tmp_path: Path) -> None:
    found = call("show", "I.1", "--data", str(tmp_path))
    assert (found.code, found.stdout) == (3, b"")
    assert "targets.yaml" in found.stderr


SHOWN = ("share", "rank/2025", "made", "other", "odd", "I.1", "I.3", "I.4", "home")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:24]))
def test_text_from_data_acts_on_no_page(text: str, tmp_path: Path) -> None:
    data = read(_write(tmp_path, text))
    for name in SHOWN:
        found = show(data, day(NOW), subject(data, name))
        _harmless(json_show(found).decode("utf-8"))
        for width in (20, 80):
            _harmless(show_table(found, get_locale("en"), width, color=False))


def test_text_from_data_acts_on_no_page_of_the_command(tmp_path: Path) -> None:
    folder = str(_write(tmp_path, HOSTILE[0]))
    for name in SHOWN:
        for form in ("table", "json"):
            wanted = ("show", name, "--data", folder, "--as-of", NOW, "--lang", "en", "--format", form)
            found = call(*wanted, COLUMNS="80")
            assert (found.code in {0, 1}, found.stderr) == (True, "")
            _harmless(found.text)


def test_colours_change_no_word() -> None:
    plain = call("show", "sipas-rank", "--as-of", NOW, "--lang", "vi", COLUMNS="80").text
    colored = call("show", "sipas-rank", "--as-of", NOW, "--lang", "vi", "--color", "always", COLUMNS="80").text
    assert colored != plain
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_a_short_page_is_a_page_and_no_document() -> None:
    found = call("show", "sipas-rank", "--brief", "--format", "json")
    assert (found.code, found.stdout) == (2, b"")
    assert "--brief" in found.stderr
