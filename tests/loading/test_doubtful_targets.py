"""What a target or the decision itself may say without a warning: each boundary from both sides."""

from __future__ import annotations

import calendar
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loading.examples import DAY
from par_cli.loading.folder import Location, examine
from par_cli.loading.folder import read as read_folder
from par_cli.locales import ENGLISH
from par_cli.model.periods import add_months
from support import Fields, indicator, target, task, value, write_folder

NEW = frozenset({"PAR411", "PAR412", "PAR414", "PAR726", "PAR727", "PAR806"})
ZONES = pytest.mark.skipif(not available_timezones(), reason="the machine knows no time zones")


def found(on: date = DAY, **described: Any) -> list[str]:  # noqa: ANN401 - as write_folder
    """Return what the rules of this file find in a folder, with what to write."""
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), **described)
        problems = examine(read_folder(Location(folder, embedded=False)), on)
    return [f"{item.code} {ENGLISH.text(item.hint)}" for item in problems if item.code in NEW]


def codes(**described: Any) -> list[str]:  # noqa: ANN401 - as write_folder
    return [text.partition(" ")[0] for text in found(**described)]


# --- a period that contains the deadline


def surveys(*months: str, asked: Fields | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - keys of an indicator
    described = indicator(target(at_least=80) if asked is None else asked, **{"reported": None, **more})
    return found(indicators=[described], values=[value(month, 40 + place) for place, month in enumerate(months)])


def test_a_survey_of_march_never_decides_a_year_and_is_told_how_it_can() -> None:
    (text,) = surveys("2021-03", "2024-03")
    assert "decided_by: 2025-03" in text
    assert "due: 2025-12-31" in text


@given(st.integers(1, 12), st.sampled_from([1, 2, 3, 6, 9]), st.integers(1, 12))
def test_a_period_at_one_time_of_the_year_is_doubtful_where_none_like_it_contains_the_deadline(
    month: int, months: int, due: int
) -> None:
    end = month + months - 1
    last = f"{2023 + (end - 1) // 12}-{(end - 1) % 12 + 1:02}"
    period = f"2023-{month:02}" if months == 1 else f"2023-{month:02}/{last}"
    inside = any((month + more - 1) % 12 + 1 == due for more in range(months))
    asked = target(at_least=80, due=f"2025-{due:02}")
    assert any("add decided_by" in text for text in surveys(period, asked=asked)) == (not inside)


def counts(
    *periods: str, phase: Fields | None = None, asked: Fields | None = None, on: str = "2026-06-01"
) -> list[str]:
    described = indicator(asked or target(at_least=80), unit="count", kind="flow")
    phases = [phase or {"id": "2025", "from": 2023, "to": 2025}]
    values = [value(period, 9) for period in periods]
    texts = found(date.fromisoformat(on), indicators=[described], phases=phases, values=values)
    return [text for text in texts if text.startswith("PAR726")]


def test_months_never_decide_a_year_of_what_is_counted_and_are_added_up_by_over() -> None:
    (text,) = counts("2025-01", "2025-02")
    assert "over: 2025," in text
    assert counts("2025-01", "2025-02", asked=target(at_least=80, over="2025")) == []
    assert counts("2025-01", "2024") == []
    assert counts("2025-01", on="2025-12-31") == []
    assert counts("2025-01", asked=target(at_least=80, due="2025-03")) == []
    phase: Fields = {"id": "2025", "from": "2022-07", "to": "2025-06"}
    assert "over: 2024-07/2025-06," in counts("2025-01", phase=phase)[0]


def test_a_school_year_of_ten_months_decides_a_count_where_it_is_named() -> None:
    (text,) = counts("2023-09/2024-06", "2024-09/2025-06")
    assert "decided_by: 2024-09/2025-06" in text
    assert counts("2024-09/2025-06", asked=target(at_least=80, decided_by="2024-09/2025-06")) == []


@given(st.integers(1, 12), st.sampled_from([{"at_least": 80, "every": "year"}, {"improve": "yearly"}]))
def test_financial_years_never_decide_the_years_of_a_phase_that_begins_in_another_month(
    month: int, asked: dict[str, Any]
) -> None:
    first, last = date(2024, month, 1), date(2025, (month + 10) % 12 + 1, 1)
    year = "2024" if month == 1 else f"{first:%Y-%m}/{last:%Y-%m}"
    texts = counts(year, asked=target(**asked))
    assert bool(texts) == (month != 1)
    if texts:
        assert f"from: 2023-{month:02}" in texts[0]
        phase: Fields = {"id": "2025", "from": f"2023-{month:02}", "to": f"2025-{last.month:02}"}
        assert counts(year, phase=phase, asked=target(**asked)) == []


@given(st.integers(1, 12), st.sampled_from([1, 3, 10]))
def test_a_survey_of_each_march_decides_the_years_of_a_phase_that_end_with_march(month: int, months: int) -> None:
    last = date(2025, month, 1)
    first = add_months(last, 1 - months)
    period = f"{last:%Y-%m}" if months == 1 else f"{first:%Y-%m}/{last:%Y-%m}"
    asked = indicator(target(at_least=80, every="year"))
    for shift in (False, True):
        start = date(2023, month % 12 + 1, 1) if shift else date(2023, 1, 1)
        end = add_months(start, 35)
        phase: Fields = {"id": "2025", "from": f"{start:%Y-%m}", "to": f"{end:%Y-%m}"}
        texts = found(date(2026, 6, 1), indicators=[asked], phases=[phase], values=[value(period, 9)])
        assert bool(texts) == (not shift and month != 12)
        if texts:
            assert f"from: 2023-{month % 12 + 1:02}" in texts[0]


@pytest.mark.parametrize(
    ("periods", "asked", "more", "doubtful"),
    [
        (("2024-03",), {"improve": "yearly"}, {}, True),
        (("2024-12",), {"improve": "yearly"}, {}, True),
        (("2024",), {"at_least": 80, "every": "quarter"}, {}, True),
        (("2023-Q2",), {"at_least": 80, "every": "quarter"}, {}, False),
        (("2024-01", "2024-02"), {"at_least": 80, "every": "year"}, {}, False),
        (("2024-02",), {"at_least": 80, "every": "year"}, {"reported": "monthly"}, False),
        (("2024-01", "2024-02"), {"at_least": 80, "every": "year"}, {"unit": "count", "kind": "flow"}, True),
        (("2024-03",), {"at_least": 80, "every": "year"}, {"kind": "level"}, False),
        (("2024-9M",), {"at_least": 80, "every": "year"}, {"kind": "flow", "accumulates": True}, False),
    ],
)
def test_steps_are_decided_by_what_is_as_long_or_may_come_at_their_end(
    periods: tuple[str, ...], asked: dict[str, Any], more: dict[str, Any], doubtful: bool
) -> None:
    described = indicator(target(**asked), **more)
    values = [value(period, 9) for period in periods]
    assert bool(found(date(2026, 6, 1), indicators=[described], values=values)) == doubtful


@given(st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_of_days_only_the_day_of_the_deadline_contains_it(day: date) -> None:
    assert bool(surveys(day.isoformat())) == ((day.month, day.day) != (12, 31))


@pytest.mark.parametrize(
    "periods",
    [("2024",), ("2024-03", "2023"), ("2024-12",), ("2024-H2",), ("2024-Q1", "2024-Q2"), ("2016/2020",), ()],
)
def test_a_year_the_end_of_it_and_periods_that_follow_one_another_may_decide(periods: tuple[str, ...]) -> None:
    assert surveys(*periods) == []


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "level"},
        {"kind": "flow", "accumulates": True},
        {"reported": "quarterly"},
        {"asked": target(at_least=80, decided_by="2025-03")},
        {"asked": target(at_least=80, due="2025-03")},
        {"asked": target(at_least=80, accepted={"PAR726": "the survey moves to December"})},
    ],
)
def test_what_is_decided_otherwise_is_not_doubtful(more: dict[str, Any]) -> None:
    assert surveys("2024-03", **{"kind": "edition", **more}) == []


