"""A loop over cases hides no failure."""

from __future__ import annotations

import pytest

from cases import for_each

CASES = [3, -1, 5, -2, 7]


def must_be_positive(number: int) -> None:
    assert number > 0


def test_every_case_that_fails_is_named_with_its_reason_and_its_line() -> None:
    with pytest.raises(pytest.fail.Exception) as failure:
        for_each(CASES)(must_be_positive)(0)
    said = str(failure.value)
    assert said.startswith("2 of 5 cases failed")
    for case in ("-1: ", "-2: "):
        assert f"\n{case}{__file__}:13: AssertionError" in said
    assert "5: " not in said.replace(f"{__file__}:13", "")


def test_no_case_is_left_out_of_the_chunks() -> None:
    seen: list[int] = []
    test = for_each(CASES, chunks=3)(seen.append)
    for chunk in range(3):
        test(chunk)
    assert sorted(seen) == sorted(CASES)


def test_a_chunk_without_cases_fails() -> None:
    with pytest.raises(AssertionError, match="fewer cases than chunks"):
        for_each(CASES, chunks=6)(must_be_positive)(5)


def test_an_error_in_one_case_lets_the_others_be_checked() -> None:
    seen: list[int] = []

    def divide(number: int) -> None:
        seen.append(1 // number)

    with pytest.raises(pytest.fail.Exception, match=r"none: .*ZeroDivisionError"):
        for_each([0, 1], name=["none", "one"].__getitem__)(divide)(0)
    assert seen == [1]
