"""CSV: the names of JSON as columns, any reader of RFC 4180 reads it back, and no spreadsheet computes its text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.locales import get_locale
from par_cli.progress.accounts import with_accounts
from par_cli.progress.results import Status
from par_cli.render.csv_document import COLUMNS, csv_document
from par_cli.render.document import View, json_document
from progress.decisions import DAYS, DECISIONS
from progress.test_promises import standing
from support import Described, indicator, stand, target, value

VIEWS: tuple[View, ...] = get_args(View)
LEFT_TO_OTHERS = {"leads", "owns"}
"""What an account lists: the rows of ``par tasks`` and ``par targets``."""


def complete(found: Status) -> Status:
    return with_accounts(found, None, "overdue", get_locale("vi").text)


def rows(found: Status, view: View, *, excel: bool = False) -> list[dict[str, str]]:
    text = csv_document(found, view, excel=excel).decode("utf-8-sig" if excel else "utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if excel else ",", strict=True))


def leaves(node: object, path: str = "") -> Iterator[str]:
    """Return the dotted name of everything that a row of JSON says."""
    if isinstance(node, dict):
        for key, item in node.items():
            yield from leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and any(isinstance(item, dict) for item in node):
        for item in node:
            yield from leaves(item, path)
    elif node not in (None, []):
        yield path


def entries(found: Status, view: View) -> list[Any]:
    read = json.loads(json_document(found, view), parse_float=Decimal)
    listed: list[Any] = read["accounts" if view == "agencies" else view]
    return listed


@given(described=DECISIONS, as_of=DAYS)
def test_whatever_json_says_of_a_row_has_a_column_of_its_name(described: Described, as_of: date) -> None:
    found = complete(standing(described, as_of))
    for view in ("targets", "tasks", "agencies"):
        said = {name for item in entries(found, view) for name in leaves(item)}
        assert {name for name in said if name.split(".")[0] not in LEFT_TO_OTHERS} <= set(COLUMNS[view])


@given(described=DECISIONS, as_of=DAYS, excel=st.booleans())
def test_every_line_has_every_column_in_one_order_whatever_the_data(
    described: Described, as_of: date, excel: bool
) -> None:
    found = complete(standing(described, as_of))
    for view in VIEWS:
        text = csv_document(found, view, excel=excel).decode("utf-8-sig" if excel else "utf-8")
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if excel else ",", strict=True))
        assert tuple(lines[0]) == COLUMNS[view]
        assert {len(line) for line in lines} == {len(COLUMNS[view])}
        assert "\r" not in text


@given(described=DECISIONS, as_of=DAYS)
def test_a_cell_says_what_json_says(described: Described, as_of: date) -> None:
    found = complete(standing(described, as_of))
    for line, item in zip(rows(found, "targets"), entries(found, "targets"), strict=True):
        assert (line["id"], line["status"], line["name.vi"]) == (item["id"], item["status"], item["name"]["vi"])
        assert line["overdue"] == ("true" if item["overdue"] else "false")
        assert line["owners"] == "; ".join(item["owners"])
        for name in ("gap", "pace", "days_overdue"):
            assert line[name] == ("" if item[name] is None else str(item[name]))
    occurrences = [(item["id"], part["key"]) for item in entries(found, "tasks") for part in item["occurrences"]]
    assert [(line["id"], line["occurrences.key"]) for line in rows(found, "tasks")] == occurrences
    for line, item in zip(rows(found, "agencies"), entries(found, "agencies"), strict=True):
        assert (line["agency"], int(line["due"])) == (item["agency"] or "", item["due"])


@given(described=DECISIONS, as_of=DAYS)
def test_the_statuses_of_a_count_sum_to_its_total_and_those_it_cannot_have_are_empty(
    described: Described, as_of: date
) -> None:
    for line in rows(standing(described, as_of), "status"):
        counted = {name: cell for name, cell in line.items() if name.startswith("by_status.") and cell}
        assert sum(map(int, counted.values())) == int(line["total"])
        assert ("by_status.met" in counted) == (line["of"] == "targets")
        assert ("by_status.open" in counted) == (line["of"] != "targets")
        assert bool(line["due"]) == (line["of"] == "occurrences")


def test_a_number_keeps_its_digits_and_its_sign_and_in_the_form_for_spreadsheets_has_a_decimal_comma() -> None:
    described = indicator(target(at_least="80.50", baseline="2021"))
    found = stand("2024-06-01", indicators=[described], values=[value("2021", "10.10"), value("2023", "5.05")])
    (plain,), (excel,) = rows(found, "targets"), rows(found, "targets", excel=True)
    assert (plain["value"], plain["current.value"], plain["margin"]) == ("80.50", "5.05", "-75.45")
    assert (excel["value"], excel["current.value"], excel["margin"]) == ("80,50", "5,05", "-75,45")
    assert csv_document(found, "targets", excel=True).startswith(b"\xef\xbb\xbfid;indicator;")
    assert csv_document(found, "targets", excel=False).startswith(b"id,indicator,")


@pytest.mark.parametrize("excel", [False, True])
@given(text=st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' ,;"=+-@'), min_size=1))
def test_text_is_given_back_and_begins_with_nothing_that_a_spreadsheet_computes(text: str, excel: bool) -> None:
    text = f"{text}x"
    described = {**indicator(target(at_least=80)), "name": {"vi": text, "en": text}}
    found = stand("2024-06-01", indicators=[described])
    name = found.targets[0].entry.indicator.name.to("vi")
    (line,) = rows(found, "targets", excel=excel)
    shown = line["name.vi"]
    assert shown.lstrip()[0] not in "=+-@\uff1d\uff0b\uff0d\uff20"
    if name.isprintable() and name.isascii() and "##[" not in name:
        assert shown.removeprefix("'") == name.removeprefix("'")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\uff1d1"])
def test_text_that_would_be_computed_gets_an_apostrophe(text: str) -> None:
    described = {**indicator(target(at_least=80)), "name": {"vi": text, "en": "x=1"}}
    (line,) = rows(stand("2024-06-01", indicators=[described]), "targets")
    assert line["name.vi"] == f"'{text}"
    assert line["name.en"] == "x=1"


def test_a_cell_with_either_separator_is_quoted_so_that_no_program_cuts_it() -> None:
    described = {**indicator(target(at_least=80)), "name": {"vi": "a;=1", "en": "a,=1"}}
    found = stand("2024-06-01", indicators=[described])
    for excel in (False, True):
        text = csv_document(found, "targets", excel=excel).decode("utf-8-sig")
        assert '"a;=1"' in text
        assert '"a,=1"' in text


def test_the_columns_are_all_different_and_none_is_part_of_another() -> None:
    for view in VIEWS:
        names = COLUMNS[view]
        assert len(set(names)) == len(names)
        assert [name for name in names if any(other.startswith(f"{name}.") for other in names)] == []