def test_a_yearly_rhythm_does_not_make_a_year_of_a_month() -> None:
    assert len(surveys("2024-03", reported="yearly")) == 1


# --- equals


@pytest.mark.parametrize(
    ("asked", "more", "instead"),
    [
        (20, {"better": "higher"}, "at_least: 20"),
        (20, {"better": "lower"}, "at_most: 20"),
        (100, {"better": "higher", "above_100": True}, "at_least: 100"),
        (100, {"better": "higher"}, None),
        (0, {"better": "lower"}, None),
        (1, {"better": "lower", "unit": "rank"}, None),
        (20, {"better": "none"}, None),
    ],
)
def test_equals_is_doubtful_where_a_better_value_misses_it(
    asked: int, more: dict[str, Any], instead: str | None
) -> None:
    texts = found(indicators=[indicator(target(equals=asked), **more)])
    assert len(texts) == (instead is not None)
    assert instead is None or f"write {instead}" in texts[0]


def test_equals_of_a_milestone_is_doubtful_and_may_be_accepted() -> None:
    step = {"due": "2024-Q4", "measure": {"indicator": "share", "equals": 20}}
    for accepted, count in ((None, 1), ({"PAR727": "exactly that many"}, 0)):
        steps = [{**step, "accepted": accepted}] if accepted else [step]
        described = indicator(target(at_least=80), name="share")
        assert len(found(indicators=[described], tasks=[task(milestones=steps)])) == count


