"""Every number is explained: each formula over its inputs gives exactly the number that the result holds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from par_cli.progress.explanation import Explanation, explain_all
from par_cli.progress.formula import STEP_NAMES, Step
from progress.decisions import DAYS, DECISIONS
from support import Described, Fields, dataset, day, indicator, outcome, rank, target, value

ALWAYS = ("gap", "margin", "share", "expected", "behind", "pace", "required", "recent", "projected")
"""The steps of every target with a number that is not judged year by year; in this order."""


def evaluated(step: Step) -> Fraction | None:
    """Return what a pocket calculator makes of a formula and its inputs."""
    if step.formula is None:
        return None
    names = {item.symbol: item.value for item in step.inputs}
    names["year"] = Fraction(1461, 4)
    known = {"min": min, "max": max, "__builtins__": {}}
    return Fraction(eval(step.formula.replace("365.25", "year"), known, names))  # noqa: S307 - our own formulas


def explained(as_of: date, described: Described) -> list[Explanation]:
    """Explain every target of a decision."""
    whole = dataset(**described)
    return list(explain_all(whole, whole.targets, as_of))


def one(as_of: str, described: Fields, *values: Fields, target_number: int = 0, **more: object) -> Explanation:
    """Explain a target of one indicator."""
    data: Described = {"indicators": [described], "values": values, **more}  # type: ignore[typeddict-item]
    return explained(day(as_of), data)[target_number]


def steps(found: Explanation) -> dict[str, Step]:
    """Return the steps by name."""
    return {step.name: step for step in found.result.steps}


@given(described=DECISIONS, as_of=DAYS)
def test_every_formula_over_its_inputs_gives_the_number_of_the_result(described: Described, as_of: date) -> None:
    for found in explained(as_of, described):
        for step in found.result.steps:
            assert evaluated(step) == step.result
            if step.name != "value":
                assert step.result == getattr(found.result, step.name)


@given(described=DECISIONS, as_of=DAYS)
def test_every_number_has_its_step_and_every_missing_one_says_why(described: Described, as_of: date) -> None:
    for found in explained(as_of, described):
        target_given = found.result.entry.target
        named = [step.name for step in found.result.steps]
        for step in found.result.steps:
            assert (step.result is None) == (step.why is not None) == (step.formula is None)
        without = target_given.improve is not None or target_given.outcome is not None or target_given.each
        if found.result.years or without or target_given.parts:
            assert named == []
            continue
        assert tuple(name for name in named if name in ALWAYS) == ALWAYS
        assert named == [name for name in STEP_NAMES if name in named]


def broken(period: str, number: int) -> Fields:
    """Return a value of a period in which the method changed."""
    return {**value(period, number), "break": True}


BASE = indicator(target(at_least=80, baseline="2020"), target("2030", at_least=90, baseline="2020"))
TOTAL = indicator(target(at_least=1000, over="phase"), unit="count", kind="flow")


def test_the_path_is_worked_out_on_the_stretch_that_the_value_lies_on() -> None:
    found = one("2027-02-01", BASE, value("2020", 20), value("2025", 70), value("2026", 75), target_number=1)
    expected = steps(found)["expected"]
    assert " ".join(f"{item.symbol}={item.value}" for item in expected.inputs) == "y=80 z=90 k=12 K=60"
    assert expected.formula == "y + (z - y) * k / K"
    assert found.result.line is not None
    assert len(found.result.line.points) == 3


def test_past_the_last_target_the_path_is_flat() -> None:
    found = one("2026-12-31", indicator(target(at_least=80, baseline="2020", decided_by="2026", due="2025")),
                value("2020", 20), value("2026", 70))  # fmt: skip
    assert steps(found)["expected"].formula == "z"
    assert steps(found)["pace"].result == Fraction(5, 6)


@pytest.mark.parametrize(
    ("described", "values", "as_of", "name", "why"),
    [
        (BASE, [], "2024-06-01", "gap", "nothing_observed"),
        (BASE, [value("2020", 20)], "2024-06-01", "pace", "no_value"),
        (indicator(target(at_least=80)), [value("2023", 20)], "2024-06-01", "share", "no_baseline"),
        (BASE, [value("2020", 20), value("2023", 30, bound="more_than")], "2024-06-01", "gap", "only_a_bound"),
        (BASE, [value("2020", 85), value("2023", 90)], "2024-06-01", "share", "baseline_meets"),
        (BASE, [value("2020", 20), broken("2023", 30)], "2024-06-01", "pace", "series_break"),
        (BASE, [value("2020", 20), value("2025", 30)], "2026-06-01", "required", "deadline_passed"),
        (BASE, [value("2020", 20), value("2023", 80)], "2024-06-01", "required", "already_met"),
        (BASE, [value("2020", 20), value("2023-Q4", 30)], "2024-06-01", "recent", "newest_is_no_year"),
        (BASE, [value("2020", 20), value("2023", 30)], "2024-06-01", "recent", "too_few_changes"),
        (BASE, [value("2020", 20), value("2023", 30, bound="more_than")], "2024-06-01", "recent", "only_a_bound"),
        (BASE, [value("2020", 20), value("2023", None, numerator=0, denominator=0)], "2024-06-01", "recent",
         "no_number"),
        (BASE, [value("2020", 20), value("2023", 30)], "2024-06-01", "projected", "no_trend"),
        (TOTAL, [value("2022", 20), value("2023", 30)], "2024-06-01", "recent", "too_few_changes"),
        (TOTAL, [value("2022", 20), value("2023", 30)], "2024-06-01", "projected", "changes_of_single_values"),
        (
            indicator(target(reduce_by=5, relative_to="2021"), better="lower", unit="count"),
            [value("2023", 30)],
            "2024-06-01",
            "threshold",
            "base_unknown",
        ),
        (
            indicator(target(at_most=10, baseline="2020"), better="lower", unit="rank"),
            [rank("2020", 25), rank("2023", 15, 34)],
            "2024-06-01",
            "pace",
            "population_changed",
        ),
        (
            indicator(target(reduce_by=10, relative_to="2016/2020"), better="lower", unit="count"),
            [value("2016/2020", 100), value("2023", 30)],
            "2024-06-01",
            "gap",
            "value_does_not_decide",
        ),
        (indicator(target(equals=5), better="none", unit="count"), [value("2023", 3)], "2024-06-01", "recent",
         "no_direction"),
        (BASE, [value("2020", 20), value("2023", None, numerator=0, denominator=0)], "2024-06-01", "gap", "no_number"),
        (
            indicator(target(refers_to={"document": "plan"})),
            [value("2023", 3)],
            "2024-06-01",
            "gap",
            "figure_unknown",
        ),
    ],
)  # fmt: skip
def test_what_is_not_computed_says_why(
    described: Fields, values: list[Fields], as_of: str, name: str, why: str
) -> None:
    step = steps(one(as_of, described, *values))[name]
    assert (step.result, step.why) == (None, why)


def test_too_few_changes_still_show_the_values_that_there_are() -> None:
    found = one("2025-06-01", BASE, value("2020", 20), value("2023", 30), value("2024", 35))
    assert " ".join(f"{item.symbol}={item.value}" for item in steps(found)["recent"].inputs) == "v0=30 v1=35"


@pytest.mark.parametrize(
    ("described", "values", "as_of", "rule"),
    [
        (BASE, [value("2023", 30)], "2024-06-01", "newest"),
        (BASE, [value("2025", 30)], "2026-06-01", "contains_deadline"),
        (indicator(target(at_least=80, decided_by="2026", due="2025")), [], "2027-06-01", "named_period"),
        (indicator(target(at_least=80), kind="level"), [value("2024", 90)], "2026-06-01", "level_before_deadline"),
        (indicator(target(outcome="done"), unit=None), [], "2024-06-01", "report"),
        (indicator(target(improve="yearly")), [], "2024-06-01", "step_by_step"),
    ],
)
def test_the_rule_that_names_the_deciding_value_is_told(
    described: Fields, values: list[Fields], as_of: str, rule: str
) -> None:
    assert one(as_of, described, *values).deciding_rule == rule


def test_a_report_that_says_it_is_done_decides_where_no_value_does() -> None:
    described = indicator(target(refers_to={"document": "plan"}))
    found = one("2024-06-01", described, outcomes=[outcome("done", on="2024-01-01")])
    assert found.deciding_rule == "report"


@pytest.mark.parametrize(
    ("lag", "months", "month_day", "until"), [(6, 6, None, "2026-06-30"), (None, None, "03-20", "2026-03-20")]
)
def test_the_wait_names_its_lag(lag: int | None, months: int | None, month_day: str | None, until: str) -> None:
    described = indicator(target(at_least=80), publication_lag_months=lag, publication_lag_source="letter 1")
    wait = one("2026-01-05", described).wait
    assert (wait.start, wait.months, wait.month_day, wait.until) == (day("2025-12-31"), months, month_day, day(until))
    assert (wait.source and wait.source.vi) == ("letter 1" if lag else None)


def all_computed(*, better: str = "higher", period: str = "2025") -> Explanation:
    """Explain a target on which everything can be computed; lower is better in the mirror of it."""
    higher = better == "higher"
    asked = {"at_least": 80} if higher else {"at_most": 20}
    described = indicator(target("2030", baseline="2020", **asked), better=better)
    numbers = [
        (str(2020 + step), number if higher else 100 - number) for step, number in enumerate((20, 25, 31, 39, 43))
    ]
    last = value(period, None, numerator=47 if higher else 53, denominator=100)
    return one("2026-02-01", described, *(value(year, number) for year, number in numbers), last)


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_where_everything_is_known_every_step_has_its_result(better: str) -> None:
    found = all_computed(better=better)
    assert [step.name for step in found.result.steps if step.why is not None] == []
    for step in found.result.steps:
        assert evaluated(step) == step.result
    assert found.result.pace == Fraction(9, 10)
    assert steps(found)["recent"].result == Fraction(27, 5)


def test_without_an_end_of_the_scale_a_projection_is_not_stopped() -> None:
    described = indicator(target("2030", at_least=80, baseline="2020"), unit="points")
    values = [value(str(year), year - 2000) for year in range(2020, 2026)]
    found = one("2026-02-01", described, *values, units=[{"id": "points", "name": "points"}])
    step = steps(found)["projected"]
    assert step.formula == "v + r * k / 12"
    assert evaluated(step) == step.result


def test_a_reported_cut_is_worked_out_from_its_base() -> None:
    described = indicator(target(reduce_by=5, relative_to="2021"), better="lower", unit="count")
    found = one("2024-06-01", described, value("2021", 200), value("2023", None, change=-3))
    assert steps(found)["value"].formula == "B * (1 + c / 100)"
    assert steps(found)["value"].result == evaluated(steps(found)["value"]) == 194
    assert steps(found)["threshold"].result == 190


def test_a_target_to_hold_expects_its_threshold() -> None:
    found = one("2024-06-01", BASE, value("2020", 85), value("2023", 78))
    expected, behind = steps(found)["expected"], steps(found)["behind"]
    assert expected.formula == "T"
    assert expected.result == 80
    assert behind.result == 2


def test_a_baseline_that_only_equals_what_must_be_exceeded_has_no_way_to_go() -> None:
    described = indicator(target(more_than=20, baseline="2021"))
    found = steps(one("2024-06-01", described, value("2021", 20), value("2023", 15)))
    assert (found["share"].why, found["pace"].why) == ("not_on_path", "nothing_expected_yet")


def test_a_range_names_both_ends() -> None:
    described = indicator(target(between=[10, 20]), better="none", unit="count")
    step = steps(one("2024-06-01", described, value("2023", 25)))["gap"]
    assert step.formula == "max(T - v, v - U, 0)"
    assert step.result == 5


@pytest.mark.parametrize(
    ("asked", "formula", "threshold"),
    [
        ({"raise_by": 20}, "B * (1 + p / 100)", 240),
        ({"raise_by": "1/4"}, "B * (1 + n / m)", 250),
        ({"raise_by": 5, "change_in": "unit"}, "B + p", 205),
    ],
)
def test_the_threshold_of_a_change_is_worked_out_as_the_decision_words_it(
    asked: Fields, formula: str, threshold: int
) -> None:
    found = one("2024-06-01", indicator({**target(relative_to="2021"), **asked}, unit="count"), value("2021", 200))
    step = steps(found)["threshold"]
    assert step.formula == formula
    assert step.result == evaluated(step) == threshold


def test_what_is_asked_for_moves_with_the_year_before() -> None:
    described = indicator(target("2030", raise_by=5, relative_to="year_before"), unit="count")
    values = [value(str(year), 100 + year - 2020) for year in range(2020, 2025)]
    found = steps(one("2025-06-01", described, *values))
    assert {found[name].why for name in ("share", "expected", "behind", "pace")} == {"against_year_before"}
    assert {found[name].why for name in ("required", "projected")} == {"threshold_moves"}


def test_a_period_that_ends_on_the_deadline_leaves_no_time() -> None:
    assert steps(one("2025-12-31", BASE, value("2020", 20), value("2025", 30)))["required"].why == "no_time_left"


def test_a_yearly_target_that_a_report_ended_is_still_judged_step_by_step() -> None:
    described = indicator(target(at_least=80, every="year"))
    ended = outcome("superseded", on="2023-01-01", reason="merged", document="decision 9")
    assert one("2024-06-01", described, outcomes=[ended]).deciding_rule == "step_by_step"
