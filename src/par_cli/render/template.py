"""A file to fill in with a spreadsheet program: one line for each figure that is owed for a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Indicator
from par_cli.model.fields import Localized
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.progress.agencies import answers
from par_cli.progress.series import place_of
from par_cli.render.csv_document import cell
from par_cli.render.format import observed
from par_cli.render.printable import without_commands

KNOWN: Final = ("indicator", "name", "definition", "unit", "last", "last_period", "reporter", "reporter_name", "period")
TO_FILL: Final = ("value", "of", "numerator", "denominator", "published", "source", "note")
COLUMNS: Final = (*KNOWN, *TO_FILL)
"""The columns in their order, those that are filled in already first; their headings are labels."""


def template(dataset: Dataset, period: Period, as_of: date, agency: str | None, locale: Locale) -> bytes:
    """Return the CSV that a spreadsheet opens by itself: with semicolons in Vietnamese, with commas in English.

    A line is for each indicator and reporter without a value for the period; ``agency`` leaves those that it reports,
    owns or answers for. What is filled in already is known or only helps people.
    """
    excel = locale.label("form", "decimal") == ","
    separator = locale.label("form", "cells")
    lines = [[locale.label("template", name) for name in COLUMNS]]
    for indicator, reporter in _missing_figures(dataset, period, as_of, agency):
        known = _cells(dataset, indicator, reporter, as_of, locale)
        known["period"] = _typed(period, locale)
        lines.append([cell(known.get(name), excel=excel) for name in COLUMNS])
    return without_commands("".join(f"{separator.join(line)}\n" for line in lines)).encode("utf-8-sig")


def _missing_figures(
    dataset: Dataset, period: Period, as_of: date, agency: str | None
) -> Iterator[tuple[Indicator, str | None]]:
    """Yield each indicator with a number, with each of its reporters (None: the whole), that has none for a period."""
    for indicator in dataset.indicators.values():
        if indicator.unit is None or not _fits(indicator, period):
            continue
        owns = agency is None or answers(dataset.agencies, agency, indicator.owners, as_of)
        reporters: Sequence[str | None] = dataset.reporters.members(indicator.reporters, period.end) or (None,)
        for reporter in reporters:
            named = () if reporter is None else (reporter,)
            asked = owns or (agency is not None and answers(dataset.agencies, agency, named, as_of))
            if asked and not _reported(dataset, indicator, reporter, period):
                yield indicator, reporter


def _fits(indicator: Indicator, period: Period) -> bool:
    """Return whether an indicator is reported as often as the period comes round, or more often."""
    return indicator.reported is None or STEP_MONTHS[RHYTHM[indicator.reported]] <= period.months


def _reported(dataset: Dataset, indicator: Indicator, reporter: str | None, period: Period) -> bool:
    """Return whether the data has a value; that of the whole is every reporter's."""
    found = dataset.observations.get(indicator.id, ())
    return any(item.reporter in {reporter, None} and item.period[1:3] == period[1:3] for item in found)


def _cells(
    dataset: Dataset, indicator: Indicator, reporter: str | None, as_of: date, locale: Locale
) -> dict[str, object]:
    last = _last(dataset.observations.get(indicator.id, ()), reporter, as_of)
    unit = indicator.unit or ""
    declared = dataset.units.get(unit)
    return {
        "indicator": indicator.id,
        "name": _in_language(indicator.name, locale),
        "definition": _in_language(indicator.definition, locale),
        "unit": locale.label("template_unit", unit) if declared is None else _in_language(declared.name, locale),
        "last": None if last is None else _figure(last, indicator, locale),
        "last_period": None if last is None else _typed(last.period, locale),
        "reporter": reporter,
        "reporter_name": None if reporter is None else _in_language(dataset.reporters[reporter].name, locale),
    }


def _in_language(text: Localized | None, locale: Locale) -> str | None:
    return None if text is None else locale.text(text)


def _last(observations: Sequence[Observation], reporter: str | None, as_of: date) -> Observation | None:
    known = [item for item in observations if item.reporter == reporter and item.known_from <= as_of]
    return max(known, key=lambda item: place_of(item.period), default=None)


def _figure(item: Observation, indicator: Indicator, locale: Locale) -> str:
    text = observed(item, indicator, locale, up=indicator.better == "lower")
    value, slash, other = text.partition("/")
    return locale.label("in_cell", "of", value=value, other=other) if slash else text


def _typed(period: Period, locale: Locale) -> str:
    """Return a period as it can be typed; a month in words, of which no spreadsheet makes a day."""
    if period.months != 1:
        return period.text
    return locale.label("in_cell", "month", value=f"{period.start.month}/{period.start.year}")
