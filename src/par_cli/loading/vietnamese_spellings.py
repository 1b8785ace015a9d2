"""What the keys and words of data files are called in Vietnamese, and in other words: for headers and for hints.

The spellings are in ``vietnamese_spellings.json``, folded: those of the columns of reported values, of further keys,
and of words.  The names of lower units, offices, scales and columns of weights are there as they are written; those of
the whole, and the words that tell names apart, folded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from par_cli.source.packaged import read_packaged
from par_cli.typed import fold

_Spellings = Mapping[str, Sequence[str]]
_ALL: Final[Mapping[str, _Spellings]] = json.loads(read_packaged("loading/vietnamese_spellings.json"))
SPELLINGS: Final = _ALL["columns"]
WEIGHTS: Final = _ALL["headers"]["weights"]
"""What a column of weights is called: without its marks it would be the number that were ranked."""
LOWER_UNITS: Final = _ALL["units"]["lower"]
"""The words before the name of a commune, a district or the like."""
NO_LOWER_UNITS: Final = _ALL["units"]["no names"]
"""Words behind such a word that make another one of it: of a commune a society."""
BEFORE_LOWER_UNITS: Final = _ALL["units"]["no name after"]
"""Words before such a word after which no name follows, as in: all communes."""
PERIOD_WORDS: Final = _ALL["units"]["periods"]
"""The words that a period begins with, which a name ends before."""
NO_COUNTS: Final = tuple(_ALL["units"]["no counts"])
"""Words that are the same as that for a number without their marks."""
SCALES: Final = _ALL["units"]["scales"]
"""The words for scales that are other words without their marks."""

WHOLE_UNITS: Final = _ALL["units"]["whole"]
"""The words for the whole, which make no difference in a name."""
OF: Final = _ALL["units"]["of"]
"""The words before the group or the place that a figure is of."""
OFFICES: Final = _ALL["units"]["offices"]
"""The first words of the names of offices."""
NO_OFFICES: Final = _ALL["units"]["no offices"]
"""Phrases in which such a word does not begin a name."""
NO_OFFICE_NAMES: Final = _ALL["units"]["no office names"]
"""What is behind such a word where it does not begin a name."""
UPPER_UNITS: Final = _ALL["units"]["upper"]
"""The words for what is a part of a country."""
WIDER_UNITS: Final = _ALL["units"]["wider"]
"""The country and its regions."""
RANKED_UNITS: Final = _ALL["units"]["ranked"]
"""The words for what is ranked."""
RESULTS_OF: Final = _ALL["units"]["results of"]
"""What a title is about before it says whose."""

DOCUMENTS: Final = _ALL["documents"]
"""The words around the number of a document (:mod:`par_cli.record.name_additions`)."""

NAME_WORDS: Final = _ALL["names"]
"""The words, folded, that names of indicators are compared by (:mod:`par_cli.record.names`)."""


def any_of(words: Iterable[str]) -> str:
    """Return the source of a pattern for one of these words, the longest that is there."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def key_meant(text: str, known: Collection[str]) -> str | None:
    """Return the key that a Vietnamese word means, where it is one of those known at that place."""
    return _among(known, text, SPELLINGS, _ALL["keys"])


def word_meant(text: str, known: Collection[str]) -> str | None:
    """Return the word of the data files that a Vietnamese one means, likewise."""
    return _among(known, text, _ALL["words"])


def _among(known: Collection[str], text: str, *lists: _Spellings) -> str | None:
    folded = fold(text.replace("_", " "))
    return next((name for name in known if any(folded in spellings.get(name, ()) for spellings in lists)), None)
