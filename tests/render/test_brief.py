"""``par show ID --brief``: the page of a leader has fifteen lines at most, and the verdict among them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from par_cli.locales import LANGUAGES, Language, get_locale
from par_cli.model.dataset import Dataset
from par_cli.progress.subject import Shown, Subject, show
from par_cli.render.table import show_table
from read_once import shipped_data
from render.test_show import shown
from support import Fields, dataset, day, indicator, target, value

NOW = day("2026-11-23")
LINES = 15
WIDTHS = (60, 80, 140)


def brief(data: Dataset, subject: Subject, language: Language = "en", width: int = 80) -> list[str]:
    return lines_of(show(data, NOW, subject), language, width)


def lines_of(found: Shown, language: Language, width: int) -> list[str]:
    return show_table(found, get_locale(language), width, color=False, brief=True).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_short_page_of_the_real_decision_has_fifteen_lines_and_its_verdict(
    language: Language, width: int
) -> None:
    statuses = get_locale(language).labels["target_status"].values()
    for found in shown()[WIDTHS.index(width) :: len(WIDTHS)]:  # each page has one of the widths
        if found.subject.kind not in {"target", "indicator", "task", "agency"}:
            continue
        lines = lines_of(found, language, width)
        assert len(lines) <= LINES, found.subject
        if found.subject.kind == "target":
            assert all(cell_len(line) <= width for line in lines), found.subject
            assert any(status.upper() in " ".join(" ".join(lines).split()) for status in statuses), found.subject


def ranked(*ranks: int) -> list[Fields]:
    return [value(str(2010 + index), rank, of=63) for index, rank in enumerate(ranks)]


RANK = indicator(target(at_most=10, baseline="2010"), unit="rank", better="lower")


def test_the_newest_figure_has_its_change_next_to_it() -> None:
    lines = brief(dataset(indicators=[RANK], values=ranked(20, 18, 15)), Subject("indicator", "share"))
    newest = next(line for line in lines if line.startswith("Newest: 15/63 (2012)"))
    assert "▲" in newest
    assert "3 places" in newest
    assert "the period before" in newest


def test_there_is_a_chart_where_it_keeps_the_values_apart_and_else_a_line_of_them() -> None:
    few = "\n".join(brief(dataset(indicators=[RANK], values=ranked(20, 10)), Subject("indicator", "share")))
    assert "┼" in few
    assert "Series" not in few
    many = "\n".join(
        brief(dataset(indicators=[RANK], values=ranked(4, 24, 11, 5, 7, 16)), Subject("indicator", "share"))
    )
    assert "┼" not in many
    assert "Series: 4/63 (2010) · 24/63 (2011) · 11/63 (2012)" in many


def test_what_is_left_out_of_a_short_page_is_counted() -> None:
    data = shipped_data()
    lines = brief(data, Subject("agency", "so-noi-vu"))
    shown = [line for line in lines if line.startswith("? ")]
    (more,) = [line for line in lines if line.strip().startswith("and ")]
    late = [
        line
        for line in show_table(
            show(data, NOW, Subject("agency", "so-noi-vu")), get_locale("en"), 400, color=False
        ).splitlines()
        if line.startswith("  ? ")
    ]
    assert len(shown) + int(more.split()[1]) == len(late)
