"""Verdicts do not depend on which way numbers run, nor on the unit they are counted in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bounds import bounded
from par_cli.progress.results import TargetResult
from progress.decisions import DAYS, GROUP, values
from support import Fields, indicator, stand, target, value

POINTS: list[Fields] = [{"id": "points", "name": "points"}]
FLIPPED = {
    "at_least": "at_most",
    "more_than": "less_than",
    "at_most": "at_least",
    "less_than": "more_than",
    "higher": "lower",
    "lower": "higher",
    "above_range": "below_range",
    "below_range": "above_range",
}
HIGHEST = {"points": 0, "percent": 100, "rank": 64}
"""What a number and its mirror image sum to: ranks are 1 to 63."""


def number(text: object) -> Decimal:
    """Return a number as the description has it."""
    return Decimal(str(text))


def ends_of(item: object) -> list[int]:
    """Return the whole numbers that a target names."""
    return [int(str(part)) for part in (item if isinstance(item, list) else [item]) if str(part).isdigit()]


@st.composite
def cases(draw: st.DrawFn, units: tuple[str, ...]) -> tuple[Fields, list[Fields], date]:
    """Return an indicator with targets that have numbers, what was reported of it, and a day."""
    better = draw(st.sampled_from(["higher", "lower", "none"]))
    unit = draw(st.sampled_from(units))
    shared = draw(st.booleans())
    plain = {"higher": ["at_least", "more_than"], "lower": ["at_most", "less_than"], "none": []}[better]
    asked = []
    for phase in ("2025", "2030"):
        operator = draw(
            st.sampled_from([*plain, *plain, "equals", "between", "between", *(["improve"] if plain else [])])
        )
        ends = sorted(draw(st.tuples(st.integers(1, 60), st.integers(1, 60))))
        wanted: Fields = {operator: ends if operator == "between" else ends[0]}
        if operator == "improve":
            wanted = {"improve": "yearly"}
        elif shared and draw(st.booleans()):
            wanted["each"] = True
        else:
            wanted["baseline"] = draw(st.sampled_from([None, "2021", "2021"]))
            wanted["every"] = draw(st.sampled_from([None, None, "year"]))
        asked.append({**target(phase), **{key: item for key, item in wanted.items() if item is not None}})
    described = indicator(
        *asked,
        better=better,
        unit=unit,
        kind=draw(st.sampled_from(["edition", "level", "flow"])),
        reporters=["offices"] if shared else None,
        reported="yearly",
    )
    edges = [end for item in asked for key in ("between", *FLIPPED, "equals") for end in ends_of(item.get(key))]
    said = draw(st.lists(values("share", better, unit, shared=shared), max_size=6))
    for _ in range(draw(st.integers(0, 4))):
        close = max(draw(st.sampled_from([1, *edges])) + draw(st.integers(-1, 1)), 1)
        bound = draw(st.sampled_from([None, "more_than", "less_than", "at_least", "at_most"]))
        said.append(value(draw(st.integers(2022, 2027)), close, bound=bound))
    begun = value(2021, draw(st.integers(1, 60)))
    years = [value(year, draw(st.integers(1, 60))) for year in range(2022, draw(st.integers(2022, 2027)))]
    said = [*said, begun, *years]
    found: dict[tuple[object, ...], Fields] = {}
    for item in said:
        if unit == "rank":
            item["of"] = 63
        found.setdefault((item["period"], item.get("reporter"), item.get("published")), item)
    return described, list(found.values()), draw(DAYS)


def mirrored(described: Fields, said: list[Fields]) -> tuple[Fields, list[Fields]]:
    """Return the same with every number on the other side and the opposite direction."""
    top = HIGHEST[str(described["unit"])]

    def other(item: object) -> object:
        return [other(part) for part in reversed(item)] if isinstance(item, list) else str(top - number(item))

    def turned(entry: Fields) -> Fields:
        keys = ("at_least", "more_than", "at_most", "less_than", "equals", "between")
        return {FLIPPED.get(key, key): other(item) if key in keys else item for key, item in entry.items()}

    targets = described["targets"]
    assert isinstance(targets, list)
    better = str(described["better"])
    found = {**described, "better": FLIPPED.get(better, better), "targets": [turned(item) for item in targets]}
    reported = []
    for item in said:
        image = dict(item)
        if "value" in item:
            image["value"] = other(item["value"])
        if "numerator" in item:
            image["numerator"] = str(number(item["denominator"]) - number(item["numerator"]))
        if "bound" in item:
            image["bound"] = FLIPPED[str(item["bound"])]
        reported.append(image)
    return found, reported


def standing(described: Fields, said: list[Fields], as_of: date) -> tuple[TargetResult, ...]:
    """Return how the targets stand."""
    return stand(as_of.isoformat(), indicators=[described], values=said, agencies=[GROUP], units=POINTS).targets


def verdict(item: TargetResult) -> tuple[object, ...]:
    """Return what the unit and the side do not touch."""
    return (
        *(item.status, item.overdue, item.days_overdue, item.reason, item.share, item.pace, item.projected_meets),
        *(item.reporters, tuple((year.status, year.reason) for year in item.years)),
        tuple((one.reporter, one.status) for one in item.each),
    )


def distances(item: TargetResult) -> list[Fraction | None]:
    """Return the differences between numbers."""
    return [item.gap, item.margin, item.behind, item.required, item.recent]


@given(case=cases(("points", "percent", "rank")))
@bounded(60)
def test_a_decision_and_its_mirror_image_have_the_same_verdicts(case: tuple[Fields, list[Fields], date]) -> None:
    described, said, as_of = case
    top = HIGHEST[str(described["unit"])]
    straight = standing(described, said, as_of)
    other = standing(*mirrored(described, said), as_of)
    for here, there in zip(straight, other, strict=True):
        assert verdict(here) == verdict(there)
        assert {FLIPPED.get(flag, flag) for flag in here.flags} == set(there.flags)
        assert distances(here) == distances(there)
        wanted = here.entry.target.between
        half = None if wanted is None else Fraction(wanted[1] - wanted[0]) / 2
        no_way = here.expected is None or here.line is None
        middle = half is not None and here.margin in {None, half} and no_way  # either end is as near
        for name in ("projected",) if middle else ("threshold", "expected", "projected"):
            image = getattr(here, name)
            assert getattr(there, name) == (None if image is None else top - image)


@given(case=cases(("points",)), power=st.integers(-4, 6), more=st.sampled_from(["0", "-1000", "12.5", "0.001"]))
@bounded(40)
def test_the_unit_and_where_it_begins_change_no_verdict(
    case: tuple[Fields, list[Fields], date], power: int, more: str
) -> None:
    described, said, as_of = case

    def other(item: object) -> object:
        if isinstance(item, list):
            return [other(part) for part in item]
        return f"{(number(item) + number(more)).scaleb(power):f}"

    keys = ("at_least", "more_than", "at_most", "less_than", "equals", "between", "value")
    targets = described["targets"]
    assert isinstance(targets, list)
    changed = [{key: other(item) if key in keys else item for key, item in entry.items()} for entry in targets]
    reported = [{key: other(item) if key in keys else item for key, item in entry.items()} for entry in said]
    times = Fraction(10) ** power
    straight = standing(described, said, as_of)
    scaled = standing({**described, "targets": changed}, reported, as_of)
    for here, there in zip(straight, scaled, strict=True):
        assert verdict(here) == verdict(there)
        assert here.flags == there.flags
        assert distances(there) == [None if item is None else item * times for item in distances(here)]


@given(
    base=st.integers(100, 900),
    later=st.integers(1, 900),
    cut=st.integers(1, 99),
    power=st.integers(0, 6),
    as_of=DAYS,
)
def test_the_unit_of_a_cut_changes_no_verdict(base: int, later: int, cut: int, power: int, as_of: date) -> None:
    described = indicator(
        target(reduce_by=cut, relative_to="2021"), unit="count", better="lower", kind="level", reporters=["offices"]
    )

    def said(times: int) -> list[Fields]:
        whole = [value(2021, base * times)]
        return whole + [value(2024, later * times, reporter=name) for name in ("home", "justice")]

    (here,), (there,) = (standing(described, said(times), as_of) for times in (1, 10**power))
    assert verdict(here) == verdict(there)
    assert distances(there) == [None if item is None else item * 10**power for item in distances(here)]
