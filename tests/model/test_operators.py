"""The table of operators: complete, and the same as the fields that carry them."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from par_cli.model.decision import Stretch, Target
from par_cli.model.operators import (
    CHANGES,
    COMPARISONS,
    FITTING,
    OPERATORS,
    WITHOUT_NUMBER,
    Better,
    Comparison,
    Operator,
)


def test_every_operator_has_a_row_and_a_key_of_targets() -> None:
    assert tuple(OPERATORS) == get_args(Operator)
    assert [name for name in OPERATORS if name not in Target.model_fields] == []
    assert tuple(Comparison.model_fields) == COMPARISONS
    assert tuple(Stretch.model_fields) == (*COMPARISONS, *CHANGES)


def test_every_operator_compares_changes_or_has_no_number() -> None:
    assert {*COMPARISONS, *CHANGES, *WITHOUT_NUMBER} == set(OPERATORS)
    assert len(COMPARISONS) + len(CHANGES) + len(WITHOUT_NUMBER) == len(OPERATORS)


def test_an_operator_with_a_side_fits_only_the_direction_of_that_side() -> None:
    for name, row in OPERATORS.items():
        fitting = {better for better, names in FITTING.items() if name in names}
        assert fitting == set(row.fits)
        if row.side:
            assert fitting == {"higher" if row.side > 0 else "lower"}


@pytest.mark.parametrize(
    ("asked", "better", "limits"),
    [
        ({"at_least": 5}, "higher", (5, None)),
        ({"less_than": 5}, "lower", (None, 5)),
        ({"equals": 5}, "higher", (5, 5)),
        ({"between": (5, 9)}, "none", (5, 9)),
        ({"between": (5, 9)}, "higher", (5, None)),
        ({"between": (5, 9)}, "lower", (None, 9)),
    ],
)
def test_the_limits_are_the_least_and_the_greatest_number_that_meet_a_comparison(
    asked: dict[str, object], better: Better, limits: tuple[int | None, int | None]
) -> None:
    numbers = {key: tuple(map(Decimal, given)) if isinstance(given, tuple) else Decimal(str(given))
               for key, given in asked.items()}  # fmt: skip
    assert Comparison.model_construct(None, **numbers).limits(better) == limits
