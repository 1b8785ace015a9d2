"""Names, numbers and texts as people type them."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher, get_close_matches
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from par_cli.typed import Effort, Names, clip, fold, fold_id, is_slip, names_of_words, read_number


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("so noi vu", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("  Sở   Nội vụ ", "Sở Nội vụ"),
        ("uy ban dan toc", "Ủy ban Dân tộc"),
        ("dong nai", "Đồng Nai"),
        ("dong nai", "Ðồng Nai"),
        ("dien luc", "điện lực"),
    ],
)
def test_a_name_is_found_without_case_diacritics_or_the_right_spaces(typed: str, name: str) -> None:
    assert fold(typed) == fold(name)


def test_different_names_stay_different() -> None:
    assert fold("Sở Nội vụ") != fold("Sở Nội vụ tỉnh")


@given(text=st.text())
def test_composed_and_decomposed_spellings_are_one_name(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
    assert fold(fold(text)) == fold(text)


NAMES = Names([("home", "home", ["Sở Nội vụ", "SNV"]), ("post", "post", ["Bưu điện"]), ("snv", "snv", ["SNV"])])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("home", ["home"]), ("so noi  vu", ["home"]), ("snv", ["snv"]), ("SNV", ["home", "snv"]),
        ("Snv", ["home", "snv"]), ("BUU DIEN", ["post"]), ("", []), ("other", []),
    ],
)  # fmt: skip
def test_an_id_comes_before_a_name_and_a_name_of_two_things_finds_both(text: str, found: list[str]) -> None:
    assert list(NAMES.find(text)) == found


def test_what_is_meant_by_a_beginning_or_a_misspelling() -> None:
    assert NAMES.beginning("so n", 3) == ["home"]
    assert NAMES.beginning("", 3) == []
    assert NAMES.close("bu dien") == ["post"]
    assert NAMES.close("x" * 200) == []
    spelt = Names([("so-noi-vu", "so-noi-vu", [])], fold_id)
    assert list(spelt.find("Sở Nội_vụ")) == ["so-noi-vu"]


def test_what_a_number_may_look_like_is_asked_for() -> None:
    assert read_number("1 234,5") == {}
    assert read_number("1 234,5", spaces=True) == {",": "1234.5"}
    assert read_number("007,50") == {",": "7.50"}
    assert read_number("\u2013 5") == {",": "-5", ".": "-5"}


@given(text=st.text(), most=st.integers(3, 99))
def test_a_clipped_text_is_as_long_as_it_may_be(text: str, most: int) -> None:
    assert len(clip(text, most)) == min(len(text), most)
    assert clip(text, most).removesuffix("...") == text[: len(clip(text, most).removesuffix("..."))]


@pytest.mark.parametrize("cutoff", [0.5, 0.6, 0.75])
def test_what_is_close_is_what_difflib_finds_close(cutoff: float) -> None:
    random = Random(2)  # noqa: S311 - only words
    words = ["".join(random.choices("abcde-", k=random.randint(1, 25))) for _ in range(150)]
    names = Names(((word, word, ()) for word in words), str)
    for word in [*words[:20], *("".join(random.choices("abcde-", k=12)) for _ in range(60)), "", "x"]:
        likest = get_close_matches(word, set(words), n=3, cutoff=cutoff)
        assert names.close(word, 3, cutoff=cutoff) == likest
        assert names.close(word, 1, cutoff=cutoff) == likest[:1]


def test_no_more_names_are_compared_than_somebody_reads_hints_of(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    class Counting(SequenceMatcher[str]):
        def ratio(self) -> float:
            nonlocal compared
            compared += 1
            return super().ratio()

    monkeypatch.setattr("difflib.SequenceMatcher", Counting)
    known = [f"{'ab' * 40}{number}" for number in range(300)]
    effort = Effort()
    names = names_of_words(known, effort)
    found = [names.closest(f"{'ba' * 40}{number}") for number in range(200)]
    assert found[0] in known
    assert found[-1] is None
    assert compared < 2000
    assert names_of_words(known, effort).closest("ba" * 40) is None  # what several searches share is spent
    assert names.closest(known[7]) == known[7]  # what is called so is found all the same


def test_marks_without_a_letter_do_not_make_a_text_slow_to_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    normalize = unicodedata.normalize

    def counting(form: Any, text: str) -> str:  # noqa: ANN401 - as the function that it replaces
        lengths.append(len(text))
        return normalize(form, text)

    monkeypatch.setattr("par_cli.typed.unicodedata.normalize", counting)
    assert fold("Sở" + "\u0301\u0323" * 40_000 + " Nội") == "so noi"
    assert max(lengths) < 10


# --- words of a name

WORDED = Names(
    [
        ("posts", "civil-posts", ["Biên chế công chức", "Civil-servant posts"]),
        ("staff", "staff-trained", ["Cán bộ, công chức cấp xã", "Commune staff trained"]),
    ],
    fold_id,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CHUC cong", ["posts", "staff"]),
        ("công chức biên chế", ["posts"]),
        ("servant", ["posts"]),
        ("serva posts", ["posts"]),  # four letters of a word are enough of it
        ("ser posts", []),
        ("posts posts", ["posts"]),
        ("chế", ["posts"]),
        ("chê", ["posts"]),  # no name has these diacritics
        ("civil chức", []),  # of two names
        ("", []),
        ("?!", []),
    ],
)
def test_a_thing_is_found_by_words_of_one_of_its_names_in_any_order(text: str, found: list[str]) -> None:
    assert WORDED.having(text) == found


def test_names_with_the_diacritics_typed_are_found_before_others_of_the_same_letters() -> None:
    names = Names([("home", "home", ["Nội vụ"]), ("talks", "talks", ["Nói vú"])])
    assert (names.having("vụ nội"), names.having("vu noi")) == (["home"], ["home", "talks"])


def test_whole_words_are_found_before_beginnings_of_words() -> None:
    names = Names([("post", "post", []), ("poster", "poster", [])])
    assert (names.having("post"), names.having("poste")) == (["post"], ["poster"])


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("bien che cong chuv", ["posts"]),
        ("Biên chế công chức tỉnh", ["posts"]),
        ("civil posts 2025", ["posts"]),
        ("civil posts of 2025", []),
        ("civl-posts", ["posts"]),
        ("staff-train", ["staff"]),
        ("xyz", []),
        ("so ke hoach", []),
        ("", []),
        ("x " * 1000, []),
    ],
)
def test_what_is_suggested_has_three_in_four_of_the_words_slips_aside(text: str, near: list[str]) -> None:
    assert WORDED.near(text, 3) == near


def test_numbers_and_short_words_have_no_slips() -> None:
    assert is_slip("chuyen", "chuyn")
    assert not is_slip("2024", "2025")
    assert not is_slip("so", "soo")
