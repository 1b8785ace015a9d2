"""``par find``, ``par values``, ``par reports``, and ``--fields``: the same entries in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.command import NOW, Run, call
from cli.test_output import HOSTILE, _harmless, _inert, _uncomputed, _write
from par_cli.loading.folder import Location
from par_cli.render.flat_documents import DOCUMENTS, MEASURES
from par_cli.render.flat_lists import FOUND, REPORTS, VALUES, FlatList
from support import agency, figure, indicator, outcome, report, target, task, value, write_folder

LISTS: dict[str, tuple[FlatList[Any], list[str]]] = {
    "find": (FOUND, ["find", "cong chuc"]),
    "values": (VALUES, ["values"]),
    "reports": (REPORTS, ["reports"]),
    "documents": (DOCUMENTS, ["documents"]),
    "measures": (MEASURES, ["measures"]),
}


def run(command: list[str], *more: str) -> Run:
    return call(*command, "--as-of", NOW, *more)


@pytest.mark.parametrize("name", LISTS)
def test_every_format_has_the_same_entries(name: str) -> None:
    listed, command = LISTS[name]
    document = run(command, "--format", "json").json
    entries = document[listed.name]
    assert document["schema"] == f"par/{name}/1"
    assert len(entries) > 0
    lines = [json.loads(line) for line in run(command, "--format", "jsonl").text.splitlines()]
    assert lines == [{"entry": listed.entry, **entry} for entry in entries]
    rows = list(csv.DictReader(io.StringIO(run(command, "--format", "csv").text)))
    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        for column, cell in row.items():
            found: Any = entry
            for step in column.split("."):
                found = None if found is None else found[step]
            if isinstance(found, list):
                found = "; ".join(map(str, found))
            assert cell.removeprefix("'") == (
                "" if found is None else str(found if isinstance(found, str) else f"{found}".removesuffix(".0"))
            ).replace("True", "true").replace("False", "false") or isinstance(found, float)
    for form in ("table", "md"):
        shown = run(command, "--format", form, "--lang", "en")
        assert f"{len(entries)} shown" in shown.text
        assert (shown.code, shown.stderr) == (0, "")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_table_fits_its_width(name: str, width: int, language: str) -> None:
    shown = call(*LISTS[name][1], "--as-of", NOW, "--lang", language, COLUMNS=str(width))
    longest = max(re.split(r"\s{2,}|\s", shown.text), key=len)
    assert max(map(len, shown.text.splitlines())) <= max(width, len(longest) + 6)


# --- par find


def test_what_is_found_nowhere_is_2_and_says_so_and_programs_get_an_empty_list() -> None:
    table = call("find", "xyzzy", "--as-of", NOW)
    assert (table.code, table.stdout) == (2, b"")
    assert table.stderr == "par: nothing has “xyzzy” in one of its texts; fewer words find more\n"
    found = call("find", "xyzzy", "--as-of", NOW, "--format", "json")
    assert (found.code, found.json["hits"], found.stderr) == (2, [], table.stderr)
    assert call("find", "xyzzy", "--as-of", NOW, "--format", "jsonl").stdout == b""


def test_a_slip_in_a_word_gets_a_suggestion() -> None:
    found = call("find", "civl", "servnt", "posts", "--as-of", NOW)
    assert found.code == 2
    assert [line.split()[0] for line in found.stderr.splitlines()[1:]] == ["civil-servant-posts"]


def test_words_need_no_quotes_and_no_diacritics() -> None:
    assert call("find", "Biên", "chế", "--as-of", NOW).text == call("find", "bien che", "--as-of", NOW).text
    assert "civil-servant-posts" in call("find", "bien che", "--as-of", NOW).text


def test_a_text_that_is_not_a_name_is_quoted_around_the_words() -> None:
    shown = call("find", "thôn", "--as-of", NOW, "--lang", "vi").text
    assert "; ghi chú: " in shown


# --- par values, par reports


def test_values_take_words_and_filters_and_say_so() -> None:
    found = run(["values", "sipas"], "--format", "json").json
    assert {item["indicator"] for item in found["values"]} == {"sipas-rank"}
    assert found["filters"] == {"phase": None, "agency": None, "ids": ["sipas-rank"]}
    assert "(sipas-rank)" in run(["values", "sipas"], "--lang", "en").text.splitlines()[2]
    assert run(["values", "sipas-rank/2025"], "--format", "csv").text == run(["values", "sipas"], "--format=csv").text
    phase = run(["values"], "--phase", "2025", "--format", "json").json["values"]
    assert {item["period"][:4] for item in phase} == {"2022", "2023", "2024", "2025"}


def test_what_was_published_later_is_in_no_list() -> None:
    days = [item["known_from"] for item in run(["values"], "--format", "json", "--as-of", "2023-01-01").json["values"]]
    assert len(days) > 0
    assert max(days) <= "2023-01-01"


def test_places_name_the_line_of_each_entry(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        indicators=[indicator(target(at_least=80)), indicator(target(outcome="done"), name="rules")],
        tasks=[task(due="2025")],
        values=[value("2024", 5)],
        outcomes=[outcome("done", name="rules/2025", on="2025-01-01", published="2025-02-01")],
        reports=[report("in_progress", published="2025-02-01")],
    )
    for command in ("values", "reports"):
        found = call(command, "--data", str(folder), "--as-of", NOW, "--format", "json", "--places").json[command]
        for item in found:
            file, _, line = item["place"].rpartition(":")
            named = Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
            assert item.get("period", item.get("state")) in named
        plain = call(command, "--data", str(folder), "--as-of", NOW, "--format", "json").json[command]
        assert {item["place"] for item in plain} == {None}
        assert str(tmp_path) in call(command, "--data", str(folder), "--as-of", NOW, "--places").text


def test_reports_of_every_kind_are_shown(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        indicators=[
            indicator(target(outcome="done"), name="rules"),
            indicator(target(refers_to={"document": {"vi": "Kế hoạch", "en": "Plan"}}), name="planned"),
        ],
        tasks=[task(due="2025")],
        outcomes=[outcome("done", name="rules/2025", on="2025-01-01", published="2025-02-01")],
        thresholds=[figure(5, "2025-02-01", name="planned/2025")],
        reports=[
            report("in_progress", published="2025-02-01", reporter="home", seen=True, cause="late"),
            report("extended", published="2025-03-01", due="2027-01-01", document="D"),
        ],
    )
    shown = call("reports", "--data", str(folder), "--as-of", NOW, "--lang", "en").text
    for text in ("something done", "extended, new due date 2027-01-01", "done, on 2025-01-01", "decision 1", "by Dep"):
        assert text in shown


@pytest.mark.parametrize("command", ["find x", "values", "reports"])
def test_broken_data_is_3_and_an_unknown_name_2(command: str, tmp_path: Path) -> None:
    assert call(*command.split(), "--data", str(tmp_path)).code == 3
    assert call(*command.split(), "--as-of", "2025-02-30").code == 2
    if "find" not in command:
        assert "“zzz” is not known" in call(*command.split(), "zzz").stderr


# --- --fields


@pytest.mark.parametrize("view", ["status", "targets", "tasks", "agencies", *LISTS])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_an_unknown_field_is_misuse_with_a_suggestion(view: str, form: str) -> None:
    command = LISTS[view][1] if view in LISTS else [view]
    known = {"status": {"json": "as_of", "jsonl": "status", "csv": "by_status.met"}.get(form, "")}.get(view, "nam")
    known = {"values": "perio", "reports": "stat", "agencies": "agenc", "documents": "numbe"}.get(view, known)
    found = run(command, f"--format={form}", "--fields", f"{known}x")
    assert (found.code, found.stdout) == (2, b"")
    assert f"--fields: {form} has no field “{known}x”; did you mean “" in found.stderr


def test_fields_are_for_programs() -> None:
    for form in ("table", "md"):
        found = run(["targets"], f"--format={form}", "--fields=id")
        assert "--fields: only json, jsonl and csv have fields" in found.stderr


def test_the_order_asked_for_is_that_of_columns_and_a_record_is_all_of_its_columns() -> None:
    whole = list(csv.DictReader(io.StringIO(run(["targets"], "--format=csv").text)))
    text = run(["targets"], "--format=csv", "--fields", "status,current,id,current.value").text
    rows = list(csv.DictReader(io.StringIO(text)))
    columns = [name for name in whole[0] if name.startswith("current.")]
    assert list(rows[0]) == ["status", *columns, "id"]
    assert rows == [{name: row[name] for name in rows[0]} for row in whole]


def test_fields_narrow_the_entries_of_a_document_and_leave_its_head() -> None:
    whole = run(["targets"], "--format=json").json
    found = run(["targets"], "--format=json", "--fields", "current.value,id,years.status").json
    assert {**found, "targets": []} == {**whole, "targets": []}
    for item, entry in zip(found["targets"], whole["targets"], strict=True):
        assert list(item) == ["current", "id", "years"]
        assert item["current"] == (entry["current"] and {"value": entry["current"]["value"]})
        assert item["years"] == [{"status": year["status"]} for year in entry["years"]]
    lines = run(["targets"], "--format=jsonl", "--fields", "current.value,id,years.status").text.splitlines()
    assert list(map(json.loads, lines)) == found["targets"]


def test_fields_of_a_status_are_those_of_the_document() -> None:
    found = run(["status"], "--format=json", "--fields", "targets.id,as_of,summary.targets.total").json
    assert list(found) == ["targets", "as_of", "summary"]
    assert found["summary"] == {"targets": {"total": len(found["targets"])}}


def test_fields_narrow_a_flat_list() -> None:
    found = run(["values"], "--format=json", "--fields=value,period").json
    assert {tuple(item) for item in found["values"]} == {("value", "period")}
    assert run(["values"], "--format=csv", "--fields=value,period").text.splitlines()[0] == "value,period"


# --- --labels


ANNEXES = ("targets", "tasks", "agencies", "values", "reports")


def annex(view: str, *more: str) -> list[dict[str, str]]:
    found = run([view], "--format=csv", "--labels", *more)
    return list(csv.DictReader(io.StringIO(found.text)))


@pytest.mark.parametrize("view", ANNEXES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_annex_has_a_row_for_each_of_the_list_and_about_fifteen_columns(view: str, language: str) -> None:
    rows = annex(view, "--lang", language)
    plain = list(csv.DictReader(io.StringIO(run([view], "--format=csv").text)))
    assert len(rows) == len(plain) > 0
    assert 13 <= len(rows[0]) <= 16
    assert len(set(rows[0])) == len(rows[0])
    assert None not in rows[0]


def test_an_annex_of_targets_has_words_and_names_next_to_codes_in_the_language_asked_for() -> None:
    (first, *_) = annex("targets", "--lang", "vi")
    assert (first["Mã"], first["Chỉ tiêu"]) == ("par-index-rank/2025", "Thứ hạng PAR INDEX (cải cách hành chính)")
    assert (first["Trạng thái (mã)"], first["Trạng thái"]) == ("unreported", "chưa báo cáo")
    assert (first["Chủ trì (mã)"], first["Chủ trì"]) == ("so-noi-vu", "Sở Nội vụ")
    assert (first["Còn cách"], first["Còn cách tính theo kỳ"]) == ("5 bậc", "2024")
    (english, *_) = annex("targets", "--lang", "en")
    assert (english["Status"], english["Gap"]) == ("unreported", "5 places")


@pytest.mark.parametrize("view", ["documents", "measures"])
def test_an_annex_says_on_which_line_of_the_decision_something_is(view: str) -> None:
    lines = [item["source"] and item["source"]["line"] for item in run([view], "--format=json").json[view]]
    assert any(lines)
    assert [row["Line"] for row in annex(view, "--lang", "en")] == ["" if line is None else str(line) for line in lines]


def test_a_day_by_which_something_was_done_is_not_the_day_on_which_it_was() -> None:
    assert "by 2024-12-31" in [row["Done on"] for row in annex("tasks", "--lang", "en")]
    assert "by 2024-12-31" in [row["Day"] for row in annex("reports", "--lang", "en")]


def test_an_annex_is_for_spreadsheets_too() -> None:
    found = run(["targets"], "--format=csv", "--labels", "--excel", "--lang", "vi").stdout
    assert found.startswith("\ufeffMã;Chỉ tiêu;".encode())


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "--format", "csv", "--labels"],
        ["targets", "--labels"],
        ["targets", "--format", "csv", "--labels", "--fields", "id"],
        ["find", "x", "--format", "csv", "--labels"],
        ["values", "--format", "jsonl", "--labels"],
    ],
    ids=" ".join,
)
def test_an_annex_of_anything_else_is_misuse(arguments: list[str]) -> None:
    found = run(arguments)
    assert (found.code, found.stdout) == (2, b"")
    assert "--labels" in found.stderr


def test_the_gap_says_of_which_period_it_is() -> None:
    rows = run(["targets"], "--format", "json").json["targets"]
    assert any(item["gap"] is not None and item["deciding"] is None for item in rows)
    for item in rows:
        assert (item["gap"] is None) == (item["gap_period"] is None)
        if item["gap"] is not None:
            assert item["gap_period"] == (item["deciding"] or item["current"])["period"]


# --- text from data


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:24]))
def test_text_from_data_acts_in_no_flat_list_and_json_gives_it_back_whole(text: str, tmp_path: Path) -> None:
    folder = str(_write(tmp_path, text))
    shared = Location(folder, embedded=False)
    for command in (["find", "share"], ["values"], ["reports"]):
        for form in ("table", "json", "jsonl", "csv", "md"):
            asked = (*command, "--data", folder, "--as-of", NOW, "--lang", "en", "--format", form)
            found = call(*asked, shared=shared, COLUMNS="80")
            assert found.code == 0
            _harmless(found.text)
            if form == "csv":
                _uncomputed(found.text, ",")
            if form == "md":
                _inert(found.text)
    labelled = ("--data", folder, "--as-of", NOW, "--lang", "vi", "--format", "csv", "--labels")
    annexes = [call(view, *labelled, shared=shared).text for view in ANNEXES]
    for shown in annexes:
        _uncomputed(shown, ",")
    document = call("values", "--data", folder, "--as-of", NOW, "--format", "json", shared=shared).json
    assert text in {item["note"] for item in document["values"]} | {item["source"] for item in document["values"]}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:24]))
def test_text_from_data_acts_in_no_list_of_choices(text: str, tmp_path: Path) -> None:
    both = [{**agency(name), "name": {"vi": f"{text} x", "en": f"the office {text}"}} for name in ("first", "second")]
    found = call("agencies", "the office", "--data", str(write_folder(tmp_path, agencies=both)), "--as-of", NOW)
    _harmless(found.stderr)
    assert len(found.stderr.splitlines()) == 3
    assert found.code == 2 or "problem" in found.stderr  # a text that the data may not hold in front of another
