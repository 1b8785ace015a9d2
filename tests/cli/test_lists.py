"""How lists are laid out: headings, order, columns, width; what each command refuses; and what its help takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from cli.command import NOW, Run, call
from par_cli.cli.commands import COMMANDS
from par_cli.progress.option_values import TargetsBy, TasksBy
from par_cli.render.table.list_columns import OF_VIEW, names, orders
from support import indicator, target, task, write_folder

REMARK = "    "
"""How a line begins that says more of the row above it, like what was reported of a task."""
TASK = re.compile(r"(?:^| )[IVX]+\.[0-9]+$")


def listed(view: str, *arguments: str, language: str = "en", width: int = 80) -> list[str]:
    found = call(view, "--as-of", NOW, "--lang", language, "--fail-on", "never", "--width", str(width), *arguments)
    assert (found.code, found.stderr) == (0, "")
    return found.text.splitlines()


def to_the_count(lines: list[str]) -> list[str]:
    """Return a list with the line that counts its rows as the last one, without the notes below."""
    (count,) = (number for number, line in enumerate(lines) if re.match(r"\d+ shown", line))
    return lines[: count + 1]


def refused(*arguments: str) -> str:
    found: Run = call(*arguments, "--as-of", NOW, "--lang", "en")
    assert (found.code, found.stdout) == (2, b"")
    return " ".join(found.stderr.split())


# --- headings


@pytest.mark.parametrize(("view", "kinds"), [("targets", get_args(TargetsBy)), ("tasks", get_args(TasksBy))])
def test_each_way_to_group_has_headings_and_every_row(view: str, kinds: tuple[str, ...]) -> None:
    known = {line.split()[0] for line in to_the_count(listed(view, "--columns", "id", "--sort", "id"))[4:-1]}
    for kind in kinds:
        lines = listed(view, "--by", kind, "--columns", "id")[4:]
        rows = {line.split()[0] for line in lines if line.startswith("  ")}
        assert rows >= known
        assert any(not line.startswith("  ") for line in lines)


@pytest.mark.parametrize(("view", "kind"), [("targets", "lead"), ("tasks", "phase"), ("tasks", "group")])
def test_what_makes_no_sense_as_a_heading_is_refused_with_those_that_do(view: str, kind: str) -> None:
    allowed = get_args(TargetsBy if view == "targets" else TasksBy)
    said = refused(view, "--by", kind)
    assert said == f"par: --by: “{kind}” is not known; use one of: {', '.join(allowed)}"


def test_agencies_and_status_have_no_headings_to_choose() -> None:
    for view in ("agencies", "status"):
        assert "No such option" in refused(view, "--by", "status")


def test_what_all_rows_below_a_heading_have_is_in_the_heading_and_not_in_the_rows() -> None:
    lines = listed("tasks", "--section", "VI", width=120)
    assert "VI. Public finance reform · Finance" in lines
    assert not any("Finance" in line for line in lines if line.startswith("  VI."))


def test_what_has_several_leads_is_under_each_and_the_page_says_so() -> None:
    lines = listed("tasks", "--by", "agency")
    assert sum(" VIII.5 " in f" {line} " for line in lines) == 3
    assert any("an item with several leads is listed" in line for line in lines)


# --- order


@pytest.mark.parametrize(("view", "name"), [(view, name) for view in ("targets", "tasks") for name in orders(view)])
def test_a_list_in_the_order_of_a_column_has_no_headings_and_every_row(view: str, name: str) -> None:
    lines = to_the_count(listed(view, "--sort", name, "--columns", "id"))
    rows = [line for line in lines[4:] if not line.startswith(REMARK)]
    assert not any(line.startswith(" ") for line in rows)
    assert lines[-1] == ("61 shown" if view == "targets" else "44 shown")


def test_the_longest_overdue_come_first_and_what_is_not_overdue_last() -> None:
    lines = listed("tasks", "--sort", "days-overdue", "--columns", "days_overdue,id")[5:-1]
    found = [line.split() for line in lines if TASK.search(line)]
    assert len(found) == 44
    days = [int(cells[0].replace(",", "")) if len(cells) > 1 else -1 for cells in found]
    assert days == sorted(days, reverse=True)
    assert days[0] == 1423


def test_the_order_holds_for_programs_too_and_below_the_headings_of_by() -> None:
    found = call("tasks", "--as-of", NOW, "--format", "json", "--sort", "due").json["tasks"]
    first = [min(one["due"] for one in item["occurrences"]) for item in found if item["occurrences"][0]["due"]]
    assert first[: len(first) // 2] == sorted(first[: len(first) // 2])
    lines = listed("targets", "--by", "phase", "--sort", "name", "--columns", "name")
    names_of_2025 = [line.strip() for line in lines[lines.index("to 2025") + 1 : lines.index("to 2030")]]
    assert names_of_2025[0].startswith("Adults with")


# --- columns


@pytest.mark.parametrize("view", list(OF_VIEW))
def test_every_column_can_be_asked_for_by_itself_and_in_any_order(view: str) -> None:
    for name in names(view):
        assert len(listed(view, "--columns", name)) > 10
    wide = listed(view, "--columns", ",".join(reversed(names(view))), width=1000)
    short = listed(view, "--columns", ",".join(names(view)), width=1000)
    assert set(" ".join(wide).split()) == set(" ".join(short).split())


def test_a_column_that_is_not_there_is_answered_with_the_nearest_or_with_all() -> None:
    assert "did you mean “status”" in refused("targets", "--columns", "id,statsu")
    said = refused("tasks", "--columns", "zzz")
    assert all(name in said for name in names("tasks"))
    assert "did you mean “days_overdue”" in refused("tasks", "--sort", "days-overdu")
    assert "“details” is not known" in refused("tasks", "--sort", "details")


def test_a_column_may_be_typed_with_hyphens_and_is_shown_once() -> None:
    lines = listed("tasks", "--columns", "id, days-overdue,id", width=200)
    assert [line.split() for line in lines[3:5]] == [["Overdue"], ["Id", "(days)"]]


@pytest.mark.parametrize("view", list(OF_VIEW))
def test_no_id_is_cut_at_any_width(view: str) -> None:
    column = "agency" if view == "agencies" else "id"
    whole = {word for line in listed(view, "--columns", column, width=200) for word in line.split()}
    for width in (20, 33, 60, 80):
        found = {word for line in listed(view, "--columns", f"{column},name", width=width) for word in line.split()}
        words = {word.strip(";") for word in found}
        assert {word for word in whole if "/" in word or "-" in word} <= words


# --- one line a row, and the width


@pytest.mark.parametrize("view", list(OF_VIEW))
@pytest.mark.parametrize("width", [60, 80, 140])
def test_in_brief_a_row_is_one_line(view: str, width: int) -> None:
    rows = {"targets": 61, "tasks": 44, "agencies": 22}
    lines = listed(view, "--brief", width=width)
    signs = [line for line in lines if re.search(r"(^|\s)[?·✓✗=~+!↓↑→-] \S", line)]
    assert len([line for line in signs if not line.startswith(("As of", "By the", "61 "))]) >= rows[view]
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [80, 140])
def test_in_brief_the_change_since_the_period_before_is_its_sign(width: int) -> None:
    lines = listed("targets", "--brief", width=width)
    assert sum(line.startswith("  SIPAS ") and "16/63 (2024) ▼ " in line for line in lines) == 2
    assert not any("places worse" in line for line in lines)
    assert any("▲ better, ▼ worse" in line for line in lines)


def test_what_an_agency_leads_is_named_at_80_columns_too() -> None:
    for who in ("Công an tỉnh", "Sở Nội vụ", "Sở Y tế"):
        lines = listed("agencies", who, language="vi")
        assert (
            sum(line.startswith("  Mã ") for line in lines)
            == sum(line.startswith("  Mã ") and "Nhiệm vụ" in line for line in lines)
            > 0
        )


def test_a_page_that_goes_elsewhere_is_80_columns_wide_and_any_other_that_is_asked_for(tmp_path: Path) -> None:
    for view in (*OF_VIEW, "status"):
        lines = call(view, "--as-of", NOW, "--lang", "vi").text.splitlines()
        assert 70 < max(len(line) for line in lines if not line.startswith("  par ")) <= 80
    call("targets", "--as-of", NOW, "--width", "120", "-o", str(tmp_path / "a.txt"))
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert 100 < max(map(len, text.splitlines())) <= 120


TABLES = {
    "status": ("status",),
    "targets": ("targets",),
    "tasks": ("tasks",),
    "agencies": ("agencies",),
    "show": ("show", "par-index-rank"),
    "find": ("find", "cải cách"),
    "values": ("values", "par-index-rank"),
    "reports": ("reports",),
    "the register": ("reports", "--due"),
    "documents": ("documents", "--cited"),
    "measures": ("measures", "--unmeasured"),
    "diff": ("diff", "2026-01-01"),
    "calendar": ("calendar",),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_as_wide_as_asked_for_and_nothing_else_takes_a_width(name: str) -> None:
    command = (*TABLES[name], "--as-of", NOW, "--lang", "en")
    narrow, wide = (call(*command, "--width", width) for width in ("60", "130"))
    assert narrow.stdout == call(*command, COLUMNS="60").stdout
    assert narrow.stdout != wide.stdout
    refusal = call(*command, "--width", "60", "--format", "json")
    assert (refusal.code, refusal.stdout) == (2, b"")
    assert "--width: only a table has this" in " ".join(refusal.stderr.split())


def test_what_only_a_page_for_people_has_is_refused_for_programs() -> None:
    for option in (["--by", "phase"], ["--columns", "id"], ["--brief"]):
        assert f"{option[0]}: only a table and Markdown have this" in refused("targets", "--format", "csv", *option)
    assert "--width: only a table has this" in refused("targets", "--format", "md", "--width", "100")
    assert "--width: write a number from 20 to 1000" in refused("status", "--width", "19")
    assert "--due-within: write a number from 0" in refused("tasks", "--due-within=-1")
    assert "--due-before: “soon” is not a day" in refused("tasks", "--due-before", "soon")


def test_markdown_has_the_same_headings_and_columns() -> None:
    found = call("targets", "--as-of", NOW, "--lang", "en", "--format", "md", "--by", "phase", "--columns", "id,goal")
    assert "## to 2025\n\n| Id | Must be |\n| --- | --- |\n| par-index-rank/2025 | 2025 top 10 |" in found.text or (
        "## to 2025\n\n| Id | Must be |\n| --- | --- |\n| par-index-rank/2025 | top 10 |" in found.text
    )


# --- filters by day


def test_filters_by_day_are_named_and_recorded() -> None:
    assert "Only: due before 2027-01-01" in listed("tasks", "--due-before", "01/01/2027")
    assert "Chỉ gồm: đến hạn trong 60 ngày" in listed("tasks", "--due-within", "60", language="vi")
    found = call("targets", "--as-of", NOW, "--format", "json", "--due-within", "60", "--due-before", "2027-01-01").json
    assert (found["filters"]["due_before"], found["filters"]["due_within"]) == ("2027-01-01", 60)
    assert len(found["targets"]) == 7


# --- agencies


def test_the_agency_that_took_over_a_row_heads_it() -> None:
    text = "\n".join(listed("agencies", "cong-an-tinh"))
    assert "Info. & Comms. (today: Public Security†)" in text
    assert "Science & Tech." not in text


def test_by_the_agency_that_answers_today_nobody_is_counted_who_is_no_more() -> None:
    named = call("agencies", "--as-of", NOW, "--format", "json").json
    today = call("agencies", "--today", "--as-of", NOW, "--format", "json").json
    assert (named["by_today"], today["by_today"]) == (False, True)
    assert all(item["agency_today"] == [item["agency"]] for item in today["accounts"] if item["agency"])
    over = {item["agency"]: item["overdue"] for item in today["accounts"]}
    assert over["cong-an-tinh"] == 3
    assert "so-thong-tin-va-truyen-thong" not in over
    assert sum(over.values()) >= sum(item["overdue"] for item in named["accounts"]) - 1


@pytest.mark.parametrize("view", ["tasks", "agencies", "targets"])
def test_overdue_lists_what_is_overdue_and_nothing_else(view: str) -> None:
    found = call(view, "--overdue", "--as-of", NOW, "--format", "json").json
    assert found["accounts" if view == "agencies" else view]
    for item in found.get("tasks", found.get("targets", [])):
        assert item["overdue"]
        assert all(one["overdue"] for one in item.get("occurrences", []))
    for account in found.get("accounts", []):
        assert account["leads"] or account["owns"]
        assert all(one["overdue"] for one in (*account["leads"], *account["owns"]))


def test_the_default_order_of_agencies_counts_overdue_targets_as_well() -> None:
    found = call("agencies", "--as-of", NOW, "--format", "json").json["accounts"]
    late = [item["overdue"] + item["targets_overdue"] for item in found]
    assert late == sorted(late, reverse=True)


# --- what to type next


def test_the_last_lines_of_the_first_screen_can_be_pasted(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "a folder's data", indicators=[indicator(target(at_least=80))], tasks=[task(due="2024")]
    )
    found = call("status", "--data", str(folder), "--as-of", NOW, "--lang", "en")
    commands = [line[line.index("par ") :] for line in found.text.splitlines() if re.match(r"(?:More:)? +par ", line)]
    assert len(commands) == 3
    assert "|" not in "".join(commands)
    for command in commands:
        name, *arguments = shlex.split(command)
        assert name == "par"
        assert str(folder) in arguments
        assert (call(*arguments).code, NOW in arguments) == (1, True)


# --- help


@pytest.mark.parametrize("name", ["", *COMMANDS, "record value", "record task", "record outcome"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_help_fits_a_screen(name: str, language: str) -> None:
    lines = call(*name.split(), "--help", PAR_LANG=language, COLUMNS="80").text.splitlines()
    most = 40 if name else 18 + len(COMMANDS)  # each command takes one line of root help
    assert 5 <= len(lines) <= most
    assert max(map(len, lines)) <= 80


def test_help_names_what_rows_can_be_under() -> None:
    for view, kinds in (("targets", get_args(TargetsBy)), ("tasks", get_args(TasksBy))):
        text = " ".join(call(view, "--help", COLUMNS="80").text.split())
        assert f"Headings: {', '.join(kinds)}." in text


DOCS = Path(__file__).parents[2] / "docs" / "lists.md"


@pytest.mark.parametrize("view", list(OF_VIEW))
def test_the_documentation_names_every_column_in_order(view: str) -> None:
    (row,) = (line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `par {view}` |"))
    assert re.findall(r"`(\w+)`", row) == names(view)


def test_the_documentation_names_all_orders_and_headings() -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    for option, targets, tasks in (
        ("--by", list(get_args(TargetsBy)), list(get_args(TasksBy))),
        ("--sort", orders("targets"), orders("tasks")),
    ):
        _, _, first, second, _ = next(line for line in lines if line.startswith(f"| `{option}`")).split("|")
        assert [re.findall(r"`([\w-]+)`", cell) for cell in (first, second)] == [targets, tasks]


@pytest.mark.parametrize(("view", "wide"), [("targets", 200), ("tasks", 100)])
def test_a_page_too_narrow_for_ids_or_leads_says_how_to_ask_for_them(view: str, wide: int) -> None:
    (line,) = (line for line in listed(view) if "more: --columns" in line)
    names = line.split("--columns ")[1].split(" ")[0]
    found = listed(view, "--columns", names)
    assert not any("more: --columns" in line for line in found)
    assert any(("sipas-rank/2025" if view == "targets" else "Home Affairs") in line for line in found)
    assert max(map(len, found)) <= 80
    assert not any("more: --columns" in line for line in listed(view, width=wide))
