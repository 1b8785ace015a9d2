"""What was known of an indicator on a day: revisions, publication, populations and breaks."""

from __future__ import annotations

from datetime import date

from par_cli.model.periods import parse_period
from par_cli.progress.series import Series, breaks_between, find, joined, known, population_changed, revised
from support import INDICATOR, Fields, dataset, day, indicator, rank, value

YEAR = parse_period("2024")


def series(as_of: str, *values: Fields) -> Series:
    """Return what was known of the values on a day."""
    return known(observations(*values), day(as_of))


def observations(*values: Fields) -> Series:
    """Return the values as the reader gives them."""
    unit = "rank" if any("of" in item for item in values) else "percent"
    described = indicator(unit=unit, better="lower")
    return Series(dataset(indicators=[described], values=values).observations[INDICATOR])


def shown(found: Series) -> list[tuple[str, int]]:
    """Return period and number of each."""
    return [(item.period.text, int(item.value or 0)) for item in found]


REVISED = (
    value(2024, 1, published="2025-02-01"),
    value(2024, 2, published="2025-06-01"),
    value(2024, 3, published="2024-11-01"),
)


def test_the_last_publication_known_on_the_day_holds() -> None:
    held = {as_of: shown(series(as_of, *REVISED)) for as_of in ("2024-12-30", "2024-12-31", "2025-02-01", "2025-06-01")}
    assert held == {
        "2024-12-30": [],
        "2024-12-31": [("2024", 3)],
        "2025-02-01": [("2024", 1)],
        "2025-06-01": [("2024", 2)],
    }


def test_a_value_without_a_day_of_publication_is_known_at_the_end_of_its_period_and_revised_by_any_later_one() -> None:
    values = (value(2024, 5), value(2024, 6, published="2025-03-01"))
    assert shown(series("2024-12-31", *values)) == [("2024", 5)]
    assert shown(series("2025-03-01", *values)) == [("2024", 6)]


def test_of_two_periods_with_one_end_the_longer_comes_last() -> None:
    values = (value("2024-12", 1), value(2024, 4), value("2024-Q4", 2), value("2023/2024", 5), value("2024-H2", 3))
    assert shown(series("2025-01-01", *values)) == [
        ("2024-12", 1),
        ("2024-Q4", 2),
        ("2024-H2", 3),
        ("2024", 4),
        ("2023/2024", 5),
    ]


def test_periods_within_one_another_are_held_apart() -> None:
    assert len(series("2024-04-01", value("2024-Q1", 1), value("2024-03", 2), value("2024-03-31", 3))) == 3


def test_the_value_of_a_single_reporter_is_kept_and_decides_nothing() -> None:
    values = (value(2024, 1, reporter="health"), value(2024, 2))
    assert len(observations(*values)) == 2
    assert shown(series("2025-01-01", *values)) == [("2024", 2)]
    assert series("2025-01-01", values[0]) == ()


def test_a_period_is_found_only_as_itself() -> None:
    found = series("2025-01-01", value(2024, 1), value("2024-Q4", 2))
    assert find(found, YEAR) is found[1]
    assert find(found, parse_period("2023")) is None
    assert find(found, None) is None


def test_a_value_is_revised_when_a_known_publication_says_another_number() -> None:
    again = observations(value(2024, 1), value(2024, "1.0", published="2025-02-01"))
    assert not revised(again, YEAR, day("2026-01-01"))
    changed = observations(*REVISED)
    assert not revised(changed, YEAR, day("2025-01-31"))
    assert revised(changed, YEAR, day("2025-02-01"))
    assert not revised(changed, parse_period("2023"), day("2026-01-01"))
    bounded = observations(value(2024, 1), value(2024, 1, bound="at_least", published="2025-02-01"))
    assert revised(bounded, YEAR, day("2025-02-01"))


def test_ranks_among_different_numbers_compare_only_where_the_later_one_says_so() -> None:
    first, other, stated = observations(rank(2022, 5, 60), rank(2023, 5, 61), rank(2024, 5, 63, comparable=True))
    assert population_changed(first, other)
    assert not population_changed(other, stated)
    assert not population_changed(first, first)
    assert not joined(Series((first, other)), first, other)
    assert joined(Series((other, stated)), other, stated)


def test_a_break_lies_after_the_value_before_it_and_up_to_the_period_that_carries_it() -> None:
    found = series("2026-01-01", value(2022, 1), {**value(2023, 2), "break": True}, value(2024, 3))
    days = [item.period.end for item in found]
    assert breaks_between(found, days[0], days[1])
    assert breaks_between(found, days[0], days[2])
    assert not breaks_between(found, days[1], days[2])
    assert not joined(found, found[0], found[2])
    assert joined(found, found[1], found[2])


def test_what_is_looked_up_in_a_series_is_what_a_search_would_find() -> None:
    texts = (
        "2023",
        "2023-Q4",
        "2023-12",
        "2023-12-31",
        "2024-03-15",
        "2024-H1",
        "2024",
        "2023-07/2024-06",
        "2023/2024",
    )
    found = series("2026-01-01", *(value(text, number) for number, text in enumerate(texts)))
    assert len(found) == len(texts)
    days = [day(text) for text in ("2022-06-01", "2023-01-01", "2023-12-30", "2023-12-31", "2024-03-15", "2025-01-01")]
    for one in days:
        ended = [item for item in found if item.period.end <= one]
        assert found.place_after(one) == len(ended)
        assert found.last_until(one) == (ended[-1] if ended else None)
        before = [item for item in found if item.period.end < one]
        assert found.last_before(one) == (before[-1] if before else None)
        assert found.containing(one) == [item for item in found if item.period.contains(one)]
        for other in days:
            begun = any(item.period.end > one and item.period.start <= other for item in found)
            assert found.begins_between(one, other) is begun
    assert found.last_start == day("2024-03-15")
    assert Series().last_start == date.min
