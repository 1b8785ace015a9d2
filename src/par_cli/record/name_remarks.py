"""What is next to the name of an indicator in a sheet: units, marks, the kind of its figure, another year."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from par_cli.messages import phrase
from par_cli.model.periods import Period, parse_period
from par_cli.record import cells
from par_cli.record.cells import Refused
from par_cli.record.names import SMALL_WORDS, Called
from par_cli.record.plain_columns import habits_of
from par_cli.record.remarks import in_title, pieces_behind, take_marks
from par_cli.record.row_values import explained
from par_cli.record.rows import Rows
from par_cli.record.sheet_reading import SheetReading, cells_at
from par_cli.record.subjects import Subject, figure_kind
from par_cli.source.text import shown
from par_cli.typed import clip, fold, words_of

_SOME_YEAR: Final = re.compile("[12][0-9]{3}")
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LONGEST_UNIT: Final = 2  # words that repeat some of a name


class Judged(NamedTuple):
    """What the names of a sheet mean, and those that a word next to them calls provisional."""

    names: Mapping[str, Called | Refused]
    provisional: frozenset[str]


def judged_names(reading: SheetReading, known: Mapping[str, Called | Refused]) -> Judged:
    """Refuse the names that say that their figures are of another kind than those of the indicator."""
    names = dict(known)
    provisional: set[str] = set()
    signs = explained(reading, list(known))
    for text, found in known.items():
        plain = cells.read_text(text)
        if not isinstance(found, Called) or fold(plain) in reading.settings.names or found.id not in reading.subjects:
            continue
        subject = reading.subjects[found.id]
        if subject.has_name(plain):
            continue
        marks = take_marks(fold(plain))[1]
        if unexplained := [sign for sign in marks.signs if sign not in signs]:
            names[text] = cells.footnote(plain, unexplained[0], habits_of(reading, ()))
        elif refused := _refused(plain, subject) or (_unclear(plain, subject) if found.loosely else None):
            names[text] = refused
        if marks.words or marks.signs:
            provisional.add(text)
    return Judged(names, frozenset(provisional))


def _refused(text: str, subject: Subject) -> Refused | None:
    own = _own_words(subject)
    behind = pieces_behind(_BRACKETS.sub("", text))
    others = [piece for piece in behind if not words_of(piece) or not own.issuperset(words_of(piece))]
    for remark in (*_BRACKETS.findall(text), *others, *_tail(text, own)):
        fit = subject.misfit(remark)
        if fit is not None:
            message, hint = cells.unit_problem(remark, fit, subject, mapped=False)
            return Refused("PAR210", phrase("“{text}”: {why}", text=clip(text), why=message), hint)
    return None if subject.may_be(figure_kind(text)) else _other_kind(text, subject)


def _own_words(subject: Subject) -> frozenset[str]:
    return SMALL_WORDS.union(*map(words_of, subject.indicator.names))


def _tail(text: str, own: Collection[str]) -> Sequence[str]:
    """Return the words at the end of a name that are none of its indicator's: a unit may be there without any sign."""
    words = _BRACKETS.sub("", text).split()
    last = max((place for place, word in enumerate(words) if not set(words_of(word)).isdisjoint(own)), default=-1)
    return [" ".join(words[last + 1 :])] if 0 <= last < len(words) - 1 else []


def _unclear(text: str, subject: Subject) -> Refused | None:
    """Refuse a name with something behind it that neither its indicator nor a period or a unit is called.

    What repeats a word of the name may be what is counted: ``Households with safe water (households)``.
    """
    own, remarks = _own_words(subject), _BRACKETS.findall(text)
    behind = pieces_behind(_BRACKETS.sub("", text))
    named = words_of(_BRACKETS.sub("", text).removesuffix(behind[-1] if behind else ""))
    for remark in (*remarks, *behind[-1:]):
        words = words_of(remark)
        repeated = len(words) <= _LONGEST_UNIT and set(words) <= set(named)
        if (
            subject.unit(remark).fit == "other"
            and not any(in_title(remark))
            and (repeated or (remark in remarks and not own.issuperset(words)))
        ):
            message = phrase("“{name}” may be {ids}, or only a part of it", name=clip(text), ids=subject.id)
            return Refused("PAR301", message, phrase("write the id of the one that is meant"))
    return None


def _other_kind(text: str, subject: Subject) -> Refused:
    message = phrase(
        "“{text}” is another kind of figure than {name}, which is counted in {unit}",
        text=clip(text), name=subject.id, unit=subject.unit_name,
    )  # fmt: skip
    return Refused("PAR301", message, phrase("write the id of the one that is meant"))


def check_years(reading: SheetReading, rows: Rows) -> None:
    """Report the names that mention another period than that of their figure."""
    index = reading.columns["indicator"]
    if not any(map(_SOME_YEAR.search, set(reading.column("indicator")))):
        return
    texts = cells_at(reading.column("indicator"), rows.places)
    mentioned = {text: _mentioned(reading, text, name)
                 for text, name in dict(zip(texts, rows.column("indicator"), strict=True)).items()}  # fmt: skip
    if not any(mentioned.values()):
        return
    for place, text, period in zip(rows.places, texts, rows.column("period"), strict=True):
        if period and mentioned[text] and not _is_one_of(parse_period(period), mentioned[text]):
            message = phrase(
                "“{text}” names {one}, and its figure is of {other}",
                text=shown(clip(text)), one=mentioned[text][0].text, other=period,
            )  # fmt: skip
            reading.report(place, index, Refused("PAR401", message, phrase("correct the period, or the name")))


def _mentioned(reading: SheetReading, text: str, name: str) -> Sequence[Period]:
    subject = reading.subjects.get(name)
    if subject is None or not _SOME_YEAR.search(text) or subject.has_name(text):
        return ()
    return [parse_period(period) for period in in_title(text)[0]]


def _is_one_of(period: Period, others: Sequence[Period]) -> bool:
    """Return whether a period is within another one, or another one within it."""
    return any(
        (other.start <= period.start and period.end <= other.end)
        or (period.start <= other.start and other.end <= period.end)
        for other in others
    )
