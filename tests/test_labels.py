"""The labels of tables: every code that a result can hold has one in every language, and JSON has none of them."""

from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from par_cli.locales import ENGLISH, LANGUAGES, Locale, get_locale
from par_cli.model.decision import BUILT_IN_UNITS
from par_cli.model.operators import OPERATORS
from par_cli.model.reports import BOUNDS
from par_cli.model.tasks import SCHEDULE_KINDS
from par_cli.progress.causes import CAUSE_CODES
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES, Flag, Reason
from par_cli.progress.status import Filters
from par_cli.render.page import SIGN
from par_cli.render.table.list_columns import OF_VIEW

CODES: dict[str, tuple[str, ...]] = {
    "target_status": TARGET_STATUSES,
    "occurrence_status": OCCURRENCE_STATUSES,
    "flag": get_args(Flag),
    "reason": get_args(Reason),
    "schedule": SCHEDULE_KINDS,
    "goal": tuple(name for name, row in OPERATORS.items() if not row.sign),
    "bound": BOUNDS,
    "unit": BUILT_IN_UNITS,
    "cause": CAUSE_CODES,
    "heading": tuple({column.heading for columns in OF_VIEW.values() for column in columns}),
    "filter": tuple(name.replace("statuses", "status") for name in Filters._fields),
}
LOCALES = [get_locale(language) for language in LANGUAGES]


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("section", CODES)
def test_every_code_that_a_result_can_hold_has_a_label(section: str) -> None:
    assert CODES[section]
    assert set(CODES[section]) - set(ENGLISH.labels[section]) == set()


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.language)
def test_every_catalogue_has_the_same_labels_and_they_do_not_ask_for_different_values(locale: Locale) -> None:
    assert list(locale.labels) == list(ENGLISH.labels)
    for section, labels in locale.labels.items():
        assert list(labels) == list(ENGLISH.labels[section])
        for code, text in labels.items():
            here, there = _fields(text), _fields(ENGLISH.label(section, code))
            assert here <= there or there <= here, f"{section}.{code}"


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.language)
def test_what_separates_arguments_is_not_the_decimal_sign(locale: Locale) -> None:
    assert locale.label("form", "arguments").strip() != locale.label("form", "decimal")
    assert locale.label("form", "cells") != locale.label("form", "decimal")


@pytest.mark.parametrize("section", ["target_status", "occurrence_status", "flag", "reason"])
@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.language)
def test_two_codes_of_one_section_never_share_a_label(section: str, locale: Locale) -> None:
    shown = [locale.label(section, code) for code in CODES[section]]
    assert len(set(shown)) == len(shown)


def test_every_status_has_a_sign_of_its_own_in_addition_to_its_colour() -> None:
    assert {*TARGET_STATUSES, *OCCURRENCE_STATUSES} <= set(SIGN)
    bad = {SIGN[name] for name in ("missed", "unreported", "unfinished", "at_risk", "regressing")}
    assert bad.isdisjoint(SIGN[name] for name in ("met", "done_on_time", "done_late", "on_track"))
