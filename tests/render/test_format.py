"""Periods as people read them, in two languages."""

from __future__ import annotations

import pytest

from par_cli.model.periods import parse_period
from par_cli.render import format as form


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2024", "2024", "2024"),
        ("2024-01/2024-12", "2024", "2024"),
        ("2025-04/2026-03", "04/2025-03/2026", "2025-04/2026-03"),
        ("2016/2020", "2016-2020", "2016-2020"),
        ("2016-01/2020-12", "2016-2020", "2016-2020"),
        ("2016-04/2020-03", "04/2016-03/2020", "2016-04/2020-03"),
        ("2024-9M", "9 tháng 2024", "2024-9M"),
        ("2024-04/2024-12", "04/2024-12/2024", "2024-04/2024-12"),
        ("2024-H2", "6 tháng 2/2024", "2024-H2"),
        ("2024-04/2024-09", "04/2024-09/2024", "2024-04/2024-09"),
        ("2024-Q3", "quý 3/2024", "2024-Q3"),
        ("2024-07/2024-09", "quý 3/2024", "2024-Q3"),
        ("2024-02/2024-04", "02/2024-04/2024", "2024-02/2024-04"),
        ("2024-07", "07/2024", "2024-07"),
        ("2024-07-01", "01/07/2024", "2024-07-01"),
    ],
)
def test_a_period_has_the_name_of_the_calendar_or_else_both_of_its_ends(text: str, vi: str, en: str) -> None:
    period = parse_period(text)
    assert (form.period(period, "vi"), form.period(period, "en")) == (vi, en)
