"""The digest of what the data says on a day."""

from __future__ import annotations

from par_cli.progress.digest import definitions_digest, digest
from support import dataset, day, indicator, outcome, report, target, task, value

DESCRIBED = indicator(target(between=["60", "80"], baseline="2021"), above_100=True, publication_lag_months=6)
TASK = task(due="2022-Q4")
VALUES = (value("2021", "48.670", published="2022-03-01"), value("2024", 50, published="2025-03-01"))
REPORT = report("done", on="2022-12-01", published="2023-01-05")


def of(as_of: str, *values: dict[str, object], **more: object) -> str:
    return digest(dataset(indicators=[DESCRIBED], tasks=[TASK], values=values, **more), day(as_of))  # type: ignore[arg-type]


def test_the_digest_is_64_hexadecimal_digits_and_the_order_of_records_does_not_change_it() -> None:
    found = of("2026-01-01", *VALUES)
    assert len(found) == 64
    assert int(found, 16)
    assert of("2026-01-01", *reversed(VALUES)) == found


def test_the_order_of_records_within_a_record_does_not_change_the_digest() -> None:
    first, second = target(at_least=80), target("2030", at_least=90)
    several = [
        digest(dataset(indicators=[indicator(*them)]), day("2026-01-01")) for them in ((first, second), (second, first))
    ]
    assert several[0] == several[1]


def test_what_counts_only_later_does_not_change_the_digest_and_what_counts_does() -> None:
    first, second = VALUES
    assert of("2025-02-28", first, second) == of("2025-02-28", first)
    assert of("2025-03-01", first, second) != of("2025-03-01", first)
    ended = outcome("superseded", on="2024-01-01", reason="merged", document="decision 9")
    assert of("2023-12-31", first, outcomes=[ended]) == of("2023-12-31", first)
    assert of("2024-01-01", first, outcomes=[ended]) != of("2024-01-01", first)
    assert of("2023-01-04", first, reports=[REPORT]) == of("2023-01-04", first)
    assert of("2023-01-05", first, reports=[REPORT]) != of("2023-01-05", first)


def test_every_digit_counts() -> None:
    assert of("2026-01-01", value("2021", "48.67")) != of("2026-01-01", value("2021", "48.670"))


def test_what_an_entry_accepts_and_why_counts_and_its_order_does_not() -> None:
    def of_task(accepted: dict[str, str] | None) -> str:
        return digest(dataset(tasks=[task(due="2022-Q4", accepted=accepted)]), day("2026-01-01"))

    reasons = {"PAR811": "blank in the text", "PAR901": "for later"}
    assert of_task(reasons) == of_task(dict(reversed(reasons.items())))
    assert len({of_task(None), of_task(reasons), of_task({**reasons, "PAR811": "an oversight"})}) == 3
    assert of_task(None) == of_task({})


def test_the_definitions_have_a_digest_of_their_own_which_no_report_changes() -> None:
    plain = dataset(indicators=[indicator(target(at_least=80))])
    reported = dataset(indicators=[indicator(target(at_least=80))], values=[value("2024", 5)])
    other = dataset(indicators=[indicator(target(at_least=81))])
    assert digest(plain, day("2025-01-01")) != digest(reported, day("2025-01-01"))
    assert definitions_digest(plain) == definitions_digest(reported) != definitions_digest(other)


def test_which_reports_are_due_is_part_of_what_the_data_says() -> None:
    covers = {"from": "12-15", "to": "12-14"}
    windows = [{"id": "year", "period": "year", "name": "Report", "covers": covers, "due": "12-20"}]
    assert of("2026-01-01", *VALUES, reporting={"windows": windows}) != of("2026-01-01", *VALUES)