# --- spans that overlap by a year


def test_spans_that_overlap_by_a_year_are_doubtful_once_for_each_indicator() -> None:
    described = [indicator(target(at_least=80), name=name) for name in ("one", "two", "three")]
    values = [value(f"{year}/{year + 1}", 40, name=name) for name in ("one", "two") for year in range(2018, 2025)]
    values += [value(f"{year}/{year + 1}", 40, name="three") for year in range(2018, 2025, 2)]
    texts = found(indicators=described, values=values)
    assert len(texts) == 2
    assert "2019-07/2020-06" in texts[0]


@given(st.integers(1, 5), st.integers(1, 5), st.integers(-6, 6))
def test_two_spans_are_doubtful_where_they_have_one_year_in_common(first: int, second: int, shift: int) -> None:
    one, two = range(2015, 2016 + first), range(2015 + shift, 2016 + shift + second)
    if one == two:
        return
    values = [value(f"{years[0]}/{years[-1]}", 40) for years in (one, two)]
    common = len(set(one) & set(two)) == 1
    assert bool(found(indicators=[indicator(target(at_least=80))], values=values)) == common


def test_years_by_their_months_single_years_and_a_note_are_right() -> None:
    described = [indicator(target(at_least=80, decided_by="2024-07/2025-06"))]
    months = [value("2022-07/2023-06", 40), value("2023-07/2024-06", 41)]
    noted = [value("2022/2023", 40), value("2023/2024", 41, note="the mean of two years")]
    for values in (months, noted, [value("2022/2023", 40), value("2023", 41)]):
        assert found(indicators=described, values=values) == []


# --- the time zone


@ZONES
@pytest.mark.parametrize(
    ("zone", "offset", "code"),
    [
        ("Africa/Nairobi", "+03:00", None),
        ("Europe/Berlin", "+01:00", None),
        ("Europe/Berlin", "+02:00", None),
        ("America/St_Johns", "-03:30", None),
        ("UTC", "+00:00", None),
        ("Europe/Berlin", "+03:00", "PAR412"),
        ("Africa/Nairobi", "-03:00", "PAR412"),
        ("Africa/Nairob", "+03:00", "PAR411"),
        ("Kenya time", "+03:00", "PAR411"),
        ("../../etc/passwd", "+03:00", "PAR411"),
    ],
)
def test_a_time_zone_exists_and_has_its_offset(zone: str, offset: str, code: str | None) -> None:
    assert codes(decision={"time_zone": zone, "utc_offset": offset}) == ([] if code is None else [code])


@ZONES
def test_a_zone_that_is_not_known_may_be_accepted() -> None:
    accepted = {"PAR411": "newer than this machine"}
    assert codes(decision={"time_zone": "Mars/Olympus", "utc_offset": "+03:00", "accepted": accepted}) == []


# --- milestones of one day


def test_two_milestones_of_one_day_need_a_key_to_be_told_apart() -> None:
    steps = [{"due": "2024-Q4"}, {"due": "2024-12-31"}]
    assert codes(tasks=[task(milestones=steps)]) == ["PAR806"]
    assert codes(tasks=[task(milestones=[steps[0], {**steps[1], "key": "all"}])]) == []
    last = calendar.monthrange(2024, 11)[1]
    assert codes(tasks=[task(milestones=[{"due": f"2024-11-{last}"}, steps[0]])]) == []
