"""The first screen, line by line: the verdict, the counts with their notes, what is past due and what falls due."""

from __future__ import annotations

import pytest

from par_cli.locales import ENGLISH
from par_cli.progress.results import Status
from par_cli.progress.status import Filters
from par_cli.render.formats import Layout
from par_cli.render.table import table
from support import Fields, indicator, rank, report, stand, target, task, value

NOTHING = "NOTHING IS PAST DUE."


def screen(found: Status) -> list[str]:
    """Return the lines of the first screen, in English, without colour and wide enough that no line is broken."""
    text = table(found, "status", ENGLISH, 200, color=False, binding=False)
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def line_with(found: Status, words: str) -> str:
    """Return the one line of the first screen that has these words."""
    (line,) = [line for line in screen(found) if words in line]
    return line


def shares(count: int, **more: object) -> list[Fields]:
    """Return indicators ``a``, ``b``, ... with one target each."""
    return [indicator(target(at_least=80), name=name, **more) for name in "abcdefghij"[:count]]


def dated(count: int, due: str = "2022-12-31") -> list[Fields]:
    """Return tasks ``I.1``, ``I.2``, ... that are due on a day."""
    return [task(f"I.{number + 1}", due=due) for number in range(count)]


# --- the verdict


def test_nothing_is_past_due_where_nothing_is() -> None:
    found = stand("2024-06-01", indicators=shares(1), tasks=dated(1, "2025-12-31"))
    assert f"✓ {NOTHING}" in screen(found)
    assert "! " not in " ".join(screen(found))


@pytest.mark.parametrize(
    ("targets", "tasks", "verdict"),
    [
        (1, 0, "! PAST DUE: 1 of 1 target."),
        (0, 1, "! PAST DUE: 1 of 1 task (1 occurrence)."),
        (1, 1, "! PAST DUE: 1 of 1 target and 1 of 1 task (1 occurrence)."),
        (2, 2, "! PAST DUE: 2 of 2 targets and 2 of 2 tasks (2 occurrences)."),
        (1, 2, "! PAST DUE: 1 of 1 target and 2 of 2 tasks (2 occurrences)."),
    ],
)
def test_the_verdict_adds_what_is_past_due_of_targets_and_of_tasks(targets: int, tasks: int, verdict: str) -> None:
    found = stand("2026-06-01", indicators=shares(targets), tasks=dated(tasks))
    assert verdict in screen(found)
    assert f"✓ {NOTHING}" not in screen(found)


def test_tasks_are_counted_once_and_their_occurrences_one_by_one() -> None:
    found = stand("2026-06-01", tasks=[task(every="year"), *dated(3, "2026-12-31")[1:]])
    assert "! PAST DUE: 1 of 3 tasks (4 occurrences)." in screen(found)


def test_the_verdict_says_whether_reports_are_missing_or_tell_of_failure() -> None:
    missed, unfinished = value("2025", 50, name="a"), report("not_started", name="I.1", published="2023-01-05")
    silent = stand("2026-06-01", indicators=shares(1), tasks=dated(1))
    told = stand("2026-06-01", indicators=shares(1), tasks=dated(1), values=[missed], reports=[unfinished])
    mixed = stand("2026-06-01", indicators=shares(3), tasks=dated(3), values=[missed], reports=[unfinished])
    assert "All for LACK OF A REPORT; nothing is reported as missed or unfinished." in screen(silent)
    assert "All are reported: targets missed 1, occurrences unfinished 1." in screen(told)
    line = line_with(mixed, "missed 1")
    assert "unfinished 1" in line
    assert "2" in line.split("missed", maxsplit=1)[0]


# --- the counts and their notes


def test_statuses_without_a_column_are_counted_as_other_and_named_in_a_note_of_their_phase() -> None:
    both = [indicator(target(at_least=80), target("2030", at_least=90), name=name) for name in ("a", "b")]
    found = stand("2026-06-01", indicators=both, values=[value("2025", 85, name="a")])
    assert "2025 2 1 0 1 0" in screen(found)
    assert "2030 2 0 0 0 2 (1)" in screen(found)
    assert line_with(found, "(1) 1 ") == "(1) 1 no data, 1 unrated"


def test_each_phase_with_other_statuses_has_a_note_with_its_own_number() -> None:
    both = [indicator(target(at_least=80), target("2030", at_least=90))]
    found = stand("2024-06-01", indicators=both)
    assert "2025 1 0 0 0 1 (1)" in screen(found)
    assert "2030 1 0 0 0 1 (2)" in screen(found)
    assert "(1) 1 no data" in screen(found)
    assert "(2) 1 no data" in screen(found)


