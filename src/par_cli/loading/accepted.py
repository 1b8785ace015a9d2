"""Warnings that the data itself accepts, with the reason next to the entry (``accepted: {PAR811: ...}``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from par_cli.diagnostics import Diagnostic
from par_cli.loading.checks.common import Entries
from par_cli.loading.entries import Origin
from par_cli.messages import phrase
from par_cli.model.fields import AcceptsWarnings
from par_cli.source import path_text

_IN_TIME: Final = frozenset({"PAR620", "PAR621", "PAR722", "PAR723"})
"""Rules that ask for something only until or from a day: on another day their acceptance is not left over."""


class _Accepted(NamedTuple):
    """A rule that an entry is excused from, and where the entry is."""

    code: str
    origin: Origin
    inner: tuple[str | int, ...]

    @property
    def place(self) -> tuple[str, str, str]:
        """Its file, its path there, and the rule."""
        return self.origin.document.file, path_text((*self.origin.path, *self.inner)), self.code


def not_accepted(entries: Entries, warnings: Collection[Diagnostic], *, all_checked: bool = True) -> set[Diagnostic]:
    """Return the warnings that no entry accepts, and one for each acceptance of something that was not found.

    Where rules are not ``all_checked``, acceptances of what was not found are right.
    """
    found = set(warnings)
    by_place: dict[tuple[str, str, str], list[Diagnostic]] | None = None
    for accepted in _all(entries):
        if by_place is None:
            by_place = _by_place(warnings)
        covered = by_place.get(accepted.place, ())
        found.difference_update(covered)
        if not covered and all_checked and accepted.code not in _IN_TIME:
            message = phrase("{code} is accepted here and was not found", code=accepted.code)
            hint = phrase("remove it, or correct the code; errors cannot be accepted")
            place = (*accepted.inner, "accepted", accepted.code)
            problem = accepted.origin.problem("PAR901", message, hint, *place, key=True)
            found.add(problem._replace(warning=True))
    return found


def _by_place(warnings: Iterable[Diagnostic]) -> dict[tuple[str, str, str], list[Diagnostic]]:
    """Return the warnings by their file, the path of each entry that they are in, and their code."""
    found: dict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for problem in warnings:
        path = problem.path
        for end in (*(match.start() for match in re.finditer(r"[.\[]", path)), len(path)):
            if not path.startswith(".accepted.", end):  # the reasons are not part of what they accept
                found[problem.file, path[:end], problem.code].append(problem)
    return found


def _all(entries: Entries) -> Iterator[_Accepted]:
    values = (kind.where(("accepted",), bool) for kind in entries.values.kinds)
    for value, origin in chain(entries.apart_from_values(), *values):
        yield from _within(value, origin, ())


def _within(value: AcceptsWarnings, origin: Origin, inner: tuple[str | int, ...]) -> Iterator[_Accepted]:
    """Yield what an entry accepts, and what the entries in its lists do."""
    for code in value.accepted:
        yield _Accepted(code, origin, inner)
    for name, item in value.__dict__.items():
        if type(item) is tuple and item and isinstance(item[0], AcceptsWarnings):
            for number, entry in enumerate(item):
                yield from _within(entry, origin, (*inner, name, number))
