"""Many small cases in one test: each is checked, and one message names all that failed.

``pytest.mark.parametrize`` makes a test of every case, which is right for dozens. For hundreds the bookkeeping costs
more than the checks: every worker collects every case, and every result travels from a worker to the main process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from traceback import extract_tb
from typing import TypeVar

import pytest

Case = TypeVar("Case")


def for_each(
    cases: Sequence[Case], *, name: Callable[[Case], str] = str, chunks: int = 1
) -> Callable[[Callable[[Case], None]], Callable[..., None]]:
    """Turn a check of one case into a test of all of them.

    ``chunks`` divides slow cases into that many tests, which several workers share.
    """

    def decorate(check: Callable[[Case], None]) -> Callable[..., None]:
        def test(chunk: int) -> None:
            mine = cases[chunk::chunks]
            assert mine, "there are fewer cases than chunks"
            failures = [f"{name(case)}: {error}" for case in mine if (error := _error_of(check, case))]
            if failures:
                pytest.fail(f"{len(failures)} of {len(mine)} cases failed\n\n" + "\n\n".join(failures), pytrace=False)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return pytest.mark.parametrize("chunk", range(chunks))(test)

    return decorate


def _error_of(check: Callable[[Case], None], case: Case) -> str | None:
    """Return what a check raises as text, with the line that raised it."""
    try:
        check(case)
    except Exception as error:  # noqa: BLE001 - what one case raises must not hide the other cases
        place = extract_tb(error.__traceback__)[-1]
        return f"{place.filename}:{place.lineno}: {type(error).__name__}: {error}"
    return None
