"""The file to fill in: a line for each figure that is owed, and what is filled in comes back as it was meant."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.diagnostics import InvalidDataError
from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.locales import LANGUAGES, Language, get_locale
from par_cli.model.decision import BUILT_IN_UNITS
from par_cli.model.periods import parse_period
from par_cli.record.column_names import HELP, UNIT, heading
from par_cli.render.form_sheets import COLUMNS as ALL_COLUMNS
from par_cli.render.form_sheets import template
from record.importing import Dialect, imported, saved
from support import indicator, target, value, write_folder

DAY = date(2026, 11, 23)
COLUMNS = ALL_COLUMNS["figures"]
SEPARATORS = {language: get_locale(language).label("form", "cells") for language in LANGUAGES}


def folder_in(place: Path) -> Path:
    """Return a folder with a share of two reporters, a rank, posts that one agency owns, and an outcome."""
    return write_folder(
        place / "data",
        indicators=[
            indicator(target(at_least=80), reporters=["home", "health"], definition="=1+1"),
            indicator(target(at_most=10), name="place", unit="rank", better="lower", reported="yearly", owners=[]),
            indicator(
                target(at_most=9), name="posts", unit="posts", better="lower", reported="quarterly", owners=["home"]
            ),
            indicator(target(outcome="done"), name="forms", unit=None),
        ],
        units=[{"id": "posts", "name": {"vi": "biên chế", "en": "posts"}}],
        values=[
            value(2024, "8", name="place", of=61, published="2025-04-06"),
            value(2023, "12.5", reporter="home", published="2024-02-01"),
            value("2025-07", "30", name="posts", bound="more_than", published="2025-08-01"),
        ],
    )


def lines(folder: Path, period: str, agency: str | None = None, language: Language = "vi") -> list[dict[str, str]]:
    """Return the lines of a template by the names of its columns, as a spreadsheet program opens it."""
    found = load(Location(str(folder), embedded=False)).dataset
    data = template(found, "figures", parse_period(period), DAY, agency, get_locale(language))
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), ""), delimiter=SEPARATORS[language])
    assert header == [get_locale(language).label("template", name) for name in COLUMNS]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_in(tmp_path)


def test_each_indicator_with_a_number_and_each_of_its_reporters_has_a_line(folder: Path) -> None:
    found = lines(folder, "2025")
    assert [(line["indicator"], line["reporter"], line["period"]) for line in found] == [
        ("share", "home", "2025"),
        ("share", "health", "2025"),
        ("place", "", "2025"),
        ("posts", "", "2025"),
    ]
    assert all(
        line[name] == "" for line in found for name in ("value", "of", "numerator", "published", "source", "note")
    )


@pytest.mark.parametrize(
    ("language", "last", "unit"),
    [("vi", ["12,5%", "", "8 trên 61", "trên 30"], "thứ hạng"), ("en", ["12.5%", "", "8 of 61", "over 30"], "rank")],
)
def test_what_helps_people_is_in_their_language_and_nothing_of_it_is_a_formula(
    folder: Path, language: Language, last: list[str], unit: str
) -> None:
    found = lines(folder, "2025", language=language)
    assert [line["last"] for line in found] == last
    assert found[0]["definition"] == "'=1+1"
    assert found[2]["unit"] == unit
    assert found[3]["last_period"] == ("Tháng 7/2025" if language == "vi" else "Month 7/2025")


def test_what_is_reported_already_is_not_owed(folder: Path) -> None:
    assert [line["reporter"] for line in lines(folder, "2023") if line["indicator"] == "share"] == ["health"]
    assert "place" not in [line["indicator"] for line in lines(folder, "2024")]


def test_a_period_shorter_than_the_rhythm_of_an_indicator_asks_nothing_of_it(folder: Path) -> None:
    assert [line["indicator"] for line in lines(folder, "2025-Q3")] == ["share", "share", "posts"]
    assert [line["indicator"] for line in lines(folder, "2025-08")] == ["share", "share"]


def test_an_agency_is_asked_for_what_it_reports_or_owns(folder: Path) -> None:
    assert [(line["indicator"], line["reporter"]) for line in lines(folder, "2025", "health")] == [("share", "health")]
    assert [line["indicator"] for line in lines(folder, "2025", "home")] == ["share", "share", "posts"]
    assert lines(folder, "2025", "digital") == []


def test_the_day_of_the_last_figure_is_as_the_language_has_it(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "data",
        indicators=[indicator(target(at_least=80), kind="level")],
        values=[value("2026-01-05", "70", published="2026-01-06")],
    )
    shown = {language: lines(folder, "2026", language=language)[0]["last_period"] for language in LANGUAGES}
    assert shown == {"vi": "05/01/2026", "en": "2026-01-05"}


def test_every_column_of_the_template_is_known_to_the_import_in_every_language() -> None:
    helping = {"name", "definition", "unit", "goal", "due", "last", "last_period", "reporter_name", "sender"}
    for locale in map(get_locale, LANGUAGES):
        assert set(locale.labels["template"]) == {column for columns in ALL_COLUMNS.values() for column in columns}
        for name in COLUMNS:
            found = heading(locale.label("template", name))
            # A name means its column where no other one does, as the ids of the template do.
            meant = found.meant if found.fallback is None else found.fallback
            assert meant == {"unit": UNIT}.get(name, HELP if name in helping else name)
        assert set(locale.labels["template_unit"]) == {*BUILT_IN_UNITS, "whole", "all"}


FIGURES = st.one_of(st.just(Decimal(0)), st.decimals(2, 100, places=3).map(Decimal.normalize))  # none like a fraction


@given(
    st.sampled_from(["2025", "2025-Q3", "2025-H1", "2025-9M", "2025-07", "2025-07-01", "2025-04/2026-03"]),
    st.sampled_from(get_args(Language)),
    st.lists(st.one_of(st.none(), FIGURES), min_size=4, max_size=4),
    st.dates(date(2026, 4, 1), date(2026, 11, 1)),
    st.booleans(),
)
def test_what_is_filled_in_and_saved_by_a_spreadsheet_program_comes_back_as_it_was_meant(
    period: str, language: Language, figures: list[Decimal | None], day: date, quoted: bool
) -> None:
    """The only other answer is the question which of two numbers is meant."""
    with tempfile.TemporaryDirectory() as place:
        folder = folder_in(Path(place))
        owed = lines(folder, period, language=language)
        meant = {}
        for line, figure in zip(owed, figures, strict=False):
            if figure is not None:
                number = figure if line["unit"] not in {"thứ hạng", "rank"} else Decimal(1 + int(figure) % 60)
                line["value"] = f"{number:f}".replace(".", "," if language == "vi" else ".")
                line["of"] = "63" if line["unit"] in {"thứ hạng", "rank"} else ""
                line["published"], line["source"] = f"{day.day}/{day.month}/{day.year}", "=Báo cáo"
                meant[line["indicator"], line["reporter"] or None] = number
            if period == "2025-07-01":  # a spreadsheet program takes it for a day, and saves it as its own
                line["period"] = "01/07/2025"
        table = [
            [get_locale(language).label("template", name) for name in COLUMNS],
            *([*line.values()] for line in owed),
        ]
        data = saved(table, Dialect(separator=SEPARATORS[language], quoted=quoted))
        try:
            plan = imported(folder, data)
        except InvalidDataError as error:
            assert {item.code for item in error.diagnostics} == {"PAR142"}  # noqa: PT017 - one of two right answers
            return
        assert plan.new == len(meant)
        observations = load(Location(str(folder), embedded=False)).dataset.observations
        found = {
            (item.indicator, item.reporter): (item.value, item.published, item.source)
            for items in observations.values()
            for item in items
            if item.period[1:3] == parse_period(period)[1:3] and item.source == "=Báo cáo"
        }
        assert found == {key: (number, day, "=Báo cáo") for key, number in meant.items()}
