"""What good data may look like: nothing but what it says counts, and everything that it says does."""

from __future__ import annotations

import csv
import io
import json
import random
import unicodedata
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loading.examples import GOOD, folder_with, loaded, shipped
from par_cli.diagnostics import InvalidDataError
from par_cli.locales import ENGLISH
from par_cli.model.reports import OBSERVATION_COLUMNS
from par_cli.progress.digest import digest
from par_cli.progress.status import Filters, status
from par_cli.render.document import json_document
from par_cli.source import PlainDate, PlainNumber, parse_yaml
from schemas import hold
from support import Fields, dataset, indicator, target, value

NOW = date(2026, 11, 23)
SHIPPED = Path(shipped().folder)
"""A whole decision is read and computed for each example: a property tries few of it, and many of the small one."""


def _answer(folder: Path) -> bytes:
    """Return the JSON document of a folder, its digest within."""
    found = json_document(status(loaded(folder).dataset, NOW, Filters()), "status")
    hold(found)
    return found


@cache
def _of(folder: Path) -> bytes:
    return _answer(folder)


@cache
def _files(folder: Path) -> dict[str, str]:
    found = [item for item in folder.rglob("*") if item.suffix in {".yaml", ".csv"}]
    return {item.relative_to(folder).as_posix(): item.read_text(encoding="utf-8") for item in sorted(found)}


def _written(place: str, files: dict[str, bytes]) -> Path:
    folder = Path(place) / "data"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def _value(name: str, text: str) -> Any:  # noqa: ANN401 - what a file holds
    document = parse_yaml(text.encode(), name, [])
    assert document is not None
    return document.value


# --- the bytes do not count


