"""`--known DATE`: what had been recorded by a day, so that a report can be printed again as it was sent."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import par_cli as par
from cases import for_each
from cli.command import Run, call
from par_cli.cli import opening
from support import TASK, agency, indicator, outcome, report, target, task, value, window, write_folder

AS_OF = "2026-12-31"
SHEET = "Chỉ số;Kỳ;Giá trị;Ngày công bố;Nguồn\nshare;2022;{number};20/01/2023;S\n"

At = Callable[[str], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_folder(
        tmp_path / "data",
        indicators=[indicator(target(more_than=50)), indicator({**target(), "outcome": "done"}, name="law", unit=None)],
        agencies=[agency("office")],
        sections=[{"id": "I", "name": "I"}],
        tasks=[task(due="2023")],
        values=[value(2021, "40", published="2022-01-10", source="S")],
        reporting={"windows": [window()], "since": "2026-01-01", "reporters": ["home", "office"]},
    )


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Return a function that sets the time which the journal notes."""

    def set_time(moment: str) -> None:
        monkeypatch.setattr(opening, "moment", lambda: moment)

    return set_time


def record(data: Path, *arguments: str) -> Run:
    found = call("record", *arguments, "--data", str(data), "--lang", "en")
    assert found.code == 0, found.stderr
    return found


def figure(data: Path, period: str, number: str, *more: str) -> None:
    published = f"{int(period) + 1}-01-20"
    record(data, "value", "share", period, number, "--published", published, "--source", "S", *more)


def state(data: Path, *arguments: str) -> Any:  # noqa: ANN401 - a JSON document
    found = call("status", "--format", "json", "--data", str(data), "--as-of", AS_OF, *arguments)
    return json.loads(found.text)


def listed(data: Path, command: str, *arguments: str) -> Any:  # noqa: ANN401 - a JSON document
    day = () if command == "diff" else ("--as-of", AS_OF)
    found = call(command, *arguments, *day, "--format", "json", "--data", str(data))
    assert found.stderr == "", found.stderr
    return json.loads(found.text)


def without_known(document: Any) -> Any:  # noqa: ANN401 - a JSON document
    return {**document, "data": {**document["data"], "known": None}}


def test_the_report_of_september_is_printed_again_although_late_figures_came_in_december(data: Path, at: At) -> None:
    at("2026-09-10T03:00:00Z")
    figure(data, "2024", "45")
    sent = state(data)
    at("2026-12-05T03:00:00Z")
    figure(data, "2025", "54")
    assert state(data) != sent
    again = state(data, "--known", "2026-09-30")
    assert again["data"]["known"] == "2026-09-30"
    assert without_known(again) == sent
    table = call("status", "--data", str(data), "--as-of", AS_OF, "--known", "30/9/2026", "--lang", "en")
    assert "As of 2026-12-31 · as recorded by 2026-09-30" in table.text
    shown = call("show", "share/2025", "--data", str(data), "--as-of", AS_OF, "--known", "2026-09-30", "--lang", "en")
    assert "as recorded by 2026-09-30" in shown.text
    assert "54%" not in shown.text


def test_the_day_is_that_of_the_time_zone_of_the_decision(data: Path, at: At) -> None:
    at("2026-09-30T18:00:00Z")  # one o'clock at night in Vietnam
    figure(data, "2025", "54")
    assert state(data, "--known", "2026-09-30")["targets"][0]["status"] == "unreported"
    assert state(data, "--known", "2026-10-01")["targets"][0]["status"] == "met"


def test_a_corrected_figure_is_what_it_was_and_one_taken_back_is_there_again(data: Path, at: At) -> None:
    at("2026-09-10T03:00:00Z")
    figure(data, "2025", "54")
    first = state(data)
    at("2026-10-10T03:00:00Z")
    figure(data, "2025", "45", "--correct", "--reason", "typing")
    second = state(data)
    at("2026-11-10T03:00:00Z")
    record(data, "undo")
    record(data, "undo")
    third = state(data)
    assert [item["targets"][0]["status"] for item in (first, second, third)] == ["met", "missed", "unreported"]
    for day, then in (("2026-09-30", first), ("2026-10-31", second), ("2026-11-30", third)):
        assert without_known(state(data, "--known", day)) == then


