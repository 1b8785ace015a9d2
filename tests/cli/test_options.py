"""What each option does: where data comes from, which day, language and part, and that the output says so."""

from __future__ import annotations

import json
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from cli.command import AT_FIRST, HERE, NOW, Run, call, documents, embedded, par
from installed import needs_links
from par_cli.progress.option_values import Sort
from par_cli.typed import fold
from support import agency, indicator, target, task, write_folder

VIEWS = ("status", "targets", "tasks", "agencies")


# --- data


def _titled(folder: Path, title: str) -> Path:
    return write_folder(folder, decision={"title": {"vi": title, "en": title}})


def _title(*arguments: str, cwd: Path = HERE, run: Callable[..., Run] = call, **environment: str) -> str:
    found = run("status", "--as-of", NOW, "--format", "json", *arguments, cwd=cwd, env=environment)
    assert found.stderr == ""
    title = found.json["decision"]["title"]["en"]
    assert isinstance(title, str)
    return title


def test_data_comes_from_the_option_else_the_environment_else_the_folder_here_else_from_inside(tmp_path: Path) -> None:
    given = str(_titled(tmp_path / "given", "given"))
    named = str(_titled(tmp_path / "named", "named"))
    _titled(tmp_path / "here" / "data", "here")
    here = tmp_path / "here"
    assert _title("--data", given, cwd=here, PAR_DATA=named) == "given"
    assert _title(cwd=here, PAR_DATA=named, run=par) == "named"
    assert _title(cwd=here, run=par) == _title(cwd=here, PAR_DATA="") == "here"
    assert _title(cwd=tmp_path).startswith("Hà Tĩnh public administration reform")


def test_a_folder_called_data_without_targets_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "other.yaml").write_text("x", encoding="utf-8")
    assert _title(cwd=tmp_path).startswith("Hà Tĩnh")


@needs_links
def test_a_data_folder_here_that_is_broken_is_never_replaced_by_the_one_inside(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "targets.yaml").symlink_to("nowhere")
    found = call("status", "--as-of", NOW, cwd=tmp_path)
    assert (found.code, found.stdout) == (3, b"")
    assert "data/targets.yaml: this is a link, and links are not followed" in found.stderr


def test_a_folder_named_in_the_environment_that_does_not_exist_is_never_replaced(tmp_path: Path) -> None:
    found = call("status", "--as-of", NOW, cwd=tmp_path, PAR_DATA="nowhere")
    assert (found.code, found.stdout) == (3, b"")


@pytest.mark.parametrize("view", VIEWS)
def test_every_table_says_which_data_it_was(view: str, tmp_path: Path) -> None:
    assert "data embedded in par" in embedded(view, "--lang", "en").text.splitlines()[1]
    folder = write_folder(tmp_path / "the-folder", tasks=[task(due="2024")])
    found = call(view, "--data", str(folder), "--lang", "en", "--as-of", NOW)
    assert f"data: {folder.as_posix()}" in " ".join(found.text.split())


def test_json_says_folder_or_embedded_and_never_where(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "the-folder", tasks=[task(due="2024")])
    found = call("status", "--data", str(folder), "--format", "json", "--as-of", NOW)
    assert found.json["data"]["source"] == "folder"
    assert b"the-folder" not in found.stdout
    assert documents("status")["data"]["source"] == "embedded"


# --- the day


@pytest.mark.parametrize("form", ["23/11/2026", "2026-11-23"])
def test_a_day_can_be_written_in_two_ways(form: str) -> None:
    found = call("status", "--as-of", form, "--format", "json")
    assert found.json == documents("status")


@pytest.mark.parametrize(("form", "day"), [("1/9/2025", "2025-09-01"), ("01/09/2025", "2025-09-01")])
def test_a_vietnamese_day_needs_no_zeros_and_puts_the_day_first(form: str, day: str) -> None:
    assert call("tasks", "--as-of", form, "--format", "json").json["as_of"] == day


