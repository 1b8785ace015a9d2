"""``par show``: a reader with the printed page and a pocket calculator gets the printed numbers."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given
from rich.cells import cell_len

from par_cli.locales import ENGLISH, LANGUAGES, Language, get_locale
from par_cli.model.dataset import Dataset
from par_cli.progress import explanation as explain
from par_cli.progress import formula
from par_cli.progress.subject import Shown, Subject, SubjectKind, show
from par_cli.render.show_document import json_show, show_document
from par_cli.render.table import show_table, table
from progress.decisions import DAYS, DECISIONS
from read_once import shipped_data
from schemas import held
from support import Described, Fields, agency, dataset, day, indicator, outcome, report, stand, target, task, value

DAYS_SHOWN = ("2022-11-01", "2024-06-01", "2026-11-23")  # before the first figure, on the way, after the first phase


def subjects(data: Dataset) -> list[Subject]:
    """Return everything that can be shown and is computed, and some of what is only listed."""
    return [
        *(Subject("target", entry.id) for entry in data.targets),
        *(Subject("indicator", name) for name in data.indicators),
        *(Subject("task", item.id) for item in data.tasks),
        *(Subject("agency", name) for name in data.agencies),
        *(Subject("document", name) for name in list(data.documents)[:5]),
        *(Subject("heading", name) for name in list(data.headings)[:5]),
        *(Subject("measure", name) for name in list(data.measures)[:5]),
        *(Subject("duty", item.id) for item in data.duties[:5]),
    ]


@cache
def shown_on(as_of: str, subject: Subject) -> Shown:
    """Return a subject of the shipped decision in full, as of a day."""
    return show(shipped_data(), day(as_of), subject)


def shown() -> list[Shown]:
    """Return each of these subjects of the shipped decision, as of one day."""
    return [shown_on("2026-11-23", subject) for subject in subjects(shipped_data())]


def page(found: Shown, language: Language = "en", width: int | None = None) -> str:
    """Return the page as text."""
    return show_table(found, get_locale(language), width, color=False)


# --- a pocket calculator

STEPS = {language: set(get_locale(language).labels["number"].values()) for language in LANGUAGES}

NOT_COMPUTED = {language: get_locale(language).label("show", "not_computed").split("{")[0] for language in LANGUAGES}


def calculated(expression: str, language: Language) -> Fraction:
    """Work out what is printed."""
    form = get_locale(language).labels["form"]
    expression = expression.replace(form["arguments"], "|").replace(form["decimal"], ".").replace("|", ",")
    expression = expression.replace("×", "*")
    exact = re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda match: f"F('{match[0]}')", expression)
    return Fraction(eval(exact, {"F": Fraction, "min": min, "max": max, "__builtins__": {}}))  # noqa: S307 - ours


def printed_steps(text: str, language: Language) -> list[tuple[str, str, Fraction]]:
    """Return each computed step of a page: its name, the numbers put in, the result."""
    found = []
    for line in text.splitlines():
        name = next((step for step in STEPS[language] if line.startswith(f"  {step.ljust(21)}")), None)
        if name is None or not re.search(r" [=≈] ", line) or NOT_COMPUTED[language] in line:
            continue
        *parts, result = re.split(r" [=≈] ", line[23:].split("; where")[0].split("; trong đó")[0])
        number = re.match(r"-?[0-9]+(?:[.,][0-9]+)?", result)
        assert number is not None, line
        put_in = parts[-1]
        if not re.search(r"[a-zA-Z]", put_in.replace("min", "").replace("max", "")):
            found.append((name, put_in, Fraction(number[0].replace(",", "."))))
    return found


@pytest.mark.parametrize(("as_of", "language"), [*((day_of, "en") for day_of in DAYS_SHOWN), (DAYS_SHOWN[-1], "vi")])
def test_every_printed_number_of_the_real_decision_follows_from_the_printed_ones(
    as_of: str, language: Language
) -> None:
    seen = 0
    for name in shipped_data().indicators:
        text = page(shown_on(as_of, Subject("indicator", name)), language)
        for step, put_in, result in printed_steps(text, language):
            assert abs(calculated(put_in, language) - result) <= Fraction(2, 10000), (name, step)
            seen += 1
    assert seen > (1 if as_of < "2024" else 10)


def on_the_way(as_of: str = "2026-02-01") -> Shown:
    """Return an indicator with everything computed: the example of the method, 47 on the way from 20 to 80."""
    described = indicator(target(at_least=50, baseline="2020"), target("2030", at_least=80, baseline="2020"))
    values = [value(year, number) for year, number in (("2020", 20), ("2022", 31), ("2023", 39), ("2024", 43))]
    data = dataset(indicators=[described], values=[*values, value("2025", None, numerator=1409, denominator=2998)])
    return show(data, day(as_of), Subject("indicator", "share"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_way_is_printed_step_by_step(language: Language) -> None:
    text = page(on_the_way(), language)
    steps = printed_steps(text, language)
    names = [name for name, _, _ in steps]
    for code in ("value", "gap", "margin", "share", "expected", "behind", "pace", "required", "recent", "projected"):
        assert get_locale(language).label("number", code) in names, code
    for name, put_in, result in steps:
        assert abs(calculated(put_in, language) - result) <= Fraction(1, 1000), name


def evaluated(step: Any) -> Fraction | None:  # noqa: ANN401 - a part of a JSON document
    """Work out a step of the JSON document from its inputs."""
    if step["formula"] is None:
        return None
    names = {item["symbol"]: Fraction(item["value"]) for item in step["inputs"]}
    names["year"] = Fraction("365.25")
    known = {"min": min, "max": max, "__builtins__": {}}
    return Fraction(eval(step["formula"].replace("365.25", "year"), known, names))  # noqa: S307 - our own formulas


@pytest.mark.usefixtures("no_digest")
@pytest.mark.parametrize("as_of", DAYS_SHOWN)
def test_every_step_of_the_document_follows_from_its_inputs(as_of: str) -> None:
    seen = 0
    pages = [shown_on(as_of, Subject("indicator", name)) for name in shipped_data().indicators]
    for found in (*pages, on_the_way()):
        document: Any = show_document(found)
        for step in (step for item in document["targets"] for step in item["steps"]):
            result = evaluated(step)
            assert (result is None) == (step["result"] is None)
            assert (step["reason"] is None) == (result is not None)
            if result is not None:
                assert abs(result - Fraction(step["result"])) <= Fraction(1, 10000)
                seen += 1
    assert seen > 10


# --- the page

WIDTHS = (20, 40, 80, 140)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_of_the_real_decision_fits_its_width(width: int) -> None:
    """Each page has one of the widths in English and another in Vietnamese."""
    first = WIDTHS.index(width)
    for at, language in enumerate(LANGUAGES):
        for found in shown()[(first + at) % len(WIDTHS) :: len(WIDTHS)]:
            for line in page(found, language, width).splitlines():
                longest = max((cell_len(part) for part in line.split()), default=0)
                assert cell_len(line) <= max(width, longest + 6) or "http" in line, (found.subject, line)


def test_every_published_source_of_a_figure_is_on_its_page() -> None:
    for name in shipped_data().indicators:
        found = shown_on("2026-11-23", Subject("indicator", name))
        text = page(found, width=80)
        for item in found.observations:
            assert item.url is None or item.url in text
            assert item.line is None or f"line {item.line}" in text


def test_what_was_published_later_is_not_on_the_page() -> None:
    text = page(show(shipped_data(), day("2025-01-01"), Subject("indicator", "sipas-rank")))
    assert "4/63" in text
    assert "16/63" not in text


def test_a_value_that_was_revised_stays_on_the_page() -> None:
    described = indicator(target(at_least=50))
    values = [value("2023", 40, published="2024-01-10"), value("2023", 45, published="2024-05-10")]
    data = dataset(indicators=[described], values=[*values, value("2024", 46, published="2025-01-10"),
                                                  value("2024", 46, published="2025-02-10")])  # fmt: skip
    text = page(show(data, day("2025-06-01"), Subject("target", "share/2025")))
    assert re.search(r"2023 +40% +2024-01-10 .*revised later", text)
    assert re.search(r"2024 +46% +2025-01-10 .*published again later", text)
    document: Any = show_document(show(data, day("2025-06-01"), Subject("target", "share/2025")))
    assert [item["held"] for item in document["observations"]] == [False, True, False, True]


def test_a_target_is_shown_by_itself_and_an_indicator_with_all_of_them() -> None:
    one = show(shipped_data(), day("2026-11-23"), Subject("target", "sipas-rank/2025"))
    both = show(shipped_data(), day("2026-11-23"), Subject("indicator", "sipas-rank"))
    assert [item.result.entry.id for item in one.targets] == ["sipas-rank/2025"]
    assert [item.result.entry.id for item in both.targets] == ["sipas-rank/2025", "sipas-rank/2030"]
    assert one.observations == both.observations


def test_a_task_shows_its_reports_extensions_and_evidence() -> None:
    said = [
        report("in_progress", published="2022-06-01", cause="staff moved", remedy="two more posts", reporter="home"),
        report("extended", due="2023-06-30", document="letter 7", published="2022-12-20"),
        report("done", on="2023-06-01", published="2023-06-05", evidence="decision 12", source="the gazette"),
    ]
    data = dataset(tasks=[task(due="2022-Q4", coordinating=["health"], condition="if funds allow")], reports=said)
    text = page(show(data, day("2024-01-01"), Subject("task", "I.1")))
    for part in ("staff moved", "two more posts", "letter 7", "2023-06-30", "first due 2022-12-31", "decision 12",
                 "the gazette", "DONE ON TIME", "Department health", "if funds allow"):  # fmt: skip
        assert part in text, part
    early = page(show(data, day("2022-07-01"), Subject("task", "I.1")))
    assert "letter 7" not in early


def test_an_agency_shows_what_it_leads_owns_coordinates_and_owes_for_those_that_it_replaced() -> None:
    successors = [{"agency": "health", "from": "2024-03-01", "unverified": True}]
    data = dataset(
        indicators=[indicator(target(at_least=80), owners=["old"])],
        tasks=[task("I.1", due="2023", lead=["old"]), task("I.2", due="2030", coordinating=["health"])],
        agencies=[{"id": "old", "name": "Old office", "until": "2024-02-29", "successors": successors}],
    )
    heir = page(show(data, day("2026-06-01"), Subject("agency", "health")))
    assert "Past due: targets 1, occurrences 1" in heir
    for part in ("I.1", "share/2025", "Coordinates: I.2", "Answers today for: Old office"):
        assert part in heir
    old = page(show(data, day("2026-06-01"), Subject("agency", "old")))
    assert "Until 2024-02-29" in old
    assert "Today: Department health†" in old
    assert page(show(data, day("2023-06-01"), Subject("agency", "health"))).count("I.1") == 0


def test_outcomes_are_shown_with_their_documents() -> None:
    described = indicator(target(outcome="done"), unit=None)
    said = outcome("superseded", on="2024-01-01", reason="merged", document="decision 9")
    data = dataset(indicators=[described], outcomes=[said])
    text = page(show(data, day("2024-06-01"), Subject("indicator", "share")))
    assert "superseded" in text
    assert "reason: merged" in text
    assert "document: decision 9" in text


def _target(as_of: str, described: Fields, *values: Fields) -> Shown:
    return show(dataset(indicators=[described], values=values), day(as_of), Subject("target", "share/2025"))


def test_the_figure_that_fell_next_to_the_deadline_is_named_where_none_decides() -> None:
    described = indicator(target(at_least=80))
    for periods, named in ((("2025-03",), True), (("2024-03",), False), (("2025",), False), (("2025-12",), False)):
        text = page(_target("2026-06-01", described, *(value(period, 85) for period in periods)))
        assert ("does not contain 31 Dec 2025" in text or "does not contain 2025-12-31" in text) == named


def test_a_figure_of_another_document_is_one_of_counts_only_where_counts_are_reported() -> None:
    asked = target(refers_to={"document": "Plan 5"})
    for described, values, counts in (
        (indicator(asked), [value(2024, numerator=3, denominator=5)], True),
        (indicator(asked), [], True),
        (indicator(asked), [value(2024, 50)], False),
        (indicator(asked, unit="count"), [value(2024, 50)], False),
        (indicator(asked, unit="count"), [], False),
    ):
        text = page(_target("2025-06-01", described, *values))
        assert ("numerator = denominator" in text) == counts
        assert ("reaches the figure of Plan 5" in " ".join(text.split())) == (not counts)


@pytest.mark.parametrize(
    ("better", "asked", "rule"),
    [
        ("higher", {"at_least": 30}, "v ≥ T - t = 28%, T = 30%, t = 2"),
        ("lower", {"less_than": 30}, "v < T + t = 32%, T = 30%, t = 2"),
        ("none", {"equals": 30}, "28% = T - t ≤ v ≤ T + t = 32%, T = 30%, t = 2"),
        ("none", {"between": [30, 40]}, "28% = a - t ≤ v ≤ b + t = 42%, a = 30%, b = 40%, t = 2"),
    ],
)
def test_what_the_decision_calls_about_is_shown_with_the_number_that_is_near_enough(
    better: str, asked: Fields, rule: str
) -> None:
    described = indicator({**target(about=True, tolerance=2), **asked}, better=better)
    assert f"met when {rule}\n" in page(_target("2025-06-01", described, value(2024, 27)))


def test_the_mean_so_far_of_the_years_that_decide_is_shown_as_such() -> None:
    described = indicator(target(at_least=80, decided_by="2022/2025"))
    known = [value(2022, 70), value(2023, 75), value(2024, 78)]
    text = page(_target("2025-06-01", described, *known))
    assert "the mean so far, over 2022-2024, decides nothing: ≈ 74.3333%\n" in text
    assert "mean so far" not in page(_target("2026-06-01", described, *known, value("2022/2025", 80)))


def test_a_part_of_the_base_is_of_no_period() -> None:
    described = indicator(target(reduce_by="1/2", relative_to="2021"), better="lower")
    assert "n numerator; m denominator" in page(_target("2025-06-01", described, value(2021, 10), value(2024, 8)))


def test_a_projection_that_a_later_one_follows_says_nothing_of_the_target() -> None:
    described = indicator(target(at_least=80))
    first, second = (
        {**value(2025, number, published=f"202{year}-01-01", source="Bank"), "projection": True}
        for number, year in ((82, 4), (78, 5))
    )
    found = _target("2025-06-01", described, first, second)
    assert "82%    2024-01-01  Bank; projection; a later one follows\n" in page(found)
    assert "78%    2025-01-01  Bank; projection; would not meet share/2025\n" in page(found)
    assert [item["held"] for item in held(json_show(found))["projections"]] == [False, True]


def test_a_projection_is_listed_as_one_with_what_it_says_of_the_target_that_is_due_then() -> None:
    data = dataset(
        indicators=[indicator(target("2030", at_least=50, baseline="2021"))],
        values=[
            value(2021, 10),
            value(2024, 25),
            *(
                {**value(2030, number, published=f"2025-0{month}-01", source="Bank"), "projection": True}
                for month, number in ((1, 48), (2, 50))
            ),
        ],
    )
    found = show(data, day("2025-06-01"), Subject("target", "share/2030"))
    wanted: dict[Language, tuple[str, str]] = {
        "en": ("projection; a later one follows", "projection; would meet share/2030"),
        "vi": ("dự báo; đã có dự báo mới hơn", "dự báo; theo đó đạt share/2030"),
    }
    for language, words in wanted.items():
        text = show_table(found, get_locale(language), width=160, color=False)
        assert all(word in text for word in words)
    document = held(json_show(found))
    assert [(item["value"], item["targets"]) for item in document["projections"]] == [
        (48, [{"target": "share/2030", "meets": False}]),
        (50, [{"target": "share/2030", "meets": True}]),
    ]
    assert [item["period"] for item in document["observations"]] == ["2021", "2024"]


def test_a_group_whose_members_are_not_named_is_counted_where_each_is_asked() -> None:
    described = indicator(target(at_least=80, each=True), kind="level", reporters=["communes"])
    data = dataset(indicators=[described], agencies=[agency("communes", size=69)])
    text = page(show(data, day("2026-06-01"), Subject("target", "share/2025")))
    assert "0 of 69 reported" in text


def test_a_series_of_changes_is_computed_drawn_and_printed_in_percent() -> None:
    described = indicator(target(reduce_by=25, relative_to="2021"), better="lower", unit="count")
    data = dataset(indicators=[described], values=[value(2022, change=7), value(2023, change=-5)])
    text = show_table(show(data, day("2024-06-01"), Subject("target", "share/2025")), ENGLISH, width=200, color=False)
    for line in ("+7%", "B - p = 0 - 25 = -25%", "max((-5) - (-25), 0) = 20 pp", "baseline 2021"):
        assert line in text


def test_the_subject_alone_decides_what_it_is_asked_for() -> None:
    data = dataset(indicators=[indicator(target(at_least=80))], tasks=[task(due="2022", targets=["share/2025"])])
    of_task = show(data, day("2024-01-01"), Subject("task", "I.1")).judgeable
    of_target = show(data, day("2024-01-01"), Subject("target", "share/2025")).judgeable
    assert (len(of_task.targets), len(of_task.tasks)) == (0, 1)
    assert (len(of_target.targets), len(of_target.tasks)) == (1, 0)


@given(described=DECISIONS, as_of=DAYS)
def test_every_subject_of_any_decision_can_be_shown(described: Described, as_of: date) -> None:
    data = dataset(**described)
    for subject in subjects(data):
        found = show(data, as_of, subject)
        assert held(json_show(found))["id"] == subject.id
        for language in LANGUAGES:
            assert subject.id in page(found, language, 80)


# --- the chart


def test_the_chart_never_puts_a_value_on_the_wrong_side_of_a_target() -> None:
    described = indicator(target(at_most=10, baseline="2020"), unit="rank", better="lower")
    for number in (9, 10, 11):
        values = [value("2020", 60, of=63), value("2021", number, of=63)]
        data = dataset(indicators=[described], values=values)
        text = page(show(data, day("2022-06-01"), Subject("indicator", "share")), width=80)
        rows = text[text.index("CHART") : text.index("FIGURES")].splitlines()[1:]
        row = next(index for index, line in enumerate(rows) if re.search(rf"[┤┼].*\b{number}\b", line.split(" top")[0]))
        goal = next(index for index, line in enumerate(rows) if "top 10" in line)
        assert (row > goal) - (row < goal) == (number > 10) - (number < 10)


def test_the_chart_shows_path_break_populations_and_bounds() -> None:
    described = indicator(target(at_most=10, baseline="2020"), unit="rank", better="lower")
    values = [
        value("2020", 60, of=63),
        {**value("2022", 40, of=63), "break": True},
        value("2023", 30, of=34, bound="more_than"),
    ]
    data = dataset(indicators=[described], values=values)
    text = page(show(data, day("2024-06-01"), Subject("indicator", "share")), width=80)
    chart = text[text.index("CHART") : text.index("FIGURES")]
    for part in ("·", "┊", ">30", "34", "63", "top 10"):
        assert part in chart


def test_a_number_in_the_chart_is_whole_however_close_the_values_are() -> None:
    series = [value(f"{year}-{month:02}", 54_321 - 997 * month) for year in (2023, 2024) for month in range(1, 13)]
    described = indicator(target(at_most=0), unit="count", better="lower")
    data = dataset(indicators=[described], values=series)
    text = page(show(data, day("2025-06-01"), Subject("indicator", "share")), width=60)
    chart = text[text.index("CHART") : text.index("FIGURES")].splitlines()[1:-2]
    inside = [line.partition("┤")[2] for line in chart if "┤" in line]
    written = re.findall(r"[0-9,o]*[0-9][0-9,o]*", " ".join(inside))
    assert written
    assert set(written) <= {f"{54_321 - 997 * month:,}" for month in range(1, 13)}


def test_a_target_that_no_rank_can_reach_has_a_line_in_the_chart() -> None:
    described = indicator(target(reduce_by=1, relative_to="2021"), unit="rank", better="lower")
    data = dataset(indicators=[described], values=[value("2019", 1, of=63), value("2021", 1, of=63)])
    text = page(show(data, day("2022-01-01"), Subject("indicator", "share")), width=80)
    assert re.search(r"0\.99 ┼.* cut 1%", text[text.index("CHART") : text.index("FIGURES")])


def test_one_value_alone_needs_no_chart() -> None:
    data = dataset(indicators=[indicator(target(at_least=80))], values=[value("2024", 50)])
    assert "CHART" not in page(show(data, day("2025-06-01"), Subject("indicator", "share")))


# --- the words


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("number", formula.STEP_NAMES),
        ("why", formula.WHYS),
        ("meaning", formula.INPUT_KINDS),
        ("deciding_rule", explain.DECIDING_RULES),
    ],
)
def test_every_code_of_an_explanation_has_a_label(section: str, codes: tuple[str, ...]) -> None:
    assert set(ENGLISH.labels[section]) == set(codes)


@pytest.mark.usefixtures("no_digest")
def test_every_document_of_the_real_decision_is_as_its_schema_says() -> None:
    for found in shown():
        held(json_show(found))


def test_every_kind_of_subject_is_tried_here() -> None:
    assert {subject.kind for subject in subjects(shipped_data())} == set(get_args(SubjectKind))


# --- the sum over a span

TOTAL = indicator(
    target("2025", at_least=1000, over="phase"),
    target("2025", id="last", at_least=300, decided_by=2025),
    unit="count",
    kind="flow",
    group="counted",
)
COUNTED: list[Fields] = [{"id": "counted", "name": {"vi": "Số", "en": "Counted"}, "headline": True}]
OF_YEARS = [value(2022 + at, number) for at, number in enumerate((200, 240, 310))]


def of_total(kind: SubjectKind, name: str) -> str:
    found = dataset(indicators=[TOTAL], values=OF_YEARS, groups=COUNTED)
    return page(show(found, date(2025, 6, 1), Subject(kind, name)))


def test_the_last_change_of_a_single_value_has_another_symbol_than_the_sum() -> None:
    text = of_total("target", "share/2025")
    assert "v value of 2022-2024; T threshold" in text
    assert "w - a = 310 - 240 = 70: for the better; where w value of 2024; a value of 2023" in text


def test_a_chart_has_the_sum_so_far_on_the_path_of_a_sum_and_single_values_on_none() -> None:
    chart = of_total("target", "share/2025").split("CHART")[1].split("FIGURES")[0]
    assert all(number in chart for number in ("440", "750", "≥ 1,000 (total)", "·"))
    assert "310" not in chart
    both = of_total("indicator", "share").split("CHART")[1].split("FIGURES")[0]
    assert all(number in both for number in ("240", "310", "≥ 300"))
    assert not any(number in both for number in ("750", "1,000", "·"))


def test_a_sum_is_next_to_no_earlier_value_and_no_change() -> None:
    described = {**TOTAL, "targets": [target("2025", at_least=1000, over="phase")]}
    found = stand("2025-06-01", indicators=[described], values=OF_YEARS, groups=COUNTED)
    screen, targets = (
        table(found, view, get_locale("en"), 200, color=False, binding=False) for view in ("status", "targets")
    )
    (line,) = [" ".join(line.split()) for line in screen.splitlines() if "(2022-2024)" in line]
    assert line.endswith("≥ 1,000 (total) - 750 (2022-2024) 250 short")
    assert "Change" not in screen + targets
    assert "up 70" not in screen + targets


def test_a_value_of_another_period_is_not_put_behind_the_named_one_that_is_not_known() -> None:
    described = indicator(target("2025", at_least=300, decided_by=2025), unit="count", kind="flow")
    found = dataset(indicators=[described], values=OF_YEARS)
    text = page(show(found, date(2025, 6, 1), Subject("target", "share/2025")))
    assert "the period that the target names: 2025: no figure" in text
    assert "until it is known, the newest one shows how far it has come: 310 (2024)" in text
    assert "decides" not in text.split("FIGURES")[1].split("COMPUTATION")[0]
    known = dataset(indicators=[described], values=[*OF_YEARS, value(2025, 290)])
    text = page(show(known, date(2026, 1, 1), Subject("target", "share/2025")))
    assert "the period that the target names: 2025: 290 (2025)" in text
    assert "until it is known" not in text


def test_the_page_of_a_task_says_that_lateness_is_open_where_only_a_bound_is_known() -> None:
    for known, is_open in ({"by": "2024-03-01"}, True), ({"on": "2024-03-01"}, False), ({"by": "2023-03-01"}, False):
        found = dataset(tasks=[task(due="2023")], reports=[{**report("done", published="2024-03-05"), **known}])
        text = page(show(found, date(2024, 6, 1), Subject("task", "I.1")))
        assert ("not known whether on time" in text) == is_open


def test_of_two_targets_with_one_projection_each_says_whether_it_would_be_met() -> None:
    """The steps are equal, and what they are compared with is not."""
    described = indicator(
        target(at_least=60, baseline=2021), target(phase="2025", id="high", at_least=90, baseline=2021)
    )
    values = [value(year, number) for year, number in ((2021, 50), (2022, 54), (2023, 58), (2024, 59))]
    printed = page(
        show(dataset(indicators=[described], values=values), day("2025-06-01"), Subject("indicator", "share"))
    )
    label = get_locale("en").label
    assert label("show", "projected_fails") in printed
    low = page(show(dataset(indicators=[described], values=values), day("2025-06-01"), Subject("target", "share/2025")))
    assert (label("show", "projected_meets") in low) == (label("show", "projected_meets") in printed)
