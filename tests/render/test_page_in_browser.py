"""The page in a real Chromium: what it asks for, who can read it, on a telephone, on paper and without its script.

They are skipped where no Chromium is installed, except in CI.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from par_cli.loading.folder import Location, load
from par_cli.locales import Language, get_locale
from par_cli.model.dataset import Dataset
from par_cli.render.html.html_document import html_page
from read_once import shipped_data
from render.test_html import HOSTILE, NOW, PARTS, stood
from support import EVERYTHING, dataset, day, indicator, rank, target, value

PLACES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
CHROMIUM = next(filter(None, map(shutil.which, PLACES)), None)
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
AXE = files("axe_playwright_python") / "axe.min.js"
TELEPHONE, DESK = 320, 1280
LEAST_TEXT = 10  # pixels of a text in a chart on a telephone

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium is installed: the page is not looked at"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM is not None, "CI has to install Chromium"
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@cache
def written(language: Language) -> bytes:
    return html_page(stood(shipped_data(), NOW), PARTS, get_locale(language))


Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Look]:
    """Return a function that opens a page; it may ask for nothing but itself, say nothing and ask nobody anything."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []
    asked: list[str] = []

    def hear_dialog(dialog: Dialog) -> None:
        heard.append(dialog.message)
        dialog.dismiss()

    def opened(content: bytes, width: int = DESK, **options: Any) -> Page:  # noqa: ANN401 - those of Playwright
        file = tmp_path / f"{len(contexts)}.html"
        file.write_bytes(content)
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda line: heard.append(line.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", hear_dialog)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []
    assert len(asked) == len(contexts)


OVERLAPPING = """
() => [...document.querySelectorAll("svg.chart")].flatMap((chart) => {
  const texts = [...chart.querySelectorAll("text")].map((item) => [item.textContent, item.getBoundingClientRect()]);
  const around = chart.getBoundingClientRect();
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const out = texts.filter(([, box]) => box.left < around.left - 1 || box.right > around.right + 1);
  return [
    ...out.map(([text]) => `${chart.querySelector("title").textContent}: ${text} is outside`),
    ...texts.flatMap(([text, box], at) => texts.slice(at + 1).filter(([, other]) => meets(box, other))
      .map(([other]) => `${chart.querySelector("title").textContent}: ${text} and ${other}`)),
  ];
})
"""


def example(name: str) -> Dataset:
    return load(Location(str(EXAMPLES / name), embedded=False)).dataset


def crowded() -> Dataset:
    """Return a decision whose charts have much to write in little room."""
    phases = [{"id": str(year), "from": year, "to": year} for year in range(2022, 2031)]
    close = [target(str(year), at_least=70 + year - 2022) for year in range(2022, 2031)]
    months = [
        value(f"20{year}-{month:02}", 700 + (month * 7 + year) % 5) for year in range(20, 24) for month in range(1, 13)
    ]
    return dataset(
        phases=phases,
        indicators=[
            indicator(*close, name="close"),
            indicator(target("2025", at_most=10, baseline="2021"), name="rank", unit="rank", better="lower"),
            indicator(target("2030", at_least=123456789), name="large", unit="count"),
            indicator(target("2030", at_least=700), name="months", unit="count", kind="level"),
        ],
        values=[
            *(value(str(year), 69 + year % 3, name="close", provisional=year == 2022) for year in range(2015, 2024)),
            *(rank(str(year), 9 + year % 4, of=63 - year % 2, name="rank") for year in range(2010, 2024)),
            rank("2024", 30, of=34, name="rank", bound="more_than", published="2025-01-01"),
            *(value(str(year), 10**8 + year, name="large", **{"break": year == 2020}) for year in range(2017, 2024)),
            *({**item, "indicator": "months"} for item in months),
        ],
    )  # fmt: skip


def pages(language: Language) -> Iterator[tuple[str, bytes]]:
    yield "shipped", written(language)
    places = {"nhs-waiting-times": date(2026, 6, 15), "kenya-sdg3": date(2026, 6, 15)}
    for name, as_of in places.items():
        yield name, html_page(stood(example(name), as_of, EVERYTHING), PARTS, get_locale(language))
    yield "crowded", html_page(stood(crowded(), day("2025-06-01")), PARTS, get_locale(language))


def test_a_telephone_shows_it_without_scrolling_sideways_and_its_charts_can_be_read_at_any_width(look: Look) -> None:
    for name, content in (("shipped in English", written("en")), *pages("vi")):
        page = look(content, TELEPHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE, name
        sizes = page.evaluate(
            "[...document.querySelectorAll('svg.chart text')].map((text) => "
            "parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
        )
        assert min(sizes) >= LEAST_TEXT, name  # and there are some
        assert page.evaluate(OVERLAPPING) == [], name
        page.set_viewport_size({"width": DESK, "height": 800})
        assert page.evaluate(OVERLAPPING) == [], name


@pytest.mark.parametrize(("language", "width"), [("vi", TELEPHONE), ("en", DESK)])
def test_axe_finds_nothing_that_keeps_anybody_out(look: Look, language: Language, width: int) -> None:
    page = look(written(language), width, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("(values) => axe.run(document, {runOnly: {type: 'tag', values}})", rules)
    assert len(result["passes"]) > 20
    assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in result["violations"]] == []


def test_words_without_diacritics_a_status_a_phase_and_an_agency_narrow_what_is_shown(look: Look) -> None:
    page = look(written("vi"))
    shown = (
        "(kind) => [...document.querySelectorAll(`[data-kind=${kind}]`)].filter((row) => row.checkVisibility()).length"
    )

    def counts() -> tuple[int, ...]:
        return tuple(page.evaluate(shown, kind) for kind in ("target", "card", "task", "agency"))

    everything = counts()
    assert everything[0] == 61
    assert page.is_visible("nav a[href='#find']")
    page.fill("#filter-text", "NGHI QUYET 05-NQ/TU")
    assert counts()[:2] == (2, 1)
    assert "2/61" in page.inner_text("#filter-result")
    heading = "[...document.querySelectorAll('.group')].filter((row) => row.checkVisibility()).length"
    assert page.evaluate(heading) == 1
    page.fill("#filter-text", "")
    page.select_option("#filter-status", "unreported")
    assert (counts()[0], counts()[2]) == (33, 36)
    page.select_option("#filter-phase", "2030")
    assert counts()[0] == 0
    page.click("#filters button")
    page.wait_for_function(f"({shown})('target') === 61")
    assert page.inner_text("#filter-result") == ""
    page.select_option("#filter-owner", "so-noi-vu")
    assert 0 < counts()[0] < everything[0]
    assert counts()[3] < everything[3]
    page.emulate_media(media="print")
    assert page.is_visible("#filter-result")  # on paper too it is said that not all is shown
    assert not page.is_visible("#filter-owner")


def test_without_its_script_all_is_shown_and_no_filter_is_offered(look: Look) -> None:
    page = look(written("vi"), java_script_enabled=False)
    assert not page.is_visible("#find")
    assert not page.is_visible("nav a[href='#find']")
    for kind in ("target", "card", "task", "agency"):
        rows = page.locator(f"[data-kind={kind}]")
        assert rows.count() > 0
        assert page.locator(f"[data-kind={kind}]:visible").count() == rows.count()
    tables = page.locator("details table")
    assert page.locator("details table:visible").count() == tables.count() > 0


def test_on_paper_it_lies_across_a4_with_tables_open_and_without_filters(look: Look) -> None:
    page = look(written("vi"))
    assert page.locator("details table:visible").count() == 0
    printed = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", printed)}
    ((_, _, width, height),) = boxes
    assert (round(width), round(height)) == (842, 595)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tables = page.locator("details table")
    assert page.locator("details table:visible").count() == tables.count() > 0
    assert not page.is_visible("#filters")
    assert not page.is_visible("nav")
    style = "([name, key]) => [...document.querySelectorAll(name)].map((item) => getComputedStyle(item)[key])"
    for key, names in (("breakInside", ("tr", ".card", "figure")), ("breakAfter", ("h2", "h3", "h4", ".group"))):
        for name in names:
            assert set(page.evaluate(style, [name, key])) == {"avoid"}, name


ACROSS, DOWN = 1032, 703  # pixels of A4 across within its margins of 12 mm


@pytest.mark.parametrize("language", ["vi", "en"])
def test_on_paper_the_highest_card_fits_below_the_headings_of_a_page(look: Look, language: Language) -> None:
    page = look(written(language), ACROSS)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    height = (
        "(name) => Math.max(...[...document.querySelectorAll(name)].map((item) => item.getBoundingClientRect().height))"
    )
    assert page.evaluate(height, ".card") + 70 <= DOWN


def test_where_colours_are_forced_the_charts_use_them(look: Look) -> None:
    page = look(written("en"), forced_colors="active", color_scheme="dark")
    colour = (
        "(name) => { const item = document.querySelector(`svg.chart ${name}`); const style = getComputedStyle(item);"
        " return name.startsWith('text') || name.startsWith('circle') ? style.fill : style.stroke; }"
    )
    text = page.evaluate("getComputedStyle(document.body).color")
    for name in ("text.newest", "text.tick", "circle.value", "polyline.series", "line.aim"):
        assert page.evaluate(colour, name) == text, name


def test_the_first_stop_of_the_keyboard_leads_to_the_content(look: Look) -> None:
    page = look(written("en"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_text_from_data_acts_nowhere(look: Look) -> None:
    names = [{"vi": given_text, "en": given_text} for given_text in HOSTILE]
    data = dataset(
        decision={"title": names[0]},
        indicators=[
            indicator(target(at_least=80, condition=name), name=f"i{at}", note=name) | {"name": name}
            for at, name in enumerate(names)
        ],
        values=[
            item
            for at, given_text in enumerate(HOSTILE)
            for item in (
                value("2021", 40, name=f"i{at}", source=given_text, url=given_text, note=given_text),
                value("2022", 50, name=f"i{at}", published="2023-01-01"),
            )
        ],
    )
    page = look(html_page(stood(data, day("2023-06-01")), PARTS, get_locale("vi")))
    assert page.locator("script").count() == 1
    assert page.locator("h4").all_inner_texts() == [given_text.replace("##[", "## [") for given_text in HOSTILE]