def test_rows_of_a_sheet_that_say_when_they_were_recorded_are_as_they_say(data: Path, at: At, tmp_path: Path) -> None:
    sheet = tmp_path / "kept.csv"
    rows = (
        "Chỉ số;Kỳ;Giá trị;Ngày công bố;Ngày ghi nhận;Nguồn",
        "share;2023;48;20/01/2024;10/02/2024;S, page 2",
        "share;2024;49;20/01/2025;;S",
        "share;2025;54;20/01/2026;5/12/2026;S",
    )
    sheet.write_text("\n".join(rows), encoding="utf-8")
    at("2026-12-05T03:00:00Z")
    done = call("import", str(sheet), "--data", str(data))
    assert done.code == 0, done.stderr
    assert [len(listed(data, "values", "--known", day)["values"]) for day in ("2024-02-09", "2024-02-10")] == [1, 2]
    assert [len(listed(data, "values", "--known", day)["values"]) for day in ("2026-12-04", "2026-12-05")] == [2, 4]
    assert listed(data, "values", "--known", "2026-12-04")["values"][1]["source"] == "S, page 2"


def test_places_are_those_of_today_so_that_they_do_not_go_with_it(data: Path) -> None:
    for command in ("values", "reports"):
        found = call(command, "--places", "--known", "2026-09-30", "--data", str(data), "--lang", "en")
        assert (found.code, found.stderr) == (2, "par: --places does not go with --known\n")


def test_what_changed_is_seen_with_what_was_recorded_by_a_day(data: Path, at: At) -> None:
    at("2026-09-10T03:00:00Z")
    figure(data, "2024", "45")
    at("2026-12-05T03:00:00Z")
    figure(data, "2025", "54")
    days = ("2025-01-01", "2026-12-31")
    assert [item["on"] for item in listed(data, "diff", *days)["values"]] == ["2025-01-20", "2026-01-20"]
    found = listed(data, "diff", *days, "--known", "2026-09-30")
    assert [item["on"] for item in found["values"]] == ["2025-01-20"]
    assert found["from"]["data"]["known"] == found["to"]["data"]["known"] == "2026-09-30"
    page = call("diff", *days, "--data", str(data), "--known", "2026-09-30", "--lang", "en").text
    assert "· as recorded by 2026-09-30" in " ".join(page.split())


def test_python_sees_the_same(data: Path, at: At) -> None:
    at("2026-12-05T03:00:00Z")
    figure(data, "2025", "54")
    then = par.load(data, known="2026-09-30")
    assert par.status(then, as_of=AS_OF).to_dict()["data"]["known"] == date(2026, 9, 30)
    assert [item["period"] for item in par.values(then, as_of=AS_OF)] == ["2021"]
    assert len(list(par.values(par.load(data), as_of=AS_OF))) == 2
    file = data / "reports" / "2026-01.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("54", "55"), encoding="utf-8")
    (note,) = par.load(data, known=date(2026, 9, 30)).warnings
    assert note.warning
    assert note.code == ""
    assert "cannot be told from later changes" in str(note)


def test_what_was_edited_by_hand_since_is_shown_and_said(data: Path, at: At) -> None:
    at("2026-12-05T03:00:00Z")
    figure(data, "2025", "54")
    file = data / "reports" / "2026-01.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("54", "55"), encoding="utf-8")
    found = call("status", "--data", str(data), "--as-of", AS_OF, "--known", "2026-09-30", "--lang", "en")
    assert found.stderr == (
        f"warning: {file.as_posix()}: what was written at 2026-12-05 03:00:00 UTC cannot be told from later changes; "
        "it is shown as if it had been there\n"
    )
    assert state(data, "--known", "2026-09-30")["targets"][0]["deciding"]["value"] == 55


def test_a_table_that_was_taken_back_is_left_out_and_said(data: Path, at: At, tmp_path: Path) -> None:
    sheet = tmp_path / "sent.csv"
    sheet.write_text(SHEET.format(number=41), encoding="utf-8")
    at("2026-09-10T03:00:00Z")
    assert call("import", str(sheet), "--data", str(data)).code == 0
    at("2026-12-05T03:00:00Z")
    record(data, "undo")
    found = call("status", "--data", str(data), "--as-of", AS_OF, "--known", "2026-09-30", "--lang", "en")
    assert "what was taken back at 2026-12-05 03:00:00 UTC is no longer in the journal; it is left out" in found.stderr