@given(
    folder=st.just(GOOD),
    form=st.sampled_from(["NFC", "NFD"]),
    mark=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    comment=st.booleans(),
    document=st.booleans(),
)
@example(folder=SHIPPED, form="NFD", mark=True, end="\r\n", comment=True, document=True)
def test_normal_form_byte_order_mark_line_ends_and_comments_change_nothing(
    folder: Path,
    form: Literal["NFC", "NFD"],
    mark: bool,
    end: str,
    comment: bool,
    document: bool,
) -> None:
    files = {}
    for name, original in _files(folder).items():
        text = unicodedata.normalize(form, original)
        if name.endswith(".yaml"):
            if comment:
                text = f"# một dòng ghi chú\n{text}\n# cuối\n".replace("\n  - ", "\n  # ghi chú\n\n  - ")
            if document:
                text = f"---\n{text}"
        files[name] = (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", end).encode()
    with TemporaryDirectory() as place:
        assert _answer(_written(place, files)) == _of(folder).replace(b'"embedded"', b'"folder"')


def _flow(item: object, order: random.Random, *, quoted: bool) -> str:
    """Write a value in brackets and braces, its keys in any order, its texts quoted in one way or the other."""
    if isinstance(item, dict):
        keys = list(item)
        order.shuffle(keys)
        inner = ", ".join(
            f"{json.dumps(key) if quoted else key}: {_flow(item[key], order, quoted=quoted)}" for key in keys
        )
        return f"{{{inner}}}"
    if isinstance(item, tuple):
        return "[" + ", ".join(_flow(inner, order, quoted=quoted) for inner in item) + "]"
    if isinstance(item, PlainNumber | PlainDate):
        return str(item)
    if isinstance(item, str):
        return json.dumps(item, ensure_ascii=quoted) if "\n" in item or quoted else "'" + item.replace("'", "''") + "'"
    return json.dumps(item)


@given(folder=st.just(GOOD), seed=st.integers(0, 10_000), quoted=st.booleans())
@example(folder=SHIPPED, seed=1, quoted=True)
@example(folder=SHIPPED, seed=2, quoted=False)
def test_quoting_and_the_order_of_keys_change_nothing(folder: Path, seed: int, quoted: bool) -> None:
    order = random.Random(seed)  # noqa: S311 - only an order
    files = {}
    for name, text in _files(folder).items():
        whole = _flow(_value(name, text), order, quoted=quoted) if name.endswith(".yaml") else text
        files[name] = whole.encode()
    with TemporaryDirectory() as place:
        assert _answer(_written(place, files)) == _of(folder).replace(b'"embedded"', b'"folder"')


@given(folder=st.just(GOOD), seed=st.integers(0, 10_000), parts=st.integers(1, 4))
@example(folder=SHIPPED, seed=1, parts=3)
@example(folder=SHIPPED, seed=2, parts=4)
def test_the_order_of_reports_and_their_split_into_yaml_and_csv_files_change_nothing(
    folder: Path, seed: int, parts: int
) -> None:
    order = random.Random(seed)  # noqa: S311 - only an order
    files: dict[str, bytes] = {}
    values: list[dict[str, Any]] = []
    others: list[tuple[str, Any]] = []
    for name, text in _files(folder).items():
        if not name.startswith("reports/"):
            files[name] = text.encode()
        elif name.endswith(".csv"):
            values += [_plain(row) for row in csv.DictReader(io.StringIO(text))]
        else:
            whole = _value(name, text)
            values += whole.get("values", ())
            others += [(key, item) for key in ("outcomes", "thresholds", "tasks") for item in whole.get(key, ())]
    order.shuffle(values)
    order.shuffle(others)
    for number in range(parts):
        mine = values[number::parts]
        if number % 2 == seed % 2:
            files[f"reports/x/{number}.csv"] = _table(mine)
            mine = []
        content: dict[str, Any] = {"schema": PlainNumber("1"), "values": tuple(mine)}
        for key, item in others[number::parts]:
            content[key] = (*content.get(key, ()), item)
        files[f"reports/{'deep/' * number}{number}.yaml"] = _flow(content, order, quoted=True).encode()
    with TemporaryDirectory() as place:
        assert _answer(_written(place, files)) == _of(folder).replace(b'"embedded"', b'"folder"')


NUMBERS = {"value", "of", "numerator", "denominator", "change", "line"}
FLAGS = {"break", "comparable", "provisional", "projection"}


def _plain(row: dict[str, str]) -> dict[str, Any]:
    """Return a row of a table as an entry of a YAML file."""
    found: dict[str, Any] = {}
    for key, cell in row.items():
        if cell:
            typed = PlainNumber(cell) if key in NUMBERS else PlainDate(cell) if key == "published" else cell
            found[key] = cell == "true" if key in FLAGS else typed
    return found


def _table(values: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, OBSERVATION_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for item in values:
        writer.writerow({key: {True: "true", False: "false"}.get(cell, cell) for key, cell in item.items()})
    return out.getvalue().encode()


def test_where_the_folder_is_changes_nothing(tmp_path: Path) -> None:
    there = folder_with(tmp_path / "tên khác" / "data")
    assert _answer(there) == _of(GOOD)


def test_a_default_that_is_written_out_changes_nothing(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    file = folder / "targets.yaml"
    text = file.read_text(encoding="utf-8").replace("at_most: 10}", "at_most: 10, commitment: firm}")
    file.write_text(text.replace("  pace_bands: {on_track: 0.95, at_risk: 0.60}\n", ""), encoding="utf-8")
    assert _answer(folder) == _of(GOOD)


# --- what it says does count


def _leaves(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(node, dict):
        for key, item in node.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _leaves(item, (*path, index))
    elif node is not None:
        yield path, node


def _changed(node: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    """Return a copy in which the value at a path is another one of its kind."""
    if not path:
        if isinstance(node, bool):
            return not node
        if isinstance(node, PlainNumber):
            return PlainNumber(f"{node}1" if "." in node else str(int(node) + 1))
        if isinstance(node, PlainDate):
            return PlainDate(date.fromordinal(date.fromisoformat(node).toordinal() + 1).isoformat())
        return {"2021": "2020", "2025": "2026", "2030": "2031"}.get(node, f"{node}x")
    step, *rest = path
    if isinstance(node, dict):
        return {key: _changed(item, tuple(rest)) if key == step else item for key, item in node.items()}
    return tuple(_changed(item, tuple(rest)) if index == step else item for index, item in enumerate(node))


LEAVES = [
    (name, path)
    for name, text in _files(GOOD).items()
    if name.endswith(".yaml")
    for path, _ in _leaves(_value(name, text))
]


def test_any_single_value_that_is_changed_makes_the_data_invalid_or_another() -> None:
    assert len(LEAVES) > 120
    good = digest(loaded(GOOD).dataset, date.max)
    valid, unnoticed = 0, []
    for name, path in LEAVES:
        files = {key: text.encode() for key, text in _files(GOOD).items()}
        whole = _changed(_value(name, _files(GOOD)[name]), path)
        files[name] = _flow(whole, random.Random(0), quoted=True).encode()  # noqa: S311 - only an order
        with TemporaryDirectory() as place:
            try:
                found = digest(loaded(_written(place, files)).dataset, date.max)
            except InvalidDataError:
                continue
        valid += 1
        if found == good:
            unnoticed.append((name, path))
    assert unnoticed == []
    assert valid > 50  # else the digest is hardly tested


def test_one_figure_more_or_less_is_another_digest(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    file = folder / "reports" / "ranks.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")
    assert digest(loaded(folder).dataset, date.max) != digest(loaded(GOOD).dataset, date.max)


def test_a_text_cut_short_by_a_comment_is_a_warning_and_the_data_is_used(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    file = folder / "reports" / "2025.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Report 7}", "Report #7\n    }"), encoding="utf-8")
    warning, *more = loaded(folder).warnings
    assert more == []
    assert (warning.code, warning.line, warning.warning) == ("PAR133", 4, True)
    assert "ends before “#7”" in ENGLISH.text(warning.message)


def test_files_that_are_no_reports_are_passed_over(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    for name in ("reports/notes.txt", "reports/.hidden.csv", "reports/old.csv~", "more.yaml", "reports/.git/x.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("nothing that is known", encoding="utf-8")
    assert _answer(folder) == _of(GOOD)


def test_without_reports_there_is_nothing_reported_and_nothing_wrong(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    for file in (folder / "reports").iterdir():
        file.unlink()
    (folder / "reports").rmdir()
    assert loaded(folder).dataset.observations == {}


def test_three_files_with_empty_lists_are_a_decision_without_promises(tmp_path: Path) -> None:
    lists = {
        "targets.yaml": "phases: []\nindicators: []\n",
        "tasks.yaml": "tasks: []\n",
        "agencies.yaml": "agencies: []\n",
    }
    decision = 'decision: {title: x, language: en, time_zone: UTC, utc_offset: "+00:00"}\n'
    files = {name: f"schema: 1\n{decision if name == 'targets.yaml' else ''}{text}" for name, text in lists.items()}
    folder = _written(str(tmp_path), {name: text.encode() for name, text in files.items()})
    found = status(loaded(folder).dataset, NOW, Filters())
    assert (found.targets, found.tasks, found.summary.occurrences.total) == ((), (), 0)


@pytest.mark.parametrize(
    ("better", "firm", "striven"),
    [
        ("higher", {"at_least": 80}, {"more_than": 80}),
        ("higher", {"at_least": 80}, {"equals": 100}),
        ("higher", {"between": [80, 90]}, {"at_least": 85}),
        ("lower", {"between": [5, 10]}, {"at_most": 10}),
        ("lower", {"less_than": 10}, {"between": [5, 9]}),
        ("none", {"between": [5, 10]}, {"between": [6, 9]}),
        ("none", {"between": [5, 10]}, {"equals": 10}),
        ("lower", {"reduce_by": "1/4", "relative_to": "2021"}, {"reduce_by": 25}),
        ("higher", {"raise_by": [5, 9], "relative_to": "2021"}, {"raise_by": 6}),
    ],
)
def test_a_stretch_may_be_as_hard_as_the_target_or_harder(better: str, firm: Fields, striven: Fields) -> None:
    found = dataset(indicators=[indicator({**target(), **firm, "stretch": striven}, better=better)])
    assert found.targets[0].target.stretch is not None


def test_a_percentage_below_0_is_right_where_its_indicator_says_so_and_else_named_with_what_to_add() -> None:
    asked, seen = target(at_least="-1"), value(2024, "-1.8")
    found = dataset(indicators=[indicator(asked, below_0=True)], values=[seen])
    assert found.observations["share"][0].level == Fraction("-1.8")
    for below, number, key in ((False, "-1.8", "below_0"), (False, 130, "above_100"), (True, 130, "above_100")):
        with pytest.raises(InvalidDataError) as refused:
            dataset(indicators=[indicator(target(at_least=5), below_0=below)], values=[value(2024, number)])
        assert key in ENGLISH.text(refused.value.diagnostics[0].hint)


def test_a_minimum_may_be_as_easy_as_the_target_or_easier() -> None:
    for better, firm, easier in (
        ("higher", {"at_least": 50}, {"at_least": 50}),
        ("higher", {"more_than": 50}, {"at_least": 50}),
        ("lower", {"at_most": 50}, {"at_most": 60}),
        ("lower", {"reduce_by": 5, "relative_to": 2021}, {"reduce_by": 0}),
    ):
        found = dataset(indicators=[indicator({**target(), **firm, "minimum": easier}, better=better)])
        assert found.targets[0].target.eased is not None
