"""``par page`` and ``par show --format svg``: what comes out, where to, and which options they take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.command import NOW, Run, call, par
from par_cli.cli.commands import load_command
from par_cli.cli.options import ListOptions
from par_cli.cli.page import NOT_HERE
from render.elements import found, text, tree

PAGE = ("page", "--as-of", NOW, "--lang")


@pytest.mark.parametrize(("language", "run"), [("vi", par), ("en", call)])
def test_the_page_is_the_same_bytes_in_a_file_and_redirected_in_any_zone_and_folder(
    language: str, run: Callable[..., Run], tmp_path: Path
) -> None:
    shown = call(*PAGE, language)
    assert (shown.code, shown.stderr) == (0, "")
    elsewhere = run(*PAGE, language, "-o", "page.html", cwd=tmp_path, TZ="America/Lima", LANG="C", PAR_LANG="en")
    assert (elsewhere.code, elsewhere.stdout, elsewhere.stderr) == (0, b"", "")
    assert (tmp_path / "page.html").read_bytes() == shown.stdout


def test_the_page_ends_in_0_whatever_is_overdue_and_2_where_it_is_misused() -> None:
    assert call("status", "--as-of", NOW).code == 1
    assert call(*PAGE, "vi", "--overdue").code == 0
    for option in (("--agency", "nobody at all"), ("--phase", "2024"), ("--status", "mett"), ("--format", "json")):
        answer = call(*PAGE, "en", *option)
        assert (answer.code, answer.stdout) == (2, b"")
        assert answer.stderr


def test_the_page_takes_the_options_that_narrow_and_no_other_of_the_lists() -> None:
    options = [item.name for item in load_command("page").params]
    assert options == [name for name in ListOptions._fields if name not in NOT_HERE]
    assert {"data", "as_of", "lang", "phase", "agency", "status", "overdue", "output"} <= set(options)


def test_what_narrows_the_page_is_named_on_it() -> None:
    page = tree(call(*PAGE, "en", "--agency", "so noi vu", "--phase", "2025").stdout)
    assert "Only: phase 2025 · agency Department of Home Affairs" in text(next(page.iter("header")))
    assert 0 < len(list(found(page, data_kind="target"))) < 33


def test_the_page_overwrites_no_file_of_the_data(tmp_path: Path) -> None:
    assert call("init", "--from-embedded", str(tmp_path / "data")).code == 0
    answer = call("page", "--data", str(tmp_path / "data"), "-o", str(tmp_path / "data" / "targets.yaml"))
    assert answer.code == 2
    assert "belongs to the data" in answer.stderr


def test_broken_data_make_no_page(tmp_path: Path) -> None:
    answer = call("page", "--data", str(tmp_path), "-o", str(tmp_path / "page.html"))
    assert answer.code == 3
    assert not (tmp_path / "page.html").exists()


SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", ["sipas-rank", "sipas-rank/2025"])
def test_a_chart_is_a_document_of_its_own(name: str) -> None:
    answer = call("show", name, "--as-of", NOW, "--format", "svg", "--lang", "en", "--fail-on", "never")
    assert answer.code == 0
    drawn = ET.fromstring(answer.stdout)  # noqa: S314 - our own
    assert drawn.tag == f"{SVG}svg"
    assert {item.tag.removeprefix(SVG) for item in drawn.iter()} <= {
        "svg", "title", "desc", "style", "line", "polyline", "polygon", "circle", "text",
    }  # fmt: skip
    texts = [item.text for item in drawn.iter(f"{SVG}text")]
    assert "≤ 10 (2025)" in texts
    assert "16/63" in texts


def test_a_chart_without_a_figure_is_a_sentence() -> None:
    answer = call("show", "bank-accounts", "--as-of", NOW, "--format", "svg", "--lang", "en")
    (only,) = ET.fromstring(answer.stdout).iter(f"{SVG}text")  # noqa: S314 - our own
    assert only.text == "No figure yet."


@pytest.mark.parametrize("name", ["I.2", "so-noi-vu"])
def test_a_task_and_an_agency_have_no_chart(name: str) -> None:
    answer = call("show", name, "--format", "svg")
    assert (answer.code, answer.stdout) == (2, b"")
    assert "has no chart" in answer.stderr