@pytest.mark.parametrize("day", ["1000-01-01", "9998-12-31"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_first_and_the_last_day_that_can_be_asked_for_are_answered(day: str, view: str) -> None:
    found = call(view, "--as-of", day, "--lang", "vi")
    assert found.code in {0, 1}
    assert found.stderr == ""


@pytest.mark.parametrize("machine", [{}, {"PYTHONTZPATH": ""}], ids=["with zones", "without zones"])
def test_without_a_day_it_is_today_in_the_decisions_zone(machine: dict[str, str], tmp_path: Path) -> None:
    """The two zones are 25 hours apart, so the first one is always at a later day, though the machine is in the other.

    A machine without a database of zones uses the decision's offset from UTC.
    """
    days = []
    zones = (("Pacific/Kiritimati", "+14:00"), ("Pacific/Pago_Pago", "-11:00"))
    for (zone, offset), (own, _) in zip(zones, reversed(zones), strict=True):
        folder = write_folder(
            tmp_path / offset,
            decision={"time_zone": zone, "utc_offset": offset},
            indicators=[indicator(target(at_least=80))],
        )
        days.append(par("tasks", "--format", "json", "--data", str(folder), env=machine, TZ=own).json["as_of"])
    east, west = days
    assert east > west


# --- the language

VIETNAMESE, ENGLISH = "Tính đến 23/11/2026", "As of 2026-11-23"


@pytest.mark.parametrize(
    ("option", "environment", "said"),
    [
        ("en", {"PAR_LANG": "vi", "LANG": "vi_VN.UTF-8"}, ENGLISH),
        ("vi", {"PAR_LANG": "en"}, VIETNAMESE),
        (None, {"PAR_LANG": "en", "LC_ALL": "vi_VN.UTF-8"}, ENGLISH),
        (None, {"PAR_LANG": "", "LC_ALL": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, ENGLISH),
        (None, {"LC_MESSAGES": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"}, ENGLISH),
        (None, {"LANG": "en_US.UTF-8"}, ENGLISH),
        (None, {"LANG": "vi_VN.UTF-8"}, VIETNAMESE),
        (None, {"LANG": "xx_XX.UTF-8"}, VIETNAMESE),
        (None, {"LANG": "C.UTF-8"}, VIETNAMESE),
    ],
    ids=str,
)
def test_the_language_is_the_option_else_the_environment_else_the_locale_else_the_decisions(
    option: str | None, environment: dict[str, str], said: str
) -> None:
    arguments = () if option is None else ("--lang", option)
    found = call("tasks", "--as-of", NOW, *arguments, env=environment)
    assert found.text.splitlines()[1].startswith(said)


def test_json_is_the_same_in_every_language() -> None:
    assert embedded("status", "--format", "json", "--lang", "vi") == embedded(
        "status", "--format", "json", "--lang", "en"
    )


# --- filters: what is shown and counted, and that it is said


def _targets(*arguments: str) -> list[Any]:
    found: list[Any] = documents("targets", *arguments)["targets"]
    return found


def _tasks(*arguments: str) -> list[Any]:
    found: list[Any] = documents("tasks", *arguments)["tasks"]
    return found


@pytest.mark.parametrize(
    "name",
    [
        "so-noi-vu",
        "Sở Nội vụ",
        "sở nội vụ",
        "SO NOI VU",
        "so  noi vu",
        "Department of Home Affairs",
        "Home Affairs",
        "snv",
    ],
)
def test_an_agency_is_found_by_id_name_alias_and_short_name_with_or_without_diacritics(name: str) -> None:
    assert documents("status", "--agency", name) == documents("status", "--agency", "so-noi-vu")
    assert documents("status", "--agency", name)["filters"]["agency"] == "so-noi-vu"


def test_an_agency_finds_what_the_decision_gave_it_and_what_it_answers_for_today() -> None:
    named = [item["id"] for item in _tasks("--agency", "So TT&TT")]
    assert named == [item["id"] for item in _tasks() if "so-thong-tin-va-truyen-thong" in item["lead"]]
    heir = {item["id"] for item in _tasks("--agency", "so-khoa-hoc-va-cong-nghe")}
    police = {item["id"] for item in _tasks("--agency", "cong-an-tinh")}
    with_a_part = {"VII.11", "VII.13"}
    assert set(named) - with_a_part < heir
    assert not with_a_part & heir
    assert with_a_part < police
    assert "dti-rank/2025" in {item["id"] for item in _targets("--agency", "so-khoa-hoc-va-cong-nghe")}
    before = call("targets", "--as-of", "2025-02-28", "--format", "json", "--agency", "so-khoa-hoc-va-cong-nghe").json
    assert "dti-rank/2025" not in {item["id"] for item in before["targets"]}


def test_a_short_name_that_two_agencies_share_asks_which(tmp_path: Path) -> None:
    both = [agency(name, short={"vi": "Sở X", "en": "X"}) for name in ("first", "second")]
    folder = write_folder(tmp_path, agencies=both)
    found = call("tasks", "--data", str(folder), "--as-of", NOW, "--agency", "so x")
    assert found.code == 2
    assert found.stderr.splitlines()[0].endswith("“so x” may be any of these; type the id of one:")
    assert [line.split()[0] for line in found.stderr.splitlines()[1:]] == ["first", "second"]


def test_an_id_always_finds_its_agency_even_where_another_one_has_it_for_an_alias(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, agencies=[agency("first"), agency("second", aliases=["first"])])
    found = call("tasks", "--data", str(folder), "--as-of", NOW, "--format", "json", "--agency", "first")
    assert (found.code, found.json["filters"]["agency"]) == (0, "first")


@pytest.mark.parametrize("phase", ["2025", "2030"])
def test_phase_keeps_the_targets_of_a_phase_and_the_occurrences_first_due_in_its_years(phase: str) -> None:
    assert {item["phase"] for item in _targets("--phase", phase)} == {phase}
    first, last = {"2025": (2022, 2025), "2030": (2026, 2030)}[phase]
    for item in _tasks("--phase", phase):
        for occurrence in item["occurrences"]:
            assert occurrence["due"] is None or first <= int(occurrence["due"][:4]) <= last
    whole = sum(len(item["occurrences"]) for item in _tasks())
    parts = [sum(len(item["occurrences"]) for item in _tasks("--phase", name)) for name in ("2025", "2030")]
    assert sum(parts) == whole + 7  # those without a date are in both


def test_section_takes_sections_of_the_matrix_and_of_the_text() -> None:
    assert [item["id"] for item in _tasks("--section", "II")] == ["II.1"]
    assert len(_tasks("--section", "VIII")) == 8
    assert len(_targets("--section", "II.2.2")) == 28
    assert _targets("--section", "VIII") == []


def test_status_may_be_given_several_times_and_with_a_hyphen() -> None:
    found = _targets("--status", "no-data", "--status", "not_applicable")
    assert {item["status"] for item in found} == {"no_data", "not_applicable"}
    assert len(found) == 27


def test_overdue_keeps_what_is_overdue() -> None:
    assert len(_targets("--overdue")) == 33
    assert all(item["overdue"] for item in _tasks("--overdue"))
    assert len(_tasks("--overdue")) == 36


def test_filters_narrow_together() -> None:
    found = _tasks("--agency", "so-noi-vu", "--section", "I", "--overdue")
    assert [item["id"] for item in found] == ["I.2", "I.3", "I.4", "I.5", "I.6"]


FILTERS: tuple[tuple[tuple[str, ...], dict[str, Any], str, str], ...] = (
    (("--phase", "2025"), {"phase": "2025"}, "phase 2025", "giai đoạn 2025"),
    (("--section", "VII"), {"section": "VII"}, "section VII", "mục VII"),
    (("--agency", "so noi vu"), {"agency": "so-noi-vu"}, "Department of Home Affairs", "Sở Nội vụ"),
    (("--status", "unreported"), {"status": ["unreported"]}, "unreported", "chưa báo cáo"),
    (("--overdue",), {"overdue": True}, "overdue", "quá hạn"),
)
NO_FILTER: dict[str, Any] = {
    "phase": None,
    "section": None,
    "agency": None,
    "status": [],
    "overdue": False,
    "due_before": None,
    "due_within": None,
    "ids": [],
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("arguments", "said", "english", "vietnamese"), FILTERS, ids=lambda item: str(item)[:24])
def test_filters_are_named_in_the_table_and_in_json_and_the_counts_follow(
    view: str, arguments: tuple[str, ...], said: dict[str, Any], english: str, vietnamese: str
) -> None:
    found = documents(view, *arguments)
    assert found["filters"] == {**NO_FILTER, **said}
    for part in ("targets", "tasks"):
        if part in found:
            assert found["summary"][part]["total"] == len(found[part]) <= len(documents(view)[part])
    for language, word in (("en", english), ("vi", vietnamese)):
        if language == "vi" and view != "status":
            continue
        shown = call(view, "--as-of", NOW, "--lang", language, *arguments)
        heading = "\n".join(shown.text.splitlines()[:4])
        assert word in heading


@pytest.mark.parametrize(
    ("view", "words", "ids", "kept"),
    [
        ("targets", ["sipas-rank"], ["sipas-rank"], ["sipas-rank/2025", "sipas-rank/2030"]),
        ("targets", ["sipas-rank/2030"], ["sipas-rank/2030"], ["sipas-rank/2030"]),
        ("targets", ["biên", "chế", "công", "chức"], ["civil-servant-posts"], ["civil-servant-posts/2025"]),
        ("targets", ["Bien che cong chuc 2025"], ["civil-servant-posts/2025"], ["civil-servant-posts/2025"]),
        (
            "targets",
            ["PAPI", "civil-servant-posts/2025"],
            ["papi-rank", "civil-servant-posts/2025"],
            ["papi-rank/2025", "papi-rank/2030", "civil-servant-posts/2025"],
        ),
        ("tasks", ["v.3", "I.2"], ["V.3", "I.2"], ["I.2", "V.3"]),
        ("tasks", ["tuyen dung"], ["V.3"], ["V.3"]),
    ],
    ids=str,
)
def test_words_after_a_list_keep_what_they_mean(view: str, words: list[str], ids: list[str], kept: list[str]) -> None:
    found = documents(view, *words)
    assert [item["id"] for item in found[view]] == kept
    assert found["filters"] == {**NO_FILTER, "ids": ids}
    shown = call(view, "--as-of", NOW, "--lang", "vi", "--width", "200", *words)
    assert all(f"({name})" in shown.text.splitlines()[2] for name in ids)


@pytest.mark.parametrize(("view", "words"), [("targets", "công chức"), ("tasks", "công chức"), ("agencies", "công")])
def test_words_of_several_names_are_misuse_in_a_list_too(view: str, words: str) -> None:
    found = call(view, words, "--as-of", NOW)
    assert (found.code, found.stdout) == (2, b"")
    ids = [line.split()[0] for line in found.stderr.splitlines()[1:]]
    assert len(ids) > 1
    assert {call(view, name, "--as-of", NOW).code for name in ids} <= {0, 1}


@pytest.mark.parametrize(("view", "word"), [("targets", "I.2"), ("tasks", "sipas-rank"), ("tasks", "so-noi-vu")])
def test_words_mean_only_what_is_listed(view: str, word: str) -> None:
    assert f"ID: “{word}” is not known" in call(view, word, "--as-of", NOW).stderr


def test_without_filters_none_is_said() -> None:
    assert documents("status")["filters"] == NO_FILTER


def test_filters_decide_the_exit_code() -> None:
    assert embedded("targets", "--phase", "2030", "--lang", "en").code == 0
    assert embedded("targets", "--phase", "2025", "--lang", "en").code == 1
    assert embedded("tasks", "--section", "III", "--lang", "en").code == 0


@pytest.mark.parametrize("view", VIEWS)
def test_where_nothing_is_left_the_table_says_so(view: str) -> None:
    found = embedded(view, "--lang", "en", "--status", "superseded")
    assert found.code == 0
    assert found.text.splitlines()[-1] == "No target or task matches the options."


def test_binding_is_named_in_the_table() -> None:
    plain, binding = (embedded("status", "--lang", "en", *more).text for more in ((), ("--binding",)))
    added = set(binding.splitlines()) - set(plain.splitlines())
    assert any("orientation" in line for line in added)


# --- one rule for every format


def test_a_later_day_with_nothing_reported_in_between_makes_nothing_less_overdue() -> None:
    days = ("2025-11-01", "2025-12-31", "2026-01-01", "2026-03-21", NOW)
    overdue = [
        {
            item["id"]
            for part in ("targets", "tasks")
            for item in documents("status", as_of=day)[part]
            if item["overdue"]
        }
        for day in days
    ]
    for earlier, later in pairwise(overdue):
        assert earlier <= later


def test_each_command_shows_its_part_of_the_whole() -> None:
    whole = documents("status")
    assert documents("targets")["targets"] == whole["targets"]
    assert documents("tasks")["tasks"] == whole["tasks"]
    assert "tasks" not in documents("targets")
    assert "targets" not in documents("tasks")
    assert [documents(view)["schema"] for view in VIEWS] == [f"par/{view}/1" for view in VIEWS]


def test_agencies_in_json_are_all_that_are_named_and_all_that_took_over() -> None:
    found = documents("status")
    named = {name for item in found["targets"] for name in (*item["owners"], *item["owners_today"])}
    named |= {name for item in found["tasks"] for key in ("lead", "lead_today", "coordinating") for name in item[key]}
    named |= {step["agency"] for item in found["agencies"].values() for step in item["successors"]}
    assert named <= set(found["agencies"])


def test_a_field_has_one_type_in_every_place() -> None:
    kinds: dict[str, set[str]] = {}

    def walk(path: str, node: object) -> None:
        if isinstance(node, dict):
            for key, item in node.items():
                wild = path in {".agencies", ".summary.*.by_agency"} or ".by_" in path
                walk(f"{path}.*" if wild else f"{path}.{key}", item)
        elif isinstance(node, list):
            kinds.setdefault(path, set()).add("list")
            for item in node:
                walk(f"{path}[]", item)
        elif node is not None:
            kind = "number" if isinstance(node, int | float) and not isinstance(node, bool) else type(node).__name__
            kinds.setdefault(path, set()).add(kind)

    for day in (AT_FIRST, NOW):
        walk("", json.loads(embedded("status", "--format", "json", as_of=day).stdout))
    assert len(kinds) > 80
    assert {path: found for path, found in kinds.items() if len(found) > 1} == {}


def test_digits_in_json_are_those_of_the_file(tmp_path: Path) -> None:
    described = indicator(target(more_than="50.10", baseline="2021"), kind="flow")
    content = "indicator,period,value\nshare,2021,48.670\nshare,2025,123456789.0123\n"
    folder = write_folder(tmp_path, indicators=[{**described, "above_100": True}], files={"a.csv": content})
    found = call("targets", "--data", str(folder), "--as-of", NOW, "--format", "json").text
    assert '"value": 50.10,' in found
    assert '"value": 48.670,' in found
    assert '"value": 123456789.0123,' in found


# --- who owes what


def _accounts(*arguments: str) -> list[Any]:
    found: list[Any] = documents("agencies", *arguments)["accounts"]
    return found


def test_the_orders_that_can_be_asked_for_are_those_that_there_are() -> None:
    for sort in get_args(Sort):
        assert len(_accounts("--sort", sort)) == len(_accounts())
    found = call("agencies", "--sort", "x")
    assert found.code == 2
    assert found.stderr == f"par: --sort: “x” is not known; use one of: {', '.join(get_args(Sort))}\n"


def test_an_order_changes_the_order_and_nothing_else() -> None:
    by_name = [item["name"]["vi"] for item in _accounts("--sort", "name") if item["agency"] is not None]
    assert by_name == sorted(by_name, key=fold)
    ids = {item["agency"]: item for item in _accounts()}
    assert {item["agency"]: item for item in _accounts("--sort", "rate")} == ids


@pytest.mark.parametrize("name", ["so-noi-vu", "Sở Nội vụ", "SO NOI VU", "snv", "Home Affairs"])
def test_one_agency_is_named_as_in_the_option(name: str) -> None:
    assert documents("agencies", name) == documents("agencies", "so-noi-vu")
    assert documents("agencies", name)["account_of"] == "so-noi-vu"


def test_what_one_agency_owes_is_what_the_tasks_and_targets_of_it_say() -> None:
    accounts = _accounts("so-khoa-hoc-va-cong-nghe")
    owned = {item["target"] for account in accounts for item in account["owns"]}
    assert owned == {item["id"] for item in _targets("--agency", "so-khoa-hoc-va-cong-nghe")}
    led = {(item["task"], item["key"]) for account in accounts for item in account["leads"]}
    tasks = _tasks("--agency", "so-khoa-hoc-va-cong-nghe")
    assert led == {(item["id"], part["key"]) for item in tasks for part in item["occurrences"]}
    assert {name for name, _ in led}.isdisjoint({"VII.11", "VII.13"})  # taken over by another with a part


def test_one_agency_decides_the_exit_code() -> None:
    assert embedded("agencies", "so-noi-vu", "--lang", "en").code == 1
    assert embedded("agencies", "so-y-te", "--lang", "en").code == 0


def test_the_form_for_spreadsheets_is_one_of_csv_alone() -> None:
    for form in ("table", "json", "md"):
        found = call("tasks", "--excel", "--format", form)
        assert (found.code, found.stdout) == (2, b"")
        assert "--excel: only CSV has this form; add --format csv" in found.stderr
    assert embedded("tasks", "--format", "csv", "--excel").code == 1


# --- a machine without time zones


@pytest.fixture
def no_zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine have no database of time zones, and no package in place of one."""
    for name in {"tzdata", *(name for name in sys.modules if name.startswith("tzdata."))}:
        monkeypatch.setitem(sys.modules, name, None)
    zoneinfo.ZoneInfo.clear_cache()
    zoneinfo.reset_tzpath(to=())
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("no_zones")
@pytest.mark.parametrize(
    "command",
    [
        ("status", "--format", "json"),
        ("targets",),
        ("tasks",),
        ("agencies",),
        ("validate", "--format", "json"),
        ("show", "I.4"),
    ],
)
def test_today_is_not_taken_from_an_offset_in_silence(command: tuple[str, ...]) -> None:
    unknown = "this machine does not know the time zone “Asia/Ho_Chi_Minh”, so today is taken to be"
    found = call(*command, "--lang", "en")
    assert found.stderr.startswith(f"warning: {unknown} ")
    assert "by the offset +07:00; install the Python package tzdata" in found.stderr
    assert found.stderr.count("\n") == 1
    assert "máy này không biết múi giờ" in call(*command, "--lang", "vi").stderr
    assert call(*command, "--lang", "en", "--as-of", "2026-11-23").stderr == ""


@pytest.mark.usefixtures("no_zones")
def test_what_is_recorded_today_says_once_how_today_is_known(tmp_path: Path) -> None:
    assert call("init", "data", "--from-embedded", cwd=tmp_path).stderr.count("\n") == 1
    done = call("record", "task", "I.4", "--done", "2026-01-01", "--evidence", "x", "--lang", "en", cwd=tmp_path)
    assert done.code == 0, done.stderr
    assert done.stderr.count("does not know the time zone") == 1


@pytest.mark.usefixtures("no_zones")
def test_a_new_decision_says_that_the_zone_of_the_machine_is_not_known(tmp_path: Path) -> None:
    done = call("init", "new", "--lang", "en", cwd=tmp_path)
    assert done.code == 0
    assert done.stderr.startswith("warning: the time zone of this machine is not known, so targets.yaml says UTC;")
    assert "  time_zone: UTC\n" in (tmp_path / "new" / "targets.yaml").read_text(encoding="utf-8")
    refused = call("init", "other", "--time-zone", "Africa/Nairobi", "--lang", "en", cwd=tmp_path)
    assert refused.code == 2
    assert refused.stderr == "par: --time-zone: this machine knows no time zones; install the Python package tzdata\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("targets", "--by", "x"), "--by: “x” is not known; use one of: group, section, "),
        (("targets", "--by", "statu"), "--by: “statu” is not known; did you mean “status”?"),
        (("status", "--format", "tabel"), "--format: “tabel” is not known; did you mean “table”?"),
        (("status", "--width", "8x"), "--width: “8x” is not a whole number; write it in digits, such as 80"),
        (("record", "undo", "--last", "x"), "--last: “x” is not a whole number; write it in digits, such as 80"),
        (("init", "--language", "xx"), "--language: “xx” is not known; use one of: vi, en"),
    ],
)
def test_a_value_that_is_refused_is_answered_with_the_nearest_or_with_all(arguments: tuple[str, ...], why: str) -> None:
    done = call(*arguments, "--lang", "en")
    assert (done.code, done.stdout) == (2, b"")
    assert done.stderr.startswith(f"par: {why}")
