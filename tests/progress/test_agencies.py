"""Who answers today for an agency that the decision names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from par_cli.model.agencies import Agencies, Successor
from par_cli.progress import agencies as followed
from par_cli.progress.agencies import today, unverified
from support import agency, dataset, day

AGENCIES = (
    agency("posts", until="2025-02-28", successors=[{"agency": "digital", "from": "2025-03-01"}]),
    agency("press", successors=[{"agency": "posts", "from": "2024"}]),
    agency(
        "districts",
        successors=[
            {"agency": "communes", "from": "2025-07-01"},
            {"agency": "home", "from": "2025-07-01"},
            {"agency": "justice", "from": "2025-08"},
        ],
    ),
    agency("communes"),
    agency("split", successors=[{"agency": "health", "from": "2023", "scope": "hospitals"}]),
    agency("ended", until="2023-12-31"),
)


def answering(as_of: str, *names: str) -> tuple[str, ...]:
    """Return who answers on a day for those named."""
    return today(dataset(agencies=AGENCIES).agencies, names, day(as_of))


@pytest.mark.parametrize(
    ("name", "as_of", "expected"),
    [
        ("home", "2026-01-01", ("home",)),
        ("posts", "2025-02-28", ("posts",)),
        ("posts", "2025-03-01", ("digital",)),
        ("districts", "2025-06-30", ("districts",)),
        ("districts", "2025-07-01", ("communes", "home")),
        ("districts", "2025-08-30", ("communes", "home")),
        ("districts", "2025-08-31", ("communes", "home", "justice")),
        ("ended", "2026-01-01", ("ended",)),
    ],
)
def test_an_agency_answers_until_the_day_on_which_its_successors_begin(
    name: str, as_of: str, expected: tuple[str, ...]
) -> None:
    assert answering(as_of, name) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2024-12-30", "press"), ("2024-12-31", "posts"), ("2025-03-01", "digital")]
)
def test_a_chain_of_successors_is_followed_and_a_year_counts_from_its_last_day(as_of: str, expected: str) -> None:
    assert answering(as_of, "press") == (expected,)


def test_the_successor_of_a_part_does_not_answer_for_the_whole() -> None:
    assert answering("2026-01-01", "split") == ("split",)


def test_each_agency_is_named_once_in_the_order_of_those_it_answers_for() -> None:
    assert answering("2025-07-01", "posts", "districts", "home", "press") == ("digital", "communes", "home")
    assert answering("2025-07-01") == ()


HEARSAY = (
    agency("tax", successors=[{"agency": "region", "from": "2025-07-01", "unverified": True}]),
    agency("region", successors=[{"agency": "digital", "from": "2026-01-01", "source": "decision 9"}]),
    agency("press", successors=[{"agency": "tax", "from": "2024", "source": "decision 8"}]),
    agency("split", successors=[{"agency": "health", "from": "2023", "scope": "hospitals", "unverified": True}]),
)


@pytest.mark.parametrize(
    ("names", "as_of", "expected"),
    [
        (["tax"], "2025-06-30", set()),
        (["tax"], "2025-07-01", {"region"}),
        (["tax"], "2026-01-01", {"digital"}),
        (["region"], "2026-01-01", set()),
        (["press"], "2024-12-31", set()),
        (["press"], "2025-07-01", {"region"}),
        (["split", "home"], "2026-01-01", set()),
        (["press", "home", "tax"], "2026-01-01", {"digital"}),
    ],
)
def test_who_answers_by_general_knowledge_alone_is_known_along_the_whole_chain(
    names: list[str], as_of: str, expected: set[str]
) -> None:
    assert unverified(dataset(agencies=HEARSAY).agencies, names, day(as_of)) == expected


def test_long_chains_and_many_ways_to_the_same_agency_are_followed_once_each() -> None:
    chain = [agency(f"a-{n}", successors=[{"agency": f"a-{n + 1}", "from": "2024-01-01"}]) for n in range(1500)]
    layers = [
        agency(f"l-{n}-{side}", successors=[{"agency": f"l-{n + 1}-{next_side}", "from": 2024} for next_side in "xy"])
        for n in range(40)
        for side in "xy"
    ]
    ends = [agency("a-1500"), agency("l-40-x"), agency("l-40-y")]
    agencies = dataset(agencies=[*chain, *layers, *ends]).agencies
    assert today(agencies, ["a-0"], day("2026-01-01")) == ("a-1500",)
    assert today(agencies, ["l-0-x", "l-0-y"], day("2026-01-01")) == ("l-40-x", "l-40-y")
    assert unverified(agencies, ["l-0-x"], day("2026-01-01")) == frozenset()


def test_each_step_of_a_chain_is_followed_once_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    heirs = followed.heirs_on

    def counting(agencies: Agencies, name: str, as_of: date, taken: Collection[str]) -> tuple[Successor, ...]:
        asked.append(name)
        return heirs(agencies, name, as_of, taken)

    monkeypatch.setattr(followed, "heirs_on", counting)
    names = [f"a-{n}" for n in range(500)]
    chain = [agency(f"a-{n}", successors=[{"agency": f"a-{n + 1}", "from": "2024-01-01"}]) for n in range(500)]
    agencies = dataset(agencies=[*chain, agency("a-500")]).agencies
    for as_of in ("2026-01-01", "2026-01-02"):  # nothing changes between the two
        for name in names:
            assert today(agencies, [name], day(as_of)) == ("a-500",)
        assert today(agencies, names, day(as_of)) == ("a-500",)
    assert len(asked) <= 2 * 501
    assert today(agencies, ["a-0"], day("2023-12-31")) == ("a-0",)


def test_only_so_many_days_and_parts_are_remembered() -> None:
    agencies = dataset(agencies=AGENCIES).agencies
    for number in range(300):
        assert today(agencies, ["press"], day("2026-01-01"), (f"part-{number}",)) == ("digital",)
    assert len(agencies.remembered) <= 100
