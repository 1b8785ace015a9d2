"""The periodic report and the letters as documents of Word: form, contents, templates, and what is refused."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from cli.command import NOW, Run, call, par
from ooxml import faults_of_document, faults_of_workbook
from par_cli.locales import ENGLISH
from par_cli.progress.letters import letters
from par_cli.progress.periodic import periodic_report
from par_cli.render.bold_text import balanced
from par_cli.render.letter_text import letter_template_fields, letter_text
from par_cli.render.report_fields import report_fields
from par_cli.render.report_text import report_text
from read_once import shipped_data
from support import Fields, indicator, target, task, value, window, write_folder
from support import report as task_report

LANGUAGES = ("vi", "en")
HOSTILE = "{{ 7 * 7 }} <w:p/> & =1+1 {% for x in y %} ]]> http://example.org"


def report(*arguments: str, period: str = "2026", day: str = NOW) -> Run:
    return call("report", period, "--as-of", day, *arguments)


def opened(path: Path) -> Any:  # noqa: ANN401 - a document of python-docx
    return docx.Document(str(path))


def written(language: str) -> bytes:
    """Return the report of the shipped decision as a document."""
    with TemporaryDirectory() as place:
        path = Path(place) / "r.docx"
        assert report("--lang", language, "-o", str(path)).code == 0
        return path.read_bytes()


made = cache(written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_valid_by_the_schema(language: str) -> None:
    data = made(language)
    assert faults_of_document(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_report_has_the_same_bytes_twice() -> None:
    assert written("vi") == made("vi")


def test_the_schema_finds_what_is_out_of_order() -> None:
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made("vi"))) as old, zipfile.ZipFile(found, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:pPr>", b"<w:pPr><w:rPr/>", 1)
            new.writestr(name, text)
    assert faults_of_document(found.getvalue()) != []


def texts_of(document: Any) -> list[list[list[str]]]:  # noqa: ANN401 - a document of python-docx
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_another_reader_finds_every_row_of_the_annexes_under_its_headings() -> None:
    tables = texts_of(docx.Document(io.BytesIO(made("vi"))))
    found = json.loads(report("--format", "json").stdout)
    annexes = tables[-4:]
    targets = [row[0] for row in annexes[0][1:] if len(set(row)) > 1]
    assert targets == [item["id"] for item in found["targets"]]
    assert [row[0] for row in annexes[1][1:] if len(set(row)) > 1] == [item["id"] for item in found["tasks"]]
    assert len(annexes[2]) - 1 == len(found["accounts"])
    assert len(annexes[3]) - 1 == len(found["figures"])
    headings = "Mã · Chỉ tiêu · Phải đạt · Hạn · Năm gốc · Mới nhất (kỳ) · Còn cách · Nhịp độ · Trạng thái"
    assert annexes[0][0][:9] == headings.split(" · ")


def test_the_form_is_that_of_official_documents() -> None:
    document: Any = docx.Document(io.BytesIO(made("vi")))
    first, *annexes = document.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert [round(side.mm) for side in (first.top_margin, first.bottom_margin)] == [20, 20]
    assert [round(side.mm) for side in (first.left_margin, first.right_margin)] == [30, 20]
    assert len(annexes) == 4
    for section in annexes:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
        assert [round(side.mm) for side in (section.top_margin, section.left_margin)] == [25, 20]
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.xpath("w:pgNumType/@w:start") == ["1"]  # noqa: SLF001 - python-docx has no call for it
    assert first.header._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE "]  # noqa: SLF001 - the same
    head = document.tables[0]
    assert [round(cell.width.mm) for cell in head.rows[0].cells] == [58, 102]
    runs = {run.text: run for row in head.rows for cell in row.cells for item in cell.paragraphs for run in item.runs}
    state, motto = runs["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], runs["Độc lập - Tự do - Hạnh phúc"]
    assert (state.font.size.pt, state.font.bold, motto.font.size.pt, motto.font.bold) == (13, True, 14, True)
    assert runs["Hà Tĩnh, ngày 23 tháng 11 năm 2026"].font.italic
    assert "Số:      /BC-UBND" in runs
    for table in document.tables[-4:]:
        assert table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")  # noqa: SLF001 - the same
        assert len(table._tbl.xpath("w:tr/w:trPr/w:cantSplit")) == len(table.rows)  # noqa: SLF001 - the same
    titles = [item.text for item in document.paragraphs if item.style.name == "Heading 1"]
    assert [title.split(".")[0] for title in titles] == ["I", "II", "III", "IV", "V", "VI"]
    assert document.styles.element.xpath("//w:lang/@w:val") == ["vi-VN"]
    assert document.core_properties.created.isoformat().startswith(NOW)


NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


def _plain(number: str, language: str) -> str:
    thousands, decimal = (".", ",") if language == "vi" else (",", ".")
    return number.replace(thousands, "").replace(decimal, ".").lstrip("0") or "0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_report_is_in_the_json_of_the_same_day(language: str) -> None:
    document = docx.Document(io.BytesIO(made(language)))
    text = "\n".join(
        [report("--format", "md", "--lang", language).text]
        + [item.text for item in document.paragraphs]
        + [cell for table in texts_of(document) for row in table for cell in row]
    )
    known = report("--format", "json").text
    values = {number.lstrip("0") or "0" for number in re.findall(r"\d+(?:\.\d+)?", known)}
    found = json.loads(known)
    shares = {item["on_time_rate"] for item in found["accounts"] if item["on_time_rate"] is not None}
    values |= {f"{int(share * 10000) / 100:g}" for share in shares}  # in percent, cut at two places
    counted = [counts for item in found["tasks"] for counts in (len(item["occurrences"]), *_done(item))]
    values |= {str(number) for number in (*counted, *_ordinals(text), 90)}
    words = {number for number in NUMBERS.findall(text) if _plain(number, language) not in values}
    assert {word for word in words if not _is_of_a_day(word, known)} == set()


def _done(item: dict[str, Any]) -> tuple[int, ...]:
    statuses = [one["status"] for one in item["occurrences"]]
    return tuple(statuses.count(status) for status in set(statuses))


def _ordinals(text: str) -> range:
    return range(1, text.count("**") + 1)


def _is_of_a_day(word: str, known: str) -> bool:
    """Whether a number is a piece of a day, which JSON writes as 2026-11-23."""
    return any(piece in known for piece in (f"-{word.zfill(2)}", f"{word.zfill(2)}-"))


def test_the_json_has_what_status_and_agencies_have_of_the_same_day() -> None:
    found = json.loads(report("--format", "json").stdout)
    for command, names in (("status", ("summary", "targets", "tasks", "upcoming")), ("agencies", ("accounts",))):
        other = json.loads(call(command, "--as-of", NOW, "--format", "json").stdout)
        assert {name: found[name] for name in names} == {name: other[name] for name in names}
        assert other["agencies"].items() <= found["agencies"].items()
    assert sum(item["total"] for item in found["fields"]) == found["summary"]["targets"]["total"]


def folder(path: Path, **more: object) -> Path:
    fields: dict[str, object] = {
        "reporting": {"windows": [window()], "letterheads": [{"id": "own", "issuer": HOSTILE}]},
        "indicators": [indicator(target(at_least=80), name="a"), indicator(target(at_least=80), name="b")],
        "values": [value(2022, 40, name="b", published="2023-03-02", source=HOSTILE)],
        **more,
    }
    return write_folder(path, **fields)  # type: ignore[arg-type]


def test_texts_of_the_data_do_nothing_in_a_document(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    path = tmp_path / "r.docx"
    done = report("--data", str(data), "-o", str(path), "--lang", "en", period="2026-H1")
    assert (done.code, faults_of_document(path.read_bytes())) == (0, [])
    document = opened(path)
    whole = "\n".join(cell for table in texts_of(document) for row in table for cell in row)
    assert "{{ 7 * 7 }} <w:p/> & =1+1 {% for x in y %} ]]> http://example.org" in whole
    assert "49" not in whole
    assert not [item for item in document.part.rels.values() if item.is_external]


TEXTS = (
    "{_{ 1 }_}",
    "{{r x }}",
    "{%p if x %}",
    "&amp;lt;",
    "]]>",
    "<w:br/>",
    "='a'!A1",
    "\\n",
    "a" * 3000,
    "a b " * 400,
    "Ế ọ ữ",
)


def test_no_text_breaks_a_document_or_a_letter(tmp_path: Path) -> None:
    every = " ".join(TEXTS)
    letterhead = {"id": "own", "issuer": every, "symbol": every, "place": every, "addressees": TEXTS}
    data = folder(
        tmp_path / "data",
        reporting={"windows": [window(name="half-year", to=every)], "letterheads": [letterhead]},
        indicators=[
            {**indicator(target(at_least=80), name=f"a{at}", owners=["home"]), "name": text}
            for at, text in enumerate(TEXTS)
        ],
        tasks=[{**task(f"I.{at}", due="2025", lead=["home"]), "name": text} for at, text in enumerate(TEXTS)],
        reports=[
            task_report("in_progress", name=f"I.{at}", published="2026-01-10", cause=text, remedy=text)
            for at, text in enumerate(TEXTS)
        ],
        values=[],
    )
    path = tmp_path / "r.docx"
    assert report("--data", str(data), "-o", str(path), "--lang", "en", period="2026-H1").code == 0
    assert faults_of_document(path.read_bytes()) == []
    assert call("remind", "--data", str(data), "-o", str(tmp_path / "new"), "--as-of", NOW, "--lang", "vi").code == 0
    (letter,), (form,) = ([*(tmp_path / "new").glob(f"*.{kind}")] for kind in ("docx", "xlsx"))
    assert faults_of_document(letter.read_bytes()) == []
    cells = [cell for row in texts_of(opened(letter))[1] for cell in row]
    assert [text for text in TEXTS if not any(text[:5] in cell for cell in cells)] == []
    assert faults_of_workbook(form.read_bytes()) == []


def test_what_the_data_does_not_say_is_left_open_and_named(tmp_path: Path) -> None:
    data = folder(tmp_path / "data", reporting={"windows": [window()]})
    done = report("--data", str(data), "--format", "md", "--lang", "en", period="2026-H1")
    assert "reporting.yaml has no letterhead" in done.stderr
    assert "issuer, symbol, place, addressees, recipients, authority, office of the signer" in done.stderr
    assert "No.      /\\[...\\]".replace("      ", " ") in done.text
    known = report("--lang", "en", "--format", "md")
    assert (
        known.stderr == "“[...]” is in the place of: office of the signer, name of the signer (letterhead province)\n"
    )


def test_a_report_before_the_cut_off_says_so_and_one_without_figures_too(tmp_path: Path) -> None:
    assert "before the cut-off" in report("--format", "md", "--lang", "en").text
    assert (
        "the cut-off of the reporting period is 2026-06-14"
        in report("--format", "md", "--lang", "en", period="2026-H1").text
    )
    empty = folder(tmp_path / "data", indicators=[], values=[])
    text = report("--data", str(empty), "--format", "md", "--lang", "en", period="2026-H1").text
    assert "No known figure has a day of publication" in text
    assert "No task or target falls due." in text


def test_outline_titles_subject_and_closing_are_data(tmp_path: Path) -> None:
    form: Fields = {
        "subject": "Reform in {period}",
        "outline": ["tasks", "overview"],
        "titles": {"tasks": "What was done"},
        "closing": "The end of {decision}./.",
    }
    data = folder(tmp_path / "data", reporting={"windows": [window()], "report_form": form})
    text = report("--data", str(data), "--format", "md", "--lang", "en", period="2026-H1").text
    assert "REPORT: Reform in the first half of 2026" in text
    assert [line for line in text.splitlines() if line.startswith("## I")] == [
        "## I. WHAT WAS DONE",
        "## II. REPORTING PERIOD AND FIGURES",
    ]
    assert "The end of " in text


# --- an office's own template


def template(path: Path, *paragraphs: str) -> str:
    document: Any = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return str(path)


def test_an_own_template_is_filled_with_the_fields_of_the_docs(tmp_path: Path) -> None:
    own = template(
        tmp_path / "own.docx",
        "{{ issuer }}: {{ subject }}",
        "{%p for part in parts %}",
        "{{ part.number }} {{ part.title | upper }}",
        "{%p endfor %}",
    )
    path = tmp_path / "r.docx"
    assert report("--template", own, "-o", str(path), "--lang", "vi").code == 0
    lines = [item.text for item in opened(path).paragraphs]
    assert lines[0].startswith("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH: Tình hình thực hiện Đề án")
    assert lines[1] == "I KỲ BÁO CÁO VÀ SỐ LIỆU"
    assert len(lines) == 7


COMPUTES, CALLS, READS = "computes nothing", "calls nothing; write the name without brackets", "reads no other file"
NO_TEXT, WRONG_KIND = "is not a text; show what is in it", "a field is used in the wrong way"
LISTED = "docs/report.md lists the fields"
WRONG = {
    "{{ 7 * 7 }}": COMPUTES,
    "{{ -7 }}": COMPUTES,
    "{{ parts.append(1) }}": f"“append” is not a field; {LISTED}",
    "{{ parts.__class__ }}": f"“__class__” is not a field; {LISTED}",
    "{% include 'a' %}": READS,
    "{{ range(9) }}": CALLS,
    "{{ isuer }}": "isuer",
    "{{ issuer.upper }}": NO_TEXT,
    "{{ parts }}": NO_TEXT,
    "{{ self }}": NO_TEXT,
    "{{ issuer | attr('__class__') }}": "“attr” is not a filter",
    "{{ parts | join(attribute='__class__') }}": f"“__class__” is not a field; {LISTED}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": CALLS,
    "{% import 'os' as o %}": READS,
    "{{ lipsum }}": "lipsum",
    "{% for %}": "is not understood, in or near: {% for %}",
    "{{ title ! }}": "is not understood, in or near: {{ title ! }}",
    "{{ title": "is not understood, in or near: {{ title",
    "{{ issuer | center(9) }}": "“center” is not a filter; use one of: default, first, ",
    "{% for part in parts %}{{ part.tittle }}{% endfor %}": "“tittle” is not a field; did you mean “title”?",
    "{% for part in parts %}{{ part.qqqq }}{% endfor %}": f"“qqqq” is not a field; {LISTED}",
    "{% for part in parts %}": "the tag “for” is not closed; write “endfor” after it",
    "{% endif %}": "the tag “endif” is not known there",
    "{% foo %}": "the tag “foo” is not known there",
    "{% if title is foo %}{% endif %}": "“foo” is not a test; compare with ==",
    "{{ parts[99].title }}": WRONG_KIND,
    "{% for part in 5 %}{% endfor %}": WRONG_KIND,
    "{% if title > 5 %}{% endif %}": WRONG_KIND,
    "{{ issuer_line | length }}": WRONG_KIND,
}


def test_a_field_that_does_not_exist_is_named_with_the_one_that_is_meant(tmp_path: Path) -> None:
    said = {
        "subjet": ("did you mean “subject”?", "có phải “subject”?"),
        "zzzzz": ("use one of: addressee, ", "hãy dùng một trong các giá trị: addressee, "),
    }
    for name, (english, vietnamese) in said.items():
        own = template(tmp_path / "own.docx", f"{{{{ {name} }}}}")
        for language, text in (("en", f"“{name}” is not a field; {english}"),
                               ("vi", f"không có trường “{name}”; {vietnamese}")):  # fmt: skip
            done = report("--template", own, "-o", str(tmp_path / "r.docx"), "--lang", language)
            assert done.code == 2
            assert text in done.stderr


def test_what_a_template_cannot_do_is_said_in_words_of_par(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    for text, said in WRONG.items():
        own = template(tmp_path / "own.docx", text)
        given = ("--data", str(data), "--template", own, "-o", str(tmp_path / "r.docx"), "--lang", "en")
        done = report(*given, period="2026-H1")
        assert (done.code, done.stderr.count("\n")) == (2, 1), text
        assert "the template cannot be filled in" in done.stderr
        assert said in done.stderr
        assert not (tmp_path / "r.docx").exists()


def test_what_is_not_a_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("a text", "utf-8")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/vbaProject.bin", "")
    with zipfile.ZipFile(tmp_path / "c.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (65 << 20))
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        archive.writestr("word/text.xml", "<a/>")
    said = {
        "a": "not a document of the form .docx",
        "b": "macros",
        "c": "larger than",
        "d": "not a document of the form .docx",
        "e": "e.docx",
    }
    for name, words in said.items():
        done = report("--template", str(tmp_path / f"{name}.docx"), "-o", str(tmp_path / "r.docx"), "--lang", "en")
        assert (done.code, words in done.stderr) == (2, True), (name, done.stderr)
    assert report("--template", "x.docx", "--format", "md").code == 2


def test_an_unknown_report_and_an_unknown_letterhead_are_refused() -> None:
    done = report("--format", "md", "--lang", "en", period="2026-Q2")
    assert done.code == 2
    assert "PERIOD: “2026-Q2” is not a report that is due; write one of 2026-Q1, 2026-H1, 2026-Q3, 2026" in done.stderr
    assert "write one of 2026-Q1" in report("--format", "md", "--lang", "en", period="last").stderr
    assert "--letterhead: “x” is not known" in report("--format", "md", "--lang", "en", "--letterhead", "x").stderr


# --- the templates of par


def test_the_templates_are_what_the_script_writes() -> None:
    import word_templates

    for name, make in word_templates.TEMPLATES.items():
        packaged = (word_templates.FOLDER / f"{name}.docx").read_bytes()
        with (
            zipfile.ZipFile(io.BytesIO(packaged)) as old,
            zipfile.ZipFile(io.BytesIO(word_templates.saved(make()))) as new,
        ):
            for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
                assert old.read(part) == new.read(part), f"python tools/word_templates.py renews {name}.docx"


def test_a_report_that_has_not_begun_is_refused_and_an_old_one_names_the_day_of_its_cut_off() -> None:
    done = report("--format", "md", "--lang", "en", period="2027")
    assert (done.code, done.stderr) == (2, "par: PERIOD: 2027 begins on 2026-12-15, after 2026-11-23\n")
    assert (
        "those of its cut-off: --as-of 2026-06-14" in report("--format", "md", "--lang", "en", period="2026-H1").stderr
    )
    assert "--as-of" not in report("--format", "md", "--lang", "en").stderr


@pytest.mark.parametrize("command", [("report", "2026", "-o"), ("remind", "-o")], ids=" ".join)
def test_without_the_library_the_command_says_how_to_install_it(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    monkeypatch.delitem(sys.modules, "par_cli.render.word", raising=False)
    done = call(*command, str(tmp_path / "new"), "--as-of", NOW, "--lang", "en")
    assert done.code == 2
    assert done.stderr == "par: documents of Word are written by docxtpl; install it: pip install 'par-cli[office]'\n"
    assert list(tmp_path.iterdir()) == []


def test_the_docs_name_every_field_that_a_template_may_use() -> None:
    dataset = shipped_data()
    assert dataset.reporting is not None
    due = dataset.reporting.report("2026")
    assert due is not None
    found = periodic_report(dataset, date.fromisoformat(NOW), due, None, ENGLISH.text)
    (letter, *_) = letters(dataset, date.fromisoformat(NOW), None, ENGLISH.text)
    docs = (Path(__file__).parent.parent.parent / "docs" / "report.md").read_text("utf-8")
    text = report_text(found, ENGLISH)
    names = {*report_fields(text, ENGLISH), *letter_template_fields(letter_text(letter, (), ENGLISH), ENGLISH)}
    names |= {name for annex in text.annexes for name in (annex.key, *annex.headings)}
    assert {name for name in names if f"`{name}`" not in docs} == set()


def test_a_long_issuer_is_broken_into_lines_of_about_the_same_length() -> None:
    assert balanced("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", 13, 58) == ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH")
    assert balanced("SỞ NỘI VỤ", 13, 58) == ("SỞ NỘI VỤ",)
    assert balanced("", 13, 58) == ("",)
    assert " ".join(balanced("MỘT HAI BA BỐN " * 30, 13, 58)) == ("MỘT HAI BA BỐN " * 30).strip()


def test_another_zone_and_another_folder_give_the_same_bytes(tmp_path: Path) -> None:
    given = ("report", "2026", "--as-of", NOW, "--lang", "vi", "-o", "r.docx")
    assert par(*given, cwd=tmp_path, TZ="Pacific/Kiritimati").code == 0
    assert (tmp_path / "r.docx").read_bytes() == made("vi")


def test_a_letterhead_in_two_languages_is_in_that_of_the_document() -> None:
    for language, issuer, addressee, copy in (
        ("vi", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Kính gửi: Bộ Nội vụ", "Nơi nhận: Như trên;"),
        ("en", "PEOPLE'S COMMITTEE OF HÀ TĨNH PROVINCE", "To: the Ministry of Home Affairs", "Copies to: as above;"),
    ):
        text = report("--format", "md", "--lang", language).text
        assert all(part in text for part in (issuer, addressee, copy)), language
        assert report("--format", "json", "--lang", language).json["letterhead"]["addressees"] == ["Bộ Nội vụ"]


def test_the_mark_of_a_provisional_figure_is_explained_where_it_is_shown(tmp_path: Path) -> None:
    def lines(*, provisional: bool) -> list[str]:
        values = [value(2024, 70, name="a", provisional=provisional)]
        data = folder(tmp_path / str(provisional), values=values)
        text = report("--data", str(data), "--format", "md", "--lang", "en", period="2026-H1").text
        assert ("70%\\*" in text) == provisional
        return [line for line in text.splitlines() if line.startswith("\\*")]

    assert lines(provisional=True) == [
        "\\* provisional.",
        "\\* provisional",
        "\\* provisional",
    ]  # part II, annexes I, IV
    assert lines(provisional=False) == []


def test_recipients_are_one_line_of_markdown_without_dashes() -> None:
    assert "Nơi nhận: Như trên; Lưu: VT, CCHC.\n" in report("--format", "md", "--lang", "vi").text


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        ("2026", "năm 2026", "2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "the first half of 2026"),
        ("2026-Q3", "quý III năm 2026", "quarter III of 2026"),
    ],
)
def test_the_subject_names_its_period_as_an_office_does(period: str, vi: str, en: str) -> None:
    assert f"(kỳ báo cáo: {vi})" in report("--format", "md", "--lang", "vi", period=period).text
    assert f"(reporting period: {en})" in report("--format", "md", "--lang", "en", period=period).text


def test_a_report_letters_and_an_annex_say_until_when_what_they_count_had_been_recorded(tmp_path: Path) -> None:
    said = "Chỉ tính số liệu, báo cáo đã được ghi nhận đến hết ngày 01/06/2026."
    known = ("--known", "2026-06-01", "--as-of", NOW, "--lang", "vi")
    folder, annex = tmp_path / "letters", tmp_path / "annex.xlsx"
    text = report("--format", "md", "--lang", "vi").text
    assert said not in text
    assert report("--format", "md", *known[:2], "--lang", "vi").text.count(said) == 1
    assert call("remind", "-o", str(folder), "--format", "md", *known).code == 0
    assert {file.read_text(encoding="utf-8").count(said) for file in folder.glob("*.md")} == {1}
    assert call("targets", "--format", "xlsx", "-o", str(annex), *known).code == 1
    assert said in {cell.value for (cell, *_) in load_workbook(annex).worksheets[0].iter_rows(max_row=6)}
