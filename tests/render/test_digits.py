"""Every number printed for any decision: never more than the exact one, and the digits of the file (method, 11)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from hypothesis import example, given
from hypothesis import strategies as st

from par_cli.locales import get_locale
from par_cli.model.reports import Observation
from par_cli.progress.exact import Range, exactly
from par_cli.progress.members import series_of
from par_cli.progress.results import TargetResult
from par_cli.progress.subject import Subject, show
from par_cli.render import comparisons
from par_cli.render import format as form
from par_cli.render.comparisons import is_counted_whole
from par_cli.render.document import document, json_document
from par_cli.render.formats import Layout
from par_cli.render.markdown import markdown
from par_cli.render.numbers import goal_range
from par_cli.render.table import show_table, table
from progress.decisions import DAYS, DECISIONS, GROUP
from progress.test_promises import standing
from support import Described, Fields, indicator, stand, target, value

CENT = Fraction(1, 100)
"""What a table may leave off a number."""

# --- a decision whose values are computed from counts


@st.composite
def counted(draw: st.DrawFn) -> Described:
    """Return a percentage with targets of every kind, reported as counts by three offices or for the whole."""
    better = draw(st.sampled_from(["higher", "lower", "none"]))
    ends = sorted(draw(st.tuples(st.integers(1, 9999), st.integers(1, 9999))))
    near = draw(st.integers(1, 3000))
    close = (draw(st.integers(1, near)), near)
    if draw(st.booleans()):  # the digits of the target are those of a value, cut or one more
        ends[0] = min(close[0] * 10000 // near + draw(st.integers(0, 1)), ends[1]) or 1
    low, high = (f"{number / 100:g}" for number in ends)
    asked: dict[str, list[Fields]] = {
        "higher": [{"at_least": low}, {"more_than": low}, {"between": [low, high]}],
        "lower": [{"at_most": low}, {"less_than": low}, {"reduce_by": low, "relative_to": "2021"}],
        "none": [{"between": [low, high]}, {"equals": low}],
    }
    shared = draw(st.booleans())

    def one(phase: str) -> Fields:
        wanted = draw(st.sampled_from(asked[better]))
        floor: Fields = {"each": True} if shared and "reduce_by" not in wanted and draw(st.booleans()) else {}
        start: Fields = {} if floor or "reduce_by" in wanted else {"baseline": "2021"}
        yearly: Fields = {"every": "year"} if not floor and "reduce_by" not in wanted and draw(st.booleans()) else {}
        return {**target(phase), **wanted, **floor, **start, **yearly}

    reporters = ["home", "justice"]
    described = indicator(
        one("2025"), one("2030"), better=better, kind="level", reporters=["offices"] if shared else None
    )
    said = []
    for year in range(2021, draw(st.integers(2022, 2027))):
        for name in reporters if shared and draw(st.integers(0, 3)) else [None]:
            below = draw(st.integers(1, 3000))
            above, below = draw(st.tuples(st.integers(0, below), st.just(below)) | st.just(close))
            said.append(value(year, reporter=name, numerator=above, denominator=below))
    return {"agencies": [GROUP], "indicators": [described], "values": said}


def read(text: str) -> Fraction | None:
    """Return the number at the start of a cell, if there is one; a bound is none."""
    found = re.match(r"-?[0-9][0-9,]*(\.[0-9]+)?", text)
    return None if found is None else Fraction(found[0].replace(",", ""))


def toward(goal: Range | None, level: Fraction, direction: int) -> int:
    """Return the side on which the goal lies for a level outside it; 0 inside, where either is as good."""
    if goal is None:
        return direction
    if goal.contains(exactly(level)):
        return 0
    return 1 if goal.low is not None and level <= goal.low else -1


def is_honest(shown: Fraction, item: Observation, result: TargetResult) -> bool:
    """Return whether a printed value is not nearer to the goal than the exact one, has its verdict, and is close."""
    goal, level = goal_range(result), item.level
    assert level is not None
    if item.value is not None:
        return shown == level
    same = goal is None or goal.contains(exactly(shown)) == goal.contains(exactly(level))
    return same and toward(goal, level, result.direction) * (level - shown) >= 0 and abs(shown - level) < CENT


def cells(text: str, name: str) -> list[str]:
    """Return the cells of the row of a target in a table of Markdown."""
    (line,) = (line for line in text.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.replace("\\", "").strip("|").split(" | ")]


DECISION = counted() | DECISIONS
JUST_OVER: Described = {
    "indicators": [indicator(target(at_least="66.67", every="year"), target("2030", more_than="33.33"))],
    "values": [value(year, numerator=year % 3, denominator=3) for year in (2023, 2024, 2025)],
}
"""1 of 3 is more than 33.33 and would not be if cut at two places; 2 of 3 is less than 66.67."""


@given(described=DECISION, as_of=DAYS)
@example(described=JUST_OVER, as_of=date(2023, 12, 31))
@example(described=JUST_OVER, as_of=date(2025, 12, 31))
def test_no_number_in_the_table_of_targets_is_nearer_to_the_target_than_the_exact_one(
    described: Described, as_of: date
) -> None:
    found = standing(described, as_of)
    layout = Layout(by="", columns=("id", "current", "last_change", "gap", "pace"))
    text = markdown(found, "targets", get_locale("en"), binding=False, layout=layout).decode()
    for item in found.targets:
        _, newest, change, gap, pace, *_ = cells(text, item.entry.id)
        shown, seen = read(newest), item.basis or item.current
        plain = seen is not None and seen.bound is None and not newest.startswith("0/0")
        if plain and seen is not None and seen.level is not None and item.entry.target.refers_to is None:
            assert shown is not None
            assert is_honest(shown, seen, item)
        if item.last_change:
            printed = read(re.sub("^(▲|▼|up|down) ", "", change))
            assert printed is not None
            over = (printed - abs(item.last_change)) * (-1 if item.last_change_is == "better" else 1)
            assert 0 <= over < CENT
        assert (item.gap is None) == (gap == "")
        if item.gap is not None:
            printed = read(gap)
            assert printed is not None
            assert item.gap <= printed < item.gap + (1 if is_counted_whole(item, found.dataset) else CENT)
        assert (item.pace is None) == (pace == "")
        if item.pace is not None:
            printed = read(pace)
            assert printed is not None
            assert item.pace - CENT < printed <= item.pace


@given(described=DECISION, as_of=DAYS)
def test_no_number_of_the_first_screen_is_nearer_to_the_target_than_the_exact_one(
    described: Described, as_of: date
) -> None:
    headline: Described = {**described, "groups": [{"id": "top", "name": "Top", "headline": True}]}
    headline["indicators"] = [{**item, "group": "top"} for item in described["indicators"]]
    found = standing(headline, as_of)
    text = table(found, "status", get_locale("en"), None, color=False, binding=False)
    lines = re.findall(r"^. Indicator (a|b|share) (.*)$", text, re.MULTILINE)
    assert {name for name, _ in lines} == {item.entry.indicator.id for item in found.targets} & {"a", "b", "share"}
    for name, line in lines:
        items = [item for item in found.targets if item.entry.indicator.id == name]
        if short := re.search(r"  (-?[0-9,.]+) ?(?:pp|places?)? short$", line):
            printed = read(short[1])
            assert printed is not None
            assert any(item.gap is not None and item.gap <= printed < item.gap + CENT for item in items)
        series = series_of(found.dataset, found.dataset.indicators[name], as_of)
        for shown, period in re.findall(r"  ([0-9,.]+)%\*? \(([0-9-]+)\)", line):
            printed = read(shown)
            assert printed is not None
            seen_then = [seen for seen in series if form.period(seen.period, get_locale("en")) == period]
            if any(seen.level is None for seen in seen_then):  # a change without a base is shown as it was reported
                continue
            levels = [seen for seen in seen_then if seen.bound is None]
            assert any(is_honest(printed, seen, item) for seen in levels for item in items)


def exact_numbers(item: TargetResult) -> Mapping[str, Fraction | None]:
    """Return the computed numbers by their names in JSON."""
    names = ("gap", "margin", "share", "behind", "pace", "required", "recent")
    return {name: getattr(item, name) for name in names}


@given(described=DECISION, as_of=DAYS)
@example(described=JUST_OVER, as_of=date(2025, 12, 31))
def test_no_number_in_json_is_nearer_to_the_target_than_the_exact_one(described: Described, as_of: date) -> None:
    found = standing(described, as_of)
    step = Fraction(1, 10**6)
    written = json.loads(json_document(found, "targets"), parse_float=Decimal)["targets"]
    for item, shown in zip(found.targets, written, strict=True):
        for name, exact in exact_numbers(item).items():
            assert (exact is None) == (shown[name] is None)
            if exact is not None:
                missing = name in {"gap", "behind", "required"}  # what is still to do is never said to be less
                assert (Fraction(shown[name]) >= exact) if missing else (Fraction(shown[name]) <= exact)
                assert abs(Fraction(shown[name]) - exact) < step
        pairs = [(getattr(item, name), shown[name]) for name in ("baseline", "current", "deciding")]
        pairs += [(year.observation, part) for year, part in zip(item.years, shown["years"], strict=True)]
        pairs += [(one.observation, part) for one, part in zip(item.each, shown["each"], strict=True)]
        for observed, part in pairs:
            if observed is None or observed.level is None:
                assert part is None or part["value"] is None
            elif observed.bound is None:
                exact, number = observed.level, Fraction(part["value"])
                assert abs(number - exact) < step
                assert toward(goal_range(item), exact, item.direction) * (exact - number) >= 0


def test_a_measure_that_asks_for_little_is_cut_upward() -> None:
    low = indicator(unit="percent", better="lower")
    asked = {"due": "2024", "measure": {"indicator": "share", "at_most": 40}}
    work: Fields = {"id": "I.1", "name": "Work", "lead": ["home"], "milestones": [asked]}
    third = value(2023, numerator=1, denominator=3)
    found = stand("2025-01-01", indicators=[low], tasks=[work], values=[third])
    written = json.loads(json_document(found, "tasks"), parse_float=Decimal)
    assert str(written["tasks"][0]["occurrences"][0]["observation"]["value"]) == "33.333334"


# --- read back


def refused(constant: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise AssertionError(constant)


def plain(item: object) -> object:
    """Return a document as JSON can say it: days as text, and every number with its digits."""
    if isinstance(item, dict):
        return {key: plain(part) for key, part in item.items()}
    if isinstance(item, list | tuple):
        return [plain(part) for part in item]
    if isinstance(item, bool) or item is None:
        return item
    if isinstance(item, date):
        return item.isoformat()
    return (
        ("number", f"{item:f}")
        if isinstance(item, Decimal)
        else ("number", str(item))
        if isinstance(item, int)
        else item
    )


def tagged(text: str) -> tuple[str, str]:
    """Return a number of JSON with its digits."""
    return ("number", text)


@given(described=DECISION, as_of=DAYS)
def test_json_read_back_is_the_document_digit_for_digit_without_nan(described: Described, as_of: date) -> None:
    found = standing(described, as_of)
    for view in ("status", "targets", "tasks"):
        written = json_document(found, view)
        again = json.loads(written, parse_float=tagged, parse_int=tagged, parse_constant=refused)
        assert again == plain(document(found, view))


FIELDS = (
    "value",
    "of",
    "numerator",
    "denominator",
    "change",
    "bound",
    "published",
    "provisional",
    "comparable",
    "note",
)


def observations(item: TargetResult) -> Iterator[tuple[str, Observation | None]]:
    """Yield the observations of a target by their names in JSON."""
    yield from (("baseline", item.baseline), ("current", item.current), ("deciding", item.deciding))


@given(described=DECISIONS, as_of=DAYS)
def test_an_observation_read_back_from_json_is_the_one_of_the_model(described: Described, as_of: date) -> None:
    found = standing(described, as_of)
    written = json.loads(json_document(found, "targets"), parse_float=tagged, parse_int=tagged)["targets"]
    for item, shown in zip(found.targets, written, strict=True):
        for name, observed in observations(item):
            assert (shown[name] is None) == (observed is None)
            if observed is not None:
                assert shown[name]["period"] == observed.period.text
                assert shown[name]["break"] == observed.series_break
                for field in FIELDS[0 if observed.value is not None else 1 :]:
                    assert shown[name][field] == plain(getattr(observed, field))


@given(digits=st.from_regex(r"(0|[1-9][0-9]?)\.[0-9]{1,12}", fullmatch=True), reporter=st.booleans())
def test_a_number_of_the_file_has_its_digits_in_json(digits: str, reporter: bool) -> None:
    asked = target(at_least=80, each=True) if reporter else target(at_least=80)
    described = indicator(asked, reporters=["offices"] if reporter else None)
    names = ("home", "justice") if reporter else (None,)
    said = [value(2025, digits, reporter=name) for name in names]
    found = stand("2026-01-01", indicators=[described], values=said, agencies=[GROUP])
    (shown,) = json.loads(json_document(found, "targets"), parse_float=tagged, parse_int=tagged)["targets"]
    values = [part["value"] for part in shown["each"]] if reporter else [shown["deciding"]["value"]]
    assert values == [("number", digits)] * len(names)


RATIO: list[Fields] = [{"id": "ratio", "name": {"vi": "hệ số", "en": "points"}}]


def test_a_difference_keeps_the_places_that_the_target_and_the_value_are_written_with() -> None:
    for asked, reported, gap in (
        ("0.350", "0.357", "0.007 points"),
        ("0.35", "0.357", "0.007 points"),
        ("0.350", "0.4", "0.05 points"),
        ("0.0035", "0.0036", "0.0001 points"),
        ("5", "5.12345678", "0.123457 points"),
    ):
        gini = indicator(target(at_most=asked), unit="ratio", better="lower")
        found = stand("2025-06-01", indicators=[gini], units=RATIO, values=[value(2024, reported)])
        assert comparisons.gap(found.targets[0], found.dataset, get_locale("en")) == gap
        assert f"  {gap}  " in table(found, "targets", get_locale("en"), None, color=False, binding=False)


def test_a_computed_percentage_and_its_gap_keep_the_places_of_the_target() -> None:
    described = indicator(target(at_most="0.350"), better="lower")
    found = stand("2025-06-01", indicators=[described], values=[value(2024, numerator=107, denominator=30000)])
    (item,) = found.targets
    assert item.basis is not None
    assert form.observation(item.basis, item, get_locale("en")) == "0.357%"
    assert comparisons.gap(item, found.dataset, get_locale("en")) == "0.007 pp"


def test_the_steps_of_par_show_keep_the_places_of_the_target() -> None:
    tiny = indicator(target(at_most="0.000350"), unit="ratio", better="lower")
    found = stand("2025-06-01", indicators=[tiny], units=RATIO, values=[value(2024, "0.000357")])
    shown = show(found.dataset, found.as_of, Subject("target", "share/2025"))
    text = show_table(shown, get_locale("en"), None, color=False)
    assert "max(v - T, 0) = max(0.000357 - 0.00035, 0) = 0.000007 points" in text
