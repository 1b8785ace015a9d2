"""How a list is set: its columns by the room there is, names that flow, what is cut and what never is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from par_cli.render.page import ALWAYS, BREAK, Cell, Column, Part, Row, RowGroup, kept, plain
from par_cli.render.table.layout import blocks, cut_to, wrapped
from par_cli.render.table.terminal import TerminalPage

NAME = Column("Name", wrap=True, spans=True, lines=2)
FIGURE = Column("Figure", keep=5, wrap=True, spans=True, least=8)
STATUS = Column("Status")
ROOM = Column("Room", keep=1, since=100)


def listed(
    columns: Sequence[Column], rows: Sequence[Row], width: int, *, heading: str = "", brief: bool = False
) -> str:
    page = TerminalPage(width, color=False)
    page.listing(columns, [RowGroup(heading, "", rows)], brief=brief)
    return page.text()


def row(*cells: Part, short: str = "", note: str = "") -> Row:
    return Row(cells, short, note)


# --- columns


def test_a_column_is_left_out_below_its_width_and_the_least_kept_first_where_there_is_no_room() -> None:
    rows = [row("a name", "15 (2024)", "met", "much")]
    columns = [NAME, FIGURE, STATUS, ROOM]
    assert "Room" not in listed(columns, rows, 99)
    assert "Room" in listed(columns, rows, 100)
    assert "Figure" in listed(columns, rows, 30)
    assert "Figure" not in listed(columns, rows, 20)
    assert "met" in listed(columns, rows, 20)


def test_a_page_says_which_columns_it_shows() -> None:
    columns, groups = [NAME, FIGURE, STATUS, ROOM], [RowGroup("", "", [row("a name", "15", "met", "much")])]
    assert list(TerminalPage(99, color=False).listing(columns, groups)) == [0, 1, 2]
    assert list(TerminalPage(100, color=False).listing(columns, groups)) == [0, 1, 2, 3]


def test_where_even_two_columns_have_no_room_each_row_is_a_line_of_its_own() -> None:
    ids = "an-id-that-is-never-cut/2025"
    text = listed([NAME, Column("Id"), STATUS], [row("a name", ids, "met", note="remark")], 24, heading="Group")
    assert ids in text
    assert "status: met; remark" in " ".join(text.split())
    assert text.startswith("Group\n")


def test_numbers_are_set_to_the_right_and_headings_are_wrapped_to_their_last_line() -> None:
    number = Column("Targets unreported", "right")
    lines = listed([STATUS, number], [row("met", "7"), row("met", "12")], 80).splitlines()
    assert lines == ["           Targets", "Status  unreported", "met              7", "met             12"]


def test_further_lines_of_a_name_are_indented_and_its_end_is_cut_with_a_sign() -> None:
    name = Column("Name", wrap=True, least=10, lines=2, hang=2)
    text = listed([name, STATUS], [row("? one two three four five six", "met")], 20)
    assert text.splitlines()[1:] == ["? one two     met", "  three…"]


def test_the_heading_of_small_numbers_is_as_narrow_as_its_words_where_it_may_be() -> None:
    numbers = Column("On time", "right")
    assert listed([NAME, numbers], [row("a name", "3")], 40).splitlines()[0].endswith("  On time")
    lines = listed([NAME, numbers._replace(least=4)], [row("a name", "3")], 40).splitlines()
    assert [line.split()[-1] for line in lines] == ["On", "time", "3"]


# --- names


def test_a_name_that_rows_share_is_written_once_and_flows_down_next_to_them() -> None:
    rows = [row("a name of two lines", "5", "met"), row("a name of two lines", "5", "missed")]
    assert listed([NAME, FIGURE, STATUS], rows, 32).splitlines()[1:] == [
        "a name of two     5       met",
        "lines                     missed",
    ]


def test_a_name_flows_into_cells_behind_it_that_are_empty() -> None:
    rows = [row("a name of some length", "", "met"), row("another", kept("15 (2024)"), "met")]
    assert listed([NAME, FIGURE, STATUS], rows, 35).splitlines()[1:] == [
        "a name of some length        met",
        "another           15 (2024)  met",
    ]


def test_a_narrow_page_takes_the_short_name_and_a_wide_one_writes_it_out() -> None:
    long = "a name that is longer than the room there is for it, and goes on and on and on and on and on"
    rows = [row(long, "5", "met", short="short")]
    assert listed([NAME, FIGURE, STATUS], rows, 40).splitlines()[1].startswith("short ")
    assert " ".join(listed([NAME, FIGURE, STATUS], rows, 100).split()).endswith("and on")


def test_a_name_has_two_lines_at_most_and_says_where_it_is_cut_between_words() -> None:
    rows = [row("one two three four five six seven eight nine ten", "5", "met")]
    lines = listed([NAME, FIGURE, STATUS], rows, 32).splitlines()[1:]
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert {word.rstrip("…") for line in lines for word in line.split()} <= {
        *plain(rows[0].cells[0]).split(),
        "5",
        "met",
    }


def test_in_brief_each_row_is_one_line_with_its_name_and_no_remark() -> None:
    rows = [row("a name that is long enough to be cut", "5", "met", note="remark")] * 2
    lines = listed([NAME, FIGURE, STATUS], rows, 32, brief=True).splitlines()[1:]
    assert len(lines) == 2
    assert all("a name" in line and "met" in line for line in lines)


def test_a_remark_follows_its_row_and_the_next_row_has_its_name_again() -> None:
    rows = [row("name", "5", "met", note="remark"), row("name", "5", "missed")]
    lines = listed([NAME, FIGURE, STATUS], rows, 60).splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["name", "remark", "name"]
    assert [len(block) for block in blocks(RowGroup("", "", rows), brief=False)] == [1, 1]


def test_a_figure_goes_on_below_where_both_of_its_pieces_do_not_fit() -> None:
    figure = f"{kept('15/63 (2024)')}{BREAK}3 places better"
    rows = [row("name", figure, "met"), row("name", figure, "missed")]
    narrow = listed([NAME, FIGURE, STATUS], rows, 32).splitlines()
    assert [line[6:23].strip() for line in narrow] == ["Figure", "15/63 (2024)", "3 places better"]
    assert "15/63 (2024) 3 places better" in listed([NAME, FIGURE, STATUS], rows, 120)


# --- lines

WORDS = st.lists(st.text(st.sampled_from("abđề漢"), min_size=1, max_size=12), min_size=1, max_size=8).map(" ".join)


@given(text=WORDS, width=st.integers(2, 30))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(text=WORDS, width=st.integers(3, 30), number=st.integers(1, 3))
def test_what_is_cut_fits_says_so_and_begins_as_the_whole(text: str, width: int, number: int) -> None:
    lines = wrapped(text, width)
    if len(lines) > number:
        found = cut_to(lines, number, width)
        assert len(found) == number
        assert all(cell_len(line) <= width for line in found)
        assert found[-1].endswith("…")
        assert "".join(text.split()).startswith("".join("".join(found).split()).rstrip("…"))


@pytest.mark.parametrize("width", range(20, 160, 7))
def test_no_row_is_wider_than_the_page(width: int) -> None:
    name = "một tên dài hơn chỗ trống của cột đầu tiên, để xuống dòng"
    rows = [row(name, kept("15/63 (2024)"), ("? unreported", "yellow"), "x"), row(name, "", ("met", "green"), "")]
    columns = [NAME, FIGURE, STATUS._replace(keep=ALWAYS), ROOM]
    for brief in (True, False):
        text = listed(columns, rows, width, heading="A group", brief=brief)
        assert max(map(cell_len, text.splitlines())) <= width


# --- grids


def grid(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int, *, color: bool = False) -> list[str]:
    page = TerminalPage(width, color=color)
    page.grid(columns, rows)
    return page.text().splitlines()


def test_a_cell_of_a_grid_that_wraps_goes_on_below_and_keeps_the_space_before_it() -> None:
    columns = [Column("  Id"), Column("Number", "right"), Column("Text", wrap=True)]
    found = grid(columns, [["  one", "7", "a text of several words"], ["  two", "12", "short"]], 33)
    assert found == [
        "  Id   Number  Text",
        "  one       7  a text of several",
        "               words",
        "  two      12  short",
    ]
    assert grid([Column("A", wrap=True)], [["  some words that wrap"]], 20) == ["A", "  some words that", "wrap"]


def test_a_cell_of_a_grid_may_have_lines_of_its_own() -> None:
    assert grid([Column("A"), Column("B")], [[f"one{BREAK}and two more", "met"]], 40) == [
        "A             B",
        "one           met",
        "and two more",
    ]


def test_a_command_is_next_to_what_is_said_of_it_where_both_have_room_and_never_broken() -> None:
    page = TerminalPage(24, color=False)
    page.commands("More:", ["par tasks", "par agencies"])
    page.commands("More:", ["par tasks --as-of 2026-11-23"])
    assert page.text().splitlines() == [
        "More: par tasks",
        "      par agencies",
        "More:",
        "  par tasks --as-of 2026-11-23",
    ]


def test_a_page_has_room_for_a_grid_only_where_nothing_of_it_wraps() -> None:
    columns, rows = [Column("A"), Column("B", wrap=True)], [["one", "two words"]]
    assert [TerminalPage(width, color=False).has_room(columns, rows) for width in (20, 24)] == [True, True]
    long = [["one", "three or four words"]]
    assert TerminalPage(23, color=False).has_room(columns, long) is False
    assert TerminalPage(23, color=False).has_room(columns, long, wrapped=True) is True


def test_what_is_on_another_page_is_added_with_its_colours_and_counts_with_it() -> None:
    page = TerminalPage(24, color=True)
    page.line("first")
    other = page.another()
    other.line(("second", "bold"))
    assert (page.exceeds(1, other), page.exceeds(2, other)) == (True, False)
    page.append(other)
    assert page.text() == "first\n\x1b[1msecond\x1b[0m\n"


def test_of_the_columns_that_wrap_the_widest_gives_way_first() -> None:
    columns = [Column("A", wrap=True), Column("B", wrap=True)]
    assert grid(columns, [["word " * 10, "some words in it"]], 60)[1].endswith("some words in it")


def test_a_cell_of_several_styles_keeps_them_where_it_wraps() -> None:
    cells: list[Cell] = [[("?", "yellow"), " a name of some words"], ("no report", "bold")]
    found = grid([Column("Name", wrap=True), Column("Status", wrap=True)], [cells], 28, color=True)
    assert "\x1b[33m?\x1b[0m a name of" in found[1]
    assert "\x1b[1mno report\x1b[0m" in found[1]
    assert "words" in found[2]


def test_further_lines_of_a_name_with_a_sign_are_indented() -> None:
    cells: list[Cell] = [[("?", "yellow"), " a name of some words"], "no report"]
    assert grid([Column("  Name", wrap=True, hang=2), Column("Status")], [cells], 27) == [
        "  Name            Status",
        "? a name of some  no report",
        "  words",
    ]


def test_what_is_left_out_makes_room_for_what_is_kept_less_long() -> None:
    columns = [Column("A"), Column("Long", keep=2), Column("B", keep=1)]
    assert grid(columns, [["one", "a text that has no room", "two"]], 20) == ["A    B", "one  two"]


def test_the_lines_of_a_grid_that_are_not_wrapped_do_not_go_through_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TerminalPage, "line", None)
    page = TerminalPage(40, color=True)
    page._console = None  # type: ignore[assignment]  # noqa: SLF001 - what takes a hundred times as long for each row
    page.grid([Column("A"), Column("B", wrap=True)], [["1", "a text of more words than there is room for"]])
    assert len(page.text().splitlines()) == 3
