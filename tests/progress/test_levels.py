"""Levels that many milestones and targets ask for: what is looked up is what a search would find."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from par_cli.model.decision import Indicator
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.exact import Range, observed, verdict
from par_cli.progress.levels import Levels
from support import INDICATOR, dataset, indicator

DATA = dataset(indicators=[indicator(unit="percent")])
PERCENT: Indicator = DATA.indicators[INDICATOR]
FIRST = date(2020, 1, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def daily(*levels: int | None, bounds: bool = False) -> list[Observation]:
    """Return a value for each day; None is a population that is empty."""
    found = []
    for number, level in enumerate(levels):
        period = Period(on(number).isoformat(), on(number), on(number), 0)
        value = None if level is None else Decimal(level)
        bound = "at_least" if bounds and number % 3 == 0 else None
        found.append(Observation.model_construct(indicator=INDICATOR, period=period, value=value, bound=bound))
    return found


GOALS = [
    Range(Fraction(60), None),
    Range(Fraction(60), None, low_open=True),
    Range(None, Fraction(40)),
    Range(None, Fraction(40), high_open=True),
    Range(Fraction(45), Fraction(55)),
    Range(Fraction(99), None),
    Range(None, Fraction(0)),
    Range(Fraction(150), None),
]


@pytest.mark.parametrize("wanted", GOALS, ids=str)
@pytest.mark.parametrize("bounds", [False, True])
def test_what_is_looked_up_is_what_a_search_would_find(wanted: Range, bounds: bool) -> None:
    random = Random(1)  # noqa: S311 - only numbers to look up
    for count in (0, 1, 5, 63, 64, 65, 200):
        for middle in (20, 50, 80):
            items = daily(
                *(random.choice((None, max(0, min(100, middle + random.randint(-22, 22))))) for _ in range(count)),
                bounds=bounds,
            )
            levels = Levels(items, PERCENT, DATA.units)
            known = [
                (item, observed(item, item.level, PERCENT, DATA.units)) for item in items if item.level is not None
            ]
            met = [item for item, seen in known if verdict(wanted, seen)]
            assert levels.first_met(wanted) is next(iter(met), None)
            for day in map(on, (-1, 0, 3, 64, 150, 300)):
                short = any(verdict(wanted, seen) is False for item, seen in known if item.period.end >= day)
                assert levels.falls_short(wanted, day) is short
                for after in (None, on(-1), on(2), on(70)):
                    between = any((after is None or after < item.period.end) and item.period.end < day for item in met)
                    assert levels.any_met(wanted, after, day) is between


def test_a_block_that_cannot_meet_is_passed_over_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Range] = []

    def counting(goal: Range, seen: Range) -> bool | None:
        asked.append(seen)
        return verdict(goal, seen)

    monkeypatch.setattr("par_cli.progress.levels.verdict", counting)
    levels = Levels(daily(*([10] * 6400)), PERCENT, DATA.units)
    assert not levels.any_met(Range(Fraction(60), None), None, on(6400))
    assert not levels.any_met(Range(Fraction(60), None), on(5), on(6390))
    assert len(asked) < 200
    assert levels.first_met(Range(Fraction(60), None)) is None
    assert len(asked) < 200
