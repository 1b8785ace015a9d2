"""The decisions below ``examples/``: valid, shown in full in both languages, and judged as a hand finds them."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import par_cli
from cli.command import call
from loading.examples import loaded
from par_cli.loading.folder import Loaded, Location
from par_cli.locales import Language, get_locale
from par_cli.progress.results import TargetResult
from par_cli.progress.subject import Subject, show
from par_cli.progress.targets import assess_targets
from par_cli.render.show_document import json_show
from par_cli.render.table import show_table
from renewed import check_written
from schemas import held
from test_docs import RUN, printed

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
ENGLAND, KENYA, MICROSOFT = "nhs-waiting-times", "kenya-sdg3", "microsoft-2030"
NAMES = (ENGLAND, KENYA, MICROSOFT)
PAPI = "papi-provinces"
"""The one with many reporters: tests/test_papi_provinces.py."""
ZONES = {ENGLAND: "Europe/London", KENYA: "Africa/Nairobi", MICROSOFT: "America/Los_Angeles"}
NOW = date(2026, 6, 15)
LATER = date(2026, 9, 1)
"""After the report of July 2026 of the third."""
LANGUAGES: tuple[Language, ...] = ("vi", "en")
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
WRITTEN = re.compile(r"`my-decision/(\S+)`:\n\n```\w+\n(.*?)```", re.DOTALL)
"""A file in the step by step of the README."""


@cache
def decision(name: str) -> Loaded:
    """Return an example as it is read."""
    return loaded(EXAMPLES / name)


@cache
def standing(name: str, day: date) -> dict[str, TargetResult]:
    """Return how the targets of an example stand on a day."""
    return {result.entry.id: result for result in assess_targets(decision(name).dataset, day)}


# --- what the examples hold


def test_the_folder_holds_these_examples_and_no_others() -> None:
    assert sorted(item.name for item in EXAMPLES.iterdir() if item.is_dir()) == sorted((*NAMES, PAPI))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_read_without_a_warning(name: str) -> None:
    assert decision(name).warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_speaks_english_in_a_zone_of_its_own(name: str) -> None:
    found = decision(name).dataset.decision
    assert (found.language, found.time_zone) == ("en", ZONES[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_an_example_says_where_it_comes_from(name: str) -> None:
    values = [item for items in decision(name).dataset.observations.values() for item in items]
    assert [item for item in values if not item.source] == []
    assert [item for item in values if not item.url and "published survey report" not in (item.note or "")] == []
    assert [item for item in values if item.published is None and item.period.end.year > 2012] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_an_example_says_where_it_stands(name: str) -> None:
    assert [entry.id for entry in decision(name).dataset.targets if entry.target.source is None] == []


def test_the_examples_have_no_rank_and_no_word_of_vietnamese() -> None:
    for name in NAMES:
        assert "rank" not in {indicator.unit for indicator in decision(name).dataset.indicators.values()}
        for file in (EXAMPLES / name).rglob("*.*"):
            assert VIETNAMESE.search(file.read_text(encoding="utf-8")) is None, file


def test_the_examples_use_what_the_shipped_decision_has_no_case_of() -> None:
    entries = [entry for name in NAMES for entry in decision(name).dataset.targets]
    targets = [entry.target for entry in entries]
    assert {"raise_by", "reduce_by", "improve", "refers_to", "outcome", "progress"} <= {
        target.operator for target in targets
    }
    assert any(entry.phase.last is None for entry in entries)
    assert any(entry.phase.to_assumed is not None for entry in entries)
    assert any(target.over is not None for target in targets)
    assert any(decision(name).dataset.projections for name in NAMES)
    assert any(target.every == "month" for target in targets)
    assert any(target.decided_by is not None and target.decided_by.text == "2025-04/2026-03" for target in targets)
    assert any(entry.indicator.above_100 and (entry.target.value or 0) > 100 for entry in entries)
    states = {item.state for name in NAMES for items in decision(name).dataset.outcomes.values() for item in items}
    assert states == {"done", "extended", "superseded"}


# --- how they stand, found by hand


class Found(NamedTuple):
    """What a target is found to be on a day; ``flags`` are those that must be among its own."""

    example: str
    target: str
    day: date
    status: str
    reason: str | None = None
    flags: tuple[str, ...] = ()


FOUND = {
    "75.0% in March 2025 is below 78%": Found(ENGLAND, "emergency-within-4-hours/2025-03", date(2025, 4, 20), "missed"),
    "March 2025 came out on 10 April: on 9 April it is awaited": Found(
        ENGLAND, "emergency-within-4-hours/2025-03", date(2025, 4, 9), "awaiting"
    ),
    "74.2% in March 2024 is below 76%, and 76.3% in August 2024 is another month's": Found(
        ENGLAND, "emergency-within-4-hours/2024-03", date(2024, 9, 20), "missed", flags=("later_value",)
    ),
    "75.0% in March 2025 is no 78%, but the deadline of the year after is ahead: no way was made since": Found(
        ENGLAND, "emergency-within-4-hours/2025-26", date(2025, 10, 15), "off_track"
    ),
    "March 2026 decides alone, and is not collected; figures of a month are out a month later": Found(
        ENGLAND, "emergency-within-4-hours/2025-26", NOW, "unreported"
    ),
    "each month from April to September 2025 is below 95%": Found(
        ENGLAND, "emergency-within-4-hours/2025-26-standard", date(2025, 10, 15), "missed"
    ),
    "only months are known of the two financial years": Found(
        ENGLAND, "emergency-within-4-hours/2025-26-better", NOW, "unreported"
    ),
    "11,477 waits at the end of April 2023 are more than none": Found(
        ENGLAND, "over-78-weeks/recovery", date(2023, 6, 10), "missed"
    ),
    "2,885 waits at the end of July 2022 are more than none": Found(
        ENGLAND, "over-104-weeks/recovery", date(2022, 9, 10), "missed"
    ),
    "48,968 waits in March 2024, but by then the deadline is September; no starting point is named": Found(
        ENGLAND, "over-65-weeks/recovery", date(2024, 5, 20), "unrated", "no_baseline"
    ),
    "22,903 waits at the end of September 2024, the later deadline": Found(
        ENGLAND, "over-65-weeks/recovery", date(2024, 11, 20), "missed"
    ),
    "no trust is listed and none has reported: nobody can say that each has reached the floor": Found(
        ENGLAND, "treated-within-18-weeks-each/2025-26", NOW, "unreported", "no_report"
    ),
    "the slower of the two, newborns, gives the status of both": Found(
        KENYA, "preventable-deaths-of-children/2030", NOW, "off_track"
    ),
    "the day before less than 1% took its place": Found(
        ENGLAND, "over-52-weeks/recovery", date(2025, 1, 29), "unrated", "no_baseline"
    ),
    "less than 1% took its place on 30 January 2025": Found(
        ENGLAND, "over-52-weeks/recovery", date(2025, 1, 30), "superseded"
    ),
    "77.3% in March 2024 is above 75%": Found(ENGLAND, "cancer-within-28-days/2024-03", date(2024, 5, 20), "met"),
    "at least 65% is 65% or more, for any number": Found(
        ENGLAND, "treated-within-18-weeks/2025-26", date(2026, 5, 14), "met", flags=("bounded",)
    ),
    "the day before, March 2026 is not out": Found(
        ENGLAND, "treated-within-18-weeks/2025-26", date(2026, 5, 13), "awaiting"
    ),
    "27:03 minutes are 1,623 seconds, fewer than 1,800, and the whole year decides": Found(
        ENGLAND, "category-2-response/2025-26", date(2025, 10, 15), "on_track", "other_period_decides"
    ),
    "no figure of planned treatment was ever collected": Found(
        ENGLAND, "elective-activity/recovery", date(2025, 7, 1), "unreported"
    ),
    "no figure of 2019 is known to count 345,000 from": Found(
        ENGLAND, "children-mental-health/2025-26", date(2025, 10, 15), "no_data", "base_unknown"
    ),
    "89% in 2022 is above 80% by 2030": Found(
        KENYA, "skilled-birth-attendance/2030", NOW, "met", flags=("so_far", "series_break")
    ),
    "62% in 2014 is above 60%, but it is not the figure of 2015": Found(
        KENYA, "skilled-birth-attendance/2015", NOW, "unreported", flags=("later_value",)
    ),
    "21 of 1,000 in 2022, one fewer than in 2014, where 8.2 fewer were due": Found(
        KENYA, "newborn-mortality/2030", NOW, "off_track"
    ),
    "only 2000 and 2023 of the series were seen, and neither is a starting point": Found(
        KENYA, "maternal-mortality-un/2030", NOW, "unrated", "no_baseline"
    ),
    "no figure of 2020 was certain enough; those of 2022 and 2024 decide nothing": Found(
        KENYA, "road-deaths/2020", NOW, "unreported", flags=("later_value",)
    ),
    "no figure of 2015 is known to cut by a third": Found(
        KENYA, "premature-ncd-mortality/2030", NOW, "no_data", "base_unknown"
    ),
    "nobody has said that the epidemics have ended": Found(KENYA, "end-epidemics/2030", NOW, "no_data", "no_report"),
    "1,443,981 tonnes are fewer than 1,500,000": Found(MICROSOFT, "carbon-removal/fy2022", LATER, "missed"),
    "0.07% of the packaging is not none of it": Found(MICROSOFT, "single-use-plastic/2025", LATER, "missed"),
    "16,266 acres in FY2025 are more than 11,000, and stay so": Found(MICROSOFT, "land-protected/2025", LATER, "met"),
    "more than 1,500,000 people is more than that, however many": Found(
        MICROSOFT, "water-access/2030", LATER, "met", flags=("so_far", "bounded")
    ),
    "90.9% in FY2024 is not the figure of FY2025, which may come until the end of July 2026": Found(
        MICROSOFT, "servers-reused/2025", NOW, "awaiting"
    ),
    "92% in FY2025 came in July 2026, and is above 90%": Found(MICROSOFT, "servers-reused/2025", LATER, "met"),
    "100% in 2025 was not out on 17 February 2026": Found(
        MICROSOFT, "renewable-electricity/2025", date(2026, 2, 17), "awaiting"
    ),
    "it was on the 18th": Found(MICROSOFT, "renewable-electricity/2025", date(2026, 2, 18), "met"),
    "water was replenished in FY2025, and no report of it was seen before 26 June 2026": Found(
        MICROSOFT, "water-positive/2030", date(2026, 6, 25), "no_data", "no_report"
    ),
    "from 0.30 to 0.27 litres is for the better, and one change is all there is": Found(
        MICROSOFT, "water-per-kwh/2030", LATER, "improving"
    ),
    "the first year of a pledge without an end is not over": Found(
        MICROSOFT, "renewable-electricity/lasting", LATER, "no_data", "no_year_due"
    ),
    "then it was said": Found(MICROSOFT, "water-positive/2030", date(2026, 6, 26), "met", flags=("so_far",)),
}


@pytest.mark.parametrize("why", FOUND)
def test_a_target_has_the_state_that_was_found_by_hand(why: str) -> None:
    expected = FOUND[why]
    result = standing(expected.example, expected.day)[expected.target]
    assert (result.status, result.reason) == (expected.status, expected.reason)
    assert set(expected.flags) <= set(result.flags)


def test_under_18_weeks_is_three_quarters_of_the_way_that_was_due_in_july_2025() -> None:
    """From 59.1 on 30 November 2024 to 65 on 31 March 2026 are 486 days; 31 July 2025 is day 243, the half."""
    result = standing(ENGLAND, date(2025, 10, 15))["treated-within-18-weeks/2025-26"]
    assert result.expected == Fraction("62.05")
    assert result.pace is not None
    assert round(float(result.pace), 4) == 0.7458  # (61.3 - 59.1) / (62.05 - 59.1)
    assert result.status == "at_risk"


def test_the_way_of_under_5_mortality_goes_through_the_plan_of_2017() -> None:
    """From 52 (2014) to 35 (2017), then to 25 (2030): 60 of 156 months later, at the end of 2022, 31.15 is due."""
    result = standing(KENYA, NOW)["under-5-mortality/2030"]
    assert result.expected is not None
    assert result.pace is not None
    assert result.expected == 35 - 10 * Fraction(60, 156)
    assert round(float(result.pace), 4) == 0.5277  # (52 - 41) / (52 - 31.1538)
    assert result.status == "off_track"


def test_the_halving_of_road_deaths_asks_for_half_of_3057() -> None:
    result = standing(KENYA, NOW)["road-deaths/2020"]
    assert result.threshold == Fraction("1528.5")
    assert "lost" not in result.flags  # 389 deaths in one month are not fewer than half of a year's


def test_a_base_that_is_counted_anew_moves_what_is_asked_for() -> None:
    """Half of 11,164,000, of 11,585,000, of 11,899,000, of 12,042,000 and of 12,881,000 tonnes."""
    days = (date(2021, 2, 1), date(2022, 4, 1), date(2024, 6, 1), date(2025, 6, 1), LATER)
    results = [standing(MICROSOFT, day)["emissions/2030"] for day in days]
    assert [result.threshold for result in results] == [5582000, 5792500, 5949500, 6021000, 6440500]
    assert ["base_revised" in result.flags for result in results] == [False, True, True, True, True]
    assert results[-1].gap == 13849500  # 20,290,000 - 6,440,500


def test_a_rise_where_a_cut_is_due_has_a_pace_below_0() -> None:
    """A quarter of 12,881,000 tonnes less was due after 60 of 120 months, and 7,409,000 more were reported."""
    result = standing(MICROSOFT, LATER)["emissions/2030"]
    assert (result.status, result.expected) == ("regressing", Fraction(9660750))
    assert result.pace == Fraction(-7409000, 3220250)


def test_changes_alone_are_a_series() -> None:
    """26% more after 48 of 120 months, where 20% less were due on the way to 50% less: 76 points in six years."""
    result = standing(MICROSOFT, NOW)["scope-3/2030"]
    assert (result.status, result.expected, result.pace) == ("regressing", Fraction(-20), Fraction("-1.3"))
    assert (result.gap, result.required) == (Fraction(76), Fraction(76, 6))


def test_tonnes_take_the_place_of_changes_once_they_are_known() -> None:
    """Half of 12,307,000 tonnes are asked for since July 2026, and the newest are 17,412,000."""
    result = standing(MICROSOFT, LATER)["scope-3/2030"]
    assert [result.threshold, result.gap] == [6153500, 11258500]
    assert result.status == "regressing"


def test_what_a_company_expected_is_no_figure_of_its_base_year() -> None:
    """16,000,000 tonnes were expected in January 2020, and 11,164,000 reported a year later."""
    before, after = (standing(MICROSOFT, day)["emissions/2030"] for day in (date(2020, 2, 1), date(2021, 2, 1)))
    assert (before.status, before.reason) == ("no_data", "base_unknown")
    assert after.threshold == 5582000
    page = show(decision(MICROSOFT).dataset, date(2020, 2, 1), Subject("indicator", "emissions"))
    assert page.held == ()


def test_what_is_contracted_in_two_years_adds_up() -> None:
    """1,400,000 of 2,500,000 tonnes after half of the time, where 1,250,000 were due; then 1,391,187 + 1,443,981."""
    first, both = (standing(MICROSOFT, day)["carbon-removal/2022"] for day in (date(2022, 4, 1), LATER))
    assert (first.status, first.pace) == ("on_track", Fraction("1.12"))
    assert "partial" in first.flags
    assert (both.status, both.gap) == ("met", Fraction(0))
    assert both.margin == 335168


def test_a_moved_deadline_is_kept_next_to_the_new_one() -> None:
    before, after = (standing(ENGLAND, day)["over-65-weeks/recovery"].entry.deadline for day in (date(2024, 5, 8), NOW))
    assert (before, after) == (date(2024, 3, 31), date(2024, 9, 30))


def test_a_revised_figure_is_seen_as_it_was_seen_then() -> None:
    for day, value in ((date(2026, 3, 11), 2005), (date(2026, 3, 12), 2003)):
        page = show(decision(ENGLAND).dataset, day, Subject("indicator", "over-78-weeks"))
        (held_then,) = [item.value for item in page.held if item.period.text == "2025-01"]
        assert held_then == value


def test_the_figure_of_another_publisher_is_kept_next_to_it_and_decides_nothing() -> None:
    page = show(decision(KENYA).dataset, NOW, Subject("indicator", "road-deaths"))
    assert [item.value for item in page.held if item.period.text == "2018"] == [3153]
    assert {3153, 3225} <= {item.value for item in page.observations}


# --- what is printed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["status", "targets", "tasks"])
def test_every_command_answers_for_an_example(command: str, name: str, language: Language) -> None:
    folder = EXAMPLES / name
    arguments = (command, "--data", str(folder), "--as-of", NOW.isoformat(), "--lang", language)
    for form in ("table", "json"):
        found = call(*arguments, "--format", form, shared=Location(folder.as_posix(), embedded=False))
        nothing_dated = (command, name) == ("tasks", "kenya-sdg3")
        assert (found.code, found.stderr) == (0 if nothing_dated else 1, "")
        assert found.stdout


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_one_of_each_kind_is_shown_by_the_command(name: str, language: Language) -> None:
    found = decision(name).dataset
    ids = [found.targets[0].id, next(iter(found.indicators)), found.tasks[0].id, next(iter(found.agencies))]
    folder = EXAMPLES / name
    asked = ("--data", str(folder), "--as-of", NOW.isoformat(), "--lang", language)
    for subject in ids:
        run = call("show", subject, *asked, shared=Location(folder.as_posix(), embedded=False))
        assert run.stderr == ""
        assert run.text.startswith(f"{subject} · ")


@pytest.mark.parametrize("name", NAMES)
def test_everything_in_an_example_can_be_shown_in_both_languages(name: str) -> None:
    found = decision(name).dataset
    subjects = [
        *(Subject("target", entry.id) for entry in found.targets),
        *(Subject("indicator", item) for item in found.indicators),
        *(Subject("task", task.id) for task in found.tasks),
        *(Subject("agency", item) for item in found.agencies),
    ]
    for subject in subjects:
        page = show(found, NOW, subject)
        assert held(json_show(page))["id"] == subject.id
        for language in LANGUAGES:
            assert subject.id in show_table(page, get_locale(language), 80, color=False)


# --- how a stranger writes one


def files() -> dict[str, str]:
    """Return the files that the README of the examples has a stranger write, in their order."""
    return dict(WRITTEN.findall((EXAMPLES / "README.md").read_text(encoding="utf-8")))


def test_the_files_of_the_step_by_step_print_what_is_below_them(tmp_path: Path) -> None:
    for name, content in files().items():
        path = tmp_path / "my-decision" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    renewed = RUN.sub(lambda match: f"<!-- run: par {match[1]} -->\n```text\n{printed(match[1], tmp_path)}```", text)
    assert RUN.search(text)
    check_written(EXAMPLES / "README.md", renewed)


def test_each_step_of_the_step_by_step_is_answered_with_what_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "my-decision"
    folder.mkdir()
    for name, content in files().items():
        missing = [other for other in ("agencies", "targets", "tasks") if not (folder / f"{other}.yaml").exists()]
        answer = call("status", "--data", "my-decision", "--lang", "en", cwd=tmp_path)
        assert answer.stderr.count("there is no such file") == len(missing)
        assert answer.code == (3 if missing else 0)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def test_the_commands_named_in_the_readme_of_the_examples_answer() -> None:
    commands = re.findall(r"^par (.*--data examples/.*)$", (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        found = call(*command.split(), "--as-of", NOW.isoformat(), cwd=ROOT)
        assert (found.code, found.stderr) in {(0, ""), (1, "")}


# --- nothing is about one decision


def test_no_vietnamese_word_is_in_the_code() -> None:
    """Except the letter đ where names are compared: to Unicode it is not a d with a mark."""
    package = Path(par_cli.__file__).parent
    for module in package.rglob("*.py"):
        name = module.relative_to(package).as_posix()
        text = module.read_text(encoding="utf-8")
        if name == "typed.py":
            text = re.sub("[đĐ]", "", text)
        assert VIETNAMESE.search(text) is None, name


def test_no_place_ministry_or_publisher_of_any_decision_is_in_the_source() -> None:
    names = re.compile(
        r"\b(Hà Tĩnh|Ha Tinh|Hanoi|Viet ?Nam|NHS|England|Kenya|Microsoft|ministry|province|county)\b", re.IGNORECASE
    )
    for module in Path(par_cli.__file__).parent.rglob("*.py"):
        assert names.search(module.read_text(encoding="utf-8")) is None, module
