"""Work grows in line with what a folder holds: counted in lines of Python that are run, never in time.

The benchmark `growth.py` measures many more dimensions, at sizes that a test has no time for.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from in_process import run_in_process
from par_cli.messages import phrase
from par_cli.record import names
from par_cli.record.names import Finder
from par_cli.render import show_document
from par_cli.render.html import svg_chart as page_chart
from par_cli.render.html.drawing import Aim, Drawing, Mark
from par_cli.render.text_chart import Chart, ChartPoint, Goal, Legend, chart_lines
from par_cli.typed import Effort

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
growth = importlib.import_module("growth_folders")

SMALL = 12
MOST = 2.6
"""How much more the second doubling may cost than the first: twice as much in line, four times with the square."""

LARGER = {"rows of a template": 150}
"""Where the work that might grow is small next to the rest of a row."""

UNWATCHED = pytest.mark.skipif(sys.gettrace() is not None, reason="a debugger or a measure of coverage traces already")

WATCHED = {
    "values x targets": ("show i", "show i --format json", "record", "validate"),
    "values x targets, each easier than the one before": ("show i --format json", "status"),
    "values x targets by years": ("show i --format json",),
    "values x targets of a flow": ("status", "show i --format json", "validate"),
    "values x targets of a rate within periods": ("status", "validate"),
    "values x targets against a span": ("validate",),
    "targets x steps": ("show i",),
    "targets of one from a baseline": ("show i", "show i/t0 --format json"),
    "successors in a fan, tasks of the first": ("agencies", "show old"),
    "unknown names to import": ("import",),
    "rows of a template": ("template",),
}
"""Where only the computing differs from that of the first, JSON is written: drawing a page is most of its work."""


def known_names() -> Mapping[str, Iterable[str]]:
    """Return what unknown names are held against: a twentieth of what the benchmark has, which is most of the work."""
    made: Mapping[str, Iterable[str]] = growth.folder(*(growth.indicator(name=f"indicator-{k}") for k in range(100)))
    return made


def folder(name: str, count: int, place: Path) -> Path:
    """Write the folder of a dimension with so much of it, and the sheet next to it."""
    dimension = growth.DIMENSIONS[name]
    made = known_names() if name == "unknown names to import" else dimension.made(count)
    files = {f"data/{file}": pieces for file, pieces in made.items()}
    if dimension.sheet is not None:
        files["sheet.csv"] = dimension.sheet(count)
    for file, pieces in files.items():
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        (place / file).write_text("".join(pieces), encoding="utf-8")
    return place / "data"


def lines(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs."""
    run = 0

    def watch(_: FrameType, event: str, __: Any) -> Any:  # noqa: ANN401 - as sys.settrace has it
        nonlocal run
        run += event == "line"
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        work()
    finally:
        sys.settrace(before)
    return run


def grows_in_line(one: int, two: int, four: int) -> bool:
    """Return whether a second doubling costs some twice as much as the first; four times would be the square."""
    return four - two <= MOST * max(two - one, 1000)


@UNWATCHED
@pytest.mark.parametrize(
    ("name", "command"), [(name, command) for name, commands in WATCHED.items() for command in commands]
)
def test_twice_as_much_is_not_four_times_the_work(
    name: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_document, "MOST_CORNERS", 5)
    monkeypatch.setattr(names, "Effort", partial(Effort, 500_000))  # a twentieth too
    commands = {**growth.DIMENSIONS[name].commands, **growth.in_json("i")}
    typed = [*commands[command], "--data", "."]
    small = LARGER.get(name, SMALL)
    run_in_process(typed, {}, folder(name, 2, tmp_path / "2"))  # imports what it needs
    counts = (small, 2 * small, 4 * small)
    places = (folder(name, count, tmp_path / str(count)) for count in counts)
    found = [lines(partial(run_in_process, typed, {}, place)) for place in places]
    assert grows_in_line(*found), found


@UNWATCHED
def test_a_chart_finds_the_row_and_the_break_of_a_value_without_going_through_all() -> None:
    """The table below a chart costs so much more that it would hide this."""
    words = Legend(of="", mark="", path="", series_break="", newest=str)

    def chart(count: int) -> Chart:
        days = [date(2001, 1, 1) + timedelta(days=k) for k in range(count)]
        points = [ChartPoint(at, Fraction(k), str(k), "", "") for k, at in enumerate(days)]
        return Chart(points, [Goal(at, Fraction(k), "") for k, at in enumerate(days)], None, days, False, words)

    counts = [lines(partial(chart_lines, chart(count), 80, str)) for count in (100, 200, 400)]
    assert grows_in_line(*counts), counts


@UNWATCHED
def test_a_chart_of_a_page_holds_no_text_against_all_that_is_drawn() -> None:
    def picture(count: int) -> Drawing:
        days = [date(1901, 1, 1) + timedelta(days=10 * k) for k in range(count)]
        marks = [Mark(at, Fraction(k % 9), "9", "9", "", False, None, True) for k, at in enumerate(days)]
        aims = [Aim(None, at, [Fraction(k % 7)], "9") for k, at in enumerate(days)]
        return Drawing(marks, aims, (), (), days[-1], False, False)

    words = page_chart.ChartWords("", "", "", str)
    counts = [lines(partial(page_chart.chart, picture(count), words, "")) for count in (500, 1000, 2000)]
    assert grows_in_line(*counts), counts


def test_the_paths_of_several_targets_end_at_a_hundred_corners_and_say_so(tmp_path: Path) -> None:
    """Each path leads through all of them."""
    for count in (99, 150):  # and the baseline
        place = folder("targets of one from a baseline", count, tmp_path / str(count))
        shown = {}
        for name in ("i", "i/t0"):
            arguments = ["show", name, "--as-of", "2026-06-30", "--format", "json", "--data", "."]
            _, printed, _ = run_in_process(arguments, {}, place)
            shown[name] = json.loads(printed)["targets"][0]
        assert (len(shown["i"]["path"]), shown["i"]["path_is_whole"]) == (100, count == 99)
        assert (len(shown["i/t0"]["path"]), shown["i/t0"]["path_is_whole"]) == (count + 1, True)
        assert shown["i/t0"]["path"][:100] == shown["i"]["path"]


def test_an_unknown_name_is_held_against_the_names_that_have_its_rare_words() -> None:
    finder = Finder(phrase("indicator"), {f"i{k}": [f"dossiers {k} online"] for k in range(500)}, loosely=True)
    assert finder._within(frozenset({"dossiers", "7", "online", "x"})) == ["i7"]  # noqa: SLF001 - what is counted
    assert {word: len(names) for word, names in finder._by_rarest.items()} == {str(k): 1 for k in range(500)}  # noqa: SLF001


def test_the_first_name_that_is_not_compared_any_more_says_so_and_no_other() -> None:
    called = {f"i{k}": [f"dossiers {k} handled online"] for k in range(2_000)}
    finder = Finder(phrase("indicator"), called, loosely=True)
    hints = [finder.find(f"dosiers x{k} handled onlin").hint for k in range(30)]  # type: ignore[union-attr]
    saying = [k for k, hint in enumerate(hints) if "get no suggestion" in hint.template]
    assert len(saying) == 1
    assert 0 < saying[0] < 29
