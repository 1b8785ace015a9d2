"""What people call an indicator or an agency in a spreadsheet, found by its name or by the words of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from par_cli.loading.vietnamese_spellings import NAME_WORDS, NO_OFFICES, OF, OFFICES, WHOLE_UNITS, any_of
from par_cli.messages import Message, phrase
from par_cli.record.grid import NUMBER
from par_cli.record.name_suggestions import LONGEST_NAME, MOST_IDS, SMALL_WORDS, Suggestions
from par_cli.record.rows import Settings
from par_cli.source.text import Fault
from par_cli.typed import (
    Effort,
    Names,
    bare,
    clip,
    fold,
    fold_id,
    has_phrase,
    in_a_row,
    marked_words,
    without_kind,
    without_number,
    words_of,
)

AGENCY: Final = phrase("agency")


_PART: Final = re.compile(
    rf"\b(?:(?:{any_of(NAME_WORDS['no parts'])})|(?P<part>{any_of(NAME_WORDS['parts'])}"
    rf"|(?:{any_of(NAME_WORDS['numbered'])}) [0-9ivx]+|[0-9]+ (?:{any_of(NAME_WORDS['counted'])})|q[1-4]|h[12]))\b"
)
"""Words that, next to a name, make another thing of it: a part, its contrary, a plan, a change, points for a rank.

