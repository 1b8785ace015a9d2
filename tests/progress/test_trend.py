"""The recent trend: where it disagrees with the pace, and as what a decision asks for (method, 4 and 6)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import InvalidDataError
from par_cli.locales import Language, get_locale
from par_cli.progress.exact import cut
from par_cli.progress.results import Status
from par_cli.progress.status import fails
from par_cli.progress.subject import Subject, show
from par_cli.render.document import View
from par_cli.render.table import show_table, table
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from support import Described, Fields, indicator, one_target, rank, stand, target, value

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


# --- a direction without a number

TREND = indicator(target(progress="trend"))
FALLING = indicator(target(progress="trend"), better="lower")
NOW = "2025-06-01"


def years(*numbers: object, first: int = 2020) -> list[Fields]:
    return [value(first + index, number) for index, number in enumerate(numbers)]


@pytest.mark.parametrize(
    ("numbers", "status"),
    [
        ((50, 51), "improving"),
        ((50, 50), "flat"),
        ((50, 49), "worsening"),
        ((60, 50, 51), "improving"),  # of two changes the last one alone counts
        ((50, 60, 59), "worsening"),
        ((50, 51, 52, 53), "improving"),
        ((60, 50, 50, 51), "flat"),  # up, and the mean of three goes down
        ((50, 60, 60, 59), "flat"),
        ((50, 60, 60, 60), "flat"),
        ((53, 52, 51, 50), "worsening"),
        ((90, 10, 20, 30, 40, 50, 60), "improving"),  # the fall of six years ago is not one of the last five changes
        ((90, 10, 20, 30, 40, 50), "flat"),
    ],
)
def test_the_trend_is_that_of_the_last_change_and_of_the_mean_of_the_recent_ones(
    numbers: tuple[int, ...], status: str
) -> None:
    first = 2025 - len(numbers)
    found = one_target(NOW, TREND, *years(*numbers, first=first))
    assert (found.status, found.reason, found.deciding) == (status, None, found.current)
    mirrored = one_target(NOW, FALLING, *years(*(100 - number for number in numbers), first=first))
    assert (mirrored.status, mirrored.direction) == (status, -1)


@pytest.mark.parametrize(
    ("values", "status", "reason"),
    [
        ([], "no_data", "no_report"),
        ([value("2024-Q4", 50)], "no_data", "no_yearly_change"),
        ([value(2024, 50)], "no_data", "no_yearly_change"),
        ([value(2022, 50), value(2024, 60)], "unrated", "no_yearly_change"),
        ([value("2023-Q4", 50), value("2024-Q4", 60)], "unrated", "no_yearly_change"),
        ([value(2023, 50), {**value(2024, 60), "break": True}], "unrated", "series_break"),
        ([value(2023, 50), value(2024, 60, bound="more_than")], "unrated", "bound_undecided"),
        ([value(2023, 50), value(2024, None, numerator=0, denominator=0)], "unrated", "no_yearly_change"),
    ],
)
def test_without_two_years_to_compare_a_trend_says_why(values: list[Fields], status: str, reason: str) -> None:
    found = one_target(NOW, TREND, *values)
    assert (found.status, found.reason) == (status, reason)


def test_two_years_of_different_populations_are_no_trend() -> None:
    ranked = indicator(target(progress="trend"), unit="rank", better="lower")
    assert one_target(NOW, ranked, rank(2023, 30), rank(2024, 15)).status == "improving"
    found = one_target(NOW, ranked, rank(2023, 30), rank(2024, 15, 34))
    assert (found.status, found.reason) == ("unrated", "population_changed")


def test_a_trend_goes_by_whole_years_and_by_those_that_end_by_the_deadline() -> None:
    rising = years(50, 51, 52)
    assert one_target(NOW, TREND, *rising, value("2023-Q4", 10)).status == "improving"
    later = one_target("2028-01-01", TREND, *years(50, 51, 52, first=2023), value(2026, 10), value(2027, 5))
    assert (later.status, later.flags) == ("improving", ("later_value",))
    assert later.deciding is not None
    assert later.deciding.period.text == "2025"


@given(numbers=st.lists(st.integers(0, 20), min_size=2, max_size=7), more=st.integers(0, 9))
def test_a_better_newest_value_never_makes_a_trend_worse(numbers: list[int], more: int) -> None:
    order = ("worsening", "flat", "improving")
    first = 2025 - len(numbers)
    better = [*numbers[:-1], numbers[-1] + more]
    one, other = (one_target(NOW, TREND, *years(*given, first=first)).status for given in (numbers, better))
    assert order.index(one) <= order.index(other)


@given(described=DECISIONS, as_of=DAYS)
def test_a_trend_is_never_met_missed_or_overdue_and_nothing_else_is_improving(
    described: Described, as_of: date
) -> None:
    trends = {"improving", "flat", "worsening"}
    for item in standing(described, as_of).targets:
        if item.entry.target.progress is None:
            assert item.parts or item.status not in trends
            continue
        assert item.status in {*trends, "no_data", "unrated", "superseded"}
        assert not item.overdue
        assert not item.failed
        assert (item.gap, item.pace, item.projected) == (None, None, None)
        if item.status in trends and item.status != "flat":
            better = (item.last_change or 0) * item.direction
            assert better > 0 if item.status == "improving" else better < 0
            assert item.recent is None or (item.recent > 0) == (better > 0)


def test_a_trend_is_no_beginning_and_no_corner_of_the_way_to_a_number() -> None:
    both = indicator(target("2025", progress="trend"), target("2030", at_least=80))
    values = years(50, 51, 52, 53, 54, 55, 56)
    alone = indicator(target("2030", at_least=80))
    described: Described = {"indicators": [both], "values": values}
    found = stand("2027-06-01", **described).targets[1]
    assert (found.baseline, found.status, found.reason) == (None, "unrated", "no_baseline")
    assert found._replace(entry=None) == one_target("2027-06-01", alone, *values)._replace(entry=None)  # type: ignore[arg-type]


def test_the_page_of_a_trend_says_its_rule_and_its_numbers() -> None:
    found = stand(NOW, indicators=[TREND], values=years(50, 60, 60, 59))
    shown = page(found, "share/2025")
    assert "→ share/2025  trend for the better, by 2025-12-31: FLAT" in shown
    assert "COMPUTATION share/2025: improving where r and the last change are both for the better" in shown
    assert "with fewer than 3 yearly changes the last one decides; never met, missed or overdue" in shown
    assert "Deciding             the newest year up to 2025-12-31, with the years before it: 59% (2023)" in shown
    assert "Last change          v - a = 59 - 60 = -1 pp: for the worse" in shown
    assert "Recent/year          ((v1 - v0) + (v2 - v1) + (v3 - v2)) / 3" in shown


def test_a_trend_is_on_every_screen_and_counted() -> None:
    groups: list[Fields] = [{"id": "main", "name": {"vi": "Chính", "en": "Main"}, "headline": True}]
    found = stand(NOW, indicators=[{**TREND, "group": "main"}], groups=groups, values=years(50, 49))
    assert found.summary.targets.by_status["worsening"] == 1
    text = screen(found, "status")
    assert "1 worsening" in text
    assert "1 point worse since" not in text
    assert "▼ 1 point worse  worsening" in text
    assert "TARGETS BEHIND" in text
    assert "worsening" in screen(found, "targets")
    assert "xấu đi" in screen(found, "targets", "vi")
    assert "TARGETS BEHIND" not in screen(stand("2027-01-01", indicators=[TREND], values=years(50, 49)), "status")
    assert "improving" in screen(stand(NOW, indicators=[TREND], values=years(50, 51)), "targets")


def test_nothing_falls_due_of_a_trend() -> None:
    assert stand("2025-12-01", indicators=[TREND], values=years(50, 49)).upcoming == ()


@pytest.mark.parametrize(("numbers", "code"), [((50, 49), True), ((50, 50), False), ((50, 51), False)])
def test_what_gets_worse_counts_where_the_exit_code_is_about_what_is_at_risk(
    numbers: tuple[int, int], code: bool
) -> None:
    found = stand(NOW, indicators=[TREND], values=years(*numbers))
    assert fails(found, "at-risk", binding=False) is code
    assert not fails(found, "overdue", binding=False)


def test_a_met_target_keeps_its_flag_next_to_the_status_of_the_same_name() -> None:
    met = stand(NOW, indicators=[indicator(target(at_least=40))], values=years(50, 49))
    assert met.targets[0].flags == ("so_far", "worsening")
    assert "last change for the worse" in screen(met, "targets")


@pytest.mark.parametrize(
    ("described", "code"),
    [
        ({"baseline": "2021"}, "PAR725"),
        ({"decided_by": "2025"}, "PAR725"),
        ({"every": "year"}, "PAR705"),
        ({"stretch": {"at_least": 90}}, "PAR708"),
        ({"relative_to": "2021"}, "PAR703"),
        ({"change_in": "unit"}, "PAR703"),
        ({"at_least": 80}, "PAR701"),
        ({"each": True}, "PAR710"),
    ],
)
def test_what_does_not_go_with_a_trend_is_refused(described: Fields, code: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        stand(NOW, indicators=[indicator({**target(progress="trend"), **described}, reporters=["home", "justice"])])
    assert [item.code for item in caught.value.diagnostics] == [code]


@pytest.mark.parametrize(("more", "code"), [({"better": "none"}, "PAR702"), ({"unit": None}, "PAR704")])
def test_a_trend_needs_a_better_side_and_a_unit(more: Fields, code: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        stand(NOW, indicators=[{**TREND, **more}])
    assert [item.code for item in caught.value.diagnostics] == [code]