def test_targets_judged_by_the_year_say_that_no_year_is_due_yet() -> None:
    found = stand("2022-06-01", indicators=[indicator(target(at_least=80, every="year"))])
    assert "(1) 1 no data (1: no year due yet)" in screen(found)


def test_ended_tasks_have_a_note_and_no_column() -> None:
    ended = report("superseded", name="I.1", on="2022-06-01", reason="merged", document="Decision 9")
    found = stand("2024-06-01", tasks=dated(2), reports=[ended])
    assert "tasks 2 0 0 0 1 0 0" in screen(found)
    assert "superseded: tasks 1, occurrences 1" in screen(found)


# --- what is past due


def test_the_four_longest_overdue_are_shown_with_name_and_lead_and_the_rest_with_ids() -> None:
    tasks = [task(f"I.{number}", due=f"2022-12-{number:02}") for number in range(1, 7)]
    lines = screen(stand("2023-01-01", tasks=tasks))
    shown = [line for line in lines if line.startswith("? ")]
    assert shown == [
        "? 31 days I.1 Task I.1 Department home",
        "? 30 days I.2 Task I.2 Department home",
        "? 29 days I.3 Task I.3 Department home",
        "? 28 days I.4 Task I.4 Department home",
        "? 27 days I.5",
        "? 26 days I.6",
    ]


def test_days_that_would_not_fit_whole_are_not_begun_in_detail() -> None:
    tasks = [*dated(3, "2022-12-01"), *[task(f"II.{number}", due="2022-12-31") for number in range(2)]]
    shown = [line for line in screen(stand("2023-01-01", tasks=tasks)) if line.startswith("? ")]
    assert shown[3:] == ["? 1 day II.0 II.1"]
    assert len(shown) == 4


def test_more_on_one_day_than_fit_are_shown_as_far_as_they_fit() -> None:
    shown = [line for line in screen(stand("2023-01-01", tasks=dated(6))) if line.startswith("? ")]
    assert [line.split()[3] for line in shown] == ["I.1", "I.2", "I.3", "I.4", "I.5"]
    assert shown[-1] == "? 1 day I.5 I.6"


def test_an_occurrence_without_a_lead_says_so_and_further_leads_are_counted() -> None:
    several = [task(due="2022-12-31", lead=["home", "justice", "health"]), task("I.2", due="2022-12-30", lead=[])]
    found = stand("2023-01-01", tasks=several)
    lines = screen(found)
    assert lines[lines.index("? 1 day I.1 Task I.1 Department home") + 1] == "and 2 others"
    assert line_with(found, "I.2").endswith("no lead named")


@pytest.mark.parametrize(("count", "words"), [(4, "I.1 I.2 I.3 I.4: without"), (5, "5 tasks")])
def test_up_to_four_yearly_tasks_are_named_and_more_are_counted(count: int, words: str) -> None:
    tasks = [task(f"I.{number + 1}", every="year") for number in range(count)]
    line = line_with(stand("2024-06-01", tasks=tasks), "? yearly")
    assert words in line
    assert "the 2 years 2022-2023" in line
    assert ("I.5" in line) is False
    assert ("10 occurrences" in line) is (count == 5)


def test_years_apart_are_named_one_by_one() -> None:
    done = report("done", occurrence="2023", on="2023-12-01", published="2024-01-05")
    line = line_with(stand("2025-06-01", tasks=[task(every="year")], reports=[done]), "? yearly")
    assert line.endswith("I.1: without 2022, 2024")


def test_the_line_of_leads_counts_the_most_owing_first_and_the_rest_as_a_number() -> None:
    names = [f"lead-{number}" for number in range(7)]
    agencies: list[Fields] = [{"id": name, "name": {"vi": name, "en": name}} for name in names]
    tasks = [task(f"I.{at}", due="2022-12-31", lead=[name]) for at, name in enumerate([*names, "lead-3", "lead-3"])]
    line = line_with(stand("2023-01-01", tasks=tasks, agencies=agencies), "By lead:")
    assert line.startswith("By lead: lead-3 3 · lead-0 1 · ")
    assert line.endswith(" · 1 more")
    six = line_with(stand("2023-01-01", tasks=tasks[:6], agencies=agencies), "By lead:")
    assert "more" not in six
    assert six.count("·") == 5


# --- what falls due


def test_what_is_due_today_is_due_today_and_not_in_no_days() -> None:
    found = stand("2024-06-01", tasks=[task(due="2024-06-01"), task("I.2", due="2024-06-02")])
    assert "· 2024-06-01 today 1 task: I.1" in screen(found)
    assert "· 2024-06-02 in 1 day 1 task: I.2" in screen(found)


