"""The recent trend: where it disagrees with the pace, and as what a decision asks for (method, 4 and 6)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from par_cli.locales import Language, get_locale
from par_cli.progress.exact import cut
from par_cli.progress.results import Status
from par_cli.progress.subject import Subject, show
from par_cli.render.document import View
from par_cli.render.table import show_table, table
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from support import Described, Fields, day, indicator, one_target, stand, target, value

POVERTY = indicator(target("2030", reduce_by=50, relative_to="2015", baseline="2015"), better="lower")
FALLEN = [30, "28.4", "27.1", 26, "24.6", "17.2", "18.9", "21.5", "22.2"]
ODD_YEAR = [value(2015 + index, number) for index, number in enumerate(FALLEN)]
"""It fell below the path in one odd year and has risen each year since: on track by its pace, not by its trend."""

SLOW = indicator(target("2030", at_least=80, baseline="2015"))
LATE_START = [value(2015, 20), *(value(year, 20 + 10 * (year - 2022)) for year in range(2022, 2026))]
"""Nothing for years, and then ten points a year: at risk by its pace, not by its trend."""


def screen(found: Status, view: View, language: Language = "en", width: int | None = None) -> str:
    return table(found, view, get_locale(language), width, color=False, binding=False)


def page(found: Status, name: str) -> str:
    kind = "agency" if name == "home" else "target"
    return show_table(show(found.dataset, found.as_of, Subject(kind, name)), get_locale("en"), None, color=False)  # type: ignore[arg-type]


def misses() -> Status:
    return stand("2024-06-01", indicators=[POVERTY], values=ODD_YEAR)


def meets() -> Status:
    return stand("2026-06-01", indicators=[SLOW], values=LATE_START)


@given(described=DECISIONS, as_of=DAYS)
def test_pace_and_trend_disagree_where_one_meets_the_target_and_the_other_does_not(
    described: Described, as_of: date
) -> None:
    found = standing(described, as_of)
    on_track = Fraction(found.dataset.decision.pace_bands.on_track)
    for item in found.targets:
        both = item.pace is not None and item.projected_meets is not None
        disagree = both and item.projected_meets != (item.pace is not None and item.pace >= on_track)
        assert ("trend_disagrees" in item.flags) == disagree


@pytest.mark.parametrize(
    ("found", "status", "words"),
    [
        (misses(), "on_track", ("trend misses", "xu hướng: không đạt")),
        (meets(), "at_risk", ("trend meets", "xu hướng: đạt")),
    ],
    ids=["misses", "meets"],
)
def test_every_list_says_so_at_the_row(found: Status, status: str, words: tuple[str, str]) -> None:
    (item,) = found.targets
    assert (item.status, item.flags) == (status, ("trend_disagrees",))
    for view in ("status", "targets"):
        for language, text in zip(("en", "vi"), words, strict=True):
            assert screen(found, view, language).count(text) >= 1  # type: ignore[arg-type]
    for name in (item.entry.id, "home"):
        assert f"{item.status.replace('_', ' ').upper()}, {words[0]}" in page(found, name)


def test_the_first_screen_names_what_is_on_track_and_will_miss_by_its_trend() -> None:
    assert "1 on track (share/2030: trend misses)" in screen(misses(), "status")
    shares = [indicator(*POVERTY["targets"], name=f"s{number}", better="lower") for number in range(5)]  # type: ignore[misc]
    values = [{**entry, "indicator": f"s{number}"} for number in range(5) for entry in ODD_YEAR]
    assert "5 on track (5: trend misses)" in screen(stand("2024-06-01", indicators=shares, values=values), "status")


def test_the_first_screen_says_so_in_a_headline_group_and_among_those_behind() -> None:
    groups: list[Fields] = [{"id": "main", "name": {"vi": "Chính", "en": "Main"}, "headline": True}]
    found = stand("2024-06-01", indicators=[{**POVERTY, "group": "main"}], groups=groups, values=ODD_YEAR)
    assert "7.2 pp short, trend misses" in screen(found, "status")
    pace = get_locale("en").number(cut(meets().targets[0].pace or Fraction(0), 2, up=False))
    assert f"30 pp  {pace}  trend meets" in screen(meets(), "status")
    assert f"pace: {pace}; trend meets" in " ".join(screen(meets(), "status", width=30).lower().split())


def test_nothing_is_added_where_both_agree_or_one_is_missing() -> None:
    steady = [value(year, 20 + 6 * (year - 2015)) for year in range(2015, 2026)]
    for values in (steady, LATE_START[:1] + LATE_START[-1:], LATE_START[1:]):
        found = stand("2026-06-01", indicators=[SLOW], values=values)
        for text in (screen(found, "targets"), screen(found, "status"), page(found, "share/2030")):
            assert "trend me" not in text
            assert "trend mi" not in text
            assert "disagree" not in text


def test_the_page_of_the_target_says_that_the_two_disagree() -> None:
    assert "recent trend and pace disagree" in page(misses(), "share/2030")