Some of them do not in some phrases, which are matched before them.
"""

_OF_SOMETHING: Final = re.compile(rf"\b(?:{any_of(OF)}|of|in|at|by|for|from|among|through|via)\b(.*)", re.DOTALL)
"""What a name says of whom or of where its figure is."""

_OFFICE: Final = re.compile(
    rf"(?<!\w)(?:(?:{any_of(NO_OFFICES)})\b|"
    rf"(?:{any_of(form for name in OFFICES for form in (name.capitalize(), name.upper()))})\s+(?P<whose>\w+))"
)
"""The name of an office, whose first word has a capital letter."""

_SUMS: Final = frozenset({"tong", "cong", "tong cong", "tong so", "trung binh", "binh quan", "total", "sum", "average"})
"""What is next to the sums of a table."""
_COUNTED: Final = frozenset(NAME_WORDS["of a number"])
_FILLERS: Final = re.compile(rf"\b(?:{any_of((*NAME_WORDS['fillers'], *NAME_WORDS['kinds']))})\b")
"""Words that add nothing to the name of what is reported."""
_AND: Final = re.compile(rf"[,;/&+:]| [-\u2013] |\b(?:{any_of(NAME_WORDS['and'])})\b")
_NUMBERED: Final = re.compile(rf" *(?:{any_of(NAME_WORDS['kinds'])}|indicator)(?: (?:so )?[0-9ivx.]+)? *")
"""What is before a name and a colon without changing it: ``Indicator 3: ...``."""

_COUNTER: Final = re.compile(rf"(?:(?:{any_of(NAME_WORDS['kinds'])}|indicator) (?:so )?[0-9ivx.]+|[\W\d]+)[:.) ]")
"""The number of a row that is written as a part of its name."""

_BEFORE_NAME: Final = re.compile(
    r"(?:chi tieu|chi so|indicator)(?: so)? [0-9ivx]+(?: [0-9]+)* |ket qua (?:thuc hien |dat duoc )?|tong (?=so )"
)
_RANKED: Final = re.compile(
    r"^(?:(?:ket qua|vi tri) )?(?:xep hang|thu hang|xep thu|vi thu|thu bac|vi tri)(?: cua| theo)? (?=\w)"
)
"""What is before a name whose figure is a rank, as that of its indicator must be then."""
_BEHIND_NAME: Final = re.compile(r"(?: dat(?: duoc)?)?(?: (?:(?:trong )?nam|in|for) [12][0-9]{3})?$")
_NUMBER_OF: Final = re.compile(r"(?:tong )?(so (?:luong )?|number of )")
"""What is around the words of a name, folded, without making another one of it: ``Result``, ``in 2025``."""


class NameMatch(NamedTuple):
    """The id that a text means; ``loosely`` where only the words of the name are in it.

    ``more`` are the other words of the text, folded, that may make it the name of something else.
    """

    id: str
    loosely: bool
    more: tuple[str, ...] = ()


class Finder:
    """Finds a thing by what somebody calls it."""

    def __init__(
        self,
        what: Message,
        called: Mapping[str, Sequence[str]],
        *,
        loosely: bool,
        whole_names: Iterable[str] = (),
        aliases: Mapping[str, Sequence[str]] = {},
    ) -> None:
        """``whole_names`` are those of what all figures are of, which may be next to the name of a thing.

        An alias is one as a whole: its words among others mean nothing, as those of a name do.
        """
        self._what = what
        names = list(whole_names)
        self._whole_words = frozenset(word for name in names for word in words_of(name))
        self._of_whole = _of_whole(names)
        self._loosely = loosely
        self._called = called
        self._effort = Effort()
        self._gave_up = False
        self._ids = tuple(called)
        self._names = Names(((name, name, others) for name, others in called.items()), fold_id)
        self._aliases = aliases

    def find(self, text: str, *, suggest: bool = True) -> NameMatch | Fault:
        """Return what a text means, or why it means nothing or several things, with what may be meant."""
        plain = text.removeprefix(NUMBER)
        found = self.exactly(plain)
        if len(found) == 1:
            return NameMatch(found[0], loosely=False)
        if found:
            return self._ambiguous(plain, found)
        if self._loosely:
            found = self._plainly(plain)
            if len(found) == 1:
                return NameMatch(found[0], loosely=True)
            mine = words_of(plain)
            own = frozenset(mine)
            found = [name for name in self._within(own) if self._is_spelled(name, plain)]
            found += self._nearer(found, words_of(bare(plain)))
            if len(found) == 1 and not self._names_another(found[0], plain, mine):
                return NameMatch(found[0], loosely=True, more=self._other_words(found[0], plain))
            if found:
                return self._may_be_part(plain, found)
        return self._unknown(plain, suggest=suggest)

    def exactly(self, text: str) -> Sequence[str]:
        found = self._names.find(text)
        if found or not self._loosely:
            return found
        folded = fold(without_number(text))
        ranked = _RANKED.sub("", folded)
        return (
            self._bare.find(bare(text))
            or self._whole.find(folded)
            or self._whole.find(ranked)
            or (self._bare.find(without_kind(ranked)) if ranked != folded else [])
        )

    def _plainly(self, text: str) -> Sequence[str]:
        """Return what has just the words of a text in a row, apart from those around it that add nothing."""
        folded = _RANKED.sub("", in_a_row(without_number(text)))
        match = _BEFORE_NAME.match(folded)
        longest = folded[match.end() :] if match is not None else folded
        words = _BEHIND_NAME.sub("", longest)
        forms = [longest, words]
        if (match := self._of_whole.fullmatch(words)) is not None:
            forms += [match[1] + (match[2] or ""), match[1]]
        if (match := _NUMBER_OF.match(folded)) is not None:
            forms += [form.removeprefix(match[1]) for form in forms]
        found = (self._plain.find(name) for form in forms for name in (form, without_kind(form)))
        return next(filter(None, found), ())

    @cached_property
    def _plain(self) -> Names[str]:
        """The words in a row of each name of each thing, with and without a word for its kind before them."""
        words = {name: list(map(in_a_row, others)) for name, others in self._called.items()}
        return Names(
            (
                (name, name, [*own, *map(without_kind, own), *map(in_a_row, self._aliases.get(name, ()))])
                for name, own in words.items()
            ),
            str,
        )

    @cached_property
    def _whole(self) -> Names[str]:
        """The aliases of each thing."""
        return Names(((name, name, others) for name, others in self._aliases.items()))

    @cached_property
    def _bare(self) -> Names[str]:
        return Names(
            ((name, name, [without_kind(fold(text)) for text in others]) for name, others in self._called.items()), fold
        )

    @cached_property
    def _words(self) -> Mapping[str, Sequence[frozenset[str]]]:
        """The words of each name of each thing, of those that have several."""
        found = (
            (name, [words_of(without_kind(fold(text))) for text in others]) for name, others in self._called.items()
        )
        return {name: [frozenset(words) for words in names if len(words) > 1] for name, names in found}

    @cached_property
    def _having(self) -> Mapping[str, Sequence[int]]:
        """The places in ``_ids`` of the things that have a word in one of their names, by that word."""
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self._ids):
            for word in frozenset[str]().union(*self._words[name]):
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def _by_rarest(self) -> Mapping[str, Sequence[tuple[int, frozenset[str]]]]:
        """The words of names by that of them which fewest things have: a text that has them all has this one too."""
        found: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for place, name in enumerate(self._ids):
            for words in self._words[name]:
                rarest = min(words, key=lambda word: (len(self._having[word]), word))
                found.setdefault(rarest, []).append((place, words))
        return found

    def _within(self, own: frozenset[str]) -> list[str]:
        """Return the things all of whose words, of one of their names, are among those of a text."""
        candidates = (item for word in own for item in self._by_rarest.get(word, ()))
        return [self._ids[place] for place in sorted({place for place, words in candidates if words <= own})]

    def _is_spelled(self, name: str, text: str) -> bool:
        """Return whether a text has the words of a thing's name with their diacritics, where both are written with any.

        Where a tone mark is placed in a word makes no difference.
        """
        if text.isascii():
            return True
        written = set(map(_spelling, marked_words(text)))
        own = frozenset(words_of(text))
        for called in self._called[name]:
            if frozenset(words_of(without_kind(fold(called)))) <= own:
                words = [word for word in marked_words(called) if fold(word) in own]
                if called.isascii() or all(_spelling(word) in written or fold(word) == word for word in words):
                    return True
        return False

    def _nearer(self, found: Sequence[str], mine: Sequence[str]) -> list[str]:
        """Return the things whose names have more words of a text than that of the one found, or as many others.

        The words of a short name may be in the name of another thing that is written without its end.
        """
        if len(found) != 1:
            return []
        words, own = frozenset(mine) - SMALL_WORDS, frozenset[str]().union(*self._words[found[0]])
        # A name with at least as many of them as the one found has one of any few: of the rarest, which few names have.
        least = max(len(words & others) for others in self._words[found[0]])
        known = sorted((word for word in words if word in self._having), key=lambda word: len(self._having[word]))
        rarest = known[: len(known) - max(least, 1) + 1]
        having = sorted({place for word in rarest for place in self._having[word]})
        shared = {
            name: max((words & others for others in self._words[name]), key=len)
            for name in map(self._ids.__getitem__, having)
        }
        most = max(map(len, shared.values()), default=0)
        if len(shared.get(found[0], ())) == most:
            return [name for name, common in shared.items() if len(common) == most and not common <= own]
        return [name for name, common in shared.items() if len(common) == most]

    def _names_another(self, name: str, text: str, mine: Sequence[str]) -> bool:
        """Return whether a text with the words of a thing's name is the name of a part of it, or of more."""
        own = SMALL_WORDS.union(_COUNTED, self._whole_words, *self._words[name])
        written = unicodedata.normalize("NFC", without_number(text))
        return (
            any(match["part"] for match in _PART.finditer(self._words_outside(name, mine)))
            or any(
                not self._has_phrase(name, match["part"]) for match in _PART.finditer(" ".join(mine)) if match["part"]
            )
            or self._adds(name, text)
            or any(set(words_of(match[1])) - own for match in _OF_SOMETHING.finditer(written.casefold()))
            or any(set(words_of(match["whose"] or "")) - own for match in _OFFICE.finditer(written))
        )

    def _has_phrase(self, name: str, phrase: str) -> bool:
        """Return whether some words in a row are so in a name of a thing, or are one that adds nothing to any name."""
        return phrase in SMALL_WORDS.union(_COUNTED, self._whole_words) or any(
            has_phrase(called, phrase) for called in self._called[name]
        )

    def _other_words(self, name: str, text: str) -> tuple[str, ...]:
        """Return the words of a text that none of a thing's names has, and that add something to it.

        A word with other diacritics than that of a name is another one, where both are written with any.
        """
        own = SMALL_WORDS.union(_COUNTED, self._whole_words, *map(words_of, self._called[name]))
        spelled = {_spelling(word) for called in self._called[name] for word in marked_words(called)}
        others = {
            fold(word)
            for word in marked_words(text)
            if not word.isascii() and _spelling(word) not in spelled and fold(word) in self._spelled(name)
        }
        mine = in_a_row(_without_counter(fold(without_number(text))))
        return tuple(word for word in _FILLERS.sub(" ", mine).split() if word not in own or word in others)

    def _spelled(self, name: str) -> frozenset[str]:
        """Return the words, folded, that have diacritics in a name of a thing, without the small ones."""
        found = {fold(word) for called in self._called[name] for word in marked_words(called) if not word.isascii()}
        return frozenset(found - SMALL_WORDS)

    def _adds(self, name: str, text: str) -> bool:
        """Return whether a text names another thing than the one found, and so counts more."""
        own = SMALL_WORDS.union(_COUNTED, *self._words[name])
        pieces = [
            set(words_of(piece)) for piece in _AND.split(fold(without_number(text))) if not _NUMBERED.fullmatch(piece)
        ]
        return len(pieces) > 1 and any(piece - own for piece in pieces)

    def _words_outside(self, name: str, mine: Sequence[str]) -> str:
        """Return the words of a text other than those of the longest name of a thing that is in it."""
        longest = max((words for words in self._words[name] if words <= set(mine)), key=len)
        return " ".join(word for word in mine if word not in longest)

    def _ambiguous(self, text: str, found: Sequence[str]) -> Fault:
        message = phrase(
            "“{name}” is the name of several things: {ids}",
            name=clip(text, LONGEST_NAME),
            ids=", ".join(found[:MOST_IDS]),
        )
        return Fault("PAR301", message, phrase("write the id of the one that is meant"))

    def _may_be_part(self, text: str, found: Sequence[str]) -> Fault:
        name, ids = clip(text, LONGEST_NAME), ", ".join(found[:MOST_IDS])
        message = phrase("“{name}” may be {ids}, or only a part of it", name=name, ids=ids)
        if len(found) > 1:
            message = phrase("“{name}” may be any of these: {ids}", name=name, ids=ids)
        return Fault("PAR301", message, phrase("write the id of the one that is meant"))

    def _unknown(self, text: str, *, suggest: bool) -> Fault:
        message = phrase("there is no {what} “{name}”", what=self._what, name=clip(text, LONGEST_NAME))
        if fold(text).strip(" :.") in _SUMS:
            return Fault("PAR301", message, phrase("remove the row of sums, or empty its figures"))
        like = self._suggestions.likely(text, loosely=self._loosely) if suggest else []
        if len(like) == 1:
            return Fault("PAR301", message, phrase("did you mean “{name}”?", name=like[0]))
        if like:
            return Fault("PAR301", message, phrase("did you mean one of these: {names}?", names=", ".join(like)))
        hint = phrase("write one that is known: {names}", names=self._known)
        if self._what == AGENCY:
            hint = phrase(
                "{hint}; declare a new one in agencies.yaml, and list it below reporters: of the indicator", hint=hint
            )
        if suggest and self._effort.is_spent and not self._gave_up:
            self._gave_up = True
            hint = phrase("{hint}; this name and those after it get no suggestion", hint=hint)
        return Fault("PAR301", message, hint)

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self._called, self._words, self._having, self.exactly, self._effort)

    @cached_property
    def _known(self) -> str:
        """The first ids, for a hint."""
        return first_ids(sorted(self._ids))


