"""Parts of what is counted that are not agencies: they report as agencies do (docs/method.md, 10)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from support import Fields, agency, indicator, one_target, target, value

NAMES = ("women", "men", "others")
BREAKDOWNS: tuple[Fields, ...] = tuple({"id": name, "name": name.title()} for name in NAMES)

COUNTS = st.lists(st.none() | st.integers(0, 500), min_size=3, max_size=3)


@given(COUNTS, st.booleans())
def test_a_breakdown_reports_as_an_agency_does(counts: list[int | None], each: bool) -> None:
    asked = indicator(target(at_least=300, each=each), unit="count", kind="flow", reporters=list(NAMES))
    values = [value(2025, count, reporter=name) for name, count in zip(NAMES, counts, strict=True) if count is not None]
    broken = one_target("2026-06-01", asked, *values, breakdowns=BREAKDOWNS)
    agencies = one_target("2026-06-01", asked, *values, agencies=[agency(name) for name in NAMES])
    assert broken._replace(entry=agencies.entry) == agencies


def test_the_sum_of_breakdowns_is_there_once_all_of_them_are() -> None:
    asked = indicator(target(at_least=300), unit="count", kind="flow", reporters=list(NAMES))
    some = one_target("2026-06-01", asked, value(2025, 400, reporter="women"), breakdowns=BREAKDOWNS)
    assert some.reporters is not None
    assert (some.status, some.reporters.done, some.reporters.missing) == ("unreported", 1, ("men", "others"))
    values = [value(2025, 150, reporter=name) for name in NAMES]
    assert one_target("2026-06-01", asked, *values, breakdowns=BREAKDOWNS).status == "met"


@given(st.booleans(), st.none() | st.integers(0, 500))
def test_breakdowns_report_next_to_a_group_of_which_only_the_size_is_known(each: bool, count: int | None) -> None:
    asked = indicator(target(at_least=300, each=each), unit="count", kind="flow", reporters=list(NAMES))
    values = [] if count is None else [value(2025, count, reporter="women")]
    communes = agency("communes", size=69)
    found = one_target("2026-06-01", asked, *values, breakdowns=BREAKDOWNS, agencies=[communes])
    assert found.reporters is not None
    assert (found.reporters.done, found.reporters.total) == (len(values), len(NAMES))
