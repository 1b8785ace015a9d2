"""The page for a browser: what it holds and in which order, what it lets act, and where its numbers come from."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from bounds import bounded
from par_cli.locales import LANGUAGES, Language, get_locale
from par_cli.model.dataset import Dataset
from par_cli.progress.accounts import with_accounts
from par_cli.progress.exact import cut
from par_cli.progress.results import Status
from par_cli.progress.status import Filters, status
from par_cli.progress.subject import Subject, show
from par_cli.render.document import document
from par_cli.render.html.html_document import Parts, html_page
from par_cli.render.html.single import svg
from par_cli.render.show_document import show_document
from par_cli.source.packaged import read_packaged
from progress.decisions import DAYS, DECISIONS
from read_once import shipped_data
from render.elements import by_id, found, text, tree
from support import EVERYTHING, Described, agency, dataset, day, indicator, report, target, task, value

CHART = read_packaged("render/html/chart.css")
PARTS = Parts(CHART + read_packaged("render/html/style.css"), read_packaged("render/html/script.js"), "0")
NOW = date(2026, 11, 23)
DAYS_OF_SHIPPED = (date(2022, 11, 1), date(2024, 6, 30), NOW)


def stood(data: Dataset, as_of: date, filters: Filters = EVERYTHING) -> Status:
    return with_accounts(status(data, as_of, filters), None, "overdue", get_locale("en").text)


def page_of(result: Status, language: Language = "en") -> ET.Element:
    return tree(html_page(result, PARTS, get_locale(language)))


@cache
def shipped_page(language: Language, as_of: date = NOW) -> ET.Element:
    return page_of(stood(shipped_data(), as_of), language)


# --- order and form


def test_the_page_has_its_parts_in_their_order() -> None:
    page = shipped_page("vi")
    main = by_id(page, "content")
    assert [item.get("id") for item in main] == [
        "verdict", "counts", "find", "targets", "indicators", "tasks", "agencies", "reading",
    ]  # fmt: skip
    body = page[1]
    assert [item.tag for item in body] == ["a", "header", "main", "footer", "script"]
    assert re.search(r"\b[0-9a-f]{64}\b", text(body[3]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_is_built_for_everybody(language: Language) -> None:
    page = shipped_page(language)
    assert page.get("lang") == language
    assert len(list(page.iter("h1"))) == 1
    levels = [int(item.tag[1]) for item in page.iter() if re.fullmatch("h[1-6]", item.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [item.get("id") for item in page.iter() if item.get("id")]
    assert len(set(ids)) == len(ids)
    for link in page.iter("a"):
        assert link.get("href", "").removeprefix("#") in ids
    for item in page.iter("th"):
        assert item.get("scope") in {"row", "col", "rowgroup"}
        assert text(item)
    for item in page.iter("label"):
        assert by_id(page, item.get("for", "")).tag in {"input", "select"}
    for item in found(page, class_="scroll"):
        assert (item.get("tabindex"), bool(item.get("aria-label"))) == ("0", True)
    charts = list(found(page, class_="chart"))
    assert len(charts) > 5
    for item in charts:
        assert item.get("role") == "img"
        said = [by_id(item, name) for name in item.get("aria-labelledby", "").split()]
        assert [one.tag for one in said] == ["title", "desc"]
        assert all(text(one) for one in said)


def test_a_status_is_a_sign_and_a_word_wherever_it_is_shown() -> None:
    statuses = list(found(shipped_page("en"), class_="status"))
    assert len(statuses) > 100
    for item in statuses:
        sign = item[0]
        assert len(text(sign)) == 1
        assert (sign.tail or "").strip()


def test_each_target_task_and_agency_has_a_row_and_each_indicator_a_card() -> None:
    result = stood(shipped_data(), NOW)
    rows = list(found(shipped_page("en"), data_kind="target"))
    assert [text(next(row.iter("code"))) for row in rows] == [item.entry.id for item in result.targets]
    tasks = list(found(shipped_page("en"), data_kind="task"))
    assert [text(next(row.iter("code"))) for row in tasks] == [item.task.id for item in result.tasks]
    cards = list(found(shipped_page("en"), data_kind="card"))
    names = [f"indicator-{name}" for name in dict.fromkeys(one.entry.indicator.id for one in result.targets)]
    with_charts = [item.get("id") for item in cards if list(item.iter("svg"))]
    assert [item.get("id") for item in cards] == [*with_charts, *(name for name in names if name not in with_charts)]
    assert with_charts == [name for name in names if name in with_charts]
    assert len(list(found(shipped_page("en"), data_kind="agency"))) == len(result.accounts)


def test_each_chart_has_its_targets_in_words_and_its_values_in_a_table() -> None:
    cards = list(found(shipped_page("en"), data_kind="card"))
    assert any(list(found(card, class_="chart")) for card in cards)
    for card in cards:
        assert next(found(card, class_="targets")).findall("li")
        charts = list(found(card, class_="chart"))
        if not charts:
            continue
        rows = card.findall("details/div/table/tbody/tr")
        marks = [item for item in charts[0].iter() if "value" in item.get("class", "").split()]
        assert len(rows) >= len(marks) > 0
        assert card.find("details").get("open") == ""  # type: ignore[union-attr]


def test_the_counts_are_bars_with_their_statuses_in_words() -> None:
    summary = stood(shipped_data(), NOW).summary
    tallies = [*(tally.by_status for tally in summary.targets_by_phase.values()), summary.tasks.by_status]
    tallies.append({str(name): number for name, number in summary.occurrences.by_status.items()})
    for figure, counts in zip(found(by_id(shipped_page("en"), "counts"), class_="bar"), tallies, strict=True):
        pieces = [float(item.get("width", "0")) for item in figure.iter("rect")]
        assert len(pieces) == sum(count > 0 for count in counts.values())
        assert sum(pieces) == pytest.approx(360, abs=0.5)
        assert min(pieces) >= 5
        said = figure.get("aria-label", "")
        assert said.startswith(("TARGETS: to 20", "TASKS"))
        assert f"unreported {counts['unreported']}" in said or not counts["unreported"]


def test_a_piece_of_a_bar_that_is_just_wide_enough_leaves_the_bar_as_wide_as_it_is() -> None:
    late = task("I.1", due="2024-01-01")
    others = [task(f"I.{number}", due="2026-01-01") for number in range(2, 73)]  # one of 72 is 5 of 360
    result = stood(dataset(tasks=[late, *others]), day("2025-06-01"))
    (bar, *_) = found(by_id(page_of(result), "counts"), class_="bar")
    assert [float(item.get("width", "0")) for item in bar.iter("rect")] == [5, 355]


def test_a_value_without_a_source_says_so_and_one_with_a_source_does_not() -> None:
    values = [value("2023", 50, source="law 5"), value("2024", 60)]
    result = stood(dataset(indicators=[indicator(target(at_least=80))], values=values), day("2025-06-01"))
    (card,) = found(page_of(result), data_kind="card")
    rows = {text(row[0]): text(row) for row in card.findall("details/div/table/tbody/tr")}
    assert ["no source given" in rows[year] for year in ("2023", "2024")] == [False, True]


def test_an_indicator_without_a_figure_has_a_sentence_and_no_axes() -> None:
    result = stood(dataset(indicators=[indicator(target(at_least=80))]), day("2023-01-01"))
    (card,) = found(page_of(result), data_kind="card")
    assert not list(card.iter("svg"))
    assert "No figure yet." in text(card)


def test_figures_of_single_reporters_are_not_called_no_figure() -> None:
    shares = indicator(target(at_least=80, each=True), reporters=["home", "health"], owners=["home"])
    values = [value("2022", 40, reporter="home"), value("2022", 50, reporter="health")]
    (card,) = found(page_of(stood(dataset(indicators=[shares], values=values), day("2023-06-01"))), data_kind="card")
    assert "only for single reporters: 2 (par show share)" in text(card)
    counted = indicator(target(at_least=80))
    empty = value("2022", numerator=0, denominator=0)
    (card,) = found(page_of(stood(dataset(indicators=[counted], values=[empty]), day("2023-06-01"))), data_kind="card")
    assert "No number to draw." in text(card)
    assert "0/0" in text(card)


def test_the_page_does_not_say_in_which_folder_the_data_are() -> None:
    data = dataset(indicators=[indicator(target(at_least=80))])
    pages = [
        html_page(stood(data._replace(folder=folder), day("2023-01-01")), PARTS, get_locale("vi"))
        for folder in ("C:/Users/someone/data", "elsewhere")
    ]
    assert pages[0] == pages[1]
    assert b"someone" not in pages[0]


def test_filters_narrow_what_is_shown_and_are_named() -> None:
    result = stood(shipped_data(), NOW, Filters(phase="2025"))
    page = page_of(result)
    assert len(list(found(page, data_kind="target"))) == len(result.targets) < 61
    assert "Only: phase 2025" in text(next(page.iter("header")))


def test_a_decision_of_tasks_alone_has_no_legend_of_charts_and_its_phases_to_choose_from() -> None:
    page = page_of(stood(dataset(tasks=[task(due="2023-12-31")]), day("2024-06-01")))
    assert not list(found(page, class_="legend"))
    assert [item.get("value") for item in by_id(page, "filter-phase")] == ["", "2025"]


def test_an_empty_decision_says_so() -> None:
    page = page_of(stood(dataset(), day("2023-01-01")))
    assert "No target yet" in text(by_id(page, "content"))
    assert by_id(page, "content").find("section/table") is None


def test_the_same_results_are_the_same_bytes() -> None:
    first, second = (html_page(stood(shipped_data(), NOW), PARTS, get_locale("vi")) for _ in range(2))
    assert first == second


# --- what may act


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_only_its_own_style_and_script_are_allowed_to_act() -> None:
    page = shipped_page("vi")
    (policy,) = (item.get("content", "") for item in page.iter("meta") if "Security" in item.get("http-equiv", ""))
    (style,), (script,) = page.iter("style"), page.iter("script")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": _hash(style.text or ""),
        "script-src": _hash(script.text or ""),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


LEADING_OUT = {"src", "srcset", "action", "formaction", "style", "xlink:href", "data", "ping", "background", "poster"}


ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "p", "nav", "ul", "li",
    "main", "section", "div", "table", "thead", "tbody", "tr", "th", "td", "small", "code", "span", "form", "label",
    "input", "select", "optgroup", "option", "button", "output", "article", "figure", "figcaption", "details",
    "summary", "footer", "script", "svg", "desc", "line", "circle", "polygon", "polyline", "rect", "text",
}  # fmt: skip


def inert(page: ET.Element) -> None:
    """Check that nothing on a page acts or leads out of it."""
    assert {item.tag for item in page.iter()} <= ALLOWED
    assert len(list(page.iter("script"))) == len(list(page.iter("style"))) == 1
    for item in page.iter():
        names = set(item.attrib)
        assert not [name for name in names if name.startswith("on")]
        assert not names & LEADING_OUT
        assert item.get("href", "#").startswith("#")


HOSTILE = (
    "<script>alert(1)</script>", "]]><svg onload=alert(1)>", "javascript:alert(1)", "=1+1", "</style><b>",
    '" onload="x', "' autofocus onfocus='x", "<!--", "&lt;b&gt;", "##[error]x", "::error::x", "{targets} {0}",
)  # fmt: skip


@pytest.mark.parametrize("given_text", HOSTILE)
def test_text_from_data_is_shown_as_text_and_acts_nowhere(given_text: str) -> None:
    names = {"vi": given_text, "en": given_text}
    data = dataset(
        decision={"title": names},
        phases=[{"id": "2025", "from": 2022, "to": 2025, "name": names}],
        agencies=[agency("evil", short=names) | {"name": names}],
        indicators=[
            indicator(
                target(at_least=80, baseline="2021", condition=names, note=names),
                short=names, definition=names, note=names, owners=["evil"],
            )
            | {"name": names}
        ],
        values=[
            value("2021", 40, source=given_text, url=given_text, note=given_text),
            value("2022", 50, published="2023-01-01"),
        ],
        tasks=[task(due="2023-12-31", lead=["evil"], condition=names) | {"name": names}],
        reports=[report("in_progress", published="2023-02-01", cause=given_text)],
    )  # fmt: skip
    for language in LANGUAGES:
        raw = html_page(stood(data, day("2023-06-01")), PARTS, get_locale(language))
        page = tree(raw)
        inert(page)
        shown = given_text.replace("##[", "## [")
        assert text(next(page.iter("h1"))) == " ".join(shown.split())
        assert not re.search(rb"^\s*::", raw, re.MULTILINE)
        assert b"##[" not in raw
        found_one = show(data, day("2023-06-01"), Subject("indicator", "share"))
        assert found_one.indicator is not None
        drawn = ET.fromstring(svg(found_one, found_one.indicator, CHART, get_locale(language)))  # noqa: S314 - our own
        assert not [name for item in drawn.iter() for name in item.attrib if name.startswith("on")]


def test_the_shipped_page_is_inert() -> None:
    for language in LANGUAGES:
        inert(shipped_page(language))


# --- every number on the page is one of the document of the same day


NUMBER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}\b|[0-9][0-9,]*(?:\.[0-9]+)?")


def numbers_in(written: str) -> list[str]:
    """Return the days and numbers of an English text."""
    return [item.replace(",", "") for item in NUMBER.findall(written)]


class Known:
    """The numbers and days of a part of a JSON document, and how many entries its lists have."""

    def __init__(self, *parts: object) -> None:
        self.numbers: set[Decimal] = set()
        self.texts: set[str] = set()
        for part in parts:
            self._add(part)

    def _add(self, part: object) -> None:
        if isinstance(part, Mapping):
            for name, item in part.items():
                self._add(name)
                self._add(item)
        elif isinstance(part, list | tuple):
            self.numbers |= {Decimal(count) for count in range(len(part) + 1)}
            for item in part:
                self._add(item)
        elif isinstance(part, bool) or part is None:
            return
        elif isinstance(part, int | Decimal):
            self.numbers |= {abs(Decimal(part)), abs(Decimal(part)) * 100}
        elif isinstance(part, date):
            self._add(part.isoformat())
        else:
            for item in numbers_in(str(part)):
                self.texts |= {item, item[:7], item[:4]}

    def has(self, number: str) -> bool:
        """Return whether a number is one of them, cut to its places."""
        if number in self.texts:
            return True
        if "-" in number:
            return False
        wanted = Decimal(number)
        places = max(0, -int(wanted.as_tuple().exponent))
        exact = (Fraction(item) for item in self.numbers)
        return any(wanted in {cut(item, places, up=True), cut(item, places, up=False)} for item in exact)

    def check(self, written: str) -> None:
        """Check that all numbers of a text are known; a part of the whole (1/3) is so in percent."""
        for above, below in re.findall(r"(?<![0-9/])([0-9])/([0-9])(?![0-9/])", written):
            if below != "0" and cut(Fraction(100 * int(above), int(below)), 6, up=False) in self.numbers:
                written = written.replace(f"{above}/{below}", "")
        unknown = [item for item in numbers_in(written) if not self.has(item)]
        assert not unknown, f"{unknown} of “{written}”"


def without(item: ET.Element, *classes: str) -> Iterator[str]:
    """Yield the texts of an element without those of some classes; each is read by itself."""
    if set(classes) & set(item.get("class", "").split()):
        return
    yield item.text or ""
    for one in item:
        yield from without(one, *classes)
        yield one.tail or ""


def check_numbers(data: Dataset, as_of: date) -> None:
    result = stood(data, as_of)
    page = page_of(result)
    everything: Any = document(result, "status")
    accounts: Any = document(result, "agencies")
    for row, entry in zip(found(page, data_kind="target"), everything["targets"], strict=True):
        parts = [one for one in everything["targets"] if one["id"] in entry["parts"]]
        named = [everything["agencies"][name] for name in (*entry["owners"], *entry["owners_today"])]
        missing = entry["reporters"]["missing"] if entry["reporters"] else []
        Known(entry, parts, named, [everything["agencies"][name] for name in missing]).check(text(row))
    for row, entry in zip(found(page, data_kind="task"), everything["tasks"], strict=True):
        Known(entry, [everything["agencies"][name] for name in (*entry["lead"], *entry["lead_today"])]).check(text(row))
    for row, entry in zip(found(page, data_kind="agency"), accounts["accounts"], strict=True):
        Known(entry, [accounts["agencies"][name] for name in entry["agency_today"]]).check(text(row))
    for card in found(page, data_kind="card"):
        name = card.get("id", "").removeprefix("indicator-")
        shown: Any = show_document(show(data, as_of, Subject("indicator", name)))
        known = Known(shown)
        for written in without(card, "tick"):
            known.check(written)
    late = [everything["summary"][name] for name in ("targets", "occurrences")]
    known_late = [one["overdue"] - one["overdue_unreported"] for one in late]  # missed, and unfinished
    summary = Known(everything["summary"], everything["pace_bands"], everything["decision"], known_late)
    if not (result.targets or result.tasks):
        return
    summary.check(text(by_id(page, "verdict")))
    for bar in found(page, class_="bar"):
        summary.check(f"{bar.get('aria-label')} {text(bar)}")
    counts = next(by_id(page, "counts").iter("tbody"), None)
    others = _others(everything["summary"])
    for written in () if counts is None else counts.itertext():
        counted = re.sub(r" \([0-9]+\)$", "", written)  # the mark of a note
        assert all(summary.has(item) or int(item) in others for item in numbers_in(counted)), written


def _others(summary: Any) -> set[int]:  # noqa: ANN401 - a JSON document
    """Return the numbers of targets whose status has no column of its own, of each phase."""
    apart = ("met", "missed", "unreported")
    return {
        sum(count for name, count in one["by_status"].items() if name not in apart)
        for one in summary["targets"]["by_phase"].values()
    }


@pytest.mark.usefixtures("no_digest")
@pytest.mark.parametrize("as_of", DAYS_OF_SHIPPED, ids=str)
def test_every_number_of_the_shipped_page_is_in_the_documents_of_its_day(as_of: date) -> None:
    check_numbers(shipped_data(), as_of)


@bounded(15)
@given(DECISIONS, DAYS)
def test_every_number_of_a_page_is_in_the_documents_of_its_day(described: Described, as_of: date) -> None:
    check_numbers(dataset(**described), as_of)
