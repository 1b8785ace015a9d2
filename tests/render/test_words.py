"""The words of tables: every code that a result can hold has one, in both languages, and JSON has none of them."""

from __future__ import annotations

import string
from typing import get_args

import pytest

from par_cli.model.decision import BUILT_IN_UNITS
from par_cli.model.operators import OPERATORS
from par_cli.model.reports import BOUNDS
from par_cli.model.tasks import SCHEDULE_KINDS
from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES, Flag, Reason
from par_cli.progress.status import Filters
from par_cli.render import words

LISTS: dict[str, tuple[words.Words, tuple[str, ...]]] = {
    "target status": (words.TARGET_STATUS, TARGET_STATUSES),
    "occurrence status": (words.OCCURRENCE_STATUS, OCCURRENCE_STATUSES),
    "flag": (words.FLAG, get_args(Flag)),
    "reason": (words.REASON, get_args(Reason)),
    "schedule": (words.SCHEDULE, SCHEDULE_KINDS),
    "goal": (words.GOAL, tuple(OPERATORS)),
    "bound": (words.BOUND, BOUNDS),
    "unit": (words.UNIT, BUILT_IN_UNITS),
    "filter": (words.FILTER, tuple(name.replace("statuses", "status") for name in Filters._fields)),
}
ALL = {
    name: table
    for name, table in vars(words).items()
    if isinstance(table, dict) and table and all(isinstance(item, dict) for item in table.values())
}


@pytest.mark.parametrize("name", LISTS)
def test_every_code_that_a_result_can_hold_has_a_word(name: str) -> None:
    table, codes = LISTS[name]
    assert codes
    assert set(codes) <= set(table)


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_there_in_both_languages_and_they_do_not_ask_for_different_fields(name: str) -> None:
    assert len(ALL) >= 9
    for code, both in ALL[name].items():
        assert set(both) == {"vi", "en"}, code
        fields = [{field for _, field, _, _ in string.Formatter().parse(both[key]) if field} for key in ("vi", "en")]
        assert fields[0] <= fields[1] or fields[1] <= fields[0], code


@pytest.mark.parametrize("name", ["target status", "occurrence status", "flag", "reason"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_codes_of_one_list_never_share_a_word(name: str, language: words.Language) -> None:
    table, codes = LISTS[name]
    shown = [table[code][language] for code in codes]
    assert len(set(shown)) == len(shown)


def test_every_status_has_a_sign_of_its_own_beside_its_colour() -> None:
    assert {*TARGET_STATUSES, *OCCURRENCE_STATUSES} <= set(words.SIGN)
    bad = {words.SIGN[name] for name in ("missed", "unreported", "unfinished", "at_risk", "regressing")}
    assert bad.isdisjoint(words.SIGN[name] for name in ("met", "done_on_time", "done_late", "on_track"))
