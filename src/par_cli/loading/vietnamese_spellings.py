"""What the keys and words of data files are called in Vietnamese, and in other words: for headers and for hints.

The spellings are in ``vietnamese_spellings.json``, folded: those of the columns of reported values, of further keys,
and of words.  What lower units, offices and scales are called is there as it is written; what the whole is called, and
the words that tell names apart, folded.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from par_cli.source.packaged import read_packaged
from par_cli.typed import fold

_Spellings = Mapping[str, Sequence[str]]
_ALL: Final[Mapping[str, _Spellings]] = json.loads(read_packaged("loading/vietnamese_spellings.json"))
SPELLINGS: Final = _ALL["columns"]
LOWER_UNITS: Final = _ALL["units"]["lower"]
"""What the parts of what is governed are called, before the name of one."""
NO_LOWER_UNITS: Final = _ALL["units"]["no names"]
"""Words that make something else of what a lower unit is called, such as society of the word for a commune."""
BEFORE_LOWER_UNITS: Final = _ALL["units"]["no name after"]
"""Words after which that is not the beginning of a name: all communes, at the level of communes."""
PERIOD_WORDS: Final = _ALL["units"]["periods"]
"""The words that a period begins with, which a name ends before."""
NO_COUNTS: Final = tuple(_ALL["units"]["no counts"])
"""Words that have the letters of that for a number of things."""
SCALES: Final = _ALL["units"]["scales"]
"""The words for scales that are others without their marks."""

WHOLE_UNITS: Final = _ALL["units"]["whole"]
"""What the whole of it is called, which makes no difference in a name."""
OF: Final = _ALL["units"]["of"]
"""The words before what a figure is of, or where."""
OFFICES: Final = _ALL["units"]["offices"]
"""The first words of the names of offices."""
NO_OFFICES: Final = _ALL["units"]["no offices"]
"""Phrases in which such a word begins no name."""
NO_OFFICE_NAMES: Final = _ALL["units"]["no office names"]
"""What is behind such a word where it begins no name."""
RESULTS_OF: Final = _ALL["units"]["results of"]
"""What a title is about before it says whose."""

DOCUMENTS: Final = _ALL["documents"]
"""The words around the number of a document (:mod:`par_cli.record.name_additions`)."""

NAME_WORDS: Final = _ALL["names"]
"""The words, folded, that names of indicators are compared by (:mod:`par_cli.record.names`)."""


def key_meant(text: str, known: Collection[str]) -> str | None:
    """Return the key that a Vietnamese word means, where it is one of those known at that place."""
    return _among(known, text, SPELLINGS, _ALL["keys"])


def word_meant(text: str, known: Collection[str]) -> str | None:
    """Return the word of the data files that a Vietnamese one means, likewise."""
    return _among(known, text, _ALL["words"])


def _among(known: Collection[str], text: str, *lists: _Spellings) -> str | None:
    folded = fold(text.replace("_", " "))
    return next((name for name in known if any(folded in spellings.get(name, ()) for spellings in lists)), None)
