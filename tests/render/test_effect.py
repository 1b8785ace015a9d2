"""What a change of the data does, in words: groups, what is new or gone, places, and what counts only later."""

from __future__ import annotations

from datetime import date

from par_cli.locales import ENGLISH, get_locale
from par_cli.model.reports import Observation
from par_cli.progress.changes import Effect, effect
from par_cli.progress.facts import Fact
from par_cli.render.effect import effect_text, entry_line
from support import Described, Fields, agency, dataset, day, figure, indicator, outcome, report, target, task, value

SHARE = indicator(target(at_least=50))


def effect_of(before: Described, after: Described, known: dict[date, int] | None = None) -> Effect:
    return effect(dataset(**before), dataset(**after), day("2026-06-01"), known or {})


def test_what_is_new_and_what_is_gone_is_said() -> None:
    old: Described = {"indicators": [SHARE], "tasks": [task(due="2023")]}
    new: Described = {"indicators": [indicator(target("2030", at_least=60))], "tasks": [task("I.2", due="2030")]}
    assert effect_text(effect_of(old, new), ENGLISH) == (
        "Other changes:\n"
        "  share/2030 (≥ 60%): · no data; was: not there\n"
        "  share/2025 (≥ 50%): no longer there; was: ? unreported\n"
        "  I.2 2030: · open, due 2030-12-31; was: not there\n"
        "  I.1 2023: no longer there; was: ? unreported, due 2023-12-31\n"
    )
    assert "trước đó: chưa có\n" in effect_text(effect_of(old, new), get_locale("vi"))


def test_nothing_is_said_too() -> None:
    same: Described = {"indicators": [SHARE]}
    assert effect_text(effect_of(same, same), ENGLISH) == "No status changes\n"
    assert effect_text(effect_of(same, same), get_locale("vi")) == "Không trạng thái nào thay đổi\n"


def test_what_counts_only_later_is_counted() -> None:
    after: Described = {"indicators": [SHARE], "values": [value(2025, 60, published="2026-07-01")]}
    before: Described = {"indicators": [SHARE]}
    known = {day("2026-07-01"): 1, day("2026-08-01"): 1200}
    assert effect_text(effect_of(before, after, known), ENGLISH) == (
        "Counts from 2026-07-01\n"
        "Now met or done:\n"
        "  share/2025 (≥ 50%): 60% (2025), ✓ met; was: ? unreported\n"
        "Of these entries 1,200 count only later, the first from 2026-08-01\n"
    )


def test_the_places_of_the_first_entries_are_named_each_once() -> None:
    names = [f"unit-{number}" for number in range(5)]
    posts = indicator(target(at_least=30), unit="count", reporters=names)
    before: Described = {"indicators": [posts], "agencies": [agency(name) for name in names]}
    after: Described = {**before, "values": [value(2025, 10, reporter=name) for name in names]}
    found = effect_of(before, after)

    def place_of(fact: Fact) -> str:
        assert isinstance(fact, Observation)
        return f"row {fact.reporter}"

    assert "(by row unit-0, row unit-1, row unit-2 and 2 more)\n" in effect_text(found, ENGLISH, place_of)
    assert "(by sheet and 2 more)\n" in effect_text(found, ENGLISH, lambda _: "sheet")
    assert " (by " not in effect_text(found, ENGLISH)


def test_what_an_entry_concerns_and_leaves_as_it_was_is_shown_with_it() -> None:
    work: list[Fields] = [task(due="2023"), task("I.2", due="2030")]
    said = [report("in_progress", published="2023-05-01")]
    before: Described = {
        "indicators": [SHARE, indicator(target(at_least=5), name="other")],
        "tasks": work,
        "reports": said,
    }
    after: Described = {
        **before,
        "values": [value(2024, 40)],
        "reports": [*said, report("in_progress", published="2024-05-01")],
    }
    found = effect_of(before, after)
    (fact,) = found.after.dataset.observations["share"]
    assert effect_text(found, ENGLISH, about=[fact]) == (
        "Status as before:\n  share/2025 (≥ 50%): 40% (2024), 10 pp short, ? unreported; was: ? unreported\n"
    )
    (_, told) = found.after.dataset.task_reports["I.1"]
    assert effect_text(found, ENGLISH, about=[told]) == (
        "Status as before:\n  I.1 2023: ✗ unfinished, due 2023-12-31; was: ✗ unfinished, due 2023-12-31\n"
    )
    (idle,) = found.before.dataset.task_reports["I.1"]
    assert effect_text(effect_of(before, before), ENGLISH, about=[idle]) == "No status changes\n"


def test_an_entry_is_one_line() -> None:
    data = dataset(
        indicators=[SHARE, indicator(target(refers_to={"document": "law"}), name="other")],
        tasks=[task(due="2023")],
        values=[value(2024, "40.5")],
        outcomes=[outcome("superseded", on="2024-01-01", reason="merged", document="law 9")],
        thresholds=[figure(60, "2024-01-01", name="other/2025")],
        reports=[report("not_started", published="2023-05-01")],
    )
    entries: list[Fact] = [
        *data.observations["share"],
        *data.outcomes["share/2025"],
        *data.thresholds["other/2025"],
        *data.task_reports["I.1"],
    ]
    assert [entry_line(entry, data, ENGLISH) for entry in entries] == [
        "share 2024: 40.5%",
        "share/2025: no longer applies",
        "other/2025: 60",
        "I.1: not started",
    ]