def test_a_day_names_its_tasks_apart_from_those_that_come_round() -> None:
    only_once = stand("2024-12-01", tasks=[task(due="2024-12-31")])
    only_yearly = stand("2024-12-01", tasks=[task(every="year")])
    both = stand("2024-12-01", tasks=[task(due="2024-12-31"), task("I.2", every="year")])
    assert "· 2024-12-31 in 30 days 1 task: I.1" in screen(only_once)
    assert "· 2024-12-31 in 30 days 1 yearly task: I.1" in screen(only_yearly)
    assert "· 2024-12-31 in 30 days 1 task: I.1; 1 yearly task: I.2" in screen(both)


def test_a_day_names_its_targets_apart_from_those_judged_year_by_year() -> None:
    described = [*shares(1), indicator(target(at_least=80, every="year"), name="yearly")]
    line = line_with(stand("2025-12-01", indicators=described), "· 2025-12-31")
    assert line.endswith("1 target: Indicator a; 1 target judged year by year: Indicator yearly")
    assert line_with(stand("2025-12-01", indicators=shares(1)), "· 2025-12-31").endswith(
        "30 days 1 target: Indicator a"
    )
    two = [indicator(target(at_least=80, every="year"), name=name) for name in "ab"]
    line = line_with(stand("2025-12-01", indicators=two), "· 2025-12-31")
    assert line.endswith("2 targets judged year by year: Indicator a, Indicator b")


@pytest.mark.parametrize(
    ("as_of", "status", "words"),
    [
        ("2026-01-15", "~", "this value meets it"),
        ("2026-04-01", "?", "this value meets it"),
        ("2025-06-01", "✓", "met"),
    ],
)
def test_the_value_of_an_earlier_period_that_reaches_the_number_is_not_called_met_next_to_no_status_of_met(
    as_of: str, status: str, words: str
) -> None:
    described = indicator(target(at_least=80), group="shares", short={"vi": "X", "en": "X"})
    groups: list[Fields] = [{"id": "shares", "name": {"vi": "Tỷ lệ", "en": "Shares"}, "headline": True}]
    found = stand(as_of, indicators=[described], values=[value(2024, 90)], groups=groups)
    assert line_with(found, "90% (2024)") == f"{status} X ≥ 80% - 90% (2024) {words}"


@pytest.mark.parametrize(
    ("count", "words"),
    [(3, "3 tasks: I.1, I.2, I.3"), (42, ", I.39, I.40, and 2 more")],
    ids=["few are named", "many are counted"],
)
def test_up_to_forty_tasks_of_a_day_are_named_and_more_are_counted(count: int, words: str) -> None:
    found = stand("2024-12-01", tasks=dated(count, "2024-12-31"))
    line = line_with(found, "· 2024-12-31 in 30 days")
    assert words in " ".join(screen(found))
    assert line.startswith(f"· 2024-12-31 in 30 days {count} tasks: I.1, ")


def test_what_lies_further_ahead_than_ninety_days_is_not_named() -> None:
    tasks = [task(due="2024-03-31"), task("I.2", due="2024-04-01")]
    text = " ".join(screen(stand("2024-01-01", tasks=tasks)))
    assert "DUE within 90 days (to 2024-03-31)" in text
    assert "I.1" in text
    assert "I.2" not in text


# --- where to look next


def test_the_next_commands_follow_what_is_past_due() -> None:
    calm = stand("2024-06-01", indicators=shares(1), tasks=dated(1, "2025-12-31"))
    late = stand("2026-06-01", indicators=shares(1), tasks=dated(1))
    narrowed = stand("2026-06-01", filters=Filters(phase="2025"), indicators=shares(1))
    assert screen(calm)[-2:] == ["More: par agencies", "par targets"]
    assert screen(late)[-3:] == ["More: par tasks --overdue", "par agencies", "par targets --phase 2025"]
    assert "More:" not in " ".join(screen(narrowed))


def test_a_screen_without_anything_says_so_and_no_more() -> None:
    lines = screen(stand("2024-06-01"))
    assert lines[-1] == "No target yet: write one in targets.yaml."
    assert NOTHING not in " ".join(lines)


def test_it_never_says_that_all_is_reported_above_a_target_that_is_not() -> None:
    described = indicator(target(at_least=80, every="year"))
    found = stand("2025-06-01", indicators=[described], values=[value(2022, 70), value(2023, 70)])
    assert not any("All are reported" in line for line in screen(found))
    assert line_with(found, "Without a report: targets 1").endswith("missed 1, occurrences unfinished 0.")


