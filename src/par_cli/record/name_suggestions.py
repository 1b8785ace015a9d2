"""What an unknown name may mean: one with slips or abbreviations in it, or one that is only begun."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from par_cli.loading.vietnamese_spellings import NAME_WORDS, WHOLE_UNITS
from par_cli.typed import Effort, bare, fold, is_slip, without_kind, words_of

SMALL_WORDS: Final = frozenset({*NAME_WORDS["small"], *WHOLE_UNITS})
"""Words that make no difference between two names."""

_KINDS: Final = NAME_WORDS["kinds"]
"""Those of two words, which a slip may be in."""

_REMARK: Final = re.compile(r"\s*\([^()]*\)\s*$")
"""What is in brackets behind a name, and may be left out by who knows what is meant."""

_CAPITALS: Final = re.compile(r"\b[A-Z\u0110]{2,6}\b")
"""An abbreviation in a running text."""

_LEAST_WORDS: Final = 2  # of a name that is only begun

LONGEST_NAME: Final = 80
MOST_IDS: Final = 6

_PAIR: Final = 500
"""What it costs to compare two names, as :class:`~par_cli.typed.Effort` counts it."""


class Suggestions:
    """Finds the things that an unknown name may mean, among those with the names that they are ``called``."""

    def __init__(
        self,
        called: Mapping[str, Sequence[str]],
        words: Mapping[str, Sequence[frozenset[str]]],
        having: Mapping[str, Sequence[int]],
        exactly: Callable[[str], Sequence[str]],
        effort: Effort,
    ) -> None:
        """``words`` are those of each name of each thing, ``having`` the places of the things that have a word.

        ``exactly`` returns the things that have just a name.
        """
        self._called = called
        self._ids = tuple(called)
        self._words = words
        self._having = having
        self._exactly = exactly
        self._effort = effort

    def likely(self, text: str, *, loosely: bool) -> Sequence[str]:
        """Return the things that a name may mean; only with slips where not ``loosely``."""
        near = self._with_slips(text)
        if near is None and loosely:
            near = self._behind_slip(text) or self._abbreviated(text) or self._shortened(text)
            return self._holding(text) if near is None else [near]
        return [] if near is None else [near]

    def _with_slips(self, text: str) -> str | None:
        """Return the one thing whose name is a text with slips in it; words that name something else are not slips."""
        mine = _large(words_of(bare(text)))
        if not mine or len(mine) > LONGEST_NAME:
            return None
        found: dict[str, None] = {}
        for name, words in self._compared:
            if len(words) != len(mine):
                continue
            if not self._effort.spend(_PAIR):
                return None  # nobody reads that many questions
            if _differ_by_slips(mine, words):
                found[name] = None
        return next(iter(found)) if len(found) == 1 else None

    def _behind_slip(self, text: str) -> str | None:
        """Return the one thing that is named behind a word for its kind with a slip in it."""
        first, second, *rest = [*fold(text).split(), "", ""]
        name = " ".join(filter(None, rest))
        if not name or not any(is_slip(f"{first} {second}", kind) for kind in _KINDS):
            return None
        found = self._exactly(name)
        return found[0] if len(found) == 1 else None

    def _abbreviated(self, text: str) -> str | None:
        """Return the one thing whose name a text is with abbreviations of words of it: ``Income of SMEs``."""
        shorts = {fold(word) for word in _CAPITALS.findall(text)} if not text.isupper() else ()
        if not shorts:
            return None
        mine = _large(words_of(bare(text)))
        found: dict[str, None] = {}
        for name, words in self._compared:
            if not self._effort.spend(_PAIR):
                return None
            first = "".join(word[0] for word in words)
            in_full = [
                words[first.index(word) :][: len(word)] if word in shorts and word in first else [word] for word in mine
            ]
            if sorted(word for part in in_full for word in part) == sorted(words):
                found[name] = None
        return next(iter(found)) if len(found) == 1 else None

    def _shortened(self, text: str) -> str | None:
        """Return the one thing whose name has all words of a text, several of them and at least half of its own."""
        mine = frozenset(_large(words_of(bare(text))))
        if len(mine) < _LEAST_WORDS:
            return None
        having = [self._having.get(word, ()) for word in mine]
        places = set(having[0]).intersection(*having[1:])
        found = [
            name
            for name in map(self._ids.__getitem__, places)
            if any(mine <= words and len(words - SMALL_WORDS) <= 2 * len(mine) for words in self._words[name])
        ]
        return found[0] if len(found) == len(places) == 1 else None

    def _holding(self, text: str) -> Sequence[str]:
        """Return the few things whose names have all words of a text: one word more may name another thing."""
        words = set(_large(words_of(bare(text))))
        having = [self._having.get(word, ()) for word in words]
        places = sorted(set(having[0]).intersection(*having[1:])) if having else []
        return [self._ids[place] for place in places] if len(places) <= MOST_IDS else []

    @cached_property
    def _compared(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The words of each name, with and without a remark in brackets, and of each id; small words aside."""
        return [
            (name, _large(words_of(without_kind(fold(form)))))
            for name, others in self._called.items()
            for other in (name, *others)
            for form in dict.fromkeys((other, _REMARK.sub("", other)))
        ]


def _large(words: Iterable[str]) -> Sequence[str]:
    return [word for word in words if word not in SMALL_WORDS]


def _differ_by_slips(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names of as many words have the same ones, but for slips in long ones."""
    left, right = ([word for word in words if word not in others] for words, others in ((one, other), (other, one)))
    return len(left) == len(right) and all(map(is_slip, left, right))
