"""The pages of a report and of a letter, as LibreOffice prints them: sizes, margins, lines, and the signature."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from cli.command import NOW, call
from office.test_letters import letters_in

SOFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")
_POINT: Final = 25.4 / 72
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


class Word(NamedTuple):
    """A word on a page, in millimetres from its left and upper edge."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    width: int
    height: int
    words: tuple[Word, ...]

    @property
    def letters(self) -> str:
        """The text of the page without spaces: a letter that comes from another font begins a word of its own."""
        return "".join(word.text for word in self.words)

    def has(self, text: str) -> bool:
        return text.replace(" ", "") in self.letters


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """Return the pages of a report in both languages and of a letter, as LibreOffice prints them in one go."""
    if SOFFICE is None or PDFTOTEXT is None:
        assert os.environ.get("CI") != "true", "install libreoffice-writer and poppler-utils"
        pytest.skip("LibreOffice or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("printed")
    for language in ("vi", "en"):
        path = folder / f"{language}.docx"
        assert call("report", "2026", "--as-of", NOW, "--lang", language, "-o", str(path)).code == 0
    (folder / "letter.docx").write_bytes(letters_in("vi")[f"don-doc-cong-an-tinh-{NOW}.docx"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    documents = sorted(folder.glob("*.docx"))
    subprocess.run([*command, *map(str, documents)], check=True, capture_output=True, timeout=120)
    if not list(folder.glob("*.pdf")):
        assert os.environ.get("CI") != "true", "install libreoffice-writer"
        pytest.skip("this LibreOffice reads no documents")
    return {document.stem: pages_of(document.with_suffix(".pdf")) for document in documents}


def pages_of(pdf: Path) -> list[Page]:
    assert PDFTOTEXT is not None
    done = subprocess.run([PDFTOTEXT, "-bbox", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    return [
        Page(
            round(float(width) * _POINT),
            round(float(height) * _POINT),
            tuple(
                Word(*_millimetres(left, top, right, bottom), unicodedata.normalize("NFC", unescape(text)))
                for left, top, right, bottom, text in _WORD.findall(words)
            ),
        )
        for width, height, words in _PAGE.findall(done.stdout)
    ]


def _millimetres(left: str, top: str, right: str, bottom: str) -> tuple[float, float, float, float]:
    return float(left) * _POINT, float(top) * _POINT, float(right) * _POINT, float(bottom) * _POINT


def _found(page: Page, text: str) -> Sequence[Word]:
    """Return the words of a page that are a text."""
    wanted = text.replace(" ", "")
    for first in range(len(page.words)):
        joined = ""
        for last in range(first, len(page.words)):
            joined += page.words[last].text
            if joined == wanted:
                return page.words[first : last + 1]
            if not wanted.startswith(joined):
                break
    raise AssertionError(f"“{text}” is not on the page")


@pytest.fixture
def report(printed: dict[str, list[Page]]) -> list[Page]:
    return printed["vi"]


def test_paper_and_margins_are_those_of_the_decree(report: list[Page]) -> None:
    upright = [page for page in report if page.height > page.width]
    across = [page for page in report if page.width > page.height]
    assert {(page.width, page.height) for page in upright} == {(210, 297)}
    assert {(page.width, page.height) for page in across} == {(297, 210)}
    for page in upright:
        text = [word for word in page.words if word.top > 20]
        assert min(word.left for word in text) >= 28.5  # the first column of a table has a padding of 1 mm
        assert max(word.right for word in text) <= 190.5
        assert max(word.bottom for word in text) <= 277.5
    for page in across:
        assert min(word.left for word in page.words) >= 19
        assert max(word.right for word in page.words) <= 277.5


def test_title_and_motto_are_on_one_line_each(report: list[Page]) -> None:
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Tĩnh, ngày 23 tháng 11 năm 2026",
    ):
        words = _found(report[0], text)
        assert max(word.top for word in words) - min(word.top for word in words) < 2, text


def test_pages_are_numbered_in_the_middle_above_the_text_but_not_the_first(report: list[Page]) -> None:
    numbers = [[word for word in page.words if word.bottom < 20 and word.text.isdigit()] for page in report]
    starts = [at for at, page in enumerate(report) if at == 0 or page.letters.startswith("Phụlục")]
    assert len(starts) == 5
    for at, (page, found) in enumerate(zip(report, numbers, strict=True)):
        start = max(first for first in starts if first <= at)
        assert [word.text for word in found] == ([] if at == start else [str(at - start + 1)])
        for word in found:
            assert abs((word.left + word.right) / 2 - _middle(page)) < 2


def _middle(page: Page) -> float:
    return 30 + 160 / 2 if page.height > page.width else page.width / 2


def test_the_signature_is_on_the_page_of_the_last_sentence(report: list[Page]) -> None:
    (signed,) = [page for page in report if page.has("TM. ỦY BAN NHÂN DÂN")]
    assert "./." in signed.letters
    assert signed.letters.endswith("[...][...]")


def test_headings_of_annexes_are_on_each_of_their_pages_and_letters_are_whole(report: list[Page]) -> None:
    heads = (("Mã", "Nhịp", "Trạng thái"), ("Mã", "Quá hạn", "Trạng thái"), ("Nay là", "Muộn"), ("Giá trị", "Nguồn"))
    for page in report:
        assert page.height > page.width or any(all(map(page.has, words)) for words in heads), page.letters[:200]
    letters = "".join(page.letters for page in report)
    assert "Khôngghicơquanchủtrì" in letters
    assert "\ufffd" not in letters


def test_no_word_of_a_heading_is_broken_in_english(printed: dict[str, list[Page]]) -> None:
    pages = printed["en"]
    words = [word.text for page in pages if page.height > page.width for word in page.words]
    assert words.count("Unreported") >= 2  # the heads of both tables
    assert {"Unfinished", "awaiting"} <= set(words)
    of_agencies = [word.text for page in pages if page.has("(as") for word in page.words]  # annex III
    assert {"Unfinished", "Unreported", "unreported"} <= set(of_agencies)
    assert {"Unreporte", "Unreport", "unreporte", "Unfinishe"}.isdisjoint([*words, *of_agencies])


def test_a_letter_fits_its_margins_and_keeps_its_signature(printed: dict[str, list[Page]]) -> None:
    pages = printed["letter"]
    assert {(page.width, page.height) for page in pages} == {(210, 297)}
    assert pages[0].has("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert pages[0].has("V/v đôn đốc báo cáo kết quả thực")
    (signed,) = [page for page in pages if page.has("Nơi nhận:")]
    assert "./." in signed.letters
