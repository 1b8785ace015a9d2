"""A spreadsheet imported: the values that were meant, all of them or none, once, and what was there in history."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loading.examples import folder_with
from par_cli.diagnostics import Diagnostic, InvalidDataError
from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.locales import ENGLISH
from par_cli.messages import phrase
from par_cli.model.reports import NOTES, OBSERVATION_COLUMNS, Observation
from par_cli.record.column_names import heading
from par_cli.record.csv_grid import CsvGrid
from par_cli.record.import_plan import Plan, as_csv
from par_cli.record.import_summary import summary
from par_cli.record.sheet_columns import Sheet
from par_cli.record.sheet_import import name_for
from par_cli.source import TextColumn
from record.importing import HEADERS, Dialect, content, cut, good_folder, imported, refused, said, saved, values

DIALECTS = st.builds(
    Dialect,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
TEXTS = st.text(st.sampled_from('Báo cáo số 7/BC-SNV; "a", b\' =+-@\n'), max_size=20).map(
    lambda text: " ".join(text.split()).strip("' ")
)
NOTHING = phrase("")


def passed(plan: Plan) -> list[str]:
    """Return the kinds of the rows that were passed over."""
    return [item.kind for rows in plan.sheets for item in rows.passed]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "data")


@st.composite
def rows_of_values(draw: st.DrawFn) -> list[dict[str, str]]:
    """Return rows as data files have them, each of another year, of all kinds of values."""
    years = draw(st.lists(st.integers(1950, 2020), min_size=1, max_size=6, unique=True))
    rows = []
    for year in years:
        row = draw(
            st.sampled_from(
                [
                    {"indicator": "dossiers", "value": "number", "reporter": "home"},
                    {"indicator": "dossiers", "numerator": "3", "denominator": "8000"},
                    {"indicator": "place", "value": "7", "of": "63", "bound": "more_than"},
                    {"indicator": "staff", "change": "number", "provisional": "true"},
                    {"indicator": "staff", "value": "number", "break": "true", "line": "12"},
                ]
            )
        )
        number = str(draw(st.decimals(2, 99, places=draw(st.sampled_from([0, 1, 2, 4])))))
        row = {name: number if text == "number" else text for name, text in row.items()}
        row |= {"period": draw(st.sampled_from([f"{year}", f"{year}-Q3", f"{year}-H1", f"{year}-07", f"{year}-9M"]))}
        row |= {
            "published": f"{year + 1}-04-03",
            "source": draw(TEXTS) or "-",
            "note": draw(TEXTS),
            "note_vi": draw(TEXTS),
        }
        rows.append({name: text for name, text in row.items() if text})
    return rows


def by_column(rows: list[dict[str, str]]) -> dict[str, TextColumn]:
    """Return the columns of some rows; a cell that a row does not have is empty."""
    return {name: TextColumn.of(row.get(name, "") for row in rows) for row in rows for name in row}


TYPED = {"Q3": "Quý III/{year}", "H1": "6 tháng đầu năm {year}", "07": "7/{year}", "9M": "9 tháng {year}", "": "{year}"}


def as_typed(name: str, text: str, comma: bool) -> str:
    """Return a cell as a person types it where numbers have a comma, or a point."""
    if name == "period":
        year, _, part = text.partition("-")
        return TYPED[part].format(year=year)
    if name == "published":
        year, month, day = text.split("-")
        return f"{day}/{month}/{year}"
    if name in {"value", "change"}:
        return text.replace(".", ",") if comma else text
    spoken = {"home": "SỞ NỘI VỤ", "more_than": ">", "true": "Có", "place": "rank of the Province"}
    return spoken.get(text, text) if name not in {"source", *NOTES} else text


@given(rows_of_values(), DIALECTS, st.booleans(), st.randoms(use_true_random=False))
def test_what_a_spreadsheet_holds_is_what_typing_its_values_into_a_report_gives_in_every_dialect(
    rows: list[dict[str, str]], dialect: Dialect, comma: bool, random: object
) -> None:
    columns = list(OBSERVATION_COLUMNS)
    random.shuffle(columns)  # type: ignore[attr-defined]
    header = [random.choice(HEADERS[name]) for name in columns]  # type: ignore[attr-defined]
    cells = [[as_typed(name, row.get(name, ""), comma) for name in columns] for row in rows]
    with good_folder() as folder, good_folder() as other:
        plan = imported(folder, saved([header, *cells], dialect))
        (other / "reports" / "sheet.csv").write_bytes(as_csv(by_column(rows)))
        assert values(folder) == values(other)
        assert (plan.new, plan.same, plan.revised) == (len(rows), 0, ())
        before = content(folder)
        again = imported(folder, saved([header, *cells], dialect), name="again.csv")
        assert (again.new, again.same, again.reports) == (0, len(rows), ())
        assert content(folder) == before


@given(
    rows_of_values(),
    st.sampled_from(
        [
            {"indicator": "dosiers"},
            {"indicator": ""},
            {"period": "2025-13"},
            {"period": ""},
            {"published": "31/02/2025"},
            {"reporter": "nobody"},
            {"bound": "perhaps"},
            {"provisional": "maybe"},
            {"indicator": "dossiers", "value": "1x", "numerator": ""},
            {"indicator": "place", "value": "99", "of": "63", "change": ""},
        ]
    ),
    st.integers(0, 5),
)
def test_a_fault_in_one_row_changes_nothing_at_all_and_is_told_by_its_row(
    rows: list[dict[str, str]], fault: dict[str, str], index: int
) -> None:
    index %= len(rows)
    faulty = [*rows[:index], rows[index] | fault, *rows[index + 1 :]]
    table = [list(OBSERVATION_COLUMNS), *([row.get(name, "") for name in OBSERVATION_COLUMNS] for row in faulty)]
    with good_folder() as folder:
        problems = refused(folder, saved(table, Dialect(separator=",")))
    assert problems
    assert {item.path.lstrip(ascii_uppercase) for item in problems} == {str(index + 2)}
    assert all(item.file.endswith("sheet.csv") for item in problems)


@given(st.binary(max_size=200))
def test_no_bytes_are_a_fault_of_par_and_none_but_right_ones_change_anything(data: bytes) -> None:
    with good_folder() as folder:
        refused(folder, data)


CELLS = st.sampled_from(
    ["indicator", "Kỳ", "value", "dossiers", "2025", "1,5", '"', "'", ";", ",", "\t", "\n", " ", "\r"]
)


@given(st.lists(CELLS, max_size=40).map("".join), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1258"]))
def test_no_arrangement_of_cells_and_signs_is_a_fault_of_par(text: str, encoding: str) -> None:
    with good_folder() as folder:
        refused(folder, b"indicator;Gi\xc3\xa1 tr\xe1\xbb\x8b;Ky\n" + text.encode(encoding, "replace"))
        refused(folder, text.encode(encoding, "replace"))


# --- headers


@pytest.mark.parametrize("name", OBSERVATION_COLUMNS)
def test_every_column_has_a_name_in_english_and_in_vietnamese_with_and_without_diacritics(name: str) -> None:
    for header in HEADERS[name]:
        assert heading(header).meant == name


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Chỉ số;Kỳ;Đơn vị;Giá trị\ndossiers;2024;abc;5", "the column “Đơn vị” may be Reporting agency or Unit"),
        ("Chỉ số;Kỳ;Giá trị mới", "none of these columns is known as that of the figures: “Giá trị mới”"),
        ("Chỉ số;Giá trị", "a needed column is missing: “Period”"),
        ("Giá trị;Ghi chú", "no row names the columns: one for the indicators, and one for their values or periods"),
        ("Chỉ số;Kỳ;value;Giá trị", "the columns “value” and “Giá trị” could both hold the figures"),
        ("a;b;c", "no row names the columns: one for the indicators, and one for their values or periods"),
        (";".join(["Kỳ"] * 300), "the header has more than 200 columns"),
        ('Chỉ số;Kỳ;"Giá trị', "the closing quote is not at the end of the cell"),
    ],
)
def test_a_header_that_is_not_clear_is_refused(folder: Path, header: str, message: str) -> None:
    problems = refused(folder, f"{header}\n".encode())
    assert message in {ENGLISH.text(item.message) for item in problems}


def test_letters_lost_in_saving_are_known_by_the_question_marks_in_their_place(folder: Path) -> None:
    (problem, *_) = refused(folder, "Ch? s?;K?;Giá tr?\n".encode())
    assert "letters were lost when the file was saved" in ENGLISH.text(problem.hint)


def test_columns_without_a_name_and_rows_without_anything_are_passed_over(folder: Path) -> None:
    plan = imported(folder, b"indicator;period;value;source;;\ndossiers;2024;5;x;;\n;;;;;\n\n   \n;;;;;;;;;;;\n")
    assert (plan.new, passed(plan)) == (1, [])


# --- encodings


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252"])
def test_windows_code_pages_are_refused_with_what_to_do(folder: Path, encoding: str) -> None:
    (problem,) = refused(folder, "indicator;period;value;note\ndossiers;2024;5;Đề án và".encode(encoding, "replace"))
    assert problem.code == "PAR110"
    assert "CSV UTF-8" in ENGLISH.text(problem.hint)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04....", "this is not a whole workbook"),
        (b"\xd0\xcf\x11\xe0....", "this is a workbook in the old form .xls"),
        (b"<html><table>", "this is a web page or XML, not a spreadsheet"),
        (b"\xff\xfea", "the file is not UTF-16, as its first bytes say"),
        (b"", "the file is empty"),
        (b"\n;;\n", "the file is empty"),
        (
            b"indicator,period\n<<<<<<< a\n=======\n>>>>>>> b\n",
            "git has left a conflict here: two versions of the same lines",
        ),
        (b"indicator\x00,period\n", "the file is not UTF-8 text: it holds a zero byte"),
        (b"indicator,per\x07iod\n", "the invisible character U+0007 CONTROL CHARACTER is not allowed here"),
        ("a" + "\u0301" * 40, "more than 30 combining marks follow one another"),
    ],
)
def test_what_is_no_table_is_told_by_what_it_is(folder: Path, data: bytes | str, message: str) -> None:
    (problem, *_) = refused(folder, data if isinstance(data, bytes) else data.encode())
    assert ENGLISH.text(problem.message) == message


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(["năm", "giá trị", "chỉ số", "x", "1"]), st.sampled_from(",;\t")),
            min_size=1,
            max_size=5,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_the_separator_is_the_one_by_which_a_row_names_most_columns(lines: list[list[tuple[str, str]]]) -> None:
    text = "".join("".join(map("".join, line)) + "\n" for line in lines)
    grid = CsvGrid("x", text, lambda *_: None, [])

    def likelihood(separator: str) -> tuple[int, int, int]:
        rows = grid._cut(separator, grid._places[0]).cells  # noqa: SLF001
        named = max(sum(heading(cell).says_something for cell in row if cell) for row in rows)
        return named, max(map(len, rows)), text.count(separator, 0, text.index("\n"))

    assert grid.separator == max(",;\t", key=likelihood)


def test_excel_may_say_its_separator_in_a_first_line_that_it_does_not_show(folder: Path) -> None:
    text = b"sep=;\r\nindicator;period;value\r\ndossiers;2024;x\r\n"
    assert said(refused(folder, text)) == ["3:15 C2 “x” is not a number [PAR210]"]


# --- numbers


def test_more_than_fifteen_digits_are_told_what_to_write(folder: Path) -> None:
    for text in ("67.550166691687622", "67,550166691687622"):
        (problem,) = refused(folder, f"indicator;period;value\ndossiers;2024;{text}\n".encode())
        assert said([problem]) == ["2:15 C2 the number “67.550166691687622” has more than 15 digits [PAR143]"]
        assert "as its source prints it" in ENGLISH.text(problem.hint)


@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_thousands_or_decimals_is_an_error_with_both_readings(folder: Path, text: str) -> None:
    (problem,) = refused(folder, f"indicator;period;value\nstaff;2024;{text}\n".encode())
    assert said([problem]) == [
        f"2:12 C2 “{text}” may be 1234 or 1.234: its sign separates thousands or decimals [PAR142]"
    ]
    assert ENGLISH.text(problem.hint) == f"write 1234, or {text}0, which has only one meaning"


@pytest.mark.parametrize(("other", "number"), [("48,67", "1234"), ("48.67", "1.234"), ("1.000.000", "1234")])
def test_another_cell_of_the_column_settles_it_and_that_is_said(folder: Path, other: str, number: str) -> None:
    text = f"indicator;period;value;source\nstaff;2023;{other};x\nstaff;2022;1.234;x\n"
    plan = imported(folder, text.encode())
    assert Decimal(number) in [item.value for item in values(folder) if item.indicator == "staff"]
    (note, *_) = summary(plan)
    assert f"the first “1.234” in C3 as {number}" in ENGLISH.text(note)


def test_a_column_that_shows_both_signs_settles_nothing(folder: Path) -> None:
    text = b"indicator;period;value\nstaff;2023;48,67\nstaff;2020;48.67\nstaff;2022;1.234\n"
    assert [item.code for item in refused(folder, text)] == ["PAR142"]


def test_another_column_settles_nothing(folder: Path) -> None:
    text = b"indicator;period;value;change\nstaff;2023;;4,5\nstaff;2022;1.234;\n"
    assert [item.code for item in refused(folder, text)] == ["PAR142"]


@pytest.mark.parametrize(
    ("cell", "value", "bound"),
    [
        (">30", 30, "more_than"),
        ("≥ 30", 30, "at_least"),
        ("<=30,0", 30, "at_most"),
        ("<30", 30, "less_than"),
        ("30%", 30, None),
    ],
)
def test_a_sign_before_a_value_is_a_bound_and_a_percent_sign_behind_it_fits_a_percentage(
    folder: Path, cell: str, value: int, bound: str | None
) -> None:
    imported(folder, f"indicator;period;value;source\ndossiers;2024;{cell};x\n".encode())
    (found,) = [item for item in values(folder) if item.period.text == "2024" and item.indicator == "dossiers"]
    assert found.value == value
    assert found.bound == bound


def test_signs_that_contradict_the_bound_or_the_unit_are_told(folder: Path) -> None:
    text = "indicator;period;value;bound;numerator\ndossiers;2024;>5;<;\nstaff;2022;5%;;\ndossiers;2022;;;>5\n"
    assert said(refused(folder, text.encode())) == [
        "2:18 D2 the value says >, and “bound” says < [PAR603]",
        "3:12 C3 staff is not a percentage [PAR210]",
        "4:17 E4 “>5” is not a number [PAR210]",
    ]


# --- days and periods


def test_the_day_stands_first_and_one_that_does_not_exist_is_told(folder: Path) -> None:
    text = b"indicator;period;value;published\ndossiers;2024;5;12/31/2025\ndossiers;2022;5;hom qua\n"
    assert said(refused(folder, text)) == [
        "2:17 D2 the month comes first in “12/31/2025” [PAR146]",
        "3:17 D3 “hom qua” is not a date [PAR212]",
    ]


def test_a_period_that_a_spreadsheet_program_made_a_date_of_has_both_readings(folder: Path) -> None:
    text = b"indicator;period;value\ndossiers;Jul-25;5\ndossiers;soon;5\n"
    assert said(refused(folder, text)) == [
        "2:10 B2 “Jul-25” may be the month 07/2025 or a day (25/07) [PAR401]",
        "3:10 B3 “soon” is not a period [PAR401]",
    ]


# --- names


def test_an_indicator_or_agency_is_found_by_any_of_its_names_where_one_is_meant(folder: Path) -> None:
    rows = [["indicator", "period", "value", "reporter"]]
    rows += [[name, "2024", "5", "so noi vu"] for name in ("DOSSIERS handled online",)]
    rows += [["Dosiers", "2023", "5", "snv"], ["nothing alike", "2023", "5", "zzz"]]
    problems = refused(folder, saved(rows))
    assert said(problems) == [
        "3:1 A3 there is no indicator “Dosiers” [PAR301]",
        "4:1 A4 there is no indicator “nothing alike” [PAR301]",
        "4:22 D4 there is no agency “zzz” [PAR301]",
    ]
    assert ENGLISH.text(problems[0].hint) == "did you mean “dossiers”?"
    assert ENGLISH.text(problems[1].hint) == "write one that is known: dossiers, place, rules, staff"


def test_of_names_that_differ_in_diacritics_alone_the_one_that_is_written_is_meant(folder: Path) -> None:
    targets = folder / "targets.yaml"
    text = targets.read_text(encoding="utf-8")
    targets.write_text(
        text.replace("name: Posts", "name: Hồ sơ").replace("name: Rank of the province", "name: Hồ số"),
        encoding="utf-8",
    )
    imported(folder, saved([["indicator", "period", "value", "source"], ["Hồ sơ", "2022", "5", "x"]]))
    assert [item.indicator for item in values(folder) if item.period.text == "2022"] == ["staff"]
    (problem,) = refused(folder, saved([["indicator", "period", "value"], ["ho so", "2020", "5"]]))
    assert "place, staff" in ENGLISH.text(problem.message)


# --- rows


def test_rows_without_a_figure_are_passed_over_unless_a_bound_was_typed_beside_it(folder: Path) -> None:
    rows = [
        ["indicator", "period", "reporter", "value", "published", "note"],
        ["dossiers", "2024", "home", "", "1/2/2025", ""],
    ]
    plan = imported(folder, saved(rows))
    assert (passed(plan), plan.reports) == (["empty"], ())
    assert "rows passed over: 1 (without a figure 1)" in [ENGLISH.text(line) for line in summary(plan)]
    plan = imported(folder, saved([*rows, ["dossiers", "2024", "", "", "", "later"]]))
    assert passed(plan) == ["empty", "empty"]
    rows[0][-1] = "bound"
    assert said(refused(folder, saved([*rows, ["dossiers", "2024", "", "", "", ">"]]))) == [
        "3:16 D3 the row holds no figure [PAR602]"
    ]


def test_a_row_may_be_shorter_than_the_header_and_not_longer(folder: Path) -> None:
    assert imported(folder, b"indicator;period;value;source;note\ndossiers;2024;5\n").new == 1
    assert said(refused(folder, b'indicator;period;value\ndossiers;2022;5;;6\n"dossiers";2022;5;6;7\n')) == [
        "2:18 E2 the row continues to the right of the last column [PAR163]",
        "3:19 D3 the row continues to the right of the last column [PAR163]",
    ]


def test_quotes_stand_around_a_whole_cell(folder: Path) -> None:
    text = b'indicator;period;value;note\ndossiers;2022;5;a "b"\ndossiers;2024;x;\ndossiers;2025;5;"a"b\n'
    assert said(refused(folder, text)) == [
        "2:17 D2 there is a quote inside a cell that is not in quotes [PAR162]",
        "4:17 D4 the closing quote is not at the end of the cell [PAR162]",
    ]


def test_places_count_lines_of_the_file_and_rows_of_the_spreadsheet(folder: Path) -> None:
    text = b'indicator;note;period;value\n\ndossiers;"a\nb";2024;x\ndossiers;;2022;x\n'
    assert said(refused(folder, text)) == [
        "4:9 D3 “x” is not a number [PAR210]",
        "5:16 D4 “x” is not a number [PAR210]",
    ]


def test_what_the_checks_of_all_data_find_is_told_at_the_cell_it_comes_from(folder: Path) -> None:
    text = (
        'note;value;Kỳ;indicator;of\n"a\nb";5;2022;dossiers;\n;999;2024;dossiers;\n;70;2024;place;63\n;7;2022;place;\n'
    )
    assert said(refused(folder, text.encode())) == [
        "4:2 B3 999% is outside 0 to 100 [PAR504]",
        "5:2 B4 rank 70 is greater than the number ranked, 63 [PAR511]",
        "6:2 B5 a rank means nothing without the number ranked [PAR608]",
    ]


def test_two_rows_for_one_thing_are_an_error_unless_published_on_two_days(folder: Path) -> None:
    head = ["indicator", "period", "value", "published"]
    rows = [["dossiers", "2024", "5", "1/2/2025"], ["dossiers", "năm 2024", "6", "2/2/2025"]]
    assert imported(folder, saved([head, *rows]), dry=True).new == 2
    (problem,) = refused(folder, saved([head, *rows, ["Dossiers", "2024", "5", "2025-02-01"]]))
    assert said([problem]) == ["4:10 B4 dossiers 2024 appears twice, first in C2 [PAR609]"]


def test_two_spellings_of_one_period_are_one_thing_and_what_is_expected_of_it_is_another(folder: Path) -> None:
    head = ["indicator", "period", "value", "published", "projection"]
    first, again = ["dossiers", "2024", "5", "1/2/2025", ""], ["dossiers", "2024-01/2024-12", "6", "1/2/2025", ""]
    (problem,) = refused(folder, saved([head, first, again]))
    assert "appears twice, first in C2" in ENGLISH.text(problem.message)
    assert imported(folder, saved([head, first, [*again[:-1], "true"]]), dry=True).new == 2


def test_a_thousand_problems_end_the_look_at_a_file(folder: Path) -> None:
    for row in ("dossiers;2024;x", "dossiers;2024;5;6", "dossiers;2024;5", 'a "b";2024;5', "nobody;2024;1", ";;1"):
        rows = f"{row}\n" * 2000
        problems = refused(folder, f"indicator;period;value\n{rows}".encode())
        assert len(problems) == 1001
        assert "PAR115" in {item.code for item in problems}


def test_a_thousand_different_names_that_mean_nothing_end_the_look_at_a_file_as_well(folder: Path) -> None:
    rows = "".join(f"nobody {number};2024;5\n" for number in range(1100))
    problems = refused(folder, f"indicator;period;value\n{rows}".encode())
    assert [item.code for item in problems] == [*["PAR301"] * 1000, "PAR115"]
    assert problems[999].path == "A1001"


def test_a_wrong_quote_right_of_the_last_column_has_its_own_place(folder: Path) -> None:
    (problem,) = refused(folder, b'indicator;period;value\ndossiers;2024;5;;;x"y\n')
    assert said([problem]) == ["2:19 F2 there is a quote inside a cell that is not in quotes [PAR162]"]


def place(sheet: Sheet, row: int) -> tuple[int, int]:
    """Return line and column of the second cell of a row."""
    problem = sheet.problem(row, 1, "", NOTHING, NOTHING)
    return problem.line, problem.column


@given(
    st.lists(st.lists(st.sampled_from(["", "a", " b ", "a\nb", 'say "x"', "1,5; 2", "\n"]), max_size=5), max_size=12),
    DIALECTS,
    st.integers(1, 60),
    st.sampled_from(["", '  "spaced"  ;x\n', 'a"b;x\n', "\n\n"]),
)
def test_in_which_pieces_a_file_is_cut_changes_no_cell_and_no_place(
    table: list[list[str]], dialect: Dialect, size: int, last: str
) -> None:
    header = ["indicator", "period", "value", "note"]
    data = saved([header, *table], dialect) + last.encode(dialect.encoding.removesuffix("-sig").replace("16", "16-le"))
    at_once, problems = cut(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("par_cli.source.csv_rows._AT_ONCE", size)
        in_pieces, the_same = cut(data)
    assert problems == the_same
    if at_once is not None and in_pieces is not None:
        assert [*map(list, at_once.cells)] == [*map(list, in_pieces.cells)]
        assert [place(at_once, row) for row in range(at_once.size)] == [
            place(in_pieces, row) for row in range(in_pieces.size)
        ]
        found = [[cell for cell in row if cell] for row in zip(*at_once.cells, strict=True)]
        assert found[: len(table)] == [[cell.strip() for cell in row[:4] if cell.strip()] for row in table]


def test_no_spreadsheet_has_more_rows_than_a_spreadsheet_program_holds(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("par_cli.record.csv_grid.MAX_ROWS", 3)
    (problem,) = refused(folder, b"indicator;period;value\n\n\n\n\n")
    assert ENGLISH.text(problem.message) == "the file has more than 3 rows"
    assert str(refused(folder, b"\n\n\n\n\n\n")[0].code) in {"PAR160", "PAR161"}


def test_who_imports_is_told_how_far_it_is(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    imported(folder, b"indicator;period;value\ndossiers;2024;5\n", progress=lambda *far: told.append(far))
    assert told == [(39, 39)]


# --- what is there already


CONTRADICTED: Mapping[str, tuple[str, str]] = {
    "dossiers;2023;42;;20/01/2024": ("42", "41.5"),
    "dossiers;2023;42;;": ("42", "41.5"),
    "dossiers;2021;;15000/55489;": ("15000/55489", "14862/55489"),
    "staff;2024;;;-4,6": ("-4.6%", "-4.5%"),
    "place;2023;31;63;17/04/2024": ("31/63", ">30/63"),
}


@pytest.mark.parametrize("row", CONTRADICTED)
def test_another_figure_than_the_one_there_is_refused_with_both(folder: Path, row: str) -> None:
    indicator, period, value, other, last = row.split(";")
    numerator, _, denominator = other.partition("/")
    columns: dict[str, str] = {"indicator": indicator, "period": period, "value": value}
    if denominator:
        columns |= {"numerator": numerator, "denominator": denominator}
    elif other:
        columns["of"] = other
    columns["change" if last.startswith("-") else "published"] = last
    (problem,) = refused(folder, saved([list(columns), list(columns.values())]))
    new, old = CONTRADICTED[row]
    assert f"{indicator} {period} is {new} here, and already reported as {old} (" in ENGLISH.text(problem.message)
    assert "--revise" in ENGLISH.text(problem.hint)


def test_a_later_figure_needs_revise_and_leaves_the_old_one_in_history(folder: Path) -> None:
    data = b"indicator;period;value;published;source\ndossiers;2023;42;1/2/2024;Report 9\n"
    (problem,) = refused(folder, data)
    assert ENGLISH.text(problem.hint) == (
        "if the new figure replaces it, import with --revise; the old one is kept as history; if the old one was typed "
        "wrongly, with --replace"
    )
    plan = imported(folder, data, revise=True)
    assert [ENGLISH.text(line) for line in summary(plan)] == [
        "new: 0; there already: 0; other figures than before: 1",
        "the first of these: C2, dossiers 2023: 42 (before: 41.5)",
    ]
    found = [item.value for item in values(folder) if item.indicator == "dossiers" and item.period.text == "2023"]
    assert found == [Decimal("41.5"), Decimal(42)]
    assert imported(folder, data).same == 1


@pytest.mark.parametrize("published", ["", "20/01/2024", "1/1/2024"])
def test_a_figure_that_is_not_published_later_cannot_revise_another(folder: Path, published: str) -> None:
    data = f"indicator;period;value;published\ndossiers;2023;42;{published}\n".encode()
    (problem,) = refused(folder, data, revise=True)
    assert "give the later day on which it was published" in ENGLISH.text(problem.hint)


def test_the_figure_there_is_the_same_however_much_is_left_out_beside_it(folder: Path) -> None:
    head = "indicator;period;value;published;source;numerator;denominator\n"
    for row in ("dossiers;2023;41,50;;;;", "dossiers;2023;41,5;20/1/2024;Report 7;;", "dossiers;2021;26,78;;;;"):
        assert imported(folder, f"{head}{row}\n".encode()).same == 1
    (problem,) = refused(folder, f"{head}dossiers;2023;41,5;20/1/2024;Report 8;;\n".encode())
    assert "is already reported as 41.5" in ENGLISH.text(problem.message)
    assert imported(folder, f"{head}dossiers;2023;41,5;20/1/2025;Report 8;;\n".encode()).new == 1


def test_a_figure_that_is_none_is_told_as_such_also_where_another_stands(folder: Path) -> None:
    data = f"indicator;period;value\ndossiers;2023;{'1' * 20}\ndossiers;2022;{'1' * 50}\n".encode()
    assert [item.code for item in refused(folder, data)] == ["PAR143", "PAR143"]
    assert [item.path for item in refused(folder, data.replace(b"1" * 50, b"5"))] == ["C2"]


def test_half_of_two_counts_is_told_as_such_also_where_another_figure_stands(folder: Path) -> None:
    problems = refused(folder, b"indicator;period;numerator\ndossiers;2021;3\n")
    assert "PAR601" in {item.code for item in problems}
    assert {item.path[-1] for item in problems} == {"2"}


def test_the_day_and_the_source_of_all_rows_may_be_given_once(folder: Path) -> None:
    data = b"indicator;period;value;source\ndossiers;2024;5;own\ndossiers;2022;5;\n"
    imported(folder, data, always={"source": "all", "published": "2025-02-01"})
    found = {item.period.text: item for item in values(folder) if item.indicator == "dossiers"}
    assert [found[year].source for year in ("2024", "2022")] == ["own", "all"]
    assert {str(found[year].published) for year in ("2024", "2022")} == {"2025-02-01"}


# --- the report


def test_the_report_is_named_after_the_file_and_takes_no_others_place(folder: Path) -> None:
    rows = [["indicator", "period", "value"], ["dossiers", "2024", "5"]]
    files = []
    for year in ("2024", "2022", "2020"):
        rows[1][1] = year
        plan = imported(folder, saved(rows), name="Báo cáo Quý 3.csv")
        files += [Path(file).name for file in plan.files]
    assert files == ["bao-cao-quy-3.csv", "bao-cao-quy-3-2.csv", "bao-cao-quy-3-3.csv"]
    rare = {"projection", "recorded", "note_vi", "note_en"}  # of which there are none
    header = (folder / "reports" / files[0]).read_text(encoding="utf-8").splitlines()[0]
    assert header == ",".join(name for name in OBSERVATION_COLUMNS if name not in rare)


@pytest.mark.parametrize(("path", "name"), [("/a/.x.csv", "x.csv"), ("~$a b.CSV", "a-b.csv"), ("???", "import.csv")])
def test_any_name_gives_one_that_is_read(path: str, name: str) -> None:
    assert name_for(path) == name


def test_data_that_is_invalid_already_is_told_as_such(folder: Path) -> None:
    (folder / "tasks.yaml").write_text("schema: 2\n", encoding="utf-8")
    with pytest.raises(InvalidDataError) as error:
        imported(folder, b"indicator;period;value\ndossiers;2024;5\n", dry=True)
    assert all(item.file.endswith("tasks.yaml") for item in error.value.diagnostics)


@given(
    st.lists(
        st.fixed_dictionaries({}, optional=dict.fromkeys(("note", "source"), st.text("a,\"\n;'=é", min_size=1))),
        max_size=4,
    )
)
def test_a_written_report_is_read_back_cell_by_cell(rows: list[dict[str, str]]) -> None:
    from par_cli.source import read_csv

    data = as_csv(by_column([{"indicator": "x", **row} for row in rows]))
    for source in (data, bytes(data)):  # the columns that it was joined from are known, or are cut out again
        table = read_csv("x", "x", OBSERVATION_COLUMNS, [], instead=source)
        assert table is not None
        cells = [row for block in table.blocks() for row in zip(*block.columns, strict=True)]
        found = [{name: cell for name, cell in zip(table.header, row, strict=True) if cell} for row in cells]
        assert found == [{"indicator": "x", **row} for row in rows]


@given(st.lists(st.text("ae\u00e9,\u200b\u0301\u1161\t\r\ufeff\u00a0", min_size=1), min_size=1, max_size=3))
def test_the_characters_of_a_written_report_are_looked_at_like_those_of_any_file(notes: list[str]) -> None:
    from par_cli.source import read_csv

    data = as_csv(by_column([{"indicator": "x", "note": note} for note in notes]))
    found = []
    for source in (data, bytes(data)):
        problems: list[Diagnostic] = []
        table = read_csv("x", "x", OBSERVATION_COLUMNS, problems, instead=source)
        blocks = () if table is None else table.blocks()
        found.append(([row for block in blocks for row in zip(*block.columns, strict=True)], problems))
    assert found[0] == found[1]


def test_an_observation_has_every_column_of_a_report() -> None:
    names = {field.alias or name for name, field in Observation.model_fields.items()}
    assert set(OBSERVATION_COLUMNS) <= names
    assert load(Location("data", embedded=False)) is not None
