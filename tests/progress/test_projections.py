"""Somebody else's projections: shown and compared, and never a value (docs/method.md, 1)."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.progress.digest import digest
from par_cli.progress.status import newest_published
from par_cli.progress.subject import Subject, show
from support import Fields, dataset, day, indicator, stand, target, value

HALF = indicator(target("2030", at_least=50, baseline="2021"), target(at_least=40, baseline="2021"))
VALUES = (value(2021, 10), value(2023, 20), value(2024, 25))


def expected(period: object, number: object, published: str = "2025-01-10", **more: object) -> Fields:
    return {**value(period, number), "projection": True, "published": published, **more}


@given(
    st.lists(
        st.tuples(st.integers(2021, 2031), st.integers(0, 100)), max_size=4, unique_by=lambda projected: projected[0]
    ),
    st.sampled_from(["2024-06-01", "2025-06-01", "2026-06-01", "2031-06-01"]),
)
def test_projections_change_no_result_whatever_they_say(projected: list[tuple[int, int]], as_of: str) -> None:
    more = [expected(year, number) for year, number in projected]
    without = stand(as_of, indicators=[HALF], values=VALUES)
    found = stand(as_of, indicators=[HALF], values=[*VALUES, *more])
    assert found.targets == without.targets
    assert newest_published(found.dataset, day(as_of)) == newest_published(without.dataset, day(as_of))


def test_a_projection_is_known_from_its_publication_and_says_whether_it_meets_what_is_due_in_its_period() -> None:
    rows = [expected(2030, 48), expected(2030, 52, "2025-09-01"), expected("2025/2030", 60), expected(2027, 30)]
    data = dataset(indicators=[HALF], values=[*VALUES, *rows])
    assert show(data, day("2025-01-09"), Subject("indicator", "share")).projections == ()
    found = show(data, day("2025-06-01"), Subject("indicator", "share")).projections
    assert [(item.observation.period.text, item.verdicts) for item in found] == [
        ("2027", ()),
        ("2025/2030", (("share/2030", True), ("share/2025", True))),
        ("2030", (("share/2030", False),)),
    ]
    later = show(data, day("2025-10-01"), Subject("target", "share/2030")).projections
    assert [item.verdicts for item in later if item.observation.period.text == "2030"] == [
        (("share/2030", False),),
        (("share/2030", True),),
    ]


def test_the_same_projections_in_a_table_are_the_same_data_and_a_digest_knows_them() -> None:
    rows = [*VALUES, expected(2030, 48)]
    out = io.StringIO()
    writer = csv.DictWriter(out, OBSERVATION_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, **({"projection": "true"} if "projection" in row else {})} for row in rows)
    from_yaml, from_csv = (
        dataset(indicators=[HALF], values=rows),
        dataset(indicators=[HALF], files={"a.csv": out.getvalue()}),
    )
    assert from_yaml.projections.get("share") == from_csv.projections.get("share")
    assert from_yaml.observations.get("share") == from_csv.observations.get("share")
    at = day("2025-06-01")
    assert digest(from_yaml, at) == digest(from_csv, at) != digest(dataset(indicators=[HALF], values=VALUES), at)
    assert digest(from_yaml, day("2025-01-09")) == digest(dataset(indicators=[HALF], values=VALUES), day("2025-01-09"))


def test_a_table_without_projections_does_not_keep_their_column() -> None:
    text = "indicator,period,value,published,projection\nshare,2024,25,2025-02-01,\n"
    data = dataset(indicators=[HALF], files={"a.csv": text})
    assert not data.observations.has_column("projection")
    assert len(data.projections) == 0
