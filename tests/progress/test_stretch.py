"""What is striven for beyond a firm target (docs/method.md, 2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from par_cli.locales import get_locale
from par_cli.progress.results import Composite, TargetResult
from par_cli.render.table import table
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from support import Described, Fields, indicator, one_target, rank, stand, target, value

TOP: Fields = indicator(target(at_most=10, stretch={"at_most": 3}), better="lower", unit="rank")


@pytest.mark.parametrize(
    ("place", "status", "met"), [(3, "met", True), (4, "met", False), (10, "met", False), (11, "missed", False)]
)
def test_the_value_that_decides_the_target_decides_the_stretch(place: int, status: str, met: bool) -> None:
    found = one_target("2026-01-01", TOP, rank("2024", 1), rank("2025", place))
    assert (found.status, found.stretch_met) == (status, met)


def test_where_nothing_decides_or_a_bound_leaves_it_open_nothing_is_said_of_the_stretch() -> None:
    assert one_target("2026-01-01", TOP, rank("2024", 1)).stretch_met is None
    bounded = one_target("2026-01-01", TOP, rank("2025", 5, bound="at_most"))
    assert (bounded.status, bounded.stretch_met) == ("met", None)
    assert one_target("2026-01-01", indicator(target(at_least=80)), value("2025", 90)).stretch_met is None


def test_a_stretch_of_a_change_is_measured_from_the_same_base() -> None:
    asked = target(raise_by=5, relative_to="year_before", change_in="unit", stretch={"raise_by": 10})
    values = [value("2024", 50), value("2025", 60)]
    assert one_target("2026-01-01", indicator(asked), *values).stretch_met is True
    assert one_target("2026-01-01", indicator(asked), values[0], value("2025", 59)).stretch_met is False


@given(described=DECISIONS, as_of=DAYS)
def test_whoever_meets_the_stretch_meets_the_target_and_a_stretch_changes_nothing_else(
    described: Described, as_of: date
) -> None:
    found = standing(described, as_of)
    for item in found.targets:
        assert not item.stretch_met or item.status == "met" or item.years
    plain = described.copy()
    plain["indicators"] = [
        {
            **entry,
            "targets": [{key: part for key, part in asked.items() if key != "stretch"} for asked in asked_of(entry)],
        }
        for entry in described["indicators"]
    ]
    without = standing(plain, as_of)
    assert list(map(without_stretch, found.targets)) == list(map(without_stretch, without.targets))


def without_stretch(item: TargetResult) -> TargetResult:
    """Take away what names the stretch: the target itself, also as a part, and what is said of it."""
    detail = Composite(tuple(map(without_stretch, item.parts))) if item.parts else item.detail
    return item._replace(entry=None, detail=detail, stretch_met=None)  # type: ignore[arg-type]


def asked_of(entry: Fields) -> list[Fields]:
    """Return the targets of a described indicator."""
    listed = entry["targets"]
    assert isinstance(listed, list)
    return listed


@pytest.mark.parametrize(
    ("place", "vi", "en"),
    [(3, "phấn đấu nhóm 3: đạt", "stretch top 3: met"), (4, "phấn đấu nhóm 3: chưa đạt", "stretch top 3: not met")],
)
def test_the_list_of_targets_tells_how_the_stretch_stands(place: int, vi: str, en: str) -> None:
    found = stand("2026-01-01", indicators=[TOP], values=[rank("2025", place)])
    assert vi in table(found, "targets", get_locale("vi"), None, color=False, binding=False)
    assert en in table(found, "targets", get_locale("en"), None, color=False, binding=False)


# --- a minimum


@pytest.mark.parametrize(
    ("number", "status", "met", "flags"),
    [
        (79, "missed", True, ("partly_met",)),
        (60, "missed", True, ("partly_met",)),
        (59, "missed", False, ()),
        (80, "met", True, ()),
    ],
)
def test_a_target_that_is_missed_is_partly_met_where_the_deciding_value_reaches_its_minimum(
    number: int, status: str, met: bool, flags: tuple[str, ...]
) -> None:
    described = indicator(target(at_least=80, minimum={"at_least": 60}))
    found = one_target("2026-01-01", described, value("2024", 10), value("2025", number))
    assert (found.status, found.minimum_met, found.flags) == (status, met, flags)


def test_a_minimum_of_a_cut_is_measured_from_the_same_base_and_changes_nothing_else() -> None:
    asked = target(reduce_by=20, relative_to="2021", minimum={"reduce_by": 10})
    values = [value("2021", 50), value("2024", 44)]
    with_minimum = one_target("2025-06-01", indicator(asked, better="lower"), *values)
    assert (with_minimum.minimum_met, with_minimum.flags) == (True, ("partly_met",))
    without = one_target("2025-06-01", indicator({**asked, "minimum": None}, better="lower"), *values)
    same = with_minimum._replace(entry=without.entry, minimum_met=None, flags=())
    assert same == without