def _of_whole(names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of words behind which a name says that its figure is of the whole."""
    units = any_of(WHOLE_UNITS)
    found = (re.search(rf"\b(?:{units}) (.+)", in_a_row(name)) for name in names)
    called = "".join(rf"(?: {re.escape(match[1])})?" for match in found if match)
    return re.compile(
        rf"(.+?)( tren dia ban)?(?:(?: (?:cua|trong|tren|toan)(?: toan)?|(?<=dia ban)) (?:{units}){called})?"
    )


def _without_counter(folded: str) -> str:
    match = _COUNTER.match(folded)
    return folded[match.end() :] if match else folded


def _spelling(word: str) -> tuple[str, str]:
    """Return the letters of a word, and its marks in no order: a tone mark may be on one vowel or the next."""
    return fold(word), "".join(sorted(char for char in unicodedata.normalize("NFD", word) if not char.isascii()))


def first_ids(ids: Sequence[str]) -> str:
    """Return the first of some ids, for a hint."""
    return ", ".join(ids[:MOST_IDS]) + (", ..." if len(ids) > MOST_IDS else "")


def find_by_map(finder: Finder, text: str, settings: Settings, notes: list[Message]) -> NameMatch | Fault | None:
    """Return what a map says that a text means, which is noted; None where it says nothing of it."""
    meant = settings.names.get(fold(text))
    if meant is None:
        return None
    found = finder.find(meant)
    if isinstance(found, NameMatch):
        notes.append(phrase("“{text}” is read as {name}, as the map says", text=clip(text), name=found.id))
    return found