def test_the_day_of_recording_that_an_entry_says_counts_in_yaml_and_csv(tmp_path: Path) -> None:
    late = {"recorded": "2026-12-05"}
    folder = write_folder(
        tmp_path / "data",
        indicators=[indicator(target(more_than=50)), indicator({**target(), "outcome": "done"}, name="law", unit=None)],
        sections=[{"id": "I", "name": "I"}],
        tasks=[task(due="2023")],
        values=[value(2021, 40, published="2022-01-10")],
        outcomes=[outcome("done", name="law/2025", on="2025-05-01", published="2025-05-05", evidence="E", **late)],
        reports=[report("done", name=TASK, on="2023-05-01", published="2023-05-05", evidence="E", **late)],
        files={"more.csv": "indicator,period,value,published,recorded\nshare,2025,54,2026-01-20,2026-12-05\n"},
    )
    statuses = {
        day: [item["status"] for name in ("targets", "tasks") for item in state(folder, "--known", day)[name]]
        for day in ("2026-12-04", "2026-12-05")
    }
    assert statuses == {
        "2026-12-04": ["unreported", "unreported", "unreported"],
        "2026-12-05": ["met", "met", "done_on_time"],
    }
    newest = {day: state(folder, "--known", day)["data"]["newest_published"] for day in statuses}
    assert newest == {"2026-12-04": "2022-01-10", "2026-12-05": "2026-01-20"}


@for_each(["soon", "2026-02-30", ""], name=repr)
def test_a_day_that_is_none_is_refused(given: str) -> None:
    found = call("status", "--known", given)
    assert (found.code, found.text) == (2, "")
    assert "--known:" in found.stderr


EVERYTHING: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("values",),
    ("reports",),
    ("reports", "--due"),
    ("find", "share"),
    ("calendar", "--until", "2027-12-31"),
    ("diff", "2022-01-01", AS_OF),
)
"""Every command that shows what was recorded, each in another way."""

SEEDS = 5


def all_of(commands: Sequence[tuple[str, ...]], data: Path, *arguments: str) -> Any:  # noqa: ANN401 - JSON documents
    """Return what each of these commands says, without the day by which it had been recorded."""
    found = [listed(data, *command, *arguments) for command in commands]
    return [_without_known(document) for document in found]


def _without_known(document: Any) -> Any:  # noqa: ANN401 - a part of a JSON document
    if isinstance(document, list):
        return [_without_known(item) for item in document]
    if isinstance(document, dict):
        return {key: _without_known(item) for key, item in document.items() if key != "known"}
    return document


def _act(data: Path, folder: Path, choice: random.Random, step: int) -> None:
    """Write something, correct something, or take something back."""
    kind = choice.choice(["value", "value", "correct", "task", "outcome", "receipt", "import", "undo"])
    year, number = choice.choice(["2022", "2023", "2024", "2025"]), str(choice.randint(10, 90))
    published = f"{int(year) + 1}-01-20"
    arguments = {
        "value": ["value", "share", year, number, "--published", published, "--source", "S"],
        "correct": [
            *("value", "share", year, number, "--published", published, "--source", "S"),
            *("--correct", "--reason", "typing"),
        ],
        "task": ["task", TASK, "--done", f"2023-0{choice.randint(1, 9)}-05", "--evidence", "E"],
        "outcome": ["outcome", "law/2025", "--done", f"2025-0{choice.randint(1, 9)}-05", "--evidence", "E"],
        "receipt": ["receipt", "2026-H1", "office", "--received", f"2026-06-{choice.randint(10, 28)}"],
        "undo": ["undo"],
    }
    if kind == "import":
        sheet = folder / f"sheet{step}.csv"
        sheet.write_text(SHEET.format(number=number), encoding="utf-8")
        call("import", str(sheet), "--data", str(data))
    else:  # what is refused changes nothing
        call("record", *arguments[kind], "--data", str(data))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_day_of_a_folder_can_be_seen_again(seed: int, data: Path, at: At, tmp_path: Path) -> None:
    """Each history is looked at with the status, which is of all that is recorded, and some of the other commands."""
    status, *others = EVERYTHING
    commands = [status, *others[seed::SEEDS]]
    choice = random.Random(seed)  # noqa: S311 - nothing secret
    seen: dict[str, Any] = {}
    for step in range(6):
        day = f"2026-{step + 1:02}-15"
        for _ in range(choice.randint(1, 2)):
            at(f"{day}T0{choice.randint(1, 9)}:00:00Z")
            _act(data, tmp_path, choice, step)
        seen[day] = all_of(commands, data)
    for day, then in seen.items():
        found = call("status", "--data", str(data), "--as-of", AS_OF, "--known", day, "--lang", "en")
        if "no longer in the journal" not in found.stderr:  # a table that was taken back
            assert all_of(commands, data, "--known", day) == then, day
