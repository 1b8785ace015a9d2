"""`par calendar`: one calendar in every form, and a file that two other readers understand."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]

from cli.command import Run, call, par
from support import agency, indicator, report, target, task, window, write_folder

HOSTILE = "=1+1; a, b\\nEND:VEVENT <script> $(x) ]]> ##[error] " + "Đề án " * 30


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_folder(
        tmp_path / "data",
        indicators=[indicator(target("2030", at_least=80), name="a")],
        agencies=[agency("office", short={"vi": "VP", "en": "Office"})],
        tasks=[
            task("I.1", due="2026-Q2"),
            task("I.2", due="2026-Q3", lead=["office"]),
            task("I.3", due="2026-Q4"),
            {**task("I.5", due="2026-Q4"), "name": HOSTILE},
        ],
        reporting={"windows": [window(due="06-21", to={"vi": "Bộ", "en": "the Ministry"})], "reporters": ["home"]},
        reports=[
            report("extended", name="I.1", due="2026-08-31", document="d", published="2026-02-01"),
            report("extended", name="I.1", due="2026-09-30", document="d", published="2026-03-01"),
            report("done", name="I.2", on="2026-03-01"),
            report("superseded", name="I.3", on="2026-03-01", reason="r", document="d"),
        ],
    )


def shown(data: Path, *arguments: str, lang: str = "en", env: dict[str, str] | None = None) -> Run:
    return call("calendar", "--data", str(data), "--as-of", "2026-04-01", "--lang", lang, *arguments, env=env)


def _read(raw: bytes) -> Any:  # noqa: ANN401 - icalendar knows its properties by name alone
    return icalendar.Calendar.from_ical(raw)


def _components(data: Path) -> dict[str, Any]:
    whole = _read(shown(data, "--format", "ics").stdout)
    return {str(item["UID"]): item for item in whole.walk("VEVENT")}


def _uids(data: Path) -> dict[str, str]:
    return {item["id"]: item["uid"] for item in shown(data, "--format", "json").json["events"]}


def test_every_form_has_the_same_events(data: Path) -> None:
    document = shown(data, "--format", "json").json
    ids = [item["id"] for item in document["events"]]
    assert ids == ["2026-H1", "I.1", "I.2", "I.3", "I.5"]
    assert (document["schema"], document["until"], document["agency"]) == ("par/calendar/1", "2027-04-01", None)
    assert [item["state"] for item in document["events"]] == ["open", "open", "done", "ended", "open"]
    rows = list(csv.DictReader(io.StringIO(shown(data, "--format", "csv").text)))
    assert [row["id"] for row in rows] == ids
    assert all(item["id"] in shown(data, "--format", form).text for form in ("table", "md") for item in rows)
    assert set(_components(data)) == {item["uid"] for item in document["events"]}


def test_a_report_says_its_cut_off_and_that_it_is_a_sunday(data: Path) -> None:
    (found,) = [item for item in shown(data, "--format", "json").json["events"] if item["kind"] == "report"]
    assert (found["day"], found["sunday"], found["cut_off"]) == ("2026-06-21", True, "2026-06-14")
    said = "Báo cáo half-year gửi Bộ (Chủ nhật), chốt 14/6"
    assert said in shown(data, "--format", "md", lang="vi").text
    assert "(Chủ nhật), chốt 14/6" in " ".join(shown(data, lang="vi", env={"COLUMNS": "200"}).text.split())
    summary = str(_components(data)[found["uid"]]["SUMMARY"])
    assert summary == "Report half-year to the Ministry (a Sunday), cut-off 06-14"


def test_the_file_is_one_that_calendar_programs_take(data: Path) -> None:
    raw = shown(data, "--format", "ics").stdout
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two
    for name in (b"ORGANIZER", b"ATTENDEE", b"VTODO"):
        assert name not in raw
    whole = _read(raw)
    assert (str(whole["METHOD"]), str(whole["VERSION"])) == ("PUBLISH", "2.0")
    for event in whole.walk("VEVENT"):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert (type(start), end - start) == (date, timedelta(1))
        assert event["DTSTAMP"].dt == datetime(2026, 4, 1, tzinfo=UTC)
        assert str(event["TRANSP"]) == "TRANSPARENT"


def test_two_readers_find_what_json_has(data: Path) -> None:
    raw = shown(data, "--format", "ics").text
    events = {item["uid"]: item for item in shown(data, "--format", "json").json["events"]}
    other = vobject.readOne(raw)
    assert {item.uid.value for item in other.vevent_list} == set(events)
    for item in other.vevent_list:
        event = events[item.uid.value]
        assert item.dtstart.value.isoformat() == event["day"]
        assert item.dtend.value - item.dtstart.value == timedelta(1)
        assert int(item.sequence.value) == event["sequence"]
        assert item.summary.value == str(_components(data)[item.uid.value]["SUMMARY"])


def test_done_has_a_tick_and_ended_is_cancelled_and_neither_reminds(data: Path) -> None:
    found, uids = _components(data), _uids(data)
    open_one, done, ended = (found[uids[name]] for name in ("I.1", "I.2", "I.3"))
    triggers = [alarm.to_ical().decode() for alarm in open_one.walk("VALARM")]
    assert ["TRIGGER:-P6DT15H" in triggers[0], "TRIGGER:-PT15H" in triggers[1], len(triggers)] == [True, True, 2]
    assert str(open_one["SUMMARY"]) == "I.1 Task I.1"
    assert str(done["SUMMARY"]) == "✓ I.2 Task I.2"
    assert (str(ended["STATUS"]), ended["SEQUENCE"]) == ("CANCELLED", 1)
    assert [done.walk("VALARM"), ended.walk("VALARM"), "STATUS" in open_one] == [[], [], False]


@pytest.mark.parametrize("days", [(), (10, 3, 1)])
def test_a_report_reminds_on_the_days_that_the_data_names(tmp_path: Path, days: tuple[int, ...]) -> None:
    reporting = {"windows": [window(due="06-21")], "reporters": ["home"], "reminders": list(days)}
    data = write_folder(tmp_path / "data", tasks=[task("I.1", due="2026-Q2")], reporting=reporting)
    found, uids = _components(data), _uids(data)
    of = {
        name: [alarm["TRIGGER"].dt - timedelta(hours=9) for alarm in found[uids[name]].walk("VALARM")]
        for name in ("2026-H1", "I.1")
    }
    assert of == {"2026-H1": [timedelta(-day) for day in days or (7, 1)], "I.1": [timedelta(-7), timedelta(-1)]}


def test_extended_twice_it_is_the_same_event_with_sequence_two(data: Path) -> None:
    moved = _components(data)[_uids(data)["I.1"]]
    before = call("calendar", "--data", str(data), "--as-of", "2026-01-01", "--format", "ics").stdout
    (first,) = [item for item in _read(before).walk("VEVENT") if str(item["UID"]) == str(moved["UID"])]
    assert (first["SEQUENCE"], first["DTSTART"].dt) == (0, date(2026, 6, 30))
    assert (moved["SEQUENCE"], moved["DTSTART"].dt) == (2, date(2026, 9, 30))
    assert "extended, first due 2026-06-30" in str(moved["DESCRIPTION"])


def test_a_sequence_never_goes_down_where_an_extension_is_put_right_or_taken_back(tmp_path: Path) -> None:
    tasks = [task("I.1", due="2026-Q2"), task("I.2", due="2026-Q2")]
    data = write_folder(tmp_path / "data", tasks=tasks, indicators=[])
    extend = ("record", "task", "I.1", "--published", "2026-03-01", "--document", "12/QĐ", "--data", str(data))

    def after(*arguments: str) -> tuple[str, int]:
        if arguments:
            assert call(*arguments).code == 0
        events = {event["id"]: event for event in shown(data, "--format", "json").json["events"]}
        assert events["I.2"]["sequence"] == 0
        return events["I.1"]["day"], events["I.1"]["sequence"]

    undo = ("record", "undo", "--data", str(data))
    assert after() == ("2026-06-30", 0)
    assert after(*extend, "--extend", "2026-09-30") == ("2026-09-30", 1)
    corrected = ("--extend", "2026-10-31", "--correct", "--reason", "a slip of the hand")
    assert after(*extend, *corrected) == ("2026-10-31", 2)
    assert after(*undo) == ("2026-09-30", 3)
    assert after(*undo) == ("2026-06-30", 4)
    assert after(*extend, "--extend", "2026-09-30") == ("2026-09-30", 5)


def test_text_from_data_acts_nowhere_in_the_file(data: Path) -> None:
    found = _components(data)
    assert len(found) == 5
    hostile = found[_uids(data)["I.5"]]
    summary = str(hostile["SUMMARY"])
    assert summary.startswith("I.5 =1+1; a, b\\nEND:VEVENT ")
    assert summary.isprintable()


def test_the_same_bytes_in_another_zone_and_place_and_folder(data: Path, tmp_path: Path) -> None:
    given = ("calendar", "--as-of", "2026-04-01", "--lang", "vi", "--format", "ics")
    first = call(*given, "--data", str(data))
    second = par(*given, "--data", "data", cwd=tmp_path, TZ="America/New_York", PYTHONHASHSEED="7")
    assert (first.code, second.code) == (0, 0)
    assert first.stdout == second.stdout != b""


def test_an_agency_and_a_last_day_narrow_it(data: Path) -> None:
    assert [item["id"] for item in shown(data, "--format", "json", "--agency", "VP").json["events"]] == ["I.2"]
    only = shown(data, "--agency", "VP")
    assert "Only: Department office" in only.text
    early = shown(data, "--format", "json", "--until", "21/6/2026").json
    assert ([item["id"] for item in early["events"]], early["until"]) == (["2026-H1"], "2026-06-21")
    assert "Nothing falls due by then." in shown(data, "--until", "2026-04-02").text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--until", "2026-03-31"), "--until: 2026-03-31 is before 2026-04-01, the day to begin with"),
        (("--until", "soon"), "--until: “soon” is not a day"),
        (("--until", "31/6/2026"), "--until: the day “31/6/2026” does not exist"),
        (("--agency", "nobody"), "--agency: “nobody” is not an agency"),
    ],
)
def test_what_cannot_be_asked_is_misuse(data: Path, given: tuple[str, ...], said: str) -> None:
    done = shown(data, *given)
    assert (done.code, done.text) == (2, "")
    assert said in done.stderr


def test_without_reporting_there_are_no_report_dates_and_the_table_says_so(tmp_path: Path) -> None:
    bare = write_folder(tmp_path / "bare", tasks=[task(due="2026-Q2")])
    assert "no reporting.yaml" in shown(bare).text
    assert [item["id"] for item in json.loads(shown(bare, "--format", "json").stdout)["events"]] == ["I.1"]


def test_without_icalendar_one_command_that_installs_it_is_named(data: Path, tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "icalendar.py").write_text("raise ImportError\n", encoding="utf-8")
    given = ("calendar", "--data", str(data), "--as-of", "2026-04-01", "--lang", "en", "--format")
    done = par(*given, "ics", PYTHONPATH=str(tmp_path / "hidden"))
    assert (done.code, done.stdout) == (2, b"")
    assert done.stderr == "par: calendar files are written by icalendar; install it: pip install 'par-cli[office]'\n"
    assert par(*given, "json", PYTHONPATH=str(tmp_path / "hidden")).code == 0
