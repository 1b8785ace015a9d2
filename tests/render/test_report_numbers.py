"""Every number of the report and of the letters is in ``par status --format json`` of the same day."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from bounds import bounded
from par_cli.locales import Language, Locale, get_locale
from par_cli.model.dataset import Dataset
from par_cli.model.fields import Localized
from par_cli.model.reporting import Covers, DueReport, Window
from par_cli.progress.exact import cut
from par_cli.progress.letters import SOON, letters
from par_cli.progress.periodic import periodic_report
from par_cli.progress.results import Status
from par_cli.progress.status import HORIZON
from par_cli.render.document import document
from par_cli.render.dumps import dumps
from par_cli.render.format import PLACES
from par_cli.render.letter_text import letter_markdown, letter_text
from par_cli.render.report_markdown import report_markdown
from par_cli.render.report_text import report_text
from progress.decisions import DAYS, DECISIONS
from read_once import shipped_data
from support import Described, dataset

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OF_A_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_IN_JSON = re.compile(r"\d+(?:\.\d+)?")

WRITTEN = {"90", "30", "100", "9", "04", "5"}
"""What the words of par themselves hold: how far ahead they look, shares of a hundred, and numbers of months."""


def due_of(day: date) -> DueReport:
    covers = Covers.model_validate({"from": "01-01", "to": "12-31"})
    name = Localized(vi="Báo cáo", en="Report")
    window = Window(id="w", period="year", name=name, covers=covers, due="12-31")
    return window.report(day.year)


def known(found: Status) -> set[str]:
    """Return the numbers of the JSON, as a table writes them: whole, cut at its places, in percent, and of days."""
    whole = dumps([document(found, view) for view in ("status", "agencies")]).decode()
    numbers = {Decimal(number) for number in _IN_JSON.findall(whole)}
    numbers |= {number * 100 for number in numbers}
    cuts = {Decimal(cut(Fraction(number), PLACES, up=up)) for number in numbers for up in (False, True)}
    pieces = {piece for day in _OF_A_DAY.findall(whole) for piece in day.split("-")}
    return (
        {_plain(f"{number:f}") for number in numbers | cuts}
        | {_plain(piece) for piece in pieces}
        | {_plain(text) for text in WRITTEN}
    )


def _plain(number: str) -> str:
    whole, dot, rest = number.partition(".")
    return f"{whole.lstrip('0') or '0'}{dot}{rest}".rstrip("0").rstrip(".") if dot else whole.lstrip("0") or "0"


def shown(text: str, locale: Locale) -> set[str]:
    """Return the numbers of a text as JSON writes them."""
    thousands, decimal = (".", ",") if locale.language == "vi" else (",", ".")
    return {_plain(word.replace(thousands, "").replace(decimal, ".")) for word in _NUMBER.findall(text)}


def held(data: Dataset, as_of: date, locale: Locale) -> None:
    found = periodic_report(data, as_of, due_of(as_of), None, locale.text)
    days = (as_of, date(as_of.year, 12, 31), as_of + HORIZON, as_of + SOON)  # of the period, and how far it looks ahead
    numbers = known(found.found) | {"1"} | {str(number) for on in days for number in (on.year, on.month, on.day)}
    text = re.sub(r"(?m)^\d+\.", "", report_markdown(report_text(found, locale), locale).decode())
    assert shown(text, locale) - numbers == set()
    for letter in letters(data, as_of, None, locale.text):
        written = letter_markdown(letter_text(letter, (), locale), locale).decode()
        assert shown(written, locale) - numbers == set()


@given(described=DECISIONS, as_of=DAYS)
@bounded(5)
def test_every_number_of_a_report_and_of_letters_is_in_the_json_of_the_day(described: Described, as_of: date) -> None:
    held(dataset(**described), as_of, get_locale("vi"))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("day", ["2023-03-01", "2026-11-23"])
def test_every_number_about_the_decision_in_the_package_is_in_the_json_of_the_day(day: str, language: Language) -> None:
    held(shipped_data(), date.fromisoformat(day), get_locale(language))
