"""Texts in both languages, in Vietnamese letters, garbled by nothing: what is said, and what proper text is spared."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loading.examples import DATA, GOOD, folder_with, shipped
from par_cli.diagnostics import Diagnostic
from par_cli.loading.folder import Location, examine, read
from par_cli.loading.mojibake import as_meant, is_misread, old_font
from par_cli.locales import ENGLISH
from par_cli.rules import read_rule, rule_codes
from support import agency, indicator, target, value, write_folder

DAY = date(2026, 11, 23)
EXAMPLES = sorted(item for item in (DATA.parent.parent / "examples").iterdir() if item.is_dir())
CODES = {"PAR910", "PAR911", "PAR920"}


def _doubts(folder: Path) -> list[Diagnostic]:
    return [item for item in examine(read(Location(str(folder), embedded=False)), DAY) if item.code in CODES]


def _said(text: str, tmp_path: Path) -> list[tuple[str, str]]:
    """Return the code and hint of what is said of an agency of that name."""
    folder = write_folder(tmp_path, agencies=[{**agency("named"), "name": {"vi": text, "en": "Office"}}])
    return [(item.code, ENGLISH.text(item.hint)) for item in _doubts(folder)]


# --- letters that look like the Vietnamese one


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Ðồng Nai", "Đồng Nai"),
        ("Sở Giao thông, ðường bộ", "Sở Giao thông, đường bộ"),
        ("12/QÐ-UBND", "12/QĐ-UBND"),
        ("HÐND tỉnh", "HĐND tỉnh"),
        ("Sở GD&ÐT", "Sở GD&ĐT"),
        ("SỞ LÐTBXH", "SỞ LĐTBXH"),
        ("ÐIỆN BIÊN", "ĐIỆN BIÊN"),
        ("Thị xã Ɖiện Bàn", "Thị xã Điện Bàn"),
        ("Sở Du lịch ɖẹp", "Sở Du lịch đẹp"),
    ],
)
def test_a_letter_that_looks_like_the_vietnamese_one_is_told_with_the_text_as_it_should_be(
    written: str, right: str, tmp_path: Path
) -> None:
    assert _said(written, tmp_path) == [("PAR910", f"write “{right}”")]
    assert _said(right, tmp_path / "right") == []


def test_of_a_long_text_only_the_words_are_told(tmp_path: Path) -> None:
    text = "Văn phòng Ðoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, phối hợp HÐND các cấp"
    assert _said(text, tmp_path) == [("PAR910", "write “Đoàn, HĐND”")]


# --- text garbled by a font or an encoding


@pytest.mark.parametrize(
    ("written", "font"),
    [
        ("Së Néi vô", "TCVN3"),
        ("Së Tµi chÝnh", "TCVN3"),
        ("Uû ban nh©n d©n tØnh", "TCVN3"),
        ("B¸o c¸o n¨m 2025", "TCVN3"),
        ("Së T\u00ad ph¸p", "TCVN3"),
        ("Tr\u00adêng §¹i häc", "TCVN3"),
        ("Sôû Noäi vuï", "VNI"),
        ("Sôû Taøi chính", "VNI"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "VNI"),
        ("Ban haønh quy cheá", "VNI"),
        ("Giaùo duïc vaø Ñaøo taïo", "VNI"),
    ],
)
def test_text_of_an_old_font_is_told_with_the_font(written: str, font: str, tmp_path: Path) -> None:
    hint = f"type it again in Unicode, or convert it with UniKey from {font} to Unicode"
    assert _said(written, tmp_path) == [("PAR911", hint)]


@pytest.mark.parametrize("right", ["Sở Nội vụ", "Phòng Kế hoạch", "cà phê", "Müller", "the province’s share", "Ủy ban"])
def test_utf_8_that_was_opened_as_another_encoding_is_told_with_the_right_text(right: str, tmp_path: Path) -> None:
    garbled = right.encode().decode("cp1252")
    assert _said(garbled, tmp_path) == [("PAR911", f"write “{right}”")]
    assert as_meant(garbled.encode().decode("cp1252")) == right


def test_what_is_garbled_beyond_repair_is_to_be_typed_again(tmp_path: Path) -> None:
    lost = "Sá»Ÿ KhoÃ há»c"  # a byte is gone
    assert _said(lost, tmp_path) == [("PAR911", "type it again, and save the file as UTF-8")]


def test_cells_are_looked_at_too(tmp_path: Path) -> None:
    rows = (
        'indicator,period,value,source\nshare,2023,50,Báo cáo 7\nshare,2024,50,"B¸o c¸o, n¨m"\nshare,2025,50,QÐ-TTg\n'
    )
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80))], files={"a.csv": rows})
    assert [(item.code, item.line, item.column, item.path) for item in _doubts(folder)] == [
        ("PAR911", 3, 15, "source"),
        ("PAR910", 4, 15, "source"),
    ]


def test_an_id_is_no_text(tmp_path: Path) -> None:
    """What is wrong with it is said once, by the rule of ids."""
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80), owners=["Ðào tạo"])])
    found = examine(read(Location(str(folder), embedded=False)), DAY)
    assert [item.code for item in found] == ["PAR216"]


FOREIGN = re.findall(
    r"[^|]+",
    "Loïc Caïn|Thaï|Noël à Haïti|où est le goût|Zoé Raphaël|Müller, Köln, Göttingen|schön für Böhm|Þórður Jónsson|"
    "Sigurður Guðmundsson|SIGURÐUR GUÐMUNDSSON|Bændaskólinn á Hólum í Hjaltadal|Björk Guðmundsdóttir|Árni Már|Seán|"
    "Seán Ó Maoláin|José Núñez|São Paulo|NÃO|Luleå, Umeå, Piteå|Øystein|Århus og Ærø|Malmö|Citroën|naïf, maïs, laïc|"
    "ambiguïté|l’île aînée|Ñuñoa|ñandú|Åland|Čapek|Dvořák|né à Thé|Hôtel Côté|“CAFÉ”|CAFÉ’S|MANHÃ…|« Oui », « Non »|"
    "Aɖidogome|Ɖabala|Eʋegbe kple Ɖekpo|L’Haÿ-les-Roses|Château-d’Œx|Súðavík|Føroyar|Béla Bartók|für Österreich|"
    "10 µg|§ 12|20 °C, 5 m²|£5, ¥10, €20|½ ¼ ¾|© 2024|· a · b|Tür|Çà et là|Ötzi|Gül Özdemir|Kő|Jón Páll Sigmarsson|"
    "‘XÃ’|“UBND CẤP XÃ”|XÃ…|«XÃ»|XÃ²|tò mò|hoà bình|Đắk Lắk|đô la Mỹ|Ý kiến|Ủy ban · Sở|Bản in từ 1/4 đến ½",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_names_of_other_languages_and_signs_are_nothing_to_speak_of(text: str, tmp_path: Path) -> None:
    assert _said(text, tmp_path) == []


ONSETS = re.findall(r"\S+", "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
RHYMES = re.findall(
    r"\S+",
    "a an ang anh ao âu ân âm ây ăn ăng e em eo ê ên i in inh iên o oi ong oa oan ô ôi ông ơ ơi ơn u ung uôn ư ưng ươi",
)
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]


def _syllable(onset: str, rhyme: str, tone: str) -> str:
    return unicodedata.normalize("NFC", onset + re.sub("([aâăeêioôơuư])(?![aâăeêoôơ])", rf"\1{tone}", rhyme, count=1))


SYLLABLES = st.builds(_syllable, st.sampled_from(ONSETS), st.sampled_from(RHYMES), st.sampled_from(TONES))
WORDS = st.builds(lambda word, change: change(word), SYLLABLES, st.sampled_from([str.lower, str.upper, str.title]))
BETWEEN = st.sampled_from(
    [" ", ", ", " – ", "-", "/", "; ", " (", ") ", ". ", " “", "” ", "… ", " & ", " ‘", "’ ", " «", "» "]
)


@given(st.lists(st.tuples(WORDS, BETWEEN), min_size=1, max_size=8))
def test_proper_vietnamese_is_never_taken_for_garbled(words: list[tuple[str, str]]) -> None:
    text = "".join(word + sign for word, sign in words)
    assert old_font(text) is None
    assert not is_misread(text)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_proper_vietnamese_that_was_garbled_is_found(words: list[str]) -> None:
    text = " ".join(["Sở Nội vụ", *words])
    try:
        garbled = text.encode().decode("cp1252")
    except UnicodeDecodeError:  # a byte for which there is no sign
        return
    assert is_misread(garbled)
    assert as_meant(garbled) == text


@pytest.mark.parametrize("folder", [Path(shipped().folder), GOOD, *EXAMPLES], ids=lambda path: path.name)
def test_the_shipped_data_and_the_examples_are_proper_text(folder: Path) -> None:
    assert _doubts(folder) == []


def test_every_page_of_the_rules_is_proper_text() -> None:
    for rule in map(read_rule, rule_codes()):
        for text in (*rule.title.texts.values(), *rule.why.texts.values(), rule.right.content):
            assert not is_misread(text)
            assert old_font(text) is None


# --- both languages


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{vi: "Sở", en: "Office"}', None),
        ('"Office"', None),
        ('{vi: "Sở"}', "en"),
        ('{en: "Office"}', "vi"),
        ('{vi: "Sở", en: null}', "en"),
    ],
)
def test_a_text_given_by_language_is_given_in_both(written: str, said: str | None, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data")
    file = folder / "agencies.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{vi: Sở Khoa học, en: Department of Science}", written), encoding="utf-8")
    found = [(item.code, item.path, item.line, item.column) for item in _doubts(folder)]
    assert found == ([] if said is None else [("PAR920", "agencies[2].name", 12, 11)])
    hints = [ENGLISH.text(item.hint) for item in _doubts(folder)]
    assert all(hint.startswith(f"add {said}: ...") for hint in hints)


def test_reasons_of_what_is_accepted_are_texts_too(tmp_path: Path) -> None:
    accepted = value(2024, 5, accepted={"PAR999": {"vi": "Không rõ"}})
    folder = write_folder(tmp_path, indicators=[indicator(target(at_least=80))], values=[accepted])
    assert [item.path for item in _doubts(folder)] == ["values[0].accepted.PAR999"]