# --- the names of what nobody has reported on


def many_unreported(number: int) -> list[Fields]:
    return [indicator(target(at_least=80), name=f"indicator-{at}", owners=["home"]) for at in range(number)]


def test_unreported_targets_are_named_where_the_page_has_room_and_always_those_of_one_agency() -> None:
    names = [f"Indicator indicator-{at} " for at in range(200)]
    few = table(stand("2026-06-01", indicators=many_unreported(9)), "status", ENGLISH, 80, color=False, binding=False)
    assert all(name in " ".join(few.split()) for name in names[:9])
    assert "par targets --status unreported" not in few
    many = stand("2026-06-01", indicators=many_unreported(200))
    of_all = table(
        many, "status", ENGLISH, 80, color=False, binding=False, layout=Layout(repeated=" --data folder")
    ).splitlines()
    assert not any("indicator-" in line for line in of_all)
    assert "? 200 targets unreported: par targets --status unreported --data folder" in of_all
    of_one = stand("2026-06-01", filters=Filters(agency="home"), indicators=many_unreported(200))
    of_home = " ".join(table(of_one, "status", ENGLISH, 80, color=False, binding=False).split())
    assert all(name in f"{of_home} " for name in names)


def test_a_target_that_is_named_twice_has_its_phase() -> None:
    phases: list[Fields] = [{"id": f"p{year}", "from": 2001, "to": year} for year in (2011, 2012)]
    named = [target(f"p{year}", at_least=80) for year in (2011, 2012)]
    lines = screen(stand("2026-06-01", indicators=[indicator(*named)], phases=phases))
    assert [line.split(" days ")[1] for line in lines if line.startswith("? ")] == [
        "Indicator share (p2011)",
        "Indicator share (p2012)",
    ]


def test_from_when_days_are_counted_is_said_where_those_of_targets_and_of_tasks_are_on_one_page() -> None:
    both = stand("2026-06-01", indicators=shares(1), tasks=dated(1))
    many = stand("2026-06-01", indicators=many_unreported(500), tasks=dated(1))
    words = "Days overdue count from"
    assert sum(line.startswith(words) for line in screen(both)) == 1
    for other in (many, stand("2026-06-01", indicators=shares(1)), stand("2026-06-01", tasks=dated(1))):
        assert not any(line.startswith(words) for line in screen(other))


# --- the change since the period before


def test_the_change_is_next_to_the_newest_figure_and_else_the_figure_before_where_there_is_no_room_for_both() -> None:
    groups: list[Fields] = [{"id": "ranks", "name": {"vi": "Thứ hạng", "en": "Ranks"}, "headline": True}]
    ranked = [
        indicator(
            target(at_most=10), name=name, unit="rank", better="lower", group="ranks", short={"vi": name, "en": name}
        )
        for name in "abc"
    ]
    before = [rank("2023", 18, name="a"), rank("2023", 18, of=99, name="b"), rank("2021", 18, of=99, name="c")]
    newest = [rank("2024", 15, name=name) for name in "abc"]
    found = stand("2026-06-01", indicators=ranked, values=[*before, *newest], groups=groups)

    def rows(width: int) -> list[str]:
        lines = table(found, "status", ENGLISH, width, color=False, binding=False).splitlines()
        return [" ".join(line.split()) for line in lines if "15/63 (2024)" in line]

    assert rows(200) == [
        "? a top 10 18/63 (2023) 15/63 (2024) ▲ 3 places better 5 places short",
        "? b top 10 18/99 (2023) 15/63 (2024) - 5 places short",
        "? c top 10 18/99 (2021) 15/63 (2024) - 5 places short",
    ]
    assert rows(80) == [
        "? a top 10 15/63 (2024) ▲ 3 places better 5 places short",
        "? b top 10 15/63 (2024) from 18/99 5 places short",
        "? c top 10 15/63 (2024) from 18/99 (2021) 5 places short",
    ]


def test_of_many_recurring_tasks_that_lack_other_years_one_line_says_how_many_each_lacks() -> None:
    tasks = [task(f"I.{number}", every="year") for number in range(5)]
    done = [
        report("done", name="I.0", occurrence=str(year), on=f"{year}-12-01", published=f"{year + 1}-01-05")
        for year in (2022, 2023)
    ]
    found = stand("2026-06-01", tasks=tasks, reports=done)
    assert line_with(found, "? yearly").endswith("5 tasks, each without 2-4 of the years 2022-2025: 18 occurrences")
