"""What can be relied on, as properties of decisions at random (docs/method.md; README, "What can be relied on")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bounds import bounded
from par_cli.model.periods import add_months, parse_period
from par_cli.progress.results import (
    OCCURRENCE_STATUSES,
    TARGET_STATUSES,
    OccurrenceTally,
    Status,
    Tally,
    TargetResult,
)
from par_cli.progress.status import status
from progress.decisions import DAYS, DECISIONS, NEXT_DAY, NUMBERS, known_from
from support import EVERYTHING, Described, Fields, dataset, indicator, one_target, target, value

REPORTED = ("values", "outcomes", "thresholds", "reports")


def standing(described: Described, as_of: date) -> Status:
    """Return the state of a decision on a day."""
    return status(dataset(**described), as_of, EVERYTHING)


def shown(found: Status) -> tuple[object, ...]:
    """Return all that is shown of it, apart from the data themselves."""
    return found._replace(dataset=None)[1:]  # type: ignore[arg-type]


def kept(described: Described, keep: Callable[[Fields], bool]) -> Described:
    """Return the decision with only some of what was reported."""
    changed = described.copy()
    changed["values"] = [entry for entry in described["values"] if keep(entry)]
    changed["outcomes"] = [entry for entry in described["outcomes"] if keep(entry)]
    changed["thresholds"] = [entry for entry in described["thresholds"] if keep(entry)]
    changed["reports"] = [entry for entry in described["reports"] if keep(entry)]
    return changed


# --- 1: a better value is never worse

ORDER = ("missed", "regressing", "off_track", "at_risk", "on_track", "met")


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Fields, list[Fields], Fields, Fields, date]:
    """Return an indicator, its other values, a worse and a better value for one period, and a day."""
    operator = draw(
        st.sampled_from(
            ["at_least", "more_than", "at_most", "less_than", "reduce_by", "raise_by", "reduce_by", "raise_by"]
        )
    )
    higher = operator in {"at_least", "more_than", "raise_by"}
    asked: object = draw(st.integers(1, 99))
    wanted: Fields = {"baseline": "2021"}
    if operator in {"reduce_by", "raise_by"}:
        asked = draw(st.sampled_from([asked, "2/7", [asked, 99]]))
        wanted = {
            "relative_to": draw(st.sampled_from(["2021", "year_before"])),
            "change_in": None if asked == "2/7" else draw(st.sampled_from([None, "unit"])),
        }
    later: Fields = {**wanted, ("at_least" if higher else "at_most"): draw(st.integers(0, 100))}
    for key in ("relative_to", "change_in"):
        later.pop(key, None)
    described = indicator(
        {**target(), operator: asked, **wanted},
        {**target("2030"), **later},
        better="higher" if higher else "lower",
        kind=draw(st.sampled_from(["edition", "level", "flow"])),
    )
    others = [value(2021, draw(NUMBERS)), value(2023, draw(NUMBERS))][: draw(st.integers(0, 2))]
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)), key=float)
    period = draw(st.sampled_from(["2024", "2025-Q2", "2025"]))
    worse, better = (low, high) if higher else (high, low)
    return described, others, value(period, worse), value(period, better), draw(DAYS)


@given(case=pairs())
def test_a_better_value_never_lowers_share_margin_or_pace_nor_worsens_the_status(
    case: tuple[Fields, list[Fields], Fields, Fields, date],
) -> None:
    described, others, worse, better, as_of = case
    low, high = (one_target(as_of.isoformat(), described, *others, item) for item in (worse, better))
    for name in ("margin", "share", "pace"):
        before, after = getattr(low, name), getattr(high, name)
        assert (before is None) == (after is None)
        assert before is None or before <= after
    if low.status in ORDER and high.status in ORDER:
        assert ORDER.index(low.status) <= ORDER.index(high.status)
    else:
        assert high.status in {low.status, "met"}
    assert low.gap is None or high.gap is None or low.gap >= high.gap


# --- 2: exactly the target

DIGITS = st.decimals(-(10**6), 10**6, places=4) | st.integers(-(10**9), 10**9)
POINTS: list[Fields] = [{"id": "points", "name": {"vi": "điểm", "en": "points"}}]


@given(number=DIGITS, more=st.integers(0, 5))
def test_exactly_the_target_meets_what_is_inclusive_and_nothing_else_for_any_digits(number: object, more: int) -> None:
    cases: list[tuple[str, str, object, bool]] = [
        ("at_least", "higher", number, True),
        ("at_most", "lower", number, True),
        ("equals", "none", number, True),
        ("between", "none", [number, number], True),
        ("more_than", "higher", number, False),
        ("less_than", "lower", number, False),
    ]
    written = format(number, "f" if not isinstance(number, int) else "d")
    padded = written + ("" if isinstance(number, int) else "0" * more)
    for operator, better, asked, met in cases:
        described = indicator({**target(), operator: asked}, better=better, unit="points")
        result = one_target("2026-01-01", described, value(2025, padded), units=POINTS)
        assert result.status == ("met" if met else "missed")
        assert result.gap == result.margin == 0
        assert ("must_exceed" in result.flags) == (not met)


# --- 5: time alone mends nothing


def overdue(found: Status) -> dict[str, int]:
    """Return what is overdue, with its days."""
    targets = {item.entry.id: item.days_overdue for item in found.targets if item.overdue}
    occurrences = {
        f"{item.task.id} {part.slot.key}": part.days_overdue
        for item in found.tasks
        for part in item.occurrences
        if part.overdue
    }
    return {name: days for name, days in {**targets, **occurrences}.items() if days is not None}


@given(described=DECISIONS, days=st.tuples(DAYS, DAYS))
def test_with_nothing_reported_in_between_nothing_overdue_stops_being_so(
    described: Described, days: tuple[date, date]
) -> None:
    before, after = sorted(days)
    quiet = kept(described, lambda entry: not before < known_from(entry) <= after)
    early, late = overdue(standing(quiet, before)), overdue(standing(quiet, after))
    assert set(early) <= set(late)
    assert all(late[name] >= days for name, days in early.items())


@given(described=DECISIONS, as_of=DAYS)
def test_on_its_due_day_nothing_is_overdue_yet(described: Described, as_of: date) -> None:
    data = dataset(**described)
    found = status(data, as_of, EVERYTHING)
    for item in found.targets:
        on_deadline = {one.entry.id: one for one in status(data, item.entry.deadline, EVERYTHING).targets}
        due = on_deadline[item.entry.id]
        assert not due.overdue or any(year.due_passed for year in due.years) or any(part.overdue for part in due.parts)
    for number, task in enumerate(found.tasks):
        for index, part in enumerate(task.occurrences):
            if part.due is not None:
                on_day = status(data, part.due, EVERYTHING).tasks[number].occurrences[index]
                assert on_day.due != part.due or not on_day.overdue


# --- 6: what was not known is not seen


@given(described=DECISIONS, as_of=DAYS)
def test_what_was_published_later_is_invisible(described: Described, as_of: date) -> None:
    known = kept(described, lambda entry: known_from(entry) <= as_of)
    assert shown(standing(described, as_of)) == shown(standing(known, as_of))


@given(described=DECISIONS)
def test_before_anything_was_known_nothing_is_shown(described: Described) -> None:
    found = standing(described, date(2016, 1, 1))
    assert {item.status for item in found.targets} <= {"no_data"}
    assert {part.status for item in found.tasks for part in item.occurrences} <= {"open", "undated"}
    assert found.newest is None


# --- 6a: later knowledge does not unsettle


@given(described=DECISIONS, then=st.dates(date(2025, 7, 1), date(2032, 6, 30)), years=st.integers(1, 6))
@bounded(40)
def test_what_has_decided_a_target_decides_it_for_good(described: Described, then: date, years: int) -> None:
    """Unless it is revised, or a value is published for a period that is not wholly after the deadlines passed."""
    passed = [item for item in standing(described, then).targets if item.entry.deadline < then]
    assume(passed)
    last = max(item.entry.deadline for item in passed)

    def known_or_later(entry: Fields) -> bool:
        return known_from(entry) <= then or ("period" in entry and parse_period(str(entry["period"])).start > last)

    later = {item.entry.id: item for item in standing(kept(described, known_or_later), add_years(then, years)).targets}
    for item in passed:
        if item.deciding is not None and not item.years:
            after = later[item.entry.id]
            assert (after.status, after.deciding) == (item.status, item.deciding)


def add_years(day: date, years: int) -> date:
    return add_months(day, 12 * years)


# --- 7: order does not matter


@given(described=DECISIONS, as_of=DAYS, chance=st.randoms(use_true_random=False))
def test_the_order_of_reports_and_their_files_does_not_matter(
    described: Described, as_of: date, chance: object
) -> None:
    import random

    assert isinstance(chance, random.Random)
    files: dict[str, dict[str, list[Fields]]] = {}
    sources = dict(zip(REPORTED, ("values", "outcomes", "thresholds", "tasks"), strict=True))
    for key, listed in sources.items():
        entries = [dict(chance.sample(sorted(entry.items()), len(entry))) for entry in described[key]]  # type: ignore[literal-required]
        chance.shuffle(entries)
        for entry in entries:
            name = chance.choice(["z.yaml", "a.yaml", "sub/m.yaml"])
            files.setdefault(name, {}).setdefault(listed, []).append(entry)
    shuffled = kept(described, lambda _: False)
    shuffled["files"] = dict(chance.sample(sorted(files.items()), len(files)))
    straight, mixed = dataset(**described), dataset(**shuffled)
    assert mixed == straight
    assert status(mixed, as_of, EVERYTHING) == status(straight, as_of, EVERYTHING)


# --- 8: counts sum


def tallies(found: Status) -> Iterator[Tally]:
    """Yield every count of targets and tasks."""
    summary = found.summary
    yield summary.targets
    yield summary.tasks
    for part in (
        summary.targets_by_phase,
        summary.targets_by_section,
        summary.targets_by_group,
        summary.targets_by_agency,
        summary.tasks_by_section,
        summary.tasks_by_agency,
    ):
        yield from part.values()


def buckets(found: Status) -> Iterator[OccurrenceTally]:
    """Yield every count of occurrences."""
    yield found.summary.occurrences
    yield from found.summary.occurrences_by_agency.values()


@given(described=DECISIONS, as_of=DAYS)
def test_counts_sum_to_their_totals_and_every_id_has_one_status(described: Described, as_of: date) -> None:
    found = standing(described, as_of)
    summary = found.summary
    for tally in tallies(found):
        assert sum(tally.by_status.values()) == tally.total
        assert tally.overdue_unreported <= tally.overdue <= tally.total
    for part, whole in (
        (summary.targets_by_phase, summary.targets),
        (summary.targets_by_section, summary.targets),
        (summary.tasks_by_section, summary.tasks),
    ):
        assert sum(tally.total for tally in part.values()) == whole.total
        assert sum(tally.overdue for tally in part.values()) == whole.overdue
    for count in buckets(found):
        assert count.done_on_time + count.done_late + count.open + count.overdue == count.dated
        assert count.dated + count.undated + count.superseded == count.total
        assert count.unreported <= count.overdue <= count.due <= count.dated
        assert count.due == 0 or 0 <= (count.on_time_rate or 0) <= (count.done_rate or 0) <= 1
    assert Counter(item.entry.id for item in found.targets) == Counter(item.id for item in found.dataset.targets)
    assert Counter(item.task.id for item in found.tasks) == Counter(item.id for item in found.dataset.tasks)
    assert {item.status for item in found.targets} <= set(TARGET_STATUSES)
    for item in found.tasks:
        assert item.status in OCCURRENCE_STATUSES
        assert item.overdue == any(part.overdue for part in item.occurrences)
    for agency, tally in summary.tasks_by_agency.items():
        assert tally.total == sum(agency in item.leads for item in found.tasks)


# --- 9: no report is no data


def numbers(item: TargetResult) -> list[Fraction]:
    """Return every number computed for a target."""
    computed = (
        *(item.gap, item.margin, item.share, item.expected, item.behind, item.pace, item.required),
        *(item.recent, item.projected),
    )
    return [number for number in computed if number is not None]


@given(described=DECISIONS, as_of=DAYS)
def test_without_a_report_there_is_no_number_and_nothing_is_met_or_missed(described: Described, as_of: date) -> None:
    found = standing(kept(described, lambda _: False), as_of)
    for item in found.targets:
        assert item.status in {"no_data", "awaiting", "unreported"}
        assert numbers(item) == []
        assert item.current is item.deciding is item.baseline is None
    assert {part.status for task in found.tasks for part in task.occurrences} <= {"open", "unreported", "undated"}


@given(described=DECISIONS, as_of=DAYS, data=st.data())
def test_removing_a_report_never_turns_no_data_into_a_number(
    described: Described, as_of: date, data: st.DataObject
) -> None:
    found = standing(described, as_of)
    silent = {item.entry.id for item in found.targets if item.status == "no_data" and not numbers(item)}
    periods = Counter((entry["indicator"], entry["period"]) for entry in described["values"])
    single = [entry for entry in described["values"] if periods[entry["indicator"], entry["period"]] == 1]
    assume(silent and single)
    gone = data.draw(st.sampled_from(single))  # a revision that is taken back brings the earlier number back
    fewer = standing(kept(described, lambda entry: entry is not gone), as_of)
    for item in fewer.targets:
        if item.entry.id in silent:
            assert numbers(item) == []


@pytest.mark.parametrize("as_of", [date(2025, 12, 31), date(2025, 12, 31) + NEXT_DAY])
def test_the_silence_of_an_indicator_is_never_nought(as_of: date) -> None:
    result = one_target(as_of.isoformat(), indicator(target(at_most=10, baseline="2021"), better="lower"))
    assert numbers(result) == []
    assert result.status in {"no_data", "awaiting"}
