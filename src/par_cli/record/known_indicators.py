"""What an indicator says of its figures: its unit, what fits it, and what was reported of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from typing import Final, Literal

from par_cli.loading.checks.common import Entries, declared
from par_cli.loading.vietnamese_spellings import NO_COUNTS, SCALES
from par_cli.locales import LANGUAGES, Translated, get_locale
from par_cli.messages import Message, phrase
from par_cli.model.dataset import Dataset
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Indicator, Unit
from par_cli.model.operators import WITH_ONE_NUMBER
from par_cli.model.reports import Observation
from par_cli.model.units import counts_whole, limits
from par_cli.record.column_names import RANKS
from par_cli.record.grid import NUMBER
from par_cli.record.remarks import take_marks
from par_cli.typed import fold, has_phrase, in_a_row, without_number, words_of

_SCALES: Final = re.compile(
    r"(?:x ?)?(?:tram|nghin|ngan|chuc|van|trieu|tr\.? ?d(?:ong)?|ty|ti"
    r"|hundreds?|thousands?|millions?|billions?|dozens?|bn|mn|mio|k"
    r"|['\u2019]?000s?|1[., ]?000(?:[., ]?000)*|10\^?[0-9])\b"
)
_PERCENT: Final = frozenset(
    {
        "%",
        "phan tram",
        "percent",
        "per cent",
        "percentage",
        "pct",
        "ty le %",
        "ty le phan tram",
        "ti le %",
        "ty le",
        "ti le",
    }
)
_RANK: Final = frozenset({*RANKS, "bac", "vi tri", "place", "position", "thu tu"})
_THINGS: Final = frozenset(
    {"count", "so luong", "don vi", "cai", "number", "units", "unit", "items", "things", "pieces", "so", "luot"}
)
_NUMBER_OF: Final = ("so", "so luong", "tong so", "number of")
_COUNT_OF: Final = re.compile(r"(?:so luong|tong so|so|chi tieu|suat|number of|no\. of) ")
"""What is before the unit of something that is counted, and changes nothing."""
_PLANNED: Final = re.compile(r"\b(?:ke hoach|muc tieu|chi tieu giao|phan dau|plan|planned|target|budget)\b")
_KINDS: Final = re.compile(r"\b(?:luy ke|cong don|cumulative|du bao|forecast|uoc|du kien)\b")
_NO_SCALES: Final = re.compile(
    r"(van (?:phong|hoa|ban|thu|xa)|ngan (?:hang|sach)|chuc (?:danh|nang|vu)"
    r"|tram (?:y te|thu|bien ap|khi tuong|thuy van|khuyen nong|thu y)|t[yi] (?:le|trong|so|suat))\b"
)
"""Words that have the letters of a scale and mean something else, such as an office, unless spelled as a scale."""

_LAST: Final = 50
BILLION: Final = 10**9
_FAR: Final = 3  # times a percentage that is known

Fit = Literal["own", "provisional", "scale", "planned", "kind", "other"]
"""What a remark or unit is to an indicator."""


FigureKind = Literal["share", "rank", "count"]
_KIND_WORDS: Final[Mapping[FigureKind, re.Pattern[str]]] = {
    "share": re.compile(r"%|(?:ty le|ti le|ty trong|ti trong|phan tram|percentage|percent|share|rate)\b"),
    "rank": re.compile(r"(?:xep hang|thu hang|ranking|rank)\b"),
    "count": re.compile(r"(?:so luong|tong so|so|number of|count of)\b"),
}


_BEFORE_KIND: Final = re.compile(
    r"(?:(?:chi tieu|chi so|indicator)(?: so)? [0-9ivx.]+[:.)]? +|ket qua (?:thuc hien |dat duoc )?)"
)
"""What may be before these words, folded."""


def figure_kind(name: str) -> FigureKind | None:
    """Return the kind of figure that the first words of a name say it is."""
    written = " ".join(unicodedata.normalize("NFC", without_number(name)).casefold().split())
    if (match := _BEFORE_KIND.match(fold(written))) is not None:
        written = written[match.end() :]
    if written.startswith(NO_COUNTS):
        return None
    folded = fold(written)
    return next((kind for kind, words in _KIND_WORDS.items() if words.match(folded)), None)


def _in_dong(text: str) -> Sequence[str]:
    """Return what an amount of money may be called in full, where its unit is shortened or left out."""
    return (re.sub(r"\.? ?(?:d|vnd)$", " dong", text), f"{text} dong")


class KnownIndicator:
    """An indicator as the import knows it."""

    def __init__(self, entry: Indicator, units: Mapping[str, Unit], last: Callable[[], Sequence[Observation]]) -> None:
        self.entry = entry
        self.id = entry.id
        self._units = units
        self._last = last
        self.is_percentage = entry.unit == "percent"
        self.is_rank = entry.unit == "rank"
        self.whole = counts_whole(entry.unit, units)
        self._lowest, self._highest = limits(entry, units)

    def fits(self, number: str) -> bool:
        """Return whether a number is one that the indicator can have."""
        value = Decimal(number)
        if self.whole and value != value.to_integral_value():
            return False
        return not (
            (self._lowest is not None and value < self._lowest) or (self._highest is not None and value > self._highest)
        )

    @cached_property
    def unit_words(self) -> frozenset[str]:
        """The folded words for its unit."""
        name = self.entry.unit
        if name is None:
            return frozenset()
        texts = [name]
        if name in self._units:
            unit = self._units[name]
            texts += [text for name in (unit.name, unit.short, unit.one) if name for text in name.texts]
        else:
            texts += [get_locale(language).label("template_unit", name) for language in LANGUAGES]
        return frozenset(map(fold, texts))

    @property
    def unit_name(self) -> Message | Translated:
        """The unit as a message names it."""
        name = self.entry.unit or ""
        if name in self._units:
            return self._units[name].name
        names = {"percent": phrase("percent"), "rank": phrase("a rank"), "count": phrase("a number of things")}
        return names.get(name, phrase("no unit"))

    @cached_property
    def _own_texts(self) -> Sequence[str]:
        """The texts that say what is counted."""
        more = (self.entry.definition, self.entry.numerator)
        return [*self.entry.names, *(text for texts in more if texts for text in texts.texts)]

    def unit_fit(self, text: str) -> Fit:
        """Return what a text in a unit column, in brackets or behind a number is to the indicator."""
        rest, marks = take_marks(fold(text).strip(" ()[].,;:"))
        pieces = [piece.strip(" ()[].:") for piece in re.split(r"[,;]| - ", rest)]
        found = [self._piece(piece, text) for piece in pieces if piece]
        if not found:
            return "provisional" if marks.words else "own"
        return next((fit for fit in found if fit != "own"), "own")

    def _piece(self, text: str, written: str) -> Fit:
        for start in ("dvt", "don vi tinh", "unit", "tinh bang", "in"):
            text = text.removeprefix(f"{start} ").removeprefix(f"{start}:").strip()
        name = _COUNT_OF.sub("", text)
        forms = {text, name, f"{name}s", name.removesuffix("s"), *_in_dong(text)}
        if forms & self.unit_words or self._is_own(text) or self._is_short(text, written) or self._is_counted(text):
            return "own"
        if is_scale(text, written):
            return "scale"
        if _PLANNED.search(text):
            return "planned"
        return "kind" if _KINDS.search(text) else "other"

    def _is_short(self, text: str, written: str) -> bool:
        """Return whether a text in capitals is made of the first letters of its unit."""
        return written.isupper() and any(
            text == "".join(word[0] for word in words_of(unit)) for unit in self.unit_words if " " in unit
        )

    def _is_counted(self, text: str) -> bool:
        """Return whether a text is what the name says is counted: communes in ``Number of communes with ...``."""
        if not self.whole or self.is_rank:
            return False
        counted = tuple(f"{before} {in_a_row(text)} " for before in _NUMBER_OF)
        return any(f"{in_a_row(name)} ".startswith(counted) for name in self.entry.names)

    def _is_own(self, text: str) -> bool:
        if self.entry.unit is None:
            return not _SCALES.match(text)
        if self.is_percentage:
            return text in _PERCENT
        if self.is_rank:
            return text in _RANK
        if self.entry.unit != "count":
            return False
        return text in _THINGS or any(has_phrase(own, text) for own in self._own_texts)

    def misfit(self, remark: str) -> Fit | None:
        """Return why a remark behind a name says that other figures are meant; None where it does not."""
        fit = self.unit_fit(remark)
        if fit in {"scale", "planned", "kind"}:
            return fit
        return "other" if fit == "other" and fold(remark.strip()) in self._other_units else None

    def is_unit(self, text: str) -> bool:
        """Return whether a text behind a name is a unit, be it that of the indicator or another one, or a mark."""
        return self.unit_fit(text) in {"own", "provisional"} or self.misfit(text) is not None

    @cached_property
    def _other_units(self) -> frozenset[str]:
        names = (text for unit in self._units.values() for text in unit.name.texts)
        return frozenset({*_PERCENT, *_RANK, *map(fold, names)})

    def has_name(self, text: str) -> bool:
        """Return whether a text is the id or one of the names, letter for letter but for diacritics and case."""
        return fold(text) in self._own_names

    @cached_property
    def _own_names(self) -> frozenset[str]:
        return frozenset(map(fold, (self.id, *self.entry.names, *self.entry.aliases)))

    def may_be(self, kind: FigureKind | None) -> bool:
        """Return whether its figure may be of a kind, or one of its own names says so."""
        if kind is None or self.entry.unit is None:
            return True
        is_it = {"share": self.is_percentage, "rank": self.is_rank, "count": not (self.is_percentage or self.is_rank)}
        return is_it[kind] or any(figure_kind(name) == kind for name in self.entry.names)

    # --- what was reported

    @cached_property
    def _values(self) -> Sequence[Observation]:
        """What was reported of the last periods, the newest first."""
        return self._last()

    @cached_property
    def usual(self) -> Decimal | None:
        """The newest value, else what a target asks for: what a new figure is compared with in size."""
        level = next((item.level for item in self._values if item.level is not None), None)
        return (
            next(iter(self.target_numbers), None)
            if level is None
            else Decimal(level.numerator) / Decimal(level.denominator)
        )

    @cached_property
    def target_numbers(self) -> Sequence[Decimal]:
        """The numbers that its targets ask for."""
        numbers = (getattr(target, name) for target in self.entry.targets for name in WITH_ONE_NUMBER)
        return [number for number in numbers if isinstance(number, Decimal)]

    @cached_property
    def is_in_billions(self) -> bool:
        return any(text.startswith(("ty ", "billion ")) for text in self.unit_words)

    @property
    def usual_number(self) -> Decimal:
        """The usual value as a message shows it."""
        return round(self.usual or Decimal(0), 2).normalize()

    def is_likelier_a_fraction(self, number: str) -> bool:
        """Return whether the hundredfold of a percentage is nearer to what is usual than the number itself."""
        value, usual = Decimal(number), self.usual
        if not self.is_percentage or usual is None or not 0 < value <= 1 or usual <= 0:
            return False
        return value * value * 100 < usual * usual  # the nearer one of the two, by ratio

    def may_count(self, number: str) -> bool:
        """Return whether a whole number is so far from the usual percentage that it may be a number of things."""
        if not is_whole_number(number) or self.usual is None:
            return False
        value, usual = Decimal(number.removeprefix(NUMBER)), self.usual
        return value > 0 and min(value, usual) * _FAR <= max(value, usual)

    @cached_property
    def is_monthly(self) -> bool:
        return self.entry.reported == "monthly"

    @cached_property
    def step(self) -> int | None:
        """The months of the rhythm in which it is reported."""
        return None if self.entry.reported is None else STEP_MONTHS[RHYTHM[self.entry.reported]]

    @cached_property
    def first_month(self) -> int | None:
        """The month in which its years begin, where one has been reported or named that is not a calendar year."""
        periods = [item.period for item in self._values]
        periods += [
            period for target in self.entry.targets if (period := getattr(target, "baseline", None)) is not None
        ]
        months = {period.start.month for period in periods if getattr(period, "is_yearly", False)} - {1}
        return min(months) if len(months) == 1 else None


def is_scale(piece: str, text: str) -> bool:
    """Return whether a piece of a text, folded or not, begins with a scale; the text is as it is spelled."""
    folded = fold(piece)
    if not _SCALES.match(folded):
        return False
    return not _NO_SCALES.match(folded) or not set(re.findall(r"\w+", text.casefold())).isdisjoint(SCALES)


def is_whole_number(text: str) -> bool:
    """Return whether a cell holds a whole number."""
    return text.removeprefix(NUMBER).isdecimal()


def known_indicators(entries: Entries) -> Mapping[str, KnownIndicator]:
    """Return all indicators by their ids."""
    units, observations = declared(entries), entries.values.observations

    def last(name: str) -> Sequence[Observation]:
        return [observations.observation(row) for row in reversed(observations.rows(name)[-_LAST:])]

    return {item.id: KnownIndicator(item, units, partial(last, item.id)) for item, _ in entries.indicators}


def known_indicator(dataset: Dataset, name: str) -> KnownIndicator:
    """Return an indicator of valid data."""
    return KnownIndicator(
        dataset.indicators[name], dataset.units, lambda: dataset.observations.get(name, ())[: -_LAST - 1 : -1]
    )
